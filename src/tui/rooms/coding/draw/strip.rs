//! The line over the text and the lines under it: where one is, what is under
//! the cursor, which codes are pinned. It must not know the text's rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::open::Open;
use super::super::{CodingRoom, Mode, marks, pins};
use crate::text;
use crate::text::Span;
use crate::tui::cells::{self, Align};
use crate::tui::state::Shared;

/// Says which document this is, and where in it the cursor stands.
pub(super) fn draw_head(
    room: &CodingRoom,
    open: &Open,
    area: Rect,
    buffer: &mut Buffer,
    shared: &Shared,
) {
    let theme = &shared.theme;
    let width = usize::from(area.width.saturating_sub(2));
    let mut right: Vec<String> = Vec::new();
    if room.find.is_active() {
        let count = room.find.hits.len();
        right.push(match room.find.number(room.place.cursor) {
            Some(number) => shared.say(&text!("find-at", number = number, count = count)),
            None => shared.say(&text!("find-count", count = count)),
        });
    }
    if room.whose != super::super::open::Whose::Everybody {
        right.push(room.whose_name(shared));
    }
    let me = shared.coder.as_ref().map(|coder| coder.id);
    if me.is_some_and(|me| open.finished.contains(&me)) {
        right.push(format!("✓ {}", shared.say_id("coding-finished")));
    }
    if let Some(at) = open.turn_at(room.place.cursor) {
        let turn = &open.turns[at];
        let last = open.turns.last().map_or(0, |turn| turn.number);
        let time = super::time(turn);
        right.push(format!(
            "{}{}{time}",
            shared.say(&text!("coding-turn-of", number = turn.number, last = last)),
            if time.is_empty() { "" } else { " · " }
        ));
    }
    let right = right.join(" · ");
    let right = cells::truncate(&right, width * 3 / 5);
    let left = width.saturating_sub(cells::width(&right) + 2);
    let document = shared.document(open.document);
    let title = document.map_or(String::new(), |found| {
        format!("{}  {}", found.number, found.title)
    });
    let title = cells::fit(&title, left, Align::Left);
    let (x, _) = buffer.set_stringn(area.x + 1, area.y, title, width, theme.title);
    buffer.set_stringn(x + 2, area.y, right, width, theme.dim);
}

/// Draws what is under the cursor and the pinned codes, as far as there is room.
pub(super) fn draw(
    room: &CodingRoom,
    open: &Open,
    area: Rect,
    buffer: &mut Buffer,
    shared: &Shared,
) {
    if area.height == 0 {
        return;
    }
    let theme = &shared.theme;
    let width = usize::from(area.width.saturating_sub(2));
    let rule = format!("── {} ", about(room, open, shared));
    let rule = cells::truncate(&rule, width).into_owned();
    let rest = usize::from(area.width).saturating_sub(cells::width(&rule));
    let rule = format!("{rule}{}", "─".repeat(rest));
    buffer.set_stringn(area.x, area.y, rule, usize::from(area.width), theme.border);
    let mut y = area.y + 1;
    if y < area.bottom() {
        draw_codings(
            room,
            open,
            Rect {
                y,
                height: 1,
                ..area
            },
            buffer,
            shared,
        );
        y += 1;
    }
    // The rule of the code goes first when there is little room.
    if area.height >= 4 {
        let said = definition(room, shared);
        buffer.set_stringn(
            area.x + 1,
            y,
            cells::truncate(&said, width),
            width,
            theme.dim,
        );
        y += 1;
    }
    if y < area.bottom() {
        draw_pins(
            room,
            Rect {
                y,
                height: 1,
                ..area
            },
            buffer,
            shared,
        );
    }
}

/// What an act would apply to.
fn about(room: &CodingRoom, open: &Open, shared: &Shared) -> String {
    let characters = |span: Span| {
        // A selection may be the whole document; then its size need not be exact.
        let words = span.of(&open.text).unwrap_or_default();
        if words.len() > 20_000 {
            words.len()
        } else {
            words.chars().count()
        }
    };
    if let Mode::Resize(resize) = &room.mode {
        return shared.say(&text!("resize-extent", count = characters(resize.span)));
    }
    match room.selection {
        Some(selection) => {
            let count = characters(selection.span);
            let Some(unit) = selection.unit else {
                return shared.say(&text!("coding-selected-free", count = count));
            };
            let what = crate::message::Text::new(unit.name());
            shared.say(&text!("coding-selected", what = what, count = count))
        }
        None if room.place.sentence.is_empty() => shared.say_id("coding-no-sentence"),
        None => shared.say(&text!(
            "coding-sentence",
            count = characters(room.place.sentence)
        )),
    }
}

fn draw_codings(room: &CodingRoom, open: &Open, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let current = room.current(shared);
    let mut here = open.codings_at(room.place.cursor);
    // What was just made may lie beside the cursor.
    if let Some(current) = current
        && !here.iter().any(|coding| coding.id == current.id)
    {
        here.insert(0, current);
    }
    let mut x = area.x + 1;
    if here.is_empty() {
        let hint = shared.say_id("coding-none-yet");
        buffer.set_stringn(x, area.y, hint, usize::from(area.width), theme.dim);
        return;
    }
    let me = shared.coder.as_ref().map(|coder| coder.id);
    let current = current.map(|coding| coding.id);
    if let Some(at) = here.iter().position(|coding| Some(coding.id) == current) {
        let first = here.remove(at);
        here.insert(0, first);
    }
    for (at, coding) in here.iter().enumerate() {
        let left = usize::from(area.right().saturating_sub(x));
        let Some(code) = shared.code(coding.code) else {
            continue;
        };
        let coder = if Some(coding.coder) == me {
            String::new()
        } else {
            let name = shared.coder_named(coding.coder);
            name.map_or(String::new(), |coder| format!(" ({})", coder.name))
        };
        let name = if at == 0 {
            format!("{} {}", code.key, code.label(shared.language()))
        } else {
            code.key.clone()
        };
        let said = format!(" {name}{}{coder} ", marks(coding));
        if cells::width(&said) + 4 > left && at > 0 {
            let more = format!("+{}", here.len() - at);
            buffer.set_stringn(x, area.y, more, left, theme.dim);
            return;
        }
        let style = if Some(coding.id) == current {
            theme.selected
        } else {
            theme.code(code.color)
        };
        let said = cells::truncate(&said, left.saturating_sub(1)).into_owned();
        (x, _) = buffer.set_stringn(x, area.y, said, left, style);
        x += 1;
    }
}

/// The rule of the current coding's code, on one line.
fn definition(room: &CodingRoom, shared: &Shared) -> String {
    let code = room
        .current(shared)
        .and_then(|coding| shared.code(coding.code));
    code.map_or(String::new(), |code| {
        code.words.definition.shown(shared.language()).to_owned()
    })
}

fn draw_pins(room: &CodingRoom, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let mut x = area.x + 1;
    if room.pins.iter().all(String::is_empty) {
        let hint = shared.say_id("coding-no-pins");
        let width = usize::from(area.width.saturating_sub(2));
        buffer.set_stringn(x, area.y, cells::truncate(&hint, width), width, theme.dim);
        return;
    }
    for (place, key) in room.pins.iter().enumerate() {
        if key.is_empty() {
            continue;
        }
        let left = usize::from(area.right().saturating_sub(x));
        let code = pins::code_at(&room.pins, place, shared);
        let name = code.map_or(key.as_str(), |code| code.key.as_str());
        let style = code.map_or(theme.dim, |code| theme.code(code.color));
        (x, _) = buffer.set_stringn(x, area.y, (place + 1).to_string(), left, theme.accent);
        let left = usize::from(area.right().saturating_sub(x));
        let name = cells::truncate(name, 14);
        (x, _) = buffer.set_stringn(x, area.y, format!(" {name}  "), left, style);
    }
}
