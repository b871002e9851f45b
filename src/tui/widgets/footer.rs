//! The last line: the keys that matter now, as many as fit, help always among
//! them. It must not know rooms; it reads the tables that hold.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::action::Global;
use crate::tui::cells;
use crate::tui::keymap::Context;
use crate::tui::state::State;

/// The hints that fit in `width` cells, in the order of the tables; the way to
/// the help is never the one to go.
#[must_use]
pub fn hints(
    contexts: &[&'static Context],
    say: impl Fn(&'static str) -> String,
    is_offered: impl Fn(&str) -> bool,
    width: usize,
) -> Vec<(&'static str, String)> {
    let all: Vec<(&'static str, String)> = contexts
        .iter()
        .flat_map(|context| context.bindings)
        .filter(|binding| binding.is_hint && is_offered(binding.action))
        .filter_map(|binding| Some((*binding.keys.first()?, say(binding.action))))
        .collect();
    let size = |(key, said): &(&str, String)| cells::width(key) + cells::width(said) + 3;
    let help_at = all.iter().position(|(key, _)| *key == "?");
    let mut left = width.saturating_sub(help_at.map_or(0, |at| size(&all[at])));
    let mut is_full = false;
    let mut kept = Vec::new();
    for (at, hint) in all.into_iter().enumerate() {
        if Some(at) == help_at {
            kept.push(hint);
            continue;
        }
        is_full = is_full || size(&hint) > left;
        if !is_full {
            left -= size(&hint);
            kept.push(hint);
        }
    }
    kept
}

/// Draws the line.
pub fn draw(state: &State, area: Rect, buffer: &mut Buffer) {
    let shared = &state.shared;
    let needs_study = [Global::Undo.name(), Global::Search.name()];
    let hints = hints(
        &state.contexts(),
        |id| shared.say_id(id),
        |action| state.has_study() || !needs_study.contains(&action),
        usize::from(area.width),
    );
    let mut x = area.x + 1;
    for (key, said) in hints {
        let room = usize::from(area.right().saturating_sub(x));
        (x, _) = buffer.set_stringn(x, area.y, key, room, shared.theme.accent);
        let room = usize::from(area.right().saturating_sub(x));
        (x, _) = buffer.set_stringn(x, area.y, format!(" {said}  "), room, shared.theme.dim);
    }
}
