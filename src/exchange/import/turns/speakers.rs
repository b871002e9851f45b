//! Who speaks: spellings of one label brought together, and what each speaker
//! did in the talk. It must not know how labels were found.

use std::collections::HashMap;

use super::label;
use super::roles::{self, Voice};
use crate::message::Text;
use crate::model::draft::SpeakerDraft;
use crate::text;

/// The speakers of one document while it is read.
#[derive(Debug, Default)]
pub struct Speakers {
    index: HashMap<String, usize>,
    /// For each speaker the spellings with how often they occur, first seen first.
    spellings: Vec<Vec<(String, usize)>>,
    voices: Vec<Voice>,
}

/// More spellings than this of one speaker are not told apart.
const MOST_SPELLINGS: usize = 32;

impl Speakers {
    /// The number of the speaker a label names, new or known.
    pub fn named(&mut self, name: &str) -> usize {
        let spelling = spelling(name);
        let index = *self.index.entry(label::key(&spelling)).or_insert_with(|| {
            self.spellings.push(Vec::new());
            self.voices.push(Voice::default());
            self.voices.len() - 1
        });
        let known = &mut self.spellings[index];
        match known.iter().position(|(found, _)| *found == spelling) {
            Some(at) => known[at].1 += 1,
            None if known.len() < MOST_SPELLINGS => known.push((spelling, 1)),
            None => {}
        }
        index
    }

    /// Notes a turn of a speaker.
    pub fn spoke(&mut self, speaker: usize, speech: &str) {
        let voice = &mut self.voices[speaker];
        voice.turns += 1;
        voice.asks += usize::from(roles::is_question(speech));
        voice.length += speech.len();
    }

    /// The speakers with their roles, and what was merged.
    #[must_use]
    pub fn settled(mut self, wanted: &[String]) -> (Vec<SpeakerDraft>, Vec<Text>) {
        let mut warnings = Vec::new();
        for (voice, spellings) in self.voices.iter_mut().zip(&mut self.spellings) {
            // Stable: of two spellings as frequent, the first one stands.
            spellings.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let mut names = spellings.drain(..).map(|(name, _)| name);
            voice.label = names.next().unwrap_or_default();
            let others: Vec<String> = names.map(|name| format!("“{name}”")).collect();
            if !others.is_empty() {
                warnings.push(text!(
                    "import-spellings-merged",
                    label = voice.label.as_str(),
                    others = others.join(", ")
                ));
            }
        }
        let roles = roles::assign(&self.voices, wanted);
        let drafts = self
            .voices
            .into_iter()
            .zip(roles)
            .map(|(voice, role)| SpeakerDraft {
                label: voice.label,
                role,
            })
            .collect();
        (drafts, warnings)
    }
}

/// The label as it is shown: single blanks, and no number of a question.
fn spelling(name: &str) -> String {
    let mut spelling = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !spelling.is_empty() {
            spelling.push(' ');
        }
        spelling.push_str(word);
    }
    let key = label::key(&spelling);
    let has_number = spelling.ends_with(|letter: char| letter.is_ascii_digit());
    if has_number && !key.ends_with(|letter: char| letter.is_ascii_digit()) {
        let stem =
            spelling.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
        spelling.truncate(stem.len());
    }
    spelling
}
