//! The program killed at any moment, and a disk that takes no more: the study
//! opens, is sound, and holds all that a command had reported as done.
#![cfg(unix)]

use std::hash::{BuildHasher, Hasher};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

const TELAAH: &str = env!("CARGO_BIN_EXE_telaah");

/// How many files, and how many rows, one command takes in.
const FILES: usize = 300;
const ROWS: usize = 300;

/// How often each command is killed.
const ROUNDS: u32 = 5;

/// A folder with a home, a study `s.telaah` of one transcript, and more to come.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Place {
        let place = Place {
            folder: tempfile::tempdir().unwrap(),
        };
        let mut words = String::new();
        for number in 0..ROWS {
            words.push_str(&format!("Jawab: Kata {number:04} ini.\n\n"));
        }
        std::fs::write(place.path().join("T.txt"), words).unwrap();
        place.good(&["new", "s.telaah", "--framework", "AG:process5"]);
        place.good(&["import", "s.telaah", "T.txt"]);
        place
    }

    fn with_files(self) -> Place {
        let folder = self.path().join("files");
        std::fs::create_dir(&folder).unwrap();
        for number in 0..FILES {
            let words =
                format!("Tanya: Apa {number}?\n\nJawab: Ini jawaban {number}.\n\n").repeat(2);
            std::fs::write(folder.join(format!("W{number}.txt")), words).unwrap();
        }
        self
    }

    /// With a table of codings, one for each line of the transcript.
    fn with_rows(self) -> Place {
        let document = self.good(&["document", "show", "s.telaah", "T", "--json"]);
        let document: Value = serde_json::from_slice(&document.stdout).unwrap();
        let text = document["text"].as_str().unwrap();
        let mut rows = String::from("document,start,end,code\n");
        for (at, _) in text.match_indices("Kata ") {
            rows.push_str(&format!("T,{at},{},AG.TB\n", at + 9));
        }
        std::fs::write(self.path().join("rows.csv"), rows).unwrap();
        self
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn in_place(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path())
            .env_clear()
            .env("HOME", self.path().join(".home"))
            .env("PATH", "/usr/bin:/bin")
            .env("TELAAH_LANG", "en")
            .env("USER", "dewi")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.in_place(TELAAH);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.args(arguments).output().unwrap()
    }

    fn good(&self, arguments: &[&str]) -> Output {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        output
    }

    /// Runs a command whose writing no file may pass this size, in units of 512 bytes.
    fn run_on_a_full_disk(&self, limit: u64, arguments: &[&str]) -> Output {
        let mut command = self.in_place("/bin/sh");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let line = format!("trap '' XFSZ; ulimit -f {limit}; exec \"$@\"");
        command.args(["-c", &line, "sh", TELAAH]).args(arguments);
        command.output().unwrap()
    }

    fn start(&self, arguments: &[&str]) -> Child {
        self.in_place(TELAAH).args(arguments).spawn().unwrap()
    }

    fn list(&self, arguments: &[&str]) -> Vec<Value> {
        let mut arguments = arguments.to_vec();
        arguments.push("--json");
        serde_json::from_slice(&self.good(&arguments).stdout).unwrap()
    }

    fn documents(&self) -> usize {
        self.list(&["document", "list", "s.telaah"]).len()
    }

    /// The words of all codings, each of them four digits.
    fn coded(&self) -> Vec<String> {
        let codings = self.list(&["coding", "list", "s.telaah"]);
        let words = codings
            .iter()
            .map(|coding| coding["text"].as_str().unwrap().to_owned());
        words.collect()
    }

    fn copy(&self, from: &str, to: &str) {
        for suffix in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(self.path().join(format!("{to}{suffix}")));
        }
        std::fs::copy(self.path().join(from), self.path().join(to)).unwrap();
    }

    fn is_sound(&self, moment: &str) {
        let output = self.run(&["doctor", "s.telaah"]);
        assert!(output.status.success(), "killed {moment}: {output:?}");
    }
}

/// A moment somewhere in this time, other in every run.
fn some_moment(within: Duration) -> Duration {
    let random = std::hash::RandomState::new().build_hasher().finish();
    within.mul_f64((random % 1000) as f64 / 1000.0)
}

/// Kills the command after a while; whether it had ended well before.
fn kill_after(mut child: Child, moment: Duration) -> bool {
    std::thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap().success()
}

/// Kills a command in every part of the time it takes, each time on a fresh copy
/// of the study; then all or nothing of it is there, and it can be done again.
fn all_or_nothing(place: &Place, arguments: &[&str], count: impl Fn() -> usize, whole: usize) {
    place.copy("s.telaah", "before.telaah");
    let begun = Instant::now();
    place.good(arguments);
    let takes = begun.elapsed();
    assert_eq!(count(), whole);
    for round in 0..ROUNDS {
        place.copy("before.telaah", "s.telaah");
        let before = count();
        let part = takes / ROUNDS;
        let moment = part * round + some_moment(part);
        let has_reported = kill_after(place.start(arguments), moment);
        let said = format!("after {moment:?} of {takes:?}");
        place.is_sound(&said);
        let now = count();
        assert!(
            now == whole || now == before && !has_reported,
            "{now} {said}"
        );
        // Nothing stands in the way of doing it again.
        if now == before && round == 1 {
            place.good(arguments);
            assert_eq!(count(), whole);
        }
    }
}

#[test]
fn an_import_that_is_killed_leaves_all_or_nothing() {
    let place = Place::new().with_files();
    let import = ["import", "s.telaah", "files"];
    all_or_nothing(&place, &import, || place.documents(), FILES + 1);
}

#[test]
fn a_table_of_codings_that_is_killed_leaves_all_or_nothing() {
    let place = Place::new().with_rows();
    let import = ["coding", "import", "s.telaah", "rows.csv"];
    all_or_nothing(&place, &import, || place.coded().len(), ROWS);
}

#[test]
fn a_coding_that_was_reported_survives_the_death_of_those_after_it() {
    let place = Place::new();
    let add = |number: u32| {
        let quote = format!("Kata {number:04}");
        let add = [
            "coding",
            "add",
            "s.telaah",
            "--document",
            "T",
            "--code",
            "AG.TB",
            "--quote",
            &quote,
        ];
        place.start(&add)
    };
    let begun = Instant::now();
    assert!(add(0).wait().unwrap().success());
    let takes = begun.elapsed();
    let mut reported = vec!["Kata 0000".to_owned()];
    for number in 1..24 {
        // Half are left to end, the others are killed somewhere on the way.
        let has_ended = match number % 2 {
            0 => add(number).wait().unwrap().success(),
            _ => kill_after(add(number), some_moment(takes)),
        };
        assert!(has_ended || number % 2 == 1, "{number}");
        if has_ended {
            reported.push(format!("Kata {number:04}"));
        }
    }
    place.is_sound("in a series of codings");
    let coded = place.coded();
    for words in &reported {
        assert!(coded.contains(words), "{words} was reported, and is lost");
    }
    assert!(coded.len() <= 24, "nothing is there twice");
}

#[test]
fn a_full_disk_is_said_and_leaves_the_study_as_it_was() {
    let place = Place::new().with_files().with_rows();
    let study = place.path().join("s.telaah");
    let holds = std::fs::metadata(&study).unwrap().len() / 512;
    let size = |arguments: &[&str]| place.list(arguments).len();
    let add = [
        "coding",
        "add",
        "s.telaah",
        "--document",
        "T",
        "--code",
        "AG.TB",
        "--quote",
        "Kata 0007",
    ];
    let show = ["document", "show", "s.telaah", "T", "-o", "all.txt"];
    for (limit, arguments) in [
        (64, &["import", "s.telaah", "files"][..]),
        (holds / 2, &["import", "s.telaah", "files"]),
        (64, &["coding", "import", "s.telaah", "rows.csv"]),
        (8, &add),
        (8, &["new", "other.telaah"]),
        (72, &["new", "other.telaah"]),
        (72, &["backup", "s.telaah", "copy.telaah"]),
        (8, &show),
    ] {
        let output = place.run_on_a_full_disk(limit, arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?} {said}");
        assert!(
            said.starts_with("telaah: ") && said.lines().count() >= 2,
            "{said}"
        );
        assert!(!said.contains("panicked"), "{said}");
        place.is_sound("by a full disk");
        assert_eq!(size(&["document", "list", "s.telaah"]), 1);
        assert_eq!(size(&["coding", "list", "s.telaah"]), 0);
        for left in ["other.telaah", "copy.telaah", "all.txt"] {
            assert!(!place.path().join(left).exists(), "half a {left}");
        }
    }
    // What is there can still be read, and with room again the same goes well.
    let read = place.run_on_a_full_disk(8, &["document", "list", "s.telaah"]);
    assert!(read.status.success(), "{read:?}");
    place.good(&["import", "s.telaah", "files"]);
    assert_eq!(place.documents(), FILES + 1);
}
