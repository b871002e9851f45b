//! What the analyst concludes: verdicts per indicator and propositions with
//! their evidence; and the dated events and guide questions they lean on. It
//! must not write an interpretation of its own.

use serde::{Deserialize, Serialize};

use super::ids::{CodeId, CodingId, DocumentId, EventId, PropositionId, QuestionId, VerdictId};

/// How well an indicator is met, on the scale studies of the field use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictLevel {
    Optimal,
    /// Adequate, within limits.
    Cukup,
    /// Not yet optimal.
    BelumOptimal,
    /// Does not work.
    TidakBerjalan,
    /// Not enough data to say.
    DataTidakCukup,
}

impl VerdictLevel {
    pub const ALL: [VerdictLevel; 5] = [
        VerdictLevel::Optimal,
        VerdictLevel::Cukup,
        VerdictLevel::BelumOptimal,
        VerdictLevel::TidakBerjalan,
        VerdictLevel::DataTidakCukup,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            VerdictLevel::Optimal => "optimal",
            VerdictLevel::Cukup => "cukup",
            VerdictLevel::BelumOptimal => "belum-optimal",
            VerdictLevel::TidakBerjalan => "tidak-berjalan",
            VerdictLevel::DataTidakCukup => "data-tidak-cukup",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        VerdictLevel::ALL
            .into_iter()
            .find(|level| level.key() == key)
    }
}

/// One finding and verdict on an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub id: VerdictId,
    pub code: CodeId,
    /// Empty for the whole study, else a role or a site.
    pub scope: String,
    pub level: VerdictLevel,
    /// The finding in the analyst's own words.
    pub finding: String,
}

/// How a passage bears on a proposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    Supports,
    Contradicts,
    Qualifies,
}

impl Stance {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Stance::Supports => "supports",
            Stance::Contradicts => "contradicts",
            Stance::Qualifies => "qualifies",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        [Stance::Supports, Stance::Contradicts, Stance::Qualifies]
            .into_iter()
            .find(|stance| stance.key() == key)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposition {
    pub id: PropositionId,
    pub key: String,
    pub text: String,
    /// An attribute or a code key.
    pub if_part: String,
    pub then_part: String,
    pub status: String,
    pub rivals: Vec<String>,
    pub evidence: Vec<(CodingId, Stance, u8)>,
}

/// What is known of something that happened, dated as exactly as is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventFacts {
    /// ISO, maybe partial, maybe empty.
    pub date: String,
    pub text: String,
    /// The part of the field it belongs to: an actor, an activity.
    pub domain: String,
    /// `promise`, `act` or `other`.
    pub kind: String,
    /// Of a promise and of what answers one: whether it was kept.
    pub is_kept: Option<bool>,
    /// The promise it answers.
    pub pair_of: Option<EventId>,
    pub document: Option<DocumentId>,
    /// The passage that tells of it.
    pub coding: Option<CodingId>,
}

/// Kinds of events, as they are stored and typed.
pub const EVENT_KINDS: [&str; 3] = ["promise", "act", "other"];

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub id: EventId,
    pub facts: EventFacts,
}

/// A question of the interview guide and what became of it in each document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub id: QuestionId,
    pub number: u32,
    pub text: String,
    pub codes: Vec<CodeId>,
    /// Document and `answered`, `silent` or `not-asked`.
    pub asked: Vec<(DocumentId, String)>,
}
