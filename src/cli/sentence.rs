//! What a change did, in one calm sentence. It must not know where the
//! sentence is shown.

use crate::message::Text;
use crate::model::edit::Change;
use crate::text;

pub fn of(change: &Change) -> Text {
    match change {
        Change::StudyChanged => text!("cli-done-study-changed"),
        Change::SettingChanged => text!("cli-done-setting-changed"),
        Change::CoderAdded(_) => text!("cli-done-coder-added"),
        Change::CoderChanged(_) => text!("cli-done-coder-changed"),
        Change::ProgressChanged(_) => text!("cli-done-progress-changed"),
        Change::CodebookAdded { codes, .. } => text!("cli-done-codebook-added", codes = *codes),
        Change::CodebookDropped { codes, codings } => {
            text!(
                "cli-done-codebook-dropped",
                codes = *codes,
                codings = *codings
            )
        }
        Change::CodeAdded(_) => text!("cli-done-code-added"),
        Change::CodeChanged(_) => text!("cli-done-code-changed"),
        Change::CodesMerged {
            moved, joined: 0, ..
        } => text!("cli-done-codes-merged", moved = *moved),
        Change::CodesMerged { moved, joined, .. } => {
            text!("cli-done-codes-joined", moved = *moved, joined = *joined)
        }
        Change::CodeSplit { parts, moved } => {
            text!("cli-done-code-split", parts = parts.len(), moved = *moved)
        }
        Change::CodesDeleted { codes, codings } => {
            text!("cli-done-codes-deleted", codes = *codes, codings = *codings)
        }
        Change::DocumentsImported(ids) => text!("cli-done-imported", count = ids.len()),
        Change::DocumentChanged(_) => text!("cli-done-document-changed"),
        Change::DocumentDeleted { codings } => {
            text!("cli-done-document-deleted", codings = *codings)
        }
        Change::SpeakerChanged(_) => text!("cli-done-speaker-changed"),
        Change::CaseAdded(_) => text!("cli-done-case-added"),
        Change::CasesAdded(count) => text!("cli-done-cases-added", count = *count),
        Change::CaseChanged(_) => text!("cli-done-case-changed"),
        Change::CaseDeleted => text!("cli-done-case-deleted"),
        Change::AttributeChanged => text!("cli-done-attribute-changed"),
        Change::Coded { coding, is_new } if *is_new => {
            text!("cli-done-coded", id = coding.0)
        }
        Change::Coded { coding, .. } => text!("cli-done-coded-known", id = coding.0),
        Change::CodedMany { made, known } => {
            text!("cli-done-coded-many", made = *made, known = *known)
        }
        Change::CodingsRemoved(count) => text!("cli-done-codings-removed", count = *count),
        Change::CodingChanged(id) => text!("cli-done-coding-changed", id = id.0),
        Change::MemoChanged(id) => text!("cli-done-memo-changed", id = id.0),
        Change::MemoDeleted => text!("cli-done-memo-deleted"),
        Change::FindingChanged | Change::PropositionAdded(_) | Change::QuestionAdded(_) => {
            text!("cli-done-saved")
        }
        Change::EventAdded(id) => text!("cli-done-event-added", id = id.0),
        Change::RelationAdded(id) => text!("cli-done-relation-added", id = id.0),
        Change::QuerySaved => text!("cli-done-query-saved"),
        Change::QueryDeleted => text!("cli-done-query-deleted"),
        Change::DisplayFrozen(id) => text!("cli-done-display-frozen", id = id.0),
        Change::SnapshotDeleted => text!("cli-done-snapshot-deleted"),
        Change::Several(changes) => match changes.as_slice() {
            [one] => of(one),
            _ => text!("cli-done-several", count = changes.len()),
        },
    }
}
