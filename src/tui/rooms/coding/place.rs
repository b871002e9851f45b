//! Where the person is in the open document: the cursor, the scroll, and what
//! is selected. It must not know what is done with a passage.

use super::CodingRoom;
use super::geometry::Geometry;
use super::keys::CodingAction;
use super::motion::{self, Unit};
use crate::text;
use crate::text::Span;
use crate::tui::cells;
use crate::tui::state::Shared;

/// A cursor in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// A byte of the text, where a shown grapheme begins.
    pub cursor: usize,
    /// The first byte of the first row on screen.
    pub top: usize,
    /// The column that going up and down keeps to, in cells.
    goal: Option<usize>,
    /// The sentence around the cursor: what is coded when nothing is selected.
    pub sentence: Span,
}

/// A passage that is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    pub span: Span,
    /// While every motion extends the selection: the end that stays.
    pub fixed: Option<usize>,
    /// What was taken with one key.
    pub unit: Option<Unit>,
}

impl CodingRoom {
    pub(super) fn page(&self, shared: &Shared) -> (u16, usize) {
        let open = self.open.as_ref();
        open.map_or((1, 1), |open| Geometry::of(open, shared.content()).page())
    }

    /// Puts the cursor somewhere and scrolls after it.
    pub(super) fn go(&mut self, to: usize, shared: &Shared) {
        self.place.goal = None;
        self.put(to, shared);
    }

    /// The same, with the place well within the screen when it was not on it.
    pub(super) fn jump(&mut self, to: usize, shared: &Shared) {
        let Some(open) = &self.open else { return };
        let (width, height) = self.page(shared);
        let to = open.snap(to, true);
        let row = self.rows.at(open, to, width);
        let top = self.rows.at(open, self.place.top, width);
        let step = isize::try_from(height).unwrap_or(1);
        let bottom = self.rows.step(open, top, step - 1, width);
        if row < top || row > bottom {
            let top = self.rows.step(open, row, -step / 3, width);
            self.place.top = self.rows.span(open, top, width).start;
        }
        self.go(to, shared);
    }

    fn put(&mut self, to: usize, shared: &Shared) {
        let page = self.page(shared);
        let Some(open) = &self.open else { return };
        let has_moved = self.place.cursor != to;
        self.place.cursor = to;
        let top = self.rows.top(open, self.place.top, to, page);
        self.place.top = self.rows.span(open, top, page.0).start;
        self.place.sentence = if motion::is_on_blank_line(open, to) {
            Span::new(to, to)
        } else {
            motion::unit_at(open, Unit::Sentence, to)
        };
        if !has_moved {
            return;
        }
        self.made.clear();
        self.chosen = None;
        let Some(selection) = &mut self.selection else {
            return;
        };
        match selection.fixed {
            Some(fixed) => {
                let last = text::next_grapheme(&open.text, fixed.max(to));
                selection.span = Span::new(fixed.min(to), last);
                selection.unit = None;
            }
            None => self.selection = None,
        }
    }

    /// Moves the cursor; `false` when the action is no motion.
    pub(super) fn travel(&mut self, action: CodingAction, shared: &Shared) -> bool {
        let Some(open) = &self.open else { return false };
        let at = self.place.cursor;
        let to = match action {
            CodingAction::Left => motion::previous_grapheme(open, at),
            CodingAction::Right => motion::next_grapheme(open, at),
            CodingAction::NextWord => motion::next_word(open, at),
            CodingAction::PreviousWord => motion::previous_word(open, at),
            CodingAction::EndOfWord => motion::end_of_word(open, at),
            CodingAction::NextSentence => motion::next_sentence(open, at),
            CodingAction::PreviousSentence => motion::previous_sentence(open, at),
            CodingAction::NextTurn => motion::next_turn(open, at),
            CodingAction::PreviousTurn => motion::previous_turn(open, at),
            CodingAction::NextParagraph => motion::next_paragraph(open, at),
            CodingAction::PreviousParagraph => motion::previous_paragraph(open, at),
            CodingAction::Start => open.snap(0, true),
            CodingAction::End => open.snap(open.text.len(), false),
            CodingAction::RowStart | CodingAction::RowEnd => {
                let (width, _) = self.page(shared);
                let row = self.rows.at(open, at, width);
                let column = if action == CodingAction::RowStart {
                    0
                } else {
                    usize::MAX
                };
                self.rows.byte(open, row, column, width)
            }
            CodingAction::Down => return self.travel_rows(1, shared),
            CodingAction::Up => return self.travel_rows(-1, shared),
            CodingAction::PageDown | CodingAction::PageUp => {
                let (_, height) = self.page(shared);
                let by = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
                let by = if action == CodingAction::PageDown {
                    by
                } else {
                    -by
                };
                self.scroll_top(by, shared);
                return self.travel_rows(by, shared);
            }
            _ => return false,
        };
        self.go(to, shared);
        true
    }

    fn travel_rows(&mut self, by: isize, shared: &Shared) -> bool {
        let Some(open) = &self.open else { return false };
        let (width, _) = self.page(shared);
        let at = self.place.cursor;
        let goal = self
            .place
            .goal
            .unwrap_or_else(|| self.rows.column(open, at, width));
        let row = self
            .rows
            .step(open, self.rows.at(open, at, width), by, width);
        let to = self.rows.byte(open, row, goal, width);
        self.place.goal = Some(goal);
        self.put(to, shared);
        true
    }

    fn scroll_top(&mut self, by: isize, shared: &Shared) {
        let Some(open) = &self.open else { return };
        let (width, _) = self.page(shared);
        let top = self.rows.at(open, self.place.top, width);
        let top = self.rows.step(open, top, by, width);
        self.place.top = self.rows.span(open, top, width).start;
    }

    /// Scrolls as the wheel does; the cursor stays in sight.
    pub(super) fn scroll(&mut self, by: isize, shared: &Shared) {
        self.scroll_top(by, shared);
        let Some(open) = &self.open else { return };
        let (width, height) = self.page(shared);
        let around = isize::try_from((height / 6).min(3)).unwrap_or(0);
        let step = isize::try_from(height).unwrap_or(1);
        let top = self.rows.at(open, self.place.top, width);
        let first = self
            .rows
            .step(open, top, if by > 0 { around } else { 0 }, width);
        let last = self.rows.step(open, top, step - 1 - around, width);
        let row = self.rows.at(open, self.place.cursor, width);
        let kept = row.max(first).min(last.max(first));
        let to = if kept == row {
            self.place.cursor
        } else {
            let goal = self.rows.column(open, self.place.cursor, width);
            self.rows.byte(open, kept, goal, width)
        };
        self.put(to, shared);
    }

    /// Begins a selection that every motion extends, or ends it.
    pub(super) fn select_free(&mut self, shared: &Shared) {
        let Some(open) = &self.open else { return };
        let at = self.place.cursor;
        let (fixed, cursor) = match self.selection {
            Some(Selection { fixed: Some(_), .. }) => {
                self.selection = None;
                return;
            }
            // What was taken with one key is extended from here on.
            Some(Selection { span, .. }) => (
                span.start,
                text::prev_grapheme(&open.text, span.end).max(span.start),
            ),
            None => (at, at),
        };
        let span = Span::new(fixed, text::next_grapheme(&open.text, cursor));
        self.selection = Some(Selection {
            span,
            fixed: Some(fixed),
            unit: None,
        });
        self.go(cursor, shared);
    }

    /// Goes to the other end of the selection, so that it can be extended there.
    pub(super) fn other_end(&mut self, shared: &Shared) {
        let Some(open) = &self.open else { return };
        let Some(selection) = &mut self.selection else {
            return;
        };
        let last = text::prev_grapheme(&open.text, selection.span.end).max(selection.span.start);
        let fixed = selection.fixed.unwrap_or(selection.span.start);
        let (fixed, to) = if fixed == selection.span.start {
            (last, selection.span.start)
        } else {
            (selection.span.start, last)
        };
        selection.fixed = Some(fixed);
        self.go(to, shared);
    }

    /// Selects the passage under the cursor; taken again, the next one too.
    pub(super) fn take(&mut self, unit: Unit, shared: &mut Shared) {
        let Some(open) = &self.open else { return };
        let at = self.place.cursor;
        let here = motion::unit_at(open, unit, at);
        let span = match self.selection {
            Some(Selection {
                span,
                unit: Some(before),
                ..
            }) if before == unit => {
                let next = match unit {
                    Unit::Word => motion::next_word(open, span.end.saturating_sub(1)),
                    Unit::Sentence => motion::next_sentence(open, span.end.saturating_sub(1)),
                    Unit::Turn => motion::next_turn(open, span.end.saturating_sub(1)),
                    Unit::Paragraph => motion::next_paragraph(open, span.end.saturating_sub(1)),
                };
                let grown = motion::unit_at(open, unit, next);
                Span::new(span.start, span.end.max(grown.end))
            }
            // A sentence holds the word that was taken before it, and so on up.
            Some(Selection { span, .. }) if !here.is_empty() => {
                Span::new(span.start.min(here.start), span.end.max(here.end))
            }
            _ => here,
        };
        if span.is_empty() {
            shared.warn(text!("coding-nothing-to-take"));
            return;
        }
        self.selection = Some(Selection {
            span,
            fixed: None,
            unit: Some(unit),
        });
    }

    /// Selects exactly this, as a mouse does.
    pub(super) fn select(&mut self, span: Span, fixed: Option<usize>, unit: Option<Unit>) {
        self.selection = (!span.is_empty()).then_some(Selection { span, fixed, unit });
    }

    /// The passage an act applies to: what is selected, else the sentence under
    /// the cursor; without white space around it.
    pub(super) fn target(&self) -> Option<Span> {
        let open = self.open.as_ref()?;
        let span = self
            .selection
            .map_or(self.place.sentence, |selection| selection.span);
        let span = motion::trimmed(&open.text, span);
        (!span.is_empty()).then_some(span)
    }

    /// How the passage an act applies to begins, for the head of a dialog.
    pub(super) fn target_words(&self) -> String {
        let words = self.target().and_then(|span| {
            let open = self.open.as_ref()?;
            span.of(&open.text)
        });
        cells::truncate(words.unwrap_or_default(), 60).into_owned()
    }
}
