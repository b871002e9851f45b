//! `summary`: the cells of the grid in the analyst's own words. It must not
//! write any of them.

use std::io::Read;
use std::path::Path;

use clap::{Arg, ArgAction, Command, value_parser};
use serde_json::{Value, json};

use super::table::{Listing, words as cell};
use super::{Done, answer, args, coding, job::Job, lookup, record, rows};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::case::Case;
use crate::model::code::Code;
use crate::model::edit::Edit;
use crate::model::reduction::UnitId;
use crate::text;
use crate::workbench::{Condensed, Workbench};

/// The largest condensation that is read from a file, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let unit = |is_needed: bool| {
        [
            args::option(words, "case", "C", &text!("cli-arg-summary-case"))
                .conflicts_with("document"),
            args::option(words, "document", "D", &text!("cli-arg-summary-document")),
            args::option(words, "code", "KEY", &text!("cli-arg-summary-code")).required(is_needed),
        ]
    };
    args::group(words, "summary", &text!("cli-about-summary"))
        .subcommand(
            verb("set", text!("cli-about-summary-set"))
                .args(unit(true))
                .arg(
                    args::option(words, "text", "TEXT", &text!("cli-arg-summary-text"))
                        .allow_hyphen_values(true),
                )
                .arg(
                    Arg::new("text-file")
                        .long("file")
                        .value_name("F")
                        .help(words.say(&text!("cli-arg-summary-file")))
                        .action(ArgAction::Set)
                        .value_parser(value_parser!(std::path::PathBuf))
                        .conflicts_with("text"),
                )
                .args(args::changing(words)),
        )
        .subcommand(
            verb("list", text!("cli-about-summary-list"))
                .args(unit(false))
                .arg(args::flag(words, "stale", &text!("cli-arg-summary-stale")))
                .args(args::printing(words)),
        )
        .subcommand(
            verb("show", text!("cli-about-summary-show"))
                .args(unit(true))
                .args(args::printing(words)),
        )
        .subcommand(
            verb("remove", text!("cli-about-summary-remove"))
                .args(unit(true))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("import", text!("cli-about-summary-import"))
                .arg(args::path(
                    words,
                    "from",
                    "X",
                    &text!("cli-arg-summary-from"),
                ))
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
        "set" => set(job),
        "list" | "show" => list(job, name == "show"),
        "remove" => remove(job),
        _ => import(job),
    }
}

/// The names of a study, looked up once.
struct Names {
    cases: Vec<Case>,
    codes: Vec<Code>,
}

impl Names {
    fn of(workbench: &Workbench) -> Outcome<Names> {
        Ok(Names {
            cases: workbench.cases()?,
            codes: workbench.codes()?,
        })
    }

    fn unit(
        &self,
        workbench: &Workbench,
        case: Option<&str>,
        document: Option<&str>,
    ) -> Outcome<Option<UnitId>> {
        Ok(match (case, document) {
            (Some(key), _) => Some(UnitId::Case(lookup::case(&self.cases, key)?.id)),
            (None, Some(name)) => Some(UnitId::Document(lookup::document(workbench, name)?.id)),
            (None, None) => None,
        })
    }
}

fn needs_unit() -> Fault {
    Fault::input(text!("cli-summary-of-what")).hint(text!("cli-summary-of-what-hint"))
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let names = Names::of(&workbench)?;
    let unit = names.unit(&workbench, job.text("case"), job.text("document"))?;
    let unit = unit.ok_or_else(needs_unit)?;
    let code = lookup::code(&names.codes, job.needed("code"))?.id;
    let text = writing(job)?;
    job.change(&mut workbench, Edit::SetSummary { unit, code, text })
}

/// `--text`, `--text -` for standard input, or `--file`.
fn writing(job: &Job<'_>) -> Outcome<String> {
    let limited = |reader: &mut dyn Read| {
        let mut words = String::new();
        reader
            .take(MAX_BYTES)
            .read_to_string(&mut words)
            .map(|_| words)
    };
    match (job.text("text"), job.path("text-file")) {
        (Some("-"), _) => limited(&mut std::io::stdin().lock())
            .map_err(|error| Fault::input(text!("cli-stdin-unread", reason = error.to_string()))),
        (Some(text), _) => Ok(text.to_owned()),
        (None, Some(path)) => std::fs::File::open(path)
            .and_then(|mut file| limited(&mut file))
            .map_err(|error| {
                Fault::input(text!(
                    "cli-file-unread",
                    file = path,
                    reason = error.to_string()
                ))
                .hint(text!("cli-file-unread-hint"))
            }),
        (None, None) => {
            Err(Fault::input(text!("edit-empty-summary")).hint(text!("edit-empty-summary-hint")))
        }
    }
}

fn list(job: &mut Job<'_>, is_one: bool) -> Done {
    let workbench = job.study()?;
    let names = Names::of(&workbench)?;
    let documents = workbench.documents()?;
    let coders = workbench.coders()?;
    let unit = names.unit(&workbench, job.text("case"), job.text("document"))?;
    let code = job.text("code").map(|key| lookup::code(&names.codes, key));
    let code = code.transpose()?.map(|code| code.id);
    let mut condensed = workbench.condensed()?;
    condensed.retain(|one| {
        unit.is_none_or(|unit| one.summary.unit == unit)
            && code.is_none_or(|code| one.summary.code == code)
            && (one.is_stale || !job.is_set("stale"))
    });
    if is_one {
        unit.ok_or_else(needs_unit)?;
        if condensed.is_empty() {
            return Err(nothing().into());
        }
    }
    let key = |one: &Condensed| {
        let found = names.codes.iter().find(|code| code.id == one.summary.code);
        found.map_or("", |code| code.key.as_str())
    };
    let case = |one: &Condensed| match one.summary.unit {
        UnitId::Case(id) => names.cases.iter().find(|case| case.id == id),
        UnitId::Document(_) => None,
    };
    let document = |one: &Condensed| match one.summary.unit {
        UnitId::Case(_) => None,
        UnitId::Document(id) => documents.iter().find(|document| document.id == id),
    };
    let coder = |one: &Condensed| coders.iter().find(|coder| coder.id == one.summary.coder);
    let value = || {
        let one = |one: &Condensed| {
            json!({
                "id": one.summary.id,
                "case": case(one).map(|case| case.key.as_str()),
                "document": document(one).map(|document| document.title.as_str()),
                "code": key(one),
                "text": one.summary.text,
                "stale": one.is_stale,
                "coder": coder(one).map(|coder| coder.name.as_str()),
                "changed": record::moment(one.summary.changed),
            })
        };
        match condensed.as_slice() {
            [only] if is_one => one(only),
            all => Value::Array(all.iter().map(one).collect()),
        }
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-summaries"))
            .column("row", &text!("cli-column-row"), 10)
            .column("code", &text!("cli-column-code"), 12)
            .column("text", &text!("cli-column-text"), 50)
            .column("stale", &text!("cli-column-stale"), 12)
            .column("coder", &text!("cli-column-coder"), 8);
        for one in &condensed {
            let row = case(one).map(|case| case.key.as_str());
            let row = row.or(document(one).map(|document| document.title.as_str()));
            let stale = if one.is_stale {
                words.say(&text!("summary-stale"))
            } else {
                String::new()
            };
            listing.row(vec![
                cell(row.unwrap_or_default()),
                cell(key(one)),
                cell(one.summary.text.as_str()),
                cell(stale),
                cell(coder(one).map_or("", |coder| coder.name.as_str())),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

fn nothing() -> Fault {
    Fault::input(text!("cli-no-such-summary")).hint(text!("cli-no-such-summary-hint"))
}

fn remove(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let names = Names::of(&workbench)?;
    let unit = names.unit(&workbench, job.text("case"), job.text("document"))?;
    let unit = unit.ok_or_else(needs_unit)?;
    let code = lookup::code(&names.codes, job.needed("code"))?.id;
    let condensed = workbench.condensed()?;
    let found = condensed
        .iter()
        .find(|one| (one.summary.unit, one.summary.code) == (unit, code));
    let summary = found.ok_or_else(nothing)?.summary.id;
    job.change(&mut workbench, Edit::DeleteSummary { summary })
}

/// Many at once from a file: all of them or none.
fn import(job: &mut Job<'_>) -> Done {
    let path = job.path("from").unwrap_or(Path::new(""));
    let hint = text!("cli-summary-import-hint");
    let (found, mut bad) = rows::read(path, &["code", "text"], &hint)?;
    let mut workbench = job.workbench()?;
    let names = Names::of(&workbench)?;
    let mut edits = Vec::with_capacity(found.len());
    for (line, row) in found {
        match one(&names, &workbench, &row) {
            Ok(edit) => edits.push(edit),
            Err(fault) => bad.push((line, fault.what)),
        }
    }
    if !bad.is_empty() {
        return Err(coding::refused(path, bad).into());
    }
    if edits.is_empty() {
        return Err(Fault::input(text!("cli-many-empty", file = path))
            .hint(hint)
            .into());
    }
    if job.is_set("dry-run") {
        let would = text!("cli-would-condense", count = edits.len());
        let fields = json!({"change": "none", "summaries": edits.len()});
        return job.told(&would, &fields);
    }
    job.change_all(&mut workbench, edits)
}

fn one(names: &Names, workbench: &Workbench, row: &rows::Row) -> Outcome<Edit> {
    let words = |field: &str| row.get(field).map(String::as_str);
    let missing = |field: &'static str| Fault::input(text!("cli-row-missing", field = field));
    let unit = names.unit(
        workbench,
        words("case").map(str::trim),
        words("document").map(str::trim),
    )?;
    let code = words("code").ok_or_else(|| missing("code"))?;
    Ok(Edit::SetSummary {
        unit: unit.ok_or_else(needs_unit)?,
        code: lookup::code(&names.codes, code.trim())?.id,
        text: words("text").ok_or_else(|| missing("text"))?.to_owned(),
    })
}
