//! A dialog to write several lines in: memos, definitions, reasons. It must not
//! know what is written.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::widgets::Widget;
use ratatui_textarea::{TextArea, WrapMode};

use crate::message::Text;
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Binding, Chord, Context, Found};
use crate::tui::overlay::{Flow, Given, Overlay, Reply};
use crate::tui::state::Shared;

crate::actions! {
    /// What can be done while writing.
    pub enum WriterAction { Accept = "writer-accept", Cancel = "writer-cancel" }
}

pub static KEYS: Context = Context {
    title: "keys-writer",
    bindings: &[
        Binding::hint(&["Ctrl-s"], WriterAction::Accept.name()),
        Binding::hint(&["Esc"], WriterAction::Cancel.name()),
    ],
};

/// Several lines that are typed into.
pub struct Editor {
    area: TextArea<'static>,
}

impl Editor {
    #[must_use]
    pub fn new(words: &str) -> Self {
        let mut area = TextArea::new(words.split('\n').map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_line_style(ratatui::style::Style::new());
        area.set_cursor_style(ratatui::style::Style::new().add_modifier(Modifier::REVERSED));
        area.move_cursor(ratatui_textarea::CursorMove::Bottom);
        area.move_cursor(ratatui_textarea::CursorMove::End);
        Editor { area }
    }

    pub fn key(&mut self, key: KeyEvent) {
        self.area.input(key);
    }

    /// Inserts words without what a terminal could obey.
    pub fn paste(&mut self, words: &str) {
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        let words: String = words
            .chars()
            .filter(|letter| !letter.is_control() || *letter == '\n')
            .collect();
        self.area.insert_str(words);
    }

    #[must_use]
    pub fn words(&self) -> String {
        self.area.lines().join("\n")
    }

    pub fn draw(&self, area: Rect, buffer: &mut Buffer) {
        Widget::render(&self.area, area, buffer);
    }
}

/// The dialog; the room gets [`Given::Words`] under its name.
pub struct Writer {
    name: &'static str,
    title: Text,
    editor: Editor,
    before: String,
    /// Esc was pressed once over changed words.
    is_warned: bool,
}

impl Writer {
    #[must_use]
    pub fn new(name: &'static str, title: Text, words: &str) -> Self {
        Writer {
            name,
            title,
            editor: Editor::new(words),
            before: words.to_owned(),
            is_warned: false,
        }
    }
}

impl Overlay for Writer {
    fn keys(&self) -> &'static Context {
        &KEYS
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Flow {
        let Found::Action(name) = keymap::find(&[&KEYS], &[Chord::of(key)]) else {
            self.is_warned = false;
            self.editor.key(key);
            return Flow::Stay;
        };
        match WriterAction::from_name(name) {
            Some(WriterAction::Accept) => Flow::Close(vec![Effect::Reply(Reply {
                name: self.name,
                given: Given::Words(self.editor.words()),
            })]),
            // What was written is not thrown away by one key.
            _ if !self.is_warned && self.editor.words() != self.before => {
                self.is_warned = true;
                shared.warn(crate::text!("writer-unsaved"));
                Flow::Stay
            }
            _ => Flow::Close(Vec::new()),
        }
    }

    fn paste(&mut self, words: &str, _shared: &mut Shared) -> Flow {
        self.editor.paste(words);
        Flow::Stay
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let title = super::heading(&self.title, shared);
        let height = area.height.saturating_sub(2).min(18);
        let inner = super::panel(area, 76, height, &title, buffer, &shared.theme);
        self.editor.draw(inner, buffer);
        None
    }
}
