//! How wide each column of a table is: what its author wished for, but wide
//! enough for its words. It must not know formats.

use crate::exchange::export::report::Table;
use crate::message::Phrasebook;

/// What a page has room for, in characters of the common width, on the safe side.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Across the page.
    pub line: f64,
    /// Between two columns.
    pub gap: f64,
}

/// A word of more characters is broken rather than given its room.
const LONGEST: f64 = 16.0;
/// Columns that are few.
const FEW: usize = 8;
/// Bold letters are wider than others by this much.
const BOLD: f64 = 1.2;

/// The width of a column.
pub struct Width {
    /// Of the width of the line, with the gap beside it; all together are 1.
    pub share: f64,
    /// Characters that fit in it.
    pub characters: usize,
    exactly: f64,
}

impl Width {
    fn of(characters: f64, gap: f64, all: f64) -> Self {
        // A small positive number; the cast only drops the fraction.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = characters.max(1.0) as usize;
        Width {
            share: (characters + gap) / all,
            characters: whole,
            exactly: characters,
        }
    }

    /// Whether each word of a heading fits.
    pub fn holds(&self, heading: &str) -> bool {
        longest_word(heading) * BOLD <= self.exactly + 0.01
    }
}

/// The widths of these columns of the table.
pub fn of(table: &Table, columns: &[usize], page: Room, words: &Phrasebook) -> Vec<Width> {
    let Room { line, gap } = page;
    let room = (line - gap * as_float(columns.len())).max(as_float(columns.len()));
    let weight = |index: &usize| f64::from(table.columns()[*index].weight);
    let total: f64 = columns.iter().map(weight).sum::<f64>().max(1.0);
    let wished: Vec<f64> = columns
        .iter()
        .map(|index| weight(index) / total * room)
        .collect();
    let needed: Vec<f64> = columns
        .iter()
        .map(|index| {
            let cells = table.rows().iter().map(|row| row[*index].shown(words));
            // Of a few columns each has room for its heading.
            let heading = match columns.len() <= FEW {
                true => longest_word(&table.columns()[*index].title) * BOLD,
                false => 1.0,
            };
            cells
                .map(|cell| longest_word(&cell))
                .fold(heading, f64::max)
        })
        .map(|need| need.min(LONGEST) + 0.5)
        .collect();
    let lacking: f64 = pairs(&wished, &needed)
        .map(|(wish, need)| (need - wish).max(0.0))
        .sum();
    let spare: f64 = pairs(&wished, &needed)
        .map(|(wish, need)| (wish - need).max(0.0))
        .sum();
    // What some columns lack the others give, each by what it has to spare.
    let given = if spare > 0.0 {
        (lacking / spare).min(1.0)
    } else {
        0.0
    };
    let widths: Vec<f64> = pairs(&wished, &needed)
        .map(|(wish, need)| match wish > need {
            true => wish - (wish - need) * given,
            false => need,
        })
        .collect();
    let all = widths.iter().sum::<f64>() + gap * as_float(widths.len());
    let scale = (line / all).min(1.0);
    widths
        .into_iter()
        .map(|width| Width::of((width + gap) * scale - gap, gap, all * scale))
        .collect()
}

fn pairs<'a>(one: &'a [f64], other: &'a [f64]) -> impl Iterator<Item = (f64, f64)> + 'a {
    one.iter().copied().zip(other.iter().copied())
}

/// Its length in characters of the common width, and what stands before the first.
fn longest_word(text: &str) -> f64 {
    let wide = |char: char| if char.is_uppercase() { 1.35 } else { 1.0 };
    let words = text.split_whitespace();
    let longest = words.map(|word| word.chars().map(wide).sum::<f64>());
    let indent = text.chars().take_while(|char| char.is_whitespace()).count();
    longest.fold(0.0, f64::max) + as_float(indent) * 0.6
}

fn as_float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::export::report::{Cell, Column};
    use crate::message::Language;

    fn widths(weights: &[u16], cells: &[&str]) -> Vec<Width> {
        let columns = weights
            .iter()
            .map(|weight| Column::new("k", "k").weight(*weight));
        let mut table = Table::new(columns.collect());
        table.push(
            cells
                .iter()
                .map(|cell| Cell::Text((*cell).to_owned()))
                .collect(),
        );
        let all: Vec<usize> = (0..weights.len()).collect();
        let page = Room {
            line: 62.0,
            gap: 1.6,
        };
        of(&table, &all, page, &Phrasebook::new(Language::English))
    }

    #[test]
    fn a_column_is_as_wide_as_its_words_when_others_can_spare_it() {
        let found = widths(&[60, 2, 2], &["a b c", "6621", "interview"]);
        assert!(found[1].characters >= 4 && found[2].characters >= 9);
        assert!(found[0].share > 0.5);
    }

    #[test]
    fn the_widths_of_a_table_fill_the_line_and_no_more() {
        for (weights, cells) in [
            (&[1, 1][..], &["a", "b"][..]),
            (&[1; 12][..], &["nnnnnnnnnnnn"; 12][..]),
            (&[60, 2, 2][..], &["a b c", "6621", "interview"][..]),
        ] {
            let found = widths(weights, cells);
            let all: f64 = found.iter().map(|width| width.share).sum();
            assert!((all - 1.0).abs() < 1e-9, "{all}");
        }
    }

    #[test]
    fn a_heading_that_is_too_long_for_its_column_is_known() {
        let found = widths(&[1; 12], &["1"; 12]);
        assert!(!found[0].holds("AG.SC.ASYM"));
        assert!(found[0].holds("AG"));
    }
}
