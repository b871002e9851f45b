//! Every change a person can make, as data, and what each one touched. Both
//! front ends change a study only through these. It must not know how a change
//! is stored or undone.

use super::case::AttributeKind;
use super::code::{CodeKind, CodeStatus, CodeWords};
use super::codebook::{CodeDraft, Preset};
use super::coding::{Polarity, Strength};
use super::display::DisplayKind;
use super::document::{DocumentFacts, SpeakerRole};
use super::draft::DocumentDraft;
use super::finding::{EventFacts, Stance, VerdictLevel};
use super::ids::{
    CaseId, CodeId, CodebookId, CoderId, CodingId, DocumentId, EventId, MemoId, PropositionId,
    QueryId, QuestionId, RelationId, SnapshotId, SpeakerId, VerdictId,
};
use super::memo::{MemoKind, MemoSubject};
use super::rating::RatingLevel;
use super::relation::RelationFacts;
use crate::message::Language;
use crate::model::code::Bilingual;
use crate::text::Span;

/// One coding to be made: who ties which passage to which code, how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCoding {
    pub document: DocumentId,
    /// Bytes of the current revision.
    pub span: Span,
    pub code: CodeId,
    /// `None` for the coder who acts.
    pub coder: Option<CoderId>,
    pub polarity: Option<Polarity>,
    pub strength: Option<Strength>,
}

/// A new value, or leave it as it is.
pub type Set<T> = Option<T>;

/// A change to a study. Each is one step: stored whole or not at all, and
/// taken back by one undo.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    SetStudy {
        title: String,
        language: Language,
    },
    /// A setting that belongs to the study (pinned codes, citation style).
    SetSetting {
        name: String,
        value: String,
    },
    AddCoder {
        name: String,
    },
    RenameCoder {
        coder: CoderId,
        name: String,
    },
    /// Marks a document as done (or not) by a coder.
    SetFinished {
        document: DocumentId,
        coder: CoderId,
        is_finished: bool,
    },

    AddCodebook {
        key: String,
        title: Bilingual,
        source: String,
        note: Bilingual,
        preset: Option<Preset>,
        /// Codes the study already has under the same key are left as they are.
        codes: Vec<CodeDraft>,
    },
    /// Takes a framework out again with its codes and all their codings.
    DropCodebook {
        codebook: CodebookId,
        reason: String,
    },
    AddCode {
        codebook: CodebookId,
        parent: Option<CodeId>,
        key: String,
        kind: CodeKind,
        words: CodeWords,
    },
    /// New words for a code; its version counts up and its codings are left alone.
    SetCodeWords {
        code: CodeId,
        words: CodeWords,
        reason: String,
    },
    RenameCode {
        code: CodeId,
        key: String,
    },
    SetCodeColor {
        code: CodeId,
        color: u8,
    },
    SetCodeKind {
        code: CodeId,
        kind: CodeKind,
    },
    /// Moves a code under another (`None`: to the top) before the sibling at `position`.
    MoveCode {
        code: CodeId,
        parent: Option<CodeId>,
        position: usize,
    },
    /// Gives all codings of `from` to `into` and removes `from`.
    MergeCodes {
        from: Vec<CodeId>,
        into: CodeId,
        reason: String,
    },
    /// Makes new children of a code and hands them some of its codings.
    SplitCode {
        code: CodeId,
        parts: Vec<(String, CodeWords, Vec<CodingId>)>,
        reason: String,
    },
    SetCodeStatus {
        code: CodeId,
        status: CodeStatus,
        reason: String,
    },
    /// Removes a code, its descendants and their codings.
    DeleteCode {
        code: CodeId,
        reason: String,
    },
    LinkCodes {
        code: CodeId,
        other: CodeId,
        is_linked: bool,
    },

    ImportDocuments {
        drafts: Vec<DocumentDraft>,
    },
    SetDocument {
        document: DocumentId,
        title: String,
        facts: DocumentFacts,
    },
    SetParallel {
        document: DocumentId,
        other: Option<DocumentId>,
    },
    /// Says which cases a document is about without their speaking in it.
    SetAbout {
        document: DocumentId,
        cases: Vec<CaseId>,
    },
    DeleteDocument {
        document: DocumentId,
        reason: String,
    },
    SetSpeaker {
        speaker: SpeakerId,
        label: String,
        role: SpeakerRole,
    },
    /// Says that several labels are one speaker; the turns of `from` go to `into`.
    MergeSpeakers {
        from: SpeakerId,
        into: SpeakerId,
    },
    AssignSpeaker {
        speaker: SpeakerId,
        case: Option<CaseId>,
    },

    AddCase {
        key: String,
        label: String,
        role: String,
    },
    /// A new case for a speaker, in one step.
    AddCaseForSpeaker {
        speaker: SpeakerId,
        key: String,
        label: String,
        role: String,
    },
    SetCase {
        case: CaseId,
        key: String,
        label: String,
        role: String,
    },
    /// One case for each informant who has none yet, named after the document.
    AddCasesFromSpeakers {
        documents: Vec<DocumentId>,
    },
    DeleteCase {
        case: CaseId,
    },
    DefineAttribute {
        name: String,
        kind: AttributeKind,
    },
    DeleteAttribute {
        name: String,
    },
    /// Sets a case's attribute; an empty value removes it. An attribute named
    /// for the first time is defined as text.
    SetAttribute {
        case: CaseId,
        name: String,
        value: String,
    },

    ApplyCode(NewCoding),
    /// Many codings as one step: all of them or none.
    ApplyCodes {
        codings: Vec<NewCoding>,
    },
    /// Makes a code out of the informant's words and codes them with it.
    CodeInVivo {
        coding: NewCoding,
        codebook: CodebookId,
        key: String,
        label: String,
    },
    RemoveCodings {
        codings: Vec<CodingId>,
    },
    SetCoding {
        coding: CodingId,
        polarity: Set<Option<Polarity>>,
        strength: Set<Option<Strength>>,
        is_starred: Set<bool>,
    },
    /// The same passage under another code.
    RecodeCoding {
        coding: CodingId,
        code: CodeId,
        reason: String,
    },
    ResizeCoding {
        coding: CodingId,
        span: Span,
    },
    /// The passage in another language, for a paper in that language.
    SetTranslation {
        coding: CodingId,
        text: String,
    },

    AddMemo {
        kind: MemoKind,
        subject: MemoSubject,
        title: String,
        text: String,
    },
    SetMemo {
        memo: MemoId,
        kind: MemoKind,
        title: String,
        text: String,
    },
    DeleteMemo {
        memo: MemoId,
    },

    SetVerdict {
        code: CodeId,
        scope: String,
        level: VerdictLevel,
        finding: String,
    },
    DeleteVerdict {
        verdict: VerdictId,
    },
    AddProposition {
        key: String,
        text: String,
        if_part: String,
        then_part: String,
        rivals: Vec<String>,
    },
    DeleteProposition {
        proposition: PropositionId,
    },
    LinkEvidence {
        proposition: PropositionId,
        coding: CodingId,
        stance: Stance,
        weight: u8,
    },
    AddEvent(EventFacts),
    SetEvent {
        event: EventId,
        facts: EventFacts,
    },
    DeleteEvent {
        event: EventId,
    },
    AddQuestion {
        number: u32,
        text: String,
        codes: Vec<CodeId>,
    },
    SetAsked {
        question: QuestionId,
        document: DocumentId,
        state: String,
    },
    DeleteQuestion {
        question: QuestionId,
    },
    /// Rates a cell of a checklist, or rates it anew.
    SetRating {
        code: CodeId,
        /// A group of cases or a kind of document, as the checklist names it.
        unit: String,
        level: RatingLevel,
        rationale: String,
    },
    DeleteRating {
        code: CodeId,
        unit: String,
    },
    AddRelation {
        facts: RelationFacts,
        /// Passages that support it.
        evidence: Vec<CodingId>,
    },
    SetRelation {
        relation: RelationId,
        facts: RelationFacts,
    },
    DeleteRelation {
        relation: RelationId,
    },
    /// Ties a passage to a relation; without a stance it is taken off again.
    LinkRelationEvidence {
        relation: RelationId,
        coding: CodingId,
        stance: Option<Stance>,
    },

    /// Keeps a query over codes by name; the words of a name that is there are
    /// replaced.
    SaveQuery {
        name: String,
        words: String,
    },
    DeleteQuery {
        query: QueryId,
    },
    /// Keeps what a display says now; options and content are JSON.
    FreezeDisplay {
        display: DisplayKind,
        title: String,
        options: String,
        content: String,
    },
    DeleteSnapshot {
        snapshot: SnapshotId,
    },

    /// Several edits as one step.
    All(Vec<Edit>),
}

/// What an edit touched, so that the front ends know what to read again and
/// what to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    StudyChanged,
    SettingChanged,
    CoderAdded(CoderId),
    CoderChanged(CoderId),
    ProgressChanged(DocumentId),
    CodebookAdded {
        codebook: CodebookId,
        codes: usize,
    },
    CodebookDropped {
        codes: usize,
        codings: usize,
    },
    CodeAdded(CodeId),
    CodeChanged(CodeId),
    CodesMerged {
        into: CodeId,
        moved: usize,
        joined: usize,
    },
    CodeSplit {
        parts: Vec<CodeId>,
        moved: usize,
    },
    CodesDeleted {
        codes: usize,
        codings: usize,
    },
    DocumentsImported(Vec<DocumentId>),
    DocumentChanged(DocumentId),
    DocumentDeleted {
        codings: usize,
    },
    SpeakerChanged(SpeakerId),
    CaseAdded(CaseId),
    CasesAdded(usize),
    CaseChanged(CaseId),
    CaseDeleted,
    AttributeChanged,
    /// `is_new` is false when the very same coding was there already.
    Coded {
        coding: CodingId,
        is_new: bool,
    },
    CodedMany {
        made: usize,
        known: usize,
    },
    CodingsRemoved(usize),
    CodingChanged(CodingId),
    MemoChanged(MemoId),
    MemoDeleted,
    FindingChanged,
    PropositionAdded(PropositionId),
    EventAdded(EventId),
    QuestionAdded(QuestionId),
    RelationAdded(RelationId),
    QuerySaved,
    QueryDeleted,
    DisplayFrozen(SnapshotId),
    SnapshotDeleted,
    Several(Vec<Change>),
}
