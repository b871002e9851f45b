//! What reaches the workbench on screen: from the terminal, and from the
//! threads that work for it. It must not know where either lives.

use std::path::PathBuf;

use crossterm::event::{KeyEvent, MouseEvent};

use super::effect::Value;
use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::model::case::Case;
use crate::model::code::Code;
use crate::model::codebook::Codebook;
use crate::model::document::Document;
use crate::model::edit::{Change, Edit};
use crate::model::study::{Coder, Study};
use crate::workbench::Touched;

/// What every room may look at, read again after a change; `None` where the
/// change left it alone.
#[derive(Debug, Default)]
pub struct Fresh {
    pub study: Option<Study>,
    pub coder: Option<Coder>,
    pub coders: Option<Vec<Coder>>,
    pub codebooks: Option<Vec<Codebook>>,
    pub codes: Option<Vec<Code>>,
    pub documents: Option<Vec<Document>>,
    pub cases: Option<Vec<Case>>,
    /// What the journal calls the step that was just written.
    pub step: Option<Text>,
}

/// A study that was opened.
#[derive(Debug)]
pub struct Opened {
    pub path: PathBuf,
    pub is_read_only: bool,
    /// What a person should know about the file.
    pub notices: Vec<Text>,
    /// Without documents and cases where there are many: they follow with
    /// [`Cause::Listed`].
    pub fresh: Fresh,
    /// Then, the first documents by number, for the first frame.
    pub first: Vec<Document>,
}

/// How a change came about.
#[derive(Debug)]
pub enum Cause {
    /// The lists of a study that was just opened were read.
    Listed,
    Applied(Change),
    /// A step with this label was taken back.
    Undone(Text),
    Redone(Text),
    /// Another coder acts from now on.
    CoderSwitched,
    /// Another program changed the file.
    Outside,
}

/// Something happened.
pub enum Event {
    Key(KeyEvent),
    Mouse(MouseEvent),
    Paste(String),
    Resize(u16, u16),
    Timer(&'static str),

    Opened(Box<Opened>),
    Closed,
    /// The study is different now, and this is what it holds.
    Changed(Cause, Box<Fresh>),
    /// What an edit would touch, found out to ask about it.
    Touches {
        edit: Box<Edit>,
        question: Text,
        reason: String,
        touched: Touched,
    },
    /// What a query or a piece of work came to.
    Answered {
        slot: &'static str,
        value: Outcome<Value>,
    },
    Failed(Fault),
    /// The terminal is gone.
    Lost(Fault),
}

impl Event {
    /// Whether the person at the terminal did it.
    #[must_use]
    pub fn is_by_person(&self) -> bool {
        matches!(self, Event::Key(_) | Event::Mouse(_) | Event::Paste(_))
    }
}
