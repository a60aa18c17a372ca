"""Timelines for the tests."""

from collections.abc import Iterable
from dataclasses import replace

from perm_desktop.core import clock
from perm_desktop.core.calendar_pages import Entry
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.core.timeline.paging import Fit, SeenTimeline
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.reports.timeline_sheet import TimelineSheet
from tests.core.timeline_sample import NOW, STATES, meeting, series_of
from tests.reports.calendar_samples import CYCLE, HEAD, line_of

_MOST = 500


def timeline_of(
    rows: Iterable[MeetingRow],
    *,
    days: tuple[float, float] = (-90, 90),
    day_width: float = 5.2,
    lanes: Lanes = Lanes.STATE,
    opened: Iterable[str] = (),
    fit: Fit = Fit.ONE_PAGE,
) -> TimelineSheet:
    """The timeline of some meetings around now, as services gather it."""
    rows = tuple(sorted(rows, key=lambda row: row.utc))
    seen = SeenTimeline(
        NOW + days[0] * DAY, NOW + days[1] * DAY, day_width, lanes, frozenset(opened)
    )
    inside = [row for row in rows if seen.first <= row.utc < seen.last]
    lines = {row.id: line_of(Entry(row, clock.local(row.utc, clock.EASTERN))) for row in inside}
    return TimelineSheet(
        head=replace(HEAD, title=f"Timeline by {lanes}"),
        seen=seen,
        fit=fit,
        rows=rows,
        states=STATES,
        cycles=(CYCLE,),
        now=NOW,
        listed=lines if len(lines) <= _MOST else {},
        count=len(lines),
    )


def series() -> list[MeetingRow]:
    """A rhythm with a cancelled call, one without marks, and a gap of ten weeks."""
    rows = series_of([*range(-180, -100, 14), *range(-30, 200, 14)])
    rows[1] = rows[1]._replace(status=MeetingStatus.CANCELLED, reason="Storm")
    rows[-15] = rows[-15]._replace(marked_states=0)
    return rows


def crowd(count: int, *, states: str = "IA") -> list[MeetingRow]:
    """Meetings of no series, some of them on one day."""
    return [
        meeting(
            1000 + n, -60 + n * 120 / count, states=states, title=f"Topic-{n:04}.", kind="topic"
        )
        for n in range(count)
    ]
