//! `document`: the documents of a study, their facts, their speakers and how
//! far each coder is. It must not know how documents are read from files.

mod look;
mod speakers;

use clap::Command;

use super::{Done, args, filter, job::Job, lookup};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::document::{DocumentFacts, DocumentKind, SpeakerRole};
use crate::model::edit::Edit;
use crate::text;

pub fn command(words: &Phrasebook) -> Command {
    let roles = SpeakerRole::ALL.map(SpeakerRole::key);
    let verb = |name: &'static str, about: Text| {
        args::verb(words, name, &about)
            .arg(args::file(words))
            .arg(args::document(words))
    };
    let speaker = || args::positional(words, "speaker", "SPEAKER", &text!("cli-arg-speaker"));
    args::group(words, "document", &text!("cli-about-document"))
        .subcommand(
            args::verb(words, "list", &text!("cli-about-document-list"))
                .arg(args::file(words))
                .args(args::printing(words)),
        )
        .subcommand(verb("show", text!("cli-about-document-show")).args(args::printing(words)))
        .subcommand(
            verb("set", text!("cli-about-document-set"))
                .args(facts(words))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("delete", text!("cli-about-document-delete"))
                .args([args::yes(words), args::dry_run(words)])
                .args(args::changing(words)),
        )
        .subcommand(
            verb("finish", text!("cli-about-document-finish"))
                .arg(args::flag(words, "reopen", &text!("cli-arg-reopen")))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("speakers", text!("cli-about-document-speakers")).args(args::printing(words)),
        )
        .subcommand(
            verb("speaker", text!("cli-about-document-speaker"))
                .arg(speaker())
                .arg(args::option(
                    words,
                    "label",
                    "TEXT",
                    &text!("cli-arg-speaker-label"),
                ))
                .arg(args::choice(
                    words,
                    "role",
                    "R",
                    &text!("cli-arg-speaker-role"),
                    &roles,
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("assign", text!("cli-about-document-assign"))
                .arg(speaker())
                .arg(
                    args::option(words, "case", "C", &text!("cli-arg-assign-case"))
                        .required_unless_present("nobody"),
                )
                .arg(
                    args::flag(words, "nobody", &text!("cli-arg-assign-nobody"))
                        .conflicts_with("case"),
                )
                .args(args::changing(words)),
        )
        .subcommand(
            verb("merge-speakers", text!("cli-about-document-merge-speakers"))
                .arg(speaker())
                .arg(
                    args::option(words, "into", "SPEAKER", &text!("cli-arg-merge-into"))
                        .required(true),
                )
                .args(args::changing(words)),
        )
        .subcommand(
            verb("parallel", text!("cli-about-document-parallel"))
                .arg(
                    args::option(words, "to", "D", &text!("cli-arg-parallel-to"))
                        .required_unless_present("none"),
                )
                .arg(
                    args::flag(words, "none", &text!("cli-arg-parallel-none")).conflicts_with("to"),
                )
                .args(args::changing(words)),
        )
        .subcommand(
            verb("about", text!("cli-about-document-about"))
                .arg(
                    args::options(words, "case", "C", &text!("cli-arg-about-case"))
                        .required_unless_present("none"),
                )
                .arg(args::flag(words, "none", &text!("cli-arg-about-none")).conflicts_with("case"))
                .args(args::changing(words)),
        )
}

fn facts(words: &Phrasebook) -> Vec<clap::Arg> {
    vec![
        args::option(words, "title", "T", &text!("cli-arg-title")),
        args::kind(words),
        args::option(words, "date", "DATE", &text!("cli-arg-date")),
        args::option(words, "place", "TEXT", &text!("cli-arg-place")),
        args::option(words, "interviewer", "TEXT", &text!("cli-arg-interviewer")),
        args::option(words, "third-party", "TEXT", &text!("cli-arg-third-party")),
        args::option(words, "language", "L", &text!("cli-arg-document-language")),
        args::option(words, "minutes", "N", &text!("cli-arg-minutes")),
        args::option(words, "consent", "TEXT", &text!("cli-arg-consent")),
        args::choice(
            words,
            "recorded",
            "Y",
            &text!("cli-arg-recorded"),
            &["yes", "no"],
        ),
        args::option(words, "note", "TEXT", &text!("cli-arg-note")),
    ]
}

pub fn run(job: &mut Job<'_>) -> Done {
    let Some((name, mut job)) = job.inner() else {
        return Err(Fault::input(text!("cli-not-understood")).into());
    };
    let job = &mut job;
    match name {
        "list" => look::list(job),
        "show" => look::show(job),
        "set" => set(job),
        "delete" => delete(job),
        "finish" => finish(job),
        "speakers" => speakers::speakers(job),
        "speaker" => speakers::speaker(job),
        "assign" => speakers::assign(job),
        "merge-speakers" => speakers::merge_speakers(job),
        "about" => about(job),
        _ => parallel(job),
    }
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let facts = new_facts(job, &document.facts)?;
    let title = job
        .text("title")
        .unwrap_or(&document.title)
        .trim()
        .to_owned();
    if title.is_empty() {
        return Err(Fault::input(text!("cli-title-empty")).into());
    }
    if title == document.title && facts == document.facts {
        return job.change_all(&mut workbench, Vec::new());
    }
    let edit = Edit::SetDocument {
        document: document.id,
        title,
        facts,
    };
    job.change(&mut workbench, edit)
}

fn new_facts(job: &Job<'_>, old: &DocumentFacts) -> Outcome<DocumentFacts> {
    let mut facts = old.clone();
    let set = |field: &mut String, name: &str| {
        if let Some(words) = job.text(name) {
            *field = words.trim().to_owned();
        }
    };
    set(&mut facts.place, "place");
    set(&mut facts.interviewer, "interviewer");
    set(&mut facts.third_party, "third-party");
    set(&mut facts.language, "language");
    set(&mut facts.consent, "consent");
    set(&mut facts.note, "note");
    if let Some(kind) = job.text("kind").and_then(DocumentKind::from_key) {
        facts.kind = kind;
    }
    match job.text("date") {
        Some("") => facts.date = String::new(),
        _ => facts.date = filter::date(job, "date")?.unwrap_or(facts.date),
    }
    match job.text("minutes") {
        None => {}
        Some("") => facts.minutes = None,
        Some(typed) => {
            let minutes = typed.trim().parse().map_err(|_| {
                Fault::input(text!(
                    "cli-bad-value",
                    value = typed,
                    argument = "--minutes"
                ))
                .hint(text!("cli-bad-minutes-hint"))
            })?;
            facts.minutes = Some(minutes);
        }
    }
    if let Some(recorded) = job.text("recorded") {
        facts.is_recorded = Some(recorded == "yes");
    }
    Ok(facts)
}

fn delete(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let edit = Edit::DeleteDocument {
        document: document.id,
        reason: job.text("reason").unwrap_or_default().to_owned(),
    };
    job.delete(&mut workbench, edit, &document.title)
}

fn finish(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    job.act(&mut workbench)?;
    let edit = Edit::SetFinished {
        document: document.id,
        coder: workbench.coder().id,
        is_finished: !job.is_set("reopen"),
    };
    job.change(&mut workbench, edit)
}

/// Which cases a document is about; the ones named, and no others.
fn about(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let all = workbench.cases()?;
    let cases = job
        .texts("case")
        .into_iter()
        .map(|key| lookup::case(&all, key).map(|case| case.id))
        .collect::<Outcome<Vec<_>>>()?;
    let edit = Edit::SetAbout {
        document: document.id,
        cases,
    };
    job.change(&mut workbench, edit)
}

fn parallel(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let other = match job.text("to") {
        Some(name) => Some(lookup::document(&workbench, name)?.id),
        None => None,
    };
    if other == Some(document.id) {
        return Err(Fault::input(text!("cli-parallel-to-itself")).into());
    }
    let edit = Edit::SetParallel {
        document: document.id,
        other,
    };
    job.change(&mut workbench, edit)
}
