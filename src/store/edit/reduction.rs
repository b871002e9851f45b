//! What the analyst condenses: cells of the grid, fields of forms, and the codes
//! a pattern stands over. It must not judge what is written.

use rusqlite::{OptionalExtension, named_params};

use super::Writer;
use crate::fault::{Fault, Outcome};
use crate::model::code::CodeKind;
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CodeId, DocumentId, SummaryId};
use crate::model::reduction::{FormKind, UnitId};
use crate::store::read::digest;
use crate::store::{clock, new_uuid};
use crate::text;

impl Writer<'_> {
    pub(super) fn apply_to_reduction(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::SetSummary { unit, code, text } => self.set_summary(*unit, *code, text),
            Edit::DeleteSummary { summary } => {
                self.must_touch("DELETE FROM summary WHERE id = ?1", [summary.0])?;
                Ok(Change::SummaryDeleted)
            }
            Edit::SetFormField {
                document,
                form,
                field,
                text,
            } => {
                self.set_form_field(*document, *form, field, text)?;
                Ok(Change::FormChanged(*document))
            }
            _ => unreachable!("Writer::apply hands over only edits of what is condensed"),
        }
    }

    fn set_summary(&self, unit: UnitId, code: CodeId, text: &str) -> Outcome<Change> {
        if text.trim().is_empty() {
            return Err(
                Fault::input(text!("edit-empty-summary")).hint(text!("edit-empty-summary-hint"))
            );
        }
        self.require_unit(unit)?;
        self.require_code(code)?;
        let (case, document) = match unit {
            UnitId::Case(case) => (Some(case.0), None),
            UnitId::Document(document) => (None, Some(document.0)),
        };
        let digest = digest::of_cell(self.tx, unit, code)?;
        let known: Option<i64> = self
            .tx
            .prepare_cached(
                "SELECT id FROM summary
                 WHERE case_id IS ?1 AND document_id IS ?2 AND code_id = ?3",
            )?
            .query_row(rusqlite::params![case, document, code.0], |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            self.run(
                "UPDATE summary SET text = :text, digest = :digest, coder_id = :coder,
                        changed = :now, hlc = :hlc WHERE id = :id",
                named_params! {
                    ":text": text.trim(), ":digest": digest, ":coder": self.coder.0,
                    ":now": clock::now(), ":hlc": self.hlc, ":id": id,
                },
            )?;
            return Ok(Change::SummaryChanged(SummaryId(id)));
        }
        let id = self.insert(
            "INSERT INTO summary (uuid, hlc, case_id, document_id, code_id, coder_id,
                                  text, digest, changed)
             VALUES (:uuid, :hlc, :case, :document, :code, :coder, :text, :digest, :now)",
            named_params! {
                ":uuid": new_uuid(), ":hlc": self.hlc, ":case": case, ":document": document,
                ":code": code.0, ":coder": self.coder.0, ":text": text.trim(),
                ":digest": digest, ":now": clock::now(),
            },
        )?;
        Ok(Change::SummaryChanged(SummaryId(id)))
    }

    /// The row of the grid exists: a case, or a text in which nobody is one.
    fn require_unit(&self, unit: UnitId) -> Outcome<()> {
        match unit {
            UnitId::Case(case) => {
                if !self.is_there("SELECT 1 FROM study_case WHERE id = ?1", [case.0])? {
                    return Err(gone());
                }
            }
            UnitId::Document(document) => {
                self.require_document(document)?;
                let has_cases = self.is_there(
                    "SELECT 1 FROM speaker WHERE document_id = ?1 AND case_id IS NOT NULL",
                    [document.0],
                )?;
                if has_cases {
                    return Err(Fault::input(text!("edit-summary-of-cases"))
                        .hint(text!("edit-summary-of-cases-hint")));
                }
            }
        }
        Ok(())
    }

    fn require_document(&self, document: DocumentId) -> Outcome<()> {
        let is_there = self.is_there(
            "SELECT 1 FROM document WHERE id = ?1 AND hidden = 0",
            [document.0],
        )?;
        if is_there { Ok(()) } else { Err(gone()) }
    }

    fn require_code(&self, code: CodeId) -> Outcome<()> {
        let is_there = self.is_there("SELECT 1 FROM code WHERE id = ?1", [code.0])?;
        if is_there { Ok(()) } else { Err(gone()) }
    }

    fn set_form_field(
        &self,
        document: DocumentId,
        form: FormKind,
        field: &str,
        text: &str,
    ) -> Outcome<()> {
        self.require_document(document)?;
        if !form.has_field(field) {
            return Err(
                Fault::input(text!("edit-no-form-field", field = field)).hint(text!(
                    "edit-no-form-field-hint",
                    fields = form.fields().join(", ")
                )),
            );
        }
        if text.trim().is_empty() {
            self.run(
                "DELETE FROM form_field WHERE document_id = ?1 AND form = ?2 AND field = ?3",
                rusqlite::params![document.0, form.key(), field],
            )?;
            return Ok(());
        }
        self.run(
            "INSERT INTO form_field (document_id, form, field, text, changed)
             VALUES (:document, :form, :field, :text, :now)
             ON CONFLICT (document_id, form, field) DO UPDATE SET
                text = excluded.text, changed = excluded.changed",
            named_params! {
                ":document": document.0, ":form": form.key(), ":field": field,
                ":text": text.trim(), ":now": clock::now(),
            },
        )?;
        Ok(())
    }

    /// Members that stay keep their rows, so that undo has little to put back.
    pub(super) fn set_pattern_members(&self, pattern: CodeId, members: &[CodeId]) -> Outcome<()> {
        self.require_pattern(pattern)?;
        for member in members {
            let kind = self.kind_of(*member)?;
            if *member == pattern || kind == CodeKind::Pattern {
                return Err(Fault::input(text!("edit-pattern-of-patterns"))
                    .hint(text!("edit-pattern-of-patterns-hint")));
            }
        }
        let old = self.ids(
            "SELECT code_id FROM pattern_member WHERE pattern_id = ?1",
            [pattern.0],
        )?;
        for code in old.iter().filter(|code| !members.contains(&CodeId(**code))) {
            self.run(
                "DELETE FROM pattern_member WHERE pattern_id = ?1 AND code_id = ?2",
                [pattern.0, *code],
            )?;
        }
        for member in members {
            self.run(
                "INSERT INTO pattern_member (pattern_id, code_id) VALUES (?1, ?2)
                 ON CONFLICT DO NOTHING",
                [pattern.0, member.0],
            )?;
        }
        Ok(())
    }

    fn kind_of(&self, code: CodeId) -> Outcome<CodeKind> {
        let kind: Option<String> = self
            .tx
            .prepare_cached("SELECT kind FROM code WHERE id = ?1")?
            .query_row([code.0], |row| row.get(0))
            .optional()?;
        let kind = kind.ok_or_else(gone)?;
        Ok(CodeKind::from_key(&kind).unwrap_or_default())
    }

    fn require_pattern(&self, code: CodeId) -> Outcome<()> {
        if self.kind_of(code)? == CodeKind::Pattern {
            return Ok(());
        }
        Err(Fault::input(text!("edit-no-pattern")).hint(text!("edit-no-pattern-hint")))
    }
}

fn gone() -> Fault {
    Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint"))
}
