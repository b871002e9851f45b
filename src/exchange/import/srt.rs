//! SubRip subtitles. It must not know how subtitles become turns.

use super::cues::{self, Flavour};
use super::{Format, Reading, Source};
use crate::fault::Outcome;

/// `.srt`
pub struct SubRip;

impl Format for SubRip {
    fn key(&self) -> &'static str {
        "srt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["srt"]
    }

    fn read(&self, source: &Source<'_>) -> Outcome<Reading> {
        cues::read(source, Flavour::Srt)
    }
}
