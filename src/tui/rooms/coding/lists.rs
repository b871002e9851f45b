//! The lists of passages on screen: what a search found, and what would be
//! coded. It must not know how either came about.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::passages::{HEAD, Passages, Preview};
use super::{CodingRoom, Mode};
use crate::message::Text;
use crate::text;
use crate::text::Span;
use crate::tui::cells::{self, Align};
use crate::tui::effect::Effect;
use crate::tui::state::Shared;
use crate::tui::widgets::rows::{Rows, scroll_bar};

/// The lists below their heads, and how they are told apart.
fn body(area: Rect) -> Rect {
    Rect {
        y: area.y + HEAD.min(area.height),
        height: area.height.saturating_sub(HEAD),
        ..area
    }
}

fn draw_heads(said: [&str; 2], area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let room = usize::from(area.width.saturating_sub(2));
    let styles = [shared.theme.title, shared.theme.dim];
    for ((y, said), style) in (area.y..area.bottom()).zip(said).zip(styles) {
        buffer.set_stringn(area.x + 1, y, cells::truncate(said, room), room, style);
    }
}

/// Where a passage stands: `3 ¶12 Speaker`, in as many cells as the column has.
fn place(number: u32, turn: Option<u32>, speaker: Option<&str>, room: usize) -> String {
    let turn = turn.map_or(String::new(), |turn| format!(":{turn}"));
    let speaker = speaker.map_or(String::new(), |speaker| format!(" {speaker}"));
    cells::fit(&format!("{number}{turn}{speaker}"), room, Align::Left)
}

/// Draws what a search found.
pub fn draw_passages(list: &Passages, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let kept = list.hits.len() - list.left_out.len();
    let head = if list.is_cut {
        text!(
            "passages-head-cut",
            words = list.query.as_str(),
            count = list.hits.len()
        )
    } else {
        text!(
            "passages-head",
            words = list.query.as_str(),
            count = list.hits.len()
        )
    };
    let unit = Text::new(list.unit().name());
    let below = text!("passages-all", count = kept, what = unit);
    draw_heads(
        [&shared.say(&head), &shared.say(&below)],
        area,
        buffer,
        shared,
    );
    let body = body(area);
    let window = list.rows.window(list.hits.len(), usize::from(body.height));
    scroll_bar(window.start, list.hits.len(), body, buffer, theme);
    for (y, at) in (body.y..).zip(window) {
        let hit = &list.hits[at];
        let number = shared
            .document(hit.document)
            .map_or(0, |found| found.number);
        let is_out = list.left_out.contains(&at);
        let line = Line {
            place: place(number, hit.turn_number, hit.speaker.as_deref(), 18),
            words: &hit.line,
            found: hit.line_span,
            is_out,
        };
        line.draw(at == list.rows.selected, Rect { y, ..body }, buffer, shared);
    }
}

/// Draws what would be coded.
pub fn draw_preview(preview: &Preview, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let code = shared.code(preview.code);
    let head = text!(
        "preview-head",
        count = preview.count(),
        code = code.map_or("", |code| code.key.as_str()),
        label = code.map_or("", |code| code.label(shared.language()))
    );
    let below = shared.say_id("preview-below");
    draw_heads([&shared.say(&head), &below], area, buffer, shared);
    let body = body(area);
    let len = preview.passages.len();
    let window = preview.rows.window(len, usize::from(body.height));
    scroll_bar(window.start, len, body, buffer, theme);
    for (y, at) in (body.y..).zip(window) {
        let passage = &preview.passages[at];
        let number = shared
            .document(passage.document)
            .map_or(0, |found| found.number);
        let line = Line {
            place: place(number, passage.turn, None, 10),
            words: &passage.words,
            found: Span::default(),
            is_out: passage.is_left_out,
        };
        line.draw(
            at == preview.rows.selected,
            Rect { y, ..body },
            buffer,
            shared,
        );
    }
}

struct Line<'a> {
    place: String,
    words: &'a str,
    /// What was found of the words.
    found: Span,
    is_out: bool,
}

impl Line<'_> {
    fn draw(&self, is_selected: bool, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let room = usize::from(area.width.saturating_sub(2));
        let (plain, beside, found) = if is_selected {
            (
                theme.selected,
                theme.selected,
                theme.selected.patch(theme.found),
            )
        } else if self.is_out {
            (theme.dim, theme.dim, theme.dim)
        } else {
            (theme.text, theme.dim, theme.found)
        };
        let tick = if self.is_out { "[ ] " } else { "[x] " };
        let (x, _) = buffer.set_stringn(area.x + 1, area.y, tick, room, beside);
        let (x, _) = buffer.set_stringn(x, area.y, format!("{} ", self.place), room, beside);
        let left = usize::from(area.right().saturating_sub(x + 2));
        // The words that were found stay in sight when the line is long.
        let (before, hit, after) = self.parts(left);
        let parts: [(String, Style); 3] = [(before, plain), (hit, found), (after, plain)];
        let mut x = x;
        for (words, style) in parts {
            let left = usize::from(area.right().saturating_sub(x + 1));
            (x, _) = buffer.set_stringn(x, area.y, cells::safe(&words), left, style);
        }
        if is_selected {
            let rest = usize::from(area.right().saturating_sub(x + 1));
            buffer.set_stringn(x, area.y, " ".repeat(rest), rest, plain);
        }
    }

    fn parts(&self, room: usize) -> (String, String, String) {
        let words = self.words;
        let before = words.get(..self.found.start).unwrap_or_default();
        let hit = self.found.of(words).unwrap_or_default();
        let after = words.get(self.found.end..).unwrap_or(words);
        let lead = room / 3;
        let wide = cells::width(before);
        let is_long = cells::width(words) > room && wide > lead;
        let before = if is_long {
            let from = text::column_to_byte(before, wide - lead);
            format!("…{}", before.get(from..).unwrap_or_default())
        } else {
            before.to_owned()
        };
        let used = cells::width(&before) + cells::width(hit);
        let after = cells::truncate(after, room.saturating_sub(used)).into_owned();
        (before, hit.to_owned(), after)
    }
}

impl CodingRoom {
    pub(super) fn on_mouse_in_list(
        &mut self,
        event: MouseEvent,
        area: Rect,
        _shared: &mut Shared,
    ) -> Vec<Effect> {
        let body = body(area);
        let (rows, len): (&mut Rows, usize) = match &mut self.mode {
            Mode::Passages(list) => {
                let len = list.hits.len();
                (&mut list.rows, len)
            }
            Mode::Preview(preview) => {
                let len = preview.passages.len();
                (&mut preview.rows, len)
            }
            Mode::Read | Mode::Resize(_) => return Vec::new(),
        };
        let height = usize::from(body.height);
        match event.kind {
            MouseEventKind::ScrollDown => rows.scroll_by(3, len, height),
            MouseEventKind::ScrollUp => rows.scroll_by(-3, len, height),
            MouseEventKind::Down(MouseButton::Left) => {
                let line = usize::from(event.row).checked_sub(usize::from(body.y));
                let Some(row) = line.and_then(|line| rows.at(line, len, height)) else {
                    return Vec::new();
                };
                let is_again = row == rows.selected;
                rows.select(row, len, height);
                if is_again {
                    return self.jump_to_hit();
                }
            }
            _ => {}
        }
        Vec::new()
    }
}
