//! `question`: the interview guide, the codes its questions ask about, and what
//! became of each in every document, so that silence can be told apart. It must
//! not read silence as an answer.

use std::collections::BTreeMap;

use clap::{Arg, Command, value_parser};
use serde_json::{Value, json};

use super::table::{Listing, number as count, words as cell};
use super::{Done, answer, args, job::Job, lookup};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::edit::Edit;
use crate::model::finding::Question;
use crate::model::ids::CodeId;
use crate::text;
use crate::workbench::Workbench;

/// What can have become of a question; the last takes the note back.
const STATES: [&str; 4] = ["answered", "silent", "not-asked", "none"];

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let which = || {
        args::positional(words, "question", "N", &text!("cli-arg-question"))
            .value_parser(value_parser!(u32))
    };
    let number = || {
        args::option(words, "number", "N", &text!("cli-arg-question-number"))
            .value_parser(value_parser!(u32).range(1..))
    };
    let codes = || args::options(words, "code", "KEY", &text!("cli-arg-question-code"));
    let text = |is_needed: bool| {
        args::option(words, "text", "TEXT", &text!("cli-arg-question-text")).required(is_needed)
    };
    args::group(words, "question", &text!("cli-about-question"))
        .subcommand(verb("list", text!("cli-about-question-list")).args(args::printing(words)))
        .subcommand(
            verb("add", text!("cli-about-question-add"))
                .args([number(), text(true), codes()])
                .args(args::changing(words)),
        )
        .subcommand(
            verb("set", text!("cli-about-question-set"))
                .arg(which())
                .args([number(), text(false), codes()])
                .arg(
                    args::flag(words, "no-codes", &text!("cli-arg-question-no-codes"))
                        .conflicts_with("code"),
                )
                .args(args::changing(words)),
        )
        .subcommand(
            verb("asked", text!("cli-about-question-asked"))
                .arg(which())
                .arg(
                    args::options(words, "document", "D", &text!("cli-arg-document"))
                        .required(true),
                )
                .arg(state(words))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("remove", text!("cli-about-question-remove"))
                .arg(which())
                .args(args::changing(words)),
        )
}

fn state(words: &Phrasebook) -> Arg {
    args::choice(
        words,
        "state",
        "STATE",
        &text!("cli-arg-question-state"),
        &STATES,
    )
    .required(true)
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
        "asked" => asked(job),
        _ => remove(job),
    }
}

fn one(job: &Job<'_>, workbench: &Workbench) -> Outcome<Question> {
    let wanted = numbered(job, "question").unwrap_or_default();
    let questions = workbench.questions()?;
    let numbers: Vec<String> = questions.iter().map(|one| one.number.to_string()).collect();
    let found = questions.into_iter().find(|one| one.number == wanted);
    found.ok_or_else(|| {
        let fault = Fault::input(text!("cli-no-question", number = i64::from(wanted)));
        match numbers.as_slice() {
            [] => fault.hint(text!("cli-no-questions")),
            numbers => fault.hint(text!("cli-valid-values", values = numbers.join(", "))),
        }
    })
}

fn numbered(job: &Job<'_>, name: &str) -> Option<u32> {
    let found = job.matches.try_get_one::<u32>(name).ok().flatten();
    found.copied()
}

fn codes(job: &Job<'_>, workbench: &Workbench) -> Outcome<Vec<CodeId>> {
    let all = workbench.codes()?;
    let keys = job.texts("code");
    keys.into_iter()
        .map(|key| Ok(lookup::code(&all, key)?.id))
        .collect()
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let questions = workbench.questions()?;
    let all = workbench.codes()?;
    let documents = workbench.documents()?;
    let keys = |question: &Question| -> Vec<&str> {
        let keys = question.codes.iter();
        keys.filter_map(|id| all.iter().find(|code| code.id == *id))
            .map(|code| code.key.as_str())
            .collect()
    };
    let value = || {
        let question = |question: &Question| {
            let asked: BTreeMap<&str, &str> = question
                .asked
                .iter()
                .filter_map(|(id, state)| {
                    let document = documents.iter().find(|document| document.id == *id)?;
                    Some((document.title.as_str(), state.as_str()))
                })
                .collect();
            json!({
                "number": question.number,
                "text": question.text,
                "codes": keys(question),
                "asked": asked,
            })
        };
        Value::Array(questions.iter().map(question).collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-questions"))
            .count("number", &text!("cli-column-number"))
            .column("text", &text!("cli-column-question"), 40)
            .column("codes", &text!("cli-column-codes"), 20)
            .count("answered", &text!("asked-answered"))
            .count("silent", &text!("asked-silent"))
            .count("not-asked", &text!("asked-not-asked"));
        for question in &questions {
            let of = |state: &str| {
                let states = question.asked.iter();
                count(states.filter(|(_, known)| known == state).count())
            };
            listing.row(vec![
                count(usize::try_from(question.number).unwrap_or(0)),
                cell(question.text.as_str()),
                cell(keys(question).join(", ")),
                of("answered"),
                of("silent"),
                of("not-asked"),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

fn add(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let last = workbench.questions()?.iter().map(|one| one.number).max();
    let number = numbered(job, "number").unwrap_or(last.unwrap_or(0).saturating_add(1));
    let edit = Edit::AddQuestion {
        number,
        text: job.needed("text").to_owned(),
        codes: codes(job, &workbench)?,
    };
    job.change(&mut workbench, edit)
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let question = one(job, &workbench)?;
    let named = codes(job, &workbench)?;
    let codes = if named.is_empty() && !job.is_set("no-codes") {
        question.codes.clone()
    } else {
        named
    };
    let number = numbered(job, "number").unwrap_or(question.number);
    let edit = Edit::SetQuestion {
        question: question.id,
        number,
        text: job.text("text").unwrap_or(&question.text).to_owned(),
        codes,
    };
    job.change(&mut workbench, edit)
}

fn asked(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let question = one(job, &workbench)?.id;
    let state = match job.needed("state") {
        "none" => String::new(),
        state => state.to_owned(),
    };
    let documents = lookup::documents(&workbench, &job.texts("document"))?;
    let edits = documents
        .into_iter()
        .map(|document| Edit::SetAsked {
            question,
            document: document.id,
            state: state.clone(),
        })
        .collect();
    job.change_all(&mut workbench, edits)
}

fn remove(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let question = one(job, &workbench)?.id;
    job.change(&mut workbench, Edit::DeleteQuestion { question })
}
