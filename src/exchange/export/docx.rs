//! DOCX, written straight into the archive: real styles for headings, quotes
//! and tables, so that a journal's template can restyle them. It must not hold
//! the document in memory.

mod parts;

use std::io::{self, Write};

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::report::{Align, Block, BlockQuote, Captions, Run, Table};
use super::widths::{self, Room};
use super::xml;
use super::{Options, Sink};

/// Text width of the page in twentieths of a point: A4 with margins of 2.5 cm.
const TEXT_WIDTH: u32 = 9070;
/// More columns than this do not fit the width of a page.
const WIDEST: usize = 16;
/// The width of a page in the letters of a table.
const ROOM: Room = Room {
    line: 86.0,
    gap: 1.6,
};
/// The end of the properties of a cell whose text runs from the bottom up.
const UPRIGHT: &str = "<w:textDirection w:val=\"btLr\"/></w:tcPr>";
/// The height of a letter that lies on its side, in twentieths of a point.
const LETTER: usize = 170;

pub(super) struct Docx<'a> {
    archive: ZipWriter<StreamWriter<Latch<'a>>>,
    captions: Captions<'a>,
    /// For each list of the document, whether it is ordered: numbering begins anew in each.
    lists: Vec<bool>,
}

/// An output that fails once. The archive is closed even when it is given up,
/// and would complain of the same failure a second time, straight to the terminal.
struct Latch<'a> {
    out: &'a mut dyn Write,
    has_failed: bool,
}

impl Write for Latch<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.has_failed {
            return Ok(bytes.len());
        }
        let written = self.out.write(bytes);
        let is_interrupted = |error: &io::Error| error.kind() == io::ErrorKind::Interrupted;
        self.has_failed = written.as_ref().is_err_and(|error| !is_interrupted(error));
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<'a> Docx<'a> {
    pub fn open(title: &str, options: &Options<'a>, out: &'a mut dyn Write) -> io::Result<Self> {
        let mut docx = Docx {
            archive: ZipWriter::new_stream(Latch {
                out,
                has_failed: false,
            }),
            captions: Captions::new(options.phrasebook),
            lists: Vec::new(),
        };
        let language = options.phrasebook.language();
        docx.part("[Content_Types].xml", parts::CONTENT_TYPES)?;
        docx.part("_rels/.rels", parts::RELATIONS)?;
        docx.part(
            "docProps/core.xml",
            &parts::properties(title, language, options.created),
        )?;
        docx.part("word/styles.xml", &parts::styles(language))?;
        docx.part("word/settings.xml", parts::SETTINGS)?;
        docx.part("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS)?;
        docx.start("word/document.xml")?;
        docx.archive.write_all(parts::DOCUMENT_START.as_bytes())?;
        if !title.trim().is_empty() {
            docx.paragraph("Title", &run(title, ""))?;
        }
        Ok(docx)
    }

    fn start(&mut self, name: &str) -> io::Result<()> {
        // Never as a ZIP64 entry: LibreOffice refuses one that was written in a stream.
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        Ok(self.archive.start_file(name, options)?)
    }

    fn part(&mut self, name: &str, content: &str) -> io::Result<()> {
        self.start(name)?;
        self.archive.write_all(content.as_bytes())
    }

    fn paragraph(&mut self, style: &str, runs: &str) -> io::Result<()> {
        self.archive
            .write_all(paragraph(style, "", runs).as_bytes())
    }

    fn quote(&mut self, quote: &BlockQuote) -> io::Result<()> {
        let (open, close) = quote.marks();
        let style = if quote.is_run_in { "BodyText" } else { "Quote" };
        let mut runs = run(open, "") + &run(&quote.text, PASSAGE) + &run(close, "");
        let gap = match (quote.after().is_empty(), quote.is_cite_below) {
            (true, _) => "",
            (false, true) => "\n",
            (false, false) => " ",
        };
        runs += &run(gap, "");
        runs += &run(&quote.cite, CITATION);
        if !quote.signs.is_empty() && !quote.cite.is_empty() {
            runs += &run(" ", "");
        }
        runs += &run(&quote.signs, CITATION);
        self.paragraph(style, &runs)?;
        match &quote.translation {
            Some(translation) => {
                let runs = run(open, "")
                    + &run(&translation.text, "")
                    + &run(close, "")
                    + &run(" ", "")
                    + &run(&translation.note, CITATION);
                self.paragraph(style, &runs)
            }
            None => Ok(()),
        }
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        let caption = self.captions.next(table);
        if !caption.is_empty() {
            self.paragraph("Caption", &run(&caption, ""))?;
        }
        let pages = table.pages(WIDEST);
        let last = pages.len().saturating_sub(1);
        for (index, columns) in pages.iter().enumerate() {
            self.page(table, columns)?;
            // Word joins tables that touch, and wants a paragraph after the last one.
            let note = if index == last {
                self.captions.note(table)
            } else {
                String::new()
            };
            self.paragraph("TableNote", &run(&note, ""))?;
        }
        Ok(())
    }

    fn page(&mut self, table: &Table, columns: &[usize]) -> io::Result<()> {
        // Word does not open a table without columns.
        if columns.is_empty() {
            return Ok(());
        }
        let found = widths::of(table, columns, ROOM, self.captions.phrasebook);
        // A share is a small positive number; the cast only drops the fraction.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let widths: Vec<u32> = found
            .iter()
            .map(|width| (f64::from(TEXT_WIDTH) * width.share) as u32)
            .collect();
        let mut start = String::from(parts::TABLE_START);
        for width in &widths {
            start.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        let upright = columns.iter().zip(&found).map(|(index, width)| {
            let title = &table.columns()[*index].title;
            match width.holds(title) {
                true => 0,
                false => title.chars().count(),
            }
        });
        let height = upright.max().unwrap_or(0) * LETTER;
        start.push_str(&format!(
            "</w:tblGrid><w:tr><w:trPr><w:cantSplit/>\
             <w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/><w:tblHeader/></w:trPr>"
        ));
        for ((index, width), found) in columns.iter().zip(&widths).zip(&found) {
            let column = &table.columns()[*index];
            let title = run(&column.title, BOLD);
            // What does not fit in its width stands upright.
            start.push_str(&match found.holds(&column.title) {
                true => cell(&title, column.align, *width),
                false => cell(&title, Align::Start, *width).replacen("</w:tcPr>", UPRIGHT, 1),
            });
        }
        start.push_str("</w:tr>");
        self.archive.write_all(start.as_bytes())?;
        for row in table.rows() {
            let mut line = String::from("<w:tr>");
            for (index, width) in columns.iter().zip(&widths) {
                let text = row[*index].shown(self.captions.phrasebook);
                let align = table.columns()[*index].align;
                line.push_str(&cell(&run(&text, ""), align, *width));
            }
            line.push_str("</w:tr>");
            self.archive.write_all(line.as_bytes())?;
        }
        self.archive.write_all(b"</w:tbl>")
    }

    fn list(&mut self, is_ordered: bool, items: &[Vec<Run>]) -> io::Result<()> {
        self.lists.push(is_ordered);
        let style = if is_ordered {
            "ListNumber"
        } else {
            "ListBullet"
        };
        let number = self.lists.len();
        let numbering =
            format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>");
        for item in items {
            let item = paragraph(style, &numbering, &inline(item));
            self.archive.write_all(item.as_bytes())?;
        }
        Ok(())
    }
}

impl Sink for Docx<'_> {
    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Heading { level, text } => {
                let style = format!("Heading{}", (*level).clamp(1, 3));
                self.paragraph(&style, &run(text, ""))
            }
            Block::Paragraph(runs) => self.paragraph("BodyText", &inline(runs)),
            Block::Quote(quote) => self.quote(quote),
            Block::Table(table) => self.table(table),
            Block::List { is_ordered, items } => self.list(*is_ordered, items),
        }
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.archive.write_all(parts::DOCUMENT_END.as_bytes())?;
        let numbering = parts::numbering(&self.lists);
        self.part("word/numbering.xml", &numbering)?;
        self.archive.finish()?;
        Ok(())
    }
}

const PASSAGE: &str = "<w:rStyle w:val=\"Passage\"/>";
const CITATION: &str = "<w:rStyle w:val=\"Citation\"/>";
const BOLD: &str = "<w:b/>";

fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{runs}</w:p>")
}

fn cell(runs: &str, align: Align, width: u32) -> String {
    let align = match align {
        Align::Start => "",
        Align::Center => "<w:jc w:val=\"center\"/>",
        Align::End => "<w:jc w:val=\"right\"/>",
    };
    let text = paragraph("TableText", align, runs);
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{text}</w:tc>")
}

fn inline(runs: &[Run]) -> String {
    let faces = runs.iter().map(|part| {
        let face = match (part.is_bold, part.is_italic) {
            (true, true) => "<w:b/><w:i/>",
            (true, false) => BOLD,
            (false, true) => "<w:i/>",
            (false, false) => "",
        };
        run(&part.text, face)
    });
    faces.collect()
}

/// One run: text with its line breaks and tabs as the elements Word has for them.
fn run(text: &str, properties: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut into = String::with_capacity(text.len() + 64);
    into.push_str("<w:r>");
    if !properties.is_empty() {
        into.push_str(&format!("<w:rPr>{properties}</w:rPr>"));
    }
    let mut is_open = false;
    for char in text.chars() {
        let element = match char {
            '\n' => "<w:br/>",
            '\t' => "<w:tab/>",
            _ => "",
        };
        if is_open == element.is_empty() {
            // Text goes on, or another element follows.
        } else if is_open {
            into.push_str("</w:t>");
        } else {
            into.push_str("<w:t xml:space=\"preserve\">");
        }
        is_open = element.is_empty();
        if is_open {
            xml::push(char, &mut into);
        } else {
            into.push_str(element);
        }
    }
    if is_open {
        into.push_str("</w:t>");
    }
    into.push_str("</w:r>");
    into
}
