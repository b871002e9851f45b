//! `demo`: the sample study, on screen or, without one, as the evidence table it
//! leads to. It must not choose quotes itself.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::{Done, Exit, answer, args, job::Job, language};
use crate::exchange::citation::Style;
use crate::exchange::export::sheet::{SheetWords, prose, report, value};
use crate::exchange::export::{self, Format};
use crate::message::Phrasebook;
use crate::model::display::{DisplayKind, DisplayOptions};
use crate::text;
use crate::workbench::{SAMPLE_FILE, Workbench, create_sample};

pub fn command(words: &Phrasebook) -> Command {
    args::verb(words, "demo", &text!("cli-about-demo"))
        .arg(
            args::path(words, "path", "PATH", &text!("cli-arg-demo-path"))
                .required(false)
                .value_parser(value_parser!(PathBuf)),
        )
        .args(args::printing(words))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let is_printed = job.is_json() || job.text("format").is_some() || job.path("output").is_some();
    let format = answer::format(job)?;
    let path = job.path("path").unwrap_or(Path::new(SAMPLE_FILE));
    let workbench = if path.exists() {
        Workbench::open_to_read(path)?
    } else {
        create_sample(path, job.console.words.language())?
    };
    if !is_printed && job.console.is_interactive() {
        drop(workbench);
        (job.screen.open)(Some(path), language::asked(job.matches))?;
        return Ok(Exit::Done);
    }
    print(job, format, &workbench)
}

fn print(job: &mut Job<'_>, format: Format, workbench: &Workbench) -> Done {
    let sheet = workbench.display(
        DisplayKind::Evidence,
        &DisplayOptions::default(),
        &AtomicBool::new(false),
    )?;
    let quoted: Vec<_> = sheet.quoted().collect();
    let quotes = workbench.quotes_by_id(&quoted)?;
    let style = Style::of_language(workbench.study()?.language);
    let phrasebook = Phrasebook::new(job.console.words.language());
    let words = SheetWords {
        quotes: &quotes,
        style: &style,
        phrasebook: &phrasebook,
        has_translations: false,
    };
    if format == Format::Json {
        let mut records = Vec::new();
        let codes = workbench.codes()?;
        let mut sheet = value(&sheet, &words);
        if let Value::Array(rows) = sheet["rows"].take() {
            for mut row in rows {
                let key = row["key"].take();
                let code = codes.iter().find(|code| key == code.key.as_str());
                records.push(json!({
                    "code": key,
                    "label": code.map(|code| code.label(phrasebook.language())),
                    "verdict": row["verdict"].take(),
                    "finding": row["finding"].take(),
                    "quotes": row["quotes"].take(),
                    "informants": row["informants"].take(),
                    "sources": row["sources"].take(),
                }));
            }
        }
        return answer::deliver(job, format, |_, mut out| {
            export::write_value(&Value::Array(records), &mut out)
        });
    }
    let report = match format {
        Format::Text => prose(&sheet, &words),
        _ => report(&sheet, &words),
    };
    answer::deliver(job, format, |options, mut out| {
        export::write(&report, format, options, &mut out)
    })
}
