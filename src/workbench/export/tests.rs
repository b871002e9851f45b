//! Quotes written to files: whole, counted, never over what is there. It must
//! not look into a format.

use super::*;
use crate::workbench::create_sample;

struct Study {
    folder: tempfile::TempDir,
    bench: Workbench,
}

fn study() -> Study {
    let folder = tempfile::tempdir().unwrap();
    let bench = create_sample(&folder.path().join("s.telaah"), Language::Indonesian).unwrap();
    Study { folder, bench }
}

fn request(study: &Study, name: &str, format: Format) -> ExportRequest {
    let style = Style::of_language(Language::Indonesian);
    let path = study.folder.path().join(name);
    ExportRequest::new(path, format, style, Language::Indonesian)
}

fn export(study: &Study, request: &ExportRequest) -> Outcome<usize> {
    let all = QuoteFilter::default();
    let progress = ExportProgress::default();
    study
        .bench
        .export_quotes(&all, QuoteSort::Code, request, &progress)
}

#[test]
fn all_quotes_are_written_in_every_format_and_counted() {
    let study = study();
    let all = study.bench.quote_count(&QuoteFilter::default()).unwrap();
    for format in Format::ALL {
        let request = request(&study, &format!("q.{}", format.extension()), format);
        assert_eq!(export(&study, &request).unwrap(), all, "{format:?}");
        assert!(std::fs::metadata(&request.path).unwrap().len() > 1_000);
    }
}

#[test]
fn what_is_written_is_what_is_stored() {
    let study = study();
    let request = request(&study, "q.json", Format::Json);
    export(&study, &request).unwrap();
    let rows: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&request.path).unwrap()).unwrap();
    let rows = rows.as_array().unwrap();
    let stored = study
        .bench
        .quotes(&QuoteFilter::default(), QuoteSort::Code, 0, 1_000)
        .unwrap();
    assert_eq!(rows.len(), stored.len());
    for (row, quote) in rows.iter().zip(stored) {
        assert_eq!(row["text"], quote.text);
    }
}

#[test]
fn a_file_that_exists_is_left_alone_unless_it_may_be_replaced() {
    let study = study();
    let mut request = request(&study, "q.md", Format::Markdown);
    std::fs::write(&request.path, "mine").unwrap();
    let fault = export(&study, &request).unwrap_err();
    assert_eq!(fault.what.id, "export-exists");
    assert_eq!(std::fs::read_to_string(&request.path).unwrap(), "mine");
    request.may_replace = true;
    export(&study, &request).unwrap();
    assert_ne!(std::fs::read_to_string(&request.path).unwrap(), "mine");
}

#[test]
fn an_export_that_was_stopped_leaves_nothing_behind() {
    let study = study();
    let request = request(&study, "q.csv", Format::Csv);
    let progress = ExportProgress::default();
    progress.is_cancelled.store(true, Ordering::Relaxed);
    let all = QuoteFilter::default();
    let fault = study
        .bench
        .export_quotes(&all, QuoteSort::Code, &request, &progress)
        .unwrap_err();
    assert_eq!(fault.kind, crate::fault::FaultKind::Cancelled);
    let left: Vec<_> = std::fs::read_dir(study.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("s.telaah"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_place_that_cannot_hold_a_file_is_named() {
    let study = study();
    let missing = request(&study, "nowhere/q.md", Format::Markdown);
    assert_eq!(
        export(&study, &missing).unwrap_err().what.id,
        "export-no-folder"
    );
    let folder = request(&study, "", Format::Markdown);
    assert_eq!(
        export(&study, &folder).unwrap_err().what.id,
        "export-is-folder"
    );
}

#[test]
fn a_study_is_never_replaced_by_its_quotes() {
    let study = study();
    let mut request = request(&study, "s.telaah", Format::Json);
    request.may_replace = true;
    assert_eq!(
        export(&study, &request).unwrap_err().what.id,
        "export-is-study"
    );
    assert_eq!(study.bench.doctor().unwrap(), vec![]);
}

/// Fails after a few bytes, as a full disk does.
struct Full;

impl Write for Full {
    fn write(&mut self, _bytes: &[u8]) -> std::io::Result<usize> {
        Err(ErrorKind::StorageFull.into())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_reported_and_nobody_waits_for_ever() {
    let study = study();
    let request = request(&study, "q.txt", Format::Text);
    let result = study.bench.write_quotes(
        &QuoteFilter::default(),
        QuoteSort::Code,
        &request,
        &mut Full,
        &ExportProgress::default(),
    );
    assert!(matches!(result, Err(ExportError::Output(_))));
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_what_was_written() {
    use std::os::unix::fs::PermissionsExt;
    let study = study();
    let request = request(&study, "q.md", Format::Markdown);
    export(&study, &request).unwrap();
    let mode = std::fs::metadata(&request.path)
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}
