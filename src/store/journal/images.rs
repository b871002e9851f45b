//! Putting row images back. Each write first checks that the row still is what
//! the image says, so that nobody's later work is overwritten. It must not know
//! what the tables mean.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Transaction};
use serde_json::Value as Json;

use super::triggers::{IMAGED, columns, json_of};
use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::model::ids::StepId;
use crate::text;

/// Which way to go through a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Back,
    Forth,
}

struct Image {
    table: &'static str,
    row: i64,
    /// The row as it must be now; `None`: absent.
    expected: Option<String>,
    /// The row as it shall be; `None`: absent.
    wanted: Option<String>,
}

/// Applies all images of a step, each checked against the row as it is.
pub fn apply(tx: &Transaction<'_>, step: StepId, direction: Direction) -> Outcome<()> {
    let mut tables: HashMap<&'static str, Vec<String>> = HashMap::new();
    for image in read(tx, step, direction)? {
        let columns = match tables.entry(image.table) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(columns(tx, image.table)?)
            }
        };
        check(tx, step, &image, columns)?;
        put(tx, &image, columns)?;
    }
    Ok(())
}

fn read(tx: &Transaction<'_>, step: StepId, direction: Direction) -> Outcome<Vec<Image>> {
    let order = match direction {
        Direction::Back => "DESC",
        Direction::Forth => "ASC",
    };
    let sql = format!(
        "SELECT table_name, row_id, before, after FROM image WHERE step_id = ?1 ORDER BY id {order}"
    );
    let rows: Vec<(String, i64, Option<String>, Option<String>)> = tx
        .prepare(&sql)?
        .query_map([step.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(table, row, before, after)| {
            let table = IMAGED
                .iter()
                .find(|known| **known == table)
                .ok_or_else(|| damaged(&table))?;
            let (expected, wanted) = match direction {
                Direction::Back => (after, before),
                Direction::Forth => (before, after),
            };
            Ok(Image {
                table,
                row,
                expected,
                wanted,
            })
        })
        .collect()
}

fn check(tx: &Transaction<'_>, step: StepId, image: &Image, columns: &[String]) -> Outcome<()> {
    let sql = format!(
        "SELECT {} FROM {table} AS row WHERE id = ?1",
        json_of("row", columns),
        table = image.table
    );
    let current: Option<String> = tx
        .prepare_cached(&sql)?
        .query_row([image.row], |row| row.get(0))
        .optional()?;
    if current == image.expected {
        return Ok(());
    }
    let later: Option<(String, String)> = tx
        .query_row(
            "SELECT step.label, step.coder_name FROM image JOIN step ON step.id = image.step_id
             WHERE image.table_name = ?1 AND image.row_id = ?2 AND step.id > ?3
               AND step.state = 'done'
             ORDER BY step.id DESC LIMIT 1",
            rusqlite::params![image.table, image.row, step.0],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    Err(match later {
        Some((label, coder)) => {
            let label: Text = serde_json::from_str(&label).unwrap_or(text!("step-unknown"));
            Fault::input(text!("store-undo-changed-by", coder = coder, step = label))
                .hint(text!("store-undo-in-use-hint"))
        }
        None => Fault::input(text!("store-undo-changed")).hint(text!("store-undo-in-use-hint")),
    })
}

fn put(tx: &Transaction<'_>, image: &Image, columns: &[String]) -> Outcome<()> {
    let table = image.table;
    let Some(wanted) = &image.wanted else {
        let sql = format!("DELETE FROM {table} WHERE id = ?1");
        tx.prepare_cached(&sql)?.execute([image.row])?;
        return Ok(());
    };
    let row: Json = serde_json::from_str(wanted).map_err(|_| damaged(table))?;
    let mut values = columns
        .iter()
        .map(|column| value_of(row.get(column)).ok_or_else(|| damaged(table)))
        .collect::<Outcome<Vec<Value>>>()?;
    let sql = if image.expected.is_none() {
        let marks = vec!["?"; columns.len()].join(", ");
        format!(
            "INSERT INTO {table} ({}) VALUES ({marks})",
            columns.join(", ")
        )
    } else {
        values.push(Value::Integer(image.row));
        let sets: Vec<String> = columns.iter().map(|name| format!("{name} = ?")).collect();
        format!(
            "UPDATE {table} SET {} WHERE id = ?{}",
            sets.join(", "),
            columns.len() + 1
        )
    };
    tx.prepare_cached(&sql)?
        .execute(rusqlite::params_from_iter(values))?;
    Ok(())
}

/// Imaged tables hold integers and text only; a column the image does not know
/// is one a migration added, and takes NULL.
fn value_of(field: Option<&Json>) -> Option<Value> {
    match field {
        None | Some(Json::Null) => Some(Value::Null),
        Some(Json::Number(number)) => number.as_i64().map(Value::Integer),
        Some(Json::String(words)) => Some(Value::Text(words.clone())),
        Some(_) => None,
    }
}

fn damaged(table: &str) -> Fault {
    Fault::internal(text!("store-journal-damaged", table = table)).hint(text!("store-damaged-hint"))
}
