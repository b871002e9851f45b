//! From what was typed to a query, or a sentence that says where it cannot be
//! understood. Indonesian words do as well as English ones. It must not know
//! which codes there are.

use super::{Expr, Query, Unit};
use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::model::ids::CodeId;
use crate::text;

/// Brackets in brackets that are followed.
const DEPTH: usize = 60;
/// Turns between passages that are near each other or follow each other, when
/// no number is given.
const TURNS: u32 = 1;

/// Reads a query. `find` knows the codes by key.
///
/// # Errors
///
/// A sentence with the place (in characters, from 1) where it stops making
/// sense, or the name of a code there is none of.
pub fn parse(words: &str, find: &dyn Fn(&str) -> Option<CodeId>) -> Outcome<Query> {
    let tokens = tokens(words)?;
    let mut parser = Parser {
        tokens: &tokens,
        at: 0,
        end: words.chars().count() + 1,
        depth: 0,
        find,
    };
    let expr = parser.either()?;
    let unit = parser.unit()?;
    match parser.peek() {
        None => Ok(Query { expr, unit }),
        Some(_) => Err(parser.unexpected()),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    Open,
    Close,
    And,
    Or,
    Not,
    Near(u32),
    Followed(u32),
    Within,
    Name(String),
}

#[derive(Debug, Clone)]
struct Token {
    word: Word,
    /// As it was typed.
    typed: String,
    /// Characters before it, and one.
    at: usize,
}

fn fault(at: usize, what: Text) -> Fault {
    Fault::input(text!("patterns-query-at", place = at, what = what))
        .hint(text!("patterns-query-hint"))
}

fn tokens(words: &str) -> Outcome<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    let chars: Vec<char> = words.chars().collect();
    let mut at = 0;
    while let Some(char) = chars.get(at) {
        let start = at;
        match char {
            char if char.is_whitespace() => {
                at += 1;
                continue;
            }
            '(' | ')' => at += 1,
            '"' | '“' => {
                let close = chars
                    .iter()
                    .skip(at + 1)
                    .position(|c| matches!(c, '"' | '”'));
                let Some(length) = close else {
                    return Err(fault(at + 1, text!("patterns-query-open-quote")));
                };
                at += length + 2;
                tokens.push(Token {
                    word: Word::Name(chars[start + 1..at - 1].iter().collect()),
                    typed: chars[start..at].iter().collect(),
                    at: start + 1,
                });
                continue;
            }
            _ => {
                let is_part = |c: &char| !c.is_whitespace() && !matches!(c, '(' | ')' | '"' | '“');
                at += chars.iter().skip(at).take_while(|c| is_part(c)).count();
            }
        }
        let typed: String = chars[start..at].iter().collect();
        tokens.push(Token {
            word: word(&typed, start + 1)?,
            typed,
            at: start + 1,
        });
    }
    Ok(by_joined(tokens))
}

/// `followed by`, in two words, is one.
fn by_joined(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let by = token.typed.to_lowercase();
        let (by, turns) = match by.split_once(':') {
            Some((by, turns)) => (by.to_owned(), turns.parse().ok()),
            None => (by, None),
        };
        if matches!(by.as_str(), "by" | "oleh")
            && let Some(Token {
                word: Word::Followed(before),
                typed,
                ..
            }) = joined.last_mut()
            && !typed.contains(' ')
        {
            *before = turns.unwrap_or(*before);
            typed.push_str(" by");
            continue;
        }
        joined.push(token);
    }
    joined
}

fn word(typed: &str, at: usize) -> Outcome<Word> {
    let folded = typed.to_lowercase();
    let (name, number) = match folded.split_once(':') {
        Some((name, number)) => (name, Some(number)),
        None => (folded.as_str(), None),
    };
    let turns = || match number {
        None => Ok(TURNS),
        Some(number) => number
            .parse()
            .map_err(|_| fault(at, text!("patterns-query-bad-number", typed = typed))),
    };
    Ok(match name {
        "near" | "dekat" => Word::Near(turns()?),
        "followed" | "followed-by" | "diikuti" => Word::Followed(turns()?),
        _ if number.is_some() => Word::Name(typed.to_owned()),
        "(" => Word::Open,
        ")" => Word::Close,
        "and" | "dan" => Word::And,
        "or" | "atau" => Word::Or,
        "not" | "bukan" | "tanpa" => Word::Not,
        "within" | "sama" => Word::Within,
        _ => Word::Name(typed.to_owned()),
    })
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    /// The place after the last character.
    end: usize,
    depth: usize,
    find: &'a dyn Fn(&str) -> Option<CodeId>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Word> {
        self.tokens.get(self.at).map(|token| &token.word)
    }

    fn take(&mut self, word: &Word) -> bool {
        let is_it = self.peek() == Some(word);
        self.at += usize::from(is_it);
        is_it
    }

    /// The fault of the word that is next.
    fn unexpected(&self) -> Fault {
        match self.tokens.get(self.at) {
            None => fault(self.end, text!("patterns-query-ends")),
            Some(token) => match token.word {
                Word::Name(_) => fault(
                    token.at,
                    text!("patterns-query-two-codes", typed = token.typed.as_str()),
                ),
                Word::Close => fault(token.at, text!("patterns-query-close")),
                _ => fault(
                    token.at,
                    text!("patterns-query-unexpected", typed = token.typed.as_str()),
                ),
            },
        }
    }

    fn either(&mut self) -> Outcome<Expr> {
        let mut all = vec![self.both()?];
        while self.take(&Word::Or) {
            all.push(self.both()?);
        }
        Ok(match all.len() {
            1 => all.remove(0),
            _ => Expr::Or(all),
        })
    }

    fn both(&mut self) -> Outcome<Expr> {
        let start = self.at;
        let (mut all, mut none) = (Vec::new(), Vec::new());
        loop {
            let is_excluded = self.take(&Word::Not);
            let part = self.beside()?;
            if is_excluded {
                none.push(part);
            } else {
                all.push(part);
            }
            // `A not B` says the same as `A and not B`.
            if !self.take(&Word::And) && self.peek() != Some(&Word::Not) {
                break;
            }
        }
        if all.is_empty() {
            let at = self.tokens.get(start).map_or(1, |token| token.at);
            return Err(fault(at, text!("patterns-query-only-not")));
        }
        if all.len() == 1 && none.is_empty() {
            return Ok(all.remove(0));
        }
        Ok(Expr::And { all, none })
    }

    /// `A near B`, `A followed by B`, from the left.
    fn beside(&mut self) -> Outcome<Expr> {
        let mut left = self.one()?;
        loop {
            match self.peek() {
                Some(Word::Near(turns)) => {
                    let turns = *turns;
                    self.at += 1;
                    left = Expr::Near(Box::new(left), Box::new(self.one()?), turns);
                }
                Some(Word::Followed(turns)) => {
                    let turns = *turns;
                    self.at += 1;
                    left = Expr::Followed(Box::new(left), Box::new(self.one()?), turns);
                }
                _ => return Ok(left),
            }
        }
    }

    fn one(&mut self) -> Outcome<Expr> {
        let Some(token) = self.tokens.get(self.at) else {
            return Err(fault(self.end, text!("patterns-query-ends")));
        };
        match &token.word {
            Word::Name(name) => {
                let Some(code) = (self.find)(name) else {
                    return Err(fault(
                        token.at,
                        text!("patterns-query-no-code", code = name.as_str()),
                    ));
                };
                self.at += 1;
                Ok(Expr::Code(code))
            }
            Word::Open => {
                if self.depth >= DEPTH {
                    return Err(fault(token.at, text!("patterns-query-deep")));
                }
                let opened = token.at;
                self.at += 1;
                self.depth += 1;
                let inner = self.either()?;
                self.depth -= 1;
                if self.take(&Word::Close) {
                    return Ok(inner);
                }
                match self.peek() {
                    None => Err(fault(opened, text!("patterns-query-open"))),
                    Some(_) => Err(self.unexpected()),
                }
            }
            _ => Err(self.unexpected()),
        }
    }

    /// `within turn` at the end.
    fn unit(&mut self) -> Outcome<Unit> {
        if !self.take(&Word::Within) {
            return Ok(Unit::default());
        }
        let Some(token) = self.tokens.get(self.at) else {
            return Err(fault(self.end, text!("patterns-query-no-unit")));
        };
        let unit = match token.typed.to_lowercase().as_str() {
            "passage" | "kutipan" => Unit::Passage,
            "turn" | "giliran" => Unit::Turn,
            "case" | "kasus" => Unit::Case,
            "document" | "dokumen" => Unit::Document,
            _ => return Err(fault(token.at, text!("patterns-query-no-unit"))),
        };
        self.at += 1;
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(words: &str) -> Outcome<Query> {
        parse(words, &|key| match key {
            "A" => Some(CodeId(1)),
            "B" => Some(CodeId(2)),
            "C C" => Some(CodeId(3)),
            _ => None,
        })
    }

    fn expr(words: &str) -> Expr {
        read(words).unwrap().expr
    }

    /// The place a fault names.
    fn place(words: &str) -> i64 {
        let fault = read(words).unwrap_err();
        assert!(fault.hint.is_some());
        match fault.what.args.first() {
            Some((_, crate::message::Arg::Number(at))) => *at,
            other => panic!("{other:?}"),
        }
    }

    const A: Expr = Expr::Code(CodeId(1));
    const B: Expr = Expr::Code(CodeId(2));
    const C: Expr = Expr::Code(CodeId(3));

    #[test]
    fn near_binds_before_and_and_and_before_or() {
        let near = Expr::Near(Box::new(A), Box::new(B), 2);
        let and = Expr::And {
            all: vec![near],
            none: vec![C],
        };
        assert_eq!(
            expr("B or A near:2 B and not \"C C\""),
            Expr::Or(vec![B, and])
        );
        assert_eq!(
            expr("B atau A dekat:2 B dan bukan “C C”"),
            expr("B or A near:2 B not \"C C\"")
        );
    }

    #[test]
    fn following_and_the_unit_are_understood() {
        let followed = |turns| Expr::Followed(Box::new(A), Box::new(B), turns);
        assert_eq!(expr("A followed by B"), followed(1));
        assert_eq!(expr("A followed:3 by B"), followed(3));
        assert_eq!(expr("A followed by:3 B"), followed(3));
        assert_eq!(expr("A diikuti oleh B"), followed(1));
        assert_eq!(read("A and B within case").unwrap().unit, Unit::Case);
        assert_eq!(read("(A and B)").unwrap().unit, Unit::Passage);
    }

    #[test]
    fn a_fault_says_where() {
        assert_eq!(place("A and X"), 7);
        assert_eq!(place("A and"), 6);
        assert_eq!(place("A B"), 3);
        assert_eq!(place("(A or B"), 1);
        assert_eq!(place("A or B)"), 7);
        assert_eq!(place("not A"), 1);
        assert_eq!(place("B or not A"), 6);
        assert_eq!(place("A near:x B"), 3);
        assert_eq!(place("é \"A"), 3);
        assert_eq!(place("A \"B"), 3);
        assert_eq!(place("A within week"), 10);
        assert_eq!(place(""), 1);
        assert_eq!(place(&"(".repeat(100_000)), 61);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused(
            words in prop::collection::vec(
                prop::sample::select(vec![
                    "A", "B", "and", "or", "not", "(", ")", "near", "near:2", "followed", "by",
                    "within", "turn", "\"", "🙂", "X:1", "near:"
                ]),
                0..14,
            ),
            any in any::<String>(),
        ) {
            let _ = read(&words.join(" "));
            let _ = read(&any);
        }
    }
}
