//! What a person typed wrongly, said in their language with the nearest thing
//! that exists. It must not know what verbs do.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::console::Console;
use super::nearest::nearest;
use super::{Done, Exit, VERBS};
use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::text;

/// Refuses a first word that is neither a verb nor a file. Without this it
/// would be taken for a study to open.
pub fn check_verb(arguments: &[OsString]) -> Outcome<()> {
    let words = words(arguments);
    let Some(first) = words.first().cloned() else {
        return Ok(());
    };
    let is_verb = |word: &str| VERBS.iter().any(|verb| verb.name == word);
    if is_verb(&first) {
        return Ok(());
    }
    if let Some(verb) = words.get(1).filter(|word| is_verb(word)) {
        let what = text!("cli-verb-first", verb = verb.as_str());
        let hint = text!(
            "cli-verb-first-hint",
            verb = verb.as_str(),
            file = first.as_str()
        );
        return Err(Fault::input(what).hint(hint));
    }
    if first.contains(['.', '/', '\\']) || Path::new(&first).exists() {
        return Ok(());
    }
    let fault = Fault::input(text!("cli-unknown-verb", verb = first.as_str()));
    let hint = match nearest(&first, VERBS.iter().map(|verb| verb.name)) {
        Some(verb) => text!("cli-did-you-mean", name = verb),
        None => text!("cli-see-help"),
    };
    Err(fault.hint(hint))
}

/// The arguments that are no options, up to a `--`.
fn words(arguments: &[OsString]) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = rest.next() {
        match word.as_ref() {
            "--lang" => drop(rest.next()),
            "--" => break,
            option if option.starts_with('-') && option.len() > 1 => {}
            _ => found.push(word.into_owned()),
        }
    }
    found
}

/// Prints the help that was asked for, or turns a refusal into a fault.
pub fn explain(error: &clap::Error, arguments: &[OsString], console: &mut Console) -> Done {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let rendered = error.render();
            let is_plain = !console.is_terminal || std::env::var_os("NO_COLOR").is_some();
            if is_plain {
                write!(console.out(), "{rendered}")?;
            } else {
                // Past the filter for control characters: these are our own.
                console.flush()?;
                print_styled(&rendered.ansi().to_string())?;
            }
            Ok(Exit::Done)
        }
        _ => {
            let (what, hint) = sentence(error);
            let hint = hint.unwrap_or_else(|| see_help(arguments, console));
            Err(Fault::input(what).hint(hint).into())
        }
    }
}

fn print_styled(words: &str) -> std::io::Result<()> {
    use std::io::Write;
    std::io::stdout().lock().write_all(words.as_bytes())
}

/// Where the help for what was typed stands.
fn see_help(arguments: &[OsString], console: &Console) -> Text {
    let words = words(arguments);
    let mut words = words.iter();
    let whole = super::help::whole(&console.words);
    let Some(verb) = words.next().and_then(|word| whole.find_subcommand(word)) else {
        return text!("cli-see-help");
    };
    let inner = words.next().and_then(|word| verb.find_subcommand(word));
    let path = match inner {
        Some(inner) => format!("{} {}", verb.get_name(), inner.get_name()),
        None => verb.get_name().to_owned(),
    };
    text!("cli-see-help-of", verb = path)
}

fn sentence(error: &clap::Error) -> (Text, Option<Text>) {
    let argument = plain(&context(error, ContextKind::InvalidArg));
    let value = context(error, ContextKind::InvalidValue);
    let argument_name = argument.as_str();
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => {
            (text!("cli-needs-value", argument = argument_name), None)
        }
        ErrorKind::InvalidValue => {
            let valid = context(error, ContextKind::ValidValue);
            let hint = match context(error, ContextKind::SuggestedValue) {
                near if near.is_empty() => text!("cli-valid-values", values = valid),
                near => text!("cli-did-you-mean-of", name = near, values = valid),
            };
            let what = text!("cli-bad-value", value = value, argument = argument_name);
            (what, Some(hint))
        }
        ErrorKind::ValueValidation => {
            let what = text!("cli-bad-value", value = value, argument = argument_name);
            (what, None)
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            (text!("cli-too-many", argument = argument_name), None)
        }
        ErrorKind::UnknownArgument => {
            let near = context(error, ContextKind::SuggestedArg);
            let hint = (!near.is_empty()).then(|| text!("cli-did-you-mean", name = near));
            (text!("cli-unknown-option", argument = argument_name), hint)
        }
        ErrorKind::InvalidSubcommand => {
            let verb = context(error, ContextKind::InvalidSubcommand);
            let near = context(error, ContextKind::SuggestedSubcommand);
            let hint = (!near.is_empty()).then(|| text!("cli-did-you-mean", name = near));
            (text!("cli-unknown-verb", verb = verb), hint)
        }
        ErrorKind::MissingSubcommand => {
            let verb = context(error, ContextKind::InvalidSubcommand);
            let verbs = context(error, ContextKind::ValidSubcommand);
            let hint = text!("cli-valid-verbs", verbs = verbs);
            (text!("cli-needs-verb", verb = verb), Some(hint))
        }
        ErrorKind::MissingRequiredArgument => {
            (text!("cli-missing", arguments = argument_name), None)
        }
        ErrorKind::ArgumentConflict => {
            let other = plain(&context(error, ContextKind::PriorArg));
            let what = if other.is_empty() || other == argument {
                text!("cli-twice", argument = argument_name)
            } else {
                text!("cli-conflict", argument = argument_name, other = other)
            };
            (what, None)
        }
        ErrorKind::InvalidUtf8 => (text!("cli-invalid-utf8"), None),
        ErrorKind::NoEquals
        | ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => {
            (text!("cli-wrong-count", argument = argument_name), None)
        }
        _ => (text!("cli-not-understood"), None),
    }
}

/// An argument without the brackets and values clap dresses it in: `--kind <K>`
/// is `--kind`, `<ID>...` is `ID`.
fn plain(argument: &str) -> String {
    let one = |argument: &str| match argument.split_once(' ') {
        Some((name, _)) if name.starts_with('-') => name.to_owned(),
        _ => argument.replace(['<', '>'], "").replace("...", ""),
    };
    argument.split(", ").map(one).collect::<Vec<_>>().join(", ")
}

/// A piece of an error's context in words; several are joined by commas.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(ContextValue::StyledStr(words)) => words.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
