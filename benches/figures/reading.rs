//! Questions that only read: opening, quotes, counts, searches, exports. It
//! must not change the study.

use std::collections::HashMap;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use rusqlite::Connection;
use telaah::exchange::citation::Style;
use telaah::exchange::export::quotes::{QuoteExport, write};
use telaah::exchange::export::{ExportError, Format, Options};
use telaah::message::{Language, Phrasebook};
use telaah::model::code::Code;
use telaah::model::ids::CodeId;
use telaah::model::inquiry::{Hit, MatrixRows, SearchQuery};
use telaah::model::quote::{QuoteFilter, QuoteSort};
use telaah::workbench::Workbench;

use crate::bare;
use crate::rig::{Done, Rig, Trouble};
use crate::table::{Table, compare, median, runs, timed};

pub const WORDS: &str = "kepercayaan forum";
/// What the program asks the index for these words.
const MATCH: &str = "(exact : \"kepercayaan\" OR {exact stemmed} : \"percaya\") \
                     AND (exact : \"forum\" OR {exact stemmed} : \"forum\")";
pub const REGEX: &str = r"percaya\w* (kepada|pada|dengan|untuk)";
/// Of quotes on a screen.
const PAGE: usize = 50;
pub const HITS: usize = 500;

pub fn measure(rig: &Rig) -> Done<()> {
    let study = Workbench::open(rig.study())?;
    let conn = bare::open(rig.twin())?;
    opening(rig)?;
    quotes(&study, &conn)?;
    counting(&study, &conn)?;
    searching(&study, &conn)
}

pub fn measure_exports(rig: &Rig) -> Done<()> {
    exporting(&Workbench::open(rig.study())?, &bare::open(rig.twin())?)
}

fn opening(rig: &Rig) -> Done<()> {
    compare(
        "open, codes and list of documents",
        || open(rig.study()),
        || {
            let conn = bare::open(rig.twin())?;
            bare::rows(&conn, bare::CODES, [])?;
            bare::rows(&conn, bare::DOCUMENTS, [])
        },
    )
}

pub fn open(path: &Path) -> Done<usize> {
    let study = Workbench::open(path)?;
    black_box(study.codes()?);
    Ok(black_box(study.documents()?).len())
}

/// Exactly the most used code.
pub fn most_used(study: &Workbench) -> Done<QuoteFilter> {
    let counts = study.code_counts()?;
    let most = counts.iter().max_by_key(|count| count.codings);
    Ok(QuoteFilter {
        codes: most.map(|count| count.code).into_iter().collect(),
        is_exact_code: true,
        ..QuoteFilter::default()
    })
}

fn quotes(study: &Workbench, conn: &Connection) -> Done<()> {
    let filter = most_used(study)?;
    let code = filter.codes.first().map_or(0, |code| code.0);
    compare(
        "all quotes of the most used code",
        || each_quote(study, &filter),
        || bare::rows(conn, bare::QUOTES, (code, -1)),
    )?;
    compare(
        "first page of them",
        || Ok(black_box(study.quotes(&filter, QuoteSort::Code, 0, PAGE)?).len()),
        || bare::rows(conn, bare::QUOTES, (code, PAGE as i64)),
    )
}

pub fn each_quote(study: &Workbench, filter: &QuoteFilter) -> Done<usize> {
    let mut count = 0;
    study.each_quote(filter, QuoteSort::Code, &mut |quote| {
        black_box(quote);
        count += 1;
        Ok(())
    })?;
    Ok(count)
}

fn counting(study: &Workbench, conn: &Connection) -> Done<()> {
    compare(
        "matrix of cases and codes; ours with roll-up, filled cells",
        || matrix(study),
        || bare::rows(conn, bare::MATRIX, []),
    )?;
    compare(
        "counts of all codes; ours with roll-up, used codes",
        || code_counts(study),
        || bare::rows(conn, bare::CODE_COUNTS, []),
    )
}

pub fn matrix(study: &Workbench) -> Done<usize> {
    let matrix = study.matrix(&MatrixRows::Case, &QuoteFilter::default())?;
    Ok(matrix.cells.iter().flatten().filter(|n| **n > 0).count())
}

fn code_counts(study: &Workbench) -> Done<usize> {
    let counts = study.code_counts()?;
    Ok(counts.iter().filter(|count| count.passages > 0).count())
}

pub fn search(study: &Workbench, words: &str, is_regex: bool, limit: usize) -> Done<Vec<Hit>> {
    let query = SearchQuery {
        words: words.to_owned(),
        is_regex,
        document: None,
        limit,
    };
    Ok(study.search(&query, &AtomicBool::new(false))?)
}

fn searching(study: &Workbench, conn: &Connection) -> Done<()> {
    let hits = search(study, WORDS, false, HITS)?;
    let turns: std::collections::HashSet<_> = hits.iter().filter_map(|hit| hit.turn).collect();
    let limit = turns.len() as i64;
    compare(
        "two words, 500 hits; bare counts their turns",
        || Ok(search(study, WORDS, false, HITS)?.len()),
        || bare::rows(conn, bare::SEARCH, (MATCH, limit)),
    )?;
    let regex = regex::Regex::new(REGEX).map_err(|error| Trouble(error.to_string()))?;
    compare(
        "regular expression over all texts; bare on one thread",
        || Ok(search(study, REGEX, true, 0)?.len()),
        || {
            let mut statement = conn.prepare_cached(bare::TEXTS)?;
            let mut rows = statement.query([])?;
            let mut count = 0;
            while let Some(row) = rows.next()? {
                count += regex.find_iter(&row.get::<_, String>(1)?).count();
            }
            Ok(count)
        },
    )?;
    ripgrep(study)
}

/// The same expression by ripgrep over the texts as files, where both are there.
fn ripgrep(study: &Workbench) -> Done<()> {
    let Some(folder) = std::env::var_os("TELAAH_BENCH_TEXTS") else {
        return Ok(());
    };
    let rg = || -> Done<usize> {
        let out = std::process::Command::new("rg")
            .args(["--only-matching", "--no-heading", "--line-number", REGEX])
            .arg(&folder)
            .output()?;
        Ok(out.stdout.iter().filter(|byte| **byte == b'\n').count())
    };
    compare(
        "the same; beside it ripgrep over files",
        || Ok(search(study, REGEX, true, 0)?.len()),
        rg,
    )
}

fn exporting(study: &Workbench, conn: &Connection) -> Done<()> {
    let codes = codes(study)?;
    compare(
        "all quotes to CSV",
        || export(study, &codes, Format::Csv),
        || bare_csv(conn),
    )?;
    let (first, count) = timed(|| export(study, &codes, Format::Docx))?;
    let mut times = Vec::new();
    for _ in 0..runs(first * 2) {
        times.push(timed(|| export(study, &codes, Format::Docx))?.0);
    }
    Table::alone(&format!("all quotes to DOCX ({count})"), median(&mut times));
    Ok(())
}

pub fn codes(study: &Workbench) -> Done<HashMap<CodeId, Code>> {
    let codes = study.codes()?;
    Ok(codes.into_iter().map(|code| (code.id, code)).collect())
}

pub fn export(study: &Workbench, codes: &HashMap<CodeId, Code>, format: Format) -> Done<usize> {
    let quotes = study.stream_quotes(QuoteFilter::default(), QuoteSort::Code)?;
    let words = Phrasebook::new(Language::Indonesian);
    let style = Style::of_language(Language::Indonesian);
    let export = QuoteExport {
        title: "Kutipan",
        codes,
        style: &style,
        is_grouped: true,
        has_definitions: true,
        has_signs: true,
        has_translations: false,
    };
    let mut out = Counting(0);
    let count = write(quotes, &export, format, &Options::new(&words), &mut out).map_err(
        |error| match error {
            ExportError::Output(error) => Trouble(error.to_string()),
            ExportError::Source(fault) => Trouble::from(fault),
        },
    )?;
    black_box(out.0);
    Ok(count)
}

/// Takes bytes and keeps only their number.
struct Counting(usize);

impl Write for Counting {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn bare_csv(conn: &Connection) -> Done<usize> {
    use rusqlite::types::ValueRef;
    let mut rows = csv::Writer::from_writer(Counting(0));
    let mut statement = conn.prepare_cached(bare::ALL_QUOTES)?;
    let columns = statement.column_count();
    let mut found = statement.query([])?;
    let mut count = 0;
    let trouble = |error: csv::Error| Trouble(error.to_string());
    while let Some(row) = found.next()? {
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Text(words) => rows.write_field(words),
                ValueRef::Integer(number) => rows.write_field(number.to_string()),
                _ => rows.write_field(""),
            }
            .map_err(trouble)?;
        }
        rows.write_record(None::<&[u8]>).map_err(trouble)?;
        count += 1;
    }
    Ok(count)
}
