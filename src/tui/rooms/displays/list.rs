//! The list of all displays, family by family. It must not know what any of
//! them shows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::model::display::{DisplayFamily, DisplayKind};
use crate::tui::cells::{self, Align};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::{Rows, scroll_bar};

/// From this width on each display has its purpose beside it.
const BESIDE_FROM: u16 = 64;
/// Lines for the purpose of the chosen one, where it has no place beside it.
const FOOT: u16 = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Family(DisplayFamily),
    Kind(DisplayKind),
}

/// The list and the place in it.
pub struct List {
    entries: Vec<Entry>,
    rows: Rows,
}

impl Default for List {
    fn default() -> Self {
        let of = |family: DisplayFamily| {
            std::iter::once(Entry::Family(family)).chain(family.kinds().map(Entry::Kind))
        };
        let mut list = List {
            entries: DisplayFamily::ALL.into_iter().flat_map(of).collect(),
            rows: Rows::default(),
        };
        list.rows.selected = 1;
        list
    }
}

impl List {
    /// The display under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<DisplayKind> {
        match self.entries.get(self.rows.selected)? {
            Entry::Kind(kind) => Some(*kind),
            Entry::Family(_) => None,
        }
    }

    pub fn choose(&mut self, kind: DisplayKind, area: Rect) {
        let at = self.entries.iter().position(|e| *e == Entry::Kind(kind));
        if let Some(at) = at {
            self.rows.select(at, self.entries.len(), height(area));
        }
    }

    /// Moves by displays; the names of families are passed over.
    pub fn move_by(&mut self, by: isize, area: Rect) {
        let kinds: Vec<usize> = (0..self.entries.len())
            .filter(|at| matches!(self.entries[*at], Entry::Kind(_)))
            .collect();
        let place = kinds.iter().position(|at| *at >= self.rows.selected);
        let place = place.unwrap_or(0).saturating_add_signed(by);
        let at = kinds.get(place.min(kinds.len().saturating_sub(1)));
        let at = at.copied().unwrap_or(0);
        // The name of the first family stays in sight.
        if at == 1 {
            self.rows.select(0, self.entries.len(), height(area));
        }
        self.rows.select(at, self.entries.len(), height(area));
    }

    pub fn scroll(&mut self, by: isize, area: Rect) {
        self.rows.scroll_by(by, self.entries.len(), height(area));
        self.move_by(0, area);
    }

    /// The display under the mouse.
    #[must_use]
    pub fn at(&self, y: u16, area: Rect) -> Option<DisplayKind> {
        let line = usize::from(y.checked_sub(area.y)?);
        let row = self.rows.at(line, self.entries.len(), height(area))?;
        match self.entries[row] {
            Entry::Kind(kind) => Some(kind),
            Entry::Family(_) => None,
        }
    }

    /// Draws the list; `open` is the display that is shown.
    pub fn draw(
        &self,
        open: Option<DisplayKind>,
        has_keys: bool,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let theme = &shared.theme;
        let tall = height(area);
        let window = self.rows.window(self.entries.len(), tall);
        let body = Rect {
            height: u16::try_from(tall).unwrap_or(area.height),
            ..area
        };
        scroll_bar(window.start, self.entries.len(), body, buffer, theme);
        let room = usize::from(area.width.saturating_sub(2));
        let is_beside = area.width >= BESIDE_FROM;
        let names = DisplayKind::ALL.iter().map(|kind| shared.say(&kind.name()));
        let longest = names.map(|name| cells::width(&name)).max().unwrap_or(0);
        let wide = if is_beside {
            (longest + 3).min(room)
        } else {
            room
        };
        for (y, at) in (area.y..).zip(window) {
            match self.entries[at] {
                Entry::Family(family) => {
                    let said = shared.say(&family.name());
                    let said = cells::truncate(&said, room).into_owned();
                    buffer.set_stringn(area.x, y, said, room, theme.title);
                }
                Entry::Kind(kind) => {
                    let is_here = at == self.rows.selected;
                    let style = match (is_here, has_keys) {
                        (true, true) => theme.selected,
                        (true, false) => theme.selected_dim,
                        _ => theme.text,
                    };
                    let sign = if open == Some(kind) { "▸" } else { " " };
                    let said = format!("{sign} {}", shared.say(&kind.name()));
                    let said = cells::fit(&said, wide, Align::Left);
                    let (x, _) = buffer.set_stringn(area.x, y, said, wide, style);
                    if is_beside {
                        let left = usize::from(area.right().saturating_sub(x + 2));
                        let purpose = shared.say(&kind.purpose());
                        let purpose = cells::truncate(&purpose, left).into_owned();
                        buffer.set_stringn(x + 1, y, purpose, left, theme.dim);
                    }
                }
            }
        }
        if !is_beside {
            self.draw_purpose(area, body.bottom(), buffer, shared);
        }
    }

    fn draw_purpose(&self, area: Rect, top: u16, buffer: &mut Buffer, shared: &Shared) {
        let Some(kind) = self.chosen() else {
            return;
        };
        let room = usize::from(area.width.saturating_sub(2));
        let purpose = cells::wrap(&shared.say(&kind.purpose()), room);
        for (y, line) in (top + 1..area.bottom()).zip(purpose) {
            buffer.set_stringn(area.x, y, line, room, shared.theme.dim);
        }
    }
}

fn height(area: Rect) -> usize {
    let foot = if area.width >= BESIDE_FROM { 0 } else { FOOT };
    usize::from(area.height.saturating_sub(foot)).max(1)
}
