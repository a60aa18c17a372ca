"""Moves over the timeline by keys: mark to mark along a row, or to the nearest in the next row."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from perm_desktop.core.timeline.lanes import Index
from perm_desktop.core.timeline.marks import Run
from perm_desktop.core.timeline.rows import Rows, meetings_of


class Cursor(NamedTuple):
    """Where the keys are: a row, and the mark in it unless the row has none."""

    lane: int
    part: int  # -1: the lane itself
    ident: int | None


def cursor_at(index: Index, rows: Rows, ident: int) -> Cursor | None:
    """Return the cursor on a meeting, in the row that shows it."""
    home = index.home(ident)
    if home is None:
        return None
    row = rows.items[rows.number(*home)]
    return Cursor(row.lane, row.part, ident)


def entry(index: Index, rows: Rows, minute: float) -> Cursor | None:
    """Return where the keys begin: the mark nearest to ``minute`` in the first row that has one."""
    for row in rows.items:
        ident = _nearest(meetings_of(index, row), minute)
        if ident is not None:
            return Cursor(row.lane, row.part, ident)
    return None


def along(index: Index, rows: Rows, cursor: Cursor, step: int) -> Cursor:
    """Return the next (1) or previous (-1) mark of the row; at its end the cursor stays."""
    run = meetings_of(index, rows.items[rows.number(cursor.lane, cursor.part)])
    position = _position(index, run, cursor.ident)
    if position is None or not 0 <= position + step < len(run.rows):
        return cursor
    return cursor._replace(ident=run.rows[position + step].id)


def across(index: Index, rows: Rows, cursor: Cursor, step: int, minute: float) -> Cursor:
    """Return the mark nearest in time in the next (1) or previous (-1) row.

    ``minute`` is the time to keep to where the cursor is on no mark.
    """
    number = rows.number(cursor.lane, cursor.part) + step
    if not 0 <= number < len(rows.items):
        return cursor
    row = rows.items[number]
    meeting = index.meetings.get(cursor.ident) if cursor.ident is not None else None
    wanted = minute if meeting is None else meeting.utc
    return Cursor(row.lane, row.part, _nearest(meetings_of(index, row), wanted))


def _position(index: Index, run: Run, ident: int | None) -> int | None:
    meeting = index.meetings.get(ident) if ident is not None else None
    if meeting is None:
        return None
    same = range(bisect_left(run.starts, meeting.utc), bisect_right(run.starts, meeting.utc))
    return next((at for at in same if run.rows[at].id == ident), None)


def _nearest(run: Run, minute: float) -> int | None:
    at = bisect_left(run.starts, minute)
    around = range(max(at - 1, 0), min(at + 1, len(run.starts)))
    nearest = min(around, key=lambda number: abs(run.starts[number] - minute), default=None)
    return None if nearest is None else run.rows[nearest].id
