//! The cell that is chosen in the grid: its passages and its condensation, read
//! or being written. It must not know the grid.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::model::ids::{CodeId, SummaryId};
use crate::model::quote::Quote;
use crate::model::reduction::UnitId;
use crate::text;
use crate::tui::cells;
use crate::tui::state::Shared;
use crate::tui::widgets::editor::Editor;

/// Passages of one cell that are read; the rest is counted.
pub const MOST: usize = 200;

/// What stands in a cell of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub unit: UnitId,
    pub code: CodeId,
}

/// What was read of a cell.
#[derive(Debug)]
pub struct Known {
    pub place: Place,
    /// The name of the row and the key of the column.
    pub row: String,
    pub column: String,
    pub quotes: Vec<Quote>,
    pub total: usize,
    pub summary: Option<Condensation>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condensation {
    pub id: SummaryId,
    pub text: String,
    pub is_stale: bool,
}

/// A condensation that is being written.
pub struct Writing {
    pub place: Place,
    pub editor: Editor,
    pub before: String,
    /// Esc was pressed once over changed words.
    pub is_warned: bool,
    /// It is on its way to the study.
    pub is_sent: bool,
}

impl Writing {
    pub fn new(place: Place, words: &str) -> Self {
        Writing {
            place,
            editor: Editor::new(words),
            before: words.to_owned(),
            is_warned: false,
            is_sent: false,
        }
    }
}

/// The pane.
#[derive(Default)]
pub struct CellPane {
    pub known: Option<Known>,
    pub chosen: usize,
    pub writing: Option<Writing>,
}

impl CellPane {
    pub fn absorb(&mut self, known: Known) {
        let is_same = self
            .known
            .as_ref()
            .is_some_and(|before| before.place == known.place);
        if !is_same {
            self.chosen = 0;
        }
        self.chosen = self.chosen.min(known.quotes.len().saturating_sub(1));
        self.known = Some(known);
    }

    pub fn quote(&self) -> Option<&Quote> {
        self.known.as_ref()?.quotes.get(self.chosen)
    }

    pub fn move_by(&mut self, by: isize) {
        let last = self.known.as_ref().map_or(0, |known| known.quotes.len());
        self.chosen = self
            .chosen
            .saturating_add_signed(by)
            .min(last.saturating_sub(1));
    }

    pub fn draw(&self, area: Rect, has_keys: bool, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let Some(known) = &self.known else {
            put(buffer, area, 0, "…", theme.dim);
            return;
        };
        let code = shared.code(known.place.code);
        let label = code.map_or("", |code| code.label(shared.language()));
        let head = format!("{} · {} {label}", known.row, known.column);
        put(buffer, area, 0, &head, theme.title);
        let above = self.draw_condensation(known, area, buffer, shared);
        let line = "─".repeat(usize::from(area.width));
        put(buffer, area, above, &line, theme.border);
        let said = shared.say(&text!("reduction-passages", count = known.total));
        put(buffer, area, above, &format!("─ {said} "), theme.dim);
        let rest = below(area, above + 1);
        self.draw_quotes(known, rest, has_keys, buffer, shared);
    }

    /// Draws what is condensed, or the editor; how many lines are used.
    fn draw_condensation(
        &self,
        known: &Known,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) -> u16 {
        let theme = &shared.theme;
        let most = (area.height.saturating_sub(2) / 2).max(2);
        if let Some(writing) = &self.writing {
            let said = shared.say_id("reduction-writing");
            put(buffer, area, 1, &said, theme.accent);
            let place = Rect {
                height: most.min(area.height.saturating_sub(2)),
                ..below(area, 2)
            };
            writing.editor.draw(place, buffer);
            return 2 + place.height;
        }
        let (mark, style) = match &known.summary {
            None => (shared.say_id("reduction-none-yet"), theme.dim),
            Some(summary) if summary.is_stale => (
                format!("↻ {}", shared.say_id("reduction-stale")),
                theme.warning,
            ),
            Some(_) => (
                format!("✎ {}", shared.say_id("reduction-fresh")),
                theme.good,
            ),
        };
        let mut used = 1;
        for line in cells::wrap(&mark, usize::from(area.width))
            .into_iter()
            .take(2)
        {
            put(buffer, area, used, &line, style);
            used += 1;
        }
        let Some(summary) = &known.summary else {
            return used;
        };
        let lines = cells::wrap(&summary.text, usize::from(area.width));
        let cut = lines.len() > usize::from(most);
        for (at, line) in lines.iter().take(usize::from(most)).enumerate() {
            let is_last = cut && at + 1 == usize::from(most);
            let line = if is_last {
                format!("{line} …")
            } else {
                line.clone()
            };
            put(buffer, area, used, &line, theme.text);
            used += 1;
        }
        used
    }

    fn draw_quotes(
        &self,
        known: &Known,
        area: Rect,
        has_keys: bool,
        buffer: &mut Buffer,
        shared: &Shared,
    ) {
        let theme = &shared.theme;
        if known.quotes.is_empty() {
            let lines = cells::wrap(
                &shared.say_id("reduction-no-passages"),
                usize::from(area.width),
            );
            for (at, line) in (0_u16..).zip(lines) {
                put(buffer, area, at, &line, theme.dim);
            }
            return;
        }
        let room = usize::from(area.width.saturating_sub(2));
        let first = self.first_in_sight(known, room, usize::from(area.height));
        let mut y = 0;
        for (at, quote) in known.quotes.iter().enumerate().skip(first) {
            if y >= area.height {
                break;
            }
            let is_chosen = at == self.chosen;
            let mark = if is_chosen { "▌" } else { " " };
            let style = match (is_chosen, has_keys) {
                (true, true) => theme.selected,
                (true, false) => theme.title,
                _ => theme.dim,
            };
            put(buffer, area, y, &format!("{mark}{}", head(quote)), style);
            y += 1;
            for line in passage(quote, room) {
                if y < area.height {
                    put(buffer, area, y, &format!("{mark} {line}"), theme.text);
                }
                y += 1;
            }
        }
        if known.total > known.quotes.len() && y < area.height {
            let more = known.total - known.quotes.len();
            let said = shared.say(&text!("reduction-more-passages", count = more));
            put(buffer, area, y, &said, theme.dim);
        }
    }

    /// The first quote to draw so that the chosen one can be seen whole, if it
    /// fits at all.
    fn first_in_sight(&self, known: &Known, room: usize, height: usize) -> usize {
        let mut first = self.chosen;
        let tall = |at: usize| {
            known
                .quotes
                .get(at)
                .map_or(0, |quote| passage(quote, room).len() + 1)
        };
        let mut used = tall(first);
        while first > 0 {
            let more = tall(first - 1);
            if used + more > height {
                break;
            }
            used += more;
            first -= 1;
        }
        first
    }
}

/// Sign, strength and place of a passage in one line.
fn head(quote: &Quote) -> String {
    let sign = quote
        .polarity
        .map_or("•", |polarity| match polarity.sign() {
            "-" => "−",
            sign => sign,
        });
    let strength = usize::from(quote.strength.map_or(0, |strength| strength.get())).min(3);
    let dots = "●".repeat(strength);
    let turn = quote.turn_number.map(|number| format!(":T{number:03}"));
    let star = if quote.is_starred { " ★" } else { "" };
    format!(
        "{sign} {dots}{}{}{} {} {}{star}",
        if strength > 0 { " " } else { "" },
        quote.document_title,
        turn.unwrap_or_default(),
        quote.code_key,
        quote.coder,
    )
}

fn passage(quote: &Quote, room: usize) -> Vec<String> {
    cells::wrap(&format!("“{}”", quote.text), room)
}

/// `area` without its first lines.
pub fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

/// Writes one line of an area, cut to its width.
pub fn put(buffer: &mut Buffer, area: Rect, line: u16, words: &str, style: Style) {
    if line >= area.height || area.width == 0 {
        return;
    }
    let room = usize::from(area.width);
    let words = cells::truncate(words, room);
    buffer.set_stringn(area.x, area.y + line, words, room, style);
}
