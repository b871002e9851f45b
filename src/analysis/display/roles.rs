//! The role-ordered matrix: for each group of cases how they stand on each
//! indicator, first within a group, then between groups. It must not compare
//! people across groups.

use std::collections::HashMap;

use super::Material;
use super::findings::{Party, group_word, groups};
use crate::analysis::asked::Asked;
use crate::model::display::DisplayKind;
use crate::model::sheet::{
    Cell, Fact, Heading, Mark, Name, Row, Setting, Sheet, Sign, Source, State, Tally, Wording,
};
use crate::text;

/// How far apart the balances of two groups are to be called a gap.
const GAP: f64 = 1.0;

pub fn sheet(material: &Material) -> Sheet {
    let ground = &material.ground;
    let mut sheet = material.blank(DisplayKind::RoleOrdered, text!("display-role-ordered"));
    sheet.rules.push(text!("display-role-ordered-rule"));
    sheet.notes.push(text!("display-note-signs"));
    sheet.notes.push(text!("display-note-silence"));
    let said = Name::Said;
    sheet.columns = vec![
        Heading::new("name", said(text!("display-column-group")), Setting::Short),
        Heading::new("role", said(text!("display-column-role")), Setting::Words),
        Heading::new(
            "cases",
            said(text!("display-column-cases")),
            Setting::Figure,
        ),
    ];
    for column in ground.columns() {
        if let Some(code) = material.code(*column) {
            sheet
                .columns
                .push(Heading::of_code(&code.key, &code.words.label, code.id));
        }
    }
    let asked = material.asked();
    let groups = groups(material);
    let compared = Compared::new(material, &groups);
    // The cases of a group stand in the order asked for.
    let place: HashMap<usize, usize> = material.ordered_rows().into_iter().zip(0..).collect();
    for (at, group) in groups.iter().enumerate() {
        sheet
            .rows
            .push(group_row(material, &asked, group, at, &compared));
        let mut rows = group.rows.clone();
        rows.sort_by_key(|row| place.get(row));
        for row in rows {
            sheet.rows.push(case_row(material, &asked, group, row));
        }
    }
    compared.say(material, &groups, &mut sheet);
    sheet
}

fn group_row(
    material: &Material,
    asked: &Asked,
    group: &Party,
    at: usize,
    compared: &Compared,
) -> Row {
    let mut cells = vec![
        Cell::Name(group.name.clone()),
        Cell::Nothing,
        Cell::count(group.cases),
    ];
    for (column, code) in material.ground.columns().iter().enumerate() {
        if material.code(*code).is_none() {
            continue;
        }
        let mut tally = tally(material, asked, group, column);
        tally.is_split = compared.is_split(column, at);
        tally.has_gap = compared.has_gap(column, at);
        cells.push(Cell::Tally(Box::new(tally)));
    }
    Row {
        key: format!("group:{}", group.key),
        group: Some(group.key.clone()),
        source: Some(group.source(material)),
        cells,
    }
}

fn tally(material: &Material, asked: &Asked, group: &Party, column: usize) -> Tally {
    let together = group.said(material, asked, column);
    let mut tally = Tally {
        passages: together.passages,
        quote: together.best,
        ..Tally::default()
    };
    for row in &group.rows {
        let count = match material.ground.at(*row, column).sign() {
            Some(Sign::Plus) => &mut tally.plus,
            Some(Sign::Minus) => &mut tally.minus,
            Some(Sign::Mixed) => &mut tally.mixed,
            Some(Sign::Neutral | Sign::Unjudged) => &mut tally.neutral,
            None => match material.state(asked, *row, column) {
                State::Silent | State::NotCoded | State::Data => &mut tally.silent,
                State::NotAsked | State::NotApplicable => &mut tally.not_asked,
            },
        };
        *count += 1;
    }
    tally
}

fn case_row(material: &Material, asked: &Asked, group: &Party, row: usize) -> Row {
    let unit = &material.ground.units()[row];
    let mut cells = vec![
        Cell::words(&unit.key),
        Cell::words(&unit.role),
        Cell::Nothing,
    ];
    for (column, code) in material.ground.columns().iter().enumerate() {
        if material.code(*code).is_none() {
            continue;
        }
        let facts = material.ground.at(row, column);
        cells.push(Cell::Mark(Box::new(Mark {
            state: material.state(asked, row, column),
            sign: facts.sign(),
            count: u64::from(facts.passages()),
            wording: facts.best().map(Wording::Quote),
            flag: None,
        })));
    }
    Row {
        key: unit.key.clone(),
        group: Some(group.key.clone()),
        source: Some(Source::of_unit(unit.id)),
        cells,
    }
}

/// What comparing within and between the groups brings, by column and group.
struct Compared {
    /// Cases with a pure `+` and a pure `-`.
    sides: Vec<Vec<(Vec<usize>, Vec<usize>)>>,
    balances: Vec<Vec<Option<f64>>>,
}

impl Compared {
    fn new(material: &Material, groups: &[Party]) -> Self {
        let ground = &material.ground;
        let columns = 0..ground.columns().len();
        let of = |group: &Party, column: usize, sign: Sign| -> Vec<usize> {
            let rows = group.rows.iter().copied();
            rows.filter(|row| ground.at(*row, column).sign() == Some(sign))
                .collect()
        };
        let sides = columns.clone().map(|column| {
            let sides = groups.iter().map(|group| {
                (
                    of(group, column, Sign::Plus),
                    of(group, column, Sign::Minus),
                )
            });
            sides.collect()
        });
        let balances = columns.map(|column| {
            let balance = |group: &Party| ground.balance(column, group.rows.iter().copied());
            groups.iter().map(balance).collect()
        });
        Compared {
            sides: sides.collect(),
            balances: balances.collect(),
        }
    }

    /// A group has cases that only support and cases that only contradict.
    fn is_split(&self, column: usize, group: usize) -> bool {
        let (plus, minus) = &self.sides[column][group];
        !plus.is_empty() && !minus.is_empty()
    }

    /// The lowest and the highest balance on a column with the groups that have
    /// it; `None` where no group has a direction.
    fn range(&self, column: usize) -> Option<((f64, usize), (f64, usize))> {
        let known = || {
            let balances = self.balances[column].iter().enumerate();
            balances.filter_map(|(group, balance)| balance.map(|balance| (balance, group)))
        };
        let lowest = known().min_by(|a, b| a.0.total_cmp(&b.0))?;
        let highest = known().max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
        Some((lowest, highest))
    }

    fn has_gap(&self, column: usize, group: usize) -> bool {
        let (Some(own), Some((lowest, highest))) =
            (self.balances[column][group], self.range(column))
        else {
            return false;
        };
        is_gap(own, lowest.0) || is_gap(highest.0, own)
    }

    /// The splits and gaps as facts for programs and as notes for people.
    fn say(&self, material: &Material, groups: &[Party], sheet: &mut Sheet) {
        let units = material.ground.units();
        let (mut splits, mut gaps) = (Vec::new(), Vec::new());
        for (column, id) in material.ground.columns().iter().enumerate() {
            let Some(code) = material.code(*id) else {
                continue;
            };
            for (at, group) in groups.iter().enumerate() {
                if !self.is_split(column, at) {
                    continue;
                }
                let (plus, minus) = &self.sides[column][at];
                let keys = |rows: &[usize]| -> Vec<String> {
                    rows.iter().map(|row| units[*row].key.clone()).collect()
                };
                let (plus, minus) = (keys(plus), keys(minus));
                sheet.notes.push(text!(
                    "display-note-split",
                    code = code.key.as_str(),
                    group = group_word(&group.unit),
                    plus = plus.join(", "),
                    minus = minus.join(", ")
                ));
                splits.push(Fact::Object(vec![
                    ("indicator".to_owned(), Fact::Words(code.key.clone())),
                    ("group".to_owned(), Fact::Words(group.key.clone())),
                    ("plus".to_owned(), words(plus)),
                    ("minus".to_owned(), words(minus)),
                ]));
            }
            let Some((lowest, highest)) = self.range(column) else {
                continue;
            };
            if !is_gap(highest.0, lowest.0) {
                continue;
            }
            sheet.notes.push(text!(
                "display-note-gap",
                code = code.key.as_str(),
                high = group_word(&groups[highest.1].unit),
                low = group_word(&groups[lowest.1].unit)
            ));
            let balances = groups.iter().zip(&self.balances[column]);
            let balances = balances.map(|(group, balance)| {
                (
                    group.key.clone(),
                    balance.map_or(Fact::Nothing, Fact::Number),
                )
            });
            gaps.push(Fact::Object(vec![
                ("indicator".to_owned(), Fact::Words(code.key.clone())),
                (
                    "high".to_owned(),
                    Fact::Words(groups[highest.1].key.clone()),
                ),
                ("low".to_owned(), Fact::Words(groups[lowest.1].key.clone())),
                ("balances".to_owned(), Fact::Object(balances.collect())),
            ]));
        }
        sheet.facts.push(("splits", Fact::List(splits)));
        sheet.facts.push(("gaps", Fact::List(gaps)));
    }
}

fn is_gap(high: f64, low: f64) -> bool {
    high - low >= GAP - 1e-9
}

fn words(keys: Vec<String>) -> Fact {
    Fact::List(keys.into_iter().map(Fact::Words).collect())
}
