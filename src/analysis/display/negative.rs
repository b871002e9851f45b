//! Negative evidence: of each proposition and verdict the passages and cases
//! that speak against it, with what the analyst made of them so far. It must not
//! decide whether a claim falls.

use std::collections::{HashMap, HashSet};

use super::Material;
use super::if_then::{self, Test};
use crate::analysis::asked::Asked;
use crate::analysis::ground::Seen;
use crate::model::coding::Polarity;
use crate::model::display::DisplayKind;
use crate::model::finding::{Evidence, Proposition, Stance, Verdict, VerdictLevel};
use crate::model::ids::{CodeId, CodingId};
use crate::model::sheet::{Cell, Fact, Heading, Name, Row, Setting, Sheet, Sign, Source};
use crate::text;

/// Why something speaks against a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A case with the first part of a proposition and without the second.
    CounterCase,
    /// A passage with the opposite sign.
    OppositeSign,
    /// A passage the analyst linked as one that contradicts.
    Linked,
}

/// Something that speaks against a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrary {
    pub why: Why,
    /// The row of the ground.
    pub row: Option<usize>,
    pub code: Option<CodeId>,
    pub sign: Option<Sign>,
    pub has_if: Option<bool>,
    pub codings: Vec<CodingId>,
    /// What the analyst said of it: of a case, the first link to a passage of it.
    pub link: Option<Evidence>,
}

impl Contrary {
    /// Whether the analyst has still to say how it bears on the claim, and what
    /// to make of it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match &self.link {
            Some(link) => link.needs_treatment(),
            // Where IF does not hold, a missing THEN goes with the proposition.
            None => self.has_if != Some(false),
        }
    }
}

/// What speaks against a proposition: cases first, then passages in the order of
/// the text, those of cases with the first part before the others.
#[must_use]
pub fn against_proposition(
    proposition: &Proposition,
    material: &Material,
    asked: &Asked,
) -> Vec<Contrary> {
    let links: HashMap<CodingId, &Evidence> = proposition
        .evidence
        .iter()
        .map(|linked| (linked.coding, linked))
        .collect();
    let tested = if_then::test(proposition, material, asked, |_| true).ok();
    let mut found = Vec::new();
    let mut named = HashSet::new();
    if let Some(test) = &tested {
        for row in &test.n10 {
            found.push(counter_case(*row, test, material, &links));
        }
        let mut opposite = opposites(test, material);
        opposite.sort_by_key(|(_, has_if)| match has_if {
            Some(true) => 0,
            None => 1,
            Some(false) => 2,
        });
        for ((seen, row), has_if) in opposite {
            named.insert(seen.coding);
            found.push(Contrary {
                why: Why::OppositeSign,
                row,
                code: Some(seen.code),
                sign: Some(Sign::of_polarity(seen.polarity)),
                has_if,
                codings: vec![seen.coding],
                link: links.get(&seen.coding).map(|link| (*link).clone()),
            });
        }
    }
    for linked in &proposition.evidence {
        if linked.stance == Stance::Contradicts && !named.contains(&linked.coding) {
            found.push(linked_passage(linked, tested.as_ref(), material));
        }
    }
    found
}

fn counter_case(
    row: usize,
    test: &Test,
    material: &Material,
    links: &HashMap<CodingId, &Evidence>,
) -> Contrary {
    let codes = test.then_part.codes();
    let columns: Vec<usize> = codes
        .iter()
        .filter_map(|code| material.column_of(*code))
        .collect();
    let best = columns
        .iter()
        .filter_map(|column| material.ground.at(row, *column).best());
    let of_row = material
        .claims
        .tally
        .directed
        .iter()
        .filter(|(_, at)| *at == Some(row));
    let link = of_row
        .filter_map(|(seen, _)| links.get(&seen.coding))
        .next()
        .map(|link| (*link).clone());
    Contrary {
        why: Why::CounterCase,
        row: Some(row),
        code: codes.first().copied().filter(|_| codes.len() == 1),
        sign: columns
            .first()
            .filter(|_| columns.len() == 1)
            .and_then(|column| material.ground.at(row, *column).sign()),
        has_if: Some(true),
        codings: best.collect(),
        link,
    }
}

type Opposite = ((Seen, Option<usize>), Option<bool>);

/// The passages whose sign is opposite to what the second part says.
fn opposites(test: &Test, material: &Material) -> Vec<Opposite> {
    let plan = &material.ground.plan;
    let wanted: HashMap<usize, Sign> = test.then_part.columns().collect();
    let is_opposite = |seen: &Seen| {
        let columns = plan.columns_of.get(&seen.code).into_iter().flatten();
        columns
            .filter_map(|column| wanted.get(column))
            .any(|sign| opposes(seen.polarity, *sign))
    };
    material
        .claims
        .tally
        .directed
        .iter()
        .filter(|(seen, _)| is_opposite(seen))
        .map(|(seen, row)| ((*seen, *row), row.and_then(|row| test.has_if(row))))
        .collect()
}

fn opposes(polarity: Option<Polarity>, wanted: Sign) -> bool {
    matches!(
        (polarity, wanted),
        (Some(Polarity::Contradicts), Sign::Plus) | (Some(Polarity::Supports), Sign::Minus)
    )
}

fn linked_passage(linked: &Evidence, test: Option<&Test>, material: &Material) -> Contrary {
    let directed = &material.claims.tally.directed;
    let seen = directed
        .iter()
        .find(|(seen, _)| seen.coding == linked.coding);
    let row = seen.and_then(|(_, row)| *row);
    Contrary {
        why: Why::Linked,
        row,
        code: seen.map(|(seen, _)| seen.code),
        sign: seen.map(|(seen, _)| Sign::of_polarity(seen.polarity)),
        has_if: row.and_then(|row| test?.has_if(row)),
        codings: vec![linked.coding],
        link: Some(linked.clone()),
    }
}

/// The sign that speaks against a verdict; none where it gives no direction.
#[must_use]
pub fn against_level(level: VerdictLevel) -> Option<Polarity> {
    match level {
        VerdictLevel::Optimal | VerdictLevel::Cukup => Some(Polarity::Contradicts),
        VerdictLevel::BelumOptimal | VerdictLevel::TidakBerjalan => Some(Polarity::Supports),
        VerdictLevel::DataTidakCukup => None,
    }
}

/// The passages against a verdict's direction, in the order of the text.
#[must_use]
pub fn against_verdict(verdict: &Verdict, material: &Material) -> Vec<Contrary> {
    let Some((against, column)) =
        against_level(verdict.level).zip(material.column_of(verdict.code))
    else {
        return Vec::new();
    };
    let plan = &material.ground.plan;
    let units = material.ground.units();
    let is_meant = |row: Option<usize>| {
        verdict.scope.is_empty()
            || row.and_then(|row| units.get(row)).is_some_and(|unit| {
                unit.role == verdict.scope || unit.group.eq_ignore_ascii_case(&verdict.scope)
            })
    };
    material
        .claims
        .tally
        .directed
        .iter()
        .filter(|(seen, row)| {
            let columns = plan.columns_of.get(&seen.code);
            seen.polarity == Some(against)
                && columns.is_some_and(|columns| columns.contains(&column))
                && is_meant(*row)
        })
        .map(|(seen, row)| Contrary {
            why: Why::OppositeSign,
            row: *row,
            code: Some(seen.code),
            sign: Some(Sign::of_polarity(seen.polarity)),
            has_if: None,
            codings: vec![seen.coding],
            link: None,
        })
        .collect()
}

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(DisplayKind::Negative, text!("display-negative"));
    sheet.rules.push(text!("display-negative-rule"));
    sheet.rules.push(if_then::partial_rule(material));
    sheet.columns = columns();
    let asked = material.asked();
    let mut open = 0;
    for proposition in if_then::wanted(material) {
        for contrary in against_proposition(proposition, material, &asked) {
            open += u64::from(contrary.is_open());
            let at = sheet.rows.len();
            sheet.rows.push(row(
                "proposition",
                &proposition.key,
                at,
                &contrary,
                true,
                material,
            ));
        }
    }
    if material.settled.proposition.is_none() {
        for verdict in &material.claims.verdicts {
            let Some(code) = material.code(verdict.code) else {
                continue;
            };
            let key = match verdict.scope.as_str() {
                "" => code.key.clone(),
                scope => format!("{} ({scope})", code.key),
            };
            for contrary in against_verdict(verdict, material) {
                let at = sheet.rows.len();
                sheet
                    .rows
                    .push(row("verdict", &key, at, &contrary, false, material));
            }
        }
    }
    if material.claims.propositions.is_empty() && material.claims.verdicts.is_empty() {
        sheet.notes.push(text!("negative-no-claims"));
    } else if open > 0 {
        sheet.notes.push(text!("negative-open", count = open));
    }
    sheet.facts.push(("open", Fact::Count(open)));
    sheet
}

fn columns() -> Vec<Heading> {
    let said = Name::Said;
    let words = |key: &str, name| Heading::new(key, said(name), Setting::Words);
    let short = |key: &str, name| Heading::new(key, said(name), Setting::Short);
    vec![
        short("claim", text!("negative-claim")),
        short("about", text!("negative-about")),
        short("why", text!("negative-why")),
        short("case", text!("display-column-case")),
        short("code", text!("display-column-code")),
        short("sign", text!("outliers-sign")),
        short("fulfils_if", text!("negative-fulfils-if")),
        short("stance", text!("negative-stance")),
        words("treatment", text!("negative-treatment")),
        short("required", text!("negative-required")),
        words("quotes", text!("negative-quotes")),
    ]
}

fn row(
    claim: &'static str,
    about: &str,
    at: usize,
    contrary: &Contrary,
    is_required: bool,
    material: &Material,
) -> Row {
    let unit = contrary
        .row
        .and_then(|row| material.ground.units().get(row));
    let code = contrary.code.and_then(|code| material.code(code));
    let claim_name = if claim == "verdict" {
        text!("negative-verdict")
    } else {
        text!("display-column-proposition")
    };
    let (why, why_name) = match contrary.why {
        Why::CounterCase => ("if-not-then", text!("negative-counter-case")),
        Why::OppositeSign => ("opposite-sign", text!("negative-opposite")),
        Why::Linked => ("linked", text!("negative-linked")),
    };
    let value = |key, name| Cell::Value { key, name };
    let required = match &contrary.link {
        _ if !is_required || !contrary.is_open() => Cell::Nothing,
        None => value("stance", text!("negative-needs-stance")),
        Some(_) => value("treatment", text!("negative-needs-treatment")),
    };
    Row {
        // The place makes it unique: one passage may speak against a claim twice.
        key: format!("{about} {}", at + 1),
        group: Some(about.to_owned()),
        source: Some(Source::of_codings(contrary.codings.clone()))
            .filter(|_| !contrary.codings.is_empty()),
        cells: vec![
            value(claim, claim_name),
            Cell::words(about),
            value(why, why_name),
            unit.map_or(Cell::Nothing, |unit| Cell::words(&unit.key)),
            code.map_or(Cell::Nothing, |code| Cell::words(&code.key)),
            contrary.sign.map_or(Cell::Nothing, |sign| {
                Cell::words(sign.key().unwrap_or_default())
            }),
            match contrary.has_if {
                Some(true) => value("yes", text!("export-yes")),
                Some(false) => value("no", text!("export-no")),
                None => Cell::Nothing,
            },
            contrary.link.as_ref().map_or(Cell::Nothing, stance_cell),
            match &contrary.link {
                Some(link) if !link.treatment.is_empty() => Cell::words(&link.treatment),
                _ => Cell::Nothing,
            },
            required,
            Cell::Quotes(contrary.codings.clone()),
        ],
    }
}

fn stance_cell(link: &Evidence) -> Cell {
    Cell::Value {
        key: link.stance.key(),
        name: match link.stance {
            Stance::Supports => text!("stance-supports"),
            Stance::Contradicts => text!("stance-contradicts"),
            Stance::Qualifies => text!("stance-qualifies"),
        },
    }
}
