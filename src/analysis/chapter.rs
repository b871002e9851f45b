//! Which passages a findings chapter quotes for each indicator: one of each
//! group and kind of text, and one that speaks against the rest. The choice is
//! always the same for the same codings. It must not write a sentence.

use std::collections::HashSet;

use super::display::Material;
use super::standing::Standing;
use crate::model::coding::Polarity;
use crate::model::ids::CodingId;

/// A passage that was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    pub coding: CodingId,
    /// Chosen because it speaks against what most cases say.
    pub is_contrary: bool,
}

/// The passages of each standing, cases that were not quoted before first.
#[must_use]
pub fn choose(standings: &[Standing], material: &Material) -> Vec<Vec<Chosen>> {
    let mut served = HashSet::new();
    standings
        .iter()
        .map(|standing| of_indicator(standing, material, &mut served))
        .collect()
}

fn of_indicator(
    standing: &Standing,
    material: &Material,
    served: &mut HashSet<usize>,
) -> Vec<Chosen> {
    let ground = &material.ground;
    let Some(column) = material.column_of(standing.code) else {
        return Vec::new();
    };
    let scope = standing
        .verdict
        .as_ref()
        .map_or("", |one| one.scope.as_str());
    // Cases by their group, then texts by their kind.
    let mut sources: Vec<(bool, &str)> = Vec::new();
    let source_of = |row: usize| {
        let unit = &ground.units()[row];
        match unit.is_case() {
            true => (false, unit.group.as_str()),
            false => (true, unit.kind.key()),
        }
    };
    let is_meant = |row: &usize| {
        let unit = &ground.units()[*row];
        let is_in = scope.is_empty() || unit.role == scope || unit.group == scope;
        is_in && !ground.at(*row, column).is_empty()
    };
    let rows: Vec<usize> = (0..ground.units().len()).filter(is_meant).collect();
    for row in &rows {
        let source = source_of(*row);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources.sort_by_key(|(is_text, _)| *is_text);
    let mut chosen = Vec::new();
    for source in sources {
        let best = rows
            .iter()
            .filter(|row| source_of(**row) == source)
            .min_by_key(|row| {
                (
                    served.contains(*row),
                    ground.at(**row, column).suits(),
                    **row,
                )
            });
        let coding = best.and_then(|row| ground.at(*row, column).best());
        if let Some((row, coding)) = best.zip(coding) {
            served.insert(*row);
            chosen.push(Chosen {
                coding,
                is_contrary: false,
            });
        }
    }
    let against = match (standing.signs.plus, standing.signs.minus) {
        (0, _) | (_, 0) => return chosen,
        (plus, minus) if plus < minus => Polarity::Supports,
        _ => Polarity::Contradicts,
    };
    let contrary = rows
        .iter()
        .filter(|row| ground.units()[**row].is_case())
        .filter_map(|row| {
            let facts = ground.at(*row, column);
            Some((facts.suits_of(against)?, *row, facts.best_of(against)?))
        })
        .min();
    if let Some((.., coding)) = contrary
        && !chosen.iter().any(|one| one.coding == coding)
    {
        chosen.push(Chosen {
            coding,
            is_contrary: true,
        });
    }
    chosen
}
