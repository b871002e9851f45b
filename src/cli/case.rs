//! `case`: the informants a study compares, and their attributes. It must not
//! know what they said.

mod attribute;

use clap::Command;
use serde_json::Value;

use super::table::{Listing, words as cell};
use super::{Done, answer, args, job::Job, lookup, record};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::document::SpeakerRole;
use crate::model::edit::Edit;
use crate::model::ids::CaseId;
use crate::text;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let case = || args::positional(words, "case", "C", &text!("cli-arg-case"));
    let label = || args::option(words, "label", "TEXT", &text!("cli-arg-case-label"));
    let role = || args::option(words, "role", "R", &text!("cli-arg-case-role"));
    let values = || args::options(words, "set", "ATTR=VALUE", &text!("cli-arg-case-set"));
    args::group(words, "case", &text!("cli-about-case"))
        .subcommand(verb("list", text!("cli-about-case-list")).args(args::printing(words)))
        .subcommand(
            verb("add", text!("cli-about-case-add"))
                .arg(args::positional(
                    words,
                    "key",
                    "KEY",
                    &text!("cli-arg-case-key"),
                ))
                .args([label(), role(), values()])
                .args(args::changing(words)),
        )
        .subcommand(
            verb("set", text!("cli-about-case-set"))
                .arg(case())
                .arg(args::option(
                    words,
                    "key",
                    "KEY",
                    &text!("cli-arg-case-key"),
                ))
                .args([label(), role(), values()])
                .args(args::changing(words)),
        )
        .subcommand(
            verb("assign", text!("cli-about-case-assign"))
                .arg(case())
                .arg(
                    args::option(words, "document", "D", &text!("cli-arg-document")).required(true),
                )
                .arg(args::option(
                    words,
                    "speaker",
                    "SPEAKER",
                    &text!("cli-arg-case-speaker"),
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("from-speakers", text!("cli-about-case-from-speakers"))
                .arg(args::options(
                    words,
                    "document",
                    "D",
                    &text!("cli-arg-from-speakers-document"),
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("delete", text!("cli-about-case-delete"))
                .arg(case())
                .args([args::yes(words), args::dry_run(words)])
                .args(args::changing(words)),
        )
        .subcommand(attribute::command(words))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let Some((name, mut job)) = job.inner() else {
        return Err(Fault::input(text!("cli-not-understood")).into());
    };
    let job = &mut job;
    match name {
        "list" => list(job),
        "add" => add(job),
        "set" => set(job),
        "assign" => assign(job),
        "from-speakers" => from_speakers(job),
        "delete" => delete(job),
        _ => attribute::run(job),
    }
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let cases = workbench.cases()?;
    let attributes = workbench.attributes()?;
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-cases"))
            .column("key", &text!("cli-column-case"), 8)
            .column("role", &text!("cli-column-role"), 16)
            .column("label", &text!("cli-column-label"), 20);
        for (name, _) in &attributes {
            listing = listing.plain_column(name);
        }
        for case in &cases {
            let value = |name: &String| {
                let found = case.attributes.iter().find(|(other, _)| other == name);
                cell(found.map_or("", |(_, value)| value.as_str()))
            };
            let mut row = vec![
                cell(case.key.as_str()),
                cell(case.role.as_str()),
                cell(case.label.as_str()),
            ];
            row.extend(attributes.iter().map(|(name, _)| value(name)));
            listing.row(row);
        }
        listing.report()
    };
    answer::answer(
        job,
        || Value::Array(cases.iter().map(record::case).collect()),
        report,
    )
}

fn add(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let key = job.needed("key").trim().to_owned();
    if key.is_empty() {
        return Err(Fault::input(text!("cli-key-empty")).into());
    }
    let values = pairs(job)?;
    let edit = Edit::AddCase {
        key: key.clone(),
        label: job.text("label").unwrap_or_default().to_owned(),
        role: job.text("role").unwrap_or_default().to_owned(),
    };
    let change = job.apply(&mut workbench, edit)?;
    if !values.is_empty() {
        let cases = workbench.cases()?;
        let case = lookup::case(&cases, &key)?.id;
        job.apply(&mut workbench, Edit::All(attributes(case, values)))?;
    }
    job.changed_with(&workbench, &change, Vec::new())
}

fn pairs(job: &Job<'_>) -> Outcome<Vec<(String, String)>> {
    let pair = |typed: &str| {
        let (name, value) = lookup::pair(typed)?;
        Ok((name.to_owned(), value.to_owned()))
    };
    job.texts("set").into_iter().map(pair).collect()
}

fn attributes(case: CaseId, values: Vec<(String, String)>) -> Vec<Edit> {
    let set = |(name, value)| Edit::SetAttribute { case, name, value };
    values.into_iter().map(set).collect()
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let cases = workbench.cases()?;
    let case = lookup::case(&cases, job.needed("case"))?;
    let given = |name: &str, old: &str| job.text(name).unwrap_or(old).trim().to_owned();
    let (key, label, role) = (
        given("key", &case.key),
        given("label", &case.label),
        given("role", &case.role),
    );
    let mut edits = Vec::new();
    if (&key, &label, &role) != (&case.key, &case.label, &case.role) {
        edits.push(Edit::SetCase {
            case: case.id,
            key,
            label,
            role,
        });
    }
    edits.extend(attributes(case.id, pairs(job)?));
    job.change_all(&mut workbench, edits)
}

/// Ties a speaker to a case; without `--speaker` the document's only informant.
fn assign(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let cases = workbench.cases()?;
    let case = lookup::case(&cases, job.needed("case"))?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let all = workbench.speakers(document.id)?;
    let speaker = match job.text("speaker") {
        Some(label) => lookup::speaker(&all, label, &document.title)?,
        None => {
            let mut informants = all.iter().filter(|one| one.role == SpeakerRole::Informant);
            match (informants.next(), informants.next()) {
                (Some(only), None) => only,
                _ => {
                    let labels: Vec<&str> = all.iter().map(|one| one.label.as_str()).collect();
                    return Err(Fault::input(text!(
                        "cli-which-speaker",
                        document = document.title.as_str()
                    ))
                    .hint(text!(
                        "cli-which-speaker-hint",
                        speakers = labels.join(", ")
                    ))
                    .into());
                }
            }
        }
    };
    let edit = Edit::AssignSpeaker {
        speaker: speaker.id,
        case: Some(case.id),
    };
    job.change(&mut workbench, edit)
}

fn from_speakers(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let named = job.texts("document");
    let documents = if named.is_empty() {
        workbench.documents()?
    } else {
        lookup::documents(&workbench, &named)?
    };
    let edit = Edit::AddCasesFromSpeakers {
        documents: documents.into_iter().map(|document| document.id).collect(),
    };
    job.change(&mut workbench, edit)
}

fn delete(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let cases = workbench.cases()?;
    let case = lookup::case(&cases, job.needed("case"))?;
    job.delete(
        &mut workbench,
        Edit::DeleteCase { case: case.id },
        &case.key,
    )
}
