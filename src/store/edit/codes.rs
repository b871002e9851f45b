//! One code: its words, key, kind, colour, standing and links. It must not
//! change the tree or any coding.

use rusqlite::named_params;

use super::{Writer, clean_name};
use crate::fault::{Fault, Outcome};
use crate::message::Language;
use crate::model::code::{CodeField, CodeKind, CodeWords};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CodeId, CodebookId};
use crate::store::new_uuid;
use crate::text;

/// How many colours codes take in turn.
const COLORS: i64 = 12;

impl Writer<'_> {
    pub(super) fn apply_to_code(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::AddCode {
                codebook,
                parent,
                key,
                kind,
                words,
            } => {
                let key = clean_key(key)?;
                self.require_new_key(&key)?;
                if let Some(parent) = parent {
                    self.require_same_book(*codebook, *parent)?;
                }
                let code = self.insert_code(*codebook, *parent, &key, *kind, words)?;
                Ok(Change::CodeAdded(code))
            }
            Edit::SetCodeWords {
                code,
                words,
                reason,
            } => {
                self.write_words(*code, words)?;
                self.must_touch(
                    "UPDATE code SET version = version + 1, hlc = ?1 WHERE id = ?2",
                    rusqlite::params![self.hlc, code.0],
                )?;
                self.record_version(*code, reason)?;
                Ok(Change::CodeChanged(*code))
            }
            Edit::RenameCode { code, key } => {
                let key = clean_key(key)?;
                if self
                    .code_of_key(&key)?
                    .is_some_and(|(other, _)| other != *code)
                {
                    return Err(key_exists(&key));
                }
                let old: String =
                    self.tx
                        .query_row("SELECT key FROM code WHERE id = ?1", [code.0], |row| {
                            row.get(0)
                        })?;
                self.must_touch(
                    "UPDATE code SET key = ?1, hlc = ?2 WHERE id = ?3",
                    rusqlite::params![key, self.hlc, code.0],
                )?;
                self.run(
                    "UPDATE code_link SET other_key = ?1 WHERE other_key = ?2",
                    [&key, &old],
                )?;
                Ok(Change::CodeChanged(*code))
            }
            Edit::SetCodeColor { code, color } => {
                self.must_touch(
                    "UPDATE code SET color = ?1, hlc = ?2 WHERE id = ?3",
                    rusqlite::params![color, self.hlc, code.0],
                )?;
                Ok(Change::CodeChanged(*code))
            }
            Edit::SetCodeKind { code, kind } => {
                self.must_touch(
                    "UPDATE code SET kind = ?1, hlc = ?2 WHERE id = ?3",
                    rusqlite::params![kind.key(), self.hlc, code.0],
                )?;
                Ok(Change::CodeChanged(*code))
            }
            Edit::SetPatternMembers { pattern, members } => {
                self.set_pattern_members(*pattern, members)?;
                Ok(Change::PatternChanged(*pattern))
            }
            Edit::SetCodeStatus {
                code,
                status,
                reason,
            } => {
                self.set_status(*code, *status, reason)?;
                Ok(Change::CodeChanged(*code))
            }
            Edit::LinkCodes {
                code,
                other,
                is_linked,
            } => {
                self.link(*code, *other, *is_linked)?;
                self.link(*other, *code, *is_linked)?;
                Ok(Change::CodeChanged(*code))
            }
            _ => unreachable!("Writer::apply hands over only edits of a code"),
        }
    }

    fn link(&self, code: CodeId, other: CodeId, is_linked: bool) -> Outcome<()> {
        let sql = if is_linked {
            "INSERT INTO code_link (code_id, other_key)
             VALUES (?1, (SELECT key FROM code WHERE id = ?2)) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM code_link WHERE code_id = ?1
               AND other_key = (SELECT key FROM code WHERE id = ?2)"
        };
        self.run(sql, [code.0, other.0])?;
        Ok(())
    }

    pub(super) fn require_new_key(&self, key: &str) -> Outcome<()> {
        match self.code_of_key(key)? {
            Some(_) => Err(key_exists(key)),
            None => Ok(()),
        }
    }

    pub(super) fn require_same_book(&self, codebook: CodebookId, parent: CodeId) -> Outcome<()> {
        let is_same = self.is_there(
            "SELECT 1 FROM code WHERE id = ?1 AND codebook_id = ?2",
            [parent.0, codebook.0],
        )?;
        if is_same {
            Ok(())
        } else {
            Err(Fault::input(text!("edit-other-book")).hint(text!("edit-other-book-hint")))
        }
    }

    /// Adds a code as the last child of its parent, with its words as version 1.
    pub(super) fn insert_code(
        &self,
        codebook: CodebookId,
        parent: Option<CodeId>,
        key: &str,
        kind: CodeKind,
        words: &CodeWords,
    ) -> Outcome<CodeId> {
        let id = self.insert(
            "INSERT INTO code (uuid, hlc, codebook_id, parent_id, key, kind, color, ordinal)
             VALUES (:uuid, :hlc, :codebook, :parent, :key, :kind,
                     (SELECT count(*) FROM code) % :colors,
                     (SELECT ifnull(max(ordinal), 0) + 1 FROM code
                       WHERE codebook_id = :codebook AND parent_id IS :parent))",
            named_params! {
                ":uuid": new_uuid(), ":hlc": self.hlc, ":codebook": codebook.0,
                ":parent": parent.map(|parent| parent.0), ":key": key, ":kind": kind.key(),
                ":colors": COLORS,
            },
        )?;
        let code = CodeId(id);
        self.write_words(code, words)?;
        self.record_version(code, "")?;
        Ok(code)
    }

    fn write_words(&self, code: CodeId, words: &CodeWords) -> Outcome<()> {
        for language in Language::ALL {
            let written = |field| words.get(field).written(language);
            self.run(
                "INSERT INTO code_text
                    (code_id, language, label, definition, include, exclude, evidence, example)
                 VALUES (:code, :language, :label, :definition, :include, :exclude, :evidence, :example)
                 ON CONFLICT (code_id, language) DO UPDATE SET
                    label = excluded.label, definition = excluded.definition,
                    include = excluded.include, exclude = excluded.exclude,
                    evidence = excluded.evidence, example = excluded.example",
                named_params! {
                    ":code": code.0, ":language": language.tag(),
                    ":label": written(CodeField::Label).trim(),
                    ":definition": written(CodeField::Definition),
                    ":include": written(CodeField::Include),
                    ":exclude": written(CodeField::Exclude),
                    ":evidence": written(CodeField::Evidence),
                    ":example": written(CodeField::Example),
                },
            )?;
        }
        Ok(())
    }
}

/// Keys are what people type and tables print: no white space, no commas.
pub(super) fn clean_key(key: &str) -> Outcome<String> {
    let key = clean_name(key)?;
    let is_bad = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '"');
    if key.contains(is_bad) {
        return Err(Fault::input(text!("edit-bad-key", key = key)).hint(text!("edit-bad-key-hint")));
    }
    Ok(key)
}

fn key_exists(key: &str) -> Fault {
    Fault::input(text!("edit-key-exists", key = key)).hint(text!("edit-key-exists-hint"))
}
