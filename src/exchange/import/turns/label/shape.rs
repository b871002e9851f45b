//! What a name by itself looks like: a role, a voice, a name, or the start of a
//! sentence. It must not know the line it stands on.

use super::{MOST_CHARACTERS, MOST_WORDS, Shape, without_number};
use crate::exchange::import::turns::words;

/// What a name is without what stands in brackets behind it: `Darto (Informan 3)`.
fn without_brackets(name: &str) -> &str {
    name.find('(').map_or(name, |open| &name[..open]).trim_end()
}

/// What the name looks like; `None` when it cannot be a label.
pub fn shape(name: &str) -> Option<Shape> {
    if !name.starts_with(char::is_alphabetic) || name.chars().count() > MOST_CHARACTERS {
        return None;
    }
    if name.matches('(').count() != name.matches(')').count() {
        return None;
    }
    let words: Vec<&str> = without_brackets(name).split_whitespace().collect();
    let first = words::plain(words.first()?);
    if words.len() > MOST_WORDS {
        return None;
    }
    if let Some(shape) = known(&words, &first) {
        return Some(shape);
    }
    // `Masalahnya:` begins a sentence; `Sonya:` is a name.
    let is_sentence =
        words::is_sentence_start(&first) || (first.len() > 6 && first.ends_with("nya"));
    let is_taken = first
        .split('/')
        .any(|word| words::is_look_alike(word) || words::is_fact(word));
    if is_taken || is_sentence {
        return None;
    }
    // `www.contoh.example`
    let is_address = name.as_bytes().windows(3).any(|three| {
        three[0].is_ascii_lowercase() && three[1] == b'.' && three[2].is_ascii_lowercase()
    });
    // `Jakarta, 3 Mei` is a place and a date.
    let has_date = words.windows(2).any(|pair| {
        pair[0].ends_with(',') && pair[1].starts_with(|letter: char| letter.is_ascii_digit())
    });
    if has_date || is_address || name.ends_with([',', '-', '/', '&']) {
        return None;
    }
    let is_capital = |word: &&str| {
        let is_upper = word
            .chars()
            .find(|letter| letter.is_alphanumeric())
            .is_some_and(|letter| !letter.is_lowercase());
        is_upper || words::is_link(&words::plain(word))
    };
    let begins_large = name.starts_with(|letter: char| !letter.is_lowercase());
    match (begins_large, words.iter().all(is_capital)) {
        (true, true) => Some(Shape::Name),
        (true, false) if words.len() <= 4 => Some(Shape::Loose),
        (false, _) if words.len() == 1 => Some(Shape::Loose),
        _ => None,
    }
}

/// Role words, numbered voices, single letters and initials.
fn known(words: &[&str], first: &str) -> Option<Shape> {
    let is_mark = |word: &&str| {
        let word = words::plain(word);
        word.chars().all(|letter| letter.is_ascii_digit()) || word.chars().count() == 1
    };
    let (stem, has_number) = without_number(first);
    let is_alone = words.len() == 1;
    let is_numbered = words.len() == 2 && is_mark(&words[1]);
    let is_role = words::is_interviewer(stem) || words::is_informant(stem);
    let is_written_out = stem.chars().count() > 2;
    if is_role && is_written_out && words.len() <= 3 {
        // `Jawaban saya begini:` is speech, `Pewawancara Utama:` and `peneliti:` are labels.
        let is_title_like = words[1..]
            .iter()
            .all(|word| is_mark(word) || word.starts_with(|letter: char| !letter.is_lowercase()));
        return is_title_like.then_some(Shape::Role);
    }
    if words::is_voice(stem) && ((is_alone && has_number) || is_numbered) {
        return Some(Shape::Voice);
    }
    let letters = words[0].trim_end_matches('.');
    let is_letter = letters.chars().count() == 1;
    let is_initials = letters.chars().count() <= 4
        && letters.starts_with(|letter: char| letter.is_ascii_uppercase())
        && letters
            .chars()
            .all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
    let is_taken = words::is_look_alike(first) || words::is_fact(first);
    (is_alone && (is_letter || is_initials) && !is_taken).then_some(Shape::Voice)
}
