//! Predictor and outcome, variable by variable, co-occurrence, words,
//! saturation, queries over codes and frozen displays, on the sample study and
//! on studies with next to nothing in them.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use telaah::message::Language;
use telaah::model::display::{DisplayKind, DisplayOptions, Layer, Nearness, Run, Variable};
use telaah::model::edit::{Change, Edit};
use telaah::model::ids::{CodeId, CodingId};
use telaah::model::quote::{Quote, QuoteFilter, QuoteSort};
use telaah::model::sheet::{Cell, Fact, Mark, Sheet, Sign};
use telaah::workbench::{NewStudy, Workbench, create_sample};

fn study(language: Language) -> (tempfile::TempDir, Workbench) {
    let folder = tempfile::tempdir().unwrap();
    let bench = create_sample(&folder.path().join("s.telaah"), language).unwrap();
    (folder, bench)
}

fn sample() -> (tempfile::TempDir, Workbench) {
    study(Language::English)
}

fn code(bench: &Workbench, key: &str) -> CodeId {
    let codes = bench.codes().unwrap();
    codes.iter().find(|code| code.key == key).unwrap().id
}

fn show(bench: &Workbench, kind: DisplayKind, options: &DisplayOptions) -> Sheet {
    bench
        .display(kind, options, &AtomicBool::new(false))
        .unwrap()
}

fn fact<'a>(sheet: &'a Sheet, key: &str) -> &'a Fact {
    &sheet
        .facts
        .iter()
        .find(|(known, _)| *known == key)
        .unwrap()
        .1
}

fn within<'a>(fact: &'a Fact, key: &str) -> &'a Fact {
    match fact {
        Fact::Object(all) => &all.iter().find(|(known, _)| known == key).unwrap().1,
        other => panic!("{other:?}"),
    }
}

fn words(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::Words(words) => Some(words),
        _ => None,
    }
}

fn numbers(fact: &Fact) -> Vec<u64> {
    match fact {
        Fact::List(all) => all
            .iter()
            .map(|one| match one {
                Fact::Count(count) => *count,
                other => panic!("{other:?}"),
            })
            .collect(),
        other => panic!("{other:?}"),
    }
}

fn list(fact: &Fact) -> &[Fact] {
    match fact {
        Fact::List(all) => all,
        other => panic!("{other:?}"),
    }
}

fn behind(bench: &Workbench, sheet: &Sheet, row: usize, column: usize) -> Vec<Quote> {
    let filter = sheet.passages_behind(row, column).unwrap();
    bench
        .quotes(&filter, QuoteSort::Document, 0, usize::MAX)
        .unwrap()
}

fn mark(cell: &Cell) -> &Mark {
    match cell {
        Cell::Mark(mark) => mark,
        other => panic!("{other:?}"),
    }
}

fn column(sheet: &Sheet, key: &str) -> usize {
    sheet
        .columns
        .iter()
        .position(|column| column.key == key)
        .unwrap()
}

#[test]
fn cases_stand_from_the_best_outcome_to_the_worst() {
    let (_folder, bench) = sample();
    let sheet = show(
        &bench,
        DisplayKind::PredictorOutcome,
        &DisplayOptions::default(),
    );
    let order: Vec<&str> = sheet.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(order, ["I4", "I7", "I1", "I2", "I3", "I5", "I6"]);
    assert_eq!(words(fact(&sheet, "outcome")), Some("AG.IO"));
    assert_eq!(*fact(&sheet, "n"), Fact::Count(7));
    let outcome = column(&sheet, "AG.IO");
    assert_eq!(mark(&sheet.rows[0].cells[outcome]).sign, Some(Sign::Plus));
    assert_eq!(mark(&sheet.rows[5].cells[outcome]).sign, Some(Sign::Mixed));
    assert_eq!(mark(&sheet.rows[6].cells[outcome]).sign, Some(Sign::Minus));
    let mentored = column(&sheet, "mentored");
    assert_eq!(sheet.rows[1].cells[mentored], Cell::words("yes"));
    assert_eq!(sheet.rows[5].cells[mentored], Cell::words("no"));
}

#[test]
fn unkept_promises_stand_against_the_order_where_they_should_help() {
    let (_folder, bench) = sample();
    let sheet = show(
        &bench,
        DisplayKind::PredictorOutcome,
        &DisplayOptions::default(),
    );
    let pairs: Vec<(&str, &str, &str)> = list(fact(&sheet, "violations"))
        .iter()
        .map(|one| {
            let of = |key| words(within(one, key)).unwrap();
            (of("predictor"), of("higher"), of("lower"))
        })
        .collect();
    assert_eq!(
        pairs,
        [
            ("promise_unkept", "I4", "I5"),
            ("promise_unkept", "I4", "I6")
        ]
    );
    let counts = fact(&sheet, "violation_counts");
    assert_eq!(*within(counts, "AG.TB"), Fact::Count(0));
    assert_eq!(*within(counts, "promise_unkept"), Fact::Count(2));
}

#[test]
fn each_sign_of_the_predictor_table_is_the_one_of_the_passages_behind_it() {
    let (_folder, bench) = sample();
    let sheet = show(
        &bench,
        DisplayKind::PredictorOutcome,
        &DisplayOptions::default(),
    );
    let mut looked = 0;
    for (row, of_row) in sheet.rows.iter().enumerate() {
        for (column, cell) in of_row.cells.iter().enumerate() {
            if let Cell::Mark(mark) = cell {
                let quotes = behind(&bench, &sheet, row, column);
                let passages: BTreeSet<_> = quotes
                    .iter()
                    .map(|q| (q.document, q.span.start, q.span.end))
                    .collect();
                assert_eq!(passages.len() as u64, mark.count);
                looked += 1;
            }
        }
    }
    assert_eq!(looked, 7 * 4);
}

#[test]
fn without_anything_stored_the_last_indicator_with_passages_is_the_outcome() {
    let (_folder, mut bench) = sample();
    for name in [
        "display-outcome",
        "display-predictors",
        "display-a",
        "display-b",
    ] {
        let (name, value) = (name.to_owned(), String::new());
        bench.apply(Edit::SetSetting { name, value }).unwrap();
    }
    let sheet = show(
        &bench,
        DisplayKind::PredictorOutcome,
        &DisplayOptions::default(),
    );
    assert!(words(fact(&sheet, "outcome")).is_some());
    assert!(sheet.columns.iter().any(|column| column.key == "mentored"));
    let sheet = show(
        &bench,
        DisplayKind::VariableByVariable,
        &DisplayOptions::default(),
    );
    let (a, b) = (words(fact(&sheet, "a")), words(fact(&sheet, "b")));
    assert!(a.is_some() && b.is_some() && a != b);
}

#[test]
fn mentoring_and_outcome_stand_together_with_the_cases_in_the_cells() {
    let (_folder, bench) = sample();
    let sheet = show(
        &bench,
        DisplayKind::VariableByVariable,
        &DisplayOptions::default(),
    );
    let row = |key: &str| sheet.rows.iter().position(|row| row.key == key).unwrap();
    let keys = |row: usize, value: &str| match &sheet.rows[row].cells[column(&sheet, value)] {
        Cell::Keys(keys) => keys.join(" "),
        other => panic!("{other:?}"),
    };
    assert_eq!(keys(row("yes"), "+"), "I4 I7");
    assert_eq!(keys(row("no"), "±"), "I5");
    assert_eq!(keys(row("no"), "-"), "I6");
    assert_eq!(keys(row("none"), "+"), "I1 I2");
    let quotes = behind(&bench, &sheet, row("no"), column(&sheet, "±"));
    assert!(!quotes.is_empty());
    assert!(
        quotes
            .iter()
            .all(|quote| quote.case.as_deref() == Some("I5"))
    );
    assert!(
        quotes
            .iter()
            .all(|quote| quote.code_key.starts_with("AG.IO"))
    );
}

#[test]
fn a_third_variable_splits_the_table_and_loses_no_case() {
    let (_folder, bench) = sample();
    let whole = show(
        &bench,
        DisplayKind::VariableByVariable,
        &DisplayOptions::default(),
    );
    let options = DisplayOptions {
        split: Some(Variable::Attribute("group".to_owned())),
        ..DisplayOptions::default()
    };
    let split = show(&bench, DisplayKind::VariableByVariable, &options);
    let cases = |sheet: &Sheet| -> Vec<String> {
        let mut all: Vec<String> = sheet
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| match cell {
                Cell::Keys(keys) => keys.clone(),
                _ => Vec::new(),
            })
            .collect();
        all.sort();
        all
    };
    assert_eq!(cases(&whole), ["I1", "I2", "I3", "I4", "I5", "I6", "I7"]);
    assert_eq!(cases(&split), cases(&whole));
    assert!(split.rows.iter().all(|row| row.group.is_some()));
}

#[test]
fn codes_that_meet_are_counted_as_one_would_by_looking_at_every_pair() {
    let (_folder, bench) = sample();
    for near in [Nearness::Overlap, Nearness::SameTurn, Nearness::Turns(1)] {
        let options = DisplayOptions {
            near: Some(near),
            ..DisplayOptions::default()
        };
        let sheet = show(&bench, DisplayKind::Cooccurrence, &options);
        let filter = QuoteFilter {
            layer: Some(Layer::Main),
            ..QuoteFilter::default()
        };
        let all = bench
            .quotes(&filter, QuoteSort::Document, 0, usize::MAX)
            .unwrap();
        let meets = |a: &Quote, b: &Quote| {
            a.document == b.document
                && match near {
                    Nearness::Overlap => a.span.start < b.span.end && b.span.start < a.span.end,
                    Nearness::SameTurn => a.turn_number.is_some() && a.turn_number == b.turn_number,
                    Nearness::Turns(n) => match (a.turn_number, b.turn_number) {
                        (Some(a), Some(b)) => a.abs_diff(b) <= n,
                        _ => false,
                    },
                }
        };
        let mut pairs = std::collections::BTreeMap::new();
        for a in &all {
            for b in &all {
                if a.code.0 != b.code.0 && a.id < b.id && meets(a, b) {
                    let key = BTreeSet::from([a.code_key.clone(), b.code_key.clone()]);
                    *pairs.entry(key).or_insert(0_u64) += 1;
                }
            }
        }
        assert!(!pairs.is_empty());
        assert_eq!(sheet.rows.len(), pairs.len());
        for (row, of_row) in sheet.rows.iter().enumerate() {
            let (Cell::Name(_), Cell::Count(found)) = (&of_row.cells[0], &of_row.cells[4]) else {
                panic!("{of_row:?}");
            };
            let (a, b) = of_row.key.split_once(" × ").unwrap();
            let key = BTreeSet::from([a.to_owned(), b.to_owned()]);
            assert_eq!(Some(found), pairs.get(&key), "{a} {b}");
            let quotes = behind(&bench, &sheet, row, 4);
            assert_eq!(of_row.cells[5], Cell::count(quotes.len()));
            assert!(quotes.iter().all(|quote| key.contains(&quote.code_key)));
        }
    }
}

#[test]
fn indicators_are_saturated_at_five_and_two_at_five_percent_and_not_at_none() {
    for language in Language::ALL {
        let (_folder, bench) = study(language);
        let sheet = show(&bench, DisplayKind::Saturation, &DisplayOptions::default());
        let order: Vec<&str> = sheet.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(order, ["I1", "I2", "I3", "I4", "I5", "I6", "I7"]);
        let series = within(fact(&sheet, "series"), "indicators");
        assert_eq!(numbers(within(series, "new")), [11, 4, 3, 2, 1, 1, 0]);
        assert_eq!(*fact(&sheet, "U"), Fact::Count(20));
        let ratios: Vec<&Fact> = list(fact(&sheet, "runs"))
            .iter()
            .map(|run| within(run, "ratio"))
            .collect();
        assert_eq!(ratios, [&Fact::Number(0.1), &Fact::Number(0.05)]);
        assert_eq!(words(fact(&sheet, "reached")), Some("5+2"));
        let emergent = within(fact(&sheet, "series"), "emergent");
        assert_eq!(numbers(within(emergent, "new")), [1, 0, 5, 1, 0, 0, 1]);
        // Seven interviews are too few for ten and three.
        assert_eq!(*within(fact(&sheet, "francis"), "reached"), Fact::Nothing);
        let strict = DisplayOptions {
            run: Some(Run {
                threshold: 0,
                ..Run::default()
            }),
            ..DisplayOptions::default()
        };
        let sheet = show(&bench, DisplayKind::Saturation, &strict);
        assert_eq!(*fact(&sheet, "reached"), Fact::Nothing);
    }
}

#[test]
fn the_new_codes_of_an_interview_are_those_of_the_passages_behind_its_row() {
    let (_folder, bench) = sample();
    let sheet = show(&bench, DisplayKind::Saturation, &DisplayOptions::default());
    let together = within(fact(&sheet, "series"), "together");
    let mut known = BTreeSet::new();
    for (row, new) in numbers(within(together, "new")).into_iter().enumerate() {
        let quotes = behind(&bench, &sheet, row, 3);
        let fresh: BTreeSet<String> = quotes
            .iter()
            .map(|quote| quote.code_key.clone())
            .filter(|key| !known.contains(key))
            .collect();
        assert_eq!(fresh.len() as u64, new);
        known.extend(fresh);
    }
}

#[test]
fn words_are_counted_in_informants_turns_only() {
    let (_folder, bench) = sample();
    let counted = |options: &DisplayOptions| {
        let sheet = show(&bench, DisplayKind::Words, options);
        match fact(&sheet, "total") {
            Fact::Count(total) => (*total, sheet.rows.len()),
            other => panic!("{other:?}"),
        }
    };
    let (total, rows) = counted(&DisplayOptions::default());
    assert!(total > 3_000 && rows > 300, "{total} {rows}");
    let one = DisplayOptions {
        filter: QuoteFilter {
            cases: vec![bench.cases().unwrap()[3].id],
            ..QuoteFilter::default()
        },
        ..DisplayOptions::default()
    };
    let (of_one, _) = counted(&one);
    let coded = DisplayOptions {
        codes: vec![code(&bench, "AG.TB")],
        ..one.clone()
    };
    let (of_code, _) = counted(&coded);
    assert!(0 < of_code && of_code < of_one && of_one < total);
    let stems = DisplayOptions {
        has_stems: true,
        ..DisplayOptions::default()
    };
    let (same, fewer) = counted(&stems);
    assert!(same == total && fewer < rows);
    let few = DisplayOptions {
        limit: Some(5),
        ..DisplayOptions::default()
    };
    assert_eq!(counted(&few).1, 5);
}

#[test]
fn a_word_in_its_contexts_is_found_as_often_as_it_is_counted() {
    let (_folder, bench) = study(Language::Indonesian);
    let all = DisplayOptions {
        limit: Some(0),
        ..DisplayOptions::default()
    };
    let sheet = show(&bench, DisplayKind::Words, &all);
    for row in sheet.rows.iter().take(25) {
        let options = DisplayOptions {
            word: Some(row.key.clone()),
            ..all.clone()
        };
        let lines = show(&bench, DisplayKind::Words, &options);
        assert_eq!(Cell::count(lines.rows.len()), row.cells[1], "{}", row.key);
        for line in &lines.rows {
            let Cell::Name(telaah::model::sheet::Name::Words(word)) = &line.cells[4] else {
                panic!("{line:?}");
            };
            assert_eq!(telaah::text::fold(word), row.key.as_str());
        }
    }
}

fn found(bench: &Workbench, query: &str) -> Vec<CodingId> {
    let never = AtomicBool::new(false);
    bench
        .query(query, &QuoteFilter::default(), Layer::Main, &never)
        .unwrap()
        .codings
}

#[test]
fn a_query_takes_away_what_it_excludes_and_its_parts_add_up() {
    let (_folder, bench) = sample();
    let set = |query: &str| -> BTreeSet<CodingId> { found(&bench, query).into_iter().collect() };
    let all = set("AG.TB");
    let filter = QuoteFilter {
        codes: vec![code(&bench, "AG.TB")],
        layer: Some(Layer::Main),
        ..QuoteFilter::default()
    };
    assert_eq!(all.len(), bench.quote_count(&filter).unwrap());
    for unit in ["passage", "turn", "case", "document"] {
        let with = set(&format!("AG.TB and AG.CTP within {unit}"));
        let without = set(&format!("AG.TB and not AG.CTP within {unit}"));
        assert!(without.is_disjoint(&with));
        let of_code: BTreeSet<_> = with.intersection(&all).copied().collect();
        assert_eq!(
            of_code.union(&without).copied().collect::<BTreeSet<_>>(),
            all
        );
    }
    assert_eq!(set("AG.TB near:2 AG.CTP"), set("AG.CTP near:2 AG.TB"));
    assert!(set("AG.TB near:0 AG.CTP").is_subset(&set("AG.TB near:2 AG.CTP")));
    let followed = set("AG.TB followed by:3 AG.CTP");
    assert!(followed.is_subset(&set("AG.TB or AG.CTP")));
}

#[test]
fn a_frozen_display_says_exactly_what_changed_since() {
    let (_folder, mut bench) = sample();
    let options = DisplayOptions::default();
    let kind = DisplayKind::PredictorOutcome;
    let frozen = bench
        .freeze(kind, &options, "before", Language::English, "")
        .unwrap();
    let Change::DisplayFrozen(id) = frozen else {
        panic!("{frozen:?}");
    };
    let snapshot = bench.snapshot(id).unwrap();
    assert!(bench.compare_snapshot(&snapshot).unwrap().is_empty());
    // What the study stores as a default later does not touch it.
    bench
        .apply(Edit::SetSetting {
            name: "display-outcome".to_owned(),
            value: "AG.TB".to_owned(),
        })
        .unwrap();
    assert!(bench.compare_snapshot(&snapshot).unwrap().is_empty());
    let filter = QuoteFilter {
        codes: vec![code(&bench, "AG.IO")],
        cases: vec![bench.cases().unwrap()[5].id],
        layer: Some(Layer::Main),
        ..QuoteFilter::default()
    };
    let quotes = bench.quotes(&filter, QuoteSort::Document, 0, 10).unwrap();
    bench
        .apply(Edit::RemoveCodings {
            codings: vec![quotes[0].id],
        })
        .unwrap();
    let changes = bench.compare_snapshot(&snapshot).unwrap();
    let cells: Vec<(&str, &str)> = changes
        .cells
        .iter()
        .map(|cell| (cell.row.as_str(), cell.column.as_str()))
        .collect();
    assert_eq!(cells, [("I6", "AG.IO"), ("I6", "balance")]);
    assert_eq!(changes.cells[0].before["n"], 2);
    assert_eq!(changes.cells[0].after["n"], 1);
    assert!(changes.rows_added.is_empty() && changes.facts.is_empty() && !changes.reordered);
    bench.undo().unwrap();
    assert!(bench.compare_snapshot(&snapshot).unwrap().is_empty());
    bench.apply(Edit::DeleteSnapshot { snapshot: id }).unwrap();
    assert!(bench.snapshot(id).is_err());
    bench.undo().unwrap();
    assert_eq!(bench.snapshot(id).unwrap(), snapshot);
}

#[test]
fn a_saved_query_is_replaced_under_its_name_and_comes_back_by_undo() {
    let (_folder, mut bench) = sample();
    let save = |bench: &mut Workbench, words: &str| {
        bench
            .apply(Edit::SaveQuery {
                name: " trust ".to_owned(),
                words: words.to_owned(),
            })
            .unwrap()
    };
    save(&mut bench, "AG.TB");
    save(&mut bench, "AG.TB and not AG.CTP");
    let all = bench.saved_queries().unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].name.as_str(), all[0].words.as_str()),
        ("trust", "AG.TB and not AG.CTP")
    );
    bench.undo().unwrap();
    assert_eq!(bench.saved_queries().unwrap()[0].words, "AG.TB");
    bench.apply(Edit::DeleteQuery { query: all[0].id }).unwrap();
    assert!(bench.saved_queries().unwrap().is_empty());
    bench.undo().unwrap();
    assert_eq!(bench.saved_queries().unwrap().len(), 1);
}

#[test]
fn an_empty_study_has_every_display_and_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let new = NewStudy {
        title: "Empty".to_owned(),
        language: Language::English,
        coder: "A".to_owned(),
    };
    let bench = Workbench::create(&folder.path().join("e.telaah"), &new).unwrap();
    for kind in [
        DisplayKind::PredictorOutcome,
        DisplayKind::VariableByVariable,
        DisplayKind::Cooccurrence,
        DisplayKind::Words,
        DisplayKind::Saturation,
    ] {
        let sheet = show(&bench, kind, &DisplayOptions::default());
        assert!(sheet.rows.is_empty(), "{kind:?}");
        assert!(!sheet.rules.is_empty());
    }
    let sheet = show(&bench, DisplayKind::Saturation, &DisplayOptions::default());
    assert_eq!(*fact(&sheet, "reached"), Fact::Nothing);
    let word = DisplayOptions {
        word: Some("tanah".to_owned()),
        ..DisplayOptions::default()
    };
    assert!(show(&bench, DisplayKind::Words, &word).rows.is_empty());
}

#[test]
fn an_attribute_with_words_and_numbers_has_no_order_and_says_so() {
    let (_folder, mut bench) = sample();
    for (at, case) in bench.cases().unwrap().iter().enumerate() {
        bench
            .apply(Edit::SetAttribute {
                case: case.id,
                name: "mixed".to_owned(),
                value: ["12", "many | & % <b>", "0", "-3", "🙂", "yes", "ثلاثة"][at].to_owned(),
            })
            .unwrap();
    }
    let options = DisplayOptions {
        predictors: vec![Variable::Attribute("mixed".to_owned())],
        ..DisplayOptions::default()
    };
    let sheet = show(&bench, DisplayKind::PredictorOutcome, &options);
    assert_eq!(
        *within(fact(&sheet, "violation_counts"), "mixed"),
        Fact::Nothing
    );
    let options = DisplayOptions {
        outcome: Some(Variable::Attribute("mixed".to_owned())),
        a: Some(Variable::Attribute("mixed".to_owned())),
        ..DisplayOptions::default()
    };
    assert_eq!(
        show(&bench, DisplayKind::PredictorOutcome, &options)
            .rows
            .len(),
        7
    );
    assert_eq!(
        show(&bench, DisplayKind::VariableByVariable, &options)
            .rows
            .len(),
        7
    );
}
