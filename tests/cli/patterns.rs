//! Displays of patterns, networks, queries over codes and frozen displays from
//! the command line.

use crate::Place;

fn sample() -> Place {
    let place = Place::new();
    assert_eq!(place.run(&["demo", "s.telaah"]).code, 0);
    place
}

#[test]
fn saturation_says_where_it_is_reached() {
    let place = sample();
    let said = place
        .run(&["display", "saturation", "s.telaah", "--json"])
        .json();
    assert_eq!(said["reached"], "5+2");
    assert_eq!(said["U"], 20);
    assert_eq!(said["runs"][0]["ratio"], 0.1);
    assert_eq!(said["rows"].as_array().unwrap().len(), 7);
    let strict = [
        "display",
        "saturation",
        "s.telaah",
        "--threshold",
        "0",
        "--json",
    ];
    assert!(place.run(&strict).json()["reached"].is_null());
}

#[test]
fn every_display_of_patterns_is_written_in_every_format() {
    let place = sample();
    for kind in [
        "predictor-outcome",
        "variable-by-variable",
        "cooccurrence",
        "words",
        "saturation",
    ] {
        for format in ["text", "md", "csv", "tex", "html", "json"] {
            let ran = place.run(&["display", kind, "s.telaah", "--format", format]);
            assert_eq!(ran.code, 0, "{kind} {format}: {}", ran.err);
            assert!(ran.out.lines().count() > 3, "{kind} {format}");
        }
    }
    let ran = place.run(&["display", "words", "s.telaah", "--word", "trust", "--json"]);
    assert!(!ran.json()["rows"].as_array().unwrap().is_empty());
}

#[test]
fn a_network_is_written_by_the_ending_of_its_file() {
    let place = sample();
    for (name, begins) in [
        ("n.svg", "<svg"),
        ("n.dot", "graph network"),
        ("n.mmd", "---"),
        ("n.graphml", "<?xml"),
        ("n.json", "{"),
    ] {
        let arguments = ["network", "s.telaah", "--of", "cooccurrence", "-o", name];
        assert_eq!(place.run(&arguments).code, 0);
        let written = std::fs::read_to_string(place.path().join(name)).unwrap();
        assert!(written.starts_with(begins), "{name}");
    }
    let relations = place.run(&["network", "s.telaah", "--json"]).json();
    assert_eq!(relations["directed"], true);
    let edges = relations["edges"].as_array().unwrap();
    assert!(edges.iter().any(|edge| edge["supports"].as_u64() > Some(0)));
    let list = place.run(&["network", "s.telaah"]);
    assert_eq!(list.out.matches("─▶").count(), edges.len());
    let refused = place.run(&["network", "s.telaah", "-o", "n.png"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains(".svg"));
}

#[test]
fn a_query_is_answered_kept_and_refused_with_the_place() {
    let place = sample();
    let query = "AG.TB and not AG.CTP";
    let asked = place.run(&["query", "s.telaah", query, "--save", "trust", "--json"]);
    assert_eq!(asked.code, 0, "{}", asked.err);
    let quotes = asked.json();
    assert!(!quotes.as_array().unwrap().is_empty());
    assert!(quotes[0]["code"].as_str().unwrap().starts_with("AG.TB"));
    let listed = place.run(&["query", "list", "s.telaah", "--json"]).json();
    assert_eq!(listed[0]["query"], query);
    let shown = place.run(&["query", "show", "s.telaah", "trust", "--json"]);
    assert_eq!(shown.json(), quotes);
    let nothing = place.run(&["query", "s.telaah", "AG.TB and not AG.TB", "--json"]);
    assert_eq!(nothing.json(), serde_json::json!([]));
    let broken = place.run(&["query", "s.telaah", "AG.TB and", "--save", "broken"]);
    assert_eq!(broken.code, 2);
    assert!(broken.err.contains("10"), "{}", broken.err);
    assert_eq!(
        place.run(&["query", "remove", "s.telaah", "broken"]).code,
        2
    );
    assert_eq!(place.run(&["query", "remove", "s.telaah", "trust"]).code, 0);
}

#[test]
fn a_frozen_display_is_compared_cell_by_cell() {
    let place = sample();
    let freeze = [
        "display",
        "informant-indicator",
        "s.telaah",
        "--json",
        "--freeze",
        "May",
    ];
    let frozen = place.run(&freeze).json();
    assert_eq!(
        (&frozen["change"], &frozen["id"]),
        (&"display_frozen".into(), &1.into())
    );
    let compare = ["snapshot", "compare", "s.telaah", "1", "--json"];
    assert_eq!(place.run(&compare).json()["changed"], false);
    let quotes = [
        "quotes", "s.telaah", "--code", "AG.TB", "--case", "I6", "--json",
    ];
    let id = place.run(&quotes).json()[0]["id"].to_string();
    assert_eq!(place.run(&["coding", "remove", "s.telaah", &id]).code, 0);
    let changed = place.run(&compare).json();
    assert_eq!(changed["changed"], true);
    let cells = changed["changes"]["cells"].as_array().unwrap();
    assert_eq!(cells.len(), 1);
    assert_eq!(
        (&cells[0]["row"], &cells[0]["column"]),
        (&"I6".into(), &"AG.TB".into())
    );
    let listed = place
        .run(&["snapshot", "list", "s.telaah", "--json"])
        .json();
    assert_eq!(listed[0]["title"], "May");
    let shown = place.run(&["snapshot", "show", "s.telaah", "1"]);
    assert!(shown.out.contains("I6"));
    assert_eq!(place.run(&["snapshot", "remove", "s.telaah", "1"]).code, 0);
    assert_eq!(place.run(&["snapshot", "show", "s.telaah", "1"]).code, 2);
}
