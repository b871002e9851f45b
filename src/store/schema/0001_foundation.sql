-- The store as it was first released.
--
-- Rules that hold for every table:
--   * STRICT, an INTEGER PRIMARY KEY named id, and only INTEGER and TEXT in
--     tables whose rows the journal keeps images of: their JSON is exact then.
--   * What leaves the file (exchange, merging) carries a uuid and hlc, a hybrid
--     logical clock that says which of two versions of a row is the newer one.
--   * AUTOINCREMENT: an id is never used again, so that undo can always put a
--     removed row back where it was.
--   * No ON DELETE CASCADE: what an edit removes it removes by name, so that the
--     journal sees it and undo can put it back.
--   * hidden = 1 stands for "brought by a step that was taken back, or removed":
--     the row stays for redo, every query leaves it out.
--   * Times are milliseconds since 1970 UTC. Offsets are half open.

CREATE TABLE project (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    uuid     TEXT NOT NULL UNIQUE,
    hlc      TEXT NOT NULL,
    title    TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'id')),
    created  INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE coder (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    hlc  TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- Codebooks and codes ------------------------------------------------------

CREATE TABLE codebook (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid     TEXT NOT NULL UNIQUE,
    hlc      TEXT NOT NULL,
    key      TEXT NOT NULL UNIQUE COLLATE NOCASE,
    title_en TEXT NOT NULL,
    title_id TEXT NOT NULL,
    source   TEXT NOT NULL,
    note_en  TEXT NOT NULL,
    note_id  TEXT NOT NULL,
    preset   TEXT,
    ordinal  INTEGER NOT NULL
) STRICT;

CREATE TABLE code (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid        TEXT NOT NULL UNIQUE,
    hlc         TEXT NOT NULL,
    codebook_id INTEGER NOT NULL REFERENCES codebook (id),
    parent_id   INTEGER REFERENCES code (id),
    key         TEXT NOT NULL UNIQUE COLLATE NOCASE,
    kind        TEXT NOT NULL CHECK (kind IN ('indicator', 'factor', 'recommendation', 'in-vivo', 'pattern')),
    status      TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'retired', 'left-out')),
    reason      TEXT NOT NULL DEFAULT '',
    color       INTEGER NOT NULL DEFAULT 0,
    version     INTEGER NOT NULL DEFAULT 1,
    ordinal     INTEGER NOT NULL
) STRICT;
CREATE INDEX code_by_codebook ON code (codebook_id);
CREATE INDEX code_by_parent ON code (parent_id);

CREATE TABLE code_text (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    code_id    INTEGER NOT NULL REFERENCES code (id),
    language   TEXT NOT NULL CHECK (language IN ('en', 'id')),
    label      TEXT NOT NULL,
    definition TEXT NOT NULL,
    include    TEXT NOT NULL,
    exclude    TEXT NOT NULL,
    evidence   TEXT NOT NULL,
    example    TEXT NOT NULL,
    UNIQUE (code_id, language)
) STRICT;

-- The words of a code at each of its versions, as JSON; codings point here by number.
CREATE TABLE code_version (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    code_id INTEGER NOT NULL REFERENCES code (id),
    version INTEGER NOT NULL,
    words   TEXT NOT NULL,
    reason  TEXT NOT NULL,
    time    INTEGER NOT NULL,
    UNIQUE (code_id, version)
) STRICT;

-- "See also": keys of nearly equal codes. By key, because the other book may
-- not be in the study (yet).
CREATE TABLE code_link (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    code_id   INTEGER NOT NULL REFERENCES code (id),
    other_key TEXT NOT NULL COLLATE NOCASE,
    UNIQUE (code_id, other_key)
) STRICT;

-- The codes a second-cycle pattern code stands over.
CREATE TABLE pattern_member (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    pattern_id INTEGER NOT NULL REFERENCES code (id),
    code_id    INTEGER NOT NULL REFERENCES code (id),
    UNIQUE (pattern_id, code_id)
) STRICT;
CREATE INDEX pattern_member_by_code ON pattern_member (code_id);

-- Documents ----------------------------------------------------------------

CREATE TABLE document (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid             TEXT NOT NULL UNIQUE,
    hlc              TEXT NOT NULL,
    number           INTEGER NOT NULL,
    title            TEXT NOT NULL,
    kind             TEXT NOT NULL CHECK (kind IN ('interview', 'observation', 'document')),
    date             TEXT NOT NULL DEFAULT '',
    place            TEXT NOT NULL DEFAULT '',
    interviewer      TEXT NOT NULL DEFAULT '',
    third_party      TEXT NOT NULL DEFAULT '',
    language         TEXT NOT NULL DEFAULT '',
    minutes          INTEGER,
    consent          TEXT NOT NULL DEFAULT '',
    recorded         INTEGER,
    note             TEXT NOT NULL DEFAULT '',
    parallel_of      INTEGER REFERENCES document (id),
    current_revision INTEGER NOT NULL REFERENCES document_revision (id) DEFERRABLE INITIALLY DEFERRED,
    hidden           INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX document_by_title ON document (title) WHERE hidden = 0;
CREATE UNIQUE INDEX document_by_number ON document (number) WHERE hidden = 0;
CREATE INDEX document_by_revision ON document (current_revision);
CREATE INDEX document_by_parallel ON document (parallel_of) WHERE parallel_of IS NOT NULL;

-- Immutable text: UTF-8, LF, NFC. A correction is a new revision.
CREATE TABLE document_revision (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid        TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal     INTEGER NOT NULL,
    characters  INTEGER NOT NULL,
    hash        TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    file_hash   TEXT NOT NULL,
    format      TEXT NOT NULL,
    encoding    TEXT NOT NULL,
    created     INTEGER NOT NULL,
    -- Last, so that reading the columns before it never touches the long text.
    text        TEXT NOT NULL,
    UNIQUE (document_id, ordinal)
) STRICT;
CREATE INDEX revision_by_file_hash ON document_revision (file_hash);
-- The lengths of all texts without a look at their pages.
CREATE UNIQUE INDEX revision_by_length ON document_revision (id, characters);

-- The file as it came, only where its encoding was a guess. Not imaged.
CREATE TABLE original (
    revision_id INTEGER PRIMARY KEY REFERENCES document_revision (id),
    bytes       BLOB NOT NULL
) STRICT;

CREATE TABLE speaker (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    label       TEXT NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('informant', 'interviewer', 'other')),
    case_id     INTEGER REFERENCES study_case (id),
    UNIQUE (document_id, label)
) STRICT;
CREATE INDEX speaker_by_case ON speaker (case_id) WHERE case_id IS NOT NULL;

-- Spoken turns and unnamed paragraphs have a number; text outside them (a
-- heading, a footer) is a row without one, so that every byte is in some row.
CREATE TABLE turn (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    revision_id INTEGER NOT NULL REFERENCES document_revision (id) DEFERRABLE INITIALLY DEFERRED,
    number      INTEGER,
    speaker_id  INTEGER REFERENCES speaker (id) DEFERRABLE INITIALLY DEFERRED,
    start_byte  INTEGER NOT NULL,
    end_byte    INTEGER NOT NULL,
    start_char  INTEGER NOT NULL,
    end_char    INTEGER NOT NULL,
    body_byte   INTEGER NOT NULL,
    -- Line of the document (from 1) the turn starts on.
    start_line  INTEGER NOT NULL,
    start_ms    INTEGER,
    end_ms      INTEGER
) STRICT;
CREATE INDEX turn_by_place ON turn (revision_id, start_byte);
CREATE INDEX turn_by_speaker ON turn (speaker_id) WHERE speaker_id IS NOT NULL;

-- Who has finished coding which document.
CREATE TABLE progress (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id),
    coder_id    INTEGER NOT NULL REFERENCES coder (id),
    finished    INTEGER NOT NULL,
    UNIQUE (document_id, coder_id)
) STRICT;
CREATE INDEX progress_by_coder ON progress (coder_id);

-- Search: one row a turn (rowid = turn.id), filled by the program, read with
-- built-in tokenizers only, so that other programs can open the file.
CREATE VIRTUAL TABLE turn_index USING fts5 (
    exact, stemmed,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2'
);

-- What the index was built with; other rules build it anew.
CREATE TABLE index_fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Cases ("case" is a word of SQL) -------------------------------------------

CREATE TABLE study_case (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid    TEXT NOT NULL UNIQUE,
    hlc     TEXT NOT NULL,
    key     TEXT NOT NULL UNIQUE,
    label   TEXT NOT NULL DEFAULT '',
    role    TEXT NOT NULL DEFAULT '',
    ordinal INTEGER NOT NULL
) STRICT;

CREATE TABLE attribute (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid    TEXT NOT NULL UNIQUE,
    hlc     TEXT NOT NULL,
    name    TEXT NOT NULL UNIQUE COLLATE NOCASE,
    kind    TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date')),
    ordinal INTEGER NOT NULL
) STRICT;

CREATE TABLE case_attribute (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id      INTEGER NOT NULL REFERENCES study_case (id),
    attribute_id INTEGER NOT NULL REFERENCES attribute (id),
    value        TEXT NOT NULL,
    UNIQUE (case_id, attribute_id)
) STRICT;
CREATE INDEX case_attribute_by_value ON case_attribute (attribute_id, value);

-- A case a document is about without speaking in it (an observed workshop).
CREATE TABLE document_case (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id),
    case_id     INTEGER NOT NULL REFERENCES study_case (id),
    relation    TEXT NOT NULL DEFAULT '',
    UNIQUE (document_id, case_id)
) STRICT;
CREATE INDEX document_case_by_case ON document_case (case_id);

-- The interview guide and what became of its questions.
CREATE TABLE question (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid   TEXT NOT NULL UNIQUE,
    hlc    TEXT NOT NULL,
    number INTEGER NOT NULL,
    text   TEXT NOT NULL
) STRICT;

CREATE TABLE question_code (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    question_id INTEGER NOT NULL REFERENCES question (id),
    code_id     INTEGER NOT NULL REFERENCES code (id),
    UNIQUE (question_id, code_id)
) STRICT;
CREATE INDEX question_code_by_code ON question_code (code_id);

CREATE TABLE asked (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    question_id INTEGER NOT NULL REFERENCES question (id),
    document_id INTEGER NOT NULL REFERENCES document (id),
    state       TEXT NOT NULL CHECK (state IN ('answered', 'silent', 'not-asked')),
    UNIQUE (question_id, document_id)
) STRICT;
CREATE INDEX asked_by_document ON asked (document_id);

-- Codings --------------------------------------------------------------------

-- A coding carries its current place (document, bytes, turn, speaker) so that
-- counting reads one index and no text; anchor holds every place it ever had,
-- with the exact words.
CREATE TABLE coding (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid         TEXT NOT NULL UNIQUE,
    hlc          TEXT NOT NULL,
    code_id      INTEGER NOT NULL REFERENCES code (id),
    coder_id     INTEGER NOT NULL REFERENCES coder (id),
    document_id  INTEGER NOT NULL REFERENCES document (id),
    -- The anchor that holds the current place. No REFERENCES: SQLite would look
    -- through all codings at every new anchor. The doctor checks it.
    anchor_id    INTEGER NOT NULL,
    start_byte   INTEGER NOT NULL,
    end_byte     INTEGER NOT NULL,
    turn_id      INTEGER REFERENCES turn (id),
    speaker_id   INTEGER REFERENCES speaker (id),
    polarity     TEXT CHECK (polarity IN ('+', '-', '±', '0')),
    strength     INTEGER CHECK (strength BETWEEN 1 AND 3),
    starred      INTEGER NOT NULL DEFAULT 0,
    status       TEXT NOT NULL DEFAULT 'ok' CHECK (status IN ('ok', 'needs_review')),
    code_version INTEGER NOT NULL,
    -- Words of the passage, so that counting and choosing quotes open no text.
    words        INTEGER NOT NULL,
    -- First eight bytes of the BLAKE3 hash of the passage: what a digest of
    -- evidence needs to know of its words.
    quote_hash   INTEGER NOT NULL,
    created      INTEGER NOT NULL,
    hidden       INTEGER NOT NULL DEFAULT 0,
    CHECK (start_byte >= 0 AND end_byte > start_byte)
) STRICT;
-- One coder ties a code to a passage once.
CREATE UNIQUE INDEX coding_by_place
    ON coding (document_id, start_byte, end_byte, code_id, coder_id)
    WHERE hidden = 0;
-- Counting reads this index in the order of the text, and nothing else.
CREATE INDEX coding_by_passage
    ON coding (document_id, start_byte, end_byte, code_id, speaker_id, coder_id, polarity, starred,
               strength, words, status)
    WHERE hidden = 0;
-- Not partial, so that SQLite can use it to see whether a code is still in use.
CREATE INDEX coding_by_code
    ON coding (code_id, hidden, document_id, start_byte);
CREATE INDEX coding_by_coder ON coding (coder_id);
CREATE INDEX coding_by_speaker ON coding (speaker_id) WHERE speaker_id IS NOT NULL;

CREATE TABLE anchor (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    coding_id   INTEGER NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
    revision_id INTEGER NOT NULL REFERENCES document_revision (id),
    start_byte  INTEGER NOT NULL,
    end_byte    INTEGER NOT NULL,
    start_char  INTEGER NOT NULL,
    end_char    INTEGER NOT NULL,
    start_line  INTEGER NOT NULL,
    end_line    INTEGER NOT NULL,
    quote       TEXT NOT NULL
) STRICT;
CREATE INDEX anchor_by_coding ON anchor (coding_id);

CREATE TABLE translation (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    coding_id INTEGER NOT NULL UNIQUE REFERENCES coding (id),
    text      TEXT NOT NULL
) STRICT;

CREATE TABLE memo (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid        TEXT NOT NULL UNIQUE,
    hlc         TEXT NOT NULL,
    kind        TEXT NOT NULL,
    code_id     INTEGER REFERENCES code (id),
    case_id     INTEGER REFERENCES study_case (id),
    document_id INTEGER REFERENCES document (id),
    coding_id   INTEGER REFERENCES coding (id),
    coder_id    INTEGER NOT NULL REFERENCES coder (id),
    title       TEXT NOT NULL,
    text        TEXT NOT NULL,
    -- What came of it: a surprise without is still open.
    follow_up   TEXT NOT NULL DEFAULT '',
    created     INTEGER NOT NULL,
    changed     INTEGER NOT NULL
) STRICT;
CREATE INDEX memo_by_code ON memo (code_id) WHERE code_id IS NOT NULL;
CREATE INDEX memo_by_case ON memo (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX memo_by_document ON memo (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX memo_by_coding ON memo (coding_id) WHERE coding_id IS NOT NULL;

-- Findings -------------------------------------------------------------------

CREATE TABLE verdict (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid    TEXT NOT NULL UNIQUE,
    hlc     TEXT NOT NULL,
    code_id INTEGER NOT NULL REFERENCES code (id),
    scope   TEXT NOT NULL DEFAULT '',
    level   TEXT NOT NULL CHECK (level IN ('optimal', 'cukup', 'belum-optimal', 'tidak-berjalan', 'data-tidak-cukup')),
    finding TEXT NOT NULL,
    -- Digest of the codings it rested on when it was written: another one today
    -- means that the evidence has changed since.
    digest  TEXT NOT NULL DEFAULT '',
    changed INTEGER NOT NULL,
    UNIQUE (code_id, scope)
) STRICT;

CREATE TABLE proposition (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid      TEXT NOT NULL UNIQUE,
    hlc       TEXT NOT NULL,
    key       TEXT NOT NULL UNIQUE,
    text      TEXT NOT NULL,
    if_part   TEXT NOT NULL DEFAULT '',
    then_part TEXT NOT NULL DEFAULT '',
    -- Empty for the whole study, else a role or a site.
    scope     TEXT NOT NULL DEFAULT '',
    status    TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'accepted', 'qualified', 'rejected')),
    digest    TEXT NOT NULL DEFAULT '',
    changed   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE rival (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    proposition_id INTEGER NOT NULL REFERENCES proposition (id),
    text           TEXT NOT NULL,
    -- What speaks for the rival and what against it, in the analyst's words.
    for_it         TEXT NOT NULL DEFAULT '',
    against_it     TEXT NOT NULL DEFAULT '',
    status         TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'rejected', 'kept'))
) STRICT;
CREATE INDEX rival_by_proposition ON rival (proposition_id);

CREATE TABLE evidence (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    proposition_id INTEGER NOT NULL REFERENCES proposition (id),
    coding_id      INTEGER NOT NULL REFERENCES coding (id),
    stance         TEXT NOT NULL CHECK (stance IN ('supports', 'contradicts', 'qualifies')),
    weight         INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 3),
    -- What the analyst made of it: why a contrary passage is accepted, qualifies
    -- the proposition or is rejected.
    treatment      TEXT NOT NULL DEFAULT '',
    UNIQUE (proposition_id, coding_id)
) STRICT;
CREATE INDEX evidence_by_coding ON evidence (coding_id);

CREATE TABLE event (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid        TEXT NOT NULL UNIQUE,
    hlc         TEXT NOT NULL,
    date        TEXT NOT NULL,
    text        TEXT NOT NULL,
    domain      TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('promise', 'act', 'other')),
    kept        INTEGER,
    pair_of     INTEGER REFERENCES event (id),
    document_id INTEGER REFERENCES document (id),
    -- The passage that tells of it.
    coding_id   INTEGER REFERENCES coding (id)
) STRICT;
CREATE INDEX event_by_document ON event (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX event_by_pair ON event (pair_of) WHERE pair_of IS NOT NULL;
CREATE INDEX event_by_coding ON event (coding_id) WHERE coding_id IS NOT NULL;

-- What a cell of the case and indicator grid says, condensed by the analyst. A
-- text nobody speaks in stands for itself beside the cases.
CREATE TABLE summary (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid        TEXT NOT NULL UNIQUE,
    hlc         TEXT NOT NULL,
    case_id     INTEGER REFERENCES study_case (id),
    document_id INTEGER REFERENCES document (id),
    code_id     INTEGER NOT NULL REFERENCES code (id),
    coder_id    INTEGER NOT NULL REFERENCES coder (id),
    text        TEXT NOT NULL,
    -- Digest of the codings it condenses.
    digest      TEXT NOT NULL,
    changed     INTEGER NOT NULL,
    CHECK ((case_id IS NULL) <> (document_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX summary_of_case ON summary (case_id, code_id) WHERE case_id IS NOT NULL;
CREATE UNIQUE INDEX summary_of_document ON summary (document_id, code_id) WHERE document_id IS NOT NULL;
CREATE INDEX summary_by_code ON summary (code_id);

-- Contact and document summary forms: a row a field that was filled in.
CREATE TABLE form_field (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id),
    form        TEXT NOT NULL CHECK (form IN ('contact', 'document')),
    field       TEXT NOT NULL,
    text        TEXT NOT NULL,
    changed     INTEGER NOT NULL,
    UNIQUE (document_id, form, field)
) STRICT;

-- A cell of a checklist, rated by a person. The unit is a role, a site or a kind
-- of document, as the checklist was laid out.
CREATE TABLE rating (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid      TEXT NOT NULL UNIQUE,
    hlc       TEXT NOT NULL,
    code_id   INTEGER NOT NULL REFERENCES code (id),
    unit      TEXT NOT NULL,
    level     TEXT NOT NULL CHECK (level IN ('strong', 'some', 'weak', 'none', 'no-data')),
    rationale TEXT NOT NULL DEFAULT '',
    coder_id  INTEGER NOT NULL REFERENCES coder (id),
    changed   INTEGER NOT NULL,
    UNIQUE (code_id, unit)
) STRICT;

-- An arrow of a network: between codes, or between names that are none (an
-- actor, an addressee).
CREATE TABLE relation (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid   TEXT NOT NULL UNIQUE,
    hlc    TEXT NOT NULL,
    -- The names of the ends; of one that is a code, what its key was then.
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    source_code INTEGER REFERENCES code (id),
    target_code INTEGER REFERENCES code (id),
    sign   TEXT NOT NULL DEFAULT '' CHECK (sign IN ('', '+', '-', '±')),
    kind   TEXT NOT NULL CHECK (kind IN ('causes', 'supports', 'conflicts', 'authority', 'addresses', 'other')),
    note   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX relation_by_source_code ON relation (source_code) WHERE source_code IS NOT NULL;
CREATE INDEX relation_by_target_code ON relation (target_code) WHERE target_code IS NOT NULL;

CREATE TABLE relation_coding (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    relation_id INTEGER NOT NULL REFERENCES relation (id),
    coding_id   INTEGER NOT NULL REFERENCES coding (id),
    stance      TEXT NOT NULL CHECK (stance IN ('supports', 'contradicts')),
    UNIQUE (relation_id, coding_id)
) STRICT;
CREATE INDEX relation_coding_by_coding ON relation_coding (coding_id);

-- Member checks and peer debriefings: who was asked about what, and what came of it.
CREATE TABLE review (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid   TEXT NOT NULL UNIQUE,
    hlc    TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('member-check', 'peer-debrief')),
    who    TEXT NOT NULL,
    date   TEXT NOT NULL,
    about  TEXT NOT NULL,
    reply  TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT ''
) STRICT;

-- What the analyst wrote to a tactic (G1 to G13, T1 to T13).
CREATE TABLE tactic_note (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    tactic  TEXT NOT NULL UNIQUE,
    text    TEXT NOT NULL,
    changed INTEGER NOT NULL
) STRICT;

-- Queries over codes, kept by name.
CREATE TABLE saved_query (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid    TEXT NOT NULL UNIQUE,
    hlc     TEXT NOT NULL,
    name    TEXT NOT NULL UNIQUE,
    words   TEXT NOT NULL,
    changed INTEGER NOT NULL
) STRICT;

-- A frozen display: what it said at one time, as JSON.
CREATE TABLE display_snapshot (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid     TEXT NOT NULL UNIQUE,
    hlc      TEXT NOT NULL,
    display  TEXT NOT NULL,
    title    TEXT NOT NULL,
    options  TEXT NOT NULL,
    content  TEXT NOT NULL,
    digest   TEXT NOT NULL,
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    created  INTEGER NOT NULL
) STRICT;

-- The journal ------------------------------------------------------------------

CREATE TABLE step (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid           TEXT NOT NULL UNIQUE,
    hlc            TEXT NOT NULL,
    label          TEXT NOT NULL,
    coder_id       INTEGER,
    coder_name     TEXT NOT NULL,
    time           INTEGER NOT NULL,
    reason         TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'fixed'))
) STRICT;
CREATE INDEX step_by_state ON step (coder_id, state, id);

-- Each taking back and doing again, so that the audit trail shows them too.
CREATE TABLE step_turn (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL REFERENCES step (id),
    kind    TEXT NOT NULL CHECK (kind IN ('undo', 'redo')),
    time    INTEGER NOT NULL
) STRICT;

-- Row images as JSON, in the order of the writes.
CREATE TABLE image (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id    INTEGER NOT NULL REFERENCES step (id),
    table_name TEXT NOT NULL,
    row_id     INTEGER NOT NULL,
    before     TEXT,
    after      TEXT
) STRICT;
CREATE INDEX image_by_step ON image (step_id);
CREATE INDEX image_by_row ON image (table_name, row_id);

-- What a bulk step brought, as ranges of ids; undone by hiding, not by images.
CREATE TABLE bulk (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id    INTEGER NOT NULL REFERENCES step (id),
    table_name TEXT NOT NULL,
    first_id   INTEGER NOT NULL,
    last_id    INTEGER NOT NULL
) STRICT;
CREATE INDEX bulk_by_step ON bulk (step_id);

-- Rows that were removed, for merging two files.
CREATE TABLE tombstone (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid       TEXT NOT NULL UNIQUE,
    table_name TEXT NOT NULL,
    time       INTEGER NOT NULL
) STRICT;
