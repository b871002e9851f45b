//! Queries kept by name and displays that are frozen. It must not know what
//! either says.

use rusqlite::named_params;

use super::{Writer, clean_name};
use crate::fault::Outcome;
use crate::model::edit::{Change, Edit};
use crate::model::ids::SnapshotId;
use crate::store::{clock, new_uuid};

impl Writer<'_> {
    pub(super) fn apply_to_kept(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::SaveQuery { name, words } => {
                let name = clean_name(name)?;
                self.run(
                    "INSERT INTO saved_query (uuid, hlc, name, words, changed)
                     VALUES (:uuid, :hlc, :name, :words, :now)
                     ON CONFLICT (name) DO UPDATE SET words = excluded.words,
                        hlc = excluded.hlc, changed = excluded.changed",
                    named_params! {
                        ":uuid": new_uuid(), ":hlc": self.hlc, ":name": name,
                        ":words": words.trim(), ":now": clock::now(),
                    },
                )?;
                Ok(Change::QuerySaved)
            }
            Edit::DeleteQuery { query } => {
                self.must_touch("DELETE FROM saved_query WHERE id = ?1", [query.0])?;
                Ok(Change::QueryDeleted)
            }
            Edit::FreezeDisplay {
                display,
                title,
                options,
                content,
            } => {
                let title = clean_name(title)?;
                let id = self.insert(
                    "INSERT INTO display_snapshot
                        (uuid, hlc, display, title, options, content, digest, coder_id, created)
                     VALUES (:uuid, :hlc, :display, :title, :options, :content, :digest, :coder,
                             :now)",
                    named_params! {
                        ":uuid": new_uuid(), ":hlc": self.hlc, ":display": display.key(),
                        ":title": title, ":options": options, ":content": content,
                        ":digest": blake3::hash(content.as_bytes()).to_hex().as_str(),
                        ":coder": self.coder.0, ":now": clock::now(),
                    },
                )?;
                Ok(Change::DisplayFrozen(SnapshotId(id)))
            }
            Edit::DeleteSnapshot { snapshot } => {
                self.must_touch("DELETE FROM display_snapshot WHERE id = ?1", [snapshot.0])?;
                Ok(Change::SnapshotDeleted)
            }
            _ => unreachable!("Writer::apply hands over only edits of what is kept"),
        }
    }
}
