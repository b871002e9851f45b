//! The room of displays: pick one, read it as a grid with its rule above and its
//! notes below, go from a cell to its passages and on to the turn, set how it is
//! asked for, write it to a file. It must not know how any display is computed:
//! a sheet is a sheet.

mod browse;
mod kept;
pub mod keys;
mod list;
mod options;
mod paint;
mod passages;
mod saving;

use std::collections::HashMap;
use std::time::Duration;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::keys::DisplaysAction;
use self::list::List;
use self::options::Known;
use self::passages::{Lot, Passages};
use self::saving::{Saved, Saving};
use super::Room;
use crate::exchange::citation::Style;
use crate::message::Language;
use crate::model::display::{DisplayKind, DisplayOptions};
use crate::model::edit::{Change, Edit};
use crate::model::ids::CodingId;
use crate::model::kept::Snapshot;
use crate::model::quote::Quote;
use crate::model::sheet::Sheet;
use crate::text;
use crate::tui::effect::{Effect, Value};
use crate::tui::keymap::Context;
use crate::tui::overlay::{Given, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets::sheet_grid::{Said, SheetGrid};
use crate::tui::widgets::to_file;

const SHEET: &str = "displays-sheet";
const WORDS: &str = "displays-words";
const PASSAGES: &str = "displays-passages";
const KNOWN: &str = "displays-known";
const KEPT: &str = "displays-kept";
const SAVED: &str = "displays-saved";
const FROZEN: &str = "displays-frozen";
const KEPT_ONES: &str = "displays-kept-ones";
const COMPARED: &str = "displays-compared";
const NETWORK: &str = "displays-network-read";
/// The timer that shows that a display takes its time.
const TICK: &str = "displays-tick";
/// After so many ticks it is said that it does.
const PATIENCE: u32 = 3;
const CITATION: &str = "citation-style";

/// Where the keys are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    #[default]
    List,
    Grid,
    Passages,
}

/// A display that is being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Running {
    ticks: u32,
}

/// A display that was made.
struct Made {
    serial: u64,
    kind: DisplayKind,
    sheet: Sheet,
    citation: Option<String>,
}

/// The room.
#[derive(Default)]
pub struct Displays {
    pane: Pane,
    is_shown: bool,
    list: List,
    open: Option<DisplayKind>,
    /// What was shown, so that coming back finds the same cell.
    grids: HashMap<DisplayKind, SheetGrid>,
    options: DisplayOptions,
    known: Known,
    style: Option<Style>,
    serial: u64,
    running: Option<Running>,
    is_stale: bool,
    passages: Option<Passages>,
    /// How many cells were gone into.
    drills: u64,
    saving: Saving,
    /// Whether the frozen display that is chosen next is to be removed.
    is_removing: bool,
}

/// The language of the data and the paper, which decides how quotes are cited.
fn language(shared: &Shared) -> Language {
    shared
        .study
        .as_ref()
        .map_or(shared.language(), |study| study.language)
}

fn tick() -> Effect {
    Effect::Timer {
        name: TICK,
        after: Duration::from_millis(150),
    }
}

impl Displays {
    fn style(&self, shared: &Shared) -> Style {
        match &self.style {
            Some(style) => style.clone(),
            None => Style::of_language(language(shared)),
        }
    }

    fn grid(&self) -> Option<&SheetGrid> {
        self.grids.get(&self.open?)
    }

    fn grid_mut(&mut self) -> Option<&mut SheetGrid> {
        self.grids.get_mut(&self.open?)
    }

    /// Has the open display made; what is shown of it stays until it is there.
    fn ask(&mut self) -> Vec<Effect> {
        let Some(kind) = self.open else {
            return Vec::new();
        };
        self.serial += 1;
        self.is_stale = false;
        let serial = self.serial;
        self.running = Some(Running { ticks: 0 });
        let options = self.options.clone();
        let query = Effect::query(SHEET, move |workbench, cancel| {
            Ok(Made {
                serial,
                kind,
                sheet: workbench.display(kind, &options, cancel)?,
                citation: workbench.setting(CITATION)?,
            })
        });
        vec![query, tick()]
    }

    /// Stops the display that is being made; whether there was one.
    fn stop(&mut self) -> Option<Vec<Effect>> {
        self.running.take()?;
        self.serial += 1;
        if self.grid().is_none() {
            self.open = None;
            self.pane = Pane::List;
        }
        // A newer question in the slot stops the one that is answered.
        Some(vec![Effect::query(SHEET, |_workbench, _cancel| Ok(()))])
    }

    fn take(&mut self, made: Made, shared: &Shared) -> Vec<Effect> {
        if made.serial != self.serial {
            return Vec::new();
        }
        self.running = None;
        let language = language(shared);
        let style = made.citation.filter(|key| !key.trim().is_empty());
        self.style = style.and_then(|key| Style::find(&key, language).ok());
        match self.grids.get_mut(&made.kind) {
            Some(grid) => {
                grid.forget_words();
                grid.replace(made.sheet);
            }
            None => {
                self.grids.insert(made.kind, SheetGrid::new(made.sheet));
            }
        }
        self.ask_for_words(shared)
    }

    /// Asks for the words of the passages in sight.
    fn ask_for_words(&self, shared: &Shared) -> Vec<Effect> {
        let (Some(kind), Some(grid)) = (self.open, self.grid()) else {
            return Vec::new();
        };
        let wanted = grid.wanted(self.areas(shared).grid, shared);
        if wanted.is_empty() {
            return Vec::new();
        }
        vec![Effect::query(WORDS, move |workbench, _cancel| {
            let quotes = workbench.quotes_by_id(&wanted)?;
            Ok((kind, wanted, quotes))
        })]
    }

    fn take_words(
        &mut self,
        (kind, wanted, quotes): (DisplayKind, Vec<CodingId>, HashMap<CodingId, Quote>),
        shared: &Shared,
    ) -> Vec<Effect> {
        let style = self.style(shared);
        let said = wanted.into_iter().map(|coding| {
            // A passage that was removed meanwhile is not asked for again.
            let said = match quotes.get(&coding) {
                Some(quote) => Said {
                    text: quote.text.clone(),
                    cite: style.cite(quote),
                },
                None => Said {
                    text: "–".to_owned(),
                    cite: String::new(),
                },
            };
            (coding, said)
        });
        if let Some(grid) = self.grids.get_mut(&kind) {
            grid.know(said.collect());
        }
        self.ask_for_words(shared)
    }

    /// Asks for the passages behind the chosen cell that are not there yet.
    fn ask_for_passages(&mut self) -> Vec<Effect> {
        let Some(passages) = &mut self.passages else {
            return Vec::new();
        };
        let Some((first, limit)) = passages.wanted() else {
            return Vec::new();
        };
        vec![passages_query(passages, first, limit)]
    }

    fn ask_for_known(&self) -> Vec<Effect> {
        vec![Effect::query(KNOWN, |workbench, _cancel| {
            let attributes = workbench.attributes()?;
            let propositions = workbench.propositions()?;
            Ok(Known {
                attributes: attributes.into_iter().map(|(name, _)| name).collect(),
                propositions: propositions.into_iter().map(|of| of.key).collect(),
                defaults: workbench.display_defaults()?,
            })
        })]
    }

    /// Codes, cases or coders may be gone: nothing is asked for that is not there.
    fn forget_what_is_gone(&mut self, shared: &Shared) {
        use crate::model::display::{Layer, Variable};
        let has = |variable: &Variable| match variable {
            Variable::Code(id) => shared.code(*id).is_some(),
            Variable::Attribute(_) => true,
        };
        let options = &mut self.options;
        options.codes.retain(|id| shared.code(*id).is_some());
        options.code = options.code.filter(|id| shared.code(*id).is_some());
        options.predictors.retain(has);
        for variable in [
            &mut options.outcome,
            &mut options.a,
            &mut options.b,
            &mut options.split,
        ] {
            if variable.as_ref().is_some_and(|variable| !has(variable)) {
                *variable = None;
            }
        }
        if let Some(Layer::Coder(id)) = options.layer
            && shared.coder_named(id).is_none()
        {
            options.layer = None;
        }
    }

    fn take_options(&mut self, given: &Given, shared: &mut Shared) -> Vec<Effect> {
        let (Given::Fields(fields), Some(kind)) = (given, self.open) else {
            return Vec::new();
        };
        let read = options::read(kind, fields, &self.options);
        if let Some(problem) = read.problem {
            shared.warn(problem);
            let form = options::form(kind, &read.options, &self.known, fields, shared);
            return vec![Effect::open(form)];
        }
        self.options = read.options;
        if !read.is_kept {
            return self.ask();
        }
        if shared.is_read_only {
            shared.warn(text!("study-read-only"));
            return self.ask();
        }
        let options = self.options.clone();
        let keep = Effect::work(KEPT, move |workbench| {
            let edits = workbench.remember_display(&options)?;
            let count = edits.len();
            let change = match count {
                0 => None,
                _ => Some(workbench.apply(Edit::All(edits))?),
            };
            Ok((change, count))
        });
        let mut effects = vec![keep];
        effects.extend(self.ask());
        effects
    }

    fn forget_defaults(&self) -> Vec<Effect> {
        vec![Effect::work(KEPT, |workbench| {
            let edits = workbench.forget_display()?;
            let change = match edits.len() {
                0 => None,
                _ => Some(workbench.apply(Edit::All(edits))?),
            };
            Ok((change, 0_usize))
        })]
    }
}

fn passages_query(passages: &Passages, first: usize, limit: usize) -> Effect {
    let (filter, serial) = (passages.filter.clone(), passages.serial);
    Effect::query(PASSAGES, move |workbench, cancel| {
        passages::fetch(workbench, &filter, (serial, first, limit), cancel)
    })
}

/// Whether a change can alter a display.
fn concerns(change: &Change) -> bool {
    match change {
        Change::ProgressChanged(_)
        | Change::QuerySaved
        | Change::QueryDeleted
        | Change::DisplayFrozen(_)
        | Change::SnapshotDeleted => false,
        Change::Several(changes) => changes.iter().any(concerns),
        _ => true,
    }
}

impl Room for Displays {
    fn name(&self) -> &'static str {
        "displays"
    }

    fn title(&self) -> &'static str {
        "room-displays"
    }

    fn all_keys(&self) -> &'static [&'static Context] {
        static ALL: &[&Context] = &[&keys::LIST, &keys::GRID, &keys::PASSAGES, &keys::ALWAYS];
        ALL
    }

    fn keys(&self) -> &'static [&'static Context] {
        static LIST: &[&Context] = &[&keys::LIST, &keys::ALWAYS];
        static GRID: &[&Context] = &[&keys::GRID, &keys::ALWAYS];
        static PASSAGES: &[&Context] = &[&keys::PASSAGES, &keys::ALWAYS];
        match self.pane {
            Pane::List => LIST,
            Pane::Grid => GRID,
            Pane::Passages => PASSAGES,
        }
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Vec<Effect> {
        let Some(action) = DisplaysAction::from_name(action) else {
            return Vec::new();
        };
        self.browse(action, shared)
            .or_else(|| self.browse_passages(action, shared))
            .or_else(|| self.act_on_kept(action, shared))
            .unwrap_or_else(|| self.act_on_all(action, shared))
    }

    fn mouse(&mut self, event: MouseEvent, _area: Rect, shared: &mut Shared) -> Vec<Effect> {
        self.point(event, shared)
    }

    fn enter(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.is_shown = true;
        self.forget_what_is_gone(shared);
        let mut effects = Vec::new();
        if self.open.is_some() && (self.is_stale || self.grid().is_none()) {
            effects.extend(self.ask());
        }
        if let Some(passages) = &mut self.passages {
            let (first, limit) = passages.outdated();
            effects.push(passages_query(passages, first, limit));
        }
        effects
    }

    fn leave(&mut self, _shared: &mut Shared) {
        self.is_shown = false;
    }

    fn changed(&mut self, change: Option<&Change>, shared: &mut Shared) -> Vec<Effect> {
        if change.is_some_and(|change| !concerns(change)) {
            return Vec::new();
        }
        self.is_stale = true;
        if self.is_shown {
            self.enter(shared)
        } else {
            Vec::new()
        }
    }

    fn absorb(&mut self, slot: &'static str, value: Value, shared: &mut Shared) -> Vec<Effect> {
        match slot {
            SHEET => match value.downcast::<Made>() {
                Ok(made) => self.take(*made, shared),
                Err(_) => Vec::new(),
            },
            WORDS => match value.downcast() {
                Ok(words) => self.take_words(*words, shared),
                Err(_) => Vec::new(),
            },
            PASSAGES => {
                if let (Ok(lot), Some(passages)) = (value.downcast::<Lot>(), &mut self.passages) {
                    passages.absorb(*lot);
                }
                Vec::new()
            }
            KNOWN => match (value.downcast::<Known>(), self.open) {
                (Ok(known), Some(kind)) => {
                    self.known = *known;
                    let form = options::form(kind, &self.options, &self.known, &[], shared);
                    vec![Effect::open(form)]
                }
                _ => Vec::new(),
            },
            KEPT => {
                if let Ok(count) = value.downcast::<usize>() {
                    shared.notify(match *count {
                        0 => text!("displays-forgotten"),
                        count => text!("displays-remembered", count = count),
                    });
                }
                Vec::new()
            }
            FROZEN => {
                shared.notify(text!("displays-frozen"));
                Vec::new()
            }
            KEPT_ONES => match value.downcast::<Vec<Snapshot>>() {
                Ok(kept) => self.offer_kept(&kept, shared),
                Err(_) => Vec::new(),
            },
            COMPARED => match value.downcast::<kept::Compared>() {
                Ok(compared) => vec![kept::compared_dialog(&compared, shared)],
                Err(_) => Vec::new(),
            },
            NETWORK => match value.downcast::<String>() {
                Ok(drawn) => vec![kept::network_dialog(&drawn)],
                Err(_) => Vec::new(),
            },
            SAVED => match value.downcast::<Saved>() {
                Ok(saved) => self.saved(*saved, shared),
                Err(_) => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, slot: &'static str, _shared: &mut Shared) {
        match slot {
            SHEET => {
                self.running = None;
                if self.grid().is_none() {
                    self.open = None;
                    self.pane = Pane::List;
                }
            }
            PASSAGES => {
                if let Some(passages) = &mut self.passages {
                    passages.failed();
                }
            }
            SAVED => self.saving.is_over(),
            _ => {}
        }
    }

    fn reply(&mut self, reply: Reply, shared: &mut Shared) -> Vec<Effect> {
        match (DisplaysAction::from_name(reply.name), &reply.given) {
            (Some(DisplaysAction::Options), given) => self.take_options(given, shared),
            (Some(DisplaysAction::Export), Given::Fields(fields)) => self.take_file(fields, shared),
            (Some(DisplaysAction::Replace), Given::Choice(key)) => {
                if key == to_file::REPLACE {
                    self.save(true, shared)
                } else {
                    self.file_form_again(shared)
                }
            }
            (Some(DisplaysAction::Find), Given::Words(words)) => self.find(words, shared),
            (Some(DisplaysAction::Freeze), Given::Words(title)) => self.freeze(title, shared),
            (
                Some(action @ (DisplaysAction::Compare | DisplaysAction::Unfreeze)),
                Given::Choice(key),
            ) => self.take_kept(action, key),
            _ => Vec::new(),
        }
    }

    fn timer(&mut self, name: &'static str, _shared: &mut Shared) -> Vec<Effect> {
        match &mut self.running {
            Some(running) if name == TICK => {
                running.ticks += 1;
                vec![tick()]
            }
            _ => Vec::new(),
        }
    }

    fn search(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        Some(self.ask_what_to_find(shared))
    }

    fn back(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        self.back_out(shared)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        self.paint(area, buffer, shared);
        None
    }
}

#[cfg(test)]
mod tests;
