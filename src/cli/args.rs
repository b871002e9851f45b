//! The arguments that many verbs share, each described in the person's
//! language. It must not know what any verb does with them.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use crate::message::{Phrasebook, Text};
use crate::model::code::CodeField;
use crate::model::coding::Polarity;
use crate::model::document::DocumentKind;
use crate::model::quote::QuoteSort;
use crate::text;

/// The formats an answer can be asked for, by key.
pub const FORMATS: [&str; 9] = [
    "text", "md", "csv", "tsv", "json", "tex", "html", "docx", "xlsx",
];

/// A verb with its one-line description.
pub fn verb(words: &Phrasebook, name: &'static str, about: &Text) -> Command {
    Command::new(name).about(words.say(about))
}

/// A verb that is only a group of verbs.
pub fn group(words: &Phrasebook, name: &'static str, about: &Text) -> Command {
    verb(words, name, about).subcommand_required(true)
}

/// `--name VALUE`.
pub fn option(words: &Phrasebook, name: &'static str, value: &'static str, help: &Text) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(words.say(help))
        .action(ArgAction::Set)
}

/// `--name VALUE`, as often as one likes.
pub fn options(words: &Phrasebook, name: &'static str, value: &'static str, help: &Text) -> Arg {
    option(words, name, value, help).action(ArgAction::Append)
}

/// `--name`.
pub fn flag(words: &Phrasebook, name: &'static str, help: &Text) -> Arg {
    Arg::new(name)
        .long(name)
        .help(words.say(help))
        .action(ArgAction::SetTrue)
}

/// `--name VALUE` with a closed set of values, which the help lists.
pub fn choice(
    words: &Phrasebook,
    name: &'static str,
    value: &'static str,
    help: &Text,
    values: &[&'static str],
) -> Arg {
    let help = text!(
        "cli-choices",
        help = help.clone(),
        values = values.join(", ")
    );
    option(words, name, value, &help)
        .value_parser(values.to_vec())
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// A positional argument that has to be there.
pub fn positional(words: &Phrasebook, name: &'static str, value: &'static str, help: &Text) -> Arg {
    Arg::new(name)
        .value_name(value)
        .help(words.say(help))
        .required(true)
}

/// A positional path that has to be there.
pub fn path(words: &Phrasebook, name: &'static str, value: &'static str, help: &Text) -> Arg {
    positional(words, name, value, help).value_parser(value_parser!(PathBuf))
}

/// The study a verb works on.
pub fn file(words: &Phrasebook) -> Arg {
    path(words, "file", "FILE", &text!("cli-arg-file"))
}

pub fn json(words: &Phrasebook) -> Arg {
    flag(words, "json", &text!("cli-arg-json"))
}

/// `--json`, `--format` and `-o` of a verb that prints.
pub fn printing(words: &Phrasebook) -> [Arg; 3] {
    [
        json(words).conflicts_with("format"),
        choice(words, "format", "F", &text!("cli-arg-format"), &FORMATS),
        option(words, "output", "OUT", &text!("cli-arg-output"))
            .short('o')
            .value_parser(value_parser!(PathBuf)),
    ]
}

/// `--coder`, `--reason` and `--json` of a verb that changes the study.
pub fn changing(words: &Phrasebook) -> [Arg; 3] {
    [
        option(words, "coder", "NAME", &text!("cli-arg-coder")),
        option(words, "reason", "TEXT", &text!("cli-arg-reason")),
        json(words),
    ]
}

/// The permission to take codings along.
pub fn yes(words: &Phrasebook) -> Arg {
    flag(words, "yes", &text!("cli-arg-yes"))
}

pub fn dry_run(words: &Phrasebook) -> Arg {
    flag(words, "dry-run", &text!("cli-arg-dry-run"))
}

pub fn document(words: &Phrasebook) -> Arg {
    positional(words, "document", "D", &text!("cli-arg-document"))
}

pub fn codes(words: &Phrasebook) -> Arg {
    positional(words, "code", "CODE", &text!("cli-arg-codes")).num_args(1..)
}

pub fn code(words: &Phrasebook) -> Arg {
    positional(words, "code", "CODE", &text!("cli-arg-code"))
}

/// Coding ids; a `-` before a number would be an option.
pub fn codings(words: &Phrasebook) -> Arg {
    positional(words, "id", "ID", &text!("cli-arg-coding-ids"))
        .num_args(1..)
        .value_parser(value_parser!(i64))
}

pub fn kind(words: &Phrasebook) -> Arg {
    let kinds = DocumentKind::ALL.map(DocumentKind::key);
    choice(words, "kind", "K", &text!("cli-arg-kind"), &kinds)
}

/// `--polarity P`, where P may be a lone minus sign.
pub fn polarity(words: &Phrasebook) -> Arg {
    let signs = Polarity::ALL.map(Polarity::sign).join(" ");
    let help = text!("cli-arg-polarity", signs = signs);
    option(words, "polarity", "P", &help).allow_hyphen_values(true)
}

pub fn strength(words: &Phrasebook) -> Arg {
    option(words, "strength", "N", &text!("cli-arg-strength"))
}

/// Where a passage is: its words or its place.
pub fn passage(words: &Phrasebook) -> [Arg; 3] {
    [
        option(words, "document", "D", &text!("cli-arg-document")).required(true),
        option(words, "quote", "TEXT", &text!("cli-arg-quote"))
            .conflicts_with("span")
            .allow_hyphen_values(true),
        option(words, "span", "START..END", &text!("cli-arg-span")),
    ]
}

pub fn sort(words: &Phrasebook) -> Arg {
    let sorts = QuoteSort::ALL.map(QuoteSort::key);
    choice(words, "sort", "ORDER", &text!("cli-arg-sort"), &sorts)
}

pub fn cite(words: &Phrasebook) -> Arg {
    option(words, "cite", "STYLE", &text!("cli-arg-cite"))
}

/// The names of the options for the words of a code: `label-en`, `label-id`, …
pub const CODE_WORDS: [(CodeField, &str, &str); 6] = [
    (CodeField::Label, "label-en", "label-id"),
    (CodeField::Definition, "definition-en", "definition-id"),
    (CodeField::Include, "include-en", "include-id"),
    (CodeField::Exclude, "exclude-en", "exclude-id"),
    (CodeField::Evidence, "evidence-en", "evidence-id"),
    (CodeField::Example, "example-en", "example-id"),
];

/// The words of a code, each in both languages.
pub fn code_words(words: &Phrasebook) -> Vec<Arg> {
    let field = |field: CodeField| match field {
        CodeField::Label => text!("cli-field-label"),
        CodeField::Definition => text!("cli-field-definition"),
        CodeField::Include => text!("cli-field-include"),
        CodeField::Exclude => text!("cli-field-exclude"),
        CodeField::Evidence => text!("cli-field-evidence"),
        CodeField::Example => text!("cli-field-example"),
    };
    let mut all = vec![option(words, "label", "TEXT", &text!("cli-arg-code-label"))];
    for (name, english, indonesian) in CODE_WORDS {
        let name = field(name);
        let in_english = text!("cli-arg-in-english", field = name.clone());
        let in_indonesian = text!("cli-arg-in-indonesian", field = name);
        all.push(option(words, english, "TEXT", &in_english).allow_hyphen_values(true));
        all.push(option(words, indonesian, "TEXT", &in_indonesian).allow_hyphen_values(true));
    }
    all
}
