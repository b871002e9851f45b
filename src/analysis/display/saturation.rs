//! Saturation by interview: for indicators and for codes that came up while
//! coding, what each interview brought, with the two published stopping rules.
//! It must not decide that interviewing may stop.

use super::{Gathered, Material};
use crate::analysis::saturation::{CodeSet, FRANCIS, Guest, SEED, Shuffled, francis, new_codes};
use crate::message::Text;
use crate::model::display::{DisplayKind, Run};
use crate::model::ids::{CodingId, DocumentId};
use crate::model::sheet::{Cell, Fact, Heading, Name, Row, Setting, Sheet, Source};
use crate::text;

/// One interview, in the order in which they were held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    pub document: DocumentId,
    pub title: String,
    pub date: String,
    /// Its codes that are elements of the framework, and all others.
    pub indicators: CodeSet,
    pub emergent: CodeSet,
    /// For both together the first passage of each code new here.
    pub first: Vec<CodingId>,
}

/// What a display of saturation is made of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Interviews {
    pub interviews: Vec<Interview>,
    /// Interviews nobody has coded.
    pub uncoded: usize,
    /// Interviews without a date, which come last.
    pub undated: usize,
    /// Orders at random, of the indicators, the others, and both.
    pub shuffled: [Shuffled; 3],
}

/// The names of the series in JSON.
const SERIES: [&str; 3] = ["indicators", "emergent", "together"];

pub fn sheet(material: &Material) -> Sheet {
    let run = material.settled.run;
    let mut sheet = material.blank(DisplayKind::Saturation, text!("patterns-saturation"));
    sheet.rules.push(text!("patterns-saturation-rule"));
    sheet.rules.push(text!(
        "patterns-guest-rule",
        base = run.base,
        length = run.length,
        threshold = run.threshold
    ));
    sheet.rules.push(text!(
        "patterns-francis-rule",
        least = FRANCIS.0,
        stop = FRANCIS.1
    ));
    let nothing = Interviews::default();
    let held = match &material.gathered {
        Gathered::Interviews(held) => held,
        _ => &nothing,
    };
    head(&mut sheet);
    let series = [0, 1, 2].map(|at| new_codes(sets(held, at).iter()));
    let guests = [0, 1, 2].map(|at| Guest::of(&series[at], run));
    rows(&mut sheet, held, &series, &guests[0], run);
    for (at, guest) in guests.iter().enumerate() {
        let reached = guest.reached();
        if let Some(said) = conclusion(at, reached, run) {
            sheet.notes.push(said);
        }
    }
    random_note(&mut sheet, &held.shuffled[0], run);
    if held.uncoded > 0 {
        sheet
            .notes
            .push(text!("patterns-note-uncoded", count = held.uncoded));
    }
    if held.undated > 0 {
        sheet
            .notes
            .push(text!("patterns-note-undated", count = held.undated));
    }
    sheet.notes.push(text!("patterns-note-saturation"));
    facts(&mut sheet, held, &series, &guests, run);
    sheet
}

/// The sets of one series: indicators, emergent codes, or both.
#[must_use]
pub fn sets(held: &Interviews, series: usize) -> Vec<CodeSet> {
    let both = |interview: &Interview| {
        let parts = interview.indicators.iter().zip(&interview.emergent);
        parts.map(|(a, b)| a | b).collect()
    };
    let all = held.interviews.iter();
    all.map(|interview| match series {
        0 => interview.indicators.clone(),
        1 => interview.emergent.clone(),
        _ => both(interview),
    })
    .collect()
}

/// `5+2`: interviews before the run and in it.
fn written(before: Option<usize>, length: usize) -> Fact {
    before.map_or(Fact::Nothing, |before| {
        Fact::Words(format!("{before}+{length}"))
    })
}

fn conclusion(series: usize, reached: Option<usize>, run: Run) -> Option<Text> {
    let at = reached.map(|before| format!("{before}+{}", run.length));
    Some(match (series, at) {
        (0, Some(at)) => {
            text!(
                "patterns-reached-indicators",
                at = at,
                threshold = run.threshold
            )
        }
        (0, None) => text!("patterns-unreached-indicators", threshold = run.threshold),
        (1, Some(at)) => text!(
            "patterns-reached-emergent",
            at = at,
            threshold = run.threshold
        ),
        (1, None) => text!("patterns-unreached-emergent", threshold = run.threshold),
        _ => return None,
    })
}

fn random_note(sheet: &mut Sheet, shuffled: &Shuffled, run: Run) {
    let (Some(mean), Some((fewest, most))) = (shuffled.mean, shuffled.range) else {
        return;
    };
    sheet.notes.push(text!(
        "patterns-note-orders",
        reached = shuffled.reached,
        orders = shuffled.orders,
        mean = format!("{mean:.1}"),
        fewest = fewest,
        most = most,
        length = run.length
    ));
}

fn head(sheet: &mut Sheet) {
    let said = Name::Said;
    let figure = |key: &str, name| Heading::new(key, Name::Said(name), Setting::Figure);
    sheet.columns = vec![
        figure("number", text!("patterns-column-number")),
        Heading::new(
            "interview",
            said(text!("patterns-column-interview")),
            Setting::Short,
        ),
        Heading::new("date", said(text!("patterns-column-date")), Setting::Words),
        figure("new_indicators", text!("patterns-column-new-indicators")),
        figure("known_indicators", text!("patterns-column-known")),
        figure("new_emergent", text!("patterns-column-new-emergent")),
        figure("known_emergent", text!("patterns-column-known")),
        figure("run_new", text!("patterns-column-run-new")),
        figure("run_ratio", text!("patterns-column-run-ratio")),
        figure("random_mean", text!("patterns-column-random-mean")),
        Heading::new(
            "random_range",
            said(text!("patterns-column-random-range")),
            Setting::Figure,
        ),
    ];
}

fn rows(sheet: &mut Sheet, held: &Interviews, series: &[Vec<u32>; 3], guest: &Guest, run: Run) {
    let mut known = [0_u64; 2];
    for (at, interview) in held.interviews.iter().enumerate() {
        let new = [series[0][at], series[1][at]].map(u64::from);
        known = [known[0] + new[0], known[1] + new[1]];
        // The run that ends here.
        let ends = guest
            .windows
            .iter()
            .find(|window| window.before + run.length.max(1) == at + 1);
        let random = held.shuffled[0].cumulative.get(at);
        sheet.rows.push(Row {
            key: interview.title.clone(),
            group: None,
            source: Some(if interview.first.is_empty() {
                Source {
                    documents: vec![interview.document],
                    ..Source::default()
                }
            } else {
                Source::of_codings(interview.first.clone())
            }),
            cells: vec![
                Cell::count(at + 1),
                Cell::words(&interview.title),
                Cell::words(&interview.date),
                Cell::Count(new[0]),
                Cell::Count(known[0]),
                Cell::Count(new[1]),
                Cell::Count(known[1]),
                ends.map_or(Cell::Nothing, |run| Cell::Count(u64::from(run.new))),
                ends.and_then(|run| run.ratio)
                    .map_or(Cell::Nothing, |ratio| Cell::Figure {
                        value: ratio * 100.0,
                        places: 1,
                    }),
                random.map_or(Cell::Nothing, |(mean, _, _)| Cell::Figure {
                    value: *mean,
                    places: 1,
                }),
                random.map_or(Cell::Nothing, |(_, fewest, most)| {
                    Cell::words(format!("{fewest}–{most}"))
                }),
            ],
        });
    }
}

fn facts(
    sheet: &mut Sheet,
    held: &Interviews,
    series: &[Vec<u32>; 3],
    guests: &[Guest; 3],
    run: Run,
) {
    let counts = |all: &[u32]| Fact::List(all.iter().map(|n| Fact::Count(u64::from(*n))).collect());
    let base = |guest: &Guest| {
        guest
            .base
            .map_or(Fact::Nothing, |base| Fact::Count(u64::from(base)))
    };
    let runs = |guest: &Guest| {
        let windows = guest.windows.iter().map(|window| {
            Fact::Object(vec![
                ("first".to_owned(), Fact::Count(window.before as u64 + 1)),
                (
                    "last".to_owned(),
                    Fact::Count((window.before + run.length.max(1)) as u64),
                ),
                ("new".to_owned(), Fact::Count(u64::from(window.new))),
                (
                    "ratio".to_owned(),
                    window.ratio.map_or(Fact::Nothing, Fact::Number),
                ),
                ("reached".to_owned(), Fact::Flag(window.is_reached)),
            ])
        });
        Fact::List(windows.collect())
    };
    let random = |shuffled: &Shuffled| {
        let range = shuffled.range.map_or(Fact::Nothing, |(fewest, most)| {
            Fact::List(vec![Fact::Count(fewest as u64), Fact::Count(most as u64)])
        });
        Fact::Object(vec![
            ("orders".to_owned(), Fact::Count(shuffled.orders as u64)),
            ("seed".to_owned(), Fact::Count(SEED)),
            ("reached".to_owned(), Fact::Count(shuffled.reached as u64)),
            (
                "mean".to_owned(),
                shuffled.mean.map_or(Fact::Nothing, Fact::Number),
            ),
            ("range".to_owned(), range),
        ])
    };
    let stopped = |new: &[u32]| written(francis(new), FRANCIS.1);
    sheet
        .facts
        .push(("reached", written(guests[0].reached(), run.length)));
    sheet.facts.push(("U", base(&guests[0])));
    sheet.facts.push(("runs", runs(&guests[0])));
    sheet.facts.push((
        "guest",
        Fact::Object(vec![
            ("base".to_owned(), Fact::Count(run.base as u64)),
            ("run".to_owned(), Fact::Count(run.length as u64)),
            (
                "threshold".to_owned(),
                Fact::Number(f64::from(run.threshold) / 100.0),
            ),
            ("window".to_owned(), Fact::Words("sliding".to_owned())),
        ]),
    ));
    sheet.facts.push((
        "francis",
        Fact::Object(vec![
            ("minimum".to_owned(), Fact::Count(FRANCIS.0 as u64)),
            ("stop".to_owned(), Fact::Count(FRANCIS.1 as u64)),
            ("reached".to_owned(), stopped(&series[2])),
        ]),
    ));
    let all = (0..3).map(|at| {
        let of_series = vec![
            ("new".to_owned(), counts(&series[at])),
            ("U".to_owned(), base(&guests[at])),
            ("runs".to_owned(), runs(&guests[at])),
            (
                "reached".to_owned(),
                written(guests[at].reached(), run.length),
            ),
            ("francis".to_owned(), stopped(&series[at])),
            ("random".to_owned(), random(&held.shuffled[at])),
        ];
        (SERIES[at].to_owned(), Fact::Object(of_series))
    });
    sheet.facts.push(("series", Fact::Object(all.collect())));
}
