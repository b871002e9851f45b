//! A codebook as its file says it, before anything is checked: every name with
//! the line it stands on. It must not know the file's format nor its rules.

use crate::model::code::{Bilingual, CodeWords};

/// Words of the file and the line they stand on, counted from 1.
#[derive(Debug, Clone)]
pub struct Spot {
    pub line: usize,
    pub words: String,
}

/// One code; `key` is `None` where the file has none.
#[derive(Debug, Default)]
pub struct RawCode {
    pub line: usize,
    pub key: Option<Spot>,
    pub parent: Option<Spot>,
    pub kind: Option<Spot>,
    pub words: CodeWords,
    pub see_also: Vec<Spot>,
}

/// One preset; `codes` is `None` where it takes all.
#[derive(Debug, Default)]
pub struct RawPreset {
    pub line: usize,
    pub key: Option<Spot>,
    pub title: Bilingual,
    pub codes: Option<Vec<Spot>>,
}

#[derive(Debug, Default)]
pub struct RawBook {
    pub key: Option<Spot>,
    pub title: Bilingual,
    pub source: String,
    pub note: Bilingual,
    pub presets: Vec<RawPreset>,
    pub codes: Vec<RawCode>,
    /// Whether a dotted key such as `AG.SC.HIST` says by itself where it hangs.
    pub parents_from_keys: bool,
}

/// Words as they are kept: line breaks are LF, the edges are bare.
pub fn tidy(words: &str) -> String {
    words.trim().replace("\r\n", "\n").replace('\r', "\n")
}

/// The keys in a cell or string such as `AG.TB; DSV.TRU`. White space parts them
/// only where no other separator does, because a key may hold a space.
pub fn keys(line: usize, list: &str) -> Vec<Spot> {
    let is_separator = |c: char| super::key::SEPARATORS.contains(&c);
    let is_listed = list.contains(is_separator);
    list.split(|c: char| is_separator(c) || (!is_listed && c.is_whitespace()))
        .map(str::trim)
        .filter(|key| !key.is_empty())
        .map(|key| Spot {
            line,
            words: key.to_owned(),
        })
        .collect()
}
