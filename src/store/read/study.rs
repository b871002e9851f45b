//! The study itself: title, settings, coders, journal. It must not know
//! documents.

use rusqlite::OptionalExtension;

use super::rows;
use crate::fault::Outcome;
use crate::message::Language;
use crate::model::ids::CoderId;
use crate::model::study::{Coder, Step, Study};
use crate::store::{Store, journal};

impl Store {
    pub fn study(&self) -> Outcome<Study> {
        Ok(self
            .conn()
            .query_row("SELECT uuid, title, language FROM project", [], |row| {
                Ok(Study {
                    uuid: row.get(0)?,
                    title: row.get(1)?,
                    language: Language::from_tag(&row.get::<_, String>(2)?).unwrap_or_default(),
                })
            })?)
    }

    pub fn setting(&self, name: &str) -> Outcome<Option<String>> {
        Ok(self
            .conn()
            .query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| {
                row.get(0)
            })
            .optional()?)
    }

    pub fn coders(&self) -> Outcome<Vec<Coder>> {
        rows(
            self.conn(),
            "SELECT id, name FROM coder ORDER BY id",
            [],
            |row| {
                Ok(Coder {
                    id: CoderId(row.get(0)?),
                    name: row.get(1)?,
                })
            },
        )
    }

    /// The journal, newest first; 0 for all of it.
    pub fn log(&self, limit: usize) -> Outcome<Vec<Step>> {
        journal::log(self.conn(), limit)
    }
}
