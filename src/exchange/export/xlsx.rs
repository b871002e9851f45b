//! XLSX: a sheet for each table with typed cells, a frozen header and a
//! filter, and the prose of the report on a last sheet. It must not write a
//! formula: whatever a cell begins with, it stays text.

mod sheet;

use std::collections::HashSet;
use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::report::{Block, Captions, Cell, Run, Table};
use super::{Options, Sink, xml};
use crate::text;
use sheet::Sheet;

/// Excel's limit for the text of a cell, in UTF-16 units.
const CELL_LENGTH: usize = 32_767;
/// Widths of columns are in characters.
const WIDEST: f64 = 70.0;
/// Excel's own defaults, in pixels.
const ROW_HEIGHT: u32 = 20;
const COLUMN_WIDTH: u32 = 64;

pub(super) struct Xlsx<'a> {
    out: &'a mut dyn Write,
    captions: Captions<'a>,
    workbook: Workbook,
    names: HashSet<String>,
    /// What is not in a table: one row a block, on a sheet of its own at the end.
    prose: Vec<Vec<String>>,
    has_tables: bool,
    styles: Styles,
}

#[derive(Clone)]
struct Styles {
    header: Format,
    wrapped: Format,
    plain: Format,
}

impl<'a> Xlsx<'a> {
    pub fn open(title: &str, options: &Options<'a>, out: &'a mut dyn Write) -> io::Result<Self> {
        let mut workbook = Workbook::new();
        let mut properties = DocProperties::new()
            .set_title(legal(title))
            .set_author("telaah");
        if let Some(created) = options.created {
            let time = created.to_zoned(jiff::tz::TimeZone::UTC).datetime();
            properties = properties.set_creation_datetime(&excel_time(time));
        }
        workbook.set_properties(&properties);
        let plain = Format::new().set_align(FormatAlign::Top);
        // The default level costs a large study seconds and saves it a tenth of the size.
        workbook.set_zip_compression_level(3);
        workbook
            .set_default_format(&plain, ROW_HEIGHT, COLUMN_WIDTH)
            .map_err(output)?;
        Ok(Xlsx {
            out,
            captions: Captions::new(options.phrasebook),
            workbook,
            names: HashSet::new(),
            prose: Vec::new(),
            has_tables: false,
            styles: Styles {
                header: plain.clone().set_bold().set_text_wrap(),
                wrapped: plain.clone().set_text_wrap(),
                plain,
            },
        })
    }

    /// A name Excel takes and no sheet has yet: 31 characters, none of `[]:*?/\`.
    fn sheet_name(&mut self, wanted: &str) -> String {
        let is_bad = |char: char| char.is_control() || "[]:*?/\\'".contains(char);
        let clean = legal(wanted).replace(is_bad, " ");
        let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
        let base = if clean.is_empty() {
            self.captions.phrasebook.say(&text!("export-table"))
        } else {
            clean
        };
        let mut number = 1;
        loop {
            let end = if number == 1 {
                String::new()
            } else {
                format!(" ({number})")
            };
            let mut name = utf16_prefix(&base, 31 - end.len()).trim_end().to_owned();
            name.push_str(&end);
            if self.names.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }

    /// Writes a table whose rows come one at a time, and returns how many came.
    /// `table` gives the columns, the caption and the note.
    pub fn rows<R: AsRef<[Cell]>, E: From<io::Error>>(
        &mut self,
        table: &Table,
        rows: impl Iterator<Item = Result<R, E>>,
    ) -> Result<usize, E> {
        self.has_tables = true;
        let (caption, note) = (self.captions.next(table), self.captions.note(table));
        let (mut number, name) = self.sheet(&table.caption).map_err(output)?;
        // The sheet's name says the caption, unless it had to be cut.
        if !note.is_empty() || (!caption.is_empty() && name != table.caption) {
            self.prose.push(vec![caption, note]);
        }
        let styles = self.styles.clone();
        let mut sheet = Sheet::new(table.columns(), &styles);
        let mut count = 0;
        for row in rows {
            let row = row?;
            if sheet.is_full() {
                let full = std::mem::replace(&mut sheet, Sheet::new(table.columns(), &styles));
                full.close(self.worksheet(number)?).map_err(output)?;
                (number, _) = self.sheet(&table.caption).map_err(output)?;
            }
            sheet
                .row(self.worksheet(number)?, row.as_ref())
                .map_err(output)?;
            count += 1;
        }
        sheet.close(self.worksheet(number)?).map_err(output)?;
        Ok(count)
    }

    /// Adds a sheet and returns its number and name.
    fn sheet(&mut self, wanted: &str) -> Result<(usize, String), XlsxError> {
        let name = self.sheet_name(wanted);
        self.workbook.add_worksheet().set_name(&name)?;
        Ok((self.workbook.worksheets().len() - 1, name))
    }

    fn worksheet(&mut self, number: usize) -> io::Result<&mut Worksheet> {
        self.workbook.worksheet_from_index(number).map_err(output)
    }

    fn save(mut self) -> Result<(), XlsxError> {
        if !self.prose.is_empty() || !self.has_tables {
            let name = self.captions.phrasebook.say(&text!("export-sheet-prose"));
            let name = self.sheet_name(&name);
            let sheet = self.workbook.add_worksheet();
            sheet.set_name(name)?;
            sheet.set_column_width(0, WIDEST)?;
            for (row, cells) in self.prose.iter().enumerate() {
                let row = u32::try_from(row).unwrap_or(u32::MAX);
                let pieces = cells.iter().flat_map(|text| pieces(text));
                for (column, piece) in pieces.enumerate() {
                    let column = u16::try_from(column).unwrap_or(u16::MAX);
                    sheet.write_string_with_format(row, column, piece, &self.styles.wrapped)?;
                }
            }
        }
        let bytes = self.workbook.save_to_buffer()?;
        self.out.write_all(&bytes)?;
        Ok(())
    }
}

impl Sink for Xlsx<'_> {
    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Table(table) => {
                self.rows(table, table.rows().iter().map(Ok::<_, io::Error>))?;
            }
            Block::Heading { text, .. } => self.prose.push(vec![text.clone()]),
            Block::Paragraph(runs) => self.prose.push(vec![joined(runs)]),
            Block::List { items, .. } => {
                self.prose
                    .extend(items.iter().map(|item| vec![joined(item)]));
            }
            Block::Quote(quote) => {
                let mut row = vec![quote.text.clone(), quote.after()];
                row.extend(
                    quote
                        .translation
                        .iter()
                        .map(|translation| translation.text.clone()),
                );
                self.prose.push(row);
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.save().map_err(output)
    }
}

fn output(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn legal(text: &str) -> String {
    text.chars().map(xml::legal).collect()
}

/// The text in pieces that fit a cell, never splitting a character.
fn pieces(text: &str) -> Vec<String> {
    let text = legal(text);
    if text.len() <= CELL_LENGTH {
        return vec![text];
    }
    let mut pieces = Vec::new();
    let mut rest = text.as_str();
    loop {
        let piece = utf16_prefix(rest, CELL_LENGTH);
        pieces.push(piece.to_owned());
        rest = &rest[piece.len()..];
        if rest.is_empty() {
            return pieces;
        }
    }
}

/// As much of the text as fits into this many UTF-16 units.
fn utf16_prefix(text: &str, units: usize) -> &str {
    // No character has more UTF-16 units than bytes.
    if text.len() <= units {
        return text;
    }
    let mut used = 0;
    for (at, char) in text.char_indices() {
        used += char.len_utf16();
        if used > units {
            return &text[..at];
        }
    }
    text
}

fn excel_time(time: jiff::civil::DateTime) -> rust_xlsxwriter::ExcelDateTime {
    let unsigned = |part: i8| u8::try_from(part).unwrap_or_default();
    let year = u16::try_from(time.year()).unwrap_or(1980);
    rust_xlsxwriter::ExcelDateTime::from_ymd(year, unsigned(time.month()), unsigned(time.day()))
        .and_then(|date| {
            date.and_hms(
                u16::from(unsigned(time.hour())),
                unsigned(time.minute()),
                unsigned(time.second()),
            )
        })
        .unwrap_or_default()
}
