//! Where a motion of the cursor leads, and the passages a key takes: words,
//! sentences, turns, paragraphs. It must not know the screen or the keys.

use super::open::Open;
use crate::text::{self, Span};

/// How far around the cursor a sentence is looked for, in bytes: a paragraph of
/// megabytes costs no more than this.
const AROUND: usize = 32 * 1024;

/// A passage that one key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Word,
    Sentence,
    Turn,
    Paragraph,
}

impl Unit {
    /// The message that names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Unit::Word => "coding-unit-word",
            Unit::Sentence => "coding-unit-sentence",
            Unit::Turn => "coding-unit-turn",
            Unit::Paragraph => "coding-unit-paragraph",
        }
    }
}

/// The block of a byte, or the part of it near the byte when it is huge.
fn near(open: &Open, byte: usize) -> Span {
    let block = open.blocks[open.block_at(byte)];
    if block.len() <= 2 * AROUND {
        return block;
    }
    let start = byte.saturating_sub(AROUND).max(block.start);
    let end = (byte + AROUND).min(block.end);
    text::whole_graphemes(&open.text, Span::new(start, end))
}

/// Whether nothing but white space stands on the line of a place.
pub fn is_on_blank_line(open: &Open, at: usize) -> bool {
    let (before, after) = open.text.split_at_checked(at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = at + after.find('\n').unwrap_or(after.len());
    is_blank(open, Span::new(start, end))
}

fn is_blank(open: &Open, span: Span) -> bool {
    span.of(&open.text)
        .is_none_or(|words| words.trim().is_empty())
}

/// The passage of a unit at a byte, without white space around it; empty where
/// there is none.
#[must_use]
pub fn unit_at(open: &Open, unit: Unit, byte: usize) -> Span {
    match unit {
        Unit::Word => {
            let block = open.blocks[open.block_at(byte)];
            let word = text::word_at(&open.text, byte).intersection(block);
            if word.is_empty() {
                Span::new(byte, byte)
            } else {
                word
            }
        }
        Unit::Sentence => text::sentence_at(&open.text, near(open, byte), byte),
        Unit::Turn => match open.turn_at(byte) {
            Some(turn) => {
                let turn = &open.turns[turn];
                trimmed(&open.text, Span::new(turn.body, turn.span.end))
            }
            None => unit_at(open, Unit::Paragraph, byte),
        },
        Unit::Paragraph => trimmed(&open.text, open.blocks[open.block_at(byte)]),
    }
}

/// The span without the white space around it, on whole graphemes.
#[must_use]
pub fn trimmed(whole: &str, span: Span) -> Span {
    let words = span.of(whole).unwrap_or_default();
    let start = span.start + (words.len() - words.trim_start().len());
    let end = span.start + words.trim_end().len();
    text::whole_graphemes(whole, Span::new(start, end.max(start))).intersection(span)
}

#[must_use]
pub fn next_word(open: &Open, at: usize) -> usize {
    let next = text::next_word(&open.text, at);
    let next = if next >= open.text.len() {
        open.text.len()
    } else {
        next
    };
    open.snap(next, true)
}

#[must_use]
pub fn previous_word(open: &Open, at: usize) -> usize {
    let mut before = text::prev_word(&open.text, at);
    while before > 0 && !open.is_shown(before) {
        before = text::prev_word(&open.text, before);
    }
    open.snap(before, true)
}

/// The last grapheme of this word, or of the next one when the cursor is there.
#[must_use]
pub fn end_of_word(open: &Open, at: usize) -> usize {
    let last = |word: Span| text::prev_grapheme(&open.text, word.end).max(word.start);
    let here = text::word_at(&open.text, at);
    if !here.is_empty() && last(here) > at {
        return open.snap(last(here), true);
    }
    let next = next_word(open, at);
    if next <= at {
        return at;
    }
    open.snap(last(text::word_at(&open.text, next)).max(next), true)
}

#[must_use]
pub fn next_sentence(open: &Open, at: usize) -> usize {
    let bounds = near(open, at);
    let next = text::next_sentence(&open.text, bounds, at);
    if next < bounds.end {
        return open.snap(next, true);
    }
    let block = open.blocks[open.block_at(at)];
    if bounds.end < block.end {
        return open.snap(bounds.end, true);
    }
    match next_block(open, at) {
        Some(block) => open.snap(unit_at(open, Unit::Sentence, block.start).start, false),
        None => open.snap(block.end, false),
    }
}

#[must_use]
pub fn previous_sentence(open: &Open, at: usize) -> usize {
    let bounds = near(open, at);
    let before = text::prev_sentence(&open.text, bounds, at);
    if before < at && (before > bounds.start || !is_blank(open, Span::new(bounds.start, at))) {
        return open.snap(before, true);
    }
    match previous_block(open, at) {
        Some(block) => open.snap(unit_at(open, Unit::Sentence, block.end).start, false),
        None => open.snap(0, true),
    }
}

/// The next block after the one at `at` that holds more than white space.
fn next_block(open: &Open, at: usize) -> Option<Span> {
    let after = open.blocks.get(open.block_at(at) + 1..)?;
    after.iter().find(|block| !is_blank(open, **block)).copied()
}

fn previous_block(open: &Open, at: usize) -> Option<Span> {
    let before = &open.blocks[..open.block_at(at)];
    before
        .iter()
        .rfind(|block| !is_blank(open, **block))
        .copied()
}

#[must_use]
pub fn next_paragraph(open: &Open, at: usize) -> usize {
    match next_block(open, at) {
        Some(block) => block.start,
        None => open.snap(open.text.len(), false),
    }
}

#[must_use]
pub fn previous_paragraph(open: &Open, at: usize) -> usize {
    let here = open.blocks[open.block_at(at)];
    if here.start < at {
        return here.start;
    }
    previous_block(open, at).map_or_else(|| open.snap(0, true), |block| block.start)
}

/// Where the speech of the next turn begins; paragraphs where there are no turns.
#[must_use]
pub fn next_turn(open: &Open, at: usize) -> usize {
    if open.turns.is_empty() {
        return next_paragraph(open, at);
    }
    let next = open.turns.partition_point(|turn| turn.span.start <= at);
    match open.turns.get(next) {
        Some(turn) => open.snap(turn.body, true),
        None => open.snap(open.text.len(), false),
    }
}

/// Where this turn's speech begins, or from there the one before.
#[must_use]
pub fn previous_turn(open: &Open, at: usize) -> usize {
    if open.turns.is_empty() {
        return previous_paragraph(open, at);
    }
    let until = open.turns.partition_point(|turn| turn.span.start <= at);
    let starts = open.turns[..until].iter().rev();
    starts
        .map(|turn| open.snap(turn.body, true))
        .find(|start| *start < at)
        .unwrap_or_else(|| open.snap(0, true))
}

#[must_use]
pub fn next_grapheme(open: &Open, at: usize) -> usize {
    let next = text::next_grapheme(&open.text, at);
    let block = open.block_at(at);
    if next < open.blocks[block].end {
        return next;
    }
    match open.blocks.get(block + 1) {
        Some(block) => block.start,
        None => at,
    }
}

#[must_use]
pub fn previous_grapheme(open: &Open, at: usize) -> usize {
    let block = open.block_at(at);
    if at > open.blocks[block].start {
        return text::prev_grapheme(&open.text, at).max(open.blocks[block].start);
    }
    match block.checked_sub(1) {
        Some(before) => open.snap(open.blocks[before].end, false),
        None => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Transcript, Turn};
    use crate::model::ids::TurnId;
    use crate::tui::fixture;
    use crate::tui::rooms::coding::open::Marks;
    use proptest::prelude::*;

    /// A document whose lines are turns where they begin with `P: `.
    fn open(text: &str) -> Open {
        let mut turns = Vec::new();
        for line in text::paragraphs(text) {
            if line.of(text).is_some_and(|line| line.starts_with("P: ")) {
                turns.push(Turn {
                    id: TurnId(1),
                    number: u32::try_from(turns.len() + 1).unwrap_or(0),
                    speaker: None,
                    span: line,
                    body: line.start + 3,
                    start_ms: None,
                    end_ms: None,
                });
            }
        }
        let transcript = Transcript {
            document: fixture::document(1),
            text: text.to_owned(),
            turns,
            speakers: Vec::new(),
        };
        Open::new(transcript, Marks::default())
    }

    const TALK: &str = "Judul\n\nP: Satu dua. Tiga?\nP: Empat lima.";

    #[test]
    fn words_and_sentences_step_over_the_labels() {
        let open = open(TALK);
        let at = TALK.find("Tiga").unwrap();
        let next = TALK.find("Empat").unwrap();
        assert_eq!(next_word(&open, at), next);
        assert_eq!(previous_word(&open, next), at);
        assert_eq!(next_sentence(&open, at), next);
        assert_eq!(previous_sentence(&open, next), at);
        assert_eq!(end_of_word(&open, at + 3), next + 4);
        assert_eq!(previous_sentence(&open, TALK.find("Satu").unwrap()), 0);
    }

    #[test]
    fn turns_begin_where_the_speech_begins() {
        let open = open(TALK);
        let satu = TALK.find("Satu").unwrap();
        assert_eq!(next_turn(&open, 0), satu);
        assert_eq!(previous_turn(&open, satu + 5), satu);
        assert_eq!(previous_turn(&open, satu), 0);
        let taken = unit_at(&open, Unit::Turn, satu + 5);
        assert_eq!(taken.of(TALK), Some("Satu dua. Tiga?"));
    }

    proptest! {
        #[test]
        fn no_motion_leaves_what_is_shown_and_every_motion_arrives(
            text in "(P: )?[a-c. é東\u{301}\n]{0,20}(\nP: ?[a-c. é\n]{0,12}){0,3}",
        ) {
            let open = open(&text);
            let motions: [fn(&Open, usize) -> usize; 11] = [
                next_word, previous_word, end_of_word, next_sentence, previous_sentence,
                next_turn, previous_turn, next_paragraph, previous_paragraph,
                next_grapheme, previous_grapheme,
            ];
            for byte in 0..=text.len() {
                let from = open.snap(byte, true);
                prop_assert!(open.is_shown(from), "{from} in {text:?}");
                for (at, motion) in motions.iter().enumerate() {
                    let to = motion(&open, from);
                    prop_assert!(open.is_shown(to), "motion {at} from {from} to {to} in {text:?}");
                    prop_assert!(text::is_on_grapheme(&text, to));
                    let is_back = [1, 4, 6, 8, 10].contains(&at);
                    prop_assert!(if is_back { to <= from } else { to >= from }, "motion {at} from {from} to {to}");
                }
            }
        }
    }
}
