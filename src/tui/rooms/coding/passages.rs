//! What a search found in the whole study, as a list: to jump to, or to code
//! all at once after a look at what would be coded. It must not know how the
//! reader works.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};

use super::keys::{PassagesAction, PreviewAction};
use super::motion::{self, Unit};
use super::open::{Marks, Open};
use super::palette::CodePalette;
use super::{CodingRoom, Mode};
use crate::fault::{Fault, Outcome};
use crate::model::edit::{Edit, NewCoding};
use crate::model::ids::{CodeId, DocumentId};
use crate::text;
use crate::text::Span;
use crate::tui::effect::{Effect, Target};
use crate::tui::state::Shared;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::rows::Rows;
use crate::workbench::{Hit, SearchQuery, Workbench};

/// Slots and dialogs.
pub const SEARCH: &str = "coding-search-study";
pub const EXTENTS: &str = "coding-extents";
pub const CODE: &str = "coding-code-all";

/// More hits than this are not fetched; the list says so.
const MOST: usize = 20_000;

/// Lines above the first passage of a list.
pub const HEAD: u16 = 2;

/// A list of hits.
#[derive(Debug, Clone, Default)]
pub struct Passages {
    pub query: String,
    pub hits: Vec<Hit>,
    pub rows: Rows,
    /// Hits that are left out of coding them all.
    pub left_out: HashSet<usize>,
    pub is_cut: bool,
    extent: Extent,
}

/// How much around a hit is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Extent {
    Word,
    #[default]
    Sentence,
    Turn,
}

impl Passages {
    /// How much around each hit is coded.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match self.extent {
            Extent::Word => Unit::Word,
            Extent::Sentence => Unit::Sentence,
            Extent::Turn => Unit::Turn,
        }
    }
}

/// One passage that would be coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub document: DocumentId,
    pub turn: Option<u32>,
    pub span: Span,
    pub words: String,
    pub is_left_out: bool,
}

/// What would be coded with which code, before it is.
#[derive(Debug, Clone)]
pub struct Preview {
    pub code: CodeId,
    pub passages: Vec<Passage>,
    pub rows: Rows,
    /// Where Esc leads back to.
    before: Box<Passages>,
}

impl Preview {
    /// How many would be coded.
    #[must_use]
    pub fn count(&self) -> usize {
        let kept = |passage: &&Passage| !passage.is_left_out;
        self.passages.iter().filter(kept).count()
    }
}

impl CodingRoom {
    pub(super) fn ask_search(&self) -> Vec<Effect> {
        let words = match &self.mode {
            Mode::Passages(list) => list.query.clone(),
            _ => self.find.words.clone(),
        };
        let title = text!("coding-search-study-title");
        vec![Effect::open(Prompt::new(SEARCH, title, &words))]
    }

    pub(super) fn search_study(&self, words: &str) -> Vec<Effect> {
        let words = words.trim().to_owned();
        let is_regex = words.len() > 2 && words.starts_with('/') && words.ends_with('/');
        let query = SearchQuery {
            words: if is_regex {
                words[1..words.len() - 1].to_owned()
            } else {
                words.clone()
            },
            is_regex,
            document: None,
            limit: MOST,
        };
        vec![Effect::query(SEARCH, move |workbench, cancel| {
            Ok((words, workbench.search(&query, cancel)?))
        })]
    }

    pub(super) fn take_passages(&mut self, query: String, hits: Vec<Hit>, shared: &mut Shared) {
        if hits.is_empty() {
            shared.warn(text!("passages-none", words = query.as_str()));
            return;
        }
        self.mode = Mode::Passages(Box::new(Passages {
            query,
            is_cut: hits.len() >= MOST,
            hits,
            ..Passages::default()
        }));
    }

    /// All hits of the search in this document, to be coded at once.
    pub(super) fn hits_as_passages(&mut self, shared: &mut Shared) {
        let Some(open) = self.open.as_ref().filter(|_| !self.find.hits.is_empty()) else {
            shared.warn(text!("find-no-search"));
            return;
        };
        let title = shared
            .document(open.document)
            .map_or("", |found| &found.title);
        let hits = self.find.hits.iter().map(|span| {
            let turn = open.turn_at(span.start).map(|at| &open.turns[at]);
            let speaker = turn.and_then(|turn| open.speaker(turn));
            let line = motion::unit_at(open, Unit::Sentence, span.start);
            let line = Span::new(line.start.min(span.start), line.end.max(span.end));
            Hit {
                document: open.document,
                document_title: title.to_owned(),
                turn: turn.map(|turn| turn.id),
                turn_number: turn.map(|turn| turn.number),
                speaker: speaker.map(|speaker| speaker.label.clone()),
                span: *span,
                start: 0,
                end: 0,
                text: span.of(&open.text).unwrap_or_default().to_owned(),
                line: line.of(&open.text).unwrap_or_default().replace('\n', " "),
                line_span: Span::new(span.start - line.start, span.end - line.start),
            }
        });
        let list = Passages {
            query: self.find.words.clone(),
            hits: hits.take(MOST).collect(),
            is_cut: self.find.hits.len() > MOST,
            ..Passages::default()
        };
        self.mode = Mode::Passages(Box::new(list));
    }

    fn list_height(shared: &Shared) -> usize {
        usize::from(shared.content().height.saturating_sub(HEAD))
    }

    pub(super) fn act_on_passages(
        &mut self,
        action: PassagesAction,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        let height = CodingRoom::list_height(shared);
        let Mode::Passages(list) = &mut self.mode else {
            return Vec::new();
        };
        let page = isize::try_from(height).unwrap_or(1);
        let by = match action {
            PassagesAction::Down => 1,
            PassagesAction::Up => -1,
            PassagesAction::PageDown => page,
            PassagesAction::PageUp => -page,
            PassagesAction::First => isize::MIN,
            PassagesAction::Last => isize::MAX,
            PassagesAction::Toggle => {
                let row = list.rows.selected;
                if !list.left_out.remove(&row) {
                    list.left_out.insert(row);
                }
                1
            }
            PassagesAction::Extent => {
                list.extent = match list.extent {
                    Extent::Word => Extent::Sentence,
                    Extent::Sentence => Extent::Turn,
                    Extent::Turn => Extent::Word,
                };
                0
            }
            PassagesAction::Jump => return self.jump_to_hit(),
            PassagesAction::Again => return self.ask_search(),
            PassagesAction::Code => {
                let count = list.hits.len() - list.left_out.len();
                let title = text!("coding-code-all-title", count = count);
                let palette = CodePalette::new(CODE, title, &self.recent, &self.pins, shared);
                return vec![Effect::open(palette)];
            }
        };
        list.rows.move_by(by, list.hits.len(), height);
        Vec::new()
    }

    pub(super) fn jump_to_hit(&mut self) -> Vec<Effect> {
        let Mode::Passages(list) = &self.mode else {
            return Vec::new();
        };
        let Some(hit) = list.hits.get(list.rows.selected) else {
            return Vec::new();
        };
        vec![Effect::Visit(Target::Document {
            document: hit.document,
            span: Some(hit.span),
            coding: None,
        })]
    }

    /// A code was chosen for all: finds out which passages that makes.
    pub(super) fn ask_extents(&self, code: CodeId) -> Vec<Effect> {
        let Mode::Passages(list) = &self.mode else {
            return Vec::new();
        };
        let unit = list.unit();
        let kept = |at: &usize| !list.left_out.contains(at);
        let hits: Vec<(DocumentId, Span)> = (0..list.hits.len())
            .filter(kept)
            .map(|at| (list.hits[at].document, list.hits[at].span))
            .collect();
        vec![Effect::query(EXTENTS, move |workbench, cancel| {
            Ok((code, extents(workbench, hits, unit, cancel)?))
        })]
    }

    pub(super) fn take_extents(&mut self, code: CodeId, passages: Vec<Passage>) {
        if let Mode::Passages(list) = std::mem::take(&mut self.mode) {
            self.mode = Mode::Preview(Box::new(Preview {
                code,
                passages,
                rows: Rows::default(),
                before: list,
            }));
        }
    }

    pub(super) fn act_on_preview(
        &mut self,
        action: PreviewAction,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        let height = CodingRoom::list_height(shared);
        let Mode::Preview(preview) = &mut self.mode else {
            return Vec::new();
        };
        let page = isize::try_from(height).unwrap_or(1);
        let by = match action {
            PreviewAction::Down => 1,
            PreviewAction::Up => -1,
            PreviewAction::PageDown => page,
            PreviewAction::PageUp => -page,
            PreviewAction::Toggle => {
                if let Some(passage) = preview.passages.get_mut(preview.rows.selected) {
                    passage.is_left_out = !passage.is_left_out;
                }
                1
            }
            PreviewAction::Apply => return self.apply_preview(shared),
        };
        preview.rows.move_by(by, preview.passages.len(), height);
        Vec::new()
    }

    fn apply_preview(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Mode::Preview(preview) = &self.mode else {
            return Vec::new();
        };
        let code = preview.code;
        let codings: Vec<NewCoding> = preview
            .passages
            .iter()
            .filter(|passage| !passage.is_left_out)
            .map(|passage| NewCoding {
                document: passage.document,
                span: passage.span,
                code,
                coder: None,
                polarity: None,
                strength: None,
            })
            .collect();
        if codings.is_empty() {
            shared.warn(text!("preview-nothing"));
            return Vec::new();
        }
        self.remember(code);
        vec![Effect::Apply(Edit::ApplyCodes { codings })]
    }

    /// Backs out of a list; `false` when there is none.
    pub(super) fn leave_list(&mut self) -> bool {
        match std::mem::take(&mut self.mode) {
            Mode::Preview(preview) => self.mode = Mode::Passages(preview.before),
            Mode::Passages(_) => {}
            other => {
                self.mode = other;
                return false;
            }
        }
        true
    }
}

/// The passages around hits, each once, in the order of the documents.
fn extents(
    workbench: &Workbench,
    mut hits: Vec<(DocumentId, Span)>,
    unit: Unit,
    cancel: &AtomicBool,
) -> Outcome<Vec<Passage>> {
    hits.sort_unstable();
    let mut passages: Vec<Passage> = Vec::new();
    for of_document in hits.chunk_by(|left, right| left.0 == right.0) {
        if cancel.load(Ordering::Relaxed) {
            return Err(Fault::cancelled(text!("find-stopped")));
        }
        let Some((document, _)) = of_document.first().copied() else {
            continue;
        };
        let open = Open::new(workbench.transcript(document)?, Marks::default());
        for (_, hit) in of_document {
            let around = motion::unit_at(&open, unit, open.snap(hit.start, true));
            let span = Span::new(around.start.min(hit.start), around.end.max(hit.end));
            let span = motion::trimmed(&open.text, span);
            let is_known = passages
                .last()
                .is_some_and(|last| last.document == document && last.span == span);
            if is_known || span.is_empty() {
                continue;
            }
            let turn = open.turn_at(span.start).map(|at| open.turns[at].number);
            passages.push(Passage {
                document,
                turn,
                span,
                words: span.of(&open.text).unwrap_or_default().to_owned(),
                is_left_out: false,
            });
        }
    }
    Ok(passages)
}
