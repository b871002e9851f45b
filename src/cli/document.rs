//! `document`: the documents of a study, their facts, their speakers and how
//! far each coder is. It must not know how documents are read from files.

use clap::Command;
use serde_json::{Value, json};

use super::table::{Listing, number, words as cell};
use super::{Done, answer, args, filter, job::Job, lookup, record};
use crate::exchange::export::report::{Block, Report, Run};
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::document::{Document, DocumentFacts, DocumentKind, SpeakerRole, Transcript};
use crate::model::edit::Edit;
use crate::model::ids::CoderId;
use crate::text;
use crate::text::CharOffsets;
use crate::workbench::{Progress, Workbench};

pub fn command(words: &Phrasebook) -> Command {
    let roles = SpeakerRole::ALL.map(SpeakerRole::key);
    let verb = |name: &'static str, about: Text| {
        args::verb(words, name, &about)
            .arg(args::file(words))
            .arg(args::document(words))
    };
    let speaker = || args::positional(words, "speaker", "SPEAKER", &text!("cli-arg-speaker"));
    args::group(words, "document", &text!("cli-about-document"))
        .subcommand(
            args::verb(words, "list", &text!("cli-about-document-list"))
                .arg(args::file(words))
                .args(args::printing(words)),
        )
        .subcommand(verb("show", text!("cli-about-document-show")).args(args::printing(words)))
        .subcommand(
            verb("set", text!("cli-about-document-set"))
                .args(facts(words))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("delete", text!("cli-about-document-delete"))
                .args([args::yes(words), args::dry_run(words)])
                .args(args::changing(words)),
        )
        .subcommand(
            verb("finish", text!("cli-about-document-finish"))
                .arg(args::flag(words, "reopen", &text!("cli-arg-reopen")))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("speakers", text!("cli-about-document-speakers")).args(args::printing(words)),
        )
        .subcommand(
            verb("speaker", text!("cli-about-document-speaker"))
                .arg(speaker())
                .arg(args::option(
                    words,
                    "label",
                    "TEXT",
                    &text!("cli-arg-speaker-label"),
                ))
                .arg(args::choice(
                    words,
                    "role",
                    "R",
                    &text!("cli-arg-speaker-role"),
                    &roles,
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("assign", text!("cli-about-document-assign"))
                .arg(speaker())
                .arg(
                    args::option(words, "case", "C", &text!("cli-arg-assign-case"))
                        .required_unless_present("nobody"),
                )
                .arg(
                    args::flag(words, "nobody", &text!("cli-arg-assign-nobody"))
                        .conflicts_with("case"),
                )
                .args(args::changing(words)),
        )
        .subcommand(
            verb("merge-speakers", text!("cli-about-document-merge-speakers"))
                .arg(speaker())
                .arg(
                    args::option(words, "into", "SPEAKER", &text!("cli-arg-merge-into"))
                        .required(true),
                )
                .args(args::changing(words)),
        )
        .subcommand(
            verb("parallel", text!("cli-about-document-parallel"))
                .arg(
                    args::option(words, "to", "D", &text!("cli-arg-parallel-to"))
                        .required_unless_present("none"),
                )
                .arg(
                    args::flag(words, "none", &text!("cli-arg-parallel-none")).conflicts_with("to"),
                )
                .args(args::changing(words)),
        )
}

fn facts(words: &Phrasebook) -> Vec<clap::Arg> {
    vec![
        args::option(words, "title", "T", &text!("cli-arg-title")),
        args::kind(words),
        args::option(words, "date", "DATE", &text!("cli-arg-date")),
        args::option(words, "place", "TEXT", &text!("cli-arg-place")),
        args::option(words, "interviewer", "TEXT", &text!("cli-arg-interviewer")),
        args::option(words, "third-party", "TEXT", &text!("cli-arg-third-party")),
        args::option(words, "language", "L", &text!("cli-arg-document-language")),
        args::option(words, "minutes", "N", &text!("cli-arg-minutes")),
        args::option(words, "consent", "TEXT", &text!("cli-arg-consent")),
        args::choice(
            words,
            "recorded",
            "Y",
            &text!("cli-arg-recorded"),
            &["yes", "no"],
        ),
        args::option(words, "note", "TEXT", &text!("cli-arg-note")),
    ]
}

pub fn run(job: &mut Job<'_>) -> Done {
    let Some((name, mut job)) = job.inner() else {
        return Err(Fault::input(text!("cli-not-understood")).into());
    };
    let job = &mut job;
    match name {
        "list" => list(job),
        "show" => show(job),
        "set" => set(job),
        "delete" => delete(job),
        "finish" => finish(job),
        "speakers" => speakers(job),
        "speaker" => speaker(job),
        "assign" => assign(job),
        "merge-speakers" => merge_speakers(job),
        _ => parallel(job),
    }
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let documents = workbench.documents()?;
    let ids: Vec<_> = documents.iter().map(|document| document.id).collect();
    let progress = workbench.progress(&ids)?;
    let coders = workbench.coders()?;
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

fn show(job: &mut Job<'_>) -> Done {
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

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let facts = new_facts(job, &document.facts)?;
    let title = job
        .text("title")
        .unwrap_or(&document.title)
        .trim()
        .to_owned();
    if title.is_empty() {
        return Err(Fault::input(text!("cli-title-empty")).into());
    }
    if title == document.title && facts == document.facts {
        return job.change_all(&mut workbench, Vec::new());
    }
    let edit = Edit::SetDocument {
        document: document.id,
        title,
        facts,
    };
    job.change(&mut workbench, edit)
}

fn new_facts(job: &Job<'_>, old: &DocumentFacts) -> Outcome<DocumentFacts> {
    let mut facts = old.clone();
    let set = |field: &mut String, name: &str| {
        if let Some(words) = job.text(name) {
            *field = words.trim().to_owned();
        }
    };
    set(&mut facts.place, "place");
    set(&mut facts.interviewer, "interviewer");
    set(&mut facts.third_party, "third-party");
    set(&mut facts.language, "language");
    set(&mut facts.consent, "consent");
    set(&mut facts.note, "note");
    if let Some(kind) = job.text("kind").and_then(DocumentKind::from_key) {
        facts.kind = kind;
    }
    match job.text("date") {
        Some("") => facts.date = String::new(),
        _ => facts.date = filter::date(job, "date")?.unwrap_or(facts.date),
    }
    match job.text("minutes") {
        None => {}
        Some("") => facts.minutes = None,
        Some(typed) => {
            let minutes = typed.trim().parse().map_err(|_| {
                Fault::input(text!(
                    "cli-bad-value",
                    value = typed,
                    argument = "--minutes"
                ))
                .hint(text!("cli-bad-minutes-hint"))
            })?;
            facts.minutes = Some(minutes);
        }
    }
    if let Some(recorded) = job.text("recorded") {
        facts.is_recorded = Some(recorded == "yes");
    }
    Ok(facts)
}

fn delete(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let edit = Edit::DeleteDocument {
        document: document.id,
        reason: job.text("reason").unwrap_or_default().to_owned(),
    };
    job.delete(&mut workbench, edit, &document.title)
}

fn finish(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    job.act(&mut workbench)?;
    let edit = Edit::SetFinished {
        document: document.id,
        coder: workbench.coder().id,
        is_finished: !job.is_set("reopen"),
    };
    job.change(&mut workbench, edit)
}

fn speakers(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let transcript = workbench.transcript(document.id)?;
    let cases = workbench.cases()?;
    let turns = |id| {
        transcript
            .turns
            .iter()
            .filter(|turn| turn.speaker == Some(id))
            .count()
    };
    let value = || {
        let speakers = transcript.speakers.iter();
        let records = speakers.map(|speaker| record::speaker(speaker, &cases, turns(speaker.id)));
        Value::Array(records.collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-speakers"))
            .column("label", &text!("cli-column-speaker"), 20)
            .column("role", &text!("cli-column-role"), 12)
            .column("case", &text!("cli-column-case"), 10)
            .count("turns", &text!("cli-column-turns"));
        for speaker in &transcript.speakers {
            let case = cases.iter().find(|case| Some(case.id) == speaker.case);
            listing.row(vec![
                cell(speaker.label.as_str()),
                cell(speaker.role.key()),
                cell(case.map_or("", |case| case.key.as_str())),
                number(turns(speaker.id)),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

fn speaker(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let all = workbench.speakers(document.id)?;
    let speaker = lookup::speaker(&all, job.needed("speaker"), &document.title)?;
    let label = job
        .text("label")
        .unwrap_or(&speaker.label)
        .trim()
        .to_owned();
    let role = job.text("role").and_then(SpeakerRole::from_key);
    let role = role.unwrap_or(speaker.role);
    if (label.as_str(), role) == (speaker.label.as_str(), speaker.role) {
        return job.change_all(&mut workbench, Vec::new());
    }
    let edit = Edit::SetSpeaker {
        speaker: speaker.id,
        label,
        role,
    };
    job.change(&mut workbench, edit)
}

fn assign(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let edit = assignment(
        &workbench,
        job,
        job.needed("document"),
        job.needed("speaker"),
    )?;
    job.change(&mut workbench, edit)
}

fn assignment(
    workbench: &Workbench,
    job: &Job<'_>,
    document: &str,
    speaker: &str,
) -> Outcome<Edit> {
    let document = lookup::document(workbench, document)?;
    let all = workbench.speakers(document.id)?;
    let speaker = lookup::speaker(&all, speaker, &document.title)?;
    let case = match job.text("case") {
        Some(key) => Some(lookup::case(&workbench.cases()?, key)?.id),
        None => None,
    };
    Ok(Edit::AssignSpeaker {
        speaker: speaker.id,
        case,
    })
}

fn merge_speakers(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let all = workbench.speakers(document.id)?;
    let from = lookup::speaker(&all, job.needed("speaker"), &document.title)?;
    let into = lookup::speaker(&all, job.needed("into"), &document.title)?;
    if from.id == into.id {
        return Err(Fault::input(text!("cli-merge-with-itself")).into());
    }
    let edit = Edit::MergeSpeakers {
        from: from.id,
        into: into.id,
    };
    job.change(&mut workbench, edit)
}

fn parallel(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let other = match job.text("to") {
        Some(name) => Some(lookup::document(&workbench, name)?.id),
        None => None,
    };
    if other == Some(document.id) {
        return Err(Fault::input(text!("cli-parallel-to-itself")).into());
    }
    let edit = Edit::SetParallel {
        document: document.id,
        other,
    };
    job.change(&mut workbench, edit)
}
