//! A quote: a coded passage with everything a table or a paper says about it,
//! and the questions one can ask for quotes. It must not know how quotes are
//! stored or printed.

use serde::{Deserialize, Serialize};

use super::coding::{AnchorStatus, Polarity, Strength};
use super::display::Layer;
use super::document::DocumentKind;
use super::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId, TurnId};
use crate::text::Span;

/// A coded passage as it is listed, cited and exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    pub id: CodingId,
    pub document: DocumentId,
    pub document_title: String,
    pub kind: DocumentKind,
    /// ISO date of the document, maybe partial, maybe empty.
    pub date: String,
    pub turn: Option<TurnId>,
    pub turn_number: Option<u32>,
    pub speaker: Option<String>,
    pub case: Option<String>,
    /// The case's role; empty when it has none.
    pub role: Option<String>,
    pub code: CodeId,
    pub code_key: String,
    pub coder: String,
    pub polarity: Option<Polarity>,
    pub strength: Option<Strength>,
    pub is_starred: bool,
    /// Bytes of the current revision.
    pub span: Span,
    /// Code points of the current revision.
    pub start: usize,
    pub end: usize,
    /// Line numbers (from 1) of the passage's first and last line in the document.
    pub lines: Option<(u32, u32)>,
    pub status: AnchorStatus,
    /// The stored passage, to the letter.
    pub text: String,
    /// The passage in the study's other language, where one was written.
    pub translation: Option<String>,
}

/// Which quotes to fetch. Within a field any value fits, between fields all must.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuoteFilter {
    /// With their descendants, unless [`QuoteFilter::is_exact_code`].
    pub codes: Vec<CodeId>,
    pub is_exact_code: bool,
    pub documents: Vec<DocumentId>,
    pub cases: Vec<CaseId>,
    pub roles: Vec<String>,
    pub kinds: Vec<DocumentKind>,
    pub coders: Vec<CoderId>,
    pub polarities: Vec<Polarity>,
    pub is_starred_only: bool,
    /// Only codings made under an older rule of their code than today's.
    pub is_outdated_only: bool,
    /// Attribute name and the value it must have.
    pub attributes: Vec<(String, String)>,
    /// Documents dated on or after, ISO.
    pub date_from: Option<String>,
    /// Documents dated on or before, ISO; `2024-05` takes in the whole month.
    pub date_to: Option<String>,
    /// Words the passage must hold, without regard to case.
    pub text: Option<String>,
    /// Exactly these codings, where any are named.
    pub codings: Vec<CodingId>,
    /// What the displays count: only passages whose words are still there, and
    /// only the codings of this layer.
    pub layer: Option<Layer>,
}

/// The order of a list of quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteSort {
    /// By code in codebook order, then document and position.
    #[default]
    Code,
    /// By document number and position.
    Document,
    Case,
    Role,
    Date,
    /// Strongest first.
    Strength,
    /// Newest coding first.
    Newest,
}

impl QuoteSort {
    pub const ALL: [QuoteSort; 7] = [
        QuoteSort::Code,
        QuoteSort::Document,
        QuoteSort::Case,
        QuoteSort::Role,
        QuoteSort::Date,
        QuoteSort::Strength,
        QuoteSort::Newest,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            QuoteSort::Code => "code",
            QuoteSort::Document => "document",
            QuoteSort::Case => "case",
            QuoteSort::Role => "role",
            QuoteSort::Date => "date",
            QuoteSort::Strength => "strength",
            QuoteSort::Newest => "newest",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        QuoteSort::ALL.into_iter().find(|sort| sort.key() == key)
    }
}
