"""A quarter: its three months at a glance on one page, then every meeting month by month."""

from collections.abc import Iterator, Sequence

from perm_desktop.core import clock
from perm_desktop.core.calendar_pages import each_day, month_name, month_spans, weeks
from perm_desktop.core.cycles import DateSpan
from perm_desktop.reports.calendar_parts import legend
from perm_desktop.reports.calendar_sheet import CalendarDay, CalendarSheet
from perm_desktop.reports.calendar_tables import how_many, month_tables
from perm_desktop.reports.kit.blocks import Block
from perm_desktop.reports.kit.drawing import Drawing
from perm_desktop.reports.kit.paper import (
    BLACK,
    BLUE,
    GRAY,
    LANDSCAPE,
    NAVY,
    Ink,
    TextStyle,
    Weight,
    ink,
)
from perm_desktop.reports.sketch import CAPTION, CAPTION_STRONG, EDGE, POINT, Sketch, fitting
from perm_desktop.reports.timeline_inks import RULE_INK

_GUTTER = 34.0  # pixels between months
_DAY_HEIGHT = 31.0
_NUMBER_DOWN, _COUNT_DOWN = 9.0, 21.0  # the number of a day stands above its count
_LETTERS = ("M", "T", "W", "T", "F", "S", "S")
_MOST_NAMED = 9  # meetings named under a month
_LINE = 14.0
_NAME = TextStyle(Weight.BOLD, 11, 14, NAVY)
_COUNT = TextStyle(Weight.SEMIBOLD, 9.5, 12, BLACK)
_TINTS = tuple(map(ink, ("f1f6fb", "e1edf8", "c9dff2")))  # of a quiet, an ordinary, a busy day
_WEEKEND = 5


def blocks(sheet: CalendarSheet) -> Iterator[Block]:
    """The legend, the months at a glance, the tables."""
    yield overview(sheet)
    yield from legend(sheet.lines())
    yield from month_tables(sheet)


def overview(sheet: CalendarSheet) -> Drawing:
    """Three months beside each other: how many meetings on each day, and what stands out."""
    sketch = Sketch()
    months = list(month_spans(sheet.span))
    room = LANDSCAPE.text_width / POINT
    width = (room - _GUTTER * (len(months) - 1)) / len(months)
    busiest = max(map(_count, sheet.days), default=0)
    heights: list[float] = []
    for number, month in enumerate(months):
        days = [day for day in sheet.days if day.day in month]
        painter = _Month(sketch, number * (width + _GUTTER), width, busiest)
        heights.append(painter.draw(month, days))
    return sketch.drawing(max(heights), _alt(sheet, months))


class _Month:
    """Draws one month."""

    def __init__(self, sketch: Sketch, left: float, width: float, busiest: int) -> None:
        self._sketch, self._left, self._width, self._busiest = sketch, left, width, busiest
        self._step = width / 7

    def draw(self, month: DateSpan, days: Sequence[CalendarDay]) -> float:
        """Name, days, and what stands out; returns the height."""
        total = sum(map(_count, days))
        self._sketch.text(month_name(month.starts), _NAME, self._left, 22)
        said = how_many(total)
        right = self._left + self._width - self._sketch.width(said, CAPTION)
        self._sketch.text(said, CAPTION, right, 22)
        for number, letter in enumerate(_LETTERS):
            self._sketch.text(letter, CAPTION_STRONG, self._left + number * self._step + 3, 42)
        top = 51.0
        self._rule(top, EDGE)
        by_day = {day.day: day for day in days}
        for week in weeks(month):
            for number, day in enumerate(each_day(week)):
                if day in by_day:
                    self._day(by_day[day], self._left + number * self._step, top)
            top += _DAY_HEIGHT
            self._rule(top, RULE_INK)
        return self._besides(days, top + 16)

    def _rule(self, top: float, color: Ink) -> None:
        self._sketch.line((self._left, top), (self._left + self._width, top), color, 0.8)

    def _day(self, day: CalendarDay, left: float, top: float) -> None:
        count = _count(day)
        if count:
            share = count / max(self._busiest, 1)
            tint = _TINTS[min(int(share * len(_TINTS)), len(_TINTS) - 1)]
            self._sketch.box(left + 1, top + 1.5, self._step - 2, _DAY_HEIGHT - 3, tint)
            said = str(count)
            end = left + self._step - 5 - self._sketch.width(said, _COUNT)
            self._sketch.text(said, _COUNT, end, top + _COUNT_DOWN)
        if day.holiday:
            size = 3.0
            self._sketch.box(left + 3, top + _DAY_HEIGHT - 6, 10, size, BLUE)
        self._sketch.text(str(day.day.day), CAPTION, left + 3, top + _NUMBER_DOWN, GRAY)

    def _besides(self, days: Sequence[CalendarDay], top: float) -> float:
        """What stands out of the check-ins, a line each; returns where they end."""
        named = list(_named(days))
        for when, words in named[:_MOST_NAMED]:
            self._sketch.text(when, CAPTION_STRONG, self._left, top)
            left = self._left + 46
            text = fitting(words, CAPTION, self._width - 46)
            self._sketch.text(text, CAPTION, left, top)
            top += _LINE
        if len(named) > _MOST_NAMED:
            more = f"and {len(named) - _MOST_NAMED:,} more: see the tables"
            self._sketch.text(more, CAPTION, self._left + 46, top)
            top += _LINE
        return top


def _named(days: Sequence[CalendarDay]) -> Iterator[tuple[str, str]]:
    """Holidays, joint meetings and those of no series: the day, and what is on it."""
    for day in days:
        when = clock.weekday(day.day).partition(", ")[2]
        if day.holiday:
            yield when, f"{day.holiday}, federal holiday"
        for line in day.lines:
            if line.joint or not line.recurring:
                yield when, ", ".join(filter(None, (line.title, line.states)))


def _count(day: CalendarDay) -> int:
    return len(day.lines)


def _alt(sheet: CalendarSheet, months: Sequence[DateSpan]) -> str:
    said: list[str] = []
    for month in months:
        days = [day for day in sheet.days if day.day in month]
        total = sum(map(_count, days))
        busiest = max(days, key=_count)
        most = f", most on {clock.weekday(busiest.day)} ({_count(busiest)})" if total else ""
        said.append(f"{month_name(month.starts)}: {how_many(total)}{most}")
    return (
        f"Three months at a glance. {'; '.join(said)}. The tables that follow name every meeting."
    )
