//! The left side: the codes as a tree with how many passages each has, and the
//! line that narrows it. It must not know quotes.

use std::collections::HashMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::model::code::CodeStatus;
use crate::model::ids::CodeId;
use crate::text::contains_folded;
use crate::tui::cells::{self, Align};
use crate::tui::state::Shared;
use crate::tui::widgets::line_input::LineInput;
use crate::tui::widgets::rows::{Rows, scroll_bar};
use crate::workbench::CodeCount;

/// The tree; its first row stands for all indicators.
#[derive(Default)]
pub struct Indicators {
    pub rows: Rows,
    pub line: LineInput,
    /// Letters go to the line that narrows the tree.
    pub is_typing: bool,
    /// Passages, descendants included.
    counts: HashMap<CodeId, usize>,
    /// Codes that are listed, with their depth.
    listed: Vec<(CodeId, usize)>,
}

/// The line to type in stands above the tree.
const HEAD: u16 = 1;

impl Indicators {
    /// How many rows the tree has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.listed.len() + 1
    }

    fn height(area: Rect) -> usize {
        usize::from(area.height.saturating_sub(HEAD))
    }

    /// The code the keys would choose; `None` for all indicators.
    #[must_use]
    pub fn under_cursor(&self) -> Option<CodeId> {
        let row = self.rows.selected.checked_sub(1)?;
        self.listed.get(row).map(|(code, _)| *code)
    }

    pub fn absorb(&mut self, counts: Vec<CodeCount>) {
        self.counts = counts
            .into_iter()
            .map(|count| (count.code, count.passages))
            .collect();
    }

    /// Lists the codes anew, after the codes or the line changed. What matches
    /// is listed without what stands above it, in the order of the codebook.
    pub fn narrow(&mut self, shared: &Shared) {
        let under = self.under_cursor();
        let mut depths: HashMap<CodeId, usize> = HashMap::new();
        let words = self.line.words().trim();
        self.listed.clear();
        for code in &shared.codes {
            let depth = code
                .parent
                .and_then(|parent| depths.get(&parent))
                .map_or(0, |above| above + 1);
            depths.insert(code.id, depth);
            let label = &code.words.label;
            let fits = words.is_empty()
                || [&code.key, &label.en, &label.id]
                    .iter()
                    .any(|name| contains_folded(name, words));
            if fits {
                self.listed.push((code.id, depth));
            }
        }
        let same = self.listed.iter().position(|(id, _)| Some(*id) == under);
        self.rows.selected = match same {
            Some(row) => row + 1,
            // The first match is the one that Enter should take.
            None => usize::from(!words.is_empty() && !self.listed.is_empty()),
        };
    }

    /// Puts the cursor on a code.
    pub fn point_at(&mut self, code: Option<CodeId>, area: Rect) {
        let row = self.listed.iter().position(|(id, _)| Some(*id) == code);
        let row = row.map_or(0, |row| row + 1);
        self.rows.select(row, self.len(), Self::height(area));
    }

    pub fn move_by(&mut self, by: isize, area: Rect) {
        self.rows.move_by(by, self.len(), Self::height(area));
    }

    pub fn page(area: Rect) -> isize {
        isize::try_from(Self::height(area)).unwrap_or(1).max(1)
    }

    pub fn scroll(&mut self, by: isize, area: Rect) {
        self.rows.scroll_by(by, self.len(), Self::height(area));
    }

    /// The row under the mouse.
    #[must_use]
    pub fn row_at(&self, y: u16, area: Rect) -> Option<usize> {
        let line = usize::from(y.checked_sub(area.y + HEAD)?);
        self.rows.at(line, self.len(), Self::height(area))
    }

    /// Draws the tree; `chosen` is the code whose quotes are shown.
    pub fn draw(
        &self,
        chosen: Option<CodeId>,
        has_keys: bool,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) -> Option<Position> {
        if area.height == 0 {
            return None;
        }
        let cursor = self.draw_line(area, buffer, shared);
        let body = Rect {
            y: area.y + HEAD,
            height: area.height.saturating_sub(HEAD),
            ..area
        };
        let window = self.rows.window(self.len(), usize::from(body.height));
        scroll_bar(window.start, self.len(), body, buffer, &shared.theme);
        for (y, row) in (body.y..).zip(window) {
            let line = Rect {
                y,
                height: 1,
                width: body.width.saturating_sub(2),
                ..body
            };
            let style = match (row == self.rows.selected, has_keys) {
                (true, true) => shared.theme.selected,
                (true, false) => shared.theme.selected_dim,
                _ => Style::new(),
            };
            self.draw_row(row, chosen, style, line, buffer, shared);
        }
        cursor
    }

    fn draw_line(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let room = usize::from(area.width);
        if !self.is_typing && self.line.words().is_empty() {
            let title = shared.say_id("quotes-indicators");
            let title = cells::truncate(&title, room).into_owned();
            buffer.set_stringn(area.x, area.y, title, room, theme.title);
            return None;
        }
        buffer.set_stringn(area.x, area.y, "/ ", room, theme.accent);
        let input = Rect {
            x: area.x + 2.min(area.width),
            width: area.width.saturating_sub(3),
            height: 1,
            ..area
        };
        let cursor = self.line.draw(input, buffer, theme.text);
        cursor.filter(|_| self.is_typing)
    }

    fn draw_row(
        &self,
        row: usize,
        chosen: Option<CodeId>,
        style: Style,
        line: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let room = usize::from(line.width);
        buffer.set_style(line, style);
        let Some(at) = row.checked_sub(1) else {
            let mark = if chosen.is_none() { "●" } else { " " };
            let words = format!("{mark} {}", shared.say_id("quotes-all-indicators"));
            let words = cells::fit(&words, room, Align::Left);
            buffer.set_stringn(line.x, line.y, words, room, style);
            return;
        };
        let Some((id, depth)) = self.listed.get(at) else {
            return;
        };
        let Some(code) = shared.code(*id) else {
            return;
        };
        let count = match self.counts.get(id) {
            Some(0) => "·".to_owned(),
            Some(count) => count.to_string(),
            None => String::new(),
        };
        let mark = if chosen == Some(*id) { "●" } else { " " };
        let indent = " ".repeat((*depth).min(6));
        let gone = match code.status {
            CodeStatus::Active => String::new(),
            CodeStatus::Retired => format!(" ({})", shared.say_id("quotes-code-retired")),
            CodeStatus::LeftOut => format!(" ({})", shared.say_id("quotes-code-left-out")),
        };
        let label = code.label(shared.language());
        let name = if label == code.key { "" } else { label };
        let wide = room.saturating_sub(cells::width(&count) + 1);
        let is_dim = code.status != CodeStatus::Active || self.counts.get(id) == Some(&0);
        let beside = if is_dim {
            shared.theme.dim.patch(style)
        } else {
            style
        };
        let key = format!("{mark} {indent}{} ", code.key);
        let words = cells::fit(&format!("{key}{name}{gone}"), wide, Align::Left);
        buffer.set_stringn(line.x, line.y, format!("{words} {count}"), room, beside);
    }
}
