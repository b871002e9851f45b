//! Edits become rows: one writer per transaction, a file for each part of the
//! domain. Every rule a change must keep is checked here, for both front ends.
//! It must not open transactions or know undo.

mod cases;
mod codebooks;
mod codes;
mod codings;
mod describe;
mod documents;
mod events;
mod findings;
mod kept;
mod memos;
mod relations;
mod structure;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rusqlite::{Params, Transaction};

use crate::fault::{Fault, Outcome};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CoderId, StepId};
use crate::text;

pub use describe::describe;

/// Writes the rows of one edit.
pub struct Writer<'tx> {
    tx: &'tx Transaction<'tx>,
    step: StepId,
    coder: CoderId,
    hlc: &'tx str,
    watch: Watch<'tx>,
}

/// Eyes on a long edit; nobody's by default.
#[derive(Debug, Clone, Copy, Default)]
pub struct Watch<'a> {
    /// Set before an import is complete, it ends as cancelled with nothing stored.
    pub stop: Option<&'a AtomicBool>,
    /// Grows by one for each document an import stores.
    pub stored: Option<&'a AtomicUsize>,
}

impl<'tx> Writer<'tx> {
    pub fn new(tx: &'tx Transaction<'tx>, step: StepId, coder: CoderId, hlc: &'tx str) -> Self {
        Writer {
            tx,
            step,
            coder,
            hlc,
            watch: Watch::default(),
        }
    }

    /// The same, but long work says how far it is and can be stopped.
    pub fn watched(self, watch: Watch<'tx>) -> Self {
        Writer { watch, ..self }
    }

    /// Long work asks between two parts whether it is still wanted.
    fn go_on(&self) -> Outcome<()> {
        let stop = self.watch.stop;
        if stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            return Err(Fault::cancelled(text!("file-cancelled")));
        }
        Ok(())
    }

    pub fn apply(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::All(edits) => {
                let changes = edits
                    .iter()
                    .map(|edit| self.apply(edit))
                    .collect::<Outcome<Vec<_>>>()?;
                Ok(Change::Several(changes))
            }
            Edit::SetStudy { .. }
            | Edit::SetSetting { .. }
            | Edit::AddCoder { .. }
            | Edit::RenameCoder { .. }
            | Edit::SetFinished { .. }
            | Edit::AddCodebook { .. }
            | Edit::DropCodebook { .. } => self.apply_to_study(edit),
            Edit::AddCode { .. }
            | Edit::SetCodeWords { .. }
            | Edit::RenameCode { .. }
            | Edit::SetCodeColor { .. }
            | Edit::SetCodeKind { .. }
            | Edit::SetCodeStatus { .. }
            | Edit::LinkCodes { .. } => self.apply_to_code(edit),
            Edit::MoveCode { .. }
            | Edit::MergeCodes { .. }
            | Edit::SplitCode { .. }
            | Edit::DeleteCode { .. } => self.apply_to_structure(edit),
            Edit::ImportDocuments { .. }
            | Edit::SetDocument { .. }
            | Edit::SetParallel { .. }
            | Edit::SetAbout { .. }
            | Edit::DeleteDocument { .. }
            | Edit::SetSpeaker { .. }
            | Edit::MergeSpeakers { .. }
            | Edit::AssignSpeaker { .. } => self.apply_to_documents(edit),
            Edit::AddCase { .. }
            | Edit::AddCaseForSpeaker { .. }
            | Edit::SetCase { .. }
            | Edit::AddCasesFromSpeakers { .. }
            | Edit::DeleteCase { .. }
            | Edit::DefineAttribute { .. }
            | Edit::DeleteAttribute { .. }
            | Edit::SetAttribute { .. } => self.apply_to_cases(edit),
            Edit::ApplyCode(_)
            | Edit::ApplyCodes { .. }
            | Edit::CodeInVivo { .. }
            | Edit::RemoveCodings { .. }
            | Edit::SetCoding { .. }
            | Edit::RecodeCoding { .. }
            | Edit::ResizeCoding { .. }
            | Edit::SetTranslation { .. } => self.apply_to_codings(edit),
            Edit::AddMemo { .. } | Edit::SetMemo { .. } | Edit::DeleteMemo { .. } => {
                self.apply_to_memos(edit)
            }
            Edit::SetVerdict { .. }
            | Edit::DeleteVerdict { .. }
            | Edit::AddProposition { .. }
            | Edit::DeleteProposition { .. }
            | Edit::LinkEvidence { .. }
            | Edit::AddQuestion { .. }
            | Edit::SetAsked { .. }
            | Edit::DeleteQuestion { .. } => self.apply_to_findings(edit),
            Edit::AddEvent(_) | Edit::SetEvent { .. } | Edit::DeleteEvent { .. } => {
                self.apply_to_events(edit)
            }
            Edit::SetRating { .. }
            | Edit::DeleteRating { .. }
            | Edit::AddRelation { .. }
            | Edit::SetRelation { .. }
            | Edit::DeleteRelation { .. }
            | Edit::LinkRelationEvidence { .. } => self.apply_to_relations(edit),
            Edit::SaveQuery { .. }
            | Edit::DeleteQuery { .. }
            | Edit::FreezeDisplay { .. }
            | Edit::DeleteSnapshot { .. } => self.apply_to_kept(edit),
        }
    }

    /// Runs one statement; the number of rows it touched.
    fn run(&self, sql: &str, params: impl Params) -> Outcome<usize> {
        Ok(self.tx.prepare_cached(sql)?.execute(params)?)
    }

    /// Inserts one row; its id.
    fn insert(&self, sql: &str, params: impl Params) -> Outcome<i64> {
        Ok(self.tx.prepare_cached(sql)?.insert(params)?)
    }

    /// The one number a query gives.
    fn number(&self, sql: &str, params: impl Params) -> Outcome<i64> {
        Ok(self
            .tx
            .prepare_cached(sql)?
            .query_row(params, |row| row.get(0))?)
    }

    /// The id the next row of a table will have; none is ever used twice.
    fn next_id(&self, table: &'static str) -> Outcome<i64> {
        self.number(
            "SELECT 1 + ifnull((SELECT seq FROM sqlite_sequence WHERE name = ?1), 0)",
            [table],
        )
    }

    /// The first column of all rows.
    fn ids(&self, sql: &str, params: impl Params) -> Outcome<Vec<i64>> {
        let ids = self
            .tx
            .prepare_cached(sql)?
            .query_map(params, |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    fn is_there(&self, sql: &str, params: impl Params) -> Outcome<bool> {
        Ok(self.tx.prepare_cached(sql)?.exists(params)?)
    }

    /// The statement touched a row, or what it was about is gone.
    fn must_touch(&self, sql: &str, params: impl Params) -> Outcome<()> {
        match self.run(sql, params)? {
            0 => Err(Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint"))),
            _ => Ok(()),
        }
    }
}

/// A name a person typed: trimmed, not empty, without control characters.
fn clean_name(name: &str) -> Outcome<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Fault::input(text!("edit-empty-name")));
    }
    if name.chars().any(char::is_control) {
        return Err(Fault::input(text!("edit-control-in-name")));
    }
    Ok(name.to_owned())
}
