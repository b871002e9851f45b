//! Codebooks: a framework's codes as a book on the shelf (shipped, or a file of
//! the user's) and as part of a study. It must not know file formats.

use serde::{Deserialize, Serialize};

use super::code::{Bilingual, CodeKind, CodeWords};
use super::ids::CodebookId;

/// One code of a book that is not in a study yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeDraft {
    pub key: String,
    pub parent: Option<String>,
    pub kind: CodeKind,
    pub words: CodeWords,
    pub see_also: Vec<String>,
}

/// A named selection of a book's codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    pub key: String,
    pub title: Bilingual,
    /// The codes it takes; `None` takes all.
    pub codes: Option<Vec<String>>,
}

/// A whole book: parents stand before their children, keys are unique.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    pub key: String,
    pub title: Bilingual,
    pub source: String,
    pub note: Bilingual,
    pub presets: Vec<Preset>,
    pub codes: Vec<CodeDraft>,
}

impl Book {
    /// The codes a preset selects, in tree order; a code whose parent is left
    /// out hangs under its nearest ancestor that is in. `None` for an unknown preset.
    #[must_use]
    pub fn selected(&self, preset: Option<&str>) -> Option<Vec<CodeDraft>> {
        let wanted = match preset {
            None => None,
            Some(key) => self
                .presets
                .iter()
                .find(|preset| preset.key.eq_ignore_ascii_case(key))?
                .codes
                .as_ref(),
        };
        Some(match wanted {
            None => self.codes.clone(),
            Some(codes) => self.narrowed(|key| codes.iter().any(|code| code == key)),
        })
    }

    /// The codes whose keys `is_in` takes, likewise in tree order.
    #[must_use]
    pub fn narrowed(&self, is_in: impl Fn(&str) -> bool) -> Vec<CodeDraft> {
        let parent_of = |key: &str| {
            self.codes
                .iter()
                .find(|code| code.key == key)
                .and_then(|code| code.parent.clone())
        };
        self.codes
            .iter()
            .filter(|code| is_in(&code.key))
            .map(|code| {
                let mut code = code.clone();
                while let Some(parent) = code.parent.clone() {
                    if is_in(&parent) {
                        break;
                    }
                    code.parent = parent_of(&parent);
                }
                code
            })
            .collect()
    }
}

/// A codebook as it stands in the study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codebook {
    pub id: CodebookId,
    pub key: String,
    pub title: Bilingual,
    pub source: String,
    pub note: Bilingual,
    /// The preset it was added with, if any.
    pub preset: Option<String>,
}
