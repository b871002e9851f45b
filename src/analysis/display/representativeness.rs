//! Representativeness: whose words the study rests on. The share of each group
//! in passages and codings beside its share in the cases. It must not say which
//! share would be right.

use std::collections::HashMap;

use super::Material;
use crate::analysis::claims::Amount;
use crate::model::display::DisplayKind;
use crate::model::ids::CaseId;
use crate::model::reduction::UnitId;
use crate::model::sheet::{Cell, Fact, Heading, Name, Row, Setting, Sheet, Source};
use crate::text;

/// Above this share of the passages one case carries the study.
pub const MOST_OF_ONE_CASE: f64 = 0.4;

/// Whose words there are, counted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Voices {
    /// In the order of the first cases.
    pub groups: Vec<Voice>,
    /// The case with most passages and its share of all.
    pub top: Option<(String, f64)>,
    /// Keys of cases of whom nothing is coded.
    pub never_quoted: Vec<String>,
    pub all: Amount,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Voice {
    pub group: String,
    pub cases: Vec<CaseId>,
    pub amount: Amount,
}

/// Counts who speaks.
#[must_use]
pub fn voices(material: &Material) -> Voices {
    let mut voices = Voices::default();
    let mut place: HashMap<&str, usize> = HashMap::new();
    let mut top: Option<(&str, u32)> = None;
    for (row, unit) in material.ground.units().iter().enumerate() {
        let UnitId::Case(case) = unit.id else {
            continue;
        };
        let amount = material.claims.tally.of_row.get(row).copied();
        let amount = amount.unwrap_or_default();
        let at = *place.entry(&unit.group).or_insert_with(|| {
            voices.groups.push(Voice {
                group: unit.group.clone(),
                ..Voice::default()
            });
            voices.groups.len() - 1
        });
        voices.groups[at].cases.push(case);
        for sum in [&mut voices.groups[at].amount, &mut voices.all] {
            sum.passages += amount.passages;
            sum.codings += amount.codings;
        }
        if amount.passages == 0 {
            voices.never_quoted.push(unit.key.clone());
        } else if top.is_none_or(|(_, most)| amount.passages > most) {
            top = Some((&unit.key, amount.passages));
        }
    }
    voices.top = top.and_then(|(case, passages)| {
        let share = share(passages.into(), voices.all.passages.into())?;
        Some((case.to_owned(), share))
    });
    voices
}

fn share(part: u64, whole: u64) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a study has no 2^52 passages")]
    (whole > 0).then(|| part as f64 / whole as f64)
}

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(
        DisplayKind::Representativeness,
        text!("display-representativeness"),
    );
    sheet.rules.push(text!("display-representativeness-rule"));
    sheet.notes.push(text!("display-note-counts"));
    let figure = |key: &str, name| Heading::new(key, Name::Said(name), Setting::Figure);
    sheet.columns = vec![
        Heading::new(
            "group",
            Name::Said(text!("display-column-group")),
            Setting::Words,
        ),
        figure("cases", text!("display-column-cases")),
        figure("share_cases", text!("display-column-share")),
        figure("passages", text!("display-column-passages")),
        figure("share_passages", text!("voices-share-passages")),
        figure("codings", text!("voices-codings")),
        figure("share_codings", text!("voices-share-codings")),
        figure("difference", text!("voices-difference")),
    ];
    let voices = voices(material);
    let cases: usize = voices.groups.iter().map(|voice| voice.cases.len()).sum();
    let cell = |share: Option<f64>| share.map_or(Cell::Nothing, Cell::Share);
    for voice in &voices.groups {
        let of_cases = share(voice.cases.len() as u64, cases as u64);
        let of = |part: u32, whole: u32| share(part.into(), whole.into());
        let of_passages = of(voice.amount.passages, voices.all.passages);
        let name = match voice.group.as_str() {
            "" => Name::Said(text!("display-no-group")),
            group => Name::words(group),
        };
        sheet.rows.push(Row {
            key: voice.group.clone(),
            group: None,
            source: Some(Source {
                cases: voice.cases.clone(),
                ..Source::default()
            }),
            cells: vec![
                Cell::Name(name),
                Cell::count(voice.cases.len()),
                cell(of_cases),
                Cell::Count(voice.amount.passages.into()),
                cell(of_passages),
                Cell::Count(voice.amount.codings.into()),
                cell(of(voice.amount.codings, voices.all.codings)),
                cell(of_passages.zip(of_cases).map(|(one, other)| one - other)),
            ],
        });
    }
    say(&mut sheet, &voices);
    sheet
}

/// Who carries the study alone, and who is not heard in it.
fn say(sheet: &mut Sheet, voices: &Voices) {
    let top = voices.top.as_ref().map(|(case, share)| {
        let is_warned = *share > MOST_OF_ONE_CASE;
        if is_warned {
            sheet.notes.push(text!(
                "voices-top-case",
                case = case.as_str(),
                percent = percent(*share)
            ));
        }
        Fact::Object(vec![
            ("case".to_owned(), Fact::Words(case.clone())),
            ("share".to_owned(), Fact::Number(*share)),
            ("warned".to_owned(), Fact::Flag(is_warned)),
        ])
    });
    sheet.facts.push(("top_case", top.unwrap_or(Fact::Nothing)));
    if !voices.never_quoted.is_empty() {
        sheet.notes.push(text!(
            "voices-never-quoted",
            count = voices.never_quoted.len(),
            cases = voices.never_quoted.join(", ")
        ));
    }
    let never = voices.never_quoted.iter().cloned().map(Fact::Words);
    sheet
        .facts
        .push(("never_quoted", Fact::List(never.collect())));
}

/// A share in whole percent.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}
