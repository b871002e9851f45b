//! The search index over turns: what goes in, and building it anew when the
//! rules of stemming changed. It must not search.

use rusqlite::{CachedStatement, Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::read::search::{IndexWords, index_rules};
use crate::fault::Outcome;

/// Puts turns into the index.
pub struct Indexing<'conn> {
    insert: CachedStatement<'conn>,
    words: IndexWords,
}

impl<'conn> Indexing<'conn> {
    pub fn new(conn: &'conn Connection) -> Outcome<Self> {
        let sql = "INSERT INTO turn_index (rowid, exact, stemmed) VALUES (?1, ?2, ?3)";
        Ok(Indexing {
            insert: conn.prepare_cached(sql)?,
            words: IndexWords::default(),
        })
    }

    /// Puts one turn's words into the index.
    pub fn add(&mut self, turn: i64, words: &str) -> Outcome<()> {
        let (exact, stemmed) = self.words.columns(words);
        self.insert
            .execute(rusqlite::params![turn, exact, stemmed])?;
        Ok(())
    }
}

/// Says in the file which rules the index was built by.
pub fn record_rules(tx: &Transaction<'_>) -> Outcome<()> {
    tx.execute(
        "INSERT INTO index_fact (name, value) VALUES ('stemmer', ?1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [index_rules()],
    )?;
    Ok(())
}

/// Which rules the index was built by.
pub fn rules(conn: &Connection) -> Outcome<Option<String>> {
    Ok(conn
        .query_row(
            "SELECT value FROM index_fact WHERE name = 'stemmer'",
            [],
            |row| row.get(0),
        )
        .optional()?)
}

/// Builds the index anew where another version of the program built it.
pub fn renew_if_outdated(conn: &mut Connection) -> Outcome<()> {
    if rules(conn)? == Some(index_rules()) || !has_study(conn)? {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute("DELETE FROM turn_index", [])?;
    {
        let mut turns =
            tx.prepare("SELECT turn.id, start_byte, end_byte FROM turn WHERE revision_id = ?1")?;
        let mut revisions = tx.prepare("SELECT id, text FROM document_revision")?;
        let mut texts = revisions.query([])?;
        let mut index = Indexing::new(&tx)?;
        while let Some(row) = texts.next()? {
            let text: String = row.get(1)?;
            let mut found = turns.query([row.get::<_, i64>(0)?])?;
            while let Some(turn) = found.next()? {
                let start = super::read::offset(turn, 1)?;
                let end = super::read::offset(turn, 2)?;
                let words = text.get(start..end).unwrap_or_default();
                index.add(turn.get(0)?, words)?;
            }
        }
    }
    record_rules(&tx)?;
    tx.commit()?;
    Ok(())
}

/// A file that is being made has no study yet.
fn has_study(conn: &Connection) -> Outcome<bool> {
    Ok(conn.prepare("SELECT 1 FROM project")?.exists([])?)
}
