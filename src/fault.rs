//! What went wrong, as a value: one sentence that says what and where, and a
//! hint that says what to do next. Every floor returns it, only the front ends
//! turn it into words and an exit code. It must not know a language, a terminal
//! or a database.

use crate::message::Text;

/// Who has to act on a fault; it decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The command or the input was wrong: the person can mend it.
    Input,
    /// Another program holds what is needed: trying again may help.
    Busy,
    /// The person stopped it. Nothing was changed.
    Cancelled,
    /// The program or the machine failed.
    Internal,
}

/// A failure with its sentence and, where there is one, the next step.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    pub kind: FaultKind,
    pub what: Text,
    pub hint: Option<Text>,
}

/// The result of everything that can fail in front of a person.
pub type Outcome<T> = Result<T, Fault>;

impl Fault {
    fn new(kind: FaultKind, what: Text) -> Self {
        Fault {
            kind,
            what,
            hint: None,
        }
    }

    /// The input or the command was wrong (exit code 2).
    #[must_use]
    pub fn input(what: Text) -> Self {
        Self::new(FaultKind::Input, what)
    }

    /// Another program is in the way (exit code 2).
    #[must_use]
    pub fn busy(what: Text) -> Self {
        Self::new(FaultKind::Busy, what)
    }

    /// The person cancelled (exit code 2).
    #[must_use]
    pub fn cancelled(what: Text) -> Self {
        Self::new(FaultKind::Cancelled, what)
    }

    /// The program or the machine failed (exit code 3).
    #[must_use]
    pub fn internal(what: Text) -> Self {
        Self::new(FaultKind::Internal, what)
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The process exit code this fault stands for.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            FaultKind::Input | FaultKind::Busy | FaultKind::Cancelled => 2,
            FaultKind::Internal => 3,
        }
    }
}
