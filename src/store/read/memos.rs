//! Memos by kind, subject and words. It must not know where they are shown.

use rusqlite::named_params;

use super::rows;
use crate::fault::Outcome;
use crate::model::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId, MemoId};
use crate::model::inquiry::MemoFilter;
use crate::model::memo::{Memo, MemoKind, MemoSubject};
use crate::store::Store;
use crate::text::contains_folded;

impl Store {
    /// Newest first.
    pub fn memos(&self, filter: &MemoFilter) -> Outcome<Vec<Memo>> {
        let memos = rows(
            self.conn(),
            "SELECT id, uuid, kind, code_id, case_id, document_id, coding_id, coder_id,
                    title, text, created, changed, follow_up
             FROM memo WHERE :kind IS NULL OR kind = :kind ORDER BY created DESC, id DESC",
            named_params! { ":kind": filter.kind.map(MemoKind::key) },
            |row| {
                let id = |column| row.get::<_, Option<i64>>(column);
                let subject = match (id(3)?, id(4)?, id(5)?, id(6)?) {
                    (Some(code), ..) => MemoSubject::Code(CodeId(code)),
                    (_, Some(case), ..) => MemoSubject::Case(CaseId(case)),
                    (_, _, Some(document), _) => MemoSubject::Document(DocumentId(document)),
                    (.., Some(coding)) => MemoSubject::Coding(CodingId(coding)),
                    (None, None, None, None) => MemoSubject::Study,
                };
                Ok(Memo {
                    id: MemoId(row.get(0)?),
                    uuid: row.get(1)?,
                    kind: MemoKind::from_key(&row.get::<_, String>(2)?).unwrap_or_default(),
                    subject,
                    coder: CoderId(row.get(7)?),
                    title: row.get(8)?,
                    text: row.get(9)?,
                    created: row.get(10)?,
                    changed: row.get(11)?,
                    follow_up: row.get(12)?,
                })
            },
        )?;
        Ok(memos
            .into_iter()
            .filter(|memo| filter.subject.is_none_or(|wanted| wanted == memo.subject))
            .filter(|memo| !filter.is_open_only || memo.is_open())
            .filter(|memo| match &filter.text {
                None => true,
                Some(words) => [&memo.title, &memo.text, &memo.follow_up]
                    .iter()
                    .any(|text| contains_folded(text, words)),
            })
            .collect())
    }
}
