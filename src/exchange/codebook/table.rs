//! The CSV form of a codebook: one row a code, the columns named by a header. It
//! must not know the rules between codes, which every format shares.

use super::MAX_CODES;
use super::problems::{Problems, names, shown};
use super::raw::{RawBook, RawCode, Spot, keys, tidy};
use super::rows::{Row, Rows};
use crate::message::{Language, Text};
use crate::model::code::CodeField;
use crate::text;

const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Key,
    Parent,
    Kind,
    SeeAlso,
    /// A text in one language, or in both where none is named.
    Words(CodeField, Option<Language>),
    /// One with a name that is none of ours.
    Unknown,
    /// One without a name, as a header that ends in a delimiter has.
    Unnamed,
}

impl Column {
    fn from_name(name: &str) -> Self {
        match name.trim() {
            "" => Column::Unnamed,
            name => Column::known(name).unwrap_or(Column::Unknown),
        }
    }

    fn known(name: &str) -> Option<Self> {
        let name = name.to_lowercase().replace([' ', '-'], "_");
        let (field, language) = match name.as_str() {
            "key" => return Some(Column::Key),
            "parent" => return Some(Column::Parent),
            "kind" => return Some(Column::Kind),
            "see_also" => return Some(Column::SeeAlso),
            name => match name.split_once('_') {
                None => (name, None),
                Some((field, tag)) => {
                    let language = Language::ALL.into_iter().find(|l| l.tag() == tag)?;
                    (field, Some(language))
                }
            },
        };
        let field = CodeField::ALL.into_iter().find(|f| f.key() == field)?;
        Some(Column::Words(field, language))
    }
}

/// Reads the text of a CSV file; `None` where nothing in it can be judged.
pub fn parse(source: &str, problems: &mut Problems, warnings: &mut Vec<Text>) -> Option<RawBook> {
    let source = source.replace("\r\n", "\n").replace('\r', "\n");
    let mut rows = Rows::new(&source, delimiter(&source));
    let columns = match rows.next() {
        None => return Some(RawBook::default()),
        Some(Err(line)) => {
            problems.add(line, text!("codebook-open-quote"));
            return None;
        }
        Some(Ok(header)) => columns(&header, problems, warnings)?,
    };
    let mut book = RawBook {
        parents_from_keys: !columns.contains(&Column::Parent),
        ..RawBook::default()
    };
    let mut lost = None;
    for row in rows {
        let row = match row {
            Ok(row) => row,
            Err(line) => {
                problems.add(line, text!("codebook-open-quote"));
                break;
            }
        };
        if book.codes.len() == MAX_CODES {
            let problem = text!("codebook-too-many-codes", limit = MAX_CODES);
            problems.add(row.line, problem);
            return None;
        }
        if row.cells.len() != columns.len() {
            let problem = text!(
                "codebook-ragged-row",
                cells = row.cells.len(),
                columns = columns.len()
            );
            problems.add(row.line, problem);
        }
        let cells = columns.iter().zip(&row.cells);
        lost = lost.or_else(|| unnamed_words(cells).then_some(row.line));
        // A ragged row is read all the same, so that its children find it.
        book.codes.push(code(&columns, &row));
    }
    if let Some(line) = lost {
        warnings.push(text!("codebook-unnamed-column", line = line));
    }
    Some(book)
}

/// Whether a row says something in a column that has no name.
fn unnamed_words<'a>(mut cells: impl Iterator<Item = (&'a Column, &'a String)>) -> bool {
    cells.any(|(column, cell)| *column == Column::Unnamed && !cell.trim().is_empty())
}

/// The delimiter under which the header names the most columns we know.
fn delimiter(source: &str) -> char {
    let score = |delimiter: char| match Rows::new(source, delimiter).next() {
        Some(Ok(header)) => {
            let known = header.cells.iter().filter_map(|c| Column::known(c.trim()));
            (known.count(), header.cells.len())
        }
        _ => (0, 0),
    };
    DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|&delimiter| score(delimiter))
        .unwrap_or(',')
}

/// What each column holds; `None` where no column holds the keys.
fn columns(header: &Row, problems: &mut Problems, warnings: &mut Vec<Text>) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = Vec::with_capacity(header.cells.len());
    let mut unknown = Vec::new();
    for name in &header.cells {
        let column = Column::from_name(name);
        match column {
            Column::Unnamed => {}
            Column::Unknown => unknown.push(name.trim()),
            _ if columns.contains(&column) => {
                let problem = text!("codebook-column-twice", column = shown(name.trim()));
                problems.add(header.line, problem);
            }
            _ => {}
        }
        columns.push(column);
    }
    if !columns.contains(&Column::Key) {
        problems.add(header.line, text!("codebook-no-key-column"));
        return None;
    }
    if !unknown.is_empty() {
        let columns = names(unknown.into_iter());
        warnings.push(text!("codebook-unknown-columns", names = columns));
    }
    Some(columns)
}

fn code(columns: &[Column], row: &Row) -> RawCode {
    let mut code = RawCode {
        line: row.line,
        ..RawCode::default()
    };
    let mut both = Vec::new();
    for (column, cell) in columns.iter().zip(&row.cells) {
        let words = cell.trim();
        let spot = (!words.is_empty()).then(|| Spot {
            line: row.line,
            words: words.to_owned(),
        });
        match *column {
            Column::Unknown | Column::Unnamed => {}
            Column::Key => code.key = spot,
            Column::Parent => code.parent = spot,
            Column::Kind => code.kind = spot,
            Column::SeeAlso => code.see_also = keys(row.line, words),
            Column::Words(field, Some(language)) => {
                code.words.get_mut(field).set(language, tidy(words));
            }
            Column::Words(field, None) => both.push((field, tidy(words))),
        }
    }
    // A column for one language says more than the one for both.
    for (field, words) in both {
        for language in Language::ALL {
            if code.words.get(field).written(language).is_empty() {
                code.words.get_mut(field).set(language, words.as_str());
            }
        }
    }
    code
}
