//! What looking at a study leaves behind, and what it may see meanwhile.

use super::*;

struct Folder(tempfile::TempDir);

impl Folder {
    fn with_study() -> (Folder, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.telaah");
        create(&path).unwrap();
        (Folder(folder), path)
    }

    fn names(&self) -> Vec<String> {
        let listed = std::fs::read_dir(self.0.path()).unwrap();
        let name = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.unwrap().file_name().to_string_lossy().into_owned()
        };
        let mut names: Vec<String> = listed.map(name).collect();
        names.sort();
        names
    }
}

fn settings(store: &Store) -> i64 {
    let count = "SELECT count(*) FROM setting";
    store.conn.query_row(count, [], |row| row.get(0)).unwrap()
}

fn put(store: &Store, key: &str) -> rusqlite::Result<usize> {
    let put = "INSERT INTO setting (name, value) VALUES (?1, '1')";
    store.conn.execute(put, [key])
}

#[test]
fn a_reader_leaves_only_the_study_behind() {
    let (folder, path) = Folder::with_study();
    assert_eq!(folder.names(), ["s.telaah"]);
    drop(open(&path, Access::Read).unwrap());
    assert_eq!(folder.names(), ["s.telaah"]);
}

#[test]
fn the_last_of_two_readers_puts_the_light_out() {
    let (folder, path) = Folder::with_study();
    let first = open(&path, Access::Read).unwrap();
    let second = open(&path, Access::Read).unwrap();
    let there = settings(&first);
    drop(first);
    assert_eq!(settings(&second), there);
    drop(second);
    assert_eq!(folder.names(), ["s.telaah"]);
}

#[test]
fn a_reader_that_leaves_takes_nothing_from_a_writer() {
    let (folder, path) = Folder::with_study();
    let writer = open(&path, Access::Write).unwrap();
    let before = settings(&writer);
    put(&writer, "satu").unwrap();
    let reader = open(&path, Access::Read).unwrap();
    assert_eq!(settings(&reader), before + 1);
    put(&writer, "dua").unwrap();
    drop(reader);
    put(&writer, "tiga").unwrap();
    // The reader comes last: what the writer left is in the file all the same.
    let reader = open(&path, Access::Read).unwrap();
    drop(writer);
    assert_eq!(settings(&reader), before + 3);
    drop(reader);
    assert_eq!(folder.names(), ["s.telaah"]);
    let again = open(&path, Access::Read).unwrap();
    assert_eq!(settings(&again), before + 3);
}

#[test]
fn a_reader_cannot_write() {
    let (_folder, path) = Folder::with_study();
    let reader = open(&path, Access::Read).unwrap();
    assert!(put(&reader, "satu").is_err());
}

#[cfg(unix)]
#[test]
fn a_study_is_read_where_nothing_can_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = Folder::with_study();
    let allow = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(&path, 0o400);
    let there = settings(&open(&path, Access::Read).unwrap());
    allow(folder.0.path(), 0o500);
    assert_eq!(settings(&open(&path, Access::Read).unwrap()), there);
    allow(&path, 0o600);
    assert_eq!(settings(&open(&path, Access::Read).unwrap()), there);
    allow(folder.0.path(), 0o700);
}
