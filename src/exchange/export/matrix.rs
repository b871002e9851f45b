//! A matrix of counts, such as case by code, as a report and as JSON. It must
//! not know what is counted.

use serde::Serialize;

use super::report::{Align, Block, Cell, Column, Report, Table};

/// Counts by row and column, under their keys.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Matrix {
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    /// One list a row, one count a column.
    pub cells: Vec<Vec<u64>>,
}

/// The words around a matrix, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MatrixWords {
    pub title: String,
    /// The stable name of the first column in CSV and JSON: `case`.
    pub key: String,
    /// What the rows are: `Case`.
    pub corner: String,
    /// What the counts mean and what they must not be read as; maybe nothing.
    pub note: String,
}

/// The matrix as a report of one table. A count that is missing is left empty.
#[must_use]
pub fn report(matrix: &Matrix, words: &MatrixWords) -> Report {
    let mut columns = vec![Column::new(&words.key, &words.corner).weight(20)];
    let counts = matrix.columns.iter();
    columns.extend(counts.map(|key| Column::new(key, key).align(Align::End).weight(8)));
    let mut table = Table::new(columns).caption(&words.title).note(&words.note);
    for (index, key) in matrix.rows.iter().enumerate() {
        let counts = matrix.cells.get(index).map_or(&[][..], Vec::as_slice);
        let counts = counts.iter().take(matrix.columns.len());
        let mut row = vec![Cell::Text(key.clone())];
        row.extend(counts.map(|count| Cell::Integer(i64::try_from(*count).unwrap_or(i64::MAX))));
        table.push(row);
    }
    Report {
        title: words.title.clone(),
        blocks: vec![Block::Table(table)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::export::{Format, Options, write};
    use crate::message::{Language, Phrasebook};

    fn matrix() -> Matrix {
        Matrix {
            rows: vec!["I1".into(), "I2".into(), "I3".into()],
            columns: vec!["AG.TB".into(), "AG.F2F".into()],
            cells: vec![vec![12, 0], vec![3, 4]],
        }
    }

    fn words() -> MatrixWords {
        MatrixWords {
            title: "Kasus × kode".into(),
            key: "case".into(),
            corner: "Kasus".into(),
            note: "Satu petikan dapat terhitung di beberapa kode.".into(),
        }
    }

    #[test]
    fn a_matrix_prints_in_every_format_of_text() {
        let indonesian = Phrasebook::new(Language::Indonesian);
        let report = report(&matrix(), &words());
        let mut all = String::new();
        for format in [
            Format::Text,
            Format::Markdown,
            Format::Csv,
            Format::Json,
            Format::Latex,
        ] {
            let mut out = Vec::new();
            write(&report, format, &Options::new(&indonesian), &mut out).unwrap();
            let text = String::from_utf8(out).unwrap().replace('\r', "");
            // The preamble is the same for all and would only be repeated here.
            let text = text
                .split_once("\\maketitle\n")
                .map_or(text.as_str(), |(_, body)| body);
            all.push_str(&format!("==== {}\n{text}", format.key()));
        }
        insta::assert_snapshot!(all);
    }

    #[test]
    fn a_matrix_is_json_of_rows_columns_and_cells() {
        assert_eq!(
            serde_json::to_string(&matrix()).unwrap(),
            r#"{"rows":["I1","I2","I3"],"columns":["AG.TB","AG.F2F"],"cells":[[12,0],[3,4]]}"#
        );
    }
}
