//! Who speaks in one document: their roles and spellings, and the cases they
//! are. It must not know how turns were found.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::MOVE;
use super::ask::{self, Asked, role_id};
use super::pane::{Next, Pane, below, put_title, put_wrapped};
use crate::model::document::{Speaker, SpeakerRole};
use crate::model::edit::{Change, Edit};
use crate::model::ids::DocumentId;
use crate::text;
use crate::tui::effect::{Effect, Value};
use crate::tui::keymap::{Binding, Context};
use crate::tui::state::Shared;
use crate::tui::widgets::fuzzy::Item;
use crate::tui::widgets::rows::{Rows, scroll_bar};
use crate::tui::widgets::table::{self, Column};

crate::actions! {
    /// What can be done with the speakers of a document.
    pub enum SpeakerAction {
        Case = "speakers-case",
        Role = "speakers-role",
        Rename = "speakers-rename",
        Merge = "speakers-merge",
        NewCase = "speakers-new-case",
    }
}

pub static KEYS: Context = Context {
    title: "keys-speakers",
    bindings: &[
        Binding::hint(&["Enter", "c"], SpeakerAction::Case.name()),
        Binding::hint(&["r"], SpeakerAction::Role.name()),
        Binding::hint(&["e"], SpeakerAction::Rename.name()),
        Binding::hint(&["m"], SpeakerAction::Merge.name()),
        Binding::new(&["n"], SpeakerAction::NewCase.name()),
    ],
};

const COLUMNS: [Column; 3] = [
    Column::new("speakers-column-label", 0),
    Column::new("speakers-column-role", 14),
    Column::new("speakers-column-case", 24),
];

/// The slot of the speakers.
pub const SPEAKERS: &str = "documents-speakers-of";

/// The view.
#[derive(Default)]
pub struct Speakers {
    document: Option<DocumentId>,
    speakers: Option<Vec<Speaker>>,
    /// The speakers are those of the study as it is now.
    is_fresh: bool,
    rows: Rows,
}

impl Speakers {
    pub fn of(document: DocumentId) -> Self {
        Speakers {
            document: Some(document),
            ..Speakers::default()
        }
    }

    /// Whether the document is still in the study.
    pub fn is_there(&self, shared: &Shared) -> bool {
        self.document
            .is_some_and(|document| shared.document(document).is_some())
    }

    fn all(&self) -> &[Speaker] {
        self.speakers.as_deref().unwrap_or_default()
    }

    fn cases(speaker: &Speaker, shared: &Shared) -> Next {
        let entry = |key: &str, id: &'static str| Item {
            key: key.to_owned(),
            shown: shared.say_id(id),
            note: String::new(),
            words: shared.say_id(id),
        };
        let mut items: Vec<Item> = shared
            .cases
            .iter()
            .map(|case| Item {
                key: case.id.0.to_string(),
                shown: format!("{}  {}", case.key, case.label),
                note: case.role.clone(),
                words: format!("{} {} {}", case.key, case.label, case.role),
            })
            .collect();
        items.push(entry(ask::NEW, "speakers-new-case"));
        if speaker.case.is_some() {
            items.push(entry(ask::NONE, "speakers-no-case"));
        }
        let title = text!("speakers-case-ask", speaker = speaker.label.as_str());
        Next::Choose(Asked::AssignSpeaker(speaker.id), title, items)
    }

    fn merge(&self, speaker: &Speaker, shared: &mut Shared) -> Next {
        let items: Vec<Item> = self
            .all()
            .iter()
            .filter(|other| other.id != speaker.id)
            .map(|other| Item {
                key: other.id.0.to_string(),
                shown: other.label.clone(),
                note: shared.say_id(role_id(other.role)),
                words: other.label.clone(),
            })
            .collect();
        if items.is_empty() {
            shared.warn(text!("speakers-only-one"));
            return Next::nothing();
        }
        let title = text!("speakers-merge-ask", speaker = speaker.label.as_str());
        Next::Choose(Asked::MergeSpeaker(speaker.id), title, items)
    }
}

/// The role after this one, round and round.
pub fn next_role(role: SpeakerRole) -> SpeakerRole {
    match role {
        SpeakerRole::Informant => SpeakerRole::Interviewer,
        SpeakerRole::Interviewer => SpeakerRole::Other,
        SpeakerRole::Other => SpeakerRole::Informant,
    }
}

impl Pane for Speakers {
    fn keys(&self) -> &'static [&'static Context] {
        static TABLES: &[&Context] = &[&KEYS, &MOVE];
        TABLES
    }

    fn rows(&mut self, _shared: &Shared) -> (&mut Rows, usize) {
        let len = self.all().len();
        (&mut self.rows, len)
    }

    fn around(&self, _area: Rect, _shared: &Shared) -> (u16, u16) {
        (3, 0)
    }

    fn ask(&mut self, _shared: &Shared) -> Vec<Effect> {
        match self.document {
            Some(document) if !self.is_fresh => {
                vec![Effect::query(SPEAKERS, move |study, _cancel| {
                    study.speakers(document)
                })]
            }
            _ => Vec::new(),
        }
    }

    fn changed(&mut self, change: Option<&Change>, _shared: &Shared) {
        // Codings of other rooms change nothing here.
        if !matches!(
            change,
            Some(Change::Coded { .. } | Change::CodedMany { .. })
        ) {
            self.is_fresh = false;
        }
    }

    fn act(&mut self, action: &'static str, shared: &mut Shared) -> Next {
        let chosen = self.all().get(self.rows.selected).cloned();
        let (Some(action), Some(speaker)) = (SpeakerAction::from_name(action), chosen) else {
            return Next::nothing();
        };
        match action {
            SpeakerAction::Case => Speakers::cases(&speaker, shared),
            SpeakerAction::NewCase => Next::Ask(Asked::NewCaseFor(speaker.id), Vec::new()),
            SpeakerAction::Rename => {
                let label = speaker.label.clone();
                Next::Ask(Asked::SpeakerName(speaker), vec![label])
            }
            SpeakerAction::Merge => self.merge(&speaker, shared),
            SpeakerAction::Role => Next::effect(Effect::Apply(Edit::SetSpeaker {
                speaker: speaker.id,
                label: speaker.label,
                role: next_role(speaker.role),
            })),
        }
    }

    fn absorb(&mut self, _slot: &'static str, value: Value, _shared: &mut Shared) -> Next {
        if let Ok(speakers) = value.downcast::<Vec<Speaker>>() {
            self.rows
                .select(self.rows.selected, speakers.len(), usize::MAX);
            self.speakers = Some(*speakers);
            self.is_fresh = true;
        }
        Next::nothing()
    }

    fn chosen(&self) -> &'static str {
        SpeakerAction::Case.name()
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, shared: &Shared) -> Option<Position> {
        let theme = &shared.theme;
        let title = self.document.and_then(|id| shared.document(id));
        let title = title.map_or("", |document| &document.title);
        let heading = shared.say(&text!("speakers-title", title = title));
        put_title(area, buffer, &heading, "", shared);
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(3),
            ..below(area, 2)
        };
        if self.speakers.as_ref().is_some_and(Vec::is_empty) {
            put_wrapped(buffer, inner, &shared.say_id("speakers-empty"), theme.text);
            return None;
        }
        table::draw_head(&COLUMNS, inner, buffer, shared);
        let body = below(area, 3);
        let len = self.all().len();
        let window = self.rows.window(len, usize::from(body.height));
        scroll_bar(window.start, len, body, buffer, theme);
        for (y, row) in (body.y..).zip(window) {
            let speaker = &self.all()[row];
            let case = speaker.case.and_then(|case| shared.case(case));
            let case = case.map_or("–".to_owned(), |case| {
                format!("{} {}", case.key, case.role).trim().to_owned()
            });
            let under = if row == self.rows.selected {
                theme.selected
            } else {
                theme.text
            };
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            let cells = [
                (speaker.label.as_str(), Style::new()),
                (&shared.say_id(role_id(speaker.role)), Style::new()),
                (&case, Style::new()),
            ];
            table::draw_row(&COLUMNS, &cells, under, line, buffer);
        }
        None
    }
}
