"""Coverage: scroll, walk and narrow the grid against one blit of the same size, in one run.

    python bench/bench_coverage.py [cycles ...]

52 states and 40 types in each cycle. Prints medians, the 95th percentile and the ratio to the
floor (one blit of 1440 x 900 pixels).
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_timeline import SIZE, Blit, report, states
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from perm_desktop.core.coverage.grid import Grid, grid
from perm_desktop.core.coverage.sieve import Show, Sieve
from perm_desktop.core.coverage.walk import Place
from perm_desktop.core.cycles import (
    Cycle,
    CycleState,
    default_cutoff,
    default_phases,
    review_period,
)
from perm_desktop.core.meeting_types import Cadence, MeetingType, Wording
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.obligations.status import Obligation, Status, Verdict
from perm_desktop.core.vocabulary import CadenceKind, Phase
from perm_desktop.gui.coverage.view import CoverageView
from perm_desktop.gui.look.theme import Choice, Theme

TYPES = 40
DAY = date(2026, 4, 14)
DUE = date(2026, 4, 30)
_PHASES = (Phase.PRE, Phase.INTRA, Phase.POST, Phase.ANY)
_NAMES = {state.code: state.name for state in states()}


def kind(number: int) -> MeetingType:
    """Return a made-up type."""
    how = CadenceKind.SERIES if number % 3 == 0 else CadenceKind.ONCE_PER_STATE
    return MeetingType(
        id=number,
        key=f"type-{number}",
        phase=_PHASES[number * len(_PHASES) // TYPES],
        cadence=Cadence(how, {"every": "14-days"} if how is CadenceKind.SERIES else {}),
        joint=False,
        minutes=60,
        hosts=("RC",),
        variants=(),
        short_title=f"Orientation meeting {number}",
        window=None,
        factory=True,
        source=Wording(),
        shipped=Wording(),
        own=Wording(),
        roles=(),
        sources=(),
    )


def judged(year: int) -> Coverage:
    """Return a cycle of all states in which every status is met."""
    types = [kind(number) for number in range(TYPES)]
    members = tuple(map(CycleState, _NAMES))
    cycle = Cycle(
        year, year, 1, review_period(year), default_phases(year), default_cutoff(year), members
    )
    statuses = list(Status)
    found = [
        Obligation(
            code,
            each.key,
            each.cadence.kind,
            Verdict(
                statuses[(place * 7 + each.id * 3) % len(statuses)],
                "Because it is so.",
                due=DUE,
                done=(place % 13, 13) if each.cadence.kind is CadenceKind.SERIES else None,
            ),
        )
        for each in types
        for place, code in enumerate(_NAMES)
    ]
    # without meetings: what stands under a symbol is in the verdict
    return Coverage(CycleFacts(cycle, types, (), {}), _NAMES, AsOf(DAY, 29_603_820), found)


def laid_out(sections: Sequence[Coverage], wanted: Sieve) -> Grid:
    """Lay out the cycles."""
    return grid(sections, wanted, (), (), DUE)


def run(theme: Theme, count: int) -> None:
    """Measure some cycles."""
    sections = [judged(2025 + number) for number in range(count)]
    view = CoverageView(theme.palette)
    view.resize(*SIZE)
    everything, some = Sieve(), Sieve(show=Show.ATTENTION)
    view.show_grid(laid_out(sections, everything))
    view.show()
    blit = Blit()
    blit.show()
    QApplication.processEvents()
    down, across = view.verticalScrollBar(), view.horizontalScrollBar()

    def scroll(nth: int) -> None:
        down.setValue(down.value() + (40 if nth // 20 % 2 == 0 else -40))
        QApplication.processEvents()  # Qt moves the picture and has the rest painted

    def pan(nth: int) -> None:
        across.setValue(across.value() + (40 if nth // 12 % 2 == 0 else -40))
        QApplication.processEvents()

    def leap(nth: int) -> None:
        down.setValue(down.maximum() if nth % 2 else 0)
        view.viewport().repaint()

    def walk(nth: int) -> None:
        QTest.keyClick(view, Qt.Key.Key_Down if nth // 60 % 2 == 0 else Qt.Key.Key_Up)
        QApplication.processEvents()  # the lines it left and came to

    def narrow(nth: int) -> None:
        view.show_grid(laid_out(sections, some if nth % 2 == 0 else everything))
        view.viewport().repaint()

    def change(nth: int) -> None:
        sections[0] = replace(sections[0], as_of=AsOf(DAY, 29_603_820 + nth))
        view.show_grid(laid_out(sections, everything))
        view.viewport().repaint()

    rows = len(view.grid.rows) if view.grid is not None else 0
    print(f"\n{count} cycles, {rows} lines x {TYPES} types; milliseconds")
    print(f"{'':24}{'median':>9}{'p95':>9}{'blit':>9}{'ratio':>9}{'p95':>9}")
    report("whole frame", lambda _: view.viewport().repaint(), blit, 60)
    report("scroll", scroll, blit, 120)
    report("scroll across", pan, blit, 120)
    report("top to bottom", leap, blit, 40)
    view.go_to(Place(2, 2))
    report("cell to cell", walk, blit, 60)
    report("narrow and back", narrow, blit, 20)
    report("one minute later", change, blit, 20)


def main() -> None:
    """Measure the numbers of cycles given, or 1 and 4."""
    app = QApplication([])
    theme = Theme(app, Choice.LIGHT)
    for count in map(int, sys.argv[1:] or ("1", "4")):
        run(theme, count)


if __name__ == "__main__":
    main()
