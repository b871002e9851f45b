//! The checklist: the components of one code by group and kind of source, each
//! cell rated by a person or else with the sign its passages have. It must not
//! rate.

use std::collections::HashMap;

use super::Material;
use super::findings::{Party, parties};
use super::{Settled, indicators};
use crate::analysis::asked::Asked;
use crate::message::Text;
use crate::model::code::{Code, CodeStatus};
use crate::model::display::DisplayKind;
use crate::model::ids::CodeId;
use crate::model::rating::{Rating, RatingLevel};
use crate::model::sheet::{
    Cell, Fact, Heading, Judgement, Name, Rated, Row, Setting, Sheet, Sign, Source,
};
use crate::text;

/// The codebook of the six criteria of a collaborative forum, which are a
/// checklist already.
const CRITERIA: &str = "KRT.";

/// The codes a checklist may have to know: the one that was named with its
/// components, else the criteria of a forum, else the indicators with theirs.
#[must_use]
pub fn candidates(codes: &[Code], settled: &Settled) -> Vec<CodeId> {
    let parts = |of: CodeId| components(codes, of).map(|code| code.id);
    if let Some(code) = settled.code {
        return std::iter::once(code).chain(parts(code)).collect();
    }
    let criteria: Vec<CodeId> = criteria(codes).map(|code| code.id).collect();
    if !criteria.is_empty() {
        return criteria;
    }
    let known = match settled.has_named_codes {
        true => settled.codes.clone(),
        false => indicators(codes),
    };
    known
        .into_iter()
        .flat_map(|code| std::iter::once(code).chain(parts(code)))
        .collect()
}

fn components(codes: &[Code], of: CodeId) -> impl Iterator<Item = &Code> {
    let is_open = |code: &&Code| code.status != CodeStatus::LeftOut;
    codes
        .iter()
        .filter(move |code| code.parent == Some(of))
        .filter(is_open)
}

fn criteria(codes: &[Code]) -> impl Iterator<Item = &Code> {
    codes.iter().filter(|code| {
        code.parent.is_none() && code.status == CodeStatus::Active && code.key.starts_with(CRITERIA)
    })
}

/// What the rows are about: the code whose components they are, if it is one.
fn subject(material: &Material) -> (Option<&Code>, Vec<&Code>) {
    let codes = &material.codes;
    if let Some(code) = material.settled.code.and_then(|id| material.code(id)) {
        let parts: Vec<&Code> = components(codes, code.id).collect();
        // A code without components is its own only one.
        return match parts.is_empty() {
            true => (Some(code), vec![code]),
            false => (Some(code), parts),
        };
    }
    let forum: Vec<&Code> = criteria(codes).collect();
    if !forum.is_empty() {
        return (None, forum);
    }
    let known: Vec<&Code> = material
        .settled
        .codes
        .iter()
        .filter_map(|id| material.code(*id))
        .collect();
    let has_parts = |code: &&&Code| components(codes, code.id).next().is_some();
    let has_data = |code: &&&Code| {
        let rows = material.ground.units().len();
        material
            .column_of(code.id)
            .is_some_and(|column| (0..rows).any(|row| !material.ground.at(row, column).is_empty()))
    };
    let found = known
        .iter()
        .filter(has_parts)
        .find(has_data)
        .or_else(|| known.iter().find(has_parts))
        .copied();
    match found {
        Some(code) => (Some(code), components(codes, code.id).collect()),
        None => (None, known),
    }
}

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(DisplayKind::Checklist, text!("display-checklist"));
    let (subject, rows) = subject(material);
    if let Some(code) = subject {
        sheet.title = text!("display-checklist-of", code = code.key.as_str());
        let key = Fact::Words(code.key.clone());
        sheet.facts.push(("of", key));
    }
    sheet.rules.push(text!("display-checklist-rule"));
    sheet.notes.push(text!("display-note-signs"));
    sheet.notes.push(text!("display-note-conflict"));
    let parties = parties(material, &["key", "group", "code", "component"]);
    sheet.columns = vec![
        Heading::new(
            "code",
            Name::Said(text!("display-column-code")),
            Setting::Short,
        ),
        Heading::new(
            "component",
            Name::Said(text!("display-column-component")),
            Setting::Words,
        ),
    ];
    for party in &parties {
        let heading = Heading::new(&party.key, party.name.clone(), Setting::Words);
        sheet.columns.push(heading.narrowed(party.source(material)));
    }
    let ratings: HashMap<(CodeId, &str), &Rating> = material
        .findings
        .ratings
        .iter()
        .map(|rating| ((rating.code, rating.unit.as_str()), rating))
        .collect();
    let asked = material.asked();
    let mut conflicts = Vec::new();
    for code in rows {
        let Some(column) = material.column_of(code.id) else {
            continue;
        };
        let mut cells = vec![
            Cell::words(&code.key),
            Cell::Name(Name::Bilingual(code.words.label.clone())),
        ];
        for party in &parties {
            let rating = ratings.get(&(code.id, party.unit.as_str())).copied();
            let cell = rated(material, &asked, party, column, rating);
            if cell.is_conflict {
                conflicts.push(Fact::Object(vec![
                    ("code".to_owned(), Fact::Words(code.key.clone())),
                    ("unit".to_owned(), Fact::Words(party.unit.clone())),
                ]));
            }
            cells.push(Cell::Rated(Box::new(cell)));
        }
        sheet.rows.push(Row {
            key: code.key.clone(),
            group: None,
            source: Some(Source::of_code(code.id)),
            cells,
        });
    }
    sheet.facts.push(("conflicts", Fact::List(conflicts)));
    sheet
}

fn rated(
    material: &Material,
    asked: &Asked,
    party: &Party,
    column: usize,
    rating: Option<&Rating>,
) -> Rated {
    let together = party.said(material, asked, column);
    let level = rating.map(|rating| rating.level);
    Rated {
        rating: rating.map(|rating| Judgement {
            level: rating.level,
            name: level_name(rating.level),
            rater: material
                .findings
                .raters
                .get(&rating.rater)
                .cloned()
                .unwrap_or_default(),
            rationale: rating.rationale.clone(),
        }),
        state: together.state,
        sign: together.sign,
        count: together.passages,
        quote: together.best,
        is_conflict: matches!(
            (level, together.sign),
            (
                Some(RatingLevel::Strong | RatingLevel::Some),
                Some(Sign::Minus)
            ) | (Some(RatingLevel::None), Some(Sign::Plus))
        ),
    }
}

fn level_name(level: RatingLevel) -> Text {
    match level {
        RatingLevel::Strong => text!("display-rating-strong"),
        RatingLevel::Some => text!("display-rating-some"),
        RatingLevel::Weak => text!("display-rating-weak"),
        RatingLevel::None => text!("display-rating-none"),
        RatingLevel::NoData => text!("display-rating-no-data"),
    }
}
