//! Finding words: full text over the index of turns (as written, or by stem),
//! and regular expressions over the texts themselves, in parallel. It must not
//! know who searches.

mod query;
mod regexes;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use foldhash::fast::RandomState;
use rusqlite::{Connection, named_params};

use super::offset;
use crate::fault::{Fault, Outcome};
use crate::model::ids::{DocumentId, TurnId};
use crate::model::inquiry::{Hit, SearchQuery};
use crate::store::Store;
use crate::text;
use crate::text::{STEMMER_VERSION, Span, StemLanguage, is_on_grapheme, stem, stretches, tokens};

/// How much of the line around a hit is shown on each side, in code points.
const AROUND: usize = 60;

impl Store {
    /// Stops with a fault when `cancel` is set.
    pub fn search(&self, query: &SearchQuery, cancel: &AtomicBool) -> Outcome<Vec<Hit>> {
        if query.words.trim().is_empty() {
            return Err(Fault::input(text!("search-empty")));
        }
        if query.is_regex {
            return regexes::search(self, query, cancel);
        }
        let Some(terms) = query::Terms::parse(&query.words) else {
            return Err(
                Fault::input(text!("search-no-word", query = query.words.as_str()))
                    .hint(text!("search-no-word-hint")),
            );
        };
        self.search_words(&terms, query, cancel)
    }

    fn search_words(
        &self,
        terms: &query::Terms,
        query: &SearchQuery,
        cancel: &AtomicBool,
    ) -> Outcome<Vec<Hit>> {
        let mut hits = Vec::new();
        let mut places = query::Places::of(terms);
        let mut open: Option<(i64, String)> = None;
        let mut statement = self.conn().prepare_cached(
            "SELECT turn.id, turn.number, turn.revision_id, turn.start_byte, turn.end_byte,
                    turn.start_char, turn.body_byte, speaker.label, document.id, document.title
             FROM turn_index
             JOIN turn ON turn.id = turn_index.rowid
             JOIN document ON document.current_revision = turn.revision_id AND document.hidden = 0
             LEFT JOIN speaker ON speaker.id = turn.speaker_id
             WHERE turn_index MATCH :match AND (:document IS NULL OR document.id = :document)
             ORDER BY turn_index.rowid",
        )?;
        let mut rows = statement.query(named_params! {
            ":match": terms.for_index(), ":document": query.document.map(|document| document.0),
        })?;
        while let Some(row) = rows.next()? {
            stop_if(cancel)?;
            let revision: i64 = row.get(2)?;
            if open.as_ref().is_none_or(|(known, _)| *known != revision) {
                open = Some((revision, text_of(self.conn(), revision)?));
            }
            let text = open.as_ref().map_or("", |(_, text)| text.as_str());
            let turn = Span::new(offset(row, 3)?, offset(row, 4)?);
            let found = Found {
                turn: TurnId(row.get(0)?),
                number: row.get(1)?,
                span: turn,
                start_char: offset(row, 5)?,
                speaker: row.get(7)?,
                document: DocumentId(row.get(8)?),
                title: row.get(9)?,
            };
            let words = turn.of(text).unwrap_or_default();
            let mut places = places.find(words);
            if places.is_empty() {
                // The index cuts some words otherwise than we do: then the turn is the hit.
                places.push(Span::new(
                    offset(row, 6)?.saturating_sub(turn.start),
                    words.len(),
                ));
            }
            for place in places {
                hits.push(found.hit(
                    text,
                    Span::new(turn.start + place.start, turn.start + place.end),
                ));
                if query.limit > 0 && hits.len() >= query.limit {
                    return Ok(hits);
                }
            }
        }
        Ok(hits)
    }
}

/// The turn a hit is in.
struct Found {
    turn: TurnId,
    /// `None` for text outside turns.
    number: Option<u32>,
    span: Span,
    start_char: usize,
    speaker: Option<String>,
    document: DocumentId,
    title: String,
}

impl Found {
    /// `span` in bytes of the whole text.
    fn hit(&self, text: &str, span: Span) -> Hit {
        let chars =
            |from: usize, to: usize| text.get(from..to).map_or(0, |part| part.chars().count());
        let start = self.start_char + chars(self.span.start, span.start);
        let (line, line_span) = line_around(text, span);
        Hit {
            document: self.document,
            document_title: self.title.clone(),
            turn: self.number.map(|_| self.turn),
            turn_number: self.number,
            speaker: self.speaker.clone(),
            span,
            start,
            end: start + chars(span.start, span.end),
            text: span.of(text).unwrap_or_default().to_owned(),
            line,
            line_span,
        }
    }
}

/// The part of the line a hit stands in, and where in it the hit is, in bytes.
fn line_around(text: &str, span: Span) -> (String, Span) {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .take(AROUND)
        .take_while(|(_, c)| *c != '\n')
        .last()
        .map_or(before.len(), |(byte, _)| byte);
    let to = after
        .char_indices()
        .take(AROUND)
        .take_while(|(_, c)| *c != '\n')
        .last()
        .map_or(0, |(byte, c)| byte + c.len_utf8());
    let line = text.get(from..span.end + to).unwrap_or_default();
    (
        line.replace('\n', " "),
        Span::new(span.start - from, span.end - from),
    )
}

fn text_of(conn: &Connection, revision: i64) -> Outcome<String> {
    Ok(conn
        .prepare_cached("SELECT text FROM document_revision WHERE id = ?1")?
        .query_row([revision], |row| row.get(0))?)
}

fn stop_if(cancel: &AtomicBool) -> Outcome<()> {
    if cancel.load(Ordering::Relaxed) {
        return Err(Fault::cancelled(text!("store-interrupted")));
    }
    Ok(())
}

thread_local! {
    /// Stems of words seen, for both languages: a study says the same words often.
    static STEMS: RefCell<HashMap<String, [String; 2]>> = RefCell::new(HashMap::new());
}

/// More words than any study's vocabulary; past it the memory starts anew.
const STEMS_KEPT: usize = 200_000;

/// Stems again what was stemmed, until nothing more comes off: Indonesian
/// prefixes stand in layers (di-per-caya), and the stemmer takes off one or two.
fn root(language: StemLanguage, word: &str) -> String {
    let mut root = stem(language, word);
    loop {
        let next = stem(language, &root);
        if next == root || next.is_empty() {
            return root;
        }
        root = next;
    }
}

/// What the index is built by; when it changes the index is built anew.
pub fn index_rules() -> String {
    format!("{STEMMER_VERSION}, roots 1")
}

/// The Indonesian and the English stem of a folded word.
fn with_stems<T>(word: &str, use_them: impl FnOnce(&[String; 2]) -> T) -> T {
    STEMS.with_borrow_mut(|known| {
        if let Some(stems) = known.get(word) {
            return use_them(stems);
        }
        if known.len() >= STEMS_KEPT {
            known.clear();
        }
        let stems = [
            root(StemLanguage::Indonesian, word),
            stem(StemLanguage::English, word),
        ];
        use_them(known.entry(word.to_owned()).or_insert(stems))
    })
}

/// Stretches longer than this (in bytes) are seldom seen twice, and not kept.
const STRETCH_KEPT: usize = 64;

/// Makes what the index holds of turns, one turn after the other. It remembers
/// what each stretch without white space gave, because most of them come again.
#[derive(Default)]
pub struct IndexWords {
    /// Where in `stems` a stretch has its own, as start and end.
    known: HashMap<Box<str>, (usize, usize), RandomState>,
    stems: String,
    stemmed: String,
}

impl IndexWords {
    /// The two columns of a turn: its words as written, and those stems that
    /// differ from the word they stem from (the others are found as written).
    pub fn columns<'a>(&'a mut self, words: &'a str) -> (&'a str, &'a str) {
        self.stemmed.clear();
        // A mark that joins the space beside it changes where words begin, and
        // is so rare that remembering its stretch is not worth a thought.
        if stretches(words).any(|stretch| is_joined_to_a_space(words, stretch)) {
            add_stems(words, &mut self.stemmed);
            return (words, &self.stemmed);
        }
        for stretch in stretches(words).filter_map(|span| span.of(words)) {
            if let Some((start, end)) = self.known.get(stretch) {
                self.stemmed.push_str(&self.stems[*start..*end]);
                continue;
            }
            let from = self.stemmed.len();
            add_stems(stretch, &mut self.stemmed);
            if stretch.len() <= STRETCH_KEPT {
                if self.known.len() >= STEMS_KEPT {
                    self.known.clear();
                    self.stems.clear();
                }
                let start = self.stems.len();
                self.stems.push_str(&self.stemmed[from..]);
                let place = (start, self.stems.len());
                self.known.insert(stretch.into(), place);
            }
        }
        (words, &self.stemmed)
    }
}

/// Whether a character at one of its ends makes one grapheme with white space.
fn is_joined_to_a_space(words: &str, stretch: Span) -> bool {
    let bytes = words.as_bytes();
    let is_ascii = |at: usize| bytes.get(at).is_some_and(u8::is_ascii);
    let is_joined = |inside: usize, edge: usize| !is_ascii(inside) && !is_on_grapheme(words, edge);
    is_joined(stretch.start, stretch.start) || is_joined(stretch.end - 1, stretch.end)
}

/// Adds the stems of some words that differ from the words, each with a space.
fn add_stems(words: &str, stemmed: &mut String) {
    for token in tokens(words) {
        with_stems(&token.word, |stems| {
            let [indonesian, english] = stems;
            for (index, stem) in stems.iter().enumerate() {
                let is_repeated = index == 1 && indonesian == english;
                if *stem != token.word && !is_repeated {
                    stemmed.push_str(stem);
                    stemmed.push(' ');
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::strange;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn remembering_stretches_changes_nothing_in_the_index(
            texts in prop::collection::vec(prop_oneof![
                strange::text(),
                "([Aa]nak-anak|percaya|dipercaya|don.t|2019-an|[,.;:()_'\u{2019} \n-]){0,12}",
            ], 1..6)
        ) {
            let mut index = IndexWords::default();
            for text in texts.iter().chain(&texts).map(String::as_str) {
                let mut stems = String::new();
                add_stems(text, &mut stems);
                prop_assert_eq!(index.columns(text), (text, stems.as_str()));
            }
        }
    }
}
