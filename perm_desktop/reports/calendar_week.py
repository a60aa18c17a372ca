"""A week day by day: a heading and a table for each day."""

from collections.abc import Iterator

from perm_desktop.core import clock
from perm_desktop.reports.calendar_parts import (
    CELL,
    CELL_STRONG,
    cell,
    legend,
    states,
    what,
)
from perm_desktop.reports.calendar_sheet import CalendarDay, CalendarLine, CalendarSheet
from perm_desktop.reports.kit.blocks import Block, Heading, Paragraph
from perm_desktop.reports.kit.paper import NOTE
from perm_desktop.reports.kit.table import Cell, Column, Table
from perm_desktop.reports.kit.text import Printable, one_line
from perm_desktop.reports.statuses import status

_SATURDAY = 5
_COLUMNS = (
    Column(Printable("Time"), 106, row_header=True),
    Column(Printable("Meeting"), 0),
    Column(Printable("States"), 92),
    Column(Printable("Hosts"), 72),
    Column(Printable("Status"), 76, signed=True),
)


def blocks(sheet: CalendarSheet) -> Iterator[Block]:
    """The legend, then the days; a quiet weekend is one sentence."""
    yield from legend(sheet.lines())
    for day in sheet.days:
        if day.lines or day.day.weekday() < _SATURDAY:
            yield from _day(day)
    if not any(day.lines for day in sheet.days[_SATURDAY:]):
        yield Heading(Printable("Weekend"))
        yield Paragraph(Printable("No meetings."), NOTE)


def _day(day: CalendarDay) -> Iterator[Block]:
    weekday, date, _ = clock.long_weekday(day.day).split(", ")
    name = f"{weekday}, {date}"
    holiday = f" · {day.holiday}, federal holiday" if day.holiday else ""
    yield Heading(one_line(f"{name}{holiday}"))
    if not day.lines:
        yield Paragraph(Printable("No meetings."), NOTE)
        return
    goes_on = Printable(f"{name}, continued")
    yield Table(_COLUMNS, tuple(map(_row, day.lines)), goes_on=goes_on)


def _row(line: CalendarLine) -> tuple[Cell, ...]:
    return (
        cell(line.lasts, CELL_STRONG),
        what(line),
        states(line),
        cell(line.hosts),
        status(line.look, CELL),
    )
