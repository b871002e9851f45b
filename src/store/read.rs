//! Questions to the store. Each answers with model values or small results
//! SQLite has aggregated already, never with all codings in memory. It must not
//! write.

pub mod cases;
pub mod codes;
pub mod codings;
pub mod conclusions;
pub mod counts;
pub mod digest;
pub mod documents;
pub mod filter;
pub mod findings;
pub mod ground;
pub mod kept;
pub mod memos;
pub mod passages;
pub mod quotes;
pub mod reduction;
pub mod relations;
pub mod search;
pub mod study;

use rusqlite::{Connection, Params, Row};

use crate::fault::Outcome;
use crate::store::Store;

impl Store {
    pub(super) fn conn(&self) -> &Connection {
        &self.conn
    }
}

/// All rows of a query.
fn rows<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Outcome<Vec<T>> {
    let rows = conn
        .prepare_cached(sql)?
        .query_map(params, read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// An offset or a number of rows as SQLite takes it.
pub(super) fn as_integer(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// A byte or code point offset as SQLite gives it; the schema keeps it positive.
pub(super) fn offset(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}
