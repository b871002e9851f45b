//! Quotes for a paper, grouped by indicator, and quotes as rows for another
//! program. They go through one at a time, however many there are. It must not
//! alter a passage.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;

use super::report::{Align, Block, BlockQuote, Cell, Column, Report, Run, Table, Translation};
use super::{Format, Options, Written, delimited, json, open};
use crate::exchange::citation::Style;
use crate::fault::Outcome;
use crate::message::{Language, Phrasebook, Text};
use crate::model::code::Code;
use crate::model::coding::{Polarity, Strength};
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

/// A quote as one row, with the field names that scripts rely on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record<'a> {
    pub id: i64,
    pub cite: String,
    pub document: &'a str,
    pub kind: &'static str,
    pub turn: Option<u32>,
    pub speaker: Option<&'a str>,
    pub case: Option<&'a str>,
    pub role: Option<&'a str>,
    pub date: Option<&'a str>,
    pub code: &'a str,
    pub label: Option<&'a str>,
    pub polarity: Option<&'static str>,
    pub strength: Option<u8>,
    pub coder: &'a str,
    pub starred: bool,
    /// Code points of the document.
    pub start: usize,
    pub end: usize,
    pub text: &'a str,
    /// Left out, not null, when translations are not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<Option<&'a str>>,
}

impl<'a> QuoteExport<'a> {
    /// The row of a quote; its label in the language of the words around it.
    #[must_use]
    pub fn record(&self, quote: &'a Quote, language: Language) -> Record<'a> {
        let known = |words: &'a Option<String>| words.as_deref().filter(|words| !words.is_empty());
        Record {
            id: quote.id.0,
            cite: self.style.cite(quote),
            document: &quote.document_title,
            kind: quote.kind.key(),
            turn: quote.turn_number,
            speaker: known(&quote.speaker),
            case: known(&quote.case),
            role: known(&quote.role),
            date: Some(quote.date.as_str()).filter(|date| !date.is_empty()),
            code: &quote.code_key,
            label: self.codes.get(&quote.code).map(|code| code.label(language)),
            polarity: quote.polarity.map(Polarity::sign),
            strength: quote.strength.map(Strength::get),
            coder: &quote.coder,
            starred: quote.is_starred,
            start: quote.start,
            end: quote.end,
            text: &quote.text,
            translation: self
                .has_translations
                .then_some(quote.translation.as_deref()),
        }
    }

    /// The keys of a row, in order.
    fn keys(&self) -> &'static [&'static str] {
        let keys = &KEYS[..];
        if self.has_translations {
            keys
        } else {
            &keys[..keys.len() - 1]
        }
    }
}

const KEYS: [&str; 19] = [
    "id",
    "cite",
    "document",
    "kind",
    "turn",
    "speaker",
    "case",
    "role",
    "date",
    "code",
    "label",
    "polarity",
    "strength",
    "coder",
    "starred",
    "start",
    "end",
    "text",
    "translation",
];

/// The heading and the weight of each column of [`KEYS`].
fn columns() -> [(Text, u16); 19] {
    [
        (text!("export-column-id"), 4),
        (text!("export-column-cite"), 20),
        (text!("export-column-document"), 10),
        (text!("export-column-kind"), 6),
        (text!("export-column-turn"), 4),
        (text!("export-column-speaker"), 8),
        (text!("export-column-case"), 5),
        (text!("export-column-role"), 10),
        (text!("export-column-date"), 8),
        (text!("export-column-code"), 8),
        (text!("export-column-label"), 12),
        (text!("export-column-polarity"), 4),
        (text!("export-column-strength"), 4),
        (text!("export-column-coder"), 8),
        (text!("export-column-starred"), 5),
        (text!("export-column-start"), 5),
        (text!("export-column-end"), 5),
        (text!("export-column-text"), 50),
        (text!("export-column-translation"), 50),
    ]
}

impl<'a> Record<'a> {
    /// The row as programs read it, in the order of the keys.
    fn fields(self) -> impl Iterator<Item = Cow<'a, str>> {
        let words = |words: Option<&'a str>| Cow::Borrowed(words.unwrap_or_default());
        let number = |number: Option<usize>| {
            Cow::Owned(number.map_or_else(String::new, |number| number.to_string()))
        };
        let fields = [
            Cow::Owned(self.id.to_string()),
            Cow::Owned(self.cite),
            Cow::Borrowed(self.document),
            Cow::Borrowed(self.kind),
            number(self.turn.map(|turn| turn as usize)),
            words(self.speaker),
            words(self.case),
            words(self.role),
            words(self.date),
            Cow::Borrowed(self.code),
            words(self.label),
            words(self.polarity),
            number(self.strength.map(usize::from)),
            Cow::Borrowed(self.coder),
            Cow::Borrowed(if self.starred { "true" } else { "false" }),
            number(Some(self.start)),
            number(Some(self.end)),
            Cow::Borrowed(self.text),
        ];
        fields.into_iter().chain(self.translation.map(words))
    }

    fn cells(self) -> Vec<Cell> {
        let count = |count: usize| Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
        let mut cells = vec![
            Cell::Integer(self.id),
            Cell::Text(self.cite),
            Cell::known(Some(self.document)),
            Cell::known(Some(self.kind)),
            self.turn
                .map_or(Cell::Empty, |turn| Cell::Integer(turn.into())),
            Cell::known(self.speaker),
            Cell::known(self.case),
            Cell::known(self.role),
            Cell::known(self.date),
            Cell::known(Some(self.code)),
            Cell::known(self.label),
            Cell::known(self.polarity),
            self.strength
                .map_or(Cell::Empty, |strength| Cell::Integer(strength.into())),
            Cell::known(Some(self.coder)),
            Cell::Flag(self.starred),
            count(self.start),
            count(self.end),
            Cell::known(Some(self.text)),
        ];
        cells.extend(self.translation.map(Cell::known));
        cells
    }
}

/// An empty table of quotes, for [`QuoteExport::record`]'s rows.
fn empty_table(export: &QuoteExport<'_>, phrasebook: &Phrasebook) -> Table {
    let headings = export.keys().iter().zip(columns());
    let columns = headings.map(|(key, (title, weight))| {
        let is_count = matches!(*key, "id" | "turn" | "strength" | "start" | "end");
        let align = if is_count { Align::End } else { Align::Start };
        Column::new(*key, phrasebook.say(&title))
            .weight(weight)
            .align(align)
    });
    Table::new(columns.collect()).caption(export.title)
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
/// one row a quote; all but XLSX hold one quote at a time. A fault from the
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
    let mut table = empty_table(export, options.phrasebook);
    for quote in quotes {
        table.push(
            export
                .record(&quote?, options.phrasebook.language())
                .cells(),
        );
    }
    let count = table.rows().len();
    let mut sink = open(export.title, Format::Xlsx, options, out)?;
    sink.block(&Block::Table(table))?;
    sink.finish()?;
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
