//! What the displays of findings have in common: what the analyst wrote down,
//! and the parties whose words are compared. It must not lay out a sheet.

use std::collections::HashMap;

use super::factors::FactorPairs;
use super::{Material, kind_name};
use crate::analysis::asked::Asked;
use crate::analysis::ground::Facts;
use crate::model::document::DocumentKind;
use crate::model::finding::{Event, Verdict};
use crate::model::ids::CoderId;
use crate::model::rating::Rating;
use crate::model::reduction::UnitId;
use crate::model::relation::Relation;
use crate::model::sheet::{Name, Sign, Source, State};
use crate::text;

/// What the analyst wrote down that a display lays beside the codings. A
/// display finds here what it asks for; the rest may be empty.
#[derive(Default)]
pub struct Findings {
    pub verdicts: Vec<Verdict>,
    pub ratings: Vec<Rating>,
    /// Names of the coders who rated.
    pub raters: HashMap<CoderId, String>,
    pub relations: Vec<Relation>,
    pub events: Vec<Event>,
    pub pairs: FactorPairs,
}

/// Whose words stand in one column: a group of cases, or the texts of one kind
/// that stand for themselves.
pub struct Party {
    /// Stable and unlike every other column's.
    pub key: String,
    /// The group or kind as it is stored.
    pub unit: String,
    pub name: Name,
    /// Rows of the ground.
    pub rows: Vec<usize>,
    /// Cases among the rows.
    pub cases: usize,
}

/// The groups in the order of their first cases, then the kinds of texts. No
/// party bears one of the keys that the sheet's other columns have.
pub fn parties(material: &Material, taken: &[&str]) -> Vec<Party> {
    let mut parties: Vec<Party> = groups(material);
    for kind in DocumentKind::ALL {
        let units = material.ground.units().iter().enumerate();
        let rows: Vec<usize> = units
            .filter(|(_, unit)| !unit.is_case() && unit.kind == kind)
            .map(|(row, _)| row)
            .collect();
        if !rows.is_empty() {
            parties.push(Party {
                key: kind.key().to_owned(),
                unit: kind.key().to_owned(),
                name: Name::Said(kind_name(kind)),
                rows,
                cases: 0,
            });
        }
    }
    let mut keys: Vec<String> = taken.iter().map(|key| (*key).to_owned()).collect();
    for party in &mut parties {
        while keys.contains(&party.key) {
            party.key.insert_str(0, "group:");
        }
        keys.push(party.key.clone());
    }
    parties
}

/// The groups of the cases in the order of their first cases.
pub fn groups(material: &Material) -> Vec<Party> {
    let mut place: HashMap<&str, usize> = HashMap::new();
    let mut groups: Vec<Party> = Vec::new();
    for (row, unit) in material.ground.units().iter().enumerate() {
        if !unit.is_case() {
            continue;
        }
        let at = *place.entry(&unit.group).or_insert_with(|| {
            groups.push(Party {
                key: match unit.group.as_str() {
                    "" => "ungrouped".to_owned(),
                    group => group.to_owned(),
                },
                unit: unit.group.clone(),
                name: group_name(&unit.group),
                rows: Vec::new(),
                cases: 0,
            });
            groups.len() - 1
        });
        groups[at].rows.push(row);
        groups[at].cases += 1;
    }
    groups
}

/// What a group is called; one without a name says that it has none.
pub fn group_name(group: &str) -> Name {
    match group {
        "" => Name::Said(text!("display-no-group")),
        group => Name::words(group),
    }
}

/// The same for a message.
pub fn group_word(group: &str) -> crate::message::Arg {
    match group_name(group) {
        Name::Said(text) => text.into(),
        _ => group.into(),
    }
}

impl Party {
    /// The passages of the party.
    pub fn source(&self, material: &Material) -> Source {
        let mut source = Source::default();
        for row in &self.rows {
            match material.ground.units().get(*row).map(|unit| unit.id) {
                Some(UnitId::Case(case)) => source.cases.push(case),
                Some(UnitId::Document(document)) => source.documents.push(document),
                None => {}
            }
        }
        source
    }

    /// What the party says about a column, all its passages together: the sign
    /// is pure only where no passage has the other.
    pub fn said(&self, material: &Material, asked: &Asked, column: usize) -> Together {
        let mut all = Together {
            state: State::NotApplicable,
            sign: None,
            passages: 0,
            best: None,
        };
        let (mut plus, mut minus, mut mixed, mut neutral) = (false, false, false, false);
        let mut suits = u32::MAX;
        for row in &self.rows {
            let facts: Facts = material.ground.at(*row, column);
            plus |= facts.plus > 0;
            minus |= facts.minus > 0;
            mixed |= facts.mixed > 0;
            neutral |= facts.neutral > 0;
            all.passages += u64::from(facts.passages());
            if let Some(score) = facts.suits().filter(|score| *score < suits) {
                suits = score;
                all.best = facts.best();
            }
            let state = material.state(asked, *row, column);
            if rank(state) > rank(all.state) {
                all.state = state;
            }
        }
        if all.passages > 0 {
            all.sign = Some(Sign::of(plus, minus, mixed, neutral));
        }
        all
    }
}

/// What a party says about a column.
pub struct Together {
    pub state: State,
    /// `None` without passages.
    pub sign: Option<Sign>,
    /// Passages, each once.
    pub passages: u64,
    /// The passage that says it best.
    pub best: Option<crate::model::ids::CodingId>,
}

/// What is known of many cases is the best that is known of one.
fn rank(state: State) -> u8 {
    match state {
        State::NotApplicable => 0,
        State::NotAsked => 1,
        State::Silent => 2,
        State::NotCoded => 3,
        State::Data => 4,
    }
}

#[cfg(test)]
mod tests;
