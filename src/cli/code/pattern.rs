//! `code pattern` and `code patterns`: second-cycle codes and the codes they
//! stand over. It must not say what a pattern means.

use serde_json::{Value, json};

use super::super::table::{Listing, number, words as cell};
use super::super::{Done, answer, job::Job, lookup};
use crate::fault::Fault;
use crate::message::Phrasebook;
use crate::model::code::Code;
use crate::model::edit::Edit;
use crate::model::ids::CodeId;
use crate::text;

pub fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let codes = workbench.codes()?;
    let patterns = workbench.patterns()?;
    let language = job.console.words.language();
    let find = |id: CodeId| codes.iter().find(|code: &&Code| code.id == id);
    let key = |id: CodeId| find(id).map_or("", |code| code.key.as_str());
    let value = || {
        let pattern = |pattern: &crate::model::reduction::Pattern| {
            let members: Vec<&str> = pattern.members.iter().map(|id| key(*id)).collect();
            json!({
                "code": key(pattern.code),
                "label": find(pattern.code).map(|code| code.label(language)),
                "members": members,
                "members_in_use": pattern.members_in_use,
                "passages": pattern.passages,
                "cases": pattern.cases,
                "thin": pattern.is_thin(),
            })
        };
        Value::Array(patterns.iter().map(pattern).collect())
    };
    let words = Phrasebook::new(language);
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-patterns"))
            .column("code", &text!("cli-column-code"), 14)
            .column("label", &text!("cli-column-label"), 24)
            .column("members", &text!("cli-column-members"), 28)
            .count("passages", &text!("cli-column-passages"))
            .count("cases", &text!("cli-column-cases"))
            .column("note", &text!("cli-column-remark"), 18);
        for pattern in &patterns {
            let members: Vec<&str> = pattern.members.iter().map(|id| key(*id)).collect();
            let note = if pattern.is_thin() {
                words.say(&text!("pattern-thin"))
            } else {
                String::new()
            };
            listing.row(vec![
                cell(key(pattern.code)),
                cell(find(pattern.code).map_or("", |code| code.label(language))),
                cell(members.join(", ")),
                number(pattern.passages),
                number(pattern.cases),
                cell(note),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

pub fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let pattern = lookup::code(&codes, job.needed("code"))?;
    let (add, remove) = (job.texts("add"), job.texts("remove"));
    if add.is_empty() && remove.is_empty() {
        return Err(Fault::input(text!("cli-pattern-what"))
            .hint(text!("cli-pattern-what-hint"))
            .into());
    }
    let known = workbench.patterns()?;
    let known = known.into_iter().find(|known| known.code == pattern.id);
    let mut members = known.map_or_else(Vec::new, |known| known.members);
    for key in remove {
        let gone = lookup::code(&codes, key)?.id;
        members.retain(|member| *member != gone);
    }
    for key in add {
        let new = lookup::code(&codes, key)?.id;
        if !members.contains(&new) {
            members.push(new);
        }
    }
    let edit = Edit::SetPatternMembers {
        pattern: pattern.id,
        members,
    };
    job.change(&mut workbench, edit)
}
