//! A quote, a code and passages for the tests of this floor. It must not be
//! part of the program.

use std::collections::HashMap;

use proptest::prelude::*;

use crate::model::code::{Bilingual, Code, CodeKind, CodeStatus, CodeWords};
use crate::model::coding::{AnchorStatus, Polarity, Strength};
use crate::model::document::DocumentKind;
use crate::model::ids::{CodeId, CodebookId, CodingId, DocumentId, TurnId};
use crate::model::quote::Quote;
use crate::text::Span;

pub fn quote() -> Quote {
    Quote {
        id: CodingId(41),
        document: DocumentId(3),
        document_title: "I3-ketua".into(),
        kind: DocumentKind::Interview,
        date: "2024-05-08".into(),
        turn: Some(TurnId(114)),
        turn_number: Some(14),
        speaker: Some("Narasumber".into()),
        case: Some("I3".into()),
        role: Some("ketua LSM".into()),
        code: CodeId(7),
        code_key: "AG.TB".into(),
        coder: "Ana".into(),
        polarity: Some(Polarity::Contradicts),
        strength: Strength::new(3),
        is_starred: true,
        span: Span::new(1200, 1251),
        start: 1180,
        end: 1231,
        lines: Some((88, 92)),
        status: AnchorStatus::Ok,
        text: "Janji mesin itu, ya... \"nanti\" terus.\n- 100% belum ada!".into(),
        translation: None,
    }
}

/// A second quote, of another code, with a translation and little known about it.
pub fn bare_quote() -> Quote {
    Quote {
        id: CodingId(42),
        document_title: "O1 Pelatihan".into(),
        kind: DocumentKind::Observation,
        date: "2024-03".into(),
        turn: None,
        turn_number: None,
        speaker: None,
        case: None,
        role: None,
        code: CodeId(8),
        code_key: "AG.F2F".into(),
        polarity: None,
        strength: None,
        is_starred: false,
        lines: None,
        text: "Tanya jawab <20 menit> | 27 & 40 orang".into(),
        translation: Some("Questions for <20 minutes> | 27 & 40 people".into()),
        ..quote()
    }
}

pub fn codes() -> HashMap<CodeId, Code> {
    let code = |id: i64, key: &str, label: Bilingual, definition: Bilingual| Code {
        id: CodeId(id),
        uuid: String::new(),
        codebook: CodebookId(1),
        parent: None,
        key: key.into(),
        kind: CodeKind::Indicator,
        status: CodeStatus::Active,
        reason: String::new(),
        color: 0,
        version: 1,
        words: CodeWords {
            label,
            definition,
            ..CodeWords::default()
        },
        see_also: Vec::new(),
    };
    let trust = code(
        7,
        "AG.TB",
        Bilingual::new("Trust building", "Membangun kepercayaan"),
        Bilingual::new(
            "Parties rely on each other.",
            "Para pihak saling mengandalkan.",
        ),
    );
    let dialogue = code(
        8,
        "AG.F2F",
        Bilingual::new("Face-to-face dialogue", "Dialog tatap muka"),
        Bilingual::default(),
    );
    HashMap::from([(trust.id, trust), (dialogue.id, dialogue)])
}

/// Passages with everything that means something in some format.
pub fn passage() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Z ]{1,12}",
        3 => "[-+=@#$%&~_^{}\\[\\]()<>|*`'\".,:;!?/\\\\0-9]{1,4}",
        2 => "[ \t\n]{1,3}",
        1 => Just("\r\n".to_owned()),
        1 => Just("12. Mei\n- a\n# b\n\n\n> c\n   1) d".to_owned()),
        1 => Just("\\textbf{x} %y $z$ &amp; &#38; <br> **b** _i_ :tada: --- ...".to_owned()),
        1 => Just("“é – ‘ﬁ’ 👩🏽‍🌾 مرحبا שלום 中文 ★ −1".to_owned()),
        1 => "[\u{0}-\u{1F}\u{7F}-\u{9F}\u{FFFE}\u{A0}\u{AD}\u{2028}]",
        2 => "\\PC{1,8}",
    ];
    prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}
