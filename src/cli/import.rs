//! `import`: transcripts and notes into the study, each file with what became
//! of it. It must not know file formats.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::table::{Listing, number, words as cell};
use super::{Done, Exit, answer, args, job::Job};
use crate::exchange::export::report::{Block, Report, Run};
use crate::fault::{Fault, Outcome};
use crate::message::Phrasebook;
use crate::model::document::DocumentKind;
use crate::model::draft::DocumentDraft;
use crate::text;
use crate::workbench::{ImportItem, ImportProgress, ImportRequest, ImportStatus};

pub fn command(words: &Phrasebook) -> Command {
    args::verb(words, "import", &text!("cli-about-import"))
        .arg(args::file(words))
        .arg(
            args::path(words, "path", "PATH", &text!("cli-arg-import-path"))
                .num_args(1..)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(args::kind(words))
        .arg(args::option(
            words,
            "encoding",
            "E",
            &text!("cli-arg-encoding"),
        ))
        .arg(args::options(
            words,
            "interviewer",
            "LABEL",
            &text!("cli-arg-interviewer-label"),
        ))
        .arg(args::dry_run(words))
        .arg(args::option(
            words,
            "coder",
            "NAME",
            &text!("cli-arg-coder"),
        ))
        .arg(args::option(
            words,
            "reason",
            "TEXT",
            &text!("cli-arg-reason"),
        ))
        .args(args::printing(words))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let request = ImportRequest {
        paths: job.paths("path"),
        kind: job.text("kind").and_then(DocumentKind::from_key),
        encoding: job.text("encoding").map(str::to_owned),
        interviewers: job
            .texts("interviewer")
            .into_iter()
            .map(str::to_owned)
            .collect(),
    };
    // A bad place for the answer is no reason to have imported already.
    answer::format(job)?;
    let is_dry = job.is_set("dry-run");
    let opened = if is_dry { job.study() } else { job.workbench() };
    let mut workbench = match opened {
        Ok(workbench) => workbench,
        Err(fault) => return nothing_read(job, fault),
    };
    let words = Phrasebook::new(job.console.words.language());
    let is_shown = !job.console.is_quiet && std::io::stderr().is_terminal();
    let read = with_progress(&words, is_shown, |progress| {
        let mut found = workbench.read_files(&request, progress)?;
        let is_any = found
            .items
            .iter()
            .any(|item| item.status == ImportStatus::WouldImport);
        if !is_dry && is_any {
            job.act(&mut workbench)?;
            let reason = job.text("reason").unwrap_or_default().trim();
            workbench.import_because(&mut found.items, reason, progress)?;
        }
        Ok(found)
    });
    let found = match read {
        Ok(found) => found,
        Err(fault) => return nothing_read(job, fault),
    };
    let others = found.remark();
    let items = found.items;
    // Reasons stand on standard error, and in a file that is read on its own.
    let is_kept = job.path("output").is_some();
    answer::answer(
        job,
        || Value::Array(items.iter().map(|item| record(item, &words)).collect()),
        || report(&items, &words, is_kept),
    )?;
    if items.is_empty() {
        return Err(Fault::input(text!("cli-import-nothing"))
            .hint(text!("cli-import-nothing-hint"))
            .into());
    }
    job.console.flush()?;
    if let Some(others) = others {
        job.console.note(&others);
    }
    let mut exit = Exit::Done;
    for item in &items {
        if item.status == ImportStatus::Failed {
            complain(job, item);
            exit = Exit::Refused;
        }
    }
    Ok(exit)
}

/// Nothing came in at all. Programs get their array whatever happened.
fn nothing_read(job: &mut Job<'_>, fault: Fault) -> Done {
    if job.is_json() {
        answer::answer(job, || json!([]), Report::default)?;
    }
    Err(fault.into())
}

/// Says on standard error why a file did not come in, and what to do.
fn complain(job: &mut Job<'_>, item: &ImportItem) {
    let Some((what, hint)) = &item.error else {
        return;
    };
    let what = job.console.say(what);
    let file = item.file.display().to_string();
    // Most sentences name the file themselves; its place may still be unclear.
    let what = if what.contains(&file) {
        text!("cli-plain", words = what)
    } else {
        text!("cli-import-failed", file = file, reason = what)
    };
    let mut fault = Fault::input(what);
    fault.hint = hint.clone();
    job.console.complain(&fault);
}

/// Runs the import while a second thread shows how far it is and passes Ctrl-C
/// on as a wish to stop.
fn with_progress<T>(
    words: &Phrasebook,
    is_shown: bool,
    work: impl FnOnce(&ImportProgress) -> Outcome<T>,
) -> Outcome<T> {
    let progress = ImportProgress::default();
    let is_interrupted = Arc::new(AtomicBool::new(false));
    let hook = signal_hook::flag::register(signal_hook::consts::SIGINT, is_interrupted.clone());
    let is_over = AtomicBool::new(false);
    let result = thread::scope(|scope| {
        scope.spawn(|| {
            let mut ticks = 0_u32;
            while !is_over.load(Ordering::Acquire) {
                thread::sleep(Duration::from_millis(20));
                if is_interrupted.load(Ordering::Acquire) {
                    progress.is_cancelled.store(true, Ordering::Release);
                }
                ticks += 1;
                if is_shown && ticks.is_multiple_of(15) {
                    show(words, &progress);
                }
            }
            if is_shown && ticks >= 15 {
                murmur("");
            }
        });
        let result = work(&progress);
        is_over.store(true, Ordering::Release);
        result
    });
    if let Ok(hook) = hook {
        signal_hook::low_level::unregister(hook);
    }
    result
}

fn show(words: &Phrasebook, progress: &ImportProgress) {
    let line = words.say(&text!(
        "cli-import-progress",
        found = progress.found.load(Ordering::Relaxed),
        read = progress.read.load(Ordering::Relaxed),
        stored = progress.stored.load(Ordering::Relaxed)
    ));
    murmur(&line);
}

/// Writes over the line of progress. The terminal may have gone meanwhile,
/// which is no reason to stop.
fn murmur(line: &str) {
    let shown = format!("\r\u{1b}[K{line}");
    drop(std::io::stderr().lock().write_all(shown.as_bytes()));
}

fn status(item: &ImportItem) -> &'static str {
    match item.status {
        ImportStatus::Imported => "imported",
        ImportStatus::WouldImport => "would_import",
        ImportStatus::Duplicate => "duplicate",
        ImportStatus::Failed => "failed",
    }
}

/// Turns somebody speaks; where nobody is named, the paragraphs.
fn turns(draft: &DocumentDraft) -> usize {
    let spoken = draft
        .turns
        .iter()
        .filter(|turn| turn.speaker.is_some())
        .count();
    if spoken > 0 {
        spoken
    } else {
        draft.turns.len()
    }
}

fn spoken(draft: &DocumentDraft, speaker: usize) -> usize {
    draft
        .turns
        .iter()
        .filter(|turn| turn.speaker == Some(speaker))
        .count()
}

fn record(item: &ImportItem, words: &Phrasebook) -> Value {
    let draft = item.draft.as_ref();
    let speakers = draft.map(|draft| {
        let speakers = draft.speakers.iter().enumerate().map(|(index, speaker)| {
            json!({
                "label": speaker.label,
                "role": speaker.role.key(),
                "turns": spoken(draft, index),
            })
        });
        speakers.collect::<Vec<_>>()
    });
    let origin = draft.map(|draft| &draft.origin);
    json!({
        "file": item.file.display().to_string(),
        "title": item.title.as_deref().or(draft.map(|draft| draft.title.as_str())),
        "status": status(item),
        "error": item.error.as_ref().map(|(what, _)| words.say(what)),
        "encoding": origin.map(|origin| origin.encoding.as_str()).filter(|name| !name.is_empty()),
        "format": origin.map(|origin| origin.format.as_str()).filter(|name| !name.is_empty()),
        "characters": draft.map(|draft| draft.text.chars().count()),
        "turns": draft.map(turns),
        "speakers": speakers,
        "warnings": draft.map_or_else(Vec::new, |draft| {
            draft.warnings.iter().map(|warning| words.say(warning)).collect::<Vec<_>>()
        }),
        "date": draft.map(|draft| draft.facts.date.as_str()).filter(|fact| !fact.is_empty()),
        "place": draft.map(|draft| draft.facts.place.as_str()).filter(|fact| !fact.is_empty()),
        "interviewer": draft
            .map(|draft| draft.facts.interviewer.as_str())
            .filter(|fact| !fact.is_empty()),
    })
}

fn report(items: &[ImportItem], words: &Phrasebook, is_kept: bool) -> Report {
    let mut listing = Listing::new(words, text!("cli-import-nothing"))
        .column("file", &text!("cli-column-file"), 20)
        .column("title", &text!("cli-column-title"), 12)
        .column("status", &text!("cli-column-status"), 10)
        .column("encoding", &text!("cli-column-encoding"), 9)
        .count("characters", &text!("cli-column-characters"))
        .count("turns", &text!("cli-column-turns"))
        .column("speakers", &text!("cli-column-speakers"), 25);
    let mut remarks = Vec::new();
    for item in items {
        let draft = item.draft.as_ref();
        let said = match item.status {
            ImportStatus::Imported => text!("cli-status-imported"),
            ImportStatus::WouldImport => text!("cli-status-would-import"),
            ImportStatus::Duplicate => text!("cli-status-duplicate"),
            ImportStatus::Failed => text!("cli-status-failed"),
        };
        let file = item.file.display().to_string();
        let speakers = draft.map_or_else(String::new, |draft| {
            let one = |(index, speaker): (usize, &crate::model::draft::SpeakerDraft)| {
                format!("{} ({})", speaker.label, spoken(draft, index))
            };
            draft
                .speakers
                .iter()
                .enumerate()
                .map(one)
                .collect::<Vec<_>>()
                .join(", ")
        });
        let title = item
            .title
            .as_deref()
            .or(draft.map(|draft| draft.title.as_str()));
        listing.row(vec![
            cell(file.as_str()),
            cell(title.unwrap_or_default()),
            cell(words.say(&said)),
            cell(draft.map_or("", |draft| draft.origin.encoding.as_str())),
            draft.map_or(super::table::words(""), |draft| {
                number(draft.text.chars().count())
            }),
            draft.map_or(super::table::words(""), |draft| number(turns(draft))),
            cell(speakers),
        ]);
        let is_failed = item.status == ImportStatus::Failed;
        if let Some((what, hint)) = item.error.as_ref().filter(|_| is_kept || !is_failed) {
            let hint = hint
                .as_ref()
                .map_or_else(String::new, |hint| words.say(hint));
            remarks.push(
                format!("{file}: {} {hint}", words.say(what))
                    .trim_end()
                    .to_owned(),
            );
        }
        let stated: Vec<String> = draft
            .map_or_else(Vec::new, DocumentDraft::stated)
            .iter()
            .map(|fact| words.say(fact))
            .collect();
        if !stated.is_empty() {
            remarks.push(format!("{file}: {}", stated.join(" · ")));
        }
        for warning in draft.map_or(&[][..], |draft| &draft.warnings) {
            remarks.push(format!("{file}: {}", words.say(warning)));
        }
    }
    let mut report = listing.report();
    if !remarks.is_empty() {
        report.blocks.push(Block::List {
            is_ordered: false,
            items: remarks
                .into_iter()
                .map(|remark| vec![Run::plain(remark)])
                .collect(),
        });
    }
    report
}
