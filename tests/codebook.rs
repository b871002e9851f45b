//! Changes to the code tree of a whole study: no coding is lost, and one undo
//! takes each of them back.

use telaah::message::Language;
use telaah::model::code::{Bilingual, Code, CodeKind, CodeWords};
use telaah::model::edit::{Change, Edit};
use telaah::model::ids::CodingId;
use telaah::model::quote::{QuoteFilter, QuoteSort};
use telaah::workbench::{Workbench, create_sample};

fn sample() -> (tempfile::TempDir, Workbench) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.telaah");
    create_sample(&path, Language::English).unwrap();
    let bench = Workbench::open(&path).unwrap();
    (folder, bench)
}

fn code(bench: &Workbench, key: &str) -> Code {
    let codes = bench.codes().unwrap();
    codes.into_iter().find(|code| code.key == key).unwrap()
}

fn codings_of(bench: &Workbench, key: &str) -> Vec<CodingId> {
    let wanted = QuoteFilter {
        codes: vec![code(bench, key).id],
        is_exact_code: true,
        ..QuoteFilter::default()
    };
    let quotes = bench
        .quotes(&wanted, QuoteSort::Document, 0, 1_000)
        .unwrap();
    quotes.iter().map(|quote| quote.id).collect()
}

fn all_codings(bench: &Workbench) -> usize {
    bench.quote_count(&QuoteFilter::default()).unwrap()
}

#[test]
fn the_parts_of_a_factor_are_factors_and_a_split_loses_no_coding() {
    let (_folder, mut bench) = sample();
    let before = (all_codings(&bench), bench.codes().unwrap());
    let codings = codings_of(&bench, "FAK.H1");
    let words = CodeWords {
        label: Bilingual::new("Visits stop", "Kunjungan berhenti"),
        ..CodeWords::default()
    };
    let given = codings[..2].to_vec();
    let edit = Edit::SplitCode {
        code: code(&bench, "FAK.H1").id,
        parts: vec![("FAK.H1.VIS".into(), words, given)],
        reason: "two things".into(),
    };
    bench.apply(edit).unwrap();
    assert_eq!(code(&bench, "FAK.H1.VIS").kind, CodeKind::Factor);
    assert_eq!(codings_of(&bench, "FAK.H1.VIS").len(), 2);
    assert_eq!(codings_of(&bench, "FAK.H1").len(), codings.len() - 2);
    assert_eq!(all_codings(&bench), before.0);
    bench.undo().unwrap();
    assert_eq!((all_codings(&bench), bench.codes().unwrap()), before);
}

#[test]
fn a_merge_does_what_its_rehearsal_said_and_loses_only_what_coincides() {
    let (_folder, mut bench) = sample();
    let before = all_codings(&bench);
    let own = codings_of(&bench, "AG.TB").len();
    let edit = Edit::MergeCodes {
        from: vec![code(&bench, "AG.CTP").id, code(&bench, "AG.SHU").id],
        into: code(&bench, "AG.TB").id,
        reason: String::new(),
    };
    let said = bench.rehearse(&edit).unwrap();
    assert_eq!(all_codings(&bench), before, "a rehearsal changes nothing");
    let done = bench.apply(edit).unwrap();
    assert_eq!(said, done);
    let Change::CodesMerged { moved, joined, .. } = done else {
        panic!("{done:?}");
    };
    assert_eq!(codings_of(&bench, "AG.TB").len(), own + moved);
    assert_eq!(all_codings(&bench), before - joined);
    let parent = code(&bench, "AG.CTP.DEP").parent;
    assert_eq!(parent, Some(code(&bench, "AG.TB").id));
    bench.undo().unwrap();
    assert_eq!(all_codings(&bench), before);
}
