//! What the views of this room are to it: the list, the cases, the memos, the
//! journal, the speakers, the files and the import. It must not know one of them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::ask::Asked;
use crate::message::Text;
use crate::model::edit::Change;
use crate::model::ids::{CaseId, DocumentId};
use crate::tui::cells;
use crate::tui::effect::{Effect, Value};
use crate::tui::keymap::Context;
use crate::tui::state::Shared;
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::rows::Rows;
use crate::workbench::ImportRequest;
use crossterm::event::KeyEvent;

/// The views.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    #[default]
    List,
    Cases,
    Memos,
    Journal,
    Speakers,
    Browse,
    Import,
}

/// What comes of a key.
pub enum Next {
    Do(Vec<Effect>),
    /// Opens the form of this question with these values in it.
    Ask(Asked, Vec<String>),
    /// Opens a list to choose the answer from.
    Choose(Asked, Text, Vec<Item>),
    Show(View),
    Speakers(DocumentId),
    Case(CaseId),
    /// Shows the list with this document chosen.
    Document(DocumentId),
    Read(Wanted),
}

impl Next {
    pub fn nothing() -> Self {
        Next::Do(Vec::new())
    }

    pub fn effect(effect: Effect) -> Self {
        Next::Do(vec![effect])
    }
}

/// What is to be read for an import.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub request: ImportRequest,
    /// Paths as they were typed or pasted, on top of those of the request.
    pub typed: String,
}

/// A view.
pub trait Pane {
    fn keys(&self) -> &'static [&'static Context];
    /// The rows that the keys move in, and how many there are.
    fn rows(&mut self, shared: &Shared) -> (&mut Rows, usize);
    /// Lines of `area` that are no rows: above and below them.
    fn around(&self, area: Rect, shared: &Shared) -> (u16, u16);
    /// How much of the width the rows take.
    fn width(&self, area: Rect) -> u16 {
        area.width
    }
    /// Asks for what can be seen and is not known.
    fn ask(&mut self, shared: &Shared) -> Vec<Effect>;
    /// The study changed.
    fn changed(&mut self, change: Option<&Change>, shared: &Shared);
    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Next;
    fn absorb(&mut self, _slot: &'static str, _value: Value, _shared: &mut Shared) -> Next {
        Next::nothing()
    }
    fn key(&mut self, _key: KeyEvent, _shared: &mut Shared) -> Option<Next> {
        None
    }
    fn paste(&mut self, _words: &str, _shared: &mut Shared) -> Next {
        Next::nothing()
    }
    /// Begins to type into a search. `false` says that there is none.
    fn search(&mut self) -> bool {
        false
    }
    /// Backs out of something within the view.
    fn back(&mut self, _shared: &mut Shared) -> Option<Next> {
        None
    }
    /// The action of a click on the row that is chosen already.
    fn chosen(&self) -> &'static str;
    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position>;
}

/// How many rows a view has in this area.
pub fn height(pane: &dyn Pane, area: Rect, shared: &Shared) -> usize {
    let (above, below) = pane.around(area, shared);
    usize::from(area.height.saturating_sub(above + below))
}

/// Writes one line, cut to `room` cells, and says where it ends.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, room: u16, words: &str, style: Style) -> u16 {
    let area = buffer.area;
    if x >= area.right() || y >= area.bottom() || room == 0 {
        return x;
    }
    let room = usize::from(room.min(area.right() - x));
    let words = cells::truncate(words, room);
    buffer.set_stringn(x, y, words, room, style).0
}

/// Writes a sentence over as many lines as it takes and says how many that are.
pub fn put_wrapped(buffer: &mut Buffer, area: Rect, words: &str, style: Style) -> u16 {
    let lines = cells::wrap(words, usize::from(area.width));
    let mut used = 0;
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        put(buffer, area.x, y, area.width, &line, style);
        used += 1;
    }
    used
}

/// A label and what stands for it, the value wrapped beside the label.
pub fn put_fact(buffer: &mut Buffer, area: Rect, label: &str, value: &str, shared: &Shared) -> u16 {
    const LABEL: u16 = 13;
    if value.is_empty() || area.height == 0 {
        return 0;
    }
    put(buffer, area.x, area.y, LABEL - 1, label, shared.theme.dim);
    let beside = Rect {
        x: area.x + LABEL,
        width: area.width.saturating_sub(LABEL),
        ..area
    };
    put_wrapped(buffer, beside, value, shared.theme.text).max(1)
}

/// `area` without its first lines.
pub fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

/// A view's title in the first line of `area`, with a remark at its right end.
pub fn put_title(area: Rect, buffer: &mut Buffer, title: &str, remark: &str, shared: &Shared) {
    let inner = area.width.saturating_sub(2);
    let end = put(buffer, area.x + 1, area.y, inner, title, shared.theme.title);
    let back = format!("Esc {}", shared.say_id("documents-back"));
    let remark = match remark {
        "" => back,
        remark => format!("{remark} · {back}"),
    };
    let wide = u16::try_from(cells::width(&remark)).unwrap_or(u16::MAX);
    let free = (area.x + 1 + inner).saturating_sub(end + 2);
    let x = (area.x + 1 + inner).saturating_sub(wide.min(free));
    put(buffer, x, area.y, wide.min(free), &remark, shared.theme.dim);
}
