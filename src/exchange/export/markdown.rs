//! Markdown (CommonMark with GitHub's tables), escaped so that what is
//! rendered equals the text to the letter, in Pandoc too. It must not know
//! quotes or codes.

use std::io::{self, Write};

use super::report::{Align, Block, BlockQuote, Captions, Run, Table, one_line};
use super::{Options, Sink};

pub(super) struct Markdown<'a> {
    out: &'a mut dyn Write,
    captions: Captions<'a>,
    is_first: bool,
}

impl<'a> Markdown<'a> {
    pub fn open(title: &str, options: &Options<'a>, out: &'a mut dyn Write) -> io::Result<Self> {
        let mut markdown = Markdown {
            out,
            captions: Captions::new(options.phrasebook),
            is_first: true,
        };
        markdown.heading(1, title)?;
        Ok(markdown)
    }

    /// Writes one block with the blank line that parts it from the one before.
    fn put(&mut self, block: &str) -> io::Result<()> {
        if !self.is_first {
            self.out.write_all(b"\n")?;
        }
        self.is_first = false;
        writeln!(self.out, "{block}")
    }

    fn heading(&mut self, level: usize, text: &str) -> io::Result<()> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let mut line = format!("{} ", "#".repeat(level));
        escape(&one_line(text), Break::Row, &mut line);
        self.put(&line)
    }

    fn quote(&mut self, quote: &BlockQuote) -> io::Result<()> {
        let (open, close) = quote.marks();
        let (prefix, line_break) = if quote.is_run_in {
            ("", Break::Line("\\\n"))
        } else {
            ("> ", Break::Line("\\\n> "))
        };
        let after = quote.after();
        let mut block = format!("{prefix}{open}");
        escape(&quote.text, line_break, &mut block);
        block.push_str(close);
        if !after.is_empty() {
            let is_broken = quote.is_cite_below;
            block.push_str(if is_broken { line_break.mark() } else { " " });
            escape(&after, line_break, &mut block);
        }
        if let Some(translation) = &quote.translation {
            block.push('\n');
            block.push_str(prefix.trim_end());
            block.push_str(&format!("\n{prefix}{open}"));
            escape(&translation.text, line_break, &mut block);
            block.push_str(close);
            block.push(' ');
            escape(&translation.note, line_break, &mut block);
        }
        self.put(&block)
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        let caption = self.captions.next(table);
        if !caption.is_empty() {
            self.put(&inline(&[Run::bold(caption)], Break::Line("\\\n")))?;
        }
        let header = table.columns().iter().map(|column| column.title.clone());
        let mut block = row(header);
        block.push_str("\n|");
        for column in table.columns() {
            block.push_str(match column.align {
                Align::Start => " --- |",
                Align::Center => " :---: |",
                Align::End => " ---: |",
            });
        }
        self.put(&block)?;
        for cells in table.rows() {
            let cells = cells
                .iter()
                .map(|cell| cell.shown(self.captions.phrasebook));
            writeln!(self.out, "{}", row(cells))?;
        }
        match self.captions.note(table) {
            note if note.is_empty() => Ok(()),
            note => self.put(&inline(&[Run::plain(note)], Break::Line("\\\n"))),
        }
    }
}

impl Sink for Markdown<'_> {
    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Heading { level, text } => {
                self.heading(usize::from((*level).clamp(1, 5)) + 1, text)
            }
            Block::Paragraph(runs) => self.put(&inline(runs, Break::Line("\\\n"))),
            Block::Quote(quote) => self.quote(quote),
            Block::Table(table) => self.table(table),
            Block::List { is_ordered, items } => {
                let lines = items.iter().enumerate().map(|(index, item)| {
                    let item = inline(item, Break::Row);
                    if *is_ordered {
                        format!("{}. {item}", index + 1)
                    } else {
                        format!("- {item}")
                    }
                });
                self.put(&lines.collect::<Vec<_>>().join("\n"))
            }
        }
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

fn row(cells: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push(' ');
        escape(cell.as_ref(), Break::Cell, &mut line);
        line.push_str(" |");
    }
    line
}

fn inline(runs: &[Run], line_break: Break) -> String {
    let mut text = String::new();
    let mut before = '\n';
    for (index, run) in runs.iter().enumerate() {
        let mark = match (run.is_bold, run.is_italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let after = runs[index + 1..]
            .iter()
            .find_map(|run| run.text.chars().next());
        // Emphasis opens and closes at a letter, never at a space.
        let inner = if mark.is_empty() { "" } else { run.text.trim() };
        let (lead, trail) = match run.text.split_once(inner) {
            Some(around) if !inner.is_empty() => around,
            _ => (run.text.as_str(), ""),
        };
        let first = inner.chars().next();
        let pieces = [
            (lead, "", first.or(after)),
            (inner, mark, trail.chars().next().or(after)),
            (trail, "", after),
        ];
        for (piece, mark, next) in pieces.into_iter().filter(|(piece, ..)| !piece.is_empty()) {
            text.push_str(mark);
            escape_between(before, piece, next, line_break, &mut text);
            text.push_str(mark);
            before = piece.chars().next_back().unwrap_or(before);
        }
    }
    text
}

/// How a line break inside a text is written.
#[derive(Clone, Copy)]
pub(super) enum Break {
    /// A backslash at the end of the line, and what the next line begins with.
    Line(&'static str),
    /// An element, where everything has to stay on one line.
    Row,
    /// The same in a cell of a table, where no block can start either.
    Cell,
}

impl Break {
    fn mark(self) -> &'static str {
        match self {
            Break::Line(mark) => mark,
            Break::Row | Break::Cell => "<br>",
        }
    }
}

/// Appends the text so that it renders to the letter.
pub(super) fn escape(text: &str, line_break: Break, into: &mut String) {
    escape_between('\n', text, None, line_break, into);
}

/// The same for a text with more on its line: `before` is the character it
/// follows, a line feed for none, and `after` the one that follows it.
fn escape_between(
    before: char,
    text: &str,
    after: Option<char>,
    line_break: Break,
    into: &mut String,
) {
    let is_cell = matches!(line_break, Break::Cell);
    let mut chars = text.char_indices().peekable();
    let mut line = if before == '\n' {
        Line::Start
    } else {
        Line::Text
    };
    let mut previous = before;
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map_or(after, |(_, next)| Some(*next));
        match char {
            '\n' => {
                // A backslash breaks the line only between two lines with something on them.
                let is_between = previous != '\n' && next.is_some_and(|next| next != '\n');
                let mark = if is_between {
                    line_break.mark()
                } else {
                    "<br>"
                };
                into.push_str(mark);
            }
            '\0' => into.push('\u{FFFD}'),
            control if control.is_control() => push_code(control, into),
            // Space at the edge of a line is stripped, and runs of it are joined.
            space
                if space.is_whitespace()
                    && (previous.is_whitespace() || next.is_none_or(|next| next == '\n')) =>
            {
                push_code(space, into);
            }
            _ => {
                let line = if is_cell { Line::Text } else { line };
                if is_special(char, next, line) || (char == ':' && is_emoji_name(&text[at + 1..])) {
                    into.push('\\');
                }
                into.push(char);
            }
        }
        line = line.after(char);
        previous = char;
    }
}

/// A character as a reference to its code point, which nothing strips.
fn push_code(char: char, into: &mut String) {
    into.push_str(&format!("&#{};", u32::from(char)));
}

/// What a line has so far: a sign that starts a block does so only at its start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Nothing but spaces.
    Start,
    /// Nothing but digits, which a point or bracket would make the number of an item.
    Number,
    Text,
}

impl Line {
    fn after(self, char: char) -> Self {
        match (self, char) {
            (_, '\n') => Line::Start,
            (Line::Start, ' ') => Line::Start,
            (Line::Start | Line::Number, '0'..='9') => Line::Number,
            _ => Line::Text,
        }
    }
}

fn is_special(char: char, next: Option<char>, line: Line) -> bool {
    match char {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '^' | '$' | '{' | '}'
        | '@' | '"' | '\'' => true,
        '#' | '+' | '=' | ':' => line == Line::Start,
        '-' => line == Line::Start || next == Some('-'),
        '.' => line == Line::Number || next == Some('.'),
        ')' => line == Line::Number,
        '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
        _ => false,
    }
}

/// Whether the text after a colon would be read as `:name:` and drawn as an emoji.
fn is_emoji_name(after: &str) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-');
    let name = after.bytes().take(40).take_while(is_part).count();
    name > 0 && after.as_bytes().get(name) == Some(&b':')
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a reader sees: the escapes undone, as CommonMark says.
    pub fn rendered(source: &str, line_break: &str) -> String {
        let source = source.replace(line_break, "\n").replace("<br>", "\n");
        let mut text = String::new();
        let mut chars = source.chars();
        while let Some(char) = chars.next() {
            match char {
                '\\' => text.extend(chars.next()),
                '&' if chars.as_str().starts_with('#') => {
                    let number: String = chars.by_ref().take_while(|char| *char != ';').collect();
                    text.extend(number[1..].parse().ok().and_then(char::from_u32));
                }
                other => text.push(other),
            }
        }
        text
    }

    #[test]
    fn signs_that_start_a_block_are_taken_for_themselves() {
        let escaped = |text: &str| {
            let mut into = String::new();
            escape(text, Break::Line("\\\n> "), &mut into);
            into
        };
        assert_eq!(escaped("# a"), "\\# a");
        assert_eq!(escaped("12. Mei"), "12\\. Mei");
        assert_eq!(escaped("pada 12. Mei"), "pada 12. Mei");
        assert_eq!(escaped("a\n- b"), "a\\\n> \\- b");
        assert_eq!(escaped("a\n\nb"), "a<br><br>b");
        assert_eq!(escaped("Q & A &amp; x&y"), "Q & A \\&amp; x\\&y");
        assert_eq!(
            escaped("ya... -- :tada: 12:30"),
            "ya\\.\\.. \\-- \\:tada: 12:30"
        );
    }

    proptest! {
        #[test]
        fn what_is_rendered_is_what_was_written(text in super::super::sample::passage()) {
            let mut source = String::new();
            escape(&text, Break::Line("\\\n> "), &mut source);
            prop_assert_eq!(rendered(&source, "\\\n> "), text.replace('\0', "\u{FFFD}"));
            let mut row = String::new();
            escape(&text, Break::Row, &mut row);
            prop_assert!(!row.contains('\n'));
            prop_assert_eq!(rendered(&row, "<br>"), text.replace('\0', "\u{FFFD}"));
        }
    }
}
