//! What the answers of the room's dialogs and questions lead to. It must not
//! know what the dialogs look like.

use super::asks::{About, HISTORY, find};
use super::{Codebook, CodesAction, SplitAction, detail, forms};
use crate::message::Text;
use crate::model::code::{CodeKind, CodeStatus};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CodeId, MemoId};
use crate::model::inquiry::CodeVersion;
use crate::model::memo::{MemoKind, MemoSubject};
use crate::text;
use crate::tui::effect::{Effect, Value};
use crate::tui::overlay::{FieldValue, Given, Reply};
use crate::tui::state::Shared;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::sheet::Sheet;

/// Tries a merge without doing it, to say what it would come to.
const MERGE: &str = "codebook-merge";
/// The dialog that asks why codes are merged.
const MERGE_REASON: &str = "codes-merge-reason";

impl Codebook {
    pub(super) fn answered(&mut self, reply: Reply, shared: &mut Shared) -> Vec<Effect> {
        if reply.name == MERGE_REASON
            && let Given::Words(reason) = &reply.given
        {
            return self.merge(reason);
        }
        if let Some(action) = SplitAction::from_name(reply.name) {
            return self.answered_split(action, &reply.given, shared);
        }
        let action = CodesAction::from_name(reply.name);
        match (action, reply.given) {
            (Some(action), Given::Words(words)) => self.with_words(action, &words, shared),
            (Some(action), Given::Choice(key)) => self.with_choice(action, &key, shared),
            (Some(action), Given::Fields(fields)) => self.with_fields(action, &fields, shared),
            (None, given) => self.answered_otherwise(reply.name, &given, shared),
        }
    }

    fn with_words(&mut self, action: CodesAction, words: &str, shared: &mut Shared) -> Vec<Effect> {
        let reason = words.trim();
        let code = match &self.about {
            About::Code(code) => *code,
            _ => return self.answered_books(action, &Given::Words(words.to_owned()), shared),
        };
        let status = |status| Edit::SetCodeStatus {
            code,
            status,
            reason: reason.to_owned(),
        };
        match action {
            CodesAction::Rename => {
                let key = words.trim().to_owned();
                vec![Effect::Apply(Edit::RenameCode { code, key })]
            }
            CodesAction::Retire => Codebook::apply(status(CodeStatus::Retired), reason),
            CodesAction::LeaveOut if reason.is_empty() => {
                shared.warn(text!("codes-reason-needed"));
                let key = shared.code(code).map_or("", |code| code.key.as_str());
                let title = text!("codes-leave-out-title", code = key);
                let prompt = Prompt::new(action.name(), title, "");
                vec![Effect::open(prompt.about(text!("codes-leave-out-about")))]
            }
            CodesAction::LeaveOut => Codebook::apply(status(CodeStatus::LeftOut), reason),
            CodesAction::Delete => {
                let key = shared.code(code).map_or("", |code| code.key.as_str());
                vec![Effect::AskThenApply {
                    question: text!("codes-delete-ask", code = key),
                    reason: reason.to_owned(),
                    edit: Edit::DeleteCode {
                        code,
                        reason: reason.to_owned(),
                    },
                }]
            }
            _ => self.answered_books(action, &Given::Words(words.to_owned()), shared),
        }
    }

    fn with_choice(&mut self, action: CodesAction, key: &str, shared: &mut Shared) -> Vec<Effect> {
        if let (CodesAction::Merge, About::Merge(from, _)) = (action, self.about.clone()) {
            return self.rehearse_merge(from, key, shared);
        }
        let About::Code(code) = self.about else {
            return self.with_other_choice(action, key, shared);
        };
        let other = find(key, shared).map(|code| code.id);
        match (action, other) {
            (CodesAction::Move, None) if !key.is_empty() => {
                shared.warn(text!("edit-gone"));
                Vec::new()
            }
            (CodesAction::Move, parent) => vec![Effect::Apply(Edit::MoveCode {
                code,
                parent,
                position: usize::MAX,
            })],
            (CodesAction::Kind, _) => CodeKind::from_key(key)
                .map(|kind| Effect::Apply(Edit::SetCodeKind { code, kind }))
                .into_iter()
                .collect(),
            (CodesAction::Link | CodesAction::Unlink, Some(other)) => {
                vec![Effect::Apply(Edit::LinkCodes {
                    code,
                    other,
                    is_linked: action == CodesAction::Link,
                })]
            }
            _ => self.with_other_choice(action, key, shared),
        }
    }

    /// Choices that do not depend on what the dialog was opened for.
    fn with_other_choice(
        &mut self,
        action: CodesAction,
        key: &str,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        match action {
            CodesAction::SeeAlso => {
                let to = find(key, shared).map(|code| code.id);
                to.map_or_else(Vec::new, |to| self.go_to(to, shared))
            }
            CodesAction::Memos => {
                let memo = key.parse().ok().map(MemoId);
                let code = self.code(shared).cloned();
                code.map_or_else(Vec::new, |code| self.ask_memo(&code, memo))
            }
            _ => self.answered_books(action, &Given::Choice(key.to_owned()), shared),
        }
    }

    fn rehearse_merge(&mut self, from: Vec<CodeId>, key: &str, shared: &Shared) -> Vec<Effect> {
        let Some(into) = find(key, shared).map(|code| code.id) else {
            return Vec::new();
        };
        self.about = About::Merge(from.clone(), Some(into));
        let edit = Edit::MergeCodes {
            from,
            into,
            reason: String::new(),
        };
        vec![Effect::work(MERGE, move |workbench| {
            Ok((None, workbench.rehearse(&edit)?))
        })]
    }

    fn merge(&self, reason: &str) -> Vec<Effect> {
        let About::Merge(from, Some(into)) = self.about.clone() else {
            return Vec::new();
        };
        let edit = Edit::MergeCodes {
            from,
            into,
            reason: reason.trim().to_owned(),
        };
        Codebook::apply(edit, reason)
    }

    fn with_fields(
        &mut self,
        action: CodesAction,
        fields: &[FieldValue],
        shared: &mut Shared,
    ) -> Vec<Effect> {
        let first = self.language(shared);
        match (action, self.about.clone(), fields) {
            (CodesAction::AddBelow, About::New(codebook, parent), [key, kind, words @ ..]) => {
                self.is_adding = true;
                vec![Effect::Apply(Edit::AddCode {
                    codebook,
                    parent,
                    key: key.words().trim().to_owned(),
                    kind: CodeKind::from_key(kind.words()).unwrap_or_default(),
                    words: forms::words_of(words, first),
                })]
            }
            (CodesAction::Edit, About::Code(code), fields) if fields.len() > forms::WORDS => {
                let words = forms::words_of(fields, first);
                let reason = fields[forms::WORDS].words().trim().to_owned();
                if shared.code(code).is_some_and(|code| code.words == words) {
                    shared.notify(text!("codes-words-same"));
                    return Vec::new();
                }
                let edit = Edit::SetCodeWords {
                    code,
                    words,
                    reason: reason.clone(),
                };
                Codebook::apply(edit, &reason)
            }
            (CodesAction::Memo, About::Memo(code, memo), [title, words]) => {
                vec![Effect::Apply(memo_edit(
                    code,
                    memo,
                    title.words(),
                    words.words(),
                ))]
            }
            (action, _, fields) => {
                self.answered_books(action, &Given::Fields(fields.to_vec()), shared)
            }
        }
    }

    pub(super) fn absorb_asked(
        &mut self,
        slot: &'static str,
        value: Value,
        shared: &mut Shared,
    ) -> Vec<Effect> {
        match slot {
            MERGE => match value.downcast::<Change>().as_deref() {
                Ok(Change::CodesMerged { moved, joined, .. }) => {
                    self.ask_merge_reason(*moved, *joined, shared)
                }
                _ => Vec::new(),
            },
            HISTORY => {
                let Ok(versions) = value.downcast::<Vec<CodeVersion>>() else {
                    return Vec::new();
                };
                let About::Code(code) = self.about else {
                    return Vec::new();
                };
                let key = shared.code(code).map_or("", |code| code.key.as_str());
                let title = text!("codes-history-of", code = key);
                vec![Effect::open(Sheet::new(
                    title,
                    detail::history(&versions, shared),
                ))]
            }
            slot => self.absorb_books(slot, value, shared),
        }
    }

    fn ask_merge_reason(&self, moved: usize, joined: usize, shared: &Shared) -> Vec<Effect> {
        let About::Merge(from, Some(into)) = &self.about else {
            return Vec::new();
        };
        let key = |code: &CodeId| shared.code(*code).map_or("", |code| code.key.as_str());
        let keys: Vec<&str> = from.iter().map(key).collect();
        let title: Text = text!("codes-merge-title", code = key(into));
        let about = text!(
            "codes-merge-about",
            codes = keys.join(", "),
            into = key(into),
            moved = moved,
            joined = joined
        );
        vec![Effect::open(
            Prompt::new(MERGE_REASON, title, "").about(about),
        )]
    }
}

/// A memo without words is none.
fn memo_edit(code: CodeId, memo: Option<MemoId>, title: &str, words: &str) -> Edit {
    let (title, text) = (title.trim().to_owned(), words.trim_end().to_owned());
    match memo {
        Some(memo) if title.is_empty() && text.trim().is_empty() => Edit::DeleteMemo { memo },
        Some(memo) => Edit::SetMemo {
            memo,
            kind: MemoKind::Code,
            title,
            text,
        },
        None => Edit::AddMemo {
            kind: MemoKind::Code,
            subject: MemoSubject::Code(code),
            title,
            text,
        },
    }
}
