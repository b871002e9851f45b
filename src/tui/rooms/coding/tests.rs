//! What the keys of the reader do to a real study, and how it looks.

mod stage;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use insta::assert_snapshot;

use self::stage::{Stage, TALK, draft};
use super::*;
use crate::message::Language;
use crate::model::edit::Edit;
use crate::tui::event::Event;
use crate::tui::theme::{Palette, Theme};

/// Key, sign and words of one coding.
fn coding(key: &str, sign: &str, words: &str) -> (String, String, String) {
    (key.into(), sign.into(), words.into())
}

const PROMISE: &str = "Kami menepati janji kepada pembeli.";
const OPENLY: &str = "Kami bicara terbuka di antara pedagang.";

/// A study whose first digit is the code `PS.A1`.
fn with_pin() -> Stage {
    let mut stage = Stage::new();
    stage.bench.apply(pin("PS.A1")).unwrap();
    stage.outside();
    stage
}

fn pin(key: &str) -> Edit {
    Edit::SetSetting {
        name: pins::SETTING.into(),
        value: key.into(),
    }
}

#[test]
fn nothing_is_coded_on_an_empty_line() {
    let mut stage = Stage::with(vec![draft("I1", "Satu kalimat.\n\nDua kalimat.\n")]);
    stage.go_to("Satu");
    stage.press("j c");
    assert!(stage.state.overlays.is_empty());
    assert!(stage.notice().starts_with("There is no passage here"));
    stage.press("j c");
    assert_eq!(stage.state.overlays.len(), 1);
}

#[test]
fn strength_and_star_say_that_they_are_saved() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("1 S 3");
    assert_eq!(
        stage.notice(),
        "Saved: marked a coding of PS.A1 as strong (3)."
    );
    stage.press("*");
    assert_eq!(stage.notice(), "Saved: starred a coding of PS.A1.");
    stage.press("-");
    assert_eq!(
        stage.notice(),
        "Saved: marked a coding of PS.A1 as contradicting (−)."
    );
}

#[test]
fn a_sentence_is_coded_with_a_known_code_in_at_most_three_keys() {
    let done = [coding("PS.A1", "", PROMISE)];

    let mut pinned = with_pin();
    pinned.go_to("menepati");
    assert_eq!(pinned.press("1"), 1);
    assert_eq!(pinned.coded(), done);

    let mut letter = Stage::new();
    letter.go_to("menepati");
    // One letter of its Indonesian name is enough.
    assert_eq!(letter.press("c m Enter"), 3);
    assert_eq!(letter.coded(), done);

    letter.go_to("bicara terbuka");
    assert_eq!(letter.press("."), 1);
    letter.go_to("Siapa");
    assert_eq!(letter.press("c Enter"), 2);
    let keys: Vec<String> = letter.coded().into_iter().map(|coded| coded.0).collect();
    assert_eq!(keys, ["PS.A1", "PS.A1", "PS.A1"]);
}

#[test]
fn cursor_scroll_and_selection_stay_after_an_edit_and_its_undo() {
    let mut stage = with_pin();
    stage.go_to("bicara");
    stage.press("s");
    let before = stage.screen(80, 24);
    let cursor = |screen: &str| screen.lines().last().map(str::to_owned);
    stage.press("1");
    assert_eq!(cursor(&stage.screen(80, 24)), cursor(&before));
    stage.press(".");
    assert_eq!(stage.notice(), "This passage has that code already.");
    stage.press("u");
    assert!(stage.coded().is_empty());
    assert_eq!(cursor(&stage.screen(80, 24)), cursor(&before));
    stage.press("Esc");
    stage.press("Ctrl-r");
    assert_eq!(stage.coded(), [coding("PS.A1", "", OPENLY)]);
}

#[test]
fn a_coding_is_judged_by_the_key_after_it() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    for (keys, sign) in [("1 -", "-"), ("=", "±"), ("0", "0"), ("+", "+"), ("_", "")] {
        stage.press(keys);
        assert_eq!(stage.coded(), [coding("PS.A1", sign, PROMISE)]);
    }
    stage.press("S 2 *");
    let kept = &stage.codings()[0];
    assert_eq!(kept.strength.map(|strength| strength.get()), Some(2));
    assert!(kept.is_starred);
    stage.press("S 0 *");
    assert_eq!(stage.codings()[0].strength, None);
    assert!(!stage.codings()[0].is_starred);
}

#[test]
fn a_judgement_typed_before_the_commit_is_not_given_to_another_coding() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("1");
    stage.press("v w 1");
    // The digit is on its way: nothing is committed when the sign is typed.
    let mut state = std::mem::replace(&mut stage.state, crate::tui::fixture::welcome());
    let waiting = crate::tui::fixture::press(&mut state, "c Enter +");
    assert!(
        matches!(waiting.as_slice(), [Effect::Apply(Edit::ApplyCode(_))]),
        "{waiting:?}"
    );
    // Refused: the sign is forgotten with it.
    let refusal = crate::fault::Fault::input(text!("edit-gone"));
    crate::tui::update::update(&mut state, Event::Failed(refusal));
    // The palette is back with what was typed; behind it nothing is awaited.
    let after = crate::tui::fixture::press(&mut state, "Esc +");
    assert!(
        matches!(after.as_slice(), [Effect::Apply(Edit::SetCoding { .. })]),
        "{after:?}"
    );
}

#[test]
fn a_sign_waits_for_the_coding_it_was_typed_after() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    let mut state = std::mem::replace(&mut stage.state, crate::tui::fixture::welcome());
    let mut effects = crate::tui::fixture::press(&mut state, "1 - *");
    assert_eq!(effects.len(), 1);
    stage.state = state;
    stage.carry_on(effects.remove(0));
    assert_eq!(stage.coded(), [coding("PS.A1", "-", PROMISE)]);
    assert!(stage.codings()[0].is_starred);
}

#[test]
fn units_grow_when_they_are_taken_again_and_a_free_selection_follows_every_motion() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("W 1");
    stage.press("W 1");
    stage.press("s 1");
    stage.press("s 1");
    stage.press("t 1");
    let turn = "Naik sedikit, Bu. Kami menepati janji kepada pembeli. Anak-anak ikut membantu, dan untungnya kecil saja.";
    let words: Vec<String> = stage.coded().into_iter().map(|coded| coded.2).collect();
    assert_eq!(
        words,
        [
            turn,
            "Kami menepati janji kepada pembeli. Anak-anak ikut membantu, dan untungnya kecil saja.",
            PROMISE,
            "menepati janji",
            "menepati",
        ]
    );
    stage.press("Esc");
    stage.go_to("Anak");
    stage.press("v e o b 1");
    assert!(
        stage
            .coded()
            .iter()
            .any(|coded| coded.2 == "pembeli. Anak-anak")
    );
}

#[test]
fn a_selection_taken_with_one_key_goes_when_the_cursor_moves_on() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("W j k");
    let shown = stage.screen(80, 24);
    assert!(shown.contains("this sentence"), "{shown}");
}

#[test]
fn words_of_the_informant_become_a_code_in_a_book_that_is_made_for_it() {
    let mut stage = Stage::new();
    stage.go_to("untungnya");
    stage.press("v e w e i Enter");
    assert_eq!(
        stage.coded(),
        [coding("IV.untungnya-kecil", "", "untungnya kecil")]
    );
    assert!(
        stage
            .bench
            .codebooks()
            .unwrap()
            .iter()
            .any(|book| book.key == "IV")
    );
    stage.press("-");
    assert_eq!(stage.coded()[0].1, "-", "it can be judged at once");
    // The same words again are the same code.
    stage.press("Esc");
    stage.go_to("Harga itu");
    stage.press("v e i Ctrl-u");
    stage.type_words("untungnya kecil");
    stage.press("Enter");
    assert_eq!(stage.coded().last().unwrap().0, "IV.untungnya-kecil");
    assert_eq!(stage.bench.codes().unwrap().len(), 6);
}

#[test]
fn a_code_that_is_not_there_is_made_from_the_palette_and_given() {
    let mut stage = Stage::new();
    stage.go_to("Harga itu");
    stage.press("c");
    stage.type_words("harga bersama");
    stage.press("Enter");
    // Under PS.B.
    stage.type_words("PS.B");
    stage.press("Down Enter");
    let shown = stage.screen(80, 24);
    assert!(shown.contains("harga bersama"), "{shown}");
    stage.type_words("HB");
    stage.press("Enter");
    let coded = stage.coded();
    assert_eq!(coded.len(), 1, "{}", stage.notice());
    let code = stage
        .state
        .shared
        .codes
        .iter()
        .find(|code| code.key == coded[0].0)
        .unwrap();
    assert_eq!(code.words.label.en, "harga bersama");
}

#[test]
fn memos_are_written_changed_and_taken_away_where_the_coding_is() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("1 m");
    stage.type_words("Lihat turn 4");
    stage.press("Ctrl-s");
    assert!(stage.codings()[0].has_memo);
    stage.press("m");
    stage.type_words("!");
    stage.press("Ctrl-s");
    let memos = stage
        .bench
        .memos(&crate::workbench::MemoFilter::default())
        .unwrap();
    assert_eq!(memos[0].text, "Lihat turn 4!");
    assert_eq!(memos.len(), 1);
}

#[test]
fn removing_asks_which_only_when_several_could_be_meant() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("1 x");
    assert!(stage.coded().is_empty());
    stage.press("u l");
    stage.press("c b Enter h h");
    assert_eq!(stage.coded().len(), 2);
    stage.press("x");
    assert_eq!(stage.state.overlays.len(), 1, "it asks");
    stage.type_words("PS.A1");
    stage.press("Enter");
    assert_eq!(stage.coded().len(), 1);
    assert_ne!(stage.coded()[0].0, "PS.A1");
}

#[test]
fn another_coders_coding_is_seen_and_not_changed() {
    let mut stage = with_pin();
    stage.bench.act_as("Budi").unwrap();
    stage.outside();
    stage.go_to("menepati");
    stage.press("1");
    stage.bench.act_as("Ani").unwrap();
    stage.outside();
    stage.go_to("menepati");
    for key in ["x", "+", "r", "R", "*"] {
        stage.press(key);
        assert!(stage.notice().contains("Budi"), "{key}: {}", stage.notice());
    }
    assert_eq!(stage.coded().len(), 1);
    assert!(stage.screen(80, 24).contains("(Budi)"));
    stage.press("V");
    assert!(!stage.screen(80, 24).contains("(Budi)"), "only mine");
    stage.press("V");
    assert!(stage.screen(80, 24).contains("(Budi)"), "only Budi's");
}

#[test]
fn a_coding_gets_another_code_with_a_reason() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("1 R");
    stage.type_words("b1");
    stage.press("Enter");
    stage.type_words("lebih tepat");
    stage.press("Enter");
    assert_eq!(stage.coded(), [coding("PS.B1", "", PROMISE)]);
    assert_eq!(stage.bench.log(1).unwrap()[0].reason, "lebih tepat");
}

#[test]
fn an_extent_is_seen_before_it_is_saved() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("1 r h h h L");
    assert!(
        stage.screen(80, 24).contains("new extent: 14 characters"),
        "{}",
        stage.screen(80, 24)
    );
    stage.press("Esc");
    assert_eq!(stage.coded(), [coding("PS.A1", "", PROMISE)]);
    stage.press("r h h h L . Enter");
    assert_eq!(stage.coded(), [coding("PS.A1", "", "menepati janji ")]);
    stage.press("r , ) ( Enter");
    assert_eq!(stage.coded(), [coding("PS.A1", "", PROMISE)]);
}

#[test]
fn codings_are_gone_through_in_order_even_where_they_begin_alike() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("1 c b Enter");
    stage.go_to("bicara");
    stage.press("1 g g");
    let mut seen = Vec::new();
    for _ in 0..4 {
        stage.press("]");
        seen.push(stage.current());
    }
    seen.pop();
    let ids: Vec<Option<CodingId>> = stage
        .codings()
        .iter()
        .map(|coding| Some(coding.id))
        .collect();
    assert_eq!(seen, ids);
    assert!(stage.notice().contains("No more"), "{}", stage.notice());
    stage.press("[");
    assert_eq!(stage.current(), ids[1]);
}

#[test]
fn a_search_shows_the_first_hit_while_typing_and_goes_round() {
    let mut stage = Stage::new();
    stage.press("/");
    stage.type_words("harga");
    assert!(
        stage.screen(80, 24).contains("hit 1 of 3"),
        "{}",
        stage.screen(80, 24)
    );
    stage.press("Enter n n");
    assert_eq!(stage.notice(), "hit 3 of 3");
    stage.press("n");
    assert_eq!(stage.notice(), "hit 1 of 3");
    stage.press("N");
    assert_eq!(stage.notice(), "hit 3 of 3");
    stage.press("Esc");
    assert!(!stage.screen(80, 24).contains("of 3 ·"));
}

#[test]
fn all_hits_in_the_study_are_coded_in_one_step_after_a_look() {
    let mut stage = Stage::new();
    stage.press("g /");
    stage.type_words("harga");
    stage.press("Enter");
    assert_snapshot!("hits", stage.screen(80, 24));
    stage.press("c");
    stage.type_words("b1");
    stage.press("Enter");
    assert!(stage.edits.is_empty(), "nothing is coded before Enter");
    assert_snapshot!("preview", stage.screen(80, 24));
    stage.press("Space Enter");
    assert!(matches!(stage.edits.as_slice(), [Edit::ApplyCodes { codings }] if codings.len() == 5));
    assert_eq!(stage.coded().len(), 2, "one of three was left out");
    stage.press("u");
    assert!(stage.coded().is_empty(), "one step");
}

#[test]
fn enter_on_a_hit_goes_to_its_place_in_its_document() {
    let mut stage = Stage::new();
    stage.press("g /");
    stage.type_words("pembeli");
    stage.press("Enter j Enter");
    let shown = stage.screen(80, 24);
    assert!(shown.contains("2  Dua"), "{shown}");
    stage.press("> <");
    assert!(stage.screen(80, 24).contains("1  Satu"));
}

#[test]
fn a_document_is_marked_finished_for_the_coder_who_acts() {
    let mut stage = Stage::new();
    stage.press("f");
    assert!(stage.screen(80, 24).contains("✓ finished"));
    stage.press("f");
    assert!(!stage.screen(80, 24).contains("✓ finished"));
}

#[test]
fn a_turn_is_found_by_its_number() {
    let mut stage = Stage::new();
    stage.press("g t");
    stage.type_words("4");
    stage.press("Enter");
    assert!(stage.screen(80, 24).contains("turn 4 of 4"));
    stage.press("g t");
    stage.type_words("9");
    stage.press("Enter");
    assert_eq!(stage.notice(), "There is no turn 9; the last one is 4.");
}

#[test]
fn pins_are_set_from_the_strip_and_the_palette_and_kept_with_the_study() {
    let mut stage = Stage::new();
    stage.go_to("menepati");
    stage.press("c b Enter P");
    assert_eq!(stage.bench.setting(pins::SETTING).unwrap().unwrap(), "PS.B");
    stage.press("c a 1 Ctrl-t Esc");
    assert_eq!(
        stage.bench.setting(pins::SETTING).unwrap().unwrap(),
        "PS.B\nPS.A1"
    );
    stage.press("2");
    assert_eq!(stage.coded().len(), 2);
    stage.press("3");
    assert!(stage.notice().starts_with("No code is pinned on 3"));
}

#[test]
fn another_programs_change_is_seen() {
    let mut stage = Stage::new();
    let code = stage.bench.codes().unwrap()[0].id;
    let start = TALK.find("Naik").unwrap();
    let made = Edit::ApplyCode(NewCoding {
        document: stage.document(),
        span: Span::new(start, start + 4),
        code,
        coder: None,
        polarity: None,
        strength: None,
    });
    stage.bench.apply(made).unwrap();
    stage.outside();
    stage.go_to("Naik sedikit");
    let shown = stage.screen(80, 24);
    assert!(shown.contains("PS.A Trust"), "{shown}");
}

#[test]
fn a_document_that_is_deleted_is_no_longer_shown() {
    let mut stage = Stage::new();
    let document = stage.document();
    let gone = Edit::DeleteDocument {
        document,
        reason: String::new(),
    };
    stage.bench.apply(gone).unwrap();
    stage.outside();
    assert!(stage.screen(80, 24).contains("No document is open"));
}

fn mouse(stage: &mut Stage, kind: MouseEventKind, column: u16, row: u16) {
    stage.feed(Event::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    }));
}

#[test]
fn the_mouse_selects_by_dragging_and_takes_word_and_sentence_by_clicks() {
    let left = MouseButton::Left;
    let mut stage = with_pin();
    stage.screen(80, 24);
    // Row and column of "menepati" on the screen.
    let shown = stage.screen(80, 24);
    let row = shown
        .lines()
        .position(|line| line.contains("menepati"))
        .unwrap();
    let column = |words: &str| {
        let line = shown.lines().nth(row).unwrap();
        let at = line.find(words).unwrap();
        u16::try_from(line[..at].chars().count() - 1).unwrap()
    };
    let y = u16::try_from(row).unwrap();
    mouse(
        &mut stage,
        MouseEventKind::Down(left),
        column("menepati"),
        y,
    );
    mouse(
        &mut stage,
        MouseEventKind::Drag(left),
        column("janji") + 4,
        y,
    );
    mouse(&mut stage, MouseEventKind::Up(left), column("janji") + 4, y);
    stage.press("1");
    for _ in 0..3 {
        mouse(
            &mut stage,
            MouseEventKind::Down(left),
            column("menepati") + 2,
            y,
        );
        mouse(
            &mut stage,
            MouseEventKind::Up(left),
            column("menepati") + 2,
            y,
        );
        stage.press("1");
    }
    let words: Vec<String> = stage.coded().into_iter().map(|coded| coded.2).collect();
    assert_eq!(words, [PROMISE, "menepati janji", "menepati"]);
}

/// Two coders, overlapping codings with every mark.
fn busy() -> Stage {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("1 + S 3 * t");
    stage.press("c b Enter -");
    stage.bench.act_as("Budi").unwrap();
    stage.outside();
    stage.go_to("janji");
    stage.press("v ) w e c");
    stage.type_words("openly");
    stage.press("Enter");
    stage.bench.act_as("Ani").unwrap();
    stage.outside();
    stage.go_to("menepati");
    stage.press("l");
    stage
}

#[test]
fn the_reader_at_the_ordinary_size() {
    assert_snapshot!(busy().screen(80, 24));
}

#[test]
fn the_reader_on_a_wide_dark_terminal() {
    let mut stage = busy();
    stage.state.shared.theme = Theme::new(Palette::Dark);
    assert_snapshot!(stage.screen(120, 40));
}

#[test]
fn the_palette_beside_and_above_the_rule() {
    let mut stage = busy();
    stage.press("c p");
    assert_snapshot!("palette_80", stage.screen(80, 24));
    assert_snapshot!("palette_120", stage.screen(120, 40));
}

#[test]
fn every_state_survives_every_size() {
    let states = ["", "c", "/", "v G", "g g t", "g /", "Enter", "r", "G"];
    for keys in states {
        let mut stage = busy();
        stage.press(keys);
        for (width, height) in [(60, 15), (61, 16), (80, 24), (300, 80), (99, 18), (100, 60)] {
            stage.screen(width, height);
            stage.press("j k");
        }
    }
}

#[test]
fn the_reader_speaks_indonesian() {
    let mut stage = busy();
    stage.press("F9");
    assert_eq!(stage.state.shared.language(), Language::Indonesian);
    let shown = stage.screen(80, 24);
    assert!(shown.contains("giliran 2 dari 4"), "{shown}");
    assert!(shown.contains("Menepati janji"), "{shown}");
}

#[test]
fn a_huge_text_without_paragraphs_is_read_and_coded() {
    let words = "Kata demi kata tanpa henti, ".repeat(8_000);
    let mut stage = Stage::with(vec![draft("Panjang", &words)]);
    stage.press("G K PageUp c Enter");
    assert_eq!(stage.coded().len(), 1);
    assert!(stage.coded()[0].2.len() < 100_000);
}

#[test]
fn nothing_but_white_space_is_not_coded() {
    let mut stage = Stage::with(vec![draft("Kosong", "  \n\n  ")]);
    stage.press("c");
    assert!(stage.edits.is_empty());
    assert!(
        stage.notice().starts_with("There is no passage"),
        "{}",
        stage.notice()
    );
    for key in [
        "v", "s", "t", "i", ")", "(", "J", "K", "}", "{", "w", "b", "e", "G",
    ] {
        stage.press(key);
    }
}

#[test]
fn undone_and_redone_codings_are_shown_as_they_are() {
    let mut stage = with_pin();
    stage.go_to("menepati");
    stage.press("1 u");
    assert!(stage.screen(80, 24).contains("Not coded here"));
    stage.press("Ctrl-r");
    assert!(stage.screen(80, 24).contains("PS.A1 Keeping"));
}
