//! Codes: the indicators of a framework and the analyst's own, with the rule
//! that says when each applies. It must not know how a tree is shown.

use serde::{Deserialize, Serialize};

use super::ids::{CodeId, CodebookId};
use crate::message::Language;

/// One text in both languages; an empty side stands for "not written yet".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bilingual {
    #[serde(default)]
    pub en: String,
    #[serde(default)]
    pub id: String,
}

impl Bilingual {
    #[must_use]
    pub fn new(en: impl Into<String>, id: impl Into<String>) -> Self {
        Bilingual {
            en: en.into(),
            id: id.into(),
        }
    }

    /// The same words in both languages.
    #[must_use]
    pub fn same(words: &str) -> Self {
        Bilingual::new(words, words)
    }

    /// Exactly what was written in this language, maybe nothing.
    #[must_use]
    pub fn written(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Indonesian => &self.id,
        }
    }

    /// The text to show: in this language, or the other where nothing was written.
    #[must_use]
    pub fn shown(&self, language: Language) -> &str {
        match self.written(language) {
            "" => self.written(language.other()),
            words => words,
        }
    }

    pub fn set(&mut self, language: Language, words: impl Into<String>) {
        match language {
            Language::English => self.en = words.into(),
            Language::Indonesian => self.id = words.into(),
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.id.is_empty()
    }
}

/// What a code stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeKind {
    /// An element of the framework.
    #[default]
    Indicator,
    /// What supports or hinders, given in addition to an indicator.
    Factor,
    Recommendation,
    /// The informants' own words.
    InVivo,
    /// A second-cycle code over others.
    Pattern,
}

impl CodeKind {
    pub const ALL: [CodeKind; 5] = [
        CodeKind::Indicator,
        CodeKind::Factor,
        CodeKind::Recommendation,
        CodeKind::InVivo,
        CodeKind::Pattern,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            CodeKind::Indicator => "indicator",
            CodeKind::Factor => "factor",
            CodeKind::Recommendation => "recommendation",
            CodeKind::InVivo => "in-vivo",
            CodeKind::Pattern => "pattern",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        CodeKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Whether a code may still be given to passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeStatus {
    #[default]
    Active,
    /// Kept with its codings, no longer offered.
    Retired,
    /// An indicator of the framework this study does not analyse, with a reason.
    LeftOut,
}

impl CodeStatus {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            CodeStatus::Active => "active",
            CodeStatus::Retired => "retired",
            CodeStatus::LeftOut => "left-out",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        [CodeStatus::Active, CodeStatus::Retired, CodeStatus::LeftOut]
            .into_iter()
            .find(|status| status.key() == key)
    }
}

/// The words of a code: what it is called and the rule for giving it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeWords {
    pub label: Bilingual,
    pub definition: Bilingual,
    pub include: Bilingual,
    pub exclude: Bilingual,
    pub evidence: Bilingual,
    pub example: Bilingual,
}

/// The fields of [`CodeWords`], so that editors and files can walk over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeField {
    Label,
    Definition,
    Include,
    Exclude,
    Evidence,
    Example,
}

impl CodeField {
    pub const ALL: [CodeField; 6] = [
        CodeField::Label,
        CodeField::Definition,
        CodeField::Include,
        CodeField::Exclude,
        CodeField::Evidence,
        CodeField::Example,
    ];

    /// The name of the field in files and on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            CodeField::Label => "label",
            CodeField::Definition => "definition",
            CodeField::Include => "include",
            CodeField::Exclude => "exclude",
            CodeField::Evidence => "evidence",
            CodeField::Example => "example",
        }
    }
}

impl CodeWords {
    #[must_use]
    pub fn get(&self, field: CodeField) -> &Bilingual {
        match field {
            CodeField::Label => &self.label,
            CodeField::Definition => &self.definition,
            CodeField::Include => &self.include,
            CodeField::Exclude => &self.exclude,
            CodeField::Evidence => &self.evidence,
            CodeField::Example => &self.example,
        }
    }

    pub fn get_mut(&mut self, field: CodeField) -> &mut Bilingual {
        match field {
            CodeField::Label => &mut self.label,
            CodeField::Definition => &mut self.definition,
            CodeField::Include => &mut self.include,
            CodeField::Exclude => &mut self.exclude,
            CodeField::Evidence => &mut self.evidence,
            CodeField::Example => &mut self.example,
        }
    }
}

/// A code as it stands in the study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    pub id: CodeId,
    pub uuid: String,
    pub codebook: CodebookId,
    pub parent: Option<CodeId>,
    /// Unique in the study, namespaced by its book: `AG.TB`.
    pub key: String,
    pub kind: CodeKind,
    pub status: CodeStatus,
    /// Why it was retired or left out.
    pub reason: String,
    /// Index into the palette of code colours.
    pub color: u8,
    /// The version of the words, counted up at each change; codings remember it.
    pub version: u32,
    pub words: CodeWords,
    /// Keys of codes in other books that mean nearly the same.
    pub see_also: Vec<String>,
}

impl Code {
    /// What to call the code on screen: its label, or its key where it has none.
    #[must_use]
    pub fn label(&self, language: Language) -> &str {
        match self.words.label.shown(language) {
            "" => &self.key,
            label => label,
        }
    }

    /// The key without its book: `TB` of `AG.TB`.
    #[must_use]
    pub fn short(&self) -> &str {
        self.key
            .split_once('.')
            .map_or(self.key.as_str(), |(_, rest)| rest)
    }
}
