-- What a liaison keeps beside the plan: standing agenda items and topics of the month.

-- Agenda items that every new agenda of a type begins with.
CREATE TABLE standing_item (
    id INTEGER PRIMARY KEY,
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    presenter TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX standing_item_by_type ON standing_item (type, position);

-- The topic that a cycle's monthly call has in a month, "2026-04".
CREATE TABLE topic (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    month TEXT NOT NULL,
    topic TEXT NOT NULL CHECK (topic <> ''),
    UNIQUE (cycle, month)
) STRICT;
