//! Everything that can be wrong with what is typed or handed in: one clear
//! sentence, what to do next, the right exit code, and no harm.

use crate::Place;

#[test]
fn a_slip_of_the_hand_gets_the_nearest_word() {
    let place = Place::with_study();
    let hint = |arguments: &[&str], what: &str, near: &str| {
        let ran = place.run(arguments).refused(what);
        assert!(ran.err.contains(near), "{}", ran.err);
    };
    hint(&["qoutes", "s.telaah"], "qoutes", "quotes");
    hint(&["coding", "ad", "s.telaah"], "ad", "add");
    hint(
        &["quotes", "s.telaah", "--polarty", "+"],
        "--polarty",
        "--polarity",
    );
    hint(
        &["quotes", "s.telaah", "--kind", "intervew"],
        "intervew",
        "interview",
    );
    hint(&["quotes", "s.telaah", "--code", "AG.TV"], "AG.TV", "AG.TB");
    hint(&["quotes", "s.telaah", "--coder", "Dewy"], "Dewy", "Dewi");
    hint(&["quotes"], "FILE", "help quotes");
    hint(
        &["document", "show", "s.telaah"],
        "missing",
        "help document show",
    );
    hint(&["document"], "document", "list, show");
    hint(&["quotes", "s.telaah", "--code"], "--code", "help quotes");
    hint(&["quotes", "s.telaah", "extra"], "extra", "help quotes");
    hint(
        &["quotes", "s.telaah", "--json", "--format", "csv"],
        "--format",
        "help quotes",
    );
    hint(
        &["coding", "set", "s.telaah", "abc", "--star"],
        "abc",
        "help coding set",
    );
    hint(&["quotes", "s.telaah", "--lang", "xx"], "xx", "--lang en");
    hint(&["completions", "tcsh"], "tcsh", "bash");
    hint(
        &["s.telaah", "quotes"],
        "after the study",
        "telaah quotes s.telaah",
    );
}

#[test]
fn the_same_slips_are_told_in_indonesian() {
    let place = Place::with_study();
    let ran = place
        .run_in("id", &["qoutes", "s.telaah"])
        .refused("Tidak ada perintah");
    assert!(ran.err.contains("Maksud Anda “quotes”?"), "{}", ran.err);
    place
        .run_in("id", &["quotes", "none.telaah"])
        .refused("none.telaah");
    place.run_in("id", &["quotes"]).refused("Ada yang kurang");
}

#[test]
fn without_a_terminal_no_screen_is_opened() {
    let place = Place::with_study();
    place.run(&[]).refused("terminal");
    place.run(&["s.telaah"]).refused("terminal");
}

#[test]
fn what_is_no_study_is_refused_by_every_verb() {
    let place = Place::new();
    place.write("words.telaah", "only words");
    place.write("empty.telaah", "");
    place.write(
        "half.telaah",
        b"SQLite format 3\0 and then nothing of the kind",
    );
    std::fs::create_dir(place.path().join("folder.telaah")).unwrap();
    let foreign = rusqlite::Connection::open(place.path().join("foreign.telaah")).unwrap();
    foreign
        .execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1);")
        .unwrap();
    drop(foreign);
    let verbs: &[&[&str]] = &[
        &["quotes"],
        &["document", "list"],
        &["code", "list"],
        &["matrix"],
        &["log"],
        &["doctor"],
        &["undo"],
        &["redo"],
        &["backup"],
        &["case", "from-speakers"],
        &["coder", "add"],
    ];
    for file in [
        "none.telaah",
        "words.telaah",
        "empty.telaah",
        "half.telaah",
        "folder.telaah",
        "foreign.telaah",
    ] {
        for verb in verbs {
            let mut arguments = verb.to_vec();
            arguments.push(file);
            if verb.contains(&"coder") {
                arguments.push("Sari");
            }
            place.run(&arguments).refused(file);
        }
    }
    assert!(!place.path().join("none.telaah").exists());
    assert_eq!(place.read("words.telaah"), b"only words");
    assert_eq!(place.read("empty.telaah"), b"");
}

#[test]
fn a_study_of_a_newer_program_is_refused() {
    let place = Place::with_study();
    let store = rusqlite::Connection::open(place.path().join("s.telaah")).unwrap();
    store.execute_batch("PRAGMA user_version = 9999;").unwrap();
    drop(store);
    place.run(&["quotes", "s.telaah"]).refused("newer");
    place.run(&["undo", "s.telaah"]).refused("newer");
}

#[test]
fn a_study_another_program_writes_to_is_busy_and_unharmed() {
    let place = Place::with_codings();
    let store = rusqlite::Connection::open(place.path().join("s.telaah")).unwrap();
    store.execute_batch("BEGIN IMMEDIATE;").unwrap();
    place
        .run(&["coding", "set", "s.telaah", "1", "--star"])
        .refused("Another program");
    place.run(&["quotes", "s.telaah"]).good();
    store.execute_batch("ROLLBACK;").unwrap();
    place
        .run(&["coding", "set", "s.telaah", "1", "--star"])
        .good();
}

#[test]
fn files_that_cannot_be_read_do_not_stop_the_others() {
    let place = Place::new();
    place.run(&["new", "s.telaah"]).good();
    place.write("in/good.txt", "P: Apa?\nN: Itu.\n");
    place.write("in/empty.txt", "");
    place.write(
        "in/binary.txt",
        [0_u8, 159, 146, 150, 0, 1, 2, 3].repeat(50),
    );
    place.write("in/notzip.docx", "no zip at all");
    place.write("in/hollow.vtt", "WEBVTT\n\nNOTE nothing said\n");
    let big = std::fs::File::create(place.path().join("in/big.txt")).unwrap();
    big.set_len(100 * 1024 * 1024).unwrap();
    let ran = place.run(&["import", "s.telaah", "in", "nowhere.txt", "--json"]);
    assert_eq!(ran.code, 2);
    let items = ran.json();
    for item in items.as_array().unwrap() {
        let is_good = item["file"].as_str().unwrap().ends_with("good.txt");
        assert_eq!(
            item["status"],
            if is_good { "imported" } else { "failed" },
            "{item}"
        );
        assert_eq!(item["error"].is_null(), is_good, "{item}");
    }
    assert_eq!(items.as_array().unwrap().len(), 7);
    let unread = &items[0];
    for unknown in ["encoding", "format", "characters", "turns", "speakers"] {
        assert!(unread[unknown].is_null(), "{unknown}: {unread}");
    }
    place.run(&["doctor", "s.telaah"]).good();
}

#[test]
fn why_a_file_did_not_come_in_stands_on_standard_error() {
    let place = Place::new();
    place.run(&["new", "s.telaah"]).good();
    place.write("in/good.txt", "P: Apa?\nN: Itu.\n");
    place.write("in/empty.txt", "");
    let big = std::fs::File::create(place.path().join("in/big.txt")).unwrap();
    big.set_len(64 * 1024 * 1024 + 1).unwrap();
    for option in [None, Some("--json")] {
        let mut arguments = vec!["import", "s.telaah", "in"];
        arguments.extend(option);
        let ran = place.run(&arguments).refused("in/empty.txt: ");
        assert!(ran.err.contains("in/big.txt is too large: 65 MiB"));
        assert_eq!(ran.err.matches("telaah: ").count(), 2, "{}", ran.err);
        assert_eq!(ran.err.matches("\n  ").count(), 2, "{}", ran.err);
        assert!(!ran.err.contains("good.txt"), "{}", ran.err);
    }
}

#[test]
fn an_import_prints_its_array_even_without_a_study() {
    let place = Place::new();
    place.write("a.txt", "P: Apa?\nN: Itu.\n");
    for option in ["--json", "--format=json"] {
        let ran = place
            .run(&["import", "none.telaah", "a.txt", option])
            .refused("none.telaah");
        assert_eq!(ran.json(), serde_json::json!([]));
    }
}

#[test]
fn names_with_commands_for_a_terminal_are_harmless() {
    let place = Place::with_study();
    let ran = place
        .run(&["quotes", "s.telaah", "--code", "\u{1b}[31mred"])
        .refused("red");
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
}
