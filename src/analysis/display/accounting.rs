//! The data accounting sheet: of each indicator and case whether there is data,
//! and where there is none, whether anybody asked. It must not read silence as
//! an answer.

use super::Material;
use crate::model::display::DisplayKind;
use crate::model::sheet::{Cell, Fact, Heading, Mark, Name, Row, Setting, Sheet, Source, State};
use crate::text;

const STATES: [State; 5] = [
    State::Data,
    State::NotCoded,
    State::Silent,
    State::NotAsked,
    State::NotApplicable,
];

pub fn sheet(material: &Material) -> Sheet {
    let ground = &material.ground;
    let mut sheet = material.blank(DisplayKind::Accounting, text!("display-accounting"));
    sheet.rules.push(text!("display-accounting-rule"));
    sheet.notes.push(text!("display-note-silence"));
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
    ];
    let order = material.ordered_rows();
    for row in &order {
        let unit = &ground.units()[*row];
        sheet.columns.push(
            Heading::new(&unit.key, Name::words(&unit.key), Setting::Short)
                .narrowed(Source::of_unit(unit.id)),
        );
    }
    for state in STATES {
        let name = match state {
            State::Data => text!("accounting-data"),
            State::NotCoded => text!("accounting-not-coded"),
            State::Silent => text!("accounting-silent"),
            State::NotAsked => text!("accounting-not-asked"),
            State::NotApplicable => text!("accounting-not-applicable"),
        };
        let key = format!("total-{}", state.key());
        sheet
            .columns
            .push(Heading::new(key, Name::Said(name), Setting::Figure));
    }
    let asked = material.asked();
    let mut with_data = vec![0_u64; order.len()];
    let mut totals = [0_u64; STATES.len()];
    for (column, id) in ground.columns().iter().enumerate() {
        let Some(code) = material.code(*id) else {
            continue;
        };
        let mut cells = vec![
            Cell::words(&code.key),
            Cell::Name(Name::Bilingual(code.words.label.clone())),
        ];
        let mut of_row = [0_u64; STATES.len()];
        for (at, row) in order.iter().enumerate() {
            let facts = ground.at(*row, column);
            let state = material.state(&asked, *row, column);
            with_data[at] += u64::from(state == State::Data);
            of_row[STATES.iter().position(|known| *known == state).unwrap_or(0)] += 1;
            cells.push(Cell::Mark(Box::new(Mark {
                state,
                sign: facts.sign(),
                count: u64::from(facts.passages()),
                wording: None,
                flag: None,
            })));
        }
        cells.extend(of_row.map(Cell::Count));
        for (total, of_row) in totals.iter_mut().zip(of_row) {
            *total += of_row;
        }
        sheet.rows.push(Row {
            key: code.key.clone(),
            group: None,
            source: Some(Source::of_code(*id)),
            cells,
        });
    }
    sheet.rows.push(totals_row(material, with_data, totals));
    let facts = STATES.iter().zip(totals);
    let facts = facts.map(|(state, total)| (state.key().to_owned(), Fact::Count(total)));
    sheet.facts.push(("totals", Fact::Object(facts.collect())));
    sheet
}

/// The last row: on how many indicators each case has data.
fn totals_row(material: &Material, with_data: Vec<u64>, totals: [u64; 5]) -> Row {
    let mut cells = vec![
        Cell::Nothing,
        Cell::Name(Name::Said(text!("accounting-total"))),
    ];
    cells.extend(with_data.into_iter().map(Cell::Count));
    cells.extend(totals.map(Cell::Count));
    Row {
        key: "total".to_owned(),
        group: None,
        source: Some(Source {
            codes: material.ground.columns().to_vec(),
            ..Source::default()
        }),
        cells,
    }
}
