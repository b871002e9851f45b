//! Cases: the informants (or sites) a study compares, with their attributes.
//! It must not know documents or codings.

use serde::{Deserialize, Serialize};

use super::ids::CaseId;

/// What an attribute's values are; it decides how they sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttributeKind {
    #[default]
    Text,
    Number,
    Date,
}

impl AttributeKind {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            AttributeKind::Text => "text",
            AttributeKind::Number => "number",
            AttributeKind::Date => "date",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        [
            AttributeKind::Text,
            AttributeKind::Number,
            AttributeKind::Date,
        ]
        .into_iter()
        .find(|kind| kind.key() == key)
    }
}

/// An informant or another unit of comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub id: CaseId,
    pub uuid: String,
    /// The pseudonymous code that citations print: `I3`.
    pub key: String,
    /// A longer description, never a name.
    pub label: String,
    /// The role the displays order by: `section head`.
    pub role: String,
    /// Attribute name and value, in the order the attributes were defined.
    pub attributes: Vec<(String, String)>,
}
