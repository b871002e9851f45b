//! The workbench on screen. It must not know the command line, nor a database:
//! it changes a study only by edits and sees it only through the workbench.
//!
//! # How a key becomes a frame
//!
//! ```text
//! terminal ─ Event ─▶ update(&mut State, Event) ─ Vec<Effect> ─▶ driver
//!                        │  keymap: keys → action name              │
//!                        │  Room::act, Overlay::key                 ▼
//!                        ▼                                 desk: one thread writes,
//!                 view::draw(&State)  ◀── Event ─────────  one answers queries
//! ```
//!
//! - [`event`]: what comes in. [`keymap`] and [`action`]: keys and actions as
//!   data; an action's name is also the id of its message.
//! - [`update`]: pure. It changes the state and returns [`effect`]s. The study on
//!   screen changes only after the commit, when `Event::Changed` arrives.
//! - [`driver`]: the loop and the threads. The queue is drained, then one draw.
//! - [`view`]: reads the state, never asks, draws only rows in sight.
//! - [`rooms`]: what each room is to the frame, and how to add one.
//! - [`overlay`] and [`widgets`]: dialogs and the parts rooms are made of.
//! - [`cells`]: every text from a file goes through `safe`, `fit` or `truncate`
//!   on its way to a buffer; `Buffer::set_stringn` with raw text is a defect.
//! - `fixture` and `snapshot` (tests only): a state with an invented study, and
//!   a buffer as rows of text with a mask of styles.
//!
//! # Words
//!
//! Every string a person sees is a message: `tui.ftl` for the frame, `tui-ROOM.ftl`
//! for a room, in both languages. `shared.say(&text!("…", count = 3))` says one.

pub mod action;
pub mod cells;
mod changes;
mod driver;
pub mod effect;
pub mod event;
#[cfg(test)]
pub mod fixture;
pub mod keymap;
pub mod overlay;
pub mod rooms;
#[cfg(test)]
pub mod snapshot;
pub mod state;
pub mod theme;
pub mod update;
pub mod view;
pub mod widgets;

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::fault::{Fault, Outcome};
use crate::message::{Language, Phrasebook};
use crate::text;
use crate::workbench::{Preference, Workbench, preferred};

/// Opens the workbench on screen, with a study or on its first screen, and
/// stays until the person leaves.
///
/// # Errors
///
/// When the study cannot be opened (before the screen is touched), or the
/// terminal cannot be used or is lost.
pub fn run(project: Option<&Path>, language: Option<Language>) -> Outcome<()> {
    let open = project.map(driver::open).transpose()?;
    show(open, language.unwrap_or_else(self::language))
}

/// The same with a study that is open already.
///
/// # Errors
///
/// When the terminal cannot be used or is lost.
pub fn run_with(workbench: Workbench, language: Option<Language>) -> Outcome<()> {
    show(Some(workbench), language.unwrap_or_else(self::language))
}

fn show(open: Option<Workbench>, language: Language) -> Outcome<()> {
    let ending = catch_unwind(AssertUnwindSafe(|| driver::run(open, language)));
    match ending {
        Ok(Ok(driver::Ending::Quit(farewell))) => {
            if let Some(farewell) = farewell {
                // Standard error may have gone with the terminal.
                let _ = writeln!(std::io::stderr(), "{farewell}");
            }
            Ok(())
        }
        Ok(Ok(driver::Ending::Signal(signal))) => {
            driver::die_of(signal);
            Ok(())
        }
        Ok(Err(fault)) => Err(fault),
        Err(_) => Err(Fault::internal(text!("screen-crashed")).hint(text!("screen-crashed-hint"))),
    }
}

/// The language of the screen where none was named: `TELAAH_LANG`, else the one
/// chosen on screen before, else the locale, else English.
#[must_use]
pub fn language() -> Language {
    std::env::var("TELAAH_LANG")
        .ok()
        .and_then(|tag| Language::from_tag(&tag))
        .or_else(|| Language::from_tag(&preferred(Preference::Language)?))
        .or_else(|| Language::from_tag(&sys_locale::get_locale()?))
        .unwrap_or_default()
}

/// The page of keys for the documentation, in Markdown, from the tables that
/// dispatch them.
#[must_use]
pub fn keys_page(language: Language) -> String {
    keymap::to_markdown(&Phrasebook::new(language), &rooms::all_contexts())
}
