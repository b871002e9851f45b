//! Unicode text and spans: where graphemes, words, sentences and paragraphs
//! begin and end, how lines wrap, which codings share a place. It must not know
//! what a transcript, a code or a terminal is.

mod offsets;
mod span;

pub use offsets::CharOffsets;
pub use span::Span;
