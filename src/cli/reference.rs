//! The reference of all verbs and options in Markdown, from the same commands
//! that are parsed, so that it cannot drift from them. It must not say what no
//! command knows.

use clap::{Arg, Command};

use super::help::{value_name, whole};
use crate::message::{Language, Phrasebook};

/// Every verb with its usage line, arguments and options.
#[must_use]
pub fn reference(language: Language) -> String {
    let words = Phrasebook::new(language);
    let mut command = whole(&words);
    command.build();
    let mut page = String::new();
    for verb in command.get_subcommands() {
        section(verb, 2, "telaah", &mut page);
    }
    page.trim_end().to_owned() + "\n"
}

fn section(command: &Command, level: usize, before: &str, page: &mut String) {
    let path = format!("{before} {}", command.get_name());
    let about = command
        .get_about()
        .map(ToString::to_string)
        .unwrap_or_default();
    page.push_str(&format!(
        "{} `{path}`\n\n{about}\n\n",
        "#".repeat(level + 1)
    ));
    let has_own_use = command.get_positionals().next().is_some();
    if !command.has_subcommands() || has_own_use {
        use_of(command, page);
    }
    if command.has_subcommands() {
        for inner in command.get_subcommands() {
            section(inner, level + 1, &path, page);
        }
    }
}

/// How a verb is called, and its arguments.
fn use_of(command: &Command, page: &mut String) {
    let usage = command.clone().render_usage().to_string();
    // The name of clap's own heading stands before the line.
    let usage = usage
        .split_once("telaah")
        .map_or(usage.as_str(), |(_, line)| line);
    // Of a verb that has others in it, only how it is called by itself.
    let usage = usage.lines().next().unwrap_or_default();
    page.push_str(&format!("```text\ntelaah{usage}\n```\n\n"));
    let is_said = |arg: &&Arg| !arg.is_global_set() && arg.get_id() != "help";
    let mut is_any = false;
    for arg in command.get_arguments().filter(is_said) {
        page.push_str(&line(arg));
        is_any = true;
    }
    if is_any {
        page.push('\n');
    }
}

fn line(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let value = value_name(arg);
    let takes_value = arg.get_action().takes_values() && !arg.is_positional();
    let mut names = Vec::new();
    names.extend(arg.get_short().map(|short| format!("-{short}")));
    names.extend(arg.get_long().map(|long| format!("--{long}")));
    let mut name = names.join(", ");
    if takes_value {
        name = format!("{name} {value}");
    }
    if arg.is_positional() {
        name = value;
    }
    format!("- `{name}`: {help}\n")
}
