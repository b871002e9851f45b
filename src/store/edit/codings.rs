//! Codings: tying passages to codes, and changing or removing what was tied.
//! It must not know how passages are chosen.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, named_params};

use super::codes::clean_key;
use super::{Writer, clean_name};
use crate::fault::{Fault, Outcome};
use crate::model::code::{CodeKind, CodeStatus, CodeWords};
use crate::model::coding::{Polarity, Strength};
use crate::model::edit::{Change, Edit, NewCoding, Set};
use crate::model::ids::{CodeId, CodingId, DocumentId};
use crate::store::journal;
use crate::store::read::passages::{Passages, Place};
use crate::store::{clock, new_uuid};
use crate::text;
use crate::text::Span;

/// From this many on, codings are remembered as a range and not by images.
const BULK: usize = 500;

/// What a new coding became.
enum Made {
    New(CodingId),
    Known(CodingId),
}

impl Writer<'_> {
    pub(super) fn apply_to_codings(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::ApplyCode(new) => {
                let mut passages = Passages::new(self.tx);
                Ok(match self.code_passage(new, &mut passages)? {
                    Made::New(coding) => Change::Coded {
                        coding,
                        is_new: true,
                    },
                    Made::Known(coding) => Change::Coded {
                        coding,
                        is_new: false,
                    },
                })
            }
            Edit::ApplyCodes { codings } => self.code_passages(codings),
            Edit::CodeInVivo {
                coding,
                codebook,
                key,
                label,
            } => {
                let key = clean_key(key)?;
                self.require_new_key(&key)?;
                let mut words = CodeWords::default();
                words.label.en = clean_name(label)?;
                words.label.id.clone_from(&words.label.en);
                let code = self.insert_code(*codebook, None, &key, CodeKind::InVivo, &words)?;
                let new = NewCoding {
                    code,
                    ..coding.clone()
                };
                self.code_passage(&new, &mut Passages::new(self.tx))?;
                Ok(Change::CodeAdded(code))
            }
            Edit::RemoveCodings { codings } => {
                for coding in codings {
                    self.require_coding(*coding)?;
                    self.remove_coding(*coding)?;
                }
                Ok(Change::CodingsRemoved(codings.len()))
            }
            Edit::SetCoding {
                coding,
                polarity,
                strength,
                is_starred,
            } => self.set_coding(*coding, polarity, strength, *is_starred),
            Edit::ConfirmCodings { codings } => {
                for coding in codings {
                    self.require_coding(*coding)?;
                    self.run(
                        "UPDATE coding SET hlc = ?1, code_version =
                            (SELECT version FROM code WHERE code.id = coding.code_id)
                         WHERE id = ?2",
                        rusqlite::params![self.hlc, coding.0],
                    )?;
                }
                Ok(Change::CodingsConfirmed(codings.len()))
            }
            Edit::RecodeCoding { coding, code, .. } => {
                self.require_coding(*coding)?;
                self.require_open_code(*code)?;
                if self.move_coding(*coding, *code)? {
                    Ok(Change::CodingChanged(*coding))
                } else {
                    Ok(Change::CodingsRemoved(1))
                }
            }
            Edit::ResizeCoding { coding, span } => self.resize_coding(*coding, *span),
            Edit::SetTranslation { coding, text } => {
                self.require_coding(*coding)?;
                if text.trim().is_empty() {
                    self.run("DELETE FROM translation WHERE coding_id = ?1", [coding.0])?;
                } else {
                    self.run(
                        "INSERT INTO translation (coding_id, text) VALUES (?1, ?2)
                         ON CONFLICT (coding_id) DO UPDATE SET text = excluded.text",
                        rusqlite::params![coding.0, text],
                    )?;
                }
                Ok(Change::CodingChanged(*coding))
            }
            _ => unreachable!("Writer::apply hands over only edits of codings"),
        }
    }

    fn code_passages(&self, codings: &[NewCoding]) -> Outcome<Change> {
        let is_bulk = codings.len() >= BULK && !self.leans_on_a_step(codings)?;
        let first = self.next_id("coding")?;
        if is_bulk {
            journal::pause(self.tx)?;
        }
        let mut passages = Passages::new(self.tx);
        let mut made = 0;
        // One text after the other, so that each is opened once.
        let mut ordered: Vec<&NewCoding> = codings.iter().collect();
        ordered.sort_by_key(|new| new.document.0);
        for new in ordered {
            if let Made::New(_) = self.code_passage(new, &mut passages)? {
                made += 1;
            }
        }
        if is_bulk {
            journal::resume(self.tx, self.step)?;
            if made > 0 {
                let last = self.next_id("coding")? - 1;
                journal::record_bulk(self.tx, self.step, "coding", first, last)?;
            }
        }
        Ok(Change::CodedMany {
            made,
            known: codings.len() - made,
        })
    }

    /// Whether a code or coder of theirs came by a step that can be taken back.
    /// Codings remembered as a range stay in the file, hidden, when they are
    /// undone, and would keep such a code or coder from being undone after them.
    fn leans_on_a_step(&self, codings: &[NewCoding]) -> Outcome<bool> {
        let codes: HashSet<i64> = codings.iter().map(|new| new.code.0).collect();
        let coder = |new: &NewCoding| new.coder.unwrap_or(self.coder).0;
        let coders: HashSet<i64> = codings.iter().map(coder).collect();
        for (table, ids) in [("code", codes), ("coder", coders)] {
            for id in ids {
                if self.is_there(
                    "SELECT 1 FROM image WHERE table_name = ?1 AND row_id = ?2 AND before IS NULL",
                    rusqlite::params![table, id],
                )? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn code_passage(&self, new: &NewCoding, passages: &mut Passages<'_>) -> Outcome<Made> {
        self.require_open_code(new.code)?;
        let coder = new.coder.unwrap_or(self.coder);
        if let Some(known) = self.coding_at(new.document, new.span, new.code, coder.0)? {
            return Ok(Made::Known(known));
        }
        let place = passages.place(new.document, new.span)?;
        let id = self.next_id("coding")?;
        let anchor = self.insert_anchor(id, &place)?;
        self.run(
            "INSERT INTO coding (id, uuid, hlc, code_id, coder_id, document_id, anchor_id,
                                 start_byte, end_byte, turn_id, speaker_id,
                                 polarity, strength, code_version, words, quote_hash, created)
             VALUES (:id, :uuid, :hlc, :code, :coder, :document, :anchor,
                     :start, :end, :turn, :speaker,
                     :polarity, :strength, (SELECT version FROM code WHERE id = :code),
                     :words, :quote_hash, :now)",
            named_params! {
                ":id": id, ":uuid": new_uuid(), ":hlc": self.hlc, ":code": new.code.0,
                ":coder": coder.0, ":document": new.document.0, ":anchor": anchor,
                ":start": place.start_byte, ":end": place.end_byte,
                ":turn": place.turn, ":speaker": place.speaker,
                ":polarity": new.polarity.map(Polarity::sign),
                ":strength": new.strength.map(Strength::get), ":words": word_count(&place.quote),
                ":quote_hash": quote_hash(&place.quote), ":now": clock::now(),
            },
        )?;
        Ok(Made::New(CodingId(id)))
    }

    fn insert_anchor(&self, coding: i64, place: &Place) -> Outcome<i64> {
        self.insert(
            "INSERT INTO anchor (coding_id, revision_id, start_byte, end_byte,
                                 start_char, end_char, start_line, end_line, quote)
             VALUES (:coding, :revision, :start, :end,
                     :start_char, :end_char, :start_line, :end_line, :quote)",
            named_params! {
                ":coding": coding, ":revision": place.revision,
                ":start": place.start_byte, ":end": place.end_byte,
                ":start_char": place.start_char, ":end_char": place.end_char,
                ":start_line": place.start_line, ":end_line": place.end_line,
                ":quote": place.quote,
            },
        )
    }

    fn coding_at(
        &self,
        document: DocumentId,
        span: Span,
        code: CodeId,
        coder: i64,
    ) -> Outcome<Option<CodingId>> {
        let (Ok(start), Ok(end)) = (i64::try_from(span.start), i64::try_from(span.end)) else {
            return Ok(None);
        };
        Ok(self
            .tx
            .prepare_cached(
                "SELECT id FROM coding
                 WHERE hidden = 0 AND document_id = :document AND start_byte = :start
                   AND end_byte = :end AND code_id = :code AND coder_id = :coder",
            )?
            .query_row(
                named_params! {
                    ":document": document.0, ":start": start, ":end": end,
                    ":code": code.0, ":coder": coder,
                },
                |row| row.get(0).map(CodingId),
            )
            .optional()?)
    }

    fn require_open_code(&self, code: CodeId) -> Outcome<()> {
        let found: Option<(String, String)> = self
            .tx
            .prepare_cached("SELECT key, status FROM code WHERE id = ?1")?
            .query_row([code.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((key, status)) = found else {
            return Err(Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint")));
        };
        if status == CodeStatus::Active.key() {
            return Ok(());
        }
        Err(Fault::input(text!("edit-code-closed", key = key)).hint(text!("edit-code-closed-hint")))
    }

    fn require_coding(&self, coding: CodingId) -> Outcome<()> {
        if self.is_there(
            "SELECT 1 FROM coding WHERE id = ?1 AND hidden = 0",
            [coding.0],
        )? {
            return Ok(());
        }
        Err(Fault::input(text!("edit-no-coding", id = coding.0)).hint(text!("edit-no-coding-hint")))
    }

    fn set_coding(
        &self,
        coding: CodingId,
        polarity: &Set<Option<Polarity>>,
        strength: &Set<Option<Strength>>,
        is_starred: Set<bool>,
    ) -> Outcome<Change> {
        self.require_coding(coding)?;
        if let Some(polarity) = polarity {
            self.run(
                "UPDATE coding SET polarity = ?1, hlc = ?2 WHERE id = ?3",
                rusqlite::params![polarity.map(Polarity::sign), self.hlc, coding.0],
            )?;
        }
        if let Some(strength) = strength {
            self.run(
                "UPDATE coding SET strength = ?1, hlc = ?2 WHERE id = ?3",
                rusqlite::params![strength.map(Strength::get), self.hlc, coding.0],
            )?;
        }
        if let Some(is_starred) = is_starred {
            self.run(
                "UPDATE coding SET starred = ?1, hlc = ?2 WHERE id = ?3",
                rusqlite::params![is_starred, self.hlc, coding.0],
            )?;
        }
        Ok(Change::CodingChanged(coding))
    }

    fn resize_coding(&self, coding: CodingId, span: Span) -> Outcome<Change> {
        self.require_coding(coding)?;
        let (document, code, coder) = self.tx.query_row(
            "SELECT document_id, code_id, coder_id FROM coding WHERE id = ?1",
            [coding.0],
            |row| Ok((DocumentId(row.get(0)?), CodeId(row.get(1)?), row.get(2)?)),
        )?;
        if let Some(other) = self.coding_at(document, span, code, coder)? {
            if other == coding {
                return Ok(Change::CodingChanged(coding));
            }
            return Err(Fault::input(text!("edit-resize-onto-same"))
                .hint(text!("edit-resize-onto-same-hint")));
        }
        let place = Passages::new(self.tx).place(document, span)?;
        let anchor = self.insert_anchor(coding.0, &place)?;
        self.run(
            "UPDATE coding SET anchor_id = :anchor, start_byte = :start, end_byte = :end,
                    turn_id = :turn, speaker_id = :speaker, status = 'ok', words = :words,
                    quote_hash = :quote_hash, hlc = :hlc
             WHERE id = :id",
            named_params! {
                ":anchor": anchor, ":start": place.start_byte, ":end": place.end_byte,
                ":turn": place.turn, ":speaker": place.speaker, ":hlc": self.hlc,
                ":words": word_count(&place.quote), ":quote_hash": quote_hash(&place.quote),
                ":id": coding.0,
            },
        )?;
        Ok(Change::CodingChanged(coding))
    }

    /// Gives a coding another code. Where the same coder has that code on the
    /// same passage already the two become one, which keeps the memos, evidence
    /// and star of both; then the answer is false.
    pub(super) fn move_coding(&self, coding: CodingId, into: CodeId) -> Outcome<bool> {
        let twin: Option<i64> = self
            .tx
            .prepare_cached(
                "SELECT other.id FROM coding AS mine JOIN coding AS other
                   ON other.document_id = mine.document_id AND other.start_byte = mine.start_byte
                  AND other.end_byte = mine.end_byte AND other.coder_id = mine.coder_id
                 WHERE mine.id = ?1 AND mine.hidden = 0 AND other.hidden = 0
                   AND other.code_id = ?2 AND other.id <> mine.id",
            )?
            .query_row([coding.0, into.0], |row| row.get(0))
            .optional()?;
        let Some(twin) = twin else {
            self.run(
                "UPDATE coding SET code_id = :code, hlc = :hlc,
                        code_version = (SELECT version FROM code WHERE id = :code)
                 WHERE id = :id",
                named_params! { ":code": into.0, ":hlc": self.hlc, ":id": coding.0 },
            )?;
            return Ok(true);
        };
        self.run(
            "UPDATE coding SET starred = 1 WHERE id = ?1 AND starred = 0
               AND (SELECT starred FROM coding WHERE id = ?2) = 1",
            [twin, coding.0],
        )?;
        for sql in [
            "UPDATE memo SET coding_id = ?1 WHERE coding_id = ?2",
            "UPDATE event SET coding_id = ?1 WHERE coding_id = ?2",
            "UPDATE relation_coding SET coding_id = ?1 WHERE coding_id = ?2 AND relation_id NOT IN
                (SELECT relation_id FROM relation_coding WHERE coding_id = ?1)",
            "UPDATE evidence SET coding_id = ?1 WHERE coding_id = ?2 AND proposition_id NOT IN
                (SELECT proposition_id FROM evidence WHERE coding_id = ?1)",
            "UPDATE translation SET coding_id = ?1 WHERE coding_id = ?2
               AND NOT EXISTS (SELECT 1 FROM translation WHERE coding_id = ?1)",
        ] {
            self.run(sql, [twin, coding.0])?;
        }
        self.remove_coding(coding)?;
        Ok(false)
    }

    /// Removes a coding with its places, memos, translation and evidence links.
    pub(super) fn remove_coding(&self, coding: CodingId) -> Outcome<()> {
        for sql in [
            "DELETE FROM memo WHERE coding_id = ?1",
            "DELETE FROM evidence WHERE coding_id = ?1",
            "DELETE FROM relation_coding WHERE coding_id = ?1",
            "UPDATE event SET coding_id = NULL WHERE coding_id = ?1",
            "DELETE FROM translation WHERE coding_id = ?1",
            "DELETE FROM anchor WHERE coding_id = ?1",
            "DELETE FROM coding WHERE id = ?1",
        ] {
            self.run(sql, [coding.0])?;
        }
        Ok(())
    }
}

/// Words of a passage as a person counts them: what stands between spaces.
fn word_count(quote: &str) -> i64 {
    i64::try_from(quote.split_whitespace().count()).unwrap_or(i64::MAX)
}

/// What stands for the words of a passage in a digest of evidence.
fn quote_hash(quote: &str) -> i64 {
    let hash = blake3::hash(quote.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    i64::from_le_bytes(first)
}
