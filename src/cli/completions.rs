//! `completions`: what a shell needs to complete a command line. It must not
//! know which shell is running.

use clap::{Command, value_parser};
use clap_complete::Shell;

use super::{Done, Exit, args, help, job::Job};
use crate::message::Phrasebook;
use crate::text;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

pub fn command(words: &Phrasebook) -> Command {
    let help = text!(
        "cli-choices",
        help = text!("cli-arg-shell"),
        values = SHELLS.join(", ")
    );
    args::verb(words, "completions", &text!("cli-about-completions")).arg(
        args::positional(words, "shell", "SHELL", &help)
            .hide_possible_values(true)
            .value_parser(value_parser!(Shell)),
    )
}

pub fn run(job: &mut Job<'_>) -> Done {
    let mut command = help::whole(&job.console.words);
    if let Some(shell) = job.matches.get_one::<Shell>("shell") {
        // Written at once: the generator takes a closed pipe for a reason to panic.
        let mut script = Vec::new();
        clap_complete::generate(*shell, &mut command, "telaah", &mut script);
        job.console.out().write_all(&script)?;
    }
    Ok(Exit::Done)
}
