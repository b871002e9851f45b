//! Where an answer goes and as what: to standard output or whole into a file,
//! in the format asked for. It must not know what the answer says.

use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use serde_json::Value;
use tempfile::NamedTempFile;

use super::job::Job;
use super::{Done, Exit, Halt};
use crate::exchange::export::report::Report;
use crate::exchange::export::{self, ExportError, Format, Options, Written};
use crate::fault::{Fault, Outcome};
use crate::text;

impl From<ExportError> for Halt {
    fn from(error: ExportError) -> Self {
        if error.is_broken_pipe() {
            return Halt::PipeClosed;
        }
        Halt::Fault(error.into_fault())
    }
}

/// The format of an answer: what `--json` or `--format` says, else what the
/// name of the file says, else text.
pub fn format(job: &Job<'_>) -> Outcome<Format> {
    if job.is_set("json") {
        return Ok(Format::Json);
    }
    if let Some(format) = job.text("format").and_then(Format::from_key) {
        return Ok(format);
    }
    match job.path("output") {
        Some(path) => by_name(path),
        None => Ok(Format::Text),
    }
}

fn by_name(path: &Path) -> Outcome<Format> {
    let Some(extension) = path.extension() else {
        return Ok(Format::Text);
    };
    let extension = extension.to_string_lossy().to_lowercase();
    Format::from_extension(&extension).ok_or_else(|| cannot_write(path))
}

/// The fault of a file whose name ends in nothing that can be written.
pub fn cannot_write(path: &Path) -> Fault {
    let endings: Vec<String> = Format::ALL
        .iter()
        .map(|format| format!(".{}", format.extension()))
        .collect();
    Fault::input(text!("cli-cannot-write-kind", file = path)).hint(text!(
        "cli-cannot-write-kind-hint",
        endings = endings.join(" ")
    ))
}

/// Prints an answer that is an object or an array for programs and a report
/// for people.
pub fn answer(
    job: &mut Job<'_>,
    value: impl FnOnce() -> Value,
    report: impl FnOnce() -> Report,
) -> Done {
    let format = format(job)?;
    if format == Format::Json {
        let value = value();
        return deliver(job, format, |_, mut out| {
            export::write_value(&value, &mut out)
        });
    }
    let report = report();
    deliver(job, format, |options, mut out| {
        export::write(&report, format, options, &mut out)
    })
}

/// Hands the writer of an answer the place it goes to.
pub fn deliver(
    job: &mut Job<'_>,
    format: Format,
    write: impl FnOnce(&Options<'_>, &mut dyn Write) -> Written<()>,
) -> Done {
    if let Some(path) = job.path("output") {
        return deliver_to(job, path, write);
    }
    if format.is_binary() && job.console.is_terminal {
        return Err(
            Fault::input(text!("cli-not-for-a-terminal", format = format.key()))
                .hint(text!(
                    "cli-not-for-a-terminal-hint",
                    extension = format.extension()
                ))
                .into(),
        );
    }
    // The words are lent to the writer while the console lends its output.
    let words = crate::message::Phrasebook::new(job.console.words.language());
    let options = Options::new(&words);
    write(&options, job.console.out())?;
    Ok(Exit::Done)
}

/// The same for a file: written beside it first, readable by its owner only,
/// and put in its place when it is whole.
pub fn deliver_to(
    job: &mut Job<'_>,
    path: &Path,
    write: impl FnOnce(&Options<'_>, &mut dyn Write) -> Written<()>,
) -> Done {
    refuse_databases(path)?;
    let failed = |error: &io::Error| {
        Fault::input(text!(
            "cli-file-unwritten",
            file = path,
            reason = error.to_string()
        ))
        .hint(text!("cli-file-unwritten-hint"))
    };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if path.is_dir() {
        return Err(Fault::input(text!("cli-output-is-folder", file = path))
            .hint(text!("cli-output-is-folder-hint"))
            .into());
    }
    if !folder.is_dir() {
        return Err(Fault::input(text!("cli-no-folder", folder = folder))
            .hint(text!("cli-no-folder-hint"))
            .into());
    }
    let mut file = NamedTempFile::new_in(folder).map_err(|error| failed(&error))?;
    {
        let mut out = BufWriter::new(file.as_file_mut());
        let options = Options::new(&job.console.words);
        write(&options, &mut out)?;
        out.flush().map_err(|error| failed(&error))?;
    }
    file.as_file().sync_all().map_err(|error| failed(&error))?;
    file.persist(path).map_err(|error| failed(&error.error))?;
    if !job.is_set("json") {
        job.console.report(&text!("cli-wrote", file = path))?;
    }
    Ok(Exit::Done)
}

/// An answer must never take the place of a study: a slip of the hand in `-o`
/// would cost everything.
fn refuse_databases(path: &Path) -> Outcome<()> {
    let mut head = [0_u8; 16];
    let is_database = fs::File::open(path)
        .and_then(|mut file| file.read_exact(&mut head))
        .is_ok_and(|()| head == *b"SQLite format 3\0");
    if is_database {
        return Err(Fault::input(text!("cli-output-is-study", file = path))
            .hint(text!("cli-output-is-study-hint")));
    }
    Ok(())
}
