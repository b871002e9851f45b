//! Displays on the command line: the list of them, the defaults a study
//! remembers, and files that are the same from both front ends.

use std::sync::atomic::AtomicBool;

use serde_json::json;
use telaah::exchange::citation::Style;
use telaah::exchange::export::Format;
use telaah::message::Language;
use telaah::model::display::{DisplayKind, DisplayOptions};
use telaah::workbench::{SheetRequest, Workbench};

use crate::{Place, fields};

fn with_demo() -> Place {
    let place = Place::new();
    place.run(&["demo", "s.telaah"]).good();
    place
}

#[test]
fn the_list_names_every_display_and_says_what_it_is_for() {
    let place = Place::new();
    let list = place.json(&["display", "--list"]);
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), DisplayKind::ALL.len());
    for (entry, kind) in list.iter().zip(DisplayKind::ALL) {
        assert_eq!(fields(entry), ["key", "name", "purpose"]);
        assert_eq!(entry["key"], kind.key());
    }
    let text = place.run_in("id", &["display", "--list"]).good().out;
    assert!(text.contains("Informan menurut indikator"), "{text}");
    for kind in DisplayKind::ALL {
        assert!(text.contains(kind.key()), "{text}");
    }
}

#[test]
fn a_study_remembers_how_its_displays_are_asked_for() {
    let place = with_demo();
    let shown = |place: &Place| place.json(&["study", "show", "s.telaah"])["displays"].clone();
    place
        .run(&["display", "frequency", "s.telaah", "--forget"])
        .good();
    assert_eq!(shown(&place), json!({}));
    let asked = [
        "display",
        "frequency",
        "s.telaah",
        "--group",
        "role",
        "--sort",
        "case",
        "--coder",
        "all",
        "--predictors",
        "AG.TB,AG.CTP",
        "--remember",
    ];
    let out = place.run(&asked).good().out;
    assert!(out.contains("Everybody’s codings"), "{out}");
    let stored = json!({
        "coder": "all", "sort": "case", "group": "role", "predictors": "AG.TB\nAG.CTP",
    });
    assert_eq!(shown(&place), stored);
    let out = place.run(&["display", "frequency", "s.telaah"]).good().out;
    assert!(
        out.contains("Everybody’s codings"),
        "what is stored holds: {out}"
    );
    let out = place.run(&["study", "show", "s.telaah"]).good().out;
    assert!(out.contains("group=role; "), "{out}");
    // All of them are one step.
    place.run(&["undo", "s.telaah"]).good();
    assert_eq!(shown(&place), json!({}));
    place
        .run(&["display", "frequency", "s.telaah", "--remember"])
        .refused("No option was given");
}

#[test]
fn the_screen_and_the_command_line_write_the_same_bytes() {
    let place = with_demo();
    let workbench = Workbench::open_to_read(&place.path().join("s.telaah")).unwrap();
    let language = workbench.study().unwrap().language;
    let kind = DisplayKind::InformantIndicator;
    let options = DisplayOptions::default();
    let sheet = workbench
        .display(kind, &options, &AtomicBool::new(false))
        .unwrap();
    for format in Format::ALL {
        let request = SheetRequest {
            format,
            style: Style::of_language(language),
            reader: Language::English,
            has_translations: false,
        };
        let named = format!("screen.{}", format.extension());
        let path = place.path().join(&named);
        workbench
            .export_sheet(&sheet, &request, &path, false)
            .unwrap();
        let again = workbench.export_sheet(&sheet, &request, &path, false);
        assert_eq!(again.unwrap_err().what.id, "export-exists");
        workbench
            .export_sheet(&sheet, &request, &path, true)
            .unwrap();
        let typed = format!("typed.{}", format.extension());
        let arguments = ["display", kind.key(), "s.telaah", "-o", &typed];
        place.run(&arguments).good();
        let (screen, typed) = (place.read(&named), place.read(&typed));
        if format.is_binary() {
            assert!(parts(screen) == parts(typed), "{format:?}");
        } else {
            assert_eq!(screen, typed, "{format:?}");
        }
    }
}

/// The parts of a packed file, without the one that says when it was written.
fn parts(packed: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packed)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        if name != "docProps/core.xml" {
            parts.push((name, bytes));
        }
    }
    parts
}
