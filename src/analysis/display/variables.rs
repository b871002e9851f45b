//! The variable-by-variable table: which cases have which values of two
//! variables together, and whether a third one tells them apart. It must not
//! measure how strong a relation is.

use std::collections::BTreeMap;

use super::Material;
use super::variable::Value;
use crate::model::coding::Polarity;
use crate::model::display::{DisplayKind, Variable};
use crate::model::finding::Stance;
use crate::model::ids::{CaseId, CodeId};
use crate::model::reduction::UnitId;
use crate::model::sheet::{Cell, Fact, Heading, Name, Row, Setting, Sheet, Source};
use crate::text;

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(
        DisplayKind::VariableByVariable,
        text!("patterns-variable-by-variable"),
    );
    let Some((a, b)) = pair(material) else {
        sheet.rules.push(text!("patterns-no-variables"));
        for key in ["a", "b", "split"] {
            sheet.facts.push((key, Fact::Nothing));
        }
        sheet.facts.push(("n", Fact::Count(0)));
        relations(material, &mut sheet);
        return sheet;
    };
    let split = material.settled.split.clone();
    let (a_key, b_key) = (material.variable_key(&a), material.variable_key(&b));
    let split_key = split.as_ref().map(|split| material.variable_key(split));
    sheet.rules.push(text!(
        "patterns-variable-by-variable-rule",
        a = a_key.as_str(),
        b = b_key.as_str()
    ));
    if let Some(split) = &split_key {
        sheet
            .rules
            .push(text!("patterns-split-rule", split = split.as_str()));
    }
    let table = Table::of(material, &a, &b, split.as_ref());
    if split.is_some() {
        let name = Name::words(split_key.clone().unwrap_or_default());
        sheet
            .columns
            .push(Heading::new("split", name, Setting::Short));
    }
    let row_name = Name::words(format!("{a_key} ↓ {b_key} →"));
    sheet
        .columns
        .push(Heading::new("value", row_name, Setting::Short));
    for value in &table.columns {
        sheet.columns.push(Heading::new(
            value.key(),
            Name::words(value.written()),
            Setting::Words,
        ));
    }
    let total = Name::Said(text!("patterns-column-total"));
    sheet
        .columns
        .push(Heading::new("total", total, Setting::Figure));
    let codes: Vec<CodeId> = [&a, &b]
        .into_iter()
        .filter_map(|variable| match variable {
            Variable::Code(code) => Some(*code),
            Variable::Attribute(_) => None,
        })
        .collect();
    table.write(material, &mut sheet, &codes);
    let words = |words: String| Fact::Words(words);
    sheet
        .notes
        .push(text!("patterns-note-variables", count = table.n));
    sheet.notes.push(text!("display-note-signs"));
    sheet.facts.push(("a", words(a_key)));
    sheet.facts.push(("b", words(b_key)));
    sheet
        .facts
        .push(("split", split_key.map_or(Fact::Nothing, words)));
    sheet.facts.push(("n", Fact::Count(table.n)));
    relations(material, &mut sheet);
    sheet
}

/// The two variables asked for; where one is missing, the indicators with most
/// cases, those of equal many in the order of the codebook.
fn pair(material: &Material) -> Option<(Variable, Variable)> {
    let (a, b) = (material.settled.a.clone(), material.settled.b.clone());
    if let (Some(a), Some(b)) = (&a, &b) {
        return Some((a.clone(), b.clone()));
    }
    let columns = material.ground.columns();
    let mut by_cases: Vec<(usize, CodeId)> = columns
        .iter()
        .enumerate()
        .filter(|(_, code)| material.settled.codes.contains(code))
        .map(|(column, code)| (material.cases_with(column), *code))
        .filter(|(cases, _)| *cases > 0)
        .collect();
    by_cases.sort_by_key(|(cases, _)| std::cmp::Reverse(*cases));
    let mut free = by_cases
        .into_iter()
        .map(|(_, code)| Variable::Code(code))
        .filter(|code| Some(code) != a.as_ref() && Some(code) != b.as_ref());
    let first = a.clone().or_else(|| free.next())?;
    let second = b.clone().or_else(|| free.next())?;
    Some((first, second))
}

/// Cases by the value of the third variable, the first and the second.
struct Table {
    /// Values of B, in their order.
    columns: Vec<Value>,
    /// Value of Z (if there is one) and of A, then rows of cases by column.
    rows: Vec<(Option<Value>, Value, Vec<Vec<usize>>)>,
    /// Cases with something on A or B.
    n: u64,
}

impl Table {
    fn of(material: &Material, a: &Variable, b: &Variable, split: Option<&Variable>) -> Table {
        let mut cases = Vec::new();
        for row in material.case_rows() {
            let (of_a, of_b) = (material.value(a, row), material.value(b, row));
            if of_a == Value::Nothing && of_b == Value::Nothing {
                continue;
            }
            let of_split = split.map(|split| material.value(split, row));
            cases.push((of_split, of_a, of_b, row));
        }
        let mut columns: Vec<Value> = cases.iter().map(|case| case.2.clone()).collect();
        columns.sort_by(Value::order);
        columns.dedup();
        let by_split = |x: &Option<Value>, y: &Option<Value>| match (x, y) {
            (Some(x), Some(y)) => x.order(y),
            _ => std::cmp::Ordering::Equal,
        };
        let n = cases.len() as u64;
        cases.sort_by(|x, y| {
            by_split(&x.0, &y.0)
                .then_with(|| x.1.order(&y.1))
                .then(x.3.cmp(&y.3))
        });
        let mut rows: Vec<(Option<Value>, Value, Vec<Vec<usize>>)> = Vec::new();
        for (of_split, of_a, of_b, row) in cases {
            if rows
                .last()
                .is_none_or(|(split, a, _)| (split, a) != (&of_split, &of_a))
            {
                rows.push((of_split, of_a, vec![Vec::new(); columns.len()]));
            }
            let at = columns.binary_search_by(|column| column.order(&of_b));
            if let (Some((_, _, cells)), Ok(at)) = (rows.last_mut(), at) {
                cells[at].push(row);
            }
        }
        Table { columns, rows, n }
    }

    fn write(&self, material: &Material, sheet: &mut Sheet, codes: &[CodeId]) {
        let units = material.ground.units();
        let source = |rows: &[usize]| Source {
            codes: codes.to_vec(),
            cases: rows
                .iter()
                .filter_map(|row| case_of(units[*row].id))
                .collect(),
            ..Source::default()
        };
        for (split, value, cells) in &self.rows {
            let at = sheet.rows.len();
            let mut written = Vec::new();
            if let Some(split) = split {
                written.push(Cell::words(split.written()));
            }
            written.push(Cell::words(value.written()));
            let mut all = Vec::new();
            for rows in cells {
                if !rows.is_empty() && !codes.is_empty() {
                    sheet.behind.insert((at, written.len()), source(rows));
                }
                let keys = rows.iter().map(|row| units[*row].key.clone()).collect();
                written.push(Cell::Keys(keys));
                all.extend_from_slice(rows);
            }
            if !all.is_empty() && !codes.is_empty() {
                sheet.behind.insert((at, written.len()), source(&all));
            }
            written.push(Cell::count(all.len()));
            let group = split.as_ref().map(|split| split.written().to_owned());
            sheet.rows.push(Row {
                key: match &group {
                    Some(group) => format!("{group} / {}", value.key()),
                    None => value.key().to_owned(),
                },
                group,
                source: None,
                cells: written,
            });
        }
    }
}

fn case_of(unit: UnitId) -> Option<CaseId> {
    match unit {
        UnitId::Case(case) => Some(case),
        UnitId::Document(_) => None,
    }
}

/// The relations the analyst drew, with what speaks for and against each: the
/// causal or context network beside the table.
fn relations(material: &Material, sheet: &mut Sheet) {
    let relations = &material.findings.relations;
    let facts = relations.iter().map(|relation| {
        let passages = |stance| Fact::count(relation.passages(stance));
        let sign = relation.facts.sign.map_or("", Polarity::sign);
        let of: BTreeMap<&str, Fact> = BTreeMap::from([
            ("from", Fact::Words(relation.facts.source.name.clone())),
            ("to", Fact::Words(relation.facts.target.name.clone())),
            ("kind", Fact::Words(relation.facts.kind.key().to_owned())),
            ("sign", Fact::Words(sign.to_owned())),
            ("supports", passages(Stance::Supports)),
            ("contradicts", passages(Stance::Contradicts)),
        ]);
        Fact::Object(
            of.into_iter()
                .map(|(key, fact)| (key.to_owned(), fact))
                .collect(),
        )
    });
    sheet.facts.push(("relations", Fact::List(facts.collect())));
    if !relations.is_empty() {
        sheet
            .notes
            .push(text!("patterns-note-relations", count = relations.len()));
    }
}
