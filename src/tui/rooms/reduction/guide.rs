//! The interview guide: questions by documents, with what became of each. It
//! must not read silence as an answer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cell::{below, put};
use crate::message::Text;
use crate::model::document::{Document, DocumentKind};
use crate::model::edit::Edit;
use crate::model::finding::Question;
use crate::model::ids::{CodeId, QuestionId};
use crate::text;
use crate::tui::cells::{self, Align};
use crate::tui::overlay::FieldValue;
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::rows::{Rows, scroll_bar};

/// The guide and the place in it.
#[derive(Default)]
pub struct Guide {
    pub questions: Option<Vec<Question>>,
    pub rows: Rows,
    pub columns: Rows,
    /// The question the open dialog is about; none for a new one.
    pub asked: Option<QuestionId>,
}

/// Cells a document takes.
const EACH: u16 = 5;

/// The documents in which somebody could be asked.
fn interviews(shared: &Shared) -> impl Iterator<Item = &Document> {
    let documents = shared.documents.iter();
    documents.filter(|document| document.facts.kind == DocumentKind::Interview)
}

/// The sign of a state and what it means.
fn state_sign(state: Option<&str>) -> (&'static str, Text) {
    match state {
        Some("answered") => ("✓", text!("reduction-asked-answered")),
        Some("silent") => ("·", text!("reduction-asked-silent")),
        Some("not-asked") => ("?", text!("reduction-asked-not-asked")),
        _ => (" ", text!("reduction-asked-unknown")),
    }
}

impl Guide {
    pub fn question(&self) -> Option<&Question> {
        self.questions.as_ref()?.get(self.rows.selected)
    }

    pub fn len(&self) -> usize {
        self.questions.as_ref().map_or(0, Vec::len)
    }

    /// Lines the questions have.
    pub fn height(area: Rect) -> usize {
        usize::from(area.height.saturating_sub(7))
    }

    fn shown(area: Rect) -> (u16, usize) {
        let names = (area.width / 2).clamp(16, 60);
        let left = area.width.saturating_sub(names + 2);
        (names, usize::from(left / EACH).max(1))
    }

    pub fn move_columns(&mut self, by: isize, area: Rect, shared: &Shared) {
        let len = interviews(shared).count();
        self.columns.move_by(by, len, Guide::shown(area).1);
    }

    /// The next state of the chosen question in the chosen document.
    pub fn next_state(&self, shared: &Shared) -> Option<Edit> {
        let question = self.question()?;
        let document = interviews(shared).nth(self.columns.selected)?.id;
        let next = match state_of(question, document) {
            None => "answered",
            Some("answered") => "silent",
            Some("silent") => "not-asked",
            Some(_) => "",
        };
        Some(Edit::SetAsked {
            question: question.id,
            document,
            state: next.to_owned(),
        })
    }

    /// The dialog for a question, empty for a new one.
    pub fn form(&mut self, name: &'static str, is_new: bool, shared: &Shared) -> Option<Form> {
        let question = if is_new {
            None
        } else {
            Some(self.question()?.clone())
        };
        self.asked = question.as_ref().map(|question| question.id);
        let last = self.questions.iter().flatten().map(|one| one.number).max();
        let number = question
            .as_ref()
            .map_or(last.unwrap_or(0) + 1, |one| one.number);
        let codes: &[CodeId] = question.as_ref().map_or(&[], |one| &one.codes);
        let ticks = shared.codes.iter().map(|code| {
            let shown = format!("{} {}", code.key, code.label(shared.language()));
            (code.id.0.to_string(), shown, codes.contains(&code.id))
        });
        let title = if is_new {
            text!("reduction-question-new")
        } else {
            text!("reduction-question-title", number = i64::from(number))
        };
        let text = question.as_ref().map_or("", |one| one.text.as_str());
        let fields = vec![
            Field::line("reduction-field-number", &number.to_string()).required(),
            Field::line("reduction-field-question", text).required(),
            Field::ticks("reduction-field-codes", ticks.collect()).lines_high(10),
        ];
        Some(Form::new(name, title, fields).focus_on(1))
    }

    /// What a filled-in dialog means. The store refuses a number that is none,
    /// and the dialog comes back with all that was typed.
    pub fn edit(&self, fields: &[FieldValue]) -> Option<Edit> {
        let [number, text, codes] = fields else {
            return None;
        };
        let number = number.words().trim().parse::<u32>().unwrap_or(0);
        let codes = codes.ticked().iter();
        let codes = codes.filter_map(|id| id.parse().ok().map(CodeId)).collect();
        let text = text.words().to_owned();
        Some(match self.asked {
            Some(question) => Edit::SetQuestion {
                question,
                number,
                text,
                codes,
            },
            None => Edit::AddQuestion {
                number,
                text,
                codes,
            },
        })
    }

    pub fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(2),
            ..area
        };
        let Some(questions) = &self.questions else {
            put(buffer, inner, 0, "…", theme.dim);
            return;
        };
        let title = text!("reduction-guide-title", count = questions.len());
        put(buffer, inner, 0, &shared.say(&title), theme.title);
        if questions.is_empty() {
            let lines = cells::wrap(&shared.say_id("reduction-no-questions"), inner.width.into());
            for (at, line) in (2_u16..).zip(lines) {
                put(buffer, inner, at, &line, theme.text);
            }
            return;
        }
        let (names, count) = Guide::shown(area);
        let documents: Vec<&Document> = interviews(shared).collect();
        let columns = self.columns.window(documents.len(), count);
        for (place, at) in columns.clone().enumerate() {
            let x = area.x + names + 1 + u16::try_from(place).unwrap_or(0) * EACH;
            let style = if at == self.columns.selected {
                theme.title
            } else {
                theme.dim
            };
            let name = cells::fit(&documents[at].title, usize::from(EACH - 1), Align::Left);
            buffer.set_stringn(x, area.y + 1, name, usize::from(EACH - 1), style);
        }
        let body = Rect {
            height: u16::try_from(Guide::height(area)).unwrap_or(0),
            ..below(area, 2)
        };
        let window = self.rows.window(questions.len(), usize::from(body.height));
        scroll_bar(window.start, questions.len(), body, buffer, theme);
        for (y, row) in (body.y..).zip(window) {
            let question = &questions[row];
            let is_here = row == self.rows.selected;
            let style = if is_here { theme.title } else { theme.text };
            let words = format!("{:>2} {}", question.number, question.text);
            let line = Rect {
                y,
                height: 1,
                width: names.saturating_sub(1),
                ..inner
            };
            put(buffer, line, 0, &words, style);
            for (place, at) in columns.clone().enumerate() {
                let x = area.x + names + 1 + u16::try_from(place).unwrap_or(0) * EACH;
                let (sign, _) = state_sign(state_of(question, documents[at].id));
                let style = match is_here && at == self.columns.selected {
                    true => theme.selected,
                    false => Style::new(),
                };
                buffer.set_stringn(x, y, format!(" {sign} "), 3, style);
            }
        }
        self.draw_foot(&documents, below(inner, 2 + body.height), buffer, shared);
    }

    fn draw_foot(&self, documents: &[&Document], area: Rect, buffer: &mut Buffer, shared: &Shared) {
        let theme = &shared.theme;
        let Some(question) = self.question() else {
            return;
        };
        put(
            buffer,
            area,
            0,
            &"─".repeat(usize::from(area.width)),
            theme.border,
        );
        let mut lines: Vec<(String, Style)> = Vec::new();
        lines.push((
            format!("{}. {}", question.number, question.text),
            theme.text,
        ));
        let keys: Vec<String> = question
            .codes
            .iter()
            .filter_map(|id| shared.code(*id))
            .map(|code| format!("{} {}", code.key, code.label(shared.language())))
            .collect();
        let codes = if keys.is_empty() {
            shared.say_id("reduction-no-codes-asked")
        } else {
            keys.join(" · ")
        };
        lines.push((codes, theme.dim));
        if let Some(document) = documents.get(self.columns.selected) {
            let (sign, said) = state_sign(state_of(question, document.id));
            let said = shared.say(&said);
            lines.push((format!("{}: {sign} {said}", document.title), theme.accent));
        }
        let mut used = 1;
        for (words, style) in lines {
            for line in cells::wrap(&words, usize::from(area.width)) {
                put(buffer, area, used, &line, style);
                used += 1;
            }
        }
    }
}

fn state_of(question: &Question, document: crate::model::ids::DocumentId) -> Option<&str> {
    let mut asked = question.asked.iter();
    let (_, state) = asked.find(|(known, _)| *known == document)?;
    Some(state)
}
