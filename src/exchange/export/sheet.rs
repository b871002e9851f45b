//! A display's sheet as a report for people and as JSON for programs. It must
//! not know how a display is computed.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::report::{
    Align, Block, BlockQuote, Cell as Written, Column, Report, Run, Table, Translation,
};
use crate::exchange::citation::Style;
use crate::message::Phrasebook;
use crate::model::coding::Polarity;
use crate::model::ids::CodingId;
use crate::model::quote::Quote;
use crate::model::sheet::{
    Cell, Fact, Mark, Name, Rated, Setting, Sheet, Sign, State, Tally, Wording,
};
use crate::text;

/// What a sheet needs besides itself to be written.
pub struct SheetWords<'a> {
    /// The passages the sheet quotes.
    pub quotes: &'a HashMap<CodingId, Quote>,
    pub style: &'a Style,
    /// In whose language names and rules are said.
    pub phrasebook: &'a Phrasebook,
    /// Translations after their passages.
    pub has_translations: bool,
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

/// The sheet for a screen that is too narrow for a table of passages: a heading
/// for each row, then each cell with its name, and the passages as blocks.
#[must_use]
pub fn prose(sheet: &Sheet, words: &SheetWords<'_>) -> Report {
    let mut report = Report::new(words.phrasebook.say(&sheet.title));
    let paragraph = |run: Run| Block::Paragraph(vec![run]);
    let say = |text| Run::italic(words.phrasebook.say(text));
    report
        .blocks
        .extend(sheet.rules.iter().map(say).map(paragraph));
    for row in &sheet.rows {
        let mut cells = sheet.columns.iter().zip(&row.cells);
        if let Some((_, first)) = cells.next() {
            let text = words.written(first).shown(words.phrasebook).into_owned();
            report.blocks.push(Block::Heading { level: 1, text });
        }
        for (heading, cell) in cells {
            if let Cell::Quotes(codings) = cell {
                let quotes = codings.iter().filter_map(|coding| words.quotes.get(coding));
                report
                    .blocks
                    .extend(quotes.map(|quote| Block::Quote(words.block(quote))));
                continue;
            }
            let written = words.written(cell);
            let text = written.shown(words.phrasebook);
            if !text.is_empty() {
                let name = format!("{}: ", words.name(&heading.name));
                report
                    .blocks
                    .push(Block::Paragraph(vec![Run::bold(name), Run::plain(text)]));
            }
        }
    }
    report
        .blocks
        .extend(sheet.notes.iter().map(say).map(paragraph));
    report
}

/// The table alone, with the notes below it.
#[must_use]
pub fn table(sheet: &Sheet, words: &SheetWords<'_>) -> Table {
    let columns = sheet.columns.iter().map(|heading| {
        let column = Column::new(&heading.key, words.name(&heading.name));
        let (weight, align) = match heading.setting {
            Setting::Words => (18, Align::Start),
            Setting::Short => (9, Align::Start),
            Setting::Figure => (6, Align::End),
        };
        let weight = heading.weight.unwrap_or(weight);
        column.weight(weight).align(align)
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
            Cell::Values(values) => {
                let names = values.iter().map(|(_, name)| self.phrasebook.say(name));
                Written::Text(names.collect::<Vec<_>>().join(", "))
            }
            Cell::Mark(mark) => Written::Text(self.mark(mark)),
            Cell::Tally(tally) => Written::Text(self.tally(tally)),
            Cell::Rated(rated) => Written::Text(self.rated(rated)),
            Cell::Quotes(codings) => {
                let quotes = codings.iter().filter_map(|coding| self.quotes.get(coding));
                let quotes: Vec<String> = quotes.map(|quote| self.cited(quote)).collect();
                Written::Text(quotes.join("\n"))
            }
        }
    }

    /// The passage to the letter in quotation marks, then where it stands, then
    /// its translation where it is wanted.
    fn cited(&self, quote: &Quote) -> String {
        let mut cited = format!("“{}” {}", quote.text, self.style.cite(quote));
        if let Some(words) = self.translation(quote) {
            let note = self.phrasebook.say(&text!("export-quotes-translation"));
            cited.push_str(&format!("\n“{words}” {note}"));
        }
        cited
    }

    fn translation<'q>(&self, quote: &'q Quote) -> Option<&'q str> {
        let words = quote.translation.as_deref();
        words.filter(|_| self.has_translations)
    }

    /// A passage as a block of its own, with its sign after the citation.
    fn block(&self, quote: &Quote) -> BlockQuote {
        let sign = quote.polarity.map(|sign| format!("[{}]", sign.sign()));
        BlockQuote {
            text: quote.text.clone(),
            has_marks: true,
            cite: self.style.cite(quote),
            signs: sign.unwrap_or_default(),
            translation: self.translation(quote).map(|words| Translation {
                text: words.to_owned(),
                note: self.phrasebook.say(&text!("export-quotes-translation")),
            }),
            ..BlockQuote::default()
        }
    }

    /// Cases by sign, then the passage: `+ 1 − 2 ± 1 · 1: “…”`.
    fn tally(&self, tally: &Tally) -> String {
        let counts = [
            (Sign::Plus.glyph(), tally.plus),
            (Sign::Minus.glyph(), tally.minus),
            (Sign::Mixed.glyph(), tally.mixed),
            (Sign::Neutral.glyph(), tally.neutral),
            (State::Silent.glyph(), tally.silent),
            (State::NotAsked.glyph(), tally.not_asked),
        ];
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        let mut parts: Vec<String> = counts
            .map(|(glyph, count)| format!("{glyph} {count}"))
            .collect();
        if tally.is_split {
            parts.push(format!(
                "[{}]",
                self.phrasebook.say(&text!("display-flag-split"))
            ));
        }
        if tally.has_gap {
            parts.push(format!(
                "[{}]",
                self.phrasebook.say(&text!("display-flag-gap"))
            ));
        }
        let quote = tally.quote.and_then(|coding| self.quotes.get(&coding));
        parts.extend(quote.map(|quote| self.cited(quote)));
        parts.join(" ")
    }

    /// The rating with rater and reason, then what the passages say.
    fn rated(&self, rated: &Rated) -> String {
        let mut parts = Vec::new();
        if let Some(judgement) = &rated.rating {
            let mut words = self.phrasebook.say(&judgement.name);
            if !judgement.rater.is_empty() {
                words.push_str(&format!(" ({})", judgement.rater));
            }
            if !judgement.rationale.is_empty() {
                words.push_str(&format!(": {}", judgement.rationale));
            }
            parts.push(words);
        }
        parts.push(match rated.sign {
            Some(sign) => format!("{} {}", sign.glyph(), rated.count),
            None => rated.state.glyph().to_owned(),
        });
        if rated.is_conflict {
            parts.push(format!(
                "[{}]",
                self.phrasebook.say(&text!("display-flag-conflict"))
            ));
        }
        let quote = rated.quote.and_then(|coding| self.quotes.get(&coding));
        parts.extend(quote.map(|quote| self.cited(quote)));
        parts.join(" ")
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
            Cell::Values(values) => values.iter().map(|(key, _)| json!(key)).collect(),
            Cell::Mark(mark) => self.mark_value(mark),
            Cell::Tally(tally) => self.tally_value(tally),
            Cell::Rated(rated) => self.rated_value(rated),
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

    fn tally_value(&self, tally: &Tally) -> Value {
        let flags = [("split", tally.is_split), ("gap", tally.has_gap)];
        let flags = flags.into_iter().filter(|(_, is_set)| *is_set);
        let quote = tally.quote.and_then(|coding| self.quotes.get(&coding));
        json!({
            "cases": {
                "+": tally.plus, "-": tally.minus, "±": tally.mixed, "0": tally.neutral,
                "silent": tally.silent, "not-asked": tally.not_asked,
            },
            "n": tally.passages,
            "flags": flags.map(|(name, _)| name).collect::<Vec<_>>(),
            "quote": quote.map(|quote| self.quote_value(quote)),
        })
    }

    fn rated_value(&self, rated: &Rated) -> Value {
        let rating = rated.rating.as_ref().map(|judgement| {
            json!({
                "level": judgement.level.key(),
                "rater": judgement.rater,
                "rationale": judgement.rationale,
            })
        });
        let quote = rated.quote.and_then(|coding| self.quotes.get(&coding));
        json!({
            "rating": rating,
            "sign": rated.sign.and_then(Sign::key),
            "n": rated.count,
            "state": rated.state.key(),
            "conflict": rated.is_conflict,
            "quote": quote.map(|quote| self.quote_value(quote)),
        })
    }

    fn quote_value(&self, quote: &Quote) -> Value {
        let mut value = self.plain_quote(quote);
        if let Some(words) = self.translation(quote) {
            value["translation"] = json!(words);
        }
        value
    }

    fn plain_quote(&self, quote: &Quote) -> Value {
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
