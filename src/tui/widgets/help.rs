//! The help: every key that holds in this room, from the tables themselves. It
//! must not know what the keys do.

use crossterm::event::{KeyEvent, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::rows::scroll_bar;
use crate::message::Text;
use crate::text;
use crate::tui::action::Global;
use crate::tui::cells::{self, Align};
use crate::tui::keymap::{self, Binding, Chord, Context, Found, GLOBAL};
use crate::tui::overlay::{Flow, Overlay};
use crate::tui::state::{Shared, State};
use crate::tui::view;

crate::actions! {
    /// What can be done in the help.
    pub enum HelpAction {
        Close = "help-close",
        Down = "help-down",
        Up = "help-up",
        PageDown = "help-page-down",
        PageUp = "help-page-up",
    }
}

pub static KEYS: Context = Context {
    title: "keys-help",
    bindings: &[
        Binding::hint(&["Esc", "?", "q", "Enter"], HelpAction::Close.name()),
        Binding::hint(&["Down", "j"], HelpAction::Down.name()),
        Binding::hint(&["Up", "k"], HelpAction::Up.name()),
        Binding::hint(&["PageDown", "Space"], HelpAction::PageDown.name()),
        Binding::new(&["PageUp"], HelpAction::PageUp.name()),
    ],
};

enum Line {
    Title(&'static str),
    Keys(String, &'static str),
    Blank,
}

/// The dialog.
pub struct Help {
    room: &'static str,
    lines: Vec<Line>,
    offset: usize,
}

impl Help {
    #[must_use]
    pub fn new(state: &State) -> Self {
        let mut lines = Vec::new();
        // What holds just now comes first: nobody looks for the keys of elsewhere.
        let now = state.room().keys();
        let is_elsewhere =
            |context: &&Context| !now.iter().any(|held| std::ptr::eq(*held, *context));
        let elsewhere = state.room().all_keys().iter().copied();
        let contexts = now.iter().copied().chain(elsewhere.filter(is_elsewhere));
        for context in contexts.chain([&GLOBAL]) {
            if !lines.is_empty() {
                lines.push(Line::Blank);
            }
            lines.push(Line::Title(context.title));
            for binding in context.bindings {
                let room = Global::from_name(binding.action).and_then(view::room_number);
                if binding.keys.is_empty() || room.is_some_and(|room| room >= state.rooms.len()) {
                    continue;
                }
                lines.push(Line::Keys(binding.keys.join("  "), binding.action));
            }
        }
        Help {
            room: state.room().title(),
            lines,
            offset: 0,
        }
    }

    fn height(&self, area: Rect) -> usize {
        usize::from(area.height.saturating_sub(4)).min(self.lines.len())
    }

    fn scroll(&mut self, by: isize, area: Rect) {
        let most = self.lines.len().saturating_sub(self.height(area));
        self.offset = self.offset.saturating_add_signed(by).min(most);
    }
}

impl Overlay for Help {
    fn keys(&self) -> &'static Context {
        &KEYS
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Flow {
        let area = shared.content();
        let page = isize::try_from(self.height(area)).unwrap_or(1);
        let Found::Action(name) = keymap::find(&[&KEYS], &[Chord::of(key)]) else {
            return Flow::Stay;
        };
        match HelpAction::from_name(name) {
            Some(HelpAction::Down) => self.scroll(1, area),
            Some(HelpAction::Up) => self.scroll(-1, area),
            Some(HelpAction::PageDown) => self.scroll(page, area),
            Some(HelpAction::PageUp) => self.scroll(-page, area),
            Some(HelpAction::Close) | None => return Flow::Close(Vec::new()),
        }
        Flow::Stay
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, _shared: &mut Shared) -> Flow {
        match event.kind {
            MouseEventKind::ScrollDown => self.scroll(3, area),
            MouseEventKind::ScrollUp => self.scroll(-3, area),
            _ => {}
        }
        Flow::Stay
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let title = shared.say(&text!("help-title", room = Text::new(self.room)));
        let height = u16::try_from(self.height(area) + 2).unwrap_or(u16::MAX);
        let inner = super::panel(area, 74, height, &title, buffer, theme);
        let shown = usize::from(inner.height);
        let offset = self.offset.min(self.lines.len().saturating_sub(shown));
        scroll_bar(offset, self.lines.len(), inner, buffer, theme);
        let room = usize::from(inner.width.saturating_sub(1));
        for (y, line) in (inner.y..inner.bottom()).zip(self.lines.iter().skip(offset)) {
            match line {
                Line::Blank => {}
                Line::Title(id) => {
                    buffer.set_stringn(inner.x, y, shared.say_id(id), room, theme.title);
                }
                Line::Keys(keys, action) => {
                    let keys = cells::fit(keys, 20.min(room), Align::Left);
                    let (x, _) = buffer.set_stringn(inner.x, y, keys, room, theme.accent);
                    let left = usize::from((inner.right() - 1).saturating_sub(x));
                    let said = shared.say_id(action);
                    buffer.set_stringn(x, y, cells::truncate(&said, left), left, theme.text);
                }
            }
        }
        None
    }
}
