//! Words: how often each is said, and one word in its contexts, over stretches
//! of text that are handed in one document at a time. It must not know who said
//! what or why a stretch is counted.

mod stop;

use std::collections::HashMap;

pub use stop::is_stop_word;

use crate::model::ids::DocumentId;
use crate::text::{Span, StemLanguage, Token, fold, stem, tokens, words};

/// Words of context on each side of a word.
const CONTEXT: usize = 9;
/// Forms of a stem that are named.
const FORMS: usize = 6;
/// Rows of a word that are worth tidying while counting.
const MANY: usize = 1_024;

/// A stretch of a document that counts: a turn or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Bytes of the document.
    pub span: Span,
    pub turn: Option<u32>,
    pub speaker: String,
    /// The row of the case who speaks.
    pub row: Option<u32>,
}

/// A document's text with the stretches of it that count, in order.
#[derive(Debug, Clone)]
pub struct Spoken {
    pub document: DocumentId,
    pub title: String,
    pub language: StemLanguage,
    pub text: String,
    pub stretches: Vec<Stretch>,
}

/// How often a word is said, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Tally {
    count: u64,
    documents: u32,
    last: Option<DocumentId>,
    /// The documents themselves, where forms will be joined to stems.
    named: Vec<DocumentId>,
    /// Rows of the cases who say it; each once when it is finished.
    rows: Vec<u32>,
}

impl Tally {
    fn join(&mut self, other: Tally) {
        self.count += other.count;
        self.documents += other.documents;
        self.named.extend(other.named);
        self.rows.extend(other.rows);
    }

    fn tidy(&mut self) {
        self.named.sort_unstable();
        self.named.dedup();
        self.rows.sort_unstable();
        self.rows.dedup();
    }
}

/// Counts of words. Each document goes into one of the counts that are joined.
#[derive(Debug, Default)]
pub struct WordCount {
    /// Indonesian and English documents apart, because stop words and stems are.
    tables: [HashMap<String, Tally>; 2],
    total: u64,
    has_stems: bool,
}

fn table_of(language: StemLanguage) -> usize {
    match language {
        StemLanguage::Indonesian => 0,
        StemLanguage::English => 1,
    }
}

impl WordCount {
    /// With `has_stems` the forms of a stem will be one word.
    #[must_use]
    pub fn new(has_stems: bool) -> Self {
        WordCount {
            has_stems,
            ..WordCount::default()
        }
    }

    /// Adds the stretches of one document.
    pub fn take(&mut self, spoken: &Spoken) {
        let table = &mut self.tables[table_of(spoken.language)];
        for stretch in &spoken.stretches {
            let Some(text) = stretch.span.of(&spoken.text) else {
                continue;
            };
            for span in words(text) {
                let Some(word) = span.of(text) else { continue };
                if !word.chars().any(char::is_alphabetic) {
                    continue;
                }
                self.total += 1;
                let word = fold(word);
                // Looked up first, so that only a new word is copied.
                let tally = match table.get_mut(word.as_ref()) {
                    Some(tally) => tally,
                    None => table.entry(word.into_owned()).or_default(),
                };
                tally.count += 1;
                if tally.last != Some(spoken.document) {
                    tally.last = Some(spoken.document);
                    tally.documents += 1;
                    if self.has_stems {
                        tally.named.push(spoken.document);
                    }
                }
                if let Some(row) = stretch.row
                    && tally.rows.last() != Some(&row)
                {
                    // Where speakers alternate, each would come again and again.
                    if tally.rows.len() >= MANY && tally.rows.len() == tally.rows.capacity() {
                        tally.tidy();
                    }
                    tally.rows.push(row);
                }
            }
        }
    }

    /// Both counts together; no document may be in both.
    #[must_use]
    pub fn join(mut self, other: WordCount) -> WordCount {
        self.total += other.total;
        self.has_stems |= other.has_stems;
        for (table, other) in self.tables.iter_mut().zip(other.tables) {
            for (word, tally) in other {
                match table.get_mut(&word) {
                    Some(known) => known.join(tally),
                    None => {
                        table.insert(word, tally);
                    }
                }
            }
        }
        self
    }

    /// The words without stop words, the most frequent first.
    #[must_use]
    pub fn finish(self) -> Counted {
        let has_stems = self.has_stems;
        let mut joined: HashMap<String, (Tally, Vec<(u64, String)>)> = HashMap::new();
        let mut stopped = 0;
        let languages = [StemLanguage::Indonesian, StemLanguage::English];
        for (table, language) in self.tables.into_iter().zip(languages) {
            for (word, tally) in table {
                if is_stop_word(language, &word) {
                    stopped += tally.count;
                    continue;
                }
                let key = if has_stems {
                    stem(language, &word)
                } else {
                    word.clone()
                };
                let (known, forms) = joined.entry(key).or_default();
                forms.push((tally.count, word));
                known.join(tally);
            }
        }
        let mut rows: Vec<WordRow> = joined
            .into_iter()
            .map(|(word, (mut tally, mut forms))| {
                tally.tidy();
                forms.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
                let mut forms: Vec<String> = forms.into_iter().map(|(_, form)| form).collect();
                forms.dedup();
                forms.truncate(FORMS);
                WordRow {
                    word,
                    count: tally.count,
                    documents: if has_stems {
                        u32::try_from(tally.named.len()).unwrap_or(u32::MAX)
                    } else {
                        tally.documents
                    },
                    cases: tally.rows.len(),
                    forms: if has_stems { forms } else { Vec::new() },
                }
            })
            .collect();
        rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.word.cmp(&b.word)));
        Counted {
            total: self.total,
            stopped,
            rows,
        }
    }
}

/// A word of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordRow {
    /// In lower case without diacritics, or the stem.
    pub word: String,
    pub count: u64,
    /// Documents it is said in.
    pub documents: u32,
    pub cases: usize,
    /// The words of a stem, the most frequent first.
    pub forms: Vec<String>,
}

/// The words of a study.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    /// All words, stop words too.
    pub total: u64,
    pub stopped: u64,
    pub rows: Vec<WordRow>,
}

/// One line of a word in its contexts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub document: DocumentId,
    pub title: String,
    pub turn: Option<u32>,
    pub speaker: String,
    pub row: Option<u32>,
    pub left: String,
    pub word: String,
    pub right: String,
    /// Byte of the document the word starts at.
    pub start: usize,
}

/// The word or words that are looked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    words: Vec<String>,
    has_stems: bool,
    /// The last word only has to begin like this: `percaya*`.
    is_prefix: bool,
}

impl Wanted {
    /// `None` where there is no word in what was typed.
    #[must_use]
    pub fn new(typed: &str, has_stems: bool) -> Option<Self> {
        let words: Vec<String> = tokens(typed).map(|token| token.word).collect();
        (!words.is_empty()).then(|| Wanted {
            words,
            has_stems,
            is_prefix: typed.trim_end().ends_with('*'),
        })
    }

    fn fits(&self, tokens: &[Token], language: StemLanguage) -> bool {
        let last = self.words.len() - 1;
        tokens.len() > last
            && self
                .words
                .iter()
                .zip(tokens)
                .enumerate()
                .all(|(at, (wanted, token))| {
                    if self.is_prefix && at == last {
                        token.word.starts_with(wanted.as_str())
                    } else if token.word == *wanted {
                        true
                    } else {
                        self.has_stems && stem(language, &token.word) == stem(language, wanted)
                    }
                })
    }

    /// The lines of one document.
    pub fn find(&self, spoken: &Spoken, found: &mut Vec<Line>) {
        for stretch in &spoken.stretches {
            let Some(text) = stretch.span.of(&spoken.text) else {
                continue;
            };
            // Stems need every word looked at; else a glance tells most turns.
            if !self.has_stems && !self.may_hold(text) {
                continue;
            }
            let all: Vec<Token> = tokens(text).collect();
            for at in 0..all.len() {
                if self.fits(&all[at..], spoken.language) {
                    found.push(self.line(spoken, stretch, text, &all, at));
                }
            }
        }
    }

    fn may_hold(&self, text: &str) -> bool {
        match self.words.first() {
            Some(word) => fold(text).contains(word.as_str()),
            None => false,
        }
    }

    fn line(
        &self,
        spoken: &Spoken,
        stretch: &Stretch,
        text: &str,
        all: &[Token],
        at: usize,
    ) -> Line {
        let last = at + self.words.len() - 1;
        let (start, end) = (all[at].span.start, all[last].span.end);
        let from = match at.checked_sub(CONTEXT) {
            Some(first) => all[first].span.start,
            None => 0,
        };
        let to = all
            .get(last + CONTEXT)
            .map_or(text.len(), |token| token.span.end);
        let plain = |from: usize, to: usize| {
            let words = text.get(from..to).unwrap_or_default();
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Line {
            document: spoken.document,
            title: spoken.title.clone(),
            turn: stretch.turn,
            speaker: stretch.speaker.clone(),
            row: stretch.row,
            left: plain(from, start),
            word: plain(start, end),
            right: plain(end, to),
            start: stretch.span.start + start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    fn spoken(document: i64, text: &str, rows: &[(usize, usize, u32)]) -> Spoken {
        Spoken {
            document: DocumentId(document),
            title: format!("I{document}"),
            language: StemLanguage::Indonesian,
            text: text.to_owned(),
            stretches: rows
                .iter()
                .map(|(start, end, row)| Stretch {
                    span: Span::new(*start, *end),
                    turn: Some(1),
                    speaker: "N".to_owned(),
                    row: Some(*row),
                })
                .collect(),
        }
    }

    fn whole(document: i64, text: &str) -> Spoken {
        spoken(document, text, &[(0, text.len(), document as u32)])
    }

    #[test]
    fn stop_words_and_numbers_are_left_out_and_case_does_not_matter() {
        let mut count = WordCount::default();
        count.take(&whole(1, "Modal yang MODAL itu 40 dan 40; modal-modal."));
        let counted = count.finish();
        let rows: Vec<(&str, u64)> = counted
            .rows
            .iter()
            .map(|row| (row.word.as_str(), row.count))
            .collect();
        assert_eq!(rows, [("modal", 2), ("modal-modal", 1)]);
        assert_eq!((counted.total, counted.stopped), (6, 3));
    }

    #[test]
    fn forms_of_a_stem_are_one_word() {
        let mut count = WordCount::new(true);
        count.take(&whole(1, "membutuhkan kebutuhan"));
        let mut other = WordCount::new(true);
        other.take(&whole(2, "butuh kebutuhan"));
        let counted = count.join(other).finish();
        assert_eq!(counted.rows.len(), 1);
        let row = &counted.rows[0];
        assert_eq!((row.word.as_str(), row.count, row.cases), ("butuh", 4, 2));
        assert_eq!(row.documents, 2);
        assert_eq!(row.forms, ["kebutuhan", "butuh", "membutuhkan"]);
    }

    #[test]
    fn a_word_is_shown_between_what_was_said_before_and_after() {
        let text = "Awalnya kami\ntidak percaya bantuan modal itu datang, 🙂 jadi kami diam.";
        let mut found = Vec::new();
        Wanted::new("Bantuan Modal", false)
            .unwrap()
            .find(&whole(1, text), &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].left, "Awalnya kami tidak percaya");
        assert_eq!(found[0].word, "bantuan modal");
        assert_eq!(found[0].right, "itu datang, 🙂 jadi kami diam.");
        assert!(text[found[0].start..].starts_with("bantuan"));
        found.clear();
        Wanted::new("dat*", false)
            .unwrap()
            .find(&whole(1, text), &mut found);
        assert_eq!(found.len(), 1);
        found.clear();
        Wanted::new("kepercayaan", true)
            .unwrap()
            .find(&whole(1, text), &mut found);
        assert_eq!(found.len(), 1);
        assert!(Wanted::new(" – ", false).is_none());
    }

    proptest! {
        #[test]
        fn words_are_counted_alike_however_the_documents_are_dealt_out(
            texts in prop::collection::vec("[a-eA-E é,.\n-]{0,60}", 0..6)
        ) {
            let mut together = WordCount::default();
            let mut apart = WordCount::default();
            let mut naive: BTreeMap<String, u64> = BTreeMap::new();
            for (at, text) in texts.iter().enumerate() {
                let spoken = whole(at as i64, text);
                together.take(&spoken);
                let mut one = WordCount::default();
                one.take(&spoken);
                apart = apart.join(one);
                for token in tokens(text) {
                    *naive.entry(token.word).or_default() += 1;
                }
            }
            naive.retain(|word, _| !is_stop_word(StemLanguage::Indonesian, word));
            let together = together.finish();
            prop_assert_eq!(&together, &apart.finish());
            let counted: BTreeMap<String, u64> =
                together.rows.into_iter().map(|row| (row.word, row.count)).collect();
            prop_assert_eq!(counted, naive);
        }
    }
}
