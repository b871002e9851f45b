//! A grid on the screen: heads, names of groups, cells. It reads what the
//! layout says and decides nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::SheetGrid;
use super::layout::{Frame, Item};
use super::look::{self, Look};
use crate::model::sheet::Heading;
use crate::tui::cells::{self, Align};
use crate::tui::state::Shared;

impl SheetGrid {
    /// Draws the grid; the chosen cell stands out more where the keys are in it.
    pub fn draw(&self, area: Rect, has_keys: bool, buffer: &mut Buffer, shared: &Shared) {
        if area.width < 4 || area.height < 2 || self.sheet.columns.is_empty() {
            return;
        }
        let frame = self.frame(area, shared);
        self.draw_heads(&frame, buffer, shared);
        let seen = self.items_in_sight(&frame, shared);
        for (item, line, height) in &seen {
            let place = Rect {
                y: frame.body.y + u16::try_from(*line).unwrap_or(0),
                height: u16::try_from(*height).unwrap_or(1),
                ..frame.body
            };
            match &self.items[*item] {
                Item::Group(name, count) => draw_group(name, *count, place, buffer, shared),
                Item::Row(row) => {
                    let is_here = *item == self.at;
                    self.draw_row(*row, is_here, has_keys, place, &frame, buffer, shared);
                }
            }
        }
        self.draw_bar(seen.len(), &frame, buffer, shared);
    }

    fn draw_heads(&self, frame: &Frame, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let area = frame.head;
        let fixed = std::iter::once((0, area.x, frame.fixed));
        let others = frame
            .columns
            .iter()
            .map(|place| (place.at, place.x, place.width));
        for (column, x, width) in fixed.chain(others) {
            let Some(heading) = self.sheet.columns.get(column) else {
                continue;
            };
            let style = if column == self.column {
                theme.title
            } else {
                theme.dim
            };
            let lines = self.head_of(heading, usize::from(width), area.height, shared);
            for (y, line) in (area.y..area.bottom()).zip(lines) {
                buffer.set_stringn(x, y, line, usize::from(width), style);
            }
        }
        let y = area.y;
        if frame.has_more_left {
            buffer.set_stringn(area.x + frame.fixed, y, "◂", 1, theme.accent);
        }
        if frame.has_more_right {
            buffer.set_stringn(area.right().saturating_sub(1), y, "▸", 1, theme.accent);
        }
    }

    /// The head of a column in as many lines as there are, its end at the bottom.
    fn head_of(&self, heading: &Heading, width: usize, lines: u16, shared: &Shared) -> Vec<String> {
        let align = match heading.setting {
            crate::model::sheet::Setting::Figure => Align::Right,
            _ => Align::Left,
        };
        let name = look::name(&heading.name, shared);
        let is_code = heading.source.as_ref().is_some_and(|s| !s.codes.is_empty());
        let said = match (is_code && name != heading.key, lines) {
            (true, 0 | 1) => vec![heading.key.clone()],
            (true, _) => vec![heading.key.clone(), name],
            (false, 0 | 1) => vec![name],
            (false, _) => {
                let mut wrapped = cells::wrap(&name, width);
                if wrapped.len() > 2 {
                    let rest = wrapped.split_off(1).join(" ");
                    wrapped.push(rest);
                }
                if wrapped.len() == 1 {
                    wrapped.insert(0, String::new());
                }
                wrapped
            }
        };
        said.iter()
            .map(|line| cells::fit(line, width, align))
            .collect()
    }

    #[allow(clippy::too_many_arguments, reason = "a row, its place and its looks")]
    fn draw_row(
        &self,
        row: usize,
        is_here: bool,
        has_keys: bool,
        area: Rect,
        frame: &Frame,
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let theme = &shared.theme;
        let fixed = std::iter::once((0, area.x, frame.fixed));
        let others = frame
            .columns
            .iter()
            .map(|place| (place.at, place.x, place.width));
        for (column, x, width) in fixed.chain(others) {
            let look = self.look_of(row, column, shared);
            let is_chosen = is_here && column == self.column;
            let style = match (is_chosen, has_keys) {
                (true, true) => theme.selected,
                (true, false) => theme.selected_dim,
                _ if column == 0 && is_here => theme.title,
                _ if look.is_empty => theme.dim,
                _ => theme.text,
            };
            let shade = if is_chosen {
                Style::new()
            } else {
                self.shade(row, column, shared)
            };
            let place = Rect { x, width, ..area }.intersection(buffer.area);
            buffer.set_style(place, shade.patch(style));
            let lines = self.lines(&look, width);
            for (y, line) in (area.y..area.bottom()).zip(&lines) {
                buffer.set_stringn(x, y, line, usize::from(width), shade.patch(style));
            }
            let last = usize::from(area.height).saturating_sub(1);
            let is_said = |line: &String| line.trim_end().ends_with('…');
            let is_cut = last + 1 < lines.len() && !lines.get(last).is_some_and(is_said);
            if is_cut && width > 0 {
                let at = area.bottom().saturating_sub(1);
                buffer.set_stringn(x + width - 1, at, "…", 1, shade.patch(style));
            }
            if !is_chosen {
                draw_lead(&look, x, width, area.y, buffer, shared);
            }
        }
    }

    /// How dark a cell is, by its passages beside the most there are.
    fn shade(&self, row: usize, column: usize, shared: &Shared) -> Style {
        let cell = self.sheet.rows[row].cells.get(column);
        let heading = self.sheet.columns.get(column);
        let count = cell
            .zip(heading)
            .and_then(|(cell, heading)| look::shaded(cell, heading));
        match count {
            Some(count) if count > 0 => {
                let step = count
                    .saturating_mul(4)
                    .div_ceil(self.most.max(1))
                    .clamp(1, 4);
                shared.theme.heat(usize::try_from(step).unwrap_or(4))
            }
            _ => Style::new(),
        }
    }

    /// How far down the rows are; nothing when all of them can be seen.
    fn draw_bar(&self, seen: usize, frame: &Frame, buffer: &mut Buffer, shared: &Shared) {
        let (len, height) = (self.items.len(), usize::from(frame.body.height));
        if seen >= len || height == 0 {
            return;
        }
        let thumb = (height * seen / len).clamp(1, height);
        let top = (height - thumb) * frame.first / (len - seen).max(1);
        let x = frame.body.right().saturating_sub(1);
        for (line, y) in (frame.body.y..frame.body.bottom()).enumerate() {
            let is_thumb = (top..top + thumb).contains(&line);
            let sign = if is_thumb { "┃" } else { "│" };
            buffer.set_stringn(x, y, sign, 1, shared.theme.border);
        }
    }
}

/// The sign and number in the colour of the sign.
fn draw_lead(look: &Look, x: u16, width: u16, y: u16, buffer: &mut Buffer, shared: &Shared) {
    if look.lead.is_empty() || look.is_right {
        return;
    }
    let wide = u16::try_from(cells::width(&look.lead))
        .unwrap_or(width)
        .min(width);
    let style = look.lead_style(&shared.theme);
    let place = Rect::new(x, y, wide, 1).intersection(buffer.area);
    buffer.set_style(place, style);
}

fn draw_group(name: &str, count: usize, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let room = usize::from(area.width.saturating_sub(1));
    let said = cells::truncate(&format!("{name} ({count})"), room).into_owned();
    let (x, _) = buffer.set_stringn(area.x, area.y, said, room, shared.theme.accent);
    let end = area.right().saturating_sub(1);
    for x in x.saturating_add(1)..end {
        buffer.set_stringn(x, area.y, "─", 1, shared.theme.border);
    }
}
