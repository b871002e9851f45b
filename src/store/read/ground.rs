//! Codings as the displays see them, one document after the other off one
//! index, and the rows a display can have. It must not add anything up.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::codes::tree;
use super::filter::{FROM, Filter};
use super::{offset, rows};
use crate::analysis::ground::{Plan, Seen, Unit, in_layer};
use crate::fault::{Fault, Outcome};
use crate::model::coding::Polarity;
use crate::model::display::Layer;
use crate::model::document::DocumentKind;
use crate::model::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId, SpeakerId, TurnId};
use crate::model::quote::QuoteFilter;
use crate::model::reduction::UnitId;
use crate::store::Store;
use crate::text;
use crate::text::Span;

/// The columns of [`read_seen`], all of them in the index the sweep reads.
const COLUMNS: &str = "coding.id, coding.document_id, coding.start_byte, coding.end_byte,
    coding.code_id, coding.coder_id, coding.speaker_id, coding.polarity,
    coding.strength, coding.words";
const ORDER: &str =
    "ORDER BY coding.document_id, coding.start_byte, coding.end_byte, coding.code_id";

impl Store {
    /// Calls `take` once for each document with the codings the filter and the
    /// layer let through, in the order of the text; stops when `cancel` is set.
    /// Codings whose words vanished from the text are left out.
    ///
    /// The turn of a coding is `None` here unless `has_turns`, because finding it
    /// means reading more than the index.
    pub fn each_document(
        &self,
        wanted: &QuoteFilter,
        layer: Layer,
        has_turns: bool,
        cancel: &AtomicBool,
        take: &mut dyn FnMut(&[Seen]),
    ) -> Outcome<()> {
        // Who coded a document first is not to be seen from some of its codings.
        let wanted = if *wanted == QuoteFilter::default() {
            wanted.clone()
        } else {
            QuoteFilter {
                layer: Some(layer),
                ..wanted.clone()
            }
        };
        let filter = Filter::new(self.conn(), &wanted)?;
        let codes = filter.code_list();
        let turn = if has_turns {
            ", coding.turn_id"
        } else {
            ", NULL"
        };
        let (sql, params) = if filter.is_plain() && filter.codes.is_none() {
            let from = "FROM coding WHERE coding.hidden = 0 AND coding.status = 'ok'";
            (format!("SELECT {COLUMNS}{turn} {from} {ORDER}"), Vec::new())
        } else {
            let conditions = filter.conditions();
            let of_codes = filter.code_condition();
            let wheres = format!("{conditions} AND {of_codes} AND coding.status = 'ok'");
            (
                format!("SELECT {COLUMNS}{turn} {FROM} WHERE {wheres} {ORDER}"),
                filter.params(&[(":codes", &codes)]),
            )
        };
        let mut statement = self.conn().prepare_cached(&sql)?;
        let mut found = statement.query(params.as_slice())?;
        let mut of_document: Vec<Seen> = Vec::new();
        let mut hand_over = |codings: &mut Vec<Seen>| {
            in_layer(codings, layer);
            if !codings.is_empty() {
                take(codings);
            }
            codings.clear();
        };
        while let Some(row) = found.next()? {
            let seen = read_seen(row)?;
            if of_document
                .first()
                .is_some_and(|first| first.document != seen.document)
            {
                if cancel.load(Ordering::Relaxed) {
                    return Err(Fault::cancelled(text!("display-cancelled")));
                }
                hand_over(&mut of_document);
            }
            of_document.push(seen);
        }
        hand_over(&mut of_document);
        Ok(())
    }

    /// The rows a display by cases can have: the cases in their order, then the
    /// texts in which nobody is a case. `group` names the attribute that makes
    /// groups; the role when it is `None`. Columns are left to the display.
    pub fn ground_rows(&self, group: Option<&str>) -> Outcome<Plan> {
        let documents: Vec<(DocumentId, String, DocumentKind)> = rows(
            self.conn(),
            "SELECT id, title, kind FROM document WHERE hidden = 0 ORDER BY number",
            [],
            |row| {
                let kind = DocumentKind::from_key(&row.get::<_, String>(2)?).unwrap_or_default();
                Ok((DocumentId(row.get(0)?), row.get(1)?, kind))
            },
        )?;
        let speakers: Vec<(SpeakerId, CaseId, DocumentId)> = rows(
            self.conn(),
            "SELECT speaker.id, case_id, document_id FROM speaker
             JOIN document ON document.id = document_id
             WHERE case_id IS NOT NULL AND document.hidden = 0 ORDER BY document.number",
            [],
            |row| {
                Ok((
                    SpeakerId(row.get(0)?),
                    CaseId(row.get(1)?),
                    DocumentId(row.get(2)?),
                ))
            },
        )?;
        let mut plan = Plan::default();
        let mut row_of: HashMap<CaseId, usize> = HashMap::new();
        for case in self.cases()? {
            row_of.insert(case.id, plan.units.len());
            let mut unit = Unit {
                id: UnitId::Case(case.id),
                key: case.key,
                label: case.label,
                group: String::new(),
                role: case.role,
                kind: DocumentKind::Interview,
                attributes: case.attributes,
                documents: Vec::new(),
            };
            unit.group = match group {
                None => unit.role.clone(),
                Some(name) => unit.attribute(name).unwrap_or_default().to_owned(),
            };
            plan.units.push(unit);
        }
        let kinds: HashMap<DocumentId, DocumentKind> =
            documents.iter().map(|(id, _, kind)| (*id, *kind)).collect();
        let mut with_cases = HashSet::new();
        for (speaker, case, document) in speakers {
            let Some(row) = row_of.get(&case).copied() else {
                continue;
            };
            with_cases.insert(document);
            plan.unit_of_speaker.insert(speaker, row);
            let unit = &mut plan.units[row];
            if unit.documents.is_empty() {
                unit.kind = kinds.get(&document).copied().unwrap_or_default();
            }
            if !unit.documents.contains(&document) {
                unit.documents.push(document);
            }
        }
        for (document, title, kind) in documents {
            if with_cases.contains(&document) {
                continue;
            }
            plan.unit_of_document.insert(document, plan.units.len());
            plan.units.push(Unit {
                id: UnitId::Document(document),
                key: title,
                label: String::new(),
                role: String::new(),
                group: String::new(),
                kind,
                attributes: Vec::new(),
                documents: vec![document],
            });
        }
        Ok(plan)
    }

    /// Where the numbered turns of a document's current text start, in bytes.
    pub fn turn_starts(&self, document: DocumentId) -> Outcome<Vec<usize>> {
        rows(
            self.conn(),
            "SELECT start_byte FROM turn
             WHERE revision_id = (SELECT current_revision FROM document WHERE id = ?1)
               AND number IS NOT NULL
             ORDER BY start_byte",
            [document.0],
            |row| offset(row, 0),
        )
    }

    /// Every code with its parent, in tree order.
    pub fn code_tree(&self) -> Outcome<Vec<(CodeId, Option<CodeId>)>> {
        tree(self.conn())
    }
}

fn read_seen(row: &rusqlite::Row<'_>) -> rusqlite::Result<Seen> {
    // Compared as bytes, which saves a new string for each coding.
    let polarity = match row.get_ref(7)? {
        rusqlite::types::ValueRef::Text(sign) => {
            std::str::from_utf8(sign).ok().and_then(Polarity::from_sign)
        }
        _ => None,
    };
    Ok(Seen {
        coding: CodingId(row.get(0)?),
        document: DocumentId(row.get(1)?),
        span: Span::new(offset(row, 2)?, offset(row, 3)?),
        code: CodeId(row.get(4)?),
        coder: CoderId(row.get(5)?),
        speaker: row.get::<_, Option<i64>>(6)?.map(SpeakerId),
        polarity,
        strength: row.get::<_, Option<u8>>(8)?.unwrap_or(0),
        words: row.get(9)?,
        turn: row.get::<_, Option<i64>>(10)?.map(TurnId),
    })
}
