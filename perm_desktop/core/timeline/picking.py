"""Which meetings a person picks on the timeline: a row, a stretch of it, a rectangle."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.chart import Chart, place_marks, row_bars, shown, strip_lines
from perm_desktop.core.timeline.lanes import Index
from perm_desktop.core.timeline.layout import Spot, spot
from perm_desktop.core.timeline.moves import Cursor
from perm_desktop.core.timeline.rows import Row, Rows, meetings_of

_BEFORE = 120 * DAY  # how long a segment of a strip can be
_GRIP = 2.0  # pixels around the line of a strip in which it can be grabbed


class Rectangle(NamedTuple):
    """A part of the chart in pixels, from the first row and the left edge of the window."""

    left: float
    top: float
    right: float
    bottom: float


def in_row(index: Index, rows: Rows, cursor: Cursor) -> Sequence[int]:
    """Ids of the meetings of the cursor's row, in the order of time."""
    row = rows.items[rows.number(cursor.lane, cursor.part)]
    is_heading = row.open and row.part < 0  # stands for all parts below it
    found = index.lanes[row.lane].rows if is_heading else meetings_of(index, row).rows
    return [meeting.id for meeting in found]


def end_of_row(index: Index, rows: Rows, cursor: Cursor, end: int) -> Cursor:
    """Return the cursor on the first (0) or last (-1) meeting of its row."""
    ids = in_row(index, rows, cursor)
    return cursor._replace(ident=ids[end]) if ids else cursor


def stretch(index: Index, rows: Rows, anchor: int, cursor: Cursor) -> frozenset[int]:
    """Return the meetings of a row from one to another; the cursor's alone across rows."""
    ids = in_row(index, rows, cursor)
    if cursor.ident is None or cursor.ident not in ids:
        return frozenset()
    if anchor not in ids:
        return frozenset((cursor.ident,))
    first, last = sorted((ids.index(anchor), ids.index(cursor.ident)))
    return frozenset(ids[first : last + 1])


def within(chart: Chart, area: Rectangle) -> list[int]:
    """Return the meetings whose marks, or whose places on a strip, a rectangle touches."""
    first, last = chart.axis.minute(area.left), chart.axis.minute(area.right)
    found: list[int] = []
    for row in chart.rows.between(area.top, area.bottom):
        counted = meetings_of(chart.index, row).rows
        for bar in row_bars(chart, row, first, last):
            found += (each.id for each in counted[bar.bin.first : bar.bin.last])
        run = shown(chart, row)
        for mark in place_marks(chart, run, first, last):
            found += (each.id for each in run.rows[mark.first : mark.last])
        for series, y in strip_lines(chart, row):
            if area.top <= y <= area.bottom:
                low, high = bisect_left(series.starts, first), bisect_right(series.starts, last)
                found += (each.id for each in series.rows[low:high])
    return found


def can_grab(chart: Chart, row: Row, ids: Collection[int], y: float) -> bool:
    """Whether a press at a height takes hold of what was hit: a mark, or the line of a strip."""
    if any(each.id in ids for each in shown(chart, row).rows):
        return True
    return any(abs(line - y) <= _GRIP for _, line in strip_lines(chart, row))


def spots(chart: Chart, ids: Collection[int], most: int) -> Iterator[Spot]:
    """Return where the meetings in the window are drawn, each place once."""
    first, last = chart.axis.first - _BEFORE, chart.axis.last
    seen: set[tuple[float, float]] = set()
    for ident in ids:
        meeting = chart.index.meetings.get(ident)
        if meeting is None or not first <= meeting.utc <= last or len(seen) >= most:
            continue
        found = spot(chart, ident)
        if found is not None and (found.x, found.y) not in seen:
            seen.add((found.x, found.y))
            yield found
