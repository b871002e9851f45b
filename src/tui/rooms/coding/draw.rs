//! The reader on screen: the visible rows, cut at the edge of every coding, the
//! gutter before them and the names beside them. It reads only, and in time
//! proportional to what can be seen.

mod margin;
mod strip;

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::geometry::Geometry;
use super::open::Open;
use super::rows::Row;
use super::{CodingRoom, Mode};
use crate::model::document::{SpeakerRole, Turn};
use crate::text::{self, Span};
use crate::tui::cells::{self, Align};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::scroll_bar;

/// What holds of a piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Index of a shown coding.
    Coding(usize),
    /// What an act would apply to.
    Target,
    Selected,
    Hit,
}

/// A row that can be seen: which, and its bytes.
#[derive(Debug, Clone, Copy)]
struct Seen {
    row: Row,
    span: Span,
}

impl CodingRoom {
    pub(super) fn draw_reader(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) -> Option<Position> {
        let Some(open) = &self.open else {
            self.draw_empty(area, buffer, shared);
            return None;
        };
        let geometry = Geometry::of(open, area);
        let seen = self.seen(open, &geometry);
        strip::draw_head(self, open, geometry.head, buffer, shared);
        strip::draw(self, open, geometry.strip, buffer, shared);
        self.draw_gutter(open, &geometry, &seen, buffer, shared);
        self.draw_lanes(open, &geometry, &seen, buffer, shared);
        self.draw_text(open, &geometry, &seen, buffer, shared);
        self.draw_margin(&geometry, buffer, shared);
        draw_bar(open, &geometry, &seen, buffer, shared);
        self.cursor_on(open, &geometry, &seen)
    }

    fn draw_empty(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let sentence = if self.wanted.is_some() {
            shared.say_id("coding-opening")
        } else {
            shared.say_id("coding-empty")
        };
        let room = usize::from(area.width.saturating_sub(4));
        for (y, line) in (area.y + 1..area.bottom()).zip(cells::wrap(&sentence, room)) {
            buffer.set_stringn(area.x + 2, y, line, room, shared.theme.text);
        }
    }

    /// The rows in sight, from the top.
    fn seen(&self, open: &Open, geometry: &Geometry) -> Vec<Seen> {
        let page = geometry.page();
        let first = self.rows.top(open, self.place.top, self.place.cursor, page);
        let rows = std::iter::successors(Some(first), |row| self.rows.next(open, *row, page.0));
        let mut known: Option<(usize, Rc<Vec<Span>>)> = None;
        rows.take(page.1)
            .map(|row| {
                if known.as_ref().is_none_or(|(block, _)| *block != row.block) {
                    known = Some((row.block, self.rows.of(open, row.block, page.0)));
                }
                let rows = known.as_ref().map(|(_, rows)| rows);
                let span = rows.and_then(|rows| rows.get(row.row).copied());
                Seen {
                    row,
                    span: span.unwrap_or_default(),
                }
            })
            .collect()
    }

    fn cursor_on(&self, open: &Open, geometry: &Geometry, seen: &[Seen]) -> Option<Position> {
        let at = self.place.cursor;
        let line = seen.iter().position(|seen| {
            seen.span.has(at) || (seen.span.is_empty() && seen.span.start == at)
        })?;
        let words = seen[line].span.of(&open.text).unwrap_or_default();
        let column = text::byte_to_column(words, at - seen[line].span.start);
        let x = geometry.text.x + u16::try_from(column).ok()?;
        Some(Position::new(
            x.min(geometry.text.right()),
            geometry.text.y + u16::try_from(line).ok()?,
        ))
    }

    fn draw_gutter(
        &self,
        open: &Open,
        geometry: &Geometry,
        seen: &[Seen],
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let theme = &shared.theme;
        let area = geometry.gutter;
        let current = open.turn_at(self.place.cursor);
        for (y, seen) in (area.y..area.bottom()).zip(seen) {
            let Some(turn) = open.turn_begun_in(seen.row.block) else {
                continue;
            };
            let is_current = current == Some(turn);
            let turn = &open.turns[turn];
            if seen.row.row == 0 {
                let number = usize::from(geometry.number);
                let said = cells::fit(&turn.number.to_string(), number - 1, Align::Right);
                let style = if is_current { theme.title } else { theme.dim };
                buffer.set_stringn(area.x, y, said, number, style);
                let room = usize::from(area.width).saturating_sub(number + 1);
                if let Some(speaker) = open.speaker(turn) {
                    let style = if speaker.role == SpeakerRole::Informant {
                        theme.accent
                    } else {
                        theme.dim
                    };
                    let label = cells::truncate(&speaker.label, room);
                    buffer.set_stringn(area.x + geometry.number, y, label, room, style);
                }
                if let Some(times) = geometry.times {
                    let room = usize::from(times.width);
                    buffer.set_stringn(times.x, y, time(turn), room, theme.dim);
                }
            } else if seen.row.row == 1 && geometry.times.is_none() {
                let room = usize::from(area.width);
                buffer.set_stringn(area.x, y, time(turn), room, theme.dim);
            }
        }
    }

    /// One column for each coding that overlaps another: where it begins, goes
    /// on and ends.
    fn draw_lanes(
        &self,
        open: &Open,
        geometry: &Geometry,
        seen: &[Seen],
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let me = shared.coder.as_ref().map(|coder| coder.id);
        let area = geometry.lanes;
        let chosen = self.current(shared).map(|coding| coding.id);
        for (y, seen) in (area.y..area.bottom()).zip(seen) {
            if seen.span.is_empty() {
                // An empty row lets the lanes of what goes on around it through.
                self.draw_lanes_through(open, seen.span.start, area, y, buffer, shared);
                continue;
            }
            for at in open.codings_in(seen.span) {
                let coding = &open.codings[at];
                let lane = u16::try_from(open.lanes[at]).unwrap_or(u16::MAX);
                let is_mine = Some(coding.coder) == me;
                let begins = seen.span.has(coding.span.start);
                let ends = coding.span.end <= seen.span.end;
                let (sign, x) = if lane >= area.width {
                    ("+", area.right() - 1)
                } else {
                    (lane_sign(begins, ends, is_mine), area.x + lane)
                };
                let style = self.code_style(coding.code, shared);
                let style = if chosen == Some(coding.id) {
                    style.add_modifier(Modifier::BOLD)
                } else {
                    style
                };
                buffer.set_stringn(x, y, sign, 1, style);
            }
        }
    }

    fn draw_lanes_through(
        &self,
        open: &Open,
        byte: usize,
        area: Rect,
        y: u16,
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let me = shared.coder.as_ref().map(|coder| coder.id);
        for at in open.codings_in(Span::new(byte, byte + 1)) {
            let coding = &open.codings[at];
            let lane = u16::try_from(open.lanes[at]).unwrap_or(u16::MAX);
            if lane < area.width {
                let sign = lane_sign(false, false, Some(coding.coder) == me);
                let style = self.code_style(coding.code, shared);
                buffer.set_stringn(area.x + lane, y, sign, 1, style);
            }
        }
    }

    fn code_style(&self, code: crate::model::ids::CodeId, shared: &Shared) -> Style {
        shared
            .code(code)
            .map_or(Style::new(), |code| shared.theme.code(code.color))
    }

    fn draw_text(
        &self,
        open: &Open,
        geometry: &Geometry,
        seen: &[Seen],
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let (Some(first), Some(last)) = (seen.first(), seen.last()) else {
            return;
        };
        let window = Span::new(first.span.start, last.span.end);
        let pieces = text::sweep(&self.marks_in(open, window), window);
        let mut from = 0;
        let room = geometry.text.right();
        for (y, seen) in (geometry.text.y..geometry.text.bottom()).zip(seen) {
            let mut x = geometry.text.x;
            while pieces
                .get(from)
                .is_some_and(|piece| piece.span.end <= seen.span.start)
            {
                from += 1;
            }
            // The white space a row ends with is not part of what one sees.
            let words = seen.span.of(&open.text).unwrap_or_default();
            let row = Span::new(seen.span.start, seen.span.start + words.trim_end().len());
            for piece in &pieces[from..] {
                if piece.span.start >= row.end || x >= room {
                    break;
                }
                let words = piece.span.intersection(row).of(&open.text);
                let words = cells::safe(words.unwrap_or_default());
                let style = self.style_of(open, &piece.covering, shared);
                (x, _) = buffer.set_stringn(x, y, words, usize::from(room - x), style);
            }
            if self.is_selected(row.end) && x < room {
                buffer.set_stringn(x, y, " ", 1, shared.theme.selected);
            }
        }
    }

    fn is_selected(&self, byte: usize) -> bool {
        self.selection
            .is_some_and(|selection| selection.span.has(byte))
    }

    /// Everything that holds somewhere in the window, by start.
    fn marks_in(&self, open: &Open, window: Span) -> Vec<(Span, Mark)> {
        let mut marks: Vec<(Span, Mark)> = open
            .codings_in(window)
            .map(|at| (open.codings[at].span, Mark::Coding(at)))
            .collect();
        match (&self.mode, self.selection) {
            (Mode::Resize(resize), _) => marks.push((resize.span, Mark::Selected)),
            (_, Some(selection)) => marks.push((selection.span, Mark::Selected)),
            _ => marks.push((self.place.sentence, Mark::Target)),
        }
        let hits = &self.find.hits;
        let from = hits.partition_point(|hit| hit.end <= window.start);
        let until = hits.partition_point(|hit| hit.start < window.end);
        marks.extend(
            hits[from..until.max(from)]
                .iter()
                .map(|hit| (*hit, Mark::Hit)),
        );
        marks.sort_by_key(|(span, _)| span.start);
        marks
    }

    fn style_of(&self, open: &Open, covering: &[Mark], shared: &Shared) -> Style {
        let theme = &shared.theme;
        let me = shared.coder.as_ref().map(|coder| coder.id);
        let mut style = theme.text;
        let codings = covering.iter().filter_map(|mark| match mark {
            Mark::Coding(at) => open.codings.get(*at),
            _ => None,
        });
        let top = codings.min_by_key(|coding| {
            let is_current = self.chosen == Some(coding.id);
            (!is_current, Some(coding.coder) != me, coding.span.len())
        });
        if let Some(coding) = top {
            style = style.patch(self.code_style(coding.code, shared));
            style = if Some(coding.coder) == me {
                style.add_modifier(Modifier::UNDERLINED)
            } else {
                style.add_modifier(Modifier::ITALIC)
            };
        }
        if covering.contains(&Mark::Target) {
            style = style.add_modifier(Modifier::BOLD);
        }
        if covering.contains(&Mark::Hit) {
            style = style.patch(theme.found).add_modifier(Modifier::REVERSED);
        }
        if covering.contains(&Mark::Selected) {
            style = theme.selected;
        }
        style
    }
}

/// One's own codings have lines without gaps, those of others broken ones.
fn lane_sign(begins: bool, ends: bool, is_mine: bool) -> &'static str {
    match (begins, ends, is_mine) {
        (true, true, true) => "▪",
        (true, true, false) => "▫",
        (true, false, _) => "┌",
        (false, true, _) => "└",
        (false, false, true) => "│",
        (false, false, false) => "┆",
    }
}

/// When a turn was said: `00:01:23`; nothing when it is not known.
fn time(turn: &Turn) -> String {
    turn.start_ms.map_or(String::new(), |ms| {
        let seconds = ms / 1000;
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
    })
}

/// How far down the text the screen is, by bytes.
fn draw_bar(open: &Open, geometry: &Geometry, seen: &[Seen], buffer: &mut Buffer, shared: &Shared) {
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else {
        return;
    };
    let height = usize::from(geometry.text.height);
    let share = (last.span.end - first.span.start).max(1);
    let is_all = first.span.start <= open.blocks[0].start
        && last.row.block + 1 == open.blocks.len()
        && last.span.end >= open.blocks.last().map_or(0, |block| block.end);
    if is_all {
        return;
    }
    let len = (open.text.len() * height / share).max(height + 1);
    let at = first.span.start * height / share;
    let area = Rect {
        width: geometry.text.width + 2,
        ..geometry.text
    };
    scroll_bar(at, len, area, buffer, &shared.theme);
}
