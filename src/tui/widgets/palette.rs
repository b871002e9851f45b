//! A dialog to choose one of many by typing a few letters. It must not know
//! what the choice leads to, except that it may be an action.

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::fuzzy::{FuzzyList, Item};
use super::line_input::Typed;
use super::rows::scroll_bar;
use crate::message::Text;
use crate::tui::cells::{self, Align};
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Binding, Chord, Context, Found};
use crate::tui::overlay::{Flow, Given, Overlay, Reply};
use crate::tui::state::Shared;

crate::actions! {
    /// What can be done in a chooser.
    pub enum ChooserAction {
        Accept = "choose-accept",
        Cancel = "choose-cancel",
        Next = "choose-next",
        Previous = "choose-previous",
        PageDown = "choose-page-down",
        PageUp = "choose-page-up",
    }
}

pub static KEYS: Context = Context {
    title: "keys-chooser",
    bindings: &[
        Binding::hint(&["Enter"], ChooserAction::Accept.name()),
        Binding::hint(&["Esc"], ChooserAction::Cancel.name()),
        Binding::hint(&["Down", "Ctrl-n"], ChooserAction::Next.name()),
        Binding::hint(&["Up", "Ctrl-p"], ChooserAction::Previous.name()),
        Binding::new(&["PageDown"], ChooserAction::PageDown.name()),
        Binding::new(&["PageUp"], ChooserAction::PageUp.name()),
    ],
};

/// What becomes of the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// The item's key is an action, and it is done.
    Act,
    /// The room gets it as a reply under this name.
    Reply(&'static str),
}

/// The dialog.
pub struct Chooser {
    title: Text,
    purpose: Purpose,
    list: FuzzyList,
    /// The names of the actions among the items, so that a choice is one again.
    actions: Vec<&'static str>,
}

impl Chooser {
    /// A chooser whose choice goes to the room's `reply` under `name`, as
    /// [`Given::Choice`] with the item's key.
    #[must_use]
    pub fn new(name: &'static str, title: Text, items: Vec<Item>) -> Self {
        Chooser {
            title,
            purpose: Purpose::Reply(name),
            list: FuzzyList::new(items),
            actions: Vec::new(),
        }
    }

    /// A chooser of actions; see [`Chooser::add`].
    #[must_use]
    pub fn actions(title: Text) -> Self {
        Chooser {
            title,
            purpose: Purpose::Act,
            list: FuzzyList::new(Vec::new()),
            actions: Vec::new(),
        }
    }

    /// Adds an action, found by what it is called and by its `verb`.
    pub fn add(&mut self, action: &'static str, shown: &str, note: &str, verb: &str) {
        self.actions.push(action);
        self.list.push(Item {
            key: action.to_owned(),
            shown: shown.to_owned(),
            note: note.to_owned(),
            words: format!("{shown} {verb}"),
        });
    }

    fn accept(&self, shared: &mut Shared) -> Flow {
        let Some(item) = self.list.selected() else {
            shared.warn(crate::text!("choose-nothing"));
            return Flow::Stay;
        };
        match self.purpose {
            Purpose::Reply(name) => Flow::Close(vec![Effect::Reply(Reply {
                name,
                given: Given::Choice(item.key.clone()),
            })]),
            Purpose::Act => {
                let action = self.actions.iter().find(|action| **action == item.key);
                Flow::Close(
                    action
                        .map(|action| Effect::Act(action))
                        .into_iter()
                        .collect(),
                )
            }
        }
    }

    fn frame(&self, area: Rect) -> (u16, u16) {
        let height = u16::try_from(self.list.len().max(1) + 3).unwrap_or(u16::MAX);
        (
            area.width.min(72),
            height.clamp(6, area.height.clamp(6, 20)),
        )
    }

    fn page(&self, shared: &Shared) -> usize {
        usize::from(self.frame(shared.content()).1.saturating_sub(3))
    }
}

impl Overlay for Chooser {
    fn keys(&self) -> &'static Context {
        &KEYS
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Flow {
        let page = self.page(shared);
        let step = isize::try_from(page).unwrap_or(1);
        let by = match keymap::find(&[&KEYS], &[Chord::of(key)]) {
            Found::Action(name) => match ChooserAction::from_name(name) {
                Some(ChooserAction::Accept) => return self.accept(shared),
                Some(ChooserAction::Next) => 1,
                Some(ChooserAction::Previous) => -1,
                Some(ChooserAction::PageDown) => step,
                Some(ChooserAction::PageUp) => -step,
                Some(ChooserAction::Cancel) | None => return Flow::Close(Vec::new()),
            },
            _ => {
                if self.list.input.key(key) == Typed::Changed {
                    self.list.narrow();
                }
                return Flow::Stay;
            }
        };
        self.list.rows.move_by(by, self.list.len(), page);
        Flow::Stay
    }

    fn paste(&mut self, words: &str, _shared: &mut Shared) -> Flow {
        self.list.input.paste(words);
        self.list.narrow();
        Flow::Stay
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Flow {
        let page = self.page(shared);
        let len = self.list.len();
        match event.kind {
            MouseEventKind::ScrollDown => self.list.rows.scroll_by(3, len, page),
            MouseEventKind::ScrollUp => self.list.rows.scroll_by(-3, len, page),
            MouseEventKind::Down(MouseButton::Left) => {
                let (width, height) = self.frame(area);
                let left = area.x + (area.width - width) / 2;
                let top = area.y + area.height.saturating_sub(height) / 2 + 2;
                let is_inside = (left..left + width).contains(&event.column);
                let line = usize::from(event.row.saturating_sub(top));
                if is_inside
                    && event.row >= top
                    && let Some(row) = self.list.rows.at(line, len, page)
                {
                    self.list.rows.select(row, len, page);
                    return self.accept(shared);
                }
            }
            _ => {}
        }
        Flow::Stay
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let (width, height) = self.frame(area);
        let inner = super::panel(
            area,
            width,
            height,
            &super::heading(&self.title, shared),
            buffer,
            theme,
        );
        let [line, rest] = [
            Rect {
                height: inner.height.min(1),
                ..inner
            },
            Rect {
                y: inner.y + 1,
                height: inner.height.saturating_sub(1),
                ..inner
            },
        ];
        buffer.set_stringn(line.x, line.y, "› ", 2, theme.accent);
        let input = Rect {
            x: line.x + 2,
            width: line.width.saturating_sub(2),
            ..line
        };
        let cursor = self.list.input.draw(input, buffer, theme.text);
        if self.list.is_empty() {
            let none = shared.say_id("choose-nothing");
            buffer.set_stringn(rest.x, rest.y, none, usize::from(rest.width), theme.dim);
        }
        let window = self
            .list
            .rows
            .window(self.list.len(), usize::from(rest.height));
        scroll_bar(window.start, self.list.len(), rest, buffer, theme);
        let room = usize::from(rest.width.saturating_sub(2));
        for (y, rank) in (rest.y..).zip(window) {
            let Some(item) = self.list.get(rank) else {
                break;
            };
            let note = cells::truncate(&item.note, room / 2);
            let wide = room.saturating_sub(cells::width(&note) + 1);
            let is_selected = rank == self.list.rows.selected;
            let (style, beside) = if is_selected {
                (theme.selected, theme.selected)
            } else {
                (theme.text, theme.dim)
            };
            let shown = cells::fit(&item.shown, wide, Align::Left);
            let (x, _) = buffer.set_stringn(rest.x, y, format!("{shown} "), room, style);
            buffer.set_stringn(x, y, note, room, beside);
        }
        cursor
    }
}
