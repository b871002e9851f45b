//! Verdicts, propositions, reviews and notes to tactics as they were written
//! down, and the digests of what each rests on. It must not weigh them.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::{digest, rows};
use crate::analysis::condition;
use crate::fault::Outcome;
use crate::model::finding::{
    Evidence, Proposition, PropositionStatus, Review, ReviewKind, ReviewWords, Rival, RivalStatus,
    RivalWords, Stance, Verdict, VerdictLevel,
};
use crate::model::ids::{
    CodeId, CodingId, DocumentId, PropositionId, ReviewId, RivalId, VerdictId,
};
use crate::model::quote::QuoteFilter;
use crate::model::tactic::Tactic;
use crate::store::Store;

/// The setting that names the attribute by which cases are grouped.
const GROUP: &str = "display-group";

/// The passages a verdict rests on: those of its code and below, of the role or
/// group it is about where it is about one.
fn passages_of_verdict(conn: &Connection, code: CodeId, scope: &str) -> Outcome<QuoteFilter> {
    let mut filter = QuoteFilter {
        codes: vec![code],
        ..QuoteFilter::default()
    };
    if scope.is_empty() {
        return Ok(filter);
    }
    let is_role = conn
        .prepare_cached("SELECT 1 FROM study_case WHERE role = ?1")?
        .exists([scope])?;
    if is_role {
        filter.roles = vec![scope.to_owned()];
        return Ok(filter);
    }
    let group: Option<String> = conn
        .prepare_cached(
            "SELECT attribute.name FROM setting
             JOIN attribute ON attribute.name = setting.value COLLATE NOCASE
             JOIN case_attribute ON case_attribute.attribute_id = attribute.id
             WHERE setting.name = ?1 AND case_attribute.value = ?2 COLLATE NOCASE LIMIT 1",
        )?
        .query_row([GROUP, scope], |row| row.get(0))
        .optional()?;
    if let Some(group) = group {
        filter.attributes = vec![(group, scope.to_owned())];
    }
    Ok(filter)
}

/// The digest of what a verdict rests on today.
pub fn digest_of_verdict(conn: &Connection, code: CodeId, scope: &str) -> Outcome<String> {
    digest::of(conn, &passages_of_verdict(conn, code, scope)?)
}

/// The digest of what a proposition rests on today: the codings of the codes it
/// names, and those linked to it.
pub fn digest_of_proposition(conn: &Connection, proposition: PropositionId) -> Outcome<String> {
    let (if_part, then_part): (String, String) = conn
        .prepare_cached("SELECT if_part, then_part FROM proposition WHERE id = ?1")?
        .query_row([proposition.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut codes = Vec::new();
    for part in [&if_part, &then_part] {
        for name in condition::names(part) {
            let found: Option<i64> = conn
                .prepare_cached("SELECT id FROM code WHERE key = ?1 COLLATE NOCASE")?
                .query_row([name], |row| row.get(0))
                .optional()?;
            codes.extend(found.map(CodeId));
        }
    }
    let linked: Vec<CodingId> = rows(
        conn,
        "SELECT coding_id FROM evidence WHERE proposition_id = ?1",
        [proposition.0],
        |row| Ok(CodingId(row.get(0)?)),
    )?;
    let of_codes = match codes.is_empty() {
        true => digest::of_nothing(),
        false => digest::of(
            conn,
            &QuoteFilter {
                codes,
                ..QuoteFilter::default()
            },
        )?,
    };
    let of_linked = match linked.is_empty() {
        true => digest::of_nothing(),
        false => digest::of(
            conn,
            &QuoteFilter {
                codings: linked,
                ..QuoteFilter::default()
            },
        )?,
    };
    Ok(format!("{of_codes} {of_linked}"))
}

impl Store {
    pub fn verdicts(&self) -> Outcome<Vec<Verdict>> {
        rows(
            self.conn(),
            "SELECT id, code_id, scope, level, finding, digest, changed FROM verdict ORDER BY id",
            [],
            |row| {
                Ok(Verdict {
                    id: VerdictId(row.get(0)?),
                    code: CodeId(row.get(1)?),
                    scope: row.get(2)?,
                    level: VerdictLevel::from_key(&row.get::<_, String>(3)?)
                        .unwrap_or(VerdictLevel::DataTidakCukup),
                    finding: row.get(4)?,
                    digest: row.get(5)?,
                    changed: row.get(6)?,
                })
            },
        )
    }

    /// The passages a verdict rests on.
    pub fn passages_of_verdict(&self, verdict: &Verdict) -> Outcome<QuoteFilter> {
        passages_of_verdict(self.conn(), verdict.code, &verdict.scope)
    }

    /// Whether what a verdict rests on is another than when it was written.
    pub fn is_verdict_stale(&self, verdict: &Verdict) -> Outcome<bool> {
        if verdict.digest.is_empty() {
            return Ok(false);
        }
        let today = digest_of_verdict(self.conn(), verdict.code, &verdict.scope)?;
        Ok(today != verdict.digest)
    }

    /// The same of a proposition.
    pub fn is_proposition_stale(&self, proposition: &Proposition) -> Outcome<bool> {
        if proposition.digest.is_empty() {
            return Ok(false);
        }
        Ok(digest_of_proposition(self.conn(), proposition.id)? != proposition.digest)
    }

    pub fn propositions(&self) -> Outcome<Vec<Proposition>> {
        let mut rivals = self.rivals()?;
        let mut evidence = self.evidence()?;
        rows(
            self.conn(),
            "SELECT id, key, text, if_part, then_part, scope, status, digest, changed
             FROM proposition ORDER BY id",
            [],
            |row| {
                let id = PropositionId(row.get(0)?);
                Ok(Proposition {
                    id,
                    key: row.get(1)?,
                    text: row.get(2)?,
                    if_part: row.get(3)?,
                    then_part: row.get(4)?,
                    scope: row.get(5)?,
                    status: PropositionStatus::from_key(&row.get::<_, String>(6)?)
                        .unwrap_or_default(),
                    digest: row.get(7)?,
                    changed: row.get(8)?,
                    rivals: rivals.remove(&id).unwrap_or_default(),
                    evidence: evidence.remove(&id).unwrap_or_default(),
                })
            },
        )
    }

    fn rivals(&self) -> Outcome<HashMap<PropositionId, Vec<Rival>>> {
        let mut rivals: HashMap<PropositionId, Vec<Rival>> = HashMap::new();
        let all = rows(
            self.conn(),
            "SELECT proposition_id, id, text, for_it, against_it, status FROM rival ORDER BY id",
            [],
            |row| {
                let words = RivalWords {
                    text: row.get(2)?,
                    for_it: row.get(3)?,
                    against_it: row.get(4)?,
                    status: RivalStatus::from_key(&row.get::<_, String>(5)?).unwrap_or_default(),
                };
                let id = RivalId(row.get(1)?);
                Ok((PropositionId(row.get(0)?), Rival { id, words }))
            },
        )?;
        for (proposition, rival) in all {
            rivals.entry(proposition).or_default().push(rival);
        }
        Ok(rivals)
    }

    fn evidence(&self) -> Outcome<HashMap<PropositionId, Vec<Evidence>>> {
        let mut evidence: HashMap<PropositionId, Vec<Evidence>> = HashMap::new();
        let all = rows(
            self.conn(),
            "SELECT proposition_id, coding_id, stance, weight, treatment
             FROM evidence JOIN coding ON coding.id = coding_id
             WHERE coding.hidden = 0 ORDER BY evidence.id",
            [],
            |row| {
                let linked = Evidence {
                    coding: CodingId(row.get(1)?),
                    stance: Stance::from_key(&row.get::<_, String>(2)?)
                        .unwrap_or(Stance::Qualifies),
                    weight: row.get(3)?,
                    treatment: row.get(4)?,
                };
                Ok((PropositionId(row.get(0)?), linked))
            },
        )?;
        for (proposition, linked) in all {
            evidence.entry(proposition).or_default().push(linked);
        }
        Ok(evidence)
    }

    /// Member checks and peer debriefings, by date.
    pub fn reviews(&self) -> Outcome<Vec<Review>> {
        rows(
            self.conn(),
            "SELECT id, kind, who, date, about, reply, outcome FROM review ORDER BY date, id",
            [],
            |row| {
                Ok(Review {
                    id: ReviewId(row.get(0)?),
                    words: ReviewWords {
                        kind: ReviewKind::from_key(&row.get::<_, String>(1)?).unwrap_or_default(),
                        who: row.get(2)?,
                        date: row.get(3)?,
                        about: row.get(4)?,
                        reply: row.get(5)?,
                        outcome: row.get(6)?,
                    },
                })
            },
        )
    }

    /// What the analyst wrote to the tactics.
    pub fn tactic_notes(&self) -> Outcome<HashMap<Tactic, String>> {
        let notes = rows(
            self.conn(),
            "SELECT tactic, text FROM tactic_note",
            [],
            |row| Ok((row.get::<_, String>(0)?, row.get(1)?)),
        )?;
        Ok(notes
            .into_iter()
            .filter_map(|(key, text)| Some((Tactic::from_key(&key)?, text)))
            .collect())
    }

    /// Arrows that say that one thing brings about another: the names of their ends.
    pub fn causal_arrows(&self) -> Outcome<Vec<(String, String)>> {
        rows(
            self.conn(),
            "SELECT source, target FROM relation WHERE kind = 'causes' ORDER BY id",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// Interviews with codings of words nobody is known to have spoken: how many,
    /// and the first of them.
    pub fn codings_without_speaker(&self) -> Outcome<Vec<(DocumentId, usize, CodingId)>> {
        rows(
            self.conn(),
            "SELECT document_id, count(*), min(coding.id) FROM coding
             JOIN document ON document.id = document_id
             WHERE coding.hidden = 0 AND coding.speaker_id IS NULL AND document.kind = 'interview'
             GROUP BY document_id ORDER BY document.number",
            [],
            |row| {
                let count = super::offset(row, 1)?;
                Ok((DocumentId(row.get(0)?), count, CodingId(row.get(2)?)))
            },
        )
    }

    /// Codes with codings made under an older wording of them, and how many.
    pub fn codings_under_older_words(&self) -> Outcome<Vec<(CodeId, usize)>> {
        rows(
            self.conn(),
            "SELECT code.id, count(*) FROM code JOIN coding ON coding.code_id = code.id
             WHERE coding.hidden = 0 AND code.version > 1 AND coding.code_version < code.version
             GROUP BY code.id ORDER BY code.id",
            [],
            |row| Ok((CodeId(row.get(0)?), super::offset(row, 1)?)),
        )
    }
}
