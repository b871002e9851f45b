//! One language's words, loaded from the message files that are built into the
//! program. It must not decide which language a person reads.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Arg, Language, Text};

macro_rules! message_files {
    ($($name:literal),* $(,)?) => {
        const ENGLISH: &[&str] = &[$(include_str!(concat!("en/", $name, ".ftl"))),*];
        const INDONESIAN: &[&str] = &[$(include_str!(concat!("id/", $name, ".ftl"))),*];
    };
}
message_files!(
    "core",
    "import",
    "export",
    "store",
    "cli",
    "tui",
    "tui-welcome",
    "tui-documents",
    "tui-coding",
    "tui-codebook",
    "tui-quotes",
    "tui-grid",
    "tui-display",
    "display-names",
    "steps",
    "codebook",
    "display",
    "patterns",
    "edit",
    "finding-steps",
    "findings",
    "files"
);

/// The words of one language.
pub struct Phrasebook {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Phrasebook {
    /// Loads one language. The files are part of the program and a test reads
    /// them all, so a file that does not parse still gives its good messages.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let id: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks are for mixed-direction web pages; a terminal shows them as boxes.
        bundle.set_use_isolating(false);
        let files = match language {
            Language::English => ENGLISH,
            Language::Indonesian => INDONESIAN,
        };
        for source in files {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) => resource,
                Err((resource, _errors)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Phrasebook { language, bundle }
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message of this name.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// Says a message in this language. A message that is missing shows its id,
    /// which a test keeps from ever happening.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(&text.id)
            .and_then(|message| message.value())
        else {
            return text.id.to_string();
        };
        let mut args = FluentArgs::new();
        for (name, value) in &text.args {
            let value: FluentValue<'_> = match value {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Words(words) => FluentValue::from(words.as_str()),
                Arg::Inner(inner) => FluentValue::from(self.say(inner)),
            };
            args.set(name.as_ref(), value);
        }
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned()
    }
}
