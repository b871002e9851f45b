//! Quotes one after the other for whoever asks for the next: found on a thread
//! of its own, some hundreds ahead at most. It must not know who asks.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::Workbench;
use crate::fault::{Fault, Outcome};
use crate::model::quote::{Quote, QuoteFilter, QuoteSort};
use crate::text;

/// Quotes handed over at a time. One by one, two threads would spend more time
/// waking each other than on the quotes.
const BATCH: usize = 256;
/// Batches that wait at most.
const AHEAD: usize = 2;

type Batch = Outcome<Vec<Quote>>;

/// Quotes as they are found. Dropping it stops the search for more.
pub struct QuoteStream {
    batches: Receiver<Batch>,
    ready: std::vec::IntoIter<Quote>,
}

impl Workbench {
    /// All quotes in order, without holding them in memory, through a door of
    /// its own. A fault ends them.
    pub fn stream_quotes(&self, filter: QuoteFilter, sort: QuoteSort) -> Outcome<QuoteStream> {
        let reader = self.reader()?;
        let (give, batches) = sync_channel(AHEAD);
        thread::spawn(move || find(&reader, &filter, sort, &give));
        Ok(QuoteStream {
            batches,
            ready: Vec::new().into_iter(),
        })
    }
}

fn find(reader: &Workbench, filter: &QuoteFilter, sort: QuoteSort, give: &SyncSender<Batch>) {
    let mut batch = Vec::with_capacity(BATCH);
    let found = reader.each_quote(filter, sort, &mut |quote| {
        batch.push(quote);
        if batch.len() < BATCH {
            return Ok(());
        }
        let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
        // Nobody takes any more: stop looking.
        give.send(Ok(full))
            .map_err(|_| Fault::cancelled(text!("store-interrupted")))
    });
    // Where nobody listens there is nobody to tell.
    let _ = give.send(Ok(batch));
    if let Err(fault) = found {
        let _ = give.send(Err(fault));
    }
}

impl Iterator for QuoteStream {
    type Item = Outcome<Quote>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(quote) = self.ready.next() {
                return Some(Ok(quote));
            }
            match self.batches.recv() {
                Ok(Ok(batch)) => self.ready = batch.into_iter(),
                Ok(Err(fault)) => return Some(Err(fault)),
                Err(_) => return None,
            }
        }
    }
}
