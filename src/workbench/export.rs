//! Quotes written to a file, for both front ends: streamed out of the study,
//! whole or not at all, readable by their owner only. It must not know how a
//! format is written, nor ask anybody anything.

mod matrix;
mod sheet;

pub use matrix::{MatrixRequest, write_matrix};
pub use sheet::SheetRequest;

use std::collections::HashMap;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

use super::Workbench;
use crate::exchange::citation::Style;
use crate::exchange::export::{ExportError, Format, Options, Written, quotes};
use crate::fault::{Fault, Outcome};
use crate::message::{Language, Phrasebook};
use crate::model::code::Code;
use crate::model::ids::CodeId;
use crate::model::quote::{Quote, QuoteFilter, QuoteSort};
use crate::text;

/// How many quotes may wait between the study and the file.
const WAITING: usize = 64;

/// Where quotes go and how they are written.
#[derive(Debug, Clone)]
pub struct ExportRequest {
    pub path: PathBuf,
    pub format: Format,
    pub style: Style,
    /// Of headings, captions and labels.
    pub language: Language,
    /// The heading of the whole; the study's title when empty.
    pub title: String,
    /// Under a heading for each indicator, in the order of the codebook.
    pub is_grouped: bool,
    /// The definition under the heading of each indicator.
    pub has_definitions: bool,
    /// Star, sign and strength after the citation.
    pub has_signs: bool,
    /// The translation under each quote that has one.
    pub has_translations: bool,
    /// Whether a file of that name may be replaced.
    pub may_replace: bool,
}

impl ExportRequest {
    /// Grouped by indicator, with definitions and translations but without
    /// signs, never over a file that exists.
    #[must_use]
    pub fn new(path: PathBuf, format: Format, style: Style, language: Language) -> Self {
        ExportRequest {
            path,
            format,
            style,
            language,
            title: String::new(),
            is_grouped: true,
            has_definitions: true,
            has_signs: false,
            has_translations: true,
            may_replace: false,
        }
    }
}

/// How far an export is; shared between threads. Set `is_cancelled` to stop it.
#[derive(Debug, Default)]
pub struct ExportProgress {
    pub written: AtomicUsize,
    pub total: AtomicUsize,
    pub is_cancelled: AtomicBool,
}

impl Workbench {
    /// Writes the quotes that fit a filter to a file and says how many there
    /// were. The file appears only when it is whole.
    ///
    /// # Errors
    ///
    /// When the file is there already and may not be replaced, cannot be
    /// written, the study cannot be read, or the person stopped it.
    pub fn export_quotes(
        &self,
        filter: &QuoteFilter,
        sort: QuoteSort,
        request: &ExportRequest,
        progress: &ExportProgress,
    ) -> Outcome<usize> {
        let mut file = Draft::beside(&request.path, request.may_replace)?;
        let count = self
            .write_quotes(filter, sort, request, file.out(), progress)
            .map_err(ExportError::into_fault)?;
        file.keep()?;
        Ok(count)
    }

    /// The same to any writer, such as the standard output.
    ///
    /// # Errors
    ///
    /// When the writer fails, the study cannot be read, or the person stopped it.
    pub fn write_quotes(
        &self,
        filter: &QuoteFilter,
        sort: QuoteSort,
        request: &ExportRequest,
        out: &mut (impl Write + Send),
        progress: &ExportProgress,
    ) -> Written<usize> {
        let codes: HashMap<CodeId, Code> = self
            .codes()?
            .into_iter()
            .map(|code| (code.id, code))
            .collect();
        let title = match request.title.trim() {
            "" => self.study()?.title,
            title => title.to_owned(),
        };
        progress
            .total
            .store(self.quote_count(filter)?, Ordering::Relaxed);
        let sort = if request.is_grouped {
            QuoteSort::Code
        } else {
            sort
        };
        // The study hands quotes to a function, the writer takes them from a
        // list: two threads meet at a short queue, and neither holds them all.
        let (sender, waiting) = sync_channel::<Outcome<Quote>>(WAITING);
        std::thread::scope(|scope| {
            let writing = scope.spawn(|| {
                let counted = waiting.into_iter().inspect(|quote| {
                    if quote.is_ok() {
                        progress.written.fetch_add(1, Ordering::Relaxed);
                    }
                });
                write_all(counted, &title, &codes, request, out)
            });
            let read = self.each_quote(filter, sort, &mut |quote| {
                if progress.is_cancelled.load(Ordering::Relaxed) {
                    return Err(Fault::cancelled(text!("export-cancelled")));
                }
                // The writer has stopped: its own failure is the one to report.
                sender
                    .send(Ok(quote))
                    .map_err(|_| Fault::internal(text!("export-cancelled")))
            });
            if let Err(fault) = read {
                let _ = sender.send(Err(fault));
            }
            drop(sender);
            writing.join().unwrap_or_else(|_| {
                Err(ExportError::Source(Fault::internal(text!("work-crashed"))))
            })
        })
    }
}

fn write_all(
    quotes: impl Iterator<Item = Outcome<Quote>>,
    title: &str,
    codes: &HashMap<CodeId, Code>,
    request: &ExportRequest,
    out: &mut impl Write,
) -> Written<usize> {
    let phrasebook = Phrasebook::new(request.language);
    let export = quotes::QuoteExport {
        title,
        codes,
        style: &request.style,
        is_grouped: request.is_grouped,
        has_definitions: request.is_grouped && request.has_definitions,
        has_signs: request.has_signs,
        has_translations: request.has_translations,
    };
    quotes::write(
        quotes,
        &export,
        request.format,
        &Options::new(&phrasebook),
        out,
    )
}

/// A file that is written beside the place it will have, and dropped unless it
/// is kept.
struct Draft {
    file: tempfile::NamedTempFile,
    path: PathBuf,
    may_replace: bool,
}

impl Draft {
    fn beside(path: &Path, may_replace: bool) -> Outcome<Draft> {
        if path.file_name().is_none() || path.is_dir() {
            return Err(Fault::input(text!("export-is-folder", path = path))
                .hint(text!("export-is-folder-hint")));
        }
        if !may_replace && path.exists() {
            return Err(exists(path));
        }
        if is_database(path) {
            return Err(Fault::input(text!("export-is-study", path = path))
                .hint(text!("export-is-study-hint")));
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        if !folder.is_dir() {
            return Err(Fault::input(text!("export-no-folder", path = folder))
                .hint(text!("export-no-folder-hint")));
        }
        let file = tempfile::Builder::new()
            .prefix(".telaah-export-")
            .tempfile_in(folder)
            .map_err(|error| unwritten(&error))?;
        Ok(Draft {
            file,
            path: path.to_path_buf(),
            may_replace,
        })
    }

    fn out(&mut self) -> &mut std::fs::File {
        self.file.as_file_mut()
    }

    fn keep(self) -> Outcome<()> {
        self.file
            .as_file()
            .sync_all()
            .map_err(|error| unwritten(&error))?;
        let kept = if self.may_replace {
            self.file.persist(&self.path)
        } else {
            self.file.persist_noclobber(&self.path)
        };
        match kept {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(exists(&self.path)),
            Err(error) => Err(unwritten(&error.error)),
        }
    }
}

/// A slip of the hand must never put quotes in the place of a study.
fn is_database(path: &Path) -> bool {
    let mut head = [0_u8; 16];
    std::fs::File::open(path)
        .and_then(|mut file| file.read_exact(&mut head))
        .is_ok_and(|()| head == *b"SQLite format 3\0")
}

fn exists(path: &Path) -> Fault {
    Fault::input(text!("export-exists", path = path)).hint(text!("export-exists-hint"))
}

fn unwritten(error: &std::io::Error) -> Fault {
    ExportError::Output(std::io::Error::new(error.kind(), error.to_string())).into_fault()
}

#[cfg(test)]
mod tests;
