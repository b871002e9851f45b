//! Codes in their tree: moved, merged, split, put aside, deleted, linked. It
//! must not know the words of a code.

use clap::Command;

use super::super::{Done, args, job::Job, lookup};
use crate::fault::Fault;
use crate::message::{Phrasebook, Text};
use crate::model::code::{CodeStatus, CodeWords};
use crate::model::edit::Edit;
use crate::model::ids::CodingId;
use crate::text;

/// The verbs that change the tree.
pub fn commands(words: &Phrasebook, verb: &dyn Fn(&'static str, Text) -> Command) -> Vec<Command> {
    let status = |name: &'static str, about: Text| {
        verb(name, about)
            .arg(args::codes(words))
            .args(args::changing(words))
    };
    vec![
        verb("move", text!("cli-about-code-move"))
            .arg(args::code(words))
            .arg(
                args::option(words, "under", "CODE", &text!("cli-arg-move-under"))
                    .conflicts_with("top"),
            )
            .arg(args::flag(words, "top", &text!("cli-arg-move-top")))
            .arg(args::option(
                words,
                "before",
                "CODE",
                &text!("cli-arg-move-before"),
            ))
            .args(args::changing(words)),
        verb("merge", text!("cli-about-code-merge"))
            .arg(args::codes(words))
            .arg(args::option(words, "into", "CODE", &text!("cli-arg-code-into")).required(true))
            .args(args::changing(words)),
        verb("split", text!("cli-about-code-split"))
            .arg(args::code(words))
            .arg(
                args::options(words, "part", "KEY[=ID,ID…]", &text!("cli-arg-part")).required(true),
            )
            .args(args::changing(words)),
        status("retire", text!("cli-about-code-retire")),
        status("restore", text!("cli-about-code-restore")),
        verb("delete", text!("cli-about-code-delete"))
            .arg(args::code(words))
            .args([args::yes(words), args::dry_run(words)])
            .args(args::changing(words)),
        verb("link", text!("cli-about-code-link"))
            .arg(args::code(words))
            .arg(args::positional(
                words,
                "other",
                "OTHER",
                &text!("cli-arg-code-other"),
            ))
            .arg(args::flag(words, "remove", &text!("cli-arg-unlink")))
            .args(args::changing(words)),
    ]
}

pub fn move_code(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?;
    let before = match job.text("before") {
        Some(key) => Some(lookup::code(&codes, key)?),
        None => None,
    };
    let parent = match (job.text("under"), before) {
        (Some(key), _) => Some(lookup::code(&codes, key)?.id),
        (None, _) if job.is_set("top") => None,
        (None, Some(before)) => before.parent,
        (None, None) => {
            return Err(Fault::input(text!("cli-move-where"))
                .hint(text!("cli-move-where-hint"))
                .into());
        }
    };
    if let Some(before) = before.filter(|before| before.parent != parent) {
        return Err(Fault::input(text!(
            "cli-move-before-elsewhere",
            code = before.key.as_str()
        ))
        .hint(text!("cli-move-where-hint"))
        .into());
    }
    let siblings = codes.iter().filter(|other| {
        other.parent == parent && other.codebook == code.codebook && other.id != code.id
    });
    let siblings: Vec<_> = siblings.map(|other| other.id).collect();
    let place = before.and_then(|before| siblings.iter().position(|id| *id == before.id));
    let edit = Edit::MoveCode {
        code: code.id,
        parent,
        position: place.unwrap_or(siblings.len()),
    };
    job.change(&mut workbench, edit)
}

pub fn merge(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let into = lookup::code(&codes, job.needed("into"))?.id;
    let mut from = Vec::new();
    for key in job.texts("code") {
        let code = lookup::code(&codes, key)?.id;
        if code == into {
            return Err(Fault::input(text!("cli-merge-with-itself")).into());
        }
        if !from.contains(&code) {
            from.push(code);
        }
    }
    let edit = Edit::MergeCodes {
        from,
        into,
        reason: job.text("reason").unwrap_or_default().to_owned(),
    };
    job.change(&mut workbench, edit)
}

/// `--part KEY=ID,ID` once for each new child.
pub fn split(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?.id;
    let mut parts = Vec::new();
    for typed in job.texts("part") {
        let (key, ids) = typed.split_once('=').unwrap_or((typed, ""));
        let mut codings = Vec::new();
        for id in ids.split(',').map(str::trim).filter(|id| !id.is_empty()) {
            let id = id.parse().map_err(|_| {
                Fault::input(text!("cli-bad-value", value = id, argument = "--part"))
                    .hint(text!("cli-bad-part-hint"))
            })?;
            workbench.quote(CodingId(id))?;
            codings.push(CodingId(id));
        }
        if key.trim().is_empty() {
            return Err(Fault::input(text!("cli-key-empty"))
                .hint(text!("cli-bad-part-hint"))
                .into());
        }
        parts.push((key.trim().to_owned(), CodeWords::default(), codings));
    }
    let edit = Edit::SplitCode {
        code,
        parts,
        reason: job.text("reason").unwrap_or_default().to_owned(),
    };
    job.change(&mut workbench, edit)
}

/// Retires, leaves out or takes up again; an indicator left out needs a reason.
pub fn set_status(job: &mut Job<'_>, status: CodeStatus) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let reason = job.text("reason").unwrap_or_default().trim().to_owned();
    if status == CodeStatus::LeftOut && reason.is_empty() {
        return Err(Fault::input(text!("cli-leave-out-reason"))
            .hint(text!("cli-leave-out-reason-hint"))
            .into());
    }
    let mut edits = Vec::new();
    for key in job.texts("code") {
        edits.push(Edit::SetCodeStatus {
            code: lookup::code(&codes, key)?.id,
            status,
            reason: reason.clone(),
        });
    }
    job.change_all(&mut workbench, edits)
}

pub fn delete(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?;
    let edit = Edit::DeleteCode {
        code: code.id,
        reason: job.text("reason").unwrap_or_default().to_owned(),
    };
    job.delete(&mut workbench, edit, &code.key)
}

pub fn link(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let codes = workbench.codes()?;
    let edit = Edit::LinkCodes {
        code: lookup::code(&codes, job.needed("code"))?.id,
        other: lookup::code(&codes, job.needed("other"))?.id,
        is_linked: !job.is_set("remove"),
    };
    job.change(&mut workbench, edit)
}
