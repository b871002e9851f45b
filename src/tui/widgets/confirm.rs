//! A dialog that asks before something is lost, and says how much would be. It
//! must not know how the edit is done.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::message::Text;
use crate::model::edit::Edit;
use crate::text;
use crate::tui::cells;
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Binding, Chord, Context, Found};
use crate::tui::overlay::{Flow, Overlay};
use crate::tui::state::Shared;
use crate::workbench::Touched;

crate::actions! {
    /// What can be answered.
    pub enum ConfirmAction { Yes = "confirm-yes", No = "confirm-no" }
}

pub static KEYS: Context = Context {
    title: "keys-confirm",
    bindings: &[
        Binding::hint(&["y"], ConfirmAction::Yes.name()),
        Binding::hint(&["n", "Esc", "t"], ConfirmAction::No.name()),
    ],
};

/// The dialog.
pub struct Confirm {
    question: Text,
    touched: Touched,
    edit: Edit,
    reason: String,
}

impl Confirm {
    #[must_use]
    pub fn new(question: Text, touched: Touched, edit: Edit, reason: String) -> Self {
        Confirm {
            question,
            touched,
            edit,
            reason,
        }
    }

    fn losses(&self) -> Vec<Text> {
        let Touched {
            codes,
            codings,
            documents,
            memos,
        } = self.touched;
        // Documents are lost only with themselves; else codings in them are.
        let is_document = matches!(self.edit, Edit::DeleteDocument { .. });
        let (documents, lost_codings) = if is_document || documents == 0 {
            (documents, text!("touches-codings", count = codings))
        } else {
            let place = text!("touches-codings-in", count = codings, documents = documents);
            (0, place)
        };
        [
            (documents, text!("touches-documents", count = documents)),
            (codes, text!("touches-codes", count = codes)),
            (codings, lost_codings),
            (memos, text!("touches-memos", count = memos)),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, text)| text)
        .collect()
    }
}

impl Overlay for Confirm {
    fn keys(&self) -> &'static Context {
        &KEYS
    }

    fn key(&mut self, key: KeyEvent, _shared: &mut Shared) -> Flow {
        match keymap::find(&[&KEYS], &[Chord::of(key)]) {
            Found::Action(name) if ConfirmAction::from_name(name) == Some(ConfirmAction::Yes) => {
                let edit = self.edit.clone();
                Flow::Close(vec![if self.reason.is_empty() {
                    Effect::Apply(edit)
                } else {
                    Effect::ApplyBecause(edit, self.reason.clone())
                }])
            }
            Found::Action(_) => Flow::Close(Vec::new()),
            // A stray key must neither destroy nor dismiss.
            _ => Flow::Stay,
        }
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let width = area.width.min(64);
        let room = usize::from(width.saturating_sub(4));
        let mut lines = cells::wrap(&shared.say(&self.question), room);
        let losses = self.losses();
        if losses.is_empty() {
            lines.push(shared.say_id("touches-nothing"));
        }
        for loss in &losses {
            lines.push(format!("  {}", shared.say(loss)));
        }
        lines.push(shared.say_id("touches-undo"));
        let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
        let title = shared.say_id("confirm-title");
        let inner = super::panel(area, width, height, &title, buffer, theme);
        let last = lines.len() - 1;
        for (row, line) in lines.iter().enumerate().take(usize::from(inner.height)) {
            let y = inner.y + u16::try_from(row).unwrap_or(0);
            let style = if row == last { theme.dim } else { theme.text };
            buffer.set_stringn(inner.x, y, cells::truncate(line, room), room, style);
        }
        None
    }
}
