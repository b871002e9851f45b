//! Relations: the arrows of a network, drawn by the analyst between codes or
//! names that are none, each with the passages for and against it. It must not
//! know how a network is drawn.

use serde::{Deserialize, Serialize};

use super::coding::Polarity;
use super::finding::Stance;
use super::ids::{CodeId, CodingId, RelationId};

/// What an arrow means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    Causes,
    Supports,
    Conflicts,
    Authority,
    /// A recommendation answers a factor, or is meant for somebody.
    Addresses,
    #[default]
    Other,
}

impl RelationKind {
    pub const ALL: [RelationKind; 6] = [
        RelationKind::Causes,
        RelationKind::Supports,
        RelationKind::Conflicts,
        RelationKind::Authority,
        RelationKind::Addresses,
        RelationKind::Other,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            RelationKind::Causes => "causes",
            RelationKind::Supports => "supports",
            RelationKind::Conflicts => "conflicts",
            RelationKind::Authority => "authority",
            RelationKind::Addresses => "addresses",
            RelationKind::Other => "other",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        RelationKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// One end of an arrow.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct End {
    /// The key of the code, or any name.
    pub name: String,
    /// `None` for a name that is no code: an actor, a suggestion in words.
    pub code: Option<CodeId>,
}

/// What an arrow says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RelationFacts {
    pub source: End,
    pub target: End,
    /// Never neutral.
    pub sign: Option<Polarity>,
    pub kind: RelationKind,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    pub id: RelationId,
    pub facts: RelationFacts,
    /// Passages that support or contradict it.
    pub evidence: Vec<(CodingId, Stance)>,
}

impl Relation {
    /// How many passages take this stance.
    #[must_use]
    pub fn passages(&self, stance: Stance) -> usize {
        let of_stance = |(_, known): &&(CodingId, Stance)| *known == stance;
        self.evidence.iter().filter(of_stance).count()
    }
}
