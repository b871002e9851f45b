//! Speakers and turns in running text, whatever it was written in: labels,
//! times, paragraphs. It must not know file formats.

pub mod choose;
pub mod label;
mod preface;
pub mod roles;
pub mod speakers;
mod words;

use choose::{Candidate, Candidates};
use label::{Form, Shape};
use speakers::Speakers;

use super::time;
use crate::message::Text;
use crate::model::draft::{SpeakerDraft, TurnDraft};
use crate::text::Span;

/// More turns than any talk has; a file with more is refused, so that no file
/// can take all memory.
pub const MOST_TURNS: usize = 1_000_000;

/// What was found in a text.
#[derive(Debug, Default, PartialEq)]
pub struct Talk {
    pub speakers: Vec<SpeakerDraft>,
    pub turns: Vec<TurnDraft>,
    pub warnings: Vec<Text>,
}

/// What a line of the text is where nobody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Paragraphs have empty lines between them, if there are any at all.
    Blocks,
    /// Every line is a paragraph.
    Lines,
}

/// Finds speakers and turns. `None` when there are more than [`MOST_TURNS`].
///
/// Time grows with the length of the text, not with the number of labels.
#[must_use]
pub fn detect(text: &str, layout: Layout, interviewers: &[String]) -> Option<Talk> {
    let candidates = candidates(text)?;
    let chosen = candidates.chosen();
    if chosen.is_empty() {
        return paragraphs(text, layout).map(|turns| Talk {
            turns,
            ..Talk::default()
        });
    }
    let mut speakers = Speakers::default();
    let mut turns = Vec::with_capacity(chosen.len());
    let mut floor = 0;
    for (index, candidate) in chosen.iter().enumerate() {
        let limit = chosen.get(index + 1).map_or(text.len(), |next| next.at);
        let turn = turn(text, candidate, floor, limit, &mut speakers);
        floor = turn.span.end;
        turns.push(turn);
    }
    close_times(text, &mut turns);
    let (speakers, warnings) = speakers.settled(interviewers);
    Some(Talk {
        speakers,
        turns,
        warnings,
    })
}

/// Whether anybody is named as speaking.
#[must_use]
pub fn has_speakers(text: &str) -> bool {
    candidates(text).is_some_and(|candidates| !candidates.chosen().is_empty())
}

fn candidates(text: &str) -> Option<Candidates<'_>> {
    let talk = preface::end(text);
    let mut found = Candidates::default();
    let mut at = 0;
    let mut is_after_blank = true;
    let (mut lines, mut blocks) = (0, 0);
    for line in text.split('\n') {
        let is_blank = line.trim().is_empty();
        // What heads a turn is no paragraph beside it.
        if is_lone_time(line) || is_heading(line.trim()) {
            at += line.len() + 1;
            continue;
        }
        if at >= talk && !is_blank {
            lines += 1;
            blocks += usize::from(is_after_blank);
            let label = label::of(line)
                // A name alone on a line needs an empty line above and, unless it
                // says a role, speech below.
                .filter(|label| {
                    let below = at + line.len() + 1;
                    let is_headed = label.shape == Shape::Role || !is_line_blank(text, below);
                    label.form != Form::Bare || (is_after_blank && is_headed)
                });
            if let Some(label) = label {
                if found.list.len() >= MOST_TURNS {
                    return None;
                }
                let speech = &line[label.body..];
                found.add(at, label, speech, is_after_blank);
            }
        }
        is_after_blank = is_blank;
        at += line.len() + 1;
    }
    // Where labels mostly follow each other without an empty line, lines are the paragraphs.
    let marked = found.list.iter().filter(|one| one.label.form != Form::Bare);
    let inside = marked.clone().filter(|one| !one.is_start).count();
    found.paragraphs = blocks;
    if blocks < 3 || inside * 2 > marked.count() {
        found.paragraphs = lines;
        for candidate in &mut found.list {
            candidate.is_start = true;
        }
    }
    Some(found)
}

/// A line with nothing but a time belongs to what stands below it.
fn is_lone_time(line: &str) -> bool {
    let line = line.trim();
    line.len() <= 48
        && time::leading(line).is_some_and(|(clock, length)| clock.is_sure && length == line.len())
}

fn is_line_blank(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.split('\n').next())
        .is_none_or(|line| line.trim().is_empty())
}

fn turn(
    text: &str,
    candidate: &Candidate<'_>,
    floor: usize,
    limit: usize,
    speakers: &mut Speakers,
) -> TurnDraft {
    let label = &candidate.label;
    let mut start = candidate.at + label.start;
    let mut clock = label.clock;
    if clock.is_none()
        && let Some((above, found)) = time_above(text, candidate.at, floor)
    {
        start = above;
        clock = Some(found);
    }
    let open = candidate.at + label.body;
    let mut end = speech_end(text, open, limit);
    if end == open {
        // Nothing was said: the turn is its label.
        end = candidate.at + text[candidate.at..open].trim_end().len();
    }
    let speech = text.get(open..end).unwrap_or_default().trim_start();
    let body = end - speech.len();
    let speaker = speakers.named(label.name);
    speakers.spoke(speaker, speech);
    TurnDraft {
        speaker: Some(speaker),
        span: Span::new(start, end),
        body,
        start_ms: clock.map(|clock| clock.start),
        end_ms: clock.and_then(|clock| clock.end),
    }
}

/// A line right above the label that holds nothing but a time belongs to the turn.
fn time_above(text: &str, at: usize, floor: usize) -> Option<(usize, time::Clock)> {
    let above = text.get(floor..at)?.strip_suffix('\n')?;
    let begin = above.rfind('\n').map_or(0, |end| end + 1);
    let line = &above[begin..];
    if line.len() > 48 {
        return None;
    }
    let indent = line.len() - line.trim_start().len();
    let (clock, length) = time::leading(line.trim_start())?;
    let is_whole = line[indent + length..].trim().is_empty();
    (is_whole && clock.is_sure).then_some((floor + begin + indent, clock))
}

/// The end of the last line of speech before `limit`, without blanks; headings
/// and rules before the next label, and its time, are nobody's speech.
fn speech_end(text: &str, open: usize, limit: usize) -> usize {
    let mut end = open.max(limit);
    let mut is_last = true;
    loop {
        let speech = text[open..end].trim_end();
        end = open + speech.len();
        let begin = speech.rfind('\n').map_or(0, |at| at + 1);
        let line = speech[begin..].trim_start();
        let is_time = is_last
            && limit < text.len()
            && line.len() <= 48
            && text[end..limit].matches('\n').count() == 1
            && time::leading(line).is_some_and(|(clock, length)| {
                clock.is_sure && clock.end.is_none() && length == line.len()
            });
        if begin == 0 || !(is_time || is_heading(line)) {
            return end;
        }
        end = open + begin;
        is_last = false;
    }
}

fn is_heading(line: &str) -> bool {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    let is_title = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
    let is_rule = line.len() >= 3
        && ["-", "*", "_", "="]
            .iter()
            .any(|mark| line.split(mark).all(|rest| rest.trim().is_empty()));
    is_title || is_rule
}

/// Ends that the text states or the next turn's start implies.
fn close_times(text: &str, turns: &mut [TurnDraft]) {
    for index in 0..turns.len() {
        let speech = &text[turns[index].body..turns[index].span.end];
        let stamp = time::closing_stamp(tail(speech));
        if let Some(stamp) = stamp {
            let begun = turns[index].start_ms.unwrap_or(0);
            if stamp >= begun {
                turns[index].end_ms.get_or_insert(stamp);
            }
            if let Some(next) = turns.get_mut(index + 1) {
                next.start_ms.get_or_insert(stamp);
            }
        }
        let next = turns.get(index + 1).and_then(|next| next.start_ms);
        let turn = &mut turns[index];
        if let (Some(start), None, Some(next)) = (turn.start_ms, turn.end_ms, next)
            && next >= start
        {
            turn.end_ms = Some(next);
        }
    }
}

fn tail(speech: &str) -> &str {
    let mut from = speech.len().saturating_sub(32);
    while !speech.is_char_boundary(from) {
        from += 1;
    }
    &speech[from..]
}

/// A text without speakers: each paragraph is a unit of its own.
fn paragraphs(text: &str, layout: Layout) -> Option<Vec<TurnDraft>> {
    let has_empty_lines = text.trim().split('\n').any(|line| line.trim().is_empty());
    let is_by_line = layout == Layout::Lines || !has_empty_lines;
    let mut turns: Vec<TurnDraft> = Vec::new();
    let mut at = 0;
    let mut is_open = false;
    for line in text.split('\n') {
        let trimmed = line.trim();
        let indent = line.len() - line.trim_start().len();
        let span = Span::new(at + indent, at + indent + trimmed.len());
        at += line.len() + 1;
        if trimmed.is_empty() {
            is_open = false;
            continue;
        }
        if turns.len() >= MOST_TURNS {
            return None;
        }
        match turns.last_mut().filter(|_| is_open && !is_by_line) {
            Some(turn) => turn.span.end = span.end,
            None => turns.push(paragraph(span, trimmed)),
        }
        is_open = true;
    }
    close_times(text, &mut turns);
    Some(turns)
}

fn paragraph(span: Span, line: &str) -> TurnDraft {
    // Notes carry the time of day as `09:15`; only a time with hours is one of the recording.
    let clock = time::leading(line).filter(|(clock, length)| {
        let has_hours = line[..*length].matches([':', '.']).count() > 1;
        clock.is_sure && has_hours && !line[*length..].trim().is_empty()
    });
    let body = clock.map_or(span.start, |(_, length)| {
        span.end - line[length..].trim_start().len()
    });
    TurnDraft {
        speaker: None,
        span,
        body,
        start_ms: clock.map(|(clock, _)| clock.start),
        end_ms: clock.and_then(|(clock, _)| clock.end),
    }
}

#[cfg(test)]
mod tests;
