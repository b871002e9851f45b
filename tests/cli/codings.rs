//! Codings, one and many, quotes, matrix, search and memos.

use serde_json::json;

use crate::{Place, fields, finish};

#[test]
fn a_coding_keeps_its_passage_to_the_letter() {
    let place = Place::with_study();
    let made = place.json(&[
        "coding",
        "add",
        "s.telaah",
        "--document",
        "I1",
        "--span",
        "64..91",
        "--code",
        "AG.TB",
        "--polarity=-",
        "--strength",
        "3",
    ]);
    assert_eq!(made["text"], " Saya percaya pada mereka.\n");
    assert_eq!((&made["start"], &made["end"]), (&json!(64), &json!(91)));
    assert_eq!(made["polarity"], "-");
    assert_eq!(made["is_new"], true);
}

#[test]
fn every_way_to_write_a_polarity_works() {
    let place = Place::with_study();
    for (typed, stored) in [("+", "+"), ("-", "-"), ("±", "±"), ("0", "0")] {
        for option in [
            vec!["--polarity".to_owned(), typed.to_owned()],
            vec![format!("--polarity={typed}")],
        ] {
            let mut arguments = vec![
                "coding",
                "add",
                "s.telaah",
                "--document",
                "1",
                "--span",
                "44..48",
                "--code",
                "AG.TB",
            ];
            arguments.extend(option.iter().map(String::as_str));
            let made = place.json(&arguments);
            place
                .run(&["coding", "remove", "s.telaah", &made["id"].to_string()])
                .good();
            assert_eq!(made["polarity"], stored);
        }
    }
}

#[test]
fn the_same_coding_twice_is_one() {
    let place = Place::with_codings();
    let again = place.json(&[
        "coding",
        "add",
        "s.telaah",
        "--document",
        "I1",
        "--quote",
        "Saya percaya pada mereka.",
        "--code",
        "AG.TB",
    ]);
    assert_eq!(again["is_new"], false);
    assert_eq!(again["id"], 1);
    assert_eq!(
        place
            .json(&["coding", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn a_coder_named_for_the_first_time_is_created_but_not_by_a_command_that_fails() {
    let place = Place::with_codings();
    place
        .run(&[
            "coding",
            "add",
            "s.telaah",
            "--document",
            "I1",
            "--quote",
            "tidak ada",
            "--code",
            "AG.TB",
            "--coder",
            "Tamu",
        ])
        .refused("do not occur");
    let coders = place.json(&["coder", "list", "s.telaah"]);
    assert_eq!(
        coders,
        json!([{"name": "Dewi", "codings": 1}, {"name": "Raka", "codings": 1}])
    );
    place.run(&["coder", "add", "s.telaah", "Sari"]).good();
    place
        .run(&["coder", "rename", "s.telaah", "Sari", "Sri"])
        .good();
    place
        .run(&["coder", "rename", "s.telaah", "Sari", "Sri"])
        .refused("Sari");
}

#[test]
fn passages_that_cannot_be_are_refused() {
    let place = Place::with_study();
    let add = |more: &[&str]| {
        let mut arguments = vec![
            "coding",
            "add",
            "s.telaah",
            "--document",
            "I1",
            "--code",
            "AG.TB",
        ];
        arguments.extend(more);
        place.run(&arguments)
    };
    add(&[]).refused("No passage");
    add(&["--quote", "Kami mulai"]).refused("2 times");
    add(&["--quote", "Kami Mulai"]).refused("do not occur");
    add(&["--quote", ""]).refused("empty");
    add(&["--span", "5..5"]).refused("5..5");
    add(&["--span", "9..5"]).refused("9..5");
    add(&["--span", "0..99999"]).refused("outside");
    add(&["--span", "1-5"]).refused("1-5");
    add(&["--quote", "nol", "--span", "1..2"]).refused("cannot be used together");
    let text = place.json(&["document", "show", "s.telaah", "1"])["text"]
        .as_str()
        .unwrap()
        .to_owned();
    let at = text.chars().position(|c| c == '\u{301}');
    if let Some(at) = at {
        add(&["--span", &format!("{}..{at}", at - 1)]).refused("middle of a character");
    }
    add(&["--quote", "nol", "--polarity", "x"]).refused("“x”");
    add(&["--quote", "nol", "--strength", "4"]).refused("“4”");
}

#[test]
fn codings_are_set_recoded_resized_and_removed() {
    let place = Place::with_codings();
    place
        .run(&[
            "coding",
            "set",
            "s.telaah",
            "1",
            "2",
            "--star",
            "--strength",
            "3",
        ])
        .good();
    place
        .run(&[
            "coding",
            "set",
            "s.telaah",
            "1",
            "--polarity",
            "none",
            "--no-star",
        ])
        .good();
    place
        .run(&[
            "coding",
            "set",
            "s.telaah",
            "1",
            "--translation",
            "I trust them.",
        ])
        .good();
    place
        .run(&[
            "coding",
            "resize",
            "s.telaah",
            "1",
            "--quote",
            "percaya pada mereka",
        ])
        .good();
    place
        .run(&[
            "coding", "recode", "s.telaah", "2", "--code", "AG.SHU", "--reason", "x",
        ])
        .good();
    let list = place.json(&["coding", "list", "s.telaah"]);
    assert_eq!(list[0]["text"], "percaya pada mereka");
    assert_eq!(list[0]["polarity"], json!(null));
    assert_eq!(list[0]["starred"], false);
    assert_eq!(list[0]["strength"], 3);
    assert_eq!(list[1]["code"], "AG.SHU");
    assert_eq!(list[1]["starred"], true);
    place
        .run(&["coding", "remove", "s.telaah", "1", "99"])
        .refused("99");
    place
        .run(&["coding", "remove", "s.telaah", "1", "--dry-run"])
        .good();
    place
        .run(&["coding", "remove", "s.telaah", "1", "2"])
        .good();
    assert_eq!(place.json(&["coding", "list", "s.telaah"]), json!([]));
    let made = place.json(&[
        "coding",
        "in-vivo",
        "s.telaah",
        "--document",
        "1",
        "--quote",
        "dari nol",
        "--key",
        "AG.NOL",
    ]);
    assert_eq!(made["text"], "dari nol");
    assert_eq!(made["code"], "AG.NOL");
}

#[test]
fn many_codings_come_from_json_lines_or_csv() {
    let place = Place::with_study();
    place.write("c.jsonl", concat!(
        r#"{"document": 1, "start": 44, "end": 48, "code": "AG.TB", "polarity": "-"}"#, "\n\n",
        r#"{"document": "O1", "start": 0, "end": 7, "code": "AG.CTP", "coder": "Raka", "strength": 2}"#,
    ));
    let made = place.json(&["coding", "import", "s.telaah", "c.jsonl"]);
    assert_eq!(made, json!({"change": "coded_many", "made": 2, "known": 0}));
    place.write(
        "c.csv",
        "document,start,end,code,coder,polarity\nI1,44,48,AG.TB,,+\nO1,8,12,AG.TB,Raka,±\n",
    );
    let made = place.json(&["coding", "import", "s.telaah", "c.csv"]);
    assert_eq!(made, json!({"change": "coded_many", "made": 1, "known": 1}));
    let list = place.json(&["coding", "list", "s.telaah"]);
    assert_eq!(list.as_array().unwrap().len(), 3);
    place.run(&["undo", "s.telaah"]).good();
}

#[test]
fn one_bad_row_stops_them_all_and_is_named_by_its_line() {
    let place = Place::with_study();
    place.write(
        "c.csv",
        "document,start,end,code\nI1,44,48,AG.TB\nI1,44,48,AG.XX\n\nI9,1,2,AG.TB\nI1,x,2,AG.TB\n",
    );
    let ran = place.run(&["coding", "import", "s.telaah", "c.csv", "--coder", "Tamu"]);
    let ran = ran.refused("3 bad rows");
    for line in ["line 3", "line 5", "line 6", "AG.XX", "I9"] {
        assert!(ran.err.contains(line), "{line}: {}", ran.err);
    }
    assert_eq!(place.json(&["coding", "list", "s.telaah"]), json!([]));
    assert_eq!(
        place
            .json(&["coder", "list", "s.telaah"])
            .as_array()
            .unwrap()
            .len(),
        1
    );
    place.write("d.jsonl", "{\"document\": 1\nnot json\n");
    place
        .run(&["coding", "import", "s.telaah", "d.jsonl"])
        .refused("line 2");
    place.write("e.csv", "a,b\n1,2\n");
    place
        .run(&["coding", "import", "s.telaah", "e.csv"])
        .refused("document, start, end");
    place.write("f.csv", "document,start,end,code\n");
    place
        .run(&["coding", "import", "s.telaah", "f.csv"])
        .refused("no codings");
    place
        .run(&["coding", "import", "s.telaah", "none.csv"])
        .refused("none.csv");
    place
        .run(&["coding", "import", "s.telaah", "in/O1.md"])
        .refused(".jsonl");
}

#[test]
fn a_quote_in_json_has_the_promised_fields() {
    let place = Place::with_codings();
    let quotes = place.json(&["quotes", "s.telaah", "--code", "AG.TB"]);
    assert_eq!(quotes.as_array().unwrap().len(), 1);
    assert_eq!(
        fields(&quotes[0]),
        [
            "id", "cite", "document", "kind", "turn", "speaker", "case", "role", "date", "code",
            "label", "polarity", "strength", "coder", "starred", "start", "end", "text"
        ]
    );
    assert_eq!(quotes[0]["speaker"], "Narasumber");
    assert_eq!(quotes[0]["start"], 65);
}

#[test]
fn quotes_can_be_narrowed_down_every_way() {
    let place = Place::with_codings();
    place
        .run(&[
            "case", "add", "s.telaah", "K1", "--role", "ketua", "--set", "umur=50",
        ])
        .good();
    place
        .run(&["case", "assign", "s.telaah", "K1", "--document", "I1"])
        .good();
    place
        .run(&["document", "set", "s.telaah", "I1", "--date", "2024-05-06"])
        .good();
    let count = |more: &[&str]| {
        let mut arguments = vec!["quotes", "s.telaah"];
        arguments.extend(more);
        place.json(&arguments).as_array().unwrap().len()
    };
    assert_eq!(count(&[]), 2);
    assert_eq!(
        count(&["--case", "K1", "--role", "ketua", "--where", "umur=50"]),
        2
    );
    assert_eq!(count(&["--where", "umur=51"]), 0);
    assert_eq!(count(&["--kind", "observation"]), 0);
    assert_eq!(count(&["--coder", "Raka"]), 1);
    assert_eq!(count(&["--polarity", "-"]), 1);
    assert_eq!(count(&["--polarity=+"]), 0);
    assert_eq!(count(&["--starred"]), 0);
    assert_eq!(count(&["--text", "PERCAYA"]), 1);
    assert_eq!(count(&["--date-from", "2024-06"]), 0);
    assert_eq!(count(&["--date-to", "2024-05"]), 2);
    assert_eq!(
        count(&[
            "--document",
            "1",
            "--code",
            "AG.TB",
            "--code",
            "AG.CTP",
            "--exact"
        ]),
        2
    );
    for (option, value) in [
        ("--code", "AG.XX"),
        ("--case", "K9"),
        ("--role", "raja"),
        ("--coder", "Siapa"),
        ("--where", "tinggi=2"),
        ("--document", "I9"),
        ("--polarity", "x"),
        ("--kind", "x"),
        ("--cite", "x"),
        ("--date-to", "x"),
    ] {
        place
            .run(&["quotes", "s.telaah", option, value])
            .refused(value.split('=').next().unwrap());
    }
}

#[test]
fn a_matrix_has_rows_columns_and_cells() {
    let place = Place::with_codings();
    let matrix = place.json(&["matrix", "s.telaah"]);
    assert_eq!(fields(&matrix), ["rows", "columns", "cells"]);
    assert_eq!(matrix["rows"], json!(["I1"]));
    let at = matrix["columns"]
        .as_array()
        .unwrap()
        .iter()
        .position(|key| key == "AG.TB");
    assert_eq!(matrix["cells"][0][at.unwrap()], 1);
    place.json(&["matrix", "s.telaah", "--rows", "document"]);
    place.json(&["matrix", "s.telaah", "--rows", "role"]);
    place
        .run(&["matrix", "s.telaah", "--rows", "umur"])
        .refused("umur");
    let table = place
        .run(&["matrix", "s.telaah", "--format", "csv"])
        .good()
        .out;
    assert!(table.starts_with("case,AG.F2F,AG.TB"), "{table}");
}

#[test]
fn a_search_finds_places_and_codes_them_after_a_preview() {
    let place = Place::with_study();
    let hits = place.json(&["search", "s.telaah", "mulai"]);
    assert_eq!(
        fields(&hits[0]),
        ["document", "turn", "speaker", "start", "end", "text"]
    );
    assert_eq!(hits.as_array().unwrap().len(), 2);
    assert_eq!(hits[0]["text"], "mulai");
    let code = [
        "search",
        "s.telaah",
        "mul[a-z]+",
        "--regex",
        "--code",
        "AG.TB",
        "--take",
        "sentence",
    ];
    let mut dry = code.to_vec();
    dry.push("--dry-run");
    let shown = place.run(&dry).good().out;
    assert!(shown.contains("Kami mulai dari nol."), "{shown}");
    assert_eq!(place.json(&["coding", "list", "s.telaah"]), json!([]));
    place.run(&code).good();
    let list = place.json(&["coding", "list", "s.telaah"]);
    assert_eq!(list[0]["text"], "Kami mulai dari nol.");
    assert_eq!(list[1]["text"], "Kami mulai lagi.");
    place.run(&["undo", "s.telaah"]).good();
    assert_eq!(place.json(&["coding", "list", "s.telaah"]), json!([]));
    place
        .run(&["search", "s.telaah", "(", "--regex"])
        .refused("regular expression");
    assert_eq!(place.json(&["search", "s.telaah", "zzz"]), json!([]));
}

#[test]
fn memos_are_written_listed_changed_and_removed() {
    let place = Place::with_codings();
    place
        .run(&[
            "memo", "add", "s.telaah", "--title", "Awal", "--text", "satu", "--code", "AG.TB",
        ])
        .good();
    let mut command = place.command("en");
    let made = finish(
        command
            .args([
                "memo", "add", "s.telaah", "--text", "-", "--coding", "1", "--json",
            ])
            .write_stdin("dari masukan\n"),
    )
    .good()
    .json();
    let id = made["id"].to_string();
    let memos = place.json(&["memo", "list", "s.telaah", "--code", "AG.TB"]);
    assert_eq!(memos[0]["title"], "Awal");
    assert_eq!(
        (&memos[0]["about"], &memos[0]["subject"]),
        (&json!("code"), &json!("AG.TB"))
    );
    place
        .run(&[
            "memo", "set", "s.telaah", &id, "--title", "Baru", "--kind", "surprise",
        ])
        .good();
    let memos = place.json(&["memo", "list", "s.telaah", "--kind", "surprise"]);
    assert_eq!(memos[0]["text"], "dari masukan");
    place.run(&["memo", "delete", "s.telaah", &id]).good();
    place.run(&["memo", "delete", "s.telaah", &id]).refused(&id);
    place.run(&["memo", "add", "s.telaah"]).refused("empty");
}
