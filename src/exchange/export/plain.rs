//! Plain text for a terminal or a mail: indented passages and aligned tables.
//! A passage keeps its own lines; only table cells are wrapped. It must not
//! know how wide the screen is.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::report::{Align, Block, BlockQuote, Captions, Run, Table, one_line};
use super::{Options, Sink};
use crate::text::wrap;

/// Tables are laid out to this many columns of the screen.
const TABLE_WIDTH: usize = 100;
/// No column is squeezed below this.
const NARROWEST: usize = 6;

/// A word longer than this is broken after all.
const LONGEST_WORD: usize = 24;

/// A column of words gets this much, if it needs it, before the table is parted.
const COMFORT: usize = 22;

/// What stands between two columns.
const GAP: usize = 2;
const INDENT: &str = "    ";

pub(super) struct Plain<'a> {
    out: &'a mut dyn Write,
    captions: Captions<'a>,
    is_first: bool,
}

impl<'a> Plain<'a> {
    pub fn open(title: &str, options: &Options<'a>, out: &'a mut dyn Write) -> io::Result<Self> {
        let mut plain = Plain {
            out,
            captions: Captions::new(options.phrasebook),
            is_first: true,
        };
        plain.heading(title, Some("="))?;
        Ok(plain)
    }

    fn paragraph(&mut self, text: &str) -> io::Result<()> {
        if !self.is_first {
            writeln!(self.out)?;
        }
        self.is_first = false;
        writeln!(self.out, "{}", visible(text))
    }

    fn heading(&mut self, text: &str, underline: Option<&str>) -> io::Result<()> {
        let text = visible(&one_line(text));
        if text.is_empty() {
            return Ok(());
        }
        match underline {
            Some(line) => self.paragraph(&format!("{text}\n{}", line.repeat(text.width()))),
            None => self.paragraph(&text),
        }
    }

    fn quote(&mut self, quote: &BlockQuote) -> io::Result<()> {
        let (open, close) = quote.marks();
        let after = quote.after();
        let gap = match (after.is_empty(), quote.is_cite_below) {
            (true, _) => "",
            (false, true) => "\n",
            (false, false) => " ",
        };
        let passage = format!("{open}{}{close}{gap}{after}", quote.text);
        let indented = |text: &str| {
            if quote.is_run_in {
                text.to_owned()
            } else {
                let lines = text.split('\n').map(|line| format!("{INDENT}{line}"));
                lines.collect::<Vec<_>>().join("\n")
            }
        };
        self.paragraph(&indented(&passage))?;
        match &quote.translation {
            Some(translation) => {
                let text = format!("{open}{}{close} {}", translation.text, translation.note);
                self.paragraph(&indented(&text))
            }
            None => Ok(()),
        }
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        let caption = self.captions.next(table);
        if !caption.is_empty() {
            self.paragraph(&caption)?;
        }
        let grid = Grid::new(table, &self.captions);
        for columns in grid.parts() {
            self.paragraph(&grid.lines(&columns))?;
        }
        match self.captions.note(table) {
            note if note.is_empty() => Ok(()),
            note => self.paragraph(&note),
        }
    }
}

impl Sink for Plain<'_> {
    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Heading { level, text } => {
                self.heading(text, if *level < 3 { Some("-") } else { None })
            }
            Block::Paragraph(runs) => self.paragraph(&joined(runs)),
            Block::Quote(quote) => self.quote(quote),
            Block::Table(table) => self.table(table),
            Block::List { is_ordered, items } => {
                let lines = items.iter().enumerate().map(|(index, item)| {
                    let bullet = if *is_ordered {
                        format!("{}. ", index + 1)
                    } else {
                        "- ".to_owned()
                    };
                    let hanging = format!("\n{}", " ".repeat(bullet.len()));
                    format!("{bullet}{}", joined(item).replace('\n', &hanging))
                });
                let lines: Vec<String> = lines.collect();
                self.paragraph(&lines.join("\n"))
            }
        }
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The text without characters that could command a terminal: each becomes
/// U+FFFD, so that it is seen to be there.
fn visible(text: &str) -> String {
    let keep = |char: char| !char.is_control() || matches!(char, '\n' | '\t');
    text.chars()
        .map(|char| if keep(char) { char } else { '\u{FFFD}' })
        .collect()
}

/// A table to be laid out in columns of the screen.
struct Grid {
    /// The header and the rows: for each cell its text.
    rows: Vec<Vec<String>>,
    /// For each column the widest line in it.
    wanted: Vec<usize>,
    /// The same without the heading.
    filled: Vec<usize>,
    /// For each column its longest word. `FAK.H1` on one line and `0` on the next
    /// would be read as another code.
    floors: Vec<usize>,
    aligns: Vec<Align>,
}

impl Grid {
    fn new(table: &Table, captions: &Captions<'_>) -> Self {
        let cell = |text: &str| visible(text).replace('\t', "    ");
        let header = table.columns().iter().map(|column| cell(&column.title));
        let rows = table.rows().iter().map(|row| {
            let cells = row
                .iter()
                .map(|value| cell(&value.shown(captions.phrasebook)));
            cells.collect()
        });
        let rows: Vec<Vec<String>> = std::iter::once(header.collect()).chain(rows).collect();
        let mut wanted = vec![0; table.columns().len()];
        let mut floors = vec![NARROWEST; table.columns().len()];
        let mut filled = vec![0; table.columns().len()];
        for (index, row) in rows.iter().enumerate() {
            for (column, text) in row.iter().enumerate() {
                let widest = text.split('\n').map(UnicodeWidthStr::width).max();
                let widest = widest.unwrap_or(0);
                wanted[column] = widest.max(wanted[column]);
                if index > 0 {
                    filled[column] = widest.max(filled[column]);
                }
                for word in text.split_whitespace() {
                    floors[column] = word.width().min(LONGEST_WORD).max(floors[column]);
                }
            }
        }
        let aligns = table.columns().iter().map(|column| column.align).collect();
        Grid {
            rows,
            wanted,
            filled,
            floors,
            aligns,
        }
    }

    /// The columns in lots as wide as the table may be, each beginning with the
    /// first column, which says what a row is about.
    fn parts(&self) -> Vec<Vec<usize>> {
        // A long heading over short cells may take several lines.
        let comfort = |column: usize| self.filled[column].min(COMFORT).max(self.floors[column]);
        let mut parts: Vec<Vec<usize>> = Vec::new();
        let mut used = 0;
        for column in 0..self.wanted.len() {
            let more = GAP + comfort(column);
            match parts.last_mut() {
                Some(part) if part.len() < 2 || used + more <= TABLE_WIDTH => {
                    part.push(column);
                    used += more;
                }
                None => {
                    parts.push(vec![column]);
                    used = comfort(column);
                }
                Some(_) => {
                    parts.push(vec![0, column]);
                    used = comfort(0) + more;
                }
            }
        }
        parts
    }

    /// Narrows the widest of these columns until they fit or none can give more.
    fn widths(&self, columns: &[usize]) -> Vec<usize> {
        let mut widths: Vec<usize> = columns.iter().map(|column| self.wanted[*column]).collect();
        let room = TABLE_WIDTH.saturating_sub(columns.len().saturating_sub(1) * GAP);
        let mut over = widths.iter().sum::<usize>().saturating_sub(room);
        // Headings give first: they are read once, the cells below them often.
        for (width, column) in widths.iter_mut().zip(columns) {
            let least = self.filled[*column].max(self.floors[*column]);
            let less = width.saturating_sub(least).min(over);
            *width -= less;
            over -= less;
        }
        while over > 0 {
            let giving = (0..widths.len())
                .filter(|at| widths[*at] > self.floors[columns[*at]])
                .max_by_key(|at| widths[*at]);
            let Some(at) = giving else { break };
            // All at once down to the next widest, so that a long text costs little.
            let others = (0..widths.len()).filter(|other| *other != at);
            let next = others.map(|other| widths[other]).max().unwrap_or(0);
            let least = self.floors[columns[at]].max(next.min(widths[at] - 1));
            let less = over.min(widths[at] - least);
            widths[at] -= less;
            over -= less;
        }
        widths
    }

    fn lines(&self, columns: &[usize]) -> String {
        let widths = self.widths(columns);
        let mut lines = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let cells: Vec<Vec<String>> = columns
                .iter()
                .zip(&widths)
                .map(|(column, width)| wrapped(&row[*column], *width))
                .collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(0);
            for number in 0..height {
                let aligned = columns.iter().zip(&widths).zip(&cells);
                let aligned = aligned.map(|((column, width), cell)| {
                    let text = cell.get(number).map_or("", String::as_str);
                    padded(text, *width, self.aligns[*column])
                });
                let line = aligned.collect::<Vec<_>>().join(&" ".repeat(GAP));
                lines.push(line.trim_end().to_owned());
            }
            if index == 0 {
                let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
                lines.push(rules.join(&" ".repeat(GAP)));
            }
        }
        lines.join("\n")
    }
}

fn padded(text: &str, width: usize, align: Align) -> String {
    let spare = width.saturating_sub(text.width());
    let before = match align {
        Align::Start => 0,
        Align::Center => spare / 2,
        Align::End => spare,
    };
    format!("{}{text}{}", " ".repeat(before), " ".repeat(spare - before))
}

/// The text in lines of at most `width` columns, broken between words where it can be.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = u16::try_from(width).unwrap_or(u16::MAX);
    let mut lines = Vec::new();
    for line in text.split('\n') {
        for row in wrap(line, width) {
            let words = row.of(line).unwrap_or_default();
            lines.push(words.trim_end().to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::report::{Cell, Column, Report};
    use super::super::{Format, Options, write};
    use super::*;
    use crate::message::{Language, Phrasebook};

    fn lines(columns: &[&str], rows: &[Vec<String>]) -> Vec<String> {
        let mut table = Table::new(
            columns
                .iter()
                .map(|title| Column::new(*title, *title))
                .collect(),
        );
        for row in rows {
            table.push(row.iter().map(|text| Cell::Text(text.clone())).collect());
        }
        let report = Report {
            blocks: vec![Block::Table(table)],
            ..Report::default()
        };
        let words = Phrasebook::new(Language::English);
        let mut out = Vec::new();
        write(&report, Format::Text, &Options::new(&words), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_narrow_column_breaks_between_words_however_many_figures_stand_beside_it() {
        let titles: Vec<String> = (0..14).map(|number| format!("Figures{number}")).collect();
        let mut columns = vec!["Code", "Label"];
        columns.extend(titles.iter().map(String::as_str));
        let mut row = vec!["AG.SC.ASYM".to_owned(), "Trust (success factor)".to_owned()];
        row.extend((0..14).map(|number| number.to_string()));
        let lines = lines(&columns, &[row]);
        let text = lines.join("\n");
        for word in ["AG.SC.ASYM", "(success", "factor)", "Figures13"] {
            assert!(text.contains(word), "{word}\n{text}");
        }
        let headings = lines.iter().filter(|line| line.starts_with("Code "));
        assert!(
            headings.count() > 1,
            "every part says what its rows are\n{text}"
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_table_may_be_and_no_word_is_lost(
            rows in prop::collection::vec(prop::collection::vec("[a-z]{1,14}( [a-z]{1,14}){0,30}", 6), 1..4)
        ) {
            let columns = ["one", "two", "three", "four", "five", "six"];
            let lines = lines(&columns, &rows);
            for line in &lines {
                prop_assert!(line.width() <= TABLE_WIDTH, "{}", line);
            }
            let text = lines.join("\n");
            for word in rows.iter().flatten().flat_map(|cell| cell.split(' ')) {
                prop_assert!(text.contains(word), "{}", word);
            }
        }
    }
}
