//! The frame of the screen: one line of rooms, the room, one line of notice,
//! one line of keys, and dialogs over it. It reads the state and nothing else.

use std::ops::Range;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;

use super::action::Global;
use super::cells::{self, Align};
use super::keymap::{self, Found};
use super::state::{NoticeKind, State};
use super::widgets::footer;
use crate::text;

/// The smallest terminal the workbench is at ease in, in cells.
pub const SMALLEST: Size = Size::new(60, 15);

/// Cells at the end of the top bar that are kept for who acts.
const BAR_END: usize = 14;

/// Cells around the name of a room: its number and the blanks.
const FRAME: usize = 4;

/// How many lines a notice may take.
const NOTICE_ROWS: usize = 4;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    pub bar: Rect,
    pub content: Rect,
    pub notice: Rect,
    pub footer: Rect,
}

/// Where everything is on a screen of this size.
#[must_use]
pub fn areas(size: Size) -> Areas {
    let line = |y: u16| {
        Rect::new(
            0,
            y.min(size.height),
            size.width,
            u16::from(y < size.height),
        )
    };
    Areas {
        bar: line(0),
        content: Rect::new(0, 1, size.width, size.height.saturating_sub(3)),
        notice: line(size.height.saturating_sub(2)),
        footer: line(size.height.saturating_sub(1)),
    }
}

/// Draws everything.
pub fn draw(state: &State, frame: &mut Frame) {
    if let Some(cursor) = render(state, frame.buffer_mut()) {
        frame.set_cursor_position(cursor);
    }
}

/// Draws into a buffer and says where the cursor stands, if it is shown.
pub fn render(state: &State, buffer: &mut Buffer) -> Option<Position> {
    let size = Size::new(buffer.area.width, buffer.area.height);
    if size.width < SMALLEST.width || size.height < SMALLEST.height {
        draw_too_small(state, size, buffer);
        return None;
    }
    let areas = areas(size);
    draw_bar(state, areas.bar, buffer);
    let mut cursor = state.room().draw(areas.content, buffer, &state.shared);
    for overlay in &state.overlays {
        cursor = overlay.draw(areas.content, buffer, &state.shared);
    }
    draw_notice(state, areas.notice, buffer);
    footer::draw(state, areas.footer, buffer);
    cursor.filter(|at| buffer.area.contains(*at))
}

fn draw_too_small(state: &State, size: Size, buffer: &mut Buffer) {
    let sentence = state.shared.say(&text!(
        "terminal-too-small",
        width = SMALLEST.width,
        height = SMALLEST.height,
        has_width = size.width,
        has_height = size.height
    ));
    let lines = cells::wrap(&sentence, usize::from(size.width));
    let top = usize::from(size.height).saturating_sub(lines.len()) / 2;
    for (row, line) in lines.iter().enumerate().take(usize::from(size.height)) {
        let y = u16::try_from(top + row).unwrap_or(u16::MAX);
        if y < size.height {
            buffer.set_stringn(0, y, line, usize::from(size.width), Style::new());
        }
    }
}

/// The names of the rooms with the columns they stand in.
fn tabs(state: &State) -> Vec<(Range<u16>, String)> {
    if !state.has_study() {
        return Vec::new();
    }
    let names: Vec<String> = state
        .rooms
        .iter()
        .map(|room| state.shared.say_id(room.title()))
        .collect();
    let fit = fit_names(&names, state.current, state.shared.size.width);
    let mut tabs = Vec::new();
    let mut x = 0u16;
    for (at, name) in names.iter().enumerate() {
        let most = if at == state.current {
            usize::MAX
        } else {
            fit.most
        };
        let name = format!(" {} {}{}", at + 1, cells::truncate(name, most), fit.after);
        let end = x.saturating_add(u16::try_from(cells::width(&name)).unwrap_or(u16::MAX));
        tabs.push((x..end, name));
        x = end;
    }
    tabs
}

/// How the names of the rooms are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Names {
    /// How many cells the name of a room that is not shown may take.
    most: usize,
    /// What stands after a name.
    after: &'static str,
}

/// Whole names first: with room for the study at the end of the bar, else
/// closer together without it; only then shortened ones, with the number of
/// each room in sight.
fn fit_names(names: &[String], current: usize, width: u16) -> Names {
    let longest = names
        .iter()
        .map(|name| cells::width(name))
        .max()
        .unwrap_or(1);
    let used = |most: usize, frame: usize| -> usize {
        let wide = |(at, name): (usize, &String)| match at == current {
            true => cells::width(name) + frame,
            false => cells::width(name).min(most) + frame,
        };
        names.iter().enumerate().map(wide).sum()
    };
    let width = usize::from(width);
    let left = width.saturating_sub(BAR_END);
    if used(longest, FRAME) > left && used(longest, FRAME - 1) <= width {
        return Names {
            most: longest,
            after: "",
        };
    }
    let fitting = (1..=longest).rev().find(|most| used(*most, FRAME) <= left);
    Names {
        most: fitting.unwrap_or(1),
        after: " ",
    }
}

/// The room whose name stands in this column of the top bar.
#[must_use]
pub fn room_at(state: &State, column: u16) -> Option<usize> {
    tabs(state)
        .iter()
        .position(|(columns, _)| columns.contains(&column))
}

/// The room an action goes to, counted from 0.
#[must_use]
pub fn room_number(action: Global) -> Option<usize> {
    [
        Global::Room1,
        Global::Room2,
        Global::Room3,
        Global::Room4,
        Global::Room5,
        Global::Room6,
        Global::Room7,
    ]
    .iter()
    .position(|room| *room == action)
}

fn draw_bar(state: &State, area: Rect, buffer: &mut Buffer) {
    let theme = &state.shared.theme;
    buffer.set_style(area, theme.bar);
    let mut used = 0;
    for (at, (columns, name)) in tabs(state).iter().enumerate() {
        let style = if at == state.current {
            theme.bar_active
        } else {
            theme.bar
        };
        if columns.start < area.width {
            let room = usize::from(area.width - columns.start);
            buffer.set_stringn(columns.start, area.y, name, room, style);
        }
        used = usize::from(columns.end);
    }
    let Some(study) = &state.shared.study else {
        let name = format!(" {} ", state.shared.say_id("program-name"));
        buffer.set_stringn(0, area.y, name, usize::from(area.width), theme.bar_active);
        return;
    };
    let coder = state.shared.coder.as_ref().map_or("", |coder| &coder.name);
    let room = usize::from(area.width).saturating_sub(used + 2);
    let bar = |title: &str| {
        state
            .shared
            .say(&text!("bar-study", title = title, coder = coder))
    };
    if room < cells::width(&bar("")) {
        return;
    }
    // Where room is short the title gives way: who acts must stay in sight.
    let for_title = room.saturating_sub(cells::width(&bar("")));
    let right = bar(&cells::truncate(&study.title, for_title));
    let right = cells::fit(&right, room, Align::Right);
    buffer.set_stringn(
        u16::try_from(used + 1).unwrap_or(u16::MAX),
        area.y,
        right,
        room,
        theme.bar,
    );
}

fn draw_notice(state: &State, area: Rect, buffer: &mut Buffer) {
    let theme = &state.shared.theme;
    let room = usize::from(area.width).saturating_sub(2);
    if !state.pending.is_empty() {
        let typed: Vec<String> = state.pending.iter().map(ToString::to_string).collect();
        let mut line = format!("{} …", typed.join(" "));
        if let Found::Pending(following) = keymap::find(&state.contexts(), &state.pending) {
            for (keys, action) in following {
                line.push_str(&format!("  {keys} {}", state.shared.say_id(action)));
            }
        }
        buffer.set_stringn(1, area.y, cells::truncate(&line, room), room, theme.accent);
        return;
    }
    let Some(notice) = &state.shared.notice else {
        return;
    };
    let (sign, style) = match notice.kind {
        NoticeKind::Said => ("", theme.good),
        NoticeKind::Warning => ("", theme.warning),
        NoticeKind::Failure => ("! ", theme.error),
    };
    let mut said = format!("{sign}{}", state.shared.say(&notice.text));
    if let Some(hint) = &notice.hint {
        said.push(' ');
        said.push_str(&state.shared.say(hint));
    }
    // A long sentence grows upwards over the room, so that nothing of it is lost.
    let lines = cells::wrap(&said, room);
    for (above, line) in lines.iter().take(NOTICE_ROWS).rev().enumerate() {
        let y = area.y.saturating_sub(u16::try_from(above).unwrap_or(0));
        let row = Rect { y, ..area };
        if above > 0 {
            ratatui::widgets::Widget::render(ratatui::widgets::Clear, row, buffer);
        }
        buffer.set_stringn(1, y, line, room, style);
    }
}

#[cfg(test)]
mod tests;
