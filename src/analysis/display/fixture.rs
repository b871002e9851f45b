//! A small study for the tests of the displays, made of a few words: who there
//! is, which codes, which passages. It must not be part of the program.

use std::collections::HashMap;

use super::{FactorPairs, Findings, Gathered, Material, Settled};
use crate::analysis::ground::{Ground, Plan, Seen, Unit};
use crate::model::code::{Bilingual, Code, CodeKind, CodeStatus, CodeWords};
use crate::model::coding::Polarity;
use crate::model::display::DisplayOptions;
use crate::model::document::DocumentKind;
use crate::model::finding::{Verdict, VerdictLevel};
use crate::model::ids::{
    CaseId, CodeId, CodebookId, CoderId, CodingId, DocumentId, SpeakerId, TurnId, VerdictId,
};
use crate::model::reduction::UnitId;
use crate::text::Span;

/// A case, which speaks in the document of the same number.
pub fn case(number: i64, group: &str) -> Unit {
    Unit {
        id: UnitId::Case(CaseId(number)),
        key: format!("I{number}"),
        label: String::new(),
        role: group.to_owned(),
        group: group.to_owned(),
        kind: DocumentKind::Interview,
        attributes: Vec::new(),
        documents: vec![DocumentId(number)],
    }
}

/// A text nobody speaks in.
pub fn text(number: i64, kind: DocumentKind) -> Unit {
    Unit {
        id: UnitId::Document(DocumentId(number)),
        key: format!("T{number}"),
        role: String::new(),
        group: String::new(),
        kind,
        ..case(number, "")
    }
}

pub fn code(id: i64, parent: Option<i64>) -> Code {
    Code {
        id: CodeId(id),
        uuid: String::new(),
        codebook: CodebookId(1),
        parent: parent.map(CodeId),
        key: format!("K{id}"),
        kind: CodeKind::Indicator,
        status: CodeStatus::Active,
        reason: String::new(),
        color: 0,
        version: 1,
        words: CodeWords {
            label: Bilingual::same(&format!("Code {id}")),
            ..CodeWords::default()
        },
        see_also: Vec::new(),
    }
}

pub fn factor(id: i64) -> Code {
    Code {
        kind: CodeKind::Factor,
        ..code(id, None)
    }
}

/// A passage of 45 words in the document of the unit of this number, in a place
/// and a turn of its own.
pub fn seen(id: i64, unit: i64, code: i64, polarity: Polarity, strength: u8) -> Seen {
    let start = usize::try_from(id).unwrap_or_default() * 100;
    Seen {
        coding: CodingId(id),
        document: DocumentId(unit),
        span: Span::new(start, start + 10),
        code: CodeId(code),
        coder: CoderId(1),
        speaker: Some(SpeakerId(unit)),
        turn: Some(TurnId(id)),
        polarity: Some(polarity),
        strength,
        words: 45,
    }
}

pub fn verdict(id: i64, code: i64, scope: &str) -> Verdict {
    Verdict {
        id: VerdictId(id),
        code: CodeId(code),
        scope: scope.to_owned(),
        level: VerdictLevel::BelumOptimal,
        finding: String::new(),
    }
}

/// The material with every code a column, and the indicators as what is asked for.
pub fn material(units: Vec<Unit>, codes: Vec<Code>, mut codings: Vec<Seen>) -> Material {
    let mut plan = Plan::default();
    for (row, unit) in units.iter().enumerate() {
        match unit.id {
            UnitId::Case(case) => {
                plan.unit_of_speaker.insert(SpeakerId(case.0), row);
            }
            UnitId::Document(document) => {
                plan.unit_of_document.insert(document, row);
            }
        }
    }
    plan.units = units;
    let tree: Vec<_> = codes.iter().map(|code| (code.id, code.parent)).collect();
    let plan = plan.with_columns(codes.iter().map(|code| code.id).collect(), &tree);
    let mut settled = Settled::of(&DisplayOptions::default());
    settled.codes = super::indicators(&codes);
    let mut findings = Findings {
        pairs: FactorPairs::new(&codes, &plan),
        ..Findings::default()
    };
    let mut ground = Ground::new(plan);
    codings.sort_by_key(|seen| (seen.document, seen.span.start, seen.span.end, seen.code));
    for of_document in codings.chunk_by(|a, b| a.document == b.document) {
        ground.take(of_document);
        findings.pairs.take(&ground.plan, of_document);
    }
    Material {
        settled,
        ground,
        codes,
        questions: Vec::new(),
        summaries: Vec::new(),
        digests: HashMap::new(),
        documents: Vec::new(),
        gathered: Gathered::Nothing,
        findings,
    }
}
