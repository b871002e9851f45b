//! HTML: one self-contained page, semantic, printable, in the language of the
//! report. It must not load anything.

use std::io::{self, Write};

use super::report::{Align, Block, BlockQuote, Captions, Run, Table};
use super::xml::{self, escaped};
use super::{Options, Sink};

/// Kept short: the page is read, printed and pasted into other documents.
const CSS: &str = "
:root{color-scheme:light dark}
body{font:1rem/1.5 Georgia,serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3,h4{line-height:1.25}
.passage,td,th{white-space:pre-wrap}
blockquote{margin:0 0 0 2rem}
figure{margin:1rem 0}
figcaption,.signs{color:GrayText}
table{border-collapse:collapse;width:100%;margin:1rem 0}
caption{text-align:start;font-weight:bold;padding:.25rem 0}
th,td{border:1px solid GrayText;padding:.25rem .5rem;text-align:start;vertical-align:top}
.center{text-align:center}
.end{text-align:end}
.scroll{overflow-x:auto}
@media print{body{max-width:none;margin:0}thead{display:table-header-group}figure{break-inside:avoid}}
";

pub(super) struct Html<'a> {
    out: &'a mut dyn Write,
    captions: Captions<'a>,
}

impl<'a> Html<'a> {
    pub fn open(title: &str, options: &Options<'a>, out: &'a mut dyn Write) -> io::Result<Self> {
        let language = options.phrasebook.language().tag();
        let title = escaped(title);
        write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <title>{title}</title>\n<style>{CSS}</style>\n</head>\n<body>\n<main>\n\
             <h1>{title}</h1>\n"
        )?;
        Ok(Html {
            out,
            captions: Captions::new(options.phrasebook),
        })
    }

    fn quote(&mut self, quote: &BlockQuote) -> io::Result<()> {
        let (open, close) = quote.marks();
        let passage = lines(&quote.text);
        let mut text =
            format!("{open}<span class=\"passage\" dir=\"auto\">{passage}</span>{close}");
        let cite = after(quote);
        let below = quote.is_cite_below && !quote.is_run_in;
        if !cite.is_empty() && !below {
            text.push_str(&format!(" {cite}"));
        }
        let mut block = format!("<p>{text}</p>\n");
        if let Some(translation) = &quote.translation {
            block.push_str(&format!(
                "<p>{open}<span class=\"translation\" dir=\"auto\">{}</span>{close} {}</p>\n",
                lines(&translation.text),
                escaped(&translation.note)
            ));
        }
        if quote.is_run_in {
            return self.out.write_all(block.as_bytes());
        }
        write!(self.out, "<figure>\n<blockquote>\n{block}</blockquote>\n")?;
        if below && !cite.is_empty() {
            writeln!(self.out, "<figcaption>{cite}</figcaption>")?;
        }
        self.out.write_all(b"</figure>\n")
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        self.out.write_all(b"<div class=\"scroll\">\n<table>\n")?;
        let caption = self.captions.next(table);
        if !caption.is_empty() {
            writeln!(self.out, "<caption>{}</caption>", escaped(&caption))?;
        }
        let total: u32 = table
            .columns()
            .iter()
            .map(|column| u32::from(column.weight))
            .sum();
        self.out.write_all(b"<colgroup>")?;
        for column in table.columns() {
            let share = 100.0 * f64::from(column.weight) / f64::from(total.max(1));
            write!(self.out, "<col style=\"width:{share:.1}%\">")?;
        }
        self.out.write_all(b"</colgroup>\n<thead><tr>")?;
        for column in table.columns() {
            let class = class(column.align);
            write!(
                self.out,
                "<th scope=\"col\"{class}>{}</th>",
                lines(&column.title)
            )?;
        }
        self.out.write_all(b"</tr></thead>\n<tbody>\n")?;
        for row in table.rows() {
            self.out.write_all(b"<tr>")?;
            for (cell, column) in row.iter().zip(table.columns()) {
                let text = lines(&cell.shown(self.captions.phrasebook));
                write!(self.out, "<td{}>{text}</td>", class(column.align))?;
            }
            self.out.write_all(b"</tr>\n")?;
        }
        self.out.write_all(b"</tbody>\n</table>\n</div>\n")?;
        match self.captions.note(table) {
            note if note.is_empty() => Ok(()),
            note => writeln!(self.out, "<p class=\"note\">{}</p>", lines(&note)),
        }
    }
}

impl Sink for Html<'_> {
    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Heading { level, text } => {
                let level = (*level).clamp(1, 5) + 1;
                writeln!(self.out, "<h{level}>{}</h{level}>", escaped(text))
            }
            Block::Paragraph(runs) => writeln!(self.out, "<p>{}</p>", inline(runs)),
            Block::Quote(quote) => self.quote(quote),
            Block::Table(table) => self.table(table),
            Block::List { is_ordered, items } => {
                let name = if *is_ordered { "ol" } else { "ul" };
                writeln!(self.out, "<{name}>")?;
                for item in items {
                    writeln!(self.out, "<li>{}</li>", inline(item))?;
                }
                writeln!(self.out, "</{name}>")
            }
        }
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.out.write_all(b"</main>\n</body>\n</html>\n")
    }
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::Center => " class=\"center\"",
        Align::End => " class=\"end\"",
    }
}

fn after(quote: &BlockQuote) -> String {
    let cite = (!quote.cite.is_empty()).then(|| format!("<cite>{}</cite>", escaped(&quote.cite)));
    let signs = (!quote.signs.is_empty())
        .then(|| format!("<span class=\"signs\">{}</span>", escaped(&quote.signs)));
    [cite, signs]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn inline(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        let inner = lines(&run.text);
        let inner = if run.is_italic {
            format!("<em>{inner}</em>")
        } else {
            inner
        };
        let inner = if run.is_bold {
            format!("<strong>{inner}</strong>")
        } else {
            inner
        };
        text.push_str(&inner);
    }
    text
}

/// The text with its line breaks as elements, which survive being pasted.
fn lines(text: &str) -> String {
    let mut into = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        match char {
            '\n' => into.push_str("<br>"),
            other => xml::push(other, &mut into),
        }
    }
    into
}
