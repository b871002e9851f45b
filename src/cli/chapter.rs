//! `chapter`: the skeleton of the findings chapter, with room for what only the
//! analyst can write. It must not choose quotes.

use std::sync::atomic::AtomicBool;

use clap::Command;

use super::{Done, answer, args, job::Job, study};
use crate::exchange::export::{self, Format};
use crate::message::Phrasebook;
use crate::text;

pub fn command(words: &Phrasebook) -> Command {
    args::verb(words, "chapter", &text!("cli-about-chapter"))
        .arg(args::file(words))
        .arg(args::cite(words))
        .args(args::printing(words))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let style = study::style(job, &workbench)?;
    let format = answer::format(job)?;
    // A chapter is for the paper, so it is in the paper's language.
    let phrasebook = Phrasebook::new(style.language());
    let chapter = workbench.chapter(&AtomicBool::new(false))?;
    if format == Format::Json {
        let value = chapter.value(&style, &phrasebook);
        return answer::deliver(job, format, |_, mut out| {
            export::write_value(&value, &mut out)
        });
    }
    let report = chapter.report(&style, &phrasebook);
    answer::deliver(job, format, |options, mut out| {
        let options = export::Options {
            phrasebook: &phrasebook,
            ..*options
        };
        export::write(&report, format, &options, &mut out)
    })
}
