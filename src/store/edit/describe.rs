//! What the journal calls a step, so that undo and the log can say what is
//! taken back. It must not change anything.

use super::Writer;
use crate::fault::Outcome;
use crate::message::Text;
use crate::model::coding::{Polarity, Strength};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CaseId, CodeId, CodingId, DocumentId};
use crate::text;

/// Names an edit after it was applied.
pub fn describe(writer: &Writer<'_>, edit: &Edit, change: &Change) -> Outcome<Text> {
    Ok(match edit {
        Edit::All(edits) => match edits.first() {
            Some(first) if edits.len() == 1 => {
                let inner = match change {
                    Change::Several(changes) => changes.first().unwrap_or(change),
                    _ => change,
                };
                describe(writer, first, inner)?
            }
            _ => text!("step-several", count = edits.len()),
        },
        Edit::SetStudy { .. } => text!("step-set-study"),
        Edit::SetSetting { name, .. } => text!("step-set-setting", name = name),
        Edit::AddCoder { name } => text!("step-add-coder", name = name),
        Edit::RenameCoder { name, .. } => text!("step-rename-coder", name = name),
        Edit::SetFinished { document, .. } => {
            text!("step-set-finished", document = writer.title(*document)?)
        }
        Edit::AddCodebook { key, .. } => {
            text!("step-add-codebook", key = key, count = codes_in(change))
        }
        Edit::DropCodebook { .. } => text!("step-drop-codebook", count = codes_in(change)),
        Edit::AddCode { key, .. } => text!("step-add-code", code = key),
        Edit::SetCodeWords { code, .. } => text!("step-set-code", code = writer.key(*code)?),
        Edit::RenameCode { key, .. } => text!("step-rename-code", code = key),
        Edit::SetCodeColor { code, .. } => text!("step-color-code", code = writer.key(*code)?),
        Edit::SetCodeKind { code, .. } => text!("step-set-code", code = writer.key(*code)?),
        Edit::MoveCode { code, .. } => text!("step-move-code", code = writer.key(*code)?),
        Edit::MergeCodes { from, into, .. } => text!(
            "step-merge-codes",
            count = from.len(),
            code = writer.key(*into)?
        ),
        Edit::SplitCode { code, parts, .. } => text!(
            "step-split-code",
            code = writer.key(*code)?,
            count = parts.len()
        ),
        Edit::SetCodeStatus { code, status, .. } => {
            let code = writer.key(*code)?;
            match status {
                crate::model::code::CodeStatus::Active => text!("step-reopen-code", code = code),
                crate::model::code::CodeStatus::Retired => text!("step-retire-code", code = code),
                crate::model::code::CodeStatus::LeftOut => {
                    text!("step-leave-out-code", code = code)
                }
            }
        }
        Edit::DeleteCode { .. } => match change {
            Change::CodesDeleted { codes, codings } => {
                text!("step-delete-code", count = *codes, codings = *codings)
            }
            _ => text!("step-delete-code", count = 1, codings = 0),
        },
        Edit::LinkCodes { code, .. } => text!("step-link-codes", code = writer.key(*code)?),
        Edit::ImportDocuments { drafts } => match drafts.as_slice() {
            [one] => text!("step-import-one", document = one.title.as_str()),
            many => text!("step-import", count = many.len()),
        },
        Edit::SetDocument { title, .. } => text!("step-set-document", document = title),
        Edit::SetAbout { document, .. } => {
            text!("step-set-about", document = writer.title(*document)?)
        }
        Edit::SetParallel { document, .. } => {
            text!("step-set-document", document = writer.title(*document)?)
        }
        Edit::DeleteDocument { document, .. } => {
            text!("step-delete-document", document = writer.title(*document)?)
        }
        Edit::SetSpeaker { label, .. } => text!("step-set-speaker", speaker = label),
        Edit::MergeSpeakers { .. } => text!("step-merge-speakers"),
        Edit::AssignSpeaker { .. } => text!("step-assign-speaker"),
        Edit::AddCase { key, .. } | Edit::AddCaseForSpeaker { key, .. } => {
            text!("step-add-case", case = key)
        }
        Edit::SetCase { key, .. } => text!("step-set-case", case = key),
        Edit::AddCasesFromSpeakers { .. } => text!("step-cases-from-speakers"),
        Edit::DeleteCase { .. } => text!("step-delete-case"),
        Edit::DefineAttribute { name, .. } => text!("step-define-attribute", name = name),
        Edit::DeleteAttribute { name } => text!("step-delete-attribute", name = name),
        Edit::SetAttribute { case, name, .. } => {
            text!(
                "step-set-attribute",
                name = name,
                case = writer.case_key(*case)?
            )
        }
        Edit::ApplyCode(new) => text!(
            "step-apply-code",
            code = writer.key(new.code)?,
            document = writer.title(new.document)?
        ),
        Edit::ApplyCodes { codings } => text!("step-apply-codes", count = codings.len()),
        Edit::CodeInVivo { key, .. } => text!("step-code-in-vivo", code = key),
        Edit::RemoveCodings { codings } => text!("step-remove-codings", count = codings.len()),
        Edit::SetCoding {
            coding,
            polarity,
            strength,
            is_starred,
        } => judged(writer.code_of(*coding)?, *polarity, *strength, *is_starred),
        Edit::RecodeCoding { code, .. } => text!("step-recode-coding", code = writer.key(*code)?),
        Edit::ResizeCoding { coding, .. } => {
            text!("step-resize-coding", code = writer.code_of(*coding)?)
        }
        Edit::SetTranslation { .. } => text!("step-set-translation"),
        Edit::AddMemo { .. } => text!("step-add-memo"),
        Edit::SetMemo { .. } => text!("step-set-memo"),
        Edit::DeleteMemo { .. } => text!("step-delete-memo"),
        Edit::SetVerdict { code, .. } => text!("step-set-verdict", code = writer.key(*code)?),
        Edit::DeleteVerdict { .. } => text!("step-delete-verdict"),
        Edit::AddProposition { key, .. } => text!("step-add-proposition", key = key),
        Edit::DeleteProposition { .. } => text!("step-delete-proposition"),
        Edit::LinkEvidence { .. } => text!("step-link-evidence"),
        Edit::AddEvent(_) => text!("step-add-event"),
        Edit::SetEvent { .. } => text!("step-set-event"),
        Edit::DeleteEvent { .. } => text!("step-delete-event"),
        Edit::AddQuestion { number, .. } => text!("step-add-question", number = i64::from(*number)),
        Edit::SetAsked { .. } => text!("step-set-asked"),
        Edit::DeleteQuestion { .. } => text!("step-delete-question"),
        Edit::SetRating { code, unit, .. } => text!(
            "step-set-rating",
            code = writer.key(*code)?,
            unit = unit.as_str()
        ),
        Edit::DeleteRating { code, unit } => text!(
            "step-delete-rating",
            code = writer.key(*code)?,
            unit = unit.as_str()
        ),
        Edit::AddRelation { facts, .. } => text!(
            "step-add-relation",
            source = facts.source.name.as_str(),
            target = facts.target.name.as_str()
        ),
        Edit::SetRelation { facts, .. } => text!(
            "step-set-relation",
            source = facts.source.name.as_str(),
            target = facts.target.name.as_str()
        ),
        Edit::DeleteRelation { .. } => text!("step-delete-relation"),
        Edit::LinkRelationEvidence { .. } => text!("step-link-relation"),
        Edit::SaveQuery { name, .. } => text!("step-save-query", name = name.trim()),
        Edit::DeleteQuery { .. } => text!("step-delete-query"),
        Edit::FreezeDisplay { title, .. } => text!("step-freeze-display", title = title.trim()),
        Edit::DeleteSnapshot { .. } => text!("step-delete-snapshot"),
    })
}

/// What was judged, where it is one thing.
fn judged(
    code: String,
    polarity: Option<Option<Polarity>>,
    strength: Option<Option<Strength>>,
    is_starred: Option<bool>,
) -> Text {
    match (polarity, strength, is_starred) {
        (Some(Some(Polarity::Supports)), None, None) => text!("step-supports", code = code),
        (Some(Some(Polarity::Contradicts)), None, None) => text!("step-contradicts", code = code),
        (Some(Some(Polarity::Mixed)), None, None) => text!("step-mixed", code = code),
        (Some(Some(Polarity::Neutral)), None, None) => text!("step-neutral", code = code),
        (Some(None), None, None) => text!("step-no-polarity", code = code),
        (None, Some(Some(strength)), None) => text!(
            "step-set-strength",
            code = code,
            strength = i64::from(strength.get())
        ),
        (None, Some(None), None) => text!("step-no-strength", code = code),
        (None, None, Some(true)) => text!("step-star", code = code),
        (None, None, Some(false)) => text!("step-no-star", code = code),
        _ => text!("step-set-coding", code = code),
    }
}

fn codes_in(change: &Change) -> usize {
    match change {
        Change::CodebookAdded { codes, .. } | Change::CodebookDropped { codes, .. } => *codes,
        _ => 0,
    }
}

impl Writer<'_> {
    fn words(&self, sql: &str, id: i64) -> Outcome<String> {
        use rusqlite::OptionalExtension;
        Ok(self
            .tx
            .prepare_cached(sql)?
            .query_row([id], |row| row.get(0))
            .optional()?
            .unwrap_or_default())
    }

    fn key(&self, code: CodeId) -> Outcome<String> {
        self.words("SELECT key FROM code WHERE id = ?1", code.0)
    }

    fn title(&self, document: DocumentId) -> Outcome<String> {
        self.words("SELECT title FROM document WHERE id = ?1", document.0)
    }

    fn case_key(&self, case: CaseId) -> Outcome<String> {
        self.words("SELECT key FROM study_case WHERE id = ?1", case.0)
    }

    fn code_of(&self, coding: CodingId) -> Outcome<String> {
        self.words(
            "SELECT code.key FROM coding JOIN code ON code.id = coding.code_id
             WHERE coding.id = ?1",
            coding.0,
        )
    }
}
