//! What is a label and what only looks like one.

use super::*;
use proptest::prelude::*;

fn parts(line: &str) -> Option<(&str, &str, Form, Option<u64>)> {
    of(line).map(|label| {
        let start = label.clock.map(|clock| clock.start);
        (label.name, &line[label.body..], label.form, start)
    })
}

#[test]
fn labels_are_read_in_every_form() {
    let time = Some(83_000);
    for (line, name, speech, form, start) in [
        ("Rina: Ya.", "Rina", "Ya.", Form::Colon, None),
        ("RINA : Ya.", "RINA", "Ya.", Form::Colon, None),
        ("Rina：Ya.", "Rina", "Ya.", Form::Colon, None),
        ("Rina:Ya.", "Rina", "Ya.", Form::Colon, None),
        ("  Bu Sri:\tYa.", "Bu Sri", "Ya.", Form::Colon, None),
        ("[00:01:23] Rina: Ya.", "Rina", "Ya.", Form::Colon, time),
        ("(00:01:23) Rina: Ya.", "Rina", "Ya.", Form::Colon, time),
        ("00:01:23 Rina: Ya.", "Rina", "Ya.", Form::Colon, time),
        ("00:01:23 - Rina: Ya.", "Rina", "Ya.", Form::Colon, time),
        ("Rina [00:01:23]: Ya.", "Rina", "Ya.", Form::Colon, time),
        ("Rina (00:01:23): Ya.", "Rina", "Ya.", Form::Colon, time),
        ("Rina [01:23] Ya.", "Rina", "Ya.", Form::Colon, time),
        ("Rina: [00:01:23] Ya.", "Rina", "Ya.", Form::Colon, time),
        ("[Rina] 00:01:23", "Rina", "", Form::Timed, time),
        ("[Rina]: Ya.", "Rina", "Ya.", Form::Colon, None),
        ("Bu Sri  1:23", "Bu Sri", "", Form::Timed, time),
        ("#Rina: Ya.", "Rina", "Ya.", Form::Colon, None),
        ("**Rina:** Ya.", "Rina", "Ya.", Form::Colon, None),
        ("**Rina**: Ya.", "Rina", "Ya.", Form::Colon, None),
        ("**Rina** (1:23)", "Rina", "", Form::Timed, time),
        (">> RINA: Ya.", "RINA", "Ya.", Form::Colon, None),
        ("SPEAKER_00: Ya.", "SPEAKER_00", "Ya.", Form::Colon, None),
        ("S1: Ya.", "S1", "Ya.", Form::Colon, None),
        ("Q. Ya?", "Q", "Ya?", Form::Dot, None),
        ("P | Ya?", "P", "Ya?", Form::Cell, None),
        ("12 | P | Ya?", "P", "Ya?", Form::Cell, None),
        ("Pewawancara:", "Pewawancara", "", Form::Colon, None),
        ("Pewawancara", "Pewawancara", "", Form::Bare, None),
        (
            "Bpk. Darto (Informan 3): Ya.",
            "Bpk. Darto (Informan 3)",
            "Ya.",
            Form::Colon,
            None,
        ),
        (
            "Ibu Dr. Hj. Sri Ratna, M.Si.: Ya.",
            "Ibu Dr. Hj. Sri Ratna, M.Si.",
            "Ya.",
            Form::Colon,
            None,
        ),
    ] {
        assert_eq!(parts(line), Some((name, speech, form, start)), "{line}");
    }
}

#[test]
fn look_alikes_are_no_labels() {
    for line in [
        "",
        "   ",
        "Catatan: pintu terbuka.",
        "Note: the door was open.",
        "Tanggal: 3 Mei 2024",
        "Waktu: 09.00",
        "Hasil: baik",
        "12:30",
        "12:30 kami makan: nasi",
        "Jam 12:30 kami pulang",
        "https://contoh.example/a",
        "Lihat www.contoh.example: bagus",
        "# Rina: sebuah judul",
        "- Rina: butir",
        "* Rina: butir",
        "1. Rina: butir",
        "Jakarta, 3 Mei: hujan",
        "Yang penting: jangan telat.",
        "Masalahnya: dana kurang.",
        "Menurut Pak Lurah: tidak ada.",
        "Saya lalu bertanya kepada mereka semua begini: apa?",
        "“Begini: saya tidak tahu.”",
        "Surat Al-Baqarah 2:153",
        "Rina :)",
    ] {
        let found = of(line).filter(|label| label.form != Form::Bare);
        assert_eq!(found, None, "{line}");
    }
}

#[test]
fn a_name_that_only_ends_like_a_sentence_start_is_a_name() {
    assert_eq!(shape("Sonya"), Some(Shape::Name));
    assert_eq!(shape("Tanya"), Some(Shape::Role));
    assert_eq!(shape("Kepala desa"), Some(Shape::Loose));
    assert_eq!(shape("Kesimpulannya"), None);
}

#[test]
fn spellings_share_a_key() {
    for name in ["PAK DARTO", "Pak  Darto.", "pak darto", "Pak_Darto"] {
        assert_eq!(key(name), "pakdarto");
    }
    assert_eq!(key("Q12"), "q");
    assert_eq!(key("Pertanyaan 3"), "pertanyaan");
    assert_eq!(key("P12"), "p12");
}

proptest! {
    #[test]
    fn any_line_gives_offsets_that_fit(line in "[\\[\\](){}<>#*|:：.,_0-9A-Za-zéÉ\u{301} \t/-]{0,80}") {
        if let Some(label) = of(&line) {
            prop_assert!(line.is_char_boundary(label.start));
            prop_assert!(line.is_char_boundary(label.body));
            prop_assert!(label.start < line.len());
            prop_assert!(!label.name.trim().is_empty());
            prop_assert!(!key(label.name).is_empty());
        }
    }

    #[test]
    fn any_letters_are_safe(line in "\\PC{0,300}") {
        let _ = of(&line);
        let _ = is_fact(&line);
    }
}
