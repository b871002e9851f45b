//! Looking a study over: is the file sound, and does it keep the rules the
//! schema cannot state? It must not repair anything.

use rusqlite::Connection;

use super::read::search::index_rules;
use super::{Store, search_index};
use crate::fault::Outcome;
use crate::message::Text;
use crate::text;

impl Store {
    /// What is wrong with the file; nothing when all is well.
    pub fn doctor(&self) -> Outcome<Vec<Text>> {
        let conn = &self.conn;
        let mut problems = Vec::new();
        let verdicts: Vec<String> = conn
            .prepare("PRAGMA integrity_check(20)")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for verdict in verdicts.into_iter().filter(|verdict| verdict != "ok") {
            problems.push(text!("doctor-damaged", detail = verdict));
        }
        let broken: Vec<String> = conn
            .prepare("PRAGMA foreign_key_check")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for table in broken.into_iter().take(20) {
            problems.push(text!("doctor-broken-link", table = table));
        }
        for (sql, problem) in rules() {
            let count: i64 = conn.query_row(sql, [], |row| row.get(0))?;
            if count > 0 {
                problems.push(problem.with("count", count));
            }
        }
        check_quotes(conn, &mut problems)?;
        check_index(conn, &mut problems)?;
        Ok(problems)
    }
}

/// Rules as queries that count what breaks them.
fn rules() -> Vec<(&'static str, Text)> {
    vec![
        (
            "SELECT count(*) FROM coding LEFT JOIN anchor ON anchor.id = coding.anchor_id
             WHERE anchor.coding_id IS NOT coding.id OR anchor.start_byte <> coding.start_byte
                OR anchor.end_byte <> coding.end_byte",
            text!("doctor-misplaced"),
        ),
        (
            "SELECT count(*) FROM coding JOIN anchor ON anchor.id = coding.anchor_id
             JOIN document ON document.id = coding.document_id
             WHERE coding.hidden = 0 AND coding.status = 'ok'
               AND anchor.revision_id <> document.current_revision",
            text!("doctor-outdated"),
        ),
        (
            "SELECT count(*) FROM coding JOIN document ON document.id = coding.document_id
             WHERE coding.hidden = 0 AND document.hidden = 1",
            text!("doctor-orphaned"),
        ),
        (
            "SELECT count(*) FROM code JOIN code AS parent ON parent.id = code.parent_id
             WHERE parent.codebook_id <> code.codebook_id",
            text!("doctor-crossed"),
        ),
    ]
}

/// Every quote equals the words at its place, compared text by text.
fn check_quotes(conn: &Connection, problems: &mut Vec<Text>) -> Outcome<()> {
    let mut anchors = conn.prepare(
        "SELECT anchor.start_byte, anchor.end_byte, anchor.quote FROM anchor
         WHERE revision_id = ?1",
    )?;
    let mut revisions = conn.prepare(
        "SELECT revision.id, title, text, hash FROM document_revision AS revision
         JOIN document ON document.id = document_id",
    )?;
    let mut rows = revisions.query([])?;
    while let Some(row) = rows.next()? {
        let title: String = row.get(1)?;
        let words: String = row.get(2)?;
        let hash: String = row.get(3)?;
        if blake3::hash(words.as_bytes()).to_hex().as_str() != hash {
            problems.push(text!("doctor-text-changed", document = title.as_str()));
        }
        let mut count = 0;
        let mut found = anchors.query([row.get::<_, i64>(0)?])?;
        while let Some(anchor) = found.next()? {
            let start = super::read::offset(anchor, 0)?;
            let end = super::read::offset(anchor, 1)?;
            let quote: String = anchor.get(2)?;
            if words.get(start..end) != Some(quote.as_str()) {
                count += 1;
            }
        }
        if count > 0 {
            problems.push(text!(
                "doctor-wrong-quotes",
                document = title,
                count = count
            ));
        }
    }
    Ok(())
}

/// Every turn is in the search index, made by this program's stemmer.
fn check_index(conn: &Connection, problems: &mut Vec<Text>) -> Outcome<()> {
    let turns: i64 = conn.query_row("SELECT count(*) FROM turn", [], |row| row.get(0))?;
    let indexed: i64 = conn.query_row("SELECT count(*) FROM turn_index", [], |row| row.get(0))?;
    if turns != indexed {
        problems.push(text!("doctor-index", turns = turns, indexed = indexed));
    }
    if search_index::rules(conn)? != Some(index_rules()) {
        problems.push(text!("doctor-stemmer"));
    }
    Ok(())
}
