//! The names of the codes beside the text, each on the row where its passage
//! begins or on the next free one. It must not know the text's styles.

use ratatui::buffer::Buffer;

use super::super::geometry::Geometry;
use super::super::{CodingRoom, marks};
use crate::model::ids::CodingId;
use crate::text::Span;
use crate::tui::cells;
use crate::tui::state::Shared;

/// A coding that the margin names, and on which line of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub coding: CodingId,
    pub line: usize,
}

impl CodingRoom {
    /// What the margin names, from the top; at most one coding a line.
    pub(in super::super) fn margin_entries(
        &self,
        geometry: &Geometry,
        _shared: &Shared,
    ) -> Vec<Entry> {
        let Some(open) = &self.open else {
            return Vec::new();
        };
        let seen = self.seen(open, geometry);
        let (Some(first), Some(last)) = (seen.first(), seen.last()) else {
            return Vec::new();
        };
        let window = Span::new(first.span.start, last.span.end);
        let mut free = 0;
        let mut entries = Vec::new();
        for at in open.codings_in(window) {
            let coding = &open.codings[at];
            let begun = seen.partition_point(|seen| seen.span.start <= coding.span.start);
            let line = begun.saturating_sub(1).max(free);
            if line >= seen.len() {
                break;
            }
            entries.push(Entry {
                coding: coding.id,
                line,
            });
            free = line + 1;
        }
        entries
    }

    pub(super) fn draw_margin(&self, geometry: &Geometry, buffer: &mut Buffer, shared: &Shared) {
        let (Some(area), Some(open)) = (geometry.margin, &self.open) else {
            return;
        };
        let theme = &shared.theme;
        let me = shared.coder.as_ref().map(|coder| coder.id);
        let current = self.current(shared).map(|coding| coding.id);
        for entry in self.margin_entries(geometry, shared) {
            let Some(coding) = open.coding(entry.coding) else {
                continue;
            };
            let Some(code) = shared.code(coding.code) else {
                continue;
            };
            let y = area.y + u16::try_from(entry.line).unwrap_or(u16::MAX);
            if y >= area.bottom() {
                break;
            }
            let is_mine = Some(coding.coder) == me;
            let coder = shared
                .coder_named(coding.coder)
                .filter(|_| !is_mine)
                .map_or(String::new(), |coder| format!(" ({})", coder.name));
            let color = theme.code(code.color);
            let style = if current == Some(coding.id) {
                theme.selected
            } else {
                color
            };
            let right = area.right().saturating_sub(1);
            let left = |x: u16| usize::from(right.saturating_sub(x));
            let sign = if is_mine { "▪ " } else { "▫ " };
            let (x, _) = buffer.set_stringn(area.x, y, sign, left(area.x), color);
            // Key, sign and coder are never cut; the label takes what is left.
            let name = format!("{}{}", code.short(), marks(coding));
            let name = cells::truncate(&name, left(x)).into_owned();
            let (x, _) = buffer.set_stringn(x, y, name, left(x), style);
            let (x, _) = buffer.set_stringn(x, y, coder, left(x), theme.dim);
            let label = format!(" {}", code.label(shared.language()));
            let label = cells::truncate(&label, left(x)).into_owned();
            buffer.set_stringn(x, y, label, left(x), theme.dim);
        }
    }
}
