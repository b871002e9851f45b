//! What a study says about the analyst's own condensing: which condensations
//! are stale, which contacts have no form yet, what patterns rest on, and what
//! was coded under an older rule. It must not change anything but by edits.

use std::collections::{HashMap, HashSet};

use super::Workbench;
use crate::analysis::crosswalk;
use crate::fault::Outcome;
use crate::model::edit::NewCoding;
use crate::model::ids::{CodeId, CoderId};
use crate::model::quote::{QuoteFilter, QuoteSort};
use crate::model::reduction::{CodedUnder, Crossing, FilledForm, Pattern, Summary, UnitId};
use crate::store::read::digest;

/// A condensation and whether its passages are others than when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condensed {
    pub summary: Summary,
    pub is_stale: bool,
}

impl Workbench {
    /// All condensations in the order of the grid: cases, then texts, each by
    /// its codes in tree order.
    pub fn condensed(&self) -> Outcome<Vec<Condensed>> {
        let summaries = self.store.summaries()?;
        if summaries.is_empty() {
            return Ok(Vec::new());
        }
        let tree = self.store.code_tree()?;
        let wanted: HashSet<CodeId> = summaries.iter().map(|summary| summary.code).collect();
        let columns: Vec<CodeId> = tree
            .iter()
            .map(|(code, _)| *code)
            .filter(|code| wanted.contains(code))
            .collect();
        let plan = self.store.ground_rows(None)?.with_columns(columns, &tree);
        let digests = self.store.cell_digests(&plan)?;
        let row_of: HashMap<UnitId, usize> = plan
            .units
            .iter()
            .enumerate()
            .map(|(row, unit)| (unit.id, row))
            .collect();
        let column_of: HashMap<CodeId, usize> = plan.columns.iter().copied().zip(0..).collect();
        let nothing = digest::of_nothing();
        let mut found: Vec<((usize, usize), Condensed)> = summaries
            .into_iter()
            .map(|summary| {
                let row = row_of.get(&summary.unit).copied().unwrap_or(usize::MAX);
                let column = column_of.get(&summary.code).copied().unwrap_or(usize::MAX);
                let today = digests.get(&(row, column)).unwrap_or(&nothing);
                let is_stale = *today != summary.digest;
                ((row, column), Condensed { summary, is_stale })
            })
            .collect();
        found.sort_by_key(|(place, _)| *place);
        Ok(found.into_iter().map(|(_, condensed)| condensed).collect())
    }

    /// What is condensed in one cell.
    pub fn condensed_cell(&self, unit: UnitId, code: CodeId) -> Outcome<Option<Condensed>> {
        let found = self.store.summary_of(unit, code)?;
        Ok(found.map(|(summary, today)| Condensed {
            is_stale: today != summary.digest,
            summary,
        }))
    }

    /// All forms of which something is filled in, by document number.
    pub fn forms(&self) -> Outcome<Vec<FilledForm>> {
        self.store.forms()
    }

    /// The pattern codes in tree order.
    pub fn patterns(&self) -> Outcome<Vec<Pattern>> {
        self.store.patterns()
    }

    /// What a pattern code stands over; nothing for a code of another kind.
    pub fn pattern(&self, code: CodeId) -> Outcome<Option<Pattern>> {
        self.store.pattern_of(code)
    }

    /// Codes linked by "see also" with how far they share passages.
    pub fn crosswalk(&self) -> Outcome<Vec<Crossing>> {
        let pairs = crosswalk::pairs(&self.codes()?);
        if pairs.is_empty() {
            return Ok(Vec::new());
        }
        let mut codes: Vec<CodeId> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        codes.sort_unstable();
        codes.dedup();
        let passages = self.store.passages_of(&codes)?;
        let of = |code: CodeId| passages.get(&code).map_or(&[][..], Vec::as_slice);
        Ok(pairs
            .into_iter()
            .map(|pair| crosswalk::cross(pair, of(pair.0), of(pair.1)))
            .collect())
    }

    /// How many codings were made under which version of their code.
    pub fn coded_under(&self) -> Outcome<Vec<CodedUnder>> {
        self.store.coded_under()
    }

    /// What a coder would make by giving `to` to every passage he gave `from` (or,
    /// unless `is_exact`, anything below it): each passage once, with his sign and
    /// strength, and none that he has under `to` already.
    pub fn coded_also(
        &self,
        from: CodeId,
        to: CodeId,
        coder: CoderId,
        is_exact: bool,
    ) -> Outcome<Vec<NewCoding>> {
        let of = |code: CodeId, is_exact: bool| QuoteFilter {
            codes: vec![code],
            is_exact_code: is_exact,
            coders: vec![coder],
            ..QuoteFilter::default()
        };
        let mut taken = HashSet::new();
        self.each_quote(&of(to, true), QuoteSort::Document, &mut |quote| {
            taken.insert((quote.document, quote.span));
            Ok(())
        })?;
        let mut found = Vec::new();
        self.each_quote(&of(from, is_exact), QuoteSort::Document, &mut |quote| {
            if taken.insert((quote.document, quote.span)) {
                found.push(NewCoding {
                    document: quote.document,
                    span: quote.span,
                    code: to,
                    coder: Some(coder),
                    polarity: quote.polarity,
                    strength: quote.strength,
                });
            }
            Ok(())
        })?;
        Ok(found)
    }
}

#[cfg(test)]
mod tests;
