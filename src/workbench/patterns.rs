//! What the displays of patterns are made of: pairs of codes, words of the
//! texts, interviews in their order, relations; and the answers to queries over
//! codes. It must not compute a display itself.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::Workbench;
use crate::analysis::display::cooccurrence::network as pair_network;
use crate::analysis::display::saturation::{Interview, Interviews, sets};
use crate::analysis::display::words::{Spoken as SpokenWords, most};
use crate::analysis::display::{Gathered, Settled};
use crate::analysis::ground::{Plan, Seen};
use crate::analysis::pairs::Pairs;
use crate::analysis::query::{Codings, Query, parse};
use crate::analysis::saturation::{code_set, shuffled};
use crate::analysis::words::{Line, Spoken, Stretch, Wanted, WordCount};
use crate::fault::{Fault, Outcome};
use crate::message::Language;
use crate::model::code::CodeKind;
use crate::model::coding::Polarity;
use crate::model::display::{DisplayKind, DisplayOptions, Layer};
use crate::model::document::{Document, DocumentKind, SpeakerRole};
use crate::model::finding::Stance;
use crate::model::ids::{CaseId, CodeId, CodingId, DocumentId};
use crate::model::network::{Edge, Network};
use crate::model::quote::QuoteFilter;
use crate::model::reduction::UnitId;
use crate::model::relation::End;
use crate::text;
use crate::text::{Span, StemLanguage};

/// Bytes of text that are in memory at a time, for all threads.
const LOT: usize = 8 * 1024 * 1024;

/// The passages that answer a query over codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub query: Query,
    /// In the order of the texts.
    pub codings: Vec<CodingId>,
}

/// Whether a display is made of something else than the ground.
pub(super) fn is_gathered(kind: DisplayKind) -> bool {
    matches!(
        kind,
        DisplayKind::Cooccurrence | DisplayKind::Words | DisplayKind::Saturation
    )
}

impl Workbench {
    pub(super) fn gather(
        &self,
        kind: DisplayKind,
        options: &DisplayOptions,
        settled: &Settled,
        plan: &Plan,
        cancel: &AtomicBool,
    ) -> Outcome<Gathered> {
        Ok(match kind {
            DisplayKind::Cooccurrence => {
                let pairs = self.pairs(options, settled, plan, cancel)?;
                Gathered::Pairs(pairs.finish())
            }
            DisplayKind::Saturation => {
                Gathered::Interviews(Box::new(self.interviews(options, settled, cancel)?))
            }
            DisplayKind::Words => Gathered::Words(self.words(options, settled, plan, cancel)?),
            _ => Gathered::Nothing,
        })
    }

    /// Each code as it was given; or the codes asked for with what is below them.
    fn pairs(
        &self,
        options: &DisplayOptions,
        settled: &Settled,
        plan: &Plan,
        cancel: &AtomicBool,
    ) -> Outcome<Pairs> {
        let tree = self.store.code_tree()?;
        let mut pairs = if options.codes.is_empty() {
            Pairs::as_coded(settled.near, tree.iter().map(|(code, _)| *code).collect())
        } else {
            let asked = Plan::default().with_columns(options.codes.clone(), &tree);
            Pairs::new(settled.near, asked.columns, asked.columns_of)
        };
        self.each_with_turns(
            &options.filter,
            settled.layer,
            pairs.needs_turns(),
            cancel,
            &mut |codings, turns| pairs.take(codings, turns, plan),
        )?;
        Ok(pairs)
    }

    /// The codings of each document with where its turns start; with nothing
    /// where turns are not needed.
    fn each_with_turns(
        &self,
        filter: &QuoteFilter,
        layer: Layer,
        needs_turns: bool,
        cancel: &AtomicBool,
        take: &mut dyn FnMut(&[Seen], &[usize]),
    ) -> Outcome<()> {
        let mut failed = None;
        let mut with_turns = |codings: &[Seen]| {
            let turns = match codings.first() {
                Some(first) if needs_turns && failed.is_none() => {
                    self.store.turn_starts(first.document)
                }
                _ => Ok(Vec::new()),
            };
            match turns {
                Ok(turns) => take(codings, &turns),
                Err(fault) => failed = Some(fault),
            }
        };
        self.store
            .each_document(filter, layer, false, cancel, &mut with_turns)?;
        failed.map_or(Ok(()), Err)
    }

    /// The coded interviews by date and number, with the codes of each.
    fn interviews(
        &self,
        options: &DisplayOptions,
        settled: &Settled,
        cancel: &AtomicBool,
    ) -> Outcome<Interviews> {
        let codes = self.codes()?;
        let places: HashMap<CodeId, usize> = codes.iter().map(|code| code.id).zip(0..).collect();
        let filter = QuoteFilter {
            codes: options.codes.clone(),
            ..options.filter.clone()
        };
        let mut first: HashMap<DocumentId, HashMap<CodeId, CodingId>> = HashMap::new();
        self.store
            .each_document(&filter, settled.layer, false, cancel, &mut |codings| {
                for seen in codings {
                    let of_document = first.entry(seen.document).or_default();
                    of_document.entry(seen.code).or_insert(seen.coding);
                }
            })?;
        let mut documents = self.documents_of(&options.filter)?;
        documents.retain(|document| document.facts.kind == DocumentKind::Interview);
        documents.sort_by(|a, b| {
            let key = |document: &Document| (document.facts.date.is_empty(), document.number);
            let (a_key, b_key) = (key(a), key(b));
            a_key
                .0
                .cmp(&b_key.0)
                .then_with(|| a.facts.date.cmp(&b.facts.date))
                .then(a_key.1.cmp(&b_key.1))
        });
        let mut held = Interviews::default();
        let mut known: HashSet<CodeId> = HashSet::new();
        for document in documents {
            let Some(of_document) = first.get(&document.id) else {
                held.uncoded += 1;
                continue;
            };
            held.undated += usize::from(document.facts.date.is_empty());
            let of_kind = |is_indicator: bool| {
                let wanted = of_document
                    .keys()
                    .filter_map(|code| places.get(code))
                    .copied();
                let wanted =
                    wanted.filter(|at| (codes[*at].kind == CodeKind::Indicator) == is_indicator);
                code_set(codes.len(), wanted)
            };
            let mut new: Vec<CodingId> = of_document
                .iter()
                .filter(|(code, _)| known.insert(**code))
                .map(|(_, coding)| *coding)
                .collect();
            new.sort_unstable();
            held.interviews.push(Interview {
                document: document.id,
                title: document.title,
                date: document.facts.date,
                indicators: of_kind(true),
                emergent: of_kind(false),
                first: new,
            });
        }
        let is_cancelled = || cancel.load(Ordering::Relaxed);
        held.shuffled =
            [0, 1, 2].map(|series| shuffled(&sets(&held, series), settled.run, &is_cancelled));
        if is_cancelled() {
            return Err(Fault::cancelled(text!("display-cancelled")));
        }
        Ok(held)
    }

    /// The documents a filter lets through, as far as it is about documents.
    fn documents_of(&self, filter: &QuoteFilter) -> Outcome<Vec<Document>> {
        let mut documents = self.documents()?;
        documents.retain(|document| {
            let facts = &document.facts;
            let until = |to: &String| {
                !facts.date.is_empty()
                    && facts.date.get(..to.len()).unwrap_or(&facts.date) <= to.as_str()
            };
            (filter.documents.is_empty() || filter.documents.contains(&document.id))
                && (filter.kinds.is_empty() || filter.kinds.contains(&facts.kind))
                && filter
                    .date_from
                    .as_ref()
                    .is_none_or(|from| facts.date >= *from)
                && filter.date_to.as_ref().is_none_or(until)
        });
        Ok(documents)
    }

    /// The cases a filter lets through; `None` for anybody.
    fn cases_of(&self, filter: &QuoteFilter) -> Outcome<Option<HashSet<CaseId>>> {
        if filter.cases.is_empty() && filter.roles.is_empty() && filter.attributes.is_empty() {
            return Ok(None);
        }
        let mut cases = self.cases()?;
        cases.retain(|case| {
            let has = |(name, value): &(String, String)| {
                case.attributes
                    .iter()
                    .any(|(known, own)| known == name && own.eq_ignore_ascii_case(value))
            };
            (filter.cases.is_empty() || filter.cases.contains(&case.id))
                && (filter.roles.is_empty() || filter.roles.contains(&case.role))
                && filter.attributes.iter().all(has)
        });
        Ok(Some(cases.into_iter().map(|case| case.id).collect()))
    }

    fn words(
        &self,
        options: &DisplayOptions,
        settled: &Settled,
        plan: &Plan,
        cancel: &AtomicBool,
    ) -> Outcome<SpokenWords> {
        let scope = Scope {
            passages: self.passages(options, settled, cancel)?,
            cases: self.cases_of(&options.filter)?,
            rows: plan
                .units
                .iter()
                .zip(0_u32..)
                .filter_map(|(unit, row)| match unit.id {
                    UnitId::Case(case) => Some((case, row)),
                    UnitId::Document(_) => None,
                })
                .collect(),
            // A text nobody speaks in has to be named, or its kind.
            has_unspoken: !options.filter.documents.is_empty() || !options.filter.kinds.is_empty(),
            language: self.study()?.language,
        };
        let has_stems = settled.has_stems;
        let Some(word) = &settled.word else {
            let mut count = WordCount::new(has_stems);
            self.each_lot(options, &scope, cancel, &mut |lot| {
                // Each thread counts for itself, and the counts are joined.
                let part = lot
                    .par_chunks(lot.len().div_ceil(rayon::current_num_threads()).max(1))
                    .map(|texts| {
                        let mut part = WordCount::new(has_stems);
                        texts.iter().for_each(|spoken| part.take(spoken));
                        part
                    })
                    .reduce(|| WordCount::new(has_stems), WordCount::join);
                count = std::mem::take(&mut count).join(part);
            })?;
            return Ok(SpokenWords::Counted(count.finish()));
        };
        let wanted = Wanted::new(word, has_stems).ok_or_else(|| {
            Fault::input(text!("patterns-no-word", word = word.as_str()))
                .hint(text!("patterns-no-word-hint"))
        })?;
        let most = most(settled.limit);
        let (mut lines, mut total) = (Vec::new(), 0);
        self.each_lot(options, &scope, cancel, &mut |lot| {
            let found: Vec<Vec<Line>> = lot
                .par_iter()
                .map(|spoken| {
                    let mut found = Vec::new();
                    wanted.find(spoken, &mut found);
                    found
                })
                .collect();
            for line in found.into_iter().flatten() {
                total += 1;
                if lines.len() < most {
                    lines.push(line);
                }
            }
        })?;
        Ok(SpokenWords::Lines {
            word: word.trim().to_owned(),
            lines,
            total,
        })
    }

    /// The coded passages the words have to stand in, by document, without
    /// overlaps; `None` where the filter asks for no passages.
    fn passages(
        &self,
        options: &DisplayOptions,
        settled: &Settled,
        cancel: &AtomicBool,
    ) -> Outcome<Option<HashMap<DocumentId, Vec<Span>>>> {
        let filter = QuoteFilter {
            codes: options.codes.clone(),
            ..options.filter.clone()
        };
        let is_about_passages = !filter.codes.is_empty()
            || !filter.polarities.is_empty()
            || !filter.codings.is_empty()
            || filter.is_starred_only
            || filter.text.is_some();
        if !is_about_passages {
            return Ok(None);
        }
        let mut found: HashMap<DocumentId, Vec<Span>> = HashMap::new();
        self.store
            .each_document(&filter, settled.layer, false, cancel, &mut |codings| {
                for seen in codings {
                    let spans = found.entry(seen.document).or_default();
                    match spans.last_mut() {
                        Some(last) if seen.span.start <= last.end => {
                            last.end = last.end.max(seen.span.end);
                        }
                        _ => spans.push(seen.span),
                    }
                }
            })?;
        Ok(Some(found))
    }

    /// Hands over the texts a few at a time, in the order of their numbers.
    fn each_lot(
        &self,
        options: &DisplayOptions,
        scope: &Scope,
        cancel: &AtomicBool,
        take: &mut dyn FnMut(&[Spoken]),
    ) -> Outcome<()> {
        let mut lot = Vec::new();
        let mut bytes = 0;
        for document in self.documents_of(&options.filter)? {
            if cancel.load(Ordering::Relaxed) {
                return Err(Fault::cancelled(text!("display-cancelled")));
            }
            let passages = match &scope.passages {
                None => None,
                Some(all) => match all.get(&document.id) {
                    Some(passages) => Some(passages.as_slice()),
                    None => continue,
                },
            };
            let spoken = self.spoken(&document, scope, passages)?;
            if spoken.stretches.is_empty() {
                continue;
            }
            bytes += spoken.text.len();
            lot.push(spoken);
            if bytes >= LOT {
                take(&lot);
                lot.clear();
                bytes = 0;
            }
        }
        take(&lot);
        Ok(())
    }

    /// A text with what informants say in it, as far as the scope goes.
    fn spoken(
        &self,
        document: &Document,
        scope: &Scope,
        passages: Option<&[Span]>,
    ) -> Outcome<Spoken> {
        let transcript = self.store.transcript(document.id)?;
        let mut stretches = Vec::new();
        for turn in &transcript.turns {
            let speaker = turn
                .speaker
                .and_then(|id| transcript.speakers.iter().find(|speaker| speaker.id == id));
            let counts = match speaker {
                Some(speaker) => {
                    speaker.role == SpeakerRole::Informant
                        && scope.cases.as_ref().is_none_or(|cases| {
                            speaker.case.is_some_and(|case| cases.contains(&case))
                        })
                }
                None => scope.has_unspoken && scope.cases.is_none(),
            };
            if !counts || turn.body >= turn.span.end {
                continue;
            }
            let stretch = |span| Stretch {
                span,
                turn: Some(turn.number),
                speaker: speaker
                    .map(|speaker| speaker.label.clone())
                    .unwrap_or_default(),
                row: speaker
                    .and_then(|speaker| speaker.case)
                    .and_then(|case| scope.rows.get(&case))
                    .copied(),
            };
            let body = Span::new(turn.body, turn.span.end);
            match passages {
                None => stretches.push(stretch(body)),
                Some(passages) => {
                    let first = passages.partition_point(|span| span.end <= body.start);
                    let inside = passages[first..].iter().take_while(|s| s.start < body.end);
                    stretches.extend(inside.map(|span| {
                        stretch(Span::new(
                            span.start.max(body.start),
                            span.end.min(body.end),
                        ))
                    }));
                }
            }
        }
        Ok(Spoken {
            document: document.id,
            title: document.title.clone(),
            language: match Language::from_tag(&document.facts.language).unwrap_or(scope.language) {
                Language::Indonesian => StemLanguage::Indonesian,
                Language::English => StemLanguage::English,
            },
            text: transcript.text,
            stretches,
        })
    }

    /// The passages that answer a query over codes, of the codings a filter and
    /// a layer let through.
    ///
    /// # Errors
    ///
    /// A sentence with the place where the query stops making sense.
    pub fn query(
        &self,
        words: &str,
        filter: &QuoteFilter,
        layer: Layer,
        cancel: &AtomicBool,
    ) -> Outcome<Answer> {
        let codes = self.codes()?;
        let query = parse(words, &|key| {
            let found = codes.iter().find(|code| code.key.eq_ignore_ascii_case(key));
            found.map(|code| code.id)
        })?;
        let named = query.expr.codes();
        let tree = self.store.code_tree()?;
        let columns = Plan::default()
            .with_columns(named.clone(), &tree)
            .columns_of;
        let counts_as = columns
            .into_iter()
            .map(|(code, places)| (code, places.into_iter().map(|at| named[at]).collect()))
            .collect();
        let filter = QuoteFilter {
            codes: named.clone(),
            ..filter.clone()
        };
        let plan = self.store.ground_rows(None)?;
        let mut found = Codings::new(&query, &counts_as);
        let row = |seen: &Seen| plan.row_of(seen.speaker, seen.document);
        self.each_with_turns(
            &filter,
            layer,
            query.needs_turns(),
            cancel,
            &mut |codings, turns| {
                found.take(codings, turns, &row);
            },
        )?;
        let codings = found.finish();
        Ok(Answer { query, codings })
    }

    /// The relations the analyst drew, as a network.
    pub fn relation_network(&self, title: String, language: Language) -> Outcome<Network> {
        let codes = self.codes()?;
        let label = |key: &str| {
            let found = codes.iter().find(|code| code.key == key);
            found.map_or("", |code| code.label(language)).to_owned()
        };
        let mut network = Network {
            title,
            is_directed: true,
            ..Network::default()
        };
        for relation in self.relations()? {
            let passages = |stance| relation.passages(stance) as u64;
            let facts = &relation.facts;
            let mut end = |end: &End| network.node(&end.name, &label(&end.name));
            let (from, to) = (end(&facts.source), end(&facts.target));
            network.edges.push(Edge {
                from,
                to,
                sign: facts.sign.map_or("", Polarity::sign).to_owned(),
                kind: facts.kind.key().to_owned(),
                note: facts.note.clone(),
                supports: passages(Stance::Supports),
                contradicts: passages(Stance::Contradicts),
            });
        }
        Ok(network)
    }

    /// The codes that meet at least so often, as a network.
    pub fn pair_network(
        &self,
        options: &DisplayOptions,
        least: u64,
        title: String,
        language: Language,
    ) -> Outcome<Network> {
        let never = AtomicBool::new(false);
        let material = self.material(DisplayKind::Cooccurrence, options, &never)?;
        let label = |key: &str| {
            let found = material.codes.iter().find(|code| code.key == key);
            found.map_or("", |code| code.label(language)).to_owned()
        };
        Ok(pair_network(&material, least, title, label))
    }
}

/// Whose words are counted, and where.
struct Scope {
    passages: Option<HashMap<DocumentId, Vec<Span>>>,
    /// `None` for anybody.
    cases: Option<HashSet<CaseId>>,
    rows: HashMap<CaseId, u32>,
    has_unspoken: bool,
    language: Language,
}
