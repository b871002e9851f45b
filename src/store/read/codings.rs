//! The codings of the open document, as the reader draws them. It must not
//! open a text.

use super::{offset, rows};
use crate::fault::Outcome;
use crate::model::coding::{AnchorStatus, Coding, Polarity, Strength};
use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId, TurnId};
use crate::store::Store;
use crate::text::Span;

impl Store {
    /// By start, longest first.
    pub fn codings(&self, document: DocumentId) -> Outcome<Vec<Coding>> {
        rows(
            self.conn(),
            "SELECT id, code_id, coder_id, start_byte, end_byte, turn_id, polarity, strength,
                    starred, status,
                    EXISTS (SELECT 1 FROM memo WHERE memo.coding_id = coding.id)
             FROM coding WHERE hidden = 0 AND document_id = ?1
             ORDER BY start_byte, end_byte DESC, id",
            [document.0],
            |row| {
                Ok(Coding {
                    id: CodingId(row.get(0)?),
                    document,
                    code: CodeId(row.get(1)?),
                    coder: CoderId(row.get(2)?),
                    span: Span::new(offset(row, 3)?, offset(row, 4)?),
                    turn: row.get::<_, Option<i64>>(5)?.map(TurnId),
                    polarity: polarity(row.get(6)?),
                    strength: row.get::<_, Option<u8>>(7)?.and_then(Strength::new),
                    is_starred: row.get(8)?,
                    status: status(&row.get::<_, String>(9)?),
                    has_memo: row.get(10)?,
                })
            },
        )
    }
}

pub(super) fn polarity(sign: Option<String>) -> Option<Polarity> {
    sign.as_deref().and_then(Polarity::from_sign)
}

pub(super) fn status(word: &str) -> AnchorStatus {
    match word {
        "needs_review" => AnchorStatus::NeedsReview,
        _ => AnchorStatus::Ok,
    }
}
