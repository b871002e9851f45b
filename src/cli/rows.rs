//! Rows out of a file of JSON lines, CSV or TSV, each with the line it began on
//! and its fields by name. It must not know what a row means.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::text;

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// A row: its fields by name, in lower case. Empty ones are left out.
pub type Row = HashMap<String, String>;

/// The rows with their line numbers, and the lines that are no rows with why.
pub type Read = (Vec<(usize, Row)>, Vec<(usize, Text)>);

/// What a file of rows holds, and its ending in lower case.
pub struct Body {
    pub text: String,
    pub ending: String,
}

/// Reads a file that should hold rows: UTF-8, with or without its mark.
pub fn open(path: &Path) -> Outcome<Body> {
    let unread = |error: std::io::Error| {
        Fault::input(text!(
            "cli-file-unread",
            file = path,
            reason = error.to_string()
        ))
        .hint(text!("cli-file-unread-hint"))
    };
    let facts = std::fs::metadata(path).map_err(unread)?;
    if facts.is_dir() {
        return Err(Fault::input(text!("cli-file-is-folder", file = path)));
    }
    if facts.len() > MAX_BYTES {
        return Err(Fault::input(text!(
            "cli-file-too-large",
            file = path,
            limit = MAX_BYTES >> 20
        )));
    }
    let bytes = std::fs::read(path).map_err(unread)?;
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let Ok(body) = std::str::from_utf8(body) else {
        return Err(Fault::input(text!("cli-file-not-utf8", file = path))
            .hint(text!("cli-file-not-utf8-hint")));
    };
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    Ok(Body {
        text: body.to_owned(),
        ending: ending.to_lowercase(),
    })
}

/// Reads the rows; `needed` are the columns a table must have.
pub fn read(path: &Path, needed: &[&str], hint: &Text) -> Outcome<Read> {
    let Body { text, ending } = open(path)?;
    match ending.as_str() {
        "jsonl" | "ndjson" => Ok(lines(&text)),
        "csv" => table(path, &text, b',', needed, hint),
        "tsv" => table(path, &text, b'\t', needed, hint),
        _ => Err(Fault::input(text!("cli-many-ending", file = path)).hint(hint.clone())),
    }
}

fn lines(body: &str) -> Read {
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    for (index, line) in body.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<HashMap<String, Value>>(line) {
            Ok(fields) => rows.push((index + 1, fields.into_iter().filter_map(field).collect())),
            Err(error) => bad.push((
                index + 1,
                text!("cli-row-not-json", column = error.column()),
            )),
        }
    }
    (rows, bad)
}

fn field((name, value): (String, Value)) -> Option<(String, String)> {
    let words = match value {
        Value::String(words) => words,
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!words.trim().is_empty()).then(|| (name.to_lowercase(), words))
}

fn table(path: &Path, body: &str, delimiter: u8, needed: &[&str], hint: &Text) -> Outcome<Read> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::Headers)
        .from_reader(body.as_bytes());
    let no_header = || {
        let columns = needed.join(", ");
        Fault::input(text!("cli-rows-header", file = path, columns = columns)).hint(hint.clone())
    };
    let header = reader.headers().map_err(|_| no_header())?.clone();
    let names: Vec<String> = header.iter().map(str::to_lowercase).collect();
    if !needed
        .iter()
        .all(|name| names.iter().any(|known| known == name))
    {
        return Err(no_header());
    }
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let at = |position: Option<&csv::Position>| {
            position.map_or(0, |at| usize::try_from(at.line()).unwrap_or(0))
        };
        match record {
            Ok(record) => {
                let cells = names.iter().cloned().zip(record.iter());
                let row = cells
                    .filter(|(_, cell)| !cell.trim().is_empty())
                    .map(|(name, cell)| (name, cell.to_owned()))
                    .collect();
                rows.push((at(record.position()), row));
            }
            Err(error) => bad.push((at(error.position()), text!("cli-row-not-csv"))),
        }
    }
    Ok((rows, bad))
}
