//! What a transcript says about itself above the talk: when, where and by whom
//! it was held. It must not know how turns are told apart.

mod dates;

use dates::{Found, Order};

use crate::message::Text;
use crate::model::document::DocumentFacts;
use crate::text;

/// A heading is no longer than this many lines.
const MOST_LINES: usize = 40;
/// Nor any of its lines than this many bytes.
const LONGEST: usize = 200;
/// Names of people and places have no more words than this.
const MOST_WORDS: usize = 14;

const DATE: &[&str] = &["tanggal", "tgl", "date", "hari", "day", "waktu", "time"];
const PLACE: &[&str] = &["tempat", "lokasi", "place", "location", "venue"];
const INTERVIEWER: &[&str] = &["pewawancara", "interviewer", "interviewers"];
/// What such a key says is as good as a title.
const TITLE: &[&str] = &[
    "wawancara",
    "interview",
    "observasi",
    "observation",
    "judul",
    "title",
];
/// What is dated by such a key is not the talk.
const OTHER: &[&str] = &[
    "lahir",
    "birth",
    "born",
    "transkrip",
    "transkripsi",
    "transcribed",
    "transcript",
    "transcription",
    "cetak",
    "printed",
    "revisi",
    "revised",
    "modified",
    "unduh",
    "downloaded",
];
/// Words of an Indonesian key or heading.
const INDONESIAN: &[&str] = &[
    "tanggal",
    "tgl",
    "hari",
    "waktu",
    "tempat",
    "lokasi",
    "pewawancara",
    "wawancara",
    "transkrip",
    "catatan",
    "observasi",
    "laporan",
    "narasumber",
    "dan",
    "yang",
    "dengan",
    "desa",
    "pertanyaan",
];

/// Puts into `facts` what the heading says; gives what it leaves open.
///
/// `talk` is where the first turn begins, in bytes, if anybody is named as speaking.
pub fn read(text: &str, talk: Option<usize>, facts: &mut DocumentFacts) -> Vec<Text> {
    let lines = lines(text, talk);
    let is_indonesian = lines.iter().any(|line| has_any(line, INDONESIAN));
    let order = match is_indonesian {
        true => Order::DayFirst,
        false => Order::Unknown,
    };
    let mut dates = Dates {
        order,
        ..Dates::default()
    };
    for line in &lines {
        let Some((key, value)) = pair(line) else {
            dates.take_titled(line);
            continue;
        };
        if has_any(key, OTHER) {
            continue;
        }
        if has_any(key, DATE) || has_any(key, PLACE) {
            dates.take_stated(value);
        } else if has_any(key, TITLE) {
            dates.take_titled(value);
        }
        if has_any(key, PLACE) && facts.place.is_empty() {
            name(&dates::without(value)).clone_into(&mut facts.place);
        } else if has_any(key, INTERVIEWER) && facts.interviewer.is_empty() {
            name(value).clone_into(&mut facts.interviewer);
        }
    }
    facts.date = dates.stated.or(dates.titled).unwrap_or_default();
    match dates.unclear {
        Some(written) if facts.date.is_empty() => {
            vec![text!("import-date-unclear", date = written)]
        }
        _ => Vec::new(),
    }
}

/// The dates of a heading as they turn up.
#[derive(Default)]
struct Dates {
    order: Order,
    /// Under a key such as `Tanggal`.
    stated: Option<String>,
    /// Somewhere in a title.
    titled: Option<String>,
    /// Could be two days.
    unclear: Option<String>,
}

impl Dates {
    fn take_stated(&mut self, value: &str) {
        let found = dates::find(value, self.order);
        let place = match self.stated {
            None => &mut self.stated,
            Some(_) => return,
        };
        settle(found, place, &mut self.unclear);
    }

    fn take_titled(&mut self, line: &str) {
        if self.titled.is_none() && !has_any(line, OTHER[..3].as_ref()) {
            let found = dates::find(line, self.order);
            settle(found, &mut self.titled, &mut self.unclear);
        }
    }
}

fn settle(found: Found, place: &mut Option<String>, unclear: &mut Option<String>) {
    match found {
        Found::One(date) => *place = Some(date),
        Found::Unclear(written) => {
            unclear.get_or_insert(written);
        }
        Found::None => {}
    }
}

/// The lines above the talk. Where nobody is named as speaking, the title and
/// the lines `Key: value` below it.
fn lines(text: &str, talk: Option<usize>) -> Vec<&str> {
    let limit = talk.unwrap_or(text.len());
    let above = text.get(..limit).unwrap_or(text);
    let mut kept = Vec::new();
    let mut has_title = false;
    for line in above.split('\n').take(MOST_LINES) {
        let line = line.trim_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, '#' | '*' | '_' | '|' | '\u{feff}')
        });
        let is_rule = line.chars().all(|letter| matches!(letter, '-' | '='));
        if is_rule {
            continue;
        }
        let is_pair = pair(line).is_some();
        let is_title = !has_title && !is_pair;
        has_title |= is_title;
        let is_long = line.len() > LONGEST || (line.ends_with('.') && !is_pair);
        match talk {
            Some(_) if is_long => {}
            None if is_long || !(is_pair || is_title) => break,
            _ => kept.push(line),
        }
    }
    kept
}

/// `Key: value`, `Key | value`, or the two with a tab between; bold or not.
fn pair(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '\t', '|', '：'])?;
    let mark = line[at..].chars().next()?.len_utf8();
    let plain = |part: &'_ str| -> std::ops::Range<usize> {
        let rest = part.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let from = part.len() - rest.len();
        from..from
            + rest
                .trim_end_matches([' ', '*', '_', '\t', '|', ':', '"', '\''])
                .len()
    };
    let (key, value) = (&line[..at], &line[at + mark..]);
    let (key, value) = (&key[plain(key)], &value[plain(value)]);
    let is_key = !key.is_empty() && key.split_whitespace().count() <= 5;
    (is_key && !value.is_empty() && !key.ends_with(|last: char| last.is_ascii_digit()))
        .then_some((key, value))
}

fn has_any(words: &str, list: &[&str]) -> bool {
    words
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| list.contains(&word.to_lowercase().as_str()))
}

/// A name, or nothing where it reads like a sentence.
fn name(value: &str) -> &str {
    let value = value.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | ';' | '/' | '–' | '—' | '-')
    });
    let is_sentence = value.contains('?') || value.split_whitespace().count() > MOST_WORDS;
    if is_sentence { "" } else { value }
}

#[cfg(test)]
mod tests;
