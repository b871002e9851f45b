//! `quotes`: coded passages with their citations, on screen or for a paper. It
//! must not know formats, nor how quotes are found.

use std::collections::HashMap;
use std::io::Write;

use clap::Command;

use super::answer::{deliver, deliver_to, format};
use super::{Done, args, filter, job::Job, study};
use crate::exchange::citation::Style;
use crate::exchange::export::quotes::{QuoteExport, table, write};
use crate::exchange::export::report::{Block, Report};
use crate::exchange::export::{self, Format, Options, Written};
use crate::fault::Outcome;
use crate::message::Phrasebook;
use crate::model::code::Code;
use crate::model::ids::{CodeId, CodingId};
use crate::model::quote::{QuoteFilter, QuoteSort};
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    filter::with_filter(
        args::verb(words, "quotes", &text!("cli-about-quotes"))
            .arg(args::file(words))
            .args(looks(words))
            .args(args::printing(words)),
        words,
    )
}

/// How quotes are ordered and what is said of them.
pub fn looks(words: &Phrasebook) -> [clap::Arg; 5] {
    [
        args::sort(words),
        args::cite(words),
        args::flag(words, "definitions", &text!("cli-arg-definitions")),
        args::flag(words, "signs", &text!("cli-arg-signs")),
        args::flag(words, "translations", &text!("cli-arg-translations")),
    ]
}

pub fn run(job: &mut Job<'_>) -> Done {
    let format = format(job)?;
    let workbench = job.study()?;
    let ask = Ask::read(job, &workbench)?;
    deliver(job, format, |options, out| ask.write(format, options, out))
}

/// Exactly these codings, as the options of the verb ask for them.
pub fn these(job: &mut Job<'_>, workbench: &Workbench, codings: &[CodingId]) -> Done {
    let format = format(job)?;
    let mut ask = Ask::read(job, workbench)?;
    // No coding has this id: an empty list would ask for all.
    let none = [CodingId(0)];
    ask.filter = QuoteFilter {
        codings: if codings.is_empty() { &none } else { codings }.to_vec(),
        ..QuoteFilter::default()
    };
    deliver(job, format, |options, out| ask.write(format, options, out))
}

/// The same into a file whose name says the format.
pub fn to_file(job: &mut Job<'_>, path: &std::path::Path, format: Format) -> Done {
    let workbench = job.study()?;
    let ask = Ask::read(job, &workbench)?;
    deliver_to(job, path, |options, out| ask.write(format, options, out))
}

/// Codings as a table, one row each, for `coding list`.
pub fn list(job: &mut Job<'_>) -> Done {
    let format = format(job)?;
    let workbench = job.study()?;
    let ask = Ask::read(job, &workbench)?;
    if matches!(
        format,
        Format::Json | Format::Csv | Format::Tsv | Format::Xlsx
    ) {
        return deliver(job, format, |options, out| ask.write(format, options, out));
    }
    let mut quotes = Vec::new();
    workbench.each_quote(&ask.filter, ask.sort, &mut |quote| {
        quotes.push(quote);
        Ok(())
    })?;
    deliver(job, format, |options, mut out| {
        let mut report = Report::default();
        let rows = table(&quotes, &ask.export(), options.phrasebook);
        report.blocks.push(Block::Table(short(&rows)));
        export::write(&report, format, options, &mut out)
    })
}

/// Only what tells codings apart, so that a row fits a screen.
fn short(table: &crate::exchange::export::report::Table) -> crate::exchange::export::report::Table {
    let wanted = [
        "id", "document", "turn", "case", "code", "polarity", "strength", "coder", "text",
    ];
    let kept: Vec<usize> = wanted
        .iter()
        .filter_map(|key| table.columns().iter().position(|column| column.key == *key))
        .collect();
    let columns = kept
        .iter()
        .filter_map(|at| table.columns().get(*at).cloned());
    let mut short = crate::exchange::export::report::Table::new(columns.collect());
    for row in table.rows() {
        short.push(kept.iter().filter_map(|at| row.get(*at).cloned()).collect());
    }
    short
}

/// One question for quotes and what is needed to print them.
struct Ask {
    reader: Workbench,
    filter: QuoteFilter,
    sort: QuoteSort,
    codes: HashMap<CodeId, Code>,
    style: Style,
    title: String,
    has_definitions: bool,
    has_signs: bool,
    has_translations: bool,
}

impl Ask {
    fn read(job: &Job<'_>, workbench: &Workbench) -> Outcome<Ask> {
        let codes = workbench.codes()?;
        Ok(Ask {
            reader: workbench.reader()?,
            filter: filter::read(job, workbench)?,
            sort: filter::sort(job),
            codes: codes.into_iter().map(|code| (code.id, code)).collect(),
            style: study::style(job, workbench)?,
            title: workbench.study()?.title,
            has_definitions: job.is_set("definitions"),
            has_signs: job.is_set("signs"),
            has_translations: job.is_set("translations"),
        })
    }

    fn export(&self) -> QuoteExport<'_> {
        QuoteExport {
            title: &self.title,
            codes: &self.codes,
            style: &self.style,
            is_grouped: self.sort == QuoteSort::Code,
            has_definitions: self.has_definitions,
            has_signs: self.has_signs,
            has_translations: self.has_translations,
        }
    }

    /// Writes the quotes as they come from the study, never holding them all.
    fn write(&self, format: Format, options: &Options<'_>, mut out: &mut dyn Write) -> Written<()> {
        let quotes = self.reader.stream_quotes(self.filter.clone(), self.sort)?;
        // Headings and labels belong to the paper, whose language the citations have.
        let words = Phrasebook::new(self.style.language());
        let options = Options {
            phrasebook: &words,
            ..*options
        };
        write(quotes, &self.export(), format, &options, &mut out)?;
        Ok(())
    }
}
