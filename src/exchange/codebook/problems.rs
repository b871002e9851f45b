//! The mistakes of one codebook file, gathered so that a person can mend them in
//! one go, and the fault that lists them. It must not know what a mistake means.

use crate::fault::Fault;
use crate::message::Text;
use crate::text;

/// How many mistakes a fault lists.
const LISTED: usize = 20;
/// How many are kept to be sorted; a hopeless file has one a row.
const KEPT: usize = 1000;
/// How much of a text from the file a message repeats, in code points.
const SHOWN: usize = 60;

/// What is wrong with a file, each with its line; line 0 is the file as a whole.
#[derive(Debug, Default)]
pub struct Problems {
    kept: Vec<(usize, Text)>,
    count: usize,
}

impl Problems {
    pub fn add(&mut self, line: usize, problem: Text) {
        self.count += 1;
        if self.kept.len() < KEPT {
            self.kept.push((line, problem));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The refusal of the whole file, its mistakes in the order of their lines.
    pub fn into_fault(mut self, file: &str) -> Fault {
        self.kept.sort_by_key(|(line, _)| *line);
        self.kept.truncate(LISTED);
        let unlisted = self.count - self.kept.len();
        let mut lines: Vec<Text> = self
            .kept
            .into_iter()
            .map(|(line, problem)| match line {
                0 => problem,
                line => text!("codebook-at-line", line = line, problem = problem),
            })
            .collect();
        if unlisted > 0 {
            lines.push(text!("codebook-more-problems", count = unlisted));
        }
        // A message carries no lists, so the lines hang together as pairs.
        let list = lines
            .into_iter()
            .rev()
            .reduce(|rest, first| text!("codebook-two-lines", first = first, rest = rest))
            .unwrap_or_else(|| text!("codebook-no-codes"));
        let what = if self.count > 1 {
            text!(
                "codebook-refused-many",
                file = file,
                count = self.count,
                problems = list
            )
        } else {
            text!("codebook-refused", file = file, problem = list)
        };
        Fault::input(what).hint(text!("codebook-refused-hint"))
    }
}

/// A text of the file as a message may repeat it: one line, not endless.
pub fn shown(words: &str) -> String {
    let mut shown: String = words
        .chars()
        .take(SHOWN)
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect();
    if words.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Names of columns or fields in a row, the first ten of them.
pub fn names<'a>(all: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = all.len() > 10;
    let mut names = all.take(10).map(shown).collect::<Vec<_>>().join(", ");
    if more {
        names.push_str(", …");
    }
    names
}
