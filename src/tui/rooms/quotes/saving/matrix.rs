//! Writing the matrix to a file: the form, and the work behind it. It must not
//! know how a file is written, nor how the matrix is shown.

use super::{Saved, tick, words};
use crate::exchange::export::Format;
use crate::message::Language;
use crate::model::quote::QuoteFilter;
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::overlay::FieldValue;
use crate::tui::rooms::quotes::keys::QuotesAction;
use crate::tui::rooms::quotes::{Quotes, SAVED, language};
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::to_file::{default_path, format_field, path_of};
use crate::workbench::MatrixRequest;

/// What was typed into the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    format: String,
    path: String,
    columns: String,
    language: String,
}

impl Quotes {
    pub(super) fn open_matrix_form(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if self.saving.is_running() {
            shared.warn(text!("quotes-export-one-at-a-time"));
            return Vec::new();
        }
        let of = shared.say_id("quotes-matrix-file-name");
        let before = self.saving.typed_matrix.clone();
        let typed = Typed {
            path: default_path(&of, shared),
            columns: if self.grid.is_unfolded { "all" } else { "used" }.to_owned(),
            ..before.unwrap_or(Typed {
                format: Format::Xlsx.key().to_owned(),
                path: String::new(),
                columns: String::new(),
                language: language(shared).tag().to_owned(),
            })
        };
        vec![form(&typed, shared)]
    }

    pub(super) fn save_matrix(&mut self, may_replace: bool, shared: &Shared) -> Vec<Effect> {
        let Some(typed) = self.saving.typed_matrix.clone() else {
            return Vec::new();
        };
        let format = Format::from_key(&typed.format).unwrap_or(Format::Xlsx);
        let path = path_of(&typed.path, format);
        let request = MatrixRequest {
            path: path.clone(),
            format,
            rows: self.grid.kind.clone(),
            // The columns are the codes: which of them is chosen does not matter.
            filter: QuoteFilter {
                codes: Vec::new(),
                ..self.filter.clone()
            },
            is_used_only: typed.columns == "used",
            language: Language::from_tag(&typed.language).unwrap_or(language(shared)),
            may_replace,
        };
        self.saving.begin(path);
        let work = Effect::work(SAVED, move |workbench| {
            let done = workbench.export_matrix(&request);
            let saved = done.map(|(rows, columns)| Saved::Matrix(rows, columns));
            Ok((None, saved.unwrap_or_else(Saved::Failed)))
        });
        vec![work, tick()]
    }
}

pub fn form(typed: &Typed, shared: &Shared) -> Effect {
    let columns = vec![
        ("used".to_owned(), shared.say_id("quotes-columns-used")),
        ("all".to_owned(), shared.say_id("quotes-columns-all")),
    ];
    let languages = Language::ALL
        .iter()
        .map(|language| {
            let name = match language {
                Language::English => "language-english",
                Language::Indonesian => "language-indonesian",
            };
            (language.tag().to_owned(), shared.say_id(name))
        })
        .collect();
    Effect::open(Form::new(
        QuotesAction::ExportMatrix.name(),
        text!("quotes-export-matrix-title"),
        vec![
            format_field(&typed.format, shared),
            Field::line("quotes-field-file", &typed.path).required(),
            Field::choice("quotes-field-columns", columns, &typed.columns),
            Field::choice("quotes-field-language", languages, &typed.language),
        ],
    ))
}

pub fn read(fields: &[FieldValue]) -> Typed {
    Typed {
        format: words(fields, 0),
        path: words(fields, 1),
        columns: words(fields, 2),
        language: words(fields, 3),
    }
}
