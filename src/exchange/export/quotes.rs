//! Quotes for a paper, grouped by indicator, and quotes as rows for another
//! program. They go through one at a time, however many there are. It must not
//! alter a passage.

mod record;

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Write};

pub use record::Record;
use record::empty_table;

use super::report::{Block, BlockQuote, Report, Run, Table, Translation};
use super::{Format, Options, Sink, Written, delimited, json, open, xlsx};
use crate::exchange::citation::Style;
use crate::fault::Outcome;
use crate::message::Phrasebook;
use crate::model::code::Code;
use crate::model::ids::CodeId;
use crate::model::quote::Quote;
use crate::text;

/// What an export of quotes says besides the quotes.
#[derive(Clone, Copy)]
pub struct QuoteExport<'a> {
    pub title: &'a str,
    /// The codes the quotes have, for labels and definitions.
    pub codes: &'a HashMap<CodeId, Code>,
    pub style: &'a Style,
    /// A heading wherever the code changes. The quotes have to come in the
    /// order of their codes; without it each quote names its code.
    pub is_grouped: bool,
    /// The indicator's definition below its heading.
    pub has_definitions: bool,
    /// Star, sign and strength after the citation.
    pub has_signs: bool,
    /// Translations after their quotes, and as the last column of rows.
    pub has_translations: bool,
}

/// The quotes as a table, one row a quote.
#[must_use]
pub fn table(quotes: &[Quote], export: &QuoteExport<'_>, phrasebook: &Phrasebook) -> Table {
    let mut table = empty_table(export, phrasebook);
    for quote in quotes {
        table.push(export.record(quote, phrasebook.language()).cells());
    }
    table
}

/// The quotes as a report, each a block with its citation.
#[must_use]
pub fn report(quotes: &[Quote], export: &QuoteExport<'_>, phrasebook: &Phrasebook) -> Report {
    let mut report = Report::new(export.title);
    let mut blocks = Blocks::new(*export, phrasebook);
    for quote in quotes {
        report.blocks.extend(blocks.of(quote));
    }
    report.blocks.extend(blocks.end());
    report
}

/// Writes quotes as they come, and returns how many.
///
/// Text, Markdown, LaTeX, HTML and DOCX get the report, CSV, TSV, JSON and XLSX
/// one row a quote. One quote is held at a time, but XLSX keeps its cells until
/// the end. A fault from the
/// quotes stops the writing, and what was written by then is no whole file.
pub fn write<Q>(
    quotes: Q,
    export: &QuoteExport<'_>,
    format: Format,
    options: &Options<'_>,
    out: &mut impl Write,
) -> Written<usize>
where
    Q: IntoIterator<Item = Outcome<Quote>>,
{
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    let quotes = quotes.into_iter();
    let count = match format {
        Format::Csv => write_rows(quotes, export, b',', options, &mut out)?,
        Format::Tsv => write_rows(quotes, export, b'\t', options, &mut out)?,
        Format::Json => write_array(quotes, export, options, &mut out)?,
        Format::Xlsx => write_table(quotes, export, options, &mut out)?,
        _ => write_blocks(quotes, export, format, options, &mut out)?,
    };
    out.flush()?;
    Ok(count)
}

fn write_rows(
    quotes: impl Iterator<Item = Outcome<Quote>>,
    export: &QuoteExport<'_>,
    delimiter: u8,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> Written<usize> {
    let language = options.phrasebook.language();
    let mut rows = delimited::Delimited::open(delimiter, options, out)?;
    rows.row(export.keys().iter().map(|key| Cow::Borrowed(*key)))?;
    let mut count = 0;
    for quote in quotes {
        rows.row(export.record(&quote?, language).fields())?;
        count += 1;
    }
    rows.close()?;
    Ok(count)
}

fn write_array(
    quotes: impl Iterator<Item = Outcome<Quote>>,
    export: &QuoteExport<'_>,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> Written<usize> {
    let language = options.phrasebook.language();
    let mut array = json::Array::open(out)?;
    let mut count = 0;
    for quote in quotes {
        array.push(&export.record(&quote?, language))?;
        count += 1;
    }
    array.close()?;
    Ok(count)
}

fn write_table(
    quotes: impl Iterator<Item = Outcome<Quote>>,
    export: &QuoteExport<'_>,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> Written<usize> {
    let language = options.phrasebook.language();
    let table = empty_table(export, options.phrasebook);
    let rows = quotes.map(|quote| -> Written<_> { Ok(export.record(&quote?, language).cells()) });
    let mut workbook = Box::new(xlsx::Xlsx::open(export.title, options, out)?);
    let count = workbook.rows(&table, rows)?;
    workbook.finish()?;
    Ok(count)
}

fn write_blocks(
    quotes: impl Iterator<Item = Outcome<Quote>>,
    export: &QuoteExport<'_>,
    format: Format,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> Written<usize> {
    let mut sink = open(export.title, format, options, out)?;
    let mut blocks = Blocks::new(*export, options.phrasebook);
    for quote in quotes {
        for block in blocks.of(&quote?) {
            sink.block(&block)?;
        }
    }
    if let Some(block) = blocks.end() {
        sink.block(&block)?;
    }
    sink.finish()?;
    Ok(blocks.count)
}

/// Turns quotes into blocks, remembering under which heading it is.
struct Blocks<'a> {
    export: QuoteExport<'a>,
    phrasebook: &'a Phrasebook,
    code: Option<CodeId>,
    count: usize,
}

impl<'a> Blocks<'a> {
    fn new(export: QuoteExport<'a>, phrasebook: &'a Phrasebook) -> Self {
        Blocks {
            export,
            phrasebook,
            code: None,
            count: 0,
        }
    }

    fn of(&mut self, quote: &Quote) -> Vec<Block> {
        self.count += 1;
        let mut blocks = Vec::with_capacity(3);
        if self.export.is_grouped && self.code != Some(quote.code) {
            self.code = Some(quote.code);
            self.heading(quote, &mut blocks);
        }
        let layout = self.export.style.layout();
        let is_run_in = layout.is_run_in(&quote.text);
        let translation = quote.translation.as_ref();
        let translation = translation.filter(|_| self.export.has_translations);
        blocks.push(Block::Quote(BlockQuote {
            text: quote.text.clone(),
            has_marks: is_run_in || layout.has_block_marks,
            is_run_in,
            cite: self.export.style.cite(quote),
            is_cite_below: layout.is_cite_below,
            signs: self.signs(quote),
            translation: translation.map(|text| Translation {
                text: text.clone(),
                note: self.phrasebook.say(&text!("export-quotes-translation")),
            }),
        }));
        blocks
    }

    /// What is said when there was no quote at all.
    fn end(&self) -> Option<Block> {
        let none = || {
            vec![Run::plain(
                self.phrasebook.say(&text!("export-quotes-none")),
            )]
        };
        (self.count == 0).then(|| Block::Paragraph(none()))
    }

    fn heading(&self, quote: &Quote, blocks: &mut Vec<Block>) {
        let language = self.phrasebook.language();
        let code = self.export.codes.get(&quote.code);
        let text = match code.map(|code| code.label(language)) {
            Some(label) if label != quote.code_key => format!("{} {label}", quote.code_key),
            _ => quote.code_key.clone(),
        };
        blocks.push(Block::Heading { level: 1, text });
        let definition = code.map_or("", |code| code.words.definition.shown(language));
        if self.export.has_definitions && !definition.is_empty() {
            blocks.push(Block::Paragraph(vec![Run::italic(definition)]));
        }
    }

    fn signs(&self, quote: &Quote) -> String {
        let mut signs = Vec::new();
        if !self.export.is_grouped {
            signs.push(quote.code_key.clone());
        }
        if self.export.has_signs {
            signs.extend(quote.is_starred.then(|| "★".to_owned()));
            signs.extend(quote.polarity.map(|polarity| polarity.sign().to_owned()));
            signs.extend(quote.strength.map(|strength| {
                self.phrasebook
                    .say(&text!("export-quotes-strength", strength = strength.get()))
            }));
        }
        if signs.is_empty() {
            return String::new();
        }
        format!("[{}]", signs.join(" · "))
    }
}

#[cfg(test)]
mod tests;
