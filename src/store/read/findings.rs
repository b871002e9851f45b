//! Events and guide questions as they were written down. It must not weigh them.

use std::collections::HashMap;

use super::rows;
use crate::fault::Outcome;
use crate::model::finding::{Event, EventFacts, Question};
use crate::model::ids::{CodeId, CodingId, DocumentId, EventId, QuestionId};
use crate::store::Store;

impl Store {
    /// By date; one of unknown precision stands at the start of its period, one
    /// without a date at the end.
    pub fn events(&self) -> Outcome<Vec<Event>> {
        rows(
            self.conn(),
            "SELECT id, date, text, domain, kind, kept, pair_of, document_id, coding_id
             FROM event ORDER BY date = '', date, id",
            [],
            |row| {
                Ok(Event {
                    id: EventId(row.get(0)?),
                    facts: EventFacts {
                        date: row.get(1)?,
                        text: row.get(2)?,
                        domain: row.get(3)?,
                        kind: row.get(4)?,
                        is_kept: row.get(5)?,
                        pair_of: row.get::<_, Option<i64>>(6)?.map(EventId),
                        document: row.get::<_, Option<i64>>(7)?.map(DocumentId),
                        coding: row.get::<_, Option<i64>>(8)?.map(CodingId),
                    },
                })
            },
        )
    }

    pub fn questions(&self) -> Outcome<Vec<Question>> {
        let mut codes: HashMap<QuestionId, Vec<CodeId>> = HashMap::new();
        for (question, code) in rows(
            self.conn(),
            "SELECT question_id, code_id FROM question_code ORDER BY id",
            [],
            |row| Ok((QuestionId(row.get(0)?), CodeId(row.get(1)?))),
        )? {
            codes.entry(question).or_default().push(code);
        }
        let mut asked: HashMap<QuestionId, Vec<(DocumentId, String)>> = HashMap::new();
        for (question, document, state) in rows(
            self.conn(),
            "SELECT question_id, document_id, state FROM asked ORDER BY document_id",
            [],
            |row| {
                Ok((
                    QuestionId(row.get(0)?),
                    DocumentId(row.get(1)?),
                    row.get(2)?,
                ))
            },
        )? {
            asked.entry(question).or_default().push((document, state));
        }
        rows(
            self.conn(),
            "SELECT id, number, text FROM question ORDER BY number, id",
            [],
            |row| {
                let id = QuestionId(row.get(0)?);
                Ok(Question {
                    id,
                    number: row.get(1)?,
                    text: row.get(2)?,
                    codes: codes.remove(&id).unwrap_or_default(),
                    asked: asked.remove(&id).unwrap_or_default(),
                })
            },
        )
    }
}
