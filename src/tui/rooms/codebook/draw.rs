//! Where tree and rule stand, and the tree on screen. It must not change
//! anything.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::Codebook;
use super::detail::{kind_id, status_id};
use super::tree::{Line, Spot};
use crate::model::code::{Code, CodeStatus};
use crate::text;
use crate::tui::cells::{self, Align};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::scroll_bar;
use crate::tui::widgets::table::{self, Column};

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panes {
    #[default]
    Both,
    Tree,
    Rule,
}

impl Panes {
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Panes::Both => Panes::Rule,
            Panes::Rule => Panes::Tree,
            Panes::Tree => Panes::Both,
        }
    }
}

/// The two parts of the room; a part that is not shown is empty.
pub struct Parts {
    pub tree: Rect,
    /// The line between them.
    pub edge: Rect,
    pub rule: Rect,
}

/// From this width on the rule stands beside the tree.
const WIDE: u16 = 100;

const COLUMNS: [Column; 4] = [
    Column::new("codes-column-code", 0),
    Column::new("codes-column-kind", 11).from(62),
    Column::new("codes-column-own", 7).right(),
    Column::new("codes-column-all", 8).right(),
];

/// Where tree and rule stand.
#[must_use]
pub fn layout(area: Rect, panes: Panes) -> Parts {
    let none = Rect { height: 0, ..area };
    let inset = |area: Rect| Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(2),
        ..area
    };
    match panes {
        Panes::Tree => Parts {
            tree: area,
            edge: none,
            rule: none,
        },
        Panes::Rule => Parts {
            tree: none,
            edge: none,
            rule: inset(area),
        },
        Panes::Both if area.width >= WIDE => {
            let width = area.width * 3 / 5;
            let left = area.width - width - 1;
            Parts {
                tree: Rect { width, ..area },
                edge: Rect {
                    x: area.x + width,
                    width: 1,
                    ..area
                },
                rule: inset(Rect {
                    x: area.x + width + 1,
                    width: left,
                    ..area
                }),
            }
        }
        Panes::Both => {
            let height = (area.height / 2 + 1).min(area.height);
            let left = area.height.saturating_sub(height + 1);
            Parts {
                tree: Rect { height, ..area },
                edge: Rect {
                    y: area.y + height,
                    height: (area.height - height).min(1),
                    ..area
                },
                rule: inset(Rect {
                    y: area.y + height + 1,
                    height: left,
                    ..area
                }),
            }
        }
    }
}

impl Codebook {
    pub(super) fn draw_tree_and_rule(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) -> Option<Position> {
        if shared.codebooks.is_empty() {
            let room = usize::from(area.width.saturating_sub(4));
            let sentence = shared.say_id("codes-empty");
            for (y, line) in (area.y + 1..area.bottom()).zip(cells::wrap(&sentence, room)) {
                buffer.set_stringn(area.x + 2, y, line, room, shared.theme.text);
            }
            return None;
        }
        let parts = layout(area, self.panes);
        let sign = if parts.edge.width == 1 { "│" } else { "─" };
        for y in parts.edge.top()..parts.edge.bottom() {
            for x in parts.edge.left()..parts.edge.right() {
                buffer.set_stringn(x, y, sign, 1, shared.theme.border);
            }
        }
        self.draw_rule(parts.rule, buffer, shared);
        // Beside the rule the line between them shows how far down one is.
        let beside = if parts.edge.width == 1 { 1 } else { 0 };
        let tree = Rect {
            width: parts.tree.width + beside,
            ..parts.tree
        };
        self.draw_tree(tree, buffer, shared)
    }

    fn draw_rule(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        if area.height == 0 {
            return;
        }
        let room = usize::from(area.width.saturating_sub(1));
        let lines = self.rule(shared, room);
        let height = usize::from(area.height);
        let offset = self.scroll.min(lines.len().saturating_sub(height));
        scroll_bar(offset, lines.len(), area, buffer, &shared.theme);
        for (y, (line, style)) in (area.y..area.bottom()).zip(lines.iter().skip(offset)) {
            buffer.set_stringn(area.x, y, line, room, *style);
        }
    }

    fn draw_tree(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        if area.height == 0 {
            return None;
        }
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(3),
            ..area
        };
        let cursor = self.draw_head(inner, buffer, shared);
        let body = Rect {
            y: area.y + 1,
            height: area.height - 1,
            ..area
        };
        let len = self.tree.lines.len();
        if len == 0 {
            let none = shared.say_id("codes-no-match");
            let room = usize::from(inner.width);
            buffer.set_stringn(inner.x, body.y, none, room, shared.theme.dim);
        }
        let window = self.tree.rows.window(len, usize::from(body.height));
        scroll_bar(window.start, len, body, buffer, &shared.theme);
        for (y, row) in (body.y..).zip(window) {
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            let is_selected = row == self.tree.rows.selected;
            match self.tree.lines[row].spot {
                Spot::Book(_) => self.draw_book(row, is_selected, line, buffer, shared),
                Spot::Code(id) => {
                    if let Some(code) = shared.code(id) {
                        let place = &self.tree.lines[row];
                        self.draw_code(place, code, is_selected, line, buffer, shared);
                    }
                }
            }
        }
        cursor
    }

    /// The heads of the columns, or the filter in their place.
    fn draw_head(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let filter = &self.tree.filter;
        table::draw_head(&COLUMNS, area, buffer, shared);
        if !self.tree.is_typing && filter.words().is_empty() {
            if !self.marked.is_empty() {
                let marked = shared.say(&text!("codes-marked", count = self.marked.len()));
                let width = table::widths(&COLUMNS, area.width)[0];
                let said = cells::fit(&marked, usize::from(width), Align::Left);
                buffer.set_stringn(
                    area.x,
                    area.y,
                    said,
                    usize::from(width),
                    shared.theme.warning,
                );
            }
            return None;
        }
        let width = table::widths(&COLUMNS, area.width)[0];
        let place = Rect {
            width,
            height: 1,
            ..area
        };
        let blank = " ".repeat(usize::from(width));
        buffer.set_stringn(area.x, area.y, blank, usize::from(width), Style::new());
        let label = format!("{} ", shared.say_id("codes-filter"));
        let room = usize::from(width);
        let (x, _) = buffer.set_stringn(area.x, area.y, label, room, shared.theme.accent);
        let input = Rect {
            x,
            width: place.right().saturating_sub(x),
            ..place
        };
        let cursor = filter.draw(input, buffer, shared.theme.text);
        cursor.filter(|_| self.tree.is_typing)
    }

    fn draw_book(
        &self,
        row: usize,
        is_selected: bool,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let line = &self.tree.lines[row];
        let Spot::Book(id) = line.spot else { return };
        let Some(book) = shared.codebooks.iter().find(|book| book.id == id) else {
            return;
        };
        let fold = self.fold_sign(line);
        let title = book.title.shown(self.language(shared));
        let style = if is_selected {
            shared.theme.selected
        } else {
            shared.theme.title
        };
        let name = format!("{fold} {}  {title}", book.key);
        let room = usize::from(area.width);
        let name = cells::fit(&name, room, Align::Left);
        buffer.set_stringn(area.x, area.y, name, room, style);
    }

    fn fold_sign(&self, line: &Line) -> &'static str {
        match (line.has_children, self.tree.is_folded(line.spot)) {
            (false, _) => " ",
            (true, true) => "▸",
            (true, false) => "▾",
        }
    }

    fn draw_code(
        &self,
        line: &Line,
        code: &Code,
        is_selected: bool,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let theme = &shared.theme;
        let is_closed = code.status != CodeStatus::Active;
        let under = match (is_selected, is_closed || !line.is_match) {
            (true, _) => theme.selected,
            (false, true) => theme.dim,
            (false, false) => theme.text,
        };
        let beside = if is_selected { Style::new() } else { theme.dim };
        let indent = "  ".repeat(line.depth.min(12));
        let mark = if self.marked.contains(&code.id) {
            "*"
        } else {
            " "
        };
        let before = format!("{indent}{}{mark}", self.fold_sign(line));
        let wide = usize::from(table::widths(&COLUMNS, area.width)[0]);
        let name = format!(
            "{before}■ {}  {}",
            short(code, shared),
            code.label(self.language(shared))
        );
        // A long label gives way to the word for its standing, never the other way.
        let name = match is_closed {
            true => {
                let status = format!(" ({})", shared.say_id(status_id(code.status)));
                let room = wide.saturating_sub(cells::width(&status));
                format!("{}{status}", cells::truncate(&name, room))
            }
            false => name,
        };
        let count = self.counts.get(&code.id);
        let number = |count: Option<usize>| match count {
            None => "…".to_owned(),
            Some(0) => "·".to_owned(),
            Some(count) => count.to_string(),
        };
        let row = [
            (name.as_str(), Style::new()),
            (&*shared.say_id(kind_id(code.kind)), beside),
            (&*number(count.map(|count| count.codings)), Style::new()),
            (&*number(count.map(|count| count.passages)), Style::new()),
        ];
        table::draw_row(&COLUMNS, &row, under, area, buffer);
        let x = area.x + u16::try_from(cells::width(&before)).unwrap_or(0);
        if !is_selected && usize::from(x - area.x) < wide {
            buffer.set_style(
                Rect {
                    x,
                    width: 1,
                    ..area
                },
                theme.code(code.color),
            );
        }
    }
}

/// The key without the name of the book it stands under.
fn short<'a>(code: &'a Code, shared: &Shared) -> &'a str {
    let book = shared
        .codebooks
        .iter()
        .find(|book| book.id == code.codebook);
    book.and_then(|book| code.key.strip_prefix(book.key.as_str())?.strip_prefix('.'))
        .unwrap_or(&code.key)
}
