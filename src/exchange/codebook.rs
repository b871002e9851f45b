//! Codebook files: a framework read from JSON or CSV into a [`Book`], written
//! back, and the shelf of books that come with the program. A file with a
//! mistake is refused whole. It must not know studies, stores or where files lie.

mod check;
mod json;
mod key;
mod node;
mod problems;
mod raw;
mod rows;
pub mod shelf;
mod table;
mod write;

use std::path::Path;

use encoding_rs::{Encoding, WINDOWS_1252};

pub use write::{write_csv, write_json};

use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::model::codebook::Book;
use crate::text;
use problems::Problems;

/// Name and version of the JSON format.
pub const FORMAT: &str = "telaah-codebook/1";
/// The largest codebook file that is read, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// The most codes one book may have.
pub const MAX_CODES: usize = 20_000;

/// A book read from a file, and what a person should know about the reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub book: Book,
    pub warnings: Vec<Text>,
}

/// Reads a codebook. The ending of `file_name` (`.json`, `.csv` or `.tsv`)
/// decides the format, and its stem names a book that has no key of its own.
///
/// # Errors
/// An input fault that names the file and lists the first twenty mistakes, each
/// with its line.
pub fn read(file_name: &str, bytes: &[u8]) -> Outcome<Reading> {
    let path = Path::new(file_name);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    let parse = match ending.as_str() {
        "json" => json::parse,
        "csv" | "tsv" => table::parse,
        _ => {
            return Err(
                Fault::input(text!("codebook-unknown-ending", file = file_name))
                    .hint(text!("codebook-unknown-ending-hint")),
            );
        }
    };
    let mut problems = Problems::default();
    let mut warnings = Vec::new();
    if let Some(words) = decode(bytes, &mut problems, &mut warnings) {
        let raw = parse(&words, &mut problems, &mut warnings);
        if let Some(book) = raw.and_then(|raw| check::book(raw, &stem, &mut problems)) {
            return Ok(Reading { book, warnings });
        }
    }
    Err(problems.into_fault(file_name))
}

/// The file as text: by its byte order mark, else UTF-8, else Windows-1252.
fn decode(bytes: &[u8], problems: &mut Problems, warnings: &mut Vec<Text>) -> Option<String> {
    if bytes.len() > MAX_BYTES {
        problems.add(0, text!("codebook-too-large", limit = MAX_BYTES >> 20));
        return None;
    }
    let words = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (words, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        if broken {
            let name = encoding.name();
            problems.add(0, text!("codebook-broken-encoding", encoding = name));
            return None;
        }
        words.into_owned()
    } else if let Ok(words) = std::str::from_utf8(bytes) {
        words.to_owned()
    } else {
        let (words, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        warnings.push(text!("codebook-windows-1252"));
        words.into_owned()
    };
    if words.contains('\0') {
        problems.add(0, text!("codebook-binary"));
        return None;
    }
    Some(words)
}

#[cfg(test)]
mod tests;
