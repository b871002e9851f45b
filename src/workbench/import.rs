//! Importing files: finding them, reading them in parallel, and storing the
//! good ones as one step. It must not know file formats.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::answers::passed_over;
use super::{FilesRead, ImportItem, ImportProgress, ImportRequest, ImportStatus, Workbench};
use crate::exchange::import::{MAX_BYTES, ReadOptions, is_supported, read};
use crate::fault::{Fault, FaultKind, Outcome};
use crate::model::draft::DocumentDraft;
use crate::model::edit::{Change, Edit};
use crate::store::Watch;
use crate::text;

impl Workbench {
    /// Reads files and folders into drafts, in parallel; nothing is stored. A
    /// file that cannot be read does not stop the others.
    pub fn read_files(
        &self,
        request: &ImportRequest,
        progress: &ImportProgress,
    ) -> Outcome<FilesRead> {
        let mut found = find_files(&request.paths)?;
        let items = &mut found.items;
        progress.found.store(items.len(), Ordering::Relaxed);
        let options = ReadOptions {
            kind: request.kind,
            encoding: request.encoding.clone(),
            interviewer: request.interviewers.clone(),
        };
        items.par_iter_mut().for_each(|item| {
            if progress.is_cancelled.load(Ordering::Relaxed) || item.error.is_some() {
                return;
            }
            match read_file(&item.file, &options) {
                Ok(draft) => {
                    item.title = Some(draft.title.clone());
                    item.draft = Some(draft);
                }
                Err(fault) => fail(item, fault),
            }
            progress.read.fetch_add(1, Ordering::Relaxed);
        });
        stop_if(progress)?;
        self.mark_duplicates(items)?;
        Ok(found)
    }

    /// Files the study holds already, or that come twice in one import.
    fn mark_duplicates(&self, items: &mut [ImportItem]) -> Outcome<()> {
        let mut seen: HashMap<String, PathBuf> = HashMap::new();
        for item in items {
            let Some(draft) = &item.draft else { continue };
            let hash = draft.origin.file_hash.clone();
            if let Some(document) = self.store.document_of_file(&hash)? {
                item.status = ImportStatus::Duplicate;
                item.error = Some((
                    text!("file-duplicate", document = document.title.as_str()),
                    None,
                ));
                item.document = Some(document.id);
                item.title = Some(document.title);
            } else if let Some(first) = seen.get(&hash) {
                item.status = ImportStatus::Duplicate;
                item.error = Some((text!("file-twice", file = first.as_path()), None));
            } else {
                seen.insert(hash, item.file.clone());
            }
        }
        Ok(())
    }

    /// Stores the items that can be imported as one step; fills in their status,
    /// document and title. Cancelled midway it stores nothing.
    pub fn import(
        &mut self,
        items: &mut [ImportItem],
        progress: &ImportProgress,
    ) -> Outcome<Change> {
        self.import_because(items, "", progress)
    }

    /// The same, with the analyst's reason for it in the journal.
    pub fn import_because(
        &mut self,
        items: &mut [ImportItem],
        reason: &str,
        progress: &ImportProgress,
    ) -> Outcome<Change> {
        stop_if(progress)?;
        let mut chosen = Vec::new();
        let mut drafts = Vec::new();
        for (index, item) in items.iter_mut().enumerate() {
            if item.status == ImportStatus::WouldImport
                && let Some(draft) = item.draft.take()
            {
                chosen.push(index);
                drafts.push(draft);
            }
        }
        if drafts.is_empty() {
            return Ok(Change::DocumentsImported(Vec::new()));
        }
        let edit = Edit::ImportDocuments { drafts };
        progress.stored.store(0, Ordering::Relaxed);
        let watch = Watch {
            stop: Some(&progress.is_cancelled),
            stored: Some(&progress.stored),
        };
        let applied = self.store.apply_watched(&edit, &self.coder, reason, watch);
        if let Edit::ImportDocuments { drafts } = edit {
            // They were lent, not copied: the texts are most of the memory.
            for (index, draft) in chosen.iter().zip(drafts) {
                items[*index].draft = Some(draft);
            }
        }
        let change = match applied {
            Err(fault) if fault.what.id == "edit-file-known" => {
                // Somebody else was quicker: what is theirs is a duplicate here.
                self.mark_duplicates(items)?;
                return self.import_because(items, reason, progress);
            }
            applied => applied?,
        };
        if let Change::DocumentsImported(documents) = &change {
            for (index, document) in chosen.into_iter().zip(documents) {
                items[index].status = ImportStatus::Imported;
                items[index].document = Some(*document);
                items[index].title = Some(self.store.document(*document)?.title);
            }
        }
        Ok(change)
    }
}

fn stop_if(progress: &ImportProgress) -> Outcome<()> {
    if progress.is_cancelled.load(Ordering::Relaxed) {
        return Err(Fault::cancelled(text!("file-cancelled")));
    }
    Ok(())
}

fn fail(item: &mut ImportItem, fault: Fault) {
    item.status = ImportStatus::Failed;
    item.error = Some((fault.what, fault.hint));
}

/// The files named, and the transcripts in the folders named, in order.
fn find_files(paths: &[PathBuf]) -> Outcome<FilesRead> {
    let mut items = Vec::new();
    let mut passed = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut found = Vec::new();
            let mut others = Vec::new();
            walk(path, &mut found, &mut others)?;
            others.sort_by_key(|a| natural(a));
            if found.is_empty() {
                // One empty folder among several does not stop the others.
                let mut empty = item(path.clone());
                fail(&mut empty, empty_folder(path, &others));
                items.push(empty);
            }
            found.sort_by_key(|a| natural(a));
            items.extend(found.into_iter().map(item));
            passed.append(&mut others);
        } else {
            items.push(item(path.clone()));
        }
    }
    match items.as_slice() {
        [] => Err(Fault::input(text!("file-nothing"))),
        [only] if only.file.is_dir() => Err(empty_folder(&only.file, &passed)),
        _ => Ok(FilesRead {
            items,
            passed_over: passed,
        }),
    }
}

fn empty_folder(folder: &Path, others: &[PathBuf]) -> Fault {
    match passed_over(others) {
        None => Fault::input(text!("file-empty-folder", folder = folder))
            .hint(text!("file-empty-folder-hint")),
        Some(others) => Fault::input(text!("file-only-others", folder = folder, others = others))
            .hint(text!("file-only-others-hint")),
    }
}

fn item(file: PathBuf) -> ImportItem {
    ImportItem {
        file,
        status: ImportStatus::WouldImport,
        error: None,
        draft: None,
        document: None,
        title: None,
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>, others: &mut Vec<PathBuf>) -> Outcome<()> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    for entry in entries.flatten() {
        let path = entry.path();
        let is_hidden = entry.file_name().to_string_lossy().starts_with(['.', '~']);
        // Links are not followed: a loop of folders has no end.
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if is_hidden {
            continue;
        }
        if kind.is_dir() {
            walk(&path, found, others)?;
        } else if is_supported(&entry.file_name().to_string_lossy()) {
            found.push(path);
        } else if kind.is_file() && !is_study(&path) {
            others.push(path);
        }
    }
    Ok(())
}

/// A study, a backup of one, or what SQLite keeps beside it: nobody expects
/// them to be imported.
fn is_study(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    ["telaah", "telaah-wal", "telaah-shm"].contains(&ending.as_ref())
}

/// Numbers in names count as numbers: `I2` before `I10`.
pub(super) fn natural(path: &Path) -> Vec<(String, u64)> {
    let name = path.to_string_lossy().to_lowercase();
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut digits = String::new();
    for c in name.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            let number = std::mem::take(&mut digits).parse().unwrap_or(u64::MAX);
            parts.push((std::mem::take(&mut words), number));
        }
        words.push(c);
    }
    parts.push((words, digits.parse().unwrap_or(0)));
    parts
}

fn read_file(path: &Path, options: &ReadOptions) -> Outcome<DocumentDraft> {
    let details = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if details.len() > MAX_BYTES {
        return Err(Fault::input(text!(
            "file-too-large",
            file = path,
            megabytes = details.len().div_ceil(1024 * 1024),
            limit = MAX_BYTES / (1024 * 1024)
        ))
        .hint(text!("file-too-large-hint")));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read(&name, &bytes, options)
}

pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Fault {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            Fault::input(text!("file-missing", file = path)).hint(text!("file-missing-hint"))
        }
        _ => Fault {
            kind: FaultKind::Input,
            what: text!("file-unreadable", file = path, detail = error.to_string()),
            hint: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_that_is_stopped_stores_nothing_and_can_be_done_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        for (name, words) in [("a.txt", "P: Apa?"), ("b.txt", "P: Lalu?")] {
            fs::write(path.join(name), format!("{words}\n\nN: Ya.\n")).unwrap();
        }
        let new = crate::workbench::NewStudy {
            title: String::new(),
            language: crate::message::Language::Indonesian,
            coder: "ana".to_owned(),
        };
        let mut bench = Workbench::create(&path.join("s.telaah"), &new).unwrap();
        let request = ImportRequest {
            paths: vec![path.to_owned()],
            ..ImportRequest::default()
        };
        let progress = ImportProgress::default();
        let mut items = bench.read_files(&request, &progress).unwrap().items;
        let drafts = items.iter().filter_map(|item| item.draft.clone()).collect();
        // Stopped while it is stored, and not before.
        let stop = std::sync::atomic::AtomicBool::new(true);
        let edit = Edit::ImportDocuments { drafts };
        let coder = bench.coder.clone();
        let watch = Watch {
            stop: Some(&stop),
            stored: None,
        };
        let stopped = bench.store.apply_watched(&edit, &coder, "", watch);
        assert_eq!(stopped.unwrap_err().kind, FaultKind::Cancelled);
        assert_eq!(bench.documents().unwrap(), []);
        assert_eq!(bench.log(0).unwrap().len(), 0);
        assert_eq!(bench.doctor().unwrap(), []);
        // The journal, which an import pauses, goes on.
        let title = "Lain".to_owned();
        let language = crate::message::Language::Indonesian;
        bench.apply(Edit::SetStudy { title, language }).unwrap();
        bench.undo().unwrap();
        bench.import(&mut items, &progress).unwrap();
        assert_eq!(bench.documents().unwrap().len(), 2);
    }

    #[test]
    fn numbers_in_file_names_sort_as_numbers() {
        let mut names = ["I10.txt", "I2.txt", "I1.txt", "O1.txt"].map(PathBuf::from);
        names.sort_by_key(|a| natural(a));
        assert_eq!(
            names,
            ["I1.txt", "I2.txt", "I10.txt", "O1.txt"].map(PathBuf::from)
        );
    }
}
