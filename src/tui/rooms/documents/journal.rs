//! The journal: every step with who made it, when and why, and whether it was
//! taken back. It must not change any of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::MOVE;
use super::pane::{Next, Pane, below, put, put_title, put_wrapped};
use crate::model::edit::Change;
use crate::model::study::{Step, StepState};
use crate::text;
use crate::tui::effect::{Effect, Value};
use crate::tui::keymap::{Binding, Context};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::{Rows, scroll_bar};
use crate::tui::widgets::table::{self, Column};

crate::actions! {
    /// What can be done in the journal.
    pub enum JournalAction { More = "journal-more" }
}

pub static KEYS: Context = Context {
    title: "keys-journal",
    bindings: &[Binding::hint(&["Enter"], JournalAction::More.name())],
};

const COLUMNS: [Column; 4] = [
    Column::new("journal-column-time", 16),
    Column::new("journal-column-coder", 12).from(50),
    Column::new("journal-column-step", 0),
    Column::new("journal-column-state", 12),
];

/// The slot of the steps.
pub const LOG: &str = "documents-journal";

/// How many steps are fetched at first.
const FIRST: usize = 500;

/// The view.
pub struct Journal {
    rows: Rows,
    steps: Option<Vec<Step>>,
    /// The steps are those of the study as it is now.
    is_fresh: bool,
    /// How many steps to fetch.
    limit: usize,
}

impl Default for Journal {
    fn default() -> Self {
        Journal {
            rows: Rows::default(),
            steps: None,
            is_fresh: false,
            limit: FIRST,
        }
    }
}

fn at(time: i64) -> Option<jiff::Zoned> {
    let time = jiff::Timestamp::from_millisecond(time).ok()?;
    Some(time.to_zoned(jiff::tz::TimeZone::system()))
}

/// The day of a time in milliseconds since 1970, here.
pub fn day(time: i64) -> String {
    at(time).map_or(String::new(), |at| at.strftime("%Y-%m-%d").to_string())
}

fn minute(time: i64) -> String {
    at(time).map_or(String::new(), |at| {
        at.strftime("%Y-%m-%d %H:%M").to_string()
    })
}

fn state_id(state: StepState) -> Option<&'static str> {
    match state {
        StepState::Done => None,
        StepState::Undone => Some("journal-undone"),
        StepState::Dropped => Some("journal-dropped"),
    }
}

impl Journal {
    fn all(&self) -> &[Step] {
        self.steps.as_deref().unwrap_or_default()
    }

    fn may_have_more(&self) -> bool {
        self.steps
            .as_ref()
            .is_some_and(|steps| steps.len() == self.limit)
    }
}

impl Pane for Journal {
    fn keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&KEYS, &MOVE];
        TABLES
    }

    fn rows(&mut self, _shared: &Shared) -> (&mut Rows, usize) {
        let len = self.all().len();
        (&mut self.rows, len)
    }

    fn around(&self, _area: Rect, _shared: &Shared) -> (u16, u16) {
        (3, 3)
    }

    fn ask(&mut self, _shared: &Shared) -> Vec<Effect> {
        // The end of what was fetched is in sight: more of it.
        if self.may_have_more() && self.rows.selected + 1 == self.limit {
            self.limit *= 4;
        } else if self.is_fresh {
            return Vec::new();
        }
        let limit = self.limit;
        vec![Effect::query(LOG, move |study, _cancel| study.log(limit))]
    }

    fn changed(&mut self, _change: Option<&Change>, _shared: &Shared) {
        self.is_fresh = false;
    }

    fn act(&mut self, _action: &'static str, shared: &mut Shared) -> Next {
        // The lower lines show all of the step already; its reason may be long.
        if let Some(step) = self.all().get(self.rows.selected) {
            let label = step.label.clone();
            let said = match step.reason.as_str() {
                "" => text!("journal-step", step = label),
                reason => text!("journal-step-because", step = label, reason = reason),
            };
            shared.notify(said);
        }
        Next::nothing()
    }

    fn absorb(&mut self, _slot: &'static str, value: Value, _shared: &mut Shared) -> Next {
        if let Ok(steps) = value.downcast::<Vec<Step>>() {
            self.rows
                .select(self.rows.selected, steps.len(), usize::MAX);
            self.steps = Some(*steps);
            self.is_fresh = true;
        }
        Next::nothing()
    }

    fn chosen(&self) -> &'static str {
        JournalAction::More.name()
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        put_title(area, buffer, &shared.say_id("journal-title"), "", shared);
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(3),
            ..below(area, 2)
        };
        if self.steps.as_ref().is_some_and(Vec::is_empty) {
            put_wrapped(buffer, inner, &shared.say_id("journal-empty"), theme.text);
            return None;
        }
        table::draw_head(&COLUMNS, inner, buffer, shared);
        let body = Rect {
            height: area.height.saturating_sub(6),
            ..below(area, 3)
        };
        let len = self.all().len();
        let window = self.rows.window(len, usize::from(body.height));
        scroll_bar(window.start, len, body, buffer, theme);
        for (y, row) in (body.y..).zip(window) {
            let step = &self.all()[row];
            let is_done = step.state == StepState::Done;
            let (under, side) = match (row == self.rows.selected, is_done) {
                (true, _) => (theme.selected, Style::new()),
                (false, true) => (theme.text, theme.dim),
                (false, false) => (theme.dim, theme.dim),
            };
            let state = state_id(step.state).map_or(String::new(), |id| shared.say_id(id));
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            let cells = [
                (minute(step.time), side),
                (step.coder.clone(), side),
                (shared.say(&step.label), Style::new()),
                (state, side),
            ];
            let cells: Vec<(&str, Style)> = cells
                .iter()
                .map(|(words, style)| (words.as_str(), *style))
                .collect();
            table::draw_row(&COLUMNS, &cells, under, line, buffer);
        }
        let foot = Rect {
            x: area.x + 1,
            y: body.bottom() + 1,
            width: area.width.saturating_sub(2),
            height: 2.min(area.bottom().saturating_sub(body.bottom() + 1)),
        };
        if let Some(step) = self.all().get(self.rows.selected) {
            let line = "─".repeat(usize::from(area.width));
            put(
                buffer,
                area.x,
                body.bottom(),
                area.width,
                &line,
                theme.border,
            );
            let reason = match step.reason.as_str() {
                "" => shared.say_id("journal-no-reason"),
                reason => shared.say(&text!("journal-reason", reason = reason)),
            };
            put_wrapped(buffer, foot, &reason, theme.dim);
        }
        None
    }
}
