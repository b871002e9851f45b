//! What the answers of the room's dialogs lead to. It must not know how the
//! dialogs work.

use super::keys::CodingAction;
use super::palette::PaletteAction;
use super::{CodingRoom, MEMO, RECODE_WHY, new_code, passages};
use crate::model::edit::Edit;
use crate::model::ids::{CodeId, CodingId};
use crate::model::memo::{Memo, MemoKind, MemoSubject};
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::state::Shared;
use crate::tui::widgets::editor::Writer;
use crate::tui::widgets::prompt::Prompt;
use crate::workbench::MemoFilter;

impl CodingRoom {
    pub(super) fn ask_memo(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(coding) = self.current(shared).map(|coding| coding.id) else {
            shared.warn(text!("coding-none-here"));
            return Vec::new();
        };
        let me = shared.coder.as_ref().map(|coder| coder.id);
        let filter = MemoFilter {
            subject: Some(MemoSubject::Coding(coding)),
            ..MemoFilter::default()
        };
        vec![Effect::query(MEMO, move |workbench, _cancel| {
            let memos = workbench.memos(&filter)?;
            let mine = memos.into_iter().find(|memo| Some(memo.coder) == me);
            Ok((coding, mine))
        })]
    }

    pub(super) fn write_memo(
        &mut self,
        coding: CodingId,
        memo: Option<Memo>,
        shared: &Shared,
    ) -> Vec<Effect> {
        let code = self.open.as_ref().and_then(|open| open.coding(coding));
        let code = code.and_then(|coding| shared.code(coding.code));
        let title = text!(
            "coding-memo-title",
            code = code.map_or("", |code| code.key.as_str())
        );
        let words = memo
            .as_ref()
            .map_or("", |memo| memo.text.as_str())
            .to_owned();
        self.about = Some((coding, memo));
        vec![Effect::open(Writer::new(
            CodingAction::Memo.name(),
            title,
            &words,
        ))]
    }

    pub(super) fn keep_memo(&self, words: &str) -> Vec<Effect> {
        let Some((coding, memo)) = &self.about else {
            return Vec::new();
        };
        let is_empty = words.trim().is_empty();
        let edit = match memo {
            Some(memo) if is_empty => Edit::DeleteMemo { memo: memo.id },
            Some(memo) => Edit::SetMemo {
                memo: memo.id,
                kind: memo.kind,
                title: memo.title.clone(),
                text: words.to_owned(),
            },
            None if is_empty => return Vec::new(),
            None => Edit::AddMemo {
                kind: MemoKind::Passage,
                subject: MemoSubject::Coding(*coding),
                title: String::new(),
                text: words.to_owned(),
            },
        };
        vec![Effect::Apply(edit)]
    }

    pub(super) fn go_to_turn(&mut self, number: &str, shared: &mut Shared) {
        let Some(open) = &self.open else { return };
        let turn = number.trim().parse::<u32>().ok().and_then(|number| {
            let at = open.turns.binary_search_by_key(&number, |turn| turn.number);
            at.ok().map(|at| open.turns[at].body)
        });
        match turn {
            Some(body) => self.jump(body, shared),
            None => {
                let last = open.turns.last().map_or(0, |turn| turn.number);
                shared.warn(text!("coding-no-turn", number = number.trim(), last = last));
            }
        }
    }

    pub(super) fn on_choice(&mut self, name: &str, key: &str, shared: &mut Shared) -> Vec<Effect> {
        if name == new_code::PARENT {
            return self.ask_words(key, shared);
        }
        let Ok(id) = key.parse::<i64>() else {
            return Vec::new();
        };
        if name == PaletteAction::Pin.name() {
            return self.toggle_pin(CodeId(id), shared);
        }
        if name == passages::CODE {
            return self.ask_extents(CodeId(id));
        }
        match CodingAction::from_name(name) {
            Some(CodingAction::Palette) => self.apply(CodeId(id), shared),
            Some(CodingAction::Recode) => {
                self.recode_to = Some(CodeId(id));
                let title = text!("coding-recode-why-title");
                vec![Effect::open(Prompt::new(RECODE_WHY, title, ""))]
            }
            Some(CodingAction::Choose) => {
                self.chosen = Some(CodingId(id));
                Vec::new()
            }
            Some(CodingAction::Remove) => {
                self.chosen = Some(CodingId(id));
                self.remove_own(shared)
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn on_words(&mut self, name: &str, words: &str, shared: &mut Shared) -> Vec<Effect> {
        if name == PaletteAction::New.name() {
            return self.ask_parent(words, shared);
        }
        if name == passages::SEARCH {
            return self.search_study(words);
        }
        if name == RECODE_WHY {
            let Some(((coding, _), code)) = self.about.clone().zip(self.recode_to) else {
                return Vec::new();
            };
            self.remember(code);
            let reason = words.trim().to_owned();
            return vec![Effect::ApplyBecause(
                Edit::RecodeCoding {
                    coding,
                    code,
                    reason: reason.clone(),
                },
                reason,
            )];
        }
        match CodingAction::from_name(name) {
            Some(CodingAction::InVivo) => self.code_in_vivo(words, shared),
            Some(CodingAction::Memo) => self.keep_memo(words),
            Some(CodingAction::GoToTurn) => {
                self.go_to_turn(words, shared);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
