//! The matrix of cases (or documents, roles, values) and codes: counts of
//! passages with a shading beside each number. Only cells in sight are drawn.
//! It must not know how passages are counted.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::filters;
use crate::model::ids::{CaseId, CodeId, DocumentId};
use crate::model::quote::QuoteFilter;
use crate::text;
use crate::tui::cells::{self, Align};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::{Rows, scroll_bar};
use crate::workbench::{Matrix, MatrixRows};

/// Lines above and below the cells.
const HEAD: u16 = 2;
const FOOT: u16 = 1;

/// What the rows of a matrix stand for, to make a filter of one.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Row {
    Case(CaseId),
    Document(DocumentId),
    Role(String),
    Attribute(String, String),
}

/// The matrix and the chosen cell.
#[derive(Default)]
pub struct Grid {
    pub kind: MatrixRows,
    matrix: Option<Matrix>,
    is_stale: bool,
    /// What was folded away is folded away unless this is set.
    pub is_unfolded: bool,
    /// The columns that are shown.
    columns: Vec<usize>,
    most: u64,
    /// Whether the columns are named with their books.
    has_books: bool,
    column_width: u16,
    down: Rows,
    right: Rows,
}

/// How many cells there is room for.
#[derive(Debug, Clone, Copy)]
struct Frame {
    head: u16,
    rows: usize,
    columns: usize,
}

impl Grid {
    /// Takes over counts that were read.
    pub fn absorb(&mut self, matrix: Matrix) {
        self.most = matrix.cells.iter().flatten().copied().max().unwrap_or(0);
        let before = self.column_key().map(str::to_owned);
        self.matrix = Some(matrix);
        self.is_stale = false;
        self.list_columns();
        if let Some(key) = before {
            self.point_at_column(&key);
        }
    }

    /// Whether the counts are here and up to date.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.matrix.is_some() && !self.is_stale
    }

    /// The counts have to be read again.
    pub fn is_outdated(&mut self) {
        self.is_stale = true;
    }

    /// The counts are of other rows or of another filter.
    pub fn forget(&mut self) {
        self.matrix = None;
        self.down = Rows::default();
    }

    fn list_columns(&mut self) {
        let Some(matrix) = &self.matrix else {
            return;
        };
        let is_used = |column: &usize| matrix.cells.iter().any(|row| row.get(*column) > Some(&0));
        self.columns = (0..matrix.columns.len())
            .filter(|column| self.is_unfolded || is_used(column))
            .collect();
        let shown = self.columns.iter().filter_map(|at| matrix.columns.get(*at));
        let mut short: Vec<&str> = shown.map(|key| without_book(key)).collect();
        let widest = short.iter().map(|key| cells::width(key)).max();
        short.sort_unstable();
        // Two books may both have a code of that name: then the book is needed.
        self.has_books = short.windows(2).any(|pair| pair[0] == pair[1]);
        let book = if self.has_books { 4 } else { 0 };
        let width = (widest.unwrap_or(0) + book).clamp(5, 11) + 1;
        self.column_width = u16::try_from(width).unwrap_or(8);
    }

    fn column_name<'key>(&self, key: &'key str) -> &'key str {
        if self.has_books {
            key
        } else {
            without_book(key)
        }
    }

    fn point_at_column(&mut self, key: &str) {
        let Some(matrix) = &self.matrix else {
            return;
        };
        let at = self
            .columns
            .iter()
            .position(|column| matrix.columns.get(*column).is_some_and(|name| name == key));
        self.right.selected = at.unwrap_or(0);
    }

    fn column_key(&self) -> Option<&str> {
        let column = self.columns.get(self.right.selected)?;
        self.matrix
            .as_ref()?
            .columns
            .get(*column)
            .map(String::as_str)
    }

    /// Shows all columns, or again only those with counts.
    pub fn fold(&mut self) {
        let before = self.column_key().map(str::to_owned);
        self.is_unfolded = !self.is_unfolded;
        self.list_columns();
        if let Some(key) = before {
            self.point_at_column(&key);
        }
    }

    fn len(&self) -> usize {
        self.matrix.as_ref().map_or(0, |matrix| matrix.rows.len())
    }

    fn frame(&self, area: Rect) -> Frame {
        let head = (area.width / 4).clamp(8, 28);
        let each = self.column_width.max(1);
        Frame {
            head,
            rows: usize::from(area.height.saturating_sub(HEAD + FOOT)),
            columns: usize::from(area.width.saturating_sub(head + 2) / each).max(1),
        }
    }

    /// Moves by cells; far moves stay within the grid.
    pub fn move_by(&mut self, down: isize, right: isize, area: Rect) {
        let frame = self.frame(area);
        self.down.move_by(down, self.len(), frame.rows);
        self.right.move_by(right, self.columns.len(), frame.columns);
    }

    /// Cells in one page down and across.
    #[must_use]
    pub fn page(&self, area: Rect) -> (isize, isize) {
        let frame = self.frame(area);
        let of = |count: usize| isize::try_from(count.max(1)).unwrap_or(1);
        (of(frame.rows), of(frame.columns))
    }

    pub fn scroll(&mut self, by: isize, area: Rect) {
        let frame = self.frame(area);
        self.down.scroll_by(by, self.len(), frame.rows);
    }

    /// Chooses the cell under the mouse; whether it was chosen already.
    pub fn click(&mut self, x: u16, y: u16, area: Rect) -> Option<bool> {
        let frame = self.frame(area);
        let line = usize::from(y.checked_sub(area.y + HEAD)?);
        let row = self.down.at(line, self.len(), frame.rows)?;
        let across = x.checked_sub(area.x + frame.head + 1)? / self.column_width.max(1);
        let column = self
            .right
            .at(usize::from(across), self.columns.len(), frame.columns)?;
        let was = (self.down.selected, self.right.selected) == (row, column);
        self.down.select(row, self.len(), frame.rows);
        self.right.select(column, self.columns.len(), frame.columns);
        Some(was)
    }

    fn row(&self, shared: &Shared) -> Option<Row> {
        let at = self.down.selected;
        let name = self.matrix.as_ref()?.rows.get(at)?;
        Some(match &self.kind {
            MatrixRows::Role => Row::Role(name.clone()),
            MatrixRows::Attribute(attribute) => Row::Attribute(attribute.clone(), name.clone()),
            MatrixRows::Case | MatrixRows::Document => {
                let case = shared.cases.iter().find(|case| case.key == *name);
                // After the cases come documents that nobody's case is part of.
                let is_case = self.kind == MatrixRows::Case && at < shared.cases.len();
                match case.filter(|_| is_case) {
                    Some(case) => Row::Case(case.id),
                    None => {
                        let mut documents = shared.documents.iter();
                        Row::Document(documents.find(|document| document.title == *name)?.id)
                    }
                }
            }
        })
    }

    /// The code of the chosen cell.
    #[must_use]
    pub fn code(&self, shared: &Shared) -> Option<CodeId> {
        let key = self.column_key()?;
        let code = shared.codes.iter().find(|code| code.key == key)?;
        Some(code.id)
    }

    /// The filter narrowed to the chosen cell; nothing where there is none.
    #[must_use]
    pub fn cell_filter(&self, filter: &QuoteFilter, shared: &Shared) -> Option<QuoteFilter> {
        let mut cell = QuoteFilter {
            codes: vec![self.code(shared)?],
            is_exact_code: false,
            ..filter.clone()
        };
        match self.row(shared)? {
            Row::Case(case) => cell.cases = vec![case],
            Row::Document(document) => cell.documents = vec![document],
            Row::Role(role) => cell.roles = vec![role],
            Row::Attribute(name, value) => {
                cell.attributes.retain(|(other, _)| *other != name);
                cell.attributes.push((name, value));
            }
        }
        Some(cell)
    }

    fn count(&self, row: usize, column: usize) -> u64 {
        self.matrix
            .as_ref()
            .and_then(|matrix| matrix.cells.get(row)?.get(column))
            .copied()
            .unwrap_or(0)
    }

    /// Draws the matrix.
    pub fn draw(&self, filter: &QuoteFilter, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let room = usize::from(area.width.saturating_sub(2));
        let title = self.title(filter, shared);
        let line = cells::truncate(&title, room);
        buffer.set_stringn(area.x + 1, area.y, line, room, theme.title);
        let empty = match &self.matrix {
            None => Some("quotes-matrix-counting"),
            Some(matrix) if matrix.rows.is_empty() => Some("quotes-matrix-no-rows"),
            Some(_) if self.columns.is_empty() => Some("quotes-matrix-no-columns"),
            Some(_) => None,
        };
        if let Some(id) = empty {
            let lines = cells::wrap(&shared.say_id(id), room);
            for (y, line) in (area.y + 2..area.bottom()).zip(lines) {
                buffer.set_stringn(area.x + 1, y, line, room, theme.text);
            }
            return;
        }
        let frame = self.frame(area);
        self.draw_heads(frame, area, buffer, shared);
        let body = Rect {
            y: area.y + HEAD,
            height: area.height.saturating_sub(HEAD + FOOT),
            ..area
        };
        let window = self.down.window(self.len(), frame.rows);
        scroll_bar(window.start, self.len(), body, buffer, theme);
        for (y, row) in (body.y..).zip(window) {
            self.draw_row(row, y, frame, area, buffer, shared);
        }
        self.draw_foot(area, buffer, shared);
    }

    fn title(&self, filter: &QuoteFilter, shared: &Shared) -> String {
        let rows = match &self.kind {
            MatrixRows::Case => shared.say_id("quotes-rows-case"),
            MatrixRows::Document => shared.say_id("quotes-rows-document"),
            MatrixRows::Role => shared.say_id("quotes-rows-role"),
            MatrixRows::Attribute(name) => name.clone(),
        };
        let title = shared.say(&text!(
            "quotes-matrix-title",
            rows = rows,
            count = self.len(),
            columns = self.columns.len()
        ));
        match filters::parts(filter).is_empty() {
            true => title,
            false => {
                format!("{title} · {}", filters::conditions(filter, shared))
            }
        }
    }

    fn draw_heads(&self, frame: Frame, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let Some(matrix) = &self.matrix else {
            return;
        };
        let window = self.right.window(self.columns.len(), frame.columns);
        // Arrows where there is more to the left or to the right.
        let more = [
            if window.start > 0 { "◂" } else { "" },
            if window.end < self.columns.len() {
                "▸"
            } else {
                ""
            },
        ];
        buffer.set_stringn(
            area.x + frame.head.saturating_sub(2),
            area.y + 1,
            more.concat(),
            2,
            shared.theme.accent,
        );
        let each = usize::from(self.column_width);
        let mut x = area.x + frame.head + 1;
        for at in window {
            let key = self
                .columns
                .get(at)
                .and_then(|column| matrix.columns.get(*column));
            let key = self.column_name(key.map_or("", String::as_str));
            let key = cells::fit(key, each - 1, Align::Right);
            let style = if at == self.right.selected {
                shared.theme.title
            } else {
                shared.theme.dim
            };
            buffer.set_stringn(x, area.y + 1, key, each, style);
            x += self.column_width;
        }
    }

    fn draw_row(
        &self,
        row: usize,
        y: u16,
        frame: Frame,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let theme = &shared.theme;
        let name = self.matrix.as_ref().and_then(|matrix| matrix.rows.get(row));
        let name = self.row_name(name.map_or("", String::as_str), shared);
        let wide = usize::from(frame.head.saturating_sub(1));
        let is_here = row == self.down.selected;
        let style = if is_here { theme.title } else { theme.text };
        let name = cells::fit(&name, wide, Align::Left);
        buffer.set_stringn(area.x + 1, y, name, wide, style);
        let each = usize::from(self.column_width);
        let mut x = area.x + frame.head + 1;
        for at in self.right.window(self.columns.len(), frame.columns) {
            let column = self.columns.get(at).copied().unwrap_or(usize::MAX);
            let count = self.count(row, column);
            let style = match (is_here && at == self.right.selected, count) {
                (true, _) => theme.selected,
                (false, 0) => theme.dim,
                (false, _) => Style::new(),
            };
            let shown = match count {
                0 => "·".to_owned(),
                _ => format!("{} {count:>2}", shade(count, self.most)),
            };
            let shown = cells::fit(&shown, each - 1, Align::Right);
            buffer.set_stringn(x, y, shown, each, style);
            x += self.column_width;
        }
    }

    fn row_name(&self, name: &str, shared: &Shared) -> String {
        let case = shared
            .cases
            .iter()
            .find(|case| self.kind == MatrixRows::Case && case.key == name);
        match case {
            Some(case) if !case.role.is_empty() => format!("{name} {}", case.role),
            _ => name.to_owned(),
        }
    }

    fn draw_foot(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let y = area.bottom().saturating_sub(1);
        let room = usize::from(area.width.saturating_sub(2));
        let row = self.down.selected;
        let column = self.columns.get(self.right.selected).copied();
        let name = self.matrix.as_ref().and_then(|matrix| matrix.rows.get(row));
        let code = self.code(shared).and_then(|id| shared.code(id));
        let said = shared.say(&text!(
            "quotes-matrix-cell",
            row = self.row_name(name.map_or("", String::as_str), shared),
            code = code.map_or(String::new(), |code| format!(
                "{} {}",
                code.key,
                code.label(shared.language())
            )),
            count = self.count(row, column.unwrap_or(usize::MAX))
        ));
        let legend = legend(self.most);
        let left = room.saturating_sub(cells::width(&legend) + 1);
        let fits = cells::width(&said) <= left;
        let said = cells::fit(&said, if fits { left } else { room }, Align::Left);
        let (x, _) = buffer.set_stringn(area.x + 1, y, said, room, shared.theme.accent);
        if fits {
            let room = usize::from(area.right().saturating_sub(x));
            buffer.set_stringn(x + 1, y, legend, room, shared.theme.dim);
        }
    }
}

/// `TB` of `AG.TB`.
fn without_book(key: &str) -> &str {
    key.split_once('.').map_or(key, |(_, rest)| rest)
}

const SHADES: [&str; 4] = ["░", "▒", "▓", "█"];

/// How much a count is, compared with the most there is: four steps.
fn shade(count: u64, most: u64) -> &'static str {
    let step = count.saturating_mul(4).div_ceil(most.max(1)).clamp(1, 4);
    SHADES[usize::try_from(step - 1).unwrap_or(0)]
}

/// The shadings with the counts they stand for.
fn legend(most: u64) -> String {
    let mut steps: Vec<String> = Vec::new();
    let mut from = 1;
    for (at, sign) in (1..).zip(SHADES) {
        let to = most.saturating_mul(at) / 4;
        if to < from {
            continue;
        }
        steps.push(if to == from {
            format!("{sign} {to}")
        } else {
            format!("{sign} {from}–{to}")
        });
        from = to + 1;
    }
    steps.join("  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legend_says_what_the_shading_does() {
        for most in 1..60 {
            let legend = legend(most);
            for count in 1..=most {
                let sign = shade(count, most);
                let step = legend.split("  ").find(|step| step.starts_with(sign));
                let step = step.unwrap_or_else(|| panic!("{sign} of {count} is not in {legend}"));
                let mut range = step[sign.len()..].trim().split('–');
                let from: u64 = range.next().unwrap().parse().unwrap();
                let to: u64 = range.next().map_or(from, |to| to.parse().unwrap());
                assert!((from..=to).contains(&count), "{count}: {legend}");
            }
        }
    }
}
