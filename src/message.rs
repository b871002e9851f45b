//! Everything a person reads, in two languages. Code names a message by its id
//! with [`text!`](crate::text!); the words live in the Fluent files beside this
//! module. It must not know the domain: it carries ids, arguments and words.

mod phrasebook;

use std::borrow::Cow;

pub use phrasebook::Phrasebook;
use serde::{Deserialize, Serialize};

/// The languages the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "id")]
    Indonesian,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::English, Language::Indonesian];

    /// The language a tag such as `id`, `id_ID.UTF-8` or `en-GB` names, if it is one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag
            .split(['-', '_', '.', '@'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        match primary.as_str() {
            "en" => Some(Language::English),
            // `in` is what older Java and Android write for Indonesian.
            "id" | "in" => Some(Language::Indonesian),
            _ => None,
        }
    }

    /// The two-letter tag: `en` or `id`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Indonesian => "id",
        }
    }

    /// The other one of the two.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Language::English => Language::Indonesian,
            Language::Indonesian => Language::English,
        }
    }
}

/// One argument of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    Number(i64),
    Words(String),
    /// A message inside a message, said in the same language.
    Inner(Text),
}

macro_rules! number_arg {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg {
            fn from(value: $kind) -> Self {
                Arg::Number(i64::try_from(value).unwrap_or(i64::MAX))
            }
        }
    )*};
}
number_arg!(i64, u64, i32, u32, usize, u8, u16);

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Arg::Words(value.to_owned())
    }
}
impl From<String> for Arg {
    fn from(value: String) -> Self {
        Arg::Words(value)
    }
}
impl From<&String> for Arg {
    fn from(value: &String) -> Self {
        Arg::Words(value.clone())
    }
}
impl From<Text> for Arg {
    fn from(value: Text) -> Self {
        Arg::Inner(value)
    }
}
impl From<&std::path::Path> for Arg {
    fn from(value: &std::path::Path) -> Self {
        Arg::Words(value.display().to_string())
    }
}

/// A message to be said later, in whatever language the reader has then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub id: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

impl Text {
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Text {
            id: Cow::Borrowed(id),
            args: Vec::new(),
        }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), value.into()));
        self
    }
}

/// Names a message and its arguments: `text!("step-import", count = n)`.
///
/// A test reads the sources for this macro to find messages that are missing or
/// never said, so the id is always a literal.
#[macro_export]
macro_rules! text {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::message::Text::new($id)$(.with(stringify!($name), $value))*
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        assert_eq!(
            Language::from_tag("id_ID.UTF-8"),
            Some(Language::Indonesian)
        );
        assert_eq!(Language::from_tag("in"), Some(Language::Indonesian));
        assert_eq!(Language::from_tag("en-GB"), Some(Language::English));
        assert_eq!(Language::from_tag("C"), None);
    }

    #[test]
    fn a_text_survives_being_stored() {
        let text = text!(
            "step-several",
            count = 3_usize,
            inner = text!("step-unknown")
        );
        let stored = serde_json::to_string(&text).unwrap();
        assert_eq!(serde_json::from_str::<Text>(&stored).unwrap(), text);
    }
}
