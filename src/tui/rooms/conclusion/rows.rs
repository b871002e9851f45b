//! What the rows of each list are. It must not draw them.

use super::known::Weighed;
use super::{Conclusion, View};
use crate::analysis::standing::Standing;
use crate::model::finding::{Proposition, Review, Stance};
use crate::model::ids::CodingId;
use crate::model::quote::Quote;
use crate::tui::state::Shared;

/// A row of the evidence of a proposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A linked passage, by its place.
    Link(usize),
    /// A passage with the opposite sign nobody has linked.
    Contrary(CodingId),
}

impl Conclusion {
    /// How many rows the shown list has.
    pub(super) fn len(&self) -> usize {
        match self.view {
            View::Indicators => self.standings().len(),
            View::Propositions => self.propositions().len(),
            View::Checks => self.checks.as_ref().map_or(0, Vec::len),
            View::Tactics => self.tactics.as_ref().map_or(0, |all| all.tried.len()),
            View::Reviews => self.known.as_ref().map_or(0, |known| known.reviews.len()),
            View::Evidence => {
                let (left, right) = self.sides();
                left.len() + right.len()
            }
        }
    }

    pub(super) fn standings(&self) -> &[Standing] {
        let known = self.known.as_ref();
        known.map_or(&[], |known| &known.standings.indicators)
    }

    pub(super) fn standing(&self) -> Option<&Standing> {
        self.standings()
            .get(self.rows[View::Indicators as usize].selected)
    }

    pub(super) fn propositions(&self) -> &[Proposition] {
        let known = self.known.as_ref();
        known.map_or(&[], |known| &known.standings.propositions)
    }

    /// The chosen proposition, or the one whose evidence is shown.
    pub(super) fn proposition(&self) -> Option<&Proposition> {
        if self.view == View::Evidence {
            return self
                .propositions()
                .iter()
                .find(|one| Some(one.id) == self.open);
        }
        let at = self.rows[View::Propositions as usize].selected;
        self.propositions().get(at)
    }

    pub(super) fn weighed_of(&self, proposition: &Proposition) -> Option<&Weighed> {
        self.known.as_ref()?.weighed.get(&proposition.id)
    }

    pub(super) fn is_stale(&self, proposition: &Proposition) -> bool {
        let known = self.known.as_ref();
        known.is_some_and(|known| known.standings.stale_propositions.contains(&proposition.id))
    }

    pub(super) fn review(&self) -> Option<&Review> {
        let known = self.known.as_ref()?;
        known
            .reviews
            .get(self.rows[View::Reviews as usize].selected)
    }

    /// What speaks for the open proposition, and what does not.
    pub(super) fn sides(&self) -> (Vec<Item>, Vec<Item>) {
        let open = self
            .propositions()
            .iter()
            .find(|one| Some(one.id) == self.open);
        let Some(proposition) = open else {
            return (Vec::new(), Vec::new());
        };
        let of = |stance| {
            let links = proposition.evidence.iter().enumerate();
            links
                .filter(move |(_, link)| link.stance == stance)
                .map(|(at, _)| Item::Link(at))
        };
        let left = of(Stance::Supports).collect();
        let mut right: Vec<Item> = of(Stance::Contradicts)
            .chain(of(Stance::Qualifies))
            .collect();
        if let Some(weighed) = self.weighed_of(proposition) {
            right.extend(weighed.contrary.iter().copied().map(Item::Contrary));
        }
        (left, right)
    }

    /// The chosen row of the evidence.
    pub(super) fn item(&self) -> Option<Item> {
        let (left, right) = self.sides();
        let at = self.rows[View::Evidence as usize].selected;
        left.iter().chain(&right).nth(at).copied()
    }

    pub(super) fn coding_of(&self, item: Item) -> Option<CodingId> {
        match item {
            Item::Link(at) => Some(self.proposition()?.evidence.get(at)?.coding),
            Item::Contrary(coding) => Some(coding),
        }
    }

    pub(super) fn quote(&self, coding: CodingId) -> Option<&Quote> {
        self.known.as_ref()?.quotes.get(&coding)
    }

    /// To the same line on the other side.
    pub(super) fn other_side(&mut self, shared: &Shared) {
        let (left, right) = self.sides();
        let at = self.selected();
        let row = if at < left.len() {
            left.len() + at.min(right.len().saturating_sub(1))
        } else {
            (at - left.len()).min(left.len().saturating_sub(1))
        };
        self.select(row, shared);
    }
}
