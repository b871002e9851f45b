//! The conclusions of an open study: where each indicator stands, what the
//! claim linter finds, what is computed for the tactics, and the findings
//! chapter to be written. It must not compute any of it itself.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::Workbench;
use crate::analysis::chapter::choose;
use crate::analysis::check::{self, BadTable, Finding, Looked, NamedQuote};
use crate::analysis::display::Material;
use crate::analysis::standing::{Standing, standings};
use crate::analysis::tactics::{self, Basis, Tried};
use crate::exchange::export::chapter::{Chapter, Section};
use crate::fault::{Fault, Outcome};
use crate::model::display::{DisplayKind, DisplayOptions, Layer};
use crate::model::document::DocumentKind;
use crate::model::finding::{Proposition, Review};
use crate::model::ids::{CodeId, PropositionId};
use crate::model::quote::{QuoteFilter, QuoteSort};
use crate::model::reduction::UnitId;
use crate::model::tactic::Tactic;
use crate::text;
use crate::workbench::MemoFilter;

/// Where the indicators and propositions stand.
#[derive(Debug, Clone)]
pub struct Standings {
    pub indicators: Vec<Standing>,
    pub propositions: Vec<Proposition>,
    /// Those whose evidence changed since they were weighed.
    pub stale_propositions: Vec<PropositionId>,
}

impl Workbench {
    /// Member checks and peer debriefings, by date.
    pub fn reviews(&self) -> Outcome<Vec<Review>> {
        self.store.reviews()
    }

    /// What the analyst wrote to the tactics.
    pub fn tactic_notes(&self) -> Outcome<HashMap<Tactic, String>> {
        self.store.tactic_notes()
    }

    /// What every claim is held against.
    pub fn claims_material(&self, cancel: &AtomicBool) -> Outcome<Material> {
        let options = DisplayOptions::default();
        self.material(DisplayKind::Negative, &options, cancel)
    }

    /// Where the indicators and propositions stand.
    pub fn standings(&self, cancel: &AtomicBool) -> Outcome<Standings> {
        self.standings_of(&self.claims_material(cancel)?)
    }

    /// The same with material that was fetched already.
    pub fn standings_of(&self, material: &Material) -> Outcome<Standings> {
        let mut stale = HashSet::new();
        for verdict in &material.claims.verdicts {
            if self.store.is_verdict_stale(verdict)? {
                stale.insert(verdict.id);
            }
        }
        let mut stale_propositions = Vec::new();
        for proposition in &material.claims.propositions {
            if self.store.is_proposition_stale(proposition)? {
                stale_propositions.push(proposition.id);
            }
        }
        Ok(Standings {
            indicators: standings(material, |verdict| stale.contains(&verdict.id)),
            propositions: material.claims.propositions.clone(),
            stale_propositions,
        })
    }

    /// What the claim linter finds; stops when `cancel` is set.
    pub fn check(&self, cancel: &AtomicBool) -> Outcome<Vec<Finding>> {
        let material = self.claims_material(cancel)?;
        let standings = self.standings_of(&material)?;
        let documents = self.documents()?;
        let memos = self.memos(&MemoFilter::default())?;
        let patterns = self.patterns()?;
        let speechless = self.store.codings_without_speaker()?;
        let older = self.store.codings_under_older_words()?;
        let names = self.named_quotes(cancel)?;
        let tables = self.wrong_tables(cancel)?;
        let stale_summaries = self.stale_summaries(cancel)?;
        Ok(check::findings(&Looked {
            material: &material,
            standings: &standings.indicators,
            documents: &documents,
            memos: &memos,
            stale_propositions: &standings.stale_propositions,
            stale_summaries: &stale_summaries,
            speechless: &speechless,
            names: &names,
            tables: &tables,
            patterns: &patterns,
            older: &older,
        }))
    }

    /// The tactics with what the program computes for each.
    pub fn tactics(&self, cancel: &AtomicBool) -> Outcome<Vec<Tried>> {
        let material = self.claims_material(cancel)?;
        let standings = self.standings_of(&material)?;
        let documents = self.documents()?;
        let memos = self.memos(&MemoFilter::default())?;
        let reviews = self.reviews()?;
        let arrows = self.store.causal_arrows()?;
        Ok(tactics::all(&Basis {
            material: &material,
            standings: &standings.indicators,
            documents: &documents,
            memos: &memos,
            reviews: &reviews,
            arrows: &arrows,
        }))
    }

    /// The findings chapter to be written: every indicator with a verdict or a
    /// passage.
    pub fn chapter(&self, cancel: &AtomicBool) -> Outcome<Chapter> {
        let material = self.claims_material(cancel)?;
        let mut standings = self.standings_of(&material)?.indicators;
        standings.retain(|standing| standing.verdict.is_some() || standing.passages > 0);
        let chosen = choose(&standings, &material);
        let codings: Vec<_> = chosen.iter().flatten().map(|one| one.coding).collect();
        let quotes = self.quotes_by_id(&codings)?;
        let books = self.codebooks()?;
        let mut sections = Vec::with_capacity(standings.len());
        for (standing, chosen) in standings.into_iter().zip(chosen) {
            let Some(code) = material.code(standing.code) else {
                continue;
            };
            let book = books.iter().find(|book| book.id == code.codebook);
            let quotes = chosen
                .iter()
                .filter_map(|one| Some((quotes.get(&one.coding)?.clone(), one.is_contrary)));
            sections.push(Section {
                code: code.clone(),
                source: book.map(|book| book.source.clone()).unwrap_or_default(),
                verdict: standing.verdict,
                quotes: quotes.collect(),
            });
        }
        Ok(Chapter {
            title: self.study()?.title,
            sections,
        })
    }

    /// Quotes that seem to name somebody.
    fn named_quotes(&self, cancel: &AtomicBool) -> Outcome<Vec<NamedQuote>> {
        let cases = self.cases()?;
        let labels = check::names::labels(&cases);
        let mut found = Vec::new();
        let mut passed = HashSet::new();
        self.each_quote(&QuoteFilter::default(), QuoteSort::Document, &mut |quote| {
            if cancel.load(Ordering::Relaxed) {
                return Err(Fault::cancelled(text!("display-cancelled")));
            }
            // One passage may carry several codes; its words are the same.
            if passed.insert((quote.document, quote.span.start, quote.span.end))
                && let Some(word) = check::names::find(&quote.text, &labels)
            {
                let turn = quote.turn_number.map(|turn| format!(":T{turn:03}"));
                found.push(NamedQuote {
                    coding: quote.id,
                    place: format!("{}{}", quote.document_title, turn.unwrap_or_default()),
                    word,
                });
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Number tables whose total is wrong, in documents that are no interviews.
    fn wrong_tables(&self, cancel: &AtomicBool) -> Outcome<Vec<BadTable>> {
        let mut found = Vec::new();
        for document in self.documents()? {
            if document.facts.kind == DocumentKind::Interview {
                continue;
            }
            if cancel.load(Ordering::Relaxed) {
                return Err(Fault::cancelled(text!("display-cancelled")));
            }
            let text = self.transcript(document.id)?.text;
            for total in check::tables::wrong_totals(&text) {
                found.push(BadTable {
                    document: document.id,
                    title: document.title.clone(),
                    total,
                });
            }
        }
        Ok(found)
    }

    /// Condensations whose passages changed since they were written.
    fn stale_summaries(&self, cancel: &AtomicBool) -> Outcome<Vec<(UnitId, CodeId)>> {
        let summaries = self.store.summaries()?;
        if summaries.is_empty() {
            return Ok(Vec::new());
        }
        let mut codes: Vec<CodeId> = summaries.iter().map(|summary| summary.code).collect();
        codes.sort_unstable();
        codes.dedup();
        let options = DisplayOptions {
            codes,
            layer: Some(Layer::Everyone),
            ..DisplayOptions::default()
        };
        let material = self.material(DisplayKind::InformantIndicator, &options, cancel)?;
        let units = material.ground.units().iter().enumerate();
        let row_of: HashMap<UnitId, usize> = units.map(|(row, unit)| (unit.id, row)).collect();
        let is_stale = |unit: UnitId, code: CodeId, digest: &str| {
            let cell = row_of.get(&unit).copied().zip(material.column_of(code));
            cell.is_some_and(|(row, column)| material.is_changed(row, column, digest))
        };
        Ok(summaries
            .iter()
            .filter(|summary| is_stale(summary.unit, summary.code, &summary.digest))
            .map(|summary| (summary.unit, summary.code))
            .collect())
    }
}
