//! The mouse in the reader: a click puts the cursor, a drag selects, a double
//! click takes the word, a triple click the sentence. It must not know keys.

use std::time::Duration;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::geometry::Geometry;
use super::motion::{self, Unit};
use super::{CodingRoom, Mode};
use crate::text;
use crate::text::Span;
use crate::tui::effect::Effect;
use crate::tui::state::Shared;

/// The timer after which another click is a first click again.
pub const CLICKS: &str = "coding-clicks";
const BETWEEN_CLICKS: Duration = Duration::from_millis(400);

/// What the mouse is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mouse {
    /// Clicks on one spot in quick succession.
    clicks: u8,
    spot: (u16, u16),
    /// Timers that have not rung.
    timers: u8,
    /// Where a drag began.
    fixed: Option<usize>,
}

impl CodingRoom {
    pub(super) fn on_mouse(
        &mut self,
        event: MouseEvent,
        area: Rect,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        match event.kind {
            MouseEventKind::ScrollDown => self.scroll(3, shared),
            MouseEventKind::ScrollUp => self.scroll(-3, shared),
            MouseEventKind::Down(MouseButton::Left) => return self.press(event, area, shared),
            MouseEventKind::Drag(MouseButton::Left) => self.drag(event, area, shared),
            MouseEventKind::Up(MouseButton::Left) => self.mouse.fixed = None,
            _ => {}
        }
        Vec::new()
    }

    /// The timer rang; only the last one of a series counts.
    pub(super) fn forget_click(&mut self) {
        self.mouse.timers = self.mouse.timers.saturating_sub(1);
        if self.mouse.timers == 0 {
            self.mouse.clicks = 0;
        }
    }

    /// The byte under a cell of the text, or the nearest in its row.
    fn byte_under(&self, column: u16, row: u16, area: Rect) -> Option<usize> {
        let open = self.open.as_ref()?;
        let geometry = Geometry::of(open, area);
        let page = geometry.page();
        let line = row.checked_sub(geometry.text.y)?;
        if line >= geometry.text.height || column >= geometry.text.right() {
            return None;
        }
        let top = self.rows.top(open, self.place.top, self.place.cursor, page);
        let at = self
            .rows
            .step(open, top, isize::try_from(line).ok()?, page.0);
        let column = column.saturating_sub(geometry.text.x);
        Some(self.rows.byte(open, at, usize::from(column), page.0))
    }

    fn press(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Vec<Effect> {
        let Some(open) = &self.open else {
            return Vec::new();
        };
        let geometry = Geometry::of(open, area);
        let at = Position::new(event.column, event.row);
        if let Some(margin) = geometry.margin
            && margin.contains(at)
        {
            let entries = self.margin_entries(&geometry, shared);
            let line = usize::from(event.row - margin.y);
            if let Some(entry) = entries.iter().find(|entry| entry.line == line) {
                let id = entry.coding;
                let start = open.coding(id).map(|coding| coding.span.start);
                self.selection = None;
                self.go(open_start(self, start), shared);
                self.chosen = Some(id);
            }
            return Vec::new();
        }
        let Some(byte) = self.byte_under(event.column, event.row, area) else {
            return Vec::new();
        };
        let spot = (event.column, event.row);
        let is_same = self.mouse.clicks > 0 && self.mouse.spot == spot;
        self.mouse.clicks = if is_same {
            self.mouse.clicks % 3 + 1
        } else {
            1
        };
        self.mouse.spot = spot;
        self.mouse.timers = self.mouse.timers.saturating_add(1);
        self.mouse.fixed = Some(byte);
        if matches!(self.mode, Mode::Read) {
            self.selection = None;
        }
        self.go(byte, shared);
        let is_in_gutter = event.column < geometry.lanes.x;
        match self.mouse.clicks {
            _ if is_in_gutter => self.take(Unit::Turn, shared),
            2 => self.take(Unit::Word, shared),
            3 => self.take_alone(Unit::Sentence),
            _ => {}
        }
        vec![Effect::Timer {
            name: CLICKS,
            after: BETWEEN_CLICKS,
        }]
    }

    fn take_alone(&mut self, unit: Unit) {
        if let Some(open) = &self.open {
            let span = motion::unit_at(open, unit, self.place.cursor);
            self.select(span, None, Some(unit));
        }
    }

    fn drag(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) {
        let Some(fixed) = self.mouse.fixed else {
            return;
        };
        let Some(open) = &self.open else { return };
        let geometry = Geometry::of(open, area);
        // A drag past the edge of the text scrolls on.
        if event.row >= geometry.text.bottom() {
            self.scroll(1, shared);
        } else if event.row <= geometry.text.y {
            self.scroll(-1, shared);
        }
        let last = geometry.text.bottom().saturating_sub(1);
        let row = event.row.clamp(geometry.text.y, last.max(geometry.text.y));
        let column = event.column.min(geometry.text.right().saturating_sub(1));
        let Some(byte) = self.byte_under(column, row, area) else {
            return;
        };
        let Some(open) = &self.open else { return };
        if byte == fixed && self.selection.is_none() {
            return;
        }
        let end = text::next_grapheme(&open.text, fixed.max(byte));
        let span = Span::new(fixed.min(byte), end);
        self.select(span, Some(fixed), None);
        self.go(byte, shared);
    }
}

fn open_start(room: &CodingRoom, start: Option<usize>) -> usize {
    match (&room.open, start) {
        (Some(open), Some(start)) => open.snap(start, true),
        _ => room.place.cursor,
    }
}
