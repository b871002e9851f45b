//! The first screen, while no study is open: the sample study, a new one, a
//! recent one, one by its path. It must not open anything itself.

use std::path::{Path, PathBuf};

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Room;
use crate::exchange::codebook::shelf;
use crate::message::{Language, Text};
use crate::text;
use crate::tui::cells;
use crate::tui::effect::{Effect, StudyPlan};
use crate::tui::keymap::{Binding, Context};
use crate::tui::overlay::{FieldValue, Given, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::rows::Rows;

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
        Binding::new(&["o"], WelcomeAction::Open.name()),
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

    fn len(&self) -> usize {
        MENU.len() + self.recent.len()
    }

    /// How many rows of the menu fit on the screen.
    fn height(area: Rect) -> usize {
        usize::from(area.height.saturating_sub(6))
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
            WelcomeAction::Sample => {
                let fields = vec![Field::line("welcome-field-file", "sample.telaah").required()];
                let title = text!("welcome-sample");
                vec![Effect::open(Form::new(action.name(), title, fields))]
            }
            WelcomeAction::New => vec![Effect::open(new_study_form(shared))],
            WelcomeAction::Open => vec![Effect::open(Prompt::new(
                action.name(),
                text!("welcome-open-ask"),
                "",
            ))],
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

/// The name of the person at the keyboard, as the machine knows it.
fn user() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_default()
}

fn new_study_form(shared: &Shared) -> Form {
    let language = shared.language();
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
        Field::line("welcome-field-file", "study.telaah").required(),
        Field::line("welcome-field-coder", &user()).required(),
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

/// A path as typed: spaces around it dropped, `~` for the home folder, and the
/// ending of a study where a new one has none.
fn path_of(typed: &str, is_new: bool) -> PathBuf {
    let typed = typed.trim();
    let mut path = match typed.strip_prefix("~/") {
        Some(rest) => std::env::home_dir()
            .unwrap_or_else(|| Path::new("~").to_path_buf())
            .join(rest),
        None => PathBuf::from(typed),
    };
    if is_new && path.extension().is_none() {
        path.set_extension("telaah");
    }
    path
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
                let line = usize::from(event.row).checked_sub(usize::from(area.y) + 5);
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
                    vec![Effect::CreateStudy(StudyPlan {
                        path: path_of(path.words(), true),
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
        let left = area.x + 4.min(area.width / 10);
        let room = usize::from((area.right() - 2).saturating_sub(left));
        let line = |id: &'static str| cells::truncate(&shared.say_id(id), room).into_owned();
        buffer.set_stringn(left, area.y + 1, line("welcome-title"), room, theme.title);
        buffer.set_stringn(left, area.y + 2, line("welcome-about"), room, theme.text);
        buffer.set_stringn(left, area.y + 3, line("welcome-offline"), room, theme.dim);
        let window = self.rows.window(self.len(), Welcome::height(area));
        for (y, row) in (area.y + 5..area.bottom()).zip(window) {
            let style = if row == self.rows.selected {
                theme.selected
            } else {
                theme.text
            };
            let said = match MENU.get(row) {
                Some((action, about)) => {
                    let about = shared.say(&Text::new(about));
                    format!("{}  {about}", shared.say_id(action.name()))
                }
                None => self
                    .recent
                    .get(row - MENU.len())
                    .map(|path| shared.say(&text!("welcome-recent", path = path.as_path())))
                    .unwrap_or_default(),
            };
            let said = format!(" {} ", cells::truncate(&said, room.saturating_sub(2)));
            buffer.set_stringn(left, y, said, room, style);
        }
        None
    }
}

#[cfg(test)]
mod tests;
