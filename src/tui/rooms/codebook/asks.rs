//! The questions behind each change of a code: which dialog opens and what it
//! is about. It must not know what the answers lead to.

use super::forms;
use super::tree::Spot;
use super::{Codebook, CodesAction};
use crate::model::code::{Code, CodeStatus, CodeWords};
use crate::model::codebook::Book;
use crate::model::edit::Edit;
use crate::model::ids::{CodeId, CodebookId, MemoId};
use crate::model::memo::Memo;
use crate::text;
use crate::tui::effect::{Effect, Target};
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::palette::Chooser;
use crate::tui::widgets::prompt::Prompt;

/// How many colours codes go round in.
pub const COLORS: u8 = 8;

/// The query behind the history of a code's words.
pub const HISTORY: &str = "codebook-history";

/// What the open dialog is about; a refused edit brings the dialog back, so it
/// is kept until the next one opens.
#[derive(Debug, Clone, Default)]
pub enum About {
    #[default]
    Nothing,
    Code(CodeId),
    /// A code to be added.
    New(CodebookId, Option<CodeId>),
    Merge(Vec<CodeId>, Option<CodeId>),
    Memo(CodeId, Option<MemoId>),
    Book(CodebookId),
    /// A book to be added, with its preset.
    Shelf(Box<Book>, Option<String>),
    /// A part of the code that is split.
    Part(Option<usize>),
}

impl Codebook {
    pub(super) fn act_on_codes(&mut self, action: CodesAction, shared: &mut Shared) -> Vec<Effect> {
        if action == CodesAction::AddBelow || action == CodesAction::AddBeside {
            return self.ask_new(action, shared);
        }
        if action == CodesAction::Delete && matches!(self.tree.spot(), Some(Spot::Book(_))) {
            return self.act_on_books(CodesAction::DropBook, shared);
        }
        let Some(code) = self.code(shared).cloned() else {
            shared.warn(text!("codes-choose-a-code"));
            return Vec::new();
        };
        match action {
            CodesAction::Quotes => return vec![Effect::Visit(Target::Quotes(code.id))],
            CodesAction::History => {
                self.about = About::Code(code.id);
                return vec![Effect::query(HISTORY, move |workbench, _cancel| {
                    workbench.code_versions(code.id)
                })];
            }
            CodesAction::SeeAlso => return self.see_also(&code, shared),
            _ => {}
        }
        if !Codebook::may_change(shared) {
            return Vec::new();
        }
        self.about = About::Code(code.id);
        match action {
            CodesAction::Edit => self.ask_words(&code, shared),
            CodesAction::Rename => {
                let title = text!("codes-rename-ask", code = code.key.as_str());
                vec![Effect::open(Prompt::new(action.name(), title, &code.key))]
            }
            CodesAction::Kind => self.ask_kind(&code, shared),
            CodesAction::NextColor => vec![Effect::Apply(Edit::SetCodeColor {
                code: code.id,
                color: (code.color + 1) % COLORS,
            })],
            CodesAction::Move => self.ask_move(&code, shared),
            CodesAction::MoveDown => shift(&code, true, shared),
            CodesAction::MoveUp => shift(&code, false, shared),
            CodesAction::Merge => self.ask_merge(&code, shared),
            CodesAction::Split => self.begin_split(&code),
            CodesAction::Retire | CodesAction::LeaveOut => ask_status(action, &code),
            CodesAction::Delete => {
                let title = text!("codes-delete-title", code = code.key.as_str());
                let prompt =
                    Prompt::new(action.name(), title, "").about(text!("codes-delete-about"));
                vec![Effect::open(prompt)]
            }
            CodesAction::Link | CodesAction::Unlink => self.ask_link(action, &code, shared),
            CodesAction::Memo => self.ask_memo(&code, None),
            CodesAction::Memos => self.ask_which_memo(&code, shared),
            _ => Vec::new(),
        }
    }

    fn ask_new(&mut self, action: CodesAction, shared: &mut Shared) -> Vec<Effect> {
        let Some(book) = self.book(shared) else {
            shared.warn(text!("codes-empty"));
            return Vec::new();
        };
        let code = self.code(shared);
        let parent = match (code, action) {
            (Some(code), CodesAction::AddBelow) => Some(code.id),
            (Some(code), _) => code.parent,
            (None, _) => None,
        };
        let above = parent.and_then(|parent| shared.code(parent));
        let before = above.map_or(&book.key, |above| &above.key);
        let title = match above {
            Some(above) => text!("codes-new-below", code = above.key.as_str()),
            None => text!("codes-new-in", book = book.key.as_str()),
        };
        let kind = code.map_or("indicator", |code| code.kind.key());
        let mut fields = vec![
            Field::line("code-key", &format!("{before}.")).required(),
            Field::choice("codes-column-kind", forms::kinds(shared), kind),
        ];
        fields.extend(forms::of_words(
            &CodeWords::default(),
            self.language(shared),
        ));
        let about = About::New(book.id, parent);
        if !Codebook::may_change(shared) {
            return Vec::new();
        }
        self.about = about;
        vec![Effect::open(Form::new(
            CodesAction::AddBelow.name(),
            title,
            fields,
        ))]
    }

    fn ask_words(&self, code: &Code, shared: &Shared) -> Vec<Effect> {
        let mut fields = forms::of_words(&code.words, self.language(shared));
        fields.push(Field::line("code-reason", ""));
        let title = text!("codes-edit-title", code = code.key.as_str());
        vec![Effect::open(Form::new(
            CodesAction::Edit.name(),
            title,
            fields,
        ))]
    }

    fn ask_kind(&self, code: &Code, shared: &Shared) -> Vec<Effect> {
        let items = forms::kinds(shared).into_iter().map(|(key, shown)| {
            let is_now = key == code.kind.key();
            Item {
                words: shown.clone(),
                note: if is_now {
                    "✓".to_owned()
                } else {
                    String::new()
                },
                shown,
                key,
            }
        });
        let title = text!("codes-kind-ask", code = code.key.as_str());
        let name = CodesAction::Kind.name();
        vec![Effect::open(Chooser::new(name, title, items.collect()))]
    }

    fn ask_move(&self, code: &Code, shared: &Shared) -> Vec<Effect> {
        let top = shared.say_id("codes-move-top");
        let mut items = vec![Item {
            key: String::new(),
            words: top.clone(),
            shown: top,
            note: String::new(),
        }];
        let is_open =
            |other: &&Code| other.codebook == code.codebook && !is_within(other, code.id, shared);
        items.extend(self.items(shared, is_open));
        let title = text!("codes-move-ask", code = code.key.as_str());
        vec![Effect::open(Chooser::new(
            CodesAction::Move.name(),
            title,
            items,
        ))]
    }

    fn ask_merge(&mut self, code: &Code, shared: &Shared) -> Vec<Effect> {
        let from: Vec<CodeId> = match self.marked.is_empty() {
            true => vec![code.id],
            false => self.marked.iter().copied().collect(),
        };
        let items = self.items(shared, |other| !from.contains(&other.id));
        let title = match from.as_slice() {
            [one] => {
                let key = shared.code(*one).map_or("", |code| code.key.as_str());
                text!("codes-merge-one-ask", code = key)
            }
            many => text!("codes-merge-ask", count = many.len()),
        };
        self.about = About::Merge(from, None);
        vec![Effect::open(Chooser::new(
            CodesAction::Merge.name(),
            title,
            items,
        ))]
    }

    fn ask_link(&self, action: CodesAction, code: &Code, shared: &mut Shared) -> Vec<Effect> {
        let is_linked = |other: &&Code| is_linked(code, other);
        let (items, title) = if action == CodesAction::Link {
            let items = self.items(shared, |other| other.id != code.id && !is_linked(other));
            (items, text!("codes-link-ask", code = code.key.as_str()))
        } else {
            let items = self.items(shared, is_linked);
            (items, text!("codes-unlink-ask", code = code.key.as_str()))
        };
        if items.is_empty() {
            shared.notify(text!("codes-not-linked", code = code.key.as_str()));
            return Vec::new();
        }
        vec![Effect::open(Chooser::new(action.name(), title, items))]
    }

    fn see_also(&mut self, code: &Code, shared: &mut Shared) -> Vec<Effect> {
        let linked = self.items(shared, |other| is_linked(code, other));
        match linked.as_slice() {
            [] => {
                shared.notify(text!("codes-not-linked", code = code.key.as_str()));
                Vec::new()
            }
            [one] => {
                let to = find(&one.key, shared).map(|code| code.id);
                to.map_or_else(Vec::new, |to| self.go_to(to, shared))
            }
            _ => {
                let title = text!("codes-see-also-ask", code = code.key.as_str());
                let name = CodesAction::SeeAlso.name();
                vec![Effect::open(Chooser::new(name, title, linked))]
            }
        }
    }

    /// The codes a chooser offers.
    pub(super) fn items(&self, shared: &Shared, is_in: impl Fn(&&Code) -> bool) -> Vec<Item> {
        let language = self.language(shared);
        let item = |code: &Code| Item {
            key: code.key.clone(),
            shown: format!("{}  {}", code.key, code.label(language)),
            note: self
                .counts
                .get(&code.id)
                .map_or_else(String::new, |count| count.codings.to_string()),
            words: format!(
                "{} {} {}",
                code.key, code.words.label.en, code.words.label.id
            ),
        };
        shared.codes.iter().filter(is_in).map(item).collect()
    }

    pub(super) fn ask_memo(&mut self, code: &Code, memo: Option<MemoId>) -> Vec<Effect> {
        let memos = self.memos_on(code.id);
        let known = memo.and_then(|memo| memos.iter().find(|other| other.id == memo));
        let (title, words) = known.map_or(("", ""), |memo| (&memo.title, &memo.text));
        let fields = vec![
            Field::line("memo-title", title),
            Field::lines("memo-text", words).lines_high(10),
        ];
        self.about = About::Memo(code.id, memo);
        let title = text!("codes-memo-on", code = code.key.as_str());
        vec![Effect::open(Form::new(
            CodesAction::Memo.name(),
            title,
            fields,
        ))]
    }

    /// The memos on a code, as far as they are known.
    fn memos_on(&self, code: CodeId) -> &[Memo] {
        match &self.detail {
            Some(known) if known.code == code => &known.memos,
            _ => &[],
        }
    }

    fn ask_which_memo(&mut self, code: &Code, shared: &mut Shared) -> Vec<Effect> {
        let memos = self.memos_on(code.id);
        let item = |memo: &Memo| Item {
            key: memo.id.to_string(),
            shown: match memo.title.as_str() {
                "" => memo.text.lines().next().unwrap_or_default().to_owned(),
                title => title.to_owned(),
            },
            note: shared
                .coder_named(memo.coder)
                .map_or_else(String::new, |c| c.name.clone()),
            words: format!("{} {}", memo.title, memo.text),
        };
        let items: Vec<Item> = memos.iter().map(item).collect();
        if items.is_empty() {
            shared.notify(text!("codes-no-memo", code = code.key.as_str()));
            return Vec::new();
        }
        let title = text!("codes-memos-ask", code = code.key.as_str());
        vec![Effect::open(Chooser::new(
            CodesAction::Memos.name(),
            title,
            items,
        ))]
    }
}

fn ask_status(action: CodesAction, code: &Code) -> Vec<Effect> {
    if code.status != CodeStatus::Active {
        return vec![Effect::Apply(Edit::SetCodeStatus {
            code: code.id,
            status: CodeStatus::Active,
            reason: String::new(),
        })];
    }
    let key = code.key.as_str();
    let (title, about) = match action {
        CodesAction::Retire => (
            text!("codes-retire-title", code = key),
            text!("codes-retire-about"),
        ),
        _ => (
            text!("codes-leave-out-title", code = key),
            text!("codes-leave-out-about"),
        ),
    };
    vec![Effect::open(
        Prompt::new(action.name(), title, "").about(about),
    )]
}

/// One place down or up among the siblings.
fn shift(code: &Code, is_down: bool, shared: &mut Shared) -> Vec<Effect> {
    let siblings: Vec<CodeId> = shared
        .codes
        .iter()
        .filter(|other| other.codebook == code.codebook && other.parent == code.parent)
        .map(|other| other.id)
        .collect();
    let at = siblings.iter().position(|id| *id == code.id).unwrap_or(0);
    let to = if is_down {
        Some(at + 1)
    } else {
        at.checked_sub(1)
    };
    match to.filter(|to| *to < siblings.len()) {
        Some(position) => vec![Effect::Apply(Edit::MoveCode {
            code: code.id,
            parent: code.parent,
            position,
        })],
        None => {
            shared.notify(text!("codes-at-the-edge"));
            Vec::new()
        }
    }
}

/// Whether a code is another one or lies below it.
fn is_within(code: &Code, above: CodeId, shared: &Shared) -> bool {
    let mut next = Some(code.id);
    while let Some(id) = next {
        if id == above {
            return true;
        }
        next = shared.code(id).and_then(|code| code.parent);
    }
    false
}

fn is_linked(code: &Code, other: &Code) -> bool {
    code.see_also
        .iter()
        .any(|key| key.eq_ignore_ascii_case(&other.key))
}

/// The code of this key.
pub fn find<'a>(key: &str, shared: &'a Shared) -> Option<&'a Code> {
    shared.codes.iter().find(|code| code.key == key)
}
