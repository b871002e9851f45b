//! `relation`: arrows between codes and names, with the passages for and
//! against them. It must not draw a network.

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::table::{Listing, words as cell};
use super::{Done, answer, args, job::Job, lookup};
use crate::exchange::export::report::Cell;
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::code::Code;
use crate::model::edit::Edit;
use crate::model::finding::Stance;
use crate::model::ids::{CodingId, RelationId};
use crate::model::relation::{End, Relation, RelationFacts, RelationKind};
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let kinds = RelationKind::ALL.map(RelationKind::key);
    let looks = || {
        [
            args::choice(words, "kind", "K", &text!("cli-arg-relation-kind"), &kinds),
            args::option(words, "sign", "S", &text!("cli-arg-relation-sign"))
                .allow_hyphen_values(true),
            args::option(words, "note", "TEXT", &text!("cli-arg-relation-note"))
                .allow_hyphen_values(true),
        ]
    };
    let id = || {
        args::positional(words, "relation", "RELATION", &text!("cli-arg-relation-id"))
            .value_parser(value_parser!(i64))
    };
    let from = text!("cli-arg-relation-source");
    let to = text!("cli-arg-relation-target");
    args::group(words, "relation", &text!("cli-about-relation"))
        .subcommand(
            verb("add", text!("cli-about-relation-add"))
                .arg(args::positional(words, "source", "FROM", &from))
                .arg(args::positional(words, "target", "TO", &to))
                .args(looks())
                .arg(
                    args::options(words, "evidence", "ID", &text!("cli-arg-relation-evidence"))
                        .value_parser(value_parser!(i64)),
                )
                .args(args::changing(words)),
        )
        .subcommand(verb("list", text!("cli-about-relation-list")).args(args::printing(words)))
        .subcommand(
            verb("set", text!("cli-about-relation-set"))
                .arg(id())
                .arg(args::option(words, "source", "FROM", &from))
                .arg(args::option(words, "target", "TO", &to))
                .args(looks())
                .args(args::changing(words)),
        )
        .subcommand(
            verb("link", text!("cli-about-relation-link"))
                .arg(id())
                .arg(args::codings(words))
                .arg(args::choice(
                    words,
                    "stance",
                    "STANCE",
                    &text!("cli-arg-relation-stance"),
                    &["supports", "contradicts", "none"],
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("remove", text!("cli-about-relation-remove"))
                .arg(id())
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("add", mut job)) => add(&mut job),
        Some(("list", mut job)) => list(&mut job),
        Some(("set", mut job)) => set(&mut job),
        Some(("link", mut job)) => link(&mut job),
        Some((_, mut job)) => {
            let mut workbench = job.workbench()?;
            let relation = one(&job, &workbench)?.id;
            job.change(&mut workbench, Edit::DeleteRelation { relation })
        }
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

/// The code of this key, or else the name as it is.
fn end(codes: &[Code], typed: &str) -> End {
    let typed = typed.trim();
    let exact = codes.iter().find(|code| code.key == typed);
    let found = exact.or_else(|| {
        let mut codes = codes.iter();
        codes.find(|code| code.key.eq_ignore_ascii_case(typed))
    });
    End {
        name: found.map_or(typed, |code| code.key.as_str()).to_owned(),
        code: found.map(|code| code.id),
    }
}

/// What the options say, over what is known already.
fn facts(job: &Job<'_>, workbench: &Workbench, known: RelationFacts) -> Outcome<RelationFacts> {
    let codes = workbench.codes()?;
    let end = |name: &str, known: End| job.text(name).map_or(known, |typed| end(&codes, typed));
    Ok(RelationFacts {
        source: end("source", known.source),
        target: end("target", known.target),
        sign: match job.text("sign") {
            None => known.sign,
            Some(typed) => lookup::polarity(typed)?,
        },
        kind: job
            .text("kind")
            .and_then(RelationKind::from_key)
            .unwrap_or(known.kind),
        note: job.text("note").map_or(known.note, str::to_owned),
    })
}

fn add(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let facts = facts(job, &workbench, RelationFacts::default())?;
    let mut evidence = Vec::new();
    for id in job.ids("evidence") {
        evidence.push(workbench.quote(CodingId(id))?.id);
    }
    job.change(&mut workbench, Edit::AddRelation { facts, evidence })
}

fn one(job: &Job<'_>, workbench: &Workbench) -> Outcome<Relation> {
    let id = job.ids("relation").first().copied().unwrap_or_default();
    let all = workbench.relations()?;
    let found = all
        .into_iter()
        .find(|relation| relation.id == RelationId(id));
    found.ok_or_else(|| {
        Fault::input(text!("cli-unknown-relation", relation = id))
            .hint(text!("cli-unknown-relation-hint"))
    })
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let known = one(job, &workbench)?;
    let facts = facts(job, &workbench, known.facts.clone())?;
    let edits = match facts == known.facts {
        true => Vec::new(),
        false => vec![Edit::SetRelation {
            relation: known.id,
            facts,
        }],
    };
    job.change_all(&mut workbench, edits)
}

fn link(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let relation = one(job, &workbench)?.id;
    let stance = match job.text("stance") {
        Some("none") => None,
        Some(typed) => Stance::from_key(typed),
        None => Some(Stance::Supports),
    };
    let mut edits = Vec::new();
    for id in job.ids("id") {
        edits.push(Edit::LinkRelationEvidence {
            relation,
            coding: workbench.quote(CodingId(id))?.id,
            stance,
        });
    }
    job.change_all(&mut workbench, edits)
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let relations = workbench.relations()?;
    let codings = |relation: &Relation, wanted: Stance| -> Vec<i64> {
        let evidence = relation.evidence.iter();
        evidence
            .filter(|(_, stance)| *stance == wanted)
            .map(|(coding, _)| coding.0)
            .collect()
    };
    let value = || {
        let all = relations.iter().map(|relation| {
            let facts = &relation.facts;
            json!({
                "id": relation.id,
                "source": facts.source.name,
                "source_is_code": facts.source.code.is_some(),
                "target": facts.target.name,
                "target_is_code": facts.target.code.is_some(),
                "kind": facts.kind.key(),
                "sign": facts.sign.map(crate::model::coding::Polarity::sign),
                "note": facts.note,
                "supports": codings(relation, Stance::Supports),
                "contradicts": codings(relation, Stance::Contradicts),
            })
        });
        Value::Array(all.collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-relations"))
            .count("id", &text!("cli-column-id"))
            .column("source", &text!("cli-column-source"), 20)
            .column("kind", &text!("cli-column-kind"), 9)
            .column("sign", &text!("cli-column-sign"), 6)
            .column("target", &text!("cli-column-target"), 20)
            .column("supports", &text!("cli-column-evidence-for"), 8)
            .column("contradicts", &text!("cli-column-evidence-against"), 8)
            .column("note", &text!("cli-column-remark"), 20);
        for relation in &relations {
            let facts = &relation.facts;
            let ids = |stance| {
                let ids = codings(relation, stance);
                let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
                cell(ids.join(", "))
            };
            listing.row(vec![
                Cell::Integer(relation.id.0),
                cell(facts.source.name.as_str()),
                cell(facts.kind.key()),
                cell(facts.sign.map_or("", crate::model::coding::Polarity::sign)),
                cell(facts.target.name.as_str()),
                ids(Stance::Supports),
                ids(Stance::Contradicts),
                cell(facts.note.as_str()),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}
