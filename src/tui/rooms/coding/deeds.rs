//! What is done to passages: codes given, judged, changed, taken away. Each
//! deed is an edit; nothing on screen changes before it is committed. It must
//! not know keys or how anything is drawn.

use super::keys::CodingAction;
use super::motion;
use super::{CodingRoom, Pending, pins};
use crate::model::code::{Bilingual, CodeKind, CodeStatus};
use crate::model::coding::{Coding, Polarity, Strength};
use crate::model::edit::{Edit, NewCoding};
use crate::model::ids::{CodeId, CodebookId, CodingId};
use crate::text;
use crate::text::Span;
use crate::tui::cells;
use crate::tui::effect::Effect;
use crate::tui::state::Shared;
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::palette::Chooser;
use crate::tui::widgets::prompt::Prompt;

/// How many codes count as recent.
const RECENT: usize = 12;
/// How much of the informant's words becomes the name of a code, in characters.
const IN_VIVO_LABEL: usize = 60;
/// And of its key.
const IN_VIVO_KEY: usize = 24;

/// How a coding is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    Polarity(Option<Polarity>),
    Strength(Option<Strength>),
    Star,
}

impl Judgement {
    /// The judgement an action stands for.
    pub fn of(action: CodingAction) -> Option<Self> {
        Some(match action {
            CodingAction::Supports => Judgement::Polarity(Some(Polarity::Supports)),
            CodingAction::Contradicts => Judgement::Polarity(Some(Polarity::Contradicts)),
            CodingAction::Mixed => Judgement::Polarity(Some(Polarity::Mixed)),
            CodingAction::Neutral => Judgement::Polarity(Some(Polarity::Neutral)),
            CodingAction::NoPolarity => Judgement::Polarity(None),
            CodingAction::Weak => Judgement::Strength(Strength::new(1)),
            CodingAction::Clear => Judgement::Strength(Strength::new(2)),
            CodingAction::Strong => Judgement::Strength(Strength::new(3)),
            CodingAction::NoStrength => Judgement::Strength(None),
            CodingAction::Star => Judgement::Star,
            _ => return None,
        })
    }

    fn edit(self, coding: CodingId, is_starred: bool) -> Edit {
        let (mut polarity, mut strength, mut star) = (None, None, None);
        match self {
            Judgement::Polarity(new) => polarity = Some(new),
            Judgement::Strength(new) => strength = Some(new),
            Judgement::Star => star = Some(!is_starred),
        }
        Edit::SetCoding {
            coding,
            polarity,
            strength,
            is_starred: star,
        }
    }
}

impl CodingRoom {
    /// Remembers that a code was used.
    pub(super) fn remember(&mut self, code: CodeId) {
        self.recent.retain(|known| *known != code);
        self.recent.insert(0, code);
        self.recent.truncate(RECENT);
        self.last = Some(code);
    }

    /// Gives a code to the selection or the sentence under the cursor.
    pub(super) fn apply(&mut self, code: CodeId, shared: &mut Shared) -> Vec<Effect> {
        let Some(coding) = self.new_coding(code) else {
            shared.warn(text!("coding-nothing-to-code"));
            return Vec::new();
        };
        self.remember(code);
        self.pending = Some(Pending::Coding);
        self.waiting.clear();
        vec![Effect::Apply(Edit::ApplyCode(coding))]
    }

    pub(super) fn new_coding(&self, code: CodeId) -> Option<NewCoding> {
        Some(NewCoding {
            document: self.open.as_ref()?.document,
            span: self.target()?,
            code,
            coder: None,
            polarity: None,
            strength: None,
        })
    }

    pub(super) fn repeat(&mut self, shared: &mut Shared) -> Vec<Effect> {
        match self.last.filter(|code| shared.code(*code).is_some()) {
            Some(code) => self.apply(code, shared),
            None => {
                shared.warn(text!("coding-nothing-to-repeat"));
                Vec::new()
            }
        }
    }

    pub(super) fn apply_pinned(&mut self, place: usize, shared: &mut Shared) -> Vec<Effect> {
        let code = pins::code_at(&self.pins, place, shared).map(|code| code.id);
        if let Some(code) = code {
            return self.apply(code, shared);
        }
        let digit = place + 1;
        match self.pins.get(place).filter(|key| !key.is_empty()) {
            Some(key) => shared.warn(text!("coding-pin-gone", digit = digit, key = key.as_str())),
            None => shared.warn(text!("coding-pin-empty", digit = digit)),
        }
        Vec::new()
    }

    pub(super) fn toggle_pin(&mut self, code: CodeId, shared: &mut Shared) -> Vec<Effect> {
        match pins::toggled(&self.pins, code, shared) {
            Some(edit) => vec![Effect::Apply(edit)],
            None => {
                shared.warn(text!("coding-pins-full"));
                Vec::new()
            }
        }
    }

    /// The coding a key acts on: the one that was chosen or just made, else the
    /// shortest of one's own under the cursor, else the shortest.
    pub(super) fn current(&self, shared: &Shared) -> Option<&Coding> {
        let open = self.open.as_ref()?;
        let me = shared.coder.as_ref().map(|coder| coder.id);
        let explicit = self.chosen.or(self.made.last().copied());
        if let Some(coding) = explicit.and_then(|id| open.coding(id)) {
            return Some(coding);
        }
        let here = open.codings_at(self.place.cursor);
        let mine = here.iter().find(|coding| Some(coding.coder) == me);
        mine.or(here.first()).copied()
    }

    /// The current coding, if it is the acting coder's own; says why when not.
    pub(super) fn own(&self, shared: &mut Shared) -> Option<Coding> {
        let Some(coding) = self.current(shared).cloned() else {
            shared.warn(text!("coding-none-here"));
            return None;
        };
        if shared
            .coder
            .as_ref()
            .is_some_and(|me| me.id == coding.coder)
        {
            return Some(coding);
        }
        let whose = shared.coder_named(coding.coder);
        let name = whose.map_or(String::new(), |coder| coder.name.clone());
        shared.warn(text!("coding-of-another", name = name));
        None
    }

    pub(super) fn judge(&mut self, judgement: Judgement, shared: &mut Shared) -> Vec<Effect> {
        if self.pending.is_some() {
            // The coding it is meant for is being made.
            self.waiting.push(judgement);
            return Vec::new();
        }
        self.own(shared)
            .map(|coding| Effect::Apply(judgement.edit(coding.id, coding.is_starred)))
            .into_iter()
            .collect()
    }

    /// A coding was made: what was judged meanwhile is judged now.
    pub(super) fn coding_made(&mut self, coding: CodingId) -> Vec<Effect> {
        self.pending = None;
        self.made = vec![coding];
        let known = self.open.as_ref().and_then(|open| open.coding(coding));
        let is_starred = known.is_some_and(|coding| coding.is_starred);
        let waiting = std::mem::take(&mut self.waiting);
        waiting
            .into_iter()
            .map(|judgement| Effect::Apply(judgement.edit(coding, is_starred)))
            .collect()
    }

    /// The codings under the cursor, to choose from.
    pub(super) fn choose(&self, name: &'static str, shared: &mut Shared) -> Vec<Effect> {
        let here = self
            .open
            .as_ref()
            .map(|open| open.codings_at(self.place.cursor));
        let items: Vec<Item> = here
            .into_iter()
            .flatten()
            .map(|coding| self.item(coding, shared))
            .collect();
        if items.is_empty() {
            shared.warn(text!("coding-none-here"));
            return Vec::new();
        }
        vec![Effect::open(Chooser::new(
            name,
            text!("coding-choose-title"),
            items,
        ))]
    }

    fn item(&self, coding: &Coding, shared: &Shared) -> Item {
        let code = shared.code(coding.code);
        let label = code.map_or("", |code| code.label(shared.language()));
        let key = code.map_or("", |code| code.key.as_str());
        let coder = shared
            .coder_named(coding.coder)
            .map_or("", |coder| &coder.name);
        let words = self
            .open
            .as_ref()
            .and_then(|open| coding.span.of(&open.text));
        let words = cells::truncate(words.unwrap_or_default(), 24).into_owned();
        Item {
            key: coding.id.to_string(),
            shown: format!("{key} {label}{}", super::marks(coding)),
            note: format!("{words} · {coder}"),
            words: format!("{key} {label} {coder}"),
        }
    }

    /// Goes on to the next of the codings under the cursor.
    pub(super) fn other_coding(&mut self, shared: &mut Shared) {
        let current = self.current(shared).map(|coding| coding.id);
        let here: Vec<CodingId> = self
            .open
            .iter()
            .flat_map(|open| open.codings_at(self.place.cursor))
            .map(|coding| coding.id)
            .collect();
        let at = here.iter().position(|id| Some(*id) == current);
        match here.get(at.map_or(0, |at| (at + 1) % here.len())) {
            Some(next) => self.chosen = Some(*next),
            None => shared.warn(text!("coding-none-here")),
        }
    }

    /// Removes the current coding; asks which when several could be meant.
    pub(super) fn remove(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let me = shared.coder.as_ref().map(|coder| coder.id);
        let mine = self.open.as_ref().map_or(0, |open| {
            let here = open.codings_at(self.place.cursor);
            here.iter()
                .filter(|coding| Some(coding.coder) == me)
                .count()
        });
        if mine > 1 && self.chosen.is_none() && self.made.is_empty() {
            return self.choose(CodingAction::Remove.name(), shared);
        }
        self.remove_own(shared)
    }

    pub(super) fn remove_own(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(coding) = self.own(shared) else {
            return Vec::new();
        };
        vec![Effect::Apply(Edit::RemoveCodings {
            codings: vec![coding.id],
        })]
    }

    /// The next coding that begins after the cursor, or the one before.
    pub(super) fn travel_codings(&mut self, is_forward: bool, shared: &mut Shared) {
        let Some(open) = &self.open else { return };
        let at = self.place.cursor;
        // Codings that begin at the same place are gone through one by one.
        let current = self.chosen.and_then(|id| {
            let place = open.codings.iter().position(|coding| coding.id == id)?;
            let start = open.snap(open.codings[place].span.start, true);
            (start == at).then_some(place)
        });
        let found = if is_forward {
            let first = open
                .codings
                .partition_point(|coding| open.snap(coding.span.start, true) <= at);
            Some(current.map_or(first, |place| place + 1))
        } else {
            let first = open
                .codings
                .partition_point(|coding| open.snap(coding.span.start, true) < at);
            current.unwrap_or(first).checked_sub(1)
        };
        let Some(coding) = found.and_then(|place| open.codings.get(place)) else {
            shared.notify(text!("coding-no-more-codings"));
            return;
        };
        let (id, start) = (coding.id, coding.span.start);
        self.jump(start, shared);
        self.chosen = Some(id);
    }

    /// Asks what the code made of the informant's words is called.
    pub(super) fn in_vivo(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let words = self.target().and_then(|span| {
            let open = self.open.as_ref()?;
            Some(short(&open.text, span))
        });
        let Some(words) = words else {
            shared.warn(text!("coding-nothing-to-code"));
            return Vec::new();
        };
        vec![Effect::open(Prompt::new(
            CodingAction::InVivo.name(),
            text!("coding-in-vivo-title"),
            &words,
        ))]
    }

    /// Makes the code and codes the words with it; into a codebook of its own,
    /// which is made the first time.
    pub(super) fn code_in_vivo(&mut self, label: &str, shared: &mut Shared) -> Vec<Effect> {
        let label = label.trim();
        // The code is replaced by the one that is made.
        let Some(coding) = self.new_coding(CodeId(0)).filter(|_| !label.is_empty()) else {
            shared.warn(text!("coding-nothing-to-code"));
            return Vec::new();
        };
        let known = shared.codes.iter().find(|code| {
            let is_so_called = code.words.label.en == label || code.words.label.id == label;
            code.kind == CodeKind::InVivo && code.status == CodeStatus::Active && is_so_called
        });
        if let Some(code) = known.map(|code| code.id) {
            return self.apply(code, shared);
        }
        let book = shared
            .codebooks
            .iter()
            .find(|book| ["iv", "in-vivo"].contains(&book.key.to_lowercase().as_str()));
        self.waiting.clear();
        match book {
            Some(book) => {
                let id = book.id;
                self.code_in_vivo_into(id, coding, label, shared)
            }
            None => {
                self.pending = Some(Pending::InVivoBook(coding, label.to_owned()));
                vec![Effect::Apply(new_book("IV", "coding-in-vivo-book", shared))]
            }
        }
    }

    pub(super) fn code_in_vivo_into(
        &mut self,
        codebook: CodebookId,
        coding: NewCoding,
        label: &str,
        shared: &Shared,
    ) -> Vec<Effect> {
        self.pending = Some(Pending::InVivo(coding.span));
        vec![Effect::Apply(Edit::CodeInVivo {
            key: in_vivo_key(label, shared),
            label: label.to_owned(),
            coding,
            codebook,
        })]
    }

    pub(super) fn finish(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let (Some(open), Some(coder)) = (&self.open, &shared.coder) else {
            return Vec::new();
        };
        vec![Effect::Apply(Edit::SetFinished {
            document: open.document,
            coder: coder.id,
            is_finished: !open.finished.contains(&coder.id),
        })]
    }

    pub(super) fn copy(&self, shared: &mut Shared) -> Vec<Effect> {
        let words = self.open.as_ref().zip(self.target());
        let Some(words) = words.and_then(|(open, span)| span.of(&open.text)) else {
            shared.warn(text!("coding-nothing-to-code"));
            return Vec::new();
        };
        shared.notify(text!("coding-copied"));
        vec![Effect::Copy(words.to_owned())]
    }
}

/// A codebook without codes.
pub(super) fn new_book(key: &str, title: &'static str, shared: &Shared) -> Edit {
    Edit::AddCodebook {
        key: key.to_owned(),
        title: Bilingual::same(&shared.say_id(title)),
        source: String::new(),
        note: Bilingual::default(),
        preset: None,
        codes: Vec::new(),
    }
}

/// The words of a passage as the name of a code: on one line, not too long.
fn short(whole: &str, span: Span) -> String {
    let words = span.of(whole).unwrap_or_default();
    let mut label = String::new();
    for word in words.split_whitespace() {
        let is_too_long = label.chars().count() + word.chars().count() >= IN_VIVO_LABEL;
        if !label.is_empty() && is_too_long {
            break;
        }
        if !label.is_empty() {
            label.push(' ');
        }
        label.push_str(word);
    }
    let end = label.char_indices().nth(IN_VIVO_LABEL).map(|(at, _)| at);
    let kept = Span::new(0, end.unwrap_or(label.len()));
    let kept = motion::trimmed(&label, kept);
    let kept = kept.of(&label).unwrap_or_default();
    kept.trim_end_matches([',', ';', ':', '.']).to_owned()
}

/// A key that no code has, made of the words: `IV.tidak-berani-bicara`.
fn in_vivo_key(label: &str, shared: &Shared) -> String {
    let mut key = String::from("IV.");
    for letter in text::fold(label).chars() {
        if key.len() >= IN_VIVO_KEY {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            key.push(letter);
        } else if !key.ends_with(['-', '.']) {
            key.push('-');
        }
    }
    let stem = key.trim_end_matches('-').to_owned();
    let stem = if stem == "IV." {
        "IV.1".to_owned()
    } else {
        stem
    };
    let is_taken = |key: &str| {
        let mut codes = shared.codes.iter();
        codes.any(|code| code.key.eq_ignore_ascii_case(key))
    };
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.clone())
        .chain(numbered)
        .find(|key| !is_taken(key))
        .unwrap_or(stem)
}
