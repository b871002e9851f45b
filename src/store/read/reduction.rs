//! What the analyst condensed, as it was written down. It must not decide
//! whether it is stale.

use super::rows;
use crate::fault::Outcome;
use crate::model::ids::{CaseId, CodeId, CoderId, DocumentId, SummaryId};
use crate::model::reduction::{Summary, UnitId};
use crate::store::Store;

impl Store {
    /// Condensed cells, in the order in which they were first written.
    pub fn summaries(&self) -> Outcome<Vec<Summary>> {
        rows(
            self.conn(),
            "SELECT id, case_id, document_id, code_id, coder_id, text, digest, changed
             FROM summary ORDER BY id",
            [],
            |row| {
                let case: Option<i64> = row.get(1)?;
                let document: Option<i64> = row.get(2)?;
                let unit = match case {
                    Some(case) => UnitId::Case(CaseId(case)),
                    None => UnitId::Document(DocumentId(document.unwrap_or_default())),
                };
                Ok(Summary {
                    id: SummaryId(row.get(0)?),
                    unit,
                    code: CodeId(row.get(3)?),
                    coder: CoderId(row.get(4)?),
                    text: row.get(5)?,
                    digest: row.get(6)?,
                    changed: row.get(7)?,
                })
            },
        )
    }
}
