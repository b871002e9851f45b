//! Verdicts, propositions, events and guide questions as they were written
//! down. It must not weigh them.

use std::collections::HashMap;

use super::rows;
use crate::fault::Outcome;
use crate::model::finding::{
    Event, EventFacts, Proposition, Question, Stance, Verdict, VerdictLevel,
};
use crate::model::ids::{
    CodeId, CodingId, DocumentId, EventId, PropositionId, QuestionId, VerdictId,
};
use crate::store::Store;

impl Store {
    pub fn verdicts(&self) -> Outcome<Vec<Verdict>> {
        rows(
            self.conn(),
            "SELECT id, code_id, scope, level, finding FROM verdict ORDER BY id",
            [],
            |row| {
                Ok(Verdict {
                    id: VerdictId(row.get(0)?),
                    code: CodeId(row.get(1)?),
                    scope: row.get(2)?,
                    level: VerdictLevel::from_key(&row.get::<_, String>(3)?)
                        .unwrap_or(VerdictLevel::DataTidakCukup),
                    finding: row.get(4)?,
                })
            },
        )
    }

    pub fn propositions(&self) -> Outcome<Vec<Proposition>> {
        let mut rivals: HashMap<PropositionId, Vec<String>> = HashMap::new();
        for (id, text) in rows(
            self.conn(),
            "SELECT proposition_id, text FROM rival ORDER BY id",
            [],
            |row| Ok((PropositionId(row.get(0)?), row.get(1)?)),
        )? {
            rivals.entry(id).or_default().push(text);
        }
        let mut evidence: HashMap<PropositionId, Vec<(CodingId, Stance, u8)>> = HashMap::new();
        for (id, coding, stance, weight) in rows(
            self.conn(),
            "SELECT proposition_id, coding_id, stance, weight FROM evidence ORDER BY id",
            [],
            |row| {
                Ok((
                    PropositionId(row.get(0)?),
                    CodingId(row.get(1)?),
                    Stance::from_key(&row.get::<_, String>(2)?).unwrap_or(Stance::Qualifies),
                    row.get(3)?,
                ))
            },
        )? {
            evidence
                .entry(id)
                .or_default()
                .push((coding, stance, weight));
        }
        rows(
            self.conn(),
            "SELECT id, key, text, if_part, then_part, status FROM proposition ORDER BY id",
            [],
            |row| {
                let id = PropositionId(row.get(0)?);
                Ok(Proposition {
                    id,
                    key: row.get(1)?,
                    text: row.get(2)?,
                    if_part: row.get(3)?,
                    then_part: row.get(4)?,
                    status: row.get(5)?,
                    rivals: rivals.remove(&id).unwrap_or_default(),
                    evidence: evidence.remove(&id).unwrap_or_default(),
                })
            },
        )
    }

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
