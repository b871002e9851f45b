//! A study from its making to its undoing, through the workbench as both front
//! ends use it, on a real file.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use telaah::exchange::import::{ReadOptions, read};
use telaah::message::Language;
use telaah::model::coding::{Polarity, Strength};
use telaah::model::edit::{Change, Edit, NewCoding};
use telaah::model::ids::{CodeId, DocumentId};
use telaah::model::quote::{QuoteFilter, QuoteSort};
use telaah::text::Span;
use telaah::workbench::{
    ImportProgress, ImportRequest, ImportStatus, MatrixRows, NewStudy, SearchQuery, Workbench,
    create_sample,
};

struct Bench {
    _folder: tempfile::TempDir,
    path: PathBuf,
    bench: Workbench,
}

fn sample() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.telaah");
    let bench = create_sample(&path, Language::Indonesian).unwrap();
    Bench {
        _folder: folder,
        path,
        bench,
    }
}

fn code(bench: &Workbench, key: &str) -> CodeId {
    bench
        .codes()
        .unwrap()
        .into_iter()
        .find(|code| code.key == key)
        .unwrap_or_else(|| panic!("no code {key}"))
        .id
}

fn document(bench: &Workbench, title: &str) -> DocumentId {
    bench.find_document(title).unwrap().id
}

#[test]
fn the_sample_study_is_whole_in_both_languages() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.telaah");
        let bench = create_sample(&path, language).unwrap();
        assert_eq!(bench.documents().unwrap().len(), 10);
        assert_eq!(bench.cases().unwrap().len(), 7);
        assert_eq!(bench.verdicts().unwrap().len(), 5);
        assert_eq!(bench.propositions().unwrap().len(), 3);
        assert_eq!(bench.events().unwrap().len(), 11);
        assert_eq!(bench.questions().unwrap().len(), 11);
        let count = bench.quote_count(&QuoteFilter::default()).unwrap();
        assert!(count > 140, "{count} codings");
        assert_eq!(bench.doctor().unwrap(), vec![]);
        for document in bench.documents().unwrap() {
            let transcript = bench.transcript(document.id).unwrap();
            assert!(!transcript.turns.is_empty(), "{}", document.title);
        }
    }
}

#[test]
fn every_quote_is_the_text_at_its_place() {
    let Bench { _folder, bench, .. } = sample();
    let mut checked = 0;
    for document in bench.documents().unwrap() {
        let text = bench.transcript(document.id).unwrap().text;
        let filter = QuoteFilter {
            documents: vec![document.id],
            ..QuoteFilter::default()
        };
        bench
            .each_quote(&filter, QuoteSort::Document, &mut |quote| {
                assert_eq!(quote.span.of(&text), Some(quote.text.as_str()));
                let chars: String = text
                    .chars()
                    .skip(quote.start)
                    .take(quote.end - quote.start)
                    .collect();
                assert_eq!(chars, quote.text);
                let line = 1 + text[..quote.span.start].matches('\n').count();
                assert_eq!(quote.lines.unwrap().0 as usize, line);
                checked += 1;
                Ok(())
            })
            .unwrap();
    }
    assert!(checked > 140);
}

#[test]
fn pages_of_quotes_are_the_whole_list_in_every_order() {
    let Bench { _folder, bench, .. } = sample();
    for sort in QuoteSort::ALL {
        for is_starred_only in [false, true] {
            let filter = QuoteFilter {
                is_starred_only,
                ..QuoteFilter::default()
            };
            let mut whole = Vec::new();
            bench
                .each_quote(&filter, sort, &mut |quote| {
                    whole.push(quote.id);
                    Ok(())
                })
                .unwrap();
            assert_eq!(whole.len(), bench.quote_count(&filter).unwrap());
            let mut paged = Vec::new();
            while let page = bench.quotes(&filter, sort, paged.len(), 7).unwrap()
                && !page.is_empty()
            {
                paged.extend(page.into_iter().map(|quote| quote.id));
            }
            assert_eq!(paged, whole, "{sort:?}");
        }
    }
}

#[test]
fn every_cell_of_the_matrix_is_recounted_from_the_quotes() {
    let Bench { _folder, bench, .. } = sample();
    let codes = bench.codes().unwrap();
    for rows in [MatrixRows::Case, MatrixRows::Document, MatrixRows::Role] {
        let matrix = bench.matrix(&rows, &QuoteFilter::default()).unwrap();
        assert_eq!(matrix.columns.len(), codes.len());
        for (column, code) in codes.iter().enumerate() {
            let filter = QuoteFilter {
                codes: vec![code.id],
                ..QuoteFilter::default()
            };
            let mut seen = std::collections::BTreeSet::new();
            bench
                .each_quote(&filter, QuoteSort::Document, &mut |quote| {
                    let name = match rows {
                        MatrixRows::Document => Some(quote.document_title.clone()),
                        MatrixRows::Role => quote.role.clone(),
                        _ => quote.case.clone().or_else(|| {
                            (quote.speaker.is_none()).then(|| quote.document_title.clone())
                        }),
                    };
                    if let Some(name) = name {
                        seen.insert((name, quote.document, quote.start, quote.end));
                    }
                    Ok(())
                })
                .unwrap();
            for (row, name) in matrix.rows.iter().enumerate() {
                let naive = seen.iter().filter(|passage| passage.0 == *name).count();
                assert_eq!(
                    matrix.cells[row][column], naive as u64,
                    "{rows:?} {name} {}",
                    code.key
                );
            }
        }
    }
}

#[test]
fn code_counts_agree_with_the_quotes() {
    let Bench { _folder, bench, .. } = sample();
    for count in bench.code_counts().unwrap() {
        let exact = QuoteFilter {
            codes: vec![count.code],
            is_exact_code: true,
            ..QuoteFilter::default()
        };
        assert_eq!(count.codings, bench.quote_count(&exact).unwrap());
    }
}

#[test]
fn the_same_coding_twice_is_one_coding() {
    let mut study = sample();
    let new = NewCoding {
        document: document(&study.bench, "I1"),
        span: Span::new(40, 60),
        code: code(&study.bench, "AG.TB"),
        coder: None,
        polarity: Some(Polarity::Supports),
        strength: Strength::new(2),
    };
    let first = study.bench.apply(Edit::ApplyCode(new.clone())).unwrap();
    let Change::Coded { coding, is_new } = first else {
        panic!("{first:?}");
    };
    assert!(is_new);
    assert_eq!(
        study.bench.apply(Edit::ApplyCode(new)).unwrap(),
        Change::Coded {
            coding,
            is_new: false
        }
    );
}

#[test]
fn undo_and_redo_work_across_a_restart() {
    let Bench {
        _folder,
        path,
        mut bench,
    } = sample();
    let before = bench.quote_count(&QuoteFilter::default()).unwrap();
    bench
        .apply(Edit::DeleteCode {
            code: code(&bench, "AG.TB"),
            reason: "test".to_owned(),
        })
        .unwrap();
    let after = bench.quote_count(&QuoteFilter::default()).unwrap();
    assert!(after < before);
    drop(bench);
    let mut bench = Workbench::open(&path).unwrap();
    bench.undo().unwrap();
    assert_eq!(bench.quote_count(&QuoteFilter::default()).unwrap(), before);
    drop(bench);
    let mut bench = Workbench::open(&path).unwrap();
    bench.redo().unwrap();
    assert_eq!(bench.quote_count(&QuoteFilter::default()).unwrap(), after);
    assert_eq!(bench.doctor().unwrap(), vec![]);
    bench.undo().unwrap();
    assert!(bench.undo().is_err(), "the sample itself stays");
}

#[test]
fn a_file_that_two_programs_bring_in_at_once_comes_in_once() {
    let Bench {
        _folder,
        path,
        bench: mut first,
    } = sample();
    let before = first.documents().unwrap().len();
    let paths: Vec<PathBuf> = ["a.txt", "b.txt"]
        .map(|name| path.with_file_name(name))
        .into();
    std::fs::write(&paths[0], "P: Apa kabar?\n\nN: Baik.\n").unwrap();
    std::fs::write(&paths[1], "P: Lalu?\n\nN: Sudah.\n").unwrap();
    let mut second = Workbench::open(&path).unwrap();
    let progress = ImportProgress::default();
    let read = |bench: &Workbench, paths: &[PathBuf]| {
        let request = ImportRequest {
            paths: paths.to_vec(),
            ..ImportRequest::default()
        };
        bench.read_files(&request, &progress).unwrap().items
    };
    let mut ours = read(&first, &paths[..1]);
    let mut theirs = read(&second, &paths);
    first.import(&mut ours, &progress).unwrap();
    second.import(&mut theirs, &progress).unwrap();
    let became: Vec<_> = theirs.iter().map(|item| item.status).collect();
    assert_eq!(became, [ImportStatus::Duplicate, ImportStatus::Imported]);
    assert_eq!(first.documents().unwrap().len(), before + 2);
}

#[test]
fn an_import_that_fails_leaves_nothing_behind_and_the_journal_as_it_was() {
    let Bench {
        _folder,
        path: _,
        mut bench,
    } = sample();
    let before = bench.documents().unwrap();
    let read = |name: &str| {
        let text = "P: Apa kabar?\n\nN: Baik.\n";
        read(name, text.as_bytes(), &ReadOptions::default()).unwrap()
    };
    let mut bad = read("b.txt");
    bad.title = String::new();
    bad.origin.file_hash = "another".to_owned();
    let drafts = vec![read("a.txt"), bad];
    assert!(bench.apply(Edit::ImportDocuments { drafts }).is_err());
    assert_eq!(bench.documents().unwrap(), before);
    let drafts = vec![read("a.txt")];
    bench.apply(Edit::ImportDocuments { drafts }).unwrap();
    // Rows written after an import, or after one that failed, can be taken back.
    let listed = bench.documents().unwrap();
    let last = listed.last().unwrap();
    bench
        .apply(Edit::SetDocument {
            document: last.id,
            title: "lain".to_owned(),
            facts: last.facts.clone(),
        })
        .unwrap();
    assert_ne!(bench.documents().unwrap(), listed);
    bench.undo().unwrap();
    assert_eq!(bench.documents().unwrap(), listed);
    bench.undo().unwrap();
    assert_eq!(bench.documents().unwrap(), before);
    assert_eq!(bench.doctor().unwrap(), vec![]);
}

#[test]
fn the_list_gives_the_length_of_each_text() {
    let Bench { _folder, bench, .. } = sample();
    for document in bench.documents().unwrap() {
        let text = bench.transcript(document.id).unwrap().text;
        assert_eq!(document.characters, text.chars().count());
    }
}

#[test]
fn an_import_is_undone_by_hiding_and_redone_by_showing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    std::fs::write(&file, "P: Apa kabar?\n\nN: Baik, sangat baik.\n").unwrap();
    let mut bench = Workbench::create(
        &folder.path().join("s.telaah"),
        &NewStudy {
            title: String::new(),
            language: Language::Indonesian,
            coder: "ana".to_owned(),
        },
    )
    .unwrap();
    let request = ImportRequest {
        paths: vec![file],
        ..ImportRequest::default()
    };
    let progress = ImportProgress::default();
    let mut items = bench.read_files(&request, &progress).unwrap().items;
    bench.import(&mut items, &progress).unwrap();
    assert_eq!(progress.stored.load(Ordering::Relaxed), 1);
    let find = |bench: &Workbench| {
        let query = SearchQuery {
            words: "baik".to_owned(),
            ..SearchQuery::default()
        };
        bench.search(&query, &AtomicBool::new(false)).unwrap().len()
    };
    assert_eq!(find(&bench), 2);
    bench.undo().unwrap();
    assert_eq!((bench.documents().unwrap().len(), find(&bench)), (0, 0));
    bench.redo().unwrap();
    assert_eq!((bench.documents().unwrap().len(), find(&bench)), (1, 2));
    let again = bench.read_files(&request, &progress).unwrap().items;
    assert_eq!(again[0].status, ImportStatus::Duplicate);
}

#[test]
fn search_finds_stems_phrases_and_patterns_with_their_place() {
    let Bench { _folder, bench, .. } = sample();
    for (words, is_regex) in [
        ("percaya", false),
        ("\"forum bulanan\"", false),
        (r"\bpelatihan\b", true),
    ] {
        let query = SearchQuery {
            words: words.to_owned(),
            is_regex,
            ..SearchQuery::default()
        };
        let hits = bench.search(&query, &AtomicBool::new(false)).unwrap();
        assert!(!hits.is_empty(), "{words}");
        for hit in hits {
            let text = bench.transcript(hit.document).unwrap().text;
            assert_eq!(hit.span.of(&text), Some(hit.text.as_str()));
            assert_eq!(
                text.chars()
                    .skip(hit.start)
                    .take(hit.end - hit.start)
                    .collect::<String>(),
                hit.text
            );
            assert_eq!(hit.line_span.of(&hit.line), Some(hit.text.as_str()));
        }
    }
}

#[test]
fn a_study_says_where_a_document_came_from_and_what_there_is_of_a_case() {
    let study = sample();
    let bench = &study.bench;
    let first = document(bench, "I1");
    let origin = bench.origin(first).unwrap();
    assert!(!origin.file_name.is_empty() && !origin.format.is_empty());
    assert!(bench.origin(DocumentId(9_999)).is_err());

    let total: usize = bench
        .progress(&[first])
        .unwrap()
        .iter()
        .flat_map(|progress| &progress.coders)
        .map(|(_, codings, _)| codings)
        .sum();
    let by_coders: usize = bench
        .coders()
        .unwrap()
        .iter()
        .flat_map(|coder| bench.work_of(coder.id).unwrap())
        .filter(|work| work.document == first)
        .map(|work| work.codings)
        .sum();
    assert_eq!(by_coders, total);

    let counts = bench.case_counts().unwrap();
    assert_eq!(counts.len(), bench.cases().unwrap().len());
    assert!(counts.iter().all(|count| count.documents > 0));
}

#[test]
fn a_new_case_for_a_speaker_is_one_step() {
    let mut study = sample();
    let bench = &mut study.bench;
    let first = document(bench, "I1");
    let speaker = bench.speakers(first).unwrap().remove(0);
    let before = bench.cases().unwrap().len();
    bench
        .apply(Edit::AddCaseForSpeaker {
            speaker: speaker.id,
            key: "X9".into(),
            label: String::new(),
            role: String::new(),
        })
        .unwrap();
    let case = bench
        .cases()
        .unwrap()
        .into_iter()
        .find(|case| case.key == "X9");
    let given = bench.speakers(first).unwrap().remove(0).case;
    assert_eq!(given, case.map(|case| case.id));
    bench.undo().unwrap();
    assert_eq!(bench.cases().unwrap().len(), before);
    assert_eq!(bench.speakers(first).unwrap().remove(0).case, speaker.case);
}

#[test]
fn deleting_a_document_says_how_many_memos_go_with_it() {
    let mut study = sample();
    let bench = &mut study.bench;
    let first = document(bench, "I1");
    let delete = Edit::DeleteDocument {
        document: first,
        reason: String::new(),
    };
    let before = bench.touched_by(&delete).unwrap().memos;
    bench
        .apply(Edit::AddMemo {
            kind: telaah::model::memo::MemoKind::Document,
            subject: telaah::model::memo::MemoSubject::Document(first),
            title: "Kesan pertama".into(),
            text: String::new(),
        })
        .unwrap();
    assert_eq!(bench.touched_by(&delete).unwrap().memos, before + 1);
}

#[test]
fn an_edit_that_changes_nothing_leaves_nothing_to_take_back() {
    let mut sample = sample();
    let coding = NewCoding {
        document: document(&sample.bench, "I1"),
        span: Span::new(0, 9),
        code: code(&sample.bench, "AG.TB"),
        coder: None,
        polarity: None,
        strength: None,
    };
    sample.bench.apply(Edit::ApplyCode(coding.clone())).unwrap();
    sample.bench.undo().unwrap();
    sample.bench.redo().unwrap();
    let again = sample.bench.apply(Edit::ApplyCode(coding.clone())).unwrap();
    assert!(matches!(again, Change::Coded { is_new: false, .. }));
    let steps = sample.bench.log(0).unwrap().len();
    let many = Edit::ApplyCodes {
        codings: vec![coding; 600],
    };
    sample.bench.apply(many).unwrap();
    assert_eq!(sample.bench.log(0).unwrap().len(), steps);
    sample.bench.undo().unwrap();
    let codings = sample.bench.codings(document(&sample.bench, "I1")).unwrap();
    assert!(codings.iter().all(|coding| coding.span != Span::new(0, 9)));
}

#[test]
fn whoever_acts_goes_on_under_a_new_name_and_under_the_old_one_after_undo() {
    let Bench {
        _folder, mut bench, ..
    } = sample();
    let (coder, before) = (bench.coder().id, bench.coder().name.clone());
    let name = "Nama Baru".to_owned();
    bench.apply(Edit::RenameCoder { coder, name }).unwrap();
    assert_eq!(bench.coder().name, "Nama Baru");
    bench.undo().unwrap();
    assert_eq!(bench.coder().name, before);
    bench.redo().unwrap();
    assert_eq!(bench.coder().name, "Nama Baru");
}
