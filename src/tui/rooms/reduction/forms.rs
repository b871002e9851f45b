//! Contact and document summary forms: which documents have theirs, and the
//! fields of one. It must not know where a form is written to.

use ratatui::style::Style;

use super::listed::{Listed, Words};
use crate::exchange::export::form::{facts, field_name, fields, form_name};
use crate::model::document::Document;
use crate::model::finding::Question;
use crate::model::ids::DocumentId;
use crate::model::reduction::{FilledForm, FormKind};
use crate::text;
use crate::tui::state::Shared;
use crate::tui::widgets::table::Column;

/// What was read of all forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    pub forms: Vec<FilledForm>,
    pub questions: Vec<Question>,
}

impl Forms {
    pub fn find(&self, document: DocumentId, form: FormKind) -> Option<&FilledForm> {
        let mut forms = self.forms.iter();
        forms.find(|filled| (filled.document, filled.form) == (document, form))
    }

    /// Fields filled in and fields there are.
    fn far(&self, document: &Document, form: FormKind) -> (usize, usize) {
        let filled = self.find(document.id, form);
        let all = fields(form, &self.questions, filled).len();
        (filled.map_or(0, |filled| filled.fields.len()), all)
    }
}

const COLUMNS: [Column; 4] = [
    Column::new("reduction-column-number", 4).right(),
    Column::new("reduction-column-document", 0),
    Column::new("reduction-column-form", 18),
    Column::new("reduction-column-filled", 8).right(),
];

impl Listed for Forms {
    fn title(&self, shared: &Shared) -> String {
        let missing = shared.documents.iter().filter(|document| {
            self.find(document.id, FormKind::of(document.facts.kind))
                .is_none()
        });
        shared.say(&text!(
            "reduction-forms-title",
            count = shared.documents.len(),
            missing = missing.count()
        ))
    }

    fn len(&self, shared: &Shared) -> usize {
        shared.documents.len()
    }

    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn cells(&self, row: usize, shared: &Shared) -> Vec<Words> {
        let Some(document) = shared.documents.get(row) else {
            return Vec::new();
        };
        let theme = &shared.theme;
        let form = FormKind::of(document.facts.kind);
        let (done, all) = self.far(document, form);
        let far = if done == 0 {
            (shared.say_id("reduction-form-missing"), theme.warning)
        } else {
            (format!("{done}/{all}"), theme.good)
        };
        vec![
            (document.number.to_string(), theme.dim),
            (document.title.clone(), Style::new()),
            (shared.say(&form_name(form)), theme.dim),
            far,
        ]
    }

    fn detail(&self, row: usize, shared: &Shared) -> Vec<Words> {
        let Some(document) = shared.documents.get(row) else {
            return Vec::new();
        };
        let form = FormKind::of(document.facts.kind);
        let mut lines = head(document, form, shared);
        if let Some(filled) = self.find(document.id, form) {
            for (key, words) in &filled.fields {
                let name = shared.say(&field_name(form, key, &self.questions));
                lines.push((name, shared.theme.title));
                lines.push((words.clone(), shared.theme.text));
            }
        } else {
            lines.push((shared.say_id("reduction-form-begin"), shared.theme.dim));
        }
        lines
    }

    fn empty(&self) -> &'static str {
        "reduction-no-documents"
    }
}

fn head(document: &Document, form: FormKind, shared: &Shared) -> Vec<Words> {
    let theme = &shared.theme;
    let title = text!(
        "form-title",
        form = form_name(form),
        document = document.title.as_str()
    );
    let mut lines = vec![(shared.say(&title), theme.title)];
    for (name, value) in facts(document) {
        let name = shared.say(&name);
        let line = if value.is_empty() {
            name
        } else {
            format!("{name}: {value}")
        };
        lines.push((line, theme.dim));
    }
    lines
}

/// The fields of one form.
pub struct Fields<'a> {
    pub forms: &'a Forms,
    pub document: DocumentId,
    pub form: FormKind,
}

impl Fields<'_> {
    fn filled(&self) -> Option<&FilledForm> {
        self.forms.find(self.document, self.form)
    }

    fn keys(&self) -> Vec<String> {
        fields(self.form, &self.forms.questions, self.filled())
    }

    /// Key, name and words of a field.
    pub fn field(&self, row: usize, shared: &Shared) -> Option<(String, String, String)> {
        let key = self.keys().get(row)?.clone();
        let name = shared.say(&field_name(self.form, &key, &self.forms.questions));
        let words = self.filled().map_or("", |filled| filled.text(&key));
        Some((key.clone(), name, words.to_owned()))
    }
}

const FIELDS: [Column; 2] = [
    Column::new("reduction-column-field", 0),
    Column::new("reduction-column-text", 0),
];

impl Listed for Fields<'_> {
    fn title(&self, shared: &Shared) -> String {
        let title = shared.document(self.document).map_or("", |one| &one.title);
        let title = text!("form-title", form = form_name(self.form), document = title);
        shared.say(&title)
    }

    fn len(&self, _shared: &Shared) -> usize {
        self.keys().len()
    }

    fn columns(&self) -> &'static [Column] {
        &FIELDS
    }

    fn cells(&self, row: usize, shared: &Shared) -> Vec<Words> {
        let Some((_, name, words)) = self.field(row, shared) else {
            return Vec::new();
        };
        let theme = &shared.theme;
        let words = if words.is_empty() {
            ("—".to_owned(), theme.dim)
        } else {
            (words, theme.text)
        };
        vec![(name, theme.text), words]
    }

    fn detail(&self, row: usize, shared: &Shared) -> Vec<Words> {
        let mut lines = Vec::new();
        if let Some((_, name, words)) = self.field(row, shared) {
            let words = if words.is_empty() {
                (shared.say_id("reduction-field-empty"), shared.theme.dim)
            } else {
                (words, shared.theme.text)
            };
            lines.extend([(name, shared.theme.title), words]);
        }
        if let Some(document) = shared.document(self.document) {
            lines.push((String::new(), Style::new()));
            lines.extend(head(document, self.form, shared).split_off(1));
        }
        lines
    }

    fn empty(&self) -> &'static str {
        "reduction-no-documents"
    }
}
