//! Words in a quote that look like a person's name: a capitalised word after a
//! form of address, or a case's description where it is a name. It must not
//! know where the words come from.

use crate::model::case::Case;
use crate::text::words;

/// Forms of address before a name, folded.
const ADDRESSES: &[&str] = &[
    "bapak", "ibu", "pak", "bu", "sdr", "sdri", "saudara", "saudari", "mr", "mrs", "ms", "miss",
];

/// Posts and other words that stand after a form of address and are no name.
const POSTS: &[&str] = &[
    "anda",
    "bapak",
    "bendahara",
    "bidan",
    "bupati",
    "camat",
    "carik",
    "desa",
    "dinas",
    "direktur",
    "dokter",
    "dosen",
    "dukuh",
    "gubernur",
    "guru",
    "hakim",
    "ibu",
    "itu",
    "jaksa",
    "kabid",
    "kades",
    "kadis",
    "kadus",
    "kami",
    "kasi",
    "kepala",
    "ketua",
    "kota",
    "lurah",
    "manajer",
    "menteri",
    "negara",
    "pendamping",
    "penyuluh",
    "petugas",
    "polisi",
    "presiden",
    "rumah",
    "saya",
    "sekda",
    "sekretaris",
    "wakil",
    "wali",
    "walikota",
    "warga",
];

/// A word that looks like a name, as it stands in the quote; nothing when there
/// is none.
#[must_use]
pub fn find(quote: &str, labels: &[&str]) -> Option<String> {
    let spans: Vec<_> = words(quote).collect();
    for pair in spans.windows(2) {
        let (before, after) = (pair[0].of(quote)?, pair[1].of(quote)?);
        let between = quote.get(pair[0].end..pair[1].start)?;
        let is_address = ADDRESSES.contains(&before.to_lowercase().as_str());
        // Only a space, or the point of an abbreviation, ties the two together.
        if is_address && matches!(between, " " | ". " | "." | "\u{a0}") && is_name(after) {
            return Some(format!("{before} {after}"));
        }
    }
    let is_in = |label: &&&str| spans_hold(quote, label);
    labels.iter().find(is_in).map(|label| (*label).to_owned())
}

/// Capitalised, longer than an initial, no post and no abbreviation.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    is_capital
        && letters.clone().next().is_some()
        && letters.any(char::is_lowercase)
        && !POSTS.contains(&word.to_lowercase().as_str())
}

/// Whether the words stand in the quote, spelt alike and whole.
fn spans_hold(quote: &str, label: &str) -> bool {
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    quote.match_indices(label).any(|(at, found)| {
        is_edge(quote[..at].chars().next_back())
            && is_edge(quote[at + found.len()..].chars().next())
    })
}

/// The descriptions of cases that are written like names: each word of them with
/// a capital, and other than the role.
#[must_use]
pub fn labels(cases: &[Case]) -> Vec<&str> {
    cases
        .iter()
        .filter(|case| case.label.trim() != case.role.trim())
        .map(|case| case.label.trim())
        // A single capitalised word is what a description begins with.
        .filter(|label| label.split_whitespace().count() > 1)
        .filter(|label| label.split_whitespace().all(is_name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_after_a_form_of_address_is_a_name_and_a_post_is_none() {
        let name = |quote| find(quote, &[]);
        assert_eq!(name("kata Pak Darmo itu").as_deref(), Some("Pak Darmo"));
        assert_eq!(name("Sdr. Wulan datang").as_deref(), Some("Sdr Wulan"));
        assert_eq!(name("I asked Mrs. Hill twice").as_deref(), Some("Mrs Hill"));
        for nobody in [
            "kata Pak Lurah dan Ibu Kepala Dinas",
            "bapak datang. Bu, Kami pulang",
            "Pak RT dan Bu W.",
            "ibu saya",
            "Bapak/Ibu Guru",
            "",
        ] {
            assert_eq!(name(nobody), None, "{nobody}");
        }
    }

    #[test]
    fn a_description_is_a_name_only_when_it_is_written_like_one() {
        let case = |label: &str, role: &str| Case {
            id: crate::model::ids::CaseId(1),
            uuid: String::new(),
            key: "I1".into(),
            label: label.into(),
            role: role.into(),
            attributes: Vec::new(),
        };
        let cases = [
            case("Wulan Sari", "weaver"),
            case("Head of division", ""),
            case("NGO chair", ""),
            case("Ketua", "Ketua"),
            case("Weaving", ""),
        ];
        assert_eq!(labels(&cases), ["Wulan Sari"]);
        assert_eq!(
            find("so said Wulan Sari, then", &["Wulan Sari"]).as_deref(),
            Some("Wulan Sari")
        );
        assert_eq!(find("Wulan Sariman", &["Wulan Sari"]), None);
    }
}
