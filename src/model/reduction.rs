//! What the analyst writes to condense: cells of the grid of cases and codes,
//! and the forms filled in for a contact or a document. It must not judge.

use serde::{Deserialize, Serialize};

use super::ids::{CaseId, CodeId, CoderId, DocumentId, SummaryId};

/// What a row of the grid is about: a case, or a text in which nobody is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitId {
    Case(CaseId),
    Document(DocumentId),
}

/// A cell of the grid, condensed in the analyst's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub id: SummaryId,
    pub unit: UnitId,
    pub code: CodeId,
    pub coder: CoderId,
    pub text: String,
    /// Digest of the codings it condensed when it was written.
    pub digest: String,
    /// Milliseconds since 1970, UTC.
    pub changed: i64,
}
