//! Which labels count, decided over a whole text: those that recur, those that
//! say a role, those that alternate with others. It must not know the text
//! itself, only the lines that may begin a turn.

use std::collections::HashMap;

use super::label::{self, Form, Label, Shape};
use super::words;

/// A line that may begin a turn, seen among the others.
#[derive(Debug, Clone)]
pub struct Candidate<'text> {
    /// Where its line begins, in whatever unit the caller counts.
    pub at: usize,
    pub label: Label<'text>,
    /// Which of [`Candidates::keys`] it is.
    pub key: usize,
    /// Whether a paragraph begins here: what is above is empty.
    pub is_start: bool,
}

/// All candidates of a text.
#[derive(Debug, Default)]
pub struct Candidates<'text> {
    pub list: Vec<Candidate<'text>>,
    pub keys: Vec<Key>,
    index: HashMap<String, usize>,
    /// How many paragraphs there are, labelled or not.
    pub paragraphs: usize,
    /// Captions seldom hold colons that are not behind a name.
    are_captions: bool,
}

/// What is known of one label over the whole text.
#[derive(Debug)]
pub struct Key {
    pub key: String,
    shape: Shape,
    /// How often it occurs, by form: colon and timed, dot, cell, bare.
    counts: [usize; 4],
    /// How often with a time that is surely one, or on its own line with a time.
    timed: usize,
    has_title: bool,
    /// One of its turns holds a question mark on its first line.
    asks: bool,
    /// How often what follows begins with a small letter, as after a colon in a sentence.
    small: usize,
}

fn group(form: Form) -> usize {
    match form {
        Form::Colon | Form::Timed => 0,
        Form::Dot => 1,
        Form::Cell => 2,
        Form::Bare => 3,
    }
}

impl<'text> Candidates<'text> {
    #[must_use]
    pub fn of_captions() -> Self {
        Candidates {
            are_captions: true,
            ..Candidates::default()
        }
    }

    /// Takes in a line; `speech` is what stands on it behind the label.
    pub fn add(&mut self, at: usize, label: Label<'text>, speech: &str, is_start: bool) {
        let key = label::key(label.name);
        let keys = &mut self.keys;
        let index = *self.index.entry(key).or_insert_with_key(|key| {
            keys.push(Key {
                key: key.clone(),
                shape: label.shape,
                counts: [0; 4],
                timed: 0,
                has_title: false,
                asks: false,
                small: 0,
            });
            keys.len() - 1
        });
        let known = &mut keys[index];
        known.shape = known.shape.max(label.shape);
        known.counts[group(label.form)] += 1;
        let is_timed = label.form == Form::Timed
            || (label.form == Form::Colon && label.clock.is_some_and(|clock| clock.is_sure));
        known.timed += usize::from(is_timed);
        known.asks |= speech.contains('?');
        known.small += usize::from(speech.starts_with(char::is_lowercase));
        known.has_title |= label
            .name
            .split_whitespace()
            .next()
            .is_some_and(|word| words::is_title(&words::plain(word)))
            && label.name.contains(' ');
        self.list.push(Candidate {
            at,
            label,
            key: index,
            is_start,
        });
    }

    /// Those that begin a turn, in order.
    #[must_use]
    pub fn chosen(self) -> Vec<Candidate<'text>> {
        let choice = self
            .by_colon()
            .map(|keys| (0, keys))
            .or_else(|| self.by_dot().map(|keys| (1, keys)))
            .or_else(|| self.by_cell().map(|keys| (2, keys)))
            .or_else(|| self.by_line().map(|keys| (3, keys)));
        let Some((form, keys)) = choice else {
            return Vec::new();
        };
        let mut list = self.list;
        list.retain(|candidate| group(candidate.label.form) == form && keys[candidate.key]);
        list
    }

    /// How large a part of the paragraphs these labels begin, 0 to 1.
    fn share(&self, form: usize, keys: &[bool]) -> f64 {
        let (mut taken, mut inside) = (0_usize, 0_usize);
        for candidate in &self.list {
            if group(candidate.label.form) == form && keys[candidate.key] {
                taken += 1;
                inside += usize::from(!candidate.is_start);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a share needs no last digit")]
        let share = taken as f64 / (self.paragraphs + inside).max(1) as f64;
        share
    }

    fn total(&self, form: usize, keys: &[bool]) -> usize {
        self.keys
            .iter()
            .zip(keys)
            .filter(|(_, is_taken)| **is_taken)
            .map(|(key, _)| key.counts[form])
            .sum()
    }

    fn by_colon(&self) -> Option<Vec<bool>> {
        let numbered = self.numbered();
        let timed: usize = self.keys.iter().map(|key| key.timed).sum();
        let mut taken: Vec<bool> = self
            .keys
            .iter()
            .map(|key| {
                let count = key.counts[0];
                let is_timed = key.timed > 0 && timed > 1;
                count > 0
                    && match key.shape {
                        Shape::Role => true,
                        Shape::Voice => count > 1 || is_timed || self.has_partner(key, &numbered),
                        Shape::Name => count > 1 || is_timed,
                        Shape::Loose => key.timed > 1,
                    }
            })
            .collect();
        if taken.contains(&true) {
            self.drop_sentences(&mut taken);
            self.add_loose(&mut taken);
            self.add_singles(&mut taken);
        } else {
            self.add_pairs_of_singles(&mut taken);
        }
        self.is_talk(&taken).then_some(taken)
    }

    /// How many numbered labels share a word: `Speaker 1`, `Speaker 2`.
    fn numbered(&self) -> HashMap<&str, usize> {
        let mut numbered = HashMap::new();
        for key in self.keys.iter().filter(|key| key.counts[0] > 0) {
            let (stem, has_number) = label::without_number(&key.key);
            if has_number && words::is_voice(stem) {
                *numbered.entry(stem).or_default() += 1;
            }
        }
        numbered
    }

    /// A letter or a numbered voice that occurs once beside its counterpart.
    fn has_partner(&self, key: &Key, numbered: &HashMap<&str, usize>) -> bool {
        let is_there = |name: &&str| {
            self.index
                .get(*name)
                .is_some_and(|index| self.keys[*index].counts[0] > 0)
        };
        let partners: &[&str] = match key.key.as_str() {
            "q" => &["a"],
            "a" => &["q"],
            "t" => &["j", "n"],
            "j" => &["t", "p"],
            "p" => &["n", "j", "i", "r"],
            "n" => &["p", "t", "i"],
            "i" => &["p", "r", "n"],
            "r" => &["p", "i"],
            other => {
                let (stem, has_number) = label::without_number(other);
                return has_number && numbered.get(stem).is_some_and(|count| *count > 1);
            }
        };
        partners.iter().any(is_there)
    }

    /// `Kantor Desa: tutup terus` inside a turn begins small where speech begins large.
    fn drop_sentences(&self, taken: &mut [bool]) {
        let (mut total, mut small) = (0, 0);
        for (key, is_taken) in self.keys.iter().zip(&*taken) {
            if *is_taken && key.shape >= Shape::Voice {
                total += key.counts[0];
                small += key.small;
            }
        }
        if total == 0 || small * 5 > total {
            return;
        }
        for (key, is_taken) in self.keys.iter().zip(taken) {
            let is_small = key.small * 2 > key.counts[0];
            *is_taken &= !(key.shape == Shape::Name && key.timed == 0 && is_small);
        }
    }

    /// Labels such as `Kepala desa`, when they keep alternating with certain ones.
    fn add_loose(&self, taken: &mut [bool]) {
        let mut turns_between = vec![0_usize; self.keys.len()];
        let mut seen_at = vec![0_usize; self.keys.len()];
        let mut certain = 0;
        for candidate in &self.list {
            if group(candidate.label.form) != 0 {
                continue;
            }
            if taken[candidate.key] {
                certain += 1;
            } else if certain > seen_at[candidate.key] {
                turns_between[candidate.key] += 1;
                seen_at[candidate.key] = certain;
            }
        }
        for (index, key) in self.keys.iter().enumerate() {
            let is_regular = turns_between[index] * 2 > key.counts[0];
            if key.shape == Shape::Loose && turns_between[index] > 2 && is_regular {
                taken[index] = true;
            }
        }
    }

    /// Names that occur once among labels that are certain: with a form of
    /// address, or where hardly a paragraph goes without a label.
    fn add_singles(&self, taken: &mut [bool]) {
        let is_single =
            |key: &Key| key.counts[0] == 1 && matches!(key.shape, Shape::Name | Shape::Voice);
        let mut all = taken.to_vec();
        for (index, key) in self.keys.iter().enumerate() {
            all[index] |= is_single(key);
        }
        let is_labelled_throughout = self.share(0, &all) >= 0.75;
        for (index, key) in self.keys.iter().enumerate() {
            let is_titled = key.has_title && key.small == 0;
            let is_sure = is_titled || is_labelled_throughout || self.are_captions;
            if is_single(key) && is_sure {
                taken[index] = true;
            }
        }
    }

    /// A very short talk: nobody speaks twice, but every paragraph has a label and somebody asks.
    fn add_pairs_of_singles(&self, taken: &mut [bool]) {
        let mut singles = vec![false; self.keys.len()];
        let mut asks = false;
        for (index, key) in self.keys.iter().enumerate() {
            singles[index] = key.counts[0] == 1 && matches!(key.shape, Shape::Name | Shape::Voice);
            asks |= singles[index] && key.asks;
        }
        if asks && self.total(0, &singles) > 1 && self.share(0, &singles) > 0.99 {
            taken.copy_from_slice(&singles);
        }
    }

    /// Whether the labels together make a talk and not a text with headings.
    fn is_talk(&self, taken: &[bool]) -> bool {
        let speakers = taken.iter().filter(|is_taken| **is_taken).count();
        let is_certain = self
            .keys
            .iter()
            .zip(taken)
            .any(|(key, is_taken)| *is_taken && (key.shape == Shape::Role || key.timed > 1));
        let share = self.share(0, taken);
        match (speakers, self.total(0, taken)) {
            (0, _) => false,
            // One label in the whole text: `Peneliti: Rina` in a letter is none.
            (_, 1) => is_certain && share > 0.3,
            (1, _) if !is_certain && !self.are_captions => share >= 0.5,
            _ => is_certain || share > 0.1,
        }
    }

    /// `Q.` and `A.`, and nothing else with a dot, so that `A. B. C.` stays a list.
    fn by_dot(&self) -> Option<Vec<bool>> {
        let dotted: Vec<&str> = self
            .keys
            .iter()
            .filter(|key| key.counts[1] > 0)
            .map(|key| key.key.as_str())
            .collect();
        let is_pair = [("q", "a"), ("t", "j"), ("p", "j"), ("p", "n"), ("i", "r")]
            .iter()
            .any(|(asks, answers)| {
                dotted.len() == 2 && dotted.contains(asks) && dotted.contains(answers)
            });
        let taken: Vec<bool> = self.keys.iter().map(|key| key.counts[1] > 0).collect();
        is_pair.then_some(taken)
    }

    /// The first cell of a row, when at least two labels do so.
    fn by_cell(&self) -> Option<Vec<bool>> {
        let taken: Vec<bool> = self
            .keys
            .iter()
            .map(|key| match key.shape {
                Shape::Role | Shape::Voice => key.counts[2] > 0,
                Shape::Name => key.counts[2] > 1,
                Shape::Loose => false,
            })
            .collect();
        let speakers = taken.iter().filter(|is_taken| **is_taken).count();
        let is_role = |(key, is_taken): (&Key, &bool)| *is_taken && key.shape >= Shape::Voice;
        let is_certain = self.keys.iter().zip(&taken).any(is_role);
        let is_talk = speakers > 1 && is_certain && self.total(2, &taken) > 2;
        (is_talk && self.share(2, &taken) > 0.3).then_some(taken)
    }

    /// A label alone on its line, when labels head most paragraphs.
    fn by_line(&self) -> Option<Vec<bool>> {
        let taken: Vec<bool> = self
            .keys
            .iter()
            .map(|key| match key.shape {
                Shape::Role => key.counts[3] > 0,
                Shape::Voice | Shape::Name => key.counts[3] > 1,
                Shape::Loose => false,
            })
            .collect();
        let speakers = taken.iter().filter(|is_taken| **is_taken).count();
        let is_talk = speakers > 1 && self.total(3, &taken) > 2;
        (is_talk && self.share(3, &taken) > 0.3).then_some(taken)
    }
}
