//! The triangulation grid: what each kind of source says about each indicator,
//! and how far they agree. It must not decide which source is right.

use std::collections::{HashMap, HashSet};

use super::Material;
use super::findings::{Party, Together, parties};
use crate::analysis::asked::Asked;
use crate::message::Text;
use crate::model::display::DisplayKind;
use crate::model::document::DocumentKind;
use crate::model::ids::CodeId;
use crate::model::sheet::{Cell, Fact, Heading, Mark, Name, Row, Setting, Sheet, Sign, Source};
use crate::text;

/// How far the sources agree, the one to look at first standing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// One source only supports and another only contradicts.
    Dissonant,
    /// Some source is mixed, neutral or unjudged.
    Partial,
    /// The same sign, but each source speaks of another part of it.
    Complementary,
    Convergent,
    /// Only one kind of source says anything.
    SingleSource,
    NoData,
}

impl Status {
    fn key(self) -> &'static str {
        match self {
            Status::Dissonant => "dissonant",
            Status::Partial => "partial",
            Status::Complementary => "complementary",
            Status::Convergent => "convergent",
            Status::SingleSource => "single-source",
            Status::NoData => "no-data",
        }
    }

    fn name(self) -> Text {
        match self {
            Status::Dissonant => text!("display-status-dissonant"),
            Status::Partial => text!("display-status-partial"),
            Status::Complementary => text!("display-status-complementary"),
            Status::Convergent => text!("display-status-convergent"),
            Status::SingleSource => text!("display-status-single-source"),
            Status::NoData => text!("display-status-no-data"),
        }
    }
}

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(DisplayKind::Triangulation, text!("display-triangulation"));
    sheet.rules.push(text!("display-triangulation-rule"));
    sheet.notes.push(text!("display-note-signs"));
    sheet.notes.push(text!("display-note-silence"));
    let parties = parties(material, &["key", "group", "indicator", "label", "status"]);
    let said = Name::Said;
    sheet.columns = vec![
        Heading::new(
            "indicator",
            said(text!("cli-column-indicator")),
            Setting::Short,
        ),
        Heading::new("label", said(text!("display-column-label")), Setting::Words),
        Heading::new(
            "status",
            said(text!("display-column-status")),
            Setting::Short,
        )
        .weight(11),
    ];
    for party in &parties {
        let heading = Heading::new(&party.key, party.name.clone(), Setting::Short);
        sheet.columns.push(heading.narrowed(party.source(material)));
    }
    let grid = Grid::new(material, &parties);
    let mut rows: Vec<(Status, Row)> = Vec::new();
    let mut parts = Vec::new();
    for code in &material.settled.codes {
        let Some((status, row)) = grid.row(*code) else {
            continue;
        };
        if status == Status::Complementary {
            parts.push((row.key.clone(), grid.parts(*code)));
        }
        rows.push((status, row));
    }
    rows.sort_by_key(|(status, _)| *status);
    sheet.rows = rows.into_iter().map(|(_, row)| row).collect();
    sheet.facts.push(("complementary", Fact::Object(parts)));
    sheet
}

struct Grid<'a> {
    material: &'a Material,
    parties: &'a [Party],
    asked: Asked,
    place: HashMap<CodeId, usize>,
    children: HashMap<CodeId, Vec<CodeId>>,
}

impl<'a> Grid<'a> {
    fn new(material: &'a Material, parties: &'a [Party]) -> Self {
        let columns = material.ground.columns().iter().copied();
        let place: HashMap<CodeId, usize> = columns.zip(0..).collect();
        let mut children: HashMap<CodeId, Vec<CodeId>> = HashMap::new();
        for code in &material.codes {
            if let Some(parent) = code.parent.filter(|_| place.contains_key(&code.id)) {
                children.entry(parent).or_default().push(code.id);
            }
        }
        Grid {
            material,
            parties,
            asked: material.asked(),
            place,
            children,
        }
    }

    fn row(&self, id: CodeId) -> Option<(Status, Row)> {
        let code = self.material.code(id)?;
        let column = *self.place.get(&id)?;
        let said: Vec<Together> = self
            .parties
            .iter()
            .map(|party| party.said(self.material, &self.asked, column))
            .collect();
        let status = self.status(id, column, &said);
        let mut cells = vec![
            Cell::words(&code.key),
            Cell::Name(Name::Bilingual(code.words.label.clone())),
            Cell::Value {
                key: status.key(),
                name: status.name(),
            },
        ];
        cells.extend(said.into_iter().map(|said| {
            Cell::Mark(Box::new(Mark {
                state: said.state,
                sign: said.sign,
                count: said.passages,
                wording: None,
                flag: None,
            }))
        }));
        let row = Row {
            key: code.key.clone(),
            group: None,
            source: Some(Source::of_code(id)),
            cells,
        };
        Some((status, row))
    }

    fn status(&self, code: CodeId, column: usize, said: &[Together]) -> Status {
        let signs: Vec<Sign> = said.iter().filter_map(|said| said.sign).collect();
        let Some(first) = signs.first() else {
            return Status::NoData;
        };
        if self.kinds(column).len() < 2 {
            return Status::SingleSource;
        }
        if signs.iter().all(|sign| sign == first) {
            return match self.is_disjoint(code, said) {
                true => Status::Complementary,
                false => Status::Convergent,
            };
        }
        match signs.contains(&Sign::Plus) && signs.contains(&Sign::Minus) {
            true => Status::Dissonant,
            false => Status::Partial,
        }
    }

    /// The kinds of source with passages on a column.
    fn kinds(&self, column: usize) -> HashSet<DocumentKind> {
        let ground = &self.material.ground;
        let units = ground.units().iter().enumerate();
        units
            .filter(|(row, _)| !ground.at(*row, column).is_empty())
            .map(|(_, unit)| unit.kind)
            .collect()
    }

    /// Each source that says anything speaks of a component, and no two speak of
    /// the same one.
    fn is_disjoint(&self, code: CodeId, said: &[Together]) -> bool {
        let mut known = HashSet::new();
        let speaking = self.parties.iter().zip(said);
        speaking
            .filter(|(_, said)| said.sign.is_some())
            .all(|(party, _)| {
                let parts = self.spoken(code, party);
                !parts.is_empty() && parts.into_iter().all(|part| known.insert(part))
            })
    }

    /// The components of a code a source has passages on.
    fn spoken(&self, code: CodeId, party: &Party) -> Vec<CodeId> {
        let children = self.children.get(&code).into_iter().flatten();
        children
            .filter(|child| {
                let column = self.place.get(child).copied();
                column.is_some_and(|column| {
                    let mut rows = party.rows.iter();
                    rows.any(|row| !self.material.ground.at(*row, column).is_empty())
                })
            })
            .copied()
            .collect()
    }

    /// Which source speaks of which component.
    fn parts(&self, code: CodeId) -> Fact {
        let of = |party: &Party| {
            let parts = self.spoken(code, party).into_iter();
            let keys = parts.filter_map(|id| self.material.code(id));
            let keys: Vec<Fact> = keys.map(|code| Fact::Words(code.key.clone())).collect();
            (!keys.is_empty()).then(|| (party.key.clone(), Fact::List(keys)))
        };
        Fact::Object(self.parties.iter().filter_map(of).collect())
    }
}
