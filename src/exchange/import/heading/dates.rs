//! Days as people write them, in Indonesian and English: `6 Mei 2024`,
//! `May 6th, 2024`, `2024-05-06`, `06/05/2024`. It must not know where they stand.

use jiff::civil::Date;

/// Names and abbreviations of the months, in both languages; the twelve in order.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "feb", "peb", "pebruari"],
    &["maret", "march", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["agustus", "august", "agu", "agt", "ags", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nopember", "nov", "nop"],
    &["desember", "december", "des", "dec"],
];

/// Which comes first in `06/05/2024`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    #[default]
    Unknown,
}

/// What a line says about the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// ISO 8601: a day, or a month.
    One(String),
    /// As it was written: could be two days.
    Unclear(String),
    None,
}

/// A run of letters or of digits.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    words: &'a str,
    start: usize,
}

impl Piece<'_> {
    fn end(&self) -> usize {
        self.start + self.words.len()
    }

    fn number(&self, least: usize, most: usize) -> Option<i16> {
        let size = self.words.len();
        let is_number = self.words.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && (least..=most).contains(&size))
            .then(|| self.words.parse().ok())
            .flatten()
    }

    fn year(&self) -> Option<i16> {
        self.number(4, 4)
            .filter(|year| (1900..=2100).contains(year))
    }

    fn month(&self) -> Option<i16> {
        let word = self.words.to_lowercase();
        let at = MONTHS
            .iter()
            .position(|names| names.contains(&word.as_str()));
        at.and_then(|at| i16::try_from(at + 1).ok())
    }
}

/// A date and the bytes it takes.
struct Dated {
    found: Found,
    start: usize,
    end: usize,
}

/// The only date of a line. Of several different ones none is chosen.
pub fn find(line: &str, order: Order) -> Found {
    let mut all = all(line, order).into_iter().map(|dated| dated.found);
    let Some(first) = all.next() else {
        return Found::None;
    };
    match all.all(|other| other == first) {
        true => first,
        false => Found::None,
    }
}

/// The line without its dates.
pub fn without(line: &str) -> String {
    let mut rest = line.to_owned();
    for dated in all(line, Order::DayFirst).iter().rev() {
        rest.replace_range(dated.start..dated.end, "");
    }
    rest
}

fn all(line: &str, order: Order) -> Vec<Dated> {
    let pieces = pieces(line);
    let mut all = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match date_at(line, &pieces[at..], order) {
            Some((found, used)) => {
                let (start, end) = (pieces[at].start, pieces[at + used - 1].end());
                let is_part = is_part(line, &pieces[..at], start, &found);
                if !is_part {
                    all.push(Dated { found, start, end });
                }
                at += used;
            }
            None => at += 1,
        }
    }
    all
}

/// Whether a number before the date belongs to it: of a stretch, `12–14 March
/// 2024`, neither end is the day, and `31 February 2024` is no month either. A
/// dash with room around it sets off the number of an interview.
fn is_part(line: &str, before: &[Piece<'_>], start: usize, found: &Found) -> bool {
    let Some(number) = before.last().filter(|piece| piece.number(1, 2).is_some()) else {
        return false;
    };
    let is_own = !line[..number.start].ends_with(char::is_alphanumeric);
    let gap = &line[number.end()..start];
    let is_month = matches!(found, Found::One(date) if date.len() == 7);
    let is_stretch =
        matches!(gap.trim(), "-" | "–" | "—") && gap.trim() == gap || matches!(gap, " - " | " – ");
    is_own && (is_stretch || (is_month && is_loose(gap)))
}

/// What may stand between the parts of a date.
fn is_loose(gap: &str) -> bool {
    gap.chars()
        .all(|letter| letter.is_whitespace() || matches!(letter, ',' | '.' | '-' | '/'))
}

fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let kind = |letter: char| match letter {
        _ if letter.is_ascii_digit() => 1,
        _ if letter.is_alphabetic() => 2,
        _ => 0,
    };
    let mut last = 0;
    for (at, letter) in line.char_indices() {
        let end = at + letter.len_utf8();
        let now = kind(letter);
        match pieces.last_mut() {
            Some(piece) if now != 0 && now == last => piece.words = &line[piece.start..end],
            _ if now != 0 => pieces.push(Piece {
                words: &line[at..end],
                start: at,
            }),
            _ => {}
        }
        last = now;
    }
    pieces
}

/// A date that begins with the first piece, and how many pieces it has.
fn date_at(line: &str, pieces: &[Piece<'_>], order: Order) -> Option<(Found, usize)> {
    let [first, second, rest @ ..] = pieces else {
        return None;
    };
    let gap = |a: &Piece<'_>, b: &Piece<'_>| &line[a.end()..b.start];
    // `6th May`: the ending belongs to the number.
    let is_ordinal = ["st", "nd", "rd", "th"].contains(&second.words.to_lowercase().as_str())
        && gap(first, second).is_empty();
    if is_ordinal && let Some(day) = first.number(1, 2) {
        let [month, year, ..] = rest else { return None };
        let date = day_of(year.year()?, month.month()?, day)?;
        return is_loose(gap(month, year)).then_some((Found::One(date), 4));
    }
    if !is_loose(gap(first, second)) {
        return None;
    }
    if let Some(month) = first.month() {
        if let Some(year) = second.year() {
            return Some((Found::One(format!("{year:04}-{month:02}")), 2));
        }
        let day = second.number(1, 2)?;
        let has_ending = rest
            .first()
            .is_some_and(|piece| ["st", "nd", "rd", "th"].contains(&piece.words));
        let year = rest.get(usize::from(has_ending))?;
        let date = day_of(year.year()?, month, day)?;
        return Some((Found::One(date), 3 + usize::from(has_ending)));
    }
    let third = rest.first()?;
    if !is_loose(gap(second, third)) {
        return None;
    }
    if let (Some(day), Some(month), Some(year)) = (first.number(1, 2), second.month(), third.year())
    {
        return day_of(year, month, day).map(|date| (Found::One(date), 3));
    }
    let mark = gap(first, second);
    if !["-", "/", "."].contains(&mark) || gap(second, third) != mark {
        return None;
    }
    let found = match (first.year(), third.year()) {
        (Some(year), _) => Found::One(day_of(year, second.number(1, 2)?, third.number(1, 2)?)?),
        (None, Some(year)) => {
            let written = &line[first.start..third.end()];
            numbered(
                written,
                first.number(1, 2)?,
                second.number(1, 2)?,
                year,
                order,
            )?
        }
        (None, None) => return None,
    };
    Some((found, 3))
}

/// `06/05/2024`: two numbers of which one may be the day as well as the other.
fn numbered(written: &str, first: i16, second: i16, year: i16, order: Order) -> Option<Found> {
    let day_first = day_of(year, second, first);
    let month_first = day_of(year, first, second);
    match (day_first, month_first, order) {
        (Some(date), _, Order::DayFirst) | (Some(date), None, _) | (None, Some(date), _) => {
            Some(Found::One(date))
        }
        (Some(one), Some(other), Order::Unknown) if one == other => Some(Found::One(one)),
        (Some(_), Some(_), Order::Unknown) => Some(Found::Unclear(written.to_owned())),
        (None, None, _) => None,
    }
}

/// ISO 8601, if there is such a day.
fn day_of(year: i16, month: i16, day: i16) -> Option<String> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    date.ok().map(|date| date.to_string())
}
