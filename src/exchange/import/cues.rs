//! Timed captions to a readable transcript: cues are found, speakers named, the
//! cues of one speaker joined to a turn and written as `[00:01:23] Name: text`.
//! It must not know which program wrote them.

mod markup;
mod scan;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use scan::Cue;
pub use scan::Flavour;

use super::turns::choose::Candidates;
use super::turns::label::{self, Form};
use super::turns::speakers::Speakers;
use super::turns::{MOST_TURNS, Talk};
use super::{Reading, Source, encoding, time, too_many_turns};
use crate::fault::{Fault, Outcome};
use crate::model::draft::TurnDraft;
use crate::text;
use crate::text::Span;

/// A pause in milliseconds after which speech nobody is named for begins anew.
const PAUSE: u64 = 2_000;
/// Such speech is not joined beyond this many bytes.
const LONG: usize = 600;

/// A piece of speech, before pieces of one speaker are joined.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    start: u64,
    end: u64,
    /// `None`: the cue does not say; whoever spoke last goes on.
    speaker: Option<String>,
    words: String,
}

/// Reads a caption file.
///
/// # Errors
/// Bytes that are no text, a file without cues, too many cues.
pub fn read(source: &Source<'_>, flavour: Flavour) -> Outcome<Reading> {
    let file = source.file_name;
    let mut decoded = encoding::decode(file, source.bytes, source.options.encoding.as_deref())?;
    let cues = scan::cues(&decoded.text, flavour);
    if cues.len() > MOST_TURNS {
        return Err(too_many_turns(file));
    }
    if cues.is_empty() {
        return Err(
            Fault::input(text!("import-no-cues", file = file)).hint(text!("import-hint-cues"))
        );
    }
    let turns = joined(pieces(&cues));
    if turns.is_empty() {
        return Err(super::empty(file));
    }
    let (text, talk) = written(turns, &source.options.interviewer);
    decoded.text = text;
    let mut reading = Reading::of_text(decoded, talk);
    reading.is_recording = true;
    Ok(reading)
}

/// What every cue says, with the speaker it names by tag or by label.
fn pieces(cues: &[Cue<'_>]) -> Vec<Piece> {
    let spoken: Vec<(usize, markup::Spoken)> = cues
        .iter()
        .enumerate()
        .flat_map(|(index, cue)| {
            markup::spoken(&cue.payload)
                .into_iter()
                .map(move |spoken| (index, spoken))
        })
        .collect();
    let labels = labels(&spoken);
    let mut pieces = Vec::with_capacity(spoken.len());
    let mut labels = labels.into_iter().peekable();
    for (index, (cue, spoken)) in spoken.iter().enumerate() {
        let cue = &cues[*cue];
        let (speaker, from) = match labels.next_if(|label| label.0 == index) {
            Some((_, name, body)) => (Some(name), body),
            None => (spoken.voice.clone(), 0),
        };
        pieces.push(Piece {
            start: cue.start,
            end: cue.end,
            speaker,
            words: tidy(&spoken.line[from..]),
        });
    }
    pieces
}

/// Lines that begin with a label that counts: which line, whose, where speech begins.
fn labels(spoken: &[(usize, markup::Spoken)]) -> Vec<(usize, String, usize)> {
    let mut candidates = Candidates::of_captions();
    let mut last = None;
    for (index, (cue, spoken)) in spoken.iter().enumerate() {
        let is_start = last != Some(*cue);
        last = Some(*cue);
        candidates.paragraphs += usize::from(is_start);
        if spoken.voice.is_some() {
            continue;
        }
        // `- Name: text` and `>> Name: text` mark a change of speaker.
        let skipped = spoken.line.len() - after_dash(&spoken.line).len();
        if let Some(mut label) = label::of(&spoken.line[skipped..])
            && label.form == Form::Colon
        {
            label.body += skipped;
            let speech = &spoken.line[label.body..];
            candidates.add(index, label, speech, is_start);
        }
    }
    candidates
        .chosen()
        .into_iter()
        .map(|one| (one.at, one.label.name.to_owned(), one.label.body))
        .collect()
}

fn after_dash(line: &str) -> &str {
    ["- ", "– ", "— ", ">> ", "-"]
        .iter()
        .find_map(|dash| line.strip_prefix(dash))
        .unwrap_or(line)
        .trim_start()
}

/// Single blanks and composed letters.
fn tidy(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    composed(out)
}

fn composed(text: String) -> String {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        text.nfc().collect()
    }
}

/// Joins the pieces of one speaker that follow each other.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut turns: Vec<Piece> = Vec::new();
    for mut piece in pieces {
        if piece.words.is_empty() && piece.speaker.is_none() {
            continue;
        }
        piece.speaker = piece
            .speaker
            .map(|name| tidy(&name))
            .filter(|name| !name.is_empty());
        let last = turns.last_mut();
        let Some(last) = last.filter(|last| continues(last, &piece)) else {
            turns.push(piece);
            continue;
        };
        last.end = last.end.max(piece.end);
        if !last.words.is_empty() && !piece.words.is_empty() {
            last.words.push(' ');
        }
        last.words.push_str(&piece.words);
    }
    turns.retain(|turn| !turn.words.is_empty());
    turns
}

fn continues(last: &Piece, piece: &Piece) -> bool {
    match (&last.speaker, &piece.speaker) {
        (Some(_), None) => true,
        (Some(last), Some(next)) => last == next || label::key(last) == label::key(next),
        (None, Some(_)) => false,
        (None, None) => {
            let is_sentence_over = last.words.ends_with(['.', '?', '!', '…', '。']);
            let is_pause = piece.start > last.end + PAUSE;
            !is_sentence_over && !is_pause && last.words.len() < LONG
        }
    }
}

/// Writes the transcript and says where in it the turns are.
fn written(pieces: Vec<Piece>, interviewers: &[String]) -> (String, Talk) {
    let mut text = String::new();
    let mut speakers = Speakers::default();
    let mut turns = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push('[');
        text.push_str(&time::written(piece.start));
        text.push_str("] ");
        let speaker = piece.speaker.map(|name| {
            text.push_str(&name);
            text.push_str(": ");
            let speaker = speakers.named(&name);
            speakers.spoke(speaker, &piece.words);
            speaker
        });
        let body = text.len();
        text.push_str(&piece.words);
        turns.push(TurnDraft {
            speaker,
            span: Span::new(start, text.len()),
            body,
            start_ms: Some(piece.start),
            end_ms: Some(piece.end),
        });
    }
    text.push('\n');
    let (speakers, warnings) = speakers.settled(interviewers);
    let talk = Talk {
        speakers,
        turns,
        warnings,
    };
    (text, talk)
}

#[cfg(test)]
mod tests;
