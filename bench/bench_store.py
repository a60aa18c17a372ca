"""The store against the least that the disk and SQLite can do, interleaved in one run.

    python bench/bench_store.py [meetings ...]

Goals: one durable edit at most 8 times a raw 4 KiB append with fdatasync, and 95 of 100 under
20 ms; the commit of a planned cycle at most 4 times a raw insert of the same rows, under 1 s with
planning. Lists of 10,000 and 100,000 meetings are compared with a raw read of the same rows.
"""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from perm_desktop.core import clock
from perm_desktop.services import attendance, catalogs, cycles, history, meetings, notes, planning
from perm_desktop.store import journal
from perm_desktop.store import meetings as rows
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.connection import connect
from perm_desktop.store.files import Access
from perm_desktop.store.meetings import Filter, NewMeeting

EDITS = 200
COMMITS = 7
READS = 9
PARAGRAPH = "Ohio asked when the second quarter's universe is due. " * 40  # about 2 KB
PLANNED_TABLES = ("series", "meeting", "meeting_state")


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long one call took."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def report(name: str, times: list[float], floor: float) -> None:
    """Print a line of the table."""
    middle = median(times)
    high = quantiles(times, n=20)[-1]
    print(f"{name:38}{middle:10.2f}{high:10.2f}{middle / floor:8.2f}x")


def head(title: str) -> None:
    """Print the head of a table."""
    print(f"\n{title:38}{'median ms':>10}{'p95 ms':>10}{'floor':>9}")


def bench_edits(folder: Path) -> None:
    """One edit of a catalog with a planned cycle, among them those that people do all day."""
    catalog = planned_catalog(folder / "edits.perm")
    ident = meetings.find_rows(catalog)[0].id
    marks = ("attended", "absent")
    raw = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    block = bytes(4096)
    acts: dict[str, Callable[[int], object]] = {
        "raw append of 4 KiB, fdatasync": lambda _: (os.write(raw, block), os.fdatasync(raw)),
        "mark attendance": lambda n: attendance.mark(catalog, ident, "OR", marks[n % 2]),
        "autosave of a 2 KB note": lambda n: notes.write(catalog, ident, f"{PARAGRAPH} {n}"),
        "move a meeting": lambda n: meetings.change_meeting(
            catalog, ident, meetings.MeetingChange(starts=f"2026-04-{n % 28 + 1:02}T14:00")
        ),
        "undo": lambda _: history.undo(catalog),
        "redo": lambda _: history.redo(catalog),
    }
    times: dict[str, list[float]] = {name: [] for name in acts}
    for n in range(EDITS):
        for name, act in acts.items():
            times[name].append(milliseconds(lambda act=act, n=n: act(n)))
    catalog.close()
    os.close(raw)
    head("one durable edit, 1,550 meetings")
    floor = median(next(iter(times.values())))
    for name, found in times.items():
        report(name, found, floor)


def bench_commit(folder: Path) -> None:
    """Commit RY 2027 for 18 states, and put the same rows into the same tables bare."""
    empty = folder / "empty.perm"
    catalogs.new_catalog(empty)
    catalog = catalogs.open_catalog(empty, Access.COMMAND)
    cycles.add_cycle(catalog, 2027)
    planning_time = milliseconds(lambda: planning.preview(catalog, 2027))
    plan = planning.preview(catalog, 2027)
    catalog.close()
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(COMMITS):
        path = Path(shutil.copy(empty, folder / "commit.perm"))
        with closing(catalogs.open_catalog(path, Access.COMMAND)) as target:
            ours.append(milliseconds(lambda: planning.commit(target, 2027, plan)))
            written = {table: all_rows(target.connection, table) for table in PLANNED_TABLES}
        path = Path(shutil.copy(empty, folder / "commit.perm"))
        with closing(connect(path)) as bare:
            journal.drop_triggers(bare)
            floor.append(milliseconds(partial(insert, bare, written)))
    head(f"commit of RY 2027, {len(plan.meetings):,} meetings")
    report("raw insert and commit", floor, median(floor))
    report("commit of the plan with its journal", ours, median(floor))
    print(f"planning itself took {planning_time:.0f} ms")


def all_rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """Return every row of a table."""
    return connection.execute(f"SELECT * FROM {table}").fetchall()


def insert(connection: sqlite3.Connection, tables: dict[str, list[tuple[object, ...]]]) -> None:
    """Insert rows in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for table, found in tables.items():
        marks = ", ".join("?" * len(found[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
    connection.execute("COMMIT")


def bench_lists(folder: Path, count: int) -> None:
    """List meetings, and edit one of them, in a catalog of many."""
    catalog = planned_catalog(folder / f"{count}.perm")
    fill_up(catalog, count)
    middle = meetings.find_rows(catalog)[count // 2]
    marks = iter(range(2 * READS))
    raw = "SELECT * FROM meeting ORDER BY utc, number"
    acts: dict[str, Callable[[], object]] = {
        "raw read of the meeting table": lambda: catalog.connection.execute(raw).fetchall(),
        "list of all meetings": lambda: meetings.find_rows(catalog),
        "list of one cycle": lambda: meetings.find_rows(catalog, Filter(years=[2027])),
        "list of one state": lambda: meetings.find_rows(catalog, Filter(state="OR")),
        "one meeting": lambda: meetings.get(catalog, middle.id),
        "mark attendance": lambda: attendance.mark(
            catalog, middle.id, middle.state_codes[0], ("attended", "absent")[next(marks) % 2]
        ),
        "step labels": lambda: history.next_steps(catalog),
    }
    times: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(READS):
        for name, act in acts.items():
            times[name].append(milliseconds(act))
    catalog.close()
    head(f"{count:,} meetings")
    floor = median(next(iter(times.values())))
    for name, found in times.items():
        report(name, found, floor)


def planned_catalog(path: Path) -> Catalog:
    """Make a catalog with RY 2027 planned."""
    catalogs.new_catalog(path)
    catalog = catalogs.open_catalog(path, Access.WINDOW)
    cycles.add_cycle(catalog, 2027)
    planning.commit(catalog, 2027, planning.preview(catalog, 2027))
    return catalog


def fill_up(catalog: Catalog, count: int) -> None:
    """Add made-up meetings of no cycle until there are ``count``."""
    (states,) = zip(*catalog.connection.execute("SELECT id FROM state"), strict=True)
    missing = count - len(meetings.find_rows(catalog))
    with catalog.edit("Fill up") as edit:
        made: list[NewMeeting] = []
        for n in range(missing):
            starts = f"{date(2023, 1, 2) + timedelta(days=n % 1800)}T{8 + n % 8:02}:00"
            made.append(
                NewMeeting(
                    type_id=14,
                    state_ids=[states[n % len(states)]],
                    starts=starts,
                    zone=clock.EASTERN,
                    minutes=60,
                    utc=clock.utc_minutes(starts, clock.EASTERN),
                    uid=f"{n}@bench",
                )
            )
        rows.insert_many(edit, made)


def main() -> None:
    """Measure all, with lists of the sizes given, or of 10,000 and 100,000 meetings."""
    with tempfile.TemporaryDirectory(prefix="bench-store-") as name:
        folder = Path(name)
        bench_edits(folder)
        bench_commit(folder)
        for count in [int(text) for text in sys.argv[1:]] or [10_000, 100_000]:
            bench_lists(folder, count)


if __name__ == "__main__":
    main()
