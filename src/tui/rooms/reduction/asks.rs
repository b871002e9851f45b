//! What the room asks the study, and what it does with the answers. It must not
//! change the study.

use ratatui::layout::Rect;
use std::collections::HashMap;

use super::cell::{Condensation, Known, MOST, Place};
use super::forms::Forms;
use super::lists::{Crosswalk, Outdated, Patterns};
use super::{About, Focus, Reduction, View};
use crate::exchange::citation::Style;
use crate::fault::Outcome;
use crate::model::display::{DisplayKind, DisplayOptions};
use crate::model::edit::NewCoding;
use crate::model::finding::Question;
use crate::model::ids::CodingId;
use crate::model::quote::{QuoteFilter, QuoteSort};
use crate::model::reduction::UnitId;
use crate::model::sheet::{Cell, Sheet, Wording};
use crate::tui::effect::{Effect, Value};
use crate::tui::state::Shared;
use crate::tui::widgets::sheet_grid::{Density, Said, SheetGrid};
use crate::workbench::Workbench;

pub const GRID: &str = "reduction-grid";
pub const CELL: &str = "reduction-cell";
pub const WORDS: &str = "reduction-words";
pub const FORMS: &str = "reduction-forms-read";
pub const GUIDE: &str = "reduction-guide-read";
pub const PATTERNS: &str = "reduction-patterns-read";
pub const PASSAGES: &str = "reduction-pattern-passages";
pub const OUTDATED: &str = "reduction-outdated-read";
pub const CROSSWALK: &str = "reduction-crosswalk-read";
pub const ALSO: &str = "reduction-also";

/// Columns before the first code: the case and its role.
pub const FIRST_CODE: usize = 2;

/// Outdated codings and passages of a pattern that are read at once.
const MOST_OUTDATED: usize = 500;
const MOST_OF_PATTERN: usize = 40;

/// What coding as well would make, one way and the other.
type Also = [Vec<NewCoding>; 2];

/// Cells condensed, and those of them that are stale.
pub fn condensed(sheet: &Sheet) -> (usize, usize) {
    let cells = sheet.rows.iter().flat_map(|row| &row.cells);
    let mut found = (0, 0);
    for cell in cells {
        if let Cell::Mark(mark) = cell
            && let Some(Wording::Summary { is_stale, .. }) = mark.wording
        {
            found.0 += 1;
            found.1 += usize::from(is_stale);
        }
    }
    found
}

/// What a row and column of the grid are about; nothing left of the codes.
pub fn place(sheet: &Sheet, row: usize, column: usize) -> Option<Place> {
    let source = sheet.rows.get(row)?.source.as_ref()?;
    let unit = match (source.cases.first(), source.documents.first()) {
        (Some(case), _) => UnitId::Case(*case),
        (None, Some(document)) => UnitId::Document(*document),
        (None, None) => return None,
    };
    let code = sheet.columns.get(column)?.source.as_ref()?.codes.first()?;
    Some(Place { unit, code: *code })
}

impl Reduction {
    /// Asks for what the screen needs and does not have.
    pub(super) fn ask(&mut self, shared: &Shared) -> Vec<Effect> {
        if !self.is_shown {
            return Vec::new();
        }
        let is_stale = std::mem::take(&mut self.is_list_stale) && self.view != View::Grid;
        match self.view {
            View::Grid if self.grid.is_none() || self.is_grid_stale => {
                vec![Effect::query(GRID, |study, cancel| {
                    let options = DisplayOptions::default();
                    study.display(DisplayKind::InformantIndicator, &options, cancel)
                })]
            }
            View::Grid => self.ask_for_cell(shared),
            View::Forms | View::Form(..) if is_stale || self.forms.is_none() => {
                vec![Effect::query(FORMS, |study, _cancel| {
                    Ok(Forms {
                        forms: study.forms()?,
                        questions: study.questions()?,
                    })
                })]
            }
            View::Guide if is_stale || self.guide.questions.is_none() => {
                vec![Effect::query(GUIDE, |study, _cancel| study.questions())]
            }
            View::Patterns if is_stale || self.patterns.is_none() => {
                vec![Effect::query(PATTERNS, |study, _cancel| {
                    Ok(Patterns {
                        patterns: study.patterns()?,
                        passages: None,
                    })
                })]
            }
            View::Outdated if is_stale || self.outdated.is_none() => {
                vec![Effect::query(OUTDATED, |study, _cancel| outdated(study))]
            }
            View::Crosswalk if is_stale || self.crosswalk.is_none() => {
                vec![Effect::query(CROSSWALK, |study, _cancel| {
                    study.crosswalk().map(Crosswalk)
                })]
            }
            _ => Vec::new(),
        }
    }

    /// What was read of the lists is of an older study by now. What is on screen
    /// stays there until the new is read.
    pub(super) fn forget_lists(&mut self, shared: &Shared) {
        if let View::Form(document, _) = self.view
            && shared.document(document).is_none()
        {
            self.view = View::Forms;
        }
        self.is_list_stale = true;
        if !matches!(self.view, View::Forms | View::Form(..)) {
            self.forms = None;
        }
        if self.view != View::Guide {
            self.guide.questions = None;
        }
        if self.view != View::Patterns {
            self.patterns = None;
        }
        if self.view != View::Outdated {
            self.outdated = None;
        }
        if self.view != View::Crosswalk {
            self.crosswalk = None;
        }
    }

    /// The chosen cell's passages and condensation.
    pub(super) fn ask_for_cell(&mut self, shared: &Shared) -> Vec<Effect> {
        let Some(grid) = &self.grid else {
            return Vec::new();
        };
        let mut effects = self.ask_for_words(self.grid_area(shared), shared);
        let Some((row, column)) = grid.cell() else {
            self.pane.known = None;
            return effects;
        };
        let sheet = grid.sheet();
        let (Some(place), Some(filter)) = (
            place(sheet, row, column),
            sheet.passages_behind(row, column),
        ) else {
            self.pane.known = None;
            return effects;
        };
        let names = (
            sheet.rows[row].key.clone(),
            sheet.columns[column].key.clone(),
        );
        effects.push(Effect::query(CELL, move |study, _cancel| {
            read_cell(study, place, names, &filter)
        }));
        effects
    }

    fn ask_for_words(&self, area: Rect, shared: &Shared) -> Vec<Effect> {
        let Some(grid) = &self.grid else {
            return Vec::new();
        };
        let wanted = grid.wanted(area, shared);
        if wanted.is_empty() {
            return Vec::new();
        }
        let style = Style::of_language(shared.language());
        vec![Effect::query(WORDS, move |study, _cancel| {
            let quotes = study.quotes_by_id(&wanted)?;
            let said = quotes.into_iter().map(|(id, quote)| {
                let cite = style.cite(&quote);
                let text = quote.text;
                (id, Said { text, cite })
            });
            Ok(said.collect::<HashMap<CodingId, Said>>())
        })]
    }

    /// The passages under the chosen pattern.
    pub(super) fn ask_for_passages(&self) -> Vec<Effect> {
        let Some(patterns) = self
            .patterns
            .as_ref()
            .filter(|_| self.view == View::Patterns)
        else {
            return Vec::new();
        };
        let Some(pattern) = patterns.patterns.get(self.rows.selected) else {
            return Vec::new();
        };
        let code = pattern.code;
        let mut codes = pattern.members.clone();
        codes.push(code);
        vec![Effect::query(PASSAGES, move |study, _cancel| {
            let filter = QuoteFilter {
                codes,
                ..QuoteFilter::default()
            };
            let quotes = study.quotes(&filter, QuoteSort::Document, 0, MOST_OF_PATTERN)?;
            Ok((code, quotes))
        })]
    }

    /// What giving each of two linked codes to the passages of the other makes.
    pub(super) fn ask_also(&self, shared: &Shared) -> Vec<Effect> {
        let pair = self
            .crosswalk
            .as_ref()
            .and_then(|list| list.0.get(self.rows.selected));
        let (Some(pair), Some(coder)) = (pair, &shared.coder) else {
            return Vec::new();
        };
        let (from, to, coder) = (pair.from, pair.to, coder.id);
        vec![Effect::query(ALSO, move |study, _cancel| {
            Ok([
                study.coded_also(from, to, coder, false)?,
                study.coded_also(to, from, coder, false)?,
            ])
        })]
    }

    /// Takes an answer.
    pub(super) fn take(
        &mut self,
        slot: &'static str,
        value: Value,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        match slot {
            GRID => {
                if let Ok(sheet) = value.downcast::<Sheet>() {
                    return self.take_grid(*sheet, shared);
                }
            }
            CELL => {
                if let Ok(known) = value.downcast::<Known>() {
                    self.pane.absorb(*known);
                    if self.pane.quote().is_none() && self.pane.writing.is_none() {
                        self.focus = Focus::Grid;
                    }
                }
            }
            WORDS => {
                if let (Ok(said), Some(grid)) =
                    (value.downcast::<HashMap<CodingId, Said>>(), &mut self.grid)
                {
                    grid.know(*said);
                }
            }
            FORMS => self.forms = value.downcast::<Forms>().ok().map(|forms| *forms),
            GUIDE => {
                let read = value.downcast::<Vec<Question>>();
                self.guide.questions = read.ok().map(|questions| *questions);
                let (len, height) = (self.guide.len(), self.height(shared.content()));
                let row = self.guide.rows.selected;
                self.guide.rows.select(row, len, height);
            }
            PATTERNS => {
                self.patterns = value.downcast::<Patterns>().ok().map(|list| *list);
                self.stay_within(shared);
                return self.ask_for_passages();
            }
            PASSAGES => {
                if let (Ok(passages), Some(patterns)) = (value.downcast(), &mut self.patterns) {
                    patterns.passages = Some(*passages);
                }
            }
            OUTDATED => self.outdated = value.downcast::<Outdated>().ok().map(|list| *list),
            CROSSWALK => self.crosswalk = value.downcast::<Crosswalk>().ok().map(|list| *list),
            ALSO => {
                if let Ok(also) = value.downcast::<Also>() {
                    self.about = About::Also(*also);
                    return self.offer_also(shared);
                }
            }
            _ => {}
        }
        self.stay_within(shared);
        Vec::new()
    }

    fn take_grid(&mut self, sheet: Sheet, shared: &Shared) -> Vec<Effect> {
        self.is_grid_stale = false;
        self.condensed = condensed(&sheet);
        match &mut self.grid {
            Some(grid) => {
                grid.replace(sheet);
                grid.forget_words();
            }
            None => {
                let mut grid = SheetGrid::new(sheet);
                grid.set_density(Density::Signs);
                grid.set_grouped(false);
                let column = grid.cell().map_or(0, |(_, column)| column.max(FIRST_CODE));
                let row = grid.cell().map_or(0, |(row, _)| row);
                grid.choose(row, column);
                self.grid = Some(grid);
            }
        }
        self.ask_for_cell(shared)
    }

    /// The chosen row is one that is there.
    fn stay_within(&mut self, shared: &Shared) {
        let height = self.height(shared.content());
        let len = self.with_listed(|listed| listed.map(|listed| listed.len(shared)));
        if let Some(len) = len {
            self.rows.select(self.rows.selected, len, height);
        }
    }
}

fn read_cell(
    study: &Workbench,
    place: Place,
    (row, column): (String, String),
    filter: &QuoteFilter,
) -> Outcome<Known> {
    let condensed = study.condensed_cell(place.unit, place.code)?;
    let summary = condensed.map(|one| Condensation {
        id: one.summary.id,
        text: one.summary.text,
        is_stale: one.is_stale,
    });
    Ok(Known {
        quotes: study.quotes(filter, QuoteSort::Document, 0, MOST)?,
        total: study.quote_count(filter)?,
        place,
        row,
        column,
        summary,
    })
}

fn outdated(study: &Workbench) -> Outcome<Outdated> {
    let filter = QuoteFilter {
        is_outdated_only: true,
        ..QuoteFilter::default()
    };
    Ok(Outdated {
        quotes: study.quotes(&filter, QuoteSort::Code, 0, MOST_OUTDATED)?,
        total: study.quote_count(&filter)?,
    })
}
