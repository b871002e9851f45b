//! Freezing the display that is shown, what has changed since one was frozen,
//! and the networks of codes as text. It must not compare nor draw a network
//! itself.

use super::keys::DisplaysAction;
use super::{COMPARED, Displays, FROZEN, KEPT_ONES, NETWORK};
use crate::analysis::snapshot::{Changes, brief};
use crate::exchange::export::network::{NetworkFormat, write};
use crate::fault::{Fault, Outcome};
use crate::message::{Language, Phrasebook};
use crate::model::display::{DisplayKind, DisplayOptions};
use crate::model::edit::Edit;
use crate::model::ids::SnapshotId;
use crate::model::kept::Snapshot;
use crate::text;
use crate::tui::effect::Effect;
use crate::tui::state::Shared;
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::palette::Chooser;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::sheet::{Paragraph, Sheet};
use crate::workbench::Workbench;

/// What a frozen display was compared to.
pub struct Compared {
    pub snapshot: Snapshot,
    pub changes: Changes,
}

impl Displays {
    /// Does an action of what is kept; `None` when it is another kind.
    pub(super) fn act_on_kept(
        &mut self,
        action: DisplaysAction,
        shared: &mut Shared,
    ) -> Option<Vec<Effect>> {
        match action {
            DisplaysAction::Freeze => Some(self.ask_for_title(shared)),
            DisplaysAction::Compare | DisplaysAction::Unfreeze => {
                self.is_removing = action == DisplaysAction::Unfreeze;
                Some(vec![Effect::query(KEPT_ONES, |workbench, _cancel| {
                    workbench.snapshots()
                })])
            }
            DisplaysAction::Network => Some(self.ask_for_network(shared)),
            _ => None,
        }
    }

    fn ask_for_title(&self, shared: &mut Shared) -> Vec<Effect> {
        let Some(grid) = self.grid() else {
            shared.warn(text!("displays-none-open"));
            return Vec::new();
        };
        if shared.is_read_only {
            shared.warn(text!("study-read-only"));
            return Vec::new();
        }
        let title = shared.say(&grid.sheet().title);
        let prompt = Prompt::new(
            DisplaysAction::Freeze.name(),
            text!("displays-freeze"),
            &title,
        );
        vec![Effect::open(prompt.about(text!("displays-freeze-about")))]
    }

    /// Keeps what the display says now.
    pub(super) fn freeze(&self, title: &str, shared: &Shared) -> Vec<Effect> {
        let Some(kind) = self.open else {
            return Vec::new();
        };
        let (options, title) = (self.options.clone(), title.trim().to_owned());
        let language = super::language(shared);
        vec![Effect::work(FROZEN, move |workbench| {
            let change = workbench.freeze(kind, &options, &title, language, "")?;
            Ok((Some(change), ()))
        })]
    }

    /// Offers what was frozen.
    pub(super) fn offer_kept(&self, kept: &[Snapshot], shared: &mut Shared) -> Vec<Effect> {
        if kept.is_empty() {
            shared.warn(text!("displays-none-frozen"));
            return Vec::new();
        }
        let items = kept.iter().rev().map(|snapshot| {
            let kind = DisplayKind::from_key(&snapshot.display);
            let name = kind.map_or(String::new(), |kind| shared.say(&kind.name()));
            let note = format!("{} · {}", time(snapshot.created), snapshot.coder);
            let shown = match snapshot.title == name {
                true => snapshot.title.clone(),
                false => format!("{} ({name})", snapshot.title),
            };
            Item {
                key: snapshot.id.0.to_string(),
                words: format!("{shown} {note}"),
                shown,
                note,
            }
        });
        let (action, title) = match self.is_removing {
            true => (DisplaysAction::Unfreeze, text!("displays-unfreeze-which")),
            false => (DisplaysAction::Compare, text!("displays-compare-which")),
        };
        let items = items.collect();
        vec![Effect::open(Chooser::new(action.name(), title, items))]
    }

    /// What becomes of the one that was chosen.
    pub(super) fn take_kept(&self, action: DisplaysAction, key: &str) -> Vec<Effect> {
        let Ok(id) = key.parse::<i64>().map(SnapshotId) else {
            return Vec::new();
        };
        if action == DisplaysAction::Unfreeze {
            return vec![Effect::Apply(Edit::DeleteSnapshot { snapshot: id })];
        }
        vec![Effect::query(COMPARED, move |workbench, _cancel| {
            let snapshot = workbench.snapshot(id)?;
            let changes = workbench.compare_snapshot(&snapshot)?;
            Ok(Compared { snapshot, changes })
        })]
    }

    fn ask_for_network(&self, shared: &Shared) -> Vec<Effect> {
        let kind = self.open.or_else(|| self.list.chosen());
        let (options, language) = (self.options.clone(), shared.language());
        vec![Effect::query(NETWORK, move |workbench, _cancel| {
            network(workbench, kind, &options, language)
        })]
    }
}

/// The pairs of codes where co-occurrence is looked at, else the relations.
fn network(
    workbench: &Workbench,
    kind: Option<DisplayKind>,
    options: &DisplayOptions,
    language: Language,
) -> Outcome<String> {
    let words = Phrasebook::new(language);
    let network = match kind {
        Some(DisplayKind::Cooccurrence) => {
            let title = words.say(&text!("patterns-cooccurrence"));
            workbench.pair_network(options, 1, title, language)?
        }
        _ => {
            let title = words.say(&text!("patterns-network"));
            workbench.relation_network(title, language)?
        }
    };
    let mut out = Vec::new();
    write(&network, NetworkFormat::Text, &words, &mut out)
        .map_err(|_| Fault::internal(text!("work-crashed")))?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// A network in a dialog to read in.
pub(super) fn network_dialog(drawn: &str) -> Effect {
    let lines = drawn.lines().map(|line| match line {
        "" => Paragraph::Blank,
        line => Paragraph::Words(line.to_owned()),
    });
    Effect::open(Sheet::new(text!("displays-network"), lines.collect()))
}

/// Everything that changed since, a paragraph a change.
pub(super) fn compared_dialog(compared: &Compared, shared: &Shared) -> Effect {
    let Compared { snapshot, changes } = compared;
    let since = text!(
        "displays-frozen-at",
        title = snapshot.title.as_str(),
        time = time(snapshot.created),
        coder = snapshot.coder.as_str()
    );
    let mut paragraphs = vec![Paragraph::Words(shared.say(&since)), Paragraph::Blank];
    if changes.is_empty() {
        let said = shared.say_id("displays-nothing-changed");
        paragraphs.push(Paragraph::Words(said));
    }
    let mut list = |id: &'static str, keys: &[String]| {
        if !keys.is_empty() {
            let said = format!("{}: {}", shared.say_id(id), keys.join(", "));
            paragraphs.push(Paragraph::Words(said));
        }
    };
    list("cli-change-column-added", &changes.columns_added);
    list("cli-change-column-removed", &changes.columns_removed);
    list("cli-change-row-added", &changes.rows_added);
    list("cli-change-row-removed", &changes.rows_removed);
    if changes.reordered {
        let said = shared.say_id("cli-change-reordered");
        paragraphs.push(Paragraph::Words(said));
    }
    let cells = changes.cells.iter().map(|change| {
        let place = format!("{} · {}", change.row, change.column);
        (place, brief(&change.before), brief(&change.after))
    });
    let facts = changes.facts.iter().map(|change| {
        let place = change.fact.clone();
        (place, brief(&change.before), brief(&change.after))
    });
    for (place, before, after) in cells.chain(facts) {
        paragraphs.push(Paragraph::Blank);
        paragraphs.push(Paragraph::Head(place));
        let before = shared.say(&text!("displays-before", value = before));
        let after = shared.say(&text!("displays-after", value = after));
        paragraphs.push(Paragraph::Aside(before));
        paragraphs.push(Paragraph::Words(after));
    }
    Effect::open(Sheet::new(text!("displays-compare-title"), paragraphs))
}

/// In UTC, as everywhere a time is shown.
fn time(milliseconds: i64) -> String {
    jiff::Timestamp::from_millisecond(milliseconds)
        .map(|time| time.strftime("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}
