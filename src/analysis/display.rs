//! The displays as algorithms: each makes a sheet out of the same material, so
//! that its figures are the ones of every other display. It must not know how
//! the material was fetched nor how a sheet is shown.

mod checklist;
pub mod cooccurrence;
mod events;
mod evidence;
mod factors;
mod findings;
#[cfg(test)]
mod fixture;
mod frequency;
mod informants;
mod predictors;
mod roles;
pub mod saturation;
mod triangulation;
mod variable;
mod variables;
pub mod words;

use std::collections::HashMap;

pub use checklist::candidates;
pub use factors::FactorPairs;
pub use findings::Findings;

use super::asked::Asked;
use super::ground::Ground;
use super::pairs::Found;
use crate::model::code::{Code, CodeKind, CodeStatus};
use crate::model::display::{DisplayKind, DisplayOptions, Dispute, Layer, Nearness, Run, Variable};
use crate::model::document::DocumentKind;
use crate::model::finding::Question;
use crate::model::ids::{CodeId, DocumentId};
use crate::model::quote::QuoteFilter;
use crate::model::reduction::{Summary, UnitId};
use crate::model::sheet::{Cell, Sheet, State};
use crate::text;

/// How a display is asked for when everything is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// What every passage of the display fulfils, the layer included.
    pub filter: QuoteFilter,
    pub layer: Layer,
    /// The coder's name where the layer is one coder's.
    pub coder: Option<String>,
    pub dispute: Dispute,
    pub codes: Vec<CodeId>,
    /// Whether the codes were named, and are not just the study's indicators.
    pub has_named_codes: bool,
    pub sort: Option<String>,
    pub group: Option<String>,
    pub code: Option<CodeId>,
    pub outcome: Option<Variable>,
    pub predictors: Vec<Variable>,
    pub a: Option<Variable>,
    pub b: Option<Variable>,
    pub split: Option<Variable>,
    pub proposition: Option<String>,
    pub near: Nearness,
    pub word: Option<String>,
    pub run: Run,
    pub has_stems: bool,
    pub limit: Option<usize>,
}

impl Settled {
    /// The options with nothing stored to fall back on.
    #[must_use]
    pub fn of(options: &DisplayOptions) -> Self {
        let layer = options.layer.unwrap_or_default();
        Settled {
            filter: QuoteFilter {
                layer: Some(layer),
                ..options.filter.clone()
            },
            layer,
            coder: None,
            dispute: options.dispute.unwrap_or_default(),
            codes: options.codes.clone(),
            has_named_codes: !options.codes.is_empty(),
            sort: options.sort.clone(),
            group: options.group.clone(),
            code: options.code,
            outcome: options.outcome.clone(),
            predictors: options.predictors.clone(),
            a: options.a.clone(),
            b: options.b.clone(),
            split: options.split.clone(),
            proposition: options.proposition.clone(),
            near: options.near.unwrap_or_default(),
            word: options.word.clone(),
            run: options.run.unwrap_or_default(),
            has_stems: options.has_stems,
            limit: options.limit,
        }
    }
}

/// What the displays are made of. A display's material has what it asks for and
/// may leave the rest empty.
pub struct Material {
    pub settled: Settled,
    pub ground: Ground,
    /// All codes in tree order.
    pub codes: Vec<Code>,
    pub questions: Vec<Question>,
    pub summaries: Vec<Summary>,
    /// Digests of the cells' evidence today, by row and column.
    pub digests: HashMap<(usize, usize), String>,
    /// Titles of the documents by number.
    pub documents: Vec<(DocumentId, String)>,
    pub findings: Findings,
    pub gathered: Gathered,
}

/// What only one kind of display is made of.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Gathered {
    #[default]
    Nothing,
    Pairs(Found),
    Interviews(Box<saturation::Interviews>),
    Words(words::Spoken),
}

/// What is made of the material; cases and codes are in [`Material::ground`].
pub fn sheet(kind: DisplayKind, material: &Material) -> Sheet {
    match kind {
        DisplayKind::InformantIndicator => informants::sheet(material),
        DisplayKind::Evidence => evidence::sheet(material),
        DisplayKind::RoleOrdered => roles::sheet(material),
        DisplayKind::Checklist => checklist::sheet(material),
        DisplayKind::Triangulation => triangulation::sheet(material),
        DisplayKind::Factors => factors::sheet(material),
        DisplayKind::Events => events::sheet(material),
        DisplayKind::PredictorOutcome => predictors::sheet(material),
        DisplayKind::VariableByVariable => variables::sheet(material),
        DisplayKind::Cooccurrence => cooccurrence::sheet(material),
        DisplayKind::Words => words::sheet(material),
        DisplayKind::Saturation => saturation::sheet(material),
        _ => frequency::sheet(material),
    }
}

/// The study's indicators: of each framework the codes at its top, and where
/// these are only headings over whole dimensions, the codes below them. Codes
/// left out, retired or no indicators are none.
#[must_use]
pub fn indicators(codes: &[Code]) -> Vec<CodeId> {
    let children = |parent: CodeId| codes.iter().filter(move |code| code.parent == Some(parent));
    let is_indicator =
        |code: &&Code| code.kind == CodeKind::Indicator && code.status == CodeStatus::Active;
    let mut found = Vec::new();
    for top in codes.iter().filter(|code| code.parent.is_none()) {
        let is_heading = children(top.id).any(|child| children(child.id).next().is_some());
        if is_heading {
            found.extend(children(top.id).filter(is_indicator).map(|code| code.id));
        } else if is_indicator(&top) {
            found.push(top.id);
        }
    }
    found
}

impl Material {
    #[must_use]
    pub fn code(&self, id: CodeId) -> Option<&Code> {
        self.codes.iter().find(|code| code.id == id)
    }

    /// The column of the ground in which a code is added up.
    #[must_use]
    pub fn column_of(&self, code: CodeId) -> Option<usize> {
        self.ground.columns().iter().position(|id| *id == code)
    }

    /// What the guide says about silence.
    #[must_use]
    pub fn asked(&self) -> Asked {
        let tree: Vec<(CodeId, Option<CodeId>)> = self
            .codes
            .iter()
            .map(|code| (code.id, code.parent))
            .collect();
        Asked::new(&self.questions, &self.ground.plan, &tree)
    }

    /// The rows in the order asked for: by group and key, or by an attribute;
    /// texts that stand for themselves come last. Numbers sort as numbers.
    #[must_use]
    pub fn ordered_rows(&self) -> Vec<usize> {
        let units = self.ground.units();
        let mut rows: Vec<usize> = (0..units.len()).collect();
        // The groups stand in the order in which their first cases do.
        let mut groups: Vec<&str> = Vec::new();
        for unit in units.iter().filter(|unit| unit.is_case()) {
            if !groups.contains(&unit.group.as_str()) {
                groups.push(&unit.group);
            }
        }
        let place = |group: &str| groups.iter().position(|known| *known == group);
        match self.settled.sort.as_deref() {
            None | Some("group") => rows.sort_by_key(|row| {
                let unit = &units[*row];
                (!unit.is_case(), place(&unit.group))
            }),
            Some("case") => rows.sort_by_key(|row| !units[*row].is_case()),
            Some("role") => {
                rows.sort_by_key(|row| (!units[*row].is_case(), units[*row].role.clone()))
            }
            Some(name) => rows.sort_by(|a, b| {
                let key = |row: &usize| {
                    let unit = &units[*row];
                    (!unit.is_case(), unit.attribute(name).is_none())
                };
                let value = |row: &usize| units[*row].attribute(name).unwrap_or_default();
                key(a)
                    .cmp(&key(b))
                    .then_with(|| by_value(value(a), value(b)))
            }),
        }
        rows
    }

    /// What the analyst wrote about a row and column.
    #[must_use]
    pub fn summary(&self, unit: UnitId, code: CodeId) -> Option<&Summary> {
        self.summaries
            .iter()
            .find(|summary| (summary.unit, summary.code) == (unit, code))
    }

    /// The state of a row and column.
    #[must_use]
    pub fn state(&self, asked: &Asked, row: usize, column: usize) -> State {
        if !self.ground.at(row, column).is_empty() {
            return State::Data;
        }
        match self.ground.units().get(row) {
            Some(unit) => asked.state(unit, column),
            None => State::NotApplicable,
        }
    }

    /// Whether the evidence of a row and column is another than it was.
    #[must_use]
    pub fn is_changed(&self, row: usize, column: usize, digest: &str) -> bool {
        match self.digests.get(&(row, column)) {
            Some(today) => today != digest,
            // A digest of nothing begins with its count of codings.
            None => !digest.is_empty() && !digest.starts_with("0-"),
        }
    }

    /// A sheet with what all of them say first: whose codings are counted.
    fn blank(&self, kind: DisplayKind, title: crate::message::Text) -> Sheet {
        let mut sheet = Sheet::new(kind, title, self.settled.filter.clone());
        sheet
            .rules
            .push(match (self.settled.layer, &self.settled.coder) {
                (Layer::Main, _) => text!("display-layer-main"),
                (Layer::Everyone, _) => match self.settled.dispute {
                    Dispute::Mixed => text!("display-layer-everyone-mixed"),
                    Dispute::LeftOut => text!("display-layer-everyone-left-out"),
                    Dispute::First => text!("display-layer-everyone-first"),
                },
                (Layer::Coder(_), name) => {
                    let name = name.clone().unwrap_or_default();
                    text!("display-layer-coder", coder = name)
                }
            });
        sheet
    }
}

/// The kind of a text that stands for itself.
fn kind_cell(kind: DocumentKind) -> Cell {
    Cell::Value {
        key: kind.key(),
        name: kind_name(kind),
    }
}

fn kind_name(kind: DocumentKind) -> crate::message::Text {
    match kind {
        DocumentKind::Interview => text!("kind-interview"),
        DocumentKind::Observation => text!("kind-observation"),
        DocumentKind::Document => text!("kind-document"),
    }
}

/// Two attribute values: as numbers where both are ones, else as words.
#[must_use]
pub fn by_value(a: &str, b: &str) -> std::cmp::Ordering {
    match (a.trim().parse::<f64>(), b.trim().parse::<f64>()) {
        (Ok(a), Ok(b)) => a.total_cmp(&b),
        (Ok(_), Err(_)) => std::cmp::Ordering::Less,
        (Err(_), Ok(_)) => std::cmp::Ordering::Greater,
        (Err(_), Err(_)) => a.to_lowercase().cmp(&b.to_lowercase()),
    }
}
