//! `display`: one display of the study, in any format. It must not compute one.

use clap::{Arg, Command};

use super::{Done, Exit, answer, args, filter, job::Job, lookup, study};
use crate::exchange::export::sheet::{SheetWords, prose, report, value};
use crate::exchange::export::{self, Format};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::display::{DisplayKind, DisplayOptions, Dispute, Nearness, Run, Variable};
use crate::text;
use crate::workbench::Workbench;
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
    let sheet = workbench.display(kind, &options, &AtomicBool::new(false))?;
    let quoted: Vec<_> = sheet.quoted().collect();
    let quotes = workbench.quotes_by_id(&quoted)?;
    let style = study::style(job, &workbench)?;
    // What a person reads on the terminal is in the person's language, what goes
    // into a paper in the paper's.
    let language = match format {
        Format::Text | Format::Json => job.console.words.language(),
        _ => style.language(),
    };
    let phrasebook = Phrasebook::new(language);
    let words = SheetWords {
        quotes: &quotes,
        style: &style,
        phrasebook: &phrasebook,
        has_translations: job.is_set("translations"),
    };
    answer::deliver(job, format, |options, mut out| match format {
        Format::Json => export::write_value(&value(&sheet, &words), &mut out),
        _ => {
            let options = export::Options {
                phrasebook: &phrasebook,
                ..*options
            };
            // A table of passages needs the width of a page.
            let report = match (format, kind) {
                (Format::Text, DisplayKind::Evidence) => prose(&sheet, &words),
                _ => report(&sheet, &words),
            };
            export::write(&report, format, &options, &mut out)
        }
    })
}

/// The displays there are, a line each.
fn list(job: &mut Job<'_>) -> Done {
    let lines: Vec<String> = DisplayKind::ALL
        .iter()
        .map(|kind| kind.key().to_owned())
        .collect();
    if job.is_json() {
        let value = serde_json::json!(lines);
        return answer::deliver(job, Format::Json, |_, mut out| {
            export::write_value(&value, &mut out)
        });
    }
    for line in lines {
        job.console.print(&line)?;
    }
    Ok(Exit::Done)
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
    match typed {
        "overlap" => Ok(Nearness::Overlap),
        "turn" => Ok(Nearness::SameTurn),
        turns => turns.parse().map(Nearness::Turns).map_err(|_| {
            Fault::input(text!("cli-bad-near", value = typed)).hint(text!("cli-bad-near-hint"))
        }),
    }
}

/// `4+2`: the interviews of the base and of a run.
fn saturation_run(job: &Job<'_>) -> Outcome<Option<Run>> {
    let mut run = Run::default();
    let threshold = job.matches.get_one::<u32>("threshold").copied();
    if let Some(typed) = job.text("run") {
        let parts = typed.split_once('+');
        let numbers = parts.and_then(|(base, length)| {
            let number = |typed: &str| typed.trim().parse().ok().filter(|n| *n > 0);
            Some((number(base)?, number(length)?))
        });
        let Some((base, length)) = numbers else {
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
