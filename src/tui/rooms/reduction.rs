//! The room of reduction: the grid of cases and indicators with what each cell
//! rests on and how the analyst condensed it; forms, the interview guide,
//! patterns, codings older than their rule, and linked codes. It must not know
//! how passages are coded or displays computed.

mod acts;
mod asks;
mod cell;
mod forms;
mod guide;
pub mod keys;
mod listed;
mod lists;
mod replies;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::cell::{CellPane, below, put};
use self::forms::{Fields, Forms};
use self::guide::Guide;
use self::keys::ReductionAction;
use self::listed::Listed;
use self::lists::{Crosswalk, Outdated, Patterns};
use super::Room;
use crate::model::edit::{Change, Edit, NewCoding};
use crate::model::ids::{CodeId, DocumentId};
use crate::model::reduction::FormKind;
use crate::text;
use crate::tui::cells;
use crate::tui::effect::{Effect, Value};
use crate::tui::keymap::Context;
use crate::tui::overlay::Reply;
use crate::tui::state::Shared;
use crate::tui::widgets::rows::Rows;
use crate::tui::widgets::sheet_grid::{Pointed, SheetGrid};

/// From this width on the cell stands beside the grid.
const BESIDE_FROM: u16 = 100;

/// What the room shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum View {
    #[default]
    Grid,
    Forms,
    Form(DocumentId, FormKind),
    Guide,
    Patterns,
    Outdated,
    Crosswalk,
}

/// Which part of the grid the keys are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Focus {
    #[default]
    Grid,
    Quotes,
}

/// What the open dialog is about.
#[derive(Debug, Clone, PartialEq, Default)]
enum About {
    #[default]
    Nothing,
    Field(DocumentId, FormKind, String),
    Pattern(CodeId),
    /// What coding as well would make, one way and the other.
    Also([Vec<NewCoding>; 2]),
    Memo(crate::model::memo::MemoSubject),
}

/// The room.
#[derive(Default)]
pub struct Reduction {
    view: View,
    focus: Focus,
    is_shown: bool,
    grid: Option<SheetGrid>,
    /// Cells condensed, and those of them that are stale.
    condensed: (usize, usize),
    is_grid_stale: bool,
    is_list_stale: bool,
    pane: CellPane,
    forms: Option<Forms>,
    guide: Guide,
    patterns: Option<Patterns>,
    outdated: Option<Outdated>,
    crosswalk: Option<Crosswalk>,
    /// The place in the list that is shown; the forms keep theirs while one of
    /// them is open.
    rows: Rows,
    form_row: usize,
    /// Lines of what is said of the chosen row that are scrolled away.
    scroll: usize,
    about: About,
}

/// The parts of the view of the grid.
struct Areas {
    title: Rect,
    grid: Rect,
    cell: Rect,
}

impl Reduction {
    fn areas(&self, area: Rect) -> Areas {
        let title = Rect {
            height: area.height.min(1),
            ..area
        };
        let body = below(area, 1);
        if area.width >= BESIDE_FROM {
            let left = area.width * 11 / 20;
            return Areas {
                title,
                grid: Rect {
                    x: body.x + 1,
                    width: left.saturating_sub(1),
                    ..body
                },
                cell: Rect {
                    x: body.x + left + 1,
                    width: body.width.saturating_sub(left + 2),
                    ..body
                },
            };
        }
        // The part that has the keys has most of the room.
        let is_small = self.focus == Focus::Quotes || self.pane.writing.is_some();
        let above = if is_small {
            body.height / 3
        } else {
            body.height / 2
        }
        .max(4);
        let grid = Rect {
            x: body.x + 1,
            width: body.width.saturating_sub(1),
            height: above.min(body.height),
            ..body
        };
        Areas {
            title,
            grid,
            cell: Rect {
                x: body.x + 1,
                width: body.width.saturating_sub(2),
                ..below(body, above + 1)
            },
        }
    }

    fn grid_area(&self, shared: &Shared) -> Rect {
        self.areas(shared.content()).grid
    }

    /// The list that is shown, once it is read.
    fn with_listed<T>(&self, look: impl FnOnce(Option<&dyn Listed>) -> T) -> T {
        match self.view {
            View::Grid | View::Guide => look(None),
            View::Forms => look(self.forms.as_ref().map(|list| list as &dyn Listed)),
            View::Form(document, form) => match &self.forms {
                Some(forms) => look(Some(&Fields {
                    forms,
                    document,
                    form,
                })),
                None => look(None),
            },
            View::Patterns => look(self.patterns.as_ref().map(|list| list as &dyn Listed)),
            View::Outdated => look(self.outdated.as_ref().map(|list| list as &dyn Listed)),
            View::Crosswalk => look(self.crosswalk.as_ref().map(|list| list as &dyn Listed)),
        }
    }

    fn show(&mut self, view: View, shared: &Shared) -> Vec<Effect> {
        if self.view != view {
            self.view = view;
            self.rows = Rows::default();
            self.scroll = 0;
        }
        self.focus = Focus::Grid;
        self.ask(shared)
    }

    /// Where the keys of a list move, in lines.
    fn height(&self, area: Rect) -> usize {
        match self.view {
            View::Guide => Guide::height(area),
            _ => usize::from(listed::parts(area).rows.height),
        }
    }

    fn move_list(&mut self, by: isize, shared: &Shared) -> Vec<Effect> {
        let height = self.height(shared.content());
        if self.view == View::Guide {
            let len = self.guide.len();
            self.guide.rows.move_by(by, len, height);
            return Vec::new();
        }
        let len = self.with_listed(|listed| listed.map_or(0, |listed| listed.len(shared)));
        self.rows.move_by(by, len, height);
        self.scroll = 0;
        self.ask_for_passages()
    }

    /// A refusal where the study cannot be changed.
    fn may_change(shared: &mut Shared) -> bool {
        if shared.is_read_only {
            shared.warn(text!("study-read-only"));
        }
        !shared.is_read_only
    }

    fn draw_grid_view(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let areas = self.areas(area);
        let inner = Rect {
            x: areas.title.x + 1,
            width: areas.title.width.saturating_sub(2),
            ..areas.title
        };
        let Some(grid) = &self.grid else {
            put(
                buffer,
                inner,
                0,
                &shared.say_id("reduction-reading"),
                theme.dim,
            );
            return;
        };
        let sheet = grid.sheet();
        if sheet.rows.is_empty() || sheet.columns.len() <= asks::FIRST_CODE {
            let id = if sheet.rows.is_empty() {
                "reduction-no-rows"
            } else {
                "reduction-no-columns"
            };
            let whole = Rect {
                height: area.height,
                ..inner
            };
            let lines = cells::wrap(&shared.say_id(id), usize::from(inner.width));
            for (at, line) in (1_u16..).zip(lines) {
                put(buffer, whole, at, &line, theme.text);
            }
            return;
        }
        let (condensed, stale) = self.condensed;
        let title = shared.say(&text!(
            "reduction-title",
            rows = sheet.rows.len(),
            columns = sheet.columns.len() - asks::FIRST_CODE,
            condensed = condensed,
            stale = stale
        ));
        put(buffer, inner, 0, &title, theme.title);
        let has_keys = self.focus == Focus::Grid && self.pane.writing.is_none();
        grid.draw(areas.grid, has_keys, buffer, shared);
        if areas.cell.y > areas.grid.bottom() {
            let line = Rect {
                y: areas.grid.bottom(),
                height: 1,
                ..area
            };
            put(
                buffer,
                line,
                0,
                &"─".repeat(usize::from(area.width)),
                theme.border,
            );
        } else {
            for y in areas.grid.y..areas.grid.bottom() {
                let line = Rect::new(areas.grid.right(), y, 1, 1);
                put(buffer, line, 0, "│", theme.border);
            }
        }
        let has_keys = self.focus == Focus::Quotes;
        self.pane.draw(areas.cell, has_keys, buffer, shared);
    }

    fn point(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Vec<Effect> {
        let at = Position::new(event.column, event.row);
        if self.view != View::Grid {
            let height = self.height(area);
            let body = match self.view {
                View::Guide => below(area, 2),
                _ => listed::parts(area).rows,
            };
            return match event.kind {
                MouseEventKind::ScrollDown => self.move_list(3, shared),
                MouseEventKind::ScrollUp => self.move_list(-3, shared),
                MouseEventKind::Down(MouseButton::Left) if body.contains(at) => {
                    let line = usize::from(event.row - body.y);
                    let len = match self.view {
                        View::Guide => self.guide.len(),
                        _ => self.with_listed(|list| list.map_or(0, |list| list.len(shared))),
                    };
                    let rows = match self.view {
                        View::Guide => &mut self.guide.rows,
                        _ => &mut self.rows,
                    };
                    let Some(row) = rows.at(line, len, height) else {
                        return Vec::new();
                    };
                    let was = rows.selected;
                    rows.select(row, len, height);
                    if was == row && self.view != View::Guide {
                        return self.act(ReductionAction::Open.name(), shared);
                    }
                    self.ask_for_passages()
                }
                _ => Vec::new(),
            };
        }
        if self.pane.writing.is_some() {
            return Vec::new();
        }
        let areas = self.areas(area);
        if areas.cell.contains(at) {
            match event.kind {
                MouseEventKind::ScrollDown => self.pane.move_by(1),
                MouseEventKind::ScrollUp => self.pane.move_by(-1),
                MouseEventKind::Down(MouseButton::Left) => self.focus = Focus::Quotes,
                _ => {}
            }
            return Vec::new();
        }
        self.focus = Focus::Grid;
        let Some(grid) = &mut self.grid else {
            return Vec::new();
        };
        match grid.mouse(event, areas.grid, shared) {
            Pointed::Nothing => Vec::new(),
            Pointed::Moved => self.ask_for_cell(shared),
            Pointed::Again => self.act(ReductionAction::ToQuotes.name(), shared),
        }
    }

    /// Leaves the editor; words that were changed are not thrown away by one key.
    fn stop_writing(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if let Some(writing) = &mut self.pane.writing {
            let is_changed = writing.editor.words() != writing.before;
            if is_changed && !writing.is_warned {
                writing.is_warned = true;
                shared.warn(text!("writer-unsaved"));
                return Vec::new();
            }
        }
        self.pane.writing = None;
        Vec::new()
    }
}

/// Whether a change can alter what this room shows.
fn concerns(change: &Change) -> bool {
    match change {
        Change::SettingChanged
        | Change::ProgressChanged(_)
        | Change::MemoChanged(_)
        | Change::MemoDeleted
        | Change::EventAdded(_)
        | Change::PropositionAdded(_) => false,
        Change::Several(changes) => changes.iter().any(concerns),
        _ => true,
    }
}

/// Whether what was sent is among what was kept.
fn is_kept(change: &Change) -> bool {
    match change {
        Change::SummaryChanged(_) => true,
        Change::Several(changes) => changes.iter().any(is_kept),
        _ => false,
    }
}

impl Room for Reduction {
    fn name(&self) -> &'static str {
        "reduction"
    }

    fn title(&self) -> &'static str {
        "room-reduction"
    }

    fn all_keys(&self) -> &'static [&'static Context] {
        static ALL: &[&Context] = &[
            &keys::GRID,
            &keys::CELL,
            &keys::QUOTES,
            &keys::WRITING,
            &keys::VIEWS,
            &keys::LIST,
            &keys::FORM,
            &keys::GUIDE,
            &keys::PATTERNS,
            &keys::OUTDATED,
        ];
        ALL
    }

    fn keys(&self) -> &'static [&'static Context] {
        static GRID: &[&Context] = &[&keys::GRID, &keys::CELL, &keys::VIEWS];
        static QUOTES: &[&Context] = &[&keys::QUOTES, &keys::CELL, &keys::VIEWS];
        static WRITING: &[&Context] = &[&keys::WRITING];
        static LIST: &[&Context] = &[&keys::LIST, &keys::VIEWS];
        static FORM: &[&Context] = &[&keys::LIST, &keys::FORM, &keys::VIEWS];
        static GUIDE: &[&Context] = &[&keys::GUIDE, &keys::LIST, &keys::VIEWS];
        static PATTERNS: &[&Context] = &[&keys::LIST, &keys::PATTERNS, &keys::VIEWS];
        static OUTDATED: &[&Context] = &[&keys::LIST, &keys::OUTDATED, &keys::VIEWS];
        match (self.view, self.focus) {
            (View::Grid, _) if self.pane.writing.is_some() => WRITING,
            (View::Grid, Focus::Grid) => GRID,
            (View::Grid, Focus::Quotes) => QUOTES,
            (View::Forms | View::Form(..), _) => FORM,
            (View::Guide, _) => GUIDE,
            (View::Patterns, _) => PATTERNS,
            (View::Outdated, _) => OUTDATED,
            (View::Crosswalk, _) => LIST,
        }
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Vec<Effect> {
        match ReductionAction::from_name(action) {
            Some(action) => self.perform(action, shared),
            None => Vec::new(),
        }
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Option<Vec<Effect>> {
        if self.view != View::Grid {
            return None;
        }
        let writing = self.pane.writing.as_mut()?;
        let is_command = key
            .modifiers
            .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Esc | KeyCode::F(_) => return None,
            KeyCode::Char('s') if is_command => return None,
            // Leaving the program by a slip would cost what is being written.
            KeyCode::Char('c') if is_command => return Some(self.stop_writing(shared)),
            KeyCode::Char('1'..='9') if is_command => return None,
            KeyCode::Tab | KeyCode::BackTab => return Some(Vec::new()),
            _ => {}
        }
        if !writing.is_sent {
            writing.is_warned = false;
            writing.editor.key(key);
        }
        Some(Vec::new())
    }

    fn paste(&mut self, words: &str, _shared: &mut Shared) -> Vec<Effect> {
        if let Some(writing) = &mut self.pane.writing
            && !writing.is_sent
        {
            writing.editor.paste(words);
        }
        Vec::new()
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Vec<Effect> {
        self.point(event, area, shared)
    }

    fn enter(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.is_shown = true;
        self.ask(shared)
    }

    fn leave(&mut self, _shared: &mut Shared) {
        self.is_shown = false;
    }

    fn changed(&mut self, change: Option<&Change>, shared: &mut Shared) -> Vec<Effect> {
        let is_sent = self.pane.writing.as_ref().is_some_and(|one| one.is_sent);
        if is_sent && change.is_some_and(is_kept) {
            self.pane.writing = None;
        }
        if change.is_some_and(|change| !concerns(change)) {
            return Vec::new();
        }
        self.is_grid_stale = true;
        self.forget_lists(shared);
        self.ask(shared)
    }

    fn absorb(&mut self, slot: &'static str, value: Value, shared: &mut Shared) -> Vec<Effect> {
        self.take(slot, value, shared)
    }

    fn before_quit(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        let writing = self.pane.writing.as_mut()?;
        if writing.is_warned || writing.editor.words() == writing.before {
            return None;
        }
        writing.is_warned = true;
        shared.warn(text!("reduction-quit-unsaved"));
        Some(Vec::new())
    }

    fn refused(&mut self, _shared: &mut Shared) {
        if let Some(writing) = &mut self.pane.writing {
            writing.is_sent = false;
        }
    }

    fn reply(&mut self, reply: Reply, shared: &mut Shared) -> Vec<Effect> {
        self.answered(&reply, shared)
    }

    fn back(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        if self.view == View::Grid && self.pane.writing.is_some() {
            return Some(self.stop_writing(shared));
        }
        match self.view {
            View::Grid if self.focus == Focus::Quotes => {
                self.focus = Focus::Grid;
                Some(Vec::new())
            }
            View::Grid => None,
            View::Form(..) => {
                let effects = self.show(View::Forms, shared);
                let height = self.height(shared.content());
                self.rows
                    .select(self.form_row, shared.documents.len(), height);
                Some(effects)
            }
            _ => Some(self.show(View::Grid, shared)),
        }
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        match self.view {
            View::Grid => self.draw_grid_view(area, buffer, shared),
            View::Guide => self.guide.draw(area, buffer, shared),
            _ => self.with_listed(|listed| match listed {
                Some(listed) => {
                    listed::draw(listed, &self.rows, self.scroll, area, buffer, shared);
                }
                None => put(buffer, area, 0, " …", shared.theme.dim),
            }),
        }
        None
    }
}

/// An edit as what follows from it.
fn apply(edit: Edit) -> Vec<Effect> {
    vec![Effect::Apply(edit)]
}

#[cfg(test)]
mod tests;
