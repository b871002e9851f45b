//! `keys`: the keys of the workbench, as the screen itself knows them. It must
//! not know any key.

use clap::Command;

use super::{Done, Exit, args, job::Job};
use crate::message::Phrasebook;
use crate::text;

pub fn command(words: &Phrasebook) -> Command {
    args::verb(words, "keys", &text!("cli-about-keys"))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let page = (job.screen.keys)(job.console.words.language());
    write!(job.console.out(), "{page}")?;
    Ok(Exit::Done)
}
