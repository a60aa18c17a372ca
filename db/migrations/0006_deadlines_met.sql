-- A deadline of a state that was met, on the day on which it was; see core/obligations/deadlines.py.
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
