//! Texts made alike for searching: lower case, without diacritics, without
//! typographic variants. For comparing only; it must not know where words begin.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The text in lower case, compatibility forms resolved, Latin diacritics and
/// curly apostrophes made plain (Café to cafe, ﬁ to fi, ’ to '). Other scripts
/// keep their vowel signs. Folding twice changes nothing more. Borrows when
/// there is nothing to fold.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let mut plain = String::with_capacity(text.len());
    let lower = text.nfkd().flat_map(char::to_lowercase).nfkd();
    for c in lower.filter(|&c| !is_diacritic(c)) {
        match plain_letters(c) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(c),
        }
    }
    Cow::Owned(plain.nfc().collect())
}

/// Whether the folded text holds the folded query. An empty query is held by
/// every text.
#[must_use]
pub fn contains_folded(text: &str, query: &str) -> bool {
    fold(text).contains(fold(query).as_ref())
}

/// The combining marks that only decorate a letter, whatever its script.
fn is_diacritic(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Letters that Unicode does not take apart but a keyboard has not got.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        'ς' => "σ",
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => "'",
        '\u{201c}' | '\u{201d}' => "\"",
        '\u{2010}' | '\u{2011}' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::strange;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_are_found_however_they_were_typed() {
        assert_eq!(
            fold("CAFÉ Straße ﬁnal İstanbul"),
            "cafe strasse final istanbul"
        );
        assert_eq!(fold("Jum\u{2019}at"), "jum'at");
        assert!(contains_folded("Di Café Ærø", "cafe aero"));
        assert!(contains_folded("apa saja", ""));
        assert!(!contains_folded("kafe", "cafe"));
        assert!(matches!(fold("sudah kecil"), Cow::Borrowed(_)));
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        assert_eq!(fold("한국"), "한국");
        assert_eq!(fold("हिन्दी"), "हिन्दी");
        assert_eq!(fold("ΟΔΥΣΣΕΥΣ"), fold("οδυσσευς"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in prop_oneof![strange::text(), any::<String>()]) {
            let once = fold(&text).into_owned();
            let twice = fold(&once).into_owned();
            prop_assert_eq!(twice, once);
        }

        #[test]
        fn a_text_holds_each_of_its_words_in_any_case(text in "[a-zA-Z\u{e9}\u{d8} ]{0,40}") {
            for word in text.split(' ') {
                prop_assert!(contains_folded(&text, &word.to_uppercase()));
            }
        }
    }
}
