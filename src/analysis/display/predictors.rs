//! The case-ordered predictor–outcome matrix: cases from the best outcome to
//! the worst with what might explain it beside, and the pairs of cases that
//! speak against a predictor. It must not test for significance.

use std::collections::BTreeSet;

use super::Material;
use super::variable::{Scale, Value};
use crate::message::Text;
use crate::model::display::{DisplayKind, Variable};
use crate::model::sheet::{Cell, Fact, Heading, Mark, Name, Row, Setting, Sheet, Source};
use crate::text;

/// Pairs that are listed for one predictor; all are counted.
const LISTED: usize = 200;
/// Pairs that are named in the note below the table.
const NAMED: usize = 12;

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(
        DisplayKind::PredictorOutcome,
        text!("patterns-predictor-outcome"),
    );
    let Some(outcome) = outcome(material) else {
        sheet.rules.push(text!("patterns-no-outcome"));
        sheet.facts.push(("outcome", Fact::Nothing));
        sheet.facts.push(("n", Fact::Count(0)));
        sheet.facts.push(("violations", Fact::List(Vec::new())));
        return sheet;
    };
    let predictors = predictors(material, &outcome);
    let rows = ordered(material, &outcome);
    let n = rows.iter().filter(|case| case.level.is_some()).count();
    let outcome_key = material.variable_key(&outcome);
    sheet.rules.push(text!(
        "patterns-predictor-outcome-rule",
        outcome = outcome_key.as_str(),
        count = n
    ));
    head(material, &mut sheet, &outcome, &predictors);
    let asked = material.asked();
    for case in &rows {
        let unit = &material.ground.units()[case.row];
        let cell = |variable: &Variable| cell(material, &asked, variable, case.row);
        let mut cells = vec![Cell::words(&unit.key), Cell::words(&unit.group)];
        cells.push(cell(&outcome));
        cells.push(case.balance.map_or(Cell::Nothing, |value| Cell::Figure {
            value: f64::from(value),
            places: 0,
        }));
        cells.extend(predictors.iter().map(cell));
        sheet.rows.push(Row {
            key: unit.key.clone(),
            group: Some(unit.group.clone()).filter(|group| !group.is_empty()),
            source: Some(Source::of_unit(unit.id)),
            cells,
        });
    }
    sheet.notes.push(text!("patterns-note-no-test", count = n));
    sheet.notes.push(text!("display-note-signs"));
    sheet.facts.push(("outcome", Fact::Words(outcome_key)));
    sheet.facts.push(("n", Fact::Count(n as u64)));
    violations(material, &mut sheet, &rows, &predictors);
    sheet
}

/// The outcome asked for, or the last indicator there are passages of.
fn outcome(material: &Material) -> Option<Variable> {
    let asked = material.settled.outcome.clone();
    asked.or_else(|| {
        let columns = material.ground.columns();
        let with_data = (0..columns.len()).rev().find(|column| {
            material.settled.codes.contains(&columns[*column]) && material.cases_with(*column) > 0
        });
        with_data.map(|column| Variable::Code(columns[column]))
    })
}

/// The predictors asked for, or the other indicators with passages and all
/// attributes.
fn predictors(material: &Material, outcome: &Variable) -> Vec<Variable> {
    let mut all = material.settled.predictors.clone();
    if all.is_empty() {
        let columns = material.ground.columns().iter().enumerate();
        all.extend(
            columns
                .filter(|(column, code)| {
                    material.settled.codes.contains(code) && material.cases_with(*column) > 0
                })
                .map(|(_, code)| Variable::Code(*code)),
        );
        let mut names: Vec<&str> = Vec::new();
        for row in material.case_rows() {
            for (name, _) in &material.ground.units()[row].attributes {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
        }
        all.extend(
            names
                .into_iter()
                .map(|name| Variable::Attribute(name.to_owned())),
        );
    }
    let mut seen: Vec<Variable> = vec![outcome.clone()];
    all.retain(|variable| {
        let is_new = !seen.contains(variable);
        seen.push(variable.clone());
        is_new
    });
    all
}

/// A case in the order of the outcome.
struct Ranked {
    row: usize,
    value: Value,
    /// How high it is; `None` without an outcome that has a direction.
    level: Option<f64>,
    /// Strengths of supporting passages less those of contradicting ones.
    balance: Option<i32>,
}

/// By sign (+, ±, 0, −), then by the balance, then by key; cases without an
/// outcome come last.
fn ordered(material: &Material, outcome: &Variable) -> Vec<Ranked> {
    let column = match outcome {
        Variable::Code(code) => material.column_of(*code),
        Variable::Attribute(_) => None,
    };
    let values: Vec<(usize, Value)> = material
        .case_rows()
        .map(|row| (row, material.value(outcome, row)))
        .collect();
    let scale = Scale::of(values.iter().map(|(_, value)| value));
    let mut rows: Vec<Ranked> = values
        .into_iter()
        .map(|(row, value)| Ranked {
            level: scale.level(&value),
            balance: column
                .map(|column| material.ground.at(row, column))
                .filter(|facts| !facts.is_empty())
                .map(|facts| facts.balance),
            row,
            value,
        })
        .collect();
    let units = material.ground.units();
    rows.sort_by(|a, b| {
        let by_outcome = if scale == Scale::Signs {
            a.value.order(&b.value).then(b.balance.cmp(&a.balance))
        } else {
            let is_nothing = |case: &Ranked| case.value == Value::Nothing;
            is_nothing(a)
                .cmp(&is_nothing(b))
                .then_with(|| match (a.level, b.level) {
                    (Some(a), Some(b)) => b.total_cmp(&a),
                    _ => b.value.order(&a.value),
                })
        };
        by_outcome.then_with(|| units[a.row].key.cmp(&units[b.row].key))
    });
    rows
}

fn head(material: &Material, sheet: &mut Sheet, outcome: &Variable, predictors: &[Variable]) {
    let said = Name::Said;
    sheet.columns = vec![
        Heading::new("case", said(text!("display-column-case")), Setting::Short),
        Heading::new(
            "group",
            said(text!("patterns-column-group")),
            Setting::Words,
        ),
        material.variable_heading(outcome),
        Heading::new(
            "balance",
            said(text!("patterns-column-balance")),
            Setting::Figure,
        ),
    ];
    // The balance adds up the same passages as the outcome beside it.
    sheet.columns[3].source = sheet.columns[2].source.clone();
    for predictor in predictors {
        sheet.columns.push(material.variable_heading(predictor));
    }
}

fn cell(
    material: &Material,
    asked: &crate::analysis::asked::Asked,
    variable: &Variable,
    row: usize,
) -> Cell {
    match variable {
        Variable::Attribute(_) => match material.value(variable, row) {
            Value::Words(words) => Cell::words(words),
            _ => Cell::Nothing,
        },
        Variable::Code(code) => {
            let Some(column) = material.column_of(*code) else {
                return Cell::Nothing;
            };
            let facts = material.ground.at(row, column);
            Cell::Mark(Box::new(Mark {
                state: material.state(asked, row, column),
                sign: facts.sign(),
                count: u64::from(facts.passages()),
                wording: None,
                flag: None,
            }))
        }
    }
}

/// Says for each predictor which pairs of cases are the wrong way round: the
/// one with the higher outcome is lower on the predictor.
fn violations(material: &Material, sheet: &mut Sheet, rows: &[Ranked], predictors: &[Variable]) {
    let units = material.ground.units();
    let mut listed = Vec::new();
    let mut counts = Vec::new();
    for predictor in predictors {
        let key = material.variable_key(predictor);
        let values: Vec<Value> = rows
            .iter()
            .map(|case| material.value(predictor, case.row))
            .collect();
        let scale = Scale::of(values.iter());
        if scale == Scale::None {
            counts.push((key.clone(), Fact::Nothing));
            sheet
                .notes
                .push(text!("patterns-note-no-order", predictor = key));
            continue;
        }
        let points: Vec<Point> = rows
            .iter()
            .zip(&values)
            .filter_map(|(case, value)| {
                Some(Point {
                    row: case.row,
                    y: case.level?,
                    x: scale.level(value)?,
                })
            })
            .collect();
        let found = reversed(&points, LISTED);
        counts.push((key.clone(), Fact::Count(found.count)));
        if found.count == 0 {
            continue;
        }
        sheet.notes.push(note(material, &key, &found));
        listed.extend(found.pairs.iter().map(|(higher, lower)| {
            let of = |row: usize| Fact::Words(units[row].key.clone());
            Fact::Object(vec![
                ("predictor".to_owned(), Fact::Words(key.clone())),
                ("higher".to_owned(), of(*higher)),
                ("lower".to_owned(), of(*lower)),
            ])
        }));
    }
    sheet.facts.push(("violations", Fact::List(listed)));
    sheet.facts.push(("violation_counts", Fact::Object(counts)));
}

fn note(material: &Material, predictor: &str, found: &Reversed) -> Text {
    let units = material.ground.units();
    let mut named: Vec<String> = found
        .pairs
        .iter()
        .take(NAMED)
        .map(|(higher, lower)| format!("{} > {}", units[*higher].key, units[*lower].key))
        .collect();
    if found.count > named.len() as u64 {
        named.push("…".to_owned());
    }
    text!(
        "patterns-note-violations",
        predictor = predictor,
        count = found.count,
        pairs = named.join(", ")
    )
}

/// A case with its outcome and its predictor.
#[derive(Debug, Clone, Copy)]
struct Point {
    row: usize,
    y: f64,
    x: f64,
}

/// Pairs that are the wrong way round.
#[derive(Debug, Default, PartialEq, Eq)]
struct Reversed {
    count: u64,
    /// The first of them: the row with the higher outcome and the other one.
    pairs: Vec<(usize, usize)>,
}

/// All pairs with a higher outcome and a lower predictor, counted without
/// looking at each pair.
fn reversed(points: &[Point], most: usize) -> Reversed {
    let mut heights: Vec<f64> = points.iter().map(|point| point.x).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup();
    let rank = |x: f64| heights.partition_point(|height| *height < x);
    let mut sorted: Vec<&Point> = points.iter().collect();
    sorted.sort_by(|a, b| a.y.total_cmp(&b.y));
    // Of the cases with a lower outcome: how many there are of each rank or
    // below (a Fenwick tree), and which.
    let mut tree = vec![0_u64; heights.len() + 1];
    let mut lower: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut found = Reversed::default();
    let mut rest = sorted.as_slice();
    while let Some(first) = rest.first() {
        let same = rest.partition_point(|point| point.y.total_cmp(&first.y).is_le());
        let (level, after) = rest.split_at(same);
        for point in level {
            let rank = rank(point.x);
            let mut below_or_equal = 0;
            let mut at = rank + 1;
            while at > 0 {
                below_or_equal += tree[at];
                at &= at - 1;
            }
            found.count += lower.len() as u64 - below_or_equal;
            let room = most.saturating_sub(found.pairs.len());
            let higher = lower.range((rank + 1, 0)..).rev().take(room);
            found.pairs.extend(higher.map(|(_, row)| (point.row, *row)));
        }
        for point in level {
            let rank = rank(point.x);
            lower.insert((rank, point.row));
            let mut at = rank + 1;
            while at < tree.len() {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
        rest = after;
    }
    found.pairs.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn reversed_pairs_are_those_one_finds_by_looking_at_every_pair(
            drawn in prop::collection::vec((-2_i8..3, -3_i8..4), 0..40)
        ) {
            let points: Vec<Point> = drawn
                .iter()
                .enumerate()
                .map(|(row, (y, x))| Point { row, y: f64::from(*y), x: f64::from(*x) })
                .collect();
            let mut naive = Vec::new();
            for i in &points {
                for j in &points {
                    if i.y > j.y && i.x < j.x {
                        naive.push((i.row, j.row));
                    }
                }
            }
            naive.sort_unstable();
            let found = reversed(&points, usize::MAX);
            prop_assert_eq!(found.count, naive.len() as u64);
            prop_assert_eq!(&found.pairs, &naive);
            let some = reversed(&points, 3);
            prop_assert_eq!(some.count, naive.len() as u64);
            prop_assert_eq!(some.pairs.len(), naive.len().min(3));
        }
    }
}
