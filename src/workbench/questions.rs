//! The questions a front end may ask a study. Each goes to the store as it is;
//! only what an edit would touch is put together here. It must not change
//! anything.

use std::sync::atomic::AtomicBool;

use super::Workbench;
use crate::fault::Outcome;
use crate::model::case::{AttributeKind, Case};
use crate::model::code::Code;
use crate::model::codebook::Codebook;
use crate::model::coding::Coding;
use crate::model::document::{Document, Speaker, Transcript, Turn};
use crate::model::draft::Origin;
use crate::model::edit::Edit;
use crate::model::finding::{Event, Proposition, Question, Verdict};
use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use crate::model::inquiry::{
    CaseCount, CodeCount, CodeVersion, CoderWork, Hit, Matrix, MatrixRows, MemoFilter, Progress,
    SearchQuery, Touched,
};
use crate::model::memo::{Memo, MemoSubject};
use crate::model::quote::{Quote, QuoteFilter, QuoteSort};
use crate::model::rating::Rating;
use crate::model::relation::Relation;
use crate::model::study::{Coder, Step, Study};
use crate::text::Span;

impl Workbench {
    pub fn study(&self) -> Outcome<Study> {
        self.store.study()
    }

    pub fn setting(&self, name: &str) -> Outcome<Option<String>> {
        self.store.setting(name)
    }

    pub fn coders(&self) -> Outcome<Vec<Coder>> {
        self.store.coders()
    }

    /// The journal, newest first; 0 for all of it.
    pub fn log(&self, limit: usize) -> Outcome<Vec<Step>> {
        self.store.log(limit)
    }

    pub fn codebooks(&self) -> Outcome<Vec<Codebook>> {
        self.store.codebooks()
    }

    /// All codes in tree order: books in order, parents before children.
    pub fn codes(&self) -> Outcome<Vec<Code>> {
        self.store.codes()
    }

    /// How often each code is used, in tree order.
    pub fn code_counts(&self) -> Outcome<Vec<CodeCount>> {
        self.store.code_counts()
    }

    /// The words a code had at each version, oldest first.
    pub fn code_versions(&self, code: CodeId) -> Outcome<Vec<CodeVersion>> {
        self.store.code_versions(code)
    }

    /// The first documents by number, this many at most.
    pub fn first_documents(&self, limit: usize) -> Outcome<Vec<Document>> {
        self.store.first_documents(limit)
    }

    /// All documents by number.
    pub fn documents(&self) -> Outcome<Vec<Document>> {
        self.store.documents()
    }

    /// By number, exact title or uuid, tried in this order.
    pub fn find_document(&self, name: &str) -> Outcome<Document> {
        self.store.find_document(name)
    }

    /// Turns and codings per coder of these documents (ask for the visible ones).
    pub fn progress(&self, documents: &[DocumentId]) -> Outcome<Vec<Progress>> {
        self.store.progress(documents)
    }

    /// What one coder has done in each document; documents not begun are left out.
    pub fn work_of(&self, coder: CoderId) -> Outcome<Vec<CoderWork>> {
        self.store.work_of(coder)
    }

    /// The file a document's current text came from, without its bytes.
    pub fn origin(&self, document: DocumentId) -> Outcome<Origin> {
        self.store.origin(document)
    }

    pub fn transcript(&self, document: DocumentId) -> Outcome<Transcript> {
        self.store.transcript(document)
    }

    /// The turns of a document's current text without the text.
    pub fn turns(&self, document: DocumentId) -> Outcome<Vec<Turn>> {
        self.store.turns(document)
    }

    pub fn speakers(&self, document: DocumentId) -> Outcome<Vec<Speaker>> {
        self.store.speakers(document)
    }

    /// Codings of a document's current text, by start, longest first.
    pub fn codings(&self, document: DocumentId) -> Outcome<Vec<Coding>> {
        self.store.codings(document)
    }

    /// Ratings of checklists, the oldest first.
    pub fn ratings(&self) -> Outcome<Vec<Rating>> {
        self.store.ratings()
    }

    /// Relations between codes and names, in the order they were drawn.
    pub fn relations(&self) -> Outcome<Vec<Relation>> {
        self.store.relations()
    }

    pub fn cases(&self) -> Outcome<Vec<Case>> {
        self.store.cases()
    }

    /// How much there is of each case; cases with nothing are left out.
    pub fn case_counts(&self) -> Outcome<Vec<CaseCount>> {
        self.store.case_counts()
    }

    /// Attribute names in the order they were defined.
    pub fn attributes(&self) -> Outcome<Vec<(String, AttributeKind)>> {
        self.store.attributes()
    }

    /// Newest first.
    pub fn memos(&self, about: &MemoFilter) -> Outcome<Vec<Memo>> {
        self.store.memos(about)
    }

    pub fn quote_count(&self, filter: &QuoteFilter) -> Outcome<usize> {
        self.store.quote_count(filter)
    }

    /// A page of quotes.
    pub fn quotes(
        &self,
        filter: &QuoteFilter,
        sort: QuoteSort,
        offset: usize,
        limit: usize,
    ) -> Outcome<Vec<Quote>> {
        self.store.quotes(filter, sort, offset, limit)
    }

    /// All quotes one after the other, without holding them in memory.
    pub fn each_quote(
        &self,
        filter: &QuoteFilter,
        sort: QuoteSort,
        take: &mut dyn FnMut(Quote) -> Outcome<()>,
    ) -> Outcome<()> {
        self.store.each_quote(filter, sort, take)
    }

    /// One coding as a quote.
    pub fn quote(&self, coding: CodingId) -> Outcome<Quote> {
        self.store.quote(coding)
    }

    /// The text before and after a passage, up to `chars` code points each.
    pub fn context(
        &self,
        document: DocumentId,
        span: Span,
        chars: usize,
    ) -> Outcome<(String, String)> {
        self.store.context(document, span, chars)
    }

    /// Passages per row and code, descendants included.
    pub fn matrix(&self, rows: &MatrixRows, filter: &QuoteFilter) -> Outcome<Matrix> {
        self.store.matrix(rows, filter)
    }

    /// Full-text search (words by stem, "phrases", prefix*, -without, OR) or a
    /// regular expression; stops when `cancel` is set.
    pub fn search(&self, query: &SearchQuery, cancel: &AtomicBool) -> Outcome<Vec<Hit>> {
        self.store.search(query, cancel)
    }

    pub fn verdicts(&self) -> Outcome<Vec<Verdict>> {
        self.store.verdicts()
    }

    pub fn propositions(&self) -> Outcome<Vec<Proposition>> {
        self.store.propositions()
    }

    pub fn events(&self) -> Outcome<Vec<Event>> {
        self.store.events()
    }

    pub fn questions(&self) -> Outcome<Vec<Question>> {
        self.store.questions()
    }

    /// What an edit would touch, without doing it, so that a question such as
    /// "delete it with its 12 codings?" is asked with the right number.
    pub fn touched_by(&self, edit: &Edit) -> Outcome<Touched> {
        match edit {
            Edit::DeleteCode { code, .. } => self.store.touched_by_codes(&[*code]),
            Edit::MergeCodes { from, .. } => self.store.touched_by_codes(from),
            Edit::DropCodebook { codebook, .. } => {
                let codes: Vec<CodeId> = self
                    .codes()?
                    .into_iter()
                    .filter(|code| code.codebook == *codebook)
                    .map(|code| code.id)
                    .collect();
                if codes.is_empty() {
                    return Ok(Touched::default());
                }
                self.store.touched_by_codes(&codes)
            }
            Edit::DeleteDocument { document, .. } => Ok(Touched {
                documents: 1,
                codings: self.codings(*document)?.len(),
                memos: self.store.memos_of_document(*document)?,
                ..Touched::default()
            }),
            Edit::DeleteCase { case } => {
                let about = MemoFilter {
                    subject: Some(MemoSubject::Case(*case)),
                    ..MemoFilter::default()
                };
                Ok(Touched {
                    memos: self.memos(&about)?.len(),
                    ..Touched::default()
                })
            }
            Edit::RemoveCodings { codings } => Ok(Touched {
                codings: codings.len(),
                ..Touched::default()
            }),
            _ => Ok(Touched::default()),
        }
    }

    /// Which codings an edit of many would make anew, and the first fault in
    /// them: tried in a transaction that is rolled back.
    pub fn rehearse(&mut self, edit: &Edit) -> Outcome<crate::model::edit::Change> {
        self.store.rehearse(edit, &self.coder)
    }
}
