//! What a person prefers on screen, kept from one start to the next in a small
//! file of their own: the language, the colours. It must not know what the
//! values mean, nor hold anything from a study.

use std::fs;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde_json::{Map, Value};

use super::place::keep;

/// Something that is preferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preference {
    /// The language of the screen, by its tag.
    Language,
    /// The colours of the screen, by the key of their palette.
    Colors,
}

impl Preference {
    fn key(self) -> &'static str {
        match self {
            Preference::Language => "language",
            Preference::Colors => "colors",
        }
    }
}

/// What was preferred last; nothing when the file says nothing that can be read.
#[must_use]
pub fn preferred(what: Preference) -> Option<String> {
    let value = read(&file()?).remove(what.key())?;
    value.as_str().map(str::to_owned)
}

/// Keeps what is preferred from now on. Where it cannot be kept it holds until
/// the program ends.
pub fn prefer(what: Preference, value: &str) {
    if let Some(file) = file() {
        write(&file, what, value);
    }
}

fn file() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "telaah")?;
    Some(folders.config_dir().join("preferences.json"))
}

/// A file that is missing or broken prefers nothing.
fn read(file: &Path) -> Map<String, Value> {
    let text = fs::read_to_string(file).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// What else the file says stays, so that two versions may share it.
fn write(file: &Path, what: Preference, value: &str) {
    let mut all = read(file);
    all.insert(what.key().to_owned(), Value::from(value));
    if let Ok(text) = serde_json::to_string_pretty(&all) {
        keep(file, &text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(file: &Path, what: Preference) -> Option<String> {
        let value = read(file).remove(what.key())?;
        value.as_str().map(str::to_owned)
    }

    #[test]
    fn what_is_preferred_is_kept_beside_what_else_stands_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/preferences.json");
        write(&file, Preference::Language, "id");
        write(&file, Preference::Colors, "light");
        assert_eq!(said(&file, Preference::Language).as_deref(), Some("id"));
        assert_eq!(said(&file, Preference::Colors).as_deref(), Some("light"));
        let folder = file.parent().unwrap();
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1, "no scraps");
    }

    #[test]
    fn a_broken_file_prefers_nothing_and_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("preferences.json");
        for broken in ["", "{", "[]", "\u{0}", "{\"language\": 3}"] {
            fs::write(&file, broken).unwrap();
            assert_eq!(said(&file, Preference::Language), None, "{broken}");
            write(&file, Preference::Language, "en");
            assert_eq!(said(&file, Preference::Language).as_deref(), Some("en"));
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_what_is_preferred() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("preferences.json");
        write(&file, Preference::Colors, "plain");
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
