//! The event listing: what happened when, by domain, and what became of the
//! promises among it. It must not judge whether one was kept.

use std::collections::HashMap;

use super::Material;
use crate::message::Text;
use crate::model::display::DisplayKind;
use crate::model::finding::{Event, EventFacts};
use crate::model::ids::{DocumentId, EventId};
use crate::model::sheet::{Cell, Fact, Heading, Name, Row, Setting, Sheet, Source};
use crate::text;

/// The columns that are no domain.
const FIXED: [&str; 7] = [
    "key", "group", "date", "kind", "document", "promise", "answers",
];

pub fn sheet(material: &Material) -> Sheet {
    let title = text!("display-events");
    let mut sheet = Sheet::new(DisplayKind::Events, title, material.settled.filter.clone());
    sheet.rules.push(text!("display-events-rule"));
    let events = &material.findings.events;
    let domains = domains(events);
    sheet.columns = columns(&domains);
    let known: HashMap<EventId, &Event> = events.iter().map(|event| (event.id, event)).collect();
    let titles: HashMap<DocumentId, &str> = material
        .documents
        .iter()
        .map(|(id, title)| (*id, title.as_str()))
        .collect();
    let (mut broken, mut open) = (Vec::new(), Vec::new());
    for event in events {
        let facts = &event.facts;
        let paired = facts.pair_of.and_then(|id| known.get(&id).copied());
        if facts.kind == "promise" {
            match facts.is_kept {
                Some(false) => broken.push(facts),
                None => open.push(facts),
                Some(true) => {}
            }
        }
        let mut cells = vec![Cell::words(&facts.date), kind(facts)];
        cells.extend(domains.iter().map(|domain| match facts.domain == **domain {
            true => Cell::words(&facts.text),
            false => Cell::Nothing,
        }));
        let title = facts.document.and_then(|id| titles.get(&id));
        cells.push(title.map_or(Cell::Nothing, |title| Cell::words(*title)));
        cells.push(promise(facts, paired));
        cells.push(paired.map_or(Cell::Nothing, |promise| Cell::words(&promise.facts.date)));
        sheet.rows.push(Row {
            key: event.id.to_string(),
            group: None,
            source: source(facts),
            cells,
        });
    }
    for (facts, message) in [(&broken, true), (&open, false)] {
        if facts.is_empty() {
            continue;
        }
        let dates: Vec<&str> = facts.iter().map(|facts| facts.date.as_str()).collect();
        let (count, dates) = (facts.len(), dates.join(", "));
        sheet.notes.push(match message {
            true => text!("display-note-broken", count = count, dates = dates),
            false => text!("display-note-open", count = count, dates = dates),
        });
    }
    sheet
        .facts
        .push(("broken_promises", Fact::Count(broken.len() as u64)));
    sheet
        .facts
        .push(("open_promises", Fact::Count(open.len() as u64)));
    sheet
}

/// The domains in the order in which something first happens in them.
fn domains(events: &[Event]) -> Vec<&str> {
    let mut known = std::collections::HashSet::new();
    let all = events.iter().map(|event| event.facts.domain.as_str());
    all.filter(|domain| known.insert(*domain)).collect()
}

fn columns(domains: &[&str]) -> Vec<Heading> {
    let said = |key: &str, name: Text, setting| Heading::new(key, Name::Said(name), setting);
    let mut columns = vec![
        said("date", text!("display-column-date"), Setting::Short),
        said("kind", text!("display-column-kind"), Setting::Short),
    ];
    columns.extend(domains.iter().map(|domain| {
        let name = match *domain {
            "" => Name::Said(text!("display-no-domain")),
            domain => Name::words(domain),
        };
        let mut key = match *domain {
            "" => "none".to_owned(),
            domain => domain.to_owned(),
        };
        while FIXED.contains(&key.as_str())
            || !domain.is_empty() && key == "none" && domains.contains(&"")
        {
            key.insert_str(0, "domain:");
        }
        Heading::new(key, name, Setting::Words)
    }));
    columns.extend([
        said("document", text!("display-column-document"), Setting::Short),
        said("promise", text!("display-column-promise"), Setting::Short),
        said("answers", text!("display-column-answers"), Setting::Short),
    ]);
    columns
}

fn kind(facts: &EventFacts) -> Cell {
    match facts.kind.as_str() {
        "promise" => Cell::Value {
            key: "promise",
            name: text!("display-event-promise"),
        },
        "act" => Cell::Value {
            key: "act",
            name: text!("display-event-act"),
        },
        _ => Cell::Value {
            key: "other",
            name: text!("display-event-other"),
        },
    }
}

/// What became of the promise: of the event itself, or of the one it answers.
fn promise(facts: &EventFacts, paired: Option<&Event>) -> Cell {
    let kept = facts
        .is_kept
        .or_else(|| paired.and_then(|promise| promise.facts.is_kept));
    let is_about_one = facts.kind == "promise" || paired.is_some();
    match kept {
        Some(true) => Cell::Value {
            key: "kept",
            name: text!("display-promise-kept"),
        },
        Some(false) => Cell::Value {
            key: "broken",
            name: text!("display-promise-broken"),
        },
        None if is_about_one => Cell::Value {
            key: "open",
            name: text!("display-promise-open"),
        },
        None => Cell::Nothing,
    }
}

/// The passage that tells of it, or else what is coded in the document that does.
fn source(facts: &EventFacts) -> Option<Source> {
    if let Some(coding) = facts.coding {
        return Some(Source::of_codings(vec![coding]));
    }
    facts.document.map(|document| Source {
        documents: vec![document],
        ..Source::default()
    })
}
