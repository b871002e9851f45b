//! The displays of findings against a second, naive way of counting over
//! arbitrary codings, and the statuses by examples.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::analysis::display::fixture::{case, code, factor, material, seen, text};
use crate::analysis::display::{Material, sheet};
use crate::analysis::ground::{Seen, Unit};
use crate::message::{Language, Phrasebook};
use crate::model::code::Code;
use crate::model::coding::Polarity;
use crate::model::display::DisplayKind;
use crate::model::document::DocumentKind;
use crate::model::finding::{Event, EventFacts};
use crate::model::ids::{CodeId, CoderId, EventId, TurnId};
use crate::model::rating::{Rating, RatingLevel};
use crate::model::relation::{End, Relation, RelationFacts, RelationKind};
use crate::model::sheet::{Cell, Fact, Sheet, Sign};
use crate::text::Span;

use Polarity::{Contradicts as Minus, Mixed, Supports as Plus};

const KINDS: [DisplayKind; 6] = [
    DisplayKind::Evidence,
    DisplayKind::RoleOrdered,
    DisplayKind::Checklist,
    DisplayKind::Triangulation,
    DisplayKind::Factors,
    DisplayKind::Events,
];

fn units() -> Vec<Unit> {
    vec![
        case(1, "officer"),
        case(2, "villager"),
        case(3, "villager"),
        text(8, DocumentKind::Observation),
        text(9, DocumentKind::Document),
    ]
}

/// 1 and 2 are indicators with parts, 20 and 21 factors.
fn codes() -> Vec<Code> {
    vec![
        code(1, None),
        code(11, Some(1)),
        code(12, Some(1)),
        code(2, None),
        code(23, Some(2)),
        factor(20),
        factor(21),
    ]
}

fn cell<'a>(sheet: &'a Sheet, row: &str, column: &str) -> &'a Cell {
    let row = sheet.rows.iter().find(|known| known.key == row);
    let at = sheet.columns.iter().position(|known| known.key == column);
    &row.unwrap().cells[at.unwrap()]
}

fn key(cell: &Cell) -> &'static str {
    match cell {
        Cell::Value { key, .. } => key,
        other => panic!("{other:?}"),
    }
}

fn status(codings: Vec<Seen>) -> &'static str {
    let sheet = sheet(
        DisplayKind::Triangulation,
        &material(units(), codes(), codings),
    );
    key(cell(&sheet, "K1", "status"))
}

#[test]
fn each_status_of_the_triangulation_by_an_example() {
    assert_eq!(status(vec![]), "no-data");
    let of = |unit, code, sign| seen(unit * 10 + code, unit, code, sign, 1);
    assert_eq!(
        status(vec![of(1, 1, Plus), of(2, 1, Minus)]),
        "single-source"
    );
    assert_eq!(status(vec![of(1, 1, Plus), of(8, 1, Minus)]), "dissonant");
    assert_eq!(status(vec![of(1, 1, Plus), of(8, 1, Plus)]), "convergent");
    assert_eq!(status(vec![of(1, 1, Plus), of(8, 1, Mixed)]), "partial");
    assert_eq!(
        status(vec![of(1, 11, Plus), of(8, 12, Plus)]),
        "complementary"
    );
    assert_eq!(status(vec![of(1, 11, Plus), of(8, 11, Plus)]), "convergent");
}

#[test]
fn what_disagrees_stands_first() {
    let codings = vec![
        seen(1, 1, 1, Plus, 1),
        seen(2, 8, 1, Plus, 1),
        seen(3, 1, 2, Plus, 1),
        seen(4, 9, 2, Minus, 1),
    ];
    let sheet = sheet(
        DisplayKind::Triangulation,
        &material(units(), codes(), codings),
    );
    let keys: Vec<&str> = sheet.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ["K2", "K1"]);
}

#[test]
fn a_group_with_both_signs_is_split_and_one_far_from_another_has_a_gap() {
    let codings = vec![
        seen(1, 1, 1, Plus, 1),
        seen(2, 2, 1, Plus, 1),
        seen(3, 3, 1, Minus, 1),
        seen(4, 1, 2, Plus, 1),
        seen(5, 2, 2, Minus, 1),
    ];
    let sheet = sheet(
        DisplayKind::RoleOrdered,
        &material(units(), codes(), codings),
    );
    let flags = |group: &str, code: &str| match cell(&sheet, group, code) {
        Cell::Tally(tally) => (tally.is_split, tally.has_gap),
        other => panic!("{other:?}"),
    };
    assert_eq!(flags("group:villager", "K1"), (true, true));
    assert_eq!(flags("group:officer", "K1"), (false, true));
    assert_eq!(flags("group:villager", "K2"), (false, true));
    let keys: Vec<&str> = sheet.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ["group:officer", "I1", "group:villager", "I2", "I3"]);
}

#[test]
fn a_rating_conflicts_with_passages_that_all_say_the_contrary() {
    let codings = vec![seen(1, 1, 11, Minus, 1), seen(2, 2, 11, Plus, 1)];
    let mut material = material(units(), codes(), codings);
    let rating = |unit: &str, level| Rating {
        code: CodeId(11),
        unit: unit.to_owned(),
        level,
        rationale: String::new(),
        rater: CoderId(1),
        changed: 0,
    };
    for (officers, villagers, expected) in [
        (RatingLevel::Some, RatingLevel::None, [true, true]),
        (RatingLevel::Weak, RatingLevel::Weak, [false, false]),
        (RatingLevel::None, RatingLevel::Strong, [false, false]),
    ] {
        material.findings.ratings =
            vec![rating("officer", officers), rating("villager", villagers)];
        let sheet = sheet(DisplayKind::Checklist, &material);
        let is_conflict = |group: &str| match cell(&sheet, "K11", group) {
            Cell::Rated(rated) => rated.is_conflict,
            other => panic!("{other:?}"),
        };
        assert_eq!([is_conflict("officer"), is_conflict("villager")], expected);
    }
}

#[test]
fn a_promise_tells_what_became_of_it_and_so_does_what_answers_it() {
    let mut material = material(units(), codes(), Vec::new());
    let event = |id, date: &str, kind: &str, is_kept, pair_of: Option<i64>| Event {
        id: EventId(id),
        facts: EventFacts {
            date: date.to_owned(),
            text: format!("event {id}"),
            domain: "office".to_owned(),
            kind: kind.to_owned(),
            is_kept,
            pair_of: pair_of.map(EventId),
            ..EventFacts::default()
        },
    };
    material.findings.events = vec![
        event(1, "2024", "promise", Some(false), None),
        event(2, "2024-02", "promise", None, None),
        event(3, "2024-02-03", "other", None, Some(1)),
        event(4, "", "act", None, None),
    ];
    let sheet = sheet(DisplayKind::Events, &material);
    let promise = |row: &str| match cell(&sheet, row, "promise") {
        Cell::Nothing => "",
        other => key(other),
    };
    assert_eq!(
        ["1", "2", "3", "4"].map(promise),
        ["broken", "open", "broken", ""]
    );
    assert_eq!(*cell(&sheet, "3", "answers"), Cell::words("2024"));
    assert!(sheet.facts.contains(&("broken_promises", Fact::Count(1))));
}

#[test]
fn factors_and_recommendations_that_miss_each_other_are_told() {
    let end = |name: &str, code: Option<i64>| End {
        name: name.to_owned(),
        code: code.map(CodeId),
    };
    let addresses = |id, source: &str, target| Relation {
        id: crate::model::ids::RelationId(id),
        facts: RelationFacts {
            source: end(source, None),
            target,
            kind: RelationKind::Addresses,
            ..RelationFacts::default()
        },
        evidence: Vec::new(),
    };
    let codings = vec![seen(1, 1, 20, Plus, 1), seen(2, 1, 21, Plus, 1)];
    let mut material = material(units(), codes(), codings);
    material.findings.relations = vec![
        addresses(1, "more practice", end("K20", Some(20))),
        addresses(2, "more practice", end("the office", None)),
        addresses(3, "a new hall", end("the village", None)),
    ];
    let sheet = sheet(DisplayKind::Factors, &material);
    let keys = |cell: &Cell| match cell {
        Cell::Keys(keys) => keys.join(", "),
        _ => String::new(),
    };
    assert_eq!(
        keys(cell(&sheet, "K20", "recommendations")),
        "more practice"
    );
    assert_eq!(keys(cell(&sheet, "K20", "addressees")), "the office");
    assert_eq!(keys(cell(&sheet, "K21", "recommendations")), "");
    let words = |word: &str| Fact::List(vec![Fact::Words(word.to_owned())]);
    for (name, word) in [
        ("factors_without_recommendation", "K21"),
        ("recommendations_without_factor", "a new hall"),
    ] {
        assert!(sheet.facts.contains(&(name, words(word))), "{name}");
    }
}

#[test]
fn every_display_of_an_empty_study_says_something_in_both_languages() {
    for kind in KINDS {
        for codes in [Vec::new(), vec![code(1, None)]] {
            let sheet = sheet(kind, &material(Vec::new(), codes, Vec::new()));
            for language in Language::ALL {
                let words = Phrasebook::new(language);
                let said = sheet.rules.iter().chain(&sheet.notes).chain([&sheet.title]);
                for text in said {
                    assert!(words.has(&text.id), "{}", text.id);
                }
            }
        }
    }
}

fn coding() -> impl Strategy<Value = Seen> {
    let polarity = prop_oneof![
        Just(None),
        Just(Some(Plus)),
        Just(Some(Minus)),
        Just(Some(Mixed)),
        Just(Some(Polarity::Neutral)),
    ];
    let code = prop::sample::select(vec![1_i64, 11, 12, 2, 23, 20, 21]);
    let unit = prop::sample::select(vec![1_i64, 2, 3, 8, 9, 99]);
    (unit, code, 0_usize..12, 1_usize..5, polarity, 0_u8..=3).prop_map(
        |(unit, code, start, length, polarity, strength)| Seen {
            span: Span::new(start, start + length),
            turn: (start < 10).then(|| TurnId(i64::try_from(start).unwrap_or(0) / 3)),
            polarity,
            strength,
            ..seen(0, unit, code, Plus, 1)
        },
    )
}

/// Each passage with each code once, as one coder would code them.
fn study(drawn: Vec<Seen>) -> Vec<Seen> {
    let mut known = BTreeSet::new();
    let mut codings: Vec<Seen> = drawn
        .into_iter()
        .filter(|seen| known.insert((seen.document, seen.span.start, seen.span.end, seen.code)))
        .collect();
    for (id, seen) in (1..).zip(&mut codings) {
        seen.coding = crate::model::ids::CodingId(id);
    }
    codings
}

fn is_under(code: CodeId, above: i64) -> bool {
    let codes = codes();
    let found = codes.iter().find(|known| known.id == code);
    code == CodeId(above) || found.is_some_and(|code| code.parent == Some(CodeId(above)))
}

/// Distinct passages of a unit under a code, with the sign of all of them.
fn naive(codings: &[Seen], units: &[i64], code: i64) -> (usize, Option<Sign>) {
    let of: Vec<&Seen> = codings
        .iter()
        .filter(|seen| units.contains(&seen.document.0) && is_under(seen.code, code))
        .collect();
    let passages: BTreeSet<_> = of
        .iter()
        .map(|seen| (seen.document, seen.span.start, seen.span.end))
        .collect();
    let has = |sign| of.iter().any(|seen| seen.polarity == Some(sign));
    let sign = Sign::of(has(Plus), has(Minus), has(Mixed), has(Polarity::Neutral));
    (passages.len(), (!of.is_empty()).then_some(sign))
}

const PARTIES: [(&str, &[i64]); 4] = [
    ("officer", &[1]),
    ("villager", &[2, 3]),
    ("observation", &[8]),
    ("document", &[9]),
];

fn check_parties(material: &Material, codings: &[Seen]) {
    let grid = sheet(DisplayKind::Triangulation, material);
    let checklist = sheet(DisplayKind::Checklist, material);
    for (party, units) in PARTIES {
        for indicator in [1, 2] {
            let Cell::Mark(mark) = cell(&grid, &format!("K{indicator}"), party) else {
                panic!("no mark");
            };
            let (count, sign) = naive(codings, units, indicator);
            assert_eq!((mark.count, mark.sign), (count as u64, sign), "{party}");
        }
        for row in &checklist.rows {
            let Cell::Rated(rated) = cell(&checklist, &row.key, party) else {
                panic!("no rated cell");
            };
            let (count, sign) = naive(codings, units, row.key[1..].parse().unwrap());
            assert_eq!((rated.count, rated.sign), (count as u64, sign), "{party}");
        }
    }
}

fn check_tallies(material: &Material, codings: &[Seen]) {
    let roles = sheet(DisplayKind::RoleOrdered, material);
    for (group, cases) in &PARTIES[..2] {
        for indicator in [1, 2] {
            let Cell::Tally(tally) =
                cell(&roles, &format!("group:{group}"), &format!("K{indicator}"))
            else {
                panic!("no tally");
            };
            let signs: Vec<Option<Sign>> = cases
                .iter()
                .map(|case| naive(codings, &[*case], indicator).1)
                .collect();
            let count = |sign| signs.iter().filter(|known| **known == sign).count() as u64;
            assert_eq!(tally.plus, count(Some(Sign::Plus)));
            assert_eq!(tally.minus, count(Some(Sign::Minus)));
            assert_eq!(tally.mixed, count(Some(Sign::Mixed)));
            assert_eq!(
                tally.neutral,
                count(Some(Sign::Neutral)) + count(Some(Sign::Unjudged))
            );
            assert_eq!(tally.silent + tally.not_asked, count(None));
            assert_eq!(tally.passages, naive(codings, cases, indicator).0 as u64);
            assert_eq!(tally.is_split, tally.plus > 0 && tally.minus > 0);
        }
    }
}

/// Every pair of codings, one after the other.
fn check_pairs(material: &Material, codings: &[Seen]) {
    let factors = sheet(DisplayKind::Factors, material);
    for (at, row) in factors.rows.iter().enumerate() {
        let factor = row.key[1..].parse().unwrap();
        for indicator in [1, 2] {
            let (mut keys, mut behind) = (BTreeSet::new(), BTreeSet::new());
            for a in codings.iter().filter(|seen| is_under(seen.code, factor)) {
                for b in codings.iter().filter(|seen| is_under(seen.code, indicator)) {
                    let is_near = a.span.start < b.span.end && b.span.start < a.span.end
                        || a.turn.is_some() && a.turn == b.turn;
                    let unit = material
                        .ground
                        .plan
                        .row_of(a.speaker, a.document)
                        .map(|row| material.ground.units()[row].key.clone());
                    if let Some(unit) = unit
                        && a.document == b.document
                        && is_near
                    {
                        keys.insert(unit);
                        behind.extend([a.coding, b.coding]);
                    }
                }
            }
            let column = format!("K{indicator}");
            let shown: BTreeSet<String> = match cell(&factors, &row.key, &column) {
                Cell::Keys(keys) => keys.iter().cloned().collect(),
                Cell::Nothing => BTreeSet::new(),
                other => panic!("{other:?}"),
            };
            assert_eq!(shown, keys);
            let column = factors
                .columns
                .iter()
                .position(|known| known.key == column)
                .unwrap();
            let told = factors.passages_behind(at, column);
            let told: BTreeSet<_> = told.into_iter().flat_map(|filter| filter.codings).collect();
            assert_eq!(told, behind);
        }
    }
}

proptest! {
    #[test]
    fn every_figure_is_the_one_a_naive_count_gives(
        drawn in prop::collection::vec(coding(), 0..40)
    ) {
        let codings = study(drawn);
        let material = material(units(), codes(), codings.clone());
        check_parties(&material, &codings);
        check_tallies(&material, &codings);
        check_pairs(&material, &codings);
    }
}
