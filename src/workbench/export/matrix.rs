//! A matrix of counts written to a file, and the words around it, for both front
//! ends. It must not know how a format is written, nor count anything.

use std::path::PathBuf;

use super::{Draft, ExportError, Workbench};
use crate::exchange::export::matrix::{MatrixWords, report};
use crate::exchange::export::{self, Format, Options, Written};
use crate::fault::Outcome;
use crate::message::{Language, Phrasebook};
use crate::model::inquiry::{Matrix, MatrixRows};
use crate::model::quote::QuoteFilter;
use crate::text;

/// Where a matrix goes and what it counts.
#[derive(Debug, Clone)]
pub struct MatrixRequest {
    pub path: PathBuf,
    pub format: Format,
    pub rows: MatrixRows,
    pub filter: QuoteFilter,
    /// Without the codes that nothing was coded with.
    pub is_used_only: bool,
    /// Of title, headings and note.
    pub language: Language,
    /// Whether a file of that name may be replaced.
    pub may_replace: bool,
}

/// The words around a matrix with these rows.
#[must_use]
pub fn matrix_words(rows: &MatrixRows, words: &Phrasebook) -> MatrixWords {
    let (key, corner) = match rows {
        MatrixRows::Case => ("case", words.say(&text!("cli-column-case"))),
        MatrixRows::Document => ("document", words.say(&text!("cli-column-document"))),
        MatrixRows::Role => ("role", words.say(&text!("cli-column-role"))),
        MatrixRows::Attribute(name) => (name.as_str(), name.clone()),
    };
    MatrixWords {
        title: words.say(&text!("cli-matrix-title")),
        key: key.to_owned(),
        corner,
        note: words.say(&text!("cli-matrix-note")),
    }
}

/// Writes a matrix in one of the formats.
///
/// # Errors
///
/// When the writer fails.
pub fn write_matrix(
    matrix: Matrix,
    rows: &MatrixRows,
    format: Format,
    options: &Options<'_>,
    mut out: &mut dyn std::io::Write,
) -> Written<()> {
    let words = matrix_words(rows, options.phrasebook);
    let matrix = export::matrix::Matrix {
        rows: matrix.rows,
        columns: matrix.columns,
        cells: matrix.cells,
    };
    match format {
        Format::Json => export::write_value(&matrix, &mut out),
        _ => export::write(&report(&matrix, &words), format, options, &mut out),
    }
}

impl Workbench {
    /// Counts and writes a matrix to a file, which appears only when it is
    /// whole; gives back how many rows and columns it has.
    ///
    /// # Errors
    ///
    /// When the file is there already and may not be replaced, cannot be
    /// written, or the study cannot be read.
    pub fn export_matrix(&self, request: &MatrixRequest) -> Outcome<(usize, usize)> {
        let mut file = Draft::beside(&request.path, request.may_replace)?;
        let mut matrix = self.matrix(&request.rows, &request.filter)?;
        if request.is_used_only {
            leave_out_unused(&mut matrix);
        }
        let size = (matrix.rows.len(), matrix.columns.len());
        let words = Phrasebook::new(request.language);
        let options = Options::new(&words);
        write_matrix(matrix, &request.rows, request.format, &options, file.out())
            .map_err(ExportError::into_fault)?;
        file.keep()?;
        Ok(size)
    }
}

/// Takes out the columns that count nothing.
fn leave_out_unused(matrix: &mut Matrix) {
    let is_used: Vec<bool> = (0..matrix.columns.len())
        .map(|column| matrix.cells.iter().any(|row| row.get(column) > Some(&0)))
        .collect();
    let mut is_kept = is_used.iter();
    matrix.columns.retain(|_| is_kept.next() == Some(&true));
    for row in &mut matrix.cells {
        let mut is_kept = is_used.iter();
        row.retain(|_| is_kept.next() == Some(&true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_without_counts_is_left_out_with_its_cells() {
        let mut matrix = Matrix {
            rows: vec!["I1".into(), "I2".into()],
            columns: vec!["A".into(), "B".into(), "C".into()],
            cells: vec![vec![0, 0, 2], vec![1, 0, 0]],
        };
        leave_out_unused(&mut matrix);
        assert_eq!(matrix.columns, ["A", "C"]);
        assert_eq!(matrix.cells, [vec![0, 2], vec![1, 0]]);
    }
}
