//! How the list of documents looks. It must not change anything.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::List;
use crate::model::document::{Document, DocumentKind, SpeakerRole};
use crate::text;
use crate::tui::rooms::documents::ask::kind_id;
use crate::tui::rooms::documents::detail;
use crate::tui::rooms::documents::pane::{below, put, put_wrapped};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::scroll_bar;
use crate::tui::widgets::table::{self, Column};

const COLUMNS: [Column; 8] = [
    Column::new("documents-column-number", 5).right(),
    Column::new("documents-column-title", 0),
    Column::new("documents-column-who", 14).from(56),
    Column::new("documents-column-kind", 11).from(96),
    Column::new("documents-column-date", 10).from(64),
    Column::new("documents-column-turns", 6).right().from(90),
    Column::new("documents-column-mine", 7).right(),
    Column::new("documents-column-others", 7).right(),
];

impl List {
    pub(super) fn draw_list(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        shared: &Shared,
    ) -> Option<Position> {
        if shared.documents.is_empty() {
            draw_empty(area, buffer, shared);
            return None;
        }
        let (list, beside) = self.areas(area);
        let mut cursor = None;
        let mut rest = list;
        if self.is_narrowed() {
            cursor = self.search.draw(list, &self.remark(shared), buffer, shared);
            rest = below(list, 1);
        }
        self.draw_rows(rest, buffer, shared);
        if let Some(beside) = beside {
            for y in beside.top()..beside.bottom() {
                put(buffer, beside.x - 1, y, 1, "│", shared.theme.border);
            }
            if let Some(document) = self.document(shared) {
                let detail = self.detail.as_ref();
                let sight = self.sights.get(&document.id);
                let place = Rect {
                    x: beside.x + 1,
                    width: beside.width.saturating_sub(2),
                    ..beside
                };
                detail::draw(document, detail, sight, place, buffer, shared);
            }
        }
        cursor
    }

    /// What part of the documents is shown.
    fn remark(&self, shared: &Shared) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.kind.map(|kind| shared.say_id(kind_id(kind))));
        parts.extend(self.stage.said().map(|said| shared.say(&said)));
        parts.push(shared.say(&text!(
            "documents-shown",
            count = self.order.len(),
            all = shared.documents.len()
        )));
        parts.join(" · ")
    }

    fn draw_rows(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(3),
            ..area
        };
        self.draw_head(inner, buffer, shared);
        let body = below(area, 1);
        let len = self.order.len();
        if len == 0 {
            let words = shared.say_id("documents-none-match");
            put_wrapped(buffer, below(inner, 2), &words, theme.dim);
            return;
        }
        let window = self.rows.window(len, usize::from(body.height));
        scroll_bar(window.start, len, body, buffer, theme);
        let kinds = DocumentKind::ALL.map(|each| (each, shared.say_id(kind_id(each))));
        for (y, row) in (body.y..).zip(window) {
            let Some(document) = shared.documents.get(self.order[row]) else {
                continue;
            };
            let (under, side) = if row == self.rows.selected {
                (theme.selected, Style::new())
            } else {
                (theme.text, theme.dim)
            };
            let kind = kinds
                .iter()
                .find(|(each, _)| *each == document.facts.kind)
                .map_or("", |(_, said)| said);
            let (turns, mine, others) = self.progress(document, shared);
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            table::draw_row(
                &COLUMNS,
                &[
                    (&document.number.to_string(), side),
                    (&document.title, Style::new()),
                    (&self.who(document, kind, shared), side),
                    (kind, side),
                    (&document.facts.date, side),
                    (&turns, side),
                    (&mine, Style::new()),
                    (&others, side),
                ],
                under,
                line,
                buffer,
            );
        }
    }

    /// The heads of the columns; the one that sorts says which way.
    fn draw_head(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let sign = if self.is_reversed { "▼" } else { "▲" };
        let titles: Vec<String> = COLUMNS
            .iter()
            .map(|column| {
                let title = shared.say_id(column.title);
                match column.title == self.sort.column() {
                    true => format!("{title}{sign}"),
                    false => title,
                }
            })
            .collect();
        let heads: Vec<(&str, Style)> = titles
            .iter()
            .map(|title| (title.as_str(), shared.theme.title))
            .collect();
        table::draw_row(&COLUMNS, &heads, Style::new(), area, buffer);
    }

    /// The cases of the informants, else their labels, else the kind of document.
    fn who(&self, document: &Document, kind: &str, shared: &Shared) -> String {
        let Some(sight) = self.sights.get(&document.id).filter(|_| shared.is_listed) else {
            return "…".to_owned();
        };
        let names: Vec<&str> = sight
            .speakers
            .iter()
            .filter(|speaker| speaker.role == SpeakerRole::Informant)
            .map(|speaker| {
                let case = speaker.case.and_then(|case| shared.case(case));
                case.map_or(speaker.label.as_str(), |case| case.key.as_str())
            })
            .collect();
        if names.is_empty() {
            return format!("({kind})");
        }
        names.join(", ")
    }

    /// Turns, codings of the acting coder, and of the others with their marks.
    fn progress(&self, document: &Document, shared: &Shared) -> (String, String, String) {
        let Some(sight) = self.sights.get(&document.id) else {
            return ("…".to_owned(), "…".to_owned(), String::new());
        };
        let coder = shared.coder.as_ref().map(|coder| coder.id);
        let mut mine = "–".to_owned();
        let (mut others, mut finished) = (0, 0);
        for (id, codings, is_finished) in &sight.progress.coders {
            if Some(*id) == coder {
                mine = match (*codings, *is_finished) {
                    (count, true) => format!("{count} ✓"),
                    (0, false) => "–".to_owned(),
                    (count, false) => count.to_string(),
                };
            } else {
                others += codings;
                finished += usize::from(*is_finished);
            }
        }
        let others = match (others, finished) {
            (0, 0) => "–".to_owned(),
            (count, 0) => count.to_string(),
            (count, 1) => format!("{count} ✓"),
            (count, finished) => format!("{count} ✓{finished}"),
        };
        (sight.progress.turns.to_string(), mine, others)
    }
}

fn draw_empty(area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let inner = Rect {
        x: area.x + 4.min(area.width / 10),
        y: area.y + 2.min(area.height),
        width: area.width.saturating_sub(8).min(72),
        height: area.height.saturating_sub(2),
    };
    let title = shared.say_id("documents-empty");
    let used = put_wrapped(buffer, inner, &title, theme.title);
    let rest = below(inner, used + 1);
    for (y, (key, id)) in (rest.y..rest.bottom()).zip([
        ("i", "documents-empty-import"),
        ("S", "documents-empty-study"),
        ("a", "documents-empty-coder"),
        ("?", "documents-empty-help"),
    ]) {
        let x = put(buffer, rest.x, y, 3, key, theme.accent).max(rest.x + 3);
        put(buffer, x, y, rest.width, &shared.say_id(id), theme.text);
    }
}
