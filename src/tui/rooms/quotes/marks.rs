//! What is done to the chosen quote: star, sign, strength, memo, another code,
//! translation, removal, the clipboard. It must not know how the list is drawn.

use super::keys::QuotesAction;
use super::{MEMO, Quotes, citing};
use crate::exchange::citation::Style;
use crate::model::code::CodeStatus;
use crate::model::coding::{Polarity, Strength};
use crate::model::edit::Edit;
use crate::model::ids::{CodeId, CodingId, MemoId};
use crate::model::memo::{Memo, MemoKind, MemoSubject};
use crate::model::quote::Quote;
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::overlay::Given;
use crate::tui::state::Shared;
use crate::tui::widgets::editor::Writer;
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::palette::Chooser;
use crate::tui::widgets::prompt::Prompt;
use crate::workbench::MemoFilter;

/// What a dialog that is open is about. The list may move on behind it.
#[derive(Debug, Default)]
pub struct Marking {
    about: Option<CodingId>,
    /// The memo that is written anew.
    memo: Option<(MemoId, MemoKind, String)>,
    /// The code a passage is to get.
    code: Option<CodeId>,
}

impl Quotes {
    /// Does something to the chosen quote; `None` for another kind of action.
    pub(super) fn mark(
        &mut self,
        action: QuotesAction,
        shared: &mut Shared,
    ) -> Option<Vec<Effect>> {
        let is_mark = matches!(
            action,
            QuotesAction::Star
                | QuotesAction::Supports
                | QuotesAction::Contradicts
                | QuotesAction::Mixed
                | QuotesAction::Neutral
                | QuotesAction::NoPolarity
                | QuotesAction::NoStrength
                | QuotesAction::Weak
                | QuotesAction::Clear
                | QuotesAction::Strong
                | QuotesAction::Memo
                | QuotesAction::Recode
                | QuotesAction::Translate
                | QuotesAction::Remove
                | QuotesAction::Copy
        );
        if !is_mark {
            return None;
        }
        let Some(quote) = self.list.quote().cloned() else {
            shared.warn(text!("quotes-none-here"));
            return Some(Vec::new());
        };
        Some(match action {
            QuotesAction::Memo => self.ask_for_memo(&quote),
            QuotesAction::Recode => self.offer_codes(&quote, shared),
            QuotesAction::Translate => {
                self.marking.about = Some(quote.id);
                let words = quote.translation.unwrap_or_default();
                vec![writer(action, &words)]
            }
            QuotesAction::Remove => vec![Effect::Apply(Edit::RemoveCodings {
                codings: vec![quote.id],
            })],
            QuotesAction::Copy => {
                let style = self.style(shared);
                shared.notify(text!("quotes-copied"));
                vec![Effect::Copy(copied(&quote, &style))]
            }
            action => set(&quote, action).map(Effect::Apply).into_iter().collect(),
        })
    }

    /// Takes the answer of one of those dialogs.
    pub(super) fn marked(
        &mut self,
        action: QuotesAction,
        given: &Given,
        shared: &mut Shared,
    ) -> Option<Vec<Effect>> {
        match (action, given) {
            (QuotesAction::Memo, Given::Words(words)) => Some(self.keep_memo(words)),
            (QuotesAction::Translate, Given::Words(words)) => {
                let coding = self.marking.about?;
                let edit = Edit::SetTranslation {
                    coding,
                    text: words.trim().to_owned(),
                };
                Some(vec![Effect::Apply(edit)])
            }
            (QuotesAction::Recode, Given::Choice(key)) => {
                let code = shared.codes.iter().find(|code| code.key == *key)?;
                self.marking.code = Some(code.id);
                let name = QuotesAction::RecodeReason.name();
                let title = text!("quotes-recode-reason", code = code.key.as_str());
                Some(vec![Effect::open(Prompt::new(name, title, ""))])
            }
            (QuotesAction::RecodeReason, Given::Words(reason)) => {
                let edit = Edit::RecodeCoding {
                    coding: self.marking.about?,
                    code: self.marking.code?,
                    reason: reason.trim().to_owned(),
                };
                Some(vec![Effect::Apply(edit)])
            }
            _ => None,
        }
    }

    fn ask_for_memo(&mut self, quote: &Quote) -> Vec<Effect> {
        self.marking.about = Some(quote.id);
        let about = MemoFilter {
            subject: Some(MemoSubject::Coding(quote.id)),
            ..MemoFilter::default()
        };
        vec![Effect::query(MEMO, move |workbench, _cancel| {
            workbench.memos(&about)
        })]
    }

    /// Opens the coder's own newest memo on the passage, or a new one.
    pub(super) fn write_memo(&mut self, memos: Vec<Memo>, shared: &Shared) -> Vec<Effect> {
        let coder = shared.coder.as_ref().map(|coder| coder.id);
        let mine = memos.into_iter().find(|memo| Some(memo.coder) == coder);
        let words = mine
            .as_ref()
            .map_or(String::new(), |memo| memo.text.clone());
        self.marking.memo = mine.map(|memo| (memo.id, memo.kind, memo.title));
        vec![writer(QuotesAction::Memo, &words)]
    }

    fn keep_memo(&self, words: &str) -> Vec<Effect> {
        let is_empty = words.trim().is_empty();
        let edit = match (&self.marking.memo, self.marking.about) {
            (Some((memo, ..)), _) if is_empty => Edit::DeleteMemo { memo: *memo },
            (Some((memo, kind, title)), _) => Edit::SetMemo {
                memo: *memo,
                kind: *kind,
                title: title.clone(),
                text: words.to_owned(),
            },
            (None, Some(coding)) if !is_empty => Edit::AddMemo {
                kind: MemoKind::Passage,
                subject: MemoSubject::Coding(coding),
                title: String::new(),
                text: words.to_owned(),
            },
            _ => return Vec::new(),
        };
        vec![Effect::Apply(edit)]
    }

    fn offer_codes(&mut self, quote: &Quote, shared: &Shared) -> Vec<Effect> {
        self.marking.about = Some(quote.id);
        let language = shared.language();
        let items = shared
            .codes
            .iter()
            .filter(|code| code.status == CodeStatus::Active && code.id != quote.code)
            .map(|code| Item {
                key: code.key.clone(),
                shown: format!("{}  {}", code.key, code.label(language)),
                note: String::new(),
                words: format!(
                    "{} {} {}",
                    code.key, code.words.label.en, code.words.label.id
                ),
            })
            .collect();
        let title = text!("quotes-recode-from", code = quote.code_key.as_str());
        vec![Effect::open(Chooser::new(
            QuotesAction::Recode.name(),
            title,
            items,
        ))]
    }

    /// The styles to choose from, each with what it makes of the chosen quote.
    pub(super) fn offer_styles(&self, shared: &Shared) -> Vec<Effect> {
        let items = citing::choices(&self.style(shared), self.list.quote(), shared);
        vec![Effect::open(Chooser::new(
            QuotesAction::Cite.name(),
            text!("quotes-cite"),
            items,
        ))]
    }
}

fn writer(action: QuotesAction, words: &str) -> Effect {
    let title = match action {
        QuotesAction::Memo => text!("quotes-memo-title"),
        _ => text!("quotes-translation-title"),
    };
    Effect::open(Writer::new(action.name(), title, words))
}

/// The edit behind a key, the same as in the room of coding.
fn set(quote: &Quote, action: QuotesAction) -> Option<Edit> {
    let mut polarity = None;
    let mut strength = None;
    let mut is_starred = None;
    match action {
        QuotesAction::Star => is_starred = Some(!quote.is_starred),
        QuotesAction::Supports => polarity = Some(Some(Polarity::Supports)),
        QuotesAction::Contradicts => polarity = Some(Some(Polarity::Contradicts)),
        QuotesAction::Mixed => polarity = Some(Some(Polarity::Mixed)),
        QuotesAction::Neutral => polarity = Some(Some(Polarity::Neutral)),
        QuotesAction::NoPolarity => polarity = Some(None),
        QuotesAction::Weak => strength = Some(Strength::new(1)),
        QuotesAction::Clear => strength = Some(Strength::new(2)),
        QuotesAction::Strong => strength = Some(Strength::new(3)),
        QuotesAction::NoStrength => strength = Some(None),
        _ => return None,
    }
    Some(Edit::SetCoding {
        coding: quote.id,
        polarity,
        strength,
        is_starred,
    })
}

/// A quote as it is pasted into a paper: the passage to the letter, its citation.
fn copied(quote: &Quote, style: &Style) -> String {
    let layout = style.layout();
    let has_marks = layout.has_block_marks || layout.is_run_in(&quote.text);
    let passage = if has_marks {
        format!("“{}”", quote.text)
    } else {
        quote.text.clone()
    };
    let between = if layout.is_cite_below { "\n" } else { " " };
    format!("{passage}{between}{}", style.cite(quote))
}
