//! A code that the palette does not have yet: where it hangs, what it is
//! called, and then it is given to the passage. It must not know the palette.

use super::deeds::new_book;
use super::{CodingRoom, Pending};
use crate::model::code::{Bilingual, Code, CodeKind, CodeWords};
use crate::model::edit::Edit;
use crate::model::ids::{CodeId, CodebookId};
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::overlay::FieldValue;
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::palette::Chooser;

/// The names of the two dialogs.
pub const PARENT: &str = "coding-new-parent";
pub const WORDS: &str = "coding-new-code";

/// Where a new code will hang.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parent {
    /// At the top of a codebook.
    Book(CodebookId),
    Code(CodeId),
    /// In a codebook of one's own, which is not there yet.
    NewBook,
}

impl Parent {
    fn read(key: &str) -> Option<Self> {
        let (kind, id) = key.split_at_checked(1)?;
        match (kind, id.parse().ok()) {
            ("b", Some(id)) => Some(Parent::Book(CodebookId(id))),
            ("c", Some(id)) => Some(Parent::Code(CodeId(id))),
            ("n", _) => Some(Parent::NewBook),
            _ => None,
        }
    }
}

/// A code that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCode {
    /// What was typed when it was not found.
    label: String,
    parent: Parent,
}

impl CodingRoom {
    /// Asks where the code hangs.
    pub(super) fn ask_parent(&mut self, label: &str, shared: &Shared) -> Vec<Effect> {
        self.new_code = Some(NewCode {
            label: label.trim().to_owned(),
            parent: Parent::NewBook,
        });
        let mut items = Vec::new();
        for book in &shared.codebooks {
            let title = book.title.shown(shared.language());
            items.push(Item {
                key: format!("b{}", book.id),
                shown: shared.say(&text!("coding-new-top", book = book.key.as_str())),
                note: title.to_owned(),
                words: format!("{} {title}", book.key),
            });
            let of_book = |code: &&Code| code.codebook == book.id;
            items.extend(shared.codes.iter().filter(of_book).map(|code| {
                let label = code.label(shared.language());
                Item {
                    key: format!("c{}", code.id),
                    shown: shared.say(&text!("coding-new-below", code = code.key.as_str())),
                    note: label.to_owned(),
                    words: format!("{} {label}", code.key),
                }
            }));
        }
        if shared.codebooks.is_empty() {
            items.push(Item {
                key: "n".to_owned(),
                shown: shared.say_id("coding-new-own-book"),
                note: String::new(),
                words: String::new(),
            });
        }
        vec![Effect::open(Chooser::new(
            PARENT,
            text!("coding-new-where"),
            items,
        ))]
    }

    /// Asks for key and words.
    pub(super) fn ask_words(&mut self, parent: &str, shared: &Shared) -> Vec<Effect> {
        let (Some(new), Some(parent)) = (&mut self.new_code, Parent::read(parent)) else {
            return Vec::new();
        };
        new.parent = parent;
        let stem = match parent {
            Parent::Book(book) => {
                let book = shared.codebooks.iter().find(|known| known.id == book);
                book.map_or(String::new(), |book| format!("{}.", book.key))
            }
            Parent::Code(code) => shared
                .code(code)
                .map_or(String::new(), |code| format!("{}.", code.key)),
            Parent::NewBook => "OWN.".to_owned(),
        };
        let fields = vec![
            Field::line("coding-new-key", &stem).required(),
            Field::line("coding-new-label", &new.label).required(),
            Field::lines("coding-new-definition", ""),
        ];
        vec![Effect::open(Form::new(
            WORDS,
            text!("coding-new-title"),
            fields,
        ))]
    }

    /// Makes the code; a book of one's own before it where there is none.
    pub(super) fn make_code(&mut self, fields: &[FieldValue], shared: &Shared) -> Vec<Effect> {
        let Some(new) = &self.new_code else {
            return Vec::new();
        };
        let words = |at: usize| fields.get(at).map_or("", |field| field.words().trim());
        let mut said = CodeWords::default();
        let write = |text: &mut Bilingual, words: &str| text.set(shared.language(), words);
        write(&mut said.label, words(1));
        write(&mut said.definition, words(2));
        let (codebook, parent) = match new.parent {
            Parent::Book(book) => (Some(book), None),
            Parent::Code(code) => (shared.code(code).map(|code| code.codebook), Some(code)),
            Parent::NewBook => (None, None),
        };
        self.waiting.clear();
        let Some(codebook) = codebook else {
            self.pending = Some(Pending::NewBook(words(0).to_owned(), Box::new(said)));
            return vec![Effect::Apply(new_book("OWN", "coding-own-book", shared))];
        };
        self.make_code_in(codebook, parent, words(0), said)
    }

    pub(super) fn make_code_in(
        &mut self,
        codebook: CodebookId,
        parent: Option<CodeId>,
        key: &str,
        words: CodeWords,
    ) -> Vec<Effect> {
        self.pending = Some(Pending::NewCode);
        vec![Effect::Apply(Edit::AddCode {
            codebook,
            parent,
            key: key.to_owned(),
            kind: CodeKind::Indicator,
            words,
        })]
    }
}
