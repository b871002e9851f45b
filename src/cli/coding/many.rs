//! `coding import`: many codings from JSON lines or CSV, all of them or none,
//! with every bad row named by its line. It must not know how codings are
//! stored.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::super::rows::{self, Body};
use super::super::{Done, job::Job, lookup, place};
use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::model::code::Code;
use crate::model::coding::{Polarity, Strength};
use crate::model::document::Document;
use crate::model::edit::{Edit, NewCoding};
use crate::model::study::Coder;
use crate::text;
use crate::text::{CharOffsets, Span};
use crate::workbench::Workbench;

/// Bad rows are named up to this many.
const NAMED: usize = 20;

/// A row as it stands in the file; numbers may be written as text.
#[derive(Debug, Default, Deserialize)]
struct Row {
    document: Option<Value>,
    start: Option<Value>,
    end: Option<Value>,
    code: Option<Value>,
    #[serde(default)]
    coder: Option<Value>,
    #[serde(default)]
    polarity: Option<Value>,
    #[serde(default)]
    strength: Option<Value>,
}

/// A row that makes sense. The coder stays a name until all rows do.
struct Sound {
    coding: NewCoding,
    coder: Option<String>,
}

pub fn run(job: &mut Job<'_>) -> Done {
    let path = job.path("from").unwrap_or(Path::new(""));
    let (rows, mut bad) = read(path)?;
    let is_dry = job.is_set("dry-run");
    let mut workbench = job.workbench()?;
    let texts = texts(&workbench, &rows);
    let reader = Reader::new(workbench.codes()?, &texts);
    let mut sound = Vec::with_capacity(rows.len());
    for (line, row) in rows {
        match reader.sound(&row) {
            Ok(row) => sound.push(row),
            Err(fault) => bad.push((line, fault.what)),
        }
    }
    if !bad.is_empty() {
        return Err(refused(path, bad).into());
    }
    if sound.is_empty() {
        return Err(Fault::input(text!("cli-many-empty", file = path))
            .hint(text!("cli-many-hint"))
            .into());
    }
    if is_dry {
        let would = text!("cli-would-code", count = sound.len());
        let fields = json!({"change": "none", "codings": sound.len()});
        return job.told(&would, &fields);
    }
    let codings = with_coders(job, &mut workbench, sound)?;
    job.change(&mut workbench, Edit::ApplyCodes { codings })
}

/// The coders named, those not known yet added to the study.
fn with_coders(
    job: &Job<'_>,
    workbench: &mut Workbench,
    sound: Vec<Sound>,
) -> Outcome<Vec<NewCoding>> {
    job.act(workbench)?;
    let mut coders: Vec<Coder> = workbench.coders()?;
    let mut codings = Vec::with_capacity(sound.len());
    for Sound { mut coding, coder } in sound {
        if let Some(name) = coder {
            if !coders.iter().any(|coder| coder.name == name) {
                workbench.apply(Edit::AddCoder { name: name.clone() })?;
                coders = workbench.coders()?;
            }
            let known = coders.iter().find(|coder| coder.name == name);
            coding.coder = known.map(|coder| coder.id);
        }
        codings.push(coding);
    }
    Ok(codings)
}

type Rows = Vec<(usize, Row)>;
type Bad = Vec<(usize, Text)>;

/// The rows with their line numbers, and the lines that are no rows.
fn read(path: &Path) -> Outcome<(Rows, Bad)> {
    let Body { text, ending } = rows::open(path)?;
    match ending.as_str() {
        "jsonl" | "ndjson" => Ok(lines(&text)),
        "csv" => table(path, &text, b','),
        "tsv" => table(path, &text, b'\t'),
        _ => Err(Fault::input(text!("cli-many-ending", file = path)).hint(text!("cli-many-hint"))),
    }
}

fn lines(body: &str) -> (Rows, Bad) {
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    for (index, line) in body.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Row>(line) {
            Ok(row) => rows.push((index + 1, row)),
            Err(error) => bad.push((
                index + 1,
                text!("cli-row-not-json", column = error.column()),
            )),
        }
    }
    (rows, bad)
}

fn table(path: &Path, body: &str, delimiter: u8) -> Outcome<(Rows, Bad)> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::Headers)
        .from_reader(body.as_bytes());
    let no_header =
        || Fault::input(text!("cli-many-header", file = path)).hint(text!("cli-many-hint"));
    let header = reader.headers().map_err(|_| no_header())?.clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|other| other.eq_ignore_ascii_case(name))
    };
    let needed = ["document", "start", "end", "code"].map(column);
    let [Some(document), Some(start), Some(end), Some(code)] = needed else {
        return Err(no_header());
    };
    let (coder, polarity, strength) = (column("coder"), column("polarity"), column("strength"));
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, |at| line_of(body, at));
                bad.push((line, text!("cli-row-not-csv")));
                continue;
            }
        };
        let line = record.position().map_or(0, |at| line_of(body, at));
        let cell = |at: usize| {
            let cell = record
                .get(at)
                .map(str::trim)
                .filter(|cell| !cell.is_empty());
            cell.map(|cell| json!(cell))
        };
        rows.push((
            line,
            Row {
                document: cell(document),
                start: cell(start),
                end: cell(end),
                code: cell(code),
                coder: coder.and_then(cell),
                polarity: polarity.and_then(cell),
                strength: strength.and_then(cell),
            },
        ));
    }
    Ok((rows, bad))
}

/// The line a row begins on; the position is that of the empty lines before it.
fn line_of(body: &str, at: &csv::Position) -> usize {
    let start = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = body.get(start..).unwrap_or_default();
    let skipped = rest
        .bytes()
        .take_while(|byte| matches!(byte, b'\n' | b'\r'));
    let empty = skipped.filter(|byte| *byte == b'\n').count();
    usize::try_from(at.line()).unwrap_or(0) + empty
}

/// The fault that names the bad rows of a file by their lines.
pub fn refused(path: &Path, mut bad: Vec<(usize, Text)>) -> Fault {
    bad.sort_by_key(|(line, _)| *line);
    let count = bad.len();
    let mut said = bad.into_iter().take(NAMED).rev();
    let at_line = |(line, what): (usize, Text)| text!("cli-at-line", line = line, problem = what);
    // Nested so that all of it is one message in one language.
    let mut list = if count > NAMED {
        Some(text!("cli-more-rows", count = count - NAMED))
    } else {
        said.next().map(at_line)
    };
    for one in said {
        let one = at_line(one);
        list = list.map(|rest| text!("cli-two-lines", first = one, rest = rest));
    }
    let list = list.unwrap_or_else(|| text!("cli-row-not-csv"));
    Fault::input(text!(
        "cli-many-refused",
        file = path,
        count = count,
        problems = list
    ))
    .hint(text!("cli-many-refused-hint"))
}

/// The documents the rows name, each with its text, or why it cannot be had.
type Texts = HashMap<String, Outcome<(Document, String)>>;

fn texts(workbench: &Workbench, rows: &Rows) -> Texts {
    let mut texts = Texts::new();
    for (_, row) in rows {
        let Ok(name) = words(row.document.as_ref(), "document") else {
            continue;
        };
        if let Entry::Vacant(place) = texts.entry(name) {
            let found = lookup::document(workbench, place.key()).and_then(|document| {
                let body = workbench.transcript(document.id)?.text;
                Ok((document, body))
            });
            place.insert(found);
        }
    }
    texts
}

/// Makes sense of rows. Each text is counted through once, however many rows
/// name places in it.
struct Reader<'a> {
    codes: Vec<Code>,
    documents: HashMap<&'a str, Outcome<(&'a Document, CharOffsets<'a>)>>,
}

impl<'a> Reader<'a> {
    fn new(codes: Vec<Code>, texts: &'a Texts) -> Self {
        let counted = |found: &'a Outcome<(Document, String)>| match found {
            Ok((document, body)) => Ok((document, CharOffsets::new(body))),
            Err(fault) => Err(fault.clone()),
        };
        let counted = texts
            .iter()
            .map(|(name, found)| (name.as_str(), counted(found)));
        Reader {
            codes,
            documents: counted.collect(),
        }
    }

    fn sound(&self, row: &Row) -> Outcome<Sound> {
        let name = words(row.document.as_ref(), "document")?;
        let code = lookup::code(&self.codes, &words(row.code.as_ref(), "code")?)?.id;
        let start = number(row.start.as_ref(), "start")?;
        let end = number(row.end.as_ref(), "end")?;
        let polarity = polarity(row.polarity.as_ref())?;
        let strength = strength(row.strength.as_ref())?;
        let coder = match &row.coder {
            None | Some(Value::Null) => None,
            Some(coder) => Some(words(Some(coder), "coder")?.trim().to_owned()),
        };
        let (document, span) = self.place(&name, start, end)?;
        Ok(Sound {
            coding: NewCoding {
                document: document.id,
                span,
                code,
                coder: None,
                polarity,
                strength,
            },
            coder: coder.filter(|coder| !coder.is_empty()),
        })
    }

    fn place(&self, name: &str, start: usize, end: usize) -> Outcome<(&'a Document, Span)> {
        match self.documents.get(name) {
            Some(Ok((document, offsets))) => {
                Ok((document, place::of_numbers(start, end, document, offsets)?))
            }
            Some(Err(fault)) => Err(fault.clone()),
            // Every name was looked up before.
            None => Err(Fault::input(text!("cli-row-missing", field = "document"))),
        }
    }
}

fn words(value: Option<&Value>, field: &'static str) -> Outcome<String> {
    match value {
        Some(Value::String(words)) if !words.is_empty() => Ok(words.clone()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        _ => Err(Fault::input(text!("cli-row-missing", field = field))),
    }
}

fn number(value: Option<&Value>, field: &'static str) -> Outcome<usize> {
    let typed = words(value, field)?;
    let number = typed.trim().parse();
    number.map_err(|_| Fault::input(text!("cli-row-not-a-number", field = field, value = typed)))
}

fn polarity(value: Option<&Value>) -> Outcome<Option<Polarity>> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(value) => lookup::polarity(&words(Some(value), "polarity")?),
    }
}

fn strength(value: Option<&Value>) -> Outcome<Option<Strength>> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(value) => lookup::strength(&words(Some(value), "strength")?),
    }
}
