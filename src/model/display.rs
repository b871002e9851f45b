//! Displays: which ones there are and how one is asked for. It must not know
//! how a display is computed, drawn or written.

mod names;

pub use names::DisplayFamily;

use serde::{Deserialize, Serialize};

use super::ids::{CodeId, CoderId};
use super::quote::QuoteFilter;

macro_rules! display_kinds {
    ($($(#[$doc:meta])* $variant:ident = $key:literal),* $(,)?) => {
        /// A display of Miles and Huberman, or an aid to verification.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum DisplayKind {
            $($(#[$doc])* $variant),*
        }

        impl DisplayKind {
            /// In the order in which they are offered.
            pub const ALL: &'static [DisplayKind] = &[$(DisplayKind::$variant),*];

            /// The name in commands and files.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(DisplayKind::$variant => $key),*
                }
            }

            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                DisplayKind::ALL.iter().copied().find(|kind| kind.key() == key)
            }
        }
    };
}
display_kinds!(
    /// Cases by indicators: sign, passages, a condensation or the best quote.
    InformantIndicator = "informant-indicator",
    /// Indicators with finding, verdict and quotes: the table of a paper.
    Evidence = "evidence",
    /// Groups of cases by indicators, with splits within and gaps between them.
    RoleOrdered = "role-ordered",
    /// Components of one code by group or kind of source, rated.
    Checklist = "checklist",
    /// Indicators by kind of source, with how far the sources agree.
    Triangulation = "triangulation",
    /// How much of what there is (content-analytic summary).
    Frequency = "frequency",
    /// Factors by indicators, with the recommendations that answer them.
    Factors = "factors",
    /// Events by date and domain, promises with what became of them.
    Events = "events",
    /// Cases ordered by an outcome, with their predictors.
    PredictorOutcome = "predictor-outcome",
    /// Cases by the values of two variables, maybe split by a third.
    VariableByVariable = "variable-by-variable",
    /// Pairs of codes on overlapping passages, in one turn or near each other.
    Cooccurrence = "cooccurrence",
    /// Word frequencies, or one word in its contexts.
    Words = "words",
    /// New codes by interview.
    Saturation = "saturation",
    /// What there is, what was asked and what was not (data accounting sheet).
    Accounting = "accounting",
    /// Passages and cases that speak against the propositions.
    Negative = "negative",
    /// Propositions of the form if–then, tested over the cases.
    IfThen = "if-then",
    /// Shares of quotes by group against shares of cases.
    Representativeness = "representativeness",
    /// Cases far from their group, and the extreme ones.
    Outliers = "outliers",
);

/// Whose codings a display counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// Of each document those of the first of the study's coders who coded it,
    /// so that what two coders coded for a comparison is not counted twice.
    #[default]
    Main,
    /// Everybody's; the same passage under the same code counts once.
    Everyone,
    Coder(CoderId),
}

/// What a passage's sign is on which coders disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dispute {
    /// Both signs: ±.
    #[default]
    Mixed,
    /// The passage is not counted.
    LeftOut,
    /// The sign the first of the study's coders gave.
    First,
}

impl Dispute {
    pub const ALL: [Dispute; 3] = [Dispute::Mixed, Dispute::LeftOut, Dispute::First];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Dispute::Mixed => "mixed",
            Dispute::LeftOut => "left-out",
            Dispute::First => "first",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Dispute::ALL.into_iter().find(|rule| rule.key() == key)
    }
}

/// How near two passages of a pair must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nearness {
    /// They share at least one character.
    #[default]
    Overlap,
    /// They begin in the same turn.
    SameTurn,
    /// They begin no more than so many turns apart: 0 is the same turn, 1 the
    /// same or a neighbouring one.
    Turns(u32),
}

impl Nearness {
    /// `overlap`, `turn`, or a number of turns; `None` for anything else.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        match key.trim() {
            "overlap" => Some(Nearness::Overlap),
            "turn" => Some(Nearness::SameTurn),
            turns => turns.parse().ok().map(Nearness::Turns),
        }
    }

    /// The same as it is typed.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Nearness::Overlap => "overlap".to_owned(),
            Nearness::SameTurn => "turn".to_owned(),
            Nearness::Turns(turns) => turns.to_string(),
        }
    }
}

/// A quantity a display compares cases by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Variable {
    /// The sign a case has on a code.
    Code(CodeId),
    /// The value of a case attribute.
    Attribute(String),
}

/// How the saturation run is read (Guest, Namey & Chen 2020).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Run {
    /// Interviews in the base.
    pub base: usize,
    /// Interviews in a run.
    pub length: usize,
    /// New codes of a run in percent of those in the base, at or below which
    /// saturation is reached.
    pub threshold: u32,
}

impl Default for Run {
    fn default() -> Self {
        Run {
            base: 4,
            length: 2,
            threshold: 5,
        }
    }
}

impl Run {
    /// The base and the length of a run, as in `4+2`; neither may be 0.
    #[must_use]
    pub fn numbers(typed: &str) -> Option<(usize, usize)> {
        let (base, length) = typed.split_once('+')?;
        let number = |typed: &str| typed.trim().parse().ok().filter(|n| *n > 0);
        Some((number(base)?, number(length)?))
    }
}

/// How a display is asked for. What is left out comes from the study's stored
/// defaults, then from rules the display states.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DisplayOptions {
    /// Only these cases, kinds, dates … Codes and coders are said below.
    pub filter: QuoteFilter,
    pub layer: Option<Layer>,
    pub dispute: Option<Dispute>,
    /// The codes in question; the study's indicators when empty.
    pub codes: Vec<CodeId>,
    /// Rows by this attribute of the cases (`role` and `case` count as ones).
    pub sort: Option<String>,
    /// The attribute that makes groups; the role when nothing is said.
    pub group: Option<String>,
    /// The code whose components or contexts are shown.
    pub code: Option<CodeId>,
    pub outcome: Option<Variable>,
    pub predictors: Vec<Variable>,
    pub a: Option<Variable>,
    pub b: Option<Variable>,
    /// The third variable that splits a table.
    pub split: Option<Variable>,
    /// Key of the one proposition to show.
    pub proposition: Option<String>,
    pub near: Option<Nearness>,
    /// The word to show in its contexts.
    pub word: Option<String>,
    pub run: Option<Run>,
    /// Words by their stems.
    pub has_stems: bool,
    /// Rows of a long list of words; a thousand when nothing is said.
    pub limit: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_key() {
        for kind in DisplayKind::ALL {
            assert_eq!(DisplayKind::from_key(kind.key()), Some(*kind));
        }
        assert_eq!(DisplayKind::from_key("pie-chart"), None);
    }
}
