//! Digests of evidence: a number that is another one as soon as any passage,
//! its words, its direction or the version of its code is. They decide what is
//! stale, never times. It must not know what rests on the evidence.

use std::collections::HashMap;

use rusqlite::Connection;

use super::filter::{FROM, Filter};
use crate::analysis::ground::Plan;
use crate::fault::Outcome;
use crate::model::ids::{CodeId, DocumentId, SpeakerId};
use crate::model::quote::QuoteFilter;
use crate::model::reduction::UnitId;
use crate::store::Store;

/// What one coding adds to a digest. The sum does not depend on the order.
const COLUMNS: &str = "coding.uuid, coding.quote_hash, coding.polarity, coding.code_version";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sum {
    total: u128,
    count: u64,
}

impl Sum {
    fn add(&mut self, row: &rusqlite::Row<'_>) -> rusqlite::Result<()> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(row.get_ref(0)?.as_str()?.as_bytes());
        hasher.update(&row.get::<_, i64>(1)?.to_le_bytes());
        hasher.update(
            row.get_ref(2)?
                .as_str_or_null()?
                .unwrap_or_default()
                .as_bytes(),
        );
        hasher.update(&row.get::<_, i64>(3)?.to_le_bytes());
        let mut first = [0; 16];
        first.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        self.total = self.total.wrapping_add(u128::from_le_bytes(first));
        self.count += 1;
        Ok(())
    }

    fn words(self) -> String {
        format!("{}-{:032x}", self.count, self.total)
    }
}

/// The digest of no evidence at all.
#[must_use]
pub fn of_nothing() -> String {
    Sum::default().words()
}

/// The digest of one cell of the grid today: everybody's codings of a code and
/// what is below it, said by a case or standing in a text where nobody is one.
pub fn of_cell(conn: &Connection, unit: UnitId, code: CodeId) -> Outcome<String> {
    let (said, id) = match unit {
        UnitId::Case(case) => (
            "coding.speaker_id IN (SELECT speaker.id FROM speaker
                JOIN document ON document.id = speaker.document_id
                WHERE case_id = ?2 AND document.hidden = 0)",
            case.0,
        ),
        UnitId::Document(document) => (
            "coding.document_id = ?2 AND NOT EXISTS (SELECT 1 FROM speaker
                WHERE document_id = ?2 AND case_id IS NOT NULL)",
            document.0,
        ),
    };
    let sql = format!(
        "WITH RECURSIVE below(id) AS (
            VALUES (?1) UNION SELECT code.id FROM code JOIN below ON code.parent_id = below.id
         )
         SELECT {COLUMNS} FROM coding
         WHERE coding.hidden = 0 AND coding.code_id IN (SELECT id FROM below) AND {said}"
    );
    let mut sum = Sum::default();
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([code.0, id])?;
    while let Some(row) = rows.next()? {
        sum.add(row)?;
    }
    Ok(sum.words())
}

impl Store {
    /// The digest of the codings a filter finds.
    pub fn digest(&self, wanted: &QuoteFilter) -> Outcome<String> {
        let filter = Filter::new(self.conn(), wanted)?;
        let codes = filter.code_list();
        let sql = format!(
            "SELECT {COLUMNS} {FROM} WHERE {} AND {}",
            filter.conditions(),
            filter.code_condition()
        );
        let mut sum = Sum::default();
        let mut statement = self.conn().prepare_cached(&sql)?;
        let mut rows = statement.query(filter.params(&[(":codes", &codes)]).as_slice())?;
        while let Some(row) = rows.next()? {
            sum.add(row)?;
        }
        Ok(sum.words())
    }

    /// The digests of all cells with codings of a ground's rows and columns, by
    /// row and column. Everybody's codings count, whatever a display shows.
    pub fn cell_digests(&self, plan: &Plan) -> Outcome<HashMap<(usize, usize), String>> {
        let mut sums: HashMap<(usize, usize), Sum> = HashMap::new();
        let mut statement = self.conn().prepare_cached(&format!(
            "SELECT {COLUMNS}, coding.code_id, coding.speaker_id, coding.document_id
             FROM coding WHERE coding.hidden = 0"
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let speaker = row.get::<_, Option<i64>>(5)?.map(SpeakerId);
            let document = DocumentId(row.get(6)?);
            let Some(at) = plan.row_of(speaker, document) else {
                continue;
            };
            let code = CodeId(row.get(4)?);
            for column in plan.columns_of.get(&code).into_iter().flatten() {
                sums.entry((at, *column)).or_default().add(row)?;
            }
        }
        Ok(sums
            .into_iter()
            .map(|(cell, sum)| (cell, sum.words()))
            .collect())
    }
}
