//! Transcripts in: the bytes of a file to a draft with its text, speakers and
//! turns. Each format is one file behind [`Format`]. It must not touch the disk,
//! nor know what becomes of a draft.

mod cues;
mod docx;
mod encoding;
mod heading;
mod md;
mod srt;
mod time;
mod turns;
mod txt;
mod vtt;

use encoding::Decoded;
use turns::Talk;

use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::model::document::{DocumentFacts, DocumentKind};
use crate::model::draft::{DocumentDraft, Origin};
use crate::text;

/// The largest file that is read, in bytes: 64 MiB.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// What the person decided before reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The kind of source; guessed where it is `None`.
    pub kind: Option<DocumentKind>,
    /// The name of an encoding, as the WHATWG knows it; detected where it is `None`.
    pub encoding: Option<String>,
    /// Labels of those who ask; their spelling may differ in case, blanks and final dots.
    pub interviewer: Vec<String>,
}

/// A file as it comes.
struct Source<'file> {
    file_name: &'file str,
    bytes: &'file [u8],
    options: &'file ReadOptions,
}

/// What a format makes of a file.
struct Reading {
    text: String,
    talk: Talk,
    encoding: &'static str,
    is_guess: bool,
    unreadable: usize,
    /// The format itself is one of recorded speech.
    is_recording: bool,
    warnings: Vec<Text>,
}

impl Reading {
    fn of_text(decoded: Decoded, talk: Talk) -> Self {
        Reading {
            text: decoded.text,
            talk,
            encoding: decoded.encoding,
            is_guess: decoded.is_guess,
            unreadable: decoded.unreadable,
            is_recording: false,
            warnings: Vec::new(),
        }
    }
}

/// One kind of file.
trait Format: Sync {
    /// What [`Origin::format`] says.
    fn key(&self) -> &'static str;
    /// File name extensions in lower case.
    fn extensions(&self) -> &'static [&'static str];
    fn read(&self, source: &Source<'_>) -> Outcome<Reading>;
}

const FORMATS: &[&dyn Format] = &[
    &txt::PlainText,
    &md::Markdown,
    &docx::Docx,
    &vtt::WebVtt,
    &srt::SubRip,
];

/// Whether a file of a folder is taken for a transcript, by its name alone.
/// Hidden files and the lock files of Word are not.
#[must_use]
pub fn is_supported(file_name: &str) -> bool {
    !file_name.starts_with('.') && !file_name.starts_with("~$") && format_of(file_name).is_some()
}

/// Reads one file. The title of the draft is the name without its extension.
///
/// # Errors
/// A file that is too large, of an unknown or wrong format, damaged, binary or
/// empty, and an encoding that does not exist.
pub fn read(file_name: &str, bytes: &[u8], options: &ReadOptions) -> Outcome<DocumentDraft> {
    let file_name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::input(text!(
            "import-too-large",
            file = file_name,
            limit = MAX_BYTES / (1024 * 1024)
        ))
        .hint(text!("import-hint-split")));
    }
    let format = format_of(file_name).ok_or_else(|| unsupported(file_name))?;
    if bytes.is_empty() {
        return Err(empty(file_name));
    }
    let source = Source {
        file_name,
        bytes,
        options,
    };
    let reading = format.read(&source)?;
    if is_blank(&reading.text) {
        return Err(empty(file_name));
    }
    Ok(draft(&source, format.key(), reading))
}

fn draft(source: &Source<'_>, format: &str, mut reading: Reading) -> DocumentDraft {
    let mut warnings = Vec::new();
    if reading.is_guess {
        warnings.push(text!(
            "import-encoding-guessed",
            encoding = reading.encoding
        ));
    }
    if reading.unreadable > 0 {
        warnings.push(text!(
            "import-unreadable",
            count = reading.unreadable,
            encoding = reading.encoding
        ));
    }
    warnings.append(&mut reading.warnings);
    warnings.append(&mut reading.talk.warnings);
    let has_speakers = !reading.talk.speakers.is_empty();
    let kind = source
        .options
        .kind
        .unwrap_or_else(|| guessed_kind(source.file_name, has_speakers, reading.is_recording));
    if kind == DocumentKind::Interview && !has_speakers {
        warnings.push(text!("import-no-speakers"));
    }
    let mut facts = DocumentFacts {
        kind,
        ..DocumentFacts::default()
    };
    if !reading.is_recording {
        let talk = reading.talk.turns.first().filter(|_| has_speakers);
        let talk = talk.map(|turn| turn.span.start);
        warnings.append(&mut heading::read(&reading.text, talk, &mut facts));
    }
    let keeps_bytes = reading.is_guess || reading.unreadable > 0;
    DocumentDraft {
        title: stem(source.file_name).to_owned(),
        facts,
        text: reading.text,
        speakers: reading.talk.speakers,
        turns: reading.talk.turns,
        origin: Origin {
            file_name: source.file_name.to_owned(),
            file_hash: blake3::hash(source.bytes).to_hex().to_string(),
            format: format.to_owned(),
            encoding: reading.encoding.to_owned(),
            bytes: keeps_bytes.then(|| source.bytes.to_vec()),
        },
        warnings,
    }
}

/// What kind of source a text is, from its file's name and whether anybody is
/// named as speaking in it.
#[must_use]
pub fn kind_of(file_name: &str, text: &str) -> DocumentKind {
    guessed_kind(file_name, turns::has_speakers(text), false)
}

fn guessed_kind(file_name: &str, has_speakers: bool, is_recording: bool) -> DocumentKind {
    let stem = stem(file_name).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| stem.contains(word));
    // `O1`, `o-02 pasar`
    let is_numbered = stem
        .strip_prefix('o')
        .map(|rest| rest.trim_start_matches(['-', '_', ' ', '.']))
        .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    let spaced = stem.replace(['_', '-'], " ");
    let is_observation = is_numbered
        || has(&["observ"])
        || spaced.contains("catatan lapangan")
        || spaced.contains("field note");
    let is_interview = has(&["wawancara", "interview"]);
    if is_observation && !(is_interview && has_speakers) {
        DocumentKind::Observation
    } else if has_speakers || is_recording || is_interview {
        DocumentKind::Interview
    } else {
        DocumentKind::Document
    }
}

fn extension(file_name: &str) -> Option<String> {
    let (stem, extension) = file_name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_lowercase())
}

fn stem(file_name: &str) -> &str {
    match file_name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file_name,
    }
}

fn format_of(file_name: &str) -> Option<&'static dyn Format> {
    let extension = extension(file_name)?;
    FORMATS
        .iter()
        .copied()
        .find(|format| format.extensions().contains(&extension.as_str()))
}

/// A file that is not read, with what to do about one of its kind.
fn unsupported(file: &str) -> Fault {
    let extension = extension(file).unwrap_or_default();
    let hint = match extension.as_str() {
        "doc" | "odt" | "rtf" | "pages" | "wpd" | "dot" | "docm" | "dotx" | "fodt" => {
            text!("import-hint-save-as")
        }
        "pdf" | "epub" | "djvu" => text!("import-hint-pdf"),
        "html" | "htm" | "xhtml" | "mhtml" => text!("import-hint-web"),
        "mp3" | "wav" | "m4a" | "ogg" | "opus" | "flac" | "aac" | "amr" | "wma" | "mp4" | "mov"
        | "avi" | "mkv" | "webm" | "3gp" => text!("import-hint-recording"),
        "jpg" | "jpeg" | "png" | "tif" | "tiff" | "gif" | "webp" | "heic" | "bmp" => {
            text!("import-hint-picture")
        }
        "xls" | "xlsx" | "ods" | "csv" | "tsv" => text!("import-hint-table"),
        "zip" | "rar" | "7z" | "gz" | "tar" => text!("import-hint-archive"),
        _ => text!("import-hint-formats"),
    };
    Fault::input(text!("import-unsupported", file = file)).hint(hint)
}

fn empty(file: &str) -> Fault {
    Fault::input(text!("import-empty", file = file)).hint(text!("import-hint-empty"))
}

fn too_many_turns(file: &str) -> Fault {
    Fault::input(text!(
        "import-too-many-turns",
        file = file,
        limit = turns::MOST_TURNS
    ))
    .hint(text!("import-hint-split"))
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| {
        letter.is_whitespace() || matches!(letter, '\u{FEFF}' | '\u{200B}'..='\u{200F}')
    })
}

#[cfg(test)]
mod tests;
