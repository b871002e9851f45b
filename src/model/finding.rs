//! What the analyst concludes: verdicts per indicator and propositions with
//! their evidence; and the dated events and guide questions they lean on. It
//! must not write an interpretation of its own.

use serde::{Deserialize, Serialize};

use super::ids::{
    CodeId, CodingId, DocumentId, EventId, PropositionId, QuestionId, ReviewId, RivalId, VerdictId,
};
use crate::message::Text;
use crate::text;

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

/// What a level is called.
#[must_use]
pub fn level_name(level: VerdictLevel) -> Text {
    match level {
        VerdictLevel::Optimal => text!("level-optimal"),
        VerdictLevel::Cukup => text!("level-cukup"),
        VerdictLevel::BelumOptimal => text!("level-belum-optimal"),
        VerdictLevel::TidakBerjalan => text!("level-tidak-berjalan"),
        VerdictLevel::DataTidakCukup => text!("level-data-tidak-cukup"),
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
    /// Digest of the codings it rested on when it was written; empty when
    /// nobody took one.
    pub digest: String,
    /// Milliseconds since 1970, UTC.
    pub changed: i64,
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

/// What the analyst holds of a proposition by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PropositionStatus {
    #[default]
    Open,
    Accepted,
    Qualified,
    Rejected,
}

impl PropositionStatus {
    pub const ALL: [PropositionStatus; 4] = [
        PropositionStatus::Open,
        PropositionStatus::Accepted,
        PropositionStatus::Qualified,
        PropositionStatus::Rejected,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            PropositionStatus::Open => "open",
            PropositionStatus::Accepted => "accepted",
            PropositionStatus::Qualified => "qualified",
            PropositionStatus::Rejected => "rejected",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        PropositionStatus::ALL
            .into_iter()
            .find(|status| status.key() == key)
    }
}

/// What the analyst holds of a rival explanation by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RivalStatus {
    #[default]
    Open,
    Rejected,
    Kept,
}

impl RivalStatus {
    pub const ALL: [RivalStatus; 3] = [RivalStatus::Open, RivalStatus::Rejected, RivalStatus::Kept];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            RivalStatus::Open => "open",
            RivalStatus::Rejected => "rejected",
            RivalStatus::Kept => "kept",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        RivalStatus::ALL
            .into_iter()
            .find(|status| status.key() == key)
    }
}

/// What a rival explanation says, and what speaks for it and against it, all in
/// the analyst's words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RivalWords {
    pub text: String,
    pub for_it: String,
    pub against_it: String,
    pub status: RivalStatus,
}

/// An explanation that competes with a proposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    pub id: RivalId,
    pub words: RivalWords,
}

/// A passage linked to a proposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub coding: CodingId,
    pub stance: Stance,
    /// 1 to 3.
    pub weight: u8,
    /// What the analyst made of a passage that does not simply support: why it
    /// is accepted, qualifies the proposition or is rejected. Maybe nothing yet.
    pub treatment: String,
}

impl Evidence {
    /// Whether it speaks against the proposition, or limits it, and nobody has
    /// said yet what to make of that.
    #[must_use]
    pub fn needs_treatment(&self) -> bool {
        self.stance != Stance::Supports && self.treatment.trim().is_empty()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposition {
    pub id: PropositionId,
    pub key: String,
    pub text: String,
    /// An attribute or a code key, maybe with a value: `mentored`, `AG.TB=-`,
    /// several with commas between them.
    pub if_part: String,
    pub then_part: String,
    /// Empty for the whole study, else a role or a site.
    pub scope: String,
    pub status: PropositionStatus,
    /// Digests of the codings of its codes and of those linked to it, when it
    /// was last weighed.
    pub digest: String,
    /// Milliseconds since 1970, UTC.
    pub changed: i64,
    pub rivals: Vec<Rival>,
    pub evidence: Vec<Evidence>,
}

/// Who was asked whether the findings hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewKind {
    /// An informant.
    #[default]
    MemberCheck,
    /// A colleague.
    PeerDebrief,
}

impl ReviewKind {
    pub const ALL: [ReviewKind; 2] = [ReviewKind::MemberCheck, ReviewKind::PeerDebrief];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            ReviewKind::MemberCheck => "member-check",
            ReviewKind::PeerDebrief => "peer-debrief",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        ReviewKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What is noted of a member check or a peer debriefing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewWords {
    pub kind: ReviewKind,
    /// A case's key or a description, never a name.
    pub who: String,
    /// ISO, maybe partial.
    pub date: String,
    /// Which finding was shown.
    pub about: String,
    pub reply: String,
    /// What was changed because of it.
    pub outcome: String,
}

/// A member check or a peer debriefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub id: ReviewId,
    pub words: ReviewWords,
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
