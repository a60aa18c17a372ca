"""Keeps a small catalog of this program's schema for the tests of all later programs.

Run ``python -m tools.keep_catalog`` before a migration is added; it writes
tests/data/catalogs/version-N.perm.gz and, beside it, what must be found in it after an upgrade.
A catalog that is there stays: it was made by the program of its time.
"""

import gzip
import json
import sqlite3
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from perm_desktop.core.attendance import Target
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.vocabulary import AttendedPart
from perm_desktop.services import (
    agendas,
    attendance,
    audience,
    catalogs,
    cycles,
    deadlines,
    deadlines_met,
    history,
    meetings,
    notes,
    people,
    planning,
)
from perm_desktop.store import migrations
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

KEPT = Path(__file__).resolve().parents[1] / "tests" / "data" / "catalogs"
_BEGIN = datetime(2026, 4, 14, 13, 0, tzinfo=UTC)
# the same in every catalog of a version, so a number tells as much
_FACTORY = ("state", "role", "meeting_type", "type_text", "type_role", "type_source")
_ALL = 'SELECT * FROM "{}"'
_NOTE = "Ohio asked: “When is Q2 due?”\n\tMañana, 明日.\n"


def make(path: Path) -> None:
    """Make a catalog as a liaison leaves it: planned, moved, cancelled, held, taken back."""
    moments = iter(_BEGIN + timedelta(minutes=n) for n in range(10_000))

    def clock() -> datetime:
        return next(moments)

    catalogs.new_catalog(path, clock)
    catalog = catalogs.open_catalog(path, Access.COMMAND, clock=clock, author="Ann Lee")
    try:
        cycles.add_cycle(catalog, 2027, ["OH", "HI"])
        planning.commit(catalog, 2027, planning.preview(catalog, 2027))
        _record(catalog)
    finally:
        catalog.close()


def _record(catalog: Catalog) -> None:
    draft = meetings.MeetingDraft("ad-hoc-call", ["OH"], "2026-04-20T14:00", title="First “call”")
    call = meetings.add_meeting(catalog, draft)
    agendas.add_item(catalog, call, "Welcome", 5, "CMS")
    notes.append(catalog, call, _NOTE)
    notes.append(catalog, call, "Second paragraph.")
    attendance.mark(catalog, call, "OH", "attended")
    change = meetings.MeetingChange(title="First call", place="Room 7\\8 “b”")
    meetings.change_meeting(catalog, call, change)
    planned = [row.id for row in meetings.find_rows(catalog) if row.id != call][:4]
    meetings.delete_meetings(catalog, [planned[0]])
    cancelled = meetings.MeetingChange(status=meetings.MeetingStatus.CANCELLED, reason="Snow")
    meetings.change_meeting(catalog, planned[1], cancelled)
    deadlines.set_start(catalog, 2027, "OH", "dr", date(2026, 3, 2))
    met = [deadlines_met.Chosen("OH", "dr"), deadlines_met.Chosen("HI", "data", quarter="Q2")]
    deadlines_met.mark(catalog, 2027, met, date(2026, 4, 3))
    _keep_people(catalog, call)
    meetings.change_meeting(catalog, planned[2], meetings.MeetingChange(place="Gone again"))
    history.undo(catalog)


def _keep_people(catalog: Catalog, call: int) -> None:
    """A lead with a successor, who came and answered, and two records that became one."""
    lead, march = Post("OH", "PM"), date(2026, 3, 1)
    person = Person(0, "Sample “Lead” OH", Organization.STATE, "Agency", email="lead@example.org")
    first = people.add(catalog, person, [(lead, date(2025, 1, 1), None, False)])
    (tenure,) = people.directory(catalog).of_person(first)
    successor = Person(0, "Sample Núñez", Organization.STATE, zone="America/Denver", note=_NOTE)
    new = people.holder(catalog, people.replace(catalog, tenure.id, successor, march)).person.id
    attendance.mark_many(catalog, call, [Target("OH", "PM", successor.name, new)], "attended")
    late = [Target("OH", "DL", person.name, first)]
    attendance.mark_partial(catalog, call, late, AttendedPart.LATE, 20)
    audience.answer(catalog, call, new, "accepted")
    audience.inform(catalog, [call], person=first)
    twin = people.add(catalog, person._replace(name="Lead, Sample", email="old@example.org"))
    people.merge(catalog, first, twin)


def recorded(path: Path) -> dict[str, Any]:
    """Return what the file holds, read without the program."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%'"
        " ESCAPE '!' ORDER BY name"
    )
    tables = [name for (name,) in names]
    rows = {
        name: [dict(row) for row in connection.execute(_ALL.format(name))]
        for name in tables
        if name not in (*_FACTORY, "journal")
    }
    counts = {
        name: len(connection.execute(_ALL.format(name)).fetchall())
        for name in (*_FACTORY, "journal")
    }
    connection.close()
    return {"rows": {name: found for name, found in rows.items() if found}, "counts": counts}


def main() -> None:
    """Write the two files, unless they are there."""
    target = KEPT / f"version-{migrations.latest()}.perm.gz"
    if target.exists():
        raise SystemExit(f"{target} is there already; remove it to make it anew.")
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kept.perm"
        make(path)
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
        dump = json.dumps(recorded(path), ensure_ascii=False, indent=0)
    target.with_suffix("").with_suffix(".json").write_text(f"{dump}\n", "utf-8")
    print(f"Made {target}.")


if __name__ == "__main__":
    main()
