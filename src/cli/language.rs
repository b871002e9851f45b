//! Which language to speak, decided before anything is parsed, so that even
//! the help and the first error are in it. It must not know any message.

use std::ffi::OsString;

use clap::ArgMatches;

use crate::fault::{Fault, Outcome};
use crate::message::Language;
use crate::text;

/// `--lang`, else `TELAAH_LANG`, else the locale, else English.
pub fn choose(arguments: &[OsString]) -> Language {
    let asked = named(arguments).and_then(|tag| Language::from_tag(&tag));
    let from_environment = || {
        let tag = std::env::var("TELAAH_LANG").ok()?;
        Language::from_tag(&tag)
    };
    let from_locale = || Language::from_tag(&sys_locale::get_locale()?);
    asked
        .or_else(from_environment)
        .or_else(from_locale)
        .unwrap_or_default()
}

/// Refuses a `--lang` that is none of ours.
pub fn check(arguments: &[OsString]) -> Outcome<()> {
    match named(arguments) {
        Some(tag) if Language::from_tag(&tag).is_none() => {
            Err(Fault::input(text!("cli-unknown-language", language = tag))
                .hint(text!("cli-unknown-language-hint")))
        }
        _ => Ok(()),
    }
}

/// The language somebody asked for on the command line, as parsed.
pub fn asked(matches: &ArgMatches) -> Option<Language> {
    let tag = matches.try_get_one::<String>("lang").ok().flatten()?;
    Language::from_tag(tag)
}

/// The value of the last `--lang` before a `--`.
fn named(arguments: &[OsString]) -> Option<String> {
    let mut found = None;
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            break;
        }
        if argument == "--lang" {
            found = arguments.next().map(|tag| tag.into_owned());
        } else if let Some(tag) = argument.strip_prefix("--lang=") {
            found = Some(tag.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str) -> Vec<OsString> {
        words.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn a_language_is_found_anywhere_in_the_line() {
        assert_eq!(choose(&line("quotes x --lang id")), Language::Indonesian);
        assert_eq!(choose(&line("--lang=en quotes")), Language::English);
        assert!(check(&line("quotes --lang xx")).is_err());
        assert!(check(&line("quotes -- --lang xx")).is_ok());
    }
}
