//! The claim linter: what a careful reader would hold against the study before
//! it is printed, each with the rule that found it and what to do. It must not
//! mend anything.

pub mod names;
pub mod tables;

use super::display::negative::{Why, against_proposition};
use super::display::representativeness::voices;
use super::display::{Material, indicators};
use super::standing::Standing;
use crate::message::Text;
use crate::model::code::CodeStatus;
use crate::model::document::Document;
use crate::model::finding::{Evidence, VerdictLevel};
use crate::model::ids::{CaseId, CodeId, CodingId, DocumentId, MemoId, PropositionId};
use crate::model::memo::Memo;
use crate::model::reduction::Pattern;
use crate::model::reduction::UnitId;
use crate::text;

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $key:literal),* $(,)?) => {
        /// What was found, by a name that never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$doc])* $variant),*
        }

        impl Rule {
            /// In the order in which findings are listed.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant),*];

            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Rule::$variant => $key),*
                }
            }

            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Rule::ALL.iter().copied().find(|rule| rule.key() == key)
            }
        }
    };
}
rules!(
    /// Words that look like a person's name.
    RealName = "real-name",
    VerdictContradicted = "verdict-contradicted",
    StaleVerdict = "stale-verdict",
    StaleProposition = "stale-proposition",
    StaleSummary = "stale-summary",
    VerdictWithoutQuote = "verdict-without-quote",
    IndicatorWithoutQuote = "indicator-without-quote",
    InformantNeverQuoted = "informant-never-quoted",
    QuoteWithoutSpeaker = "quote-without-speaker",
    QuoteWithoutDate = "quote-without-date",
    ContraryWithoutTreatment = "contrary-without-treatment",
    CounterCaseWithoutStance = "counter-case-without-stance",
    PropositionWithoutRival = "proposition-without-rival",
    PropositionUntestable = "proposition-untestable",
    SurpriseWithoutFollowUp = "surprise-without-follow-up",
    PatternWithoutGround = "pattern-without-ground",
    TableTotalDiffers = "table-total-differs",
    OlderDefinition = "older-definition",
);

/// Where a finding leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Code(CodeId),
    /// The indicator in the list of verdicts.
    Verdict(CodeId),
    Case(CaseId),
    Document(DocumentId),
    Coding(CodingId),
    Proposition(PropositionId),
    Memo(MemoId),
}

/// Something found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub rule: Rule,
    /// The code, case, document or proposition it is about.
    pub subject: String,
    pub message: Text,
    pub place: Place,
}

/// A number table whose total is not the sum of its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct BadTable {
    pub document: DocumentId,
    pub title: String,
    pub total: tables::BadTotal,
}

/// A word in a quote that looks like a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedQuote {
    pub coding: CodingId,
    /// The document and turn it stands in.
    pub place: String,
    pub word: String,
}

/// What the rules look at.
pub struct Looked<'a> {
    /// Of a display that verifies, over the whole study.
    pub material: &'a Material,
    pub standings: &'a [Standing],
    pub documents: &'a [Document],
    pub memos: &'a [Memo],
    pub stale_propositions: &'a [PropositionId],
    /// Cases and codes whose condensation is older than its passages.
    pub stale_summaries: &'a [(UnitId, CodeId)],
    /// Interviews with quotes nobody is known to have spoken: how many, and one.
    pub speechless: &'a [(DocumentId, usize, CodingId)],
    pub names: &'a [NamedQuote],
    pub tables: &'a [BadTable],
    pub patterns: &'a [Pattern],
    /// Codes with codings made under an older wording, and how many.
    pub older: &'a [(CodeId, usize)],
}

/// Everything that was found, in the order of the rules.
#[must_use]
pub fn findings(looked: &Looked<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    about_words(looked, &mut found);
    about_verdicts(looked, &mut found);
    about_voices(looked, &mut found);
    about_quotes(looked, &mut found);
    about_propositions(looked, &mut found);
    about_memos(looked, &mut found);
    about_codes(looked, &mut found);
    found.sort_by_key(|finding| finding.rule);
    found
}

fn about_words(looked: &Looked<'_>, found: &mut Vec<Finding>) {
    for named in looked.names {
        found.push(Finding {
            rule: Rule::RealName,
            subject: named.place.clone(),
            message: text!("check-real-name", word = named.word.as_str()),
            place: Place::Coding(named.coding),
        });
    }
    for table in looked.tables {
        let total = &table.total;
        found.push(Finding {
            rule: Rule::TableTotalDiffers,
            subject: table.title.clone(),
            message: text!(
                "check-table-total",
                column = total.column.as_str(),
                total = total.total.as_str(),
                sum = total.sum.as_str()
            ),
            place: Place::Document(table.document),
        });
    }
}

fn about_verdicts(looked: &Looked<'_>, found: &mut Vec<Finding>) {
    let study = indicators(&looked.material.codes);
    for standing in looked.standings {
        let Some(code) = looked.material.code(standing.code) else {
            continue;
        };
        let mut add = |rule, message| {
            found.push(Finding {
                rule,
                subject: code.key.clone(),
                message,
                place: Place::Verdict(code.id),
            });
        };
        let Some(verdict) = &standing.verdict else {
            let is_meant = study.contains(&code.id) && code.status == CodeStatus::Active;
            if standing.passages == 0 && is_meant {
                add(
                    Rule::IndicatorWithoutQuote,
                    text!("check-indicator-without-quote"),
                );
            }
            continue;
        };
        if let Some(contradiction) = standing.contradiction() {
            add(
                Rule::VerdictContradicted,
                text!("check-verdict-contradicted", balance = contradiction),
            );
        }
        if standing.is_stale {
            add(Rule::StaleVerdict, text!("check-stale-verdict"));
        }
        if standing.passages == 0 && verdict.level != VerdictLevel::DataTidakCukup {
            add(
                Rule::VerdictWithoutQuote,
                text!("check-verdict-without-quote"),
            );
        }
    }
    for (unit, code) in looked.stale_summaries {
        let units = looked.material.ground.units();
        let row = units.iter().find(|known| known.id == *unit);
        let key = looked.material.code(*code).map(|code| code.key.as_str());
        if let Some((row, key)) = row.zip(key) {
            found.push(Finding {
                rule: Rule::StaleSummary,
                subject: format!("{} {key}", row.key),
                message: text!("check-stale-summary"),
                place: Place::Code(*code),
            });
        }
    }
}

fn about_voices(looked: &Looked<'_>, found: &mut Vec<Finding>) {
    let units = looked.material.ground.units();
    for key in voices(looked.material).never_quoted {
        let unit = units.iter().find(|unit| unit.is_case() && unit.key == key);
        let Some(UnitId::Case(case)) = unit.map(|unit| unit.id) else {
            continue;
        };
        found.push(Finding {
            rule: Rule::InformantNeverQuoted,
            subject: key,
            message: text!("check-informant-never-quoted"),
            place: Place::Case(case),
        });
    }
}

fn about_quotes(looked: &Looked<'_>, found: &mut Vec<Finding>) {
    let title = |id: DocumentId| {
        let document = looked.documents.iter().find(|known| known.id == id);
        document.map_or_else(String::new, |document| document.title.clone())
    };
    for (document, count, coding) in looked.speechless {
        found.push(Finding {
            rule: Rule::QuoteWithoutSpeaker,
            subject: title(*document),
            message: text!("check-quote-without-speaker", count = *count),
            place: Place::Coding(*coding),
        });
    }
    for document in looked.documents {
        let amounts = &looked.material.claims.tally.of_document;
        if let Some(amount) = amounts.get(&document.id)
            && document.facts.date.trim().is_empty()
        {
            found.push(Finding {
                rule: Rule::QuoteWithoutDate,
                subject: document.title.clone(),
                message: text!("check-quote-without-date", count = amount.passages as usize),
                place: Place::Document(document.id),
            });
        }
    }
}

fn about_propositions(looked: &Looked<'_>, found: &mut Vec<Finding>) {
    let material = looked.material;
    let asked = material.asked();
    for proposition in &material.claims.propositions {
        let mut add = |rule, message| {
            found.push(Finding {
                rule,
                subject: proposition.key.clone(),
                message,
                place: Place::Proposition(proposition.id),
            });
        };
        if looked.stale_propositions.contains(&proposition.id) {
            add(Rule::StaleProposition, text!("check-stale-proposition"));
        }
        if proposition.rivals.is_empty() {
            add(
                Rule::PropositionWithoutRival,
                text!("check-proposition-without-rival"),
            );
        }
        let has_form = !(proposition.if_part.is_empty() && proposition.then_part.is_empty());
        if has_form
            && let Err(problem) =
                super::display::if_then::test(proposition, material, &asked, |_| true)
        {
            add(
                Rule::PropositionUntestable,
                text!("check-proposition-untestable", problem = problem),
            );
        }
        let untreated = proposition.evidence.iter();
        let untreated = untreated
            .filter(|link| Evidence::needs_treatment(link))
            .count();
        if untreated > 0 {
            add(
                Rule::ContraryWithoutTreatment,
                text!("check-contrary-without-treatment", count = untreated),
            );
        }
        let cases: Vec<String> = against_proposition(proposition, material, &asked)
            .iter()
            .filter(|contrary| contrary.why == Why::CounterCase && contrary.link.is_none())
            .filter_map(|contrary| material.ground.units().get(contrary.row?))
            .map(|unit| unit.key.clone())
            .collect();
        if !cases.is_empty() {
            add(
                Rule::CounterCaseWithoutStance,
                text!("check-counter-case", cases = cases.join(", ")),
            );
        }
    }
}

/// Surprises nobody has followed up.
#[must_use]
pub fn surprises(memos: &[Memo]) -> Vec<&Memo> {
    memos.iter().filter(|memo| memo.is_open()).collect()
}

fn about_memos(looked: &Looked<'_>, found: &mut Vec<Finding>) {
    for memo in surprises(looked.memos) {
        let headline = match memo.title.trim() {
            "" => memo.text.lines().next().unwrap_or_default().trim(),
            title => title,
        };
        found.push(Finding {
            rule: Rule::SurpriseWithoutFollowUp,
            subject: headline.chars().take(60).collect(),
            message: text!("check-surprise"),
            place: Place::Memo(memo.id),
        });
    }
}

fn about_codes(looked: &Looked<'_>, found: &mut Vec<Finding>) {
    let key = |id: CodeId| {
        let code = looked.material.code(id);
        code.map_or_else(String::new, |code| code.key.clone())
    };
    for pattern in looked.patterns {
        if pattern.is_thin() {
            found.push(Finding {
                rule: Rule::PatternWithoutGround,
                subject: key(pattern.code),
                message: text!(
                    "check-pattern",
                    members = pattern.members_in_use,
                    cases = pattern.cases
                ),
                place: Place::Code(pattern.code),
            });
        }
    }
    for (code, count) in looked.older {
        found.push(Finding {
            rule: Rule::OlderDefinition,
            subject: key(*code),
            message: text!("check-older-definition", count = *count),
            place: Place::Code(*code),
        });
    }
}
