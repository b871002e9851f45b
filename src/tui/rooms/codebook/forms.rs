//! The forms for a code's words, and what they give back. It must not know
//! what is done with the words.

use super::detail::kind_id;
use crate::message::Language;
use crate::model::code::{CodeField, CodeKind, CodeWords};
use crate::tui::overlay::FieldValue;
use crate::tui::state::Shared;
use crate::tui::widgets::form::Field;

/// The id of the label of a field in one language.
fn label(field: CodeField, language: Language) -> &'static str {
    match (field, language) {
        (CodeField::Label, Language::English) => "code-label-en",
        (CodeField::Label, Language::Indonesian) => "code-label-id",
        (CodeField::Definition, Language::English) => "code-definition-en",
        (CodeField::Definition, Language::Indonesian) => "code-definition-id",
        (CodeField::Include, Language::English) => "code-include-en",
        (CodeField::Include, Language::Indonesian) => "code-include-id",
        (CodeField::Exclude, Language::English) => "code-exclude-en",
        (CodeField::Exclude, Language::Indonesian) => "code-exclude-id",
        (CodeField::Evidence, Language::English) => "code-evidence-en",
        (CodeField::Evidence, Language::Indonesian) => "code-evidence-id",
        (CodeField::Example, Language::English) => "code-example-en",
        (CodeField::Example, Language::Indonesian) => "code-example-id",
    }
}

/// The fields in the order of the form.
fn order(first: Language) -> impl Iterator<Item = (CodeField, Language)> {
    CodeField::ALL
        .into_iter()
        .flat_map(move |field| [(field, first), (field, first.other())])
}

/// A field for each text in each language, the language `first` before the other.
#[must_use]
pub fn of_words(words: &CodeWords, first: Language) -> Vec<Field> {
    order(first)
        .map(|(field, language)| {
            let written = words.get(field).written(language);
            let label = label(field, language);
            match field {
                CodeField::Label => Field::line(label, written),
                _ => Field::lines(label, written).lines_high(3),
            }
        })
        .collect()
}

/// What those fields hold.
#[must_use]
pub fn words_of(values: &[FieldValue], first: Language) -> CodeWords {
    let mut words = CodeWords::default();
    for ((field, language), value) in order(first).zip(values) {
        words.get_mut(field).set(language, value.words().trim());
    }
    words
}

/// How many fields the words of a code take.
pub const WORDS: usize = CodeField::ALL.len() * Language::ALL.len();

/// The kinds to choose from.
#[must_use]
pub fn kinds(shared: &Shared) -> Vec<(String, String)> {
    let named = |kind: CodeKind| (kind.key().to_owned(), shared.say_id(kind_id(kind)));
    CodeKind::ALL.into_iter().map(named).collect()
}
