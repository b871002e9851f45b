//! The library's front door, used alike by both front ends: open a study,
//! change it by edits, take steps back, ask it questions. It must not know a
//! terminal.

mod answers;
mod books;
mod displays;
mod export;
mod folder;
mod import;
mod kept;
mod patterns;
mod place;
mod preferences;
mod questions;
mod reductions;
mod sample;
mod stream;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

pub use answers::{FilesRead, ImportItem, ImportProgress, ImportRequest, ImportStatus, NewStudy};
pub use books::{Written, read_codebook};
pub use displays::DISPLAY_SETTINGS;
pub use export::{ExportProgress, ExportRequest, MatrixRequest, SheetRequest, write_matrix};
pub use folder::{FolderEntry, FolderList, home_path, list_folder, paths_in};
pub use patterns::Answer;
pub use place::{login_name, recent_studies, remember_study};
pub use preferences::{Preference, prefer, preferred};
pub use reductions::Condensed;
pub use sample::{SAMPLE_FILE, create_sample};
pub use stream::QuoteStream;

use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::model::edit::{Change, Edit};
pub use crate::model::inquiry::{
    CaseCount, CodeCount, CodeVersion, CoderWork, Hit, Matrix, MatrixRows, MemoFilter, Progress,
    SearchQuery, Touched,
};
use crate::model::study::{Coder, Step};
use crate::store::{Access, Store, backup, is_damage};
use crate::text;

/// An open study.
pub struct Workbench {
    store: Store,
    coder: Coder,
}

/// A study is not backed up again at opening within this time of the last.
const BETWEEN_BACKUPS: Duration = Duration::from_secs(10 * 60);

impl Workbench {
    /// Makes a new, empty study file; refuses to write over an existing file.
    pub fn create(path: &Path, new: &NewStudy) -> Outcome<Workbench> {
        let coder = match new.coder.trim() {
            "" => login_name(),
            name => name.to_owned(),
        };
        let title = match new.title.trim() {
            "" => path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            title => title.to_owned(),
        };
        Self::around(Store::create(path, &title, new.language, &coder)?)
    }

    /// Opens a study to work on it; an older file is backed up and migrated.
    pub fn open(path: &Path) -> Outcome<Workbench> {
        Self::around(Store::open(path, Access::Write)?)
    }

    /// Opens a study only to read it.
    pub fn open_to_read(path: &Path) -> Outcome<Workbench> {
        Self::around(Store::open(path, Access::Read)?)
    }

    /// A second, read-only door to the same study, for another thread.
    pub fn reader(&self) -> Outcome<Workbench> {
        Ok(Workbench {
            store: Store::open(self.path(), Access::Read)?,
            coder: self.coder.clone(),
        })
    }

    fn around(store: Store) -> Outcome<Workbench> {
        let coder = store.first_coder()?;
        Ok(Workbench { store, coder })
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.store.access() == Access::Read
    }

    /// What a person should know about this file (a synced folder, a migration).
    #[must_use]
    pub fn notices(&self) -> Vec<Text> {
        self.store.notices().to_vec()
    }

    /// A number that changes whenever another program has committed to the file.
    pub fn data_version(&self) -> Outcome<i64> {
        self.store.data_version()
    }

    /// Applies an edit as the acting coder, in one transaction.
    pub fn apply(&mut self, edit: Edit) -> Outcome<Change> {
        self.apply_because(edit, "")
    }

    /// The same, with the analyst's reason for it in the journal.
    pub fn apply_because(&mut self, edit: Edit, reason: &str) -> Outcome<Change> {
        let change = self.store.apply(&edit, &self.coder, reason)?;
        if matches!(change, Change::CoderChanged(_)) {
            self.read_name_again()?;
        }
        Ok(change)
    }

    /// Whoever acts may have been given another name.
    fn read_name_again(&mut self) -> Outcome<()> {
        let coders = self.coders()?;
        if let Some(coder) = coders.into_iter().find(|coder| coder.id == self.coder.id) {
            self.coder = coder;
        }
        Ok(())
    }

    /// Takes back the acting coder's last step.
    pub fn undo(&mut self) -> Outcome<Step> {
        let step = self.store.undo(&self.coder)?;
        self.read_name_again()?;
        Ok(step)
    }

    /// Does the acting coder's last undone step again.
    pub fn redo(&mut self) -> Outcome<Step> {
        let step = self.store.redo(&self.coder)?;
        self.read_name_again()?;
        Ok(step)
    }

    /// Makes all that was done so far part of the study for good: it stays in
    /// the log, but can no longer be taken back.
    pub fn fix_history(&mut self) -> Outcome<()> {
        self.store.fix_history()
    }

    /// Who acts now; at first the study's first coder.
    #[must_use]
    pub fn coder(&self) -> &Coder {
        &self.coder
    }

    /// Acts as this coder from now on; a name not known yet is added to the study.
    pub fn act_as(&mut self, name: &str) -> Outcome<()> {
        let name = name.trim();
        let known = |bench: &Self| -> Outcome<Option<Coder>> {
            Ok(bench.coders()?.into_iter().find(|coder| coder.name == name))
        };
        if let Some(coder) = known(self)? {
            self.coder = coder;
            return Ok(());
        }
        self.apply(Edit::AddCoder {
            name: name.to_owned(),
        })?;
        match known(self)? {
            Some(coder) => self.coder = coder,
            None => return Err(Fault::internal(text!("edit-gone"))),
        }
        Ok(())
    }

    /// Copies the study to a file, or into its backup folder, and checks the copy.
    pub fn backup(&self, to: Option<&Path>) -> Outcome<PathBuf> {
        self.store.backup(to)
    }

    /// Whether there is work that no backup holds yet, and the last one is long ago.
    pub fn is_backup_due(&self) -> Outcome<bool> {
        let last = backup::list(self.path())
            .iter()
            .filter_map(|path| std::fs::metadata(path).ok()?.modified().ok())
            .max();
        let Some(last) = last else {
            return self.store.has_work_since(SystemTime::UNIX_EPOCH);
        };
        let since = SystemTime::now().duration_since(last).unwrap_or_default();
        Ok(since > BETWEEN_BACKUPS && self.store.has_work_since(last)?)
    }

    /// What is wrong with the file; nothing when all is well.
    pub fn doctor(&self) -> Outcome<Vec<Text>> {
        self.store.doctor()
    }
}

/// What is wrong with a study's file, and what a person should know about it.
/// A file too damaged to be opened or read through is a finding, not a failure.
pub fn look_over(path: &Path) -> Outcome<(Vec<Text>, Vec<Text>)> {
    let found = Workbench::open_to_read(path).and_then(|workbench| {
        let problems = workbench.doctor()?;
        Ok((problems, workbench.notices()))
    });
    match found {
        Err(fault) if is_damage(&fault) => Ok((vec![fault.what], Vec::new())),
        found => found,
    }
}

/// Puts a backup in the place of a study, after checking the backup.
pub fn restore(backup: &Path, to: &Path) -> Outcome<()> {
    backup::restore(backup, to)
}
