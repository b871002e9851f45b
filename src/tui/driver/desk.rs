//! Where the study lies while it is worked on: one thread owns it and writes,
//! one answers queries through a door of its own. It must not know the screen;
//! it sends events to it.

mod queries;
mod writer;

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

use self::queries::Queries;
use self::writer::Order;
use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::workbench::Workbench;

/// The front of the two threads.
pub struct Desk {
    orders: Sender<Order>,
    queries: Arc<Mutex<Option<Queries>>>,
    writer: Option<std::thread::JoinHandle<()>>,
}

impl Desk {
    pub fn new(events: Sender<Event>) -> Self {
        let (orders, waiting) = channel();
        let queries = Arc::new(Mutex::new(None));
        let shared = Arc::clone(&queries);
        let writer = std::thread::spawn(move || writer::run(&waiting, &events, &shared));
        Desk {
            orders,
            queries,
            writer: Some(writer),
        }
    }

    /// Works on this study from now on.
    pub fn take(&self, workbench: Workbench) {
        self.order(Order::Take(Box::new(workbench)));
    }

    /// Has an effect carried out; what comes of it arrives as an event.
    pub fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::Query { slot, query } => {
                let queries = self.queries.lock().unwrap_or_else(|e| e.into_inner());
                match queries.as_ref() {
                    Some(queries) => queries.ask(slot, query),
                    // The study is only being opened: the query comes after it.
                    None => self.order(Order::AskLater(slot, query)),
                }
            }
            effect => self.order(Order::Do(Box::new(effect))),
        }
    }

    fn order(&self, order: Order) {
        // The thread ends only after this end of the channel is gone.
        let _ = self.orders.send(order);
    }
}

impl Drop for Desk {
    /// Waits for what was ordered, so that no edit is cut off by leaving.
    fn drop(&mut self) {
        self.order(Order::Stop);
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

/// Runs something that might panic, and makes a fault of a panic.
fn guarded<T>(run: impl FnOnce() -> crate::fault::Outcome<T>) -> crate::fault::Outcome<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_or_else(|_| {
        Err(crate::fault::Fault::internal(crate::text!("work-crashed"))
            .hint(crate::text!("work-crashed-hint")))
    })
}
