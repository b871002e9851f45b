//! Headings in both languages, and what only looks like one.

use super::*;
use proptest::prelude::*;

fn facts(text: &str) -> (DocumentFacts, Vec<Text>) {
    let options = crate::exchange::import::ReadOptions::default();
    let draft = crate::exchange::import::read("a.txt", text.as_bytes(), &options).unwrap();
    (draft.facts, draft.warnings)
}

fn date_in(line: &str) -> String {
    let mut facts = DocumentFacts::default();
    read(line, None, &mut facts);
    facts.date
}

#[test]
fn an_indonesian_heading_says_when_where_and_by_whom() {
    let (facts, warnings) = facts(
        "Transkrip wawancara 3\n\nHari/Tanggal: Senin, 6 Mei 2024\nWaktu: 09.00–10.02 WIB\n\
         Tempat: Balai desa, ruang tamu\nPewawancara: Peneliti kedua\n\n\
         P: Bagaimana awalnya?\n\nN: Tanggal 12 Juni 2019 kami mulai.\n\nP: Lalu?\n\nN: Ya begitu.\n",
    );
    assert_eq!(facts.date, "2024-05-06");
    assert_eq!(facts.place, "Balai desa, ruang tamu");
    assert_eq!(facts.interviewer, "Peneliti kedua");
    assert_eq!(warnings, []);
}

#[test]
fn an_english_heading_says_when_where_and_by_whom() {
    let (facts, warnings) = facts(
        "# Interview 3\n\n**Date:** May 6th, 2024\n**Place:** the office\n\
         **Interviewer:** Second researcher\n\nQ: How did it begin?\n\nA: On 12 June 2019.\n\n\
         Q: And then?\n\nA: Well, then it began.\n",
    );
    assert_eq!(facts.date, "2024-05-06");
    assert_eq!(facts.place, "the office");
    assert_eq!(facts.interviewer, "Second researcher");
    assert_eq!(warnings, []);
}

#[test]
fn a_title_may_hold_the_date() {
    let talk = "\n\nQ: How did it begin?\n\nA: In May 2011.\n\nQ: And then?\n\nA: It grew.\n";
    for (title, date) in [
        (
            "Interview transcript I1 — 6 May 2024, the office",
            "2024-05-06",
        ),
        (
            "Transkrip wawancara I1 — 6 Mei 2024, kantor dinas",
            "2024-05-06",
        ),
        ("Wawancara: 6 Mei 2024", "2024-05-06"),
        ("Consent signed: 6 May 2024", ""),
        ("Interview with a tailor", ""),
        ("Interview 3 — 6 May 2024", "2024-05-06"),
        ("Training of 12–14 March 2024", ""),
        ("Training of 12 - 14 March 2024", ""),
        ("Between 5 May 2024 and 9 May 2024", ""),
    ] {
        assert_eq!(facts(&format!("{title}{talk}")).0.date, date, "{title}");
    }
}

#[test]
fn notes_without_speakers_have_headings_too() {
    let (facts, _) = facts(
        "Catatan observasi O1 — hari ketiga, 14 Maret 2024, balai desa\n\n\
         Saya tiba tanggal 15 Maret 2024. Lokasi: jauh.\n\nUndangan tertulis.\n",
    );
    assert_eq!(
        (facts.date.as_str(), facts.place.as_str()),
        ("2024-03-14", "")
    );
    let prose = "Kami tiba pada 14 Maret 2024 dan pulang.\n\nTempat: jauh sekali.\n";
    assert_eq!(
        self::facts(prose).0,
        DocumentFacts {
            kind: crate::model::document::DocumentKind::Document,
            ..DocumentFacts::default()
        }
    );
}

#[test]
fn a_front_matter_is_a_heading() {
    let (facts, _) = facts(
        "---\ndate: 2024-05-06\nlocation: \"Café, upstairs\"\ninterviewer: 'R2'\n---\n\n\
         Q: How did it begin?\n\nA: Slowly.\n\nQ: And then?\n\nA: Faster.\n",
    );
    assert_eq!(facts.date, "2024-05-06");
    assert_eq!(facts.place, "Café, upstairs");
    assert_eq!(facts.interviewer, "R2");
}

#[test]
fn numbers_alone_are_day_first_in_indonesian_and_a_question_in_english() {
    let talk = "\n\nA: Yes.\n\nB: No.\n\nA: Yes.\n\nB: No.\n";
    let (indonesian, warnings) = facts(&format!("Tanggal: 06/05/2024{talk}"));
    assert_eq!(
        (indonesian.date.as_str(), warnings.len()),
        ("2024-05-06", 0)
    );
    let (english, warnings) = facts(&format!("Date: 06/05/2024{talk}"));
    assert_eq!(english.date, "");
    assert_eq!(
        warnings,
        [text!("import-date-unclear", date = "06/05/2024")]
    );
    let (sure, warnings) = facts(&format!("Date: 05/26/2024{talk}"));
    assert_eq!((sure.date.as_str(), warnings.len()), ("2024-05-26", 0));
}

#[test]
fn days_are_read_however_they_are_written() {
    for (line, date) in [
        ("Tanggal: 6 Mei 2024", "2024-05-06"),
        ("Tgl. wawancara : 06-Mei-2024", "2024-05-06"),
        ("Tanggal\t6 Agt 2024", "2024-08-06"),
        ("Date: Monday 12 June 2019, 2 pm", "2019-06-12"),
        ("Date of interview: 2024/05/06", "2024-05-06"),
        ("Date: June 2019", "2019-06"),
        ("Tempat, tanggal: Arunika, 6 Mei 2024", "2024-05-06"),
        ("Tanggal: 06.05.2024", "2024-05-06"),
        ("Tanggal: 31 Februari 2024", ""),
        ("Tanggal lahir: 6 Mei 1984", ""),
        ("Date of birth: 6 May 1984", ""),
        ("Transcribed: 6 May 2024", ""),
        ("Waktu: 09.00–10.00", ""),
        ("Date: soon", ""),
    ] {
        assert_eq!(date_in(line), date, "{line}");
    }
}

#[test]
fn a_place_beside_a_date_stays_a_place() {
    let mut facts = DocumentFacts::default();
    read("Tempat/Tanggal: Arunika, 6 Mei 2024", None, &mut facts);
    assert_eq!(
        (facts.place.as_str(), facts.date.as_str()),
        ("Arunika", "2024-05-06")
    );
}

#[test]
fn the_headings_of_the_sample_agree_with_its_facts() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data");
    let known = std::fs::read(format!("{root}/documents.json")).unwrap();
    let known: serde_json::Value = serde_json::from_slice(&known).unwrap();
    for language in ["id", "en"] {
        for one in known.as_array().unwrap() {
            let file = one["file"].as_str().unwrap();
            let words = std::fs::read_to_string(format!("{root}/{language}/{file}")).unwrap();
            assert_eq!(facts(&words).0.date, one["date"], "{language}/{file}");
        }
    }
}

proptest! {
    #[test]
    fn no_heading_makes_it_stumble(
        text in "([A-Za-zé:：|\\t /.,–*#-]|[0-9]{1,4}|\\n|Tanggal: |Mei|th|—){0,60}",
        talk in proptest::option::of(0..80_usize),
    ) {
        let talk = talk.filter(|at| text.is_char_boundary(*at));
        read(&text, talk, &mut DocumentFacts::default());
    }
}
