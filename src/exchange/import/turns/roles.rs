//! Who asks and who answers, from what the labels say and, where they do not
//! say it, from who puts the questions. It must not know where turns lie.

use super::label;
use super::words;
use crate::model::document::SpeakerRole;

/// What one speaker did in the talk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voice {
    pub label: String,
    pub turns: usize,
    /// Turns that hold a question.
    pub asks: usize,
    /// Length of all the speech in bytes.
    pub length: usize,
}

/// Whether a turn holds a question: its mark, or a word questions begin with.
pub fn is_question(speech: &str) -> bool {
    let first = label::first(speech, 60).split_whitespace().next();
    speech.contains(['?', '？'])
        || first.is_some_and(|word| words::is_question_start(&words::plain(word)))
}

/// The role of every speaker; `wanted` are labels the person named as interviewers.
pub fn assign(voices: &[Voice], wanted: &[String]) -> Vec<SpeakerRole> {
    let wanted: Vec<String> = wanted.iter().map(|name| label::key(name)).collect();
    let keys: Vec<String> = voices
        .iter()
        .map(|voice| label::key(&voice.label))
        .collect();
    let mut roles: Vec<Option<SpeakerRole>> = voices
        .iter()
        .zip(&keys)
        .map(|(voice, key)| {
            if wanted.contains(key) {
                Some(SpeakerRole::Interviewer)
            } else {
                by_word(&voice.label)
            }
        })
        .collect();
    let is_found = |roles: &[Option<SpeakerRole>]| roles.contains(&Some(SpeakerRole::Interviewer));
    if !is_found(&roles) {
        by_letters(&keys, &mut roles);
    }
    if !is_found(&roles)
        && let Some(asker) = by_asking(voices, &keys, &roles)
    {
        roles[asker] = Some(SpeakerRole::Interviewer);
    }
    settle(voices, &roles)
}

/// What the label itself says.
fn by_word(name: &str) -> Option<SpeakerRole> {
    let first = words::plain(name.split_whitespace().next()?);
    let (stem, _) = label::without_number(&first);
    if stem.chars().count() < 3 {
        return None;
    }
    if words::is_interviewer(stem) {
        Some(SpeakerRole::Interviewer)
    } else if words::is_informant(stem) {
        Some(SpeakerRole::Informant)
    } else {
        // `Rina (Pewawancara)`
        let inside = name.split_once('(')?.1;
        let word = words::plain(inside.split_whitespace().next()?);
        words::is_interviewer(&word).then_some(SpeakerRole::Interviewer)
    }
}

/// Letters mean something only beside their counterparts: `P` is the interviewer
/// beside `N`, and `I` beside `R`. `P` beside `I` may be either.
fn by_letters(keys: &[String], roles: &mut [Option<SpeakerRole>]) {
    let find = |letter: &str| keys.iter().position(|key| key == letter);
    let pairs = [
        ("q", "a"),
        ("t", "j"),
        ("t", "n"),
        ("p", "n"),
        ("p", "j"),
        ("p", "r"),
        ("i", "r"),
        ("i", "n"),
    ];
    let Some((asker, _)) = pairs.iter().find_map(|(asks, answers)| {
        // Three letters that could each be the interviewer are left to who asks.
        let is_torn = matches!(*asks, "p" | "i") && find("p").is_some() && find("i").is_some();
        Some((find(asks)?, find(answers)?)).filter(|_| !is_torn)
    }) else {
        return;
    };
    roles[asker] = Some(SpeakerRole::Interviewer);
    for answers in ["a", "j", "n", "r"] {
        if let Some(index) = find(answers) {
            roles[index].get_or_insert(SpeakerRole::Informant);
        }
    }
}

/// The speaker who asks clearly more often than the others do.
fn by_asking(voices: &[Voice], keys: &[String], roles: &[Option<SpeakerRole>]) -> Option<usize> {
    let open = || (0..voices.len()).filter(|index| roles[*index].is_none());
    // Of `P` and `I` one is the interviewer, even where nobody wrote a question mark.
    let is_letter_pair = |index: usize| matches!(keys[index].as_str(), "p" | "i");
    let must_decide = open().filter(|index| is_letter_pair(*index)).count() == 2;
    let rate = |voice: &Voice| voice.asks * 1000 / voice.turns.max(1);
    let best = open()
        .filter(|index| !must_decide || is_letter_pair(*index))
        .max_by_key(|index| (rate(&voices[*index]), usize::MAX - voices[*index].length))?;
    if must_decide {
        return Some(best);
    }
    let mut rest = Voice::default();
    for (index, voice) in voices.iter().enumerate() {
        if index != best {
            rest.turns += voice.turns;
            rest.asks += voice.asks;
            rest.length += voice.length;
        }
    }
    let asker = &voices[best];
    let is_likely = rate(asker) >= 250 && rate(asker) > rate(&rest) * 3 / 2 + 100;
    // Whoever asks says less, unless they do hardly anything but ask.
    let is_plain = rate(asker) >= 600 && rate(&rest) <= 200;
    let is_brief = asker.length <= rest.length * 3 / 2;
    (rest.turns > 0 && is_likely && (is_plain || is_brief)).then_some(best)
}

/// Whoever is left answers, except somebody who hardly says a word beside a main informant.
fn settle(voices: &[Voice], roles: &[Option<SpeakerRole>]) -> Vec<SpeakerRole> {
    let total: usize = voices.iter().map(|voice| voice.length).sum();
    let answers = |index: &usize| roles[*index] != Some(SpeakerRole::Interviewer);
    let answered: usize = (0..voices.len())
        .filter(answers)
        .map(|index| voices[index].length)
        .sum();
    let main = (0..voices.len())
        .filter(answers)
        .max_by_key(|index| voices[*index].length)
        .filter(|index| voices[*index].length * 2 > answered);
    voices
        .iter()
        .enumerate()
        .map(|(index, voice)| match roles[index] {
            Some(role) => role,
            None if main.is_some_and(|main| main != index) && voice.length * 20 < total => {
                SpeakerRole::Other
            }
            None => SpeakerRole::Informant,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use SpeakerRole::{Informant, Interviewer, Other};

    fn voice(label: &str, turns: usize, asks: usize, length: usize) -> Voice {
        Voice {
            label: label.to_owned(),
            turns,
            asks,
            length,
        }
    }

    fn roles(voices: &[Voice]) -> Vec<SpeakerRole> {
        assign(voices, &[])
    }

    #[test]
    fn role_words_say_who_asks() {
        for (asks, answers) in [
            ("Pewawancara", "Narasumber"),
            ("Interviewer 1", "Bu Sri"),
            ("PENELITI", "INFORMAN 2"),
            ("Rina (Pewawancara)", "Darto"),
            ("Pertanyaan", "Jawaban"),
        ] {
            let voices = [voice(answers, 3, 3, 90), voice(asks, 3, 0, 90)];
            assert_eq!(roles(&voices), [Informant, Interviewer], "{asks}");
        }
    }

    #[test]
    fn letters_mean_what_their_counterparts_make_them() {
        for (asks, answers) in [("P", "N"), ("P", "J"), ("T", "J"), ("Q", "A"), ("I", "R")] {
            let voices = [voice(asks, 3, 0, 50), voice(answers, 3, 0, 90)];
            assert_eq!(roles(&voices), [Interviewer, Informant], "{asks}");
        }
    }

    #[test]
    fn of_p_and_i_the_one_who_asks_is_the_interviewer() {
        let participant = [voice("P", 9, 1, 900), voice("I", 9, 7, 300)];
        assert_eq!(roles(&participant), [Informant, Interviewer]);
        let interviewer = [voice("P", 9, 7, 300), voice("I", 9, 1, 900)];
        assert_eq!(roles(&interviewer), [Interviewer, Informant]);
        let nobody_marks = [voice("P", 9, 0, 900), voice("I", 9, 0, 300)];
        assert_eq!(roles(&nobody_marks), [Informant, Interviewer]);
    }

    #[test]
    fn names_are_told_apart_by_who_asks() {
        let voices = [voice("Rina", 10, 8, 500), voice("Bu Sri", 10, 1, 3000)];
        assert_eq!(roles(&voices), [Interviewer, Informant]);
        let unclear = [voice("Rina", 10, 2, 500), voice("Bu Sri", 10, 2, 700)];
        assert_eq!(roles(&unclear), [Informant, Informant]);
    }

    #[test]
    fn a_named_interviewer_wins_over_the_guess() {
        let voices = [voice("Rina", 10, 8, 500), voice("Bu Sri", 10, 1, 3000)];
        assert_eq!(
            assign(&voices, &["bu  sri.".to_owned()]),
            [Informant, Interviewer]
        );
    }

    #[test]
    fn somebody_who_hardly_speaks_is_other_but_a_group_is_not() {
        let voices = [
            voice("Pewawancara", 9, 9, 900),
            voice("Bu Sri", 9, 0, 5000),
            voice("Anak", 1, 0, 20),
        ];
        assert_eq!(roles(&voices), [Interviewer, Informant, Other]);
        let mut group = vec![voice("Moderator", 30, 30, 900)];
        group.extend((0..30).map(|number| voice(&format!("P{number}"), 3, 0, 300)));
        assert!(roles(&group)[1..].iter().all(|role| *role == Informant));
    }
}
