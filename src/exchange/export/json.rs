//! JSON: a table as an array of objects, several as an array of tables, or any
//! value a caller has. It must not know what the values are about.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::report::{Block, Cell, Table};
use super::{Sink, Written};

pub(super) struct Json<'a> {
    out: &'a mut dyn Write,
    tables: Vec<Value>,
}

impl<'a> Json<'a> {
    pub fn open(out: &'a mut dyn Write) -> Self {
        Json {
            out,
            tables: Vec::new(),
        }
    }
}

impl Sink for Json<'_> {
    fn block(&mut self, block: &Block) -> io::Result<()> {
        if let Block::Table(table) = block {
            self.tables.push(json!({
                "caption": table.caption,
                "note": table.note,
                "rows": rows(table),
            }));
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        match self.tables.as_mut_slice() {
            [table] => print(&table["rows"], self.out),
            tables => print(tables, self.out),
        }
    }
}

fn rows(table: &Table) -> Vec<Value> {
    let object = |row: &Vec<Cell>| {
        let keys = table.columns().iter().map(|column| column.key.clone());
        Value::Object(keys.zip(row.iter().map(value)).collect::<Map<_, _>>())
    };
    table.rows().iter().map(object).collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Integer(number) => json!(number),
        // What is not finite becomes null.
        Cell::Decimal { value: number, .. } | Cell::Percent { share: number, .. } => json!(number),
        Cell::Flag(is_set) => json!(is_set),
    }
}

fn print(value: &(impl Serialize + ?Sized), out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// Prints any value as indented JSON with a line feed at the end.
pub fn write_value(value: &impl Serialize, out: &mut impl Write) -> Written<()> {
    print(value, out)?;
    out.flush()?;
    Ok(())
}

/// An array written one element at a time, each on a line of its own.
pub(super) struct Array<'a> {
    out: &'a mut dyn Write,
    is_empty: bool,
}

impl<'a> Array<'a> {
    pub fn open(out: &'a mut dyn Write) -> io::Result<Self> {
        out.write_all(b"[")?;
        Ok(Array {
            out,
            is_empty: true,
        })
    }

    pub fn push(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.out
            .write_all(if self.is_empty { b"\n" } else { b",\n" })?;
        self.is_empty = false;
        serde_json::to_writer(&mut *self.out, value)?;
        Ok(())
    }

    pub fn close(self) -> io::Result<()> {
        self.out
            .write_all(if self.is_empty { b"]\n" } else { b"\n]\n" })
    }
}
