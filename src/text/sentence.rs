//! Sentences: Unicode sentence boundaries, mended where a full stop only ends a
//! shortened word. Works paragraph by paragraph, inside given bounds. It must
//! not know turns.

use unicode_segmentation::UnicodeSegmentation;

use super::abbreviation::ends_in_abbreviation;
use super::grapheme::{grapheme_ceil, grapheme_floor};
use super::{Span, paragraph_at};

/// The sentences inside `within` in order, without the white space around them,
/// their edges on grapheme edges.
/// No sentence crosses a line feed; punctuation alone counts as a sentence.
/// Bounds off a grapheme edge are narrowed to whole graphemes.
pub fn sentences(text: &str, within: Span) -> impl Iterator<Item = Span> + '_ {
    let bounds = narrowed(text, within);
    let mut next = Some(bounds.start);
    std::iter::from_fn(move || {
        let block = block_at(text, bounds, next?);
        next = (block.end < bounds.end).then_some(block.end + 1);
        Some(sentences_of_block(text, block))
    })
    .flatten()
}

/// The sentence at a byte: the one that holds it, else the next one in the
/// paragraph, else the last one before it, else an empty span. Looks no further
/// than the paragraph and `bounds`.
#[must_use]
pub fn sentence_at(text: &str, bounds: Span, byte: usize) -> Span {
    let bounds = narrowed(text, bounds);
    let at = byte.clamp(bounds.start, bounds.end);
    let mut last = None;
    for sentence in sentences_of_block(text, block_at(text, bounds, at)) {
        if at < sentence.end {
            return sentence;
        }
        last = Some(sentence);
    }
    last.unwrap_or_else(|| {
        let here = grapheme_floor(text, at);
        Span::new(here, here)
    })
}

/// The start of the first sentence in `bounds` that begins after `byte`; the end
/// of the bounds when there is none.
#[must_use]
pub fn next_sentence(text: &str, bounds: Span, byte: usize) -> usize {
    let bounds = narrowed(text, bounds);
    let mut at = byte.clamp(bounds.start, bounds.end);
    loop {
        let block = block_at(text, bounds, at);
        let found = sentences_of_block(text, block).find(|sentence| sentence.start > byte);
        if let Some(sentence) = found {
            return sentence.start;
        }
        if block.end >= bounds.end {
            return bounds.end;
        }
        at = block.end + 1;
    }
}

/// The start of the last sentence in `bounds` that begins before `byte`; the
/// start of the bounds when there is none.
#[must_use]
pub fn prev_sentence(text: &str, bounds: Span, byte: usize) -> usize {
    let bounds = narrowed(text, bounds);
    let mut at = byte.clamp(bounds.start, bounds.end);
    loop {
        let block = block_at(text, bounds, at);
        let found = sentences_of_block(text, block)
            .take_while(|sentence| sentence.start < byte)
            .last();
        if let Some(sentence) = found {
            return sentence.start;
        }
        if block.start <= bounds.start {
            return bounds.start;
        }
        at = block.start - 1;
    }
}

/// The part of the bounds that fits the text and splits no grapheme.
fn narrowed(text: &str, bounds: Span) -> Span {
    let start = grapheme_ceil(text, bounds.start);
    Span::new(start, grapheme_floor(text, bounds.end).max(start))
}

/// The part of the paragraph around `at` that lies inside the bounds.
fn block_at(text: &str, bounds: Span, at: usize) -> Span {
    paragraph_at(text, at).intersection(bounds)
}

fn sentences_of_block(text: &str, block: Span) -> impl Iterator<Item = Span> + '_ {
    let whole = block.of(text).unwrap_or_default();
    let mut pieces = whole.split_sentence_bound_indices().peekable();
    std::iter::from_fn(move || {
        let (from, mut end) = {
            let (at, piece) = pieces.find(|(_, piece)| !piece.trim().is_empty())?;
            (at, at + piece.len())
        };
        while let Some(&(at, next)) = pieces.peek() {
            let so_far = &whole[from..end];
            if !is_unfinished(so_far, next, from == 0) {
                break;
            }
            pieces.next();
            end = at + next.len();
        }
        Some(Span::new(block.start + from, block.start + end))
    })
    .map(move |span| trimmed(text, span))
    .filter(|span| !span.is_empty())
}

/// The span without white space around it and on grapheme edges: a space that
/// carries a combining mark is left out whole at the start.
fn trimmed(text: &str, span: Span) -> Span {
    let kept = span.of(text).unwrap_or_default().trim_end();
    let end = grapheme_ceil(text, span.start + kept.len());
    let mut start = span.start;
    while start < end {
        let blank = text[start..end].len() - text[start..end].trim_start().len();
        let edge = grapheme_ceil(text, start + blank);
        if edge == start {
            break;
        }
        start = edge;
    }
    Span::new(start, end)
}

/// Whether the full stop at the end of `so_far` leaves the sentence open.
fn is_unfinished(so_far: &str, next: &str, is_first: bool) -> bool {
    ends_in_abbreviation(so_far, next) || (is_first && is_list_number(so_far.trim()))
}

/// Whether a paragraph begins with nothing but the number of a list item (3., a.).
fn is_list_number(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|number| {
        let is_short = (1..=3).contains(&number.len());
        is_short && number.bytes().all(|byte| byte.is_ascii_digit())
            || number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use super::super::{is_on_grapheme, strange};
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn list(text: &str) -> Vec<&str> {
        sentences(text, all(text))
            .filter_map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn sentences_do_not_break_after_shortened_words() {
        assert_eq!(
            list(
                "Saya bertemu Dr. Sari, S.Sos. Wati, dan B.J. Habibie. Lalu Bpk. A. Wahab datang, dkk. Semua.  Selesai?"
            ),
            [
                "Saya bertemu Dr. Sari, S.Sos. Wati, dan B.J. Habibie.",
                "Lalu Bpk. A. Wahab datang, dkk. Semua.",
                "Selesai?"
            ]
        );
        assert_eq!(
            list("Menurut surat No. 5 Tahun 2019. Ya."),
            ["Menurut surat No. 5 Tahun 2019.", "Ya."]
        );
        assert_eq!(list("No. I don't. Yes!"), ["No.", "I don't.", "Yes!"]);
    }

    #[test]
    fn a_line_feed_always_ends_a_sentence_and_space_is_trimmed() {
        assert_eq!(list("  Satu dua \n tiga.\n\n"), ["Satu dua", "tiga."]);
    }

    #[test]
    fn a_list_number_belongs_to_its_sentence() {
        assert_eq!(
            list("1. Latar belakang. Isi."),
            ["1. Latar belakang.", "Isi."]
        );
    }

    #[test]
    fn quotes_stay_with_the_sentence_they_close() {
        assert_eq!(
            list("\u{201c}Kami takut.\u{201d} Begitu katanya."),
            ["\u{201c}Kami takut.\u{201d}", "Begitu katanya."]
        );
    }

    #[test]
    fn bounds_are_never_left() {
        let text = "Satu dua. Tiga empat. Lima.";
        let bounds = Span::new(5, 16);
        let inside: Vec<&str> = sentences(text, bounds).filter_map(|s| s.of(text)).collect();
        assert_eq!(inside, ["dua.", "Tiga e"]);
        assert_eq!(sentence_at(text, bounds, 0), Span::new(5, 9));
        assert_eq!(sentence_at(text, bounds, 99), Span::new(10, 16));
        assert_eq!(next_sentence(text, bounds, 5), 10);
        assert_eq!(next_sentence(text, bounds, 10), 16);
        assert_eq!(prev_sentence(text, bounds, 99), 10);
        assert_eq!(prev_sentence(text, bounds, 5), 5);
    }

    proptest! {
        #[test]
        fn steps_and_sentences_at_a_byte_agree_with_the_list(
            text in strange::text(), a in 0usize..120, b in 0usize..240,
        ) {
            let bounds = Span::new(a.min(b), b.max(a));
            let inner = narrowed(&text, bounds);
            let list: Vec<Span> = sentences(&text, bounds).collect();
            for pair in list.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            for sentence in &list {
                prop_assert!(inner.start <= sentence.start && sentence.end <= inner.end);
                prop_assert!(!sentence.is_empty());
                let shown = sentence.of(&text).unwrap_or_default();
                let whole: Vec<&str> = shown.graphemes(true).collect();
                for end in [whole.first(), whole.last()] {
                    prop_assert!(end.is_some_and(|end| !end.trim().is_empty()));
                }
                prop_assert!(is_on_grapheme(&text, sentence.start) && is_on_grapheme(&text, sentence.end));
                prop_assert!(!shown.contains('\n'));
            }
            for byte in strange::offsets(&text) {
                let next = list.iter().find(|s| s.start > byte).map_or(inner.end, |s| s.start);
                prop_assert_eq!(next_sentence(&text, bounds, byte), next);
                let prev = list.iter().rfind(|s| s.start < byte).map_or(inner.start, |s| s.start);
                prop_assert_eq!(prev_sentence(&text, bounds, byte), prev);
                let at = sentence_at(&text, bounds, byte);
                prop_assert!(at.is_empty() || list.contains(&at));
                if let Some(holds) = list.iter().find(|s| s.has(byte)) {
                    prop_assert_eq!(at, *holds);
                }
            }
        }

        #[test]
        fn sentences_leave_out_nothing_but_white_space(text in strange::text()) {
            let is_blank = |gap: &str| gap.graphemes(true).all(|one| one.starts_with(char::is_whitespace));
            let mut at = 0;
            for sentence in sentences(&text, all(&text)) {
                prop_assert!(is_blank(&text[at..sentence.start]));
                at = sentence.end;
            }
            prop_assert!(is_blank(&text[at..]));
        }
    }
}
