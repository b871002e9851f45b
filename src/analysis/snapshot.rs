//! What has changed between a frozen display and the same display today, row by
//! row and cell by cell, as both were written for programs. It must not know
//! where a display was kept, nor go by times.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::Value;

/// A cell that is another one now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellChange {
    pub row: String,
    /// The key of the column.
    pub column: String,
    pub before: Value,
    pub after: Value,
}

/// A fact outside the rows that is another one now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactChange {
    pub fact: String,
    pub before: Value,
    pub after: Value,
}

/// Everything that changed; empty lists when nothing did.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Changes {
    pub columns_added: Vec<String>,
    pub columns_removed: Vec<String>,
    pub rows_added: Vec<String>,
    pub rows_removed: Vec<String>,
    /// Rows that are in both but stand in another order.
    pub reordered: bool,
    pub cells: Vec<CellChange>,
    pub facts: Vec<FactChange>,
}

impl Changes {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }
}

/// What is said around the rows in words and follows from them.
const WORDS: &[&str] = &["display", "title", "rule", "notes", "columns", "rows"];

/// Compares two displays of the same kind.
#[must_use]
pub fn compare(before: &Value, after: &Value) -> Changes {
    let (columns_before, columns_after) = (columns(before), columns(after));
    let (rows_before, rows_after) = (rows(before), rows(after));
    let index = |rows: &[(String, Value)]| -> HashMap<String, usize> {
        let keys = rows.iter().map(|(key, _)| key.clone());
        keys.zip(0..).collect()
    };
    let (at_before, at_after) = (index(&rows_before), index(&rows_after));
    let mut changes = Changes {
        columns_added: missing(&columns_after, &columns_before),
        columns_removed: missing(&columns_before, &columns_after),
        ..Changes::default()
    };
    for (key, _) in &rows_after {
        if !at_before.contains_key(key) {
            changes.rows_added.push(key.clone());
        }
    }
    let shared: Vec<&String> = columns_before
        .iter()
        .filter(|column| columns_after.contains(column))
        .collect();
    let mut order = Vec::new();
    for (key, row) in &rows_before {
        let Some(at) = at_after.get(key) else {
            changes.rows_removed.push(key.clone());
            continue;
        };
        order.push(*at);
        let now = &rows_after[*at].1;
        let mut compare = |column: &str| {
            let (before, after) = (&row[column], &now[column]);
            if before != after {
                changes.cells.push(CellChange {
                    row: key.clone(),
                    column: column.to_owned(),
                    before: before.clone(),
                    after: after.clone(),
                });
            }
        };
        // A group that is a column too is named once.
        if !shared.iter().any(|column| *column == "group") {
            compare("group");
        }
        shared.iter().for_each(|column| compare(column));
    }
    changes.reordered = order.windows(2).any(|pair| pair[0] > pair[1]);
    changes.facts = facts(before, after);
    changes
}

fn missing(from: &[String], of: &[String]) -> Vec<String> {
    let known: HashSet<&String> = of.iter().collect();
    from.iter()
        .filter(|key| !known.contains(key))
        .cloned()
        .collect()
}

fn columns(sheet: &Value) -> Vec<String> {
    let columns = sheet["columns"].as_array().into_iter().flatten();
    columns
        .filter_map(|column| column["key"].as_str().map(str::to_owned))
        .collect()
}

/// Rows by key; one that comes again gets a number.
fn rows(sheet: &Value) -> Vec<(String, Value)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let rows = sheet["rows"].as_array().into_iter().flatten();
    rows.map(|row| {
        let key = row["key"].as_str().unwrap_or_default().to_owned();
        let times = seen.entry(key.clone()).or_insert(0);
        *times += 1;
        let key = match *times {
            1 => key,
            times => format!("{key} ({times})"),
        };
        (key, row.clone())
    })
    .collect()
}

fn facts(before: &Value, after: &Value) -> Vec<FactChange> {
    let keys = |sheet: &Value| -> Vec<String> {
        let object = sheet.as_object().into_iter().flatten();
        let keys = object.map(|(key, _)| key.clone());
        keys.filter(|key| !WORDS.contains(&key.as_str())).collect()
    };
    let mut all = keys(before);
    all.extend(missing(&keys(after), &all));
    all.into_iter()
        .filter(|key| before[key.as_str()] != after[key.as_str()])
        .map(|fact| FactChange {
            before: before[fact.as_str()].clone(),
            after: after[fact.as_str()].clone(),
            fact,
        })
        .collect()
}

/// A value of such a display in few words, for people.
#[must_use]
pub fn brief(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(words) => words.clone(),
        Value::Array(all) => all.iter().map(brief).collect::<Vec<_>>().join(", "),
        Value::Object(fields) if fields.contains_key("n") && fields.contains_key("sign") => {
            let sign = fields["sign"].as_str().unwrap_or("•");
            let said = [sign.to_owned(), brief(&fields["n"]), text_of(fields)];
            said.into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        }
        Value::Object(fields) if fields.contains_key("text") => text_of(fields),
        other => other.to_string(),
    }
}

fn text_of(fields: &serde_json::Map<String, Value>) -> String {
    let text = fields.get("text").and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn sheet(columns: &[&str], rows: Value) -> Value {
        let columns: Vec<Value> = columns.iter().map(|key| json!({"key": key})).collect();
        json!({"columns": columns, "rows": rows, "n": 2, "title": "x"})
    }

    #[test]
    fn rows_columns_and_cells_are_told_apart() {
        let before = sheet(
            &["a", "b"],
            json!([{"key": "I1", "a": 1, "b": {"n": 1}}, {"key": "I2", "a": 2, "b": null}]),
        );
        let mut after = sheet(
            &["b", "c"],
            json!([{"key": "I3", "b": 1, "c": 1}, {"key": "I1", "b": {"n": 2}, "c": 0}]),
        );
        after["n"] = json!(3);
        after["title"] = json!("another title is no change");
        let changes = compare(&before, &after);
        assert_eq!(changes.columns_added, ["c"]);
        assert_eq!(changes.columns_removed, ["a"]);
        assert_eq!(changes.rows_added, ["I3"]);
        assert_eq!(changes.rows_removed, ["I2"]);
        assert_eq!(changes.cells.len(), 1);
        let cell = &changes.cells[0];
        assert_eq!((cell.row.as_str(), cell.column.as_str()), ("I1", "b"));
        assert_eq!(
            (&cell.before, &cell.after),
            (&json!({"n": 1}), &json!({"n": 2}))
        );
        assert_eq!(changes.facts.len(), 1);
        assert!(!changes.reordered);
    }

    #[test]
    fn another_order_of_the_same_rows_is_seen() {
        let one = sheet(&["a"], json!([{"key": "x", "a": 1}, {"key": "y", "a": 1}]));
        let other = sheet(&["a"], json!([{"key": "y", "a": 1}, {"key": "x", "a": 1}]));
        let changes = compare(&one, &other);
        assert!(changes.reordered && changes.cells.is_empty());
    }

    #[test]
    fn what_is_no_sheet_at_all_is_compared_without_a_panic() {
        assert!(compare(&json!(null), &json!([1, 2])).is_empty());
        assert!(!compare(&json!({"rows": "no"}), &json!({"x": 1})).is_empty());
    }

    proptest! {
        #[test]
        fn a_display_has_not_changed_since_itself(
            keys in prop::collection::vec("[a-c]", 0..6), cells in prop::collection::vec(0..3, 6)
        ) {
            let rows: Vec<Value> =
                keys.iter().zip(&cells).map(|(key, cell)| json!({"key": key, "a": cell})).collect();
            let sheet = sheet(&["a"], json!(rows));
            prop_assert!(compare(&sheet, &sheet).is_empty());
        }
    }
}
