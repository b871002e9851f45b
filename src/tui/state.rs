//! Everything the screen shows, as values: what all rooms share, the rooms, the
//! dialogs over them. It must not know how any of it was read or is drawn.

use std::collections::{HashMap, VecDeque};
use std::path::PathBuf;

use ratatui::layout::{Rect, Size};

use super::event::{Event, Fresh};
use super::keymap::{Chord, Context, GLOBAL};
use super::overlay::Overlay;
use super::rooms::{self, Room, welcome::Welcome};
use super::theme::{Palette, Theme};
use super::view;
use crate::fault::{Fault, FaultKind};
use crate::message::{Language, Phrasebook, Text};
use crate::model::case::Case;
use crate::model::code::Code;
use crate::model::codebook::Codebook;
use crate::model::document::Document;
use crate::model::ids::{CaseId, CodeId, CoderId, DocumentId};
use crate::model::study::{Coder, Study};

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    Said,
    Warning,
    Failure,
}

/// The one line above the footer; the next key wipes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub kind: NoticeKind,
    pub text: Text,
    pub hint: Option<Text>,
}

/// What every room may read, and the notice line that every room may write.
pub struct Shared {
    pub phrases: Phrasebook,
    pub theme: Theme,
    pub size: Size,
    pub has_mouse: bool,
    pub notice: Option<Notice>,
    /// What is still said after the screen was given back.
    pub farewell: Option<Text>,
    pub path: Option<PathBuf>,
    pub is_read_only: bool,
    pub study: Option<Study>,
    pub coder: Option<Coder>,
    pub coders: Vec<Coder>,
    pub codebooks: Vec<Codebook>,
    /// In tree order.
    pub codes: Vec<Code>,
    /// The documents and cases of the study were read.
    pub is_listed: bool,
    /// By number.
    pub documents: Vec<Document>,
    pub cases: Vec<Case>,
    code_places: HashMap<CodeId, usize>,
    document_places: HashMap<DocumentId, usize>,
    case_places: HashMap<CaseId, usize>,
}

impl Shared {
    #[must_use]
    pub fn new(language: Language, palette: Palette, size: Size) -> Self {
        Shared {
            phrases: Phrasebook::new(language),
            theme: Theme::new(palette),
            size,
            has_mouse: true,
            notice: None,
            farewell: None,
            path: None,
            is_read_only: false,
            study: None,
            coder: None,
            coders: Vec::new(),
            codebooks: Vec::new(),
            codes: Vec::new(),
            is_listed: false,
            documents: Vec::new(),
            cases: Vec::new(),
            code_places: HashMap::new(),
            document_places: HashMap::new(),
            case_places: HashMap::new(),
        }
    }

    /// Says a message in the language of the screen.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        self.phrases.say(text)
    }

    /// Says a message that needs no arguments.
    #[must_use]
    pub fn say_id(&self, id: &'static str) -> String {
        self.phrases.say(&Text::new(id))
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.phrases.language()
    }

    /// Where a room draws, and so how many rows it has.
    #[must_use]
    pub fn content(&self) -> Rect {
        view::areas(self.size).content
    }

    #[must_use]
    pub fn code(&self, id: CodeId) -> Option<&Code> {
        self.codes.get(*self.code_places.get(&id)?)
    }

    /// The code that follows this one in tree order.
    #[must_use]
    pub fn code_after(&self, id: CodeId) -> Option<&Code> {
        self.codes.get(*self.code_places.get(&id)? + 1)
    }

    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(*self.document_places.get(&id)?)
    }

    #[must_use]
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.cases.get(*self.case_places.get(&id)?)
    }

    #[must_use]
    pub fn coder_named(&self, id: CoderId) -> Option<&Coder> {
        self.coders.iter().find(|coder| coder.id == id)
    }

    pub fn notify(&mut self, text: Text) {
        self.set_notice(NoticeKind::Said, text, None);
    }

    pub fn warn(&mut self, text: Text) {
        self.set_notice(NoticeKind::Warning, text, None);
    }

    /// Shows what went wrong and what to do next. What a person cancelled is no failure.
    pub fn fail(&mut self, fault: Fault) {
        let kind = match fault.kind {
            FaultKind::Cancelled => NoticeKind::Said,
            FaultKind::Input | FaultKind::Busy => NoticeKind::Warning,
            FaultKind::Internal => NoticeKind::Failure,
        };
        self.set_notice(kind, fault.what, fault.hint);
    }

    fn set_notice(&mut self, kind: NoticeKind, text: Text, hint: Option<Text>) {
        self.notice = Some(Notice { kind, text, hint });
    }

    /// Takes over what was read again.
    pub fn absorb(&mut self, fresh: Fresh) {
        if let Some(study) = fresh.study {
            self.study = Some(study);
        }
        if let Some(coder) = fresh.coder {
            self.coder = Some(coder);
        }
        if let Some(coders) = fresh.coders {
            self.coders = coders;
        }
        if let Some(codebooks) = fresh.codebooks {
            self.codebooks = codebooks;
        }
        if let Some(codes) = fresh.codes {
            self.code_places = codes
                .iter()
                .enumerate()
                .map(|(at, code)| (code.id, at))
                .collect();
            self.codes = codes;
        }
        if let Some(documents) = fresh.documents {
            self.show_first(documents);
            self.is_listed = true;
        }
        if let Some(cases) = fresh.cases {
            self.case_places = cases
                .iter()
                .enumerate()
                .map(|(at, case)| (case.id, at))
                .collect();
            self.cases = cases;
        }
    }

    /// Shows the first documents, or all of them, by number.
    pub fn show_first(&mut self, documents: Vec<Document>) {
        self.document_places = documents
            .iter()
            .enumerate()
            .map(|(at, document)| (document.id, at))
            .collect();
        self.documents = documents;
    }

    /// Forgets the study.
    pub fn close_study(&mut self) {
        let closed = Shared {
            has_mouse: self.has_mouse,
            ..Shared::new(self.language(), self.theme.palette, self.size)
        };
        *self = closed;
    }
}

/// The whole screen.
pub struct State {
    pub shared: Shared,
    /// Shown while no study is open.
    pub welcome: Welcome,
    pub rooms: Vec<Box<dyn Room>>,
    /// Index into `rooms`.
    pub current: usize,
    /// The room a place was visited from, to which Esc leads back.
    pub came_from: Option<usize>,
    /// Dialogs, the topmost last.
    pub overlays: Vec<Box<dyn Overlay>>,
    /// The dialog whose answer became an edit that is not committed yet; it
    /// comes back with all that was typed when the edit is refused.
    pub awaiting: Option<Box<dyn Overlay>>,
    /// The keys of a sequence that is not finished.
    pub pending: Vec<Chord>,
    /// What the person did while the lists of the study were being read.
    pub held: VecDeque<Event>,
}

impl State {
    #[must_use]
    pub fn new(shared: Shared, recent: Vec<PathBuf>) -> Self {
        State {
            shared,
            welcome: Welcome::new(recent),
            rooms: rooms::all(),
            current: 0,
            came_from: None,
            overlays: Vec::new(),
            awaiting: None,
            pending: Vec::new(),
            held: VecDeque::new(),
        }
    }

    /// Whether the screen shows a study, and not the welcome.
    #[must_use]
    pub fn has_study(&self) -> bool {
        self.shared.study.is_some()
    }

    /// Whether the study is open but its lists are still being read.
    #[must_use]
    pub fn is_listing(&self) -> bool {
        self.has_study() && !self.shared.is_listed
    }

    /// The room that is shown.
    #[must_use]
    pub fn room(&self) -> &dyn Room {
        match self.rooms.get(self.current) {
            Some(room) if self.has_study() => room.as_ref(),
            _ => &self.welcome,
        }
    }

    /// The room that is shown, together with what all rooms share.
    pub fn room_mut(&mut self) -> (&mut dyn Room, &mut Shared) {
        let has_study = self.has_study();
        match self.rooms.get_mut(self.current) {
            Some(room) if has_study => (room.as_mut(), &mut self.shared),
            _ => (&mut self.welcome, &mut self.shared),
        }
    }

    /// The tables that hold now, the nearest first.
    #[must_use]
    pub fn contexts(&self) -> Vec<&'static Context> {
        match self.overlays.last() {
            Some(overlay) => vec![overlay.keys()],
            None => self
                .room()
                .keys()
                .iter()
                .copied()
                .chain([&GLOBAL])
                .collect(),
        }
    }
}
