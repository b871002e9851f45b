//! Draws what speaks for a proposition beside what speaks against it. It must
//! not decide which is which.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::Conclusion;
use super::super::ask::{place_of, stance_name};
use super::super::rows::Item;
use super::{Lines, Parts, put, stance_head};
use crate::model::finding::Stance;
use crate::text;
use crate::tui::state::Shared;

/// The rows of a list of this length that can be seen around the chosen one.
fn window(chosen: Option<usize>, len: usize, height: usize) -> Range<usize> {
    let first = chosen.map_or(0, |at| (at + 1).saturating_sub(height));
    first..(first + height).min(len)
}

impl Conclusion {
    /// The two halves of the rows.
    fn halves(rows: Rect) -> (Rect, Rect) {
        let width = rows.width.saturating_sub(1) / 2;
        let left = Rect { width, ..rows };
        let right = Rect {
            x: rows.x + width + 1,
            width: rows.width.saturating_sub(width + 1),
            ..rows
        };
        (left, right)
    }

    /// The item a click is on, as its place in the list.
    pub(super) fn item_at(&self, at: Position, rows: Rect) -> Option<usize> {
        let (left, right) = self.sides();
        let (left_area, _) = Self::halves(rows);
        let line = usize::from(at.y - rows.y);
        let height = usize::from(rows.height);
        let chosen = self.selected();
        if at.x < left_area.right() {
            let chosen = Some(chosen).filter(|at| *at < left.len());
            return window(chosen, left.len(), height).nth(line);
        }
        let chosen = chosen.checked_sub(left.len());
        let row = window(chosen, right.len(), height).nth(line)?;
        Some(left.len() + row)
    }

    pub(super) fn draw_evidence(&self, parts: &Parts, buffer: &mut Buffer, shared: &Shared) {
        let Some(proposition) = self.proposition() else {
            return;
        };
        let theme = &shared.theme;
        let mut top = Lines {
            area: parts.top,
            buffer,
            shared,
        };
        let stale = match self.is_stale(proposition) {
            true => format!(" [{}]", shared.say_id("conclusion-stale")),
            false => String::new(),
        };
        let words = format!("{} {}{stale}", proposition.key, proposition.text);
        top.say(&words, theme.title);
        if let Some(weighed) = self.weighed_of(proposition) {
            top.weighed(proposition, weighed);
        }
        let rivals = text!("conclusion-rivals-known", count = proposition.rivals.len());
        top.said(&rivals, theme.dim);
        let (left, right) = self.sides();
        let (left_head, right_head) = Self::halves(parts.head);
        let head = stance_head(Stance::Supports, left.len(), shared);
        put(
            buffer,
            left_head.x,
            left_head.y,
            left_head.right(),
            &head,
            theme.good,
        );
        let open = self.weighed_of(proposition);
        let unlinked = open.map_or(0, |weighed| weighed.contrary_count);
        let head = shared.say(&text!(
            "conclusion-against",
            count = proposition.evidence.len() - left.len(),
            unlinked = unlinked
        ));
        put(
            buffer,
            right_head.x,
            right_head.y,
            right_head.right(),
            &head,
            theme.warning,
        );
        let (left_rows, right_rows) = Self::halves(parts.rows);
        let chosen = self.selected();
        let on_left = Some(chosen).filter(|at| *at < left.len());
        self.draw_side(&left, on_left, left_rows, buffer, shared);
        let on_right = chosen.checked_sub(left.len());
        self.draw_side(&right, on_right, right_rows, buffer, shared);
        for y in parts.head.y..parts.rows.bottom() {
            put(
                buffer,
                left_rows.right(),
                y,
                left_rows.right() + 1,
                "│",
                theme.border,
            );
        }
    }

    fn draw_side(
        &self,
        items: &[Item],
        chosen: Option<usize>,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let theme = &shared.theme;
        let height = usize::from(area.height);
        for (y, row) in (area.y..).zip(window(chosen, items.len(), height)) {
            let is_chosen = Some(row) == chosen;
            let under = if is_chosen {
                theme.selected
            } else {
                theme.text
            };
            let line = Rect {
                y,
                height: 1,
                ..area
            };
            buffer.set_style(line, under);
            let words = self.item_words(items[row], shared);
            put(buffer, area.x, y, area.right(), &words, under);
        }
    }

    /// A row: weight or a question mark, where it stands, its words.
    fn item_words(&self, item: Item, shared: &Shared) -> String {
        let Some(coding) = self.coding_of(item) else {
            return String::new();
        };
        let mark = match (item, self.proposition()) {
            (Item::Link(at), Some(one)) => match one.evidence.get(at) {
                Some(link) => {
                    let open = if link.needs_treatment() { "!" } else { "" };
                    let sign = match link.stance {
                        Stance::Supports => "",
                        Stance::Contradicts => "≠",
                        Stance::Qualifies => "~",
                    };
                    format!("{sign}{}{open}", link.weight)
                }
                None => String::new(),
            },
            _ => "?".to_owned(),
        };
        match self.quote(coding) {
            Some(quote) => format!("{mark} {} {}", place_of(quote), quote.text),
            None => format!("{mark} {}", shared.say_id("conclusion-quote-gone")),
        }
    }

    pub(super) fn detail_of_item(&self, writer: &mut Lines<'_>) {
        let shared = writer.shared;
        let theme = &shared.theme;
        let Some(item) = self.item() else {
            writer.said(&text!("conclusion-no-evidence"), theme.text);
            return;
        };
        let said = match (item, self.proposition()) {
            (Item::Link(at), Some(one)) => one.evidence.get(at).map(|link| {
                let stance = shared.say(&stance_name(link.stance));
                let mut said = format!("{stance} · {}", link.weight);
                if link.needs_treatment() {
                    let open = shared.say_id("conclusion-needs-treatment");
                    said = format!("{said} · {open}");
                } else if !link.treatment.is_empty() {
                    said = format!("{said} · {}", link.treatment);
                }
                said
            }),
            _ => Some(shared.say_id("conclusion-not-linked")),
        };
        if let Some(quote) = self.coding_of(item).and_then(|coding| self.quote(coding)) {
            let who = [quote.case.as_deref(), quote.role.as_deref()];
            let who: Vec<&str> = who.into_iter().flatten().collect();
            let place = format!("{} · {}", place_of(quote), who.join(", "));
            writer.say(&place, theme.accent);
            writer.say(&said.unwrap_or_default(), Style::new());
            writer.say(&format!("“{}”", quote.text), theme.text);
        }
    }
}
