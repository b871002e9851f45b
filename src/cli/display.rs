//! `display`: one display of the study, in any format. It must not compute one.

use clap::{Arg, Command};
use serde_json::json;

use super::table::Listing;
use super::{Done, answer, args, filter, job::Job, lookup, study};
use crate::exchange::export::report::Cell as Written;
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::display::{DisplayKind, DisplayOptions, Dispute, Nearness, Run, Variable};
use crate::model::edit::Edit;
use crate::text;
use crate::workbench::{SheetRequest, Workbench};
use std::sync::atomic::AtomicBool;

pub fn command(words: &Phrasebook) -> Command {
    let disputes = Dispute::ALL.map(Dispute::key);
    let kinds: Vec<&str> = DisplayKind::ALL.iter().map(|kind| kind.key()).collect();
    let kind_help = text!(
        "cli-choices",
        help = text!("cli-arg-display-kind"),
        values = kinds.join(", ")
    );
    let option = |name, value, help: &Text| args::option(words, name, value, help);
    args::verb(words, "display", &text!("cli-about-display"))
        .arg(
            args::positional(words, "display", "KIND", &kind_help)
                .required(false)
                .required_unless_present("list"),
        )
        .arg(
            args::file(words)
                .required(false)
                .required_unless_present("list"),
        )
        .arg(args::flag(words, "list", &text!("cli-arg-display-list")))
        .arg(option("sort", "ATTR", &text!("cli-arg-display-sort")))
        .arg(option("group", "ATTR", &text!("cli-arg-display-group")))
        .arg(args::choice(
            words,
            "disputes",
            "RULE",
            &text!("cli-arg-disputes"),
            &disputes,
        ))
        .arg(option(
            "indicator",
            "CODE",
            &text!("cli-arg-display-indicator"),
        ))
        .arg(option("outcome", "VARIABLE", &text!("cli-arg-outcome")))
        .arg(
            args::options(
                words,
                "predictors",
                "VARIABLE",
                &text!("cli-arg-predictors"),
            )
            .value_delimiter(','),
        )
        .arg(option("a", "VARIABLE", &text!("cli-arg-a")))
        .arg(option("b", "VARIABLE", &text!("cli-arg-b")))
        .arg(option("split", "VARIABLE", &text!("cli-arg-split")))
        .arg(option(
            "proposition",
            "KEY",
            &text!("cli-arg-display-proposition"),
        ))
        .arg(option("near", "NEAR", &text!("cli-arg-near")))
        .arg(option("word", "WORD", &text!("cli-arg-word")))
        .arg(args::flag(words, "stems", &text!("cli-arg-stems")))
        .arg(
            option("limit", "N", &text!("cli-arg-word-limit"))
                .value_parser(clap::value_parser!(usize)),
        )
        .arg(option("run", "BASE+LENGTH", &text!("cli-arg-run")))
        .arg(
            option("threshold", "PERCENT", &text!("cli-arg-threshold"))
                .value_parser(clap::value_parser!(u32).range(0..=100)),
        )
        .arg(args::flag(
            words,
            "remember",
            &text!("cli-arg-display-remember"),
        ))
        .arg(args::flag(
            words,
            "forget",
            &text!("cli-arg-display-forget"),
        ))
        .arg(
            option("freeze", "TITLE", &text!("cli-arg-freeze"))
                .num_args(0..=1)
                .default_missing_value("")
                .conflicts_with_all(["format", "output"]),
        )
        .arg(args::cite(words))
        .arg(args::flag(
            words,
            "translations",
            &text!("cli-arg-translations"),
        ))
        .args(filters(words))
        .args(args::printing(words))
}

/// The filter of the quotes. The codes it names are those of the display, and
/// the coder is whose codings it counts.
fn filters(words: &Phrasebook) -> Vec<Arg> {
    let mut arguments = filter::arguments(words);
    arguments.retain(|argument| argument.get_id() != "exact" && argument.get_id() != "coder");
    arguments.push(args::option(
        words,
        "coder",
        "NAME",
        &text!("cli-arg-display-coder"),
    ));
    arguments
}

pub fn run(job: &mut Job<'_>) -> Done {
    if job.is_set("list") {
        return list(job);
    }
    let typed = job.needed("display");
    let Some(kind) = DisplayKind::from_key(typed) else {
        let kinds: Vec<&str> = DisplayKind::ALL.iter().map(|kind| kind.key()).collect();
        return Err(Fault::input(text!("cli-unknown-display", display = typed))
            .hint(text!(
                "cli-unknown-display-hint",
                displays = kinds.join(", ")
            ))
            .into());
    };
    if let Some(title) = job.text("freeze") {
        return super::snapshot::freeze(job, kind, title);
    }
    let format = answer::format(job)?;
    let workbench = job.study()?;
    let options = options(job, &workbench)?;
    remember(job, &workbench, &options)?;
    let sheet = workbench.display(kind, &options, &AtomicBool::new(false))?;
    let request = SheetRequest {
        format,
        style: study::style(job, &workbench)?,
        reader: job.console.words.language(),
        has_translations: job.is_set("translations"),
    };
    answer::deliver(job, format, |options, out| {
        workbench.write_sheet(&sheet, &request, options, out)
    })
}

/// Makes the options the study's defaults, or forgets those stored, as one step.
fn remember(job: &Job<'_>, reader: &Workbench, options: &DisplayOptions) -> Outcome<()> {
    let mut edits = Vec::new();
    if job.is_set("forget") {
        edits.extend(reader.forget_display()?);
    }
    if job.is_set("remember") {
        let kept = reader.remember_display(options)?;
        if kept.is_empty() {
            return Err(Fault::input(text!("cli-nothing-to-remember"))
                .hint(text!("cli-nothing-to-remember-hint")));
        }
        edits.extend(kept);
    }
    if edits.is_empty() {
        return Ok(());
    }
    let mut workbench = Workbench::open(job.project())?;
    workbench.apply(Edit::All(edits))?;
    Ok(())
}

/// The displays there are: key, name and what each one is for.
fn list(job: &mut Job<'_>) -> Done {
    let words = Phrasebook::new(job.console.words.language());
    let name = |kind: DisplayKind| words.say(&kind.name());
    let purpose = |kind: DisplayKind| words.say(&kind.purpose());
    let value = || {
        let kinds = DisplayKind::ALL.iter().map(
            |kind| json!({ "key": kind.key(), "name": name(*kind), "purpose": purpose(*kind) }),
        );
        kinds.collect()
    };
    let report = || {
        let mut listing = Listing::new(&words, text!("display-none"))
            .column("key", &text!("display-column-key"), 9)
            .column("name", &text!("display-column-name"), 11)
            .column("purpose", &text!("display-column-purpose"), 30);
        for kind in DisplayKind::ALL {
            let cells = [kind.key().to_owned(), name(*kind), purpose(*kind)];
            listing.row(cells.map(Written::Text).to_vec());
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

/// How the display is asked for by the options of the verb.
pub fn options(job: &Job<'_>, workbench: &Workbench) -> Outcome<DisplayOptions> {
    let codes = workbench.codes()?;
    let variable = |name: &str| variable(workbench, name).map(Some);
    let one = |name: &str| job.text(name).map_or(Ok(None), variable);
    let mut filter = filter::read_without_coder(job, workbench)?;
    Ok(DisplayOptions {
        layer: job
            .text("coder")
            .map(|name| workbench.layer(name))
            .transpose()?,
        dispute: job.text("disputes").and_then(Dispute::from_key),
        codes: std::mem::take(&mut filter.codes),
        filter,
        sort: sorting(job, workbench)?,
        group: grouping(job, workbench)?,
        code: job
            .text("indicator")
            .map(|key| lookup::code(&codes, key).map(|code| code.id))
            .transpose()?,
        outcome: one("outcome")?,
        predictors: job
            .texts("predictors")
            .into_iter()
            .map(|name| self::variable(workbench, name))
            .collect::<Outcome<_>>()?,
        a: one("a")?,
        b: one("b")?,
        split: one("split")?,
        proposition: job.text("proposition").map(str::to_owned),
        near: job.text("near").map(nearness).transpose()?,
        word: job.text("word").map(str::to_owned),
        run: saturation_run(job)?,
        has_stems: job.is_set("stems"),
        limit: job.number("limit"),
    })
}

/// A code or an attribute.
fn variable(workbench: &Workbench, name: &str) -> Outcome<Variable> {
    let attributes = workbench.attributes()?;
    let known = attributes
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    if let Some((known, _)) = known {
        return Ok(Variable::Attribute(known.clone()));
    }
    let codes = workbench.codes()?;
    lookup::code(&codes, name).map(|code| Variable::Code(code.id))
}

fn attribute(workbench: &Workbench, name: &str) -> Outcome<String> {
    let attributes = workbench.attributes()?;
    Ok(lookup::attribute(&attributes, name)?.to_owned())
}

fn sorting(job: &Job<'_>, workbench: &Workbench) -> Outcome<Option<String>> {
    match job.text("sort") {
        None => Ok(None),
        Some(name @ ("group" | "case" | "role")) => Ok(Some(name.to_owned())),
        Some(name) => attribute(workbench, name).map(Some),
    }
}

fn grouping(job: &Job<'_>, workbench: &Workbench) -> Outcome<Option<String>> {
    match job.text("group") {
        None => Ok(None),
        Some("role") => Ok(Some("role".to_owned())),
        Some(name) => attribute(workbench, name).map(Some),
    }
}

/// What `--near` says.
pub fn nearness(typed: &str) -> Outcome<Nearness> {
    Nearness::from_key(typed).ok_or_else(|| {
        Fault::input(text!("cli-bad-near", value = typed)).hint(text!("cli-bad-near-hint"))
    })
}

/// `4+2`: the interviews of the base and of a run.
fn saturation_run(job: &Job<'_>) -> Outcome<Option<Run>> {
    let mut run = Run::default();
    let threshold = job.matches.get_one::<u32>("threshold").copied();
    if let Some(typed) = job.text("run") {
        let Some((base, length)) = Run::numbers(typed) else {
            return Err(
                Fault::input(text!("cli-bad-run", value = typed)).hint(text!("cli-bad-run-hint"))
            );
        };
        (run.base, run.length) = (base, length);
    }
    if let Some(threshold) = threshold {
        run.threshold = threshold;
    }
    Ok((job.text("run").is_some() || threshold.is_some()).then_some(run))
}
