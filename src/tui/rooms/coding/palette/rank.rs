//! Which codes a few letters mean, the best first: by key and name before
//! definition, and what was used lately before the rest. It must not know the
//! dialog.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::model::code::Code;
use crate::model::ids::CodeId;
use crate::text;

/// What a code can be found by, made ready once.
#[derive(Debug)]
pub struct Entry {
    pub code: CodeId,
    /// Lower case: key, key without its book, names in both languages.
    names: [String; 4],
    /// Both languages, lower case.
    definition: String,
    /// How long ago it was used; `usize::MAX` for never.
    age: usize,
}

impl Entry {
    #[must_use]
    pub fn new(code: &Code, recent: &[CodeId]) -> Self {
        let low = |words: &str| text::fold(words).into_owned();
        let age = recent.iter().position(|known| *known == code.id);
        Entry {
            code: code.id,
            names: [
                low(&code.key),
                low(code.short()),
                low(&code.words.label.en),
                low(&code.words.label.id),
            ],
            definition: low(&format!(
                "{} {}",
                code.words.definition.en, code.words.definition.id
            )),
            age: age.unwrap_or(usize::MAX),
        }
    }
}

/// How well something matches; more is better.
type Score = (u8, u32);

/// Key and name matched: how exactly.
const EXACT: u8 = 5;
const BEGINS: u8 = 4;
const WORD_BEGINS: u8 = 3;
const LETTERS: u8 = 2;
/// Only the definition holds the words.
const DEFINED: u8 = 1;

/// The indices of the entries that match, best first; all of them, the ones
/// used lately first, when nothing is typed.
#[must_use]
pub fn rank(entries: &[Entry], typed: &str, matcher: &mut Matcher) -> Vec<usize> {
    let typed = text::fold(typed.trim()).into_owned();
    let mut found: Vec<(Score, usize)> = if typed.is_empty() {
        (0..entries.len()).map(|at| ((0, 0), at)).collect()
    } else {
        let letters = pattern(&typed, AtomKind::Fuzzy);
        let words = pattern(&typed, AtomKind::Substring);
        let scored = entries.iter().enumerate();
        scored
            .filter_map(|(at, entry)| Some((score(entry, &typed, &letters, &words, matcher)?, at)))
            .collect()
    };
    found.sort_by_key(|((tier, score), at)| {
        let entry = &entries[*at];
        // Among names that begin alike, what was used lately is meant.
        let score = if *tier >= WORD_BEGINS { 0 } else { *score };
        let best_first = std::cmp::Reverse((*tier, score));
        (best_first, entry.age, *at)
    });
    found.into_iter().map(|(_, at)| at).collect()
}

fn pattern(typed: &str, kind: AtomKind) -> Pattern {
    Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, kind)
}

fn score(
    entry: &Entry,
    typed: &str,
    letters: &Pattern,
    words: &Pattern,
    matcher: &mut Matcher,
) -> Option<Score> {
    let mut best: Option<Score> = None;
    let mut buffer = Vec::new();
    for name in &entry.names {
        let tier = if name == typed {
            EXACT
        } else if name.starts_with(typed) {
            BEGINS
        } else if name
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| word.starts_with(typed))
        {
            WORD_BEGINS
        } else {
            LETTERS
        };
        let found = letters.score(Utf32Str::new(name, &mut buffer), matcher);
        best = best.max(found.map(|score| (tier, score)));
    }
    best.or_else(|| {
        // Letters scattered over a definition mean nothing; whole strings do.
        let has_enough = typed.chars().count() >= 3;
        let found = words.score(Utf32Str::new(&entry.definition, &mut buffer), matcher);
        found.filter(|_| has_enough).map(|score| (DEFINED, score))
    })
}

/// A matcher for [`rank`].
#[must_use]
pub fn matcher() -> Matcher {
    Matcher::new(Config::DEFAULT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture;

    fn ranked(typed: &str, recent: &[i64]) -> Vec<String> {
        let codes = fixture::codes();
        let recent: Vec<CodeId> = recent.iter().map(|id| CodeId(*id)).collect();
        let entries: Vec<Entry> = codes.iter().map(|code| Entry::new(code, &recent)).collect();
        rank(&entries, typed, &mut matcher())
            .into_iter()
            .map(|at| codes[at].key.clone())
            .collect()
    }

    #[test]
    fn nothing_typed_offers_what_was_used_lately_first() {
        assert_eq!(ranked("", &[5, 3])[..3], ["PS.B1", "PS.A2", "PS.A"]);
    }

    #[test]
    fn a_key_without_its_book_is_enough_and_wins() {
        assert_eq!(ranked("b1", &[])[0], "PS.B1");
        assert_eq!(ranked("a", &[])[0], "PS.A");
    }

    #[test]
    fn names_are_found_in_either_language_and_before_definitions() {
        assert_eq!(ranked("janji", &[])[0], "PS.A1");
        assert_eq!(ranked("openly", &[])[0], "PS.A2");
        assert_eq!(ranked("kprcy", &[])[0], "PS.A");
    }

    #[test]
    fn the_definition_is_looked_at_when_no_name_matches() {
        assert_eq!(ranked("said about", &[]).len(), 5);
        assert!(ranked("sd", &[]).len() < 5, "not by scattered letters");
    }

    #[test]
    fn among_names_that_begin_alike_the_one_used_lately_is_meant() {
        assert_eq!(ranked("ha", &[])[0], "PS.B");
        assert_eq!(ranked("ha", &[5])[0], "PS.B1");
    }
}
