//! Counting passages per code, and per case and code. One index is read in the
//! order of the text; a passage counts once per code, and once for each code
//! above it (a passage is one however many coders or
//! sub-codes tie to it). It must not hold codings in memory.

use std::collections::HashMap;

use super::codes::tree;
use super::filter::{FROM, Filter};
use super::rows;
use crate::fault::Outcome;
use crate::model::ids::{CaseId, CodeId};
use crate::model::inquiry::{CodeCount, Matrix, MatrixRows, Touched};
use crate::model::quote::QuoteFilter;
use crate::store::Store;

/// One coding as the counters see it.
struct Seen {
    document: i64,
    start: i64,
    end: i64,
    code: CodeId,
    speaker: Option<i64>,
}

/// For each code its own column and those of the codes above it.
struct Columns {
    codes: Vec<CodeId>,
    above: HashMap<CodeId, Vec<usize>>,
}

impl Store {
    fn columns(&self) -> Outcome<Columns> {
        let tree = tree(self.conn())?;
        let mut above: HashMap<CodeId, Vec<usize>> = HashMap::new();
        for (column, (code, parent)) in tree.iter().enumerate() {
            let mut chain = parent
                .and_then(|parent| above.get(&parent).cloned())
                .unwrap_or_default();
            chain.push(column);
            above.insert(*code, chain);
        }
        Ok(Columns {
            codes: tree.into_iter().map(|(code, _)| code).collect(),
            above,
        })
    }

    /// Calls `take` for each coding the filter lets through, in the order of the
    /// text, with a number that is the same for all codings of one passage.
    fn sweep_codings(&self, wanted: &QuoteFilter, mut take: impl FnMut(u64, &Seen)) -> Outcome<()> {
        let filter = Filter::new(self.conn(), wanted)?;
        let columns = "SELECT coding.document_id, coding.start_byte, coding.end_byte,
                              coding.code_id, coding.speaker_id";
        let order = "ORDER BY coding.document_id, coding.start_byte, coding.end_byte";
        let codes = filter.code_list();
        let sql;
        let params;
        if filter.is_plain() && filter.codes.is_none() {
            sql = format!("{columns} FROM coding WHERE coding.hidden = 0 {order}");
            params = Vec::new();
        } else {
            sql = format!(
                "{columns} {FROM} WHERE {} AND {} {order}",
                filter.conditions(),
                filter.code_condition()
            );
            params = filter.params(&[(":codes", &codes)]);
        }
        let mut statement = self.conn().prepare_cached(&sql)?;
        let mut rows = statement.query(params.as_slice())?;
        let mut passage = 0;
        let mut last = (-1, -1, -1);
        while let Some(row) = rows.next()? {
            let seen = Seen {
                document: row.get(0)?,
                start: row.get(1)?,
                end: row.get(2)?,
                code: CodeId(row.get(3)?),
                speaker: row.get(4)?,
            };
            let place = (seen.document, seen.start, seen.end);
            if place != last {
                passage += 1;
                last = place;
            }
            take(passage, &seen);
        }
        Ok(())
    }

    /// How often each code is used, in tree order.
    pub fn code_counts(&self) -> Outcome<Vec<CodeCount>> {
        let columns = self.columns()?;
        let mut own = vec![0_usize; columns.codes.len()];
        let mut passages = vec![(0_usize, 0_u64); columns.codes.len()];
        let mut documents = vec![(0_usize, -1_i64); columns.codes.len()];
        self.sweep_codings(&QuoteFilter::default(), |passage, seen| {
            let Some(chain) = columns.above.get(&seen.code) else {
                return;
            };
            if let Some(column) = chain.last() {
                own[*column] += 1;
            }
            for column in chain {
                if passages[*column].1 != passage {
                    passages[*column] = (passages[*column].0 + 1, passage);
                }
                if documents[*column].1 != seen.document {
                    documents[*column] = (documents[*column].0 + 1, seen.document);
                }
            }
        })?;
        Ok(columns
            .codes
            .iter()
            .enumerate()
            .map(|(column, code)| CodeCount {
                code: *code,
                codings: own[column],
                passages: passages[column].0,
                documents: documents[column].0,
            })
            .collect())
    }

    /// Passages per row and code, descendants included.
    pub fn matrix(&self, kind: &MatrixRows, wanted: &QuoteFilter) -> Outcome<Matrix> {
        let columns = self.columns()?;
        let layout = self.layout(kind)?;
        let mut names = layout.names.clone();
        let mut cells: Vec<Vec<u64>> = vec![vec![0; columns.codes.len()]; names.len()];
        let mut last: Vec<Vec<u64>> = cells.clone();
        let mut pseudo: HashMap<i64, usize> = HashMap::new();
        self.sweep_codings(wanted, |passage, seen| {
            let row = match layout.row_of(seen) {
                RowOf::Row(row) => row,
                RowOf::Pseudo => *pseudo.entry(seen.document).or_insert_with(|| {
                    names.push(layout.title(seen.document));
                    cells.push(vec![0; columns.codes.len()]);
                    last.push(vec![0; columns.codes.len()]);
                    names.len() - 1
                }),
                RowOf::Nowhere => return,
            };
            for column in columns.above.get(&seen.code).into_iter().flatten() {
                if last[row][*column] != passage {
                    last[row][*column] = passage;
                    cells[row][*column] += 1;
                }
            }
        })?;
        let keys: HashMap<CodeId, String> =
            rows(self.conn(), "SELECT id, key FROM code", [], |row| {
                Ok((CodeId(row.get(0)?), row.get(1)?))
            })?
            .into_iter()
            .collect();
        Ok(Matrix {
            rows: names,
            columns: columns
                .codes
                .iter()
                .map(|code| keys.get(code).cloned().unwrap_or_default())
                .collect(),
            cells,
        })
    }

    fn layout(&self, kind: &MatrixRows) -> Outcome<Layout> {
        let speakers = rows(
            self.conn(),
            "SELECT speaker.id, case_id, document_id FROM speaker WHERE case_id IS NOT NULL",
            [],
            |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    CaseId(row.get(1)?),
                    row.get::<_, i64>(2)?,
                ))
            },
        )?;
        let documents: Vec<(i64, String)> = rows(
            self.conn(),
            "SELECT id, title FROM document WHERE hidden = 0 ORDER BY number",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let mut names: Vec<String> = Vec::new();
        let mut by_case: HashMap<CaseId, usize> = HashMap::new();
        let mut by_document: HashMap<i64, usize> = HashMap::new();
        if *kind == MatrixRows::Document {
            for (row, (id, title)) in documents.iter().enumerate() {
                names.push(title.clone());
                by_document.insert(*id, row);
            }
        } else {
            for case in self.cases()? {
                let name = match kind {
                    MatrixRows::Role => Some(case.role.clone()),
                    MatrixRows::Attribute(name) => case
                        .attributes
                        .iter()
                        .find(|(attribute, _)| attribute.eq_ignore_ascii_case(name))
                        .map(|(_, value)| value.clone()),
                    MatrixRows::Case | MatrixRows::Document => Some(case.key.clone()),
                };
                let Some(name) = name.filter(|name| !name.is_empty()) else {
                    continue;
                };
                let row = match names.iter().position(|known| *known == name) {
                    Some(row) => row,
                    None => {
                        names.push(name);
                        names.len() - 1
                    }
                };
                by_case.insert(case.id, row);
            }
        }
        Ok(Layout {
            is_by_case: *kind == MatrixRows::Case,
            names,
            by_case,
            by_document,
            with_cases: speakers.iter().map(|(_, _, document)| *document).collect(),
            case_of: speakers
                .into_iter()
                .map(|(speaker, case, _)| (speaker, case))
                .collect(),
            titles: documents.into_iter().collect(),
        })
    }

    /// What removing codes would take with it.
    pub fn touched_by_codes(&self, codes: &[CodeId]) -> Outcome<Touched> {
        let wanted = QuoteFilter {
            codes: codes.to_vec(),
            ..QuoteFilter::default()
        };
        let all = Filter::new(self.conn(), &wanted)?.codes.unwrap_or_default();
        let mut documents = std::collections::HashSet::new();
        let mut codings = 0;
        self.sweep_codings(&wanted, |_, seen| {
            codings += 1;
            documents.insert(seen.document);
        })?;
        let mut memos = 0;
        for code in &all {
            memos += self
                .conn()
                .prepare_cached(
                    "SELECT (SELECT count(*) FROM memo WHERE code_id = ?1)
                          + (SELECT count(*) FROM memo JOIN coding ON coding.id = memo.coding_id
                             WHERE coding.code_id = ?1)",
                )?
                .query_row([code.0], |row| super::offset(row, 0))?;
        }
        Ok(Touched {
            codes: all.len(),
            codings,
            documents: documents.len(),
            memos,
        })
    }
}

/// Which row a coding counts in.
enum RowOf {
    Row(usize),
    /// A document without cases stands for itself, after the cases.
    Pseudo,
    Nowhere,
}

struct Layout {
    is_by_case: bool,
    names: Vec<String>,
    by_case: HashMap<CaseId, usize>,
    by_document: HashMap<i64, usize>,
    /// Documents in which somebody is a case.
    with_cases: std::collections::HashSet<i64>,
    case_of: HashMap<i64, CaseId>,
    titles: HashMap<i64, String>,
}

impl Layout {
    fn row_of(&self, seen: &Seen) -> RowOf {
        if let Some(row) = self.by_document.get(&seen.document) {
            return RowOf::Row(*row);
        }
        let case = seen.speaker.and_then(|speaker| self.case_of.get(&speaker));
        match case.and_then(|case| self.by_case.get(case)) {
            Some(row) => RowOf::Row(*row),
            None if self.is_by_case && !self.with_cases.contains(&seen.document) => RowOf::Pseudo,
            None => RowOf::Nowhere,
        }
    }

    fn title(&self, document: i64) -> String {
        self.titles.get(&document).cloned().unwrap_or_default()
    }
}
