//! Saved queries and frozen displays, as they were kept. It must not run or
//! compare them.

use rusqlite::{OptionalExtension, Row};

use super::rows;
use crate::fault::Outcome;
use crate::model::ids::{QueryId, SnapshotId};
use crate::model::kept::{SavedQuery, Snapshot};
use crate::store::Store;

const SNAPSHOT: &str = "SELECT display_snapshot.id, display, title, options, content, digest,
    ifnull(coder.name, ''), created FROM display_snapshot
    LEFT JOIN coder ON coder.id = coder_id";

fn read_snapshot(row: &Row<'_>) -> rusqlite::Result<Snapshot> {
    Ok(Snapshot {
        id: SnapshotId(row.get(0)?),
        display: row.get(1)?,
        title: row.get(2)?,
        options: row.get(3)?,
        content: row.get(4)?,
        digest: row.get(5)?,
        coder: row.get(6)?,
        created: row.get(7)?,
    })
}

impl Store {
    /// Saved queries by name.
    pub fn saved_queries(&self) -> Outcome<Vec<SavedQuery>> {
        rows(
            self.conn(),
            "SELECT id, name, words, changed FROM saved_query ORDER BY name, id",
            [],
            |row| {
                Ok(SavedQuery {
                    id: QueryId(row.get(0)?),
                    name: row.get(1)?,
                    words: row.get(2)?,
                    changed: row.get(3)?,
                })
            },
        )
    }

    /// Frozen displays, oldest first, without what they say.
    pub fn snapshots(&self) -> Outcome<Vec<Snapshot>> {
        let bare = SNAPSHOT.replace("content,", "'',");
        let sql = format!("{bare} ORDER BY display_snapshot.id");
        rows(self.conn(), &sql, [], read_snapshot)
    }

    /// One frozen display with what it says.
    pub fn snapshot(&self, id: SnapshotId) -> Outcome<Option<Snapshot>> {
        let sql = format!("{SNAPSHOT} WHERE display_snapshot.id = ?1");
        let found = self
            .conn()
            .prepare_cached(&sql)?
            .query_row([id.0], read_snapshot)
            .optional()?;
        Ok(found)
    }
}
