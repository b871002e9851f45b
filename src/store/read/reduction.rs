//! What the analyst condensed, as it was written down: cells, forms, patterns,
//! and which codings are older than their rule. It must not judge any of it.

use std::collections::{HashMap, HashSet};

use super::codes::tree;
use super::{digest, rows};
use crate::analysis::ground::Plan;
use crate::fault::Outcome;
use crate::model::ids::{CaseId, CodeId, CoderId, DocumentId, SummaryId};
use crate::model::reduction::{
    CodedUnder, FilledForm, FormKind, Pattern, Summary, UnitId, answer_to,
};
use crate::store::Store;
use crate::text::Span;

const SUMMARY: &str =
    "SELECT id, case_id, document_id, code_id, coder_id, text, digest, changed FROM summary";

fn read_summary(row: &rusqlite::Row<'_>) -> rusqlite::Result<Summary> {
    let case: Option<i64> = row.get(1)?;
    let document: Option<i64> = row.get(2)?;
    let unit = match case {
        Some(case) => UnitId::Case(CaseId(case)),
        None => UnitId::Document(DocumentId(document.unwrap_or_default())),
    };
    Ok(Summary {
        id: SummaryId(row.get(0)?),
        unit,
        code: CodeId(row.get(3)?),
        coder: CoderId(row.get(4)?),
        text: row.get(5)?,
        digest: row.get(6)?,
        changed: row.get(7)?,
    })
}

impl Store {
    /// Condensed cells, in the order in which they were first written.
    pub fn summaries(&self) -> Outcome<Vec<Summary>> {
        rows(
            self.conn(),
            &format!("{SUMMARY} ORDER BY id"),
            [],
            read_summary,
        )
    }

    /// One condensed cell with its digest today; nothing where none is written.
    pub fn summary_of(&self, unit: UnitId, code: CodeId) -> Outcome<Option<(Summary, String)>> {
        let (case, document) = match unit {
            UnitId::Case(case) => (Some(case.0), None),
            UnitId::Document(document) => (None, Some(document.0)),
        };
        let found = rows(
            self.conn(),
            &format!("{SUMMARY} WHERE case_id IS ?1 AND document_id IS ?2 AND code_id = ?3"),
            rusqlite::params![case, document, code.0],
            read_summary,
        )?;
        match found.into_iter().next() {
            Some(summary) => {
                let today = digest::of_cell(self.conn(), unit, code)?;
                Ok(Some((summary, today)))
            }
            None => Ok(None),
        }
    }
}

/// Where a passage stands, for comparing passages.
pub type Placed = (DocumentId, Span);

impl Store {
    /// All forms of which something is filled in, by document number.
    pub fn forms(&self) -> Outcome<Vec<FilledForm>> {
        let found = rows(
            self.conn(),
            "SELECT document_id, form, field, text, form_field.changed FROM form_field
             JOIN document ON document.id = document_id
             WHERE document.hidden = 0 ORDER BY document.number, form, form_field.id",
            [],
            |row| {
                Ok((
                    DocumentId(row.get(0)?),
                    row.get::<_, String>(1)?,
                    row.get::<_, String>(2)?,
                    row.get::<_, String>(3)?,
                    row.get::<_, i64>(4)?,
                ))
            },
        )?;
        let mut forms: Vec<FilledForm> = Vec::new();
        for (document, form, field, text, changed) in found {
            let Some(form) = FormKind::from_key(&form) else {
                continue;
            };
            match forms.last_mut() {
                Some(last) if (last.document, last.form) == (document, form) => {
                    last.fields.push((field, text));
                    last.changed = last.changed.max(changed);
                }
                _ => forms.push(FilledForm {
                    document,
                    form,
                    fields: vec![(field, text)],
                    changed,
                }),
            }
        }
        for filled in &mut forms {
            let order = filled.form.fields();
            filled.fields.sort_by_key(|(key, _)| {
                let fixed = order.iter().position(|known| known == key);
                (fixed.unwrap_or(order.len()), answer_to(key))
            });
        }
        Ok(forms)
    }

    /// The pattern codes in tree order with their members, and what they rest on.
    pub fn patterns(&self) -> Outcome<Vec<Pattern>> {
        let mut members: HashMap<CodeId, Vec<CodeId>> = HashMap::new();
        for (pattern, code) in rows(
            self.conn(),
            "SELECT pattern_id, code_id FROM pattern_member ORDER BY id",
            [],
            |row| Ok((CodeId(row.get(0)?), CodeId(row.get(1)?))),
        )? {
            members.entry(pattern).or_default().push(code);
        }
        let kinds = rows(
            self.conn(),
            "SELECT id FROM code WHERE kind = 'pattern'",
            [],
            |row| Ok(CodeId(row.get(0)?)),
        )?;
        let mut patterns = Vec::new();
        for (code, _) in tree(self.conn())? {
            if kinds.contains(&code) {
                let members = members.remove(&code).unwrap_or_default();
                patterns.push(self.pattern(code, members)?);
            }
        }
        Ok(patterns)
    }

    /// One pattern code; nothing for a code of another kind.
    pub fn pattern_of(&self, code: CodeId) -> Outcome<Option<Pattern>> {
        let is_pattern = self
            .conn()
            .prepare_cached("SELECT 1 FROM code WHERE id = ?1 AND kind = 'pattern'")?
            .exists([code.0])?;
        if !is_pattern {
            return Ok(None);
        }
        let members = rows(
            self.conn(),
            "SELECT code_id FROM pattern_member WHERE pattern_id = ?1 ORDER BY id",
            [code.0],
            |row| Ok(CodeId(row.get(0)?)),
        )?;
        self.pattern(code, members).map(Some)
    }

    fn pattern(&self, code: CodeId, members: Vec<CodeId>) -> Outcome<Pattern> {
        let mut passages = HashSet::new();
        let mut cases = HashSet::new();
        let mut members_in_use = 0;
        for one in members.iter().chain([&code]) {
            let found = rows(
                self.conn(),
                "WITH RECURSIVE below(id) AS (
                    VALUES (?1) UNION
                    SELECT code.id FROM code JOIN below ON code.parent_id = below.id
                 )
                 SELECT coding.document_id, start_byte, end_byte, speaker.case_id
                 FROM coding LEFT JOIN speaker ON speaker.id = coding.speaker_id
                 WHERE coding.hidden = 0 AND code_id IN (SELECT id FROM below)",
                [one.0],
                |row| {
                    Ok((
                        row.get::<_, i64>(0)?,
                        row.get::<_, i64>(1)?,
                        row.get::<_, i64>(2)?,
                        row.get::<_, Option<i64>>(3)?,
                    ))
                },
            )?;
            members_in_use += usize::from(*one != code && !found.is_empty());
            for (document, start, end, case) in found {
                passages.insert((document, start, end));
                cases.extend(case);
            }
        }
        Ok(Pattern {
            code,
            members,
            passages: passages.len(),
            cases: cases.len(),
            members_in_use,
        })
    }

    /// For each of these codes the passages it and what is below it was given
    /// to, each once, in the order of the texts.
    pub fn passages_of(&self, codes: &[CodeId]) -> Outcome<HashMap<CodeId, Vec<Placed>>> {
        let plan = Plan::default().with_columns(codes.to_vec(), &tree(self.conn())?);
        let mut found: HashMap<CodeId, Vec<Placed>> = HashMap::new();
        let mut statement = self.conn().prepare_cached(
            "SELECT document_id, start_byte, end_byte, code_id FROM coding
             WHERE hidden = 0 ORDER BY document_id, start_byte, end_byte",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(columns) = plan.columns_of.get(&CodeId(row.get(3)?)) else {
                continue;
            };
            let span = Span::new(super::offset(row, 1)?, super::offset(row, 2)?);
            let placed = (DocumentId(row.get(0)?), span);
            for column in columns {
                let passages = found.entry(plan.columns[*column]).or_default();
                if passages.last() != Some(&placed) {
                    passages.push(placed);
                }
            }
        }
        Ok(found)
    }

    /// How many codings were made under which version of their code, by code in
    /// tree order and version. Codes without codings are left out.
    pub fn coded_under(&self) -> Outcome<Vec<CodedUnder>> {
        let mut found: HashMap<CodeId, Vec<CodedUnder>> = HashMap::new();
        for under in rows(
            self.conn(),
            "SELECT code_id, code_version, code.version, count(*) FROM coding
             JOIN code ON code.id = code_id WHERE coding.hidden = 0
             GROUP BY code_id, code_version ORDER BY code_id, code_version",
            [],
            |row| {
                Ok(CodedUnder {
                    code: CodeId(row.get(0)?),
                    version: row.get(1)?,
                    today: row.get(2)?,
                    codings: usize::try_from(row.get::<_, i64>(3)?).unwrap_or(0),
                })
            },
        )? {
            found.entry(under.code).or_default().push(under);
        }
        Ok(tree(self.conn())?
            .into_iter()
            .flat_map(|(code, _)| found.remove(&code).unwrap_or_default())
            .collect())
    }
}
