//! The verbs that change a proposition, its evidence and its rivals. It must
//! not know how one is shown.

use super::one;
use crate::cli::{Done, job::Job};
use crate::fault::Fault;
use crate::model::edit::Edit;
use crate::model::finding::{Evidence, PropositionStatus, RivalStatus, RivalWords, Stance};
use crate::model::ids::{CodingId, RivalId};
use crate::text;

pub fn add(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let words = |name| job.text(name).unwrap_or_default().trim().to_owned();
    let text = words("text");
    if text.is_empty() {
        return Err(Fault::input(text!("cli-proposition-empty"))
            .hint(text!("cli-proposition-empty-hint"))
            .into());
    }
    let edit = Edit::AddProposition {
        key: job.needed("key").to_owned(),
        text,
        if_part: words("if"),
        then_part: words("then"),
        rivals: job.texts("rival").into_iter().map(str::to_owned).collect(),
    };
    job.change(&mut workbench, edit)
}

pub fn set(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let before = one(job, &workbench)?;
    let or = |name, before: &str| job.text(name).unwrap_or(before).trim().to_owned();
    let status = job.text("status").and_then(PropositionStatus::from_key);
    let edit = Edit::SetProposition {
        proposition: before.id,
        key: or("rename", &before.key),
        text: or("text", &before.text),
        if_part: or("if", &before.if_part),
        then_part: or("then", &before.then_part),
        scope: or("scope", &before.scope),
        status: status.unwrap_or(before.status),
    };
    job.change(&mut workbench, edit)
}

pub fn remove(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let proposition = one(job, &workbench)?.id;
    job.change(&mut workbench, Edit::DeleteProposition { proposition })
}

pub fn evidence(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let proposition = one(job, &workbench)?;
    let stance = job.text("stance").and_then(Stance::from_key);
    let weight = job.matches.get_one::<u8>("weight").copied();
    let treatment = job.text("treatment");
    let mut edits = Vec::new();
    for coding in job.ids("id").into_iter().map(CodingId) {
        if job.is_set("unlink") {
            edits.push(Edit::UnlinkEvidence {
                proposition: proposition.id,
                coding,
            });
            continue;
        }
        let known: Option<&Evidence> = proposition
            .evidence
            .iter()
            .find(|link| link.coding == coding);
        let Some(stance) = stance.or(known.map(|link| link.stance)) else {
            return Err(Fault::input(text!("cli-evidence-needs-stance"))
                .hint(text!("cli-evidence-needs-stance-hint"))
                .into());
        };
        let treatment = treatment.map(str::to_owned);
        let treatment = treatment.or(known.map(|link| link.treatment.clone()));
        edits.push(Edit::LinkEvidence {
            proposition: proposition.id,
            coding,
            stance,
            weight: weight.or(known.map(|link| link.weight)).unwrap_or(2),
            treatment: treatment.unwrap_or_default(),
        });
    }
    job.change_all(&mut workbench, edits)
}

pub fn rival(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let proposition = one(job, &workbench)?;
    let id = job.ids("id").first().copied().map(RivalId);
    let known = match id {
        None => None,
        Some(id) => {
            let mut rivals = proposition.rivals.iter();
            let found = rivals.find(|rival| rival.id == id).ok_or_else(|| {
                Fault::input(text!(
                    "cli-unknown-rival",
                    rival = id.0,
                    proposition = proposition.key.as_str()
                ))
                .hint(text!("cli-unknown-rival-hint"))
            });
            Some(found?)
        }
    };
    if let Some(rival) = known.filter(|_| job.is_set("delete")) {
        return job.change(&mut workbench, Edit::DeleteRival { rival: rival.id });
    }
    let before = known.map(|rival| rival.words.clone()).unwrap_or_default();
    let or = |name, before: &str| job.text(name).unwrap_or(before).trim().to_owned();
    let status = job.text("status").and_then(RivalStatus::from_key);
    let words = RivalWords {
        text: or("text", &before.text),
        for_it: or("for", &before.for_it),
        against_it: or("against", &before.against_it),
        status: status.unwrap_or(before.status),
    };
    let edit = match known {
        Some(rival) => Edit::SetRival {
            rival: rival.id,
            words,
        },
        None => Edit::AddRival {
            proposition: proposition.id,
            words,
        },
    };
    job.change(&mut workbench, edit)
}
