//! The dialogs that add conditions to the list of quotes, take them away, and
//! choose its order. It must not know how quotes are fetched.

use super::filters::{self, Family, Part};
use super::keys::QuotesAction;
use super::{CONTEXTS, Quotes};
use crate::model::quote::QuoteSort;
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::overlay::Given;
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::palette::Chooser;
use crate::tui::widgets::prompt::Prompt;
use crate::workbench::MatrixRows;

/// The actions that add a condition, in the order they are offered.
const FILTERS: [QuotesAction; 10] = [
    QuotesAction::FilterCase,
    QuotesAction::FilterRole,
    QuotesAction::FilterKind,
    QuotesAction::FilterDocument,
    QuotesAction::FilterCoder,
    QuotesAction::FilterPolarity,
    QuotesAction::FilterStar,
    QuotesAction::FilterAttribute,
    QuotesAction::FilterDate,
    QuotesAction::FilterText,
];

fn family(action: QuotesAction) -> Option<Family> {
    Some(match action {
        QuotesAction::FilterCase => Family::Case,
        QuotesAction::FilterRole => Family::Role,
        QuotesAction::FilterKind => Family::Kind,
        QuotesAction::FilterDocument => Family::Document,
        QuotesAction::FilterCoder => Family::Coder,
        QuotesAction::FilterPolarity => Family::Polarity,
        QuotesAction::FilterAttribute => Family::Attribute,
        _ => return None,
    })
}

impl Quotes {
    /// Opens or does what narrows the list; `None` for another kind of action.
    pub(super) fn narrow_by(
        &mut self,
        action: QuotesAction,
        shared: &mut Shared,
    ) -> Option<Vec<Effect>> {
        if let Some(family) = family(action) {
            return Some(self.offer(action, family, shared));
        }
        Some(match action {
            QuotesAction::Filter => {
                let mut chooser = Chooser::actions(text!("quotes-filter"));
                for action in FILTERS {
                    chooser.add(action.name(), &shared.say_id(action.name()), "", "");
                }
                vec![Effect::open(chooser)]
            }
            QuotesAction::Unfilter => self.offer_to_remove(shared),
            QuotesAction::ClearFilters => {
                filters::clear(&mut self.filter);
                self.before_cell = None;
                self.refilter(shared)
            }
            QuotesAction::FilterStar => self.toggle(Part::Starred, shared),
            QuotesAction::FilterDate => vec![self.date_form()],
            QuotesAction::FilterText => {
                let words = self.filter.text.clone().unwrap_or_default();
                let prompt = Prompt::new(action.name(), text!("quotes-filter-text"), &words);
                vec![Effect::open(prompt)]
            }
            QuotesAction::Exact => self.toggle_exact(shared),
            QuotesAction::Context => {
                self.context = (self.context + 1) % CONTEXTS.len();
                shared.notify(match CONTEXTS[self.context] {
                    0 => text!("quotes-context-none"),
                    chars => text!("quotes-context-now", count = chars),
                });
                self.list.is_outdated();
                self.ask(shared)
            }
            QuotesAction::Sort => {
                let items = QuoteSort::ALL.map(|sort| Item {
                    key: sort.key().to_owned(),
                    shown: shared.say_id(filters::sort_id(sort)),
                    note: if sort == self.sort { "✓" } else { "" }.to_owned(),
                    words: shared.say_id(filters::sort_id(sort)),
                });
                let title = text!("quotes-sort");
                vec![Effect::open(Chooser::new(
                    action.name(),
                    title,
                    items.to_vec(),
                ))]
            }
            QuotesAction::MatrixRows => vec![Effect::open(self.rows_chooser(shared))],
            _ => return None,
        })
    }

    /// Takes the answer of one of those dialogs.
    pub(super) fn narrowed(
        &mut self,
        action: QuotesAction,
        given: &Given,
        shared: &mut Shared,
    ) -> Option<Vec<Effect>> {
        if family(action).is_some() || action == QuotesAction::Unfilter {
            let Given::Choice(key) = given else {
                return Some(Vec::new());
            };
            let part = key.parse().ok().and_then(|at: usize| self.offered.get(at));
            let Some(part) = part.cloned() else {
                return Some(Vec::new());
            };
            return Some(self.toggle(part, shared));
        }
        match (action, given) {
            (QuotesAction::FilterText, Given::Words(words)) => {
                let words = words.trim();
                self.filter.text = (!words.is_empty()).then(|| words.to_owned());
                Some(self.refilter(shared))
            }
            (QuotesAction::FilterDate, Given::Fields(fields)) => {
                let date = |at: usize| fields.get(at).map_or("", |field| field.words()).trim();
                Some(self.set_dates(date(0), date(1), shared))
            }
            (QuotesAction::Sort, Given::Choice(key)) => {
                self.sort = QuoteSort::from_key(key).unwrap_or(self.sort);
                self.list.restart();
                Some(self.ask(shared))
            }
            (QuotesAction::MatrixRows, Given::Choice(key)) => {
                self.grid.kind = match key.as_str() {
                    "case" => MatrixRows::Case,
                    "document" => MatrixRows::Document,
                    "role" => MatrixRows::Role,
                    attribute => {
                        MatrixRows::Attribute(attribute.trim_start_matches('=').to_owned())
                    }
                };
                self.grid.forget();
                Some(self.ask(shared))
            }
            _ => None,
        }
    }

    fn toggle(&mut self, part: Part, shared: &mut Shared) -> Vec<Effect> {
        filters::toggle(&mut self.filter, part);
        self.refilter(shared)
    }

    fn toggle_exact(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(code) = self.filter.codes.first() else {
            shared.warn(text!("quotes-exact-of-what"));
            return Vec::new();
        };
        if !filters::has_children(*code, shared) {
            shared.notify(text!("quotes-exact-same"));
            return Vec::new();
        }
        self.filter.is_exact_code = !self.filter.is_exact_code;
        self.refilter(shared)
    }

    fn offer(&mut self, action: QuotesAction, family: Family, shared: &mut Shared) -> Vec<Effect> {
        let choices = filters::choices(family, &self.filter, shared);
        if choices.is_empty() {
            shared.warn(text!("quotes-nothing-to-filter-by"));
            return Vec::new();
        }
        let (parts, items) = choices.into_iter().unzip();
        self.offered = parts;
        let title = crate::message::Text::new(action.name());
        vec![Effect::open(Chooser::new(action.name(), title, items))]
    }

    fn offer_to_remove(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.offered = filters::parts(&self.filter);
        match self.offered.as_slice() {
            [] => {
                shared.notify(text!("quotes-no-filters"));
                Vec::new()
            }
            [only] => {
                let only = only.clone();
                self.toggle(only, shared)
            }
            parts => {
                let items = (0..).zip(parts).map(|(at, part): (usize, &Part)| {
                    let said = filters::said(part, shared);
                    Item {
                        key: at.to_string(),
                        words: said.clone(),
                        shown: said,
                        note: String::new(),
                    }
                });
                vec![Effect::open(Chooser::new(
                    QuotesAction::Unfilter.name(),
                    text!("quotes-unfilter"),
                    items.collect(),
                ))]
            }
        }
    }

    fn date_form(&self) -> Effect {
        let words = |date: &Option<String>| date.clone().unwrap_or_default();
        self.dates_form(&words(&self.filter.date_from), &words(&self.filter.date_to))
    }

    fn dates_form(&self, from: &str, to: &str) -> Effect {
        Effect::open(Form::new(
            QuotesAction::FilterDate.name(),
            text!("quotes-filter-date"),
            vec![
                Field::line("quotes-field-from", from),
                Field::line("quotes-field-to", to),
            ],
        ))
    }

    fn set_dates(&mut self, from: &str, to: &str, shared: &mut Shared) -> Vec<Effect> {
        if !filters::is_date(from) || !filters::is_date(to) {
            shared.warn(text!("quotes-no-date"));
            return vec![self.dates_form(from, to)];
        }
        let date = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        self.filter.date_from = date(from);
        self.filter.date_to = date(to);
        self.refilter(shared)
    }

    fn rows_chooser(&self, shared: &Shared) -> Chooser {
        let row = |key: &str, shown: String| Item {
            key: key.to_owned(),
            words: shown.clone(),
            shown,
            note: String::new(),
        };
        let mut items = vec![
            row("case", shared.say_id("quotes-rows-case")),
            row("document", shared.say_id("quotes-rows-document")),
            row("role", shared.say_id("quotes-rows-role")),
        ];
        let mut names: Vec<&String> = shared
            .cases
            .iter()
            .flat_map(|case| case.attributes.iter().map(|(name, _)| name))
            .collect();
        names.sort();
        names.dedup();
        for name in names {
            items.push(row(&format!("={name}"), name.clone()));
        }
        let action = QuotesAction::MatrixRows.name();
        Chooser::new(action, text!("quotes-matrix-rows"), items)
    }
}
