//! The conditions of propositions: an attribute or the sign of a code, maybe
//! several at once, and which cases fulfil them. It must not know what a
//! proposition is good for.

use super::asked::Asked;
use super::display::Material;
use super::ground::Unit;
use crate::message::Text;
use crate::model::ids::CodeId;
use crate::model::sheet::{Sign, State};
use crate::text;

/// Values of an attribute that say yes and no by themselves, in both languages.
const YES: &[&str] = &["yes", "ya", "true", "1", "y", "ada", "benar"];
const NO: &[&str] = &["no", "tidak", "false", "0", "n", "tak", "bukan", "belum"];

/// How far a case fulfils a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fulfilment {
    No,
    /// There are both signs.
    Partly,
    Yes,
}

impl Fulfilment {
    /// Whether it counts as fulfilled.
    #[must_use]
    pub fn holds(self, is_partial_enough: bool) -> bool {
        match self {
            Fulfilment::Yes => true,
            Fulfilment::Partly => is_partial_enough,
            Fulfilment::No => false,
        }
    }
}

/// The names of the codes and attributes a condition speaks of.
pub fn names(words: &str) -> impl Iterator<Item = &str> {
    terms(words).map(|(name, _)| name)
}

/// Each name with its value, if it has one: `a, b=c`.
fn terms(words: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    words
        .split(',')
        .map(str::trim)
        .filter(|term| !term.is_empty())
        .map(|term| match term.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (term, None),
        })
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Term {
    Code {
        column: usize,
        code: CodeId,
        /// The column of the code above it.
        above: Option<usize>,
        /// The sign it must have; presence is enough without one.
        sign: Option<Sign>,
    },
    Attribute {
        name: String,
        value: Option<String>,
    },
}

/// A condition that was understood: all its terms at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    terms: Vec<Term>,
}

impl Condition {
    /// Reads a condition with the codes and attributes of the material.
    ///
    /// # Errors
    ///
    /// A sentence that says what nobody can tell from the words.
    pub fn read(words: &str, material: &Material) -> Result<Condition, Text> {
        let mut understood = Vec::new();
        for (name, value) in terms(words) {
            understood.push(term(name, value, material)?);
        }
        if understood.is_empty() {
            return Err(text!("condition-empty"));
        }
        Ok(Condition { terms: understood })
    }

    /// The codes it speaks of.
    #[must_use]
    pub fn codes(&self) -> Vec<CodeId> {
        let code = |term: &Term| match term {
            Term::Code { code, .. } => Some(*code),
            Term::Attribute { .. } => None,
        };
        self.terms.iter().filter_map(code).collect()
    }

    /// The columns of its codes, each with the sign that speaks for it.
    pub fn columns(&self) -> impl Iterator<Item = (usize, Sign)> + '_ {
        self.terms.iter().filter_map(|term| match term {
            Term::Code { column, sign, .. } => Some((*column, sign.unwrap_or(Sign::Plus))),
            Term::Attribute { .. } => None,
        })
    }

    /// How far a row fulfils it; `None` when nobody can say.
    #[must_use]
    pub fn of(&self, material: &Material, asked: &Asked, row: usize) -> Option<Fulfilment> {
        let unit = material.ground.units().get(row)?;
        let mut least = Some(Fulfilment::Yes);
        for term in &self.terms {
            match term.of(material, asked, row, unit) {
                Some(Fulfilment::No) => return Some(Fulfilment::No),
                Some(found) => least = least.map(|least| least.min(found)),
                None => least = None,
            }
        }
        least
    }
}

fn term(name: &str, value: Option<&str>, material: &Material) -> Result<Term, Text> {
    let code = material
        .codes
        .iter()
        .find(|code| code.key.eq_ignore_ascii_case(name));
    if let Some((column, code)) = code.and_then(|code| Some((material.column_of(code.id)?, code))) {
        let sign = match value {
            None => None,
            Some(value) => Some(sign(value).ok_or_else(|| {
                text!(
                    "condition-bad-sign",
                    code = code.key.as_str(),
                    value = value
                )
            })?),
        };
        return Ok(Term::Code {
            column,
            code: code.id,
            above: code.parent.and_then(|above| material.column_of(above)),
            sign,
        });
    }
    let units = material.ground.units();
    let values = || {
        units
            .iter()
            .filter_map(|unit| unit.attribute(name))
            .filter(|value| !value.trim().is_empty())
    };
    if values().next().is_none() {
        return Err(text!("condition-unknown", name = name));
    }
    if value.is_none() && values().all(|value| yes_or_no(value).is_none()) {
        return Err(text!("condition-needs-value", name = name));
    }
    Ok(Term::Attribute {
        name: name.to_owned(),
        value: value.map(str::to_owned),
    })
}

fn sign(value: &str) -> Option<Sign> {
    match value {
        "+" => Some(Sign::Plus),
        "-" | "−" | "–" => Some(Sign::Minus),
        "±" | "+-" => Some(Sign::Mixed),
        "0" => Some(Sign::Neutral),
        _ => None,
    }
}

fn yes_or_no(value: &str) -> Option<Fulfilment> {
    let value = value.trim().to_lowercase();
    if YES.contains(&value.as_str()) {
        return Some(Fulfilment::Yes);
    }
    NO.contains(&value.as_str()).then_some(Fulfilment::No)
}

impl Term {
    fn of(
        &self,
        material: &Material,
        asked: &Asked,
        row: usize,
        unit: &Unit,
    ) -> Option<Fulfilment> {
        match self {
            Term::Attribute { name, value } => {
                let found = unit
                    .attribute(name)
                    .filter(|found| !found.trim().is_empty())?;
                let Some(value) = value else {
                    return yes_or_no(found);
                };
                let is_it = found.trim().to_lowercase() == value.to_lowercase();
                Some(if is_it {
                    Fulfilment::Yes
                } else {
                    Fulfilment::No
                })
            }
            Term::Code {
                column,
                above,
                sign,
                ..
            } => {
                let Some(found) = material.ground.at(row, *column).sign() else {
                    let speaks_above =
                        above.is_some_and(|above| !material.ground.at(row, above).is_empty());
                    let was_asked =
                        matches!(asked.state(unit, *column), State::Silent | State::NotCoded);
                    return (speaks_above || was_asked).then_some(Fulfilment::No);
                };
                fulfilment(found, *sign)
            }
        }
    }
}

/// What the sign of a case is worth to a condition.
fn fulfilment(found: Sign, wanted: Option<Sign>) -> Option<Fulfilment> {
    match (found, wanted) {
        // A code nobody judged says that the thing is there.
        (Sign::Unjudged, None) => Some(Fulfilment::Yes),
        (Sign::Unjudged, Some(_)) => None,
        (found, wanted) if found == wanted.unwrap_or(Sign::Plus) => Some(Fulfilment::Yes),
        (Sign::Mixed, _) => Some(Fulfilment::Partly),
        _ => Some(Fulfilment::No),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_names_what_it_speaks_of() {
        let all: Vec<_> = terms("group=gov, AG.TB=-,, mentored ").collect();
        assert_eq!(
            all,
            [
                ("group", Some("gov")),
                ("AG.TB", Some("-")),
                ("mentored", None)
            ]
        );
        assert_eq!(names(" ").count(), 0);
    }

    #[test]
    fn both_signs_fulfil_partly_and_nothing_judged_says_that_it_is_there() {
        assert_eq!(fulfilment(Sign::Mixed, None), Some(Fulfilment::Partly));
        assert_eq!(
            fulfilment(Sign::Mixed, Some(Sign::Mixed)),
            Some(Fulfilment::Yes)
        );
        assert_eq!(fulfilment(Sign::Unjudged, None), Some(Fulfilment::Yes));
        assert_eq!(fulfilment(Sign::Unjudged, Some(Sign::Minus)), None);
        assert_eq!(
            fulfilment(Sign::Plus, Some(Sign::Minus)),
            Some(Fulfilment::No)
        );
    }
}
