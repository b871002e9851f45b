//! A quote as one row: the fields that scripts rely on, by name and in order.
//! It must not know what the rows are written as.

use std::borrow::Cow;

use serde::Serialize;

use super::QuoteExport;
use crate::exchange::export::report::{Align, Cell, Column, Table};
use crate::message::{Language, Phrasebook, Text};
use crate::model::coding::{Polarity, Strength};
use crate::model::quote::Quote;
use crate::text;

/// A quote as one row, with the field names that scripts rely on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record<'a> {
    pub id: i64,
    pub cite: String,
    pub document: &'a str,
    pub kind: &'static str,
    pub turn: Option<u32>,
    pub speaker: Option<&'a str>,
    pub case: Option<&'a str>,
    pub role: Option<&'a str>,
    pub date: Option<&'a str>,
    pub code: &'a str,
    pub label: Option<&'a str>,
    pub polarity: Option<&'static str>,
    pub strength: Option<u8>,
    pub coder: &'a str,
    pub starred: bool,
    /// Code points of the document.
    pub start: usize,
    pub end: usize,
    pub text: &'a str,
    /// Left out, not null, when translations are not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<Option<&'a str>>,
}

impl<'a> QuoteExport<'a> {
    /// The row of a quote; its label in the language of the words around it.
    #[must_use]
    pub fn record(&self, quote: &'a Quote, language: Language) -> Record<'a> {
        let known = |words: &'a Option<String>| words.as_deref().filter(|words| !words.is_empty());
        Record {
            id: quote.id.0,
            cite: self.style.cite(quote),
            document: &quote.document_title,
            kind: quote.kind.key(),
            turn: quote.turn_number,
            speaker: known(&quote.speaker),
            case: known(&quote.case),
            role: known(&quote.role),
            date: Some(quote.date.as_str()).filter(|date| !date.is_empty()),
            code: &quote.code_key,
            label: self.codes.get(&quote.code).map(|code| code.label(language)),
            polarity: quote.polarity.map(Polarity::sign),
            strength: quote.strength.map(Strength::get),
            coder: &quote.coder,
            starred: quote.is_starred,
            start: quote.start,
            end: quote.end,
            text: &quote.text,
            translation: self
                .has_translations
                .then_some(quote.translation.as_deref()),
        }
    }

    /// The keys of a row, in order.
    pub(super) fn keys(&self) -> &'static [&'static str] {
        let keys = &KEYS[..];
        if self.has_translations {
            keys
        } else {
            &keys[..keys.len() - 1]
        }
    }
}

pub(super) const KEYS: [&str; 19] = [
    "id",
    "cite",
    "document",
    "kind",
    "turn",
    "speaker",
    "case",
    "role",
    "date",
    "code",
    "label",
    "polarity",
    "strength",
    "coder",
    "starred",
    "start",
    "end",
    "text",
    "translation",
];

/// The heading and the weight of each column of [`KEYS`].
fn columns() -> [(Text, u16); 19] {
    [
        (text!("export-column-id"), 4),
        (text!("export-column-cite"), 20),
        (text!("export-column-document"), 10),
        (text!("export-column-kind"), 6),
        (text!("export-column-turn"), 4),
        (text!("export-column-speaker"), 8),
        (text!("export-column-case"), 5),
        (text!("export-column-role"), 10),
        (text!("export-column-date"), 8),
        (text!("export-column-code"), 8),
        (text!("export-column-label"), 12),
        (text!("export-column-polarity"), 4),
        (text!("export-column-strength"), 4),
        (text!("export-column-coder"), 8),
        (text!("export-column-starred"), 5),
        (text!("export-column-start"), 5),
        (text!("export-column-end"), 5),
        (text!("export-column-text"), 50),
        (text!("export-column-translation"), 50),
    ]
}

impl<'a> Record<'a> {
    /// The row as programs read it, in the order of the keys.
    pub(super) fn fields(self) -> impl Iterator<Item = Cow<'a, str>> {
        let words = |words: Option<&'a str>| Cow::Borrowed(words.unwrap_or_default());
        let number = |number: Option<usize>| {
            Cow::Owned(number.map_or_else(String::new, |number| number.to_string()))
        };
        let fields = [
            Cow::Owned(self.id.to_string()),
            Cow::Owned(self.cite),
            Cow::Borrowed(self.document),
            Cow::Borrowed(self.kind),
            number(self.turn.map(|turn| turn as usize)),
            words(self.speaker),
            words(self.case),
            words(self.role),
            words(self.date),
            Cow::Borrowed(self.code),
            words(self.label),
            words(self.polarity),
            number(self.strength.map(usize::from)),
            Cow::Borrowed(self.coder),
            Cow::Borrowed(if self.starred { "true" } else { "false" }),
            number(Some(self.start)),
            number(Some(self.end)),
            Cow::Borrowed(self.text),
        ];
        fields.into_iter().chain(self.translation.map(words))
    }

    pub(super) fn cells(self) -> Vec<Cell> {
        let count = |count: usize| Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
        let mut cells = vec![
            Cell::Integer(self.id),
            Cell::Text(self.cite),
            Cell::known(Some(self.document)),
            Cell::known(Some(self.kind)),
            self.turn
                .map_or(Cell::Empty, |turn| Cell::Integer(turn.into())),
            Cell::known(self.speaker),
            Cell::known(self.case),
            Cell::known(self.role),
            Cell::known(self.date),
            Cell::known(Some(self.code)),
            Cell::known(self.label),
            Cell::known(self.polarity),
            self.strength
                .map_or(Cell::Empty, |strength| Cell::Integer(strength.into())),
            Cell::known(Some(self.coder)),
            Cell::Flag(self.starred),
            count(self.start),
            count(self.end),
            Cell::known(Some(self.text)),
        ];
        cells.extend(self.translation.map(Cell::known));
        cells
    }
}

/// An empty table of quotes, for [`QuoteExport::record`]'s rows.
pub(super) fn empty_table(export: &QuoteExport<'_>, phrasebook: &Phrasebook) -> Table {
    let headings = export.keys().iter().zip(columns());
    let columns = headings.map(|(key, (title, weight))| {
        let is_count = matches!(*key, "id" | "turn" | "strength" | "start" | "end");
        let align = if is_count { Align::End } else { Align::Start };
        Column::new(*key, phrasebook.say(&title))
            .weight(weight)
            .align(align)
    });
    Table::new(columns.collect()).caption(export.title)
}
