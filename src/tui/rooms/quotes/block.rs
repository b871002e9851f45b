//! One quote as lines of the screen: what is known about it, the passage in its
//! context, how it is cited, its translation. It must not know where on the
//! screen it stands.

use std::borrow::Cow;

use super::list::Entry;
use crate::model::coding::AnchorStatus;
use crate::model::quote::Quote;
use crate::text::{Span, wrap};
use crate::tui::cells;
use crate::tui::state::Shared;

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Head,
    Passage,
    /// What stands before and after the passage.
    Around,
    Cite,
    Translation,
}

/// A line: its pieces from left to right.
pub type Line = Vec<(String, Tone)>;

/// The lines of a quote in `width` cells, with the blank one after it.
#[must_use]
pub fn lay_out(entry: &Entry, width: u16, shared: &Shared) -> Vec<Line> {
    let mut lines = vec![vec![(head(&entry.quote, width, shared), Tone::Head)]];
    let passage = format!("“{}”", entry.quote.text);
    lines.extend(flow(
        &[
            (&entry.before, Tone::Around),
            (&passage, Tone::Passage),
            (&entry.after, Tone::Around),
        ],
        width,
    ));
    lines.extend(flow(&[(&entry.cite, Tone::Cite)], width));
    if let Some(translation) = entry.quote.translation.as_deref().filter(|t| !t.is_empty()) {
        let said = shared.say(&crate::text!("quotes-translated", words = translation));
        lines.extend(flow(&[(&said, Tone::Translation)], width));
    }
    lines.push(Vec::new());
    lines
}

/// How many lines [`lay_out`] gives; measured once for a width.
#[must_use]
pub fn height(entry: &Entry, width: u16, shared: &Shared) -> usize {
    let (at, known) = entry.measured.get();
    if at == width && known > 0 {
        return known;
    }
    let height = lay_out(entry, width, shared).len();
    entry.measured.set((width, height));
    height
}

/// Sign, strength and star as they stand before a quote, always as wide.
#[must_use]
pub fn signs(quote: &Quote) -> String {
    // The minus that stands beside a coding elsewhere, as wide as the plus.
    let sign = match quote.polarity.map(|polarity| polarity.sign()) {
        Some("-") => "−",
        Some(sign) => sign,
        None => "·",
    };
    let strength = usize::from(quote.strength.map_or(0, |strength| strength.get()));
    let dots = match strength {
        0 => "   ".to_owned(),
        strong => format!("{}{}", "●".repeat(strong), "○".repeat(3 - strong.min(3))),
    };
    let star = if quote.is_starred { "★" } else { " " };
    format!("{sign} {dots} {star}")
}

fn head(quote: &Quote, width: u16, shared: &Shared) -> String {
    let room = usize::from(width);
    let label = shared
        .code(quote.code)
        .map_or("", |code| code.label(shared.language()));
    let mut left = format!("{} {}", signs(quote), quote.code_key);
    if label != quote.code_key && !label.is_empty() {
        left.push(' ');
        left.push_str(label);
    }
    let mut right = quote.coder.clone();
    if quote.status == AnchorStatus::NeedsReview {
        right = format!("! {} · {right}", shared.say_id("quotes-needs-review"));
    }
    let right = cells::truncate(&right, room / 2).into_owned();
    let gap = room.saturating_sub(cells::width(&right) + 1);
    format!("{} {right}", cells::fit(&left, gap, cells::Align::Left))
}

/// Pieces one after the other as one text, wrapped.
fn flow(pieces: &[(&str, Tone)], width: u16) -> Vec<Line> {
    let mut text = String::new();
    let mut spans = Vec::new();
    for (words, tone) in pieces {
        let start = text.len();
        text.push_str(words);
        spans.push((Span::new(start, text.len()), *tone));
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        for row in wrap(paragraph, width) {
            let row = Span::new(start + row.start, start + row.end);
            lines.push(cut(&text, row, &spans));
        }
        start += paragraph.len() + 1;
    }
    lines
}

fn cut(text: &str, row: Span, spans: &[(Span, Tone)]) -> Line {
    spans
        .iter()
        .filter_map(|(span, tone)| {
            let from = row.start.max(span.start);
            let to = row.end.min(span.end);
            let words: Cow<'_, str> = cells::safe(text.get(from..to)?);
            (from < to).then(|| (words.into_owned(), *tone))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::super::fixture::quote;
    use super::*;
    use crate::model::coding::{Polarity, Strength};
    use crate::tui::fixture;

    fn entry(quote: Quote) -> Entry {
        Entry {
            quote,
            before: String::new(),
            after: String::new(),
            cite: "(I1, 2024)".into(),
            measured: Cell::new((0, 0)),
        }
    }

    fn words(lines: &[Line]) -> Vec<String> {
        lines
            .iter()
            .map(|line| line.iter().map(|(words, _)| words.as_str()).collect())
            .collect()
    }

    #[test]
    fn a_quote_shows_its_signs_its_passage_and_its_citation() {
        let shared = fixture::state().shared;
        let mut quote = quote(1);
        quote.text = "Ya, saya tepati.\nSelalu.".into();
        quote.polarity = Some(Polarity::Contradicts);
        quote.strength = Strength::new(2);
        quote.is_starred = true;
        quote.translation = Some("Yes, I keep it.".into());
        assert_eq!(
            words(&lay_out(&entry(quote), 40, &shared)),
            [
                "− ●●○ ★ PS.A1 Keeping one’s word     Ani",
                "“Ya, saya tepati.",
                "Selalu.”",
                "(I1, 2024)",
                "Translation: Yes, I keep it.",
                "",
            ]
        );
    }

    #[test]
    fn context_flows_around_the_passage_and_is_told_apart_from_it() {
        let shared = fixture::state().shared;
        let mut entry = entry(quote(1));
        entry.quote.text = "satu dua".into();
        entry.before = "…nol ".into();
        entry.after = " tiga…".into();
        let lines = lay_out(&entry, 60, &shared);
        assert_eq!(
            lines[1],
            vec![
                ("…nol ".to_owned(), Tone::Around),
                ("“satu dua”".to_owned(), Tone::Passage),
                (" tiga…".to_owned(), Tone::Around),
            ]
        );
    }

    #[test]
    fn no_line_is_wider_than_its_page_and_nothing_of_the_passage_is_lost() {
        let shared = fixture::state().shared;
        let mut entry = entry(quote(1));
        entry.quote.text = "satu 東京 dua\u{1b} tiga empat lima ".repeat(40);
        for width in [2, 7, 30, 80] {
            let lines = words(&lay_out(&entry, width, &shared));
            for line in &lines {
                assert!(
                    cells::width(line.trim_end()) <= usize::from(width),
                    "{line:?}"
                );
            }
            assert_eq!(lines.len(), height(&entry, width, &shared));
        }
        let whole: String = words(&lay_out(&entry, 30, &shared))[1..].concat();
        assert!(whole.contains("lima ”"), "{whole}");
    }
}
