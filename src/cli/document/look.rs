//! Documents to look at: the list with everybody's progress, and one text turn
//! by turn. It must not change anything.

use serde_json::{Value, json};

use super::super::table::{Listing, number, words as cell};
use super::super::{Done, answer, job::Job, lookup, record};
use crate::exchange::export::report::{Block, Report, Run};
use crate::message::Phrasebook;
use crate::model::document::{Document, Transcript};
use crate::model::ids::CoderId;
use crate::text;
use crate::text::CharOffsets;
use crate::workbench::Progress;

pub fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let documents = workbench.documents()?;
    let ids: Vec<_> = documents.iter().map(|document| document.id).collect();
    let progress = workbench.progress(&ids)?;
    let coders = workbench.coders()?;
    let cases = workbench.cases()?;
    let name = |id: CoderId| {
        coders
            .iter()
            .find(|coder| coder.id == id)
            .map(|coder| coder.name.as_str())
    };
    let of = |document: &Document| progress.iter().find(|one| one.document == document.id);
    let value = || {
        let record = |document: &Document| {
            let mut fields = record::document(document);
            let progress = of(document);
            let about = document.about.iter().filter_map(|id| {
                let case = cases.iter().find(|case| case.id == *id)?;
                Some(case.key.as_str())
            });
            fields["about"] = json!(about.collect::<Vec<_>>());
            fields["turns"] = json!(progress.map(|progress| progress.turns));
            let coders = progress.map_or(&[][..], |progress| &progress.coders).iter();
            let coders = coders.map(|(coder, codings, is_finished)| {
                json!({"coder": name(*coder), "codings": codings, "finished": is_finished})
            });
            fields["coders"] = Value::Array(coders.collect());
            fields
        };
        Value::Array(documents.iter().map(record).collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-documents"))
            .count("number", &text!("cli-column-number"))
            .column("title", &text!("cli-column-title"), 20)
            .column("kind", &text!("cli-column-kind"), 10)
            .column("date", &text!("cli-column-date"), 10)
            .count("turns", &text!("cli-column-turns"))
            .count("characters", &text!("cli-column-characters"))
            .column("codings", &text!("cli-column-codings"), 25);
        for document in &documents {
            let said = of(document).map_or_else(String::new, |one| said(one, &name, &words));
            listing.row(vec![
                number(document.number as usize),
                cell(document.title.as_str()),
                cell(document.facts.kind.key()),
                cell(document.facts.date.as_str()),
                of(document).map_or(cell(""), |progress| number(progress.turns)),
                number(document.characters),
                cell(said),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

/// `Dewi 34 (done), Raka 12`.
fn said<'a>(
    progress: &Progress,
    name: &impl Fn(CoderId) -> Option<&'a str>,
    words: &Phrasebook,
) -> String {
    let one = |(coder, codings, is_finished): &(CoderId, usize, bool)| {
        let coder = name(*coder).unwrap_or("?");
        let done = words.say(&text!("cli-word-finished"));
        if *is_finished {
            format!("{coder} {codings} ({done})")
        } else {
            format!("{coder} {codings}")
        }
    };
    progress
        .coders
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(", ")
}

pub fn show(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let transcript = workbench.transcript(document.id)?;
    let value = || shown(&transcript);
    let report = || {
        let mut report = Report::new(transcript.document.title.clone());
        for turn in &transcript.turns {
            let speaker = transcript
                .speakers
                .iter()
                .find(|one| Some(one.id) == turn.speaker);
            let time = turn.start_ms.map(record::clock);
            let head = [
                Some(turn.number.to_string()),
                speaker.map(|speaker| speaker.label.clone()),
                time.map(|time| format!("[{time}]")),
            ];
            let head: Vec<String> = head.into_iter().flatten().collect();
            let body = transcript
                .text
                .get(turn.body..turn.span.end)
                .unwrap_or_default();
            report.blocks.push(Block::Paragraph(vec![
                Run::bold(format!("{}  ", head.join(" "))),
                Run::plain(body.trim()),
            ]));
        }
        if transcript.turns.is_empty() {
            report
                .blocks
                .push(Block::Paragraph(vec![Run::plain(transcript.text.clone())]));
        }
        report
    };
    answer::answer(job, value, report)
}

/// A document with its text; places in code points, `body` where the speech
/// begins after label and time.
fn shown(transcript: &Transcript) -> Value {
    let offsets = CharOffsets::new(&transcript.text);
    let turns = transcript.turns.iter().map(|turn| {
        let speaker = transcript
            .speakers
            .iter()
            .find(|one| Some(one.id) == turn.speaker);
        json!({
            "number": turn.number,
            "speaker": speaker.map(|speaker| speaker.label.as_str()),
            "start": offsets.to_chars(turn.span.start),
            "end": offsets.to_chars(turn.span.end),
            "time": turn.start_ms.map(record::clock),
            "body": offsets.to_chars(turn.body),
        })
    });
    json!({
        "number": transcript.document.number,
        "title": transcript.document.title,
        "kind": transcript.document.facts.kind.key(),
        "text": transcript.text,
        "turns": turns.collect::<Vec<_>>(),
    })
}
