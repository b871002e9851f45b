//! A dialog to read in: wrapped text that scrolls. It must not know what the
//! text is about.

use crossterm::event::{KeyEvent, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::rows::scroll_bar;
use crate::message::Text;
use crate::tui::cells;
use crate::tui::keymap::{self, Binding, Chord, Context, Found};
use crate::tui::overlay::{Flow, Overlay};
use crate::tui::state::Shared;

crate::actions! {
    /// What can be done while reading.
    pub enum SheetAction {
        Close = "sheet-close",
        Down = "sheet-down",
        Up = "sheet-up",
        PageDown = "sheet-page-down",
        PageUp = "sheet-page-up",
    }
}

pub static KEYS: Context = Context {
    title: "keys-sheet",
    bindings: &[
        Binding::hint(&["Esc", "q", "Enter"], SheetAction::Close.name()),
        Binding::hint(&["Down", "j"], SheetAction::Down.name()),
        Binding::hint(&["Up", "k"], SheetAction::Up.name()),
        Binding::hint(&["PageDown", "Space"], SheetAction::PageDown.name()),
        Binding::new(&["PageUp"], SheetAction::PageUp.name()),
    ],
};

/// A paragraph of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Paragraph {
    Head(String),
    Words(String),
    /// Beside the point.
    Aside(String),
    Blank,
}

/// The dialog.
pub struct Sheet {
    title: Text,
    paragraphs: Vec<Paragraph>,
    offset: usize,
}

const WIDTH: u16 = 76;

impl Sheet {
    #[must_use]
    pub fn new(title: Text, paragraphs: Vec<Paragraph>) -> Self {
        Sheet {
            title,
            paragraphs,
            offset: 0,
        }
    }

    /// Every line with the paragraph it belongs to.
    fn lines(&self, area: Rect) -> Vec<(usize, String)> {
        let room = usize::from(area.width.min(WIDTH).saturating_sub(5));
        let wrapped = |words: &str| cells::wrap(words, room);
        self.paragraphs
            .iter()
            .enumerate()
            .flat_map(|(at, paragraph)| {
                let lines = match paragraph {
                    Paragraph::Head(words) | Paragraph::Words(words) | Paragraph::Aside(words) => {
                        wrapped(words)
                    }
                    Paragraph::Blank => vec![String::new()],
                };
                lines.into_iter().map(move |line| (at, line))
            })
            .collect()
    }

    fn height(area: Rect, lines: usize) -> usize {
        usize::from(area.height.saturating_sub(2)).min(lines)
    }

    fn scroll(&mut self, by: isize, area: Rect) {
        let lines = self.lines(area).len();
        let most = lines.saturating_sub(Sheet::height(area, lines));
        self.offset = self.offset.min(most).saturating_add_signed(by).min(most);
    }
}

impl Overlay for Sheet {
    fn keys(&self) -> &'static Context {
        &KEYS
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Flow {
        let area = shared.content();
        let page = isize::try_from(area.height.saturating_sub(3).max(1)).unwrap_or(1);
        let Found::Action(name) = keymap::find(&[&KEYS], &[Chord::of(key)]) else {
            return Flow::Stay;
        };
        match SheetAction::from_name(name) {
            Some(SheetAction::Down) => self.scroll(1, area),
            Some(SheetAction::Up) => self.scroll(-1, area),
            Some(SheetAction::PageDown) => self.scroll(page, area),
            Some(SheetAction::PageUp) => self.scroll(-page, area),
            Some(SheetAction::Close) | None => return Flow::Close(Vec::new()),
        }
        Flow::Stay
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, _shared: &mut Shared) -> Flow {
        match event.kind {
            MouseEventKind::ScrollDown => self.scroll(3, area),
            MouseEventKind::ScrollUp => self.scroll(-3, area),
            _ => {}
        }
        Flow::Stay
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let lines = self.lines(area);
        let height = u16::try_from(Sheet::height(area, lines.len()) + 2).unwrap_or(u16::MAX);
        let title = super::heading(&self.title, shared);
        let inner = super::panel(area, WIDTH, height, &title, buffer, theme);
        let shown = usize::from(inner.height);
        let offset = self.offset.min(lines.len().saturating_sub(shown));
        scroll_bar(offset, lines.len(), inner, buffer, theme);
        let room = usize::from(inner.width.saturating_sub(1));
        for (y, (at, line)) in (inner.y..inner.bottom()).zip(lines.iter().skip(offset)) {
            let style = match self.paragraphs[*at] {
                Paragraph::Head(_) => theme.title,
                Paragraph::Aside(_) => theme.dim,
                Paragraph::Words(_) | Paragraph::Blank => theme.text,
            };
            buffer.set_stringn(inner.x, y, line, room, style);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;
    use crate::tui::fixture;

    #[test]
    fn the_last_line_of_a_long_sheet_can_be_reached() {
        let mut shared = fixture::state().shared;
        let words = (1..=200).map(|n| Paragraph::Words(format!("sentence {n}")));
        let mut sheet = Sheet::new(text!("keys-sheet"), words.collect());
        let area = shared.content();
        for _ in 0..40 {
            let key = Chord::parse("PageDown").unwrap().event();
            assert!(matches!(sheet.key(key, &mut shared), Flow::Stay));
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        sheet.draw(area, &mut buffer, &shared);
        let shown = crate::tui::snapshot::text_and_mask(&buffer);
        assert!(shown.contains("sentence 200"), "{shown}");
    }
}
