//! Cases and attributes. It must not know codings.

use std::collections::HashMap;

use super::rows;
use crate::fault::Outcome;
use crate::model::case::{AttributeKind, Case};
use crate::model::ids::CaseId;
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
