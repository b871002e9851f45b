//! The study itself, its coders and its codebooks. It must not know what is
//! done with a single code.

use rusqlite::{OptionalExtension, named_params};

use super::{Writer, clean_name};
use crate::fault::{Fault, Outcome};
use crate::model::code::{Bilingual, CodeStatus};
use crate::model::codebook::{CodeDraft, Preset};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CodeId, CodebookId, CoderId};
use crate::store::{clock, new_uuid};
use crate::text;

impl Writer<'_> {
    pub(super) fn apply_to_study(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::SetStudy { title, language } => {
                let title = clean_name(title)?;
                self.must_touch(
                    "UPDATE project SET title = :title, language = :language, hlc = :hlc",
                    named_params! {
                        ":title": title, ":language": language.tag(), ":hlc": self.hlc,
                    },
                )?;
                Ok(Change::StudyChanged)
            }
            Edit::SetSetting { name, value } => {
                self.run(
                    "INSERT INTO setting (name, value) VALUES (:name, :value)
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    named_params! { ":name": name, ":value": value },
                )?;
                Ok(Change::SettingChanged)
            }
            Edit::AddCoder { name } => Ok(Change::CoderAdded(self.add_coder(name)?)),
            Edit::RenameCoder { coder, name } => {
                let name = clean_name(name)?;
                if self
                    .coder_named(&name)?
                    .is_some_and(|other| other != *coder)
                {
                    return Err(Fault::input(text!("edit-coder-exists", name = name)));
                }
                self.must_touch(
                    "UPDATE coder SET name = :name, hlc = :hlc WHERE id = :id",
                    named_params! { ":name": name, ":hlc": self.hlc, ":id": coder.0 },
                )?;
                Ok(Change::CoderChanged(*coder))
            }
            Edit::SetFinished {
                document,
                coder,
                is_finished,
            } => {
                self.run(
                    "INSERT INTO progress (document_id, coder_id, finished)
                     VALUES (:document, :coder, :finished)
                     ON CONFLICT (document_id, coder_id) DO UPDATE SET finished = excluded.finished",
                    named_params! {
                        ":document": document.0, ":coder": coder.0, ":finished": is_finished,
                    },
                )?;
                Ok(Change::ProgressChanged(*document))
            }
            Edit::AddCodebook {
                key,
                title,
                source,
                note,
                preset,
                codes,
            } => self.add_codebook(key, title, source, note, preset.as_ref(), codes),
            Edit::DropCodebook { codebook, .. } => self.drop_codebook(*codebook),
            _ => unreachable!("Writer::apply hands over only edits of the study"),
        }
    }

    pub(super) fn coder_named(&self, name: &str) -> Outcome<Option<CoderId>> {
        Ok(self
            .tx
            .query_row("SELECT id FROM coder WHERE name = ?1", [name], |row| {
                row.get(0).map(CoderId)
            })
            .optional()?)
    }

    fn add_coder(&self, name: &str) -> Outcome<CoderId> {
        let name = clean_name(name)?;
        if let Some(known) = self.coder_named(&name)? {
            return Ok(known);
        }
        let id = self.insert(
            "INSERT INTO coder (uuid, hlc, name) VALUES (:uuid, :hlc, :name)",
            named_params! { ":uuid": new_uuid(), ":hlc": self.hlc, ":name": name },
        )?;
        Ok(CoderId(id))
    }

    fn add_codebook(
        &self,
        key: &str,
        title: &Bilingual,
        source: &str,
        note: &Bilingual,
        preset: Option<&Preset>,
        codes: &[CodeDraft],
    ) -> Outcome<Change> {
        let key = clean_name(key)?;
        let known = self
            .tx
            .query_row("SELECT id FROM codebook WHERE key = ?1", [&key], |row| {
                row.get::<_, i64>(0)
            })
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => self.insert(
                "INSERT INTO codebook
                    (uuid, hlc, key, title_en, title_id, source, note_en, note_id, preset, ordinal)
                 VALUES (:uuid, :hlc, :key, :title_en, :title_id, :source, :note_en, :note_id,
                         :preset, (SELECT ifnull(max(ordinal), 0) + 1 FROM codebook))",
                named_params! {
                    ":uuid": new_uuid(), ":hlc": self.hlc, ":key": key,
                    ":title_en": title.en, ":title_id": title.id, ":source": source,
                    ":note_en": note.en, ":note_id": note.id,
                    ":preset": preset.map(|preset| preset.key.as_str()),
                },
            )?,
        };
        let mut added = 0;
        for code in codes {
            if self.add_drafted(CodebookId(id), code)? {
                added += 1;
            }
        }
        if known.is_some() && added == 0 {
            return Err(Fault::input(text!("edit-codebook-known", key = key))
                .hint(text!("edit-codebook-known-hint")));
        }
        Ok(Change::CodebookAdded {
            codebook: CodebookId(id),
            codes: added,
        })
    }

    /// Adds a code of a book unless the study has one under the same key.
    fn add_drafted(&self, codebook: CodebookId, draft: &CodeDraft) -> Outcome<bool> {
        if let Some((_, owner)) = self.code_of_key(&draft.key)? {
            if owner != codebook {
                return Err(
                    Fault::input(text!("edit-key-exists", key = draft.key.as_str()))
                        .hint(text!("edit-key-in-other-book-hint")),
                );
            }
            return Ok(false);
        }
        let parent = match &draft.parent {
            Some(parent) => self
                .code_of_key(parent)?
                .filter(|(_, owner)| *owner == codebook)
                .map(|(id, _)| id),
            None => None,
        };
        let code = self.insert_code(codebook, parent, &draft.key, draft.kind, &draft.words)?;
        for other in &draft.see_also {
            self.run(
                "INSERT INTO code_link (code_id, other_key) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                rusqlite::params![code.0, other],
            )?;
        }
        Ok(true)
    }

    pub(super) fn code_of_key(&self, key: &str) -> Outcome<Option<(CodeId, CodebookId)>> {
        Ok(self
            .tx
            .query_row(
                "SELECT id, codebook_id FROM code WHERE key = ?1",
                [key],
                |row| Ok((CodeId(row.get(0)?), CodebookId(row.get(1)?))),
            )
            .optional()?)
    }

    fn drop_codebook(&self, codebook: CodebookId) -> Outcome<Change> {
        let codes = self.ids("SELECT id FROM code WHERE codebook_id = ?1", [codebook.0])?;
        let codings = self.remove_codes(&codes)?;
        self.must_touch("DELETE FROM codebook WHERE id = ?1", [codebook.0])?;
        Ok(Change::CodebookDropped {
            codes: codes.len(),
            codings,
        })
    }

    /// A code's words go into its history whenever they change.
    pub(super) fn record_version(&self, code: CodeId, reason: &str) -> Outcome<()> {
        let words = crate::store::read::codes::words_of(self.tx, code)?;
        let words = serde_json::to_string(&words).map_err(|error| {
            Fault::internal(text!("store-internal", detail = error.to_string()))
        })?;
        self.run(
            "INSERT INTO code_version (code_id, version, words, reason, time)
             VALUES (:code, (SELECT version FROM code WHERE id = :code), :words, :reason, :time)",
            named_params! {
                ":code": code.0, ":words": words, ":reason": reason, ":time": clock::now(),
            },
        )?;
        Ok(())
    }

    pub(super) fn set_status(&self, code: CodeId, status: CodeStatus, reason: &str) -> Outcome<()> {
        self.must_touch(
            "UPDATE code SET status = :status, reason = :reason, hlc = :hlc WHERE id = :id",
            named_params! {
                ":status": status.key(), ":reason": reason, ":hlc": self.hlc, ":id": code.0,
            },
        )
    }
}
