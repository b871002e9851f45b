//! `code versions`: which codings were made under an older rule. It must not
//! confirm any of them.

use serde_json::{Value, json};

use super::super::table::{Listing, number, words as cell};
use super::super::{Done, answer, job::Job, lookup, record};
use crate::fault::Outcome;
use crate::message::Phrasebook;
use crate::model::code::Code;
use crate::text;
use crate::workbench::{CodeVersion, Workbench};

/// A version of a code's words and the codings made under it.
struct Line<'a> {
    code: &'a Code,
    version: CodeVersion,
    codings: usize,
}

impl Line<'_> {
    fn is_outdated(&self) -> bool {
        self.version.version < self.code.version && self.codings > 0
    }
}

pub fn run(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let codes = workbench.codes()?;
    let lines = lines(job, &workbench, &codes)?;
    let value = || {
        let line = |line: &Line<'_>| {
            json!({
                "code": line.code.key,
                "version": line.version.version,
                "today": line.code.version,
                "codings": line.codings,
                "outdated": line.is_outdated(),
                "time": record::moment(line.version.time),
                "reason": record::known(&line.version.reason),
            })
        };
        Value::Array(lines.iter().map(line).collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-outdated"))
            .column("code", &text!("cli-column-code"), 14)
            .count("version", &text!("cli-column-version"))
            .count("today", &text!("cli-column-today"))
            .count("codings", &text!("cli-column-codings"))
            .column("time", &text!("cli-column-time"), 20)
            .column("reason", &text!("cli-column-reason"), 30);
        for line in &lines {
            let count = |version: u32| number(usize::try_from(version).unwrap_or(usize::MAX));
            listing.row(vec![
                cell(line.code.key.as_str()),
                count(line.version.version),
                count(line.code.version),
                number(line.codings),
                cell(record::moment(line.version.time).unwrap_or_default()),
                cell(line.version.reason.as_str()),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

/// All versions of the code named; of every code those with outdated codings.
fn lines<'a>(job: &Job<'_>, workbench: &Workbench, codes: &'a [Code]) -> Outcome<Vec<Line<'a>>> {
    let under = workbench.coded_under()?;
    let named = job.text("code").map(|key| lookup::code(codes, key));
    let named = named.transpose()?;
    let mut lines = Vec::new();
    for code in codes {
        let is_asked = match named {
            Some(named) => named.id == code.id,
            None => under
                .iter()
                .any(|under| under.code == code.id && under.version < under.today),
        };
        if !is_asked {
            continue;
        }
        for version in workbench.code_versions(code.id)? {
            let found = under
                .iter()
                .find(|under| (under.code, under.version) == (code.id, version.version));
            let codings = found.map_or(0, |under| under.codings);
            let line = Line {
                code,
                version,
                codings,
            };
            if named.is_some() || line.is_outdated() {
                lines.push(line);
            }
        }
    }
    Ok(lines)
}
