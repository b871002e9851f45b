//! What may be a key, and when two keys are the same. Letters of any script are
//! welcome: keys stay as their author wrote them. It must not know codes.

use unicode_normalization::UnicodeNormalization;

use super::problems::{Problems, shown};
use super::raw::Spot;
use crate::message::Text;
use crate::text;

/// The longest key, in code points.
const MAX_KEY: usize = 100;
/// Signs that part keys from one another in a list, so no key holds one.
pub const SEPARATORS: [char; 3] = [',', ';', '|'];

/// A key as it is compared: without regard to case or to how accents are stored.
pub fn folded(key: &str) -> String {
    key.nfc().collect::<String>().to_lowercase()
}

/// Whether this sign would be lost or seen wrongly in a key. Plain spaces are
/// not: what other programs call a code is often more than one word.
fn is_barred(sign: char) -> bool {
    (sign.is_whitespace() && sign != ' ')
        || sign.is_control()
        || SEPARATORS.contains(&sign)
        // Signs without a shape, and those that turn the direction of the line.
        || matches!(sign, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// What keeps these words from being a key, if anything does.
pub fn key_fault(key: &str) -> Option<Text> {
    if key.is_empty() {
        return Some(text!("codebook-key-empty"));
    }
    if key.chars().nth(MAX_KEY).is_some() {
        return Some(text!(
            "codebook-key-too-long",
            key = shown(key),
            limit = MAX_KEY
        ));
    }
    let sign = key.chars().find(|&sign| is_barred(sign))?;
    Some(if sign.is_whitespace() {
        text!("codebook-key-space", key = shown(key))
    } else if SEPARATORS.contains(&sign) {
        let sign = sign.to_string();
        text!("codebook-key-sign", key = shown(key), sign = sign)
    } else {
        let sign = format!("U+{:04X}", u32::from(sign));
        text!("codebook-key-invisible", key = shown(key), sign = sign)
    })
}

/// The key of a book or preset: `KEY:PRESET` must still fall into its halves.
pub fn check_name(key: &Spot, problems: &mut Problems) {
    let colon = || {
        let key = shown(&key.words);
        text!("codebook-key-sign", key = key, sign = ":")
    };
    let fault = key_fault(&key.words).or_else(|| key.words.contains(':').then(colon));
    if let Some(fault) = fault {
        problems.add(key.line, fault);
    }
}

/// The key a file's name gives its book.
pub fn key_from(stem: &str) -> String {
    let key: String = stem
        .chars()
        .filter(|&sign| !is_barred(sign) && sign != ':')
        .take(MAX_KEY)
        .collect();
    match key.trim() {
        "" => String::from("codebook"),
        key => key.to_owned(),
    }
}
