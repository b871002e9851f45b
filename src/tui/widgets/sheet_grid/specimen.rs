//! Sheets with everything a cell can hold, and very large ones, for tests of
//! whatever shows a sheet. Nothing in them is anybody's.

use std::collections::HashMap;

use super::Said;
use crate::model::code::Bilingual;
use crate::model::display::DisplayKind;
use crate::model::ids::{CaseId, CodeId, CodingId};
use crate::model::quote::QuoteFilter;
use crate::model::sheet::{
    Cell, Heading, Mark, Name, Row, Setting, Sheet, Sign, Source, State, Wording,
};
use crate::text;

fn mark(sign: Sign, count: u64, wording: Option<Wording>) -> Mark {
    Mark {
        state: State::Data,
        sign: Some(sign),
        count,
        wording,
        flag: None,
    }
}

fn silent(state: State) -> Mark {
    Mark {
        state,
        sign: None,
        count: 0,
        wording: None,
        flag: None,
    }
}

/// A row of every kind of cell and mark; the first column stays in sight.
pub fn every_cell() -> Sheet {
    let mut sheet = Sheet::new(
        DisplayKind::InformantIndicator,
        text!("display-informant-indicator"),
        QuoteFilter::default(),
    );
    sheet.rules = vec![
        text!("display-layer-main"),
        text!("display-informant-indicator-rule"),
    ];
    sheet.notes = vec![text!("display-note-signs"), text!("display-note-silence")];
    let said = Name::Said;
    let label = Bilingual::new("Keeping one’s word", "Menepati janji");
    sheet.columns = vec![
        Heading::new("case", said(text!("display-column-case")), Setting::Short),
        Heading::new("role", said(text!("display-column-role")), Setting::Words),
        Heading::of_code("PS.A1", &label, CodeId(2)),
        Heading::of_code(
            "PS.A2",
            &Bilingual::new("東京 café", "東京 kafe"),
            CodeId(3),
        ),
        Heading::new(
            "passages",
            said(text!("display-column-passages")),
            Setting::Figure,
        ),
        Heading::new(
            "share",
            said(text!("display-column-share")),
            Setting::Figure,
        ),
        Heading::new("figure", Name::words("Consistency"), Setting::Figure),
        Heading::new("codes", Name::words("Keys"), Setting::Words),
        Heading::new("quotes", Name::words("Quotes"), Setting::Words),
    ];
    let summary = |text: &str, is_stale| {
        Some(Wording::Summary {
            text: text.to_owned(),
            is_stale,
        })
    };
    let flagged = Mark {
        flag: Some(text!("display-column-mixed")),
        ..mark(Sign::Mixed, 12, Some(Wording::Quote(CodingId(2))))
    };
    let long = "kata ".repeat(20_000);
    let marks: Vec<[Mark; 2]> = vec![
        [
            mark(Sign::Minus, 2, Some(Wording::Quote(CodingId(1)))),
            mark(Sign::Plus, 9, summary("Says it is kept, mostly.", false)),
        ],
        [
            flagged,
            mark(Sign::Neutral, 1, summary("Ringkasan lama", true)),
        ],
        [
            mark(
                Sign::Unjudged,
                3,
                Some(Wording::Words("سوق 👩‍👧 e\u{301}e\u{301}".into())),
            ),
            mark(
                Sign::Plus,
                1,
                Some(Wording::Said(text!("display-column-case"))),
            ),
        ],
        [silent(State::NotCoded), silent(State::Silent)],
        [silent(State::NotAsked), silent(State::NotApplicable)],
        [
            mark(Sign::Plus, 40, Some(Wording::Words(long))),
            mark(Sign::Minus, 1, None),
        ],
    ];
    for (at, [one, two]) in marks.into_iter().enumerate() {
        let number = i64::try_from(at).unwrap_or(0) + 1;
        sheet.rows.push(Row {
            key: format!("I{number}"),
            group: Some(if at < 3 { "seller" } else { "buyer" }.to_owned()),
            source: Some(Source {
                cases: vec![CaseId(number)],
                ..Source::default()
            }),
            cells: vec![
                Cell::words(format!("I{number}")),
                match at {
                    0 => Cell::Value {
                        key: "interview",
                        name: text!("kind-interview"),
                    },
                    1 => Cell::Nothing,
                    2 => Cell::words("東京 | a & b % <c>\nnew line\u{1b}[31m"),
                    _ => Cell::words("buyer"),
                },
                Cell::Mark(Box::new(one)),
                Cell::Mark(Box::new(two)),
                Cell::Count(7 * 10_u64.pow(u32::try_from(at).unwrap_or(0))),
                Cell::Share([0.0, 0.125, 1.0, f64::NAN, 0.5, 0.333][at % 6]),
                Cell::Figure {
                    value: 0.857,
                    places: 3,
                },
                Cell::Keys(vec!["PS.A1".into(), "PS.B".into()]),
                Cell::Quotes((1..=number).map(CodingId).collect()),
            ],
        });
    }
    sheet
}

/// The words of the passages in [`every_cell`].
pub fn said() -> HashMap<CodingId, Said> {
    let text = |number: i64| match number {
        1 => "Kami tidak pernah diberi tahu, padahal sudah dijanjikan sejak tahun lalu.".to_owned(),
        2 => "上手くいった | “ya” & 100 % <b>\nbaris kedua".to_owned(),
        number => format!("Kutipan nomor {number}."),
    };
    (1..=6)
        .map(|number| {
            let said = Said {
                text: text(number),
                cite: format!("(I{number}, 2024, ¶{number})"),
            };
            (CodingId(number), said)
        })
        .collect()
}

/// A matrix of so many cases and codes.
pub fn matrix(rows: usize, columns: usize) -> Sheet {
    let mut sheet = Sheet::new(
        DisplayKind::InformantIndicator,
        text!("display-informant-indicator"),
        QuoteFilter::default(),
    );
    sheet.columns = vec![Heading::new(
        "case",
        Name::Said(text!("display-column-case")),
        Setting::Short,
    )];
    let label = Bilingual::new("Label of a code", "Label sebuah kode");
    sheet.columns.extend((1..=columns).map(|column| {
        let id = CodeId(i64::try_from(column).unwrap_or(0));
        Heading::of_code(&format!("PS.C{column}"), &label, id)
    }));
    sheet.rows = (1..=rows)
        .map(|row| {
            let marks = (0..columns).map(|column| {
                let coding = i64::try_from(row * columns + column).unwrap_or(0);
                let sign = [Sign::Plus, Sign::Minus, Sign::Mixed][(row + column) % 3];
                let wording = Some(Wording::Quote(CodingId(coding)));
                Cell::Mark(Box::new(mark(sign, (row + column) as u64 % 9 + 1, wording)))
            });
            Row {
                key: format!("I{row}"),
                group: Some(format!("group {}", row * 5 / (rows + 1))),
                source: None,
                cells: std::iter::once(Cell::words(format!("I{row}")))
                    .chain(marks)
                    .collect(),
            }
        })
        .collect();
    sheet
}
