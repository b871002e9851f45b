//! Ratings and relations as they were written down. It must not weigh them.

use std::collections::HashMap;

use super::rows;
use crate::fault::Outcome;
use crate::model::coding::Polarity;
use crate::model::finding::Stance;
use crate::model::ids::{CodeId, CoderId, CodingId, RelationId};
use crate::model::rating::{Rating, RatingLevel};
use crate::model::relation::{End, Relation, RelationFacts, RelationKind};
use crate::store::Store;

impl Store {
    /// Ratings of checklists, the oldest first.
    pub fn ratings(&self) -> Outcome<Vec<Rating>> {
        rows(
            self.conn(),
            "SELECT code_id, unit, level, rationale, coder_id, changed FROM rating ORDER BY id",
            [],
            |row| {
                Ok(Rating {
                    code: CodeId(row.get(0)?),
                    unit: row.get(1)?,
                    level: RatingLevel::from_key(&row.get::<_, String>(2)?)
                        .unwrap_or(RatingLevel::NoData),
                    rationale: row.get(3)?,
                    rater: CoderId(row.get(4)?),
                    changed: row.get(5)?,
                })
            },
        )
    }

    /// Relations in the order in which they were drawn. An end that is a code
    /// bears the key the code has today.
    pub fn relations(&self) -> Outcome<Vec<Relation>> {
        let mut evidence: HashMap<RelationId, Vec<(CodingId, Stance)>> = HashMap::new();
        for (relation, coding, stance) in rows(
            self.conn(),
            "SELECT relation_id, coding_id, stance FROM relation_coding ORDER BY id",
            [],
            |row| {
                let stance = Stance::from_key(&row.get::<_, String>(2)?);
                Ok((
                    RelationId(row.get(0)?),
                    CodingId(row.get(1)?),
                    stance.unwrap_or(Stance::Supports),
                ))
            },
        )? {
            evidence.entry(relation).or_default().push((coding, stance));
        }
        rows(
            self.conn(),
            "SELECT relation.id, ifnull(of_source.key, source), source_code,
                    ifnull(of_target.key, target), target_code, sign, relation.kind, note
             FROM relation
             LEFT JOIN code AS of_source ON of_source.id = source_code
             LEFT JOIN code AS of_target ON of_target.id = target_code
             ORDER BY relation.id",
            [],
            |row| {
                let id = RelationId(row.get(0)?);
                let end = |name: usize| -> rusqlite::Result<End> {
                    Ok(End {
                        name: row.get(name)?,
                        code: row.get::<_, Option<i64>>(name + 1)?.map(CodeId),
                    })
                };
                let kind = RelationKind::from_key(&row.get::<_, String>(6)?);
                Ok(Relation {
                    id,
                    facts: RelationFacts {
                        source: end(1)?,
                        target: end(3)?,
                        sign: Polarity::from_sign(&row.get::<_, String>(5)?),
                        kind: kind.unwrap_or_default(),
                        note: row.get(7)?,
                    },
                    evidence: evidence.remove(&id).unwrap_or_default(),
                })
            },
        )
    }
}
