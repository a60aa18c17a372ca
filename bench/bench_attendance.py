"""Attendance of a cycle: read what roles were marked, count by each, and tell who never came.

    python bench/bench_attendance.py [rounds]

18 states, 30 types, 3,000 meetings, 40,000 marks, 300 people. Goals: all figures of the report
from facts that are known stay under 400 ms; what the Today page asks of the directory each time it
is made anew stays under 10 ms.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench_obligations import YEAR, clock, filled

from perm_desktop.core.people.attendance_figures import By
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.people.vacant import Posts, soon
from perm_desktop.services import attendance_figures, coverage, people
from perm_desktop.store.catalog import Catalog

GOAL_MS, GOAL_TODAY_MS = 400, 10
ROLES = ("PM", "DL", "MRR", "MR", "ER", "DP", "POL", "ITS", "CSP", "SMF", "TEC", "FIN", "ELG")


def add_people(catalog: Catalog) -> None:
    """Fill the posts of all states; every fourth holder left, and nobody came after."""
    posts = [
        Post(code, role) for code in coverage.read(catalog, YEAR).cycle.codes for role in ROLES
    ]
    for nth, post in enumerate(posts):
        ends = date(2026, 8, 31) if nth % 4 == 0 else None
        holder = Person(0, f"Sample Person {nth}", Organization.STATE)
        people.add(catalog, holder, [(post, date(2025, 1, 1), ends, False)])


def timed(call: Callable[[], object], rounds: int) -> float:
    """Return the median of some rounds in milliseconds."""
    times: list[float] = []
    for _ in range(rounds):
        start = perf_counter()
        call()
        times.append((perf_counter() - start) * 1000)
    return median(times)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with TemporaryDirectory() as folder:
        catalog = filled(Path(folder) / "bench.perm")
        add_people(catalog)
        known, directory = coverage.read(catalog, YEAR), people.directory(catalog)
        found = attendance_figures.of(catalog, known, directory=directory)
        posts = Posts(directory, [known], frozenset(known.cycle.codes), clock().date())
        parts: dict[str, Callable[[], object]] = {
            "read": lambda: attendance_figures.of(catalog, known, directory=directory),
            **{f"by {by}": lambda by=by: found.by(by) for by in By},
            "missed": found.missed,
            "roles never seen": found.roles,
        }
        whole = 0.0
        for name, call in parts.items():
            took = timed(call, rounds)
            whole += took
            print(f"  {name:18} {took:7.1f} ms")
        today = timed(lambda: soon(posts), rounds)
        reading = timed(lambda: people.directory(catalog), rounds)
        catalog.close()
    print(f"all figures {whole:.1f} ms (goal {GOAL_MS}), vacant posts {today:.1f} ms", end=" ")
    print(f"(goal {GOAL_TODAY_MS}), the directory {reading:.1f} ms")
    if whole > GOAL_MS or today > GOAL_TODAY_MS:
        sys.exit(1)


if __name__ == "__main__":
    main()
