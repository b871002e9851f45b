//! Keys as data: tables that tie keys and key sequences to actions. Dispatch,
//! footer, help and the page of keys all read the same tables. It must not
//! know what an action does.

mod chord;

pub use chord::Chord;

use super::action::Global;
use crate::message::{Phrasebook, Text};

/// Some keys and the action they stand for.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// Alternatives; each one key, or a sequence with spaces: `g g`. None at
    /// all for what only the command palette offers.
    pub keys: &'static [&'static str],
    /// The action's name, which is also the id of the message that says it.
    pub action: &'static str,
    /// Whether the footer shows it, as long as there is room.
    pub is_hint: bool,
}

impl Binding {
    #[must_use]
    pub const fn new(keys: &'static [&'static str], action: &'static str) -> Self {
        Binding {
            keys,
            action,
            is_hint: false,
        }
    }

    /// The same, also shown in the footer.
    #[must_use]
    pub const fn hint(keys: &'static [&'static str], action: &'static str) -> Self {
        Binding {
            keys,
            action,
            is_hint: true,
        }
    }
}

/// A table of bindings that hold in one place (a room, a mode of it, a dialog).
#[derive(Debug)]
pub struct Context {
    /// The id of the message that names it.
    pub title: &'static str,
    pub bindings: &'static [Binding],
}

/// Holds in every room, after the room's own tables.
pub static GLOBAL: Context = Context {
    title: "keys-everywhere",
    bindings: &[
        Binding::hint(&["?"], Global::Help.name()),
        Binding::hint(&[":"], Global::Commands.name()),
        Binding::hint(&["/"], Global::Search.name()),
        Binding::hint(&["u"], Global::Undo.name()),
        Binding::new(&["Ctrl-r"], Global::Redo.name()),
        Binding::hint(&["q", "Ctrl-c"], Global::Quit.name()),
        Binding::new(&["Esc"], Global::Back.name()),
        Binding::new(&["Tab"], Global::NextRoom.name()),
        Binding::new(&["Shift-Tab"], Global::PreviousRoom.name()),
        Binding::new(&["F1", "Alt-1"], Global::Room1.name()),
        Binding::new(&["F2", "Alt-2"], Global::Room2.name()),
        Binding::new(&["F3", "Alt-3"], Global::Room3.name()),
        Binding::new(&["F4", "Alt-4"], Global::Room4.name()),
        Binding::new(&["F5", "Alt-5"], Global::Room5.name()),
        Binding::new(&["F6", "Alt-6"], Global::Room6.name()),
        Binding::new(&["F7", "Alt-7"], Global::Room7.name()),
        Binding::new(&["F9"], Global::SwitchLanguage.name()),
        Binding::new(&["F10"], Global::SwitchTheme.name()),
        Binding::new(&["F12"], Global::ToggleMouse.name()),
        Binding::new(&[], Global::ThemeDark.name()),
        Binding::new(&[], Global::ThemeLight.name()),
        Binding::new(&[], Global::ThemeSixteen.name()),
        Binding::new(&[], Global::ThemePlain.name()),
        Binding::new(&[], Global::ActAs.name()),
        Binding::new(&[], Global::CloseStudy.name()),
    ],
};

/// What the keys typed so far come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Action(&'static str),
    /// The start of sequences: what may follow, with its action.
    Pending(Vec<(String, &'static str)>),
    Nothing,
}

/// Looks keys up, the first table first. A whole match wins over a longer
/// sequence that begins the same.
#[must_use]
pub fn find(contexts: &[&'static Context], typed: &[Chord]) -> Found {
    let mut following = Vec::new();
    for binding in contexts.iter().flat_map(|context| context.bindings) {
        for keys in binding.keys {
            let chords = chords(keys);
            if chords == typed {
                return Found::Action(binding.action);
            }
            if chords.starts_with(typed) {
                let rest: Vec<String> =
                    chords[typed.len()..].iter().map(Chord::to_string).collect();
                following.push((rest.join(" "), binding.action));
            }
        }
    }
    if following.is_empty() {
        Found::Nothing
    } else {
        Found::Pending(following)
    }
}

/// The chords of a sequence as the tables write it.
#[must_use]
pub fn chords(keys: &str) -> Vec<Chord> {
    keys.split(' ').filter_map(Chord::parse).collect()
}

/// The first key of an action, for menus and sentences.
#[must_use]
pub fn key_of(contexts: &[&'static Context], action: &str) -> Option<&'static str> {
    contexts
        .iter()
        .flat_map(|context| context.bindings)
        .find(|binding| binding.action == action)
        .and_then(|binding| binding.keys.first().copied())
}

/// The page of keys for the documentation, in Markdown.
#[must_use]
pub fn to_markdown(phrases: &Phrasebook, contexts: &[&'static Context]) -> String {
    let mut page = format!(
        "# {}\n\n{}\n",
        phrases.say(&Text::new("keys-title")),
        phrases.say(&Text::new("keys-introduction"))
    );
    for context in contexts {
        page.push_str(&format!(
            "\n## {}\n\n",
            phrases.say(&Text::new(context.title))
        ));
        page.push_str(&format!(
            "| {} | {} |\n| --- | --- |\n",
            phrases.say(&Text::new("keys-column-key")),
            phrases.say(&Text::new("keys-column-action"))
        ));
        for binding in context.bindings {
            let keys = if binding.keys.is_empty() {
                "`:`".to_owned()
            } else {
                let quoted: Vec<String> = binding
                    .keys
                    .iter()
                    .map(|keys| format!("`{}`", keys.replace('|', "\\|")))
                    .collect();
                quoted.join(", ")
            };
            page.push_str(&format!(
                "| {keys} | {} |\n",
                phrases.say(&Text::new(binding.action))
            ));
        }
    }
    page
}

#[cfg(test)]
mod tests;
