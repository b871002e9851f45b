//! The command line: every verb with its arguments, read and run, and every
//! failure turned into a sentence, a hint and an exit code. It must not know
//! the screen: whoever starts the program hands in the door to it.

mod answer;
mod args;
mod backup;
mod case;
mod code;
mod codebook;
mod coder;
mod coding;
mod completions;
mod console;
mod demo;
mod display;
mod doctor;
mod document;
mod event;
mod export;
mod filter;
mod help;
mod import;
mod job;
mod keys;
mod language;
mod log;
mod lookup;
mod matrix;
mod memo;
mod nearest;
mod network;
mod new;
mod place;
mod query;
mod quotes;
mod rating;
mod record;
mod reference;
mod relation;
mod search;
mod sentence;
mod snapshot;
mod steps;
mod study;
mod table;
mod usage;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use crate::fault::{Fault, Outcome};
use crate::message::{Language, Phrasebook};
use crate::text;
use console::Console;
use job::Job;
pub use reference::reference;

/// What the command line needs of the screen without knowing it.
pub struct Screen {
    /// Opens the workbench on a study, or its greeting without one.
    pub open: fn(Option<&Path>, Option<Language>) -> Outcome<()>,
    /// The page of keys in Markdown.
    pub keys: fn(Language) -> String,
}

/// How a verb ended when nothing failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    Done,
    /// A check found something.
    Found,
    /// Some of the input was refused and the answer says which.
    Refused,
}

/// Why a verb stopped.
enum Halt {
    Fault(Fault),
    /// Whoever read the output has gone away, which is no failure.
    PipeClosed,
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Halt::Fault(fault)
    }
}

impl From<std::io::Error> for Halt {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Halt::PipeClosed;
        }
        Halt::Fault(console::unwritten(&error))
    }
}

type Done = Result<Exit, Halt>;

/// A verb: how it is called, described and run.
struct Verb {
    name: &'static str,
    command: fn(&Phrasebook) -> Command,
    run: fn(&mut Job<'_>) -> Done,
}

macro_rules! verbs {
    ($($name:literal: $module:ident :: $command:ident, $run:ident;)*) => {
        &[$(Verb { name: $name, command: $module::$command, run: $module::$run }),*]
    };
}

/// In the order of the work, which is the order of the help.
const VERBS: &[Verb] = verbs! {
    "new": new::command, run;
    "study": study::command, run;
    "import": import::command, run;
    "document": document::command, run;
    "case": case::command, run;
    "codebook": codebook::command, run;
    "code": code::command, run;
    "coding": coding::command, run;
    "search": search::command, run;
    "quotes": quotes::command, run;
    "matrix": matrix::command, run;
    "display": display::command, run;
    "rating": rating::command, run;
    "relation": relation::command, run;
    "event": event::command, run;
    "network": network::command, run;
    "query": query::command, run;
    "snapshot": snapshot::command, run;
    "memo": memo::command, run;
    "coder": coder::command, run;
    "export": export::command, run;
    "undo": steps::undo_command, undo;
    "redo": steps::redo_command, redo;
    "log": log::command, run;
    "backup": backup::backup_command, backup;
    "restore": backup::restore_command, restore;
    "doctor": doctor::command, run;
    "demo": demo::command, run;
    "completions": completions::command, run;
    "keys": keys::command, run;
    "help": help::command, run;
};

/// Runs one command line (without the program's name) and returns the exit code:
/// 0 done, 1 a check found something, 2 bad usage or input, 3 internal.
#[must_use]
pub fn run(arguments: &[OsString], screen: &Screen) -> u8 {
    let mut console = Console::new(language::choose(arguments));
    let ended = dispatch(arguments, screen, &mut console)
        .and_then(|exit| console.flush().map(|()| exit).map_err(Halt::from));
    match ended {
        Ok(Exit::Done) | Err(Halt::PipeClosed) => 0,
        Ok(Exit::Found) => 1,
        Ok(Exit::Refused) => 2,
        Err(Halt::Fault(fault)) => {
            // What was printed before the failure still belongs to the person.
            drop(console.flush());
            console.complain(&fault);
            fault.exit_code()
        }
    }
}

fn dispatch(arguments: &[OsString], screen: &Screen, console: &mut Console) -> Done {
    language::check(arguments)?;
    usage::check_verb(arguments)?;
    let command = help::whole(&console.words);
    let line = std::iter::once(OsString::from("telaah")).chain(arguments.iter().cloned());
    let matches = match command.try_get_matches_from(line) {
        Ok(matches) => matches,
        Err(error) => return usage::explain(&error, arguments, console),
    };
    console.is_quiet = matches.get_flag("quiet");
    match matches.subcommand() {
        Some((name, inner)) => {
            let Some(verb) = VERBS.iter().find(|verb| verb.name == name) else {
                return Err(Fault::input(text!("cli-unknown-verb", verb = name)).into());
            };
            let mut job = Job::new(inner, console, screen);
            (verb.run)(&mut job)
        }
        None => open(&matches, screen, console),
    }
}

/// Without a verb: the workbench on screen.
fn open(matches: &ArgMatches, screen: &Screen, console: &Console) -> Done {
    let project = matches.get_one::<PathBuf>("project");
    if !console.is_interactive() {
        return Err(Fault::input(text!("cli-no-terminal"))
            .hint(text!("cli-no-terminal-hint"))
            .into());
    }
    (screen.open)(project.map(PathBuf::as_path), language::asked(matches))?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests;
