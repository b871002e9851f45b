//! One line of text: might it begin a turn, with which label, at what time, and
//! where does the speech begin? It must not know the other lines; whether a
//! label counts is decided over the whole text.

mod shape;

pub use shape::shape;

use super::words;
use crate::exchange::import::time::{self, Clock};

/// Only this much of a line is looked at for a label, in bytes.
const REACH: usize = 200;
/// What is longer than this, in characters or words, is no label.
const MOST_CHARACTERS: usize = 60;
const MOST_WORDS: usize = 6;

/// How a label is set off from the speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `Name: speech`, also with a full-width colon, or `Name [00:01] speech`.
    Colon,
    /// `Name  0:03` with the speech on the lines below.
    Timed,
    /// `Q. speech`
    Dot,
    /// `Name | speech`, a row of a table.
    Cell,
    /// The name and nothing else on the line.
    Bare,
}

/// How much the label itself looks like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Could as well be the start of a sentence: `Kepala desa`.
    Loose,
    /// Capitalised like a name.
    Name,
    /// A letter, initials or a number: `P`, `S1`, `SPEAKER_00`.
    Voice,
    /// A word that says who asks or answers.
    Role,
}

/// A line that may begin a turn. Offsets are bytes into the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label<'line> {
    pub name: &'line str,
    /// Where label or time begin.
    pub start: usize,
    /// Where the speech begins; the length of the line when there is none on it.
    pub body: usize,
    pub clock: Option<Clock>,
    pub form: Form,
    pub shape: Shape,
}

/// The label a line may begin with.
pub fn of(line: &str) -> Option<Label<'_>> {
    let head = first(line, REACH);
    let mut scan = Scan {
        line,
        head,
        at: line.len() - line.trim_start().len(),
        clock: None,
        stars: 0,
        is_numbered: false,
    };
    if scan.at >= head.len() {
        return None;
    }
    let start = scan.at;
    scan.opening();
    let is_bracketed = scan.skip('[');
    let from = scan.at;
    let (to, form) = scan.name(is_bracketed)?;
    let name = line[from..to].trim();
    let shape = shape(name)?;
    // `1. Pertanyaan: …` is a numbered question, `1. Rina: …` an item of a list.
    if scan.is_numbered && shape != Shape::Role && name.len() != 1 {
        return None;
    }
    let body = scan.at + (line[scan.at..].len() - line[scan.at..].trim_start().len());
    Some(Label {
        name,
        start,
        body,
        clock: scan.clock,
        form,
        shape,
    })
}

/// The first `most` bytes of a text, or a little less so as not to cut a letter.
pub fn first(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

struct Scan<'line> {
    line: &'line str,
    head: &'line str,
    at: usize,
    clock: Option<Clock>,
    /// How many stars of Markdown emphasis are open.
    stars: usize,
    /// The line begins with the number of a question.
    is_numbered: bool,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        self.head.get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn skip(&mut self, mark: char) -> bool {
        let is_there = self.rest().starts_with(mark);
        if is_there {
            self.at += mark.len_utf8();
        }
        is_there
    }

    /// A time, and the marks that may stand before a name.
    fn opening(&mut self) {
        if let Some((clock, length)) = time::leading(self.rest()) {
            self.clock = Some(clock);
            self.at += length;
            self.blanks();
            for dash in ["- ", "– ", "— "] {
                if self.rest().starts_with(dash) {
                    self.at += dash.len();
                    self.blanks();
                }
            }
        }
        if self.rest().starts_with(">> ") {
            self.at += 3;
        }
        // `1 | P | speech`: the number of the row comes first.
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && self.rest()[digits..].starts_with(" | ") {
            self.at += digits + 3;
        } else if (1..=3).contains(&digits) && self.rest()[digits..].starts_with(['.', ')']) {
            let number = digits + 1;
            if self.rest()[number..].starts_with(' ') {
                self.at += number;
                self.blanks();
                self.is_numbered = true;
            }
        }
        // A star with a blank behind it is a list.
        let stars = self.rest().bytes().take_while(|byte| *byte == b'*').count();
        let is_emphasis = self.rest()[stars..]
            .starts_with(|letter: char| letter.is_alphabetic() || letter == '#' || letter == '[');
        if (1..=3).contains(&stars) && is_emphasis {
            self.stars = stars;
            self.at += stars;
        }
        if self.rest().starts_with('#')
            && self.rest()[1..].starts_with(|letter: char| letter.is_alphabetic())
        {
            self.at += 1;
        }
    }

    /// Moves to the end of the label. Gives where the name ends and how it is set off.
    fn name(&mut self, is_bracketed: bool) -> Option<(usize, Form)> {
        let from = self.at;
        let mut before = '\0';
        while let Some(letter) = self.rest().chars().next() {
            if self.at > from + MOST_CHARACTERS * 4 {
                return None;
            }
            let here = self.at;
            match letter {
                ':' | '：' => return self.colon(here, before).map(|form| (here, form)),
                ']' if is_bracketed => {
                    self.at += 1;
                    return self.set_off().map(|form| (here, form));
                }
                '*' if self.stars > 0 => {
                    self.closing_stars();
                    return self.set_off().map(|form| (here, form));
                }
                '[' | '(' | '<' | '{' | '#' => {
                    if self.timed() {
                        return self.set_off().map(|form| (here, form));
                    }
                    if letter != '(' {
                        return None;
                    }
                }
                '0'..='9' if before.is_whitespace() && time::bare(self.rest()).is_some() => {
                    return self.bare_time().map(|form| (here, form));
                }
                '|' => {
                    let is_cell = before == ' ' && self.rest()[1..].starts_with(' ');
                    self.at += 1;
                    return is_cell.then_some((here, Form::Cell));
                }
                '.' if self.is_lone_letter(from, here) => {
                    self.at += 1;
                    return Some((here, Form::Dot));
                }
                _ if !is_name_letter(letter) => return None,
                _ => {}
            }
            before = letter;
            self.at += letter.len_utf8();
        }
        let is_whole = self.at >= self.line.len() && !is_bracketed && self.stars == 0;
        is_whole.then_some((self.line.len(), Form::Bare))
    }

    fn is_lone_letter(&self, from: usize, here: usize) -> bool {
        let name = &self.head[from..here];
        name.len() == 1
            && name.starts_with(|letter: char| letter.is_ascii_uppercase())
            && self.head[here + 1..].starts_with([' ', '\t'])
    }

    fn closing_stars(&mut self) {
        while self.stars > 0 && self.skip('*') {
            self.stars -= 1;
        }
    }

    fn timed(&mut self) -> bool {
        let Some((clock, length)) = time::bracketed(self.rest()) else {
            return false;
        };
        self.clock.get_or_insert(clock);
        self.at += length;
        true
    }

    /// After the colon; `before` is the letter in front of it.
    fn colon(&mut self, here: usize, before: char) -> Option<Form> {
        self.at = here + self.rest().chars().next().map_or(0, char::len_utf8);
        let next = self.line[self.at..].chars().next();
        let is_number = before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        if is_number || matches!(next, Some('/' | '\\' | ':' | ')' | '=')) {
            return None;
        }
        self.closing_stars();
        let resume = self.at;
        self.blanks();
        if !self.timed() {
            self.at = resume;
        }
        Some(Form::Colon)
    }

    /// After a name that something other than a colon has closed.
    fn set_off(&mut self) -> Option<Form> {
        self.closing_stars();
        self.blanks();
        if self.clock.is_none() && !self.timed() {
            if let Some((start, length, has_hours)) = time::bare(self.rest()) {
                self.clock = Some(Clock {
                    start,
                    end: None,
                    is_sure: has_hours,
                });
                self.at += length;
            }
        } else {
            self.timed();
        }
        self.closing_stars();
        self.blanks();
        let here = self.at;
        if self.rest().starts_with([':', '：']) {
            return self.colon(here, '\0');
        }
        self.clock?;
        Some(if self.line[here..].trim().is_empty() {
            Form::Timed
        } else {
            Form::Colon
        })
    }

    /// A time without brackets ends the line, or a colon follows it.
    fn bare_time(&mut self) -> Option<Form> {
        let (start, length, has_hours) = time::bare(self.rest())?;
        self.clock.get_or_insert(Clock {
            start,
            end: None,
            is_sure: has_hours,
        });
        self.at += length;
        self.blanks();
        let here = self.at;
        if self.rest().starts_with([':', '：']) {
            return self.colon(here, '\0');
        }
        self.line[here..].trim().is_empty().then_some(Form::Timed)
    }
}

fn is_name_letter(letter: char) -> bool {
    letter.is_alphanumeric()
        || matches!(
            letter,
            ' ' | '\t'
                | '\u{a0}'
                | '.'
                | ','
                | '\''
                | '’'
                | '-'
                | '–'
                | '_'
                | '&'
                | '/'
                | '('
                | ')'
        )
        || unicode_normalization::char::is_combining_mark(letter)
}

/// `p1`, `speaker_00`: the word and whether a number follows it.
pub fn without_number(word: &str) -> (&str, bool) {
    let stem = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    (
        stem.trim_end_matches(['_', '-', '.']),
        stem.len() < word.len(),
    )
}

/// Whether a line is a fact about the talk, `Tanggal: 3 Mei 2024`, or a remark.
pub fn is_fact(line: &str) -> bool {
    let head = first(line, REACH);
    let head = head.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let Some(end) = head.find([':', '：']) else {
        return false;
    };
    let words: Vec<&str> = head[..end].split_whitespace().collect();
    let Some(first) = words.first().map(|word| words::plain(word)) else {
        return false;
    };
    let is_address = head[end..]
        .trim_start_matches([':', '：'])
        .starts_with("//");
    // `Hari/tanggal`
    let is_known = first
        .split('/')
        .any(|word| words::is_fact(word) || words::is_look_alike(word));
    words.len() <= MOST_WORDS && is_known && !is_address
}

/// What makes two spellings one speaker: case, blanks, underscores and final
/// dots do not count, nor the number of a question.
pub fn key(name: &str) -> String {
    let mut key: String = name
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '_')
        .flat_map(char::to_lowercase)
        .collect();
    key.truncate(key.trim_end_matches('.').len());
    let (stem, has_number) = without_number(&key);
    if has_number && words::is_numbered(stem) {
        key.truncate(stem.len());
    }
    key
}

#[cfg(test)]
mod tests;
