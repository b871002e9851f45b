//! The study as a whole: its title, its coders and where the analyst stands.
//! It must not know its contents.

use serde::{Deserialize, Serialize};

use super::ids::{CoderId, StepId};
use crate::message::{Language, Text};

/// A person who codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coder {
    pub id: CoderId,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Study {
    pub uuid: String,
    pub title: String,
    /// The language of the data and the paper.
    pub language: Language,
}

/// What a step of the journal is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    Done,
    /// Taken back, may be done again.
    Undone,
    /// Taken back, and something else was done since.
    Dropped,
}

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub id: StepId,
    pub label: Text,
    pub coder: String,
    /// Milliseconds since 1970, UTC.
    pub time: i64,
    pub reason: String,
    pub state: StepState,
}
