//! The small language of citation templates: `({case}[, {role}], turn {turn})`.
//! A part in square brackets vanishes when a field in it is empty. It must not
//! know quotes: who renders gives the fields' values.

use std::borrow::Cow;

use crate::fault::{Fault, Outcome};
use crate::text;

/// What can stand in braces in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The informant's pseudonymous key: `I3`.
    Case,
    Role,
    /// The document's date in words.
    Date,
    Year,
    Turn,
    /// Line numbers, `88–92` or `88`.
    Lines,
    /// Line numbers with their abbreviation: `l. 88`, `ll. 88–92`.
    LineReference,
    /// The document's title.
    Document,
    /// The code a document's title begins with (`O1` of `O1 Training day`), or the title.
    Source,
    Speaker,
    /// The initials of the speaker's name.
    Initials,
    /// The key of the code the passage was given.
    Code,
    Coder,
}

impl Field {
    const NAMES: &'static [(Field, &'static [&'static str])] = &[
        (Field::Case, &["case", "informan", "kasus"]),
        (Field::Role, &["role", "peran"]),
        (Field::Date, &["date", "tanggal"]),
        (Field::Year, &["year", "tahun"]),
        (Field::Turn, &["turn", "giliran"]),
        (Field::Lines, &["lines", "baris"]),
        (Field::LineReference, &["line-ref", "rujukan-baris"]),
        (Field::Document, &["document", "dokumen"]),
        (Field::Source, &["source", "sumber"]),
        (Field::Speaker, &["speaker", "penutur"]),
        (Field::Initials, &["initials", "inisial"]),
        (Field::Code, &["code", "kode"]),
        (Field::Coder, &["coder", "pengode"]),
    ];

    /// Every name a template may use, English and Indonesian, in a fixed order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Field::NAMES
            .iter()
            .flat_map(|(_, names)| names.iter().copied())
    }

    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        Field::NAMES
            .iter()
            .find(|(_, names)| names.contains(&name.as_str()))
            .map(|(field, _)| *field)
    }
}

/// A citation template, read once and rendered for every quote.
///
/// `{case|source}` takes the first that is not empty; `[, turn {turn}]`
/// vanishes without a turn; `\[`, `\{` and `\\` stand for themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    /// The first of these that is not empty.
    Value(Vec<Field>),
    Group(Vec<Part>),
}

/// Nested brackets beyond this are a slip of the hand, and would cost stack.
const DEEPEST: usize = 8;

impl Template {
    /// Reads a template. A fault names the character, counted from 1.
    pub fn parse(template: &str) -> Outcome<Self> {
        if template.trim().is_empty() {
            return Err(Fault::input(text!("citation-template-empty")));
        }
        Reader::new(template).read()
    }

    /// The words themselves as a template, nothing in them special.
    #[must_use]
    pub(super) fn literal(words: &str) -> Self {
        Template {
            parts: vec![Part::Words(words.to_owned())],
        }
    }

    /// The citation, with the values `value` gives; an empty value is one that is not known.
    pub fn render<'quote>(&self, value: impl Fn(Field) -> Cow<'quote, str>) -> String {
        let mut cite = String::new();
        for part in &self.parts {
            part.render(&value, &mut cite);
        }
        cite
    }
}

impl Part {
    /// Appends the part; `false` when a field of it has no value.
    fn render<'quote>(
        &self,
        value: &impl Fn(Field) -> Cow<'quote, str>,
        into: &mut String,
    ) -> bool {
        match self {
            Part::Words(words) => {
                into.push_str(words);
                true
            }
            Part::Value(fields) => {
                let found = fields.iter().map(|field| value(*field));
                match found.into_iter().find(|words| !words.is_empty()) {
                    Some(words) => into.push_str(&words),
                    None => return false,
                }
                true
            }
            Part::Group(parts) => {
                let before = into.len();
                // A group inside that vanishes does not take this one with it.
                let is_whole = parts.iter().all(|part| part.render(value, into));
                if !is_whole {
                    into.truncate(before);
                }
                true
            }
        }
    }
}

/// A group that is still open: where its bracket stands and what it holds.
struct Open {
    position: usize,
    parts: Vec<Part>,
    has_field: bool,
}

struct Reader<'text> {
    chars: std::iter::Peekable<std::iter::Enumerate<std::str::Chars<'text>>>,
    /// The template itself at the bottom, the groups opened within above it.
    open: Vec<Open>,
}

impl<'text> Reader<'text> {
    fn new(template: &'text str) -> Self {
        Reader {
            chars: template.chars().enumerate().peekable(),
            open: vec![Open::at(0)],
        }
    }

    fn read(mut self) -> Outcome<Template> {
        while let Some((index, char)) = self.chars.next() {
            let position = index + 1;
            match char {
                '\\' => match self.chars.next() {
                    Some((_, escaped)) => self.push_char(escaped),
                    None => return Err(fault(text!("citation-escape-last", position = position))),
                },
                '{' => self.read_value(position)?,
                '}' => return Err(fault(text!("citation-brace-stray", position = position))),
                '[' if self.open.len() > DEEPEST => {
                    return Err(fault(text!("citation-group-deep", position = position)));
                }
                '[' => self.open.push(Open::at(position)),
                ']' => self.close_group(position)?,
                other => self.push_char(other),
            }
        }
        match self.open.pop() {
            Some(unclosed) if !self.open.is_empty() => Err(fault(text!(
                "citation-group-open",
                position = unclosed.position
            ))),
            bottom => Ok(Template {
                parts: bottom.map(|open| open.parts).unwrap_or_default(),
            }),
        }
    }

    fn push(&mut self, part: Part) {
        if let Some(open) = self.open.last_mut() {
            open.has_field |= matches!(part, Part::Value(_));
            open.parts.push(part);
        }
    }

    fn push_char(&mut self, char: char) {
        match self.open.last_mut().and_then(|open| open.parts.last_mut()) {
            Some(Part::Words(words)) => words.push(char),
            _ => self.push(Part::Words(char.to_string())),
        }
    }

    fn read_value(&mut self, position: usize) -> Outcome<()> {
        let mut name = String::new();
        loop {
            match self.chars.next() {
                Some((_, '}')) => break,
                Some((_, '{')) | None => {
                    return Err(fault(text!("citation-brace-open", position = position)));
                }
                Some((_, char)) => name.push(char),
            }
        }
        let fields = name.split('|').map(|name| {
            Field::from_name(name).ok_or_else(|| {
                fault(text!(
                    "citation-field-unknown",
                    name = name.trim(),
                    position = position
                ))
            })
        });
        let fields = fields.collect::<Outcome<Vec<_>>>()?;
        self.push(Part::Value(fields));
        Ok(())
    }

    fn close_group(&mut self, position: usize) -> Outcome<()> {
        // The bottom is the template itself: it stays.
        if self.open.len() < 2 {
            return Err(fault(text!("citation-group-stray", position = position)));
        }
        let Some(group) = self.open.pop() else {
            return Ok(());
        };
        if !group.has_field {
            return Err(fault(text!(
                "citation-group-idle",
                position = group.position
            )));
        }
        self.push(Part::Group(group.parts));
        Ok(())
    }
}

impl Open {
    fn at(position: usize) -> Self {
        Open {
            position,
            parts: Vec::new(),
            has_field: false,
        }
    }
}

fn fault(what: crate::message::Text) -> Fault {
    let names: Vec<&str> = Field::names().collect();
    Fault::input(what).hint(text!("citation-template-hint", fields = names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Language, Phrasebook};
    use proptest::prelude::*;

    fn render(template: &str, empty: &[Field]) -> String {
        Template::parse(template).unwrap().render(|field| {
            if empty.contains(&field) {
                Cow::Borrowed("")
            } else {
                Cow::Owned(format!("{field:?}"))
            }
        })
    }

    #[test]
    fn fields_have_names_in_both_languages() {
        assert_eq!(render("{informan}/{kasus}/{CASE}", &[]), "Case/Case/Case");
        assert_eq!(
            render("{tanggal} {giliran} {baris} {inisial} {kode}", &[]),
            "Date Turn Lines Initials Code"
        );
    }

    #[test]
    fn a_group_vanishes_when_a_field_in_it_is_empty() {
        let template = "({case}[, {role}][, turn {turn}[, ll. {lines}]])";
        assert_eq!(render(template, &[]), "(Case, Role, turn Turn, ll. Lines)");
        assert_eq!(
            render(template, &[Field::Role]),
            "(Case, turn Turn, ll. Lines)"
        );
        assert_eq!(render(template, &[Field::Lines]), "(Case, Role, turn Turn)");
        assert_eq!(render(template, &[Field::Turn]), "(Case, Role)");
    }

    #[test]
    fn the_first_known_alternative_is_taken() {
        assert_eq!(render("{case|source}", &[Field::Case]), "Source");
        assert_eq!(
            render("[{case|source}]!", &[Field::Case, Field::Source]),
            "!"
        );
    }

    #[test]
    fn a_backslash_takes_the_meaning_away() {
        assert_eq!(render(r"\[{case}\] \{x\} \\", &[]), r"[Case] {x} \");
    }

    #[test]
    fn a_bad_template_is_a_fault_that_names_the_place() {
        let english = Phrasebook::new(Language::English);
        let said = |template: &str| {
            let fault = Template::parse(template).unwrap_err();
            assert_eq!(fault.exit_code(), 2);
            english.say(&fault.what)
        };
        let faults: Vec<String> = [
            "({nama})",
            "({case",
            "case})",
            "(é {case}[, {turn}",
            "({case}])",
            "({case}[, x])",
            "({case}\\",
            "[[[[[[[[[{case}",
            " ",
        ]
        .iter()
        .map(|template| format!("{template}\n    {}", said(template)))
        .collect();
        insta::assert_snapshot!(faults.join("\n"));
    }

    proptest! {
        #[test]
        fn no_template_makes_it_stumble(template in "([\\[\\]{}|\\\\ ,a-c]|\\{case\\}|\\PC){0,60}") {
            if let Ok(template) = Template::parse(&template) {
                template.render(|_| Cow::Borrowed("x"));
            }
        }

        #[test]
        fn a_literal_escaped_letter_by_letter_comes_back(words in "\\PC{1,40}") {
            prop_assume!(!words.trim().is_empty());
            let escaped: String = words.chars().flat_map(|char| ['\\', char]).collect();
            prop_assert_eq!(render(&escaped, &[]), words);
        }
    }
}
