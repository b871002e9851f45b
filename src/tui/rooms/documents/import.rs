//! An import from the reading of files to the report: read in the background,
//! previewed and corrected, stored as one step. What was corrected survives a
//! failure. It must not know how files are read.

mod drafts;
mod draw;
mod preview;

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::preview::Preview;
use super::MOVE;
use super::ask::Asked;
use super::pane::{Next, Pane, View, Wanted};
use crate::fault::{FaultKind, Outcome};
use crate::model::edit::Change;
use crate::text;
use crate::tui::effect::{Effect, Value};
use crate::tui::keymap::{Binding, Context};
use crate::tui::state::Shared;
use crate::tui::widgets::rows::Rows;
use crate::workbench::{FilesRead, ImportItem, ImportProgress, ImportStatus, paths_in};

crate::actions! {
    /// What can be done in the preview and in the report.
    pub enum ImportAction {
        Store = "import-store",
        LeaveOut = "import-leave-out",
        Facts = "import-facts",
        Kind = "import-kind",
        Interviewers = "import-interviewers",
        ToSpeakers = "import-to-speakers",
        ToFiles = "import-to-files",
        Role = "import-role",
        Rename = "import-rename",
        Merge = "import-merge",
        Done = "import-done",
    }
}

pub static FILES: Context = Context {
    title: "keys-import",
    bindings: &[
        Binding::hint(&["Enter"], ImportAction::Store.name()),
        Binding::hint(&["Space"], ImportAction::LeaveOut.name()),
        Binding::hint(&["e"], ImportAction::Facts.name()),
        Binding::hint(&["l", "Right"], ImportAction::ToSpeakers.name()),
        Binding::hint(&["w"], ImportAction::Interviewers.name()),
        Binding::new(&["t"], ImportAction::Kind.name()),
    ],
};

pub static SPEAKERS: Context = Context {
    title: "keys-import-speakers",
    bindings: &[
        Binding::hint(&["h", "Left"], ImportAction::ToFiles.name()),
        Binding::hint(&["r", "Space", "Enter"], ImportAction::Role.name()),
        Binding::hint(&["m"], ImportAction::Merge.name()),
        Binding::hint(&["e"], ImportAction::Rename.name()),
        Binding::hint(&["w"], ImportAction::Interviewers.name()),
    ],
};

pub static REPORT: Context = Context {
    title: "keys-import-report",
    bindings: &[Binding::hint(&["Enter"], ImportAction::Done.name())],
};

/// The slots of reading and of storing, and the timer of the progress.
pub const READ: &str = "documents-import-read";
pub const STORE: &str = "documents-import-store";
pub const TICK: &str = "documents-import-tick";

/// How often the progress is drawn.
const BETWEEN_TICKS: Duration = Duration::from_millis(120);

type Items = Arc<Mutex<Vec<ImportItem>>>;

#[derive(Default)]
enum Stage {
    #[default]
    Idle,
    Reading,
    Preview,
    /// The items are lent to the thread that stores them.
    Storing(Items),
    Report,
}

/// The view.
#[derive(Default)]
pub struct Import {
    stage: Stage,
    wanted: Wanted,
    progress: Arc<ImportProgress>,
    preview: Preview,
    /// The rows of the report.
    report: Rows,
    /// Leaving was asked for once with corrections that would be lost.
    is_warned: bool,
    /// The program ends as soon as the import has.
    is_leaving: bool,
}

impl Drop for Import {
    /// A reading that nobody waits for any more ends.
    fn drop(&mut self) {
        if matches!(self.stage, Stage::Reading) {
            self.progress.is_cancelled.store(true, Ordering::Relaxed);
        }
    }
}

impl Import {
    pub fn of(wanted: Wanted) -> Self {
        let mut import = Import::default();
        import.wanted = wanted;
        import
    }

    /// Begins to read.
    pub fn read(&mut self, wanted: Wanted) -> Vec<Effect> {
        self.stage = Stage::Reading;
        let progress = Arc::clone(&self.progress);
        let Wanted { mut request, typed } = wanted;
        let read = Effect::query(READ, move |study, _cancel| {
            request.paths.extend(paths_in(&typed));
            // A failure is an answer too: what was typed comes back with it.
            Ok(study.read_files(&request, &progress))
        });
        vec![read, tick()]
    }

    /// Draws the progress again after a while, as long as there is any.
    pub fn tick(&self) -> Vec<Effect> {
        match self.stage {
            Stage::Reading | Stage::Storing(_) => vec![tick()],
            _ => Vec::new(),
        }
    }

    pub fn focus_on_files(&mut self) {
        self.preview.is_in_speakers = false;
    }

    /// Takes the values of one of its dialogs.
    pub fn answered(&mut self, asked: &Asked, values: &[String]) -> Outcome<Next> {
        self.preview.answered(asked, values)
    }

    fn has_read(&mut self, read: Outcome<FilesRead>, shared: &mut Shared) -> Next {
        match read {
            Ok(found) => {
                self.preview = Preview::of(found);
                self.stage = Stage::Preview;
                Next::nothing()
            }
            Err(fault) => {
                let typed = std::mem::take(&mut self.wanted.typed);
                let is_cancelled = fault.kind == FaultKind::Cancelled;
                self.stage = Stage::Idle;
                shared.fail(fault);
                match typed.is_empty() || is_cancelled {
                    true => Next::Show(View::Browse),
                    false => Next::Ask(Asked::Paths, vec![typed]),
                }
            }
        }
    }

    fn store(&mut self, shared: &mut Shared) -> Next {
        let count = self.preview.ready();
        if count == 0 {
            shared.warn(text!("import-nothing-ready"));
            return Next::nothing();
        }
        let items: Items = Arc::new(Mutex::new(std::mem::take(&mut self.preview.items)));
        let lent = Arc::clone(&items);
        let is_out = self.preview.is_out.clone();
        self.progress = Arc::default();
        let progress = Arc::clone(&self.progress);
        self.stage = Stage::Storing(items);
        let work = Effect::work(STORE, move |study| {
            let mut items = lent.lock().unwrap_or_else(|error| error.into_inner());
            // What is left out is stored as if it had not been read.
            let held: Vec<_> = items
                .iter_mut()
                .zip(&is_out)
                .map(|(item, is_out)| is_out.then(|| item.draft.take()).flatten())
                .collect();
            let stored = study.import(&mut items, &progress);
            for (item, draft) in items.iter_mut().zip(held) {
                if draft.is_some() {
                    item.draft = draft;
                }
            }
            // That it was stopped is an answer too: the program may be about to end.
            Ok(match stored {
                Ok(change) => (Some(change), Ok(())),
                Err(fault) => (None, Err(fault)),
            })
        });
        Next::Do(vec![work, tick()])
    }

    fn take_back(&mut self, next: Stage) {
        if let Stage::Storing(items) = std::mem::replace(&mut self.stage, next) {
            let mut items = items.lock().unwrap_or_else(|error| error.into_inner());
            self.preview.items = std::mem::take(&mut *items);
        }
    }

    /// The import is in the study, or nothing of it is.
    fn has_stored(&mut self, stored: Outcome<()>, shared: &mut Shared) -> Next {
        let is_leaving = std::mem::take(&mut self.is_leaving);
        match stored {
            Ok(()) => {
                self.take_back(Stage::Report);
                self.preview.for_the_report();
                self.report = Rows::default();
                shared.farewell = Some(text!("import-was-stored"));
            }
            Err(fault) => {
                let is_cancelled = fault.kind == FaultKind::Cancelled;
                self.store_failed();
                if is_cancelled {
                    shared.farewell = Some(text!("file-cancelled"));
                    shared.notify(text!("file-cancelled"));
                } else {
                    shared.fail(fault);
                    return Next::nothing();
                }
            }
        }
        if is_leaving {
            return Next::Do(vec![Effect::Quit]);
        }
        shared.farewell = None;
        Next::nothing()
    }

    /// Nothing was stored; the preview comes back as it was.
    pub fn store_failed(&mut self) {
        self.take_back(Stage::Preview);
    }

    fn done(&mut self) -> Next {
        let first = self
            .preview
            .items
            .iter()
            .find_map(|item| match item.status {
                ImportStatus::Imported => item.document,
                _ => None,
            });
        *self = Import::default();
        match first {
            Some(document) => Next::Document(document),
            None => Next::Show(View::Browse),
        }
    }

    /// The program is to end: an import that runs is stopped first, and what
    /// was corrected in a preview is not thrown away by one key.
    pub fn before_quit(&mut self, shared: &mut Shared) -> Option<Vec<Effect>> {
        match self.stage {
            Stage::Storing(_) => {
                self.is_leaving = true;
                self.stop(shared);
                Some(Vec::new())
            }
            Stage::Reading => {
                self.progress.is_cancelled.store(true, Ordering::Relaxed);
                shared.farewell = Some(text!("file-cancelled"));
                None
            }
            _ => self.must_warn(shared).then(Vec::new),
        }
    }

    fn stop(&self, shared: &mut Shared) {
        self.progress.is_cancelled.store(true, Ordering::Relaxed);
        shared.notify(text!("import-stopping"));
    }

    /// Whether leaving would lose corrections nobody was warned of yet.
    fn must_warn(&mut self, shared: &mut Shared) -> bool {
        let is_news = matches!(self.stage, Stage::Preview) && self.preview.is_touched;
        if is_news && !self.is_warned {
            self.is_warned = true;
            shared.warn(text!("import-not-stored"));
            return true;
        }
        false
    }
}

fn tick() -> Effect {
    Effect::Timer {
        name: TICK,
        after: BETWEEN_TICKS,
    }
}

impl Pane for Import {
    fn keys(&self) -> &'static [&'static Context] {
        static PREVIEW_FILES: &[&Context] = &[&FILES, &MOVE];
        static PREVIEW_SPEAKERS: &[&Context] = &[&SPEAKERS, &MOVE];
        static REPORTED: &[&Context] = &[&REPORT, &MOVE];
        match self.stage {
            Stage::Preview if self.preview.is_in_speakers => PREVIEW_SPEAKERS,
            Stage::Preview => PREVIEW_FILES,
            Stage::Report => REPORTED,
            Stage::Idle | Stage::Reading | Stage::Storing(_) => &[],
        }
    }

    fn rows(&mut self, _shared: &Shared) -> (&mut Rows, usize) {
        match self.stage {
            Stage::Preview => self.preview.rows(),
            _ => (&mut self.report, self.preview.items.len()),
        }
    }

    fn around(&self, area: Rect, _shared: &Shared) -> (u16, u16) {
        match self.stage {
            Stage::Preview => {
                let files = draw::preview_areas(area).0;
                (3, area.height.saturating_sub(files.height))
            }
            _ => (4, 4),
        }
    }

    fn width(&self, area: Rect) -> u16 {
        match self.stage {
            Stage::Preview => draw::preview_areas(area).0.width,
            _ => area.width,
        }
    }

    fn ask(&mut self, _shared: &Shared) -> Vec<Effect> {
        Vec::new()
    }

    fn changed(&mut self, _change: Option<&Change>, _shared: &Shared) {}

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Next {
        self.is_warned = false;
        match ImportAction::from_name(action) {
            Some(ImportAction::Store) => self.store(shared),
            Some(ImportAction::Done) => self.done(),
            Some(action) => self.preview.act(action, shared),
            None => Next::nothing(),
        }
    }

    fn absorb(&mut self, slot: &'static str, value: Value, shared: &mut Shared) -> Next {
        if slot == STORE {
            return match value.downcast::<Outcome<()>>() {
                Ok(stored) => self.has_stored(*stored, shared),
                Err(_) => Next::nothing(),
            };
        }
        match (value.downcast::<Outcome<FilesRead>>(), &self.stage) {
            (Ok(read), Stage::Reading) => self.has_read(*read, shared),
            _ => Next::nothing(),
        }
    }

    fn back(&mut self, shared: &mut Shared) -> Option<Next> {
        match self.stage {
            Stage::Reading => {
                self.progress.is_cancelled.store(true, Ordering::Relaxed);
                Some(Next::nothing())
            }
            Stage::Storing(_) => {
                self.stop(shared);
                Some(Next::nothing())
            }
            Stage::Preview if self.preview.is_in_speakers => {
                self.preview.is_in_speakers = false;
                Some(Next::nothing())
            }
            Stage::Preview => {
                if self.must_warn(shared) {
                    return Some(Next::nothing());
                }
                *self = Import::default();
                Some(Next::Show(View::Browse))
            }
            Stage::Report => Some(self.done()),
            Stage::Idle => None,
        }
    }

    fn chosen(&self) -> &'static str {
        match self.stage {
            Stage::Report => ImportAction::Done.name(),
            _ => ImportAction::LeaveOut.name(),
        }
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        match &self.stage {
            Stage::Reading => draw::reading(&self.progress, area, buffer, shared),
            Stage::Storing(_) => {
                let stored = self.progress.stored.load(Ordering::Relaxed);
                draw::storing(stored, self.preview.ready_then, area, buffer, shared);
            }
            Stage::Preview => draw::preview(&self.preview, area, buffer, shared),
            Stage::Report => draw::report(&self.preview, &self.report, area, buffer, shared),
            Stage::Idle => {}
        }
        None
    }
}
