//! A quote filter as named SQL parameters and the conditions that use them.
//! Lists travel as JSON arrays, so the statement is the same for every filter
//! and is prepared once. It must not know what is selected.

use rusqlite::types::Value;
use rusqlite::{Connection, ToSql};

use super::codes::tree;
use crate::fault::Outcome;
use crate::model::display::Layer;
use crate::model::ids::CodeId;
use crate::model::quote::QuoteFilter;

/// The tables the conditions speak of.
pub const FROM: &str = "FROM coding
    JOIN document ON document.id = coding.document_id
    LEFT JOIN speaker ON speaker.id = coding.speaker_id
    LEFT JOIN study_case ON study_case.id = speaker.case_id";

/// Everything but the codes, which decide how rows are found.
const CONDITIONS: &str = "coding.hidden = 0
    AND (:documents IS NULL OR coding.document_id IN (SELECT value FROM json_each(:documents)))
    AND (:cases IS NULL OR speaker.case_id IN (SELECT value FROM json_each(:cases)))
    AND (:roles IS NULL OR study_case.role IN (SELECT value FROM json_each(:roles)))
    AND (:kinds IS NULL OR document.kind IN (SELECT value FROM json_each(:kinds)))
    AND (:coders IS NULL OR coding.coder_id IN (SELECT value FROM json_each(:coders)))
    AND (:polarities IS NULL OR coding.polarity IN (SELECT value FROM json_each(:polarities)))
    AND (:starred = 0 OR coding.starred = 1)
    AND (:outdated = 0 OR coding.code_version <
        (SELECT version FROM code WHERE code.id = coding.code_id))
    AND (:codings IS NULL OR coding.id IN (SELECT value FROM json_each(:codings)))
    AND (:layer IS NULL OR (coding.status = 'ok' AND CASE :layer
        WHEN 'everyone' THEN 1
        WHEN 'main' THEN coding.coder_id = (
            SELECT min(first.coder_id) FROM coding AS first
            WHERE first.document_id = coding.document_id AND first.hidden = 0)
        ELSE coding.coder_id = :layer END))
    AND (:date_from IS NULL OR document.date >= :date_from)
    AND (:date_to IS NULL
         OR (document.date <> '' AND substr(document.date, 1, length(:date_to)) <= :date_to))
    AND (:attributes IS NULL OR NOT EXISTS (
        SELECT 1 FROM json_each(:attributes) AS wanted WHERE NOT EXISTS (
            SELECT 1 FROM case_attribute JOIN attribute ON attribute.id = attribute_id
            WHERE case_attribute.case_id = speaker.case_id
              AND attribute.name = wanted.value ->> 0
              AND case_attribute.value = wanted.value ->> 1 COLLATE NOCASE)))
    AND (:text IS NULL OR has_words((SELECT quote FROM anchor WHERE id = coding.anchor_id), :text))";

/// The parameters of [`CONDITIONS`], and the codes with their descendants.
pub struct Filter {
    /// In tree order; `None` for any code.
    pub codes: Option<Vec<CodeId>>,
    params: Vec<(&'static str, Value)>,
    is_plain: bool,
}

impl Filter {
    pub fn new(conn: &Connection, wanted: &QuoteFilter) -> Outcome<Filter> {
        let ids = |ids: Vec<i64>| list(ids, serde_json::Value::from);
        let words = |words: Vec<String>| list(words, serde_json::Value::from);
        let attributes = wanted
            .attributes
            .iter()
            .map(|(name, value)| serde_json::json!([name, value]))
            .collect();
        let optional = |words: &Option<String>| match words {
            Some(words) if !words.trim().is_empty() => Value::Text(words.trim().to_owned()),
            _ => Value::Null,
        };
        let params = vec![
            (
                ":documents",
                ids(wanted.documents.iter().map(|id| id.0).collect()),
            ),
            (":cases", ids(wanted.cases.iter().map(|id| id.0).collect())),
            (
                ":coders",
                ids(wanted.coders.iter().map(|id| id.0).collect()),
            ),
            (
                ":codings",
                ids(wanted.codings.iter().map(|id| id.0).collect()),
            ),
            (
                ":layer",
                match wanted.layer {
                    None => Value::Null,
                    Some(Layer::Everyone) => Value::Text("everyone".to_owned()),
                    Some(Layer::Main) => Value::Text("main".to_owned()),
                    Some(Layer::Coder(coder)) => Value::Integer(coder.0),
                },
            ),
            (":roles", words(wanted.roles.clone())),
            (
                ":kinds",
                words(
                    wanted
                        .kinds
                        .iter()
                        .map(|kind| kind.key().to_owned())
                        .collect(),
                ),
            ),
            (
                ":polarities",
                words(
                    wanted
                        .polarities
                        .iter()
                        .map(|p| p.sign().to_owned())
                        .collect(),
                ),
            ),
            (
                ":starred",
                Value::Integer(i64::from(wanted.is_starred_only)),
            ),
            (
                ":outdated",
                Value::Integer(i64::from(wanted.is_outdated_only)),
            ),
            (":date_from", optional(&wanted.date_from)),
            (":date_to", optional(&wanted.date_to)),
            (
                ":attributes",
                list(attributes, |pair: serde_json::Value| pair),
            ),
            (":text", optional(&wanted.text)),
        ];
        let is_plain = params
            .iter()
            .all(|(_, value)| matches!(value, Value::Null | Value::Integer(0)));
        Ok(Filter {
            codes: codes_of(conn, wanted)?,
            params,
            is_plain,
        })
    }

    /// Whether nothing but codes is asked for.
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// What a row must fulfil, the codes apart. Where nothing else is asked for
    /// there is nothing else to test row by row.
    pub fn conditions(&self) -> &'static str {
        if self.is_plain {
            "coding.hidden = 0"
        } else {
            CONDITIONS
        }
    }

    /// The condition on the codes, for a statement that is given [`Filter::code_list`]
    /// as `:codes`. Only without an OR can it use the index.
    pub fn code_condition(&self) -> &'static str {
        match self.codes {
            None => ":codes IS NULL",
            Some(_) => "coding.code_id IN (SELECT value FROM json_each(:codes))",
        }
    }

    /// The parameters of the conditions, with further ones of the statement's own.
    pub fn params<'a>(
        &'a self,
        more: &[(&'static str, &'a dyn ToSql)],
    ) -> Vec<(&'static str, &'a dyn ToSql)> {
        let own = if self.is_plain { &[] } else { &self.params[..] };
        own.iter()
            .map(|(name, value)| (*name, value as &dyn ToSql))
            .chain(more.iter().copied())
            .collect()
    }

    /// The codes as a JSON array, or NULL for any.
    pub fn code_list(&self) -> Value {
        match &self.codes {
            None => Value::Null,
            Some(codes) => {
                let ids: Vec<i64> = codes.iter().map(|code| code.0).collect();
                Value::Text(serde_json::json!(ids).to_string())
            }
        }
    }
}

fn list<T>(values: Vec<T>, json: impl Fn(T) -> serde_json::Value) -> Value {
    if values.is_empty() {
        return Value::Null;
    }
    let values: Vec<serde_json::Value> = values.into_iter().map(json).collect();
    Value::Text(serde_json::Value::Array(values).to_string())
}

/// The wanted codes and, unless exactly they are wanted, all below them.
fn codes_of(conn: &Connection, wanted: &QuoteFilter) -> Outcome<Option<Vec<CodeId>>> {
    if wanted.codes.is_empty() {
        return Ok(None);
    }
    if let [code] = wanted.codes[..]
        && (wanted.is_exact_code || !has_children(conn, code)?)
    {
        return Ok(Some(vec![code]));
    }
    let mut taken: std::collections::HashSet<CodeId> = wanted.codes.iter().copied().collect();
    let mut codes = Vec::new();
    for (code, parent) in tree(conn)? {
        let is_below =
            !wanted.is_exact_code && parent.is_some_and(|parent| taken.contains(&parent));
        if is_below {
            taken.insert(code);
        }
        if taken.contains(&code) {
            codes.push(code);
        }
    }
    Ok(Some(codes))
}

fn has_children(conn: &Connection, code: CodeId) -> Outcome<bool> {
    Ok(conn
        .prepare_cached("SELECT 1 FROM code WHERE parent_id = ?1")?
        .exists([code.0])?)
}
