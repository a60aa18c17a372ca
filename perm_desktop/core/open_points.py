"""What earlier meetings left open: the boxes of their notes that nobody has checked since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow, Note
from perm_desktop.core.note_markup import Kind, parsed

MOST = 20  # shown at a time; more are counted
_BOXES = (Kind.OPEN, Kind.DONE)


class OpenPoint(NamedTuple):
    """A box of a note, and where it was written."""

    text: str
    state: str  # code; empty where it concerns all who were invited
    meeting: MeetingRow
    is_done: bool = False


def is_earlier(row: MeetingRow, other: MeetingRow) -> bool:
    """Return whether another meeting is one that this one goes on with.

    That is one of its series, or one of its cycle with the same type, states and contents.
    """
    if (other.utc, other.number) >= (row.utc, row.number):
        return False
    if row.series is not None and other.series == row.series:
        return True
    return _kinship(other) == _kinship(row)


def boxes(row: MeetingRow, notes: Iterable[Note]) -> list[OpenPoint]:
    """Return the boxes of a meeting's notes in their order, each text of a state once.

    A text that is both open and checked is checked.
    """
    found: dict[tuple[str, str], OpenPoint] = {}
    for point in _boxes(row, notes):
        before = found.setdefault(_identity(point), point)
        if point.is_done and not before.is_done:
            found[_identity(point)] = before._replace(is_done=True)
    return list(found.values())


def left_open(
    row: MeetingRow, others: Iterable[MeetingRow], notes: Mapping[int, Sequence[Note]]
) -> list[OpenPoint]:
    """Return what the meetings before one left open, the latest meeting first.

    Of a point that was carried from note to note the last one tells whether it is open.
    """
    return _still_open(_earlier(row, others), notes)


def open_after(
    row: MeetingRow, others: Iterable[MeetingRow], notes: Mapping[int, Sequence[Note]]
) -> list[OpenPoint]:
    """Return what is open at a meeting's end: its own points, then what it found and left open."""
    return _still_open([row, *_earlier(row, others)], notes)


def _earlier(row: MeetingRow, others: Iterable[MeetingRow]) -> list[MeetingRow]:
    earlier = (other for other in others if is_earlier(row, other))
    return sorted(earlier, key=lambda other: (other.utc, other.number), reverse=True)


def _still_open(
    meetings: Iterable[MeetingRow], notes: Mapping[int, Sequence[Note]]
) -> list[OpenPoint]:
    latest: dict[tuple[str, str], OpenPoint] = {}
    for row in meetings:
        for point in boxes(row, notes.get(row.id, ())):
            latest.setdefault(_identity(point), point)
    return [point for point in latest.values() if not point.is_done]


def _boxes(row: MeetingRow, notes: Iterable[Note]) -> Iterator[OpenPoint]:
    for note in notes:
        state = note.state or (row.states if len(row.state_codes) == 1 else "")
        for line in map(parsed, note.text.splitlines()):
            if line.kind in _BOXES and line.text.strip():
                yield OpenPoint(line.text.strip(), state, row, line.kind is Kind.DONE)


def _identity(point: OpenPoint) -> tuple[str, str]:
    return point.state, " ".join(point.text.casefold().split())


def _kinship(row: MeetingRow) -> tuple[object, ...]:
    return row.year, row.type, row.states, row.variant
