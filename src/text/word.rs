//! Words: Unicode word boundaries, with hyphenated words kept whole, as
//! Indonesian reduplication asks (anak-anak). Looks only at the stretches
//! between white space it needs. It must not know languages or stems.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;
use super::grapheme::{char_floor, grapheme_ceil, grapheme_floor};

/// The words of a text in order, as byte spans. Punctuation and white space
/// belong to no word; letters joined by one hyphen (anak-anak, ke-2) are one.
/// The spans lie on grapheme edges and do not overlap.
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    stretches(text).flat_map(move |stretch| words_of_stretch(text, stretch))
}

/// The stretches of a text without white space, in order. No word reaches from
/// one into the next, so what the words of a text give is what those of its
/// stretches give, one after the other.
pub fn stretches(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let stretch = next_stretch(text, at)?;
        at = stretch.end;
        Some(stretch)
    })
}

/// The word at a byte offset: the one that holds it, else the next one in the
/// paragraph, else the last one before it, else an empty span there.
#[must_use]
pub fn word_at(text: &str, byte: usize) -> Span {
    let at = char_floor(text, byte);
    if let Some(word) = stretch_around(text, at)
        .and_then(|stretch| words_of_stretch(text, stretch).find(|word| word.has(at)))
    {
        return word;
    }
    let paragraph = super::paragraph_at(text, at);
    let next = next_word(text, at);
    if next < paragraph.end
        && let Some(word) = stretch_around(text, next)
            .and_then(|stretch| words_of_stretch(text, stretch).find(|word| word.start == next))
    {
        return word;
    }
    last_word_before(text, at)
        .filter(|word| word.start >= paragraph.start)
        .unwrap_or_else(|| {
            let here = grapheme_floor(text, at);
            Span::new(here, here)
        })
}

/// The start of the first word that begins after `byte`, in this paragraph or a
/// later one; the length of the text when there is none.
#[must_use]
pub fn next_word(text: &str, byte: usize) -> usize {
    let from = byte.min(text.len());
    let at = char_floor(text, byte);
    let mut stretch = stretch_around(text, at).or_else(|| next_stretch(text, at));
    while let Some(here) = stretch {
        if let Some(word) = words_of_stretch(text, here).find(|word| word.start > from) {
            return word.start;
        }
        stretch = next_stretch(text, here.end);
    }
    text.len()
}

/// The start of the last word that begins before `byte`; 0 when there is none.
#[must_use]
pub fn prev_word(text: &str, byte: usize) -> usize {
    last_word_before(text, byte).map_or(0, |word| word.start)
}

fn last_word_before(text: &str, byte: usize) -> Option<Span> {
    let until = byte.min(text.len());
    let at = char_floor(text, byte);
    let mut stretch = stretch_around(text, at).or_else(|| prev_stretch(text, at));
    while let Some(here) = stretch {
        let word = words_of_stretch(text, here)
            .take_while(|word| word.start < until)
            .last();
        if word.is_some() {
            return word;
        }
        stretch = prev_stretch(text, here.start);
    }
    None
}

/// The stretch without white space that holds the character at `at`.
fn stretch_around(text: &str, at: usize) -> Option<Span> {
    if text[at..].chars().next().is_none_or(char::is_whitespace) {
        return None;
    }
    let start = text[..at]
        .rfind(char::is_whitespace)
        .map_or(0, |space| end_of_char(text, space));
    let end = text[at..]
        .find(char::is_whitespace)
        .map_or(text.len(), |space| at + space);
    Some(Span::new(start, end))
}

/// The first stretch without white space in `at..`; `at` is a character boundary.
fn next_stretch(text: &str, at: usize) -> Option<Span> {
    let start = next_where(text, at, false)?;
    let end = next_where(text, start, true).unwrap_or(text.len());
    Some(Span::new(start, end))
}

/// The first character in `at..` that is white space, or that is none. Every
/// word of an import is found this way, so ASCII is not decoded.
fn next_where(text: &str, mut at: usize, is_space: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            if matches!(byte, b'\t'..=b'\r' | b' ') == is_space {
                return Some(at);
            }
            at += 1;
        } else {
            let c = text[at..].chars().next()?;
            if c.is_whitespace() == is_space {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }
    None
}

/// The last stretch without white space in `..at`; `at` is a character boundary.
fn prev_stretch(text: &str, at: usize) -> Option<Span> {
    let last = text[..at].rfind(|c: char| !c.is_whitespace())?;
    let start = text[..last]
        .rfind(char::is_whitespace)
        .map_or(0, |space| end_of_char(text, space));
    Some(Span::new(start, end_of_char(text, last)))
}

fn end_of_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The words inside a stretch. A stretch never ends inside a word, so this
/// finds the same words as a walk over the whole text.
fn words_of_stretch(text: &str, stretch: Span) -> impl Iterator<Item = Span> + '_ {
    let plain = plain_word(text, stretch);
    let rest = if plain.is_some() {
        ""
    } else {
        &text[stretch.start..stretch.end]
    };
    let mut bounds = rest
        .split_word_bound_indices()
        .map(move |(at, piece)| (stretch.start + at, piece))
        .peekable();
    let found = std::iter::from_fn(move || {
        let (start, first) = bounds.find(|(_, piece)| is_word(piece))?;
        let mut span = Span::new(start, start + first.len());
        // A hyphen is taken together with what follows it, so look two ahead.
        while let Some(&(dash, piece)) = bounds.peek() {
            if !is_hyphen(piece) {
                break;
            }
            let (left, right) = (
                &text[span.start..dash],
                &text[dash + piece.len()..stretch.end],
            );
            let Some(part) = right
                .split_word_bounds()
                .next()
                .filter(|part| is_word(part))
            else {
                break;
            };
            if !has_letter(left) && !has_letter(part) {
                break;
            }
            bounds.next();
            bounds.next();
            span.end = dash + piece.len() + part.len();
        }
        Some(span)
    });
    plain
        .into_iter()
        .chain(found)
        .filter_map(move |word| on_graphemes(text, stretch, word))
}

/// The one word of a stretch of ASCII letters and digits with at most
/// punctuation around them: most stretches, found without asking Unicode.
fn plain_word(text: &str, stretch: Span) -> Option<Span> {
    let bytes = &text.as_bytes()[stretch.start..stretch.end];
    let first = bytes.iter().position(u8::is_ascii_alphanumeric)?;
    let last = bytes.iter().rposition(u8::is_ascii_alphanumeric)?;
    let is_around = |byte: &u8| byte.is_ascii_punctuation() && *byte != b'_';
    let is_plain = bytes[first..=last].iter().all(u8::is_ascii_alphanumeric)
        && bytes[..first].iter().all(is_around)
        && bytes[last + 1..].iter().all(is_around);
    is_plain.then(|| Span::new(stretch.start + first, stretch.start + last + 1))
}

/// The word with its edges moved to grapheme edges: a few scripts (Thai sara am)
/// have word boundaries inside a grapheme. `None` when nothing is left.
fn on_graphemes(text: &str, stretch: Span, word: Span) -> Option<Span> {
    let start = grapheme_ceil(text, word.start);
    let mut end = grapheme_ceil(text, word.end);
    if end > stretch.end {
        end = grapheme_floor(text, word.end);
    }
    (start < end).then_some(Span::new(start, end))
}

fn is_word(piece: &str) -> bool {
    piece.contains(char::is_alphanumeric)
}

fn has_letter(piece: &str) -> bool {
    piece.contains(char::is_alphabetic)
}

/// Hyphen-minus, hyphen, and hyphen that forbids a line break.
fn is_hyphen(piece: &str) -> bool {
    matches!(piece, "-" | "\u{2010}" | "\u{2011}")
}

#[cfg(test)]
mod tests {
    use super::super::{is_on_grapheme, paragraph_at, strange};
    use super::*;
    use proptest::prelude::*;

    fn list(text: &str) -> Vec<&str> {
        words(text).filter_map(|span| span.of(text)).collect()
    }

    #[test]
    fn reduplication_is_one_word() {
        assert_eq!(
            list("Anak-anak, sayur-mayur; ke-2, 1990-an dan COVID-19."),
            [
                "Anak-anak",
                "sayur-mayur",
                "ke-2",
                "1990-an",
                "dan",
                "COVID-19"
            ]
        );
    }

    #[test]
    fn ranges_dashes_and_loose_hyphens_join_nothing() {
        assert_eq!(
            list("2019-2020 anak - anak itu-- ya- -nya"),
            ["2019", "2020", "anak", "anak", "itu", "ya", "nya"]
        );
    }

    #[test]
    fn apostrophes_and_decimals_stay_inside_words() {
        assert_eq!(
            list("Jum'at don\u{2019}t 3.14 (ya)"),
            ["Jum'at", "don\u{2019}t", "3.14", "ya"]
        );
    }

    #[test]
    fn between_words_the_next_of_the_paragraph_is_taken_then_the_last() {
        let text = "satu,  dua.\ntiga";
        assert_eq!(word_at(text, 2), Span::new(0, 4));
        assert_eq!(word_at(text, 5), Span::new(7, 10));
        assert_eq!(word_at(text, 11), Span::new(7, 10));
        assert_eq!(word_at(text, 99), Span::new(12, 16));
        assert_eq!(word_at(" \n ", 1), Span::new(1, 1));
    }

    #[test]
    fn steps_cross_paragraphs_and_stop_at_the_ends() {
        let text = "satu dua\n\n anak-anak";
        assert_eq!(next_word(text, 0), 5);
        assert_eq!(next_word(text, 5), 11);
        assert_eq!(next_word(text, 11), text.len());
        assert_eq!(prev_word(text, text.len()), 11);
        assert_eq!(prev_word(text, 11), 5);
        assert_eq!(prev_word(text, 6), 5);
        assert_eq!(prev_word(text, 0), 0);
    }

    proptest! {
            #[test]
            fn steps_and_words_at_a_byte_agree_with_the_list(text in strange::text()) {
                let all: Vec<Span> = words(&text).collect();
                for pair in all.windows(2) {
                    prop_assert!(pair[0].end <= pair[1].start);
                }
                for byte in strange::offsets(&text) {
                    let near = byte.min(text.len());
                    let next = all.iter().find(|word| word.start > near);
                    prop_assert_eq!(next_word(&text, byte), next.map_or(text.len(), |word| word.start));
                    let prev = all.iter().rfind(|word| word.start < near);
                    prop_assert_eq!(prev_word(&text, byte), prev.map_or(0, |word| word.start));
                    let at = word_at(&text, byte);
                    if let Some(word) = all.iter().find(|word| word.has(near)) {
                        prop_assert_eq!(at, *word);
                    }
                    let paragraph = paragraph_at(&text, byte);
                    prop_assert!(paragraph.start <= at.start && at.end <= paragraph.end);
                }
            }

            #[test]
            fn stretches_are_what_white_space_leaves(text in prop_oneof![strange::text(), any::<String>()]) {
                let found: Vec<&str> = stretches(&text).filter_map(|span| span.of(&text)).collect();
                let expected: Vec<&str> = text.split_whitespace().collect();
                prop_assert_eq!(found, expected);
            }

            #[test]
            fn words_of_ordinary_text_are_those_of_the_unicode_rules(text in "[a-zA-Z0-9 _.,:;!?()'\n\u{e9}\u{6771}]{0,80}") {
                let expected: Vec<&str> = text.unicode_words().collect();
                prop_assert_eq!(list(&text), expected);
            }

            #[test]
    fn word_edges_never_split_a_grapheme(text in strange::text()) {
                for word in words(&text) {
                    prop_assert!(is_on_grapheme(&text, word.start) && is_on_grapheme(&text, word.end));
                }
            }
        }
}
