//! Unicode text and spans: where graphemes, words, sentences and paragraphs
//! begin and end, how lines wrap, which codings share a place. It must not know
//! what a transcript, a code or a terminal is.

mod abbreviation;
mod fold;
mod grapheme;
mod lines;
mod offsets;
mod paragraph;
mod sentence;
mod span;
mod stem;
#[cfg(test)]
pub(crate) mod strange;
mod sweep;
mod width;
mod word;
mod wrap;

pub use fold::{contains_folded, fold};
pub use grapheme::{
    grapheme_ceil, grapheme_floor, is_on_grapheme, next_grapheme, prev_grapheme, whole_graphemes,
};
pub use lines::LineIndex;
pub use offsets::CharOffsets;
pub use paragraph::{next_paragraph, paragraph_at, paragraphs, prev_paragraph};
pub use sentence::{next_sentence, prev_sentence, sentence_at, sentences};
pub use span::Span;
pub use stem::{STEMMER_VERSION, StemLanguage, Token, stem, stemmed, tokens};
pub use sweep::{Piece, lanes, sweep};
pub use width::{
    TAB_CELLS, byte_to_column, cell_width, column_to_byte, pad_to_width, safe, truncate_to_width,
};
pub use word::{next_word, prev_word, stretches, word_at, words};
pub use wrap::wrap;
