//! `matrix`: how many passages each case, document or role has of each code. It
//! must not count anything itself.

use clap::Command;

use super::{Done, answer, args, filter, job::Job, lookup};
use crate::exchange::export::matrix::{MatrixWords, report};
use crate::exchange::export::{self, Format};
use crate::fault::Outcome;
use crate::message::{Phrasebook, Text};
use crate::text;
use crate::workbench::{MatrixRows, Workbench};

pub fn command(words: &Phrasebook) -> Command {
    filter::with_filter(
        args::verb(words, "matrix", &text!("cli-about-matrix"))
            .arg(args::file(words))
            .arg(args::option(words, "rows", "ROWS", &text!("cli-arg-rows")))
            .args(args::printing(words)),
        words,
    )
}

pub fn run(job: &mut Job<'_>) -> Done {
    let format = answer::format(job)?;
    let workbench = job.study()?;
    let (rows, key, corner) = rows(job, &workbench)?;
    let filter = filter::read(job, &workbench)?;
    let found = workbench.matrix(&rows, &filter)?;
    let matrix = export::matrix::Matrix {
        rows: found.rows,
        columns: found.columns,
        cells: found.cells,
    };
    let words = MatrixWords {
        title: job.console.say(&text!("cli-matrix-title")),
        key,
        corner: job.console.say(&corner),
        note: job.console.say(&text!("cli-matrix-note")),
    };
    answer::deliver(job, format, |options, mut out| match format {
        Format::Json => export::write_value(&matrix, &mut out),
        _ => export::write(&report(&matrix, &words), format, options, &mut out),
    })
}

/// What the rows are, their stable name and their heading.
fn rows(job: &Job<'_>, workbench: &Workbench) -> Outcome<(MatrixRows, String, Text)> {
    let typed = job.text("rows").unwrap_or("case");
    Ok(match typed {
        "case" => (MatrixRows::Case, typed.to_owned(), text!("cli-column-case")),
        "document" => (
            MatrixRows::Document,
            typed.to_owned(),
            text!("cli-column-document"),
        ),
        "role" => (MatrixRows::Role, typed.to_owned(), text!("cli-column-role")),
        _ => {
            let attributes = workbench.attributes()?;
            let mut names = vec!["case", "document", "role"];
            names.extend(attributes.iter().map(|(name, _)| name.as_str()));
            let unknown = text!("cli-unknown-rows", rows = typed);
            let otherwise = text!("cli-unknown-rows-hint", rows = names.join(", "));
            let found = lookup::named(&attributes, typed, |(name, _)| name, unknown, otherwise)?;
            let name = found.0.clone();
            let corner = text!("cli-plain", words = name.as_str());
            (MatrixRows::Attribute(name.clone()), name, corner)
        }
    })
}
