//! A dialog that asks for one line. It must not know what the line is for.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::line_input::LineInput;
use crate::message::Text;
use crate::tui::cells;
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
    /// What a person should know before answering.
    about: Option<Text>,
    input: LineInput,
}

impl Prompt {
    #[must_use]
    pub fn new(name: &'static str, title: Text, words: &str) -> Self {
        Prompt {
            name,
            title,
            about: None,
            input: LineInput::new(words),
        }
    }

    /// The same with a sentence above the line.
    #[must_use]
    pub fn about(mut self, about: Text) -> Self {
        self.about = Some(about);
        self
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
        let title = super::heading(&self.title, shared);
        let room = usize::from(area.width.min(64).saturating_sub(4));
        let lines = self.about.as_ref().map_or_else(Vec::new, |about| {
            let mut lines = cells::wrap(&shared.say(about), room);
            lines.truncate(usize::from(area.height.saturating_sub(3)));
            lines
        });
        let above = u16::try_from(lines.len()).unwrap_or(0);
        let inner = super::panel(area, 64, above + 3, &title, buffer, &shared.theme);
        for (y, line) in (inner.y..inner.bottom()).zip(&lines) {
            buffer.set_stringn(inner.x, y, line, room, shared.theme.dim);
        }
        let line = Rect {
            y: (inner.y + above).min(inner.bottom().saturating_sub(1)),
            height: inner.height.min(1),
            ..inner
        };
        let cursor = self.input.draw(line, buffer, shared.theme.text);
        let used = cells::width(self.input.words());
        let left = usize::from(line.width).saturating_sub(used);
        if left > 0 && left <= usize::from(line.width) {
            let x = line.right() - u16::try_from(left).unwrap_or(0);
            buffer.set_stringn(x, line.y, "_".repeat(left), left, shared.theme.dim);
        }
        cursor
    }
}
