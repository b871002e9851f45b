//! Codebooks and codes.

use serde_json::json;

use crate::{Place, fields};

#[test]
fn the_shelf_lists_every_framework_and_its_codes() {
    let place = Place::new();
    let shelf = place.json(&["codebook", "shelf"]);
    let keys: Vec<_> = shelf
        .as_array()
        .unwrap()
        .iter()
        .map(|book| &book["key"])
        .collect();
    assert_eq!(
        keys,
        [
            "ENB", "AG", "DSV", "NIL", "KRT", "WOG", "RAT", "PLC", "EST", "FAK", "HKM"
        ]
    );
    assert_eq!(shelf[1]["presets"], json!(["full", "process5"]));
    let codes = place.json(&["codebook", "shelf", "AG:process5"]);
    assert_eq!(codes.as_array().unwrap().len(), 5);
    place.run(&["codebook", "shelf", "XX"]).refused("XX");
}

#[test]
fn a_framework_is_added_narrowed_and_dropped_later() {
    let place = Place::with_study();
    place.run(&["codebook", "add", "s.telaah", "nil"]).good();
    place
        .run(&["codebook", "leave-out", "s.telaah", "NIL.SDY"])
        .refused("reason");
    place
        .run(&[
            "codebook",
            "leave-out",
            "s.telaah",
            "NIL.SDY",
            "--reason",
            "tidak dikaji",
        ])
        .good();
    let books = place.json(&["codebook", "list", "s.telaah"]);
    let nil = books
        .as_array()
        .unwrap()
        .iter()
        .find(|book| book["key"] == "NIL")
        .unwrap()
        .clone();
    assert_eq!(nil["left_out"], 1);
    let code = place.json(&["code", "show", "s.telaah", "NIL.SDY"]);
    assert_eq!(
        (&code["status"], &code["reason"]),
        (&json!("left-out"), &json!("tidak dikaji"))
    );
    place
        .run(&["codebook", "restore", "s.telaah", "NIL.SDY"])
        .good();
    place.run(&["codebook", "drop", "s.telaah", "NIL"]).good();
    place
        .run(&["codebook", "drop", "s.telaah", "NIL"])
        .refused("NIL");
    place
        .run(&[
            "coding",
            "add",
            "s.telaah",
            "--document",
            "1",
            "--span",
            "44..48",
            "--code",
            "FAK.H1",
        ])
        .good();
    place
        .run(&["codebook", "drop", "s.telaah", "FAK"])
        .refused("1 coding");
    place
        .run(&["codebook", "drop", "s.telaah", "FAK", "--yes"])
        .good();
}

#[test]
fn a_codebook_goes_out_and_comes_back_the_same() {
    let place = Place::with_study();
    place
        .run(&["codebook", "export", "s.telaah", "AG", "-o", "ag.json"])
        .good();
    place
        .run(&["codebook", "export", "s.telaah", "AG", "-o", "ag.csv"])
        .good();
    place
        .run(&["export", "s.telaah", "AG2.json", "--codebook", "AG"])
        .good();
    place
        .run(&["export", "s.telaah", "ag.docx", "--codebook", "AG"])
        .refused("docx");
    place.run(&["new", "t.telaah"]).good();
    let would = place.json(&["codebook", "import", "t.telaah", "ag.json", "--dry-run"]);
    assert_eq!(would["codes"], 5);
    place
        .run(&["codebook", "import", "t.telaah", "ag.json"])
        .good();
    let printed = place
        .run(&["codebook", "export", "t.telaah", "AG"])
        .good()
        .out;
    assert_eq!(printed.into_bytes(), place.read("ag.json"));
}

#[test]
fn imported_keys_stay_as_written_and_can_be_coded_with() {
    let place = Place::with_study();
    let rows = "key,parent,label_en\nmutual trust,,Trust\nrasa percaya é,mutual trust,\n";
    place.write("buku saya.csv", rows);
    place
        .run(&["codebook", "import", "s.telaah", "buku saya.csv"])
        .good();
    let books = place.json(&["codebook", "list", "s.telaah"]);
    let is_there = |book: &serde_json::Value| book["key"] == "buku saya";
    assert!(books.as_array().unwrap().iter().any(is_there), "{books}");
    place.write(
        "c.jsonl",
        r#"{"document": "I1", "start": 44, "end": 48, "code": "rasa percaya é"}"#,
    );
    place
        .run(&["coding", "import", "s.telaah", "c.jsonl"])
        .good();
    let quotes = place.json(&["quotes", "s.telaah", "--code", "mutual trust"]);
    assert_eq!(quotes[0]["code"], "rasa percaya é");
    for name in ["b.json", "b.csv"] {
        let export = ["export", "s.telaah", name, "--codebook", "buku saya"];
        place.run(&export).good();
        let study = format!("{name}.telaah");
        place.run(&["new", &study]).good();
        place.run(&["codebook", "import", &study, name]).good();
        let codes = place.json(&["code", "list", &study]);
        assert_eq!(codes[1]["key"], "rasa percaya é");
        assert_eq!(codes[1]["parent"], "mutual trust");
    }
}

#[test]
fn a_bad_codebook_is_refused_whole() {
    let place = Place::with_study();
    place.write("bad.csv", "key,parent\nA,\nA,\nB,C\n");
    place
        .run(&["codebook", "import", "s.telaah", "bad.csv"])
        .refused("bad.csv");
    place
        .run(&["codebook", "import", "s.telaah", "none.json"])
        .refused("none.json");
    place
        .run(&["codebook", "import", "s.telaah", "in"])
        .refused("folder");
    place
        .run(&["codebook", "import", "s.telaah", "in/I1.txt"])
        .refused("I1.txt");
    assert_eq!(
        place
            .json(&["codebook", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn codes_are_listed_with_their_counts() {
    let place = Place::with_codings();
    let codes = place.json(&["code", "list", "s.telaah", "--codebook", "AG"]);
    assert_eq!(
        fields(&codes[1]),
        [
            "key",
            "codebook",
            "parent",
            "label",
            "kind",
            "status",
            "reason",
            "version",
            "color",
            "uuid",
            "codings",
            "passages",
            "documents"
        ]
    );
    assert_eq!(codes[1]["key"], "AG.TB");
    assert_eq!(codes[1]["codings"], 1);
    place
        .run(&["code", "list", "s.telaah", "--codebook", "XX"])
        .refused("XX");
}

#[test]
fn a_code_lives_through_every_change() {
    let place = Place::with_codings();
    let run = |arguments: &[&str]| {
        let mut all = vec!["code", arguments[0], "s.telaah"];
        all.extend(&arguments[1..]);
        place.run(&all)
    };
    run(&[
        "add",
        "AG.X",
        "--label",
        "Kode",
        "--parent",
        "AG.TB",
        "--definition-en",
        "Why",
    ])
    .good();
    run(&["add", "AG.X"]).refused("AG.X");
    run(&[
        "set",
        "AG.X",
        "--definition-id",
        "Sebab",
        "--kind",
        "factor",
        "--color",
        "3",
    ])
    .good();
    let shown = place.json(&["code", "show", "s.telaah", "AG.X"]);
    assert_eq!(shown["words"]["label"]["id"], "Kode");
    assert_eq!(
        shown["words"]["definition"],
        json!({"en": "Why", "id": "Sebab"})
    );
    assert_eq!(
        (&shown["kind"], &shown["version"]),
        (&json!("factor"), &json!(2))
    );
    assert_eq!(shown["versions"].as_array().unwrap().len(), 2);
    run(&["rename", "AG.X", "AG.Y"]).good();
    run(&["move", "AG.Y", "--top"]).good();
    run(&["move", "AG.Y", "--before", "AG.TB"]).good();
    run(&["move", "AG.Y", "--under", "AG.Y"]).refused("");
    run(&["move", "AG.Y"]).refused("where");
    run(&["link", "AG.Y", "FAK.S1"]).good();
    run(&["link", "AG.Y", "FAK.S1", "--remove"]).good();
    run(&["merge", "AG.TB", "--into", "AG.Y", "--reason", "sama"]).good();
    run(&["merge", "AG.Y", "--into", "AG.Y"]).refused("itself");
    run(&["split", "AG.Y", "--part", "AG.Y.A=1", "--part", "AG.Y.B"]).good();
    run(&["split", "AG.Y", "--part", "AG.Y.C=x"]).refused("x");
    assert_eq!(
        place.json(&["quotes", "s.telaah", "--code", "AG.Y.A"])[0]["id"],
        1
    );
    run(&["retire", "AG.Y.B", "--reason", "kosong"]).good();
    run(&["restore", "AG.Y.B"]).good();
    run(&["delete", "AG.Y"]).refused("1 coding");
    run(&["delete", "AG.Y", "--dry-run"]).good();
    run(&["delete", "AG.Y", "--yes"]).good();
    run(&["show", "AG.Y"]).refused("AG.Y");
}

#[test]
fn the_study_keeps_its_settings() {
    let place = Place::with_study();
    place
        .run(&[
            "study", "set", "s.telaah", "--title", "Baru", "--cite", "en-short", "--pin", "AG.TB",
            "--pin", "ag.shu",
        ])
        .good();
    let study = place.json(&["study", "show", "s.telaah"]);
    assert_eq!(study["title"], "Baru");
    assert_eq!(study["citation"], "en-short");
    assert_eq!(study["pinned"], json!(["AG.TB", "AG.SHU"]));
    place.run(&["study", "set", "s.telaah", "--unpin"]).good();
    place
        .run(&["study", "set", "s.telaah", "--pin", "AG.XX"])
        .refused("AG.XX");
    place
        .run(&["study", "set", "s.telaah", "--cite", "xx"])
        .refused("xx");
}
