-- The people behind the roles, and all that attendance says of them.

-- A business contact. Where somebody serves, and when, is said by tenures.
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

-- Who serves in which role for which state, and when. Without a role somebody only belongs to a
-- state; without a state a federal or contractor's post is for all. Open days are unknown or not
-- over; a successor is whoever holds the post next.
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

-- The person behind a mark, and how much of the meeting a partial one was.
ALTER TABLE attendance ADD COLUMN contact INTEGER REFERENCES person (id);
ALTER TABLE attendance ADD COLUMN minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440);
ALTER TABLE attendance ADD COLUMN part TEXT NOT NULL DEFAULT ''
    CHECK (part IN ('', 'late', 'left', 'late-left'));
-- Two persons of one name may both have come.
DROP INDEX attendance_identity;
CREATE UNIQUE INDEX attendance_identity
    ON attendance (meeting, state, coalesce(role, 0), person, coalesce(contact, 0));

-- One meeting's audience otherwise than its type says: a role or a person more, fewer, or only
-- informed.
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

-- What a person answered to an invitation.
CREATE TABLE rsvp (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    person INTEGER NOT NULL REFERENCES person (id),
    answer TEXT NOT NULL CHECK (answer IN ('accepted', 'tentative', 'declined')),
    UNIQUE (meeting, person)
) STRICT;

-- Roles that an agenda item wants: "attendance determined based on bi-weekly agenda".
CREATE TABLE agenda_item_role (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    item INTEGER NOT NULL REFERENCES agenda_item (id),
    role INTEGER NOT NULL REFERENCES role (id),
    UNIQUE (item, role)
) STRICT;

-- Answers to "who is this?" in an attendance report; without a person the name is passed over.
CREATE TABLE known_name (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    email TEXT NOT NULL DEFAULT '',
    person INTEGER REFERENCES person (id),
    UNIQUE (name, email)
) STRICT;

-- Which column of a file is what, kept under a name.
CREATE TABLE column_map (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('people', 'attendance')),
    name TEXT NOT NULL CHECK (name <> ''),
    columns TEXT NOT NULL,
    UNIQUE (kind, name)
) STRICT;
