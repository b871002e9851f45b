//! A dialog of labelled fields: lines, one of several, several of many, longer
//! text. It must not know what the fields are for.

mod field;

pub use field::Field;

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::rows::scroll_bar;
use crate::message::Text;
use crate::text;
use crate::tui::cells;
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Binding, Chord, Context, Found};
use crate::tui::overlay::{FieldValue, Flow, Given, Overlay, Reply};
use crate::tui::state::Shared;

crate::actions! {
    /// What can be done in a form.
    pub enum FormAction {
        Accept = "form-accept",
        Save = "form-save",
        Cancel = "form-cancel",
        Next = "form-next",
        Previous = "form-previous",
        Tick = "form-tick",
        NewLine = "form-new-line",
    }
}

/// In a field of one line.
pub static LINE: Context = Context {
    title: "keys-form",
    bindings: &[
        Binding::hint(&["Enter"], FormAction::Accept.name()),
        Binding::hint(&["Tab"], FormAction::Next.name()),
        Binding::new(&["Shift-Tab"], FormAction::Previous.name()),
        Binding::new(&["Ctrl-s"], FormAction::Save.name()),
        Binding::hint(&["Esc"], FormAction::Cancel.name()),
    ],
};

/// Among things to choose from.
pub static CHOICE: Context = Context {
    title: "keys-form-choice",
    bindings: &[
        Binding::hint(&["Enter"], FormAction::Accept.name()),
        Binding::hint(&["Tab"], FormAction::Next.name()),
        Binding::new(&["Shift-Tab"], FormAction::Previous.name()),
        Binding::hint(&["Space"], FormAction::Tick.name()),
        Binding::new(&["Ctrl-s"], FormAction::Save.name()),
        Binding::hint(&["Esc"], FormAction::Cancel.name()),
    ],
};

/// In a longer text.
pub static LINES: Context = Context {
    title: "keys-form-lines",
    bindings: &[
        Binding::hint(&["Enter"], FormAction::NewLine.name()),
        Binding::hint(&["Tab"], FormAction::Next.name()),
        Binding::new(&["Shift-Tab"], FormAction::Previous.name()),
        Binding::hint(&["Ctrl-s"], FormAction::Save.name()),
        Binding::hint(&["Esc"], FormAction::Cancel.name()),
    ],
};

/// How wide the column of labels may be.
const LABELS: usize = 22;

/// The dialog; the room gets [`Given::Fields`] under its name.
pub struct Form {
    name: &'static str,
    title: Text,
    fields: Vec<Field>,
    focus: usize,
    /// What the fields held at first.
    before: Vec<FieldValue>,
    /// Esc was pressed once over changed fields.
    is_warned: bool,
}

impl Form {
    #[must_use]
    pub fn new(name: &'static str, title: Text, fields: Vec<Field>) -> Self {
        Form {
            name,
            title,
            before: fields.iter().map(Field::value).collect(),
            fields,
            focus: 0,
            is_warned: false,
        }
    }

    /// The same with the keys in this field.
    #[must_use]
    pub fn focus_on(mut self, field: usize) -> Self {
        self.focus = field.min(self.fields.len().saturating_sub(1));
        self
    }

    /// Closes; what was filled in is not thrown away by one key.
    fn cancel(&mut self, shared: &mut Shared) -> Flow {
        if !self.is_warned && self.before != self.values() {
            self.is_warned = true;
            shared.warn(text!("form-unsaved"));
            return Flow::Stay;
        }
        Flow::Close(Vec::new())
    }

    fn values(&self) -> Vec<FieldValue> {
        self.fields.iter().map(Field::value).collect()
    }

    fn accept(&mut self, shared: &mut Shared) -> Flow {
        let missing = self.fields.iter().position(Field::is_missing);
        if let Some(missing) = missing {
            self.focus = missing;
            let label = Text::new(self.fields[missing].label());
            shared.warn(text!("form-required", field = label));
            return Flow::Stay;
        }
        Flow::Close(vec![Effect::Reply(Reply {
            name: self.name,
            given: Given::Fields(self.values()),
        })])
    }

    fn move_focus(&mut self, forward: bool) {
        let count = self.fields.len().max(1);
        self.focus = (self.focus + if forward { 1 } else { count - 1 }) % count;
    }

    fn inner_height(&self, area: Rect) -> u16 {
        let wanted: usize = self.fields.iter().map(Field::height).sum();
        u16::try_from(wanted)
            .unwrap_or(u16::MAX)
            .min(area.height.saturating_sub(2))
    }

    /// The first line of each field, and how many lines are scrolled away.
    fn layout(&self, height: usize) -> (Vec<usize>, usize) {
        let mut tops = Vec::new();
        let mut top = 0;
        for field in &self.fields {
            tops.push(top);
            top += field.height();
        }
        let offset = self.fields.get(self.focus).map_or(0, |field| {
            (tops[self.focus] + field.height())
                .saturating_sub(height)
                .min(tops[self.focus])
        });
        (tops, offset)
    }
}

impl Overlay for Form {
    fn keys(&self) -> &'static Context {
        self.fields.get(self.focus).map_or(&LINE, Field::keys)
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Flow {
        let action = match keymap::find(&[self.keys()], &[Chord::of(key)]) {
            Found::Action(name) => FormAction::from_name(name),
            _ => None,
        };
        let Some(field) = self.fields.get_mut(self.focus) else {
            return Flow::Close(Vec::new());
        };
        match action {
            Some(FormAction::Cancel) => return self.cancel(shared),
            Some(FormAction::Save) => return self.accept(shared),
            Some(FormAction::Accept) => return self.accept(shared),
            Some(FormAction::Next) => self.move_focus(true),
            Some(FormAction::Previous) => self.move_focus(false),
            Some(FormAction::NewLine | FormAction::Tick) | None => {
                self.is_warned = false;
                if let Some(forward) = field.key(key) {
                    self.move_focus(forward);
                }
            }
        }
        Flow::Stay
    }

    fn paste(&mut self, words: &str, _shared: &mut Shared) -> Flow {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.paste(words);
        }
        Flow::Stay
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, _shared: &mut Shared) -> Flow {
        let height = self.inner_height(area);
        let top = area.y + area.height.saturating_sub(height + 2) / 2 + 1;
        if event.kind == MouseEventKind::Down(MouseButton::Left) && event.row >= top {
            let (tops, offset) = self.layout(usize::from(height));
            let line = usize::from(event.row - top) + offset;
            if event.row < top + height
                && let Some(at) = tops.iter().rposition(|field| *field <= line)
            {
                self.focus = at;
                self.fields[at].click(line - tops[at]);
            }
        }
        Flow::Stay
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let height = self.inner_height(area);
        let title = super::heading(&self.title, shared);
        let inner = super::panel(area, 76, height + 2, &title, buffer, theme);
        let labels: Vec<String> = self
            .fields
            .iter()
            .map(|field| shared.say_id(field.label()))
            .collect();
        let wide = labels
            .iter()
            .map(|label| cells::width(label))
            .max()
            .unwrap_or(0)
            .min(LABELS)
            .min(usize::from(inner.width) / 2);
        let (tops, offset) = self.layout(usize::from(inner.height));
        let lines = self.fields.iter().map(Field::height).sum();
        let edge = Rect {
            width: inner.width + 2,
            ..inner
        };
        scroll_bar(offset, lines, edge, buffer, theme);
        let mut cursor = None;
        for (at, field) in self.fields.iter().enumerate() {
            let is_focused = at == self.focus;
            for line in 0..field.height() {
                let Some(row) = (tops[at] + line).checked_sub(offset) else {
                    continue;
                };
                let y = inner
                    .y
                    .saturating_add(u16::try_from(row).unwrap_or(u16::MAX));
                if y >= inner.bottom() {
                    break;
                }
                if line == 0 {
                    let label = cells::truncate(&labels[at], wide);
                    let style = if is_focused { theme.title } else { theme.dim };
                    buffer.set_stringn(inner.x, y, label, wide, style);
                }
                let left = u16::try_from(wide + 2).unwrap_or(0);
                let place = Rect {
                    x: inner.x + left,
                    y,
                    width: inner.width.saturating_sub(left),
                    height: inner.bottom() - y,
                };
                let drawn = field.draw_line(line, is_focused, place, buffer, theme);
                cursor = cursor.or(drawn);
            }
        }
        cursor
    }
}

#[cfg(test)]
mod tests;
