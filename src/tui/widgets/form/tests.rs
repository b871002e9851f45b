//! Forms: filling in, checking and leaving.

use crossterm::event::{KeyCode, KeyModifiers};

use super::*;
use crate::tui::fixture;

fn press(form: &mut Form, shared: &mut Shared, code: KeyCode) -> Flow {
    form.key(KeyEvent::new(code, KeyModifiers::NONE), shared)
}

fn form() -> Form {
    let books = ["AG", "ED"].map(|key| (key.to_owned(), key.to_owned(), false));
    Form::new(
        "test-form",
        text!("welcome-new"),
        vec![
            Field::line("welcome-field-title", "").required(),
            Field::ticks("welcome-field-frameworks", books.to_vec()),
        ],
    )
}

#[test]
fn a_form_is_not_accepted_while_a_needed_field_is_empty() {
    let mut shared = fixture::state().shared;
    let mut form = form();
    assert!(matches!(
        press(&mut form, &mut shared, KeyCode::Enter),
        Flow::Stay
    ));
    assert!(shared.notice.is_some());
}

#[test]
fn a_form_gives_its_fields_in_order() {
    let mut shared = fixture::state().shared;
    let mut form = form();
    press(&mut form, &mut shared, KeyCode::Char('S'));
    for code in [KeyCode::Tab, KeyCode::Down, KeyCode::Char(' ')] {
        press(&mut form, &mut shared, code);
    }
    let Flow::Close(effects) = press(&mut form, &mut shared, KeyCode::Enter) else {
        panic!("the form stays open");
    };
    let [Effect::Reply(reply)] = effects.as_slice() else {
        panic!("no reply: {effects:?}");
    };
    assert_eq!(
        reply.given,
        Given::Fields(vec![
            FieldValue::Words("S".into()),
            FieldValue::Ticked(vec!["ED".into()])
        ])
    );
}

#[test]
fn what_was_filled_in_is_not_thrown_away_by_one_key() {
    let mut shared = fixture::state().shared;
    let mut form = form();
    press(&mut form, &mut shared, KeyCode::Char('S'));
    assert!(matches!(
        press(&mut form, &mut shared, KeyCode::Esc),
        Flow::Stay
    ));
    assert!(shared.notice.is_some());
    assert!(matches!(
        press(&mut form, &mut shared, KeyCode::Esc),
        Flow::Close(_)
    ));
}
