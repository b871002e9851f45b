//! The laws of the window and the page, on invented heights. It must not draw.

use proptest::prelude::*;

use super::super::fixture::entries;
use super::*;

/// A list of this many quotes, of which the first ones were fetched.
fn list(total: usize) -> List {
    let mut list = List::default();
    let wanted = list.wanted(20, &tall).unwrap();
    list.absorb(Fetched {
        serial: wanted.serial,
        total: Some(total),
        first: 0,
        limit: wanted.limit,
        entries: entries(0..total.min(wanted.limit)),
    });
    list
}

/// Heights that repeat: short, short, long.
fn tall(entry: &Entry) -> usize {
    if entry.quote.id.0 % 3 == 0 { 9 } else { 4 }
}

#[test]
fn only_a_window_of_a_long_list_is_ever_asked_for() {
    let mut list = list(12_000);
    assert_eq!(list.wanted(20, &tall), None);
    list.choose(usize::MAX, 20, &tall);
    assert_eq!(list.chosen, 11_999);
    let wanted = list.wanted(20, &tall).unwrap();
    assert!(!wanted.needs_total);
    assert!(wanted.limit <= 60, "{wanted:?}");
    assert!((wanted.first..wanted.first + wanted.limit).contains(&11_999));
}

#[test]
fn an_answer_to_an_older_question_is_not_taken() {
    let mut list = list(100);
    list.is_outdated();
    let old = list.wanted(20, &tall).unwrap();
    list.restart();
    let new = list.wanted(20, &tall).unwrap();
    let fetched = |serial, total| Fetched {
        serial,
        total: Some(total),
        first: 0,
        limit: 40,
        entries: entries(0..total),
    };
    list.absorb(fetched(old.serial, 7));
    assert_eq!(list.total, None);
    list.absorb(fetched(new.serial, 3));
    assert_eq!(list.total, Some(3));
}

#[test]
fn the_chosen_quote_stays_chosen_when_another_before_it_is_gone() {
    let mut list = list(30);
    list.choose(5, 20, &tall);
    let before = list.quote().unwrap().id;
    list.is_outdated();
    let wanted = list.wanted(20, &tall).unwrap();
    let mut left = entries(0..30);
    left.remove(2);
    list.absorb(Fetched {
        serial: wanted.serial,
        total: Some(29),
        first: 0,
        limit: wanted.limit,
        entries: left,
    });
    assert_eq!(list.quote().unwrap().id, before);
    assert_eq!(list.chosen, 4);
}

#[test]
fn the_last_quote_gone_leaves_the_one_before_it_chosen() {
    let mut list = list(3);
    list.choose(2, 20, &tall);
    list.is_outdated();
    let wanted = list.wanted(20, &tall).unwrap();
    list.absorb(Fetched {
        serial: wanted.serial,
        total: Some(2),
        first: 0,
        limit: wanted.limit,
        entries: entries(0..2),
    });
    assert_eq!((list.chosen, list.total), (1, Some(2)));
    assert_eq!(list.wanted(20, &tall), None);
}

#[test]
fn a_count_that_was_too_high_does_not_ask_for_ever() {
    let mut list = List::default();
    for _ in 0..3 {
        let Some(wanted) = list.wanted(20, &tall) else {
            break;
        };
        list.absorb(Fetched {
            serial: wanted.serial,
            total: wanted.needs_total.then_some(50),
            first: wanted.first,
            limit: wanted.limit,
            entries: entries(wanted.first..10),
        });
    }
    assert_eq!(list.wanted(20, &tall), None);
    assert_eq!(list.total, Some(10));
}

#[test]
fn a_quote_longer_than_the_page_is_read_to_its_end_before_the_next() {
    let mut list = list(10);
    let long = |entry: &Entry| if entry.quote.id.0 == 0 { 50 } else { 4 };
    let mut tops = vec![list.top(20, &long).lines];
    while list.chosen == 0 {
        list.step(1, 20, &long);
        tops.push(list.top(20, &long).lines);
    }
    assert_eq!(tops[..4], [0, 10, 20, 29]);
    assert_eq!(list.chosen, 1);
    assert_eq!(
        list.top(20, &long),
        Top {
            quote: 0,
            lines: 34
        }
    );
}

fn heights() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(prop_oneof![4 => 3usize..9, 1 => 20usize..60], 1..30)
}

proptest! {
    #[test]
    fn the_chosen_quote_is_in_sight_and_the_page_is_full(
        heights in heights(),
        height in 1usize..40,
        top in (0usize..30, 0usize..60),
        chosen in 0usize..30,
    ) {
        let total = heights.len();
        let chosen = chosen.min(total - 1);
        let top = Top { quote: top.0.min(total - 1), lines: top.1 };
        let page = Page { height, total, height_of: &|at| heights[at] };
        let top = page.settle(top, chosen);
        prop_assert!(top.quote <= chosen);
        prop_assert!(top.lines < heights[top.quote]);
        let above: usize = heights[top.quote..chosen].iter().sum();
        let first = above.checked_sub(top.lines);
        if heights[chosen] <= height {
            prop_assert!(first.is_some_and(|first| first + heights[chosen] <= height));
        } else if top.quote < chosen {
            prop_assert!(first.is_some_and(|first| first < height));
        }
        prop_assert_eq!(page.settle(top, chosen), top, "settling twice changes nothing");
    }

    #[test]
    fn scrolling_down_and_up_again_comes_back(
        heights in heights(),
        height in 1usize..40,
        by in 0isize..80,
    ) {
        let total = heights.len();
        let page = Page { height, total, height_of: &|at| heights[at] };
        let lines: usize = heights.iter().sum();
        let down = page.scrolled(Top::default(), by);
        let gone: usize = heights[..down.quote].iter().sum::<usize>() + down.lines;
        prop_assert_eq!(gone, usize::try_from(by).unwrap().min(lines.saturating_sub(height)));
        let up = page.scrolled(down, -isize::try_from(gone).unwrap());
        prop_assert_eq!(up, Top::default());
        prop_assert!(page.choosable(down).all(|quote| quote < total));
    }
}
