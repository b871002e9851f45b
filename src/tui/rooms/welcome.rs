//! The first screen, while no study is open: the sample study, a new one, a
//! recent one, one by its path. It must not open anything itself.

use std::path::{Path, PathBuf};

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Room;
use crate::exchange::codebook::shelf;
use crate::message::Language;
use crate::text;
use crate::tui::cells::{self, Align};
use crate::tui::effect::{Effect, StudyPlan};
use crate::tui::keymap::{self, Binding, Context};
use crate::tui::overlay::{FieldValue, Given, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::rows::Rows;
use crate::workbench::{SAMPLE_FILE, home_path, login_name};

crate::actions! {
    /// What can be done on the first screen.
    pub enum WelcomeAction {
        Choose = "welcome-choose",
        Down = "welcome-down",
        Up = "welcome-up",
        Sample = "welcome-sample",
        New = "welcome-new",
        Open = "welcome-open",
    }
}

static KEYS: Context = Context {
    title: "keys-welcome",
    bindings: &[
        Binding::hint(&["Enter"], WelcomeAction::Choose.name()),
        Binding::new(&["Down", "j"], WelcomeAction::Down.name()),
        Binding::new(&["Up", "k"], WelcomeAction::Up.name()),
        Binding::hint(&["s"], WelcomeAction::Sample.name()),
        Binding::hint(&["n"], WelcomeAction::New.name()),
        Binding::hint(&["o"], WelcomeAction::Open.name()),
    ],
};

/// The fixed entries of the menu; the recent studies follow.
const MENU: [(WelcomeAction, &str); 3] = [
    (WelcomeAction::Sample, "welcome-sample-about"),
    (WelcomeAction::New, "welcome-new-about"),
    (WelcomeAction::Open, "welcome-open-about"),
];

/// The screen.
pub struct Welcome {
    recent: Vec<PathBuf>,
    rows: Rows,
}

impl Welcome {
    #[must_use]
    pub fn new(recent: Vec<PathBuf>) -> Self {
        Welcome {
            recent,
            rows: Rows::default(),
        }
    }

    /// This study is open: it stands at the head of the recent ones.
    pub fn opened(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.rows = Rows::default();
    }

    fn len(&self) -> usize {
        MENU.len() + self.recent.len()
    }

    /// How many rows of the menu fit on the screen; one is the head of the recent ones.
    fn height(area: Rect) -> usize {
        usize::from(area.height.saturating_sub(top(area) + HEAD + 2)).max(1)
    }

    fn choose(&mut self, shared: &mut Shared) -> Vec<Effect> {
        match MENU.get(self.rows.selected) {
            Some((action, _)) => self.start(*action, shared),
            None => self
                .recent
                .get(self.rows.selected - MENU.len())
                .map(|path| Effect::OpenStudy(path.clone()))
                .into_iter()
                .collect(),
        }
    }

    fn start(&mut self, action: WelcomeAction, shared: &mut Shared) -> Vec<Effect> {
        match action {
            WelcomeAction::Sample => vec![sample_form()],
            WelcomeAction::New => vec![Effect::open(new_study_form(shared))],
            WelcomeAction::Open => vec![open_prompt()],
            WelcomeAction::Choose => self.choose(shared),
            WelcomeAction::Down | WelcomeAction::Up => {
                let by = if action == WelcomeAction::Down { 1 } else { -1 };
                let height = Welcome::height(shared.content());
                self.rows.move_by(by, self.len(), height);
                Vec::new()
            }
        }
    }
}

/// Lines of the head: title, what it is for, where the data stays, a blank one.
const HEAD: u16 = 5;

/// Lines above the head: more of them on a taller screen.
fn top(area: Rect) -> u16 {
    1 + area.height.saturating_sub(22) / 4
}

/// The block everything stands in: at the left of a narrow screen, in the
/// middle of a wide one.
fn block(area: Rect) -> Rect {
    let width = area.width.saturating_sub(8).min(84);
    Rect {
        x: area.x + (area.width.saturating_sub(width)) / 2,
        width,
        y: area.y + top(area),
        height: area.height.saturating_sub(top(area)),
    }
}

fn sample_form() -> Effect {
    let fields = vec![Field::line("welcome-field-file", SAMPLE_FILE).required()];
    let title = text!("welcome-sample");
    Effect::open(Form::new(WelcomeAction::Sample.name(), title, fields))
}

fn open_prompt() -> Effect {
    let title = text!("welcome-open-ask");
    Effect::open(Prompt::new(WelcomeAction::Open.name(), title, ""))
}

fn new_study_form(shared: &Shared) -> Form {
    let language = shared.language();
    let user = login_name();
    let languages = Language::ALL
        .iter()
        .map(|language| {
            let said = match language {
                Language::English => shared.say_id("language-english"),
                Language::Indonesian => shared.say_id("language-indonesian"),
            };
            (language.tag().to_owned(), said)
        })
        .collect();
    let mut fields = vec![
        Field::line("welcome-field-title", "").required(),
        Field::line("welcome-field-new-file", ""),
        Field::line("welcome-field-coder", &user).required(),
        Field::choice("welcome-field-language", languages, language.tag()),
    ];
    let mut books = Vec::new();
    for book in shelf::books() {
        let shown = format!("{}  {}", book.key, book.title.shown(language));
        books.push((book.key.clone(), shown, false));
        for preset in &book.presets {
            let key = format!("{}:{}", book.key, preset.key);
            let shown = format!("  {key}  {}", preset.title.shown(language));
            books.push((key, shown, false));
        }
    }
    fields.push(Field::ticks("welcome-field-frameworks", books));
    Form::new(WelcomeAction::New.name(), text!("welcome-new"), fields)
}

/// A path as typed; a new study gets its ending where it has none.
fn path_of(typed: &str, is_new: bool) -> PathBuf {
    let mut path = home_path(typed);
    if is_new && path.extension().is_none() {
        path.set_extension("telaah");
    }
    path
}

/// A file name made of a title: its letters and digits, joined by hyphens.
fn file_for(title: &str) -> String {
    let words: Vec<String> = title
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let name: String = words.join("-").chars().take(60).collect();
    let name = name.trim_end_matches('-');
    match name {
        "" => "study.telaah".to_owned(),
        name => format!("{name}.telaah"),
    }
}

impl Room for Welcome {
    fn name(&self) -> &'static str {
        "welcome"
    }

    fn title(&self) -> &'static str {
        "room-welcome"
    }

    fn all_keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&KEYS];
        TABLES
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Vec<Effect> {
        match WelcomeAction::from_name(action) {
            Some(action) => self.start(action, shared),
            None => Vec::new(),
        }
    }

    fn mouse(&mut self, event: MouseEvent, area: Rect, shared: &mut Shared) -> Vec<Effect> {
        let height = Welcome::height(area);
        match event.kind {
            MouseEventKind::ScrollDown => self.rows.move_by(1, self.len(), height),
            MouseEventKind::ScrollUp => self.rows.move_by(-1, self.len(), height),
            MouseEventKind::Down(MouseButton::Left) => {
                let first = usize::from(block(area).y + HEAD);
                let line = usize::from(event.row).checked_sub(first);
                let start = self.rows.window(self.len(), height).start;
                // A blank line and the head of the recent studies are no rows.
                let line = match line {
                    Some(line) if start > MENU.len() || line + start < MENU.len() => Some(line),
                    Some(line) if line + start >= MENU.len() + 2 => Some(line - 2),
                    _ => None,
                };
                let row = line.and_then(|line| self.rows.at(line, self.len(), height));
                if let Some(row) = row {
                    self.rows.select(row, self.len(), height);
                    return self.choose(shared);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn reply(&mut self, reply: Reply, shared: &mut Shared) -> Vec<Effect> {
        match (WelcomeAction::from_name(reply.name), reply.given) {
            (Some(WelcomeAction::Open), Given::Words(path)) if !path.trim().is_empty() => {
                vec![Effect::OpenStudy(path_of(&path, false))]
            }
            (Some(WelcomeAction::Sample), Given::Fields(fields)) => match fields.as_slice() {
                [path] => vec![Effect::OpenSample {
                    path: path_of(path.words(), true),
                    language: shared.language(),
                }],
                _ => Vec::new(),
            },
            (Some(WelcomeAction::New), Given::Fields(fields)) => match fields.as_slice() {
                [title, path, coder, language, rest @ ..] => {
                    let file = match path.words().trim() {
                        "" => file_for(title.words()),
                        path => path.to_owned(),
                    };
                    vec![Effect::CreateStudy(StudyPlan {
                        path: path_of(&file, true),
                        title: title.words().trim().to_owned(),
                        coder: coder.words().trim().to_owned(),
                        language: Language::from_tag(language.words())
                            .unwrap_or_else(|| shared.language()),
                        frameworks: rest.iter().flat_map(FieldValue::ticked).cloned().collect(),
                    })]
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let block = block(area);
        let room = usize::from(block.width);
        let line = |id: &'static str| cells::truncate(&shared.say_id(id), room).into_owned();
        for (y, id, style) in [
            (0, "welcome-title", theme.title),
            (1, "welcome-about", theme.text),
            (2, "welcome-offline", theme.dim),
        ] {
            buffer.set_stringn(block.x, block.y + y, line(id), room, style);
        }
        let names = MENU.map(|(action, _)| shared.say_id(action.name()));
        let wide = names.iter().map(|name| cells::width(name)).max();
        let wide = wide.unwrap_or(0);
        let window = self.rows.window(self.len(), Welcome::height(area));
        let mut y = block.y + HEAD;
        for row in window {
            if row == MENU.len() {
                y += 1;
                if y < block.bottom() {
                    let head = line("welcome-recent");
                    buffer.set_stringn(block.x, y, head, room, theme.dim);
                }
                y += 1;
            }
            if y >= block.bottom() {
                break;
            }
            let place = Rect {
                y,
                height: 1,
                ..block
            };
            let is_chosen = row == self.rows.selected;
            match (MENU.get(row), row.checked_sub(MENU.len())) {
                (Some((action, about)), _) => {
                    let key = keymap::key_of(&[&KEYS], action.name()).unwrap_or_default();
                    let about = shared.say_id(about);
                    let name = cells::fit(&names[row], wide, Align::Left);
                    draw_entry(key, &name, &about, is_chosen, place, buffer, shared);
                }
                (None, Some(at)) => {
                    let path = self.recent.get(at).map(PathBuf::as_path);
                    let path = path.unwrap_or_else(|| Path::new(""));
                    let name = path.file_stem().unwrap_or_default().to_string_lossy();
                    let name = cells::fit(&name, wide.max(20), Align::Left);
                    let folder = path.parent().map(shortened).unwrap_or_default();
                    draw_entry("", &name, &folder, is_chosen, place, buffer, shared);
                }
                (None, None) => {}
            }
            y += 1;
        }
        None
    }
}

/// A folder with the home folder as `~`.
fn shortened(folder: &Path) -> String {
    let inside = std::env::home_dir().and_then(|home| {
        let inside = folder.strip_prefix(home).ok()?;
        Some(Path::new("~").join(inside).display().to_string())
    });
    inside.unwrap_or_else(|| folder.display().to_string())
}

/// One line of the menu: its key, what it is, what there is to know about it.
fn draw_entry(
    key: &str,
    name: &str,
    about: &str,
    is_chosen: bool,
    place: Rect,
    buffer: &mut Buffer,
    shared: &Shared,
) {
    let theme = &shared.theme;
    let (under, side, accent) = match is_chosen {
        true => (theme.selected, theme.selected, theme.selected),
        false => (theme.text, theme.dim, theme.accent),
    };
    buffer.set_style(place, under);
    let end = place.right();
    let room = |x: u16| usize::from(end.saturating_sub(x));
    let key = cells::fit(key, 3, Align::Left);
    let (x, _) = buffer.set_stringn(place.x + 1, place.y, key, room(place.x + 1), accent);
    let name = cells::truncate(name, room(x)).into_owned();
    let (x, _) = buffer.set_stringn(x, place.y, name, room(x), under);
    let x = (x + 3).min(end);
    let about = cells::truncate(about, room(x)).into_owned();
    buffer.set_stringn(x, place.y, about, room(x), side);
}

#[cfg(test)]
mod tests;
