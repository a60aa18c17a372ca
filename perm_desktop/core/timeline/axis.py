"""The time axis of the timeline: where a minute lies, and which days get a tick and a word.

Positions are pixels, times are minutes since 1970 in UTC. Days begin at midnight of the zone in
which the person works, so an axis knows its zone.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

DAY = 1440  # minutes
CLOSEST = 1600.0  # pixels a day: an hour is a hand wide
FARTHEST = 0.12  # pixels a day: thirty years in a window
LABEL_GAP = 6.0  # pixels between a tick and its word, and between two words
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_END_OF_TIME = 121_000_000.0  # minutes: some day in 2200, beyond every cycle

Measure = Callable[[str], float]  # width of a text in pixels


class Unit(StrEnum):
    """Distance between two ticks."""

    HOUR = "hour"
    QUARTER_DAY = "quarter day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Scale(NamedTuple):
    """What a zoom is called and which ticks it has."""

    least: float  # pixels a day from which it applies
    word: str
    major: Unit
    minor: Unit
    worded: bool  # whether minor ticks have words


SCALES = (
    Scale(480, "Day", Unit.DAY, Unit.HOUR, worded=True),
    Scale(76, "Day", Unit.DAY, Unit.QUARTER_DAY, worded=True),
    Scale(17, "Week", Unit.WEEK, Unit.DAY, worded=True),
    Scale(8, "Month", Unit.MONTH, Unit.WEEK, worded=True),
    Scale(1.8, "Quarter", Unit.MONTH, Unit.WEEK, worded=False),
    Scale(0.4, "Year", Unit.QUARTER, Unit.MONTH, worded=True),
    Scale(0, "Years", Unit.YEAR, Unit.QUARTER, worded=False),
)


_USUAL = MappingProxyType(
    {"Day": 640.0, "Week": 40.0, "Month": 12.0, "Quarter": 5.2, "Year": 1.0, "Years": 0.3}
)


class Tick(NamedTuple):
    """A line of the axis; ``label`` is empty where no word has room."""

    x: float
    label: str
    label_x: float
    major: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time on the screen."""

    first: float  # minute at x = 0
    scale: float  # pixels a minute
    width: float  # pixels
    zone: ZoneInfo

    def x(self, minute: float) -> float:
        """Pixel of a minute, also outside the window."""
        return (minute - self.first) * self.scale

    def minute(self, x: float) -> float:
        """Minute at a pixel."""
        return self.first + x / self.scale

    @property
    def last(self) -> float:
        """Minute at the right edge."""
        return self.minute(self.width)

    @property
    def day_width(self) -> float:
        """Pixels a day."""
        return self.scale * DAY

    def resized(self, width: float) -> Self:
        """Return the axis with another width; its left edge stays."""
        return replace(self, width=max(width, 1.0))

    def moved(self, pixels: float) -> Self:
        """Return the axis ``pixels`` later (or earlier, below zero)."""
        return replace(self, first=self.first + pixels / self.scale)

    def snapped(self, ratio: float) -> Self:
        """Return the axis moved by less than a device pixel, so that minute 0 lies on an edge.

        Then a move by whole pixels shows the same picture in another place.
        """
        pixels = self.scale * ratio
        return replace(self, first=round(self.first * pixels) / pixels)

    def zoomed(self, factor: float, x: float) -> Self:
        """Return the axis with pixels a day times ``factor``; the minute at ``x`` stays there."""
        scale = min(max(self.scale * factor, FARTHEST / DAY), CLOSEST / DAY)
        return replace(self, scale=scale, first=self.minute(x) - x / scale)

    def fitted(self, first: float, last: float, margin: float = 24) -> Self:
        """Return the axis that shows everything from ``first`` to ``last``."""
        room = max(self.width - 2 * margin, 1)
        scale = min(max(room / max(last - first, 1), FARTHEST / DAY), CLOSEST / DAY)
        middle = (first + last) / 2
        return replace(self, scale=scale, first=middle - self.width / 2 / scale)


def between(start: Axis, end: Axis, share: float) -> Axis:
    """Return the axis at a share (0 to 1) of the way; a zoom keeps its fixed point all along."""
    if abs(end.scale / start.scale - 1) < 1e-6:
        return replace(end, first=start.first + (end.first - start.first) * share)
    scale = start.scale * (end.scale / start.scale) ** share
    way = (1 / start.scale - 1 / scale) / (1 / start.scale - 1 / end.scale)
    return replace(end, scale=scale, first=start.first + (end.first - start.first) * way)


@lru_cache(maxsize=8192)
def midnight(day: date, zone: ZoneInfo) -> int:
    """Minute at which a day begins in a zone."""
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) // 60


def day_at(minute: float, zone: ZoneInfo) -> date:
    """Day in the zone to which a minute belongs; times before 1970 or beyond 2199 are cut off."""
    return datetime.fromtimestamp(min(max(minute, DAY), _END_OF_TIME) * 60, zone).date()


def scale_of(axis: Axis) -> Scale:
    """Return the scale of a zoom."""
    return next(scale for scale in SCALES if axis.day_width >= scale.least)


def usual_width(word: str) -> float:
    """Return the pixels a day of a zoom that is asked for by its word."""
    return _USUAL[word]


def ticks(axis: Axis, measure: Measure) -> list[Tick]:
    """Return the ticks in the window, majors first, each with its word where that fits.

    No two words touch. The period under way at the left edge has its word there.
    """
    scale = scale_of(axis)
    majors = unit_starts(axis, scale.major)
    placed = _majors(axis, majors, scale.major, measure)
    taken = sorted((tick.label_x, tick.label_x + measure(tick.label)) for tick in placed)
    taken = [span for span in taken if span[1] > span[0]]
    held = {minute for minute, _ in majors}
    for minute, day in unit_starts(axis, scale.minor):
        if minute in held or not 0 <= (x := axis.x(minute)) < axis.width:
            continue
        label = _minor_label(scale.minor, axis, minute, day) if scale.worded else ""
        fits = bool(label) and _is_free(taken, x + 3, x + 3 + measure(label), axis.width)
        if fits:
            taken.append((x + 3, x + 3 + measure(label)))
            taken.sort()
        placed.append(Tick(x, label if fits else "", x + 3, major=False))
    return placed


def _majors(axis: Axis, places: list[tuple[int, date]], unit: Unit, measure: Measure) -> list[Tick]:
    found: list[Tick] = []
    with_year = True
    for number, (minute, day) in enumerate(places):
        x = axis.x(minute)
        after = axis.x(places[number + 1][0]) if number + 1 < len(places) else axis.width
        label_x = max(x, 0) + LABEL_GAP
        room = min(after, axis.width) - label_x - LABEL_GAP
        labels = _major_labels(unit, day, with_year=with_year)
        label = next((text for text in labels if measure(text) <= room), "")
        with_year = with_year and str(day.year) not in label
        if x >= 0 or label:
            found.append(Tick(x, label, label_x, major=True))
    return [tick for tick in found if tick.x < axis.width]


def _is_free(taken: list[tuple[float, float]], left: float, right: float, width: float) -> bool:
    """Whether a word has room among sorted words that do not overlap."""
    if right + LABEL_GAP > width:
        return False
    at = bisect_left(taken, (left, left))
    if at and taken[at - 1][1] + LABEL_GAP > left:
        return False
    return at == len(taken) or right + LABEL_GAP <= taken[at][0]


def _major_labels(unit: Unit, day: date, *, with_year: bool) -> tuple[str, ...]:
    """Return the words for a tick, to be tried in this order; the year waits for a wide place."""
    month, year = _MONTHS[day.month - 1], str(day.year)
    match unit:
        case Unit.YEAR:
            return (year,)
        case Unit.MONTH | Unit.QUARTER:
            if day.month == 1:
                return (f"{month} {year}", year)
            return (f"{month} {year}", month) if with_year else (month,)
        case Unit.DAY:
            names = (f"{_DAYS[day.weekday()]}, {month} {day.day}", f"{month} {day.day}")
        case _:
            names = (f"{month} {day.day}", str(day.day))
    year_begins = day.month == 1 and day.day <= (7 if unit is Unit.WEEK else 1)
    return (f"{names[0]}, {year}", *names) if with_year or year_begins else names


def _minor_label(unit: Unit, axis: Axis, minute: int, day: date) -> str:
    match unit:
        case Unit.HOUR | Unit.QUARTER_DAY:
            hour = datetime.fromtimestamp(minute * 60, axis.zone).hour
            return f"{hour % 12 or 12} {'AM' if hour < 12 else 'PM'}"
        case Unit.DAY | Unit.WEEK:
            return str(day.day)
        case Unit.MONTH:
            return _MONTHS[day.month - 1]
        case _:
            return ""


def unit_starts(axis: Axis, unit: Unit) -> list[tuple[int, date]]:
    """Minutes at which units begin, from the one under way at the left edge to the right edge."""
    start, end = day_at(axis.first, axis.zone), day_at(axis.last, axis.zone)
    if unit in {Unit.HOUR, Unit.QUARTER_DAY}:
        return _hours(start, end, axis.zone, 1 if unit is Unit.HOUR else 6)
    return [(midnight(day, axis.zone), day) for day in _days(unit, start, end)]


def edges(unit: Unit, first: int, last: int, zone: ZoneInfo) -> tuple[int, ...]:
    """Minutes at which the units of some years begin, and at which the last one ends."""
    days = _days(unit, date(first, 1, 1), date(last + 1, 1, 8))
    return tuple(midnight(day, zone) for day in days)


def _hours(start: date, end: date, zone: ZoneInfo, step: int) -> list[tuple[int, date]]:
    found: dict[int, date] = {}  # an hour that a change of clocks skips is the next one
    for day in _days(Unit.DAY, start, end):
        for hour in range(0, 24, step):
            moment = datetime(day.year, day.month, day.day, hour, tzinfo=zone)
            found.setdefault(int(moment.timestamp()) // 60, day)
    return list(found.items())


def _days(unit: Unit, start: date, end: date) -> Iterator[date]:
    """First days of the units that touch a span of days."""
    if unit in {Unit.DAY, Unit.WEEK}:
        day = start - timedelta(days=start.weekday() if unit is Unit.WEEK else 0)
        while day <= end:
            yield day
            day += timedelta(days=7 if unit is Unit.WEEK else 1)
        return
    step = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}[unit]
    months = start.year * 12 + (start.month - 1) // step * step
    while (day := date(months // 12, months % 12 + 1, 1)) <= end:
        yield day
        months += step
