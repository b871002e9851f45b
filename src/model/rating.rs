//! Ratings: what a person says of a cell of a checklist. It must not know how a
//! checklist is laid out.

use serde::{Deserialize, Serialize};

use super::ids::{CodeId, CoderId};

/// How far a component is there, in words fixed before anybody rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RatingLevel {
    Strong,
    Some,
    Weak,
    None,
    /// Not enough data to say.
    NoData,
}

impl RatingLevel {
    pub const ALL: [RatingLevel; 5] = [
        RatingLevel::Strong,
        RatingLevel::Some,
        RatingLevel::Weak,
        RatingLevel::None,
        RatingLevel::NoData,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            RatingLevel::Strong => "strong",
            RatingLevel::Some => "some",
            RatingLevel::Weak => "weak",
            RatingLevel::None => "none",
            RatingLevel::NoData => "no-data",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        RatingLevel::ALL
            .into_iter()
            .find(|level| level.key() == key)
    }
}

/// A rated cell of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    pub code: CodeId,
    /// A group of cases or the key of a kind of document.
    pub unit: String,
    pub level: RatingLevel,
    /// Why, in the rater's words.
    pub rationale: String,
    pub rater: CoderId,
    /// Milliseconds since 1970, UTC.
    pub changed: i64,
}
