//! What a change means to the screen: what to read again after it, and what to
//! say of it. It must not know who made the change.

use crate::message::Text;
use crate::model::edit::Change;
use crate::text;

/// Which shared lists a change may have altered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scope {
    pub study: bool,
    pub codes: bool,
    pub documents: bool,
    pub cases: bool,
}

impl Scope {
    pub const ALL: Scope = Scope {
        study: true,
        codes: true,
        documents: true,
        cases: true,
    };

    /// What is short however large the study is.
    pub const SHORT: Scope = Scope {
        documents: false,
        cases: false,
        ..Scope::ALL
    };

    /// What grows with the study.
    pub const LISTS: Scope = Scope {
        study: false,
        codes: false,
        ..Scope::ALL
    };

    /// What a change may have altered.
    #[must_use]
    pub fn of(change: &Change) -> Self {
        let none = Scope::default();
        match change {
            Change::StudyChanged | Change::CoderAdded(_) | Change::CoderChanged(_) => Scope {
                study: true,
                ..none
            },
            Change::CodebookAdded { .. }
            | Change::CodebookDropped { .. }
            | Change::CodeAdded(_)
            | Change::CodeChanged(_)
            | Change::CodesMerged { .. }
            | Change::CodeSplit { .. }
            | Change::CodesDeleted { .. } => Scope {
                codes: true,
                ..none
            },
            Change::Coded { .. } | Change::CodedMany { .. } => none,
            Change::DocumentsImported(_)
            | Change::DocumentChanged(_)
            | Change::DocumentDeleted { .. } => Scope {
                documents: true,
                ..none
            },
            // A document may have been about it.
            Change::CaseDeleted => Scope {
                cases: true,
                documents: true,
                ..none
            },
            Change::SpeakerChanged(_)
            | Change::CaseAdded(_)
            | Change::CasesAdded(_)
            | Change::CaseChanged(_)
            | Change::AttributeChanged => Scope {
                cases: true,
                ..none
            },
            Change::SettingChanged
            | Change::ProgressChanged(_)
            | Change::CodingsRemoved(_)
            | Change::CodingChanged(_)
            | Change::MemoChanged(_)
            | Change::MemoDeleted
            | Change::FindingChanged
            | Change::PropositionAdded(_)
            | Change::EventAdded(_)
            | Change::RelationAdded(_)
            | Change::QuestionAdded(_)
            | Change::QuerySaved
            | Change::QueryDeleted
            | Change::DisplayFrozen(_)
            | Change::SnapshotDeleted => none,
            Change::Several(changes) => changes.iter().map(Scope::of).fold(none, Scope::or),
        }
    }

    #[must_use]
    pub fn or(self, other: Scope) -> Scope {
        Scope {
            study: self.study || other.study,
            codes: self.codes || other.codes,
            documents: self.documents || other.documents,
            cases: self.cases || other.cases,
        }
    }
}

/// What the notice line says of a change; nothing where the name of its step
/// says it all.
#[must_use]
pub fn said(change: &Change) -> Option<Text> {
    Some(match change {
        Change::CodebookAdded { codes, .. } => text!("said-codebook-added", codes = *codes),
        Change::CodebookDropped { codes, codings } => {
            text!("said-codebook-dropped", codes = *codes, codings = *codings)
        }
        Change::CodesMerged { moved, joined, .. } => {
            text!("said-codes-merged", moved = *moved, joined = *joined)
        }
        Change::CodeSplit { parts, moved } => {
            text!("said-code-split", parts = parts.len(), moved = *moved)
        }
        Change::CodesDeleted { codes, codings } => {
            text!("said-codes-deleted", codes = *codes, codings = *codings)
        }
        Change::DocumentsImported(documents) => {
            text!("said-documents-imported", count = documents.len())
        }
        Change::DocumentDeleted { codings } => text!("said-document-deleted", codings = *codings),
        Change::CasesAdded(count) => text!("said-cases-added", count = *count),
        Change::CaseDeleted => text!("said-case-deleted"),
        Change::Coded { is_new: false, .. } => text!("said-coded-already"),
        Change::CodedMany { made, known } => {
            text!("said-coded-many", made = *made, known = *known)
        }
        Change::CodingsRemoved(count) => text!("said-codings-removed", count = *count),
        Change::MemoChanged(_) => text!("said-memo-kept"),
        Change::MemoDeleted => text!("said-memo-deleted"),
        Change::Several(changes) => return changes.iter().rev().find_map(said),
        Change::SettingChanged => text!("said-setting-kept"),
        Change::StudyChanged
        | Change::CoderAdded(_)
        | Change::CoderChanged(_)
        | Change::ProgressChanged(_)
        | Change::CodeAdded(_)
        | Change::CodeChanged(_)
        | Change::DocumentChanged(_)
        | Change::SpeakerChanged(_)
        | Change::CaseAdded(_)
        | Change::CaseChanged(_)
        | Change::AttributeChanged
        | Change::Coded { is_new: true, .. }
        | Change::CodingChanged(_)
        | Change::FindingChanged
        | Change::PropositionAdded(_)
        | Change::EventAdded(_)
        | Change::RelationAdded(_)
        | Change::QuestionAdded(_)
        | Change::QuerySaved
        | Change::QueryDeleted
        | Change::DisplayFrozen(_)
        | Change::SnapshotDeleted => return None,
    })
}
