//! What stands above a talk: title, date, place, who was there. Its lines look
//! like labels and are none. It must not know how turns are told apart.

use std::collections::HashMap;

use super::label::{self, Form};

/// Facts stand on the first lines or not at all.
const MOST_LINES: usize = 80;
/// What a fact says is no longer than this many words.
const MOST_WORDS: usize = 8;

/// Where the talk begins, in bytes: after the last line of the preface.
pub fn end(text: &str) -> usize {
    let lines = first_lines(text);
    if let Some(end) = fenced(&lines) {
        return end;
    }
    let Some(last) = last_fact(&lines) else {
        return titled(&lines);
    };
    let rest = &lines[last + 1..];
    let run = rest
        .iter()
        .take_while(|(_, line)| is_short_fact(line))
        .count();
    let is_closed = rest.get(run).is_none_or(|(_, line)| line.trim().is_empty());
    // With an empty line below, all of the block is facts; without one, only
    // what is never said again.
    let taken = if is_closed || run == 0 {
        run
    } else {
        let counts = counts(text);
        rest[..run]
            .iter()
            .take_while(|(_, line)| {
                label::of(line)
                    .is_some_and(|label| counts.get(&label::key(label.name)).copied() == Some(1))
            })
            .count()
    };
    let (start, line) = lines[last + taken];
    start + line.len()
}

fn first_lines(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    text.split('\n')
        .take(MOST_LINES)
        .map(|line| {
            let at = start;
            start += line.len() + 1;
            (at, line)
        })
        .collect()
}

/// A block between two `---` lines at the very top.
fn fenced(lines: &[(usize, &str)]) -> Option<usize> {
    let is_fence = |line: &str| line.trim_end() == "---";
    if !is_fence(lines.first()?.1) {
        return None;
    }
    let (start, line) = lines[1..].iter().find(|(_, line)| is_fence(line))?;
    Some(start + line.len())
}

/// The last fact before anything that sounds like speech.
fn last_fact(lines: &[(usize, &str)]) -> Option<usize> {
    let mut last = None;
    let mut has_label = false;
    for (index, (_, line)) in lines.iter().enumerate() {
        if label::is_fact(line) {
            last = Some(index);
            continue;
        }
        let has_begun = match label::of(line) {
            Some(label) if label.form == Form::Timed => true,
            Some(label) if label.form != Form::Bare => {
                has_label = true;
                is_speech(&line[label.body..])
            }
            _ => has_label && is_speech(line),
        };
        if has_begun {
            break;
        }
    }
    last
}

/// Without a fact, only a block under a title counts: `Transkrip wawancara 3`,
/// `Pewawancara: Rina`, and then an empty line.
fn titled(lines: &[(usize, &str)]) -> usize {
    let Some(first) = lines.iter().position(|(_, line)| !line.trim().is_empty()) else {
        return 0;
    };
    let title = lines[first].1.to_lowercase();
    let is_title = !title.contains(':')
        && ["transkrip", "transcript", "wawancara", "interview"]
            .iter()
            .any(|word| title.contains(word));
    if !is_title {
        return 0;
    }
    // An empty line may set off the title itself.
    let mut from = first + 1;
    while lines
        .get(from)
        .is_some_and(|(_, line)| line.trim().is_empty())
    {
        from += 1;
    }
    let run = lines[from..]
        .iter()
        .take_while(|(_, line)| is_short_fact(line) && is_name(line))
        .count();
    let is_closed = lines
        .get(from + run)
        .is_some_and(|(_, line)| line.trim().is_empty());
    if run == 0 || !is_closed || from + run + 1 >= lines.len() {
        return 0;
    }
    let (start, line) = lines[from + run - 1];
    start + line.len()
}

fn is_short_fact(line: &str) -> bool {
    label::of(line).is_some_and(|label| {
        let value = &line[label.body..];
        matches!(label.form, Form::Colon | Form::Cell) && !is_speech(value)
    })
}

/// Two or more capitalised words, as only a name has on a line of its own.
fn is_name(line: &str) -> bool {
    label::of(line).is_some_and(|label| {
        let words: Vec<&str> = line[label.body..].split_whitespace().collect();
        words.len() > 1
            && words
                .iter()
                .all(|word| word.starts_with(|letter: char| !letter.is_lowercase()))
    })
}

fn is_speech(value: &str) -> bool {
    let value = value.trim();
    value.contains('?')
        || value.ends_with(['!', '…'])
        || value.split_whitespace().nth(MOST_WORDS).is_some()
        || (value.ends_with('.') && value.split_whitespace().nth(2).is_some())
}

fn counts(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for line in text.split('\n') {
        if let Some(label) = label::of(line).filter(|label| label.form != Form::Bare) {
            *counts.entry(label::key(label.name)).or_default() += 1;
        }
    }
    counts
}
