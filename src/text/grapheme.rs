//! Where the characters a person sees begin and end. Looks only as far around
//! an offset as the Unicode rules demand. It must not know words or widths.

use unicode_segmentation::GraphemeCursor;

use super::Span;

/// The largest character boundary (in bytes) that is not past `byte`.
pub(super) fn char_floor(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether a span edge may lie at this byte: the start or the end of the text,
/// or a place between two graphemes. False past the end.
#[must_use]
pub fn is_on_grapheme(text: &str, byte: usize) -> bool {
    if byte == 0 || byte == text.len() {
        return true;
    }
    if !text.is_char_boundary(byte) {
        return false;
    }
    let bytes = text.as_bytes();
    let (before, after) = (bytes[byte - 1], bytes[byte]);
    if before.is_ascii() && after.is_ascii() {
        return (before, after) != (b'\r', b'\n');
    }
    // With the whole text at hand the cursor has nothing left to ask for.
    GraphemeCursor::new(byte, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(true)
}

/// The grapheme boundary at or before `byte`; an offset past the end counts as the end.
#[must_use]
pub fn grapheme_floor(text: &str, byte: usize) -> usize {
    let at = char_floor(text, byte);
    if is_on_grapheme(text, at) {
        at
    } else {
        prev_grapheme(text, at)
    }
}

/// The grapheme boundary at or after `byte`; an offset past the end counts as the end.
#[must_use]
pub fn grapheme_ceil(text: &str, byte: usize) -> usize {
    if byte >= text.len() || is_on_grapheme(text, byte) {
        byte.min(text.len())
    } else {
        next_grapheme(text, byte)
    }
}

/// The first grapheme boundary after `byte`, or the length of the text.
#[must_use]
pub fn next_grapheme(text: &str, byte: usize) -> usize {
    if byte >= text.len() {
        return text.len();
    }
    let at = char_floor(text, byte);
    GraphemeCursor::new(at, text.len(), true)
        .next_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(text.len())
}

/// The last grapheme boundary before `byte`, or 0.
#[must_use]
pub fn prev_grapheme(text: &str, byte: usize) -> usize {
    let at = char_floor(text, byte);
    if at < byte.min(text.len()) && is_on_grapheme(text, at) {
        return at;
    }
    GraphemeCursor::new(at, text.len(), true)
        .prev_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(0)
}

/// The span grown to whole graphemes: its start moved down, its end moved up,
/// both within the text. An empty span stays empty.
#[must_use]
pub fn whole_graphemes(text: &str, span: Span) -> Span {
    let start = grapheme_floor(text, span.start);
    if span.is_empty() {
        return Span::new(start, start);
    }
    Span::new(start, grapheme_ceil(text, span.end))
}

#[cfg(test)]
mod tests {
    use super::super::strange;
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn edges(text: &str) -> Vec<usize> {
        text.grapheme_indices(true)
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect()
    }

    #[test]
    fn a_family_and_a_flag_are_one_step_each() {
        let text = "a\u{1f469}\u{200d}\u{1f33e}\u{1f1ee}\u{1f1e9}b";
        assert_eq!(next_grapheme(text, 1), 12);
        assert_eq!(next_grapheme(text, 12), 20);
        assert_eq!(prev_grapheme(text, 20), 12);
        assert_eq!(grapheme_floor(text, 16), 12);
        assert_eq!(grapheme_ceil(text, 5), 12);
    }

    #[test]
    fn a_span_is_grown_to_whole_graphemes() {
        let text = "xe\u{301}y";
        assert_eq!(whole_graphemes(text, Span::new(2, 3)), Span::new(1, 4));
        assert_eq!(whole_graphemes(text, Span::new(3, 3)), Span::new(1, 1));
        assert_eq!(whole_graphemes(text, Span::new(0, 99)), Span::new(0, 5));
    }

    proptest! {
        #[test]
        fn every_step_agrees_with_the_list_of_graphemes(text in strange::text()) {
            let edges = edges(&text);
            for byte in strange::offsets(&text) {
                let near = byte.min(text.len());
                prop_assert_eq!(is_on_grapheme(&text, byte), edges.contains(&byte));
                let floor = edges.iter().copied().rfind(|&edge| edge <= near);
                prop_assert_eq!(Some(grapheme_floor(&text, byte)), floor);
                let ceil = edges.iter().copied().find(|&edge| edge >= near);
                prop_assert_eq!(Some(grapheme_ceil(&text, byte)), ceil);
                let next = edges.iter().copied().find(|&edge| edge > near);
                prop_assert_eq!(next_grapheme(&text, byte), next.unwrap_or(text.len()));
                let prev = edges.iter().copied().rfind(|&edge| edge < near);
                prop_assert_eq!(prev_grapheme(&text, byte), prev.unwrap_or(0));
            }
        }
    }
}
