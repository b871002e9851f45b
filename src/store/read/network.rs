//! Relations with the passages for and against each, and where turns start. It
//! must not draw anything.

use super::{offset, rows};
use crate::fault::Outcome;
use crate::model::coding::Polarity;
use crate::model::finding::Stance;
use crate::model::ids::DocumentId;
use crate::model::network::Relation;
use crate::store::Store;

impl Store {
    /// The relations of the study in the order in which they were drawn, with how
    /// many passages speak for and against each.
    pub fn network_relations(&self) -> Outcome<Vec<Relation>> {
        let counted = self.relations()?.into_iter().map(|relation| {
            let of = |stance: Stance| {
                let evidence = relation.evidence.iter();
                evidence.filter(|(_, known)| *known == stance).count() as u64
            };
            Relation {
                supports: of(Stance::Supports),
                contradicts: of(Stance::Contradicts),
                sign: relation.facts.sign.map_or("", Polarity::sign).to_owned(),
                kind: relation.facts.kind.key().to_owned(),
                note: relation.facts.note,
                source: relation.facts.source.name,
                target: relation.facts.target.name,
            }
        });
        Ok(counted.collect())
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
