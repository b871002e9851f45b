//! Displays of an open study: the defaults the study stores, the material each
//! display is made of, and the words of the passages it quotes. It must not
//! compute a display itself.

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

use super::Workbench;
use crate::analysis::claims::Claims;
use crate::analysis::condition;
use crate::analysis::display::{Material, Settled, indicators, sheet};
use crate::analysis::ground::Ground;
use crate::fault::{Fault, Outcome};
use crate::model::code::Code;
use crate::model::display::{DisplayKind, DisplayOptions, Dispute, Layer, Variable};
use crate::model::finding::Question;
use crate::model::ids::{CodeId, CodingId};
use crate::model::quote::{Quote, QuoteFilter, QuoteSort};
use crate::model::sheet::Sheet;
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
        let questions = self.questions()?;
        let mut claims = Claims::default();
        if kind.is_verifying() {
            claims.propositions = self.propositions()?;
            claims.verdicts = self.verdicts()?;
        }
        let columns = columns(kind, &settled, &codes, &questions, &claims);
        let mut plan = self.store.ground_rows(settled.group.as_deref())?;
        plan.dispute = settled.dispute;
        let mut ground = Ground::new(plan.with_columns(columns, &tree));
        let mut take = |codings: &[crate::analysis::ground::Seen]| {
            ground.take(codings);
            if kind.is_verifying() {
                claims.tally.take(codings, &ground.plan);
            }
        };
        self.store
            .each_document(&options.filter, settled.layer, false, cancel, &mut take)?;
        let summaries = self.store.summaries()?;
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
            claims,
        })
    }

    /// The options with the study's stored defaults for what was not said.
    fn settle(&self, options: &DisplayOptions, codes: &[Code]) -> Outcome<Settled> {
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
        let mut settled = Settled::of(&options);
        settled.coder = coder.map(|coder| coder.name);
        if settled.codes.is_empty() {
            settled.codes = indicators(codes);
        }
        Ok(settled)
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
            let filter = QuoteFilter {
                codings: lot.to_vec(),
                ..QuoteFilter::default()
            };
            self.each_quote(&filter, QuoteSort::Document, &mut |quote| {
                found.insert(quote.id, quote);
                Ok(())
            })?;
        }
        Ok(found)
    }
}

/// The codes a display counts.
fn columns(
    kind: DisplayKind,
    settled: &Settled,
    codes: &[Code],
    questions: &[Question],
    claims: &Claims,
) -> Vec<CodeId> {
    match kind {
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
        _ => settled.codes.clone(),
    }
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
