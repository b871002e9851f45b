//! `search`: words or a pattern in all the texts, and all the hits coded at
//! once. It must not know how texts are searched.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::table::{Listing, number, words as cell};
use super::{Done, answer, args, job::Job, lookup};
use crate::fault::Outcome;
use crate::message::Phrasebook;
use crate::model::coding::{Polarity, Strength};
use crate::model::document::Transcript;
use crate::model::edit::{Change, Edit, NewCoding};
use crate::model::ids::{CodeId, DocumentId};
use crate::text;
use crate::text::{Span, sentence_at};
use crate::workbench::{Hit, SearchQuery, Workbench};

pub fn command(words: &Phrasebook) -> Command {
    let takes = ["hit", "sentence", "turn"];
    args::verb(words, "search", &text!("cli-about-search"))
        .arg(args::file(words))
        .arg(
            args::positional(words, "query", "QUERY", &text!("cli-arg-query"))
                .allow_hyphen_values(true),
        )
        .arg(args::flag(words, "regex", &text!("cli-arg-regex")))
        .arg(args::option(
            words,
            "document",
            "D",
            &text!("cli-arg-search-document"),
        ))
        .arg(
            args::option(words, "limit", "N", &text!("cli-arg-limit"))
                .value_parser(value_parser!(usize)),
        )
        .arg(args::option(
            words,
            "code",
            "KEY",
            &text!("cli-arg-search-code"),
        ))
        .arg(
            args::choice(words, "take", "WHAT", &text!("cli-arg-take"), &takes)
                .default_value("hit")
                .requires("code"),
        )
        .arg(args::polarity(words).requires("code"))
        .arg(args::strength(words).requires("code"))
        .arg(args::dry_run(words))
        .arg(args::option(words, "coder", "NAME", &text!("cli-arg-coder")).requires("code"))
        .arg(args::option(words, "reason", "TEXT", &text!("cli-arg-reason")).requires("code"))
        .args(args::printing(words))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let polarity = job.text("polarity").map(lookup::polarity).transpose()?;
    let strength = job.text("strength").map(lookup::strength).transpose()?;
    if let Some(key) = job.text("code") {
        let judged = (polarity.flatten(), strength.flatten());
        return code_hits(job, key, judged);
    }
    let workbench = job.study()?;
    let hits = find(job, &workbench)?;
    show(job, &hits, None)
}

fn find(job: &Job<'_>, workbench: &Workbench) -> Outcome<Vec<Hit>> {
    let document = match job.text("document") {
        Some(name) => Some(lookup::document(workbench, name)?.id),
        None => None,
    };
    let query = SearchQuery {
        words: job.needed("query").to_owned(),
        is_regex: job.is_set("regex"),
        document,
        limit: job.number("limit").unwrap_or(0),
    };
    let cancel = Arc::new(AtomicBool::new(false));
    let hook = signal_hook::flag::register(signal_hook::consts::SIGINT, cancel.clone());
    let hits = workbench.search(&query, &cancel);
    if let Ok(hook) = hook {
        signal_hook::low_level::unregister(hook);
    }
    hits
}

fn record(hit: &Hit) -> Value {
    json!({
        "document": hit.document_title,
        "turn": hit.turn_number,
        "speaker": hit.speaker,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
    })
}

/// The hits as a list; `passages` where other passages than the hits are meant.
fn show(job: &mut Job<'_>, hits: &[Hit], passages: Option<&[String]>) -> Done {
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-hits"))
            .column("document", &text!("cli-column-document"), 12)
            .count("turn", &text!("cli-column-turn"))
            .column("speaker", &text!("cli-column-speaker"), 12)
            .count("start", &text!("cli-column-start"))
            .count("end", &text!("cli-column-end"))
            .column("text", &text!("cli-column-passage"), 60);
        for (index, hit) in hits.iter().enumerate() {
            let passage = passages.and_then(|all| all.get(index));
            listing.row(vec![
                cell(hit.document_title.as_str()),
                hit.turn_number
                    .map_or(cell(""), |turn| number(turn as usize)),
                cell(hit.speaker.as_deref().unwrap_or_default()),
                number(hit.start),
                number(hit.end),
                cell(passage.map_or(hit.line.as_str(), String::as_str).trim()),
            ]);
        }
        listing.report()
    };
    answer::answer(
        job,
        || Value::Array(hits.iter().map(record).collect()),
        report,
    )
}

/// Codes what was found, each passage once, as one step.
fn code_hits(job: &mut Job<'_>, key: &str, judged: (Option<Polarity>, Option<Strength>)) -> Done {
    let is_dry = job.is_set("dry-run");
    let mut workbench = if is_dry {
        job.study()?
    } else {
        job.workbench()?
    };
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, key)?.id;
    let hits = find(job, &workbench)?;
    let (places, texts) = places(job.needed("take"), &workbench, &hits)?;
    let codings = codings(&places, code, judged);
    if is_dry {
        show(job, &hits, Some(&texts))?;
        if !job.is_json() && job.path("output").is_none() {
            let count = codings.len();
            job.console
                .report(&text!("cli-would-code", count = count))?;
        }
        return Ok(super::Exit::Done);
    }
    if codings.is_empty() {
        return job.changed_with(
            &workbench,
            &Change::CodedMany { made: 0, known: 0 },
            Vec::new(),
        );
    }
    job.change(&mut workbench, Edit::ApplyCodes { codings })
}

type Place = (DocumentId, Span);

/// What is to be coded for each hit, and its words.
fn places(take: &str, workbench: &Workbench, hits: &[Hit]) -> Outcome<(Vec<Place>, Vec<String>)> {
    let mut transcripts: HashMap<DocumentId, Transcript> = HashMap::new();
    let mut places = Vec::with_capacity(hits.len());
    let mut texts = Vec::with_capacity(hits.len());
    for hit in hits {
        if take == "hit" {
            places.push((hit.document, hit.span));
            texts.push(hit.line.clone());
            continue;
        }
        let transcript = match transcripts.entry(hit.document) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(workbench.transcript(hit.document)?),
        };
        let span = wider(take, transcript, hit);
        let words = span.of(&transcript.text).unwrap_or(&hit.text);
        texts.push(words.to_owned());
        places.push((hit.document, span));
    }
    Ok((places, texts))
}

/// The turn a hit is in without its label, or the sentence within it.
fn wider(take: &str, transcript: &Transcript, hit: &Hit) -> Span {
    let turn = transcript
        .turns
        .iter()
        .find(|turn| Some(turn.id) == hit.turn);
    let body = turn.map_or(Span::new(0, transcript.text.len()), |turn| {
        Span::new(turn.body, turn.span.end)
    });
    let Some(words) = body.of(&transcript.text) else {
        return hit.span;
    };
    if take == "turn" && turn.is_some() {
        let trimmed = words.trim();
        let start = body.start + (words.len() - words.trim_start().len());
        return Span::new(start, start + trimmed.len());
    }
    let within = hit.span.start.saturating_sub(body.start);
    let sentence = sentence_at(words, Span::new(0, words.len()), within);
    let start = body.start + sentence.start;
    Span::new(start, (body.start + sentence.end).max(hit.span.end))
}

fn codings(
    places: &[Place],
    code: CodeId,
    (polarity, strength): (Option<Polarity>, Option<Strength>),
) -> Vec<NewCoding> {
    let mut seen: Vec<Place> = places.to_vec();
    seen.sort_unstable();
    seen.dedup();
    let coding = |(document, span): Place| NewCoding {
        document,
        span,
        code,
        coder: None,
        polarity,
        strength,
    };
    seen.into_iter().map(coding).collect()
}
