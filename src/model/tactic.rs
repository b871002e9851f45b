//! The tactics of Miles and Huberman: thirteen for generating meaning and
//! thirteen for testing it. It must not know what the program computes for them.

use serde::{Deserialize, Serialize};

macro_rules! tactics {
    ($($(#[$doc:meta])* $variant:ident = $key:literal),* $(,)?) => {
        /// A tactic.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Tactic {
            $($(#[$doc])* $variant),*
        }

        impl Tactic {
            /// Generating first, then testing, each in the order of the book.
            pub const ALL: &'static [Tactic] = &[$(Tactic::$variant),*];

            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Tactic::$variant => $key),*
                }
            }

            /// The tactic of a key, in upper or lower case.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                let is_it = |tactic: &Tactic| tactic.key().eq_ignore_ascii_case(key.trim());
                Tactic::ALL.iter().copied().find(is_it)
            }
        }
    };
}
tactics!(
    /// Noting patterns and themes.
    Patterns = "G1",
    Plausibility = "G2",
    Clustering = "G3",
    Metaphors = "G4",
    Counting = "G5",
    Contrasts = "G6",
    Partitioning = "G7",
    /// Subsuming particulars into the general.
    Subsuming = "G8",
    Factoring = "G9",
    /// Relations between variables.
    Relations = "G10",
    /// Intervening variables.
    Intervening = "G11",
    /// A logical chain of evidence.
    Chain = "G12",
    /// Conceptual coherence.
    Coherence = "G13",
    Representativeness = "T1",
    /// Effects of the researcher.
    ResearcherEffects = "T2",
    Triangulation = "T3",
    Weighting = "T4",
    Outliers = "T5",
    ExtremeCases = "T6",
    Surprises = "T7",
    NegativeEvidence = "T8",
    IfThen = "T9",
    SpuriousRelations = "T10",
    Replication = "T11",
    Rivals = "T12",
    /// Feedback from informants.
    Feedback = "T13",
);

impl Tactic {
    /// Whether it tests findings; the others generate them.
    #[must_use]
    pub fn is_testing(self) -> bool {
        self >= Tactic::Representativeness
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_generate_and_thirteen_test() {
        let testing = Tactic::ALL.iter().filter(|tactic| tactic.is_testing());
        assert_eq!((Tactic::ALL.len(), testing.count()), (26, 13));
        assert_eq!(Tactic::from_key("t9"), Some(Tactic::IfThen));
        assert_eq!(Tactic::from_key("T14"), None);
    }
}
