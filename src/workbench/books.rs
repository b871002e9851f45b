//! A study's codebooks as books of their own: read from a file, written to
//! one. It must not know file formats.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::Workbench;
use crate::exchange::codebook::{self, Reading};
use crate::fault::{Fault, Outcome};
use crate::model::codebook::{Book, CodeDraft};
use crate::model::ids::CodebookId;
use crate::text;

/// What became of writing a codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// It is there now.
    To(PathBuf),
    /// There is a file already, and it was left alone.
    Exists(PathBuf),
}

/// Reads a codebook file; nothing is stored.
///
/// # Errors
/// An input fault when it cannot be read, or that lists its mistakes.
pub fn read_codebook(path: &Path) -> Outcome<Reading> {
    let unreadable = |error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            Fault::input(text!("file-missing", file = path)).hint(text!("file-missing-hint"))
        }
        _ => {
            let detail = error.to_string();
            Fault::input(text!("file-unreadable", file = path, detail = detail))
        }
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let size = fs::metadata(path)
        .map_err(|error| unreadable(&error))?
        .len();
    if size > codebook::MAX_BYTES as u64 {
        let limit = codebook::MAX_BYTES >> 20;
        let megabytes = size.div_ceil(1 << 20);
        return Err(Fault::input(text!(
            "file-too-large",
            file = path,
            megabytes = megabytes,
            limit = limit
        )));
    }
    codebook::read(&name, &fs::read(path).map_err(|error| unreadable(&error))?)
}

impl Workbench {
    /// A codebook of the study as a book, with all its codes as they are now.
    pub fn book(&self, id: CodebookId) -> Outcome<Book> {
        let known = self.codebooks()?.into_iter().find(|book| book.id == id);
        let Some(kept) = known else {
            return Err(Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint")));
        };
        let codes = self.codes()?;
        let key_of = |id| {
            let found = codes.iter().find(|code| Some(code.id) == id);
            found.map(|code| code.key.clone())
        };
        Ok(Book {
            key: kept.key,
            title: kept.title,
            source: kept.source,
            note: kept.note,
            presets: Vec::new(),
            codes: codes
                .iter()
                .filter(|code| code.codebook == id)
                .map(|code| CodeDraft {
                    key: code.key.clone(),
                    parent: key_of(code.parent),
                    kind: code.kind,
                    words: code.words.clone(),
                    see_also: code.see_also.clone(),
                })
                .collect(),
        })
    }

    /// Writes a codebook to a file; the ending of its name (`.json`, `.csv`)
    /// decides the format. A file that is there is replaced only if `is_over`.
    ///
    /// # Errors
    /// An input fault for another ending, or when the file cannot be written.
    pub fn write_codebook(&self, id: CodebookId, path: &Path, is_over: bool) -> Outcome<Written> {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let write = match ending.to_ascii_lowercase().as_str() {
            "json" => codebook::write_json,
            "csv" => codebook::write_csv,
            _ => {
                return Err(Fault::input(text!("codebook-unknown-ending", file = path))
                    .hint(text!("codebook-write-ending-hint")));
            }
        };
        if path.exists() && !is_over {
            return Ok(Written::Exists(path.to_owned()));
        }
        let words = write(&self.book(id)?);
        match put(path, &words, is_over) {
            Ok(()) => Ok(Written::To(path.to_owned())),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Ok(Written::Exists(path.to_owned()))
            }
            Err(error) => Err(Fault::input(text!(
                "codebook-not-written",
                file = path,
                detail = error.to_string()
            ))
            .hint(text!("codebook-not-written-hint"))),
        }
    }
}

/// Writes beside the place and moves it there, so that no half file ever is.
fn put(path: &Path, words: &str, is_over: bool) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(words.as_bytes())?;
    file.as_file().sync_all()?;
    if is_over {
        file.persist(path)?;
    } else {
        file.persist_noclobber(path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::codebook::shelf;
    use crate::message::Language;
    use crate::model::edit::{Change, Edit};
    use crate::workbench::NewStudy;

    #[test]
    fn a_written_codebook_reads_back_the_same_and_never_replaces_a_file_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let new = NewStudy {
            title: String::new(),
            language: Language::English,
            coder: "Ani".into(),
        };
        let mut bench = Workbench::create(&folder.path().join("s.telaah"), &new).unwrap();
        let shipped = shelf::find("AG").unwrap();
        let change = bench.apply(Edit::AddCodebook {
            key: shipped.key.clone(),
            title: shipped.title.clone(),
            source: shipped.source.clone(),
            note: shipped.note.clone(),
            preset: None,
            codes: shipped.codes.clone(),
        });
        let Ok(Change::CodebookAdded { codebook, .. }) = change else {
            panic!("not added: {change:?}");
        };
        let path = folder.path().join("AG.json");
        let written = bench.write_codebook(codebook, &path, false).unwrap();
        assert_eq!(written, Written::To(path.clone()));
        let read = read_codebook(&path).unwrap().book;
        assert_eq!(read.codes, shipped.codes);

        fs::write(&path, "mine").unwrap();
        let kept = bench.write_codebook(codebook, &path, false).unwrap();
        assert_eq!(kept, Written::Exists(path.clone()));
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        bench.write_codebook(codebook, &path, true).unwrap();
        assert!(read_codebook(&path).is_ok());
        let odd = bench.write_codebook(codebook, &folder.path().join("AG.txt"), false);
        assert!(odd.is_err());
    }
}
