//! What is computed for the thirteen tactics that generate meaning. It must not
//! know the testing ones.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Basis, listed, signed};
use crate::analysis::condition;
use crate::message::Text;
use crate::model::code::CodeKind;
use crate::model::memo::MemoKind;
use crate::model::sheet::Sign;
use crate::model::tactic::Tactic;
use crate::text;

/// An indicator in so many cases recurs.
const RECURRING: usize = 3;
/// How many of a ranking are named.
const NAMED: usize = 5;
/// Cases are compared pair by pair only up to so many of them.
const MOST_CLUSTERED: usize = 200;
/// Mean distance on shared indicators (0 to 2) up to which two cases are alike.
const ALIKE: f64 = 0.5;

pub fn computed(tactic: Tactic, basis: &Basis<'_>) -> Vec<Text> {
    match tactic {
        Tactic::Patterns => recurring(basis),
        Tactic::Plausibility => plausible(basis),
        Tactic::Clustering => clusters(basis),
        Tactic::Metaphors => metaphors(basis),
        Tactic::Counting => counted(basis),
        Tactic::Contrasts => contrasts(basis),
        Tactic::Partitioning => split(basis),
        Tactic::Subsuming => particulars(basis),
        Tactic::Factoring => joint(basis),
        Tactic::Relations => relations(basis),
        Tactic::Intervening => intervening(basis),
        Tactic::Chain => chain(basis),
        Tactic::Coherence => coherence(basis),
        _ => Vec::new(),
    }
}

/// Columns of the study's indicators with their keys.
fn columns<'a>(basis: &'a Basis<'_>) -> impl Iterator<Item = (usize, &'a str)> {
    let material = basis.material;
    material.settled.codes.iter().filter_map(move |id| {
        let code = material.code(*id)?;
        Some((material.column_of(*id)?, code.key.as_str()))
    })
}

/// Rows of the cases by group, in the order of the groups' names.
fn groups<'a>(basis: &'a Basis<'_>) -> BTreeMap<&'a str, Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, unit) in basis.material.ground.units().iter().enumerate() {
        if unit.is_case() && !unit.group.is_empty() {
            groups.entry(&unit.group).or_default().push(row);
        }
    }
    groups
}

fn recurring(basis: &Basis<'_>) -> Vec<Text> {
    let ground = &basis.material.ground;
    let cases = |column: usize| {
        let units = ground.units().iter().enumerate();
        units
            .filter(|(row, unit)| unit.is_case() && !ground.at(*row, column).is_empty())
            .count()
    };
    let recurring = columns(basis)
        .map(|(column, key)| (cases(column), key))
        .filter(|(count, _)| *count >= RECURRING)
        .map(|(count, key)| format!("{key} ({count})"));
    vec![text!("tactic-recurring", codes = listed(recurring))]
}

fn plausible(basis: &Basis<'_>) -> Vec<Text> {
    let bare = basis.material.claims.propositions.iter();
    let bare = bare.filter(|proposition| proposition.evidence.is_empty());
    let bare = listed(bare.map(|proposition| proposition.key.clone()));
    vec![text!("tactic-plausible", propositions = bare)]
}

/// Groups of cases alike on the indicators they share, by single linkage.
fn clusters(basis: &Basis<'_>) -> Vec<Text> {
    let ground = &basis.material.ground;
    let columns: Vec<usize> = columns(basis).map(|(column, _)| column).collect();
    let units = ground.units();
    let rows: Vec<usize> = (0..units.len())
        .filter(|row| units[*row].is_case())
        .collect();
    if rows.len() > MOST_CLUSTERED {
        return vec![text!("tactic-too-many-cases", most = MOST_CLUSTERED)];
    }
    let place = |row: usize, column: usize| match ground.at(row, column).sign()? {
        Sign::Plus => Some(1.0_f64),
        Sign::Minus => Some(-1.0),
        Sign::Mixed | Sign::Neutral => Some(0.0),
        Sign::Unjudged => None,
    };
    let is_alike = |one: usize, other: usize| {
        let shared = columns
            .iter()
            .filter_map(|column| Some((place(one, *column)? - place(other, *column)?).abs()));
        let (sum, count) = shared.fold((0.0, 0), |(sum, count), apart| (sum + apart, count + 1));
        count > 0 && sum / f64::from(count) <= ALIKE
    };
    let mut left = rows;
    let mut found = Vec::new();
    while let Some(first) = left.first().copied() {
        let mut cluster = vec![first];
        left.remove(0);
        let mut at = 0;
        while let Some(row) = cluster.get(at).copied() {
            let (alike, others) = left.into_iter().partition(|other| is_alike(row, *other));
            let mut alike: Vec<usize> = alike;
            cluster.append(&mut alike);
            left = others;
            at += 1;
        }
        cluster.sort_unstable();
        let keys: Vec<&str> = cluster.iter().map(|row| units[*row].key.as_str()).collect();
        found.push(format!("[{}]", keys.join(" ")));
    }
    vec![text!("tactic-clusters", clusters = listed(found))]
}

fn metaphors(basis: &Basis<'_>) -> Vec<Text> {
    let theory = basis.memos.iter();
    let theory = theory.filter(|memo| memo.kind == MemoKind::Theory).count();
    vec![text!("tactic-metaphors", count = theory)]
}

fn counted(basis: &Basis<'_>) -> Vec<Text> {
    let material = basis.material;
    let amounts = &material.claims.tally.of_row;
    let passages: u64 = amounts
        .iter()
        .map(|amount| u64::from(amount.passages))
        .sum();
    let with_data = |(row, unit): &(usize, &crate::analysis::ground::Unit)| {
        unit.is_case() && amounts.get(*row).is_some_and(|amount| amount.passages > 0)
    };
    let units = material.ground.units().iter().enumerate();
    let speaking: Vec<_> = units.filter(with_data).collect();
    let groups: HashSet<&str> = speaking
        .iter()
        .map(|(_, unit)| unit.group.as_str())
        .collect();
    vec![text!(
        "tactic-counted",
        passages = passages,
        cases = speaking.len(),
        groups = groups.len()
    )]
}

fn contrasts(basis: &Basis<'_>) -> Vec<Text> {
    let ground = &basis.material.ground;
    let groups = groups(basis);
    let mut found: Vec<(f64, String)> = Vec::new();
    for (column, key) in columns(basis) {
        let balance = |rows: &Vec<usize>| ground.balance(column, rows.iter().copied());
        let of_group = groups
            .iter()
            .filter_map(|(group, rows)| Some((*group, balance(rows)?)));
        let mut of_group: Vec<(&str, f64)> = of_group.collect();
        of_group.sort_by(|a, b| b.1.total_cmp(&a.1));
        if let [(high, top), .., (low, bottom)] = of_group[..]
            && top - bottom >= 1.0
        {
            let said = format!("{key}: {high} {} / {low} {}", signed(top), signed(bottom));
            found.push((top - bottom, said));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    vec![text!(
        "tactic-contrasts",
        contrasts = listed(found.into_iter().take(NAMED).map(|(_, said)| said))
    )]
}

fn split(basis: &Basis<'_>) -> Vec<Text> {
    let ground = &basis.material.ground;
    let groups = groups(basis);
    let mut found = Vec::new();
    for (column, key) in columns(basis) {
        for (group, rows) in &groups {
            let has = |sign| {
                let signs = rows.iter().map(|row| ground.at(*row, column).sign());
                signs.into_iter().any(|found| found == Some(sign))
            };
            if has(Sign::Plus) && has(Sign::Minus) {
                found.push(format!("{key} ({group})"));
            }
        }
    }
    vec![text!("tactic-split", splits = listed(found))]
}

fn particulars(basis: &Basis<'_>) -> Vec<Text> {
    let loose = basis.material.codes.iter();
    let loose = loose.filter(|code| code.kind == CodeKind::InVivo && code.parent.is_none());
    vec![text!(
        "tactic-particulars",
        codes = listed(loose.map(|code| code.key.clone()))
    )]
}

fn joint(basis: &Basis<'_>) -> Vec<Text> {
    let material = basis.material;
    let mut pairs: Vec<_> = material.claims.tally.together.iter().collect();
    pairs.sort_by_key(|(pair, count)| (u32::MAX - **count, **pair));
    let named = pairs.into_iter().filter(|(_, count)| **count > 1);
    let named = named.take(NAMED).filter_map(|((one, other), count)| {
        let (one, other) = (material.code(*one)?, material.code(*other)?);
        Some(format!("{} + {} ({count})", one.key, other.key))
    });
    vec![text!("tactic-joint", pairs = listed(named))]
}

fn relations(basis: &Basis<'_>) -> Vec<Text> {
    vec![text!("tactic-relations", count = basis.arrows.len())]
}

/// Arrows from one thing to another that nothing else connects.
fn intervening(basis: &Basis<'_>) -> Vec<Text> {
    let mut targets: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (source, target) in basis.arrows {
        targets.entry(source).or_default().insert(target);
    }
    let has_mediator = |source: &str, target: &str| {
        let from = targets.get(source).into_iter().flatten();
        from.filter(|middle| **middle != target)
            .any(|middle| targets.get(middle).is_some_and(|on| on.contains(target)))
    };
    let bare = basis
        .arrows
        .iter()
        .filter(|(source, target)| !has_mediator(source, target))
        .map(|(source, target)| format!("{source} → {target}"));
    vec![text!("tactic-intervening", arrows = listed(bare))]
}

/// Propositions whose second part is the first part of another.
fn chain(basis: &Basis<'_>) -> Vec<Text> {
    let propositions = &basis.material.claims.propositions;
    let mut links = Vec::new();
    for one in propositions {
        for other in propositions.iter().filter(|other| other.id != one.id) {
            let begins: HashSet<String> = condition::names(&other.if_part)
                .map(str::to_lowercase)
                .collect();
            if condition::names(&one.then_part).any(|name| begins.contains(&name.to_lowercase())) {
                links.push(format!("{} → {}", one.key, other.key));
            }
        }
    }
    let weakest = propositions
        .iter()
        .map(|proposition| (proposition.evidence.len(), proposition.key.as_str()))
        .min();
    let mut said = vec![text!("tactic-chain", links = listed(links))];
    if let Some((count, key)) = weakest {
        said.push(text!("tactic-weakest", proposition = key, count = count));
    }
    said
}

fn coherence(basis: &Basis<'_>) -> Vec<Text> {
    let judged = basis.standings.iter().filter(|one| one.verdict.is_some());
    let judged: Vec<_> = judged
        .filter_map(|one| basis.material.code(one.code))
        .collect();
    let without = judged
        .iter()
        .filter(|code| code.words.definition.is_empty())
        .map(|code| code.key.clone());
    vec![text!(
        "tactic-coherence",
        count = judged.len(),
        without = listed(without)
    )]
}
