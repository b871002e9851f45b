//! Bytes to model and back: transcripts and codebooks in, tables and quotes
//! out. Parsers return drafts and what they noticed; writers take any
//! `impl Write`. It must not know SQL or a terminal.

pub mod citation;
pub mod codebook;
pub mod export;
pub mod import;
