//! The questions this room asks, each with what it is about: its form with the
//! values in it, and the edit that the values make. It must not know how an edit
//! is done, nor what becomes of one that is refused.

mod form;

use super::pane::Next;
use crate::fault::{Fault, Outcome};
use crate::message::{Language, Text};
use crate::model::case::AttributeKind;
use crate::model::document::{Document, DocumentFacts, DocumentKind, Speaker, SpeakerRole};
use crate::model::edit::Edit;
use crate::model::ids::{CaseId, CoderId, DocumentId, MemoId, SpeakerId};
use crate::model::memo::{MemoKind, MemoSubject};
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::state::Shared;

/// Under this name the forms and lists of the room answer.
pub const ANSWER: &str = "documents-answer";

/// What in the key of a choice stands for making something new, and for none.
pub const NEW: &str = "new";
pub const NONE: &str = "none";
/// And for giving another name to who acts.
pub const RENAME: &str = "rename";

/// A question and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    Facts(DocumentId),
    Title(DocumentId),
    DeleteDocument(DocumentId),
    Parallel(DocumentId),
    About(DocumentId),
    NewCase,
    NewCaseFor(SpeakerId),
    Case(CaseId),
    NewAttribute,
    Cell(CaseId, String),
    DeleteAttribute,
    SpeakerName(Speaker),
    MergeSpeaker(SpeakerId),
    AssignSpeaker(SpeakerId),
    NewMemo(MemoSubject),
    Memo(MemoId),
    FollowUp(MemoId),
    Study,
    Coder,
    NewCoder,
    CoderName(CoderId),
    // Answered by the view of files.
    Paths,
    ReadOptions,
    // Answered by the import.
    DraftFacts(usize),
    DraftSpeaker(usize, usize),
    DraftMerge(usize, usize),
    Interviewers,
}

pub fn kind_id(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Interview => "kind-interview",
        DocumentKind::Observation => "kind-observation",
        DocumentKind::Document => "kind-document",
    }
}

pub fn role_id(role: SpeakerRole) -> &'static str {
    match role {
        SpeakerRole::Informant => "speaker-role-informant",
        SpeakerRole::Interviewer => "speaker-role-interviewer",
        SpeakerRole::Other => "speaker-role-other",
    }
}

pub fn memo_kind_id(kind: MemoKind) -> &'static str {
    match kind {
        MemoKind::Passage => "memo-kind-passage",
        MemoKind::Code => "memo-kind-code",
        MemoKind::Case => "memo-kind-case",
        MemoKind::Document => "memo-kind-document",
        MemoKind::Method => "memo-kind-method",
        MemoKind::Theory => "memo-kind-theory",
        MemoKind::Reflexive => "memo-kind-reflexive",
        MemoKind::Surprise => "memo-kind-surprise",
        MemoKind::Metaphor => "memo-kind-metaphor",
        MemoKind::Vignette => "memo-kind-vignette",
    }
}

pub fn attribute_kind_id(kind: AttributeKind) -> &'static str {
    match kind {
        AttributeKind::Text => "attribute-kind-text",
        AttributeKind::Number => "attribute-kind-number",
        AttributeKind::Date => "attribute-kind-date",
    }
}

/// The values of the form about a document's facts.
pub fn facts(document: &Document) -> Vec<String> {
    let facts = &document.facts;
    let recorded = match facts.is_recorded {
        None => "",
        Some(true) => "yes",
        Some(false) => "no",
    };
    vec![
        document.title.clone(),
        facts.kind.key().to_owned(),
        facts.date.clone(),
        facts.place.clone(),
        facts.interviewer.clone(),
        facts.third_party.clone(),
        facts.language.clone(),
        facts.minutes.map(|n| n.to_string()).unwrap_or_default(),
        facts.consent.clone(),
        recorded.to_owned(),
        facts.note.clone(),
    ]
}

fn facts_of(values: &[String]) -> Outcome<DocumentFacts> {
    let of = |at: usize| values.get(at).map_or("", |value| value.trim()).to_owned();
    let minutes = match of(7) {
        none if none.is_empty() => None,
        some => Some(some.parse().map_err(|_| {
            Fault::input(text!("documents-bad-minutes", words = some.as_str()))
                .hint(text!("documents-bad-minutes-hint"))
        })?),
    };
    Ok(DocumentFacts {
        kind: DocumentKind::from_key(&of(1)).unwrap_or_default(),
        date: of(2),
        place: of(3),
        interviewer: of(4),
        third_party: of(5),
        language: of(6),
        minutes,
        consent: of(8),
        is_recorded: match of(9).as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        note: of(10),
    })
}

/// What the values of a form or a choice lead to.
pub enum Answer {
    Edit(Box<Edit>),
    Next(Next),
    /// Belongs to the view that asked.
    View,
}

impl Asked {
    /// Whether the question is asked with a form, and not with a list.
    pub fn has_form(&self) -> bool {
        !matches!(
            self,
            Asked::Parallel(_)
                | Asked::DeleteAttribute
                | Asked::MergeSpeaker(_)
                | Asked::AssignSpeaker(_)
                | Asked::Coder
                | Asked::DraftMerge(..)
        )
    }

    fn edit_of_case(&self, values: &[String]) -> Edit {
        let of = |at: usize| values.get(at).cloned().unwrap_or_default();
        match self {
            Asked::NewCaseFor(speaker) => Edit::AddCaseForSpeaker {
                speaker: *speaker,
                key: of(0),
                label: of(1),
                role: of(2),
            },
            Asked::Case(case) => Edit::SetCase {
                case: *case,
                key: of(0),
                label: of(1),
                role: of(2),
            },
            Asked::NewAttribute => Edit::DefineAttribute {
                name: of(0),
                kind: AttributeKind::from_key(&of(1)).unwrap_or_default(),
            },
            Asked::Cell(case, name) => Edit::SetAttribute {
                case: *case,
                name: name.clone(),
                value: of(0),
            },
            _ => Edit::AddCase {
                key: of(0),
                label: of(1),
                role: of(2),
            },
        }
    }

    /// What the values lead to.
    ///
    /// # Errors
    /// Values that cannot be meant; the form comes back.
    pub fn answer(&self, values: &[String], shared: &Shared) -> Outcome<Answer> {
        let of = |at: usize| values.get(at).cloned().unwrap_or_default();
        Ok(Answer::Edit(Box::new(match self {
            Asked::Facts(document) => Edit::SetDocument {
                document: *document,
                title: of(0),
                facts: facts_of(values)?,
            },
            Asked::Title(document) => Edit::SetDocument {
                document: *document,
                title: of(0),
                facts: shared
                    .document(*document)
                    .map(|document| document.facts.clone())
                    .unwrap_or_default(),
            },
            Asked::DeleteDocument(document) => return Ok(delete(*document, &of(0), shared)),
            Asked::Parallel(document) => Edit::SetParallel {
                document: *document,
                other: of(0).parse().ok().map(DocumentId),
            },
            Asked::About(document) => Edit::SetAbout {
                document: *document,
                cases: of(0)
                    .lines()
                    .filter_map(|id| id.parse().ok())
                    .map(CaseId)
                    .collect(),
            },
            Asked::NewCase
            | Asked::NewCaseFor(_)
            | Asked::Case(_)
            | Asked::NewAttribute
            | Asked::Cell(..) => self.edit_of_case(values),
            Asked::DeleteAttribute => {
                let question = text!("cases-attribute-delete-ask", name = of(0));
                return Ok(asks(Edit::DeleteAttribute { name: of(0) }, question, ""));
            }
            Asked::SpeakerName(speaker) => Edit::SetSpeaker {
                speaker: speaker.id,
                label: of(0),
                role: speaker.role,
            },
            Asked::MergeSpeaker(from) => match of(0).parse() {
                Ok(into) => Edit::MergeSpeakers {
                    from: *from,
                    into: SpeakerId(into),
                },
                Err(_) => return Ok(Answer::View),
            },
            Asked::AssignSpeaker(speaker) if of(0) == NEW => {
                return Ok(Answer::Next(Next::Ask(
                    Asked::NewCaseFor(*speaker),
                    Vec::new(),
                )));
            }
            Asked::AssignSpeaker(speaker) => Edit::AssignSpeaker {
                speaker: *speaker,
                case: of(0).parse().ok().map(CaseId),
            },
            Asked::NewMemo(subject) => Edit::AddMemo {
                kind: MemoKind::from_key(&of(0)).unwrap_or_default(),
                subject: *subject,
                title: of(1),
                text: of(2),
            },
            Asked::FollowUp(memo) => Edit::SetFollowUp {
                memo: *memo,
                text: of(0),
            },
            Asked::Memo(memo) => Edit::SetMemo {
                memo: *memo,
                kind: MemoKind::from_key(&of(0)).unwrap_or_default(),
                title: of(1),
                text: of(2),
            },
            Asked::Study => Edit::SetStudy {
                title: of(0),
                language: Language::from_tag(&of(1)).unwrap_or_default(),
            },
            Asked::Coder if of(0) == NEW => {
                return Ok(Answer::Next(Next::Ask(Asked::NewCoder, Vec::new())));
            }
            Asked::Coder if of(0) == RENAME => {
                let Some(coder) = shared.coder.as_ref() else {
                    return Ok(Answer::View);
                };
                let next = Next::Ask(Asked::CoderName(coder.id), vec![coder.name.clone()]);
                return Ok(Answer::Next(next));
            }
            Asked::Coder => {
                let mut coders = shared.coders.iter();
                let chosen = coders.find(|coder| coder.id.0.to_string() == of(0));
                let name = chosen.map_or(String::new(), |coder| coder.name.clone());
                return Ok(Answer::Next(Next::effect(Effect::ActAs(name))));
            }
            Asked::NewCoder => {
                let name = of(0).trim().to_owned();
                return Ok(Answer::Next(Next::effect(Effect::ActAs(name))));
            }
            Asked::CoderName(coder) => Edit::RenameCoder {
                coder: *coder,
                name: of(0),
            },
            Asked::Paths
            | Asked::ReadOptions
            | Asked::DraftFacts(_)
            | Asked::DraftSpeaker(..)
            | Asked::DraftMerge(..)
            | Asked::Interviewers => return Ok(Answer::View),
        })))
    }
}

fn asks(edit: Edit, question: Text, reason: &str) -> Answer {
    Answer::Next(Next::effect(Effect::AskThenApply {
        edit,
        question,
        reason: reason.trim().to_owned(),
    }))
}

fn delete(document: DocumentId, reason: &str, shared: &Shared) -> Answer {
    let title = shared
        .document(document)
        .map_or(String::new(), |document| document.title.clone());
    let edit = Edit::DeleteDocument {
        document,
        reason: reason.trim().to_owned(),
    };
    asks(edit, text!("documents-delete-ask", title = title), reason)
}
