//! The room of coding: one document to read, and everything that is done to its
//! passages. It must not know how edits are stored or how the other rooms show
//! what comes of them.

mod deeds;
mod dialogs;
mod draw;
pub mod find;
mod geometry;
pub mod keys;
mod lists;
mod motion;
mod mouse;
mod new_code;
mod open;
mod opening;
pub mod palette;
mod passages;
mod pins;
mod place;
mod resize;
mod rows;

use std::collections::HashMap;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::deeds::Judgement;
use self::find::Find;
use self::keys::{CodingAction, PassagesAction, PreviewAction, ResizeAction};
use self::motion::Unit;
use self::open::{Marks, Open, Whose};
use self::palette::CodePalette;
use self::passages::{Passage, Passages, Preview};
use self::place::{Place, Selection};
use self::resize::Resize;
use self::rows::Rows;
use super::Room;
use crate::model::code::CodeWords;
use crate::model::edit::{Change, NewCoding};
use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use crate::model::memo::Memo;
use crate::text;
use crate::text::Span;
use crate::tui::effect::{Effect, Target, Value};
use crate::tui::keymap::Context;
use crate::tui::overlay::{Given, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets::prompt::Prompt;
use crate::workbench::Hit;

/// The tables of keys of the room's own dialogs.
pub const DIALOGS: &[&Context] = &[&palette::KEYS, &find::KEYS];

/// Slots of queries.
const DOCUMENT: &str = "coding-document";
const MARKS: &str = "coding-marks";
const MEMO: &str = "coding-memo-of";
/// Dialogs that no action opens by itself.
const RECODE_WHY: &str = "coding-recode-why";

/// What the keys do now.
#[derive(Debug, Clone, Default)]
enum Mode {
    #[default]
    Read,
    Resize(Resize),
    Passages(Box<Passages>),
    Preview(Box<Preview>),
}

/// An edit whose commit leads on to something.
#[derive(Debug, Clone)]
enum Pending {
    /// A coding that may be judged before it is there.
    Coding,
    /// A coding in vivo, over these words.
    InVivo(Span),
    /// The codebook for it.
    InVivoBook(NewCoding, String),
    /// A code that the passage gets.
    NewCode,
    /// The codebook for it.
    NewBook(String, Box<CodeWords>),
}

/// Where to go once a document is read.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    document: DocumentId,
    span: Option<Span>,
    coding: Option<CodingId>,
}

/// The room.
#[derive(Default)]
pub struct CodingRoom {
    open: Option<Open>,
    wanted: Option<Wanted>,
    rows: Rows,
    place: Place,
    /// Where the person was in documents read before.
    places: HashMap<DocumentId, Place>,
    selection: Option<Selection>,
    mode: Mode,
    whose: Whose,
    find: Find,
    mouse: mouse::Mouse,
    pins: Vec<String>,
    /// Whose the recent codes are.
    coder: Option<CoderId>,
    /// Newest first.
    recent: Vec<CodeId>,
    /// The code that was given last.
    last: Option<CodeId>,
    /// What was made since the cursor moved.
    made: Vec<CodingId>,
    /// The one of several codings that keys act on.
    chosen: Option<CodingId>,
    pending: Option<Pending>,
    /// Judgements of a coding that is still being made.
    waiting: Vec<Judgement>,
    /// A coding to be found again by its code and words.
    sought: Option<(CodeId, Span)>,
    new_code: Option<new_code::NewCode>,
    /// The coding a dialog is about, and its memo.
    about: Option<(CodingId, Option<Memo>)>,
    recode_to: Option<CodeId>,
}

/// Polarity, strength, star and memo of a coding, as signs after its name.
fn marks(coding: &crate::model::coding::Coding) -> String {
    let mut marks = String::new();
    if let Some(polarity) = coding.polarity {
        marks.push_str(match polarity.sign() {
            "-" => " −",
            "+" => " +",
            "0" => " 0",
            _ => " ±",
        });
    }
    if let Some(strength) = coding.strength {
        let gap = if coding.polarity.is_some() { "" } else { " " };
        marks.push_str(&format!("{gap}{}", strength.get()));
    }
    if coding.is_starred {
        marks.push_str(" ★");
    }
    if coding.has_memo {
        marks.push_str(" ✎");
    }
    if coding.status == crate::model::coding::AnchorStatus::NeedsReview {
        marks.push_str(" ?");
    }
    marks
}

impl CodingRoom {
    fn next_whose(&mut self, shared: &mut Shared) {
        let me = shared.coder.as_ref().map(|coder| coder.id);
        let others = shared
            .coders
            .iter()
            .map(|coder| coder.id)
            .filter(|id| Some(*id) != me);
        let mut ring = vec![Whose::Everybody];
        ring.extend(me.into_iter().chain(others).map(Whose::One));
        let at = ring.iter().position(|whose| *whose == self.whose);
        self.whose = ring[at.map_or(0, |at| (at + 1) % ring.len())];
        if let Some(open) = &mut self.open {
            open.show(self.whose);
        }
        self.chosen = None;
        self.made.clear();
        let name = self.whose_name(shared);
        shared.notify(text!("coding-whose-now", name = name));
    }

    /// Whose codings are shown, in words.
    fn whose_name(&self, shared: &Shared) -> String {
        match self.whose {
            Whose::Everybody => shared.say_id("coding-whose-all"),
            Whose::One(coder) => shared
                .coder_named(coder)
                .map_or(String::new(), |coder| coder.name.clone()),
        }
    }

    fn palette(&self, name: &'static str, title: crate::message::Text, shared: &Shared) -> Effect {
        Effect::open(CodePalette::new(
            name,
            title,
            &self.recent,
            &self.pins,
            shared,
        ))
    }

    fn act_on_reader(&mut self, action: CodingAction, shared: &mut Shared) -> Vec<Effect> {
        if self.open.is_none() {
            return self.enter(shared);
        }
        if self.travel(action, shared) {
            return Vec::new();
        }
        if let Some(judgement) = Judgement::of(action) {
            return self.judge(judgement, shared);
        }
        if let Some(place) = keys::PINNED.iter().position(|pinned| *pinned == action) {
            return self.apply_pinned(place, shared);
        }
        match action {
            CodingAction::NextCoding => self.travel_codings(true, shared),
            CodingAction::PreviousCoding => self.travel_codings(false, shared),
            CodingAction::NextHit => self.travel_hits(true, shared),
            CodingAction::PreviousHit => self.travel_hits(false, shared),
            CodingAction::SelectFree => self.select_free(shared),
            CodingAction::OtherEnd => self.other_end(shared),
            CodingAction::TakeWord => self.take(Unit::Word, shared),
            CodingAction::TakeSentence => self.take(Unit::Sentence, shared),
            CodingAction::TakeTurn => self.take(Unit::Turn, shared),
            CodingAction::TakeParagraph => self.take(Unit::Paragraph, shared),
            CodingAction::OtherCoding => self.other_coding(shared),
            CodingAction::Resize => self.begin_resize(shared),
            CodingAction::CodeHits => self.hits_as_passages(shared),
            CodingAction::Whose => self.next_whose(shared),
            CodingAction::NextDocument => return self.travel_documents(1, shared),
            CodingAction::PreviousDocument => return self.travel_documents(-1, shared),
            CodingAction::GoToTurn => {
                let title = text!("coding-go-to-turn-title");
                return vec![Effect::open(Prompt::new(action.name(), title, ""))];
            }
            CodingAction::Palette => {
                let words = self.target_words();
                if words.is_empty() {
                    shared.warn(text!("coding-nothing-to-code"));
                    return Vec::new();
                }
                let title = text!("coding-palette-title", words = words);
                return vec![self.palette(action.name(), title, shared)];
            }
            CodingAction::Repeat => return self.repeat(shared),
            CodingAction::InVivo => return self.in_vivo(shared),
            CodingAction::Pin => {
                let code = self.current(shared).map(|coding| coding.code);
                return match code.or(self.last) {
                    Some(code) => self.toggle_pin(code, shared),
                    None => {
                        shared.warn(text!("coding-nothing-to-pin"));
                        Vec::new()
                    }
                };
            }
            CodingAction::Memo => return self.ask_memo(shared),
            CodingAction::Remove => return self.remove(shared),
            CodingAction::Recode => {
                let Some(coding) = self.own(shared) else {
                    return Vec::new();
                };
                self.about = Some((coding.id, None));
                let title = text!("coding-recode-title");
                return vec![self.palette(action.name(), title, shared)];
            }
            CodingAction::Choose => return self.choose(action.name(), shared),
            CodingAction::SearchStudy => return self.ask_search(),
            CodingAction::Finish => return self.finish(shared),
            CodingAction::Copy => return self.copy(shared),
            _ => {}
        }
        Vec::new()
    }

    /// What a commit of one's own leads on to.
    fn go_on(&mut self, change: &Change, shared: &mut Shared) -> Vec<Effect> {
        match (change, self.pending.take()) {
            (Change::Coded { coding, is_new }, Some(Pending::Coding)) => {
                if *is_new && let Some(code) = self.last.and_then(|code| shared.code(code)) {
                    let label = code.label(shared.language()).to_owned();
                    let key = code.key.clone();
                    shared.notify(text!("coding-coded", key = key, label = label));
                }
                self.coding_made(*coding)
            }
            (Change::CodebookAdded { codebook, .. }, Some(Pending::InVivoBook(coding, label))) => {
                self.code_in_vivo_into(*codebook, coding, &label, shared)
            }
            (Change::CodebookAdded { codebook, .. }, Some(Pending::NewBook(key, words))) => {
                self.make_code_in(*codebook, None, &key, *words)
            }
            (Change::CodeAdded(code), Some(Pending::InVivo(span))) => {
                self.remember(*code);
                self.sought = Some((*code, span));
                Vec::new()
            }
            (Change::CodeAdded(code), Some(Pending::NewCode)) => {
                self.new_code = None;
                self.apply(*code, shared)
            }
            (Change::CodedMany { .. }, pending) => {
                self.pending = pending;
                if matches!(self.mode, Mode::Preview(_)) {
                    self.mode = Mode::Read;
                }
                Vec::new()
            }
            (Change::SettingChanged | Change::ProgressChanged(_), pending) => {
                self.pending = pending;
                Vec::new()
            }
            (_, pending) => {
                self.pending = pending;
                Vec::new()
            }
        }
    }
}

impl Room for CodingRoom {
    fn name(&self) -> &'static str {
        "coding"
    }

    fn title(&self) -> &'static str {
        "room-coding"
    }

    fn all_keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&keys::READ, &keys::RESIZE, &keys::PASSAGES, &keys::PREVIEW];
        TABLES
    }

    fn keys(&self) -> &'static [&'static Context] {
        static READ: &[&Context] = &[&keys::READ];
        static RESIZE: &[&Context] = &[&keys::RESIZE];
        static PASSAGES: &[&Context] = &[&keys::PASSAGES];
        static PREVIEW: &[&Context] = &[&keys::PREVIEW];
        match self.mode {
            Mode::Read => READ,
            Mode::Resize(_) => RESIZE,
            Mode::Passages(_) => PASSAGES,
            Mode::Preview(_) => PREVIEW,
        }
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Vec<Effect> {
        if let Some(action) = CodingAction::from_name(action) {
            return self.act_on_reader(action, shared);
        }
        if let Some(action) = ResizeAction::from_name(action) {
            return self.resize(action, shared);
        }
        if let Some(action) = PassagesAction::from_name(action) {
            return self.act_on_passages(action, shared);
        }
        match PreviewAction::from_name(action) {
            Some(action) => self.act_on_preview(action, shared),
            None => Vec::new(),
        }
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Vec<Effect> {
        match self.mode {
            Mode::Read | Mode::Resize(_) => self.on_mouse(event, area, shared),
            Mode::Passages(_) | Mode::Preview(_) => self.on_mouse_in_list(event, area, shared),
        }
    }

    fn enter(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if self.open.is_some() || self.wanted.is_some() {
            return Vec::new();
        }
        let first = shared.documents.first().map(|document| document.id);
        first.map_or(Vec::new(), |document| {
            self.read(Wanted {
                document,
                span: None,
                coding: None,
            })
        })
    }

    fn changed(&mut self, change: Option<&Change>, shared: &mut Shared) -> Vec<Effect> {
        let mut effects = change.map_or(Vec::new(), |change| self.go_on(change, shared));
        let Some(open) = &self.open else {
            return effects;
        };
        let Some(document) = shared.document(open.document) else {
            self.open = None;
            self.mode = Mode::Read;
            return effects;
        };
        if document.revision != open.revision {
            let document = document.id;
            effects.extend(self.read(Wanted {
                document,
                span: None,
                coding: None,
            }));
            return effects;
        }
        self.notice_coder(shared);
        let with_turns = matches!(
            change,
            None | Some(Change::SpeakerChanged(_) | Change::DocumentChanged(_))
        );
        effects.extend(self.read_marks(with_turns));
        effects
    }

    fn refused(&mut self, _shared: &mut Shared) {
        self.pending = None;
        self.waiting.clear();
    }

    fn absorb(&mut self, slot: &'static str, value: Value, shared: &mut Shared) -> Vec<Effect> {
        match slot {
            DOCUMENT => match value.downcast::<(Open, Vec<String>)>() {
                Ok(read) => return self.take_document(read.0, read.1, shared),
                Err(_) => return Vec::new(),
            },
            MARKS => {
                if let Ok(read) = value.downcast::<(DocumentId, Marks)>()
                    && self.open.as_ref().map(|open| open.document) == Some(read.0)
                {
                    self.take_marks(read.1, shared);
                }
            }
            MEMO => {
                if let Ok(read) = value.downcast::<(CodingId, Option<Memo>)>() {
                    return self.write_memo(read.0, read.1, shared);
                }
            }
            find::FIND => {
                if let Ok(hits) = value.downcast::<Vec<Span>>() {
                    self.take_hits(*hits, shared);
                }
            }
            passages::SEARCH => {
                if let Ok(found) = value.downcast::<(String, Vec<Hit>)>() {
                    self.take_passages(found.0, found.1, shared);
                }
            }
            passages::EXTENTS => {
                if let Ok(found) = value.downcast::<(CodeId, Vec<Passage>)>() {
                    self.take_extents(found.0, found.1);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn failed(&mut self, slot: &'static str, _shared: &mut Shared) {
        if slot == DOCUMENT {
            self.wanted = None;
        }
    }

    fn reply(&mut self, reply: Reply, shared: &mut Shared) -> Vec<Effect> {
        if reply.name == find::FIND {
            return self.typed(&reply.given, shared);
        }
        match reply.given {
            Given::Choice(key) => self.on_choice(reply.name, &key, shared),
            Given::Words(words) => self.on_words(reply.name, &words, shared),
            Given::Fields(fields) if reply.name == new_code::WORDS => {
                self.make_code(&fields, shared)
            }
            Given::Fields(_) => Vec::new(),
        }
    }

    fn timer(&mut self, name: &'static str, _shared: &mut Shared) -> Vec<Effect> {
        if name == mouse::CLICKS {
            self.forget_click();
        }
        Vec::new()
    }

    fn visit(&mut self, target: &Target, shared: &mut Shared) -> Option<Vec<Effect>> {
        let Target::Document {
            document,
            span,
            coding,
        } = target
        else {
            return None;
        };
        let wanted = Wanted {
            document: *document,
            span: *span,
            coding: *coding,
        };
        if self.open.as_ref().map(|open| open.document) == Some(*document) {
            self.show_place(wanted, shared);
            return Some(self.read_marks(false));
        }
        self.mode = Mode::Read;
        Some(self.read(wanted))
    }

    fn search(&mut self, _shared: &mut Shared) -> Option<Vec<Effect>> {
        match self.mode {
            Mode::Read => self.open.is_some().then(|| self.begin_find()),
            Mode::Passages(_) => Some(self.ask_search()),
            Mode::Resize(_) | Mode::Preview(_) => None,
        }
    }

    fn back(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        if self.leave_list() {
            return Some(Vec::new());
        }
        if matches!(self.mode, Mode::Resize(_)) {
            self.mode = Mode::Read;
            shared.notify(text!("resize-left"));
        } else if self.selection.is_some() {
            self.selection = None;
        } else if self.find.is_active() {
            self.find = Find::default();
        } else if self.chosen.is_some() {
            self.chosen = None;
        } else {
            return None;
        }
        Some(Vec::new())
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        match &self.mode {
            Mode::Passages(list) => {
                lists::draw_passages(list, area, buffer, shared);
                None
            }
            Mode::Preview(preview) => {
                lists::draw_preview(preview, area, buffer, shared);
                None
            }
            Mode::Read | Mode::Resize(_) => self.draw_reader(area, buffer, shared),
        }
    }
}

#[cfg(test)]
mod tests;
