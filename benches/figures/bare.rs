//! SQLite with nothing around it: prepared statements on a plain connection,
//! every column of every row read, words copied out. It must not use the
//! program's own store.

use std::hint::black_box;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Params, Row};

use crate::rig::Done;

/// A plain connection with the cache the program gives itself, and planning
/// each statement once as it does.
pub fn open(path: &Path) -> Done<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.set_prepared_statement_cache_capacity(64);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.pragma_update(None, "cache_size", -16_384)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "synchronous", "full")?;
    Ok(conn)
}

/// Runs a query to its end; the number of rows.
pub fn rows(conn: &Connection, sql: &str, params: impl Params) -> Done<usize> {
    let mut statement = conn.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(params)?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        read(row, columns)?;
        count += 1;
    }
    Ok(count)
}

fn read(row: &Row<'_>, columns: usize) -> Done<()> {
    for column in 0..columns {
        match row.get_ref(column)? {
            ValueRef::Text(_) => {
                black_box(row.get::<_, String>(column)?);
            }
            other => {
                black_box(other);
            }
        }
    }
    Ok(())
}

pub const CODES: &str = "
    SELECT code.id, uuid, codebook_id, parent_id, key, kind, status, reason, color, version,
           language, label, definition, include, exclude, evidence, example
    FROM code JOIN code_text ON code_text.code_id = code.id
    ORDER BY codebook_id, ordinal";

pub const DOCUMENTS: &str = "
    SELECT document.id, document.uuid, number, title, kind, date, place, interviewer,
           third_party, language, minutes, consent, recorded, note, current_revision,
           document_revision.characters, parallel_of
    FROM document JOIN document_revision INDEXED BY revision_by_length
        ON document_revision.id = current_revision
    WHERE hidden = 0 ORDER BY number";

/// The columns and joins the program has too, for one code.
pub const QUOTES: &str = "
    SELECT coding.id, coding.document_id, document.title, document.kind, document.date,
           coding.turn_id, turn.number, speaker.label, study_case.key, study_case.role,
           coding.code_id, code.key, coder.name, coding.polarity, coding.strength, coding.starred,
           coding.start_byte, coding.end_byte, anchor.start_char, anchor.end_char,
           anchor.start_line, anchor.end_line, coding.status, anchor.quote, translation.text
    FROM coding
    JOIN document ON document.id = coding.document_id
    LEFT JOIN speaker ON speaker.id = coding.speaker_id
    LEFT JOIN study_case ON study_case.id = speaker.case_id
    JOIN anchor ON anchor.id = coding.anchor_id
    JOIN code ON code.id = coding.code_id
    JOIN coder ON coder.id = coding.coder_id
    LEFT JOIN turn ON turn.id = coding.turn_id
    LEFT JOIN translation ON translation.coding_id = coding.id
    WHERE coding.code_id = ?1 AND coding.hidden = 0
    ORDER BY coding.document_id, coding.start_byte LIMIT ?2";

/// The same for all codes, by code.
pub const ALL_QUOTES: &str = "
    SELECT coding.id, coding.document_id, document.title, document.kind, document.date,
           coding.turn_id, turn.number, speaker.label, study_case.key, study_case.role,
           coding.code_id, code.key, coder.name, coding.polarity, coding.strength, coding.starred,
           coding.start_byte, coding.end_byte, anchor.start_char, anchor.end_char,
           anchor.start_line, anchor.end_line, coding.status, anchor.quote, translation.text
    FROM coding
    JOIN document ON document.id = coding.document_id
    LEFT JOIN speaker ON speaker.id = coding.speaker_id
    LEFT JOIN study_case ON study_case.id = speaker.case_id
    JOIN anchor ON anchor.id = coding.anchor_id
    JOIN code ON code.id = coding.code_id
    JOIN coder ON coder.id = coding.coder_id
    LEFT JOIN turn ON turn.id = coding.turn_id
    LEFT JOIN translation ON translation.coding_id = coding.id
    WHERE coding.hidden = 0
    ORDER BY coding.code_id, coding.document_id, coding.start_byte";

pub const MATRIX: &str = "
    SELECT case_id, code_id, count(*) FROM (
        SELECT DISTINCT speaker.case_id, code_id, coding.document_id, start_byte, end_byte
        FROM coding LEFT JOIN speaker ON speaker.id = coding.speaker_id WHERE hidden = 0)
    GROUP BY case_id, code_id";

pub const CODE_COUNTS: &str = "
    SELECT code_id, sum(codings), count(*), count(DISTINCT document_id) FROM (
        SELECT code_id, document_id, count(*) AS codings FROM coding WHERE hidden = 0
        GROUP BY code_id, document_id, start_byte, end_byte)
    GROUP BY code_id";

/// Turns by the index, with their words cut out of the text.
pub const SEARCH: &str = "
    SELECT turn.id, turn.number, turn.revision_id, turn.start_byte, turn.end_byte,
           turn.start_char, turn.body_byte, speaker.label, document.id, document.title,
           substr(document_revision.text, turn.start_char + 1, turn.end_char - turn.start_char)
    FROM turn_index
    JOIN turn ON turn.id = turn_index.rowid
    JOIN document ON document.current_revision = turn.revision_id AND document.hidden = 0
    JOIN document_revision ON document_revision.id = turn.revision_id
    LEFT JOIN speaker ON speaker.id = turn.speaker_id
    WHERE turn_index MATCH ?1 ORDER BY turn_index.rowid LIMIT ?2";

pub const TEXTS: &str = "
    SELECT document.id, document_revision.text FROM document
    JOIN document_revision ON document_revision.id = document.current_revision
    WHERE document.hidden = 0 ORDER BY document.number";
