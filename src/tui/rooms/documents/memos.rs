//! All memos of the study, the newest first, with the one that is chosen in
//! full. It must not know how a memo's subject is shown elsewhere.

use std::collections::HashMap;
use std::sync::atomic::Ordering;

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::MOVE;
use super::ask::{Asked, memo_kind_id};
use super::journal::day;
use super::pane::{Next, Pane, below, height, put, put_title, put_wrapped};
use super::search::{Search, Took};
use crate::model::edit::{Change, Edit};
use crate::model::ids::CodingId;
use crate::model::memo::{Memo, MemoKind, MemoSubject};
use crate::model::quote::Quote;
use crate::text;
use crate::text::contains_folded;
use crate::tui::effect::{Effect, Target, Value};
use crate::tui::keymap::{Binding, Context};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::{Rows, scroll_bar};
use crate::tui::widgets::table::{self, Column};
use crate::workbench::MemoFilter;

crate::actions! {
    /// What can be done in the list of memos.
    pub enum MemosAction {
        Edit = "memos-edit",
        Visit = "memos-visit",
        New = "memos-new",
        FollowUp = "memos-follow-up",
        Open = "memos-open-only",
        Kind = "memos-kind",
        Delete = "memos-delete",
    }
}

pub static KEYS: Context = Context {
    title: "keys-memos",
    bindings: &[
        Binding::hint(&["Enter", "e"], MemosAction::Edit.name()),
        Binding::hint(&["v"], MemosAction::Visit.name()),
        Binding::hint(&["a"], MemosAction::New.name()),
        Binding::hint(&["t"], MemosAction::Kind.name()),
        Binding::hint(&["f"], MemosAction::FollowUp.name()),
        Binding::new(&["o"], MemosAction::Open.name()),
        Binding::hint(&["x", "Delete"], MemosAction::Delete.name()),
    ],
};

const COLUMNS: [Column; 5] = [
    Column::new("memos-column-kind", 12),
    Column::new("memos-column-title", 0),
    Column::new("memos-column-subject", 18).from(56),
    Column::new("memos-column-coder", 10).from(90),
    Column::new("memos-column-date", 10).from(70),
];

/// The slot of the memos, and of the place a memo on a passage is about.
pub const MEMOS: &str = "documents-memos";
pub const JUMP: &str = "documents-memo-place";

/// For so many memos on passages the list says which passage it is.
const MOST_PLACES: usize = 2_000;

/// The memos of the study, and where the passages are that some are about.
pub struct Known {
    pub memos: Vec<Memo>,
    pub places: HashMap<CodingId, String>,
}

/// Document, turn and code of a passage.
fn place(quote: &Quote) -> String {
    let turn = quote.turn_number.map(|number| format!(":T{number:03}"));
    let turn = turn.unwrap_or_default();
    format!("{}{turn} {}", quote.document_title, quote.code_key)
}

/// The view.
#[derive(Default)]
pub struct Memos {
    places: HashMap<CodingId, String>,
    rows: Rows,
    memos: Option<Vec<Memo>>,
    /// The memos are those of the study as it is now.
    is_fresh: bool,
    /// Places in `memos` of those that are shown.
    order: Vec<usize>,
    kind: Option<MemoKind>,
    /// Only surprises nobody has followed up.
    is_open_only: bool,
    search: Search,
}

impl Memos {
    fn memo(&self) -> Option<&Memo> {
        self.memos
            .as_ref()?
            .get(*self.order.get(self.rows.selected)?)
    }

    fn narrow(&mut self) {
        let words = self.search.words();
        let is_shown = |memo: &Memo| {
            let is_of_kind = self.kind.is_none_or(|kind| memo.kind == kind);
            is_of_kind
                && (memo.is_open() || !self.is_open_only)
                && (words.is_empty()
                    || contains_folded(&memo.title, words)
                    || contains_folded(&memo.text, words))
        };
        let memos = self.memos.as_deref().unwrap_or_default();
        self.order = (0..memos.len())
            .filter(|place| is_shown(&memos[*place]))
            .collect();
        self.rows
            .select(self.rows.selected, self.order.len(), usize::MAX);
    }

    fn is_narrowed(&self) -> bool {
        self.search.is_shown() || self.kind.is_some() || self.is_open_only
    }

    fn next_kind(&mut self) {
        let all = MemoKind::ALL;
        let at = self
            .kind
            .and_then(|kind| all.iter().position(|k| *k == kind));
        self.kind = all.get(at.map_or(0, |at| at + 1)).copied();
        self.narrow();
    }

    fn visit(memo: &Memo, shared: &mut Shared) -> Next {
        let target = match memo.subject {
            MemoSubject::Document(document) => Target::Document {
                document,
                span: None,
                coding: None,
            },
            MemoSubject::Code(code) => Target::Code(code),
            MemoSubject::Case(case) => return Next::Case(case),
            MemoSubject::Coding(coding) => {
                return Next::effect(Effect::query(JUMP, move |study, _cancel| {
                    let quote = study.quote(coding)?;
                    Ok(Target::Document {
                        document: quote.document,
                        span: Some(quote.span),
                        coding: Some(coding),
                    })
                }));
            }
            MemoSubject::Study => {
                shared.notify(text!("memos-about-study"));
                return Next::nothing();
            }
        };
        Next::effect(Effect::Visit(target))
    }

    /// How many lines of the view show the chosen memo in full.
    fn reading(area: Rect) -> u16 {
        (area.height / 2).saturating_sub(1).min(12)
    }
}

fn subject(memo: &Memo, places: &HashMap<CodingId, String>, shared: &Shared) -> String {
    match memo.subject {
        MemoSubject::Study => shared.say_id("memos-study"),
        MemoSubject::Coding(id) => match places.get(&id) {
            Some(place) => place.clone(),
            None => shared.say_id("memos-passage"),
        },
        MemoSubject::Code(id) => shared
            .code(id)
            .map_or(String::new(), |code| code.key.clone()),
        MemoSubject::Case(id) => shared
            .case(id)
            .map_or(String::new(), |case| case.key.clone()),
        MemoSubject::Document(id) => shared
            .document(id)
            .map_or(String::new(), |document| document.title.clone()),
    }
}

/// The title, or the beginning of the text where there is none.
fn headline(memo: &Memo) -> &str {
    match memo.title.as_str() {
        "" => memo.text.lines().next().unwrap_or_default(),
        title => title,
    }
}

/// The same, with a mark before a surprise that nobody has followed up.
fn flagged(memo: &Memo) -> String {
    let mark = if memo.is_open() { "! " } else { "" };
    format!("{mark}{}", headline(memo))
}

impl Pane for Memos {
    fn keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&KEYS, &MOVE];
        TABLES
    }

    fn rows(&mut self, _shared: &Shared) -> (&mut Rows, usize) {
        (&mut self.rows, self.order.len())
    }

    fn around(&self, area: Rect, _shared: &Shared) -> (u16, u16) {
        (
            3 + u16::from(self.search.is_shown()),
            Memos::reading(area) + 1,
        )
    }

    fn ask(&mut self, _shared: &Shared) -> Vec<Effect> {
        if self.is_fresh {
            return Vec::new();
        }
        vec![Effect::query(MEMOS, |study, cancel| {
            let memos = study.memos(&MemoFilter::default())?;
            let places = memos
                .iter()
                .filter_map(|memo| match memo.subject {
                    MemoSubject::Coding(coding) => Some(coding),
                    _ => None,
                })
                .take(MOST_PLACES)
                .filter(|_| !cancel.load(Ordering::Relaxed))
                .filter_map(|coding| Some((coding, place(&study.quote(coding).ok()?))))
                .collect();
            Ok(Known { memos, places })
        })]
    }

    fn changed(&mut self, change: Option<&Change>, _shared: &Shared) {
        if !matches!(
            change,
            Some(Change::Coded { .. } | Change::CodedMany { .. })
        ) {
            self.is_fresh = false;
        }
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Next {
        match MemosAction::from_name(action) {
            Some(MemosAction::New) => {
                let values = vec!["method".to_owned()];
                return Next::Ask(Asked::NewMemo(MemoSubject::Study), values);
            }
            Some(MemosAction::Open) => {
                self.is_open_only = !self.is_open_only;
                self.narrow();
                return Next::nothing();
            }
            Some(MemosAction::Kind) => {
                self.next_kind();
                return Next::nothing();
            }
            _ => {}
        }
        let Some(memo) = self.memo() else {
            shared.warn(text!("memos-none-chosen"));
            return Next::nothing();
        };
        match MemosAction::from_name(action) {
            Some(MemosAction::Edit) => {
                let kind = memo.kind.key().to_owned();
                let values = vec![kind, memo.title.clone(), memo.text.clone()];
                Next::Ask(Asked::Memo(memo.id), values)
            }
            Some(MemosAction::FollowUp) => {
                let values = vec![memo.follow_up.clone()];
                Next::Ask(Asked::FollowUp(memo.id), values)
            }
            Some(MemosAction::Visit) => Memos::visit(memo, shared),
            Some(MemosAction::Delete) => Next::effect(Effect::AskThenApply {
                edit: Edit::DeleteMemo { memo: memo.id },
                question: text!("memos-delete-ask", title = headline(memo)),
                reason: String::new(),
            }),
            _ => Next::nothing(),
        }
    }

    fn absorb(&mut self, slot: &'static str, value: Value, _shared: &mut Shared) -> Next {
        if slot == JUMP {
            return match value.downcast::<Target>() {
                Ok(target) => Next::effect(Effect::Visit(*target)),
                Err(_) => Next::nothing(),
            };
        }
        if let Ok(known) = value.downcast::<Known>() {
            self.memos = Some(known.memos);
            self.places = known.places;
            self.is_fresh = true;
            self.narrow();
        }
        Next::nothing()
    }

    fn key(&mut self, key: KeyEvent, _shared: &mut Shared) -> Option<Next> {
        if self.search.key(key)? == Took::Changed {
            self.narrow();
        }
        Some(Next::nothing())
    }

    fn paste(&mut self, words: &str, _shared: &mut Shared) -> Next {
        if self.search.paste(words) {
            self.narrow();
        }
        Next::nothing()
    }

    fn search(&mut self) -> bool {
        self.search.begin();
        true
    }

    fn back(&mut self, _shared: &mut Shared) -> Option<Next> {
        if !self.is_narrowed() {
            return None;
        }
        self.search.clear();
        self.kind = None;
        self.is_open_only = false;
        self.narrow();
        Some(Next::nothing())
    }

    fn chosen(&self) -> &'static str {
        MemosAction::Edit.name()
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let all = self.memos.as_ref().map_or(0, Vec::len);
        let remark = match self.kind {
            Some(kind) => shared.say_id(memo_kind_id(kind)),
            None if self.is_open_only => shared.say_id("memos-only-open"),
            None => String::new(),
        };
        let title = shared.say(&text!("memos-title", count = all));
        put_title(area, buffer, &title, &remark, shared);
        let mut rest = below(area, 2);
        if self.memos.is_none() {
            put(buffer, rest.x + 1, rest.y, rest.width, "…", theme.dim);
            return None;
        }
        let mut cursor = None;
        if self.search.is_shown() {
            let remark = shared.say(&text!(
                "documents-shown",
                count = self.order.len(),
                all = all
            ));
            cursor = self.search.draw(rest, &remark, buffer, shared);
            rest = below(rest, 1);
        }
        let inner = Rect {
            x: rest.x + 1,
            width: rest.width.saturating_sub(3),
            ..rest
        };
        if self.order.is_empty() {
            let id = if all == 0 {
                "memos-empty"
            } else {
                "documents-none-match"
            };
            put_wrapped(buffer, inner, &shared.say_id(id), theme.text);
            return cursor;
        }
        table::draw_head(&COLUMNS, inner, buffer, shared);
        let body = Rect {
            height: u16::try_from(height(self, area, shared)).unwrap_or(0),
            ..below(rest, 1)
        };
        self.draw_rows(body, buffer, shared);
        let line = "─".repeat(usize::from(area.width));
        put(
            buffer,
            area.x,
            body.bottom(),
            area.width,
            &line,
            theme.border,
        );
        let text = Rect {
            x: area.x + 1,
            y: body.bottom() + 1,
            width: area.width.saturating_sub(2),
            height: area.bottom().saturating_sub(body.bottom() + 1),
        };
        self.draw_memo(text, buffer, shared);
        cursor
    }
}

impl Memos {
    fn draw_rows(&self, body: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let window = self.rows.window(self.order.len(), usize::from(body.height));
        scroll_bar(window.start, self.order.len(), body, buffer, theme);
        for (y, row) in (body.y..).zip(window) {
            let Some(memo) = self.memos.as_ref().and_then(|all| all.get(self.order[row])) else {
                continue;
            };
            let (under, side) = if row == self.rows.selected {
                (theme.selected, Style::new())
            } else {
                (theme.text, theme.dim)
            };
            let line = Rect {
                x: body.x + 1,
                y,
                width: body.width.saturating_sub(3),
                height: 1,
            };
            let coder = shared
                .coder_named(memo.coder)
                .map_or("", |coder| &coder.name);
            let cells = [
                (shared.say_id(memo_kind_id(memo.kind)), side),
                (flagged(memo), Style::new()),
                (subject(memo, &self.places, shared), side),
                (coder.to_owned(), side),
                (day(memo.created), side),
            ];
            let cells: Vec<(&str, Style)> = cells
                .iter()
                .map(|(words, style)| (words.as_str(), *style))
                .collect();
            table::draw_row(&COLUMNS, &cells, under, line, buffer);
        }
    }

    /// The chosen memo in full, as far as there is room.
    fn draw_memo(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let Some(memo) = self.memo() else { return };
        if area.height == 0 {
            return;
        }
        let about = format!(
            "{} · {}",
            shared.say_id(memo_kind_id(memo.kind)),
            subject(memo, &self.places, shared)
        );
        let x = put(buffer, area.x, area.y, area.width, &memo.title, theme.title);
        let x = if memo.title.is_empty() { x } else { x + 2 };
        let left = area.right().saturating_sub(x);
        put(buffer, x, area.y, left, &about, theme.dim);
        let rest = below(area, 1);
        let used = put_wrapped(buffer, rest, &memo.text, theme.text);
        let (said, style) = if memo.is_open() {
            (shared.say_id("memos-open"), theme.warning)
        } else if memo.follow_up.is_empty() {
            return;
        } else {
            let words = memo.follow_up.as_str();
            let said = text!("memos-followed-up", words = words);
            (shared.say(&said), theme.good)
        };
        put_wrapped(buffer, below(rest, used), &said, style);
    }
}
