//! Propositions of the form if–then, tested over the cases: how many fulfil
//! both parts, one or none, and which. It must not call a proposition true.

use super::Material;
use crate::analysis::asked::Asked;
use crate::analysis::condition::{Condition, Fulfilment};
use crate::message::Text;
use crate::model::display::DisplayKind;
use crate::model::finding::Proposition;
use crate::model::ids::CaseId;
use crate::model::reduction::UnitId;
use crate::model::sheet::{Cell, Fact, Heading, Name, Row, Setting, Sheet, Source};
use crate::text;

/// A proposition over the cases; each list holds rows of the ground.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    pub if_part: Condition,
    pub then_part: Condition,
    /// Both parts hold, only the first, only the second, neither.
    pub n11: Vec<usize>,
    pub n10: Vec<usize>,
    pub n01: Vec<usize>,
    pub n00: Vec<usize>,
    /// Cases of which nobody can say.
    pub left_out: Vec<usize>,
}

impl Test {
    /// Of the cases with the first part the share that has the second.
    #[must_use]
    pub fn consistency(&self) -> Option<f64> {
        share(self.n11.len(), self.n11.len() + self.n10.len())
    }

    /// Of the cases with the second part the share that has the first.
    #[must_use]
    pub fn coverage(&self) -> Option<f64> {
        share(self.n11.len(), self.n11.len() + self.n01.len())
    }

    /// Whether a row fulfils the first part; `None` when nobody can say, as of
    /// texts nobody speaks in.
    #[must_use]
    pub fn has_if(&self, row: usize) -> Option<bool> {
        let is_in = |rows: &[usize]| rows.binary_search(&row).is_ok();
        if is_in(&self.n11) || is_in(&self.n10) {
            return Some(true);
        }
        (is_in(&self.n01) || is_in(&self.n00)).then_some(false)
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a study has no 2^52 cases")]
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// A share with two places, as people of each language write it.
#[must_use]
pub fn figure(share: Option<f64>) -> Text {
    let Some(share) = share else {
        return text!("if-then-no-figure");
    };
    let written = format!("{share:.2}");
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    text!("if-then-figure", whole = whole, part = part)
}

/// Tests a proposition.
///
/// # Errors
///
/// A sentence that says why it cannot be tested.
pub fn test(
    proposition: &Proposition,
    material: &Material,
    asked: &Asked,
    only: impl Fn(usize) -> bool,
) -> Result<Test, Text> {
    let mut test = Test {
        if_part: Condition::read(&proposition.if_part, material)?,
        then_part: Condition::read(&proposition.then_part, material)?,
        n11: Vec::new(),
        n10: Vec::new(),
        n01: Vec::new(),
        n00: Vec::new(),
        left_out: Vec::new(),
    };
    let is_enough = material.settled.is_partial_enough;
    let holds = |found: Option<Fulfilment>| found.map(|found| found.holds(is_enough));
    for (row, unit) in material.ground.units().iter().enumerate() {
        let scope = proposition.scope.as_str();
        let is_meant = scope.is_empty() || unit.role == scope || unit.group == scope;
        if !unit.is_case() || !is_meant || !only(row) {
            continue;
        }
        let if_holds = holds(test.if_part.of(material, asked, row));
        let then_holds = holds(test.then_part.of(material, asked, row));
        match (if_holds, then_holds) {
            (Some(true), Some(true)) => test.n11.push(row),
            (Some(true), Some(false)) => test.n10.push(row),
            (Some(false), Some(true)) => test.n01.push(row),
            (Some(false), Some(false)) => test.n00.push(row),
            _ => test.left_out.push(row),
        }
    }
    Ok(test)
}

/// The propositions a display is about: the one asked for, or all.
pub fn wanted(material: &Material) -> impl Iterator<Item = &Proposition> {
    let key = material.settled.proposition.as_deref();
    material
        .claims
        .propositions
        .iter()
        .filter(move |proposition| key.is_none_or(|key| proposition.key.eq_ignore_ascii_case(key)))
}

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(DisplayKind::IfThen, text!("display-if-then"));
    sheet.rules.push(text!("display-if-then-rule"));
    sheet.rules.push(partial_rule(material));
    sheet.notes.push(text!("display-note-counts"));
    let said = Name::Said;
    let short = |key: &str, name| Heading::new(key, said(name), Setting::Short);
    let figure = |key: &str, name| Heading::new(key, said(name), Setting::Figure);
    sheet.columns = vec![
        short("proposition", text!("display-column-proposition")),
        short("if", text!("if-then-if")),
        short("then", text!("if-then-then")),
        figure("n11", text!("if-then-n11")),
        short("n11_cases", text!("if-then-cases")),
        figure("n10", text!("if-then-n10")),
        short("n10_cases", text!("if-then-cases")),
        figure("n01", text!("if-then-n01")),
        short("n01_cases", text!("if-then-cases")),
        figure("n00", text!("if-then-n00")),
        short("n00_cases", text!("if-then-cases")),
        figure("consistency", text!("if-then-consistency")),
        figure("coverage", text!("if-then-coverage")),
        short("left_out", text!("if-then-left-out")),
    ];
    let asked = material.asked();
    let mut contrasts = Vec::new();
    for proposition in wanted(material) {
        let at = sheet.rows.len();
        let tested = test(proposition, material, &asked, |_| true);
        sheet.notes.push(text!(
            "if-then-wording",
            proposition = proposition.key.as_str(),
            wording = proposition.text.as_str()
        ));
        match &tested {
            Ok(test) => {
                remember_passages(&mut sheet, at, test, material);
                contrasts.push((proposition.key.clone(), contrast(test, material)));
            }
            Err(problem) => sheet.notes.push(text!(
                "if-then-untestable",
                proposition = proposition.key.as_str(),
                problem = problem.clone()
            )),
        }
        sheet.rows.push(row(proposition, &tested, material));
    }
    if sheet.rows.is_empty() {
        sheet.notes.push(text!("if-then-none"));
    }
    sheet
        .facts
        .push(("partial", Fact::Flag(material.settled.is_partial_enough)));
    sheet.facts.push(("contrasts", Fact::Object(contrasts)));
    sheet
}

/// Says what a case with both signs counts as.
#[must_use]
pub fn partial_rule(material: &Material) -> Text {
    if material.settled.is_partial_enough {
        text!("display-partial-counts")
    } else {
        text!("display-partial-does-not")
    }
}

fn row(proposition: &Proposition, tested: &Result<Test, Text>, material: &Material) -> Row {
    let mut cells = vec![
        Cell::words(&proposition.key),
        Cell::words(&proposition.if_part),
        Cell::words(&proposition.then_part),
    ];
    match tested {
        Ok(test) => {
            for rows in [&test.n11, &test.n10, &test.n01, &test.n00] {
                cells.push(Cell::count(rows.len()));
                cells.push(Cell::Keys(keys(rows, material)));
            }
            for figure in [test.consistency(), test.coverage()] {
                cells.push(figure.map_or(Cell::Nothing, |value| Cell::Figure { value, places: 2 }));
            }
            cells.push(Cell::Keys(keys(&test.left_out, material)));
        }
        Err(_) => cells.extend((0..11).map(|_| Cell::Nothing)),
    }
    Row {
        key: proposition.key.clone(),
        group: None,
        source: None,
        cells,
    }
}

/// The keys of these rows.
#[must_use]
pub fn keys(rows: &[usize], material: &Material) -> Vec<String> {
    let units = material.ground.units();
    let key = |row: &usize| units.get(*row).map(|unit| unit.key.clone());
    rows.iter().filter_map(key).collect()
}

/// Behind a number of cases stand what these cases said about the codes.
fn remember_passages(sheet: &mut Sheet, at: usize, test: &Test, material: &Material) {
    let mut codes = test.if_part.codes();
    codes.extend(test.then_part.codes());
    codes.dedup();
    if codes.is_empty() {
        return;
    }
    let units = material.ground.units();
    let counted = [&test.n11, &test.n10, &test.n01, &test.n00];
    for (number, rows) in counted.into_iter().enumerate() {
        let cases: Vec<CaseId> = rows
            .iter()
            .filter_map(|row| match units.get(*row)?.id {
                UnitId::Case(case) => Some(case),
                UnitId::Document(_) => None,
            })
            .collect();
        if cases.is_empty() {
            continue;
        }
        let source = Source {
            codes: codes.clone(),
            cases,
            ..Source::default()
        };
        for column in [3 + 2 * number, 4 + 2 * number] {
            sheet.behind.insert((at, column), source.clone());
        }
    }
}

/// How positive the cases with the first part are on each code of the second,
/// beside the other cases.
fn contrast(test: &Test, material: &Material) -> Fact {
    let with = || test.n11.iter().chain(&test.n10).copied();
    let without = || test.n01.iter().chain(&test.n00).copied();
    let number = |found: Option<f64>| found.map_or(Fact::Nothing, Fact::Number);
    let of_code = |(column, _)| {
        let code = material.code(*material.ground.columns().get(column)?)?;
        Some(Fact::Object(vec![
            ("code".to_owned(), Fact::Words(code.key.clone())),
            (
                "if".to_owned(),
                number(material.ground.balance(column, with())),
            ),
            (
                "others".to_owned(),
                number(material.ground.balance(column, without())),
            ),
        ]))
    };
    Fact::List(test.then_part.columns().filter_map(of_code).collect())
}
