//! The shelf: the books that come with the program, and the short form
//! `KEY[:PRESET]` that names one. It must not know a study's own codebooks.

use std::sync::OnceLock;

use crate::fault::{Fault, Outcome};
use crate::model::codebook::{Book, CodeDraft, Preset};
use crate::text;

macro_rules! shipped {
    ($($key:literal),* $(,)?) => {
        /// File names and texts, in the order the books are listed.
        const SHIPPED: &[(&str, &str)] = &[$((
            concat!($key, ".json"),
            include_str!(concat!("../../../codebooks/", $key, ".json")),
        )),*];
    };
}
shipped!(
    "ENB", "AG", "DSV", "NIL", "KRT", "WOG", "RAT", "PLC", "EST", "FAK", "HKM"
);

/// All shipped books, read at the first call.
#[must_use]
pub fn books() -> &'static [Book] {
    static BOOKS: OnceLock<Vec<Book>> = OnceLock::new();
    BOOKS.get_or_init(|| {
        // The files are part of the program, and a test holds that each is good.
        let read = |(name, words): &(&str, &str)| super::read(name, words.as_bytes()).ok();
        SHIPPED.iter().filter_map(read).map(|r| r.book).collect()
    })
}

/// The shipped book of this key, in upper or lower case.
#[must_use]
pub fn find(key: &str) -> Option<&'static Book> {
    books()
        .iter()
        .find(|book| book.key.eq_ignore_ascii_case(key))
}

/// A shipped book, whole or narrowed to one of its presets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    pub book: &'static Book,
    pub preset: Option<&'static Preset>,
}

impl Choice {
    /// The codes this choice takes, in tree order.
    #[must_use]
    pub fn codes(&self) -> Vec<CodeDraft> {
        let preset = self.preset.map(|preset| preset.key.as_str());
        self.book.selected(preset).unwrap_or_default()
    }
}

/// Reads `KEY` or `KEY:PRESET`, such as `AG:process5`, in upper or lower case.
///
/// # Errors
/// An input fault that lists the books, or the presets of the book, there are.
pub fn choose(form: &str) -> Outcome<Choice> {
    let (key, preset) = match form.split_once(':') {
        Some((key, preset)) => (key, Some(preset)),
        None => (form, None),
    };
    let Some(book) = find(key) else {
        let keys: Vec<&str> = books().iter().map(|book| book.key.as_str()).collect();
        return Err(Fault::input(text!(
            "codebook-unknown-book",
            key = super::problems::shown(key),
            books = keys.join(", ")
        ))
        .hint(text!("codebook-unknown-book-hint")));
    };
    let Some(wanted) = preset else {
        return Ok(Choice { book, preset: None });
    };
    let named = |preset: &&Preset| preset.key.eq_ignore_ascii_case(wanted);
    if let Some(preset) = book.presets.iter().find(named) {
        return Ok(Choice {
            book,
            preset: Some(preset),
        });
    }
    let key = book.key.as_str();
    if book.presets.is_empty() {
        let what = text!("codebook-without-presets", book = key);
        return Err(Fault::input(what).hint(text!("codebook-without-presets-hint", book = key)));
    }
    let forms: Vec<String> = book
        .presets
        .iter()
        .map(|preset| format!("{key}:{}", preset.key))
        .collect();
    Err(Fault::input(text!(
        "codebook-unknown-preset",
        book = key,
        preset = super::problems::shown(wanted)
    ))
    .hint(text!(
        "codebook-unknown-preset-hint",
        book = key,
        forms = forms.join(", ")
    )))
}
