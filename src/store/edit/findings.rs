//! Verdicts, propositions with their evidence and guide questions. It
//! must not judge any of them.

use rusqlite::named_params;

use super::{Writer, clean_name};
use crate::fault::{Fault, Outcome};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{PropositionId, QuestionId};
use crate::store::{clock, new_uuid};
use crate::text;

impl Writer<'_> {
    pub(super) fn apply_to_findings(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::SetVerdict {
                code,
                scope,
                level,
                finding,
            } => {
                self.run(
                    "INSERT INTO verdict (uuid, hlc, code_id, scope, level, finding, changed)
                     VALUES (:uuid, :hlc, :code, :scope, :level, :finding, :now)
                     ON CONFLICT (code_id, scope) DO UPDATE SET
                        level = excluded.level, finding = excluded.finding,
                        hlc = excluded.hlc, changed = excluded.changed",
                    named_params! {
                        ":uuid": new_uuid(), ":hlc": self.hlc, ":code": code.0, ":scope": scope,
                        ":level": level.key(), ":finding": finding, ":now": clock::now(),
                    },
                )?;
                Ok(Change::FindingChanged)
            }
            Edit::DeleteVerdict { verdict } => {
                self.must_touch("DELETE FROM verdict WHERE id = ?1", [verdict.0])?;
                Ok(Change::FindingChanged)
            }
            Edit::AddProposition {
                key,
                text,
                if_part,
                then_part,
                rivals,
            } => self.add_proposition(key, text, if_part, then_part, rivals),
            Edit::DeleteProposition { proposition } => {
                self.run(
                    "DELETE FROM evidence WHERE proposition_id = ?1",
                    [proposition.0],
                )?;
                self.run(
                    "DELETE FROM rival WHERE proposition_id = ?1",
                    [proposition.0],
                )?;
                self.must_touch("DELETE FROM proposition WHERE id = ?1", [proposition.0])?;
                Ok(Change::FindingChanged)
            }
            Edit::LinkEvidence {
                proposition,
                coding,
                stance,
                weight,
            } => {
                if !(1..=3).contains(weight) {
                    return Err(Fault::input(text!("edit-bad-weight", weight = *weight)));
                }
                self.run(
                    "INSERT INTO evidence (proposition_id, coding_id, stance, weight)
                     VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (proposition_id, coding_id) DO UPDATE SET
                        stance = excluded.stance, weight = excluded.weight",
                    rusqlite::params![proposition.0, coding.0, stance.key(), weight],
                )?;
                Ok(Change::FindingChanged)
            }
            Edit::AddQuestion {
                number,
                text,
                codes,
            } => {
                let id = self.insert(
                    "INSERT INTO question (uuid, hlc, number, text) VALUES (?1, ?2, ?3, ?4)",
                    rusqlite::params![new_uuid(), self.hlc, number, clean_name(text)?],
                )?;
                for code in codes {
                    self.run(
                        "INSERT INTO question_code (question_id, code_id) VALUES (?1, ?2)
                         ON CONFLICT DO NOTHING",
                        [id, code.0],
                    )?;
                }
                Ok(Change::QuestionAdded(QuestionId(id)))
            }
            Edit::SetAsked {
                question,
                document,
                state,
            } => {
                if !["answered", "silent", "not-asked"].contains(&state.as_str()) {
                    return Err(Fault::input(text!("edit-bad-asked", state = state)));
                }
                self.run(
                    "INSERT INTO asked (question_id, document_id, state) VALUES (?1, ?2, ?3)
                     ON CONFLICT (question_id, document_id) DO UPDATE SET state = excluded.state",
                    rusqlite::params![question.0, document.0, state],
                )?;
                Ok(Change::FindingChanged)
            }
            Edit::DeleteQuestion { question } => {
                self.run("DELETE FROM asked WHERE question_id = ?1", [question.0])?;
                self.run(
                    "DELETE FROM question_code WHERE question_id = ?1",
                    [question.0],
                )?;
                self.must_touch("DELETE FROM question WHERE id = ?1", [question.0])?;
                Ok(Change::FindingChanged)
            }
            _ => unreachable!("Writer::apply hands over only edits of findings"),
        }
    }

    fn add_proposition(
        &self,
        key: &str,
        text: &str,
        if_part: &str,
        then_part: &str,
        rivals: &[String],
    ) -> Outcome<Change> {
        let key = clean_name(key)?;
        if self.is_there("SELECT 1 FROM proposition WHERE key = ?1", [&key])? {
            return Err(Fault::input(text!("edit-proposition-exists", key = key)));
        }
        let id = self.insert(
            "INSERT INTO proposition (uuid, hlc, key, text, if_part, then_part)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            rusqlite::params![new_uuid(), self.hlc, key, text, if_part, then_part],
        )?;
        for rival in rivals {
            self.run(
                "INSERT INTO rival (proposition_id, text) VALUES (?1, ?2)",
                rusqlite::params![id, rival],
            )?;
        }
        Ok(Change::PropositionAdded(PropositionId(id)))
    }
}
