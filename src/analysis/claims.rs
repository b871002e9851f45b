//! What the aids to verification need besides the ground: the claims that were
//! made, the passages with a direction one by one, and how much there is of
//! each case. It must not weigh a claim.

use std::collections::HashMap;

use super::ground::{Plan, Seen};
use crate::model::finding::{Proposition, Verdict};
use crate::model::ids::{CodeId, DocumentId};

/// What was claimed, and what there is to hold it against.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    pub propositions: Vec<Proposition>,
    pub verdicts: Vec<Verdict>,
    pub tally: Tally,
}

/// What was counted one coding after the other.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Codings with a direction on a code the columns count, each with its row.
    pub directed: Vec<(Seen, Option<usize>)>,
    /// Passages and codings of each row of the plan.
    pub of_row: Vec<Amount>,
    /// The same by document.
    pub of_document: HashMap<DocumentId, Amount>,
    /// Passages that carry both codes, the smaller id first.
    pub together: HashMap<(CodeId, CodeId), u32>,
}

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    /// Each passage once, however many codes it has.
    pub passages: u32,
    pub codings: u32,
    /// Codings that support and that contradict.
    pub plus: u32,
    pub minus: u32,
}

impl Amount {
    fn add(&mut self, passage: &[Seen]) {
        use crate::model::coding::Polarity;
        let of = |polarity| {
            let found = passage
                .iter()
                .filter(|seen| seen.polarity == Some(polarity));
            u32::try_from(found.count()).unwrap_or(u32::MAX)
        };
        self.passages += 1;
        self.codings += u32::try_from(passage.len()).unwrap_or(u32::MAX);
        self.plus += of(Polarity::Supports);
        self.minus += of(Polarity::Contradicts);
    }

    /// How positive it is, from -1 to 1; `None` where nothing has a direction.
    #[must_use]
    pub fn balance(&self) -> Option<f64> {
        let all = f64::from(self.plus + self.minus);
        (all > 0.0).then(|| (f64::from(self.plus) - f64::from(self.minus)) / all)
    }
}

/// On how many codes of one passage pairs are counted: far above what anybody
/// gives one passage, so that a damaged study cannot make it costly.
const MOST_CODES: usize = 40;

impl Tally {
    /// Adds the codings of one document, in the order of the text.
    pub fn take(&mut self, codings: &[Seen], plan: &Plan) {
        self.of_row.resize(plan.units.len(), Amount::default());
        let mut rest = codings;
        while let Some(first) = rest.first() {
            let same = rest.iter().take_while(|seen| seen.span == first.span);
            let (passage, after) = rest.split_at(same.count());
            self.take_passage(passage, plan);
            rest = after;
        }
    }

    fn take_passage(&mut self, passage: &[Seen], plan: &Plan) {
        let Some(first) = passage.first() else { return };
        let row = plan.row_of(first.speaker, first.document);
        if let Some(amount) = row.and_then(|row| self.of_row.get_mut(row)) {
            amount.add(passage);
        }
        self.of_document
            .entry(first.document)
            .or_default()
            .add(passage);
        let mut codes: Vec<CodeId> = passage.iter().map(|seen| seen.code).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.truncate(MOST_CODES);
        for (at, one) in codes.iter().enumerate() {
            for other in &codes[at + 1..] {
                *self.together.entry((*one, *other)).or_default() += 1;
            }
        }
        let directed = passage
            .iter()
            .filter(|seen| seen.polarity.is_some() && plan.columns_of.contains_key(&seen.code));
        self.directed.extend(directed.map(|seen| (*seen, row)));
    }
}
