//! Verdicts, propositions with their evidence and rivals, reviews and notes to
//! tactics. Each keeps the digest of what it rests on, so that it can be told
//! when that changed. It must not judge any of them.

use rusqlite::{OptionalExtension, named_params, params};

use super::{Writer, clean_name};
use crate::fault::{Fault, Outcome};
use crate::model::document::is_date;
use crate::model::edit::{Change, Edit};
use crate::model::finding::{ReviewWords, RivalWords, Stance};
use crate::model::ids::{CodeId, CodingId, PropositionId};
use crate::store::read::conclusions::{digest_of_proposition, digest_of_verdict};
use crate::store::{clock, new_uuid};
use crate::text;

impl Writer<'_> {
    pub(super) fn apply_to_conclusions(&self, edit: &Edit) -> Outcome<Change> {
        match edit {
            Edit::SetVerdict { .. } => self.set_verdict(edit)?,
            Edit::DeleteVerdict { verdict } => {
                self.must_touch("DELETE FROM verdict WHERE id = ?1", [verdict.0])?;
            }
            Edit::AddProposition { .. } => return self.add_proposition(edit),
            Edit::SetProposition { .. } => self.set_proposition(edit)?,
            Edit::DeleteProposition { proposition } => self.delete_proposition(*proposition)?,
            Edit::AddRival { proposition, words } => self.add_rival(*proposition, words)?,
            Edit::SetRival { rival, words } => {
                self.must_touch(
                    "UPDATE rival SET text = ?2, for_it = ?3, against_it = ?4, status = ?5
                     WHERE id = ?1",
                    params![
                        rival.0,
                        clean_text(&words.text)?,
                        words.for_it,
                        words.against_it,
                        words.status.key()
                    ],
                )?;
            }
            Edit::DeleteRival { rival } => {
                self.must_touch("DELETE FROM rival WHERE id = ?1", [rival.0])?;
            }
            Edit::LinkEvidence {
                proposition,
                coding,
                stance,
                weight,
                treatment,
            } => self.link_evidence(*proposition, *coding, *stance, *weight, treatment)?,
            Edit::UnlinkEvidence {
                proposition,
                coding,
            } => {
                let was_fresh = self.is_fresh(*proposition)?;
                self.must_touch(
                    "DELETE FROM evidence WHERE proposition_id = ?1 AND coding_id = ?2",
                    [proposition.0, coding.0],
                )?;
                self.keep_fresh(*proposition, was_fresh)?;
            }
            Edit::AddReview { words } => {
                self.write_review(None, words)?;
            }
            Edit::SetReview { review, words } => self.write_review(Some(review.0), words)?,
            Edit::DeleteReview { review } => {
                self.must_touch("DELETE FROM review WHERE id = ?1", [review.0])?;
            }
            Edit::SetTacticNote { tactic, text } => {
                self.set_tactic_note(tactic.key(), text)?;
            }
            _ => unreachable!("Writer::apply hands over only edits of conclusions"),
        }
        Ok(Change::FindingChanged)
    }

    fn set_verdict(&self, edit: &Edit) -> Outcome<()> {
        let Edit::SetVerdict {
            code,
            scope,
            level,
            finding,
        } = edit
        else {
            unreachable!("only called for SetVerdict")
        };
        if !self.is_there("SELECT 1 FROM code WHERE id = ?1", [code.0])? {
            return Err(Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint")));
        }
        let scope = scope.trim();
        let digest = digest_of_verdict(self.tx, CodeId(code.0), scope)?;
        self.run(
            "INSERT INTO verdict (uuid, hlc, code_id, scope, level, finding, digest, changed)
             VALUES (:uuid, :hlc, :code, :scope, :level, :finding, :digest, :now)
             ON CONFLICT (code_id, scope) DO UPDATE SET
                level = excluded.level, finding = excluded.finding, digest = excluded.digest,
                hlc = excluded.hlc, changed = excluded.changed",
            named_params! {
                ":uuid": new_uuid(), ":hlc": self.hlc, ":code": code.0, ":scope": scope,
                ":level": level.key(), ":finding": finding, ":digest": digest,
                ":now": clock::now(),
            },
        )?;
        Ok(())
    }

    fn add_proposition(&self, edit: &Edit) -> Outcome<Change> {
        let Edit::AddProposition {
            key,
            text,
            if_part,
            then_part,
            rivals,
        } = edit
        else {
            unreachable!("only called for AddProposition")
        };
        let key = clean_name(key)?;
        if self.is_there("SELECT 1 FROM proposition WHERE key = ?1", [&key])? {
            return Err(Fault::input(text!("edit-proposition-exists", key = key)));
        }
        let id = self.insert(
            "INSERT INTO proposition (uuid, hlc, key, text, if_part, then_part, changed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                new_uuid(),
                self.hlc,
                key,
                text,
                if_part.trim(),
                then_part.trim(),
                clock::now()
            ],
        )?;
        let proposition = PropositionId(id);
        for rival in rivals {
            let words = RivalWords {
                text: rival.clone(),
                ..RivalWords::default()
            };
            self.add_rival(proposition, &words)?;
        }
        self.keep_fresh(proposition, true)?;
        Ok(Change::PropositionAdded(proposition))
    }

    fn set_proposition(&self, edit: &Edit) -> Outcome<()> {
        let Edit::SetProposition {
            proposition,
            key,
            text,
            if_part,
            then_part,
            scope,
            status,
        } = edit
        else {
            unreachable!("only called for SetProposition")
        };
        let key = clean_name(key)?;
        let is_taken = self.is_there(
            "SELECT 1 FROM proposition WHERE key = ?1 AND id <> ?2",
            params![key, proposition.0],
        )?;
        if is_taken {
            return Err(Fault::input(text!("edit-proposition-exists", key = key)));
        }
        self.must_touch(
            "UPDATE proposition SET key = :key, text = :text, if_part = :if, then_part = :then,
                scope = :scope, status = :status, changed = :now, hlc = :hlc WHERE id = :id",
            named_params! {
                ":id": proposition.0, ":key": key, ":text": text, ":if": if_part.trim(),
                ":then": then_part.trim(), ":scope": scope.trim(), ":status": status.key(),
                ":now": clock::now(), ":hlc": self.hlc,
            },
        )?;
        self.keep_fresh(*proposition, true)
    }

    fn delete_proposition(&self, proposition: PropositionId) -> Outcome<()> {
        self.run(
            "DELETE FROM evidence WHERE proposition_id = ?1",
            [proposition.0],
        )?;
        self.run(
            "DELETE FROM rival WHERE proposition_id = ?1",
            [proposition.0],
        )?;
        self.must_touch("DELETE FROM proposition WHERE id = ?1", [proposition.0])
    }

    fn add_rival(&self, proposition: PropositionId, words: &RivalWords) -> Outcome<()> {
        self.must_know(proposition)?;
        self.run(
            "INSERT INTO rival (proposition_id, text, for_it, against_it, status)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                proposition.0,
                clean_text(&words.text)?,
                words.for_it,
                words.against_it,
                words.status.key()
            ],
        )?;
        Ok(())
    }

    fn link_evidence(
        &self,
        proposition: PropositionId,
        coding: CodingId,
        stance: Stance,
        weight: u8,
        treatment: &str,
    ) -> Outcome<()> {
        if !(1..=3).contains(&weight) {
            return Err(Fault::input(text!("edit-bad-weight", weight = weight)));
        }
        self.must_know(proposition)?;
        let is_coding = "SELECT 1 FROM coding WHERE id = ?1 AND hidden = 0";
        if !self.is_there(is_coding, [coding.0])? {
            return Err(Fault::input(text!("edit-no-coding", id = coding.0))
                .hint(text!("edit-no-coding-hint")));
        }
        let was_fresh = self.is_fresh(proposition)?;
        self.run(
            "INSERT INTO evidence (proposition_id, coding_id, stance, weight, treatment)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (proposition_id, coding_id) DO UPDATE SET
                stance = excluded.stance, weight = excluded.weight,
                treatment = excluded.treatment",
            params![proposition.0, coding.0, stance.key(), weight, treatment],
        )?;
        self.keep_fresh(proposition, was_fresh)
    }

    fn must_know(&self, proposition: PropositionId) -> Outcome<()> {
        if self.is_there("SELECT 1 FROM proposition WHERE id = ?1", [proposition.0])? {
            return Ok(());
        }
        Err(Fault::input(text!("edit-gone")).hint(text!("edit-gone-hint")))
    }

    /// Whether a proposition rests on what it rested on when it was weighed.
    fn is_fresh(&self, proposition: PropositionId) -> Outcome<bool> {
        let mut statement = self
            .tx
            .prepare_cached("SELECT digest FROM proposition WHERE id = ?1")?;
        let known: Option<String> = statement
            .query_row([proposition.0], |row| row.get(0))
            .optional()?;
        Ok(known == Some(digest_of_proposition(self.tx, proposition)?))
    }

    /// Linking a passage is no change behind the analyst's back: what was fresh
    /// stays so, what was stale stays so too.
    fn keep_fresh(&self, proposition: PropositionId, was_fresh: bool) -> Outcome<()> {
        if was_fresh {
            let digest = digest_of_proposition(self.tx, proposition)?;
            self.run(
                "UPDATE proposition SET digest = ?2 WHERE id = ?1",
                params![proposition.0, digest],
            )?;
        }
        Ok(())
    }

    fn write_review(&self, id: Option<i64>, words: &ReviewWords) -> Outcome<()> {
        let date = words.date.trim();
        if !is_date(date) {
            return Err(
                Fault::input(text!("edit-bad-date", date = date)).hint(text!("edit-bad-date-hint"))
            );
        }
        let who = clean_name(&words.who)?;
        let Some(id) = id else {
            self.run(
                "INSERT INTO review (uuid, hlc, kind, who, date, about, reply, outcome)
                 VALUES (:uuid, :hlc, :kind, :who, :date, :about, :reply, :outcome)",
                named_params! {
                    ":uuid": new_uuid(), ":hlc": self.hlc, ":kind": words.kind.key(),
                    ":who": who, ":date": date, ":about": words.about,
                    ":reply": words.reply, ":outcome": words.outcome,
                },
            )?;
            return Ok(());
        };
        self.must_touch(
            "UPDATE review SET kind = :kind, who = :who, date = :date, about = :about,
                reply = :reply, outcome = :outcome, hlc = :hlc WHERE id = :id",
            named_params! {
                ":id": id, ":hlc": self.hlc, ":kind": words.kind.key(), ":who": who,
                ":date": date, ":about": words.about, ":reply": words.reply,
                ":outcome": words.outcome,
            },
        )
    }

    fn set_tactic_note(&self, tactic: &str, text: &str) -> Outcome<()> {
        if text.trim().is_empty() {
            self.run("DELETE FROM tactic_note WHERE tactic = ?1", [tactic])?;
            return Ok(());
        }
        self.run(
            "INSERT INTO tactic_note (tactic, text, changed) VALUES (?1, ?2, ?3)
             ON CONFLICT (tactic) DO UPDATE SET text = excluded.text, changed = excluded.changed",
            params![tactic, text, clock::now()],
        )?;
        Ok(())
    }
}

/// What a person wrote, of which there must be something.
fn clean_text(words: &str) -> Outcome<&str> {
    match words.trim() {
        "" => Err(Fault::input(text!("edit-empty-words"))),
        words => Ok(words),
    }
}
