//! What the analyst writes to condense: cells of the grid of cases and codes,
//! and the forms filled in for a contact or a document. It must not judge.

use serde::{Deserialize, Serialize};

use super::document::DocumentKind;
use super::ids::{CaseId, CodeId, CoderId, DocumentId, SummaryId};

/// What a row of the grid is about: a case, or a text in which nobody is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitId {
    Case(CaseId),
    Document(DocumentId),
}

/// A cell of the grid, condensed in the analyst's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub id: SummaryId,
    pub unit: UnitId,
    pub code: CodeId,
    pub coder: CoderId,
    pub text: String,
    /// Digest of the codings it condensed when it was written.
    pub digest: String,
    /// Milliseconds since 1970, UTC.
    pub changed: i64,
}

/// A form the analyst fills in about a document, once, before coding goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormKind {
    /// What an interview or a visit was like and brought.
    Contact,
    /// What a document is, where it comes from and why it matters.
    Document,
}

impl FormKind {
    pub const ALL: [FormKind; 2] = [FormKind::Contact, FormKind::Document];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            FormKind::Contact => "contact",
            FormKind::Document => "document",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        FormKind::ALL.into_iter().find(|form| form.key() == key)
    }

    /// The form a kind of document asks for.
    #[must_use]
    pub fn of(kind: DocumentKind) -> Self {
        match kind {
            DocumentKind::Interview | DocumentKind::Observation => FormKind::Contact,
            DocumentKind::Document => FormKind::Document,
        }
    }

    /// The keys of its fixed fields, in the order in which they are asked.
    /// Number, title, kind, date and place are known of every document.
    #[must_use]
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            FormKind::Contact => &[
                "people",
                "issues",
                "answers",
                "salient",
                "new-questions",
                "reflection",
            ],
            FormKind::Document => &["source", "event", "significance", "content", "follow-up"],
        }
    }

    /// Whether the form has a field of this key. A contact form also has
    /// `answer-3` for what was learned about question 3 of the guide.
    #[must_use]
    pub fn has_field(self, key: &str) -> bool {
        self.fields().contains(&key) || (self == FormKind::Contact && answer_to(key).is_some())
    }
}

/// The key of the field for one question of the guide.
#[must_use]
pub fn answer_field(number: u32) -> String {
    format!("{ANSWER}{number}")
}

const ANSWER: &str = "answer-";

/// The number of the question whose answer a field holds.
#[must_use]
pub fn answer_to(field: &str) -> Option<u32> {
    let number = field.strip_prefix(ANSWER)?.parse().ok()?;
    (answer_field(number) == field).then_some(number)
}

/// What is filled in of one form; fields nobody filled in are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledForm {
    pub document: DocumentId,
    pub form: FormKind,
    /// Key and text, the fixed fields first, then answers by question.
    pub fields: Vec<(String, String)>,
    /// Milliseconds since 1970, UTC.
    pub changed: i64,
}

impl FilledForm {
    /// What stands in a field; nothing where it was not filled in.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        let found = self.fields.iter().find(|(key, _)| key == field);
        found.map_or("", |(_, text)| text)
    }
}

/// A second-cycle code with the codes it stands over, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    pub code: CodeId,
    pub members: Vec<CodeId>,
    /// Passages of the pattern, its members and all below them, each once.
    pub passages: usize,
    /// Cases that said one of these passages.
    pub cases: usize,
    /// Members (with what is below them) that have a passage at all.
    pub members_in_use: usize,
}

impl Pattern {
    /// Whether it rests on fewer than two codes or fewer than two cases.
    #[must_use]
    pub fn is_thin(&self) -> bool {
        self.members_in_use < 2 || self.cases < 2
    }
}

/// Two codes that mean nearly the same, and how far they were given to the
/// same passages. It invites a look; it never recodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    pub from: CodeId,
    pub to: CodeId,
    /// Passages of each, with what is below it.
    pub from_passages: usize,
    pub to_passages: usize,
    /// Passages that carry both codes, from the first to the last character.
    pub same: usize,
    /// Passages of the first that share text with one of the second.
    pub overlapping: usize,
}

/// How many codings of a code were made under which version of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodedUnder {
    pub code: CodeId,
    pub version: u32,
    /// The version of the code's words today.
    pub today: u32,
    pub codings: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_form_has_a_field_for_each_question_and_no_other_form_has() {
        assert!(FormKind::Contact.has_field("people"));
        assert!(FormKind::Contact.has_field(&answer_field(12)));
        assert!(!FormKind::Document.has_field("answer-12"));
        for wrong in [
            "answer-",
            "answer-x",
            "answer-007",
            "answer--1",
            "People",
            "",
        ] {
            assert!(!FormKind::Contact.has_field(wrong), "{wrong}");
        }
    }
}
