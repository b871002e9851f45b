//! The room of conclusions: verdicts, propositions with what speaks for and
//! against them, what the claim linter finds, the tactics and the reviews. It
//! must not know how any of it is computed, nor write a word of interpretation.

mod ask;
mod draw;
mod known;
mod rows;
#[cfg(test)]
mod tests;

use std::sync::atomic::AtomicBool;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::ask::{ANSWER, Asked};
use self::known::{CANDIDATES, CHECKS, Candidates, JUMP, KNOWN, Known, TACTICS, Tactics};
use self::rows::Item;
use super::Room;
use crate::analysis::check::{Finding, Place};
use crate::fault::Outcome;
use crate::model::edit::{Change, Edit};
use crate::model::ids::PropositionId;
use crate::text;
use crate::tui::effect::{Effect, Target, Value};
use crate::tui::keymap::{Binding, Context};
use crate::tui::overlay::{FieldValue, Given, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::Rows;
use crate::workbench::Workbench;

crate::actions! {
    /// What can be done in the room.
    pub enum ConclusionAction {
        Down = "conclusion-down",
        Up = "conclusion-up",
        PageDown = "conclusion-page-down",
        PageUp = "conclusion-page-up",
        First = "conclusion-first",
        Last = "conclusion-last",
        Open = "conclusion-open",
        Edit = "conclusion-edit",
        Add = "conclusion-add",
        Delete = "conclusion-delete",
        Side = "conclusion-side",
        Rivals = "conclusion-rivals",
        Weighed = "conclusion-weighed",
        Indicators = "conclusion-indicators",
        Propositions = "conclusion-propositions",
        Checks = "conclusion-checks",
        Tactics = "conclusion-tactics",
        Reviews = "conclusion-reviews",
    }
}

static LISTS: Context = Context {
    title: "keys-conclusion",
    bindings: &[
        Binding::hint(&["Enter"], ConclusionAction::Open.name()),
        Binding::hint(&["e"], ConclusionAction::Edit.name()),
        Binding::hint(&["a"], ConclusionAction::Add.name()),
        Binding::hint(&["x", "Delete"], ConclusionAction::Delete.name()),
        Binding::new(&["i"], ConclusionAction::Indicators.name()),
        Binding::new(&["p"], ConclusionAction::Propositions.name()),
        Binding::new(&["c"], ConclusionAction::Checks.name()),
        Binding::new(&["t"], ConclusionAction::Tactics.name()),
        Binding::new(&["m"], ConclusionAction::Reviews.name()),
    ],
};

static EVIDENCE: Context = Context {
    title: "keys-conclusion-evidence",
    bindings: &[
        Binding::hint(&["h", "l", "Left", "Right"], ConclusionAction::Side.name()),
        Binding::hint(&["r"], ConclusionAction::Rivals.name()),
        Binding::hint(&["w"], ConclusionAction::Weighed.name()),
    ],
};

static MOVE: Context = Context {
    title: "keys-conclusion-move",
    bindings: &[
        Binding::new(&["j", "Down"], ConclusionAction::Down.name()),
        Binding::new(&["k", "Up"], ConclusionAction::Up.name()),
        Binding::new(&["PageDown", "Ctrl-d"], ConclusionAction::PageDown.name()),
        Binding::new(&["PageUp", "Ctrl-u"], ConclusionAction::PageUp.name()),
        Binding::new(&["g g", "Home"], ConclusionAction::First.name()),
        Binding::new(&["G", "End"], ConclusionAction::Last.name()),
    ],
};

/// The lists of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum View {
    #[default]
    Indicators,
    Propositions,
    Checks,
    Tactics,
    Reviews,
    /// What speaks for and against one proposition.
    Evidence,
}

impl View {
    const TABS: [View; 5] = [
        View::Indicators,
        View::Propositions,
        View::Checks,
        View::Tactics,
        View::Reviews,
    ];

    fn title(self) -> &'static str {
        match self {
            View::Indicators => "conclusion-indicators",
            View::Propositions | View::Evidence => "conclusion-propositions",
            View::Checks => "conclusion-checks",
            View::Tactics => "conclusion-tactics",
            View::Reviews => "conclusion-reviews",
        }
    }
}

/// The room.
#[derive(Default)]
pub struct Conclusion {
    view: View,
    rows: [Rows; 6],
    /// The proposition whose evidence is shown.
    open: Option<PropositionId>,
    known: Option<Known>,
    checks: Option<Vec<Finding>>,
    tactics: Option<Tactics>,
    /// Known, checks and tactics are those of the study as it is now.
    fresh: [bool; 3],
    is_shown: bool,
    /// What the open dialog is about.
    asked: Option<Asked>,
}

impl Conclusion {
    fn place(&self) -> &Rows {
        &self.rows[self.view as usize]
    }

    fn selected(&self) -> usize {
        self.place().selected
    }

    fn select(&mut self, row: usize, shared: &Shared) {
        let (len, height) = (self.len(), self.height(shared.content()));
        self.rows[self.view as usize].select(row, len, height);
    }

    fn show(&mut self, view: View) -> Vec<Effect> {
        self.view = view;
        self.ask()
    }

    /// Asks for what the shown list needs and is not known.
    fn ask(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.fresh[0] {
            self.fresh[0] = true;
            effects.push(Effect::query(KNOWN, Known::read));
        }
        if self.view == View::Checks && !self.fresh[1] {
            self.fresh[1] = true;
            effects.push(Effect::query(CHECKS, Workbench::check));
        }
        if self.view == View::Tactics && !self.fresh[2] {
            self.fresh[2] = true;
            effects.push(Effect::query(TACTICS, Tactics::read));
        }
        effects
    }

    fn moved(&mut self, by: isize, shared: &Shared) {
        let row = self.selected().saturating_add_signed(by);
        self.select(row, shared);
    }

    fn go(&mut self, action: ConclusionAction, shared: &mut Shared) -> Vec<Effect> {
        let page = isize::try_from(self.height(shared.content()).max(1)).unwrap_or(1);
        match action {
            ConclusionAction::Down => self.moved(1, shared),
            ConclusionAction::Up => self.moved(-1, shared),
            ConclusionAction::PageDown => self.moved(page, shared),
            ConclusionAction::PageUp => self.moved(-page, shared),
            ConclusionAction::First => self.select(0, shared),
            ConclusionAction::Last => self.select(usize::MAX, shared),
            ConclusionAction::Side => self.other_side(shared),
            ConclusionAction::Open => return self.open(shared),
            ConclusionAction::Edit => return self.edit(shared),
            ConclusionAction::Add => return self.add(shared),
            ConclusionAction::Delete => return self.delete(shared),
            ConclusionAction::Rivals => return self.rivals(shared),
            ConclusionAction::Weighed => return self.weighed(),
            ConclusionAction::Indicators => return self.show(View::Indicators),
            ConclusionAction::Propositions => return self.show(View::Propositions),
            ConclusionAction::Checks => return self.show(View::Checks),
            ConclusionAction::Tactics => return self.show(View::Tactics),
            ConclusionAction::Reviews => return self.show(View::Reviews),
        }
        Vec::new()
    }

    /// Enter: to what stands behind the row.
    fn open(&mut self, shared: &mut Shared) -> Vec<Effect> {
        match self.view {
            View::Indicators => match self.standing() {
                Some(standing) => vec![Effect::Visit(Target::Quotes(standing.code))],
                None => Vec::new(),
            },
            View::Propositions => {
                self.open = self.proposition().map(|one| one.id);
                if self.open.is_some() {
                    self.view = View::Evidence;
                    self.select(0, shared);
                }
                Vec::new()
            }
            View::Evidence => match self.item().and_then(|item| self.coding_of(item)) {
                Some(coding) => jump(move |study| known::place_of_coding(study, coding)),
                None => Vec::new(),
            },
            View::Checks => self.open_finding(shared),
            View::Tactics | View::Reviews => self.edit(shared),
        }
    }

    fn open_finding(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let finding = self.checks.as_ref();
        let Some(place) = finding.and_then(|all| all.get(self.selected())) else {
            return Vec::new();
        };
        match place.place {
            Place::Verdict(code) => {
                self.view = View::Indicators;
                let row = self.standings().iter().position(|one| one.code == code);
                self.select(row.unwrap_or(0), shared);
                Vec::new()
            }
            Place::Proposition(id) => {
                self.open = Some(id);
                self.view = View::Evidence;
                self.select(0, shared);
                Vec::new()
            }
            place => jump(move |study| known::place(study, place)),
        }
    }

    /// Says that the evidence of the open proposition was weighed again.
    fn weighed(&mut self) -> Vec<Effect> {
        let Some(one) = self.proposition() else {
            return Vec::new();
        };
        vec![Effect::Apply(Edit::SetProposition {
            proposition: one.id,
            key: one.key.clone(),
            text: one.text.clone(),
            if_part: one.if_part.clone(),
            then_part: one.then_part.clone(),
            scope: one.scope.clone(),
            status: one.status,
        })]
    }

    fn delete(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let asked = match self.view {
            View::Indicators => {
                let verdict = self.standing().and_then(|one| one.verdict.as_ref());
                verdict.map(|verdict| {
                    let key = shared.code(verdict.code).map_or("", |code| &code.key);
                    let edit = Edit::DeleteVerdict {
                        verdict: verdict.id,
                    };
                    (edit, text!("conclusion-delete-verdict", code = key))
                })
            }
            View::Propositions => self.proposition().map(|one| {
                let edit = Edit::DeleteProposition {
                    proposition: one.id,
                };
                let key = one.key.as_str();
                (edit, text!("conclusion-delete-proposition", key = key))
            }),
            View::Evidence => {
                if let (Some(Item::Link(at)), Some(one)) = (self.item(), self.proposition())
                    && let Some(link) = one.evidence.get(at)
                {
                    return vec![Effect::Apply(Edit::UnlinkEvidence {
                        proposition: one.id,
                        coding: link.coding,
                    })];
                }
                None
            }
            View::Reviews => self.review().map(|one| {
                let edit = Edit::DeleteReview { review: one.id };
                let who = one.words.who.as_str();
                (edit, text!("conclusion-delete-review", who = who))
            }),
            View::Checks | View::Tactics => None,
        };
        match asked {
            Some((edit, question)) => vec![Effect::AskThenApply {
                edit,
                question,
                reason: String::new(),
            }],
            None => {
                shared.warn(text!("conclusion-nothing-to-delete"));
                Vec::new()
            }
        }
    }
}

/// Finds a place on the worker thread and goes there.
fn jump(find: impl FnOnce(&Workbench) -> Outcome<Option<Target>> + Send + 'static) -> Vec<Effect> {
    vec![Effect::query(JUMP, move |study, _: &AtomicBool| {
        find(study)
    })]
}

impl Room for Conclusion {
    fn name(&self) -> &'static str {
        "conclusion"
    }

    fn title(&self) -> &'static str {
        "room-conclusion"
    }

    fn all_keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&LISTS, &EVIDENCE, &MOVE];
        TABLES
    }

    fn keys(&self) -> &'static [&'static Context] {
        static IN_LISTS: &[&Context] = &[&LISTS, &MOVE];
        static IN_EVIDENCE: &[&Context] = &[&EVIDENCE, &LISTS, &MOVE];
        match self.view {
            View::Evidence => IN_EVIDENCE,
            _ => IN_LISTS,
        }
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Vec<Effect> {
        match ConclusionAction::from_name(action) {
            Some(action) => self.go(action, shared),
            None => Vec::new(),
        }
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Vec<Effect> {
        match event.kind {
            MouseEventKind::ScrollDown => self.moved(3, shared),
            MouseEventKind::ScrollUp => self.moved(-3, shared),
            MouseEventKind::Down(MouseButton::Left) => {
                let at = Position::new(event.column, event.row);
                if let Some(view) = self.tab_at(at, area, shared) {
                    return self.show(view);
                }
                if let Some(row) = self.row_at(at, area) {
                    if row == self.selected() {
                        return self.open(shared);
                    }
                    self.select(row, shared);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn enter(&mut self, _shared: &mut Shared) -> Vec<Effect> {
        self.is_shown = true;
        self.ask()
    }

    fn leave(&mut self, _shared: &mut Shared) {
        self.is_shown = false;
    }

    fn changed(&mut self, _change: Option<&Change>, _shared: &mut Shared) -> Vec<Effect> {
        self.fresh = [false; 3];
        // Whoever codes in another room must not pay for this one.
        if self.is_shown {
            self.ask()
        } else {
            Vec::new()
        }
    }

    fn absorb(&mut self, slot: &'static str, value: Value, shared: &mut Shared) -> Vec<Effect> {
        match slot {
            KNOWN => {
                if let Ok(known) = value.downcast::<Known>() {
                    self.known = Some(*known);
                }
            }
            CHECKS => {
                if let Ok(checks) = value.downcast::<Vec<Finding>>() {
                    self.checks = Some(*checks);
                }
            }
            TACTICS => {
                if let Ok(tactics) = value.downcast::<Tactics>() {
                    self.tactics = Some(*tactics);
                }
            }
            CANDIDATES => {
                if let Ok(candidates) = value.downcast::<Candidates>() {
                    return self.choose_evidence(*candidates, shared);
                }
            }
            JUMP => {
                return match value.downcast::<Option<Target>>().map(|found| *found) {
                    Ok(Some(target)) => vec![Effect::Visit(target)],
                    _ => {
                        shared.warn(text!("conclusion-no-place"));
                        Vec::new()
                    }
                };
            }
            _ => {}
        }
        if self.view == View::Evidence && self.proposition().is_none() {
            self.view = View::Propositions;
        }
        self.select(self.selected(), shared);
        Vec::new()
    }

    fn failed(&mut self, slot: &'static str, _shared: &mut Shared) {
        match slot {
            KNOWN => self.fresh[0] = false,
            CHECKS => self.fresh[1] = false,
            TACTICS => self.fresh[2] = false,
            _ => {}
        }
    }

    fn reply(&mut self, reply: Reply, shared: &mut Shared) -> Vec<Effect> {
        // Kept: the frame may bring the dialog back when its edit is refused.
        let Some(asked) = self.asked.clone().filter(|_| reply.name == ANSWER) else {
            return Vec::new();
        };
        match reply.given {
            Given::Choice(key) => self.chosen(&asked, &key, shared),
            Given::Words(words) => asked.edit(&[words]),
            Given::Fields(fields) => {
                let words: Vec<String> = fields
                    .iter()
                    .map(FieldValue::words)
                    .map(str::to_owned)
                    .collect();
                asked.edit(&words)
            }
        }
    }

    fn back(&mut self, _shared: &mut Shared) -> Option<Vec<Effect>> {
        match self.view {
            View::Evidence => Some(self.show(View::Propositions)),
            View::Indicators => None,
            _ => Some(self.show(View::Indicators)),
        }
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        self.draw_room(area, buffer, shared);
        None
    }
}
