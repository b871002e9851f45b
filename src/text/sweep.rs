//! Which spans share a place: a window cut at every span edge, and lanes that
//! keep overlapping spans apart. It must not know what the spans stand for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Span;

/// A stretch of a window in which the same spans hold throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<T> {
    /// Where the piece lies in the text, never empty.
    pub span: Span,
    /// The payloads of the spans that cover it, in the order they were given.
    pub covering: Vec<T>,
}

/// Cuts a window at every span edge inside it. The pieces cover the window in
/// order and without gaps, the ones no span covers too; an empty window has none.
///
/// `spans` must be sorted by start; they may begin before the window, overlap,
/// and reach past it. Empty spans cover nothing. Takes time in proportion to the
/// spans that begin before the window's end.
#[must_use]
pub fn sweep<T: Clone>(spans: &[(Span, T)], window: Span) -> Vec<Piece<T>> {
    if window.is_empty() {
        return Vec::new();
    }
    let visible: Vec<(Span, &T)> = spans
        .iter()
        .take_while(|(span, _)| span.start < window.end)
        .map(|(span, payload)| (span.intersection(window), payload))
        .filter(|(span, _)| !span.is_empty())
        .collect();
    let mut edges: Vec<usize> = visible
        .iter()
        .flat_map(|(span, _)| [span.start, span.end])
        .chain([window.start, window.end])
        .collect();
    edges.sort_unstable();
    edges.dedup();

    let mut waiting = visible.into_iter().peekable();
    let mut active: Vec<(Span, &T)> = Vec::new();
    let mut pieces = Vec::with_capacity(edges.len());
    for pair in edges.windows(2) {
        let span = Span::new(pair[0], pair[1]);
        active.retain(|(held, _)| held.end > span.start);
        while let Some(next) = waiting.next_if(|(next, _)| next.start <= span.start) {
            active.push(next);
        }
        let covering = active
            .iter()
            .map(|(_, payload)| (*payload).clone())
            .collect();
        pieces.push(Piece { span, covering });
    }
    pieces
}

/// A lane, counted from 0, for each span in the order given, such that spans
/// that overlap never share one. Uses as few lanes as the deepest overlap needs
/// and the lowest one free; an empty span takes a lane without filling it.
/// The order of the spans is free; spans that begin alike keep theirs.
#[must_use]
pub fn lanes(spans: impl IntoIterator<Item = Span>) -> Vec<usize> {
    let spans: Vec<Span> = spans.into_iter().collect();
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&index| spans[index].start);

    let mut taken = vec![0; spans.len()];
    let mut busy: BinaryHeap<Reverse<(usize, usize)>> = BinaryHeap::new();
    let mut free: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    let mut count = 0;
    for index in order {
        let span = spans[index];
        while let Some(&Reverse((end, lane))) = busy.peek()
            && end <= span.start
        {
            busy.pop();
            free.push(Reverse(lane));
        }
        let lane = free.pop().map_or(count, |Reverse(lane)| lane);
        count = count.max(lane + 1);
        taken[index] = lane;
        busy.push(Reverse((span.end, lane)));
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans() -> impl Strategy<Value = Vec<(Span, usize)>> {
        prop::collection::vec((0usize..60, 0usize..20), 0..25).prop_map(|mut raw| {
            raw.sort_by_key(|&(start, _)| start);
            raw.into_iter()
                .enumerate()
                .map(|(id, (start, len))| (Span::new(start, start + len), id))
                .collect()
        })
    }

    #[test]
    fn a_window_is_cut_where_codings_begin_and_end() {
        let spans = [(Span::new(0, 12), 'a'), (Span::new(5, 8), 'b')];
        let pieces = sweep(&spans, Span::new(3, 15));
        let flat: Vec<(usize, usize, String)> = pieces
            .into_iter()
            .map(|p| (p.span.start, p.span.end, p.covering.into_iter().collect()))
            .collect();
        assert_eq!(
            flat,
            [
                (3, 5, "a".to_owned()),
                (5, 8, "ab".to_owned()),
                (8, 12, "a".to_owned()),
                (12, 15, String::new())
            ]
        );
    }

    #[test]
    fn a_window_without_spans_is_one_piece() {
        let piece = Piece {
            span: Span::new(3, 9),
            covering: Vec::<u8>::new(),
        };
        assert_eq!(sweep(&[], Span::new(3, 9)), [piece]);
        assert_eq!(sweep(&[(Span::new(0, 9), 1)], Span::new(4, 4)), []);
    }

    #[test]
    fn a_freed_lane_is_used_again() {
        let spans = [(0, 10), (2, 4), (4, 6), (5, 7), (10, 11)];
        assert_eq!(
            lanes(spans.map(|(start, end)| Span::new(start, end))),
            [0, 1, 1, 2, 0]
        );
    }

    proptest! {
        #[test]
        fn the_sweep_agrees_with_looking_at_every_byte(
            spans in spans(), start in 0usize..80, len in 0usize..40,
        ) {
            let window = Span::new(start, start + len);
            let pieces = sweep(&spans, window);
            let mut at = window.start;
            for piece in &pieces {
                prop_assert_eq!(piece.span.start, at);
                prop_assert!(!piece.span.is_empty());
                at = piece.span.end;
                for byte in piece.span.start..piece.span.end {
                    let here: Vec<usize> = spans.iter()
                        .filter(|(span, _)| span.has(byte)).map(|(_, id)| *id).collect();
                    prop_assert_eq!(&piece.covering, &here);
                }
            }
            prop_assert_eq!(at, window.end);
            for (span, _) in spans.iter().filter(|(span, _)| !span.is_empty()) {
                for edge in [span.start, span.end] {
                    if window.has(edge) {
                        prop_assert!(pieces.iter().any(|piece| piece.span.start == edge));
                    }
                }
            }
        }

        #[test]
        fn overlapping_spans_never_share_a_lane_and_no_lane_is_wasted(spans in spans(), turn in 0usize..25) {
            let mut spans: Vec<Span> = spans.into_iter().map(|(span, _)| span).filter(|s| !s.is_empty()).collect();
            let middle = turn.min(spans.len());
            spans.rotate_left(middle);
            let lanes = lanes(spans.iter().copied());
            for (i, a) in spans.iter().enumerate() {
                for (j, b) in spans.iter().enumerate().skip(i + 1) {
                    prop_assert!(lanes[i] != lanes[j] || !a.is_overlapping(*b));
                }
            }
            let depth = (0..100).map(|byte| spans.iter().filter(|s| s.has(byte)).count()).max();
            prop_assert_eq!(lanes.iter().map(|lane| lane + 1).max().unwrap_or(0), depth.unwrap_or(0));
        }
    }
}
