//! Speakers and turns in the labellings people use.

use super::*;
use crate::model::document::SpeakerRole;
use proptest::prelude::*;

fn talk(text: &str) -> Talk {
    detect(text, Layout::Blocks, &[]).unwrap()
}

/// Each turn as `label|speech`.
fn said(text: &str) -> Vec<String> {
    let talk = talk(text);
    talk.turns
        .iter()
        .map(|turn| {
            let label = turn
                .speaker
                .map_or("-", |index| &talk.speakers[index].label);
            format!("{label}|{}", &text[turn.body..turn.span.end])
        })
        .collect()
}

fn labels(text: &str) -> Vec<String> {
    talk(text)
        .speakers
        .into_iter()
        .map(|one| one.label)
        .collect()
}

fn starts(text: &str) -> Vec<Option<u64>> {
    talk(text).turns.iter().map(|turn| turn.start_ms).collect()
}

/// What every reader relies on.
fn assert_sound(text: &str, talk: &Talk) {
    let mut floor = 0;
    for turn in &talk.turns {
        assert!(!turn.span.is_empty());
        assert!(turn.span.start >= floor);
        assert!(turn.span.start <= turn.body && turn.body <= turn.span.end);
        let whole = turn.span.of(text).unwrap();
        assert!(text.is_char_boundary(turn.body));
        assert_eq!(whole.trim(), whole);
        assert!(turn.speaker.is_none_or(|index| index < talk.speakers.len()));
        if let (Some(start), Some(end)) = (turn.start_ms, turn.end_ms) {
            assert!(start <= end);
        }
        floor = turn.span.end;
    }
    for speaker in &talk.speakers {
        assert!(!speaker.label.is_empty());
    }
}

#[test]
fn paragraphs_without_a_label_go_on_with_the_turn() {
    let text = "P: Bagaimana awalnya?\n\nN: Dulu begini.\n\nLalu berubah.\n\nMasalahnya: dana.\n\nP: Oh.\n";
    assert_eq!(
        said(text),
        [
            "P|Bagaimana awalnya?",
            "N|Dulu begini.\n\nLalu berubah.\n\nMasalahnya: dana.",
            "P|Oh."
        ]
    );
}

#[test]
fn a_turn_spans_from_its_label_to_its_last_letter() {
    let text = "Judul\n\nP: Apa?\n\nN:  Ya. \n\n\n";
    let turns = talk(text).turns;
    assert_eq!(turns[0].span.of(text), Some("P: Apa?"));
    assert_eq!(turns[1].span.of(text), Some("N:  Ya."));
    assert_eq!(&text[turns[1].body..], "Ya. \n\n\n");
}

#[test]
fn the_preface_is_no_talk() {
    let text = "TRANSKRIP WAWANCARA\nTanggal: 3 Mei 2024\nTempat: Balai desa\nPewawancara: Rina\nInforman: Darto\n\nPewawancara: Selamat pagi, Pak.\nInforman: Pagi.\nPewawancara: Sudah lama di sini?\nInforman: Sepuluh tahun.";
    assert_eq!(said(text).len(), 4);
    assert_eq!(said(text)[0], "Pewawancara|Selamat pagi, Pak.");
}

#[test]
fn a_preface_may_lack_an_empty_line_below() {
    let text = "Tanggal: 3 Mei\nPewawancara: Rina\nNarasumber: Darto\nP: Sudah lama?\nN: Lama.\nP: Berapa tahun?\nN: Dua.";
    assert_eq!(said(text)[0], "P|Sudah lama?");
    assert_eq!(labels(text), ["P", "N"]);
}

#[test]
fn a_preface_under_a_title_needs_no_facts() {
    let text = "Transkrip wawancara 3\n\nPewawancara: Rina Wati\nNarasumber: Darto Budi\n\nPewawancara: Sudah lama?\nNarasumber: Lama sekali.\nPewawancara: Oh.";
    assert_eq!(said(text).len(), 3);
}

#[test]
fn a_fenced_head_is_no_talk() {
    let text = "---\ntitle: Wawancara\nRina: pewawancara\n---\n\n**Rina:** Sudah lama?\n\n**Darto:** Lama.\n\n**Rina:** Oh.\n";
    assert_eq!(said(text), ["Rina|Sudah lama?", "Darto|Lama.", "Rina|Oh."]);
}

#[test]
fn a_remark_in_the_talk_stays_speech() {
    let text = "P: Lalu?\nCatatan: telepon berbunyi.\nN: Begitu.\nWaktu: itu saja.\nP: Ya.";
    assert_eq!(
        said(text),
        [
            "P|Lalu?\nCatatan: telepon berbunyi.",
            "N|Begitu.\nWaktu: itu saja.",
            "P|Ya."
        ]
    );
}

#[test]
fn times_in_every_place_are_kept() {
    for text in [
        "[00:00:05] Rina: Apa?\n[00:01:00] Sri: Ya.",
        "Rina [00:00:05]: Apa?\nSri [00:01:00]: Ya.",
        "Rina (0:05): Apa?\nSri (1:00): Ya.",
        "Rina  0:05\nApa?\n\nSri  1:00\nYa.\n",
        "[Rina] 00:00:05\nApa?\n\n[Sri] 00:01:00\nYa.\n",
        "[00:00:05]\nRina: Apa?\n\n[00:01:00]\nSri: Ya.\n\nRina: Oh.\n",
    ] {
        assert_eq!(labels(text), ["Rina", "Sri"], "{text}");
        assert_eq!(starts(text)[..2], [Some(5_000), Some(60_000)], "{text}");
        let turns = talk(text).turns;
        assert_eq!(turns[0].end_ms, Some(60_000), "{text}");
        assert!(said(text)[0].ends_with("|Apa?"), "{text}");
    }
}

#[test]
fn stamps_that_close_paragraphs_are_read() {
    let text = "I: Apa? #00:00:05-5#\n\nR: Ya. #00:00:09-0#\n\nI: Oh.";
    let turns = talk(text).turns;
    assert_eq!(turns[0].end_ms, Some(5_500));
    assert_eq!(
        (turns[1].start_ms, turns[1].end_ms),
        (Some(5_500), Some(9_000))
    );
}

#[test]
fn a_label_alone_on_its_line_counts() {
    for text in [
        "Pewawancara:\nSudah lama?\n\nNarasumber:\nLama.\n\nPewawancara:\nOh.",
        "Pewawancara\nSudah lama?\n\nNarasumber\nLama.\n\nPewawancara\nOh.",
    ] {
        assert_eq!(
            said(text),
            [
                "Pewawancara|Sudah lama?",
                "Narasumber|Lama.",
                "Pewawancara|Oh."
            ]
        );
    }
}

#[test]
fn question_and_answer_letters_with_dots_count_and_lists_do_not() {
    let text = "Q. Sudah lama?\nA. Lama.\nQ. Berapa?\nA. Dua tahun.";
    assert_eq!(labels(text), ["Q", "A"]);
    let list = "A. Temuan\n\nB. Bahasan\n\nC. Simpulan";
    assert!(labels(list).is_empty());
}

#[test]
fn numbered_questions_are_one_speaker() {
    let text = "Q1: Sudah lama?\nA1: Lama.\nQ2: Berapa?\nA2: Dua tahun.";
    assert_eq!(labels(text), ["Q", "A"]);
    let text =
        "Pertanyaan 1: Sudah lama?\nJawaban 1: Lama.\nPertanyaan 2: Berapa?\nJawaban 2: Dua.";
    assert_eq!(labels(text), ["Pertanyaan", "Jawaban"]);
}

#[test]
fn rows_of_a_table_are_turns() {
    let text = "Pewawancara | Sudah lama?\nNarasumber | Lama.\nPewawancara | Oh.";
    assert_eq!(said(text)[1], "Narasumber|Lama.");
}

#[test]
fn every_labelling_of_the_wild_is_read() {
    for (asks, answers) in [
        ("Rina:", "Bu Sri:"),
        ("RINA :", "BU SRI :"),
        ("Rina：", "Bu Sri："),
        ("#Rina:", "#Sri:"),
        ("P:", "I:"),
        ("T:", "J:"),
        ("I :", "N :"),
        ("Pewawancara:", "Informan:"),
        ("Interviewer:", "Respondent:"),
        ("SPEAKER_00:", "SPEAKER_01:"),
        ("Speaker 1:", "Speaker 2:"),
        ("S1:", "S2:"),
        ("peneliti:", "informan:"),
        ("**Rina:**", "**Bu Sri:**"),
    ] {
        let text = format!(
            "{asks} Sudah lama di sini?\n\n{answers} Lama.\n\nLama sekali.\n\n{asks} Berapa tahun?\n\n{answers} Dua."
        );
        let talk = talk(&text);
        assert_eq!(talk.turns.len(), 4, "{text}");
        assert_eq!(talk.speakers.len(), 2, "{text}");
        assert_eq!(talk.speakers[0].role, SpeakerRole::Interviewer, "{text}");
        assert_eq!(talk.speakers[1].role, SpeakerRole::Informant, "{text}");
        assert_sound(&text, &talk);
    }
}

#[test]
fn spellings_of_one_speaker_are_merged_and_it_is_said() {
    let text = "Rina: Apa?\nPak Darto: Satu.\nRina: Lalu?\nPAK DARTO: Dua.\nRina: Oh?\nPak Darto. : Tiga.\nRina: Ya?\nPak Darto: Empat.";
    let talk = talk(text);
    assert_eq!(talk.speakers.len(), 2);
    assert_eq!(talk.speakers[1].label, "Pak Darto");
    assert_eq!(talk.warnings.len(), 1);
    assert_eq!(talk.warnings[0].id, "import-spellings-merged");
}

#[test]
fn somebody_who_speaks_once_is_still_a_speaker() {
    let text = "Moderator: Silakan.\nDewi: Setuju.\nModerator: Yang lain?\nBu Sri: Saya juga.\nModerator: Baik.";
    assert_eq!(labels(text), ["Moderator", "Dewi", "Bu Sri"]);
}

#[test]
fn a_small_label_counts_when_it_keeps_alternating() {
    let text = "Rina: Apa?\n\nKepala desa: Satu.\n\nRina: Lalu?\n\nKepala desa: Dua.\n\nRina: Oh?\n\nKepala desa: Tiga.";
    assert_eq!(labels(text), ["Rina", "Kepala desa"]);
}

#[test]
fn a_very_short_talk_is_a_talk() {
    assert_eq!(labels("Rina: Apa kabar?\nDarto: Baik."), ["Rina", "Darto"]);
}

#[test]
fn a_text_with_headings_has_no_speakers() {
    let text = "Rencana kerja\n\nAnggaran: sepuluh juta.\n\nKantor Dinas: memeriksa berkas warga setiap pagi dan sore.\n\nLalu berkas dikirim. Pendaftaran: gratis.\n\nUnit Arsip: menyimpan.\n";
    assert!(labels(text).is_empty());
    assert_eq!(talk(text).turns.len(), 5);
}

#[test]
fn headings_and_rules_between_turns_are_nobodys() {
    let text = "P: Apa?\n\n## Bagian dua\n\n---\n\nN: Ya.\n\nP: Oh.";
    assert_eq!(said(text), ["P|Apa?", "N|Ya.", "P|Oh."]);
}

#[test]
fn without_speakers_paragraphs_are_units() {
    let blocks = "Satu baris\nlagi.\n\nDua.\n \nTiga.\n";
    assert_eq!(said(blocks), ["-|Satu baris\nlagi.", "-|Dua.", "-|Tiga."]);
    assert_eq!(
        said("Satu.\n Dua.\nTiga."),
        ["-|Satu.", "-|Dua.", "-|Tiga."]
    );
    let lines = detect("Satu.\nDua.\n\nTiga.", Layout::Lines, &[]).unwrap();
    assert_eq!(lines.turns.len(), 3);
}

#[test]
fn a_time_before_a_paragraph_is_kept() {
    let text = "[00:00:05] Lalu kami pergi.\n\n[00:01:00] Hujan turun.\n\n09:15 Kantor buka.";
    let turns = talk(text).turns;
    assert_eq!(turns[0].start_ms, Some(5_000));
    assert_eq!(turns[0].end_ms, Some(60_000));
    assert_eq!(&text[turns[1].body..turns[1].span.end], "Hujan turun.");
    assert_eq!(turns[2].start_ms, None);
}

#[test]
fn a_label_without_speech_is_an_empty_turn() {
    let text = "P: Apa?\nN:\nP: Halo?\nN: Ya.";
    let turns = talk(text).turns;
    assert_eq!(turns[1].span.of(text), Some("N:"));
    assert_eq!(turns[1].body, turns[1].span.end);
}

/// Each text in the shape a program or a transcriber gives it, with its speakers
/// (the interviewer first) and how many turns they take.
#[test]
fn the_shapes_of_programs_and_transcribers_are_read() {
    for (text, speakers, turns) in [
        (
            "Rapat-20240506-Meeting Recording\n\nMay 6, 2024, 3:00AM\n\n12m 3s\n\n\nWati, Rina   0:03\nBisa ceritakan?\n\nBudi Darto   0:09\nBisa. Jadi begini: dulu kami bertiga.\n\nWati, Rina   1:10\nOh begitu?",
            vec!["Wati, Rina", "Budi Darto"],
            3,
        ),
        (
            "Rina Wati  0:00  \nSudah lama di sini?\n\nSpeaker 1  0:04  \nLama sekali.\n\nYang saya ingat: hujan terus.\n\nRina Wati  0:44  \nLalu?\n\nTranscribed by https://program.example",
            vec!["Rina Wati", "Speaker 1"],
            3,
        ),
        (
            "Audio source: a.mp3\n\nS00: Sudah lama di sini?\n\nS01: Lama, (..) lama sekali.\n\nS00: Oh ya?\n",
            vec!["S00", "S01"],
            3,
        ),
        (
            "FGD KELOMPOK TANI\nHari/tanggal : Senin, 6 Mei 2024\nPeserta : 5 orang\nModerator : Rina\n\nMODERATOR : Siapa mulai?\nP1 : Saya.\nP2 : Saya setuju.\nMODERATOR : Yang lain?\nP3 : Sama.\nSemua : (tertawa)\nP1 : Ya.",
            vec!["MODERATOR", "P1", "P2", "P3", "Semua"],
            7,
        ),
        (
            "Interviewer\n\nSo how did it start?\n\nRespondent\n\nIt started small.\n\nInterviewer\n\nAnd then?",
            vec!["Interviewer", "Respondent"],
            3,
        ),
        (
            "RINA\nSudah lama di sini?\n\nBU SRI\nLama.\n\nRINA\nBerapa tahun?\n\nBU SRI\nDua.",
            vec!["RINA", "BU SRI"],
            4,
        ),
        (
            "1. Pertanyaan: Sudah lama di sini?\nJawaban: Lama.\n2. Pertanyaan: Berapa tahun?\nJawaban: Dua tahun.",
            vec!["Pertanyaan", "Jawaban"],
            4,
        ),
        (
            "I: How did you get the job?\nP: I applied. The rule is: no\nexperience, no job. But my uncle knew\nsomebody there.\nI: So what did you do?\nP: I waited. Then: a letter.",
            vec!["I", "P"],
            4,
        ),
    ] {
        let talk = talk(text);
        let found: Vec<&str> = talk.speakers.iter().map(|one| one.label.as_str()).collect();
        assert_eq!(found, speakers, "{text}");
        assert_eq!(talk.turns.len(), turns, "{text}");
        assert_eq!(talk.speakers[0].role, SpeakerRole::Interviewer, "{text}");
        assert_sound(text, &talk);
    }
}

#[test]
fn sentences_with_a_colon_stay_in_the_turn() {
    let text = "P: Silakan, Bu.\n\nN: Petugasnya bilang begini: tunggu.\n\nAlasan mereka: belum lengkap.\n\nBapak RT: orangnya baik.\n\nKantor Desa: itu yang kami tuju.\n\nP: Lalu?\n\nN: Ya sudah.\n\nKantor Desa: tetap tutup.";
    assert_eq!(labels(text), ["P", "N"]);
    assert_eq!(talk(text).turns.len(), 4);
}

/// Lines as transcripts have them, and some that spoil them.
fn line() -> impl Strategy<Value = String> {
    let label = prop::sample::select(vec![
        "P",
        "N",
        "Rina",
        "Bu Sri",
        "BU SRI",
        "Pewawancara",
        "SPEAKER_00",
        "Kepala desa",
        "Q",
        "Ñandú",
        "Catatan",
        "Tanggal",
        "#Rina",
        "**Rina**",
    ]);
    let between = prop::sample::select(vec![
        ": ",
        " : ",
        "：",
        ". ",
        " | ",
        "  0:03",
        " [00:01:02]: ",
        ":",
        "",
        " (1:02) ",
    ]);
    let speech = prop::sample::select(vec![
        "Ya.",
        "Apa?",
        "",
        "é—“ya”",
        "  ",
        "lama: sekali",
        "#00:00:05-1#",
        "12:30",
    ]);
    let extra = prop::sample::select(vec![
        "",
        "",
        "",
        "---",
        "[00:01:02]",
        "## Judul",
        "\u{a0}",
        "Lanjutan ucapan.",
        "- butir",
    ]);
    prop_oneof![
        3 => (label, between, speech).prop_map(|(label, between, speech)| format!("{label}{between}{speech}")),
        2 => extra.prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn spans_are_sound_for_any_transcript(lines in prop::collection::vec(line(), 0..40)) {
        let text = lines.join("\n");
        assert_sound(&text, &talk(&text));
        assert_sound(&text, &detect(&text, Layout::Lines, &["Rina".to_owned()]).unwrap());
    }

    #[test]
    fn spans_are_sound_for_any_text(text in "[\\PC\n]{0,300}") {
        assert_sound(&text, &talk(&text));
    }

    #[test]
    fn an_orderly_talk_is_read_back(turns in prop::collection::vec((0..2_usize, "[a-z]{1,9}( [a-z]{1,9}){0,20}"), 4..40)) {
        let names = ["Pewawancara", "Bu Sri"];
        let mut text = String::new();
        for (speaker, speech) in &turns {
            text.push_str(&format!("{}: {speech}.\n\n", names[*speaker]));
        }
        let found = talk(&text);
        let both = turns.iter().any(|turn| turn.0 == 0) && turns.iter().filter(|turn| turn.0 == 1).count() > 1;
        prop_assume!(both);
        prop_assert_eq!(found.turns.len(), turns.len());
        for (turn, (_, speech)) in found.turns.iter().zip(&turns) {
            prop_assert_eq!(&text[turn.body..turn.span.end], format!("{speech}."));
        }
    }
}
