//! A delimited text cut into rows, each with the line it begins on. The csv
//! crate takes a quotation mark that is never closed for the rest of the file
//! and says nothing; a codebook must not lose codes that way. It must not know
//! what the columns mean.

/// One row: its first line, counted from 1, and its cells as written.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}

/// The rows of a text whose line breaks are LF. Rows without any words are left
/// out. An `Err` is the line of a quotation mark that is never closed.
pub struct Rows<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    delimiter: char,
    line: usize,
}

impl<'a> Rows<'a> {
    pub fn new(source: &'a str, delimiter: char) -> Self {
        Rows {
            rest: source.chars().peekable(),
            delimiter,
            line: 1,
        }
    }

    fn step(&mut self) -> Option<char> {
        let next = self.rest.next();
        self.line += usize::from(next == Some('\n'));
        next
    }

    fn row(&mut self) -> Result<Row, usize> {
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let mut cell = String::new();
            if self.rest.peek() == Some(&'"') {
                self.quoted(&mut cell)?;
            }
            let end = loop {
                match self.step() {
                    Some(c) if c != self.delimiter && c != '\n' => cell.push(c),
                    end => break end,
                }
            };
            cells.push(cell);
            if end != Some(self.delimiter) {
                return Ok(Row { line, cells });
            }
        }
    }

    fn quoted(&mut self, cell: &mut String) -> Result<(), usize> {
        let opened = self.line;
        self.step();
        loop {
            match self.step() {
                None => return Err(opened),
                Some('"') if self.rest.peek() == Some(&'"') => cell.extend(self.step()),
                Some('"') => return Ok(()),
                Some(c) => cell.push(c),
            }
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, usize>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.rest.peek().is_some() {
            match self.row() {
                Ok(row) if row.cells.iter().all(|cell| cell.trim().is_empty()) => {}
                found => return Some(found),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(source: &str) -> Vec<Result<Row, usize>> {
        Rows::new(source, ',').collect()
    }

    fn row(line: usize, cells: &[&str]) -> Result<Row, usize> {
        let cells = cells.iter().map(|&cell| cell.to_owned()).collect();
        Ok(Row { line, cells })
    }

    #[test]
    fn a_row_knows_its_line_across_blank_lines_and_breaks_in_cells() {
        assert_eq!(
            rows("key,label\n\n,,\nA,\"one\ntwo, \"\"three\"\"\"\nB,\n"),
            vec![
                row(1, &["key", "label"]),
                row(4, &["A", "one\ntwo, \"three\""]),
                row(6, &["B", ""]),
            ]
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_told_with_its_line() {
        assert_eq!(rows("a\nb,\"c\nd"), vec![row(1, &["a"]), Err(2)]);
    }

    #[test]
    fn a_quotation_mark_inside_a_cell_is_a_word_like_others() {
        assert_eq!(rows("a 5\" pipe,b"), vec![row(1, &["a 5\" pipe", "b"])]);
    }
}
