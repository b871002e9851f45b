//! The room of displays as a person uses it: without a terminal or a study,
//! with sheets that hold every kind of cell. It must not compute a display.

use crossterm::event::{KeyModifiers, MouseEvent};

use super::*;
use crate::analysis::snapshot::{CellChange, Changes};
use crate::fault::Fault;
use crate::model::coding::{AnchorStatus, Polarity, Strength};
use crate::model::document::DocumentKind;
use crate::model::ids::{CodeId, DocumentId, SnapshotId, TurnId};
use crate::text::Span;
use crate::tui::effect::Target;
use crate::tui::event::{Cause, Event};
use crate::tui::fixture::{self, press, type_words};
use crate::tui::snapshot::screen;
use crate::tui::state::State;
use crate::tui::theme::{Palette, Theme};
use crate::tui::update::update;
use crate::tui::widgets::sheet_grid::specimen::{every_cell, matrix};

/// The key of this room, wherever it stands among the others.
fn room_key() -> String {
    let rooms = crate::tui::rooms::all();
    let at = rooms.iter().position(|room| room.name() == "displays");
    format!("F{}", at.unwrap() + 1)
}

fn quote(number: i64) -> Quote {
    Quote {
        id: CodingId(number),
        document: DocumentId(1),
        document_title: "Wawancara 1".into(),
        kind: DocumentKind::Interview,
        date: "2024-05-06".into(),
        turn: Some(TurnId(1)),
        turn_number: Some(4),
        speaker: Some("Narasumber".into()),
        case: Some("I1".into()),
        role: Some("seller".into()),
        code: CodeId(2),
        code_key: "PS.A1".into(),
        coder: "Ani".into(),
        polarity: Some(Polarity::Contradicts),
        strength: Strength::new(2),
        is_starred: number == 1,
        span: Span::new(10, 40),
        start: 10,
        end: 40,
        lines: Some((7, 9)),
        status: AnchorStatus::Ok,
        text: format!("Yang dijanjikan datang terlambat, yang ke-{number}."),
        translation: None,
    }
}

fn answered<T: std::any::Any + Send>(slot: &'static str, value: T) -> Event {
    Event::Answered {
        slot,
        value: Ok(Box::new(value)),
    }
}

fn slots(effects: &[Effect]) -> Vec<&'static str> {
    let slots = effects.iter().filter_map(|effect| match effect {
        Effect::Query { slot, .. } | Effect::Work { slot, .. } => Some(*slot),
        _ => None,
    });
    slots.collect()
}

fn made(serial: u64, kind: DisplayKind, sheet: Sheet) -> Event {
    let made = Made {
        serial,
        kind,
        sheet,
        citation: None,
    };
    answered(SHEET, made)
}

fn words(ids: std::ops::RangeInclusive<i64>) -> Event {
    let wanted: Vec<CodingId> = ids.clone().map(CodingId).collect();
    let quotes: HashMap<CodingId, Quote> = ids.map(|id| (CodingId(id), quote(id))).collect();
    answered(WORDS, (DisplayKind::InformantIndicator, wanted, quotes))
}

/// The room with the display of every kind of cell open in it.
fn shown() -> State {
    let mut state = fixture::state();
    press(&mut state, &room_key());
    let effects = press(&mut state, "Enter");
    assert_eq!(slots(&effects), [SHEET]);
    let kind = DisplayKind::InformantIndicator;
    let effects = update(&mut state, made(1, kind, every_cell()));
    assert_eq!(slots(&effects), [WORDS]);
    update(&mut state, words(1..=6));
    state
}

fn text_of(state: &mut State) -> String {
    let (width, height) = (state.shared.size.width, state.shared.size.height);
    screen(state, width, height)
}

/// The screen without its top bar, whose names are not this room's.
fn body(state: &mut State, width: u16, height: u16) -> String {
    let shown = screen(state, width, height);
    let lines = shown
        .lines()
        .skip(1)
        .filter(|line| !line.starts_with("  0 "));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_room_at_its_sizes() {
    let mut state = fixture::state();
    press(&mut state, &room_key());
    insta::assert_snapshot!("list_80", body(&mut state, 80, 24));
    let mut state = shown();
    insta::assert_snapshot!("grid_80", body(&mut state, 80, 24));
    press(&mut state, "w");
    state.shared.theme = Theme::new(Palette::Dark);
    insta::assert_snapshot!("grid_120", body(&mut state, 120, 40));
    press(&mut state, "F9 Esc");
    state.shared.theme = Theme::new(Palette::Sixteen);
    insta::assert_snapshot!("list_and_grid_120_in_indonesian", body(&mut state, 120, 40));
}

#[test]
fn no_size_is_too_small_nor_too_large() {
    for (width, height) in [
        (60, 15),
        (61, 16),
        (79, 20),
        (100, 15),
        (141, 50),
        (300, 100),
    ] {
        let mut state = shown();
        for keys in ["w", "w", "Esc", "l", "G", "End"] {
            press(&mut state, keys);
            let rows = screen(&mut state, width, height).lines().count();
            assert!(rows >= usize::from(height));
        }
        press(&mut state, "Home l l Enter");
        let rows = screen(&mut state, width, height).lines().count();
        assert!(rows >= usize::from(height));
    }
}

#[test]
fn a_cell_leads_to_its_passages_and_on_to_the_turn_and_back_to_the_same_cell() {
    let mut state = shown();
    // The chosen cell is the first with passages: I1 and PS.A1.
    press(&mut state, "j");
    let effects = press(&mut state, "Enter");
    assert_eq!(slots(&effects), [PASSAGES]);
    let lot = Lot {
        serial: 1,
        first: 0,
        total: 2,
        entries: (1..=2)
            .map(|number| passages::Entry {
                quote: quote(number),
                before: "…sebelum itu".into(),
                after: "sesudahnya…".into(),
            })
            .collect(),
    };
    update(&mut state, answered(PASSAGES, lot));
    insta::assert_snapshot!("passages_80", body(&mut state, 80, 24));
    press(&mut state, "Space");
    assert!(!text_of(&mut state).contains("sebelum itu"));
    press(&mut state, "j");
    let effects = fixture::press(&mut state, "y");
    assert!(format!("{effects:?}").contains("yang ke-2"), "{effects:?}");
    press(&mut state, "Enter");
    assert_ne!(
        state.room().name(),
        "displays",
        "the room of the turn is shown"
    );
    press(&mut state, &room_key());
    press(&mut state, "Esc");
    let shown = text_of(&mut state);
    assert!(shown.contains("row 2/6"), "{shown}");
    press(&mut state, "Esc");
    assert!(text_of(&mut state).contains("▸ Informants by indicators"));
}

#[test]
fn a_passage_is_gone_to_as_the_place_it_is() {
    let mut room = Displays::default();
    let mut shared = fixture::state().shared;
    let mut passages = Passages::new("I1".into(), Default::default(), 0);
    passages.absorb(Lot {
        serial: 0,
        first: 0,
        total: 1,
        entries: vec![passages::Entry {
            quote: quote(7),
            before: String::new(),
            after: String::new(),
        }],
    });
    room.passages = Some(passages);
    let effects = room.act(DisplaysAction::Jump.name(), &mut shared);
    let target = Target::Document {
        document: DocumentId(1),
        span: Some(Span::new(10, 40)),
        coding: Some(CodingId(7)),
    };
    assert!(matches!(&effects[..], [Effect::Visit(to)] if *to == target));
}

#[test]
fn a_cell_without_passages_says_so() {
    let mut state = shown();
    press(&mut state, "Home j");
    let mut sheet = every_cell();
    sheet.rows.iter_mut().for_each(|row| row.source = None);
    let kind = DisplayKind::InformantIndicator;
    update(&mut state, made(1, kind, sheet));
    let effects = press(&mut state, "Enter");
    assert_eq!(slots(&effects), [""; 0]);
    assert!(text_of(&mut state).contains("no passages of its own"));
}

#[test]
fn a_cell_is_read_whole_in_a_dialog() {
    let mut state = shown();
    press(&mut state, "Space");
    let shown = text_of(&mut state);
    assert!(shown.contains("I1 · PS.A1 Keeping one’s word"), "{shown}");
    assert!(
        shown.contains("Yang dijanjikan datang terlambat, yang ke-1.”"),
        "{shown}"
    );
    press(&mut state, "Esc i");
    let shown = text_of(&mut state);
    assert!(shown.contains("nearest to 45 words"), "{shown}");
}

#[test]
fn a_slow_display_says_how_long_it_takes_and_can_be_stopped() {
    let mut state = fixture::state();
    press(&mut state, &room_key());
    press(&mut state, "Enter");
    assert!(!text_of(&mut state).contains("Esc stops it"));
    for _ in 0..PATIENCE {
        let effects = update(&mut state, Event::Timer(TICK));
        assert!(matches!(&effects[..], [Effect::Timer { name: TICK, .. }]));
    }
    assert!(text_of(&mut state).contains("Esc stops it"));
    let effects = press(&mut state, "Esc");
    assert_eq!(
        slots(&effects),
        [SHEET],
        "a newer question stops the older one"
    );
    assert!(update(&mut state, Event::Timer(TICK)).is_empty());
    // An answer that was under way already is too late.
    update(
        &mut state,
        made(1, DisplayKind::InformantIndicator, every_cell()),
    );
    assert!(!text_of(&mut state).contains("PS.A1"));
}

#[test]
fn a_display_that_fails_leads_back_to_the_list() {
    let mut state = fixture::state();
    press(&mut state, &room_key());
    press(&mut state, "Enter");
    let failed = Event::Answered {
        slot: SHEET,
        value: Err(Fault::input(text!("display-cancelled"))),
    };
    update(&mut state, failed);
    let shown = text_of(&mut state);
    assert!(shown.contains("was stopped before it was done"), "{shown}");
    assert!(shown.contains("Saturation"), "{shown}");
}

#[test]
fn the_cursor_stays_where_it_was_when_the_study_changes() {
    let mut state = shown();
    press(&mut state, "j j j l");
    let cause = Cause::Applied(Change::MemoDeleted);
    let effects = update(&mut state, Event::Changed(cause, Box::default()));
    assert!(slots(&effects).contains(&SHEET), "{effects:?}");
    let mut sheet = every_cell();
    sheet.rows.remove(0);
    update(&mut state, made(2, DisplayKind::InformantIndicator, sheet));
    let shown = text_of(&mut state);
    assert!(shown.contains("I4 · PS.A2"), "{shown}");
    // Another room hears of it too, but nothing is asked before it is shown again.
    press(&mut state, "F1");
    let cause = Cause::Applied(Change::MemoDeleted);
    let effects = update(&mut state, Event::Changed(cause, Box::default()));
    assert!(!slots(&effects).contains(&SHEET), "{effects:?}");
    let effects = press(&mut state, &room_key());
    assert!(slots(&effects).contains(&SHEET), "{effects:?}");
}

#[test]
fn options_are_filled_in_a_form_and_can_be_remembered() {
    let mut state = shown();
    let effects = press(&mut state, "o");
    assert_eq!(slots(&effects), [KNOWN]);
    let known = Known {
        attributes: vec!["age".into()],
        propositions: Vec::new(),
        defaults: vec![("display-group", "age".into())],
    };
    update(&mut state, answered(KNOWN, known));
    insta::assert_snapshot!("options_80", body(&mut state, 80, 24));
    // From the codes to the order of the rows, and there to the second choice.
    press(&mut state, "Tab Right Right");
    press(&mut state, "Tab Tab Tab Tab Tab Tab Tab Tab Tab Right");
    let effects = press(&mut state, "Enter");
    assert_eq!(slots(&effects), [KEPT, SHEET], "{effects:?}");
    let shown = text_of(&mut state);
    assert!(shown.contains("Rows by: case"), "{shown}");
    update(&mut state, answered(KEPT, 1_usize));
    assert!(text_of(&mut state).contains("One option is the study’s default"));
    let effects = press(&mut state, "X");
    assert_eq!(slots(&effects), [SHEET]);
    assert!(!text_of(&mut state).contains("Rows by: case"));
}

#[test]
fn what_was_typed_wrongly_is_not_typed_again() {
    let mut state = shown();
    press(&mut state, "o");
    update(&mut state, answered(KNOWN, Known::default()));
    press(&mut state, "Shift-Tab Shift-Tab");
    type_words(&mut state, "2024-19");
    let effects = press(&mut state, "Enter");
    assert_eq!(slots(&effects), [""; 0]);
    let shown = screen(&mut state, 80, 40);
    assert!(shown.contains("“2024-19” is not a date"), "{shown}");
    assert!(shown.contains("2024-19_"), "{shown}");
}

#[test]
fn the_display_is_written_to_a_file_the_form_names() {
    let mut state = fixture::state();
    press(&mut state, &room_key());
    press(&mut state, "e");
    assert!(text_of(&mut state).contains("Open a display first"));
    let mut state = shown();
    press(&mut state, "e");
    let shown = text_of(&mut state);
    assert!(
        shown.contains("/home/ani/pasar-informant-indicator"),
        "{shown}"
    );
    let effects = press(&mut state, "Enter");
    assert_eq!(slots(&effects), [SAVED]);
    assert!(text_of(&mut state).contains("Writing"));
    let exists = Fault::input(text!("export-exists", path = "x.docx"));
    update(&mut state, answered(SAVED, Saved::Failed(exists)));
    let effects = press(&mut state, "Down Enter");
    assert_eq!(slots(&effects), [SAVED], "written over");
    update(&mut state, answered(SAVED, Saved::Done));
    assert!(text_of(&mut state).contains("Written: /home/ani/pasar-informant-indicator.docx"));
}

#[test]
fn a_row_or_a_column_is_found_by_its_name() {
    let mut state = shown();
    press(&mut state, "/");
    type_words(&mut state, "i5");
    press(&mut state, "Enter");
    assert!(text_of(&mut state).contains("I5 · PS.A1"));
    press(&mut state, "/");
    type_words(&mut state, "consist");
    press(&mut state, "Enter");
    assert!(text_of(&mut state).contains("I5 · Consistency"));
    press(&mut state, "/");
    type_words(&mut state, "nowhere");
    press(&mut state, "Enter");
    assert!(text_of(&mut state).contains("No row or column is called “nowhere”"));
}

#[test]
fn the_mouse_opens_chooses_and_goes_into_a_cell() {
    let mut state = fixture::state();
    press(&mut state, &room_key());
    let click = |state: &mut State, x: u16, y: u16| {
        let event = MouseEvent {
            kind: crossterm::event::MouseEventKind::Down(crossterm::event::MouseButton::Left),
            column: x,
            row: y,
            modifiers: KeyModifiers::NONE,
        };
        update(state, Event::Mouse(event))
    };
    let effects = click(&mut state, 6, 2);
    assert_eq!(slots(&effects), [SHEET]);
    update(
        &mut state,
        made(1, DisplayKind::InformantIndicator, every_cell()),
    );
    let shown = text_of(&mut state);
    let line = shown.lines().position(|line| line.contains("I2 ")).unwrap();
    click(&mut state, 34, u16::try_from(line).unwrap());
    assert!(text_of(&mut state).contains("row 2/6"));
    let effects = click(&mut state, 34, u16::try_from(line).unwrap());
    assert_eq!(slots(&effects), [PASSAGES]);
}

#[test]
fn an_empty_display_says_what_to_do_next() {
    let mut state = shown();
    let mut sheet = every_cell();
    sheet.rows.clear();
    let kind = DisplayKind::InformantIndicator;
    update(&mut state, made(1, kind, sheet));
    assert!(text_of(&mut state).contains("fills with what you code"));
    for keys in ["Enter", "Space", "j", "w", "z", "G"] {
        press(&mut state, keys);
        text_of(&mut state);
    }
}

#[test]
fn a_large_display_is_walked_through_without_asking_for_all_of_it() {
    let mut state = fixture::state();
    press(&mut state, &room_key());
    press(&mut state, "Enter");
    let kind = DisplayKind::InformantIndicator;
    update(&mut state, made(1, kind, matrix(1_000, 130)));
    for keys in ["PageDown", "L", "G", "End", "g g"] {
        let effects = press(&mut state, keys);
        assert_eq!(slots(&effects), [WORDS], "{keys}");
    }
    assert!(text_of(&mut state).contains("row 1/1000 · column 131/131"));
}

#[test]
fn a_display_is_frozen_under_a_title_and_compared_later() {
    let mut state = shown();
    press(&mut state, "f");
    type_words(&mut state, " of May");
    let effects = press(&mut state, "Enter");
    assert_eq!(slots(&effects), [FROZEN]);
    let snapshot = Snapshot {
        id: SnapshotId(3),
        display: "informant-indicator".into(),
        title: "Before member checks".into(),
        options: String::new(),
        content: String::new(),
        digest: String::new(),
        coder: "Ani".into(),
        created: 1_716_000_000_000,
    };
    let effects = press(&mut state, "F");
    assert_eq!(slots(&effects), [KEPT_ONES]);
    update(&mut state, answered(KEPT_ONES, Vec::<Snapshot>::new()));
    assert!(text_of(&mut state).contains("No display is frozen yet"));
    press(&mut state, "F");
    update(&mut state, answered(KEPT_ONES, vec![snapshot.clone()]));
    let effects = press(&mut state, "Enter");
    assert_eq!(slots(&effects), [COMPARED]);
    let changes = Changes {
        rows_added: vec!["I9".into()],
        cells: vec![CellChange {
            row: "I1".into(),
            column: "PS.A1".into(),
            before: serde_json::json!({"sign": "+", "n": 1, "text": "dulu"}),
            after: serde_json::json!({"sign": "±", "n": 3, "text": "kini"}),
        }],
        ..Changes::default()
    };
    let compared = kept::Compared {
        snapshot: snapshot.clone(),
        changes,
    };
    update(&mut state, answered(COMPARED, compared));
    let shown = text_of(&mut state);
    for part in [
        "I9",
        "I1 · PS.A1",
        "before: + 1 dulu",
        "now: ± 3 kini",
        "2024-05-18",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    press(&mut state, "Esc");
    crate::tui::update::act(&mut state, DisplaysAction::Unfreeze.name());
    update(&mut state, answered(KEPT_ONES, vec![snapshot]));
    let effects = press(&mut state, "Enter");
    assert!(
        format!("{effects:?}").contains("DeleteSnapshot"),
        "{effects:?}"
    );
}

#[test]
fn a_network_is_read_as_text() {
    let mut state = shown();
    let effects = press(&mut state, "N");
    assert_eq!(slots(&effects), [NETWORK]);
    let drawn = "Network\n\nPS.A ── 3 ─▶ PS.B\n".to_owned();
    update(&mut state, answered(NETWORK, drawn));
    assert!(text_of(&mut state).contains("PS.A ── 3 ─▶ PS.B"));
}
