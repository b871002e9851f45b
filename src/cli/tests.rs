//! The commands themselves: well formed, and every word of theirs said.

use super::*;

#[test]
fn every_command_is_well_formed_in_both_languages() {
    for language in Language::ALL {
        help::whole(&Phrasebook::new(language)).debug_assert();
    }
}

#[test]
fn no_help_text_is_a_missing_message() {
    fn walk(command: &Command) {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        assert!(!about.starts_with("cli-"), "{about}");
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty() && !help.contains("cli-"), "{arg:?}");
        }
        command.get_subcommands().for_each(walk);
    }
    for language in Language::ALL {
        walk(&help::whole(&Phrasebook::new(language)));
    }
}
