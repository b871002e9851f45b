//! One sheet: a frozen header, a filter, typed cells, and columns at the right
//! for what one cell cannot hold. Rows come one at a time and are not kept
//! twice. It must not know the workbook.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::{CELL_LENGTH, Styles, WIDEST, legal, pieces, utf16_prefix};
use crate::exchange::export::report::{Align, Cell, Column};

/// What a spreadsheet calls this size of paper.
const A4: u8 = 9;

/// Excel's rows, less the header.
const FULL: u32 = 1_048_575;
const NARROWEST: f64 = 6.0;
/// Rows looked at to guess how wide a column should be.
const SAMPLE: u32 = 200;
/// Characters above which a text is wrapped.
const SHORT: usize = 60;

/// What has been written to a sheet so far.
pub(super) struct Sheet<'a> {
    columns: &'a [Column],
    styles: &'a Styles,
    /// For each column the format of its short texts; none for the default,
    /// which costs no look-up for every cell.
    formats: Vec<Option<Format>>,
    /// The longest text seen in each column, in characters.
    longest: Vec<usize>,
    /// Columns at the right: for each, the column it continues and how many
    /// pieces came before it.
    continuations: Vec<(u16, usize)>,
    rows: u32,
}

impl<'a> Sheet<'a> {
    pub fn new(columns: &'a [Column], styles: &'a Styles) -> Self {
        let formats = columns.iter().map(|column| match column.align {
            Align::Start => None,
            Align::Center => Some(styles.plain.clone().set_align(FormatAlign::Center)),
            Align::End => Some(styles.plain.clone().set_align(FormatAlign::Right)),
        });
        // Room for the arrow of the filter.
        let longest = columns
            .iter()
            .map(|column| column.title.chars().count() + 3);
        Sheet {
            columns,
            styles,
            formats: formats.collect(),
            longest: longest.collect(),
            continuations: Vec::new(),
            rows: 0,
        }
    }

    /// Whether Excel takes no more rows on this sheet.
    pub fn is_full(&self) -> bool {
        self.rows >= FULL
    }

    pub fn row(&mut self, sheet: &mut Worksheet, cells: &[Cell]) -> Result<(), XlsxError> {
        self.rows += 1;
        for (column, cell) in (0_u16..).zip(cells).take(self.columns.len()) {
            self.cell(sheet, column, cell)?;
            if self.rows <= SAMPLE {
                let length = match cell {
                    Cell::Text(text) => text.chars().take(100).count(),
                    Cell::Empty => 0,
                    _ => 8,
                };
                let longest = &mut self.longest[usize::from(column)];
                *longest = length.max(*longest);
            }
        }
        Ok(())
    }

    fn cell(&mut self, sheet: &mut Worksheet, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let row = self.rows;
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => self.text(sheet, column, text)?,
            Cell::Integer(number) => write_integer(sheet, row, column, *number)?,
            Cell::Decimal {
                value: number,
                places,
            }
            | Cell::Percent {
                share: number,
                places,
            } => {
                let pattern = pattern(*places, matches!(cell, Cell::Percent { .. }));
                let format = self.styles.plain.clone().set_num_format(pattern);
                if number.is_finite() {
                    sheet.write_number_with_format(row, column, *number, &format)?;
                }
            }
            Cell::Flag(is_set) => {
                sheet.write_boolean(row, column, *is_set)?;
            }
        }
        Ok(())
    }

    fn text(&mut self, sheet: &mut Worksheet, column: u16, text: &str) -> Result<(), XlsxError> {
        let is_long = text.len() > SHORT || text.contains('\n');
        let format = if is_long {
            Some(&self.styles.wrapped)
        } else {
            self.formats[usize::from(column)].as_ref()
        };
        for (number, piece) in pieces(text).into_iter().enumerate() {
            let place = match number.checked_sub(1) {
                None => column,
                Some(number) => {
                    let wanted = (column, number);
                    let known = self.continuations.iter().position(|place| *place == wanted);
                    let index = known.unwrap_or_else(|| {
                        self.continuations.push(wanted);
                        self.continuations.len() - 1
                    });
                    u16::try_from(self.columns.len() + index).unwrap_or(u16::MAX)
                }
            };
            match format {
                Some(format) => {
                    sheet.write_string_with_format(self.rows, place, piece, format)?;
                }
                None => {
                    sheet.write_string(self.rows, place, piece)?;
                }
            }
        }
        Ok(())
    }

    /// Writes the header and what concerns the whole sheet.
    pub fn close(self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let own = self.columns.iter().map(|column| legal(&column.title));
        let more = self.continuations.iter().map(|(column, number)| {
            let title = &self.columns[usize::from(*column)].title;
            format!("{} ({})", legal(title), number + 2)
        });
        let titles: Vec<String> = own.chain(more).collect();
        for (column, title) in (0_u16..).zip(&titles) {
            let title = utf16_prefix(title, CELL_LENGTH);
            sheet.write_string_with_format(0, column, title, &self.styles.header)?;
            let longest = self.longest.get(usize::from(column)).copied();
            sheet.set_column_width(column, width(longest.unwrap_or(usize::MAX)))?;
        }
        if let Some(last) = (titles.len().checked_sub(1)).and_then(|last| u16::try_from(last).ok())
        {
            sheet.autofilter(0, 0, self.rows, last)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        // On paper each page has the headings.
        sheet.set_landscape().set_paper_size(A4);
        sheet.set_repeat_rows(0, 0)?;
        Ok(())
    }
}

fn width(characters: usize) -> f64 {
    let characters = u32::try_from(characters).unwrap_or(u32::MAX);
    (f64::from(characters) + 1.0).clamp(NARROWEST, WIDEST)
}

/// Beyond 2^53 a spreadsheet's numbers lose digits; then the digits are text.
fn write_integer(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    number: i64,
) -> Result<(), XlsxError> {
    const EXACT: i64 = 1 << 53;
    if (-EXACT..=EXACT).contains(&number) {
        // Exact within these bounds.
        #[allow(clippy::cast_precision_loss)]
        sheet.write_number(row, column, number as f64)?;
    } else {
        sheet.write_string(row, column, number.to_string())?;
    }
    Ok(())
}

fn pattern(places: u8, is_percent: bool) -> String {
    let zeros = "0".repeat(usize::from(places.min(15)));
    let point = if zeros.is_empty() { "" } else { "." };
    let sign = if is_percent { "%" } else { "" };
    format!("0{point}{zeros}{sign}")
}
