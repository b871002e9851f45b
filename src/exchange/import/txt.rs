//! Plain text. It must not know what the text says.

use super::encoding;
use super::turns::{self, Layout};
use super::{Format, Reading, Source, too_many_turns};
use crate::fault::{Fault, Outcome};
use crate::text;

/// `.txt`
pub struct PlainText;

impl Format for PlainText {
    fn key(&self) -> &'static str {
        "txt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn read(&self, source: &Source<'_>) -> Outcome<Reading> {
        read(source)
    }
}

/// Files of another kind under a text's name.
const DISGUISES: [(&[u8], &str); 4] = [
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xD0\xCF\x11\xE0", "Microsoft Office 97"),
    (b"{\\rtf", "RTF"),
];

/// Reads text as it is, whatever is marked up in it.
///
/// # Errors
/// Bytes that are no text, an unknown encoding, too many turns.
pub fn read(source: &Source<'_>) -> Outcome<Reading> {
    let file = source.file_name;
    for (mark, name) in DISGUISES {
        if source.bytes.starts_with(mark) {
            return Err(
                Fault::input(text!("import-disguised", file = file, format = name))
                    .hint(text!("import-hint-save-as")),
            );
        }
    }
    let decoded = encoding::decode(file, source.bytes, source.options.encoding.as_deref())?;
    let talk = turns::detect(&decoded.text, Layout::Blocks, &source.options.interviewer)
        .ok_or_else(|| too_many_turns(file))?;
    Ok(Reading::of_text(decoded, talk))
}
