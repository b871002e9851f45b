//! One line that is typed into: by graphemes, with words, paste and a history.
//! It must not know what the words are for.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::cells;

/// What a key did to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    Changed,
    Moved,
    /// The key is none of the line's.
    Ignored,
}

/// The line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineInput {
    words: String,
    /// In bytes, on a grapheme boundary.
    cursor: usize,
    history: Vec<String>,
    /// Where in the history the line stands, counted from the newest.
    recalled: usize,
}

impl LineInput {
    #[must_use]
    pub fn new(words: &str) -> Self {
        LineInput {
            words: words.to_owned(),
            cursor: words.len(),
            ..LineInput::default()
        }
    }

    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    pub fn set(&mut self, words: &str) {
        words.clone_into(&mut self.words);
        self.cursor = words.len();
    }

    /// Keeps the words for the arrow up and empties the line.
    pub fn remember(&mut self) -> String {
        let words = std::mem::take(&mut self.words);
        self.cursor = 0;
        self.recalled = 0;
        if !words.is_empty() && self.history.last() != Some(&words) {
            self.history.push(words.clone());
        }
        words
    }

    /// Inserts words, line breaks as spaces.
    pub fn paste(&mut self, words: &str) {
        let line: Vec<&str> = words.lines().collect();
        let line = line
            .join(" ")
            .replace(|letter: char| letter.is_control(), " ");
        self.words.insert_str(self.cursor, &line);
        self.cursor = self.boundary_at_or_after(self.cursor + line.len());
    }

    pub fn key(&mut self, key: KeyEvent) -> Typed {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let before = self.words.len();
        match key.code {
            KeyCode::Left if control || alt => self.cursor = self.word_before(),
            KeyCode::Right if control || alt => self.cursor = self.word_after(),
            KeyCode::Left => self.cursor = self.before(),
            KeyCode::Right => self.cursor = self.after(),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.words.len(),
            KeyCode::Up => return self.recall(1),
            KeyCode::Down => return self.recall(-1),
            KeyCode::Backspace if control || alt => self.cut(self.word_before()),
            KeyCode::Backspace => self.cut(self.before()),
            KeyCode::Delete => {
                let after = self.after();
                self.words.replace_range(self.cursor..after, "");
            }
            KeyCode::Char('a') if control => self.cursor = 0,
            KeyCode::Char('e') if control => self.cursor = self.words.len(),
            KeyCode::Char('w') if control => self.cut(self.word_before()),
            KeyCode::Char('u') if control => self.cut(0),
            KeyCode::Char('k') if control => self.words.truncate(self.cursor),
            KeyCode::Char(letter) if !control && !alt => {
                self.words.insert(self.cursor, letter);
                self.cursor = self.boundary_at_or_after(self.cursor + letter.len_utf8());
            }
            _ => return Typed::Ignored,
        }
        if self.words.len() == before {
            Typed::Moved
        } else {
            Typed::Changed
        }
    }

    fn recall(&mut self, by: isize) -> Typed {
        let at = self
            .recalled
            .saturating_add_signed(by)
            .min(self.history.len());
        if at == self.recalled {
            return Typed::Ignored;
        }
        self.recalled = at;
        let words = match self.history.len().checked_sub(at) {
            Some(index) if at > 0 => self.history[index].clone(),
            _ => String::new(),
        };
        self.set(&words);
        Typed::Changed
    }

    fn cut(&mut self, from: usize) {
        self.words.replace_range(from..self.cursor, "");
        self.cursor = from;
    }

    fn before(&self) -> usize {
        self.words[..self.cursor]
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.words[self.cursor..]
            .graphemes(true)
            .next()
            .map_or(self.cursor, |grapheme| self.cursor + grapheme.len())
    }

    fn word_before(&self) -> usize {
        self.words[..self.cursor]
            .unicode_word_indices()
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn word_after(&self) -> usize {
        self.words[self.cursor..]
            .unicode_word_indices()
            .next()
            .map_or(self.words.len(), |(at, word)| self.cursor + at + word.len())
    }

    /// An insertion can join what stands around it into one grapheme.
    fn boundary_at_or_after(&self, at: usize) -> usize {
        self.words
            .grapheme_indices(true)
            .map(|(start, _)| start)
            .find(|start| *start >= at)
            .unwrap_or(self.words.len())
    }

    /// Draws the line, scrolled so that the cursor can be seen, and says where it stands.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, style: Style) -> Option<Position> {
        if area.width == 0 || area.height == 0 {
            return None;
        }
        let room = usize::from(area.width);
        let mut start = 0;
        let mut column = cells::width(&cells::safe(&self.words[..self.cursor]));
        for grapheme in self.words[..self.cursor].graphemes(true) {
            if column < room {
                break;
            }
            column -= cells::width(&cells::safe(grapheme)).min(column);
            start += grapheme.len();
        }
        let shown = cells::safe(&self.words[start..]);
        buffer.set_style(Rect { height: 1, ..area }, style);
        buffer.set_stringn(area.x, area.y, shown, room, style);
        let x = area.x + u16::try_from(column).unwrap_or(0).min(area.width - 1);
        Some(Position::new(x, area.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn press(line: &mut LineInput, code: KeyCode) -> Typed {
        line.key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    #[test]
    fn backspace_takes_a_whole_grapheme() {
        let mut line = LineInput::new("ae\u{301}👩‍👧");
        press(&mut line, KeyCode::Backspace);
        assert_eq!(line.words(), "ae\u{301}");
        press(&mut line, KeyCode::Backspace);
        assert_eq!(line.words(), "a");
    }

    #[test]
    fn a_paste_of_several_lines_becomes_one() {
        let mut line = LineInput::new("x");
        line.paste("satu\ndua\u{1b}");
        assert_eq!(line.words(), "xsatu dua ");
    }

    #[test]
    fn the_arrow_up_brings_back_what_was_typed_before() {
        let mut line = LineInput::new("satu");
        assert_eq!(line.remember(), "satu");
        press(&mut line, KeyCode::Up);
        assert_eq!(line.words(), "satu");
        press(&mut line, KeyCode::Down);
        assert_eq!(line.words(), "");
    }

    proptest! {
        #[test]
        fn no_key_ever_leaves_the_cursor_inside_a_grapheme(
            words in "[a-z e\u{301}東👩‍]{0,12}",
            keys in prop::collection::vec(0usize..9, 0..40),
        ) {
            let codes = [
                KeyCode::Left, KeyCode::Right, KeyCode::Home, KeyCode::End, KeyCode::Backspace,
                KeyCode::Delete, KeyCode::Char('\u{301}'), KeyCode::Char('東'), KeyCode::Char(' '),
            ];
            let mut line = LineInput::new(&words);
            let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
            for key in keys {
                press(&mut line, codes[key]);
                prop_assert!(line.words.is_char_boundary(line.cursor));
                let cursor = line.draw(Rect::new(0, 0, 5, 1), &mut buffer, Style::new());
                prop_assert!(cursor.is_some_and(|at| at.x < 5));
            }
        }
    }
}
