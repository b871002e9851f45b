//! `codebook crosswalk`: codes of different frameworks that mean nearly the
//! same, side by side. It must not recode anything.

use serde_json::{Value, json};

use super::super::table::{Listing, number, words as cell};
use super::super::{Done, answer, job::Job};
use crate::message::Phrasebook;
use crate::model::code::Code;
use crate::model::ids::CodeId;
use crate::model::reduction::Crossing;
use crate::text;

pub fn run(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let codes = workbench.codes()?;
    let crossings = workbench.crosswalk()?;
    let language = job.console.words.language();
    let find = |id: CodeId| codes.iter().find(|code: &&Code| code.id == id);
    let key = |id: CodeId| find(id).map_or("", |code| code.key.as_str());
    let label = |id: CodeId| find(id).map_or("", |code| code.label(language));
    let value = || {
        let pair = |crossing: &Crossing| {
            json!({
                "from": key(crossing.from),
                "to": key(crossing.to),
                "from_passages": crossing.from_passages,
                "to_passages": crossing.to_passages,
                "same": crossing.same,
                "overlapping": crossing.overlapping,
            })
        };
        Value::Array(crossings.iter().map(pair).collect())
    };
    let words = Phrasebook::new(language);
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-crosswalk"))
            .column("from", &text!("cli-column-code"), 30)
            .count("from_passages", &text!("cli-column-passages"))
            .column("to", &text!("cli-column-linked"), 30)
            .count("to_passages", &text!("cli-column-passages"))
            .count("same", &text!("cli-column-same"))
            .count("overlapping", &text!("cli-column-overlapping"));
        for crossing in &crossings {
            let named = |id: CodeId| cell(format!("{} {}", key(id), label(id)));
            listing.row(vec![
                named(crossing.from),
                number(crossing.from_passages),
                named(crossing.to),
                number(crossing.to_passages),
                number(crossing.same),
                number(crossing.overlapping),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}
