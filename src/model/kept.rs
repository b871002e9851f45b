//! What is kept by name for another day: queries over codes and frozen
//! displays. It must not know what either says.

use super::ids::{QueryId, SnapshotId};

/// A query over codes, kept by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedQuery {
    pub id: QueryId,
    pub name: String,
    /// As it was typed.
    pub words: String,
    /// Milliseconds since 1970 UTC.
    pub changed: i64,
}

/// A display as it was at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    pub id: SnapshotId,
    /// The key of its kind.
    pub display: String,
    pub title: String,
    /// How it was asked for, as JSON.
    pub options: String,
    /// What it said, as JSON.
    pub content: String,
    /// Digest of the content.
    pub digest: String,
    pub coder: String,
    /// Milliseconds since 1970 UTC.
    pub created: i64,
}
