//! The room of quotes by its keys and pictures, without a study on disk. It must
//! not reach past what the frame would do.

use insta::assert_snapshot;

use super::*;
use crate::fault::Fault;
use crate::model::coding::Polarity;
use crate::model::edit::Edit;
use crate::model::ids::{CaseId, CodeId, CoderId, CodingId, MemoId};
use crate::model::memo::{MemoKind, MemoSubject};
use crate::model::study::Study;
use crate::tui::event::{Cause, Event, Fresh};
use crate::tui::fixture::{press, state as study, type_words};
use crate::tui::snapshot::screen;
use crate::tui::state::State;
use crate::tui::update::update;
use crate::workbench::create_sample;

/// Where this room is among the rooms.
fn room_of(state: &State) -> usize {
    state
        .rooms
        .iter()
        .position(|room| room.name() == "quotes")
        .unwrap()
}

fn answer(state: &mut State, slot: &'static str, value: Value) -> Vec<Effect> {
    update(
        state,
        Event::Answered {
            slot,
            value: Ok(value),
        },
    )
}

fn key_of_room(state: &State) -> String {
    format!("F{}", room_of(state) + 1)
}

/// The room with this many quotes, its list read.
fn state_with(total: usize) -> State {
    let mut state = study();
    let key = key_of_room(&state);
    let effects = press(&mut state, &key);
    fixture::answer(&mut state, effects, 1, 0, total);
    let counts = [(1, 9), (2, 7), (3, 2), (4, 0), (5, 0)].map(|(code, passages)| CodeCount {
        code: CodeId(code),
        codings: passages,
        passages,
        documents: 1,
    });
    answer(&mut state, COUNTS, Box::new(counts.to_vec()));
    answer(&mut state, SETTING, Box::new(Some("en-code".to_owned())));
    state
}

fn edits(effects: &[Effect]) -> Vec<&Edit> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Apply(edit) => Some(edit),
            _ => None,
        })
        .collect()
}

#[test]
fn the_indicators_stand_beside_their_quotes_on_a_wide_screen() {
    let mut state = state_with(12_000);
    press(&mut state, "Right j");
    assert_snapshot!(screen(&mut state, 120, 40));
}

#[test]
fn on_a_narrow_screen_one_pane_is_folded_to_a_line() {
    let mut state = state_with(12);
    let indicators = screen(&mut state, 80, 24);
    press(&mut state, "Right");
    let list = screen(&mut state, 80, 24);
    assert_snapshot!(format!("{indicators}\n{list}"));
}

#[test]
fn no_screen_is_too_small_for_the_quotes() {
    let mut state = state_with(12);
    for keys in ["Right", "M", "M", "Left"] {
        press(&mut state, keys);
        for (width, height) in [(60, 15), (61, 16), (99, 15), (100, 15), (200, 60)] {
            assert!(screen(&mut state, width, height).contains("Quotes"));
        }
    }
}

#[test]
fn an_empty_list_says_what_to_do_next() {
    let mut state = state_with(0);
    press(&mut state, "Right");
    assert!(screen(&mut state, 80, 24).contains("Nothing is coded yet"));
    press(&mut state, "Left j");
    let effects = press(&mut state, "Enter");
    fixture::answer(&mut state, effects, 2, 0, 0);
    assert!(screen(&mut state, 80, 24).contains("No passage has this code yet"));
    press(&mut state, ":");
    type_words(&mut state, "starred");
    let effects = press(&mut state, "Enter");
    fixture::answer(&mut state, effects, 3, 0, 0);
    assert!(screen(&mut state, 80, 24).contains("No quote fits all of these filters"));
}

#[test]
fn an_indicator_is_picked_by_a_few_letters() {
    let mut state = state_with(12);
    press(&mut state, "/");
    type_words(&mut state, "openly");
    let shown = screen(&mut state, 80, 24);
    assert!(!shown.contains("PS.A1"), "{shown}");
    let effects = press(&mut state, "Enter");
    fixture::answer(&mut state, effects, 2, 0, 2);
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("◂ PS.A2 Talking openly"), "{shown}");
    assert!(shown.contains("1/2"), "{shown}");
}

#[test]
fn descendants_are_taken_until_the_code_is_wanted_exactly() {
    let mut state = state_with(12);
    press(&mut state, "j Enter");
    assert!(screen(&mut state, 80, 24).contains("PS.A Trust (and below)"));
    press(&mut state, "E");
    assert!(screen(&mut state, 80, 24).contains("PS.A Trust (exactly)"));
}

#[test]
fn a_long_list_is_fetched_piece_by_piece() {
    let mut state = state_with(12_000);
    press(&mut state, "Right");
    assert!(press(&mut state, "j j j").is_empty());
    let effects = press(&mut state, "G");
    fixture::answer(&mut state, effects, 2, 11_970, 12_000);
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("12000/12000"), "{shown}");
    assert!(shown.contains("Kutipan nomor 11998."), "{shown}");
}

#[test]
fn enter_leads_to_the_passage_in_its_document() {
    let mut room = Quotes::default();
    let mut state = study();
    room.enter(&mut state.shared);
    room.list.absorb(Fetched {
        serial: 1,
        total: Some(3),
        first: 0,
        limit: 40,
        entries: fixture::entries(0..3),
    });
    room.list.chosen = 2;
    let effects = room.act(QuotesAction::Jump.name(), &mut state.shared);
    let expected = format!("{:?}", fixture::quote(2).span);
    let said = format!("{effects:?}");
    assert!(said.contains("Visit(Document"), "{said}");
    assert!(
        said.contains(&expected) && said.contains("CodingId(2)"),
        "{said}"
    );
}

#[test]
fn coming_back_keeps_the_place() {
    let mut state = state_with(30);
    press(&mut state, "Right j j j");
    let before = screen(&mut state, 80, 24);
    press(&mut state, "F1");
    let key = key_of_room(&state);
    let effects = press(&mut state, &key);
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Query { slot: PAGE, .. })),
        "nothing changed, nothing is read again"
    );
    assert_eq!(screen(&mut state, 80, 24), before);
}

#[test]
fn nothing_is_read_while_another_room_is_shown() {
    let mut state = state_with(30);
    press(&mut state, "F1");
    let change = Change::Coded {
        coding: CodingId(99),
        is_new: true,
    };
    let changed = Event::Changed(Cause::Applied(change), Box::default());
    let effects = update(&mut state, changed);
    let is_ours = |effect: &Effect| format!("{effect:?}").contains("quotes");
    assert!(!effects.iter().any(is_ours), "{effects:?}");
    let key = key_of_room(&state);
    let effects = press(&mut state, &key);
    fixture::answer(&mut state, effects, 2, 0, 31);
}

#[test]
fn each_mark_is_one_edit_with_the_keys_of_the_room_of_coding() {
    let mut state = state_with(12);
    // The second quote supports, with strength 1.
    press(&mut state, "Right j");
    let coding = CodingId(1);
    let edit = |polarity, strength, is_starred| Edit::SetCoding {
        coding,
        polarity,
        strength,
        is_starred,
    };
    let strong = crate::model::coding::Strength::new(3);
    for (key, expected) in [
        ("*", edit(None, None, Some(true))),
        ("+", edit(Some(Some(Polarity::Supports)), None, None)),
        ("-", edit(Some(Some(Polarity::Contradicts)), None, None)),
        ("_", edit(Some(None), None, None)),
        ("S 3", edit(None, Some(strong), None)),
        ("S 0", edit(None, Some(None), None)),
        (
            "x",
            Edit::RemoveCodings {
                codings: vec![coding],
            },
        ),
    ] {
        assert_eq!(edits(&press(&mut state, key)), [&expected], "{key}");
    }
}

#[test]
fn a_passage_is_recoded_with_a_reason() {
    let mut state = state_with(12);
    press(&mut state, "Right R");
    type_words(&mut state, "gains");
    press(&mut state, "Enter");
    type_words(&mut state, "rather this");
    let effects = press(&mut state, "Enter");
    assert_eq!(
        edits(&effects),
        [&Edit::RecodeCoding {
            coding: CodingId(0),
            code: CodeId(5),
            reason: "rather this".into()
        }]
    );
}

#[test]
fn what_was_written_comes_back_when_it_is_refused() {
    let mut state = state_with(12);
    let memos = Memo {
        id: MemoId(1),
        uuid: "0190-memo".into(),
        kind: MemoKind::Passage,
        subject: MemoSubject::Coding(CodingId(0)),
        title: String::new(),
        text: "Bandingkan ".into(),
        follow_up: String::new(),
        coder: CoderId(1),
        created: 0,
        changed: 0,
    };
    press(&mut state, "Right m");
    answer(&mut state, MEMO, Box::new(vec![memos]));
    type_words(&mut state, "I3");
    let effects = press(&mut state, "Ctrl-s");
    assert!(
        matches!(edits(&effects).as_slice(), [Edit::SetMemo { text, .. }] if text == "Bandingkan I3")
    );
    let fault = Fault::busy(crate::text!("work-crashed"));
    update(&mut state, Event::Failed(fault));
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("Bandingkan I3"), "{shown}");
}

#[test]
fn a_quote_is_copied_with_its_citation() {
    let mut state = state_with(12);
    press(&mut state, "Right j");
    let effects = press(&mut state, "y");
    let cite = fixture::style(&state).cite(&fixture::quote(1));
    let [Effect::Copy(words)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert!(words.starts_with("“Kutipan nomor 1.” ("), "{words}");
    assert!(!cite.is_empty());
}

#[test]
fn filters_combine_and_go_one_by_one_or_all_at_once() {
    let mut state = state_with(12);
    for filter in ["case", "role"] {
        press(&mut state, ":");
        type_words(&mut state, &format!("quotes-filter-{filter}"));
        press(&mut state, "Enter");
        press(&mut state, "Enter");
    }
    press(&mut state, "Right /");
    type_words(&mut state, "janji");
    press(&mut state, "Enter");
    let shown = screen(&mut state, 80, 24);
    assert!(
        shown.contains("case I1 · role seller · with “janji” · by indicator"),
        "{shown}"
    );
    press(&mut state, "F");
    type_words(&mut state, "role");
    press(&mut state, "Enter");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("case I1 · with “janji”"), "{shown}");
    press(&mut state, "X");
    assert!(screen(&mut state, 80, 24).contains("no filter · by indicator"));
}

#[test]
fn a_filter_for_what_was_deleted_is_dropped() {
    let mut room = Quotes::default();
    let mut shared = study().shared;
    room.enter(&mut shared);
    room.filter.cases = vec![CaseId(1), CaseId(3)];
    room.filter.codes = vec![CodeId(5)];
    shared.cases.pop();
    let codes: Vec<_> = shared.codes.iter().take(3).cloned().collect();
    shared.absorb(Fresh {
        codes: Some(codes),
        ..Fresh::default()
    });
    room.changed(None, &mut shared);
    assert_eq!(room.filter.cases, [CaseId(1)]);
    assert!(room.filter.codes.is_empty());
}

#[test]
fn a_date_that_is_none_is_typed_again_and_not_lost() {
    let mut state = state_with(12);
    press(&mut state, ":");
    type_words(&mut state, "quotes-filter-date");
    press(&mut state, "Enter");
    type_words(&mut state, "May 2024");
    press(&mut state, "Enter");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("May 2024"), "{shown}");
    assert!(shown.contains("Write a date as 2024"), "{shown}");
}

#[test]
fn a_citation_style_shows_at_once_and_is_kept_with_the_study() {
    let mut state = state_with(12);
    press(&mut state, "Right");
    let effects = {
        press(&mut state, "C");
        type_words(&mut state, "en-short");
        press(&mut state, "Enter")
    };
    assert_eq!(
        edits(&effects),
        [&Edit::SetSetting {
            name: "citation-style".into(),
            value: "en-short".into()
        }]
    );
    let change = Cause::Applied(Change::SettingChanged);
    let effects = update(&mut state, Event::Changed(change, Box::default()));
    let said = format!("{effects:?}");
    assert!(said.contains("Query(quotes-setting)"), "{said}");
    assert!(!said.contains("quotes-page"), "{said}");
    answer(&mut state, SETTING, Box::new(Some("en-short".to_owned())));
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("\n│▌ (I1)│"), "{shown}");
    assert!(shown.contains("cited as en-short"), "{shown}");
}

#[test]
fn a_template_is_checked_while_it_is_typed() {
    let mut state = state_with(12);
    press(&mut state, ":");
    type_words(&mut state, "your own template");
    press(&mut state, "Enter");
    assert_snapshot!(screen(&mut state, 80, 24));
    type_words(&mut state, "{x}");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("unknown field “x”"), "{shown}");
    press(&mut state, "Enter");
    assert_eq!(
        state.overlays.len(),
        1,
        "a template with a mistake is not taken"
    );
    press(&mut state, "Backspace Backspace Backspace");
    let effects = press(&mut state, "Enter");
    assert!(
        matches!(edits(&effects).as_slice(), [Edit::SetSetting { value, .. }] if value.starts_with("custom:("))
    );
}

#[test]
fn an_export_asks_before_it_replaces_and_says_what_it_wrote() {
    let mut state = state_with(12);
    press(&mut state, "e");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("/home/ani/pasar-quotes"), "{shown}");
    let effects = press(&mut state, "Ctrl-s");
    assert_eq!(
        format!("{effects:?}"),
        "[Work(quotes-saved), Timer(quotes-tick)]"
    );
    assert!(screen(&mut state, 80, 24).contains("Esc stops"));
    let exists = Fault::input(crate::text!("export-exists", path = "q"));
    answer(&mut state, SAVED, Box::new(saving::Saved::Failed(exists)));
    assert!(screen(&mut state, 80, 24).contains("pasar-quotes.docx is there already"));
    press(&mut state, "Down");
    let effects = press(&mut state, "Enter");
    assert_eq!(
        format!("{effects:?}"),
        "[Work(quotes-saved), Timer(quotes-tick)]"
    );
    answer(&mut state, SAVED, Box::new(saving::Saved::Done(12)));
    let shown = screen(&mut state, 80, 24);
    assert!(
        shown.contains("12 quotes written to /home/ani/pasar-quotes.docx"),
        "{shown}"
    );
    assert!(update(&mut state, Event::Timer(TICK)).is_empty());
}

#[test]
fn a_file_that_cannot_be_written_gives_the_form_back() {
    let mut state = state_with(12);
    press(&mut state, "e Tab");
    type_words(&mut state, "-2");
    press(&mut state, "Ctrl-s");
    let fault = Fault::input(crate::text!("export-no-folder", path = "/nowhere"));
    answer(&mut state, SAVED, Box::new(saving::Saved::Failed(fault)));
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("/home/ani/pasar-quotes-2"), "{shown}");
    assert!(shown.contains("There is no folder /nowhere."), "{shown}");
}

#[test]
fn escape_stops_an_export() {
    let mut state = state_with(12);
    press(&mut state, "e Ctrl-s Esc");
    assert!(screen(&mut state, 80, 24).contains("Stopping the export"));
}

fn counted(rows: usize, columns: usize) -> Box<Matrix> {
    let cell = |row: usize, column: usize| u64::try_from((row * 7 + column * 3) % 11).unwrap();
    Box::new(Matrix {
        rows: (1..=rows).map(|row| format!("I{row}")).collect(),
        columns: match columns {
            5 => ["PS.A", "PS.A1", "PS.A2", "PS.B", "PS.B1"]
                .map(str::to_owned)
                .to_vec(),
            _ => (1..=columns)
                .map(|column| format!("PS.X{column}"))
                .collect(),
        },
        cells: (0..rows)
            .map(|row| {
                (0..columns)
                    .map(|column| if column == 3 { 0 } else { cell(row, column) })
                    .collect()
            })
            .collect(),
    })
}

#[test]
fn the_matrix_says_its_numbers_and_shades_them() {
    let mut state = state_with(12);
    let effects = press(&mut state, "M");
    assert_eq!(format!("{effects:?}"), "[Query(quotes-counting)]");
    answer(&mut state, MATRIX, counted(3, 5));
    press(&mut state, "j l");
    assert_snapshot!(screen(&mut state, 80, 24));
}

#[test]
fn a_large_matrix_shows_the_corner_one_goes_to() {
    let mut state = state_with(12);
    press(&mut state, "M");
    answer(&mut state, MATRIX, counted(1_000, 130));
    press(&mut state, "G End");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("I1000") && shown.contains("X130"), "{shown}");
    assert!(
        !shown.contains("X4 "),
        "a column without counts is folded: {shown}"
    );
    press(&mut state, "z Home l l l");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("X4"), "{shown}");
}

#[test]
fn a_cell_lists_its_quotes_and_escape_comes_back_to_it() {
    let mut state = state_with(12);
    press(&mut state, "M");
    answer(&mut state, MATRIX, counted(3, 5));
    press(&mut state, "j l");
    let effects = press(&mut state, "Enter");
    fixture::answer(&mut state, effects, 2, 0, 2);
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("PS.A1 Keeping one’s word"), "{shown}");
    assert!(shown.contains("case I2 · by indicator"), "{shown}");
    press(&mut state, "Esc");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("I2 buyer × PS.A1"), "{shown}");
    press(&mut state, "Esc");
    assert!(screen(&mut state, 80, 24).contains("no filter"));
}

#[test]
fn what_is_fetched_is_what_the_study_holds() {
    let folder = tempfile::tempdir().unwrap();
    let bench = create_sample(&folder.path().join("s.telaah"), Language::English).unwrap();
    let filter = QuoteFilter::default();
    let wanted = |first| Wanted {
        first,
        limit: 40,
        needs_total: true,
        serial: 1,
    };
    let cancel = AtomicBool::new(false);
    let fetched = |first| {
        fetch(
            &bench,
            &filter,
            QuoteSort::Code,
            wanted(first),
            100,
            &cancel,
        )
        .unwrap()
    };
    let page = fetched(40);
    assert_eq!((page.first, page.entries.len()), (40, 40));
    for entry in &page.entries {
        let text = bench.transcript(entry.quote.document).unwrap().text;
        let around = format!(
            "{}{}{}",
            entry.before.trim_start_matches('…'),
            entry.quote.text,
            entry.after.trim_end_matches('…')
        );
        assert!(text.contains(&around), "{around}");
    }
    let behind = fetched(10_000);
    assert_eq!(behind.first + behind.entries.len(), behind.total.unwrap());
}

#[test]
fn the_paper_decides_how_dates_are_said_and_not_the_screen() {
    let mut shared = study().shared;
    shared.study = Some(Study {
        uuid: "0190".into(),
        title: "x".into(),
        language: Language::Indonesian,
    });
    assert_eq!(citing::style_of(None, language(&shared)).key(), "id-code");
    assert_eq!(
        citing::style_of(Some("nonsense"), language(&shared)).key(),
        "id-code"
    );
}

fn click(state: &mut State, column: u16, row: u16) -> Vec<Effect> {
    let event = MouseEvent {
        kind: crossterm::event::MouseEventKind::Down(crossterm::event::MouseButton::Left),
        column,
        row,
        modifiers: crossterm::event::KeyModifiers::NONE,
    };
    update(state, Event::Mouse(event))
}

#[test]
fn the_mouse_picks_indicators_quotes_and_cells() {
    let mut state = state_with(12);
    update(&mut state, Event::Resize(120, 40));
    click(&mut state, 5, 4);
    assert!(screen(&mut state, 120, 40).contains("PS.A1 Keeping one’s word"));
    let mut state = state_with(12);
    update(&mut state, Event::Resize(120, 40));
    // The passage of the second quote, below a long first one.
    assert!(click(&mut state, 60, 12).is_empty());
    assert!(screen(&mut state, 120, 40).contains("2/12"));
    let effects = click(&mut state, 60, 12);
    assert!(effects.is_empty() || format!("{effects:?}").contains("coding"));
    let mut state = state_with(12);
    update(&mut state, Event::Resize(120, 40));
    press(&mut state, "M");
    answer(&mut state, MATRIX, counted(3, 5));
    let row = screen(&mut state, 120, 40)
        .lines()
        .position(|line| line.contains("I2 buyer"))
        .unwrap();
    let row = u16::try_from(row).unwrap();
    click(&mut state, 45, row);
    let shown = screen(&mut state, 120, 40);
    assert!(shown.contains("I2 buyer × PS.A"), "{shown}");
}

#[test]
fn a_key_means_the_same_among_quotes_and_while_coding() {
    use crate::tui::rooms::coding::keys::READ;
    let same = [
        ("quotes-supports", "coding-supports"),
        ("quotes-contradicts", "coding-contradicts"),
        ("quotes-mixed", "coding-mixed"),
        ("quotes-neutral", "coding-neutral"),
        ("quotes-no-polarity", "coding-no-polarity"),
        ("quotes-weak", "coding-strength-1"),
        ("quotes-clear", "coding-strength-2"),
        ("quotes-strong", "coding-strength-3"),
        ("quotes-no-strength", "coding-no-strength"),
        ("quotes-star", "coding-star"),
        ("quotes-memo", "coding-memo"),
        ("quotes-recode", "coding-recode"),
        ("quotes-remove", "coding-remove"),
        ("quotes-copy", "coding-copy"),
        ("quotes-page-down", "coding-page-down"),
        ("quotes-page-up", "coding-page-up"),
    ];
    let keys_of = |context: &'static Context, action: &str| {
        let binding = context
            .bindings
            .iter()
            .find(|binding| binding.action == action);
        binding.unwrap_or_else(|| panic!("{action}")).keys
    };
    for (quotes, coding) in same {
        assert_eq!(
            keys_of(&keys::LIST, quotes),
            keys_of(&READ, coding),
            "{quotes}"
        );
    }
    // What is done to a coding has a key of its own, that does nothing else here.
    for binding in keys::LIST.bindings.iter().chain(keys::BOTH.bindings) {
        let is_digit = |key: &&str| matches!(key.as_bytes(), [b'1'..=b'9']);
        assert!(!binding.keys.iter().any(is_digit), "{}", binding.action);
    }
}

#[test]
fn the_matrix_is_written_to_a_file_like_the_quotes() {
    let mut state = state_with(12);
    press(&mut state, "M");
    answer(&mut state, MATRIX, counted(3, 4));
    press(&mut state, "e");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("/home/ani/pasar-matrix"), "{shown}");
    assert!(shown.contains("codes with passages"), "{shown}");
    let effects = press(&mut state, "Ctrl-s");
    assert_eq!(
        format!("{effects:?}"),
        "[Work(quotes-saved), Timer(quotes-tick)]"
    );
    let exists = Fault::input(crate::text!("export-exists", path = "q"));
    answer(&mut state, SAVED, Box::new(saving::Saved::Failed(exists)));
    assert!(screen(&mut state, 80, 24).contains("pasar-matrix.xlsx is there already"));
    press(&mut state, "Enter");
    assert!(screen(&mut state, 80, 24).contains("Export the matrix"));
    press(&mut state, "Ctrl-s");
    answer(&mut state, SAVED, Box::new(saving::Saved::Matrix(3, 4)));
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("3 rows and 4 columns written to"), "{shown}");
}

#[test]
fn the_help_begins_with_the_keys_that_hold() {
    let mut state = state_with(12);
    press(&mut state, "M");
    answer(&mut state, MATRIX, counted(3, 4));
    press(&mut state, "?");
    let shown = screen(&mut state, 80, 24);
    assert!(
        shown.contains("In the matrix of cases and codes"),
        "{shown}"
    );
}
