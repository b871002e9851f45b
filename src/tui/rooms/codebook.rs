//! The room of the codebook: the tree of codes with what each one means, and
//! every change to it. It must not know how passages are coded or quoted.

mod asks;
mod books;
mod detail;
mod draw;
mod forms;
mod keys;
mod replies;
mod split;
mod tree;

use std::collections::{BTreeSet, HashMap};

use crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::asks::About;
use self::detail::Detail;
use self::draw::Panes;
pub use self::keys::{CodesAction, KEYS, SPLIT_KEYS, SplitAction};
use self::split::Split;
use self::tree::{Spot, Tree};
use super::Room;
use crate::message::Language;
use crate::model::code::Code;
use crate::model::codebook::Codebook as Book;
use crate::model::edit::{Change, Edit};
use crate::model::ids::CodeId;
use crate::text;
use crate::tui::effect::{Effect, Target, Value};
use crate::tui::keymap::Context;
use crate::tui::overlay::Reply;
use crate::tui::state::Shared;
use crate::tui::widgets::line_input::Typed;
use crate::workbench::CodeCount;

const COUNTS: &str = "codebook-counts";
const DETAIL: &str = "codebook-detail";

/// The room.
#[derive(Default)]
pub struct Codebook {
    tree: Tree,
    /// Codes to be merged.
    marked: BTreeSet<CodeId>,
    counts: HashMap<CodeId, CodeCount>,
    detail: Option<Detail>,
    panes: Panes,
    /// The language of the codes' texts where it is not that of the screen.
    texts: Option<Language>,
    /// Lines of the rule that are scrolled away.
    scroll: usize,
    /// What the open dialog is about.
    about: About,
    /// Whether the next change shows what it added.
    is_adding: bool,
    /// Counting is dear in a large study, so it waits until it can be seen.
    is_shown: bool,
    split: Option<Split>,
}

impl Codebook {
    fn height(&self, area: Rect) -> usize {
        usize::from(draw::layout(area, self.panes).tree.height.saturating_sub(1))
    }

    /// The language the codes' texts are shown in.
    fn language(&self, shared: &Shared) -> Language {
        self.texts.unwrap_or(shared.language())
    }

    fn code<'a>(&self, shared: &'a Shared) -> Option<&'a Code> {
        match self.tree.spot()? {
            Spot::Code(code) => shared.code(code),
            Spot::Book(_) => None,
        }
    }

    /// The codebook one stands in.
    fn book<'a>(&self, shared: &'a Shared) -> Option<&'a Book> {
        let id = match self.tree.spot()? {
            Spot::Book(book) => book,
            Spot::Code(code) => shared.code(code)?.codebook,
        };
        shared.codebooks.iter().find(|book| book.id == id)
    }

    fn refresh(&mut self, shared: &Shared) -> Vec<Effect> {
        self.is_shown = true;
        let height = self.height(shared.content());
        self.tree.rebuild(shared, height);
        self.marked.retain(|code| shared.code(*code).is_some());
        let mut effects = vec![Effect::query(COUNTS, |workbench, _cancel| {
            workbench.code_counts()
        })];
        self.detail = None;
        effects.extend(self.look(shared));
        effects
    }

    /// Asks for what the chosen code's detail does not hold yet.
    fn look(&mut self, shared: &Shared) -> Vec<Effect> {
        let Some(code) = self.code(shared).map(|code| code.id) else {
            return Vec::new();
        };
        if self.detail.as_ref().is_some_and(|known| known.code == code) {
            return Vec::new();
        }
        self.scroll = 0;
        vec![Effect::query(DETAIL, move |workbench, _cancel| {
            Detail::read(workbench, code)
        })]
    }

    fn move_by(&mut self, by: isize, shared: &Shared) -> Vec<Effect> {
        let height = self.height(shared.content());
        self.tree.rows.move_by(by, self.tree.lines.len(), height);
        self.scroll = 0;
        self.look(shared)
    }

    fn go_to(&mut self, code: CodeId, shared: &Shared) -> Vec<Effect> {
        let height = self.height(shared.content());
        self.tree.go_to(code, shared, height);
        self.look(shared)
    }

    fn wander(&mut self, action: CodesAction, shared: &mut Shared) -> Vec<Effect> {
        let height = self.height(shared.content());
        match action {
            CodesAction::Fold => self.tree.fold(shared, height),
            CodesAction::Unfold => self.tree.unfold(shared, height),
            CodesAction::FoldAll => self.tree.toggle_all(shared, height),
            CodesAction::Toggle => {
                let is_done = self.tree.lines.is_empty() || self.tree.toggle(shared, height);
                if !is_done {
                    shared.notify(text!("codes-nothing-below"));
                }
            }
            CodesAction::Mark => self.mark(shared),
            CodesAction::Panes => self.panes = self.panes.next(),
            CodesAction::TextsLanguage => {
                let other = self.language(shared).other();
                self.texts = (other != shared.language()).then_some(other);
                shared.notify(match other {
                    Language::English => text!("codes-texts-english"),
                    Language::Indonesian => text!("codes-texts-indonesian"),
                });
            }
            CodesAction::RuleDown => self.scroll_rule(3, shared),
            CodesAction::RuleUp => self.scroll_rule(-3, shared),
            _ => {}
        }
        self.look(shared)
    }

    fn mark(&mut self, shared: &mut Shared) {
        match self.code(shared).map(|code| code.id) {
            Some(code) => {
                if !self.marked.remove(&code) {
                    self.marked.insert(code);
                }
                let height = self.height(shared.content());
                self.tree.rows.move_by(1, self.tree.lines.len(), height);
            }
            None => shared.warn(text!("codes-choose-a-code")),
        }
    }

    fn scroll_rule(&mut self, by: isize, shared: &Shared) {
        let area = draw::layout(shared.content(), self.panes).rule;
        let lines = self.rule(shared, usize::from(area.width)).len();
        let most = lines.saturating_sub(usize::from(area.height));
        self.scroll = self.scroll.min(most).saturating_add_signed(by).min(most);
    }

    /// A refusal where the study cannot be changed.
    fn may_change(shared: &mut Shared) -> bool {
        if shared.is_read_only {
            shared.warn(text!("study-read-only"));
        }
        !shared.is_read_only
    }

    fn apply(edit: Edit, reason: &str) -> Vec<Effect> {
        vec![match reason.trim() {
            "" => Effect::Apply(edit),
            reason => Effect::ApplyBecause(edit, reason.to_owned()),
        }]
    }

    fn filter_key(&mut self, key: KeyEvent, shared: &mut Shared) -> Vec<Effect> {
        let height = self.height(shared.content());
        match key.code {
            KeyCode::Esc => {
                self.tree.filter.set("");
                self.tree.is_typing = false;
                self.tree.rebuild(shared, height);
            }
            KeyCode::Enter => self.tree.is_typing = false,
            KeyCode::Down => return self.move_by(1, shared),
            KeyCode::Up => return self.move_by(-1, shared),
            _ => {
                if self.tree.filter.key(key) == Typed::Changed {
                    self.tree.narrow(shared, height);
                }
            }
        }
        self.look(shared)
    }
}

impl Room for Codebook {
    fn name(&self) -> &'static str {
        "codebook"
    }

    fn title(&self) -> &'static str {
        "room-codebook"
    }

    fn all_keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&KEYS, &SPLIT_KEYS];
        TABLES
    }

    fn keys(&self) -> &'static [&'static Context] {
        static TREE: &[&Context] = &[&KEYS];
        static SPLIT: &[&Context] = &[&SPLIT_KEYS];
        if self.split.is_some() { SPLIT } else { TREE }
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Vec<Effect> {
        if let Some(action) = SplitAction::from_name(action) {
            return self.act_on_split(action, shared);
        }
        let Some(action) = CodesAction::from_name(action) else {
            return Vec::new();
        };
        let page = isize::try_from(self.height(shared.content())).unwrap_or(1);
        match action {
            CodesAction::Down => self.move_by(1, shared),
            CodesAction::Up => self.move_by(-1, shared),
            CodesAction::PageDown => self.move_by(page, shared),
            CodesAction::PageUp => self.move_by(-page, shared),
            CodesAction::First => self.move_by(isize::MIN, shared),
            CodesAction::Last => self.move_by(isize::MAX, shared),
            CodesAction::AddFramework
            | CodesAction::LoadBook
            | CodesAction::NewBook
            | CodesAction::ExportBook
            | CodesAction::DropBook => self.act_on_books(action, shared),
            CodesAction::Fold
            | CodesAction::Unfold
            | CodesAction::FoldAll
            | CodesAction::Toggle
            | CodesAction::Mark
            | CodesAction::Panes
            | CodesAction::TextsLanguage
            | CodesAction::RuleDown
            | CodesAction::RuleUp => self.wander(action, shared),
            _ => self.act_on_codes(action, shared),
        }
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Option<Vec<Effect>> {
        if let Some(split) = &mut self.split {
            return split.key(key, shared);
        }
        self.tree.is_typing.then(|| self.filter_key(key, shared))
    }

    fn paste(&mut self, words: &str, shared: &mut Shared) -> Vec<Effect> {
        if !self.tree.is_typing {
            return Vec::new();
        }
        self.tree.filter.paste(words);
        let height = self.height(shared.content());
        self.tree.narrow(shared, height);
        self.look(shared)
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Vec<Effect> {
        if let Some(split) = &mut self.split {
            split.mouse(event, area);
            return Vec::new();
        }
        let parts = draw::layout(area, self.panes);
        let is_rule = parts.rule.contains(Position::new(event.column, event.row));
        let (len, height) = (self.tree.lines.len(), self.height(area));
        match event.kind {
            MouseEventKind::ScrollDown if is_rule => self.scroll_rule(3, shared),
            MouseEventKind::ScrollUp if is_rule => self.scroll_rule(-3, shared),
            MouseEventKind::ScrollDown => self.tree.rows.scroll_by(3, len, height),
            MouseEventKind::ScrollUp => self.tree.rows.scroll_by(-3, len, height),
            MouseEventKind::Down(MouseButton::Left) if !is_rule => {
                let line = usize::from(event.row).checked_sub(usize::from(parts.tree.y) + 1);
                let Some(row) = line.and_then(|line| self.tree.rows.at(line, len, height)) else {
                    return Vec::new();
                };
                if row == self.tree.rows.selected {
                    self.tree.toggle(shared, height);
                }
                self.tree.rows.select(row, len, height);
            }
            _ => return Vec::new(),
        }
        self.look(shared)
    }

    fn enter(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.refresh(shared)
    }

    fn leave(&mut self, _shared: &mut Shared) {
        self.is_shown = false;
    }

    fn changed(&mut self, change: Option<&Change>, shared: &mut Shared) -> Vec<Effect> {
        self.leave_split_after(change, shared);
        if !self.is_shown {
            return Vec::new();
        }
        let effects = self.refresh(shared);
        match change {
            Some(Change::CodeAdded(code)) if self.is_adding => {
                self.is_adding = false;
                return effects
                    .into_iter()
                    .chain(self.go_to(*code, shared))
                    .collect();
            }
            Some(Change::CodebookAdded { codebook, .. }) if self.is_adding => {
                self.is_adding = false;
                let height = self.height(shared.content());
                self.tree.select(Spot::Book(*codebook), height);
            }
            Some(Change::CodesMerged { into, .. }) => {
                self.marked.clear();
                return effects
                    .into_iter()
                    .chain(self.go_to(*into, shared))
                    .collect();
            }
            _ => {}
        }
        effects
    }

    fn absorb(&mut self, slot: &'static str, value: Value, shared: &mut Shared) -> Vec<Effect> {
        match slot {
            COUNTS => {
                if let Ok(counts) = value.downcast::<Vec<CodeCount>>() {
                    self.counts = counts.iter().map(|count| (count.code, *count)).collect();
                }
                Vec::new()
            }
            DETAIL => {
                self.detail = value.downcast::<Detail>().ok().map(|detail| *detail);
                Vec::new()
            }
            slot => self.absorb_asked(slot, value, shared),
        }
    }

    fn reply(&mut self, reply: Reply, shared: &mut Shared) -> Vec<Effect> {
        self.answered(reply, shared)
    }

    fn visit(&mut self, target: &Target, shared: &mut Shared) -> Option<Vec<Effect>> {
        let Target::Code(code) = target else {
            return None;
        };
        let effects = self.refresh(shared);
        Some(
            effects
                .into_iter()
                .chain(self.go_to(*code, shared))
                .collect(),
        )
    }

    fn search(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        if self.split.is_some() {
            return None;
        }
        if self.panes == Panes::Rule {
            self.panes = Panes::Both;
        }
        self.tree.is_typing = true;
        let height = self.height(shared.content());
        self.tree.rebuild(shared, height);
        Some(Vec::new())
    }

    fn back(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        if self.split.is_some() {
            return self.leave_split(shared);
        }
        if !self.tree.filter.words().is_empty() {
            self.tree.filter.set("");
            let height = self.height(shared.content());
            self.tree.rebuild(shared, height);
        } else if !self.marked.is_empty() {
            self.marked.clear();
        } else if self.panes == Panes::Rule {
            self.panes = Panes::Both;
        } else {
            return None;
        }
        Some(Vec::new())
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        match &self.split {
            Some(split) => {
                split.draw(area, buffer, shared);
                None
            }
            None => self.draw_tree_and_rule(area, buffer, shared),
        }
    }
}

#[cfg(test)]
mod tests;
