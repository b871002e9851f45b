//! Plain text for a terminal or a mail: indented passages and aligned tables.
//! A passage keeps its own lines; only table cells are wrapped. It must not
//! know how wide the screen is.

use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::report::{Align, Block, BlockQuote, Captions, Run, Table, one_line};
use super::{Options, Sink};

/// Tables are laid out to this many columns of the screen.
const TABLE_WIDTH: usize = 100;
/// No column is squeezed below this.
const NARROWEST: usize = 6;

/// A heading's word longer than this is broken after all.
const LONGEST_HEADING: usize = 24;
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
        let lines = Grid::new(table, &self.captions).lines();
        self.paragraph(&lines)?;
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

/// A table laid out in columns of the screen.
struct Grid {
    /// The header and the rows: for each cell its text.
    rows: Vec<Vec<String>>,
    widths: Vec<usize>,
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
        let mut widths = vec![0; table.columns().len()];
        for row in &rows {
            for (width, text) in widths.iter_mut().zip(row) {
                let longest = text.split('\n').map(UnicodeWidthStr::width).max();
                *width = longest.unwrap_or(0).max(*width);
            }
        }
        if let Some(headings) = rows.first() {
            fit(&mut widths, headings);
        }
        let aligns = table.columns().iter().map(|column| column.align).collect();
        Grid {
            rows,
            widths,
            aligns,
        }
    }

    fn lines(&self) -> String {
        let mut lines = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let cells: Vec<Vec<String>> = row
                .iter()
                .zip(&self.widths)
                .map(|(text, width)| wrapped(text, *width))
                .collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(0);
            for line in 0..height {
                lines.push(self.line(&cells, line));
            }
            if index == 0 {
                let rules: Vec<String> =
                    self.widths.iter().map(|width| "-".repeat(*width)).collect();
                lines.push(rules.join("  "));
            }
        }
        lines.join("\n")
    }

    fn line(&self, cells: &[Vec<String>], number: usize) -> String {
        let mut line = String::new();
        for (index, cell) in cells.iter().enumerate() {
            let text = cell.get(number).map_or("", String::as_str);
            let spare = self.widths[index].saturating_sub(text.width());
            let before = match self.aligns[index] {
                Align::Start => 0,
                Align::Center => spare / 2,
                Align::End => spare,
            };
            if index > 0 {
                line.push_str("  ");
            }
            line.push_str(&" ".repeat(before));
            line.push_str(text);
            line.push_str(&" ".repeat(spare - before));
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// Narrows the widest columns until the table fits or nothing more can give. A
/// column never gets narrower than the longest word of its heading: `FAK.H1` on
/// one line and `0` on the next would be read as another code.
fn fit(widths: &mut [usize], headings: &[String]) {
    let floors: Vec<usize> = headings
        .iter()
        .map(|heading| {
            let longest = heading.split_whitespace().map(UnicodeWidthStr::width).max();
            longest.unwrap_or(0).clamp(NARROWEST, LONGEST_HEADING)
        })
        .collect();
    let gaps = widths.len().saturating_sub(1) * 2;
    let room = TABLE_WIDTH.saturating_sub(gaps);
    let mut over = widths.iter().sum::<usize>().saturating_sub(room);
    while over > 0 {
        let giving = (0..widths.len())
            .filter(|column| widths[*column] > floors[*column])
            .max_by_key(|column| widths[*column]);
        let Some(column) = giving else { return };
        widths[column] -= 1;
        over -= 1;
    }
}

/// The text in lines of at most `width` columns, broken between words where it can be.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let mut current = String::new();
        let mut used = 0;
        for word in line.split_word_bounds() {
            let wide = word.width();
            if used + wide <= width {
                current.push_str(word);
                used += wide;
                continue;
            }
            let is_space = word.trim().is_empty();
            if used > 0 {
                lines.push(std::mem::take(&mut current));
                used = 0;
            }
            if is_space {
                continue;
            }
            for grapheme in word.graphemes(true) {
                let wide = grapheme.width();
                if used > 0 && used + wide > width {
                    lines.push(std::mem::take(&mut current));
                    used = 0;
                }
                current.push_str(grapheme);
                used += wide;
            }
        }
        lines.push(current);
    }
    lines
}
