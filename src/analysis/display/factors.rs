//! The factor matrix: which cases speak of a factor in one breath with an
//! indicator, and what is recommended against it to whom. It must not weigh a
//! factor.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Material;
use crate::analysis::ground::{Plan, Seen};
use crate::model::code::{Code, CodeKind};
use crate::model::display::DisplayKind;
use crate::model::ids::{CodeId, CodingId, TurnId};
use crate::model::relation::{End, Relation, RelationKind};
use crate::model::sheet::{Cell, Fact, Heading, Name, Row, Setting, Sheet, Source};
use crate::text;

/// Cases that have a factor and an indicator on overlapping passages or in one
/// turn, found in one ordered sweep.
#[derive(Default)]
pub struct FactorPairs {
    /// Columns of the ground that are factors, and such that are recommendations.
    factors: HashSet<usize>,
    recommendations: HashSet<usize>,
    cells: BTreeMap<(usize, usize), Pair>,
    /// Passages with a recommendation: the coding and the row of the ground.
    recommended: Vec<(CodingId, CodeId, usize)>,
}

/// What stands behind one cell.
#[derive(Default)]
struct Pair {
    rows: BTreeSet<usize>,
    codings: BTreeSet<CodingId>,
}

/// A coding on its way through the sweep.
struct Passing {
    end: usize,
    row: usize,
    coding: CodingId,
    columns: Vec<usize>,
}

impl FactorPairs {
    #[must_use]
    pub fn new(codes: &[Code], plan: &Plan) -> Self {
        let kinds: HashMap<CodeId, CodeKind> =
            codes.iter().map(|code| (code.id, code.kind)).collect();
        let of = |kind: CodeKind| {
            let columns = plan.columns.iter().enumerate();
            columns
                .filter(|(_, id)| kinds.get(id) == Some(&kind))
                .map(|(column, _)| column)
                .collect()
        };
        FactorPairs {
            factors: of(CodeKind::Factor),
            recommendations: of(CodeKind::Recommendation),
            ..FactorPairs::default()
        }
    }

    /// Adds the codings of one document, in the order of the text.
    pub fn take(&mut self, plan: &Plan, codings: &[Seen]) {
        let mut factors: Vec<Passing> = Vec::new();
        let mut indicators: Vec<Passing> = Vec::new();
        let mut by_turn: HashMap<(TurnId, usize), (Vec<usize>, Vec<usize>)> = HashMap::new();
        // What lies in one turn is paired at the end, what overlaps on the way.
        let (mut open_factors, mut open_indicators) = (Vec::new(), Vec::new());
        for seen in codings {
            let Some(row) = plan.row_of(seen.speaker, seen.document) else {
                continue;
            };
            let Some(columns) = plan.columns_of.get(&seen.code) else {
                continue;
            };
            if columns
                .iter()
                .any(|column| self.recommendations.contains(column))
            {
                self.recommended.push((seen.coding, seen.code, row));
            }
            let (of_factors, others): (Vec<usize>, Vec<usize>) = columns
                .iter()
                .filter(|column| !self.recommendations.contains(column))
                .partition(|column| self.factors.contains(column));
            let passing = |columns| Passing {
                end: seen.span.end,
                row,
                coding: seen.coding,
                columns,
            };
            let is_open = |all: &[Passing], at: usize| all[at].end > seen.span.start;
            open_factors.retain(|at| is_open(&factors, *at));
            open_indicators.retain(|at| is_open(&indicators, *at));
            if !of_factors.is_empty() {
                let factor = passing(of_factors);
                for at in &open_indicators {
                    self.join(&factor, &indicators[*at]);
                }
                open_factors.push(factors.len());
                if let Some(turn) = seen.turn {
                    by_turn
                        .entry((turn, row))
                        .or_default()
                        .0
                        .push(factors.len());
                }
                factors.push(factor);
            }
            if !others.is_empty() {
                let indicator = passing(others);
                for at in &open_factors {
                    self.join(&factors[*at], &indicator);
                }
                open_indicators.push(indicators.len());
                if let Some(turn) = seen.turn {
                    let of_turn = by_turn.entry((turn, row)).or_default();
                    of_turn.1.push(indicators.len());
                }
                indicators.push(indicator);
            }
        }
        for (of_factors, others) in by_turn.values() {
            for factor in of_factors {
                for other in others {
                    self.join(&factors[*factor], &indicators[*other]);
                }
            }
        }
    }

    fn join(&mut self, factor: &Passing, indicator: &Passing) {
        if factor.row != indicator.row {
            return;
        }
        for of_factor in &factor.columns {
            for of_indicator in &indicator.columns {
                let pair = self.cells.entry((*of_factor, *of_indicator)).or_default();
                pair.rows.insert(factor.row);
                pair.codings.extend([factor.coding, indicator.coding]);
            }
        }
    }
}

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(DisplayKind::Factors, text!("display-factors"));
    sheet.rules.push(text!("display-factors-rule"));
    let said = Name::Said;
    sheet.columns = vec![
        Heading::new("code", said(text!("display-column-code")), Setting::Short),
        Heading::new(
            "factor",
            said(text!("display-column-factor")),
            Setting::Words,
        ),
        Heading::new(
            "passages",
            said(text!("display-column-passages")),
            Setting::Figure,
        ),
        Heading::new("cases", said(text!("display-column-cases")), Setting::Short),
    ];
    let indicators: Vec<(usize, &Code)> = material
        .settled
        .codes
        .iter()
        .filter_map(|id| Some((material.column_of(*id)?, material.code(*id)?)))
        .filter(|(column, _)| !material.findings.pairs.factors.contains(column))
        .collect();
    for (_, code) in &indicators {
        let name = Name::Bilingual(code.words.label.clone());
        sheet
            .columns
            .push(Heading::new(&code.key, name, Setting::Short));
    }
    sheet.columns.push(Heading::new(
        "recommendations",
        said(text!("display-column-recommendations")),
        Setting::Words,
    ));
    sheet.columns.push(Heading::new(
        "addressees",
        said(text!("display-column-addressees")),
        Setting::Words,
    ));
    let answers = Answers::new(material);
    let mut unanswered = Vec::new();
    let mut left_out = 0_usize;
    for code in &material.codes {
        if code.kind != CodeKind::Factor {
            continue;
        }
        let Some(column) = material.column_of(code.id) else {
            continue;
        };
        let has_data = has_data(material, column);
        let recommended = answers.of(code.id);
        if !has_data && recommended.is_empty() {
            left_out += 1;
            continue;
        }
        if recommended.is_empty() {
            unanswered.push(code.key.clone());
        }
        push_row(material, &mut sheet, (code, column), &indicators, &answers);
    }
    if left_out > 0 {
        sheet
            .notes
            .push(text!("display-note-factors-left-out", count = left_out));
    }
    answers.say(material, unanswered, &mut sheet);
    sheet
}

fn has_data(material: &Material, column: usize) -> bool {
    let rows = material.ground.units().len();
    (0..rows).any(|row| !material.ground.at(row, column).is_empty())
}

fn push_row(
    material: &Material,
    sheet: &mut Sheet,
    (code, column): (&Code, usize),
    indicators: &[(usize, &Code)],
    answers: &Answers<'_>,
) {
    let units = material.ground.units();
    let keys = |rows: &mut dyn Iterator<Item = usize>| -> Cell {
        match rows
            .map(|row| units[row].key.clone())
            .collect::<Vec<String>>()
        {
            keys if keys.is_empty() => Cell::Nothing,
            keys => Cell::Keys(keys),
        }
    };
    let at = sheet.rows.len();
    let facts = |row: &usize| material.ground.at(*row, column);
    let passages = (0..units.len()).map(|row| u64::from(facts(&row).passages()));
    let mut cells = vec![
        Cell::words(&code.key),
        Cell::Name(Name::Bilingual(code.words.label.clone())),
        Cell::Count(passages.sum()),
        keys(&mut (0..units.len()).filter(|row| !facts(row).is_empty())),
    ];
    for counted in [2, 3] {
        sheet.behind.insert((at, counted), Source::of_code(code.id));
    }
    for (indicator, _) in indicators {
        let pair = material.findings.pairs.cells.get(&(column, *indicator));
        if let Some(pair) = pair {
            let codings = pair.codings.iter().copied().collect();
            sheet
                .behind
                .insert((at, cells.len()), Source::of_codings(codings));
        }
        let rows = pair.into_iter().flat_map(|pair| &pair.rows);
        cells.push(keys(&mut rows.copied()));
    }
    let recommended = answers.of(code.id);
    let names: Vec<String> = recommended.iter().map(|end| end.name.clone()).collect();
    let evidence = answers.evidence(code.id);
    if !evidence.is_empty() {
        sheet
            .behind
            .insert((at, cells.len()), Source::of_codings(evidence));
    }
    cells.push(listed(names));
    cells.push(listed(answers.addressees(&recommended)));
    sheet.rows.push(Row {
        key: code.key.clone(),
        group: None,
        source: None,
        cells,
    });
}

/// Names that are sentences, one a line.
fn listed(names: Vec<String>) -> Cell {
    match names.is_empty() {
        true => Cell::Nothing,
        false => Cell::Keys(names),
    }
}

/// What the relations of the kind `addresses` say: an arrow from a
/// recommendation to a factor answers it, one to anything else says for whom it is.
struct Answers<'a> {
    relations: Vec<&'a Relation>,
    factors: HashSet<CodeId>,
}

impl<'a> Answers<'a> {
    fn new(material: &'a Material) -> Self {
        let relations = material.findings.relations.iter();
        let factors = material.codes.iter();
        Answers {
            relations: relations
                .filter(|relation| relation.facts.kind == RelationKind::Addresses)
                .collect(),
            factors: factors
                .filter(|code| code.kind == CodeKind::Factor)
                .map(|code| code.id)
                .collect(),
        }
    }

    fn answered(&self, relation: &Relation) -> Option<CodeId> {
        relation
            .facts
            .target
            .code
            .filter(|code| self.factors.contains(code))
    }

    /// The recommendations that answer a factor, each once.
    fn of(&self, factor: CodeId) -> Vec<&'a End> {
        let mut known = HashSet::new();
        self.relations
            .iter()
            .filter(|relation| self.answered(relation) == Some(factor))
            .map(|relation| &relation.facts.source)
            .filter(|end| known.insert(*end))
            .collect()
    }

    /// The passages that support these answers.
    fn evidence(&self, factor: CodeId) -> Vec<CodingId> {
        let answers = self.relations.iter();
        let found: BTreeSet<CodingId> = answers
            .filter(|relation| self.answered(relation) == Some(factor))
            .flat_map(|relation| &relation.evidence)
            .map(|(coding, _)| *coding)
            .collect();
        found.into_iter().collect()
    }

    /// Whom recommendations are meant for, each once.
    fn addressees(&self, recommended: &[&End]) -> Vec<String> {
        let mut known = HashSet::new();
        self.relations
            .iter()
            .filter(|relation| self.answered(relation).is_none())
            .filter(|relation| recommended.contains(&&relation.facts.source))
            .map(|relation| relation.facts.target.name.as_str())
            .filter(|name| known.insert(*name))
            .map(str::to_owned)
            .collect()
    }

    /// What is left over on either side, for programs and for people.
    fn say(&self, material: &Material, unanswered: Vec<String>, sheet: &mut Sheet) {
        let answering: HashSet<&End> = self
            .relations
            .iter()
            .filter(|relation| self.answered(relation).is_some())
            .map(|relation| &relation.facts.source)
            .collect();
        let mut known = HashSet::new();
        let idle: Vec<String> = self
            .relations
            .iter()
            .map(|relation| &relation.facts.source)
            .filter(|end| !answering.contains(end) && known.insert(*end))
            .map(|end| end.name.clone())
            .collect();
        let linked: HashSet<CodingId> = self
            .relations
            .iter()
            .filter(|relation| self.answered(relation).is_some())
            .flat_map(|relation| &relation.evidence)
            .map(|(coding, _)| *coding)
            .collect();
        let codes: HashSet<CodeId> = answering.iter().filter_map(|end| end.code).collect();
        let recommended = material.findings.pairs.recommended.iter();
        let loose: Vec<(CodingId, usize)> = recommended
            .filter(|(coding, code, _)| !linked.contains(coding) && !codes.contains(code))
            .map(|(coding, _, row)| (*coding, *row))
            .collect();
        if !unanswered.is_empty() {
            let factors = unanswered.join(", ");
            sheet
                .notes
                .push(text!("display-note-unanswered", factors = factors));
        }
        if !idle.is_empty() {
            let names = idle.join("; ");
            sheet
                .notes
                .push(text!("display-note-idle", recommendations = names));
        }
        let units = material.ground.units();
        if !loose.is_empty() {
            let cases: BTreeSet<usize> = loose.iter().map(|(_, row)| *row).collect();
            let cases: Vec<&str> = cases.iter().map(|row| units[*row].key.as_str()).collect();
            sheet.notes.push(text!(
                "display-note-loose",
                count = loose.len(),
                cases = cases.join(", ")
            ));
        }
        let words = |names: Vec<String>| Fact::List(names.into_iter().map(Fact::Words).collect());
        let loose = loose.into_iter().map(|(coding, row)| {
            Fact::Object(vec![
                (
                    "coding".to_owned(),
                    Fact::Count(u64::try_from(coding.0).unwrap_or_default()),
                ),
                ("case".to_owned(), Fact::Words(units[row].key.clone())),
            ])
        });
        sheet
            .facts
            .push(("factors_without_recommendation", words(unanswered)));
        sheet
            .facts
            .push(("recommendations_without_factor", words(idle)));
        sheet
            .facts
            .push(("passages_without_factor", Fact::List(loose.collect())));
    }
}
