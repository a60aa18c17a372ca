-- The first catalog: the factory catalog, cycles, meetings, attendance, notes, and the journal.
-- Frozen once released: a change of schema is a new file.
-- Journal triggers are not here: they are generated from the tables after the last migration.

-- Facts of this file, not of PERM.
CREATE TABLE catalog (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1))
) STRICT;

-- Numbers that are never given twice, so not journaled: an undo must not free one.
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a thing the liaison did. Its id is the order of events; the clock is only shown.
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    target INTEGER REFERENCES edit (id),
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'abandoned')),
    merge_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX edit_by_state ON edit (state, kind, id);

-- The edit that is open now; empty outside a transaction, so a write without an edit fails.
CREATE TABLE open_edit (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    edit INTEGER NOT NULL
) STRICT;

-- The net change of each row in each edit, as JSON objects of the whole row; the meeting it
-- belongs to, if any, is what history asks for.
CREATE TABLE journal (
    edit INTEGER NOT NULL REFERENCES edit (id),
    tbl TEXT NOT NULL,
    row INTEGER NOT NULL,
    meeting INTEGER,
    before TEXT,
    after TEXT,
    PRIMARY KEY (edit, tbl, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_meeting ON journal (meeting) WHERE meeting IS NOT NULL;

CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('state', 'federal', 'vendor')),
    aliases TEXT NOT NULL
) STRICT;

CREATE TABLE state (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    cycle_group INTEGER NOT NULL CHECK (cycle_group IN (1, 2, 3)),
    zone TEXT NOT NULL,
    zones TEXT NOT NULL,
    liaison TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE meeting_type (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    phase TEXT NOT NULL CHECK (phase IN ('pre', 'intra', 'post', 'any')),
    cadence_kind TEXT NOT NULL,
    cadence TEXT NOT NULL,
    joint INTEGER NOT NULL CHECK (joint IN (0, 1)),
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    hosts TEXT NOT NULL,
    variants TEXT NOT NULL,
    short_title TEXT NOT NULL,
    plan_window TEXT,
    factory INTEGER NOT NULL DEFAULT 0 CHECK (factory IN (0, 1))
) STRICT;

-- Three layers of wording: the source word for word, the shipped corrections, the liaison's own.
-- An empty cell of an upper layer lets the one below it through.
CREATE TABLE type_text (
    id INTEGER PRIMARY KEY,
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    layer TEXT NOT NULL CHECK (layer IN ('source', 'shipped', 'own')),
    title TEXT,
    hosts TEXT,
    frequency TEXT,
    purpose TEXT,
    audience TEXT,
    UNIQUE (type, layer)
) STRICT;

CREATE TABLE type_role (
    id INTEGER PRIMARY KEY,
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    role INTEGER NOT NULL REFERENCES role (id),
    expectation TEXT NOT NULL CHECK (expectation IN ('required', 'as-needed', 'by-agenda')),
    UNIQUE (type, role)
) STRICT;

CREATE TABLE type_source (
    id INTEGER PRIMARY KEY,
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    document TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX type_source_by_type ON type_source (type);

CREATE TABLE cycle (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL UNIQUE,
    cycle_group INTEGER NOT NULL CHECK (cycle_group IN (1, 2, 3)),
    review_from TEXT NOT NULL,
    review_to TEXT NOT NULL,
    cutoff TEXT NOT NULL
) STRICT;

CREATE TABLE cycle_phase (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    phase TEXT NOT NULL CHECK (phase IN ('pre', 'intra', 'post')),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    UNIQUE (cycle, phase)
) STRICT;

CREATE TABLE cycle_state (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    state INTEGER NOT NULL REFERENCES state (id),
    methodology TEXT CHECK (methodology IN ('perm-plus', 'routine')),
    programs TEXT NOT NULL,
    liaison TEXT NOT NULL DEFAULT '',
    UNIQUE (cycle, state)
) STRICT;

CREATE TABLE cycle_contractor (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    role TEXT NOT NULL CHECK (role IN ('SC', 'RC', 'ERC')),
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
    UNIQUE (cycle, role)
) STRICT;

CREATE TABLE not_held (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    UNIQUE (cycle, type)
) STRICT;

CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    state INTEGER REFERENCES state (id),
    every TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX series_identity ON series (cycle, type, coalesce(state, 0));

-- Wall time and zone are the truth of a meeting; utc is derived (minutes since 1970).
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    uid TEXT NOT NULL UNIQUE,
    cycle INTEGER REFERENCES cycle (id),
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    title TEXT,
    starts TEXT NOT NULL,
    zone TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    utc INTEGER NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('draft', 'scheduled', 'held', 'cancelled')),
    reason TEXT NOT NULL DEFAULT '',
    session INTEGER,
    series INTEGER REFERENCES series (id),
    occurrence INTEGER,
    variant TEXT CHECK (variant IN ('perm-plus', 'routine')),
    slot TEXT NOT NULL DEFAULT '',
    trashed_at TEXT,
    CHECK (status <> 'cancelled' OR reason <> '')
) STRICT;
CREATE INDEX meeting_by_time ON meeting (utc, id);
CREATE INDEX meeting_by_cycle ON meeting (cycle, utc);
CREATE INDEX meeting_by_series ON meeting (series, occurrence);

CREATE TABLE meeting_state (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    state INTEGER NOT NULL REFERENCES state (id),
    UNIQUE (meeting, state)
) STRICT;

CREATE TABLE agenda_item (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    presenter TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting, position);

-- One note a meeting (state empty) and one for each state of a joint meeting.
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    state INTEGER REFERENCES state (id),
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX note_identity ON note (meeting, coalesce(state, 0));

-- A mark of a state (role empty), or of one role or person of it. No row: not recorded.
CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    state INTEGER NOT NULL REFERENCES state (id),
    role INTEGER REFERENCES role (id),
    person TEXT NOT NULL DEFAULT '',
    mark TEXT NOT NULL
        CHECK (mark IN ('attended', 'partial', 'excused', 'absent', 'not-required')),
    remark TEXT NOT NULL DEFAULT '',
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX attendance_identity
    ON attendance (meeting, state, coalesce(role, 0), person);
