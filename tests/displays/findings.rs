//! The six displays of findings: the planned contradictions one by one, figures
//! against passages, and every format with words that mean something in it.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use serde_json::Value;
use telaah::exchange::citation::Style;
use telaah::exchange::export::sheet::{SheetWords, prose, report, value};
use telaah::exchange::export::{self, Format, Options};
use telaah::message::{Language, Phrasebook};
use telaah::model::code::CodeWords;
use telaah::model::coding::Polarity;
use telaah::model::display::{DisplayKind, DisplayOptions, Layer};
use telaah::model::edit::{Change, Edit, NewCoding};
use telaah::model::finding::{EventFacts, Stance, VerdictLevel};
use telaah::model::ids::{CodeId, CodingId};
use telaah::model::quote::{QuoteFilter, QuoteSort};
use telaah::model::rating::RatingLevel;
use telaah::model::relation::{End, RelationFacts, RelationKind};
use telaah::model::sheet::{Cell, Sheet};
use telaah::text::Span;
use telaah::workbench::{Workbench, create_sample};

const KINDS: [DisplayKind; 6] = [
    DisplayKind::Evidence,
    DisplayKind::RoleOrdered,
    DisplayKind::Checklist,
    DisplayKind::Triangulation,
    DisplayKind::Factors,
    DisplayKind::Events,
];

struct Sample {
    folder: tempfile::TempDir,
    bench: Workbench,
}

fn sample(language: Language) -> Sample {
    let folder = tempfile::tempdir().unwrap();
    let bench = create_sample(&folder.path().join("s.telaah"), language).unwrap();
    Sample { folder, bench }
}

fn display(bench: &Workbench, kind: DisplayKind, options: &DisplayOptions) -> Sheet {
    bench
        .display(kind, options, &AtomicBool::new(false))
        .unwrap()
}

/// The display as programs read it.
fn json(bench: &Workbench, kind: DisplayKind) -> Value {
    let sheet = display(bench, kind, &DisplayOptions::default());
    let quoted: Vec<CodingId> = sheet.quoted().collect();
    let quotes = bench.quotes_by_id(&quoted).unwrap();
    let words = SheetWords {
        quotes: &quotes,
        style: &Style::of_language(Language::English),
        phrasebook: &Phrasebook::new(Language::English),
        has_translations: true,
    };
    value(&sheet, &words)
}

fn row<'a>(sheet: &'a Value, key: &str) -> &'a Value {
    let rows = sheet["rows"].as_array().unwrap();
    rows.iter()
        .find(|row| row["key"] == key)
        .unwrap_or_else(|| panic!("no row {key}"))
}

fn words(value: &Value) -> Vec<&str> {
    let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(Value::as_str).collect()
}

fn code(bench: &Workbench, key: &str) -> CodeId {
    let codes = bench.codes().unwrap();
    codes.iter().find(|code| code.key == key).unwrap().id
}

#[test]
fn dialogue_is_dissonant_and_the_document_stands_against_the_observation() {
    let Sample { bench, .. } = &sample(Language::English);
    let sheet = json(bench, DisplayKind::Triangulation);
    assert_eq!(sheet["rows"][0]["status"], "dissonant");
    let dialogue = row(&sheet, "AG.F2F");
    assert_eq!(dialogue["status"], "dissonant");
    assert_eq!(dialogue["document"]["sign"], "+");
    assert_eq!(dialogue["observation"]["sign"], "-");
    assert_eq!(dialogue["ngo"]["sign"], "-");
    assert_eq!(dialogue["gov"]["sign"], "+");
}

#[test]
fn trust_is_split_among_the_citizens_and_the_tailor_is_the_odd_one() {
    let Sample { bench, .. } = &sample(Language::English);
    let sheet = json(bench, DisplayKind::RoleOrdered);
    let citizens = &row(&sheet, "group:citizen")["AG.TB"];
    assert!(words(&citizens["flags"]).contains(&"split"), "{citizens}");
    assert_eq!(citizens["cases"]["+"], 1);
    assert_eq!(citizens["cases"]["-"], 2);
    assert_eq!(citizens["cases"]["±"], 1);
    let splits = sheet["splits"].as_array().unwrap();
    let split = splits
        .iter()
        .find(|split| split["indicator"] == "AG.TB")
        .unwrap();
    assert_eq!(split["group"], "citizen");
    assert_eq!(words(&split["plus"]), ["I4"]);
    assert_eq!(words(&split["minus"]), ["I5", "I6"]);
}

#[test]
fn success_means_one_thing_to_officials_and_another_to_everybody_else() {
    let Sample { bench, .. } = &sample(Language::English);
    let sheet = json(bench, DisplayKind::RoleOrdered);
    let gaps = sheet["gaps"].as_array().unwrap();
    let gap = gaps
        .iter()
        .find(|gap| gap["indicator"] == "AG.SHU")
        .unwrap();
    assert_eq!(gap["high"], "gov");
    assert_eq!(gap["low"], "ngo");
    assert_eq!(gap["balances"]["gov"], 1.0);
    let officials = &row(&sheet, "group:gov")["AG.SHU"];
    assert_eq!(words(&officials["flags"]), ["gap"], "no split within");
    assert_eq!(officials["cases"]["+"], 2);
}

#[test]
fn the_report_contradicts_the_signed_agreement_of_an_official() {
    let Sample { bench, .. } = &sample(Language::English);
    let grid = json(bench, DisplayKind::Triangulation);
    assert_eq!(row(&grid, "AG.CTP")["document"]["sign"], "-");
    let roles = json(bench, DisplayKind::RoleOrdered);
    assert_eq!(row(&roles, "I1")["AG.CTP"]["sign"], "+");
    let evidence = json(bench, DisplayKind::Evidence);
    let commitment = row(&evidence, "AG.CTP");
    assert_eq!(
        words(&commitment["sources"]),
        ["interview", "observation", "document"]
    );
    let quotes = commitment["quotes"].as_array().unwrap();
    let has = |sign: &str| quotes.iter().any(|quote| quote["polarity"] == sign);
    assert!(has("+") && has("-"), "{commitment}");
}

#[test]
fn the_promise_of_the_machine_is_broken_and_what_answers_it_says_so() {
    let Sample { bench, .. } = &sample(Language::English);
    let sheet = json(bench, DisplayKind::Events);
    let rows = sheet["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 11);
    assert_eq!(rows[0]["date"], "2024-01", "as exactly as it is known");
    let promise = rows.iter().find(|row| row["kind"] == "promise").unwrap();
    assert_eq!(promise["promise"], "broken");
    let answer = rows
        .iter()
        .find(|row| row["answers"] == promise["date"])
        .unwrap();
    assert_eq!(
        (&answer["date"], &answer["promise"]),
        (&"2024-05-24".into(), &"broken".into())
    );
    let credit = rows.iter().find(|row| row["date"] == "2024-04-02").unwrap();
    assert_eq!(credit["document"], "I4");
    assert_eq!(sheet["broken_promises"], 1);
}

#[test]
fn nobody_recommends_anything_against_the_missing_follow_up() {
    for language in Language::ALL {
        let Sample { bench, .. } = &sample(language);
        let sheet = json(bench, DisplayKind::Factors);
        assert_eq!(
            words(&row(&sheet, "FAK.H1")["cases"]),
            ["I3", "I5", "I6", "O2"]
        );
        let unanswered = words(&sheet["factors_without_recommendation"]);
        assert!(unanswered.contains(&"FAK.H1"), "{unanswered:?}");
        assert_eq!(
            words(&row(&sheet, "FAK.H12")["recommendations"]).len(),
            2,
            "practice and evenings"
        );
        assert_eq!(words(&row(&sheet, "FAK.H4")["AG.CTP"]), ["D1"]);
        assert!(!words(&row(&sheet, "FAK.H4")["addressees"]).is_empty());
        assert!(
            sheet["passages_without_factor"]
                .as_array()
                .unwrap()
                .is_empty()
        );
        assert!(words(&sheet["recommendations_without_factor"]).is_empty());
    }
}

#[test]
fn the_evidence_table_has_a_row_for_each_verdict_and_counts_its_cases() {
    let Sample { bench, .. } = &sample(Language::Indonesian);
    let sheet = json(bench, DisplayKind::Evidence);
    let rows = sheet["rows"].as_array().unwrap();
    let keys: Vec<&str> = rows.iter().filter_map(|row| row["key"].as_str()).collect();
    assert_eq!(keys, ["AG.F2F", "AG.TB", "AG.CTP", "AG.SHU", "AG.IO"]);
    for row in rows {
        let informants = words(&row["informants"]).len() as u64;
        assert_eq!(row["cases"], informants);
        assert!(row["asked"].as_u64() >= row["cases"].as_u64());
        let quotes = row["quotes"].as_array().unwrap();
        assert!(quotes.iter().all(|quote| quote["translation"].is_string()));
        let roles: Vec<&str> = words(&row["roles"]);
        assert!(
            roles
                .iter()
                .all(|role| ["gov", "ngo", "citizen"].contains(role))
        );
    }
    assert_eq!(row(&sheet, "AG.SHU")["verdict"], "tidak-berjalan");
}

#[test]
fn a_case_is_not_quoted_twice_before_every_case_of_its_group_was() {
    let Sample { bench, .. } = &sample(Language::English);
    let sheet = json(bench, DisplayKind::Evidence);
    let quotes = sheet["rows"].as_array().unwrap().iter();
    let cases: Vec<&str> = quotes
        .flat_map(|row| row["quotes"].as_array().unwrap())
        .filter_map(|quote| quote["case"].as_str())
        .collect();
    for citizen in ["I4", "I5", "I6", "I7"] {
        assert!(
            cases.contains(&citizen),
            "{citizen} is never quoted: {cases:?}"
        );
    }
}

#[test]
fn a_rating_against_the_passages_is_a_conflict() {
    let Sample { bench, .. } = &mut sample(Language::English);
    let rate = |unit: &str, level| Edit::SetRating {
        code: CodeId(0),
        unit: unit.to_owned(),
        level,
        rationale: "seen | heard & <read>".to_owned(),
    };
    let own = code(bench, "AG.CTP.OWN");
    for (unit, level) in [("ngo", RatingLevel::None), ("citizen", RatingLevel::Weak)] {
        let Edit::SetRating {
            unit,
            level,
            rationale,
            ..
        } = rate(unit, level)
        else {
            unreachable!()
        };
        bench
            .apply(Edit::SetRating {
                code: own,
                unit,
                level,
                rationale,
            })
            .unwrap();
    }
    let options = DisplayOptions {
        code: Some(code(bench, "AG.CTP")),
        ..DisplayOptions::default()
    };
    let sheet = display(bench, DisplayKind::Checklist, &options);
    let of = |unit: &str| {
        let column = sheet.columns.iter().position(|heading| heading.key == unit);
        let row = sheet
            .rows
            .iter()
            .find(|row| row.key == "AG.CTP.OWN")
            .unwrap();
        match &row.cells[column.unwrap()] {
            Cell::Rated(rated) => rated.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert!(of("ngo").is_conflict, "the NGO says + only");
    assert!(!of("citizen").is_conflict);
    assert_eq!(of("ngo").rating.unwrap().rater, "A");
}

/// Of every cell with a figure the passages behind it, found by the filter it
/// gives, are as many.
fn check_figures(bench: &Workbench, kind: DisplayKind, options: &DisplayOptions) -> usize {
    let sheet = display(bench, kind, options);
    let mut checked = 0;
    for (at, row) in sheet.rows.iter().enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            let count = match cell {
                Cell::Mark(mark) => mark.count,
                Cell::Tally(tally) => tally.passages,
                Cell::Rated(rated) => rated.count,
                Cell::Count(count) if sheet.columns[column].key == "passages" => *count,
                _ => continue,
            };
            let filter = sheet.passages_behind(at, column).unwrap();
            assert!(filter.layer.is_some());
            let mut passages = HashMap::new();
            bench
                .each_quote(&filter, QuoteSort::Document, &mut |quote| {
                    passages.insert((quote.document, quote.span.start, quote.span.end), ());
                    Ok(())
                })
                .unwrap();
            assert_eq!(
                passages.len() as u64,
                count,
                "{kind:?} {} {}",
                row.key,
                sheet.columns[column].key
            );
            checked += 1;
        }
    }
    checked
}

#[test]
fn every_figure_is_the_number_of_passages_behind_it() {
    let Sample { bench, .. } = &sample(Language::English);
    let i3 = bench.find_document("I3").unwrap().id;
    let mut checked = 0;
    for kind in KINDS {
        for options in [
            DisplayOptions::default(),
            DisplayOptions {
                layer: Some(Layer::Everyone),
                group: Some("mentored".to_owned()),
                ..DisplayOptions::default()
            },
            DisplayOptions {
                filter: QuoteFilter {
                    documents: vec![i3],
                    polarities: vec![Polarity::Contradicts],
                    ..QuoteFilter::default()
                },
                ..DisplayOptions::default()
            },
        ] {
            checked += check_figures(bench, kind, &options);
        }
    }
    assert!(checked > 300, "{checked}");
}

#[test]
fn ratings_relations_and_events_are_undone_and_done_again() {
    let Sample { bench, .. } = &mut sample(Language::English);
    let coding = bench
        .quotes(&QuoteFilter::default(), QuoteSort::Document, 0, 2)
        .unwrap();
    let (first, second) = (coding[0].id, coding[1].id);
    let trust = code(bench, "AG.TB");
    let state = |bench: &Workbench| {
        (
            bench.ratings().unwrap(),
            bench.relations().unwrap(),
            bench.events().unwrap(),
        )
    };
    let relation = bench.relations().unwrap()[0].clone();
    let event = bench.events().unwrap()[1].clone();
    let facts = RelationFacts {
        source: End {
            name: "AG.TB".to_owned(),
            code: Some(trust),
        },
        target: End {
            name: "the office".to_owned(),
            code: None,
        },
        sign: Some(Polarity::Contradicts),
        kind: RelationKind::Conflicts,
        note: "n".to_owned(),
    };
    let edits = vec![
        Edit::SetRating {
            code: trust,
            unit: "gov".to_owned(),
            level: RatingLevel::Some,
            rationale: String::new(),
        },
        Edit::SetRating {
            code: trust,
            unit: "gov".to_owned(),
            level: RatingLevel::None,
            rationale: "r".to_owned(),
        },
        Edit::DeleteRating {
            code: trust,
            unit: "gov".to_owned(),
        },
        Edit::AddRelation {
            facts: facts.clone(),
            evidence: vec![first],
        },
        Edit::SetRelation {
            relation: relation.id,
            facts,
        },
        Edit::LinkRelationEvidence {
            relation: relation.id,
            coding: second,
            stance: Some(Stance::Contradicts),
        },
        Edit::LinkRelationEvidence {
            relation: relation.id,
            coding: second,
            stance: None,
        },
        Edit::DeleteRelation {
            relation: relation.id,
        },
        Edit::AddEvent(EventFacts {
            text: "rain".to_owned(),
            kind: "other".to_owned(),
            coding: Some(first),
            ..EventFacts::default()
        }),
        Edit::SetEvent {
            event: event.id,
            facts: EventFacts {
                is_kept: None,
                ..event.facts.clone()
            },
        },
        Edit::DeleteEvent { event: event.id },
        Edit::DeleteCode {
            code: trust,
            reason: String::new(),
        },
    ];
    let mut states = vec![state(bench)];
    for edit in edits {
        bench.apply(edit).unwrap();
        states.push(state(bench));
        let last = states.len() - 1;
        assert_ne!(
            states[last],
            states[last - 1],
            "edit {last} changed nothing"
        );
    }
    for before in states.iter().rev().skip(1) {
        bench.undo().unwrap();
        assert_eq!(state(bench), *before);
    }
    for after in &states[1..] {
        bench.redo().unwrap();
        assert_eq!(state(bench), *after);
    }
    assert_eq!(bench.doctor().unwrap(), vec![]);
}

#[test]
fn what_cannot_be_is_refused() {
    let Sample { bench, .. } = &mut sample(Language::English);
    let event = bench.events().unwrap()[0].clone();
    let end = |name: &str| End {
        name: name.to_owned(),
        code: None,
    };
    let relation = |source: &str, target: &str| Edit::AddRelation {
        facts: RelationFacts {
            source: end(source),
            target: end(target),
            ..RelationFacts::default()
        },
        evidence: Vec::new(),
    };
    let known = bench.relations().unwrap()[0].id;
    for edit in [
        relation("a", "a"),
        relation("", "a"),
        Edit::LinkRelationEvidence {
            relation: known,
            coding: CodingId(999_999),
            stance: Some(Stance::Supports),
        },
        Edit::LinkRelationEvidence {
            relation: known,
            coding: CodingId(1),
            stance: Some(Stance::Qualifies),
        },
        Edit::AddEvent(EventFacts {
            text: String::new(),
            kind: "act".to_owned(),
            ..EventFacts::default()
        }),
        Edit::AddEvent(EventFacts {
            date: "5 May".to_owned(),
            text: "x".to_owned(),
            kind: "act".to_owned(),
            ..EventFacts::default()
        }),
        Edit::SetEvent {
            event: event.id,
            facts: EventFacts {
                pair_of: Some(event.id),
                ..event.facts.clone()
            },
        },
        Edit::DeleteRating {
            code: code(bench, "AG.TB"),
            unit: "gov".to_owned(),
        },
    ] {
        let log = bench.log(1).unwrap();
        assert!(bench.apply(edit.clone()).is_err(), "{edit:?}");
        assert_eq!(bench.log(1).unwrap(), log);
    }
}

/// Words that mean something in some format, and 100 KB of them.
const TORTURE: &str = "a | b & c % d < e > \"f\" 'g' \\h {i} $j_k^l~ #m =n +o -p @q `r` * s\r\n\tمرحبا שלום 👩🏽‍🌾 é – “x”;\n| --- |\n1. z";

fn torture(bench: &mut Workbench) {
    let book = bench.codebooks().unwrap()[0].id;
    let mut label = CodeWords::default();
    label.label.en = format!("{TORTURE} label");
    label.label.id = format!("{TORTURE} nama");
    let Change::CodeAdded(code) = bench
        .apply(Edit::AddCode {
            codebook: book,
            parent: None,
            key: "X.1".to_owned(),
            kind: telaah::model::code::CodeKind::Indicator,
            words: label,
        })
        .unwrap()
    else {
        panic!("no code")
    };
    let i1 = bench.find_document("I1").unwrap().id;
    let text = bench.transcript(i1).unwrap().text;
    let end = text
        .char_indices()
        .nth(2000)
        .map_or(text.len(), |(at, _)| at);
    bench
        .apply(Edit::ApplyCode(NewCoding {
            document: i1,
            span: Span::new(0, end),
            code,
            coder: None,
            polarity: Some(Polarity::Mixed),
            strength: None,
        }))
        .unwrap();
    bench
        .apply(Edit::SetVerdict {
            code,
            scope: String::new(),
            level: VerdictLevel::Cukup,
            finding: TORTURE.repeat(100 * 1024 / TORTURE.len() + 1),
        })
        .unwrap();
    bench
        .apply(Edit::SetRating {
            code,
            unit: "gov".to_owned(),
            level: RatingLevel::Strong,
            rationale: TORTURE.to_owned(),
        })
        .unwrap();
    bench
        .apply(Edit::AddEvent(EventFacts {
            text: TORTURE.to_owned(),
            domain: TORTURE.to_owned(),
            kind: "promise".to_owned(),
            ..EventFacts::default()
        }))
        .unwrap();
    let case = bench.cases().unwrap()[0].id;
    bench
        .apply(Edit::SetAttribute {
            case,
            name: "group".to_owned(),
            value: TORTURE.replace(['\n', '\r', '\t'], " "),
        })
        .unwrap();
}

/// Reads a written file back as its format's own readers would.
fn check_parses(bytes: &[u8], format: Format, name: &str) {
    let xml = |text: &str| {
        let mut reader = quick_xml::Reader::from_str(text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
    };
    match format {
        Format::Json => {
            serde_json::from_slice::<Value>(bytes).unwrap();
        }
        Format::Csv | Format::Tsv => {
            let delimiter = if format == Format::Csv { b',' } else { b'\t' };
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(delimiter)
                .from_reader(bytes);
            let width = reader.headers().unwrap().len();
            for record in reader.records() {
                assert_eq!(record.unwrap().len(), width, "{name}");
            }
        }
        Format::Docx | Format::Xlsx => {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            for at in 0..archive.len() {
                let mut part = archive.by_index(at).unwrap();
                let mut text = String::new();
                part.read_to_string(&mut text).unwrap();
                xml(&text);
            }
        }
        Format::Html => {
            let text = std::str::from_utf8(bytes).unwrap();
            let count = |part: &str| text.matches(part).count();
            for element in ["table", "tr", "td", "th"] {
                let opened = count(&format!("<{element}>")) + count(&format!("<{element} "));
                assert_eq!(opened, count(&format!("</{element}>")), "{name} {element}");
            }
            assert!(!text.contains("< e >"), "{name}");
        }
        Format::Latex => {
            let text = std::str::from_utf8(bytes).unwrap();
            let count = |part: &str| text.matches(part).count();
            assert_eq!(count("\\begin{"), count("\\end{"), "{name}");
            assert!(!text.contains("b & c % d"), "{name}");
        }
        Format::Markdown | Format::Text => {
            assert!(std::str::from_utf8(bytes).is_ok(), "{name}");
        }
    }
}

#[test]
fn words_that_mean_something_in_a_format_leave_every_export_whole() {
    let Sample { bench, folder } = &mut sample(Language::English);
    torture(bench);
    for kind in KINDS {
        let options = DisplayOptions {
            code: (kind == DisplayKind::Checklist).then(|| code(bench, "X.1")),
            ..DisplayOptions::default()
        };
        let sheet = display(bench, kind, &options);
        let quoted: Vec<CodingId> = sheet.quoted().collect();
        let quotes = bench.quotes_by_id(&quoted).unwrap();
        for language in Language::ALL {
            let phrasebook = Phrasebook::new(language);
            let style = Style::of_language(language);
            let words = SheetWords {
                quotes: &quotes,
                style: &style,
                phrasebook: &phrasebook,
                has_translations: true,
            };
            for report in [report(&sheet, &words), prose(&sheet, &words)] {
                for format in Format::ALL {
                    let mut bytes = Vec::new();
                    let name = format!("{} {}", kind.key(), format.key());
                    match export::write(&report, format, &Options::new(&phrasebook), &mut bytes) {
                        Ok(()) => check_parses(&bytes, format, &name),
                        // Formats of rows hold one table and no prose.
                        Err(_) => assert!(report.tables().count() != 1, "{name}"),
                    }
                }
            }
        }
    }
    assert!(Path::new(folder.path()).exists());
}

#[test]
fn the_table_of_a_paper_is_a_real_table_in_both_languages() {
    for (language, titles) in [
        (
            Language::English,
            [
                "Indicator",
                "Finding",
                "Verdict",
                "Quotes",
                "Informants",
                "Sources",
            ],
        ),
        (
            Language::Indonesian,
            [
                "Indikator",
                "Temuan",
                "Simpulan",
                "Kutipan",
                "Informan",
                "Sumber",
            ],
        ),
    ] {
        let Sample { bench, .. } = &sample(language);
        let sheet = display(bench, DisplayKind::Evidence, &DisplayOptions::default());
        let quoted: Vec<CodingId> = sheet.quoted().collect();
        let quotes = bench.quotes_by_id(&quoted).unwrap();
        let phrasebook = Phrasebook::new(language);
        let words = SheetWords {
            quotes: &quotes,
            style: &Style::of_language(language),
            phrasebook: &phrasebook,
            has_translations: false,
        };
        let mut bytes = Vec::new();
        let options = Options::new(&phrasebook);
        export::write(&report(&sheet, &words), Format::Docx, &options, &mut bytes).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut document = String::new();
        let mut part = archive.by_name("word/document.xml").unwrap();
        part.read_to_string(&mut document).unwrap();
        assert_eq!(
            document.matches("<w:tbl>").count(),
            1,
            "one table, not parted"
        );
        assert_eq!(
            document.matches("<w:tr>").count(),
            6,
            "a heading and five rows"
        );
        for title in titles {
            assert!(document.contains(&format!(">{title}<")), "{title}");
        }
        for quote in quotes.values() {
            let start: String = quote.text.chars().take(12).collect();
            let start = start.replace('&', "&amp;").replace('\'', "&apos;");
            let plain = start.replace("&apos;", "'");
            assert!(
                document.contains(&start) || document.contains(&plain),
                "{start}"
            );
        }
    }
}
