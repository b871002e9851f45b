//! `export`: the quotes or a codebook into a file whose name says the format.
//! It must not know formats.

use std::path::Path;

use clap::{Command, value_parser};

use super::{Done, answer, args, codebook, filter, job::Job, quotes};
use crate::exchange::export::{ExportError, Format};
use crate::message::Phrasebook;
use crate::text;

pub fn command(words: &Phrasebook) -> Command {
    filter::with_filter(
        args::verb(words, "export", &text!("cli-about-export"))
            .arg(args::file(words))
            .arg(
                args::path(words, "out", "OUT", &text!("cli-arg-export-out"))
                    .value_parser(value_parser!(std::path::PathBuf)),
            )
            .arg(args::option(
                words,
                "codebook",
                "KEY",
                &text!("cli-arg-export-codebook"),
            ))
            .args(quotes::looks(words)),
        words,
    )
}

pub fn run(job: &mut Job<'_>) -> Done {
    let path = job.path("out").unwrap_or(Path::new(""));
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let format = Format::from_extension(&extension).ok_or_else(|| answer::cannot_write(path))?;
    let Some(key) = job.text("codebook") else {
        return quotes::to_file(job, path, format);
    };
    let book = codebook::whole(&job.study()?, key)?;
    let words = codebook::written(&book, format)?;
    answer::deliver_to(job, path, |_, out| {
        out.write_all(words.as_bytes()).map_err(ExportError::from)
    })
}
