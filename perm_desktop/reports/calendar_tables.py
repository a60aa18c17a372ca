"""Meetings as a table for each month, the months by their names in the outline."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.calendar_pages import month_name, month_spans
from perm_desktop.core.counting import counted
from perm_desktop.core.symbols import Look
from perm_desktop.reports.calendar_parts import (
    CELL,
    CELL_STRONG,
    cell,
    states,
    what,
)
from perm_desktop.reports.calendar_sheet import CalendarDay, CalendarLine, CalendarSheet
from perm_desktop.reports.kit.around import Kept
from perm_desktop.reports.kit.blocks import Block, Heading, Paragraph
from perm_desktop.reports.kit.paper import GRAY, LANDSCAPE, NOTE, Align
from perm_desktop.reports.kit.table import Cell, Column, Table
from perm_desktop.reports.kit.text import Printable, one_line
from perm_desktop.reports.statuses import status

_GUTTER = 10.0  # points between columns
_COUNT_WIDTH = 72.0
_SAME_DAY = replace(CELL, ink=GRAY)
_COLUMNS = (
    Column(Printable("Day"), 58, row_header=True),
    Column(Printable("Time"), 100),
    Column(Printable("Meeting"), 0),
    Column(Printable("States"), 170),
    Column(Printable("Hosts"), 84),
    Column(Printable("Status"), 98, signed=True),
)


def month_tables(sheet: CalendarSheet, *, parted: bool = True) -> Iterator[Block]:
    """A heading and a table for each month; holidays are said under the heading.

    Hairlines part the days.
    """
    for month in month_spans(sheet.span):
        days = [day for day in sheet.days if day.day in month]
        lines = [line for day in days for line in day.lines]
        name = month_name(month.starts)
        yield Heading(Printable(f"{name}, {how_many(len(lines))}"))
        if holidays := _holidays(days):
            said = Paragraph(one_line(holidays), NOTE)
            yield Kept(said) if lines else said
        if lines:
            yield table(lines, f"{name}, continued", date.isoformat if parted else month_name)


def table(
    lines: Sequence[CalendarLine], goes_on: str, part: Callable[[date], str], *, years: bool = False
) -> Table:
    """Meetings, a row each; hairlines stand between ``part``s, and days may have their years."""
    before = (None, *(line.day for line in lines[:-1]))
    pairs = list(zip(lines, before, strict=True))
    rows = tuple(_row(line, day, with_year=years) for line, day in pairs)
    parted = (nth for nth, (line, day) in enumerate(pairs) if day and part(day) != part(line.day))
    columns = (_COLUMNS[0]._replace(width=94), *_COLUMNS[1:]) if years else _COLUMNS
    return Table(columns, rows, ruled=False, goes_on=one_line(goes_on), parted=frozenset(parted))


def _row(line: CalendarLine, before: date | None, *, with_year: bool) -> tuple[Cell, ...]:
    day = clock.weekday(line.day)
    said = f"{day}, {line.day.year}" if with_year else day
    return (
        cell(said, _SAME_DAY if line.day == before else CELL_STRONG),
        cell(line.lasts),
        what(line),
        states(line),
        cell(line.hosts),
        status(line.look, CELL),
    )


def how_many(count: int) -> str:
    """ "no meetings", "1 meeting", "1,550 meetings"."""
    return counted(count) if count else "no meetings"


def count_columns(looks: Sequence[Look], others: Sequence[float]) -> tuple[Column, ...]:
    """A column of numbers for each status, as wide as the ``others`` leave room for."""
    gutters = _GUTTER * (len(looks) + len(others) - 1)
    room = (LANDSCAPE.text_width - gutters - sum(others)) / max(len(looks), 1)
    width = min(room, _COUNT_WIDTH)
    return tuple(Column(Printable(look.word), width, Align.RIGHT) for look in looks)


def too_many(count: int) -> str:
    """Why the meetings are not named one by one, and what names them."""
    return f"{counted(count)} are too many to be named here; the meeting list does."


def _holidays(days: Iterable[CalendarDay]) -> str:
    found = [f"{clock.weekday(day.day)}, {day.holiday}" for day in days if day.holiday]
    if not found:
        return ""
    return f"Federal holiday{'s' if len(found) > 1 else ''}: {'; '.join(found)}."
