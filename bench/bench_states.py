"""States page: what it reads and computes over all cycles of a catalog.

    python bench/bench_states.py [cycles]

Seven planned cycles are about 10,000 meetings. Prints medians in milliseconds.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from perm_desktop.services import catalogs, cycles, planning, states
from perm_desktop.services.states import StateRecords
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

FIRST_YEAR = 2024
ROUNDS = 9


def clock() -> datetime:
    """Apr 14, 2026, 9:00 AM EDT."""
    return datetime(2026, 4, 14, 13, 0, tzinfo=UTC)


def filled(path: Path, count: int) -> Catalog:
    """Return a catalog with as many planned cycles."""
    catalogs.new_catalog(path, clock)
    catalog = catalogs.open_catalog(path, Access.WINDOW, clock=clock, author="bench")
    for year in range(FIRST_YEAR, FIRST_YEAR + count):
        cycles.add_cycle(catalog, year)
        planning.commit(catalog, year, planning.preview(catalog, year))
    return catalog


def told(name: str, act: Callable[[], object]) -> None:
    """Print the median time of an act."""
    times: list[float] = []
    for _ in range(ROUNDS):
        start = perf_counter()
        act()
        times.append((perf_counter() - start) * 1000)
    print(f"{name:<40}{median(times):8.2f} ms")


def main() -> None:
    """Measure reading, the counts of all states, one state, and one changed meeting."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with TemporaryDirectory() as folder:
        catalog = filled(Path(folder) / "bench.perm", count)
        records = StateRecords(catalog)
        codes = [code for cycle in cycles.all_cycles(catalog) for code in cycle.codes]
        known = sorted(set(codes))
        one = records.rows(known[0])[0].id
        told("read all cycles", lambda: StateRecords(catalog))
        told("count what waits in every state", lambda: records.attention(known))
        told("look one state over", lambda: records.review(known[0]))
        told("people of one state", lambda: states.people(catalog, known[0]))
        told("read one changed meeting again", lambda: records.refresh([one]))
        catalog.close()


if __name__ == "__main__":
    main()
