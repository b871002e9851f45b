//! Where everything in the room stands and how it is drawn. It reads and
//! decides nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style as Look;

use super::block::{self, Tone};
use super::list::{Entry, Top};
use super::{Pane, Quotes, filters};
use crate::text;
use crate::tui::cells::{self, Align};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::scroll_bar;

/// From this width on both panes are shown.
const BOTH_FROM: u16 = 100;
/// Before each line of a quote, and after it for the scroll bar.
const GUTTER: u16 = 2;
const EDGE: u16 = 2;

/// The parts of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Areas {
    pub indicators: Rect,
    /// What the quotes are of, and which of them; on a narrow screen it is also
    /// what is left of the indicators.
    pub head: Rect,
    pub body: Rect,
    /// What is left of the pane that does not have the keys.
    pub folded: Rect,
    pub progress: Rect,
}

impl Quotes {
    pub(super) fn areas(&self, content: Rect) -> Areas {
        let below = u16::from(self.saving.is_running()).min(content.height);
        let progress = Rect {
            y: content.bottom() - below,
            height: below,
            ..content
        };
        let area = Rect {
            height: content.height - below,
            ..content
        };
        let list = |area: Rect| {
            let head = Rect {
                height: area.height.min(2),
                ..area
            };
            let body = Rect {
                y: area.y + head.height,
                height: area.height - head.height,
                ..area
            };
            (head, body)
        };
        if area.width >= BOTH_FROM {
            let left = (area.width / 3).clamp(30, 46);
            // The line between the panes is also where the scroll bar of the left one is.
            let indicators = Rect {
                x: area.x + 1,
                width: left,
                ..area
            };
            let (head, body) = list(Rect {
                x: area.x + left + 1,
                width: area.width - left - 1,
                ..area
            });
            return Areas {
                indicators,
                head,
                body,
                folded: Rect::default(),
                progress,
            };
        }
        let (head, body) = list(area);
        match self.pane {
            Pane::List => Areas {
                indicators: Rect::default(),
                head,
                body,
                folded: Rect { height: 1, ..head },
                progress,
            },
            Pane::Indicators => {
                let line = area.height.min(1);
                let folded = Rect {
                    y: area.bottom() - line,
                    height: line,
                    ..area
                };
                Areas {
                    indicators: Rect {
                        x: area.x + 1,
                        width: area.width.saturating_sub(1),
                        height: area.height - line,
                        ..area
                    },
                    head: Rect::default(),
                    body: Rect::default(),
                    folded,
                    progress,
                }
            }
        }
    }

    /// Lines a page of quotes has, and cells a line has. The same whether the
    /// page can be seen just now or not.
    pub(super) fn page(&self, shared: &Shared) -> (usize, u16) {
        let content = shared.content();
        let areas = self.areas(content);
        let body = match areas.body.width {
            0 => Rect {
                height: content.height.saturating_sub(2),
                ..content
            },
            _ => areas.body,
        };
        let width = body.width.saturating_sub(GUTTER + EDGE).max(1);
        (usize::from(body.height).max(1), width)
    }

    pub(super) fn paint(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) -> Option<Position> {
        let areas = self.areas(area);
        self.draw_progress(areas.progress, buffer, shared);
        if self.is_matrix {
            let area = Rect {
                height: area.height - areas.progress.height,
                ..area
            };
            self.grid.draw(&self.filter, area, buffer, shared);
            return None;
        }
        let is_narrow = areas.folded.height > 0;
        if !is_narrow {
            let x = areas.indicators.right().saturating_sub(1);
            for y in area.top()..areas.progress.y {
                buffer.set_stringn(x, y, "│", 1, shared.theme.border);
            }
        }
        let mut cursor = None;
        if areas.indicators.width > 0 {
            let has_keys = self.pane == Pane::Indicators;
            let chosen = self.filter.codes.first().copied();
            cursor = self
                .indicators
                .draw(chosen, has_keys, areas.indicators, buffer, shared);
        }
        if areas.body.width > 0 {
            self.draw_head(areas.head, is_narrow, buffer, shared);
            self.draw_list(areas.body, buffer, shared);
        } else {
            self.draw_folded_list(areas.folded, buffer, shared);
        }
        cursor
    }

    fn draw_progress(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let Some(said) = self.saving.said(shared).filter(|_| area.height > 0) else {
            return;
        };
        let room = usize::from(area.width.saturating_sub(2));
        let said = cells::fit(&said, room, Align::Left);
        buffer.set_stringn(area.x + 1, area.y, said, room, shared.theme.warning);
    }

    /// Which quote of how many.
    fn place(&self) -> String {
        match self.list.total {
            None => "…".to_owned(),
            Some(0) => "0".to_owned(),
            Some(total) => format!("{}/{total}", self.list.chosen + 1),
        }
    }

    fn draw_head(&self, area: Rect, is_narrow: bool, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let room = usize::from(area.width.saturating_sub(2));
        let place = self.place();
        let wide = room.saturating_sub(cells::width(&place) + 1);
        let mut of = filters::indicator(&self.filter, shared);
        if is_narrow {
            of = format!("◂ {of}");
        }
        let of = format!("{} {place}", cells::fit(&of, wide, Align::Left));
        let style = if self.pane == Pane::List {
            theme.title
        } else {
            theme.dim
        };
        buffer.set_stringn(area.x + 1, area.y, of, room, style);
        if area.height < 2 {
            return;
        }
        let filters = filters::sentence(&self.filter, self.sort, shared);
        let key = self.style(shared).key().to_owned();
        let cited = shared.say(&text!("quotes-cited-as", style = key));
        let left = room.saturating_sub(cells::width(&cited) + 2);
        // The conditions matter more than the style, where both do not fit.
        let line = if cells::width(&filters) <= left {
            format!("{}  {cited}", cells::fit(&filters, left, Align::Left))
        } else {
            filters
        };
        let style = if filters::parts(&self.filter).is_empty() {
            theme.dim
        } else {
            theme.accent
        };
        let line = cells::truncate(&line, room);
        buffer.set_stringn(area.x + 1, area.y + 1, line, room, style);
    }

    fn draw_folded_list(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let room = usize::from(area.width.saturating_sub(2));
        let said = shared.say(&text!(
            "quotes-folded",
            count = match self.list.total {
                Some(total) => total.to_string(),
                None => "…".to_owned(),
            },
            of = filters::indicator(&self.filter, shared)
        ));
        let said = format!("▸ {said}");
        let said = cells::truncate(&said, room);
        buffer.set_stringn(area.x + 1, area.y, said, room, shared.theme.accent);
    }

    fn draw_list(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        match self.list.total {
            None => {
                let line = shared.say_id("quotes-counting");
                draw_words(&line, area, buffer, shared);
            }
            Some(0) => {
                let is_all = self.filter == Default::default();
                let id = match (is_all, shared.codes.is_empty()) {
                    (true, true) => "quotes-empty-no-codes",
                    (true, false) => "quotes-empty-study",
                    (false, _) if filters::parts(&self.filter).is_empty() => "quotes-empty-code",
                    (false, _) => "quotes-empty-filter",
                };
                draw_words(&shared.say_id(id), area, buffer, shared);
            }
            Some(total) => self.draw_quotes(total, area, buffer, shared),
        }
    }

    fn draw_quotes(&self, total: usize, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let width = area.width.saturating_sub(GUTTER + EDGE).max(1);
        let height = usize::from(area.height);
        let measure = |entry: &Entry| block::height(entry, width, shared);
        let Top { quote, lines } = self.list.top(height, &measure);
        scroll_bar(quote, total, area, buffer, &shared.theme);
        let mut y = area.y;
        let mut skip = lines;
        for at in quote..total {
            if y >= area.bottom() {
                break;
            }
            let is_chosen = at == self.list.chosen;
            let Some(entry) = self.list.entry(at) else {
                buffer.set_stringn(area.x + GUTTER, y, "…", 1, shared.theme.dim);
                y += 1;
                continue;
            };
            let block = block::lay_out(entry, width, shared);
            let last = block.len().saturating_sub(1);
            for (row, line) in block.iter().enumerate().skip(skip) {
                if y >= area.bottom() {
                    break;
                }
                if is_chosen && row < last {
                    buffer.set_stringn(area.x, y, "▌", 1, shared.theme.accent);
                }
                let mut x = area.x + GUTTER;
                for (words, tone) in line {
                    let room = usize::from(area.right().saturating_sub(x));
                    let style = self.look(*tone, is_chosen, shared);
                    (x, _) = buffer.set_stringn(x, y, words, room, style);
                }
                y += 1;
            }
            skip = 0;
        }
    }

    fn look(&self, tone: Tone, is_chosen: bool, shared: &Shared) -> Look {
        let theme = &shared.theme;
        match tone {
            Tone::Head if is_chosen && self.pane == Pane::List => theme.selected,
            Tone::Head if is_chosen => theme.selected_dim,
            Tone::Head => theme.title,
            Tone::Passage => theme.text,
            Tone::Around | Tone::Translation => theme.dim,
            Tone::Cite => theme.accent,
        }
    }
}

fn draw_words(words: &str, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let room = usize::from(area.width.saturating_sub(GUTTER + EDGE));
    for (y, line) in (area.y + 1..area.bottom()).zip(cells::wrap(words, room)) {
        buffer.set_stringn(area.x + GUTTER, y, line, room, shared.theme.text);
    }
}
