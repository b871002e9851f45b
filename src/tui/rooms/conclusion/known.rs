//! What the room asks the study, on the worker thread. It must not draw.

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

use crate::analysis::check::Place;
use crate::analysis::condition;
use crate::analysis::display::if_then::{self, keys};
use crate::analysis::display::negative::{Why, against_proposition};
use crate::analysis::tactics::Tried;
use crate::fault::Outcome;
use crate::message::Text;
use crate::model::finding::{Proposition, Review};
use crate::model::ids::{CodeId, CodingId, PropositionId};
use crate::model::memo::MemoSubject;
use crate::model::quote::{Quote, QuoteFilter, QuoteSort};
use crate::model::tactic::Tactic;
use crate::tui::effect::Target;
use crate::workbench::{MemoFilter, Standings, Workbench};

pub const KNOWN: &str = "conclusion-known";
pub const CHECKS: &str = "conclusion-checks";
pub const TACTICS: &str = "conclusion-tactics";
pub const JUMP: &str = "conclusion-jump";
pub const CANDIDATES: &str = "conclusion-candidates";

/// So many passages against a proposition are listed here; the display of
/// negative evidence has them all.
const MOST_CONTRARY: usize = 200;
/// So many passages are offered to be linked.
const MOST_CANDIDATES: usize = 400;

/// A proposition over the cases, in words for the screen.
pub struct Tested {
    /// Both, only IF, only THEN, neither: keys of cases.
    pub cases: [Vec<String>; 4],
    pub left_out: Vec<String>,
    pub consistency: Option<f64>,
    pub coverage: Option<f64>,
}

/// What is known of a proposition besides its words.
pub struct Weighed {
    pub tested: Result<Tested, Text>,
    /// Passages with the opposite sign that nobody has linked.
    pub contrary: Vec<CodingId>,
    /// How many of them there are in all.
    pub contrary_count: usize,
}

/// Everything but the findings and the tactics.
pub struct Known {
    pub standings: Standings,
    pub weighed: HashMap<PropositionId, Weighed>,
    pub quotes: HashMap<CodingId, Quote>,
    pub reviews: Vec<Review>,
}

impl Known {
    pub fn read(study: &Workbench, cancel: &AtomicBool) -> Outcome<Known> {
        let material = study.claims_material(cancel)?;
        let standings = study.standings_of(&material)?;
        let asked = material.asked();
        let mut weighed = HashMap::new();
        let mut wanted = Vec::new();
        for proposition in &standings.propositions {
            let tested = if_then::test(proposition, &material, &asked, |_| true).map(|test| {
                let cases = [&test.n11, &test.n10, &test.n01, &test.n00];
                Tested {
                    cases: cases.map(|rows| keys(rows, &material)),
                    left_out: keys(&test.left_out, &material),
                    consistency: test.consistency(),
                    coverage: test.coverage(),
                }
            });
            let against = against_proposition(proposition, &material, &asked);
            let mut contrary: Vec<CodingId> = against
                .iter()
                .filter(|one| one.why == Why::OppositeSign && one.link.is_none() && one.is_open())
                .flat_map(|one| one.codings.iter().copied())
                .collect();
            let contrary_count = contrary.len();
            contrary.truncate(MOST_CONTRARY);
            wanted.extend(contrary.iter().copied());
            wanted.extend(proposition.evidence.iter().map(|link| link.coding));
            weighed.insert(
                proposition.id,
                Weighed {
                    tested,
                    contrary,
                    contrary_count,
                },
            );
        }
        Ok(Known {
            quotes: study.quotes_by_id(&wanted)?,
            standings,
            weighed,
            reviews: study.reviews()?,
        })
    }
}

/// The tactics with what was computed and noted.
pub struct Tactics {
    pub tried: Vec<Tried>,
    pub notes: HashMap<Tactic, String>,
}

impl Tactics {
    pub fn read(study: &Workbench, cancel: &AtomicBool) -> Outcome<Tactics> {
        Ok(Tactics {
            tried: study.tactics(cancel)?,
            notes: study.tactic_notes()?,
        })
    }
}

/// Passages that may be linked to a proposition.
pub struct Candidates {
    pub proposition: PropositionId,
    pub quotes: Vec<Quote>,
}

impl Candidates {
    /// Those of the codes the proposition names, or the starred ones.
    pub fn read(study: &Workbench, proposition: &Proposition) -> Outcome<Candidates> {
        let codes = study.codes()?;
        let parts = [&proposition.if_part, &proposition.then_part];
        let names = parts.into_iter().flat_map(|part| condition::names(part));
        let named: Vec<CodeId> = names
            .filter_map(|name| {
                codes
                    .iter()
                    .find(|code| code.key.eq_ignore_ascii_case(name))
            })
            .map(|code| code.id)
            .collect();
        let filter = QuoteFilter {
            is_starred_only: named.is_empty(),
            codes: named,
            ..QuoteFilter::default()
        };
        Ok(Candidates {
            proposition: proposition.id,
            quotes: study.quotes(&filter, QuoteSort::Document, 0, MOST_CANDIDATES)?,
        })
    }
}

/// Where a coding stands in its document.
pub fn place_of_coding(study: &Workbench, coding: CodingId) -> Outcome<Option<Target>> {
    let quote = study.quote(coding)?;
    Ok(Some(Target::Document {
        document: quote.document,
        span: Some(quote.span),
        coding: Some(coding),
    }))
}

/// Where a finding leads.
pub fn place(study: &Workbench, place: Place) -> Outcome<Option<Target>> {
    let document = |document| Target::Document {
        document,
        span: None,
        coding: None,
    };
    match place {
        Place::Code(code) | Place::Verdict(code) => Ok(Some(Target::Code(code))),
        Place::Document(id) => Ok(Some(document(id))),
        Place::Coding(coding) => place_of_coding(study, coding),
        Place::Case(case) => {
            let documents = study.documents()?;
            for one in documents {
                let speakers = study.speakers(one.id)?;
                if speakers.iter().any(|speaker| speaker.case == Some(case)) {
                    return Ok(Some(document(one.id)));
                }
            }
            Ok(None)
        }
        Place::Memo(id) => {
            let memos = study.memos(&MemoFilter::default())?;
            let memo = memos.into_iter().find(|memo| memo.id == id);
            match memo.map(|memo| memo.subject) {
                Some(MemoSubject::Code(code)) => Ok(Some(Target::Code(code))),
                Some(MemoSubject::Document(id)) => Ok(Some(document(id))),
                Some(MemoSubject::Coding(coding)) => place_of_coding(study, coding),
                Some(MemoSubject::Case(case)) => self::place(study, Place::Case(case)),
                Some(MemoSubject::Study) | None => Ok(None),
            }
        }
        Place::Proposition(_) => Ok(None),
    }
}
