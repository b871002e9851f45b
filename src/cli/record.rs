//! The shapes of what programs read: one function a thing, with stable English
//! names. It must not know how they are printed.

use serde_json::{Value, json};

use crate::fault::Outcome;
use crate::message::Language;
use crate::model::case::Case;
use crate::model::code::{Bilingual, Code, CodeField, CodeWords};
use crate::model::document::{Document, Speaker};
use crate::model::edit::Change;
use crate::model::ids::{CaseId, CodeId, CoderId, DocumentId};
use crate::model::memo::{Memo, MemoSubject};
use crate::model::study::{Step, StepState};
use crate::workbench::Workbench;

/// What a change touched, by keys and names as everywhere outside. Always
/// carries `change`; a thing that is gone by now is null.
pub fn change(change: &Change, workbench: &Workbench) -> Outcome<Value> {
    let is = |name: &'static str| json!({ "change": name });
    Ok(match change {
        Change::StudyChanged => is("study_changed"),
        Change::SettingChanged => is("setting_changed"),
        Change::CoderAdded(id) => {
            json!({"change": "coder_added", "coder": coder(workbench, *id)?})
        }
        Change::CoderChanged(id) => {
            json!({"change": "coder_changed", "coder": coder(workbench, *id)?})
        }
        Change::ProgressChanged(id) => {
            json!({"change": "progress_changed", "document": title(workbench, *id)?})
        }
        Change::CodebookAdded { codebook, codes } => {
            let books = workbench.codebooks()?;
            let book = books.into_iter().find(|book| book.id == *codebook);
            json!({"change": "codebook_added", "codebook": book.map(|book| book.key), "codes": codes})
        }
        Change::CodebookDropped { codes, codings } => {
            json!({"change": "codebook_dropped", "codes": codes, "codings": codings})
        }
        Change::CodeAdded(id) => json!({"change": "code_added", "code": key(workbench, *id)?}),
        Change::CodeChanged(id) => {
            json!({"change": "code_changed", "code": key(workbench, *id)?})
        }
        Change::CodesMerged {
            into,
            moved,
            joined,
        } => json!({
            "change": "codes_merged", "code": key(workbench, *into)?,
            "moved": moved, "joined": joined,
        }),
        Change::CodeSplit { parts, moved } => {
            let keys = parts.iter().map(|id| key(workbench, *id));
            let keys: Vec<_> = keys.collect::<Outcome<_>>()?;
            json!({"change": "code_split", "codes": keys, "moved": moved})
        }
        Change::CodesDeleted { codes, codings } => {
            json!({"change": "codes_deleted", "codes": codes, "codings": codings})
        }
        Change::DocumentsImported(ids) => {
            let titles = ids.iter().map(|id| title(workbench, *id));
            let titles: Vec<_> = titles.collect::<Outcome<_>>()?;
            json!({"change": "documents_imported", "documents": titles})
        }
        Change::DocumentChanged(id) => {
            json!({"change": "document_changed", "document": title(workbench, *id)?})
        }
        Change::DocumentDeleted { codings } => {
            json!({"change": "document_deleted", "codings": codings})
        }
        Change::SpeakerChanged(_) => is("speaker_changed"),
        Change::CaseAdded(id) => {
            json!({"change": "case_added", "case": case_key(workbench, *id)?})
        }
        Change::CasesAdded(count) => json!({"change": "cases_added", "count": count}),
        Change::CaseChanged(id) => {
            json!({"change": "case_changed", "case": case_key(workbench, *id)?})
        }
        Change::CaseDeleted => is("case_deleted"),
        Change::AttributeChanged => is("attribute_changed"),
        Change::Coded { coding, is_new } => {
            json!({"change": "coded", "id": coding, "is_new": is_new})
        }
        Change::CodedMany { made, known } => {
            json!({"change": "coded_many", "made": made, "known": known})
        }
        Change::CodingsRemoved(count) => json!({"change": "codings_removed", "count": count}),
        Change::CodingChanged(id) => json!({"change": "coding_changed", "id": id}),
        Change::MemoChanged(id) => json!({"change": "memo_changed", "id": id}),
        Change::MemoDeleted => is("memo_deleted"),
        Change::FindingChanged => is("finding_changed"),
        Change::PropositionAdded(id) => json!({"change": "proposition_added", "id": id}),
        Change::EventAdded(id) => json!({"change": "event_added", "id": id}),
        Change::RelationAdded(id) => json!({"change": "relation_added", "id": id}),
        Change::QuestionAdded(id) => json!({"change": "question_added", "id": id}),
        Change::QuerySaved => is("query_saved"),
        Change::QueryDeleted => is("query_deleted"),
        Change::DisplayFrozen(id) => json!({"change": "display_frozen", "id": id}),
        Change::SnapshotDeleted => is("snapshot_deleted"),
        Change::Several(changes) => {
            let changes = changes.iter().map(|one| self::change(one, workbench));
            let changes: Vec<Value> = changes.collect::<Outcome<_>>()?;
            json!({"change": "several", "changes": changes})
        }
    })
}

fn key(workbench: &Workbench, id: CodeId) -> Outcome<Option<String>> {
    let codes = workbench.codes()?;
    let found = codes.into_iter().find(|code| code.id == id);
    Ok(found.map(|code| code.key))
}

fn case_key(workbench: &Workbench, id: CaseId) -> Outcome<Option<String>> {
    let cases = workbench.cases()?;
    let found = cases.into_iter().find(|case| case.id == id);
    Ok(found.map(|case| case.key))
}

fn coder(workbench: &Workbench, id: CoderId) -> Outcome<Option<String>> {
    let coders = workbench.coders()?;
    let found = coders.into_iter().find(|coder| coder.id == id);
    Ok(found.map(|coder| coder.name))
}

fn title(workbench: &Workbench, id: DocumentId) -> Outcome<Option<String>> {
    let documents = workbench.documents()?;
    let found = documents.into_iter().find(|document| document.id == id);
    Ok(found.map(|document| document.title))
}

fn bilingual(text: &Bilingual) -> Value {
    json!({"en": text.en, "id": text.id})
}

/// The words of a code, `{label: {en, id}, definition: {en, id}, …}`.
pub fn code_words(words: &CodeWords) -> Value {
    let fields = CodeField::ALL
        .into_iter()
        .map(|field| (field.key().to_owned(), bilingual(words.get(field))));
    Value::Object(fields.collect())
}

/// A code without the words of its rule.
pub fn code(code: &Code, codes: &[Code], book: &str, language: Language) -> Value {
    let parent = codes.iter().find(|other| Some(other.id) == code.parent);
    json!({
        "key": code.key,
        "codebook": book,
        "parent": parent.map(|parent| parent.key.as_str()),
        "label": code.label(language),
        "kind": code.kind.key(),
        "status": code.status.key(),
        "reason": code.reason,
        "version": code.version,
        "color": code.color,
        "uuid": code.uuid,
    })
}

/// A document without its text.
pub fn document(document: &Document) -> Value {
    let facts = &document.facts;
    json!({
        "number": document.number,
        "title": document.title,
        "kind": facts.kind.key(),
        "date": known(&facts.date),
        "place": known(&facts.place),
        "interviewer": known(&facts.interviewer),
        "third_party": known(&facts.third_party),
        "language": known(&facts.language),
        "minutes": facts.minutes,
        "consent": known(&facts.consent),
        "recorded": facts.is_recorded,
        "note": known(&facts.note),
        "characters": document.characters,
        "uuid": document.uuid,
    })
}

pub fn speaker(speaker: &Speaker, cases: &[Case], turns: usize) -> Value {
    let case = cases.iter().find(|case| Some(case.id) == speaker.case);
    json!({
        "label": speaker.label,
        "role": speaker.role.key(),
        "case": case.map(|case| case.key.as_str()),
        "turns": turns,
    })
}

pub fn case(case: &Case) -> Value {
    let attributes = case
        .attributes
        .iter()
        .map(|(name, value)| (name.clone(), json!(value)));
    json!({
        "key": case.key,
        "label": case.label,
        "role": case.role,
        "attributes": Value::Object(attributes.collect()),
        "uuid": case.uuid,
    })
}

pub fn memo(memo: &Memo, about: &(&'static str, Value), coder: Option<&str>) -> Value {
    json!({
        "id": memo.id,
        "kind": memo.kind.key(),
        "about": about.0,
        "subject": about.1,
        "title": memo.title,
        "text": memo.text,
        "coder": coder,
        "created": moment(memo.created),
        "changed": moment(memo.changed),
        "uuid": memo.uuid,
    })
}

/// What a memo is about: the kind of thing, and its key, number or id.
pub fn subject(workbench: &Workbench, subject: MemoSubject) -> Outcome<(&'static str, Value)> {
    Ok(match subject {
        MemoSubject::Study => ("study", Value::Null),
        MemoSubject::Code(id) => ("code", json!(key(workbench, id)?)),
        MemoSubject::Case(id) => ("case", json!(case_key(workbench, id)?)),
        MemoSubject::Document(id) => ("document", json!(title(workbench, id)?)),
        MemoSubject::Coding(id) => ("coding", json!(id)),
    })
}

/// A step of the journal; its label is said in the reader's language.
pub fn step(step: &Step, label: &str) -> Value {
    json!({
        "id": step.id,
        "label": label,
        "coder": step.coder,
        "time": moment(step.time),
        "reason": known(&step.reason),
        "state": match step.state {
            StepState::Done => "done",
            StepState::Undone => "undone",
            StepState::Dropped => "dropped",
        },
    })
}

/// The text, or null where nothing is known.
pub fn known(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// A moment as ISO 8601 in UTC, to the second.
pub fn moment(milliseconds: i64) -> Option<String> {
    let moment = jiff::Timestamp::from_second(milliseconds.div_euclid(1000)).ok()?;
    Some(moment.to_string())
}

/// A place in a recording: `00:01:23`, with milliseconds where there are any.
pub fn clock(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match milliseconds % 1000 {
        0 => format!("{hours:02}:{minutes:02}:{seconds:02}"),
        rest => format!("{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_for_programs() {
        assert_eq!(moment(0).as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(clock(83_000), "00:01:23");
        assert_eq!(clock(3_600_500), "01:00:00.500");
    }
}
