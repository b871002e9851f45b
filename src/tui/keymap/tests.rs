//! Keys as data: no two of them collide, and every action has its words.

use std::collections::HashSet;

use super::*;
use crate::message::Language;
use crate::tui::fixture;
use crate::tui::rooms::all_contexts;
use crate::tui::widgets::footer;

fn typed(keys: &str) -> Vec<Chord> {
    chords(keys)
}

#[test]
fn a_terminal_and_the_table_agree_on_every_key() {
    for context in all_contexts() {
        for keys in context.bindings.iter().flat_map(|binding| binding.keys) {
            let parsed = chords(keys);
            assert_eq!(
                parsed.len(),
                keys.split(' ').count(),
                "unreadable key {keys}"
            );
            for chord in parsed {
                assert_eq!(
                    Chord::of(chord.event()),
                    chord,
                    "{keys} is never reported so"
                );
                assert_eq!(Chord::parse(&chord.to_string()), Some(chord));
            }
        }
    }
}

#[test]
fn no_two_bindings_of_a_context_want_the_same_keys() {
    for context in all_contexts() {
        let all: Vec<(Vec<Chord>, &str)> = context
            .bindings
            .iter()
            .flat_map(|binding| {
                binding
                    .keys
                    .iter()
                    .map(|keys| (chords(keys), binding.action))
            })
            .collect();
        for (at, (keys, action)) in all.iter().enumerate() {
            for (others, other) in &all[at + 1..] {
                assert!(
                    !keys.starts_with(others) && !others.starts_with(keys),
                    "{action} and {other} collide in {}",
                    context.title
                );
            }
        }
    }
}

#[test]
fn no_room_takes_a_key_that_holds_everywhere() {
    let global: HashSet<Chord> = GLOBAL
        .bindings
        .iter()
        .flat_map(|binding| binding.keys)
        .flat_map(|keys| chords(keys))
        .collect();
    for room in fixture::state().rooms {
        for binding in room.all_keys().iter().flat_map(|context| context.bindings) {
            for keys in binding.keys {
                let first = chords(keys)[0];
                assert!(!global.contains(&first), "{} takes {keys}", binding.action);
            }
        }
    }
}

#[test]
fn everything_a_person_can_do_is_said_in_both_languages() {
    for language in Language::ALL {
        let phrases = Phrasebook::new(language);
        for context in all_contexts() {
            assert!(
                phrases.has(context.title),
                "{} in {language:?}",
                context.title
            );
            for binding in context.bindings {
                assert!(
                    phrases.has(binding.action),
                    "{} in {language:?}",
                    binding.action
                );
            }
        }
        for room in fixture::state().rooms {
            assert!(
                phrases.has(room.title()),
                "{} in {language:?}",
                room.title()
            );
        }
    }
}

#[test]
fn the_footer_fits_and_always_leads_to_the_help() {
    for language in Language::ALL {
        let phrases = Phrasebook::new(language);
        for room in all_contexts() {
            for width in [20, 60, 80] {
                let hints = footer::hints(
                    &[room, &GLOBAL],
                    |id| phrases.say(&Text::new(id)),
                    |_| true,
                    width,
                );
                let used: usize = hints
                    .iter()
                    .map(|(key, said)| {
                        crate::tui::cells::width(key) + crate::tui::cells::width(said) + 3
                    })
                    .sum();
                assert!(used <= width, "{} takes {used} of {width}", room.title);
                assert!(hints.iter().any(|(key, _)| *key == "?"));
            }
        }
    }
}

#[test]
fn a_sequence_says_what_can_follow() {
    static TABLE: Context = Context {
        title: "keys-everywhere",
        bindings: &[
            Binding::new(&["g g"], "documents-first"),
            Binding::new(&["g e"], "documents-last"),
        ],
    };
    assert_eq!(
        find(&[&TABLE], &typed("g")),
        Found::Pending(vec![
            ("g".into(), "documents-first"),
            ("e".into(), "documents-last")
        ])
    );
    assert_eq!(
        find(&[&TABLE], &typed("g e")),
        Found::Action("documents-last")
    );
    assert_eq!(find(&[&TABLE], &typed("g x")), Found::Nothing);
}

#[test]
fn the_page_of_keys_names_every_key_of_every_table() {
    let page = to_markdown(&Phrasebook::new(Language::English), &all_contexts());
    for keys in all_contexts()
        .iter()
        .flat_map(|context| context.bindings)
        .flat_map(|binding| binding.keys)
    {
        assert!(page.contains(&format!("`{keys}`")), "{keys} is missing");
    }
    assert!(!page.contains("keys-"), "a message is missing:\n{page}");
}

#[test]
fn the_page_of_keys_in_the_documentation_is_the_one_of_the_tables() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
    let page = crate::tui::keys_page(Language::English);
    if std::env::var_os("TELAAH_WRITE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert_eq!(
        kept, page,
        "write it anew with TELAAH_WRITE_DOCS=1 cargo test"
    );
}
