//! `matrix`: how many passages each case, document or role has of each code. It
//! must not count anything itself.

use clap::Command;

use super::{Done, answer, args, filter, job::Job, lookup};
use crate::fault::Outcome;
use crate::message::Phrasebook;
use crate::text;
use crate::workbench::{MatrixRows, Workbench, write_matrix};

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
    let rows = rows(job, &workbench)?;
    let filter = filter::read(job, &workbench)?;
    let matrix = workbench.matrix(&rows, &filter)?;
    answer::deliver(job, format, |options, out| {
        write_matrix(matrix, &rows, format, options, out)
    })
}

/// What the rows are.
fn rows(job: &Job<'_>, workbench: &Workbench) -> Outcome<MatrixRows> {
    let typed = job.text("rows").unwrap_or("case");
    Ok(match typed {
        "case" => MatrixRows::Case,
        "document" => MatrixRows::Document,
        "role" => MatrixRows::Role,
        _ => {
            let attributes = workbench.attributes()?;
            let mut names = vec!["case", "document", "role"];
            names.extend(attributes.iter().map(|(name, _)| name.as_str()));
            let unknown = text!("cli-unknown-rows", rows = typed);
            let otherwise = text!("cli-unknown-rows-hint", rows = names.join(", "));
            let found = lookup::named(&attributes, typed, |(name, _)| name, unknown, otherwise)?;
            MatrixRows::Attribute(found.0.clone())
        }
    })
}
