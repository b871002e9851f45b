//! Condensations, forms, patterns, versions, the crosswalk and the guide from
//! the command line.

use serde_json::json;

use crate::{Place, fields};

impl Place {
    /// The interview's informant made a case.
    fn with_case() -> Place {
        let place = Place::with_codings();
        place.run(&["case", "from-speakers", "s.telaah"]).good();
        place
    }

    fn condense(&self, text: &str) {
        self.run(&[
            "summary", "set", "s.telaah", "--case", "I1", "--code", "AG.TB", "--text", text,
        ])
        .good();
    }
}

#[test]
fn a_condensation_is_written_listed_as_stale_and_removed() {
    let place = Place::with_case();
    place.condense("Percaya.");
    let list = place.json(&["summary", "list", "s.telaah"]);
    assert_eq!(
        fields(&list[0]),
        [
            "id", "case", "document", "code", "text", "stale", "coder", "changed"
        ]
    );
    assert_eq!(list[0]["stale"], false);
    place
        .run(&["coding", "set", "s.telaah", "1", "--polarity", "+"])
        .good();
    let stale = place.json(&["summary", "list", "s.telaah", "--stale"]);
    assert_eq!(
        (&stale[0]["case"], &stale[0]["stale"]),
        (&json!("I1"), &json!(true))
    );
    let shown = place.run(&["summary", "list", "s.telaah"]).good().out;
    assert!(shown.contains("passages changed"), "{shown}");
    let cell = ["--case", "I1", "--code", "AG.TB"];
    let show = [&["summary", "show", "s.telaah"][..], &cell].concat();
    assert_eq!(place.json(&show)["text"], "Percaya.");
    let remove = [&["summary", "remove", "s.telaah"][..], &cell].concat();
    place.run(&remove).good();
    place.run(&remove).refused("not condensed");
    place.run(&["undo", "s.telaah"]).good();
    assert_eq!(place.json(&show)["text"], "Percaya.");
}

#[test]
fn a_condensation_may_come_from_a_file_and_stands_in_the_display() {
    let place = Place::with_case();
    place.write("kata.txt", "Dua kalimat.\nDi dua baris | & <b>.\n");
    place
        .run(&[
            "summary", "set", "s.telaah", "--case", "I1", "--code", "AG.TB", "--file", "kata.txt",
        ])
        .good();
    let display = place.json(&["display", "informant-indicator", "s.telaah"]);
    let text = display.to_string();
    assert!(
        text.contains("Dua kalimat.\\nDi dua baris | & <b>."),
        "{text}"
    );
    place
        .run(&[
            "summary", "set", "s.telaah", "--case", "I1", "--code", "AG.TB",
        ])
        .refused("empty");
    place
        .run(&[
            "summary", "set", "s.telaah", "--code", "AG.TB", "--text", "x",
        ])
        .refused("Which row");
    place
        .run(&[
            "summary",
            "set",
            "s.telaah",
            "--document",
            "I1",
            "--code",
            "AG.TB",
            "--text",
            "x",
        ])
        .refused("cases");
}

#[test]
fn many_condensations_come_in_as_one_step_or_not_at_all() {
    let place = Place::with_case();
    place.write(
        "in.csv",
        "case,document,code,text\nI1,,AG.TB,\"Satu, dua\"\n,O1,AG.F2F,Sepi\n",
    );
    let dry = place.json(&["summary", "import", "s.telaah", "in.csv", "--dry-run"]);
    assert_eq!(dry["summaries"], 2);
    assert!(
        place
            .json(&["summary", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .is_empty()
    );
    place
        .run(&["summary", "import", "s.telaah", "in.csv"])
        .good();
    let list = place.json(&["summary", "list", "s.telaah"]);
    assert_eq!(
        (&list[0]["text"], &list[1]["document"]),
        (&json!("Satu, dua"), &json!("O1"))
    );
    place.run(&["undo", "s.telaah"]).good();
    assert!(
        place
            .json(&["summary", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .is_empty()
    );
    place.write(
        "bad.jsonl",
        "{\"case\":\"I1\",\"code\":\"AG.TB\",\"text\":\"ya\"}\n{\"case\":\"I9\",\"code\":\"AG.TB\",\"text\":\"x\"}\nnot json\n{\"case\":\"I1\",\"code\":\"AG.TB\"}\n",
    );
    let ran = place.run(&["summary", "import", "s.telaah", "bad.jsonl"]);
    assert!(
        ran.err.contains("2") && ran.err.contains("3") && ran.err.contains("4"),
        "{}",
        ran.err
    );
    ran.refused("I9");
    place.write("no.csv", "a,b\n1,2\n");
    place
        .run(&["summary", "import", "s.telaah", "no.csv"])
        .refused("code, text");
    assert!(
        place
            .json(&["summary", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_form_is_filled_in_and_written_for_an_appendix() {
    let place = Place::with_case();
    let set = |field: &str, text: &str| {
        place.run(&[
            "form",
            "set",
            "s.telaah",
            "--document",
            "I1",
            "--field",
            field,
            "--text",
            text,
        ])
    };
    place
        .run(&[
            "question",
            "add",
            "s.telaah",
            "--text",
            "Bagaimana awalnya?",
            "--code",
            "AG.F2F",
        ])
        .good();
    set("people", "Di kantor | 50 % & <tenang>").good();
    set("answer-1", "Dari nol.").good();
    set("mood", "x").refused("no field");
    let missing = place.json(&["form", "list", "s.telaah", "--missing"]);
    assert_eq!(missing.as_array().unwrap().len(), 1);
    assert_eq!(missing[0]["document"], "O1");
    let shown = place.json(&["form", "show", "s.telaah", "--document", "I1"]);
    assert_eq!(shown["fields"]["answer-1"], "Dari nol.");
    assert_eq!(shown["fields"]["reflection"], json!(null));
    for name in ["f.md", "f.docx", "f.tex", "f.html", "f.txt"] {
        place
            .run(&["form", "show", "s.telaah", "--document", "I1", "-o", name])
            .good();
        assert!(place.read(name).len() > 100, "{name}");
    }
    let page = String::from_utf8(place.read("f.tex")).unwrap();
    assert!(page.contains(r"50 \% \& "), "{page}");
    let page = place.run_in("id", &["form", "show", "s.telaah", "--document", "I1"]);
    assert!(page.good().out.contains("Orang dan suasana"));
}

#[test]
fn patterns_say_what_they_rest_on() {
    let place = Place::with_case();
    place
        .run(&[
            "code", "add", "s.telaah", "FAK.P", "--kind", "pattern", "--label", "Janji",
        ])
        .good();
    place
        .run(&[
            "code", "pattern", "s.telaah", "FAK.P", "--add", "AG.TB", "--add", "AG.CTP",
        ])
        .good();
    let list = place.json(&["code", "patterns", "s.telaah"]);
    assert_eq!(list[0]["members"], json!(["AG.TB", "AG.CTP"]));
    assert_eq!(
        (&list[0]["passages"], &list[0]["cases"], &list[0]["thin"]),
        (&json!(2), &json!(1), &json!(true))
    );
    place
        .run(&["code", "pattern", "s.telaah", "FAK.P", "--remove", "AG.TB"])
        .good();
    assert_eq!(
        place.json(&["code", "patterns", "s.telaah"])[0]["members"],
        json!(["AG.CTP"])
    );
    place
        .run(&["code", "pattern", "s.telaah", "AG.TB", "--add", "AG.CTP"])
        .refused("pattern");
    place
        .run(&["code", "pattern", "s.telaah", "FAK.P"])
        .refused("gain or lose");
}

#[test]
fn codings_older_than_their_rule_are_listed_and_confirmed() {
    let place = Place::with_case();
    place
        .run(&[
            "code",
            "set",
            "s.telaah",
            "AG.TB",
            "--definition-id",
            "Lain.",
            "--reason",
            "sempit",
        ])
        .good();
    let versions = place.json(&["code", "versions", "s.telaah"]);
    assert_eq!(versions.as_array().unwrap().len(), 1);
    assert_eq!(
        (&versions[0]["version"], &versions[0]["today"]),
        (&json!(1), &json!(2))
    );
    let outdated = place.json(&["coding", "list", "s.telaah", "--outdated"]);
    assert_eq!(outdated.as_array().unwrap().len(), 1);
    let dry = place.json(&["coding", "confirm", "s.telaah", "--all", "--dry-run"]);
    assert_eq!(dry["codings"], json!([1]));
    place
        .run(&["coding", "confirm", "s.telaah"])
        .refused("Which codings");
    place.run(&["coding", "confirm", "s.telaah", "1"]).good();
    assert!(
        place
            .json(&["code", "versions", "s.telaah"])
            .as_array()
            .unwrap()
            .is_empty()
    );
    let one = place.json(&["code", "versions", "s.telaah", "AG.TB"]);
    assert_eq!(
        (&one[1]["codings"], &one[1]["reason"]),
        (&json!(1), &json!("sempit"))
    );
}

#[test]
fn linked_codes_are_compared_and_coded_as_well_only_when_asked() {
    let place = Place::with_case();
    place
        .run(&["code", "link", "s.telaah", "AG.TB", "FAK.H1"])
        .good();
    let pair = place.json(&["codebook", "crosswalk", "s.telaah"]);
    assert_eq!(
        fields(&pair[0]),
        [
            "from",
            "to",
            "from_passages",
            "to_passages",
            "same",
            "overlapping"
        ]
    );
    let also = ["code", "also", "s.telaah", "AG.TB", "FAK.H1"];
    let dry = place.json(&[&also[..], &["--dry-run"]].concat());
    assert_eq!(dry["codings"], 1);
    assert_eq!(
        place.json(&["codebook", "crosswalk", "s.telaah"])[0]["same"],
        0
    );
    place.run(&also).good();
    assert_eq!(
        place.json(&["codebook", "crosswalk", "s.telaah"])[0]["same"],
        1
    );
    assert_eq!(place.json(&also)["codings"], 0);
    place
        .run(&["code", "also", "s.telaah", "AG.TB", "AG.TB"])
        .refused("as well as itself");
}

#[test]
fn the_guide_is_kept_and_tells_silence_apart() {
    let place = Place::with_case();
    let add = |text: &str| {
        place
            .run(&[
                "question", "add", "s.telaah", "--text", text, "--code", "AG.CTP",
            ])
            .good();
    };
    add("Siapa yang memulai?");
    add("Apa janjinya?");
    let state = || {
        let display = place.json(&[
            "display",
            "informant-indicator",
            "s.telaah",
            "--code",
            "AG.SHU",
        ]);
        display.to_string()
    };
    place
        .run(&[
            "question", "set", "s.telaah", "2", "--code", "AG.SHU", "--number", "5",
        ])
        .good();
    for (noted, expected) in [
        ("silent", "\"silent\""),
        ("answered", "\"not-coded\""),
        ("not-asked", "\"not-asked\""),
    ] {
        place
            .run(&[
                "question",
                "asked",
                "s.telaah",
                "5",
                "--document",
                "I1",
                "--state",
                noted,
            ])
            .good();
        assert!(state().contains(expected), "{noted}: {}", state());
    }
    let list = place.json(&["question", "list", "s.telaah"]);
    assert_eq!(list[1]["codes"], json!(["AG.SHU"]));
    assert_eq!(list[1]["asked"], json!({"I1": "not-asked"}));
    place
        .run(&[
            "question",
            "asked",
            "s.telaah",
            "5",
            "--document",
            "I1",
            "--state",
            "none",
        ])
        .good();
    assert_eq!(
        place.json(&["question", "list", "s.telaah"])[1]["asked"],
        json!({})
    );
    place
        .run(&["question", "set", "s.telaah", "5", "--number", "1"])
        .refused("already has");
    place
        .run(&["question", "remove", "s.telaah", "9"])
        .refused("no question 9");
    place.run(&["question", "remove", "s.telaah", "5"]).good();
}

#[test]
fn a_surprise_is_open_until_it_is_followed_up() {
    let place = Place::with_case();
    place
        .run(&[
            "memo",
            "add",
            "s.telaah",
            "--kind",
            "surprise",
            "--text",
            "Tak terduga",
        ])
        .good();
    let open = || place.json(&["memo", "list", "s.telaah", "--open"]);
    assert_eq!(open()[0]["follow_up"], json!(null));
    place
        .run(&[
            "memo",
            "follow-up",
            "s.telaah",
            "1",
            "--text",
            "Ditanyakan lagi.",
        ])
        .good();
    assert!(open().as_array().unwrap().is_empty());
    let found = place.json(&["memo", "list", "s.telaah", "--text", "ditanyakan"]);
    assert_eq!(found[0]["follow_up"], "Ditanyakan lagi.");
    for kind in ["metaphor", "vignette"] {
        place
            .run(&["memo", "add", "s.telaah", "--kind", kind, "--text", "x"])
            .good();
    }
}
