//! The reference in `docs/cli.md` is the one the program knows.

use std::path::Path;

use telaah::message::Language;

const BEGIN: &str = "<!-- From here on written by the program: see tests/cli/reference.rs -->\n";

#[test]
fn the_reference_in_the_documentation_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, after) = page
        .split_once(BEGIN)
        .expect("docs/cli.md has lost its marker");
    let known = format!("\n{}", telaah::cli::reference(Language::English));
    if std::env::var_os("TELAAH_UPDATE_DOCS").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{known}")).unwrap();
        return;
    }
    assert!(
        after == known,
        "docs/cli.md is out of date; write it anew with: TELAAH_UPDATE_DOCS=1 cargo test --test cli"
    );
}

#[test]
fn every_verb_has_an_example_or_a_shape() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (before, after) = page.split_once(BEGIN).unwrap();
    let verbs = after
        .lines()
        .filter_map(|line| line.strip_prefix("### `telaah "));
    for verb in verbs {
        let verb = verb.trim_end_matches('`');
        assert!(
            before.contains(&format!("telaah {verb}")),
            "no example of {verb}"
        );
    }
}
