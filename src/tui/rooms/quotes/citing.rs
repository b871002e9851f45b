//! How quotes are cited here: the choice of a style, and the line in which a
//! person writes a template of their own and sees at once what it makes of a
//! quote. It must not know where the style is kept.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::exchange::citation::Style;
use crate::fault::Outcome;
use crate::message::Language;
use crate::model::quote::Quote;
use crate::text;
use crate::tui::cells;
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Binding, Chord, Context, Found};
use crate::tui::overlay::{Flow, Given, Overlay, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::line_input::LineInput;
use crate::tui::widgets::panel;

/// The setting of the study that names its style.
pub const SETTING: &str = "citation-style";

/// What a style of a person's own begins with.
const OWN: &str = "custom:";

/// The style a setting names, or the default of the study's language where it
/// names none that can be read.
#[must_use]
pub fn style_of(setting: Option<&str>, language: Language) -> Style {
    setting
        .filter(|key| !key.trim().is_empty())
        .and_then(|key| Style::find(key, language).ok())
        .unwrap_or_else(|| Style::of_language(language))
}

/// Every style with what it makes of a quote; the last item is the person's own.
#[must_use]
pub fn choices(current: &Style, quote: Option<&Quote>, shared: &Shared) -> Vec<Item> {
    let mut items: Vec<Item> = Style::all()
        .iter()
        .map(|style| {
            let example = quote.map_or(String::new(), |quote| style.cite(quote));
            item(style.key(), &example, style.key() == current.key())
        })
        .collect();
    let is_own = current.key().starts_with(OWN);
    let own = shared.say_id("quotes-cite-own");
    let template = current.key().strip_prefix(OWN).unwrap_or_default();
    items.push(Item {
        key: OWN.to_owned(),
        ..item(&own, template, is_own)
    });
    items
}

fn item(key: &str, example: &str, is_current: bool) -> Item {
    Item {
        key: key.to_owned(),
        shown: format!("{key:<11} {example}"),
        note: if is_current { "✓" } else { "" }.to_owned(),
        words: format!("{key} {example}"),
    }
}

/// Whether a choice asks for the line to write a template in.
#[must_use]
pub fn is_own(key: &str) -> bool {
    key == OWN
}

/// The keys and what to call the styles, for a form.
#[must_use]
pub fn options(current: &Style, shared: &Shared) -> Vec<(String, String)> {
    let mut options: Vec<(String, String)> = Style::keys()
        .map(|key| (key.to_owned(), key.to_owned()))
        .collect();
    if let Some(template) = current.key().strip_prefix(OWN) {
        let said = format!("{}: {template}", shared.say_id("quotes-cite-own"));
        options.push((current.key().to_owned(), said));
    }
    options
}

crate::actions! {
    /// What can be done while a template is written.
    pub enum TemplateAction { Accept = "quotes-template-accept", Cancel = "quotes-template-cancel" }
}

pub static KEYS: Context = Context {
    title: "keys-quotes-template",
    bindings: &[
        Binding::hint(&["Enter"], TemplateAction::Accept.name()),
        Binding::hint(&["Esc"], TemplateAction::Cancel.name()),
    ],
};

/// The line a template is written in.
pub struct TemplateLine {
    name: &'static str,
    input: LineInput,
    language: Language,
    example: Option<Quote>,
}

impl TemplateLine {
    /// Begins with the template of `current`, or with one to change.
    #[must_use]
    pub fn new(
        name: &'static str,
        current: &Style,
        language: Language,
        example: Option<Quote>,
    ) -> Self {
        let begin = match language {
            Language::English => "({case|source}[, {role}][, {date}][, turn {turn}])",
            Language::Indonesian => "({case|source}[, {role}][, {date}][, giliran {turn}])",
        };
        let template = current.key().strip_prefix(OWN).unwrap_or(begin);
        TemplateLine {
            name,
            input: LineInput::new(template),
            language,
            example,
        }
    }

    fn style(&self) -> Outcome<Style> {
        Style::find(&format!("{OWN}{}", self.input.words()), self.language)
    }
}

impl Overlay for TemplateLine {
    fn keys(&self) -> &'static Context {
        &KEYS
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Flow {
        let Found::Action(name) = keymap::find(&[&KEYS], &[Chord::of(key)]) else {
            self.input.key(key);
            return Flow::Stay;
        };
        if TemplateAction::from_name(name) != Some(TemplateAction::Accept) {
            return Flow::Close(Vec::new());
        }
        match self.style() {
            Ok(style) => Flow::Close(vec![Effect::Reply(Reply {
                name: self.name,
                given: Given::Words(style.key().to_owned()),
            })]),
            Err(fault) => {
                shared.fail(fault);
                Flow::Stay
            }
        }
    }

    fn paste(&mut self, words: &str, _shared: &mut Shared) -> Flow {
        self.input.paste(words);
        Flow::Stay
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let title = shared.say_id("quotes-template");
        let inner = panel(area, 76, 12, &title, buffer, theme);
        let line = Rect {
            height: inner.height.min(1),
            ..inner
        };
        let cursor = self.input.draw(line, buffer, theme.text);
        let (said, style) = match (self.style(), &self.example) {
            (Ok(style), Some(quote)) => (style.cite(quote), theme.good),
            (Ok(_), None) => (shared.say_id("quotes-template-good"), theme.good),
            (Err(fault), _) => (format!("! {}", shared.say(&fault.what)), theme.error),
        };
        let room = usize::from(inner.width);
        let mut lines: Vec<(String, ratatui::style::Style)> = vec![(String::new(), theme.text)];
        let said = cells::wrap(&said, room).into_iter();
        lines.extend(said.map(|words| (words, style)));
        lines.push((String::new(), theme.text));
        let fields = crate::exchange::citation::Field::names()
            .map(|name| format!("{{{name}}}"))
            .collect::<Vec<_>>()
            .join(" ");
        let help = shared.say(&text!("quotes-template-help", fields = fields));
        let help = cells::wrap(&help, room).into_iter();
        lines.extend(help.map(|words| (words, theme.dim)));
        for (y, (words, style)) in (inner.y + 1..inner.bottom()).zip(lines) {
            buffer.set_stringn(inner.x, y, words, room, style);
        }
        cursor
    }
}
