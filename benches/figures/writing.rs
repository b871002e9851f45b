//! Changes: one coding, an import, taking it back. SQLite alone writes the very
//! rows the program wrote, into equal tables of the twin. It must not read
//! beyond those rows while the clock runs.

use std::time::Duration;

use rusqlite::types::Value;
use rusqlite::{Connection, TransactionBehavior};
use telaah::exchange::import::{ReadOptions, read};
use telaah::model::draft::DocumentDraft;
use telaah::model::edit::{Change, Edit, NewCoding};
use telaah::store::read::search::IndexWords;
use telaah::text::sentences;
use telaah::workbench::Workbench;

use crate::bare;
use crate::interview::Vocabulary;
use crate::rig::{Done, Rig, Trouble};
use crate::table::{Table, median, timed};

/// Codings made one by one.
const CODINGS: usize = 100;
/// Texts imported at once, and how often.
const TEXTS: u64 = 100;
const IMPORTS: usize = 9;
const CHARACTERS: usize = 40_000;

pub fn measure(rig: &Rig) -> Done<()> {
    measure_coding(rig, "")?;
    importing(rig, "")
}

/// The same on a disk that is memory.
pub fn measure_unsynced(rig: &Rig) -> Done<()> {
    measure_coding(rig, ", the sync apart")?;
    importing(rig, ", the sync apart")
}

/// The columns and values of some rows of a table.
struct Rows {
    insert: String,
    values: Vec<Vec<Value>>,
}

impl Rows {
    fn read(conn: &Connection, table: &str, condition: &str) -> Done<Rows> {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table} WHERE {condition}"))?;
        let columns = statement.column_count();
        let names: Vec<&str> = statement.column_names().collect();
        let names = names.join(", ");
        let values = statement
            .query_map([], |row| {
                (0..columns).map(|column| row.get(column)).collect()
            })?
            .collect::<Result<_, _>>()?;
        let marks = vec!["?"; columns].join(", ");
        Ok(Rows {
            insert: format!("INSERT INTO {table} ({names}) VALUES ({marks})"),
            values,
        })
    }

    fn write(&self, conn: &Connection) -> Done<()> {
        let mut statement = conn.prepare_cached(&self.insert)?;
        for row in &self.values {
            statement.execute(rusqlite::params_from_iter(row))?;
        }
        Ok(())
    }
}

fn write_all(conn: &mut Connection, tables: &[Rows]) -> Done<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for rows in tables {
        rows.write(&tx)?;
    }
    Ok(tx.commit()?)
}

/// One sentence coded after the other in documents across the study.
fn measure_coding(rig: &Rig, where_: &str) -> Done<()> {
    let mut study = Workbench::open(rig.study())?;
    let look = bare::open(rig.study())?;
    let mut twin = bare::open(rig.twin())?;
    let documents = study.documents()?;
    let codes = study.codes()?;
    let (mut times, mut bare_times) = (Vec::new(), Vec::new());
    for index in 0..=CODINGS {
        let document = documents[index * 7919 % documents.len()].id;
        let transcript = study.transcript(document)?;
        let turn = &transcript.turns[index % transcript.turns.len()];
        let spoken = telaah::text::Span::new(turn.body, turn.span.end);
        let Some(span) = sentences(&transcript.text, spoken).next() else {
            continue;
        };
        let edit = Edit::ApplyCode(NewCoding {
            document,
            span,
            code: codes[index % codes.len()].id,
            coder: None,
            polarity: None,
            strength: None,
        });
        let (time, change) = timed(|| Ok(study.apply(edit)?))?;
        let Change::Coded { coding, is_new } = change else {
            return Err(Trouble("a coding became something else".to_owned()));
        };
        if !is_new {
            continue;
        }
        let rows = [
            Rows::read(&look, "anchor", &format!("coding_id = {}", coding.0))?,
            Rows::read(&look, "coding", &format!("id = {}", coding.0))?,
        ];
        let (bare_time, ()) = timed(|| write_all(&mut twin, &rows))?;
        if index > 0 {
            times.push(time);
            bare_times.push(bare_time);
        }
    }
    Table::pair(
        &format!("one coding{where_}"),
        median(&mut times),
        median(&mut bare_times),
    );
    Ok(())
}

fn files() -> Vec<(String, String)> {
    let vocabulary = Vocabulary::new(99);
    (1..=TEXTS)
        .map(|number| {
            let text = vocabulary.interview(99, number, CHARACTERS);
            (format!("Tambahan {number:03}.txt"), text)
        })
        .collect()
}

pub fn drafts() -> Done<Vec<DocumentDraft>> {
    let options = ReadOptions::default();
    files()
        .iter()
        .map(|(name, text)| Ok(read(name, text.as_bytes(), &options)?))
        .collect()
}

fn importing(rig: &Rig, where_: &str) -> Done<()> {
    let mut study = Workbench::open(rig.study())?;
    let look = bare::open(rig.study())?;
    let mut twin = bare::open(rig.twin())?;
    let (reading, _) = timed(drafts)?;
    let drafts = drafts()?;
    let [mut times, mut bare_times, mut undos, mut bare_undos] =
        [const { Vec::<Duration>::new() }; 4];
    let [mut work, mut bare_work] = [const { Vec::<Duration>::new() }; 2];
    for run in 0..=IMPORTS {
        let edit = Edit::ImportDocuments {
            drafts: drafts.clone(),
        };
        let before = worked();
        let (time, change) = timed(|| Ok(study.apply(edit)?))?;
        let own_work = worked().saturating_sub(before);
        let Change::DocumentsImported(documents) = change else {
            return Err(Trouble("an import became something else".to_owned()));
        };
        let [Some(first), Some(last)] = [documents.first(), documents.last()] else {
            return Err(Trouble("nothing was imported".to_owned()));
        };
        let tables = imported(&look, first.0, last.0)?;
        let before = worked();
        let (bare_time, ()) = timed(|| write_all(&mut twin, &tables))?;
        let bare_own_work = worked().saturating_sub(before);
        let (undo, _) = timed(|| Ok(study.undo()?))?;
        let sql = "UPDATE document SET hidden = 1 WHERE id BETWEEN ?1 AND ?2";
        let (bare_undo, _) = timed(|| Ok(twin.execute(sql, (first.0, last.0))?))?;
        if run > 0 {
            times.push(time);
            bare_times.push(bare_time);
            work.push(own_work);
            bare_work.push(bare_own_work);
            undos.push(undo);
            bare_undos.push(bare_undo);
        }
    }
    let (time, bare_time) = (median(&mut times), median(&mut bare_times));
    let what = format!("import of 100 texts of 40,000 characters{where_}");
    Table::pair(&what, time, bare_time);
    Table::pair(
        &format!("{what}: on the processor"),
        median(&mut work),
        median(&mut bare_work),
    );
    Table::alone("reading those texts before, on one thread", reading);
    Table::pair(
        &format!("undo of that import{where_}"),
        median(&mut undos),
        median(&mut bare_undos),
    );
    Ok(())
}

/// How long this thread was on a processor so far, which other programs do not
/// make longer; zero where the system does not tell it.
fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split_whitespace().next().and_then(|n| n.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// What an import brought, in the order of its writing, the index last.
fn imported(conn: &Connection, first: i64, last: i64) -> Done<Vec<Rows>> {
    let documents = format!("document_id BETWEEN {first} AND {last}");
    let turns = format!(
        "revision_id IN (SELECT id FROM document_revision WHERE {documents}) ORDER BY turn.id"
    );
    Ok(vec![
        Rows::read(conn, "document", &format!("id BETWEEN {first} AND {last}"))?,
        Rows::read(conn, "document_revision", &documents)?,
        Rows::read(conn, "speaker", &documents)?,
        Rows::read(conn, "turn", &turns)?,
        index_rows(conn, &turns)?,
    ])
}

fn index_rows(conn: &Connection, turns: &str) -> Done<Rows> {
    let mut statement = conn.prepare(&format!(
        "SELECT turn.id, substr(text, start_char + 1, end_char - start_char)
         FROM turn JOIN document_revision ON document_revision.id = revision_id WHERE turn.{turns}"
    ))?;
    let mut index = IndexWords::default();
    let values = statement
        .query_map([], |row| {
            let words: String = row.get(1)?;
            let (exact, stemmed) = index.columns(&words);
            Ok(vec![
                Value::Integer(row.get(0)?),
                Value::Text(exact.to_owned()),
                Value::Text(stemmed.to_owned()),
            ])
        })?
        .collect::<Result<_, _>>()?;
    Ok(Rows {
        insert: "INSERT INTO turn_index (rowid, exact, stemmed) VALUES (?, ?, ?)".to_owned(),
        values,
    })
}
