//! Condensing over a real study: what makes a condensation stale and what does
//! not, and that nothing the analyst wrote gets lost.

use std::sync::atomic::AtomicBool;

use tempfile::TempDir;

use super::*;
use crate::message::Language;
use crate::model::code::{CodeKind, CodeWords};
use crate::model::coding::Polarity;
use crate::model::display::{DisplayKind, DisplayOptions};
use crate::model::edit::{Change, Edit};
use crate::model::ids::{CodingId, DocumentId};
use crate::model::quote::Quote;
use crate::model::reduction::FormKind;
use crate::model::sheet::{Cell, Wording};
use crate::text::Span;
use crate::workbench::create_sample;

struct Study {
    bench: Workbench,
    _folder: TempDir,
}

fn study() -> Study {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contoh.telaah");
    let bench = create_sample(&path, Language::Indonesian).unwrap();
    Study {
        bench,
        _folder: folder,
    }
}

impl Study {
    fn code(&self, key: &str) -> CodeId {
        let codes = self.bench.codes().unwrap();
        codes.iter().find(|code| code.key == key).unwrap().id
    }

    fn case(&self, key: &str) -> UnitId {
        let cases = self.bench.cases().unwrap();
        UnitId::Case(cases.iter().find(|case| case.key == key).unwrap().id)
    }

    fn document(&self, title: &str) -> DocumentId {
        self.bench.find_document(title).unwrap().id
    }

    fn condense(&mut self, unit: UnitId, code: &str, text: &str) {
        let edit = Edit::SetSummary {
            unit,
            code: self.code(code),
            text: text.to_owned(),
        };
        self.bench.apply(edit).unwrap();
    }

    /// Whether the one condensation of the study is stale, as every door to it says.
    fn is_stale(&self) -> bool {
        let condensed = self.bench.condensed().unwrap();
        assert_eq!(condensed.len(), 1);
        let options = DisplayOptions::default();
        let kind = DisplayKind::InformantIndicator;
        let sheet = self
            .bench
            .display(kind, &options, &AtomicBool::new(false))
            .unwrap();
        let shown = sheet.rows.iter().flat_map(|row| &row.cells);
        let shown: Vec<bool> = shown
            .filter_map(|cell| match cell {
                Cell::Mark(mark) => match &mark.wording {
                    Some(Wording::Summary { is_stale, .. }) => Some(*is_stale),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        assert_eq!(shown, [condensed[0].is_stale], "grid and list disagree");
        let summary = &condensed[0].summary;
        let cell = self
            .bench
            .condensed_cell(summary.unit, summary.code)
            .unwrap();
        assert_eq!(cell.as_ref(), condensed.first(), "cell and list disagree");
        condensed[0].is_stale
    }

    fn quotes(&self, case: &str, code: &str) -> Vec<Quote> {
        let UnitId::Case(case) = self.case(case) else {
            unreachable!("a case")
        };
        let filter = QuoteFilter {
            cases: vec![case],
            codes: vec![self.code(code)],
            ..QuoteFilter::default()
        };
        self.bench
            .quotes(&filter, QuoteSort::Document, 0, 100)
            .unwrap()
    }

    fn is_stale_after(&mut self, edit: Edit) -> bool {
        self.bench.apply(edit).unwrap();
        let after = self.is_stale();
        self.bench.undo().unwrap();
        assert!(!self.is_stale(), "undo brings the evidence back");
        self.bench.redo().unwrap();
        assert_eq!(self.is_stale(), after, "redo does it again");
        self.bench.undo().unwrap();
        after
    }
}

fn set_polarity(coding: CodingId, polarity: Option<Polarity>) -> Edit {
    Edit::SetCoding {
        coding,
        polarity: Some(polarity),
        strength: None,
        is_starred: None,
    }
}

#[test]
fn a_condensation_is_stale_when_its_passages_are_others_and_only_then() {
    let mut study = study();
    let case = study.case("I3");
    study.condense(case, "AG.TB", "Ragu: bantuan berhenti di tengah jalan.");
    assert!(!study.is_stale());
    let first = study.quotes("I3", "AG.TB").remove(0);
    let code = study.code("AG.TB");
    let place = Span::new(first.span.start, first.span.end - 1);
    assert!(study.is_stale_after(Edit::RemoveCodings {
        codings: vec![first.id]
    }));
    assert!(study.is_stale_after(set_polarity(first.id, Some(Polarity::Neutral))));
    assert!(study.is_stale_after(Edit::ResizeCoding {
        coding: first.id,
        span: place
    }));
    let new = NewCoding {
        document: first.document,
        span: place,
        code,
        coder: None,
        polarity: None,
        strength: None,
    };
    assert!(study.is_stale_after(Edit::ApplyCode(new.clone())));
    // What does not touch the passages of the cell leaves it as it is.
    assert!(!study.is_stale_after(Edit::SetCoding {
        coding: first.id,
        polarity: None,
        strength: None,
        is_starred: Some(!first.is_starred),
    }));
    let other = study.quotes("I1", "AG.TB").remove(0);
    assert!(!study.is_stale_after(Edit::RemoveCodings {
        codings: vec![other.id]
    }));
    let elsewhere = study.code("AG.F2F");
    assert!(!study.is_stale_after(Edit::ApplyCode(NewCoding {
        code: elsewhere,
        ..new
    })));
}

#[test]
fn what_is_below_a_code_counts_and_writing_again_makes_it_fresh() {
    let mut study = study();
    let case = study.case("I4");
    study.condense(case, "AG.IO", "Dua pembantu.");
    let below = study
        .quotes("I4", "AG.IO")
        .into_iter()
        .find(|quote| quote.code_key != "AG.IO")
        .expect("the sample has small wins");
    let edit = set_polarity(below.id, Some(Polarity::Contradicts));
    study.bench.apply(edit).unwrap();
    assert!(study.is_stale());
    study.condense(case, "AG.IO", "Dua pembantu.");
    assert!(!study.is_stale());
}

#[test]
fn a_text_nobody_speaks_in_is_condensed_for_itself_and_an_interview_is_not() {
    let mut study = study();
    let report = UnitId::Document(study.document("D1"));
    study.condense(report, "AG.F2F", "Forum bulanan, menurut laporan.");
    assert!(!study.is_stale());
    let interview = UnitId::Document(study.document("I1"));
    let edit = Edit::SetSummary {
        unit: interview,
        code: study.code("AG.F2F"),
        text: "x".into(),
    };
    assert!(study.bench.apply(edit).is_err());
    let edit = Edit::SetSummary {
        unit: report,
        code: study.code("AG.F2F"),
        text: " \n".into(),
    };
    assert!(study.bench.apply(edit).is_err());
}

#[test]
fn a_cell_may_be_condensed_before_anything_is_coded_in_it() {
    let mut study = study();
    let unit = study.case("I7");
    let code = study.code("AG.FL");
    assert!(study.quotes("I7", "AG.FL").is_empty());
    study.condense(unit, "AG.FL", "Tidak ditanyakan.");
    assert!(!study.is_stale());
    let any = study.quotes("I7", "AG.TB").remove(0);
    study
        .bench
        .apply(Edit::ApplyCode(NewCoding {
            document: any.document,
            span: any.span,
            code,
            coder: None,
            polarity: None,
            strength: None,
        }))
        .unwrap();
    assert!(study.is_stale());
}

#[test]
fn merging_codes_keeps_what_was_condensed_on_both() {
    let mut study = study();
    let case = study.case("I3");
    study.condense(case, "AG.TB", "Tentang kepercayaan.");
    study.condense(case, "AG.CTP", "Tentang komitmen.");
    let other = study.case("I5");
    study.condense(other, "AG.CTP", "Hanya satu.");
    let edit = Edit::MergeCodes {
        from: vec![study.code("AG.CTP")],
        into: study.code("AG.TB"),
        reason: String::new(),
    };
    study.bench.apply(edit).unwrap();
    let merged = study.bench.condensed().unwrap();
    assert_eq!(merged.len(), 2);
    let text = &merged[0].summary.text;
    assert!(
        text.contains("kepercayaan") && text.contains("komitmen"),
        "{text}"
    );
    assert!(merged[0].is_stale, "its passages are more than they were");
    assert_eq!(merged[1].summary.text, "Hanya satu.");
    study.bench.undo().unwrap();
    let back = study.bench.condensed().unwrap();
    assert_eq!(back.len(), 3);
    assert!(back.iter().all(|one| !one.is_stale));
}

#[test]
fn many_condensations_are_one_step() {
    let mut study = study();
    let code = study.code("AG.TB");
    let edits = ["I1", "I2", "I3"].map(|key| Edit::SetSummary {
        unit: study.case(key),
        code,
        text: format!("Kata {key}"),
    });
    study.bench.apply(Edit::All(edits.to_vec())).unwrap();
    assert_eq!(study.bench.condensed().unwrap().len(), 3);
    study.bench.undo().unwrap();
    assert!(study.bench.condensed().unwrap().is_empty());
}

#[test]
fn a_form_keeps_its_fields_and_refuses_others() {
    let mut study = study();
    let document = study.document("I6");
    let field = |field: &str, text: &str| Edit::SetFormField {
        document,
        form: FormKind::Contact,
        field: field.to_owned(),
        text: text.to_owned(),
    };
    for (key, text) in [
        ("reflection", "Singkat."),
        ("answer-9", "Diam."),
        ("people", "Di pondok."),
    ] {
        study.bench.apply(field(key, text)).unwrap();
    }
    let forms = study.bench.forms().unwrap();
    let keys: Vec<&str> = forms[0]
        .fields
        .iter()
        .map(|(key, _)| key.as_str())
        .collect();
    assert_eq!(keys, ["people", "reflection", "answer-9"]);
    assert!(study.bench.apply(field("weather", "hot")).is_err());
    study.bench.apply(field("people", "")).unwrap();
    assert_eq!(study.bench.forms().unwrap()[0].text("people"), "");
    study.bench.undo().unwrap();
    assert_eq!(study.bench.forms().unwrap()[0].text("people"), "Di pondok.");
}

#[test]
fn a_pattern_rests_on_the_passages_of_its_members_and_says_when_they_are_few() {
    let mut study = study();
    let book = study.bench.codebooks().unwrap().last().unwrap().id;
    let added = study.bench.apply(Edit::AddCode {
        codebook: book,
        parent: None,
        key: "P.JANJI".into(),
        kind: CodeKind::Pattern,
        words: CodeWords::default(),
    });
    let Ok(Change::CodeAdded(pattern)) = added else {
        panic!("{added:?}")
    };
    let (trust, commitment) = (study.code("AG.TB"), study.code("AG.CTP"));
    let members = |members: &[CodeId]| Edit::SetPatternMembers {
        pattern,
        members: members.to_vec(),
    };
    let now = |study: &Study| study.bench.patterns().unwrap().remove(0);
    assert!(now(&study).is_thin());
    study.bench.apply(members(&[trust])).unwrap();
    assert!(now(&study).is_thin(), "one code is no pattern");
    study.bench.apply(members(&[trust, commitment])).unwrap();
    let found = now(&study);
    assert!(!found.is_thin());
    // Recounted from every quote of the study.
    let filter = QuoteFilter {
        codes: vec![trust, commitment],
        ..QuoteFilter::default()
    };
    let mut passages = HashSet::new();
    let mut cases = HashSet::new();
    study
        .bench
        .each_quote(&filter, QuoteSort::Code, &mut |quote| {
            passages.insert((quote.document, quote.span));
            cases.extend(quote.case);
            Ok(())
        })
        .unwrap();
    assert_eq!((found.passages, found.cases), (passages.len(), cases.len()));
    assert!(study.bench.apply(members(&[pattern])).is_err());
    let on_indicator = Edit::SetPatternMembers {
        pattern: trust,
        members: vec![commitment],
    };
    assert!(study.bench.apply(on_indicator).is_err());
    study
        .bench
        .apply(Edit::MergeCodes {
            from: vec![commitment],
            into: trust,
            reason: String::new(),
        })
        .unwrap();
    assert_eq!(now(&study).members, [trust]);
    study.bench.undo().unwrap();
    assert_eq!(now(&study).members, [trust, commitment]);
}

#[test]
fn codings_under_an_older_rule_are_listed_until_they_are_confirmed() {
    let mut study = study();
    let trust = study.code("AG.TB");
    let outdated = QuoteFilter {
        is_outdated_only: true,
        ..QuoteFilter::default()
    };
    assert_eq!(study.bench.quote_count(&outdated).unwrap(), 0);
    let code = study.bench.codes().unwrap();
    let mut words = code
        .iter()
        .find(|code| code.id == trust)
        .unwrap()
        .words
        .clone();
    words.definition.id = "Percaya sejauh janji ditepati.".into();
    study
        .bench
        .apply(Edit::SetCodeWords {
            code: trust,
            words,
            reason: "lebih sempit".into(),
        })
        .unwrap();
    let filter = QuoteFilter {
        codes: vec![trust],
        is_exact_code: true,
        ..QuoteFilter::default()
    };
    let all = study.bench.quote_count(&filter).unwrap();
    assert_eq!(study.bench.quote_count(&outdated).unwrap(), all);
    let under = study.bench.coded_under().unwrap();
    let under = under.iter().find(|under| under.code == trust).unwrap();
    assert_eq!((under.version, under.today, under.codings), (1, 2, all));
    let quotes = study
        .bench
        .quotes(&outdated, QuoteSort::Code, 0, 2)
        .unwrap();
    study
        .bench
        .apply(Edit::ConfirmCodings {
            codings: quotes.iter().map(|quote| quote.id).collect(),
        })
        .unwrap();
    assert_eq!(study.bench.quote_count(&outdated).unwrap(), all - 2);
    study.bench.undo().unwrap();
    assert_eq!(study.bench.quote_count(&outdated).unwrap(), all);
}

#[test]
fn coding_as_well_gives_each_passage_of_one_coder_once_and_leaves_the_first_code() {
    let mut study = study();
    let (from, to) = (study.code("AG.IO"), study.code("FAK.S1"));
    let coder = study.bench.coder().id;
    let codings = study.bench.coded_also(from, to, coder, false).unwrap();
    let filter = QuoteFilter {
        codes: vec![from],
        coders: vec![coder],
        ..QuoteFilter::default()
    };
    let before = study.bench.quote_count(&filter).unwrap();
    let spans: HashSet<(DocumentId, Span)> =
        codings.iter().map(|new| (new.document, new.span)).collect();
    assert_eq!(spans.len(), codings.len());
    study.bench.apply(Edit::ApplyCodes { codings }).unwrap();
    assert_eq!(study.bench.quote_count(&filter).unwrap(), before);
    assert!(
        study
            .bench
            .coded_also(from, to, coder, false)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn linked_codes_are_compared_once_however_often_they_name_each_other() {
    let mut study = study();
    let (trust, factor) = (study.code("AG.TB"), study.code("FAK.H1"));
    study
        .bench
        .apply(Edit::LinkCodes {
            code: factor,
            other: trust,
            is_linked: true,
        })
        .unwrap();
    let found = study.bench.crosswalk().unwrap();
    let ours: Vec<_> = found.iter().filter(|one| one.to == factor).collect();
    assert_eq!(ours.len(), 1);
    assert_eq!(ours[0].from, trust);
    assert!(ours[0].same <= ours[0].overlapping);
    assert!(ours[0].from_passages > 0 && ours[0].to_passages > 0);
}

#[test]
fn a_question_can_be_changed_and_what_became_of_it_taken_back() {
    let mut study = study();
    let question = study.bench.questions().unwrap().remove(0);
    let trust = study.code("AG.TB");
    study
        .bench
        .apply(Edit::SetQuestion {
            question: question.id,
            number: 41,
            text: "Kapan Anda percaya?".into(),
            codes: vec![trust],
        })
        .unwrap();
    let changed = study.bench.questions().unwrap().pop().unwrap();
    assert_eq!((changed.number, changed.codes), (41, vec![trust]));
    let (document, _) = changed.asked[0];
    study
        .bench
        .apply(Edit::SetAsked {
            question: question.id,
            document,
            state: String::new(),
        })
        .unwrap();
    let after = study.bench.questions().unwrap().pop().unwrap();
    assert_eq!(after.asked.len(), changed.asked.len() - 1);
    study.bench.undo().unwrap();
    study.bench.undo().unwrap();
    assert_eq!(study.bench.questions().unwrap()[0], question);
}

#[test]
fn a_surprise_stays_open_until_somebody_says_what_came_of_it() {
    let mut study = study();
    let Ok(Change::MemoChanged(memo)) = study.bench.apply(Edit::AddMemo {
        kind: crate::model::memo::MemoKind::Surprise,
        subject: crate::model::memo::MemoSubject::Study,
        title: "Kredit".into(),
        text: "Satu warga sangat percaya.".into(),
    }) else {
        panic!("a memo")
    };
    let open = crate::model::inquiry::MemoFilter {
        is_open_only: true,
        ..Default::default()
    };
    assert_eq!(study.bench.memos(&open).unwrap().len(), 1);
    study
        .bench
        .apply(Edit::SetFollowUp {
            memo,
            text: "Ditanyakan lagi.".into(),
        })
        .unwrap();
    assert!(study.bench.memos(&open).unwrap().is_empty());
    study.bench.undo().unwrap();
    assert_eq!(study.bench.memos(&open).unwrap().len(), 1);
}
