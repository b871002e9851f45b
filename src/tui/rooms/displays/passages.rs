//! The passages behind a cell: each with its sign, its words in their context
//! and how it is cited. They are read lot by lot. It must not know which display
//! the cell belongs to.

use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style as Look;

use crate::exchange::citation::Style;
use crate::fault::Outcome;
use crate::model::quote::{Quote, QuoteFilter, QuoteSort};
use crate::model::sheet::Sign;
use crate::text;
use crate::tui::cells;
use crate::tui::state::Shared;
use crate::workbench::Workbench;

/// Passages read with one question.
pub const LOT: usize = 60;
/// Code points before and after each passage.
const AROUND: usize = 120;
const GUTTER: u16 = 2;

/// A passage with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub quote: Quote,
    pub before: String,
    pub after: String,
}

/// A lot of passages.
#[derive(Debug)]
pub struct Lot {
    pub serial: u64,
    pub first: usize,
    pub total: usize,
    pub entries: Vec<Entry>,
}

/// The passages of one cell.
pub struct Passages {
    /// Which cell, in words.
    pub title: String,
    pub filter: QuoteFilter,
    pub serial: u64,
    total: Option<usize>,
    entries: Vec<Entry>,
    at: usize,
    top: usize,
    has_context: bool,
    is_asked: bool,
}

/// Reads a lot; runs on the worker thread.
pub fn fetch(
    workbench: &Workbench,
    filter: &QuoteFilter,
    (serial, first, limit): (u64, usize, usize),
    cancel: &AtomicBool,
) -> Outcome<Lot> {
    let mut entries = Vec::new();
    for quote in workbench.quotes(filter, QuoteSort::Document, first, limit)? {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        let (mut before, mut after) = workbench.context(quote.document, quote.span, AROUND)?;
        if before.chars().count() == AROUND {
            before.insert(0, '…');
        }
        if after.chars().count() == AROUND {
            after.push('…');
        }
        entries.push(Entry {
            quote,
            before,
            after,
        });
    }
    Ok(Lot {
        serial,
        first,
        total: workbench.quote_count(filter)?,
        entries,
    })
}

impl Passages {
    #[must_use]
    pub fn new(title: String, filter: QuoteFilter, serial: u64) -> Self {
        Passages {
            title,
            filter,
            serial,
            total: None,
            entries: Vec::new(),
            at: 0,
            top: 0,
            has_context: true,
            is_asked: false,
        }
    }

    /// Which piece to read next, as first and number; nothing where all that
    /// may be shown soon is there.
    pub fn wanted(&mut self) -> Option<(usize, usize)> {
        let len = self.entries.len();
        let is_all = self.total.is_some_and(|total| len >= total);
        if is_all || self.is_asked || self.at + LOT / 2 < len {
            return None;
        }
        self.is_asked = true;
        Some((len, LOT))
    }

    /// Everything has to be read again, as much as there was.
    pub fn outdated(&mut self) -> (usize, usize) {
        self.is_asked = true;
        (0, self.entries.len().max(LOT))
    }

    /// Takes a lot in; one that begins the list takes the place of all.
    pub fn absorb(&mut self, lot: Lot) {
        if lot.serial != self.serial {
            return;
        }
        self.is_asked = false;
        self.total = Some(lot.total);
        if lot.first == 0 {
            let here = self.quote().map(|quote| quote.id);
            self.entries = lot.entries;
            let mut entries = self.entries.iter();
            let same = entries.position(|entry| Some(entry.quote.id) == here);
            self.at = same.unwrap_or(self.at.min(self.entries.len().saturating_sub(1)));
        } else if lot.first == self.entries.len() {
            self.entries.extend(lot.entries);
        }
    }

    pub fn failed(&mut self) {
        self.is_asked = false;
    }

    #[must_use]
    pub fn quote(&self) -> Option<&Quote> {
        self.entries.get(self.at).map(|entry| &entry.quote)
    }

    pub fn toggle_context(&mut self) {
        self.has_context = !self.has_context;
    }

    pub fn move_by(&mut self, by: isize, area: Rect, style: &Style, shared: &Shared) {
        let last = self.entries.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
        self.top = self.first(area, style, shared);
    }

    /// The passage under the mouse.
    #[must_use]
    pub fn hit(&self, y: u16, area: Rect, style: &Style, shared: &Shared) -> Option<usize> {
        let line = usize::from(y.checked_sub(body(area).y)?);
        let mut below = 0;
        for at in self.first(area, style, shared)..self.entries.len() {
            below += self.lines(at, area.width, style, shared).len();
            if line < below {
                return Some(at);
            }
        }
        None
    }

    #[must_use]
    pub fn place(&self) -> usize {
        self.at
    }

    /// The first passage in sight, so that the chosen one is seen whole.
    fn first(&self, area: Rect, style: &Style, shared: &Shared) -> usize {
        let mut left = usize::from(body(area).height).max(1);
        let mut lowest = self.at;
        for at in (0..=self.at).rev() {
            let height = self.lines(at, area.width, style, shared).len();
            // The line after the last one may be cut.
            if height > left + 1 {
                break;
            }
            left = left.saturating_sub(height);
            lowest = at;
        }
        self.top.min(self.at).max(lowest)
    }

    fn lines(&self, at: usize, width: u16, style: &Style, shared: &Shared) -> Vec<Line> {
        let Some(entry) = self.entries.get(at) else {
            return Vec::new();
        };
        let room = usize::from(width.saturating_sub(GUTTER + 2)).max(1);
        let quote = &entry.quote;
        let label = shared
            .code(quote.code)
            .map_or("", |code| code.label(shared.language()));
        let sign = Sign::of_polarity(quote.polarity).glyph();
        let star = if quote.is_starred { " ★" } else { "" };
        let strength = quote.strength.map_or(String::new(), |strength| {
            format!(" {}", "●".repeat(usize::from(strength.get())))
        });
        let of = format!(
            "{sign}{strength}{star} {} {label} · {}",
            quote.code_key, quote.coder
        );
        let mut lines = vec![Line(cells::truncate(&of, room).into_owned(), Part::Head)];
        let mut flow = |words: &str, part: Part| {
            let words = words.trim();
            if !words.is_empty() {
                let wrapped = cells::wrap(words, room);
                // Empty lines between turns would make the passage hard to find.
                let full = wrapped.into_iter().filter(|line| !line.is_empty());
                lines.extend(full.map(|line| Line(line, part)));
            }
        };
        if self.has_context {
            flow(&entry.before, Part::Around);
        }
        flow(&format!("“{}”", quote.text), Part::Passage);
        if self.has_context {
            flow(&entry.after, Part::Around);
        }
        flow(&style.cite(quote), Part::Cite);
        lines.push(Line(String::new(), Part::Around));
        lines
    }

    /// The passage as it is copied: words and citation.
    #[must_use]
    pub fn copied(&self, style: &Style) -> Option<String> {
        let quote = self.quote()?;
        Some(format!("“{}” {}", quote.text, style.cite(quote)))
    }

    pub fn draw(&self, area: Rect, style: &Style, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let room = usize::from(area.width.saturating_sub(1));
        let place = match self.total {
            None => "…".to_owned(),
            Some(0) => "0".to_owned(),
            Some(total) => format!("{}/{total}", self.at + 1),
        };
        let wide = room.saturating_sub(cells::width(&place) + 1);
        let title = cells::fit(&self.title, wide, cells::Align::Left);
        buffer.set_stringn(
            area.x,
            area.y,
            format!("{title} {place}"),
            room,
            theme.title,
        );
        let body = body(area);
        if self.entries.is_empty() {
            let id = match self.total {
                None => "displays-passages-reading",
                Some(_) => "displays-passages-none",
            };
            for (y, line) in (body.y..body.bottom()).zip(cells::wrap(&shared.say_id(id), room)) {
                buffer.set_stringn(area.x, y, line, room, theme.dim);
            }
            return;
        }
        let mut y = body.y;
        for at in self.first(area, style, shared)..self.entries.len() {
            let lines = self.lines(at, area.width, style, shared);
            let last = lines.len().saturating_sub(1);
            for (row, Line(words, part)) in lines.iter().enumerate() {
                if y >= body.bottom() {
                    return;
                }
                if at == self.at && row < last {
                    buffer.set_stringn(area.x, y, "▌", 1, theme.accent);
                }
                let look = part.look(at == self.at, shared);
                buffer.set_stringn(area.x + GUTTER, y, words, room, look);
                y += 1;
            }
        }
        let left = self.total.unwrap_or(0).saturating_sub(self.entries.len());
        if left > 0 && y < body.bottom() {
            let more = shared.say(&text!("displays-passages-more", count = left));
            buffer.set_stringn(area.x + GUTTER, y, more, room, theme.dim);
        }
    }
}

fn body(area: Rect) -> Rect {
    let head = area.height.min(2);
    Rect {
        y: area.y + head,
        height: area.height - head,
        ..area
    }
}

struct Line(String, Part);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Passage,
    Around,
    Cite,
}

impl Part {
    fn look(self, is_chosen: bool, shared: &Shared) -> Look {
        let theme = &shared.theme;
        match self {
            Part::Head if is_chosen => theme.selected,
            Part::Head => theme.title,
            Part::Passage => theme.text,
            Part::Around => theme.dim,
            Part::Cite => theme.accent,
        }
    }
}
