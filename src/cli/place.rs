//! From a passage as people name it (its words, or a span in code points) to a
//! span in bytes. It must not know what is done with the passage.

use super::job::Job;
use crate::fault::{Fault, Outcome};
use crate::model::document::Document;
use crate::text;
use crate::text::{CharOffsets, Span, is_on_grapheme};

/// The passage that `--quote` or `--span` names in a document's text.
pub fn passage(job: &Job<'_>, document: &Document, body: &str) -> Outcome<Span> {
    match (job.text("quote"), job.text("span")) {
        (Some(quote), _) => of_quote(quote, document, body),
        (None, Some(typed)) => {
            let (start, end) = numbers(typed)?;
            of_numbers(start, end, document, &CharOffsets::new(body))
        }
        (None, None) => {
            Err(Fault::input(text!("cli-no-passage")).hint(text!("cli-no-passage-hint")))
        }
    }
}

/// `START..END`, in code points.
pub fn numbers(typed: &str) -> Outcome<(usize, usize)> {
    let parsed = typed.split_once("..").and_then(|(start, end)| {
        let start = start.trim().parse().ok()?;
        Some((start, end.trim().parse().ok()?))
    });
    parsed.ok_or_else(|| {
        Fault::input(text!("cli-bad-span", value = typed)).hint(text!("cli-bad-span-hint"))
    })
}

/// A span in code points as one in bytes, exactly as given: never trimmed.
pub fn of_numbers(
    start: usize,
    end: usize,
    document: &Document,
    offsets: &CharOffsets<'_>,
) -> Outcome<Span> {
    let spelled = format!("{start}..{end}");
    if start >= end {
        return Err(
            Fault::input(text!("cli-empty-span", span = spelled)).hint(text!("cli-bad-span-hint"))
        );
    }
    let (Some(from), Some(to)) = (offsets.to_bytes(start), offsets.to_bytes(end)) else {
        return Err(Fault::input(text!(
            "cli-span-outside",
            span = spelled,
            document = document.title.as_str(),
            characters = offsets.chars()
        ))
        .hint(text!("cli-span-outside-hint", number = document.number)));
    };
    for (edge, place) in [(from, start), (to, end)] {
        if !is_on_grapheme(offsets.text(), edge) {
            return Err(Fault::input(text!(
                "cli-span-splits",
                place = place,
                document = document.title.as_str()
            ))
            .hint(text!("cli-span-splits-hint")));
        }
    }
    Ok(Span::new(from, to))
}

/// The only place where these words stand.
fn of_quote(quote: &str, document: &Document, body: &str) -> Outcome<Span> {
    use unicode_normalization::UnicodeNormalization;
    // Texts are stored NFC with LF; what is typed may not be.
    let quote: String = quote.replace("\r\n", "\n").nfc().collect();
    let title = document.title.as_str();
    if quote.is_empty() {
        return Err(Fault::input(text!("cli-empty-quote")).hint(text!("cli-no-passage-hint")));
    }
    let Some(start) = body.find(&quote) else {
        return Err(Fault::input(text!("cli-quote-missing", document = title))
            .hint(text!("cli-quote-missing-hint", number = document.number)));
    };
    // The next one may overlap the first.
    let next = start + quote.chars().next().map_or(1, char::len_utf8);
    if body[next..].contains(&quote) {
        let count = occurrences(body, &quote);
        return Err(
            Fault::input(text!("cli-quote-repeats", document = title, count = count))
                .hint(text!("cli-quote-repeats-hint")),
        );
    }
    let span = Span::new(start, start + quote.len());
    if !is_on_grapheme(body, span.start) || !is_on_grapheme(body, span.end) {
        return Err(Fault::input(text!("cli-quote-splits", document = title))
            .hint(text!("cli-span-splits-hint")));
    }
    Ok(span)
}

fn occurrences(body: &str, quote: &str) -> usize {
    let step = quote.chars().next().map_or(1, char::len_utf8);
    let mut count = 0;
    let mut from = 0;
    while let Some(at) = body[from..].find(quote) {
        count += 1;
        from += at + step;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::DocumentFacts;
    use crate::model::ids::{DocumentId, RevisionId};

    fn document() -> Document {
        Document {
            id: DocumentId(1),
            uuid: String::new(),
            number: 1,
            title: "a".into(),
            facts: DocumentFacts::default(),
            revision: RevisionId(1),
            characters: 0,
            parallel_of: None,
            about: Vec::new(),
        }
    }

    fn numbered(start: usize, end: usize, body: &str) -> Outcome<Span> {
        of_numbers(start, end, &document(), &CharOffsets::new(body))
    }

    #[test]
    fn a_span_counts_code_points_and_is_not_trimmed() {
        let span = numbered(1, 4, "é é b").unwrap();
        assert_eq!(span.of("é é b"), Some(" é "));
    }

    #[test]
    fn a_span_outside_reversed_or_inside_a_grapheme_is_refused() {
        assert!(numbered(0, 9, "abc").is_err());
        assert!(numbered(2, 2, "abc").is_err());
        assert!(numbered(3, 1, "abc").is_err());
        assert!(numbered(0, 1, "e\u{301}b").is_err());
        assert!(numbers("1-4").is_err());
        assert!(numbers("..4").is_err());
        assert_eq!(numbers(" 10 .. 20 ").unwrap(), (10, 20));
    }

    #[test]
    fn a_quote_has_to_stand_exactly_once() {
        assert_eq!(
            of_quote("bc", &document(), "abcd").unwrap(),
            Span::new(1, 3)
        );
        assert!(of_quote("x", &document(), "abcd").is_err());
        assert!(of_quote("aa", &document(), "aaa").is_err());
        assert!(of_quote("", &document(), "abcd").is_err());
        assert!(of_quote("e", &document(), "e\u{323}").is_err());
    }
}
