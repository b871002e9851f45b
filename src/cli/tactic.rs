//! `tactic`: the tactics of Miles and Huberman, with what the program computed
//! beside what each asks, and the analyst's note. It must not compute anything.

use std::sync::atomic::AtomicBool;

use clap::Command;
use serde_json::{Value, json};

use super::table::{Listing, words as cell};
use super::{Done, answer, args, job::Job};
use crate::analysis::tactics;
use crate::fault::Fault;
use crate::message::Phrasebook;
use crate::model::edit::Edit;
use crate::model::tactic::Tactic;
use crate::text;

pub fn command(words: &Phrasebook) -> Command {
    args::group(words, "tactic", &text!("cli-about-tactic"))
        .subcommand(
            args::verb(words, "list", &text!("cli-about-tactic-list"))
                .arg(args::file(words))
                .args(args::printing(words)),
        )
        .subcommand(
            args::verb(words, "note", &text!("cli-about-tactic-note"))
                .arg(args::file(words))
                .arg(args::positional(
                    words,
                    "tactic",
                    "TACTIC",
                    &text!("cli-arg-tactic"),
                ))
                .arg(
                    args::option(words, "text", "TEXT", &text!("cli-arg-tactic-text"))
                        .required(true)
                        .allow_hyphen_values(true),
                )
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("list", mut job)) => list(&mut job),
        Some((_, mut job)) => note(&mut job),
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let tried = workbench.tactics(&AtomicBool::new(false))?;
    let notes = workbench.tactic_notes()?;
    let words = Phrasebook::new(job.console.words.language());
    let said = |tried: &tactics::Tried| -> Vec<String> {
        tried.computed.iter().map(|text| words.say(text)).collect()
    };
    let note = |tactic| notes.get(&tactic).map(String::as_str);
    let as_value = || {
        let values = tried.iter().map(|one| {
            json!({
                "tactic": one.tactic.key(),
                "title": words.say(&tactics::title(one.tactic)),
                "asks": words.say(&tactics::question(one.tactic)),
                "computed": said(one),
                "note": note(one.tactic),
            })
        });
        Value::Array(values.collect())
    };
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-not-understood"))
            .column("tactic", &text!("cli-column-tactic"), 5)
            .column("title", &text!("cli-column-title"), 16)
            .column("asks", &text!("cli-column-asks"), 26)
            .column("computed", &text!("cli-column-computed"), 40)
            .column("note", &text!("cli-column-remark"), 20);
        for one in &tried {
            listing.row(vec![
                cell(one.tactic.key()),
                cell(words.say(&tactics::title(one.tactic))),
                cell(words.say(&tactics::question(one.tactic))),
                cell(said(one).join(" ")),
                cell(note(one.tactic).unwrap_or_default()),
            ]);
        }
        listing.report()
    };
    answer::answer(job, as_value, report)
}

fn note(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let typed = job.needed("tactic");
    let Some(tactic) = Tactic::from_key(typed) else {
        return Err(Fault::input(text!("cli-unknown-tactic", tactic = typed))
            .hint(text!("cli-unknown-tactic-hint"))
            .into());
    };
    let text = job.needed("text").to_owned();
    job.change(&mut workbench, Edit::SetTacticNote { tactic, text })
}
