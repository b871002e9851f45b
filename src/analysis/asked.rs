//! What the interview guide says about silence: whether a case was asked about
//! a code, and what came of it. It must not know codings.

use std::collections::{HashMap, HashSet};

use super::ground::{Plan, Unit};
use crate::model::document::DocumentKind;
use crate::model::finding::Question;
use crate::model::ids::{CodeId, DocumentId};
use crate::model::sheet::State;

/// What became of the questions about each code, document by document.
pub struct Asked {
    /// The best answer on record by column and document.
    states: HashMap<(usize, DocumentId), State>,
}

impl Asked {
    /// A question asks about its codes, about what they are part of and about
    /// their parts: whoever is asked about a dimension is asked about its indicators.
    #[must_use]
    pub fn new(questions: &[Question], plan: &Plan, tree: &[(CodeId, Option<CodeId>)]) -> Self {
        let parents: HashMap<CodeId, Option<CodeId>> = tree.iter().copied().collect();
        let mut states: HashMap<(usize, DocumentId), State> = HashMap::new();
        for question in questions {
            let mut columns: HashSet<usize> = HashSet::new();
            for code in &question.codes {
                columns.extend(plan.columns_of.get(code).into_iter().flatten());
                let is_part = |column: &CodeId| is_below(*column, *code, &parents);
                let parts = plan.columns.iter().enumerate();
                columns.extend(
                    parts
                        .filter(|(_, column)| is_part(column))
                        .map(|(at, _)| at),
                );
            }
            for (document, state) in &question.asked {
                let state = match state.as_str() {
                    "answered" => State::NotCoded,
                    "silent" => State::Silent,
                    _ => State::NotAsked,
                };
                for column in &columns {
                    let known = states
                        .entry((*column, *document))
                        .or_insert(State::NotAsked);
                    if rank(state) > rank(*known) {
                        *known = state;
                    }
                }
            }
        }
        Asked { states }
    }

    /// What is known of a row and column without passages.
    #[must_use]
    pub fn state(&self, unit: &Unit, column: usize) -> State {
        if unit.kind != DocumentKind::Interview {
            return State::NotApplicable;
        }
        unit.documents
            .iter()
            .filter_map(|document| self.states.get(&(column, *document)))
            .copied()
            .max_by_key(|state| rank(*state))
            .unwrap_or(State::NotAsked)
    }
}

fn rank(state: State) -> u8 {
    match state {
        State::NotApplicable => 0,
        State::NotAsked => 1,
        State::Silent => 2,
        State::NotCoded => 3,
        State::Data => 4,
    }
}

/// Whether a code is the other one or somewhere below it.
fn is_below(code: CodeId, above: CodeId, parents: &HashMap<CodeId, Option<CodeId>>) -> bool {
    let mut at = Some(code);
    let mut passed = HashSet::new();
    while let Some(here) = at.filter(|code| passed.insert(*code)) {
        if here == above {
            return true;
        }
        at = parents.get(&here).copied().flatten();
    }
    false
}
