//! `event`: what happened when, and what was promised. It must not say what
//! became of a promise by itself.

use std::collections::HashMap;

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::table::{Listing, words as cell};
use super::{Done, answer, args, job::Job, lookup};
use crate::exchange::export::report::Cell;
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::edit::Edit;
use crate::model::finding::{EVENT_KINDS, Event, EventFacts};
use crate::model::ids::{CodingId, DocumentId, EventId};
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let option =
        |name, value, help: Text| args::option(words, name, value, &help).allow_hyphen_values(true);
    let facts = || {
        [
            option("date", "DATE", text!("cli-arg-event-date")),
            option("domain", "TEXT", text!("cli-arg-event-domain")),
            args::choice(
                words,
                "kind",
                "K",
                &text!("cli-arg-event-kind"),
                &EVENT_KINDS,
            ),
            option("kept", "KEPT", text!("cli-arg-event-kept")),
            option("answers", "EVENT", text!("cli-arg-event-answers")),
            option("document", "D", text!("cli-arg-event-document")),
            args::option(words, "coding", "ID", &text!("cli-arg-event-coding"))
                .value_parser(value_parser!(i64)),
        ]
    };
    let id = || {
        args::positional(words, "event", "EVENT", &text!("cli-arg-event-id"))
            .value_parser(value_parser!(i64))
    };
    let what = text!("cli-arg-event-text");
    args::group(words, "event", &text!("cli-about-event"))
        .subcommand(
            verb("add", text!("cli-about-event-add"))
                .arg(args::positional(words, "text", "TEXT", &what))
                .args(facts())
                .args(args::changing(words)),
        )
        .subcommand(verb("list", text!("cli-about-event-list")).args(args::printing(words)))
        .subcommand(
            verb("set", text!("cli-about-event-set"))
                .arg(id())
                .arg(option("text", "TEXT", what))
                .args(facts())
                .args(args::changing(words)),
        )
        .subcommand(
            verb("remove", text!("cli-about-event-remove"))
                .arg(id())
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("add", mut job)) => {
            let mut workbench = job.workbench()?;
            let new = EventFacts {
                kind: "other".to_owned(),
                ..EventFacts::default()
            };
            let facts = facts(&job, &workbench, new)?;
            job.change(&mut workbench, Edit::AddEvent(facts))
        }
        Some(("list", mut job)) => list(&mut job),
        Some(("set", mut job)) => set(&mut job),
        Some((_, mut job)) => {
            let mut workbench = job.workbench()?;
            let typed = job.ids("event").first().copied().unwrap_or_default();
            let event = one(&workbench, typed)?.id;
            job.change(&mut workbench, Edit::DeleteEvent { event })
        }
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

fn one(workbench: &Workbench, id: i64) -> Outcome<Event> {
    let all = workbench.events()?;
    let found = all.into_iter().find(|event| event.id == EventId(id));
    found.ok_or_else(|| unknown(&id.to_string()))
}

fn unknown(typed: &str) -> Fault {
    Fault::input(text!("cli-unknown-event", event = typed)).hint(text!("cli-unknown-event-hint"))
}

/// What the options say, over what is known already.
fn facts(job: &Job<'_>, workbench: &Workbench, known: EventFacts) -> Outcome<EventFacts> {
    let words = |name: &str, known: String| job.text(name).map_or(known, str::to_owned);
    Ok(EventFacts {
        is_kept: match job.text("kept") {
            None => known.is_kept,
            Some(typed) => kept(typed)?,
        },
        pair_of: match job.text("answers") {
            None => known.pair_of,
            Some("none") => None,
            Some(typed) => match typed.trim().parse() {
                Ok(id) => Some(one(workbench, id)?.id),
                Err(_) => return Err(unknown(typed)),
            },
        },
        document: match job.text("document") {
            None => known.document,
            Some("none") => None,
            Some(name) => Some(lookup::document(workbench, name)?.id),
        },
        coding: match job.ids("coding").first() {
            None => known.coding,
            Some(0) => None,
            Some(id) => Some(workbench.quote(CodingId(*id))?.id),
        },
        date: words("date", known.date),
        text: words("text", known.text),
        domain: words("domain", known.domain),
        kind: words("kind", known.kind),
    })
}

fn kept(typed: &str) -> Outcome<Option<bool>> {
    match typed {
        "yes" => Ok(Some(true)),
        "no" => Ok(Some(false)),
        "unknown" => Ok(None),
        typed => {
            Err(Fault::input(text!("cli-bad-kept", value = typed)).hint(text!("cli-bad-kept-hint")))
        }
    }
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let typed = job.ids("event").first().copied().unwrap_or_default();
    let known = one(&workbench, typed)?;
    let facts = facts(job, &workbench, known.facts.clone())?;
    let edits = match facts == known.facts {
        true => Vec::new(),
        false => vec![Edit::SetEvent {
            event: known.id,
            facts,
        }],
    };
    job.change_all(&mut workbench, edits)
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let events = workbench.events()?;
    let documents = workbench.documents()?;
    let titles: HashMap<DocumentId, String> = documents
        .into_iter()
        .map(|document| (document.id, document.title))
        .collect();
    let title = |event: &Event| {
        let found = event.facts.document.and_then(|id| titles.get(&id));
        found.map(String::as_str)
    };
    let value = || {
        let all = events.iter().map(|event| {
            let facts = &event.facts;
            json!({
                "id": event.id, "date": facts.date, "text": facts.text, "domain": facts.domain,
                "kind": facts.kind, "kept": facts.is_kept, "answers": facts.pair_of,
                "document": title(event), "coding": facts.coding,
            })
        });
        Value::Array(all.collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-events"))
            .count("id", &text!("cli-column-id"))
            .column("date", &text!("cli-column-date"), 10)
            .column("text", &text!("cli-column-text"), 45)
            .column("domain", &text!("cli-column-domain"), 12)
            .column("kind", &text!("cli-column-kind"), 8)
            .column("kept", &text!("cli-column-kept"), 6)
            .column("answers", &text!("cli-column-answers"), 6)
            .column("document", &text!("cli-column-document"), 9);
        for event in &events {
            let facts = &event.facts;
            listing.row(vec![
                Cell::Integer(event.id.0),
                cell(facts.date.as_str()),
                cell(facts.text.as_str()),
                cell(facts.domain.as_str()),
                cell(facts.kind.as_str()),
                facts.is_kept.map_or(Cell::Empty, Cell::Flag),
                facts.pair_of.map_or(Cell::Empty, |id| Cell::Integer(id.0)),
                cell(title(event).unwrap_or_default()),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}
