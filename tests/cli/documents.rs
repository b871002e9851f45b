//! New studies, imports, documents, speakers and cases.

use serde_json::json;

use crate::{Place, fields};

#[test]
fn a_new_study_takes_its_frameworks_and_never_writes_over_a_file() {
    let place = Place::new();
    let made = place.json(&[
        "new",
        "a.telaah",
        "--title",
        "Studi",
        "--framework",
        "AG:process5",
    ]);
    assert_eq!(made["title"], "Studi");
    assert_eq!(made["coder"], "dewi");
    assert_eq!(made["codebooks"], json!(["AG"]));
    assert_eq!(made["codes"], 5);
    place.run(&["new", "a.telaah"]).refused("a.telaah");
    let study = place.json(&["study", "show", "a.telaah"]);
    assert_eq!(study["title"], "Studi");
}

#[test]
fn a_new_study_with_a_wrong_framework_leaves_no_file() {
    let place = Place::new();
    place
        .run(&["new", "a.telaah", "--framework", "XX"])
        .refused("XX");
    place
        .run(&["new", "a.telaah", "--framework", "AG:nine"])
        .refused("nine");
    place
        .run(&[
            "new",
            "a.telaah",
            "--framework",
            "AG",
            "--framework",
            "AG:full",
        ])
        .refused("AG");
    assert!(!place.path().join("a.telaah").exists());
}

#[test]
fn an_import_says_what_became_of_each_file() {
    let place = Place::with_study();
    place.write("more/I2.txt", "P: Apa kabar?\nN: Baik.\n");
    place.write("more/empty.txt", "");
    let ran = place.run(&["import", "s.telaah", "more", "in/I1.txt", "--json"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let items = ran.json();
    let first = &items[0];
    assert_eq!(
        fields(first),
        [
            "file",
            "title",
            "status",
            "error",
            "encoding",
            "format",
            "characters",
            "turns",
            "speakers",
            "warnings",
            "date",
            "place",
            "interviewer"
        ]
    );
    let status = |name: &str| {
        let found = items
            .as_array()
            .unwrap()
            .iter()
            .find(|item| item["file"].as_str().unwrap().ends_with(name));
        found.unwrap()["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(status("I2.txt"), "imported");
    assert_eq!(status("empty.txt"), "failed");
    assert_eq!(status("I1.txt"), "duplicate");
    assert_eq!(
        place
            .json(&["document", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .len(),
        3
    );
}

#[test]
fn a_dry_run_imports_nothing() {
    let place = Place::new();
    place.run(&["new", "s.telaah"]).good();
    place.write("a.txt", "P: Apa?\nN: Itu.\n");
    let items = place.json(&["import", "s.telaah", "a.txt", "--dry-run"]);
    assert_eq!(items[0]["status"], "would_import");
    assert_eq!(items[0]["turns"], 2);
    assert_eq!(items[0]["speakers"][0]["turns"], 1);
    assert_eq!(place.json(&["document", "list", "s.telaah"]), json!([]));
}

#[test]
fn a_folder_without_transcripts_is_refused_and_json_is_still_an_array() {
    let place = Place::with_study();
    std::fs::create_dir(place.path().join("hollow")).unwrap();
    let ran = place
        .run(&["import", "s.telaah", "hollow", "--json"])
        .refused("hollow");
    assert_eq!(ran.json(), json!([]));
}

#[test]
fn a_document_is_found_by_number_title_and_uuid() {
    let place = Place::with_study();
    let list = place.json(&["document", "list", "s.telaah"]);
    let uuid = list[0]["uuid"].as_str().unwrap().to_owned();
    for name in ["1", "I1", uuid.as_str()] {
        let shown = place.json(&["document", "show", "s.telaah", name]);
        assert_eq!(shown["number"], 1);
        assert_eq!(shown["title"], "I1");
        assert_eq!(shown["kind"], "interview");
        let text: Vec<char> = shown["text"].as_str().unwrap().chars().collect();
        let turn = &shown["turns"][1];
        assert_eq!(turn["number"], 2);
        assert_eq!(turn["speaker"], "Narasumber");
        assert_eq!(turn["time"], json!(null));
        let place = |name: &str| usize::try_from(turn[name].as_u64().unwrap()).unwrap();
        let words: String = text[place("body")..place("end")].iter().collect();
        assert_eq!(words, "Kami mulai dari nol. Saya percaya pada mereka.");
        let whole: String = text[place("start")..place("end")].iter().collect();
        assert!(whole.starts_with("Narasumber: Kami"));
    }
    place
        .run(&["document", "show", "s.telaah", "9"])
        .refused("9");
    let shown = place.run(&["document", "show", "s.telaah", "1"]).good().out;
    assert!(shown.contains("2 Narasumber  Kami mulai"), "{shown}");
}

#[test]
fn what_is_known_about_a_document_can_be_changed() {
    let place = Place::with_study();
    place
        .run(&[
            "document",
            "set",
            "s.telaah",
            "I1",
            "--title",
            "I1 Kepala",
            "--date",
            "2024-05",
            "--minutes",
            "62",
            "--recorded",
            "yes",
            "--place",
            "kantor",
        ])
        .good();
    let list = place.json(&["document", "list", "s.telaah"]);
    assert_eq!(list[0]["title"], "I1 Kepala");
    assert_eq!(list[0]["date"], "2024-05");
    assert_eq!(list[0]["minutes"], 62);
    assert_eq!(list[0]["recorded"], true);
    place
        .run(&["document", "set", "s.telaah", "1", "--date", "6 Mei"])
        .refused("6 Mei");
    place
        .run(&["document", "set", "s.telaah", "1", "--minutes", "lama"])
        .refused("lama");
    place
        .run(&["document", "set", "s.telaah", "1"])
        .refused("nothing to change");
    place.run(&["document", "finish", "s.telaah", "1"]).good();
    let list = place.json(&["document", "list", "s.telaah"]);
    assert_eq!(list[0]["coders"][0]["finished"], true);
    place
        .run(&["document", "finish", "s.telaah", "1", "--reopen"])
        .good();
    place
        .run(&["document", "parallel", "s.telaah", "1", "--to", "2"])
        .good();
    place
        .run(&["document", "parallel", "s.telaah", "1", "--to", "1"])
        .refused("its own");
    place
        .run(&["document", "parallel", "s.telaah", "1", "--none"])
        .good();
}

#[test]
fn a_document_with_codings_goes_only_when_asked_twice_and_comes_back() {
    let place = Place::with_codings();
    place
        .run(&["document", "delete", "s.telaah", "I1"])
        .refused("2 codings");
    let would = place.json(&["document", "delete", "s.telaah", "I1", "--dry-run"]);
    assert_eq!(would["codings"], 2);
    place
        .run(&["document", "delete", "s.telaah", "I1", "--yes"])
        .good();
    assert_eq!(place.json(&["coding", "list", "s.telaah"]), json!([]));
    place.run(&["undo", "s.telaah"]).good();
    assert_eq!(
        place
            .json(&["coding", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .len(),
        2
    );
    place.run(&["document", "delete", "s.telaah", "O1"]).good();
}

#[test]
fn speakers_become_cases() {
    let place = Place::with_study();
    place
        .run(&[
            "case", "add", "s.telaah", "K1", "--role", "ketua", "--set", "umur=50",
        ])
        .good();
    place
        .run(&["case", "assign", "s.telaah", "K1", "--document", "I1"])
        .good();
    let speakers = place.json(&["document", "speakers", "s.telaah", "I1"]);
    assert_eq!(
        speakers[1],
        json!({"label": "Narasumber", "role": "informant", "case": "K1", "turns": 2})
    );
    place
        .run(&[
            "document",
            "assign",
            "s.telaah",
            "I1",
            "Narasumber",
            "--nobody",
        ])
        .good();
    place.run(&["case", "from-speakers", "s.telaah"]).good();
    place
        .run(&[
            "document",
            "speaker",
            "s.telaah",
            "I1",
            "Pewawancara",
            "--label",
            "P",
        ])
        .good();
    place
        .run(&[
            "document",
            "merge-speakers",
            "s.telaah",
            "I1",
            "P",
            "--into",
            "Narasumber",
        ])
        .good();
    place
        .run(&["document", "speaker", "s.telaah", "I1", "Siapa"])
        .refused("Siapa");
    place
        .run(&["case", "assign", "s.telaah", "K1", "--document", "O1"])
        .refused("O1");
}

#[test]
fn cases_have_attributes() {
    let place = Place::with_study();
    place.run(&["case", "add", "s.telaah", "K1"]).good();
    place
        .run(&[
            "case", "set", "s.telaah", "K1", "--role", "warga", "--set", "umur=41", "--set",
            "gender=F",
        ])
        .good();
    let cases = place.json(&["case", "list", "s.telaah"]);
    assert_eq!(cases[0]["role"], "warga");
    assert_eq!(cases[0]["attributes"], json!({"umur": "41", "gender": "F"}));
    place
        .run(&[
            "case",
            "attribute",
            "define",
            "s.telaah",
            "umur",
            "--kind",
            "number",
        ])
        .good();
    let attributes = place.json(&["case", "attribute", "list", "s.telaah"]);
    assert_eq!(attributes[0], json!({"name": "umur", "kind": "number"}));
    place
        .run(&["case", "attribute", "delete", "s.telaah", "gender"])
        .good();
    place
        .run(&["case", "set", "s.telaah", "K1", "--set", "umur"])
        .refused("NAME=VALUE");
    place
        .run(&["case", "set", "s.telaah", "K9", "--role", "x"])
        .refused("K9");
    place.run(&["case", "delete", "s.telaah", "K1"]).good();
    assert_eq!(place.json(&["case", "list", "s.telaah"]), json!([]));
}

#[test]
fn a_document_is_about_cases_that_do_not_speak_in_it() {
    let place = Place::with_study();
    for key in ["K1", "K2"] {
        place.run(&["case", "add", "s.telaah", key]).good();
    }
    let about = |place: &Place| place.json(&["document", "list", "s.telaah"])[0]["about"].clone();
    assert_eq!(about(&place), json!([]));
    place
        .run(&[
            "document", "about", "s.telaah", "1", "--case", "K2", "--case", "K1", "--case", "k1",
        ])
        .good();
    assert_eq!(about(&place), json!(["K1", "K2"]));
    place
        .run(&["document", "about", "s.telaah", "1", "--case", "K2"])
        .good();
    assert_eq!(about(&place), json!(["K2"]));
    place.run(&["undo", "s.telaah"]).good();
    assert_eq!(about(&place), json!(["K1", "K2"]));
    place
        .run(&["document", "about", "s.telaah", "1", "--case", "K9"])
        .refused("K9");
    place
        .run(&["document", "about", "s.telaah", "1", "--none"])
        .good();
    assert_eq!(about(&place), json!([]));
}
