//! The choosing rules, each by an example that another rule would decide otherwise.

use crate::analysis::display::fixture::{case, code, material, seen, text, verdict};
use crate::analysis::display::{Material, sheet};
use crate::model::coding::Polarity;
use crate::model::display::DisplayKind;
use crate::model::document::DocumentKind;
use crate::model::finding::Verdict;
use crate::model::sheet::{Cell, Sheet};

use Polarity::{Contradicts as Minus, Supports as Plus};

fn evidence(mut material: Material, verdicts: Vec<Verdict>) -> Sheet {
    material.findings.verdicts = verdicts;
    sheet(DisplayKind::Evidence, &material)
}

fn cell<'a>(sheet: &'a Sheet, row: usize, key: &str) -> &'a Cell {
    let column = sheet.columns.iter().position(|heading| heading.key == key);
    &sheet.rows[row].cells[column.unwrap()]
}

fn chosen(sheet: &Sheet) -> Vec<Vec<i64>> {
    let rows = 0..sheet.rows.len();
    rows.map(|row| match cell(sheet, row, "quotes") {
        Cell::Quotes(codings) => codings.iter().map(|coding| coding.0).collect(),
        other => panic!("{other:?}"),
    })
    .collect()
}

fn three() -> Vec<crate::analysis::ground::Unit> {
    vec![
        case(1, "villager"),
        case(2, "villager"),
        case(3, "villager"),
    ]
}

#[test]
fn each_group_gives_its_strongest_passage() {
    let codings = vec![
        seen(1, 1, 1, Plus, 1),
        seen(2, 1, 1, Plus, 3),
        seen(3, 2, 1, Plus, 2),
    ];
    let units = vec![case(1, "officer"), case(2, "villager")];
    let sheet = evidence(
        material(units, vec![code(1, None)], codings),
        vec![verdict(1, 1, "")],
    );
    assert_eq!(chosen(&sheet), [[2, 3]]);
}

#[test]
fn of_equal_strength_the_length_nearest_the_target_wins_then_the_earliest() {
    let mut long = seen(1, 1, 1, Plus, 2);
    long.words = 90;
    let codings = vec![long, seen(3, 1, 1, Plus, 2), seen(2, 1, 1, Plus, 2)];
    let sheet = evidence(
        material(three(), vec![code(1, None)], codings),
        vec![verdict(1, 1, "")],
    );
    assert_eq!(chosen(&sheet), [[2]]);
}

#[test]
fn a_case_not_quoted_yet_comes_before_a_stronger_one_that_was() {
    let codings = vec![
        seen(1, 1, 1, Plus, 3),
        seen(2, 1, 2, Plus, 3),
        seen(3, 2, 2, Plus, 1),
    ];
    let sheet = evidence(
        material(three(), vec![code(1, None), code(2, None)], codings),
        vec![verdict(1, 1, ""), verdict(2, 2, "")],
    );
    assert_eq!(chosen(&sheet), [[1], [3]]);
}

#[test]
fn the_sign_fewer_cases_have_is_quoted_in_addition() {
    for (most, fewest) in [(Plus, Minus), (Minus, Plus)] {
        let codings = vec![
            seen(1, 1, 1, most, 3),
            seen(2, 2, 1, most, 3),
            seen(3, 3, 1, fewest, 1),
        ];
        let sheet = evidence(
            material(three(), vec![code(1, None)], codings),
            vec![verdict(1, 1, "")],
        );
        assert_eq!(chosen(&sheet), [[1, 3]]);
    }
}

#[test]
fn the_sign_most_cases_have_is_quoted_too_where_every_group_speaks_best_for_the_other() {
    let codings = vec![
        seen(1, 1, 1, Plus, 3),
        seen(2, 1, 1, Minus, 1),
        seen(3, 2, 1, Minus, 2),
    ];
    let sheet = evidence(
        material(three(), vec![code(1, None)], codings),
        vec![verdict(1, 1, "")],
    );
    assert_eq!(chosen(&sheet), [[1, 3]]);
}

#[test]
fn a_text_nobody_speaks_in_can_be_the_contrary_voice_but_is_no_informant() {
    let units = vec![case(1, "officer"), text(9, DocumentKind::Document)];
    let codings = vec![seen(1, 1, 1, Plus, 3), seen(2, 9, 1, Minus, 1)];
    let sheet = evidence(
        material(units, vec![code(1, None)], codings),
        vec![verdict(1, 1, "")],
    );
    assert_eq!(chosen(&sheet), [[1, 2]]);
    assert_eq!(
        *cell(&sheet, 0, "informants"),
        Cell::Keys(vec!["I1".to_owned()])
    );
    assert_eq!(*cell(&sheet, 0, "cases"), Cell::Count(1));
    let Cell::Values(sources) = cell(&sheet, 0, "sources") else {
        panic!("no sources");
    };
    let kinds: Vec<&str> = sources.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, ["interview", "document"]);
}

#[test]
fn without_a_case_each_kind_of_text_gives_one() {
    let units = vec![
        text(1, DocumentKind::Document),
        text(2, DocumentKind::Document),
        text(3, DocumentKind::Observation),
    ];
    let codings = vec![
        seen(1, 1, 1, Plus, 1),
        seen(2, 2, 1, Plus, 2),
        seen(3, 3, 1, Plus, 1),
    ];
    let sheet = evidence(
        material(units, vec![code(1, None)], codings),
        vec![verdict(1, 1, "")],
    );
    assert_eq!(chosen(&sheet), [[2, 3]]);
}

#[test]
fn an_indicator_takes_in_the_codes_below_it() {
    let codes = vec![code(1, None), code(2, Some(1)), code(3, Some(2))];
    let sheet = evidence(
        material(three(), codes, vec![seen(1, 1, 3, Plus, 1)]),
        vec![verdict(1, 1, "")],
    );
    assert_eq!(chosen(&sheet)[0], [1]);
}

#[test]
fn indicators_with_a_verdict_stand_first_and_without_any_those_with_passages() {
    let codes = || vec![code(1, None), code(2, None), code(3, None)];
    let codings = || vec![seen(1, 1, 1, Plus, 1), seen(2, 1, 2, Plus, 1)];
    let keys =
        |sheet: &Sheet| -> Vec<String> { sheet.rows.iter().map(|row| row.key.clone()).collect() };
    let with = evidence(
        material(three(), codes(), codings()),
        vec![verdict(1, 3, "")],
    );
    assert_eq!(keys(&with), ["K3", "K1", "K2"]);
    let without = evidence(material(three(), codes(), codings()), Vec::new());
    assert_eq!(keys(&without), ["K1", "K2"]);
}

#[test]
fn a_verdict_on_one_group_rests_on_that_group_only() {
    let units = vec![case(1, "officer"), case(2, "villager")];
    let codings = vec![seen(1, 1, 1, Plus, 3), seen(2, 2, 1, Minus, 1)];
    let sheet = evidence(
        material(units, vec![code(1, None)], codings),
        vec![verdict(1, 1, "villager"), verdict(2, 1, "")],
    );
    assert_eq!(chosen(&sheet), [vec![1, 2], vec![2]]);
    assert_eq!(*cell(&sheet, 1, "cases"), Cell::Count(1));
    assert_eq!(*cell(&sheet, 1, "scope"), Cell::words("villager"));
    let behind = sheet.passages_behind(1, 0).unwrap();
    assert_eq!(behind.cases, [crate::model::ids::CaseId(2)]);
}
