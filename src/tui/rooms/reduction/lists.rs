//! The lists that are read as they come: patterns with what they rest on,
//! codings older than their rule, and linked codes side by side. It must not
//! change anything.

use ratatui::style::Style;

use super::listed::{Listed, Words};
use crate::model::code::{Code, CodeField};
use crate::model::ids::CodeId;
use crate::model::quote::Quote;
use crate::model::reduction::{Crossing, Pattern};
use crate::text;
use crate::tui::state::Shared;
use crate::tui::widgets::table::Column;

/// `AG.TB Trust building`.
pub fn named(id: CodeId, shared: &Shared) -> String {
    shared.code(id).map_or(String::new(), |code: &Code| {
        format!("{} {}", code.key, code.label(shared.language()))
    })
}

fn definition(id: CodeId, shared: &Shared) -> String {
    let code = shared.code(id);
    let words = code.map(|code| code.words.get(CodeField::Definition));
    words
        .map_or("", |words| words.shown(shared.language()))
        .to_owned()
}

/// The patterns, and the first passages under the chosen one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns {
    pub patterns: Vec<Pattern>,
    pub passages: Option<(CodeId, Vec<Quote>)>,
}

const PATTERNS: [Column; 5] = [
    Column::new("reduction-column-pattern", 0),
    Column::new("reduction-column-members", 7).right(),
    Column::new("reduction-column-passages", 8).right(),
    Column::new("reduction-column-cases", 6).right(),
    Column::new("reduction-column-note", 7),
];

impl Listed for Patterns {
    fn title(&self, shared: &Shared) -> String {
        shared.say(&text!(
            "reduction-patterns-title",
            count = self.patterns.len()
        ))
    }

    fn len(&self, _shared: &Shared) -> usize {
        self.patterns.len()
    }

    fn columns(&self) -> &'static [Column] {
        &PATTERNS
    }

    fn cells(&self, row: usize, shared: &Shared) -> Vec<Words> {
        let Some(pattern) = self.patterns.get(row) else {
            return Vec::new();
        };
        let note = if pattern.is_thin() {
            shared.say_id("reduction-thin")
        } else {
            String::new()
        };
        vec![
            (named(pattern.code, shared), Style::new()),
            (pattern.members.len().to_string(), Style::new()),
            (pattern.passages.to_string(), Style::new()),
            (pattern.cases.to_string(), Style::new()),
            (note, shared.theme.warning),
        ]
    }

    fn detail(&self, row: usize, shared: &Shared) -> Vec<Words> {
        let theme = &shared.theme;
        let Some(pattern) = self.patterns.get(row) else {
            return Vec::new();
        };
        let mut lines = vec![(named(pattern.code, shared), theme.title)];
        if pattern.is_thin() {
            lines.push((shared.say_id("reduction-thin-why"), theme.warning));
        }
        if pattern.members.is_empty() {
            lines.push((shared.say_id("reduction-no-members"), theme.dim));
        }
        for member in &pattern.members {
            lines.push((format!("• {}", named(*member, shared)), theme.text));
        }
        if let Some((code, quotes)) = &self.passages
            && *code == pattern.code
        {
            for quote in quotes {
                let sign = quote.polarity.map_or("•", |polarity| polarity.sign());
                let head = format!("{sign} {} {}", quote.document_title, quote.code_key);
                lines.push((head, theme.dim));
                lines.push((format!("“{}”", quote.text), theme.text));
            }
        }
        lines
    }

    fn empty(&self) -> &'static str {
        "reduction-no-patterns"
    }
}

/// Codings made under an older rule: the first of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outdated {
    pub quotes: Vec<Quote>,
    pub total: usize,
}

const OUTDATED: [Column; 3] = [
    Column::new("reduction-column-code", 14),
    Column::new("reduction-column-place", 12),
    Column::new("reduction-column-text", 0),
];

impl Listed for Outdated {
    fn title(&self, shared: &Shared) -> String {
        shared.say(&text!("reduction-outdated-title", count = self.total))
    }

    fn len(&self, _shared: &Shared) -> usize {
        self.quotes.len()
    }

    fn columns(&self) -> &'static [Column] {
        &OUTDATED
    }

    fn cells(&self, row: usize, shared: &Shared) -> Vec<Words> {
        let Some(quote) = self.quotes.get(row) else {
            return Vec::new();
        };
        let turn = quote.turn_number.map(|number| format!(":T{number:03}"));
        let place = format!("{}{}", quote.document_title, turn.unwrap_or_default());
        vec![
            (quote.code_key.clone(), Style::new()),
            (place, shared.theme.dim),
            (quote.text.clone(), Style::new()),
        ]
    }

    fn detail(&self, row: usize, shared: &Shared) -> Vec<Words> {
        let theme = &shared.theme;
        let Some(quote) = self.quotes.get(row) else {
            return Vec::new();
        };
        let version = shared.code(quote.code).map_or(1, |code| code.version);
        vec![
            (named(quote.code, shared), theme.title),
            (
                shared.say(&text!("reduction-rule-today", version = version)),
                theme.dim,
            ),
            (definition(quote.code, shared), theme.text),
            (String::new(), theme.text),
            (format!("“{}”", quote.text), theme.text),
        ]
    }

    fn empty(&self) -> &'static str {
        "reduction-none-outdated"
    }
}

/// Linked codes.
pub struct Crosswalk(pub Vec<Crossing>);

const CROSSWALK: [Column; 6] = [
    Column::new("reduction-column-code", 0),
    Column::new("reduction-column-passages", 8).right(),
    Column::new("reduction-column-linked", 0),
    Column::new("reduction-column-passages", 8).right(),
    Column::new("reduction-column-same", 6).right(),
    Column::new("reduction-column-overlap", 8).right(),
];

impl Listed for Crosswalk {
    fn title(&self, shared: &Shared) -> String {
        shared.say(&text!("reduction-crosswalk-title", count = self.0.len()))
    }

    fn len(&self, _shared: &Shared) -> usize {
        self.0.len()
    }

    fn columns(&self) -> &'static [Column] {
        &CROSSWALK
    }

    fn cells(&self, row: usize, shared: &Shared) -> Vec<Words> {
        let Some(pair) = self.0.get(row) else {
            return Vec::new();
        };
        let count = |count: usize| (count.to_string(), Style::new());
        vec![
            (named(pair.from, shared), Style::new()),
            count(pair.from_passages),
            (named(pair.to, shared), Style::new()),
            count(pair.to_passages),
            count(pair.same),
            count(pair.overlapping),
        ]
    }

    fn detail(&self, row: usize, shared: &Shared) -> Vec<Words> {
        let theme = &shared.theme;
        let Some(pair) = self.0.get(row) else {
            return Vec::new();
        };
        let said = text!(
            "reduction-crossing",
            same = pair.same,
            overlapping = pair.overlapping
        );
        vec![
            (named(pair.from, shared), theme.title),
            (definition(pair.from, shared), theme.text),
            (named(pair.to, shared), theme.title),
            (definition(pair.to, shared), theme.text),
            (shared.say(&said), theme.dim),
        ]
    }

    fn empty(&self) -> &'static str {
        "reduction-no-links"
    }
}
