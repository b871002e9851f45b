//! Files that are no studies, studies in trouble, and backups: each fault is a
//! sentence of its own and leaves everything as it was.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use telaah::fault::{Fault, FaultKind};
use telaah::message::{Language, Phrasebook};
use telaah::model::edit::Edit;
use telaah::workbench::{
    self, ImportProgress, ImportRequest, ImportStatus, NewStudy, Workbench, create_sample,
};

fn refused(path: &Path) -> Fault {
    let fault = Workbench::open(path).err().expect("it must not open");
    let words = Phrasebook::new(Language::English);
    assert!(words.has(&fault.what.id), "{}", fault.what.id);
    assert!(
        fault.hint.is_some(),
        "{} says what to do next",
        fault.what.id
    );
    fault
}

fn new_study(folder: &Path) -> Workbench {
    Workbench::create(
        &folder.join("s.telaah"),
        &NewStudy {
            title: String::new(),
            language: Language::English,
            coder: "ana".to_owned(),
        },
    )
    .unwrap()
}

#[test]
fn what_is_no_study_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(refused(&at("none.telaah")).what.id, "store-missing");
    assert_eq!(refused(folder.path()).what.id, "store-is-folder");
    fs::write(at("empty.telaah"), "").unwrap();
    assert_eq!(refused(&at("empty.telaah")).what.id, "store-not-a-study");
    fs::write(at("text.telaah"), "just some words, long enough").unwrap();
    assert_eq!(refused(&at("text.telaah")).what.id, "store-not-a-study");
    Connection::open(at("other.telaah"))
        .unwrap()
        .execute_batch("CREATE TABLE theirs (x)")
        .unwrap();
    let before = fs::read(at("other.telaah")).unwrap();
    assert_eq!(refused(&at("other.telaah")).what.id, "store-not-a-study");
    assert!(fs::read(at("other.telaah")).unwrap() == before, "unchanged");
}

#[test]
fn a_newer_study_is_refused_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let bench = new_study(folder.path());
    let path = bench.path().to_owned();
    drop(bench);
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 999)
        .unwrap();
    let fault = refused(&path);
    let words = Phrasebook::new(Language::English).say(&fault.what);
    assert!(words.contains("999"), "{words}");
}

#[test]
fn a_damaged_study_is_said_to_be_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.telaah");
    drop(create_sample(&path, Language::English).unwrap());
    let mut bytes = fs::read(&path).unwrap();
    let page = 4096;
    for byte in &mut bytes[page * 3..page * 60] {
        *byte = 0xa5;
    }
    fs::write(&path, bytes).unwrap();
    let is_noticed = match Workbench::open(&path) {
        Err(fault) => fault.exit_code() == 2,
        Ok(bench) => match bench.doctor() {
            Err(fault) => fault.exit_code() == 2,
            Ok(problems) => !problems.is_empty(),
        },
    };
    assert!(is_noticed);
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.telaah");
    fs::write(&path, "mine").unwrap();
    let fault = create_sample(&path, Language::English).err().unwrap();
    assert_eq!(fault.what.id, "store-exists");
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    let nowhere = folder.path().join("none").join("s.telaah");
    let fault = create_sample(&nowhere, Language::English).err().unwrap();
    assert_eq!(fault.what.id, "store-cannot-create");
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_a_study_and_its_backups() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let bench = new_study(folder.path());
    let backup = bench.backup(None).unwrap();
    for path in [bench.path(), &backup] {
        let mode = fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}", path.display());
    }
}

#[test]
fn a_study_another_program_writes_to_is_busy_not_broken() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = new_study(folder.path());
    let other = Connection::open(bench.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let edit = Edit::AddCoder {
        name: "budi".to_owned(),
    };
    let fault = bench.apply(edit.clone()).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Busy);
    // Reading goes on meanwhile.
    assert_eq!(bench.coders().unwrap().len(), 1);
    other.execute_batch("COMMIT").unwrap();
    bench.apply(edit).unwrap();
}

#[test]
fn two_programs_see_each_others_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = new_study(folder.path());
    let two = Workbench::open(one.path()).unwrap();
    let version = two.data_version().unwrap();
    one.apply(Edit::AddCoder {
        name: "budi".to_owned(),
    })
    .unwrap();
    assert_ne!(two.data_version().unwrap(), version);
    assert_eq!(two.coders().unwrap().len(), 2);
}

#[test]
fn a_backup_is_checked_and_can_take_the_studys_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.telaah");
    let mut bench = create_sample(&path, Language::English).unwrap();
    let backup = bench.backup(Some(&folder.path().join("b.telaah"))).unwrap();
    bench
        .apply(Edit::SetStudy {
            title: "changed".to_owned(),
            language: Language::English,
        })
        .unwrap();
    drop(bench);
    workbench::restore(&backup, &path).unwrap();
    let bench = Workbench::open(&path).unwrap();
    assert_ne!(bench.study().unwrap().title, "changed");
    let kept = fs::read_dir(folder.path().join("s-backups"))
        .unwrap()
        .count();
    assert_eq!(kept, 1, "what was replaced is kept");
    fs::write(folder.path().join("bad.telaah"), "no backup").unwrap();
    let fault = workbench::restore(&folder.path().join("bad.telaah"), &path).unwrap_err();
    assert_eq!(fault.what.id, "store-not-a-study");
    assert_eq!(
        Workbench::open(&path).unwrap().documents().unwrap().len(),
        10
    );
}

#[test]
fn old_backups_go_when_there_are_more_than_ten() {
    let folder = tempfile::tempdir().unwrap();
    let bench = new_study(folder.path());
    let mut last = PathBuf::new();
    for _ in 0..12 {
        last = bench.backup(None).unwrap();
    }
    let kept: Vec<_> = fs::read_dir(folder.path().join("s-backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(kept.len(), 10);
    assert!(kept.contains(&last));
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let texts = folder.path().join("texts");
    fs::create_dir(&texts).unwrap();
    fs::write(texts.join("good.txt"), "P: Apa?\n\nN: Ya, kami percaya.\n").unwrap();
    fs::write(texts.join("empty.txt"), "").unwrap();
    fs::write(texts.join("binary.txt"), [0_u8, 1, 2, 3, 255, 0, 0, 7]).unwrap();
    fs::write(texts.join("nozip.docx"), "not a zip").unwrap();
    fs::write(texts.join("nocues.vtt"), "WEBVTT\n\n").unwrap();
    let large = fs::File::create(texts.join("large.txt")).unwrap();
    large.set_len(100 * 1024 * 1024).unwrap();
    let mut bench = new_study(folder.path());
    let request = ImportRequest {
        paths: vec![texts, folder.path().join("gone.txt")],
        ..ImportRequest::default()
    };
    let progress = ImportProgress::default();
    let mut items = bench.read_files(&request, &progress).unwrap().items;
    bench.import(&mut items, &progress).unwrap();
    let words = Phrasebook::new(Language::Indonesian);
    for item in &items {
        let name = item
            .file
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        if name == "good.txt" {
            assert_eq!(item.status, ImportStatus::Imported);
        } else {
            assert_eq!(item.status, ImportStatus::Failed, "{name}");
            let (what, _) = item.error.as_ref().unwrap();
            assert!(words.has(&what.id), "{name}: {}", what.id);
        }
    }
    assert_eq!(items.len(), 7);
    assert_eq!(bench.documents().unwrap().len(), 1);
    assert_eq!(bench.doctor().unwrap(), vec![]);
}

#[test]
fn a_folder_without_transcripts_is_said_to_hold_none() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let bench = new_study(folder.path());
    let request = ImportRequest {
        paths: vec![empty],
        ..ImportRequest::default()
    };
    let fault = bench
        .read_files(&request, &ImportProgress::default())
        .unwrap_err();
    assert_eq!(fault.what.id, "file-empty-folder");
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "P: Apa?\n\nN: Ya.\n").unwrap();
    let mut bench = new_study(folder.path());
    let request = ImportRequest {
        paths: vec![folder.path().join("a.txt")],
        ..ImportRequest::default()
    };
    let progress = ImportProgress::default();
    let mut items = bench.read_files(&request, &progress).unwrap().items;
    progress
        .is_cancelled
        .store(true, std::sync::atomic::Ordering::Relaxed);
    let fault = bench.import(&mut items, &progress).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Cancelled);
    assert_eq!(bench.documents().unwrap().len(), 0);
}

#[test]
fn a_backup_is_due_when_there_is_work_no_backup_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.telaah");
    let mut bench = create_sample(&path, Language::English).unwrap();
    assert!(
        !bench.is_backup_due().unwrap(),
        "the sample itself can be made anew"
    );
    bench
        .apply(Edit::AddCoder {
            name: "ana".to_owned(),
        })
        .unwrap();
    assert!(bench.is_backup_due().unwrap());
    bench.backup(None).unwrap();
    assert!(!bench.is_backup_due().unwrap());
}

#[test]
fn a_study_that_is_open_elsewhere_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.telaah");
    let bench = create_sample(&path, Language::English).unwrap();
    let backup = bench.backup(Some(&folder.path().join("b.telaah"))).unwrap();
    let fault = workbench::restore(&backup, &path).unwrap_err();
    assert_eq!(fault.what.id, "store-restore-open");
    drop(bench);
    workbench::restore(&backup, &path).unwrap();
}
