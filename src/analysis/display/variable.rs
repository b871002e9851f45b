//! Variables: what a case has on a code or an attribute, and which of two
//! values is the higher one. It must not know which display compares them.

use super::{Material, by_value};
use crate::model::display::Variable;
use crate::model::sheet::{Heading, Name, Setting, Sign};

/// What a case has on a variable.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    Sign(Sign),
    Words(String),
    /// No passages, or no value of the attribute.
    Nothing,
}

impl Value {
    /// As it stands in a cell and in files.
    #[must_use]
    pub fn written(&self) -> &str {
        match self {
            Value::Sign(sign) => sign.glyph(),
            Value::Words(words) => words,
            Value::Nothing => "–",
        }
    }

    /// The stable name in JSON.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Value::Sign(sign) => sign.key().unwrap_or("unjudged"),
            Value::Words(words) => words,
            Value::Nothing => "none",
        }
    }

    /// Signs from + to −, words from low to high, nothing last.
    #[must_use]
    pub fn order(&self, other: &Value) -> std::cmp::Ordering {
        let place = |value: &Value| match value {
            Value::Sign(Sign::Plus) => 0,
            Value::Sign(Sign::Mixed) => 1,
            Value::Sign(Sign::Neutral) => 2,
            Value::Sign(Sign::Minus) => 3,
            Value::Sign(Sign::Unjudged) => 4,
            Value::Words(_) => 5,
            Value::Nothing => 6,
        };
        place(self)
            .cmp(&place(other))
            .then_with(|| match (self, other) {
                (Value::Words(a), Value::Words(b)) => by_value(a, b).then_with(|| a.cmp(b)),
                _ => std::cmp::Ordering::Equal,
            })
    }
}

/// Which values of a variable are higher than others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// + over ± and 0 over −.
    Signs,
    /// Each value begins with a number: `62`, `30s`.
    Numbers,
    /// Yes over no, in either language.
    YesNo,
    /// Words without an order.
    None,
}

const YES: &[&str] = &["yes", "y", "ya", "true", "benar"];
const NO: &[&str] = &["no", "n", "tidak", "tdk", "false", "salah"];

impl Scale {
    /// The scale that fits every value there is.
    #[must_use]
    pub fn of<'a>(values: impl Iterator<Item = &'a Value>) -> Self {
        let (mut signs, mut words) = (0_usize, Vec::new());
        for value in values {
            match value {
                Value::Sign(_) => signs += 1,
                Value::Words(value) => words.push(value.as_str()),
                Value::Nothing => {}
            }
        }
        if signs > 0 {
            Scale::Signs
        } else if words.is_empty() {
            Scale::None
        } else if words.iter().all(|word| leading_number(word).is_some()) {
            Scale::Numbers
        } else if words.iter().all(|word| yes_no(word).is_some()) {
            Scale::YesNo
        } else {
            Scale::None
        }
    }

    /// How high a value is; `None` where it has no place on the scale.
    #[must_use]
    pub fn level(self, value: &Value) -> Option<f64> {
        match (self, value) {
            (Scale::Signs, Value::Sign(sign)) => match sign {
                Sign::Plus => Some(1.0),
                Sign::Mixed | Sign::Neutral => Some(0.0),
                Sign::Minus => Some(-1.0),
                Sign::Unjudged => None,
            },
            (Scale::Numbers, Value::Words(words)) => leading_number(words),
            (Scale::YesNo, Value::Words(words)) => yes_no(words),
            _ => None,
        }
    }
}

fn yes_no(word: &str) -> Option<f64> {
    let word = word.trim().to_lowercase();
    if YES.contains(&word.as_str()) {
        Some(1.0)
    } else if NO.contains(&word.as_str()) {
        Some(0.0)
    } else {
        None
    }
}

/// The number a value begins with; a comma stands for a decimal point.
fn leading_number(word: &str) -> Option<f64> {
    let word = word.trim();
    let is_digit = |c: char| c.is_ascii_digit();
    let after_sign = word.strip_prefix(['-', '+', '−']).unwrap_or(word);
    let whole = after_sign
        .find(|c| !is_digit(c))
        .unwrap_or(after_sign.len());
    if whole == 0 {
        return None;
    }
    let mut number = after_sign.get(..whole)?.to_owned();
    let rest = after_sign.get(whole..)?;
    if let Some(fraction) = rest.strip_prefix(['.', ','])
        && fraction.starts_with(is_digit)
    {
        let length = fraction.find(|c| !is_digit(c)).unwrap_or(fraction.len());
        number.push('.');
        number.push_str(fraction.get(..length)?);
    }
    let number: f64 = number.parse().ok().filter(|n: &f64| n.is_finite())?;
    Some(if word.starts_with(['-', '−']) {
        -number
    } else {
        number
    })
}

impl Material {
    /// What a row has on a variable.
    #[must_use]
    pub fn value(&self, variable: &Variable, row: usize) -> Value {
        match variable {
            Variable::Code(code) => {
                let sign = self
                    .column_of(*code)
                    .and_then(|column| self.ground.at(row, column).sign());
                sign.map_or(Value::Nothing, Value::Sign)
            }
            Variable::Attribute(name) => {
                let unit = self.ground.units().get(row);
                let value = unit.and_then(|unit| unit.attribute(name)).map(str::trim);
                match value {
                    Some(value) if !value.is_empty() => Value::Words(value.to_owned()),
                    _ => Value::Nothing,
                }
            }
        }
    }

    /// The stable name of a variable: the key of a code, the name of an attribute.
    #[must_use]
    pub fn variable_key(&self, variable: &Variable) -> String {
        match variable {
            Variable::Code(code) => self
                .code(*code)
                .map(|code| code.key.clone())
                .unwrap_or_default(),
            Variable::Attribute(name) => name.clone(),
        }
    }

    /// The column of a variable.
    #[must_use]
    pub fn variable_heading(&self, variable: &Variable) -> Heading {
        match variable {
            Variable::Code(id) => match self.code(*id) {
                Some(code) => Heading {
                    setting: Setting::Short,
                    ..Heading::of_code(&code.key, &code.words.label, code.id)
                },
                None => Heading::new("", Name::words(""), Setting::Short),
            },
            Variable::Attribute(name) => {
                Heading::new(name.clone(), Name::words(name.clone()), Setting::Short)
            }
        }
    }

    /// Rows that are cases.
    pub fn case_rows(&self) -> impl Iterator<Item = usize> + '_ {
        let units = self.ground.units().iter().enumerate();
        units.filter(|(_, unit)| unit.is_case()).map(|(row, _)| row)
    }

    /// How many cases have passages of each of the display's codes.
    #[must_use]
    pub fn cases_with(&self, column: usize) -> usize {
        self.case_rows()
            .filter(|row| !self.ground.at(*row, column).is_empty())
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(all: &[&str]) -> Vec<Value> {
        all.iter()
            .map(|word| Value::Words((*word).to_owned()))
            .collect()
    }

    #[test]
    fn a_scale_fits_all_values_or_there_is_none() {
        assert_eq!(
            Scale::of(words(&["62", "30s", "4,5"]).iter()),
            Scale::Numbers
        );
        assert_eq!(
            Scale::of(words(&["ya", "Tidak", "no"]).iter()),
            Scale::YesNo
        );
        assert_eq!(Scale::of(words(&["12", "banyak"]).iter()), Scale::None);
        assert_eq!(Scale::of(words(&["NaN", "inf"]).iter()), Scale::None);
        assert_eq!(Scale::of([].iter()), Scale::None);
    }

    #[test]
    fn numbers_are_read_from_the_front_of_a_value() {
        assert_eq!(leading_number("4,5 jam"), Some(4.5));
        assert_eq!(leading_number("-3"), Some(-3.0));
        assert_eq!(leading_number("50s"), Some(50.0));
        assert_eq!(leading_number("7."), Some(7.0));
        assert_eq!(leading_number("x7"), None);
        assert_eq!(leading_number(""), None);
    }
}
