//! WebVTT captions, as meeting programs and speech recognisers write them. It
//! must not know how captions become turns.

use super::cues::{self, Flavour};
use super::{Format, Reading, Source};
use crate::fault::Outcome;

/// `.vtt`
pub struct WebVtt;

impl Format for WebVtt {
    fn key(&self) -> &'static str {
        "vtt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["vtt"]
    }

    fn read(&self, source: &Source<'_>) -> Outcome<Reading> {
        cues::read(source, Flavour::Vtt)
    }
}
