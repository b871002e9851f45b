//! What can be done while coding, and the keys for it. It must not know how
//! anything is done.

use crate::tui::keymap::{Binding, Context};

crate::actions! {
    /// What can be done in the reader.
    pub enum CodingAction {
        Left = "coding-left",
        Right = "coding-right",
        Down = "coding-down",
        Up = "coding-up",
        NextWord = "coding-next-word",
        PreviousWord = "coding-previous-word",
        EndOfWord = "coding-end-of-word",
        NextSentence = "coding-next-sentence",
        PreviousSentence = "coding-previous-sentence",
        NextTurn = "coding-next-turn",
        PreviousTurn = "coding-previous-turn",
        NextParagraph = "coding-next-paragraph",
        PreviousParagraph = "coding-previous-paragraph",
        PageDown = "coding-page-down",
        PageUp = "coding-page-up",
        RowStart = "coding-row-start",
        RowEnd = "coding-row-end",
        Start = "coding-start",
        End = "coding-end",
        GoToTurn = "coding-go-to-turn",
        NextCoding = "coding-next-coding",
        PreviousCoding = "coding-previous-coding",
        NextHit = "coding-next-hit",
        PreviousHit = "coding-previous-hit",
        NextDocument = "coding-next-document",
        PreviousDocument = "coding-previous-document",

        SelectFree = "coding-select-free",
        OtherEnd = "coding-other-end",
        TakeWord = "coding-take-word",
        TakeSentence = "coding-take-sentence",
        TakeTurn = "coding-take-turn",
        TakeParagraph = "coding-take-paragraph",

        Palette = "coding-palette",
        Repeat = "coding-repeat",
        InVivo = "coding-in-vivo",
        Pinned1 = "coding-pinned-1",
        Pinned2 = "coding-pinned-2",
        Pinned3 = "coding-pinned-3",
        Pinned4 = "coding-pinned-4",
        Pinned5 = "coding-pinned-5",
        Pinned6 = "coding-pinned-6",
        Pinned7 = "coding-pinned-7",
        Pinned8 = "coding-pinned-8",
        Pinned9 = "coding-pinned-9",
        Pin = "coding-pin",
        Supports = "coding-supports",
        Contradicts = "coding-contradicts",
        Mixed = "coding-mixed",
        Neutral = "coding-neutral",
        NoPolarity = "coding-no-polarity",
        Weak = "coding-strength-1",
        Clear = "coding-strength-2",
        Strong = "coding-strength-3",
        NoStrength = "coding-no-strength",
        Star = "coding-star",
        Memo = "coding-memo",
        Remove = "coding-remove",
        Recode = "coding-recode",
        Resize = "coding-resize",
        Choose = "coding-choose",
        OtherCoding = "coding-other-coding",

        SearchStudy = "coding-search-study",
        CodeHits = "coding-code-hits",
        Finish = "coding-finish",
        Whose = "coding-whose",
        Copy = "coding-copy",
    }
}

/// The pinned codes by their digits.
pub const PINNED: [CodingAction; 9] = [
    CodingAction::Pinned1,
    CodingAction::Pinned2,
    CodingAction::Pinned3,
    CodingAction::Pinned4,
    CodingAction::Pinned5,
    CodingAction::Pinned6,
    CodingAction::Pinned7,
    CodingAction::Pinned8,
    CodingAction::Pinned9,
];

const fn key(keys: &'static [&'static str], action: CodingAction) -> Binding {
    Binding::new(keys, action.name())
}

const fn hint(keys: &'static [&'static str], action: CodingAction) -> Binding {
    Binding::hint(keys, action.name())
}

pub static READ: Context = Context {
    title: "keys-coding",
    bindings: &[
        hint(&["c"], CodingAction::Palette),
        hint(&["."], CodingAction::Repeat),
        hint(&["s"], CodingAction::TakeSentence),
        hint(&["v"], CodingAction::SelectFree),
        hint(&["x", "Delete"], CodingAction::Remove),
        key(&["i"], CodingAction::InVivo),
        key(&["W"], CodingAction::TakeWord),
        key(&["t"], CodingAction::TakeTurn),
        key(&["p"], CodingAction::TakeParagraph),
        key(&["o"], CodingAction::OtherEnd),
        key(&["+"], CodingAction::Supports),
        key(&["-"], CodingAction::Contradicts),
        key(&["=", "±"], CodingAction::Mixed),
        key(&["0"], CodingAction::Neutral),
        key(&["_"], CodingAction::NoPolarity),
        key(&["S 1"], CodingAction::Weak),
        key(&["S 2"], CodingAction::Clear),
        key(&["S 3"], CodingAction::Strong),
        key(&["S 0"], CodingAction::NoStrength),
        key(&["*"], CodingAction::Star),
        key(&["m"], CodingAction::Memo),
        key(&["R"], CodingAction::Recode),
        key(&["r"], CodingAction::Resize),
        key(&["Enter"], CodingAction::Choose),
        key(&["O"], CodingAction::OtherCoding),
        key(&["1"], CodingAction::Pinned1),
        key(&["2"], CodingAction::Pinned2),
        key(&["3"], CodingAction::Pinned3),
        key(&["4"], CodingAction::Pinned4),
        key(&["5"], CodingAction::Pinned5),
        key(&["6"], CodingAction::Pinned6),
        key(&["7"], CodingAction::Pinned7),
        key(&["8"], CodingAction::Pinned8),
        key(&["9"], CodingAction::Pinned9),
        key(&["P"], CodingAction::Pin),
        key(&["h", "Left"], CodingAction::Left),
        key(&["l", "Right"], CodingAction::Right),
        key(&["j", "Down"], CodingAction::Down),
        key(&["k", "Up"], CodingAction::Up),
        key(&["w", "Ctrl-Right"], CodingAction::NextWord),
        key(&["b", "Ctrl-Left"], CodingAction::PreviousWord),
        key(&["e"], CodingAction::EndOfWord),
        key(&[")"], CodingAction::NextSentence),
        key(&["("], CodingAction::PreviousSentence),
        key(&["J"], CodingAction::NextTurn),
        key(&["K"], CodingAction::PreviousTurn),
        key(&["}"], CodingAction::NextParagraph),
        key(&["{"], CodingAction::PreviousParagraph),
        key(&["PageDown", "Ctrl-d", "Space"], CodingAction::PageDown),
        key(&["PageUp", "Ctrl-u", "Backspace"], CodingAction::PageUp),
        key(&["^", "Home"], CodingAction::RowStart),
        key(&["$", "End"], CodingAction::RowEnd),
        key(&["g g", "Ctrl-Home"], CodingAction::Start),
        key(&["G", "Ctrl-End"], CodingAction::End),
        key(&["g t"], CodingAction::GoToTurn),
        key(&["]"], CodingAction::NextCoding),
        key(&["["], CodingAction::PreviousCoding),
        key(&["n"], CodingAction::NextHit),
        key(&["N"], CodingAction::PreviousHit),
        key(&["g /"], CodingAction::SearchStudy),
        key(&["g c"], CodingAction::CodeHits),
        key(&[">"], CodingAction::NextDocument),
        key(&["<"], CodingAction::PreviousDocument),
        key(&["f"], CodingAction::Finish),
        key(&["V"], CodingAction::Whose),
        key(&["y"], CodingAction::Copy),
    ],
};

crate::actions! {
    /// What can be done while a coding's extent is changed.
    pub enum ResizeAction {
        Save = "resize-save",
        EndLater = "resize-end-later",
        EndEarlier = "resize-end-earlier",
        StartLater = "resize-start-later",
        StartEarlier = "resize-start-earlier",
        EndWordLater = "resize-end-word-later",
        EndWordEarlier = "resize-end-word-earlier",
        StartWordLater = "resize-start-word-later",
        StartWordEarlier = "resize-start-word-earlier",
        EndSentence = "resize-end-sentence",
        StartSentence = "resize-start-sentence",
    }
}

pub static RESIZE: Context = Context {
    title: "keys-resize",
    bindings: &[
        Binding::hint(&["Enter"], ResizeAction::Save.name()),
        Binding::hint(&["l", "Right", ">"], ResizeAction::EndWordLater.name()),
        Binding::hint(&["h", "Left", "<"], ResizeAction::EndWordEarlier.name()),
        Binding::hint(&["H", "Shift-Left"], ResizeAction::StartWordEarlier.name()),
        Binding::hint(&["L", "Shift-Right"], ResizeAction::StartWordLater.name()),
        Binding::new(&["."], ResizeAction::EndLater.name()),
        Binding::new(&[","], ResizeAction::EndEarlier.name()),
        Binding::new(&["]"], ResizeAction::StartLater.name()),
        Binding::new(&["["], ResizeAction::StartEarlier.name()),
        Binding::new(&[")", "Down"], ResizeAction::EndSentence.name()),
        Binding::new(&["(", "Up"], ResizeAction::StartSentence.name()),
    ],
};

crate::actions! {
    /// What can be done in a list of passages: what a search found.
    pub enum PassagesAction {
        Jump = "passages-jump",
        Down = "passages-down",
        Up = "passages-up",
        PageDown = "passages-page-down",
        PageUp = "passages-page-up",
        First = "passages-first",
        Last = "passages-last",
        Toggle = "passages-toggle",
        Extent = "passages-extent",
        Code = "passages-code",
        Again = "passages-again",
    }
}

pub static PASSAGES: Context = Context {
    title: "keys-passages",
    bindings: &[
        Binding::hint(&["Enter"], PassagesAction::Jump.name()),
        Binding::hint(&["c"], PassagesAction::Code.name()),
        Binding::hint(&["e"], PassagesAction::Extent.name()),
        Binding::hint(&["Space"], PassagesAction::Toggle.name()),
        Binding::new(&["s"], PassagesAction::Again.name()),
        Binding::new(&["j", "Down"], PassagesAction::Down.name()),
        Binding::new(&["k", "Up"], PassagesAction::Up.name()),
        Binding::new(&["PageDown", "Ctrl-d"], PassagesAction::PageDown.name()),
        Binding::new(&["PageUp", "Ctrl-u"], PassagesAction::PageUp.name()),
        Binding::new(&["g g", "Home"], PassagesAction::First.name()),
        Binding::new(&["G", "End"], PassagesAction::Last.name()),
    ],
};

crate::actions! {
    /// What can be decided about passages that are ready to be coded.
    pub enum PreviewAction {
        Apply = "preview-apply",
        Down = "preview-down",
        Up = "preview-up",
        PageDown = "preview-page-down",
        PageUp = "preview-page-up",
        Toggle = "preview-toggle",
    }
}

pub static PREVIEW: Context = Context {
    title: "keys-preview",
    bindings: &[
        Binding::hint(&["Enter"], PreviewAction::Apply.name()),
        Binding::hint(&["Space"], PreviewAction::Toggle.name()),
        Binding::new(&["j", "Down"], PreviewAction::Down.name()),
        Binding::new(&["k", "Up"], PreviewAction::Up.name()),
        Binding::new(&["PageDown", "Ctrl-d"], PreviewAction::PageDown.name()),
        Binding::new(&["PageUp", "Ctrl-u"], PreviewAction::PageUp.name()),
    ],
};
