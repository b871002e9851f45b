//! How the table of cases looks: the columns around the chosen one that fit,
//! the case's key always among them. It must not change anything.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::{Cases, FIXED, value_of};
use crate::model::case::{AttributeKind, Case};
use crate::text;
use crate::tui::cells::{self, Align};
use crate::tui::rooms::documents::pane::{below, put_title, put_wrapped};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::scroll_bar;

/// Cells of a column: the least and the most.
const NARROW: usize = 6;
const WIDE: usize = 24;
/// Of the two counts at the right.
const COUNT: usize = 8;

/// A column that is drawn.
struct Shown {
    column: usize,
    title: String,
    width: usize,
    align: Align,
}

impl Cases {
    pub(super) fn draw_table(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let remark = match self.attribute() {
            Some((name, kind)) => {
                let kind = shared.say_id(super::ask::attribute_kind_id(*kind));
                format!("{name}: {kind}")
            }
            None => String::new(),
        };
        let title = shared.say(&text!("cases-title", count = shared.cases.len()));
        put_title(area, buffer, &title, &remark, shared);
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(3),
            ..below(area, 2)
        };
        if shared.cases.is_empty() {
            put_wrapped(buffer, inner, &shared.say_id("cases-empty"), theme.text);
            return;
        }
        let body = below(area, 3);
        let len = shared.cases.len();
        let window = self.rows.window(len, usize::from(body.height));
        let columns = self.columns(
            &shared.cases[window.clone()],
            usize::from(inner.width),
            shared,
        );
        let head = columns
            .iter()
            .map(|column| (column, column.title.clone(), theme.title));
        draw_cells(head, inner, buffer);
        scroll_bar(window.start, len, body, buffer, theme);
        for (y, row) in (body.y..).zip(window) {
            let case = &shared.cases[row];
            let is_chosen = row == self.rows.selected;
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            if is_chosen {
                buffer.set_style(line, theme.selected_dim);
            }
            let cells = columns.iter().map(|column| {
                let style = match (is_chosen, column.column == self.column) {
                    (true, true) => theme.selected.add_modifier(Modifier::BOLD),
                    (true, false) => theme.selected_dim,
                    _ => theme.text,
                };
                (column, self.value(case, column.column), style)
            });
            draw_cells(cells, line, buffer);
        }
    }

    /// The words of a cell; the two columns after the attributes are counts.
    fn value(&self, case: &Case, column: usize) -> String {
        let count = self.counts.get(&case.id);
        match column {
            0 => case.key.clone(),
            1 => case.label.clone(),
            2 => case.role.clone(),
            _ => match self.attributes.get(column - FIXED) {
                Some((name, _)) => value_of(case, name).to_owned(),
                None if !self.is_known => "…".to_owned(),
                None if column - FIXED == self.attributes.len() => {
                    count.map_or(0, |count| count.documents).to_string()
                }
                None => count.map_or(0, |count| count.codings).to_string(),
            },
        }
    }

    fn title_of(&self, column: usize, shared: &Shared) -> String {
        match column {
            0 => shared.say_id("field-case-key"),
            1 => shared.say_id("field-case-label"),
            2 => shared.say_id("field-case-role"),
            _ => match self.attributes.get(column - FIXED) {
                Some((name, _)) => name.clone(),
                None if column - FIXED == self.attributes.len() => {
                    shared.say_id("cases-column-documents")
                }
                None => shared.say_id("cases-column-codings"),
            },
        }
    }

    /// The columns that fit beside the key and the counts, the chosen one among them.
    fn columns(&self, cases: &[Case], room: usize, shared: &Shared) -> Vec<Shown> {
        let last = FIXED + self.attributes.len();
        let shown = |column: usize| {
            let title = self.title_of(column, shared);
            let widest = cases
                .iter()
                .map(|case| cells::width(&self.value(case, column)))
                .chain([cells::width(&title)])
                .max()
                .unwrap_or(NARROW);
            let is_number = column >= last
                || (column >= FIXED
                    && self
                        .attributes
                        .get(column - FIXED)
                        .is_some_and(|(_, kind)| *kind == AttributeKind::Number));
            Shown {
                column,
                title,
                width: if column >= last {
                    COUNT
                } else {
                    widest.clamp(NARROW, WIDE)
                },
                align: if is_number { Align::Right } else { Align::Left },
            }
        };
        let key = shown(0);
        let counts = [shown(last), shown(last + 1)];
        let mut left = room.saturating_sub(key.width + 2 * (COUNT + 1));
        let middle: Vec<Shown> = (1..last).map(shown).collect();
        let mut first = self.column.max(1);
        let mut end = first;
        let size = |column: usize| middle.get(column - 1).map_or(usize::MAX, |c| c.width + 1);
        while end < last && size(end) <= left {
            left -= size(end);
            end += 1;
        }
        // The chosen one is shown even where it has to be cut.
        if end == first && end < last {
            end += 1;
            left = 0;
        }
        while first > 1 && size(first - 1) <= left {
            left -= size(first - 1);
            first -= 1;
        }
        let mut columns = vec![key];
        columns.extend(
            middle
                .into_iter()
                .filter(|column| (first..end).contains(&column.column)),
        );
        columns.extend(counts);
        columns
    }
}

fn draw_cells<'c>(
    cells: impl Iterator<Item = (&'c Shown, String, ratatui::style::Style)>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let mut x = area.x;
    for (column, words, style) in cells {
        let room = column
            .width
            .min(usize::from(area.right().saturating_sub(x)));
        if room == 0 {
            return;
        }
        let fitted = cells::fit(&words, room, column.align);
        buffer.set_stringn(x, area.y, fitted, room, style);
        x = x.saturating_add(u16::try_from(room + 1).unwrap_or(u16::MAX));
    }
}
