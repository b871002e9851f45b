//! Full stops that end a shortened word, not a sentence, in Indonesian and
//! English. It must not know how sentences are found otherwise.

// All lists are in lower case and leave out the last full stop.

/// Forms of address and titles, after which a name follows.
const TITLES: &[&str] = &[
    "bpk", "dr", "dra", "drg", "drs", "hj", "ir", "kh", "mr", "mrs", "ms", "mx", "ny", "nn",
    "ph.d", "prof", "rev", "sdr", "sdri", "sr", "st", "tn", "ust", "yth",
];

/// Parts of addresses and of the names of offices.
const PLACES: &[&str] = &["dept", "gg", "jl", "jln", "kab", "kec", "kel", "prov"];

/// Shortenings of running text.
const RUNNING: &[&str] = &[
    "al", "approx", "bdk", "cf", "dgn", "dkk", "dll", "dlm", "dsb", "dst", "etc", "incl", "kpd",
    "lih", "mis", "misc", "rp", "sbb", "spt", "tsb", "utk", "viz", "vs", "ybs", "yg",
];

/// Shortened words that are words or answers in their own right, and therefore
/// shortened only before a number: No. 5, hlm. 12.
const BEFORE_NUMBER: &[&str] = &[
    "art", "ch", "eq", "fig", "gbr", "hal", "hlm", "lamp", "no", "nos", "p", "par", "pp", "ps",
    "sec", "tab", "tgl", "th", "vol", "thn", "ed",
];

/// Whether the full stop that ends `before` (trailing white space aside) belongs
/// to a shortened word or an initial, given what follows.
pub(super) fn ends_in_abbreviation(before: &str, after: &str) -> bool {
    let Some(stem) = before.trim_end().strip_suffix('.') else {
        return false;
    };
    let word = stem
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default()
        .trim_start_matches(|c: char| !c.is_alphanumeric());
    // A long word cannot be a shortened one; it need not be lowered.
    if word.is_empty() || word.len() > 24 {
        return false;
    }
    let lower = word.to_lowercase();
    let is_in = |list: &[&str]| list.contains(&lower.as_str());
    [TITLES, PLACES, RUNNING].into_iter().any(is_in)
        || is_initials(word)
        || (is_in(BEFORE_NUMBER) && after.trim_start().starts_with(|c: char| c.is_numeric()))
}

/// Whether a word without its last full stop is an initial (A), several (B.J),
/// a degree (S.Sos) or a dotted shortening (e.g). The English pronoun I is not:
/// sentences do end in it.
fn is_initials(word: &str) -> bool {
    let mut parts = word.split('.');
    let Some(first) = parts.next() else {
        return false;
    };
    let mut letters = first.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return letter.is_uppercase() && letter != 'I';
    }
    letter.is_alphabetic()
        && parts.all(|part| {
            (1..=4).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_initials_and_degrees_do_not_end_a_sentence() {
        for before in [
            "Kata Dr. ",
            "(Prof. ",
            "dan dkk.",
            "\u{201c}Bpk. ",
            "A. ",
            "B.J. ",
            "S.Sos. ",
            "e.g. ",
            "i.e.",
            "Ph.D. ",
            "Rp. ",
        ] {
            assert!(ends_in_abbreviation(before, "Wahyu"), "{before}");
        }
    }

    #[test]
    fn ordinary_words_do() {
        for before in [
            "Kami pulang. ",
            "Ya. ",
            "Ibu. ",
            "So did I. ",
            "tahun 2019. ",
            "...",
            ".",
            "Apa? ",
            "",
            "1.5.",
        ] {
            assert!(!ends_in_abbreviation(before, "Lalu"), "{before}");
        }
    }

    #[test]
    fn some_are_shortened_only_before_a_number() {
        assert!(ends_in_abbreviation("surat No. ", "5 Tahun"));
        assert!(!ends_in_abbreviation("No. ", "I don't"));
        assert!(!ends_in_abbreviation("dalam banyak hal. ", "Kami"));
    }

    #[test]
    fn the_lists_are_written_as_they_are_compared() {
        for word in [TITLES, PLACES, RUNNING, BEFORE_NUMBER].concat() {
            assert_eq!(word, word.to_lowercase());
            assert!(!word.ends_with('.'));
        }
    }
}
