//! Bytes to text: which encoding they are in, whether that was a guess, and the
//! one normal form all text has here. It must not know transcripts.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::fault::{Fault, Outcome};
use crate::text;

/// Names shown to somebody who typed one that does not exist.
const SOME_ENCODINGS: &str = "utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15, macintosh, windows-1251, big5, gb18030, shift_jis, euc-kr";

/// How much of a file is looked at to see the NUL pattern of UTF-16.
const SAMPLE: usize = 64 * 1024;

/// How much of a file its encoding is guessed from.
const TELLING: usize = 1024 * 1024;

/// A text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// LF line ends, NFC, no byte order mark.
    pub text: String,
    pub encoding: &'static str,
    /// Neither the file nor the person said which encoding it is.
    pub is_guess: bool,
    /// How many places could not be read and show U+FFFD.
    pub unreadable: usize,
}

/// Decodes the bytes of a text file.
///
/// # Errors
/// An unknown encoding name, and bytes that are no text at all.
pub fn decode(file: &str, bytes: &[u8], wanted: Option<&str>) -> Outcome<Decoded> {
    let (encoding, is_guess) = match wanted {
        Some(name) => (named(name, bytes)?, false),
        None => detect(bytes).ok_or_else(|| binary(file))?,
    };
    let (decoded, had_errors) = encoding.decode_with_bom_removal(bytes);
    let unreadable = if had_errors {
        decoded.matches('\u{FFFD}').count()
    } else {
        0
    };
    if is_binary(&decoded) {
        return Err(binary(file));
    }
    Ok(Decoded {
        text: normal(decoded),
        encoding: encoding.name(),
        is_guess,
        unreadable,
    })
}

fn binary(file: &str) -> Fault {
    Fault::input(text!("import-binary", file = file)).hint(text!("import-hint-text-only"))
}

fn named(name: &str, bytes: &[u8]) -> Outcome<&'static Encoding> {
    let label = name.trim().to_ascii_lowercase().replace('_', "-");
    let found = match label.as_str() {
        "ansi" => Some(WINDOWS_1252),
        "utf16" | "utf-16" => match Encoding::for_bom(bytes) {
            Some((encoding, _)) if encoding != UTF_8 => Some(encoding),
            _ => utf16_by_nuls(bytes).or(Some(UTF_16LE)),
        },
        "utf16le" => Some(UTF_16LE),
        "utf16be" => Some(UTF_16BE),
        "mac-roman" | "macroman" => Encoding::for_label(b"macintosh"),
        _ => Encoding::for_label_no_replacement(label.as_bytes())
            .or_else(|| Encoding::for_label_no_replacement(name.trim().as_bytes())),
    };
    found.ok_or_else(|| {
        Fault::input(text!("import-encoding-unknown", encoding = name.trim()))
            .hint(text!("import-hint-encodings", names = SOME_ENCODINGS))
    })
}

/// The encoding, and whether it is a guess; `None` for bytes that are no text.
fn detect(bytes: &[u8]) -> Option<(&'static Encoding, bool)> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some((encoding, false));
    }
    if bytes.contains(&0) {
        return utf16_by_nuls(bytes).map(|encoding| (encoding, true));
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Some((UTF_8, false)),
        Err(_) if is_damaged_utf8(bytes) => Some((UTF_8, true)),
        Err(_) => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
            detector.feed(telling(bytes), true);
            Some((detector.guess(None, Utf8Detection::Deny), true))
        }
    }
}

/// The part of a file that tells its encoding: from a little before the first
/// byte beyond ASCII.
fn telling(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let from = first.saturating_sub(1024);
    &bytes[from..bytes.len().min(from + TELLING)]
}

/// Text in Latin letters has a NUL in every other byte of UTF-16, always on the same side.
fn utf16_by_nuls(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in sample.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let pairs = sample.len() / 2;
    if odd * 10 >= pairs * 4 && even * 50 <= pairs && odd > 0 {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 4 && odd * 50 <= pairs && even > 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A UTF-8 file that was cut or patched: reading all of it in another encoding
/// would spoil every letter outside ASCII to save one or two bytes.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 8 && broken * 8 <= sound
}

/// NULs, or more than one control character in fifty, are not what people type.
fn is_binary(text: &str) -> bool {
    let mut controls = 0_usize;
    for byte in text.bytes() {
        match byte {
            0 => return true,
            b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0x1B => {}
            1..=31 | 127 => controls += 1,
            _ => {}
        }
    }
    controls * 50 > text.len()
}

/// LF line ends, NFC, and no byte order mark; nothing else is changed.
#[must_use]
pub fn normal(text: Cow<'_, str>) -> String {
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => Cow::Owned(rest.trim_start_matches('\u{FEFF}').to_owned()),
        None => text,
    };
    let has_other_ends = text.contains('\r') || text.contains(['\u{2028}', '\u{2029}']);
    let text = if has_other_ends {
        Cow::Owned(with_line_feeds(&text))
    } else {
        text
    };
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.into_owned()
    } else {
        text.nfc().collect()
    }
}

fn with_line_feeds(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{2028}' | '\u{2029}' => out.push('\n'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn utf16(text: &str, is_big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if is_big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    fn read(bytes: &[u8]) -> Decoded {
        decode("a.txt", bytes, None).unwrap()
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_dropped() {
        for (mark, is_big, name) in [
            (&[0xFF, 0xFE], false, "UTF-16LE"),
            (&[0xFE, 0xFF], true, "UTF-16BE"),
        ] {
            let mut bytes = mark.to_vec();
            bytes.extend(utf16("Ya, \u{e9}lan", is_big));
            let decoded = read(&bytes);
            assert_eq!(
                (decoded.text.as_str(), decoded.encoding),
                ("Ya, élan", name)
            );
            assert!(!decoded.is_guess);
        }
        let decoded = read(b"\xEF\xBB\xBFYa");
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("Ya", "UTF-8"));
    }

    #[test]
    fn utf16_without_a_mark_is_seen_by_its_nuls() {
        for (is_big, name) in [(false, "UTF-16LE"), (true, "UTF-16BE")] {
            let decoded = read(&utf16("P: Apa kabar?\r\nN: Baik.", is_big));
            assert_eq!(decoded.text, "P: Apa kabar?\nN: Baik.");
            assert_eq!((decoded.encoding, decoded.is_guess), (name, true));
        }
    }

    #[test]
    fn windows_quotes_are_a_guess_that_is_told() {
        let decoded = read(b"Dia bilang \x93tidak usah\x94, lalu pergi. Caf\xe9 itu tutup.");
        assert_eq!(
            decoded.text,
            "Dia bilang “tidak usah”, lalu pergi. Café itu tutup."
        );
        assert_eq!(decoded.encoding, "windows-1252");
        assert!(decoded.is_guess);
    }

    #[test]
    fn one_broken_byte_does_not_spoil_a_utf8_text() {
        let mut bytes = "“Ya” – “tidak” – “mungkin” – “entah”".as_bytes().to_vec();
        bytes.push(0xE2);
        let decoded = read(&bytes);
        assert!(decoded.text.starts_with("“Ya” –"));
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.unreadable, 1);
        assert!(decoded.is_guess);
    }

    #[test]
    fn the_person_may_name_the_encoding() {
        let decoded = decode("a.txt", b"\xc4\xee\xec", Some("cp1251")).unwrap();
        assert_eq!(decoded.text, "Дом");
        assert!(!decoded.is_guess);
        let sniffed = decode("a.txt", &utf16("Rumah", true), Some("UTF-16")).unwrap();
        assert_eq!(sniffed.text, "Rumah");
        assert_eq!(
            decode("a.txt", b"\x93Ya\x94", Some("ANSI")).unwrap().text,
            "“Ya”"
        );
    }

    #[test]
    fn an_unknown_encoding_is_refused_with_names_of_some() {
        let fault = decode("a.txt", b"Ya", Some("klingon")).unwrap_err();
        assert_eq!(fault.what.id, "import-encoding-unknown");
        assert!(fault.hint.is_some());
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"[..],
            b"\x01\x02\x03\x04abc\x05\x06",
            b"\xff\xfe\0\0Y\0\0\0",
        ] {
            let fault = decode("a.txt", bytes, None).unwrap_err();
            assert_eq!(fault.what.id, "import-binary");
        }
    }

    #[test]
    fn every_line_end_becomes_a_line_feed_and_letters_are_composed() {
        let text = normal("a\r\nb\rc\u{2028}d\n\r\ne\u{301}".into());
        assert_eq!(text, "a\nb\nc\nd\n\n\u{e9}");
    }

    proptest! {
        #[test]
        fn any_bytes_end_in_a_text_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(decoded) = decode("a.txt", &bytes, None) {
                let is_clean = !decoded.text.contains(['\0', '\r', '\u{2028}']);
                prop_assert!(is_clean);
            }
        }

        #[test]
        fn utf8_is_read_as_it_is(text in "[a-zA-Z é—“”中\n]{0,200}") {
            let decoded = read(text.as_bytes());
            prop_assert_eq!(decoded.text, text);
            prop_assert!(!decoded.is_guess);
        }

        #[test]
        fn normalising_twice_changes_nothing(text in "\\PC{0,100}") {
            let once = normal(text.into());
            prop_assert_eq!(normal(once.as_str().into()), once.clone());
        }
    }
}
