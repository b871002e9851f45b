//! The house keeps its floors: a module uses only lower ones, the two front
//! ends never meet, only the store names rusqlite, and there is no network.

use std::path::{Path, PathBuf};

use regex::Regex;

/// Modules and the floor each stands on.
const FLOORS: &[(&str, u8)] = &[
    ("text", 0),
    ("message", 0),
    ("fault", 0),
    ("model", 1),
    ("analysis", 2),
    ("exchange", 2),
    ("store", 3),
    ("workbench", 4),
    ("cli", 5),
    ("tui", 5),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&src).unwrap().display().to_string();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// The module a source file belongs to: `store` for `store/read/quotes.rs`.
fn module_of(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

fn floor_of(module: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, floor)| *floor)
}

#[test]
fn a_module_uses_only_lower_floors() {
    let used = Regex::new(r"crate::(?:\{)?([a-z_]+)").unwrap();
    let mut wrong = Vec::new();
    for (file, source) in sources() {
        let module = module_of(&file).to_owned();
        let Some(floor) = floor_of(&module) else {
            continue;
        };
        for line in source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            for found in used.captures_iter(line) {
                let other = &found[1];
                let Some(theirs) = floor_of(other) else {
                    continue;
                };
                if other != module && theirs >= floor && !(floor == 0 && theirs == 0) {
                    wrong.push(format!("{file}: {}", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_store_names_rusqlite_and_only_the_screen_names_ratatui() {
    for (file, source) in sources() {
        let module = module_of(&file);
        if module != "store" {
            assert!(!source.contains("rusqlite::"), "{file} names rusqlite");
        }
        if module != "tui" && file != "main.rs" {
            assert!(!source.contains("ratatui::"), "{file} names ratatui");
        }
    }
}

#[test]
fn there_is_no_network_code() {
    for (file, source) in sources() {
        for name in ["std::net", "TcpStream", "UdpSocket", "reqwest", "hyper::"] {
            assert!(!source.contains(name), "{file} names {name}");
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (file, source) in sources() {
        assert!(
            source.starts_with("//!"),
            "{file} has no statement at its top"
        );
    }
}
