//! The aids to verification and the conclusions, on the sample study: each
//! planned contradiction surfaces where it should.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use telaah::analysis::check::{Finding, Rule};
use telaah::message::{Language, Phrasebook};
use telaah::model::coding::Polarity;
use telaah::model::display::{DisplayKind, DisplayOptions};
use telaah::model::edit::{Change, Edit, NewCoding};
use telaah::model::finding::{
    PropositionStatus, ReviewWords, RivalStatus, RivalWords, Stance, VerdictLevel,
};
use telaah::model::ids::{CodeId, CodingId};
use telaah::model::quote::{QuoteFilter, QuoteSort};
use telaah::model::sheet::{Cell, Fact, Name, Sheet, State};
use telaah::model::tactic::Tactic;
use telaah::text::Span;
use telaah::workbench::{Workbench, create_sample};

struct Study {
    _folder: tempfile::TempDir,
    path: PathBuf,
    bench: Workbench,
}

fn sample() -> Study {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.telaah");
    let bench = create_sample(&path, Language::Indonesian).unwrap();
    Study {
        _folder: folder,
        path,
        bench,
    }
}

fn never() -> AtomicBool {
    AtomicBool::new(false)
}

fn display(bench: &Workbench, kind: DisplayKind) -> Sheet {
    bench
        .display(kind, &DisplayOptions::default(), &never())
        .unwrap()
}

fn column(sheet: &Sheet, key: &str) -> usize {
    let found = sheet.columns.iter().position(|heading| heading.key == key);
    found.unwrap_or_else(|| panic!("no column {key}"))
}

fn cell<'a>(sheet: &'a Sheet, row: &str, key: &str) -> &'a Cell {
    let found = sheet.rows.iter().find(|known| known.key == row);
    let found = found.unwrap_or_else(|| panic!("no row {row}"));
    &found.cells[column(sheet, key)]
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Name(Name::Words(words)) => words.clone(),
        Cell::Value { key, .. } => (*key).to_owned(),
        Cell::Keys(keys) => keys.join(" "),
        Cell::Count(count) => count.to_string(),
        Cell::Figure { value, places } => format!("{value:.*}", usize::from(*places)),
        other => format!("{other:?}"),
    }
}

fn said(sheet: &Sheet, row: &str, key: &str) -> String {
    words(cell(sheet, row, key))
}

fn code(bench: &Workbench, key: &str) -> CodeId {
    let codes = bench.codes().unwrap();
    codes.iter().find(|code| code.key == key).unwrap().id
}

fn quotes(bench: &Workbench, filter: &QuoteFilter) -> Vec<telaah::model::quote::Quote> {
    bench
        .quotes(filter, QuoteSort::Document, 0, 10_000)
        .unwrap()
}

fn codings(bench: &Workbench, document: &str, key: &str) -> Vec<CodingId> {
    let filter = QuoteFilter {
        documents: vec![bench.find_document(document).unwrap().id],
        codes: vec![code(bench, key)],
        ..QuoteFilter::default()
    };
    quotes(bench, &filter)
        .iter()
        .map(|quote| quote.id)
        .collect()
}

fn found(bench: &Workbench, rule: Rule) -> Vec<Finding> {
    let all = bench.check(&never()).unwrap();
    all.into_iter()
        .filter(|finding| finding.rule == rule)
        .collect()
}

fn subjects(bench: &Workbench, rule: Rule) -> Vec<String> {
    found(bench, rule)
        .into_iter()
        .map(|finding| finding.subject)
        .collect()
}

#[test]
fn mentoring_and_small_wins_come_out_to_the_digit() {
    let study = sample();
    let sheet = display(&study.bench, DisplayKind::IfThen);
    for (key, expected) in [
        ("n11", "2"),
        ("n11_cases", "I4 I7"),
        ("n10", "0"),
        ("n01", "1"),
        ("n01_cases", "I5"),
        ("n00", "1"),
        ("n00_cases", "I6"),
        ("consistency", "1.00"),
        ("coverage", "0.67"),
    ] {
        assert_eq!(said(&sheet, "P1", key), expected, "{key}");
    }
}

#[test]
fn broken_promises_go_with_mistrust_and_the_setting_of_partial_cases_shows() {
    let study = sample();
    let sheet = display(&study.bench, DisplayKind::IfThen);
    assert_eq!(said(&sheet, "P2", "n11_cases"), "I5 I6 I7");
    assert_eq!(said(&sheet, "P2", "n00_cases"), "I4");
    let strict = DisplayOptions {
        partial: Some(false),
        ..DisplayOptions::default()
    };
    let sheet = study
        .bench
        .display(DisplayKind::IfThen, &strict, &never())
        .unwrap();
    assert_eq!(said(&sheet, "P2", "n11_cases"), "I5 I6");
    assert_eq!(said(&sheet, "P2", "n10_cases"), "I7");
    let rule = |sheet: &Sheet| {
        let words = Phrasebook::new(Language::English);
        let rules: Vec<String> = sheet.rules.iter().map(|rule| words.say(rule)).collect();
        rules.join(" ")
    };
    assert!(rule(&sheet).contains("(±) does not count"));
}

#[test]
fn officials_are_more_positive_than_the_others_on_every_indicator() {
    let study = sample();
    let sheet = display(&study.bench, DisplayKind::IfThen);
    let contrasts = sheet.facts.iter().find(|(key, _)| *key == "contrasts");
    let Some((_, Fact::Object(contrasts))) = contrasts else {
        panic!("no contrasts");
    };
    let p3 = contrasts.iter().find(|(key, _)| key == "P3").unwrap();
    let Fact::List(of_codes) = &p3.1 else {
        panic!("no list");
    };
    assert_eq!(of_codes.len(), 5);
    for contrast in of_codes {
        let Fact::Object(fields) = contrast else {
            panic!("no object");
        };
        let (Fact::Number(officials), Fact::Number(others)) = (&fields[1].1, &fields[2].1) else {
            panic!("no numbers: {fields:?}");
        };
        assert!(officials > others, "{fields:?}");
    }
}

#[test]
fn the_unsigned_agreement_speaks_against_the_official_claim() {
    let study = sample();
    let bench = &study.bench;
    let sheet = display(bench, DisplayKind::Negative);
    let unsigned = codings(bench, "D1", "AG.CTP");
    assert_eq!(unsigned.len(), 2);
    for coding in unsigned {
        let row = sheet
            .rows
            .iter()
            .find(|row| row.cells[column(&sheet, "quotes")] == Cell::Quotes(vec![coding]))
            .expect("the passage surfaces");
        assert_eq!(words(&row.cells[column(&sheet, "about")]), "P3");
        assert_eq!(words(&row.cells[column(&sheet, "sign")]), "-");
        assert_eq!(words(&row.cells[column(&sheet, "required")]), "stance");
    }
    // The claim itself stands against the verdict on commitment.
    let claim = codings(bench, "I1", "AG.CTP");
    let about = |coding: &CodingId| {
        sheet.rows.iter().any(|row| {
            words(&row.cells[0]) == "verdict"
                && row.cells[column(&sheet, "quotes")] == Cell::Quotes(vec![*coding])
        })
    };
    assert!(claim.iter().all(about));
    // Both factors that explain it are there to be cited.
    for (document, key) in [
        ("D1", "FAK.H4"),
        ("I3", "FAK.H4"),
        ("I3", "FAK.H10"),
        ("O1", "FAK.H10"),
    ] {
        assert!(
            !codings(bench, document, key).is_empty(),
            "{document} {key}"
        );
    }
}

#[test]
fn a_stance_and_a_treatment_close_negative_evidence() {
    let mut study = sample();
    let coding = codings(&study.bench, "D1", "AG.CTP")[0];
    let proposition = study.bench.propositions().unwrap()[2].id;
    let required = |bench: &Workbench| {
        let sheet = display(bench, DisplayKind::Negative);
        let quoted = |row: &&telaah::model::sheet::Row| {
            row.cells[column(&sheet, "quotes")] == Cell::Quotes(vec![coding])
        };
        let row = sheet.rows.iter().find(quoted).unwrap();
        words(&row.cells[column(&sheet, "required")])
    };
    let link = |treatment: &str| Edit::LinkEvidence {
        proposition,
        coding,
        stance: Stance::Contradicts,
        weight: 3,
        treatment: treatment.to_owned(),
    };
    study.bench.apply(link("")).unwrap();
    assert_eq!(required(&study.bench), "treatment");
    study
        .bench
        .apply(link("Qualifies: the report, not the office."))
        .unwrap();
    assert_eq!(required(&study.bench), "Nothing");
    study.bench.undo().unwrap();
    study.bench.undo().unwrap();
    assert_eq!(required(&study.bench), "stance");
}

#[test]
fn the_accounting_sheet_has_every_planned_gap() {
    let study = sample();
    let sheet = display(&study.bench, DisplayKind::Accounting);
    let state = |row: &str, case: &str| match cell(&sheet, row, case) {
        Cell::Mark(mark) => mark.state,
        other => panic!("{other:?}"),
    };
    assert_eq!(state("AG.FL", "I7"), State::NotAsked);
    assert_eq!(state("AG.FL", "I5"), State::Silent);
    assert_eq!(state("AG.FL", "I6"), State::Silent);
    assert_eq!(state("AG.ID.RULE", "I6"), State::Silent);
    assert_eq!(state("AG.ID.INCL", "I2"), State::NotAsked);
    assert_eq!(state("AG.TB", "O1"), State::NotApplicable);
    assert_eq!(state("AG.TB", "I1"), State::Data);
}

#[test]
fn every_figure_is_the_number_of_passages_behind_it() {
    let study = sample();
    let bench = &study.bench;
    let accounting = display(bench, DisplayKind::Accounting);
    let mut looked = 0;
    for (at, row) in accounting.rows.iter().enumerate() {
        for (place, cell) in row.cells.iter().enumerate() {
            if let Cell::Mark(mark) = cell {
                let filter = accounting.passages_behind(at, place).unwrap();
                let passages: HashSet<_> = quotes(bench, &filter)
                    .iter()
                    .map(|quote| (quote.document, quote.span.start, quote.span.end))
                    .collect();
                assert_eq!(mark.count, passages.len() as u64, "{} {place}", row.key);
                looked += 1;
            }
        }
    }
    assert!(looked > 200);
    let voices = display(bench, DisplayKind::Representativeness);
    for (at, row) in voices.rows.iter().enumerate() {
        let place = column(&voices, "codings");
        let filter = voices.passages_behind(at, place).unwrap();
        let behind = bench.quote_count(&filter).unwrap();
        assert_eq!(row.cells[place], Cell::Count(behind as u64), "{}", row.key);
    }
    let tested = display(bench, DisplayKind::IfThen);
    let filter = tested.passages_behind(0, column(&tested, "n11")).unwrap();
    let cases: HashSet<_> = quotes(bench, &filter)
        .into_iter()
        .filter_map(|q| q.case)
        .collect();
    assert_eq!(cases, HashSet::from(["I4".to_owned(), "I7".to_owned()]));
    assert_eq!(tested.passages_behind(0, column(&tested, "n10")), None);
    let negative = display(bench, DisplayKind::Negative);
    for (at, row) in negative.rows.iter().enumerate() {
        let Cell::Quotes(codings) = &row.cells[column(&negative, "quotes")] else {
            panic!("no quotes");
        };
        let filter = negative.passages_behind(at, 0).unwrap();
        let behind: Vec<_> = quotes(bench, &filter)
            .iter()
            .map(|quote| quote.id)
            .collect();
        assert_eq!(&behind, codings);
    }
}

#[test]
fn the_tailor_stands_apart_from_the_villagers_on_trust() {
    let study = sample();
    let sheet = display(&study.bench, DisplayKind::Outliers);
    assert_eq!(said(&sheet, "I4 AG.TB", "what"), "outlier");
    assert_eq!(said(&sheet, "I4 AG.TB", "group"), "citizen");
    assert_eq!(said(&sheet, "I4 AG.TB", "steps"), "1.5");
    assert_eq!(said(&sheet, "I7 AG.SHU", "what"), "deviation");
    assert_eq!(said(&sheet, "I6 lowest", "what"), "lowest");
    assert_eq!(said(&sheet, "I4 highest", "what"), "highest");
}

#[test]
fn a_case_nobody_quotes_surfaces_in_the_display_and_in_the_check() {
    let mut study = sample();
    assert!(subjects(&study.bench, Rule::InformantNeverQuoted).is_empty());
    study
        .bench
        .apply(Edit::AddCase {
            key: "I8".to_owned(),
            label: String::new(),
            role: "Warga".to_owned(),
        })
        .unwrap();
    let sheet = display(&study.bench, DisplayKind::Representativeness);
    let never = sheet.facts.iter().find(|(key, _)| *key == "never_quoted");
    let expected = Fact::List(vec![Fact::Words("I8".to_owned())]);
    assert_eq!(never.unwrap().1, expected);
    assert_eq!(subjects(&study.bench, Rule::InformantNeverQuoted), ["I8"]);
}

#[test]
fn conclusions_are_stale_after_their_evidence_changed_and_fresh_when_saved_again() {
    let mut study = sample();
    assert!(subjects(&study.bench, Rule::StaleVerdict).is_empty());
    assert!(subjects(&study.bench, Rule::StaleProposition).is_empty());
    let coding = codings(&study.bench, "I4", "AG.TB")[0];
    let flip = Edit::SetCoding {
        coding,
        polarity: Some(Some(Polarity::Contradicts)),
        strength: None,
        is_starred: None,
    };
    study.bench.apply(flip).unwrap();
    assert_eq!(subjects(&study.bench, Rule::StaleVerdict), ["AG.TB"]);
    assert_eq!(subjects(&study.bench, Rule::StaleProposition), ["P2", "P3"]);
    // Linking one more passage does not hide that the rest changed.
    let propositions = study.bench.propositions().unwrap();
    study
        .bench
        .apply(Edit::UnlinkEvidence {
            proposition: propositions[1].id,
            coding: propositions[1].evidence[0].coding,
        })
        .unwrap();
    assert_eq!(subjects(&study.bench, Rule::StaleProposition), ["P2", "P3"]);
    let verdict = study.bench.verdicts().unwrap().swap_remove(1);
    study
        .bench
        .apply(Edit::SetVerdict {
            code: verdict.code,
            scope: String::new(),
            level: verdict.level,
            finding: verdict.finding,
        })
        .unwrap();
    assert!(subjects(&study.bench, Rule::StaleVerdict).is_empty());
    study.bench.undo().unwrap();
    assert_eq!(subjects(&study.bench, Rule::StaleVerdict), ["AG.TB"]);
}

#[test]
fn a_verdict_against_the_cases_is_found_and_one_without_passages_too() {
    let mut study = sample();
    let shu = code(&study.bench, "AG.SHU");
    let set = |code, level| Edit::SetVerdict {
        code,
        scope: String::new(),
        level,
        finding: "x".to_owned(),
    };
    study.bench.apply(set(shu, VerdictLevel::Optimal)).unwrap();
    assert_eq!(
        subjects(&study.bench, Rule::VerdictContradicted),
        ["AG.SHU"]
    );
    let unused = code(&study.bench, "AG.IO.FACT");
    study.bench.apply(set(unused, VerdictLevel::Cukup)).unwrap();
    assert_eq!(
        subjects(&study.bench, Rule::VerdictWithoutQuote),
        ["AG.IO.FACT"]
    );
}

#[test]
fn contrary_evidence_without_treatment_is_found_until_it_is_treated() {
    let mut study = sample();
    assert_eq!(
        subjects(&study.bench, Rule::ContraryWithoutTreatment),
        ["P1", "P2", "P3"]
    );
    let proposition = study.bench.propositions().unwrap().swap_remove(0);
    let edits = proposition
        .evidence
        .iter()
        .filter(|link| link.needs_treatment());
    let edits = edits.map(|link| Edit::LinkEvidence {
        proposition: proposition.id,
        coding: link.coding,
        stance: link.stance,
        weight: link.weight,
        treatment: "Sebagian: tanpa mesin.".to_owned(),
    });
    study.bench.apply(Edit::All(edits.collect())).unwrap();
    assert_eq!(
        subjects(&study.bench, Rule::ContraryWithoutTreatment),
        ["P2", "P3"]
    );
}

#[test]
fn rivals_reviews_notes_and_status_are_kept_and_taken_back() {
    let mut study = sample();
    let proposition = study.bench.propositions().unwrap().swap_remove(0);
    let rival = proposition.rivals[0].id;
    let words = RivalWords {
        text: "Modal".to_owned(),
        for_it: "I4".to_owned(),
        against_it: "I7".to_owned(),
        status: RivalStatus::Rejected,
    };
    let edits = [
        Edit::SetRival {
            rival,
            words: words.clone(),
        },
        Edit::SetProposition {
            proposition: proposition.id,
            key: "P1a".to_owned(),
            text: proposition.text.clone(),
            if_part: proposition.if_part.clone(),
            then_part: proposition.then_part.clone(),
            scope: "citizen".to_owned(),
            status: PropositionStatus::Qualified,
        },
        Edit::AddReview {
            words: ReviewWords {
                who: "I4".to_owned(),
                date: "2024-06".to_owned(),
                ..ReviewWords::default()
            },
        },
        Edit::SetTacticNote {
            tactic: Tactic::IfThen,
            text: "berlaku".to_owned(),
        },
    ];
    let count = edits.len();
    for edit in edits {
        study.bench.apply(edit).unwrap();
    }
    let after = study.bench.propositions().unwrap().swap_remove(0);
    assert_eq!(
        (after.key.as_str(), after.scope.as_str()),
        ("P1a", "citizen")
    );
    assert_eq!(after.rivals[0].words, words);
    let sheet = display(&study.bench, DisplayKind::IfThen);
    assert_eq!(
        said(&sheet, "P1a", "left_out"),
        "",
        "the scope leaves officials out"
    );
    assert_eq!(study.bench.reviews().unwrap().len(), 1);
    assert_eq!(
        study.bench.tactic_notes().unwrap()[&Tactic::IfThen],
        "berlaku"
    );
    for _ in 0..count {
        study.bench.undo().unwrap();
    }
    assert_eq!(study.bench.propositions().unwrap()[0], proposition);
    assert!(study.bench.reviews().unwrap().is_empty());
    assert!(study.bench.tactic_notes().unwrap().is_empty());
}

#[test]
fn the_tactics_are_all_there_and_name_what_was_computed() {
    let study = sample();
    let words = Phrasebook::new(Language::English);
    let tried = study.bench.tactics(&never()).unwrap();
    assert_eq!(tried.len(), 26);
    let said = |tactic: Tactic| -> String {
        let one = tried.iter().find(|one| one.tactic == tactic).unwrap();
        let said: Vec<String> = one.computed.iter().map(|text| words.say(text)).collect();
        said.join(" ")
    };
    assert!(said(Tactic::Outliers).contains("I4 AG.TB +"));
    assert!(said(Tactic::IfThen).contains("consistency 1.00, coverage 0.67"));
    assert!(said(Tactic::Contrasts).contains("AG.SHU"));
    assert!(said(Tactic::ExtremeCases).contains("Lowest: I6"));
    for one in &tried {
        assert!(!one.computed.is_empty(), "{:?}", one.tactic);
    }
}

#[test]
fn the_chapter_quotes_each_group_and_the_other_side_without_a_name() {
    let study = sample();
    let chapter = study.bench.chapter(&never()).unwrap();
    let trust = chapter
        .sections
        .iter()
        .find(|one| one.code.key == "AG.TB")
        .unwrap();
    let cases: HashSet<_> = trust
        .quotes
        .iter()
        .filter_map(|(quote, _)| quote.case.clone())
        .collect();
    assert!(cases.contains("I3"), "{cases:?}");
    assert!(trust.quotes.len() >= 3);
    let signs: HashSet<_> = trust
        .quotes
        .iter()
        .map(|(quote, _)| quote.polarity)
        .collect();
    assert!(
        signs.contains(&Some(Polarity::Supports)) && signs.contains(&Some(Polarity::Contradicts))
    );
}

#[test]
fn nothing_breaks_on_a_study_with_nothing_in_it_or_with_wild_words() {
    let mut study = sample();
    let kinds = [
        DisplayKind::Accounting,
        DisplayKind::Negative,
        DisplayKind::IfThen,
        DisplayKind::Representativeness,
        DisplayKind::Outliers,
    ];
    let wild = "a|b & 50% <i>\n\u{202e}שלום 🙂\t".repeat(4_000);
    let code = code(&study.bench, "AG.TB");
    let edits = [
        Edit::SetVerdict {
            code,
            scope: "nobody | here".to_owned(),
            level: VerdictLevel::Optimal,
            finding: wild.clone(),
        },
        Edit::AddProposition {
            key: "W".to_owned(),
            text: wild.clone(),
            if_part: "=,,AG.TB=?,no such=x".to_owned(),
            then_part: wild,
            rivals: Vec::new(),
        },
    ];
    for edit in edits {
        study.bench.apply(edit).unwrap();
    }
    assert_eq!(subjects(&study.bench, Rule::PropositionUntestable), ["W"]);
    assert_eq!(subjects(&study.bench, Rule::PropositionWithoutRival), ["W"]);
    for kind in kinds {
        display(&study.bench, kind);
    }
    study.bench.tactics(&never()).unwrap();
    let empty = study.path.with_file_name("e.telaah");
    let new = telaah::workbench::NewStudy {
        title: "t".to_owned(),
        language: Language::English,
        coder: "A".to_owned(),
    };
    let empty = Workbench::create(&empty, &new).unwrap();
    for kind in kinds {
        display(&empty, kind);
    }
    assert!(empty.check(&never()).unwrap().is_empty());
    assert_eq!(empty.tactics(&never()).unwrap().len(), 26);
    assert!(empty.chapter(&never()).unwrap().sections.is_empty());
}

#[test]
fn a_name_in_a_quote_is_found_once_however_many_codes_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("I9.txt");
    std::fs::write(
        &file,
        "P: Siapa?\n\nN: Kata Pak Darmo, uangnya belum turun.\n",
    )
    .unwrap();
    let mut study = sample();
    let request = telaah::workbench::ImportRequest {
        paths: vec![file],
        ..Default::default()
    };
    let progress = telaah::workbench::ImportProgress::default();
    let mut items = study.bench.read_files(&request, &progress).unwrap().items;
    study.bench.import(&mut items, &progress).unwrap();
    let document = study.bench.find_document("I9").unwrap().id;
    let text = study.bench.transcript(document).unwrap().text;
    let start = text.find("Kata Pak").unwrap();
    for key in ["AG.TB", "AG.CTP"] {
        let change = study.bench.apply(Edit::ApplyCode(NewCoding {
            document,
            span: Span::new(start, start + "Kata Pak Darmo".len()),
            code: code(&study.bench, key),
            coder: None,
            polarity: None,
            strength: None,
        }));
        assert!(matches!(change, Ok(Change::Coded { is_new: true, .. })));
    }
    let found = found(&study.bench, Rule::RealName);
    assert_eq!(found.len(), 1);
    let message = Phrasebook::new(Language::English).say(&found[0].message);
    assert!(message.contains("Pak Darmo"), "{message}");
    assert_eq!(subjects(&study.bench, Rule::QuoteWithoutDate), ["I9"]);
}
