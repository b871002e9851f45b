//! Reading files as a whole: what is refused, guessed and kept.

use super::*;
use crate::fault::FaultKind;
use crate::message::{Language, Phrasebook};
use proptest::prelude::*;

fn open(name: &str, bytes: &[u8]) -> Outcome<DocumentDraft> {
    read(name, bytes, &ReadOptions::default())
}

const TALK: &str = "Pewawancara: Sudah lama di sini?\n\nNarasumber: Lama.\n\nPewawancara: Oh.\n";

#[test]
fn a_draft_says_where_it_came_from() {
    let draft = open("data/I1 Bu Sri.TXT", TALK.as_bytes()).unwrap();
    assert_eq!(draft.title, "I1 Bu Sri");
    assert_eq!(draft.origin.file_name, "I1 Bu Sri.TXT");
    assert_eq!(draft.origin.format, "txt");
    assert_eq!(draft.origin.encoding, "UTF-8");
    assert_eq!(draft.origin.bytes, None);
    assert_eq!(
        draft.origin.file_hash,
        blake3::hash(TALK.as_bytes()).to_hex().to_string()
    );
    assert_eq!(draft.text, TALK);
    assert!(draft.warnings.is_empty());
}

#[test]
fn markdown_is_kept_as_it_is_written() {
    let text = "# Wawancara\n\n**Rina:** *Sudah* lama?\n\n**Sri:** Lama.\n\n**Rina:** Oh.\n";
    let draft = open("a.md", text.as_bytes()).unwrap();
    assert_eq!(draft.text, text);
    assert_eq!(draft.origin.format, "md");
    assert_eq!(draft.turns.len(), 3);
}

#[test]
fn a_guessed_encoding_is_told_and_the_bytes_are_kept() {
    let bytes = b"Rina: Sudah \x93lama\x94?\r\nSri: Lama \x96 sekali.\r\nRina: Oh.\r\n";
    let draft = open("a.txt", bytes).unwrap();
    assert_eq!(draft.origin.encoding, "windows-1252");
    assert_eq!(draft.origin.bytes.as_deref(), Some(&bytes[..]));
    assert_eq!(draft.warnings[0].id, "import-encoding-guessed");
    let options = ReadOptions {
        encoding: Some("windows-1252".to_owned()),
        ..ReadOptions::default()
    };
    let named = read("a.txt", bytes, &options).unwrap();
    assert_eq!(named.text, draft.text);
    assert_eq!(named.origin.bytes, None);
}

#[test]
fn what_cannot_be_read_is_refused_with_the_next_step() {
    let huge = vec![b'a'; usize::try_from(MAX_BYTES).unwrap() + 1];
    for (name, bytes, id) in [
        ("a.txt", &b""[..], "import-empty"),
        ("a.txt", b" \r\n\t", "import-empty"),
        ("a.txt", b"\xEF\xBB\xBF", "import-empty"),
        ("a.txt", b"%PDF-1.7\n%\xE2\xE3", "import-disguised"),
        ("a.md", b"PK\x03\x04abc", "import-disguised"),
        ("a.txt", b"\x00\x01\x02\xff", "import-binary"),
        ("a.txt", &huge, "import-too-large"),
        ("a.doc", b"x", "import-unsupported"),
        ("a.pdf", b"x", "import-unsupported"),
        ("a.rtf", b"x", "import-unsupported"),
        ("a.mp3", b"x", "import-unsupported"),
        ("a", b"x", "import-unsupported"),
        (".txt", b"x", "import-unsupported"),
        ("", b"x", "import-unsupported"),
    ] {
        let fault = open(name, bytes).unwrap_err();
        assert_eq!(fault.what.id, id, "{name}");
        assert_eq!(fault.kind, FaultKind::Input);
        for language in Language::ALL {
            let book = Phrasebook::new(language);
            let hint = fault.hint.as_ref().unwrap();
            assert!(book.has(&fault.what.id) && book.has(&hint.id), "{name}");
            assert!(!book.say(&fault.what).contains("{$"));
        }
    }
}

#[test]
fn files_are_known_by_name() {
    for name in ["a.txt", "b.MD", "c.docx", "d.vtt", "e.srt", "f.markdown"] {
        assert!(is_supported(name), "{name}");
    }
    for name in [
        "a.doc", "~$b.docx", ".c.txt", "._d.txt", "txt", ".txt", "e.pdf",
    ] {
        assert!(!is_supported(name), "{name}");
    }
}

#[test]
fn the_kind_is_guessed_from_name_and_speakers() {
    for (name, text, kind) in [
        ("I1.txt", TALK, DocumentKind::Interview),
        ("O1.txt", "Hujan.", DocumentKind::Observation),
        ("O-02 pasar.txt", TALK, DocumentKind::Observation),
        ("Observasi kantor.md", "Hujan.", DocumentKind::Observation),
        ("catatan_lapangan.txt", "Hujan.", DocumentKind::Observation),
        ("Organisasi.txt", "Hujan.", DocumentKind::Document),
        ("Orang 3.txt", TALK, DocumentKind::Interview),
        ("Peraturan.txt", "Hujan.", DocumentKind::Document),
    ] {
        assert_eq!(kind_of(name, text), kind, "{name}");
        assert_eq!(open(name, text.as_bytes()).unwrap().facts.kind, kind);
    }
    let options = ReadOptions {
        kind: Some(DocumentKind::Document),
        ..ReadOptions::default()
    };
    let draft = read("I1.txt", TALK.as_bytes(), &options).unwrap();
    assert_eq!(draft.facts.kind, DocumentKind::Document);
}

#[test]
fn the_person_names_the_interviewer() {
    let text = "Rina: Satu.\nSri: Dua?\nRina: Tiga.\nSri: Empat?";
    let options = ReadOptions {
        interviewer: vec!["RINA".to_owned()],
        ..ReadOptions::default()
    };
    let draft = read("a.txt", text.as_bytes(), &options).unwrap();
    let roles: Vec<&str> = draft.speakers.iter().map(|one| one.role.key()).collect();
    assert_eq!(roles, ["interviewer", "informant"]);
}

/// What must not happen is a hang: with a step whose cost grows with the square
/// of the text this test would not end.
#[test]
fn hostile_texts_are_read_to_the_end() {
    for piece in [
        "A:\n",
        "# a\n",
        "S1: \n---\n",
        "<",
        "[[[[",
        "((((",
        "Q. a\n",
        "a",
        "\u{301}",
        "|",
        "** ",
    ] {
        let text = piece.repeat(60_000);
        let _ = open("a.txt", text.as_bytes());
        let cues = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{text}");
        let _ = open("a.vtt", cues.as_bytes());
    }
    let many: String = (0..40_000)
        .map(|number| format!("S{number}: ya\n"))
        .collect();
    assert!(open("a.txt", many.as_bytes()).is_ok());
}

proptest! {
    #[test]
    fn any_bytes_of_any_format_end_in_a_draft_or_a_fault(
        bytes in prop::collection::vec(any::<u8>(), 0..600),
        name in prop::sample::select(vec!["a.txt", "a.md", "a.docx", "a.vtt", "a.srt"]),
        encoding in prop::option::of(prop::sample::select(vec!["utf-8", "utf-16", "big5", "gb18030", "x"])),
    ) {
        let options = ReadOptions { encoding: encoding.map(str::to_owned), ..ReadOptions::default() };
        if let Ok(draft) = read(name, &bytes, &options) {
            for turn in &draft.turns {
                prop_assert!(draft.text.get(turn.span.start..turn.span.end).is_some());
                prop_assert!(draft.text.is_char_boundary(turn.body));
            }
            prop_assert!(!draft.turns.is_empty());
        }
    }

    #[test]
    fn a_mutated_transcript_is_safe(at in 0..200_usize, junk in prop::collection::vec(any::<u8>(), 0..6)) {
        let vtt = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Rina>Apa?</v>\n\n2\n00:03.000 --> 00:04.000\n<v Sri>Ya &amp; tidak.\n";
        for (name, text) in [("a.txt", TALK), ("a.vtt", vtt), ("a.srt", vtt)] {
            let mut bytes = text.as_bytes().to_vec();
            let at = at % bytes.len();
            bytes.splice(at..at, junk.iter().copied());
            let _ = open(name, &bytes);
        }
    }
}
