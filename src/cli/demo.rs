//! `demo`: the sample study, on screen or, without one, as the evidence table it
//! leads to. It must not choose quotes itself.

use std::path::{Path, PathBuf};

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::{Done, Exit, answer, args, job::Job, language};
use crate::analysis::evidence::{Evidence, table};
use crate::exchange::citation::Style;
use crate::exchange::export::report::{Block, BlockQuote, Cell, Column, Report, Run, Table};
use crate::exchange::export::{self, Format};
use crate::fault::Outcome;
use crate::message::{Language, Phrasebook, Text};
use crate::model::finding::VerdictLevel;
use crate::model::quote::{Quote, QuoteFilter, QuoteSort};
use crate::model::study::Coder;
use crate::text;
use crate::workbench::{SAMPLE_FILE, Workbench, create_sample};

pub fn command(words: &Phrasebook) -> Command {
    args::verb(words, "demo", &text!("cli-about-demo"))
        .arg(
            args::path(words, "path", "PATH", &text!("cli-arg-demo-path"))
                .required(false)
                .value_parser(value_parser!(PathBuf)),
        )
        .args(args::printing(words))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let is_printed = job.is_json() || job.text("format").is_some() || job.path("output").is_some();
    let format = answer::format(job)?;
    let path = job.path("path").unwrap_or(Path::new(SAMPLE_FILE));
    let workbench = if path.exists() {
        Workbench::open_to_read(path)?
    } else {
        create_sample(path, job.console.words.language())?
    };
    if !is_printed && job.console.is_interactive() {
        drop(workbench);
        (job.screen.open)(Some(path), language::asked(job.matches))?;
        return Ok(Exit::Done);
    }
    print(job, format, &workbench)
}

fn print(job: &mut Job<'_>, format: Format, workbench: &Workbench) -> Done {
    let codes = workbench.codes()?;
    let verdicts = workbench.verdicts()?;
    let study = workbench.study()?;
    let (coder, quotes) = quotes(workbench)?;
    let rows = table(&quotes, &verdicts, &codes);
    let style = Style::of_language(study.language);
    let words = Phrasebook::new(job.console.words.language());
    let note = words.say(&text!("cli-evidence-note", coder = coder));
    let page = Page {
        style,
        language: words.language(),
        words: &words,
        note,
    };
    match format {
        Format::Json => {
            let value = Value::Array(rows.iter().map(|row| page.record(row)).collect());
            answer::deliver(job, format, |_, mut out| {
                export::write_value(&value, &mut out)
            })
        }
        _ => {
            let report = match format {
                Format::Text => page.prose(&study.title, &rows),
                _ => page.table(&study.title, &rows),
            };
            answer::deliver(job, format, |options, mut out| {
                export::write(&report, format, options, &mut out)
            })
        }
    }
}

/// The quotes of the coder who coded most: two coders' readings of one passage
/// would count it twice.
fn quotes(workbench: &Workbench) -> Outcome<(String, Vec<Quote>)> {
    let mut most: Option<(usize, Coder)> = None;
    for coder in workbench.coders()? {
        let filter = QuoteFilter {
            coders: vec![coder.id],
            ..QuoteFilter::default()
        };
        let count = workbench.quote_count(&filter)?;
        if most.as_ref().is_none_or(|(best, _)| count > *best) {
            most = Some((count, coder));
        }
    }
    let mut filter = QuoteFilter::default();
    filter.coders.extend(most.iter().map(|(_, coder)| coder.id));
    let mut quotes = Vec::new();
    workbench.each_quote(&filter, QuoteSort::Document, &mut |quote| {
        quotes.push(quote);
        Ok(())
    })?;
    let name = most.map_or_else(String::new, |(_, coder)| coder.name);
    Ok((name, quotes))
}

fn level(level: VerdictLevel) -> Text {
    match level {
        VerdictLevel::Optimal => text!("cli-verdict-optimal"),
        VerdictLevel::Cukup => text!("cli-verdict-adequate"),
        VerdictLevel::BelumOptimal => text!("cli-verdict-not-yet"),
        VerdictLevel::TidakBerjalan => text!("cli-verdict-not-working"),
        VerdictLevel::DataTidakCukup => text!("cli-verdict-no-data"),
    }
}

/// How the table is said.
struct Page<'a> {
    style: Style,
    language: Language,
    words: &'a Phrasebook,
    note: String,
}

impl Page<'_> {
    fn record(&self, row: &Evidence<'_>) -> Value {
        let quotes = row.quotes.iter().map(|quote| {
            json!({
                "id": quote.id,
                "cite": self.style.cite(quote),
                "document": quote.document_title,
                "turn": quote.turn_number,
                "case": quote.case,
                "role": quote.role,
                "code": quote.code_key,
                "polarity": quote.polarity.map(crate::model::coding::Polarity::sign),
                "strength": quote.strength,
                "start": quote.start,
                "end": quote.end,
                "text": quote.text,
            })
        });
        json!({
            "code": row.code.key,
            "label": row.code.label(self.language),
            "verdict": row.verdict.level.key(),
            "finding": row.verdict.finding,
            "quotes": quotes.collect::<Vec<_>>(),
            "informants": row.informants,
            "sources": row.sources.iter().map(|kind| kind.key()).collect::<Vec<_>>(),
        })
    }

    fn signed(&self, quote: &Quote) -> String {
        quote
            .polarity
            .map_or_else(String::new, |sign| format!("[{}]", sign.sign()))
    }

    fn said(&self, text: &Text) -> Run {
        Run::bold(format!("{}: ", self.words.say(text)))
    }

    /// A heading an indicator, for a terminal.
    fn prose(&self, title: &str, rows: &[Evidence<'_>]) -> Report {
        let mut report = Report::new(title);
        report
            .blocks
            .push(Block::Paragraph(vec![Run::plain(self.note.as_str())]));
        for row in rows {
            let heading = format!("{} {}", row.code.key, row.code.label(self.language));
            report.blocks.push(Block::Heading {
                level: 1,
                text: heading,
            });
            let verdict = self.words.say(&level(row.verdict.level));
            report.blocks.push(Block::Paragraph(vec![
                self.said(&text!("cli-column-verdict")),
                Run::plain(verdict),
            ]));
            report.blocks.push(Block::Paragraph(vec![
                self.said(&text!("cli-column-finding")),
                Run::plain(row.verdict.finding.as_str()),
            ]));
            for quote in &row.quotes {
                report.blocks.push(Block::Quote(BlockQuote {
                    text: quote.text.clone(),
                    has_marks: true,
                    cite: self.style.cite(quote),
                    signs: self.signed(quote),
                    ..BlockQuote::default()
                }));
            }
            report.blocks.push(Block::Paragraph(vec![
                self.said(&text!("cli-column-informants")),
                Run::plain(row.informants.join(", ")),
            ]));
        }
        report
    }

    /// A row an indicator, for a paper.
    fn table(&self, title: &str, rows: &[Evidence<'_>]) -> Report {
        let column = |key: &str, title: &Text, weight| {
            Column::new(key, self.words.say(title)).weight(weight)
        };
        let columns = vec![
            column("indicator", &text!("cli-column-indicator"), 14),
            column("verdict", &text!("cli-column-verdict"), 9),
            column("finding", &text!("cli-column-finding"), 26),
            column("quotes", &text!("cli-column-quotes"), 50),
            column("informants", &text!("cli-column-informants"), 8),
        ];
        let mut table = Table::new(columns).caption(title).note(&self.note);
        for row in rows {
            let one = |quote: &&Quote| format!("“{}” {}", quote.text, self.style.cite(quote));
            let quotes: Vec<String> = row.quotes.iter().map(one).collect();
            table.push(vec![
                Cell::Text(format!(
                    "{} {}",
                    row.code.key,
                    row.code.label(self.language)
                )),
                Cell::Text(self.words.say(&level(row.verdict.level))),
                Cell::Text(row.verdict.finding.clone()),
                Cell::Text(quotes.join("\n")),
                Cell::Text(row.informants.join(", ")),
            ]);
        }
        Report {
            title: self.words.say(&text!("cli-evidence-title")),
            blocks: vec![Block::Table(table)],
        }
    }
}
