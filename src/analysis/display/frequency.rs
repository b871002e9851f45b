//! The content-analytic summary: how much of what there is, by indicator. It
//! counts passages, cases, roles and documents side by side, because no one of
//! them says how much something matters. It must not weigh them.

use std::collections::BTreeSet;

use super::Material;
use crate::model::display::DisplayKind;
use crate::model::sheet::{Cell, Heading, Name, Row, Setting, Sheet, Source, State};
use crate::text;

pub fn sheet(material: &Material) -> Sheet {
    let ground = &material.ground;
    let mut sheet = material.blank(DisplayKind::Frequency, text!("display-frequency"));
    sheet.rules.push(text!("display-frequency-rule"));
    sheet.notes.push(text!("display-note-counts"));
    sheet.notes.push(text!("display-note-multiple"));
    let figure = |key: &str, name| Heading::new(key, Name::Said(name), Setting::Figure);
    sheet.columns = vec![
        Heading::new(
            "code",
            Name::Said(text!("display-column-code")),
            Setting::Short,
        ),
        Heading::new(
            "label",
            Name::Said(text!("display-column-label")),
            Setting::Words,
        ),
        figure("passages", text!("display-column-passages")),
        figure("cases", text!("display-column-cases")),
        figure("asked", text!("display-column-asked")),
        figure("share", text!("display-column-share")),
        figure("roles", text!("display-column-roles")),
        figure("documents", text!("display-column-documents")),
        figure("words", text!("display-column-words")),
        figure("plus", text!("display-column-plus")),
        figure("minus", text!("display-column-minus")),
        figure("mixed", text!("display-column-mixed")),
        figure("neutral", text!("display-column-neutral")),
        figure("unjudged", text!("display-column-unjudged")),
        Heading::new(
            "first",
            Name::Said(text!("display-column-first")),
            Setting::Short,
        ),
    ];
    let asked = material.asked();
    let units = ground.units();
    let all_cases = units.iter().filter(|unit| unit.is_case()).count();
    for (column, id) in ground.columns().iter().enumerate() {
        let Some(code) = material.code(*id) else {
            continue;
        };
        let mut sums = [0_u64; 7];
        let (mut cases, mut asked_cases) = (0, 0);
        let mut roles = BTreeSet::new();
        for (row, unit) in units.iter().enumerate() {
            let facts = ground.at(row, column);
            let of_cell = [
                facts.passages(),
                facts.words,
                facts.plus,
                facts.minus,
                facts.mixed,
                facts.neutral,
                facts.unjudged,
            ];
            for (sum, value) in sums.iter_mut().zip(of_cell) {
                *sum += u64::from(value);
            }
            if unit.is_case() {
                let state = material.state(&asked, row, column);
                asked_cases += usize::from(!matches!(state, State::NotAsked));
                if !facts.is_empty() {
                    cases += 1;
                    roles.insert(unit.group.as_str());
                }
            }
        }
        let [passages, words, plus, minus, mixed, neutral, unjudged] = sums;
        let first = ground.first_document(column).and_then(|first| {
            let title = material.documents.iter().find(|(id, _)| *id == first);
            title.map(|(_, title)| Cell::words(title))
        });
        sheet.rows.push(Row {
            key: code.key.clone(),
            group: None,
            source: Some(Source::of_code(*id)),
            cells: vec![
                Cell::words(&code.key),
                Cell::Name(Name::Bilingual(code.words.label.clone())),
                Cell::Count(passages),
                Cell::count(cases),
                Cell::count(asked_cases),
                share(cases, all_cases),
                Cell::count(roles.len()),
                Cell::Count(u64::from(ground.documents(column))),
                Cell::Count(words),
                Cell::Count(plus),
                Cell::Count(minus),
                Cell::Count(mixed),
                Cell::Count(neutral),
                Cell::Count(unjudged),
                first.unwrap_or_default(),
            ],
        });
    }
    sheet
}

#[expect(clippy::cast_precision_loss, reason = "a study has no 2^52 cases")]
fn share(part: usize, whole: usize) -> Cell {
    if whole == 0 {
        return Cell::Nothing;
    }
    Cell::Share(part as f64 / whole as f64)
}
