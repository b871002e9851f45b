//! A real study behind the screen, so that what a key leads to is seen to the
//! end: effects are carried out at once, and their events fed back.

use std::collections::VecDeque;
use std::sync::atomic::AtomicBool;

use crate::message::Language;
use crate::model::coding::Coding;
use crate::model::document::{DocumentFacts, SpeakerRole};
use crate::model::draft::{DocumentDraft, Origin, SpeakerDraft, TurnDraft};
use crate::model::edit::Edit;
use crate::model::ids::{CodingId, DocumentId};
use crate::text::{self, Span};
use crate::tui::effect::{Effect, Target};
use crate::tui::event::{Cause, Event, Fresh, Opened};
use crate::tui::fixture;
use crate::tui::keymap::chords;
use crate::tui::state::State;
use crate::tui::update::update;
use crate::workbench::{NewStudy, Workbench};

pub struct Stage {
    _folder: tempfile::TempDir,
    pub bench: Workbench,
    pub state: State,
    /// The edits that were applied, in order.
    pub edits: Vec<Edit>,
}

/// An invented talk: two speakers, several sentences a turn.
pub const TALK: &str = "Catatan dari pasar\n\n\
P: Bagaimana harga sayur minggu ini? Apakah naik?\n\n\
N: Naik sedikit, Bu. Kami menepati janji kepada pembeli. Anak-anak ikut membantu, dan untungnya kecil saja.\n\n\
P: Siapa yang menentukan harga?\n\n\
N: Kami bicara terbuka di antara pedagang. Tidak ada yang disembunyikan. Harga itu urusan bersama.";

/// The codes of the invented study, in the real one.
fn codes() -> Vec<crate::model::codebook::CodeDraft> {
    let codes = fixture::codes();
    let key_of = |id| {
        codes
            .iter()
            .find(|code| Some(code.id) == id)
            .map(|code| code.key.clone())
    };
    codes
        .iter()
        .map(|code| crate::model::codebook::CodeDraft {
            key: code.key.clone(),
            parent: key_of(code.parent),
            kind: code.kind,
            words: code.words.clone(),
            see_also: Vec::new(),
        })
        .collect()
}

pub fn draft(title: &str, text: &str) -> DocumentDraft {
    let mut turns = Vec::new();
    for line in text::paragraphs(text) {
        let words = line.of(text).unwrap_or_default();
        let speaker = ["P: ", "N: "]
            .iter()
            .position(|label| words.starts_with(label));
        if let Some(speaker) = speaker {
            turns.push(TurnDraft {
                speaker: Some(speaker),
                span: line,
                body: line.start + 3,
                start_ms: Some(u64::try_from(turns.len()).unwrap() * 61_000),
                end_ms: None,
            });
        }
    }
    let speaker = |label: &str, role| SpeakerDraft {
        label: label.to_owned(),
        role,
    };
    DocumentDraft {
        title: title.to_owned(),
        facts: DocumentFacts::default(),
        text: text.to_owned(),
        speakers: vec![
            speaker("P", SpeakerRole::Interviewer),
            speaker("N", SpeakerRole::Informant),
        ],
        turns,
        origin: Origin {
            file_name: format!("{title}.txt"),
            file_hash: title.to_owned(),
            format: "txt".to_owned(),
            encoding: "UTF-8".to_owned(),
            bytes: None,
        },
        warnings: Vec::new(),
    }
}

impl Stage {
    pub fn new() -> Self {
        Stage::with(vec![draft("Satu", TALK), draft("Dua", TALK)])
    }

    pub fn with(drafts: Vec<DocumentDraft>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.telaah");
        let new = NewStudy {
            title: "Market stalls".into(),
            language: Language::Indonesian,
            coder: "Ani".into(),
        };
        let mut bench = Workbench::create(&path, &new).unwrap();
        let book = fixture::codebook();
        bench
            .apply(Edit::AddCodebook {
                key: book.key,
                title: book.title,
                source: String::new(),
                note: book.note,
                preset: None,
                codes: codes(),
            })
            .unwrap();
        bench.apply(Edit::ImportDocuments { drafts }).unwrap();
        let mut stage = Stage {
            _folder: folder,
            bench,
            state: fixture::welcome(),
            edits: Vec::new(),
        };
        let opened = Opened {
            path,
            is_read_only: false,
            notices: Vec::new(),
            first: Vec::new(),
            fresh: stage.fresh(),
        };
        stage.feed(Event::Opened(Box::new(opened)));
        stage.press("Enter");
        assert_eq!(stage.state.room().name(), "coding");
        stage.edits.clear();
        stage
    }

    fn fresh(&self) -> Fresh {
        Fresh {
            study: Some(self.bench.study().unwrap()),
            coder: Some(self.bench.coder().clone()),
            coders: Some(self.bench.coders().unwrap()),
            codebooks: Some(self.bench.codebooks().unwrap()),
            codes: Some(self.bench.codes().unwrap()),
            documents: Some(self.bench.documents().unwrap()),
            cases: Some(self.bench.cases().unwrap()),
            step: None,
        }
    }

    /// Feeds an event and everything that comes of it.
    pub fn feed(&mut self, event: Event) {
        let mut waiting: VecDeque<Effect> = update(&mut self.state, event).into();
        while let Some(effect) = waiting.pop_front() {
            let event = self.carry_out(effect);
            waiting.extend(
                event
                    .into_iter()
                    .flat_map(|event| update(&mut self.state, event)),
            );
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Event> {
        let done = match effect {
            Effect::Apply(edit) => {
                self.edits.push(edit.clone());
                self.bench.apply(edit).map(Cause::Applied)
            }
            Effect::ApplyBecause(edit, reason) => {
                self.edits.push(edit.clone());
                self.bench.apply_because(edit, &reason).map(Cause::Applied)
            }
            Effect::Undo => self.bench.undo().map(|step| Cause::Undone(step.label)),
            Effect::Redo => self.bench.redo().map(|step| Cause::Redone(step.label)),
            Effect::ActAs(name) => self.bench.act_as(&name).map(|()| Cause::CoderSwitched),
            Effect::Query { slot, query } => {
                let reader = self.bench.reader().unwrap();
                let value = query(&reader, &AtomicBool::new(false));
                return Some(Event::Answered { slot, value });
            }
            _ => return None,
        };
        Some(match done {
            Ok(cause) => {
                let step = self.bench.log(1).unwrap().into_iter().next();
                let fresh = Fresh {
                    step: step.map(|step| step.label),
                    ..self.fresh()
                };
                Event::Changed(cause, Box::new(fresh))
            }
            Err(fault) => Event::Failed(fault),
        })
    }

    /// Presses keys as the keymap writes them, and gives back how many.
    pub fn press(&mut self, keys: &str) -> usize {
        let chords = chords(keys);
        let count = chords.len();
        for chord in chords {
            self.feed(Event::Key(chord.event()));
        }
        count
    }

    pub fn type_words(&mut self, words: &str) {
        for letter in words.chars() {
            let code = crossterm::event::KeyCode::Char(letter);
            let none = crossterm::event::KeyModifiers::NONE;
            self.feed(Event::Key(crossterm::event::KeyEvent::new(code, none)));
        }
    }

    pub fn document(&self) -> DocumentId {
        self.bench.documents().unwrap()[0].id
    }

    pub fn codings(&self) -> Vec<Coding> {
        self.bench.codings(self.document()).unwrap()
    }

    /// The codings as key, sign and words.
    pub fn coded(&self) -> Vec<(String, String, String)> {
        let text = self.bench.transcript(self.document()).unwrap().text;
        self.codings()
            .iter()
            .map(|coding| {
                let code = self.state.shared.code(coding.code).unwrap();
                let sign = coding.polarity.map_or("", |polarity| polarity.sign());
                (
                    code.key.clone(),
                    sign.to_owned(),
                    coding.span.of(&text).unwrap().to_owned(),
                )
            })
            .collect()
    }

    /// Puts the cursor on these words of the first document.
    pub fn go_to(&mut self, words: &str) {
        let text = self.bench.transcript(self.document()).unwrap().text;
        let at = text.find(words).unwrap();
        let target = Target::Document {
            document: self.document(),
            span: Some(Span::new(at, at)),
            coding: None,
        };
        let (room, shared) = self.state.room_mut();
        let effects = room.visit(&target, shared).unwrap();
        for effect in effects {
            if let Some(event) = self.carry_out(effect) {
                self.feed(event);
            }
        }
    }

    pub fn notice(&self) -> String {
        let notice = self.state.shared.notice.as_ref();
        notice.map_or(String::new(), |notice| self.state.shared.say(&notice.text))
    }

    pub fn screen(&mut self, width: u16, height: u16) -> String {
        crate::tui::snapshot::screen(&mut self.state, width, height)
    }

    /// Another program changed the file.
    pub fn outside(&mut self) {
        let fresh = self.fresh();
        self.feed(Event::Changed(Cause::Outside, Box::new(fresh)));
    }

    /// Carries out an effect that was held back, and what comes of it.
    pub fn carry_on(&mut self, effect: Effect) {
        if let Some(event) = self.carry_out(effect) {
            self.feed(event);
        }
    }

    /// The coding under the cursor that the keys act on: the one whose passage
    /// the strip shows first.
    pub fn current(&mut self) -> Option<CodingId> {
        let shown = self.screen(80, 24);
        let mut lines = shown.lines().skip_while(|line| !line.starts_with("│──"));
        let strip = lines.nth(1)?.to_owned();
        let text = self.bench.transcript(self.document()).unwrap().text;
        let found = self.codings().into_iter().find(|coding| {
            let code = self.state.shared.code(coding.code).unwrap();
            let here = coding.span.of(&text).unwrap();
            let is_named = strip
                .trim_start_matches('│')
                .trim_start()
                .starts_with(&format!("{} ", code.key));
            is_named && self.cursor_in(here)
        });
        found.map(|coding| coding.id)
    }

    /// Whether the cursor stands on the first character of these words.
    fn cursor_in(&mut self, words: &str) -> bool {
        let shown = self.screen(80, 24);
        let cursor = shown.lines().last().unwrap().trim_start_matches("cursor: ");
        let (x, y) = cursor.split_once(',').unwrap();
        let row = shown.lines().nth(y.parse().unwrap()).unwrap();
        let rest: String = row.chars().skip(x.parse::<usize>().unwrap() + 1).collect();
        let first: String = words.chars().take(8).collect();
        rest.starts_with(&first)
    }
}
