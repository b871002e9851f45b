//! Text on its way to the screen: made harmless, measured in terminal cells,
//! cut and padded to a column. Everything a room draws that came from a file
//! goes through here. It must not know where the text came from.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Where text stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Left,
    Right,
}

/// Text without anything a terminal would obey: control characters become their
/// pictures (`␛`), marks that turn the direction of writing become `�`.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|letter| match letter {
                '\t' | '\n' => ' ',
                '\u{0}'..='\u{1f}' => {
                    char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}')
                }
                '\u{7f}' => '\u{2421}',
                letter if is_unsafe(letter) => '\u{fffd}',
                letter => letter,
            })
            .collect(),
    )
}

fn is_unsafe(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
}

/// How many cells the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text, or as much of it as fits in `cells` with `…` after it. Never
/// splits a grapheme.
#[must_use]
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    let text = safe(text);
    if width(&text) <= cells {
        return text;
    }
    let Some(limit) = cells.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let next = used + width(grapheme);
        if next > limit {
            break;
        }
        used = next;
        kept.push_str(grapheme);
    }
    kept.push('…');
    Cow::Owned(kept)
}

/// The text in exactly `cells` cells: cut, or padded with spaces.
#[must_use]
pub fn fit(text: &str, cells: usize, align: Align) -> String {
    let text = truncate(text, cells);
    let gap = " ".repeat(cells.saturating_sub(width(&text)));
    match align {
        Align::Left => format!("{text}{gap}"),
        Align::Right => format!("{gap}{text}"),
    }
}

/// The text in lines of at most `cells` cells, broken between words where it
/// can be. For sentences and dialogs, not for documents.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let paragraph = safe(paragraph);
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_word_bounds() {
            let wide = width(word);
            if used + wide > cells && !word.trim().is_empty() {
                if used > 0 {
                    lines.push(line.trim_end().to_owned());
                    line.clear();
                    used = 0;
                }
                for grapheme in word.graphemes(true) {
                    let wide = width(grapheme);
                    if used + wide > cells && used > 0 {
                        lines.push(std::mem::take(&mut line));
                        used = 0;
                    }
                    line.push_str(grapheme);
                    used += wide;
                }
            } else if used > 0 || !word.trim().is_empty() {
                line.push_str(word);
                used += wide;
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_escape_sequence_is_shown_and_not_obeyed() {
        assert_eq!(
            safe("a\u{1b}[31mb\u{202e}c\u{9b}"),
            "a␛[31mb\u{fffd}c\u{fffd}"
        );
    }

    #[test]
    fn a_cut_never_splits_a_grapheme_and_says_that_it_cut() {
        assert_eq!(truncate("東京都庁", 5), "東京…");
        assert_eq!(truncate("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(truncate("abc", 0), "");
        assert_eq!(fit("ab", 4, Align::Right), "  ab");
    }

    proptest! {
        #[test]
        fn a_cell_is_as_wide_as_it_was_asked_to_be(text in "\\PC{0,40}", cells in 0usize..30) {
            prop_assert_eq!(width(&fit(&text, cells, Align::Left)), cells);
        }

        #[test]
        fn no_line_is_wider_than_the_paper(text in "[a-z東 é\n]{0,80}", cells in 2usize..30) {
            for line in wrap(&text, cells) {
                prop_assert!(width(&line) <= cells, "{:?}", line);
            }
        }
    }
}
