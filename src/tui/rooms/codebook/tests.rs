//! The room of the codebook, driven by keys without a terminal or a study. It
//! must not know how anything is drawn beyond what the screen says.

use insta::assert_snapshot;

use super::*;
use crate::fault::Fault;
use crate::message::Phrasebook;
use crate::model::code::{Bilingual, CodeStatus, CodeWords};
use crate::model::coding::AnchorStatus;
use crate::model::document::DocumentKind;
use crate::model::ids::{CodebookId, CodingId, DocumentId};
use crate::model::inquiry::CodeVersion;
use crate::model::quote::Quote;
use crate::text::Span;
use crate::tui::event::{Cause, Event};
use crate::tui::fixture::{self, press, type_words};
use crate::tui::snapshot::screen;
use crate::tui::state::State;
use crate::tui::theme::{Palette, Theme};
use crate::tui::update::update;

/// The invented study, in the room of the codebook, with its counts.
fn state() -> State {
    let mut opened = fixture::opened();
    if let Some(codes) = &mut opened.fresh.codes {
        codes[2].status = CodeStatus::Retired;
        codes[2].reason = "nobody talks about it".into();
        codes[1].see_also = vec!["PS.B1".into(), "XX.9".into()];
    }
    let mut state = fixture::state();
    update(&mut state, Event::Opened(Box::new(opened)));
    let at = state
        .rooms
        .iter()
        .position(|room| room.name() == "codebook");
    state.current = at.unwrap();
    let (room, shared) = state.room_mut();
    room.enter(shared);
    answer(
        &mut state,
        COUNTS,
        vec![count(1, 2, 7), count(2, 5, 5), count(4, 0, 0)],
    );
    state
}

fn count(code: i64, codings: usize, passages: usize) -> CodeCount {
    CodeCount {
        code: CodeId(code),
        codings,
        passages,
        documents: 2,
    }
}

fn answer<T: std::any::Any + Send>(state: &mut State, slot: &'static str, value: T) -> Vec<Effect> {
    let value = Ok(Box::new(value) as Value);
    update(state, Event::Answered { slot, value })
}

fn quote(id: i64, text: &str) -> Quote {
    Quote {
        id: CodingId(id),
        document: DocumentId(1),
        document_title: "Wawancara 1".into(),
        kind: DocumentKind::Interview,
        date: String::new(),
        turn: None,
        turn_number: None,
        speaker: Some("Sari".into()),
        case: None,
        role: None,
        code: CodeId(2),
        code_key: "PS.A1".into(),
        coder: "Ani".into(),
        polarity: None,
        strength: None,
        is_starred: false,
        span: Span::new(0, 4),
        start: 0,
        end: 4,
        lines: None,
        status: AnchorStatus::Ok,
        text: text.into(),
        translation: None,
    }
}

fn only_edit(effects: Vec<Effect>) -> Edit {
    let edits: Vec<Edit> = effects
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Apply(edit) | Effect::ApplyBecause(edit, _) => Some(edit),
            _ => None,
        })
        .collect();
    match edits.as_slice() {
        [edit] => edit.clone(),
        _ => panic!("not one edit: {edits:?}"),
    }
}

fn said(state: &State) -> String {
    let notice = state.shared.notice.as_ref();
    notice.map_or(String::new(), |notice| state.shared.say(&notice.text))
}

#[test]
fn the_tree_and_the_rule_of_a_code_lie_below_each_other_on_a_narrow_screen() {
    let mut state = state();
    press(&mut state, "j j");
    assert_snapshot!(screen(&mut state, 80, 24));
}

#[test]
fn they_stand_beside_each_other_on_a_wide_screen() {
    let mut state = state();
    state.shared.theme = Theme::new(Palette::Dark);
    press(&mut state, "j j");
    assert_snapshot!(screen(&mut state, 120, 40));
}

#[test]
fn every_size_theme_and_language_survives_every_pane() {
    for (width, height) in [(60, 15), (80, 24), (99, 16), (100, 15), (200, 60)] {
        for language in Language::ALL {
            let mut state = state();
            state.shared.phrases = Phrasebook::new(language);
            for keys in [
                "j", "i", "i", "i", "Space", "L", "] [", "z", "z", "G", "h", "h",
            ] {
                press(&mut state, keys);
                let shown = screen(&mut state, width, height);
                assert!(shown.lines().count() > usize::from(height), "{shown}");
            }
        }
    }
}

#[test]
fn a_study_without_codebooks_says_what_to_do_next() {
    let mut state = state();
    state.shared.codebooks.clear();
    state.shared.codes.clear();
    press(&mut state, "Tab Shift-Tab");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("Press b a to add a framework"), "{shown}");
    assert!(press(&mut state, "e a Enter j M").is_empty());
}

#[test]
fn a_folded_code_hides_what_lies_below_it_and_a_visit_unfolds_it() {
    let mut state = state();
    press(&mut state, "j h");
    assert!(!screen(&mut state, 80, 24).contains("Keeping one’s word"));
    let (room, shared) = state.room_mut();
    assert!(room.visit(&Target::Code(CodeId(2)), shared).is_some());
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("PS.A1  Keeping one’s word"), "{shown}");
}

#[test]
fn a_filter_finds_labels_of_both_languages_and_leaves_scattered_letters_out() {
    let mut state = state();
    press(&mut state, "/");
    type_words(&mut state, "janji");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("A1  Keeping one’s word"), "{shown}");
    assert!(!shown.contains("Outcome"), "{shown}");
    press(&mut state, "Enter Esc");
    assert!(screen(&mut state, 80, 24).contains("Outcome"));
}

#[test]
fn a_new_code_takes_its_words_in_both_languages_and_lies_below_the_chosen_one() {
    let mut state = state();
    press(&mut state, "j a");
    type_words(&mut state, "X");
    press(&mut state, "Tab Tab");
    type_words(&mut state, "Fear");
    press(&mut state, "Tab");
    type_words(&mut state, "Takut");
    let edit = only_edit(press(&mut state, "Ctrl-s"));
    let Edit::AddCode {
        parent, key, words, ..
    } = &edit
    else {
        panic!("{edit:?}");
    };
    assert_eq!((parent, key.as_str()), (&Some(CodeId(1)), "PS.A.X"));
    assert_eq!(words.label, Bilingual::new("Fear", "Takut"));

    // A refused key brings the form back with everything in it.
    assert!(state.overlays.is_empty());
    update(
        &mut state,
        Event::Failed(Fault::input(text!("edit-empty-name"))),
    );
    let again = only_edit(press(&mut state, "Ctrl-s"));
    assert_eq!(again, edit);
    let cause = Cause::Applied(Change::CodeAdded(CodeId(3)));
    update(&mut state, Event::Changed(cause, Box::default()));
    assert!(state.awaiting.is_none());
}

#[test]
fn new_words_carry_their_reason_and_unchanged_words_change_nothing() {
    let mut state = state();
    press(&mut state, "j e");
    assert!(press(&mut state, "Ctrl-s").is_empty());
    assert!(said(&state).starts_with("Nothing was different"));
    press(&mut state, "e");
    type_words(&mut state, "!");
    press(&mut state, "Shift-Tab");
    type_words(&mut state, "clearer");
    let effects = press(&mut state, "Ctrl-s");
    let [Effect::ApplyBecause(Edit::SetCodeWords { words, .. }, reason)] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(
        (words.label.en.as_str(), reason.as_str()),
        ("Trust!", "clearer")
    );
    assert_eq!(words.definition, state.shared.codes[0].words.definition);
}

#[test]
fn a_form_that_was_typed_into_is_not_thrown_away_by_one_escape() {
    let mut state = state();
    press(&mut state, "j e");
    type_words(&mut state, "x");
    press(&mut state, "Esc");
    assert_eq!(state.overlays.len(), 1);
    press(&mut state, "Esc");
    assert!(state.overlays.is_empty());
}

#[test]
fn a_merge_says_what_it_comes_to_before_it_is_done() {
    let mut state = state();
    press(&mut state, "j j Space Space M");
    type_words(&mut state, "PS.B1");
    let effects = press(&mut state, "Enter");
    assert!(
        matches!(effects.as_slice(), [Effect::Work { .. }]),
        "{effects:?}"
    );
    let change = Change::CodesMerged {
        into: CodeId(5),
        moved: 4,
        joined: 3,
    };
    answer(&mut state, "codebook-merge", change);
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("Codings that move: 4"), "{shown}");
    type_words(&mut state, "the same");
    let edit = only_edit(press(&mut state, "Enter"));
    let expected = Edit::MergeCodes {
        from: vec![CodeId(2), CodeId(3)],
        into: CodeId(5),
        reason: "the same".into(),
    };
    assert_eq!(edit, expected);
}

#[test]
fn an_indicator_is_left_out_only_with_a_reason() {
    let mut state = state();
    press(&mut state, "j X");
    assert!(press(&mut state, "Enter").is_empty());
    assert_eq!(state.overlays.len(), 1);
    type_words(&mut state, "not asked");
    let edit = only_edit(press(&mut state, "Enter"));
    let expected = Edit::SetCodeStatus {
        code: CodeId(1),
        status: CodeStatus::LeftOut,
        reason: "not asked".into(),
    };
    assert_eq!(edit, expected);
    // A retired code is taken into use again at once.
    press(&mut state, "j j");
    let again = only_edit(press(&mut state, "R"));
    assert!(matches!(
        again,
        Edit::SetCodeStatus {
            status: CodeStatus::Active,
            ..
        }
    ));
}

#[test]
fn deleting_asks_with_a_reason_for_a_code_and_for_a_whole_codebook() {
    let mut state = state();
    press(&mut state, "j x");
    type_words(&mut state, "empty");
    let effects = press(&mut state, "Enter");
    let [Effect::AskThenApply { edit, reason, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert!(matches!(
        edit,
        Edit::DeleteCode {
            code: CodeId(1),
            ..
        }
    ));
    assert_eq!(reason, "empty");
    press(&mut state, "k x");
    let effects = press(&mut state, "Enter");
    assert!(
        matches!(
            effects.as_slice(),
            [Effect::AskThenApply {
                edit: Edit::DropCodebook {
                    codebook: CodebookId(1),
                    ..
                },
                ..
            }]
        ),
        "{effects:?}"
    );
}

#[test]
fn a_code_moves_among_its_siblings_and_not_past_the_last() {
    let mut state = state();
    press(&mut state, "j j");
    let edit = only_edit(press(&mut state, "J"));
    let expected = Edit::MoveCode {
        code: CodeId(2),
        parent: Some(CodeId(1)),
        position: 1,
    };
    assert_eq!(edit, expected);
    assert!(press(&mut state, "K").is_empty());
    assert!(said(&state).starts_with("It stands at the end"));
}

#[test]
fn a_code_is_never_offered_a_place_below_itself() {
    let mut state = state();
    press(&mut state, "j >");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("(the top of its codebook)"), "{shown}");
    assert!(!shown.contains("│ PS.A1"), "{shown}");
    type_words(&mut state, "PS.B1");
    let edit = only_edit(press(&mut state, "Enter"));
    assert!(matches!(
        edit,
        Edit::MoveCode {
            parent: Some(CodeId(5)),
            ..
        }
    ));
}

#[test]
fn see_also_leads_to_the_linked_code() {
    let mut state = state();
    press(&mut state, "j j o");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("PS.B1  Small gains"), "{shown}");
}

#[test]
fn a_split_gives_each_quote_to_its_part_by_one_key() {
    let mut state = state();
    press(&mut state, "j j S");
    let quotes: Vec<Quote> = (1..=4).map(|id| quote(id, "kata-kata")).collect();
    answer(&mut state, "codebook-split", (CodeId(2), quotes));
    for (key, label) in [("X", "One"), ("Y", "Two")] {
        press(&mut state, "n");
        type_words(&mut state, key);
        press(&mut state, "Tab");
        type_words(&mut state, label);
        press(&mut state, "Ctrl-s");
    }
    press(&mut state, "1 2 0 1 3");
    assert!(said(&state).starts_with("There is no part 3"));
    assert_snapshot!(screen(&mut state, 80, 24));
    press(&mut state, "Esc");
    assert!(said(&state).starts_with("Nothing is split yet"));
    let edit = only_edit(press(&mut state, "w Enter"));
    let Edit::SplitCode { code, parts, .. } = edit else {
        panic!("{edit:?}");
    };
    let given: Vec<(&str, Vec<i64>)> = parts
        .iter()
        .map(|(key, _, codings)| (key.as_str(), codings.iter().map(|id| id.0).collect()))
        .collect();
    assert_eq!(code, CodeId(2));
    assert_eq!(given, [("PS.A1.X", vec![1, 4]), ("PS.A1.Y", vec![2])]);
    let done = Change::CodeSplit {
        parts: vec![],
        moved: 3,
    };
    update(
        &mut state,
        Event::Changed(Cause::Applied(done), Box::default()),
    );
    assert!(screen(&mut state, 80, 24).contains("Keeping one’s word"));
}

#[test]
fn all_that_is_wrong_with_a_file_can_be_read() {
    let mut state = state();
    press(&mut state, "b l");
    type_words(&mut state, "/x/bad.csv");
    let effects = press(&mut state, "Enter");
    assert!(
        matches!(effects.as_slice(), [Effect::Query { .. }]),
        "{effects:?}"
    );
    let rows: String = (0..19).map(|n| format!("bad|key {n}\n")).collect();
    let read = crate::exchange::codebook::read("bad.csv", format!("key\n{rows}").as_bytes());
    answer(&mut state, "codebook-load", read);
    assert!(screen(&mut state, 80, 24).contains("for 19 reasons"));
    press(&mut state, "PageDown PageDown PageDown PageDown");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("bad|key 18"), "{shown}");
    assert!(shown.contains("Correct the file"), "{shown}");
}

#[test]
fn a_framework_is_narrowed_by_unticking_its_codes() {
    let mut state = state();
    press(&mut state, "b a");
    type_words(&mut state, "AG:process5");
    press(&mut state, "Enter");
    let edit = only_edit(press(&mut state, "Ctrl-s"));
    let Edit::AddCodebook {
        key, preset, codes, ..
    } = edit
    else {
        panic!("{edit:?}");
    };
    assert_eq!((key.as_str(), codes.len()), ("AG", 5));
    assert_eq!(preset.map(|preset| preset.key).as_deref(), Some("process5"));
}

#[test]
fn a_file_that_is_there_is_replaced_only_after_a_yes() {
    let mut state = state();
    press(&mut state, "b e");
    let effects = press(&mut state, "Enter");
    assert!(matches!(effects.as_slice(), [Effect::Query { .. }]));
    let path = std::path::PathBuf::from("/home/ani/PS.json");
    answer(
        &mut state,
        "codebook-export",
        crate::workbench::Written::Exists(path.clone()),
    );
    assert!(
        press(&mut state, "Enter").is_empty(),
        "the first answer is no"
    );
    answer(
        &mut state,
        "codebook-export",
        crate::workbench::Written::Exists(path),
    );
    let effects = press(&mut state, "Down Enter");
    assert!(matches!(effects.as_slice(), [Effect::Query { .. }]));
}

#[test]
fn the_history_shows_what_each_version_changed() {
    let mut state = state();
    press(&mut state, "j H");
    let version = |version, label: &str, reason: &str| CodeVersion {
        version,
        words: CodeWords {
            label: Bilingual::new(label, "Kepercayaan"),
            ..CodeWords::default()
        },
        time: 1_700_000_000_000,
        reason: reason.into(),
    };
    let versions = vec![version(1, "Trust", ""), version(2, "Confidence", "clearer")];
    answer(&mut state, "codebook-history", versions);
    let shown = screen(&mut state, 80, 24);
    for words in [
        "Version 2",
        "Because: clearer",
        "Label (en): Confidence",
        "before: Trust",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert_eq!(shown.matches("Kepercayaan").count(), 1, "{shown}");
}

#[test]
fn a_study_that_is_only_read_opens_no_form() {
    let mut state = state();
    state.shared.is_read_only = true;
    press(&mut state, "j");
    for keys in [
        "a", "e", "r", ">", "M", "S", "x", "X", "m", "b a", "b l", "b d",
    ] {
        assert!(press(&mut state, keys).is_empty(), "{keys}");
        assert!(state.overlays.is_empty(), "{keys}");
        assert!(said(&state).contains("read only"), "{keys}");
    }
}

#[test]
fn a_memo_emptied_of_words_is_deleted() {
    use crate::model::ids::{CoderId, MemoId};
    use crate::model::memo::{Memo, MemoKind, MemoSubject};
    let mut state = state();
    press(&mut state, "j");
    let memo = Memo {
        id: MemoId(7),
        uuid: "0190-memo".into(),
        kind: MemoKind::Code,
        subject: MemoSubject::Code(CodeId(1)),
        title: String::new(),
        text: "why".into(),
        follow_up: String::new(),
        coder: CoderId(1),
        created: 0,
        changed: 0,
    };
    let detail = Detail {
        code: CodeId(1),
        changed: Some(0),
        memos: vec![memo],
        pattern: None,
    };
    answer(&mut state, DETAIL, detail);
    press(&mut state, "N Enter Tab Backspace Backspace Backspace");
    let edit = only_edit(press(&mut state, "Ctrl-s"));
    assert_eq!(edit, Edit::DeleteMemo { memo: MemoId(7) });
}

#[test]
fn a_click_chooses_a_line_and_a_second_one_folds_it() {
    use crossterm::event::KeyModifiers;
    let mut state = state();
    let _ = screen(&mut state, 80, 24);
    let mut click = |kind, row| {
        let event = MouseEvent {
            kind,
            column: 20,
            row,
            modifiers: KeyModifiers::NONE,
        };
        update(&mut state, Event::Mouse(event));
        screen(&mut state, 80, 24)
    };
    let left = MouseEventKind::Down(MouseButton::Left);
    let shown = click(left, 3);
    assert!(shown.contains("PS.A  Trust"), "{shown}");
    let shown = click(left, 3);
    assert!(shown.contains("▸ ■ A  Trust"), "{shown}");
    for row in [0, 13, 14, 22, 23] {
        click(left, row);
        click(MouseEventKind::ScrollDown, row);
    }
}

#[test]
fn what_is_pasted_into_the_filter_filters() {
    let mut state = state();
    update(&mut state, Event::Paste("ignored".into()));
    press(&mut state, "/");
    update(&mut state, Event::Paste("Hasil\nkecil".into()));
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("B1  Small gains"), "{shown}");
    assert!(!shown.contains("A1  Keeping"), "{shown}");
}

#[test]
fn memos_of_a_code_one_has_left_are_not_shown_for_another() {
    let mut state = state();
    press(&mut state, "j");
    let detail = Detail {
        code: CodeId(4),
        changed: Some(0),
        memos: Vec::new(),
        pattern: None,
    };
    answer(&mut state, DETAIL, detail);
    assert!(!screen(&mut state, 80, 24).contains("Version 1"));
    press(&mut state, "N");
    assert!(said(&state).starts_with("No memo on PS.A yet"));
}

#[test]
fn the_standing_of_a_code_is_said_however_long_its_label_is() {
    let mut state = state();
    state.shared.codes[2].words.label.en = "a very long label ".repeat(9);
    for width in [60, 80, 120] {
        let shown = screen(&mut state, width, 24);
        assert!(shown.contains("… (retired)"), "{shown}");
    }
}

#[test]
fn codings_are_counted_again_only_while_the_counts_can_be_seen() {
    let mut state = state();
    let removed = || Event::Changed(Cause::Applied(Change::CodingsRemoved(1)), Box::default());
    let asks = |effects: Vec<Effect>| {
        let is_count = |effect: &Effect| matches!(effect, Effect::Query { slot: COUNTS, .. });
        effects.iter().any(is_count)
    };
    assert!(asks(update(&mut state, removed())));
    press(&mut state, "F1");
    assert!(!asks(update(&mut state, removed())));
    assert!(asks(press(&mut state, "Shift-Tab Tab Tab Tab Tab Tab")));
}
