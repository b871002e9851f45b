//! Who speaks in a document: labels, roles in the talk, cases. It must not know
//! what was said.

use serde_json::Value;

use super::super::table::{Listing, number, words as cell};
use super::super::{Done, answer, job::Job, lookup, record};
use crate::fault::{Fault, Outcome};
use crate::message::Phrasebook;
use crate::model::document::SpeakerRole;
use crate::model::edit::Edit;
use crate::text;
use crate::workbench::Workbench;

pub fn speakers(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let transcript = workbench.transcript(document.id)?;
    let cases = workbench.cases()?;
    let turns = |id| {
        transcript
            .turns
            .iter()
            .filter(|turn| turn.speaker == Some(id))
            .count()
    };
    let value = || {
        let speakers = transcript.speakers.iter();
        let records = speakers.map(|speaker| record::speaker(speaker, &cases, turns(speaker.id)));
        Value::Array(records.collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-speakers"))
            .column("label", &text!("cli-column-speaker"), 20)
            .column("role", &text!("cli-column-role"), 12)
            .column("case", &text!("cli-column-case"), 10)
            .count("turns", &text!("cli-column-turns"));
        for speaker in &transcript.speakers {
            let case = cases.iter().find(|case| Some(case.id) == speaker.case);
            listing.row(vec![
                cell(speaker.label.as_str()),
                cell(speaker.role.key()),
                cell(case.map_or("", |case| case.key.as_str())),
                number(turns(speaker.id)),
            ]);
        }
        listing.report()
    };
    answer::answer(job, value, report)
}

pub fn speaker(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let all = workbench.speakers(document.id)?;
    let speaker = lookup::speaker(&all, job.needed("speaker"), &document.title)?;
    let label = job
        .text("label")
        .unwrap_or(&speaker.label)
        .trim()
        .to_owned();
    let role = job.text("role").and_then(SpeakerRole::from_key);
    let role = role.unwrap_or(speaker.role);
    if (label.as_str(), role) == (speaker.label.as_str(), speaker.role) {
        return job.change_all(&mut workbench, Vec::new());
    }
    let edit = Edit::SetSpeaker {
        speaker: speaker.id,
        label,
        role,
    };
    job.change(&mut workbench, edit)
}

pub fn assign(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let edit = assignment(
        &workbench,
        job,
        job.needed("document"),
        job.needed("speaker"),
    )?;
    job.change(&mut workbench, edit)
}

fn assignment(
    workbench: &Workbench,
    job: &Job<'_>,
    document: &str,
    speaker: &str,
) -> Outcome<Edit> {
    let document = lookup::document(workbench, document)?;
    let all = workbench.speakers(document.id)?;
    let speaker = lookup::speaker(&all, speaker, &document.title)?;
    let case = match job.text("case") {
        Some(key) => Some(lookup::case(&workbench.cases()?, key)?.id),
        None => None,
    };
    Ok(Edit::AssignSpeaker {
        speaker: speaker.id,
        case,
    })
}

pub fn merge_speakers(job: &mut Job<'_>) -> Done {
    let mut workbench = job.workbench()?;
    let document = lookup::document(&workbench, job.needed("document"))?;
    let all = workbench.speakers(document.id)?;
    let from = lookup::speaker(&all, job.needed("speaker"), &document.title)?;
    let into = lookup::speaker(&all, job.needed("into"), &document.title)?;
    if from.id == into.id {
        return Err(Fault::input(text!("cli-merge-with-itself")).into());
    }
    let edit = Edit::MergeSpeakers {
        from: from.id,
        into: into.id,
    };
    job.change(&mut workbench, edit)
}
