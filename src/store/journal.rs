//! Undo, redo and the audit trail, as one mechanism: while a step is open,
//! TEMP triggers write the image of every row before and after each change.
//! Undo puts the `before` images back, newest first; redo the `after` images,
//! oldest first. What a bulk step brought is hidden and shown instead. It must
//! not know what the tables mean, and never runs SQL that was stored.

mod images;
mod triggers;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, named_params};

use super::{clock, new_uuid};
use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::model::ids::{CoderId, StepId};
use crate::model::study::{Coder, Step, StepState};
use crate::text;

pub use triggers::install;

/// Opens a step: from here to [`finish`] every row written is remembered.
pub fn begin(tx: &Transaction<'_>, coder: &Coder, hlc: &str, reason: &str) -> Outcome<StepId> {
    tx.execute(
        "INSERT INTO step (uuid, hlc, label, coder_id, coder_name, time, reason, schema_version, state)
         VALUES (:uuid, :hlc, '', :coder, :name, :time, :reason, :schema, 'done')",
        named_params! {
            ":uuid": new_uuid(), ":hlc": hlc, ":coder": coder.id.0, ":name": coder.name,
            ":time": clock::now(), ":reason": reason, ":schema": super::SCHEMA_VERSION,
        },
    )?;
    let step = tx.last_insert_rowid();
    resume(tx, StepId(step))?;
    Ok(StepId(step))
}

/// Closes a step. What the coder had taken back can no longer be done again.
pub fn finish(tx: &Transaction<'_>, step: StepId, coder: CoderId, label: &Text) -> Outcome<()> {
    pause(tx)?;
    let label = serde_json::to_string(label)
        .map_err(|error| Fault::internal(text!("store-internal", detail = error.to_string())))?;
    tx.prepare_cached("UPDATE step SET label = :label WHERE id = :id")?
        .execute(named_params! { ":label": label, ":id": step.0 })?;
    tx.prepare_cached(
        "UPDATE step SET state = 'dropped' WHERE coder_id = :coder AND state = 'undone'",
    )?
    .execute(named_params! { ":coder": coder.0 })?;
    Ok(())
}

/// Whether a step has changed nothing so far.
pub fn is_empty(tx: &Transaction<'_>, step: StepId) -> Outcome<bool> {
    let has_changed = tx
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM image WHERE step_id = ?1)
                 OR EXISTS (SELECT 1 FROM bulk WHERE step_id = ?1)",
        )?
        .query_row([step.0], |row| row.get::<_, bool>(0))?;
    Ok(!has_changed)
}

/// Writes rows without images until [`resume`], for what a range records.
pub fn pause(tx: &Transaction<'_>) -> Outcome<()> {
    tx.execute("UPDATE journal_now SET step = NULL", [])?;
    Ok(())
}

/// Writes images again.
pub fn resume(tx: &Transaction<'_>, step: StepId) -> Outcome<()> {
    tx.execute("UPDATE journal_now SET step = ?1", [step.0])?;
    Ok(())
}

/// Writes rows of these tables with neither images nor the triggers that make
/// them: a statement that a trigger might follow keeps a copy of each page it
/// changes, which costs an import more than the rows themselves. The tables
/// must be of [`IMAGED`](triggers::IMAGED). Where `work` fails the transaction
/// must be rolled back, which brings the triggers back too.
pub fn without_images<T>(
    tx: &Transaction<'_>,
    step: StepId,
    tables: &[&str],
    work: impl FnOnce() -> Outcome<T>,
) -> Outcome<T> {
    pause(tx)?;
    triggers::lift(tx, tables)?;
    let value = work()?;
    triggers::lay(tx, tables)?;
    resume(tx, step)?;
    Ok(value)
}

/// Remembers that a step brought these rows without images.
pub fn record_bulk(
    tx: &Transaction<'_>,
    step: StepId,
    table: &'static str,
    first: i64,
    last: i64,
) -> Outcome<()> {
    if first <= last {
        tx.execute(
            "INSERT INTO bulk (step_id, table_name, first_id, last_id) VALUES (?1, ?2, ?3, ?4)",
            rusqlite::params![step.0, table, first, last],
        )?;
    }
    Ok(())
}

/// Takes back the coder's last step that stands.
pub fn undo(conn: &mut Connection, coder: &Coder) -> Outcome<Step> {
    let found = find(conn, coder.id, "done", "DESC")?;
    let step = found.ok_or_else(|| {
        Fault::input(text!("store-nothing-to-undo", coder = coder.name.as_str()))
            .hint(text!("store-nothing-to-undo-hint"))
    })?;
    let tx = begin_replay(conn)?;
    images::apply(&tx, step.id, images::Direction::Back)?;
    set_hidden(&tx, &step, true)?;
    end_replay(tx, &step, StepState::Undone)
}

/// Does the coder's last undone step again.
pub fn redo(conn: &mut Connection, coder: &Coder) -> Outcome<Step> {
    let found = find(conn, coder.id, "undone", "ASC")?;
    let step = found.ok_or_else(|| {
        Fault::input(text!("store-nothing-to-redo", coder = coder.name.as_str()))
            .hint(text!("store-nothing-to-undo-hint"))
    })?;
    let tx = begin_replay(conn)?;
    set_hidden(&tx, &step, false)?;
    images::apply(&tx, step.id, images::Direction::Forth)?;
    end_replay(tx, &step, StepState::Done)
}

fn begin_replay(conn: &mut Connection) -> Outcome<Transaction<'_>> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Rows come back in the order they were written, which a child's parent need not be.
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    Ok(tx)
}

fn end_replay(tx: Transaction<'_>, step: &Step, state: StepState) -> Outcome<Step> {
    let (word, kind) = match state {
        StepState::Undone => ("undone", "undo"),
        StepState::Done | StepState::Dropped => ("done", "redo"),
    };
    tx.execute(
        "UPDATE step SET state = ?1 WHERE id = ?2",
        rusqlite::params![word, step.id.0],
    )?;
    tx.execute(
        "INSERT INTO step_turn (step_id, kind, time) VALUES (?1, ?2, ?3)",
        rusqlite::params![step.id.0, kind, clock::now()],
    )?;
    tx.commit()
        .map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ffi::ErrorCode::ConstraintViolation) => in_use(step),
            _ => error.into(),
        })?;
    let mut step = step.clone();
    step.state = state;
    Ok(step)
}

/// Hides or shows what a bulk step brought.
fn set_hidden(tx: &Transaction<'_>, step: &Step, is_hidden: bool) -> Outcome<()> {
    let ranges: Vec<(String, i64, i64)> = tx
        .prepare("SELECT table_name, first_id, last_id FROM bulk WHERE step_id = ?1")?
        .query_map([step.id.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<Result<_, _>>()?;
    for (table, first, last) in ranges {
        let (update, users) = match table.as_str() {
            "document" => (
                "UPDATE document SET hidden = ?1 WHERE id BETWEEN ?2 AND ?3",
                DOCUMENT_USERS,
            ),
            "coding" => (
                "UPDATE coding SET hidden = ?1 WHERE id BETWEEN ?2 AND ?3",
                CODING_USERS,
            ),
            _ => continue,
        };
        if is_hidden && is_used(tx, step.id, &table, first, last, users)? {
            return Err(in_use(step));
        }
        tx.execute(update, rusqlite::params![is_hidden, first, last])
            .map_err(|error| match error.sqlite_error_code() {
                Some(rusqlite::ffi::ErrorCode::ConstraintViolation) => in_use(step),
                _ => error.into(),
            })?;
    }
    Ok(())
}

/// Queries that find a row (of ids ?1 to ?2) something else leans on.
const DOCUMENT_USERS: &[&str] = &[
    "SELECT 1 FROM coding WHERE hidden = 0 AND document_id BETWEEN ?1 AND ?2 LIMIT 1",
    "SELECT 1 FROM memo WHERE document_id BETWEEN ?1 AND ?2 LIMIT 1",
    "SELECT 1 FROM progress WHERE document_id BETWEEN ?1 AND ?2 LIMIT 1",
    "SELECT 1 FROM asked WHERE document_id BETWEEN ?1 AND ?2 LIMIT 1",
    "SELECT 1 FROM event WHERE document_id BETWEEN ?1 AND ?2 LIMIT 1",
    "SELECT 1 FROM document_case WHERE document_id BETWEEN ?1 AND ?2 LIMIT 1",
    "SELECT 1 FROM document WHERE hidden = 0 AND parallel_of BETWEEN ?1 AND ?2
        AND id NOT BETWEEN ?1 AND ?2 LIMIT 1",
];
const CODING_USERS: &[&str] = &[
    "SELECT 1 FROM memo WHERE coding_id BETWEEN ?1 AND ?2 LIMIT 1",
    "SELECT 1 FROM evidence WHERE coding_id BETWEEN ?1 AND ?2 LIMIT 1",
    "SELECT 1 FROM translation WHERE coding_id BETWEEN ?1 AND ?2 LIMIT 1",
];

fn is_used(
    tx: &Transaction<'_>,
    step: StepId,
    table: &str,
    first: i64,
    last: i64,
    users: &[&str],
) -> Outcome<bool> {
    for query in users {
        if tx.prepare(query)?.exists(rusqlite::params![first, last])? {
            return Ok(true);
        }
    }
    let is_touched_later = tx
        .prepare(
            "SELECT 1 FROM image JOIN step ON step.id = image.step_id
             WHERE image.table_name = ?1 AND image.row_id BETWEEN ?2 AND ?3
               AND image.step_id > ?4 AND step.state = 'done' LIMIT 1",
        )?
        .exists(rusqlite::params![table, first, last, step.0])?;
    Ok(is_touched_later)
}

fn in_use(step: &Step) -> Fault {
    Fault::input(text!("store-undo-in-use", step = step.label.clone()))
        .hint(text!("store-undo-in-use-hint"))
}

fn find(conn: &Connection, coder: CoderId, state: &str, order: &str) -> Outcome<Option<Step>> {
    let sql = format!(
        "{STEP_COLUMNS} FROM step WHERE coder_id = ?1 AND state = ?2 ORDER BY id {order} LIMIT 1"
    );
    Ok(conn
        .query_row(&sql, rusqlite::params![coder.0, state], read_step)
        .optional()?)
}

const STEP_COLUMNS: &str = "SELECT id, label, coder_name, time, reason, state";

fn read_step(row: &rusqlite::Row<'_>) -> rusqlite::Result<Step> {
    let label: String = row.get(1)?;
    let state: String = row.get(5)?;
    Ok(Step {
        id: StepId(row.get(0)?),
        label: serde_json::from_str(&label).unwrap_or_else(|_| text!("step-unknown")),
        coder: row.get(2)?,
        time: row.get(3)?,
        reason: row.get(4)?,
        state: match state.as_str() {
            "undone" => StepState::Undone,
            "dropped" => StepState::Dropped,
            _ => StepState::Done,
        },
    })
}

/// The journal, newest first; 0 for all of it.
pub fn log(conn: &Connection, limit: usize) -> Outcome<Vec<Step>> {
    let limit = if limit == 0 {
        -1
    } else {
        i64::try_from(limit).unwrap_or(i64::MAX)
    };
    let sql = format!("{STEP_COLUMNS} FROM step ORDER BY id DESC LIMIT ?1");
    let steps = conn
        .prepare(&sql)?
        .query_map([limit], read_step)?
        .collect::<Result<_, _>>()?;
    Ok(steps)
}
