//! The JSON form of a codebook: which fields there are and what may stand in
//! them. It must not know the rules between codes, which every format shares.

use std::collections::HashSet;

use super::node::{self, Node, Value};
use super::problems::{Problems, names, shown};
use super::raw::{RawBook, RawCode, RawPreset, Spot, keys, tidy};
use super::{FORMAT, MAX_CODES};
use crate::message::{Language, Text};
use crate::model::code::{Bilingual, CodeField};
use crate::text;

/// Reads the text of a JSON file; `None` where nothing in it can be judged.
pub fn parse(source: &str, problems: &mut Problems, warnings: &mut Vec<Text>) -> Option<RawBook> {
    let root = node::parse(source, problems)?;
    let mut reader = Reader {
        problems,
        unknown: Vec::new(),
        seen: HashSet::new(),
    };
    let book = reader.book(root);
    if !reader.unknown.is_empty() {
        let fields = names(reader.unknown.iter().map(String::as_str));
        warnings.push(text!("codebook-unknown-fields", names = fields));
    }
    book
}

struct Reader<'p> {
    problems: &'p mut Problems,
    /// Fields that mean nothing to us, each once, in the order of the file.
    unknown: Vec<String>,
    seen: HashSet<String>,
}

impl Reader<'_> {
    fn book(&mut self, root: Node) -> Option<RawBook> {
        let line = root.line;
        let Some(fields) = self.fields(root) else {
            self.problems.add(line, text!("codebook-json-not-a-book"));
            return None;
        };
        // A file of another format would only list mistakes that are none.
        let format = fields.iter().find(|(name, _)| name == "format");
        if let Some((_, node)) = format
            && !matches!(&node.value, Value::Words(words) if words == FORMAT)
        {
            let found = match &node.value {
                Value::Words(words) => shown(words),
                _ => String::from("?"),
            };
            let problem = text!("codebook-wrong-format", found = found, format = FORMAT);
            self.problems.add(node.line, problem);
            return None;
        }
        let mut book = RawBook::default();
        for (name, node) in fields {
            match name.as_str() {
                "format" | "$schema" => {}
                "key" => book.key = self.spot("key", node),
                "title" => book.title = self.bilingual("title", node),
                "source" => {
                    book.source = self
                        .spot("source", node)
                        .map_or_else(String::new, |s| tidy(&s.words))
                }
                "note" => book.note = self.bilingual("note", node),
                "presets" => {
                    let presets = self.list("presets", node);
                    book.presets = presets.into_iter().filter_map(|n| self.preset(n)).collect();
                }
                "codes" => {
                    let line = node.line;
                    let codes = self.list("codes", node);
                    if codes.len() > MAX_CODES {
                        let problem = text!("codebook-too-many-codes", limit = MAX_CODES);
                        self.problems.add(line, problem);
                        return None;
                    }
                    book.codes = codes.into_iter().filter_map(|n| self.code(n)).collect();
                }
                _ => self.unknown(name),
            }
        }
        Some(book)
    }

    fn preset(&mut self, node: Node) -> Option<RawPreset> {
        let line = node.line;
        let Some(fields) = self.fields(node) else {
            self.problems
                .add(line, text!("codebook-preset-not-an-object"));
            return None;
        };
        let mut preset = RawPreset {
            line,
            codes: Some(Vec::new()),
            ..RawPreset::default()
        };
        for (name, node) in fields {
            match name.as_str() {
                "key" => preset.key = self.spot("key", node),
                "title" => preset.title = self.bilingual("title", node),
                "codes" => match &node.value {
                    Value::Words(words) if words == "all" => preset.codes = None,
                    _ => preset.codes = Some(self.spots("codes", node)),
                },
                _ => self.unknown(name),
            }
        }
        Some(preset)
    }

    fn code(&mut self, node: Node) -> Option<RawCode> {
        let line = node.line;
        let Some(fields) = self.fields(node) else {
            self.problems
                .add(line, text!("codebook-code-not-an-object"));
            return None;
        };
        let mut code = RawCode {
            line,
            ..RawCode::default()
        };
        for (name, node) in fields {
            let words = CodeField::ALL.into_iter().find(|f| f.key() == name);
            match (name.as_str(), words) {
                (_, Some(field)) => *code.words.get_mut(field) = self.bilingual(field.key(), node),
                ("key", _) => code.key = self.spot("key", node),
                ("parent", _) => {
                    code.parent = self.spot("parent", node).filter(|s| !s.words.is_empty());
                }
                ("kind", _) => code.kind = self.spot("kind", node).filter(|s| !s.words.is_empty()),
                ("see_also", _) => {
                    code.see_also = match &node.value {
                        Value::Words(list) => keys(node.line, list),
                        _ => self.spots("see_also", node),
                    };
                }
                _ => self.unknown(name),
            }
        }
        Some(code)
    }

    fn unknown(&mut self, name: String) {
        if self.seen.insert(name.clone()) {
            self.unknown.push(name);
        }
    }

    /// The fields of an object, none of them twice.
    fn fields(&mut self, node: Node) -> Option<Vec<(String, Node)>> {
        let Value::Fields(fields) = node.value else {
            return None;
        };
        let mut met = HashSet::new();
        for (name, node) in &fields {
            if !met.insert(name.as_str()) {
                let problem = text!("codebook-field-twice", field = shown(name));
                self.problems.add(node.line, problem);
            }
        }
        Some(fields)
    }

    fn spot(&mut self, field: &'static str, node: Node) -> Option<Spot> {
        match node.value {
            Value::Words(words) => Some(Spot {
                line: node.line,
                words,
            }),
            Value::Null => None,
            _ => {
                self.problems
                    .add(node.line, text!("codebook-not-words", field = field));
                None
            }
        }
    }

    fn list(&mut self, field: &'static str, node: Node) -> Vec<Node> {
        match node.value {
            Value::List(items) => items,
            Value::Null => Vec::new(),
            _ => {
                self.problems
                    .add(node.line, text!("codebook-not-a-list", field = field));
                Vec::new()
            }
        }
    }

    fn spots(&mut self, field: &'static str, node: Node) -> Vec<Spot> {
        self.list(field, node)
            .into_iter()
            .filter_map(|item| self.spot(field, item))
            .collect()
    }

    /// A text in two languages, or one string that serves for both.
    fn bilingual(&mut self, field: &'static str, node: Node) -> Bilingual {
        let line = node.line;
        let mut text = Bilingual::default();
        match node.value {
            Value::Words(words) => return Bilingual::same(&tidy(&words)),
            Value::Null => return text,
            Value::Fields(_) => {}
            _ => {
                self.problems
                    .add(line, text!("codebook-not-bilingual", field = field));
                return text;
            }
        }
        for (name, node) in self.fields(node).unwrap_or_default() {
            let language = Language::ALL.into_iter().find(|l| l.tag() == name);
            match language {
                Some(language) => {
                    if let Some(spot) = self.spot(language.tag(), node) {
                        text.set(language, tidy(&spot.words));
                    }
                }
                None => self.unknown(format!("{field}.{name}")),
            }
        }
        text
    }
}
