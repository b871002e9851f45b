//! The frame as pictures, at the sizes people have.

use insta::assert_snapshot;

use super::*;
use crate::tui::fixture::{self, press};
use crate::tui::snapshot::screen;
use crate::tui::theme::{Palette, Theme};

#[test]
fn the_frame_at_the_ordinary_size() {
    assert_snapshot!(screen(&mut fixture::state(), 80, 24));
}

#[test]
fn the_frame_on_a_wide_dark_terminal() {
    let mut state = fixture::state();
    state.shared.theme = Theme::new(Palette::Dark);
    assert_snapshot!(screen(&mut state, 120, 40));
}

#[test]
fn a_small_terminal_is_told_what_it_would_take() {
    assert_snapshot!(screen(&mut fixture::state(), 40, 12));
}

#[test]
fn no_terminal_is_too_small_to_survive() {
    assert_snapshot!(screen(&mut fixture::state(), 1, 1));
    for (width, height) in [(0, 0), (1, 3), (200, 1), (60, 15), (59, 15), (300, 100)] {
        for keys in ["Esc", "?", ":"] {
            let mut state = fixture::state();
            press(&mut state, keys);
            let rows = screen(&mut state, width, height).lines().count();
            assert!(rows >= usize::from(height));
        }
    }
}

#[test]
fn dialogs_lie_over_the_room() {
    let mut state = fixture::state();
    press(&mut state, "?");
    assert_snapshot!("help", screen(&mut state, 80, 24));
    press(&mut state, "Esc :");
    fixture::type_words(&mut state, "col");
    assert_snapshot!("commands", screen(&mut state, 80, 24));
}

#[test]
fn a_pending_key_shows_what_can_follow() {
    let mut state = fixture::state();
    press(&mut state, "g");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("│ g …  g to the first"), "{shown}");
}

#[test]
fn a_long_sentence_grows_upwards_and_loses_nothing() {
    let mut state = fixture::state();
    let fault =
        crate::fault::Fault::internal(text!("screen-crashed")).hint(text!("screen-crashed-hint"));
    state.shared.fail(fault);
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("checks the study."), "{shown}");
}

#[test]
fn names_of_rooms_give_way_on_a_narrow_screen_and_their_numbers_stay() {
    let names: Vec<String> = [
        "Dokumen",
        "Koding",
        "Buku kode",
        "Kutipan",
        "Reduksi",
        "Penyajian",
        "Kesimpulan",
    ]
    .map(str::to_owned)
    .to_vec();
    let fit = |width| fit_names(&names, 5, width);
    let whole = |after| Names { most: 10, after };
    assert_eq!(fit(140), whole(" "), "all of them whole, and the study");
    assert_eq!(fit(80), whole(""), "whole without the study");
    let narrow = fit(70);
    assert!((3..9).contains(&narrow.most), "{narrow:?}");
    assert_eq!(fit(60).most, 1);
}
