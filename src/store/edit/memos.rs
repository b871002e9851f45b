//! Memos. It must not know where they are shown.

use rusqlite::named_params;

use super::Writer;
use crate::fault::{Fault, Outcome};
use crate::model::edit::{Change, Edit};
use crate::model::ids::MemoId;
use crate::model::memo::MemoSubject;
use crate::store::{clock, new_uuid};
use crate::text;

impl Writer<'_> {
    pub(super) fn apply_to_memos(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::AddMemo {
                kind,
                subject,
                title,
                text,
            } => {
                require_words(title, text)?;
                let (code, case, document, coding) = columns_of(*subject);
                let now = clock::now();
                let id = self.insert(
                    "INSERT INTO memo (uuid, hlc, kind, code_id, case_id, document_id, coding_id,
                                       coder_id, title, text, created, changed)
                     VALUES (:uuid, :hlc, :kind, :code, :case, :document, :coding,
                             :coder, :title, :text, :now, :now)",
                    named_params! {
                        ":uuid": new_uuid(), ":hlc": self.hlc, ":kind": kind.key(),
                        ":code": code, ":case": case, ":document": document, ":coding": coding,
                        ":coder": self.coder.0, ":title": title.trim(), ":text": text, ":now": now,
                    },
                )?;
                Ok(Change::MemoChanged(MemoId(id)))
            }
            Edit::SetMemo {
                memo,
                kind,
                title,
                text,
            } => {
                require_words(title, text)?;
                self.must_touch(
                    "UPDATE memo SET kind = :kind, title = :title, text = :text, changed = :now,
                            hlc = :hlc WHERE id = :id",
                    named_params! {
                        ":kind": kind.key(), ":title": title.trim(), ":text": text,
                        ":now": clock::now(), ":hlc": self.hlc, ":id": memo.0,
                    },
                )?;
                Ok(Change::MemoChanged(*memo))
            }
            Edit::DeleteMemo { memo } => {
                self.must_touch("DELETE FROM memo WHERE id = ?1", [memo.0])?;
                Ok(Change::MemoDeleted)
            }
            Edit::SetFollowUp { memo, text } => {
                self.must_touch(
                    "UPDATE memo SET follow_up = ?1, changed = ?2, hlc = ?3 WHERE id = ?4",
                    rusqlite::params![text.trim(), clock::now(), self.hlc, memo.0],
                )?;
                Ok(Change::MemoChanged(*memo))
            }
            _ => unreachable!("Writer::apply hands over only edits of memos"),
        }
    }
}

fn require_words(title: &str, text: &str) -> Outcome<()> {
    if title.trim().is_empty() && text.trim().is_empty() {
        return Err(Fault::input(text!("edit-empty-memo")));
    }
    Ok(())
}

type Columns = (Option<i64>, Option<i64>, Option<i64>, Option<i64>);

/// The subject as the columns code, case, document, coding.
fn columns_of(subject: MemoSubject) -> Columns {
    match subject {
        MemoSubject::Study => (None, None, None, None),
        MemoSubject::Code(id) => (Some(id.0), None, None, None),
        MemoSubject::Case(id) => (None, Some(id.0), None, None),
        MemoSubject::Document(id) => (None, None, Some(id.0), None),
        MemoSubject::Coding(id) => (None, None, None, Some(id.0)),
    }
}
