//! Tests of the room of conclusions, on the sample study and without a terminal.

use std::sync::atomic::AtomicBool;

use insta::assert_snapshot;

use super::*;
use crate::message::Language;
use crate::model::finding::{Stance, VerdictLevel};
use crate::tui::event::{Cause, Event, Fresh, Opened};
use crate::tui::fixture::{press, type_words, welcome};
use crate::tui::snapshot::screen;
use crate::tui::state::State;
use crate::tui::update::update;
use crate::workbench::create_sample;

struct Stage {
    _folder: tempfile::TempDir,
    bench: Workbench,
    state: State,
}

fn fresh(bench: &Workbench) -> Fresh {
    Fresh {
        study: Some(bench.study().unwrap()),
        coder: Some(bench.coder().clone()),
        coders: Some(bench.coders().unwrap()),
        codebooks: Some(bench.codebooks().unwrap()),
        codes: Some(bench.codes().unwrap()),
        documents: Some(bench.documents().unwrap()),
        cases: Some(bench.cases().unwrap()),
        step: None,
    }
}

/// The sample study in English, in this room.
fn stage() -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let bench = create_sample(&folder.path().join("s.telaah"), Language::English).unwrap();
    let mut state = welcome();
    let opened = Opened {
        path: "/home/ani/desa.telaah".into(),
        is_read_only: false,
        notices: Vec::new(),
        first: Vec::new(),
        fresh: fresh(&bench),
    };
    update(&mut state, Event::Opened(Box::new(opened)));
    let room = state
        .rooms
        .iter()
        .position(|room| room.name() == "conclusion")
        .unwrap();
    state.current = room;
    let mut stage = Stage {
        _folder: folder,
        bench,
        state,
    };
    let (room, shared) = stage.state.room_mut();
    let effects = room.enter(shared);
    stage.settle(effects);
    stage
}

impl Stage {
    /// Does what effects ask for, as the driver would; gives back visits.
    fn settle(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let mut left = Vec::new();
        let mut waiting = effects;
        while let Some(effect) = waiting.pop() {
            let event = match effect {
                Effect::Query { slot, query } => Event::Answered {
                    slot,
                    value: query(&self.bench, &AtomicBool::new(false)),
                },
                Effect::Apply(edit) => match self.bench.apply(edit) {
                    Ok(change) => {
                        Event::Changed(Cause::Applied(change), Box::new(fresh(&self.bench)))
                    }
                    Err(fault) => Event::Failed(fault),
                },
                other => {
                    left.push(other);
                    continue;
                }
            };
            waiting.extend(update(&mut self.state, event));
        }
        left
    }

    fn press(&mut self, keys: &str) -> Vec<Effect> {
        let effects = press(&mut self.state, keys);
        self.settle(effects)
    }

    fn shown(&mut self) -> String {
        screen(&mut self.state, 80, 24)
    }
}

#[test]
fn verdicts_stand_beside_what_the_cases_say() {
    let mut stage = stage();
    stage.press("G");
    assert_snapshot!("verdicts", stage.shown());
}

#[test]
fn evidence_for_and_against_a_proposition_stands_side_by_side() {
    let mut stage = stage();
    stage.press("p j j Enter l");
    assert_snapshot!("evidence", stage.shown());
    assert_snapshot!("evidence_wide", screen(&mut stage.state, 120, 40));
}

#[test]
fn enter_leads_from_evidence_to_its_passage_and_escape_back_to_the_list() {
    let mut stage = stage();
    let visits = stage.press("p Enter Enter");
    // Another room has taken the visit, which reads its document.
    assert_eq!(stage.state.room().name(), "coding", "{visits:?}");
    let mut stage = self::stage();
    stage.press("p Enter Esc");
    let shown = stage.shown();
    assert!(
        shown.contains("[p Propositions]") && shown.contains("lim."),
        "{shown}"
    );
    let quotes = self::stage().press("Enter");
    assert!(quotes.is_empty() || !format!("{quotes:?}").contains("nowhere"));
}

#[test]
fn a_verdict_is_written_in_a_form_and_is_stale_once_its_evidence_changes() {
    let mut stage = stage();
    // The second row is leadership, which has no verdict yet.
    stage.press("j e Space Tab Tab");
    let effects = type_words(&mut stage.state, "It works, mostly.");
    stage.settle(effects);
    stage.press("Ctrl-s");
    let verdicts = stage.bench.verdicts().unwrap();
    let verdict = verdicts.last().unwrap();
    assert_eq!(verdict.level, VerdictLevel::Cukup);
    assert_eq!(verdict.finding, "It works, mostly.");
    assert!(!stage.shown().contains("stale"));
    let filter = crate::model::quote::QuoteFilter {
        codes: vec![verdict.code],
        ..Default::default()
    };
    let quotes = stage
        .bench
        .quotes(&filter, Default::default(), 0, 1)
        .unwrap();
    stage.settle(vec![Effect::Apply(Edit::RemoveCodings {
        codings: vec![quotes[0].id],
    })]);
    assert!(stage.shown().contains("stale"));
}

#[test]
fn a_passage_is_linked_with_stance_weight_and_treatment() {
    let mut stage = stage();
    let before = stage.bench.propositions().unwrap()[1].evidence.len();
    stage.press("p j Enter a");
    stage.press("Enter");
    stage.press("Space Tab Space Tab");
    let effects = type_words(&mut stage.state, "accepted: the office only");
    stage.settle(effects);
    stage.press("Ctrl-s");
    let proposition = stage.bench.propositions().unwrap().swap_remove(1);
    assert_eq!(proposition.evidence.len(), before + 1);
    let link = proposition.evidence.last().unwrap();
    assert_eq!((link.stance, link.weight), (Stance::Qualifies, 3));
    assert_eq!(link.treatment, "accepted: the office only");
}

#[test]
fn a_finding_of_the_linter_leads_to_its_subject() {
    let mut stage = stage();
    stage.press("c");
    let shown = stage.shown();
    assert!(shown.contains("contradict or qualify"), "{shown}");
    stage.press("G Enter");
    assert!(stage.shown().contains("P3 Officials"), "{}", stage.shown());
}

#[test]
fn tactics_show_what_was_computed_and_take_a_note() {
    let mut stage = stage();
    stage.press("t");
    stage.press("G k k k k");
    let shown = screen(&mut stage.state, 120, 40);
    assert!(shown.contains("consistency 1.00, coverage 0.67"), "{shown}");
    stage.press("e");
    let effects = type_words(&mut stage.state, "holds");
    stage.settle(effects);
    stage.press("Ctrl-s");
    assert!(stage.shown().contains("✎ holds"));
}

#[test]
fn reviews_are_noted_and_an_impossible_date_keeps_what_was_typed() {
    let mut stage = stage();
    stage.press("m");
    assert!(stage.shown().contains("Press a after showing"));
    stage.press("a Tab");
    for words in ["I4", "soon"] {
        let effects = type_words(&mut stage.state, words);
        stage.settle(effects);
        stage.press("Tab");
    }
    stage.press("Ctrl-s");
    let shown = stage.shown();
    assert!(
        shown.contains("soon") && shown.contains("not a date"),
        "{shown}"
    );
    assert!(stage.bench.reviews().unwrap().is_empty());
}

#[test]
fn the_room_survives_any_size_and_an_empty_study() {
    let mut stage = stage();
    for keys in ["i", "p", "Enter", "c", "t", "m"] {
        stage.press(keys);
        for (width, height) in [(120, 40), (60, 15), (40, 12), (8, 4), (1, 1)] {
            assert!(!screen(&mut stage.state, width, height).is_empty());
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let new = crate::workbench::NewStudy {
        title: "t".into(),
        language: Language::English,
        coder: "A".into(),
    };
    stage.bench = Workbench::create(&folder.path().join("e.telaah"), &new).unwrap();
    stage.settle(vec![Effect::Apply(Edit::AddCoder { name: "B".into() })]);
    for keys in [
        "i j Enter e a x",
        "p j Enter e x",
        "c Enter",
        "t Enter Esc",
        "m e x",
    ] {
        stage.press(keys);
        stage.shown();
    }
}
