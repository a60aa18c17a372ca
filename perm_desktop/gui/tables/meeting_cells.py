"""The cells of meetings in a file, which has room for what a list shortens, and lasts."""

from collections.abc import Sequence
from datetime import datetime

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.table_sheet import Cell, Column, Kind, Line, Value
from perm_desktop.gui.meetings.columns import SPECS, Context
from perm_desktop.gui.meetings.columns import Column as Shown

_KINDS = {
    Shown.WHEN: Kind.MOMENT,
    Shown.DAYS: Kind.NUMBER,
    Shown.LENGTH: Kind.NUMBER,
    Shown.YEAR: Kind.NUMBER,
    Shown.NUMBER: Kind.NUMBER,
}


def column(shown: Shown) -> Column:
    """Return a column of the list as a file has it."""
    return Column(SPECS[shown].head, _KINDS.get(shown, Kind.TEXT))


def line(row: MeetingRow, columns: Sequence[Shown], context: Context) -> Line:
    """Return the line of a meeting."""
    return Line(tuple(cell(row, shown, context) for shown in columns))


def cell(row: MeetingRow, shown: Shown, context: Context) -> Cell:
    """Return what a file says of a meeting in one column."""
    spec = SPECS[shown]
    look = spec.look(row, context) if spec.look is not None else None
    text = _whole(row, shown, context) or spec.text(row, context)
    return Cell(text, _value(row, shown, text), look)


def _whole(row: MeetingRow, shown: Shown, context: Context) -> str:
    """What a list leaves away: the year of a day, the names behind a number."""
    match shown:
        case Shown.WHEN:
            start = row.start
            return f"{clock.weekday(start)}, {start.year} · {clock.clock(start)}"
        case Shown.STATE if len(row.state_codes) != context.cycle_size:
            return ", ".join(row.state_codes)
        case Shown.HOST:
            return ", ".join(row.host_codes)
        case _:
            return ""


def _value(row: MeetingRow, shown: Shown, text: str) -> Value | None:
    match shown:
        case Shown.WHEN:
            return datetime.fromisoformat(row.starts)
        case Shown.DAYS if text[-1:].isdigit():
            return int(text.replace("−", "-").replace(",", ""))
        case Shown.LENGTH:
            return row.minutes
        case Shown.YEAR:
            return row.year
        case Shown.NUMBER:
            return row.number
        case _:
            return None
