//! Displays of patterns, each beside the bare SQL that gathers its rows; and a
//! query over codes beside the rows of its codes. It must not change the study.

use std::hint::black_box;
use std::sync::atomic::AtomicBool;

use telaah::model::display::{DisplayKind, DisplayOptions, Layer, Nearness};
use telaah::model::quote::QuoteFilter;
use telaah::workbench::Workbench;

use crate::bare;
use crate::rig::{Done, Rig};
use crate::table::{Table, compare, median, runs, timed};

/// What every display by cases and codes is made of, in the order of the text.
const GROUND: &str = "
    SELECT id, document_id, start_byte, end_byte, code_id, coder_id, speaker_id, polarity,
           strength, words
    FROM coding WHERE hidden = 0 AND status = 'ok'
    ORDER BY document_id, start_byte, end_byte, code_id";

/// The same with where the turns start.
const TURNS: &str = "
    SELECT document.id, start_byte FROM document
    JOIN turn ON turn.revision_id = document.current_revision
    WHERE turn.number IS NOT NULL ORDER BY document.id, start_byte";

const SPOKEN: &str = "
    SELECT turn.number, start_byte, end_byte, body_byte, speaker.label, speaker.role, case_id
    FROM document JOIN turn ON turn.revision_id = document.current_revision
    LEFT JOIN speaker ON speaker.id = turn.speaker_id
    WHERE document.hidden = 0 ORDER BY document.number, start_byte";

/// What a question of SQL to the same pairs costs, for codes on one document.
const SELF_JOIN: &str = "
    SELECT a.code_id, b.code_id, count(*) FROM coding AS a
    JOIN coding AS b ON b.document_id = a.document_id AND b.start_byte < a.end_byte
      AND b.end_byte > a.start_byte AND b.code_id > a.code_id
    WHERE a.hidden = 0 AND b.hidden = 0 GROUP BY a.code_id, b.code_id";

pub fn measure(rig: &Rig) -> Done<()> {
    let study = Workbench::open(rig.study())?;
    let conn = bare::open(rig.twin())?;
    let plain = DisplayOptions::default();
    for (what, kind) in [
        (
            "display: informants by indicators",
            DisplayKind::InformantIndicator,
        ),
        ("display: evidence table", DisplayKind::Evidence),
        ("display: role-ordered matrix", DisplayKind::RoleOrdered),
        ("display: triangulation grid", DisplayKind::Triangulation),
        ("display: content-analytic summary", DisplayKind::Frequency),
        ("display: data accounting sheet", DisplayKind::Accounting),
        ("display: outliers", DisplayKind::Outliers),
        (
            "display: predictor and outcome",
            DisplayKind::PredictorOutcome,
        ),
        (
            "display: variable by variable",
            DisplayKind::VariableByVariable,
        ),
        ("display: co-occurrence, overlap", DisplayKind::Cooccurrence),
        (
            "display: saturation, with random orders",
            DisplayKind::Saturation,
        ),
    ] {
        compare(
            what,
            || rows(&study, kind, &plain),
            || bare::rows(&conn, GROUND, []),
        )?;
    }
    let near = DisplayOptions {
        near: Some(Nearness::Turns(1)),
        ..DisplayOptions::default()
    };
    compare(
        "display: co-occurrence, one turn apart",
        || rows(&study, DisplayKind::Cooccurrence, &near),
        || Ok(bare::rows(&conn, GROUND, [])? + bare::rows(&conn, TURNS, [])?),
    )?;
    let (first, pairs) = timed(|| bare::rows(&conn, SELF_JOIN, []))?;
    Table::alone(
        &format!("(the pairs by a self-join in SQL: {pairs})"),
        first,
    );
    let word = DisplayOptions {
        word: Some("kepercayaan".to_owned()),
        ..DisplayOptions::default()
    };
    let texts = || Ok(bare::rows(&conn, bare::TEXTS, [])? + bare::rows(&conn, SPOKEN, [])?);
    compare(
        "display: words",
        || rows(&study, DisplayKind::Words, &plain),
        texts,
    )?;
    compare(
        "display: one word in its contexts",
        || rows(&study, DisplayKind::Words, &word),
        texts,
    )?;
    query(&study)
}

fn rows(study: &Workbench, kind: DisplayKind, options: &DisplayOptions) -> Done<usize> {
    let sheet = study.display(kind, options, &AtomicBool::new(false))?;
    Ok(black_box(sheet).rows.len())
}

/// Of the two codes most passages have.
fn query(study: &Workbench) -> Done<()> {
    let mut counts = study.code_counts()?;
    counts.sort_by_key(|count| std::cmp::Reverse(count.codings));
    let codes = study.codes()?;
    let keys: Vec<&str> = counts
        .iter()
        .take(2)
        .filter_map(|count| codes.iter().find(|code| code.id == count.code))
        .map(|code| code.key.as_str())
        .collect();
    let [a, b] = keys.as_slice() else {
        return Ok(());
    };
    for words in [
        format!("\"{a}\" and not \"{b}\""),
        format!("\"{a}\" near:2 \"{b}\""),
    ] {
        let ask = || {
            let never = AtomicBool::new(false);
            let answer = study.query(&words, &QuoteFilter::default(), Layer::Main, &never)?;
            Ok(black_box(answer).codings.len())
        };
        let (first, found) = timed(ask)?;
        let mut times = Vec::new();
        for _ in 0..runs(first * 2) {
            times.push(timed(ask)?.0);
        }
        Table::alone(&format!("query {words} ({found})"), median(&mut times));
    }
    Ok(())
}
