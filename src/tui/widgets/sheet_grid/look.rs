//! What a cell looks like: its sign and number first, then its words, and how
//! it is shaded. It must not know where on the screen the cell stands.

use std::collections::HashMap;

use ratatui::style::Style;

use super::{Density, Said};
use crate::exchange::export::report::Cell as Written;
use crate::model::ids::CodingId;
use crate::model::sheet::{Cell, Heading, Mark, Name, Rated, Setting, Sign, State, Tally, Wording};
use crate::text;
use crate::tui::cells::Align;
use crate::tui::state::Shared;
use crate::tui::theme::Theme;

/// Passages of one cell that are fetched for it; the rest is counted.
const QUOTED: usize = 12;

/// A cell as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// Sign and number, or what stands for silence.
    pub lead: String,
    pub words: String,
    pub is_right: bool,
    pub sign: Option<Sign>,
    /// Without passages.
    pub is_empty: bool,
}

impl Look {
    pub fn text(&self) -> String {
        match (self.lead.is_empty(), self.words.is_empty()) {
            (true, _) => self.words.clone(),
            (false, true) => self.lead.clone(),
            (false, false) => format!("{} {}", self.lead, self.words),
        }
    }

    pub fn align(&self) -> Align {
        if self.is_right {
            Align::Right
        } else {
            Align::Left
        }
    }

    /// The colour of sign and number; the sign itself says the same.
    pub fn lead_style(&self, theme: &Theme) -> Style {
        match self.sign {
            Some(Sign::Plus) => theme.good,
            Some(Sign::Minus) => theme.error,
            Some(Sign::Mixed) => theme.warning,
            Some(Sign::Neutral | Sign::Unjudged) => theme.text,
            None => theme.dim,
        }
    }
}

pub fn name(name: &Name, shared: &Shared) -> String {
    match name {
        Name::Words(words) => words.clone(),
        Name::Bilingual(words) => words.shown(shared.language()).to_owned(),
        Name::Said(text) => shared.say(text),
    }
}

/// Passages that decide how dark a cell is: marks, and counts in columns of codes.
pub fn shaded(cell: &Cell, heading: &Heading) -> Option<u64> {
    match cell {
        Cell::Mark(mark) => Some(mark.count),
        Cell::Tally(tally) => Some(tally.passages),
        Cell::Rated(rated) => Some(rated.count),
        Cell::Count(count) => {
            let source = heading.source.as_ref()?;
            (!source.codes.is_empty()).then_some(*count)
        }
        _ => None,
    }
}

/// The passages a cell quotes, the first ones.
pub fn quoted(cell: &Cell) -> Vec<CodingId> {
    match cell {
        Cell::Quotes(codings) => codings.iter().take(QUOTED).copied().collect(),
        Cell::Mark(mark) => match mark.wording {
            Some(Wording::Quote(coding)) => vec![coding],
            _ => Vec::new(),
        },
        Cell::Tally(tally) => tally.quote.into_iter().collect(),
        Cell::Rated(rated) => rated.quote.into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Whether the cell quotes passages at all.
pub fn has_quotes(cell: &Cell) -> bool {
    match cell {
        Cell::Quotes(codings) => !codings.is_empty(),
        cell => !quoted(cell).is_empty(),
    }
}

/// The cell as it stands in the grid.
pub fn look(
    cell: &Cell,
    setting: Setting,
    density: Density,
    said: &HashMap<CodingId, Said>,
    shared: &Shared,
) -> Look {
    let is_right = setting == Setting::Figure;
    let words = |words: String| Look {
        words,
        is_right,
        ..Look::default()
    };
    match cell {
        Cell::Nothing => Look::default(),
        Cell::Name(of) => words(name(of, shared)),
        Cell::Value { name, .. } => words(shared.say(name)),
        Cell::Values(values) => {
            let names = values.iter().map(|(_, name)| shared.say(name));
            words(names.collect::<Vec<_>>().join(", "))
        }
        Cell::Keys(keys) => words(keys.join(", ")),
        Cell::Count(_) | Cell::Share(_) | Cell::Figure { .. } => words(number(cell, shared)),
        Cell::Mark(mark) => Look {
            is_right,
            ..marked(mark, density, said, shared)
        },
        Cell::Tally(tally) => Look {
            lead: tally_lead(tally, density, shared),
            words: quote_beside(tally.quote, density, said),
            is_empty: tally.passages == 0,
            ..Look::default()
        },
        Cell::Rated(rated) => Look {
            lead: rated_lead(rated, density, shared),
            words: quote_beside(rated.quote, density, said),
            sign: rated.sign,
            is_empty: rated.rating.is_none() && rated.sign.is_none(),
            ..Look::default()
        },
        Cell::Quotes(codings) if density == Density::Signs => Look {
            lead: codings.len().to_string(),
            is_right: true,
            ..Look::default()
        },
        Cell::Quotes(codings) => {
            let between = if density == Density::Wrapped {
                "\n"
            } else {
                " · "
            };
            words(quotes(codings, said, density == Density::Wrapped).join(between))
        }
    }
}

/// Numbers are set like in every export.
fn number(cell: &Cell, shared: &Shared) -> String {
    let written = match cell {
        Cell::Count(count) => return count.to_string(),
        Cell::Share(share) => Written::Percent {
            share: *share,
            places: 0,
        },
        Cell::Figure { value, places } => Written::Decimal {
            value: *value,
            places: *places,
        },
        _ => Written::Empty,
    };
    written.shown(&shared.phrases).into_owned()
}

fn marked(mark: &Mark, density: Density, said: &HashMap<CodingId, Said>, shared: &Shared) -> Look {
    let mut lead = lead(mark);
    if let Some(flag) = &mark.flag {
        // A cell to look at says so before its words are cut.
        lead.push_str(" !");
        if density != Density::Signs {
            lead.push_str(&shared.say(flag));
        }
    }
    let words = match &mark.wording {
        // Where words have no room a condensation shows by a mark of its own.
        Some(Wording::Summary { is_stale, .. }) if density == Density::Signs => {
            lead.push_str(if *is_stale { " ↻" } else { " ✎" });
            String::new()
        }
        _ if density == Density::Signs => String::new(),
        None => String::new(),
        Some(Wording::Summary { text, is_stale }) => {
            if *is_stale {
                lead.push_str(" ↻");
            }
            text.clone()
        }
        Some(Wording::Quote(coding)) => quote(*coding, said, false),
        Some(Wording::Said(text)) => shared.say(text),
        Some(Wording::Words(words)) => words.clone(),
    };
    Look {
        lead,
        words,
        sign: mark.sign,
        is_empty: mark.sign.is_none() && mark.state != State::Data,
        is_right: false,
    }
}

/// A passage beside what is counted; none where only signs are shown.
fn quote_beside(
    coding: Option<CodingId>,
    density: Density,
    said: &HashMap<CodingId, Said>,
) -> String {
    match coding {
        Some(coding) if density != Density::Signs => quote(coding, said, false),
        _ => String::new(),
    }
}

/// What a reader should look at: a sign alone, or with its word.
fn flag(is_set: bool, text: &crate::message::Text, density: Density, shared: &Shared) -> String {
    match (is_set, density) {
        (false, _) => String::new(),
        (true, Density::Signs) => " !".to_owned(),
        (true, _) => format!(" !{}", shared.say(text)),
    }
}

/// Cases by their sign: `+ 3 − 1`.
fn tally_lead(tally: &Tally, density: Density, shared: &Shared) -> String {
    let counts = [
        (Sign::Plus.glyph(), tally.plus),
        (Sign::Minus.glyph(), tally.minus),
        (Sign::Mixed.glyph(), tally.mixed),
        (Sign::Neutral.glyph(), tally.neutral),
        (State::Silent.glyph(), tally.silent),
        (State::NotAsked.glyph(), tally.not_asked),
    ];
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = counts
        .map(|(glyph, count)| format!("{glyph} {count}"))
        .collect();
    let split = text!("display-flag-split");
    let gap = text!("display-flag-gap");
    format!(
        "{}{}{}",
        parts.join(" "),
        flag(tally.is_split, &split, density, shared),
        flag(tally.has_gap, &gap, density, shared)
    )
}

/// What a person said of it, then what the passages say: `weak · + 2`.
fn rated_lead(rated: &Rated, density: Density, shared: &Shared) -> String {
    let mut lead = match &rated.rating {
        Some(judgement) => format!("{} · ", shared.say(&judgement.name)),
        None => String::new(),
    };
    match rated.sign {
        Some(sign) => lead.push_str(&format!("{} {}", sign.glyph(), rated.count)),
        None => lead.push_str(rated.state.glyph()),
    }
    let conflict = text!("display-flag-conflict");
    lead.push_str(&flag(rated.is_conflict, &conflict, density, shared));
    lead
}

/// `− 2`, or what stands for a state without passages.
fn lead(mark: &Mark) -> String {
    match mark.sign {
        Some(sign) => format!("{} {}", sign.glyph(), mark.count),
        None => mark.state.glyph().to_owned(),
    }
}

fn quote(coding: CodingId, said: &HashMap<CodingId, Said>, is_cited: bool) -> String {
    match said.get(&coding) {
        None => "“…”".to_owned(),
        Some(said) if is_cited && !said.cite.is_empty() => {
            format!("“{}” {}", said.text, said.cite)
        }
        Some(said) => format!("“{}”", said.text),
    }
}

fn quotes(codings: &[CodingId], said: &HashMap<CodingId, Said>, is_cited: bool) -> Vec<String> {
    let mut quotes: Vec<String> = codings
        .iter()
        .take(QUOTED)
        .map(|coding| quote(*coding, said, is_cited))
        .collect();
    if codings.len() > QUOTED {
        quotes.push(format!("+ {}", codings.len() - QUOTED));
    }
    quotes
}

/// Everything the cell says, uncut, a paragraph a part.
pub fn whole(cell: &Cell, said: &HashMap<CodingId, Said>, shared: &Shared) -> Vec<String> {
    let mark = match cell {
        Cell::Mark(mark) => mark,
        Cell::Quotes(codings) => return quotes(codings, said, true),
        Cell::Tally(tally) => {
            let mut parts = vec![tally_lead(tally, Density::Wrapped, shared)];
            parts.extend(tally.quote.map(|coding| quote(coding, said, true)));
            parts.retain(|part| !part.is_empty());
            return parts;
        }
        Cell::Rated(rated) => {
            let mut parts = vec![rated_lead(rated, Density::Wrapped, shared)];
            if let Some(judgement) = &rated.rating {
                parts.push(judgement.rater.clone());
                parts.push(judgement.rationale.clone());
            }
            parts.extend(rated.quote.map(|coding| quote(coding, said, true)));
            parts.retain(|part| !part.is_empty());
            return parts;
        }
        cell => {
            let look = look(cell, Setting::Words, Density::Lines, said, shared);
            return vec![look.text()]
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect();
        }
    };
    let mut parts = vec![match mark.sign {
        Some(_) => lead(mark),
        None => format!("{} {}", lead(mark), shared.say(&state(mark.state))),
    }];
    parts.extend(
        mark.flag
            .as_ref()
            .map(|flag| format!("[{}]", shared.say(flag))),
    );
    match &mark.wording {
        None => {}
        Some(Wording::Summary { text, is_stale }) => {
            if *is_stale {
                parts.push(format!("↻ {}", shared.say(&text!("display-stale"))));
            }
            parts.push(text.clone());
        }
        Some(Wording::Quote(coding)) => parts.push(quote(*coding, said, true)),
        Some(Wording::Said(text)) => parts.push(shared.say(text)),
        Some(Wording::Words(words)) => parts.push(words.clone()),
    }
    parts
}

fn state(state: State) -> crate::message::Text {
    match state {
        State::Data => text!("grid-state-data"),
        State::NotCoded => text!("grid-state-not-coded"),
        State::Silent => text!("grid-state-silent"),
        State::NotAsked => text!("grid-state-not-asked"),
        State::NotApplicable => text!("grid-state-not-applicable"),
    }
}
