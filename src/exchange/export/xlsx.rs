//! XLSX: a sheet for each table with typed cells, a frozen header and a
//! filter, and the prose of the report on a last sheet. It must not write a
//! formula: whatever a cell begins with, it stays text.

use std::collections::HashSet;
use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::report::{Align, Block, Captions, Cell, Run, Table};
use super::{Options, Sink, xml};
use crate::text;

/// Excel's limit for the text of a cell, in UTF-16 units.
const CELL_LENGTH: usize = 32_767;
/// Excel's rows, less the header.
const SHEET_ROWS: usize = 1_048_575;
/// Widths of columns are in characters.
const WIDEST: f64 = 70.0;
const NARROWEST: f64 = 6.0;
/// Rows looked at to guess how wide a column should be.
const SAMPLE: usize = 200;

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

struct Styles {
    header: Format,
    wrapped: Format,
    plain: Format,
}

impl<'a> Xlsx<'a> {
    pub fn open(title: &str, options: &Options<'a>, out: &'a mut dyn Write) -> Self {
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
        Xlsx {
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
        }
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

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        self.has_tables = true;
        let (caption, note) = (self.captions.next(table), self.captions.note(table));
        let lots: Vec<&[Vec<Cell>]> = match table.rows() {
            [] => vec![&[]],
            rows => rows.chunks(SHEET_ROWS).collect(),
        };
        let mut is_said = note.is_empty();
        for rows in lots {
            let name = self.sheet_name(&table.caption);
            // The sheet's name says the caption, unless it had to be cut.
            is_said &= caption.is_empty() || name == table.caption;
            let sheet = self.workbook.add_worksheet();
            sheet.set_name(name)?;
            fill(sheet, table, rows, &self.styles)?;
        }
        if !is_said {
            self.prose.push(vec![caption, note]);
        }
        Ok(())
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
            Block::Table(table) => self.table(table).map_err(output)?,
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

fn fill(
    sheet: &mut Worksheet,
    table: &Table,
    rows: &[Vec<Cell>],
    styles: &Styles,
) -> Result<(), XlsxError> {
    for (column, heading) in (0_u16..).zip(table.columns()) {
        let title = legal(&heading.title);
        sheet.write_string_with_format(
            0,
            column,
            utf16_prefix(&title, CELL_LENGTH),
            &styles.header,
        )?;
        sheet.set_column_width(column, width(table, usize::from(column), rows))?;
    }
    let mut long = Continuations::default();
    let aligned: Vec<Format> = table
        .columns()
        .iter()
        .map(|column| match column.align {
            Align::Start => styles.plain.clone(),
            Align::Center => styles.plain.clone().set_align(FormatAlign::Center),
            Align::End => styles.plain.clone().set_align(FormatAlign::Right),
        })
        .collect();
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            let format = &aligned[usize::from(column)];
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    let is_long = text.len() > 60 || text.contains('\n');
                    let format = if is_long { &styles.wrapped } else { format };
                    let mut pieces = pieces(text).into_iter();
                    let first = pieces.next().unwrap_or_default();
                    sheet.write_string_with_format(row, column, first, format)?;
                    for (number, piece) in pieces.enumerate() {
                        let place = long.place(table, column, number);
                        sheet.write_string_with_format(row, place, piece, format)?;
                    }
                }
                Cell::Integer(number) => {
                    write_integer(sheet, row, column, *number, format)?;
                }
                Cell::Decimal {
                    value: number,
                    places,
                }
                | Cell::Percent {
                    share: number,
                    places,
                } => {
                    let is_percent = matches!(cell, Cell::Percent { .. });
                    let format = format.clone().set_num_format(pattern(*places, is_percent));
                    if number.is_finite() {
                        sheet.write_number_with_format(row, column, *number, &format)?;
                    }
                }
                Cell::Flag(is_set) => {
                    sheet.write_boolean_with_format(row, column, *is_set, format)?;
                }
            }
        }
    }
    for (place, (column, number)) in long.places(table) {
        let title = format!(
            "{} ({})",
            table.columns()[usize::from(column)].title,
            number + 2
        );
        sheet.write_string_with_format(0, place, legal(&title), &styles.header)?;
        sheet.set_column_width(place, WIDEST)?;
    }
    let last = table.columns().len() + long.0.len();
    if let Some(last) = last
        .checked_sub(1)
        .and_then(|last| u16::try_from(last).ok())
    {
        let bottom = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        sheet.autofilter(0, 0, bottom, last)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Beyond 2^53 a spreadsheet's numbers lose digits; then the digits are text.
fn write_integer(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    number: i64,
    format: &Format,
) -> Result<(), XlsxError> {
    const EXACT: i64 = 1 << 53;
    if (-EXACT..=EXACT).contains(&number) {
        // Exact within these bounds.
        #[allow(clippy::cast_precision_loss)]
        sheet.write_number_with_format(row, column, number as f64, format)?;
    } else {
        sheet.write_string_with_format(row, column, number.to_string(), format)?;
    }
    Ok(())
}

/// Columns at the right for what does not fit into one cell: for each, the
/// column it continues and how many pieces came before it.
#[derive(Default)]
struct Continuations(Vec<(u16, usize)>);

impl Continuations {
    fn place(&mut self, table: &Table, column: u16, number: usize) -> u16 {
        let wanted = (column, number);
        let found = self.0.iter().position(|place| *place == wanted);
        let index = found.unwrap_or_else(|| {
            self.0.push(wanted);
            self.0.len() - 1
        });
        u16::try_from(table.columns().len() + index).unwrap_or(u16::MAX)
    }

    fn places(&self, table: &Table) -> impl Iterator<Item = (u16, (u16, usize))> {
        let first = u16::try_from(table.columns().len()).unwrap_or(u16::MAX);
        (first..).zip(self.0.iter().copied())
    }
}

fn pattern(places: u8, is_percent: bool) -> String {
    let zeros = "0".repeat(usize::from(places.min(15)));
    let point = if zeros.is_empty() { "" } else { "." };
    let sign = if is_percent { "%" } else { "" };
    format!("0{point}{zeros}{sign}")
}

fn width(table: &Table, column: usize, rows: &[Vec<Cell>]) -> f64 {
    let title = table.columns()[column].title.chars().count();
    let longest = rows.iter().take(SAMPLE).map(|row| match &row[column] {
        Cell::Text(text) => text.chars().take(100).count(),
        Cell::Empty => 0,
        _ => 8,
    });
    let longest = longest.max().unwrap_or(0).max(title + 3);
    (f64::from(u32::try_from(longest).unwrap_or(u32::MAX)) + 1.0).clamp(NARROWEST, WIDEST)
}

fn legal(text: &str) -> String {
    text.chars().map(xml::legal).collect()
}

/// The text in pieces that fit a cell, never splitting a character.
fn pieces(text: &str) -> Vec<String> {
    let text = legal(text);
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
