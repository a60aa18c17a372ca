-- Made by tools/dump_schema.py: what db/migrations add up to. The program never reads it.

CREATE TABLE catalog (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1))
) STRICT;

CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE open_edit (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    edit INTEGER NOT NULL
) STRICT;

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
, roll_up TEXT NOT NULL DEFAULT 'lead-and-one'
    CHECK (roll_up IN ('lead-and-one', 'anyone', 'every-required'))) STRICT;

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
, rules TEXT NOT NULL DEFAULT '{}') STRICT;

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
    liaison TEXT NOT NULL DEFAULT '', joined TEXT,
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
, first_due TEXT, start INTEGER, zone TEXT) STRICT;

CREATE UNIQUE INDEX series_identity ON series (cycle, type, coalesce(state, 0));

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
    trashed_at TEXT, planned_starts TEXT, entered_afterwards INTEGER NOT NULL DEFAULT 0, suspension INTEGER REFERENCES suspension (id),
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

CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    state INTEGER REFERENCES state (id),
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX note_identity ON note (meeting, coalesce(state, 0));

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
, contact INTEGER REFERENCES person (id), minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440), part TEXT NOT NULL DEFAULT ''
    CHECK (part IN ('', 'late', 'left', 'late-left'))) STRICT;

CREATE TABLE cycle_type (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    rules TEXT NOT NULL,
    UNIQUE (cycle, type)
) STRICT;

CREATE TABLE suspension (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    host TEXT NOT NULL DEFAULT '',
    state INTEGER REFERENCES state (id),
    starts TEXT NOT NULL,
    ends TEXT,
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

CREATE INDEX suspension_by_cycle ON suspension (cycle);

CREATE TABLE standing_item (
    id INTEGER PRIMARY KEY,
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    presenter TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX standing_item_by_type ON standing_item (type, position);

CREATE TABLE topic (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    month TEXT NOT NULL,
    topic TEXT NOT NULL CHECK (topic <> ''),
    UNIQUE (cycle, month)
) STRICT;

CREATE TABLE removal (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    after_edit INTEGER NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    places INTEGER NOT NULL CHECK (places >= 0)
) STRICT;

CREATE TABLE removal_meeting (
    removal INTEGER NOT NULL REFERENCES removal (id),
    meeting INTEGER NOT NULL,
    PRIMARY KEY (removal, meeting)
) STRICT, WITHOUT ROWID;

CREATE INDEX removal_by_meeting ON removal_meeting (meeting);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    state INTEGER NOT NULL REFERENCES state (id),
    need TEXT NOT NULL CHECK (need IN ('needed', 'not-needed', 'undecided')),
    basis TEXT NOT NULL DEFAULT ''
        CHECK (basis IN ('', 'rc-requires', 'state-requires', 'state-requests')),
    day TEXT NOT NULL,
    decided_by TEXT NOT NULL CHECK (decided_by <> ''),
    reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX decision_by_cycle ON decision (cycle, type, state);

CREATE TABLE difference (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    state INTEGER NOT NULL REFERENCES state (id),
    program TEXT NOT NULL CHECK (program IN ('medicaid', 'chip')),
    quarter TEXT NOT NULL CHECK (quarter IN ('Q1', 'Q2', 'Q3', 'Q4', 'overall')),
    percent TEXT,
    universe TEXT,
    form TEXT,
    day TEXT NOT NULL,
    resolved TEXT,
    CHECK ((universe IS NULL) = (form IS NULL)),
    CHECK (percent IS NOT NULL OR form IS NOT NULL),
    UNIQUE (cycle, state, program, quarter)
) STRICT;

CREATE TABLE data_delay (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    state INTEGER NOT NULL REFERENCES state (id),
    weeks INTEGER NOT NULL CHECK (weeks IN (1, 2)),
    starts TEXT NOT NULL,
    ends TEXT
) STRICT;

CREATE INDEX data_delay_by_cycle ON data_delay (cycle, state);

CREATE TABLE deadline_rule (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    key TEXT NOT NULL CHECK (key <> ''),
    settings TEXT NOT NULL,
    UNIQUE (cycle, key)
) STRICT;

CREATE TABLE deadline_start (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    state INTEGER NOT NULL REFERENCES state (id),
    rule TEXT NOT NULL CHECK (rule <> ''),
    program TEXT NOT NULL DEFAULT '' CHECK (program IN ('', 'medicaid', 'chip')),
    day TEXT NOT NULL,
    UNIQUE (cycle, state, rule, program)
) STRICT;

CREATE TABLE review_comment (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    figure TEXT NOT NULL CHECK (figure <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    UNIQUE (cycle, figure)
) STRICT;

CREATE TABLE frozen_type (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    settings TEXT NOT NULL,
    UNIQUE (cycle, type)
) STRICT;

CREATE TABLE deadline_met (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    state INTEGER NOT NULL REFERENCES state (id),
    rule TEXT NOT NULL CHECK (rule <> ''),
    program TEXT NOT NULL DEFAULT '' CHECK (program IN ('', 'medicaid', 'chip')),
    quarter TEXT NOT NULL DEFAULT '' CHECK (quarter IN ('', 'Q1', 'Q2', 'Q3', 'Q4')),
    day TEXT NOT NULL,
    UNIQUE (cycle, state, rule, program, quarter)
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    organization TEXT NOT NULL
        CHECK (organization IN ('state', 'cms', 'dfo', 'sc', 'rc', 'erc', 'vendor')),
    agency TEXT NOT NULL DEFAULT '',
    program TEXT NOT NULL DEFAULT '' CHECK (program IN ('', 'medicaid', 'chip')),
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    zone TEXT,
    note TEXT NOT NULL DEFAULT '',
    trashed_at TEXT
) STRICT;

CREATE INDEX person_by_email ON person (email) WHERE email <> '';

CREATE TABLE tenure (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    role INTEGER REFERENCES role (id),
    state INTEGER REFERENCES state (id),
    starts TEXT,
    ends TEXT,
    acting INTEGER NOT NULL DEFAULT 0 CHECK (acting IN (0, 1))
) STRICT;

CREATE INDEX tenure_by_person ON tenure (person);

CREATE INDEX tenure_by_post ON tenure (state, role);

CREATE UNIQUE INDEX attendance_identity
    ON attendance (meeting, state, coalesce(role, 0), person, coalesce(contact, 0));

CREATE TABLE audience_change (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    state INTEGER REFERENCES state (id),
    role INTEGER REFERENCES role (id),
    person INTEGER REFERENCES person (id),
    change TEXT NOT NULL CHECK (change IN ('add', 'remove', 'inform')),
    CHECK (role IS NOT NULL OR person IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX audience_change_identity
    ON audience_change (meeting, coalesce(state, 0), coalesce(role, 0), coalesce(person, 0));

CREATE TABLE rsvp (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    person INTEGER NOT NULL REFERENCES person (id),
    answer TEXT NOT NULL CHECK (answer IN ('accepted', 'tentative', 'declined')),
    UNIQUE (meeting, person)
) STRICT;

CREATE TABLE agenda_item_role (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    item INTEGER NOT NULL REFERENCES agenda_item (id),
    role INTEGER NOT NULL REFERENCES role (id),
    UNIQUE (item, role)
) STRICT;

CREATE TABLE known_name (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    email TEXT NOT NULL DEFAULT '',
    person INTEGER REFERENCES person (id),
    UNIQUE (name, email)
) STRICT;

CREATE TABLE column_map (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('people', 'attendance')),
    name TEXT NOT NULL CHECK (name <> ''),
    columns TEXT NOT NULL,
    UNIQUE (kind, name)
) STRICT;

CREATE TRIGGER "journal_agenda_item_insert" AFTER INSERT ON "agenda_item"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'agenda_item', NEW.id, NEW."meeting",
NULL,
replace(replace(printf('{"id":%s,"meeting":%s,"position":%s,"title":"%s","minutes":%s,"presenter":"%s","notes":"%s"}',
NEW."id", NEW."meeting", NEW."position", replace(replace(NEW."title", '\', '\\'), '"', '\"'), NEW."minutes", replace(replace(NEW."presenter", '\', '\\'), '"', '\"'), replace(replace(NEW."notes", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_agenda_item_update" AFTER UPDATE ON "agenda_item"
WHEN OLD."id" IS NOT NEW."id" OR OLD."meeting" IS NOT NEW."meeting" OR OLD."position" IS NOT NEW."position" OR OLD."title" IS NOT NEW."title" OR OLD."minutes" IS NOT NEW."minutes" OR OLD."presenter" IS NOT NEW."presenter" OR OLD."notes" IS NOT NEW."notes"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'agenda_item', NEW.id, NEW."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"position":%s,"title":"%s","minutes":%s,"presenter":"%s","notes":"%s"}',
OLD."id", OLD."meeting", OLD."position", replace(replace(OLD."title", '\', '\\'), '"', '\"'), OLD."minutes", replace(replace(OLD."presenter", '\', '\\'), '"', '\"'), replace(replace(OLD."notes", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"meeting":%s,"position":%s,"title":"%s","minutes":%s,"presenter":"%s","notes":"%s"}',
NEW."id", NEW."meeting", NEW."position", replace(replace(NEW."title", '\', '\\'), '"', '\"'), NEW."minutes", replace(replace(NEW."presenter", '\', '\\'), '"', '\"'), replace(replace(NEW."notes", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_agenda_item_delete" AFTER DELETE ON "agenda_item"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'agenda_item', OLD.id, OLD."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"position":%s,"title":"%s","minutes":%s,"presenter":"%s","notes":"%s"}',
OLD."id", OLD."meeting", OLD."position", replace(replace(OLD."title", '\', '\\'), '"', '\"'), OLD."minutes", replace(replace(OLD."presenter", '\', '\\'), '"', '\"'), replace(replace(OLD."notes", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_agenda_item_role_insert" AFTER INSERT ON "agenda_item_role"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'agenda_item_role', NEW.id, NEW."meeting",
NULL,
replace(replace(printf('{"id":%s,"meeting":%s,"item":%s,"role":%s}',
NEW."id", NEW."meeting", NEW."item", NEW."role"), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_agenda_item_role_update" AFTER UPDATE ON "agenda_item_role"
WHEN OLD."id" IS NOT NEW."id" OR OLD."meeting" IS NOT NEW."meeting" OR OLD."item" IS NOT NEW."item" OR OLD."role" IS NOT NEW."role"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'agenda_item_role', NEW.id, NEW."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"item":%s,"role":%s}',
OLD."id", OLD."meeting", OLD."item", OLD."role"), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"meeting":%s,"item":%s,"role":%s}',
NEW."id", NEW."meeting", NEW."item", NEW."role"), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_agenda_item_role_delete" AFTER DELETE ON "agenda_item_role"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'agenda_item_role', OLD.id, OLD."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"item":%s,"role":%s}',
OLD."id", OLD."meeting", OLD."item", OLD."role"), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_attendance_insert" AFTER INSERT ON "attendance"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'attendance', NEW.id, NEW."meeting",
NULL,
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"role":%s,"person":"%s","mark":"%s","remark":"%s","recorded_at":"%s","recorded_by":"%s","contact":%s,"minutes":%s,"part":"%s"}',
NEW."id", NEW."meeting", NEW."state", coalesce(NEW."role", 'null'), replace(replace(NEW."person", '\', '\\'), '"', '\"'), replace(replace(NEW."mark", '\', '\\'), '"', '\"'), replace(replace(NEW."remark", '\', '\\'), '"', '\"'), replace(replace(NEW."recorded_at", '\', '\\'), '"', '\"'), replace(replace(NEW."recorded_by", '\', '\\'), '"', '\"'), coalesce(NEW."contact", 'null'), coalesce(NEW."minutes", 'null'), replace(replace(NEW."part", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_attendance_update" AFTER UPDATE ON "attendance"
WHEN OLD."id" IS NOT NEW."id" OR OLD."meeting" IS NOT NEW."meeting" OR OLD."state" IS NOT NEW."state" OR OLD."role" IS NOT NEW."role" OR OLD."person" IS NOT NEW."person" OR OLD."mark" IS NOT NEW."mark" OR OLD."remark" IS NOT NEW."remark" OR OLD."recorded_at" IS NOT NEW."recorded_at" OR OLD."recorded_by" IS NOT NEW."recorded_by" OR OLD."contact" IS NOT NEW."contact" OR OLD."minutes" IS NOT NEW."minutes" OR OLD."part" IS NOT NEW."part"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'attendance', NEW.id, NEW."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"role":%s,"person":"%s","mark":"%s","remark":"%s","recorded_at":"%s","recorded_by":"%s","contact":%s,"minutes":%s,"part":"%s"}',
OLD."id", OLD."meeting", OLD."state", coalesce(OLD."role", 'null'), replace(replace(OLD."person", '\', '\\'), '"', '\"'), replace(replace(OLD."mark", '\', '\\'), '"', '\"'), replace(replace(OLD."remark", '\', '\\'), '"', '\"'), replace(replace(OLD."recorded_at", '\', '\\'), '"', '\"'), replace(replace(OLD."recorded_by", '\', '\\'), '"', '\"'), coalesce(OLD."contact", 'null'), coalesce(OLD."minutes", 'null'), replace(replace(OLD."part", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"role":%s,"person":"%s","mark":"%s","remark":"%s","recorded_at":"%s","recorded_by":"%s","contact":%s,"minutes":%s,"part":"%s"}',
NEW."id", NEW."meeting", NEW."state", coalesce(NEW."role", 'null'), replace(replace(NEW."person", '\', '\\'), '"', '\"'), replace(replace(NEW."mark", '\', '\\'), '"', '\"'), replace(replace(NEW."remark", '\', '\\'), '"', '\"'), replace(replace(NEW."recorded_at", '\', '\\'), '"', '\"'), replace(replace(NEW."recorded_by", '\', '\\'), '"', '\"'), coalesce(NEW."contact", 'null'), coalesce(NEW."minutes", 'null'), replace(replace(NEW."part", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_attendance_delete" AFTER DELETE ON "attendance"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'attendance', OLD.id, OLD."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"role":%s,"person":"%s","mark":"%s","remark":"%s","recorded_at":"%s","recorded_by":"%s","contact":%s,"minutes":%s,"part":"%s"}',
OLD."id", OLD."meeting", OLD."state", coalesce(OLD."role", 'null'), replace(replace(OLD."person", '\', '\\'), '"', '\"'), replace(replace(OLD."mark", '\', '\\'), '"', '\"'), replace(replace(OLD."remark", '\', '\\'), '"', '\"'), replace(replace(OLD."recorded_at", '\', '\\'), '"', '\"'), replace(replace(OLD."recorded_by", '\', '\\'), '"', '\"'), coalesce(OLD."contact", 'null'), coalesce(OLD."minutes", 'null'), replace(replace(OLD."part", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_audience_change_insert" AFTER INSERT ON "audience_change"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'audience_change', NEW.id, NEW."meeting",
NULL,
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"role":%s,"person":%s,"change":"%s"}',
NEW."id", NEW."meeting", coalesce(NEW."state", 'null'), coalesce(NEW."role", 'null'), coalesce(NEW."person", 'null'), replace(replace(NEW."change", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_audience_change_update" AFTER UPDATE ON "audience_change"
WHEN OLD."id" IS NOT NEW."id" OR OLD."meeting" IS NOT NEW."meeting" OR OLD."state" IS NOT NEW."state" OR OLD."role" IS NOT NEW."role" OR OLD."person" IS NOT NEW."person" OR OLD."change" IS NOT NEW."change"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'audience_change', NEW.id, NEW."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"role":%s,"person":%s,"change":"%s"}',
OLD."id", OLD."meeting", coalesce(OLD."state", 'null'), coalesce(OLD."role", 'null'), coalesce(OLD."person", 'null'), replace(replace(OLD."change", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"role":%s,"person":%s,"change":"%s"}',
NEW."id", NEW."meeting", coalesce(NEW."state", 'null'), coalesce(NEW."role", 'null'), coalesce(NEW."person", 'null'), replace(replace(NEW."change", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_audience_change_delete" AFTER DELETE ON "audience_change"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'audience_change', OLD.id, OLD."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"role":%s,"person":%s,"change":"%s"}',
OLD."id", OLD."meeting", coalesce(OLD."state", 'null'), coalesce(OLD."role", 'null'), coalesce(OLD."person", 'null'), replace(replace(OLD."change", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_column_map_insert" AFTER INSERT ON "column_map"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'column_map', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"kind":"%s","name":"%s","columns":"%s"}',
NEW."id", replace(replace(NEW."kind", '\', '\\'), '"', '\"'), replace(replace(NEW."name", '\', '\\'), '"', '\"'), replace(replace(NEW."columns", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_column_map_update" AFTER UPDATE ON "column_map"
WHEN OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."name" IS NOT NEW."name" OR OLD."columns" IS NOT NEW."columns"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'column_map', NEW.id, NULL,
replace(replace(printf('{"id":%s,"kind":"%s","name":"%s","columns":"%s"}',
OLD."id", replace(replace(OLD."kind", '\', '\\'), '"', '\"'), replace(replace(OLD."name", '\', '\\'), '"', '\"'), replace(replace(OLD."columns", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"kind":"%s","name":"%s","columns":"%s"}',
NEW."id", replace(replace(NEW."kind", '\', '\\'), '"', '\"'), replace(replace(NEW."name", '\', '\\'), '"', '\"'), replace(replace(NEW."columns", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_column_map_delete" AFTER DELETE ON "column_map"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'column_map', OLD.id, NULL,
replace(replace(printf('{"id":%s,"kind":"%s","name":"%s","columns":"%s"}',
OLD."id", replace(replace(OLD."kind", '\', '\\'), '"', '\"'), replace(replace(OLD."name", '\', '\\'), '"', '\"'), replace(replace(OLD."columns", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_insert" AFTER INSERT ON "cycle"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"year":%s,"cycle_group":%s,"review_from":"%s","review_to":"%s","cutoff":"%s","rules":"%s"}',
NEW."id", NEW."year", NEW."cycle_group", replace(replace(NEW."review_from", '\', '\\'), '"', '\"'), replace(replace(NEW."review_to", '\', '\\'), '"', '\"'), replace(replace(NEW."cutoff", '\', '\\'), '"', '\"'), replace(replace(NEW."rules", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_update" AFTER UPDATE ON "cycle"
WHEN OLD."id" IS NOT NEW."id" OR OLD."year" IS NOT NEW."year" OR OLD."cycle_group" IS NOT NEW."cycle_group" OR OLD."review_from" IS NOT NEW."review_from" OR OLD."review_to" IS NOT NEW."review_to" OR OLD."cutoff" IS NOT NEW."cutoff" OR OLD."rules" IS NOT NEW."rules"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle', NEW.id, NULL,
replace(replace(printf('{"id":%s,"year":%s,"cycle_group":%s,"review_from":"%s","review_to":"%s","cutoff":"%s","rules":"%s"}',
OLD."id", OLD."year", OLD."cycle_group", replace(replace(OLD."review_from", '\', '\\'), '"', '\"'), replace(replace(OLD."review_to", '\', '\\'), '"', '\"'), replace(replace(OLD."cutoff", '\', '\\'), '"', '\"'), replace(replace(OLD."rules", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"year":%s,"cycle_group":%s,"review_from":"%s","review_to":"%s","cutoff":"%s","rules":"%s"}',
NEW."id", NEW."year", NEW."cycle_group", replace(replace(NEW."review_from", '\', '\\'), '"', '\"'), replace(replace(NEW."review_to", '\', '\\'), '"', '\"'), replace(replace(NEW."cutoff", '\', '\\'), '"', '\"'), replace(replace(NEW."rules", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_delete" AFTER DELETE ON "cycle"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle', OLD.id, NULL,
replace(replace(printf('{"id":%s,"year":%s,"cycle_group":%s,"review_from":"%s","review_to":"%s","cutoff":"%s","rules":"%s"}',
OLD."id", OLD."year", OLD."cycle_group", replace(replace(OLD."review_from", '\', '\\'), '"', '\"'), replace(replace(OLD."review_to", '\', '\\'), '"', '\"'), replace(replace(OLD."cutoff", '\', '\\'), '"', '\"'), replace(replace(OLD."rules", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_contractor_insert" AFTER INSERT ON "cycle_contractor"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_contractor', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"role":"%s","name":"%s","source":"%s","verified":%s}',
NEW."id", NEW."cycle", replace(replace(NEW."role", '\', '\\'), '"', '\"'), replace(replace(NEW."name", '\', '\\'), '"', '\"'), replace(replace(NEW."source", '\', '\\'), '"', '\"'), NEW."verified"), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_contractor_update" AFTER UPDATE ON "cycle_contractor"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."role" IS NOT NEW."role" OR OLD."name" IS NOT NEW."name" OR OLD."source" IS NOT NEW."source" OR OLD."verified" IS NOT NEW."verified"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_contractor', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"role":"%s","name":"%s","source":"%s","verified":%s}',
OLD."id", OLD."cycle", replace(replace(OLD."role", '\', '\\'), '"', '\"'), replace(replace(OLD."name", '\', '\\'), '"', '\"'), replace(replace(OLD."source", '\', '\\'), '"', '\"'), OLD."verified"), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"role":"%s","name":"%s","source":"%s","verified":%s}',
NEW."id", NEW."cycle", replace(replace(NEW."role", '\', '\\'), '"', '\"'), replace(replace(NEW."name", '\', '\\'), '"', '\"'), replace(replace(NEW."source", '\', '\\'), '"', '\"'), NEW."verified"), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_contractor_delete" AFTER DELETE ON "cycle_contractor"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_contractor', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"role":"%s","name":"%s","source":"%s","verified":%s}',
OLD."id", OLD."cycle", replace(replace(OLD."role", '\', '\\'), '"', '\"'), replace(replace(OLD."name", '\', '\\'), '"', '\"'), replace(replace(OLD."source", '\', '\\'), '"', '\"'), OLD."verified"), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_phase_insert" AFTER INSERT ON "cycle_phase"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_phase', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"phase":"%s","starts":"%s","ends":"%s"}',
NEW."id", NEW."cycle", replace(replace(NEW."phase", '\', '\\'), '"', '\"'), replace(replace(NEW."starts", '\', '\\'), '"', '\"'), replace(replace(NEW."ends", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_phase_update" AFTER UPDATE ON "cycle_phase"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."phase" IS NOT NEW."phase" OR OLD."starts" IS NOT NEW."starts" OR OLD."ends" IS NOT NEW."ends"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_phase', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"phase":"%s","starts":"%s","ends":"%s"}',
OLD."id", OLD."cycle", replace(replace(OLD."phase", '\', '\\'), '"', '\"'), replace(replace(OLD."starts", '\', '\\'), '"', '\"'), replace(replace(OLD."ends", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"phase":"%s","starts":"%s","ends":"%s"}',
NEW."id", NEW."cycle", replace(replace(NEW."phase", '\', '\\'), '"', '\"'), replace(replace(NEW."starts", '\', '\\'), '"', '\"'), replace(replace(NEW."ends", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_phase_delete" AFTER DELETE ON "cycle_phase"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_phase', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"phase":"%s","starts":"%s","ends":"%s"}',
OLD."id", OLD."cycle", replace(replace(OLD."phase", '\', '\\'), '"', '\"'), replace(replace(OLD."starts", '\', '\\'), '"', '\"'), replace(replace(OLD."ends", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_state_insert" AFTER INSERT ON "cycle_state"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_state', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"methodology":%s,"programs":"%s","liaison":"%s","joined":%s}',
NEW."id", NEW."cycle", NEW."state", coalesce('"' || replace(replace(NEW."methodology", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."programs", '\', '\\'), '"', '\"'), replace(replace(NEW."liaison", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."joined", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_state_update" AFTER UPDATE ON "cycle_state"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."state" IS NOT NEW."state" OR OLD."methodology" IS NOT NEW."methodology" OR OLD."programs" IS NOT NEW."programs" OR OLD."liaison" IS NOT NEW."liaison" OR OLD."joined" IS NOT NEW."joined"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_state', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"methodology":%s,"programs":"%s","liaison":"%s","joined":%s}',
OLD."id", OLD."cycle", OLD."state", coalesce('"' || replace(replace(OLD."methodology", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."programs", '\', '\\'), '"', '\"'), replace(replace(OLD."liaison", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."joined", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"methodology":%s,"programs":"%s","liaison":"%s","joined":%s}',
NEW."id", NEW."cycle", NEW."state", coalesce('"' || replace(replace(NEW."methodology", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."programs", '\', '\\'), '"', '\"'), replace(replace(NEW."liaison", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."joined", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_state_delete" AFTER DELETE ON "cycle_state"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_state', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"methodology":%s,"programs":"%s","liaison":"%s","joined":%s}',
OLD."id", OLD."cycle", OLD."state", coalesce('"' || replace(replace(OLD."methodology", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."programs", '\', '\\'), '"', '\"'), replace(replace(OLD."liaison", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."joined", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_type_insert" AFTER INSERT ON "cycle_type"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_type', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"rules":"%s"}',
NEW."id", NEW."cycle", NEW."type", replace(replace(NEW."rules", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_type_update" AFTER UPDATE ON "cycle_type"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."type" IS NOT NEW."type" OR OLD."rules" IS NOT NEW."rules"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_type', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"rules":"%s"}',
OLD."id", OLD."cycle", OLD."type", replace(replace(OLD."rules", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"rules":"%s"}',
NEW."id", NEW."cycle", NEW."type", replace(replace(NEW."rules", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_cycle_type_delete" AFTER DELETE ON "cycle_type"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'cycle_type', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"rules":"%s"}',
OLD."id", OLD."cycle", OLD."type", replace(replace(OLD."rules", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_data_delay_insert" AFTER INSERT ON "data_delay"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'data_delay', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"weeks":%s,"starts":"%s","ends":%s}',
NEW."id", NEW."cycle", NEW."state", NEW."weeks", replace(replace(NEW."starts", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."ends", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_data_delay_update" AFTER UPDATE ON "data_delay"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."state" IS NOT NEW."state" OR OLD."weeks" IS NOT NEW."weeks" OR OLD."starts" IS NOT NEW."starts" OR OLD."ends" IS NOT NEW."ends"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'data_delay', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"weeks":%s,"starts":"%s","ends":%s}',
OLD."id", OLD."cycle", OLD."state", OLD."weeks", replace(replace(OLD."starts", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."ends", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"weeks":%s,"starts":"%s","ends":%s}',
NEW."id", NEW."cycle", NEW."state", NEW."weeks", replace(replace(NEW."starts", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."ends", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_data_delay_delete" AFTER DELETE ON "data_delay"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'data_delay', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"weeks":%s,"starts":"%s","ends":%s}',
OLD."id", OLD."cycle", OLD."state", OLD."weeks", replace(replace(OLD."starts", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."ends", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_deadline_met_insert" AFTER INSERT ON "deadline_met"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'deadline_met', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"rule":"%s","program":"%s","quarter":"%s","day":"%s"}',
NEW."id", NEW."cycle", NEW."state", replace(replace(NEW."rule", '\', '\\'), '"', '\"'), replace(replace(NEW."program", '\', '\\'), '"', '\"'), replace(replace(NEW."quarter", '\', '\\'), '"', '\"'), replace(replace(NEW."day", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_deadline_met_update" AFTER UPDATE ON "deadline_met"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."state" IS NOT NEW."state" OR OLD."rule" IS NOT NEW."rule" OR OLD."program" IS NOT NEW."program" OR OLD."quarter" IS NOT NEW."quarter" OR OLD."day" IS NOT NEW."day"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'deadline_met', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"rule":"%s","program":"%s","quarter":"%s","day":"%s"}',
OLD."id", OLD."cycle", OLD."state", replace(replace(OLD."rule", '\', '\\'), '"', '\"'), replace(replace(OLD."program", '\', '\\'), '"', '\"'), replace(replace(OLD."quarter", '\', '\\'), '"', '\"'), replace(replace(OLD."day", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"rule":"%s","program":"%s","quarter":"%s","day":"%s"}',
NEW."id", NEW."cycle", NEW."state", replace(replace(NEW."rule", '\', '\\'), '"', '\"'), replace(replace(NEW."program", '\', '\\'), '"', '\"'), replace(replace(NEW."quarter", '\', '\\'), '"', '\"'), replace(replace(NEW."day", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_deadline_met_delete" AFTER DELETE ON "deadline_met"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'deadline_met', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"rule":"%s","program":"%s","quarter":"%s","day":"%s"}',
OLD."id", OLD."cycle", OLD."state", replace(replace(OLD."rule", '\', '\\'), '"', '\"'), replace(replace(OLD."program", '\', '\\'), '"', '\"'), replace(replace(OLD."quarter", '\', '\\'), '"', '\"'), replace(replace(OLD."day", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_deadline_rule_insert" AFTER INSERT ON "deadline_rule"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'deadline_rule', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"key":"%s","settings":"%s"}',
NEW."id", NEW."cycle", replace(replace(NEW."key", '\', '\\'), '"', '\"'), replace(replace(NEW."settings", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_deadline_rule_update" AFTER UPDATE ON "deadline_rule"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."key" IS NOT NEW."key" OR OLD."settings" IS NOT NEW."settings"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'deadline_rule', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"key":"%s","settings":"%s"}',
OLD."id", OLD."cycle", replace(replace(OLD."key", '\', '\\'), '"', '\"'), replace(replace(OLD."settings", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"key":"%s","settings":"%s"}',
NEW."id", NEW."cycle", replace(replace(NEW."key", '\', '\\'), '"', '\"'), replace(replace(NEW."settings", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_deadline_rule_delete" AFTER DELETE ON "deadline_rule"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'deadline_rule', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"key":"%s","settings":"%s"}',
OLD."id", OLD."cycle", replace(replace(OLD."key", '\', '\\'), '"', '\"'), replace(replace(OLD."settings", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_deadline_start_insert" AFTER INSERT ON "deadline_start"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'deadline_start', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"rule":"%s","program":"%s","day":"%s"}',
NEW."id", NEW."cycle", NEW."state", replace(replace(NEW."rule", '\', '\\'), '"', '\"'), replace(replace(NEW."program", '\', '\\'), '"', '\"'), replace(replace(NEW."day", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_deadline_start_update" AFTER UPDATE ON "deadline_start"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."state" IS NOT NEW."state" OR OLD."rule" IS NOT NEW."rule" OR OLD."program" IS NOT NEW."program" OR OLD."day" IS NOT NEW."day"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'deadline_start', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"rule":"%s","program":"%s","day":"%s"}',
OLD."id", OLD."cycle", OLD."state", replace(replace(OLD."rule", '\', '\\'), '"', '\"'), replace(replace(OLD."program", '\', '\\'), '"', '\"'), replace(replace(OLD."day", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"rule":"%s","program":"%s","day":"%s"}',
NEW."id", NEW."cycle", NEW."state", replace(replace(NEW."rule", '\', '\\'), '"', '\"'), replace(replace(NEW."program", '\', '\\'), '"', '\"'), replace(replace(NEW."day", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_deadline_start_delete" AFTER DELETE ON "deadline_start"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'deadline_start', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"rule":"%s","program":"%s","day":"%s"}',
OLD."id", OLD."cycle", OLD."state", replace(replace(OLD."rule", '\', '\\'), '"', '\"'), replace(replace(OLD."program", '\', '\\'), '"', '\"'), replace(replace(OLD."day", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_decision_insert" AFTER INSERT ON "decision"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'decision', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"state":%s,"need":"%s","basis":"%s","day":"%s","decided_by":"%s","reason":"%s"}',
NEW."id", NEW."cycle", NEW."type", NEW."state", replace(replace(NEW."need", '\', '\\'), '"', '\"'), replace(replace(NEW."basis", '\', '\\'), '"', '\"'), replace(replace(NEW."day", '\', '\\'), '"', '\"'), replace(replace(NEW."decided_by", '\', '\\'), '"', '\"'), replace(replace(NEW."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_decision_update" AFTER UPDATE ON "decision"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."type" IS NOT NEW."type" OR OLD."state" IS NOT NEW."state" OR OLD."need" IS NOT NEW."need" OR OLD."basis" IS NOT NEW."basis" OR OLD."day" IS NOT NEW."day" OR OLD."decided_by" IS NOT NEW."decided_by" OR OLD."reason" IS NOT NEW."reason"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'decision', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"state":%s,"need":"%s","basis":"%s","day":"%s","decided_by":"%s","reason":"%s"}',
OLD."id", OLD."cycle", OLD."type", OLD."state", replace(replace(OLD."need", '\', '\\'), '"', '\"'), replace(replace(OLD."basis", '\', '\\'), '"', '\"'), replace(replace(OLD."day", '\', '\\'), '"', '\"'), replace(replace(OLD."decided_by", '\', '\\'), '"', '\"'), replace(replace(OLD."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"state":%s,"need":"%s","basis":"%s","day":"%s","decided_by":"%s","reason":"%s"}',
NEW."id", NEW."cycle", NEW."type", NEW."state", replace(replace(NEW."need", '\', '\\'), '"', '\"'), replace(replace(NEW."basis", '\', '\\'), '"', '\"'), replace(replace(NEW."day", '\', '\\'), '"', '\"'), replace(replace(NEW."decided_by", '\', '\\'), '"', '\"'), replace(replace(NEW."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_decision_delete" AFTER DELETE ON "decision"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'decision', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"state":%s,"need":"%s","basis":"%s","day":"%s","decided_by":"%s","reason":"%s"}',
OLD."id", OLD."cycle", OLD."type", OLD."state", replace(replace(OLD."need", '\', '\\'), '"', '\"'), replace(replace(OLD."basis", '\', '\\'), '"', '\"'), replace(replace(OLD."day", '\', '\\'), '"', '\"'), replace(replace(OLD."decided_by", '\', '\\'), '"', '\"'), replace(replace(OLD."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_difference_insert" AFTER INSERT ON "difference"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'difference', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"program":"%s","quarter":"%s","percent":%s,"universe":%s,"form":%s,"day":"%s","resolved":%s}',
NEW."id", NEW."cycle", NEW."state", replace(replace(NEW."program", '\', '\\'), '"', '\"'), replace(replace(NEW."quarter", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."percent", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."universe", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."form", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."day", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."resolved", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_difference_update" AFTER UPDATE ON "difference"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."state" IS NOT NEW."state" OR OLD."program" IS NOT NEW."program" OR OLD."quarter" IS NOT NEW."quarter" OR OLD."percent" IS NOT NEW."percent" OR OLD."universe" IS NOT NEW."universe" OR OLD."form" IS NOT NEW."form" OR OLD."day" IS NOT NEW."day" OR OLD."resolved" IS NOT NEW."resolved"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'difference', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"program":"%s","quarter":"%s","percent":%s,"universe":%s,"form":%s,"day":"%s","resolved":%s}',
OLD."id", OLD."cycle", OLD."state", replace(replace(OLD."program", '\', '\\'), '"', '\"'), replace(replace(OLD."quarter", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."percent", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."universe", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."form", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."day", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."resolved", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"program":"%s","quarter":"%s","percent":%s,"universe":%s,"form":%s,"day":"%s","resolved":%s}',
NEW."id", NEW."cycle", NEW."state", replace(replace(NEW."program", '\', '\\'), '"', '\"'), replace(replace(NEW."quarter", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."percent", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."universe", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."form", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."day", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."resolved", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_difference_delete" AFTER DELETE ON "difference"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'difference', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"state":%s,"program":"%s","quarter":"%s","percent":%s,"universe":%s,"form":%s,"day":"%s","resolved":%s}',
OLD."id", OLD."cycle", OLD."state", replace(replace(OLD."program", '\', '\\'), '"', '\"'), replace(replace(OLD."quarter", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."percent", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."universe", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."form", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."day", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."resolved", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_frozen_type_insert" AFTER INSERT ON "frozen_type"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'frozen_type', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"settings":"%s"}',
NEW."id", NEW."cycle", NEW."type", replace(replace(NEW."settings", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_frozen_type_update" AFTER UPDATE ON "frozen_type"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."type" IS NOT NEW."type" OR OLD."settings" IS NOT NEW."settings"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'frozen_type', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"settings":"%s"}',
OLD."id", OLD."cycle", OLD."type", replace(replace(OLD."settings", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"settings":"%s"}',
NEW."id", NEW."cycle", NEW."type", replace(replace(NEW."settings", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_frozen_type_delete" AFTER DELETE ON "frozen_type"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'frozen_type', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"settings":"%s"}',
OLD."id", OLD."cycle", OLD."type", replace(replace(OLD."settings", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_known_name_insert" AFTER INSERT ON "known_name"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'known_name', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"name":"%s","email":"%s","person":%s}',
NEW."id", replace(replace(NEW."name", '\', '\\'), '"', '\"'), replace(replace(NEW."email", '\', '\\'), '"', '\"'), coalesce(NEW."person", 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_known_name_update" AFTER UPDATE ON "known_name"
WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."email" IS NOT NEW."email" OR OLD."person" IS NOT NEW."person"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'known_name', NEW.id, NULL,
replace(replace(printf('{"id":%s,"name":"%s","email":"%s","person":%s}',
OLD."id", replace(replace(OLD."name", '\', '\\'), '"', '\"'), replace(replace(OLD."email", '\', '\\'), '"', '\"'), coalesce(OLD."person", 'null')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"name":"%s","email":"%s","person":%s}',
NEW."id", replace(replace(NEW."name", '\', '\\'), '"', '\"'), replace(replace(NEW."email", '\', '\\'), '"', '\"'), coalesce(NEW."person", 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_known_name_delete" AFTER DELETE ON "known_name"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'known_name', OLD.id, NULL,
replace(replace(printf('{"id":%s,"name":"%s","email":"%s","person":%s}',
OLD."id", replace(replace(OLD."name", '\', '\\'), '"', '\"'), replace(replace(OLD."email", '\', '\\'), '"', '\"'), coalesce(OLD."person", 'null')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_meeting_insert" AFTER INSERT ON "meeting"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'meeting', NEW.id, NEW."id",
NULL,
replace(replace(printf('{"id":%s,"number":%s,"uid":"%s","cycle":%s,"type":%s,"title":%s,"starts":"%s","zone":"%s","minutes":%s,"utc":%s,"place":"%s","status":"%s","reason":"%s","session":%s,"series":%s,"occurrence":%s,"variant":%s,"slot":"%s","trashed_at":%s,"planned_starts":%s,"entered_afterwards":%s,"suspension":%s}',
NEW."id", NEW."number", replace(replace(NEW."uid", '\', '\\'), '"', '\"'), coalesce(NEW."cycle", 'null'), NEW."type", coalesce('"' || replace(replace(NEW."title", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."starts", '\', '\\'), '"', '\"'), replace(replace(NEW."zone", '\', '\\'), '"', '\"'), NEW."minutes", NEW."utc", replace(replace(NEW."place", '\', '\\'), '"', '\"'), replace(replace(NEW."status", '\', '\\'), '"', '\"'), replace(replace(NEW."reason", '\', '\\'), '"', '\"'), coalesce(NEW."session", 'null'), coalesce(NEW."series", 'null'), coalesce(NEW."occurrence", 'null'), coalesce('"' || replace(replace(NEW."variant", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."slot", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."trashed_at", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."planned_starts", '\', '\\'), '"', '\"') || '"', 'null'), NEW."entered_afterwards", coalesce(NEW."suspension", 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_meeting_update" AFTER UPDATE ON "meeting"
WHEN OLD."id" IS NOT NEW."id" OR OLD."number" IS NOT NEW."number" OR OLD."uid" IS NOT NEW."uid" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."type" IS NOT NEW."type" OR OLD."title" IS NOT NEW."title" OR OLD."starts" IS NOT NEW."starts" OR OLD."zone" IS NOT NEW."zone" OR OLD."minutes" IS NOT NEW."minutes" OR OLD."utc" IS NOT NEW."utc" OR OLD."place" IS NOT NEW."place" OR OLD."status" IS NOT NEW."status" OR OLD."reason" IS NOT NEW."reason" OR OLD."session" IS NOT NEW."session" OR OLD."series" IS NOT NEW."series" OR OLD."occurrence" IS NOT NEW."occurrence" OR OLD."variant" IS NOT NEW."variant" OR OLD."slot" IS NOT NEW."slot" OR OLD."trashed_at" IS NOT NEW."trashed_at" OR OLD."planned_starts" IS NOT NEW."planned_starts" OR OLD."entered_afterwards" IS NOT NEW."entered_afterwards" OR OLD."suspension" IS NOT NEW."suspension"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'meeting', NEW.id, NEW."id",
replace(replace(printf('{"id":%s,"number":%s,"uid":"%s","cycle":%s,"type":%s,"title":%s,"starts":"%s","zone":"%s","minutes":%s,"utc":%s,"place":"%s","status":"%s","reason":"%s","session":%s,"series":%s,"occurrence":%s,"variant":%s,"slot":"%s","trashed_at":%s,"planned_starts":%s,"entered_afterwards":%s,"suspension":%s}',
OLD."id", OLD."number", replace(replace(OLD."uid", '\', '\\'), '"', '\"'), coalesce(OLD."cycle", 'null'), OLD."type", coalesce('"' || replace(replace(OLD."title", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."starts", '\', '\\'), '"', '\"'), replace(replace(OLD."zone", '\', '\\'), '"', '\"'), OLD."minutes", OLD."utc", replace(replace(OLD."place", '\', '\\'), '"', '\"'), replace(replace(OLD."status", '\', '\\'), '"', '\"'), replace(replace(OLD."reason", '\', '\\'), '"', '\"'), coalesce(OLD."session", 'null'), coalesce(OLD."series", 'null'), coalesce(OLD."occurrence", 'null'), coalesce('"' || replace(replace(OLD."variant", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."slot", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."trashed_at", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."planned_starts", '\', '\\'), '"', '\"') || '"', 'null'), OLD."entered_afterwards", coalesce(OLD."suspension", 'null')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"number":%s,"uid":"%s","cycle":%s,"type":%s,"title":%s,"starts":"%s","zone":"%s","minutes":%s,"utc":%s,"place":"%s","status":"%s","reason":"%s","session":%s,"series":%s,"occurrence":%s,"variant":%s,"slot":"%s","trashed_at":%s,"planned_starts":%s,"entered_afterwards":%s,"suspension":%s}',
NEW."id", NEW."number", replace(replace(NEW."uid", '\', '\\'), '"', '\"'), coalesce(NEW."cycle", 'null'), NEW."type", coalesce('"' || replace(replace(NEW."title", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."starts", '\', '\\'), '"', '\"'), replace(replace(NEW."zone", '\', '\\'), '"', '\"'), NEW."minutes", NEW."utc", replace(replace(NEW."place", '\', '\\'), '"', '\"'), replace(replace(NEW."status", '\', '\\'), '"', '\"'), replace(replace(NEW."reason", '\', '\\'), '"', '\"'), coalesce(NEW."session", 'null'), coalesce(NEW."series", 'null'), coalesce(NEW."occurrence", 'null'), coalesce('"' || replace(replace(NEW."variant", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."slot", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."trashed_at", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."planned_starts", '\', '\\'), '"', '\"') || '"', 'null'), NEW."entered_afterwards", coalesce(NEW."suspension", 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_meeting_delete" AFTER DELETE ON "meeting"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'meeting', OLD.id, OLD."id",
replace(replace(printf('{"id":%s,"number":%s,"uid":"%s","cycle":%s,"type":%s,"title":%s,"starts":"%s","zone":"%s","minutes":%s,"utc":%s,"place":"%s","status":"%s","reason":"%s","session":%s,"series":%s,"occurrence":%s,"variant":%s,"slot":"%s","trashed_at":%s,"planned_starts":%s,"entered_afterwards":%s,"suspension":%s}',
OLD."id", OLD."number", replace(replace(OLD."uid", '\', '\\'), '"', '\"'), coalesce(OLD."cycle", 'null'), OLD."type", coalesce('"' || replace(replace(OLD."title", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."starts", '\', '\\'), '"', '\"'), replace(replace(OLD."zone", '\', '\\'), '"', '\"'), OLD."minutes", OLD."utc", replace(replace(OLD."place", '\', '\\'), '"', '\"'), replace(replace(OLD."status", '\', '\\'), '"', '\"'), replace(replace(OLD."reason", '\', '\\'), '"', '\"'), coalesce(OLD."session", 'null'), coalesce(OLD."series", 'null'), coalesce(OLD."occurrence", 'null'), coalesce('"' || replace(replace(OLD."variant", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."slot", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."trashed_at", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."planned_starts", '\', '\\'), '"', '\"') || '"', 'null'), OLD."entered_afterwards", coalesce(OLD."suspension", 'null')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_meeting_state_insert" AFTER INSERT ON "meeting_state"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'meeting_state', NEW.id, NEW."meeting",
NULL,
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s}',
NEW."id", NEW."meeting", NEW."state"), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_meeting_state_update" AFTER UPDATE ON "meeting_state"
WHEN OLD."id" IS NOT NEW."id" OR OLD."meeting" IS NOT NEW."meeting" OR OLD."state" IS NOT NEW."state"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'meeting_state', NEW.id, NEW."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s}',
OLD."id", OLD."meeting", OLD."state"), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s}',
NEW."id", NEW."meeting", NEW."state"), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_meeting_state_delete" AFTER DELETE ON "meeting_state"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'meeting_state', OLD.id, OLD."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s}',
OLD."id", OLD."meeting", OLD."state"), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_meeting_type_insert" AFTER INSERT ON "meeting_type"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'meeting_type', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"key":"%s","phase":"%s","cadence_kind":"%s","cadence":"%s","joint":%s,"minutes":%s,"hosts":"%s","variants":"%s","short_title":"%s","plan_window":%s,"factory":%s,"roll_up":"%s"}',
NEW."id", replace(replace(NEW."key", '\', '\\'), '"', '\"'), replace(replace(NEW."phase", '\', '\\'), '"', '\"'), replace(replace(NEW."cadence_kind", '\', '\\'), '"', '\"'), replace(replace(NEW."cadence", '\', '\\'), '"', '\"'), NEW."joint", NEW."minutes", replace(replace(NEW."hosts", '\', '\\'), '"', '\"'), replace(replace(NEW."variants", '\', '\\'), '"', '\"'), replace(replace(NEW."short_title", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."plan_window", '\', '\\'), '"', '\"') || '"', 'null'), NEW."factory", replace(replace(NEW."roll_up", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_meeting_type_update" AFTER UPDATE ON "meeting_type"
WHEN OLD."id" IS NOT NEW."id" OR OLD."key" IS NOT NEW."key" OR OLD."phase" IS NOT NEW."phase" OR OLD."cadence_kind" IS NOT NEW."cadence_kind" OR OLD."cadence" IS NOT NEW."cadence" OR OLD."joint" IS NOT NEW."joint" OR OLD."minutes" IS NOT NEW."minutes" OR OLD."hosts" IS NOT NEW."hosts" OR OLD."variants" IS NOT NEW."variants" OR OLD."short_title" IS NOT NEW."short_title" OR OLD."plan_window" IS NOT NEW."plan_window" OR OLD."factory" IS NOT NEW."factory" OR OLD."roll_up" IS NOT NEW."roll_up"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'meeting_type', NEW.id, NULL,
replace(replace(printf('{"id":%s,"key":"%s","phase":"%s","cadence_kind":"%s","cadence":"%s","joint":%s,"minutes":%s,"hosts":"%s","variants":"%s","short_title":"%s","plan_window":%s,"factory":%s,"roll_up":"%s"}',
OLD."id", replace(replace(OLD."key", '\', '\\'), '"', '\"'), replace(replace(OLD."phase", '\', '\\'), '"', '\"'), replace(replace(OLD."cadence_kind", '\', '\\'), '"', '\"'), replace(replace(OLD."cadence", '\', '\\'), '"', '\"'), OLD."joint", OLD."minutes", replace(replace(OLD."hosts", '\', '\\'), '"', '\"'), replace(replace(OLD."variants", '\', '\\'), '"', '\"'), replace(replace(OLD."short_title", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."plan_window", '\', '\\'), '"', '\"') || '"', 'null'), OLD."factory", replace(replace(OLD."roll_up", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"key":"%s","phase":"%s","cadence_kind":"%s","cadence":"%s","joint":%s,"minutes":%s,"hosts":"%s","variants":"%s","short_title":"%s","plan_window":%s,"factory":%s,"roll_up":"%s"}',
NEW."id", replace(replace(NEW."key", '\', '\\'), '"', '\"'), replace(replace(NEW."phase", '\', '\\'), '"', '\"'), replace(replace(NEW."cadence_kind", '\', '\\'), '"', '\"'), replace(replace(NEW."cadence", '\', '\\'), '"', '\"'), NEW."joint", NEW."minutes", replace(replace(NEW."hosts", '\', '\\'), '"', '\"'), replace(replace(NEW."variants", '\', '\\'), '"', '\"'), replace(replace(NEW."short_title", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."plan_window", '\', '\\'), '"', '\"') || '"', 'null'), NEW."factory", replace(replace(NEW."roll_up", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_meeting_type_delete" AFTER DELETE ON "meeting_type"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'meeting_type', OLD.id, NULL,
replace(replace(printf('{"id":%s,"key":"%s","phase":"%s","cadence_kind":"%s","cadence":"%s","joint":%s,"minutes":%s,"hosts":"%s","variants":"%s","short_title":"%s","plan_window":%s,"factory":%s,"roll_up":"%s"}',
OLD."id", replace(replace(OLD."key", '\', '\\'), '"', '\"'), replace(replace(OLD."phase", '\', '\\'), '"', '\"'), replace(replace(OLD."cadence_kind", '\', '\\'), '"', '\"'), replace(replace(OLD."cadence", '\', '\\'), '"', '\"'), OLD."joint", OLD."minutes", replace(replace(OLD."hosts", '\', '\\'), '"', '\"'), replace(replace(OLD."variants", '\', '\\'), '"', '\"'), replace(replace(OLD."short_title", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."plan_window", '\', '\\'), '"', '\"') || '"', 'null'), OLD."factory", replace(replace(OLD."roll_up", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_not_held_insert" AFTER INSERT ON "not_held"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'not_held', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"reason":"%s"}',
NEW."id", NEW."cycle", NEW."type", replace(replace(NEW."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_not_held_update" AFTER UPDATE ON "not_held"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."type" IS NOT NEW."type" OR OLD."reason" IS NOT NEW."reason"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'not_held', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"reason":"%s"}',
OLD."id", OLD."cycle", OLD."type", replace(replace(OLD."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"reason":"%s"}',
NEW."id", NEW."cycle", NEW."type", replace(replace(NEW."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_not_held_delete" AFTER DELETE ON "not_held"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'not_held', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"reason":"%s"}',
OLD."id", OLD."cycle", OLD."type", replace(replace(OLD."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_note_insert" AFTER INSERT ON "note"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'note', NEW.id, NEW."meeting",
NULL,
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"text":"%s","sha256":"%s","revision":%s}',
NEW."id", NEW."meeting", coalesce(NEW."state", 'null'), replace(replace(NEW."text", '\', '\\'), '"', '\"'), replace(replace(NEW."sha256", '\', '\\'), '"', '\"'), NEW."revision"), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_note_update" AFTER UPDATE ON "note"
WHEN OLD."id" IS NOT NEW."id" OR OLD."meeting" IS NOT NEW."meeting" OR OLD."state" IS NOT NEW."state" OR OLD."text" IS NOT NEW."text" OR OLD."sha256" IS NOT NEW."sha256" OR OLD."revision" IS NOT NEW."revision"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'note', NEW.id, NEW."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"text":"%s","sha256":"%s","revision":%s}',
OLD."id", OLD."meeting", coalesce(OLD."state", 'null'), replace(replace(OLD."text", '\', '\\'), '"', '\"'), replace(replace(OLD."sha256", '\', '\\'), '"', '\"'), OLD."revision"), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"text":"%s","sha256":"%s","revision":%s}',
NEW."id", NEW."meeting", coalesce(NEW."state", 'null'), replace(replace(NEW."text", '\', '\\'), '"', '\"'), replace(replace(NEW."sha256", '\', '\\'), '"', '\"'), NEW."revision"), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_note_delete" AFTER DELETE ON "note"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'note', OLD.id, OLD."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"state":%s,"text":"%s","sha256":"%s","revision":%s}',
OLD."id", OLD."meeting", coalesce(OLD."state", 'null'), replace(replace(OLD."text", '\', '\\'), '"', '\"'), replace(replace(OLD."sha256", '\', '\\'), '"', '\"'), OLD."revision"), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_person_insert" AFTER INSERT ON "person"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'person', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"name":"%s","organization":"%s","agency":"%s","program":"%s","phone":"%s","email":"%s","zone":%s,"note":"%s","trashed_at":%s}',
NEW."id", replace(replace(NEW."name", '\', '\\'), '"', '\"'), replace(replace(NEW."organization", '\', '\\'), '"', '\"'), replace(replace(NEW."agency", '\', '\\'), '"', '\"'), replace(replace(NEW."program", '\', '\\'), '"', '\"'), replace(replace(NEW."phone", '\', '\\'), '"', '\"'), replace(replace(NEW."email", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."zone", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."note", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."trashed_at", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_person_update" AFTER UPDATE ON "person"
WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."organization" IS NOT NEW."organization" OR OLD."agency" IS NOT NEW."agency" OR OLD."program" IS NOT NEW."program" OR OLD."phone" IS NOT NEW."phone" OR OLD."email" IS NOT NEW."email" OR OLD."zone" IS NOT NEW."zone" OR OLD."note" IS NOT NEW."note" OR OLD."trashed_at" IS NOT NEW."trashed_at"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'person', NEW.id, NULL,
replace(replace(printf('{"id":%s,"name":"%s","organization":"%s","agency":"%s","program":"%s","phone":"%s","email":"%s","zone":%s,"note":"%s","trashed_at":%s}',
OLD."id", replace(replace(OLD."name", '\', '\\'), '"', '\"'), replace(replace(OLD."organization", '\', '\\'), '"', '\"'), replace(replace(OLD."agency", '\', '\\'), '"', '\"'), replace(replace(OLD."program", '\', '\\'), '"', '\"'), replace(replace(OLD."phone", '\', '\\'), '"', '\"'), replace(replace(OLD."email", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."zone", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."note", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."trashed_at", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"name":"%s","organization":"%s","agency":"%s","program":"%s","phone":"%s","email":"%s","zone":%s,"note":"%s","trashed_at":%s}',
NEW."id", replace(replace(NEW."name", '\', '\\'), '"', '\"'), replace(replace(NEW."organization", '\', '\\'), '"', '\"'), replace(replace(NEW."agency", '\', '\\'), '"', '\"'), replace(replace(NEW."program", '\', '\\'), '"', '\"'), replace(replace(NEW."phone", '\', '\\'), '"', '\"'), replace(replace(NEW."email", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."zone", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."note", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."trashed_at", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_person_delete" AFTER DELETE ON "person"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'person', OLD.id, NULL,
replace(replace(printf('{"id":%s,"name":"%s","organization":"%s","agency":"%s","program":"%s","phone":"%s","email":"%s","zone":%s,"note":"%s","trashed_at":%s}',
OLD."id", replace(replace(OLD."name", '\', '\\'), '"', '\"'), replace(replace(OLD."organization", '\', '\\'), '"', '\"'), replace(replace(OLD."agency", '\', '\\'), '"', '\"'), replace(replace(OLD."program", '\', '\\'), '"', '\"'), replace(replace(OLD."phone", '\', '\\'), '"', '\"'), replace(replace(OLD."email", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."zone", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."note", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."trashed_at", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_review_comment_insert" AFTER INSERT ON "review_comment"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'review_comment', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"figure":"%s","text":"%s"}',
NEW."id", NEW."cycle", replace(replace(NEW."figure", '\', '\\'), '"', '\"'), replace(replace(NEW."text", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_review_comment_update" AFTER UPDATE ON "review_comment"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."figure" IS NOT NEW."figure" OR OLD."text" IS NOT NEW."text"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'review_comment', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"figure":"%s","text":"%s"}',
OLD."id", OLD."cycle", replace(replace(OLD."figure", '\', '\\'), '"', '\"'), replace(replace(OLD."text", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"figure":"%s","text":"%s"}',
NEW."id", NEW."cycle", replace(replace(NEW."figure", '\', '\\'), '"', '\"'), replace(replace(NEW."text", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_review_comment_delete" AFTER DELETE ON "review_comment"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'review_comment', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"figure":"%s","text":"%s"}',
OLD."id", OLD."cycle", replace(replace(OLD."figure", '\', '\\'), '"', '\"'), replace(replace(OLD."text", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_role_insert" AFTER INSERT ON "role"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'role', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"code":"%s","name":"%s","side":"%s","aliases":"%s"}',
NEW."id", replace(replace(NEW."code", '\', '\\'), '"', '\"'), replace(replace(NEW."name", '\', '\\'), '"', '\"'), replace(replace(NEW."side", '\', '\\'), '"', '\"'), replace(replace(NEW."aliases", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_role_update" AFTER UPDATE ON "role"
WHEN OLD."id" IS NOT NEW."id" OR OLD."code" IS NOT NEW."code" OR OLD."name" IS NOT NEW."name" OR OLD."side" IS NOT NEW."side" OR OLD."aliases" IS NOT NEW."aliases"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'role', NEW.id, NULL,
replace(replace(printf('{"id":%s,"code":"%s","name":"%s","side":"%s","aliases":"%s"}',
OLD."id", replace(replace(OLD."code", '\', '\\'), '"', '\"'), replace(replace(OLD."name", '\', '\\'), '"', '\"'), replace(replace(OLD."side", '\', '\\'), '"', '\"'), replace(replace(OLD."aliases", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"code":"%s","name":"%s","side":"%s","aliases":"%s"}',
NEW."id", replace(replace(NEW."code", '\', '\\'), '"', '\"'), replace(replace(NEW."name", '\', '\\'), '"', '\"'), replace(replace(NEW."side", '\', '\\'), '"', '\"'), replace(replace(NEW."aliases", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_role_delete" AFTER DELETE ON "role"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'role', OLD.id, NULL,
replace(replace(printf('{"id":%s,"code":"%s","name":"%s","side":"%s","aliases":"%s"}',
OLD."id", replace(replace(OLD."code", '\', '\\'), '"', '\"'), replace(replace(OLD."name", '\', '\\'), '"', '\"'), replace(replace(OLD."side", '\', '\\'), '"', '\"'), replace(replace(OLD."aliases", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_rsvp_insert" AFTER INSERT ON "rsvp"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'rsvp', NEW.id, NEW."meeting",
NULL,
replace(replace(printf('{"id":%s,"meeting":%s,"person":%s,"answer":"%s"}',
NEW."id", NEW."meeting", NEW."person", replace(replace(NEW."answer", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_rsvp_update" AFTER UPDATE ON "rsvp"
WHEN OLD."id" IS NOT NEW."id" OR OLD."meeting" IS NOT NEW."meeting" OR OLD."person" IS NOT NEW."person" OR OLD."answer" IS NOT NEW."answer"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'rsvp', NEW.id, NEW."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"person":%s,"answer":"%s"}',
OLD."id", OLD."meeting", OLD."person", replace(replace(OLD."answer", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"meeting":%s,"person":%s,"answer":"%s"}',
NEW."id", NEW."meeting", NEW."person", replace(replace(NEW."answer", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_rsvp_delete" AFTER DELETE ON "rsvp"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'rsvp', OLD.id, OLD."meeting",
replace(replace(printf('{"id":%s,"meeting":%s,"person":%s,"answer":"%s"}',
OLD."id", OLD."meeting", OLD."person", replace(replace(OLD."answer", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_series_insert" AFTER INSERT ON "series"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'series', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"state":%s,"every":"%s","first_due":%s,"start":%s,"zone":%s}',
NEW."id", NEW."cycle", NEW."type", coalesce(NEW."state", 'null'), replace(replace(NEW."every", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."first_due", '\', '\\'), '"', '\"') || '"', 'null'), coalesce(NEW."start", 'null'), coalesce('"' || replace(replace(NEW."zone", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_series_update" AFTER UPDATE ON "series"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."type" IS NOT NEW."type" OR OLD."state" IS NOT NEW."state" OR OLD."every" IS NOT NEW."every" OR OLD."first_due" IS NOT NEW."first_due" OR OLD."start" IS NOT NEW."start" OR OLD."zone" IS NOT NEW."zone"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'series', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"state":%s,"every":"%s","first_due":%s,"start":%s,"zone":%s}',
OLD."id", OLD."cycle", OLD."type", coalesce(OLD."state", 'null'), replace(replace(OLD."every", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."first_due", '\', '\\'), '"', '\"') || '"', 'null'), coalesce(OLD."start", 'null'), coalesce('"' || replace(replace(OLD."zone", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"state":%s,"every":"%s","first_due":%s,"start":%s,"zone":%s}',
NEW."id", NEW."cycle", NEW."type", coalesce(NEW."state", 'null'), replace(replace(NEW."every", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."first_due", '\', '\\'), '"', '\"') || '"', 'null'), coalesce(NEW."start", 'null'), coalesce('"' || replace(replace(NEW."zone", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_series_delete" AFTER DELETE ON "series"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'series', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"type":%s,"state":%s,"every":"%s","first_due":%s,"start":%s,"zone":%s}',
OLD."id", OLD."cycle", OLD."type", coalesce(OLD."state", 'null'), replace(replace(OLD."every", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."first_due", '\', '\\'), '"', '\"') || '"', 'null'), coalesce(OLD."start", 'null'), coalesce('"' || replace(replace(OLD."zone", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_setting_insert" AFTER INSERT ON "setting"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'setting', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"key":"%s","value":"%s"}',
NEW."id", replace(replace(NEW."key", '\', '\\'), '"', '\"'), replace(replace(NEW."value", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_setting_update" AFTER UPDATE ON "setting"
WHEN OLD."id" IS NOT NEW."id" OR OLD."key" IS NOT NEW."key" OR OLD."value" IS NOT NEW."value"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'setting', NEW.id, NULL,
replace(replace(printf('{"id":%s,"key":"%s","value":"%s"}',
OLD."id", replace(replace(OLD."key", '\', '\\'), '"', '\"'), replace(replace(OLD."value", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"key":"%s","value":"%s"}',
NEW."id", replace(replace(NEW."key", '\', '\\'), '"', '\"'), replace(replace(NEW."value", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_setting_delete" AFTER DELETE ON "setting"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'setting', OLD.id, NULL,
replace(replace(printf('{"id":%s,"key":"%s","value":"%s"}',
OLD."id", replace(replace(OLD."key", '\', '\\'), '"', '\"'), replace(replace(OLD."value", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_standing_item_insert" AFTER INSERT ON "standing_item"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'standing_item', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"type":%s,"position":%s,"title":"%s","minutes":%s,"presenter":"%s"}',
NEW."id", NEW."type", NEW."position", replace(replace(NEW."title", '\', '\\'), '"', '\"'), NEW."minutes", replace(replace(NEW."presenter", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_standing_item_update" AFTER UPDATE ON "standing_item"
WHEN OLD."id" IS NOT NEW."id" OR OLD."type" IS NOT NEW."type" OR OLD."position" IS NOT NEW."position" OR OLD."title" IS NOT NEW."title" OR OLD."minutes" IS NOT NEW."minutes" OR OLD."presenter" IS NOT NEW."presenter"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'standing_item', NEW.id, NULL,
replace(replace(printf('{"id":%s,"type":%s,"position":%s,"title":"%s","minutes":%s,"presenter":"%s"}',
OLD."id", OLD."type", OLD."position", replace(replace(OLD."title", '\', '\\'), '"', '\"'), OLD."minutes", replace(replace(OLD."presenter", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"type":%s,"position":%s,"title":"%s","minutes":%s,"presenter":"%s"}',
NEW."id", NEW."type", NEW."position", replace(replace(NEW."title", '\', '\\'), '"', '\"'), NEW."minutes", replace(replace(NEW."presenter", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_standing_item_delete" AFTER DELETE ON "standing_item"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'standing_item', OLD.id, NULL,
replace(replace(printf('{"id":%s,"type":%s,"position":%s,"title":"%s","minutes":%s,"presenter":"%s"}',
OLD."id", OLD."type", OLD."position", replace(replace(OLD."title", '\', '\\'), '"', '\"'), OLD."minutes", replace(replace(OLD."presenter", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_state_insert" AFTER INSERT ON "state"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'state', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"code":"%s","name":"%s","cycle_group":%s,"zone":"%s","zones":"%s","liaison":"%s"}',
NEW."id", replace(replace(NEW."code", '\', '\\'), '"', '\"'), replace(replace(NEW."name", '\', '\\'), '"', '\"'), NEW."cycle_group", replace(replace(NEW."zone", '\', '\\'), '"', '\"'), replace(replace(NEW."zones", '\', '\\'), '"', '\"'), replace(replace(NEW."liaison", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_state_update" AFTER UPDATE ON "state"
WHEN OLD."id" IS NOT NEW."id" OR OLD."code" IS NOT NEW."code" OR OLD."name" IS NOT NEW."name" OR OLD."cycle_group" IS NOT NEW."cycle_group" OR OLD."zone" IS NOT NEW."zone" OR OLD."zones" IS NOT NEW."zones" OR OLD."liaison" IS NOT NEW."liaison"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'state', NEW.id, NULL,
replace(replace(printf('{"id":%s,"code":"%s","name":"%s","cycle_group":%s,"zone":"%s","zones":"%s","liaison":"%s"}',
OLD."id", replace(replace(OLD."code", '\', '\\'), '"', '\"'), replace(replace(OLD."name", '\', '\\'), '"', '\"'), OLD."cycle_group", replace(replace(OLD."zone", '\', '\\'), '"', '\"'), replace(replace(OLD."zones", '\', '\\'), '"', '\"'), replace(replace(OLD."liaison", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"code":"%s","name":"%s","cycle_group":%s,"zone":"%s","zones":"%s","liaison":"%s"}',
NEW."id", replace(replace(NEW."code", '\', '\\'), '"', '\"'), replace(replace(NEW."name", '\', '\\'), '"', '\"'), NEW."cycle_group", replace(replace(NEW."zone", '\', '\\'), '"', '\"'), replace(replace(NEW."zones", '\', '\\'), '"', '\"'), replace(replace(NEW."liaison", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_state_delete" AFTER DELETE ON "state"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'state', OLD.id, NULL,
replace(replace(printf('{"id":%s,"code":"%s","name":"%s","cycle_group":%s,"zone":"%s","zones":"%s","liaison":"%s"}',
OLD."id", replace(replace(OLD."code", '\', '\\'), '"', '\"'), replace(replace(OLD."name", '\', '\\'), '"', '\"'), OLD."cycle_group", replace(replace(OLD."zone", '\', '\\'), '"', '\"'), replace(replace(OLD."zones", '\', '\\'), '"', '\"'), replace(replace(OLD."liaison", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_suspension_insert" AFTER INSERT ON "suspension"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'suspension', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"host":"%s","state":%s,"starts":"%s","ends":%s,"reason":"%s"}',
NEW."id", NEW."cycle", replace(replace(NEW."host", '\', '\\'), '"', '\"'), coalesce(NEW."state", 'null'), replace(replace(NEW."starts", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."ends", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_suspension_update" AFTER UPDATE ON "suspension"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."host" IS NOT NEW."host" OR OLD."state" IS NOT NEW."state" OR OLD."starts" IS NOT NEW."starts" OR OLD."ends" IS NOT NEW."ends" OR OLD."reason" IS NOT NEW."reason"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'suspension', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"host":"%s","state":%s,"starts":"%s","ends":%s,"reason":"%s"}',
OLD."id", OLD."cycle", replace(replace(OLD."host", '\', '\\'), '"', '\"'), coalesce(OLD."state", 'null'), replace(replace(OLD."starts", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."ends", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"host":"%s","state":%s,"starts":"%s","ends":%s,"reason":"%s"}',
NEW."id", NEW."cycle", replace(replace(NEW."host", '\', '\\'), '"', '\"'), coalesce(NEW."state", 'null'), replace(replace(NEW."starts", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."ends", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(NEW."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_suspension_delete" AFTER DELETE ON "suspension"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'suspension', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"host":"%s","state":%s,"starts":"%s","ends":%s,"reason":"%s"}',
OLD."id", OLD."cycle", replace(replace(OLD."host", '\', '\\'), '"', '\"'), coalesce(OLD."state", 'null'), replace(replace(OLD."starts", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."ends", '\', '\\'), '"', '\"') || '"', 'null'), replace(replace(OLD."reason", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_tenure_insert" AFTER INSERT ON "tenure"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'tenure', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"person":%s,"role":%s,"state":%s,"starts":%s,"ends":%s,"acting":%s}',
NEW."id", NEW."person", coalesce(NEW."role", 'null'), coalesce(NEW."state", 'null'), coalesce('"' || replace(replace(NEW."starts", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."ends", '\', '\\'), '"', '\"') || '"', 'null'), NEW."acting"), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_tenure_update" AFTER UPDATE ON "tenure"
WHEN OLD."id" IS NOT NEW."id" OR OLD."person" IS NOT NEW."person" OR OLD."role" IS NOT NEW."role" OR OLD."state" IS NOT NEW."state" OR OLD."starts" IS NOT NEW."starts" OR OLD."ends" IS NOT NEW."ends" OR OLD."acting" IS NOT NEW."acting"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'tenure', NEW.id, NULL,
replace(replace(printf('{"id":%s,"person":%s,"role":%s,"state":%s,"starts":%s,"ends":%s,"acting":%s}',
OLD."id", OLD."person", coalesce(OLD."role", 'null'), coalesce(OLD."state", 'null'), coalesce('"' || replace(replace(OLD."starts", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."ends", '\', '\\'), '"', '\"') || '"', 'null'), OLD."acting"), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"person":%s,"role":%s,"state":%s,"starts":%s,"ends":%s,"acting":%s}',
NEW."id", NEW."person", coalesce(NEW."role", 'null'), coalesce(NEW."state", 'null'), coalesce('"' || replace(replace(NEW."starts", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."ends", '\', '\\'), '"', '\"') || '"', 'null'), NEW."acting"), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_tenure_delete" AFTER DELETE ON "tenure"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'tenure', OLD.id, NULL,
replace(replace(printf('{"id":%s,"person":%s,"role":%s,"state":%s,"starts":%s,"ends":%s,"acting":%s}',
OLD."id", OLD."person", coalesce(OLD."role", 'null'), coalesce(OLD."state", 'null'), coalesce('"' || replace(replace(OLD."starts", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."ends", '\', '\\'), '"', '\"') || '"', 'null'), OLD."acting"), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_topic_insert" AFTER INSERT ON "topic"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'topic', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"month":"%s","topic":"%s"}',
NEW."id", NEW."cycle", replace(replace(NEW."month", '\', '\\'), '"', '\"'), replace(replace(NEW."topic", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_topic_update" AFTER UPDATE ON "topic"
WHEN OLD."id" IS NOT NEW."id" OR OLD."cycle" IS NOT NEW."cycle" OR OLD."month" IS NOT NEW."month" OR OLD."topic" IS NOT NEW."topic"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'topic', NEW.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"month":"%s","topic":"%s"}',
OLD."id", OLD."cycle", replace(replace(OLD."month", '\', '\\'), '"', '\"'), replace(replace(OLD."topic", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"cycle":%s,"month":"%s","topic":"%s"}',
NEW."id", NEW."cycle", replace(replace(NEW."month", '\', '\\'), '"', '\"'), replace(replace(NEW."topic", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_topic_delete" AFTER DELETE ON "topic"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'topic', OLD.id, NULL,
replace(replace(printf('{"id":%s,"cycle":%s,"month":"%s","topic":"%s"}',
OLD."id", OLD."cycle", replace(replace(OLD."month", '\', '\\'), '"', '\"'), replace(replace(OLD."topic", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_type_role_insert" AFTER INSERT ON "type_role"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'type_role', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"type":%s,"role":%s,"expectation":"%s"}',
NEW."id", NEW."type", NEW."role", replace(replace(NEW."expectation", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_type_role_update" AFTER UPDATE ON "type_role"
WHEN OLD."id" IS NOT NEW."id" OR OLD."type" IS NOT NEW."type" OR OLD."role" IS NOT NEW."role" OR OLD."expectation" IS NOT NEW."expectation"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'type_role', NEW.id, NULL,
replace(replace(printf('{"id":%s,"type":%s,"role":%s,"expectation":"%s"}',
OLD."id", OLD."type", OLD."role", replace(replace(OLD."expectation", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"type":%s,"role":%s,"expectation":"%s"}',
NEW."id", NEW."type", NEW."role", replace(replace(NEW."expectation", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_type_role_delete" AFTER DELETE ON "type_role"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'type_role', OLD.id, NULL,
replace(replace(printf('{"id":%s,"type":%s,"role":%s,"expectation":"%s"}',
OLD."id", OLD."type", OLD."role", replace(replace(OLD."expectation", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_type_source_insert" AFTER INSERT ON "type_source"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'type_source', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"type":%s,"document":"%s","text":"%s"}',
NEW."id", NEW."type", replace(replace(NEW."document", '\', '\\'), '"', '\"'), replace(replace(NEW."text", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_type_source_update" AFTER UPDATE ON "type_source"
WHEN OLD."id" IS NOT NEW."id" OR OLD."type" IS NOT NEW."type" OR OLD."document" IS NOT NEW."document" OR OLD."text" IS NOT NEW."text"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'type_source', NEW.id, NULL,
replace(replace(printf('{"id":%s,"type":%s,"document":"%s","text":"%s"}',
OLD."id", OLD."type", replace(replace(OLD."document", '\', '\\'), '"', '\"'), replace(replace(OLD."text", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"type":%s,"document":"%s","text":"%s"}',
NEW."id", NEW."type", replace(replace(NEW."document", '\', '\\'), '"', '\"'), replace(replace(NEW."text", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_type_source_delete" AFTER DELETE ON "type_source"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'type_source', OLD.id, NULL,
replace(replace(printf('{"id":%s,"type":%s,"document":"%s","text":"%s"}',
OLD."id", OLD."type", replace(replace(OLD."document", '\', '\\'), '"', '\"'), replace(replace(OLD."text", '\', '\\'), '"', '\"')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_type_text_insert" AFTER INSERT ON "type_text"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'type_text', NEW.id, NULL,
NULL,
replace(replace(printf('{"id":%s,"type":%s,"layer":"%s","title":%s,"hosts":%s,"frequency":%s,"purpose":%s,"audience":%s}',
NEW."id", NEW."type", replace(replace(NEW."layer", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."title", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."hosts", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."frequency", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."purpose", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."audience", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_type_text_update" AFTER UPDATE ON "type_text"
WHEN OLD."id" IS NOT NEW."id" OR OLD."type" IS NOT NEW."type" OR OLD."layer" IS NOT NEW."layer" OR OLD."title" IS NOT NEW."title" OR OLD."hosts" IS NOT NEW."hosts" OR OLD."frequency" IS NOT NEW."frequency" OR OLD."purpose" IS NOT NEW."purpose" OR OLD."audience" IS NOT NEW."audience"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'type_text', NEW.id, NULL,
replace(replace(printf('{"id":%s,"type":%s,"layer":"%s","title":%s,"hosts":%s,"frequency":%s,"purpose":%s,"audience":%s}',
OLD."id", OLD."type", replace(replace(OLD."layer", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."title", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."hosts", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."frequency", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."purpose", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."audience", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
replace(replace(printf('{"id":%s,"type":%s,"layer":"%s","title":%s,"hosts":%s,"frequency":%s,"purpose":%s,"audience":%s}',
NEW."id", NEW."type", replace(replace(NEW."layer", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(NEW."title", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."hosts", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."frequency", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."purpose", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(NEW."audience", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'))
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;

CREATE TRIGGER "journal_type_text_delete" AFTER DELETE ON "type_text"
BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)
VALUES ((SELECT edit FROM open_edit), 'type_text', OLD.id, NULL,
replace(replace(printf('{"id":%s,"type":%s,"layer":"%s","title":%s,"hosts":%s,"frequency":%s,"purpose":%s,"audience":%s}',
OLD."id", OLD."type", replace(replace(OLD."layer", '\', '\\'), '"', '\"'), coalesce('"' || replace(replace(OLD."title", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."hosts", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."frequency", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."purpose", '\', '\\'), '"', '\"') || '"', 'null'), coalesce('"' || replace(replace(OLD."audience", '\', '\\'), '"', '\"') || '"', 'null')), char(10), '\n'), char(9), '\t'),
NULL)
ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END;
