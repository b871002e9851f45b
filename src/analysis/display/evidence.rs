//! The evidence table: for each indicator the finding, the verdict and the
//! passages that stand for it, chosen by fixed rules so that the same codings
//! always give the same table. It must not judge.

use std::collections::{HashMap, HashSet};

use super::Material;
use super::findings::group_name;
use crate::analysis::asked::Asked;
use crate::analysis::ground::{Ground, Unit};
use crate::message::Text;
use crate::model::code::{Bilingual, Code};
use crate::model::coding::Polarity;
use crate::model::display::DisplayKind;
use crate::model::document::DocumentKind;
use crate::model::finding::{Verdict, VerdictLevel};
use crate::model::ids::CodingId;
use crate::model::reduction::UnitId;
use crate::model::sheet::{Cell, Heading, Name, Row, Setting, Sheet, Source, State};
use crate::text;

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(DisplayKind::Evidence, text!("display-evidence"));
    sheet.rules.push(text!("display-evidence-rule"));
    sheet.notes.push(text!("display-note-sources"));
    sheet.notes.push(text!("display-note-counts"));
    let entries = entries(material);
    let has_scopes = entries.iter().any(|entry| !entry.scope().is_empty());
    sheet.columns = columns(has_scopes);
    let asked = material.asked();
    let mut served = HashSet::new();
    for entry in &entries {
        let row = row(material, &asked, entry, has_scopes, &mut served);
        sheet.rows.push(row);
    }
    sheet
}

fn columns(has_scopes: bool) -> Vec<Heading> {
    let column = |key: &str, name, setting| Heading::new(key, Name::Said(name), setting);
    let mut columns = vec![
        column("indicator", text!("cli-column-indicator"), Setting::Words).weight(15),
        column("finding", text!("cli-column-finding"), Setting::Words).weight(26),
        column("verdict", text!("cli-column-verdict"), Setting::Short),
        column("quotes", text!("cli-column-quotes"), Setting::Words).weight(50),
        column("cases", text!("display-column-cases"), Setting::Figure),
        column("asked", text!("display-column-asked"), Setting::Figure),
        column("informants", text!("cli-column-informants"), Setting::Short),
        column("roles", text!("display-column-roles"), Setting::Short),
        column("sources", text!("display-column-sources"), Setting::Short).weight(7),
    ];
    if has_scopes {
        columns.insert(
            1,
            column("scope", text!("display-column-scope"), Setting::Short),
        );
    }
    columns
}

/// An indicator, and what was concluded about it.
struct Entry<'a> {
    column: usize,
    code: &'a Code,
    verdict: Option<&'a Verdict>,
}

impl Entry<'_> {
    fn scope(&self) -> &str {
        self.verdict.map_or("", |verdict| verdict.scope.trim())
    }
}

/// The verdicts in the order of the codes, the one on the whole study first;
/// then indicators that were asked for and have none. Where nothing has a
/// verdict, all indicators with passages.
fn entries(material: &Material) -> Vec<Entry<'_>> {
    let mut with = Vec::new();
    let mut without = Vec::new();
    for (column, id) in material.ground.columns().iter().enumerate() {
        let Some(code) = material.code(*id) else {
            continue;
        };
        let mut verdicts: Vec<&Verdict> = material
            .findings
            .verdicts
            .iter()
            .filter(|verdict| verdict.code == *id)
            .collect();
        verdicts.sort_by_key(|verdict| verdict.scope.trim());
        if verdicts.is_empty() {
            without.push(Entry {
                column,
                code,
                verdict: None,
            });
        }
        with.extend(verdicts.into_iter().map(|verdict| Entry {
            column,
            code,
            verdict: Some(verdict),
        }));
    }
    if with.is_empty() {
        let rows = 0..material.ground.units().len();
        without.retain(|entry| {
            let mut rows = rows.clone();
            rows.any(|row| !material.ground.at(row, entry.column).is_empty())
        });
    }
    with.append(&mut without);
    with
}

fn row(
    material: &Material,
    asked: &Asked,
    entry: &Entry<'_>,
    has_scopes: bool,
    served: &mut HashSet<usize>,
) -> Row {
    let units = material.ground.units();
    let in_scope: Vec<usize> = (0..units.len())
        .filter(|row| is_in_scope(&units[*row], entry.scope()))
        .collect();
    let with_data: Vec<usize> = in_scope
        .iter()
        .copied()
        .filter(|row| !material.ground.at(*row, entry.column).is_empty())
        .collect();
    let asked_cases = in_scope.iter().filter(|row| {
        units[**row].is_case() && material.state(asked, **row, entry.column) != State::NotAsked
    });
    let cases = || with_data.iter().filter(|row| units[**row].is_case());
    let mut cells = vec![
        Cell::Name(Name::Bilingual(named(entry.code))),
        entry
            .verdict
            .map_or(Cell::Nothing, |verdict| Cell::words(&verdict.finding)),
        entry.verdict.map_or(Cell::Nothing, |verdict| Cell::Value {
            key: verdict.level.key(),
            name: level(verdict.level),
        }),
        Cell::Quotes(choose(&material.ground, entry.column, &with_data, served)),
        Cell::count(cases().count()),
        Cell::count(asked_cases.count()),
        Cell::Keys(cases().map(|row| units[*row].key.clone()).collect()),
        Cell::Keys(roles(cases().map(|row| &units[*row]))),
        Cell::Values(sources(with_data.iter().map(|row| units[*row].kind))),
    ];
    let mut key = entry.code.key.clone();
    let mut source = Source::of_code(entry.code.id);
    if has_scopes {
        cells.insert(1, Cell::words(entry.scope()));
    }
    if !entry.scope().is_empty() {
        key = format!("{key} {}", entry.scope());
        source.cases = in_scope
            .iter()
            .filter_map(|row| match units[*row].id {
                UnitId::Case(case) => Some(case),
                UnitId::Document(_) => None,
            })
            .collect();
        if source.cases.is_empty() {
            // No passage is in a scope in which nobody is.
            source.documents = vec![crate::model::ids::DocumentId(0)];
        }
    }
    Row {
        key,
        group: None,
        source: Some(source),
        cells,
    }
}

fn named(code: &Code) -> Bilingual {
    let label = &code.words.label;
    let with_key = |label: &str| match label {
        "" => String::new(),
        label => format!("{} {label}", code.key),
    };
    match (label.is_empty(), label.en == code.key) {
        (true, _) | (_, true) => Bilingual::same(&code.key),
        _ => Bilingual::new(with_key(&label.en), with_key(&label.id)),
    }
}

/// A scope is a group, a role, a case or the value of an attribute. Texts that
/// stand for themselves are only in the whole study.
fn is_in_scope(unit: &Unit, scope: &str) -> bool {
    let same = |name: &str| name.trim().to_lowercase() == scope.to_lowercase();
    scope.is_empty()
        || unit.is_case()
            && (same(&unit.group)
                || same(&unit.role)
                || same(&unit.key)
                || unit.attributes.iter().any(|(_, value)| same(value)))
}

/// One passage for each group with data, from a case not quoted yet in the
/// table if there is one; where both signs occur, the best of the sign fewer
/// cases have in addition, and of the other if none of these has it. Where no case says anything, the texts that stand
/// for themselves give one for each kind.
fn choose(
    ground: &Ground,
    column: usize,
    with_data: &[usize],
    served: &mut HashSet<usize>,
) -> Vec<CodingId> {
    let units = ground.units();
    let has_cases = with_data.iter().any(|row| units[*row].is_case());
    let mut place: HashMap<(&str, Option<DocumentKind>), usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for row in with_data {
        let unit = &units[*row];
        if unit.is_case() != has_cases {
            continue;
        }
        let group = (unit.group.as_str(), (!has_cases).then_some(unit.kind));
        let at = *place.entry(group).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(*row);
    }
    let mut chosen = Vec::new();
    for group in groups {
        let suits = |row: &usize| ground.at(*row, column).suits();
        let best = group
            .into_iter()
            .filter(|row| suits(row).is_some())
            .min_by_key(|row| (served.contains(row), suits(row), *row));
        if let Some(row) = best {
            served.insert(row);
            chosen.extend(ground.at(row, column).best());
        }
    }
    let Some(minority) = minority(ground, column, with_data) else {
        return chosen;
    };
    let best_of = |sign: Polarity| {
        let suits = |row: &usize| ground.at(*row, column).suits_of(sign);
        let rows = with_data.iter().filter(|row| suits(row).is_some());
        let row = *rows.min_by_key(|row| (suits(row), **row))?;
        Some((row, ground.at(row, column).best_of(sign)?))
    };
    let mut also = vec![best_of(minority)];
    let majority = match minority {
        Polarity::Supports => Polarity::Contradicts,
        _ => Polarity::Supports,
    };
    let has_majority = with_data.iter().any(|row| {
        let best = ground.at(*row, column).best_of(majority);
        best.is_some_and(|best| chosen.contains(&best))
    });
    // By chance all groups may speak best for the sign fewer of them have.
    if !has_majority {
        also.push(best_of(majority));
    }
    for (row, coding) in also.into_iter().flatten() {
        if !chosen.contains(&coding) {
            served.insert(row);
            chosen.push(coding);
        }
    }
    chosen
}

/// The sign fewer cases have, where both signs occur; the contrary one when
/// they are even. A text that stands for itself counts as a case of its own.
fn minority(ground: &Ground, column: usize, with_data: &[usize]) -> Option<Polarity> {
    let facts = || with_data.iter().map(|row| ground.at(*row, column));
    let plus = facts().filter(|facts| facts.plus + facts.mixed > 0).count();
    let minus = facts()
        .filter(|facts| facts.minus + facts.mixed > 0)
        .count();
    match (plus, minus) {
        (0, _) | (_, 0) => None,
        (plus, minus) if plus < minus => Some(Polarity::Supports),
        _ => Some(Polarity::Contradicts),
    }
}

/// The groups of the cases, each once.
fn roles<'a>(cases: impl Iterator<Item = &'a Unit>) -> Vec<String> {
    let mut known = HashSet::new();
    cases
        .map(|unit| unit.group.as_str())
        .filter(|group| known.insert(*group))
        .filter(|group| matches!(group_name(group), Name::Words(_)))
        .map(str::to_owned)
        .collect()
}

fn sources(kinds: impl Iterator<Item = DocumentKind>) -> Vec<(&'static str, Text)> {
    let found: HashSet<DocumentKind> = kinds.collect();
    DocumentKind::ALL
        .into_iter()
        .filter(|kind| found.contains(kind))
        .map(|kind| {
            let letter = match kind {
                DocumentKind::Interview => text!("display-source-interview"),
                DocumentKind::Observation => text!("display-source-observation"),
                DocumentKind::Document => text!("display-source-document"),
            };
            (kind.key(), letter)
        })
        .collect()
}

fn level(level: VerdictLevel) -> Text {
    match level {
        VerdictLevel::Optimal => text!("cli-verdict-optimal"),
        VerdictLevel::Cukup => text!("cli-verdict-adequate"),
        VerdictLevel::BelumOptimal => text!("cli-verdict-not-yet"),
        VerdictLevel::TidakBerjalan => text!("cli-verdict-not-working"),
        VerdictLevel::DataTidakCukup => text!("cli-verdict-no-data"),
    }
}

#[cfg(test)]
mod tests;
