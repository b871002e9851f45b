//! Words as a sheet: the most frequent ones, or one word in its contexts. It
//! must not read a text.

use super::{Gathered, Material};
use crate::analysis::words::{Counted, Line};
use crate::model::display::DisplayKind;
use crate::model::sheet::{Cell, Fact, Heading, Name, Row, Setting, Sheet};
use crate::text;

/// Rows of the list of words, and lines of contexts, unless more are asked for.
pub const ROWS: usize = 1_000;

/// Rows that are listed: all of them for 0.
#[must_use]
pub fn most(limit: Option<usize>) -> usize {
    match limit {
        None => ROWS,
        Some(0) => usize::MAX,
        Some(limit) => limit,
    }
}

/// What a display of words is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spoken {
    Counted(Counted),
    Lines {
        word: String,
        lines: Vec<Line>,
        /// Of all lines, those that are not listed too.
        total: u64,
    },
}

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(DisplayKind::Words, text!("patterns-words"));
    // Words are counted in texts, not in codings.
    sheet.rules.clear();
    sheet.rules.push(text!("patterns-words-rule"));
    match &material.gathered {
        Gathered::Words(Spoken::Lines { word, lines, total }) => {
            contexts(material, &mut sheet, word, lines, *total);
        }
        Gathered::Words(Spoken::Counted(counted)) => frequencies(material, &mut sheet, counted),
        _ => frequencies(material, &mut sheet, &Counted::default()),
    }
    sheet
}

fn frequencies(material: &Material, sheet: &mut Sheet, counted: &Counted) {
    let has_stems = material.settled.has_stems;
    sheet.rules.push(if has_stems {
        text!("patterns-stems-rule")
    } else {
        text!("patterns-stop-rule")
    });
    let said = Name::Said;
    let figure = |key: &str, name| Heading::new(key, Name::Said(name), Setting::Figure);
    sheet.columns = vec![
        Heading::new("word", said(text!("patterns-column-word")), Setting::Words),
        figure("count", text!("patterns-column-count")),
        figure("per_thousand", text!("patterns-column-per-thousand")),
        figure("documents", text!("display-column-documents")),
        figure("cases", text!("display-column-cases")),
    ];
    if has_stems {
        let forms = said(text!("patterns-column-forms"));
        sheet
            .columns
            .push(Heading::new("forms", forms, Setting::Words));
    }
    let most = most(material.settled.limit);
    for row in counted.rows.iter().take(most) {
        let mut cells = vec![
            Cell::words(&row.word),
            Cell::Count(row.count),
            Cell::Figure {
                value: per_thousand(row.count, counted.total),
                places: 2,
            },
            Cell::Count(u64::from(row.documents)),
            Cell::count(row.cases),
        ];
        if has_stems {
            cells.push(Cell::Keys(row.forms.clone()));
        }
        sheet.rows.push(Row {
            key: row.word.clone(),
            group: None,
            source: None,
            cells,
        });
    }
    let left = counted.rows.len().saturating_sub(most);
    if left > 0 {
        sheet
            .notes
            .push(text!("patterns-note-more-words", count = left));
    }
    sheet.notes.push(text!(
        "patterns-note-words",
        total = counted.total,
        stopped = counted.stopped
    ));
    sheet.notes.push(text!("patterns-note-frequency"));
    let count = |count: u64| Fact::Count(count);
    sheet.facts.push(("total", count(counted.total)));
    sheet.facts.push(("stop_words", count(counted.stopped)));
    sheet
        .facts
        .push(("different", count(counted.rows.len() as u64)));
}

#[expect(clippy::cast_precision_loss, reason = "a study has no 2^52 words")]
fn per_thousand(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    part as f64 * 1_000.0 / whole as f64
}

fn contexts(material: &Material, sheet: &mut Sheet, word: &str, lines: &[Line], total: u64) {
    sheet.title = text!("patterns-contexts", word = word);
    let heading = |key: &str, name, setting| Heading::new(key, Name::Said(name), setting);
    sheet.columns = vec![
        heading(
            "document",
            text!("patterns-column-document"),
            Setting::Short,
        ),
        heading("turn", text!("patterns-column-turn"), Setting::Figure),
        heading("case", text!("display-column-case"), Setting::Short),
        heading("left", text!("patterns-column-left"), Setting::Words),
        heading("word", text!("patterns-column-word"), Setting::Short),
        heading("right", text!("patterns-column-right"), Setting::Words),
    ];
    for line in lines {
        let unit = line
            .row
            .and_then(|row| material.ground.units().get(row as usize));
        sheet.rows.push(Row {
            key: format!("{}:{}", line.title, line.start),
            group: Some(line.title.clone()),
            source: None,
            cells: vec![
                Cell::words(&line.title),
                line.turn
                    .map_or(Cell::Nothing, |turn| Cell::Count(u64::from(turn))),
                unit.map_or_else(|| Cell::words(&line.speaker), |unit| Cell::words(&unit.key)),
                Cell::words(&line.left),
                Cell::words(&line.word),
                Cell::words(&line.right),
            ],
        });
    }
    let left = total.saturating_sub(lines.len() as u64);
    if left > 0 {
        sheet
            .notes
            .push(text!("patterns-note-more-lines", count = left));
    }
    sheet.facts.push(("word", Fact::Words(word.to_owned())));
    sheet.facts.push(("lines", Fact::Count(total)));
}
