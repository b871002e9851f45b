//! The evidence table: for each indicator with a verdict, the quotes that stand
//! for it. The choice follows fixed rules, so that the same codings always give
//! the same table. It must not know where quotes come from or how they print.

use std::collections::{HashMap, HashSet};

use crate::model::code::Code;
use crate::model::coding::{AnchorStatus, Polarity, Strength};
use crate::model::document::DocumentKind;
use crate::model::finding::Verdict;
use crate::model::ids::CodeId;
use crate::model::quote::Quote;

/// The length in words a quoted passage should be near.
const TARGET_WORDS: usize = 45;

/// One row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence<'a> {
    pub code: &'a Code,
    pub verdict: &'a Verdict,
    /// The chosen quotes, role by role, a contrary one last.
    pub quotes: Vec<&'a Quote>,
    /// Keys of all cases with a passage on the indicator, sorted.
    pub informants: Vec<&'a str>,
    /// Kinds of documents with such a passage, in the order of the kinds.
    pub sources: Vec<DocumentKind>,
}

/// The rows of the table, in the order of the verdicts.
///
/// A quote belongs to an indicator when it has its code or one below it. For
/// each role one quote is taken, from a case not quoted yet in the table if
/// there is one: the strongest, then the one nearest to 45 words, then the
/// earliest. Where both signs occur among cases, the best quote of the sign
/// fewer of them have comes in addition. Quotes whose words vanished from the
/// text are never taken.
#[must_use]
pub fn table<'a>(
    quotes: &'a [Quote],
    verdicts: &'a [Verdict],
    codes: &'a [Code],
) -> Vec<Evidence<'a>> {
    let mut served = HashSet::new();
    let mut rows = Vec::new();
    for verdict in verdicts {
        let Some(code) = codes.iter().find(|code| code.id == verdict.code) else {
            continue;
        };
        let below = with_descendants(code.id, codes);
        let is_usable =
            |quote: &&Quote| below.contains(&quote.code) && quote.status == AnchorStatus::Ok;
        let mut of_code: Vec<&Quote> = quotes.iter().filter(is_usable).collect();
        of_code.sort_by_key(|quote| best_first(quote));
        rows.push(Evidence {
            code,
            verdict,
            quotes: choose(&of_code, &mut served),
            informants: informants(&of_code),
            sources: sources(&of_code),
        });
    }
    rows
}

fn with_descendants(code: CodeId, codes: &[Code]) -> HashSet<CodeId> {
    let mut found = HashSet::from([code]);
    let mut newest = vec![code];
    while let Some(parent) = newest.pop() {
        for child in codes.iter().filter(|child| child.parent == Some(parent)) {
            if found.insert(child.id) {
                newest.push(child.id);
            }
        }
    }
    found
}

/// Sorts quotes so that the one to take stands first.
fn best_first(quote: &Quote) -> impl Ord + use<> {
    let strength = quote.strength.map_or(0, Strength::get);
    let words = quote.text.split_whitespace().count();
    (
        std::cmp::Reverse(strength),
        words.abs_diff(TARGET_WORDS),
        quote.document,
        quote.start,
        quote.id,
    )
}

/// Takes quotes from a list that has the best first, and notes whom they serve.
fn choose<'a>(best: &[&'a Quote], served: &mut HashSet<&'a str>) -> Vec<&'a Quote> {
    let mut chosen: Vec<&Quote> = Vec::new();
    for role in roles(best) {
        let of_role = || {
            best.iter()
                .copied()
                .filter(|quote| informant(quote).is_some() && role_of(quote) == role)
        };
        let unserved =
            of_role().find(|quote| informant(quote).is_none_or(|case| !served.contains(case)));
        if let Some(quote) = unserved.or_else(|| of_role().next()) {
            served.extend(informant(quote));
            chosen.push(quote);
        }
    }
    let contrary = minority(best).and_then(|sign| {
        let has_sign = |quote: &&&Quote| quote.polarity == Some(sign);
        best.iter().find(has_sign).copied()
    });
    if let Some(quote) = contrary
        && !chosen.iter().any(|other| is_same_passage(other, quote))
    {
        served.extend(informant(quote));
        chosen.push(quote);
    }
    chosen
}

fn is_same_passage(a: &Quote, b: &Quote) -> bool {
    (a.document, a.span) == (b.document, b.span)
}

fn informant(quote: &Quote) -> Option<&str> {
    quote.case.as_deref().filter(|case| !case.is_empty())
}

fn role_of(quote: &Quote) -> &str {
    quote.role.as_deref().unwrap_or_default()
}

/// The roles of the cases in the order their documents have.
fn roles<'a>(quotes: &[&'a Quote]) -> Vec<&'a str> {
    let mut by_place: Vec<&Quote> = quotes.to_vec();
    by_place.sort_by_key(|quote| (quote.document, quote.start, quote.id));
    let mut roles: Vec<&str> = Vec::new();
    for quote in by_place {
        let role = role_of(quote);
        if informant(quote).is_some() && !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}

fn informants<'a>(quotes: &[&'a Quote]) -> Vec<&'a str> {
    let mut keys: Vec<&str> = quotes.iter().filter_map(|quote| informant(quote)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn sources(quotes: &[&Quote]) -> Vec<DocumentKind> {
    let has = |kind: &DocumentKind| quotes.iter().any(|quote| quote.kind == *kind);
    DocumentKind::ALL.into_iter().filter(has).collect()
}

/// The sign fewer cases have, where both signs occur; the contrary one when
/// they are even. A text nobody speaks in counts as a case of its own.
fn minority(quotes: &[&Quote]) -> Option<Polarity> {
    let mut cases: HashMap<&str, (bool, bool)> = HashMap::new();
    for quote in quotes {
        let case = informant(quote).unwrap_or(&quote.document_title);
        let (supports, contradicts) = cases.entry(case).or_default();
        match quote.polarity {
            Some(Polarity::Supports) => *supports = true,
            Some(Polarity::Contradicts) => *contradicts = true,
            Some(Polarity::Mixed) => (*supports, *contradicts) = (true, true),
            Some(Polarity::Neutral) | None => {}
        }
    }
    let supporting = cases.values().filter(|(supports, _)| *supports).count();
    let contradicting = cases.values().filter(|(_, against)| *against).count();
    match (supporting, contradicting) {
        (0, _) | (_, 0) => None,
        (plus, minus) if plus < minus => Some(Polarity::Supports),
        _ => Some(Polarity::Contradicts),
    }
}

#[cfg(test)]
mod tests;
