//! Steps back and forth, the log, backups, the doctor and the sample study.

use serde_json::{Value, json};

use crate::{Place, fields};

#[test]
fn steps_are_taken_back_and_done_again() {
    let place = Place::with_codings();
    let back = place.json(&["undo", "s.telaah", "--coder", "Raka"]);
    assert_eq!(back["steps"].as_array().unwrap().len(), 1);
    assert_eq!(
        place
            .json(&["coding", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .len(),
        1
    );
    place.run(&["redo", "s.telaah", "--coder", "Raka"]).good();
    assert_eq!(
        place
            .json(&["coding", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .len(),
        2
    );
    place
        .run(&["undo", "s.telaah", "--coder", "Siapa"])
        .refused("Siapa");
    place.run(&["undo", "s.telaah", "0"]).refused("");
    place.run(&["redo", "s.telaah"]).refused("nothing to redo");
}

#[test]
fn undo_takes_as_many_steps_as_there_are() {
    let place = Place::with_study();
    let ran = place.run(&["undo", "s.telaah", "100"]).good();
    assert!(ran.out.contains("Taken back"), "{}", ran.out);
    assert_eq!(place.json(&["document", "list", "s.telaah"]), json!([]));
    place.run(&["undo", "s.telaah"]).refused("nothing to undo");
    place.run(&["redo", "s.telaah", "100"]).good();
    assert_eq!(
        place
            .json(&["document", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn the_log_tells_who_did_what_and_why() {
    let place = Place::with_codings();
    place
        .run(&[
            "coding", "recode", "s.telaah", "1", "--code", "AG.SHU", "--reason", "salah",
        ])
        .good();
    let log = place.json(&["log", "s.telaah", "--limit", "2"]);
    assert_eq!(log.as_array().unwrap().len(), 2);
    assert_eq!(
        fields(&log[0]),
        ["id", "label", "coder", "time", "reason", "state"]
    );
    assert_eq!(log[0]["reason"], "salah");
    assert_eq!(log[0]["state"], "done");
    assert!(log[0]["time"].as_str().unwrap().ends_with('Z'));
    place.run(&["undo", "s.telaah"]).good();
    let indonesian = place.run_in("id", &["log", "s.telaah"]).good().out;
    assert!(indonesian.contains("dibatalkan"), "{indonesian}");
}

#[test]
fn a_backup_takes_a_studys_place_again() {
    let place = Place::with_codings();
    let made = place.json(&["backup", "s.telaah", "b.telaah"]);
    assert_eq!(made["backup"], "b.telaah");
    place
        .run(&["backup", "s.telaah", "b.telaah"])
        .refused("b.telaah");
    place.run(&["coding", "remove", "s.telaah", "1"]).good();
    place.run(&["restore", "b.telaah", "s.telaah"]).good();
    assert_eq!(
        place
            .json(&["coding", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .len(),
        2
    );
    place
        .run(&["restore", "in/I1.txt", "s.telaah"])
        .refused("I1.txt");
    place
        .run(&["restore", "none.telaah", "s.telaah"])
        .refused("none.telaah");
    let own = place.json(&["backup", "s.telaah"]);
    assert!(place.path().join(own["backup"].as_str().unwrap()).exists());
}

#[test]
fn the_doctor_finds_a_sound_study_sound_and_a_spoilt_one_not() {
    let place = Place::with_codings();
    let found = place.json(&["doctor", "s.telaah"]);
    assert_eq!(
        (&found["ok"], &found["problems"]),
        (&json!(true), &json!([]))
    );
    place.run(&["doctor", "s.telaah"]).good();
    let store = rusqlite::Connection::open(place.path().join("s.telaah")).unwrap();
    store
        .execute_batch(
            "PRAGMA ignore_check_constraints = ON;
             UPDATE document_revision SET text = replace(text, 'percaya', 'PERCAYA');",
        )
        .unwrap();
    drop(store);
    let ran = place.run(&["doctor", "s.telaah", "--json"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert_eq!(ran.json()["ok"], false);
    assert!(!ran.json()["problems"].as_array().unwrap().is_empty());
    assert_eq!(place.run(&["doctor", "s.telaah"]).code, 1);
}

#[test]
fn a_study_too_damaged_to_open_is_something_the_doctor_finds() {
    let place = Place::with_codings();
    place.run(&["backup", "s.telaah", "b.telaah"]).good();
    let whole = place.read("b.telaah");
    let mut spoilt = whole.clone();
    for byte in &mut spoilt[4096 * 3..4096 * 40] {
        *byte ^= 0x5a;
    }
    for (name, bytes) in [("spoilt", &spoilt[..]), ("short", &whole[..4096 * 20])] {
        place.write(name, bytes);
        let ran = place.run(&["doctor", name, "--json"]);
        assert_eq!(ran.code, 1, "{name}: {}{}", ran.out, ran.err);
        assert_eq!(ran.json()["ok"], false);
        assert!(!ran.json()["problems"].as_array().unwrap().is_empty());
    }
    place.write("words", "no study at all");
    place
        .run(&["doctor", "words", "--json"])
        .refused("not a telaah study");
}

#[test]
fn the_demo_in_a_pipe_prints_the_evidence_table() {
    let place = Place::new();
    let shown = place.run(&["demo"]).good().out;
    for words in [
        "AG.TB",
        "Verdict: not yet optimal",
        "Informants: I1",
        "(I3, ",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(place.path().join("telaah-demo.telaah").exists());
    let rows = place.json(&["demo"]);
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 5);
    for row in rows {
        assert_eq!(
            fields(row),
            [
                "code",
                "label",
                "verdict",
                "finding",
                "quotes",
                "informants",
                "sources"
            ]
        );
        let quotes = row["quotes"].as_array().unwrap();
        let is_contrary = |sign: &str| quotes.iter().any(|quote| quote["polarity"] == sign);
        assert!(is_contrary("+") && is_contrary("-"), "{row}");
    }
    let indonesian = place.run_in("id", &["demo", "contoh.telaah"]).good().out;
    assert!(
        indonesian.contains("Simpulan: belum optimal"),
        "{indonesian}"
    );
    for format in ["md", "csv", "tex", "html"] {
        place.run(&["demo", "--format", format]).good();
    }
}

#[test]
fn a_quote_of_the_demo_is_the_stored_passage() {
    let place = Place::new();
    place.run(&["demo", "--quiet"]).good();
    let texts: Vec<(Value, Vec<char>)> = (1..=10)
        .map(|number: i32| {
            let shown = place.json(&[
                "document",
                "show",
                "telaah-demo.telaah",
                &number.to_string(),
            ]);
            let text = shown["text"].as_str().unwrap().chars().collect();
            (shown["title"].clone(), text)
        })
        .collect();
    let quotes = place.json(&["quotes", "telaah-demo.telaah"]);
    assert!(quotes.as_array().unwrap().len() > 100);
    for quote in quotes.as_array().unwrap() {
        let (_, text) = texts
            .iter()
            .find(|(title, _)| *title == quote["document"])
            .unwrap();
        let place = |name: &str| usize::try_from(quote[name].as_u64().unwrap()).unwrap();
        let passage: String = text[place("start")..place("end")].iter().collect();
        assert_eq!(quote["text"], passage.as_str());
    }
}

#[test]
fn looking_at_a_study_leaves_no_other_file_beside_it() {
    let place = Place::with_codings();
    for verb in [
        "quotes",
        "matrix",
        "log",
        "doctor",
        "coding list",
        "document list",
        "code list",
        "case list",
        "memo list",
        "export",
    ] {
        let mut line: Vec<&str> = verb.split(' ').collect();
        line.push("s.telaah");
        if verb == "export" {
            line.push("out.csv");
        }
        place.run(&line).good();
        let mut names: Vec<String> = std::fs::read_dir(place.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.starts_with("s.telaah"))
            .collect();
        names.sort();
        assert_eq!(names, ["s.telaah"], "{verb}");
    }
}

#[test]
fn a_study_that_others_are_made_from_stays_one_file() {
    let place = Place::with_study();
    place.run(&["restore", "s.telaah", "t.telaah"]).good();
    assert!(place.path().join("t.telaah").exists());
    assert!(!place.path().join("s.telaah-wal").exists());
    assert!(!place.path().join("s.telaah-shm").exists());
}
