//! Which passages answer a query, by sweeps over sorted lists: nothing looks at
//! every pair. It must not know how the query was typed.

use std::collections::{HashMap, HashSet};

use super::{Expr, Query, Unit};
use crate::analysis::ground::Seen;
use crate::model::ids::{CodeId, CodingId, DocumentId};

/// A passage as a query sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    pub document: DocumentId,
    pub start: usize,
    pub end: usize,
    pub coding: CodingId,
    /// The place of its turn among those of the document; `None` before the first.
    pub turn: Option<usize>,
    /// The row of the case who says it.
    pub row: Option<usize>,
}

impl Passage {
    fn begins(&self) -> (DocumentId, usize) {
        (self.document, self.start)
    }

    fn ends(&self) -> (DocumentId, usize) {
        (self.document, self.end)
    }

    fn order(&self) -> (DocumentId, usize, usize, CodingId) {
        (self.document, self.start, self.end, self.coding)
    }
}

/// The passages of the codes a query names, filled document by document.
pub struct Codings<'a> {
    query: &'a Query,
    /// For a code those of the query it counts as: itself and those above it.
    counts_as: &'a HashMap<CodeId, Vec<CodeId>>,
    held: HashMap<CodeId, Vec<Passage>>,
    answers: Vec<CodingId>,
}

impl<'a> Codings<'a> {
    #[must_use]
    pub fn new(query: &'a Query, counts_as: &'a HashMap<CodeId, Vec<CodeId>>) -> Self {
        Codings {
            query,
            counts_as,
            held: HashMap::new(),
            answers: Vec::new(),
        }
    }

    /// Adds one document: its codings in the order of the text, and where its
    /// turns start.
    pub fn take(
        &mut self,
        codings: &[Seen],
        turns: &[usize],
        row: &dyn Fn(&Seen) -> Option<usize>,
    ) {
        for seen in codings {
            for code in self.counts_as.get(&seen.code).into_iter().flatten() {
                self.held.entry(*code).or_default().push(Passage {
                    document: seen.document,
                    start: seen.span.start,
                    end: seen.span.end,
                    coding: seen.coding,
                    turn: turns
                        .partition_point(|start| *start <= seen.span.start)
                        .checked_sub(1),
                    row: row(seen),
                });
            }
        }
        // A case may speak in several documents; else each answers for itself.
        if self.query.unit != Unit::Case {
            self.answer();
        }
    }

    fn answer(&mut self) {
        for passages in self.held.values_mut() {
            passages.sort_by_key(Passage::order);
        }
        let found = self.set(&self.query.expr);
        self.answers
            .extend(found.iter().map(|passage| passage.coding));
        self.held.clear();
    }

    /// The codings that answer, in the order of the texts.
    #[must_use]
    pub fn finish(mut self) -> Vec<CodingId> {
        if self.query.unit == Unit::Case {
            self.answer();
        }
        self.answers
    }

    fn set(&self, expr: &Expr) -> Vec<Passage> {
        match expr {
            Expr::Code(code) => self.held.get(code).cloned().unwrap_or_default(),
            Expr::Or(all) => union(all.iter().map(|part| self.set(part)).collect()),
            Expr::And { all, none } => {
                let all: Vec<Vec<Passage>> = all.iter().map(|part| self.set(part)).collect();
                let none: Vec<Vec<Passage>> = none.iter().map(|part| self.set(part)).collect();
                self.both(&all, &none)
            }
            Expr::Near(a, b, turns) => near(&self.set(a), &self.set(b), *turns as usize),
            Expr::Followed(a, b, turns) => followed(&self.set(a), &self.set(b), *turns as usize),
        }
    }

    fn both(&self, all: &[Vec<Passage>], none: &[Vec<Passage>]) -> Vec<Passage> {
        let unit = self.query.unit;
        let wanted: Vec<Together> = all.iter().map(|set| Together::of(set, unit)).collect();
        let excluded: Vec<Together> = none.iter().map(|set| Together::of(set, unit)).collect();
        let kept = all.iter().enumerate().map(|(own, set)| {
            let fits = |passage: &&Passage| {
                let others = wanted.iter().enumerate().filter(|(at, _)| *at != own);
                others.into_iter().all(|(_, other)| other.holds(passage))
                    && !excluded.iter().any(|other| other.holds(passage))
            };
            set.iter().filter(fits).copied().collect()
        });
        union(kept.collect())
    }
}

/// All passages of the lists, each once, in order.
fn union(lists: Vec<Vec<Passage>>) -> Vec<Passage> {
    let mut all: Vec<Passage> = lists.into_iter().flatten().collect();
    all.sort_by_key(Passage::order);
    all.dedup_by_key(|passage| passage.coding);
    all
}

/// A set of passages that can say whether another one is together with it.
enum Together {
    /// Where each passage begins, and how far those up to it reach.
    Overlap(Vec<((DocumentId, usize), (DocumentId, usize))>),
    Turns(HashSet<(DocumentId, usize)>),
    Rows(HashSet<usize>),
    Documents(HashSet<DocumentId>),
}

impl Together {
    fn of(set: &[Passage], unit: Unit) -> Self {
        match unit {
            Unit::Passage => {
                let mut reach = (DocumentId(i64::MIN), 0);
                let reaching = set.iter().map(|passage| {
                    reach = reach.max(passage.ends());
                    (passage.begins(), reach)
                });
                Together::Overlap(reaching.collect())
            }
            Unit::Turn => {
                let turns = set.iter();
                Together::Turns(turns.filter_map(|p| Some((p.document, p.turn?))).collect())
            }
            Unit::Case => Together::Rows(set.iter().filter_map(|passage| passage.row).collect()),
            Unit::Document => Together::Documents(set.iter().map(|p| p.document).collect()),
        }
    }

    fn holds(&self, passage: &Passage) -> bool {
        match self {
            Together::Overlap(reaching) => {
                let before = reaching.partition_point(|(begins, _)| *begins < passage.ends());
                before
                    .checked_sub(1)
                    .is_some_and(|last| reaching[last].1 > passage.begins())
            }
            Together::Turns(turns) => passage
                .turn
                .is_some_and(|turn| turns.contains(&(passage.document, turn))),
            Together::Rows(rows) => passage.row.is_some_and(|row| rows.contains(&row)),
            Together::Documents(documents) => documents.contains(&passage.document),
        }
    }
}

/// The place of a passage in turns; only those in one can be near.
fn turn_of(passage: &Passage) -> Option<(DocumentId, usize)> {
    Some((passage.document, passage.turn?))
}

fn in_turns(set: &[Passage]) -> Vec<Passage> {
    let mut kept: Vec<Passage> = set.iter().copied().filter(|p| p.turn.is_some()).collect();
    kept.sort_by_key(Passage::order);
    kept
}

fn near(a: &[Passage], b: &[Passage], turns: usize) -> Vec<Passage> {
    let (a, b) = (in_turns(a), in_turns(b));
    union(vec![beside(&a, &b, turns), beside(&b, &a, turns)])
}

/// Those of a set with another passage of the other set so many turns away.
fn beside(set: &[Passage], others: &[Passage], turns: usize) -> Vec<Passage> {
    let own: HashSet<CodingId> = others.iter().map(|passage| passage.coding).collect();
    let is_near = |passage: &&Passage| {
        let Some((document, turn)) = turn_of(passage) else {
            return false;
        };
        let from = (document, turn.saturating_sub(turns));
        let to = (document, turn.saturating_add(turns));
        let first = others.partition_point(|other| turn_of(other) < Some(from));
        let last = others.partition_point(|other| turn_of(other) <= Some(to));
        // A passage is not near itself.
        last - first > usize::from(own.contains(&passage.coding))
    };
    set.iter().filter(is_near).copied().collect()
}

/// Those of the first with one of the second that begins after its end, so many
/// turns later at most; and those of the second. For each of the first they
/// stand side by side.
fn followed(a: &[Passage], b: &[Passage], turns: usize) -> Vec<Passage> {
    let (a, b) = (in_turns(a), in_turns(b));
    let mut kept = Vec::new();
    // Where stretches of b that follow one of a begin and end.
    let mut edges = vec![0_i64; b.len() + 1];
    for passage in &a {
        let Some((document, turn)) = turn_of(passage) else {
            continue;
        };
        let to = (document, turn.saturating_add(turns));
        let first = b.partition_point(|other| other.begins() < passage.ends());
        let last = b.partition_point(|other| turn_of(other) <= Some(to));
        if first < last {
            kept.push(*passage);
            edges[first] += 1;
            edges[last] -= 1;
        }
    }
    let mut open = 0;
    let mut following = Vec::new();
    for (passage, edge) in b.iter().zip(&edges) {
        open += edge;
        if open > 0 {
            following.push(*passage);
        }
    }
    union(vec![kept, following])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::super::parse;
    use super::*;
    use crate::model::ids::{CoderId, SpeakerId};
    use crate::text::Span;

    const TURN: usize = 8;

    fn seen() -> impl Strategy<Value = Seen> {
        (1_i64..=2, 0_usize..60, 1_usize..20, 1_i64..=3).prop_map(
            |(document, start, length, code)| Seen {
                coding: CodingId(0),
                document: DocumentId(document),
                span: Span::new(start, start + length),
                code: CodeId(code),
                coder: CoderId(1),
                speaker: Some(SpeakerId((start / TURN % 3) as i64)),
                turn: None,
                polarity: None,
                strength: 0,
                words: 1,
            },
        )
    }

    fn row(seen: &Seen) -> Option<usize> {
        // Speaker 0 is nobody's case.
        seen.speaker
            .and_then(|speaker| (speaker.0 as usize).checked_sub(1))
    }

    /// Looks at every pair.
    fn naive(query: &Query, expr: &Expr, all: &[Seen]) -> BTreeSet<CodingId> {
        let set = |expr: &Expr| -> Vec<&Seen> {
            let ids = naive(query, expr, all);
            all.iter()
                .filter(|seen| ids.contains(&seen.coding))
                .collect()
        };
        let turn = |seen: &Seen| seen.span.start / TURN;
        let is_together = |a: &Seen, b: &Seen| match query.unit {
            Unit::Passage => {
                a.document == b.document && a.span.start < b.span.end && b.span.start < a.span.end
            }
            Unit::Turn => a.document == b.document && turn(a) == turn(b),
            Unit::Case => row(a).is_some() && row(a) == row(b),
            Unit::Document => a.document == b.document,
        };
        match expr {
            // Code 3 is below code 1.
            Expr::Code(code) => all
                .iter()
                .filter(|seen| seen.code == *code || (seen.code.0, code.0) == (3, 1))
                .map(|seen| seen.coding)
                .collect(),
            Expr::Or(parts) => parts
                .iter()
                .flat_map(|part| naive(query, part, all))
                .collect(),
            Expr::And { all: wanted, none } => {
                let wanted: Vec<Vec<&Seen>> = wanted.iter().map(set).collect();
                let none: Vec<Vec<&Seen>> = none.iter().map(set).collect();
                let mut kept = BTreeSet::new();
                for (own, set) in wanted.iter().enumerate() {
                    for passage in set {
                        let meets =
                            |other: &Vec<&Seen>| other.iter().any(|o| is_together(passage, o));
                        let others = wanted.iter().enumerate().filter(|(at, _)| *at != own);
                        if others.into_iter().all(|(_, o)| meets(o)) && !none.iter().any(meets) {
                            kept.insert(passage.coding);
                        }
                    }
                }
                kept
            }
            Expr::Near(a, b, turns) | Expr::Followed(a, b, turns) => {
                let mut kept = BTreeSet::new();
                for x in set(a) {
                    for y in set(b) {
                        let apart = turn(x).abs_diff(turn(y)) <= *turns as usize;
                        let fits = match expr {
                            Expr::Near(..) => apart && x.coding != y.coding,
                            _ => y.span.start >= x.span.end && apart,
                        };
                        if x.document == y.document && fits {
                            kept.extend([x.coding, y.coding]);
                        }
                    }
                }
                kept
            }
        }
    }

    proptest! {
        #[test]
        fn a_query_finds_what_one_finds_by_looking_at_every_pair(
            drawn in prop::collection::vec(seen(), 0..30),
            words in prop::sample::select(vec![
                "A", "A or B", "A and B", "A and not B", "A and C and not B", "A near B",
                "A near:0 C", "A near:3 A", "A followed by B", "A followed:2 by C", "B followed:0 by A",
                "(A or B) and not C", "(A followed by B) and not C", "A near (B or C)",
            ]),
            unit in prop::sample::select(vec!["passage", "turn", "case", "document"]),
        ) {
            let mut codings = drawn;
            codings.sort_by_key(|s| (s.document, s.span.start, s.span.end, s.code));
            for (id, seen) in (1..).zip(&mut codings) {
                seen.coding = CodingId(id);
            }
            let words = format!("{words} within {unit}");
            let query = parse(&words, &|key| match key {
                "A" => Some(CodeId(1)),
                "B" => Some(CodeId(2)),
                "C" => Some(CodeId(3)),
                _ => None,
            }).unwrap();
            let counts_as = HashMap::from([
                (CodeId(1), vec![CodeId(1)]),
                (CodeId(2), vec![CodeId(2)]),
                (CodeId(3), vec![CodeId(3), CodeId(1)]),
            ]);
            let turns: Vec<usize> = (0..20).map(|turn| turn * TURN).collect();
            let mut all = Codings::new(&query, &counts_as);
            for document in [1, 2] {
                let of: Vec<Seen> =
                    codings.iter().filter(|s| s.document.0 == document).copied().collect();
                all.take(&of, &turns, &row);
            }
            let found = all.finish();
            let expected: Vec<CodingId> = naive(&query, &query.expr, &codings).into_iter().collect();
            let mut sorted = found.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, expected);
            prop_assert_eq!(found.iter().collect::<HashSet<_>>().len(), found.len());
        }
    }
}
