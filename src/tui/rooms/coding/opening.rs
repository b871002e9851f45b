//! Opening a document in the reader, and keeping what is shown of it up to date.
//! It must not know what is done to it.

use super::open::{self, Marks, Open};
use super::{CodingRoom, DOCUMENT, MARKS, Mode, Wanted};
use crate::model::coding::Coding;
use crate::model::ids::{CodeId, CodingId};
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::state::Shared;

impl CodingRoom {
    pub(super) fn read(&mut self, wanted: Wanted) -> Vec<Effect> {
        self.wanted = Some(wanted);
        let document = wanted.document;
        vec![Effect::query(DOCUMENT, move |workbench, _cancel| {
            open::read(workbench, document)
        })]
    }

    pub(super) fn read_marks(&self, with_turns: bool) -> Vec<Effect> {
        let Some(document) = self.open.as_ref().map(|open| open.document) else {
            return Vec::new();
        };
        vec![Effect::query(MARKS, move |workbench, _cancel| {
            open::read_marks(workbench, document, with_turns).map(|marks| (document, marks))
        })]
    }

    pub(super) fn take_document(
        &mut self,
        open: Open,
        pins: Vec<String>,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        let wanted = self.wanted.take();
        let is_again = self.open.as_ref().map(|open| open.document) == Some(open.document);
        if let Some(before) = &self.open {
            self.places.insert(before.document, self.place);
        }
        let document = open.document;
        self.pins = pins;
        self.rows.clear();
        self.open = Some(open);
        if let Some(open) = &mut self.open {
            open.show(self.whose);
        }
        if !is_again {
            self.selection = None;
            self.made.clear();
            self.chosen = None;
            self.place = self.places.get(&document).copied().unwrap_or_default();
        }
        self.find.hits.clear();
        if self.recent.is_empty() {
            self.recent = self.used_lately(shared);
        }
        self.notice_coder(shared);
        let cursor = self
            .open
            .as_ref()
            .map_or(0, |open| open.snap(self.place.cursor, true));
        self.go(cursor, shared);
        if let Some(wanted) = wanted {
            self.show_place(wanted, shared);
        }
        self.ask_find()
    }

    /// Another coder has other habits.
    pub(super) fn notice_coder(&mut self, shared: &Shared) {
        let coder = shared.coder.as_ref().map(|coder| coder.id);
        if self.coder != coder {
            self.coder = coder;
            self.recent = self.used_lately(shared);
            self.last = None;
            self.made.clear();
            self.chosen = None;
        }
    }

    /// The codes the acting coder gave last in this document, newest first.
    pub(super) fn used_lately(&self, shared: &Shared) -> Vec<CodeId> {
        let me = shared.coder.as_ref().map(|coder| coder.id);
        let mut mine: Vec<(CodingId, CodeId)> = self
            .open
            .iter()
            .flat_map(|open| open.all())
            .filter(|coding| Some(coding.coder) == me)
            .map(|coding| (coding.id, coding.code))
            .collect();
        mine.sort_unstable_by_key(|(coding, _)| std::cmp::Reverse(*coding));
        let mut codes = Vec::new();
        for (_, code) in mine {
            if codes.len() < 8 && !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    pub(super) fn show_place(&mut self, wanted: Wanted, shared: &Shared) {
        self.mode = Mode::Read;
        let Some(open) = &self.open else { return };
        let coding = wanted.coding.and_then(|id| open.coding(id));
        let span = coding.map(|coding| coding.span).or(wanted.span);
        let Some(span) = span else { return };
        let id = coding.map(|coding| coding.id);
        self.selection = None;
        self.jump(span.start, shared);
        self.chosen = id;
    }

    pub(super) fn take_marks(&mut self, marks: Marks, shared: &Shared) {
        self.pins.clone_from(&marks.pins);
        let Some(open) = &mut self.open else { return };
        open.take(marks, self.whose);
        if let Some((code, span)) = self.sought.take() {
            let is_sought = |coding: &&Coding| coding.code == code && coding.span == span;
            let found = open.all().iter().find(is_sought).map(|coding| coding.id);
            self.made = found.into_iter().collect();
        }
        let is_there = |id: &CodingId| open.coding(*id).is_some();
        self.made.retain(is_there);
        self.chosen = self.chosen.filter(is_there);
        if let Mode::Resize(resize) = &self.mode
            && !is_there(&resize.coding)
        {
            self.mode = Mode::Read;
        }
        // Lanes may have come or gone, and with them the width of the rows.
        let page = self.page(shared);
        if let Some(open) = &self.open {
            let top = self.rows.top(open, self.place.top, self.place.cursor, page);
            self.place.top = self.rows.span(open, top, page.0).start;
        }
    }

    /// Opens the next document, or the one before.
    pub(super) fn travel_documents(&mut self, by: isize, shared: &mut Shared) -> Vec<Effect> {
        let here = self.open.as_ref().map(|open| open.document);
        let at = shared
            .documents
            .iter()
            .position(|document| Some(document.id) == here);
        let next = at.and_then(|at| at.checked_add_signed(by));
        match next.and_then(|next| shared.documents.get(next)) {
            Some(document) => {
                let document = document.id;
                self.read(Wanted {
                    document,
                    span: None,
                    coding: None,
                })
            }
            None => {
                shared.notify(text!("coding-no-more-documents"));
                Vec::new()
            }
        }
    }
}
