"""Values that no program of ours writes, put into a catalog through its own journal."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from perm_desktop.services import (
    agendas,
    attendance,
    cycle_settings,
    cycles,
    notes,
    suspending,
)
from tests.builders import add, opened

# What is done to a catalog, and words that the check must say about it.
BAD_VALUES: dict[str, tuple[str, str]] = {
    "a cadence that is no JSON": ("UPDATE meeting_type SET cadence = '{{{{'", "The cadence of"),
    "a cadence of a strange rhythm": (
        """UPDATE meeting_type SET cadence = '{"every": []}'""",
        "The cadence of",
    ),
    "variants that are none": ("""UPDATE meeting_type SET variants = '["x"]'""", "The variants of"),
    "a window without a phase": (
        "UPDATE meeting_type SET plan_window = '{}' WHERE plan_window IS NOT NULL",
        "The plan window of",
    ),
    "a kind of cadence that is none": (
        "UPDATE meeting_type SET cadence_kind = 'now and then'",
        "The cadence kind of",
    ),
    "rules that are a list": ("UPDATE cycle SET rules = '[1]'", "The rules of RY 2027"),
    "rules of a wrong type": (
        """UPDATE cycle SET rules = '{"weekdays": 5}'""",
        "The rules of RY 2027",
    ),
    "rules without end": (
        f"UPDATE cycle SET rules = '{'[' * 9_000}'",
        "The rules of RY 2027",
    ),
    "a date that is none": ("UPDATE cycle SET review_from = 'x'", "The first day of review of RY"),
    "a day far away": ("UPDATE cycle SET cutoff = '0001-01-01'", "The cutoff of RY 2027"),
    "an end before its beginning": (
        "UPDATE cycle_phase SET ends = '1999-01-01'",
        "lies before the first day",
    ),
    "no phases": ("DELETE FROM cycle_phase", "RY 2027 has no intra-cycle."),
    "programs that are a number": ("UPDATE cycle_state SET programs = '7'", "The programs of"),
    "a zone that is a file": (
        "UPDATE meeting SET zone = '../../etc/passwd'",
        "“../../etc/passwd” is not a time zone",
    ),
    "a zone that is a folder": ("UPDATE meeting SET zone = 'America'", "is not a time zone"),
    "a start that is none": (
        "UPDATE meeting SET starts = 'garbage' WHERE number = 1",
        "The start of meeting 1 cannot be read: “garbage” is not a date and time.",
    ),
    "a start in the year 1": ("UPDATE meeting SET starts = '0001-01-01T00:00'", "The start of"),
    "a moment out of time": ("UPDATE meeting SET utc = 9223372036854775807", "The UTC time of"),
    "another moment": (
        "UPDATE meeting SET utc = utc + 60",
        "is not the moment of its date, time and zone",
    ),
    "a planned start that is none": (
        "UPDATE meeting SET planned_starts = 'x'",
        "The planned starts of meeting",
    ),
    "a title with a NUL": ("UPDATE meeting SET title = 'a' || char(0) || 'b'", "The title of"),
    "a title that is no text": (
        "UPDATE meeting SET title = CAST(x'61FF62' AS TEXT)",
        "The title of meeting",
    ),
    "a title without end": ("UPDATE meeting SET title = hex(zeroblob(9000))", "The title of"),
    "a state in a zone that is none": (
        "UPDATE state SET zone = 'Nowhere/Land'",
        "“Nowhere/Land” is not a time zone",
    ),
    "zones that are none": ("""UPDATE state SET zones = '["x"]'""", "The zones of state"),
    "aliases that are an object": ("UPDATE role SET aliases = '{}'", "The aliases of role"),
    "hosts that are commas": ("UPDATE meeting_type SET hosts = ',,,,'", "The hosts of"),
    "my states that are none": (
        "INSERT INTO setting VALUES (1, 'my-states', '{{{')",
        "The value of setting my-states",
    ),
    "my states that are a number": (
        "INSERT INTO setting VALUES (1, 'my-states', '5')",
        "The value of setting my-states",
    ),
    "views that are numbers": (
        "INSERT INTO setting VALUES (1, 'list-views', '[1, 2]')",
        "The value of setting list-views",
    ),
    "a step at no time": ("UPDATE edit SET at = 'x'", "The time of step"),
    "a counter at its end": (
        "UPDATE counter SET value = 9223372036854775807",
        "The counter of meeting numbers",
    ),
    "a step left open": ("INSERT INTO open_edit VALUES (1, 1)", "A step was left open"),
    "images that are no JSON": ("UPDATE journal SET after = '{{{'", "The history is damaged"),
}


def made(path: Path) -> Path:
    """Give a new catalog RY 2027 of two states with a few meetings and all that can hang on one."""
    catalog = opened(path)
    cycles.add_cycle(catalog, 2027, ["OH", "PA"])
    idents = [add(catalog, kind) for kind in ("rc-check-in", "cycle-call", "ad-hoc-call")]
    agendas.add_item(catalog, idents[-1], "Welcome", 5, "CMS")
    attendance.mark(catalog, idents[-1], "OH", "attended")
    notes.append(catalog, idents[-1], "Ohio asked.")
    suspending.suspend(catalog, 2027, date(2026, 5, 1), "Elections")
    cycle_settings.set_topic(catalog, 2027, "2026-05", "Claims")
    catalog.close()
    return path


def put(path: Path, *statements: str, values: Sequence[object] = ()) -> None:
    """Change a closed catalog as another program would that knows the journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO edit (at, author, label, kind)"
            " VALUES ('2026-01-01T00:00:00Z', 'x', 'x', 'do')"
        )
        connection.execute("INSERT INTO open_edit SELECT 1, max(id) FROM edit")
        if not any("open_edit" in statement for statement in statements):
            for statement in statements:
                connection.execute(statement, values)
            connection.execute("DELETE FROM open_edit")
        connection.execute("COMMIT")
