//! What was read, before it is stored: which files come in, what they are
//! called, who speaks in them. It must not draw, nor store.

use super::super::ask::{Asked, role_id};
use super::super::browse::labels_in;
use super::super::pane::Next;
use super::super::speakers::next_role;
use super::ImportAction;
use super::drafts;
use crate::fault::Outcome;
use crate::message::Text;
use crate::model::document::{DocumentFacts, DocumentKind};
use crate::model::draft::DocumentDraft;
use crate::text;
use crate::tui::state::Shared;
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::rows::Rows;
use crate::workbench::{FilesRead, ImportItem, ImportStatus};

/// The files of an import and what was corrected in them.
#[derive(Default)]
pub struct Preview {
    pub items: Vec<ImportItem>,
    pub is_out: Vec<bool>,
    pub rows: Rows,
    pub speakers: Rows,
    pub is_in_speakers: bool,
    pub is_touched: bool,
    /// Which files of a folder no import reads.
    pub passed_over: Option<Text>,
    /// How many were ready when storing began.
    pub ready_then: usize,
}

impl Preview {
    /// The first file that can be stored is chosen; what cannot may come first.
    pub fn of(found: FilesRead) -> Self {
        let passed_over = found.remark();
        let items = found.items;
        let mut preview = Preview {
            is_out: vec![false; items.len()],
            items,
            passed_over,
            ..Preview::default()
        };
        let first = (0..preview.items.len()).find(|row| preview.is_ready(*row));
        preview.rows.selected = first.unwrap_or(0);
        preview
    }

    /// Whether this file would be stored.
    pub fn is_ready(&self, row: usize) -> bool {
        self.items
            .get(row)
            .is_some_and(|item| item.status == ImportStatus::WouldImport && item.draft.is_some())
            && !self.is_out.get(row).copied().unwrap_or(true)
    }

    /// How many files would be stored.
    pub fn ready(&mut self) -> usize {
        self.ready_then = self.count_ready();
        self.ready_then
    }

    pub fn count_ready(&self) -> usize {
        (0..self.items.len())
            .filter(|row| self.is_ready(*row))
            .count()
    }

    pub fn draft(&self) -> Option<&DocumentDraft> {
        self.items.get(self.rows.selected)?.draft.as_ref()
    }

    fn draft_at(&mut self, row: usize) -> Option<&mut DocumentDraft> {
        self.items.get_mut(row)?.draft.as_mut()
    }

    /// The rows that the keys move in.
    pub fn rows(&mut self) -> (&mut Rows, usize) {
        if self.is_in_speakers {
            let len = self.draft().map_or(0, |draft| draft.speakers.len());
            return (&mut self.speakers, len);
        }
        (&mut self.rows, self.items.len())
    }

    /// After storing: what needs a look first, and no texts any more.
    pub fn for_the_report(&mut self) {
        let mut all: Vec<(ImportItem, bool)> = std::mem::take(&mut self.items)
            .into_iter()
            .zip(std::mem::take(&mut self.is_out))
            .collect();
        for (item, _) in &mut all {
            item.draft = None;
        }
        all.sort_by_key(|(item, is_out)| match (item.status, is_out) {
            (ImportStatus::Failed, _) => 0,
            (ImportStatus::Duplicate, _) => 1,
            (ImportStatus::WouldImport, _) => 2,
            (ImportStatus::Imported, _) => 3,
        });
        (self.items, self.is_out) = all.into_iter().unzip();
        self.is_touched = false;
    }

    pub fn act(&mut self, action: ImportAction, shared: &mut Shared) -> Next {
        let row = self.rows.selected;
        let Some(draft) = self.draft() else {
            shared.warn(text!("import-no-text"));
            return Next::nothing();
        };
        let speaker = self.speakers.selected;
        match action {
            ImportAction::LeaveOut => {
                if let Some(is_out) = self.is_out.get_mut(row) {
                    *is_out = !*is_out;
                }
                return Next::nothing();
            }
            ImportAction::ToSpeakers if draft.speakers.is_empty() => {
                shared.warn(text!("import-no-speakers-here"));
            }
            ImportAction::ToSpeakers => {
                self.is_in_speakers = true;
                self.speakers = Rows::default();
            }
            ImportAction::ToFiles => self.is_in_speakers = false,
            ImportAction::Facts => {
                let facts = &draft.facts;
                let values = vec![
                    draft.title.clone(),
                    facts.kind.key().to_owned(),
                    facts.date.clone(),
                    facts.place.clone(),
                    facts.interviewer.clone(),
                ];
                return Next::Ask(Asked::DraftFacts(row), values);
            }
            ImportAction::Interviewers => {
                let drafts = self.items.iter().filter_map(|item| item.draft.as_ref());
                let labels = drafts::interviewers(drafts).join(", ");
                return Next::Ask(Asked::Interviewers, vec![labels]);
            }
            ImportAction::Kind => {
                let kinds = DocumentKind::ALL;
                let at = kinds.iter().position(|kind| *kind == draft.facts.kind);
                let next = kinds[(at.unwrap_or(0) + 1) % kinds.len()];
                if let Some(draft) = self.draft_at(row) {
                    draft.facts.kind = next;
                }
                self.is_touched = true;
            }
            ImportAction::Role => {
                if let Some(speaker) = self
                    .draft_at(row)
                    .and_then(|draft| draft.speakers.get_mut(speaker))
                {
                    speaker.role = next_role(speaker.role);
                }
                self.is_touched = true;
            }
            ImportAction::Rename => {
                let label = draft.speakers.get(speaker).map(|speaker| &speaker.label);
                let values = label.cloned().into_iter().collect();
                return Next::Ask(Asked::DraftSpeaker(row, speaker), values);
            }
            ImportAction::Merge => return merge_ask(draft, row, speaker, shared),
            ImportAction::Store | ImportAction::Done => {}
        }
        Next::nothing()
    }

    pub fn answered(&mut self, asked: &Asked, values: &[String]) -> Outcome<Next> {
        let of = |at: usize| values.get(at).cloned().unwrap_or_default();
        match asked {
            Asked::DraftFacts(row) => {
                if let Some(draft) = self.draft_at(*row) {
                    let facts = DocumentFacts {
                        kind: DocumentKind::from_key(&of(1)).unwrap_or_default(),
                        date: of(2).trim().to_owned(),
                        place: of(3).trim().to_owned(),
                        interviewer: of(4).trim().to_owned(),
                        ..draft.facts.clone()
                    };
                    facts.check()?;
                    draft.facts = facts;
                    draft.title = of(0).trim().to_owned();
                }
            }
            Asked::DraftSpeaker(row, speaker) => {
                if let Some(draft) = self.draft_at(*row) {
                    drafts::rename(draft, *speaker, &of(0))?;
                }
            }
            Asked::DraftMerge(row, from) => {
                if let (Some(draft), Ok(into)) = (self.draft_at(*row), of(0).parse()) {
                    drafts::merge(draft, *from, into);
                    let len = draft.speakers.len();
                    self.speakers.move_by(0, len, usize::MAX);
                }
            }
            Asked::Interviewers => {
                let labels = labels_in(&of(0));
                for draft in self.items.iter_mut().filter_map(|item| item.draft.as_mut()) {
                    drafts::set_interviewers(draft, &labels);
                }
            }
            _ => return Ok(Next::nothing()),
        }
        self.is_touched = true;
        Ok(Next::nothing())
    }
}

fn merge_ask(draft: &DocumentDraft, row: usize, speaker: usize, shared: &mut Shared) -> Next {
    let Some(from) = draft.speakers.get(speaker) else {
        return Next::nothing();
    };
    let items: Vec<Item> = draft
        .speakers
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != speaker)
        .map(|(at, other)| Item {
            key: at.to_string(),
            shown: other.label.clone(),
            note: shared.say_id(role_id(other.role)),
            words: other.label.clone(),
        })
        .collect();
    if items.is_empty() {
        shared.warn(text!("speakers-only-one"));
        return Next::nothing();
    }
    let title = text!("speakers-merge-ask", speaker = from.label.as_str());
    Next::Choose(Asked::DraftMerge(row, speaker), title, items)
}
