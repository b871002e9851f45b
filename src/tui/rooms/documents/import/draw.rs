//! How an import looks: the progress, the preview, the report. It must not
//! change anything.

use std::sync::atomic::Ordering;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::ask::{kind_id, role_id};
use super::super::pane::{below, put, put_title, put_wrapped};
use super::preview::Preview;
use crate::message::Text;
use crate::model::draft::DocumentDraft;
use crate::text;
use crate::tui::cells;
use crate::tui::state::Shared;
use crate::tui::widgets::rows::{Rows, scroll_bar};
use crate::tui::widgets::table::{self, Column};
use crate::workbench::{ImportItem, ImportProgress, ImportStatus};

/// From this width on, the chosen file stands beside the list.
const SIDE_BY_SIDE: u16 = 100;

const COLUMNS: [Column; 6] = [
    Column::new("import-column-in", 3),
    Column::new("import-column-file", 0),
    Column::new("import-column-status", 10),
    Column::new("import-column-format", 14).from(60),
    Column::new("import-column-turns", 7).right(),
    Column::new("import-column-speakers", 9).right().from(56),
];

const REPORTED: [Column; 3] = [
    Column::new("import-column-status", 11),
    Column::new("import-column-file", 0),
    Column::new("import-column-result", 0),
];

fn inset(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(3),
        ..area
    }
}

/// The files and the chosen one: side by side, or one above the other.
pub fn preview_areas(area: Rect) -> (Rect, Rect) {
    if area.width >= SIDE_BY_SIDE {
        let width = area.width * 11 / 20;
        let files = Rect { width, ..area };
        let chosen = Rect {
            x: files.right() + 1,
            width: area.width.saturating_sub(width + 1),
            ..area
        };
        return (files, chosen);
    }
    let height = (area.height * 2 / 5).max(5).min(area.height);
    let files = Rect { height, ..area };
    (files, below(area, height))
}

pub fn reading(progress: &ImportProgress, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let read = progress.read.load(Ordering::Relaxed);
    let found = progress.found.load(Ordering::Relaxed);
    put_title(area, buffer, &shared.say_id("import-reading"), "", shared);
    let inner = inset(below(area, 2));
    let said = match found {
        0 => shared.say_id("import-looking"),
        _ => shared.say(&text!("import-progress", read = read, found = found)),
    };
    put(buffer, inner.x, inner.y, inner.width, &said, theme.text);
    put_bar(read, found, below(inner, 1), buffer, shared);
    let hint = shared.say_id("import-esc-stops");
    put(buffer, inner.x, inner.y + 3, inner.width, &hint, theme.dim);
}

/// How much is done, as a bar.
fn put_bar(done: usize, all: usize, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let wide = usize::from(area.width.min(60));
    let done = (done * wide).checked_div(all).unwrap_or(0).min(wide);
    let bar = format!("{}{}", "█".repeat(done), "░".repeat(wide - done));
    put(
        buffer,
        area.x,
        area.y,
        area.width,
        &bar,
        shared.theme.accent,
    );
}

pub fn storing(stored: usize, count: usize, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    put_title(area, buffer, &shared.say_id("import-storing"), "", shared);
    let inner = inset(below(area, 2));
    let said = shared.say(&text!(
        "import-storing-count",
        stored = stored,
        count = count
    ));
    put(
        buffer,
        inner.x,
        inner.y,
        inner.width,
        &said,
        shared.theme.text,
    );
    put_bar(stored, count, below(inner, 1), buffer, shared);
    let inner = below(inner, 3);
    let how = shared.say_id("import-storing-stops");
    put(
        buffer,
        inner.x,
        inner.y,
        inner.width,
        &how,
        shared.theme.dim,
    );
}

fn status_id(item: &ImportItem, is_out: bool) -> &'static str {
    match (item.status, is_out) {
        (ImportStatus::Failed, _) => "import-failed",
        (ImportStatus::Duplicate, _) => "import-duplicate",
        (ImportStatus::Imported, _) => "import-imported",
        (ImportStatus::WouldImport, true) => "import-left-out",
        (ImportStatus::WouldImport, false) => "import-ready",
    }
}

fn name_of(item: &ImportItem) -> String {
    let name = item.file.file_name().unwrap_or(item.file.as_os_str());
    name.to_string_lossy().into_owned()
}

pub fn preview(preview: &Preview, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let (files, chosen) = preview_areas(area);
    let ready = shared.say(&text!(
        "import-ready-count",
        ready = preview.count_ready(),
        found = preview.items.len()
    ));
    put_title(
        files,
        buffer,
        &shared.say_id("import-title"),
        &ready,
        shared,
    );
    if let Some(others) = &preview.passed_over {
        let line = inset(below(files, 1));
        let said = shared.say(others);
        put(buffer, line.x, line.y, line.width, &said, theme.warning);
    }
    let inner = inset(below(files, 2));
    table::draw_head(&COLUMNS, inner, buffer, shared);
    let body = below(files, 3);
    let len = preview.items.len();
    let window = preview.rows.window(len, usize::from(body.height));
    scroll_bar(window.start, len, body, buffer, theme);
    for (y, row) in (body.y..).zip(window) {
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        draw_file(preview, row, line, buffer, shared);
    }
    if area.width >= SIDE_BY_SIDE {
        for y in area.top()..area.bottom() {
            put(buffer, files.right(), y, 1, "│", theme.border);
        }
        draw_chosen(preview, inset(chosen), buffer, shared);
    } else {
        let line = "─".repeat(usize::from(area.width));
        put(buffer, area.x, chosen.y, area.width, &line, theme.border);
        draw_chosen(preview, inset(below(chosen, 1)), buffer, shared);
    }
}

fn draw_file(preview: &Preview, row: usize, line: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let item = &preview.items[row];
    let is_out = preview.is_out.get(row).copied().unwrap_or(false);
    let tick = match (preview.is_ready(row), item.status) {
        (true, _) => "[x]",
        (false, ImportStatus::WouldImport) => "[ ]",
        _ => " – ",
    };
    let is_chosen = row == preview.rows.selected;
    let (under, side) = match (is_chosen, preview.is_in_speakers) {
        (true, false) => (theme.selected, Style::new()),
        (true, true) => (theme.selected_dim, Style::new()),
        (false, _) => (theme.text, theme.dim),
    };
    let status_style = match (item.status, is_chosen) {
        (_, true) => Style::new(),
        (ImportStatus::Failed, _) => theme.error,
        (ImportStatus::Duplicate, _) => theme.warning,
        _ => theme.good,
    };
    let (format, turns, speakers) = match &item.draft {
        Some(draft) => {
            let speakers = match draft.warnings.len() {
                0 => draft.speakers.len().to_string(),
                _ => format!("{} !", draft.speakers.len()),
            };
            let format = format!("{} {}", draft.origin.format, draft.origin.encoding);
            (format, draft.turns.len().to_string(), speakers)
        }
        None => Default::default(),
    };
    let cells = [
        (tick.to_owned(), Style::new()),
        (name_of(item), Style::new()),
        (shared.say_id(status_id(item, is_out)), status_style),
        (format, side),
        (turns, side),
        (speakers, side),
    ];
    let cells: Vec<(&str, Style)> = cells
        .iter()
        .map(|(words, style)| (words.as_str(), *style))
        .collect();
    table::draw_row(&COLUMNS, &cells, under, line, buffer);
}

/// Why a file does not come in, in full.
fn draw_reason(item: &ImportItem, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Rect {
    let theme = &shared.theme;
    let Some((what, hint)) = &item.error else {
        return area;
    };
    let style = match item.status {
        ImportStatus::Failed => theme.error,
        _ => theme.warning,
    };
    let used = put_wrapped(buffer, area, &shared.say(what), style);
    let rest = below(area, used);
    let used = match hint {
        Some(hint) => put_wrapped(buffer, rest, &shared.say(hint), theme.text),
        None => 0,
    };
    below(rest, used)
}

fn draw_chosen(preview: &Preview, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let Some(item) = preview.items.get(preview.rows.selected) else {
        return;
    };
    let title = item.title.clone().unwrap_or_else(|| name_of(item));
    let Some(draft) = &item.draft else {
        let used = put_wrapped(buffer, area, &title, theme.title);
        draw_reason(item, below(area, used), buffer, shared);
        return;
    };
    let kind = shared.say_id(kind_id(draft.facts.kind));
    let x = put(
        buffer,
        area.x,
        area.y,
        area.width,
        &draft.title,
        theme.title,
    );
    let left = area.right().saturating_sub(x + 2);
    put(buffer, x + 2, area.y, left, &kind, theme.dim);
    let mut rest = draw_reason(item, below(area, 1), buffer, shared);
    let stated: Vec<String> = draft.stated().iter().map(|fact| shared.say(fact)).collect();
    if !stated.is_empty() {
        let used = put_wrapped(buffer, rest, &stated.join(" · "), theme.text);
        rest = below(rest, used);
    }
    for warning in &draft.warnings {
        let said = format!("! {}", shared.say(warning));
        let used = put_wrapped(buffer, rest, &said, theme.warning);
        rest = below(rest, used);
    }
    rest = draw_speakers(preview, draft, rest, buffer, shared);
    draw_turns(draft, rest, buffer, shared);
}

/// The speakers in as many lines as may be spared; all of them while the keys are there.
fn draw_speakers(
    preview: &Preview,
    draft: &DocumentDraft,
    area: Rect,
    buffer: &mut Buffer,
    shared: &Shared,
) -> Rect {
    let theme = &shared.theme;
    let most = if preview.is_in_speakers {
        area.height
    } else {
        (area.height / 2).max(2)
    };
    let len = draft.speakers.len();
    let shown = u16::try_from(len).unwrap_or(u16::MAX).min(most);
    let body = Rect {
        height: shown.min(area.height),
        ..area
    };
    let window = preview.speakers.window(len, usize::from(body.height));
    scroll_bar(window.start, len, body, buffer, theme);
    for (y, at) in (body.y..).zip(window) {
        let speaker = &draft.speakers[at];
        let turns = draft.turns.iter().filter(|turn| turn.speaker == Some(at));
        let said = shared.say(&text!("import-turns-of", count = turns.count()));
        let style = match preview.is_in_speakers && at == preview.speakers.selected {
            true => theme.selected,
            false => theme.text,
        };
        let role = shared.say_id(role_id(speaker.role));
        let words = format!(
            "{} {} {said}",
            cells::fit(&speaker.label, 18, cells::Align::Left),
            cells::fit(&role, 13, cells::Align::Left),
        );
        put(
            buffer,
            body.x,
            y,
            body.width.saturating_sub(2),
            &words,
            style,
        );
    }
    below(area, body.height + 1)
}

/// The first turns as they would be split.
fn draw_turns(draft: &DocumentDraft, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let mut rest = area;
    for (at, turn) in draft.turns.iter().enumerate() {
        if rest.height == 0 {
            return;
        }
        let speaker = turn.speaker.and_then(|speaker| draft.speakers.get(speaker));
        let speaker = speaker.map_or("", |speaker| speaker.label.as_str());
        let head = format!("{:>3} {}", at + 1, cells::truncate(speaker, 12));
        put(buffer, rest.x, rest.y, 17, &head, theme.dim);
        let words = draft.text.get(turn.body..turn.span.end).unwrap_or_default();
        // No more of a long turn than a few lines can show.
        let words: String = words.chars().take(400).collect();
        let beside = Rect {
            x: rest.x + 18,
            width: rest.width.saturating_sub(18),
            height: rest.height.min(2),
            ..rest
        };
        let used = put_wrapped(buffer, beside, words.trim(), theme.text);
        rest = below(rest, used.max(1));
    }
}

pub fn report(preview: &Preview, rows: &Rows, area: Rect, buffer: &mut Buffer, shared: &Shared) {
    let theme = &shared.theme;
    let count = |status: ImportStatus| {
        let of_status = |item: &&ImportItem| item.status == status;
        preview.items.iter().filter(of_status).count()
    };
    put_title(area, buffer, &shared.say_id("import-report"), "", shared);
    let summary: Vec<Text> = [
        (
            ImportStatus::Imported,
            text!(
                "import-count-imported",
                count = count(ImportStatus::Imported)
            ),
        ),
        (
            ImportStatus::Duplicate,
            text!(
                "import-count-duplicate",
                count = count(ImportStatus::Duplicate)
            ),
        ),
        (
            ImportStatus::Failed,
            text!("import-count-failed", count = count(ImportStatus::Failed)),
        ),
        (
            ImportStatus::WouldImport,
            text!(
                "import-count-left-out",
                count = count(ImportStatus::WouldImport)
            ),
        ),
    ]
    .into_iter()
    .filter(|(status, _)| *status == ImportStatus::Imported || count(*status) > 0)
    .map(|(_, said)| said)
    .collect();
    let summary: Vec<String> = summary
        .iter()
        .chain(&preview.passed_over)
        .map(|said| shared.say(said))
        .collect();
    let inner = inset(below(area, 1));
    put(
        buffer,
        inner.x,
        inner.y,
        inner.width,
        &summary.join(" · "),
        theme.text,
    );
    let head = inset(below(area, 3));
    table::draw_head(&REPORTED, head, buffer, shared);
    let body = Rect {
        height: area.height.saturating_sub(8),
        ..below(area, 4)
    };
    let len = preview.items.len();
    let window = rows.window(len, usize::from(body.height));
    scroll_bar(window.start, len, body, buffer, theme);
    for (y, row) in (body.y..).zip(window) {
        let item = &preview.items[row];
        let is_chosen = row == rows.selected;
        let under = if is_chosen {
            theme.selected
        } else {
            theme.text
        };
        let status = shared.say_id(status_id(item, true));
        let result = match (&item.error, &item.title) {
            (Some((what, _)), _) => shared.say(what),
            (None, Some(title)) => title.clone(),
            (None, None) => String::new(),
        };
        let style = match (item.status, is_chosen) {
            (ImportStatus::Failed, false) => theme.error,
            (ImportStatus::Duplicate, false) => theme.warning,
            _ => Style::new(),
        };
        let line = Rect {
            y,
            height: 1,
            ..head
        };
        let name = name_of(item);
        let cells = [
            (status.as_str(), style),
            (name.as_str(), Style::new()),
            (result.as_str(), Style::new()),
        ];
        table::draw_row(&REPORTED, &cells, under, line, buffer);
    }
    let line = "─".repeat(usize::from(area.width));
    put(
        buffer,
        area.x,
        body.bottom(),
        area.width,
        &line,
        theme.border,
    );
    if let Some(item) = preview.items.get(rows.selected) {
        let foot = Rect {
            y: body.bottom() + 1,
            height: area.bottom().saturating_sub(body.bottom() + 1),
            ..inset(area)
        };
        if item.error.is_some() {
            draw_reason(item, foot, buffer, shared);
        } else {
            let path = item.file.display().to_string();
            put_wrapped(buffer, foot, &path, theme.dim);
        }
    }
}
