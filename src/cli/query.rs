//! `query`: the passages that answer a query over codes, asked once or kept by
//! name. It must not know how a query is read or answered.

use std::sync::atomic::AtomicBool;

use clap::Command;
use serde_json::{Value, json};

use super::table::{Listing, words as cell};
use super::{Done, answer, args, filter, job::Job, lookup, quotes};
use crate::fault::Outcome;
use crate::message::{Phrasebook, Text};
use crate::model::display::Layer;
use crate::model::edit::Edit;
use crate::model::kept::SavedQuery;
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let name = || args::positional(words, "name", "NAME", &text!("cli-arg-query-name"));
    args::verb(words, "query", &text!("cli-about-query"))
        .args_conflicts_with_subcommands(true)
        .subcommand_negates_reqs(true)
        .arg(args::file(words))
        .arg(
            args::positional(words, "query", "QUERY", &text!("cli-patterns-arg-query"))
                .allow_hyphen_values(true),
        )
        .arg(args::option(
            words,
            "save",
            "NAME",
            &text!("cli-arg-query-save"),
        ))
        .args(asking(words))
        .subcommand(verb("list", text!("cli-about-query-list")).args(args::printing(words)))
        .subcommand(
            verb("show", text!("cli-about-query-show"))
                .arg(name())
                .args(asking(words)),
        )
        .subcommand(
            verb("remove", text!("cli-about-query-remove"))
                .arg(name())
                .args(args::changing(words)),
        )
}

/// Of which codings, and how the answer looks.
fn asking(words: &Phrasebook) -> Vec<clap::Arg> {
    let mut arguments = filter::arguments(words);
    arguments.retain(|argument| !["code", "exact", "coder"].contains(&argument.get_id().as_str()));
    arguments.push(args::option(
        words,
        "coder",
        "NAME",
        &text!("cli-arg-display-coder"),
    ));
    arguments.extend(quotes::looks(words));
    arguments.extend(args::printing(words));
    arguments
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("list", mut job)) => list(&mut job),
        Some(("show", mut job)) => show(&mut job),
        Some((_, mut job)) => remove(&mut job),
        None => ask(job),
    }
}

fn ask(job: &mut Job<'_>) -> Done {
    let words = job.needed("query");
    if let Some(name) = job.text("save") {
        let mut workbench = job.workbench()?;
        // Read first, so that what makes no sense is never kept.
        answered(job, &workbench, words)?;
        let edit = Edit::SaveQuery {
            name: name.to_owned(),
            words: words.to_owned(),
        };
        workbench.apply(edit)?;
        return answer_with(job, &workbench, words);
    }
    let workbench = job.study()?;
    answer_with(job, &workbench, words)
}

fn answered(
    job: &Job<'_>,
    workbench: &Workbench,
    words: &str,
) -> Outcome<crate::workbench::Answer> {
    let mut filter = filter::read_without_coder(job, workbench)?;
    filter.codes.clear();
    let layer = match job.text("coder") {
        Some(name) => workbench.layer(name)?,
        None => Layer::default(),
    };
    workbench.query(words, &filter, layer, &AtomicBool::new(false))
}

fn answer_with(job: &mut Job<'_>, workbench: &Workbench, words: &str) -> Done {
    let answer = answered(job, workbench, words)?;
    if answer.codings.is_empty() && !job.is_json() && job.path("output").is_none() {
        job.console.note(&text!("cli-query-nothing"));
    }
    quotes::these(job, workbench, &answer.codings)
}

fn named(workbench: &Workbench, typed: &str) -> Outcome<SavedQuery> {
    let all = workbench.saved_queries()?;
    let names: Vec<&str> = all.iter().map(|query| query.name.as_str()).collect();
    let otherwise = match names.as_slice() {
        [] => text!("cli-no-queries-hint"),
        names => text!("cli-unknown-query-hint", names = names.join(", ")),
    };
    let unknown = text!("cli-unknown-query", name = typed);
    lookup::named(&all, typed, |query| &query.name, unknown, otherwise).cloned()
}

fn show(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let query = named(&workbench, job.needed("name"))?;
    if !job.is_json() {
        job.console.note(&text!(
            "cli-query-is",
            name = query.name.as_str(),
            query = query.words.as_str()
        ));
    }
    answer_with(job, &workbench, &query.words)
}

fn remove(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let query = named(&workbench, job.needed("name"))?;
    job.change(&mut workbench, Edit::DeleteQuery { query: query.id })
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let all = workbench.saved_queries()?;
    let value = || {
        let queries = all
            .iter()
            .map(|query| json!({"name": query.name, "query": query.words}));
        Value::Array(queries.collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-queries"))
            .column("name", &text!("cli-column-query-name"), 16)
            .column("query", &text!("cli-column-query"), 45);
        for query in &all {
            listing.row(vec![cell(query.name.as_str()), cell(query.words.as_str())]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}
