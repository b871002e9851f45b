//! What the lists of the room have in common: rows in columns, and beside or
//! below them all there is to say of the chosen row. It must not know what the
//! rows are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cell::{below, put};
use crate::tui::cells;
use crate::tui::state::Shared;
use crate::tui::widgets::rows::{Rows, scroll_bar};
use crate::tui::widgets::table::{self, Column};

/// From this width on what is said of a row stands beside the rows.
const BESIDE_FROM: u16 = 100;

/// Words and how they look.
pub type Words = (String, Style);

/// A list.
pub trait Listed {
    fn title(&self, shared: &Shared) -> String;
    fn len(&self, shared: &Shared) -> usize;
    fn columns(&self) -> &'static [Column];
    fn cells(&self, row: usize, shared: &Shared) -> Vec<Words>;
    /// Everything about a row, a paragraph each.
    fn detail(&self, row: usize, shared: &Shared) -> Vec<Words>;
    /// The id of the message that says what to do when there is no row.
    fn empty(&self) -> &'static str;
}

/// Where the rows stand, and what is said of the chosen one.
pub struct Parts {
    pub rows: Rect,
    pub detail: Rect,
}

/// Title and heads are no rows.
pub fn parts(area: Rect) -> Parts {
    let body = below(area, 2);
    if area.width >= BESIDE_FROM {
        let left = area.width * 3 / 5;
        return Parts {
            rows: Rect {
                width: left,
                ..body
            },
            detail: Rect {
                x: area.x + left + 2,
                width: area.width.saturating_sub(left + 3),
                y: area.y + 1,
                height: area.height.saturating_sub(1),
            },
        };
    }
    let above = (body.height * 3 / 5).max(1).min(body.height);
    Parts {
        rows: Rect {
            height: above,
            ..body
        },
        detail: Rect {
            x: body.x + 1,
            width: body.width.saturating_sub(2),
            ..below(body, above + 1)
        },
    }
}

pub fn draw(
    listed: &dyn Listed,
    rows: &Rows,
    scroll: usize,
    area: Rect,
    buffer: &mut Buffer,
    shared: &Shared,
) {
    let theme = &shared.theme;
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    put(buffer, inner, 0, &listed.title(shared), theme.title);
    let len = listed.len(shared);
    if len == 0 {
        let lines = cells::wrap(&shared.say_id(listed.empty()), usize::from(inner.width));
        for (at, line) in (2_u16..).zip(lines) {
            put(buffer, inner, at, &line, theme.text);
        }
        return;
    }
    let parts = parts(area);
    let line = |y: u16| Rect {
        x: parts.rows.x + 1,
        y,
        width: parts.rows.width.saturating_sub(3),
        height: 1,
    };
    table::draw_head(listed.columns(), line(area.y + 1), buffer, shared);
    let window = rows.window(len, usize::from(parts.rows.height));
    scroll_bar(window.start, len, parts.rows, buffer, theme);
    for (y, row) in (parts.rows.y..).zip(window) {
        let is_here = row == rows.selected;
        let under = if is_here { theme.selected } else { theme.text };
        let words = listed.cells(row, shared);
        let shown: Vec<(&str, Style)> = words
            .iter()
            .map(|(words, style)| (words.as_str(), if is_here { Style::new() } else { *style }))
            .collect();
        table::draw_row(listed.columns(), &shown, under, line(y), buffer);
    }
    if parts.detail.y > parts.rows.bottom() {
        let rule = "─".repeat(usize::from(area.width));
        let at = Rect {
            y: parts.rows.bottom(),
            height: 1,
            ..area
        };
        put(buffer, at, 0, &rule, theme.border);
    }
    let lines = detail(listed, rows.selected, parts.detail, shared);
    let height = usize::from(parts.detail.height);
    let first = scroll.min(lines.len().saturating_sub(height));
    for (at, (words, style)) in (0_u16..).zip(lines.iter().skip(first).take(height)) {
        put(buffer, parts.detail, at, words, *style);
    }
    scroll_bar(
        first,
        lines.len(),
        Rect {
            width: parts.detail.width + 1,
            ..parts.detail
        },
        buffer,
        theme,
    );
}

fn detail(listed: &dyn Listed, row: usize, area: Rect, shared: &Shared) -> Vec<Words> {
    let wrapped = |(words, style): Words| {
        let lines = cells::wrap(&words, usize::from(area.width.saturating_sub(1)));
        lines.into_iter().map(move |line| (line, style))
    };
    listed
        .detail(row, shared)
        .into_iter()
        .flat_map(wrapped)
        .collect()
}

/// How far what is said of a row can be scrolled.
pub fn most_scrolled(listed: &dyn Listed, row: usize, area: Rect, shared: &Shared) -> usize {
    let area = parts(area).detail;
    let lines = detail(listed, row, area, shared).len();
    lines.saturating_sub(usize::from(area.height))
}
