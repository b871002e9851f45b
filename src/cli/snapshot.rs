//! `snapshot`: displays that were frozen, and what has changed since. It must
//! not know how a display is made or compared.

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::table::{Listing, words as cell};
use super::{Done, answer, args, display, job::Job};
use crate::analysis::snapshot::{Changes, brief};
use crate::exchange::export::report::Cell;
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::display::DisplayKind;
use crate::model::edit::Edit;
use crate::model::ids::SnapshotId;
use crate::model::kept::Snapshot;
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let id = || {
        args::positional(words, "id", "ID", &text!("cli-arg-snapshot"))
            .value_parser(value_parser!(i64))
    };
    args::group(words, "snapshot", &text!("cli-about-snapshot"))
        .subcommand(verb("list", text!("cli-about-snapshot-list")).args(args::printing(words)))
        .subcommand(
            verb("show", text!("cli-about-snapshot-show"))
                .arg(id())
                .args(args::printing(words)),
        )
        .subcommand(
            verb("compare", text!("cli-about-snapshot-compare"))
                .arg(id())
                .args(args::printing(words)),
        )
        .subcommand(
            verb("remove", text!("cli-about-snapshot-remove"))
                .arg(id())
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("list", mut job)) => list(&mut job),
        Some(("show", mut job)) => show(&mut job),
        Some(("compare", mut job)) => compare(&mut job),
        Some((_, mut job)) => remove(&mut job),
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

/// Keeps what a display says now.
pub fn freeze(job: &mut Job<'_>, kind: DisplayKind, title: &str) -> Done {
    let mut workbench = job.workbench()?;
    let options = display::options(job, &workbench)?;
    let language = workbench.study()?.language;
    let change = workbench.freeze(kind, &options, title, language, "")?;
    job.changed_with(&workbench, &change, vec![("display", json!(kind.key()))])
}

fn one(job: &Job<'_>, workbench: &Workbench) -> Outcome<Snapshot> {
    let id = job.ids("id").first().copied().unwrap_or_default();
    workbench.snapshot(SnapshotId(id))
}

/// A time as people and programs read it.
fn time(milliseconds: i64) -> String {
    jiff::Timestamp::from_millisecond(milliseconds)
        .map(|time| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
        .unwrap_or_default()
}

fn about(snapshot: &Snapshot) -> Value {
    json!({
        "id": snapshot.id,
        "display": snapshot.display,
        "title": snapshot.title,
        "coder": snapshot.coder,
        "frozen": time(snapshot.created),
    })
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let all = workbench.snapshots()?;
    let value = || Value::Array(all.iter().map(about).collect());
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-snapshots"))
            .count("id", &text!("cli-column-id"))
            .column("display", &text!("cli-column-display"), 16)
            .column("title", &text!("cli-column-title"), 24)
            .column("frozen", &text!("cli-column-frozen"), 20)
            .column("coder", &text!("cli-column-coder"), 8);
        for snapshot in &all {
            listing.row(vec![
                Cell::Integer(snapshot.id.0),
                cell(snapshot.display.as_str()),
                cell(snapshot.title.as_str()),
                cell(time(snapshot.created)),
                cell(snapshot.coder.as_str()),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

fn show(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let snapshot = one(job, &workbench)?;
    let content: Value = serde_json::from_str(&snapshot.content).unwrap_or(Value::Null);
    let value = || {
        let mut value = about(&snapshot);
        value["content"] = content.clone();
        value
    };
    let report = || {
        use crate::exchange::export::report::{Block, Column, Report, Table};
        let mut report = Report::new(format!("{} ({})", snapshot.title, time(snapshot.created)));
        let columns: Vec<(&str, &str)> = content["columns"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|column| {
                let key = column["key"].as_str().unwrap_or_default();
                (key, column["title"].as_str().unwrap_or(key))
            })
            .collect();
        let headings = columns.iter().map(|(key, title)| Column::new(*key, *title));
        let mut table = Table::new(headings.collect());
        for row in content["rows"].as_array().into_iter().flatten() {
            table.push(
                columns
                    .iter()
                    .map(|(key, _)| Cell::Text(brief(&row[*key])))
                    .collect(),
            );
        }
        report.blocks.push(Block::Table(table));
        report
    };
    answer::answer(job, value, report)
}

fn compare(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let snapshot = one(job, &workbench)?;
    let changes = workbench.compare_snapshot(&snapshot)?;
    let value = || {
        let mut value = about(&snapshot);
        value["changed"] = json!(!changes.is_empty());
        value["changes"] = json!(changes);
        value
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || changed(&words, &snapshot, &changes);
    answer::answer(job, value, report)
}

/// One line a change.
fn changed(
    words: &Phrasebook,
    snapshot: &Snapshot,
    changes: &Changes,
) -> crate::exchange::export::report::Report {
    let nothing = text!(
        "cli-snapshot-unchanged",
        title = snapshot.title.as_str(),
        time = time(snapshot.created)
    );
    let mut listing = Listing::new(words, nothing)
        .column("change", &text!("cli-column-change"), 14)
        .column("row", &text!("cli-patterns-column-row"), 14)
        .column("column", &text!("cli-column-column"), 14)
        .column("before", &text!("cli-column-before"), 26)
        .column("after", &text!("cli-column-after"), 26);
    let mut line = |change: &Text, row: &str, column: &str, before: String, after: String| {
        listing.row(vec![
            cell(words.say(change)),
            cell(row),
            cell(column),
            cell(before),
            cell(after),
        ]);
    };
    let none = String::new;
    for column in &changes.columns_added {
        line(
            &text!("cli-change-column-added"),
            "",
            column,
            none(),
            none(),
        );
    }
    for column in &changes.columns_removed {
        line(
            &text!("cli-change-column-removed"),
            "",
            column,
            none(),
            none(),
        );
    }
    for row in &changes.rows_added {
        line(&text!("cli-change-row-added"), row, "", none(), none());
    }
    for row in &changes.rows_removed {
        line(&text!("cli-change-row-removed"), row, "", none(), none());
    }
    if changes.reordered {
        line(&text!("cli-change-reordered"), "", "", none(), none());
    }
    for change in &changes.cells {
        let (before, after) = (brief(&change.before), brief(&change.after));
        line(
            &text!("cli-change-cell"),
            &change.row,
            &change.column,
            before,
            after,
        );
    }
    for change in &changes.facts {
        let (before, after) = (brief(&change.before), brief(&change.after));
        line(&text!("cli-change-fact"), "", &change.fact, before, after);
    }
    listing.report()
}

fn remove(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let snapshot = one(job, &workbench)?.id;
    job.change(&mut workbench, Edit::DeleteSnapshot { snapshot })
}
