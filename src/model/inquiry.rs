//! Questions to a study and their answers, where they are no values of the
//! domain: counts, matrices, searches. It must not know how answers are found.

use super::code::CodeWords;
use super::ids::{CaseId, CodeId, CoderId, DocumentId, TurnId};
use super::memo::{MemoKind, MemoSubject};
use crate::text::Span;

/// What an edit would touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Touched {
    pub codes: usize,
    pub codings: usize,
    pub documents: usize,
    pub memos: usize,
}

/// How often a code is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeCount {
    pub code: CodeId,
    /// Codings of the code itself.
    pub codings: usize,
    /// Passages of the code and its descendants, each passage once.
    pub passages: usize,
    /// Documents with such a passage.
    pub documents: usize,
}

/// A code's words as they were from one moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeVersion {
    pub version: u32,
    pub words: CodeWords,
    /// Milliseconds since 1970, UTC.
    pub time: i64,
    pub reason: String,
}

/// How far the coding of one document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub document: DocumentId,
    pub turns: usize,
    /// Coder, codings, and whether the coder called the document finished.
    pub coders: Vec<(CoderId, usize, bool)>,
}

/// What one coder has done in one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CoderWork {
    pub document: DocumentId,
    pub codings: usize,
    pub is_finished: bool,
}

/// How much there is of one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseCount {
    pub case: CaseId,
    pub documents: usize,
    /// Codings of what the case's speakers said.
    pub codings: usize,
}

/// Which memos to fetch; all of them by default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemoFilter {
    pub kind: Option<MemoKind>,
    pub subject: Option<MemoSubject>,
    /// Words that title or text must hold.
    pub text: Option<String>,
    /// Only surprises that nobody has followed up.
    pub is_open_only: bool,
}

/// What the rows of a matrix are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum MatrixRows {
    #[default]
    Case,
    Document,
    Role,
    /// The values of a case attribute.
    Attribute(String),
}

/// Counts of passages: one row a case (or what was asked), one column a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    /// `cells[row][column]`, each passage once per code, descendants included.
    pub cells: Vec<Vec<u64>>,
}

/// A search over the texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchQuery {
    pub words: String,
    pub is_regex: bool,
    /// Only in this document.
    pub document: Option<DocumentId>,
    /// No more hits than this; 0 for all.
    pub limit: usize,
}

/// A place a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub document: DocumentId,
    pub document_title: String,
    pub turn: Option<TurnId>,
    pub turn_number: Option<u32>,
    pub speaker: Option<String>,
    /// The words found, in bytes of the current revision.
    pub span: Span,
    /// The same in code points.
    pub start: usize,
    pub end: usize,
    /// The words found.
    pub text: String,
    /// The line or sentence around them, and where the words stand in it (bytes).
    pub line: String,
    pub line_span: Span,
}
