//! Markdown, kept as it is written: marks are not rendered, so that what is
//! quoted is what the file says. It must not know what the text says.

use super::{Format, Reading, Source, txt};
use crate::fault::Outcome;

/// `.md`
pub struct Markdown;

impl Format for Markdown {
    fn key(&self) -> &'static str {
        "md"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn read(&self, source: &Source<'_>) -> Outcome<Reading> {
        txt::read(source)
    }
}
