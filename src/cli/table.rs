//! Tables and fields put together in few words. It must not know what is in
//! them.

use crate::exchange::export::report::{Align, Block, Cell, Column, Report, Run, Table};
use crate::message::{Phrasebook, Text};

/// A table that grows row by row, its headings said in the person's language.
pub struct Listing<'a> {
    words: &'a Phrasebook,
    title: String,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    empty: Text,
}

impl<'a> Listing<'a> {
    /// `empty` says what it means, and what to do next, when there is no row.
    pub fn new(words: &'a Phrasebook, empty: Text) -> Self {
        Listing {
            words,
            title: String::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            empty,
        }
    }

    pub fn column(mut self, key: &str, title: &Text, weight: u16) -> Self {
        self.columns
            .push(Column::new(key, self.words.say(title)).weight(weight));
        self
    }

    /// A column whose heading is a name of the study's own.
    pub fn plain_column(mut self, name: &str) -> Self {
        self.columns.push(Column::new(name, name));
        self
    }

    /// A column of numbers.
    pub fn count(mut self, key: &str, title: &Text) -> Self {
        self.columns.push(
            Column::new(key, self.words.say(title))
                .weight(5)
                .align(Align::End),
        );
        self
    }

    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// The report; without rows a sentence stands beside the empty table, for
    /// people, and the table alone is left for programs.
    pub fn report(self) -> Report {
        let mut report = Report::new(self.title);
        let is_empty = self.rows.is_empty();
        let mut table = Table::new(self.columns);
        for row in self.rows {
            table.push(row);
        }
        if is_empty {
            report.blocks.push(Block::Paragraph(vec![Run::plain(
                self.words.say(&self.empty),
            )]));
        }
        report.blocks.push(Block::Table(table));
        report
    }
}

/// A text cell.
pub fn words(text: impl Into<String>) -> Cell {
    match text.into() {
        text if text.is_empty() => Cell::Empty,
        text => Cell::Text(text),
    }
}

/// A number cell.
pub fn number(count: usize) -> Cell {
    Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A line that says a field: its name in bold and its value.
pub fn field(phrases: &Phrasebook, name: &Text, value: &str) -> Option<Block> {
    if value.is_empty() {
        return None;
    }
    let name = format!("{}: ", phrases.say(name));
    Some(Block::Paragraph(vec![Run::bold(name), Run::plain(value)]))
}
