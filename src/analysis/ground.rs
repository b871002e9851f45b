//! The ground of all displays: for each case and code what was said, added up
//! from the codings as they come out of the study, document by document. Every
//! rule about what counts once, and with which sign, is here. It must not know
//! where codings come from or which display they are for.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU32;

use crate::model::coding::Polarity;
use crate::model::display::{Dispute, Layer};
use crate::model::document::DocumentKind;
use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId, SpeakerId, TurnId};
use crate::model::reduction::UnitId;
use crate::model::sheet::Sign;
use crate::text::Span;

/// The length in words a quoted passage should be near.
pub const TARGET_WORDS: u32 = 45;

/// A coding as the displays see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub coding: CodingId,
    pub document: DocumentId,
    /// Bytes of the current revision.
    pub span: Span,
    pub code: CodeId,
    pub coder: CoderId,
    /// The speaker of the turn the passage starts in.
    pub speaker: Option<SpeakerId>,
    pub turn: Option<TurnId>,
    pub polarity: Option<Polarity>,
    /// 1 to 3; 0 where nobody judged it.
    pub strength: u8,
    pub words: u32,
}

/// The codings of one document that a layer lets through. A document's codings
/// come all at once, in the order of the text.
pub fn in_layer(codings: &mut Vec<Seen>, layer: Layer) {
    match layer {
        Layer::Everyone => {}
        Layer::Coder(coder) => codings.retain(|seen| seen.coder == coder),
        Layer::Main => {
            if let Some(first) = codings.iter().map(|seen| seen.coder).min() {
                codings.retain(|seen| seen.coder == first);
            }
        }
    }
}

/// A row of the ground: a case, or a text that stands for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub id: UnitId,
    /// The case's key or the document's title.
    pub key: String,
    /// What the case is; empty for a text.
    pub label: String,
    pub role: String,
    /// The group the displays compare by: the role, or the value of an
    /// attribute. Empty for a text, which enters no statistics of groups.
    pub group: String,
    /// The kind of a text that stands for itself; of a case the kind of the
    /// document it first speaks in.
    pub kind: DocumentKind,
    /// Attribute name and value.
    pub attributes: Vec<(String, String)>,
    /// Documents in which the case speaks, in the order of their numbers.
    pub documents: Vec<DocumentId>,
}

impl Unit {
    #[must_use]
    pub fn is_case(&self) -> bool {
        matches!(self.id, UnitId::Case(_))
    }

    /// The value of an attribute, found without regard to case.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// The rows and columns of a ground.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    pub units: Vec<Unit>,
    pub unit_of_speaker: HashMap<SpeakerId, usize>,
    /// For texts that stand for themselves.
    pub unit_of_document: HashMap<DocumentId, usize>,
    pub columns: Vec<CodeId>,
    /// For each code the columns it counts in: its own and those above it.
    pub columns_of: HashMap<CodeId, Vec<usize>>,
    pub dispute: Dispute,
}

impl Plan {
    /// Says which columns each code counts in. `tree` has every code of the
    /// study with its parent.
    #[must_use]
    pub fn with_columns(mut self, columns: Vec<CodeId>, tree: &[(CodeId, Option<CodeId>)]) -> Self {
        let place: HashMap<CodeId, usize> = columns.iter().copied().zip(0..).collect();
        let parents: HashMap<CodeId, Option<CodeId>> = tree.iter().copied().collect();
        for (code, _) in tree {
            let mut in_columns = Vec::new();
            let mut at = Some(*code);
            let mut passed = HashSet::new();
            while let Some(code) = at.filter(|code| passed.insert(*code)) {
                in_columns.extend(place.get(&code));
                at = parents.get(&code).copied().flatten();
            }
            if !in_columns.is_empty() {
                self.columns_of.insert(*code, in_columns);
            }
        }
        self.columns = columns;
        self
    }

    /// The row of what a speaker says in a document.
    #[must_use]
    pub fn row_of(&self, speaker: Option<SpeakerId>, document: DocumentId) -> Option<usize> {
        let of_speaker = speaker.and_then(|speaker| self.unit_of_speaker.get(&speaker));
        of_speaker
            .or_else(|| self.unit_of_document.get(&document))
            .copied()
    }
}

/// The passage a cell would quote, and how well it suits: lower is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Best {
    coding: NonZeroU32,
    score: u32,
}

/// What there is of one case and one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// Passages by sign, each once.
    pub plus: u32,
    pub minus: u32,
    pub mixed: u32,
    pub neutral: u32,
    pub unjudged: u32,
    /// Words of all passages.
    pub words: u32,
    /// Strengths of supporting passages less those of contradicting ones; a
    /// passage nobody weighed counts 1.
    pub balance: i32,
    best: Option<Best>,
    best_plus: Option<Best>,
    best_minus: Option<Best>,
}

impl Facts {
    /// Passages, each once.
    #[must_use]
    pub fn passages(&self) -> u32 {
        self.plus + self.minus + self.mixed + self.neutral + self.unjudged
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.passages() == 0
    }

    /// `None` without passages.
    #[must_use]
    pub fn sign(&self) -> Option<Sign> {
        (!self.is_empty()).then(|| {
            Sign::of(
                self.plus > 0,
                self.minus > 0,
                self.mixed > 0,
                self.neutral > 0,
            )
        })
    }

    /// The passage to quote: the strongest, then the one nearest to 45 words,
    /// then the earliest.
    #[must_use]
    pub fn best(&self) -> Option<CodingId> {
        self.best.map(|best| CodingId(i64::from(best.coding.get())))
    }

    /// The same among the passages of one direction.
    #[must_use]
    pub fn best_of(&self, polarity: Polarity) -> Option<CodingId> {
        let best = match polarity {
            Polarity::Supports => self.best_plus,
            Polarity::Contradicts => self.best_minus,
            Polarity::Mixed | Polarity::Neutral => None,
        };
        best.map(|best| CodingId(i64::from(best.coding.get())))
    }

    /// How well the passage to quote suits, for comparing cells: lower is better.
    #[must_use]
    pub fn suits(&self) -> Option<u32> {
        self.best.map(|best| best.score)
    }

    /// The same among the passages of one direction.
    #[must_use]
    pub fn suits_of(&self, polarity: Polarity) -> Option<u32> {
        match polarity {
            Polarity::Supports => self.best_plus.map(|best| best.score),
            Polarity::Contradicts => self.best_minus.map(|best| best.score),
            Polarity::Mixed | Polarity::Neutral => None,
        }
    }

    fn add(&mut self, passage: &Passage) {
        let strength = i32::from(passage.strength.max(1));
        match passage.sign {
            Sign::Plus => {
                self.plus += 1;
                self.balance += strength;
                better(&mut self.best_plus, passage);
            }
            Sign::Minus => {
                self.minus += 1;
                self.balance -= strength;
                better(&mut self.best_minus, passage);
            }
            Sign::Mixed => self.mixed += 1,
            Sign::Neutral => self.neutral += 1,
            Sign::Unjudged => self.unjudged += 1,
        }
        self.words = self.words.saturating_add(passage.words);
        better(&mut self.best, passage);
    }
}

/// Keeps the better of two; the earlier one when they are equal.
fn better(best: &mut Option<Best>, passage: &Passage) {
    let score = score(passage.strength, passage.words);
    // Ids count up from 1; a study would need four thousand million codings.
    let Some(coding) = u32::try_from(passage.coding.0)
        .ok()
        .and_then(NonZeroU32::new)
    else {
        return;
    };
    if best.is_none_or(|best| score < best.score) {
        *best = Some(Best { coding, score });
    }
}

/// Lower is better: first the strength, then the distance from the length a
/// quote should have.
fn score(strength: u8, words: u32) -> u32 {
    let weakness = u32::from(3 - strength.min(3));
    (weakness << 24) | words.abs_diff(TARGET_WORDS).min((1 << 24) - 1)
}

/// A passage as one column sees it: all codings on the same span together.
struct Passage {
    sign: Sign,
    /// The highest any of its codings has.
    strength: u8,
    words: u32,
    coding: CodingId,
}

/// What there is of each case and code.
#[derive(Debug, Clone)]
pub struct Ground {
    pub plan: Plan,
    cells: Vec<Facts>,
    /// Documents with a passage, by column.
    documents: Vec<u32>,
    /// The first document with a passage, by column.
    first: Vec<Option<DocumentId>>,
    /// The document counted last, by column.
    last: Vec<Option<DocumentId>>,
    /// Passages without a row: of an interviewer, or in a text where others are cases.
    pub unplaced: u64,
}

impl Ground {
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        let (rows, columns) = (plan.units.len(), plan.columns.len());
        Ground {
            cells: vec![Facts::default(); rows * columns],
            documents: vec![0; columns],
            first: vec![None; columns],
            last: vec![None; columns],
            unplaced: 0,
            plan,
        }
    }

    /// Adds the codings of one document, in the order of the text.
    pub fn take(&mut self, codings: &[Seen]) {
        let mut rest = codings;
        while let Some(first) = rest.first() {
            let same = rest.iter().take_while(|seen| seen.span == first.span);
            let (passage, after) = rest.split_at(same.count());
            self.take_passage(passage);
            rest = after;
        }
    }

    fn take_passage(&mut self, codings: &[Seen]) {
        let Some(first) = codings.first() else { return };
        let Some(row) = self.plan.row_of(first.speaker, first.document) else {
            self.unplaced += 1;
            return;
        };
        // Most passages have one coding: then there is nothing to bring together.
        if let [only] = codings {
            let passage = Passage {
                sign: Sign::of_polarity(only.polarity),
                strength: only.strength,
                words: only.words,
                coding: only.coding,
            };
            if let Some(columns) = self.plan.columns_of.get(&only.code) {
                for column in columns.clone() {
                    self.add(row, column, first.document, &passage);
                }
            }
            return;
        }
        let mut columns: Vec<usize> = codings
            .iter()
            .filter_map(|seen| self.plan.columns_of.get(&seen.code))
            .flatten()
            .copied()
            .collect();
        columns.sort_unstable();
        columns.dedup();
        for column in columns {
            if let Some(passage) = self.together(codings, column) {
                self.add(row, column, first.document, &passage);
            }
        }
    }

    /// What the codings of one passage say together about one column.
    fn together(&self, codings: &[Seen], column: usize) -> Option<Passage> {
        let mut of_column: Vec<&Seen> = codings
            .iter()
            .filter(|seen| {
                let columns = self.plan.columns_of.get(&seen.code);
                columns.is_some_and(|columns| columns.contains(&column))
            })
            .collect();
        of_column.sort_by_key(|seen| (seen.coder, seen.coding));
        if self.plan.dispute != Dispute::Mixed && is_disputed(&of_column) {
            if self.plan.dispute == Dispute::LeftOut {
                return None;
            }
            let first = of_column.first()?.coder;
            of_column.retain(|seen| seen.coder == first);
        }
        let has = |polarity| of_column.iter().any(|seen| seen.polarity == Some(polarity));
        let first = of_column.first()?;
        Some(Passage {
            sign: Sign::of(
                has(Polarity::Supports),
                has(Polarity::Contradicts),
                has(Polarity::Mixed),
                has(Polarity::Neutral),
            ),
            strength: of_column.iter().map(|seen| seen.strength).max()?,
            words: first.words,
            coding: of_column.iter().map(|seen| seen.coding).min()?,
        })
    }

    fn add(&mut self, row: usize, column: usize, document: DocumentId, passage: &Passage) {
        let width = self.plan.columns.len();
        if let Some(facts) = self.cells.get_mut(row * width + column) {
            facts.add(passage);
        }
        if self.last[column] != Some(document) {
            self.last[column] = Some(document);
            self.first[column] = self.first[column].or(Some(document));
            self.documents[column] += 1;
        }
    }

    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.plan.units
    }

    #[must_use]
    pub fn columns(&self) -> &[CodeId] {
        &self.plan.columns
    }

    /// What there is of one row and column; nothing outside the ground.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> Facts {
        let width = self.plan.columns.len();
        if column >= width {
            return Facts::default();
        }
        self.cells
            .get(row * width + column)
            .copied()
            .unwrap_or_default()
    }

    /// Documents with a passage of a column.
    #[must_use]
    pub fn documents(&self, column: usize) -> u32 {
        self.documents.get(column).copied().unwrap_or(0)
    }

    /// The first document with a passage of a column, in the order they came.
    #[must_use]
    pub fn first_document(&self, column: usize) -> Option<DocumentId> {
        self.first.get(column).copied().flatten()
    }

    /// How positive a set of rows is on a column: cases with a pure + less cases
    /// with a pure −, of those with any direction; `None` when there is none.
    #[must_use]
    pub fn balance(&self, column: usize, rows: impl Iterator<Item = usize>) -> Option<f64> {
        let (mut plus, mut minus, mut all) = (0_i32, 0_i32, 0_i32);
        for row in rows {
            match self.at(row, column).sign() {
                Some(Sign::Plus) => (plus, all) = (plus + 1, all + 1),
                Some(Sign::Minus) => (minus, all) = (minus + 1, all + 1),
                Some(Sign::Mixed) => all += 1,
                _ => {}
            }
        }
        (all > 0).then(|| f64::from(plus - minus) / f64::from(all))
    }
}

/// Whether two coders give the same passage different signs.
fn is_disputed(codings: &[&Seen]) -> bool {
    let sign_of = |coder: CoderId| {
        let has = |polarity| {
            codings
                .iter()
                .any(|seen| seen.coder == coder && seen.polarity == Some(polarity))
        };
        Sign::of(
            has(Polarity::Supports),
            has(Polarity::Contradicts),
            has(Polarity::Mixed),
            has(Polarity::Neutral),
        )
    };
    let Some(first) = codings.first() else {
        return false;
    };
    let of_first = sign_of(first.coder);
    codings.iter().any(|seen| sign_of(seen.coder) != of_first)
}

#[cfg(test)]
mod tests;
