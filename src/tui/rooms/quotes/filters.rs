//! Which quotes are wanted, as parts that can each be said, added and taken
//! away. It must not know how quotes are fetched or drawn.

use crate::message::Text;
use crate::model::coding::Polarity;
use crate::model::document::DocumentKind;
use crate::model::ids::{CaseId, CodeId, CoderId, DocumentId};
use crate::model::quote::{QuoteFilter, QuoteSort};
use crate::text;
use crate::tui::state::Shared;
use crate::tui::widgets::fuzzy::Item;

/// One condition on quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Case(CaseId),
    Role(String),
    Kind(DocumentKind),
    Document(DocumentId),
    Coder(CoderId),
    Polarity(Polarity),
    Starred,
    Attribute(String, String),
    From(String),
    To(String),
    Text(String),
}

/// Every condition of a filter, in a fixed order.
#[must_use]
pub fn parts(filter: &QuoteFilter) -> Vec<Part> {
    let mut parts = Vec::new();
    parts.extend(filter.cases.iter().copied().map(Part::Case));
    parts.extend(filter.roles.iter().cloned().map(Part::Role));
    parts.extend(filter.kinds.iter().copied().map(Part::Kind));
    parts.extend(filter.documents.iter().copied().map(Part::Document));
    parts.extend(filter.coders.iter().copied().map(Part::Coder));
    parts.extend(filter.polarities.iter().copied().map(Part::Polarity));
    parts.extend(filter.is_starred_only.then_some(Part::Starred));
    let attributes = filter.attributes.iter().cloned();
    parts.extend(attributes.map(|(name, value)| Part::Attribute(name, value)));
    parts.extend(filter.date_from.clone().map(Part::From));
    parts.extend(filter.date_to.clone().map(Part::To));
    parts.extend(filter.text.clone().map(Part::Text));
    parts
}

fn toggle_in<T: PartialEq>(list: &mut Vec<T>, value: T) {
    match list.iter().position(|known| *known == value) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(value),
    }
}

fn toggle_option(slot: &mut Option<String>, value: String) {
    *slot = if slot.as_ref() == Some(&value) {
        None
    } else {
        Some(value)
    };
}

/// Adds a condition, or takes it away where it is there already.
pub fn toggle(filter: &mut QuoteFilter, part: Part) {
    match part {
        Part::Case(case) => toggle_in(&mut filter.cases, case),
        Part::Role(role) => toggle_in(&mut filter.roles, role),
        Part::Kind(kind) => toggle_in(&mut filter.kinds, kind),
        Part::Document(document) => toggle_in(&mut filter.documents, document),
        Part::Coder(coder) => toggle_in(&mut filter.coders, coder),
        Part::Polarity(polarity) => toggle_in(&mut filter.polarities, polarity),
        Part::Starred => filter.is_starred_only = !filter.is_starred_only,
        Part::Attribute(name, value) => toggle_in(&mut filter.attributes, (name, value)),
        Part::From(date) => toggle_option(&mut filter.date_from, date),
        Part::To(date) => toggle_option(&mut filter.date_to, date),
        Part::Text(words) => toggle_option(&mut filter.text, words),
    }
}

/// Takes every condition away but the codes.
pub fn clear(filter: &mut QuoteFilter) {
    *filter = QuoteFilter {
        codes: std::mem::take(&mut filter.codes),
        is_exact_code: filter.is_exact_code,
        ..QuoteFilter::default()
    };
}

/// A condition in words.
#[must_use]
pub fn said(part: &Part, shared: &Shared) -> String {
    shared.say(&match part {
        Part::Case(id) => {
            let key = shared.case(*id).map_or("?", |case| &case.key);
            text!("quotes-only-case", case = key)
        }
        Part::Role(role) => text!("quotes-only-role", role = role),
        Part::Kind(kind) => Text::new(kind_id(*kind)),
        Part::Document(id) => {
            let title = shared.document(*id).map_or("?", |document| &document.title);
            text!("quotes-only-document", title = title)
        }
        Part::Coder(id) => {
            let name = shared.coder_named(*id).map_or("?", |coder| &coder.name);
            text!("quotes-only-coder", name = name)
        }
        Part::Polarity(polarity) => Text::new(polarity_id(*polarity)),
        Part::Starred => text!("quotes-only-starred"),
        Part::Attribute(name, value) => {
            text!("quotes-only-attribute", name = name, value = value)
        }
        Part::From(date) => text!("quotes-only-from", date = date),
        Part::To(date) => text!("quotes-only-to", date = date),
        Part::Text(words) => text!("quotes-only-text", words = words),
    })
}

/// The message that names a kind of document.
#[must_use]
pub fn kind_id(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Interview => "kind-interview",
        DocumentKind::Observation => "kind-observation",
        DocumentKind::Document => "kind-document",
    }
}

/// The message that says a polarity with its sign.
#[must_use]
pub fn polarity_id(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Supports => "quotes-polarity-supports",
        Polarity::Contradicts => "quotes-polarity-contradicts",
        Polarity::Mixed => "quotes-polarity-mixed",
        Polarity::Neutral => "quotes-polarity-neutral",
    }
}

/// The message that says an order.
#[must_use]
pub fn sort_id(sort: QuoteSort) -> &'static str {
    match sort {
        QuoteSort::Code => "quotes-sort-code",
        QuoteSort::Document => "quotes-sort-document",
        QuoteSort::Case => "quotes-sort-case",
        QuoteSort::Role => "quotes-sort-role",
        QuoteSort::Date => "quotes-sort-date",
        QuoteSort::Strength => "quotes-sort-strength",
        QuoteSort::Newest => "quotes-sort-newest",
    }
}

/// All conditions in one line of words.
#[must_use]
pub fn conditions(filter: &QuoteFilter, shared: &Shared) -> String {
    let words: Vec<String> = parts(filter)
        .iter()
        .map(|part| said(part, shared))
        .collect();
    if words.is_empty() {
        return shared.say_id("quotes-unfiltered");
    }
    words.join(" · ")
}

/// All conditions and the order, in one line of words.
#[must_use]
pub fn sentence(filter: &QuoteFilter, sort: QuoteSort, shared: &Shared) -> String {
    let sort = shared.say_id(sort_id(sort));
    format!("{} · {sort}", conditions(filter, shared))
}

/// The kinds of conditions there are to add one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    Case,
    Role,
    Kind,
    Document,
    Coder,
    Polarity,
    Attribute,
}

/// What can be chosen in a family, each with the condition it stands for; what
/// holds already is ticked.
#[must_use]
pub fn choices(family: Family, filter: &QuoteFilter, shared: &Shared) -> Vec<(Part, Item)> {
    let all: Vec<(Part, String)> = match family {
        Family::Case => shared
            .cases
            .iter()
            .map(|case| {
                let shown = [case.key.as_str(), &case.role, &case.label]
                    .into_iter()
                    .filter(|words| !words.is_empty())
                    .collect::<Vec<_>>()
                    .join("  ");
                (Part::Case(case.id), shown)
            })
            .collect(),
        Family::Role => distinct(shared.cases.iter().map(|case| case.role.clone()))
            .into_iter()
            .map(|role| (Part::Role(role.clone()), role))
            .collect(),
        Family::Kind => DocumentKind::ALL
            .into_iter()
            .map(|kind| (Part::Kind(kind), shared.say_id(kind_id(kind))))
            .collect(),
        Family::Document => shared
            .documents
            .iter()
            .map(|document| {
                let shown = format!("{}  {}", document.number, document.title);
                (Part::Document(document.id), shown)
            })
            .collect(),
        Family::Coder => shared
            .coders
            .iter()
            .map(|coder| (Part::Coder(coder.id), coder.name.clone()))
            .collect(),
        Family::Polarity => Polarity::ALL
            .into_iter()
            .map(|polarity| {
                let said = shared.say_id(polarity_id(polarity));
                (Part::Polarity(polarity), said)
            })
            .collect(),
        Family::Attribute => attributes(shared)
            .into_iter()
            .map(|(name, value)| {
                let shown = format!("{name} = {value}");
                (Part::Attribute(name, value), shown)
            })
            .collect(),
    };
    let active = parts(filter);
    all.into_iter()
        .enumerate()
        .map(|(at, (part, shown))| {
            let note = if active.contains(&part) { "✓" } else { "" };
            let item = Item {
                key: at.to_string(),
                words: shown.clone(),
                shown,
                note: note.to_owned(),
            };
            (part, item)
        })
        .collect()
}

fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for word in words {
        if !word.is_empty() && !seen.contains(&word) {
            seen.push(word);
        }
    }
    seen
}

fn attributes(shared: &Shared) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = shared
        .cases
        .iter()
        .flat_map(|case| case.attributes.iter().cloned())
        .filter(|(_, value)| !value.is_empty())
        .collect();
    pairs.sort();
    pairs.dedup();
    pairs
}

/// The codes of a filter in words, for the line above the quotes.
#[must_use]
pub fn indicator(filter: &QuoteFilter, shared: &Shared) -> String {
    let Some(code) = filter.codes.first().and_then(|id| shared.code(*id)) else {
        return shared.say_id("quotes-all-indicators");
    };
    let label = code.label(shared.language());
    let has_children = has_children(code.id, shared);
    let key = code.key.as_str();
    shared.say(&if !has_children {
        text!("quotes-of-code", key = key, label = label)
    } else if filter.is_exact_code {
        text!("quotes-of-code-exactly", key = key, label = label)
    } else {
        text!("quotes-of-code-and-below", key = key, label = label)
    })
}

/// Whether there are codes below this one.
#[must_use]
pub fn has_children(code: CodeId, shared: &Shared) -> bool {
    shared.codes.iter().any(|other| other.parent == Some(code))
}

/// A date as it may be typed: a year, a month or a day, or nothing.
#[must_use]
pub fn is_date(words: &str) -> bool {
    let parts: Vec<&str> = words.split('-').collect();
    let sizes: &[usize] = match parts.len() {
        1 if words.is_empty() => return true,
        1 => &[4],
        2 => &[4, 2],
        3 => &[4, 2, 2],
        _ => return false,
    };
    let ranges = [1..=9999, 1..=12, 1..=31];
    parts
        .iter()
        .zip(sizes)
        .zip(ranges)
        .all(|((part, size), range)| {
            part.len() == *size
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && part
                    .parse()
                    .is_ok_and(|number: u32| range.contains(&number))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture;

    #[test]
    fn a_condition_that_is_chosen_twice_is_gone() {
        let mut filter = QuoteFilter::default();
        for part in [
            Part::Case(CaseId(1)),
            Part::Role("buyer".into()),
            Part::Starred,
            Part::Polarity(Polarity::Mixed),
            Part::Attribute("age".into(), "50s".into()),
            Part::From("2024".into()),
            Part::Text("janji".into()),
        ] {
            toggle(&mut filter, part.clone());
            assert_eq!(parts(&filter), vec![part.clone()]);
            toggle(&mut filter, part);
            assert_eq!(filter, QuoteFilter::default());
        }
    }

    #[test]
    fn clearing_leaves_the_indicator_alone() {
        let mut filter = QuoteFilter {
            codes: vec![CodeId(3)],
            is_exact_code: true,
            is_starred_only: true,
            date_to: Some("2024".into()),
            ..QuoteFilter::default()
        };
        clear(&mut filter);
        assert!(parts(&filter).is_empty());
        assert_eq!(
            (filter.codes, filter.is_exact_code),
            (vec![CodeId(3)], true)
        );
    }

    #[test]
    fn the_conditions_are_said_in_one_line() {
        let shared = fixture::state().shared;
        let filter = QuoteFilter {
            cases: vec![CaseId(2)],
            roles: vec!["seller".into()],
            is_starred_only: true,
            date_from: Some("2024-05".into()),
            text: Some("janji".into()),
            ..QuoteFilter::default()
        };
        assert_eq!(
            sentence(&filter, QuoteSort::Date, &shared),
            "case I2 · role seller · starred · from 2024-05 · with “janji” · by date"
        );
        assert_eq!(
            sentence(&QuoteFilter::default(), QuoteSort::Code, &shared),
            "no filter · by indicator"
        );
    }

    #[test]
    fn a_date_is_a_year_a_month_or_a_day() {
        for good in ["", "2024", "2024-05", "2024-05-31"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "24",
            "2024-13",
            "2024-5",
            "2024-05-32",
            "May",
            "2024-05-01-1",
            "-",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
