//! What displays are called and what each one is for, in the language of
//! whoever reads, and the families in which they are offered. It must not know
//! how a display is computed or asked for.

use super::DisplayKind;
use crate::message::Text;
use crate::text;

/// Displays of one purpose, offered together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DisplayFamily {
    /// Rows and columns of cases, indicators, groups, events.
    Matrices,
    /// How much and how often.
    Frequencies,
    /// What to look at before a conclusion is drawn.
    Verification,
}

impl DisplayFamily {
    pub const ALL: [DisplayFamily; 3] = [
        DisplayFamily::Matrices,
        DisplayFamily::Frequencies,
        DisplayFamily::Verification,
    ];

    #[must_use]
    pub fn name(self) -> Text {
        match self {
            DisplayFamily::Matrices => text!("display-family-matrices"),
            DisplayFamily::Frequencies => text!("display-family-frequencies"),
            DisplayFamily::Verification => text!("display-family-verification"),
        }
    }

    /// The displays of the family, in the order of [`DisplayKind::ALL`].
    pub fn kinds(self) -> impl Iterator<Item = DisplayKind> {
        let all = DisplayKind::ALL.iter().copied();
        all.filter(move |kind| kind.family() == self)
    }
}

impl DisplayKind {
    #[must_use]
    pub fn family(self) -> DisplayFamily {
        match self {
            DisplayKind::Frequency
            | DisplayKind::Cooccurrence
            | DisplayKind::Words
            | DisplayKind::Saturation => DisplayFamily::Frequencies,
            DisplayKind::Accounting
            | DisplayKind::Negative
            | DisplayKind::IfThen
            | DisplayKind::Representativeness
            | DisplayKind::Outliers => DisplayFamily::Verification,
            DisplayKind::InformantIndicator
            | DisplayKind::Evidence
            | DisplayKind::RoleOrdered
            | DisplayKind::Checklist
            | DisplayKind::Triangulation
            | DisplayKind::Factors
            | DisplayKind::Events
            | DisplayKind::PredictorOutcome
            | DisplayKind::VariableByVariable => DisplayFamily::Matrices,
        }
    }

    /// What a list of displays calls it.
    #[must_use]
    pub fn name(self) -> Text {
        name(self)
    }

    /// What it is for, in one line.
    #[must_use]
    pub fn purpose(self) -> Text {
        purpose(self)
    }
}

fn name(kind: DisplayKind) -> Text {
    match kind {
        DisplayKind::InformantIndicator => text!("display-name-informant-indicator"),
        DisplayKind::Evidence => text!("display-name-evidence"),
        DisplayKind::RoleOrdered => text!("display-name-role-ordered"),
        DisplayKind::Checklist => text!("display-name-checklist"),
        DisplayKind::Triangulation => text!("display-name-triangulation"),
        DisplayKind::Frequency => text!("display-name-frequency"),
        DisplayKind::Factors => text!("display-name-factors"),
        DisplayKind::Events => text!("display-name-events"),
        DisplayKind::PredictorOutcome => text!("display-name-predictor-outcome"),
        DisplayKind::VariableByVariable => text!("display-name-variable-by-variable"),
        DisplayKind::Cooccurrence => text!("display-name-cooccurrence"),
        DisplayKind::Words => text!("display-name-words"),
        DisplayKind::Saturation => text!("display-name-saturation"),
        DisplayKind::Accounting => text!("display-name-accounting"),
        DisplayKind::Negative => text!("display-name-negative"),
        DisplayKind::IfThen => text!("display-name-if-then"),
        DisplayKind::Representativeness => text!("display-name-representativeness"),
        DisplayKind::Outliers => text!("display-name-outliers"),
    }
}

fn purpose(kind: DisplayKind) -> Text {
    match kind {
        DisplayKind::InformantIndicator => text!("display-purpose-informant-indicator"),
        DisplayKind::Evidence => text!("display-purpose-evidence"),
        DisplayKind::RoleOrdered => text!("display-purpose-role-ordered"),
        DisplayKind::Checklist => text!("display-purpose-checklist"),
        DisplayKind::Triangulation => text!("display-purpose-triangulation"),
        DisplayKind::Frequency => text!("display-purpose-frequency"),
        DisplayKind::Factors => text!("display-purpose-factors"),
        DisplayKind::Events => text!("display-purpose-events"),
        DisplayKind::PredictorOutcome => text!("display-purpose-predictor-outcome"),
        DisplayKind::VariableByVariable => text!("display-purpose-variable-by-variable"),
        DisplayKind::Cooccurrence => text!("display-purpose-cooccurrence"),
        DisplayKind::Words => text!("display-purpose-words"),
        DisplayKind::Saturation => text!("display-purpose-saturation"),
        DisplayKind::Accounting => text!("display-purpose-accounting"),
        DisplayKind::Negative => text!("display-purpose-negative"),
        DisplayKind::IfThen => text!("display-purpose-if-then"),
        DisplayKind::Representativeness => text!("display-purpose-representativeness"),
        DisplayKind::Outliers => text!("display-purpose-outliers"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_display_is_offered_once() {
        let offered: Vec<DisplayKind> = DisplayFamily::ALL
            .into_iter()
            .flat_map(DisplayFamily::kinds)
            .collect();
        assert_eq!(offered.len(), DisplayKind::ALL.len());
        for kind in DisplayKind::ALL {
            assert!(offered.contains(kind), "{kind:?}");
        }
    }
}
