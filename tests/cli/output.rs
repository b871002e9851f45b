//! Formats, files, pipes, help and the two languages.

use std::process::{Command, Stdio};

use crate::Place;

#[test]
fn quotes_are_written_in_every_format() {
    let place = Place::with_codings();
    for format in [
        "text", "md", "csv", "tsv", "json", "tex", "html", "docx", "xlsx",
    ] {
        let name = format!("q.{format}");
        place
            .run(&["quotes", "s.telaah", "--format", format, "-o", &name])
            .good();
        let bytes = place.read(&name);
        if matches!(format, "docx" | "xlsx") {
            assert!(bytes.starts_with(b"PK"), "{format}");
        } else {
            let words = String::from_utf8(bytes).unwrap();
            assert!(words.contains("Saya percaya pada mereka."), "{words}");
        }
    }
    let csv = String::from_utf8(place.read("q.csv")).unwrap();
    assert!(csv.starts_with("id,cite,document,kind,turn,speaker,case,role,date,code,label,"));
}

#[test]
fn an_export_picks_its_format_by_the_ending() {
    let place = Place::with_codings();
    for ending in ["csv", "json", "xlsx", "docx", "md", "tex", "html", "txt"] {
        let name = format!("out.{ending}");
        let ran = place.run(&["export", "s.telaah", &name]).good();
        assert_eq!(ran.out, format!("Wrote {name}.\n"));
        assert!(!place.read(&name).is_empty());
    }
    for name in ["out.qdpx", "out.xyz", "out"] {
        let ran = place.run(&["export", "s.telaah", name]).refused(name);
        assert!(ran.err.contains(".docx"), "{}", ran.err);
        assert!(!place.path().join(name).exists());
    }
}

#[cfg(unix)]
#[test]
fn files_with_quotes_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_codings();
    place
        .run(&["quotes", "s.telaah", "-o", "q.md", "--quiet"])
        .good();
    let mode = std::fs::metadata(place.path().join("q.md"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn an_answer_never_takes_the_place_of_a_study() {
    let place = Place::with_codings();
    place
        .run(&["quotes", "s.telaah", "--format", "md", "-o", "s.telaah"])
        .refused("s.telaah");
    std::fs::copy(place.path().join("s.telaah"), place.path().join("copy.md")).unwrap();
    place
        .run(&["export", "s.telaah", "copy.md"])
        .refused("copy.md");
    place
        .run(&["quotes", "s.telaah", "-o", "none/q.md"])
        .refused("none");
    place
        .run(&["quotes", "s.telaah", "-o", "in"])
        .refused("folder");
    place.run(&["doctor", "s.telaah"]).good();
}

#[test]
fn every_list_is_json_and_text_in_both_languages() {
    let place = Place::with_codings();
    let lists: &[&[&str]] = &[
        &["document", "list", "s.telaah"],
        &["document", "speakers", "s.telaah", "I1"],
        &["case", "list", "s.telaah"],
        &["case", "attribute", "list", "s.telaah"],
        &["codebook", "list", "s.telaah"],
        &["codebook", "shelf"],
        &["code", "list", "s.telaah"],
        &["code", "show", "s.telaah", "AG.TB"],
        &["coding", "list", "s.telaah"],
        &["quotes", "s.telaah"],
        &["matrix", "s.telaah"],
        &["memo", "list", "s.telaah"],
        &["coder", "list", "s.telaah"],
        &["log", "s.telaah"],
        &["study", "show", "s.telaah"],
        &["doctor", "s.telaah"],
        &["search", "s.telaah", "percaya"],
    ];
    for list in lists {
        place.json(list);
        let english = place.run_in("en", list).good().out;
        let indonesian = place.run_in("id", list).good().out;
        assert!(
            !english.trim().is_empty() && !indonesian.trim().is_empty(),
            "{list:?}"
        );
        assert!(
            !english.contains("cli-") && !indonesian.contains("cli-"),
            "{list:?}"
        );
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let place = Place::new();
    place.run(&["demo", "--quiet"]).good();
    let program = assert_cmd::cargo::cargo_bin("telaah");
    for arguments in [
        &["quotes", "telaah-demo.telaah", "--format", "html"][..],
        &["quotes", "telaah-demo.telaah", "--json"],
        &["document", "show", "telaah-demo.telaah", "1"],
        &["completions", "bash"],
        &["help"],
    ] {
        let mut child = Command::new(&program)
            .args(arguments)
            .current_dir(place.path())
            .env("TELAAH_LANG", "en")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(
            output.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_is_for_the_person_to_mend() {
    let place = Place::with_codings();
    let program = assert_cmd::cargo::cargo_bin("telaah");
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = Command::new(program)
        .args(["quotes", "s.telaah"])
        .current_dir(place.path())
        .env("TELAAH_LANG", "en")
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("could not be written"));
}

#[test]
fn help_speaks_the_language_asked_for() {
    let place = Place::new();
    let english = place.run(&["--help"]).good().out;
    assert!(
        english.contains("Usage: telaah") && english.contains("Verbs:"),
        "{english}"
    );
    for way in [
        &["help", "coding", "add"][..],
        &["coding", "add", "--help"],
        &["coding", "add", "-h"],
    ] {
        let help = place.run_in("id", way).good().out;
        for words in ["Cara pakai: telaah coding add", "Opsi:", "--polarity"] {
            assert!(help.contains(words), "{words}: {help}");
        }
        for foreign in ["Usage", "Options", "possible values", "default:"] {
            assert!(!help.contains(foreign), "{foreign}: {help}");
        }
    }
    let chosen = place.run_in("id", &["--lang", "en", "help"]).good().out;
    assert!(chosen.contains("Usage:"), "{chosen}");
    place.run(&["help", "qoutes"]).refused("qoutes");
    assert_eq!(
        place.run(&["--version"]).good().out.trim(),
        format!("telaah {}", env!("CARGO_PKG_VERSION"))
    );
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            place
                .run(&["completions", shell])
                .good()
                .out
                .contains("telaah")
        );
    }
    assert!(place.run(&["keys"]).good().out.contains("Keys"));
}

#[test]
fn json_keys_and_values_are_english_in_every_language() {
    let place = Place::with_codings();
    for list in [
        &["quotes", "s.telaah", "--json"][..],
        &["code", "show", "s.telaah", "AG.TB", "--json"],
    ] {
        let (english, indonesian) = (
            place.run_in("en", list).json(),
            place.run_in("id", list).json(),
        );
        let english = english.get(0).unwrap_or(&english);
        let indonesian = indonesian.get(0).unwrap_or(&indonesian);
        assert_eq!(crate::fields(english), crate::fields(indonesian));
        assert_eq!(english["kind"], indonesian["kind"]);
    }
}

#[test]
fn quiet_says_nothing_about_what_was_done() {
    let place = Place::with_codings();
    let ran = place
        .run(&["coding", "set", "s.telaah", "1", "--star", "--quiet"])
        .good();
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
}
