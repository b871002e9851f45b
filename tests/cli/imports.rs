//! What `import` finds in folders and headings, and what it says about it.

use super::*;

const TALK: &str =
    "Q: How did it begin?\n\nA: Slowly, I would say.\n\nQ: And then?\n\nA: Faster.\n";

#[test]
fn files_of_a_folder_that_are_not_read_are_counted() {
    let place = Place::new();
    place.run(&["new", "s.telaah"]).good();
    place.write("in/a.txt", TALK);
    for name in ["b.doc", "c.PDF", "sub/d.pdf", ".hidden.doc", "s.telaah"] {
        place.write(&format!("in/{name}"), "x");
    }
    let ran = place
        .run(&["import", "s.telaah", "in", "--dry-run", "--json"])
        .good();
    assert_eq!(ran.json().as_array().unwrap().len(), 1);
    assert!(
        ran.err.contains("passed over: 3 (.doc, .pdf)"),
        "{}",
        ran.err
    );
    let ran = place.run_in("id", &["import", "s.telaah", "in"]).good();
    assert!(ran.err.contains("dilewati: 3 (.doc, .pdf)"), "{}", ran.err);
}

#[test]
fn a_folder_of_other_files_says_what_to_save_them_as() {
    let place = Place::new();
    place.run(&["new", "s.telaah"]).good();
    place.write("in/b.doc", "x");
    place.write("in/c.mp3", "x");
    let ran = place
        .run(&["import", "s.telaah", "in"])
        .refused("passed over: 2 (.doc, .mp3)");
    assert!(
        ran.err.contains("save") || ran.err.contains("Save"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains(".docx, .vtt and .srt"), "{}", ran.err);
}

#[test]
fn a_heading_gives_a_document_its_date_place_and_interviewer() {
    let place = Place::new();
    place.run(&["new", "s.telaah"]).good();
    let heading = "Tanggal: 6 Mei 2024\nTempat: Balai desa\nPewawancara: Peneliti kedua\n\n";
    place.write("in/a.txt", format!("{heading}{TALK}"));
    place.write("in/b.txt", format!("Date: 06/05/2024\n\n{TALK} More."));
    let found = place
        .run(&["import", "s.telaah", "in", "--dry-run", "--json"])
        .good()
        .json();
    assert_eq!(found[0]["date"], "2024-05-06");
    assert_eq!(found[0]["place"], "Balai desa");
    assert_eq!(found[0]["interviewer"], "Peneliti kedua");
    assert_eq!(found[1]["date"], Value::Null);
    let warning = found[1]["warnings"][0].as_str().unwrap();
    assert!(warning.contains("06/05/2024"), "{warning}");
    let said = place.run(&["import", "s.telaah", "in"]).good().out;
    assert!(
        said.contains("date: 2024-05-06 · place: Balai desa"),
        "{said}"
    );
    let stored = place
        .run(&["document", "list", "s.telaah", "--json"])
        .good()
        .json();
    assert_eq!(stored[0]["date"], "2024-05-06");
}

#[test]
fn the_reason_of_an_import_stands_in_the_log() {
    let place = Place::new();
    place.run(&["new", "s.telaah"]).good();
    place.write("in/a.txt", TALK);
    place
        .run(&["import", "s.telaah", "in", "--reason", "second round"])
        .good();
    let log = place.run(&["log", "s.telaah", "--json"]).good().json();
    assert_eq!(log[0]["reason"], "second round");
}
