"""Statuses of a cycle: read, judged, and kept up with an edit, against a raw read of the rows.

    python bench/bench_obligations.py [rounds]

18 states, 30 types, 3,000 meetings, 40,000 marks. Goals: one pass over facts that are known stays
under 100 ms and takes at most 3 times as long as a raw read of the same rows. The two are
interleaved, so that a noisy machine disturbs both alike; the ratio is of the medians.
"""

import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from perm_desktop.core.obligations.engine import obligations
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.vocabulary import Need
from perm_desktop.services import attendance, catalogs, coverage, cycles, decisions, planning
from perm_desktop.services.coverage import CoverageMemory
from perm_desktop.store import meetings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access
from perm_desktop.store.meetings import Filter, NewMeeting

YEAR, MEETINGS, MARKS = 2027, 3_000, 40_000
GOAL_MS, GOAL_RATIO = 100, 3
MIXED = ("attended",) * 7 + ("partial", "absent", "excused")


def clock() -> datetime:
    """Nov 20, 2026, 9:00 AM EST, when most of the cycle is over."""
    return datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def filled(path: Path) -> Catalog:
    """Return a catalog with a planned cycle, as many calls again, and marks of most of them."""
    catalogs.new_catalog(path, clock)
    catalog = catalogs.open_catalog(path, Access.WINDOW, clock=clock, author="bench")
    cycles.add_cycle(catalog, YEAR)
    planning.commit(catalog, YEAR, planning.preview(catalog, YEAR))
    planned = meetings.rows(catalog.connection)
    copied = planned[: MEETINGS - len(planned)]
    with catalog.edit("Fill") as edit:
        types = dict(edit.connection.execute("SELECT key, id FROM meeting_type").fetchall())
        states = dict(edit.connection.execute("SELECT code, id FROM state").fetchall())
        (cycle,) = edit.connection.execute("SELECT id FROM cycle").fetchone()
        again = [
            NewMeeting(
                *(types[row.type], [states[code] for code in row.state_codes]),
                *(row.starts, row.zone, row.minutes, row.utc, f"again-{row.id}", cycle),
            )
            for row in copied
        ]
        meetings.insert_many(edit, again)
        now = int(clock().timestamp()) // 60
        edit.connection.execute("UPDATE meeting SET status = 'held' WHERE utc < ?", [now])
        marked = put_marks(edit.connection, edit.mint)
    print(f"{MEETINGS:,} meetings, {marked:,} marks, 18 states, {len(types)} types")
    return catalog


def put_marks(connection: sqlite3.Connection, mint: Callable[[], int]) -> int:
    """Mark the expected roles of every state at held meetings, then persons beside them."""
    expected = connection.execute(
        "SELECT m.id, ms.state, r.role FROM meeting AS m JOIN meeting_state AS ms"
        " ON ms.meeting = m.id JOIN type_role AS r ON r.type = m.type"
        " WHERE m.status = 'held' ORDER BY r.id, m.id, ms.state",
    ).fetchall()
    named = [(*row, person) for person in ("", "A. Person") for row in expected][:MARKS]
    connection.executemany(
        "INSERT INTO attendance"
        " (id, meeting, state, role, person, mark, recorded_at, recorded_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (mint(), *row, MIXED[nth % len(MIXED)], "2026-11-20T14:00:00Z", "bench")
            for nth, row in enumerate(named)
        ],
    )
    return len(named)


def raw_read(connection: sqlite3.Connection) -> list[object]:
    """Read the same rows as plain tuples, and make nothing of them."""
    tables = ("meeting", "meeting_state", "attendance")
    return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with TemporaryDirectory() as folder:
        catalog = filled(Path(folder) / "bench.perm")
        known = coverage.read(catalog, YEAR)
        some = known.facts.rows[700]
        memory = CoverageMemory(catalog)
        catalog.subscribe(memory.follow)
        memory.of(YEAR)
        later = AsOf(known.as_of.day, known.as_of.now + 1)
        times: dict[str, list[float]] = {}

        def told(name: str, act: Callable[[], object]) -> None:
            start = perf_counter()
            act()
            times.setdefault(name, []).append((perf_counter() - start) * 1000)

        for nth in range(rounds):
            told("raw read of the same rows", lambda: raw_read(catalog.connection))
            told("one pass over known facts", lambda: obligations(known.facts, known.names, later))
            told("rows of the list, for scale", lambda: meetings.rows(catalog.connection, Filter()))
            told("read and judge a cycle", lambda: coverage.read(catalog, YEAR))
            mark = MIXED[nth % 2 * 8]
            attendance.mark(catalog, some.id, some.state_codes[0], mark)
            told("after a mark: what it touched", lambda: memory.of(YEAR))
            decide(catalog, nth)
            told("after a decision: what it touched", lambda: memory.of(YEAR))
        report(times)
        catalog.close()


def decide(catalog: Catalog, nth: int) -> None:
    """Record a decision that differs from the one before."""
    need = (Need.NEEDED, Need.NOT_NEEDED)[nth % 2]
    decisions.decide(catalog, YEAR, "mrr-mr-policy-webinar", "OR", need, "Ann", "For the bench")


def report(times: dict[str, list[float]]) -> None:
    """Print medians, the 95th percentile and ratios to the raw read."""
    floor = median(times["raw read of the same rows"])
    print(f"{'':36}{'median ms':>10}{'p95 ms':>10}{'ratio':>8}")
    for name, found in times.items():
        last = quantiles(found, n=20)[-1]
        print(f"{name:36}{median(found):10.2f}{last:10.2f}{median(found) / floor:8.2f}")
    print(f"goals for one pass: {GOAL_MS} ms, ratio {GOAL_RATIO}")


if __name__ == "__main__":
    main()
