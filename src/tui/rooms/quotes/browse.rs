//! Moving about: among the indicators, the quotes, the cells of the matrix, and
//! between them. It must not change the study.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::indicators::Indicators;
use super::keys::QuotesAction;
use super::list::Entry;
use super::{Pane, Quotes, block};
use crate::text;
use crate::tui::effect::{Effect, Target};
use crate::tui::state::Shared;

impl Quotes {
    /// Does an action that only moves; `None` when it is another kind.
    pub(super) fn browse(
        &mut self,
        action: QuotesAction,
        shared: &mut Shared,
    ) -> Option<Vec<Effect>> {
        let content = shared.content();
        let indicators = self.areas(content).indicators;
        let page = Indicators::page(indicators);
        match action {
            QuotesAction::Choose => return Some(self.choose(shared)),
            QuotesAction::CodeDown => self.indicators.move_by(1, indicators),
            QuotesAction::CodeUp => self.indicators.move_by(-1, indicators),
            QuotesAction::CodePageDown => self.indicators.move_by(page, indicators),
            QuotesAction::CodePageUp => self.indicators.move_by(-page, indicators),
            QuotesAction::CodeFirst => self.indicators.move_by(isize::MIN, indicators),
            QuotesAction::CodeLast => self.indicators.move_by(isize::MAX, indicators),
            QuotesAction::ToQuotes => self.pane = Pane::List,
            QuotesAction::ToIndicators => self.pane = Pane::Indicators,
            QuotesAction::Jump => return Some(self.jump(shared)),
            QuotesAction::Down => return Some(self.move_list(Move::Step(1), shared)),
            QuotesAction::Up => return Some(self.move_list(Move::Step(-1), shared)),
            QuotesAction::PageDown => return Some(self.move_list(Move::Page(1), shared)),
            QuotesAction::PageUp => return Some(self.move_list(Move::Page(-1), shared)),
            QuotesAction::First => return Some(self.move_list(Move::To(0), shared)),
            QuotesAction::Last => return Some(self.move_list(Move::To(usize::MAX), shared)),
            _ => return self.browse_matrix(action, shared),
        }
        Some(Vec::new())
    }

    fn browse_matrix(&mut self, action: QuotesAction, shared: &mut Shared) -> Option<Vec<Effect>> {
        let content = shared.content();
        let (down, across) = self.grid.page(content);
        let (far_back, far) = (isize::MIN, isize::MAX);
        let (rows, columns) = match action {
            QuotesAction::Cell => return Some(self.enter_cell(shared)),
            QuotesAction::ToList => {
                self.is_matrix = false;
                return Some(self.ask(shared));
            }
            QuotesAction::Matrix => {
                self.is_matrix = true;
                return Some(self.ask(shared));
            }
            QuotesAction::Fold => {
                self.grid.fold();
                (0, 0)
            }
            QuotesAction::CellDown => (1, 0),
            QuotesAction::CellUp => (-1, 0),
            QuotesAction::CellLeft => (0, -1),
            QuotesAction::CellRight => (0, 1),
            QuotesAction::RowsDown => (down, 0),
            QuotesAction::RowsUp => (-down, 0),
            QuotesAction::ColumnsRight => (0, across),
            QuotesAction::ColumnsLeft => (0, -across),
            QuotesAction::FirstRow => (far_back, 0),
            QuotesAction::LastRow => (far, 0),
            QuotesAction::FirstColumn => (0, far_back),
            QuotesAction::LastColumn => (0, far),
            _ => return None,
        };
        self.grid.move_by(rows, columns, content);
        Some(Vec::new())
    }

    /// Shows the quotes of the indicator under the cursor.
    pub(super) fn choose(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.filter.codes = self.indicators.under_cursor().into_iter().collect();
        self.filter.is_exact_code = false;
        self.before_cell = None;
        self.pane = Pane::List;
        self.refilter(shared)
    }

    fn jump(&self, shared: &mut Shared) -> Vec<Effect> {
        let Some(quote) = self.list.quote() else {
            shared.warn(text!("quotes-none-here"));
            return Vec::new();
        };
        vec![Effect::Visit(Target::Document {
            document: quote.document,
            span: Some(quote.span),
            coding: Some(quote.id),
        })]
    }

    fn enter_cell(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(cell) = self.grid.cell_filter(&self.filter, shared) else {
            shared.warn(text!("quotes-no-cell"));
            return Vec::new();
        };
        let code = self.grid.code(shared);
        self.before_cell = Some(std::mem::replace(&mut self.filter, cell));
        self.is_matrix = false;
        self.pane = Pane::List;
        let area = self.areas(shared.content()).indicators;
        self.indicators.point_at(code, area);
        self.list.restart();
        self.ask(shared)
    }

    pub(super) fn back_out(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        if self.saving.cancel() {
            shared.notify(text!("quotes-export-stopping"));
            return Some(Vec::new());
        }
        if self.is_matrix {
            self.is_matrix = false;
            return Some(self.ask(shared));
        }
        if let Some(before) = self.before_cell.take() {
            self.filter = before;
            self.is_matrix = true;
            self.list.restart();
            return Some(self.ask(shared));
        }
        if self.pane == Pane::List {
            self.pane = Pane::Indicators;
            return Some(Vec::new());
        }
        if !self.indicators.line.words().is_empty() {
            self.indicators.line.set("");
            self.indicators.narrow(shared);
            return Some(Vec::new());
        }
        None
    }

    pub(super) fn move_list(&mut self, by: Move, shared: &Shared) -> Vec<Effect> {
        let (height, width) = self.page(shared);
        let measure = |entry: &Entry| block::height(entry, width, shared);
        let lines = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
        match by {
            Move::Step(by) => self.list.step(by, height, &measure),
            Move::Page(by) => self.list.turn(by * lines, height, &measure),
            Move::Lines(by) => self.list.scroll(by, height, &measure),
            Move::To(quote) => self.list.choose(quote, height, &measure),
        }
        self.ask(shared)
    }

    /// The quote whose lines cover this row of the screen.
    fn quote_at(&self, y: u16, shared: &Shared) -> Option<usize> {
        let body = self.areas(shared.content()).body;
        let (height, width) = self.page(shared);
        let measure = |entry: &Entry| block::height(entry, width, shared);
        let row = usize::from(y.checked_sub(body.y)?);
        self.list.at(row, height, &measure)
    }

    /// A click, or the wheel.
    pub(super) fn point(
        &mut self,
        event: MouseEvent,
        area: Rect,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        let by = match event.kind {
            MouseEventKind::ScrollDown => 3,
            MouseEventKind::ScrollUp => -3,
            MouseEventKind::Down(MouseButton::Left) => 0,
            _ => return Vec::new(),
        };
        if self.is_matrix {
            if by != 0 {
                self.grid.scroll(by, area);
            } else if self.grid.click(event.column, event.row, area) == Some(true) {
                return self.enter_cell(shared);
            }
            return Vec::new();
        }
        let areas = self.areas(area);
        let at = Position::new(event.column, event.row);
        if areas.indicators.contains(at) {
            self.pane = Pane::Indicators;
            return self.point_at_indicator(event.row, by, areas.indicators, shared);
        }
        if areas.folded.contains(at) && by == 0 {
            self.pane = match self.pane {
                Pane::Indicators => Pane::List,
                Pane::List => Pane::Indicators,
            };
            return Vec::new();
        }
        if !areas.body.contains(at) {
            return Vec::new();
        }
        self.pane = Pane::List;
        if by != 0 {
            return self.move_list(Move::Lines(by), shared);
        }
        match self.quote_at(event.row, shared) {
            Some(quote) if quote == self.list.chosen => self.jump(shared),
            Some(quote) => self.move_list(Move::To(quote), shared),
            None => Vec::new(),
        }
    }

    fn point_at_indicator(
        &mut self,
        y: u16,
        by: isize,
        area: Rect,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        if by != 0 {
            self.indicators.scroll(by, area);
            return Vec::new();
        }
        let Some(row) = self.indicators.row_at(y, area) else {
            return Vec::new();
        };
        let step = isize::try_from(row).unwrap_or(0)
            - isize::try_from(self.indicators.rows.selected).unwrap_or(0);
        self.indicators.move_by(step, area);
        self.choose(shared)
    }
}

/// A way to move in the list of quotes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Move {
    /// By quotes.
    Step(isize),
    Page(isize),
    /// By lines, as the wheel does.
    Lines(isize),
    To(usize),
}
