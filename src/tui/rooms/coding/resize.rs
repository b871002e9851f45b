//! Changing where a coding begins and ends, seen before it is saved. It must
//! not know how the extent is drawn.

use super::keys::ResizeAction;
use super::motion::{self, Unit};
use super::{CodingRoom, Mode};
use crate::model::edit::Edit;
use crate::model::ids::CodingId;
use crate::text;
use crate::text::Span;
use crate::tui::effect::Effect;
use crate::tui::state::Shared;

use super::open::Open;

/// A coding whose extent is being changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resize {
    pub coding: CodingId,
    pub span: Span,
}

impl CodingRoom {
    pub(super) fn begin_resize(&mut self, shared: &mut Shared) {
        if let Some(coding) = self.own(shared) {
            self.selection = None;
            self.mode = Mode::Resize(Resize {
                coding: coding.id,
                span: coding.span,
            });
        }
    }

    pub(super) fn resize(&mut self, action: ResizeAction, shared: &mut Shared) -> Vec<Effect> {
        let (Mode::Resize(resize), Some(open)) = (&mut self.mode, &self.open) else {
            return Vec::new();
        };
        if action == ResizeAction::Save {
            let Resize { coding, span } = *resize;
            self.mode = Mode::Read;
            self.chosen = Some(coding);
            return vec![Effect::Apply(Edit::ResizeCoding { coding, span })];
        }
        let span = moved(open, resize.span, action);
        if span.is_empty() {
            shared.notify(text!("resize-empty"));
            return Vec::new();
        }
        resize.span = span;
        // The end that moved stays in sight.
        let edge = if is_of_start(action) {
            span.start
        } else {
            text::prev_grapheme(&open.text, span.end).max(span.start)
        };
        let chosen = resize.coding;
        self.go(open_snap(self.open.as_ref(), edge), shared);
        self.chosen = Some(chosen);
        Vec::new()
    }
}

fn open_snap(open: Option<&Open>, byte: usize) -> usize {
    open.map_or(byte, |open| open.snap(byte, true))
}

fn is_of_start(action: ResizeAction) -> bool {
    matches!(
        action,
        ResizeAction::StartLater
            | ResizeAction::StartEarlier
            | ResizeAction::StartWordLater
            | ResizeAction::StartWordEarlier
            | ResizeAction::StartSentence
    )
}

/// The extent after one key.
fn moved(open: &Open, span: Span, action: ResizeAction) -> Span {
    let whole = open.text.as_str();
    let Span { start, end } = span;
    let last = text::prev_grapheme(whole, end);
    let word_end = |byte: usize| {
        let word = motion::unit_at(open, Unit::Word, byte);
        word.end.max(byte)
    };
    match action {
        ResizeAction::Save => span,
        ResizeAction::EndLater => Span::new(start, text::next_grapheme(whole, end)),
        ResizeAction::EndEarlier => Span::new(start, last),
        ResizeAction::StartLater => Span::new(text::next_grapheme(whole, start), end),
        ResizeAction::StartEarlier => Span::new(text::prev_grapheme(whole, start), end),
        ResizeAction::EndWordLater => {
            let here = motion::unit_at(open, Unit::Word, open.snap(last, false));
            let to = if here.end > end {
                here.end
            } else {
                word_end(motion::next_word(open, open.snap(last, false)))
            };
            Span::new(start, to.max(end))
        }
        ResizeAction::EndWordEarlier => {
            // Back to the end of the last word that ends before this end.
            let mut at = motion::previous_word(open, open.snap(end, false));
            while word_end(at) >= end && at > start {
                let before = motion::previous_word(open, at);
                if before == at {
                    break;
                }
                at = before;
            }
            let to = word_end(at);
            if to < end && to > start {
                Span::new(start, to)
            } else {
                span
            }
        }
        ResizeAction::StartWordLater => {
            let to = motion::next_word(open, open.snap(start, true));
            if to < end { Span::new(to, end) } else { span }
        }
        ResizeAction::StartWordEarlier => {
            let to = motion::previous_word(open, open.snap(start, true));
            Span::new(to.min(start), end)
        }
        ResizeAction::EndSentence => {
            let here = motion::unit_at(open, Unit::Sentence, open.snap(last, false));
            let to = if here.end > end {
                here.end
            } else {
                let next = motion::next_sentence(open, open.snap(last, false));
                motion::unit_at(open, Unit::Sentence, next).end
            };
            Span::new(start, to.max(end))
        }
        ResizeAction::StartSentence => {
            let to = motion::previous_sentence(open, open.snap(start, true));
            Span::new(to.min(start), end)
        }
    }
}
