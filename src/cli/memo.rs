//! `memo`: the analyst's own writing. It must not know where memos are shown.

use std::io::Read;

use clap::{Command, value_parser};
use serde_json::Value;

use super::table::{Listing, words as cell};
use super::{Done, answer, args, job::Job, lookup, record};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::edit::Edit;
use crate::model::ids::CodingId;
use crate::model::memo::{Memo, MemoKind, MemoSubject};
use crate::text;
use crate::workbench::{MemoFilter, Workbench};

/// The largest memo that is read from standard input, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let kinds: Vec<&'static str> = MemoKind::ALL.iter().map(|kind| kind.key()).collect();
    let kind = || args::choice(words, "kind", "K", &text!("cli-arg-memo-kind"), &kinds);
    let writing = || {
        [
            args::option(words, "title", "T", &text!("cli-arg-memo-title")),
            args::option(words, "text", "TEXT", &text!("cli-arg-memo-text"))
                .allow_hyphen_values(true),
        ]
    };
    let about = || {
        [
            args::option(words, "code", "KEY", &text!("cli-arg-memo-code")),
            args::option(words, "case", "C", &text!("cli-arg-memo-case")),
            args::option(words, "document", "D", &text!("cli-arg-memo-document")),
            args::option(words, "coding", "ID", &text!("cli-arg-memo-coding"))
                .value_parser(value_parser!(i64)),
        ]
    };
    let subject = || clap::ArgGroup::new("about").args(["code", "case", "document", "coding"]);
    let id = || {
        args::positional(words, "id", "ID", &text!("cli-arg-memo-id"))
            .value_parser(value_parser!(i64))
    };
    args::group(words, "memo", &text!("cli-about-memo"))
        .subcommand(
            verb("list", text!("cli-about-memo-list"))
                .arg(kind())
                .args(about())
                .group(subject())
                .arg(args::option(
                    words,
                    "text",
                    "T",
                    &text!("cli-arg-memo-words"),
                ))
                .arg(args::flag(words, "open", &text!("cli-arg-memo-open")))
                .args(args::printing(words)),
        )
        .subcommand(
            verb("add", text!("cli-about-memo-add"))
                .arg(kind())
                .args(writing())
                .args(about())
                .group(subject())
                .args(args::changing(words)),
        )
        .subcommand(
            verb("set", text!("cli-about-memo-set"))
                .arg(id())
                .arg(kind())
                .args(writing())
                .args(args::changing(words)),
        )
        .subcommand(
            verb("follow-up", text!("cli-about-memo-follow-up"))
                .arg(id())
                .arg(
                    args::option(words, "text", "TEXT", &text!("cli-arg-memo-follow-up"))
                        .required(true)
                        .allow_hyphen_values(true),
                )
                .args(args::changing(words)),
        )
        .subcommand(
            verb("delete", text!("cli-about-memo-delete"))
                .arg(id())
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("list", mut job)) => list(&mut job),
        Some(("add", mut job)) => add(&mut job),
        Some(("set", mut job)) => set(&mut job),
        Some(("follow-up", mut job)) => follow_up(&mut job),
        Some((_, mut job)) => delete(&mut job),
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

fn subject(job: &Job<'_>, workbench: &Workbench) -> Outcome<Option<MemoSubject>> {
    if let Some(key) = job.text("code") {
        let codes = workbench.codes()?;
        return Ok(Some(MemoSubject::Code(lookup::code(&codes, key)?.id)));
    }
    if let Some(key) = job.text("case") {
        let cases = workbench.cases()?;
        return Ok(Some(MemoSubject::Case(lookup::case(&cases, key)?.id)));
    }
    if let Some(name) = job.text("document") {
        let document = lookup::document(workbench, name)?;
        return Ok(Some(MemoSubject::Document(document.id)));
    }
    match job.ids("coding").first() {
        Some(id) => Ok(Some(MemoSubject::Coding(
            workbench.quote(CodingId(*id))?.id,
        ))),
        None => Ok(None),
    }
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let filter = MemoFilter {
        kind: job.text("kind").and_then(MemoKind::from_key),
        subject: subject(job, &workbench)?,
        text: job.text("text").map(str::to_owned),
        is_open_only: job.is_set("open"),
    };
    let memos = workbench.memos(&filter)?;
    let coders = workbench.coders()?;
    let mut subjects = Vec::with_capacity(memos.len());
    for memo in &memos {
        subjects.push(record::subject(&workbench, memo.subject)?);
    }
    let coder = |memo: &Memo| {
        let found = coders.iter().find(|coder| coder.id == memo.coder);
        found.map(|coder| coder.name.as_str())
    };
    let value = || {
        let records = memos.iter().zip(&subjects);
        let records = records.map(|(memo, about)| record::memo(memo, about, coder(memo)));
        Value::Array(records.collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-memos"))
            .count("id", &text!("cli-column-id"))
            .column("kind", &text!("cli-column-kind"), 9)
            .column("subject", &text!("cli-column-about"), 12)
            .column("title", &text!("cli-column-title"), 16)
            .column("text", &text!("cli-column-text"), 45)
            .column("coder", &text!("cli-column-coder"), 8);
        for (memo, (_, about)) in memos.iter().zip(&subjects) {
            let about = match about {
                Value::String(words) => words.clone(),
                Value::Null => String::new(),
                other => other.to_string(),
            };
            listing.row(vec![
                crate::exchange::export::report::Cell::Integer(memo.id.0),
                cell(memo.kind.key()),
                cell(about),
                cell(memo.title.as_str()),
                cell(memo.text.as_str()),
                cell(coder(memo).unwrap_or_default()),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

/// The text of `--text`; `-` takes it from standard input.
fn writing(job: &Job<'_>) -> Outcome<Option<String>> {
    match job.text("text") {
        Some("-") => {
            let mut words = String::new();
            let read = std::io::stdin()
                .lock()
                .take(MAX_BYTES)
                .read_to_string(&mut words);
            read.map_err(|error| {
                Fault::input(text!("cli-stdin-unread", reason = error.to_string()))
            })?;
            Ok(Some(words.trim_end().to_owned()))
        }
        other => Ok(other.map(str::to_owned)),
    }
}

fn add(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let subject = subject(job, &workbench)?.unwrap_or_default();
    let kind = match job.text("kind").and_then(MemoKind::from_key) {
        Some(kind) => kind,
        None => match subject {
            MemoSubject::Study => MemoKind::Method,
            MemoSubject::Code(_) => MemoKind::Code,
            MemoSubject::Case(_) => MemoKind::Case,
            MemoSubject::Document(_) => MemoKind::Document,
            MemoSubject::Coding(_) => MemoKind::Passage,
        },
    };
    let title = job.text("title").unwrap_or_default().trim().to_owned();
    let text = writing(job)?.unwrap_or_default();
    if title.is_empty() && text.trim().is_empty() {
        return Err(Fault::input(text!("cli-memo-empty"))
            .hint(text!("cli-memo-empty-hint"))
            .into());
    }
    let edit = Edit::AddMemo {
        kind,
        subject,
        title,
        text,
    };
    job.change(&mut workbench, edit)
}

fn one(job: &Job<'_>, workbench: &Workbench) -> Outcome<Memo> {
    lookup::memo(
        workbench,
        job.ids("id").first().copied().unwrap_or_default(),
    )
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let memo = one(job, &workbench)?;
    let kind = job.text("kind").and_then(MemoKind::from_key);
    let edit = Edit::SetMemo {
        memo: memo.id,
        kind: kind.unwrap_or(memo.kind),
        title: job.text("title").unwrap_or(&memo.title).trim().to_owned(),
        text: writing(job)?.unwrap_or(memo.text),
    };
    job.change(&mut workbench, edit)
}

/// What came of a memo; no words open it again.
fn follow_up(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let memo = one(job, &workbench)?.id;
    let text = writing(job)?.unwrap_or_default();
    job.change(&mut workbench, Edit::SetFollowUp { memo, text })
}

fn delete(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let memo = one(job, &workbench)?.id;
    job.change(&mut workbench, Edit::DeleteMemo { memo })
}
