//! The document that is open in the reader: its text cut into blocks, its turns,
//! and the codings that are shown. Everything proportional to the document is
//! done once, off the screen's thread. It must not know cursor or screen.

use std::sync::Arc;

use crate::fault::Outcome;
use crate::model::coding::Coding;
use crate::model::document::{Speaker, Transcript, Turn};
use crate::model::ids::{CoderId, CodingId, DocumentId, RevisionId};
use crate::text::{self, Span};
use crate::workbench::Workbench;

use super::pins;

/// Whose codings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    #[default]
    Everybody,
    One(CoderId),
}

/// Of one document, what may change while it is open.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    pub codings: Vec<Coding>,
    /// `None` when they are as they were.
    pub turns: Option<Vec<Turn>>,
    pub speakers: Vec<Speaker>,
    /// Coders who called the document finished.
    pub finished: Vec<CoderId>,
    pub pins: Vec<String>,
}

/// A document with everything the reader draws.
#[derive(Debug)]
pub struct Open {
    pub document: DocumentId,
    pub revision: RevisionId,
    pub text: Arc<String>,
    /// What is shown of the text, in order: paragraphs without the labels that
    /// the gutter shows. In bytes; there is always one.
    pub blocks: Vec<Span>,
    pub turns: Vec<Turn>,
    pub speakers: Vec<Speaker>,
    pub finished: Vec<CoderId>,
    all: Vec<Coding>,
    /// The codings that are shown, by start.
    pub codings: Vec<Coding>,
    /// The furthest end among the codings up to each one.
    reach: Vec<usize>,
    /// The lane of each coding.
    pub lanes: Vec<usize>,
    /// How many lanes the shown codings need.
    pub lane_count: usize,
    /// In cells.
    pub widest_label: u16,
    pub has_times: bool,
}

/// Reads a document with its marks.
pub fn read(workbench: &Workbench, document: DocumentId) -> Outcome<(Open, Vec<String>)> {
    let transcript = workbench.transcript(document)?;
    let mut marks = read_marks(workbench, document, false)?;
    let pins = std::mem::take(&mut marks.pins);
    Ok((Open::new(transcript, marks), pins))
}

/// Reads what may have changed of an open document, its turns only when asked.
pub fn read_marks(workbench: &Workbench, document: DocumentId, with_turns: bool) -> Outcome<Marks> {
    let turns = with_turns.then(|| workbench.turns(document)).transpose()?;
    let finished = workbench
        .progress(&[document])?
        .iter()
        .flat_map(|progress| &progress.coders)
        .filter(|(_, _, is_finished)| *is_finished)
        .map(|(coder, _, _)| *coder)
        .collect();
    let pinned = workbench.setting(pins::SETTING)?.unwrap_or_default();
    Ok(Marks {
        codings: workbench.codings(document)?,
        turns,
        speakers: workbench.speakers(document)?,
        finished,
        pins: pins::read(&pinned),
    })
}

impl Open {
    #[must_use]
    pub fn new(transcript: Transcript, marks: Marks) -> Self {
        let mut open = Open {
            document: transcript.document.id,
            blocks: blocks(&transcript.text, &transcript.turns),
            text: Arc::new(transcript.text),
            turns: Vec::new(),
            speakers: Vec::new(),
            finished: Vec::new(),
            all: Vec::new(),
            codings: Vec::new(),
            reach: Vec::new(),
            lanes: Vec::new(),
            lane_count: 0,
            widest_label: 0,
            has_times: false,
            revision: transcript.document.revision,
        };
        let marks = Marks {
            turns: Some(transcript.turns),
            ..marks
        };
        open.take(marks, Whose::Everybody);
        open
    }

    /// Takes over what was read again.
    pub fn take(&mut self, marks: Marks, whose: Whose) {
        if let Some(turns) = marks.turns {
            self.has_times = turns.iter().any(|turn| turn.start_ms.is_some());
            self.turns = turns;
        }
        self.speakers = marks.speakers;
        let widest = self
            .speakers
            .iter()
            .map(|speaker| text::cell_width(&speaker.label))
            .max();
        self.widest_label = u16::try_from(widest.unwrap_or(0)).unwrap_or(u16::MAX);
        self.finished = marks.finished;
        self.all = marks.codings;
        self.show(whose);
    }

    /// Shows the codings of these coders only.
    pub fn show(&mut self, whose: Whose) {
        self.codings = self
            .all
            .iter()
            .filter(|coding| match whose {
                Whose::Everybody => true,
                Whose::One(coder) => coding.coder == coder,
            })
            .cloned()
            .collect();
        let mut furthest = 0;
        self.reach = self
            .codings
            .iter()
            .map(|coding| {
                furthest = furthest.max(coding.span.end);
                furthest
            })
            .collect();
        self.lanes = text::lanes(self.codings.iter().map(|coding| coding.span));
        self.lane_count = self.lanes.iter().max().map_or(0, |lane| lane + 1);
    }

    /// All codings of the document, the hidden ones too.
    #[must_use]
    pub fn all(&self) -> &[Coding] {
        &self.all
    }

    /// Indices of the shown codings that share something with the window.
    pub fn codings_in(&self, window: Span) -> impl Iterator<Item = usize> + '_ {
        let first = self.reach.partition_point(|end| *end <= window.start);
        (first..self.codings.len())
            .take_while(move |at| self.codings[*at].span.start < window.end)
            .filter(move |at| self.codings[*at].span.is_overlapping(window))
    }

    /// The codings over a byte, the shortest first.
    #[must_use]
    pub fn codings_at(&self, byte: usize) -> Vec<&Coding> {
        let mut found: Vec<&Coding> = self
            .codings_in(Span::new(byte, byte + 1))
            .map(|at| &self.codings[at])
            .collect();
        found.sort_by_key(|coding| (coding.span.len(), coding.id));
        found
    }

    #[must_use]
    pub fn coding(&self, id: CodingId) -> Option<&Coding> {
        self.all.iter().find(|coding| coding.id == id)
    }

    /// The block that holds the byte, or the last one before it.
    #[must_use]
    pub fn block_at(&self, byte: usize) -> usize {
        self.blocks
            .partition_point(|block| block.start <= byte)
            .saturating_sub(1)
    }

    /// The turn that holds the byte, as an index.
    #[must_use]
    pub fn turn_at(&self, byte: usize) -> Option<usize> {
        let at = self
            .turns
            .partition_point(|turn| turn.span.start <= byte)
            .checked_sub(1)?;
        (byte <= self.turns[at].span.end).then_some(at)
    }

    /// The turn that begins in this block, as an index.
    #[must_use]
    pub fn turn_begun_in(&self, block: usize) -> Option<usize> {
        let turn = self.turn_at(self.blocks.get(block)?.start)?;
        let before = block.checked_sub(1).map(|before| self.blocks[before]);
        let is_first = before.is_none_or(|before| before.start < self.turns[turn].span.start);
        is_first.then_some(turn)
    }

    #[must_use]
    pub fn speaker(&self, turn: &Turn) -> Option<&Speaker> {
        let id = turn.speaker?;
        self.speakers.iter().find(|speaker| speaker.id == id)
    }

    /// A place a cursor can stand: the start of a shown grapheme, or of an
    /// empty block. Hidden bytes count as the next shown place, or the one
    /// before when `is_forward` is false.
    #[must_use]
    pub fn snap(&self, byte: usize, is_forward: bool) -> usize {
        let at = self.block_at(byte);
        let block = self.blocks[at];
        if byte < block.start || block.is_empty() {
            return block.start;
        }
        if byte < block.end {
            return text::grapheme_floor(&self.text, byte).max(block.start);
        }
        match self.blocks.get(at + 1) {
            Some(next) if is_forward && byte > block.end => next.start,
            _ => text::prev_grapheme(&self.text, block.end).max(block.start),
        }
    }

    /// Whether a cursor can stand at this byte.
    #[must_use]
    pub fn is_shown(&self, byte: usize) -> bool {
        let block = self.blocks[self.block_at(byte)];
        block.has(byte) || (block.is_empty() && block.start == byte)
    }
}

/// The text in paragraphs, without the labels of the turns: those stand in the
/// gutter. A paragraph that is nothing but a label is left out.
fn blocks(whole: &str, turns: &[Turn]) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut turns = turns.iter().peekable();
    let mut shown_from = 0;
    for paragraph in text::paragraphs(whole) {
        let mut at = paragraph.start.max(shown_from);
        while let Some(turn) = turns.next_if(|turn| turn.span.start <= paragraph.end) {
            if at < turn.span.start {
                blocks.push(Span::new(at, turn.span.start));
            }
            let body = text::grapheme_ceil(whole, turn.body);
            at = at.max(body);
            shown_from = shown_from.max(body);
        }
        if at <= paragraph.end {
            blocks.push(Span::new(at, paragraph.end));
        }
    }
    if blocks.is_empty() {
        blocks.push(Span::new(whole.len(), whole.len()));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::TurnId;

    fn turn(start: usize, body: usize, end: usize) -> Turn {
        Turn {
            id: TurnId(1),
            number: 1,
            speaker: None,
            span: Span::new(start, end),
            body,
            start_ms: None,
            end_ms: None,
        }
    }

    fn shown<'a>(whole: &'a str, turns: &[Turn]) -> Vec<&'a str> {
        blocks(whole, turns)
            .iter()
            .filter_map(|block| block.of(whole))
            .collect()
    }

    #[test]
    fn labels_are_left_to_the_gutter() {
        let whole = "Kepala\n\nP: Apa?\nN: Ya.\nMasih N.";
        let turns = [turn(8, 11, 15), turn(16, 19, 31)];
        assert_eq!(
            shown(whole, &turns),
            ["Kepala", "", "Apa?", "Ya.", "Masih N."]
        );
    }

    #[test]
    fn a_label_on_a_line_of_its_own_takes_no_row() {
        let whole = "P:\nApa?\n\nN:\n";
        let turns = [turn(0, 3, 7), turn(9, 12, 12)];
        assert_eq!(shown(whole, &turns), ["Apa?", "", ""]);
    }

    #[test]
    fn an_empty_text_has_one_empty_block() {
        assert_eq!(shown("", &[]), [""]);
    }
}
