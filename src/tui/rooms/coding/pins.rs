//! The pinned codes: nine places, each a digit. They are kept with the study by
//! the keys of the codes. It must not know what a digit does.

use crate::model::code::Code;
use crate::model::edit::Edit;
use crate::model::ids::CodeId;
use crate::tui::state::Shared;

/// The setting of the study that holds them.
pub const SETTING: &str = "pinned-codes";

/// How many there can be.
pub const PLACES: usize = 9;

/// Reads the setting: one key a line, an empty line for a free place.
#[must_use]
pub fn read(setting: &str) -> Vec<String> {
    let keys = setting.split('\n').map(|key| key.trim().to_owned());
    let mut keys: Vec<String> = keys.take(PLACES).collect();
    while keys.last().is_some_and(String::is_empty) {
        keys.pop();
    }
    keys
}

/// The code at a place, counted from 0, if its key still names one.
#[must_use]
pub fn code_at<'a>(pins: &[String], place: usize, shared: &'a Shared) -> Option<&'a Code> {
    let key = pins.get(place).filter(|key| !key.is_empty())?;
    shared.codes.iter().find(|code| code.key == *key)
}

/// The place of a code, counted from 0.
#[must_use]
pub fn place_of(pins: &[String], key: &str) -> Option<usize> {
    pins.iter().position(|pinned| pinned == key)
}

/// Pins a code at the first free place, or unpins it; `None` when all are taken.
/// The others keep their digits.
#[must_use]
pub fn toggled(pins: &[String], code: CodeId, shared: &Shared) -> Option<Edit> {
    let key = &shared.code(code)?.key;
    let mut pins = pins.to_vec();
    if let Some(place) = place_of(&pins, key) {
        pins[place].clear();
    } else if let Some(free) = pins.iter().position(String::is_empty) {
        pins[free].clone_from(key);
    } else if pins.len() < PLACES {
        pins.push(key.clone());
    } else {
        return None;
    }
    Some(Edit::SetSetting {
        name: SETTING.to_owned(),
        value: pins.join("\n").trim_end().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture;

    fn value(edit: Option<Edit>) -> Option<String> {
        match edit {
            Some(Edit::SetSetting { value, .. }) => Some(value),
            _ => None,
        }
    }

    #[test]
    fn unpinning_leaves_the_other_digits_where_they_are() {
        let shared = fixture::state().shared;
        let pins = read("PS.A\nPS.A1\nPS.B");
        let without = value(toggled(&pins, CodeId(2), &shared)).unwrap();
        assert_eq!(without, "PS.A\n\nPS.B");
        let again = value(toggled(&read(&without), CodeId(5), &shared)).unwrap();
        assert_eq!(again, "PS.A\nPS.B1\nPS.B");
    }

    #[test]
    fn a_tenth_code_is_not_pinned() {
        let shared = fixture::state().shared;
        let full: Vec<String> = (0..PLACES).map(|at| format!("X{at}")).collect();
        assert_eq!(toggled(&full, CodeId(1), &shared), None);
    }
}
