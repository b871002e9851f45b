//! Documents, their text and turns, and how far their coding is. It must not
//! open a text to list documents.

use rusqlite::{OptionalExtension, Row};

use super::{offset, rows};
use crate::fault::{Fault, Outcome};
use crate::model::document::{
    Document, DocumentFacts, DocumentKind, Speaker, SpeakerRole, Transcript, Turn,
};
use crate::model::draft::Origin;
use crate::model::ids::{CaseId, CoderId, DocumentId, RevisionId, SpeakerId, TurnId};
use crate::model::inquiry::{CoderWork, Progress};
use crate::store::Store;
use crate::text;
use crate::text::Span;

// The index holds the length of a text without the text: the row of the text
// would be a page read for each document. SQLite would not choose it by itself.
const COLUMNS: &str = "SELECT document.id, document.uuid, number, title, kind, date, place,
        interviewer, third_party, language, minutes, consent, recorded, note,
        current_revision, document_revision.characters, parallel_of,
        CASE WHEN EXISTS (SELECT 1 FROM document_case WHERE document_id = document.id) THEN
            (SELECT json_group_array(case_id ORDER BY ordinal, case_id) FROM document_case
             JOIN study_case ON study_case.id = case_id WHERE document_id = document.id) END
     FROM document JOIN document_revision INDEXED BY revision_by_length
         ON document_revision.id = current_revision
     WHERE hidden = 0";

fn read_document(row: &Row<'_>) -> rusqlite::Result<Document> {
    Ok(Document {
        id: DocumentId(row.get(0)?),
        uuid: row.get(1)?,
        number: row.get(2)?,
        title: row.get(3)?,
        facts: DocumentFacts {
            kind: DocumentKind::from_key(&row.get::<_, String>(4)?).unwrap_or_default(),
            date: row.get(5)?,
            place: row.get(6)?,
            interviewer: row.get(7)?,
            third_party: row.get(8)?,
            language: row.get(9)?,
            minutes: row.get(10)?,
            consent: row.get(11)?,
            is_recorded: row.get(12)?,
            note: row.get(13)?,
        },
        revision: RevisionId(row.get(14)?),
        characters: offset(row, 15)?,
        parallel_of: row.get::<_, Option<i64>>(16)?.map(DocumentId),
        about: match row.get::<_, Option<String>>(17)? {
            Some(cases) => serde_json::from_str(&cases).unwrap_or_default(),
            None => Vec::new(),
        },
    })
}

impl Store {
    /// Ids and titles of all documents by number.
    pub fn document_titles(&self) -> Outcome<Vec<(DocumentId, String)>> {
        rows(
            self.conn(),
            "SELECT id, title FROM document WHERE hidden = 0 ORDER BY number",
            [],
            |row| Ok((DocumentId(row.get(0)?), row.get(1)?)),
        )
    }

    /// All documents by number.
    pub fn documents(&self) -> Outcome<Vec<Document>> {
        self.first_documents(usize::MAX)
    }

    /// The first documents by number, this many at most.
    pub fn first_documents(&self, limit: usize) -> Outcome<Vec<Document>> {
        rows(
            self.conn(),
            &format!("{COLUMNS} ORDER BY number LIMIT ?1"),
            [i64::try_from(limit).unwrap_or(i64::MAX)],
            read_document,
        )
    }

    pub fn document(&self, id: DocumentId) -> Outcome<Document> {
        self.conn()
            .prepare_cached(&format!("{COLUMNS} AND document.id = ?1"))?
            .query_row([id.0], read_document)
            .optional()?
            .ok_or_else(|| no_document(&id.to_string()))
    }

    /// By number, exact title or uuid, tried in this order.
    pub fn find_document(&self, name: &str) -> Outcome<Document> {
        for (condition, value) in [
            (
                "number = ?1",
                name.parse::<i64>().ok().map(|n| n.to_string()),
            ),
            ("title = ?1", Some(name.to_owned())),
            ("document.uuid = ?1", Some(name.to_ascii_lowercase())),
        ] {
            let Some(value) = value else { continue };
            let found = self
                .conn()
                .prepare_cached(&format!("{COLUMNS} AND {condition}"))?
                .query_row([value], read_document)
                .optional()?;
            if let Some(document) = found {
                return Ok(document);
            }
        }
        Err(no_document(name))
    }

    /// The document that came from a file with these bytes, if there is one.
    pub fn document_of_file(&self, file_hash: &str) -> Outcome<Option<Document>> {
        Ok(self
            .conn()
            .prepare_cached(&format!(
                "{COLUMNS} AND document.id IN
                    (SELECT document_id FROM document_revision WHERE file_hash = ?1)
                 ORDER BY number LIMIT 1"
            ))?
            .query_row([file_hash], read_document)
            .optional()?)
    }

    pub fn transcript(&self, id: DocumentId) -> Outcome<Transcript> {
        let document = self.document(id)?;
        let text = self.conn().query_row(
            "SELECT text FROM document_revision WHERE id = ?1",
            [document.revision.0],
            |row| row.get(0),
        )?;
        let turns = self.turns_of(document.revision)?;
        Ok(Transcript {
            speakers: self.speakers(id)?,
            document,
            text,
            turns,
        })
    }

    /// The turns of a document's current text, in order.
    pub fn turns(&self, document: DocumentId) -> Outcome<Vec<Turn>> {
        self.turns_of(self.document(document)?.revision)
    }

    fn turns_of(&self, revision: RevisionId) -> Outcome<Vec<Turn>> {
        rows(
            self.conn(),
            "SELECT id, number, speaker_id, start_byte, end_byte, body_byte, start_ms, end_ms
             FROM turn WHERE revision_id = ?1 AND number IS NOT NULL ORDER BY start_byte",
            [revision.0],
            |row| {
                Ok(Turn {
                    id: TurnId(row.get(0)?),
                    number: row.get(1)?,
                    speaker: row.get::<_, Option<i64>>(2)?.map(SpeakerId),
                    span: Span::new(offset(row, 3)?, offset(row, 4)?),
                    body: offset(row, 5)?,
                    start_ms: milliseconds(row, 6)?,
                    end_ms: milliseconds(row, 7)?,
                })
            },
        )
    }

    pub fn speakers(&self, document: DocumentId) -> Outcome<Vec<Speaker>> {
        rows(
            self.conn(),
            "SELECT id, label, role, case_id FROM speaker WHERE document_id = ?1 ORDER BY id",
            [document.0],
            |row| {
                Ok(Speaker {
                    id: SpeakerId(row.get(0)?),
                    label: row.get(1)?,
                    role: SpeakerRole::from_key(&row.get::<_, String>(2)?).unwrap_or_default(),
                    case: row.get::<_, Option<i64>>(3)?.map(CaseId),
                })
            },
        )
    }

    /// Turns and codings per coder of these documents.
    pub fn progress(&self, documents: &[DocumentId]) -> Outcome<Vec<Progress>> {
        documents
            .iter()
            .map(|document| {
                let turns = self
                    .conn()
                    .prepare_cached(
                        "SELECT count(*) FROM turn WHERE number IS NOT NULL AND revision_id =
                            (SELECT current_revision FROM document WHERE id = ?1)",
                    )?
                    .query_row([document.0], |row| offset(row, 0))?;
                let coders = rows(
                    self.conn(),
                    "SELECT coder.id,
                            (SELECT count(*) FROM coding WHERE hidden = 0
                               AND document_id = ?1 AND coder_id = coder.id),
                            ifnull((SELECT finished FROM progress
                               WHERE document_id = ?1 AND coder_id = coder.id), 0)
                     FROM coder ORDER BY coder.id",
                    [document.0],
                    |row| Ok((CoderId(row.get(0)?), offset(row, 1)?, row.get(2)?)),
                )?;
                Ok(Progress {
                    document: *document,
                    turns,
                    coders,
                })
            })
            .collect()
    }

    /// The file a document's current text came from, without its bytes.
    pub fn origin(&self, document: DocumentId) -> Outcome<Origin> {
        self.conn()
            .prepare_cached(
                "SELECT file_name, file_hash, format, encoding FROM document_revision WHERE id =
                    (SELECT current_revision FROM document WHERE id = ?1)",
            )?
            .query_row([document.0], |row| {
                Ok(Origin {
                    file_name: row.get(0)?,
                    file_hash: row.get(1)?,
                    format: row.get(2)?,
                    encoding: row.get(3)?,
                    bytes: None,
                })
            })
            .optional()?
            .ok_or_else(|| no_document(&document.to_string()))
    }

    /// What one coder has done in each document; documents not begun are left out.
    pub fn work_of(&self, coder: CoderId) -> Outcome<Vec<CoderWork>> {
        rows(
            self.conn(),
            "SELECT document_id, sum(codings), max(finished) FROM (
                SELECT document_id, count(*) AS codings, 0 AS finished FROM coding
                    WHERE hidden = 0 AND coder_id = ?1 GROUP BY document_id
                UNION ALL
                SELECT document_id, 0, finished FROM progress WHERE coder_id = ?1)
             GROUP BY document_id",
            [coder.0],
            |row| {
                Ok(CoderWork {
                    document: DocumentId(row.get(0)?),
                    codings: offset(row, 1)?,
                    is_finished: row.get(2)?,
                })
            },
        )
    }

    /// How many memos a document and its codings carry.
    pub fn memos_of_document(&self, document: DocumentId) -> Outcome<usize> {
        Ok(self
            .conn()
            .prepare_cached(
                "SELECT count(*) FROM memo WHERE document_id = ?1 OR coding_id IN
                    (SELECT id FROM coding WHERE document_id = ?1 AND hidden = 0)",
            )?
            .query_row([document.0], |row| offset(row, 0))?)
    }

    /// The text before and after a passage, up to `chars` code points each.
    pub fn context(&self, id: DocumentId, span: Span, chars: usize) -> Outcome<(String, String)> {
        let text: String = self.conn().query_row(
            "SELECT text FROM document_revision WHERE id =
                (SELECT current_revision FROM document WHERE id = ?1)",
            [id.0],
            |row| row.get(0),
        )?;
        let before = text.get(..span.start).unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default();
        let from = before
            .char_indices()
            .rev()
            .take(chars)
            .last()
            .map_or(before.len(), |(byte, _)| byte);
        let to = after
            .char_indices()
            .nth(chars)
            .map_or(after.len(), |(byte, _)| byte);
        Ok((before[from..].to_owned(), after[..to].to_owned()))
    }
}

fn milliseconds(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<u64>> {
    let value: Option<i64> = row.get(column)?;
    Ok(value.and_then(|value| u64::try_from(value).ok()))
}

fn no_document(name: &str) -> Fault {
    Fault::input(text!("store-no-document", name = name)).hint(text!("store-no-document-hint"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    #[test]
    fn listing_documents_reads_no_row_that_holds_a_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.telaah");
        let store = Store::create(&path, "", Language::English, "ani").unwrap();
        let sql = format!("EXPLAIN QUERY PLAN {COLUMNS} ORDER BY number");
        let plan: Vec<String> = rows(store.conn(), &sql, [], |row| row.get(3)).unwrap();
        let plan = plan.join("; ");
        let index = "document_revision USING COVERING INDEX revision_by_length";
        assert!(plan.contains(index), "{plan}");
    }
}
