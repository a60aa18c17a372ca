"""Planning RY 2027 for its 18 states: the planner alone, and preview and commit, and raw SQL.

Goals: the planner takes well under a second; the commit at most 4 times an insert of the same rows
into the same file without a journal.
"""

import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from perm_desktop.core.office_hours import HostCalendar
from perm_desktop.core.planning import Planner
from perm_desktop.services import catalogs, cycles, planning
from perm_desktop.store import cycles as stored_cycles
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

YEAR = 2027
ROUNDS = 5
GOAL_MS = 500
GOAL_RATIO = 4.0


def milliseconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def opened(path: Path) -> Catalog:
    """A catalog as a command opens it."""
    return catalogs.open_catalog(path, Access.COMMAND)


def plan_core(catalog: Catalog) -> float:
    """The planner alone, on an empty calendar."""
    connection = catalog.connection
    cycle = stored_cycles.cycle(connection, YEAR)
    states = reference.states(connection)
    types = list(reference.meeting_types(connection).values())
    return milliseconds(lambda: Planner(cycle, states, HostCalendar()).plan(types))


def plan_whole(path: Path) -> tuple[float, float]:
    """Preview, and commit with journal and the wait for the disk."""
    catalog = opened(path)
    found = planning.preview(catalog, YEAR)
    preview = milliseconds(lambda: planning.preview(catalog, YEAR))
    commit = milliseconds(lambda: planning.commit(catalog, YEAR, found))
    catalog.close()
    return preview, commit


def insert_raw(empty: Path, planned: Path) -> float:
    """The rows that the plan made, inserted without triggers in one transaction."""
    source = sqlite3.connect(planned)
    tables = ("series", "meeting", "meeting_state")
    rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    source.close()
    target = sqlite3.connect(empty)
    triggers = target.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        target.execute(f"DROP TRIGGER {name}")
    target.commit()
    target.execute("PRAGMA journal_mode = TRUNCATE")
    target.execute("PRAGMA synchronous = FULL")

    def insert() -> None:
        with target:
            for table, found in rows.items():
                marks = ", ".join("?" * len(found[0]))
                target.executemany(f"INSERT INTO {table} VALUES ({marks})", found)

    spent = milliseconds(insert)
    target.close()
    return spent


def main() -> None:
    """Measure and print; whole and raw are interleaved, so that noise disturbs both alike."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        original = folder / "original.perm"
        catalogs.new_catalog(original)
        catalog = opened(original)
        cycles.add_cycle(catalog, YEAR)
        core = statistics.median(plan_core(catalog) for _ in range(ROUNDS))
        catalog.close()
        whole: list[tuple[float, float]] = []
        raw: list[float] = []
        for _ in range(ROUNDS):
            planned, plain = (shutil.copy(original, folder / each) for each in ("a", "b"))
            whole.append(plan_whole(Path(planned)))
            raw.append(insert_raw(Path(plain), Path(planned)))
    preview, commit = (statistics.median(column) for column in zip(*whole, strict=True))
    plain_sql = statistics.median(raw)
    print(f"planner alone, RY {YEAR}: {core:.0f} ms (goal: under {GOAL_MS})")
    print(f"preview {preview:.0f} ms, commit {commit:.0f} ms; raw insert {plain_sql:.0f} ms")
    print(f"commit to raw insert: ratio {commit / plain_sql:.1f} (goal: at most {GOAL_RATIO})")


if __name__ == "__main__":
    main()
