//! Documents, their turns and speakers. It must not know how they were read
//! from files.

use serde::{Deserialize, Serialize};

use super::ids::{CaseId, DocumentId, RevisionId, SpeakerId, TurnId};
use crate::fault::{Fault, Outcome};
use crate::text;
use crate::text::Span;

/// What kind of source a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    #[default]
    Interview,
    Observation,
    Document,
}

impl DocumentKind {
    pub const ALL: [DocumentKind; 3] = [
        DocumentKind::Interview,
        DocumentKind::Observation,
        DocumentKind::Document,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            DocumentKind::Interview => "interview",
            DocumentKind::Observation => "observation",
            DocumentKind::Document => "document",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        DocumentKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What a speaker does in the talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerRole {
    #[default]
    Informant,
    Interviewer,
    /// Present, neither asked nor asking.
    Other,
}

impl SpeakerRole {
    pub const ALL: [SpeakerRole; 3] = [
        SpeakerRole::Informant,
        SpeakerRole::Interviewer,
        SpeakerRole::Other,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            SpeakerRole::Informant => "informant",
            SpeakerRole::Interviewer => "interviewer",
            SpeakerRole::Other => "other",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        SpeakerRole::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// What is known about a document besides its text. Empty means not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentFacts {
    pub kind: DocumentKind,
    /// ISO 8601, `2024-05-06`, or a part of it: `2024-05`, `2024`.
    pub date: String,
    pub place: String,
    pub interviewer: String,
    /// Who else was present.
    pub third_party: String,
    /// Language of the text: `id`, `en`, or another tag.
    pub language: String,
    /// Length of the recording in minutes.
    pub minutes: Option<u32>,
    pub consent: String,
    pub is_recorded: Option<bool>,
    pub note: String,
}

impl DocumentFacts {
    /// What every document that is stored must keep.
    ///
    /// # Errors
    /// A date that is none.
    pub fn check(&self) -> Outcome<()> {
        if is_date(&self.date) {
            return Ok(());
        }
        let date = self.date.as_str();
        Err(Fault::input(text!("edit-bad-date", date = date)).hint(text!("edit-bad-date-hint")))
    }
}

/// `2024`, `2024-05` or `2024-05-06`, or nothing.
#[must_use]
pub fn is_date(date: &str) -> bool {
    if date.is_empty() {
        return true;
    }
    let full = match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_owned(),
    };
    full.len() == 10 && full.parse::<jiff::civil::Date>().is_ok()
}

/// A document in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub id: DocumentId,
    pub uuid: String,
    /// 1, 2, 3… in the order of import; what people type to name it.
    pub number: u32,
    pub title: String,
    pub facts: DocumentFacts,
    pub revision: RevisionId,
    /// Length of the current text in code points.
    pub characters: usize,
    /// The document this one runs parallel to (a translation), if any.
    pub parallel_of: Option<DocumentId>,
    /// Cases it is about without their speaking in it, in the order of cases.
    pub about: Vec<CaseId>,
}

/// A speaker of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    pub id: SpeakerId,
    pub label: String,
    pub role: SpeakerRole,
    pub case: Option<CaseId>,
}

/// A stretch of talk by one speaker, or a paragraph where nobody is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub id: TurnId,
    /// 1, 2, 3… within the document.
    pub number: u32,
    pub speaker: Option<SpeakerId>,
    /// The whole turn with its label, in bytes of the revision.
    pub span: Span,
    /// Where the speech begins after label and time, in bytes.
    pub body: usize,
    /// When it was said, in milliseconds from the start of the recording.
    pub start_ms: Option<u64>,
    pub end_ms: Option<u64>,
}

/// The text of one document with its turns, as the reader needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcript {
    pub document: Document,
    pub text: String,
    pub turns: Vec<Turn>,
    pub speakers: Vec<Speaker>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_may_be_partial_but_not_impossible() {
        for good in ["", "2024", "2024-05", "2024-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in ["2023-02-29", "6 Mei 2024", "2024-13", "24"] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
