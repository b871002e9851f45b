//! `proposition`: claims of the form if–then, with the passages linked to them
//! and the explanations that rival them. It must not test one.

mod change;

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::table::{Listing, field, number, words as cell};
use super::{Done, answer, args, job::Job, lookup, record, study};
use crate::exchange::citation::Style;
use crate::exchange::export::report::{Block, BlockQuote, Report, Run};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::finding::{Evidence, Proposition, PropositionStatus, Rival, RivalStatus, Stance};
use crate::model::ids::CodingId;
use crate::model::quote::Quote;
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let key = || args::positional(words, "key", "KEY", &text!("cli-arg-proposition-key"));
    let option =
        |name, value, help: Text| args::option(words, name, value, &help).allow_hyphen_values(true);
    let wording = || {
        [
            option("text", "TEXT", text!("cli-arg-proposition-text")),
            option("if", "CONDITION", text!("cli-arg-proposition-if")),
            option("then", "CONDITION", text!("cli-arg-proposition-then")),
        ]
    };
    let statuses = PropositionStatus::ALL.map(PropositionStatus::key);
    let rival_statuses = RivalStatus::ALL.map(RivalStatus::key);
    let stances = [Stance::Supports, Stance::Contradicts, Stance::Qualifies].map(Stance::key);
    args::group(words, "proposition", &text!("cli-about-proposition"))
        .subcommand(verb("list", text!("cli-about-proposition-list")).args(args::printing(words)))
        .subcommand(
            verb("show", text!("cli-about-proposition-show"))
                .arg(key())
                .arg(args::cite(words))
                .args(args::printing(words)),
        )
        .subcommand(
            verb("add", text!("cli-about-proposition-add"))
                .arg(key())
                .args(wording())
                .arg(args::options(
                    words,
                    "rival",
                    "TEXT",
                    &text!("cli-arg-proposition-rival"),
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("set", text!("cli-about-proposition-set"))
                .arg(key())
                .arg(option("rename", "KEY", text!("cli-arg-proposition-rename")))
                .args(wording())
                .arg(option("scope", "S", text!("cli-arg-verdict-scope")))
                .arg(args::choice(
                    words,
                    "status",
                    "S",
                    &text!("cli-arg-proposition-status"),
                    &statuses,
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("remove", text!("cli-about-proposition-remove"))
                .arg(key())
                .args(args::changing(words)),
        )
        .subcommand(
            verb("evidence", text!("cli-about-proposition-evidence"))
                .arg(key())
                .arg(args::codings(words))
                .arg(args::choice(
                    words,
                    "stance",
                    "S",
                    &text!("cli-arg-stance"),
                    &stances,
                ))
                .arg(
                    args::option(words, "weight", "N", &text!("cli-arg-weight"))
                        .value_parser(value_parser!(u8)),
                )
                .arg(option("treatment", "TEXT", text!("cli-arg-treatment")))
                .arg(args::flag(
                    words,
                    "unlink",
                    &text!("cli-arg-evidence-unlink"),
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("rival", text!("cli-about-proposition-rival"))
                .arg(key())
                .arg(
                    args::option(words, "id", "ID", &text!("cli-arg-rival-id"))
                        .value_parser(value_parser!(i64)),
                )
                .arg(option("text", "TEXT", text!("cli-arg-rival-text")))
                .arg(option("for", "TEXT", text!("cli-arg-rival-for")))
                .arg(option("against", "TEXT", text!("cli-arg-rival-against")))
                .arg(args::choice(
                    words,
                    "status",
                    "S",
                    &text!("cli-arg-rival-status"),
                    &rival_statuses,
                ))
                .arg(args::flag(words, "delete", &text!("cli-arg-rival-delete")).requires("id"))
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("list", mut job)) => list(&mut job),
        Some(("show", mut job)) => show(&mut job),
        Some(("add", mut job)) => change::add(&mut job),
        Some(("set", mut job)) => change::set(&mut job),
        Some(("remove", mut job)) => change::remove(&mut job),
        Some(("evidence", mut job)) => change::evidence(&mut job),
        Some((_, mut job)) => change::rival(&mut job),
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

/// The proposition that is named.
fn one(job: &Job<'_>, workbench: &Workbench) -> Outcome<Proposition> {
    let all = workbench.propositions()?;
    let typed = job.needed("key");
    let found = lookup::named(
        &all,
        typed,
        |proposition| &proposition.key,
        text!("cli-unknown-proposition", proposition = typed),
        text!("cli-unknown-proposition-hint"),
    )?;
    Ok(found.clone())
}

fn rival_value(rival: &Rival) -> Value {
    json!({
        "id": rival.id,
        "text": rival.words.text,
        "for": record::known(&rival.words.for_it),
        "against": record::known(&rival.words.against_it),
        "status": rival.words.status.key(),
    })
}

fn evidence_value(link: &Evidence, quote: Option<(&Quote, &Style)>) -> Value {
    let mut value = json!({
        "coding": link.coding,
        "stance": link.stance.key(),
        "weight": link.weight,
        "treatment": record::known(&link.treatment),
    });
    if let Some((quote, style)) = quote {
        value["cite"] = json!(style.cite(quote));
        value["document"] = json!(quote.document_title);
        value["turn"] = json!(quote.turn_number);
        value["case"] = json!(quote.case);
        value["code"] = json!(quote.code_key);
        value["polarity"] = json!(quote.polarity.map(|polarity| polarity.sign()));
        value["text"] = json!(quote.text);
    }
    value
}

fn value(proposition: &Proposition, is_stale: bool) -> Value {
    let rivals: Vec<Value> = proposition.rivals.iter().map(rival_value).collect();
    json!({
        "key": proposition.key,
        "text": proposition.text,
        "if": record::known(&proposition.if_part),
        "then": record::known(&proposition.then_part),
        "scope": record::known(&proposition.scope),
        "status": proposition.status.key(),
        "stale": is_stale,
        "rivals": rivals,
        "evidence": proposition
            .evidence
            .iter()
            .map(|link| evidence_value(link, None))
            .collect::<Vec<_>>(),
        "changed": record::moment(proposition.changed),
    })
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let standings = workbench.standings(&AtomicBool::new(false))?;
    let propositions = &standings.propositions;
    let is_stale = |one: &Proposition| standings.stale_propositions.contains(&one.id);
    let as_value = || {
        let values = propositions.iter().map(|one| value(one, is_stale(one)));
        Value::Array(values.collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-propositions"))
            .column("key", &text!("cli-column-key"), 5)
            .column("text", &text!("cli-column-text"), 36)
            .column("if", &text!("if-then-if"), 12)
            .column("then", &text!("if-then-then"), 12)
            .column("status", &text!("cli-column-status"), 10)
            .count("for", &text!("stance-supports"))
            .count("against", &text!("stance-contradicts"))
            .count("qualifies", &text!("stance-qualifies"))
            .column("remarks", &text!("cli-column-remarks"), 10);
        for one in propositions {
            let of = |stance| {
                let links = one.evidence.iter();
                number(links.filter(|link| link.stance == stance).count())
            };
            let stale = is_stale(one).then(|| words.say(&text!("cli-stale")));
            listing.row(vec![
                cell(one.key.as_str()),
                cell(one.text.as_str()),
                cell(one.if_part.as_str()),
                cell(one.then_part.as_str()),
                cell(words.say(&status_name(one.status))),
                of(Stance::Supports),
                of(Stance::Contradicts),
                of(Stance::Qualifies),
                cell(stale.unwrap_or_default()),
            ]);
        }
        listing.report()
    };
    answer::answer(job, as_value, report)
}

fn status_name(status: PropositionStatus) -> Text {
    match status {
        PropositionStatus::Open => text!("status-open"),
        PropositionStatus::Accepted => text!("status-accepted"),
        PropositionStatus::Qualified => text!("status-qualified"),
        PropositionStatus::Rejected => text!("status-rejected"),
    }
}

fn show(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let proposition = one(job, &workbench)?;
    let standings = workbench.standings(&AtomicBool::new(false))?;
    let is_stale = standings.stale_propositions.contains(&proposition.id);
    let linked: Vec<CodingId> = proposition
        .evidence
        .iter()
        .map(|link| link.coding)
        .collect();
    let quotes = workbench.quotes_by_id(&linked)?;
    let style = study::style(job, &workbench)?;
    let words = Phrasebook::new(job.console.words.language());
    let as_value = || {
        let mut value = value(&proposition, is_stale);
        let links = proposition.evidence.iter().map(|link| {
            let quote = quotes.get(&link.coding).map(|quote| (quote, &style));
            evidence_value(link, quote)
        });
        value["evidence"] = links.collect();
        value
    };
    let report = || shown(&proposition, is_stale, &quotes, &style, &words);
    answer::answer(job, as_value, report)
}

fn shown(
    proposition: &Proposition,
    is_stale: bool,
    quotes: &HashMap<CodingId, Quote>,
    style: &Style,
    words: &Phrasebook,
) -> Report {
    let mut report = Report::new(format!("{}: {}", proposition.key, proposition.text));
    let status = words.say(&status_name(proposition.status));
    let stale = is_stale.then(|| words.say(&text!("cli-stale")));
    let blocks = [
        field(words, &text!("if-then-if"), &proposition.if_part),
        field(words, &text!("if-then-then"), &proposition.then_part),
        field(words, &text!("cli-column-scope"), &proposition.scope),
        field(words, &text!("cli-column-status"), &status),
        field(
            words,
            &text!("cli-column-remarks"),
            &stale.unwrap_or_default(),
        ),
    ];
    report.blocks.extend(blocks.into_iter().flatten());
    let stances = [
        (Stance::Supports, text!("stance-supports")),
        (Stance::Contradicts, text!("stance-contradicts")),
        (Stance::Qualifies, text!("stance-qualifies")),
    ];
    for (stance, name) in stances {
        let mut links = proposition.evidence.iter();
        let links: Vec<_> = links
            .by_ref()
            .filter(|link| link.stance == stance)
            .collect();
        if links.is_empty() {
            continue;
        }
        report.blocks.push(Block::Heading {
            level: 2,
            text: words.say(&name),
        });
        for link in links {
            let Some(quote) = quotes.get(&link.coding) else {
                continue;
            };
            report.blocks.push(Block::Quote(BlockQuote {
                text: quote.text.clone(),
                has_marks: true,
                cite: style.cite(quote),
                signs: format!("[{} · {}]", link.coding, link.weight),
                ..BlockQuote::default()
            }));
            if !link.treatment.is_empty() {
                let run = Run::plain(link.treatment.clone());
                report.blocks.push(Block::Paragraph(vec![run]));
            }
        }
    }
    if !proposition.rivals.is_empty() {
        report.blocks.push(Block::Heading {
            level: 2,
            text: words.say(&text!("cli-heading-rivals")),
        });
        let items = proposition.rivals.iter().map(|rival| {
            let status = words.say(&rival_status_name(rival.words.status));
            let mut runs = vec![Run::plain(format!("{} [{status}]", rival.words.text))];
            for (name, said) in [
                (text!("cli-rival-for"), &rival.words.for_it),
                (text!("cli-rival-against"), &rival.words.against_it),
            ] {
                if !said.is_empty() {
                    runs.push(Run::italic(format!(" {}: ", words.say(&name))));
                    runs.push(Run::plain(said.clone()));
                }
            }
            runs
        });
        report.blocks.push(Block::List {
            is_ordered: false,
            items: items.collect(),
        });
    }
    report
}

fn rival_status_name(status: RivalStatus) -> Text {
    match status {
        RivalStatus::Open => text!("status-open"),
        RivalStatus::Rejected => text!("status-rejected"),
        RivalStatus::Kept => text!("rival-kept"),
    }
}
