//! What can be done in the room of reduction, and with which keys. It must not
//! know how any of it is done.

use crate::tui::keymap::{Binding, Context};

crate::actions! {
    /// What can be done in the room of reduction.
    pub enum ReductionAction {
        // In the grid.
        ToQuotes = "reduction-to-quotes",
        CellDown = "reduction-cell-down",
        CellUp = "reduction-cell-up",
        CellLeft = "reduction-cell-left",
        CellRight = "reduction-cell-right",
        RowsDown = "reduction-rows-down",
        RowsUp = "reduction-rows-up",
        ColumnsRight = "reduction-columns-right",
        ColumnsLeft = "reduction-columns-left",
        FirstRow = "reduction-first-row",
        LastRow = "reduction-last-row",
        FirstColumn = "reduction-first-column",
        LastColumn = "reduction-last-column",
        Density = "reduction-density",
        NextStale = "reduction-next-stale",
        // On a cell.
        Write = "reduction-write",
        Holds = "reduction-holds",
        Remove = "reduction-remove",
        Memo = "reduction-memo",
        // Among the quotes of a cell.
        Jump = "reduction-jump",
        QuoteDown = "reduction-quote-down",
        QuoteUp = "reduction-quote-up",
        ToGrid = "reduction-to-grid",
        // While writing.
        Keep = "reduction-keep",
        // From view to view.
        Forms = "reduction-forms",
        Guide = "reduction-guide",
        Patterns = "reduction-patterns",
        Outdated = "reduction-outdated",
        Crosswalk = "reduction-crosswalk",
        // In the lists.
        Open = "reduction-open",
        Down = "reduction-down",
        Up = "reduction-up",
        PageDown = "reduction-page-down",
        PageUp = "reduction-page-up",
        First = "reduction-first",
        Last = "reduction-last",
        DetailDown = "reduction-detail-down",
        DetailUp = "reduction-detail-up",
        Read = "reduction-read",
        OtherForm = "reduction-other-form",
        Asked = "reduction-asked",
        DocumentRight = "reduction-document-right",
        DocumentLeft = "reduction-document-left",
        AddQuestion = "reduction-add-question",
        EditQuestion = "reduction-edit-question",
        DeleteQuestion = "reduction-delete-question",
        AddPattern = "reduction-add-pattern",
        Confirm = "reduction-confirm",
        ConfirmCode = "reduction-confirm-code",
        FieldText = "reduction-field-text",
        CodeAlso = "reduction-code-also",
        MemoText = "reduction-memo-text",
    }
}

use ReductionAction as Do;

pub static GRID: Context = Context {
    title: "keys-reduction-grid",
    bindings: &[
        Binding::hint(&["Enter"], Do::ToQuotes.name()),
        Binding::hint(&["n"], Do::NextStale.name()),
        Binding::hint(&["t"], Do::Density.name()),
        Binding::new(&["j", "Down"], Do::CellDown.name()),
        Binding::new(&["k", "Up"], Do::CellUp.name()),
        Binding::new(&["h", "Left"], Do::CellLeft.name()),
        Binding::new(&["l", "Right"], Do::CellRight.name()),
        Binding::new(&["PageDown", "Ctrl-d"], Do::RowsDown.name()),
        Binding::new(&["PageUp", "Ctrl-u"], Do::RowsUp.name()),
        Binding::new(&["L"], Do::ColumnsRight.name()),
        Binding::new(&["H"], Do::ColumnsLeft.name()),
        Binding::new(&["g g"], Do::FirstRow.name()),
        Binding::new(&["G"], Do::LastRow.name()),
        Binding::new(&["0", "Home"], Do::FirstColumn.name()),
        Binding::new(&["$", "End"], Do::LastColumn.name()),
    ],
};

pub static CELL: Context = Context {
    title: "keys-reduction-cell",
    bindings: &[
        Binding::hint(&["e"], Do::Write.name()),
        Binding::hint(&["y"], Do::Holds.name()),
        Binding::new(&["x", "Delete"], Do::Remove.name()),
        Binding::new(&["m"], Do::Memo.name()),
    ],
};

pub static QUOTES: Context = Context {
    title: "keys-reduction-quotes",
    bindings: &[
        Binding::hint(&["Enter"], Do::Jump.name()),
        Binding::hint(&["h", "Left"], Do::ToGrid.name()),
        Binding::new(&["j", "Down"], Do::QuoteDown.name()),
        Binding::new(&["k", "Up"], Do::QuoteUp.name()),
    ],
};

pub static WRITING: Context = Context {
    title: "keys-reduction-writing",
    bindings: &[Binding::hint(&["Ctrl-s"], Do::Keep.name())],
};

pub static VIEWS: Context = Context {
    title: "keys-reduction-views",
    bindings: &[
        Binding::hint(&["f"], Do::Forms.name()),
        Binding::hint(&["w"], Do::Guide.name()),
        Binding::hint(&["p"], Do::Patterns.name()),
        Binding::hint(&["o"], Do::Outdated.name()),
        Binding::hint(&["c"], Do::Crosswalk.name()),
    ],
};

pub static LIST: Context = Context {
    title: "keys-reduction-list",
    bindings: &[
        Binding::hint(&["Enter"], Do::Open.name()),
        Binding::new(&["j", "Down"], Do::Down.name()),
        Binding::new(&["k", "Up"], Do::Up.name()),
        Binding::new(&["PageDown", "Ctrl-d"], Do::PageDown.name()),
        Binding::new(&["PageUp", "Ctrl-u"], Do::PageUp.name()),
        Binding::new(&["g g", "Home"], Do::First.name()),
        Binding::new(&["G", "End"], Do::Last.name()),
        Binding::new(&["]"], Do::DetailDown.name()),
        Binding::new(&["["], Do::DetailUp.name()),
    ],
};

pub static FORM: Context = Context {
    title: "keys-reduction-form",
    bindings: &[
        Binding::hint(&["v"], Do::Read.name()),
        Binding::hint(&["s"], Do::OtherForm.name()),
    ],
};

pub static GUIDE: Context = Context {
    title: "keys-reduction-guide",
    bindings: &[
        Binding::hint(&["Space"], Do::Asked.name()),
        Binding::hint(&["a"], Do::AddQuestion.name()),
        Binding::hint(&["e"], Do::EditQuestion.name()),
        Binding::new(&["x", "Delete"], Do::DeleteQuestion.name()),
        Binding::new(&["l", "Right"], Do::DocumentRight.name()),
        Binding::new(&["h", "Left"], Do::DocumentLeft.name()),
    ],
};

pub static PATTERNS: Context = Context {
    title: "keys-reduction-patterns",
    bindings: &[Binding::hint(&["a"], Do::AddPattern.name())],
};

pub static OUTDATED: Context = Context {
    title: "keys-reduction-outdated",
    bindings: &[
        Binding::hint(&["y"], Do::Confirm.name()),
        Binding::hint(&["Y"], Do::ConfirmCode.name()),
    ],
};
