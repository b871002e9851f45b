//! `form`: contact and document summary forms. It must not fill any in.

use clap::{Arg, Command};
use serde_json::{Value, json};

use super::table::{Listing, number, words as cell};
use super::{Done, answer, args, job::Job, lookup, record};
use crate::exchange::export::form as sheet;
use crate::fault::Fault;
use crate::message::{Phrasebook, Text};
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::reduction::{FilledForm, FormKind};
use crate::text;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let document =
        || args::option(words, "document", "D", &text!("cli-arg-document")).required(true);
    args::group(words, "form", &text!("cli-about-form"))
        .subcommand(
            verb("list", text!("cli-about-form-list"))
                .arg(args::flag(words, "missing", &text!("cli-arg-form-missing")))
                .args(args::printing(words)),
        )
        .subcommand(
            verb("show", text!("cli-about-form-show"))
                .arg(document())
                .arg(form(words))
                .args(args::printing(words)),
        )
        .subcommand(
            verb("set", text!("cli-about-form-set"))
                .arg(document())
                .arg(form(words))
                .arg(args::option(words, "field", "K", &text!("cli-arg-form-field")).required(true))
                .arg(
                    args::option(words, "text", "TEXT", &text!("cli-arg-form-text"))
                        .required(true)
                        .allow_hyphen_values(true),
                )
                .args(args::changing(words)),
        )
}

fn form(words: &Phrasebook) -> Arg {
    let forms = FormKind::ALL.map(FormKind::key);
    args::choice(words, "form", "FORM", &text!("cli-arg-form"), &forms)
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("list", mut job)) => list(&mut job),
        Some(("show", mut job)) => show(&mut job),
        Some((_, mut job)) => set(&mut job),
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

/// The form asked for, or the one this kind of document has.
fn wanted(job: &Job<'_>, document: &Document) -> FormKind {
    let asked = job.text("form").and_then(FormKind::from_key);
    asked.unwrap_or(FormKind::of(document.facts.kind))
}

fn find<'a>(
    forms: &'a [FilledForm],
    document: &Document,
    form: FormKind,
) -> Option<&'a FilledForm> {
    forms
        .iter()
        .find(|filled| (filled.document, filled.form) == (document.id, form))
}

/// Which documents have their form, and how far it is filled in.
fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let forms = workbench.forms()?;
    let questions = workbench.questions()?;
    let mut lines = Vec::new();
    for document in workbench.documents()? {
        for form in FormKind::ALL {
            let filled = find(&forms, &document, form);
            let is_asked = form == FormKind::of(document.facts.kind);
            let is_shown = match filled {
                Some(_) => !job.is_set("missing"),
                None => is_asked,
            };
            if !is_shown {
                continue;
            }
            let all = sheet::fields(form, &questions, filled).len();
            let done = filled.map_or(0, |filled| filled.fields.len());
            lines.push((document.clone(), form, done, all));
        }
    }
    let value = || {
        let line = |(document, form, done, all): &(Document, FormKind, usize, usize)| {
            json!({
                "document": document.title, "number": document.number, "form": form.key(),
                "filled": done, "fields": all,
            })
        };
        Value::Array(lines.iter().map(line).collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-forms"))
            .count("number", &text!("cli-column-number"))
            .column("document", &text!("cli-column-document"), 30)
            .column("form", &text!("cli-column-form"), 20)
            .count("filled", &text!("cli-column-filled"))
            .count("fields", &text!("cli-column-fields"));
        for (document, form, done, all) in &lines {
            listing.row(vec![
                number(usize::try_from(document.number).unwrap_or(0)),
                cell(document.title.as_str()),
                cell(words.say(&sheet::form_name(*form))),
                number(*done),
                number(*all),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

fn show(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let form = wanted(job, &document);
    let forms = workbench.forms()?;
    let filled = find(&forms, &document, form);
    let questions = workbench.questions()?;
    let value = || {
        let keys = sheet::fields(form, &questions, filled);
        let text = |key: &str| filled.map_or("", |filled| filled.text(key)).to_owned();
        let fields = keys
            .iter()
            .map(|key| (key.clone(), json!(record::known(&text(key)))));
        json!({
            "document": document.title,
            "form": form.key(),
            "changed": filled.and_then(|filled| record::moment(filled.changed)),
            "fields": Value::Object(fields.collect()),
        })
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || sheet::report(&document, form, filled, &questions, &words);
    answer::answer(job, value, report)
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let edit = Edit::SetFormField {
        document: document.id,
        form: wanted(job, &document),
        field: job.needed("field").trim().to_owned(),
        text: job.needed("text").to_owned(),
    };
    job.change(&mut workbench, edit)
}
