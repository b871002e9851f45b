//! Looking for words in the open document: a line that is typed into while all
//! hits are marked. It must not know how hits are drawn.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Clear, Widget};
use regex::RegexBuilder;

use super::CodingRoom;
use crate::fault::{Fault, Outcome};
use crate::text;
use crate::text::Span;
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Binding, Chord, Context, Found as Keys};
use crate::tui::overlay::{Flow, Given, Overlay, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets::line_input::{LineInput, Typed};

/// The slot of the search, and the name of the dialog.
pub const FIND: &str = "coding-find";

/// More hits than this are not counted.
const MOST: usize = 50_000;

crate::actions! {
    /// What can be done while searching.
    pub enum FindAction { Accept = "find-accept", Cancel = "find-cancel" }
}

pub static KEYS: Context = Context {
    title: "keys-find",
    bindings: &[
        Binding::hint(&["Enter"], FindAction::Accept.name()),
        Binding::hint(&["Esc"], FindAction::Cancel.name()),
    ],
};

/// What is looked for, and where it is.
#[derive(Debug, Default)]
pub struct Find {
    pub words: String,
    /// In order.
    pub hits: Vec<Span>,
    /// Where the cursor was when the search began.
    from: usize,
    is_typing: bool,
    /// The cursor goes to the first hit once the answer is there.
    is_awaited: bool,
}

impl Find {
    #[must_use]
    pub fn is_active(&self) -> bool {
        !self.words.is_empty()
    }

    fn warn_of_nothing(&self, shared: &mut Shared) {
        if self.is_active() && self.hits.is_empty() {
            shared.warn(text!("find-nothing", words = self.words.as_str()));
        }
    }

    /// Which hit the cursor is on, counted from 1.
    #[must_use]
    pub fn number(&self, cursor: usize) -> Option<usize> {
        let at = self.hits.partition_point(|hit| hit.start <= cursor);
        let hit = self.hits.get(at.checked_sub(1)?)?;
        hit.has(cursor).then_some(at)
    }
}

/// The hits of the words in a text, whatever their case.
fn look(whole: &str, words: &str, cancel: &AtomicBool) -> Outcome<Vec<Span>> {
    let pattern = RegexBuilder::new(&regex::escape(words))
        .case_insensitive(true)
        .build()
        .map_err(|_| Fault::input(text!("find-too-long")))?;
    let mut hits = Vec::new();
    for found in pattern.find_iter(whole).take(MOST) {
        if cancel.load(Ordering::Relaxed) {
            return Err(Fault::cancelled(text!("find-stopped")));
        }
        hits.push(text::whole_graphemes(
            whole,
            Span::new(found.start(), found.end()),
        ));
    }
    Ok(hits)
}

impl CodingRoom {
    pub(super) fn begin_find(&mut self) -> Vec<Effect> {
        self.find.from = self.place.cursor;
        self.find.is_typing = true;
        vec![Effect::open(FindLine::default())]
    }

    /// What was typed so far, or how the typing ended.
    pub(super) fn typed(&mut self, given: &Given, shared: &mut Shared) -> Vec<Effect> {
        match given {
            Given::Words(words) if words.is_empty() => {
                self.find.words.clear();
                self.find.hits.clear();
                Vec::new()
            }
            Given::Words(words) => {
                self.find.words.clone_from(words);
                self.find.is_awaited = true;
                self.ask_find()
            }
            Given::Choice(name) => {
                self.find.is_typing = false;
                if name == FindAction::Cancel.name() {
                    self.find = Find::default();
                } else if !self.find.is_awaited {
                    self.find.warn_of_nothing(shared);
                }
                Vec::new()
            }
            Given::Fields(_) => Vec::new(),
        }
    }

    pub(super) fn ask_find(&self) -> Vec<Effect> {
        let Some(open) = self.open.as_ref().filter(|_| self.find.is_active()) else {
            return Vec::new();
        };
        let (whole, words) = (Arc::clone(&open.text), self.find.words.clone());
        vec![Effect::query(FIND, move |_, cancel| {
            look(&whole, &words, cancel)
        })]
    }

    pub(super) fn take_hits(&mut self, mut hits: Vec<Span>, shared: &mut Shared) {
        let Some(open) = &self.open else { return };
        hits.retain(|hit| open.is_shown(hit.start));
        self.find.hits = hits;
        if !std::mem::take(&mut self.find.is_awaited) {
            return;
        }
        let from = self.find.from;
        let next = self.find.hits.iter().find(|hit| hit.start >= from);
        if let Some(hit) = next.or(self.find.hits.first()) {
            let to = hit.start;
            self.jump(to, shared);
        } else if !self.find.is_typing {
            self.find.warn_of_nothing(shared);
        }
    }

    /// Goes to the next hit or the one before, round and round.
    pub(super) fn travel_hits(&mut self, is_forward: bool, shared: &mut Shared) {
        let hits = &self.find.hits;
        if hits.is_empty() {
            shared.warn(text!("find-no-search"));
            return;
        }
        let at = self.place.cursor;
        let next = if is_forward {
            let after = hits.partition_point(|hit| hit.start <= at);
            after % hits.len()
        } else {
            let before = hits.partition_point(|hit| hit.start < at);
            (before + hits.len() - 1) % hits.len()
        };
        let to = hits[next].start;
        self.jump(to, shared);
        let count = self.find.hits.len();
        shared.notify(text!("find-at", number = next + 1, count = count));
    }
}

/// The line at the foot of the reader; the room hears every change of it.
#[derive(Default)]
pub struct FindLine {
    input: LineInput,
}

impl FindLine {
    fn words(&self) -> Effect {
        Effect::Reply(Reply {
            name: FIND,
            given: Given::Words(self.input.words().to_owned()),
        })
    }

    fn end(action: FindAction) -> Flow {
        Flow::Close(vec![Effect::Reply(Reply {
            name: FIND,
            given: Given::Choice(action.name().to_owned()),
        })])
    }
}

impl Overlay for FindLine {
    fn keys(&self) -> &'static Context {
        &KEYS
    }

    fn key(&mut self, key: KeyEvent, _shared: &mut Shared) -> Flow {
        if let Keys::Action(name) = keymap::find(&[&KEYS], &[Chord::of(key)]) {
            let action = FindAction::from_name(name).unwrap_or(FindAction::Cancel);
            return FindLine::end(action);
        }
        match self.input.key(key) {
            Typed::Changed => Flow::Then(vec![self.words()]),
            Typed::Moved | Typed::Ignored => Flow::Stay,
        }
    }

    fn paste(&mut self, words: &str, _shared: &mut Shared) -> Flow {
        self.input.paste(words);
        Flow::Then(vec![self.words()])
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let line = Rect {
            y: area.bottom().saturating_sub(1),
            height: area.height.min(1),
            ..area
        };
        Clear.render(line, buffer);
        let (x, _) = buffer.set_stringn(
            line.x + 1,
            line.y,
            format!("{} / ", shared.say_id("find-title")),
            usize::from(line.width),
            shared.theme.accent,
        );
        let input = Rect {
            x,
            width: line.right().saturating_sub(x),
            ..line
        };
        self.input.draw(input, buffer, shared.theme.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_typed_whatever_their_case() {
        let cancel = AtomicBool::new(false);
        let text = "Air bersih (air). AIR? kair";
        let hits = look(text, "air", &cancel).unwrap();
        assert_eq!(hits.len(), 4);
        assert_eq!(look(text, "(air)", &cancel).unwrap().len(), 1);
    }

    #[test]
    fn a_hit_never_splits_a_grapheme() {
        let cancel = AtomicBool::new(false);
        let hits = look("se\u{301}d", "e", &cancel).unwrap();
        assert_eq!(hits, [Span::new(1, 4)]);
    }
}
