//! The loop: events in, one update each, effects out, one draw when no event
//! waits. It must not decide anything; that is what `update` is for.

mod desk;
mod terminal;

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crossterm::event as term;

use self::desk::Desk;
use self::terminal::Guard;
use super::effect::Effect;
use super::event::Event;
use super::state::{Shared, State};
use super::theme::Palette;
use super::{update, view};
use crate::fault::{Fault, Outcome};
use crate::message::Language;
use crate::text;
use crate::workbench::{self, Preference, Workbench};

/// How long the loop sleeps at most, so that a signal is seen soon.
const NAP: Duration = Duration::from_millis(100);

/// How a session on screen ended.
pub enum Ending {
    /// The person left; what is still to be said.
    Quit(Option<String>),
    /// This signal asked the program to end.
    Signal(i32),
}

/// Runs the workbench on screen until the person leaves.
///
/// # Errors
///
/// When the terminal cannot be used, or is lost.
pub fn run(open: Option<Workbench>, language: Language) -> Outcome<Ending> {
    let signals = terminal::watch_signals()?;
    let mut guard = Guard::enter()?;
    let (sender, events) = channel();
    let size = guard.size()?;
    let preferred = workbench::preferred(Preference::Colors);
    let preferred = preferred.and_then(|key| Palette::from_key(&key));
    let palette = Palette::choose(preferred, |name| std::env::var(name).ok());
    let shared = Shared::new(language, palette, size);
    let mut session = Session {
        state: State::new(shared, workbench::recent_studies()),
        desk: Desk::new(sender.clone()),
        timers: Vec::new(),
        is_over: false,
    };
    if let Some(open) = open {
        session.desk.take(open);
        if let Some(ending) = session.settle_in(&mut guard, &events, &signals)? {
            return Ok(ending);
        }
    }
    read_terminal(sender);
    match session.run(&mut guard, &events, &signals) {
        Err(fault) => match vanished(&signals) {
            Some(signal) => Ok(Ending::Signal(signal)),
            None => Err(fault),
        },
        ended => ended,
    }
}

/// The signal of a terminal that vanished, which may come a moment after the
/// first failure to write to it.
fn vanished(signals: &terminal::Signals) -> Option<i32> {
    signals.seen().or_else(|| {
        std::thread::sleep(NAP);
        signals.seen()
    })
}

struct Session {
    state: State,
    desk: Desk,
    timers: Vec<(Instant, &'static str)>,
    is_over: bool,
}

impl Session {
    /// Waits for the study that was named, so that the first screen is never
    /// drawn before it, and no key typed ahead acts on that screen.
    fn settle_in(
        &mut self,
        guard: &mut Guard,
        events: &Receiver<Event>,
        signals: &terminal::Signals,
    ) -> Outcome<Option<Ending>> {
        loop {
            if let Some(signal) = signals.seen() {
                return Ok(Some(Ending::Signal(signal)));
            }
            match events.recv_timeout(NAP) {
                Ok(Event::Failed(fault)) => return Err(fault),
                Ok(event) => {
                    self.feed(guard, event)?;
                    // A change of size meanwhile went unheard.
                    let size = guard.size()?;
                    self.feed(guard, Event::Resize(size.width, size.height))?;
                    return Ok(None);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(Some(Ending::Quit(None))),
            }
        }
    }

    fn run(
        &mut self,
        guard: &mut Guard,
        events: &Receiver<Event>,
        signals: &terminal::Signals,
    ) -> Outcome<Ending> {
        let mut is_stale = true;
        loop {
            if let Some(signal) = signals.seen() {
                return Ok(Ending::Signal(signal));
            }
            if is_stale {
                guard.draw(|frame| view::draw(&self.state, frame))?;
            }
            is_stale = false;
            let first = match events.recv_timeout(self.nap()) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Ok(Ending::Quit(None)),
            };
            for event in first.into_iter().chain(events.try_iter()) {
                if let Event::Lost(fault) = event {
                    return Err(fault);
                }
                self.feed(guard, event)?;
                is_stale = true;
                if self.is_over {
                    let farewell = self.state.shared.farewell.as_ref();
                    let farewell = farewell.map(|text| self.state.shared.say(text));
                    return Ok(Ending::Quit(farewell));
                }
            }
            for name in self.due() {
                self.feed(guard, Event::Timer(name))?;
                is_stale = true;
            }
        }
    }

    fn feed(&mut self, guard: &mut Guard, event: Event) -> Outcome<()> {
        for effect in update::update(&mut self.state, event) {
            match effect {
                Effect::Quit => self.is_over = true,
                Effect::Timer { name, after } => self.timers.push((Instant::now() + after, name)),
                Effect::CaptureMouse(is_on) => guard.capture_mouse(is_on)?,
                Effect::Copy(words) => guard.copy(&words)?,
                Effect::Prefer(what, value) => workbench::prefer(what, value),
                effect => self.desk.carry_out(effect),
            }
        }
        Ok(())
    }

    fn nap(&self) -> Duration {
        let next = self.timers.iter().map(|(at, _)| *at).min();
        next.map_or(NAP, |at| {
            NAP.min(at.saturating_duration_since(Instant::now()))
        })
    }

    fn due(&mut self) -> Vec<&'static str> {
        let now = Instant::now();
        let (due, waiting): (Vec<_>, Vec<_>) =
            self.timers.drain(..).partition(|(at, _)| *at <= now);
        self.timers = waiting;
        due.into_iter().map(|(_, name)| name).collect()
    }
}

/// Reads the terminal on a thread of its own, until it or the receiver is gone.
fn read_terminal(sender: Sender<Event>) {
    std::thread::spawn(move || {
        loop {
            let event = match term::read() {
                Ok(term::Event::Key(key)) => Event::Key(key),
                Ok(term::Event::Mouse(mouse)) => Event::Mouse(mouse),
                Ok(term::Event::Paste(words)) => Event::Paste(words),
                Ok(term::Event::Resize(width, height)) => Event::Resize(width, height),
                Ok(term::Event::FocusGained | term::Event::FocusLost) => continue,
                Err(error) => {
                    let fault = terminal_lost(&error);
                    let _ = sender.send(Event::Lost(fault));
                    return;
                }
            };
            if sender.send(event).is_err() {
                return;
            }
        }
    });
}

fn terminal_lost(error: &std::io::Error) -> Fault {
    Fault::internal(text!("terminal-lost", error = error.to_string()))
}

/// Opens a study for the screen: to read only where it cannot be written.
pub(super) fn open(path: &Path) -> Outcome<Workbench> {
    let opened = Workbench::open(path)?;
    workbench::remember_study(path);
    Ok(opened)
}

/// Restores the screen and ends as the signal would have ended the program.
pub(super) fn die_of(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}
