//! The ground against a second, naive way of counting, over arbitrary codings.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::model::ids::CaseId;

const TREE: [(CodeId, Option<CodeId>); 6] = [
    (CodeId(1), None),
    (CodeId(2), Some(CodeId(1))),
    (CodeId(3), Some(CodeId(2))),
    (CodeId(4), Some(CodeId(1))),
    (CodeId(5), None),
    (CodeId(6), Some(CodeId(5))),
];

fn plan(dispute: Dispute) -> Plan {
    let unit = |id: UnitId| Unit {
        id,
        key: format!("{id:?}"),
        label: String::new(),
        role: String::new(),
        group: String::new(),
        kind: DocumentKind::Interview,
        attributes: Vec::new(),
        documents: Vec::new(),
    };
    Plan {
        units: vec![
            unit(UnitId::Case(CaseId(1))),
            unit(UnitId::Case(CaseId(2))),
            unit(UnitId::Document(DocumentId(9))),
        ],
        unit_of_speaker: HashMap::from([(SpeakerId(11), 0), (SpeakerId(12), 1)]),
        unit_of_document: HashMap::from([(DocumentId(9), 2)]),
        dispute,
        ..Plan::default()
    }
    .with_columns((1..=6).map(CodeId).collect(), &TREE)
}

fn coding() -> impl Strategy<Value = Seen> {
    let polarity = prop_oneof![
        Just(None),
        Just(Some(Polarity::Supports)),
        Just(Some(Polarity::Contradicts)),
        Just(Some(Polarity::Mixed)),
        Just(Some(Polarity::Neutral)),
    ];
    let speaker = prop_oneof![Just(Some(11)), Just(Some(12)), Just(Some(13)), Just(None)];
    (
        prop_oneof![Just(1_i64), Just(2), Just(9)],
        (0_usize..6, 1_usize..4),
        1_i64..=6,
        1_i64..=3,
        speaker,
        polarity,
        (0_u8..=3, 1_u32..90),
    )
        .prop_map(
            |(document, (start, length), code, coder, speaker, polarity, weight)| Seen {
                coding: CodingId(0),
                document: DocumentId(document),
                span: Span::new(start, start + length),
                code: CodeId(code),
                coder: CoderId(coder),
                speaker: speaker.map(SpeakerId),
                turn: None,
                polarity,
                strength: weight.0,
                words: weight.1,
            },
        )
}

/// Codings as a study has them: one speaker and one length a passage, one
/// coding a passage, code and coder, in the order of the text.
fn study(drawn: Vec<Seen>) -> Vec<Seen> {
    let mut speakers: BTreeMap<_, (Option<SpeakerId>, u32)> = BTreeMap::new();
    let mut known = BTreeSet::new();
    let mut codings: Vec<Seen> = drawn
        .into_iter()
        .filter(|seen| {
            known.insert((
                seen.document,
                seen.span.start,
                seen.span.end,
                seen.code,
                seen.coder,
            ))
        })
        .collect();
    codings.sort_by_key(|seen| (seen.document, seen.span.start, seen.span.end, seen.code));
    for (id, seen) in (1..).zip(&mut codings) {
        let place = (seen.document, seen.span.start, seen.span.end);
        let (speaker, words) = *speakers.entry(place).or_insert((seen.speaker, seen.words));
        (seen.speaker, seen.words, seen.coding) = (speaker, words, CodingId(id));
        if seen.document == DocumentId(9) {
            seen.speaker = None;
        }
    }
    codings
}

fn is_below(code: CodeId, above: CodeId) -> bool {
    let parent = |code| {
        TREE.iter()
            .find(|(id, _)| *id == code)
            .and_then(|(_, p)| *p)
    };
    let mut at = Some(code);
    while let Some(here) = at {
        if here == above {
            return true;
        }
        at = parent(here);
    }
    false
}

/// Counts one cell by looking at every coding anew.
fn naive(codings: &[Seen], row: usize, column: CodeId, dispute: Dispute) -> [u32; 5] {
    let in_row = |seen: &&Seen| match row {
        0 => seen.document != DocumentId(9) && seen.speaker == Some(SpeakerId(11)),
        1 => seen.document != DocumentId(9) && seen.speaker == Some(SpeakerId(12)),
        _ => seen.document == DocumentId(9),
    };
    let mut passages: BTreeMap<_, Vec<&Seen>> = BTreeMap::new();
    for seen in codings.iter().filter(in_row) {
        if is_below(seen.code, column) {
            let place = (seen.document, seen.span.start, seen.span.end);
            passages.entry(place).or_default().push(seen);
        }
    }
    let mut counts = [0; 5];
    for mut of_passage in passages.into_values() {
        let coders: BTreeSet<CoderId> = of_passage.iter().map(|seen| seen.coder).collect();
        let sign = |of: &[&Seen]| {
            let all: Vec<Option<Polarity>> = of.iter().map(|seen| seen.polarity).collect();
            let has = |polarity| all.contains(&Some(polarity));
            if has(Polarity::Mixed) || has(Polarity::Supports) && has(Polarity::Contradicts) {
                2
            } else if has(Polarity::Supports) {
                0
            } else if has(Polarity::Contradicts) {
                1
            } else if has(Polarity::Neutral) {
                3
            } else {
                4
            }
        };
        let signs: BTreeSet<usize> = coders
            .iter()
            .map(|coder| {
                let own: Vec<&Seen> = of_passage
                    .iter()
                    .copied()
                    .filter(|seen| seen.coder == *coder)
                    .collect();
                sign(&own)
            })
            .collect();
        if signs.len() > 1 {
            match dispute {
                Dispute::Mixed => {}
                Dispute::LeftOut => continue,
                Dispute::First => {
                    let first = *coders.iter().next().unwrap();
                    of_passage.retain(|seen| seen.coder == first);
                }
            }
        }
        counts[sign(&of_passage)] += 1;
    }
    counts
}

proptest! {
    #[test]
    fn every_cell_equals_a_naive_recount(
        drawn in prop::collection::vec(coding(), 0..60),
        dispute in prop_oneof![Just(Dispute::Mixed), Just(Dispute::LeftOut), Just(Dispute::First)],
    ) {
        let codings = study(drawn);
        let mut ground = Ground::new(plan(dispute));
        for document in [1, 2, 9] {
            let of_document: Vec<Seen> = codings
                .iter()
                .filter(|seen| seen.document == DocumentId(document))
                .copied()
                .collect();
            ground.take(&of_document);
        }
        for row in 0..3 {
            for column in 0..6 {
                let facts = ground.at(row, column);
                let counted =
                    [facts.plus, facts.minus, facts.mixed, facts.neutral, facts.unjudged];
                let code = ground.columns()[column];
                prop_assert_eq!(counted, naive(&codings, row, code, dispute));
            }
        }
    }

    #[test]
    fn the_main_layer_has_one_coder_a_document(drawn in prop::collection::vec(coding(), 0..60)) {
        let codings = study(drawn);
        for document in [1, 2, 9].map(DocumentId) {
            let all: Vec<Seen> =
                codings.iter().filter(|seen| seen.document == document).copied().collect();
            let mut kept = all.clone();
            in_layer(&mut kept, Layer::Main);
            let first = all.iter().map(|seen| seen.coder).min();
            let expected: Vec<Seen> =
                all.into_iter().filter(|seen| Some(seen.coder) == first).collect();
            prop_assert_eq!(kept, expected);
        }
    }
}

fn seen(coding: i64, strength: u8, words: u32, polarity: Polarity) -> Seen {
    let start = usize::try_from(coding).unwrap() * 10;
    Seen {
        coding: CodingId(coding),
        document: DocumentId(1),
        span: Span::new(start, start + 5),
        code: CodeId(3),
        coder: CoderId(1),
        speaker: Some(SpeakerId(11)),
        turn: None,
        polarity: Some(polarity),
        strength,
        words,
    }
}

#[test]
fn the_strongest_passage_nearest_to_the_wanted_length_is_quoted() {
    let mut ground = Ground::new(plan(Dispute::Mixed));
    ground.take(&[
        seen(1, 2, 45, Polarity::Supports),
        seen(2, 3, 90, Polarity::Contradicts),
        seen(3, 3, 40, Polarity::Supports),
        seen(4, 3, 50, Polarity::Supports),
    ]);
    let facts = ground.at(0, 0);
    assert_eq!(
        facts.best(),
        Some(CodingId(3)),
        "of two equal ones the earlier"
    );
    assert_eq!(facts.best_of(Polarity::Contradicts), Some(CodingId(2)));
    assert_eq!(facts.balance, 2 - 3 + 3 + 3);
    assert_eq!(facts.words, 225);
    assert_eq!(ground.documents(0), 1);
}
