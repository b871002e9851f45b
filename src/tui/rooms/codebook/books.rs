//! Frameworks: adding one from the shelf or from a file, whole or narrowed,
//! dropping one, writing one to a file. It must not know what a file holds.

use std::path::{Path, PathBuf};

use super::asks::About;
use super::{Codebook, CodesAction};
use crate::exchange::codebook::{Reading, shelf};
use crate::fault::Fault;
use crate::message::Text;
use crate::model::code::Bilingual;
use crate::model::codebook::Book;
use crate::model::edit::Edit;
use crate::text;
use crate::tui::effect::{Effect, Value};
use crate::tui::overlay::{FieldValue, Given};
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::palette::Chooser;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::sheet::{Paragraph, Sheet};
use crate::workbench::{Written, read_codebook};

const LOAD: &str = "codebook-load";
const EXPORT: &str = "codebook-export";
/// The form in which a book is narrowed, and the choice of its presets.
const NARROW: &str = "codes-narrow";
/// The question whether a file is replaced.
const OVERWRITE: &str = "codes-overwrite";

impl Codebook {
    pub(super) fn act_on_books(&mut self, action: CodesAction, shared: &mut Shared) -> Vec<Effect> {
        if action != CodesAction::ExportBook && !Codebook::may_change(shared) {
            return Vec::new();
        }
        let name = action.name();
        match action {
            CodesAction::AddFramework => {
                self.about = About::Nothing;
                let items = shelf_items(self.language(shared), shared);
                vec![Effect::open(Chooser::new(
                    name,
                    text!("books-add-ask"),
                    items,
                ))]
            }
            CodesAction::LoadBook => {
                self.about = About::Nothing;
                let prompt = Prompt::new(name, text!("books-load-ask"), "");
                vec![Effect::open(prompt.about(text!("books-load-about")))]
            }
            CodesAction::NewBook => {
                self.about = About::Nothing;
                let fields = vec![
                    Field::line("code-key", "").required(),
                    Field::line("book-title-en", ""),
                    Field::line("book-title-id", ""),
                    Field::line("book-source", ""),
                    Field::lines("book-note-en", "").lines_high(3),
                    Field::lines("book-note-id", "").lines_high(3),
                ];
                vec![Effect::open(Form::new(
                    name,
                    text!("books-new-title"),
                    fields,
                ))]
            }
            _ => self.ask_about_book(action, shared),
        }
    }

    fn ask_about_book(&mut self, action: CodesAction, shared: &mut Shared) -> Vec<Effect> {
        let Some(book) = self.book(shared) else {
            shared.warn(text!("codes-empty"));
            return Vec::new();
        };
        self.about = About::Book(book.id);
        let key = book.key.as_str();
        let prompt = match action {
            CodesAction::DropBook => {
                Prompt::new(action.name(), text!("books-drop-title", book = key), "")
                    .about(text!("books-drop-about"))
            }
            _ => {
                let folder = shared.path.as_deref().and_then(Path::parent);
                let path = folder.unwrap_or(Path::new("")).join(format!("{key}.json"));
                let title = text!("books-export-title", book = key);
                Prompt::new(action.name(), title, &path.display().to_string())
                    .about(text!("books-export-about"))
            }
        };
        vec![Effect::open(prompt)]
    }

    pub(super) fn answered_books(
        &mut self,
        action: CodesAction,
        given: &Given,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        match (action, given, self.about.clone()) {
            (CodesAction::AddFramework, Given::Choice(form), _) => match shelf::choose(form) {
                Ok(choice) => {
                    let preset = choice.preset.map(|preset| preset.key.clone());
                    self.narrow(choice.book.clone(), preset, shared)
                }
                Err(fault) => {
                    shared.fail(fault);
                    Vec::new()
                }
            },
            (CodesAction::LoadBook, Given::Words(path), _) if !path.trim().is_empty() => {
                let path = typed_path(path);
                vec![Effect::query(LOAD, move |_workbench, _cancel| {
                    // A refusal is an answer: its list of mistakes wants a page.
                    Ok(read_codebook(&path))
                })]
            }
            (CodesAction::NewBook, Given::Fields(fields), _) => self.new_book(fields),
            (CodesAction::DropBook, Given::Words(reason), About::Book(codebook)) => {
                let found = shared.codebooks.iter().find(|book| book.id == codebook);
                let key = found.map_or("", |book| book.key.as_str());
                vec![Effect::AskThenApply {
                    question: text!("books-drop-ask", book = key),
                    reason: reason.trim().to_owned(),
                    edit: Edit::DropCodebook {
                        codebook,
                        reason: reason.trim().to_owned(),
                    },
                }]
            }
            (CodesAction::ExportBook, Given::Words(path), About::Book(_)) => {
                self.export(typed_path(path), false)
            }
            _ => Vec::new(),
        }
    }

    fn new_book(&mut self, fields: &[FieldValue]) -> Vec<Effect> {
        let word = |at: usize| fields.get(at).map_or("", |field| field.words().trim());
        self.is_adding = true;
        vec![Effect::Apply(Edit::AddCodebook {
            key: word(0).to_owned(),
            title: Bilingual::new(word(1), word(2)),
            source: word(3).to_owned(),
            note: Bilingual::new(word(4), word(5)),
            preset: None,
            codes: Vec::new(),
        })]
    }

    fn export(&self, path: PathBuf, is_over: bool) -> Vec<Effect> {
        let About::Book(book) = self.about else {
            return Vec::new();
        };
        vec![Effect::query(EXPORT, move |workbench, _cancel| {
            workbench.write_codebook(book, &path, is_over)
        })]
    }

    /// Offers the codes of a book, those of the preset ticked.
    fn narrow(&mut self, book: Book, preset: Option<String>, shared: &mut Shared) -> Vec<Effect> {
        let language = self.language(shared);
        let Some(taken) = book.selected(preset.as_deref()) else {
            return Vec::new();
        };
        let ticks: Vec<(String, String, bool)> = book
            .codes
            .iter()
            .filter(|code| !is_known(&code.key, shared))
            .map(|code| {
                let label = code.words.label.shown(language);
                let is_in = taken.iter().any(|other| other.key == code.key);
                (code.key.clone(), format!("{}  {label}", code.key), is_in)
            })
            .collect();
        if ticks.is_empty() {
            shared.warn(text!("books-known", book = book.key.as_str()));
            return Vec::new();
        }
        let title = text!("books-narrow", book = book.title.shown(language));
        self.about = About::Shelf(Box::new(book), preset);
        let fields = vec![Field::ticks("books-codes", ticks).lines_high(16).required()];
        vec![Effect::open(Form::new(NARROW, title, fields))]
    }

    fn add(&mut self, ticked: &[String], shared: &Shared) -> Vec<Effect> {
        let About::Shelf(book, preset) = self.about.clone() else {
            return Vec::new();
        };
        // What the study has already is left alone, but others may hang under it.
        let is_in = |key: &str| ticked.iter().any(|other| other == key) || is_known(key, shared);
        self.is_adding = true;
        let preset = preset.and_then(|key| {
            let found = book.presets.iter().find(|preset| preset.key == key);
            found.cloned()
        });
        vec![Effect::Apply(Edit::AddCodebook {
            key: book.key.clone(),
            title: book.title.clone(),
            source: book.source.clone(),
            note: book.note.clone(),
            preset,
            codes: book.narrowed(is_in),
        })]
    }

    /// Answers under names that are no actions.
    pub(super) fn answered_otherwise(
        &mut self,
        name: &str,
        given: &Given,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        match (name, given) {
            (NARROW, Given::Fields(fields)) => match fields.as_slice() {
                [ticks] => self.add(ticks.ticked(), shared),
                _ => Vec::new(),
            },
            (NARROW, Given::Choice(preset)) => {
                let About::Shelf(book, _) = self.about.clone() else {
                    return Vec::new();
                };
                let preset = Some(preset.clone()).filter(|preset| !preset.is_empty());
                self.narrow(*book, preset, shared)
            }
            (OVERWRITE, Given::Choice(path)) if !path.is_empty() => {
                self.export(PathBuf::from(path), true)
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn absorb_books(
        &mut self,
        slot: &'static str,
        value: Value,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        match slot {
            LOAD => match value.downcast::<Result<Reading, Fault>>() {
                Ok(reading) => match *reading {
                    Ok(reading) => self.offer(reading, shared),
                    Err(fault) => vec![Effect::open(problems(&fault, shared))],
                },
                Err(_) => Vec::new(),
            },
            EXPORT => match value.downcast::<Written>().as_deref() {
                Ok(Written::To(path)) => {
                    shared.notify(text!("books-exported", file = path.as_path()));
                    Vec::new()
                }
                Ok(Written::Exists(path)) => vec![Effect::open(ask_overwrite(path, shared))],
                Err(_) => Vec::new(),
            },
            slot => self.absorb_split(slot, value, shared),
        }
    }

    /// A book that was read: its presets to choose from, or its codes at once.
    fn offer(&mut self, reading: Reading, shared: &mut Shared) -> Vec<Effect> {
        let Reading { book, warnings } = reading;
        let language = self.language(shared);
        let mut effects = if book.presets.is_empty() {
            self.narrow(book, None, shared)
        } else {
            let whole = shared.say_id("books-whole");
            let mut items = vec![item("", &whole)];
            for preset in &book.presets {
                let shown = format!("{}  {}", preset.key, preset.title.shown(language));
                items.push(item(&preset.key, &shown));
            }
            let title = text!("books-preset-ask", book = book.title.shown(language));
            self.about = About::Shelf(Box::new(book), None);
            vec![Effect::open(Chooser::new(NARROW, title, items))]
        };
        if !warnings.is_empty() {
            let said = warnings
                .iter()
                .map(|warning| Paragraph::Words(shared.say(warning)));
            effects.push(Effect::open(Sheet::new(
                text!("books-warnings"),
                said.collect(),
            )));
        }
        effects
    }
}

fn is_known(key: &str, shared: &Shared) -> bool {
    shared.codes.iter().any(|code| code.key == key)
}

fn item(key: &str, shown: &str) -> Item {
    Item {
        key: key.to_owned(),
        shown: shown.to_owned(),
        note: String::new(),
        words: shown.to_owned(),
    }
}

/// The books of the shelf, each whole and with its presets.
fn shelf_items(language: crate::message::Language, shared: &Shared) -> Vec<Item> {
    let mut items = Vec::new();
    for book in shelf::books() {
        let mut offer = |key: String, title: &str, codes: usize| {
            let shown = format!("{key}  {title}");
            let known = shared.codebooks.iter().any(|known| known.key == book.key);
            let note = text!("books-codes-count", count = codes);
            let sign = if known { "✓ " } else { "" };
            items.push(Item {
                note: format!("{sign}{}", shared.say(&note)),
                words: format!("{shown} {} {}", book.title.en, book.title.id),
                shown,
                key,
            });
        };
        offer(
            book.key.clone(),
            book.title.shown(language),
            book.codes.len(),
        );
        for preset in &book.presets {
            let codes = preset.codes.as_ref().map_or(book.codes.len(), Vec::len);
            let key = format!("{}:{}", book.key, preset.key);
            offer(key, preset.title.shown(language), codes);
        }
    }
    items
}

/// Everything that is wrong with a file, to read through.
fn problems(fault: &Fault, shared: &Shared) -> Sheet {
    let said = shared.say(&fault.what);
    let mut lines: Vec<Paragraph> = said
        .lines()
        .map(|line| Paragraph::Words(line.trim().to_owned()))
        .collect();
    if let Some(hint) = &fault.hint {
        lines.push(Paragraph::Blank);
        lines.push(Paragraph::Aside(shared.say(hint)));
    }
    Sheet::new(text!("books-refused"), lines)
}

fn ask_overwrite(path: &Path, shared: &Shared) -> Chooser {
    let file: Text = text!("books-overwrite-ask", file = path);
    let items = vec![
        item("", &shared.say_id("books-overwrite-no")),
        item(
            &path.display().to_string(),
            &shared.say_id("books-overwrite-yes"),
        ),
    ];
    Chooser::new(OVERWRITE, file, items)
}

/// A path as typed: spaces around it dropped, `~` for the home folder.
fn typed_path(typed: &str) -> PathBuf {
    let typed = typed.trim();
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}
