//! `backup` and `restore`: a copy of the study, and a copy put in its place. It
//! must not know how a copy is made or checked.

use std::path::PathBuf;

use clap::{Command, value_parser};
use serde_json::json;

use super::{Done, args, job::Job};
use crate::message::Phrasebook;
use crate::text;
use crate::workbench;

pub fn backup_command(words: &Phrasebook) -> Command {
    args::verb(words, "backup", &text!("cli-about-backup"))
        .arg(args::file(words))
        .arg(
            args::path(words, "out", "OUT", &text!("cli-arg-backup-out"))
                .required(false)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(args::json(words))
}

pub fn restore_command(words: &Phrasebook) -> Command {
    args::verb(words, "restore", &text!("cli-about-restore"))
        .arg(args::path(
            words,
            "backup",
            "BACKUP",
            &text!("cli-arg-backup"),
        ))
        .arg(args::path(
            words,
            "file",
            "FILE",
            &text!("cli-arg-restore-file"),
        ))
        .arg(args::json(words))
}

pub fn backup(job: &mut Job<'_>) -> Done {
    let made = job.study()?.backup(job.path("out"))?;
    let fields = json!({"change": "backup_made", "backup": made.display().to_string()});
    job.told(&text!("cli-done-backup", file = made.as_path()), &fields)
}

pub fn restore(job: &mut Job<'_>) -> Done {
    let backup = job.path("backup").unwrap_or_else(|| job.project());
    let file = job.project();
    workbench::restore(backup, file)?;
    let fields = json!({"change": "restored", "file": file.display().to_string()});
    job.told(&text!("cli-done-restore", file = file), &fields)
}
