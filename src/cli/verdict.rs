//! `verdict`: one finding and verdict an indicator and scope, in the analyst's
//! own words. It must not judge one.

use std::sync::atomic::AtomicBool;

use clap::Command;
use serde_json::{Value, json};

use super::table::{Listing, field, number, words as cell};
use super::{Done, Exit, answer, args, job::Job, lookup, record};
use crate::analysis::standing::{Standing, level_name};
use crate::exchange::export::report::Report;
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::code::Code;
use crate::model::edit::Edit;
use crate::model::finding::VerdictLevel;
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let levels = VerdictLevel::ALL.map(VerdictLevel::key);
    let scope = || args::option(words, "scope", "S", &text!("cli-arg-verdict-scope"));
    args::group(words, "verdict", &text!("cli-about-verdict"))
        .subcommand(
            verb("list", text!("cli-about-verdict-list"))
                .arg(args::flag(words, "all", &text!("cli-arg-verdict-all")))
                .args(args::printing(words)),
        )
        .subcommand(
            verb("show", text!("cli-about-verdict-show"))
                .arg(args::code(words))
                .arg(scope())
                .args(args::printing(words)),
        )
        .subcommand(
            verb("set", text!("cli-about-verdict-set"))
                .arg(args::code(words))
                .arg(args::choice(
                    words,
                    "level",
                    "L",
                    &text!("cli-arg-verdict-level"),
                    &levels,
                ))
                .arg(
                    args::option(words, "finding", "TEXT", &text!("cli-arg-verdict-finding"))
                        .allow_hyphen_values(true),
                )
                .arg(scope())
                .args(args::changing(words)),
        )
        .subcommand(
            verb("remove", text!("cli-about-verdict-remove"))
                .arg(args::code(words))
                .arg(scope())
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("list", mut job)) => list(&mut job),
        Some(("show", mut job)) => show(&mut job),
        Some(("set", mut job)) => set(&mut job),
        Some((_, mut job)) => remove(&mut job),
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

fn value(standing: &Standing, code: &Code, words: &Phrasebook) -> Value {
    let verdict = standing.verdict.as_ref();
    let signs = &standing.signs;
    json!({
        "code": code.key,
        "label": code.label(words.language()),
        "scope": verdict.and_then(|verdict| record::known(&verdict.scope)),
        "level": verdict.map(|verdict| verdict.level.key()),
        "finding": verdict.map(|verdict| verdict.finding.as_str()),
        "stale": standing.is_stale,
        "contradiction": standing.contradiction().map(|text| words.say(&text)),
        "cases": {
            "plus": signs.plus, "mixed": signs.mixed, "minus": signs.minus,
            "neutral": signs.neutral, "unjudged": signs.unjudged,
        },
        "balance": signs.balance(),
        "passages": standing.passages,
        "changed": verdict.and_then(|verdict| record::moment(verdict.changed)),
    })
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let codes = workbench.codes()?;
    let mut standings = workbench.standings(&AtomicBool::new(false))?.indicators;
    if !job.is_set("all") {
        standings.retain(|standing| standing.verdict.is_some());
    }
    let words = Phrasebook::new(job.console.words.language());
    let with_codes: Vec<(&Standing, &Code)> = standings
        .iter()
        .filter_map(|standing| {
            let code = codes.iter().find(|code| code.id == standing.code)?;
            Some((standing, code))
        })
        .collect();
    let as_value = || {
        let values = with_codes
            .iter()
            .map(|(one, code)| value(one, code, &words));
        Value::Array(values.collect())
    };
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-verdicts"))
            .column("code", &text!("display-column-code"), 10)
            .column("scope", &text!("cli-column-scope"), 8)
            .column("level", &text!("cli-column-verdict"), 12)
            .column("finding", &text!("cli-column-finding"), 40)
            .count("plus", &text!("display-column-plus"))
            .count("mixed", &text!("display-column-mixed"))
            .count("minus", &text!("display-column-minus"))
            .column("remarks", &text!("cli-column-remarks"), 18);
        for (standing, code) in &with_codes {
            let verdict = standing.verdict.as_ref();
            let level = verdict.map(|verdict| words.say(&level_name(verdict.level)));
            listing.row(vec![
                cell(code.key.as_str()),
                cell(verdict.map_or("", |verdict| verdict.scope.as_str())),
                cell(level.unwrap_or_default()),
                cell(verdict.map_or("", |verdict| verdict.finding.as_str())),
                number(standing.signs.plus),
                number(standing.signs.mixed),
                number(standing.signs.minus),
                cell(remarks(standing, &words)),
            ]);
        }
        listing.report()
    };
    answer::answer(job, as_value, report)
}

fn remarks(standing: &Standing, words: &Phrasebook) -> String {
    let stale = standing.is_stale.then(|| text!("cli-stale"));
    let remarks = stale.into_iter().chain(standing.contradiction());
    remarks
        .map(|remark| words.say(&remark))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The one verdict that is named by its code and scope.
fn one(job: &Job<'_>, workbench: &Workbench) -> Outcome<(Standing, Code)> {
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?.clone();
    let scope = job.text("scope").unwrap_or_default().trim();
    let standings = workbench.standings(&AtomicBool::new(false))?.indicators;
    let found = standings.into_iter().find(|standing| {
        let verdict = standing.verdict.as_ref();
        standing.code == code.id && verdict.is_some_and(|verdict| verdict.scope == scope)
    });
    let found = found.ok_or_else(|| {
        Fault::input(text!("cli-no-verdict", code = code.key.as_str()))
            .hint(text!("cli-no-verdict-hint"))
    })?;
    Ok((found, code))
}

fn show(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let (standing, code) = one(job, &workbench)?;
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut report = Report::new(format!("{} {}", code.key, code.label(words.language())));
        if let Some(verdict) = &standing.verdict {
            let signs = &standing.signs;
            let balance = format!("+ {}  ± {}  − {}", signs.plus, signs.mixed, signs.minus);
            let level = words.say(&level_name(verdict.level));
            let blocks = [
                field(&words, &text!("cli-column-scope"), &verdict.scope),
                field(&words, &text!("cli-column-verdict"), &level),
                field(&words, &text!("cli-column-finding"), &verdict.finding),
                field(&words, &text!("cli-column-cases"), &balance),
                field(
                    &words,
                    &text!("cli-column-remarks"),
                    &remarks(&standing, &words),
                ),
            ];
            report.blocks.extend(blocks.into_iter().flatten());
        }
        report
    };
    answer::answer(job, || value(&standing, &code, &words), report)
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?;
    let scope = job.text("scope").unwrap_or_default().trim().to_owned();
    let before = workbench.verdicts()?;
    let before = before
        .iter()
        .find(|verdict| verdict.code == code.id && verdict.scope == scope);
    let level = job.text("level").and_then(VerdictLevel::from_key);
    let Some(level) = level.or(before.map(|verdict| verdict.level)) else {
        let levels = VerdictLevel::ALL.map(VerdictLevel::key).join(", ");
        return Err(Fault::input(text!("cli-verdict-needs-level"))
            .hint(text!("cli-verdict-needs-level-hint", levels = levels))
            .into());
    };
    let finding = job.text("finding").map(str::to_owned);
    let edit = Edit::SetVerdict {
        code: code.id,
        scope,
        level,
        finding: finding
            .or_else(|| before.map(|verdict| verdict.finding.clone()))
            .unwrap_or_default(),
    };
    job.change(&mut workbench, edit)
}

fn remove(job: &mut Job<'_>) -> Result<Exit, super::Halt> {
    let mut workbench = job.workbench()?;
    let (standing, _) = one(job, &workbench)?;
    let Some(verdict) = standing.verdict else {
        return Err(Fault::input(text!("edit-gone")).into());
    };
    let edit = Edit::DeleteVerdict {
        verdict: verdict.id,
    };
    job.change(&mut workbench, edit)
}
