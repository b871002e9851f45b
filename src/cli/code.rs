//! `code`: single codes, their words and their place in the tree. It must not
//! know whole codebooks.

mod also;
mod pattern;
mod show;
mod structure;
mod versions;

pub use structure::set_status;

use clap::{Arg, Command, value_parser};
use serde_json::{Value, json};

use super::table::{Listing, number, words as cell};
use super::{Done, answer, args, job::Job, lookup, record};
use crate::fault::{Fault, Outcome};
use crate::message::{Language, Phrasebook, Text};
use crate::model::code::{Code, CodeField, CodeKind, CodeStatus, CodeWords};
use crate::model::codebook::Codebook;
use crate::model::edit::Edit;
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    args::group(words, "code", &text!("cli-about-code"))
        .subcommand(
            verb("list", text!("cli-about-code-list"))
                .arg(args::option(
                    words,
                    "codebook",
                    "KEY",
                    &text!("cli-arg-codebook"),
                ))
                .args(args::printing(words)),
        )
        .subcommand(
            verb("show", text!("cli-about-code-show"))
                .arg(args::code(words))
                .args(args::printing(words)),
        )
        .subcommand(
            verb("add", text!("cli-about-code-add"))
                .arg(args::positional(
                    words,
                    "key",
                    "KEY",
                    &text!("cli-arg-code-key"),
                ))
                .arg(args::option(
                    words,
                    "codebook",
                    "KEY",
                    &text!("cli-arg-code-codebook"),
                ))
                .arg(args::option(
                    words,
                    "parent",
                    "CODE",
                    &text!("cli-arg-code-parent"),
                ))
                .arg(kind(words))
                .args(args::code_words(words))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("set", text!("cli-about-code-set"))
                .arg(args::code(words))
                .arg(kind(words))
                .arg(
                    args::option(words, "color", "N", &text!("cli-arg-color"))
                        .value_parser(value_parser!(u8)),
                )
                .args(args::code_words(words))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("rename", text!("cli-about-code-rename"))
                .arg(args::code(words))
                .arg(args::positional(
                    words,
                    "key",
                    "NEW",
                    &text!("cli-arg-code-new-key"),
                ))
                .args(args::changing(words)),
        )
        .subcommands(structure::commands(words, &verb))
        .subcommand(verb("patterns", text!("cli-about-code-patterns")).args(args::printing(words)))
        .subcommand(
            verb("pattern", text!("cli-about-code-pattern"))
                .arg(args::code(words))
                .arg(args::options(
                    words,
                    "add",
                    "CODE",
                    &text!("cli-arg-pattern-add"),
                ))
                .arg(args::options(
                    words,
                    "remove",
                    "CODE",
                    &text!("cli-arg-pattern-remove"),
                ))
                .args(args::changing(words)),
        )
        .subcommand(
            verb("versions", text!("cli-about-code-versions"))
                .arg(args::code(words).required(false))
                .args(args::printing(words)),
        )
        .subcommand(
            verb("also", text!("cli-about-code-also"))
                .arg(args::positional(
                    words,
                    "from",
                    "FROM",
                    &text!("cli-arg-also-from"),
                ))
                .arg(args::positional(
                    words,
                    "to",
                    "TO",
                    &text!("cli-arg-also-to"),
                ))
                .arg(args::flag(words, "exact", &text!("cli-filter-exact")))
                .arg(args::dry_run(words))
                .args(args::changing(words)),
        )
}

fn kind(words: &Phrasebook) -> Arg {
    let kinds = CodeKind::ALL.map(CodeKind::key);
    args::choice(words, "kind", "K", &text!("cli-arg-code-kind"), &kinds)
}

pub fn run(job: &mut Job<'_>) -> Done {
    let Some((name, mut job)) = job.inner() else {
        return Err(Fault::input(text!("cli-not-understood")).into());
    };
    let job = &mut job;
    match name {
        "list" => list(job),
        "show" => show::run(job),
        "add" => add(job),
        "set" => set(job),
        "rename" => rename(job),
        "move" => structure::move_code(job),
        "merge" => structure::merge(job),
        "split" => structure::split(job),
        "retire" => structure::set_status(job, CodeStatus::Retired),
        "restore" => structure::set_status(job, CodeStatus::Active),
        "delete" => structure::delete(job),
        "patterns" => pattern::list(job),
        "pattern" => pattern::set(job),
        "versions" => versions::run(job),
        "also" => also::run(job),
        _ => structure::link(job),
    }
}

fn book_key(books: &[Codebook], code: &Code) -> String {
    let book = books.iter().find(|book| book.id == code.codebook);
    book.map_or_else(String::new, |book| book.key.clone())
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let books = workbench.codebooks()?;
    let mut codes = workbench.codes()?;
    let all = codes.clone();
    let counts = workbench.code_counts()?;
    if let Some(key) = job.text("codebook") {
        let book = lookup::codebook(&books, key)?.id;
        codes.retain(|code| code.codebook == book);
    }
    let language = job.console.words.language();
    let count = |code: &Code| counts.iter().find(|count| count.code == code.id);
    let value = || {
        let record = |code: &Code| {
            let mut fields = record::code(code, &all, &book_key(&books, code), language);
            let count = count(code);
            fields["codings"] = json!(count.map_or(0, |count| count.codings));
            fields["passages"] = json!(count.map_or(0, |count| count.passages));
            fields["documents"] = json!(count.map_or(0, |count| count.documents));
            fields
        };
        Value::Array(codes.iter().map(record).collect())
    };
    let words = Phrasebook::new(language);
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-codes"))
            .column("key", &text!("cli-column-key"), 18)
            .column("label", &text!("cli-column-label"), 40)
            .column("status", &text!("cli-column-status"), 10)
            .count("codings", &text!("cli-column-codings"))
            .count("passages", &text!("cli-column-passages"))
            .count("documents", &text!("cli-column-documents"));
        for code in &codes {
            let status = match code.status {
                CodeStatus::Active => String::new(),
                CodeStatus::Retired => words.say(&text!("cli-status-retired")),
                CodeStatus::LeftOut => words.say(&text!("cli-status-left-out")),
            };
            let count = count(code);
            let depth = depth(&all, code);
            listing.row(vec![
                cell(format!("{}{}", "\u{a0}\u{a0}".repeat(depth), code.key)),
                cell(code.label(language)),
                cell(status),
                number(count.map_or(0, |count| count.codings)),
                number(count.map_or(0, |count| count.passages)),
                number(count.map_or(0, |count| count.documents)),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

/// How many codes stand above this one.
fn depth(codes: &[Code], code: &Code) -> usize {
    let mut depth = 0;
    let mut parent = code.parent;
    while let Some(above) = codes.iter().find(|other| Some(other.id) == parent) {
        depth += 1;
        parent = above.parent;
        if depth > codes.len() {
            break;
        }
    }
    depth
}

/// The words the options give, over those a code has.
fn new_words(job: &Job<'_>, workbench: &Workbench, old: &CodeWords) -> Outcome<CodeWords> {
    let mut words = old.clone();
    if let Some(label) = job.text("label") {
        let language = workbench.study()?.language;
        words.get_mut(CodeField::Label).set(language, label.trim());
    }
    for (field, english, indonesian) in args::CODE_WORDS {
        let sides = [
            (Language::English, english),
            (Language::Indonesian, indonesian),
        ];
        for (language, name) in sides {
            if let Some(text) = job.text(name) {
                words.get_mut(field).set(language, text.trim());
            }
        }
    }
    Ok(words)
}

fn add(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let key = job.needed("key").trim().to_owned();
    if key.is_empty() {
        return Err(Fault::input(text!("cli-key-empty")).into());
    }
    let codes = workbench.codes()?;
    let parent = match job.text("parent") {
        Some(key) => Some(lookup::code(&codes, key)?),
        None => None,
    };
    let codebook = match (job.text("codebook"), parent) {
        (None, Some(parent)) => parent.codebook,
        (named, _) => book_for(&workbench.codebooks()?, named, &key)?,
    };
    let words = new_words(job, &workbench, &CodeWords::default())?;
    let kind = job
        .text("kind")
        .and_then(CodeKind::from_key)
        .unwrap_or_default();
    let parent = parent.map(|parent| parent.id);
    let edit = Edit::AddCode {
        codebook,
        parent,
        key,
        kind,
        words,
    };
    job.change(&mut workbench, edit)
}

/// The book a new code goes into: the one named, else the one its key names
/// (`AG.X` is in AG), else the last, which is where an analyst's own codes go.
pub fn book_for(
    books: &[Codebook],
    named: Option<&str>,
    key: &str,
) -> Outcome<crate::model::ids::CodebookId> {
    if let Some(named) = named {
        return Ok(lookup::codebook(books, named)?.id);
    }
    let prefix = key.split('.').next().unwrap_or_default();
    let by_key = books
        .iter()
        .find(|book| book.key.eq_ignore_ascii_case(prefix));
    match by_key.or(books.last()) {
        Some(book) => Ok(book.id),
        None => Err(Fault::input(text!("cli-no-codebook")).hint(text!("cli-no-codebook-hint"))),
    }
}

fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?;
    let words = new_words(job, &workbench, &code.words)?;
    let mut edits = Vec::new();
    if words != code.words {
        edits.push(Edit::SetCodeWords {
            code: code.id,
            words,
            reason: job.text("reason").unwrap_or_default().to_owned(),
        });
    }
    if let Some(kind) = job.text("kind").and_then(CodeKind::from_key)
        && kind != code.kind
    {
        edits.push(Edit::SetCodeKind {
            code: code.id,
            kind,
        });
    }
    let color = job
        .matches
        .try_get_one::<u8>("color")
        .ok()
        .flatten()
        .copied();
    if let Some(color) = color.filter(|color| *color != code.color) {
        edits.push(Edit::SetCodeColor {
            code: code.id,
            color,
        });
    }
    job.change_all(&mut workbench, edits)
}

fn rename(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?.id;
    let key = job.needed("key").trim().to_owned();
    if key.is_empty() {
        return Err(Fault::input(text!("cli-key-empty")).into());
    }
    job.change(&mut workbench, Edit::RenameCode { code, key })
}
