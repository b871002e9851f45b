//! Files and folders to choose from for an import, and how they are to be read.
//! It must not read any of them.

use std::path::{Path, PathBuf};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::MOVE;
use super::ask::{Asked, kind_id};
use super::pane::{Next, Pane, Wanted, below, put, put_title, put_wrapped};
use crate::fault::Outcome;
use crate::model::document::DocumentKind;
use crate::model::edit::Change;
use crate::text;
use crate::tui::effect::{Effect, Value};
use crate::tui::keymap::{Binding, Context};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::{Rows, scroll_bar};
use crate::tui::widgets::table::{self, Column};
use crate::workbench::{FolderEntry, FolderList, ImportRequest, list_folder};

crate::actions! {
    /// What can be done among files and folders.
    pub enum BrowseAction {
        Open = "files-open",
        Tick = "files-tick",
        Read = "files-read",
        Parent = "files-parent",
        Paths = "files-paths",
        Options = "files-options",
        TickAll = "files-tick-all",
    }
}

pub static KEYS: Context = Context {
    title: "keys-files",
    bindings: &[
        Binding::hint(&["Enter", "l", "Right"], BrowseAction::Open.name()),
        Binding::hint(&["Space"], BrowseAction::Tick.name()),
        Binding::hint(&["i"], BrowseAction::Read.name()),
        Binding::hint(&["p"], BrowseAction::Paths.name()),
        Binding::hint(&["o"], BrowseAction::Options.name()),
        Binding::new(&["h", "Left", "Backspace"], BrowseAction::Parent.name()),
        Binding::new(&["A"], BrowseAction::TickAll.name()),
    ],
};

const COLUMNS: [Column; 3] = [
    Column::new("files-column-name", 3),
    Column::new("files-column-name", 0),
    Column::new("files-column-size", 10).right(),
];

/// The slot of what a folder holds.
pub const FOLDER: &str = "documents-folder";

/// The view.
#[derive(Default)]
pub struct Browse {
    /// The folder to show; the one the program runs in at first.
    wanted: PathBuf,
    /// Without the files that are no transcripts.
    list: Option<FolderList>,
    /// How many of those there are.
    others: usize,
    /// The folder one came from, to stand on when going up.
    from: Option<PathBuf>,
    rows: Rows,
    ticked: Vec<PathBuf>,
    /// How to read; its paths are not used.
    options: ImportRequest,
}

impl Browse {
    fn entries(&self) -> &[FolderEntry] {
        self.list.as_ref().map_or(&[], |list| &list.entries)
    }

    fn parent(&self) -> Option<&Path> {
        self.list.as_ref()?.folder.parent()
    }

    /// The line that leads up stands before the entries.
    fn above(&self) -> usize {
        usize::from(self.parent().is_some())
    }

    fn chosen_entry(&self) -> Option<&FolderEntry> {
        self.entries()
            .get(self.rows.selected.checked_sub(self.above())?)
    }

    fn go_to(&mut self, folder: PathBuf) {
        self.from = self.list.as_ref().map(|list| list.folder.clone());
        self.wanted = folder;
    }

    /// The folder could not be read: stay where it could be.
    pub fn failed(&mut self) {
        if let Some(list) = &self.list {
            self.wanted.clone_from(&list.folder);
        }
    }

    fn toggle(&mut self, path: PathBuf) {
        match self.ticked.iter().position(|each| *each == path) {
            Some(at) => {
                self.ticked.remove(at);
            }
            None => self.ticked.push(path),
        }
    }

    fn read(&self, more: Option<PathBuf>) -> Next {
        let mut paths = self.ticked.clone();
        paths.extend(more.filter(|path| !self.ticked.contains(path)));
        Next::Read(Wanted {
            request: ImportRequest {
                paths,
                ..self.options.clone()
            },
            typed: String::new(),
        })
    }

    fn open(&mut self) -> Next {
        if self.above() == 1 && self.rows.selected == 0 {
            self.go_up();
            return Next::nothing();
        }
        match self.chosen_entry().cloned() {
            Some(entry) if entry.is_folder => {
                self.go_to(entry.path);
                Next::nothing()
            }
            Some(entry) => self.read(Some(entry.path)),
            None => Next::nothing(),
        }
    }

    fn go_up(&mut self) {
        if let Some(parent) = self.parent().map(Path::to_path_buf) {
            self.go_to(parent);
        }
    }

    /// Takes the values of one of its forms.
    pub fn answered(&mut self, asked: &Asked, values: &[String]) -> Outcome<Next> {
        let of = |at: usize| values.get(at).map_or("", |value| value.trim()).to_owned();
        if *asked == Asked::Paths {
            return Ok(Next::Read(Wanted {
                request: self.options.clone(),
                typed: of(0),
            }));
        }
        let encoding = of(1);
        self.options = ImportRequest {
            paths: Vec::new(),
            kind: DocumentKind::from_key(&of(0)),
            encoding: (!encoding.is_empty()).then_some(encoding),
            interviewers: labels_in(&of(2)),
        };
        Ok(Next::nothing())
    }

    /// How files will be read, in one line.
    fn options_said(&self, shared: &Shared) -> String {
        let guessed = || shared.say_id("files-guessed");
        let kind = self.options.kind;
        let kind = kind.map_or_else(guessed, |kind| shared.say_id(kind_id(kind)));
        let encoding = self.options.encoding.clone().unwrap_or_else(guessed);
        let interviewers = match self.options.interviewers.as_slice() {
            [] => guessed(),
            labels => labels.join(", "),
        };
        shared.say(&text!(
            "files-options-said",
            kind = kind,
            encoding = encoding,
            interviewers = interviewers
        ))
    }
}

/// Labels separated by commas.
pub fn labels_in(words: &str) -> Vec<String> {
    words
        .split([',', ';'])
        .map(str::trim)
        .filter(|label| !label.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A size as people read it, in units of 1024.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["B", "KiB", "MiB", "GiB"];
    let mut size = bytes;
    let mut unit = 0;
    while size >= 1024 && unit + 1 < UNITS.len() {
        size = size.div_ceil(1024);
        unit += 1;
    }
    format!("{size} {}", UNITS[unit])
}

impl Pane for Browse {
    fn keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&KEYS, &MOVE];
        TABLES
    }

    fn rows(&mut self, _shared: &Shared) -> (&mut Rows, usize) {
        let len = self.entries().len() + self.above();
        (&mut self.rows, len)
    }

    fn around(&self, _area: Rect, _shared: &Shared) -> (u16, u16) {
        (4, 0)
    }

    fn ask(&mut self, _shared: &Shared) -> Vec<Effect> {
        let is_shown = match &self.list {
            Some(list) => list.folder == self.wanted,
            None => false,
        };
        if is_shown {
            return Vec::new();
        }
        let folder = match self.wanted.as_os_str().is_empty() {
            true => PathBuf::from("."),
            false => self.wanted.clone(),
        };
        vec![Effect::query(FOLDER, move |_, _cancel| {
            list_folder(&folder)
        })]
    }

    fn changed(&mut self, _change: Option<&Change>, _shared: &Shared) {}

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Next {
        let Some(action) = BrowseAction::from_name(action) else {
            return Next::nothing();
        };
        match action {
            BrowseAction::Open => return self.open(),
            BrowseAction::Parent => self.go_up(),
            BrowseAction::Tick => {
                if let Some(path) = self.chosen_entry().map(|entry| entry.path.clone()) {
                    self.toggle(path);
                }
                let len = self.entries().len() + self.above();
                let tall = super::pane::height(self, shared.content(), shared);
                self.rows.move_by(1, len, tall);
            }
            BrowseAction::TickAll => {
                let all: Vec<PathBuf> = self
                    .entries()
                    .iter()
                    .filter(|entry| entry.is_transcript)
                    .map(|entry| entry.path.clone())
                    .collect();
                if all.iter().all(|path| self.ticked.contains(path)) {
                    self.ticked.retain(|path| !all.contains(path));
                } else {
                    let known = self.ticked.clone();
                    self.ticked
                        .extend(all.into_iter().filter(|path| !known.contains(path)));
                }
            }
            BrowseAction::Read => {
                let chosen = match self.ticked.is_empty() {
                    true => self.chosen_entry().map(|entry| entry.path.clone()),
                    false => None,
                };
                if chosen.is_none() && self.ticked.is_empty() {
                    shared.warn(text!("files-none-chosen"));
                    return Next::nothing();
                }
                return self.read(chosen);
            }
            BrowseAction::Paths => return Next::Ask(Asked::Paths, Vec::new()),
            BrowseAction::Options => {
                let options = &self.options;
                let kind = options.kind.map_or("", DocumentKind::key).to_owned();
                let encoding = options.encoding.clone().unwrap_or_default();
                let values = vec![kind, encoding, options.interviewers.join(", ")];
                return Next::Ask(Asked::ReadOptions, values);
            }
        }
        Next::nothing()
    }

    fn absorb(&mut self, _slot: &'static str, value: Value, _shared: &mut Shared) -> Next {
        if let Ok(mut list) = value.downcast::<FolderList>() {
            let all = list.entries.len();
            list.entries
                .retain(|entry| entry.is_folder || entry.is_transcript);
            self.others = all - list.entries.len();
            self.wanted.clone_from(&list.folder);
            let came_from = self.from.take();
            self.list = Some(*list);
            let row = self
                .entries()
                .iter()
                .position(|entry| Some(&entry.path) == came_from.as_ref())
                .unwrap_or(0)
                + self.above();
            self.rows = Rows::default();
            self.rows
                .select(row, self.entries().len() + self.above(), usize::MAX);
        }
        Next::nothing()
    }

    /// Files dropped on the terminal arrive as pasted paths.
    fn paste(&mut self, words: &str, _shared: &mut Shared) -> Next {
        Next::Ask(Asked::Paths, vec![words.trim().to_owned()])
    }

    fn chosen(&self) -> &'static str {
        BrowseAction::Open.name()
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let ticked = shared.say(&text!("files-ticked", count = self.ticked.len()));
        let folder = self
            .list
            .as_ref()
            .map_or(String::new(), |list| list.folder.display().to_string());
        put_title(area, buffer, &shared.say_id("files-title"), &ticked, shared);
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(3),
            ..area
        };
        let options = self.options_said(shared);
        put(
            buffer,
            inner.x,
            area.y + 1,
            inner.width,
            &options,
            theme.dim,
        );
        put(
            buffer,
            inner.x,
            area.y + 2,
            inner.width,
            &folder,
            theme.accent,
        );
        if self.others > 0 {
            let said = shared.say(&text!("files-others", count = self.others));
            put(buffer, inner.x, area.y + 3, inner.width, &said, theme.dim);
        }
        let body = below(area, 4);
        let is_empty = self
            .list
            .as_ref()
            .is_some_and(|list| list.entries.is_empty());
        if is_empty && self.others == 0 {
            let line = below(inner, 6);
            put_wrapped(buffer, line, &shared.say_id("files-empty"), theme.dim);
        }
        let len = self.entries().len() + self.above();
        let window = self.rows.window(len, usize::from(body.height));
        scroll_bar(window.start, len, body, buffer, theme);
        for (y, row) in (body.y..).zip(window) {
            let under = if row == self.rows.selected {
                theme.selected
            } else {
                theme.text
            };
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            let Some(entry) = row
                .checked_sub(self.above())
                .and_then(|at| self.entries().get(at))
            else {
                let cells = [("", Style::new()), ("../", Style::new())];
                table::draw_row(&COLUMNS, &cells, under, line, buffer);
                continue;
            };
            let tick = if self.ticked.contains(&entry.path) {
                "[x]"
            } else {
                "[ ]"
            };
            let (name, size) = match entry.is_folder {
                true => (format!("{}/", entry.name), String::new()),
                false => (entry.name.clone(), size(entry.bytes)),
            };
            let cells = [
                (tick, Style::new()),
                (name.as_str(), Style::new()),
                (size.as_str(), Style::new()),
            ];
            table::draw_row(&COLUMNS, &cells, under, line, buffer);
        }
        None
    }
}
