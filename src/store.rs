//! The study on disk: one SQLite file. This is the only floor that names
//! rusqlite: schema, migrations, edits, queries, the journal, the search index
//! and backups. It must not know a terminal or how anything is shown.

pub mod access;
pub mod backup;
mod clock;
pub mod doctor;
mod edit;
mod journal;
mod migrate;
mod place;
pub mod read;
mod search_index;
mod sqlite_fault;

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use crate::fault::{Fault, Outcome};
use crate::message::{Language, Text};
use crate::model::edit::{Change, Edit};
use crate::model::ids::CoderId;
use crate::model::study::{Coder, Step};
use crate::text;

pub use access::Access;
pub use edit::Watch;
pub use migrate::{APPLICATION_ID, SCHEMA_VERSION};
pub use sqlite_fault::is_damage;

/// An open study file.
pub struct Store {
    conn: Connection,
    path: PathBuf,
    access: Access,
    /// Whether the triggers that write row images are there; see [`Store::begin_writing`].
    has_journal: bool,
    clock: clock::Clock,
    notices: Vec<Text>,
}

impl Store {
    /// Makes a new study file with its first coder; never writes over a file.
    pub fn create(path: &Path, title: &str, language: Language, coder: &str) -> Outcome<Store> {
        let mut store = access::create(path)?;
        if let Err(fault) = store.begin_study(title, language, coder) {
            let path = store.path.clone();
            drop(store);
            access::remove_files(&path);
            return Err(fault);
        }
        Ok(store)
    }

    /// Opens an existing study; an older one is backed up and migrated first.
    pub fn open(path: &Path, access: Access) -> Outcome<Store> {
        access::open(path, access)
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    #[must_use]
    pub fn access(&self) -> Access {
        self.access
    }

    /// What a person should know about where the file lies.
    #[must_use]
    pub fn notices(&self) -> &[Text] {
        &self.notices
    }

    /// Changes when another connection has committed.
    pub fn data_version(&self) -> Outcome<i64> {
        Ok(self
            .conn
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    fn begin_study(&mut self, title: &str, language: Language, coder: &str) -> Outcome<()> {
        let hlc = self.clock.tick();
        let now = clock::now();
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute(
            "INSERT INTO project (id, uuid, hlc, title, language, created)
             VALUES (1, :uuid, :hlc, :title, :language, :created)",
            rusqlite::named_params! {
                ":uuid": new_uuid(), ":hlc": hlc, ":title": title,
                ":language": language.tag(), ":created": now,
            },
        )?;
        tx.execute(
            "INSERT INTO coder (id, uuid, hlc, name) VALUES (1, :uuid, :hlc, :name)",
            rusqlite::named_params! { ":uuid": new_uuid(), ":hlc": hlc, ":name": coder },
        )?;
        search_index::record_rules(&tx)?;
        tx.commit()?;
        Ok(())
    }

    /// Applies an edit in one transaction, as one step of `coder`.
    pub fn apply(&mut self, edit: &Edit, coder: &Coder, reason: &str) -> Outcome<Change> {
        self.apply_watched(edit, coder, reason, Watch::default())
    }

    /// The same under the eyes of somebody who may stop it and sees how far it is.
    pub fn apply_watched(
        &mut self,
        edit: &Edit,
        coder: &Coder,
        reason: &str,
        watch: Watch<'_>,
    ) -> Outcome<Change> {
        self.begin_writing()?;
        let hlc = self.clock.tick();
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let step = journal::begin(&tx, coder, &hlc, reason)?;
        let writer = edit::Writer::new(&tx, step, coder.id, &hlc).watched(watch);
        let change = writer.apply(edit)?;
        if journal::is_empty(&tx, step)? {
            // Nothing was changed: there is nothing to take back, and what was
            // taken back before can still be done again.
            tx.rollback()?;
            return Ok(change);
        }
        let label = edit::describe(&writer, edit, &change)?;
        journal::finish(&tx, step, coder.id, &label)?;
        tx.commit()?;
        Ok(change)
    }

    /// What an edit would do, tried in a transaction that is rolled back.
    pub fn rehearse(&mut self, edit: &Edit, coder: &Coder) -> Outcome<Change> {
        self.begin_writing()?;
        let hlc = self.clock.tick();
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let step = journal::begin(&tx, coder, &hlc, "")?;
        let change = edit::Writer::new(&tx, step, coder.id, &hlc).apply(edit);
        tx.rollback()?;
        change
    }

    /// Copies the study to a file, or into its backup folder, and checks the copy.
    pub fn backup(&self, to: Option<&Path>) -> Outcome<PathBuf> {
        match to {
            Some(to) => backup::write(&self.conn, to).map(|()| to.to_owned()),
            None => backup::keep(&self.conn, &self.path, backup::Occasion::Opening),
        }
    }

    /// Whether a step was done, undone or redone since a moment.
    pub fn has_work_since(&self, moment: SystemTime) -> Outcome<bool> {
        let since = clock::milliseconds(moment);
        Ok(self
            .conn
            .prepare_cached(
                "SELECT 1 FROM step WHERE time > ?1 AND state <> 'fixed'
                 UNION ALL SELECT 1 FROM step_turn WHERE time > ?1 LIMIT 1",
            )?
            .exists([since])?)
    }

    /// Takes back the coder's last step.
    pub fn undo(&mut self, coder: &Coder) -> Outcome<Step> {
        self.begin_writing()?;
        journal::undo(&mut self.conn, coder)
    }

    /// Does the coder's last undone step again.
    pub fn redo(&mut self, coder: &Coder) -> Outcome<Step> {
        self.begin_writing()?;
        journal::redo(&mut self.conn, coder)
    }

    /// Says that nothing done so far can be taken back (the sample study, a
    /// generated corpus): steps stay in the log, their images go.
    pub fn fix_history(&mut self) -> Outcome<()> {
        self.require_writing()?;
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute("DELETE FROM image", [])?;
        tx.execute("DELETE FROM bulk", [])?;
        tx.execute("UPDATE step SET state = 'fixed'", [])?;
        tx.commit()?;
        Ok(())
    }

    /// Before the first change since opening. Making the triggers takes longer
    /// than all the rest of opening, so a study that is only read does without.
    fn begin_writing(&mut self) -> Outcome<()> {
        self.require_writing()?;
        if !self.has_journal {
            journal::install(&self.conn)?;
            self.has_journal = true;
        }
        Ok(())
    }

    fn require_writing(&self) -> Outcome<()> {
        match self.access {
            Access::Write => Ok(()),
            Access::Read => Err(
                Fault::input(text!("store-read-only", file = self.path.as_path()))
                    .hint(text!("store-read-only-hint")),
            ),
        }
    }

    /// The coder the study began with.
    pub fn first_coder(&self) -> Outcome<Coder> {
        Ok(self.conn.query_row(
            "SELECT id, name FROM coder ORDER BY id LIMIT 1",
            [],
            |row| {
                Ok(Coder {
                    id: CoderId(row.get(0)?),
                    name: row.get(1)?,
                })
            },
        )?)
    }
}

/// A fresh identity for a row that leaves the file; sorted by time.
fn new_uuid() -> String {
    Uuid::now_v7().to_string()
}
