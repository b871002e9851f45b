//! Every message that is said exists in both languages with the same arguments,
//! every message that exists is said somewhere, and both files parse.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regex::Regex;

fn sources(folder: &Path, ending: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

fn read(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        ending,
        &mut found,
    );
    found
}

/// Message ids with the arguments they use.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let head = Regex::new(r"^([a-z][a-z0-9-]*) =").unwrap();
    let argument = Regex::new(r"\{\s*\$([a-z_]+)").unwrap();
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in read(&format!("src/message/{language}"), "ftl") {
        let mut current = None;
        for line in file.lines() {
            if let Some(found) = head.captures(line) {
                let id = found[1].to_owned();
                assert!(
                    all.insert(id.clone(), BTreeSet::new()).is_none(),
                    "{language}: {id} stands twice"
                );
                current = Some(id);
            } else if line.starts_with('#') || line.is_empty() {
                continue;
            }
            if let Some(id) = &current {
                for found in argument.captures_iter(line) {
                    all.get_mut(id).unwrap().insert(found[1].to_owned());
                }
            }
        }
    }
    all
}

/// Ids named by `text!("…")` in the sources.
fn said() -> BTreeSet<String> {
    let call = Regex::new(r#"text!\(\s*"([a-z0-9-]+)""#).unwrap();
    read("src", "rs")
        .iter()
        .flat_map(|source| {
            call.captures_iter(source)
                .map(|found| found[1].to_owned())
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Every string in the sources that could be an id: tables of actions and
/// columns name their messages without the macro.
fn named() -> BTreeSet<String> {
    let literal = Regex::new(r#""([a-z][a-z0-9-]*)""#).unwrap();
    read("src", "rs")
        .iter()
        .flat_map(|source| {
            literal
                .captures_iter(source)
                .map(|found| found[1].to_owned())
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let english = messages("en");
    let indonesian = messages("id");
    let keys = |all: &BTreeMap<String, BTreeSet<String>>| -> BTreeSet<String> {
        all.keys().cloned().collect()
    };
    let (en, id) = (keys(&english), keys(&indonesian));
    assert_eq!(
        en.difference(&id).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    assert_eq!(
        id.difference(&en).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    for (key, arguments) in &english {
        assert_eq!(arguments, &indonesian[key], "arguments of {key}");
    }
}

#[test]
fn every_message_said_exists_and_every_message_is_said() {
    let known: BTreeSet<String> = messages("en").into_keys().collect();
    let said = said();
    let missing: Vec<_> = said.difference(&known).collect();
    assert!(
        missing.is_empty(),
        "missing from the message files: {missing:?}"
    );
    let named = named();
    let unused: Vec<_> = known.difference(&named).collect();
    assert!(unused.is_empty(), "never said: {unused:?}");
}

#[test]
fn the_message_files_are_valid() {
    for language in ["en", "id"] {
        for file in read(&format!("src/message/{language}"), "ftl") {
            let parsed = fluent_bundle::FluentResource::try_new(file);
            assert!(
                parsed.is_ok(),
                "{language}: {:?}",
                parsed.err().map(|(_, errors)| errors)
            );
        }
    }
}
