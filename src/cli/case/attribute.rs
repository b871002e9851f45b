//! `case attribute`: the attributes cases can have. It must not know their
//! values.

use clap::Command;
use serde_json::{Value, json};

use super::super::table::{Listing, words as cell};
use super::super::{Done, answer, args, job::Job, lookup};
use crate::fault::Fault;
use crate::message::{Phrasebook, Text};
use crate::model::case::AttributeKind;
use crate::model::edit::Edit;
use crate::text;

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("list", mut job)) => list(&mut job),
        Some(("define", mut job)) => define(&mut job),
        Some((_, mut job)) => delete(&mut job),
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

pub fn command(words: &Phrasebook) -> Command {
    let kinds = [
        AttributeKind::Text,
        AttributeKind::Number,
        AttributeKind::Date,
    ];
    let kinds = kinds.map(AttributeKind::key);
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let name = || args::positional(words, "attribute", "ATTR", &text!("cli-arg-attribute"));
    args::group(words, "attribute", &text!("cli-about-attribute"))
        .subcommand(verb("list", text!("cli-about-attribute-list")).args(args::printing(words)))
        .subcommand(
            verb("define", text!("cli-about-attribute-define"))
                .arg(name())
                .arg(
                    args::choice(words, "kind", "K", &text!("cli-arg-attribute-kind"), &kinds)
                        .default_value("text"),
                )
                .args(args::changing(words)),
        )
        .subcommand(
            verb("delete", text!("cli-about-attribute-delete"))
                .arg(name())
                .args(args::changing(words)),
        )
}

fn list(job: &mut Job<'_>) -> Done {
    let attributes = job.study()?.attributes()?;
    let value = || {
        let record =
            |(name, kind): &(String, AttributeKind)| json!({"name": name, "kind": kind.key()});
        Value::Array(attributes.iter().map(record).collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-attributes"))
            .column("name", &text!("cli-column-attribute"), 20)
            .column("kind", &text!("cli-column-kind"), 10);
        for (name, kind) in &attributes {
            listing.row(vec![cell(name.as_str()), cell(kind.key())]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

fn define(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let name = job.needed("attribute").trim().to_owned();
    if name.is_empty() || name.contains('=') {
        return Err(Fault::input(text!("cli-bad-attribute-name", name = name))
            .hint(text!("cli-bad-pair-hint"))
            .into());
    }
    let kind = AttributeKind::from_key(job.needed("kind")).unwrap_or_default();
    job.change(&mut workbench, Edit::DefineAttribute { name, kind })
}

fn delete(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let attributes = workbench.attributes()?;
    let name = lookup::attribute(&attributes, job.needed("attribute"))?.to_owned();
    job.change(&mut workbench, Edit::DeleteAttribute { name })
}
