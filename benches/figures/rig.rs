//! The copies that are measured on: one for the program and an equal twin for
//! SQLite alone, so that the study itself stays as it is. It must not time.

use std::path::{Path, PathBuf};

use telaah::fault::Fault;
use telaah::message::{Language, Phrasebook};
use telaah::workbench::Workbench;

/// Why measuring stopped.
pub struct Trouble(pub String);

pub type Done<T> = Result<T, Trouble>;

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Trouble(Phrasebook::new(Language::English).say(&fault.what))
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Trouble(error.to_string())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Trouble(error.to_string())
    }
}

/// Two equal copies of a study; gone when this is dropped.
pub struct Rig {
    study: PathBuf,
    twin: PathBuf,
}

impl Rig {
    pub fn set_up(study: &Path, folder: &Path) -> Done<Rig> {
        // Opening and closing it brings a leftover -wal into the file.
        drop(Workbench::open(study)?);
        let stem = study.file_stem().unwrap_or_default().to_string_lossy();
        let rig = Rig {
            study: folder.join(format!("{stem}-measured.telaah")),
            twin: folder.join(format!("{stem}-twin.telaah")),
        };
        for copy in [&rig.study, &rig.twin] {
            remove(copy);
            std::fs::copy(study, copy)?;
        }
        Ok(rig)
    }

    pub fn study(&self) -> &Path {
        &self.study
    }

    pub fn twin(&self) -> &Path {
        &self.twin
    }

    /// How large the study is.
    pub fn describe(&self) -> Done<String> {
        let study = Workbench::open_to_read(&self.study)?;
        let documents = study.documents()?;
        let characters: usize = documents.iter().map(|document| document.characters).sum();
        let codings: usize = study.code_counts()?.iter().map(|code| code.codings).sum();
        let bytes = std::fs::metadata(&self.study)?.len();
        Ok(format!(
            "{} documents, {:.1} million characters, {codings} codings, a file of {} MB",
            documents.len(),
            characters as f64 / 1e6,
            bytes / 1_000_000
        ))
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        remove(&self.study);
        remove(&self.twin);
    }
}

fn remove(path: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        // What is not there need not be removed.
        let _ = std::fs::remove_file(name);
    }
    // The program backs a study up when it opens it, and lists it as recent.
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let _ = std::fs::remove_dir_all(path.with_file_name(format!("{stem}-backups")));
    let _ = std::fs::remove_dir_all(path.with_extension("home"));
}
