//! What each action of the room does. It must not know how anything is drawn.

use super::cell::Writing;
use super::forms::Fields;
use super::keys::ReductionAction as Do;
use super::listed::most_scrolled;
use super::lists::named;
use super::{About, Focus, Reduction, View, apply};
use crate::model::code::CodeKind;
use crate::model::edit::Edit;
use crate::model::memo::MemoSubject;
use crate::model::quote::Quote;
use crate::model::reduction::{FormKind, UnitId};
use crate::model::sheet::{Cell, Wording};
use crate::text;
use crate::tui::effect::{Effect, Target};
use crate::tui::state::Shared;
use crate::tui::widgets::editor::Writer;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::palette::Chooser;
use crate::tui::widgets::sheet_grid::{Density, Step};

impl Reduction {
    pub(super) fn perform(&mut self, action: Do, shared: &mut Shared) -> Vec<Effect> {
        if let Some(step) = step_of(action) {
            let area = self.grid_area(shared);
            if let Some(grid) = &mut self.grid {
                grid.step(step, area, shared);
            }
            return self.ask_for_cell(shared);
        }
        let page = isize::try_from(self.height(shared.content())).unwrap_or(1);
        match action {
            Do::Forms => self.show(View::Forms, shared),
            Do::Guide => self.show(View::Guide, shared),
            Do::Patterns => self.show(View::Patterns, shared),
            Do::Outdated => self.show(View::Outdated, shared),
            Do::Crosswalk => self.show(View::Crosswalk, shared),
            Do::Down => self.move_list(1, shared),
            Do::Up => self.move_list(-1, shared),
            Do::PageDown => self.move_list(page, shared),
            Do::PageUp => self.move_list(-page, shared),
            Do::First => self.move_list(isize::MIN, shared),
            Do::Last => self.move_list(isize::MAX, shared),
            Do::DetailDown | Do::DetailUp => {
                let (area, row) = (shared.content(), self.rows.selected);
                let most = self.with_listed(|listed| {
                    listed.map_or(0, |listed| most_scrolled(listed, row, area, shared))
                });
                let by = if action == Do::DetailDown { 3 } else { -3 };
                self.scroll = self.scroll.min(most).saturating_add_signed(by).min(most);
                Vec::new()
            }
            Do::Open => self.open(shared),
            _ if self.view == View::Grid => self.perform_on_cell(action, shared),
            _ => self.perform_on_list(action, shared),
        }
    }

    fn perform_on_cell(&mut self, action: Do, shared: &mut Shared) -> Vec<Effect> {
        match action {
            Do::Density => {
                if let Some(grid) = &mut self.grid {
                    grid.set_density(match grid.density() {
                        Density::Signs => Density::Lines,
                        Density::Lines | Density::Wrapped => Density::Signs,
                    });
                }
                self.ask_for_cell(shared)
            }
            Do::NextStale => self.next_stale(shared),
            Do::ToQuotes if self.pane.quote().is_some() => {
                self.focus = Focus::Quotes;
                Vec::new()
            }
            Do::ToQuotes => {
                shared.notify(text!("reduction-nothing-to-read"));
                Vec::new()
            }
            Do::ToGrid => {
                self.focus = Focus::Grid;
                Vec::new()
            }
            Do::QuoteDown => {
                self.pane.move_by(1);
                Vec::new()
            }
            Do::QuoteUp => {
                self.pane.move_by(-1);
                Vec::new()
            }
            Do::Jump => self.pane.quote().map_or_else(Vec::new, jump),
            Do::Keep => self.keep(),
            Do::Write | Do::Holds | Do::Remove | Do::Memo => self.on_condensation(action, shared),
            _ => Vec::new(),
        }
    }

    fn on_condensation(&mut self, action: Do, shared: &mut Shared) -> Vec<Effect> {
        let Some(known) = &self.pane.known else {
            shared.warn(text!("reduction-no-cell"));
            return Vec::new();
        };
        if !Reduction::may_change(shared) {
            return Vec::new();
        }
        let place = known.place.clone();
        match (action, &known.summary) {
            (Do::Write, summary) => {
                let words = summary.as_ref().map_or("", |summary| &summary.text);
                self.pane.writing = Some(Writing::new(place, words));
                Vec::new()
            }
            (Do::Memo, _) => {
                let subject = match place.unit {
                    UnitId::Case(case) => MemoSubject::Case(case),
                    UnitId::Document(document) => MemoSubject::Document(document),
                };
                let title = text!("reduction-memo-title", row = known.row.as_str());
                self.about = About::Memo(subject);
                vec![Effect::open(Writer::new(Do::MemoText.name(), title, ""))]
            }
            (_, None) => {
                shared.warn(text!("reduction-none-yet"));
                Vec::new()
            }
            (Do::Remove, Some(summary)) => vec![Effect::AskThenApply {
                edit: Edit::DeleteSummary {
                    summary: summary.id,
                },
                question: text!(
                    "reduction-remove-ask",
                    row = known.row.as_str(),
                    code = known.column.as_str()
                ),
                reason: String::new(),
            }],
            (_, Some(summary)) if summary.is_stale => apply(Edit::SetSummary {
                unit: place.unit,
                code: place.code,
                text: summary.text.clone(),
            }),
            _ => {
                shared.notify(text!("reduction-holds-already"));
                Vec::new()
            }
        }
    }

    /// Hands the words in the editor to the study; they stay until it has them.
    fn keep(&mut self) -> Vec<Effect> {
        let Some(writing) = &mut self.pane.writing else {
            return Vec::new();
        };
        if writing.is_sent {
            return Vec::new();
        }
        writing.is_sent = true;
        apply(Edit::SetSummary {
            unit: writing.place.unit,
            code: writing.place.code,
            text: writing.editor.words(),
        })
    }

    /// The next cell, row by row, whose condensation is stale.
    fn next_stale(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(grid) = &mut self.grid else {
            return Vec::new();
        };
        let sheet = grid.sheet().clone();
        let stale: Vec<(usize, usize)> = sheet
            .rows
            .iter()
            .enumerate()
            .flat_map(|(row, cells)| {
                let marks = cells.cells.iter().enumerate();
                marks
                    .filter(|(_, cell)| match cell {
                        Cell::Mark(mark) => {
                            matches!(mark.wording, Some(Wording::Summary { is_stale: true, .. }))
                        }
                        _ => false,
                    })
                    .map(move |(column, _)| (row, column))
            })
            .collect();
        let here = grid.cell().unwrap_or_default();
        let next = stale.iter().find(|place| **place > here).or(stale.first());
        let Some((row, column)) = next else {
            shared.notify(text!("reduction-none-stale"));
            return Vec::new();
        };
        grid.choose(*row, *column);
        self.ask_for_cell(shared)
    }

    /// Enter on a row of a list.
    fn open(&mut self, shared: &mut Shared) -> Vec<Effect> {
        match self.view {
            View::Grid => Vec::new(),
            View::Forms => {
                let Some(document) = shared.documents.get(self.rows.selected) else {
                    return Vec::new();
                };
                self.form_row = self.rows.selected;
                let form = FormKind::of(document.facts.kind);
                self.show(View::Form(document.id, form), shared)
            }
            View::Form(document, form) => self.write_field(document, form, shared),
            View::Guide => self.perform_on_list(Do::Asked, shared),
            View::Patterns => self.choose_members(shared),
            View::Outdated => {
                let quotes = self.outdated.as_ref().map(|list| &list.quotes);
                let quote = quotes.and_then(|quotes| quotes.get(self.rows.selected));
                quote.map_or_else(Vec::new, jump)
            }
            View::Crosswalk if Reduction::may_change(shared) => self.ask_also(shared),
            View::Crosswalk => Vec::new(),
        }
    }

    fn write_field(
        &mut self,
        document: crate::model::ids::DocumentId,
        form: FormKind,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        let Some(forms) = &self.forms else {
            return Vec::new();
        };
        let fields = Fields {
            forms,
            document,
            form,
        };
        let Some((key, name, words)) = fields.field(self.rows.selected, shared) else {
            return Vec::new();
        };
        if !Reduction::may_change(shared) {
            return Vec::new();
        }
        self.about = About::Field(document, form, key);
        let title = text!("reduction-field-title", field = name);
        vec![Effect::open(Writer::new(
            Do::FieldText.name(),
            title,
            &words,
        ))]
    }

    fn choose_members(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let patterns = self.patterns.as_ref().map(|list| &list.patterns);
        let Some(pattern) = patterns.and_then(|list| list.get(self.rows.selected)) else {
            return Vec::new();
        };
        if !Reduction::may_change(shared) {
            return Vec::new();
        }
        let members = shared
            .codes
            .iter()
            .filter(|code| code.kind != CodeKind::Pattern);
        let ticks = members.map(|code| {
            let is_member = pattern.members.contains(&code.id);
            (code.id.0.to_string(), named(code.id, shared), is_member)
        });
        let title = text!(
            "reduction-members-title",
            code = named(pattern.code, shared)
        );
        let fields = vec![Field::ticks("reduction-field-codes", ticks.collect()).lines_high(14)];
        self.about = About::Pattern(pattern.code);
        vec![Effect::open(Form::new(Do::Open.name(), title, fields))]
    }

    fn perform_on_list(&mut self, action: Do, shared: &mut Shared) -> Vec<Effect> {
        let area = shared.content();
        match action {
            Do::DocumentRight | Do::DocumentLeft => {
                let by = if action == Do::DocumentRight { 1 } else { -1 };
                self.guide.move_columns(by, area, shared);
                return Vec::new();
            }
            Do::Read => return self.read_document(shared),
            Do::OtherForm => return self.other_form(shared),
            _ => {}
        }
        if !Reduction::may_change(shared) {
            return Vec::new();
        }
        match action {
            Do::Asked => match self.guide.next_state(shared) {
                Some(edit) => apply(edit),
                None => {
                    shared.warn(text!("reduction-no-interview"));
                    Vec::new()
                }
            },
            Do::AddQuestion | Do::EditQuestion => {
                let is_new = action == Do::AddQuestion;
                let form = self.guide.form(Do::EditQuestion.name(), is_new, shared);
                form.map_or_else(Vec::new, |form| vec![Effect::open(form)])
            }
            Do::DeleteQuestion => self.guide.question().map_or_else(Vec::new, |question| {
                vec![Effect::AskThenApply {
                    edit: Edit::DeleteQuestion {
                        question: question.id,
                    },
                    question: text!(
                        "reduction-delete-question-ask",
                        number = i64::from(question.number)
                    ),
                    reason: String::new(),
                }]
            }),
            Do::AddPattern => new_pattern(shared),
            Do::Confirm | Do::ConfirmCode => self.confirm(action == Do::ConfirmCode),
            _ => Vec::new(),
        }
    }

    /// The document a form is about, in the text itself.
    fn read_document(&self, shared: &Shared) -> Vec<Effect> {
        let document = match self.view {
            View::Form(document, _) => Some(document),
            _ => shared.documents.get(self.rows.selected).map(|one| one.id),
        };
        let target = document.map(|document| Target::Document {
            document,
            span: None,
            coding: None,
        });
        target.map(Effect::Visit).into_iter().collect()
    }

    fn other_form(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let View::Form(document, form) = self.view else {
            shared.notify(text!("reduction-open-form-first"));
            return Vec::new();
        };
        let other = match form {
            FormKind::Contact => FormKind::Document,
            FormKind::Document => FormKind::Contact,
        };
        self.show(View::Form(document, other), shared)
    }

    /// The chosen coding, or all of its code that are listed, stays.
    fn confirm(&self, is_whole_code: bool) -> Vec<Effect> {
        let quotes = self.outdated.as_ref().map(|list| &list.quotes);
        let Some(quote) = quotes.and_then(|quotes| quotes.get(self.rows.selected)) else {
            return Vec::new();
        };
        let all = quotes.into_iter().flatten();
        let codings = all
            .filter(|other| other.id == quote.id || is_whole_code && other.code == quote.code)
            .map(|quote| quote.id)
            .collect();
        apply(Edit::ConfirmCodings { codings })
    }

    /// Both ways of coding as well, with how many passages each would code.
    pub(super) fn offer_also(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let About::Also([there, back]) = &self.about else {
            return Vec::new();
        };
        let pair = self
            .crosswalk
            .as_ref()
            .and_then(|list| list.0.get(self.rows.selected));
        let Some(pair) = pair else {
            return Vec::new();
        };
        if there.is_empty() && back.is_empty() {
            shared.notify(text!("reduction-also-nothing"));
            return Vec::new();
        }
        let key = |id| shared.code(id).map_or("", |code| code.key.as_str());
        let ways = [
            ("there", there.len(), pair.from, pair.to),
            ("back", back.len(), pair.to, pair.from),
        ];
        let items = ways.into_iter().filter(|(_, count, ..)| *count > 0);
        let items = items.map(|(way, count, from, to)| {
            let said = shared.say(&text!(
                "reduction-also-offer",
                count = count,
                from = key(from),
                to = key(to)
            ));
            Item {
                key: way.to_owned(),
                words: said.clone(),
                shown: said,
                note: String::new(),
            }
        });
        let items = items.collect();
        vec![Effect::open(Chooser::new(
            Do::CodeAlso.name(),
            text!("reduction-also-title"),
            items,
        ))]
    }
}

fn new_pattern(shared: &mut Shared) -> Vec<Effect> {
    let Some(book) = shared.codebooks.last() else {
        shared.warn(text!("reduction-no-codebook"));
        return Vec::new();
    };
    let fields = vec![
        Field::line("reduction-field-key", &format!("{}.", book.key)).required(),
        Field::line("reduction-field-label", "").required(),
    ];
    let title = text!("reduction-pattern-new");
    vec![Effect::open(Form::new(
        Do::AddPattern.name(),
        title,
        fields,
    ))]
}

fn jump(quote: &Quote) -> Vec<Effect> {
    vec![Effect::Visit(Target::Document {
        document: quote.document,
        span: Some(quote.span),
        coding: Some(quote.id),
    })]
}

fn step_of(action: Do) -> Option<Step> {
    Some(match action {
        Do::CellDown => Step::Down,
        Do::CellUp => Step::Up,
        Do::CellLeft => Step::Left,
        Do::CellRight => Step::Right,
        Do::RowsDown => Step::PageDown,
        Do::RowsUp => Step::PageUp,
        Do::ColumnsRight => Step::PageRight,
        Do::ColumnsLeft => Step::PageLeft,
        Do::FirstRow => Step::FirstRow,
        Do::LastRow => Step::LastRow,
        Do::FirstColumn => Step::FirstColumn,
        Do::LastColumn => Step::LastColumn,
        _ => return None,
    })
}

/// The codes a dialog ticked.
pub(super) fn ticked(values: &[String]) -> Vec<crate::model::ids::CodeId> {
    let ids = values.iter().filter_map(|id| id.parse().ok());
    ids.map(crate::model::ids::CodeId).collect()
}
