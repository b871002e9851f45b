//! Co-occurrence: which codes meet, how often, in how many cases, and which
//! share of their passages that is. It must not look for the pairs.

use super::{Gathered, Material};
use crate::analysis::pairs::Found;
use crate::message::Text;
use crate::model::display::{DisplayKind, Nearness};
use crate::model::network::{Edge, Network};
use crate::model::sheet::{Cell, Fact, Heading, Name, Row, Setting, Sheet, Source};
use crate::text;

/// Codes whose counts are laid out as a square for programs.
const SQUARE: usize = 200;

pub fn sheet(material: &Material) -> Sheet {
    let mut sheet = material.blank(DisplayKind::Cooccurrence, text!("patterns-cooccurrence"));
    sheet.rules.push(nearness(material.settled.near));
    sheet.rules.push(text!("patterns-cooccurrence-rule"));
    sheet.notes.push(text!("display-note-counts"));
    head(&mut sheet);
    let nothing = Found::default();
    let found = match &material.gathered {
        Gathered::Pairs(found) => found,
        _ => &nothing,
    };
    let code = |place: usize| material.code(found.codes[place]);
    let mut pairs: Vec<_> = found.pairs.iter().collect();
    pairs.sort_by_key(|(first, second, pair)| (std::cmp::Reverse(pair.pairs), *first, *second));
    for (first, second, pair) in pairs {
        let (Some(a), Some(b)) = (code(*first), code(*second)) else {
            continue;
        };
        let units = material.ground.units();
        let rows = pair.rows.iter().filter_map(|row| units.get(*row as usize));
        let cases = rows.filter(|unit| unit.is_case()).count();
        sheet.rows.push(Row {
            key: format!("{} × {}", a.key, b.key),
            group: None,
            source: Some(Source::of_codings(pair.codings.clone())),
            cells: vec![
                Cell::words(&a.key),
                Cell::Name(Name::Bilingual(a.words.label.clone())),
                Cell::words(&b.key),
                Cell::Name(Name::Bilingual(b.words.label.clone())),
                Cell::Count(pair.pairs),
                Cell::count(pair.codings.len()),
                Cell::count(cases),
                Cell::Figure {
                    value: found.jaccard(*first, *second, pair),
                    places: 2,
                },
            ],
        });
    }
    square(material, found, &mut sheet);
    sheet
}

fn nearness(near: Nearness) -> Text {
    match near {
        Nearness::Overlap => text!("patterns-near-overlap"),
        Nearness::SameTurn => text!("patterns-near-turn"),
        Nearness::Turns(turns) => text!("patterns-near-turns", count = turns),
    }
}

fn head(sheet: &mut Sheet) {
    let said = Name::Said;
    let figure = |key: &str, name| Heading::new(key, Name::Said(name), Setting::Figure);
    sheet.columns = vec![
        Heading::new("a", said(text!("patterns-column-code-a")), Setting::Short),
        Heading::new(
            "label_a",
            said(text!("display-column-label")),
            Setting::Words,
        ),
        Heading::new("b", said(text!("patterns-column-code-b")), Setting::Short),
        Heading::new(
            "label_b",
            said(text!("display-column-label")),
            Setting::Words,
        ),
        figure("pairs", text!("patterns-column-pairs")),
        figure("passages", text!("display-column-passages")),
        figure("cases", text!("display-column-cases")),
        figure("jaccard", text!("patterns-column-jaccard")),
    ];
}

/// The same counts as a square of codes, for a heat map.
fn square(material: &Material, found: &Found, sheet: &mut Sheet) {
    let mut used: Vec<usize> = found
        .pairs
        .iter()
        .flat_map(|(first, second, _)| [*first, *second])
        .collect();
    used.sort_unstable();
    used.dedup();
    sheet.facts.push(("codes", Fact::Count(used.len() as u64)));
    if used.len() > SQUARE {
        return;
    }
    let mut counts = vec![vec![0_u64; used.len()]; used.len()];
    for (first, second, pair) in &found.pairs {
        if let (Ok(a), Ok(b)) = (used.binary_search(first), used.binary_search(second)) {
            counts[a][b] = pair.pairs;
            counts[b][a] = pair.pairs;
        }
    }
    let keys = used
        .iter()
        .filter_map(|place| material.code(found.codes[*place]))
        .map(|code| Fact::Words(code.key.clone()));
    let rows = counts
        .into_iter()
        .map(|row| Fact::List(row.into_iter().map(Fact::Count).collect()));
    let matrix = vec![
        ("codes".to_owned(), Fact::List(keys.collect())),
        ("counts".to_owned(), Fact::List(rows.collect())),
    ];
    sheet.facts.push(("matrix", Fact::Object(matrix)));
}

/// The pairs of at least `least` as a network.
#[must_use]
pub fn network(
    material: &Material,
    least: u64,
    title: String,
    name: impl Fn(&str) -> String,
) -> Network {
    let mut network = Network {
        title,
        ..Network::default()
    };
    let Gathered::Pairs(found) = &material.gathered else {
        return network;
    };
    // Codes of one book stay side by side.
    let mut places: Vec<usize> = found
        .pairs
        .iter()
        .filter(|(_, _, pair)| pair.pairs >= least)
        .flat_map(|(first, second, _)| [*first, *second])
        .collect();
    places.sort_unstable();
    places.dedup();
    for place in places {
        if let Some(code) = material.code(found.codes[place]) {
            network.node(&code.key, &name(&code.key));
        }
    }
    for (first, second, pair) in found
        .pairs
        .iter()
        .filter(|(_, _, pair)| pair.pairs >= least)
    {
        let (Some(a), Some(b)) = (
            material.code(found.codes[*first]),
            material.code(found.codes[*second]),
        ) else {
            continue;
        };
        let (from, to) = (
            network.node(&a.key, &name(&a.key)),
            network.node(&b.key, &name(&b.key)),
        );
        network.edges.push(Edge {
            from,
            to,
            kind: "meets".to_owned(),
            supports: pair.pairs,
            ..Edge::default()
        });
    }
    network
}
