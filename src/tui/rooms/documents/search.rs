//! The line that narrows a list as one types. It must not know the list.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::put;
use crate::tui::state::Shared;
use crate::tui::widgets::line_input::{LineInput, Typed};

/// The line.
#[derive(Debug, Default)]
pub struct Search {
    input: LineInput,
    is_typing: bool,
}

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    Changed,
    Nothing,
}

impl Search {
    pub fn words(&self) -> &str {
        self.input.words().trim()
    }

    pub fn begin(&mut self) {
        self.is_typing = true;
    }

    pub fn is_shown(&self) -> bool {
        self.is_typing || !self.words().is_empty()
    }

    /// Forgets the words; `false` when there were none.
    pub fn clear(&mut self) -> bool {
        let was_shown = self.is_shown();
        self.is_typing = false;
        self.input.set("");
        was_shown
    }

    /// Takes a key while the line is typed into; `None` hands it on.
    pub fn key(&mut self, key: KeyEvent) -> Option<Took> {
        if !self.is_typing {
            return None;
        }
        match key.code {
            KeyCode::Enter => {
                self.is_typing = false;
                return Some(Took::Nothing);
            }
            KeyCode::Esc => {
                self.clear();
                return Some(Took::Changed);
            }
            KeyCode::Up | KeyCode::Down => return None,
            _ => {}
        }
        match self.input.key(key) {
            Typed::Changed => Some(Took::Changed),
            Typed::Moved => Some(Took::Nothing),
            Typed::Ignored => None,
        }
    }

    /// Takes pasted words; `false` when the line is not typed into.
    pub fn paste(&mut self, words: &str) -> bool {
        if self.is_typing {
            self.input.paste(words);
        }
        self.is_typing
    }

    /// Draws the line in the first line of `area`, with a remark after it.
    pub fn draw(
        &self,
        area: Rect,
        remark: &str,
        buffer: &mut Buffer,
        shared: &Shared,
    ) -> Option<Position> {
        let x = put(buffer, area.x + 1, area.y, 2, "/ ", shared.theme.accent);
        let wide = u16::try_from(crate::tui::cells::width(remark)).unwrap_or(0);
        let left = area.right().saturating_sub(x + 1);
        let room = left.saturating_sub(wide + 1).max(left / 2);
        let line = Rect {
            x,
            width: room,
            height: 1,
            ..area
        };
        let cursor = self.input.draw(line, buffer, shared.theme.text);
        let right = area.right().saturating_sub(1);
        let at = right.saturating_sub(wide).max(x + room + 1);
        put(
            buffer,
            at,
            area.y,
            right.saturating_sub(at),
            remark,
            shared.theme.dim,
        );
        cursor.filter(|_| self.is_typing)
    }
}
