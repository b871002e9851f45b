//! Regular expressions over the texts of all documents, one document a thread
//! at a time. It must not keep more than the texts being searched in memory.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use regex::{Regex, RegexBuilder};
use rusqlite::Connection;

use super::{Found, stop_if, text_of};
use crate::fault::{Fault, Outcome};
use crate::model::ids::{DocumentId, TurnId};
use crate::model::inquiry::{Hit, SearchQuery};
use crate::store::read::{offset, rows};
use crate::store::{Access, Store};
use crate::text;
use crate::text::Span;

/// A document to be searched.
struct Place {
    document: DocumentId,
    title: String,
    revision: i64,
}

pub fn search(store: &Store, query: &SearchQuery, cancel: &AtomicBool) -> Outcome<Vec<Hit>> {
    let regex = RegexBuilder::new(&query.words)
        .multi_line(true)
        .build()
        .map_err(|error| {
            Fault::input(text!("search-bad-regex", detail = error.to_string()))
                .hint(text!("search-bad-regex-hint"))
        })?;
    let places = places(store.conn(), query)?;
    let threads = std::thread::available_parallelism()
        .map_or(1, std::num::NonZero::get)
        .min(places.len());
    if threads <= 1 {
        let mut hits = Vec::new();
        for place in &places {
            hits.extend(search_one(store.conn(), place, &regex, cancel)?);
            if is_enough(query, hits.len()) {
                break;
            }
        }
        truncate(query, &mut hits);
        return Ok(hits);
    }
    search_in_parallel(store, query, &places, &regex, cancel, threads)
}

fn search_in_parallel(
    store: &Store,
    query: &SearchQuery,
    places: &[Place],
    regex: &Regex,
    cancel: &AtomicBool,
    threads: usize,
) -> Outcome<Vec<Hit>> {
    let next = AtomicUsize::new(0);
    let count = AtomicUsize::new(0);
    let found: Mutex<Vec<(usize, Vec<Hit>)>> = Mutex::new(Vec::new());
    let path = store.path();
    let work = || -> Outcome<()> {
        let reader = Store::open(path, Access::Read)?;
        // A regex's scratch memory is per thread; sharing one makes them wait.
        let regex = regex.clone();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(place) = places.get(index) else {
                return Ok(());
            };
            if is_enough(query, count.load(Ordering::Relaxed)) {
                return Ok(());
            }
            let hits = search_one(reader.conn(), place, &regex, cancel)?;
            if !hits.is_empty() {
                count.fetch_add(hits.len(), Ordering::Relaxed);
                if let Ok(mut found) = found.lock() {
                    found.push((index, hits));
                }
            }
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(Fault::internal(text!("search-failed"))))
        })
    })?;
    let mut found = found.into_inner().unwrap_or_default();
    found.sort_by_key(|(index, _)| *index);
    let mut hits: Vec<Hit> = found.into_iter().flat_map(|(_, hits)| hits).collect();
    truncate(query, &mut hits);
    Ok(hits)
}

fn is_enough(query: &SearchQuery, count: usize) -> bool {
    query.limit > 0 && count >= query.limit
}

fn truncate(query: &SearchQuery, hits: &mut Vec<Hit>) {
    if query.limit > 0 {
        hits.truncate(query.limit);
    }
}

fn places(conn: &Connection, query: &SearchQuery) -> Outcome<Vec<Place>> {
    rows(
        conn,
        "SELECT id, title, current_revision FROM document
         WHERE hidden = 0 AND (?1 IS NULL OR id = ?1) ORDER BY number",
        [query.document.map(|document| document.0)],
        |row| {
            Ok(Place {
                document: DocumentId(row.get(0)?),
                title: row.get(1)?,
                revision: row.get(2)?,
            })
        },
    )
}

fn search_one(
    conn: &Connection,
    place: &Place,
    regex: &Regex,
    cancel: &AtomicBool,
) -> Outcome<Vec<Hit>> {
    stop_if(cancel)?;
    let text = text_of(conn, place.revision)?;
    let mut hits = Vec::new();
    let mut turn: Option<Found> = None;
    for found in regex.find_iter(&text) {
        if found.is_empty() {
            continue;
        }
        let is_inside =
            |turn: &Found| turn.span.start <= found.start() && found.start() < turn.span.end;
        if !turn.as_ref().is_some_and(is_inside) {
            turn = turn_at(conn, place, found.start())?;
        }
        if let Some(turn) = &turn {
            hits.push(turn.hit(&text, Span::new(found.start(), found.end())));
        }
        if hits.len().is_multiple_of(1024) {
            stop_if(cancel)?;
        }
    }
    Ok(hits)
}

/// The turn, or the text between turns, that a byte is in.
fn turn_at(conn: &Connection, place: &Place, byte: usize) -> Outcome<Option<Found>> {
    let Ok(byte) = i64::try_from(byte) else {
        return Ok(None);
    };
    let found = rows(
        conn,
        "SELECT turn.id, number, start_byte, end_byte, start_char, label
         FROM turn LEFT JOIN speaker ON speaker.id = speaker_id
         WHERE revision_id = ?1 AND start_byte <= ?2 ORDER BY start_byte DESC LIMIT 1",
        [place.revision, byte],
        |row| {
            Ok(Found {
                turn: TurnId(row.get(0)?),
                number: row.get(1)?,
                span: Span::new(offset(row, 2)?, offset(row, 3)?),
                start_char: offset(row, 4)?,
                speaker: row.get(5)?,
                document: place.document,
                title: place.title.clone(),
            })
        },
    )?;
    Ok(found.into_iter().next())
}
