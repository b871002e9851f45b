//! A coding: a passage that one coder tied to one code, with its direction and
//! weight. It must not know how passages are found or drawn.

use serde::{Deserialize, Serialize};

use super::ids::{CodeId, CoderId, CodingId, DocumentId, TurnId};
use crate::text::Span;

/// Whether a passage supports or contradicts its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Polarity {
    /// Supports, shows presence.
    #[serde(rename = "+")]
    Supports,
    /// Contradicts, shows absence.
    #[serde(rename = "-")]
    Contradicts,
    /// Both at once.
    #[serde(rename = "±")]
    Mixed,
    /// On the topic, without direction.
    #[serde(rename = "0")]
    Neutral,
}

impl Polarity {
    pub const ALL: [Polarity; 4] = [
        Polarity::Supports,
        Polarity::Contradicts,
        Polarity::Mixed,
        Polarity::Neutral,
    ];

    /// The sign as it is stored and exchanged.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Polarity::Supports => "+",
            Polarity::Contradicts => "-",
            Polarity::Mixed => "±",
            Polarity::Neutral => "0",
        }
    }

    /// Reads a sign; typed minus signs and `+-` are taken for what they mean.
    #[must_use]
    pub fn from_sign(sign: &str) -> Option<Self> {
        match sign.trim() {
            "+" => Some(Polarity::Supports),
            "-" | "−" | "–" => Some(Polarity::Contradicts),
            "±" | "+-" | "+/-" => Some(Polarity::Mixed),
            "0" => Some(Polarity::Neutral),
            _ => None,
        }
    }
}

/// How strongly a passage speaks: 1 weak, 2 clear, 3 strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Strength(u8);

impl Strength {
    /// `None` outside 1 to 3.
    #[must_use]
    pub fn new(value: u8) -> Option<Self> {
        (1..=3).contains(&value).then_some(Strength(value))
    }

    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Strength {
    type Error = &'static str;
    fn try_from(value: u8) -> Result<Self, Self::Error> {
        Strength::new(value).ok_or("strength is 1, 2 or 3")
    }
}

impl From<Strength> for u8 {
    fn from(value: Strength) -> Self {
        value.0
    }
}

/// Whether a coding's words are still where they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnchorStatus {
    Ok,
    /// The words vanished from the text; a person has to look.
    NeedsReview,
}

/// A coding of the open document, as the reader draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    pub id: CodingId,
    pub document: DocumentId,
    pub code: CodeId,
    pub coder: CoderId,
    /// Bytes into the current revision, on grapheme boundaries.
    pub span: Span,
    /// The turn the passage starts in, if it starts in one.
    pub turn: Option<TurnId>,
    pub polarity: Option<Polarity>,
    pub strength: Option<Strength>,
    pub is_starred: bool,
    pub has_memo: bool,
    pub status: AnchorStatus,
}
