//! Cases and attributes. It must not know
//! what the codings say.

use std::collections::HashMap;

use super::{offset, rows};
use crate::fault::Outcome;
use crate::model::case::{AttributeKind, Case};
use crate::model::ids::CaseId;
use crate::model::inquiry::CaseCount;
use crate::store::Store;

impl Store {
    pub fn cases(&self) -> Outcome<Vec<Case>> {
        let mut attributes: HashMap<CaseId, Vec<(String, String)>> = HashMap::new();
        for (case, name, value) in rows(
            self.conn(),
            "SELECT case_id, name, value FROM case_attribute
             JOIN attribute ON attribute.id = attribute_id ORDER BY attribute.ordinal",
            [],
            |row| Ok((CaseId(row.get(0)?), row.get(1)?, row.get(2)?)),
        )? {
            attributes.entry(case).or_default().push((name, value));
        }
        rows(
            self.conn(),
            "SELECT id, uuid, key, label, role FROM study_case ORDER BY ordinal, id",
            [],
            |row| {
                let id = CaseId(row.get(0)?);
                Ok(Case {
                    id,
                    uuid: row.get(1)?,
                    key: row.get(2)?,
                    label: row.get(3)?,
                    role: row.get(4)?,
                    attributes: attributes.remove(&id).unwrap_or_default(),
                })
            },
        )
    }

    /// How much there is of each case; cases with nothing are left out.
    pub fn case_counts(&self) -> Outcome<Vec<CaseCount>> {
        rows(
            self.conn(),
            "SELECT case_id, sum(documents), sum(codings) FROM (
                SELECT case_id, count(*) AS documents, 0 AS codings FROM (
                    SELECT case_id, document_id FROM speaker WHERE case_id IS NOT NULL
                    UNION SELECT case_id, document_id FROM document_case)
                JOIN document ON document.id = document_id AND hidden = 0 GROUP BY case_id
                UNION ALL
                SELECT case_id, 0, count(*) FROM coding
                JOIN speaker ON speaker.id = speaker_id
                WHERE hidden = 0 AND case_id IS NOT NULL GROUP BY case_id)
             GROUP BY case_id",
            [],
            |row| {
                Ok(CaseCount {
                    case: CaseId(row.get(0)?),
                    documents: offset(row, 1)?,
                    codings: offset(row, 2)?,
                })
            },
        )
    }

    /// Attribute names in the order they were defined.
    pub fn attributes(&self) -> Outcome<Vec<(String, AttributeKind)>> {
        rows(
            self.conn(),
            "SELECT name, kind FROM attribute ORDER BY ordinal, id",
            [],
            |row| {
                Ok((
                    row.get(0)?,
                    AttributeKind::from_key(&row.get::<_, String>(1)?).unwrap_or_default(),
                ))
            },
        )
    }
}
