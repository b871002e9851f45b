//! Paragraphs: the stretches between line feeds. Every function touches only
//! the paragraphs it moves over. It must not know turns or speakers.

use super::Span;
use super::grapheme::char_floor;

/// The paragraphs of a text in order, without their line feeds, the empty ones
/// too. A text that ends in a line feed has an empty last paragraph; an empty
/// text has one empty paragraph.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        span
    })
}

/// The paragraph around a byte offset; a line feed belongs to the paragraph it
/// ends. An offset past the end counts as the end.
#[must_use]
pub fn paragraph_at(text: &str, byte: usize) -> Span {
    let at = char_floor(text, byte);
    let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[at..].find('\n').map_or(text.len(), |feed| at + feed);
    Span::new(start, end)
}

/// The start of the next paragraph that holds more than white space, or the
/// length of the text.
#[must_use]
pub fn next_paragraph(text: &str, byte: usize) -> usize {
    let mut at = paragraph_at(text, byte).end;
    while at < text.len() {
        let paragraph = paragraph_at(text, at + 1);
        if !text[paragraph.start..paragraph.end].trim().is_empty() {
            return paragraph.start;
        }
        at = paragraph.end;
    }
    text.len()
}

/// The start of this paragraph, or, from there, of the one before that holds
/// more than white space; 0 when there is none.
#[must_use]
pub fn prev_paragraph(text: &str, byte: usize) -> usize {
    let mut at = char_floor(text, byte);
    while at > 0 {
        let here = paragraph_at(text, at);
        let before = if here.start < at {
            here
        } else {
            paragraph_at(text, at - 1)
        };
        if !text[before.start..before.end].trim().is_empty() {
            return before.start;
        }
        at = before.start;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::super::strange;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn moving_by_paragraph_skips_blank_lines() {
        let text = "satu\n\n  \ndua\n";
        assert_eq!(next_paragraph(text, 0), 9);
        assert_eq!(next_paragraph(text, 9), text.len());
        assert_eq!(prev_paragraph(text, text.len()), 9);
        assert_eq!(prev_paragraph(text, 10), 9);
        assert_eq!(prev_paragraph(text, 9), 0);
        assert_eq!(prev_paragraph(text, 0), 0);
    }

    proptest! {
        #[test]
        fn the_paragraph_at_a_byte_is_one_of_the_list(text in strange::text()) {
            let all: Vec<Span> = paragraphs(&text).collect();
            prop_assert_eq!(all.last().map(|last| last.end), Some(text.len()));
            for byte in strange::offsets(&text) {
                let near = byte.min(text.len());
                let expected = all.iter().copied().find(|p| p.start <= near && near <= p.end);
                prop_assert_eq!(Some(paragraph_at(&text, byte)), expected);
                let next = all.iter().find(|p| p.start > near && !text[p.start..p.end].trim().is_empty());
                prop_assert_eq!(next_paragraph(&text, byte), next.map_or(text.len(), |p| p.start));
                let at = char_floor(&text, byte);
                let prev = all.iter().rfind(|p| p.start < at && !text[p.start..p.end].trim().is_empty());
                prop_assert_eq!(prev_paragraph(&text, byte), prev.map_or(0, |p| p.start));
            }
        }
    }
}
