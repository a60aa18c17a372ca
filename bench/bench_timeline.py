"""Timeline: pan, zoom, hover and load against one blit of the same size, in one run.

    python bench/bench_timeline.py [meetings ...]

Each way to put meetings into lanes is measured. Prints medians, the 95th percentile and the
ratio to the floor (one blit of 1440 x 900 pixels).
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from statistics import median, quantiles
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.gui.look.theme import Choice, Theme
from perm_desktop.gui.timeline.view import TimelineView

SIZE = (1440, 900)
TODAY = date(2026, 4, 14)
STATES = 52
FRAMES = 240


def states() -> list[State]:
    """Return as many made-up states as PERM measures."""
    return [
        State(nth, f"S{nth:02}", f"State {nth}", 1, "America/New_York", ("America/New_York",))
        for nth in range(STATES)
    ]


def meetings(count: int) -> list[MeetingRow]:
    """Return meetings around today: two fortnightly series a state, and a one-off each month."""
    found: list[MeetingRow] = []
    first = TODAY - timedelta(days=14 * (count // STATES // 5))
    for nth in range(count):
        state, turn = nth % STATES, nth // STATES
        kind = (0, 1, 0, 1, 2)[turn % 5]
        fortnight = turn // 5 * 2 + turn % 5 // 2
        day = first + timedelta(days=14 * fortnight + state % 14 + kind)
        found.append(_meeting(nth, state, kind, day))
    return found


def _meeting(nth: int, state: int, kind: int, day: date) -> MeetingRow:
    start = datetime(day.year, day.month, day.day, 15 + kind, tzinfo=UTC)
    held = day < TODAY
    series = None if kind == 2 else state * 2 + kind + 1
    return MeetingRow(
        id=nth + 1,
        number=nth + 1,
        uid=str(nth),
        year=2027,
        type="check-in",
        title=f"Check-in {nth}",
        short_title="Check-in",
        phase="intra",
        hosts=("RC", "ERC", "SC")[kind],
        states=f"S{state:02}",
        starts=f"{day}T11:00",
        zone="America/New_York",
        minutes=60,
        utc=int(start.timestamp()) // 60,
        status="held" if held else "scheduled",
        reason="",
        session=None,
        series=series,
        occurrence=None,
        variant=None,
        place="",
        agenda_items=0,
        marked_states=int(held and nth % 17 > 0),
        noted=0,
    )


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long a call took."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def report(name: str, act: Callable[[int], object], floor: QWidget, frames: int = FRAMES) -> None:
    """Print a line of the table; frames and blits take turns, so that both see the same machine."""
    times: list[float] = []
    floors: list[float] = []
    for nth in range(frames):
        times.append(milliseconds(partial(act, nth)))
        floors.append(milliseconds(floor.repaint))
    high, middle, blit = quantiles(times, n=20)[-1], median(times), median(floors)
    print(f"{name:24}{middle:9.2f}{high:9.2f}{blit:9.2f}{middle / blit:9.1f}{high / blit:9.1f}")


def turn(view: TimelineView, angle: int, held: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the middle of the lanes."""
    event = QWheelEvent(
        QPointF(900, 400),
        QPointF(900, 400),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


class Blit(QWidget):
    """The floor: one picture of the same size."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(*SIZE)
        self._picture = QPixmap(*SIZE)
        self._picture.fill(0xFFFFFF)

    def paintEvent(self, event: object) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


def run(theme: Theme, count: int) -> None:
    """Measure one data set."""
    rows = meetings(count)
    view = TimelineView(theme.palette)
    view.resize(*SIZE)
    view.set_data(rows, states(), [], TODAY)
    view.show()
    blit = Blit()
    blit.show()
    viewport = view.viewport()
    QApplication.processEvents()

    def zoom_to(pixels: float) -> None:
        view.aim(view.axis.zoomed(pixels / view.axis.day_width, view.axis.width / 2))
        end = perf_counter() + 0.2
        while perf_counter() < end:  # until strips are painted in full again
            QApplication.processEvents()

    def pan(nth: int) -> None:
        turn(view, 36 if nth // 60 % 2 else -36, Qt.KeyboardModifier.ShiftModifier)
        viewport.repaint()

    def zoom(nth: int) -> None:
        turn(view, 36 if nth // 20 % 2 else -36, Qt.KeyboardModifier.ControlModifier)
        viewport.repaint()

    def hover(nth: int) -> None:
        move = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(300 + 7 * nth % 1200, 120 + 13 * nth % 600),
            QPointF(),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, move)
        viewport.repaint()

    def scroll(nth: int) -> None:
        bar = view.verticalScrollBar()
        bar.setValue(bar.maximum() if nth % 2 else 0)
        viewport.repaint()

    print(f"\n{count} meetings, {SIZE[0]} x {SIZE[1]}; milliseconds")
    print(f"{'':24}{'median':>9}{'p95':>9}{'blit':>9}{'ratio':>9}{'p95':>9}")
    for lanes in Lanes:
        view.group_by(lanes)
        for word, pixels in (("quarter", 5.2), ("year", 1.0), ("week", 40)):
            zoom_to(pixels)
            report(f"pan, {lanes}, {word}", pan, blit)
            zoom_to(pixels)
            report(f"zoom, {lanes}, {word}", zoom, blit)
    view.group_by(Lanes.STATE)
    zoom_to(5.2)
    report("hover", hover, blit)
    report("scroll, top to bottom", scroll, blit)
    view.expand({state.code for state in states()})
    report("pan, all lanes open", pan, blit)
    report("one meeting changed", lambda nth: view.update_rows(rows[nth : nth + 1], ()), blit, 60)
    report("same data again", lambda _: view.set_data(rows, states(), [], TODAY), blit, 9)


def main() -> None:
    """Measure the sizes given, or 1,600, 10,000 and 100,000 meetings."""
    app = QApplication([])
    theme = Theme(app, Choice.LIGHT)
    for count in [int(text) for text in sys.argv[1:]] or [1_600, 10_000, 100_000]:
        run(theme, count)


if __name__ == "__main__":
    main()
