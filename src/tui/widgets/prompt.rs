//! A dialog that asks for one line. It must not know what the line is for.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::line_input::LineInput;
use crate::message::Text;
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Binding, Chord, Context, Found};
use crate::tui::overlay::{Flow, Given, Overlay, Reply};
use crate::tui::state::Shared;

crate::actions! {
    /// What can be done in a prompt.
    pub enum PromptAction { Accept = "prompt-accept", Cancel = "prompt-cancel" }
}

pub static KEYS: Context = Context {
    title: "keys-prompt",
    bindings: &[
        Binding::hint(&["Enter"], PromptAction::Accept.name()),
        Binding::hint(&["Esc"], PromptAction::Cancel.name()),
    ],
};

/// The dialog; the room gets [`Given::Words`] under its name.
pub struct Prompt {
    name: &'static str,
    title: Text,
    input: LineInput,
}

impl Prompt {
    #[must_use]
    pub fn new(name: &'static str, title: Text, words: &str) -> Self {
        Prompt {
            name,
            title,
            input: LineInput::new(words),
        }
    }
}

impl Overlay for Prompt {
    fn keys(&self) -> &'static Context {
        &KEYS
    }

    fn key(&mut self, key: KeyEvent, _shared: &mut Shared) -> Flow {
        let Found::Action(name) = keymap::find(&[&KEYS], &[Chord::of(key)]) else {
            self.input.key(key);
            return Flow::Stay;
        };
        match PromptAction::from_name(name) {
            Some(PromptAction::Accept) => Flow::Close(vec![Effect::Reply(Reply {
                name: self.name,
                given: Given::Words(self.input.words().to_owned()),
            })]),
            Some(PromptAction::Cancel) | None => Flow::Close(Vec::new()),
        }
    }

    fn paste(&mut self, words: &str, _shared: &mut Shared) -> Flow {
        self.input.paste(words);
        Flow::Stay
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let title = shared.say(&self.title);
        let inner = super::panel(area, 64, 3, &title, buffer, &shared.theme);
        self.input.draw(inner, buffer, shared.theme.text)
    }
}
