//! The tactics of Miles and Huberman: what each asks of the analyst, and what
//! the program can compute for it out of the displays. It must not answer what
//! is asked.

mod generating;
mod testing;

use super::display::Material;
use super::standing::Standing;
use crate::message::Text;
use crate::model::document::Document;
use crate::model::finding::Review;
use crate::model::memo::Memo;
use crate::model::tactic::Tactic;
use crate::text;

/// What the tactics are computed from.
pub struct Basis<'a> {
    /// Of a display that verifies, over the whole study.
    pub material: &'a Material,
    pub standings: &'a [Standing],
    pub documents: &'a [Document],
    pub memos: &'a [Memo],
    pub reviews: &'a [Review],
    /// Names of causes and what they bring about.
    pub arrows: &'a [(String, String)],
}

/// A tactic with what was computed for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    pub tactic: Tactic,
    pub computed: Vec<Text>,
}

/// All tactics in their order.
#[must_use]
pub fn all(basis: &Basis<'_>) -> Vec<Tried> {
    Tactic::ALL
        .iter()
        .map(|tactic| Tried {
            tactic: *tactic,
            computed: if tactic.is_testing() {
                testing::computed(*tactic, basis)
            } else {
                generating::computed(*tactic, basis)
            },
        })
        .collect()
}

/// What a tactic is called.
#[must_use]
pub fn title(tactic: Tactic) -> Text {
    match tactic {
        Tactic::Patterns => text!("tactic-g1"),
        Tactic::Plausibility => text!("tactic-g2"),
        Tactic::Clustering => text!("tactic-g3"),
        Tactic::Metaphors => text!("tactic-g4"),
        Tactic::Counting => text!("tactic-g5"),
        Tactic::Contrasts => text!("tactic-g6"),
        Tactic::Partitioning => text!("tactic-g7"),
        Tactic::Subsuming => text!("tactic-g8"),
        Tactic::Factoring => text!("tactic-g9"),
        Tactic::Relations => text!("tactic-g10"),
        Tactic::Intervening => text!("tactic-g11"),
        Tactic::Chain => text!("tactic-g12"),
        Tactic::Coherence => text!("tactic-g13"),
        Tactic::Representativeness => text!("tactic-t1"),
        Tactic::ResearcherEffects => text!("tactic-t2"),
        Tactic::Triangulation => text!("tactic-t3"),
        Tactic::Weighting => text!("tactic-t4"),
        Tactic::Outliers => text!("tactic-t5"),
        Tactic::ExtremeCases => text!("tactic-t6"),
        Tactic::Surprises => text!("tactic-t7"),
        Tactic::NegativeEvidence => text!("tactic-t8"),
        Tactic::IfThen => text!("tactic-t9"),
        Tactic::SpuriousRelations => text!("tactic-t10"),
        Tactic::Replication => text!("tactic-t11"),
        Tactic::Rivals => text!("tactic-t12"),
        Tactic::Feedback => text!("tactic-t13"),
    }
}

/// What a tactic asks of the analyst.
#[must_use]
pub fn question(tactic: Tactic) -> Text {
    match tactic {
        Tactic::Patterns => text!("tactic-g1-asks"),
        Tactic::Plausibility => text!("tactic-g2-asks"),
        Tactic::Clustering => text!("tactic-g3-asks"),
        Tactic::Metaphors => text!("tactic-g4-asks"),
        Tactic::Counting => text!("tactic-g5-asks"),
        Tactic::Contrasts => text!("tactic-g6-asks"),
        Tactic::Partitioning => text!("tactic-g7-asks"),
        Tactic::Subsuming => text!("tactic-g8-asks"),
        Tactic::Factoring => text!("tactic-g9-asks"),
        Tactic::Relations => text!("tactic-g10-asks"),
        Tactic::Intervening => text!("tactic-g11-asks"),
        Tactic::Chain => text!("tactic-g12-asks"),
        Tactic::Coherence => text!("tactic-g13-asks"),
        Tactic::Representativeness => text!("tactic-t1-asks"),
        Tactic::ResearcherEffects => text!("tactic-t2-asks"),
        Tactic::Triangulation => text!("tactic-t3-asks"),
        Tactic::Weighting => text!("tactic-t4-asks"),
        Tactic::Outliers => text!("tactic-t5-asks"),
        Tactic::ExtremeCases => text!("tactic-t6-asks"),
        Tactic::Surprises => text!("tactic-t7-asks"),
        Tactic::NegativeEvidence => text!("tactic-t8-asks"),
        Tactic::IfThen => text!("tactic-t9-asks"),
        Tactic::SpuriousRelations => text!("tactic-t10-asks"),
        Tactic::Replication => text!("tactic-t11-asks"),
        Tactic::Rivals => text!("tactic-t12-asks"),
        Tactic::Feedback => text!("tactic-t13-asks"),
    }
}

/// A list for a sentence; a dash where there is nothing.
fn listed(words: impl IntoIterator<Item = String>) -> String {
    let words: Vec<String> = words.into_iter().collect();
    if words.is_empty() {
        return "–".to_owned();
    }
    words.join(", ")
}

/// A balance as people write it: `+0.43`.
fn signed(balance: f64) -> String {
    format!("{balance:+.2}").replace('-', "−")
}
