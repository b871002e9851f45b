//! Where everything in a grid stands: how wide each column is, how high each
//! row, and which of them are in sight. It costs what can be seen; what is
//! measured once is remembered. It must not draw.

use std::borrow::Cow;
use std::collections::HashMap;

use ratatui::layout::Rect;

use super::look::{self, Look};
use super::{Density, SheetGrid};
use crate::message::Language;
use crate::model::sheet::{Cell, Setting, Sheet};
use crate::tui::cells;
use crate::tui::state::Shared;

/// A line of the list of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The name of a group and how many rows are in it.
    Group(String, usize),
    /// Index of a row of the sheet.
    Row(usize),
}

/// A column in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub at: usize,
    pub x: u16,
    pub width: u16,
}

/// What can be seen of a grid in an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub head: Rect,
    pub body: Rect,
    /// The width of the column that stays.
    pub fixed: u16,
    /// The others in sight.
    pub columns: Vec<Place>,
    /// The first item in sight.
    pub first: usize,
    pub has_more_left: bool,
    pub has_more_right: bool,
}

/// What was measured: how wide columns would like to be, in one language and density.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measured {
    of: Option<(Language, Density)>,
    widths: Vec<Option<u16>>,
    lines: u16,
}

/// How many lines rows take, for one set of columns.
#[derive(Debug, Default)]
pub struct Heights {
    language: Option<Language>,
    fixed: u16,
    columns: Vec<Place>,
    rows: HashMap<usize, usize>,
}

/// Nothing is measured beyond this many cells.
const FAR: usize = 60;
/// A column that is cut at the edge is shown from this width on.
const PART: u16 = 8;
/// Lines a wrapped row takes at most.
const ROW_LINES: usize = 12;

/// Whether the rows of each group follow one another, and there are several
/// groups that are more than a row each.
pub fn stand_together(sheet: &Sheet) -> bool {
    let mut groups: Vec<Option<&str>> = Vec::new();
    let mut before = None;
    for row in &sheet.rows {
        let group = row.group.as_deref();
        if before == Some(group) {
            continue;
        }
        before = Some(group);
        if groups.contains(&group) {
            return false;
        }
        groups.push(group);
    }
    groups.len() > 1 && sheet.rows.len() >= groups.len() * 2
}

/// As much of a text as could fill so many cells, so that a cell of a hundred
/// thousand letters costs what its column costs.
fn head(text: &str, cells: usize) -> Cow<'_, str> {
    // Several marks may stand on one letter.
    let letters = cells.saturating_mul(6).saturating_add(16);
    if text.len() <= letters {
        return Cow::Borrowed(text);
    }
    match text.char_indices().nth(letters) {
        // The mark of a cut comes from the column, which this still overfills.
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

impl SheetGrid {
    pub(super) fn list_items(&mut self) {
        let rows = &self.sheet.rows;
        if !self.is_grouped || rows.iter().all(|row| row.group.is_none()) {
            self.items = (0..rows.len()).map(Item::Row).collect();
            return;
        }
        let mut places = HashMap::new();
        let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let name = row.group.as_deref().unwrap_or("–");
            let place = *places.entry(name).or_insert_with(|| {
                groups.push((name, Vec::new()));
                groups.len() - 1
            });
            groups[place].1.push(at);
        }
        self.items = groups
            .into_iter()
            .flat_map(|(name, rows)| {
                let heading = Item::Group(name.to_owned(), rows.len());
                std::iter::once(heading).chain(rows.into_iter().map(Item::Row))
            })
            .collect();
    }

    fn is_row(&self, item: usize) -> bool {
        matches!(self.items.get(item), Some(Item::Row(_)))
    }

    /// The last row before an item, else the first there is.
    pub(super) fn row_before(&self, item: usize) -> usize {
        let end = item.min(self.items.len());
        let before = (0..end).rev().find(|item| self.is_row(*item));
        before
            .or_else(|| (0..self.items.len()).find(|item| self.is_row(*item)))
            .unwrap_or(0)
    }

    /// So many rows further down, or the last one.
    pub(super) fn row_after(&self, item: usize, by: usize) -> usize {
        let mut after = (item + 1..self.items.len()).filter(|item| self.is_row(*item));
        match after.nth(by.saturating_sub(1)) {
            Some(row) => row,
            None => self.row_before(self.items.len()),
        }
    }

    /// So many rows further up, or the first one.
    pub(super) fn rows_back(&self, item: usize, by: usize) -> usize {
        let end = item.min(self.items.len());
        let mut before = (0..end).rev().filter(|item| self.is_row(*item));
        match before.nth(by.saturating_sub(1)) {
            Some(row) => row,
            None => (0..self.items.len())
                .find(|item| self.is_row(*item))
                .unwrap_or(0),
        }
    }

    pub(super) fn look_of(&self, row: usize, column: usize, shared: &Shared) -> Look {
        let cell = self.sheet.rows[row].cells.get(column);
        let setting = self.sheet.columns.get(column);
        look::look(
            cell.unwrap_or(&Cell::Nothing),
            setting.map_or(Setting::Words, |heading| heading.setting),
            self.density,
            &self.said,
            shared,
        )
    }

    /// The lines of a cell in a column of this width.
    pub(super) fn lines(&self, look: &Look, width: u16) -> Vec<String> {
        let wide = usize::from(width);
        let text = look.text();
        if self.density != Density::Wrapped {
            let text = head(&text, wide);
            return vec![cells::fit(&text, wide, look.align())];
        }
        let mut lines = cells::wrap(&head(&text, wide * (ROW_LINES + 1)), wide);
        if lines.len() > ROW_LINES {
            lines.truncate(ROW_LINES);
            if let Some(last) = lines.last_mut() {
                let room = wide.saturating_sub(1);
                *last = format!("{}…", cells::fit(last, room, look.align()).trim_end());
            }
        }
        lines
            .iter()
            .map(|line| cells::fit(line, wide, look.align()))
            .collect()
    }

    /// How many lines an item takes.
    pub(super) fn height(&self, item: usize, frame: &Frame, shared: &Shared) -> usize {
        let Some(Item::Row(row)) = self.items.get(item) else {
            return 1;
        };
        if self.density != Density::Wrapped {
            return 1;
        }
        let mut heights = self.heights.borrow_mut();
        let is_known = heights.fixed == frame.fixed && heights.columns == frame.columns;
        if !is_known || heights.language != Some(shared.language()) {
            *heights = Heights {
                language: Some(shared.language()),
                fixed: frame.fixed,
                columns: frame.columns.clone(),
                rows: HashMap::new(),
            };
        }
        let height = *heights
            .rows
            .entry(*row)
            .or_insert_with(|| self.measure_row(*row, frame, shared));
        height.clamp(1, usize::from(frame.body.height).max(1))
    }

    fn measure_row(&self, row: usize, frame: &Frame, shared: &Shared) -> usize {
        let fixed = std::iter::once((0, frame.fixed));
        let others = frame.columns.iter().map(|column| (column.at, column.width));
        let heights = fixed.chain(others).map(|(column, width)| {
            let look = self.look_of(row, column, shared);
            self.lines(&look, width).len()
        });
        heights.max().unwrap_or(1)
    }

    /// How wide a column would like to be.
    fn natural(&self, column: usize, shared: &Shared) -> u16 {
        let mut measured = self.measured.borrow_mut();
        self.refresh(&mut measured, shared);
        if let Some(Some(width)) = measured.widths.get(column) {
            return *width;
        }
        let width = self.measure(column, shared);
        if let Some(place) = measured.widths.get_mut(column) {
            *place = Some(width);
        }
        width
    }

    fn refresh(&self, measured: &mut Measured, shared: &Shared) {
        let of = Some((shared.language(), self.density));
        if measured.of == of {
            return;
        }
        *measured = Measured {
            of,
            widths: vec![None; self.sheet.columns.len()],
            lines: self.head_lines(shared),
        };
    }

    /// Two where columns have a key and a name, or a name too long for one.
    fn head_lines(&self, shared: &Shared) -> u16 {
        let mut columns = self.sheet.columns.iter();
        let needs_two = columns.any(|heading| {
            let has_code = heading.source.as_ref().is_some_and(|s| !s.codes.is_empty());
            let wide = cells::width(&look::name(&heading.name, shared));
            has_code || heading.setting != Setting::Words && wide > 9
        });
        if needs_two { 2 } else { 1 }
    }

    fn measure(&self, column: usize, shared: &Shared) -> u16 {
        let heading = &self.sheet.columns[column];
        let is_code = heading.source.as_ref().is_some_and(|s| !s.codes.is_empty());
        let named = cells::width(&head(&look::name(&heading.name, shared), FAR));
        // The head of a narrow column is broken in two.
        let mut wide = match heading.setting {
            _ if is_code => cells::width(&heading.key).min(10),
            Setting::Words => named.min(20),
            Setting::Short | Setting::Figure => {
                let name = look::name(&heading.name, shared);
                let longest = name.split_whitespace().map(cells::width).max();
                named.min(9).max(longest.unwrap_or(0).min(13))
            }
        };
        for row in &self.sheet.rows {
            let cell = row.cells.get(column).unwrap_or(&Cell::Nothing);
            wide = wide.max(match cell {
                Cell::Nothing => 0,
                Cell::Count(count) => count.checked_ilog10().unwrap_or(0) as usize + 1,
                // Their words arrive later.
                cell if self.density != Density::Signs && look::has_quotes(cell) => FAR,
                cell => {
                    let look = look::look(cell, heading.setting, self.density, &self.said, shared);
                    cells::width(&head(&look.lead, FAR))
                        + match look.words.as_str() {
                            "" => 0,
                            words => {
                                cells::width(&head(words, FAR)) + usize::from(!look.lead.is_empty())
                            }
                        }
                }
            });
            if wide >= FAR {
                break;
            }
        }
        u16::try_from(wide.clamp(1, FAR)).unwrap_or(1)
    }

    /// How wide a column may be where there are many.
    fn bound(&self, column: usize, room: u16) -> u16 {
        let setting = self.sheet.columns[column].setting;
        match (setting, self.density) {
            (Setting::Figure, _) => 16,
            (Setting::Short, _) => 18,
            (Setting::Words, Density::Lines) => (room / 4).clamp(12, 22),
            (Setting::Words, Density::Wrapped) => (room / 3).clamp(16, 36),
            (Setting::Words, Density::Signs) => 14,
        }
    }

    fn fixed(&self, area: Rect, shared: &Shared) -> u16 {
        if self.sheet.columns.is_empty() {
            return 0;
        }
        let bound = (area.width / 4).clamp(8, 26);
        self.natural(0, shared).min(bound).max(4).min(area.width)
    }

    /// What can be seen.
    pub(super) fn frame(&self, area: Rect, shared: &Shared) -> Frame {
        let lines = {
            let mut measured = self.measured.borrow_mut();
            self.refresh(&mut measured, shared);
            measured.lines
        };
        let lines = if area.height < 8 { 1 } else { lines }.min(area.height);
        let (head, body) = (
            Rect {
                height: lines,
                ..area
            },
            Rect {
                y: area.y + lines,
                height: area.height - lines,
                ..area
            },
        );
        let fixed = self.fixed(area, shared);
        let mut frame = Frame {
            head,
            body,
            fixed,
            columns: Vec::new(),
            first: 0,
            has_more_left: false,
            has_more_right: false,
        };
        self.place_columns(&mut frame, area, shared);
        frame.first = self.first_item(&frame, shared);
        frame
    }

    /// Between columns.
    fn gap(&self) -> u16 {
        match self.density {
            Density::Signs => 1,
            Density::Lines | Density::Wrapped => 2,
        }
    }

    /// Puts the columns after the first one side by side, the chosen one among them.
    fn place_columns(&self, frame: &mut Frame, area: Rect, shared: &Shared) {
        let count = self.sheet.columns.len();
        // At the edge stands the scroll bar.
        let room = area.width.saturating_sub(frame.fixed + 1);
        let gap = self.gap();
        let wide = |column: usize| {
            let bound = self.bound(column, room);
            self.natural(column, shared)
                .min(bound)
                .min(room.saturating_sub(gap))
                .max(1)
        };
        let back_from = |last: usize| {
            let mut left = room;
            let mut first = last;
            for column in (1..=last).rev() {
                let needed = wide(column) + gap;
                if needed > left {
                    break;
                }
                left -= needed;
                first = column;
            }
            first.max(1)
        };
        if count < 2 {
            return;
        }
        let mut first = self.left.clamp(1, count - 1);
        if self.column > 0 {
            first = first.min(self.column).max(back_from(self.column));
        }
        first = first.min(back_from(count - 1).max(1));
        let mut x = area.x + frame.fixed + gap;
        let end = area.x + frame.fixed + room;
        for column in first..count {
            let left = end.saturating_sub(x);
            let mut width = wide(column);
            if width > left {
                let is_words = self.sheet.columns[column].setting == Setting::Words;
                let is_cut = frame.columns.is_empty() || is_words && left >= PART;
                if !is_cut {
                    break;
                }
                width = left;
            }
            if width == 0 {
                break;
            }
            frame.columns.push(Place {
                at: column,
                x,
                width,
            });
            x += width + gap;
        }
        let last = frame.columns.last().map_or(0, |column| column.at);
        frame.has_more_left = first > 1;
        frame.has_more_right = last + 1 < count;
        // After the last column no gap is needed.
        let used = x.saturating_sub(gap);
        self.spread(frame, end.saturating_sub(used), shared);
    }

    /// Gives what is left over to the columns of words that are cut.
    fn spread(&self, frame: &mut Frame, mut spare: u16, shared: &Shared) {
        while spare > 0 {
            let mut is_given = false;
            for place in &mut frame.columns {
                let is_words = self.sheet.columns[place.at].setting == Setting::Words;
                if spare > 0 && is_words && place.width < self.natural(place.at, shared) {
                    place.width += 1;
                    spare -= 1;
                    is_given = true;
                }
            }
            if !is_given {
                break;
            }
        }
        let gap = self.gap();
        let mut x = frame.head.x + frame.fixed + gap;
        for place in &mut frame.columns {
            place.x = x;
            x += place.width + gap;
        }
    }

    fn first_item(&self, frame: &Frame, shared: &Shared) -> usize {
        let room = usize::from(frame.body.height).max(1);
        let back_from = |last: usize| {
            let mut left = room;
            let mut first = last;
            for item in (0..=last).rev() {
                let height = self.height(item, frame, shared);
                if height > left {
                    break;
                }
                left -= height;
                first = item;
            }
            first
        };
        if self.items.is_empty() {
            return 0;
        }
        let at = self.at.min(self.items.len() - 1);
        // The name of the group comes along with its first row.
        let named = match at.checked_sub(1).and_then(|before| self.items.get(before)) {
            Some(Item::Group(..)) if room > 1 => at - 1,
            _ => at,
        };
        let lowest = back_from(at);
        let top = self.top.min(named).max(lowest);
        top.min(back_from(self.items.len() - 1).max(lowest))
    }

    /// Items in sight with their first line (from the top of the body) and height.
    pub(super) fn items_in_sight(
        &self,
        frame: &Frame,
        shared: &Shared,
    ) -> Vec<(usize, usize, usize)> {
        let room = usize::from(frame.body.height);
        let mut line = 0;
        let mut seen = Vec::new();
        for item in frame.first..self.items.len() {
            if line >= room {
                break;
            }
            let height = self.height(item, frame, shared);
            seen.push((item, line, height.min(room - line)));
            line += height;
        }
        seen
    }

    /// How many rows and columns can be seen whole.
    pub(super) fn in_sight(&self, area: Rect, shared: &Shared) -> (usize, usize) {
        let frame = self.frame(area, shared);
        let rows = self.items_in_sight(&frame, shared);
        let rows = rows.iter().filter(|(item, ..)| self.is_row(*item)).count();
        (rows, frame.columns.len())
    }

    /// Remembers what is in sight, so that the next move scrolls from there.
    pub(super) fn settle(&mut self, area: Rect, shared: &Shared) {
        let frame = self.frame(area, shared);
        self.top = frame.first;
        if let Some(column) = frame.columns.first() {
            self.left = column.at;
        }
    }

    /// Scrolls by rows; the chosen one stays in sight.
    pub(super) fn scroll(&mut self, by: isize, area: Rect, shared: &Shared) {
        let frame = self.frame(area, shared);
        let most = self.items.len().saturating_sub(1);
        self.top = frame.first.saturating_add_signed(by).min(most);
        if self.at < self.top {
            let first = (self.top..self.items.len()).find(|item| self.is_row(*item));
            self.at = first.unwrap_or_else(|| self.row_before(self.items.len()));
        }
        let moved = Frame {
            first: self.top,
            ..frame
        };
        let seen = self.items_in_sight(&moved, shared);
        if let Some((last, ..)) = seen.last()
            && self.at > *last
        {
            self.at = self.row_before(last + 1);
        }
        self.settle(area, shared);
    }

    /// The item and column under the mouse.
    pub(super) fn hit(
        &self,
        x: u16,
        y: u16,
        area: Rect,
        shared: &Shared,
    ) -> Option<(usize, usize)> {
        let frame = self.frame(area, shared);
        let line = usize::from(y.checked_sub(frame.body.y)?);
        let seen = self.items_in_sight(&frame, shared);
        let (item, ..) = seen
            .iter()
            .find(|(_, top, height)| (*top..top + height).contains(&line))?;
        if !self.is_row(*item) {
            return None;
        }
        if x <= area.x + frame.fixed {
            return Some((*item, 0));
        }
        let mut columns = frame.columns.iter();
        let column = columns.find(|place| (place.x..=place.x + place.width).contains(&x))?;
        Some((*item, column.at))
    }
}
