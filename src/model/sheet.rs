//! A sheet: what a display says, row by row, before anybody draws or writes it.
//! Each cell knows the passages behind it. It must not know a screen or a format.

use std::collections::HashMap;

use serde::Serialize;

use super::code::Bilingual;
use super::coding::Polarity;
use super::display::DisplayKind;
use super::document::DocumentKind;
use super::ids::{CaseId, CodeId, CodingId, DocumentId};
use super::quote::QuoteFilter;
use super::rating::RatingLevel;
use super::reduction::UnitId;
use crate::message::Text;

/// A name on a sheet: words of the study or words of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// To the letter, in any language.
    Words(String),
    Bilingual(Bilingual),
    Said(Text),
}

impl Name {
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Name::Words(words.into())
    }
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting {
    /// Words that may take several lines.
    #[default]
    Words,
    /// A short word, a sign or a key.
    Short,
    /// A figure, aligned at its end.
    Figure,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The stable name in JSON and CSV; of an indicator, its key.
    pub key: String,
    pub name: Name,
    pub setting: Setting,
    /// What narrows a row's passages to those of this column.
    pub source: Option<Source>,
    /// The share of the table's width where the setting's own does not suit.
    pub weight: Option<u16>,
}

impl Heading {
    #[must_use]
    pub fn new(key: impl Into<String>, name: Name, setting: Setting) -> Self {
        Heading {
            key: key.into(),
            name,
            setting,
            source: None,
            weight: None,
        }
    }

    /// The column of a code: its passages are the ones of the code and below.
    #[must_use]
    pub fn of_code(key: &str, label: &Bilingual, code: CodeId) -> Self {
        Heading {
            key: key.to_owned(),
            name: Name::Bilingual(label.clone()),
            setting: Setting::Words,
            source: Some(Source {
                codes: vec![code],
                ..Source::default()
            }),
            weight: None,
        }
    }

    #[must_use]
    pub fn weight(mut self, weight: u16) -> Self {
        self.weight = Some(weight);
        self
    }

    #[must_use]
    pub fn narrowed(mut self, source: Source) -> Self {
        self.source = Some(source);
        self
    }
}

/// Which passages stand behind a row, a column or a cell. An empty list does
/// not narrow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    pub codes: Vec<CodeId>,
    pub cases: Vec<CaseId>,
    pub documents: Vec<DocumentId>,
    pub kinds: Vec<DocumentKind>,
    /// Exactly these, whatever else is said.
    pub codings: Vec<CodingId>,
}

impl Source {
    /// What a case said, or a text that stands for itself.
    #[must_use]
    pub fn of_unit(unit: UnitId) -> Self {
        match unit {
            UnitId::Case(case) => Source {
                cases: vec![case],
                ..Source::default()
            },
            UnitId::Document(document) => Source {
                documents: vec![document],
                ..Source::default()
            },
        }
    }

    #[must_use]
    pub fn of_code(code: CodeId) -> Self {
        Source {
            codes: vec![code],
            ..Source::default()
        }
    }

    #[must_use]
    pub fn of_codings(codings: Vec<CodingId>) -> Self {
        Source {
            codings,
            ..Source::default()
        }
    }

    fn narrow(&self, filter: &mut QuoteFilter) {
        if !self.codes.is_empty() {
            filter.codes.clone_from(&self.codes);
        }
        let has_cases = both(&mut filter.cases, &self.cases);
        let has_documents = both(&mut filter.documents, &self.documents);
        let has_kinds = both(&mut filter.kinds, &self.kinds);
        if !(has_cases && has_documents && has_kinds) {
            // No document has this number: what fits nothing finds nothing.
            filter.documents = vec![DocumentId(0)];
        }
        if !self.codings.is_empty() {
            filter.codings.clone_from(&self.codings);
        }
    }
}

/// Narrows a list in which nothing stands for everything by another such list;
/// whether anything is left.
fn both<T: Clone + Eq + std::hash::Hash>(wanted: &mut Vec<T>, more: &[T]) -> bool {
    if more.is_empty() {
        return true;
    }
    if wanted.is_empty() {
        *wanted = more.to_vec();
        return true;
    }
    let known: std::collections::HashSet<&T> = more.iter().collect();
    wanted.retain(|one| known.contains(one));
    !wanted.is_empty()
}

/// The sign of a case (or a passage) on a code: `+` or `-` only where the other
/// does not occur, `±` where both do, `0` where all is neutral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Sign {
    #[serde(rename = "+")]
    Plus,
    #[serde(rename = "-")]
    Minus,
    #[serde(rename = "±")]
    Mixed,
    #[serde(rename = "0")]
    Neutral,
    /// Coded, but nobody judged the direction.
    #[serde(rename = "unjudged")]
    Unjudged,
}

impl Sign {
    /// As people read it.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        match self {
            Sign::Plus => "+",
            Sign::Minus => "−",
            Sign::Mixed => "±",
            Sign::Neutral => "0",
            Sign::Unjudged => "•",
        }
    }

    /// As it is exchanged; nothing for an unjudged one.
    #[must_use]
    pub fn key(self) -> Option<&'static str> {
        match self {
            Sign::Plus => Some("+"),
            Sign::Minus => Some("-"),
            Sign::Mixed => Some("±"),
            Sign::Neutral => Some("0"),
            Sign::Unjudged => None,
        }
    }

    /// The sign of a set of passages with these directions.
    #[must_use]
    pub fn of(has_plus: bool, has_minus: bool, has_mixed: bool, has_neutral: bool) -> Self {
        match (has_plus, has_minus, has_mixed, has_neutral) {
            (_, _, true, _) | (true, true, _, _) => Sign::Mixed,
            (true, false, ..) => Sign::Plus,
            (false, true, ..) => Sign::Minus,
            (false, false, false, true) => Sign::Neutral,
            (false, false, false, false) => Sign::Unjudged,
        }
    }

    #[must_use]
    pub fn of_polarity(polarity: Option<Polarity>) -> Self {
        match polarity {
            Some(Polarity::Supports) => Sign::Plus,
            Some(Polarity::Contradicts) => Sign::Minus,
            Some(Polarity::Mixed) => Sign::Mixed,
            Some(Polarity::Neutral) => Sign::Neutral,
            None => Sign::Unjudged,
        }
    }
}

/// What is known of one case and one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// There are passages.
    Data,
    /// The guide says it was answered, but nothing is coded.
    NotCoded,
    /// Asked, and nothing was said.
    Silent,
    NotAsked,
    /// Nobody could be asked: an observation or a document.
    NotApplicable,
}

impl State {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            State::Data => "data",
            State::NotCoded => "not-coded",
            State::Silent => "silent",
            State::NotAsked => "not-asked",
            State::NotApplicable => "not-applicable",
        }
    }

    /// What stands in a cell without passages.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        match self {
            State::Data => "",
            State::NotCoded => "…",
            State::Silent => "·",
            State::NotAsked => "?",
            State::NotApplicable => "–",
        }
    }
}

/// The words of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wording {
    /// The analyst's condensation; stale when its passages changed since.
    Summary {
        text: String,
        is_stale: bool,
    },
    /// The passage chosen by the rule; its words are fetched when they are shown.
    Quote(CodingId),
    Said(Text),
    Words(String),
}

/// A cell about one row and one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub state: State,
    /// `None` without passages.
    pub sign: Option<Sign>,
    /// Passages, each once.
    pub count: u64,
    pub wording: Option<Wording>,
    /// What a reader should look at: `split`, `conflict`.
    pub flag: Option<Text>,
}

/// How the cases of a group stand on one code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Cases by their sign.
    pub plus: u64,
    pub minus: u64,
    pub mixed: u64,
    /// Neutral ones and such as nobody judged.
    pub neutral: u64,
    /// Cases without passages: asked, and nothing was said or coded.
    pub silent: u64,
    pub not_asked: u64,
    /// Passages of all of them.
    pub passages: u64,
    pub quote: Option<CodingId>,
    /// The group has cases with `+` and cases with `-`.
    pub is_split: bool,
    /// The group stands far from another one.
    pub has_gap: bool,
}

/// A cell of a checklist: what a person said of it, beside what the passages say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    pub rating: Option<Judgement>,
    pub state: State,
    /// `None` without passages.
    pub sign: Option<Sign>,
    /// Passages, each once.
    pub count: u64,
    /// The passage that says it best.
    pub quote: Option<CodingId>,
    /// The rating says one thing and the passages only the contrary.
    pub is_conflict: bool,
}

/// What a person said of a cell of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    pub level: RatingLevel,
    /// What the level is called.
    pub name: Text,
    pub rater: String,
    pub rationale: String,
}

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    #[default]
    Nothing,
    Name(Name),
    /// A value of a closed list: its stable key and what it is called.
    Value {
        key: &'static str,
        name: Text,
    },
    /// Several of a closed list.
    Values(Vec<(&'static str, Text)>),
    /// Keys of cases, codes, documents.
    Keys(Vec<String>),
    Count(u64),
    /// A share of 1.
    Share(f64),
    Figure {
        value: f64,
        places: u8,
    },
    Mark(Box<Mark>),
    Tally(Box<Tally>),
    Rated(Box<Rated>),
    /// Passages in the order in which they are quoted.
    Quotes(Vec<CodingId>),
}

impl Cell {
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Cell::Name(Name::Words(words.into()))
    }

    #[must_use]
    pub fn count(count: usize) -> Self {
        Cell::Count(count as u64)
    }
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// What the row is about, unique in the sheet: a case, a code, an id.
    pub key: String,
    /// The group the row stands in, where rows are grouped.
    pub group: Option<String>,
    pub source: Option<Source>,
    /// One a column.
    pub cells: Vec<Cell>,
}

/// A fact of a display that stands outside its rows, such as where saturation
/// was reached.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    Words(String),
    Number(f64),
    Count(u64),
    Flag(bool),
    List(Vec<Fact>),
    Object(Vec<(String, Fact)>),
    Nothing,
}

impl Fact {
    #[must_use]
    pub fn count(count: usize) -> Self {
        Fact::Count(count as u64)
    }
}

/// What a display says.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub kind: DisplayKind,
    pub title: Text,
    /// The entry rule, said above the rows: which data, which codes, who rated.
    pub rules: Vec<Text>,
    pub columns: Vec<Heading>,
    pub rows: Vec<Row>,
    /// Said below: how it must not be read, what was found.
    pub notes: Vec<Text>,
    pub facts: Vec<(&'static str, Fact)>,
    /// Passages behind single cells, by row and column, where row and column do
    /// not say it.
    pub behind: HashMap<(usize, usize), Source>,
    /// What all passages of the sheet have in common: filter and coders.
    pub filter: QuoteFilter,
}

impl Sheet {
    #[must_use]
    pub fn new(kind: DisplayKind, title: Text, filter: QuoteFilter) -> Self {
        Sheet {
            kind,
            title,
            rules: Vec::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            notes: Vec::new(),
            facts: Vec::new(),
            behind: HashMap::new(),
            filter,
        }
    }

    /// The filter that finds the passages behind a cell; `None` where a cell
    /// has no passages of its own.
    #[must_use]
    pub fn passages_behind(&self, row: usize, column: usize) -> Option<QuoteFilter> {
        let mut filter = self.filter.clone();
        if let Some(source) = self.behind.get(&(row, column)) {
            source.narrow(&mut filter);
            return Some(filter);
        }
        let of_row = self.rows.get(row)?.source.as_ref();
        let of_column = self.columns.get(column)?.source.as_ref();
        if of_row.is_none() && of_column.is_none() {
            return None;
        }
        for source in [of_row, of_column].into_iter().flatten() {
            source.narrow(&mut filter);
        }
        Some(filter)
    }

    /// Every passage the sheet quotes, so that their words can be fetched at once.
    pub fn quoted(&self) -> impl Iterator<Item = CodingId> + '_ {
        self.rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| match cell {
                Cell::Quotes(codings) => codings.clone(),
                Cell::Mark(mark) => match mark.wording {
                    Some(Wording::Quote(coding)) => vec![coding],
                    _ => Vec::new(),
                },
                Cell::Tally(tally) => tally.quote.into_iter().collect(),
                Cell::Rated(rated) => rated.quote.into_iter().collect(),
                _ => Vec::new(),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_pure_only_where_the_other_does_not_occur() {
        assert_eq!(Sign::of(true, false, false, true), Sign::Plus);
        assert_eq!(Sign::of(true, true, false, false), Sign::Mixed);
        assert_eq!(Sign::of(false, true, true, false), Sign::Mixed);
        assert_eq!(Sign::of(false, false, false, true), Sign::Neutral);
        assert_eq!(Sign::of(false, false, false, false), Sign::Unjudged);
    }
}
