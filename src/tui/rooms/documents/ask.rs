//! The questions this room asks, each with what it is about: its form with the
//! values in it, and the edit that the values make. It must not know how an edit
//! is done, nor what becomes of one that is refused.

use super::pane::Next;
use crate::fault::{Fault, Outcome};
use crate::message::{Language, Text};
use crate::model::case::AttributeKind;
use crate::model::document::{Document, DocumentFacts, DocumentKind, Speaker, SpeakerRole};
use crate::model::edit::Edit;
use crate::model::ids::{CaseId, DocumentId, MemoId, SpeakerId};
use crate::model::memo::{MemoKind, MemoSubject};
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};

/// Under this name the forms and lists of the room answer.
pub const ANSWER: &str = "documents-answer";

/// What in the key of a choice stands for making something new, and for none.
pub const NEW: &str = "new";
pub const NONE: &str = "none";

/// A question and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    Facts(DocumentId),
    Title(DocumentId),
    DeleteDocument(DocumentId),
    Parallel(DocumentId),
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
    Study,
    Coder,
    NewCoder,
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
    }
}

pub fn attribute_kind_id(kind: AttributeKind) -> &'static str {
    match kind {
        AttributeKind::Text => "attribute-kind-text",
        AttributeKind::Number => "attribute-kind-number",
        AttributeKind::Date => "attribute-kind-date",
    }
}

fn kinds(shared: &Shared) -> Vec<(String, String)> {
    DocumentKind::ALL
        .iter()
        .map(|kind| (kind.key().to_owned(), shared.say_id(kind_id(*kind))))
        .collect()
}

fn yes_no(shared: &Shared) -> Vec<(String, String)> {
    ["documents-unknown", "documents-yes", "documents-no"]
        .iter()
        .zip(["", "yes", "no"])
        .map(|(id, key)| (key.to_owned(), shared.say_id(id)))
        .collect()
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
    /// The form of the question with these values in it.
    pub fn form(&self, values: &[String], shared: &Shared) -> Form {
        let of = |at: usize| values.get(at).map_or("", String::as_str);
        let line = |label, at| Field::line(label, of(at));
        let title = |id: &'static str| Text::new(id);
        match self {
            Asked::Facts(_) => Form::new(
                ANSWER,
                title("documents-form-facts"),
                facts_fields(values, shared),
            ),
            Asked::Title(_) => one("documents-form-title", line("field-title", 0).required()),
            Asked::DeleteDocument(_) => one("documents-form-delete", line("field-reason", 0)),
            Asked::NewCase | Asked::NewCaseFor(_) | Asked::Case(_) => {
                let name = match self {
                    Asked::Case(_) => "cases-form",
                    _ => "cases-form-new",
                };
                let fields = vec![
                    line("field-case-key", 0).required(),
                    line("field-case-label", 1),
                    line("field-case-role", 2),
                ];
                Form::new(ANSWER, title(name), fields)
            }
            Asked::NewAttribute => {
                let kinds = [
                    AttributeKind::Text,
                    AttributeKind::Number,
                    AttributeKind::Date,
                ]
                .map(|kind| {
                    (
                        kind.key().to_owned(),
                        shared.say_id(attribute_kind_id(kind)),
                    )
                });
                let fields = vec![
                    line("field-attribute-name", 0).required(),
                    Field::choice("field-attribute-kind", kinds.to_vec(), of(1)),
                ];
                Form::new(ANSWER, title("cases-form-attribute"), fields)
            }
            Asked::Cell(case, name) => {
                let key = shared.case(*case).map_or("", |case| case.key.as_str());
                let title = text!("cases-cell-ask", case = key, name = name.as_str());
                Form::new(ANSWER, title, vec![line("field-value", 0)])
            }
            Asked::SpeakerName(_) | Asked::DraftSpeaker(..) => {
                one("speakers-form", line("field-label", 0).required())
            }
            Asked::NewMemo(subject) => {
                let fields = memo_fields(values, shared);
                Form::new(ANSWER, memo_title(*subject, shared), fields).focus_on(1)
            }
            Asked::Memo(_) => {
                let fields = memo_fields(values, shared);
                Form::new(ANSWER, title("memos-form"), fields).focus_on(2)
            }
            Asked::Study => {
                let languages = Language::ALL.map(|language| {
                    let id = match language {
                        Language::English => "language-english",
                        Language::Indonesian => "language-indonesian",
                    };
                    (language.tag().to_owned(), shared.say_id(id))
                });
                let fields = vec![
                    line("field-title", 0).required(),
                    Field::choice("field-language", languages.to_vec(), of(1)),
                ];
                Form::new(ANSWER, title("study-form"), fields)
            }
            Asked::NewCoder => one("coder-form", line("field-coder-name", 0).required()),
            Asked::Paths => one(
                "files-form-paths",
                Field::lines("field-paths", of(0)).required(),
            ),
            Asked::ReadOptions => {
                let mut kinds = kinds(shared);
                kinds.insert(0, (String::new(), shared.say_id("files-guessed")));
                let fields = vec![
                    Field::choice("field-kind", kinds, of(0)),
                    line("field-encoding", 1),
                    line("field-interviewers", 2),
                ];
                Form::new(ANSWER, title("files-form-options"), fields)
            }
            Asked::DraftFacts(_) => Form::new(
                ANSWER,
                title("import-form-facts"),
                vec![
                    line("field-title", 0).required(),
                    Field::choice("field-kind", kinds(shared), of(1)),
                ],
            ),
            Asked::Interviewers => one("import-form-interviewers", line("field-interviewers", 0)),
            // Asked with a list, never with a form.
            Asked::Parallel(_)
            | Asked::DeleteAttribute
            | Asked::MergeSpeaker(_)
            | Asked::AssignSpeaker(_)
            | Asked::Coder
            | Asked::DraftMerge(..) => one("field-value", line("field-value", 0)),
        }
    }

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
            Asked::NewCase => Edit::AddCase {
                key: of(0),
                label: of(1),
                role: of(2),
            },
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
            Asked::Coder | Asked::NewCoder => {
                return Ok(Answer::Next(Next::effect(Effect::ActAs(
                    of(0).trim().to_owned(),
                ))));
            }
            Asked::Paths
            | Asked::ReadOptions
            | Asked::DraftFacts(_)
            | Asked::DraftSpeaker(..)
            | Asked::DraftMerge(..)
            | Asked::Interviewers => return Ok(Answer::View),
        })))
    }
}

fn one(title: &'static str, field: Field) -> Form {
    Form::new(ANSWER, Text::new(title), vec![field])
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

fn facts_fields(values: &[String], shared: &Shared) -> Vec<Field> {
    let of = |at: usize| values.get(at).map_or("", String::as_str);
    let line = |label, at| Field::line(label, of(at));
    vec![
        line("field-title", 0).required(),
        Field::choice("field-kind", kinds(shared), of(1)),
        line("field-date", 2),
        line("field-place", 3),
        line("field-interviewer", 4),
        line("field-third-party", 5),
        line("field-text-language", 6),
        line("field-minutes", 7),
        line("field-consent", 8),
        Field::choice("field-recorded", yes_no(shared), of(9)),
        Field::lines("field-note", of(10)),
    ]
}

fn memo_fields(values: &[String], shared: &Shared) -> Vec<Field> {
    let of = |at: usize| values.get(at).map_or("", String::as_str);
    let kinds = MemoKind::ALL
        .iter()
        .map(|kind| (kind.key().to_owned(), shared.say_id(memo_kind_id(*kind))))
        .collect();
    vec![
        Field::choice("field-memo-kind", kinds, of(0)),
        Field::line("field-title", of(1)),
        Field::lines("field-memo-text", of(2)),
    ]
}

fn memo_title(subject: MemoSubject, shared: &Shared) -> Text {
    let name = match subject {
        MemoSubject::Document(id) => shared.document(id).map(|document| document.title.clone()),
        MemoSubject::Case(id) => shared.case(id).map(|case| case.key.clone()),
        MemoSubject::Code(id) => shared.code(id).map(|code| code.key.clone()),
        MemoSubject::Study | MemoSubject::Coding(_) => None,
    };
    match name {
        Some(name) => text!("memos-new-about", name = name),
        None => text!("memos-new"),
    }
}
