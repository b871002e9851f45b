//! Bytes to code points and back. Inside the program offsets are bytes;
//! whatever leaves it counts code points. It must not know other units' users.

/// How many bytes apart the remembered places are.
const STRIDE: usize = 1024;

/// An index over one text that converts offsets in time proportional to a
/// stride, not to the text.
#[derive(Debug, Clone)]
pub struct CharOffsets<'text> {
    text: &'text str,
    /// Code points before about each multiple of [`STRIDE`], moved up to a character boundary.
    marks: Vec<(usize, usize)>,
    chars: usize,
}

impl<'text> CharOffsets<'text> {
    #[must_use]
    pub fn new(text: &'text str) -> Self {
        let mut marks = vec![(0, 0)];
        let mut chars = 0;
        let mut at = 0;
        while at < text.len() {
            let mut next = (at + STRIDE).min(text.len());
            while !text.is_char_boundary(next) {
                next += 1;
            }
            // Counting a piece at a time is many times quicker than one by one.
            chars += text[at..next].chars().count();
            at = next;
            marks.push((at, chars));
        }
        CharOffsets { text, marks, chars }
    }

    /// The text itself.
    #[must_use]
    pub fn text(&self) -> &'text str {
        self.text
    }

    /// The length of the text in code points.
    #[must_use]
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// The code points before a byte offset; `None` off a character boundary or past the end.
    #[must_use]
    pub fn to_chars(&self, byte: usize) -> Option<usize> {
        if !self.text.is_char_boundary(byte) {
            return None;
        }
        let at = self.marks.partition_point(|mark| mark.0 <= byte) - 1;
        let (from, before) = self.marks[at];
        Some(before + self.text[from..byte].chars().count())
    }

    /// The byte offset of a code point offset; `None` past the end.
    #[must_use]
    pub fn to_bytes(&self, chars: usize) -> Option<usize> {
        if chars > self.chars {
            return None;
        }
        let at = self.marks.partition_point(|mark| mark.1 <= chars) - 1;
        let (from, before) = self.marks[at];
        self.text[from..]
            .char_indices()
            .map(|(byte, _)| from + byte)
            .chain(std::iter::once(self.text.len()))
            .nth(chars - before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn offsets_agree_with_counting(text in "\\PC{0,3000}") {
            let offsets = CharOffsets::new(&text);
            prop_assert_eq!(offsets.chars(), text.chars().count());
            for (count, (byte, _)) in text.char_indices().enumerate().step_by(97) {
                prop_assert_eq!(offsets.to_chars(byte), Some(count));
                prop_assert_eq!(offsets.to_bytes(count), Some(byte));
            }
            prop_assert_eq!(offsets.to_bytes(offsets.chars()), Some(text.len()));
            prop_assert_eq!(offsets.to_bytes(offsets.chars() + 1), None);
        }
    }
}
