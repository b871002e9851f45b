//! Dated events and the promises among them. It must not judge whether one was
//! kept.

use rusqlite::named_params;

use super::Writer;
use crate::fault::{Fault, Outcome};
use crate::model::document::is_date;
use crate::model::edit::{Change, Edit};
use crate::model::finding::{EVENT_KINDS, EventFacts};
use crate::model::ids::EventId;
use crate::store::new_uuid;
use crate::text;

impl Writer<'_> {
    pub(super) fn apply_to_events(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::AddEvent(facts) => {
                check(facts)?;
                let id = self.insert(
                    "INSERT INTO event (uuid, hlc, date, text, domain, kind, kept, pair_of,
                                        document_id, coding_id)
                     VALUES (:uuid, :hlc, :date, :text, :domain, :kind, :kept, :pair,
                             :document, :coding)",
                    named_params! {
                        ":uuid": new_uuid(), ":hlc": self.hlc, ":date": facts.date,
                        ":text": facts.text.trim(), ":domain": facts.domain.trim(),
                        ":kind": facts.kind, ":kept": facts.is_kept,
                        ":pair": facts.pair_of.map(|event| event.0),
                        ":document": facts.document.map(|document| document.0),
                        ":coding": facts.coding.map(|coding| coding.0),
                    },
                )?;
                Ok(Change::EventAdded(EventId(id)))
            }
            Edit::SetEvent { event, facts } => {
                check(facts)?;
                if facts.pair_of == Some(*event) {
                    return Err(Fault::input(text!("edit-event-answers-itself")));
                }
                self.must_touch(
                    "UPDATE event SET hlc = :hlc, date = :date, text = :text, domain = :domain,
                            kind = :kind, kept = :kept, pair_of = :pair,
                            document_id = :document, coding_id = :coding
                     WHERE id = :id",
                    named_params! {
                        ":id": event.0, ":hlc": self.hlc, ":date": facts.date,
                        ":text": facts.text.trim(), ":domain": facts.domain.trim(),
                        ":kind": facts.kind, ":kept": facts.is_kept,
                        ":pair": facts.pair_of.map(|event| event.0),
                        ":document": facts.document.map(|document| document.0),
                        ":coding": facts.coding.map(|coding| coding.0),
                    },
                )?;
                Ok(Change::FindingChanged)
            }
            Edit::DeleteEvent { event } => {
                self.run(
                    "UPDATE event SET pair_of = NULL WHERE pair_of = ?1",
                    [event.0],
                )?;
                self.must_touch("DELETE FROM event WHERE id = ?1", [event.0])?;
                Ok(Change::FindingChanged)
            }
            _ => unreachable!("Writer::apply hands over only edits of events"),
        }
    }
}

fn check(facts: &EventFacts) -> Outcome<()> {
    if !is_date(&facts.date) {
        return Err(
            Fault::input(text!("edit-bad-date", date = facts.date.as_str()))
                .hint(text!("edit-bad-date-hint")),
        );
    }
    if facts.text.trim().is_empty() {
        return Err(Fault::input(text!("edit-event-empty")));
    }
    if !EVENT_KINDS.contains(&facts.kind.as_str()) {
        return Err(Fault::input(text!(
            "edit-bad-event-kind",
            kind = facts.kind.as_str(),
            kinds = EVENT_KINDS.join(", ")
        )));
    }
    Ok(())
}
