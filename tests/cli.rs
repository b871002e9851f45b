//! The command line as a person or a script meets it: the real program, in a
//! home of its own, in both languages.

#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/codebooks.rs"]
mod codebooks;
#[path = "cli/codings.rs"]
mod codings;
#[path = "cli/displays.rs"]
mod displays;
#[path = "cli/documents.rs"]
mod documents;
#[path = "cli/findings.rs"]
mod findings;
#[path = "cli/imports.rs"]
mod imports;
#[path = "cli/output.rs"]
mod output;
#[path = "cli/patterns.rs"]
mod patterns;
#[path = "cli/reference.rs"]
mod reference;
#[path = "cli/steps.rs"]
mod steps;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// A folder with nothing in it, and the program run in it.
pub struct Place {
    folder: tempfile::TempDir,
}

/// What a run of the program left behind.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The answer as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// Fails unless the program ended well.
    pub fn good(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self
    }

    /// Fails unless it was refused with these words and a hint, and no panic.
    pub fn refused(self, words: &str) -> Self {
        assert_eq!(self.code, 2, "{}{}", self.out, self.err);
        assert!(self.err.starts_with("telaah: "), "{}", self.err);
        assert!(self.err.contains(words), "{}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }
}

const TALK: &str = "Pewawancara: Bagaimana awalnya?\n\
    Narasumber: Kami mulai dari nol. Saya percaya pada mereka.\n\
    Pewawancara: Lalu?\n\
    Narasumber: Kepercayaan itu hilang. Saya q\u{301}ya lagi? Kami mulai lagi.\n";

impl Place {
    #[expect(clippy::new_without_default, reason = "a place is made, not defaulted")]
    pub fn new() -> Self {
        Place {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A study with two frameworks and two documents, no codings.
    pub fn with_study() -> Self {
        let place = Place::new();
        place
            .run(&[
                "new",
                "s.telaah",
                "--framework",
                "AG:process5",
                "--framework",
                "FAK",
                "--coder",
                "Dewi",
                "--language",
                "id",
            ])
            .good();
        place.write("in/I1.txt", TALK);
        place.write(
            "in/O1.md",
            "Catatan lapangan.\n\nHanya lima orang datang.\n",
        );
        place.run(&["import", "s.telaah", "in"]).good();
        place
    }

    /// The same with two codings: Dewi's (1) and Raka's (2).
    pub fn with_codings() -> Self {
        let place = Place::with_study();
        place
            .run(&[
                "coding",
                "add",
                "s.telaah",
                "--document",
                "I1",
                "--quote",
                "Saya percaya pada mereka.",
                "--code",
                "AG.TB",
                "--polarity",
                "-",
                "--strength",
                "2",
            ])
            .good();
        place
            .run(&[
                "coding",
                "add",
                "s.telaah",
                "--document",
                "1",
                "--span",
                "44..64",
                "--code",
                "AG.CTP",
                "--coder",
                "Raka",
            ])
            .good();
        place
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, words: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, words).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path().join(name)).unwrap()
    }

    pub fn command(&self, language: &str) -> Command {
        let mut command = Command::cargo_bin("telaah").unwrap();
        let home = self.path().join(".home");
        command.current_dir(self.path()).env_clear();
        for (name, folder) in [
            ("HOME", home.clone()),
            ("XDG_STATE_HOME", home.join("state")),
            ("XDG_DATA_HOME", home.join("data")),
            ("XDG_CONFIG_HOME", home.join("config")),
            ("XDG_CACHE_HOME", home.join("cache")),
        ] {
            command.env(name, folder);
        }
        command.env("TELAAH_LANG", language).env("USER", "dewi");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in("en", arguments)
    }

    pub fn run_in(&self, language: &str, arguments: &[&str]) -> Ran {
        finish(self.command(language).args(arguments))
    }

    /// The JSON a verb answers with.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut arguments = arguments.to_vec();
        arguments.push("--json");
        self.run(&arguments).good().json()
    }
}

pub fn finish(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap_or_default(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The names of an object's fields, in order.
pub fn fields(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}
