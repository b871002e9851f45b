//! `doctor`: whether the study's file is sound. It must not mend anything.

use clap::Command;
use serde_json::json;

use super::{Done, Exit, answer, args, job::Job};
use crate::exchange::export::report::{Block, Report, Run};
use crate::message::{Phrasebook, Text};
use crate::text;
use crate::workbench::look_over;

pub fn command(words: &Phrasebook) -> Command {
    args::verb(words, "doctor", &text!("cli-about-doctor"))
        .arg(args::file(words))
        .args(args::printing(words))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let path = job.project();
    let (problems, notices) = look_over(path)?;
    let words = Phrasebook::new(job.console.words.language());
    let said = |all: Vec<Text>| all.iter().map(|one| words.say(one)).collect::<Vec<_>>();
    let (problems, notices) = (said(problems), said(notices));
    let is_ok = problems.is_empty();
    let value = json!({"ok": is_ok, "problems": problems, "notices": notices});
    let report = || {
        let mut report = Report::default();
        let head = if is_ok {
            text!("cli-doctor-ok", file = job_file(path))
        } else {
            text!(
                "cli-doctor-problems",
                file = job_file(path),
                count = problems.len()
            )
        };
        report
            .blocks
            .push(Block::Paragraph(vec![Run::plain(words.say(&head))]));
        let all = problems.iter().chain(&notices);
        let items: Vec<Vec<Run>> = all.map(|one| vec![Run::plain(one.as_str())]).collect();
        if !items.is_empty() {
            report.blocks.push(Block::List {
                is_ordered: false,
                items,
            });
        }
        if !is_ok {
            let hint = words.say(&text!("cli-doctor-hint"));
            report.blocks.push(Block::Paragraph(vec![Run::plain(hint)]));
        }
        report
    };
    answer::answer(job, || value, report)?;
    Ok(if is_ok { Exit::Done } else { Exit::Found })
}

fn job_file(path: &std::path::Path) -> String {
    path.display().to_string()
}
