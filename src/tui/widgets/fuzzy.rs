//! A list that narrows as one types: letters in order are enough, the best
//! match first. It must not know what is chosen.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::line_input::LineInput;
use super::rows::Rows;

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What the chooser gets back.
    pub key: String,
    pub shown: String,
    /// Beside it: a key, a count.
    pub note: String,
    /// Everything it may be found by.
    pub words: String,
}

/// The line that is typed into and what it leaves of the items.
pub struct FuzzyList {
    pub input: LineInput,
    items: Vec<Item>,
    /// Indices of the items that match, best first.
    matches: Vec<usize>,
    pub rows: Rows,
    matcher: Matcher,
}

impl FuzzyList {
    #[must_use]
    pub fn new(items: Vec<Item>) -> Self {
        let mut list = FuzzyList {
            input: LineInput::default(),
            matches: Vec::new(),
            items,
            rows: Rows::default(),
            matcher: Matcher::new(Config::DEFAULT),
        };
        list.narrow();
        list
    }

    pub fn push(&mut self, item: Item) {
        self.matches.push(self.items.len());
        self.items.push(item);
    }

    /// Finds the matches again after the line changed.
    pub fn narrow(&mut self) {
        let pattern = Pattern::parse(
            self.input.words(),
            CaseMatching::Ignore,
            Normalization::Smart,
        );
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, usize)> = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| {
                let words = Utf32Str::new(&item.words, &mut buffer);
                Some((pattern.score(words, &mut self.matcher)?, at))
            })
            .collect();
        scored.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(&right.1)));
        self.matches = scored.into_iter().map(|(_, at)| at).collect();
        self.rows = Rows::default();
    }

    /// How many items match.
    #[must_use]
    pub fn len(&self) -> usize {
        self.matches.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.matches.is_empty()
    }

    /// A match by its rank.
    #[must_use]
    pub fn get(&self, rank: usize) -> Option<&Item> {
        self.items.get(*self.matches.get(rank)?)
    }

    /// The one that Enter would take.
    #[must_use]
    pub fn selected(&self) -> Option<&Item> {
        self.get(self.rows.selected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(words: &str) -> Item {
        Item {
            key: words.to_owned(),
            shown: words.to_owned(),
            note: String::new(),
            words: words.to_owned(),
        }
    }

    #[test]
    fn letters_in_order_are_enough_and_the_best_match_comes_first() {
        let mut list = FuzzyList::new(vec![item("other thing"), item("AG.TB trust building")]);
        list.input.paste("agtb");
        list.narrow();
        assert_eq!(list.len(), 1);
        assert_eq!(
            list.selected().map(|item| item.key.as_str()),
            Some("AG.TB trust building")
        );
        list.input.set("");
        list.narrow();
        assert_eq!(list.len(), 2);
    }
}
