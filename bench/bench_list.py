"""List of meetings: load, a letter in the filter, sort, group and one edit, in one run.

    python bench/bench_list.py [meetings ...]

Prints medians and the 95th percentile in milliseconds, and the ratio to the floor: making a
list of as many texts and looking into each once.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median, quantiles
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from perm_desktop.core.listing.facets import Facet
from perm_desktop.core.listing.groups import Grouping, Moment
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.look.theme import Choice, Theme
from perm_desktop.gui.meetings.columns import Column, Context
from perm_desktop.gui.meetings.model import MeetingModel
from perm_desktop.gui.meetings.table import MeetingTable

TODAY = date(2026, 4, 14)
NOW = int(datetime(2026, 4, 14, 13, tzinfo=UTC).timestamp()) // 60
CODES = [f"{first}{second}" for first in "ABCD" for second in "KLMNOPQRSTUVW"]
TYPES = ("RC bi-weekly check-in", "ERC bi-weekly check-in", "Cycle call", "State intake")
CONTEXT = Context(Moment.at(NOW, TODAY), {}, 0, {code: f"State {code}" for code in CODES})
ROUNDS = 9


def meetings(count: int) -> dict[int, MeetingRow]:
    """Return meetings around today, half of them over."""
    return {nth + 1: _meeting(nth, count) for nth in range(count)}


def _meeting(nth: int, count: int) -> MeetingRow:
    day = TODAY + timedelta(days=(nth - count // 2) * 900 // count)
    start = datetime(day.year, day.month, day.day, 13 + nth % 8, tzinfo=UTC)
    held = day < TODAY
    return MeetingRow(
        *(nth + 1, nth + 1, str(nth), 2027, f"type-{nth % 4}", TYPES[nth % 4], TYPES[nth % 4]),
        *("intra", ("RC", "ERC", "CMS,ERC,RC,SC", "SC")[nth % 4], CODES[nth % len(CODES)]),
        *(f"{start:%Y-%m-%dT%H:%M}", "UTC", 60, int(start.timestamp()) // 60),
        *("held" if held else "scheduled", "", None, None, None, None, ""),
        *(3 if nth % 3 else 0, 1 if held and nth % 20 else 0, 0),
    )


def measured(act: Callable[[int], object]) -> list[float]:
    """Return the milliseconds of each round."""
    times: list[float] = []
    for nth in range(ROUNDS):
        began = perf_counter()
        act(nth)
        times.append((perf_counter() - began) * 1000)
    return times


def run(count: int) -> None:
    """Measure one size."""
    rows = meetings(count)
    model = MeetingModel(CONTEXT)
    table = MeetingTable(model)
    table.resize(720, 400)
    table.show()
    texts = [f"{row.title} {row.states}" for row in rows.values()]
    floor = median(measured(lambda _: [text for text in texts if "bi-weekly" in text]))
    print(f"\n{count:,} meetings; milliseconds; floor {floor:.2f}")
    print(f"{'':34}{'median':>9}{'p95':>9}{'ratio':>9}")

    def report(name: str, act: Callable[[int], object]) -> None:
        times = measured(act)
        last = quantiles(times, n=20)[-1]
        print(f"{name:34}{median(times):9.2f}{last:9.2f}{median(times) / floor:9.1f}")

    def painted(act: Callable[[int], object]) -> Callable[[int], None]:
        def both(nth: int) -> None:
            act(nth)
            table.viewport().repaint()

        return both

    def typed(words: tuple[str, ...]) -> Callable[[int], None]:
        return painted(lambda nth: model.set_filter(words[nth % len(words)]))

    def sorted_by(column: Column) -> Callable[[int], None]:
        orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        return painted(lambda nth: model.sort((column, Column.WHEN)[nth % 2], orders[nth % 3 == 0]))

    def edit(nth: int) -> None:
        ident = count // 2 + nth
        fresh = rows[ident]._replace(place=f"Room {nth}", minutes=60 + nth)
        model.update_rows(rows | {ident: fresh}, {ident})

    report("set rows", painted(lambda _: model.set_rows(rows, CONTEXT)))
    report(
        "first letter, texts to be made",
        lambda _: (model.sieve.fill(rows, CONTEXT.moment, CONTEXT.names), model.sieve.prepare()),
    )
    model.set_rows(rows, CONTEXT)
    model.sieve.prepare()
    report("one letter, narrower and wider", typed(("b", "bi", "bi-w", "bi-weekly", "")))
    report("other words each time", typed(("erc april", "state ak", "call 2026", "held")))
    model.set_filter("")
    some = {Facet.STATE: frozenset(CODES[:5]), Facet.STATUS: frozenset({"Scheduled"})}
    report("facets on and off", painted(lambda nth: model.set_facets((some, {})[nth % 2])))
    report("counts of facets", lambda _: model.sieve.counts())
    report("sort by state and time", sorted_by(Column.STATE))
    groupings = list(Grouping)
    report("group", painted(lambda nth: model.set_grouping(groupings[nth % len(groupings)])))
    report("one edit", painted(edit))
    report("select all", lambda _: (table.selectAll(), table.selected_ids()))
    table.close()


def main() -> None:
    """Measure the sizes given, or 1,600, 10,000 and 100,000 meetings."""
    app = QApplication([])
    theme = Theme(app, Choice.LIGHT)
    for count in [int(text) for text in sys.argv[1:]] or [1_600, 10_000, 100_000]:
        run(count)
    theme.deleteLater()


if __name__ == "__main__":
    main()
