//! What a parser makes of a file before anything is stored: the text, its
//! turns and speakers, and what it noticed. It must not know file formats.

use serde::{Deserialize, Serialize};

use super::document::{DocumentFacts, SpeakerRole};
use crate::message::Text;
use crate::text;
use crate::text::Span;

/// A document that was read and understood, but is not in a study yet.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentDraft {
    pub title: String,
    pub facts: DocumentFacts,
    /// UTF-8, LF line ends, NFC; nothing else changed.
    pub text: String,
    pub speakers: Vec<SpeakerDraft>,
    /// In order, not overlapping. Text outside turns stays in the document.
    pub turns: Vec<TurnDraft>,
    pub origin: Origin,
    pub warnings: Vec<Text>,
}

impl DocumentDraft {
    /// What is known of its date, place and interviewer, in words.
    #[must_use]
    pub fn stated(&self) -> Vec<Text> {
        let DocumentFacts {
            date,
            place,
            interviewer,
            ..
        } = &self.facts;
        let mut stated = Vec::new();
        if !date.is_empty() {
            stated.push(text!("import-stated-date", date = date));
        }
        if !place.is_empty() {
            stated.push(text!("import-stated-place", place = place));
        }
        if !interviewer.is_empty() {
            stated.push(text!("import-stated-interviewer", name = interviewer));
        }
        stated
    }
}

/// Where a draft came from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Origin {
    /// The name of the file, without its folder.
    pub file_name: String,
    /// BLAKE3 of the file's bytes, lower-case hex.
    pub file_hash: String,
    /// `txt`, `md`, `docx`, `vtt`, `srt`.
    pub format: String,
    /// The encoding as the WHATWG names it: `UTF-8`, `UTF-16LE`, `windows-1252`.
    pub encoding: String,
    /// The file's bytes, kept only where the encoding was a guess, so that the
    /// text can be read again in another one.
    #[serde(skip)]
    pub bytes: Option<Vec<u8>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerDraft {
    /// The spelling after merging variants.
    pub label: String,
    pub role: SpeakerRole,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnDraft {
    /// Index into [`DocumentDraft::speakers`]; `None` for a paragraph nobody is named for.
    pub speaker: Option<usize>,
    /// The whole turn with its label, in bytes.
    pub span: Span,
    /// Where the speech begins after label and time, in bytes; within `span`.
    pub body: usize,
    /// Milliseconds from the start of the recording.
    pub start_ms: Option<u64>,
    pub end_ms: Option<u64>,
}
