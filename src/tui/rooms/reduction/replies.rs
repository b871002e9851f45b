//! What the answers of the room's dialogs lead to. It must not open any.

use super::acts::ticked;
use super::keys::ReductionAction as Do;
use super::{About, Reduction, apply};
use crate::model::code::{Bilingual, CodeKind, CodeWords};
use crate::model::edit::Edit;
use crate::model::memo::{MemoKind, MemoSubject};
use crate::tui::effect::Effect;
use crate::tui::overlay::{Given, Reply};
use crate::tui::state::Shared;

impl Reduction {
    pub(super) fn answered(&mut self, reply: &Reply, shared: &Shared) -> Vec<Effect> {
        let Some(action) = Do::from_name(reply.name) else {
            return Vec::new();
        };
        match (action, &reply.given, &self.about) {
            (Do::FieldText, Given::Words(words), About::Field(document, form, field)) => {
                apply(Edit::SetFormField {
                    document: *document,
                    form: *form,
                    field: field.clone(),
                    text: words.clone(),
                })
            }
            (Do::MemoText, Given::Words(words), About::Memo(subject)) => apply(Edit::AddMemo {
                kind: match subject {
                    MemoSubject::Case(_) => MemoKind::Case,
                    _ => MemoKind::Document,
                },
                subject: *subject,
                title: String::new(),
                text: words.clone(),
            }),
            (Do::EditQuestion, Given::Fields(fields), _) => {
                self.guide.edit(fields).map_or_else(Vec::new, apply)
            }
            (Do::Open, Given::Fields(fields), About::Pattern(pattern)) => {
                let members = fields
                    .first()
                    .map_or(Vec::new(), |field| ticked(field.ticked()));
                apply(Edit::SetPatternMembers {
                    pattern: *pattern,
                    members,
                })
            }
            (Do::AddPattern, Given::Fields(fields), _) => {
                let [key, label] = fields.as_slice() else {
                    return Vec::new();
                };
                let Some(book) = shared.codebooks.last() else {
                    return Vec::new();
                };
                let mut label_words = Bilingual::default();
                label_words.set(shared.language(), label.words().trim());
                apply(Edit::AddCode {
                    codebook: book.id,
                    parent: None,
                    key: key.words().trim().to_owned(),
                    kind: CodeKind::Pattern,
                    words: CodeWords {
                        label: label_words,
                        ..CodeWords::default()
                    },
                })
            }
            (Do::CodeAlso, Given::Choice(way), About::Also([there, back])) => {
                let codings = if way == "there" { there } else { back };
                apply(Edit::ApplyCodes {
                    codings: codings.clone(),
                })
            }
            _ => Vec::new(),
        }
    }
}
