//! Outliers and extreme cases: who speaks differently from the others of the
//! group, and who stands highest and lowest on the outcome. It must not say why.

use std::collections::HashMap;

use super::{Material, by_value};
use crate::model::display::{DisplayKind, Variable};
use crate::model::sheet::{Cell, Fact, Heading, Name, Row, Setting, Sheet, Sign, Source};
use crate::text;

/// Steps between a case and its group's median from which on it deviates; one
/// step lies between − and ±, and between ± and +.
const STEPS: f64 = 1.0;
/// Deviating on so many indicators makes an outlier.
pub const INDICATORS: usize = 2;
/// With fewer cases of a group on an indicator there is no median to speak of.
const FEWEST: usize = 3;

/// A case that stands apart from its group on an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deviation {
    pub row: usize,
    pub column: usize,
    pub sign: Sign,
    pub median: f64,
    pub steps: f64,
    /// On how many indicators this case deviates.
    pub indicators: usize,
}

/// A sign as a number: −1, 0 or 1.
fn step(sign: Sign) -> Option<f64> {
    match sign {
        Sign::Plus => Some(1.0),
        Sign::Mixed | Sign::Neutral => Some(0.0),
        Sign::Minus => Some(-1.0),
        Sign::Unjudged => None,
    }
}

fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        odd if odd % 2 == 1 => values.get(middle).copied(),
        _ => Some(f64::midpoint(values[middle - 1], values[middle])),
    }
}

/// All deviations on the chosen indicators, the cases with most of them first.
#[must_use]
pub fn deviations(material: &Material) -> Vec<Deviation> {
    let ground = &material.ground;
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (row, unit) in ground.units().iter().enumerate() {
        if unit.is_case() && !unit.group.is_empty() {
            groups.entry(&unit.group).or_default().push(row);
        }
    }
    let mut found = Vec::new();
    let chosen = material.settled.codes.iter();
    for column in chosen.filter_map(|code| material.column_of(*code)) {
        for rows in groups.values() {
            let at = |row: &usize| {
                let sign = ground.at(*row, column).sign()?;
                Some((*row, sign, step(sign)?))
            };
            let placed: Vec<(usize, Sign, f64)> = rows.iter().filter_map(at).collect();
            if placed.len() < FEWEST {
                continue;
            }
            let mut values: Vec<f64> = placed.iter().map(|(.., value)| *value).collect();
            let Some(median) = median(&mut values) else {
                continue;
            };
            for (row, sign, value) in placed {
                let steps = value - median;
                if steps.abs() >= STEPS {
                    found.push(Deviation {
                        row,
                        column,
                        sign,
                        median,
                        steps,
                        indicators: 0,
                    });
                }
            }
        }
    }
    let mut of_case: HashMap<usize, usize> = HashMap::new();
    for deviation in &found {
        *of_case.entry(deviation.row).or_default() += 1;
    }
    for deviation in &mut found {
        deviation.indicators = of_case[&deviation.row];
    }
    found.sort_by_key(|one| (usize::MAX - one.indicators, one.row, one.column));
    found
}

/// Rows of the cases that stand highest and lowest on the outcome.
#[must_use]
pub fn extremes(material: &Material) -> Option<(Vec<usize>, Vec<usize>)> {
    let outcome = material.settled.outcome.as_ref()?;
    let ground = &material.ground;
    let units = ground.units();
    let cases = || (0..units.len()).filter(|row| units[*row].is_case());
    match outcome {
        Variable::Code(code) => {
            let column = material.column_of(*code)?;
            let place = |row: usize| {
                let facts = ground.at(row, column);
                // The sign first, then how strongly it is said.
                let sign = step(facts.sign()?)?;
                Some((sign, facts.balance))
            };
            ends(
                cases().filter_map(|row| Some((row, place(row)?))),
                |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)),
            )
        }
        Variable::Attribute(name) => {
            let value = |row: usize| units[row].attribute(name).filter(|value| !value.is_empty());
            ends(
                cases().filter_map(|row| Some((row, value(row)?))),
                |a, b| by_value(a, b),
            )
        }
    }
}

/// The rows of the highest and of the lowest values; nothing when all are alike.
fn ends<T>(
    placed: impl Iterator<Item = (usize, T)>,
    compare: impl Fn(&T, &T) -> std::cmp::Ordering,
) -> Option<(Vec<usize>, Vec<usize>)> {
    let mut placed: Vec<(usize, T)> = placed.collect();
    placed.sort_by(|(_, a), (_, b)| compare(a, b));
    let (lowest, highest) = (placed.first()?, placed.last()?);
    if compare(&lowest.1, &highest.1).is_eq() {
        return None;
    }
    let like = |end: &T| -> Vec<usize> {
        let mut rows: Vec<usize> = placed
            .iter()
            .filter(|(_, value)| compare(value, end).is_eq())
            .map(|(row, _)| *row)
            .collect();
        rows.sort_unstable();
        rows
    };
    Some((like(&highest.1), like(&lowest.1)))
}

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(DisplayKind::Outliers, text!("display-outliers"));
    sheet.rules.push(text!("display-outliers-rule"));
    sheet.notes.push(text!("display-note-signs"));
    let said = Name::Said;
    let short = |key: &str, name| Heading::new(key, said(name), Setting::Short);
    sheet.columns = vec![
        short("what", text!("outliers-what")),
        short("case", text!("display-column-case")),
        short("group", text!("display-column-group")),
        short("code", text!("display-column-code")),
        short("sign", text!("outliers-sign")),
        Heading::new("median", said(text!("outliers-median")), Setting::Figure),
        Heading::new("steps", said(text!("outliers-steps")), Setting::Figure),
        Heading::new(
            "indicators",
            said(text!("outliers-indicators")),
            Setting::Figure,
        ),
    ];
    for deviation in deviations(material) {
        sheet.rows.extend(row_of(material, &deviation));
    }
    let extremes = extremes(material);
    if let Some((highest, lowest)) = &extremes {
        sheet.rules.push(text!("display-outliers-extremes"));
        for (row, is_high) in highest
            .iter()
            .map(|row| (*row, true))
            .chain(lowest.iter().map(|row| (*row, false)))
        {
            sheet.rows.extend(extreme_row(material, row, is_high));
        }
    }
    if sheet.rows.is_empty() {
        sheet.notes.push(text!("outliers-none"));
    }
    let keys = |rows: &[usize]| -> Fact {
        let key = |row: &usize| Fact::Words(material.ground.units()[*row].key.clone());
        Fact::List(rows.iter().map(key).collect())
    };
    let (highest, lowest) = extremes.unwrap_or_default();
    sheet.facts.push((
        "extremes",
        Fact::Object(vec![
            ("highest".to_owned(), keys(&highest)),
            ("lowest".to_owned(), keys(&lowest)),
        ]),
    ));
    sheet
}

fn sign_cell(sign: Sign) -> Cell {
    Cell::words(sign.key().unwrap_or(sign.glyph()))
}

fn row_of(material: &Material, deviation: &Deviation) -> Option<Row> {
    let unit = material.ground.units().get(deviation.row)?;
    let id = *material.ground.columns().get(deviation.column)?;
    let code = material.code(id)?;
    let what = if deviation.indicators >= INDICATORS {
        Cell::Value {
            key: "outlier",
            name: text!("outliers-outlier"),
        }
    } else {
        Cell::Value {
            key: "deviation",
            name: text!("outliers-deviation"),
        }
    };
    let figure = |value| Cell::Figure { value, places: 1 };
    Some(Row {
        key: format!("{} {}", unit.key, code.key),
        group: Some(unit.group.clone()),
        source: Some(Source {
            codes: vec![id],
            ..Source::of_unit(unit.id)
        }),
        cells: vec![
            what,
            Cell::words(&unit.key),
            Cell::words(&unit.group),
            Cell::words(&code.key),
            sign_cell(deviation.sign),
            figure(deviation.median),
            figure(deviation.steps),
            Cell::count(deviation.indicators),
        ],
    })
}

fn extreme_row(material: &Material, row: usize, is_high: bool) -> Option<Row> {
    let unit = material.ground.units().get(row)?;
    let (key, name) = if is_high {
        ("highest", text!("outliers-highest"))
    } else {
        ("lowest", text!("outliers-lowest"))
    };
    let (outcome, value, codes) = match material.settled.outcome.as_ref()? {
        Variable::Code(id) => {
            let sign = material.ground.at(row, material.column_of(*id)?).sign()?;
            (material.code(*id)?.key.clone(), sign_cell(sign), vec![*id])
        }
        Variable::Attribute(name) => (
            name.clone(),
            Cell::words(unit.attribute(name).unwrap_or_default()),
            Vec::new(),
        ),
    };
    Some(Row {
        key: format!("{} {key}", unit.key),
        group: Some(unit.group.clone()).filter(|group| !group.is_empty()),
        source: Some(Source {
            codes,
            ..Source::of_unit(unit.id)
        }),
        cells: vec![
            Cell::Value { key, name },
            Cell::words(&unit.key),
            Cell::words(&unit.group),
            Cell::words(outcome),
            value,
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between_the_middle_ones() {
        assert_eq!(median(&mut [1.0, -1.0, 0.0, -1.0]), Some(-0.5));
        assert_eq!(median(&mut [1.0, -1.0, 0.0]), Some(0.0));
        assert_eq!(median(&mut []), None);
    }

    #[test]
    fn there_are_no_extremes_where_all_are_alike() {
        let compare = |a: &i32, b: &i32| a.cmp(b);
        assert_eq!(ends([(0, 1), (1, 1)].into_iter(), compare), None);
        let found = ends([(0, 1), (1, 2), (2, 2), (3, 0)].into_iter(), compare);
        assert_eq!(found, Some((vec![1, 2], vec![3])));
    }
}
