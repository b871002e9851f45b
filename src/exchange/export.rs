//! Reports and quotes out to files: one document model, one writer for each
//! format, and the quotes streamed through them. It must not know where the
//! bytes go, nor any store.

pub mod form;
pub mod matrix;
pub mod network;
pub mod quotes;
pub mod report;
#[cfg(test)]
pub(crate) mod sample;
pub mod sheet;

mod delimited;
mod docx;
mod html;
mod json;
mod latex;
mod markdown;
mod plain;
mod widths;
mod xlsx;
mod xml;

use std::io::{self, Write};

pub use json::write_value;
use report::{Block, Report};

use crate::fault::Fault;
use crate::message::Phrasebook;
use crate::text;

/// What a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    Text,
    Markdown,
    Csv,
    Tsv,
    Json,
    Latex,
    Html,
    Docx,
    Xlsx,
}

impl Format {
    pub const ALL: [Format; 9] = [
        Format::Text,
        Format::Markdown,
        Format::Csv,
        Format::Tsv,
        Format::Json,
        Format::Latex,
        Format::Html,
        Format::Docx,
        Format::Xlsx,
    ];

    /// The name of the format on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "md",
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Json => "json",
            Format::Latex => "tex",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
        }
    }

    /// The format of a key; a file extension is taken too.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let key = key.trim().to_ascii_lowercase();
        match key.as_str() {
            "txt" => Some(Format::Text),
            "markdown" => Some(Format::Markdown),
            "latex" => Some(Format::Latex),
            "htm" => Some(Format::Html),
            _ => Format::ALL.into_iter().find(|format| format.key() == key),
        }
    }

    /// The format a file extension stands for, without its dot.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Format::from_key(extension).filter(|format| *format != Format::Text || extension != "text")
    }

    /// The extension files of this format have, without a dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Format::Text => "txt",
            other => other.key(),
        }
    }

    /// Whether it is no text, and nothing to print on a terminal.
    #[must_use]
    pub fn is_binary(self) -> bool {
        matches!(self, Format::Docx | Format::Xlsx)
    }
}

/// How to write, whatever the format.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The words and the language of captions, notes and numbers.
    pub phrasebook: &'a Phrasebook,
    /// In CSV and TSV, put an apostrophe before cells a spreadsheet would take
    /// for a formula. It alters what is written, so it is off unless asked for.
    pub is_guarded: bool,
    /// In CSV and TSV, begin with the byte order mark that Excel looks for.
    pub has_byte_order_mark: bool,
    /// The time to write into the properties of DOCX and XLSX files.
    pub created: Option<jiff::Timestamp>,
}

impl<'a> Options<'a> {
    #[must_use]
    pub fn new(phrasebook: &'a Phrasebook) -> Self {
        Options {
            phrasebook,
            is_guarded: false,
            has_byte_order_mark: false,
            created: None,
        }
    }
}

/// Why an export stopped.
#[derive(Debug)]
pub enum ExportError {
    /// The bytes could not be written.
    Output(io::Error),
    /// What was to be written could not be had, or does not fit the format.
    Source(Fault),
}

impl ExportError {
    /// Whether whoever reads the output has gone away, which is no failure.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, ExportError::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    #[must_use]
    pub fn into_fault(self) -> Fault {
        match self {
            ExportError::Source(fault) => fault,
            ExportError::Output(error) => {
                Fault::input(text!("export-unwritten", reason = error.to_string()))
                    .hint(text!("export-unwritten-hint"))
            }
        }
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        ExportError::Output(error)
    }
}
impl From<Fault> for ExportError {
    fn from(fault: Fault) -> Self {
        ExportError::Source(fault)
    }
}

/// The result of writing an export.
pub type Written<T> = Result<T, ExportError>;

/// A writer of one format: blocks in, bytes out, nothing held that can go.
trait Sink {
    fn block(&mut self, block: &Block) -> io::Result<()>;
    /// Writes what closes the file. Without it the file is not whole.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

fn open<'a>(
    title: &str,
    format: Format,
    options: &Options<'a>,
    out: &'a mut dyn Write,
) -> io::Result<Box<dyn Sink + 'a>> {
    Ok(match format {
        Format::Text => Box::new(plain::Plain::open(title, options, out)?),
        Format::Markdown => Box::new(markdown::Markdown::open(title, options, out)?),
        Format::Csv => Box::new(delimited::Delimited::open(b',', options, out)?),
        Format::Tsv => Box::new(delimited::Delimited::open(b'\t', options, out)?),
        Format::Json => Box::new(json::Json::open(out)),
        Format::Latex => Box::new(latex::Latex::open(title, options, out)?),
        Format::Html => Box::new(html::Html::open(title, options, out)?),
        Format::Docx => Box::new(docx::Docx::open(title, options, out)?),
        Format::Xlsx => Box::new(xlsx::Xlsx::open(title, options, out)?),
    })
}

/// Writes a report.
///
/// CSV and TSV hold exactly one table and JSON at least one; a report without
/// is a fault, and so is one with more for CSV and TSV. There, and in JSON,
/// only tables are written.
pub fn write(
    report: &Report,
    format: Format,
    options: &Options<'_>,
    out: &mut impl Write,
) -> Written<()> {
    check_tables(report, format)?;
    let mut sink = open(&report.title, format, options, &mut *out)?;
    for block in &report.blocks {
        sink.block(block)?;
    }
    sink.finish()?;
    out.flush()?;
    Ok(())
}

fn check_tables(report: &Report, format: Format) -> Written<()> {
    let is_one_only = matches!(format, Format::Csv | Format::Tsv);
    let count = report.tables().count();
    if count == 0 && (is_one_only || format == Format::Json) {
        let what = text!("export-no-table", format = format.key());
        return Err(Fault::input(what).hint(text!("export-prose-hint")).into());
    }
    if count > 1 && is_one_only {
        let what = text!("export-many-tables", count = count, format = format.key());
        return Err(Fault::input(what).hint(text!("export-tables-hint")).into());
    }
    Ok(())
}

#[cfg(test)]
mod tests;
