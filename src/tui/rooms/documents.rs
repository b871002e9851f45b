//! The room of documents: what the study holds and how far each coder is with
//! it, its cases, memos and journal, and how files come in. It must not know
//! how a document is read or coded.

mod ask;
mod browse;
mod cases;
mod detail;
mod import;
mod journal;
mod list;
mod memos;
mod pane;
mod search;
mod speakers;

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::ask::{ANSWER, Answer, Asked};
use self::browse::Browse;
use self::cases::Cases;
use self::import::Import;
use self::journal::Journal;
use self::list::List;
use self::memos::Memos;
use self::pane::{Next, Pane, View, height};
use self::speakers::Speakers;
use super::Room;
use crate::model::edit::Change;
use crate::tui::effect::{Effect, Value};
use crate::tui::keymap::{Binding, Context};
use crate::tui::overlay::{FieldValue, Given, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets::palette::Chooser;

crate::actions! {
    /// What can be done in every list of the room.
    pub enum MoveAction {
        Down = "documents-down",
        Up = "documents-up",
        PageDown = "documents-page-down",
        PageUp = "documents-page-up",
        First = "documents-first",
        Last = "documents-last",
    }
}

static MOVE: Context = Context {
    title: "keys-documents-move",
    bindings: &[
        Binding::new(&["j", "Down"], MoveAction::Down.name()),
        Binding::new(&["k", "Up"], MoveAction::Up.name()),
        Binding::new(&["PageDown", "Ctrl-d"], MoveAction::PageDown.name()),
        Binding::new(&["PageUp", "Ctrl-u"], MoveAction::PageUp.name()),
        Binding::new(&["g g", "Home"], MoveAction::First.name()),
        Binding::new(&["G", "End"], MoveAction::Last.name()),
    ],
};

/// The room.
#[derive(Default)]
pub struct Documents {
    view: View,
    list: List,
    cases: Cases,
    memos: Memos,
    journal: Journal,
    speakers: Speakers,
    browse: Browse,
    import: Import,
    /// What the open dialog is about.
    asked: Option<Asked>,
}

impl Documents {
    fn pane(&mut self) -> &mut dyn Pane {
        match self.view {
            View::List => &mut self.list,
            View::Cases => &mut self.cases,
            View::Memos => &mut self.memos,
            View::Journal => &mut self.journal,
            View::Speakers => &mut self.speakers,
            View::Browse => &mut self.browse,
            View::Import => &mut self.import,
        }
    }

    fn shown(&self) -> &dyn Pane {
        match self.view {
            View::List => &self.list,
            View::Cases => &self.cases,
            View::Memos => &self.memos,
            View::Journal => &self.journal,
            View::Speakers => &self.speakers,
            View::Browse => &self.browse,
            View::Import => &self.import,
        }
    }

    fn ask(&mut self, shared: &Shared) -> Vec<Effect> {
        self.pane().ask(shared)
    }

    /// Does what a view wants.
    fn go(&mut self, next: Next, shared: &mut Shared) -> Vec<Effect> {
        match next {
            Next::Do(effects) => {
                let mut effects = effects;
                effects.extend(self.ask(shared));
                effects
            }
            Next::Ask(asked, values) => {
                let form = asked.form(&values, shared);
                self.asked = Some(asked);
                vec![Effect::open(form)]
            }
            Next::Choose(asked, title, items) => {
                self.asked = Some(asked);
                vec![Effect::open(Chooser::new(ANSWER, title, items))]
            }
            Next::Show(view) => {
                self.view = view;
                self.ask(shared)
            }
            Next::Speakers(document) => {
                self.speakers = Speakers::of(document);
                self.view = View::Speakers;
                self.ask(shared)
            }
            Next::Case(case) => {
                self.view = View::Cases;
                self.cases.select(case, shared);
                self.ask(shared)
            }
            Next::Document(document) => {
                self.view = View::List;
                self.list.select(document, shared);
                self.ask(shared)
            }
            Next::Read(wanted) => {
                self.view = View::Import;
                self.import = Import::of(wanted.clone());
                self.import.read(wanted)
            }
        }
    }

    fn move_by(&mut self, by: isize, shared: &Shared) -> Vec<Effect> {
        let height = height(self.shown(), shared.content(), shared);
        let (rows, len) = self.pane().rows(shared);
        rows.move_by(by, len, height);
        self.ask(shared)
    }

    fn moved(&mut self, action: MoveAction, shared: &Shared) -> Vec<Effect> {
        let page = height(self.shown(), shared.content(), shared).max(1);
        let page = isize::try_from(page).unwrap_or(1);
        let by = match action {
            MoveAction::Down => 1,
            MoveAction::Up => -1,
            MoveAction::PageDown => page,
            MoveAction::PageUp => -page,
            MoveAction::First => isize::MIN,
            MoveAction::Last => isize::MAX,
        };
        self.move_by(by, shared)
    }

    /// What the values of a dialog lead to; refused ones bring the form back.
    fn answered(&mut self, asked: Asked, values: Vec<String>, shared: &mut Shared) -> Vec<Effect> {
        match asked.answer(&values, shared) {
            Ok(Answer::Edit(edit)) => vec![Effect::Apply(*edit)],
            Ok(Answer::Next(next)) => self.go(next, shared),
            Ok(Answer::View) => {
                let answered = match asked {
                    Asked::Paths | Asked::ReadOptions => self.browse.answered(&asked, &values),
                    _ => self.import.answered(&asked, &values),
                };
                match answered {
                    Ok(next) => self.go(next, shared),
                    Err(fault) => self.refused(asked, values, fault, shared),
                }
            }
            Err(fault) => self.refused(asked, values, fault, shared),
        }
    }

    fn refused(
        &mut self,
        asked: Asked,
        values: Vec<String>,
        fault: crate::fault::Fault,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        shared.fail(fault);
        if asked.has_form() {
            return self.go(Next::Ask(asked, values), shared);
        }
        Vec::new()
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
        static TABLES: &[&Context] = &[
            &list::KEYS,
            &MOVE,
            &browse::KEYS,
            &import::FILES,
            &import::SPEAKERS,
            &import::REPORT,
            &speakers::KEYS,
            &cases::KEYS,
            &memos::KEYS,
            &journal::KEYS,
        ];
        TABLES
    }

    fn keys(&self) -> &'static [&'static Context] {
        self.shown().keys()
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Vec<Effect> {
        if let Some(action) = MoveAction::from_name(action) {
            return self.moved(action, shared);
        }
        let next = self.pane().act(action, shared);
        self.go(next, shared)
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Option<Vec<Effect>> {
        let next = self.pane().key(key, shared)?;
        Some(self.go(next, shared))
    }

    fn paste(&mut self, words: &str, shared: &mut Shared) -> Vec<Effect> {
        let next = self.pane().paste(words, shared);
        self.go(next, shared)
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Vec<Effect> {
        if event.column >= area.x + self.shown().width(area) {
            return Vec::new();
        }
        self.import.focus_on_files();
        let tall = height(self.shown(), area, shared);
        let (above, _) = self.shown().around(area, shared);
        let chosen = self.shown().chosen();
        let (rows, len) = self.pane().rows(shared);
        match event.kind {
            MouseEventKind::ScrollDown => rows.scroll_by(3, len, tall),
            MouseEventKind::ScrollUp => rows.scroll_by(-3, len, tall),
            MouseEventKind::Down(MouseButton::Left) => {
                let line = usize::from(event.row).checked_sub(usize::from(area.y + above));
                let Some(row) = line.and_then(|line| rows.at(line, len, tall)) else {
                    return Vec::new();
                };
                if row == rows.selected {
                    return self.act(chosen, shared);
                }
                rows.select(row, len, tall);
            }
            _ => return Vec::new(),
        }
        self.ask(shared)
    }

    fn enter(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.ask(shared)
    }

    fn changed(&mut self, change: Option<&Change>, shared: &mut Shared) -> Vec<Effect> {
        self.list.changed(change, shared);
        self.cases.changed(change, shared);
        self.memos.changed(change, shared);
        self.journal.changed(change, shared);
        self.speakers.changed(change, shared);
        if self.view == View::Speakers && !self.speakers.is_there(shared) {
            self.view = View::List;
        }
        self.ask(shared)
    }

    fn absorb(&mut self, slot: &'static str, value: Value, shared: &mut Shared) -> Vec<Effect> {
        let next = match slot {
            list::SIGHTS | list::WORK | list::DETAIL => self.list.absorb(slot, value, shared),
            cases::COUNTS => self.cases.absorb(slot, value, shared),
            memos::MEMOS | memos::JUMP => self.memos.absorb(slot, value, shared),
            journal::LOG => self.journal.absorb(slot, value, shared),
            speakers::SPEAKERS => self.speakers.absorb(slot, value, shared),
            browse::FOLDER => self.browse.absorb(slot, value, shared),
            import::READ | import::STORE => self.import.absorb(slot, value, shared),
            _ => Next::nothing(),
        };
        match next {
            Next::Do(effects) if effects.is_empty() => effects,
            next => self.go(next, shared),
        }
    }

    fn failed(&mut self, slot: &'static str, _shared: &mut Shared) {
        match slot {
            import::STORE => self.import.store_failed(),
            browse::FOLDER => self.browse.failed(),
            _ => {}
        }
    }

    fn reply(&mut self, reply: Reply, shared: &mut Shared) -> Vec<Effect> {
        if reply.name != ANSWER {
            return Vec::new();
        }
        // Kept: the frame may bring the dialog back when its edit is refused.
        let Some(asked) = self.asked.clone() else {
            return Vec::new();
        };
        let values = match reply.given {
            Given::Words(words) => vec![words],
            Given::Choice(key) => vec![key],
            // What is ticked is one value, a line each.
            Given::Fields(fields) => fields
                .iter()
                .map(|field| match field {
                    FieldValue::Words(words) => words.clone(),
                    FieldValue::Ticked(keys) => keys.join("\n"),
                })
                .collect(),
        };
        self.answered(asked, values, shared)
    }

    fn timer(&mut self, name: &'static str, _shared: &mut Shared) -> Vec<Effect> {
        if name == import::TICK {
            return self.import.tick();
        }
        Vec::new()
    }

    fn search(&mut self, _shared: &mut Shared) -> Option<Vec<Effect>> {
        self.pane().search().then(Vec::new)
    }

    fn back(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        if let Some(next) = self.pane().back(shared) {
            return Some(self.go(next, shared));
        }
        match self.view {
            View::List => None,
            _ => Some(self.go(Next::Show(View::List), shared)),
        }
    }

    fn before_quit(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        self.import.before_quit(shared)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        self.shown().draw(area, buffer, shared)
    }
}

#[cfg(test)]
mod tests;
