//! Documents and their speakers: storing what was read, correcting what is
//! known about it, taking it out again. It must not read files.

use std::sync::atomic::Ordering;

use rusqlite::named_params;

use super::{Writer, clean_name};
use crate::fault::{Fault, Outcome};
use crate::model::document::{DocumentFacts, SpeakerRole};
use crate::model::draft::{DocumentDraft, TurnDraft};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CaseId, DocumentId, SpeakerId};
use crate::store::read::as_integer;
use crate::store::search_index::Indexing;
use crate::store::{clock, journal, new_uuid};
use crate::text;
use crate::text::{CharOffsets, Span};

impl Writer<'_> {
    pub(super) fn apply_to_documents(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::ImportDocuments { drafts } => self.import(drafts),
            Edit::SetDocument {
                document,
                title,
                facts,
            } => {
                self.set_document(*document, title, facts)?;
                Ok(Change::DocumentChanged(*document))
            }
            Edit::SetParallel { document, other } => {
                if *other == Some(*document) {
                    return Err(Fault::input(text!("edit-parallel-to-itself")));
                }
                self.must_touch(
                    "UPDATE document SET parallel_of = ?1, hlc = ?2 WHERE id = ?3",
                    rusqlite::params![other.map(|other| other.0), self.hlc, document.0],
                )?;
                Ok(Change::DocumentChanged(*document))
            }
            Edit::SetAbout { document, cases } => {
                self.set_about(*document, cases)?;
                Ok(Change::DocumentChanged(*document))
            }
            Edit::DeleteDocument { document, .. } => self.delete_document(*document),
            Edit::SetSpeaker {
                speaker,
                label,
                role,
            } => {
                self.set_speaker(*speaker, label, *role)?;
                Ok(Change::SpeakerChanged(*speaker))
            }
            Edit::MergeSpeakers { from, into } => {
                self.merge_speakers(*from, *into)?;
                Ok(Change::SpeakerChanged(*into))
            }
            Edit::AssignSpeaker { speaker, case } => {
                self.must_touch(
                    "UPDATE speaker SET case_id = ?1 WHERE id = ?2",
                    rusqlite::params![case.map(|case| case.0), speaker.0],
                )?;
                Ok(Change::SpeakerChanged(*speaker))
            }
            _ => unreachable!("Writer::apply hands over only edits of documents"),
        }
    }

    /// Rows that stay are left alone, so that a step holds only what is new.
    fn set_about(&self, document: DocumentId, cases: &[CaseId]) -> Outcome<()> {
        if !self.is_there(
            "SELECT 1 FROM document WHERE id = ?1 AND hidden = 0",
            [document.0],
        )? {
            return Err(Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint")));
        }
        let held = self.ids(
            "SELECT case_id FROM document_case WHERE document_id = ?1",
            [document.0],
        )?;
        for case in held.iter().filter(|held| !cases.contains(&CaseId(**held))) {
            self.run(
                "DELETE FROM document_case WHERE document_id = ?1 AND case_id = ?2",
                [document.0, *case],
            )?;
        }
        for case in cases.iter().filter(|case| !held.contains(&case.0)) {
            if !self.is_there("SELECT 1 FROM study_case WHERE id = ?1", [case.0])? {
                return Err(Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint")));
            }
            // A case that is named twice is one row.
            self.run(
                "INSERT OR IGNORE INTO document_case (document_id, case_id) VALUES (?1, ?2)",
                [document.0, case.0],
            )?;
        }
        Ok(())
    }

    /// Stores documents without images; a range of ids remembers them.
    fn import(&self, drafts: &[DocumentDraft]) -> Outcome<Change> {
        self.require_new_files(drafts)?;
        let first = self.next_id("document")?;
        let documents = journal::without_images(self.tx, self.step, BROUGHT, || {
            let mut index = Indexing::new(self.tx)?;
            let mut documents = Vec::with_capacity(drafts.len());
            for drafts in drafts.chunks(AT_ONCE) {
                self.import_some(drafts, &mut index, &mut documents)?;
            }
            Ok(documents)
        })?;
        let last = first + i64::try_from(drafts.len()).unwrap_or(0) - 1;
        journal::record_bulk(self.tx, self.step, "document", first, last)?;
        Ok(Change::DocumentsImported(documents))
    }

    /// Between reading the files and storing them another program may have
    /// brought in the same ones.
    fn require_new_files(&self, drafts: &[DocumentDraft]) -> Outcome<()> {
        for origin in drafts.iter().map(|draft| &draft.origin) {
            let held = self.number(
                "SELECT count(*) FROM document_revision AS revision
                 JOIN document ON document.id = revision.document_id
                 WHERE revision.file_hash = ?1 AND revision.file_hash <> '' AND document.hidden = 0",
                [origin.file_hash.as_str()],
            )?;
            if held > 0 {
                let file = origin.file_name.as_str();
                return Err(Fault::busy(text!("edit-file-known", file = file))
                    .hint(text!("edit-file-known-hint")));
            }
        }
        Ok(())
    }

    /// All rows first, then the index, so that each has the memory for pages to
    /// itself while it is written.
    fn import_some(
        &self,
        drafts: &[DocumentDraft],
        index: &mut Indexing<'_>,
        documents: &mut Vec<DocumentId>,
    ) -> Outcome<()> {
        let mut turns = Vec::with_capacity(drafts.len());
        for draft in drafts {
            self.go_on()?;
            let mut rows = Vec::with_capacity(draft.turns.len());
            documents.push(self.insert_document(draft, &mut rows)?);
            turns.push(rows);
        }
        for (draft, rows) in drafts.iter().zip(turns) {
            self.go_on()?;
            for (turn, span) in rows {
                let words = span.of(&draft.text).unwrap_or_default();
                index.add(turn, words)?;
            }
            if let Some(stored) = self.watch.stored {
                stored.fetch_add(1, Ordering::Relaxed);
            }
        }
        Ok(())
    }

    fn insert_document(
        &self,
        draft: &DocumentDraft,
        turns: &mut Vec<(i64, Span)>,
    ) -> Outcome<DocumentId> {
        let id = self.next_id("document")?;
        let revision = self.next_id("document_revision")?;
        let title = self.free_title(&draft.title)?;
        let facts = &draft.facts;
        self.run(
            "INSERT INTO document (id, uuid, hlc, number, title, kind, date, place, interviewer,
                                   third_party, language, minutes, consent, recorded, note,
                                   current_revision)
             VALUES (:id, :uuid, :hlc,
                     (SELECT ifnull(max(number), 0) + 1 FROM document WHERE hidden = 0),
                     :title, :kind, :date, :place, :interviewer, :third_party, :language,
                     :minutes, :consent, :recorded, :note, :revision)",
            named_params! {
                ":id": id, ":uuid": new_uuid(), ":hlc": self.hlc, ":title": title,
                ":kind": facts.kind.key(), ":date": facts.date, ":place": facts.place,
                ":interviewer": facts.interviewer, ":third_party": facts.third_party,
                ":language": facts.language, ":minutes": facts.minutes,
                ":consent": facts.consent, ":recorded": facts.is_recorded,
                ":note": facts.note, ":revision": revision,
            },
        )?;
        let offsets = CharOffsets::new(&draft.text);
        let origin = &draft.origin;
        self.run(
            "INSERT INTO document_revision (id, uuid, document_id, ordinal, characters, hash,
                                            file_name, file_hash, format, encoding, created, text)
             VALUES (:id, :uuid, :document, 1, :characters, :hash,
                     :file_name, :file_hash, :format, :encoding, :created, :text)",
            named_params! {
                ":id": revision, ":uuid": new_uuid(), ":document": id,
                ":characters": as_integer(offsets.chars()),
                ":hash": blake3::hash(draft.text.as_bytes()).to_hex().as_str(),
                ":file_name": origin.file_name, ":file_hash": origin.file_hash,
                ":format": origin.format, ":encoding": origin.encoding,
                ":created": clock::now(), ":text": draft.text,
            },
        )?;
        if let Some(bytes) = &origin.bytes {
            self.run(
                "INSERT INTO original (revision_id, bytes) VALUES (?1, ?2)",
                rusqlite::params![revision, bytes],
            )?;
        }
        let mut speakers = Vec::with_capacity(draft.speakers.len());
        for speaker in &draft.speakers {
            speakers.push(self.insert(
                "INSERT INTO speaker (document_id, label, role) VALUES (?1, ?2, ?3)",
                rusqlite::params![id, speaker.label, speaker.role.key()],
            )?);
        }
        self.insert_turns(revision, draft, &offsets, &speakers, turns)?;
        Ok(DocumentId(id))
    }

    fn insert_turns(
        &self,
        revision: i64,
        draft: &DocumentDraft,
        offsets: &CharOffsets<'_>,
        speakers: &[i64],
        turns: &mut Vec<(i64, Span)>,
    ) -> Outcome<()> {
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO turn (revision_id, number, speaker_id, start_byte, end_byte,
                               start_char, end_char, body_byte, start_line, start_ms, end_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?;
        let mut number = 0_i64;
        let mut line = 1_i64;
        let mut at = 0;
        for row in with_gaps(&draft.turns, draft.text.len()) {
            line += newlines(&draft.text, Span::new(at, row.span.start));
            at = row.span.start;
            if row.is_turn {
                number += 1;
            }
            let chars = |byte| {
                offsets
                    .to_chars(byte)
                    .map(as_integer)
                    .ok_or_else(|| Fault::internal(text!("edit-bad-turn")))
            };
            let id = insert.insert(rusqlite::params![
                revision,
                row.is_turn.then_some(number),
                row.speaker.and_then(|index| speakers.get(index)),
                as_integer(row.span.start),
                as_integer(row.span.end),
                chars(row.span.start)?,
                chars(row.span.end)?,
                as_integer(row.body),
                line,
                milliseconds(row.start_ms),
                milliseconds(row.end_ms),
            ])?;
            turns.push((id, row.span));
        }
        Ok(())
    }

    /// The title itself, or with a number where it is taken.
    fn free_title(&self, title: &str) -> Outcome<String> {
        let wanted: String = title.chars().filter(|c| !c.is_control()).collect();
        let wanted = clean_name(&wanted)?;
        let mut title = wanted.clone();
        let mut count = 1;
        while self.is_there(
            "SELECT 1 FROM document WHERE title = ?1 AND hidden = 0",
            [&title],
        )? {
            count += 1;
            title = format!("{wanted} ({count})");
        }
        Ok(title)
    }

    fn set_document(
        &self,
        document: DocumentId,
        title: &str,
        facts: &DocumentFacts,
    ) -> Outcome<()> {
        let title = clean_name(title)?;
        if self.is_there(
            "SELECT 1 FROM document WHERE title = ?1 AND hidden = 0 AND id <> ?2",
            rusqlite::params![title, document.0],
        )? {
            return Err(Fault::input(text!("edit-title-exists", title = title)));
        }
        facts.check()?;
        self.must_touch(
            "UPDATE document SET title = :title, kind = :kind, date = :date, place = :place,
                    interviewer = :interviewer, third_party = :third_party, language = :language,
                    minutes = :minutes, consent = :consent, recorded = :recorded, note = :note,
                    hlc = :hlc
             WHERE id = :id AND hidden = 0",
            named_params! {
                ":title": title, ":kind": facts.kind.key(), ":date": facts.date,
                ":place": facts.place, ":interviewer": facts.interviewer,
                ":third_party": facts.third_party, ":language": facts.language,
                ":minutes": facts.minutes, ":consent": facts.consent,
                ":recorded": facts.is_recorded, ":note": facts.note, ":hlc": self.hlc,
                ":id": document.0,
            },
        )
    }

    /// Takes a document out: it and its codings are hidden, not erased, so that
    /// undo needs no copy of the text.
    fn delete_document(&self, document: DocumentId) -> Outcome<Change> {
        let codings = self.ids(
            "SELECT id FROM coding WHERE document_id = ?1 AND hidden = 0",
            [document.0],
        )?;
        for coding in &codings {
            self.run("DELETE FROM evidence WHERE coding_id = ?1", [coding])?;
            self.run("DELETE FROM memo WHERE coding_id = ?1", [coding])?;
            self.run("DELETE FROM relation_coding WHERE coding_id = ?1", [coding])?;
            self.run(
                "UPDATE event SET coding_id = NULL WHERE coding_id = ?1",
                [coding],
            )?;
            self.run(
                "UPDATE coding SET hidden = 1, hlc = ?1 WHERE id = ?2",
                rusqlite::params![self.hlc, coding],
            )?;
        }
        for sql in [
            "DELETE FROM memo WHERE document_id = ?1",
            "DELETE FROM progress WHERE document_id = ?1",
            "DELETE FROM asked WHERE document_id = ?1",
            "DELETE FROM summary WHERE document_id = ?1",
            "DELETE FROM form_field WHERE document_id = ?1",
            "DELETE FROM document_case WHERE document_id = ?1",
            "UPDATE event SET document_id = NULL WHERE document_id = ?1",
            "UPDATE document SET parallel_of = NULL WHERE parallel_of = ?1",
        ] {
            self.run(sql, [document.0])?;
        }
        self.must_touch(
            "UPDATE document SET hidden = 1, hlc = ?1 WHERE id = ?2 AND hidden = 0",
            rusqlite::params![self.hlc, document.0],
        )?;
        Ok(Change::DocumentDeleted {
            codings: codings.len(),
        })
    }

    fn set_speaker(&self, speaker: SpeakerId, label: &str, role: SpeakerRole) -> Outcome<()> {
        let label = clean_name(label)?;
        if self.is_there(
            "SELECT 1 FROM speaker WHERE label = ?1 AND id <> ?2
               AND document_id = (SELECT document_id FROM speaker WHERE id = ?2)",
            rusqlite::params![label, speaker.0],
        )? {
            return Err(Fault::input(text!("edit-speaker-exists", label = label))
                .hint(text!("edit-speaker-exists-hint")));
        }
        self.must_touch(
            "UPDATE speaker SET label = ?1, role = ?2 WHERE id = ?3",
            rusqlite::params![label, role.key(), speaker.0],
        )
    }

    fn merge_speakers(&self, from: SpeakerId, into: SpeakerId) -> Outcome<()> {
        let is_one_document = self.is_there(
            "SELECT 1 FROM speaker AS a JOIN speaker AS b ON a.document_id = b.document_id
             WHERE a.id = ?1 AND b.id = ?2 AND a.id <> b.id",
            [from.0, into.0],
        )?;
        if !is_one_document {
            return Err(Fault::input(text!("edit-speakers-apart")));
        }
        for sql in [
            "UPDATE turn SET speaker_id = ?1 WHERE speaker_id = ?2",
            "UPDATE coding SET speaker_id = ?1 WHERE speaker_id = ?2",
        ] {
            self.run(sql, [into.0, from.0])?;
        }
        self.must_touch("DELETE FROM speaker WHERE id = ?1", [from.0])
    }
}

/// The tables an import writes to; what it brings is hidden by undo, not erased.
const BROUGHT: &[&str] = &["document", "document_revision", "speaker", "turn"];

/// Documents whose rows are written before their words go into the index.
const AT_ONCE: usize = 32;

/// One row of the turn table: a turn, or the text between two.
struct Row {
    span: Span,
    body: usize,
    is_turn: bool,
    speaker: Option<usize>,
    start_ms: Option<u64>,
    end_ms: Option<u64>,
}

/// The turns with rows for the text before, between and after them, so that
/// every byte of the document is in one row.
fn with_gaps(turns: &[TurnDraft], length: usize) -> Vec<Row> {
    let gap = |start, end| Row {
        span: Span::new(start, end),
        body: start,
        is_turn: false,
        speaker: None,
        start_ms: None,
        end_ms: None,
    };
    let mut rows = Vec::with_capacity(turns.len() + 2);
    let mut at = 0;
    for turn in turns {
        if turn.span.start > at {
            rows.push(gap(at, turn.span.start));
        }
        rows.push(Row {
            span: turn.span,
            body: turn.body,
            is_turn: true,
            speaker: turn.speaker,
            start_ms: turn.start_ms,
            end_ms: turn.end_ms,
        });
        at = turn.span.end;
    }
    if at < length {
        rows.push(gap(at, length));
    }
    rows
}

fn newlines(text: &str, span: Span) -> i64 {
    let count = span
        .of(text)
        .unwrap_or_default()
        .bytes()
        .filter(|byte| *byte == b'\n')
        .count();
    as_integer(count)
}

/// Times of absurd length (a damaged file) are no times.
fn milliseconds(value: Option<u64>) -> Option<i64> {
    value.and_then(|value| i64::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_cover_every_byte_once() {
        let turn = |start, end| TurnDraft {
            speaker: None,
            span: Span::new(start, end),
            body: start,
            start_ms: None,
            end_ms: None,
        };
        let rows = with_gaps(&[turn(5, 9), turn(9, 12), turn(14, 20)], 22);
        let mut at = 0;
        for row in &rows {
            assert_eq!(row.span.start, at);
            at = row.span.end;
        }
        assert_eq!(at, 22);
        assert_eq!(rows.iter().filter(|row| row.is_turn).count(), 3);
    }
}
