use insta::assert_snapshot;

use super::*;
use crate::model::ids::CoderId;
use crate::tui::event::Event;
use crate::tui::fixture::{self, press, type_words};
use crate::tui::snapshot::screen;
use crate::tui::update::update;

fn progress(document: i64) -> Progress {
    Progress {
        document: DocumentId(document),
        turns: 20,
        coders: vec![(CoderId(1), 7, true), (CoderId(2), 5, false)],
    }
}

#[test]
fn the_list_shows_how_far_each_document_is() {
    let mut state = fixture::state();
    let answer = Event::Answered {
        slot: PROGRESS,
        value: Ok(Box::new(vec![progress(1), progress(2)])),
    };
    update(&mut state, answer);
    assert_snapshot!(screen(&mut state, 80, 24));
}

#[test]
fn an_empty_study_says_what_to_do_next() {
    assert_snapshot!(screen(&mut fixture::state_with_documents(0), 80, 24));
}

#[test]
fn a_long_list_asks_only_for_the_documents_in_sight() {
    let mut state = fixture::state_with_documents(10_000);
    let effects = press(&mut state, "G");
    assert!(matches!(
        effects.as_slice(),
        [Effect::Query { slot: PROGRESS, .. }]
    ));
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("10000 Catatan"), "{shown}");
    press(&mut state, "g g");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("    1 Wawancara 1:"), "{shown}");
}

#[test]
fn a_document_is_found_by_a_few_letters() {
    let mut state = fixture::state_with_documents(50);
    press(&mut state, "/");
    type_words(&mut state, "37");
    press(&mut state, "Enter");
    let shown = screen(&mut state, 80, 24);
    assert!(
        shown.lines().any(|line| line.contains("37 Wawancara 37")),
        "{shown}"
    );
}

#[test]
fn progress_is_asked_for_again_after_a_change() {
    let mut room = Documents::default();
    let mut shared = fixture::state().shared;
    room.absorb(
        PROGRESS,
        Box::new((1..=4).map(progress).collect::<Vec<_>>()),
        &mut shared,
    );
    assert!(room.enter(&mut shared).is_empty());
    assert_eq!(room.changed(None, &mut shared).len(), 1);
}
