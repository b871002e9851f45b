//! Queries over codes: `AG.TB and not AG.CTP`, `AG.TB near:2 AG.CTP`. What is
//! asked and which passages answer it. It must not know how codings are stored
//! nor how an answer is shown.

mod evaluate;
mod parse;

pub use evaluate::{Codings, Passage};
pub use parse::parse;

use crate::model::ids::CodeId;

/// What has to be the same for passages to be together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Unit {
    /// They share at least one character.
    #[default]
    Passage,
    /// They begin in the same turn.
    Turn,
    /// They were said by the same case, or stand in the same text nobody speaks in.
    Case,
    Document,
}

impl Unit {
    pub const ALL: [Unit; 4] = [Unit::Passage, Unit::Turn, Unit::Case, Unit::Document];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Unit::Passage => "passage",
            Unit::Turn => "turn",
            Unit::Case => "case",
            Unit::Document => "document",
        }
    }
}

/// A query: a set of passages to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// The passages of a code and of what is below it.
    Code(CodeId),
    /// The passages of either.
    Or(Vec<Expr>),
    /// The passages of each that are together with one of every other, and with
    /// none of those that are excluded.
    And { all: Vec<Expr>, none: Vec<Expr> },
    /// The passages of both that begin at most so many turns apart.
    Near(Box<Expr>, Box<Expr>, u32),
    /// The passages of the first with one of the second after it, at most so
    /// many turns later, and those of the second.
    Followed(Box<Expr>, Box<Expr>, u32),
}

impl Expr {
    /// The codes it names, each once.
    #[must_use]
    pub fn codes(&self) -> Vec<CodeId> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect(&self, found: &mut Vec<CodeId>) {
        match self {
            Expr::Code(code) => {
                if !found.contains(code) {
                    found.push(*code);
                }
            }
            Expr::Or(all) => all.iter().for_each(|part| part.collect(found)),
            Expr::And { all, none } => {
                all.iter().chain(none).for_each(|part| part.collect(found));
            }
            Expr::Near(a, b, _) | Expr::Followed(a, b, _) => {
                a.collect(found);
                b.collect(found);
            }
        }
    }

    /// Whether it asks for turns.
    #[must_use]
    pub fn is_about_turns(&self) -> bool {
        match self {
            Expr::Code(_) => false,
            Expr::Or(all) => all.iter().any(Expr::is_about_turns),
            Expr::And { all, none } => all.iter().chain(none).any(Expr::is_about_turns),
            Expr::Near(..) | Expr::Followed(..) => true,
        }
    }
}

/// A query with the unit it is asked in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub expr: Expr,
    pub unit: Unit,
}

impl Query {
    /// Whether the turns of a document have to be known.
    #[must_use]
    pub fn needs_turns(&self) -> bool {
        self.unit == Unit::Turn || self.expr.is_about_turns()
    }
}
