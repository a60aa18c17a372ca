"""A list of meetings written as CSV, XLSX and PDF.

    python bench/bench_tables.py [rows ...]

Prints medians in milliseconds, and the ratio to the floor: the same texts written by the csv
module of Python.
"""

import csv
import io
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median
from time import perf_counter

from perm_desktop.core.symbols import HELD, SCHEDULED
from perm_desktop.core.table_sheet import Cell, Column, Group, Kind, Line, TableSheet
from perm_desktop.exchange import csv_file, xlsx_file
from perm_desktop.reports import table_report
from perm_desktop.reports.kit.document import render

START = datetime(2026, 4, 14, 13, tzinfo=UTC)
COLUMNS = (
    Column("When", Kind.MOMENT),
    Column("Days", Kind.NUMBER),
    Column("State"),
    Column("Meeting"),
    Column("Host"),
    Column("Status"),
    Column("Agenda"),
    Column("Attendance"),
)
ROUNDS = 5


def table(count: int) -> TableSheet:
    """Return meetings under two headings, half of them held."""
    lines = tuple(map(_line, range(count)))
    half = count // 2
    groups = (Group("Past", lines[:half], half), Group("Later", lines[half:], count - half))
    return TableSheet("Meetings", f"{count:,} meetings", COLUMNS, groups, START, "An office")


def _line(number: int) -> Line:
    start = START + timedelta(hours=number)
    look = HELD if number % 2 else SCHEDULED
    return Line(
        (
            Cell(f"{start:%b %d, %Y}, {start:%H:%M}", start),
            Cell(str(number), number),
            Cell("OH"),
            Cell(("RC bi-weekly check-in", "Cycle call")[number % 2]),
            Cell("CMS, ERC, RC, SC"),
            Cell(look.word, None, look),
            Cell("Ready · 6"),
            Cell("17 of 18"),
        )
    )


def floor(sheet: TableSheet) -> None:
    """Write the same texts without anything else."""
    writer = csv.writer(io.StringIO())
    for group in sheet.groups:
        writer.writerows([cell.text for cell in line.cells] for line in group.lines)


def taken(work: Callable[[], object]) -> float:
    """Return the median of a few runs, in milliseconds."""
    times: list[float] = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        work()
        times.append((perf_counter() - begin) * 1000)
    return median(times)


def pdf(sheet: TableSheet) -> bytes:
    """Lay a table out and render it."""
    return render(table_report.document(sheet))


def main() -> None:
    """Print a line a kind and size."""
    kinds = {"csv": csv_file.render, "xlsx": xlsx_file.render, "pdf": pdf}
    for count in [int(number) for number in sys.argv[1:]] or [1_000, 10_000]:
        sheet = table(count)
        base = taken(partial(floor, sheet))
        for name, work in kinds.items():
            time = taken(partial(work, sheet))
            print(f"{count:>7,} rows  {name:5} {time:9.1f} ms  {time / base:7.1f} x floor")


if __name__ == "__main__":
    main()
