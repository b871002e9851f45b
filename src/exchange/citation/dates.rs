//! ISO dates in words, `8 Mei 2024` or `12 June 2019`, at the precision they
//! were written with. It must not know what is dated.

use std::borrow::Cow;

use crate::message::{Phrasebook, Text};
use crate::text;

/// The month names of one language, said once and kept: a citation is made
/// for every quote of a study.
#[derive(Debug, Clone)]
pub struct DateWords {
    months: [String; 12],
}

impl DateWords {
    #[must_use]
    pub fn new(phrasebook: &Phrasebook) -> Self {
        DateWords {
            months: month_names().map(|name| phrasebook.say(&name)),
        }
    }

    /// The date in words: `2024-05-08`, `2024-05` and `2024` at their own
    /// precision, anything else as it was written.
    #[must_use]
    pub fn say<'date>(&self, date: &'date str) -> Cow<'date, str> {
        let date = date.trim();
        let mut parts = date.splitn(3, '-');
        let (Some(year), Some(month)) = (parts.next().filter(is_year), parts.next()) else {
            return Cow::Borrowed(date);
        };
        let Some(name) = two_digits(month)
            .and_then(|month| usize::from(month).checked_sub(1))
            .and_then(|index| self.months.get(index))
        else {
            return Cow::Borrowed(date);
        };
        match parts.next() {
            None => Cow::Owned(format!("{name} {year}")),
            Some(day) if is_day(year, month, day) => {
                let day = day.trim_start_matches('0');
                Cow::Owned(format!("{day} {name} {year}"))
            }
            Some(_) => Cow::Borrowed(date),
        }
    }
}

/// The year of an ISO date; empty when there is none.
pub(super) fn year(date: &str) -> &str {
    let first = date.trim().split('-').next().unwrap_or_default();
    if is_year(&first) { first } else { "" }
}

fn is_year(year: &&str) -> bool {
    year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())
}

fn two_digits(number: &str) -> Option<u8> {
    let is_plain = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| number.parse().ok()).flatten()
}

fn is_day(year: &str, month: &str, day: &str) -> bool {
    let (Ok(year), Some(month), Some(day)) = (year.parse(), two_digits(month), two_digits(day))
    else {
        return false;
    };
    match (i8::try_from(month), i8::try_from(day)) {
        (Ok(month), Ok(day)) => jiff::civil::Date::new(year, month, day).is_ok(),
        _ => false,
    }
}

fn month_names() -> [Text; 12] {
    [
        text!("citation-month-1"),
        text!("citation-month-2"),
        text!("citation-month-3"),
        text!("citation-month-4"),
        text!("citation-month-5"),
        text!("citation-month-6"),
        text!("citation-month-7"),
        text!("citation-month-8"),
        text!("citation-month-9"),
        text!("citation-month-10"),
        text!("citation-month-11"),
        text!("citation-month-12"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;
    use proptest::prelude::*;

    fn words(language: Language) -> DateWords {
        DateWords::new(&Phrasebook::new(language))
    }

    #[test]
    fn a_date_is_said_at_the_precision_it_was_written_with() {
        let indonesian = words(Language::Indonesian);
        assert_eq!(indonesian.say("2024-05-08"), "8 Mei 2024");
        assert_eq!(indonesian.say("2024-08"), "Agustus 2024");
        assert_eq!(indonesian.say("2024"), "2024");
        let english = words(Language::English);
        assert_eq!(english.say("2019-06-12"), "12 June 2019");
        assert_eq!(english.say("2024-03"), "March 2024");
        assert_eq!(english.say(""), "");
    }

    #[test]
    fn what_is_no_date_is_said_as_it_was_written() {
        let english = words(Language::English);
        for odd in [
            "spring 2024",
            "2024-13",
            "2024-00-10",
            "2023-02-29",
            "2024-5-8",
            "2024-05-08T10",
            "08/05/2024",
            "-",
        ] {
            assert_eq!(english.say(odd), odd);
        }
    }

    proptest! {
        #[test]
        fn no_date_makes_it_stumble(date in "\\PC{0,12}|[0-9-]{0,12}") {
            let english = words(Language::English);
            let said = english.say(&date);
            prop_assert_eq!(said.is_empty(), date.trim().is_empty());
        }
    }
}
