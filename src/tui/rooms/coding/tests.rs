//! What the keys of the reader do to a real study, and how it looks.

mod stage;

use self::stage::Stage;

#[test]
fn a_sentence_is_coded_by_a_recent_code_in_two_keys() {
    let mut stage = Stage::new();
    stage.press("c");
    println!("{}", stage.screen(80, 24));
    println!("{}", stage.screen(120, 40));
    stage.press("Esc");
    println!("{}", stage.screen(80, 24));
    println!("{}", stage.screen(120, 40));
}
