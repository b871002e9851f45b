//! Named citation styles: one template for each kind of document, and how the
//! quote itself is set. It must not know what the page is written in.

use std::borrow::Cow;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::dates::{DateWords, year};
use super::template::{Field, Template};
use crate::fault::{Fault, Outcome};
use crate::message::{Language, Phrasebook};
use crate::model::document::DocumentKind;
use crate::model::quote::Quote;
use crate::text;

/// How a quote is set on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Quotes of fewer words than this run in with the text, in curly quotation marks.
    pub run_in_below: Option<usize>,
    /// Whether an indented block has curly quotation marks too.
    pub has_block_marks: bool,
    /// Whether the citation has a line of its own.
    pub is_cite_below: bool,
}

impl Layout {
    const INDONESIAN: Layout = Layout {
        run_in_below: None,
        has_block_marks: true,
        is_cite_below: false,
    };
    const ENGLISH: Layout = Layout {
        run_in_below: Some(40),
        has_block_marks: false,
        is_cite_below: false,
    };

    /// Whether this passage runs in with the text.
    #[must_use]
    pub fn is_run_in(&self, passage: &str) -> bool {
        self.run_in_below
            .is_some_and(|limit| passage.split_whitespace().take(limit).count() < limit)
    }
}

/// A way to cite, in one language whatever language the screen has.
#[derive(Debug, Clone)]
pub struct Style {
    key: String,
    language: Language,
    layout: Layout,
    interview: Template,
    observation: Template,
    document: Template,
    words: Arc<Words>,
}

/// What a citation says besides the template's own words.
#[derive(Debug)]
struct Words {
    dates: DateWords,
    /// The abbreviation before one line number, and before several.
    line: String,
    lines: String,
}

struct Builtin {
    key: &'static str,
    language: Language,
    layout: Layout,
    interview: &'static str,
    observation: &'static str,
    document: &'static str,
}

/// The styles people can name. Each is written in its own language only: these
/// are conventions of journals, not words of the program.
const BUILTIN: &[Builtin] = &[
    Builtin {
        key: "id-code",
        language: Language::Indonesian,
        layout: Layout::INDONESIAN,
        interview: "({case|source}[, {role}], wawancara[ {date}][, giliran {turn}][, baris {lines}])",
        observation: "(Catatan lapangan {source}[, {date}])",
        document: "({source}[, {date}])",
    },
    Builtin {
        key: "id-journal",
        language: Language::Indonesian,
        layout: Layout {
            is_cite_below: true,
            ..Layout::INDONESIAN
        },
        interview: "(Hasil wawancara[, tanggal {date}])",
        observation: "(Hasil observasi[, tanggal {date}])",
        document: "(Dokumen {source}[, tanggal {date}])",
    },
    Builtin {
        key: "id-short",
        language: Language::Indonesian,
        layout: Layout::INDONESIAN,
        interview: "(Wawancara[, {date}])",
        observation: "(Observasi[, {date}])",
        document: "(Dokumen[, {date}])",
    },
    Builtin {
        key: "en-code",
        language: Language::English,
        layout: Layout::ENGLISH,
        interview: "({case|source}[, {role}][, {date}][, turn {turn}][, {line-ref}])",
        observation: "(Field note {source}[, {date}])",
        document: "({source}[, {date}])",
    },
    Builtin {
        key: "en-journal",
        language: Language::English,
        layout: Layout::ENGLISH,
        interview: "({case|source}[, {role}][, {date}])",
        observation: "(Field note {source}[, {date}])",
        document: "({source}[, {date}])",
    },
    Builtin {
        key: "en-short",
        language: Language::English,
        layout: Layout::ENGLISH,
        interview: "({case|source})",
        observation: "(Field note {source})",
        document: "({source})",
    },
];

impl Style {
    /// Every named style, the default of each language first among its own.
    #[must_use]
    pub fn all() -> Vec<Style> {
        BUILTIN.iter().map(Style::built).collect()
    }

    /// The keys of [`Style::all`], without building them.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        BUILTIN.iter().map(|style| style.key)
    }

    /// The default of a language: case, role, date, turn and lines.
    #[must_use]
    pub fn of_language(language: Language) -> Style {
        let built = BUILTIN.iter().find(|style| style.language == language);
        Style::built(built.unwrap_or(&BUILTIN[0]))
    }

    /// The style of a key, or a person's own: `custom:TEMPLATE`, with the dates
    /// and layout of `language`. Anything else is a fault that lists the keys.
    pub fn find(key: &str, language: Language) -> Outcome<Style> {
        if let Some(template) = key.strip_prefix("custom:") {
            let template = Template::parse(template)?;
            let layout = match language {
                Language::English => Layout::ENGLISH,
                Language::Indonesian => Layout::INDONESIAN,
            };
            return Ok(Style {
                key: key.to_owned(),
                language,
                layout,
                interview: template.clone(),
                observation: template.clone(),
                document: template,
                words: Words::of(language),
            });
        }
        let found = BUILTIN.iter().find(|style| style.key == key);
        found.map(Style::built).ok_or_else(|| {
            let keys: Vec<&str> = Style::keys().collect();
            Fault::input(text!("citation-style-unknown", key = key))
                .hint(text!("citation-style-hint", keys = keys.join(", ")))
        })
    }

    fn built(from: &Builtin) -> Style {
        // A test reads every built-in template; its words alone are the worst it could print.
        let template = |words| Template::parse(words).unwrap_or_else(|_| Template::literal(words));
        Style {
            key: from.key.to_owned(),
            language: from.language,
            layout: from.layout,
            interview: template(from.interview),
            observation: template(from.observation),
            document: template(from.document),
            words: Words::of(from.language),
        }
    }

    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    #[must_use]
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// The citation of a quote; what is not known about it vanishes.
    #[must_use]
    pub fn cite(&self, quote: &Quote) -> String {
        let template = match quote.kind {
            DocumentKind::Interview => &self.interview,
            DocumentKind::Observation => &self.observation,
            DocumentKind::Document => &self.document,
        };
        template.render(|field| self.value(quote, field))
    }

    fn value<'quote>(&self, quote: &'quote Quote, field: Field) -> Cow<'quote, str> {
        let known = |words: &'quote Option<String>| Cow::Borrowed(words.as_deref().unwrap_or(""));
        match field {
            Field::Case => known(&quote.case),
            Field::Role => known(&quote.role),
            Field::Date => self.words.dates.say(&quote.date),
            Field::Year => Cow::Borrowed(year(&quote.date)),
            Field::Turn => quote
                .turn_number
                .map_or(Cow::Borrowed(""), |turn| Cow::Owned(turn.to_string())),
            Field::Lines => quote.lines.map_or(Cow::Borrowed(""), line_range),
            Field::LineReference => quote.lines.map_or(Cow::Borrowed(""), |lines| {
                let before = if lines.0 == lines.1 {
                    &self.words.line
                } else {
                    &self.words.lines
                };
                Cow::Owned(format!("{before} {}", line_range(lines)))
            }),
            Field::Document => Cow::Borrowed(&quote.document_title),
            Field::Source => Cow::Borrowed(source_code(&quote.document_title)),
            Field::Speaker => known(&quote.speaker),
            Field::Initials => quote
                .speaker
                .as_deref()
                .map_or(Cow::Borrowed(""), |name| Cow::Owned(initials(name))),
            Field::Code => Cow::Borrowed(&quote.code_key),
            Field::Coder => Cow::Borrowed(&quote.coder),
        }
    }
}

impl Words {
    fn of(language: Language) -> Arc<Words> {
        let phrasebook = Phrasebook::new(language);
        Arc::new(Words {
            dates: DateWords::new(&phrasebook),
            line: phrasebook.say(&text!("citation-line")),
            lines: phrasebook.say(&text!("citation-lines")),
        })
    }
}

fn line_range((first, last): (u32, u32)) -> Cow<'static, str> {
    if first == last {
        Cow::Owned(first.to_string())
    } else {
        Cow::Owned(format!("{first}–{last}"))
    }
}

/// The code a title begins with: letters, then digits, then no more of either.
fn source_code(title: &str) -> &str {
    let is_code = |word: &str| {
        let digits = word.trim_start_matches(|char: char| char.is_ascii_uppercase());
        let letters = word.len() - digits.len();
        (1..=3).contains(&letters)
            && (1..=4).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let first = title
        .split(|char: char| !char.is_alphanumeric())
        .next()
        .unwrap_or_default();
    if is_code(first) { first } else { title }
}

/// `S.H.` of `Siti Hasanah`; a name with a digit in it is a code already.
fn initials(name: &str) -> String {
    if name.contains(|char: char| char.is_numeric()) {
        return name.to_owned();
    }
    name.unicode_words()
        .filter_map(|word| word.graphemes(true).next())
        .flat_map(|first| [first.to_uppercase(), ".".to_owned()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::export::sample;

    fn cites(quote: &Quote) -> String {
        let lines = Style::all().into_iter();
        let lines = lines.map(|style| format!("{:<10} {}", style.key(), style.cite(quote)));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_built_in_template_is_well_formed() {
        for style in BUILTIN {
            for template in [style.interview, style.observation, style.document] {
                assert!(Template::parse(template).is_ok(), "{template}");
            }
        }
    }

    #[test]
    fn each_style_cites_each_kind_of_document() {
        let interview = sample::quote();
        let observation = Quote {
            kind: DocumentKind::Observation,
            document_title: "O1 Pelatihan".into(),
            date: "2024-03-14".into(),
            case: None,
            role: None,
            ..sample::quote()
        };
        let document = Quote {
            kind: DocumentKind::Document,
            document_title: "D1-laporan".into(),
            date: "2024-04-15".into(),
            ..observation.clone()
        };
        insta::assert_snapshot!(
            [&interview, &observation, &document]
                .map(cites)
                .join("\n\n")
        );
    }

    #[test]
    fn what_is_not_known_vanishes() {
        let bare = Quote {
            document_title: "rapat desa".into(),
            date: String::new(),
            case: None,
            role: None,
            turn_number: None,
            lines: None,
            ..sample::quote()
        };
        let partial = Quote {
            date: "2024-05".into(),
            lines: Some((7, 7)),
            ..bare.clone()
        };
        insta::assert_snapshot!([&bare, &partial].map(cites).join("\n\n"));
    }

    #[test]
    fn a_persons_own_template_is_a_style() {
        let style = Style::find(
            "custom:{inisial}, {peran}, {tanggal}; {code} {year}",
            Language::Indonesian,
        );
        let quote = Quote {
            speaker: Some("Bunga Rampai".into()),
            ..sample::quote()
        };
        assert_eq!(
            style.unwrap().cite(&quote),
            "B.R., ketua LSM, 8 Mei 2024; AG.TB 2024"
        );
        assert!(Style::find("custom:{x}", Language::English).is_err());
        assert!(Style::find("apa", Language::English).is_err());
        assert!(Style::find("en-code", Language::Indonesian).is_ok());
    }

    #[test]
    fn a_short_english_quote_runs_in_and_a_long_one_stands_apart() {
        let english = Style::of_language(Language::English).layout();
        assert!(english.is_run_in(&"word ".repeat(39)));
        assert!(!english.is_run_in(&"word ".repeat(40)));
        let indonesian = Style::of_language(Language::Indonesian).layout();
        assert!(!indonesian.is_run_in("kata"));
        assert!(indonesian.has_block_marks && !english.has_block_marks);
    }

    #[test]
    fn a_title_gives_its_leading_code() {
        assert_eq!(source_code("O1 Training day"), "O1");
        assert_eq!(source_code("D12-report"), "D12");
        assert_eq!(source_code("I3_ketua"), "I3");
        assert_eq!(source_code("I3"), "I3");
        assert_eq!(source_code("Interview 3"), "Interview 3");
        assert_eq!(source_code("2024 notes"), "2024 notes");
        assert_eq!(source_code(""), "");
    }
}
