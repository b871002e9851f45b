//! Which row of a long list is chosen and which rows can be seen. It knows
//! numbers only: a list of a hundred thousand costs what its window costs.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::theme::Theme;

/// The place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    pub selected: usize,
    offset: usize,
}

impl Rows {
    /// Moves by rows, staying within `len`, and scrolls a window of `height` after.
    pub fn move_by(&mut self, by: isize, len: usize, height: usize) {
        self.select(self.selected.saturating_add_signed(by), len, height);
    }

    /// Chooses a row, or the last one when there are fewer.
    pub fn select(&mut self, row: usize, len: usize, height: usize) {
        self.selected = row.min(len.saturating_sub(1));
        self.offset = self.first(len, height);
    }

    /// Scrolls without choosing, as the wheel does; the chosen row stays in sight.
    pub fn scroll_by(&mut self, by: isize, len: usize, height: usize) {
        self.offset = self
            .offset
            .saturating_add_signed(by)
            .min(len.saturating_sub(height));
        let last = (self.offset + height.max(1) - 1).min(len.saturating_sub(1));
        self.selected = self.selected.clamp(self.offset.min(last), last);
    }

    /// The rows that can be seen in a window of `height`.
    #[must_use]
    pub fn window(&self, len: usize, height: usize) -> Range<usize> {
        let first = self.first(len, height);
        first..(first + height).min(len)
    }

    fn first(&self, len: usize, height: usize) -> usize {
        let selected = self.selected.min(len.saturating_sub(1));
        self.offset
            .min(selected)
            .max((selected + 1).saturating_sub(height))
            .min(len.saturating_sub(height))
    }

    /// The row at a line of the window, counted from its top.
    #[must_use]
    pub fn at(&self, line: usize, len: usize, height: usize) -> Option<usize> {
        let row = self.first(len, height) + line;
        (line < height && row < len).then_some(row)
    }
}

/// Draws how far down a list is, in the last column of `area`; nothing when all
/// of it can be seen.
pub fn scroll_bar(first: usize, len: usize, area: Rect, buffer: &mut Buffer, theme: &Theme) {
    let height = usize::from(area.height);
    if len <= height || area.width == 0 || height == 0 {
        return;
    }
    let thumb = (height * height / len).max(1);
    let most = len - height;
    let top = (height - thumb) * first.min(most) / most;
    let x = area.right() - 1;
    for row in 0..height {
        let sign = if (top..top + thumb).contains(&row) {
            "┃"
        } else {
            "│"
        };
        let y = area.y + u16::try_from(row).unwrap_or(0);
        buffer.set_stringn(x, y, sign, 1, theme.border);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_chosen_row_can_always_be_seen(
            len in 1usize..200,
            height in 1usize..40,
            steps in prop::collection::vec((any::<bool>(), -50isize..50), 0..20),
        ) {
            let mut rows = Rows::default();
            for (is_wheel, by) in steps {
                if is_wheel {
                    rows.scroll_by(by, len, height);
                } else {
                    rows.move_by(by, len, height);
                }
                let window = rows.window(len, height);
                prop_assert!(window.contains(&rows.selected));
                prop_assert_eq!(window.len(), height.min(len));
                prop_assert_eq!(rows.at(0, len, height), Some(window.start));
            }
        }
    }

    #[test]
    fn an_empty_list_has_no_rows() {
        let mut rows = Rows::default();
        rows.move_by(3, 0, 5);
        assert_eq!(rows.window(0, 5), 0..0);
        assert_eq!(rows.at(0, 0, 5), None);
    }
}
