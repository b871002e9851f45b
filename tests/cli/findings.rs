//! Ratings, relations and events from the command line, and the displays they
//! turn up in.

use serde_json::json;

use crate::Place;

fn sample() -> Place {
    let place = Place::new();
    place.run(&["demo", "s.telaah", "--quiet"]).good();
    place
}

fn cell<'a>(sheet: &'a serde_json::Value, row: &str, column: &str) -> &'a serde_json::Value {
    let rows = sheet["rows"].as_array().unwrap();
    &rows.iter().find(|known| known["key"] == row).unwrap()[column]
}

#[test]
fn a_rating_is_set_listed_shown_and_taken_back() {
    let place = sample();
    place
        .run(&[
            "rating",
            "set",
            "s.telaah",
            "ag.ctp.own",
            "NGO",
            "none",
            "--rationale",
            "-x & y",
            "--coder",
            "Dewi",
        ])
        .good();
    assert_eq!(
        place.json(&["rating", "list", "s.telaah"]),
        json!([{"code": "AG.CTP.OWN", "unit": "ngo", "level": "none",
                "rationale": "-x & y", "rater": "Dewi"}])
    );
    let sheet = place.json(&["display", "checklist", "s.telaah", "--indicator", "AG.CTP"]);
    let own = cell(&sheet, "AG.CTP.OWN", "ngo");
    assert_eq!(
        (&own["sign"], &own["conflict"]),
        (&json!("+"), &json!(true))
    );
    assert_eq!(
        sheet["conflicts"],
        json!([{"code": "AG.CTP.OWN", "unit": "ngo"}])
    );
    place
        .run(&["rating", "set", "s.telaah", "AG.CTP.OWN", "ngo", "some"])
        .good();
    let again = place.json(&["rating", "list", "s.telaah"]);
    assert_eq!(
        again[0]["rationale"], "-x & y",
        "what is not said anew stays"
    );
    place
        .run(&["rating", "set", "s.telaah", "AG.CTP.OWN", "ngos", "some"])
        .refused("no group");
    place
        .run(&["rating", "set", "s.telaah", "AG.CTP.OWN", "ngo", "great"])
        .refused("great");
    place
        .run(&["rating", "remove", "s.telaah", "AG.CTP.OWN", "ngo"])
        .good();
    place
        .run(&["rating", "remove", "s.telaah", "AG.CTP.OWN", "ngo"])
        .refused("not rated");
    assert_eq!(place.json(&["rating", "list", "s.telaah"]), json!([]));
}

#[test]
fn a_recommendation_comes_to_answer_a_factor() {
    let place = sample();
    let added = place.json(&[
        "relation",
        "add",
        "s.telaah",
        "Visits after the training",
        "FAK.H1",
        "--kind",
        "addresses",
        "--evidence",
        "20",
    ]);
    assert_eq!(added["change"], "relation_added");
    let id = added["id"].to_string();
    let sheet = place.json(&["display", "factors", "s.telaah"]);
    assert_eq!(
        *cell(&sheet, "FAK.H1", "recommendations"),
        json!(["Visits after the training"])
    );
    place
        .run(&[
            "relation", "set", "s.telaah", &id, "--sign", "-", "--note", "n",
        ])
        .good();
    place
        .run(&[
            "relation",
            "link",
            "s.telaah",
            &id,
            "21",
            "--stance",
            "contradicts",
        ])
        .good();
    let all = place.json(&["relation", "list", "s.telaah"]);
    let last = all.as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["sign"], &last["supports"], &last["contradicts"]),
        (&json!("-"), &json!([20]), &json!([21]))
    );
    assert_eq!(
        (&last["source_is_code"], &last["target"]),
        (&json!(false), &json!("FAK.H1"))
    );
    place.run(&["relation", "remove", "s.telaah", &id]).good();
    place
        .run(&["relation", "remove", "s.telaah", &id])
        .refused("no relation");
    place
        .run(&["relation", "add", "s.telaah", "AG.TB", "ag.tb"])
        .refused("itself");
}

#[test]
fn a_promise_is_recorded_and_answered() {
    let place = sample();
    let promise = place.json(&[
        "event",
        "add",
        "s.telaah",
        "Seed money is promised",
        "--date",
        "2024-06",
        "--kind",
        "promise",
        "--domain",
        "Finance",
        "--document",
        "I1",
    ]);
    let id = promise["id"].to_string();
    place
        .run(&[
            "event",
            "add",
            "s.telaah",
            "Seed money arrives",
            "--date",
            "2024-07-01",
            "--answers",
            &id,
        ])
        .good();
    let status = |place: &Place| {
        let sheet = place.json(&["display", "events", "s.telaah"]);
        cell(&sheet, &id, "promise").clone()
    };
    assert_eq!(status(&place), "open");
    place
        .run(&["event", "set", "s.telaah", &id, "--kept", "yes"])
        .good();
    assert_eq!(status(&place), "kept");
    place
        .run(&["event", "set", "s.telaah", &id, "--kept", "maybe"])
        .refused("maybe");
    place
        .run(&["event", "set", "s.telaah", &id, "--date", "June"])
        .refused("June");
    place
        .run(&["event", "set", "s.telaah", &id, "--answers", &id])
        .refused("promise it answers");
    place.run(&["event", "remove", "s.telaah", &id]).good();
    place
        .run(&["event", "remove", "s.telaah", &id])
        .refused("no event");
    let events = place.json(&["event", "list", "s.telaah"]);
    assert_eq!(events.as_array().unwrap().len(), 12);
}
