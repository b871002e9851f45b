//! What a person types into the search line, as terms the index can be asked
//! for and places in a turn can be found by: words (with their stems),
//! "phrases", prefix*, -without, OR between alternatives. It must not read the
//! store.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::with_stems;
use crate::text::{Span, Token, fold, stretches, tokens};

/// One thing to find.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Term {
    /// With its stems in both languages.
    Word(String, [String; 2]),
    Prefix(String),
    Phrase(Vec<String>),
}

/// A query: any of the alternatives, each all of its terms and none of the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    any_of: Vec<Vec<Term>>,
    without: Vec<Term>,
}

impl Terms {
    /// `None` when there is no word to look for.
    pub fn parse(words: &str) -> Option<Terms> {
        let mut terms = Terms::default();
        let mut alternative = Vec::new();
        for piece in pieces(words) {
            if piece == "OR" || piece == "ATAU" || piece == "|" {
                if !alternative.is_empty() {
                    terms.any_of.push(std::mem::take(&mut alternative));
                }
                continue;
            }
            if piece == "AND" || piece == "DAN" {
                continue;
            }
            match piece.strip_prefix('-') {
                Some(rest) => terms.without.extend(Term::parse(rest)),
                None => alternative.extend(Term::parse(&piece)),
            }
        }
        if !alternative.is_empty() {
            terms.any_of.push(alternative);
        }
        (!terms.any_of.is_empty()).then_some(terms)
    }

    /// The query in the language of FTS5.
    pub fn for_index(&self) -> String {
        let alternatives: Vec<String> = self
            .any_of
            .iter()
            .map(|terms| {
                let terms: Vec<String> = terms.iter().map(Term::for_index).collect();
                format!("({})", terms.join(" AND "))
            })
            .collect();
        let mut query = format!("({})", alternatives.join(" OR "));
        for term in &self.without {
            query = format!("({query} NOT {})", term.for_index());
        }
        query
    }

    /// How many words a match may take.
    fn longest(&self) -> usize {
        let lengths = self.any_of.iter().flatten().map(|term| match term {
            Term::Phrase(words) => words.len(),
            Term::Word(..) | Term::Prefix(_) => 1,
        });
        lengths.max().unwrap_or(1)
    }

    /// How many of these tokens the longest match takes that begins with the first.
    fn longest_at(&self, tokens: &[Token]) -> Option<usize> {
        let terms = self.any_of.iter().flatten();
        terms.filter_map(|term| term.matches(tokens)).max()
    }
}

/// Stretches longer than this (in bytes) are seldom seen twice, and not kept.
const STRETCH_KEPT: usize = 64;

/// More stretches than a search looks at before it has its hits, in most studies.
const STRETCHES_KEPT: usize = 50_000;

/// Finds the places of terms in one turn after the other. It remembers in which
/// stretches without white space no match can begin, which are nearly all.
pub struct Places<'t> {
    terms: &'t Terms,
    longest: usize,
    may_begin: HashMap<Box<str>, bool, RandomState>,
}

impl<'t> Places<'t> {
    pub fn of(terms: &'t Terms) -> Self {
        Places {
            terms,
            longest: terms.longest(),
            may_begin: HashMap::default(),
        }
    }

    /// Where the terms stand in a turn's words, in bytes, in order, not overlapping.
    pub fn find(&mut self, words: &str) -> Vec<Span> {
        let mut places = Vec::new();
        let mut from = 0;
        for stretch in stretches(words) {
            let own = stretch.of(words).unwrap_or_default();
            if stretch.end <= from || !self.may_begin_in(own) {
                continue;
            }
            let count = tokens(own).count();
            // A phrase may end in a later stretch.
            let ahead: Vec<Token> = tokens(words.get(stretch.start..).unwrap_or_default())
                .take(count + self.longest - 1)
                .collect();
            for at in 0..count.min(ahead.len()) {
                let start = stretch.start + ahead[at].span.start;
                if start < from {
                    continue;
                }
                if let Some(taken) = self.terms.longest_at(&ahead[at..]) {
                    from = stretch.start + ahead[at + taken - 1].span.end;
                    places.push(Span::new(start, from));
                }
            }
        }
        places
    }

    fn may_begin_in(&mut self, stretch: &str) -> bool {
        if let Some(known) = self.may_begin.get(stretch) {
            return *known;
        }
        let terms = self.terms.any_of.iter().flatten();
        let may_begin = tokens(stretch).any(|token| {
            let is_begun = |term: &Term| term.may_begin_with(&token.word);
            terms.clone().any(is_begun)
        });
        if stretch.len() <= STRETCH_KEPT && self.may_begin.len() < STRETCHES_KEPT {
            self.may_begin.insert(stretch.into(), may_begin);
        }
        may_begin
    }
}

/// Cuts at white space outside quotation marks.
fn pieces(words: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut is_quoted = false;
    for c in words.chars() {
        if matches!(c, '"' | '“' | '”') {
            is_quoted = !is_quoted;
            piece.push('"');
        } else if c.is_whitespace() && !is_quoted {
            if !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
            }
        } else {
            piece.push(c);
        }
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

impl Term {
    fn parse(piece: &str) -> Option<Term> {
        let is_quoted = piece.contains('"');
        let is_prefix = piece.ends_with('*') && !is_quoted;
        let folded = fold(piece);
        let mut words: Vec<String> = tokens(&folded).map(|token| token.word).collect();
        match words.len() {
            0 => None,
            1 if is_prefix => words.pop().map(Term::Prefix),
            1 if !is_quoted => words.pop().map(|word| {
                let stems = with_stems(&word, Clone::clone);
                Term::Word(word, stems)
            }),
            _ => Some(Term::Phrase(words)),
        }
    }

    fn for_index(&self) -> String {
        match self {
            Term::Word(word, stems) => {
                let mut any = vec![format!("exact : {}", quoted(word))];
                for stem in stems.iter().filter(|stem| !stem.is_empty()) {
                    any.push(format!("{{exact stemmed}} : {}", quoted(stem)));
                }
                format!("({})", any.join(" OR "))
            }
            Term::Prefix(word) => format!("(exact : {} *)", quoted(word)),
            Term::Phrase(words) => format!("(exact : {})", quoted(&words.join(" "))),
        }
    }

    /// Whether a match of this term may begin with a word.
    fn may_begin_with(&self, first: &str) -> bool {
        match self {
            Term::Word(word, stems) => {
                first == word
                    || with_stems(first, |found| {
                        stems.iter().zip(found).any(|(wanted, stem)| wanted == stem)
                    })
            }
            Term::Prefix(word) => first.starts_with(word.as_str()),
            Term::Phrase(words) => words.first().is_some_and(|word| word == first),
        }
    }

    /// How many tokens from the first on this term takes, if it matches there.
    fn matches(&self, tokens: &[Token]) -> Option<usize> {
        if !self.may_begin_with(&tokens.first()?.word) {
            return None;
        }
        match self {
            Term::Word(..) | Term::Prefix(_) => Some(1),
            Term::Phrase(words) => {
                let is_here = tokens.len() >= words.len()
                    && words
                        .iter()
                        .zip(tokens)
                        .all(|(word, token)| *word == token.word);
                is_here.then_some(words.len())
            }
        }
    }
}

/// A string of FTS5: nothing inside it is syntax.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::strange;
    use proptest::prelude::*;

    /// The places by looking at every word of the turn.
    fn one_by_one(terms: &Terms, words: &str) -> Vec<Span> {
        let tokens: Vec<Token> = tokens(words).collect();
        let mut places = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match terms.longest_at(&tokens[at..]) {
                Some(taken) => {
                    let end = tokens[at + taken - 1].span.end;
                    places.push(Span::new(tokens[at].span.start, end));
                    at += taken;
                }
                None => at += 1,
            }
        }
        places
    }

    proptest! {
        #[test]
        fn the_places_are_those_found_word_by_word(
            query in prop::sample::select(vec![
                "percaya", "\"anak-anak percaya\" OR kami", "per*", "\"kami percaya kami\" percaya",
                "anak \"percaya kami\"", "\"kami kami\"",
            ]),
            turns in prop::collection::vec(prop_oneof![
                strange::text(),
                "(kami|dipercaya|percaya|anak-anak|Kami_|per|[,.;/_' \n-]){0,14}",
            ], 1..4),
        ) {
            let terms = Terms::parse(query).unwrap();
            let mut places = Places::of(&terms);
            for words in turns.iter().chain(&turns) {
                prop_assert_eq!(places.find(words), one_by_one(&terms, words));
            }
        }
    }

    fn found(query: &str, words: &str) -> Vec<String> {
        let terms = Terms::parse(query).unwrap();
        Places::of(&terms)
            .find(words)
            .into_iter()
            .map(|span| span.of(words).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn a_word_is_found_by_its_stem_in_both_languages() {
        assert_eq!(
            found("percaya", "Kami percaya, dipercaya."),
            ["percaya", "dipercaya"]
        );
        assert_eq!(found("meeting", "They met; meetings."), ["meetings"]);
    }

    #[test]
    fn phrases_prefixes_and_exclusions_are_understood() {
        assert_eq!(
            found("\"forum bulanan\"", "di forum bulanan itu"),
            ["forum bulanan"]
        );
        assert_eq!(found("keperc*", "Kepercayaan kami"), ["Kepercayaan"]);
        let terms = Terms::parse("forum -bulanan").unwrap();
        assert!(terms.for_index().contains("NOT"));
    }

    #[test]
    fn nothing_to_look_for_is_no_query() {
        assert_eq!(Terms::parse(" - \"\" !! "), None);
        assert_eq!(Terms::parse("-tidak"), None);
    }

    #[test]
    fn what_a_person_types_is_never_syntax_of_the_index() {
        let query = Terms::parse("a\"b NEAR( ) exact: ^x { } + NOT")
            .unwrap()
            .for_index();
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        conn.execute_batch("CREATE VIRTUAL TABLE t USING fts5 (exact, stemmed)")
            .unwrap();
        let count: i64 = conn
            .query_row("SELECT count(*) FROM t WHERE t MATCH ?1", [query], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(count, 0);
    }
}
