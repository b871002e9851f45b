//! One field of a form. It must not know the others.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::tui::cells;
use crate::tui::keymap::Context;
use crate::tui::overlay::FieldValue;
use crate::tui::theme::Theme;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::line_input::{LineInput, Typed};
use crate::tui::widgets::rows::{Rows, scroll_bar};

/// How many lines a list of ticks and a longer text take unless told otherwise.
const LINES: usize = 6;

enum Kind {
    Line(LineInput),
    /// One of several: key and what is shown.
    Choice(Vec<(String, String)>, usize),
    /// Several of many.
    Ticks(Vec<(String, String, bool)>, Rows),
    Lines(Box<Editor>),
}

/// A labelled field.
pub struct Field {
    label: &'static str,
    is_required: bool,
    /// How many lines a list of ticks and a longer text take at most.
    lines: usize,
    kind: Kind,
}

impl Field {
    fn new(label: &'static str, kind: Kind) -> Self {
        Field {
            label,
            is_required: false,
            lines: LINES,
            kind,
        }
    }

    /// One line.
    #[must_use]
    pub fn line(label: &'static str, words: &str) -> Self {
        Field::new(label, Kind::Line(LineInput::new(words)))
    }

    /// Longer text.
    #[must_use]
    pub fn lines(label: &'static str, words: &str) -> Self {
        Field::new(label, Kind::Lines(Box::new(Editor::new(words))))
    }

    /// One of several (key, shown); the one with the key `chosen`, or the first.
    #[must_use]
    pub fn choice(label: &'static str, options: Vec<(String, String)>, chosen: &str) -> Self {
        let at = options.iter().position(|(key, _)| key == chosen);
        Field::new(label, Kind::Choice(options, at.unwrap_or(0)))
    }

    /// Several of many (key, shown, ticked).
    #[must_use]
    pub fn ticks(label: &'static str, options: Vec<(String, String, bool)>) -> Self {
        Field::new(label, Kind::Ticks(options, Rows::default()))
    }

    /// The same, but it must not be left empty.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    /// The same, but a list of ticks or a longer text takes this many lines at most.
    #[must_use]
    pub fn lines_high(mut self, lines: usize) -> Self {
        self.lines = lines.max(1);
        self
    }

    /// The id of the message that labels it.
    #[must_use]
    pub fn label(&self) -> &'static str {
        self.label
    }

    #[must_use]
    pub fn value(&self) -> FieldValue {
        match &self.kind {
            Kind::Line(line) => FieldValue::Words(line.words().to_owned()),
            Kind::Lines(editor) => FieldValue::Words(editor.words()),
            Kind::Choice(options, at) => FieldValue::Words(
                options
                    .get(*at)
                    .map(|(key, _)| key.clone())
                    .unwrap_or_default(),
            ),
            Kind::Ticks(options, _) => FieldValue::Ticked(
                options
                    .iter()
                    .filter(|(_, _, is_ticked)| *is_ticked)
                    .map(|(key, _, _)| key.clone())
                    .collect(),
            ),
        }
    }

    pub(super) fn is_missing(&self) -> bool {
        self.is_required
            && match self.value() {
                FieldValue::Words(words) => words.trim().is_empty(),
                FieldValue::Ticked(keys) => keys.is_empty(),
            }
    }

    /// What the keys do in it.
    pub(super) fn keys(&self) -> &'static Context {
        match self.kind {
            Kind::Line(_) => &super::LINE,
            Kind::Choice(..) | Kind::Ticks(..) => &super::CHOICE,
            Kind::Lines(_) => &super::LINES,
        }
    }

    /// In lines of the screen.
    pub(super) fn height(&self) -> usize {
        match &self.kind {
            Kind::Line(_) | Kind::Choice(..) => 1,
            Kind::Ticks(options, _) => options.len().clamp(1, self.lines),
            Kind::Lines(_) => self.lines,
        }
    }

    /// Takes a key; says which way to leave when the key leads out of the field.
    pub(super) fn key(&mut self, key: KeyEvent) -> Option<bool> {
        match &mut self.kind {
            Kind::Line(line) => match (line.key(key), key.code) {
                (Typed::Ignored, KeyCode::Down) => Some(true),
                (Typed::Ignored, KeyCode::Up) => Some(false),
                _ => None,
            },
            Kind::Lines(editor) => {
                editor.key(key);
                None
            }
            Kind::Choice(options, at) => {
                let count = options.len().max(1);
                match key.code {
                    KeyCode::Down => return Some(true),
                    KeyCode::Up => return Some(false),
                    KeyCode::Right | KeyCode::Char(' ') => *at = (*at + 1) % count,
                    KeyCode::Left => *at = (*at + count - 1) % count,
                    _ => {}
                }
                None
            }
            Kind::Ticks(options, rows) => {
                let (len, height) = (options.len(), self.lines);
                match key.code {
                    KeyCode::Down if rows.selected + 1 >= len => return Some(true),
                    KeyCode::Up if rows.selected == 0 => return Some(false),
                    KeyCode::Down => rows.move_by(1, len, height),
                    KeyCode::Up => rows.move_by(-1, len, height),
                    KeyCode::Char(' ') => {
                        if let Some(option) = options.get_mut(rows.selected) {
                            option.2 = !option.2;
                        }
                    }
                    _ => {}
                }
                None
            }
        }
    }

    pub(super) fn paste(&mut self, words: &str) {
        match &mut self.kind {
            Kind::Line(line) => line.paste(words),
            Kind::Lines(editor) => editor.paste(words),
            Kind::Choice(..) | Kind::Ticks(..) => {}
        }
    }

    pub(super) fn click(&mut self, line: usize) {
        if let Kind::Ticks(options, rows) = &mut self.kind
            && let Some(row) = rows.at(line, options.len(), self.lines)
        {
            rows.select(row, options.len(), self.lines);
            options[row].2 = !options[row].2;
        }
    }

    /// Draws one line of the field at the top of `area`.
    pub(super) fn draw_line(
        &self,
        line: usize,
        is_focused: bool,
        area: Rect,
        buffer: &mut Buffer,
        theme: &Theme,
    ) -> Option<Position> {
        let room = usize::from(area.width);
        let chosen = if is_focused {
            theme.selected
        } else {
            theme.text
        };
        match &self.kind {
            Kind::Line(input) if !is_focused && cells::width(input.words()) > room => {
                let words = cells::truncate(input.words(), room);
                buffer.set_stringn(area.x, area.y, words, room, theme.text);
                None
            }
            Kind::Line(input) => {
                let rest = room.saturating_sub(cells::width(input.words()));
                let cursor = input.draw(area, buffer, theme.text);
                if rest > 0 && rest <= room {
                    let x = area.right() - u16::try_from(rest).unwrap_or(0);
                    buffer.set_stringn(x, area.y, "_".repeat(rest), rest, theme.dim);
                }
                cursor.filter(|_| is_focused)
            }
            Kind::Lines(editor) => {
                if line == 0 {
                    let height = area.height.min(u16::try_from(self.lines).unwrap_or(1));
                    let place = Rect { height, ..area };
                    editor.draw(place, buffer);
                    if !is_focused {
                        let style = Style::new().remove_modifier(Modifier::REVERSED);
                        buffer.set_style(place, style);
                    }
                }
                // Where the text may be written shows even while it is empty.
                buffer.set_stringn(area.x.saturating_sub(1), area.y, "│", 1, theme.dim);
                None
            }
            Kind::Choice(options, at) => {
                let shown = options.get(*at).map_or("", |(_, shown)| shown.as_str());
                let shown = cells::truncate(shown, room.saturating_sub(4)).into_owned();
                buffer.set_stringn(area.x, area.y, format!("‹ {shown} ›"), room, chosen);
                None
            }
            Kind::Ticks(options, rows) => {
                let row = rows.at(line, options.len(), self.lines)?;
                let (_, shown, is_ticked) = options.get(row)?;
                let tick = if *is_ticked { "[x]" } else { "[ ]" };
                let style = if is_focused && row == rows.selected {
                    theme.selected
                } else {
                    theme.text
                };
                let shown = cells::truncate(shown, room.saturating_sub(6)).into_owned();
                buffer.set_stringn(area.x, area.y, format!("{tick} {shown}"), room, style);
                if line == 0 {
                    let height = u16::try_from(self.height()).unwrap_or(1).min(area.height);
                    let first = rows.window(options.len(), self.lines).start;
                    scroll_bar(first, options.len(), Rect { height, ..area }, buffer, theme);
                }
                None
            }
        }
    }
}
