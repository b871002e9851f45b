//! What is known about one document, beside the list. It must not know the list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{kind_id, role_id};
use super::list::{DETAIL, Sight};
use super::pane::{below, put, put_fact, put_wrapped};
use crate::model::document::Document;
use crate::model::draft::Origin;
use crate::model::ids::DocumentId;
use crate::model::memo::MemoSubject;
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::state::Shared;
use crate::workbench::MemoFilter;

/// What is fetched for the document that is chosen.
#[derive(Debug)]
pub struct Detail {
    pub document: DocumentId,
    pub origin: Origin,
    pub memos: usize,
}

impl Detail {
    pub fn query(document: DocumentId) -> Effect {
        Effect::query(DETAIL, move |study, _cancel| {
            let about = MemoFilter {
                subject: Some(MemoSubject::Document(document)),
                ..MemoFilter::default()
            };
            Ok(Detail {
                document,
                origin: study.origin(document)?,
                memos: study.memos(&about)?.len(),
            })
        })
    }
}

/// Draws the details.
pub fn draw(
    document: &Document,
    detail: Option<&Detail>,
    sight: Option<&Sight>,
    area: Rect,
    buffer: &mut Buffer,
    shared: &Shared,
) {
    let theme = &shared.theme;
    let used = put_wrapped(buffer, area, &document.title, theme.title);
    let mut rest = below(area, used + 1);
    let turns = sight.map_or(String::new(), |sight| sight.progress.turns.to_string());
    let turns = ("documents-column-turns", turns);
    for (label, value) in facts(document, detail, shared).into_iter().chain([turns]) {
        let used = put_fact(buffer, rest, &shared.say_id(label), &value, shared);
        rest = below(rest, used);
    }
    let Some(sight) = sight else { return };
    rest = below(rest, 1);
    if !sight.speakers.is_empty() {
        rest = heading("documents-detail-speakers", rest, buffer, shared);
        for speaker in &sight.speakers {
            if rest.height == 0 {
                return;
            }
            let case = speaker.case.and_then(|case| shared.case(case));
            let beside = match case {
                Some(case) => format!("{} · {}", shared.say_id(role_id(speaker.role)), case.key),
                None => shared.say_id(role_id(speaker.role)),
            };
            put(buffer, rest.x, rest.y, 14, &speaker.label, theme.text);
            put(
                buffer,
                rest.x + 15,
                rest.y,
                rest.width.saturating_sub(15),
                &beside,
                theme.dim,
            );
            rest = below(rest, 1);
        }
        rest = below(rest, 1);
    }
    rest = heading("documents-detail-coders", rest, buffer, shared);
    for (coder, codings, is_finished) in &sight.progress.coders {
        if rest.height == 0 {
            return;
        }
        let name = shared.coder_named(*coder).map_or("", |coder| &coder.name);
        let said = shared.say(&text!("documents-detail-codings", count = *codings));
        let mark = match is_finished {
            true => format!("{said}, {} ✓", shared.say_id("documents-detail-finished")),
            false => said,
        };
        put(buffer, rest.x, rest.y, 14, name, theme.text);
        put(
            buffer,
            rest.x + 15,
            rest.y,
            rest.width.saturating_sub(15),
            &mark,
            theme.dim,
        );
        rest = below(rest, 1);
    }
}

fn heading(id: &'static str, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Rect {
    if area.height == 0 {
        return area;
    }
    put(
        buffer,
        area.x,
        area.y,
        area.width,
        &shared.say_id(id),
        shared.theme.title,
    );
    below(area, 1)
}

fn facts(
    document: &Document,
    detail: Option<&Detail>,
    shared: &Shared,
) -> Vec<(&'static str, String)> {
    let facts = &document.facts;
    let recorded = facts.is_recorded.map(|is_recorded| {
        shared.say_id(match is_recorded {
            true => "documents-yes",
            false => "documents-no",
        })
    });
    let parallel = document.parallel_of.and_then(|id| shared.document(id));
    let about: Vec<&str> = document
        .about
        .iter()
        .filter_map(|id| shared.case(*id))
        .map(|case| case.key.as_str())
        .collect();
    let about = about.join(", ");
    let detail = detail.filter(|detail| detail.document == document.id);
    let has_file = |detail: &&Detail| !detail.origin.file_name.is_empty();
    let file = detail.filter(has_file).map(|detail| {
        let Origin {
            file_name,
            format,
            encoding,
            ..
        } = &detail.origin;
        let how: Vec<&str> = [format.as_str(), encoding.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        format!("{file_name} ({})", how.join(", "))
    });
    let memos = detail.filter(|detail| detail.memos > 0);
    vec![
        ("field-kind", shared.say_id(kind_id(facts.kind))),
        ("field-date", facts.date.clone()),
        ("field-place", facts.place.clone()),
        ("field-interviewer", facts.interviewer.clone()),
        ("field-third-party", facts.third_party.clone()),
        ("field-text-language", facts.language.clone()),
        (
            "documents-detail-length",
            shared.say(&text!(
                "documents-detail-characters",
                count = document.characters
            )),
        ),
        (
            "field-minutes",
            facts.minutes.map(|n| n.to_string()).unwrap_or_default(),
        ),
        ("field-consent", facts.consent.clone()),
        ("field-recorded", recorded.unwrap_or_default()),
        (
            "documents-detail-parallel",
            parallel.map_or(String::new(), |other| {
                format!("{}  {}", other.number, other.title)
            }),
        ),
        ("documents-detail-about", about),
        ("documents-detail-file", file.unwrap_or_default()),
        (
            "documents-detail-memos",
            memos.map_or(String::new(), |detail| detail.memos.to_string()),
        ),
        ("field-note", facts.note.clone()),
    ]
}
