//! `rating`: how far a component of a checklist is there, in a person's
//! judgement. It must not know how a checklist is laid out.

use clap::Command;
use serde_json::{Value, json};

use super::table::{Listing, words as cell};
use super::{Done, answer, args, job::Job, lookup};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::document::DocumentKind;
use crate::model::edit::Edit;
use crate::model::rating::RatingLevel;
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let unit = || args::positional(words, "unit", "UNIT", &text!("cli-arg-rating-unit"));
    let levels = RatingLevel::ALL.map(RatingLevel::key);
    let level = text!(
        "cli-choices",
        help = text!("cli-arg-rating-level"),
        values = levels.join(", ")
    );
    args::group(words, "rating", &text!("cli-about-rating"))
        .subcommand(
            verb("set", text!("cli-about-rating-set"))
                .arg(args::code(words))
                .arg(unit())
                .arg(
                    args::positional(words, "level", "LEVEL", &level)
                        .value_parser(levels.to_vec())
                        .hide_possible_values(true),
                )
                .arg(
                    args::option(
                        words,
                        "rationale",
                        "TEXT",
                        &text!("cli-arg-rating-rationale"),
                    )
                    .allow_hyphen_values(true),
                )
                .args(args::changing(words)),
        )
        .subcommand(verb("list", text!("cli-about-rating-list")).args(args::printing(words)))
        .subcommand(
            verb("remove", text!("cli-about-rating-remove"))
                .arg(args::code(words))
                .arg(unit())
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("set", mut job)) => set(&mut job),
        Some(("list", mut job)) => list(&mut job),
        Some((_, mut job)) => remove(&mut job),
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

/// A rating nobody could ever see would be lost, so the unit must be one a
/// checklist can have.
fn unit(workbench: &Workbench, typed: &str) -> Outcome<String> {
    let mut units: Vec<String> = Vec::new();
    for case in workbench.cases()? {
        units.push(case.role);
        units.extend(case.attributes.into_iter().map(|(_, value)| value));
    }
    units.retain(|unit| !unit.is_empty());
    units.sort();
    units.dedup();
    units.extend(DocumentKind::ALL.map(|kind| kind.key().to_owned()));
    let unknown = text!("cli-unknown-unit", unit = typed);
    let otherwise = text!("cli-unknown-unit-hint", units = units.join(", "));
    lookup::named(&units, typed, String::as_str, unknown, otherwise).cloned()
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?.id;
    let unit = unit(&workbench, job.needed("unit"))?;
    // What is not said anew stays.
    let ratings = workbench.ratings()?;
    let known = ratings
        .into_iter()
        .find(|rating| (rating.code, &rating.unit) == (code, &unit));
    let rationale = match job.text("rationale") {
        Some(rationale) => rationale.to_owned(),
        None => known.map(|rating| rating.rationale).unwrap_or_default(),
    };
    let level = RatingLevel::from_key(job.needed("level")).unwrap_or(RatingLevel::NoData);
    let edit = Edit::SetRating {
        code,
        unit,
        level,
        rationale,
    };
    job.change(&mut workbench, edit)
}

fn remove(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?;
    let typed = job.needed("unit");
    let ratings = workbench.ratings()?;
    let found = ratings.into_iter().find(|rating| {
        rating.code == code.id && rating.unit.to_lowercase() == typed.to_lowercase()
    });
    let Some(rating) = found else {
        let fault = text!("cli-no-rating", code = code.key.as_str(), unit = typed);
        return Err(Fault::input(fault).hint(text!("cli-no-rating-hint")).into());
    };
    let edit = Edit::DeleteRating {
        code: rating.code,
        unit: rating.unit,
    };
    job.change(&mut workbench, edit)
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let codes = workbench.codes()?;
    let coders = workbench.coders()?;
    let ratings = workbench.ratings()?;
    let code = |rating: &crate::model::rating::Rating| {
        let found = codes.iter().find(|code| code.id == rating.code);
        found.map_or("", |code| code.key.as_str())
    };
    let rater = |rating: &crate::model::rating::Rating| {
        let found = coders.iter().find(|coder| coder.id == rating.rater);
        found.map_or("", |coder| coder.name.as_str())
    };
    let value = || {
        let all = ratings.iter().map(|rating| {
            json!({
                "code": code(rating), "unit": rating.unit, "level": rating.level.key(),
                "rationale": rating.rationale, "rater": rater(rating),
            })
        });
        Value::Array(all.collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-ratings"))
            .column("code", &text!("display-column-code"), 10)
            .column("unit", &text!("cli-column-unit"), 12)
            .column("level", &text!("cli-column-rating"), 8)
            .column("rationale", &text!("cli-column-rationale"), 40)
            .column("rater", &text!("cli-column-rater"), 8);
        for rating in &ratings {
            listing.row(vec![
                cell(code(rating)),
                cell(rating.unit.as_str()),
                cell(rating.level.key()),
                cell(rating.rationale.as_str()),
                cell(rater(rating)),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}
