-- Planning as settings of a cycle: rules, choices by type, pauses; and what a series hangs on.

ALTER TABLE cycle ADD COLUMN rules TEXT NOT NULL DEFAULT '{}';

-- What the liaison chose for one meeting type of one cycle.
CREATE TABLE cycle_type (
    id INTEGER PRIMARY KEY,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    type INTEGER NOT NULL REFERENCES meeting_type (id),
    rules TEXT NOT NULL,
    UNIQUE (cycle, type)
) STRICT;

-- A pause of a cycle (host and state empty), of one host or of one state; open without an end.
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

-- The first due date of a series, and its start in minutes on the clock of a zone.
ALTER TABLE series ADD COLUMN first_due TEXT;
ALTER TABLE series ADD COLUMN start INTEGER;
ALTER TABLE series ADD COLUMN zone TEXT;

-- Where a meeting stood when it was planned: a meeting elsewhere was moved from there.
ALTER TABLE meeting ADD COLUMN planned_starts TEXT;
ALTER TABLE meeting ADD COLUMN entered_afterwards INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meeting ADD COLUMN suspension INTEGER REFERENCES suspension (id);

-- Slots of a series name the due date instead of the number, so that a longer phase adds to it.
-- Holidays and hands have moved some: what most occurrences agree on is the rhythm.
UPDATE meeting SET planned_starts = starts WHERE slot <> '';
UPDATE series SET zone = 'America/New_York', first_due = (
    SELECT CASE series.every WHEN 'month' THEN date(
        starts,
        'start of month',
        '-' || (occurrence - 1) || ' months',
        '+' || ((substr(starts, 9, 2) - 1) / 7 * 7) || ' days',
        'weekday ' || strftime('%w', starts)
    ) ELSE date(
        starts,
        '-' || ((occurrence - 1) * CASE series.every WHEN '7-days' THEN 7 ELSE 14 END) || ' days'
    ) END AS due
    FROM meeting WHERE meeting.series = series.id GROUP BY due ORDER BY count(*) DESC, due LIMIT 1
), start = (
    SELECT substr(starts, 12, 2) * 60 + substr(starts, 15, 2) AS minute
    FROM meeting WHERE meeting.series = series.id AND zone = 'America/New_York'
    GROUP BY minute ORDER BY count(*) DESC, minute LIMIT 1
);
UPDATE meeting SET slot = (
    SELECT meeting_type.key || coalesce('/' || state.code, '') || '/' || CASE series.every
    WHEN 'month' THEN date(
        first_due,
        'start of month',
        '+' || (meeting.occurrence - 1) || ' months',
        '+' || ((substr(first_due, 9, 2) - 1) / 7 * 7) || ' days',
        'weekday ' || strftime('%w', first_due)
    ) ELSE date(
        first_due,
        '+' || ((meeting.occurrence - 1) * CASE series.every WHEN '7-days' THEN 7 ELSE 14 END)
        || ' days'
    ) END
    FROM series JOIN meeting_type ON meeting_type.id = series.type
    LEFT JOIN state ON state.id = series.state WHERE series.id = meeting.series
) WHERE series IS NOT NULL AND slot <> '';
