//! What a study remembers of how its displays are asked for: which settings an
//! option becomes, and what is stored now. It must not decide what a display
//! does without them.

use super::DISPLAY_SETTINGS;
use crate::fault::Outcome;
use crate::model::display::{DisplayOptions, Layer, Variable};
use crate::model::edit::Edit;
use crate::workbench::Workbench;

impl Workbench {
    /// The stored defaults, by the names of their settings; lists have a line
    /// an entry.
    pub fn display_defaults(&self) -> Outcome<Vec<(&'static str, String)>> {
        let mut stored = Vec::new();
        for name in DISPLAY_SETTINGS {
            let value = self.setting(name)?.filter(|value| !value.trim().is_empty());
            stored.extend(value.map(|value| (*name, value)));
        }
        Ok(stored)
    }

    /// The edits that make these options the study's defaults. What the options
    /// leave open stays as it is stored.
    pub fn remember_display(&self, options: &DisplayOptions) -> Outcome<Vec<Edit>> {
        let codes = self.codes()?;
        let key_of = |id| {
            let code = codes.iter().find(|code| code.id == id);
            code.map(|code| code.key.clone())
        };
        let variable = |variable: &Variable| match variable {
            Variable::Code(id) => key_of(*id),
            Variable::Attribute(name) => Some(name.clone()),
        };
        let one = |of: &Option<Variable>| of.as_ref().and_then(variable);
        let several = |names: Vec<String>| (!names.is_empty()).then(|| names.join("\n"));
        let coder = match options.layer {
            None => None,
            Some(Layer::Main) => Some("main".to_owned()),
            Some(Layer::Everyone) => Some("all".to_owned()),
            Some(Layer::Coder(id)) => {
                let coders = self.coders()?;
                let coder = coders.into_iter().find(|coder| coder.id == id);
                coder.map(|coder| coder.name)
            }
        };
        let codes_asked = options.codes.iter().copied().filter_map(key_of).collect();
        let predictors = options.predictors.iter().filter_map(variable).collect();
        let values = [
            ("display-coder", coder),
            (
                "display-disputes",
                options.dispute.map(|rule| rule.key().to_owned()),
            ),
            ("display-codes", several(codes_asked)),
            ("display-sort", options.sort.clone()),
            ("display-group", options.group.clone()),
            ("display-code", options.code.and_then(key_of)),
            ("display-outcome", one(&options.outcome)),
            ("display-predictors", several(predictors)),
            ("display-a", one(&options.a)),
            ("display-b", one(&options.b)),
            ("display-split", one(&options.split)),
            ("display-proposition", options.proposition.clone()),
        ];
        let edits = values.into_iter().filter_map(|(name, value)| {
            Some(Edit::SetSetting {
                name: name.to_owned(),
                value: value?,
            })
        });
        Ok(edits.collect())
    }

    /// The edits that forget every stored default; none where nothing is stored.
    pub fn forget_display(&self) -> Outcome<Vec<Edit>> {
        let stored = self.display_defaults()?;
        let edits = stored.into_iter().map(|(name, _)| Edit::SetSetting {
            name: name.to_owned(),
            value: String::new(),
        });
        Ok(edits.collect())
    }
}
