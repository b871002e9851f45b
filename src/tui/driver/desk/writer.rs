//! The thread that owns the study: opens it, applies edits one after the other,
//! takes them back, and looks now and then whether another program changed the
//! file. It must not know what an edit is for.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::guarded;
use super::queries::Queries;
use crate::exchange::codebook::shelf;
use crate::fault::Outcome;
use crate::message::{Language, Text};
use crate::model::edit::{Change, Edit};
use crate::model::ids::StepId;
use crate::tui::changes::Scope;
use crate::tui::driver::open;
use crate::tui::effect::{Effect, Query, StudyPlan};
use crate::tui::event::{Cause, Event, Fresh, Opened};
use crate::workbench::{self, NewStudy, Workbench};

/// How long the thread is idle before it looks at the file.
const IDLE: Duration = Duration::from_millis(500);

/// More documents than any screen has rows: a study with fewer is read at once.
const FIRST: usize = 128;

/// What the thread is told.
pub enum Order {
    Take(Box<Workbench>),
    Do(Box<Effect>),
    /// A query that came before the study was open.
    AskLater(&'static str, Query),
    Stop,
}

struct Writer<'a> {
    study: Option<Workbench>,
    /// The file's version after the last look or edit.
    version: Option<i64>,
    events: &'a Sender<Event>,
    queries: &'a Mutex<Option<Queries>>,
}

/// Carries out orders until told to stop.
pub fn run(orders: &Receiver<Order>, events: &Sender<Event>, queries: &Mutex<Option<Queries>>) {
    let mut writer = Writer {
        study: None,
        version: None,
        events,
        queries,
    };
    loop {
        match orders.recv_timeout(IDLE) {
            Ok(Order::Take(study)) => writer.report(|writer| writer.open(*study)),
            Ok(Order::Do(effect)) => writer.report(|writer| writer.carry_out(*effect)),
            Ok(Order::AskLater(slot, query)) => {
                if let Some(queries) = writer.queries().as_ref() {
                    queries.ask(slot, query);
                }
            }
            Ok(Order::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => writer.report(Writer::look),
        }
    }
}

impl Writer<'_> {
    fn queries(&self) -> std::sync::MutexGuard<'_, Option<Queries>> {
        self.queries
            .lock()
            .unwrap_or_else(|error| error.into_inner())
    }

    fn send(&self, event: Event) {
        // Nobody listens any more when the screen is closing.
        let _ = self.events.send(event);
    }

    fn report(&mut self, run: impl FnOnce(&mut Self) -> Outcome<()>) {
        if let Err(fault) = guarded(|| run(self)) {
            self.send(Event::Failed(fault));
        }
    }

    /// What the first frame shows comes first, then the lists where they are
    /// long, then what can wait.
    fn open(&mut self, study: Workbench) -> Outcome<()> {
        let mut fresh = read(&study, Scope::SHORT)?;
        let mut first = study.first_documents(FIRST)?;
        let is_long = first.len() == FIRST;
        if !is_long {
            fresh.documents = Some(std::mem::take(&mut first));
            fresh.cases = Some(study.cases()?);
        }
        let opened = Opened {
            path: study.path().to_path_buf(),
            is_read_only: study.is_read_only(),
            notices: study.notices(),
            fresh,
            first,
        };
        let reader = study.reader()?;
        *self.queries() = Some(Queries::new(reader, self.events.clone()));
        self.version = study.data_version().ok();
        self.send(Event::Opened(Box::new(opened)));
        if is_long {
            match read(&study, Scope::LISTS) {
                Ok(fresh) => self.send(Event::Changed(Cause::Listed, Box::new(fresh))),
                Err(fault) => {
                    self.close();
                    return Err(fault);
                }
            }
        }
        let is_backup_due = !study.is_read_only() && study.is_backup_due()?;
        let study = self.study.insert(study);
        if is_backup_due {
            back_up(study.reader()?, self.events.clone());
        }
        Ok(())
    }

    fn close(&mut self) {
        *self.queries() = None;
        self.study = None;
        self.send(Event::Closed);
    }

    fn carry_out(&mut self, effect: Effect) -> Outcome<()> {
        match effect {
            Effect::OpenStudy(path) => return self.open(open(&path)?),
            Effect::OpenSample { path, language } => return self.open(sample(&path, language)?),
            Effect::CreateStudy(plan) => return self.open(create(&plan)?),
            Effect::CloseStudy => {
                self.close();
                return Ok(());
            }
            _ => {}
        }
        let Some(study) = self.study.as_mut() else {
            return Ok(());
        };
        let last = study.log(1)?.first().map(|step| step.id);
        let (cause, scope) = match effect {
            Effect::Apply(edit) => applied(&edit.clone(), study.apply(edit)?),
            Effect::ApplyBecause(edit, reason) => {
                applied(&edit.clone(), study.apply_because(edit, &reason)?)
            }
            Effect::AskThenApply {
                edit,
                question,
                reason,
            } => {
                let touched = study.touched_by(&edit)?;
                self.send(Event::Touches {
                    edit: Box::new(edit),
                    question,
                    reason,
                    touched,
                });
                return Ok(());
            }
            Effect::Undo => (Cause::Undone(study.undo()?.label), Scope::ALL),
            Effect::Redo => (Cause::Redone(study.redo()?.label), Scope::ALL),
            Effect::ActAs(name) => {
                study.act_as(&name)?;
                (
                    Cause::CoderSwitched,
                    Scope {
                        study: true,
                        ..Scope::default()
                    },
                )
            }
            Effect::Work { slot, work } => return self.work(slot, work),
            _ => return Ok(()),
        };
        self.changed_since(last, cause, scope)
    }

    fn work(&mut self, slot: &'static str, work: crate::tui::effect::Work) -> Outcome<()> {
        let Some(study) = self.study.as_mut() else {
            return Ok(());
        };
        match guarded(|| work(study)) {
            Ok((change, value)) => {
                if let Some(change) = change {
                    let scope = Scope::of(&change);
                    self.changed(Cause::Applied(change), scope)?;
                }
                self.send(Event::Answered {
                    slot,
                    value: Ok(value),
                });
            }
            Err(fault) => self.send(Event::Answered {
                slot,
                value: Err(fault),
            }),
        }
        Ok(())
    }

    /// Reads again what a commit altered, and tells the screen.
    fn changed(&mut self, cause: Cause, scope: Scope) -> Outcome<()> {
        self.tell(cause, scope, None)
    }

    /// The same after an edit, with what the journal calls it; an edit that
    /// changed nothing has written no step after the `last` one.
    fn changed_since(&mut self, last: Option<StepId>, cause: Cause, scope: Scope) -> Outcome<()> {
        let step = match &self.study {
            Some(study) => study.log(1)?.into_iter().next(),
            None => None,
        };
        let step = step.filter(|step| Some(step.id) != last);
        self.tell(cause, scope, step.map(|step| step.label))
    }

    fn tell(&mut self, cause: Cause, scope: Scope, step: Option<Text>) -> Outcome<()> {
        let Some(study) = &self.study else {
            return Ok(());
        };
        let fresh = Fresh {
            step,
            ..read(study, scope)?
        };
        self.version = study.data_version().ok();
        self.send(Event::Changed(cause, Box::new(fresh)));
        Ok(())
    }

    /// Whether another program changed the file since the last look.
    fn look(&mut self) -> Outcome<()> {
        let Some(study) = &self.study else {
            return Ok(());
        };
        let version = study.data_version()?;
        if self.version.replace(version) == Some(version) {
            return Ok(());
        }
        self.changed(Cause::Outside, Scope::ALL)
    }
}

fn applied(edit: &Edit, change: Change) -> (Cause, Scope) {
    let mut scope = Scope::of(&change);
    // A code made in vivo is reported as its coding.
    scope.codes |= matches!(edit, Edit::CodeInVivo { .. } | Edit::All(_));
    (Cause::Applied(change), scope)
}

fn read(study: &Workbench, scope: Scope) -> Outcome<Fresh> {
    let mut fresh = Fresh::default();
    if scope.study {
        fresh.study = Some(study.study()?);
        fresh.coder = Some(study.coder().clone());
        fresh.coders = Some(study.coders()?);
    }
    if scope.codes {
        fresh.codebooks = Some(study.codebooks()?);
        fresh.codes = Some(study.codes()?);
    }
    if scope.documents {
        fresh.documents = Some(study.documents()?);
    }
    if scope.cases {
        fresh.cases = Some(study.cases()?);
    }
    Ok(fresh)
}

/// Copies the study as it was when it was opened, while work goes on.
fn back_up(study: Workbench, events: Sender<Event>) {
    std::thread::spawn(move || {
        if let Err(fault) = guarded(|| study.backup(None).map(|_| ())) {
            // Nobody listens any more when the screen is closing.
            let _ = events.send(Event::Failed(fault));
        }
    });
}

fn sample(path: &std::path::Path, language: Language) -> Outcome<Workbench> {
    if path.exists() {
        return open(path);
    }
    let study = workbench::create_sample(path, language)?;
    workbench::remember_study(path);
    Ok(study)
}

fn create(plan: &StudyPlan) -> Outcome<Workbench> {
    let mut study = Workbench::create(
        &plan.path,
        &NewStudy {
            title: plan.title.clone(),
            language: plan.language,
            coder: plan.coder.clone(),
        },
    )?;
    for key in &plan.frameworks {
        let choice = shelf::choose(key)?;
        study.apply_because(
            Edit::AddCodebook {
                key: choice.book.key.clone(),
                title: choice.book.title.clone(),
                source: choice.book.source.clone(),
                note: choice.book.note.clone(),
                preset: choice.preset.cloned(),
                codes: choice.codes(),
            },
            "",
        )?;
    }
    workbench::remember_study(&plan.path);
    Ok(study)
}
