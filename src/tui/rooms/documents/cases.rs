//! The table of cases: one row a case, one column an attribute, set cell by
//! cell. It must not know what is said in the documents of a case.

mod draw;

use std::collections::HashMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::MOVE;
use super::ask::{self, Asked};
use super::pane::{Next, Pane, height};
use crate::model::case::{AttributeKind, Case};
use crate::model::edit::{Change, Edit};
use crate::model::ids::CaseId;
use crate::model::memo::MemoSubject;
use crate::text;
use crate::tui::effect::{Effect, Value};
use crate::tui::keymap::{Binding, Context};
use crate::tui::state::Shared;
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::rows::Rows;
use crate::workbench::CaseCount;

crate::actions! {
    /// What can be done in the table of cases.
    pub enum CasesAction {
        Set = "cases-set",
        Left = "cases-left",
        Right = "cases-right",
        Add = "cases-add",
        Edit = "cases-edit",
        Delete = "cases-delete",
        FromSpeakers = "cases-from-speakers",
        AddAttribute = "cases-attribute-add",
        DeleteAttribute = "cases-attribute-delete",
        Memo = "cases-memo",
    }
}

pub static KEYS: Context = Context {
    title: "keys-cases",
    bindings: &[
        Binding::hint(&["Enter"], CasesAction::Set.name()),
        Binding::new(&["h", "Left"], CasesAction::Left.name()),
        Binding::new(&["l", "Right"], CasesAction::Right.name()),
        Binding::hint(&["a"], CasesAction::Add.name()),
        Binding::hint(&["n"], CasesAction::FromSpeakers.name()),
        Binding::hint(&["A"], CasesAction::AddAttribute.name()),
        Binding::new(&["e"], CasesAction::Edit.name()),
        Binding::new(&["x", "Delete"], CasesAction::Delete.name()),
        Binding::new(&["X"], CasesAction::DeleteAttribute.name()),
        Binding::new(&["m"], CasesAction::Memo.name()),
    ],
};

/// The slot of the attributes and the counts.
pub const COUNTS: &str = "documents-cases";

/// Columns before the attributes: key, description, role.
const FIXED: usize = 3;

type Known = (Vec<(String, AttributeKind)>, Vec<CaseCount>);

/// The view.
#[derive(Default)]
pub struct Cases {
    rows: Rows,
    /// The column the keys are in.
    column: usize,
    attributes: Vec<(String, AttributeKind)>,
    counts: HashMap<CaseId, CaseCount>,
    is_known: bool,
}

impl Cases {
    fn case<'s>(&self, shared: &'s Shared) -> Option<&'s Case> {
        shared.cases.get(self.rows.selected)
    }

    pub fn select(&mut self, case: CaseId, shared: &Shared) {
        if let Some(row) = shared.cases.iter().position(|each| each.id == case) {
            let tall = height(self, shared.content(), shared);
            self.rows.select(row, shared.cases.len(), tall);
        }
    }

    fn attribute(&self) -> Option<&(String, AttributeKind)> {
        self.attributes.get(self.column.checked_sub(FIXED)?)
    }

    fn set(&self, case: &Case) -> Next {
        let Some((name, _)) = self.attribute() else {
            return Cases::edit(case);
        };
        let value = value_of(case, name).to_owned();
        Next::Ask(Asked::Cell(case.id, name.clone()), vec![value])
    }

    fn edit(case: &Case) -> Next {
        let values = vec![case.key.clone(), case.label.clone(), case.role.clone()];
        Next::Ask(Asked::Case(case.id), values)
    }

    fn delete(&self, case: &Case) -> Next {
        let documents = self.counts.get(&case.id).map_or(0, |count| count.documents);
        Next::effect(Effect::AskThenApply {
            edit: Edit::DeleteCase { case: case.id },
            question: text!(
                "cases-delete-ask",
                case = case.key.as_str(),
                documents = documents
            ),
            reason: String::new(),
        })
    }

    fn delete_attribute(&self, shared: &mut Shared) -> Next {
        if self.attributes.is_empty() {
            shared.warn(text!("cases-no-attributes"));
            return Next::nothing();
        }
        let items = self
            .attributes
            .iter()
            .map(|(name, kind)| Item {
                key: name.clone(),
                shown: name.clone(),
                note: shared.say_id(ask::attribute_kind_id(*kind)),
                words: name.clone(),
            })
            .collect();
        Next::Choose(
            Asked::DeleteAttribute,
            text!("cases-attribute-delete"),
            items,
        )
    }
}

fn value_of<'c>(case: &'c Case, name: &str) -> &'c str {
    case.attributes
        .iter()
        .find(|(each, _)| each == name)
        .map_or("", |(_, value)| value)
}

impl Pane for Cases {
    fn keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&KEYS, &MOVE];
        TABLES
    }

    fn rows(&mut self, shared: &Shared) -> (&mut Rows, usize) {
        (&mut self.rows, shared.cases.len())
    }

    fn around(&self, _area: Rect, _shared: &Shared) -> (u16, u16) {
        (3, 0)
    }

    fn ask(&mut self, _shared: &Shared) -> Vec<Effect> {
        if self.is_known {
            return Vec::new();
        }
        vec![Effect::query(COUNTS, |study, _cancel| {
            Ok((study.attributes()?, study.case_counts()?))
        })]
    }

    fn changed(&mut self, _change: Option<&Change>, shared: &Shared) {
        self.is_known = false;
        let tall = height(self, shared.content(), shared);
        self.rows.move_by(0, shared.cases.len(), tall);
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Next {
        let Some(action) = CasesAction::from_name(action) else {
            return Next::nothing();
        };
        let last = FIXED + self.attributes.len() - 1;
        match action {
            CasesAction::Left => self.column = self.column.saturating_sub(1),
            CasesAction::Right => self.column = (self.column + 1).min(last),
            CasesAction::Add => return Next::Ask(Asked::NewCase, Vec::new()),
            CasesAction::AddAttribute => return Next::Ask(Asked::NewAttribute, Vec::new()),
            CasesAction::DeleteAttribute => return self.delete_attribute(shared),
            CasesAction::FromSpeakers => {
                let documents = shared.documents.iter().map(|document| document.id);
                return Next::effect(Effect::Apply(Edit::AddCasesFromSpeakers {
                    documents: documents.collect(),
                }));
            }
            CasesAction::Set | CasesAction::Edit | CasesAction::Delete | CasesAction::Memo => {
                let Some(case) = self.case(shared) else {
                    shared.warn(text!("cases-none-chosen"));
                    return Next::nothing();
                };
                return match action {
                    CasesAction::Set => self.set(case),
                    CasesAction::Edit => Cases::edit(case),
                    CasesAction::Delete => self.delete(case),
                    _ => Next::Ask(
                        Asked::NewMemo(MemoSubject::Case(case.id)),
                        vec!["case".to_owned()],
                    ),
                };
            }
        }
        Next::nothing()
    }

    fn absorb(&mut self, _slot: &'static str, value: Value, _shared: &mut Shared) -> Next {
        if let Ok(known) = value.downcast::<Known>() {
            let (attributes, counts) = *known;
            self.attributes = attributes;
            self.counts = counts
                .into_iter()
                .map(|count| (count.case, count))
                .collect();
            self.column = self.column.min(FIXED + self.attributes.len() - 1);
            self.is_known = true;
        }
        Next::nothing()
    }

    fn chosen(&self) -> &'static str {
        CasesAction::Set.name()
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        self.draw_table(area, buffer, shared);
        None
    }
}
