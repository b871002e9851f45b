//! Codes that meet: passages that overlap, begin in one turn, or begin near
//! each other, found by one sweep over each document. It must not know what is
//! made of the pairs.

use std::collections::HashMap;

use super::ground::{Plan, Seen};
use crate::model::display::Nearness;
use crate::model::ids::{CodeId, CodingId};

/// What is known of two codes together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pair {
    /// Pairs of passages that meet.
    pub pairs: u64,
    /// Passages of the first code that meet one of the second, and the reverse;
    /// each once.
    pub of_first: u64,
    pub of_second: u64,
    /// Rows of the cases both passages of a pair belong to, each once, in order.
    pub rows: Vec<u32>,
    /// The passages, each once, in the order of the text.
    pub codings: Vec<CodingId>,
}

/// Counts pairs of codes document by document.
#[derive(Debug)]
pub struct Pairs {
    near: Nearness,
    codes: Vec<CodeId>,
    /// Places in `codes` of each code that counts.
    places: HashMap<CodeId, Vec<usize>>,
    /// By place of the first and of the second code; the first is the smaller.
    found: Vec<Pair>,
    /// Passages of each code.
    passages: Vec<u64>,
}

/// A passage under one code of the table.
struct Open {
    start: usize,
    end: usize,
    turn: Option<usize>,
    place: usize,
    row: Option<u32>,
    coding: CodingId,
    /// The places of the codes it has met, as bits.
    met: usize,
}

impl Pairs {
    /// For these codes; `places` says for a code which of them it counts as.
    #[must_use]
    pub fn new(near: Nearness, codes: Vec<CodeId>, places: HashMap<CodeId, Vec<usize>>) -> Self {
        let size = codes.len();
        Pairs {
            near,
            codes,
            places,
            found: vec![Pair::default(); size * size],
            passages: vec![0; size],
        }
    }

    /// Each code only as itself.
    #[must_use]
    pub fn as_coded(near: Nearness, codes: Vec<CodeId>) -> Self {
        let places = codes
            .iter()
            .copied()
            .zip((0..).map(|at| vec![at]))
            .collect();
        Pairs::new(near, codes, places)
    }

    #[must_use]
    pub fn codes(&self) -> &[CodeId] {
        &self.codes
    }

    /// Whether the turns of a document have to be known.
    #[must_use]
    pub fn needs_turns(&self) -> bool {
        self.near != Nearness::Overlap
    }

    /// Adds one document: its codings in the order of the text, and where its
    /// turns start, in bytes, in order.
    pub fn take(&mut self, codings: &[Seen], turns: &[usize], plan: &Plan) {
        let words = self.codes.len().div_ceil(64);
        let passages = self.passages_of(codings, turns, plan);
        let mut met = vec![0_u64; words * passages.len()];
        let mut open: Vec<usize> = Vec::new();
        for (at, passage) in passages.iter().enumerate() {
            self.passages[passage.place] += 1;
            open.retain(|other| self.may_meet(&passages[*other], passage));
            for other in &open {
                let other = &passages[*other];
                if other.place != passage.place {
                    self.add(other, passage, &mut met);
                }
            }
            open.push(at);
        }
    }

    /// The passages in order, each once for each code of the table it counts as.
    fn passages_of(&self, codings: &[Seen], turns: &[usize], plan: &Plan) -> Vec<Open> {
        let words = self.codes.len().div_ceil(64);
        let mut passages: Vec<Open> = Vec::with_capacity(codings.len());
        let mut of_span = 0;
        for seen in codings {
            let is_same = passages
                .get(of_span)
                .is_some_and(|first| (first.start, first.end) == (seen.span.start, seen.span.end));
            if !is_same {
                of_span = passages.len();
            }
            for place in self.places.get(&seen.code).into_iter().flatten() {
                // Two coders, or two codes below one: still one passage.
                if passages[of_span..].iter().any(|open| open.place == *place) {
                    continue;
                }
                passages.push(Open {
                    start: seen.span.start,
                    end: seen.span.end,
                    turn: turns
                        .partition_point(|start| *start <= seen.span.start)
                        .checked_sub(1),
                    place: *place,
                    row: plan
                        .row_of(seen.speaker, seen.document)
                        .and_then(|row| u32::try_from(row).ok()),
                    coding: seen.coding,
                    met: words * passages.len(),
                });
            }
        }
        passages
    }

    /// Whether an earlier passage can meet one that starts where `next` does.
    fn may_meet(&self, earlier: &Open, next: &Open) -> bool {
        match self.near {
            Nearness::Overlap => earlier.end > next.start,
            Nearness::SameTurn => earlier.turn.is_some() && earlier.turn == next.turn,
            Nearness::Turns(most) => match (earlier.turn, next.turn) {
                (Some(earlier), Some(next)) => next - earlier <= most as usize,
                _ => false,
            },
        }
    }

    fn add(&mut self, earlier: &Open, later: &Open, met: &mut [u64]) {
        let is_in_order = earlier.place < later.place;
        let (first, second) = if is_in_order {
            (earlier, later)
        } else {
            (later, earlier)
        };
        let pair = &mut self.found[first.place * self.codes.len() + second.place];
        pair.pairs += 1;
        if let (Some(a), Some(b)) = (earlier.row, later.row)
            && a == b
            && pair.rows.last() != Some(&a)
        {
            pair.rows.push(a);
        }
        let mut is_new = |passage: &Open, other: usize| {
            let word = &mut met[passage.met + other / 64];
            let bit = 1 << (other % 64);
            let is_new = *word & bit == 0;
            *word |= bit;
            is_new
        };
        if is_new(first, second.place) {
            pair.of_first += 1;
            pair.codings.push(first.coding);
        }
        if is_new(second, first.place) {
            pair.of_second += 1;
            pair.codings.push(second.coding);
        }
    }

    /// The pairs there are, by the places of their codes, with each case once.
    #[must_use]
    pub fn finish(mut self) -> Found {
        let size = self.codes.len();
        let mut pairs = Vec::new();
        for (at, pair) in self.found.iter_mut().enumerate() {
            if pair.pairs > 0 {
                let mut pair = std::mem::take(pair);
                pair.rows.sort_unstable();
                pair.rows.dedup();
                pairs.push((at / size, at % size, pair));
            }
        }
        Found {
            codes: self.codes,
            passages: self.passages,
            pairs,
        }
    }
}

/// The pairs of a study.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    pub codes: Vec<CodeId>,
    /// Passages of each code.
    pub passages: Vec<u64>,
    /// Places of the first and the second code, the first the smaller.
    pub pairs: Vec<(usize, usize, Pair)>,
}

impl Found {
    /// How much two codes go together, 0 to 1: of all passages of either the
    /// share that meets the other, a pair of passages being one.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a study has no 2^52 passages")]
    pub fn jaccard(&self, first: usize, second: usize, pair: &Pair) -> f64 {
        let both = pair.of_first.min(pair.of_second);
        let all = (self.passages[first] + self.passages[second]).saturating_sub(both);
        if all == 0 {
            0.0
        } else {
            both as f64 / all as f64
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::model::ids::{CoderId, DocumentId, SpeakerId};
    use crate::text::Span;

    const CODES: i64 = 5;
    const TURN: usize = 7;

    fn seen() -> impl Strategy<Value = Seen> {
        (0_usize..60, 1_usize..25, 1..=CODES, 1_i64..=2).prop_map(|(start, length, code, coder)| {
            Seen {
                coding: CodingId(0),
                document: DocumentId(1),
                span: Span::new(start, start + length),
                code: CodeId(code),
                coder: CoderId(coder),
                speaker: Some(SpeakerId(1 + (start / TURN % 2) as i64)),
                turn: None,
                polarity: None,
                strength: 0,
                words: 1,
            }
        })
    }

    /// As a study has them.
    fn document(mut drawn: Vec<Seen>) -> Vec<Seen> {
        drawn.sort_by_key(|s| (s.span.start, s.span.end, s.code, s.coder));
        drawn.dedup_by_key(|s| (s.span.start, s.span.end, s.code, s.coder));
        for (id, seen) in (1..).zip(&mut drawn) {
            seen.coding = CodingId(id);
        }
        drawn
    }

    fn plan() -> Plan {
        Plan {
            unit_of_speaker: HashMap::from([(SpeakerId(1), 0), (SpeakerId(2), 1)]),
            ..Plan::default()
        }
    }

    /// Looks at every pair of passages.
    type Oracle = BTreeMap<(usize, usize), (u64, BTreeSet<CodingId>, BTreeSet<u32>)>;
    fn oracle(codings: &[Seen], near: Nearness, place: impl Fn(CodeId) -> Vec<usize>) -> Oracle {
        let mut passages: BTreeMap<(usize, usize, usize), &Seen> = BTreeMap::new();
        for seen in codings {
            for place in place(seen.code) {
                let key = (seen.span.start, seen.span.end, place);
                passages.entry(key).or_insert(seen);
            }
        }
        let mut found = Oracle::new();
        for ((s1, e1, p1), a) in &passages {
            for ((s2, e2, p2), b) in &passages {
                let meets = match near {
                    Nearness::Overlap => s1 < e2 && s2 < e1,
                    Nearness::SameTurn => s1 / TURN == s2 / TURN,
                    Nearness::Turns(n) => (s1 / TURN).abs_diff(s2 / TURN) <= n as usize,
                };
                if p1 < p2 && meets {
                    let entry = found.entry((*p1, *p2)).or_default();
                    entry.0 += 1;
                    entry.1.extend([a.coding, b.coding]);
                    if a.speaker == b.speaker {
                        entry.2.insert(a.speaker.map_or(0, |s| s.0 as u32 - 1));
                    }
                }
            }
        }
        found
    }

    proptest! {
        #[test]
        fn the_sweep_finds_the_pairs_one_finds_by_looking_at_all(
            drawn in prop::collection::vec(seen(), 0..40),
            near in prop_oneof![
                Just(Nearness::Overlap), Just(Nearness::SameTurn), (0_u32..3).prop_map(Nearness::Turns)
            ],
            is_rolled in any::<bool>(),
        ) {
            let codings = document(drawn);
            let turns: Vec<usize> = (0..20).map(|turn| turn * TURN).collect();
            let codes: Vec<CodeId> = (1..=CODES).map(CodeId).collect();
            // Rolled up, the codes 2 and 3 count as 1 too.
            let place = |code: CodeId| {
                let own = (code.0 - 1) as usize;
                if is_rolled && (own == 1 || own == 2) { vec![own, 0] } else { vec![own] }
            };
            let places = codes.iter().map(|code| (*code, place(*code))).collect();
            let mut pairs = Pairs::new(near, codes, places);
            pairs.take(&codings, &turns, &plan());
            let found = pairs.finish();
            let expected = oracle(&codings, near, place);
            prop_assert_eq!(found.pairs.len(), expected.len());
            for (first, second, pair) in &found.pairs {
                let (count, codings, rows) = &expected[&(*first, *second)];
                prop_assert_eq!(pair.pairs, *count);
                let own: BTreeSet<CodingId> = pair.codings.iter().copied().collect();
                prop_assert_eq!(&own, codings);
                let own: BTreeSet<u32> = pair.rows.iter().copied().collect();
                prop_assert_eq!(&own, rows);
                let jaccard = found.jaccard(*first, *second, pair);
                prop_assert!((0.0..=1.0).contains(&jaccard));
                prop_assert!(pair.of_first <= found.passages[*first]);
                prop_assert!(pair.of_second <= found.passages[*second]);
            }
        }
    }

    #[test]
    fn codes_that_always_meet_have_a_jaccard_of_one() {
        let at = |start, end, code, id| Seen {
            coding: CodingId(id),
            span: Span::new(start, end),
            code: CodeId(code),
            document: DocumentId(1),
            coder: CoderId(1),
            speaker: None,
            turn: None,
            polarity: None,
            strength: 0,
            words: 1,
        };
        let mut pairs = Pairs::as_coded(Nearness::Overlap, vec![CodeId(1), CodeId(2), CodeId(3)]);
        let codings = [
            at(0, 5, 1, 1),
            at(0, 5, 2, 2),
            at(5, 9, 3, 3),
            at(7, 20, 1, 4),
            at(8, 9, 2, 5),
        ];
        pairs.take(&codings, &[], &Plan::default());
        let found = pairs.finish();
        let (first, second, pair) = &found.pairs[0];
        assert_eq!((*first, *second, pair.pairs), (0, 1, 2));
        assert!((found.jaccard(0, 1, pair) - 1.0).abs() < 1e-12);
        let (_, _, pair) = &found.pairs[1];
        assert_eq!((pair.pairs, pair.of_first, pair.of_second), (1, 1, 1));
        assert!((found.jaccard(0, 2, pair) - 0.5).abs() < 1e-12);
    }
}
