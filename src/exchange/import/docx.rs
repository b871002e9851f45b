//! Word documents: the archive, its limits, and the part that holds the text.
//! It must not know what the text says.

mod walk;

use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::encoding::{self, Decoded};
use super::turns::{self, Layout};
use super::{Format, MAX_BYTES, Reading, Source, too_many_turns};
use crate::fault::{Fault, Outcome};
use crate::text;

/// No document of words has more parts; an archive with more is a trap.
const MOST_ENTRIES: usize = 10_000;
const MAIN_PART: &str = "word/document.xml";

/// `.docx`
pub struct Docx;

impl Format for Docx {
    fn key(&self) -> &'static str {
        "docx"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn read(&self, source: &Source<'_>) -> Outcome<Reading> {
        let file = source.file_name;
        let xml = main_part(file, source.bytes)?;
        let walked = walk::text(&xml).map_err(|trouble| match trouble {
            walk::Trouble::Broken { at } => broken(file, at),
            walk::Trouble::TooDeep => Fault::input(text!("import-docx-too-deep", file = file))
                .hint(text!("import-hint-save-again")),
        })?;
        let decoded = Decoded {
            text: encoding::normal(walked.text.into()),
            encoding: UTF_8.name(),
            is_guess: false,
            unreadable: 0,
        };
        let talk = turns::detect(&decoded.text, Layout::Lines, &source.options.interviewer)
            .ok_or_else(|| too_many_turns(file))?;
        let mut reading = Reading::of_text(decoded, talk);
        if walked.has_changes {
            reading.warnings.push(text!("import-docx-changes"));
        }
        if walked.notes > 0 {
            reading
                .warnings
                .push(text!("import-docx-notes", count = walked.notes));
        }
        Ok(reading)
    }
}

fn broken(file: &str, at: u64) -> Fault {
    Fault::input(text!("import-docx-broken", file = file, at = at))
        .hint(text!("import-hint-save-again"))
}

/// The XML of the main part, in UTF-8.
fn main_part(file: &str, bytes: &[u8]) -> Outcome<String> {
    // Word 97 and password-protected files share this beginning.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Fault::input(text!("import-docx-locked", file = file))
            .hint(text!("import-hint-unlock")));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
        Fault::input(text!("import-docx-no-zip", file = file)).hint(text!("import-hint-save-again"))
    })?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_large(file));
    }
    let part = match archive.index_for_name_raw(MAIN_PART.as_bytes()) {
        Some(_) => MAIN_PART.to_owned(),
        None => linked_part(file, &mut archive)?.unwrap_or_else(|| MAIN_PART.to_owned()),
    };
    let Some(bytes) = unpacked(file, &mut archive, &part)? else {
        return Err(Fault::input(text!("import-docx-no-text", file = file))
            .hint(text!("import-hint-save-again")));
    };
    in_utf8(bytes).ok_or_else(|| broken(file, 0))
}

fn too_large(file: &str) -> Fault {
    Fault::input(text!(
        "import-docx-too-large",
        file = file,
        limit = MAX_BYTES / (1024 * 1024)
    ))
    .hint(text!("import-hint-split"))
}

/// Some programs name the main part otherwise; the package says how.
fn linked_part(file: &str, archive: &mut ZipArchive<Cursor<&[u8]>>) -> Outcome<Option<String>> {
    let Some(xml) = unpacked(file, archive, "_rels/.rels")?.and_then(in_utf8) else {
        return Ok(None);
    };
    let mut reader = Reader::from_str(&xml);
    loop {
        match reader.read_event() {
            Ok(Event::Empty(element) | Event::Start(element)) => {
                let value = |name: &str| {
                    let found = element.try_get_attribute(name).ok().flatten()?;
                    Some(found.value.into_owned())
                };
                if value("Type").is_some_and(|kind| kind.ends_with("/officeDocument")) {
                    return Ok(
                        value("Target").map(|target| target.trim_start_matches('/').to_owned())
                    );
                }
            }
            Ok(Event::Eof) | Err(_) => return Ok(None),
            Ok(_) => {}
        }
    }
}

/// One part, never more than [`MAX_BYTES`] of it, whatever the archive claims.
fn unpacked(
    file: &str,
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    part: &str,
) -> Outcome<Option<Vec<u8>>> {
    let Some(index) = archive.index_for_name_raw(part.as_bytes()) else {
        return Ok(None);
    };
    let entry = archive.by_index(index).map_err(|_| broken(file, 0))?;
    let mut bytes = Vec::new();
    entry
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| broken(file, bytes.len() as u64))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(file));
    }
    Ok(Some(bytes))
}

fn in_utf8(bytes: Vec<u8>) -> Option<String> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => {
            let (text, _, had_errors) = encoding.decode(&bytes);
            (!had_errors).then(|| text.into_owned())
        }
        None => String::from_utf8(bytes).ok(),
    }
}

#[cfg(test)]
mod tests;
