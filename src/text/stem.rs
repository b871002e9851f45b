//! Words as the search index sees them: folded tokens and their stems. Stems
//! are for finding, never for counts a person sees. It must not know the index.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

use super::{Span, fold, words};

/// Names the rules that made a stem: the stemmer, then the revision of the
/// folding around it. An index built by other rules must be built again.
pub const STEMMER_VERSION: &str = "frostem 2.20261016.1, fold 1";

/// The languages whose words can be stemmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum StemLanguage {
    #[default]
    Indonesian,
    English,
}

impl StemLanguage {
    fn stemmer(self) -> Stemmer {
        Stemmer::new(match self {
            StemLanguage::Indonesian => Algorithm::Indonesian,
            StemLanguage::English => Algorithm::English,
        })
    }
}

/// A word of a text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word as it was written, in bytes of the text.
    pub span: Span,
    /// The word in lower case and without diacritics; holds no white space.
    pub word: String,
}

/// The words of a text, folded for comparing, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    words(text).filter_map(move |span| {
        let mut word = fold(span.of(text)?).into_owned();
        word.retain(|c| !c.is_whitespace());
        Some(Token { span, word })
    })
}

/// The stem of one word, which is folded first. The halves of a hyphenated word
/// are stemmed apart; where both have one stem (anak-anak, berlari-lari) it
/// stands once, so that a search for the simple word finds them.
#[must_use]
pub fn stem(language: StemLanguage, word: &str) -> String {
    let mut joined = String::new();
    each_stem(language.stemmer(), word, |part| {
        if !joined.is_empty() {
            joined.push('-');
        }
        joined.push_str(part);
    });
    joined
}

/// The stems of all words of a text, separated by single spaces: letters and
/// digits only where the word had them, fit for a full text index and, made from
/// a query, for asking it.
#[must_use]
pub fn stemmed(text: &str, language: StemLanguage) -> String {
    let stemmer = language.stemmer();
    let mut joined = String::with_capacity(text.len());
    for span in words(text) {
        each_stem(stemmer, span.of(text).unwrap_or_default(), |part| {
            if !joined.is_empty() && !joined.ends_with(' ') {
                joined.push(' ');
            }
            // A tokenizer would cut at an apostrophe and index the halves.
            joined.extend(part.split('\''));
        });
    }
    joined.truncate(joined.trim_end().len());
    joined
}

/// Hands over the stems of the halves of a word, one where both are the same.
fn each_stem(stemmer: Stemmer, word: &str, mut give: impl FnMut(&str)) {
    let folded = fold(word);
    // Folding may bring a space: the cedilla that stands alone is one with a mark.
    let parts = folded.split(|c: char| c == '-' || c.is_whitespace());
    let mut last = Cow::Borrowed("");
    for part in parts.filter(|part| !part.is_empty()) {
        let stem = stemmer.stem(part);
        if stem != last {
            give(&stem);
            last = stem;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::strange;
    use super::*;
    use StemLanguage::{English, Indonesian};
    use proptest::prelude::*;

    #[test]
    fn the_version_names_the_stemmer_that_is_built_in() {
        let manifest = include_str!("../../Cargo.toml");
        let pinned = STEMMER_VERSION
            .strip_prefix("frostem ")
            .and_then(|rest| rest.split(',').next())
            .map(|version| format!("frostem = {{ version = \"={version}\""));
        assert!(pinned.is_some_and(|line| manifest.contains(&line)));
    }

    #[test]
    fn a_family_of_words_has_one_stem() {
        for word in [
            "butuh",
            "membutuhkan",
            "kebutuhan",
            "dibutuhkan",
            "Kebutuhan",
        ] {
            assert_eq!(stem(Indonesian, word), "butuh");
        }
        for word in ["connect", "connection", "CONNECTED"] {
            assert_eq!(stem(English, word), "connect");
        }
    }

    #[test]
    fn reduplication_is_found_by_the_simple_word() {
        assert_eq!(stem(Indonesian, "anak-anak"), "anak");
        assert_eq!(stem(Indonesian, "anak-anaknya"), "anak");
        assert_eq!(stem(Indonesian, "sayur-mayur"), "sayur-mayur");
        assert_eq!(
            stemmed("Anak-anak membutuhkan sayur-mayur!", Indonesian),
            "anak butuh sayur mayur"
        );
    }

    #[test]
    fn tokens_are_folded_and_know_their_place() {
        let found: Vec<(usize, usize, String)> = tokens("Caf\u{e9}, Anak-anak.")
            .map(|token| (token.span.start, token.span.end, token.word))
            .collect();
        assert_eq!(
            found,
            [(0, 5, "cafe".to_owned()), (7, 16, "anak-anak".to_owned())]
        );
    }

    #[test]
    fn apostrophes_do_not_cut_a_stem_in_two() {
        assert_eq!(
            stemmed("Jum\u{2019}at", Indonesian),
            stemmed("Jum'at", Indonesian)
        );
        assert!(!stemmed("don't", English).contains([' ', '\'']));
    }

    proptest! {
        #[test]
        fn any_text_can_be_stemmed_and_stems_are_one_space_apart(text in strange::text()) {
            for language in [Indonesian, English] {
                let stems = stemmed(&text, language);
                prop_assert!(!stems.starts_with(' ') && !stems.ends_with(' ') && !stems.contains("  "));
                for token in tokens(&text) {
                    prop_assert!(!token.word.contains(char::is_whitespace));
                }
            }
        }

        #[test]
        fn any_string_can_be_stemmed_as_a_word(word in any::<String>()) {
            for language in [Indonesian, English] {
                prop_assert_eq!(stem(language, &word), stem(language, &fold(&word)));
            }
        }
    }
}
