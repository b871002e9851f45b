//! The room of reduction over the sample study: keys in, edits out, and what is
//! on screen after the study has answered. It must not reach past what the frame
//! would do.

use std::sync::atomic::AtomicBool;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::*;
use crate::message::Language;
use crate::model::code::CodeKind;
use crate::model::coding::Polarity;
use crate::model::reduction::UnitId;
use crate::tui::effect::Target;
use crate::tui::event::{Cause, Event, Fresh, Opened};
use crate::tui::fixture::{press, type_words, welcome};
use crate::tui::snapshot::screen;
use crate::tui::state::State;
use crate::tui::update::update;
use crate::workbench::{Workbench, create_sample};

/// A screen with a real study behind it, answered at once.
struct Desk {
    state: State,
    study: Workbench,
    /// What was left to the driver apart from questions and edits.
    left: Vec<String>,
    visited: Vec<Target>,
    _folder: TempDir,
}

fn fresh(study: &Workbench) -> Fresh {
    Fresh {
        study: study.study().ok(),
        coder: Some(study.coder().clone()),
        coders: study.coders().ok(),
        codebooks: study.codebooks().ok(),
        codes: study.codes().ok(),
        documents: study.documents().ok(),
        cases: study.cases().ok(),
        step: None,
    }
}

impl Desk {
    fn open() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contoh.telaah");
        let study = create_sample(&path, Language::English).unwrap();
        let mut desk = Desk {
            state: welcome(),
            study,
            left: Vec::new(),
            visited: Vec::new(),
            _folder: folder,
        };
        let opened = Opened {
            path: "/home/ani/contoh.telaah".into(),
            is_read_only: false,
            notices: Vec::new(),
            first: Vec::new(),
            fresh: fresh(&desk.study),
        };
        let effects = update(&mut desk.state, Event::Opened(Box::new(opened)));
        desk.settle(effects);
        desk.press("F5");
        desk
    }

    fn press(&mut self, keys: &str) {
        let effects = press(&mut self.state, keys);
        self.settle(effects);
    }

    fn type_words(&mut self, words: &str) {
        let effects = type_words(&mut self.state, words);
        self.settle(effects);
    }

    fn settle(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let event = match effect {
                Effect::Query { slot, query } => Event::Answered {
                    slot,
                    value: query(&self.study, &AtomicBool::new(false)),
                },
                Effect::Apply(edit) | Effect::AskThenApply { edit, .. } => {
                    match self.study.apply(edit) {
                        Ok(change) => {
                            let fresh = Box::new(fresh(&self.study));
                            Event::Changed(Cause::Applied(change), fresh)
                        }
                        Err(fault) => Event::Failed(fault),
                    }
                }
                Effect::Undo => {
                    let step = self.study.undo().unwrap();
                    Event::Changed(Cause::Undone(step.label), Box::new(fresh(&self.study)))
                }
                Effect::Visit(target) => {
                    self.visited.push(target);
                    continue;
                }
                other => {
                    self.left.push(format!("{other:?}"));
                    continue;
                }
            };
            let effects = update(&mut self.state, event);
            self.settle(effects);
        }
    }

    fn screen(&mut self, width: u16, height: u16) -> String {
        screen(&mut self.state, width, height)
    }

    /// The words on screen without the mask of styles.
    fn words(&mut self) -> String {
        let shown = self.screen(120, 40);
        shown.split("\n\n").next().unwrap_or_default().to_owned()
    }

    fn code(&self, key: &str) -> CodeId {
        let codes = self.study.codes().unwrap();
        codes.iter().find(|code| code.key == key).unwrap().id
    }

    fn condense(&mut self, case: &str, code: &str, text: &str) {
        let cases = self.study.cases().unwrap();
        let case = cases.iter().find(|one| one.key == case).unwrap().id;
        let edit = Edit::SetSummary {
            unit: UnitId::Case(case),
            code: self.code(code),
            text: text.to_owned(),
        };
        self.settle(vec![Effect::Apply(edit)]);
    }

    /// Makes every condensation on the code stale.
    fn change_signs(&mut self, code: &str) {
        let filter = crate::model::quote::QuoteFilter {
            codes: vec![self.code(code)],
            ..Default::default()
        };
        let quotes = self
            .study
            .quotes(&filter, Default::default(), 0, 100)
            .unwrap();
        let edits = quotes.iter().map(|quote| Edit::SetCoding {
            coding: quote.id,
            polarity: Some(Some(Polarity::Neutral)),
            strength: None,
            is_starred: None,
        });
        self.settle(vec![Effect::Apply(Edit::All(edits.collect()))]);
    }
}

#[test]
fn the_grid_stands_over_the_chosen_cell_on_a_narrow_screen() {
    let mut desk = Desk::open();
    desk.condense("I3", "AG.TB", "Doubts: support stops half-way.");
    desk.condense("I5", "AG.TB", "The machine never came.");
    desk.change_signs("AG.TB");
    desk.condense("I5", "AG.TB", "The machine never came.");
    desk.press("j j l l l l");
    assert_snapshot!("grid_80", desk.screen(80, 24));
}

#[test]
fn the_cell_stands_beside_the_grid_on_a_wide_screen() {
    let mut desk = Desk::open();
    desk.condense("I3", "AG.TB", "Doubts: support stops half-way.");
    desk.press("j j l l l l Enter j");
    assert_snapshot!("quotes_120", desk.screen(120, 40));
}

#[test]
fn a_cell_is_condensed_beside_its_passages_and_undone_by_one_key() {
    let mut desk = Desk::open();
    desk.press("e");
    desk.type_words("They knew each other q?");
    assert!(desk.words().contains("They knew each other q?"));
    assert!(desk.study.condensed().unwrap().is_empty());
    desk.press("Ctrl-s");
    let condensed = desk.study.condensed().unwrap();
    assert_eq!(condensed[0].summary.text, "They knew each other q?");
    assert!(
        desk.words().contains("1 condensed ✎, 0 stale"),
        "{}",
        desk.words()
    );
    desk.press("u");
    assert!(desk.study.condensed().unwrap().is_empty());
    assert!(desk.words().contains("0 condensed"));
}

#[test]
fn a_refused_condensation_stays_in_the_editor() {
    let mut desk = Desk::open();
    desk.press("e");
    desk.type_words("   ");
    desk.press("Ctrl-s");
    assert!(desk.words().contains("Ctrl-s keeps it"), "{}", desk.words());
    desk.type_words("now with words");
    desk.press("Ctrl-s");
    assert_eq!(desk.study.condensed().unwrap().len(), 1);
}

#[test]
fn what_is_being_written_is_not_thrown_away_by_one_key() {
    for key in ["Esc", "Ctrl-c"] {
        let mut desk = Desk::open();
        desk.press("e");
        desk.type_words("half a thought");
        desk.press(key);
        assert!(desk.words().contains("half a thought"), "{key}");
        assert!(desk.left.is_empty(), "{key} does not quit");
        desk.press(key);
        assert!(!desk.words().contains("half a thought"), "{key}");
        assert!(desk.study.condensed().unwrap().is_empty());
    }
}

#[test]
fn words_stay_in_the_editor_while_another_room_is_looked_at() {
    let mut desk = Desk::open();
    desk.press("e");
    desk.type_words("to be continued");
    desk.press("F3");
    desk.press("F5");
    assert!(desk.words().contains("to be continued"));
}

#[test]
fn stale_cells_are_found_one_after_the_other_and_said_to_hold() {
    let mut desk = Desk::open();
    desk.condense("I2", "AG.TB", "Trusts.");
    desk.condense("I6", "AG.TB", "Does not.");
    desk.change_signs("AG.TB");
    assert!(desk.words().contains("2 stale"));
    desk.press("n");
    assert!(desk.words().contains("I2 · AG.TB"), "{}", desk.words());
    desk.press("y n");
    assert!(desk.words().contains("I6 · AG.TB"), "{}", desk.words());
    desk.press("y n");
    let condensed = desk.study.condensed().unwrap();
    assert!(condensed.iter().all(|one| !one.is_stale));
}

#[test]
fn enter_leads_from_a_cell_to_its_passages_and_on_to_the_turn_and_escape_back() {
    let mut desk = Desk::open();
    desk.press("Enter");
    desk.press("j");
    desk.press("Enter");
    // The room of coding has taken the place.
    assert_eq!(desk.state.current, 1);
    for _ in 0..3 {
        if desk.state.current == 1 {
            desk.press("Esc");
        }
    }
    assert_eq!(desk.state.current, 4, "Esc leads back to the cell");
    desk.press("Esc Esc");
    assert_eq!(desk.state.current, 4);
}

#[test]
fn a_form_is_filled_in_field_by_field() {
    let mut desk = Desk::open();
    desk.press("f Enter");
    desk.press("Enter");
    desk.type_words("In the office.");
    desk.press("Ctrl-s");
    assert!(desk.words().contains("In the office."));
    let forms = desk.study.forms().unwrap();
    assert_eq!(forms[0].text("people"), "In the office.");
    desk.press("Esc");
    assert!(
        desk.words().contains("9 without their form"),
        "{}",
        desk.words()
    );
    desk.press("G Enter s");
    assert!(
        desk.words().contains("Contact summary: D1"),
        "{}",
        desk.words()
    );
}

#[test]
fn the_guide_tells_the_three_kinds_of_silence_apart() {
    let mut desk = Desk::open();
    desk.press("w");
    assert_snapshot!("guide_80", desk.screen(80, 24));
    let state = |desk: &Desk| {
        let question = desk.study.questions().unwrap().remove(0);
        question.asked.first().map(|(_, state)| state.clone())
    };
    assert_eq!(state(&desk).as_deref(), Some("answered"));
    desk.press("Space");
    assert_eq!(state(&desk).as_deref(), Some("silent"));
    desk.press("Space");
    assert_eq!(state(&desk).as_deref(), Some("not-asked"));
    assert!(desk.words().contains("not asked"));
}

#[test]
fn a_question_whose_number_is_taken_comes_back_as_it_was_typed() {
    let mut desk = Desk::open();
    desk.press("w a");
    desk.type_words("Who pays?");
    desk.press("Shift-Tab Backspace Backspace 3 Ctrl-s");
    let words = desk.words();
    assert!(words.contains("already has a question 3"), "{words}");
    assert!(words.contains("Who pays?"), "{words}");
    desk.press("1 Ctrl-s");
    let questions = desk.study.questions().unwrap();
    assert_eq!(questions.last().unwrap().number, 31);
    assert_eq!(questions.last().unwrap().text, "Who pays?");
}

#[test]
fn a_pattern_is_made_and_gathers_codes() {
    let mut desk = Desk::open();
    desk.press("p");
    assert!(desk.words().contains("There is no pattern yet"));
    desk.press("a");
    desk.type_words("P1");
    desk.press("Tab");
    desk.type_words("Promises");
    desk.press("Ctrl-s");
    let codes = desk.study.codes().unwrap();
    let made = codes.iter().find(|code| code.key == "FAK.P1").unwrap();
    assert_eq!(made.kind, CodeKind::Pattern);
    assert!(desk.words().contains("thin"), "{}", desk.words());
    desk.press("Enter Space Ctrl-s");
    let patterns = desk.study.patterns().unwrap();
    assert_eq!(patterns[0].members.len(), 1);
    assert!(desk.words().contains("fewer than two"), "{}", desk.words());
}

#[test]
fn a_coding_older_than_its_rule_is_looked_at_again_and_stays() {
    let mut desk = Desk::open();
    let trust = desk.code("AG.TB");
    let codes = desk.study.codes().unwrap();
    let words = codes
        .iter()
        .find(|code| code.id == trust)
        .unwrap()
        .words
        .clone();
    desk.settle(vec![Effect::Apply(Edit::SetCodeWords {
        code: trust,
        words,
        reason: "again".into(),
    })]);
    desk.press("o");
    let all = |desk: &Desk| {
        let filter = crate::model::quote::QuoteFilter {
            is_outdated_only: true,
            ..Default::default()
        };
        desk.study.quote_count(&filter).unwrap()
    };
    let before = all(&desk);
    assert!(
        desk.words()
            .contains(&format!("{before} codings are older"))
    );
    desk.press("y");
    assert_eq!(all(&desk), before - 1);
    desk.press("Y");
    assert_eq!(all(&desk), 0);
    assert!(desk.words().contains("No coding is older"));
}

#[test]
fn linked_codes_offer_to_code_as_well_and_nothing_happens_by_itself() {
    let mut desk = Desk::open();
    let link = Edit::LinkCodes {
        code: desk.code("AG.TB"),
        other: desk.code("FAK.H1"),
        is_linked: true,
    };
    desk.settle(vec![Effect::Apply(link)]);
    desk.press("c");
    let before = desk.study.code_counts().unwrap();
    desk.press("Enter");
    assert!(desk.words().contains("also as FAK.H1"), "{}", desk.words());
    assert_eq!(desk.study.code_counts().unwrap(), before);
    desk.press("Enter");
    let after = desk.study.crosswalk().unwrap();
    assert!(after[0].same > 0);
    desk.press("u");
    assert_eq!(desk.study.code_counts().unwrap(), before);
}

#[test]
fn every_view_survives_every_size_and_an_empty_study() {
    let mut desk = Desk::open();
    for keys in ["Esc", "f", "f Enter", "w", "p", "o", "c"] {
        desk.press(keys);
        for (width, height) in [(60, 15), (61, 16), (99, 15), (100, 15), (200, 60), (80, 24)] {
            desk.screen(width, height);
        }
    }
    let mut state = crate::tui::fixture::state();
    for keys in [
        "F5", "f", "w", "a", "Esc", "p", "Enter", "o", "y", "c", "Enter", "Esc", "e", "n",
    ] {
        press(&mut state, keys);
        assert!(!screen(&mut state, 80, 24).is_empty());
    }
}

#[test]
fn a_move_in_a_grid_of_a_thousand_cases_asks_only_for_the_chosen_cell() {
    use crate::model::code::Bilingual;
    use crate::model::ids::CaseId;
    use crate::model::quote::QuoteFilter;
    use crate::model::sheet::{
        Cell, Heading, Mark, Name, Row, Setting, Sheet, Sign, Source, State as Known,
    };
    let mut sheet = Sheet::new(
        crate::model::display::DisplayKind::InformantIndicator,
        text!("display-informant-indicator"),
        QuoteFilter::default(),
    );
    sheet.columns = vec![
        Heading::new("case", Name::words("Case"), Setting::Short),
        Heading::new("role", Name::words("Role"), Setting::Words),
    ];
    let label = Bilingual::same("Label");
    sheet
        .columns
        .extend((1..=130).map(|code| Heading::of_code(&format!("K.{code}"), &label, CodeId(code))));
    sheet.rows = (1..=1000)
        .map(|case| Row {
            key: format!("I{case}"),
            group: None,
            source: Some(Source::of_unit(UnitId::Case(CaseId(case)))),
            cells: std::iter::repeat_with(|| {
                Cell::Mark(Box::new(Mark {
                    state: Known::Data,
                    sign: Some(Sign::Plus),
                    count: 2,
                    wording: None,
                    flag: None,
                }))
            })
            .take(132)
            .collect(),
        })
        .collect();
    let mut state = crate::tui::fixture::state();
    press(&mut state, "F5");
    let slot = asks::GRID;
    let value = Ok(Box::new(sheet) as Value);
    update(&mut state, Event::Answered { slot, value });
    for keys in ["j", "l", "G", "$", "PageUp", "H"] {
        let asked: Vec<String> = press(&mut state, keys)
            .iter()
            .map(|one| format!("{one:?}"))
            .collect();
        assert_eq!(asked, ["Query(reduction-cell)"], "{keys}");
    }
    let shown = screen(&mut state, 80, 24);
    assert!(shown.contains("1000 rows, 130 indicators"), "{shown}");
}
