//! Text on its way to the screen: made harmless, measured in terminal cells,
//! cut and padded to a column. Everything a room draws that came from a file
//! goes through here. It must not know where the text came from.

use std::borrow::Cow;

use crate::text::{Span, cell_width, safe as harmless, truncate_to_width, wrap as rows_of};

/// Where text stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Left,
    Right,
}

/// Text for one row, without anything a terminal would obey: line ends and tabs
/// become spaces, other control characters their pictures (`␛`).
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.contains(['\n', '\t']) {
        return harmless(text);
    }
    Cow::Owned(harmless(&text.replace(['\n', '\t'], " ")).into_owned())
}

/// How many cells the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    cell_width(text)
}

/// The text, or as much of it as fits in `cells` with `…` after it. Never
/// splits a grapheme.
#[must_use]
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    let text = safe(text);
    if width(&text) <= cells {
        return text;
    }
    Cow::Owned(truncate_to_width(&text, cells).0.into_owned())
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
    let cells = u16::try_from(cells.max(1)).unwrap_or(u16::MAX);
    text.split('\n')
        .flat_map(|paragraph| {
            let line = |span: Span| {
                let row = span.of(paragraph).unwrap_or_default();
                safe(row).trim_end().to_owned()
            };
            rows_of(paragraph, cells).into_iter().map(line)
        })
        .collect()
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
