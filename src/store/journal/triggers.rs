//! The TEMP triggers that write row images, made anew before the first change
//! after every opening, from the columns the tables have then, so that no
//! migration can forget one. It must not know what the tables mean.

use rusqlite::Connection;

use crate::fault::Outcome;

/// The tables whose rows the journal keeps images of.
pub const IMAGED: &[&str] = &[
    "project",
    "setting",
    "coder",
    "codebook",
    "code",
    "code_text",
    "code_version",
    "code_link",
    "pattern_member",
    "document",
    "document_revision",
    "speaker",
    "turn",
    "progress",
    "study_case",
    "attribute",
    "case_attribute",
    "document_case",
    "question",
    "question_code",
    "asked",
    "coding",
    "anchor",
    "translation",
    "memo",
    "verdict",
    "proposition",
    "rival",
    "evidence",
    "event",
    "summary",
    "form_field",
    "rating",
    "relation",
    "relation_coding",
    "review",
    "tactic_note",
    "saved_query",
    "display_snapshot",
];

/// Makes the triggers on a writing connection, all of them or none.
pub fn install(conn: &Connection) -> Outcome<()> {
    let mut script = String::from(
        "CREATE TEMP TABLE journal_now (step INTEGER);
         INSERT INTO journal_now VALUES (NULL);",
    );
    script.push_str(&triggers_of(conn, IMAGED)?);
    let tx = conn.unchecked_transaction()?;
    tx.execute_batch(&script)?;
    tx.commit()?;
    Ok(())
}

/// Takes the triggers of some tables away until [`lay`].
pub fn lift(conn: &Connection, tables: &[&str]) -> Outcome<()> {
    let mut names = conn.prepare_cached(
        "SELECT name FROM temp.sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1",
    )?;
    let mut script = String::new();
    for table in tables {
        for name in names.query_map([table], |row| row.get::<_, String>(0))? {
            script.push_str(&format!("DROP TRIGGER temp.{};\n", name?));
        }
    }
    Ok(conn.execute_batch(&script)?)
}

/// Makes the triggers of some tables.
pub fn lay(conn: &Connection, tables: &[&str]) -> Outcome<()> {
    Ok(conn.execute_batch(&triggers_of(conn, tables)?)?)
}

fn triggers_of(conn: &Connection, tables: &[&str]) -> Outcome<String> {
    let mut script = String::new();
    for table in tables {
        let columns = columns(conn, table)?;
        script.push_str(&image_triggers(table, &columns));
        if columns.iter().any(|column| column == "uuid") {
            script.push_str(&tombstone_triggers(table));
        }
    }
    Ok(script)
}

/// The names of a table's columns. `table` is one of [`IMAGED`].
pub fn columns(conn: &Connection, table: &str) -> Outcome<Vec<String>> {
    let names = conn
        .prepare_cached("SELECT name FROM pragma_table_info(?1)")?
        .query_map([table], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(names)
}

/// `json_object('id', NEW.id, …)` over the columns of a row.
pub fn json_of(row: &str, columns: &[String]) -> String {
    let fields: Vec<String> = columns
        .iter()
        .map(|column| format!("'{column}', {row}.{column}"))
        .collect();
    format!("json_object({})", fields.join(", "))
}

fn image_triggers(table: &str, columns: &[String]) -> String {
    let old = json_of("OLD", columns);
    let new = json_of("NEW", columns);
    let one = |event: &str, id: &str, before: &str, after: &str| {
        format!(
            "CREATE TEMP TRIGGER image_{table}_{event} AFTER {event} ON main.{table}
             WHEN (SELECT step FROM journal_now) IS NOT NULL
             BEGIN
                 INSERT INTO image (step_id, table_name, row_id, before, after)
                 VALUES ((SELECT step FROM journal_now), '{table}', {id}.id, {before}, {after});
             END;\n"
        )
    };
    [
        one("INSERT", "NEW", "NULL", &new),
        one("UPDATE", "NEW", &old, &new),
        one("DELETE", "OLD", &old, "NULL"),
    ]
    .concat()
}

/// A removed row leaves a tombstone for merging; a row that comes back takes it away.
fn tombstone_triggers(table: &str) -> String {
    format!(
        "CREATE TEMP TRIGGER tombstone_{table} AFTER DELETE ON main.{table}
         BEGIN
             INSERT INTO tombstone (uuid, table_name, time)
             VALUES (OLD.uuid, '{table}', unixepoch() * 1000);
         END;
         CREATE TEMP TRIGGER revival_{table} AFTER INSERT ON main.{table}
         WHEN EXISTS (SELECT 1 FROM tombstone WHERE uuid = NEW.uuid)
         BEGIN
             DELETE FROM tombstone WHERE uuid = NEW.uuid;
         END;\n"
    )
}
