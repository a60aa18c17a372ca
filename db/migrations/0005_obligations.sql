-- What the statuses of a cycle follow from, beside its meetings and marks.

-- When a state that was not there from the beginning was taken in.
ALTER TABLE cycle_state ADD COLUMN joined TEXT;

-- What the marks of roles must amount to before a state has attended; see core/attendance.py.
ALTER TABLE meeting_type ADD COLUMN roll_up TEXT NOT NULL DEFAULT 'lead-and-one'
    CHECK (roll_up IN ('lead-and-one', 'anyone', 'every-required'));

-- Decisions about a meeting held only if needed. The last one holds; the others are its history.
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

-- How far a universe is from Form CMS-64 or CMS-21: a percentage as typed, both amounts, or both.
-- Numbers are decimals as they were written. Closed by the day on which it was resolved.
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

-- A stretch in which a state's data are late; while it lasts there are check-ins.
CREATE TABLE data_delay (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    state INTEGER NOT NULL REFERENCES state (id),
    weeks INTEGER NOT NULL CHECK (weeks IN (1, 2)),
    starts TEXT NOT NULL,
    ends TEXT
) STRICT;
CREATE INDEX data_delay_by_cycle ON data_delay (cycle, state);

-- What a cycle says otherwise than the shipped deadline rules, or besides them, as JSON.
CREATE TABLE deadline_rule (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    key TEXT NOT NULL CHECK (key <> ''),
    settings TEXT NOT NULL,
    UNIQUE (cycle, key)
) STRICT;

-- A day that a deadline is counted from, entered for a state and, where it matters, a program.
CREATE TABLE deadline_start (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    state INTEGER NOT NULL REFERENCES state (id),
    rule TEXT NOT NULL CHECK (rule <> ''),
    program TEXT NOT NULL DEFAULT '' CHECK (program IN ('', 'medicaid', 'chip')),
    day TEXT NOT NULL,
    UNIQUE (cycle, state, rule, program)
) STRICT;

-- The reviewer's words beside a figure of the cycle review.
CREATE TABLE review_comment (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    figure TEXT NOT NULL CHECK (figure <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    UNIQUE (cycle, figure)
) STRICT;

-- The meeting types as they were when a cycle was over: what changes later leaves its past alone.
CREATE TABLE frozen_type (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    settings TEXT NOT NULL,
    UNIQUE (cycle, type)
) STRICT;
