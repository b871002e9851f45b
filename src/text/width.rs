//! How many terminal cells a text takes, and a rendering that cannot drive a
//! terminal. Widths here are always those of the safe rendering. It must not
//! know who draws.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::grapheme::grapheme_floor;

/// The cells a TAB takes, wherever it stands.
pub const TAB_CELLS: usize = 4;

const ELLIPSIS: &str = "\u{2026}";

/// One grapheme of a text, where it starts in bytes, and the cells it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell<'text> {
    pub start: usize,
    pub symbol: &'text str,
    pub width: usize,
}

/// The graphemes of a text with their widths.
pub(super) fn cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = *bytes.get(at)?;
        let is_plain = matches!(first, b' '..=b'~') && bytes.get(at + 1).is_none_or(u8::is_ascii);
        let cell = if is_plain {
            // Nothing ASCII joins a printable ASCII character: no need to ask Unicode.
            Cell {
                start: at,
                symbol: &text[at..=at],
                width: 1,
            }
        } else {
            let symbol = text[at..].graphemes(true).next()?;
            Cell {
                start: at,
                symbol,
                width: grapheme_width(symbol),
            }
        };
        at += cell.symbol.len();
        Some(cell)
    })
}

fn grapheme_width(grapheme: &str) -> usize {
    if let Some(first) = grapheme.chars().next()
        && replacement(first).is_some()
    {
        // Such characters join nothing but each other (CR LF).
        return grapheme
            .chars()
            .map(|c| if c == '\t' { TAB_CELLS } else { 1 })
            .sum();
    }
    // Terminals give the halfwidth Katakana sound marks a cell of their own.
    let marks = grapheme
        .chars()
        .filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}'))
        .count();
    grapheme.width() + marks
}

/// The cells the safe rendering of a text takes.
#[must_use]
pub fn cell_width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    cells(text).map(|cell| cell.width).sum()
}

/// What is shown for a character that could drive a terminal or reorder a line.
fn replacement(c: char) -> Option<char> {
    match c {
        '\t' => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        // C1 controls, line and paragraph separators, bidirectional overrides and isolates.
        '\u{80}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// The text as it may be written to a terminal: control characters as visible
/// pictures, bidirectional overrides as U+FFFD, a TAB as [`TAB_CELLS`] spaces.
/// Borrows when there is nothing to replace.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(|c| replacement(c).is_some()) else {
        return Cow::Borrowed(text);
    };
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(&text[..first]);
    for c in text[first..].chars() {
        match replacement(c) {
            Some(blank) if c == '\t' => shown.extend(std::iter::repeat_n(blank, TAB_CELLS)),
            Some(picture) => shown.push(picture),
            None => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// The byte where the grapheme begins that covers a column (in cells, from 0)
/// of a row; the length of the row past its end.
#[must_use]
pub fn column_to_byte(row: &str, column: usize) -> usize {
    let mut end = 0;
    for cell in cells(row) {
        end += cell.width;
        if end > column {
            return cell.start;
        }
    }
    row.len()
}

/// The column (in cells, from 0) where the grapheme that holds a byte of a row
/// begins; the row's width at or past its end.
#[must_use]
pub fn byte_to_column(row: &str, byte: usize) -> usize {
    cell_width(&row[..grapheme_floor(row, byte)])
}

/// The safe rendering cut to at most `width` cells, an ellipsis standing for
/// what was cut, and the cells it takes. Never splits a grapheme.
#[must_use]
pub fn truncate_to_width(text: &str, width: usize) -> (Cow<'_, str>, usize) {
    // Every cell beyond the width settles it, so a long text is not measured.
    let mut used = 0;
    let mut kept = (0, 0);
    for cell in cells(text) {
        if used + cell.width > width {
            if width == 0 {
                return (Cow::Borrowed(""), 0);
            }
            let (end, cells) = kept;
            return (
                Cow::Owned(safe(&text[..end]).into_owned() + ELLIPSIS),
                cells + 1,
            );
        }
        used += cell.width;
        if used < width {
            kept = (cell.start + cell.symbol.len(), used);
        }
    }
    (safe(text), used)
}

/// The safe rendering, cut or padded with spaces to exactly `width` cells.
#[must_use]
pub fn pad_to_width(text: &str, width: usize) -> String {
    let (shown, used) = truncate_to_width(text, width);
    let mut padded = shown.into_owned();
    padded.extend(std::iter::repeat_n(' ', width - used));
    padded
}

#[cfg(test)]
mod tests {
    use super::super::{is_on_grapheme, strange};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_transcript_cannot_drive_the_terminal() {
        assert_eq!(
            safe("a\u{1b}[31m\tb\u{7f}\u{9b}\u{202e}\u{2066}\u{2028}\r\n"),
            "a\u{241b}[31m    b\u{2421}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{240d}\u{240a}"
        );
        assert!(matches!(safe("biasa saja: \u{e9}"), Cow::Borrowed(_)));
    }

    #[test]
    fn wide_and_joined_characters_take_the_cells_they_show() {
        assert_eq!(cell_width("\u{6771}\u{4eac}"), 4);
        assert_eq!(cell_width("\u{1f469}\u{200d}\u{1f33e}"), 2);
        assert_eq!(cell_width("e\u{301}"), 1);
        assert_eq!(cell_width("a\tb"), 6);
        assert_eq!(cell_width("\r\n"), 2);
    }

    #[test]
    fn a_cut_text_ends_in_an_ellipsis_and_keeps_whole_characters() {
        assert_eq!(
            truncate_to_width("kebijakan", 5),
            ("kebi\u{2026}".into(), 5)
        );
        assert_eq!(truncate_to_width("kebijakan", 9), ("kebijakan".into(), 9));
        assert_eq!(
            truncate_to_width("\u{6771}\u{4eac}\u{6771}", 4),
            ("\u{6771}\u{2026}".into(), 3)
        );
        assert_eq!(truncate_to_width("abc", 0), ("".into(), 0));
        assert_eq!(truncate_to_width("", 0), ("".into(), 0));
        assert_eq!(
            pad_to_width("\u{6771}\u{4eac}\u{6771}", 4),
            "\u{6771}\u{2026} "
        );
        assert_eq!(pad_to_width("ab", 4), "ab  ");
    }

    #[test]
    fn a_column_inside_a_wide_character_belongs_to_it() {
        let row = "a\u{6771}b";
        assert_eq!(
            [0, 1, 2, 3, 4, 9].map(|c| column_to_byte(row, c)),
            [0, 1, 1, 4, 5, 5]
        );
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 9].map(|b| byte_to_column(row, b)),
            [0, 1, 1, 1, 3, 4, 4]
        );
    }

    proptest! {
        #[test]
        fn the_safe_rendering_has_no_control_and_the_same_width(text in strange::text()) {
            let shown = safe(&text);
            prop_assert!(!shown.contains(char::is_control));
            let reorders = |c| matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            prop_assert!(!shown.contains(reorders));
            prop_assert_eq!(cell_width(&shown), cell_width(&text));
            prop_assert_eq!(&safe(&shown), &shown);
        }

        #[test]
        fn widths_add_up_over_grapheme_edges(text in strange::text()) {
            let whole: Vec<&str> = text.graphemes(true).collect();
            prop_assert_eq!(cells(&text).map(|cell| cell.symbol).collect::<Vec<_>>(), whole);
            for at in (0..=text.len()).filter(|&at| is_on_grapheme(&text, at)) {
                let parts = cell_width(&text[..at]) + cell_width(&text[at..]);
                prop_assert_eq!(parts, cell_width(&text));
            }
        }

        #[test]
        fn columns_and_bytes_go_there_and_back(text in strange::text()) {
            for column in 0..cell_width(&text) {
                let byte = column_to_byte(&text, column);
                prop_assert!(is_on_grapheme(&text, byte));
                prop_assert!(byte_to_column(&text, byte) <= column);
                prop_assert_eq!(column_to_byte(&text, byte_to_column(&text, byte)), byte);
            }
            for byte in strange::offsets(&text) {
                prop_assert!(byte_to_column(&text, byte) <= cell_width(&text));
            }
        }

        #[test]
        fn a_padded_text_has_exactly_the_width(text in strange::text(), width in 0usize..50) {
            prop_assert_eq!(cell_width(&pad_to_width(&text, width)), width);
            let (shown, used) = truncate_to_width(&text, width);
            prop_assert_eq!(cell_width(&shown), used);
            prop_assert_eq!(shown == safe(&text), cell_width(&text) <= width);
        }
    }
}
