//! Where everything in the room stands and how it is drawn. It reads and
//! decides nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Displays, PATIENCE, Pane, options};
use crate::text;
use crate::tui::cells::{self, Align};
use crate::tui::state::Shared;
use crate::tui::widgets::sheet_grid::Density;

/// From this width on the list stands beside the display while it has the keys,
/// and from the next one on always.
const BESIDE_FROM: u16 = 100;
const ALWAYS_FROM: u16 = 140;
/// From this height on more of rule and notes is said.
const TALL_FROM: u16 = 30;

/// The parts of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Areas {
    pub list: Rect,
    /// Everything beside the list.
    pub main: Rect,
    pub title: Rect,
    pub conditions: Rect,
    pub rules: Rect,
    pub grid: Rect,
    pub notes: Rect,
    /// What the chosen cell says.
    pub cell: Rect,
    pub progress: Rect,
}

impl Displays {
    /// The options that are set, in words.
    pub(super) fn said_options(&self, shared: &Shared) -> Vec<String> {
        match self.open {
            Some(kind) => options::said(kind, &self.options, shared),
            None => Vec::new(),
        }
    }

    fn said_progress(&self, shared: &Shared) -> Option<String> {
        let running = self.running.filter(|running| running.ticks >= PATIENCE);
        match (running, self.open) {
            (Some(running), Some(kind)) => Some(shared.say(&text!(
                "displays-making",
                name = kind.name(),
                seconds = running.ticks / 7
            ))),
            _ => self.saving.said(shared),
        }
    }

    pub(super) fn areas(&self, shared: &Shared) -> Areas {
        let content = shared.content();
        let has_list = self.pane == Pane::List || content.width >= ALWAYS_FROM;
        let is_beside = content.width >= BESIDE_FROM;
        let mut areas = Areas::default();
        let mut rest = content;
        // One cell at each side stays free.
        rest.x += 1;
        rest.width = rest.width.saturating_sub(2);
        let progress = self.said_progress(shared).is_some();
        take_below(&mut rest, &mut areas.progress, u16::from(progress));
        if has_list && is_beside {
            areas.list = Rect { width: 36, ..rest };
            rest.x += 38;
            rest.width = rest.width.saturating_sub(38);
        } else if has_list {
            areas.list = rest;
            return areas;
        }
        areas.main = rest;
        let Some(grid) = self.grid() else {
            return areas;
        };
        let sheet = grid.sheet();
        let wide = usize::from(rest.width).max(1);
        let most = match content.height {
            ..12 => 0,
            12..TALL_FROM => 2,
            _ => 4,
        };
        let lines = |words: String, most: u16| {
            let lines = if words.is_empty() {
                0
            } else {
                cells::wrap(&words, wide).len()
            };
            u16::try_from(lines).unwrap_or(most).min(most)
        };
        let rules = lines(self.said_rules(shared), most);
        let notes = lines(said_all(&sheet.notes, shared), most / 2);
        let conditions = u16::from(!self.said_options(shared).is_empty());
        let cell = if content.height < TALL_FROM { 1 } else { 3 };
        take_above(&mut rest, &mut areas.title, 1);
        take_above(&mut rest, &mut areas.conditions, conditions);
        take_above(&mut rest, &mut areas.rules, rules);
        take_below(&mut rest, &mut areas.cell, cell);
        take_below(&mut rest, &mut areas.notes, notes);
        areas.grid = rest;
        areas
    }

    fn said_rules(&self, shared: &Shared) -> String {
        self.grid()
            .map_or(String::new(), |grid| said_all(&grid.sheet().rules, shared))
    }

    pub(super) fn paint(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let areas = self.areas(shared);
        if areas.list.width > 0 {
            let has_keys = self.pane == Pane::List;
            self.list
                .draw(self.open, has_keys, areas.list, buffer, shared);
            if areas.main.width > 0 {
                let x = areas.list.right();
                for y in area.top()..areas.main.bottom() {
                    buffer.set_stringn(x, y, "│", 1, theme.border);
                }
            }
        }
        if let Some(said) = self.said_progress(shared) {
            put(&said, areas.progress, theme.warning, buffer);
        }
        if areas.main.width == 0 {
            return;
        }
        if let Some(passages) = &self.passages {
            passages.draw(areas.main, &self.style(shared), buffer, shared);
            return;
        }
        if self.grid().is_none() {
            self.draw_invitation(areas.main, buffer, shared);
            return;
        }
        self.draw_display(&areas, buffer, shared);
    }

    fn draw_invitation(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let Some(kind) = self.open.or_else(|| self.list.chosen()) else {
            return;
        };
        let title = shared.say(&kind.name());
        put(
            &title,
            Rect { height: 1, ..area },
            shared.theme.title,
            buffer,
        );
        let said = match self.open {
            Some(_) => shared.say_id("displays-coming"),
            None => {
                let purpose = shared.say(&kind.purpose());
                format!("{purpose}\n\n{}", shared.say_id("displays-invitation"))
            }
        };
        let body = Rect {
            y: area.y + 2.min(area.height),
            height: area.height.saturating_sub(2),
            ..area
        };
        put(&said, body, shared.theme.text, buffer);
    }

    fn draw_display(&self, areas: &Areas, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let Some(grid) = self.grid() else {
            return;
        };
        let sheet = grid.sheet();
        let room = usize::from(areas.title.width);
        let place = self.place(shared);
        let wide = room.saturating_sub(cells::width(&place) + 1);
        let title = cells::fit(&shared.say(&sheet.title), wide, Align::Left);
        let (x, y) = (areas.title.x, areas.title.y);
        let (x, _) = buffer.set_stringn(x, y, format!("{title} "), room, theme.title);
        let left = usize::from(areas.title.right().saturating_sub(x));
        buffer.set_stringn(x, y, place, left, theme.dim);
        let options = self.said_options(shared).join(" · ");
        put(&options, areas.conditions, theme.accent, buffer);
        put(&self.said_rules(shared), areas.rules, theme.dim, buffer);
        put(
            &said_all(&sheet.notes, shared),
            areas.notes,
            theme.dim,
            buffer,
        );
        if sheet.rows.is_empty() {
            let id = match (options.is_empty(), shared.documents.is_empty()) {
                (_, true) => "displays-empty-study",
                (false, _) => "displays-empty-options",
                (true, false) => "displays-empty",
            };
            let body = Rect {
                y: areas.grid.y + u16::from(areas.grid.height > 1),
                height: areas.grid.height.saturating_sub(1),
                ..areas.grid
            };
            put(&shared.say_id(id), body, theme.text, buffer);
            return;
        }
        grid.draw(areas.grid, self.pane == Pane::Grid, buffer, shared);
        put(&grid.said_of_cell(shared), areas.cell, theme.accent, buffer);
    }

    /// Which row and column of how many.
    fn place(&self, shared: &Shared) -> String {
        let Some(grid) = self.grid() else {
            return String::new();
        };
        let (rows, columns) = (grid.sheet().rows.len(), grid.sheet().columns.len());
        let Some((_, column)) = grid.cell() else {
            return String::new();
        };
        let density = shared.say_id(match grid.density() {
            Density::Lines => "displays-density-lines",
            Density::Wrapped => "displays-density-wrapped",
            Density::Signs => "displays-density-signs",
        });
        let place = shared.say(&text!(
            "displays-place",
            row = grid.row_place() + 1,
            rows = rows,
            column = column + 1,
            columns = columns
        ));
        format!("{place} · {density}")
    }
}

fn said_all(texts: &[crate::message::Text], shared: &Shared) -> String {
    let said: Vec<String> = texts.iter().map(|text| shared.say(text)).collect();
    said.join(" ")
}

/// Words over the lines of an area; the last one shows when they are cut.
fn put(words: &str, area: Rect, style: Style, buffer: &mut Buffer) {
    let room = usize::from(area.width);
    if area.height == 0 || room == 0 || words.is_empty() {
        return;
    }
    // A cell may hold a hundred thousand letters: no more is wrapped than is shown.
    let most = room * (usize::from(area.height) + 1) * 4;
    let shown = match words.char_indices().nth(most) {
        Some((end, _)) => &words[..end],
        None => words,
    };
    let lines = cells::wrap(shown, room);
    let last = usize::from(area.height) - 1;
    for (at, (y, line)) in (area.y..area.bottom()).zip(&lines).enumerate() {
        let is_cut = at == last && (lines.len() > last + 1 || shown.len() < words.len());
        let line = match is_cut {
            true => cells::truncate(&format!("{line} …"), room).into_owned(),
            false => line.clone(),
        };
        buffer.set_stringn(area.x, y, line, room, style);
    }
}

fn take_above(rest: &mut Rect, part: &mut Rect, height: u16) {
    let height = height.min(rest.height);
    *part = Rect { height, ..*rest };
    rest.y += height;
    rest.height -= height;
}

fn take_below(rest: &mut Rect, part: &mut Rect, height: u16) {
    let height = height.min(rest.height);
    rest.height -= height;
    *part = Rect {
        y: rest.bottom(),
        height,
        ..*rest
    };
}
