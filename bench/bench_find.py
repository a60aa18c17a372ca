"""Find anything and the worklist: a keystroke over many meetings, and the day's list.

    python bench/bench_find.py [meetings]

Prints the slowest keystroke of each query, and the worklist's time, in milliseconds: of that many
meetings, and of 6,000 with what four cycles owe.
"""

import sys
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from perm_desktop.core import worklist
from perm_desktop.core.finding import Haystack, plain
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.worklist_known import Known
from perm_desktop.core.worklist_outlook import Owed
from perm_desktop.services import catalogs, coverage, cycles, meetings, sample
from perm_desktop.store import reference
from perm_desktop.store.files import Access

QUERIES = ("hawaii bi weekly apr 2026", "smrf", "record", "m 214", "zzz")


def clock() -> datetime:
    """Apr 14, 2026, 9:00 AM EDT."""
    return datetime(2026, 4, 14, 13, 0, tzinfo=UTC)


def many(rows: list[MeetingRow], count: int) -> list[MeetingRow]:
    """Return as many meetings, the given ones again and again."""
    return [row._replace(id=n, number=n) for n, row in enumerate(islice(cycle(rows), count), 1)]


def line(row: MeetingRow) -> str:
    """What a meeting is asked for by."""
    return plain(f"{row.states} {row.title} {row.starts} m{row.number}")


def main() -> None:
    """Measure typing, letter by letter, and the worklist of all meetings."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bench.perm"
        sample.make(path, clock)
        catalog = catalogs.open_catalog(path, Access.READ, clock=clock)
        rows = many(meetings.find_rows(catalog), count)
        states = reference.states(catalog.connection)
        types = reference.meeting_types(catalog.connection)
        judged = [coverage.read(catalog, each.year) for each in cycles.all_cycles(catalog)]
        catalog.close()
    haystack = Haystack(map(line, rows), [row.title for row in rows[:2000]])
    for query in QUERIES:
        slowest = timedelta()
        for end in range(1, len(query) + 1):
            start = process_time()
            haystack.search(plain(query[:end]), at_most=12)
            slowest = max(slowest, timedelta(seconds=process_time() - start))
        print(f"{query:<40}{slowest.total_seconds() * 1000:8.1f} ms")
    known = Known(int(clock().timestamp()) // 60, states, types, members=18)
    start = process_time()
    worklist.sections(rows, known)
    print(f"{'worklist':<40}{(process_time() - start) * 1000:8.1f} ms")
    start = process_time()
    worklist.sections(rows[:6000], known, owed=Owed(judged * 2))
    print(f"{'worklist of a page, with what is owed':<40}{(process_time() - start) * 1000:8.1f} ms")


if __name__ == "__main__":
    main()
