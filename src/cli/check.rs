//! `check`: what a careful reader would hold against the study. It must not
//! know the rules.

use std::sync::atomic::AtomicBool;

use clap::Command;
use serde_json::{Value, json};

use super::table::{Listing, words as cell};
use super::{Done, Exit, answer, args, job::Job};
use crate::analysis::check::Rule;
use crate::message::Phrasebook;
use crate::text;

pub fn command(words: &Phrasebook) -> Command {
    let rules: Vec<&'static str> = Rule::ALL.iter().map(|rule| rule.key()).collect();
    let help = text!(
        "cli-choices",
        help = text!("cli-arg-check-rule"),
        values = rules.join(", ")
    );
    args::verb(words, "check", &text!("cli-about-check"))
        .arg(args::file(words))
        .arg(
            args::options(words, "rule", "RULE", &help)
                .value_parser(rules)
                .hide_possible_values(true),
        )
        .args(args::printing(words))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let mut findings = workbench.check(&AtomicBool::new(false))?;
    let wanted: Vec<Rule> = job
        .texts("rule")
        .into_iter()
        .filter_map(Rule::from_key)
        .collect();
    if !wanted.is_empty() {
        findings.retain(|finding| wanted.contains(&finding.rule));
    }
    let words = Phrasebook::new(job.console.words.language());
    let as_value = || {
        let values = findings.iter().map(|finding| {
            json!({
                "rule": finding.rule.key(),
                "subject": finding.subject,
                "message": words.say(&finding.message),
            })
        });
        Value::Array(values.collect())
    };
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-check-clean"))
            .column("rule", &text!("cli-column-rule"), 16)
            .column("subject", &text!("cli-column-about"), 12)
            .column("message", &text!("cli-column-message"), 60);
        for finding in &findings {
            listing.row(vec![
                cell(finding.rule.key()),
                cell(finding.subject.as_str()),
                cell(words.say(&finding.message)),
            ]);
        }
        listing.report()
    };
    answer::answer(job, as_value, report)?;
    Ok(if findings.is_empty() {
        Exit::Done
    } else {
        Exit::Found
    })
}
