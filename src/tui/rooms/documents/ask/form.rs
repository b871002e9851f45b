//! The forms of the questions, each with the values in it. It must not know
//! what the values lead to.

use super::{ANSWER, Asked, attribute_kind_id, kind_id, memo_kind_id};
use crate::message::{Language, Text};
use crate::model::case::AttributeKind;
use crate::model::document::DocumentKind;
use crate::model::memo::{MemoKind, MemoSubject};
use crate::text;
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};

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
            Asked::NewCase
            | Asked::NewCaseFor(_)
            | Asked::Case(_)
            | Asked::NewAttribute
            | Asked::Cell(..) => self.form_of_case(values, shared),
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
            Asked::FollowUp(_) => {
                let fields = vec![Field::lines("field-follow-up", of(0))];
                Form::new(ANSWER, title("memos-follow-up-form"), fields)
            }
            Asked::Study => {
                let fields = vec![
                    line("field-title", 0).required(),
                    Field::choice("field-language", languages(shared), of(1)),
                ];
                Form::new(ANSWER, title("study-form"), fields)
            }
            Asked::NewCoder => one("coder-form", line("field-coder-name", 0).required()),
            Asked::CoderName(_) => one("coder-form-rename", line("field-coder-name", 0).required()),
            Asked::About(document) => {
                let name = shared
                    .document(*document)
                    .map_or("", |one| one.title.as_str());
                let cases = about_cases(of(0), shared);
                let field = Field::ticks("field-about", cases).lines_high(12);
                Form::new(
                    ANSWER,
                    text!("documents-about-ask", title = name),
                    vec![field],
                )
            }
            Asked::Paths | Asked::ReadOptions | Asked::DraftFacts(_) | Asked::Interviewers => {
                self.form_of_import(values, shared)
            }
            // Asked with a list, never with a form.
            Asked::Parallel(_)
            | Asked::DeleteAttribute
            | Asked::MergeSpeaker(_)
            | Asked::AssignSpeaker(_)
            | Asked::Coder
            | Asked::DraftMerge(..) => one("field-value", line("field-value", 0)),
        }
    }

    fn form_of_case(&self, values: &[String], shared: &Shared) -> Form {
        let of = |at: usize| values.get(at).map_or("", String::as_str);
        let line = |label, at| Field::line(label, of(at));
        let title = |id: &'static str| Text::new(id);
        match self {
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
            _ => {
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
        }
    }

    fn form_of_import(&self, values: &[String], shared: &Shared) -> Form {
        let of = |at: usize| values.get(at).map_or("", String::as_str);
        let line = |label, at| Field::line(label, of(at));
        let title = |id: &'static str| Text::new(id);
        match self {
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
                    line("field-date", 2),
                    line("field-place", 3),
                    line("field-interviewer", 4),
                ],
            ),
            _ => one("import-form-interviewers", line("field-interviewers", 0)),
        }
    }
}

fn languages(shared: &Shared) -> Vec<(String, String)> {
    Language::ALL
        .iter()
        .map(|language| {
            let id = match language {
                Language::English => "language-english",
                Language::Indonesian => "language-indonesian",
            };
            (language.tag().to_owned(), shared.say_id(id))
        })
        .collect()
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

fn one(title: &'static str, field: Field) -> Form {
    Form::new(ANSWER, Text::new(title), vec![field])
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

/// The cases to tick, ticked where their ids stand in a line of `about`.
fn about_cases(about: &str, shared: &Shared) -> Vec<(String, String, bool)> {
    let ticked: Vec<&str> = about.lines().collect();
    let case = |case: &crate::model::case::Case| {
        let key = case.id.0.to_string();
        let is_ticked = ticked.contains(&key.as_str());
        (key, format!("{}  {}", case.key, case.label), is_ticked)
    };
    shared.cases.iter().map(case).collect()
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
