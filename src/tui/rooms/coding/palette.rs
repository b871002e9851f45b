//! The dialog that finds a code by a few letters and shows its rule beside it.
//! It must not know what becomes of the code: the room hears which one it is.

mod rank;

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use nucleo_matcher::Matcher;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use self::rank::Entry;
use super::pins;
use crate::message::Text;
use crate::model::code::{Code, CodeField, CodeStatus};
use crate::model::ids::CodeId;
use crate::text;
use crate::tui::cells::{self, Align};
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Binding, Chord, Context, Found};
use crate::tui::overlay::{Flow, Given, Overlay, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets;
use crate::tui::widgets::line_input::{LineInput, Typed};
use crate::tui::widgets::rows::{Rows, scroll_bar};

crate::actions! {
    /// What can be done in the palette of codes.
    pub enum PaletteAction {
        Accept = "palette-accept",
        Cancel = "palette-cancel",
        Next = "palette-next",
        Previous = "palette-previous",
        PageDown = "palette-page-down",
        PageUp = "palette-page-up",
        Pin = "palette-pin",
        New = "palette-new",
    }
}

pub static KEYS: Context = Context {
    title: "keys-palette",
    bindings: &[
        Binding::hint(&["Enter"], PaletteAction::Accept.name()),
        Binding::hint(&["Esc"], PaletteAction::Cancel.name()),
        Binding::hint(&["Down", "Ctrl-n"], PaletteAction::Next.name()),
        Binding::hint(&["Up", "Ctrl-p"], PaletteAction::Previous.name()),
        Binding::hint(&["Ctrl-o"], PaletteAction::New.name()),
        Binding::hint(&["Ctrl-t"], PaletteAction::Pin.name()),
        Binding::new(&["PageDown"], PaletteAction::PageDown.name()),
        Binding::new(&["PageUp"], PaletteAction::PageUp.name()),
    ],
};

/// From this width on the rule stands beside the list; below it, under it.
const BESIDE: u16 = 96;

/// The fields of the rule, with the messages that name them.
const RULE: [(CodeField, &str); 5] = [
    (CodeField::Definition, "palette-definition"),
    (CodeField::Include, "palette-include"),
    (CodeField::Exclude, "palette-exclude"),
    (CodeField::Evidence, "palette-evidence"),
    (CodeField::Example, "palette-example"),
];

/// The dialog; the room gets the id of the code as [`Given::Choice`] under its
/// name, and what was typed as [`Given::Words`] when a new code is wanted.
pub struct CodePalette {
    name: &'static str,
    title: Text,
    input: LineInput,
    entries: Vec<Entry>,
    /// Indices of the entries that match, best first.
    found: Vec<usize>,
    rows: Rows,
    pins: Vec<String>,
    matcher: Matcher,
}

impl CodePalette {
    #[must_use]
    pub fn new(
        name: &'static str,
        title: Text,
        recent: &[CodeId],
        pins: &[String],
        shared: &Shared,
    ) -> Self {
        let is_open = |code: &&Code| code.status == CodeStatus::Active;
        let mut palette = CodePalette {
            name,
            title,
            input: LineInput::default(),
            entries: shared
                .codes
                .iter()
                .filter(is_open)
                .map(|code| Entry::new(code, recent))
                .collect(),
            found: Vec::new(),
            rows: Rows::default(),
            pins: pins.to_vec(),
            matcher: rank::matcher(),
        };
        palette.narrow();
        palette
    }

    fn narrow(&mut self) {
        self.found = rank::rank(&self.entries, self.input.words(), &mut self.matcher);
        self.rows = Rows::default();
    }

    /// The matches, and after them the offer to make what was typed a code.
    fn len(&self) -> usize {
        self.found.len() + usize::from(self.has_offer())
    }

    fn has_offer(&self) -> bool {
        !self.input.words().trim().is_empty() || self.found.is_empty()
    }

    fn code(&self, rank: usize) -> Option<CodeId> {
        Some(self.entries[*self.found.get(rank)?].code)
    }

    fn reply(&self, name: &'static str, given: Given) -> Effect {
        Effect::Reply(Reply { name, given })
    }

    fn new_code(&self) -> Flow {
        let typed = self.input.words().to_owned();
        Flow::Close(vec![
            self.reply(PaletteAction::New.name(), Given::Words(typed)),
        ])
    }

    fn accept(&self) -> Flow {
        match self.code(self.rows.selected) {
            Some(code) => Flow::Close(vec![self.reply(self.name, Given::Choice(code.to_string()))]),
            None => self.new_code(),
        }
    }

    /// The whole dialog, its list and the place of the rule.
    fn areas(area: Rect) -> (u16, u16) {
        (area.width.min(124), area.height.min(32))
    }

    fn inner(area: Rect) -> Rect {
        let (width, height) = CodePalette::areas(area);
        Rect::new(
            area.x + (area.width - width) / 2 + 2,
            area.y + (area.height - height) / 2 + 1,
            width.saturating_sub(4),
            height.saturating_sub(2),
        )
    }

    fn split(inner: Rect) -> (Rect, Rect) {
        let body = Rect {
            y: inner.y + inner.height.min(1),
            height: inner.height.saturating_sub(1),
            ..inner
        };
        if inner.width + 4 >= BESIDE {
            let wide = body.width * 9 / 20;
            let list = Rect {
                width: wide,
                ..body
            };
            let rule = Rect {
                x: body.x + wide + 2,
                width: body.width.saturating_sub(wide + 2),
                ..body
            };
            return (list, rule);
        }
        let high = (body.height / 2).max(body.height.min(3));
        let list = Rect {
            height: high,
            ..body
        };
        let rule = Rect {
            y: body.y + high,
            height: body.height - high,
            ..body
        };
        (list, rule)
    }

    fn draw_list(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let window = self.rows.window(self.len(), usize::from(area.height));
        scroll_bar(window.start, self.len(), area, buffer, theme);
        let room = usize::from(area.width.saturating_sub(2));
        for (y, rank) in (area.y..).zip(window) {
            let is_selected = rank == self.rows.selected;
            let style = if is_selected {
                theme.selected
            } else {
                theme.text
            };
            let Some(code) = self.code(rank).and_then(|id| shared.code(id)) else {
                let typed = self.input.words().trim();
                let offer = match typed {
                    "" => shared.say_id("palette-offer-any"),
                    _ => shared.say(&text!("palette-offer", words = typed)),
                };
                let style = if is_selected {
                    theme.selected
                } else {
                    theme.accent
                };
                let offer = cells::fit(&offer, room, Align::Left);
                buffer.set_stringn(area.x, y, offer, room, style);
                continue;
            };
            let pin = pins::place_of(&self.pins, &code.key);
            let pin = pin.map_or(" ".to_owned(), |place| (place + 1).to_string());
            let key_room = 12.min(room / 3);
            let key = cells::fit(&code.key, key_room, Align::Left);
            let label = code.label(shared.language());
            let rest = room.saturating_sub(key_room + 3);
            let label = cells::fit(label, rest, Align::Left);
            let mark = if is_selected {
                theme.selected
            } else {
                theme.dim
            };
            let (x, _) = buffer.set_stringn(area.x, y, format!("{pin} "), room, mark);
            let key_style = if is_selected {
                theme.selected
            } else {
                theme.code(code.color)
            };
            let (x, _) = buffer.set_stringn(x, y, format!("{key} "), room, key_style);
            buffer.set_stringn(x, y, label, rest, style);
        }
    }

    fn draw_rule(&self, area: Rect, is_beside: bool, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let Some(code) = self.code(self.rows.selected).and_then(|id| shared.code(id)) else {
            return;
        };
        let room = usize::from(area.width);
        let mut lines: Vec<(String, Style)> = Vec::new();
        if is_beside {
            lines.push((code.key.clone(), theme.code(code.color)));
            let label = cells::wrap(code.label(shared.language()), room);
            lines.extend(label.into_iter().map(|line| (line, theme.title)));
        } else {
            lines.push(("─".repeat(room), theme.border));
        }
        for (field, name) in RULE {
            let words = code.words.get(field).shown(shared.language());
            if words.is_empty() {
                continue;
            }
            let name = shared.say_id(name);
            if is_beside {
                lines.push((String::new(), theme.text));
                lines.push((name, theme.dim));
                let wrapped = cells::wrap(words, room);
                lines.extend(wrapped.into_iter().map(|line| (line, theme.text)));
            } else {
                let wrapped = cells::wrap(&format!("{name}: {words}"), room);
                lines.extend(wrapped.into_iter().map(|line| (line, theme.text)));
            }
        }
        for (y, (line, style)) in (area.y..area.bottom()).zip(&lines) {
            let is_cut = y + 1 == area.bottom() && lines.len() > usize::from(area.height);
            let line = if is_cut { "…" } else { line.as_str() };
            buffer.set_stringn(area.x, y, line, room, *style);
        }
    }
}

impl Overlay for CodePalette {
    fn keys(&self) -> &'static Context {
        &KEYS
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Flow {
        let (list, _) = CodePalette::split(CodePalette::inner(shared.content()));
        let page = usize::from(list.height);
        let step = isize::try_from(page).unwrap_or(1);
        let by = match keymap::find(&[&KEYS], &[Chord::of(key)]) {
            Found::Action(name) => match PaletteAction::from_name(name) {
                Some(PaletteAction::Accept) => return self.accept(),
                Some(PaletteAction::New) => return self.new_code(),
                Some(PaletteAction::Pin) => {
                    let code = self.code(self.rows.selected);
                    let pin = PaletteAction::Pin.name();
                    let pinned = code.map(|id| self.reply(pin, Given::Choice(id.to_string())));
                    return Flow::Then(pinned.into_iter().collect());
                }
                Some(PaletteAction::Next) => 1,
                Some(PaletteAction::Previous) => -1,
                Some(PaletteAction::PageDown) => step,
                Some(PaletteAction::PageUp) => -step,
                Some(PaletteAction::Cancel) | None => return Flow::Close(Vec::new()),
            },
            _ => {
                if self.input.key(key) == Typed::Changed {
                    self.narrow();
                }
                return Flow::Stay;
            }
        };
        self.rows.move_by(by, self.len(), page);
        Flow::Stay
    }

    fn paste(&mut self, words: &str, _shared: &mut Shared) -> Flow {
        self.input.paste(words);
        self.narrow();
        Flow::Stay
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, _shared: &mut Shared) -> Flow {
        let (list, _) = CodePalette::split(CodePalette::inner(area));
        let (len, page) = (self.len(), usize::from(list.height));
        match event.kind {
            MouseEventKind::ScrollDown => self.rows.scroll_by(3, len, page),
            MouseEventKind::ScrollUp => self.rows.scroll_by(-3, len, page),
            MouseEventKind::Down(MouseButton::Left)
                if list.contains(Position::new(event.column, event.row)) =>
            {
                let line = usize::from(event.row - list.y);
                if let Some(row) = self.rows.at(line, len, page) {
                    let is_again = row == self.rows.selected;
                    self.rows.select(row, len, page);
                    // The first click shows the rule, the second takes the code.
                    if is_again {
                        return self.accept();
                    }
                }
            }
            _ => {}
        }
        Flow::Stay
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let (width, height) = CodePalette::areas(area);
        let title = shared.say(&self.title);
        let inner = widgets::panel(area, width, height, &title, buffer, theme);
        let (list, rule) = CodePalette::split(inner);
        buffer.set_stringn(inner.x, inner.y, "› ", 2, theme.accent);
        let line = Rect {
            x: inner.x + 2,
            width: inner.width.saturating_sub(2),
            height: inner.height.min(1),
            ..inner
        };
        let cursor = self.input.draw(line, buffer, theme.text);
        self.draw_list(list, buffer, shared);
        self.draw_rule(rule, rule.y == list.y, buffer, shared);
        cursor
    }
}
