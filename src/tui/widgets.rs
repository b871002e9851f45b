//! The parts that rooms and dialogs are made of. They must not know what they
//! are used for.

pub mod confirm;
pub mod editor;
pub mod footer;
pub mod form;
pub mod fuzzy;
pub mod help;
pub mod line_input;
pub mod palette;
pub mod prompt;
pub mod rows;
pub mod sheet;
pub mod sheet_grid;
pub mod table;
pub mod to_file;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use super::cells;
use super::keymap::Context;
use super::state::Shared;
use super::theme::Theme;
use crate::message::Text;

/// The tables of keys of all dialogs.
pub const CONTEXTS: &[&Context] = &[
    &confirm::KEYS,
    &prompt::KEYS,
    &palette::KEYS,
    &form::LINE,
    &form::CHOICE,
    &form::LINES,
    &editor::KEYS,
    &help::KEYS,
    &sheet::KEYS,
];

/// The title of a dialog. The name of an action, which many a dialog has for a
/// title, begins with a capital there; a title with something of the study in
/// it stays to the letter.
#[must_use]
pub fn heading(title: &Text, shared: &Shared) -> String {
    let said = shared.say(title);
    let mut letters = said.chars();
    match letters.next() {
        Some(first) if title.args.is_empty() => first.to_uppercase().chain(letters).collect(),
        _ => said,
    }
}

/// Clears a framed panel of at most this size in the middle of `area` and
/// returns the space within its frame.
pub fn panel(
    area: Rect,
    width: u16,
    height: u16,
    title: &str,
    buffer: &mut Buffer,
    theme: &Theme,
) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    let outer = Rect::new(
        area.x + (area.width - width) / 2,
        area.y + (area.height - height) / 2,
        width,
        height,
    );
    Clear.render(outer, buffer);
    let title = cells::truncate(title, usize::from(width.saturating_sub(6)));
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.border)
        .title(ratatui::text::Span::styled(
            format!(" {title} "),
            theme.title,
        ))
        .style(theme.panel);
    let inner = block.inner(outer);
    block.render(outer, buffer);
    Rect::new(
        inner.x + u16::from(inner.width > 2),
        inner.y,
        inner.width.saturating_sub(2),
        inner.height,
    )
}
