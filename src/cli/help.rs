//! The whole command with its help in the person's language. It must not know
//! what a verb does, only how it is called.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use super::job::Job;
use super::nearest::nearest;
use super::{Done, Exit, VERBS, args};
use crate::fault::Fault;
use crate::message::Phrasebook;
use crate::text;

/// `telaah` with every verb.
pub fn whole(words: &Phrasebook) -> Command {
    let mut command = Command::new("telaah")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.say(&text!("cli-about")))
        .subcommand_precedence_over_arg(true)
        .arg(
            args::path(words, "project", "PROJECT", &text!("cli-arg-project"))
                .required(false)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            args::option(words, "lang", "LANGUAGE", &text!("cli-arg-lang"))
                .global(true)
                .display_order(900)
                .overrides_with("lang"),
        )
        .arg(
            args::flag(words, "quiet", &text!("cli-arg-quiet"))
                .short('q')
                .global(true)
                .display_order(901),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .help(words.say(&text!("cli-arg-version")))
                .action(ArgAction::Version),
        )
        .disable_version_flag(true)
        .after_help(words.say(&text!("cli-after-help")));
    for verb in VERBS {
        command = command.subcommand((verb.command)(words));
    }
    localised(command, words, "")
}

pub fn command(words: &Phrasebook) -> Command {
    args::verb(words, "help", &text!("cli-about-help")).arg(
        args::positional(words, "verb", "VERB", &text!("cli-arg-help-verb"))
            .required(false)
            .num_args(0..),
    )
}

/// The help of a verb, or of a verb within a group.
pub fn run(job: &mut Job<'_>) -> Done {
    let mut command = whole(&job.console.words);
    for name in job.texts("verb") {
        let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        let near = nearest(name, names).map(str::to_owned);
        command = match command.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                let fault = Fault::input(text!("cli-unknown-verb", verb = name));
                let hint = match near {
                    Some(near) => text!("cli-did-you-mean", name = near),
                    None => text!("cli-see-help"),
                };
                return Err(fault.hint(hint).into());
            }
        };
    }
    let rendered = command.render_help().to_string();
    write!(job.console.out(), "{rendered}")?;
    Ok(Exit::Done)
}

/// Headings, usage line and the help option in the person's language, for a
/// command and everything within it.
fn localised(command: Command, words: &Phrasebook, before: &str) -> Command {
    let name = command.get_name().to_owned();
    let path = format!("{before}{name}");
    let arguments = words.say(&text!("cli-heading-arguments"));
    let options = words.say(&text!("cli-heading-options"));
    let usage = words.say(&text!("cli-heading-usage"));
    let inner = format!("{path} ");
    let line = usage_line(&command, words, &path);
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words.say(&text!("cli-heading-verbs")))
        .subcommand_value_name(words.say(&text!("cli-word-verb")))
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                &arguments
            } else {
                &options
            };
            arg.help_heading(heading.clone())
        })
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .help(words.say(&text!("cli-arg-help")))
                .help_heading(options.clone())
                .display_order(902)
                .action(ArgAction::Help),
        )
        .override_usage(line)
        .help_template(format!(
            "{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n"
        ))
        .mut_subcommands(|command| localised(command, words, &inner))
}

/// `telaah coding add [OPTIONS] --document D --code KEY FILE`.
fn usage_line(command: &Command, words: &Phrasebook, path: &str) -> String {
    let mut line = path.to_owned();
    if command.is_subcommand_required_set() {
        return format!("{line} {}", words.say(&text!("cli-word-verb")));
    }
    let is_root = command.has_subcommands();
    for arg in command.get_positionals() {
        let name = value_name(arg);
        let many = arg
            .get_num_args()
            .is_some_and(|range| range.max_values() > 1);
        let dots = if many { "…" } else { "" };
        line.push_str(&if arg.is_required_set() {
            format!(" {name}{dots}")
        } else {
            format!(" [{name}]{dots}")
        });
    }
    for arg in command.get_opts().filter(|arg| arg.is_required_set()) {
        let long = arg.get_long().unwrap_or_default();
        line.push_str(&format!(" --{long} {}", value_name(arg)));
    }
    line.push_str(&format!(" [{}]", words.say(&text!("cli-word-options"))));
    if is_root {
        let verb = words.say(&text!("cli-word-verb"));
        let indent = " ".repeat(words.say(&text!("cli-heading-usage")).chars().count() + 1);
        line.push_str(&format!("\n{indent}{path} {verb} …"));
    }
    line
}

/// The word that stands for an argument's value.
pub fn value_name(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    names.join(" ")
}
