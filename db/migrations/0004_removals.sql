-- What was removed for good, because it should never have been typed.

-- When, by whom, why, and from how many places; never the text. No edit, so nothing to undo: it
-- stands in the history after the edit that was the latest then.
CREATE TABLE removal (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    after_edit INTEGER NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    places INTEGER NOT NULL CHECK (places >= 0)
) STRICT;

-- The meetings it concerned, also those that are gone since.
CREATE TABLE removal_meeting (
    removal INTEGER NOT NULL REFERENCES removal (id),
    meeting INTEGER NOT NULL,
    PRIMARY KEY (removal, meeting)
) STRICT, WITHOUT ROWID;
CREATE INDEX removal_by_meeting ON removal_meeting (meeting);
