//! What is computed for the thirteen tactics that test findings. It must not
//! know the generating ones.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Basis, listed, signed};
use crate::analysis::check::surprises;
use crate::analysis::claims::Amount;
use crate::analysis::display::if_then::{self, Test};
use crate::analysis::display::negative::against_proposition;
use crate::analysis::display::outliers::{INDICATORS, deviations, extremes};
use crate::analysis::display::representativeness::{percent, voices};
use crate::message::Text;
use crate::model::document::{Document, DocumentKind};
use crate::model::finding::{ReviewKind, RivalStatus};
use crate::model::tactic::Tactic;
use crate::text;

pub fn computed(tactic: Tactic, basis: &Basis<'_>) -> Vec<Text> {
    match tactic {
        Tactic::Representativeness => representative(basis),
        Tactic::ResearcherEffects => researcher_effects(basis),
        Tactic::Triangulation => sources(basis),
        Tactic::Weighting => weights(basis),
        Tactic::Outliers => outliers(basis),
        Tactic::ExtremeCases => extreme_cases(basis),
        Tactic::Surprises => {
            vec![text!(
                "tactic-surprises",
                count = surprises(basis.memos).len()
            )]
        }
        Tactic::NegativeEvidence => negative(basis),
        Tactic::IfThen => if_thens(basis),
        Tactic::SpuriousRelations => spurious(basis),
        Tactic::Replication => replication(basis),
        Tactic::Rivals => rivals(basis),
        Tactic::Feedback => feedback(basis),
        _ => Vec::new(),
    }
}

fn representative(basis: &Basis<'_>) -> Vec<Text> {
    let voices = voices(basis.material);
    let cases: usize = voices.groups.iter().map(|voice| voice.cases.len()).sum();
    #[expect(clippy::cast_precision_loss, reason = "a study has no 2^52 cases")]
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let shares = voices.groups.iter().map(|voice| {
        let said = share(voice.amount.passages as usize, voices.all.passages as usize);
        let there = share(voice.cases.len(), cases);
        format!("{} {}% / {}%", voice.group, percent(said), percent(there))
    });
    let mut found = vec![text!("tactic-shares", shares = listed(shares))];
    found.push(text!(
        "tactic-never-quoted",
        cases = listed(voices.never_quoted)
    ));
    found
}

/// How positive passages are, by who asked, where, and who else was there.
fn researcher_effects(basis: &Basis<'_>) -> Vec<Text> {
    let of = |fact: &dyn Fn(&Document) -> String| {
        let mut sums: BTreeMap<String, Amount> = BTreeMap::new();
        for document in basis.documents {
            let amount = basis.material.claims.tally.of_document.get(&document.id);
            let is_interview = document.facts.kind == DocumentKind::Interview;
            if let Some(amount) = amount.filter(|_| is_interview) {
                let sum = sums.entry(fact(document)).or_default();
                sum.plus += amount.plus;
                sum.minus += amount.minus;
            }
        }
        listed(sums.iter().filter_map(|(name, sum)| {
            let name = if name.is_empty() { "–" } else { name };
            Some(format!("{name} {}", signed(sum.balance()?)))
        }))
    };
    vec![
        text!(
            "tactic-by-interviewer",
            balances = of(&|document| document.facts.interviewer.clone())
        ),
        text!(
            "tactic-by-place",
            balances = of(&|document| document.facts.place.clone())
        ),
        text!(
            "tactic-by-third-party",
            balances = of(&|document| document.facts.third_party.clone())
        ),
    ]
}

/// Indicators that rest on one kind of source.
fn sources(basis: &Basis<'_>) -> Vec<Text> {
    let ground = &basis.material.ground;
    let mut single = Vec::new();
    let mut several = 0;
    for id in &basis.material.settled.codes {
        let (Some(column), Some(code)) = (basis.material.column_of(*id), basis.material.code(*id))
        else {
            continue;
        };
        let kinds: BTreeSet<&str> = ground
            .units()
            .iter()
            .enumerate()
            .filter(|(row, _)| !ground.at(*row, column).is_empty())
            .map(|(_, unit)| unit.kind.key())
            .collect();
        match kinds.len() {
            0 => {}
            1 => single.push(code.key.clone()),
            _ => several += 1,
        }
    }
    vec![text!(
        "tactic-sources",
        several = several,
        single = listed(single)
    )]
}

fn weights(basis: &Basis<'_>) -> Vec<Text> {
    let mut of_weight = [0_usize; 4];
    for proposition in &basis.material.claims.propositions {
        for link in &proposition.evidence {
            of_weight[usize::from(link.weight.min(3))] += 1;
        }
    }
    vec![text!(
        "tactic-weights",
        three = of_weight[3],
        two = of_weight[2],
        one = of_weight[1]
    )]
}

fn outliers(basis: &Basis<'_>) -> Vec<Text> {
    let material = basis.material;
    let named = deviations(material)
        .into_iter()
        .map(|one| {
            let unit = &material.ground.units()[one.row];
            let code = material.code(material.ground.columns()[one.column]);
            let code = code.map_or("", |code| code.key.as_str());
            let said = format!("{} {code} {}", unit.key, one.sign.glyph());
            (one.indicators >= INDICATORS, said)
        })
        .partition::<Vec<_>, _>(|(is_outlier, _)| *is_outlier);
    let words = |found: Vec<(bool, String)>| listed(found.into_iter().map(|(_, said)| said));
    vec![
        text!("tactic-outliers", cases = words(named.0)),
        text!("tactic-deviations", cases = words(named.1)),
    ]
}

fn extreme_cases(basis: &Basis<'_>) -> Vec<Text> {
    let Some((highest, lowest)) = extremes(basis.material) else {
        return vec![text!("tactic-no-outcome")];
    };
    let keys = |rows: &[usize]| listed(if_then::keys(rows, basis.material));
    vec![text!(
        "tactic-extremes",
        highest = keys(&highest),
        lowest = keys(&lowest)
    )]
}

fn negative(basis: &Basis<'_>) -> Vec<Text> {
    let asked = basis.material.asked();
    let mut said = Vec::new();
    for proposition in &basis.material.claims.propositions {
        let against = against_proposition(proposition, basis.material, &asked);
        let open = against.iter().filter(|contrary| contrary.is_open()).count();
        said.push(text!(
            "tactic-negative",
            proposition = proposition.key.as_str(),
            count = against.len(),
            open = open
        ));
    }
    said
}

/// The propositions that can be tested, with their tables.
fn tested<'a>(basis: &'a Basis<'_>) -> Vec<(&'a str, Test)> {
    let asked = basis.material.asked();
    let propositions = basis.material.claims.propositions.iter();
    propositions
        .filter_map(|proposition| {
            let test = if_then::test(proposition, basis.material, &asked, |_| true).ok()?;
            Some((proposition.key.as_str(), test))
        })
        .collect()
}

fn if_thens(basis: &Basis<'_>) -> Vec<Text> {
    tested(basis)
        .into_iter()
        .map(|(key, test)| {
            text!(
                "tactic-if-then",
                proposition = key,
                both = test.n11.len(),
                only_if = test.n10.len(),
                only_then = test.n01.len(),
                neither = test.n00.len(),
                consistency = if_then::figure(test.consistency()),
                coverage = if_then::figure(test.coverage())
            )
        })
        .collect()
}

/// The same tables within each group.
fn spurious(basis: &Basis<'_>) -> Vec<Text> {
    let units = basis.material.ground.units();
    let groups: BTreeSet<&str> = units
        .iter()
        .filter(|unit| unit.is_case() && !unit.group.is_empty())
        .map(|unit| unit.group.as_str())
        .collect();
    let mut said = Vec::new();
    for (key, test) in tested(basis) {
        let within = groups.iter().filter_map(|group| {
            let count = |rows: &[usize]| {
                rows.iter()
                    .filter(|row| units[**row].group == *group)
                    .count()
            };
            let n = [&test.n11, &test.n10, &test.n01, &test.n00].map(|rows| count(rows));
            let is_any = n.iter().any(|count| *count > 0);
            is_any.then(|| format!("{group} {} / {} / {} / {}", n[0], n[1], n[2], n[3]))
        });
        said.push(text!(
            "tactic-within",
            proposition = key,
            tables = listed(within)
        ));
    }
    said
}

/// Documents no linked passage comes from.
fn replication(basis: &Basis<'_>) -> Vec<Text> {
    let linked: HashSet<_> = basis
        .material
        .claims
        .propositions
        .iter()
        .flat_map(|proposition| &proposition.evidence)
        .map(|link| link.coding)
        .collect();
    let directed = basis.material.claims.tally.directed.iter();
    let used: HashSet<_> = directed
        .filter(|(seen, _)| linked.contains(&seen.coding))
        .map(|(seen, _)| seen.document)
        .collect();
    let unused = basis.documents.iter();
    let unused = unused.filter(|document| !used.contains(&document.id));
    vec![text!(
        "tactic-held-out",
        documents = listed(unused.map(|document| document.title.clone()))
    )]
}

fn rivals(basis: &Basis<'_>) -> Vec<Text> {
    let propositions = &basis.material.claims.propositions;
    let without = propositions.iter().filter(|one| one.rivals.is_empty());
    let open = propositions.iter().filter_map(|one| {
        let open = one.rivals.iter();
        let open = open.filter(|rival| rival.words.status == RivalStatus::Open);
        match open.count() {
            0 => None,
            count => Some(format!("{} ({count})", one.key)),
        }
    });
    vec![text!(
        "tactic-rivals",
        open = listed(open),
        without = listed(without.map(|one| one.key.clone()))
    )]
}

fn feedback(basis: &Basis<'_>) -> Vec<Text> {
    let of = |kind| {
        let reviews = basis.reviews.iter();
        reviews.filter(|review| review.words.kind == kind).count()
    };
    vec![text!(
        "tactic-reviews",
        checks = of(ReviewKind::MemberCheck),
        debriefs = of(ReviewKind::PeerDebrief)
    )]
}
