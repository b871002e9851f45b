//! Invented quotes for the tests of this room.

use std::cell::Cell;

use super::list::{Entry, Fetched};
use super::{PAGE, language};
use crate::exchange::citation::Style;
use crate::model::coding::{AnchorStatus, Polarity, Strength};
use crate::model::document::DocumentKind;
use crate::model::ids::{CodeId, CodingId, DocumentId, TurnId};
use crate::model::quote::Quote;
use crate::text::Span;
use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::tui::state::State;
use crate::tui::update::update;

/// The quote of this number; every third one is long.
pub fn quote(number: usize) -> Quote {
    let sentence = "Yang dijanjikan datang, meskipun kadang terlambat, dan itu yang kami ingat.";
    Quote {
        id: CodingId(i64::try_from(number).unwrap_or(0)),
        document: DocumentId(1),
        document_title: "Wawancara 1".into(),
        kind: DocumentKind::Interview,
        date: "2024-05-06".into(),
        turn: Some(TurnId(1)),
        turn_number: Some(u32::try_from(number).unwrap_or(0)),
        speaker: Some("Narasumber".into()),
        case: Some(format!("I{}", number % 3 + 1)),
        role: Some(
            if number.is_multiple_of(2) {
                "buyer"
            } else {
                "seller"
            }
            .into(),
        ),
        code: CodeId(2),
        code_key: "PS.A1".into(),
        coder: "Ani".into(),
        polarity: [None, Some(Polarity::Supports), Some(Polarity::Contradicts)][number % 3],
        strength: Strength::new(u8::try_from(number % 4).unwrap_or(0)),
        is_starred: number.is_multiple_of(5),
        span: Span::new(number * 10, number * 10 + 5),
        start: number * 10,
        end: number * 10 + 5,
        lines: Some((7, 9)),
        status: AnchorStatus::Ok,
        text: match number % 3 {
            0 => [sentence; 4].join(" "),
            _ => format!("Kutipan nomor {number}."),
        },
        translation: None,
    }
}

pub fn entries(numbers: std::ops::Range<usize>) -> Vec<Entry> {
    numbers
        .map(|number| Entry {
            quote: quote(number),
            before: String::new(),
            after: String::new(),
            cite: String::new(),
            measured: Cell::new((0, 0)),
        })
        .collect()
}

/// Which piece of the list the effects ask for, as its query would be run on a
/// study with this many quotes.
pub fn answer(state: &mut State, effects: Vec<Effect>, serial: u64, first: usize, total: usize) {
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Query { slot: PAGE, .. })),
        "{effects:?}"
    );
    let limit = 40;
    let fetched = Fetched {
        serial,
        total: Some(total),
        first,
        limit,
        entries: entries(first..(first + limit).min(total)),
    };
    let event = Event::Answered {
        slot: PAGE,
        value: Ok(Box::new(fetched)),
    };
    update(state, event);
}

/// The style the invented study cites in.
pub fn style(state: &State) -> Style {
    Style::of_language(language(&state.shared))
}
