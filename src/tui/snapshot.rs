//! A screen as text that a reviewer can read: its rows, a mask with one letter
//! for each style, and a legend of the letters. Only rows with a style are in
//! the mask.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier};

use super::event::Event;
use super::state::State;
use super::update::update;
use super::view;

/// Draws the state at this size.
#[must_use]
pub fn screen(state: &mut State, width: u16, height: u16) -> String {
    update(state, Event::Resize(width, height));
    let mut buffer = Buffer::empty(Rect::from((
        ratatui::layout::Position::ORIGIN,
        Size::new(width, height),
    )));
    let cursor = view::render(state, &mut buffer);
    let mut shown = text_and_mask(&buffer);
    if let Some(cursor) = cursor {
        shown.push_str(&format!("cursor: {},{}\n", cursor.x, cursor.y));
    }
    shown
}

/// The rows, the mask and the legend of a buffer.
#[must_use]
pub fn text_and_mask(buffer: &Buffer) -> String {
    let mut legend: Vec<String> = Vec::new();
    let mut rows = String::new();
    let mut masks = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut row = String::new();
        let mut mask = String::new();
        let mut skip = 0;
        for x in buffer.area.left()..buffer.area.right() {
            let cell = &buffer[(x, y)];
            if skip == 0 {
                row.push_str(cell.symbol());
                skip = super::cells::width(cell.symbol()).max(1);
            }
            skip -= 1;
            mask.push(letter(cell, &mut legend));
        }
        rows.push_str(&format!("│{}│\n", row.trim_end()));
        if mask.contains(|letter| letter != '.') {
            masks.push_str(&format!("{y:>3} {}\n", mask.trim_end_matches('.')));
        }
    }
    for (at, style) in legend.iter().enumerate() {
        masks.push_str(&format!("{} = {style}\n", letter_at(at)));
    }
    format!("{rows}\n{masks}")
}

fn letter(cell: &Cell, legend: &mut Vec<String>) -> char {
    if cell.fg == Color::Reset && cell.bg == Color::Reset && cell.modifier == Modifier::empty() {
        return '.';
    }
    let style = format!("{} on {} {:?}", cell.fg, cell.bg, cell.modifier);
    let at = legend
        .iter()
        .position(|known| *known == style)
        .unwrap_or_else(|| {
            legend.push(style);
            legend.len() - 1
        });
    letter_at(at)
}

fn letter_at(at: usize) -> char {
    u8::try_from(at).map_or('?', |at| char::from(b'a' + at % 26))
}
