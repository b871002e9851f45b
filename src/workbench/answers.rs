//! What a study begins with, and what an import is asked and answers. It must
//! not know how either is done.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use crate::message::{Language, Text};
use crate::model::document::DocumentKind;
use crate::model::draft::DocumentDraft;
use crate::model::ids::DocumentId;

/// What a new study begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStudy {
    pub title: String,
    pub language: Language,
    pub coder: String,
}

/// Files and folders to import, and how to read them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportRequest {
    pub paths: Vec<PathBuf>,
    pub kind: Option<DocumentKind>,
    pub encoding: Option<String>,
    /// Labels that are the interviewer's.
    pub interviewers: Vec<String>,
}

/// How far an import is; shared between threads. Set `is_cancelled` to stop it.
#[derive(Debug, Default)]
pub struct ImportProgress {
    pub found: AtomicUsize,
    pub read: AtomicUsize,
    pub stored: AtomicUsize,
    pub is_cancelled: AtomicBool,
}

/// What became, or would become, of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStatus {
    Imported,
    WouldImport,
    /// The study holds this very file already.
    Duplicate,
    Failed,
}

/// One file found by an import.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportItem {
    pub file: PathBuf,
    pub status: ImportStatus,
    /// Why it failed, or which document it duplicates.
    pub error: Option<(Text, Option<Text>)>,
    pub draft: Option<DocumentDraft>,
    /// Set once it is stored.
    pub document: Option<DocumentId>,
    pub title: Option<String>,
}
