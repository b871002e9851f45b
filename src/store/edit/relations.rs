//! Ratings of checklists, and relations with the passages for and against them.
//! It must not draw a conclusion from either.

use rusqlite::named_params;

use super::{Writer, clean_name};
use crate::fault::{Fault, Outcome};
use crate::model::coding::Polarity;
use crate::model::edit::{Change, Edit};
use crate::model::finding::Stance;
use crate::model::ids::{CodingId, RelationId};
use crate::model::relation::{End, RelationFacts};
use crate::store::{clock, new_uuid};
use crate::text;

impl Writer<'_> {
    pub(super) fn apply_to_relations(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::SetRating {
                code,
                unit,
                level,
                rationale,
            } => {
                self.run(
                    "INSERT INTO rating
                        (uuid, hlc, code_id, unit, level, rationale, coder_id, changed)
                     VALUES (:uuid, :hlc, :code, :unit, :level, :rationale, :coder, :now)
                     ON CONFLICT (code_id, unit) DO UPDATE SET
                        level = excluded.level, rationale = excluded.rationale,
                        coder_id = excluded.coder_id, hlc = excluded.hlc,
                        changed = excluded.changed",
                    named_params! {
                        ":uuid": new_uuid(), ":hlc": self.hlc, ":code": code.0,
                        ":unit": clean_name(unit)?, ":level": level.key(),
                        ":rationale": rationale.trim(), ":coder": self.coder.0,
                        ":now": clock::now(),
                    },
                )?;
                Ok(Change::FindingChanged)
            }
            Edit::DeleteRating { code, unit } => {
                self.must_touch(
                    "DELETE FROM rating WHERE code_id = ?1 AND unit = ?2",
                    rusqlite::params![code.0, unit],
                )?;
                Ok(Change::FindingChanged)
            }
            Edit::AddRelation { facts, evidence } => {
                let (source, target) = ends(facts)?;
                let id = self.insert(
                    "INSERT INTO relation
                        (uuid, hlc, source, target, source_code, target_code, sign, kind, note)
                     VALUES (:uuid, :hlc, :source, :target, :source_code, :target_code, :sign,
                             :kind, :note)",
                    named_params! {
                        ":uuid": new_uuid(), ":hlc": self.hlc,
                        ":source": source, ":target": target,
                        ":source_code": facts.source.code.map(|code| code.0),
                        ":target_code": facts.target.code.map(|code| code.0),
                        ":sign": sign(facts), ":kind": facts.kind.key(),
                        ":note": facts.note.trim(),
                    },
                )?;
                for coding in evidence {
                    self.link_coding(RelationId(id), *coding, Stance::Supports)?;
                }
                Ok(Change::RelationAdded(RelationId(id)))
            }
            Edit::SetRelation { relation, facts } => {
                let (source, target) = ends(facts)?;
                self.must_touch(
                    "UPDATE relation SET hlc = :hlc, source = :source, target = :target,
                            source_code = :source_code, target_code = :target_code,
                            sign = :sign, kind = :kind, note = :note
                     WHERE id = :id",
                    named_params! {
                        ":id": relation.0, ":hlc": self.hlc,
                        ":source": source, ":target": target,
                        ":source_code": facts.source.code.map(|code| code.0),
                        ":target_code": facts.target.code.map(|code| code.0),
                        ":sign": sign(facts), ":kind": facts.kind.key(),
                        ":note": facts.note.trim(),
                    },
                )?;
                Ok(Change::FindingChanged)
            }
            Edit::DeleteRelation { relation } => {
                self.run(
                    "DELETE FROM relation_coding WHERE relation_id = ?1",
                    [relation.0],
                )?;
                self.must_touch("DELETE FROM relation WHERE id = ?1", [relation.0])?;
                Ok(Change::FindingChanged)
            }
            Edit::LinkRelationEvidence {
                relation,
                coding,
                stance: None,
            } => {
                self.must_touch(
                    "DELETE FROM relation_coding WHERE relation_id = ?1 AND coding_id = ?2",
                    [relation.0, coding.0],
                )?;
                Ok(Change::FindingChanged)
            }
            Edit::LinkRelationEvidence {
                relation,
                coding,
                stance: Some(stance),
            } => {
                if *stance == Stance::Qualifies {
                    return Err(Fault::input(text!("edit-relation-stance")));
                }
                self.link_coding(*relation, *coding, *stance)?;
                Ok(Change::FindingChanged)
            }
            _ => unreachable!("Writer::apply hands over only edits of ratings and relations"),
        }
    }

    fn link_coding(&self, relation: RelationId, coding: CodingId, stance: Stance) -> Outcome<()> {
        let is_there = |sql: &str, id: i64| self.is_there(sql, [id]);
        if !is_there("SELECT 1 FROM relation WHERE id = ?1", relation.0)?
            || !is_there(
                "SELECT 1 FROM coding WHERE id = ?1 AND hidden = 0",
                coding.0,
            )?
        {
            return Err(Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint")));
        }
        self.run(
            "INSERT INTO relation_coding (relation_id, coding_id, stance)
             VALUES (?1, ?2, ?3)
             ON CONFLICT (relation_id, coding_id) DO UPDATE SET stance = excluded.stance",
            rusqlite::params![relation.0, coding.0, stance.key()],
        )?;
        Ok(())
    }
}

/// The names of the two ends, which must be two.
fn ends(facts: &RelationFacts) -> Outcome<(String, String)> {
    let name = |end: &End| clean_name(&end.name);
    let (source, target) = (name(&facts.source)?, name(&facts.target)?);
    if (&source, facts.source.code) == (&target, facts.target.code) {
        return Err(Fault::input(text!(
            "edit-relation-to-itself",
            name = source
        )));
    }
    Ok((source, target))
}

fn sign(facts: &RelationFacts) -> &'static str {
    match facts.sign {
        None | Some(Polarity::Neutral) => "",
        Some(sign) => sign.sign(),
    }
}
