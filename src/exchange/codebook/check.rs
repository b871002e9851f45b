//! The rules every codebook keeps, whatever file it comes from: keys that are
//! keys and stand once, parents that exist, no circles, presets of codes that
//! are there. It must not know file formats.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::key::{check_name, folded, key_fault, key_from};
use super::problems::{Problems, shown};
use super::raw::{RawBook, RawCode, RawPreset, Spot};
use crate::model::code::{Bilingual, CodeKind};
use crate::model::codebook::{Book, CodeDraft, Preset};
use crate::text;

/// Makes the book, its codes in tree order; `None` where there are problems.
/// `stem`, the file's name without its ending, serves a book without a key.
pub fn book(raw: RawBook, stem: &str, problems: &mut Problems) -> Option<Book> {
    if raw.codes.is_empty() && problems.is_empty() {
        problems.add(0, text!("codebook-no-codes"));
    }
    if let Some(key) = &raw.key {
        check_name(key, problems);
    }
    let index = Index::new(&raw.codes, problems);
    let parents = index.parents(&raw, problems);
    check_circles(&raw.codes, &parents, problems);
    check_kinds_and_crosswalk(&raw.codes, problems);
    let presets = presets(raw.presets, &index, problems);
    if !problems.is_empty() {
        return None;
    }
    Some(Book {
        key: raw.key.map_or_else(|| key_from(stem), |spot| spot.words),
        title: if raw.title.is_empty() {
            Bilingual::same(stem.trim())
        } else {
            raw.title
        },
        source: raw.source,
        note: raw.note,
        presets,
        codes: in_tree_order(raw.codes, &parents),
    })
}

/// The codes by their keys.
struct Index {
    places: HashMap<String, usize>,
    /// The keys as written, so that references take over their spelling.
    keys: Vec<String>,
}

impl Index {
    fn new(codes: &[RawCode], problems: &mut Problems) -> Self {
        let mut places: HashMap<String, usize> = HashMap::with_capacity(codes.len());
        for (place, code) in codes.iter().enumerate() {
            let Some(key) = &code.key else {
                problems.add(code.line, text!("codebook-key-missing"));
                continue;
            };
            if let Some(fault) = key_fault(&key.words) {
                problems.add(key.line, fault);
                continue;
            }
            let first = *places.entry(folded(&key.words)).or_insert(place);
            if first != place {
                let line = codes[first].key.as_ref().map_or(0, |key| key.line);
                let problem = text!("codebook-key-twice", key = shown(&key.words), first = line);
                problems.add(key.line, problem);
            }
        }
        let key_of = |code: &RawCode| code.key.as_ref().map(|key| key.words.clone());
        let keys = codes.iter().map(|code| key_of(code).unwrap_or_default());
        Index {
            places,
            keys: keys.collect(),
        }
    }

    fn find(&self, key: &str) -> Option<usize> {
        self.places.get(&folded(key)).copied()
    }

    /// The place of each code's parent.
    fn parents(&self, book: &RawBook, problems: &mut Problems) -> Vec<Option<usize>> {
        let parent_of = |code: &RawCode| match (&code.parent, &code.key) {
            (Some(parent), _) => {
                let place = self.find(&parent.words);
                if place.is_none() {
                    let problem = text!("codebook-unknown-parent", parent = shown(&parent.words));
                    problems.add(parent.line, problem);
                }
                place
            }
            (None, Some(key)) if book.parents_from_keys => self.longest_prefix(&key.words),
            _ => None,
        };
        book.codes.iter().map(parent_of).collect()
    }

    fn longest_prefix(&self, key: &str) -> Option<usize> {
        // A key that is refused anyway may be as long as the file, all dots.
        if key_fault(key).is_some() {
            return None;
        }
        let dots = key.rmatch_indices('.').map(|(dot, _)| dot);
        dots.filter(|&dot| dot > 0)
            .find_map(|dot| self.find(&key[..dot]))
    }
}

/// Tells each circle of parents once, at the code where the file enters it.
fn check_circles(codes: &[RawCode], parents: &[Option<usize>], problems: &mut Problems) {
    // The code from which a place was first reached; 0 is never.
    let mut reached_from = vec![0; parents.len()];
    for start in 0..parents.len() {
        let mut place = Some(start);
        while let Some(here) = place.filter(|&here| reached_from[here] == 0) {
            reached_from[here] = start + 1;
            place = parents[here];
        }
        let Some(entry) = place.filter(|&here| reached_from[here] == start + 1) else {
            continue;
        };
        let mut keys = Vec::new();
        let mut here = entry;
        loop {
            keys.push(codes[here].key.as_ref().map_or("?", |key| &key.words));
            match parents[here] {
                Some(next) if next != entry => here = next,
                _ => break,
            }
        }
        keys.truncate(10);
        keys.push(keys[0]);
        let circle = keys.into_iter().map(shown).collect::<Vec<_>>();
        let problem = text!("codebook-circle", keys = circle.join(" → "));
        let line = codes[entry].parent.as_ref().map_or(0, |spot| spot.line);
        problems.add(line, problem);
    }
}

fn kind_of(code: &RawCode) -> Option<CodeKind> {
    code.kind
        .as_ref()
        .map_or(Some(CodeKind::default()), |kind| {
            CodeKind::from_key(&kind.words.to_ascii_lowercase())
        })
}

fn check_kinds_and_crosswalk(codes: &[RawCode], problems: &mut Problems) {
    for code in codes {
        if let Some(kind) = &code.kind
            && kind_of(code).is_none()
        {
            let kinds = CodeKind::ALL.map(CodeKind::key).join(", ");
            let problem = text!(
                "codebook-unknown-kind",
                kind = shown(&kind.words),
                kinds = kinds
            );
            problems.add(kind.line, problem);
        }
        for key in &code.see_also {
            if let Some(fault) = key_fault(&key.words) {
                problems.add(key.line, text!("codebook-see-also", problem = fault));
            }
        }
    }
}

fn presets(raw: Vec<RawPreset>, index: &Index, problems: &mut Problems) -> Vec<Preset> {
    let mut met = HashMap::new();
    let mut presets = Vec::with_capacity(raw.len());
    for preset in raw {
        let Some(key) = preset.key else {
            problems.add(preset.line, text!("codebook-preset-key-missing"));
            continue;
        };
        check_name(&key, problems);
        match met.entry(folded(&key.words)) {
            Entry::Vacant(free) => {
                free.insert(key.line);
            }
            Entry::Occupied(first) => {
                let preset = shown(&key.words);
                let problem = text!(
                    "codebook-preset-twice",
                    preset = preset,
                    first = *first.get()
                );
                problems.add(key.line, problem);
            }
        }
        if preset.codes.as_ref().is_some_and(Vec::is_empty) {
            let problem = text!("codebook-preset-empty", preset = shown(&key.words));
            problems.add(preset.line, problem);
        }
        let codes = preset
            .codes
            .map(|codes| preset_codes(&key.words, codes, index, problems));
        presets.push(Preset {
            key: key.words,
            title: preset.title,
            codes,
        });
    }
    presets
}

fn preset_codes(
    preset: &str,
    codes: Vec<Spot>,
    index: &Index,
    problems: &mut Problems,
) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut keys = Vec::with_capacity(codes.len());
    for code in codes {
        match index.find(&code.words) {
            Some(place) if taken.insert(place) => keys.push(index.keys[place].clone()),
            Some(_) => {}
            None => {
                let problem = text!(
                    "codebook-preset-unknown-code",
                    preset = shown(preset),
                    key = shown(&code.words)
                );
                problems.add(code.line, problem);
            }
        }
    }
    keys
}

/// The codes with every parent before its children and siblings as they were.
/// The parents must be free of circles.
fn in_tree_order(raw: Vec<RawCode>, parents: &[Option<usize>]) -> Vec<CodeDraft> {
    let mut children = vec![Vec::new(); raw.len()];
    let mut waiting = Vec::new();
    for (place, parent) in parents.iter().enumerate().rev() {
        match parent {
            Some(parent) => children[*parent].push(place),
            None => waiting.push(place),
        }
    }
    let keys: Vec<String> = raw
        .iter()
        .map(|code| {
            code.key
                .as_ref()
                .map_or_else(String::new, |k| k.words.clone())
        })
        .collect();
    let mut drafts: Vec<Option<CodeDraft>> = raw
        .into_iter()
        .enumerate()
        .map(|(place, code)| {
            Some(CodeDraft {
                key: keys[place].clone(),
                parent: parents[place].map(|parent| keys[parent].clone()),
                kind: kind_of(&code).unwrap_or_default(),
                words: code.words,
                see_also: once_each(code.see_also),
            })
        })
        .collect();
    let mut ordered = Vec::with_capacity(drafts.len());
    // Both lists are filled from the back, so that popping gives the file's order.
    while let Some(place) = waiting.pop() {
        ordered.extend(drafts[place].take());
        waiting.append(&mut children[place]);
    }
    ordered
}

fn once_each(spots: Vec<Spot>) -> Vec<String> {
    let mut met = HashSet::new();
    spots
        .into_iter()
        .map(|spot| spot.words)
        .filter(|key| met.insert(folded(key)))
        .collect()
}
