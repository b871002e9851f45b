//! `codebook`: the frameworks on the shelf and in the study. It must not know
//! file formats, nor edit single codes.

mod crosswalk;
mod look;

use std::fs;
use std::path::Path;

use clap::{Command, value_parser};
use serde_json::json;

use super::{Done, answer, args, code, job::Job, lookup};
use crate::exchange::codebook::{self, shelf};
use crate::exchange::export::{ExportError, Format};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::code::CodeStatus;
use crate::model::codebook::Book;
use crate::model::edit::Edit;
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let key = || args::positional(words, "codebook", "KEY", &text!("cli-arg-codebook"));
    args::group(words, "codebook", &text!("cli-about-codebook"))
        .subcommand(verb("list", text!("cli-about-codebook-list")).args(args::printing(words)))
        .subcommand(
            args::verb(words, "shelf", &text!("cli-about-codebook-shelf"))
                .arg(
                    key()
                        .required(false)
                        .help(words.say(&text!("cli-arg-shelf-key"))),
                )
                .args(args::printing(words)),
        )
        .subcommand(
            verb("add", text!("cli-about-codebook-add"))
                .arg(args::positional(
                    words,
                    "framework",
                    "KEY[:PRESET]",
                    &text!("cli-arg-framework"),
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("drop", text!("cli-about-codebook-drop"))
                .arg(key())
                .args([args::yes(words), args::dry_run(words)])
                .args(args::changing(words)),
        )
        .subcommand(
            verb("import", text!("cli-about-codebook-import"))
                .arg(args::path(
                    words,
                    "from",
                    "X",
                    &text!("cli-arg-codebook-from"),
                ))
                .arg(args::option(words, "preset", "P", &text!("cli-arg-preset")))
                .arg(args::dry_run(words))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("export", text!("cli-about-codebook-export"))
                .arg(key())
                .arg(
                    args::choice(
                        words,
                        "format",
                        "F",
                        &text!("cli-arg-codebook-format"),
                        &["json", "csv"],
                    )
                    .conflicts_with("json"),
                )
                .arg(args::json(words))
                .arg(
                    args::option(words, "output", "OUT", &text!("cli-arg-output"))
                        .short('o')
                        .value_parser(value_parser!(std::path::PathBuf)),
                ),
        )
        .subcommand(
            verb("crosswalk", text!("cli-about-codebook-crosswalk")).args(args::printing(words)),
        )
        .subcommand(
            verb("leave-out", text!("cli-about-codebook-leave-out"))
                .arg(args::codes(words))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("restore", text!("cli-about-codebook-restore"))
                .arg(args::codes(words))
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    let Some((name, mut job)) = job.inner() else {
        return Err(Fault::input(text!("cli-not-understood")).into());
    };
    let job = &mut job;
    match name {
        "list" => look::list(job),
        "shelf" => match job.text("codebook") {
            Some(key) => look::shelf_book(job, key),
            None => look::shelf_list(job),
        },
        "add" => add(job),
        "drop" => drop_book(job),
        "import" => import(job),
        "export" => export(job),
        "crosswalk" => crosswalk::run(job),
        "leave-out" => code::set_status(job, CodeStatus::LeftOut),
        _ => code::set_status(job, CodeStatus::Active),
    }
}

/// The edit that adds a shipped framework: `AG:process5`.
pub fn from_shelf(form: &str) -> Outcome<Edit> {
    let choice = shelf::choose(form)?;
    let book = choice.book;
    Ok(Edit::AddCodebook {
        key: book.key.clone(),
        title: book.title.clone(),
        source: book.source.clone(),
        note: book.note.clone(),
        preset: choice.preset.cloned(),
        codes: choice.codes(),
    })
}

fn add(job: &mut Job<'_>) -> Done {
    let edit = from_shelf(job.needed("framework"))?;
    let mut workbench = job.workbench()?;
    job.change(&mut workbench, edit)
}

fn drop_book(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let books = workbench.codebooks()?;
    let book = lookup::codebook(&books, job.needed("codebook"))?;
    let edit = Edit::DropCodebook {
        codebook: book.id,
        reason: job.text("reason").unwrap_or_default().to_owned(),
    };
    job.delete(&mut workbench, edit, &book.key)
}

fn import(job: &mut Job<'_>) -> Done {
    let path = job.path("from").unwrap_or(Path::new(""));
    let unread = |error: std::io::Error| {
        Fault::input(text!(
            "cli-file-unread",
            file = path,
            reason = error.to_string()
        ))
        .hint(text!("cli-file-unread-hint"))
    };
    let size = fs::metadata(path).map_err(unread)?;
    if size.is_dir() {
        return Err(Fault::input(text!("cli-file-is-folder", file = path)).into());
    }
    let bytes = read_at_most(path, codebook::MAX_BYTES).map_err(unread)?;
    let reading = codebook::read(&path.display().to_string(), &bytes)?;
    for warning in &reading.warnings {
        job.console.note(warning);
    }
    let book = reading.book;
    let preset = match job.text("preset") {
        None => None,
        Some(key) => {
            let unknown = text!("cli-unknown-preset", preset = key);
            let keys: Vec<&str> = book
                .presets
                .iter()
                .map(|preset| preset.key.as_str())
                .collect();
            let otherwise = text!("cli-valid-values", values = keys.join(", "));
            Some(lookup::named(
                &book.presets,
                key,
                |preset| &preset.key,
                unknown,
                otherwise,
            )?)
        }
    };
    let codes = book
        .selected(preset.map(|preset| preset.key.as_str()))
        .unwrap_or_default();
    if job.is_set("dry-run") {
        let would = text!(
            "cli-would-add-codebook",
            key = book.key.as_str(),
            codes = codes.len()
        );
        let fields = json!({"change": "none", "key": book.key, "codes": codes.len()});
        return job.told(&would, &fields);
    }
    let mut workbench = job.workbench()?;
    let edit = Edit::AddCodebook {
        key: book.key.clone(),
        title: book.title.clone(),
        source: book.source.clone(),
        note: book.note.clone(),
        preset: preset.cloned(),
        codes,
    };
    job.change(&mut workbench, edit)
}

/// A file's bytes, and one more than the limit where it is larger, so that the
/// reader sees that it is.
fn read_at_most(path: &Path, limit: usize) -> std::io::Result<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn export(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let book = whole(&workbench, job.needed("codebook"))?;
    let format = match answer::format(job)? {
        Format::Text
            if job
                .path("output")
                .is_none_or(|path| path.extension().is_none()) =>
        {
            Format::Json
        }
        format => format,
    };
    let words = written(&book, format)?;
    answer::deliver(job, format, |_, out| {
        out.write_all(words.as_bytes()).map_err(ExportError::from)
    })
}

/// A codebook as the file of a format that has one.
pub fn written(book: &Book, format: Format) -> Outcome<String> {
    match format {
        Format::Json => Ok(codebook::write_json(book)),
        Format::Csv => Ok(codebook::write_csv(book)),
        other => Err(
            Fault::input(text!("cli-codebook-format", format = other.key()))
                .hint(text!("cli-codebook-format-hint")),
        ),
    }
}

/// A codebook of the study with its codes as they are now.
pub fn whole(workbench: &Workbench, key: &str) -> Outcome<Book> {
    let books = workbench.codebooks()?;
    workbench.book(lookup::codebook(&books, key)?.id)
}
