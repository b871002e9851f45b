//! The skeleton of a findings chapter: of each indicator the definition, quotes
//! with the role introduced, room for the interpretation, finding and verdict.
//! It must not write an interpretation.

use serde_json::{Value, json};

use super::report::{Block, BlockQuote, Cell, Column, Report, Run, Table};
use crate::exchange::citation::Style;
use crate::message::{Phrasebook, Text};
use crate::model::code::Code;
use crate::model::document::DocumentKind;
use crate::model::finding::{Verdict, level_name};
use crate::model::quote::Quote;
use crate::text;

/// A chapter to be written.
#[derive(Debug, Clone)]
pub struct Chapter {
    pub title: String,
    pub sections: Vec<Section>,
}

/// One indicator.
#[derive(Debug, Clone)]
pub struct Section {
    pub code: Code,
    /// Where the framework comes from.
    pub source: String,
    pub verdict: Option<Verdict>,
    /// Each with whether it speaks against the rest.
    pub quotes: Vec<(Quote, bool)>,
}

impl Chapter {
    #[must_use]
    pub fn report(&self, style: &Style, phrasebook: &Phrasebook) -> Report {
        let mut report = Report::new(self.title.clone());
        for section in &self.sections {
            section.write(style, phrasebook, &mut report.blocks);
        }
        report.blocks.push(Block::Heading {
            level: 1,
            text: phrasebook.say(&text!("chapter-summary")),
        });
        report.blocks.push(Block::Table(self.summary(phrasebook)));
        report
    }

    /// The verdicts side by side, which is also what a spreadsheet gets.
    fn summary(&self, phrasebook: &Phrasebook) -> Table {
        let say = |text: Text| phrasebook.say(&text);
        let mut table = Table::new(vec![
            Column::new("code", say(text!("display-column-code"))).weight(9),
            Column::new("indicator", say(text!("chapter-indicator"))).weight(16),
            Column::new("finding", say(text!("chapter-finding"))).weight(40),
            Column::new("verdict", say(text!("negative-verdict"))).weight(12),
        ])
        .caption(say(text!("chapter-summary")));
        for section in &self.sections {
            let verdict = section.verdict.as_ref();
            table.push(vec![
                Cell::Text(section.code.key.clone()),
                Cell::Text(section.code.label(phrasebook.language()).to_owned()),
                Cell::known(verdict.map(|verdict| verdict.finding.as_str())),
                verdict.map_or(Cell::Empty, |verdict| {
                    Cell::Text(say(level_name(verdict.level)))
                }),
            ]);
        }
        table
    }

    /// The same for programs.
    #[must_use]
    pub fn value(&self, style: &Style, phrasebook: &Phrasebook) -> Value {
        let language = phrasebook.language();
        let sections = self.sections.iter().map(|section| {
            let verdict = section.verdict.as_ref();
            let quotes = section.quotes.iter().map(|(quote, is_contrary)| {
                json!({
                    "id": quote.id,
                    "introduction": phrasebook.say(&section.introduction(quote, phrasebook)),
                    "text": quote.text,
                    "cite": style.cite(quote),
                    "contrary": is_contrary,
                })
            });
            json!({
                "code": section.code.key,
                "label": section.code.label(language),
                "definition": section.code.words.definition.shown(language),
                "scope": verdict.map(|verdict| verdict.scope.as_str()),
                "quotes": quotes.collect::<Vec<_>>(),
                "finding": verdict.map(|verdict| verdict.finding.as_str()),
                "verdict": verdict.map(|verdict| verdict.level.key()),
            })
        });
        json!({ "title": self.title, "sections": sections.collect::<Vec<_>>() })
    }
}

impl Section {
    fn write(&self, style: &Style, phrasebook: &Phrasebook, blocks: &mut Vec<Block>) {
        let language = phrasebook.language();
        let say = |text: &Text| phrasebook.say(text);
        let verdict = self.verdict.as_ref();
        let scope = verdict.map_or("", |verdict| verdict.scope.as_str());
        let label = self.code.label(language);
        let text = match scope {
            "" => label.to_owned(),
            scope => format!("{label} ({scope})"),
        };
        blocks.push(Block::Heading { level: 1, text });
        let definition = self.code.words.definition.shown(language);
        if !definition.is_empty() {
            let mut runs = vec![Run::plain(definition)];
            if !self.source.is_empty() {
                runs.push(Run::plain(format!(" ({})", self.source)));
            }
            blocks.push(Block::Paragraph(runs));
        }
        if self.quotes.is_empty() {
            let none = Run::italic(say(&text!("chapter-no-quote")));
            blocks.push(Block::Paragraph(vec![none]));
        }
        for (quote, _) in &self.quotes {
            let introduction = say(&self.introduction(quote, phrasebook));
            blocks.push(Block::Paragraph(vec![Run::plain(introduction)]));
            blocks.push(quoted(quote, style));
            let space = Run::italic(say(&text!("chapter-interpretation")));
            blocks.push(Block::Paragraph(vec![space]));
        }
        let open = || say(&text!("chapter-open"));
        let finding = verdict.map(|verdict| verdict.finding.clone());
        let finding = finding.filter(|finding| !finding.is_empty());
        let level = verdict.map(|verdict| say(&level_name(verdict.level)));
        for (name, words) in [
            (text!("chapter-finding"), finding),
            (text!("negative-verdict"), level),
        ] {
            blocks.push(Block::Paragraph(vec![
                Run::bold(format!("{}: ", say(&name))),
                match words {
                    Some(words) => Run::plain(words),
                    None => Run::italic(open()),
                },
            ]));
        }
    }

    /// Who says what follows, without a name.
    fn introduction(&self, quote: &Quote, phrasebook: &Phrasebook) -> Text {
        let indicator = self.code.label(phrasebook.language());
        match (quote.kind, quote.role.as_deref()) {
            (DocumentKind::Observation, _) => {
                text!("chapter-observation", indicator = indicator)
            }
            (DocumentKind::Document, _) => text!("chapter-document", indicator = indicator),
            (DocumentKind::Interview, Some(role)) => {
                text!("chapter-role", indicator = indicator, role = role)
            }
            (DocumentKind::Interview, None) => {
                text!("chapter-informant", indicator = indicator)
            }
        }
    }
}

fn quoted(quote: &Quote, style: &Style) -> Block {
    let layout = style.layout();
    let is_run_in = layout.is_run_in(&quote.text);
    Block::Quote(BlockQuote {
        text: quote.text.clone(),
        has_marks: is_run_in || layout.has_block_marks,
        is_run_in,
        cite: style.cite(quote),
        is_cite_below: layout.is_cite_below,
        ..BlockQuote::default()
    })
}
