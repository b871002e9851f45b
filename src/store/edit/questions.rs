//! Guide questions and what became of them. It must not judge any of them.

use super::{Writer, clean_name};
use crate::fault::{Fault, Outcome};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CodeId, QuestionId};
use crate::store::new_uuid;
use crate::text;

impl Writer<'_> {
    pub(super) fn apply_to_questions(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::AddQuestion {
                number,
                text,
                codes,
            } => {
                self.require_free_number(*number, None)?;
                let id = self.insert(
                    "INSERT INTO question (uuid, hlc, number, text) VALUES (?1, ?2, ?3, ?4)",
                    rusqlite::params![new_uuid(), self.hlc, number, clean_name(text)?],
                )?;
                self.tie_question(QuestionId(id), codes)?;
                Ok(Change::QuestionAdded(QuestionId(id)))
            }
            Edit::SetQuestion {
                question,
                number,
                text,
                codes,
            } => {
                self.require_free_number(*number, Some(*question))?;
                self.must_touch(
                    "UPDATE question SET number = ?1, text = ?2, hlc = ?3 WHERE id = ?4",
                    rusqlite::params![number, clean_name(text)?, self.hlc, question.0],
                )?;
                let old = self.ids(
                    "SELECT code_id FROM question_code WHERE question_id = ?1",
                    [question.0],
                )?;
                for code in old.iter().filter(|code| !codes.contains(&CodeId(**code))) {
                    self.run(
                        "DELETE FROM question_code WHERE question_id = ?1 AND code_id = ?2",
                        [question.0, *code],
                    )?;
                }
                self.tie_question(*question, codes)?;
                Ok(Change::FindingChanged)
            }
            Edit::SetAsked {
                question,
                document,
                state,
            } if state.is_empty() => {
                self.run(
                    "DELETE FROM asked WHERE question_id = ?1 AND document_id = ?2",
                    [question.0, document.0],
                )?;
                Ok(Change::FindingChanged)
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
            _ => unreachable!("Writer::apply hands over only edits of questions"),
        }
    }

    /// Two questions of one number could not be told apart.
    fn require_free_number(&self, number: u32, except: Option<QuestionId>) -> Outcome<()> {
        if number == 0 {
            return Err(Fault::input(text!("edit-bad-question-number")));
        }
        let is_taken = self.is_there(
            "SELECT 1 FROM question WHERE number = ?1 AND id IS NOT ?2",
            rusqlite::params![number, except.map(|question| question.0)],
        )?;
        if is_taken {
            return Err(Fault::input(text!(
                "edit-question-taken",
                number = i64::from(number)
            )));
        }
        Ok(())
    }

    /// Ties a question to codes it asks about, on top of those it has.
    fn tie_question(&self, question: QuestionId, codes: &[CodeId]) -> Outcome<()> {
        for code in codes {
            self.run(
                "INSERT INTO question_code (question_id, code_id) VALUES (?1, ?2)
                 ON CONFLICT DO NOTHING",
                [question.0, code.0],
            )?;
        }
        Ok(())
    }
}
