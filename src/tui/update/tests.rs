//! From events to effects, without a terminal.

use crossterm::event::KeyModifiers;

use super::*;
use crate::fault::Fault;
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CodeId, DocumentId};
use crate::tui::fixture::{self, press, type_words};
use crate::tui::snapshot::screen;
use crate::workbench::Touched;

fn said(state: &State) -> String {
    let notice = state.shared.notice.as_ref();
    notice.map_or(String::new(), |notice| state.shared.say(&notice.text))
}

fn click(state: &mut State, column: u16, row: u16) -> Vec<Effect> {
    let event = MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column,
        row,
        modifiers: KeyModifiers::NONE,
    };
    update(state, Event::Mouse(event))
}

#[test]
fn an_unbound_key_says_so_and_the_next_key_wipes_it() {
    let mut state = fixture::state();
    press(&mut state, "Z");
    assert!(said(&state).starts_with("Z does nothing here"));
    press(&mut state, "j");
    assert_eq!(said(&state), "");
}

#[test]
fn a_sequence_waits_for_its_end_and_escape_gives_it_up() {
    let mut state = fixture::state();
    press(&mut state, "G g");
    assert_eq!(state.pending.len(), 1);
    press(&mut state, "Esc");
    assert!(state.pending.is_empty());
    press(&mut state, "g x");
    assert!(said(&state).starts_with("g x does nothing"));
}

#[test]
fn undo_and_redo_work_in_every_room_and_say_what_was_taken_back() {
    let mut state = fixture::state();
    for room in 0..state.rooms.len() {
        state.current = room;
        assert!(matches!(press(&mut state, "u").as_slice(), [Effect::Undo]));
        assert!(matches!(
            press(&mut state, "Ctrl-r").as_slice(),
            [Effect::Redo]
        ));
    }
    let cause = Cause::Undone(text!("welcome-new"));
    update(&mut state, Event::Changed(cause, Box::default()));
    assert_eq!(said(&state), "Taken back: new study");
}

#[test]
fn without_a_study_nothing_can_be_undone() {
    let mut state = fixture::welcome();
    assert!(press(&mut state, "u").is_empty());
    assert!(said(&state).starts_with("No study is open"));
}

#[test]
fn q_quits_from_every_room() {
    let mut state = fixture::state();
    for room in 0..state.rooms.len() {
        state.current = room;
        assert!(matches!(press(&mut state, "q").as_slice(), [Effect::Quit]));
    }
}

#[test]
fn the_palette_does_an_action_by_a_few_letters_of_its_name() {
    let mut state = fixture::state();
    press(&mut state, ":");
    type_words(&mut state, "language");
    press(&mut state, "Enter");
    assert!(state.overlays.is_empty());
    assert_eq!(state.shared.language(), Language::Indonesian);
    assert_eq!(said(&state), "Layar kini berbahasa Indonesia.");
}

#[test]
fn a_letter_typed_into_a_dialog_is_a_letter_and_not_a_command() {
    let mut state = fixture::state();
    press(&mut state, ":");
    assert!(type_words(&mut state, "qu?:").is_empty());
    assert_eq!(state.overlays.len(), 1);
    press(&mut state, "Esc");
    assert!(state.overlays.is_empty());
}

#[test]
fn the_help_opens_and_closes_with_the_same_key() {
    let mut state = fixture::state();
    press(&mut state, "?");
    assert_eq!(state.overlays.len(), 1);
    press(&mut state, "?");
    assert!(state.overlays.is_empty());
}

#[test]
fn the_study_on_screen_changes_after_the_commit_and_not_before() {
    let mut state = fixture::state();
    let edit = Edit::DeleteDocument {
        document: DocumentId(1),
        reason: String::new(),
    };
    let ask = Event::Touches {
        edit: Box::new(edit.clone()),
        question: text!("welcome-new"),
        reason: String::new(),
        touched: Touched {
            codings: 12,
            ..Touched::default()
        },
    };
    update(&mut state, ask);
    assert!(
        press(&mut state, "x").is_empty(),
        "a stray key decides nothing"
    );
    let effects = press(&mut state, "y");
    assert!(matches!(effects.as_slice(), [Effect::Apply(applied)] if *applied == edit));
    assert_eq!(state.shared.documents.len(), 4);

    let fresh = Fresh {
        documents: Some(vec![fixture::document(2)]),
        ..Fresh::default()
    };
    let cause = Cause::Applied(Change::DocumentDeleted { codings: 12 });
    update(&mut state, Event::Changed(cause, Box::new(fresh)));
    assert_eq!(state.shared.documents.len(), 1);
    assert!(state.shared.document(DocumentId(1)).is_none());
    assert!(said(&state).contains("12"));
}

#[test]
fn shared_lists_that_a_change_left_alone_stay() {
    let mut state = fixture::state();
    update(&mut state, Event::Changed(Cause::Outside, Box::default()));
    assert_eq!(state.shared.codes.len(), 5);
    let trust = state.shared.code(CodeId(1)).map(|code| code.key.as_str());
    assert_eq!(trust, Some("PS.A"));
}

#[test]
fn a_failure_says_what_and_what_to_do_next() {
    let mut state = fixture::state();
    let fault = Fault::busy(text!("terminal-lost", error = "x")).hint(text!("work-crashed-hint"));
    update(&mut state, Event::Failed(fault));
    let notice = state.shared.notice.as_ref();
    assert!(notice.is_some_and(|notice| notice.hint.is_some()));
}

#[test]
fn a_click_on_a_name_in_the_top_bar_goes_to_the_room() {
    let mut state = fixture::state();
    let last = state.rooms.len() - 1;
    let column = (0..80).rfind(|column| view::room_at(&state, *column) == Some(last));
    click(&mut state, column.expect("the room has a name"), 0);
    assert_eq!(state.current, last);
}

#[test]
fn an_answer_finds_the_room_that_asked() {
    let mut state = fixture::state();
    assert!(is_slot_of("documents", "documents-progress"));
    assert!(!is_slot_of("document", "documents-progress"));
    let gone = Fault::cancelled(text!("work-crashed"));
    let answer = Event::Answered {
        slot: "documents-progress",
        value: Err(gone),
    };
    update(&mut state, answer);
    assert!(
        state.shared.notice.is_none(),
        "what was cancelled is no failure"
    );
}

#[test]
fn the_mouse_can_be_given_back_to_the_terminal() {
    let mut state = fixture::state();
    let effects = press(&mut state, "F12");
    assert!(matches!(effects.as_slice(), [Effect::CaptureMouse(false)]));
}

#[test]
fn acting_as_another_coder_asks_for_the_name() {
    let mut state = fixture::state();
    act(&mut state, Global::ActAs.name());
    press(&mut state, "Ctrl-u");
    type_words(&mut state, "Citra");
    let effects = press(&mut state, "Enter");
    assert!(matches!(effects.as_slice(), [Effect::ActAs(name)] if name == "Citra"));
}

#[test]
fn closing_a_study_leads_back_to_the_first_screen() {
    let mut state = fixture::state();
    update(&mut state, Event::Closed);
    assert!(!state.has_study());
    assert_eq!(state.room().name(), "welcome");
}

#[test]
fn a_refused_edit_brings_its_dialog_back_with_what_was_typed() {
    let mut state = fixture::state();
    state.current = 0;
    let prompt = Prompt::new(Global::ActAs.name(), text!("coder-switch-ask"), "Ani");
    state.awaiting = Some(Box::new(prompt));
    let refusal = Fault::input(text!("edit-empty-name"));
    update(&mut state, Event::Failed(refusal));
    assert_eq!(state.overlays.len(), 1);
    let again = Fault::input(text!("edit-empty-name"));
    update(&mut state, Event::Failed(again));
    assert_eq!(
        state.overlays.len(),
        1,
        "one refusal brings back one dialog"
    );
}

/// Opened, and the lists still to come.
fn listing() -> (State, Event) {
    let mut state = fixture::welcome();
    let mut opened = fixture::opened();
    let documents = opened.fresh.documents.take();
    opened.first = documents.iter().flatten().take(2).cloned().collect();
    let lists = Fresh {
        documents,
        cases: opened.fresh.cases.take(),
        ..Fresh::default()
    };
    update(&mut state, Event::Opened(Box::new(opened)));
    (state, Event::Changed(Cause::Listed, Box::new(lists)))
}

#[test]
fn the_first_frame_does_not_wait_for_the_list_but_keys_do() {
    let (mut state, listed) = listing();
    let shown = screen(&mut state, 80, 24);
    let title = |at: usize| fixture::opened().fresh.documents.unwrap()[at].title.clone();
    assert!(shown.contains(&title(0)), "{shown}");
    assert!(!shown.contains(&title(3)), "{shown}");
    assert!(press(&mut state, "j").is_empty());
    assert!(press(&mut state, "u").is_empty());
    let effects = update(&mut state, listed);
    assert!(matches!(effects.last(), Some(Effect::Undo)));
    assert_eq!(said(&state), "");
    let mut at_once = fixture::state();
    press(&mut at_once, "j");
    press(&mut at_once, "u");
    assert_eq!(screen(&mut state, 80, 24), screen(&mut at_once, 80, 24));
}

#[test]
fn keys_typed_for_a_list_that_never_came_are_forgotten() {
    let (mut state, _) = listing();
    press(&mut state, "u");
    assert!(update(&mut state, Event::Closed).is_empty());
    assert!(state.held.is_empty());
    update(&mut state, Event::Failed(Fault::input(text!("edit-gone"))));
    assert_eq!(state.room().name(), "welcome");
}

#[test]
fn a_choice_of_language_or_colours_is_kept_for_the_next_start() {
    let mut state = fixture::state();
    let effects = press(&mut state, "F9");
    assert!(matches!(
        effects.as_slice(),
        [Effect::Prefer(Preference::Language, "id")]
    ));
    let effects = press(&mut state, "F10");
    assert!(matches!(
        effects.as_slice(),
        [Effect::Prefer(Preference::Colors, "dark")]
    ));
}

#[test]
fn every_edit_says_what_was_saved() {
    let mut state = fixture::state();
    let fresh = Fresh {
        step: Some(text!("step-star", code = "AG.TB")),
        ..Fresh::default()
    };
    let cause = Cause::Applied(Change::CodingChanged(crate::model::ids::CodingId(1)));
    update(&mut state, Event::Changed(cause, Box::new(fresh)));
    assert_eq!(said(&state), "Saved: starred a coding of AG.TB.");
}
