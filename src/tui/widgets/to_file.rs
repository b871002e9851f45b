//! What every dialog that writes a file needs: the formats, the name of the
//! file, and the question what to do when it exists. It must not know what is
//! written.

use std::path::{Path, PathBuf};

use super::form::Field;
use super::fuzzy::Item;
use super::palette::Chooser;
use crate::exchange::export::Format;
use crate::text;
use crate::tui::state::Shared;

/// The answer of [`replace_or_rename`] that writes over the file.
pub const REPLACE: &str = "replace";

/// In the study's folder, named after the study and what is written; the ending
/// comes with the format.
#[must_use]
pub fn default_path(of: &str, shared: &Shared) -> String {
    let study = shared.path.clone().unwrap_or_default();
    let stem = study.file_stem().unwrap_or_default().to_string_lossy();
    let of = of.replace(
        |letter: char| !letter.is_alphanumeric() && letter != '.',
        "-",
    );
    let name = format!("{stem}-{of}");
    study.with_file_name(name).to_string_lossy().into_owned()
}

/// The field of formats with one of them chosen.
#[must_use]
pub fn format_field(chosen: &str, shared: &Shared) -> Field {
    let formats = Format::ALL
        .iter()
        .map(|format| (format.key().to_owned(), shared.say_id(format_id(*format))))
        .collect();
    Field::choice("quotes-field-format", formats, chosen)
}

fn format_id(format: Format) -> &'static str {
    match format {
        Format::Text => "quotes-format-text",
        Format::Markdown => "quotes-format-md",
        Format::Csv => "quotes-format-csv",
        Format::Tsv => "quotes-format-tsv",
        Format::Json => "quotes-format-json",
        Format::Latex => "quotes-format-tex",
        Format::Html => "quotes-format-html",
        Format::Docx => "quotes-format-docx",
        Format::Xlsx => "quotes-format-xlsx",
    }
}

/// The file as it was typed, `~` for the home folder, with the ending of its
/// format where it does not have it.
#[must_use]
pub fn path_of(typed: &str, format: Format) -> PathBuf {
    let path = match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    };
    let has_ending = path
        .extension()
        .and_then(|ending| Format::from_extension(&ending.to_string_lossy()))
        .is_some_and(|ending| ending == format);
    if has_ending || path.file_name().is_none() || typed.ends_with('/') {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(format.extension());
    PathBuf::from(name)
}

/// Asks whether a file that exists is to be written over.
#[must_use]
pub fn replace_or_rename(name: &'static str, path: &Path, shared: &Shared) -> Chooser {
    let item = |key: &str, shown: String| Item {
        key: key.to_owned(),
        words: shown.clone(),
        shown,
        note: String::new(),
    };
    let items = vec![
        item("rename", shared.say_id("quotes-export-rename")),
        item(REPLACE, shared.say_id("quotes-export-replace")),
    ];
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let title = text!("quotes-export-exists", name = file.into_owned());
    Chooser::new(name, title, items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gets_the_ending_of_its_format_once() {
        let of = |typed, format| path_of(typed, format).to_string_lossy().into_owned();
        assert_eq!(of("/a/pasar-AG.TB", Format::Docx), "/a/pasar-AG.TB.docx");
        assert_eq!(of("/a/q.docx", Format::Docx), "/a/q.docx");
        assert_eq!(of("/a/q.docx", Format::Markdown), "/a/q.docx.md");
        assert_eq!(of("q.txt", Format::Text), "q.txt");
        assert_eq!(of("/a/", Format::Text), "/a/");
        assert!(!of("~/q", Format::Text).starts_with('~'));
    }
}
