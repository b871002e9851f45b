//! A display's sheet as a report for people and as JSON for programs. It must
//! not know how a display is computed.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::report::{Align, Block, Cell as Written, Column, Report, Run, Table};
use crate::exchange::citation::Style;
use crate::message::Phrasebook;
use crate::model::coding::Polarity;
use crate::model::ids::CodingId;
use crate::model::quote::Quote;
use crate::model::sheet::{Cell, Fact, Mark, Name, Setting, Sheet, Wording};
use crate::text;

/// What a sheet needs besides itself to be written.
pub struct SheetWords<'a> {
    /// The passages the sheet quotes.
    pub quotes: &'a HashMap<CodingId, Quote>,
    pub style: &'a Style,
    /// In whose language names and rules are said.
    pub phrasebook: &'a Phrasebook,
}

/// The sheet as a report: its rule, its table, its notes.
#[must_use]
pub fn report(sheet: &Sheet, words: &SheetWords<'_>) -> Report {
    let mut report = Report::new(words.phrasebook.say(&sheet.title));
    for rule in &sheet.rules {
        let said = Run::italic(words.phrasebook.say(rule));
        report.blocks.push(Block::Paragraph(vec![said]));
    }
    report.blocks.push(Block::Table(table(sheet, words)));
    report
}

/// The table alone, with the notes below it.
#[must_use]
pub fn table(sheet: &Sheet, words: &SheetWords<'_>) -> Table {
    let columns = sheet.columns.iter().map(|heading| {
        let column = Column::new(&heading.key, words.name(&heading.name));
        match heading.setting {
            Setting::Words => column.weight(18),
            Setting::Short => column.weight(9),
            Setting::Figure => column.weight(6).align(Align::End),
        }
    });
    let notes: Vec<String> = sheet
        .notes
        .iter()
        .map(|note| words.phrasebook.say(note))
        .collect();
    let mut table = Table::new(columns.collect())
        .caption(words.phrasebook.say(&sheet.title))
        .note(notes.join(" "));
    for row in &sheet.rows {
        table.push(row.cells.iter().map(|cell| words.written(cell)).collect());
    }
    table
}

/// The sheet for programs: the same keys in every language, a row an object.
#[must_use]
pub fn value(sheet: &Sheet, words: &SheetWords<'_>) -> Value {
    let say = |text| words.phrasebook.say(text);
    let columns = sheet
        .columns
        .iter()
        .map(|heading| json!({ "key": heading.key, "title": words.name(&heading.name) }));
    let rows = sheet.rows.iter().map(|row| {
        let mut object = Map::new();
        object.insert("key".to_owned(), json!(row.key));
        if let Some(group) = &row.group {
            object.insert("group".to_owned(), json!(group));
        }
        for (heading, cell) in sheet.columns.iter().zip(&row.cells) {
            object.insert(heading.key.clone(), words.value(cell));
        }
        Value::Object(object)
    });
    let mut object = Map::new();
    object.insert("display".to_owned(), json!(sheet.kind.key()));
    object.insert("title".to_owned(), json!(say(&sheet.title)));
    object.insert(
        "rule".to_owned(),
        json!(sheet.rules.iter().map(say).collect::<Vec<_>>()),
    );
    object.insert("columns".to_owned(), columns.collect());
    object.insert("rows".to_owned(), rows.collect());
    object.insert(
        "notes".to_owned(),
        json!(sheet.notes.iter().map(say).collect::<Vec<_>>()),
    );
    for (key, fact) in &sheet.facts {
        object.insert((*key).to_owned(), fact_value(fact));
    }
    Value::Object(object)
}

fn fact_value(fact: &Fact) -> Value {
    match fact {
        Fact::Words(words) => json!(words),
        Fact::Number(number) => json!(number),
        Fact::Count(count) => json!(count),
        Fact::Flag(flag) => json!(flag),
        Fact::List(facts) => facts.iter().map(fact_value).collect(),
        Fact::Object(facts) => {
            let pairs = facts
                .iter()
                .map(|(key, fact)| (key.clone(), fact_value(fact)));
            Value::Object(pairs.collect())
        }
        Fact::Nothing => Value::Null,
    }
}

impl SheetWords<'_> {
    #[must_use]
    pub fn name(&self, name: &Name) -> String {
        match name {
            Name::Words(words) => words.clone(),
            Name::Bilingual(words) => words.shown(self.phrasebook.language()).to_owned(),
            Name::Said(text) => self.phrasebook.say(text),
        }
    }

    fn written(&self, cell: &Cell) -> Written {
        match cell {
            Cell::Nothing => Written::Empty,
            Cell::Name(name) => Written::Text(self.name(name)),
            Cell::Value { name, .. } => Written::Text(self.phrasebook.say(name)),
            Cell::Keys(keys) => Written::Text(keys.join(", ")),
            Cell::Count(count) => Written::Integer(i64::try_from(*count).unwrap_or(i64::MAX)),
            Cell::Share(share) => Written::Percent {
                share: *share,
                places: 0,
            },
            Cell::Figure { value, places } => Written::Decimal {
                value: *value,
                places: *places,
            },
            Cell::Mark(mark) => Written::Text(self.mark(mark)),
            Cell::Quotes(codings) => {
                let quotes = codings.iter().filter_map(|coding| self.quotes.get(coding));
                let quotes: Vec<String> = quotes.map(|quote| self.cited(quote)).collect();
                Written::Text(quotes.join("\n"))
            }
        }
    }

    /// The passage to the letter in quotation marks, then where it stands.
    fn cited(&self, quote: &Quote) -> String {
        format!("“{}” {}", quote.text, self.style.cite(quote))
    }

    /// Sign and number, then the words: `− 2: …`.
    fn mark(&self, mark: &Mark) -> String {
        let mut parts = match mark.sign {
            Some(sign) => vec![format!("{} {}", sign.glyph(), mark.count)],
            None => vec![mark.state.glyph().to_owned()],
        };
        match &mark.wording {
            Some(Wording::Summary { text, is_stale }) => {
                parts.push(text.clone());
                if *is_stale {
                    parts.push(self.phrasebook.say(&text!("display-stale")));
                }
            }
            Some(Wording::Quote(coding)) => {
                parts.extend(self.quotes.get(coding).map(|quote| self.cited(quote)));
            }
            Some(Wording::Said(text)) => parts.push(self.phrasebook.say(text)),
            Some(Wording::Words(words)) => parts.push(words.clone()),
            None => {}
        }
        if let Some(flag) = &mark.flag {
            parts.push(format!("[{}]", self.phrasebook.say(flag)));
        }
        parts.join(" ")
    }

    fn value(&self, cell: &Cell) -> Value {
        match cell {
            Cell::Nothing => Value::Null,
            Cell::Name(name) => json!(self.name(name)),
            Cell::Value { key, .. } => json!(key),
            Cell::Keys(keys) => json!(keys),
            Cell::Count(count) => json!(count),
            Cell::Share(value) | Cell::Figure { value, .. } => json!(value),
            Cell::Mark(mark) => self.mark_value(mark),
            Cell::Quotes(codings) => {
                let quotes = codings.iter().filter_map(|coding| self.quotes.get(coding));
                quotes.map(|quote| self.quote_value(quote)).collect()
            }
        }
    }

    fn mark_value(&self, mark: &Mark) -> Value {
        let mut value = json!({
            "sign": mark.sign.and_then(|sign| sign.key()),
            "n": mark.count,
            "state": mark.state.key(),
            "text": null,
        });
        match &mark.wording {
            Some(Wording::Summary { text, is_stale }) => {
                value["text"] = json!(text);
                value["source"] = json!("summary");
                value["stale"] = json!(is_stale);
            }
            Some(Wording::Quote(coding)) => {
                if let Some(quote) = self.quotes.get(coding) {
                    value["text"] = json!(quote.text);
                    value["source"] = json!("quote");
                    value["cite"] = json!(self.style.cite(quote));
                }
                value["coding"] = json!(coding);
            }
            Some(Wording::Said(text)) => value["text"] = json!(self.phrasebook.say(text)),
            Some(Wording::Words(words)) => value["text"] = json!(words),
            None => {}
        }
        if let Some(flag) = &mark.flag {
            value["flag"] = json!(self.phrasebook.say(flag));
        }
        value
    }

    fn quote_value(&self, quote: &Quote) -> Value {
        json!({
            "id": quote.id,
            "cite": self.style.cite(quote),
            "document": quote.document_title,
            "turn": quote.turn_number,
            "case": quote.case,
            "role": quote.role,
            "code": quote.code_key,
            "polarity": quote.polarity.map(Polarity::sign),
            "strength": quote.strength,
            "start": quote.start,
            "end": quote.end,
            "text": quote.text,
        })
    }
}
