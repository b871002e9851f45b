//! Which documents the list shows, and in which order. It must not draw.

use super::List;
use crate::message::Text;
use crate::model::document::{Document, DocumentKind};
use crate::text;
use crate::text::contains_folded;
use crate::tui::state::Shared;

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    Number,
    Title,
    Kind,
    Date,
    /// Codings of the acting coder, the fewest first.
    Codings,
}

impl Sort {
    pub fn next(self) -> Self {
        match self {
            Sort::Number => Sort::Title,
            Sort::Title => Sort::Kind,
            Sort::Kind => Sort::Date,
            Sort::Date => Sort::Codings,
            Sort::Codings => Sort::Number,
        }
    }

    pub fn said(self) -> Text {
        match self {
            Sort::Number => text!("documents-sort-number"),
            Sort::Title => text!("documents-sort-title"),
            Sort::Kind => text!("documents-sort-kind"),
            Sort::Date => text!("documents-sort-date"),
            Sort::Codings => text!("documents-sort-codings"),
        }
    }

    /// The head of the column it sorts by.
    pub fn column(self) -> &'static str {
        match self {
            Sort::Number => "documents-column-number",
            Sort::Title => "documents-column-title",
            Sort::Kind => "documents-column-kind",
            Sort::Date => "documents-column-date",
            Sort::Codings => "documents-column-mine",
        }
    }
}

/// How far the acting coder is with the documents that are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    #[default]
    All,
    NotBegun,
    Begun,
    Finished,
}

impl Stage {
    pub fn next(self) -> Self {
        match self {
            Stage::All => Stage::NotBegun,
            Stage::NotBegun => Stage::Begun,
            Stage::Begun => Stage::Finished,
            Stage::Finished => Stage::All,
        }
    }

    pub fn said(self) -> Option<Text> {
        match self {
            Stage::All => None,
            Stage::NotBegun => Some(text!("documents-stage-not-begun")),
            Stage::Begun => Some(text!("documents-stage-begun")),
            Stage::Finished => Some(text!("documents-stage-finished")),
        }
    }
}

/// All kinds, then each one.
pub fn next_kind(kind: Option<DocumentKind>) -> Option<DocumentKind> {
    let mut kinds = DocumentKind::ALL.into_iter();
    match kind {
        None => kinds.next(),
        Some(kind) => kinds.skip_while(|each| *each != kind).nth(1),
    }
}

impl List {
    pub(super) fn needs_work(&self) -> bool {
        self.sort == Sort::Codings || self.stage != Stage::All
    }

    pub(super) fn ordered(&self, shared: &Shared) -> Vec<usize> {
        let documents = &shared.documents;
        let mut order: Vec<usize> = (0..documents.len())
            .filter(|place| self.is_shown(&documents[*place]))
            .collect();
        let of = |place: &usize| &documents[*place];
        match self.sort {
            // The shared list is by number.
            Sort::Number => {}
            Sort::Title => order.sort_by_cached_key(|place| of(place).title.to_lowercase()),
            Sort::Kind => order.sort_by_key(|place| of(place).facts.kind.key()),
            Sort::Date => order.sort_by(|a, b| of(a).facts.date.cmp(&of(b).facts.date)),
            Sort::Codings => order.sort_by_key(|place| self.codings_of(of(place))),
        }
        if self.is_reversed {
            order.reverse();
        }
        order
    }

    fn codings_of(&self, document: &Document) -> usize {
        let work = self.work.as_ref().and_then(|work| work.get(&document.id));
        work.map_or(0, |work| work.codings)
    }

    fn is_shown(&self, document: &Document) -> bool {
        let words = self.search.words();
        let is_named = words.is_empty()
            || contains_folded(&document.title, words)
            || words == number(document);
        let is_of_kind = self.kind.is_none_or(|kind| document.facts.kind == kind);
        is_named && is_of_kind && self.is_at_stage(document)
    }

    fn is_at_stage(&self, document: &Document) -> bool {
        // Until the answer is there, nothing is left out.
        let Some(work) = &self.work else { return true };
        let work = work.get(&document.id);
        let is_finished = work.is_some_and(|work| work.is_finished);
        let is_begun = work.is_some_and(|work| work.codings > 0);
        match self.stage {
            Stage::All => true,
            Stage::NotBegun => !is_begun && !is_finished,
            Stage::Begun => is_begun && !is_finished,
            Stage::Finished => is_finished,
        }
    }
}

fn number(document: &Document) -> String {
    document.number.to_string()
}
