//! Which quotes are wanted: the options that say so, read into one filter. It
//! must not know what becomes of the quotes.

use clap::{Arg, Command};

use super::{args, job::Job, lookup};
use crate::fault::{Fault, Outcome};
use crate::message::Phrasebook;
use crate::model::document::DocumentKind;
use crate::model::quote::{QuoteFilter, QuoteSort};
use crate::text;
use crate::workbench::Workbench;

/// The options of the filter, the same for every verb that asks for quotes.
pub fn arguments(words: &Phrasebook) -> Vec<Arg> {
    let kinds = DocumentKind::ALL.map(DocumentKind::key);
    vec![
        args::options(words, "code", "KEY", &text!("cli-filter-code")),
        args::flag(words, "exact", &text!("cli-filter-exact")),
        args::options(words, "document", "D", &text!("cli-filter-document")),
        args::options(words, "case", "C", &text!("cli-filter-case")),
        args::options(words, "role", "R", &text!("cli-filter-role")),
        args::choice(words, "kind", "K", &text!("cli-filter-kind"), &kinds)
            .action(clap::ArgAction::Append),
        args::options(words, "coder", "N", &text!("cli-filter-coder")),
        args::polarity(words).action(clap::ArgAction::Append),
        args::flag(words, "starred", &text!("cli-filter-starred")),
        args::flag(words, "outdated", &text!("cli-filter-outdated")),
        args::options(words, "where", "ATTR=VALUE", &text!("cli-filter-where")),
        args::option(words, "date-from", "DATE", &text!("cli-filter-date-from")),
        args::option(words, "date-to", "DATE", &text!("cli-filter-date-to")),
        args::option(words, "text", "T", &text!("cli-filter-text")).allow_hyphen_values(true),
    ]
}

pub fn with_filter(command: Command, words: &Phrasebook) -> Command {
    command.args(arguments(words))
}

/// The filter the options name; a name that does not exist is a fault, not an
/// empty answer.
pub fn read(job: &Job<'_>, workbench: &Workbench) -> Outcome<QuoteFilter> {
    let mut filter = read_without_coder(job, workbench)?;
    for name in job.texts("coder") {
        filter.coders.push(lookup::coder(workbench, name)?.id);
    }
    Ok(filter)
}

/// The same where `--coder` says whose codings are counted, which may be
/// everybody's.
pub fn read_without_coder(job: &Job<'_>, workbench: &Workbench) -> Outcome<QuoteFilter> {
    let mut filter = QuoteFilter {
        is_exact_code: job.is_set("exact"),
        is_starred_only: job.is_set("starred"),
        is_outdated_only: job.is_set("outdated"),
        date_from: date(job, "date-from")?,
        date_to: date(job, "date-to")?,
        text: job.text("text").map(str::to_owned),
        ..QuoteFilter::default()
    };
    let wanted = job.texts("code");
    if !wanted.is_empty() {
        let codes = workbench.codes()?;
        for key in wanted {
            filter.codes.push(lookup::code(&codes, key)?.id);
        }
    }
    for document in lookup::documents(workbench, &job.texts("document"))? {
        filter.documents.push(document.id);
    }
    read_cases(job, workbench, &mut filter)?;
    for kind in job.texts("kind") {
        filter.kinds.extend(DocumentKind::from_key(kind));
    }
    for sign in job.texts("polarity") {
        match lookup::polarity(sign)? {
            Some(polarity) => filter.polarities.push(polarity),
            None => {
                return Err(Fault::input(text!("cli-bad-polarity", value = sign))
                    .hint(text!("cli-bad-polarity-hint")));
            }
        }
    }
    Ok(filter)
}

fn read_cases(job: &Job<'_>, workbench: &Workbench, filter: &mut QuoteFilter) -> Outcome<()> {
    let wanted = (job.texts("case"), job.texts("role"), job.texts("where"));
    if wanted.0.is_empty() && wanted.1.is_empty() && wanted.2.is_empty() {
        return Ok(());
    }
    let cases = workbench.cases()?;
    for key in wanted.0 {
        filter.cases.push(lookup::case(&cases, key)?.id);
    }
    let mut roles: Vec<String> = cases.iter().map(|case| case.role.clone()).collect();
    roles.retain(|role| !role.is_empty());
    roles.dedup();
    for role in wanted.1 {
        let unknown = text!("cli-unknown-role", role = role);
        let otherwise = match roles.as_slice() {
            [] => text!("cli-no-roles-hint"),
            roles => text!("cli-unknown-role-hint", roles = roles.join(", ")),
        };
        let found = lookup::named(&roles, role, |role| role, unknown, otherwise)?;
        filter.roles.push(found.clone());
    }
    let attributes = workbench.attributes()?;
    for typed in wanted.2 {
        let (name, value) = lookup::pair(typed)?;
        let found = lookup::attribute(&attributes, name)?;
        filter.attributes.push((found.to_owned(), value.to_owned()));
    }
    Ok(())
}

/// A date, or the year or month of one.
pub fn date(job: &Job<'_>, name: &str) -> Outcome<Option<String>> {
    match job.text(name) {
        None => Ok(None),
        Some(typed) if is_date(typed) => Ok(Some(typed.to_owned())),
        Some(typed) => {
            Err(Fault::input(text!("cli-bad-date", value = typed)).hint(text!("cli-bad-date-hint")))
        }
    }
}

/// Whether it is `2024`, `2024-05` or `2024-05-06`, and such a day exists.
pub fn is_date(typed: &str) -> bool {
    let whole = match typed.len() {
        4 => format!("{typed}-01-01"),
        7 => format!("{typed}-01"),
        10 => typed.to_owned(),
        _ => return false,
    };
    whole.is_ascii() && whole.parse::<jiff::civil::Date>().is_ok()
}

pub fn sort(job: &Job<'_>) -> QuoteSort {
    let asked = job.text("sort").and_then(QuoteSort::from_key);
    asked.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_be_partial_but_must_exist() {
        assert!(is_date("2024") && is_date("2024-05") && is_date("2024-02-29"));
        assert!(!is_date("2023-02-29") && !is_date("24-05-06") && !is_date("6 May 2024"));
    }
}
