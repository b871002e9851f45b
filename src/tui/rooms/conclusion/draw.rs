//! Draws the room: its tabs, the shown list, and the chosen row in full below.
//! It must not change anything.

mod evidence;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::ask::{review_name, stance_name, status_name};
use super::known::Weighed;
use super::{Conclusion, View};
use crate::analysis::display::if_then::figure;
use crate::analysis::standing::{Standing, level_name};
use crate::analysis::tactics;
use crate::message::Text;
use crate::model::finding::{Proposition, Stance};
use crate::text;
use crate::tui::cells;
use crate::tui::keymap;
use crate::tui::state::Shared;
use crate::tui::widgets::rows::scroll_bar;
use crate::tui::widgets::table::{self, Column};

const INDICATORS: [Column; 7] = [
    Column::new("conclusion-column-code", 10),
    Column::new("conclusion-column-label", 0).from(60),
    Column::new("conclusion-column-verdict", 17),
    Column::new("conclusion-column-plus", 3).right(),
    Column::new("conclusion-column-mixed", 3).right(),
    Column::new("conclusion-column-minus", 3).right(),
    Column::new("conclusion-column-marks", 13),
];
const PROPOSITIONS: [Column; 7] = [
    Column::new("conclusion-column-key", 6),
    Column::new("conclusion-column-text", 0),
    Column::new("conclusion-column-status", 10),
    Column::new("conclusion-column-for", 4).right(),
    Column::new("conclusion-column-against", 4).right(),
    Column::new("conclusion-column-qualifies", 4).right(),
    Column::new("conclusion-column-marks", 9),
];
const CHECKS: [Column; 3] = [
    Column::new("conclusion-column-rule", 27).from(90),
    Column::new("conclusion-column-about", 12),
    Column::new("conclusion-column-what", 0),
];
const TACTICS: [Column; 3] = [
    Column::new("conclusion-column-tactic", 4),
    Column::new("conclusion-column-name", 0),
    Column::new("conclusion-column-noted", 6),
];
const REVIEWS: [Column; 4] = [
    Column::new("conclusion-column-date", 10),
    Column::new("conclusion-column-kind", 19),
    Column::new("conclusion-column-who", 16),
    Column::new("conclusion-column-about", 0),
];

/// The parts of the room, from the top.
pub(super) struct Parts {
    /// What is said above the rows of the evidence; nothing elsewhere.
    pub top: Rect,
    pub head: Rect,
    pub rows: Rect,
    pub detail: Rect,
}

/// Lines above the evidence: the proposition, its test and its rivals.
const TOP: u16 = 5;

impl Conclusion {
    pub(super) fn parts(&self, area: Rect) -> Parts {
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(2),
            ..area
        };
        let line = |y: u16, height: u16| {
            let y = y.min(inner.bottom());
            let height = height.min(inner.bottom() - y);
            Rect { y, height, ..inner }
        };
        let top_lines = match self.view {
            View::Evidence => TOP.min(area.height / 3),
            _ => 0,
        };
        let top = line(area.y + 2, top_lines);
        let head = line(top.bottom(), 1);
        let left = area.bottom().saturating_sub(head.bottom());
        let detail_lines = match self.view {
            View::Evidence => (left / 3).min(7),
            _ => (left * 2 / 5).min(14),
        };
        // One line stands between the rows and what is said of the chosen one.
        let rows = line(head.bottom(), left.saturating_sub(detail_lines + 1));
        Parts {
            top,
            head,
            rows,
            detail: line(rows.bottom() + 1, detail_lines),
        }
    }

    /// How many rows can be seen.
    pub(super) fn height(&self, area: Rect) -> usize {
        usize::from(self.parts(area).rows.height)
    }

    /// Which list a click on the tabs asks for.
    pub(super) fn tab_at(&self, at: Position, area: Rect, shared: &Shared) -> Option<View> {
        if at.y != area.y {
            return None;
        }
        let mut x = area.x + 1;
        for view in View::TABS {
            let wide = u16::try_from(self.tab(view, shared).len_cells()).unwrap_or(0);
            if (x..x + wide).contains(&at.x) {
                return Some(view);
            }
            x += wide + 1;
        }
        None
    }

    /// Which row a click is on.
    pub(super) fn row_at(&self, at: Position, area: Rect) -> Option<usize> {
        let rows = self.parts(area).rows;
        if !rows.contains(at) {
            return None;
        }
        let line = usize::from(at.y - rows.y);
        if self.view == View::Evidence {
            return self.item_at(at, rows);
        }
        self.place().at(line, self.len(), usize::from(rows.height))
    }

    fn tab(&self, view: View, shared: &Shared) -> Tab {
        let is_shown = view.title() == self.view.title();
        let key = keymap::key_of(&[&super::LISTS], view.title()).unwrap_or_default();
        let name = format!("{key} {}", shared.say_id(view.title()));
        Tab {
            // Brackets, so that colour alone does not say which one it is.
            words: if is_shown {
                format!("[{name}]")
            } else {
                format!(" {name} ")
            },
            is_shown,
        }
    }

    pub(super) fn draw_room(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let mut x = area.x + 1;
        for view in View::TABS {
            let tab = self.tab(view, shared);
            let style = if tab.is_shown { theme.title } else { theme.dim };
            x = put(buffer, x, area.y, area.right(), &tab.words, style) + 1;
        }
        let parts = self.parts(area);
        if self.known.is_none() {
            put(
                buffer,
                parts.top.x,
                area.y + 2,
                area.right(),
                "…",
                theme.dim,
            );
            return;
        }
        if self.view == View::Evidence {
            self.draw_evidence(&parts, buffer, shared);
        } else if self.len() == 0 {
            let sentence = self.nothing(shared);
            let words = Rect {
                height: parts.rows.height + 1,
                ..parts.head
            };
            put_wrapped(buffer, words, &sentence, theme.text);
            return;
        } else {
            self.draw_list(&parts, buffer, shared);
        }
        if parts.detail.height > 0 {
            let y = parts.rows.bottom();
            let rule = "─".repeat(usize::from(area.width));
            put(buffer, area.x, y, area.right(), &rule, theme.border);
            self.draw_detail(parts.detail, buffer, shared);
        }
    }

    /// What an empty list says to do.
    fn nothing(&self, shared: &Shared) -> String {
        shared.say_id(match self.view {
            View::Indicators => "conclusion-no-indicators",
            View::Propositions | View::Evidence => "conclusion-no-propositions",
            View::Checks if self.checks.is_none() => "conclusion-reading",
            View::Checks => "conclusion-no-findings",
            View::Tactics => "conclusion-reading",
            View::Reviews => "conclusion-no-reviews",
        })
    }

    fn draw_list(&self, parts: &Parts, buffer: &mut Buffer, shared: &Shared) {
        let columns: &[Column] = match self.view {
            View::Indicators => &INDICATORS,
            View::Propositions | View::Evidence => &PROPOSITIONS,
            View::Checks => &CHECKS,
            View::Tactics => &TACTICS,
            View::Reviews => &REVIEWS,
        };
        // The rows leave a column to the scroll bar.
        let head = Rect {
            width: parts.head.width.saturating_sub(1),
            ..parts.head
        };
        table::draw_head(columns, head, buffer, shared);
        let height = usize::from(parts.rows.height);
        let window = self.place().window(self.len(), height);
        scroll_bar(window.start, self.len(), parts.rows, buffer, &shared.theme);
        for (y, row) in (parts.rows.y..).zip(window) {
            let line = Rect {
                y,
                height: 1,
                width: parts.rows.width.saturating_sub(1),
                ..parts.rows
            };
            let under = if row == self.selected() {
                shared.theme.selected
            } else {
                shared.theme.text
            };
            let said = self.row(row, shared);
            let cells: Vec<(&str, Style)> = said
                .iter()
                .map(|(words, style)| {
                    let is_chosen = row == self.selected();
                    let style = if is_chosen { Style::new() } else { *style };
                    (words.as_str(), style)
                })
                .collect();
            table::draw_row(columns, &cells, under, line, buffer);
        }
    }

    fn row(&self, row: usize, shared: &Shared) -> Vec<(String, Style)> {
        let theme = &shared.theme;
        let plain = |words: String| (words, Style::new());
        match self.view {
            View::Indicators => match self.standings().get(row) {
                Some(standing) => indicator_row(standing, shared),
                None => Vec::new(),
            },
            View::Propositions | View::Evidence => match self.propositions().get(row) {
                Some(one) => self.proposition_row(one, shared),
                None => Vec::new(),
            },
            View::Checks => match self.checks.as_ref().and_then(|all| all.get(row)) {
                Some(finding) => vec![
                    (finding.rule.key().to_owned(), theme.dim),
                    plain(finding.subject.clone()),
                    plain(shared.say(&finding.message)),
                ],
                None => Vec::new(),
            },
            View::Tactics => match self.tactics.as_ref().and_then(|all| {
                let one = all.tried.get(row)?;
                Some((one, all.notes.contains_key(&one.tactic)))
            }) {
                Some((one, has_note)) => vec![
                    (one.tactic.key().to_owned(), theme.accent),
                    plain(shared.say(&tactics::title(one.tactic))),
                    plain(if has_note { "✎" } else { "" }.to_owned()),
                ],
                None => Vec::new(),
            },
            View::Reviews => match self.known.as_ref().and_then(|all| all.reviews.get(row)) {
                Some(review) => vec![
                    (review.words.date.clone(), theme.dim),
                    plain(shared.say(&review_name(review.words.kind))),
                    plain(review.words.who.clone()),
                    plain(review.words.about.clone()),
                ],
                None => Vec::new(),
            },
        }
    }

    fn proposition_row(&self, one: &Proposition, shared: &Shared) -> Vec<(String, Style)> {
        let count = |stance| {
            let links = one.evidence.iter();
            links
                .filter(|link| link.stance == stance)
                .count()
                .to_string()
        };
        let marks = if self.is_stale(one) {
            shared.say_id("conclusion-stale")
        } else {
            String::new()
        };
        vec![
            (one.key.clone(), shared.theme.accent),
            (one.text.clone(), Style::new()),
            (shared.say(&status_name(one.status)), shared.theme.dim),
            (count(Stance::Supports), Style::new()),
            (count(Stance::Contradicts), Style::new()),
            (count(Stance::Qualifies), Style::new()),
            (marks, shared.theme.warning),
        ]
    }

    /// The chosen row in full.
    fn draw_detail(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let mut writer = Lines {
            area,
            buffer,
            shared,
        };
        match self.view {
            View::Indicators => {
                if let Some(standing) = self.standing() {
                    writer.standing(standing);
                }
            }
            View::Propositions => {
                if let Some(one) = self.proposition() {
                    writer.say(&one.text, shared.theme.text);
                    if let Some(weighed) = self.weighed_of(one) {
                        writer.weighed(one, weighed);
                    }
                    writer.rivals(one);
                }
            }
            View::Evidence => self.detail_of_item(&mut writer),
            View::Checks => {
                let finding = self.checks.as_ref();
                if let Some(finding) = finding.and_then(|all| all.get(self.selected())) {
                    let title = format!("{} · {}", finding.subject, finding.rule.key());
                    writer.say(&title, shared.theme.title);
                    writer.said(&finding.message, shared.theme.text);
                }
            }
            View::Tactics => self.detail_of_tactic(&mut writer),
            View::Reviews => {
                if let Some(review) = self.review() {
                    writer.fact("conclusion-field-about", &review.words.about);
                    writer.fact("conclusion-field-reply", &review.words.reply);
                    writer.fact("conclusion-field-outcome", &review.words.outcome);
                }
            }
        }
    }

    fn detail_of_tactic(&self, writer: &mut Lines<'_>) {
        let Some(tactics) = &self.tactics else { return };
        let Some(one) = tactics.tried.get(self.selected()) else {
            return;
        };
        let shared = writer.shared;
        writer.said(&tactics::question(one.tactic), shared.theme.title);
        // Before what was computed, which may be longer than there is room.
        if let Some(note) = tactics.notes.get(&one.tactic) {
            writer.say(&format!("✎ {note}"), shared.theme.accent);
        }
        for computed in &one.computed {
            writer.said(computed, shared.theme.text);
        }
    }
}

struct Tab {
    words: String,
    is_shown: bool,
}

impl Tab {
    fn len_cells(&self) -> usize {
        cells::width(&self.words)
    }
}

fn indicator_row(standing: &Standing, shared: &Shared) -> Vec<(String, Style)> {
    let theme = &shared.theme;
    let code = shared.code(standing.code);
    let verdict = standing.verdict.as_ref();
    let label = code.map_or("", |code| code.label(shared.language()));
    let scope = verdict.map_or("", |verdict| verdict.scope.as_str());
    let label = match scope {
        "" => label.to_owned(),
        scope => format!("{label} ({scope})"),
    };
    let level = match verdict {
        Some(verdict) => (shared.say(&level_name(verdict.level)), Style::new()),
        None => (shared.say_id("conclusion-no-verdict"), theme.dim),
    };
    let mut marks = Vec::new();
    if standing.is_stale {
        marks.push(shared.say_id("conclusion-stale"));
    }
    if standing.contradiction().is_some() {
        marks.push(shared.say_id("conclusion-contradicted"));
    }
    vec![
        (
            code.map_or_else(String::new, |code| code.key.clone()),
            theme.accent,
        ),
        (label, Style::new()),
        level,
        (standing.signs.plus.to_string(), Style::new()),
        (standing.signs.mixed.to_string(), Style::new()),
        (standing.signs.minus.to_string(), Style::new()),
        (marks.join(" "), theme.warning),
    ]
}

/// Writes sentences one below the other, as far as there is room.
pub(super) struct Lines<'a> {
    area: Rect,
    buffer: &'a mut Buffer,
    shared: &'a Shared,
}

impl Lines<'_> {
    fn say(&mut self, words: &str, style: Style) {
        if words.is_empty() {
            return;
        }
        let used = put_wrapped(self.buffer, self.area, words, style);
        self.area.y += used;
        self.area.height -= used;
    }

    fn said(&mut self, text: &Text, style: Style) {
        let words = self.shared.say(text);
        self.say(&words, style);
    }

    fn fact(&mut self, name: &'static str, words: &str) {
        if !words.is_empty() {
            let name = self.shared.say_id(name);
            self.say(&format!("{name}: {words}"), self.shared.theme.text);
        }
    }

    fn standing(&mut self, standing: &Standing) {
        let theme = &self.shared.theme;
        if let Some(contradiction) = standing.contradiction() {
            let contradiction = text!("conclusion-contradiction", balance = contradiction);
            self.said(&contradiction, theme.warning);
        }
        if standing.is_stale {
            self.said(&text!("check-stale-verdict"), theme.warning);
        }
        match &standing.verdict {
            Some(verdict) => self.say(&verdict.finding, theme.text),
            None => self.said(&text!("conclusion-write-verdict"), theme.dim),
        }
        let passages = text!("conclusion-passages", count = standing.passages);
        self.said(&passages, theme.dim);
    }

    /// The if–then table of a proposition.
    fn weighed(&mut self, proposition: &Proposition, weighed: &Weighed) {
        let theme = &self.shared.theme;
        let tested = match &weighed.tested {
            Ok(tested) => tested,
            Err(problem) => {
                if !(proposition.if_part.is_empty() && proposition.then_part.is_empty()) {
                    self.said(problem, theme.warning);
                }
                return;
            }
        };
        let condition = text!(
            "conclusion-if-then",
            first = proposition.if_part.as_str(),
            second = proposition.then_part.as_str()
        );
        self.said(&condition, theme.accent);
        let names = [
            text!("if-then-n11"),
            text!("if-then-n10"),
            text!("if-then-n01"),
            text!("if-then-n00"),
        ];
        let counted = names.iter().zip(&tested.cases).map(|(name, cases)| {
            let name = self.shared.say(name);
            match cases.is_empty() {
                true => format!("{name} 0"),
                false => format!("{name} {} ({})", cases.len(), cases.join(" ")),
            }
        });
        let counted: Vec<String> = counted.collect();
        self.say(&counted.join(" · "), theme.text);
        let figures = text!(
            "conclusion-figures",
            consistency = figure(tested.consistency),
            coverage = figure(tested.coverage)
        );
        self.said(&figures, theme.text);
        if !tested.left_out.is_empty() {
            let left_out = text!("conclusion-left-out", cases = tested.left_out.join(" "));
            self.said(&left_out, theme.dim);
        }
    }

    fn rivals(&mut self, proposition: &Proposition) {
        for rival in &proposition.rivals {
            let status = super::ask::rival_status_name(rival.words.status);
            let words = text!(
                "conclusion-rival",
                rival = rival.words.text.as_str(),
                status = status
            );
            self.said(&words, self.shared.theme.dim);
        }
    }
}

/// Writes one line up to `right` and says where it ends.
fn put(buffer: &mut Buffer, x: u16, y: u16, right: u16, words: &str, style: Style) -> u16 {
    let right = right.min(buffer.area.right());
    if x >= right || y >= buffer.area.bottom() {
        return x;
    }
    let room = usize::from(right - x);
    let words = cells::truncate(words, room);
    buffer.set_stringn(x, y, words, room, style).0
}

/// Writes a sentence over as many lines as it takes and says how many that are.
fn put_wrapped(buffer: &mut Buffer, area: Rect, words: &str, style: Style) -> u16 {
    let mut used = 0;
    // More than can be seen is not wrapped: a finding may be as long as a chapter.
    let most = usize::from(area.width) * usize::from(area.height) * 4;
    let words: String = words.chars().take(most).collect();
    let lines = cells::wrap(&words, usize::from(area.width));
    let is_cut = lines.len() > usize::from(area.height);
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let is_last = is_cut && y + 1 == area.bottom();
        let line = match is_last {
            true => {
                let room = usize::from(area.width).saturating_sub(1);
                format!("{}…", cells::truncate(&line, room).trim_end_matches('…'))
            }
            false => line,
        };
        put(buffer, area.x, y, area.right(), &line, style);
        used += 1;
    }
    used
}

/// What a stance is called, for the heads of the sides.
pub(super) fn stance_head(stance: Stance, count: usize, shared: &Shared) -> String {
    format!("{} ({count})", shared.say(&stance_name(stance)))
}
