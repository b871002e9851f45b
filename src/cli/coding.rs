//! `coding`: passages tied to codes, one at a time or many. It must not know
//! how a text is shown.

mod confirm;
mod many;

use std::path::PathBuf;

pub use many::refused;

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::{Done, Exit, args, filter, job::Job, lookup, place, quotes};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::coding::{Polarity, Strength};
use crate::model::edit::{Change, Edit, NewCoding, Set};
use crate::model::ids::CodingId;
use crate::model::quote::{Quote, QuoteFilter, QuoteSort};
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let code = |help: Text| args::option(words, "code", "KEY", &help).required(true);
    args::group(words, "coding", &text!("cli-about-coding"))
        .subcommand(
            verb("add", text!("cli-about-coding-add"))
                .args(args::passage(words))
                .arg(code(text!("cli-arg-coding-code")))
                .args([args::polarity(words), args::strength(words)])
                .args(args::changing(words)),
        )
        .subcommand(
            verb("in-vivo", text!("cli-about-coding-in-vivo"))
                .args(args::passage(words))
                .arg(
                    args::option(words, "key", "KEY", &text!("cli-arg-in-vivo-key")).required(true),
                )
                .arg(args::option(
                    words,
                    "label",
                    "TEXT",
                    &text!("cli-arg-in-vivo-label"),
                ))
                .arg(args::option(
                    words,
                    "codebook",
                    "KEY",
                    &text!("cli-arg-code-codebook"),
                ))
                .args([args::polarity(words), args::strength(words)])
                .args(args::changing(words)),
        )
        .subcommand(filter::with_filter(
            verb("list", text!("cli-about-coding-list"))
                .arg(args::sort(words))
                .arg(args::cite(words))
                .args(args::printing(words)),
            words,
        ))
        .subcommand(
            verb("set", text!("cli-about-coding-set"))
                .arg(args::codings(words))
                .args([args::polarity(words), args::strength(words)])
                .arg(args::flag(words, "star", &text!("cli-arg-star")).conflicts_with("no-star"))
                .arg(args::flag(words, "no-star", &text!("cli-arg-no-star")))
                .arg(args::option(
                    words,
                    "translation",
                    "TEXT",
                    &text!("cli-arg-translation"),
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("remove", text!("cli-about-coding-remove"))
                .arg(args::codings(words))
                .arg(args::dry_run(words))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("resize", text!("cli-about-coding-resize"))
                .arg(args::codings(words).num_args(1))
                .arg(
                    args::option(words, "quote", "TEXT", &text!("cli-arg-quote"))
                        .conflicts_with("span")
                        .allow_hyphen_values(true),
                )
                .arg(args::option(
                    words,
                    "span",
                    "START..END",
                    &text!("cli-arg-span"),
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("recode", text!("cli-about-coding-recode"))
                .arg(args::codings(words))
                .arg(code(text!("cli-arg-recode-code")))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("confirm", text!("cli-about-coding-confirm"))
                .arg(args::codings(words).required(false).num_args(0..))
                .arg(args::options(
                    words,
                    "code",
                    "KEY",
                    &text!("cli-arg-confirm-code"),
                ))
                .arg(args::flag(words, "all", &text!("cli-arg-confirm-all")))
                .arg(args::dry_run(words))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("import", text!("cli-about-coding-import"))
                .arg(
                    args::path(words, "from", "X", &text!("cli-arg-coding-from"))
                        .value_parser(value_parser!(PathBuf)),
                )
                .arg(args::dry_run(words))
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    let Some((name, mut job)) = job.inner() else {
        return Err(Fault::input(text!("cli-not-understood")).into());
    };
    let job = &mut job;
    match name {
        "add" => add(job),
        "in-vivo" => in_vivo(job),
        "list" => quotes::list(job),
        "set" => set(job),
        "remove" => remove(job),
        "resize" => resize(job),
        "recode" => recode(job),
        "confirm" => confirm::run(job),
        _ => many::run(job),
    }
}

/// Polarity and strength as the options give them; `none` is none.
fn judged(job: &Job<'_>) -> Outcome<(Option<Polarity>, Option<Strength>)> {
    let polarity = job.text("polarity").map(lookup::polarity).transpose()?;
    let strength = job.text("strength").map(lookup::strength).transpose()?;
    Ok((polarity.flatten(), strength.flatten()))
}

fn add(job: &mut Job<'_>) -> Done {
    let (polarity, strength) = judged(job)?;
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?.id;
    let body = workbench.transcript(document.id)?.text;
    let span = place::passage(job, &document, &body)?;
    let edit = Edit::ApplyCode(NewCoding {
        document: document.id,
        span,
        code,
        coder: None,
        polarity,
        strength,
    });
    let change = job.apply(&mut workbench, edit)?;
    coded(job, &workbench, &change)
}

/// Says which coding it is now, and for programs what it is like.
fn coded(job: &mut Job<'_>, workbench: &Workbench, change: &Change) -> Done {
    let Some(id) = coding_of(change, workbench)? else {
        return job.changed_with(workbench, change, Vec::new());
    };
    let quote = workbench.quote(id)?;
    let mut more = facts(&quote);
    more.push(("id", json!(id)));
    job.changed_with(workbench, change, more)
}

/// The coding a change made or changed; of a code that was just made, its only one.
fn coding_of(change: &Change, workbench: &Workbench) -> Outcome<Option<CodingId>> {
    match change {
        Change::Coded { coding, .. } | Change::CodingChanged(coding) => Ok(Some(*coding)),
        Change::CodeAdded(code) => {
            let filter = QuoteFilter {
                codes: vec![*code],
                ..QuoteFilter::default()
            };
            let quotes = workbench.quotes(&filter, QuoteSort::Newest, 0, 1)?;
            Ok(quotes.first().map(|quote| quote.id))
        }
        _ => Ok(None),
    }
}

fn facts(quote: &Quote) -> Vec<(&'static str, Value)> {
    vec![
        ("document", json!(quote.document_title)),
        ("turn", json!(quote.turn_number)),
        ("code", json!(quote.code_key)),
        ("coder", json!(quote.coder)),
        ("polarity", json!(quote.polarity.map(Polarity::sign))),
        ("strength", json!(quote.strength)),
        ("starred", json!(quote.is_starred)),
        ("start", json!(quote.start)),
        ("end", json!(quote.end)),
        ("text", json!(quote.text)),
    ]
}

fn in_vivo(job: &mut Job<'_>) -> Done {
    let (polarity, strength) = judged(job)?;
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let body = workbench.transcript(document.id)?.text;
    let span = place::passage(job, &document, &body)?;
    let books = workbench.codebooks()?;
    let key = job.needed("key").trim().to_owned();
    let codebook = super::code::book_for(&books, job.text("codebook"), &key)?;
    let label = match job.text("label") {
        Some(label) => label.trim().to_owned(),
        None => span.of(&body).unwrap_or_default().trim().to_owned(),
    };
    let edit = Edit::CodeInVivo {
        // The code is made by the edit, so none can be named here.
        coding: NewCoding {
            document: document.id,
            span,
            code: crate::model::ids::CodeId(0),
            coder: None,
            polarity,
            strength,
        },
        codebook,
        key,
        label,
    };
    let change = job.apply(&mut workbench, edit)?;
    coded(job, &workbench, &change)
}

/// The codings named, all of which have to exist.
fn named(job: &Job<'_>, workbench: &Workbench) -> Outcome<Vec<Quote>> {
    let ids = job.ids("id").into_iter();
    ids.map(|id| workbench.quote(CodingId(id))).collect()
}

fn set(job: &mut Job<'_>) -> Done {
    let polarity: Set<_> = job.text("polarity").map(lookup::polarity).transpose()?;
    let strength: Set<_> = job.text("strength").map(lookup::strength).transpose()?;
    let is_starred = match (job.is_set("star"), job.is_set("no-star")) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let mut workbench = job.workbench()?;
    let mut edits = Vec::new();
    for quote in named(job, &workbench)? {
        if polarity.is_some() || strength.is_some() || is_starred.is_some() {
            edits.push(Edit::SetCoding {
                coding: quote.id,
                polarity,
                strength,
                is_starred,
            });
        }
        if let Some(text) = job.text("translation") {
            edits.push(Edit::SetTranslation {
                coding: quote.id,
                text: text.to_owned(),
            });
        }
    }
    job.change_all(&mut workbench, edits)
}

fn remove(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codings: Vec<CodingId> = named(job, &workbench)?.iter().map(|one| one.id).collect();
    if job.is_set("dry-run") {
        let would = text!("cli-would-remove", codings = codings.len());
        let fields = json!({"change": "none", "codings": codings.len()});
        return job.told(&would, &fields);
    }
    job.change(&mut workbench, Edit::RemoveCodings { codings })
}

fn resize(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let found = named(job, &workbench)?;
    let Some(quote) = found.first() else {
        return Ok(Exit::Done);
    };
    let transcript = workbench.transcript(quote.document)?;
    let span = place::passage(job, &transcript.document, &transcript.text)?;
    let edit = Edit::ResizeCoding {
        coding: quote.id,
        span,
    };
    let change = job.apply(&mut workbench, edit)?;
    coded(job, &workbench, &change)
}

fn recode(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?.id;
    let reason = job.text("reason").unwrap_or_default().to_owned();
    let recoded = |quote: Quote| Edit::RecodeCoding {
        coding: quote.id,
        code,
        reason: reason.clone(),
    };
    let edits = named(job, &workbench)?.into_iter().map(recoded).collect();
    job.change_all(&mut workbench, edits)
}
