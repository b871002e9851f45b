//! Subtitle files in the shapes programs write.

use crate::exchange::import::{ReadOptions, read};
use crate::fault::Outcome;
use crate::model::document::{DocumentKind, SpeakerRole};
use crate::model::draft::DocumentDraft;
use proptest::prelude::*;

fn vtt(text: &str) -> Outcome<DocumentDraft> {
    read("a.vtt", text.as_bytes(), &ReadOptions::default())
}

fn srt(text: &str) -> Outcome<DocumentDraft> {
    read("a.srt", text.as_bytes(), &ReadOptions::default())
}

#[test]
fn voices_become_turns_of_a_readable_transcript() {
    let text = "\u{feff}WEBVTT\r\n\r\nNOTE dibuat mesin\r\n\r\n\
        3f2a/1-0\r\n00:00:01.000 --> 00:00:02.500\r\n<v Rina>Sudah lama</v>\r\n\r\n\
        3f2a/1-1\r\n00:00:02.500 --> 00:00:04.000\r\n<v Rina>di sini?</v>\r\n\r\n\
        00:00:05.000 --> 00:00:09.000 align:start\r\n<v Bu Sri>Lama &amp; betah.\r\n";
    let draft = vtt(text).unwrap();
    assert_eq!(
        draft.text,
        "[00:00:01] Rina: Sudah lama di sini?\n\n[00:00:05] Bu Sri: Lama & betah.\n"
    );
    let turn = &draft.turns[0];
    assert_eq!((turn.start_ms, turn.end_ms), (Some(1_000), Some(4_000)));
    assert_eq!(&draft.text[turn.body..turn.span.end], "Sudah lama di sini?");
    assert_eq!(draft.speakers[0].role, SpeakerRole::Interviewer);
    assert_eq!(draft.facts.kind, DocumentKind::Interview);
    assert!(draft.warnings.is_empty());
}

#[test]
fn names_in_the_words_count_and_cues_without_one_go_on() {
    let text = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nRina Wati: Sudah lama?\n\n\
        2\n00:03.000 --> 00:04.000\nSri Ratna: Lama.\n\n3\n00:04.000 --> 00:06.000\nLama sekali.\n\n\
        4\n00:07.000 --> 00:08.000\nRina Wati: Oh.\n";
    let draft = vtt(text).unwrap();
    assert_eq!(
        draft.text,
        "[00:00:01] Rina Wati: Sudah lama?\n\n[00:00:03] Sri Ratna: Lama. Lama sekali.\n\n[00:00:07] Rina Wati: Oh.\n"
    );
    assert_eq!(draft.turns[1].end_ms, Some(6_000));
}

#[test]
fn subtitles_are_read_with_commas_and_without_tags() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n<i>- Rina: Apa?</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n- Sri: Ya.\n\n3\n00:00:05,000 --> 00:00:06,000\n- Rina: Lalu?\n";
    let draft = srt(text).unwrap();
    assert_eq!(
        draft.text,
        "[00:00:01] Rina: Apa?\n\n[00:00:03] Sri: Ya.\n\n[00:00:05] Rina: Lalu?\n"
    );
}

#[test]
fn captions_without_names_are_joined_to_sentences() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nJadi waktu\n\n00:02.000 --> 00:03.000\nitu hujan.\n\n\
        00:03.000 --> 00:04.000\nKami pulang\n\n00:09.000 --> 00:10.000\nlalu tidur\n";
    let draft = vtt(text).unwrap();
    assert_eq!(
        draft.text,
        "[00:00:01] Jadi waktu itu hujan.\n\n[00:00:03] Kami pulang\n\n[00:00:09] lalu tidur\n"
    );
    assert!(draft.turns.iter().all(|turn| turn.speaker.is_none()));
    assert_eq!(draft.warnings[0].id, "import-no-speakers");
}

#[test]
fn a_file_without_cues_is_a_fault() {
    assert_eq!(
        vtt("WEBVTT\n\nhalo\n").unwrap_err().what.id,
        "import-no-cues"
    );
    assert_eq!(srt("Rina: Apa?").unwrap_err().what.id, "import-no-cues");
    let silent = "WEBVTT\n\n00:01.000 --> 00:02.000\n<b></b>\n";
    assert_eq!(vtt(silent).unwrap_err().what.id, "import-empty");
}

proptest! {
    #[test]
    fn any_captions_are_safe(lines in prop::collection::vec(prop::sample::select(vec![
        "WEBVTT", "NOTE x", "STYLE", "", "", "1", "00:01.000 --> 00:02.000", "00:00:03,5 --> 00:00:01,0",
        "<v Rina>Ya", "</v>", "Rina: Apa?", "Sri: é—", "<v >", "<v .>x", "&#769;e", "e&#x301;", "- Rina: <i", "{\\an8}",
        "&#10;", "&#8232;", "&#0;", "<v Rina:>a</v><v rina>b",
    ]), 0..40)) {
        let text = lines.join("\n");
        for draft in [vtt(&text), srt(&text)].into_iter().flatten() {
            let mut floor = 0;
            for turn in &draft.turns {
                prop_assert!(turn.span.start >= floor && turn.body < turn.span.end);
                prop_assert!(turn.span.start < turn.body);
                prop_assert!(draft.text.get(turn.body..turn.span.end).is_some());
                floor = turn.span.end;
            }
            prop_assert_eq!(&super::encoding::normal(draft.text.as_str().into()), &draft.text);
            prop_assert!(!draft.text.contains('\0'));
        }
    }
}
