//! `undo` and `redo`: steps taken back and done again. It must not know what a
//! step changed.

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::{Done, Exit, args, job::Job, record};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::study::Step;
use crate::text;
use crate::workbench::Workbench;

fn command(words: &Phrasebook, name: &'static str, about: &Text) -> Command {
    args::verb(words, name, about)
        .arg(args::file(words))
        .arg(
            args::positional(words, "count", "N", &text!("cli-arg-steps"))
                .required(false)
                .value_parser(value_parser!(usize)),
        )
        .arg(args::option(
            words,
            "coder",
            "NAME",
            &text!("cli-arg-step-coder"),
        ))
        .arg(args::json(words))
}

pub fn undo_command(words: &Phrasebook) -> Command {
    command(words, "undo", &text!("cli-about-undo"))
}

pub fn redo_command(words: &Phrasebook) -> Command {
    command(words, "redo", &text!("cli-about-redo"))
}

pub fn undo(job: &mut Job<'_>) -> Done {
    take(job, Workbench::undo, |step| {
        text!("cli-done-undo", step = step)
    })
}

pub fn redo(job: &mut Job<'_>) -> Done {
    take(job, Workbench::redo, |step| {
        text!("cli-done-redo", step = step)
    })
}

/// Takes up to N steps. What was taken before one failed is said all the same.
fn take(
    job: &mut Job<'_>,
    one: impl Fn(&mut Workbench) -> Outcome<Step>,
    said: impl Fn(Text) -> Text,
) -> Done {
    let mut workbench = job.workbench()?;
    job.act_as_known(&mut workbench)?;
    let count = job.number("count").unwrap_or(1);
    if count == 0 {
        return Err(Fault::input(text!("cli-no-steps")).into());
    }
    let mut steps = Vec::new();
    let mut failed = None;
    for _ in 0..count {
        match one(&mut workbench) {
            Ok(step) => steps.push(step),
            Err(fault) => {
                failed = Some(fault);
                break;
            }
        }
    }
    let is_any = !steps.is_empty();
    if job.is_json() {
        let record = |step: &Step| record::step(step, &job.console.say(&step.label));
        let taken: Vec<Value> = steps.iter().map(record).collect();
        job.print_json(&json!({ "steps": taken }))?;
    } else {
        for step in steps {
            job.console.report(&said(step.label))?;
        }
    }
    match failed {
        // As many as there were is what somebody wants who asks for a hundred.
        Some(fault) if is_any && is_end(&fault) => {
            job.console.note(&fault.what);
            Ok(Exit::Done)
        }
        Some(fault) => Err(fault.into()),
        None => Ok(Exit::Done),
    }
}

/// Whether it only says that no step is left.
fn is_end(fault: &Fault) -> bool {
    matches!(
        fault.what.id.as_ref(),
        "store-nothing-to-undo" | "store-nothing-to-redo"
    )
}
