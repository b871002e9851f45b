//! Cases and their attributes. It must not know displays.

use rusqlite::{OptionalExtension, named_params};

use super::{Writer, clean_name};
use crate::fault::{Fault, Outcome};
use crate::model::case::AttributeKind;
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CaseId, DocumentId};
use crate::store::new_uuid;
use crate::text;

impl Writer<'_> {
    pub(super) fn apply_to_cases(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::AddCase { key, label, role } => {
                Ok(Change::CaseAdded(self.add_case(key, label, role)?))
            }
            Edit::AddCaseForSpeaker {
                speaker,
                key,
                label,
                role,
            } => {
                let case = self.add_case(key, label, role)?;
                self.must_touch(
                    "UPDATE speaker SET case_id = ?1 WHERE id = ?2",
                    [case.0, speaker.0],
                )?;
                Ok(Change::CaseAdded(case))
            }
            Edit::SetCase {
                case,
                key,
                label,
                role,
            } => {
                let key = clean_name(key)?;
                if self.case_of_key(&key)?.is_some_and(|other| other != *case) {
                    return Err(case_exists(&key));
                }
                self.must_touch(
                    "UPDATE study_case SET key = :key, label = :label, role = :role, hlc = :hlc
                     WHERE id = :id",
                    named_params! {
                        ":key": key, ":label": label.trim(), ":role": role.trim(),
                        ":hlc": self.hlc, ":id": case.0,
                    },
                )?;
                Ok(Change::CaseChanged(*case))
            }
            Edit::AddCasesFromSpeakers { documents } => self.cases_from_speakers(documents),
            Edit::DeleteCase { case } => {
                for sql in [
                    "UPDATE speaker SET case_id = NULL WHERE case_id = ?1",
                    "DELETE FROM memo WHERE case_id = ?1",
                    "DELETE FROM summary WHERE case_id = ?1",
                    "DELETE FROM case_attribute WHERE case_id = ?1",
                    "DELETE FROM document_case WHERE case_id = ?1",
                ] {
                    self.run(sql, [case.0])?;
                }
                self.must_touch("DELETE FROM study_case WHERE id = ?1", [case.0])?;
                Ok(Change::CaseDeleted)
            }
            Edit::DefineAttribute { name, kind } => {
                let attribute = self.attribute(name)?;
                self.run(
                    "UPDATE attribute SET kind = ?1, hlc = ?2 WHERE id = ?3",
                    rusqlite::params![kind.key(), self.hlc, attribute],
                )?;
                Ok(Change::AttributeChanged)
            }
            Edit::DeleteAttribute { name } => {
                self.run(
                    "DELETE FROM case_attribute WHERE attribute_id =
                        (SELECT id FROM attribute WHERE name = ?1)",
                    [name],
                )?;
                self.must_touch("DELETE FROM attribute WHERE name = ?1", [name])?;
                Ok(Change::AttributeChanged)
            }
            Edit::SetAttribute { case, name, value } => {
                self.set_attribute(*case, name, value)?;
                Ok(Change::CaseChanged(*case))
            }
            _ => unreachable!("Writer::apply hands over only edits of cases"),
        }
    }

    fn case_of_key(&self, key: &str) -> Outcome<Option<CaseId>> {
        Ok(self
            .tx
            .prepare_cached("SELECT id FROM study_case WHERE key = ?1")?
            .query_row([key], |row| row.get(0).map(CaseId))
            .optional()?)
    }

    fn add_case(&self, key: &str, label: &str, role: &str) -> Outcome<CaseId> {
        let key = clean_name(key)?;
        if self.case_of_key(&key)?.is_some() {
            return Err(case_exists(&key));
        }
        let id = self.insert(
            "INSERT INTO study_case (uuid, hlc, key, label, role, ordinal)
             VALUES (:uuid, :hlc, :key, :label, :role,
                     (SELECT ifnull(max(ordinal), 0) + 1 FROM study_case))",
            named_params! {
                ":uuid": new_uuid(), ":hlc": self.hlc, ":key": key,
                ":label": label.trim(), ":role": role.trim(),
            },
        )?;
        Ok(CaseId(id))
    }

    /// The first informant of an interview gives a case its document's title;
    /// further ones (a focus group) take their own label behind it.
    fn cases_from_speakers(&self, documents: &[DocumentId]) -> Outcome<Change> {
        let mut added = 0;
        for document in documents {
            let free: Vec<(i64, String, String)> = self
                .tx
                .prepare_cached(
                    "SELECT speaker.id, speaker.label, document.title
                     FROM speaker JOIN document ON document.id = speaker.document_id
                     WHERE document.id = ?1 AND document.hidden = 0
                       AND speaker.role = 'informant' AND speaker.case_id IS NULL
                     ORDER BY speaker.id",
                )?
                .query_map([document.0], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })?
                .collect::<Result<_, _>>()?;
            let is_group = free.len() > 1;
            for (speaker, label, title) in free {
                let key = if is_group {
                    format!("{title} {label}")
                } else {
                    title
                };
                let case = match self.case_of_key(&key)? {
                    Some(case) => case,
                    None => {
                        added += 1;
                        self.add_case(&key, "", "")?
                    }
                };
                self.run(
                    "UPDATE speaker SET case_id = ?1 WHERE id = ?2",
                    [case.0, speaker],
                )?;
            }
        }
        Ok(Change::CasesAdded(added))
    }

    /// The id of an attribute, defined as text where it is new.
    fn attribute(&self, name: &str) -> Outcome<i64> {
        let name = clean_name(name)?;
        let known = self
            .tx
            .prepare_cached("SELECT id FROM attribute WHERE name = ?1")?
            .query_row([&name], |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            return Ok(id);
        }
        self.insert(
            "INSERT INTO attribute (uuid, hlc, name, kind, ordinal)
             VALUES (:uuid, :hlc, :name, :kind,
                     (SELECT ifnull(max(ordinal), 0) + 1 FROM attribute))",
            named_params! {
                ":uuid": new_uuid(), ":hlc": self.hlc, ":name": name,
                ":kind": AttributeKind::Text.key(),
            },
        )
    }

    fn set_attribute(&self, case: CaseId, name: &str, value: &str) -> Outcome<()> {
        if !self.is_there("SELECT 1 FROM study_case WHERE id = ?1", [case.0])? {
            return Err(Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint")));
        }
        let value = value.trim();
        if value.is_empty() {
            self.run(
                "DELETE FROM case_attribute WHERE case_id = ?1
                   AND attribute_id = (SELECT id FROM attribute WHERE name = ?2)",
                rusqlite::params![case.0, name],
            )?;
            return Ok(());
        }
        let attribute = self.attribute(name)?;
        self.run(
            "INSERT INTO case_attribute (case_id, attribute_id, value) VALUES (?1, ?2, ?3)
             ON CONFLICT (case_id, attribute_id) DO UPDATE SET value = excluded.value",
            rusqlite::params![case.0, attribute, value],
        )?;
        Ok(())
    }
}

fn case_exists(key: &str) -> Fault {
    Fault::input(text!("edit-case-exists", key = key)).hint(text!("edit-case-exists-hint"))
}
