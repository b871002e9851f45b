//! How a display is asked for, as a form: which options concern which display,
//! what may be chosen for each, and what was chosen in words. It must not ask
//! the study anything; what it offers was read before.

use crate::model::display::{DisplayKind, DisplayOptions, Dispute, Layer, Nearness, Run, Variable};
use crate::model::document::DocumentKind;
use crate::model::ids::{CodeId, CoderId};
use crate::text;
use crate::tui::overlay::FieldValue;
use crate::tui::rooms::displays::keys::DisplaysAction;
use crate::tui::state::Shared;
use crate::tui::widgets::form::{Field, Form};

/// The most pairs of attribute and value that are offered.
const PAIRS: usize = 200;

/// What the form offers besides what all rooms know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    pub attributes: Vec<String>,
    pub propositions: Vec<String>,
    /// The study's defaults by the names of their settings.
    pub defaults: Vec<(&'static str, String)>,
}

/// One option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Codes,
    Code,
    Outcome,
    Predictors,
    A,
    B,
    Split,
    Proposition,
    Near,
    Word,
    Stems,
    Limit,
    Run,
    Threshold,
    Sort,
    Group,
    Coder,
    Disputes,
    Role,
    Kind,
    Where,
    From,
    To,
    Remember,
}

/// What concerns every display.
const COMMON: [Asked; 10] = [
    Asked::Sort,
    Asked::Group,
    Asked::Coder,
    Asked::Disputes,
    Asked::Role,
    Asked::Kind,
    Asked::Where,
    Asked::From,
    Asked::To,
    Asked::Remember,
];

/// The options of a display in the order of its form.
#[must_use]
pub fn asked(kind: DisplayKind) -> Vec<Asked> {
    use Asked::{A, B, Code, Codes, Near, Outcome, Predictors, Proposition, Run, Split};
    let own: &[Asked] = match kind {
        DisplayKind::Checklist | DisplayKind::Events => &[Code, Codes],
        DisplayKind::PredictorOutcome => &[Outcome, Predictors, Codes],
        DisplayKind::VariableByVariable => &[A, B, Split],
        DisplayKind::Cooccurrence => &[Near, Codes],
        DisplayKind::Words => &[Asked::Word, Asked::Stems, Asked::Limit, Codes],
        DisplayKind::Saturation => &[Run, Asked::Threshold, Codes],
        DisplayKind::Negative => &[Proposition, Codes],
        DisplayKind::IfThen => &[Proposition, Outcome],
        DisplayKind::Outliers => &[Outcome, Codes],
        _ => &[Codes],
    };
    own.iter().chain(&COMMON).copied().collect()
}

impl Asked {
    fn label(self) -> &'static str {
        match self {
            Asked::Codes => "displays-field-codes",
            Asked::Code => "displays-field-code",
            Asked::Outcome => "displays-field-outcome",
            Asked::Predictors => "displays-field-predictors",
            Asked::A => "displays-field-a",
            Asked::B => "displays-field-b",
            Asked::Split => "displays-field-split",
            Asked::Proposition => "displays-field-proposition",
            Asked::Near => "displays-field-near",
            Asked::Word => "displays-field-word",
            Asked::Stems => "displays-field-stems",
            Asked::Limit => "displays-field-limit",
            Asked::Run => "displays-field-run",
            Asked::Threshold => "displays-field-threshold",
            Asked::Sort => "displays-field-sort",
            Asked::Group => "displays-field-group",
            Asked::Coder => "displays-field-coder",
            Asked::Disputes => "displays-field-disputes",
            Asked::Role => "displays-field-role",
            Asked::Kind => "displays-field-kind",
            Asked::Where => "displays-field-where",
            Asked::From => "displays-field-from",
            Asked::To => "displays-field-to",
            Asked::Remember => "displays-field-remember",
        }
    }

    /// Whether it is typed, and not chosen.
    fn is_line(self) -> bool {
        matches!(
            self,
            Asked::Word | Asked::Limit | Asked::Run | Asked::Threshold | Asked::From | Asked::To
        )
    }

    /// The setting that holds its default.
    fn setting(self) -> Option<&'static str> {
        Some(match self {
            Asked::Codes => "display-codes",
            Asked::Code => "display-code",
            Asked::Outcome => "display-outcome",
            Asked::Predictors => "display-predictors",
            Asked::A => "display-a",
            Asked::B => "display-b",
            Asked::Split => "display-split",
            Asked::Proposition => "display-proposition",
            Asked::Sort => "display-sort",
            Asked::Group => "display-group",
            Asked::Coder => "display-coder",
            Asked::Disputes => "display-disputes",
            _ => return None,
        })
    }

    /// What it is set to, as the key of a choice or as typed; empty when open.
    fn value(self, options: &DisplayOptions) -> String {
        let variable = |of: &Option<Variable>| of.as_ref().map_or(String::new(), variable_key);
        match self {
            Asked::Codes | Asked::Predictors | Asked::Remember => String::new(),
            Asked::Code => options
                .code
                .map_or(String::new(), |code| code.0.to_string()),
            Asked::Outcome => variable(&options.outcome),
            Asked::A => variable(&options.a),
            Asked::B => variable(&options.b),
            Asked::Split => variable(&options.split),
            Asked::Proposition => options.proposition.clone().unwrap_or_default(),
            Asked::Near => options.near.map_or(String::new(), Nearness::key),
            Asked::Word => options.word.clone().unwrap_or_default(),
            Asked::Stems if options.has_stems => "yes".to_owned(),
            Asked::Stems => String::new(),
            Asked::Limit => options
                .limit
                .map_or(String::new(), |limit| limit.to_string()),
            Asked::Run => options
                .run
                .map_or(String::new(), |run| format!("{}+{}", run.base, run.length)),
            Asked::Threshold => options
                .run
                .map_or(String::new(), |run| run.threshold.to_string()),
            Asked::Sort => options.sort.clone().unwrap_or_default(),
            Asked::Group => options.group.clone().unwrap_or_default(),
            Asked::Coder => match options.layer {
                None => String::new(),
                Some(Layer::Main) => "main".to_owned(),
                Some(Layer::Everyone) => "all".to_owned(),
                Some(Layer::Coder(id)) => format!("coder:{}", id.0),
            },
            Asked::Disputes => options
                .dispute
                .map_or(String::new(), |rule| rule.key().to_owned()),
            Asked::Role => options.filter.roles.first().cloned().unwrap_or_default(),
            Asked::Kind => options
                .filter
                .kinds
                .first()
                .map_or(String::new(), |kind| kind.key().to_owned()),
            Asked::Where => options
                .filter
                .attributes
                .first()
                .map_or(String::new(), |(name, value)| format!("{name}={value}")),
            Asked::From => options.filter.date_from.clone().unwrap_or_default(),
            Asked::To => options.filter.date_to.clone().unwrap_or_default(),
        }
    }

    fn choices(self, known: &Known, shared: &Shared) -> Vec<(String, String)> {
        let named = |key: &str, id: &'static str| (key.to_owned(), shared.say_id(id));
        let plain = |name: &String| (name.clone(), name.clone());
        let mut choices = vec![(String::new(), self.unsaid(known, shared))];
        match self {
            Asked::Code => choices.extend(codes(shared)),
            Asked::Outcome | Asked::A | Asked::B | Asked::Split => {
                choices.extend(variables(known, shared));
            }
            Asked::Proposition => choices.extend(known.propositions.iter().map(plain)),
            Asked::Near => {
                choices.push(named("overlap", "displays-near-overlap"));
                choices.push(named("turn", "displays-near-turn"));
                choices.extend((1..=10).map(|turns| {
                    let said = shared.say(&text!("displays-near-turns", count = turns));
                    (turns.to_string(), said)
                }));
            }
            Asked::Sort => {
                choices.push(named("group", "displays-sort-group"));
                choices.push(named("case", "displays-sort-case"));
                choices.push(named("role", "displays-sort-role"));
                choices.extend(known.attributes.iter().map(plain));
            }
            Asked::Group => {
                choices.push(named("role", "displays-sort-role"));
                choices.extend(known.attributes.iter().map(plain));
            }
            Asked::Coder => {
                choices.push(named("main", "displays-coder-main"));
                choices.push(named("all", "displays-coder-all"));
                let coders = shared.coders.iter();
                choices.extend(
                    coders.map(|coder| (format!("coder:{}", coder.id.0), coder.name.clone())),
                );
            }
            Asked::Disputes => choices.extend(Dispute::ALL.iter().map(|rule| {
                let id = match rule {
                    Dispute::Mixed => "displays-dispute-mixed",
                    Dispute::LeftOut => "displays-dispute-left-out",
                    Dispute::First => "displays-dispute-first",
                };
                named(rule.key(), id)
            })),
            Asked::Role => {
                let mut roles: Vec<String> =
                    shared.cases.iter().map(|case| case.role.clone()).collect();
                roles.retain(|role| !role.is_empty());
                roles.sort_unstable();
                roles.dedup();
                choices.extend(roles.iter().map(plain));
            }
            Asked::Kind => choices.extend(DocumentKind::ALL.iter().map(|kind| {
                let id = match kind {
                    DocumentKind::Interview => "kind-interview",
                    DocumentKind::Observation => "kind-observation",
                    DocumentKind::Document => "kind-document",
                };
                named(kind.key(), id)
            })),
            Asked::Where => choices.extend(pairs(shared).iter().map(plain)),
            Asked::Stems => {
                return vec![named("", "confirm-no"), named("yes", "confirm-yes")];
            }
            Asked::Remember => {
                return vec![named("no", "confirm-no"), named("yes", "confirm-yes")];
            }
            _ => {}
        }
        choices
    }

    /// What holds when nothing is chosen.
    fn unsaid(self, known: &Known, shared: &Shared) -> String {
        let stored = self.setting().and_then(|setting| {
            let mut defaults = known.defaults.iter();
            defaults.find(|(name, _)| *name == setting)
        });
        match stored {
            Some((_, value)) => {
                let value = value.replace('\n', ", ");
                shared.say(&text!("displays-default-is", value = value))
            }
            None => shared.say_id(match self {
                Asked::Role | Asked::Kind | Asked::Where => "displays-any",
                _ => "displays-default",
            }),
        }
    }

    fn field(self, options: &DisplayOptions, known: &Known, shared: &Shared) -> Field {
        let value = self.value(options);
        match self {
            _ if self.is_line() => Field::line(self.label(), &value),
            Asked::Codes => {
                let is_ticked =
                    |key: &str| options.codes.iter().any(|code| code.0.to_string() == key);
                ticks(self.label(), codes(shared), is_ticked)
            }
            Asked::Predictors => {
                let is_ticked = |key: &str| {
                    let mut predictors = options.predictors.iter();
                    predictors.any(|variable| variable_key(variable) == key)
                };
                ticks(self.label(), variables(known, shared), is_ticked)
            }
            _ => Field::choice(self.label(), self.choices(known, shared), &value),
        }
    }

    fn take(self, value: &FieldValue, options: &mut DisplayOptions) -> Result<(), ()> {
        let words = value.words().trim();
        let said = (!words.is_empty()).then(|| words.to_owned());
        match self {
            Asked::Codes => {
                let codes = value.ticked().iter().filter_map(|key| key.parse().ok());
                options.codes = codes.map(CodeId).collect();
            }
            Asked::Predictors => {
                let variables = value.ticked().iter().filter_map(|key| variable_of(key));
                options.predictors = variables.collect();
            }
            Asked::Code => options.code = words.parse().ok().map(CodeId),
            Asked::Outcome => options.outcome = variable_of(words),
            Asked::A => options.a = variable_of(words),
            Asked::B => options.b = variable_of(words),
            Asked::Split => options.split = variable_of(words),
            Asked::Proposition => options.proposition = said,
            Asked::Near => options.near = Nearness::from_key(words),
            Asked::Word => options.word = said,
            Asked::Stems => options.has_stems = words == "yes",
            Asked::Limit => match said.as_deref().map(str::parse::<usize>) {
                None => options.limit = None,
                Some(Ok(limit)) if limit > 0 => options.limit = Some(limit),
                Some(_) => return Err(()),
            },
            Asked::Run => match said.as_deref().map(Run::numbers) {
                None => options.run = None,
                Some(None) => return Err(()),
                Some(Some((base, length))) => {
                    let before = options.run.unwrap_or_default();
                    options.run = Some(Run {
                        base,
                        length,
                        ..before
                    });
                }
            },
            Asked::Threshold => match said.as_deref().map(str::parse::<u32>) {
                None => {}
                Some(Ok(threshold)) if threshold <= 100 => {
                    let before = options.run.unwrap_or_default();
                    options.run = Some(Run {
                        threshold,
                        ..before
                    });
                }
                Some(_) => return Err(()),
            },
            Asked::Sort => options.sort = said,
            Asked::Group => options.group = said,
            Asked::Coder => {
                options.layer = match words {
                    "main" => Some(Layer::Main),
                    "all" => Some(Layer::Everyone),
                    key => {
                        let id = key.strip_prefix("coder:").and_then(|id| id.parse().ok());
                        id.map(|id| Layer::Coder(CoderId(id)))
                    }
                };
            }
            Asked::Disputes => options.dispute = Dispute::from_key(words),
            Asked::Role => options.filter.roles = said.into_iter().collect(),
            Asked::Kind => {
                options.filter.kinds = DocumentKind::from_key(words).into_iter().collect();
            }
            Asked::Where => {
                let pair = words.split_once('=');
                let pair = pair.map(|(name, value)| (name.to_owned(), value.to_owned()));
                options.filter.attributes = pair.into_iter().collect();
            }
            Asked::From | Asked::To if said.as_deref().is_some_and(|date| !is_date(date)) => {
                return Err(());
            }
            Asked::From => options.filter.date_from = said,
            Asked::To => options.filter.date_to = said,
            Asked::Remember => {}
        }
        Ok(())
    }
}

/// `2024`, `2024-05` or `2024-05-06`, of a day that exists.
fn is_date(typed: &str) -> bool {
    let whole = match typed.len() {
        4 => format!("{typed}-01-01"),
        7 => format!("{typed}-01"),
        10 => typed.to_owned(),
        _ => return false,
    };
    whole.is_ascii() && whole.parse::<jiff::civil::Date>().is_ok()
}

fn ticks(
    label: &'static str,
    choices: Vec<(String, String)>,
    is_ticked: impl Fn(&str) -> bool,
) -> Field {
    let choices = choices.into_iter().map(|(key, shown)| {
        let is_ticked = is_ticked(&key);
        (key, shown, is_ticked)
    });
    Field::ticks(label, choices.collect()).lines_high(4)
}

fn codes(shared: &Shared) -> Vec<(String, String)> {
    let codes = shared.codes.iter().map(|code| {
        let label = code.label(shared.language());
        (code.id.0.to_string(), format!("{} {label}", code.key))
    });
    codes.collect()
}

fn variables(known: &Known, shared: &Shared) -> Vec<(String, String)> {
    let attributes = known.attributes.iter().map(|name| {
        let variable = Variable::Attribute(name.clone());
        (variable_key(&variable), name.clone())
    });
    let codes = shared.codes.iter().map(|code| {
        let label = code.label(shared.language());
        (
            variable_key(&Variable::Code(code.id)),
            format!("{} {label}", code.key),
        )
    });
    attributes.chain(codes).collect()
}

fn variable_key(variable: &Variable) -> String {
    match variable {
        Variable::Code(id) => format!("code:{}", id.0),
        Variable::Attribute(name) => format!("attribute:{name}"),
    }
}

fn variable_of(key: &str) -> Option<Variable> {
    match key.split_once(':')? {
        ("code", id) => id.parse().ok().map(|id| Variable::Code(CodeId(id))),
        ("attribute", name) => Some(Variable::Attribute(name.to_owned())),
        _ => None,
    }
}

/// The attributes of cases with the values they have.
fn pairs(shared: &Shared) -> Vec<String> {
    let attributes = shared.cases.iter().flat_map(|case| &case.attributes);
    let mut pairs: Vec<String> = attributes
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.truncate(PAIRS);
    pairs
}

/// The form of a display; what was `typed` before into its lines stays there.
#[must_use]
pub fn form(
    kind: DisplayKind,
    options: &DisplayOptions,
    known: &Known,
    typed: &[FieldValue],
    shared: &Shared,
) -> Form {
    let fields = asked(kind).into_iter().enumerate().map(|(at, asked)| {
        let typed = typed.get(at).map(FieldValue::words);
        match typed.filter(|_| asked.is_line()) {
            Some(words) => Field::line(asked.label(), words),
            None => asked.field(options, known, shared),
        }
    });
    Form::new(
        DisplaysAction::Options.name(),
        text!("displays-options-title", name = kind.name()),
        fields.collect(),
    )
}

/// What was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    pub options: DisplayOptions,
    /// Whether it becomes the study's default.
    pub is_kept: bool,
    /// What could not be understood.
    pub problem: Option<crate::message::Text>,
}

/// Reads a form; what cannot be understood leaves its option as it was.
#[must_use]
pub fn read(kind: DisplayKind, given: &[FieldValue], before: &DisplayOptions) -> Read {
    let mut read = Read {
        options: before.clone(),
        is_kept: false,
        problem: None,
    };
    for (asked, value) in asked(kind).into_iter().zip(given) {
        if asked == Asked::Remember {
            read.is_kept = value.words() == "yes";
        }
        if asked.take(value, &mut read.options).is_err() {
            let value = value.words().to_owned();
            read.problem = Some(match asked {
                Asked::Run => text!("displays-bad-run", value = value),
                Asked::Threshold => text!("displays-bad-threshold", value = value),
                Asked::Limit => text!("displays-bad-limit", value = value),
                _ => text!("displays-bad-date", value = value),
            });
        }
    }
    read
}

/// What is set, in words, one part an option; nothing where all is left open.
#[must_use]
pub fn said(kind: DisplayKind, options: &DisplayOptions, shared: &Shared) -> Vec<String> {
    let known = Known::default();
    let code = |id: &CodeId| shared.code(*id).map(|code| code.key.clone());
    let mut said = Vec::new();
    for asked in asked(kind) {
        let shown = match asked {
            Asked::Codes => {
                let keys: Vec<String> = options.codes.iter().filter_map(code).collect();
                keys.join(", ")
            }
            Asked::Predictors => {
                let all = variables(
                    &Known {
                        attributes: attributes_in(&options.predictors),
                        ..Known::default()
                    },
                    shared,
                );
                let keys = options.predictors.iter().map(variable_key);
                let names = keys.filter_map(|key| {
                    let found = all.iter().find(|(known, _)| *known == key);
                    found.map(|(_, shown)| shown.clone())
                });
                names.collect::<Vec<_>>().join(", ")
            }
            Asked::Remember => continue,
            asked => {
                let value = asked.value(options);
                let choices = asked.choices(&known, shared);
                let found = choices.iter().find(|(key, _)| *key == value);
                match found {
                    _ if value.is_empty() => String::new(),
                    Some((_, shown)) => shown.clone(),
                    None => value
                        .strip_prefix("attribute:")
                        .unwrap_or(&value)
                        .to_owned(),
                }
            }
        };
        if !shown.is_empty() {
            said.push(format!("{}: {shown}", shared.say_id(asked.label())));
        }
    }
    said
}

fn attributes_in(variables: &[Variable]) -> Vec<String> {
    let names = variables.iter().filter_map(|variable| match variable {
        Variable::Attribute(name) => Some(name.clone()),
        Variable::Code(_) => None,
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture;

    fn filled() -> DisplayOptions {
        let mut options = DisplayOptions {
            layer: Some(Layer::Everyone),
            dispute: Some(Dispute::First),
            codes: vec![CodeId(2)],
            sort: Some("age".into()),
            group: Some("role".into()),
            code: Some(CodeId(1)),
            outcome: Some(Variable::Code(CodeId(4))),
            predictors: vec![Variable::Attribute("age".into()), Variable::Code(CodeId(1))],
            a: Some(Variable::Attribute("age".into())),
            b: Some(Variable::Code(CodeId(2))),
            split: Some(Variable::Attribute("age".into())),
            proposition: Some("P1".into()),
            near: Some(Nearness::Turns(3)),
            word: Some("janji".into()),
            has_stems: true,
            limit: Some(50),
            run: Some(Run {
                base: 6,
                length: 3,
                threshold: 10,
            }),
            ..DisplayOptions::default()
        };
        options.filter.roles = vec!["buyer".into()];
        options.filter.kinds = vec![DocumentKind::Interview];
        options.filter.attributes = vec![("age".into(), "30".into())];
        options.filter.date_from = Some("2024".into());
        options.filter.date_to = Some("2024-05".into());
        options
    }

    #[test]
    fn a_form_gives_back_what_it_was_filled_with() {
        let mut state = fixture::state();
        state.shared.cases[0].attributes = vec![("age".into(), "30".into())];
        let known = Known {
            attributes: vec!["age".into()],
            propositions: vec!["P1".into()],
            defaults: vec![("display-group", "age".into())],
        };
        let options = filled();
        for kind in DisplayKind::ALL {
            let fields = asked(*kind).into_iter();
            let given: Vec<FieldValue> = fields
                .map(|asked| asked.field(&options, &known, &state.shared).value())
                .collect();
            let expected = Read {
                options: options.clone(),
                is_kept: false,
                problem: None,
            };
            assert_eq!(read(*kind, &given, &options), expected, "{kind:?}");
        }
    }

    #[test]
    fn what_is_set_is_said_and_what_is_open_is_not() {
        let mut state = fixture::state();
        state.shared.cases[0].attributes = vec![("age".into(), "30".into())];
        let kind = DisplayKind::PredictorOutcome;
        assert_eq!(
            said(kind, &DisplayOptions::default(), &state.shared),
            [""; 0]
        );
        let said = said(kind, &filled(), &state.shared).join(" · ");
        for part in [
            "PS.B Outcome",
            "age, PS.A Trust",
            "buyer",
            "age=30",
            "2024-05",
        ] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        let options = DisplayOptions::default();
        let kind = DisplayKind::Saturation;
        let with = |at: Asked, words: &str| -> Vec<FieldValue> {
            let fields = asked(kind).into_iter();
            let words = |asked| if asked == at { words } else { "" };
            fields
                .map(|asked| FieldValue::Words(words(asked).to_owned()))
                .collect()
        };
        for (at, words) in [
            (Asked::Run, "4-2"),
            (Asked::Run, "0+2"),
            (Asked::Threshold, "101"),
            (Asked::From, "2024-13"),
            (Asked::To, "yesterday"),
        ] {
            let read = read(kind, &with(at, words), &options);
            assert!(read.problem.is_some(), "{words}");
            assert_eq!(read.options, options);
        }
        let read = read(kind, &with(Asked::Run, "6+3"), &options);
        assert_eq!(
            read.options.run.map(|run| (run.base, run.length)),
            Some((6, 3))
        );
    }
}
