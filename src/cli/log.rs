//! `log`: the journal of the study. It must not take steps back.

use clap::{Command, value_parser};
use serde_json::Value;

use super::table::{Listing, words as cell};
use super::{Done, answer, args, job::Job, record};
use crate::message::Phrasebook;
use crate::model::study::StepState;
use crate::text;

pub fn command(words: &Phrasebook) -> Command {
    args::verb(words, "log", &text!("cli-about-log"))
        .arg(args::file(words))
        .arg(
            args::option(words, "limit", "N", &text!("cli-arg-limit-steps"))
                .value_parser(value_parser!(usize)),
        )
        .args(args::printing(words))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let steps = workbench.log(job.number("limit").unwrap_or(usize::MAX))?;
    let words = Phrasebook::new(job.console.words.language());
    let value = || {
        let records = steps
            .iter()
            .map(|step| record::step(step, &words.say(&step.label)));
        Value::Array(records.collect())
    };
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-steps-yet"))
            .column("time", &text!("cli-column-time"), 16)
            .column("coder", &text!("cli-column-coder"), 10)
            .column("label", &text!("cli-column-step"), 40)
            .column("state", &text!("cli-column-state"), 12)
            .column("reason", &text!("cli-column-reason"), 20);
        for step in &steps {
            let state = match step.state {
                StepState::Done => String::new(),
                StepState::Undone => words.say(&text!("cli-state-undone")),
                StepState::Dropped => words.say(&text!("cli-state-dropped")),
            };
            let time = record::moment(step.time).unwrap_or_default();
            listing.row(vec![
                cell(time.replace('T', " ")),
                cell(step.coder.as_str()),
                cell(words.say(&step.label)),
                cell(state),
                cell(step.reason.as_str()),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}
