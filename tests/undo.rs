//! Laws of the journal, over random edits: each undo gives back exactly what was
//! there before the step, each redo exactly what was there after it, and an edit
//! that is refused leaves everything as it was.

use proptest::prelude::*;
use rusqlite::Connection;
use telaah::message::Language;
use telaah::model::case::AttributeKind;
use telaah::model::code::{CodeKind, CodeStatus, CodeWords};
use telaah::model::coding::{Polarity, Strength};
use telaah::model::document::{DocumentFacts, SpeakerRole};
use telaah::model::draft::{DocumentDraft, Origin, SpeakerDraft, TurnDraft};
use telaah::model::edit::{Edit, NewCoding};
use telaah::model::finding::{Stance, VerdictLevel};
use telaah::model::memo::{MemoKind, MemoSubject};
use telaah::model::quote::{QuoteFilter, QuoteSort};
use telaah::model::reduction::{FormKind, UnitId};
use telaah::text::Span;
use telaah::workbench::{MemoFilter, NewStudy, Workbench};

/// What a study holds, as a person would see it: every row of every table that
/// is not the journal's own, without what is hidden.
fn content(path: &std::path::Path) -> Vec<String> {
    let conn = Connection::open(path).unwrap();
    let visible = "SELECT id FROM document WHERE hidden = 0";
    let revisions = format!("SELECT id FROM document_revision WHERE document_id IN ({visible})");
    let codings = "SELECT id FROM coding WHERE hidden = 0";
    let tables: Vec<(&str, String)> = [
        "project",
        "setting",
        "coder",
        "codebook",
        "code",
        "code_text",
        "code_version",
        "code_link",
        "progress",
        "study_case",
        "attribute",
        "case_attribute",
        "translation",
        "pattern_member",
        "summary",
        "form_field",
        "memo",
        "verdict",
        "proposition",
        "rival",
        "evidence",
        "event",
        "question",
        "question_code",
        "asked",
    ]
    .into_iter()
    .map(|table| (table, "1".to_owned()))
    .chain([
        ("document", "hidden = 0".to_owned()),
        ("coding", "hidden = 0".to_owned()),
        ("document_revision", format!("document_id IN ({visible})")),
        ("speaker", format!("document_id IN ({visible})")),
        ("turn", format!("revision_id IN ({revisions})")),
        ("anchor", format!("coding_id IN ({codings})")),
    ])
    .collect();
    let mut dump = Vec::new();
    for (table, condition) in tables {
        let columns: Vec<String> = conn
            .prepare("SELECT name FROM pragma_table_info(?1)")
            .unwrap()
            .query_map([table], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let sql = format!(
            "SELECT json_array({}) FROM {table} WHERE {condition} ORDER BY id",
            columns.join(", ")
        );
        let mut statement = conn.prepare(&sql).unwrap();
        let rows = statement
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap();
        dump.extend(rows.map(|row| format!("{table} {}", row.unwrap())));
    }
    dump
}

fn draft(number: usize) -> DocumentDraft {
    let text = format!(
        "P: Tanya {number}?\n\nN: {}\n\nX: Sela.\n",
        "kata ".repeat(200)
    );
    let turn = |speaker, label: &str, after: &str| {
        let start = text.find(label).unwrap();
        let end = text.find(after).unwrap_or(text.len() - 1);
        TurnDraft {
            speaker: Some(speaker),
            span: Span::new(start, end),
            body: start + 3,
            start_ms: None,
            end_ms: None,
        }
    };
    let turns = vec![
        turn(0, "P: ", "\n\nN: "),
        turn(1, "N: ", "\n\nX: "),
        turn(2, "X: ", "\0"),
    ];
    let speaker = |label: &str, role| SpeakerDraft {
        label: label.to_owned(),
        role,
    };
    DocumentDraft {
        title: format!("D{number}"),
        facts: DocumentFacts::default(),
        text: text.clone(),
        speakers: vec![
            speaker("P", SpeakerRole::Interviewer),
            speaker("N", SpeakerRole::Informant),
            speaker("X", SpeakerRole::Other),
        ],
        turns,
        origin: Origin::default(),
        warnings: Vec::new(),
    }
}

fn pick<T: Clone>(from: &[T], index: usize) -> Option<T> {
    (!from.is_empty()).then(|| from[index % from.len()].clone())
}

fn words(label: &str) -> CodeWords {
    let mut words = CodeWords::default();
    words.label.id = label.to_owned();
    words.definition.en = format!("About {label}");
    words
}

/// Turns four numbers into an edit of the study as it is.
#[allow(clippy::too_many_lines)]
fn edit(bench: &Workbench, kind: u8, a: usize, b: usize, c: usize) -> Option<Edit> {
    if kind >= 210 {
        return condensing(bench, kind, a, b, c);
    }
    let codes = bench.codes().unwrap();
    let code = pick(&codes, a).map(|code| code.id);
    let other = pick(&codes, b).map(|code| code.id);
    let book = pick(&bench.codebooks().unwrap(), a).map(|book| book.id);
    let documents = bench.documents().unwrap();
    let document = pick(&documents, b).map(|document| document.id);
    let cases = bench.cases().unwrap();
    let case = pick(&cases, c).map(|case| case.id);
    let quotes = bench
        .quotes(&QuoteFilter::default(), QuoteSort::Newest, 0, 50)
        .unwrap();
    let quote = pick(&quotes, c);
    let speakers = document.map(|document| bench.speakers(document).unwrap());
    let speaker = speakers.as_ref().and_then(|all| pick(all, c));
    let memos = bench.memos(&MemoFilter::default()).unwrap();
    let memo = pick(&memos, a).map(|memo| memo.id);
    let reason = "because".to_owned();
    let start = 14 + c % 300;
    let span = Span::new(start, start + 1 + b % 40);
    Some(match kind % 38 {
        0 => Edit::AddCode {
            codebook: book?,
            parent: other,
            key: format!("K{c}"),
            kind: CodeKind::Indicator,
            words: words("kode"),
        },
        1 => Edit::SetCodeWords {
            code: code?,
            words: words(&format!("w{c}")),
            reason,
        },
        2 => Edit::MoveCode {
            code: code?,
            parent: other,
            position: c,
        },
        3 => Edit::MoveCode {
            code: code?,
            parent: None,
            position: c,
        },
        4 => Edit::MergeCodes {
            from: vec![code?],
            into: other?,
            reason,
        },
        5 => {
            let mine = quotes.iter().find(|quote| Some(quote.code) == code)?;
            Edit::SplitCode {
                code: code?,
                parts: vec![(format!("S{c}"), words("bagian"), vec![mine.id])],
                reason,
            }
        }
        6 => Edit::SetCodeStatus {
            code: code?,
            status: CodeStatus::Retired,
            reason,
        },
        7 => Edit::SetCodeStatus {
            code: code?,
            status: CodeStatus::Active,
            reason,
        },
        8 => Edit::DeleteCode {
            code: code?,
            reason,
        },
        9 => Edit::RenameCode {
            code: code?,
            key: format!("R{c}"),
        },
        10 => Edit::LinkCodes {
            code: code?,
            other: other?,
            is_linked: !c.is_multiple_of(3),
        },
        11 => Edit::AddCase {
            key: format!("C{c}"),
            label: String::new(),
            role: "warga".to_owned(),
        },
        12 => Edit::SetAttribute {
            case: case?,
            name: format!("a{}", b % 3),
            value: c.to_string(),
        },
        13 => Edit::DeleteCase { case: case? },
        14 => Edit::AssignSpeaker {
            speaker: speaker?.id,
            case,
        },
        15 => Edit::AddCasesFromSpeakers {
            documents: documents.iter().map(|d| d.id).collect(),
        },
        16..=19 => Edit::ApplyCode(NewCoding {
            document: document?,
            span,
            code: code?,
            coder: None,
            polarity: pick(&Polarity::ALL, c),
            strength: Strength::new(u8::try_from(c % 4).unwrap()),
        }),
        20 => Edit::ApplyCodes {
            codings: (0..if c.is_multiple_of(2) { 5 } else { 600 })
                .map(|index| NewCoding {
                    document: document.unwrap_or(telaah::model::ids::DocumentId(1)),
                    span: Span::new(14 + index, 15 + index + b % 9),
                    code: code.unwrap_or(telaah::model::ids::CodeId(1)),
                    coder: None,
                    polarity: None,
                    strength: None,
                })
                .collect(),
        },
        21 => Edit::RemoveCodings {
            codings: vec![quote?.id],
        },
        22 => Edit::SetCoding {
            coding: quote?.id,
            polarity: Some(pick(&Polarity::ALL, a)),
            strength: Some(Strength::new(3)),
            is_starred: Some(b.is_multiple_of(2)),
        },
        23 => Edit::RecodeCoding {
            coding: quote?.id,
            code: code?,
            reason,
        },
        24 => Edit::ResizeCoding {
            coding: quote?.id,
            span,
        },
        25 => Edit::SetTranslation {
            coding: quote?.id,
            text: format!("t{}", c % 3),
        },
        26 => Edit::AddMemo {
            kind: MemoKind::Theory,
            subject: match a % 4 {
                0 => MemoSubject::Study,
                1 => MemoSubject::Code(code?),
                2 => MemoSubject::Coding(quote?.id),
                _ => MemoSubject::Document(document?),
            },
            title: format!("m{c}"),
            text: "…".to_owned(),
        },
        27 => Edit::SetMemo {
            memo: memo?,
            kind: MemoKind::Method,
            title: format!("n{c}"),
            text: String::new(),
        },
        28 => Edit::DeleteMemo { memo: memo? },
        29 => Edit::ImportDocuments {
            drafts: vec![draft(c), draft(c)],
        },
        30 => Edit::DeleteDocument {
            document: document?,
            reason,
        },
        31 => {
            let speakers = speakers?;
            Edit::MergeSpeakers {
                from: pick(&speakers, a)?.id,
                into: pick(&speakers, c)?.id,
            }
        }
        32 => Edit::SetVerdict {
            code: code?,
            scope: String::new(),
            level: VerdictLevel::Cukup,
            finding: format!("f{c}"),
        },
        33 => Edit::AddProposition {
            key: format!("P{}", c % 5),
            text: "jika".to_owned(),
            if_part: String::new(),
            then_part: String::new(),
            rivals: vec!["lain".to_owned()],
        },
        34 => Edit::LinkEvidence {
            proposition: pick(&bench.propositions().unwrap(), a)?.id,
            coding: quote?.id,
            stance: Stance::Supports,
            weight: 2,
        },
        36 => Edit::SetAbout {
            document: document?,
            cases: cases.iter().skip(a % 3).map(|case| case.id).collect(),
        },
        35 => Edit::DefineAttribute {
            name: format!("a{}", c % 3),
            kind: AttributeKind::Number,
        },
        _ => Edit::All(vec![
            Edit::SetSetting {
                name: "x".to_owned(),
                value: c.to_string(),
            },
            Edit::AddCoder {
                name: format!("coder {}", b % 4),
            },
        ]),
    })
}

/// The same for what the analyst condenses.
fn condensing(bench: &Workbench, kind: u8, a: usize, b: usize, c: usize) -> Option<Edit> {
    let codes = bench.codes().unwrap();
    let code = pick(&codes, a)?.id;
    let document = pick(&bench.documents().unwrap(), b).map(|document| document.id);
    let case = pick(&bench.cases().unwrap(), c).map(|case| case.id);
    let questions = bench.questions().unwrap();
    let text = format!("kata {}", c % 4);
    Some(match kind % 9 {
        0 | 1 => Edit::SetSummary {
            unit: UnitId::Case(case?),
            code,
            text,
        },
        2 => Edit::SetSummary {
            unit: UnitId::Document(document?),
            code,
            text,
        },
        3 => Edit::DeleteSummary {
            summary: pick(&bench.condensed().unwrap(), a)?.summary.id,
        },
        4 => Edit::SetFormField {
            document: document?,
            form: FormKind::ALL[a % 2],
            field: FormKind::ALL[a % 2].fields()[c % 5].to_owned(),
            text: if c.is_multiple_of(3) {
                String::new()
            } else {
                text
            },
        },
        5 => Edit::All(vec![
            Edit::SetCodeKind {
                code,
                kind: CodeKind::Pattern,
            },
            Edit::SetPatternMembers {
                pattern: code,
                members: codes
                    .iter()
                    .skip(b % 3)
                    .filter(|other| other.id != code && other.kind != CodeKind::Pattern)
                    .map(|other| other.id)
                    .take(3)
                    .collect(),
            },
        ]),
        6 => Edit::ConfirmCodings {
            codings: bench
                .quotes(&QuoteFilter::default(), QuoteSort::Newest, 0, 5)
                .unwrap()
                .iter()
                .map(|quote| quote.id)
                .collect(),
        },
        7 => Edit::SetQuestion {
            question: pick(&questions, a)?.id,
            number: u32::try_from(c % 9).unwrap(),
            text,
            codes: vec![code],
        },
        _ => Edit::AddQuestion {
            number: u32::try_from(c % 9).unwrap(),
            text,
            codes: codes.iter().take(b % 3).map(|code| code.id).collect(),
        },
    })
}

fn new_study(path: &std::path::Path) -> Workbench {
    let mut bench = Workbench::create(
        path,
        &NewStudy {
            title: "t".to_owned(),
            language: Language::Indonesian,
            coder: "ana".to_owned(),
        },
    )
    .unwrap();
    let book = telaah::exchange::codebook::shelf::find("DSV").unwrap();
    bench
        .apply(Edit::AddCodebook {
            key: book.key.clone(),
            title: book.title.clone(),
            source: book.source.clone(),
            note: book.note.clone(),
            preset: None,
            codes: book.codes.clone(),
        })
        .unwrap();
    bench
        .apply(Edit::ImportDocuments {
            drafts: vec![draft(1)],
        })
        .unwrap();
    bench.fix_history().unwrap();
    bench
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn undo_back_to_the_start_and_redo_to_the_end_restore_every_state(
        plan in prop::collection::vec((any::<u8>(), 0..1000_usize, 0..1000_usize, 0..1000_usize), 1..30)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.telaah");
        let mut bench = new_study(&path);
        let mut states = vec![content(&path)];
        for (kind, a, b, c) in plan {
            let Some(edit) = edit(&bench, kind, a, b, c) else { continue };
            let last = bench.log(1).unwrap()[0].id;
            let applied = bench.apply(edit.clone());
            if bench.log(1).unwrap()[0].id == last {
                // Refused, or there was nothing to change: no step, no trace.
                prop_assert_eq!(
                    &content(&path), states.last().unwrap(), "{:?}: {:?}", applied, edit
                );
            } else {
                prop_assert!(applied.is_ok());
                states.push(content(&path));
            }
        }
        // Once in the middle of it the program ends and begins again.
        for step in (0..states.len() - 1).rev() {
            if step == states.len() / 2 {
                drop(bench);
                bench = Workbench::open(&path).unwrap();
            }
            let undone = bench.undo().unwrap();
            prop_assert_eq!(&content(&path), &states[step], "undo of {:?}", undone.label);
        }
        prop_assert!(bench.undo().is_err());
        for state in &states[1..] {
            let redone = bench.redo().unwrap();
            prop_assert_eq!(&content(&path), state, "redo of {:?}", redone.label);
        }
        prop_assert!(bench.redo().is_err());
        prop_assert_eq!(bench.doctor().unwrap(), vec![]);
    }
}

#[test]
fn undo_refuses_what_another_coder_built_upon() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.telaah");
    let mut ana = new_study(&path);
    let book = ana.codebooks().unwrap()[0].id;
    ana.apply(Edit::AddCode {
        codebook: book,
        parent: None,
        key: "NEW".to_owned(),
        kind: CodeKind::Indicator,
        words: words("baru"),
    })
    .unwrap();
    let code = ana
        .codes()
        .unwrap()
        .into_iter()
        .find(|code| code.key == "NEW")
        .unwrap()
        .id;
    let document = ana.documents().unwrap()[0].id;
    let mut budi = Workbench::open(&path).unwrap();
    budi.act_as("budi").unwrap();
    budi.apply(Edit::ApplyCode(NewCoding {
        document,
        span: Span::new(20, 30),
        code,
        coder: None,
        polarity: None,
        strength: None,
    }))
    .unwrap();
    let before = content(&path);
    let refused = ana.undo().unwrap_err();
    assert_eq!(refused.what.id, "store-undo-in-use");
    assert_eq!(content(&path), before);
    budi.undo().unwrap();
    ana.undo().unwrap();
}

#[test]
fn no_change_of_codes_loses_a_coding_unannounced() {
    use telaah::model::edit::Change;
    let folder = tempfile::tempdir().unwrap();
    let mut bench = new_study(&folder.path().join("s.telaah"));
    let codes = bench.codes().unwrap();
    let document = bench.documents().unwrap()[0].id;
    for code in &codes[..2] {
        for start in [20, 30] {
            let span = Span::new(
                start,
                start + 5 + usize::from(code.id == codes[1].id && start == 30),
            );
            bench
                .apply(Edit::ApplyCode(NewCoding {
                    document,
                    span,
                    code: code.id,
                    coder: None,
                    polarity: None,
                    strength: None,
                }))
                .unwrap();
        }
    }
    let merged = bench
        .apply(Edit::MergeCodes {
            from: vec![codes[1].id],
            into: codes[0].id,
            reason: String::new(),
        })
        .unwrap();
    // One pair lay on the same words and became one coding; the other three stay.
    assert_eq!(
        merged,
        Change::CodesMerged {
            into: codes[0].id,
            moved: 1,
            joined: 1
        }
    );
    assert_eq!(bench.quote_count(&QuoteFilter::default()).unwrap(), 3);
}
