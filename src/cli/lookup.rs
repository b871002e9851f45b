//! From the names people type to the things of the study, with the nearest
//! name where there is none. It must not change anything.

use super::nearest::nearest;
use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::model::case::{AttributeKind, Case};
use crate::model::code::Code;
use crate::model::codebook::Codebook;
use crate::model::coding::{Polarity, Strength};
use crate::model::document::{Document, Speaker};
use crate::model::ids::MemoId;
use crate::model::memo::Memo;
use crate::model::study::Coder;
use crate::text;
use crate::workbench::{MemoFilter, Workbench};

/// The one of `all` that bears the name exactly, or but for upper and lower
/// case if that is only one; else the fault, with the nearest name for a hint.
pub fn named<'a, T>(
    all: &'a [T],
    typed: &str,
    name: impl Fn(&T) -> &str,
    unknown: Text,
    otherwise: Text,
) -> Outcome<&'a T> {
    if let Some(found) = all.iter().find(|one| name(one) == typed) {
        return Ok(found);
    }
    let folded = typed.to_lowercase();
    let mut alike = all.iter().filter(|one| name(one).to_lowercase() == folded);
    if let (Some(found), None) = (alike.next(), alike.next()) {
        return Ok(found);
    }
    let hint = match nearest(typed, all.iter().map(&name)) {
        Some(near) => text!("cli-did-you-mean", name = near),
        None => otherwise,
    };
    Err(Fault::input(unknown).hint(hint))
}

pub fn document(workbench: &Workbench, typed: &str) -> Outcome<Document> {
    workbench.find_document(typed)
}

pub fn documents(workbench: &Workbench, typed: &[&str]) -> Outcome<Vec<Document>> {
    typed.iter().map(|name| document(workbench, name)).collect()
}

pub fn code<'a>(codes: &'a [Code], typed: &str) -> Outcome<&'a Code> {
    if let Some(found) = codes.iter().find(|code| code.uuid == typed) {
        return Ok(found);
    }
    let unknown = text!("cli-unknown-code", code = typed);
    let otherwise = text!("cli-unknown-code-hint");
    named(codes, typed, |code| &code.key, unknown, otherwise)
}

pub fn case<'a>(cases: &'a [Case], typed: &str) -> Outcome<&'a Case> {
    let unknown = text!("cli-unknown-case", case = typed);
    let otherwise = text!("cli-unknown-case-hint");
    named(cases, typed, |case| &case.key, unknown, otherwise)
}

pub fn codebook<'a>(books: &'a [Codebook], typed: &str) -> Outcome<&'a Codebook> {
    let unknown = text!("cli-unknown-codebook", codebook = typed);
    let otherwise = text!("cli-unknown-codebook-hint");
    named(books, typed, |book| &book.key, unknown, otherwise)
}

pub fn coder(workbench: &Workbench, typed: &str) -> Outcome<Coder> {
    let coders = workbench.coders()?;
    let unknown = text!("cli-unknown-coder", coder = typed);
    let otherwise = text!("cli-unknown-coder-hint");
    named(
        &coders,
        typed.trim(),
        |coder| &coder.name,
        unknown,
        otherwise,
    )
    .cloned()
}

/// The name of an attribute as the study writes it.
pub fn attribute<'a>(all: &'a [(String, AttributeKind)], typed: &str) -> Outcome<&'a str> {
    let unknown = text!("cli-unknown-attribute", attribute = typed);
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    let otherwise = match names.as_slice() {
        [] => text!("cli-no-attributes"),
        names => text!("cli-unknown-attribute-hint", attributes = names.join(", ")),
    };
    let found = named(all, typed, |(name, _)| name, unknown, otherwise)?;
    Ok(&found.0)
}

/// The speaker of a document by label.
pub fn speaker<'a>(speakers: &'a [Speaker], typed: &str, title: &str) -> Outcome<&'a Speaker> {
    let unknown = text!("cli-unknown-speaker", speaker = typed, document = title);
    let labels: Vec<&str> = speakers.iter().map(|one| one.label.as_str()).collect();
    let otherwise = text!("cli-unknown-speaker-hint", speakers = labels.join(", "));
    named(
        speakers,
        typed,
        |speaker| &speaker.label,
        unknown,
        otherwise,
    )
}

pub fn memo(workbench: &Workbench, id: i64) -> Outcome<Memo> {
    let all = workbench.memos(&MemoFilter::default())?;
    let found = all.into_iter().find(|memo| memo.id == MemoId(id));
    found.ok_or_else(|| {
        Fault::input(text!("cli-unknown-memo", memo = id)).hint(text!("cli-unknown-memo-hint"))
    })
}

/// A polarity sign; `none` takes a judgement back.
pub fn polarity(typed: &str) -> Outcome<Option<Polarity>> {
    if typed == "none" {
        return Ok(None);
    }
    Polarity::from_sign(typed).map(Some).ok_or_else(|| {
        Fault::input(text!("cli-bad-polarity", value = typed)).hint(text!("cli-bad-polarity-hint"))
    })
}

/// A strength; `none` takes it back.
pub fn strength(typed: &str) -> Outcome<Option<Strength>> {
    if typed == "none" {
        return Ok(None);
    }
    let number = typed.trim().parse().ok().and_then(Strength::new);
    number.map(Some).ok_or_else(|| {
        Fault::input(text!("cli-bad-strength", value = typed)).hint(text!("cli-bad-strength-hint"))
    })
}

/// `NAME=VALUE`.
pub fn pair(typed: &str) -> Outcome<(&str, &str)> {
    match typed.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim(), value.trim())),
        _ => {
            Err(Fault::input(text!("cli-bad-pair", value = typed)).hint(text!("cli-bad-pair-hint")))
        }
    }
}
