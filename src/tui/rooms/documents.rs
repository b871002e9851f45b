//! The room of documents: what the study holds, and how far each coder is with
//! it. It must not know how a document is read or coded.

use std::collections::HashMap;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::Room;
use crate::model::document::DocumentKind;
use crate::model::edit::Change;
use crate::model::ids::{CoderId, DocumentId};
use crate::text;
use crate::tui::cells;
use crate::tui::effect::{Effect, Target, Value};
use crate::tui::keymap::{Binding, Context};
use crate::tui::overlay::{Given, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::palette::Chooser;
use crate::tui::widgets::rows::{Rows, scroll_bar};
use crate::tui::widgets::table::{self, Column};
use crate::workbench::Progress;

crate::actions! {
    /// What can be done in the list of documents.
    pub enum DocumentsAction {
        Read = "documents-read",
        Down = "documents-down",
        Up = "documents-up",
        PageDown = "documents-page-down",
        PageUp = "documents-page-up",
        First = "documents-first",
        Last = "documents-last",
        /// Chosen from the search.
        Find = "documents-find",
    }
}

static KEYS: Context = Context {
    title: "keys-documents",
    bindings: &[
        Binding::hint(&["Enter"], DocumentsAction::Read.name()),
        Binding::new(&["j", "Down"], DocumentsAction::Down.name()),
        Binding::new(&["k", "Up"], DocumentsAction::Up.name()),
        Binding::new(&["PageDown", "Ctrl-d"], DocumentsAction::PageDown.name()),
        Binding::new(&["PageUp", "Ctrl-u"], DocumentsAction::PageUp.name()),
        Binding::new(&["g g", "Home"], DocumentsAction::First.name()),
        Binding::new(&["G", "End"], DocumentsAction::Last.name()),
    ],
};

const COLUMNS: [Column; 5] = [
    Column::new("documents-column-number", 5).right(),
    Column::new("documents-column-title", 0),
    Column::new("documents-column-kind", 11),
    Column::new("documents-column-date", 10).from(60),
    Column::new("documents-column-codings", 9).right(),
];

/// Lines above the first document.
const HEAD: u16 = 1;

const PROGRESS: &str = "documents-progress";

/// The room.
#[derive(Default)]
pub struct Documents {
    rows: Rows,
    /// Of documents that were on screen since the last change.
    progress: HashMap<DocumentId, Progress>,
}

impl Documents {
    fn height(area: Rect) -> usize {
        usize::from(area.height.saturating_sub(HEAD))
    }

    /// Asks for the progress of the documents in sight that is not known yet.
    fn ask(&self, shared: &Shared) -> Vec<Effect> {
        let window = self
            .rows
            .window(shared.documents.len(), Documents::height(shared.content()));
        let unknown: Vec<DocumentId> = shared.documents[window]
            .iter()
            .map(|document| document.id)
            .filter(|id| !self.progress.contains_key(id))
            .collect();
        if unknown.is_empty() {
            return Vec::new();
        }
        vec![Effect::query(PROGRESS, move |workbench, _cancel| {
            workbench.progress(&unknown)
        })]
    }

    fn move_by(&mut self, by: isize, shared: &Shared) -> Vec<Effect> {
        let height = Documents::height(shared.content());
        self.rows.move_by(by, shared.documents.len(), height);
        self.ask(shared)
    }

    fn read(&self, shared: &Shared) -> Vec<Effect> {
        shared
            .documents
            .get(self.rows.selected)
            .map(|document| {
                Effect::Visit(Target::Document {
                    document: document.id,
                    span: None,
                    coding: None,
                })
            })
            .into_iter()
            .collect()
    }

    fn codings(&self, document: DocumentId, coder: Option<CoderId>) -> String {
        let Some(progress) = self.progress.get(&document) else {
            return "…".to_owned();
        };
        let total: usize = progress.coders.iter().map(|(_, codings, _)| codings).sum();
        let mine = progress.coders.iter().find(|(id, _, _)| Some(*id) == coder);
        let is_finished = mine.is_some_and(|(_, _, is_finished)| *is_finished);
        format!("{total}{}", if is_finished { " ✓" } else { "" })
    }
}

fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Interview => "kind-interview",
        DocumentKind::Observation => "kind-observation",
        DocumentKind::Document => "kind-document",
    }
}

impl Room for Documents {
    fn name(&self) -> &'static str {
        "documents"
    }

    fn title(&self) -> &'static str {
        "room-documents"
    }

    fn all_keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&KEYS];
        TABLES
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Vec<Effect> {
        let Some(action) = DocumentsAction::from_name(action) else {
            return Vec::new();
        };
        let page = isize::try_from(Documents::height(shared.content())).unwrap_or(1);
        match action {
            DocumentsAction::Read => self.read(shared),
            DocumentsAction::Down => self.move_by(1, shared),
            DocumentsAction::Up => self.move_by(-1, shared),
            DocumentsAction::PageDown => self.move_by(page, shared),
            DocumentsAction::PageUp => self.move_by(-page, shared),
            DocumentsAction::First => self.move_by(isize::MIN, shared),
            DocumentsAction::Last => self.move_by(isize::MAX, shared),
            DocumentsAction::Find => self.search(shared).unwrap_or_default(),
        }
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Vec<Effect> {
        let (len, height) = (shared.documents.len(), Documents::height(area));
        match event.kind {
            MouseEventKind::ScrollDown => self.rows.scroll_by(3, len, height),
            MouseEventKind::ScrollUp => self.rows.scroll_by(-3, len, height),
            MouseEventKind::Down(MouseButton::Left) => {
                let line = usize::from(event.row).checked_sub(usize::from(area.y + HEAD));
                let Some(row) = line.and_then(|line| self.rows.at(line, len, height)) else {
                    return Vec::new();
                };
                if row == self.rows.selected {
                    return self.read(shared);
                }
                self.rows.select(row, len, height);
            }
            _ => return Vec::new(),
        }
        self.ask(shared)
    }

    fn enter(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.ask(shared)
    }

    fn changed(&mut self, _change: Option<&Change>, shared: &mut Shared) -> Vec<Effect> {
        self.progress.clear();
        self.ask(shared)
    }

    fn absorb(&mut self, slot: &'static str, value: Value, _shared: &mut Shared) -> Vec<Effect> {
        if slot == PROGRESS
            && let Ok(progress) = value.downcast::<Vec<Progress>>()
        {
            self.progress.extend(
                progress
                    .into_iter()
                    .map(|progress| (progress.document, progress)),
            );
        }
        Vec::new()
    }

    fn search(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        let items = shared
            .documents
            .iter()
            .map(|document| Item {
                key: document.number.to_string(),
                shown: format!("{}  {}", document.number, document.title),
                note: document.facts.date.clone(),
                words: format!("{} {}", document.number, document.title),
            })
            .collect();
        let name = DocumentsAction::Find.name();
        Some(vec![Effect::open(Chooser::new(
            name,
            text!("documents-find"),
            items,
        ))])
    }

    fn reply(&mut self, reply: Reply, shared: &mut Shared) -> Vec<Effect> {
        let Given::Choice(number) = reply.given else {
            return Vec::new();
        };
        let found = shared
            .documents
            .iter()
            .position(|document| document.number.to_string() == number);
        if let Some(row) = found {
            let height = Documents::height(shared.content());
            self.rows.select(row, shared.documents.len(), height);
        }
        self.ask(shared)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let len = shared.documents.len();
        if len == 0 {
            let room = usize::from(area.width.saturating_sub(4));
            let sentence = shared.say_id("documents-empty");
            for (y, line) in (area.y + 1..area.bottom()).zip(cells::wrap(&sentence, room)) {
                buffer.set_stringn(area.x + 2, y, line, room, theme.text);
            }
            return None;
        }
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(3),
            ..area
        };
        table::draw_head(&COLUMNS, inner, buffer, shared);
        let body = Rect {
            y: area.y + HEAD,
            height: area.height.saturating_sub(HEAD),
            ..area
        };
        let window = self.rows.window(len, usize::from(body.height));
        scroll_bar(window.start, len, body, buffer, theme);
        let kinds = DocumentKind::ALL.map(|each| (each, shared.say_id(kind(each))));
        let coder = shared.coder.as_ref().map(|coder| coder.id);
        for (y, row) in (body.y..).zip(window) {
            let document = &shared.documents[row];
            let is_selected = row == self.rows.selected;
            let (under, beside) = if is_selected {
                (theme.selected, Style::new())
            } else {
                (theme.text, theme.dim)
            };
            let kind = kinds.iter().find(|(each, _)| *each == document.facts.kind);
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            table::draw_row(
                &COLUMNS,
                &[
                    (&document.number.to_string(), beside),
                    (&document.title, Style::new()),
                    (kind.map_or("", |(_, said)| said), beside),
                    (&document.facts.date, beside),
                    (&self.codings(document.id, coder), Style::new()),
                ],
                under,
                line,
                buffer,
            );
        }
        None
    }
}

#[cfg(test)]
mod tests;
