//! Opening and making study files: what a file must be to be opened, how the
//! connection is set up, and who may read it. It must not know its contents.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::ffi::ErrorCode;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};

use super::clock::Clock;
use super::place::Place;
use super::{Store, backup, migrate, new_uuid, place, search_index};
use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::text;
use crate::text::contains_folded;

/// What a study is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Read,
    Write,
}

/// How long a writer waits for another program before it says so.
const PATIENCE: Duration = Duration::from_secs(5);

/// The first bytes of every SQLite file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

pub fn create(path: &Path) -> Outcome<Store> {
    let notices = notices_of(path)?;
    owner_only_file(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Fault::input(text!("store-exists", file = path)).hint(text!("store-exists-hint"))
        }
        _ => Fault::input(text!(
            "store-cannot-create",
            file = path,
            detail = error.to_string()
        ))
        .hint(text!("store-cannot-create-hint")),
    })?;
    let made = (|| {
        let mut conn = connect(path, Access::Write)?;
        migrate::migrate(&mut conn)?;
        finish(conn, path, Access::Write, notices)
    })();
    if made.is_err() {
        remove_files(path);
    }
    made
}

pub fn open(path: &Path, access: Access) -> Outcome<Store> {
    check_file(path)?;
    let mut notices = notices_of(path)?;
    // A file is looked at before anything is set up: somebody else's database
    // must not be changed by the attempt to open it.
    let mut conn = reach(path, access).map_err(|fault| name_file(fault, path))?;
    let kind = migrate::kind(&conn).map_err(|fault| name_file(fault, path))?;
    if kind == migrate::Kind::Foreign {
        return Err(not_a_study(path));
    }
    set_up(&conn, path, access)?;
    match kind {
        migrate::Kind::Foreign | migrate::Kind::Current => {}
        migrate::Kind::Older => {
            if access == Access::Read {
                // Reading an older file needs the newer tables too.
                conn = connect(path, Access::Write)?;
            }
            let kept = backup::keep(&conn, path, backup::Occasion::Migration)?;
            migrate::migrate(&mut conn)?;
            notices.push(text!("store-migrated", backup = kept.as_path()));
        }
    }
    finish(conn, path, access, notices)
}

/// Deletes a file that could not be made whole, with SQLite's companions.
pub fn remove_files(path: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        // What is not there need not be removed.
        let _ = std::fs::remove_file(companion(path, suffix));
    }
}

/// A file SQLite keeps beside the study: `-wal`, `-shm`.
#[must_use]
pub fn companion(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn finish(mut conn: Connection, path: &Path, access: Access, notices: Vec<Text>) -> Outcome<Store> {
    if access == Access::Write {
        search_index::renew_if_outdated(&mut conn)?;
    }
    // The newest is among the last ones; only programs open at once mix their order.
    let last: Option<String> = conn.query_row(
        "SELECT max(hlc) FROM (SELECT hlc FROM step ORDER BY id DESC LIMIT 1000)",
        [],
        |row| row.get(0),
    )?;
    let node = new_node();
    Ok(Store {
        conn,
        path: path.to_owned(),
        access,
        has_journal: false,
        clock: Clock::after(last.as_deref(), node),
        notices,
    })
}

/// Tells this opening of the file from any other: the random end of a fresh uuid.
fn new_node() -> String {
    let uuid = new_uuid();
    uuid[uuid.len() - 8..].to_owned()
}

fn check_file(path: &Path) -> Outcome<()> {
    let details = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            Fault::input(text!("store-missing", file = path)).hint(text!("store-missing-hint"))
        }
        _ => Fault::input(text!(
            "store-unreadable",
            file = path,
            detail = error.to_string()
        ))
        .hint(text!("store-cannot-open-hint")),
    })?;
    if details.is_dir() {
        return Err(
            Fault::input(text!("store-is-folder", file = path)).hint(text!("store-missing-hint"))
        );
    }
    let mut head = [0_u8; 16];
    let read = std::fs::File::open(path)
        .and_then(|mut file| std::io::Read::read_exact(&mut file, &mut head));
    match read {
        Ok(()) if &head == MAGIC => Ok(()),
        Ok(()) => Err(not_a_study(path)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(not_a_study(path)),
        Err(error) => Err(Fault::input(text!(
            "store-unreadable",
            file = path,
            detail = error.to_string()
        ))
        .hint(text!("store-cannot-open-hint"))),
    }
}

fn not_a_study(path: &Path) -> Fault {
    Fault::input(text!("store-not-a-study", file = path)).hint(text!("store-not-a-study-hint"))
}

/// SQLite's sentences do not know the file; this one does.
fn name_file(fault: Fault, path: &Path) -> Fault {
    let what = text!("store-in-file", file = path, what = fault.what.clone());
    Fault { what, ..fault }
}

fn notices_of(path: &Path) -> Outcome<Vec<Text>> {
    match place::of(path) {
        Place::Local => Ok(Vec::new()),
        Place::Network(kind) => Err(
            Fault::input(text!("store-network", file = path, kind = kind))
                .hint(text!("store-network-hint")),
        ),
        Place::Synced(program) => Ok(vec![text!("store-synced", program = program)]),
    }
}

fn connect(path: &Path, access: Access) -> Outcome<Connection> {
    let conn = reach(path, access)?;
    set_up(&conn, path, access)?;
    Ok(conn)
}

/// A bare connection to a file that may be a study, or may turn out to be none.
pub fn reach(path: &Path, access: Access) -> Outcome<Connection> {
    let conn = match access {
        Access::Write => Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?,
        Access::Read => connect_to_read(path)?,
    };
    conn.busy_timeout(PATIENCE)?;
    Ok(conn)
}

fn set_up(conn: &Connection, path: &Path, access: Access) -> Outcome<()> {
    conn.set_prepared_statement_cache_capacity(128);
    // Otherwise SQLite plans a prepared statement anew whenever a value is bound
    // that it compared with the condition of a partial index.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "cache_size", -16_384)?;
    conn.pragma_update(None, "temp_store", "memory")?;
    conn.create_scalar_function(
        "has_words",
        2,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC,
        |call| {
            let text: String = call.get(0)?;
            let words: String = call.get(1)?;
            Ok(contains_folded(&text, &words))
        },
    )?;
    if access == Access::Write {
        let mode: String =
            conn.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
        if mode != "wal" {
            return Err(
                Fault::input(text!("store-no-wal", file = path)).hint(text!("store-network-hint"))
            );
        }
        conn.pragma_update(None, "synchronous", "full")?;
        conn.pragma_update(None, "recursive_triggers", true)?;
        // Bounds the -wal file after a large import.
        conn.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    }
    Ok(())
}

/// A reader's connection may write as far as SQLite is concerned, and is told
/// not to change anything: only so does the last one to leave take SQLite's
/// companions away with it.
///
/// A reader may also look at a file on a medium that cannot be written, or is
/// full, where SQLite cannot make its shared memory: then nobody else can change
/// the file either.
fn connect_to_read(path: &Path) -> Outcome<Connection> {
    // Asked first: the attempts may leave an empty file behind.
    let wal = std::fs::metadata(companion(path, "-wal"));
    let is_alone = wal.map_or(true, |details| details.len() == 0);
    let plain = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let tidy = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let reached = looked_at(path, tidy).or_else(|error| match is_busy(&error) {
        true => Err(error),
        false => looked_at(path, plain),
    });
    match reached {
        Ok(conn) => Ok(conn),
        Err(error) if is_alone && !is_busy(&error) => {
            let uri = format!("file:{}?immutable=1", percent_encoded(path));
            let conn = Connection::open_with_flags(uri, plain | OpenFlags::SQLITE_OPEN_URI)?;
            Ok(conn)
        }
        Err(error) => Err(error.into()),
    }
}

/// A connection that changes nothing, once it has read something.
fn looked_at(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    conn.pragma_update(None, "query_only", true)?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    })?;
    Ok(conn)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(
        code,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    )
}

fn percent_encoded(path: &Path) -> String {
    let mut uri = String::new();
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// A new file that its owner alone may read: interviews are nobody else's business.
pub fn owner_only_file(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    owner_only(&mut options);
    options.open(path)
}

#[cfg(unix)]
fn owner_only(options: &mut OpenOptions) {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
}

#[cfg(not(unix))]
fn owner_only(_options: &mut OpenOptions) {}

#[cfg(test)]
mod tests;
