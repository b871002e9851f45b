//! Columns of text: how wide each is, and rows cut and aligned to them by
//! terminal cells. It must not know what the columns hold.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::cells::{self, Align};
use crate::tui::state::Shared;

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The id of the message at its head.
    pub title: &'static str,
    /// In cells; 0 takes what is left (shared between all that do).
    pub width: u16,
    pub align: Align,
    /// Left out when the table is narrower than this.
    pub from_width: u16,
}

impl Column {
    #[must_use]
    pub const fn new(title: &'static str, width: u16) -> Self {
        Column {
            title,
            width,
            align: Align::Left,
            from_width: 0,
        }
    }

    #[must_use]
    pub const fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// Only in tables at least this wide.
    #[must_use]
    pub const fn from(mut self, width: u16) -> Self {
        self.from_width = width;
        self
    }
}

/// The width of each column in a table of this width; 0 for one left out. One
/// cell stands between columns.
#[must_use]
pub fn widths(columns: &[Column], total: u16) -> Vec<u16> {
    let is_in = |column: &Column| total >= column.from_width;
    let shown = columns.iter().filter(|column| is_in(column)).count();
    let gaps = u16::try_from(shown.saturating_sub(1)).unwrap_or(0);
    let fixed: u16 = columns
        .iter()
        .filter(|column| is_in(column))
        .map(|column| column.width)
        .sum();
    let fills = columns
        .iter()
        .filter(|column| is_in(column) && column.width == 0)
        .count();
    let left = total.saturating_sub(fixed + gaps);
    let each = left / u16::try_from(fills).unwrap_or(1).max(1);
    columns
        .iter()
        .map(|column| match column.width {
            _ if !is_in(column) => 0,
            0 => each,
            width => width,
        })
        .collect()
}

/// Draws one row in the first line of `area`; `row_style` lies under the cells.
pub fn draw_row(
    columns: &[Column],
    cells: &[(&str, Style)],
    row_style: Style,
    area: Rect,
    buffer: &mut Buffer,
) {
    buffer.set_style(Rect { height: 1, ..area }, row_style);
    let mut x = area.x;
    for ((column, width), (words, style)) in
        columns.iter().zip(widths(columns, area.width)).zip(cells)
    {
        let room = width.min(area.right().saturating_sub(x));
        if width == 0 || room == 0 {
            continue;
        }
        let fitted = cells::fit(words, usize::from(room), column.align);
        buffer.set_stringn(
            x,
            area.y,
            fitted,
            usize::from(room),
            row_style.patch(*style),
        );
        x = x.saturating_add(width + 1);
    }
}

/// Draws the heads of the columns.
pub fn draw_head(columns: &[Column], area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let titles: Vec<String> = columns
        .iter()
        .map(|column| shared.say_id(column.title))
        .collect();
    let heads: Vec<(&str, Style)> = titles
        .iter()
        .map(|title| (title.as_str(), shared.theme.title))
        .collect();
    draw_row(columns, &heads, Style::new(), area, buffer);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_what_is_left_and_step_aside_when_it_is_narrow() {
        let columns = [
            Column::new("a", 4),
            Column::new("b", 0),
            Column::new("c", 10).from(40),
        ];
        assert_eq!(widths(&columns, 40), [4, 24, 10]);
        assert_eq!(widths(&columns, 20), [4, 15, 0]);
        assert_eq!(widths(&columns, 3), [4, 0, 0]);
    }
}
