//! Corrections to a document before it is stored: whose turns are whose, and
//! what each speaker does. It must not know files or screens.

use crate::fault::{Fault, Outcome};
use crate::model::document::SpeakerRole;
use crate::model::draft::DocumentDraft;
use crate::text;

/// Says that two labels are one speaker: the turns of `from` go to `into`.
pub fn merge(draft: &mut DocumentDraft, from: usize, into: usize) {
    let count = draft.speakers.len();
    if from == into || from >= count || into >= count {
        return;
    }
    draft.speakers.remove(from);
    let kept = if into > from { into - 1 } else { into };
    for turn in &mut draft.turns {
        turn.speaker = turn.speaker.map(|speaker| match speaker {
            gone if gone == from => kept,
            later if later > from => later - 1,
            earlier => earlier,
        });
    }
}

/// Another spelling for a speaker.
///
/// # Errors
/// A spelling that is empty or another speaker's.
pub fn rename(draft: &mut DocumentDraft, speaker: usize, label: &str) -> Outcome<()> {
    let label = label.trim();
    if label.is_empty() {
        return Err(Fault::input(text!("edit-empty-name")));
    }
    let is_taken = draft
        .speakers
        .iter()
        .enumerate()
        .any(|(at, other)| at != speaker && other.label == label);
    if is_taken {
        return Err(Fault::input(text!("edit-speaker-exists", label = label))
            .hint(text!("edit-speaker-exists-hint")));
    }
    if let Some(speaker) = draft.speakers.get_mut(speaker) {
        label.clone_into(&mut speaker.label);
    }
    Ok(())
}

/// Makes interviewers of the speakers with these labels, and informants of
/// those who were taken for interviewers and are not among them.
pub fn set_interviewers(draft: &mut DocumentDraft, labels: &[String]) {
    let wanted: Vec<String> = labels.iter().map(|label| plain(label)).collect();
    for speaker in &mut draft.speakers {
        speaker.role = match (wanted.contains(&plain(&speaker.label)), speaker.role) {
            (true, _) => SpeakerRole::Interviewer,
            (false, SpeakerRole::Interviewer) => SpeakerRole::Informant,
            (false, role) => role,
        };
    }
}

/// The labels of those who are taken for interviewers.
pub fn interviewers<'d>(drafts: impl Iterator<Item = &'d DocumentDraft>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    let all = drafts
        .flat_map(|draft| &draft.speakers)
        .filter(|speaker| speaker.role == SpeakerRole::Interviewer);
    for speaker in all {
        if !labels
            .iter()
            .any(|known| plain(known) == plain(&speaker.label))
        {
            labels.push(speaker.label.clone());
        }
    }
    labels
}

fn plain(label: &str) -> String {
    label.trim().trim_end_matches('.').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::{SpeakerDraft, TurnDraft};
    use crate::text::Span;
    use proptest::prelude::*;

    fn draft(labels: &[&str], turns: &[usize]) -> DocumentDraft {
        DocumentDraft {
            title: "W1".into(),
            facts: crate::model::document::DocumentFacts::default(),
            text: "x".repeat(turns.len()),
            speakers: labels
                .iter()
                .map(|label| SpeakerDraft {
                    label: (*label).to_owned(),
                    role: SpeakerRole::Informant,
                })
                .collect(),
            turns: turns
                .iter()
                .enumerate()
                .map(|(at, speaker)| TurnDraft {
                    speaker: Some(*speaker),
                    span: Span::new(at, at + 1),
                    body: at,
                    start_ms: None,
                    end_ms: None,
                })
                .collect(),
            origin: crate::model::draft::Origin::default(),
            warnings: Vec::new(),
        }
    }

    proptest! {
        #[test]
        fn merging_speakers_moves_turns_and_loses_none(
            turns in prop::collection::vec(0usize..4, 0..30),
            from in 0usize..4,
            into in 0usize..4,
        ) {
            let labels = ["A", "B", "C", "D"];
            let before = draft(&labels, &turns);
            let mut after = before.clone();
            merge(&mut after, from, into);
            prop_assert_eq!(after.turns.len(), before.turns.len());
            for (turn, was) in after.turns.iter().zip(&turns) {
                let label = &after.speakers[turn.speaker.unwrap()].label;
                let wanted = if *was == from && from != into { labels[into] } else { labels[*was] };
                prop_assert_eq!(label, wanted);
            }
        }
    }

    #[test]
    fn interviewers_are_known_by_any_spelling_of_their_label() {
        let mut draft = draft(&["P.", "Narasumber"], &[0, 1]);
        set_interviewers(&mut draft, &["p".to_owned()]);
        assert_eq!(draft.speakers[0].role, SpeakerRole::Interviewer);
        assert_eq!(interviewers([&draft].into_iter()), ["P."]);
        set_interviewers(&mut draft, &[]);
        assert_eq!(draft.speakers[0].role, SpeakerRole::Informant);
    }

    #[test]
    fn a_spelling_that_is_taken_is_refused() {
        let mut draft = draft(&["A", "B"], &[0, 1]);
        assert!(rename(&mut draft, 0, "B").is_err());
        assert!(rename(&mut draft, 0, " ").is_err());
        assert!(rename(&mut draft, 0, "A1").is_ok());
        assert_eq!(draft.speakers[0].label, "A1");
    }
}
