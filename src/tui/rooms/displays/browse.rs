//! Moving about: in the list, in the grid, among the passages behind a cell,
//! from one to the next and step by step back. It must not change the study.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::keys::DisplaysAction;
use super::passages::Passages;
use super::{Displays, Pane};
use crate::model::display::{DisplayKind, DisplayOptions};
use crate::model::sheet::{Cell, Name, Sheet};
use crate::text;
use crate::text::contains_folded;
use crate::tui::effect::{Effect, Target};
use crate::tui::state::Shared;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::sheet::{self, Paragraph};
use crate::tui::widgets::sheet_grid::{Pointed, Step};

impl Displays {
    /// Does an action of the list or the grid; `None` when it is another kind.
    pub(super) fn browse(
        &mut self,
        action: DisplaysAction,
        shared: &mut Shared,
    ) -> Option<Vec<Effect>> {
        let area = self.areas(shared).list;
        let by = match action {
            DisplaysAction::Open => return Some(self.open_chosen()),
            DisplaysAction::ListDown => 1,
            DisplaysAction::ListUp => -1,
            DisplaysAction::ListFirst => isize::MIN,
            DisplaysAction::ListLast => isize::MAX,
            DisplaysAction::ToGrid => {
                if self.grid().is_some() {
                    self.pane = Pane::Grid;
                    return Some(self.ask_for_words(shared));
                }
                return Some(self.open_chosen());
            }
            DisplaysAction::Drill => return Some(self.drill(shared)),
            DisplaysAction::Read => return Some(self.read_cell(shared)),
            DisplaysAction::Density => {
                let grid = self.grid_mut()?;
                let density = grid.density().next();
                grid.set_density(density);
                return Some(self.ask_for_words(shared));
            }
            DisplaysAction::Group => return Some(self.group(shared)),
            DisplaysAction::Find => return Some(self.ask_what_to_find(shared)),
            action => return self.step(step_of(action)?, shared),
        };
        self.list.move_by(by, area);
        Some(Vec::new())
    }

    fn step(&mut self, step: Step, shared: &Shared) -> Option<Vec<Effect>> {
        let area = self.areas(shared).grid;
        // From the first column the way leads on to the list.
        if step == Step::Left && self.grid()?.cell().is_none_or(|(_, column)| column == 0) {
            self.pane = Pane::List;
            return Some(Vec::new());
        }
        self.grid_mut()?.step(step, area, shared);
        Some(self.ask_for_words(shared))
    }

    /// Opens the display under the cursor.
    pub(super) fn open_chosen(&mut self) -> Vec<Effect> {
        match self.list.chosen() {
            Some(kind) => self.open_display(kind),
            None => Vec::new(),
        }
    }

    fn open_display(&mut self, kind: DisplayKind) -> Vec<Effect> {
        self.open = Some(kind);
        self.passages = None;
        self.pane = Pane::Grid;
        self.ask()
    }

    fn group(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(grid) = self.grid_mut() else {
            return Vec::new();
        };
        if !grid.has_groups() {
            shared.warn(text!("displays-no-groups"));
            return Vec::new();
        }
        let is_grouped = !grid.is_grouped();
        grid.set_grouped(is_grouped);
        shared.notify(if is_grouped {
            text!("displays-grouped")
        } else {
            text!("displays-ungrouped")
        });
        self.ask_for_words(shared)
    }

    /// Shows the passages behind the chosen cell.
    fn drill(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(grid) = self.grid() else {
            return Vec::new();
        };
        let Some((row, column)) = grid.cell() else {
            shared.warn(text!("displays-no-cell"));
            return Vec::new();
        };
        let Some(filter) = grid.sheet().passages_behind(row, column) else {
            shared.warn(text!("displays-cell-without-passages"));
            return Vec::new();
        };
        let title = title_of(grid.sheet(), row, column, shared);
        self.drills += 1;
        self.passages = Some(Passages::new(title, filter, self.drills));
        self.pane = Pane::Passages;
        self.ask_for_passages()
    }

    /// Everything the chosen cell says, in a dialog to read in.
    fn read_cell(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(grid) = self.grid() else {
            return Vec::new();
        };
        let Some((row, column)) = grid.cell() else {
            shared.warn(text!("displays-no-cell"));
            return Vec::new();
        };
        let mut paragraphs = vec![
            Paragraph::Head(title_of(grid.sheet(), row, column, shared)),
            Paragraph::Blank,
        ];
        let parts = grid.paragraphs(shared);
        if parts.is_empty() {
            paragraphs.push(Paragraph::Aside(shared.say_id("displays-cell-empty")));
        }
        for part in parts {
            paragraphs.push(Paragraph::Words(part));
            paragraphs.push(Paragraph::Blank);
        }
        let title = grid.sheet().title.clone();
        vec![Effect::open(sheet::Sheet::new(title, paragraphs))]
    }

    /// What the display says of itself: options, rule, notes, uncut.
    fn about(&self, shared: &mut Shared) -> Vec<Effect> {
        let Some(kind) = self.open.or_else(|| self.list.chosen()) else {
            return Vec::new();
        };
        let mut paragraphs = vec![Paragraph::Words(shared.say(&kind.purpose()))];
        let mut part = |id: &'static str, words: Vec<String>| {
            if !words.is_empty() {
                paragraphs.push(Paragraph::Blank);
                paragraphs.push(Paragraph::Head(shared.say_id(id)));
                paragraphs.extend(words.into_iter().map(Paragraph::Words));
            }
        };
        part("displays-about-options", self.said_options(shared));
        if let Some(grid) = self.grid() {
            let sheet = grid.sheet();
            let say = |texts: &[crate::message::Text]| {
                texts.iter().map(|text| shared.say(text)).collect()
            };
            part("displays-about-rules", say(&sheet.rules));
            part("displays-about-notes", say(&sheet.notes));
        }
        vec![Effect::open(sheet::Sheet::new(kind.name(), paragraphs))]
    }

    /// Does an action of the passages; `None` when it is another kind.
    pub(super) fn browse_passages(
        &mut self,
        action: DisplaysAction,
        shared: &mut Shared,
    ) -> Option<Vec<Effect>> {
        let by = match action {
            DisplaysAction::Jump => return Some(self.jump(shared)),
            DisplaysAction::Context => {
                self.passages.as_mut()?.toggle_context();
                return Some(Vec::new());
            }
            DisplaysAction::Copy => {
                let copied = self.passages.as_ref()?.copied(&self.style(shared));
                let Some(copied) = copied else {
                    shared.warn(text!("displays-passages-none"));
                    return Some(Vec::new());
                };
                shared.notify(text!("quotes-copied"));
                return Some(vec![Effect::Copy(copied)]);
            }
            DisplaysAction::Down => 1,
            DisplaysAction::Up => -1,
            DisplaysAction::PageDown => 5,
            DisplaysAction::PageUp => -5,
            DisplaysAction::First => isize::MIN,
            DisplaysAction::Last => isize::MAX,
            _ => return None,
        };
        Some(self.move_passages(by, shared))
    }

    fn move_passages(&mut self, by: isize, shared: &Shared) -> Vec<Effect> {
        let (area, style) = (self.areas(shared).main, self.style(shared));
        if let Some(passages) = &mut self.passages {
            passages.move_by(by, area, &style, shared);
        }
        self.ask_for_passages()
    }

    fn jump(&self, shared: &mut Shared) -> Vec<Effect> {
        let Some(quote) = self.passages.as_ref().and_then(Passages::quote) else {
            shared.warn(text!("displays-passages-none"));
            return Vec::new();
        };
        vec![Effect::Visit(Target::Document {
            document: quote.document,
            span: Some(quote.span),
            coding: Some(quote.id),
        })]
    }

    /// What concerns the display as a whole.
    pub(super) fn act_on_all(
        &mut self,
        action: DisplaysAction,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        match action {
            DisplaysAction::About => self.about(shared),
            DisplaysAction::Options => {
                if self.open.is_none() {
                    // The form belongs to a display.
                    self.open = self.list.chosen();
                    let mut effects = self.ask();
                    effects.extend(self.ask_for_known());
                    return effects;
                }
                self.ask_for_known()
            }
            DisplaysAction::ClearOptions => {
                self.options = DisplayOptions::default();
                shared.notify(text!("displays-options-cleared"));
                self.ask()
            }
            DisplaysAction::Forget if shared.is_read_only => {
                shared.warn(text!("study-read-only"));
                Vec::new()
            }
            DisplaysAction::Forget => self.forget_defaults(),
            DisplaysAction::Export => self.open_file_form(shared),
            DisplaysAction::Refresh => self.ask(),
            _ => Vec::new(),
        }
    }

    pub(super) fn ask_what_to_find(&self, shared: &mut Shared) -> Vec<Effect> {
        if self.grid().is_none() {
            shared.warn(text!("displays-none-open"));
            return Vec::new();
        }
        let name = DisplaysAction::Find.name();
        vec![Effect::open(Prompt::new(name, text!("displays-find"), ""))]
    }

    /// Goes to the next row whose name holds the words, else to such a column.
    pub(super) fn find(&mut self, words: &str, shared: &mut Shared) -> Vec<Effect> {
        let words = words.trim();
        let Some(grid) = self.grid_mut().filter(|_| !words.is_empty()) else {
            return Vec::new();
        };
        let (row, column) = grid.cell().unwrap_or((0, 0));
        let sheet = std::sync::Arc::clone(grid.sheet());
        let count = sheet.rows.len();
        let has_words = |at: &usize| {
            let row = &sheet.rows[*at];
            let name = match row.cells.first() {
                Some(Cell::Name(Name::Words(name))) => name.as_str(),
                _ => "",
            };
            contains_folded(&row.key, words) || contains_folded(name, words)
        };
        let found = (1..=count).map(|by| (row + by) % count).find(has_words);
        if let Some(row) = found {
            grid.choose(row, column);
            self.pane = Pane::Grid;
            return self.ask_for_words(shared);
        }
        let found = sheet.columns.iter().position(|heading| {
            let name = crate::tui::widgets::sheet_grid::name(&heading.name, shared);
            contains_folded(&heading.key, words) || contains_folded(&name, words)
        });
        match found {
            Some(column) => {
                grid.choose(row, column);
                self.pane = Pane::Grid;
                self.ask_for_words(shared)
            }
            None => {
                shared.warn(text!("displays-not-found", words = words));
                Vec::new()
            }
        }
    }

    pub(super) fn back_out(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        if let Some(effects) = self.stop() {
            shared.notify(text!("displays-stopped"));
            return Some(effects);
        }
        match self.pane {
            Pane::Passages => {
                self.passages = None;
                self.pane = Pane::Grid;
                Some(self.ask_for_words(shared))
            }
            Pane::Grid => {
                self.pane = Pane::List;
                Some(Vec::new())
            }
            Pane::List => None,
        }
    }

    /// A click, or the wheel.
    pub(super) fn point(&mut self, event: MouseEvent, shared: &mut Shared) -> Vec<Effect> {
        let areas = self.areas(shared);
        let at = Position::new(event.column, event.row);
        let is_click = event.kind == MouseEventKind::Down(MouseButton::Left);
        let wheel = match event.kind {
            MouseEventKind::ScrollDown => 3,
            MouseEventKind::ScrollUp => -3,
            _ => 0,
        };
        if areas.list.contains(at) {
            if wheel != 0 {
                self.list.scroll(wheel, areas.list);
            } else if is_click {
                self.pane = Pane::List;
                if let Some(kind) = self.list.at(event.row, areas.list) {
                    self.list.choose(kind, areas.list);
                    return self.open_display(kind);
                }
            }
            return Vec::new();
        }
        if self.passages.is_some() && areas.main.contains(at) {
            return self.point_at_passage(event.row, wheel, is_click, shared);
        }
        if !areas.grid.contains(at) {
            return Vec::new();
        }
        let Some(grid) = self.grid_mut() else {
            return Vec::new();
        };
        match grid.mouse(event, areas.grid, shared) {
            Pointed::Nothing => Vec::new(),
            Pointed::Moved => {
                self.pane = Pane::Grid;
                self.ask_for_words(shared)
            }
            Pointed::Again => {
                self.pane = Pane::Grid;
                self.drill(shared)
            }
        }
    }

    fn point_at_passage(
        &mut self,
        y: u16,
        wheel: isize,
        is_click: bool,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        self.pane = Pane::Passages;
        if wheel != 0 {
            return self.move_passages(wheel.signum(), shared);
        }
        let (area, style) = (self.areas(shared).main, self.style(shared));
        let Some(passages) = self.passages.as_ref().filter(|_| is_click) else {
            return Vec::new();
        };
        match passages.hit(y, area, &style, shared) {
            Some(hit) if hit == passages.place() => self.jump(shared),
            Some(hit) => {
                let by = isize::try_from(hit).unwrap_or(0)
                    - isize::try_from(passages.place()).unwrap_or(0);
                self.move_passages(by, shared)
            }
            None => Vec::new(),
        }
    }
}

fn step_of(action: DisplaysAction) -> Option<Step> {
    Some(match action {
        DisplaysAction::CellDown => Step::Down,
        DisplaysAction::CellUp => Step::Up,
        DisplaysAction::CellLeft => Step::Left,
        DisplaysAction::CellRight => Step::Right,
        DisplaysAction::RowsDown => Step::PageDown,
        DisplaysAction::RowsUp => Step::PageUp,
        DisplaysAction::ColumnsRight => Step::PageRight,
        DisplaysAction::ColumnsLeft => Step::PageLeft,
        DisplaysAction::FirstRow => Step::FirstRow,
        DisplaysAction::LastRow => Step::LastRow,
        DisplaysAction::FirstColumn => Step::FirstColumn,
        DisplaysAction::LastColumn => Step::LastColumn,
        _ => return None,
    })
}

/// Row and column of a cell by name.
fn title_of(sheet: &Sheet, row: usize, column: usize, shared: &Shared) -> String {
    let key = sheet.rows.get(row).map_or("", |row| row.key.as_str());
    let Some(heading) = sheet.columns.get(column).filter(|_| column > 0) else {
        return key.to_owned();
    };
    let name = crate::tui::widgets::sheet_grid::name(&heading.name, shared);
    match &heading.source {
        Some(source) if !source.codes.is_empty() && heading.key != name => {
            format!("{key} · {} {name}", heading.key)
        }
        _ => format!("{key} · {name}"),
    }
}
