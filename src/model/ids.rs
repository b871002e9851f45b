//! Typed row ids, so that a code's id can never be used as a coder's. They are
//! local to one project file; what is exchanged goes by uuid.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids!(
    CoderId,
    CodebookId,
    CodeId,
    DocumentId,
    /// One immutable version of a document's text.
    RevisionId,
    TurnId,
    SpeakerId,
    CaseId,
    AttributeId,
    CodingId,
    MemoId,
    QuestionId,
    EventId,
    VerdictId,
    PropositionId,
    SummaryId,
    RelationId,
    QueryId,
    SnapshotId,
    /// One entry of the journal: what a person did and can take back.
    StepId,
);
