//! Contact and document summary forms as reports, and what their fields are
//! called. It must not fill in anything.

use super::report::{Block, Report, Run};
use crate::message::{Phrasebook, Text};
use crate::model::document::{Document, DocumentKind};
use crate::model::finding::Question;
use crate::model::reduction::{FilledForm, FormKind, answer_field, answer_to};
use crate::text;

/// What a form is called.
#[must_use]
pub fn form_name(form: FormKind) -> Text {
    match form {
        FormKind::Contact => text!("form-contact"),
        FormKind::Document => text!("form-document"),
    }
}

/// What a field is called; the field for a question of the guide by its words.
#[must_use]
pub fn field_name(form: FormKind, field: &str, questions: &[Question]) -> Text {
    if let Some(number) = answer_to(field) {
        let asked = questions.iter().find(|question| question.number == number);
        let words = asked.map_or("", |question| question.text.as_str());
        return text!(
            "form-field-question",
            number = i64::from(number),
            question = words
        );
    }
    match (form, field) {
        (FormKind::Contact, "people") => text!("form-field-people"),
        (FormKind::Contact, "issues") => text!("form-field-issues"),
        (FormKind::Contact, "answers") => text!("form-field-answers"),
        (FormKind::Contact, "salient") => text!("form-field-salient"),
        (FormKind::Contact, "new-questions") => text!("form-field-new-questions"),
        (FormKind::Contact, _) => text!("form-field-reflection"),
        (FormKind::Document, "source") => text!("form-field-source"),
        (FormKind::Document, "event") => text!("form-field-event"),
        (FormKind::Document, "significance") => text!("form-field-significance"),
        (FormKind::Document, "content") => text!("form-field-content"),
        (FormKind::Document, _) => text!("form-field-follow-up"),
    }
}

/// The fields of a form in the order in which they are asked: the questions of
/// the guide take the place of the one field for all answers, which stays only
/// where something stands in it or there is no guide.
#[must_use]
pub fn fields(form: FormKind, questions: &[Question], filled: Option<&FilledForm>) -> Vec<String> {
    let written = |field: &str| filled.is_some_and(|filled| !filled.text(field).is_empty());
    let mut keys = Vec::new();
    for field in form.fields() {
        if *field != "answers" {
            keys.push((*field).to_owned());
            continue;
        }
        if questions.is_empty() || written(field) {
            keys.push((*field).to_owned());
        }
        let mut answers: Vec<u32> = questions.iter().map(|question| question.number).collect();
        // An answer stays readable when its question left the guide.
        if let Some(filled) = filled {
            answers.extend(filled.fields.iter().filter_map(|(key, _)| answer_to(key)));
        }
        answers.sort_unstable();
        answers.dedup();
        keys.extend(answers.into_iter().map(answer_field));
    }
    keys
}

/// What is known of the document anyway: its head on the form.
#[must_use]
pub fn facts(document: &Document) -> Vec<(Text, String)> {
    let facts = &document.facts;
    let kind = match facts.kind {
        DocumentKind::Interview => text!("kind-interview"),
        DocumentKind::Observation => text!("kind-observation"),
        DocumentKind::Document => text!("kind-document"),
    };
    let known = [
        (text!("form-fact-date"), facts.date.as_str()),
        (text!("form-fact-place"), &facts.place),
        (text!("form-fact-interviewer"), &facts.interviewer),
        (text!("form-fact-third-party"), &facts.third_party),
    ];
    let kind = text!(
        "form-fact-document",
        number = i64::from(document.number),
        title = document.title.as_str(),
        kind = kind
    );
    let known = known.into_iter().filter(|(_, value)| !value.is_empty());
    std::iter::once((kind, String::new()))
        .chain(known.map(|(name, value)| (name, value.to_owned())))
        .collect()
}

/// A form as a report: what is known of the document, then field by field.
#[must_use]
pub fn report(
    document: &Document,
    form: FormKind,
    filled: Option<&FilledForm>,
    questions: &[Question],
    words: &Phrasebook,
) -> Report {
    let title = words.say(&text!(
        "form-title",
        form = form_name(form),
        document = document.title.as_str()
    ));
    let mut report = Report::new(title);
    for (name, value) in facts(document) {
        let name = words.say(&name);
        report.blocks.push(Block::Paragraph(if value.is_empty() {
            vec![Run::plain(name)]
        } else {
            vec![Run::bold(format!("{name}: ")), Run::plain(value)]
        }));
    }
    for field in fields(form, questions, filled) {
        report.blocks.push(Block::Heading {
            level: 2,
            text: words.say(&field_name(form, &field, questions)),
        });
        let text = filled.map_or("", |filled| filled.text(&field));
        let run = if text.is_empty() {
            Run::italic(words.say(&text!("form-empty-field")))
        } else {
            Run::plain(text)
        };
        report.blocks.push(Block::Paragraph(vec![run]));
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::{DocumentId, QuestionId};

    fn question(number: u32) -> Question {
        Question {
            id: QuestionId(i64::from(number)),
            number,
            text: format!("Apa {number}?"),
            codes: Vec::new(),
            asked: Vec::new(),
        }
    }

    #[test]
    fn a_contact_form_asks_for_each_question_of_the_guide() {
        let keys = fields(FormKind::Contact, &[question(2), question(1)], None);
        assert_eq!(keys[1..4], ["issues", "answer-1", "answer-2"]);
        assert!(fields(FormKind::Contact, &[], None).contains(&"answers".to_owned()));
    }

    #[test]
    fn nothing_that_was_filled_in_is_ever_left_out() {
        let filled = FilledForm {
            document: DocumentId(1),
            form: FormKind::Contact,
            fields: vec![
                ("answers".into(), "semua".into()),
                ("answer-9".into(), "sembilan".into()),
            ],
            changed: 0,
        };
        let keys = fields(FormKind::Contact, &[question(1)], Some(&filled));
        for (key, _) in &filled.fields {
            assert!(keys.contains(key), "{key}");
        }
    }

    #[test]
    fn every_field_has_a_name_in_both_languages() {
        for language in crate::message::Language::ALL {
            let words = Phrasebook::new(language);
            for form in FormKind::ALL {
                assert!(words.has(&form_name(form).id));
                let names: std::collections::HashSet<String> = fields(form, &[], None)
                    .iter()
                    .map(|field| words.say(&field_name(form, field, &[])))
                    .collect();
                assert_eq!(names.len(), form.fields().len());
                assert!(!names.iter().any(|name| name.starts_with("form-")));
            }
        }
    }
}
