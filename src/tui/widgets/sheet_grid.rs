//! A sheet of any display as a grid to move about in: the heads and the first
//! column stay in sight, rows take one line or several, and only what can be
//! seen is measured and drawn. It must not know how a sheet was computed nor
//! where a cell leads.

mod draw;
mod layout;
mod look;

pub use self::look::name;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use self::layout::{Heights, Item, Measured};
use crate::model::ids::CodingId;
use crate::model::sheet::{Cell, Sheet};
use crate::tui::state::Shared;

/// How much of a cell is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// A line a row: sign, number and the first words.
    #[default]
    Lines,
    /// Words in as many lines as they need, up to a bound.
    Wrapped,
    /// Signs and numbers alone, so that the pattern of many columns shows.
    Signs,
}

impl Density {
    /// The next one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Density::Lines => Density::Wrapped,
            Density::Wrapped => Density::Signs,
            Density::Signs => Density::Lines,
        }
    }
}

/// A way to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Down,
    Up,
    Left,
    Right,
    PageDown,
    PageUp,
    PageLeft,
    PageRight,
    FirstRow,
    LastRow,
    FirstColumn,
    LastColumn,
}

/// What the mouse came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointed {
    Nothing,
    /// Scrolled, or another cell was chosen.
    Moved,
    /// The chosen cell was clicked again.
    Again,
}

/// The words of a passage and where it stands, for the cells that quote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub cite: String,
}

/// The grid with the place in it.
pub struct SheetGrid {
    sheet: Arc<Sheet>,
    density: Density,
    is_grouped: bool,
    /// Rows, and the headings of their groups between them.
    items: Vec<Item>,
    /// The item the keys are on: always a row, where there is one.
    at: usize,
    /// The first item in sight, and the first column after the one that stays.
    top: usize,
    left: usize,
    column: usize,
    /// The most passages a cell has.
    most: u64,
    said: HashMap<CodingId, Said>,
    measured: RefCell<Measured>,
    heights: RefCell<Heights>,
}

impl SheetGrid {
    #[must_use]
    pub fn new(sheet: Sheet) -> Self {
        let mut grid = SheetGrid {
            is_grouped: layout::stand_together(&sheet),
            most: most(&sheet),
            sheet: Arc::new(sheet),
            density: Density::default(),
            items: Vec::new(),
            at: 0,
            top: 0,
            left: 1,
            column: 0,
            said: HashMap::new(),
            measured: RefCell::default(),
            heights: RefCell::default(),
        };
        grid.list_items();
        // The first column with passages of its own is where reading begins.
        let mut columns = grid.sheet.columns.iter();
        let first = columns.position(|heading| heading.source.is_some());
        let second = usize::from(grid.sheet.columns.len() > 1);
        grid.column = first.unwrap_or(second);
        grid.at = grid.rows_back(0, usize::MAX);
        grid
    }

    /// Takes another sheet and stays on the cell of the same names; looks and
    /// the words of passages are kept.
    pub fn replace(&mut self, sheet: Sheet) {
        let row = self.cell().map(|(row, _)| self.sheet.rows[row].key.clone());
        let column = self.sheet.columns.get(self.column);
        let column = column.map(|heading| heading.key.clone());
        let before = (self.row_place(), self.column);
        let is_same_kind = self.sheet.kind == sheet.kind;
        self.most = most(&sheet);
        if !is_same_kind {
            self.is_grouped = layout::stand_together(&sheet);
        }
        self.sheet = Arc::new(sheet);
        self.measured = RefCell::default();
        self.heights = RefCell::default();
        self.list_items();
        let same_row = self
            .sheet
            .rows
            .iter()
            .position(|r| Some(&r.key) == row.as_ref());
        let mut headings = self.sheet.columns.iter();
        let same_column = headings.position(|h| Some(&h.key) == column.as_ref());
        let last = self.sheet.rows.len().saturating_sub(1);
        match same_row {
            Some(row) => self.choose(row, same_column.unwrap_or(before.1)),
            None => self.choose(before.0.min(last), same_column.unwrap_or(before.1)),
        }
    }

    #[must_use]
    pub fn sheet(&self) -> &Arc<Sheet> {
        &self.sheet
    }

    #[must_use]
    pub fn density(&self) -> Density {
        self.density
    }

    pub fn set_density(&mut self, density: Density) {
        self.density = density;
    }

    #[must_use]
    pub fn is_grouped(&self) -> bool {
        self.is_grouped
    }

    /// Whether any row names a group.
    #[must_use]
    pub fn has_groups(&self) -> bool {
        self.sheet.rows.iter().any(|row| row.group.is_some())
    }

    /// Puts rows of one group together under its name, or back in their order.
    pub fn set_grouped(&mut self, is_grouped: bool) {
        let cell = self.cell();
        self.is_grouped = is_grouped;
        self.list_items();
        if let Some((row, column)) = cell {
            self.choose(row, column);
        }
    }

    /// Row and column of the chosen cell; nothing in a sheet without any.
    #[must_use]
    pub fn cell(&self) -> Option<(usize, usize)> {
        match self.items.get(self.at)? {
            Item::Row(row) if self.column < self.sheet.columns.len() => Some((*row, self.column)),
            _ => None,
        }
    }

    /// Chooses a cell, or the last one where there are fewer.
    pub fn choose(&mut self, row: usize, column: usize) {
        let place = self.items.iter().position(|item| *item == Item::Row(row));
        self.at = place.unwrap_or_else(|| self.row_before(self.items.len()));
        self.column = column.min(self.sheet.columns.len().saturating_sub(1));
    }

    /// How manieth row is chosen, in the order shown.
    #[must_use]
    pub fn row_place(&self) -> usize {
        let before = self.items.iter().take(self.at);
        before.filter(|item| matches!(item, Item::Row(_))).count()
    }

    /// Moves; far moves stay within the grid.
    pub fn step(&mut self, step: Step, area: Rect, shared: &Shared) {
        let last_column = self.sheet.columns.len().saturating_sub(1);
        let is_page = matches!(
            step,
            Step::PageDown | Step::PageUp | Step::PageLeft | Step::PageRight
        );
        let (rows, columns) = if is_page {
            self.in_sight(area, shared)
        } else {
            (1, 1)
        };
        let page = rows.saturating_sub(1).max(1);
        match step {
            Step::Down => self.at = self.row_after(self.at, 1),
            Step::Up => self.at = self.rows_back(self.at, 1),
            Step::PageDown => self.at = self.row_after(self.at, page),
            Step::PageUp => self.at = self.rows_back(self.at, page),
            Step::FirstRow => self.at = self.rows_back(self.at, usize::MAX),
            Step::LastRow => self.at = self.row_before(self.items.len()),
            Step::Left => self.column = self.column.saturating_sub(1),
            Step::Right => self.column = (self.column + 1).min(last_column),
            Step::FirstColumn => self.column = 0,
            Step::LastColumn => self.column = last_column,
            Step::PageRight => self.column = (self.column + columns.max(1)).min(last_column),
            Step::PageLeft => self.column = self.column.saturating_sub(columns.max(1)),
        }
        self.settle(area, shared);
    }

    /// A click, or the wheel (sideways with Shift).
    pub fn mouse(&mut self, event: MouseEvent, area: Rect, shared: &Shared) -> Pointed {
        let is_sideways = event.modifiers.contains(KeyModifiers::SHIFT);
        match event.kind {
            MouseEventKind::ScrollDown if is_sideways => self.step(Step::Right, area, shared),
            MouseEventKind::ScrollUp if is_sideways => self.step(Step::Left, area, shared),
            MouseEventKind::ScrollRight => self.step(Step::Right, area, shared),
            MouseEventKind::ScrollLeft => self.step(Step::Left, area, shared),
            MouseEventKind::ScrollDown => self.scroll(3, area, shared),
            MouseEventKind::ScrollUp => self.scroll(-3, area, shared),
            MouseEventKind::Down(MouseButton::Left) => {
                let Some((item, column)) = self.hit(event.column, event.row, area, shared) else {
                    return Pointed::Nothing;
                };
                if (item, column) == (self.at, self.column) {
                    return Pointed::Again;
                }
                (self.at, self.column) = (item, column);
                self.settle(area, shared);
            }
            _ => return Pointed::Nothing,
        }
        Pointed::Moved
    }

    /// The passages in sight whose words are not known.
    #[must_use]
    pub fn wanted(&self, area: Rect, shared: &Shared) -> Vec<CodingId> {
        if self.density == Density::Signs {
            return self.wanted_of_cell();
        }
        let frame = self.frame(area, shared);
        let mut wanted = self.wanted_of_cell();
        // Rows grow when their words arrive, so a line a row is the most there can be.
        let rows = self
            .items
            .iter()
            .skip(frame.first)
            .take(usize::from(area.height));
        for item in rows {
            let Item::Row(row) = item else { continue };
            let cells = &self.sheet.rows[*row].cells;
            let columns = std::iter::once(0).chain(frame.columns.iter().map(|column| column.at));
            for cell in columns.filter_map(|column| cells.get(column)) {
                wanted.extend(self.unknown_in(cell));
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    }

    fn wanted_of_cell(&self) -> Vec<CodingId> {
        self.chosen_cell()
            .map_or(Vec::new(), |cell| self.unknown_in(cell))
    }

    fn unknown_in(&self, cell: &Cell) -> Vec<CodingId> {
        let mut quoted = look::quoted(cell);
        quoted.retain(|coding| !self.said.contains_key(coding));
        quoted
    }

    /// Takes the words of passages.
    pub fn know(&mut self, said: HashMap<CodingId, Said>) {
        self.said.extend(said);
        self.heights = RefCell::default();
    }

    /// The words of passages may be other ones now.
    pub fn forget_words(&mut self) {
        self.said.clear();
        self.heights = RefCell::default();
    }

    #[must_use]
    pub fn chosen_cell(&self) -> Option<&Cell> {
        let (row, column) = self.cell()?;
        self.sheet.rows.get(row)?.cells.get(column)
    }

    /// Row, column and content of the chosen cell in one line.
    #[must_use]
    pub fn said_of_cell(&self, shared: &Shared) -> String {
        let Some((row, column)) = self.cell() else {
            return String::new();
        };
        let heading = &self.sheet.columns[column];
        let name = look::name(&heading.name, shared);
        let key = &self.sheet.rows[row].key;
        let of = match &heading.source {
            Some(source) if !source.codes.is_empty() && heading.key != name => {
                format!("{key} · {} {name}", heading.key)
            }
            _ => format!("{key} · {name}"),
        };
        let content = self.paragraphs(shared).join(" ");
        if content.is_empty() {
            of
        } else {
            format!("{of}: {content}")
        }
    }

    /// Everything the chosen cell says, uncut.
    #[must_use]
    pub fn paragraphs(&self, shared: &Shared) -> Vec<String> {
        let Some(cell) = self.chosen_cell() else {
            return Vec::new();
        };
        look::whole(cell, &self.said, shared)
    }
}

/// The most passages behind a cell that is shaded by them.
fn most(sheet: &Sheet) -> u64 {
    let counts = sheet.rows.iter().flat_map(|row| {
        let cells = row.cells.iter().zip(&sheet.columns);
        cells.filter_map(|(cell, heading)| look::shaded(cell, heading))
    });
    counts.max().unwrap_or(0)
}

#[cfg(test)]
pub(crate) mod specimen;
#[cfg(test)]
mod tests;
