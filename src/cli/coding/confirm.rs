//! `coding confirm`: says that codings made under an older rule were looked at
//! again and stay. It must not look at them.

use serde_json::json;

use super::super::{Done, job::Job, lookup};
use crate::fault::{Fault, Outcome};
use crate::model::edit::Edit;
use crate::model::ids::CodingId;
use crate::model::quote::{QuoteFilter, QuoteSort};
use crate::text;
use crate::workbench::Workbench;

pub fn run(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codings = wanted(job, &workbench)?;
    if job.is_set("dry-run") || codings.is_empty() {
        let would = text!("cli-would-confirm", count = codings.len());
        let fields = json!({"change": "none", "codings": codings});
        return job.told(&would, &fields);
    }
    job.change(&mut workbench, Edit::ConfirmCodings { codings })
}

/// The codings named; or the outdated ones of some codes, or all outdated ones.
fn wanted(job: &Job<'_>, workbench: &Workbench) -> Outcome<Vec<CodingId>> {
    let named = super::named(job, workbench)?;
    let keys = job.texts("code");
    let mut codings: Vec<CodingId> = named.iter().map(|quote| quote.id).collect();
    if keys.is_empty() && !job.is_set("all") {
        if codings.is_empty() {
            return Err(
                Fault::input(text!("cli-confirm-what")).hint(text!("cli-confirm-what-hint"))
            );
        }
        return Ok(codings);
    }
    let mut filter = QuoteFilter {
        is_outdated_only: true,
        ..QuoteFilter::default()
    };
    if !job.is_set("all") {
        let codes = workbench.codes()?;
        for key in keys {
            filter.codes.push(lookup::code(&codes, key)?.id);
        }
    }
    workbench.each_quote(&filter, QuoteSort::Document, &mut |quote| {
        if !codings.contains(&quote.id) {
            codings.push(quote.id);
        }
        Ok(())
    })?;
    Ok(codings)
}
