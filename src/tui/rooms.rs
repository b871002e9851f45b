//! The rooms of the workbench and what each one is to the frame. A room must
//! not know another room; it asks for [`Effect::Visit`] and the frame finds the
//! one that can show the place.
//!
//! # Adding a room
//!
//! 1. Write `rooms/NAME.rs` (with its parts in `rooms/NAME/`): a struct with
//!    everything the room remembers, and `impl Room` for it. `rooms/documents.rs`
//!    is the model.
//! 2. Put its one line into [`all`], in the order of the work, and its `pub mod`
//!    line at the top. Keys, footer, help, palette and the page of keys follow.
//! 3. Write its messages in `message/{en,id}/tui-NAME.ftl`: `room-NAME` is what
//!    the top bar calls it.
//!
//! # Adding an action
//!
//! Declare it in the room's [`actions!`](crate::actions) enum, bind it in the
//! room's [`Context`] table, say it in both message files under its name, and
//! do it in [`Room::act`]. Actions that exist only in one mode (while text is
//! selected) get a table of their own: [`Room::keys`] says which tables hold
//! now, [`Room::all_keys`] names them all. No table may rebind a key of
//! [`GLOBAL`](super::keymap::GLOBAL); a test sees to it.
//!
//! # Changing the study
//!
//! Return [`Effect::Apply`] with an edit. Do not touch your own state for it:
//! when the change is committed, [`Room::changed`] is called for every room,
//! and `shared` already holds the new codes and documents. For an edit that
//! destroys something return [`Effect::AskThenApply`]: the frame finds out what
//! it would touch, asks, and applies it.
//!
//! # Asking the study
//!
//! Return [`Effect::query`] with a slot named `NAME-something` and a closure;
//! it runs on the worker thread, the answer comes to [`Room::absorb`] as the
//! closure's type. A newer query in the same slot cancels the older one. Never
//! query in `draw`, and ask only for the rows that can be seen
//! ([`Shared::content`] says how many those are).
//!
//! # Asking the person
//!
//! Return [`Effect::open`] with a [`Prompt`](super::widgets::prompt::Prompt),
//! [`Form`](super::widgets::form::Form), [`Chooser`](super::widgets::palette::Chooser),
//! [`Writer`](super::widgets::editor::Writer) or
//! [`Confirm`](super::widgets::confirm::Confirm), named like an action; what was
//! given comes to [`Room::reply`]. A dialog with a look of its own implements
//! [`Overlay`](super::overlay::Overlay) in the room's folder.

pub mod codebook;
pub mod coding;
pub mod displays;
pub mod documents;
pub mod quotes;
pub mod reduction;
pub mod welcome;

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::effect::{Effect, Target, Value};
use super::keymap::Context;
use super::overlay::Reply;
use super::state::Shared;
use crate::model::edit::Change;

/// The rooms in the order of the work; the first is F1.
#[must_use]
pub fn all() -> Vec<Box<dyn Room>> {
    vec![
        // The room of documents.
        Box::new(documents::Documents::default()),
        // The room of coding.
        Box::new(coding::CodingRoom::default()),
        // The room of the codebook.
        Box::new(codebook::Codebook::default()),
        // The room of quotes.
        Box::new(quotes::Quotes::default()),
        // The room of reduction.
        Box::new(reduction::Reduction::default()),
        // The room of displays.
        Box::new(displays::Displays::default()),
    ]
}

/// A room. Everything but `draw` may change it and answers with what should
/// happen next; `draw` only reads.
pub trait Room {
    /// Its name in slots and files: `documents`.
    fn name(&self) -> &'static str;
    /// The id of the message that names it.
    fn title(&self) -> &'static str;
    /// Every table of keys the room has, for help and documentation.
    fn all_keys(&self) -> &'static [&'static Context];
    /// The tables that hold now, the first one first.
    fn keys(&self) -> &'static [&'static Context] {
        self.all_keys()
    }
    /// Does one of the actions of its tables.
    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Vec<Effect>;

    /// A key before the keymap sees it, for a line that is being typed into.
    /// `None` hands it on to the keymap.
    fn key(&mut self, _key: KeyEvent, _shared: &mut Shared) -> Option<Vec<Effect>> {
        None
    }
    fn paste(&mut self, _words: &str, _shared: &mut Shared) -> Vec<Effect> {
        Vec::new()
    }
    /// A click, a drag or the wheel within `area`, which is what `draw` gets.
    fn mouse(&mut self, _event: MouseEvent, _area: Rect, _shared: &mut Shared) -> Vec<Effect> {
        Vec::new()
    }
    /// It is shown from now on; also after a study was opened.
    fn enter(&mut self, _shared: &mut Shared) -> Vec<Effect> {
        Vec::new()
    }
    /// Another room is shown from now on.
    fn leave(&mut self, _shared: &mut Shared) {}
    /// The study changed, and `shared` is up to date. `None` when everything
    /// may be different (undo, redo, another program).
    fn changed(&mut self, _change: Option<&Change>, _shared: &mut Shared) -> Vec<Effect> {
        Vec::new()
    }
    /// A query or a piece of work of this room came to this.
    fn absorb(&mut self, _slot: &'static str, _value: Value, _shared: &mut Shared) -> Vec<Effect> {
        Vec::new()
    }
    /// A query or a piece of work of this room failed; the notice says why.
    fn failed(&mut self, _slot: &'static str, _shared: &mut Shared) {}
    /// An edit was refused; the notice says why. Nothing was changed.
    fn refused(&mut self, _shared: &mut Shared) {}
    /// A dialog this room opened was answered.
    fn reply(&mut self, _reply: Reply, _shared: &mut Shared) -> Vec<Effect> {
        Vec::new()
    }
    fn timer(&mut self, _name: &'static str, _shared: &mut Shared) -> Vec<Effect> {
        Vec::new()
    }
    /// Shows a place, if this room is the one for it.
    fn visit(&mut self, _target: &Target, _shared: &mut Shared) -> Option<Vec<Effect>> {
        None
    }
    /// `/` was pressed. `None` says that there is nothing to search here.
    fn search(&mut self, _shared: &mut Shared) -> Option<Vec<Effect>> {
        None
    }
    /// `Esc` was pressed: backs out one level. `None` when there is none left.
    fn back(&mut self, _shared: &mut Shared) -> Option<Vec<Effect>> {
        None
    }
    /// The program is to end. `None` lets it; whoever returns effects has to see
    /// to the end, or has said why not.
    fn before_quit(&mut self, _shared: &mut Shared) -> Option<Vec<Effect>> {
        None
    }
    /// Draws the room and says where the cursor stands, if it has one. Reads
    /// only, and in time proportional to what can be seen.
    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position>;
}

/// Every table of keys there is, for the documentation and the tests.
#[must_use]
pub fn all_contexts() -> Vec<&'static Context> {
    let mut contexts = vec![&super::keymap::GLOBAL];
    contexts.extend(welcome::Welcome::new(Vec::new()).all_keys());
    for room in all() {
        contexts.extend(room.all_keys());
    }
    contexts.extend(coding::DIALOGS);
    contexts.extend(super::widgets::CONTEXTS);
    contexts.push(&quotes::citing::KEYS);
    contexts
}
