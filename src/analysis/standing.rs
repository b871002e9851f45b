//! Where each indicator stands: its verdict beside what the cases say, and
//! whether the two go together. It must not correct a verdict.

use super::display::Material;
use crate::message::Text;
pub use crate::model::finding::level_name;
use crate::model::finding::{Verdict, VerdictLevel};
use crate::model::ids::CodeId;
use crate::model::sheet::Sign;
use crate::text;

/// Cases by their sign on an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs {
    pub plus: usize,
    pub mixed: usize,
    pub minus: usize,
    pub neutral: usize,
    pub unjudged: usize,
}

impl Signs {
    fn add(&mut self, sign: Sign) {
        *(match sign {
            Sign::Plus => &mut self.plus,
            Sign::Mixed => &mut self.mixed,
            Sign::Minus => &mut self.minus,
            Sign::Neutral => &mut self.neutral,
            Sign::Unjudged => &mut self.unjudged,
        }) += 1;
    }

    /// Cases with anything on the indicator.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.plus + self.mixed + self.minus + self.neutral + self.unjudged
    }

    /// How positive the cases are, from -1 to 1; `None` where none has a direction.
    #[must_use]
    pub fn balance(&self) -> Option<f64> {
        let all = self.plus + self.mixed + self.minus;
        #[expect(clippy::cast_precision_loss, reason = "a study has no 2^52 cases")]
        (all > 0).then(|| (self.plus as f64 - self.minus as f64) / all as f64)
    }
}

/// An indicator with its verdict, if it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    pub code: CodeId,
    pub verdict: Option<Verdict>,
    pub signs: Signs,
    /// Passages of cases and texts, each once.
    pub passages: u64,
    /// The evidence is another than when the verdict was written.
    pub is_stale: bool,
}

/// The indicators in the order of the study, each with its verdict on the whole
/// and then with those on single groups; verdicts on other codes come last.
#[must_use]
pub fn standings(material: &Material, is_stale: impl Fn(&Verdict) -> bool) -> Vec<Standing> {
    let verdicts = &material.claims.verdicts;
    let mut codes = material.settled.codes.clone();
    for verdict in verdicts {
        if !codes.contains(&verdict.code) {
            codes.push(verdict.code);
        }
    }
    let mut found = Vec::new();
    for code in codes {
        let mut of_code: Vec<&Verdict> = verdicts
            .iter()
            .filter(|verdict| verdict.code == code)
            .collect();
        of_code.sort_by_key(|verdict| (!verdict.scope.is_empty(), verdict.id));
        if of_code.first().is_none_or(|first| !first.scope.is_empty()) {
            found.push(standing(code, None, material, false));
        }
        for verdict in of_code {
            found.push(standing(code, Some(verdict), material, is_stale(verdict)));
        }
    }
    found
}

fn standing(
    code: CodeId,
    verdict: Option<&Verdict>,
    material: &Material,
    is_stale: bool,
) -> Standing {
    let mut standing = Standing {
        code,
        verdict: verdict.cloned(),
        signs: Signs::default(),
        passages: 0,
        is_stale,
    };
    let Some(column) = material.column_of(code) else {
        return standing;
    };
    let scope = verdict.map_or("", |verdict| verdict.scope.as_str());
    for (row, unit) in material.ground.units().iter().enumerate() {
        if !scope.is_empty() && unit.role != scope && !unit.group.eq_ignore_ascii_case(scope) {
            continue;
        }
        let facts = material.ground.at(row, column);
        standing.passages += u64::from(facts.passages());
        if unit.is_case()
            && let Some(sign) = facts.sign()
        {
            standing.signs.add(sign);
        }
    }
    standing
}

/// Above this balance of the cases "not yet optimal" is a harsh word.
const CLEARLY_POSITIVE: f64 = 0.5;
/// With as many cases "not enough data" needs an explanation.
const ENOUGH_CASES: usize = 3;

impl Standing {
    /// What in the balance of the cases goes against the verdict.
    #[must_use]
    pub fn contradiction(&self) -> Option<Text> {
        let level = self.verdict.as_ref()?.level;
        let balance = self.signs.balance();
        let is_against = match level {
            VerdictLevel::Optimal => balance.is_some_and(|balance| balance <= 0.0),
            VerdictLevel::Cukup => balance.is_some_and(|balance| balance < 0.0),
            VerdictLevel::BelumOptimal => balance.is_some_and(|balance| balance > CLEARLY_POSITIVE),
            VerdictLevel::TidakBerjalan => balance.is_some_and(|balance| balance > 0.0),
            VerdictLevel::DataTidakCukup => self.signs.cases() >= ENOUGH_CASES,
        };
        is_against.then(|| {
            text!(
                "standing-contradiction",
                level = level_name(level),
                plus = self.signs.plus,
                mixed = self.signs.mixed,
                minus = self.signs.minus
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::VerdictId;

    fn standing(level: VerdictLevel, plus: usize, mixed: usize, minus: usize) -> Standing {
        Standing {
            code: CodeId(1),
            verdict: Some(Verdict {
                id: VerdictId(1),
                code: CodeId(1),
                scope: String::new(),
                level,
                finding: String::new(),
                digest: String::new(),
                changed: 0,
            }),
            signs: Signs {
                plus,
                mixed,
                minus,
                ..Signs::default()
            },
            passages: 0,
            is_stale: false,
        }
    }

    #[test]
    fn a_verdict_is_contradicted_where_most_cases_say_the_opposite() {
        let is_contradicted = |level, plus, mixed, minus| {
            standing(level, plus, mixed, minus)
                .contradiction()
                .is_some()
        };
        assert!(is_contradicted(VerdictLevel::Optimal, 1, 1, 3));
        assert!(is_contradicted(VerdictLevel::Optimal, 2, 0, 2));
        assert!(!is_contradicted(VerdictLevel::Cukup, 2, 0, 2));
        assert!(is_contradicted(VerdictLevel::BelumOptimal, 5, 0, 0));
        assert!(!is_contradicted(VerdictLevel::BelumOptimal, 4, 1, 2));
        assert!(is_contradicted(VerdictLevel::TidakBerjalan, 3, 0, 2));
        assert!(is_contradicted(VerdictLevel::DataTidakCukup, 1, 1, 1));
        assert!(!is_contradicted(VerdictLevel::DataTidakCukup, 1, 0, 0));
        assert!(!is_contradicted(VerdictLevel::Optimal, 0, 0, 0));
    }
}
