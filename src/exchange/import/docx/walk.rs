//! WordprocessingML to lines of text: a paragraph is a line, a row of a table is
//! a line. It must not know archives.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Deeper than any program nests.
const DEEPEST: usize = 512;

/// What was read from the part.
#[derive(Debug, Default)]
pub struct Walked {
    pub text: String,
    /// Tracked insertions were taken in or deletions left out.
    pub has_changes: bool,
    /// Footnotes and endnotes that are referred to; their text is in another part.
    pub notes: usize,
}

/// Why a part cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is no well-formed XML at this byte.
    Broken {
        at: u64,
    },
    TooDeep,
}

/// The text of a part. Deleted text, field codes, comments and the second form
/// of what is stored in two forms are left out. Entities that the XML defines
/// itself are not resolved.
pub fn text(xml: &str) -> Result<Walked, Trouble> {
    let mut reader = Reader::from_str(xml);
    let mut walk = Walk::default();
    loop {
        let event = reader.read_event().map_err(|_| Trouble::Broken {
            at: reader.error_position(),
        })?;
        match event {
            Event::Start(element) => walk.open(&element)?,
            Event::Empty(element) => {
                walk.open(&element)?;
                walk.close(element.local_name().into_inner());
            }
            Event::End(element) => walk.close(element.local_name().into_inner()),
            Event::Text(text) if walk.is_text() => walk.line.push_str(&text),
            Event::CData(data) if walk.is_text() => walk.line.push_str(&data),
            Event::GeneralRef(reference) if walk.is_text() => walk.reference(&reference),
            Event::Eof => break,
            _ => {}
        }
    }
    if walk.depth > 0 {
        return Err(Trouble::Broken {
            at: xml.len() as u64,
        });
    }
    if !walk.line.is_empty() {
        walk.end_paragraph();
    }
    Ok(walk.walked)
}

/// A table cell being read: its paragraphs.
type Cell = Vec<String>;

#[derive(Default)]
struct Walk {
    walked: Walked,
    /// The paragraph being read.
    line: String,
    /// Paragraphs around text boxes, which hold paragraphs themselves.
    outer: Vec<String>,
    cells: Vec<Cell>,
    /// For each open row its finished cells.
    rows: Vec<Vec<Cell>>,
    depth: usize,
    /// The depth of the element whose whole content is left out.
    skipped: Option<usize>,
    /// How many `w:t` are open.
    words: usize,
}

impl Walk {
    fn is_text(&self) -> bool {
        self.words > 0 && self.skipped.is_none()
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Trouble::TooDeep);
        }
        if self.skipped.is_some() {
            return Ok(());
        }
        match element.local_name().into_inner() {
            "del" | "moveFrom" => {
                self.walked.has_changes = true;
                self.skipped = Some(self.depth);
            }
            // Properties hold tab stops, which are no tabs, and marks of changes.
            "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" | "sdtPr" | "instrText"
            | "delText" | "delInstrText" | "fldData" | "Fallback" | "rt" => {
                self.skipped = Some(self.depth);
            }
            "ins" | "moveTo" => self.walked.has_changes = true,
            "t" => self.words += 1,
            "tab" | "ptab" => self.line.push('\t'),
            "br" | "cr" => self.line.push('\n'),
            "noBreakHyphen" => self.line.push('-'),
            "sym" => self.symbol(element),
            "footnoteReference" | "endnoteReference" => self.walked.notes += 1,
            "txbxContent" => self.outer.push(std::mem::take(&mut self.line)),
            "tr" => self.rows.push(Vec::new()),
            "tc" => self.cells.push(Cell::new()),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        if let Some(skipped) = self.skipped {
            if skipped == depth {
                self.skipped = None;
            }
            return;
        }
        match name {
            "t" => self.words = self.words.saturating_sub(1),
            "p" => self.end_paragraph(),
            "txbxContent" => {
                if !self.line.is_empty() {
                    self.end_paragraph();
                }
                self.line = self.outer.pop().unwrap_or_default();
            }
            "tc" => {
                if let (Some(cell), Some(row)) = (self.cells.pop(), self.rows.last_mut()) {
                    row.push(cell);
                }
            }
            "tr" => self.end_row(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.put(line);
    }

    /// A finished line goes to the cell it is in, or to the text.
    fn put(&mut self, line: String) {
        match self.cells.last_mut() {
            Some(cell) => cell.push(line),
            None => {
                self.walked.text.push_str(&line);
                self.walked.text.push('\n');
            }
        }
    }

    /// A row is one line with its cells side by side; a row of one cell is only
    /// a frame around paragraphs.
    fn end_row(&mut self) {
        let Some(mut row) = self.rows.pop() else {
            return;
        };
        if row.len() == 1 {
            for line in row.remove(0) {
                self.put(line);
            }
            return;
        }
        let cells: Vec<String> = row.iter().map(|cell| in_one_line(cell)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.put(cells.join(" | "));
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        match reference.resolve_char_ref() {
            Ok(Some(letter)) => {
                if !letter.is_control() || matches!(letter, '\t' | '\n' | '\r') {
                    self.line.push(letter);
                }
            }
            Ok(None) => match resolve_predefined_entity(reference) {
                Some(letters) => self.line.push_str(letters),
                None => {
                    self.line.push('&');
                    self.line.push_str(reference);
                    self.line.push(';');
                }
            },
            Err(_) => self.line.push('\u{FFFD}'),
        }
    }

    /// A letter of a symbol font; those in the private area mean nothing without it.
    fn symbol(&mut self, element: &BytesStart<'_>) {
        let code = element
            .attributes()
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == "char")
            .and_then(|attribute| u32::from_str_radix(&attribute.value, 16).ok())
            .filter(|code| !(0xE000..=0xF8FF).contains(code));
        if let Some(letter) = code
            .and_then(char::from_u32)
            .filter(|letter| !letter.is_control())
        {
            self.line.push(letter);
        }
    }
}

fn in_one_line(cell: &[String]) -> String {
    let mut line = String::new();
    for paragraph in cell {
        for part in paragraph.split('\n').map(str::trim) {
            if !part.is_empty() {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(part);
            }
        }
    }
    line
}
