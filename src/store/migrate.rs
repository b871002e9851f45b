//! The schema and how an older file becomes a newer one. A migration, once
//! released, never changes; a new one is added below it. It must not know what
//! the tables mean.

use rusqlite::{Connection, TransactionBehavior};

use crate::fault::{Fault, Outcome};
use crate::text;

/// `PRAGMA application_id` of our files: "tlh1" in ASCII.
pub const APPLICATION_ID: i64 = 0x746c_6831;

/// The migrations in order; the file's `user_version` counts those it has.
const MIGRATIONS: &[&str] = &[include_str!("schema/0001_foundation.sql")];

/// The schema this program writes.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// What a file says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Not a study of ours (or an empty database).
    Foreign,
    Current,
    /// Needs migrating.
    Older,
}

/// Looks at the marks of an open database; refuses what a newer program wrote.
pub fn kind(conn: &Connection) -> Outcome<Kind> {
    let application: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Ok(Kind::Foreign);
    }
    if version > SCHEMA_VERSION {
        return Err(Fault::input(text!(
            "store-newer",
            theirs = version,
            ours = SCHEMA_VERSION
        ))
        .hint(text!("store-newer-hint")));
    }
    Ok(if version == SCHEMA_VERSION {
        Kind::Current
    } else {
        Kind::Older
    })
}

/// Runs the migrations a file has not had yet, all in one transaction.
pub fn migrate(conn: &mut Connection) -> Outcome<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done: i64 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let skip = usize::try_from(done).unwrap_or(0);
    for script in &MIGRATIONS[skip.min(MIGRATIONS.len())..] {
        tx.execute_batch(script)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    tx.commit()?;
    Ok(())
}
