//! Tests of the room of documents, without a terminal and without a study file.

use insta::assert_snapshot;

use super::import::STORE;
use super::list::{SIGHTS, Sight, WORK};
use super::*;
use crate::fault::Fault;
use crate::model::case::AttributeKind;
use crate::model::document::{DocumentFacts, Speaker, SpeakerRole};
use crate::model::draft::{DocumentDraft, Origin, SpeakerDraft, TurnDraft};
use crate::model::edit::Edit;
use crate::model::ids::{CaseId, CoderId, CodingId, DocumentId, MemoId, SpeakerId, StepId};
use crate::model::memo::{Memo, MemoKind, MemoSubject};
use crate::model::study::{Step, StepState};
use crate::text;
use crate::text::Span;
use crate::tui::event::Event;
use crate::tui::fixture::{self, press, type_words};
use crate::tui::snapshot::screen;
use crate::tui::state::State;
use crate::tui::update::update;
use crate::workbench::{CaseCount, CoderWork, FilesRead, ImportItem, ImportStatus, Progress};

fn sight(document: i64) -> Sight {
    let speaker = |id, label: &str, role, case| Speaker {
        id: SpeakerId(id),
        label: label.into(),
        role,
        case,
    };
    Sight {
        progress: Progress {
            document: DocumentId(document),
            turns: 20,
            coders: vec![(CoderId(1), 7, true), (CoderId(2), 5, document == 2)],
        },
        speakers: match document {
            1 => vec![
                speaker(1, "P", SpeakerRole::Interviewer, None),
                speaker(2, "Narasumber", SpeakerRole::Informant, Some(CaseId(1))),
            ],
            _ => Vec::new(),
        },
    }
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

/// The fixture with everything known of its four documents.
fn state() -> State {
    let mut state = fixture::state();
    let sights: Vec<Sight> = (1..=4).map(sight).collect();
    answer(&mut state, SIGHTS, Box::new(sights));
    state
}

fn said(state: &State) -> String {
    let notice = state.shared.notice.as_ref();
    notice.map_or(String::new(), |notice| state.shared.say(&notice.text))
}

#[test]
fn the_list_shows_who_speaks_and_how_far_the_coders_are() {
    assert_snapshot!("list", screen(&mut state(), 80, 24));
    assert_snapshot!("list_with_details", screen(&mut state(), 120, 40));
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
        [Effect::Query { slot: SIGHTS, .. }]
    ));
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("10000 Catatan"), "{shown}");
    press(&mut state, "g g");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("    1 Wawancara 1:"), "{shown}");
}

#[test]
fn the_list_narrows_as_one_types_and_escape_shows_everything_again() {
    let mut state = fixture::state_with_documents(50);
    press(&mut state, "/");
    type_words(&mut state, "wawancara 37");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("1 of 50"), "{shown}");
    press(&mut state, "Enter");
    press(&mut state, "Esc");
    assert!(!screen(&mut state, 80, 24).contains("of 50"));
}

#[test]
fn a_kind_can_be_shown_alone_and_the_order_changed() {
    let mut state = fixture::state_with_documents(9);
    press(&mut state, "t t");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("observation · 2 of 9"), "{shown}");
    press(&mut state, "Esc o O");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("Title▼"), "{shown}");
}

#[test]
fn documents_not_begun_are_found_with_one_question_about_all_of_them() {
    let mut state = fixture::state_with_documents(9);
    let effects = press(&mut state, "P");
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Query { slot: WORK, .. }))
    );
    let work = vec![CoderWork {
        document: DocumentId(3),
        codings: 4,
        is_finished: false,
    }];
    answer(&mut state, WORK, Box::new(work));
    assert!(screen(&mut state, 80, 24).contains("not begun by me · 8 of 9"));
    press(&mut state, "P");
    assert!(screen(&mut state, 80, 24).contains("begun by me · 1 of 9"));
}

#[test]
fn what_is_in_sight_is_asked_for_again_after_a_change_and_stays_until_then() {
    let mut state = state();
    assert!(press(&mut state, "j").is_empty());
    let change = Event::Changed(crate::tui::event::Cause::Outside, Box::default());
    assert_eq!(update(&mut state, change).len(), 1);
    assert!(screen(&mut state, 80, 24).contains("7 ✓"));
}

#[test]
fn finished_goes_on_and_off() {
    let mut state = state();
    let effects = press(&mut state, "f");
    assert!(matches!(
        effects.as_slice(),
        [Effect::Apply(Edit::SetFinished {
            document: DocumentId(1),
            coder: CoderId(1),
            is_finished: false
        })]
    ));
}

#[test]
fn details_that_are_refused_come_back_as_they_were_typed() {
    let mut state = state();
    press(&mut state, "e");
    assert_snapshot!("details_form", screen(&mut state, 80, 24));
    press(&mut state, "Tab Tab Ctrl-u");
    type_words(&mut state, "6 Mei");
    for _ in 0..2 {
        let effects = press(&mut state, "Enter");
        assert!(matches!(
            effects.as_slice(),
            [Effect::Apply(Edit::SetDocument { facts, .. })] if facts.date == "6 Mei"
        ));
        let refused = Fault::input(text!("edit-bad-date", date = "6 Mei"));
        update(&mut state, Event::Failed(refused));
    }
    assert_eq!(said(&state), "“6 Mei” is not a date.");
    assert!(screen(&mut state, 80, 24).contains("6 Mei___"));
}

#[test]
fn minutes_that_are_no_number_bring_the_form_back_at_once() {
    let mut state = state();
    press(&mut state, "e Tab Tab Tab Tab Tab Tab Tab");
    type_words(&mut state, "lama");
    assert!(press(&mut state, "Enter").is_empty());
    assert_eq!(state.overlays.len(), 1);
    assert!(screen(&mut state, 80, 24).contains("lama___"));
}

#[test]
fn deleting_asks_why_and_then_with_what_is_lost() {
    let mut state = state();
    press(&mut state, "x");
    type_words(&mut state, "consent withdrawn");
    let effects = press(&mut state, "Enter");
    assert!(
        format!("{effects:?}").contains("consent withdrawn"),
        "{effects:?}"
    );
    assert!(matches!(
        effects.as_slice(),
        [Effect::AskThenApply {
            edit: Edit::DeleteDocument { .. },
            ..
        }]
    ));
}

#[test]
fn another_coder_is_chosen_or_added() {
    let mut state = state();
    press(&mut state, "a");
    type_words(&mut state, "Budi");
    let effects = press(&mut state, "Enter");
    assert!(matches!(effects.as_slice(), [Effect::ActAs(name)] if name == "Budi"));
    press(&mut state, "a");
    type_words(&mut state, "new");
    press(&mut state, "Enter");
    type_words(&mut state, "Citra");
    let effects = press(&mut state, "Enter");
    assert!(matches!(effects.as_slice(), [Effect::ActAs(name)] if name == "Citra"));
}

#[test]
fn a_speaker_is_given_a_case_or_a_new_one() {
    let mut state = state();
    press(&mut state, "s");
    answer(&mut state, speakers::SPEAKERS, Box::new(sight(1).speakers));
    assert_snapshot!("speakers", screen(&mut state, 80, 24));
    press(&mut state, "j c");
    type_words(&mut state, "I2");
    let effects = press(&mut state, "Enter");
    assert!(matches!(effects.as_slice(), [Effect::Apply(_)]));
    press(&mut state, "n");
    type_words(&mut state, "I9");
    let effects = press(&mut state, "Enter");
    assert!(matches!(effects.as_slice(), [Effect::Apply(_)]));
    let effects = press(&mut state, "r");
    assert!(matches!(
        effects.first(),
        Some(Effect::Apply(Edit::SetSpeaker {
            role: SpeakerRole::Interviewer,
            ..
        }))
    ));
}

fn cases(state: &mut State) {
    press(state, "c");
    for (at, case) in state.shared.cases.iter_mut().enumerate() {
        case.attributes = vec![("umur".into(), (30 + at).to_string())];
    }
    let attributes = vec![
        ("kelompok".to_owned(), AttributeKind::Text),
        ("umur".to_owned(), AttributeKind::Number),
    ];
    let counts = vec![CaseCount {
        case: CaseId(1),
        documents: 2,
        codings: 31,
    }];
    answer(state, super::cases::COUNTS, Box::new((attributes, counts)));
}

#[test]
fn cases_are_a_table_that_is_set_cell_by_cell() {
    let mut state = state();
    cases(&mut state);
    press(&mut state, "l l l l");
    assert_snapshot!("cases", screen(&mut state, 80, 24));
    press(&mut state, "Enter Ctrl-u");
    type_words(&mut state, "44");
    let effects = press(&mut state, "Enter");
    assert!(matches!(effects.as_slice(), [Effect::Apply(_)]));
    let effects = press(&mut state, "n");
    assert!(matches!(
        effects.first(),
        Some(Effect::Apply(Edit::AddCasesFromSpeakers { documents })) if documents.len() == 4
    ));
}

#[test]
fn a_column_of_a_wide_table_is_always_in_sight_when_it_is_chosen() {
    let mut state = state();
    press(&mut state, "c");
    let attributes: Vec<_> = (0..40)
        .map(|n| (format!("atribut{n:02}"), AttributeKind::Text))
        .collect();
    let counts: Vec<CaseCount> = Vec::new();
    answer(
        &mut state,
        super::cases::COUNTS,
        Box::new((attributes, counts)),
    );
    for column in 0..42 {
        press(&mut state, "l");
        for width in [60, 80, 120] {
            let shown = screen(&mut state, width, 20);
            let name = match column {
                0 | 1 => continue,
                _ => format!("atribut{:02}", (column - 2).min(39)),
            };
            let head = shown.lines().nth(3).unwrap_or_default();
            assert!(head.contains(&name), "{name} at {width}: {head}");
        }
    }
}

#[test]
fn memos_are_narrowed_by_kind_and_lead_to_what_they_are_about() {
    let mut state = state();
    press(&mut state, "M");
    let memo = |id, kind, subject, title: &str| Memo {
        id: MemoId(id),
        uuid: format!("0190-memo-{id}"),
        kind,
        subject,
        title: title.into(),
        text: "Iuran disebut dua kali.\nPerlu ditanya lagi.".into(),
        follow_up: String::new(),
        coder: CoderId(1),
        created: 1_715_000_000_000,
        changed: 1_715_000_000_000,
    };
    let known = memos::Known {
        memos: vec![
            memo(1, MemoKind::Passage, MemoSubject::Coding(CodingId(1)), ""),
            memo(
                2,
                MemoKind::Case,
                MemoSubject::Case(CaseId(2)),
                "Pembeli tetap",
            ),
        ],
        places: [(CodingId(1), "W1:T004 PS.A1".to_owned())].into(),
    };
    answer(&mut state, memos::MEMOS, Box::new(known));
    assert_snapshot!("memos", screen(&mut state, 80, 24));
    press(&mut state, "t t t");
    let shown = screen(&mut state, 80, 24);
    assert!(!shown.contains("W1:T004"), "{shown}");
    press(&mut state, "v");
    assert!(screen(&mut state, 80, 24).contains("3 cases"));
}

#[test]
fn the_journal_says_who_did_what_when_and_why() {
    let mut state = state();
    press(&mut state, "J");
    let step = |id, state, reason: &str| Step {
        id: StepId(id),
        label: text!("step-import", count = 4),
        coder: "Ani".into(),
        time: 1_715_000_000_000,
        reason: reason.into(),
        state,
    };
    let steps = vec![
        step(2, StepState::Undone, "salah map"),
        step(1, StepState::Done, ""),
    ];
    answer(&mut state, journal::LOG, Box::new(steps));
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("taken back"), "{shown}");
    assert!(shown.contains("Reason: salah map"), "{shown}");
}

fn draft(title: &str, speakers: &[&str]) -> DocumentDraft {
    let text = "P: Apa kabar?\nN: Baik, ramai hari ini.\n";
    let turn = |start, body, end, speaker| TurnDraft {
        speaker: (!speakers.is_empty()).then_some(speaker),
        span: Span::new(start, end),
        body,
        start_ms: None,
        end_ms: None,
    };
    DocumentDraft {
        title: title.into(),
        facts: DocumentFacts::default(),
        text: text.into(),
        speakers: speakers
            .iter()
            .map(|label| SpeakerDraft {
                label: (*label).to_owned(),
                role: SpeakerRole::Informant,
            })
            .collect(),
        turns: vec![turn(0, 3, 13, 0), turn(14, 17, 38, 1)],
        origin: Origin {
            file_name: format!("{title}.txt"),
            format: "txt".into(),
            encoding: "UTF-8".into(),
            ..Origin::default()
        },
        warnings: vec![text!("import-no-speakers")],
    }
}

fn item(name: &str, draft: Option<DocumentDraft>) -> ImportItem {
    let is_read = draft.is_some();
    ImportItem {
        file: format!("/data/{name}.txt").into(),
        status: if is_read {
            ImportStatus::WouldImport
        } else {
            ImportStatus::Failed
        },
        error: (!is_read).then(|| {
            (
                text!("import-empty", file = name),
                Some(text!("import-hint-empty")),
            )
        }),
        title: draft.as_ref().map(|draft| draft.title.clone()),
        draft,
        document: None,
    }
}

/// An import whose files have just been read.
fn previewing() -> State {
    let mut state = state();
    press(&mut state, "i p");
    type_words(&mut state, "~/data");
    let effects = press(&mut state, "Ctrl-s");
    assert!(matches!(
        effects.as_slice(),
        [
            Effect::Query {
                slot: import::READ,
                ..
            },
            Effect::Timer { .. }
        ]
    ));
    let items = vec![
        item("W1", Some(draft("W1", &["P", "N"]))),
        item("W2", Some(draft("W2", &["P.", "N"]))),
        item("W3", None),
    ];
    has_read(&mut state, items);
    state
}

fn has_read(state: &mut State, items: Vec<ImportItem>) {
    let read: crate::fault::Outcome<FilesRead> = Ok(FilesRead {
        items,
        passed_over: vec!["/data/lama.doc".into(), "/data/rekaman.mp3".into()],
    });
    answer(state, import::READ, Box::new(read));
}

#[test]
fn a_preview_begins_on_the_first_file_that_can_be_imported() {
    let mut state = state();
    press(&mut state, "i p");
    type_words(&mut state, "~/data");
    press(&mut state, "Ctrl-s");
    let items = vec![item("W0", None), item("W1", Some(draft("W1", &["P", "N"])))];
    has_read(&mut state, items);
    let shown = screen(&mut state, 80, 24);
    assert!(!shown.contains("holds no text"), "{shown}");
    assert!(shown.contains("passed over: 2 (.doc, .mp3)"), "{shown}");
    press(&mut state, "Space");
    assert!(screen(&mut state, 80, 24).contains("0 of 2 will be imported"));
}

#[test]
fn what_a_heading_says_is_seen_and_can_be_corrected_before_it_is_stored() {
    let mut state = state();
    press(&mut state, "i p");
    type_words(&mut state, "~/data");
    press(&mut state, "Ctrl-s");
    let mut dated = draft("W1", &["P", "N"]);
    dated.facts.date = "2024-05-06".into();
    dated.facts.place = "Balai desa".into();
    has_read(&mut state, vec![item("W1", Some(dated))]);
    let shown = screen(&mut state, 80, 24);
    assert!(
        shown.contains("date: 2024-05-06 · place: Balai desa"),
        "{shown}"
    );
    press(&mut state, "e Tab Tab");
    type_words(&mut state, "x");
    press(&mut state, "Ctrl-s");
    assert!(said(&state).contains("2024-05-06x"), "{}", said(&state));
    press(&mut state, "Tab Tab Backspace Backspace 7 Ctrl-s");
    assert!(screen(&mut state, 80, 24).contains("date: 2024-05-07"));
}

#[test]
fn storing_shows_how_many_documents_are_in() {
    let mut state = previewing();
    press(&mut state, "Enter");
    assert!(screen(&mut state, 80, 24).contains("0 of 2 documents stored"));
}

#[test]
fn an_import_is_seen_before_it_is_stored() {
    let mut state = previewing();
    assert_snapshot!("preview", screen(&mut state, 80, 24));
    press(&mut state, "j l");
    assert_snapshot!("preview_wide", screen(&mut state, 120, 40));
    press(&mut state, "h j");
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("holds no text"), "{shown}");
    assert!(shown.contains("2 of 3 will be imported"), "{shown}");
    press(&mut state, "k Space");
    assert!(screen(&mut state, 80, 24).contains("1 of 3 will be imported"));
}

#[test]
fn who_asks_is_set_for_all_files_at_once() {
    let mut state = previewing();
    press(&mut state, "w");
    type_words(&mut state, "p");
    press(&mut state, "Enter");
    for _ in 0..2 {
        let shown = screen(&mut state, 120, 40);
        assert!(shown.contains("interviewer"), "{shown}");
        press(&mut state, "j");
    }
}

#[test]
fn corrections_are_not_lost_by_one_key() {
    let mut state = previewing();
    press(&mut state, "t");
    assert!(press(&mut state, "q").is_empty());
    assert!(said(&state).starts_with("Not imported yet"));
    assert!(matches!(press(&mut state, "q").as_slice(), [Effect::Quit]));
    press(&mut state, "t Esc");
    assert!(screen(&mut state, 80, 24).contains("Import: preview"));
    press(&mut state, "Esc");
    assert!(screen(&mut state, 80, 24).contains("choose files"));
}

#[test]
fn an_import_that_cannot_be_stored_comes_back_as_it_was() {
    let mut state = previewing();
    press(&mut state, "Space");
    let effects = press(&mut state, "Enter");
    assert!(matches!(
        effects.first(),
        Some(Effect::Work { slot: STORE, .. })
    ));
    let failed = Event::Answered {
        slot: STORE,
        value: Err(Fault::busy(text!("study-read-only"))),
    };
    update(&mut state, failed);
    assert!(screen(&mut state, 80, 24).contains("1 of 3 will be imported"));
}

/// The answer of an import that was stopped, or of one that was done.
fn stored(state: &mut State, stored: crate::fault::Outcome<()>) -> Vec<Effect> {
    let value: crate::tui::effect::Value = Box::new(stored);
    let answered = Event::Answered {
        slot: STORE,
        value: Ok(value),
    };
    update(state, answered)
}

#[test]
fn leaving_during_an_import_stops_it_and_leaves_when_it_has_stopped() {
    let mut state = previewing();
    press(&mut state, "Enter");
    assert!(press(&mut state, "q").is_empty(), "it is not over yet");
    assert!(said(&state).starts_with("Stopping the import"));
    let effects = stored(&mut state, Err(Fault::cancelled(text!("file-cancelled"))));
    assert!(matches!(effects.as_slice(), [Effect::Quit]), "{effects:?}");
    let farewell = state.shared.farewell.clone().unwrap();
    assert!(state.shared.say(&farewell).contains("Nothing was imported"));
}

#[test]
fn leaving_from_another_room_stops_an_import_too() {
    let mut state = previewing();
    press(&mut state, "Enter F2");
    assert!(press(&mut state, "q").is_empty());
    let effects = stored(&mut state, Ok(()));
    assert!(matches!(effects.as_slice(), [Effect::Quit]), "{effects:?}");
    let farewell = state.shared.farewell.clone().unwrap();
    assert!(
        state
            .shared
            .say(&farewell)
            .contains("before it could be stopped")
    );
}

#[test]
fn an_import_stopped_with_escape_comes_back_as_it_was() {
    let mut state = previewing();
    press(&mut state, "Space Enter Esc");
    let effects = stored(&mut state, Err(Fault::cancelled(text!("file-cancelled"))));
    assert!(effects.is_empty(), "{effects:?}");
    assert!(said(&state).contains("Nothing was imported"));
    assert!(state.shared.farewell.is_none());
    assert!(screen(&mut state, 80, 24).contains("1 of 3 will be imported"));
}

#[test]
fn what_was_typed_comes_back_when_nothing_is_there() {
    let mut state = state();
    press(&mut state, "i p");
    type_words(&mut state, "/tiada");
    press(&mut state, "Ctrl-s");
    let read: crate::fault::Outcome<FilesRead> =
        Err(Fault::input(text!("file-missing", file = "/tiada")));
    answer(&mut state, import::READ, Box::new(read));
    assert_eq!(state.overlays.len(), 1);
    assert!(screen(&mut state, 80, 24).contains("/tiada"));
}

#[test]
fn files_dropped_on_the_terminal_are_paths_to_import() {
    let mut state = state();
    press(&mut state, "i");
    update(&mut state, Event::Paste("'/data/satu dua.txt'".into()));
    assert!(screen(&mut state, 80, 24).contains("'/data/satu dua.txt'"));
}

#[test]
fn every_view_survives_every_size_and_key() {
    let keys = [
        "i", "c", "M", "J", "s", "e", "x", "p", "S", "a", "t", "P", "o", "/", "i p", "c A", "c a",
    ];
    for opening in keys {
        for (width, height) in [(60, 15), (80, 24), (120, 40), (300, 16)] {
            let mut state = previewing();
            press(&mut state, "Esc Esc");
            press(&mut state, opening);
            for key in ["j", "l", "G", "Enter", "Space", "x", "Esc", "h", "r", "m"] {
                press(&mut state, key);
                assert!(!screen(&mut state, width, height).is_empty());
            }
        }
    }
}

#[test]
fn escape_stops_a_reading_and_leads_back_to_the_files() {
    let mut state = state();
    press(&mut state, "i p");
    type_words(&mut state, "/data");
    press(&mut state, "Ctrl-s");
    assert!(screen(&mut state, 80, 24).contains("Esc stops"));
    press(&mut state, "Esc");
    let read: crate::fault::Outcome<FilesRead> = Err(Fault::cancelled(text!("file-cancelled")));
    answer(&mut state, import::READ, Box::new(read));
    assert!(state.overlays.is_empty());
    assert!(screen(&mut state, 80, 24).contains("choose files"));
    assert!(said(&state).starts_with("The import was stopped"));
}

#[test]
fn cases_a_document_is_about_are_ticked() {
    let mut state = state();
    press(&mut state, "C Down Space");
    let effects = press(&mut state, "Enter");
    let [Effect::Apply(Edit::SetAbout { document, cases })] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(document.0, 1);
    assert_eq!(cases.iter().map(|case| case.0).collect::<Vec<_>>(), [2]);
}

#[test]
fn whoever_acts_is_chosen_or_given_another_name() {
    let mut state = state();
    press(&mut state, "a Down");
    let effects = press(&mut state, "Enter");
    assert!(matches!(effects.as_slice(), [Effect::ActAs(name)] if name == "Budi"));
    press(&mut state, "a");
    type_words(&mut state, "another name");
    press(&mut state, "Enter");
    type_words(&mut state, " Dua");
    let effects = press(&mut state, "Enter");
    let [Effect::Apply(Edit::RenameCoder { coder, name })] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!((coder.0, name.as_str()), (1, "Ani Dua"));
}
