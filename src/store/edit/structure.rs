//! The code tree: moving, merging, splitting and deleting codes without losing
//! a coding unannounced. It must not change a code's words.

use rusqlite::named_params;

use super::Writer;
use super::codes::clean_key;
use crate::fault::{Fault, Outcome};
use crate::model::code::{CodeKind, CodeWords};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CodeId, CodebookId, CodingId};
use crate::text;

/// A code and everything below it.
pub const DESCENDANTS: &str = "WITH RECURSIVE below(id) AS (
    VALUES (?1) UNION SELECT code.id FROM code JOIN below ON code.parent_id = below.id
) SELECT id FROM below";

impl Writer<'_> {
    pub(super) fn apply_to_structure(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::MoveCode {
                code,
                parent,
                position,
            } => {
                self.move_code(*code, *parent, *position)?;
                Ok(Change::CodeChanged(*code))
            }
            Edit::MergeCodes { from, into, .. } => self.merge_codes(from, *into),
            Edit::SplitCode { code, parts, .. } => self.split_code(*code, parts),
            Edit::DeleteCode { code, .. } => {
                let codes = self.ids(DESCENDANTS, [code.0])?;
                let codings = self.remove_codes(&codes)?;
                Ok(Change::CodesDeleted {
                    codes: codes.len(),
                    codings,
                })
            }
            _ => unreachable!("Writer::apply hands over only edits of the tree"),
        }
    }

    fn codebook_of(&self, code: CodeId) -> Outcome<CodebookId> {
        let id = self.ids("SELECT codebook_id FROM code WHERE id = ?1", [code.0])?;
        id.first()
            .map(|id| CodebookId(*id))
            .ok_or_else(|| Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint")))
    }

    fn move_code(&self, code: CodeId, parent: Option<CodeId>, position: usize) -> Outcome<()> {
        let codebook = self.codebook_of(code)?;
        if let Some(parent) = parent {
            self.require_same_book(codebook, parent)?;
            if self.ids(DESCENDANTS, [code.0])?.contains(&parent.0) {
                return Err(Fault::input(text!("edit-move-below-itself")));
            }
        }
        let mut siblings = self.ids(
            "SELECT id FROM code WHERE codebook_id = ?1 AND parent_id IS ?2 AND id <> ?3
             ORDER BY ordinal, id",
            rusqlite::params![codebook.0, parent.map(|parent| parent.0), code.0],
        )?;
        siblings.insert(position.min(siblings.len()), code.0);
        self.must_touch(
            "UPDATE code SET parent_id = ?1, hlc = ?2 WHERE id = ?3",
            rusqlite::params![parent.map(|parent| parent.0), self.hlc, code.0],
        )?;
        for (ordinal, id) in (1_i64..).zip(siblings) {
            self.run(
                "UPDATE code SET ordinal = ?1, hlc = ?2 WHERE id = ?3 AND ordinal <> ?1",
                rusqlite::params![ordinal, self.hlc, id],
            )?;
        }
        Ok(())
    }

    fn merge_codes(&self, from: &[CodeId], into: CodeId) -> Outcome<Change> {
        let codebook = self.codebook_of(into)?;
        let mut moved = 0;
        let mut joined = 0;
        for code in from {
            if *code == into {
                return Err(Fault::input(text!("edit-merge-into-itself")));
            }
            if self.ids(DESCENDANTS, [code.0])?.contains(&into.0) {
                return Err(Fault::input(text!("edit-merge-into-child"))
                    .hint(text!("edit-merge-into-child-hint")));
            }
            let codings = self.ids("SELECT id FROM coding WHERE code_id = ?1", [code.0])?;
            for coding in codings {
                if self.move_coding(CodingId(coding), into)? {
                    moved += 1;
                } else {
                    joined += 1;
                }
            }
            self.adopt_children(*code, into, codebook)?;
            self.hand_over(*code, into)?;
            self.remove_codes(&[code.0])?;
        }
        Ok(Change::CodesMerged {
            into,
            moved,
            joined,
        })
    }

    /// What was written about a merged code is about the other one from now on.
    /// Where both have a text of their own for the same thing, the other's stays
    /// and the merged one's is added below it.
    fn hand_over(&self, from: CodeId, into: CodeId) -> Outcome<()> {
        for sql in [
            "UPDATE memo SET code_id = ?1 WHERE code_id = ?2",
            "UPDATE verdict SET finding = finding || char(10, 10) ||
                (SELECT old.finding FROM verdict AS old
                 WHERE old.code_id = ?2 AND old.scope = verdict.scope)
             WHERE code_id = ?1 AND EXISTS (SELECT 1 FROM verdict AS old
                 WHERE old.code_id = ?2 AND old.scope = verdict.scope AND old.finding <> '')",
            "UPDATE verdict SET code_id = ?1 WHERE code_id = ?2 AND scope NOT IN
                (SELECT scope FROM verdict WHERE code_id = ?1)",
            "UPDATE summary SET text = text || char(10, 10) ||
                (SELECT old.text FROM summary AS old WHERE old.code_id = ?2
                   AND old.case_id IS summary.case_id AND old.document_id IS summary.document_id)
             WHERE code_id = ?1 AND EXISTS (SELECT 1 FROM summary AS old WHERE old.code_id = ?2
                   AND old.case_id IS summary.case_id AND old.document_id IS summary.document_id)",
            "UPDATE summary SET code_id = ?1 WHERE code_id = ?2 AND NOT EXISTS
                (SELECT 1 FROM summary AS other WHERE other.code_id = ?1
                   AND other.case_id IS summary.case_id
                   AND other.document_id IS summary.document_id)",
            "UPDATE rating SET code_id = ?1 WHERE code_id = ?2 AND unit NOT IN
                (SELECT unit FROM rating WHERE code_id = ?1)",
            "UPDATE question_code SET code_id = ?1 WHERE code_id = ?2 AND question_id NOT IN
                (SELECT question_id FROM question_code WHERE code_id = ?1)",
            "UPDATE pattern_member SET code_id = ?1 WHERE code_id = ?2 AND pattern_id <> ?1
               AND pattern_id NOT IN (SELECT pattern_id FROM pattern_member WHERE code_id = ?1)",
            "UPDATE pattern_member SET pattern_id = ?1 WHERE pattern_id = ?2 AND code_id <> ?1
               AND code_id NOT IN (SELECT code_id FROM pattern_member WHERE pattern_id = ?1)
               AND (SELECT kind FROM code WHERE id = ?1) = 'pattern'",
            "UPDATE relation SET source_code = ?1 WHERE source_code = ?2",
            "UPDATE relation SET target_code = ?1 WHERE target_code = ?2",
        ] {
            self.run(sql, [into.0, from.0])?;
        }
        Ok(())
    }

    /// The children of a merged code go under the code it was merged into.
    fn adopt_children(&self, from: CodeId, into: CodeId, codebook: CodebookId) -> Outcome<()> {
        for child in self.ids(
            "SELECT id FROM code WHERE parent_id = ?1 ORDER BY ordinal",
            [from.0],
        )? {
            for id in self.ids(DESCENDANTS, [child])? {
                self.run(
                    "UPDATE code SET codebook_id = ?1, hlc = ?2 WHERE id = ?3",
                    rusqlite::params![codebook.0, self.hlc, id],
                )?;
            }
            self.run(
                "UPDATE code SET parent_id = :into, hlc = :hlc, ordinal =
                    (SELECT ifnull(max(ordinal), 0) + 1 FROM code WHERE parent_id = :into)
                 WHERE id = :child",
                named_params! { ":into": into.0, ":hlc": self.hlc, ":child": child },
            )?;
        }
        Ok(())
    }

    fn split_code(
        &self,
        code: CodeId,
        parts: &[(String, CodeWords, Vec<CodingId>)],
    ) -> Outcome<Change> {
        let codebook = self.codebook_of(code)?;
        let kind: String =
            self.tx
                .query_row("SELECT kind FROM code WHERE id = ?1", [code.0], |row| {
                    row.get(0)
                })?;
        // The parts of a factor are factors.
        let kind = CodeKind::from_key(&kind).unwrap_or_default();
        let mut made = Vec::new();
        let mut moved = 0;
        for (key, words, codings) in parts {
            let key = clean_key(key)?;
            self.require_new_key(&key)?;
            let part = self.insert_code(codebook, Some(code), &key, kind, words)?;
            for coding in codings {
                let is_of_code = self.is_there(
                    "SELECT 1 FROM coding WHERE id = ?1 AND code_id = ?2 AND hidden = 0",
                    [coding.0, code.0],
                )?;
                if !is_of_code {
                    return Err(Fault::input(text!(
                        "edit-split-not-of-code",
                        coding = coding.0
                    )));
                }
                self.move_coding(*coding, part)?;
                moved += 1;
            }
            made.push(part);
        }
        Ok(Change::CodeSplit { parts: made, moved })
    }

    /// Removes codes (a set closed under "below") with all that hangs on them;
    /// the number of codings that went.
    pub(super) fn remove_codes(&self, codes: &[i64]) -> Outcome<usize> {
        let mut gone = 0;
        for code in codes {
            for coding in self.ids("SELECT id FROM coding WHERE code_id = ?1", [code])? {
                let is_visible = self.is_there(
                    "SELECT 1 FROM coding WHERE id = ?1 AND hidden = 0",
                    [coding],
                )?;
                self.remove_coding(CodingId(coding))?;
                gone += usize::from(is_visible);
            }
            for sql in [
                "DELETE FROM memo WHERE code_id = ?1",
                "DELETE FROM verdict WHERE code_id = ?1",
                "DELETE FROM summary WHERE code_id = ?1",
                "DELETE FROM rating WHERE code_id = ?1",
                "DELETE FROM relation_coding WHERE relation_id IN
                    (SELECT id FROM relation WHERE source_code = ?1 OR target_code = ?1)",
                "DELETE FROM relation WHERE source_code = ?1 OR target_code = ?1",
                "DELETE FROM question_code WHERE code_id = ?1",
                "DELETE FROM pattern_member WHERE code_id = ?1 OR pattern_id = ?1",
                "DELETE FROM code_link WHERE code_id = ?1",
                "DELETE FROM code_version WHERE code_id = ?1",
                "DELETE FROM code_text WHERE code_id = ?1",
            ] {
                self.run(sql, [code])?;
            }
        }
        // Children first, so that no row ever points at a parent that is gone.
        for code in codes.iter().rev() {
            self.run(
                "UPDATE code SET parent_id = NULL WHERE parent_id = ?1",
                [code],
            )?;
            self.run("DELETE FROM code WHERE id = ?1", [code])?;
        }
        Ok(gone)
    }
}
