//! Line numbers of byte offsets, for citing a place in a text. It must not know
//! wrapped rows: a line here ends only at a line feed.

/// The byte starts of the lines of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    #[must_use]
    pub fn new(text: &str) -> Self {
        let after = text.match_indices('\n').map(|(feed, _)| feed + 1);
        LineIndex {
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    /// The number of lines, at least 1.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line, counted from 1, that holds the byte; the last line past the end.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte)
    }

    /// The byte where a line, counted from 1, begins; `None` when there is no such line.
    #[must_use]
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::strange;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_feed_belongs_to_the_line_it_ends() {
        let lines = LineIndex::new("a\nb\n");
        assert_eq!(lines.count(), 3);
        assert_eq!(
            [0, 1, 2, 3, 4, 99].map(|byte| lines.line(byte)),
            [1, 1, 2, 2, 3, 3]
        );
        assert_eq!(
            [0, 1, 2, 3, 4].map(|line| lines.start(line)),
            [None, Some(0), Some(2), Some(4), None]
        );
    }

    proptest! {
        #[test]
        fn line_numbers_agree_with_counting(text in strange::text()) {
            let lines = LineIndex::new(&text);
            for byte in 0..=text.len() {
                let feeds = text.bytes().take(byte).filter(|&b| b == b'\n').count();
                prop_assert_eq!(lines.line(byte), feeds + 1);
            }
        }
    }
}
