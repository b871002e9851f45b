//! Quotes: coded passages with all a list or a paper says about them. Quotes
//! of a code come straight off an index, in order, so that a page costs a page.
//! It must not open a document's text.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row};

use super::codes::tree;
use super::codings::{polarity, status};
use super::filter::{FROM, Filter};
use super::{as_integer, offset, rows};
use crate::fault::{Fault, Outcome};
use crate::model::coding::Strength;
use crate::model::document::DocumentKind;
use crate::model::ids::{CodeId, CodingId, DocumentId, TurnId};
use crate::model::quote::{Quote, QuoteFilter, QuoteSort};
use crate::store::Store;
use crate::text;
use crate::text::Span;

const COLUMNS: &str = "SELECT coding.id, coding.document_id, document.title, document.kind,
    document.date, coding.turn_id, turn.number, speaker.label, study_case.key, study_case.role,
    coding.code_id, code.key, coder.name, coding.polarity, coding.strength, coding.starred,
    coding.start_byte, coding.end_byte, anchor.start_char, anchor.end_char,
    anchor.start_line, anchor.end_line, coding.status, anchor.quote, translation.text";

const JOINS: &str = "
    JOIN anchor ON anchor.id = coding.anchor_id
    JOIN code ON code.id = coding.code_id
    JOIN coder ON coder.id = coding.coder_id
    LEFT JOIN turn ON turn.id = coding.turn_id
    LEFT JOIN translation ON translation.coding_id = coding.id";

fn read_quote(row: &Row<'_>) -> rusqlite::Result<Quote> {
    Ok(Quote {
        id: CodingId(row.get(0)?),
        document: DocumentId(row.get(1)?),
        document_title: row.get(2)?,
        kind: DocumentKind::from_key(&row.get::<_, String>(3)?).unwrap_or_default(),
        date: row.get(4)?,
        turn: row.get::<_, Option<i64>>(5)?.map(TurnId),
        turn_number: row.get(6)?,
        speaker: row.get(7)?,
        case: row.get(8)?,
        role: row
            .get::<_, Option<String>>(9)?
            .filter(|role| !role.is_empty()),
        code: CodeId(row.get(10)?),
        code_key: row.get(11)?,
        coder: row.get(12)?,
        polarity: polarity(row.get(13)?),
        strength: row.get::<_, Option<u8>>(14)?.and_then(Strength::new),
        is_starred: row.get(15)?,
        span: Span::new(offset(row, 16)?, offset(row, 17)?),
        start: offset(row, 18)?,
        end: offset(row, 19)?,
        lines: Some((row.get(20)?, row.get(21)?)),
        status: status(&row.get::<_, String>(22)?),
        text: row.get(23)?,
        translation: row.get(24)?,
    })
}

impl Store {
    pub fn quote_count(&self, wanted: &QuoteFilter) -> Outcome<usize> {
        let filter = Filter::new(self.conn(), wanted)?;
        if filter.is_plain() {
            return self.plain_count(&filter);
        }
        let codes = filter.code_list();
        let sql = format!(
            "SELECT count(*) {FROM} WHERE {} AND {}",
            filter.conditions(),
            filter.code_condition()
        );
        Ok(self
            .conn()
            .prepare_cached(&sql)?
            .query_row(filter.params(&[(":codes", &codes)]).as_slice(), |row| {
                offset(row, 0)
            })?)
    }

    fn plain_count(&self, filter: &Filter) -> Outcome<usize> {
        let Some(codes) = &filter.codes else {
            let sql = "SELECT count(*) FROM coding WHERE hidden = 0";
            return Ok(self.conn().query_row(sql, [], |row| offset(row, 0))?);
        };
        let mut count = 0;
        for code in codes {
            count += self
                .conn()
                .prepare_cached("SELECT count(*) FROM coding WHERE hidden = 0 AND code_id = ?1")?
                .query_row([code.0], |row| offset(row, 0))?;
        }
        Ok(count)
    }

    /// A page of quotes.
    pub fn quotes(
        &self,
        wanted: &QuoteFilter,
        sort: QuoteSort,
        skip: usize,
        limit: usize,
    ) -> Outcome<Vec<Quote>> {
        let mut page = Vec::new();
        self.walk(wanted, sort, skip, limit, &mut |quote| {
            page.push(quote);
            Ok(())
        })?;
        Ok(page)
    }

    /// All quotes, one after the other.
    pub fn each_quote(
        &self,
        wanted: &QuoteFilter,
        sort: QuoteSort,
        take: &mut dyn FnMut(Quote) -> Outcome<()>,
    ) -> Outcome<()> {
        self.walk(wanted, sort, 0, usize::MAX, take)
    }

    /// The codings with these ids as quotes; those that are gone are left out.
    pub fn quotes_by_id(&self, codings: &[CodingId]) -> Outcome<Vec<Quote>> {
        let ids: Vec<i64> = codings.iter().map(|coding| coding.0).collect();
        rows(
            self.conn(),
            &format!(
                "{COLUMNS} {FROM} {JOINS} WHERE coding.hidden = 0
                   AND coding.id IN (SELECT value FROM json_each(?1))"
            ),
            [serde_json::json!(ids).to_string()],
            read_quote,
        )
    }

    /// One coding as a quote.
    pub fn quote(&self, coding: CodingId) -> Outcome<Quote> {
        self.conn()
            .prepare_cached(&format!(
                "{COLUMNS} {FROM} {JOINS} WHERE coding.hidden = 0 AND coding.id = ?1"
            ))?
            .query_row([coding.0], read_quote)
            .optional()?
            .ok_or_else(|| {
                Fault::input(text!("edit-no-coding", id = coding.0))
                    .hint(text!("edit-no-coding-hint"))
            })
    }

    fn walk(
        &self,
        wanted: &QuoteFilter,
        sort: QuoteSort,
        skip: usize,
        limit: usize,
        take: &mut dyn FnMut(Quote) -> Outcome<()>,
    ) -> Outcome<()> {
        let filter = Filter::new(self.conn(), wanted)?;
        if sort == QuoteSort::Code {
            return self.walk_by_code(&filter, skip, limit, take);
        }
        let codes = filter.code_list();
        let (limit, skip) = (as_integer(limit), as_integer(skip));
        let sql = format!(
            "{COLUMNS} {FROM} {JOINS} WHERE {} AND {}
             ORDER BY {} LIMIT :limit OFFSET :skip",
            filter.conditions(),
            filter.code_condition(),
            order_by(sort)
        );
        let params = filter.params(&[(":codes", &codes), (":limit", &limit), (":skip", &skip)]);
        let mut statement = self.conn().prepare_cached(&sql)?;
        let mut rows = statement.query(params.as_slice())?;
        while let Some(row) = rows.next()? {
            take(read_quote(row)?)?;
        }
        Ok(())
    }

    /// Code after code in codebook order, each off its index.
    fn walk_by_code(
        &self,
        filter: &Filter,
        mut skip: usize,
        mut limit: usize,
        take: &mut dyn FnMut(Quote) -> Outcome<()>,
    ) -> Outcome<()> {
        let codes = match &filter.codes {
            Some(codes) => codes.clone(),
            None => tree(self.conn())?
                .into_iter()
                .map(|(code, _)| code)
                .collect(),
        };
        let page = format!(
            "{COLUMNS} {FROM} {JOINS} WHERE coding.code_id = :code AND {}
             ORDER BY coding.document_id, coding.start_byte, coding.id LIMIT :limit OFFSET :skip",
            filter.conditions()
        );
        for code in codes {
            if limit == 0 {
                break;
            }
            if skip > 0 {
                let here = self.count_of(filter, code)?;
                if here <= skip {
                    skip -= here;
                    continue;
                }
            }
            let (most, from) = (as_integer(limit), as_integer(skip));
            let code = Value::Integer(code.0);
            let params = filter.params(&[(":code", &code), (":limit", &most), (":skip", &from)]);
            let mut statement = self.conn().prepare_cached(&page)?;
            let mut rows = statement.query(params.as_slice())?;
            while let Some(row) = rows.next()? {
                take(read_quote(row)?)?;
                limit = limit.saturating_sub(1);
            }
            skip = 0;
        }
        Ok(())
    }

    fn count_of(&self, filter: &Filter, code: CodeId) -> Outcome<usize> {
        if filter.is_plain() {
            return Ok(self
                .conn()
                .prepare_cached("SELECT count(*) FROM coding WHERE hidden = 0 AND code_id = ?1")?
                .query_row([code.0], |row| offset(row, 0))?);
        }
        let sql = format!(
            "SELECT count(*) {FROM} WHERE coding.code_id = :code AND {}",
            filter.conditions()
        );
        let code = Value::Integer(code.0);
        Ok(self
            .conn()
            .prepare_cached(&sql)?
            .query_row(filter.params(&[(":code", &code)]).as_slice(), |row| {
                offset(row, 0)
            })?)
    }
}

/// Ties end by place, so that an order is always the same.
fn order_by(sort: QuoteSort) -> &'static str {
    match sort {
        QuoteSort::Code | QuoteSort::Document => {
            "coding.document_id, coding.start_byte, coding.end_byte, coding.code_id, coding.id"
        }
        QuoteSort::Case => {
            "study_case.ordinal IS NULL, study_case.ordinal, coding.document_id, coding.start_byte, coding.id"
        }
        QuoteSort::Role => {
            "ifnull(study_case.role, '') = '', study_case.role, study_case.ordinal,
             coding.document_id, coding.start_byte, coding.id"
        }
        QuoteSort::Date => {
            "document.date = '', document.date, coding.document_id, coding.start_byte, coding.id"
        }
        QuoteSort::Strength => {
            "ifnull(coding.strength, 0) DESC, coding.document_id, coding.start_byte, coding.id"
        }
        QuoteSort::Newest => "coding.created DESC, coding.id DESC",
    }
}
