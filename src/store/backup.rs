//! Backups: whole copies beside the study, made while it is in use, checked by
//! opening them, the oldest of each kind removed. It must not decide when one
//! is due.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::access::{companion, owner_only_file, reach};
use super::{Access, Store};
use crate::fault::{Fault, Outcome};
use crate::text;

/// Why a backup is made; each kind rotates by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// When a study is opened to work on it.
    Opening,
    /// Before an older file is migrated, or another takes its place.
    Migration,
}

/// How many backups of a kind are kept.
const KEPT: usize = 10;

/// Pages copied at a time, so that a person's edit need not wait for a backup.
const PAGES_A_STEP: i32 = 2_000;

impl Occasion {
    fn word(self) -> &'static str {
        match self {
            Occasion::Opening => "open",
            Occasion::Migration => "before",
        }
    }
}

/// The folder beside a study that holds its backups.
#[must_use]
pub fn folder_of(study: &Path) -> PathBuf {
    let stem = study.file_stem().unwrap_or_default().to_string_lossy();
    study.with_file_name(format!("{stem}-backups"))
}

/// All backups of a study, oldest first.
#[must_use]
pub fn list(study: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder_of(study))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "telaah"))
        .collect();
    found.sort();
    found
}

/// Makes a backup in the study's backup folder and removes the oldest of its kind.
pub fn keep(conn: &Connection, study: &Path, occasion: Occasion) -> Outcome<PathBuf> {
    let folder = folder_of(study);
    fs::create_dir_all(&folder).map_err(|error| cannot_write(&folder, &error))?;
    make_private(&folder);
    let stamp = jiff::Zoned::now().strftime("%Y%m%d-%H%M%S%.3f").to_string();
    let to = folder.join(format!("{stamp}-{}.telaah", occasion.word()));
    write(conn, &to)?;
    let ending = format!("-{}.telaah", occasion.word());
    let mut kept: Vec<PathBuf> = list(study)
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(&ending))
        .collect();
    while kept.len() > KEPT {
        // A backup that cannot be removed does no harm.
        let _ = fs::remove_file(kept.remove(0));
    }
    Ok(to)
}

/// Writes a copy of an open study to a new file and checks it by opening it.
pub fn write(conn: &Connection, to: &Path) -> Outcome<()> {
    let file = owner_only_file(to).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Fault::input(text!("store-exists", file = to)).hint(text!("store-backup-exists-hint"))
        }
        _ => cannot_write(to, &error),
    })?;
    drop(file);
    let copied = copy(conn, to).and_then(|()| check(to));
    if copied.is_err() {
        super::access::remove_files(to);
    }
    copied
}

fn copy(conn: &Connection, to: &Path) -> Outcome<()> {
    let mut target = Connection::open_with_flags(
        to,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    {
        let backup = Backup::new(conn, &mut target)?;
        loop {
            match backup.step(PAGES_A_STEP)? {
                StepResult::Done => break,
                StepResult::More => {}
                _ => std::thread::sleep(Duration::from_millis(10)),
            }
        }
    }
    // A copy that is one file: no -wal beside it.
    target.pragma_update(None, "journal_mode", "delete")?;
    Ok(())
}

/// A backup counts only when it opens as a study and SQLite finds it sound.
pub fn check(path: &Path) -> Outcome<()> {
    let store = Store::open(path, Access::Read)?;
    let verdict: String = store
        .conn
        .pragma_query_value(None, "quick_check", |row| row.get(0))?;
    store.study()?;
    if verdict == "ok" {
        return Ok(());
    }
    Err(Fault::input(text!("store-backup-unsound", file = path)).hint(text!("store-damaged-hint")))
}

/// Puts a backup in a study's place. What stood there is backed up first; the
/// copy is made whole beside it and takes its place in one rename.
pub fn restore(backup: &Path, to: &Path) -> Outcome<()> {
    check(backup)?;
    if let (Ok(a), Ok(b)) = (backup.canonicalize(), to.canonicalize())
        && a == b
    {
        return Err(Fault::input(text!("store-restore-itself", file = backup)));
    }
    if to.exists() {
        keep_what_stands(to)?;
    }
    let fresh = to.with_extension(format!("restoring-{}", std::process::id()));
    write(&reach(backup, Access::Read)?, &fresh)?;
    let swapped = fs::rename(&fresh, to);
    if let Err(error) = swapped {
        super::access::remove_files(&fresh);
        return Err(cannot_write(to, &error));
    }
    for suffix in ["-wal", "-shm"] {
        // They belonged to the file that was replaced.
        let _ = fs::remove_file(companion(to, suffix));
    }
    Ok(())
}

/// A study that opens is backed up as one; anything else is set aside as it is.
fn keep_what_stands(to: &Path) -> Outcome<()> {
    match Store::open(to, Access::Write) {
        Ok(store) => {
            keep(&store.conn, to, Occasion::Migration)?;
            // Leaving WAL needs the file for oneself: it fails while another
            // program has the study open, whose work would go into a file that
            // is no longer there.
            store.conn.busy_timeout(Duration::from_millis(200))?;
            let left: Result<String, _> =
                store
                    .conn
                    .pragma_update_and_check(None, "journal_mode", "delete", |row| row.get(0));
            if left.ok().as_deref() != Some("delete") {
                return Err(Fault::busy(text!("store-restore-open", file = to))
                    .hint(text!("store-restore-open-hint")));
            }
            Ok(())
        }
        Err(fault) if fault.kind == crate::fault::FaultKind::Busy => Err(fault),
        Err(_) => {
            let aside = to.with_extension("damaged");
            fs::rename(to, &aside).map_err(|error| cannot_write(&aside, &error))
        }
    }
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Fault {
    Fault::input(text!(
        "store-cannot-create",
        file = path,
        detail = error.to_string()
    ))
    .hint(text!("store-cannot-create-hint"))
}

#[cfg(unix)]
fn make_private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    // Where the folder is somebody else's, the files in it are still ours alone.
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
}

#[cfg(not(unix))]
fn make_private(_folder: &Path) {}
