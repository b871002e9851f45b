//! CSV (RFC 4180) and TSV: UTF-8, a header of stable keys, cells as programs
//! read them. It must not know what the rows are about.

use std::borrow::Cow;
use std::io::{self, Write};

use super::report::{Block, Table};
use super::{Options, Sink};

pub(super) struct Delimited<'a> {
    rows: csv::Writer<&'a mut dyn Write>,
    is_guarded: bool,
}

impl<'a> Delimited<'a> {
    pub fn open(delimiter: u8, options: &Options<'_>, out: &'a mut dyn Write) -> io::Result<Self> {
        if options.has_byte_order_mark {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        let rows = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        Ok(Delimited {
            rows,
            is_guarded: options.is_guarded,
        })
    }

    pub fn row<'cell>(
        &mut self,
        cells: impl IntoIterator<Item = Cow<'cell, str>>,
    ) -> io::Result<()> {
        for cell in cells {
            if self.is_guarded && is_formula(&cell) {
                self.rows.write_field(format!("'{cell}"))?;
            } else {
                self.rows.write_field(cell.as_bytes())?;
            }
        }
        self.rows.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        let keys = table.columns().iter();
        self.row(keys.map(|column| Cow::Borrowed(column.key.as_str())))?;
        for row in table.rows() {
            self.row(row.iter().map(super::report::Cell::plain))?;
        }
        Ok(())
    }

    pub fn close(mut self) -> io::Result<()> {
        self.rows.flush()
    }
}

impl Sink for Delimited<'_> {
    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Table(table) => self.table(table),
            _ => Ok(()),
        }
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.close()
    }
}

/// Whether a spreadsheet would calculate this cell. A lone sign is only text.
fn is_formula(cell: &str) -> bool {
    cell.len() > 1
        && cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
        && cell.parse::<f64>().is_err()
}
