//! Dialogs that lie over a room and take the keys until they close. It must not
//! know what any of them is for.

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::effect::Effect;
use super::keymap::Context;
use super::state::Shared;

/// What a person gave a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    Words(String),
    /// The key of what was chosen.
    Choice(String),
    /// One entry a field, in the order of the form.
    Fields(Vec<FieldValue>),
}

/// What a field of a form holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    Words(String),
    /// The keys of what is ticked.
    Ticked(Vec<String>),
}

impl FieldValue {
    /// The words of a line, a text or a choice; empty for ticks.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            FieldValue::Words(words) => words,
            FieldValue::Ticked(_) => "",
        }
    }

    /// What is ticked; nothing for words.
    #[must_use]
    pub fn ticked(&self) -> &[String] {
        match self {
            FieldValue::Words(_) => &[],
            FieldValue::Ticked(keys) => keys,
        }
    }
}

/// The answer of a dialog, under the name its opener gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub name: &'static str,
    pub given: Given,
}

/// What becomes of a dialog after an event.
#[derive(Debug)]
pub enum Flow {
    Stay,
    /// Stays open, and this happens.
    Then(Vec<Effect>),
    /// Closes, and this happens.
    Close(Vec<Effect>),
}

/// A dialog.
pub trait Overlay: Send {
    /// Its title and keys, for the footer and the documentation.
    fn keys(&self) -> &'static Context;
    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Flow;
    fn paste(&mut self, _words: &str, _shared: &mut Shared) -> Flow {
        Flow::Stay
    }
    /// A click or the wheel; `area` is the same that `draw` gets.
    fn mouse(&mut self, _event: MouseEvent, _area: Rect, _shared: &mut Shared) -> Flow {
        Flow::Stay
    }
    /// Draws itself somewhere in `area` and says where the cursor stands, if it has one.
    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position>;
}
