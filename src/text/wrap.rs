//! Wrapping one paragraph into rows of a given width. Rows are spans of the
//! paragraph and lose none of its bytes. It must not know the screen.

use super::Span;
use super::width::cells;

/// The rows of one paragraph at a width in cells, as byte spans relative to the
/// paragraph. There is always at least one row, and the rows joined are the
/// paragraph. A row breaks after white space; a word wider than a row is cut at
/// grapheme edges. White space at a row's end stays on it and may reach past
/// the width, as may a single grapheme wider than the width. Width 0 counts as 1.
#[must_use]
pub fn wrap(paragraph: &str, width: u16) -> Vec<Span> {
    let width = usize::from(width.max(1));
    let mut rows = Vec::with_capacity(paragraph.len() / width + 1);
    let mut start = 0;
    let mut used = 0;
    // Where the row could end, and the cells it would then take.
    let mut rest = (0, 0);
    for cell in cells(paragraph) {
        if is_breaking_space(cell.symbol) {
            used += cell.width;
            rest = (cell.start + cell.symbol.len(), used);
            continue;
        }
        if used + cell.width > width && rest.0 > start {
            rows.push(Span::new(start, rest.0));
            start = rest.0;
            used -= rest.1;
        }
        if used + cell.width > width && cell.start > start {
            rows.push(Span::new(start, cell.start));
            start = cell.start;
            used = 0;
        }
        used += cell.width;
    }
    rows.push(Span::new(start, paragraph.len()));
    rows
}

/// White space a row may break after: not the no-break spaces, and not the
/// controls that are shown as pictures.
fn is_breaking_space(grapheme: &str) -> bool {
    matches!(grapheme, " " | "\t" | "\u{1680}" | "\u{205f}" | "\u{3000}")
        || matches!(grapheme.chars().next(), Some('\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}') if grapheme.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::super::{cell_width, is_on_grapheme, strange};
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn rows(paragraph: &str, width: u16) -> Vec<&str> {
        wrap(paragraph, width)
            .into_iter()
            .filter_map(|row| row.of(paragraph))
            .collect()
    }

    #[test]
    fn rows_break_after_spaces_and_keep_them() {
        assert_eq!(rows("kami tidak pernah", 10), ["kami tidak ", "pernah"]);
        assert_eq!(
            rows("kami tidak   pernah", 6),
            ["kami ", "tidak   ", "pernah"]
        );
        assert_eq!(rows("", 10), [""]);
        assert_eq!(rows("     ", 2), ["     "]);
    }

    #[test]
    fn a_long_word_is_cut_on_a_row_of_its_own() {
        assert_eq!(
            rows("di ketidakadilan itu", 6),
            ["di ", "ketida", "kadila", "n itu"]
        );
    }

    #[test]
    fn a_no_break_space_holds_its_neighbours_together() {
        assert_eq!(rows("harga Rp\u{a0}100", 8), ["harga ", "Rp\u{a0}100"]);
    }

    #[test]
    fn a_width_below_a_wide_character_still_makes_progress() {
        assert_eq!(rows("\u{6771}\u{4eac}a", 1), ["\u{6771}", "\u{4eac}", "a"]);
        assert_eq!(rows("\u{6771}\u{4eac}a", 0), ["\u{6771}", "\u{4eac}", "a"]);
        assert_eq!(rows("\u{6771}\u{4eac}a", 3), ["\u{6771}", "\u{4eac}a"]);
    }

    #[test]
    fn controls_are_measured_as_they_are_shown() {
        assert_eq!(rows("ab\u{1b}cd", 3), ["ab\u{1b}", "cd"]);
        assert_eq!(rows("a\tbc", 6), ["a\t", "bc"]);
        assert_eq!(rows("a\tbc", 7), ["a\tbc"]);
    }

    proptest! {
        #[test]
        fn rows_lose_no_byte_split_no_grapheme_and_fit(text in strange::text(), width in 0u16..30) {
            let spans = wrap(&text, width);
            let limit = usize::from(width.max(1));
            prop_assert_eq!(spans.first().map(|row| row.start), Some(0));
            prop_assert_eq!(spans.last().map(|row| row.end), Some(text.len()));
            for pair in spans.windows(2) {
                prop_assert_eq!(pair[0].end, pair[1].start);
            }
            for row in spans {
                prop_assert!(is_on_grapheme(&text, row.start));
                prop_assert!(!row.is_empty() || text.is_empty());
                let shown = row.of(&text).unwrap_or_default();
                let mut graphemes: Vec<&str> = shown.graphemes(true).collect();
                while graphemes.last().is_some_and(|last| is_breaking_space(last)) {
                    graphemes.pop();
                }
                let fits = cell_width(&graphemes.concat()) <= limit;
                let is_single = graphemes.iter().filter(|one| cell_width(one) > 0).count() <= 1;
                prop_assert!(fits || is_single, "{:?} in {}", shown, limit);
            }
        }

        #[test]
        fn no_row_ends_while_the_next_word_would_fit(text in "[a-z ]{0,80}", width in 1u16..20) {
            for pair in rows(&text, width).windows(2) {
                let word = pair[1].split(' ').next().unwrap_or_default();
                prop_assert!(pair[0].len() + word.len() > usize::from(width));
            }
        }
    }
}
