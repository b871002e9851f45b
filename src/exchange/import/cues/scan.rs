//! The cues of a caption file: when and what. It must not know what is marked
//! up inside them.

use super::time;

/// Which of the two dialects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    Vtt,
    Srt,
}

/// One caption. Times in milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue<'text> {
    pub start: u64,
    pub end: u64,
    pub payload: Vec<&'text str>,
}

/// All cues in order. Lines that belong to no cue by the letter of the format,
/// because of an empty line in the middle of one, are kept with the cue above.
pub fn cues(text: &str, flavour: Flavour) -> Vec<Cue<'_>> {
    let mut cues: Vec<Cue<'_>> = Vec::new();
    let mut block: Vec<&str> = Vec::new();
    for line in text.split('\n').chain([""]) {
        if line.trim().is_empty() {
            take_in(&mut cues, &block, flavour);
            block.clear();
        } else {
            block.push(line);
        }
    }
    cues
}

fn take_in<'text>(cues: &mut Vec<Cue<'text>>, block: &[&'text str], flavour: Flavour) {
    let first = block.iter().position(|line| timing(line).is_some());
    let is_aside = flavour == Flavour::Vtt
        && block
            .first()
            .is_some_and(|line| is_aside(line, first.is_some()));
    let Some(first) = first.filter(|_| !is_aside) else {
        if !is_aside && let Some(cue) = cues.last_mut() {
            cue.payload.extend(block);
        }
        return;
    };
    // What stands above a cue is its number or name; more than that is speech.
    if first > 1
        && let Some(cue) = cues.last_mut()
    {
        cue.payload.extend(&block[..first - 1]);
    }
    let mut at = first;
    while at < block.len() {
        let Some((start, end)) = timing_at(block, at) else {
            break;
        };
        let next = (at + 1..block.len()).find(|index| timing(block[*index]).is_some());
        let mut until = next.unwrap_or(block.len());
        // Without an empty line between cues the number of the next one comes first.
        if next.is_some() && until > at + 1 && is_number(block[until - 1]) {
            until -= 1;
        }
        cues.push(Cue {
            start,
            end,
            payload: block[at + 1..until].to_vec(),
        });
        at = next.unwrap_or(block.len());
    }
}

fn timing_at(block: &[&str], at: usize) -> Option<(u64, u64)> {
    timing(block.get(at)?)
}

/// The head of the file, remarks and style sheets.
fn is_aside(first: &str, has_timing: bool) -> bool {
    let word = first.split_whitespace().next().unwrap_or_default();
    match word {
        "NOTE" => true,
        "STYLE" | "REGION" => !has_timing,
        // Some writers forget the empty line below the head.
        _ => word.starts_with("WEBVTT") && !has_timing,
    }
}

fn is_number(line: &str) -> bool {
    line.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// `00:01:02.000 --> 00:01:04.000 align:start`
fn timing(line: &str) -> Option<(u64, u64)> {
    let line = line.trim_start();
    if !line.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let (start, length, _) = time::bare(line)?;
    let rest = line[length..].trim_start().strip_prefix("-->")?;
    let (end, _, _) = time::bare(rest.trim_start())?;
    Some((start, end.max(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_remarks_and_styles_are_no_cues() {
        let text = "WEBVTT - Rapat\nKind: captions\n\nNOTE satu\ndua\n\nSTYLE\n::cue {}\n\n\
                    1\n00:01.000 --> 00:02.500 align:start\nHalo\nsemua\n";
        let cues = cues(text, Flavour::Vtt);
        assert_eq!(cues.len(), 1);
        assert_eq!((cues[0].start, cues[0].end), (1_000, 2_500));
        assert_eq!(cues[0].payload, ["Halo", "semua"]);
    }

    #[test]
    fn cues_without_an_empty_line_between_are_told_apart() {
        let text = "1\n00:00:01,000 --> 00:00:02,000\nSatu\n2\n00:00:03,000 --> 00:00:04,000\nDua";
        let cues = cues(text, Flavour::Srt);
        assert_eq!(cues.len(), 2);
        assert_eq!(cues[0].payload, ["Satu"]);
        assert_eq!(cues[1].payload, ["Dua"]);
    }

    #[test]
    fn an_empty_line_inside_a_cue_loses_nothing() {
        let text = "1\n00:00:01,000 --> 00:00:02,000\nSatu\n\nlagi\n\n2\n00:00:03,000 --> 00:00:04,000\nDua";
        let cues = cues(text, Flavour::Srt);
        assert_eq!(cues[0].payload, ["Satu", "lagi"]);
    }

    #[test]
    fn a_cue_never_ends_before_it_begins() {
        assert_eq!(timing("00:05.000 --> 00:01.000"), Some((5_000, 5_000)));
        assert_eq!(timing("Saya --> dia"), None);
    }
}
