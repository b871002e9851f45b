//! Queries kept by name, and displays that are frozen and compared with what
//! they say today. It must not know how either is shown.

use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Workbench;
use crate::analysis::snapshot::{Changes, compare};
use crate::exchange::citation::Style;
use crate::exchange::export::sheet::{SheetWords, value};
use crate::fault::{Fault, Outcome};
use crate::message::{Language, Phrasebook};
use crate::model::display::{DisplayKind, DisplayOptions};
use crate::model::edit::{Change, Edit};
use crate::model::ids::SnapshotId;
use crate::model::kept::{SavedQuery, Snapshot};
use crate::text;

/// How a frozen display was asked for, so that the same can be asked again.
#[derive(Debug, Serialize, Deserialize)]
struct Frozen {
    language: Language,
    options: DisplayOptions,
}

impl Workbench {
    /// Saved queries by name.
    pub fn saved_queries(&self) -> Outcome<Vec<SavedQuery>> {
        self.store.saved_queries()
    }

    /// Frozen displays, oldest first, without what they say.
    pub fn snapshots(&self) -> Outcome<Vec<Snapshot>> {
        self.store.snapshots()
    }

    /// One frozen display with what it says.
    pub fn snapshot(&self, id: SnapshotId) -> Outcome<Snapshot> {
        self.store.snapshot(id)?.ok_or_else(|| {
            Fault::input(text!("patterns-no-snapshot", id = id.0))
                .hint(text!("patterns-no-snapshot-hint"))
        })
    }

    /// Keeps what a display says now, with how it was asked for: what the study
    /// stores as defaults may change later without touching it.
    pub fn freeze(
        &mut self,
        kind: DisplayKind,
        options: &DisplayOptions,
        title: &str,
        language: Language,
        reason: &str,
    ) -> Outcome<Change> {
        let (options, _) = self.with_defaults(options, &self.codes()?)?;
        let frozen = Frozen { language, options };
        let content = self.said(kind, &frozen)?;
        let title = match title.trim() {
            "" => content["title"].as_str().unwrap_or(kind.key()).to_owned(),
            title => title.to_owned(),
        };
        let edit = Edit::FreezeDisplay {
            display: kind,
            title,
            options: serde_json::to_string(&frozen).unwrap_or_default(),
            content: content.to_string(),
        };
        self.apply_because(edit, reason)
    }

    /// What has changed since a display was frozen.
    pub fn compare_snapshot(&self, snapshot: &Snapshot) -> Outcome<Changes> {
        let unread = || {
            Fault::input(text!("patterns-snapshot-unread", id = snapshot.id.0))
                .hint(text!("patterns-snapshot-unread-hint"))
        };
        let kind = DisplayKind::from_key(&snapshot.display).ok_or_else(unread)?;
        let frozen: Frozen = serde_json::from_str(&snapshot.options).map_err(|_| unread())?;
        let before: Value = serde_json::from_str(&snapshot.content).map_err(|_| unread())?;
        // Figures are compared as they are written, so that reading back the
        // frozen ones cannot make a difference.
        let now = self.said(kind, &frozen)?.to_string();
        let now: Value = serde_json::from_str(&now).map_err(|_| unread())?;
        Ok(compare(&before, &now))
    }

    /// What a display says, for programs. Citations are in the plain style of
    /// the language: another style later is no change of the display.
    fn said(&self, kind: DisplayKind, frozen: &Frozen) -> Outcome<Value> {
        let sheet = self.display(kind, &frozen.options, &AtomicBool::new(false))?;
        let quoted: Vec<_> = sheet.quoted().collect();
        let quotes = self.quotes_by_id(&quoted)?;
        let style = Style::of_language(frozen.language);
        let phrasebook = Phrasebook::new(frozen.language);
        let words = SheetWords {
            has_translations: false,
            quotes: &quotes,
            style: &style,
            phrasebook: &phrasebook,
        };
        Ok(value(&sheet, &words))
    }
}
