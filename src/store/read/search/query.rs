//! What a person types into the search line, as terms the index can be asked
//! for and places in a turn can be found by: words (with their stems),
//! "phrases", prefix*, -without, OR between alternatives. It must not read the
//! store.

use super::with_stems;
use crate::text::{Span, fold, tokens};

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

    /// Where the terms stand in a turn's words, in bytes, in order, not overlapping.
    pub fn places(&self, words: &str) -> Vec<Span> {
        let tokens: Vec<_> = tokens(words).collect();
        let mut places = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let found = self
                .any_of
                .iter()
                .flatten()
                .filter_map(|term| {
                    term.matches(&tokens[at..], |token| &token.word)
                        .map(|count| at + count)
                })
                .max();
            match found {
                Some(end) => {
                    places.push(Span::new(tokens[at].span.start, tokens[end - 1].span.end));
                    at = end;
                }
                None => at += 1,
            }
        }
        places
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

    /// How many tokens from the first on this term takes, if it matches there.
    fn matches<T>(&self, tokens: &[T], word_of: impl Fn(&T) -> &String) -> Option<usize> {
        let first = word_of(tokens.first()?);
        let is_match = match self {
            Term::Word(word, stems) => {
                first == word
                    || with_stems(first, |found| {
                        stems.iter().zip(found).any(|(wanted, stem)| wanted == stem)
                    })
            }
            Term::Prefix(word) => first.starts_with(word.as_str()),
            Term::Phrase(words) => {
                return (tokens.len() >= words.len()
                    && words
                        .iter()
                        .zip(tokens)
                        .all(|(word, token)| word == word_of(token)))
                .then_some(words.len());
            }
        };
        is_match.then_some(1)
    }
}

/// A string of FTS5: nothing inside it is syntax.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str, words: &str) -> Vec<String> {
        Terms::parse(query)
            .unwrap()
            .places(words)
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
