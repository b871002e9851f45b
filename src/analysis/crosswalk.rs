//! Codes of two frameworks that mean nearly the same, side by side: how far they
//! were given to the same passages. It must not recode anything.

use std::collections::{HashMap, HashSet};

use crate::model::code::Code;
use crate::model::ids::{CodeId, DocumentId};
use crate::model::reduction::Crossing;
use crate::text::Span;

/// A passage: its document and place in it.
type Placed = (DocumentId, Span);

/// The pairs of codes that are linked, each pair once, in tree order.
#[must_use]
pub fn pairs(codes: &[Code]) -> Vec<(CodeId, CodeId)> {
    let by_key: HashMap<String, (usize, CodeId)> = codes
        .iter()
        .enumerate()
        .map(|(at, code)| (code.key.to_lowercase(), (at, code.id)))
        .collect();
    let mut seen = HashSet::new();
    let mut pairs = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        for key in &code.see_also {
            let Some((other, id)) = by_key.get(&key.to_lowercase()) else {
                continue;
            };
            let pair = (at.min(*other), at.max(*other));
            if at != *other && seen.insert(pair) {
                let pair = if at < *other {
                    (code.id, *id)
                } else {
                    (*id, code.id)
                };
                pairs.push(pair);
            }
        }
    }
    pairs
}

/// One pair compared. The passages of each come in the order of the texts.
#[must_use]
pub fn cross(pair: (CodeId, CodeId), from: &[Placed], to: &[Placed]) -> Crossing {
    let exact: HashSet<&Placed> = to.iter().collect();
    // The furthest any passage up to here reaches, within its document.
    let mut reach: Vec<usize> = Vec::with_capacity(to.len());
    for (at, (document, span)) in to.iter().enumerate() {
        let before = match at.checked_sub(1).and_then(|before| to.get(before)) {
            Some((other, _)) if other == document => reach[at - 1],
            _ => 0,
        };
        reach.push(before.max(span.end));
    }
    let overlaps = |(document, span): &Placed| {
        let after =
            to.partition_point(|(other, place)| (*other, place.start) < (*document, span.end));
        let last = after.checked_sub(1).filter(|at| to[*at].0 == *document);
        last.is_some_and(|at| reach[at] > span.start)
    };
    Crossing {
        from: pair.0,
        to: pair.1,
        from_passages: from.len(),
        to_passages: to.len(),
        same: from.iter().filter(|placed| exact.contains(placed)).count(),
        overlapping: from.iter().filter(|placed| overlaps(placed)).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn passages() -> impl Strategy<Value = Vec<Placed>> {
        let one = (1_i64..4, 0_usize..40, 1_usize..15).prop_map(|(document, start, len)| {
            (DocumentId(document), Span::new(start, start + len))
        });
        prop::collection::vec(one, 0..25).prop_map(|mut passages| {
            passages.sort_by_key(|(document, span)| (*document, span.start, span.end));
            passages.dedup();
            passages
        })
    }

    proptest! {
        #[test]
        fn a_crossing_counts_what_comparing_every_passage_counts(from in passages(), to in passages()) {
            let found = cross((CodeId(1), CodeId(2)), &from, &to);
            let same = from.iter().filter(|one| to.contains(one)).count();
            let overlapping = from
                .iter()
                .filter(|(document, span)| {
                    to.iter().any(|(other, place)| {
                        document == other && place.start < span.end && span.start < place.end
                    })
                })
                .count();
            prop_assert_eq!((found.same, found.overlapping), (same, overlapping));
            prop_assert_eq!((found.from_passages, found.to_passages), (from.len(), to.len()));
        }
    }
}
