//! A JSON text as a tree that knows the line of every value, which serde_json's
//! own values do not. serde_json judges the syntax first, so this only walks. It
//! must not know what a codebook is.

use serde::de::IgnoredAny;
use serde_json::error::Category;

use super::problems::Problems;
use crate::text;

/// Deeper than any codebook, shallow enough for every thread's stack.
const MAX_DEPTH: usize = 64;

/// A value and the line it begins on, counted from 1.
#[derive(Debug)]
pub struct Node {
    pub line: usize,
    pub value: Value,
}

#[derive(Debug)]
pub enum Value {
    Null,
    /// A number or a truth value: a codebook has neither.
    Other,
    Words(String),
    List(Vec<Node>),
    Fields(Vec<(String, Node)>),
}

/// Parses a whole text; `None` and a problem where it is not JSON.
pub fn parse(source: &str, problems: &mut Problems) -> Option<Node> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(source) {
        let what = match error.classify() {
            Category::Eof => text!("codebook-json-ends"),
            _ => text!("codebook-json-syntax", column = error.column()),
        };
        problems.add(error.line(), what);
        return None;
    }
    let mut walker = Walker {
        source,
        at: 0,
        line: 1,
    };
    let node = walker.node(0);
    if node.is_none() {
        problems.add(walker.line, text!("codebook-json-odd"));
    }
    node
}

/// Where the walk stands in a text that is known to be JSON. The steps still end
/// in `None` and never in a panic where it should not be.
struct Walker<'a> {
    source: &'a str,
    at: usize,
    line: usize,
}

impl Walker<'_> {
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek().filter(u8::is_ascii_whitespace) {
            self.line += usize::from(byte == b'\n');
            self.at += 1;
        }
    }

    /// Steps over this byte, if it is the next after white space.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn node(&mut self, depth: usize) -> Option<Node> {
        self.skip_space();
        let line = self.line;
        let value = match self.peek()? {
            _ if depth > MAX_DEPTH => return None,
            b'{' => self.fields(depth)?,
            b'[' => self.list(depth)?,
            b'"' => Value::Words(self.words()?),
            first => {
                self.literal();
                if first == b'n' {
                    Value::Null
                } else {
                    Value::Other
                }
            }
        };
        Some(Node { line, value })
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut items = Vec::new();
        while !self.take(b']') {
            items.push(self.node(depth + 1)?);
            self.take(b',');
        }
        Some(Value::List(items))
    }

    fn fields(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut fields = Vec::new();
        while !self.take(b'}') {
            let name = self.words()?;
            self.take(b':');
            fields.push((name, self.node(depth + 1)?));
            self.take(b',');
        }
        Some(Value::Fields(fields))
    }

    /// A string. serde_json decodes it, and refuses half a surrogate pair.
    fn words(&mut self) -> Option<String> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return None;
        }
        self.at += 1;
        while self.peek()? != b'"' {
            self.at += 1 + usize::from(self.peek() == Some(b'\\'));
        }
        self.at += 1;
        serde_json::from_str(self.source.get(start..self.at)?).ok()
    }

    /// A number or a word such as `null`: everything up to the next sign.
    fn literal(&mut self) {
        while let Some(byte) = self.peek()
            && !byte.is_ascii_whitespace()
            && !b",]}".contains(&byte)
        {
            self.at += 1;
        }
    }
}
