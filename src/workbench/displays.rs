//! Displays of an open study: the defaults the study stores, the material each
//! display is made of, and the words of the passages it quotes. It must not
//! compute a display itself.

mod defaults;

use std::collections::{HashMap, HashSet};
use std::sync::atomic::AtomicBool;

use super::Workbench;
use super::patterns::is_gathered;
use crate::analysis::claims::Claims;
use crate::analysis::condition;
use crate::analysis::display::{
    FactorPairs, Findings, Material, Settled, candidates, indicators, sheet,
};
use crate::analysis::ground::Ground;
use crate::fault::{Fault, Outcome};
use crate::model::code::{Code, CodeKind};
use crate::model::display::{DisplayKind, DisplayOptions, Dispute, Layer, Variable};
use crate::model::finding::Question;
use crate::model::ids::{CodeId, CodingId};
use crate::model::quote::Quote;
use crate::model::sheet::Sheet;
use crate::model::study::Coder;
use crate::text;

/// Passages fetched with one question.
const LOT: usize = 500;

/// The names of the settings that hold the defaults of the displays.
pub const DISPLAY_SETTINGS: &[&str] = &[
    "display-coder",
    "display-disputes",
    "display-codes",
    "display-sort",
    "display-group",
    "display-code",
    "display-outcome",
    "display-predictors",
    "display-a",
    "display-b",
    "display-split",
    "display-proposition",
    "display-partial",
];

impl Workbench {
    /// Makes a display; stops when `cancel` is set.
    pub fn display(
        &self,
        kind: DisplayKind,
        options: &DisplayOptions,
        cancel: &AtomicBool,
    ) -> Outcome<Sheet> {
        Ok(sheet(kind, &self.material(kind, options, cancel)?))
    }

    /// What a display is made of.
    pub fn material(
        &self,
        kind: DisplayKind,
        options: &DisplayOptions,
        cancel: &AtomicBool,
    ) -> Outcome<Material> {
        let codes = self.codes()?;
        let settled = self.settle(options, &codes)?;
        let tree = self.store.code_tree()?;
        let mut findings = self.findings(kind)?;
        let questions = self.questions()?;
        let mut claims = Claims::default();
        if kind.is_verifying() {
            claims.propositions = self.propositions()?;
            claims.verdicts = self.verdicts()?;
        }
        let columns = columns(kind, &settled, &codes, &questions, &findings, &claims);
        let mut plan = self.store.ground_rows(settled.group.as_deref())?;
        plan.dispute = settled.dispute;
        let mut ground = Ground::new(plan.with_columns(columns, &tree));
        // Only what lies in one turn needs the turns, which are not in the index.
        let has_turns = kind == DisplayKind::Factors;
        if has_turns {
            findings.pairs = FactorPairs::new(&codes, &ground.plan);
        }
        let mut take = |codings: &[crate::analysis::ground::Seen]| {
            ground.take(codings);
            if has_turns {
                findings.pairs.take(&ground.plan, codings);
            }
            if kind.is_verifying() {
                claims.tally.take(codings, &ground.plan);
            }
        };
        if kind != DisplayKind::Events && !is_gathered(kind) {
            self.store.each_document(
                &options.filter,
                settled.layer,
                has_turns,
                cancel,
                &mut take,
            )?;
        }
        let gathered = self.gather(kind, options, &settled, &ground.plan, cancel)?;
        let mut summaries = self.store.summaries()?;
        summaries.sort_by_key(|summary| (summary.unit, summary.code));
        let digests = if summaries.is_empty() || kind != DisplayKind::InformantIndicator {
            HashMap::new()
        } else {
            self.store.cell_digests(&ground.plan)?
        };
        Ok(Material {
            settled,
            ground,
            codes,
            questions,
            summaries,
            digests,
            documents: self.store.document_titles()?,
            findings,
            gathered,
            claims,
        })
    }

    /// What was written down that a display lays beside the codings.
    fn findings(&self, kind: DisplayKind) -> Outcome<Findings> {
        let mut findings = Findings::default();
        match kind {
            DisplayKind::Evidence => findings.verdicts = self.verdicts()?,
            DisplayKind::Checklist => {
                findings.ratings = self.ratings()?;
                let coders = self.coders()?.into_iter();
                findings.raters = coders.map(|coder| (coder.id, coder.name)).collect();
            }
            DisplayKind::Factors | DisplayKind::VariableByVariable => {
                findings.relations = self.relations()?;
            }
            DisplayKind::Events => findings.events = self.events()?,
            _ => {}
        }
        Ok(findings)
    }

    /// The options with the study's stored defaults for what was not said.
    fn settle(&self, options: &DisplayOptions, codes: &[Code]) -> Outcome<Settled> {
        let (options, coder) = self.with_defaults(options, codes)?;
        let mut settled = Settled::of(&options);
        settled.coder = coder.map(|coder| coder.name);
        if settled.codes.is_empty() {
            settled.codes = indicators(codes);
        }
        Ok(settled)
    }

    /// What was not said filled in from what the study stores, and the coder
    /// whose codings alone are counted.
    pub(super) fn with_defaults(
        &self,
        options: &DisplayOptions,
        codes: &[Code],
    ) -> Outcome<(DisplayOptions, Option<Coder>)> {
        let mut options = options.clone();
        let stored = |name: &str| -> Outcome<Option<String>> {
            let value = self.setting(name)?;
            Ok(value.filter(|value| !value.trim().is_empty()))
        };
        let find = |key: &str| codes.iter().find(|code| code.key.eq_ignore_ascii_case(key));
        let attributes = self.attributes()?;
        let variable = |name: &str| -> Option<Variable> {
            if let Some(code) = find(name) {
                return Some(Variable::Code(code.id));
            }
            attributes
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map(|(known, _)| Variable::Attribute(known.clone()))
        };
        let mut coder = None;
        if options.layer.is_none()
            && let Some(name) = stored("display-coder")?
        {
            options.layer = self.layer(&name).ok();
        }
        if let Some(Layer::Coder(id)) = options.layer {
            coder = self.coders()?.into_iter().find(|known| known.id == id);
        }
        if options.dispute.is_none() {
            let rule = stored("display-disputes")?;
            options.dispute = rule.as_deref().and_then(Dispute::from_key);
        }
        if options.codes.is_empty()
            && let Some(keys) = stored("display-codes")?
        {
            options.codes = keys.lines().filter_map(find).map(|code| code.id).collect();
        }
        for (value, name) in [
            (&mut options.sort, "display-sort"),
            (&mut options.group, "display-group"),
            (&mut options.proposition, "display-proposition"),
        ] {
            if value.is_none() {
                *value = stored(name)?;
            }
        }
        if options.code.is_none() {
            options.code = stored("display-code")?
                .as_deref()
                .and_then(find)
                .map(|code| code.id);
        }
        for (value, name) in [
            (&mut options.outcome, "display-outcome"),
            (&mut options.a, "display-a"),
            (&mut options.b, "display-b"),
            (&mut options.split, "display-split"),
        ] {
            if value.is_none() {
                *value = stored(name)?.as_deref().and_then(variable);
            }
        }
        if options.predictors.is_empty()
            && let Some(names) = stored("display-predictors")?
        {
            options.predictors = names.lines().filter_map(variable).collect();
        }
        let is_attribute = |name: &str| {
            attributes
                .iter()
                .any(|(known, _)| known.eq_ignore_ascii_case(name))
        };
        if options.partial.is_none() {
            options.partial = stored("display-partial")?.map(|value| value != "no");
        }
        // `role` is the group when nothing is said, so it names no attribute.
        if options
            .group
            .as_deref()
            .is_some_and(|name| !is_attribute(name))
        {
            options.group = None;
        }
        Ok((options, coder))
    }

    /// Whose codings a name stands for: `main`, `all`, or a coder.
    pub fn layer(&self, name: &str) -> Outcome<Layer> {
        match name {
            "main" => Ok(Layer::Main),
            "all" => Ok(Layer::Everyone),
            name => {
                let coders = self.coders()?;
                let found = coders.iter().find(|coder| coder.name == name);
                let names: Vec<&str> = coders.iter().map(|coder| coder.name.as_str()).collect();
                found.map(|coder| Layer::Coder(coder.id)).ok_or_else(|| {
                    Fault::input(text!("display-no-coder", coder = name))
                        .hint(text!("display-no-coder-hint", coders = names.join(", ")))
                })
            }
        }
    }

    /// The passages with these ids; those that are gone are left out.
    pub fn quotes_by_id(&self, codings: &[CodingId]) -> Outcome<HashMap<CodingId, Quote>> {
        let mut found = HashMap::with_capacity(codings.len());
        for lot in codings.chunks(LOT) {
            let quotes = self.store.quotes_by_id(lot)?;
            found.extend(quotes.into_iter().map(|quote| (quote.id, quote)));
        }
        Ok(found)
    }
}

/// The codes a display counts, each once.
fn columns(
    kind: DisplayKind,
    settled: &Settled,
    codes: &[Code],
    questions: &[Question],
    findings: &Findings,
    claims: &Claims,
) -> Vec<CodeId> {
    let mut columns: Vec<CodeId> = match kind {
        // What the guide asks about has its row too, or nobody would see what
        // was not asked.
        DisplayKind::Accounting if settled.codes == indicators(codes) => {
            let is_asked = |code: &Code| {
                let mut asked = questions.iter().flat_map(|question| &question.codes);
                settled.codes.contains(&code.id) || asked.any(|asked| *asked == code.id)
            };
            let columns = codes.iter().filter(|code| is_asked(code));
            columns.map(|code| code.id).collect()
        }
        kind if kind.is_verifying() => claimed(settled, codes, claims),
        // Every code with its own row: parents add up what is below them.
        DisplayKind::Frequency if settled.filter.codes.is_empty() => {
            codes.iter().map(|code| code.id).collect()
        }
        DisplayKind::Evidence if !settled.has_named_codes && !findings.verdicts.is_empty() => {
            let has_verdict = |code: &&Code| {
                let mut verdicts = findings.verdicts.iter();
                verdicts.any(|verdict| verdict.code == code.id)
            };
            codes
                .iter()
                .filter(has_verdict)
                .map(|code| code.id)
                .collect()
        }
        DisplayKind::Checklist => candidates(codes, settled),
        DisplayKind::Triangulation => {
            let wanted: HashSet<CodeId> = settled.codes.iter().copied().collect();
            let is_part = |code: &&Code| code.parent.is_some_and(|above| wanted.contains(&above));
            let parts = codes.iter().filter(is_part).map(|code| code.id);
            settled.codes.iter().copied().chain(parts).collect()
        }
        DisplayKind::Factors => {
            let is_beside =
                |code: &&Code| matches!(code.kind, CodeKind::Factor | CodeKind::Recommendation);
            let beside = codes.iter().filter(is_beside).map(|code| code.id);
            settled.codes.iter().copied().chain(beside).collect()
        }
        DisplayKind::PredictorOutcome | DisplayKind::VariableByVariable => {
            let variables = settled.predictors.iter().chain(&settled.outcome);
            let variables = variables.chain(&settled.a).chain(&settled.b);
            let mut columns = settled.codes.clone();
            for variable in variables.chain(&settled.split) {
                if let Variable::Code(code) = variable
                    && !columns.contains(code)
                {
                    columns.push(*code);
                }
            }
            columns
        }
        _ => settled.codes.clone(),
    };
    let mut known = HashSet::new();
    columns.retain(|code| known.insert(*code));
    columns
}

/// The indicators, and whatever a claim speaks of besides: with the code above
/// it, which tells a case that is silent from one that says no.
fn claimed(settled: &Settled, codes: &[Code], claims: &Claims) -> Vec<CodeId> {
    let mut found = settled.codes.clone();
    let mut add = |code: CodeId| {
        if !found.contains(&code) {
            found.push(code);
        }
    };
    for verdict in &claims.verdicts {
        add(verdict.code);
    }
    for proposition in &claims.propositions {
        let parts = [&proposition.if_part, &proposition.then_part];
        for name in parts.into_iter().flat_map(|part| condition::names(part)) {
            let code = codes
                .iter()
                .find(|code| code.key.eq_ignore_ascii_case(name));
            for id in code
                .into_iter()
                .flat_map(|code| [Some(code.id), code.parent])
            {
                id.into_iter().for_each(&mut add);
            }
        }
    }
    if let Some(Variable::Code(code)) = settled.outcome {
        add(code);
    }
    found
}
