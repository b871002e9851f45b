//! The document model: what a report consists of, whatever it is written as.
//! It must not know formats, quotes or codes.

use std::borrow::Cow;

use crate::message::{Language, Phrasebook};
use crate::text;

/// A report: a title and what follows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    pub title: String,
    pub blocks: Vec<Block>,
}

impl Report {
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Report {
            title: title.into(),
            blocks: Vec::new(),
        }
    }

    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Level 1 to 3, the title being above them all.
    Heading {
        level: u8,
        text: String,
    },
    Paragraph(Vec<Run>),
    Quote(BlockQuote),
    Table(Table),
    List {
        is_ordered: bool,
        items: Vec<Vec<Run>>,
    },
}

/// A stretch of text in one face.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    pub text: String,
    pub is_bold: bool,
    pub is_italic: bool,
}

impl Run {
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Run {
            text: text.into(),
            ..Run::default()
        }
    }

    #[must_use]
    pub fn bold(text: impl Into<String>) -> Self {
        Run {
            text: text.into(),
            is_bold: true,
            is_italic: false,
        }
    }

    #[must_use]
    pub fn italic(text: impl Into<String>) -> Self {
        Run {
            text: text.into(),
            is_bold: false,
            is_italic: true,
        }
    }
}

/// A passage with its citation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BlockQuote {
    /// The passage, to the letter.
    pub text: String,
    /// Whether curly quotation marks stand around it. They are no part of it.
    pub has_marks: bool,
    /// Set as a paragraph of its own instead of an indented block.
    pub is_run_in: bool,
    pub cite: String,
    /// Whether the citation has a line of its own.
    pub is_cite_below: bool,
    /// What else is said of the quote, after its citation; maybe nothing.
    pub signs: String,
    pub translation: Option<Translation>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Translation {
    pub text: String,
    /// Whose translation it is: `(authors’ translation)`.
    pub note: String,
}

impl BlockQuote {
    /// The marks before and after the passage, empty where it has none.
    #[must_use]
    pub fn marks(&self) -> (&'static str, &'static str) {
        if self.has_marks {
            ("“", "”")
        } else {
            ("", "")
        }
    }

    /// Citation and signs as they follow the passage.
    #[must_use]
    pub fn after(&self) -> String {
        let parts = [self.cite.as_str(), self.signs.as_str()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Start,
    Center,
    End,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// The stable name in CSV, TSV and JSON.
    pub key: String,
    /// The heading people read.
    pub title: String,
    pub align: Align,
    /// The share of the table's width, relative to the other columns.
    pub weight: u16,
}

impl Column {
    #[must_use]
    pub fn new(key: impl Into<String>, title: impl Into<String>) -> Self {
        Column {
            key: key.into(),
            title: title.into(),
            align: Align::Start,
            weight: 10,
        }
    }

    #[must_use]
    pub fn weight(mut self, weight: u16) -> Self {
        self.weight = weight.max(1);
        self
    }

    #[must_use]
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }
}

/// A table; its header row is the columns' titles.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Said above the table after its number; maybe nothing.
    pub caption: String,
    /// Said below the table; maybe nothing.
    pub note: String,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    #[must_use]
    pub fn new(columns: Vec<Column>) -> Self {
        Table {
            columns,
            ..Table::default()
        }
    }

    #[must_use]
    pub fn caption(mut self, caption: impl Into<String>) -> Self {
        self.caption = caption.into();
        self
    }

    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Adds a row. Every row has as many cells as the table has columns: a
    /// short one is filled up, a long one gives the table nameless columns.
    pub fn push(&mut self, mut row: Vec<Cell>) {
        while self.columns.len() < row.len() {
            let number = self.columns.len() + 1;
            self.columns
                .push(Column::new(format!("column{number}"), ""));
            for row in &mut self.rows {
                row.push(Cell::Empty);
            }
        }
        row.resize(self.columns.len(), Cell::Empty);
        self.rows.push(row);
    }

    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    #[must_use]
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// The columns in lots a page can hold, each beginning with the first
    /// column, which says what a row is about. Indices into [`Table::columns`].
    #[must_use]
    pub fn pages(&self, at_most: usize) -> Vec<Vec<usize>> {
        if self.columns.len() <= at_most {
            return vec![(0..self.columns.len()).collect()];
        }
        let rest: Vec<usize> = (1..self.columns.len()).collect();
        let lots = rest.chunks(at_most.saturating_sub(1).max(1));
        lots.map(|lot| std::iter::once(0).chain(lot.iter().copied()).collect())
            .collect()
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Not known.
    #[default]
    Empty,
    Text(String),
    Integer(i64),
    Decimal {
        value: f64,
        /// Digits after the point where people read it.
        places: u8,
    },
    /// A share of 1, read as a percentage.
    Percent {
        share: f64,
        places: u8,
    },
    Flag(bool),
}

impl Cell {
    /// The cell of a text that may not be known.
    pub fn known(text: Option<&str>) -> Self {
        text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
    }

    /// The cell as people of this language read it.
    #[must_use]
    pub fn shown(&self, phrasebook: &Phrasebook) -> Cow<'_, str> {
        let comma = |number: String| match phrasebook.language() {
            Language::English => number,
            Language::Indonesian => number.replace('.', ","),
        };
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Integer(number) => Cow::Owned(number.to_string()),
            Cell::Decimal { value: number, .. } | Cell::Percent { share: number, .. }
                if !number.is_finite() =>
            {
                Cow::Borrowed("–")
            }
            Cell::Decimal { value, places } => {
                Cow::Owned(comma(format!("{value:.*}", usize::from(*places))))
            }
            Cell::Percent { share, places } => {
                let number = comma(format!("{:.*}", usize::from(*places), share * 100.0));
                Cow::Owned(match phrasebook.language() {
                    Language::English => format!("{number}%"),
                    Language::Indonesian => format!("{number} %"),
                })
            }
            Cell::Flag(true) => Cow::Owned(phrasebook.say(&text!("export-yes"))),
            Cell::Flag(false) => Cow::Owned(phrasebook.say(&text!("export-no"))),
        }
    }

    /// The cell as programs read it, the same in every language.
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Integer(number) => Cow::Owned(number.to_string()),
            Cell::Decimal { value: number, .. } | Cell::Percent { share: number, .. } => {
                Cow::Owned(if number.is_finite() {
                    number.to_string()
                } else {
                    String::new()
                })
            }
            Cell::Flag(is_set) => Cow::Borrowed(if *is_set { "true" } else { "false" }),
        }
    }
}

/// Counts tables and says their captions, alike in every format.
pub(super) struct Captions<'a> {
    pub phrasebook: &'a Phrasebook,
    tables: usize,
}

impl<'a> Captions<'a> {
    pub fn new(phrasebook: &'a Phrasebook) -> Self {
        Captions {
            phrasebook,
            tables: 0,
        }
    }

    /// The caption of the next table; empty when it has none.
    pub fn next(&mut self, table: &Table) -> String {
        if table.caption.is_empty() {
            return String::new();
        }
        self.tables += 1;
        let (number, caption) = (self.tables, table.caption.as_str());
        self.phrasebook.say(&text!(
            "export-table-caption",
            number = number,
            caption = caption
        ))
    }

    /// The note below a table; empty when it has none.
    pub fn note(&self, table: &Table) -> String {
        if table.note.is_empty() {
            return String::new();
        }
        self.phrasebook
            .say(&text!("export-note", note = table.note.as_str()))
    }
}

/// A heading on one line: line breaks would end it in most formats.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        Cow::Owned(text.split(['\n', '\r']).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}
