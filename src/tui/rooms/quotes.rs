//! The room of quotes: pick an indicator, read what was coded with it, narrow
//! it down, cite it, write it to a file; and the matrix of cases and codes as
//! another way in. It must not know how passages are coded.

mod block;
mod browse;
pub mod citing;
mod filters;
#[cfg(test)]
mod fixture;
mod grid;
mod indicators;
pub mod keys;
mod list;
mod marks;
mod narrowing;
mod paint;
mod saving;

use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{KeyCode, KeyEvent, MouseEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::grid::Grid;
use self::indicators::Indicators;
use self::keys::QuotesAction;
use self::list::{Entry, Fetched, List, Wanted};
use self::marks::Marking;
use self::saving::Saving;
use super::Room;
use crate::exchange::citation::Style;
use crate::fault::Outcome;
use crate::message::Language;
use crate::model::edit::Change;
use crate::model::memo::Memo;
use crate::model::quote::{QuoteFilter, QuoteSort};
use crate::tui::effect::{Effect, Target, Value};
use crate::tui::keymap::Context;
use crate::tui::overlay::Reply;
use crate::tui::state::Shared;
use crate::tui::widgets::line_input::Typed;
use crate::workbench::{CodeCount, Matrix, Workbench};

const PAGE: &str = "quotes-page";
const COUNTS: &str = "quotes-counts";
const SETTING: &str = "quotes-setting";
const MATRIX: &str = "quotes-counting";
const MEMO: &str = "quotes-memo-read";
const SAVED: &str = "quotes-saved";
/// The timer that shows how far an export is.
const TICK: &str = "quotes-tick";

/// Code points of text before and after each passage.
const CONTEXTS: [usize; 3] = [0, 100, 300];

/// Which side the keys are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    #[default]
    Indicators,
    List,
}

/// The room.
#[derive(Default)]
pub struct Quotes {
    pane: Pane,
    is_matrix: bool,
    is_shown: bool,
    indicators: Indicators,
    list: List,
    grid: Grid,
    filter: QuoteFilter,
    sort: QuoteSort,
    /// The filter before a cell of the matrix was entered.
    before_cell: Option<QuoteFilter>,
    /// Index into [`CONTEXTS`].
    context: usize,
    style: Option<Style>,
    marking: Marking,
    saving: Saving,
    /// The conditions behind the items of the chooser that is open.
    offered: Vec<filters::Part>,
}

impl Quotes {
    fn style(&self, shared: &Shared) -> Style {
        match &self.style {
            Some(style) => style.clone(),
            None => Style::of_language(language(shared)),
        }
    }

    /// Asks for what the screen needs and does not have.
    fn ask(&mut self, shared: &Shared) -> Vec<Effect> {
        if !self.is_shown {
            return Vec::new();
        }
        if self.is_matrix {
            return if self.grid.is_known() {
                Vec::new()
            } else {
                vec![self.ask_for_matrix()]
            };
        }
        let (height, width) = self.page(shared);
        let measure = |entry: &Entry| block::height(entry, width, shared);
        let Some(wanted) = self.list.wanted(height, &measure) else {
            return Vec::new();
        };
        let (filter, sort) = (self.filter.clone(), self.sort);
        let context = CONTEXTS[self.context % CONTEXTS.len()];
        vec![Effect::query(PAGE, move |workbench, cancel| {
            fetch(workbench, &filter, sort, wanted, context, cancel)
        })]
    }

    fn ask_for_matrix(&self) -> Effect {
        let kind = self.grid.kind.clone();
        // The columns are the codes: which of them is chosen does not matter.
        let filter = QuoteFilter {
            codes: Vec::new(),
            ..self.filter.clone()
        };
        Effect::query(MATRIX, move |workbench, _cancel| {
            workbench.matrix(&kind, &filter)
        })
    }

    /// Everything the room shows, read again.
    fn ask_for_all(&mut self, shared: &Shared) -> Vec<Effect> {
        let mut effects = self.ask(shared);
        effects.push(Effect::query(COUNTS, |workbench, _cancel| {
            workbench.code_counts()
        }));
        effects.push(ask_for_setting());
        effects
    }

    /// The filter or the order is another one: the list begins anew.
    fn refilter(&mut self, shared: &Shared) -> Vec<Effect> {
        self.list.restart();
        self.grid.forget();
        self.ask(shared)
    }

    /// Codes, cases or documents may be gone: no filter asks for what is not there.
    fn forget_what_is_gone(&mut self, shared: &Shared) {
        let before = self.filter.clone();
        let filter = &mut self.filter;
        filter.codes.retain(|id| shared.code(*id).is_some());
        filter.cases.retain(|id| shared.case(*id).is_some());
        filter.documents.retain(|id| shared.document(*id).is_some());
        filter.coders.retain(|id| shared.coder_named(*id).is_some());
        if *filter != before {
            self.before_cell = None;
            self.list.restart();
            self.grid.forget();
        }
        self.indicators.narrow(shared);
    }

    fn set_style(&mut self, style: Style) {
        for entry in self.list.entries_mut() {
            entry.cite = style.cite(&entry.quote);
            entry.measured.set((0, 0));
        }
        self.style = Some(style);
    }

    fn take_page(&mut self, mut fetched: Fetched, shared: &Shared) -> Vec<Effect> {
        let style = self.style(shared);
        for entry in &mut fetched.entries {
            entry.cite = style.cite(&entry.quote);
        }
        self.list.absorb(fetched);
        self.ask(shared)
    }
}

/// The language of the data and the paper, which decides how quotes are cited.
fn language(shared: &Shared) -> Language {
    shared
        .study
        .as_ref()
        .map_or(shared.language(), |study| study.language)
}

fn ask_for_setting() -> Effect {
    Effect::query(SETTING, |workbench, _cancel| {
        workbench.setting(citing::SETTING)
    })
}

/// Reads a piece of the list; runs on the worker thread.
fn fetch(
    workbench: &Workbench,
    filter: &QuoteFilter,
    sort: QuoteSort,
    wanted: Wanted,
    context: usize,
    cancel: &AtomicBool,
) -> Outcome<Fetched> {
    let total = if wanted.needs_total {
        Some(workbench.quote_count(filter)?)
    } else {
        None
    };
    // Behind the end there is nothing: then the last piece is the one to show.
    let first = match total {
        Some(total) if wanted.first >= total => total.saturating_sub(wanted.limit),
        _ => wanted.first,
    };
    let mut entries = Vec::new();
    for quote in workbench.quotes(filter, sort, first, wanted.limit)? {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        let (mut before, mut after) = match context {
            0 => (String::new(), String::new()),
            chars => workbench.context(quote.document, quote.span, chars)?,
        };
        if before.chars().count() == context && context > 0 {
            before.insert(0, '…');
        }
        if after.chars().count() == context && context > 0 {
            after.push('…');
        }
        entries.push(Entry {
            quote,
            before,
            after,
            cite: String::new(),
            measured: Default::default(),
        });
    }
    Ok(Fetched {
        serial: wanted.serial,
        total,
        first,
        limit: wanted.limit,
        entries,
    })
}

/// Whether a change can alter what this room shows.
fn concerns(change: &Change) -> bool {
    match change {
        Change::SettingChanged
        | Change::ProgressChanged(_)
        | Change::MemoChanged(_)
        | Change::MemoDeleted
        | Change::FindingChanged
        | Change::PropositionAdded(_)
        | Change::EventAdded(_)
        | Change::RelationAdded(_)
        | Change::QuestionAdded(_)
        | Change::QuerySaved
        | Change::QueryDeleted
        | Change::DisplayFrozen(_)
        | Change::SnapshotDeleted => false,
        Change::Several(changes) => changes.iter().any(concerns),
        _ => true,
    }
}

impl Room for Quotes {
    fn name(&self) -> &'static str {
        "quotes"
    }

    fn title(&self) -> &'static str {
        "room-quotes"
    }

    fn all_keys(&self) -> &'static [&'static Context] {
        static ALL: &[&Context] = &[&keys::INDICATORS, &keys::LIST, &keys::BOTH, &keys::MATRIX];
        ALL
    }

    fn keys(&self) -> &'static [&'static Context] {
        static INDICATORS: &[&Context] = &[&keys::INDICATORS, &keys::BOTH];
        static LIST: &[&Context] = &[&keys::LIST, &keys::BOTH];
        static MATRIX: &[&Context] = &[&keys::MATRIX];
        match self.pane {
            _ if self.is_matrix => MATRIX,
            Pane::Indicators => INDICATORS,
            Pane::List => LIST,
        }
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Vec<Effect> {
        let Some(action) = QuotesAction::from_name(action) else {
            return Vec::new();
        };
        self.browse(action, shared)
            .or_else(|| self.narrow_by(action, shared))
            .or_else(|| self.mark(action, shared))
            .or_else(|| self.act_on_all(action, shared))
            .unwrap_or_default()
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Option<Vec<Effect>> {
        if !self.indicators.is_typing || self.is_matrix || self.pane != Pane::Indicators {
            return None;
        }
        let area = self.areas(shared.content()).indicators;
        match key.code {
            KeyCode::Enter => {
                self.indicators.is_typing = false;
                return Some(self.choose(shared));
            }
            KeyCode::Esc => {
                self.indicators.is_typing = false;
                self.indicators.line.set("");
                self.indicators.narrow(shared);
            }
            KeyCode::Down => self.indicators.move_by(1, area),
            KeyCode::Up => self.indicators.move_by(-1, area),
            _ => match self.indicators.line.key(key) {
                Typed::Changed => self.indicators.narrow(shared),
                Typed::Moved => {}
                Typed::Ignored => return None,
            },
        }
        Some(Vec::new())
    }

    fn paste(&mut self, words: &str, shared: &mut Shared) -> Vec<Effect> {
        if self.indicators.is_typing {
            self.indicators.line.paste(words);
            self.indicators.narrow(shared);
        }
        Vec::new()
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Vec<Effect> {
        self.point(event, area, shared)
    }

    fn enter(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.is_shown = true;
        self.forget_what_is_gone(shared);
        self.ask_for_all(shared)
    }

    fn leave(&mut self, _shared: &mut Shared) {
        self.is_shown = false;
    }

    fn changed(&mut self, change: Option<&Change>, shared: &mut Shared) -> Vec<Effect> {
        if change.is_none_or(concerns) {
            self.list.is_outdated();
            self.grid.is_outdated();
        }
        if !self.is_shown {
            return Vec::new();
        }
        self.forget_what_is_gone(shared);
        match change {
            Some(Change::SettingChanged) => vec![ask_for_setting()],
            Some(change) if !concerns(change) => Vec::new(),
            _ => self.ask_for_all(shared),
        }
    }

    fn absorb(&mut self, slot: &'static str, value: Value, shared: &mut Shared) -> Vec<Effect> {
        match slot {
            PAGE => match value.downcast::<Fetched>() {
                Ok(fetched) => self.take_page(*fetched, shared),
                Err(_) => Vec::new(),
            },
            COUNTS => {
                if let Ok(counts) = value.downcast::<Vec<CodeCount>>() {
                    self.indicators.absorb(*counts);
                }
                Vec::new()
            }
            SETTING => {
                if let Ok(setting) = value.downcast::<Option<String>>() {
                    self.set_style(citing::style_of(setting.as_deref(), language(shared)));
                }
                Vec::new()
            }
            MATRIX => {
                if let Ok(matrix) = value.downcast::<Matrix>() {
                    self.grid.absorb(*matrix);
                }
                Vec::new()
            }
            MEMO => match value.downcast::<Vec<Memo>>() {
                Ok(memos) => self.write_memo(*memos, shared),
                Err(_) => Vec::new(),
            },
            SAVED => match value.downcast::<saving::Saved>() {
                Ok(saved) => self.saved(*saved, shared),
                Err(_) => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, slot: &'static str, _shared: &mut Shared) {
        if slot == SAVED {
            self.saving.is_over();
        }
    }

    fn reply(&mut self, reply: Reply, shared: &mut Shared) -> Vec<Effect> {
        let Some(action) = QuotesAction::from_name(reply.name) else {
            return Vec::new();
        };
        self.narrowed(action, &reply.given, shared)
            .or_else(|| self.marked(action, &reply.given, shared))
            .or_else(|| self.answered(action, &reply.given, shared))
            .unwrap_or_default()
    }

    fn timer(&mut self, name: &'static str, _shared: &mut Shared) -> Vec<Effect> {
        if name == TICK && self.saving.is_running() {
            return vec![saving::tick()];
        }
        Vec::new()
    }

    fn visit(&mut self, target: &Target, shared: &mut Shared) -> Option<Vec<Effect>> {
        let Target::Quotes(code) = target else {
            return None;
        };
        self.is_shown = true;
        self.is_matrix = false;
        self.before_cell = None;
        self.pane = Pane::List;
        self.indicators.line.set("");
        self.filter = QuoteFilter {
            codes: vec![*code],
            ..QuoteFilter::default()
        };
        self.list.restart();
        self.grid.forget();
        self.forget_what_is_gone(shared);
        let area = self.areas(shared.content()).indicators;
        self.indicators.point_at(Some(*code), area);
        Some(self.ask_for_all(shared))
    }

    fn search(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        if self.pane == Pane::Indicators && !self.is_matrix {
            self.indicators.is_typing = true;
            return Some(Vec::new());
        }
        self.narrow_by(QuotesAction::FilterText, shared)
    }

    fn back(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        self.back_out(shared)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        self.paint(area, buffer, shared)
    }
}

#[cfg(test)]
mod tests;
