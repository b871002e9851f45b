//! The choosing rules, each by an example that another rule would decide otherwise.

use super::*;
use crate::model::code::{CodeKind, CodeStatus, CodeWords};
use crate::model::finding::VerdictLevel;
use crate::model::ids::{CodebookId, CodingId, DocumentId, VerdictId};
use crate::text::Span;

fn code(id: i64, parent: Option<i64>) -> Code {
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
        words: CodeWords::default(),
        see_also: Vec::new(),
    }
}

fn verdict(code: i64) -> Verdict {
    Verdict {
        id: VerdictId(code),
        code: CodeId(code),
        scope: String::new(),
        level: VerdictLevel::BelumOptimal,
        finding: String::new(),
        digest: String::new(),
        changed: 0,
    }
}

/// A quote of a case in a document of the same number.
fn quote(id: i64, code: i64, case: i64, role: &str, sign: Polarity, strength: u8) -> Quote {
    let start = usize::try_from(id).unwrap() * 100;
    Quote {
        id: CodingId(id),
        document: DocumentId(case),
        document_title: format!("I{case}"),
        kind: DocumentKind::Interview,
        date: String::new(),
        turn: None,
        turn_number: None,
        speaker: None,
        case: Some(format!("I{case}")),
        role: Some(role.to_owned()),
        code: CodeId(code),
        code_key: format!("K{code}"),
        coder: "A".to_owned(),
        polarity: Some(sign),
        strength: Strength::new(strength),
        is_starred: false,
        span: Span::new(start, start + 10),
        start,
        end: start + 10,
        lines: None,
        status: AnchorStatus::Ok,
        text: "kata ".repeat(45),
        translation: None,
    }
}

fn chosen(quotes: &[Quote], verdicts: &[Verdict], codes: &[Code]) -> Vec<Vec<i64>> {
    let rows = table(quotes, verdicts, codes);
    let ids = |row: &Evidence<'_>| row.quotes.iter().map(|quote| quote.id.0).collect();
    rows.iter().map(ids).collect()
}

use Polarity::{Contradicts as Minus, Supports as Plus};

#[test]
fn each_role_gives_its_strongest_quote() {
    let quotes = [
        quote(1, 1, 1, "officer", Plus, 1),
        quote(2, 1, 1, "officer", Plus, 3),
        quote(3, 1, 2, "villager", Plus, 2),
    ];
    assert_eq!(chosen(&quotes, &[verdict(1)], &[code(1, None)]), [[2, 3]]);
}

#[test]
fn of_equal_strength_the_length_nearest_the_target_wins_then_the_earliest() {
    let mut long = quote(1, 1, 1, "officer", Plus, 2);
    long.text = "kata ".repeat(90);
    let quotes = [
        long,
        quote(3, 1, 1, "officer", Plus, 2),
        quote(2, 1, 1, "officer", Plus, 2),
    ];
    assert_eq!(chosen(&quotes, &[verdict(1)], &[code(1, None)]), [[2]]);
}

#[test]
fn a_case_not_quoted_yet_comes_before_a_stronger_one_that_was() {
    let quotes = [
        quote(1, 1, 1, "villager", Plus, 3),
        quote(2, 2, 1, "villager", Plus, 3),
        quote(3, 2, 2, "villager", Plus, 1),
    ];
    let codes = [code(1, None), code(2, None)];
    assert_eq!(
        chosen(&quotes, &[verdict(1), verdict(2)], &codes),
        [[1], [3]]
    );
}

#[test]
fn the_sign_fewer_cases_have_is_quoted_in_addition() {
    let quotes = [
        quote(1, 1, 1, "villager", Plus, 3),
        quote(2, 1, 2, "villager", Plus, 3),
        quote(3, 1, 3, "villager", Minus, 1),
    ];
    assert_eq!(chosen(&quotes, &[verdict(1)], &[code(1, None)]), [[1, 3]]);
    let turned = quotes.map(|mut quote| {
        quote.polarity = quote
            .polarity
            .map(|sign| if sign == Plus { Minus } else { Plus });
        quote
    });
    assert_eq!(chosen(&turned, &[verdict(1)], &[code(1, None)]), [[1, 3]]);
}

#[test]
fn a_document_nobody_speaks_in_can_be_the_contrary_voice_but_has_no_role() {
    let mut report = quote(2, 1, 9, "", Minus, 1);
    report.case = None;
    report.role = None;
    report.kind = DocumentKind::Document;
    let quotes = [quote(1, 1, 1, "officer", Plus, 3), report];
    let (codes, verdicts) = ([code(1, None)], [verdict(1)]);
    let rows = table(&quotes, &verdicts, &codes);
    assert_eq!(rows[0].quotes.len(), 2);
    assert_eq!(rows[0].informants, ["I1"]);
    assert_eq!(
        rows[0].sources,
        [DocumentKind::Interview, DocumentKind::Document]
    );
}

#[test]
fn an_indicator_takes_in_the_codes_below_it() {
    let quotes = [quote(1, 3, 1, "officer", Plus, 1)];
    let codes = [code(1, None), code(2, Some(1)), code(3, Some(2))];
    assert_eq!(chosen(&quotes, &[verdict(1)], &codes), [[1]]);
}

#[test]
fn a_quote_whose_words_vanished_is_never_taken() {
    let mut lost = quote(1, 1, 1, "officer", Plus, 3);
    lost.status = AnchorStatus::NeedsReview;
    let rows = [lost];
    assert_eq!(
        chosen(&rows, &[verdict(1)], &[code(1, None)]),
        [Vec::<i64>::new()]
    );
}
