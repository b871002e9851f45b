//! Events and guide questions. It must not judge any of them.

use rusqlite::named_params;

use super::{Writer, clean_name};
use crate::fault::{Fault, Outcome};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{EventId, QuestionId};
use crate::store::new_uuid;
use crate::text;

impl Writer<'_> {
    pub(super) fn apply_to_findings(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::AddEvent { .. } => self.add_event(edit),
            Edit::DeleteEvent { event } => {
                self.run(
                    "UPDATE event SET pair_of = NULL WHERE pair_of = ?1",
                    [event.0],
                )?;
                self.must_touch("DELETE FROM event WHERE id = ?1", [event.0])?;
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

    fn add_event(&self, edit: &Edit) -> Outcome<Change> {
        let Edit::AddEvent {
            date,
            text,
            domain,
            kind,
            is_kept,
            pair_of,
            document,
        } = edit
        else {
            unreachable!("only called for AddEvent")
        };
        let id = self.insert(
            "INSERT INTO event (uuid, hlc, date, text, domain, kind, kept, pair_of, document_id)
             VALUES (:uuid, :hlc, :date, :text, :domain, :kind, :kept, :pair, :document)",
            named_params! {
                ":uuid": new_uuid(), ":hlc": self.hlc, ":date": date, ":text": text,
                ":domain": domain, ":kind": kind, ":kept": is_kept,
                ":pair": pair_of.map(|event| event.0),
                ":document": document.map(|document| document.0),
            },
        )?;
        Ok(Change::EventAdded(EventId(id)))
    }
}
