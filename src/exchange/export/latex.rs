//! LaTeX: a standalone article that pdflatex, xelatex and lualatex compile
//! with packages every installation has. It must not lean on a font: what a
//! font lacks is printed as its code point, never dropped.

mod escape;

use std::io::{self, Write};

use super::report::{Align, Block, BlockQuote, Captions, Run, Table, one_line};
use super::widths::{self, Room, Width};
use super::{Options, Sink};
use crate::text;
use escape::escape;
#[cfg(test)]
pub(super) use escape::tests;

/// `\unichar` prints the glyph where the font has one, else `[U+1F600]`;
/// `\passage` marks the quoted words, so that a journal's class can restyle them.
const PREAMBLE: &str = r##"\documentclass[11pt,a4paper]{article}
\usepackage[margin=2.5cm]{geometry}
\ifdefined\XeTeXversion\else\ifdefined\directlua\else
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{textcomp}
\fi\fi
\usepackage{array}
\usepackage{graphicx}
\usepackage{longtable}
\ifdefined\XeTeXversion
\DeclareRobustCommand{\unichar}[1]{\iffontchar\font"#1 \char"#1\relax\else[U+#1]\allowbreak\fi}
\else\ifdefined\directlua
\DeclareRobustCommand{\unichar}[1]{\iffontchar\font"#1 \char"#1\relax\else[U+#1]\allowbreak\fi}
\else
\DeclareRobustCommand{\unichar}[1]{[U+#1]\allowbreak}
\fi\fi
\newcommand{\passage}[1]{#1}
\newcommand{\tabspace}{\hspace*{2em}}
\setlength{\emergencystretch}{3em}
\setlength{\tabcolsep}{4pt}
"##;

/// More columns than this do not fit the width of a page.
const WIDEST: usize = 12;
/// Characters that fill a page across its whole width, on the safe side: a row
/// cannot be broken across pages, so a longer cell goes on in the next row.
const PAGE: usize = 2400;
const LINE: usize = 76;
/// The width of a page in the smaller letters of a table.
const ROOM: Room = Room {
    line: 84.0,
    gap: 1.5,
};
/// A word of more characters may be broken anywhere: no line would hold it.
const LONGEST_WORD: usize = 30;

pub(super) struct Latex<'a> {
    out: &'a mut dyn Write,
    captions: Captions<'a>,
}

impl<'a> Latex<'a> {
    pub fn open(title: &str, options: &Options<'a>, out: &'a mut dyn Write) -> io::Result<Self> {
        let phrasebook = options.phrasebook;
        let note = phrasebook.say(&text!("export-latex-note"));
        let table = phrasebook.say(&text!("export-table"));
        let title = escaped(&one_line(title));
        write!(
            out,
            "% {note}\n{PREAMBLE}\\renewcommand{{\\tablename}}{{{}}}\n\
             \\title{{{title}}}\n\\author{{}}\n\\date{{}}\n\\begin{{document}}\n\\maketitle\n",
            escaped(&table)
        )?;
        Ok(Latex {
            out,
            captions: Captions::new(phrasebook),
        })
    }

    fn quote(&mut self, quote: &BlockQuote) -> io::Result<()> {
        let (open, close) = quote.marks();
        let after = quote.after();
        let gap = match (after.is_empty(), quote.is_cite_below) {
            (true, _) => "",
            (false, true) => "\\newline{}\n",
            (false, false) => "\n",
        };
        let mut block = format!(
            "\\leavevmode{{}}{open}\\passage{{{}}}{close}{gap}{}\n",
            escaped(&quote.text),
            escaped(&after)
        );
        if let Some(translation) = &quote.translation {
            block.push_str(&format!(
                "\n\\leavevmode{{}}{open}{}{close}\n{}\n",
                escaped(&translation.text),
                escaped(&translation.note)
            ));
        }
        if quote.is_run_in {
            write!(self.out, "\n{block}")
        } else {
            write!(self.out, "\n\\begin{{quote}}\n{block}\\end{{quote}}\n")
        }
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        // A table without columns does not compile.
        if table.columns().is_empty() {
            return Ok(());
        }
        // The class counts the tables itself.
        let mut caption = escaped(&one_line(&table.caption));
        for columns in table.pages(WIDEST) {
            self.page(table, &columns, &caption)?;
            caption.clear();
        }
        match self.captions.note(table) {
            note if note.is_empty() => Ok(()),
            note => write!(self.out, "\n\\noindent\n{}\n", escaped(&note)),
        }
    }

    fn page(&mut self, table: &Table, columns: &[usize], caption: &str) -> io::Result<()> {
        let widths = widths::of(table, columns, ROOM, self.captions.phrasebook);
        write!(self.out, "\n{{\\small\n\\begin{{longtable}}{{")?;
        for (index, width) in columns.iter().zip(&widths) {
            let column = &table.columns()[*index];
            let share = width.share;
            let side = match column.align {
                Align::Start => "raggedright",
                Align::Center => "centering",
                Align::End => "raggedleft",
            };
            write!(
                self.out,
                ">{{\\{side}\\arraybackslash}}p{{\\dimexpr {share:.4}\\linewidth-2\\tabcolsep\\relax}}"
            )?;
        }
        writeln!(self.out, "}}")?;
        if !caption.is_empty() {
            writeln!(self.out, "\\caption{{{caption}}}\\\\")?;
        }
        let titles = columns.iter().zip(&widths).map(|(index, width)| {
            let title = &table.columns()[*index].title;
            let bold = format!("\\textbf{{{}}}", escaped(title));
            match width.holds(title) {
                true => bold,
                false => format!("\\rotatebox{{90}}{{{bold}~}}"),
            }
        });
        let header = titles.collect::<Vec<_>>().join(" & ");
        for end in ["\\endfirsthead", "\\endhead"] {
            writeln!(self.out, "\\hline\n{{}}{header}\\\\\n\\hline\n{end}")?;
        }
        writeln!(self.out, "\\hline\n\\endfoot")?;
        for row in table.rows() {
            let cells = columns
                .iter()
                .zip(&widths)
                .map(|(index, width)| pieces(&row[*index].shown(self.captions.phrasebook), width));
            let cells: Vec<Vec<String>> = cells.collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(0);
            for line in 0..height {
                let pieces = cells
                    .iter()
                    .map(|cell| cell.get(line).map_or("", String::as_str));
                let pieces = pieces.collect::<Vec<_>>().join(" & ");
                // The empty group keeps a star or bracket from being read as an option of the row before.
                writeln!(self.out, "{{}}{pieces}\\\\")?;
            }
        }
        writeln!(self.out, "\\end{{longtable}}\n}}")
    }
}

impl Sink for Latex<'_> {
    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Heading { level, text } => {
                let command = match level {
                    0 | 1 => "section",
                    2 => "subsection",
                    _ => "subsubsection",
                };
                let text = escaped(&one_line(text));
                write!(self.out, "\n\\{command}*{{{text}}}\n")
            }
            Block::Paragraph(runs) => write!(self.out, "\n\\leavevmode{{}}{}\n", inline(runs)),
            Block::Quote(quote) => self.quote(quote),
            Block::Table(table) => self.table(table),
            // A list without items does not compile.
            Block::List { items, .. } if items.is_empty() => Ok(()),
            Block::List { is_ordered, items } => {
                let name = if *is_ordered { "enumerate" } else { "itemize" };
                write!(self.out, "\n\\begin{{{name}}}\n")?;
                for item in items {
                    writeln!(self.out, "\\item{{}} {}", inline(item))?;
                }
                writeln!(self.out, "\\end{{{name}}}")
            }
        }
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.out.write_all(b"\n\\end{document}\n")
    }
}

fn escaped(text: &str) -> String {
    escaped_within(text, LONGEST_WORD)
}

fn escaped_within(text: &str, width: usize) -> String {
    let mut into = String::with_capacity(text.len() + text.len() / 8);
    escape(text, width, &mut into);
    into
}

fn inline(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        let inner = escaped(&run.text);
        let inner = if run.is_italic {
            format!("\\emph{{{inner}}}")
        } else {
            inner
        };
        let inner = if run.is_bold {
            format!("\\textbf{{{inner}}}")
        } else {
            inner
        };
        text.push_str(&inner);
    }
    text
}

/// A cell in pieces that each fit a page, escaped, broken after a space where there is one.
fn pieces(text: &str, width: &Width) -> Vec<String> {
    // Both are small positive numbers; the cast only drops the fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let scaled = |whole: usize| ((whole as f64 * width.share) as usize).max(1);
    let (page, line) = (scaled(PAGE).max(60), scaled(LINE));
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut used = 0;
        let mut last_space = None;
        let mut end = rest.len();
        for (at, char) in rest.char_indices() {
            used += if char == '\n' { line } else { 1 };
            if used > page && at > 0 {
                end = last_space.unwrap_or(at);
                break;
            }
            if char.is_whitespace() {
                last_space = Some(at + char.len_utf8());
            }
        }
        let (piece, after) = rest.split_at(end);
        pieces.push(if piece.contains('\n') {
            format!(
                "\\leavevmode{{}}{}",
                escaped_within(piece, width.characters)
            )
        } else {
            escaped_within(piece, width.characters)
        });
        rest = after;
    }
    pieces
}
