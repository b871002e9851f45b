//! `coder`: the people who code. It must not know what they coded.

use clap::Command;
use serde_json::{Value, json};

use super::table::{Listing, number, words as cell};
use super::{Done, answer, args, job::Job, lookup};
use crate::fault::Fault;
use crate::message::Phrasebook;
use crate::model::edit::Edit;
use crate::model::quote::QuoteFilter;
use crate::text;

pub fn command(words: &Phrasebook) -> Command {
    let name = || args::positional(words, "name", "NAME", &text!("cli-arg-coder-name"));
    let changing = || {
        [
            args::option(words, "reason", "TEXT", &text!("cli-arg-reason")),
            args::json(words),
        ]
    };
    args::group(words, "coder", &text!("cli-about-coder"))
        .subcommand(
            args::verb(words, "list", &text!("cli-about-coder-list"))
                .arg(args::file(words))
                .args(args::printing(words)),
        )
        .subcommand(
            args::verb(words, "add", &text!("cli-about-coder-add"))
                .arg(args::file(words))
                .arg(name())
                .args(changing()),
        )
        .subcommand(
            args::verb(words, "rename", &text!("cli-about-coder-rename"))
                .arg(args::file(words))
                .arg(name())
                .arg(args::positional(
                    words,
                    "to",
                    "NEW",
                    &text!("cli-arg-coder-new-name"),
                ))
                .args(changing()),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("list", mut job)) => list(&mut job),
        Some(("add", mut job)) => add(&mut job),
        Some((_, mut job)) => rename(&mut job),
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let mut coders = Vec::new();
    for coder in workbench.coders()? {
        let filter = QuoteFilter {
            coders: vec![coder.id],
            ..QuoteFilter::default()
        };
        let codings = workbench.quote_count(&filter)?;
        coders.push((coder, codings));
    }
    let value = || {
        let record = |(coder, codings): &(crate::model::study::Coder, usize)| json!({"name": coder.name, "codings": codings});
        Value::Array(coders.iter().map(record).collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-none"))
            .column("name", &text!("cli-column-coder"), 20)
            .count("codings", &text!("cli-column-codings"));
        for (coder, codings) in &coders {
            listing.row(vec![cell(coder.name.as_str()), number(*codings)]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

fn add(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let name = job.needed("name").trim().to_owned();
    if name.is_empty() {
        return Err(Fault::input(text!("cli-coder-without-name")).into());
    }
    job.change(&mut workbench, Edit::AddCoder { name })
}

fn rename(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let coder = lookup::coder(&workbench, job.needed("name"))?.id;
    let name = job.needed("to").trim().to_owned();
    if name.is_empty() {
        return Err(Fault::input(text!("cli-coder-without-name")).into());
    }
    job.change(&mut workbench, Edit::RenameCoder { coder, name })
}
