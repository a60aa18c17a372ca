"""Meetings, states and charts for the tests of the timeline."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from perm_desktop.core.cycles import (
    Cycle,
    cycle_group,
    default_cutoff,
    default_phases,
    review_period,
)
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.axis import DAY, Axis
from perm_desktop.core.timeline.chart import Chart, Sizes
from perm_desktop.core.timeline.grouping import GROUPINGS, Lanes
from perm_desktop.core.timeline.lanes import build_index
from perm_desktop.core.timeline.rows import arrange
from perm_desktop.core.vocabulary import MeetingStatus

EASTERN = ZoneInfo("America/New_York")
NOW = int(datetime(2026, 4, 14, 18, 21, tzinfo=UTC).timestamp()) // 60
HAWAII = State(1, "HI", "Hawaii", 3, "Pacific/Honolulu", ("Pacific/Honolulu",))
IOWA = State(2, "IA", "Iowa", 3, "America/Chicago", ("America/Chicago",))
STATES = (HAWAII, IOWA)
LETTER = 6.0  # pixels of each letter in the sizes below


def measure(text: str) -> float:
    """Width of a text in a font whose letters are all alike."""
    return LETTER * len(text)


SIZES = Sizes(mark=13.0, gap=14.0, measure=measure)


def meeting(
    ident: int,
    days: float = 0,
    *,
    states: str = "HI",
    status: MeetingStatus | None = None,
    marked: int = 1,
    series: int | None = None,
    hosts: str = "RC",
    title: str = "State/RC check-in",
    kind: str = "rc-check-in",
    phase: str = "intra",
) -> MeetingRow:
    """Return an hour's meeting ``days`` after now; held and marked when that is past."""
    utc = NOW + round(days * DAY)
    start = datetime.fromtimestamp(utc * 60, UTC).astimezone(EASTERN)
    if status is None:
        status = MeetingStatus.HELD if utc + 60 <= NOW else MeetingStatus.SCHEDULED
    return MeetingRow(
        id=ident,
        number=ident,
        uid=f"{ident}@test",
        year=2027,
        type=kind,
        title=f"{title} call",
        short_title=title,
        phase=phase,
        hosts=hosts,
        states=states,
        starts=f"{start:%Y-%m-%dT%H:%M}",
        zone="America/New_York",
        minutes=60,
        utc=utc,
        status=status,
        reason="Storm" if status is MeetingStatus.CANCELLED else "",
        session=None,
        series=series,
        occurrence=None,
        variant=None,
        place="",
        agenda_items=0,
        marked_states=marked if status is MeetingStatus.HELD else 0,
        noted=0,
    )


def series_of(
    days: Iterable[float],
    *,
    series: int = 7,
    hosts: str = "RC",
    first: int = 100,
    states: str = "HI",
) -> list[MeetingRow]:
    """Return occurrences of a series on days counted from now, held where past."""
    kind = f"{hosts.lower()}-check-in"
    return [
        meeting(first + nth, day, series=series, hosts=hosts, states=states, kind=kind)
        for nth, day in enumerate(days)
    ]


def cycle(year: int, cutoff: date | None = None) -> Cycle:
    """Return a cycle with the shipped dates."""
    return Cycle(
        id=year,
        year=year,
        group=cycle_group(year),
        review=review_period(year),
        phases=default_phases(year),
        cutoff=cutoff or default_cutoff(year),
        states=(),
    )


def axis(day_width: float = 5.0, first_day: float = -60, width: float = 800.0) -> Axis:
    """Return a window that begins some days from now."""
    return Axis(NOW + first_day * DAY, day_width / DAY, width, EASTERN)


def chart(
    rows: Iterable[MeetingRow],
    window: Axis | None = None,
    expanded: Iterable[str] = (),
    lanes: Lanes = Lanes.STATE,
) -> Chart:
    """Return the chart of some meetings of Hawaii and Iowa."""
    index = build_index(list(rows), STATES, NOW, GROUPINGS[lanes])
    return Chart(index, arrange(index, set(expanded), 17, 19), window or axis(), SIZES, NOW)
