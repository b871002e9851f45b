//! The rows of the open document on a page of some width: wrapped block by
//! block when they are first looked at, and kept. Nothing here takes time
//! proportional to the document. It must not know what is drawn on a row.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::open::Open;
use crate::text::{self, Span};

/// Blocks whose rows are kept at most; a screen shows a few dozen.
const KEPT: usize = 2_000;

/// A row: its block, and which row of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Row {
    pub block: usize,
    pub row: usize,
}

#[derive(Default)]
struct Wrapped {
    width: u16,
    blocks: HashMap<usize, Rc<Vec<Span>>>,
}

/// The wrapped rows that are known.
#[derive(Default)]
pub struct Rows {
    wrapped: RefCell<Wrapped>,
}

impl Rows {
    /// Forgets everything: another document is open.
    pub fn clear(&self) {
        self.wrapped.borrow_mut().blocks.clear();
    }

    /// The rows of a block, in bytes of the document.
    pub fn of(&self, open: &Open, block: usize, width: u16) -> Rc<Vec<Span>> {
        let mut wrapped = self.wrapped.borrow_mut();
        if wrapped.width != width || wrapped.blocks.len() > KEPT {
            wrapped.width = width;
            wrapped.blocks.clear();
        }
        let rows = wrapped.blocks.entry(block).or_insert_with(|| {
            let span = open.blocks[block];
            let rows = text::wrap(span.of(&open.text).unwrap_or_default(), width);
            let shift = |row: Span| Span::new(span.start + row.start, span.start + row.end);
            Rc::new(rows.into_iter().map(shift).collect())
        });
        Rc::clone(rows)
    }

    /// The bytes of a row.
    pub fn span(&self, open: &Open, row: Row, width: u16) -> Span {
        let rows = self.of(open, row.block, width);
        rows.get(row.row)
            .or(rows.last())
            .copied()
            .unwrap_or_default()
    }

    /// The row a byte stands in.
    pub fn at(&self, open: &Open, byte: usize, width: u16) -> Row {
        let block = open.block_at(byte);
        let rows = self.of(open, block, width);
        let row = rows
            .partition_point(|row| row.start <= byte)
            .saturating_sub(1);
        Row { block, row }
    }

    pub fn next(&self, open: &Open, row: Row, width: u16) -> Option<Row> {
        if row.row + 1 < self.of(open, row.block, width).len() {
            return Some(Row {
                row: row.row + 1,
                ..row
            });
        }
        let block = row.block + 1;
        (block < open.blocks.len()).then_some(Row { block, row: 0 })
    }

    pub fn previous(&self, open: &Open, row: Row, width: u16) -> Option<Row> {
        if let Some(before) = row.row.checked_sub(1) {
            return Some(Row { row: before, ..row });
        }
        let block = row.block.checked_sub(1)?;
        let row = self.of(open, block, width).len().saturating_sub(1);
        Some(Row { block, row })
    }

    /// So many rows on (or back), as far as there are any.
    pub fn step(&self, open: &Open, mut row: Row, by: isize, width: u16) -> Row {
        for _ in 0..by.unsigned_abs() {
            let next = if by > 0 {
                self.next(open, row, width)
            } else {
                self.previous(open, row, width)
            };
            match next {
                Some(next) => row = next,
                None => break,
            }
        }
        row
    }

    /// The first row of a window of `height` rows that shows the cursor's row,
    /// as near to `top` as that allows.
    pub fn top(&self, open: &Open, top: usize, cursor: usize, page: (u16, usize)) -> Row {
        let (width, height) = page;
        let top = self.at(open, top, width);
        let cursor = self.at(open, cursor, width);
        // A little of what stands around the cursor's row is kept in sight.
        let around = isize::try_from((height / 6).min(3)).unwrap_or(0);
        let height = isize::try_from(height.max(1)).unwrap_or(1);
        let highest = self.step(open, cursor, around + 1 - height, width);
        let lowest = self.step(open, cursor, -around, width);
        let last = Row {
            block: open.blocks.len() - 1,
            row: usize::MAX,
        };
        let end = Row {
            row: self.of(open, last.block, width).len().saturating_sub(1),
            ..last
        };
        let furthest = self.step(open, end, 1 - height, width);
        top.max(highest).min(lowest).min(furthest)
    }

    /// The column of a byte in its row, in cells.
    pub fn column(&self, open: &Open, byte: usize, width: u16) -> usize {
        let row = self.span(open, self.at(open, byte, width), width);
        let words = row.of(&open.text).unwrap_or_default();
        text::byte_to_column(words, byte.saturating_sub(row.start))
    }

    /// The byte at a column of a row, on a grapheme, within the row.
    pub fn byte(&self, open: &Open, row: Row, column: usize, width: u16) -> usize {
        let span = self.span(open, row, width);
        let words = span.of(&open.text).unwrap_or_default();
        let byte = span.start + text::column_to_byte(words, column);
        if byte >= span.end && !span.is_empty() {
            return text::prev_grapheme(&open.text, span.end).max(span.start);
        }
        byte
    }
}
