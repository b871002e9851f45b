//! Memos: the analyst's own writing, of a kind and about something. It must
//! not know where memos are shown.

use serde::{Deserialize, Serialize};

use super::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId, MemoId};

macro_rules! memo_kinds {
    ($first:ident = $first_key:literal $(, $(#[$doc:meta])* $variant:ident = $key:literal)* $(,)?) => {
        /// What a memo is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum MemoKind {
            #[default]
            $first,
            $($(#[$doc])* $variant),*
        }

        impl MemoKind {
            pub const ALL: &'static [MemoKind] = &[MemoKind::$first $(, MemoKind::$variant)*];

            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    MemoKind::$first => $first_key,
                    $(MemoKind::$variant => $key),*
                }
            }

            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                MemoKind::ALL.iter().copied().find(|kind| kind.key() == key)
            }
        }
    };
}
memo_kinds!(
    Passage = "passage",
    Code = "code",
    Case = "case",
    Document = "document",
    Method = "method",
    Theory = "theory",
    Reflexive = "reflexive",
    Surprise = "surprise",
    /// What something is likened to, and where the likeness ends.
    Metaphor = "metaphor",
    /// A short composed scene.
    Vignette = "vignette",
);

/// What a memo is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum MemoSubject {
    #[default]
    Study,
    Code(CodeId),
    Case(CaseId),
    Document(DocumentId),
    Coding(CodingId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memo {
    pub id: MemoId,
    pub uuid: String,
    pub kind: MemoKind,
    pub subject: MemoSubject,
    pub title: String,
    pub text: String,
    /// What came of it; empty while nothing has.
    pub follow_up: String,
    pub coder: CoderId,
    /// Milliseconds since 1970, UTC.
    pub created: i64,
    pub changed: i64,
}

impl Memo {
    /// Whether it is a surprise that nobody has followed up.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.kind == MemoKind::Surprise && self.follow_up.trim().is_empty()
    }
}
