//! Codebooks and codes in tree order. It must not count codings.

use std::collections::HashMap;

use rusqlite::Connection;

use super::rows;
use crate::fault::Outcome;
use crate::message::Language;
use crate::model::code::{Bilingual, Code, CodeField, CodeKind, CodeStatus, CodeWords};
use crate::model::codebook::Codebook;
use crate::model::ids::{CodeId, CodebookId};
use crate::model::inquiry::CodeVersion;
use crate::store::Store;

impl Store {
    pub fn codebooks(&self) -> Outcome<Vec<Codebook>> {
        rows(
            self.conn(),
            "SELECT id, key, title_en, title_id, source, note_en, note_id, preset
             FROM codebook ORDER BY ordinal, id",
            [],
            |row| {
                Ok(Codebook {
                    id: CodebookId(row.get(0)?),
                    key: row.get(1)?,
                    title: Bilingual::new(row.get::<_, String>(2)?, row.get::<_, String>(3)?),
                    source: row.get(4)?,
                    note: Bilingual::new(row.get::<_, String>(5)?, row.get::<_, String>(6)?),
                    preset: row.get(7)?,
                })
            },
        )
    }

    /// All codes in tree order: books in order, parents before children.
    pub fn codes(&self) -> Outcome<Vec<Code>> {
        let mut codes: HashMap<CodeId, Code> = self
            .flat_codes()?
            .into_iter()
            .map(|code| (code.id, code))
            .collect();
        Ok(tree(self.conn())?
            .into_iter()
            .filter_map(|(id, _)| codes.remove(&id))
            .collect())
    }

    fn flat_codes(&self) -> Outcome<Vec<Code>> {
        let mut words = all_words(self.conn())?;
        let mut links: HashMap<CodeId, Vec<String>> = HashMap::new();
        for (code, key) in rows(
            self.conn(),
            "SELECT code_id, other_key FROM code_link ORDER BY id",
            [],
            |row| Ok((CodeId(row.get(0)?), row.get::<_, String>(1)?)),
        )? {
            links.entry(code).or_default().push(key);
        }
        rows(
            self.conn(),
            "SELECT id, uuid, codebook_id, parent_id, key, kind, status, reason,
                    color, version
             FROM code",
            [],
            |row| {
                let id = CodeId(row.get(0)?);
                Ok(Code {
                    id,
                    uuid: row.get(1)?,
                    codebook: CodebookId(row.get(2)?),
                    parent: row.get::<_, Option<i64>>(3)?.map(CodeId),
                    key: row.get(4)?,
                    kind: CodeKind::from_key(&row.get::<_, String>(5)?).unwrap_or_default(),
                    status: CodeStatus::from_key(&row.get::<_, String>(6)?).unwrap_or_default(),
                    reason: row.get(7)?,
                    color: row.get(8)?,
                    version: row.get(9)?,
                    words: words.remove(&id).unwrap_or_default(),
                    see_also: links.remove(&id).unwrap_or_default(),
                })
            },
        )
    }

    pub fn code_versions(&self, code: CodeId) -> Outcome<Vec<CodeVersion>> {
        rows(
            self.conn(),
            "SELECT version, words, time, reason FROM code_version
             WHERE code_id = ?1 ORDER BY version",
            [code.0],
            |row| {
                Ok(CodeVersion {
                    version: row.get(0)?,
                    words: serde_json::from_str(&row.get::<_, String>(1)?).unwrap_or_default(),
                    time: row.get(2)?,
                    reason: row.get(3)?,
                })
            },
        )
    }
}

/// Every code with its parent in tree order: books in order, parents before
/// children, siblings as they were arranged.
pub fn tree(conn: &Connection) -> Outcome<Vec<(CodeId, Option<CodeId>)>> {
    let flat = rows(
        conn,
        "SELECT code.id, parent_id FROM code JOIN codebook ON codebook.id = codebook_id
         ORDER BY codebook.ordinal, codebook.id, code.ordinal, code.id",
        [],
        |row| {
            Ok((
                CodeId(row.get(0)?),
                row.get::<_, Option<i64>>(1)?.map(CodeId),
            ))
        },
    )?;
    let mut children: HashMap<Option<CodeId>, Vec<CodeId>> = HashMap::new();
    for (code, parent) in &flat {
        children.entry(*parent).or_default().push(*code);
    }
    let mut order = Vec::with_capacity(flat.len());
    let mut open: Vec<(CodeId, Option<CodeId>)> = Vec::new();
    let push_below = |open: &mut Vec<_>, parent| {
        if let Some(below) = children.get(&parent) {
            open.extend(below.iter().rev().map(|child| (*child, parent)));
        }
    };
    push_below(&mut open, None);
    while let Some((code, parent)) = open.pop() {
        order.push((code, parent));
        push_below(&mut open, Some(code));
    }
    Ok(order)
}

/// The words of one code, as they are now.
pub fn words_of(conn: &Connection, code: CodeId) -> Outcome<CodeWords> {
    let mut words = CodeWords::default();
    let sql = format!("{WORD_COLUMNS} WHERE code_id = ?1");
    for (_, language, texts) in rows(conn, &sql, [code.0], read_words)? {
        put(&mut words, language, texts);
    }
    Ok(words)
}

const WORD_COLUMNS: &str =
    "SELECT code_id, language, label, definition, include, exclude, evidence, example
     FROM code_text";

fn all_words(conn: &Connection) -> Outcome<HashMap<CodeId, CodeWords>> {
    let mut all: HashMap<CodeId, CodeWords> = HashMap::new();
    for (code, language, texts) in rows(conn, WORD_COLUMNS, [], read_words)? {
        put(all.entry(code).or_default(), language, texts);
    }
    Ok(all)
}

type Texts = [String; CodeField::ALL.len()];

fn read_words(row: &rusqlite::Row<'_>) -> rusqlite::Result<(CodeId, Language, Texts)> {
    let mut texts = Texts::default();
    for (column, text) in texts.iter_mut().enumerate() {
        *text = row.get(column + 2)?;
    }
    let language = Language::from_tag(&row.get::<_, String>(1)?).unwrap_or_default();
    Ok((CodeId(row.get(0)?), language, texts))
}

fn put(words: &mut CodeWords, language: Language, texts: Texts) {
    for (field, text) in CodeField::ALL.into_iter().zip(texts) {
        words.get_mut(field).set(language, text);
    }
}
