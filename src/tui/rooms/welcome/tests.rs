//! Tests of the first screen.

use insta::assert_snapshot;

use super::*;
use crate::tui::event::Event;
use crate::tui::fixture::{self, press, type_words};
use crate::tui::snapshot::screen;
use crate::tui::update::update;

#[test]
fn the_first_screen_offers_four_ways_in() {
    assert_snapshot!(screen(&mut fixture::welcome(), 80, 24));
}

#[test]
fn a_new_study_is_asked_for_in_one_form() {
    let mut state = fixture::welcome();
    press(&mut state, "n");
    type_words(&mut state, "Pasar pagi");
    press(&mut state, "Tab Ctrl-u");
    type_words(&mut state, "pasar");
    press(&mut state, "Tab Ctrl-u");
    type_words(&mut state, "Ani");
    assert_snapshot!("new_study", screen(&mut state, 80, 24));
    press(&mut state, "Tab Tab Space");
    let effects = press(&mut state, "Ctrl-s");
    let [Effect::CreateStudy(plan)] = effects.as_slice() else {
        panic!("no study is made: {effects:?}");
    };
    assert_eq!(plan.path, PathBuf::from("pasar.telaah"));
    assert_eq!(
        (plan.title.as_str(), plan.coder.as_str()),
        ("Pasar pagi", "Ani")
    );
    assert_eq!(plan.frameworks.len(), 1);
}

#[test]
fn a_recent_study_is_opened_from_the_list() {
    let mut state = fixture::welcome();
    let effects = press(&mut state, "Down Down Down Down Enter");
    assert!(
        matches!(effects.as_slice(), [Effect::OpenStudy(path)] if path.ends_with("pasar.telaah"))
    );
}

#[test]
fn a_path_may_begin_at_home_and_a_new_study_gets_its_ending() {
    assert_eq!(path_of(" a/b ", true), PathBuf::from("a/b.telaah"));
    assert_eq!(path_of("a/b.db", true), PathBuf::from("a/b.db"));
    assert!(!path_of("~/x.telaah", false).starts_with("~"));
}

#[test]
fn a_study_that_cannot_be_made_brings_its_form_back() {
    let mut state = fixture::welcome();
    press(&mut state, "n");
    type_words(&mut state, "Pasar pagi: 2024!");
    let effects = press(&mut state, "Enter");
    let [Effect::CreateStudy(plan)] = effects.as_slice() else {
        panic!("no study is made: {effects:?}");
    };
    assert_eq!(plan.path, PathBuf::from("pasar-pagi-2024.telaah"));
    let fault = crate::fault::Fault::input(text!("edit-empty-name"));
    update(&mut state, Event::Failed(fault));
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("Pasar pagi: 2024!"), "{shown}");
}

#[test]
fn a_study_that_was_open_is_the_first_of_the_recent_ones() {
    let mut state = fixture::state();
    update(&mut state, Event::Closed);
    let effects = press(&mut state, "Down Down Down Enter");
    assert!(
        matches!(effects.as_slice(), [Effect::OpenStudy(path)] if path.ends_with("pasar.telaah"))
    );
    assert_eq!(
        screen(&mut state, 80, 24).matches("/home/ani").count(),
        1,
        "one study stands there once"
    );
}
