//! An invented study as the screen sees it, so that rooms are tested without a
//! file. Nothing in it is anybody's: codes, titles and names are made up here.

use crossterm::event::{KeyEvent, KeyModifiers};
use ratatui::layout::Size;

use super::effect::Effect;
use super::event::{Event, Fresh, Opened};
use super::keymap::{Chord, chords};
use super::state::{Shared, State};
use super::theme::Palette;
use super::update::update;
use crate::message::Language;
use crate::model::case::Case;
use crate::model::code::{Bilingual, Code, CodeKind, CodeStatus, CodeWords};
use crate::model::codebook::Codebook;
use crate::model::document::{Document, DocumentFacts, DocumentKind};
use crate::model::ids::{CaseId, CodeId, CodebookId, CoderId, DocumentId, RevisionId};
use crate::model::study::{Coder, Study};

/// The welcome screen: no study is open. English, plain colours, 80×24.
#[must_use]
pub fn welcome() -> State {
    let shared = Shared::new(Language::English, Palette::Plain, Size::new(80, 24));
    State::new(shared, vec!["/home/ani/pasar.telaah".into()])
}

/// The invented study, in its first room.
#[must_use]
pub fn state() -> State {
    let mut state = welcome();
    update(&mut state, Event::Opened(Box::new(opened())));
    state
}

/// The invented study with this many documents.
#[must_use]
pub fn state_with_documents(count: u32) -> State {
    let mut state = welcome();
    let mut opened = opened();
    opened.fresh.documents = Some((1..=count).map(document).collect());
    update(&mut state, Event::Opened(Box::new(opened)));
    state
}

/// What opening the invented study reports.
#[must_use]
pub fn opened() -> Opened {
    Opened {
        path: "/home/ani/pasar.telaah".into(),
        is_read_only: false,
        notices: Vec::new(),
        first: Vec::new(),
        fresh: Fresh {
            study: Some(Study {
                uuid: "0190-study".into(),
                title: "Market stalls".into(),
                language: Language::Indonesian,
            }),
            coder: Some(coder(1, "Ani")),
            coders: Some(vec![coder(1, "Ani"), coder(2, "Budi")]),
            codebooks: Some(vec![codebook()]),
            codes: Some(codes()),
            documents: Some((1..=4).map(document).collect()),
            cases: Some((1..=3).map(case).collect()),
            step: None,
        },
    }
}

#[must_use]
pub fn coder(id: i64, name: &str) -> Coder {
    Coder {
        id: CoderId(id),
        name: name.into(),
    }
}

#[must_use]
pub fn codebook() -> Codebook {
    Codebook {
        id: CodebookId(1),
        key: "PS".into(),
        title: Bilingual::new("Stall framework", "Kerangka lapak"),
        source: String::new(),
        note: Bilingual::default(),
        preset: None,
    }
}

/// Two parents with children: `PS.A`, `PS.A1`, `PS.A2`, `PS.B`, `PS.B1`.
#[must_use]
pub fn codes() -> Vec<Code> {
    vec![
        code(1, None, "PS.A", "Trust", "Kepercayaan"),
        code(2, Some(1), "PS.A1", "Keeping one’s word", "Menepati janji"),
        code(3, Some(1), "PS.A2", "Talking openly", "Bicara terbuka"),
        code(4, None, "PS.B", "Outcome", "Hasil"),
        code(5, Some(4), "PS.B1", "Small gains", "Hasil kecil"),
    ]
}

#[must_use]
pub fn code(id: i64, parent: Option<i64>, key: &str, en: &str, indonesian: &str) -> Code {
    let definition = Bilingual::new(
        format!("What is said about: {en}."),
        format!("Yang dikatakan tentang: {indonesian}."),
    );
    Code {
        id: CodeId(id),
        uuid: format!("0190-code-{id}"),
        codebook: CodebookId(1),
        parent: parent.map(CodeId),
        key: key.into(),
        kind: CodeKind::Indicator,
        status: CodeStatus::Active,
        reason: String::new(),
        color: u8::try_from(id).unwrap_or(0),
        version: 1,
        words: CodeWords {
            label: Bilingual::new(en, indonesian),
            definition,
            ..CodeWords::default()
        },
        see_also: Vec::new(),
    }
}

/// Titles that try the columns: long, wide, with combining marks, right to left.
#[must_use]
pub fn document(number: u32) -> Document {
    let title = match number % 4 {
        1 => format!("Wawancara {number}: pedagang sayur"),
        2 => format!("東京 café 👩‍👧 {number}"),
        3 => format!("سوق {number}"),
        _ => format!(
            "Catatan observasi {number} di pasar pagi, dengan judul yang jauh lebih panjang daripada kolomnya"
        ),
    };
    Document {
        id: DocumentId(number.into()),
        uuid: format!("0190-document-{number}"),
        number,
        title,
        facts: DocumentFacts {
            kind: match number % 4 {
                0 => DocumentKind::Observation,
                3 => DocumentKind::Document,
                _ => DocumentKind::Interview,
            },
            date: "2024-05-06".into(),
            language: "id".into(),
            ..DocumentFacts::default()
        },
        revision: RevisionId(number.into()),
        characters: 6_000,
        parallel_of: None,
        about: Vec::new(),
    }
}

#[must_use]
pub fn case(id: i64) -> Case {
    Case {
        id: CaseId(id),
        uuid: format!("0190-case-{id}"),
        key: format!("I{id}"),
        label: String::new(),
        role: if id == 1 {
            "seller".into()
        } else {
            "buyer".into()
        },
        attributes: Vec::new(),
    }
}

/// Presses keys as the keymap writes them (`g g`, `Ctrl-r`), and gives back
/// everything that is left to the driver.
pub fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    chords(keys)
        .into_iter()
        .flat_map(|chord: Chord| update(state, Event::Key(chord.event())))
        .collect()
}

/// Types words letter by letter.
pub fn type_words(state: &mut State, words: &str) -> Vec<Effect> {
    words
        .chars()
        .flat_map(|letter| {
            let key = KeyEvent::new(crossterm::event::KeyCode::Char(letter), KeyModifiers::NONE);
            update(state, Event::Key(key))
        })
        .collect()
}
