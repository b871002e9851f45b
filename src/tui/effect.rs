//! What an update asks for: data that the driver carries out outside, and a few
//! things the frame settles itself. It must not carry anything out.

use std::any::Any;
use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::overlay::{Overlay, Reply};
use crate::fault::Outcome;
use crate::message::{Language, Text};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CodeId, CodingId, DocumentId};
use crate::text::Span;
use crate::workbench::{Preference, Workbench};

/// A value of the room's own that a query or a piece of work gives back.
pub type Value = Box<dyn Any + Send>;

/// What a query does, on the worker thread with its own read-only door to the
/// study. It should look at the flag now and then and stop when it is set: then
/// a newer query of the same slot waits.
pub type Query = Box<dyn FnOnce(&Workbench, &AtomicBool) -> Outcome<Value> + Send>;

/// Writing that is more than one edit (an import): on the thread that owns the
/// study, after the edits that wait before it.
pub type Work = Box<dyn FnOnce(&mut Workbench) -> Outcome<(Option<Change>, Value)> + Send>;

/// A place in the study that a room can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A document, there a passage (bytes), there a coding.
    Document {
        document: DocumentId,
        span: Option<Span>,
        coding: Option<CodingId>,
    },
    /// A code in its codebook.
    Code(CodeId),
    /// The quotes of a code.
    Quotes(CodeId),
}

/// A study to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyPlan {
    pub path: PathBuf,
    pub title: String,
    pub coder: String,
    pub language: Language,
    /// Keys of shipped codebooks.
    pub frameworks: Vec<String>,
}

/// What should happen next.
pub enum Effect {
    /// Changes the study; the rooms hear of it by `changed` once it is committed.
    Apply(Edit),
    ApplyBecause(Edit, String),
    /// Finds out what the edit would touch, asks, and applies it on a yes.
    AskThenApply {
        edit: Edit,
        question: Text,
        reason: String,
    },
    Undo,
    Redo,
    /// Asks the study something; a newer query in the same slot replaces it.
    /// The answer comes to the room's `absorb`.
    Query {
        slot: &'static str,
        query: Query,
    },
    Work {
        slot: &'static str,
        work: Work,
    },
    /// Calls the room's `timer` after a while.
    Timer {
        name: &'static str,
        after: Duration,
    },
    ActAs(String),
    OpenStudy(PathBuf),
    OpenSample {
        path: PathBuf,
        language: Language,
    },
    CreateStudy(StudyPlan),
    CloseStudy,
    CaptureMouse(bool),
    /// Puts text on the clipboard of the terminal.
    Copy(String),
    /// Keeps what the person prefers for the next start.
    Prefer(Preference, &'static str),
    Quit,

    /// Opens a dialog over what is there.
    Open(Box<dyn Overlay>),
    /// Hands the answer of a dialog to the room that is shown.
    Reply(Reply),
    /// Goes to the room that can show this.
    Visit(Target),
    /// Does an action as if its key had been pressed.
    Act(&'static str),
}

impl Effect {
    /// A query with its answer's type left to the room.
    pub fn query<T: Any + Send>(
        slot: &'static str,
        query: impl FnOnce(&Workbench, &AtomicBool) -> Outcome<T> + Send + 'static,
    ) -> Effect {
        Effect::Query {
            slot,
            query: Box::new(move |workbench, cancel| {
                query(workbench, cancel).map(|value| Box::new(value) as Value)
            }),
        }
    }

    /// Work that writes, likewise.
    pub fn work<T: Any + Send>(
        slot: &'static str,
        work: impl FnOnce(&mut Workbench) -> Outcome<(Option<Change>, T)> + Send + 'static,
    ) -> Effect {
        Effect::Work {
            slot,
            work: Box::new(move |workbench| {
                work(workbench).map(|(change, value)| (change, Box::new(value) as Value))
            }),
        }
    }

    /// Whether it changes, makes or opens a study, which may be refused.
    #[must_use]
    pub fn is_edit(&self) -> bool {
        matches!(
            self,
            Effect::Apply(_)
                | Effect::ApplyBecause(..)
                | Effect::AskThenApply { .. }
                | Effect::ActAs(_)
                | Effect::OpenStudy(_)
                | Effect::OpenSample { .. }
                | Effect::CreateStudy(_)
        )
    }

    /// Opens a dialog.
    pub fn open(overlay: impl Overlay + 'static) -> Effect {
        Effect::Open(Box::new(overlay))
    }
}

/// Names the effect with what tests want to see of it.
impl fmt::Debug for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Effect::Apply(edit) => write!(f, "Apply({edit:?})"),
            Effect::ApplyBecause(edit, reason) => write!(f, "ApplyBecause({edit:?}, {reason:?})"),
            Effect::AskThenApply { edit, .. } => write!(f, "AskThenApply({edit:?})"),
            Effect::Undo => write!(f, "Undo"),
            Effect::Redo => write!(f, "Redo"),
            Effect::Query { slot, .. } => write!(f, "Query({slot})"),
            Effect::Work { slot, .. } => write!(f, "Work({slot})"),
            Effect::Timer { name, .. } => write!(f, "Timer({name})"),
            Effect::ActAs(name) => write!(f, "ActAs({name})"),
            Effect::OpenStudy(path) => write!(f, "OpenStudy({})", path.display()),
            Effect::OpenSample { path, .. } => write!(f, "OpenSample({})", path.display()),
            Effect::CreateStudy(plan) => write!(f, "CreateStudy({plan:?})"),
            Effect::CloseStudy => write!(f, "CloseStudy"),
            Effect::CaptureMouse(is_on) => write!(f, "CaptureMouse({is_on})"),
            Effect::Copy(words) => write!(f, "Copy({words})"),
            Effect::Prefer(what, value) => write!(f, "Prefer({what:?}, {value})"),
            Effect::Quit => write!(f, "Quit"),
            Effect::Open(overlay) => write!(f, "Open({})", overlay.keys().title),
            Effect::Reply(reply) => write!(f, "Reply({reply:?})"),
            Effect::Visit(target) => write!(f, "Visit({target:?})"),
            Effect::Act(name) => write!(f, "Act({name})"),
        }
    }
}
