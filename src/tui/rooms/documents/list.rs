//! The list of documents: in the order and with the part of them that is
//! wanted, each with who speaks in it and how far the coders are. What is not
//! in the shared list is fetched only for the rows in sight.

mod draw;
mod order;

use std::collections::{HashMap, HashSet};

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::order::{Sort, Stage};
use super::MOVE;
use super::ask::{self, Asked};
use super::detail::Detail;
use super::pane::{Next, Pane, View, height};
use super::search::{Search, Took};
use crate::fault::Outcome;
use crate::model::document::{Document, DocumentKind, Speaker};
use crate::model::edit::{Change, Edit};
use crate::model::ids::DocumentId;
use crate::model::memo::MemoSubject;
use crate::text;
use crate::tui::effect::{Effect, Target, Value};
use crate::tui::keymap::{Binding, Context};
use crate::tui::state::Shared;
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::rows::Rows;
use crate::workbench::{CoderWork, Progress};

crate::actions! {
    /// What can be done in the list of documents.
    pub enum ListAction {
        Read = "documents-read",
        Import = "documents-import",
        Facts = "documents-facts",
        Rename = "documents-rename",
        Speakers = "documents-speakers",
        Finish = "documents-finish",
        Memo = "documents-memo",
        Parallel = "documents-parallel",
        About = "documents-about",
        Delete = "documents-delete",
        Cases = "documents-cases",
        Memos = "documents-memos",
        Journal = "documents-journal",
        Sort = "documents-sort",
        Reverse = "documents-reverse",
        Kind = "documents-filter-kind",
        Stage = "documents-filter-progress",
        Coder = "documents-coder",
        Study = "study-settings",
    }
}

pub static KEYS: Context = Context {
    title: "keys-documents",
    bindings: &[
        Binding::hint(&["Enter"], ListAction::Read.name()),
        Binding::hint(&["i"], ListAction::Import.name()),
        Binding::hint(&["e"], ListAction::Facts.name()),
        Binding::hint(&["s"], ListAction::Speakers.name()),
        Binding::hint(&["f"], ListAction::Finish.name()),
        Binding::hint(&["c"], ListAction::Cases.name()),
        Binding::new(&["r"], ListAction::Rename.name()),
        Binding::new(&["m"], ListAction::Memo.name()),
        Binding::new(&["p"], ListAction::Parallel.name()),
        Binding::new(&["C"], ListAction::About.name()),
        Binding::new(&["x", "Delete"], ListAction::Delete.name()),
        Binding::new(&["M"], ListAction::Memos.name()),
        Binding::new(&["J"], ListAction::Journal.name()),
        Binding::new(&["o"], ListAction::Sort.name()),
        Binding::new(&["O"], ListAction::Reverse.name()),
        Binding::new(&["t"], ListAction::Kind.name()),
        Binding::new(&["P"], ListAction::Stage.name()),
        Binding::new(&["a"], ListAction::Coder.name()),
        Binding::new(&["S"], ListAction::Study.name()),
    ],
};

/// The slot of what is fetched for the rows in sight.
pub const SIGHTS: &str = "documents-sights";
/// The slot of what the acting coder did in every document.
pub const WORK: &str = "documents-work";
/// The slot of the details of one document.
pub const DETAIL: &str = "documents-detail";

/// From this width of the room on, the details stand beside the list.
const WITH_DETAIL: u16 = 100;
/// How wide the details are, in cells.
const DETAIL_WIDTH: u16 = 40;

/// What a row shows that is not in the shared list.
#[derive(Debug, Clone)]
pub struct Sight {
    pub progress: Progress,
    pub speakers: Vec<Speaker>,
}

/// The list.
#[derive(Default)]
pub struct List {
    rows: Rows,
    /// Places in the shared list, in the order they are shown.
    order: Vec<usize>,
    is_ordered: bool,
    search: Search,
    sort: Sort,
    is_reversed: bool,
    kind: Option<DocumentKind>,
    stage: Stage,
    sights: HashMap<DocumentId, Sight>,
    /// Whose sight is of the study as it is now.
    fresh: HashSet<DocumentId>,
    /// Of the acting coder, fetched when the order or the part needs it.
    work: Option<HashMap<DocumentId, CoderWork>>,
    detail: Option<Detail>,
    /// The detail is of the study as it is now.
    is_detailed: bool,
}

impl List {
    /// The document that keys act on.
    fn document<'s>(&self, shared: &'s Shared) -> Option<&'s Document> {
        let place = match self.is_ordered {
            true => *self.order.get(self.rows.selected)?,
            false => self.rows.selected,
        };
        shared.documents.get(place)
    }

    pub fn select(&mut self, document: DocumentId, shared: &Shared) {
        self.put_in_order(shared);
        let place = shared.documents.iter().position(|each| each.id == document);
        let row = self.order.iter().position(|at| Some(*at) == place);
        if let Some(row) = row {
            let tall = height(self, shared.content(), shared);
            self.rows.select(row, self.order.len(), tall);
        }
    }

    /// Puts the documents in order again; the chosen one stays chosen.
    fn reorder(&mut self, shared: &Shared) {
        let chosen = self.document(shared).map(|document| document.id);
        self.is_ordered = false;
        self.put_in_order(shared);
        match chosen {
            Some(document) => self.select(document, shared),
            None => self.rows = Rows::default(),
        }
        let tall = height(self, shared.content(), shared);
        self.rows.move_by(0, self.order.len(), tall);
    }

    fn put_in_order(&mut self, shared: &Shared) {
        if !self.is_ordered {
            self.order = self.ordered(shared);
            self.is_ordered = true;
        }
    }

    fn is_narrowed(&self) -> bool {
        self.search.is_shown() || self.kind.is_some() || self.stage != Stage::All
    }

    fn areas(&self, area: Rect) -> (Rect, Option<Rect>) {
        if area.width < WITH_DETAIL {
            return (area, None);
        }
        let list = Rect {
            width: area.width - DETAIL_WIDTH - 1,
            ..area
        };
        let detail = Rect {
            x: list.right() + 1,
            width: DETAIL_WIDTH,
            ..area
        };
        (list, Some(detail))
    }

    fn window(&self, area: Rect, shared: &Shared) -> Vec<DocumentId> {
        let window = self
            .rows
            .window(self.order.len(), height(self, area, shared));
        self.order[window]
            .iter()
            .filter_map(|place| shared.documents.get(*place))
            .map(|document| document.id)
            .collect()
    }

    fn finish(&self, document: &Document, shared: &mut Shared) -> Next {
        let Some(coder) = shared.coder.as_ref().map(|coder| coder.id) else {
            return Next::nothing();
        };
        let Some(sight) = self.sights.get(&document.id) else {
            return Next::nothing();
        };
        let is_finished = sight
            .progress
            .coders
            .iter()
            .any(|(id, _, is_finished)| *id == coder && *is_finished);
        let said = if is_finished {
            text!("documents-unfinished", title = document.title.as_str())
        } else {
            text!("documents-finished", title = document.title.as_str())
        };
        shared.notify(said);
        Next::effect(Effect::Apply(Edit::SetFinished {
            document: document.id,
            coder,
            is_finished: !is_finished,
        }))
    }

    fn parallel(document: &Document, shared: &Shared) -> Next {
        let mut items = vec![Item {
            key: ask::NONE.to_owned(),
            shown: shared.say_id("documents-parallel-none"),
            note: String::new(),
            words: shared.say_id("documents-parallel-none"),
        }];
        items.extend(
            shared
                .documents
                .iter()
                .filter(|other| other.id != document.id)
                .map(|other| Item {
                    key: other.id.0.to_string(),
                    shown: format!("{}  {}", other.number, other.title),
                    note: other.facts.language.clone(),
                    words: format!("{} {}", other.number, other.title),
                }),
        );
        let title = text!("documents-parallel-ask", title = document.title.as_str());
        Next::Choose(Asked::Parallel(document.id), title, items)
    }

    fn of_document(&self, action: ListAction, document: &Document, shared: &mut Shared) -> Next {
        match action {
            ListAction::Read => Next::effect(Effect::Visit(Target::Document {
                document: document.id,
                span: None,
                coding: None,
            })),
            ListAction::Facts => Next::Ask(Asked::Facts(document.id), ask::facts(document)),
            ListAction::Rename => {
                Next::Ask(Asked::Title(document.id), vec![document.title.clone()])
            }
            ListAction::Speakers => Next::Speakers(document.id),
            ListAction::Finish => self.finish(document, shared),
            ListAction::Memo => Next::Ask(
                Asked::NewMemo(MemoSubject::Document(document.id)),
                vec!["document".to_owned()],
            ),
            ListAction::Parallel => List::parallel(document, shared),
            ListAction::About if shared.cases.is_empty() => {
                shared.warn(text!("documents-about-no-cases"));
                Next::nothing()
            }
            ListAction::About => {
                let keys: Vec<String> = document.about.iter().map(|id| id.0.to_string()).collect();
                Next::Ask(Asked::About(document.id), vec![keys.join("\n")])
            }
            ListAction::Delete => Next::Ask(Asked::DeleteDocument(document.id), Vec::new()),
            _ => Next::nothing(),
        }
    }
}

/// The coders to act as, and a new one.
pub fn choose_coder(shared: &Shared) -> Next {
    let mut items: Vec<Item> = shared
        .coders
        .iter()
        .map(|coder| Item {
            key: coder.id.0.to_string(),
            shown: coder.name.clone(),
            note: match shared.coder.as_ref() {
                Some(acting) if acting.id == coder.id => shared.say_id("coder-acts"),
                _ => String::new(),
            },
            words: coder.name.clone(),
        })
        .collect();
    let acting = shared.coder.as_ref().map_or("", |coder| &coder.name);
    let rename = shared.say(&text!("coder-rename", name = acting));
    let more = [
        (ask::NEW, shared.say_id("coder-new")),
        (ask::RENAME, rename),
    ];
    items.extend(more.map(|(key, shown)| Item {
        key: key.to_owned(),
        words: shown.clone(),
        shown,
        note: String::new(),
    }));
    Next::Choose(Asked::Coder, text!("coder-switch-ask"), items)
}

impl Pane for List {
    fn keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&KEYS, &MOVE];
        TABLES
    }

    fn rows(&mut self, shared: &Shared) -> (&mut Rows, usize) {
        self.put_in_order(shared);
        (&mut self.rows, self.order.len())
    }

    fn around(&self, _area: Rect, _shared: &Shared) -> (u16, u16) {
        (1 + u16::from(self.is_narrowed()), 0)
    }

    fn width(&self, area: Rect) -> u16 {
        self.areas(area).0.width
    }

    fn ask(&mut self, shared: &Shared) -> Vec<Effect> {
        self.put_in_order(shared);
        let area = shared.content();
        let mut effects = Vec::new();
        let mut unknown = self.window(area, shared);
        unknown.retain(|id| !self.fresh.contains(id));
        if !unknown.is_empty() {
            effects.push(Effect::query(SIGHTS, move |study, _cancel| {
                let progress = study.progress(&unknown)?;
                let with_speakers = |progress: Progress| {
                    let speakers = study.speakers(progress.document)?;
                    Ok(Sight { progress, speakers })
                };
                progress
                    .into_iter()
                    .map(with_speakers)
                    .collect::<Outcome<Vec<Sight>>>()
            }));
        }
        if self.needs_work()
            && self.work.is_none()
            && let Some(coder) = shared.coder.as_ref().map(|coder| coder.id)
        {
            effects.push(Effect::query(WORK, move |study, _cancel| {
                study.work_of(coder)
            }));
        }
        if let (_, Some(_)) = self.areas(area)
            && let Some(id) = self.document(shared).map(|document| document.id)
            && (!self.is_detailed
                || self
                    .detail
                    .as_ref()
                    .is_none_or(|known| known.document != id))
        {
            effects.push(Detail::query(id));
        }
        effects
    }

    fn changed(&mut self, _change: Option<&Change>, shared: &Shared) {
        self.fresh.clear();
        self.work = None;
        self.is_detailed = false;
        self.reorder(shared);
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Next {
        let Some(action) = ListAction::from_name(action) else {
            return Next::nothing();
        };
        match action {
            ListAction::Import => return Next::Show(View::Browse),
            ListAction::Cases => return Next::Show(View::Cases),
            ListAction::Memos => return Next::Show(View::Memos),
            ListAction::Journal => return Next::Show(View::Journal),
            ListAction::Sort => {
                self.sort = self.sort.next();
                shared.notify(self.sort.said());
            }
            ListAction::Reverse => self.is_reversed = !self.is_reversed,
            ListAction::Kind => self.kind = order::next_kind(self.kind),
            ListAction::Stage => self.stage = self.stage.next(),
            ListAction::Coder => return choose_coder(shared),
            ListAction::Study => {
                let Some(study) = &shared.study else {
                    return Next::nothing();
                };
                let values = vec![study.title.clone(), study.language.tag().to_owned()];
                return Next::Ask(Asked::Study, values);
            }
            _ => {
                return match self.document(shared).cloned() {
                    Some(document) => self.of_document(action, &document, shared),
                    None => {
                        shared.warn(text!("documents-none-chosen"));
                        Next::nothing()
                    }
                };
            }
        }
        self.reorder(shared);
        Next::nothing()
    }

    fn absorb(&mut self, slot: &'static str, value: Value, shared: &mut Shared) -> Next {
        match slot {
            SIGHTS => {
                if let Ok(sights) = value.downcast::<Vec<Sight>>() {
                    for sight in *sights {
                        self.fresh.insert(sight.progress.document);
                        self.sights.insert(sight.progress.document, sight);
                    }
                }
            }
            WORK => {
                if let Ok(work) = value.downcast::<Vec<CoderWork>>() {
                    let known = work.into_iter().map(|work| (work.document, work));
                    self.work = Some(known.collect());
                    self.reorder(shared);
                    return Next::Do(self.ask(shared));
                }
            }
            _ => {
                if let Ok(detail) = value.downcast::<Detail>() {
                    self.detail = Some(*detail);
                    self.is_detailed = true;
                }
            }
        }
        Next::nothing()
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Option<Next> {
        if self.search.key(key)? == Took::Changed {
            self.reorder(shared);
        }
        Some(Next::nothing())
    }

    fn paste(&mut self, words: &str, shared: &mut Shared) -> Next {
        if self.search.paste(words) {
            self.reorder(shared);
        }
        Next::nothing()
    }

    fn search(&mut self) -> bool {
        self.search.begin();
        true
    }

    fn back(&mut self, shared: &mut Shared) -> Option<Next> {
        if !self.is_narrowed() {
            return None;
        }
        self.search.clear();
        self.kind = None;
        self.stage = Stage::All;
        self.reorder(shared);
        Some(Next::nothing())
    }

    fn chosen(&self) -> &'static str {
        ListAction::Read.name()
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        self.draw_list(area, buffer, shared)
    }
}
