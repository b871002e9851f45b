//! A book as a file: JSON holds all of it, CSV the codes. Reading what was
//! written gives the same book again. It must not know where the file goes.

use serde_json::{Map, Value, json};

use super::FORMAT;
use crate::message::Language;
use crate::model::code::{Bilingual, CodeField};
use crate::model::codebook::{Book, CodeDraft, Preset};

/// The whole book in the format of the shipped ones. Texts that are not written
/// in a language are left out.
#[must_use]
pub fn write_json(book: &Book) -> String {
    let mut root = Map::new();
    root.insert("format".into(), FORMAT.into());
    root.insert("key".into(), book.key.as_str().into());
    put_text(&mut root, "title", &book.title);
    root.insert("source".into(), book.source.as_str().into());
    put_text(&mut root, "note", &book.note);
    let presets: Vec<Value> = book.presets.iter().map(preset).collect();
    root.insert("presets".into(), presets.into());
    let codes: Vec<Value> = book.codes.iter().map(code).collect();
    root.insert("codes".into(), codes.into());
    format!("{:#}\n", Value::Object(root))
}

fn preset(preset: &Preset) -> Value {
    let mut fields = Map::new();
    fields.insert("key".into(), preset.key.as_str().into());
    put_text(&mut fields, "title", &preset.title);
    let codes = preset
        .codes
        .as_ref()
        .map_or(json!("all"), |keys| json!(keys));
    fields.insert("codes".into(), codes);
    Value::Object(fields)
}

fn code(code: &CodeDraft) -> Value {
    let mut fields = Map::new();
    fields.insert("key".into(), code.key.as_str().into());
    fields.insert("parent".into(), json!(code.parent));
    fields.insert("kind".into(), code.kind.key().into());
    for field in CodeField::ALL {
        put_text(&mut fields, field.key(), code.words.get(field));
    }
    fields.insert("see_also".into(), json!(code.see_also));
    Value::Object(fields)
}

fn put_text(fields: &mut Map<String, Value>, name: &str, text: &Bilingual) {
    let mut sides = Map::new();
    for language in Language::ALL {
        let words = text.written(language);
        if !words.is_empty() {
            sides.insert(language.tag().into(), words.into());
        }
    }
    if !sides.is_empty() {
        fields.insert(name.into(), Value::Object(sides));
    }
}

/// The codes as CSV (UTF-8, comma, LF), one row a code under a header. The
/// book's own title, source, note and presets have no place in it. Cells are
/// not guarded against spreadsheet formulas: a guard would change the words.
#[must_use]
pub fn write_csv(book: &Book) -> String {
    let mut header = vec![String::from("key"), String::from("parent")];
    for field in CodeField::ALL {
        header.extend(Language::ALL.map(|l| format!("{}_{}", field.key(), l.tag())));
    }
    header.extend([String::from("kind"), String::from("see_also")]);
    let mut out = String::new();
    put_row(&mut out, header.iter().map(String::as_str));
    for code in &book.codes {
        let see_also = code.see_also.join("; ");
        let words = CodeField::ALL.into_iter().flat_map(|field| {
            Language::ALL.map(|language| code.words.get(field).written(language))
        });
        let cells = [code.key.as_str(), code.parent.as_deref().unwrap_or("")]
            .into_iter()
            .chain(words)
            .chain([code.kind.key(), &see_also]);
        put_row(&mut out, cells);
    }
    out
}

fn put_row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', ';', '\t', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push('\n');
}
