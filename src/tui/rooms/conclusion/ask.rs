//! The questions this room asks: their forms, and the edits their answers make.
//! It must not know how an edit is done.

use super::known::{CANDIDATES, Candidates};
use super::rows::Item;
use super::{Conclusion, View};
use crate::analysis::standing::level_name;
use crate::message::Text;
use crate::model::edit::Edit;
use crate::model::finding::{
    Evidence, Proposition, PropositionStatus, ReviewKind, ReviewWords, RivalStatus, RivalWords,
    Stance, VerdictLevel,
};
use crate::model::ids::{CodeId, CodingId, PropositionId, ReviewId, RivalId};
use crate::model::quote::Quote;
use crate::model::tactic::Tactic;
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::fuzzy::Item as Choice;
use crate::tui::widgets::palette::Chooser;

/// Under this name the forms and lists of the room answer.
pub const ANSWER: &str = "conclusion-answer";
/// What in a list stands for something new.
const NEW: &str = "new";

/// A question and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    Verdict(CodeId),
    Proposition(Option<PropositionId>),
    /// Which passage to link.
    Evidence(PropositionId),
    Link(PropositionId, CodingId),
    Rivals(PropositionId),
    Rival(PropositionId, Option<RivalId>),
    Review(Option<ReviewId>),
    Tactic(Tactic),
}

impl Asked {
    /// The edit that the values of the form make.
    pub fn edit(&self, values: &[String]) -> Vec<Effect> {
        let of = |at: usize| values.get(at).cloned().unwrap_or_default();
        let edit = match self {
            Asked::Verdict(code) => Edit::SetVerdict {
                code: *code,
                level: VerdictLevel::from_key(&of(0)).unwrap_or(VerdictLevel::DataTidakCukup),
                scope: of(1),
                finding: of(2),
            },
            Asked::Proposition(None) => Edit::AddProposition {
                key: of(0),
                text: of(1),
                if_part: of(2),
                then_part: of(3),
                rivals: Vec::new(),
            },
            Asked::Proposition(Some(proposition)) => Edit::SetProposition {
                proposition: *proposition,
                key: of(0),
                text: of(1),
                if_part: of(2),
                then_part: of(3),
                scope: of(4),
                status: PropositionStatus::from_key(&of(5)).unwrap_or_default(),
            },
            Asked::Link(proposition, coding) => Edit::LinkEvidence {
                proposition: *proposition,
                coding: *coding,
                stance: Stance::from_key(&of(0)).unwrap_or(Stance::Qualifies),
                weight: of(1).parse().unwrap_or(2),
                treatment: of(2),
            },
            Asked::Rival(proposition, rival) => {
                let words = RivalWords {
                    text: of(0),
                    for_it: of(1),
                    against_it: of(2),
                    status: RivalStatus::from_key(&of(3)).unwrap_or_default(),
                };
                match rival {
                    Some(rival) => Edit::SetRival {
                        rival: *rival,
                        words,
                    },
                    None => Edit::AddRival {
                        proposition: *proposition,
                        words,
                    },
                }
            }
            Asked::Review(review) => {
                let words = ReviewWords {
                    kind: ReviewKind::from_key(&of(0)).unwrap_or_default(),
                    who: of(1),
                    date: of(2),
                    about: of(3),
                    reply: of(4),
                    outcome: of(5),
                };
                match review {
                    Some(review) => Edit::SetReview {
                        review: *review,
                        words,
                    },
                    None => Edit::AddReview { words },
                }
            }
            Asked::Tactic(tactic) => Edit::SetTacticNote {
                tactic: *tactic,
                text: of(0),
            },
            Asked::Evidence(_) | Asked::Rivals(_) => return Vec::new(),
        };
        vec![Effect::Apply(edit)]
    }
}

pub fn stance_name(stance: Stance) -> Text {
    match stance {
        Stance::Supports => text!("stance-supports"),
        Stance::Contradicts => text!("stance-contradicts"),
        Stance::Qualifies => text!("stance-qualifies"),
    }
}

pub fn status_name(status: PropositionStatus) -> Text {
    match status {
        PropositionStatus::Open => text!("status-open"),
        PropositionStatus::Accepted => text!("status-accepted"),
        PropositionStatus::Qualified => text!("status-qualified"),
        PropositionStatus::Rejected => text!("status-rejected"),
    }
}

pub fn rival_status_name(status: RivalStatus) -> Text {
    match status {
        RivalStatus::Open => text!("status-open"),
        RivalStatus::Rejected => text!("status-rejected"),
        RivalStatus::Kept => text!("rival-kept"),
    }
}

pub fn review_name(kind: ReviewKind) -> Text {
    match kind {
        ReviewKind::MemberCheck => text!("review-member-check"),
        ReviewKind::PeerDebrief => text!("review-peer-debrief"),
    }
}

/// The values of a closed list: key and what each is called.
fn choices<T: Copy>(
    all: &[T],
    key: fn(T) -> &'static str,
    name: fn(T) -> Text,
    shared: &Shared,
) -> Vec<(String, String)> {
    let pair = |one: &T| (key(*one).to_owned(), shared.say(&name(*one)));
    all.iter().map(pair).collect()
}

/// Document, turn and code of a quote, with its sign.
pub fn place_of(quote: &Quote) -> String {
    let turn = quote.turn_number.map(|number| format!(":T{number:03}"));
    let sign = quote.polarity.map_or("", |polarity| polarity.sign());
    let place = format!("{}{}", quote.document_title, turn.unwrap_or_default());
    format!("{place} {} {sign}", quote.code_key)
        .trim_end()
        .to_owned()
}

impl Conclusion {
    fn form(&mut self, asked: Asked, title: Text, fields: Vec<Field>) -> Vec<Effect> {
        self.asked = Some(asked);
        vec![Effect::open(Form::new(ANSWER, title, fields))]
    }

    pub(super) fn edit(&mut self, shared: &mut Shared) -> Vec<Effect> {
        match self.view {
            View::Indicators => self.edit_verdict(false, shared),
            View::Propositions => match self.proposition().cloned() {
                Some(one) => self.edit_proposition(Some(&one), shared),
                None => Vec::new(),
            },
            View::Evidence => match self.item() {
                Some(item) => self.edit_link(item, shared),
                None => Vec::new(),
            },
            View::Tactics => self.edit_note(shared),
            View::Reviews => self.edit_review(false, shared),
            View::Checks => self.open(shared),
        }
    }

    pub(super) fn add(&mut self, shared: &mut Shared) -> Vec<Effect> {
        match self.view {
            View::Indicators => self.edit_verdict(true, shared),
            View::Propositions => self.edit_proposition(None, shared),
            View::Evidence => match self.proposition().cloned() {
                Some(one) => {
                    vec![Effect::query(CANDIDATES, move |study, _| {
                        Candidates::read(study, &one)
                    })]
                }
                None => Vec::new(),
            },
            View::Reviews => self.edit_review(true, shared),
            View::Tactics => self.edit_note(shared),
            View::Checks => {
                shared.warn(text!("conclusion-nothing-to-add"));
                Vec::new()
            }
        }
    }

    /// The verdict of the chosen row; a new one leaves room for another scope.
    fn edit_verdict(&mut self, is_new: bool, shared: &Shared) -> Vec<Effect> {
        let Some(standing) = self.standing() else {
            return Vec::new();
        };
        let code = standing.code;
        let before = standing.verdict.clone().filter(|_| !is_new);
        let key = shared.code(code).map_or("", |code| &code.key);
        let title = text!("conclusion-form-verdict", code = key);
        let level = before.as_ref().map_or("", |verdict| verdict.level.key());
        let levels = choices(&VerdictLevel::ALL, VerdictLevel::key, level_name, shared);
        let scope = before.as_ref().map_or("", |verdict| &verdict.scope);
        let finding = before.as_ref().map_or("", |verdict| &verdict.finding);
        let fields = vec![
            Field::choice("conclusion-field-level", levels, level),
            Field::line("conclusion-field-scope", scope),
            Field::lines("conclusion-field-finding", finding),
        ];
        self.form(Asked::Verdict(code), title, fields)
    }

    fn edit_proposition(&mut self, before: Option<&Proposition>, shared: &Shared) -> Vec<Effect> {
        let of = |field: fn(&Proposition) -> &String| before.map_or("", |one| field(one));
        let mut fields = vec![
            Field::line("conclusion-field-key", of(|one| &one.key)).required(),
            Field::lines("conclusion-field-text", of(|one| &one.text)).lines_high(3),
            Field::line("conclusion-field-if", of(|one| &one.if_part)),
            Field::line("conclusion-field-then", of(|one| &one.then_part)),
        ];
        if let Some(one) = before {
            let all = PropositionStatus::ALL;
            let statuses = choices(&all, PropositionStatus::key, status_name, shared);
            fields.push(Field::line("conclusion-field-scope", &one.scope));
            fields.push(Field::choice(
                "conclusion-field-status",
                statuses,
                one.status.key(),
            ));
        }
        let asked = Asked::Proposition(before.map(|one| one.id));
        self.form(asked, text!("conclusion-form-proposition"), fields)
    }

    fn edit_link(&mut self, item: Item, shared: &Shared) -> Vec<Effect> {
        let Some((proposition, coding)) = self.proposition().zip(self.coding_of(item)) else {
            return Vec::new();
        };
        let links = &proposition.evidence;
        let before = links.iter().find(|link| link.coding == coding).cloned();
        let id = proposition.id;
        self.link_form(id, coding, before.as_ref(), shared)
    }

    fn link_form(
        &mut self,
        proposition: PropositionId,
        coding: CodingId,
        before: Option<&Evidence>,
        shared: &Shared,
    ) -> Vec<Effect> {
        let all = [Stance::Supports, Stance::Contradicts, Stance::Qualifies];
        let stances = choices(&all, Stance::key, stance_name, shared);
        let stance = before.map_or(Stance::Contradicts, |link| link.stance);
        let weights = ["1", "2", "3"].map(|weight| (weight.to_owned(), weight.to_owned()));
        let weight = before.map_or(2, |link| link.weight).to_string();
        let treatment = before.map_or("", |link| &link.treatment);
        let fields = vec![
            Field::choice("conclusion-field-stance", stances, stance.key()),
            Field::choice("conclusion-field-weight", weights.to_vec(), &weight),
            Field::lines("conclusion-field-treatment", treatment),
        ];
        let asked = Asked::Link(proposition, coding);
        self.form(asked, text!("conclusion-form-link"), fields)
    }

    /// The passages that may be linked, to choose one.
    pub(super) fn choose_evidence(
        &mut self,
        candidates: Candidates,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        if candidates.quotes.is_empty() {
            shared.warn(text!("conclusion-no-candidates"));
            return Vec::new();
        }
        let linked = |coding: CodingId| {
            let one = self.proposition()?;
            let link = one.evidence.iter().find(|link| link.coding == coding)?;
            Some(shared.say(&stance_name(link.stance)))
        };
        let items = candidates.quotes.iter().map(|quote| {
            let shown = format!("{} “{}”", place_of(quote), quote.text);
            Choice {
                key: quote.id.to_string(),
                words: shown.clone(),
                shown,
                note: linked(quote.id).unwrap_or_default(),
            }
        });
        let items = items.collect();
        self.asked = Some(Asked::Evidence(candidates.proposition));
        let title = text!("conclusion-choose-evidence");
        vec![Effect::open(Chooser::new(ANSWER, title, items))]
    }

    /// The rivals of the open proposition, to change one or name another.
    pub(super) fn rivals(&mut self, shared: &Shared) -> Vec<Effect> {
        let Some(one) = self.proposition() else {
            return Vec::new();
        };
        let mut items: Vec<Choice> = one
            .rivals
            .iter()
            .map(|rival| Choice {
                key: rival.id.to_string(),
                shown: rival.words.text.clone(),
                note: String::new(),
                words: rival.words.text.clone(),
            })
            .collect();
        let id = one.id;
        if items.is_empty() {
            return self.rival_form(id, None, shared);
        }
        items.push(Choice {
            key: NEW.to_owned(),
            shown: "+".to_owned(),
            note: String::new(),
            words: "+".to_owned(),
        });
        self.asked = Some(Asked::Rivals(id));
        let title = text!("conclusion-choose-rival");
        vec![Effect::open(Chooser::new(ANSWER, title, items))]
    }

    fn rival_form(
        &mut self,
        proposition: PropositionId,
        rival: Option<RivalId>,
        shared: &Shared,
    ) -> Vec<Effect> {
        let known = self.proposition().and_then(|one| {
            let found = one.rivals.iter().find(|known| Some(known.id) == rival)?;
            Some(found.words.clone())
        });
        let words = known.unwrap_or_default();
        let all = RivalStatus::ALL;
        let statuses = choices(&all, RivalStatus::key, rival_status_name, shared);
        let fields = vec![
            Field::lines("conclusion-field-text", &words.text).lines_high(3),
            Field::lines("conclusion-field-for", &words.for_it).lines_high(3),
            Field::lines("conclusion-field-against", &words.against_it).lines_high(3),
            Field::choice("conclusion-field-status", statuses, words.status.key()),
        ];
        let asked = Asked::Rival(proposition, rival);
        self.form(asked, text!("conclusion-form-rival"), fields)
    }

    /// What was chosen in a list leads to a form.
    pub(super) fn chosen(&mut self, asked: &Asked, key: &str, shared: &Shared) -> Vec<Effect> {
        let id = key.parse::<i64>().ok();
        match (asked, id) {
            (Asked::Evidence(proposition), Some(id)) => {
                let coding = CodingId(id);
                let links = self.proposition().map(|one| one.evidence.clone());
                let links = links.unwrap_or_default();
                let before = links.iter().find(|link| link.coding == coding);
                self.link_form(*proposition, coding, before, shared)
            }
            (Asked::Rivals(proposition), id) => {
                self.rival_form(*proposition, id.map(RivalId), shared)
            }
            _ => Vec::new(),
        }
    }

    fn edit_note(&mut self, shared: &Shared) -> Vec<Effect> {
        let Some(tactics) = &self.tactics else {
            return Vec::new();
        };
        let Some(one) = tactics.tried.get(self.selected()) else {
            return Vec::new();
        };
        let tactic = one.tactic;
        let note = tactics.notes.get(&tactic).cloned().unwrap_or_default();
        let name = shared.say(&crate::analysis::tactics::title(tactic));
        let title = text!("conclusion-form-note", tactic = tactic.key(), name = name);
        let fields = vec![Field::lines("conclusion-field-note", &note).lines_high(8)];
        self.form(Asked::Tactic(tactic), title, fields)
    }

    fn edit_review(&mut self, is_new: bool, shared: &Shared) -> Vec<Effect> {
        let before = self.review().filter(|_| !is_new).cloned();
        if before.is_none() && !is_new {
            return Vec::new();
        }
        let id = before.as_ref().map(|one| one.id);
        let words = before.map(|one| one.words).unwrap_or_default();
        let kinds = choices(&ReviewKind::ALL, ReviewKind::key, review_name, shared);
        let fields = vec![
            Field::choice("conclusion-field-kind", kinds, words.kind.key()),
            Field::line("conclusion-field-who", &words.who).required(),
            Field::line("conclusion-field-date", &words.date),
            Field::lines("conclusion-field-about", &words.about).lines_high(2),
            Field::lines("conclusion-field-reply", &words.reply).lines_high(3),
            Field::lines("conclusion-field-outcome", &words.outcome).lines_high(3),
        ];
        self.form(Asked::Review(id), text!("conclusion-form-review"), fields)
    }
}
