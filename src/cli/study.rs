//! `study`: what the study is called, its language and its settings. It must
//! not know its contents.

use clap::Command;
use serde_json::json;

use super::table::field;
use super::{Done, answer, args, job::Job, lookup};
use crate::exchange::citation::Style;
use crate::exchange::export::report::Report;
use crate::fault::{Fault, Outcome};
use crate::message::{Language, Phrasebook};
use crate::model::edit::Edit;
use crate::text;
use crate::workbench::Workbench;

/// The setting that holds the citation style.
pub const CITATION: &str = "citation-style";

/// The setting that holds the pinned codes: a key a line, in the order of their digits.
const PINS: &str = "pinned-codes";
const PIN_PLACES: usize = 9;

pub fn command(words: &Phrasebook) -> Command {
    let languages = Language::ALL.map(Language::tag);
    args::group(words, "study", &text!("cli-about-study"))
        .subcommand(
            args::verb(words, "show", &text!("cli-about-study-show"))
                .arg(args::file(words))
                .args(args::printing(words)),
        )
        .subcommand(
            args::verb(words, "set", &text!("cli-about-study-set"))
                .arg(args::file(words))
                .arg(args::option(
                    words,
                    "title",
                    "T",
                    &text!("cli-arg-study-title"),
                ))
                .arg(args::choice(
                    words,
                    "language",
                    "L",
                    &text!("cli-arg-study-language"),
                    &languages,
                ))
                .arg(args::cite(words))
                .arg(args::options(words, "pin", "CODE", &text!("cli-arg-pin")))
                .arg(args::flag(words, "unpin", &text!("cli-arg-unpin")).conflicts_with("pin"))
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("show", mut job)) => show(&mut job),
        Some((_, mut job)) => set(&mut job),
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

fn show(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let study = workbench.study()?;
    let cite = match workbench.setting(CITATION)? {
        Some(key) => key,
        None => Style::of_language(study.language).key().to_owned(),
    };
    let pinned = workbench.setting(PINS)?.unwrap_or_default();
    let pinned: Vec<&str> = pinned.lines().filter(|key| !key.is_empty()).collect();
    let displays = workbench.display_defaults()?;
    let shown: Vec<String> = displays
        .iter()
        .map(|(name, value)| format!("{}={}", short(name), value.replace('\n', ", ")))
        .collect();
    let documents = workbench.documents()?.len();
    let codes = workbench.codes()?.len();
    let cases = workbench.cases()?.len();
    let codings = workbench.quote_count(&crate::model::quote::QuoteFilter::default())?;
    let value = json!({
        "title": study.title,
        "language": study.language.tag(),
        "citation": cite,
        "pinned": pinned,
        "displays": displays
            .iter()
            .map(|(name, value)| (short(name).to_owned(), json!(value)))
            .collect::<serde_json::Map<_, _>>(),
        "documents": documents,
        "cases": cases,
        "codes": codes,
        "codings": codings,
        "uuid": study.uuid,
    });
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut report = Report::new(study.title.clone());
        let text = |number: usize| number.to_string();
        let blocks = [
            field(&words, &text!("cli-column-language"), study.language.tag()),
            field(&words, &text!("cli-column-citation"), &cite),
            field(&words, &text!("cli-column-pinned"), &pinned.join(", ")),
            field(&words, &text!("display-column-defaults"), &shown.join("; ")),
            field(&words, &text!("cli-column-documents"), &text(documents)),
            field(&words, &text!("cli-column-cases"), &text(cases)),
            field(&words, &text!("cli-column-codes"), &text(codes)),
            field(&words, &text!("cli-column-codings"), &text(codings)),
        ];
        report.blocks.extend(blocks.into_iter().flatten());
        report
    };
    answer::answer(job, || value, report)
}

/// The option a default belongs to.
fn short(setting: &str) -> &str {
    setting.strip_prefix("display-").unwrap_or(setting)
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let study = workbench.study()?;
    let mut edits = Vec::new();
    let title = job.text("title").map_or(study.title.clone(), str::to_owned);
    let language = job.text("language").and_then(Language::from_tag);
    let language = language.unwrap_or(study.language);
    if title.trim().is_empty() {
        return Err(Fault::input(text!("cli-title-empty")).into());
    }
    if (title.as_str(), language) != (study.title.as_str(), study.language) {
        edits.push(Edit::SetStudy { title, language });
    }
    if let Some(style) = job.text("cite") {
        Style::find(style, language)?;
        edits.push(Edit::SetSetting {
            name: CITATION.to_owned(),
            value: style.to_owned(),
        });
    }
    edits.extend(pins(job, &workbench)?);
    job.change_all(&mut workbench, edits)
}

/// The codes to pin in the order given; they take the place of those pinned before.
fn pins(job: &Job<'_>, workbench: &Workbench) -> Outcome<Option<Edit>> {
    let named = job.texts("pin");
    if named.is_empty() && !job.is_set("unpin") {
        return Ok(None);
    }
    if named.len() > PIN_PLACES {
        return Err(Fault::input(text!(
            "cli-too-many-pins",
            places = PIN_PLACES
        )));
    }
    let codes = workbench.codes()?;
    let mut keys = Vec::new();
    for name in named {
        let key = &lookup::code(&codes, name)?.key;
        if !keys.contains(&key.as_str()) {
            keys.push(key.as_str());
        }
    }
    Ok(Some(Edit::SetSetting {
        name: PINS.to_owned(),
        value: keys.join("\n"),
    }))
}

/// The citation style asked for, else the study's, else its language's.
pub fn style(job: &Job<'_>, workbench: &Workbench) -> Outcome<Style> {
    let language = workbench.study()?.language;
    match job.text("cite") {
        Some(key) => Style::find(key, language),
        None => match workbench.setting(CITATION)? {
            Some(key) => Style::find(&key, language),
            None => Ok(Style::of_language(language)),
        },
    }
}
