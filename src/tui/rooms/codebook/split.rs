//! Splitting a code: its quotes, the parts that are named, and which quote goes
//! to which part. Nothing is changed before the end. It must not know how the
//! tree is shown.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::asks::About;
use super::{Codebook, SplitAction, forms};
use crate::model::code::{Code, CodeWords};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CodeId, CodingId};
use crate::model::quote::{Quote, QuoteFilter, QuoteSort};
use crate::text;
use crate::tui::cells::{self, Align};
use crate::tui::effect::{Effect, Value};
use crate::tui::overlay::Given;
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::palette::Chooser;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::rows::{Rows, scroll_bar};

const QUOTES: &str = "codebook-split";
/// How many quotes are laid out at most, and how many parts there are keys for.
const MOST_QUOTES: usize = 5_000;
const MOST_PARTS: usize = 9;
/// Lines for the whole text of the chosen quote.
const READING: u16 = 4;

struct Part {
    key: String,
    words: CodeWords,
}

/// A code on the table.
pub struct Split {
    code: CodeId,
    parts: Vec<Part>,
    quotes: Vec<Quote>,
    /// The part each quote goes to; `None` leaves it where it is.
    given: Vec<Option<usize>>,
    rows: Rows,
    /// Esc was pressed once over parts that would be lost.
    is_warned: bool,
}

impl Split {
    fn new(code: CodeId, quotes: Vec<Quote>) -> Self {
        Split {
            code,
            parts: Vec::new(),
            given: vec![None; quotes.len()],
            quotes,
            rows: Rows::default(),
            is_warned: false,
        }
    }

    fn list_area(&self, area: Rect) -> Rect {
        let above = 2 + u16::try_from(self.parts.len().max(1)).unwrap_or(1);
        let below = if area.height > above + READING + 4 {
            READING + 1
        } else {
            0
        };
        Rect {
            y: area.y + above.min(area.height),
            height: area.height.saturating_sub(above + below),
            ..area
        }
    }

    fn move_by(&mut self, by: isize, area: Rect) {
        let height = usize::from(self.list_area(area).height);
        self.rows.move_by(by, self.quotes.len(), height);
    }

    /// Gives the chosen quote to a part and goes on to the next.
    fn give(&mut self, part: Option<usize>, shared: &mut Shared) {
        if part.is_some_and(|part| part >= self.parts.len()) {
            shared.warn(text!(
                "split-no-part",
                number = part.map_or(0, |part| part + 1)
            ));
            return;
        }
        if let Some(given) = self.given.get_mut(self.rows.selected) {
            *given = part;
        }
        self.move_by(1, shared.content());
    }

    /// Digits give at once, so that a quote takes one key.
    pub fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Option<Vec<Effect>> {
        let KeyCode::Char(letter) = key.code else {
            return None;
        };
        let digit = letter
            .to_digit(10)
            .filter(|_| key.modifiers == KeyModifiers::NONE)?;
        self.is_warned = false;
        self.give((digit as usize).checked_sub(1), shared);
        Some(Vec::new())
    }

    pub fn mouse(&mut self, event: MouseEvent, area: Rect) {
        let list = self.list_area(area);
        let (len, height) = (self.quotes.len(), usize::from(list.height));
        match event.kind {
            MouseEventKind::ScrollDown => self.rows.scroll_by(3, len, height),
            MouseEventKind::ScrollUp => self.rows.scroll_by(-3, len, height),
            MouseEventKind::Down(MouseButton::Left) => {
                let line = usize::from(event.row).checked_sub(usize::from(list.y));
                if let Some(row) = line.and_then(|line| self.rows.at(line, len, height)) {
                    self.rows.select(row, len, height);
                }
            }
            _ => {}
        }
    }

    fn edit(&self, reason: &str) -> Edit {
        let of = |part| -> Vec<CodingId> {
            self.quotes
                .iter()
                .zip(&self.given)
                .filter(|(_, given)| **given == Some(part))
                .map(|(quote, _)| quote.id)
                .collect()
        };
        Edit::SplitCode {
            code: self.code,
            parts: self
                .parts
                .iter()
                .enumerate()
                .map(|(at, part)| (part.key.clone(), part.words.clone(), of(at)))
                .collect(),
            reason: reason.trim().to_owned(),
        }
    }

    pub fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let room = usize::from(area.width.saturating_sub(2));
        let code = shared.code(self.code);
        let title = text!(
            "split-title",
            code = code.map_or("", |code| code.key.as_str()),
            count = self.quotes.len()
        );
        let title = shared.say(&title);
        let bottom = area.bottom();
        let mut put = |y: u16, words: &str, style: Style| {
            if y < bottom {
                buffer.set_stringn(area.x + 1, y, cells::truncate(words, room), room, style);
            }
        };
        put(area.y, &title, theme.title);
        if self.parts.is_empty() {
            put(area.y + 1, &shared.say_id("split-name-parts"), theme.text);
        }
        for (y, (at, part)) in (area.y + 1..).zip(self.parts.iter().enumerate()) {
            let count = self
                .given
                .iter()
                .filter(|given| **given == Some(at))
                .count();
            let label = part.words.label.shown(shared.language());
            put(
                y,
                &format!("{}  {}  {label}  ({count})", at + 1, part.key),
                theme.accent,
            );
        }
        self.draw_quotes(area, buffer, shared);
    }

    fn draw_quotes(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let list = self.list_area(area);
        let room = usize::from(list.width.saturating_sub(3));
        if self.quotes.is_empty() && list.height > 0 {
            let none = shared.say_id("split-no-quotes");
            buffer.set_stringn(
                list.x + 1,
                list.y,
                cells::truncate(&none, room),
                room,
                theme.dim,
            );
        }
        let window = self
            .rows
            .window(self.quotes.len(), usize::from(list.height));
        scroll_bar(window.start, self.quotes.len(), list, buffer, theme);
        for (y, row) in (list.y..).zip(window) {
            let quote = &self.quotes[row];
            let sign = self.given[row].map_or("·".to_owned(), |part| (part + 1).to_string());
            let who = quote.case.as_deref().or(quote.speaker.as_deref());
            let who = format!("{} · {}", who.unwrap_or(&quote.document_title), quote.coder);
            let who = cells::fit(&who, 12, Align::Left);
            let line = format!("[{sign}] {who}  {}", quote.text);
            let style = if row == self.rows.selected {
                theme.selected
            } else {
                theme.text
            };
            let line = cells::fit(&line, room, Align::Left);
            buffer.set_stringn(list.x + 1, y, line, room, style);
        }
        let below = Rect {
            y: list.bottom(),
            height: area.bottom().saturating_sub(list.bottom()),
            ..list
        };
        let Some(quote) = self
            .quotes
            .get(self.rows.selected)
            .filter(|_| below.height > 1)
        else {
            return;
        };
        let edge = "─".repeat(usize::from(below.width));
        buffer.set_stringn(
            below.x,
            below.y,
            edge,
            usize::from(below.width),
            theme.border,
        );
        for (y, line) in (below.y + 1..below.bottom()).zip(cells::wrap(&quote.text, room)) {
            buffer.set_stringn(below.x + 1, y, line, room, theme.text);
        }
    }
}

impl Codebook {
    pub(super) fn begin_split(&mut self, code: &Code) -> Vec<Effect> {
        let wanted = QuoteFilter {
            codes: vec![code.id],
            is_exact_code: true,
            ..QuoteFilter::default()
        };
        let code = code.id;
        vec![Effect::query(QUOTES, move |workbench, _cancel| {
            let sort = QuoteSort::Document;
            Ok((code, workbench.quotes(&wanted, sort, 0, MOST_QUOTES)?))
        })]
    }

    pub(super) fn absorb_split(
        &mut self,
        slot: &'static str,
        value: Value,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        if slot == QUOTES
            && let Ok(answer) = value.downcast::<(CodeId, Vec<Quote>)>()
        {
            let (code, quotes) = *answer;
            if quotes.len() == MOST_QUOTES {
                shared.warn(text!("split-many-quotes", count = MOST_QUOTES));
            }
            self.split = Some(Split::new(code, quotes));
        }
        Vec::new()
    }

    pub(super) fn act_on_split(&mut self, action: SplitAction, shared: &mut Shared) -> Vec<Effect> {
        let area = shared.content();
        let Some(split) = &mut self.split else {
            return Vec::new();
        };
        split.is_warned = false;
        let page = isize::try_from(split.list_area(area).height).unwrap_or(1);
        match action {
            SplitAction::Down => split.move_by(1, area),
            SplitAction::Up => split.move_by(-1, area),
            SplitAction::PageDown => split.move_by(page, area),
            SplitAction::PageUp => split.move_by(-page, area),
            SplitAction::First => split.move_by(isize::MIN, area),
            SplitAction::Last => split.move_by(isize::MAX, area),
            SplitAction::Keep => split.give(None, shared),
            SplitAction::AddPart if split.parts.len() == MOST_PARTS => {
                shared.warn(text!("split-most-parts", count = MOST_PARTS));
            }
            SplitAction::AddPart => return self.ask_part(None, shared),
            SplitAction::Give | SplitAction::EditPart | SplitAction::RemovePart => {
                return ask_which_part(action, split, shared);
            }
            SplitAction::Finish if split.parts.is_empty() => {
                shared.warn(text!("split-name-parts"));
            }
            SplitAction::Finish => {
                let moved = split.given.iter().flatten().count();
                let about = text!(
                    "split-about",
                    parts = split.parts.len(),
                    moved = moved,
                    stay = split.quotes.len() - moved
                );
                let prompt = Prompt::new(action.name(), text!("split-reason"), "").about(about);
                return vec![Effect::open(prompt)];
            }
        }
        Vec::new()
    }

    fn ask_part(&mut self, at: Option<usize>, shared: &Shared) -> Vec<Effect> {
        let first = self.language(shared);
        let Some(split) = &self.split else {
            return Vec::new();
        };
        let of = shared.code(split.code).map_or("", |code| code.key.as_str());
        let part = at.and_then(|at| split.parts.get(at));
        let key = part.map_or_else(|| format!("{of}."), |part| part.key.clone());
        let words = part.map_or_else(CodeWords::default, |part| part.words.clone());
        let mut fields = vec![Field::line("code-key", &key).required()];
        fields.extend(forms::of_words(&words, first));
        self.about = About::Part(at);
        let name = SplitAction::AddPart.name();
        vec![Effect::open(Form::new(
            name,
            text!("split-part-of", code = of),
            fields,
        ))]
    }

    pub(super) fn answered_split(
        &mut self,
        action: SplitAction,
        given: &Given,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        let first = self.language(shared);
        let about = self.about.clone();
        let Some(split) = &mut self.split else {
            return Vec::new();
        };
        match (action, given) {
            (SplitAction::AddPart, Given::Fields(fields)) => {
                let [key, words @ ..] = fields.as_slice() else {
                    return Vec::new();
                };
                let part = Part {
                    key: key.words().trim().to_owned(),
                    words: forms::words_of(words, first),
                };
                match about {
                    About::Part(Some(at)) if at < split.parts.len() => split.parts[at] = part,
                    _ => split.parts.push(part),
                }
                Vec::new()
            }
            (SplitAction::Finish, Given::Words(reason)) => {
                Codebook::apply(split.edit(reason), reason)
            }
            (action, Given::Choice(at)) => match at.parse::<usize>() {
                Ok(at) => self.with_part(action, at, shared),
                Err(_) => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn with_part(&mut self, action: SplitAction, at: usize, shared: &mut Shared) -> Vec<Effect> {
        if action == SplitAction::EditPart {
            return self.ask_part(Some(at), shared);
        }
        let Some(split) = &mut self.split else {
            return Vec::new();
        };
        if action == SplitAction::Give {
            split.give(Some(at), shared);
        } else if at < split.parts.len() {
            split.parts.remove(at);
            for given in &mut split.given {
                *given = match *given {
                    Some(part) if part == at => None,
                    Some(part) if part > at => Some(part - 1),
                    other => other,
                };
            }
        }
        Vec::new()
    }

    pub(super) fn leave_split(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        let split = self.split.as_mut()?;
        if split.parts.is_empty() || split.is_warned {
            self.split = None;
        } else {
            split.is_warned = true;
            shared.warn(text!("split-unfinished"));
        }
        Some(Vec::new())
    }

    /// The split is done, or what it was about is gone.
    pub(super) fn leave_split_after(&mut self, change: Option<&Change>, shared: &Shared) {
        let is_gone = |split: &Split| shared.code(split.code).is_none();
        if matches!(change, Some(Change::CodeSplit { .. }))
            || self.split.as_ref().is_some_and(is_gone)
        {
            self.split = None;
        }
    }
}

/// Which of the parts, when no digit said so.
fn ask_which_part(action: SplitAction, split: &Split, shared: &mut Shared) -> Vec<Effect> {
    if split.parts.is_empty() {
        shared.warn(text!("split-name-parts"));
        return Vec::new();
    }
    let item = |(at, part): (usize, &Part)| Item {
        key: at.to_string(),
        shown: format!("{}  {}", at + 1, part.key),
        note: part.words.label.shown(shared.language()).to_owned(),
        words: format!("{} {}", part.key, part.words.label.shown(shared.language())),
    };
    let items = split.parts.iter().enumerate().map(item).collect();
    vec![Effect::open(Chooser::new(
        action.name(),
        text!("split-which"),
        items,
    ))]
}
