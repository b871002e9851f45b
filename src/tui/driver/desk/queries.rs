//! Queries on a thread of their own: one waiting place for each slot, where a
//! newer query takes the place of an older one and stops it when it runs. It
//! must not know what is asked.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use crate::tui::effect::Query;
use crate::tui::event::Event;
use crate::workbench::Workbench;

#[derive(Default)]
struct Waiting {
    queries: VecDeque<(&'static str, Query)>,
    /// The slot that is being answered, and the flag that stops it.
    running: Option<(&'static str, Arc<AtomicBool>)>,
    is_over: bool,
}

/// The waiting places; dropping them ends the thread.
pub struct Queries {
    waiting: Arc<(Mutex<Waiting>, Condvar)>,
}

fn lock(waiting: &Mutex<Waiting>) -> MutexGuard<'_, Waiting> {
    waiting.lock().unwrap_or_else(|error| error.into_inner())
}

impl Queries {
    /// Answers queries through this door.
    pub fn new(reader: Workbench, events: Sender<Event>) -> Self {
        let waiting = Arc::new((Mutex::new(Waiting::default()), Condvar::new()));
        let shared = Arc::clone(&waiting);
        std::thread::spawn(move || {
            while let Some((slot, query, cancel)) = next(&shared) {
                let value = super::guarded(|| query(&reader, &cancel));
                let is_wanted = !cancel.load(Ordering::Relaxed);
                lock(&shared.0).running = None;
                if is_wanted && events.send(Event::Answered { slot, value }).is_err() {
                    return;
                }
            }
        });
        Queries { waiting }
    }

    /// Puts a query in its slot.
    pub fn ask(&self, slot: &'static str, query: Query) {
        let mut waiting = lock(&self.waiting.0);
        waiting.queries.retain(|(other, _)| *other != slot);
        if let Some((running, cancel)) = &waiting.running
            && *running == slot
        {
            cancel.store(true, Ordering::Relaxed);
        }
        waiting.queries.push_back((slot, query));
        self.waiting.1.notify_one();
    }
}

impl Drop for Queries {
    fn drop(&mut self) {
        let mut waiting = lock(&self.waiting.0);
        waiting.is_over = true;
        waiting.queries.clear();
        if let Some((_, cancel)) = &waiting.running {
            cancel.store(true, Ordering::Relaxed);
        }
        self.waiting.1.notify_one();
    }
}

/// Waits for the next query; `None` when it is over.
fn next(waiting: &(Mutex<Waiting>, Condvar)) -> Option<(&'static str, Query, Arc<AtomicBool>)> {
    let mut held = lock(&waiting.0);
    loop {
        if held.is_over {
            return None;
        }
        if let Some((slot, query)) = held.queries.pop_front() {
            let cancel = Arc::new(AtomicBool::new(false));
            held.running = Some((slot, Arc::clone(&cancel)));
            return Some((slot, query, cancel));
        }
        held = waiting
            .1
            .wait(held)
            .unwrap_or_else(|error| error.into_inner());
    }
}
