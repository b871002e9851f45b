//! Relations with the passages for and against each, and where turns start. It
//! must not draw anything.

use super::{offset, rows};
use crate::fault::Outcome;
use crate::model::ids::DocumentId;
use crate::model::network::Relation;
use crate::store::Store;

impl Store {
    /// The relations of the study in the order in which they were drawn. An end
    /// that is a code goes by the key it has today.
    pub fn network_relations(&self) -> Outcome<Vec<Relation>> {
        rows(
            self.conn(),
            "SELECT ifnull(source.key, relation.source), ifnull(target.key, relation.target),
                    sign, relation.kind, note,
                    (SELECT count(*) FROM relation_coding JOIN coding ON coding.id = coding_id
                     WHERE relation_id = relation.id AND stance = 'supports' AND coding.hidden = 0),
                    (SELECT count(*) FROM relation_coding JOIN coding ON coding.id = coding_id
                     WHERE relation_id = relation.id AND stance = 'contradicts'
                       AND coding.hidden = 0)
             FROM relation
             LEFT JOIN code AS source ON source.id = source_code
             LEFT JOIN code AS target ON target.id = target_code
             ORDER BY relation.id",
            [],
            |row| {
                Ok(Relation {
                    source: row.get(0)?,
                    target: row.get(1)?,
                    sign: row.get(2)?,
                    kind: row.get(3)?,
                    note: row.get(4)?,
                    supports: row.get::<_, u32>(5)?.into(),
                    contradicts: row.get::<_, u32>(6)?.into(),
                })
            },
        )
    }

    /// Where the numbered turns of a document's current text start, in bytes.
    pub fn turn_starts(&self, document: DocumentId) -> Outcome<Vec<usize>> {
        rows(
            self.conn(),
            "SELECT start_byte FROM turn
             WHERE revision_id = (SELECT current_revision FROM document WHERE id = ?1)
               AND number IS NOT NULL
             ORDER BY start_byte",
            [document.0],
            |row| offset(row, 0),
        )
    }
}
