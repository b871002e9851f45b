//! Codebooks to look at: those of the study and those on the shelf. It must not
//! change anything.

use serde_json::{Value, json};

use super::super::table::{Listing, number, words as cell};
use super::super::{Done, answer, job::Job};
use crate::exchange::codebook::shelf;
use crate::exchange::export::report::{Block, Report, Run};
use crate::message::Phrasebook;
use crate::model::code::{Code, CodeStatus};
use crate::model::codebook::{Book, CodeDraft, Codebook};
use crate::text;

pub fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let books = workbench.codebooks()?;
    let codes = workbench.codes()?;
    let language = job.console.words.language();
    let count = |book: &Codebook, status| {
        let of = |code: &&Code| code.codebook == book.id && code.status == status;
        codes.iter().filter(of).count()
    };
    let value = || {
        let record = |book: &Codebook| {
            json!({
                "key": book.key,
                "title": book.title.shown(language),
                "preset": book.preset,
                "source": book.source,
                "codes": codes.iter().filter(|code| code.codebook == book.id).count(),
                "left_out": count(book, CodeStatus::LeftOut),
                "retired": count(book, CodeStatus::Retired),
            })
        };
        Value::Array(books.iter().map(record).collect())
    };
    let words = Phrasebook::new(language);
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-codebooks"))
            .column("key", &text!("cli-column-key"), 8)
            .column("preset", &text!("cli-column-preset"), 10)
            .column("title", &text!("cli-column-title"), 40)
            .count("codes", &text!("cli-column-codes"))
            .count("left_out", &text!("cli-column-left-out"));
        for book in &books {
            let all = codes.iter().filter(|code| code.codebook == book.id).count();
            listing.row(vec![
                cell(book.key.as_str()),
                cell(book.preset.as_deref().unwrap_or_default()),
                cell(book.title.shown(language)),
                number(all),
                number(count(book, CodeStatus::LeftOut)),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

pub fn shelf_list(job: &mut Job<'_>) -> Done {
    let language = job.console.words.language();
    let presets = |book: &Book| -> Vec<String> {
        book.presets
            .iter()
            .map(|preset| preset.key.clone())
            .collect()
    };
    let value = || {
        let record = |book: &Book| {
            json!({
                "key": book.key,
                "title": book.title.shown(language),
                "presets": presets(book),
                "source": book.source,
                "codes": book.codes.len(),
            })
        };
        Value::Array(shelf::books().iter().map(record).collect())
    };
    let words = Phrasebook::new(language);
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-codebooks"))
            .column("key", &text!("cli-column-key"), 6)
            .column("title", &text!("cli-column-title"), 40)
            .column("presets", &text!("cli-column-presets"), 16)
            .count("codes", &text!("cli-column-codes"));
        for book in shelf::books() {
            listing.row(vec![
                cell(book.key.as_str()),
                cell(book.title.shown(language)),
                cell(presets(book).join(", ")),
                number(book.codes.len()),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

/// One book of the shelf with its codes.
pub fn shelf_book(job: &mut Job<'_>, form: &str) -> Done {
    let choice = shelf::choose(form)?;
    let codes = choice.codes();
    let language = job.console.words.language();
    let value = || {
        let record = |code: &CodeDraft| {
            json!({
                "key": code.key,
                "parent": code.parent,
                "kind": code.kind.key(),
                "label": code.words.label.shown(language),
                "definition": code.words.definition.shown(language),
            })
        };
        Value::Array(codes.iter().map(record).collect())
    };
    let words = Phrasebook::new(language);
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-codes"))
            .column("key", &text!("cli-column-key"), 14)
            .column("label", &text!("cli-column-label"), 22)
            .column("definition", &text!("cli-column-definition"), 50);
        for code in &codes {
            listing.row(vec![
                cell(code.key.as_str()),
                cell(code.words.label.shown(language)),
                cell(code.words.definition.shown(language)),
            ]);
        }
        let mut report = Report::new(choice.book.title.shown(language));
        let source = Run::italic(choice.book.source.as_str());
        report.blocks.push(Block::Paragraph(vec![source]));
        report.blocks.extend(listing.report().blocks);
        report
    };
    answer::answer(job, value, report)
}
