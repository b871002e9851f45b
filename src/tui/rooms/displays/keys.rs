//! What can be done in the room of displays, and with which keys. It must not
//! know how any of it is done.

use crate::tui::keymap::{Binding, Context};

crate::actions! {
    /// What can be done among displays.
    pub enum DisplaysAction {
        // In the list of displays.
        Open = "displays-open",
        ListDown = "displays-list-down",
        ListUp = "displays-list-up",
        ListFirst = "displays-list-first",
        ListLast = "displays-list-last",
        ToGrid = "displays-to-grid",
        // In the grid.
        Drill = "displays-drill",
        Read = "displays-read",
        Density = "displays-density",
        CellDown = "displays-cell-down",
        CellUp = "displays-cell-up",
        CellLeft = "displays-cell-left",
        CellRight = "displays-cell-right",
        RowsDown = "displays-rows-down",
        RowsUp = "displays-rows-up",
        ColumnsRight = "displays-columns-right",
        ColumnsLeft = "displays-columns-left",
        FirstRow = "displays-first-row",
        LastRow = "displays-last-row",
        FirstColumn = "displays-first-column",
        LastColumn = "displays-last-column",
        Group = "displays-group",
        Find = "displays-find",
        // Among the passages behind a cell.
        Jump = "displays-jump",
        Down = "displays-down",
        Up = "displays-up",
        PageDown = "displays-page-down",
        PageUp = "displays-page-up",
        First = "displays-first",
        Last = "displays-last",
        Context = "displays-context",
        Copy = "displays-copy",
        // Everywhere in the room.
        About = "displays-about",
        Options = "displays-options",
        ClearOptions = "displays-clear-options",
        Forget = "displays-forget",
        Export = "displays-export",
        Replace = "displays-export-replace",
        Refresh = "displays-refresh",
        Freeze = "displays-freeze",
        Compare = "displays-compare",
        Unfreeze = "displays-unfreeze",
        Network = "displays-network",
    }
}

/// Holds in the list of displays.
pub static LIST: Context = Context {
    title: "keys-displays-list",
    bindings: &[
        Binding::hint(&["Enter"], DisplaysAction::Open.name()),
        Binding::new(&["j", "Down"], DisplaysAction::ListDown.name()),
        Binding::new(&["k", "Up"], DisplaysAction::ListUp.name()),
        Binding::new(&["g g", "Home"], DisplaysAction::ListFirst.name()),
        Binding::new(&["G", "End"], DisplaysAction::ListLast.name()),
        Binding::hint(&["Right", "l"], DisplaysAction::ToGrid.name()),
    ],
};

/// Holds in the grid.
pub static GRID: Context = Context {
    title: "keys-displays-grid",
    bindings: &[
        Binding::hint(&["Enter"], DisplaysAction::Drill.name()),
        Binding::hint(&["Space"], DisplaysAction::Read.name()),
        Binding::hint(&["w"], DisplaysAction::Density.name()),
        Binding::new(&["j", "Down"], DisplaysAction::CellDown.name()),
        Binding::new(&["k", "Up"], DisplaysAction::CellUp.name()),
        Binding::new(&["h", "Left"], DisplaysAction::CellLeft.name()),
        Binding::new(&["l", "Right"], DisplaysAction::CellRight.name()),
        Binding::new(&["PageDown", "Ctrl-d"], DisplaysAction::RowsDown.name()),
        Binding::new(&["PageUp", "Ctrl-u"], DisplaysAction::RowsUp.name()),
        Binding::new(&["L"], DisplaysAction::ColumnsRight.name()),
        Binding::new(&["H"], DisplaysAction::ColumnsLeft.name()),
        Binding::new(&["g g"], DisplaysAction::FirstRow.name()),
        Binding::new(&["G"], DisplaysAction::LastRow.name()),
        Binding::new(&["Home"], DisplaysAction::FirstColumn.name()),
        Binding::new(&["End"], DisplaysAction::LastColumn.name()),
        Binding::new(&["z"], DisplaysAction::Group.name()),
        Binding::new(&[], DisplaysAction::Find.name()),
    ],
};

/// Holds among the passages behind a cell.
pub static PASSAGES: Context = Context {
    title: "keys-displays-passages",
    bindings: &[
        Binding::hint(&["Enter"], DisplaysAction::Jump.name()),
        Binding::hint(&["Space"], DisplaysAction::Context.name()),
        Binding::new(&["y"], DisplaysAction::Copy.name()),
        Binding::new(&["j", "Down"], DisplaysAction::Down.name()),
        Binding::new(&["k", "Up"], DisplaysAction::Up.name()),
        Binding::new(&["PageDown", "Ctrl-d"], DisplaysAction::PageDown.name()),
        Binding::new(&["PageUp", "Ctrl-u"], DisplaysAction::PageUp.name()),
        Binding::new(&["g g", "Home"], DisplaysAction::First.name()),
        Binding::new(&["G", "End"], DisplaysAction::Last.name()),
    ],
};

/// Holds everywhere in the room.
pub static ALWAYS: Context = Context {
    title: "keys-displays-always",
    bindings: &[
        Binding::hint(&["o"], DisplaysAction::Options.name()),
        Binding::hint(&["e"], DisplaysAction::Export.name()),
        Binding::hint(&["i"], DisplaysAction::About.name()),
        Binding::new(&["X"], DisplaysAction::ClearOptions.name()),
        Binding::new(&["R"], DisplaysAction::Refresh.name()),
        Binding::new(&["f"], DisplaysAction::Freeze.name()),
        Binding::new(&["F"], DisplaysAction::Compare.name()),
        Binding::new(&[], DisplaysAction::Unfreeze.name()),
        Binding::new(&["N"], DisplaysAction::Network.name()),
        Binding::new(&[], DisplaysAction::Forget.name()),
    ],
};
