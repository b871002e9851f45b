//! `code also`: the passages of one code under another as well, as one step. It
//! must not take the first code away from them.

use serde_json::json;

use super::super::{Done, job::Job, lookup};
use crate::fault::Fault;
use crate::model::edit::Edit;
use crate::text;

pub fn run(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let from = lookup::code(&codes, job.needed("from"))?;
    let to = lookup::code(&codes, job.needed("to"))?;
    if from.id == to.id {
        return Err(Fault::input(text!("cli-also-same", code = from.key.as_str())).into());
    }
    let coder = match job.text("coder") {
        Some(name) => lookup::coder(&workbench, name)?,
        None => workbench.coder().clone(),
    };
    let codings = workbench.coded_also(from.id, to.id, coder.id, job.is_set("exact"))?;
    if job.is_set("dry-run") || codings.is_empty() {
        let would = text!(
            "cli-would-code-also",
            count = codings.len(),
            from = from.key.as_str(),
            to = to.key.as_str(),
            coder = coder.name.as_str()
        );
        let fields = json!({
            "change": "none", "from": from.key, "to": to.key, "coder": coder.name,
            "codings": codings.len(),
        });
        return job.told(&would, &fields);
    }
    job.change(&mut workbench, Edit::ApplyCodes { codings })
}
