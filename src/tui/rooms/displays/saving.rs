//! Writing the display that is shown to a file: the form, the work behind it,
//! and what came of it. It must not know how a file is written.

use std::path::PathBuf;

use super::keys::DisplaysAction;
use super::{Displays, SAVED};
use crate::exchange::citation::Style;
use crate::exchange::export::Format;
use crate::fault::{Fault, FaultKind};
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::overlay::FieldValue;
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::to_file::{default_path, format_field, path_of, replace_or_rename};
use crate::workbench::SheetRequest;

/// What came of it.
pub enum Saved {
    Done,
    Failed(Fault),
}

/// What was typed into the form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Typed {
    format: String,
    path: String,
    style: String,
    has_translations: bool,
}

/// The export of this room.
#[derive(Default)]
pub struct Saving {
    is_running: bool,
    typed: Option<Typed>,
    path: PathBuf,
}

impl Saving {
    pub fn is_over(&mut self) {
        self.is_running = false;
    }

    #[must_use]
    pub fn said(&self, shared: &Shared) -> Option<String> {
        let path = self.path.as_path();
        self.is_running
            .then(|| shared.say(&text!("displays-export-running", path = path)))
    }
}

impl Displays {
    pub(super) fn open_file_form(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if self.saving.is_running {
            shared.warn(text!("quotes-export-one-at-a-time"));
            return Vec::new();
        }
        let Some(kind) = self.open.filter(|_| self.grid().is_some()) else {
            shared.warn(text!("displays-none-open"));
            return Vec::new();
        };
        let style = self.style(shared);
        let format = self.saving.typed.as_ref().map(|typed| typed.format.clone());
        let typed = Typed {
            format: format.unwrap_or_else(|| Format::Docx.key().to_owned()),
            path: default_path(kind.key(), shared),
            style: style.key().to_owned(),
            has_translations: false,
        };
        vec![form(&typed, &style, shared)]
    }

    pub(super) fn take_file(&mut self, fields: &[FieldValue], shared: &mut Shared) -> Vec<Effect> {
        let words = |at: usize| {
            let words = fields.get(at).map_or("", |field| field.words());
            words.trim().to_owned()
        };
        self.saving.typed = Some(Typed {
            format: words(0),
            path: words(1),
            style: words(2),
            has_translations: words(3) == "yes",
        });
        self.save(false, shared)
    }

    /// The form again with what was typed.
    pub(super) fn file_form_again(&self, shared: &Shared) -> Vec<Effect> {
        let typed = self.saving.typed.as_ref();
        let form = typed.map(|typed| form(typed, &self.style(shared), shared));
        form.into_iter().collect()
    }

    /// Has it written, as the form says.
    pub(super) fn save(&mut self, may_replace: bool, shared: &mut Shared) -> Vec<Effect> {
        let (Some(typed), Some(grid)) = (self.saving.typed.clone(), self.grid()) else {
            return Vec::new();
        };
        let sheet = std::sync::Arc::clone(grid.sheet());
        let style = match Style::find(&typed.style, super::language(shared)) {
            Ok(style) => style,
            Err(fault) => {
                shared.fail(fault);
                return self.file_form_again(shared);
            }
        };
        let format = Format::from_key(&typed.format).unwrap_or(Format::Docx);
        let path = path_of(&typed.path, format);
        self.saving.is_running = true;
        self.saving.path.clone_from(&path);
        let request = SheetRequest {
            format,
            style,
            reader: shared.language(),
            has_translations: typed.has_translations,
        };
        vec![Effect::work(SAVED, move |workbench| {
            let done = workbench.export_sheet(&sheet, &request, &path, may_replace);
            Ok((None, done.map_or_else(Saved::Failed, |()| Saved::Done)))
        })]
    }

    /// The export ended.
    pub(super) fn saved(&mut self, saved: Saved, shared: &mut Shared) -> Vec<Effect> {
        self.saving.is_over();
        let path = self.saving.path.as_path();
        match saved {
            Saved::Done => {
                shared.notify(text!("displays-exported", path = path));
                Vec::new()
            }
            Saved::Failed(fault) if fault.what.id == "export-exists" => {
                let name = DisplaysAction::Replace.name();
                vec![Effect::open(replace_or_rename(name, path, shared))]
            }
            Saved::Failed(fault) => {
                let is_mistake = fault.kind == FaultKind::Input;
                shared.fail(fault);
                if is_mistake {
                    return self.file_form_again(shared);
                }
                Vec::new()
            }
        }
    }
}

fn form(typed: &Typed, style: &Style, shared: &Shared) -> Effect {
    let mut styles: Vec<(String, String)> = Style::keys()
        .map(|key| (key.to_owned(), key.to_owned()))
        .collect();
    if !styles.iter().any(|(key, _)| key == style.key()) {
        // A template of the study's own.
        styles.insert(0, (style.key().to_owned(), style.key().to_owned()));
    }
    let translations = vec![
        ("no".to_owned(), shared.say_id("confirm-no")),
        ("yes".to_owned(), shared.say_id("confirm-yes")),
    ];
    let has_translations = if typed.has_translations { "yes" } else { "no" };
    Effect::open(Form::new(
        DisplaysAction::Export.name(),
        text!("displays-export-title"),
        vec![
            format_field(&typed.format, shared),
            Field::line("quotes-field-file", &typed.path).required(),
            Field::choice("quotes-field-style", styles, &typed.style),
            Field::choice("quotes-field-translations", translations, has_translations),
        ],
    ))
}
