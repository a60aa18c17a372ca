"""Words right of marks, where the zoom is close enough to read a day.

What a word has for room depends on its neighbors alone and not on where the window begins.
"""

from collections.abc import Iterator
from typing import NamedTuple

from perm_desktop.core.clock import clock, local
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.chart import CLOSE, Chart, View, place_marks, view_of
from perm_desktop.core.timeline.gaps import place_gaps
from perm_desktop.core.timeline.grouping import caption
from perm_desktop.core.timeline.labels import SPACE, Intervals, shortened
from perm_desktop.core.timeline.rows import Row, meetings_of

TIMED = 76.0  # pixels a day from which a caption says the time
_LONGEST = 260.0  # pixels
_TODAY = 2.0  # pixels on either side of the today line


class Caption(NamedTuple):
    """A word beside a mark."""

    left: float
    width: float
    text: str
    row: Row
    minute: float  # of the mark

    @property
    def y(self) -> float:
        """Middle of its line."""
        return self.row.middle


def place_captions(chart: Chart, row: Row, first: float, last: float) -> Iterator[Caption]:
    """Yield the words of a row that reach into a window of UTC minutes."""
    axis = chart.axis
    if axis.day_width < CLOSE or view_of(chart, row) is not View.MARKS:
        return
    reach = (_LONGEST + chart.sizes.mark) / axis.scale
    run = meetings_of(chart.index, row)
    marks = place_marks(chart, run, first - reach, last + reach)
    taken = Intervals((mark.x - mark.half, mark.x + mark.half) for mark in marks)
    for gap in place_gaps(chart, row, first - reach, last + reach):
        taken.take(gap.left, gap.right)
    today = axis.x(chart.now)
    taken.take(today - _TODAY, today + _TODAY)
    begin, end = axis.x(first), axis.x(last)
    for mark in marks:
        left = mark.x + mark.half + SPACE
        if left > end:
            break
        room = taken.room_right(left, left + _LONGEST) - SPACE - left
        seen = mark.meetings == 1 and left + room >= begin
        if not seen or not taken.free(left - SPACE / 2, left):
            continue
        text = shortened(_text(chart, row, run.rows[mark.first]), room, chart.sizes.measure)
        width = chart.sizes.measure(text)
        if text and left + width >= begin:
            yield Caption(left, width, text, row, mark.minute)


def _text(chart: Chart, row: Row, meeting: MeetingRow) -> str:
    words = caption(meeting, chart.index.grouping, in_part=row.part >= 0)
    if chart.axis.day_width < TIMED:
        return words
    time = clock(local(meeting.utc, str(chart.axis.zone)))
    return f"{time} {words}" if words else time
