//! Files and folders as a person names them: what a folder holds, and which
//! paths a typed, pasted or dropped text means. It must not open a file.

use std::fs;
use std::path::{Path, PathBuf};

use super::import::{natural, unreadable};
use crate::exchange::import::is_supported;
use crate::fault::Outcome;

/// What a folder holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FolderList {
    pub folder: PathBuf,
    /// Folders first, then transcripts, then the rest; numbers sort as numbers.
    pub entries: Vec<FolderEntry>,
}

/// One thing in a folder; hidden ones are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderEntry {
    pub path: PathBuf,
    pub name: String,
    pub is_folder: bool,
    /// Whether it is read as a transcript, by its name alone.
    pub is_transcript: bool,
    /// In bytes; 0 for a folder.
    pub bytes: u64,
}

/// What a folder holds.
///
/// # Errors
/// A folder that is not there or cannot be read.
pub fn list_folder(folder: &Path) -> Outcome<FolderList> {
    let folder = folder
        .canonicalize()
        .map_err(|error| unreadable(folder, &error))?;
    let listed = fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))?;
    let mut entries: Vec<FolderEntry> = listed
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(['.', '~']) {
                return None;
            }
            let details = fs::metadata(entry.path()).ok()?;
            Some(FolderEntry {
                path: entry.path(),
                is_folder: details.is_dir(),
                is_transcript: details.is_file() && is_supported(&name),
                bytes: if details.is_dir() { 0 } else { details.len() },
                name,
            })
        })
        .collect();
    entries.sort_by_cached_key(|entry| {
        (
            !entry.is_folder,
            !entry.is_transcript,
            natural(&entry.path),
            entry.name.clone(),
        )
    });
    Ok(FolderList { folder, entries })
}

/// A path as typed, with `~` as the home folder.
#[must_use]
pub fn home_path(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let rest = match typed {
        "~" => Some(""),
        _ => typed.strip_prefix("~/"),
    };
    match (rest, std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}

/// The paths in a text: one a line, or several in a line the way a terminal
/// pastes files dropped on it (quoted, with backslashes, or as `file://`).
#[must_use]
pub fn paths_in(words: &str) -> Vec<PathBuf> {
    words
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .flat_map(|line| {
            let whole = home_path(line);
            if whole.exists() {
                return vec![whole];
            }
            pieces(line).iter().map(|piece| path_of(piece)).collect()
        })
        .collect()
}

fn path_of(piece: &str) -> PathBuf {
    match piece.strip_prefix("file://") {
        Some(address) => PathBuf::from(unescaped(address)),
        None => home_path(piece),
    }
}

/// Splits at blanks outside quotes; a backslash keeps the character after it.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut quote = None;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            (_, Some(end)) if letter == end => quote = None,
            ('\'' | '"', None) => quote = Some(letter),
            ('\\', None | Some('"')) if cfg!(unix) => piece.extend(letters.next()),
            (' ' | '\t', None) => pieces.push(std::mem::take(&mut piece)),
            _ => piece.push(letter),
        }
    }
    pieces.push(piece);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// `%20` and its like as the bytes they stand for.
fn unescaped(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes
            .get(at + 1..at + 3)
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (bytes[at], code) {
            (b'%', Some(code)) => {
                plain.push(code);
                at += 3;
            }
            (byte, _) => {
                plain.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dropped_files_are_several_paths_in_one_line() {
        assert_eq!(
            paths_in("'/a/satu dua.txt' /a/tiga\\ empat.txt \"/a/x.txt\"\nfile:///a/e%20f.txt\n\n"),
            [
                "/a/satu dua.txt",
                "/a/tiga empat.txt",
                "/a/x.txt",
                "/a/e f.txt"
            ]
            .map(PathBuf::from)
        );
    }

    #[test]
    fn a_path_with_blanks_that_is_there_is_one_path() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("satu dua.txt");
        fs::write(&file, "x").unwrap();
        assert_eq!(paths_in(&file.display().to_string()), [file]);
    }

    #[test]
    fn a_folder_lists_folders_then_transcripts_and_nothing_hidden() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["I10.txt", "I2.docx", "a.pdf", ".diam.txt"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        fs::create_dir(folder.path().join("zona")).unwrap();
        let list = list_folder(folder.path()).unwrap();
        let names: Vec<&str> = list.entries.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["zona", "I2.docx", "I10.txt", "a.pdf"]);
        assert!(list_folder(&folder.path().join("tiada")).is_err());
    }

    proptest! {
        #[test]
        fn no_pasted_text_is_too_odd_to_be_read(words in "\\PC{0,60}") {
            for path in paths_in(&words) {
                prop_assert!(!path.as_os_str().is_empty());
            }
        }
    }
}
