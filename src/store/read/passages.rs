//! Where a passage lies: its turn, speaker, lines and code points, and its
//! words to the letter. It must not know codes.

use rusqlite::{Connection, OptionalExtension};

use super::{as_integer, offset, rows};
use crate::fault::{Fault, Outcome};
use crate::model::ids::DocumentId;
use crate::text;
use crate::text::{Span, is_on_grapheme};

/// A passage with all that is stored about its place. Offsets are ready for SQLite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub revision: i64,
    pub start_byte: i64,
    pub end_byte: i64,
    pub start_char: i64,
    pub end_char: i64,
    /// Lines of the document, from 1.
    pub start_line: i64,
    pub end_line: i64,
    pub turn: Option<i64>,
    pub speaker: Option<i64>,
    pub quote: String,
}

/// Finds places, keeping the text of the document asked for last, so that many
/// codings in a row read it once.
pub struct Passages<'conn> {
    conn: &'conn Connection,
    open: Option<Open>,
}

struct Open {
    document: DocumentId,
    revision: i64,
    text: String,
    rows: Vec<TurnRow>,
}

/// A row of the turn table; together they cover the text.
struct TurnRow {
    id: i64,
    is_turn: bool,
    speaker: Option<i64>,
    start: usize,
    start_char: i64,
    start_line: i64,
}

impl<'conn> Passages<'conn> {
    pub fn new(conn: &'conn Connection) -> Self {
        Passages { conn, open: None }
    }

    /// The place of a span of the document's current text; a fault when the
    /// span is empty, reaches past the text or cuts a character in two.
    pub fn place(&mut self, document: DocumentId, span: Span) -> Outcome<Place> {
        let open = match self.open.take() {
            Some(open) if open.document == document => open,
            _ => load(self.conn, document)?,
        };
        let place = open.place(span);
        self.open = Some(open);
        place
    }
}

fn load(conn: &Connection, document: DocumentId) -> Outcome<Open> {
    let (revision, text) = conn
        .prepare_cached(
            "SELECT revision.id, revision.text FROM document
             JOIN document_revision AS revision ON revision.id = document.current_revision
             WHERE document.id = ?1 AND document.hidden = 0",
        )?
        .query_row([document.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint")))?;
    let rows = rows(
        conn,
        "SELECT id, number IS NOT NULL, speaker_id, start_byte, start_char, start_line
         FROM turn WHERE revision_id = ?1 ORDER BY start_byte",
        [revision],
        |row| {
            Ok(TurnRow {
                id: row.get(0)?,
                is_turn: row.get(1)?,
                speaker: row.get(2)?,
                start: offset(row, 3)?,
                start_char: row.get(4)?,
                start_line: row.get(5)?,
            })
        },
    )?;
    Ok(Open {
        document,
        revision,
        text,
        rows,
    })
}

impl Open {
    fn place(&self, span: Span) -> Outcome<Place> {
        let quote = self.words(span)?;
        let row = self.row_at(span.start);
        let (start_char, start_line) = self.count(span.start);
        let (end_char, _) = self.count(span.end);
        let breaks = quote.trim_end_matches('\n').bytes().filter(|b| *b == b'\n');
        let end_line = start_line + as_integer(breaks.count());
        Ok(Place {
            revision: self.revision,
            start_byte: as_integer(span.start),
            end_byte: as_integer(span.end),
            start_char,
            end_char,
            start_line,
            end_line,
            turn: row.filter(|row| row.is_turn).map(|row| row.id),
            speaker: row.and_then(|row| row.speaker),
            quote: quote.to_owned(),
        })
    }

    fn words(&self, span: Span) -> Outcome<&str> {
        if span.is_empty() {
            return Err(Fault::input(text!("edit-span-empty")).hint(text!("edit-span-hint")));
        }
        if span.end > self.text.len() {
            return Err(Fault::input(text!(
                "edit-span-outside",
                start = span.start,
                end = span.end
            ))
            .hint(text!("edit-span-hint")));
        }
        let is_whole =
            is_on_grapheme(&self.text, span.start) && is_on_grapheme(&self.text, span.end);
        span.of(&self.text).filter(|_| is_whole).ok_or_else(|| {
            Fault::input(text!("edit-span-inside-character")).hint(text!("edit-span-hint"))
        })
    }

    fn row_at(&self, byte: usize) -> Option<&TurnRow> {
        let after = self.rows.partition_point(|row| row.start <= byte);
        after.checked_sub(1).and_then(|index| self.rows.get(index))
    }

    /// Code points before a byte and its line, counted from the start of its turn.
    fn count(&self, byte: usize) -> (i64, i64) {
        let (from, chars, line) = self
            .row_at(byte)
            .map_or((0, 0, 1), |row| (row.start, row.start_char, row.start_line));
        let between = self.text.get(from..byte).unwrap_or_default();
        let breaks = between.bytes().filter(|b| *b == b'\n').count();
        (
            chars + as_integer(between.chars().count()),
            line + as_integer(breaks),
        )
    }
}
