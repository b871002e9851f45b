//! What a study begins with, and what an import is asked and answers. It must
//! not know how either is done.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize};

use crate::message::{Language, Text};
use crate::model::document::DocumentKind;
use crate::model::draft::DocumentDraft;
use crate::model::ids::DocumentId;
use crate::text;

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

/// What an import found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FilesRead {
    pub items: Vec<ImportItem>,
    /// Files of folders that no import reads, in order.
    pub passed_over: Vec<PathBuf>,
}

impl FilesRead {
    /// `passed over: 3 (.doc, .pdf)`, unless every file was looked at.
    #[must_use]
    pub fn remark(&self) -> Option<Text> {
        passed_over(&self.passed_over)
    }
}

/// The same of any files.
pub(super) fn passed_over(files: &[PathBuf]) -> Option<Text> {
    let mut endings: Vec<String> = files.iter().map(|file| ending(file)).collect();
    endings.sort();
    endings.dedup();
    let more = endings.len() > MOST_ENDINGS;
    endings.truncate(MOST_ENDINGS);
    if more {
        endings.push("…".to_owned());
    }
    (!files.is_empty()).then(|| {
        let endings = endings.join(", ");
        text!("file-passed-over", count = files.len(), endings = endings)
    })
}

/// More kinds of files are not listed.
const MOST_ENDINGS: usize = 8;

/// `.doc`, or the whole name of a file without an ending.
fn ending(file: &Path) -> String {
    match file.extension() {
        Some(ending) => format!(".{}", ending.to_string_lossy().to_lowercase()),
        None => file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    }
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
