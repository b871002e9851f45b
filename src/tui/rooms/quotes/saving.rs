//! Writing what is listed to a file: the form, the work that goes on while a
//! person reads on, and what came of it; and the choice of how to cite. It must
//! not know how a file is written.

mod matrix;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::citing;
use super::keys::QuotesAction;
use super::{Quotes, SAVED, TICK, filters, language};
use crate::exchange::citation::Style;
use crate::exchange::export::Format;
use crate::fault::Fault;
use crate::model::edit::Edit;
use crate::model::quote::QuoteSort;
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::overlay::{FieldValue, Given};
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::to_file::{
    REPLACE, default_path, format_field, path_of, replace_or_rename,
};
use crate::workbench::{ExportProgress, ExportRequest};

/// What came of an export.
pub enum Saved {
    Done(usize),
    /// A matrix with so many rows and columns.
    Matrix(usize, usize),
    Failed(Fault),
}

/// What was typed into the form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Typed {
    format: String,
    path: String,
    style: String,
    sort: String,
    has_definitions: bool,
    has_signs: bool,
    has_translations: bool,
}

/// The export of this room.
#[derive(Default)]
pub struct Saving {
    running: Option<Arc<ExportProgress>>,
    typed: Option<Typed>,
    typed_matrix: Option<matrix::Typed>,
    /// Whether what was typed last is about the matrix.
    is_matrix: bool,
    path: PathBuf,
}

impl Saving {
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    pub fn is_over(&mut self) {
        self.running = None;
    }

    fn begin(&mut self, path: PathBuf) -> Arc<ExportProgress> {
        let progress = Arc::new(ExportProgress::default());
        self.running = Some(Arc::clone(&progress));
        self.path = path;
        progress
    }

    /// Stops it; whether there was something to stop.
    pub fn cancel(&self) -> bool {
        let Some(progress) = &self.running else {
            return false;
        };
        !progress.is_cancelled.swap(true, Ordering::Relaxed)
    }

    /// How far it is, in words; nothing when nothing is written.
    #[must_use]
    pub fn said(&self, shared: &Shared) -> Option<String> {
        let progress = self.running.as_ref()?;
        Some(shared.say(&text!(
            "quotes-export-running",
            count = progress.written.load(Ordering::Relaxed),
            total = progress.total.load(Ordering::Relaxed),
            path = self.path.as_path()
        )))
    }
}

/// Looks again soon.
#[must_use]
pub fn tick() -> Effect {
    Effect::Timer {
        name: TICK,
        after: Duration::from_millis(120),
    }
}

impl Quotes {
    /// What concerns the list as a whole; `None` for another kind of action.
    pub(super) fn act_on_all(
        &mut self,
        action: QuotesAction,
        shared: &mut Shared,
    ) -> Option<Vec<Effect>> {
        match action {
            QuotesAction::Export => Some(self.open_form(shared)),
            QuotesAction::ExportMatrix => Some(self.open_matrix_form(shared)),
            QuotesAction::Cite => Some(self.offer_styles(shared)),
            QuotesAction::CiteOwn => Some(self.write_template(shared)),
            _ => None,
        }
    }

    /// Takes the answer of one of those dialogs.
    pub(super) fn answered(
        &mut self,
        action: QuotesAction,
        given: &Given,
        shared: &mut Shared,
    ) -> Option<Vec<Effect>> {
        match (action, given) {
            (QuotesAction::Cite, Given::Choice(key)) if citing::is_own(key) => {
                Some(self.write_template(shared))
            }
            (QuotesAction::Cite, Given::Choice(key))
            | (QuotesAction::CiteOwn, Given::Words(key)) => Some(self.cite_as(key, shared)),
            (QuotesAction::Export, Given::Fields(fields)) => {
                self.saving.typed = Some(read(fields));
                self.saving.is_matrix = false;
                Some(self.save(false, shared))
            }
            (QuotesAction::ExportMatrix, Given::Fields(fields)) => {
                self.saving.typed_matrix = Some(matrix::read(fields));
                self.saving.is_matrix = true;
                Some(self.save(false, shared))
            }
            (QuotesAction::Replace, Given::Choice(key)) if key == REPLACE => {
                Some(self.save(true, shared))
            }
            (QuotesAction::Replace, Given::Choice(_)) => Some(self.form_again(shared)),
            _ => None,
        }
    }

    fn write_template(&self, shared: &Shared) -> Vec<Effect> {
        vec![Effect::open(citing::TemplateLine::new(
            QuotesAction::CiteOwn.name(),
            &self.style(shared),
            language(shared),
            self.list.quote().cloned(),
        ))]
    }

    fn cite_as(&mut self, key: &str, shared: &mut Shared) -> Vec<Effect> {
        if shared.is_read_only {
            // It cannot be kept, but it can be looked at.
            self.set_style(citing::style_of(Some(key), language(shared)));
            return Vec::new();
        }
        vec![Effect::Apply(Edit::SetSetting {
            name: citing::SETTING.to_owned(),
            value: key.to_owned(),
        })]
    }

    fn open_form(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if self.saving.is_running() {
            shared.warn(text!("quotes-export-one-at-a-time"));
            return Vec::new();
        }
        if self.list.total == Some(0) {
            shared.warn(text!("quotes-none-here"));
            return Vec::new();
        }
        let style = self.style(shared);
        let before = self.saving.typed.clone();
        let code = self.filter.codes.first().and_then(|id| shared.code(*id));
        let of = code.map_or_else(
            || shared.say_id("quotes-file-name"),
            |code| code.key.clone(),
        );
        let typed = Typed {
            path: default_path(&of, shared),
            style: style.key().to_owned(),
            ..before.unwrap_or(Typed {
                format: Format::Docx.key().to_owned(),
                path: String::new(),
                style: String::new(),
                sort: QuoteSort::Code.key().to_owned(),
                has_definitions: true,
                has_signs: false,
                has_translations: true,
            })
        };
        vec![form(&typed, &style, shared)]
    }

    /// The form with what was typed into it last.
    fn form_again(&self, shared: &Shared) -> Vec<Effect> {
        if self.saving.is_matrix {
            let typed = self.saving.typed_matrix.as_ref();
            return typed
                .map(|typed| matrix::form(typed, shared))
                .into_iter()
                .collect();
        }
        let typed = self.saving.typed.as_ref();
        typed
            .map(|typed| form(typed, &self.style(shared), shared))
            .into_iter()
            .collect()
    }

    /// Has it written, as the form says.
    fn save(&mut self, may_replace: bool, shared: &mut Shared) -> Vec<Effect> {
        if self.saving.is_matrix {
            return self.save_matrix(may_replace, shared);
        }
        let Some(typed) = self.saving.typed.clone() else {
            return Vec::new();
        };
        let style = match Style::find(&typed.style, language(shared)) {
            Ok(style) => style,
            Err(fault) => {
                shared.fail(fault);
                return vec![form(&typed, &self.style(shared), shared)];
            }
        };
        let format = Format::from_key(&typed.format).unwrap_or(Format::Docx);
        let path = path_of(&typed.path, format);
        // Headings and labels belong to the paper, whose language the citations have.
        let words = style.language();
        let sort = QuoteSort::from_key(&typed.sort).unwrap_or_default();
        let request = ExportRequest {
            is_grouped: sort == QuoteSort::Code,
            has_definitions: typed.has_definitions,
            has_signs: typed.has_signs,
            has_translations: typed.has_translations,
            may_replace,
            ..ExportRequest::new(path.clone(), format, style, words)
        };
        let progress = self.saving.begin(path);
        let filter = self.filter.clone();
        let work = Effect::work(SAVED, move |workbench| {
            let done = workbench.export_quotes(&filter, sort, &request, &progress);
            Ok((None, done.map_or_else(Saved::Failed, Saved::Done)))
        });
        vec![work, tick()]
    }

    /// The export ended.
    pub(super) fn saved(&mut self, saved: Saved, shared: &mut Shared) -> Vec<Effect> {
        self.saving.is_over();
        let path = self.saving.path.as_path();
        match saved {
            Saved::Done(count) => {
                shared.notify(text!("quotes-exported", count = count, path = path));
                Vec::new()
            }
            Saved::Matrix(rows, columns) => {
                shared.notify(text!(
                    "quotes-matrix-exported",
                    rows = rows,
                    columns = columns,
                    path = path
                ));
                Vec::new()
            }
            Saved::Failed(fault) if fault.what.id == "export-exists" => {
                vec![Effect::open(replace_or_rename(
                    QuotesAction::Replace.name(),
                    path,
                    shared,
                ))]
            }
            Saved::Failed(fault) => {
                let is_mistake = fault.kind == crate::fault::FaultKind::Input;
                shared.fail(fault);
                // What was typed is not typed again.
                if is_mistake {
                    return self.form_again(shared);
                }
                Vec::new()
            }
        }
    }
}

fn yes_no(label: &'static str, is_yes: bool, shared: &Shared) -> Field {
    let options = vec![
        ("yes".to_owned(), shared.say_id("confirm-yes")),
        ("no".to_owned(), shared.say_id("confirm-no")),
    ];
    Field::choice(label, options, if is_yes { "yes" } else { "no" })
}

fn form(typed: &Typed, style: &Style, shared: &Shared) -> Effect {
    let sorts = QuoteSort::ALL
        .iter()
        .map(|sort| {
            let shown = shared.say_id(filters::sort_id(*sort));
            (sort.key().to_owned(), shown)
        })
        .collect();
    Effect::open(Form::new(
        QuotesAction::Export.name(),
        text!("quotes-export-title"),
        vec![
            format_field(&typed.format, shared),
            Field::line("quotes-field-file", &typed.path).required(),
            Field::choice(
                "quotes-field-style",
                citing::options(style, shared),
                &typed.style,
            ),
            Field::choice("quotes-field-sort", sorts, &typed.sort),
            yes_no("quotes-field-definitions", typed.has_definitions, shared),
            yes_no("quotes-field-signs", typed.has_signs, shared),
            yes_no("quotes-field-translations", typed.has_translations, shared),
        ],
    ))
}

/// What was typed into a field.
fn words(fields: &[FieldValue], at: usize) -> String {
    let words = fields.get(at).map_or("", |field| field.words());
    words.trim().to_owned()
}

fn read(fields: &[FieldValue]) -> Typed {
    Typed {
        format: words(fields, 0),
        path: words(fields, 1),
        style: words(fields, 2),
        sort: words(fields, 3),
        has_definitions: words(fields, 4) == "yes",
        has_signs: words(fields, 5) == "yes",
        has_translations: words(fields, 6) == "yes",
    }
}
