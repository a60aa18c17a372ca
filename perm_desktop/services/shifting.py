"""Move many meetings at once: tried first, then made as one step to undo."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from perm_desktop.core import clock
from perm_desktop.core.backup_names import Reason
from perm_desktop.core.clashes import Clash
from perm_desktop.core.errors import UserError
from perm_desktop.core.holidays import federal_holidays, next_business_day
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services import backups, clashes
from perm_desktop.store import meetings
from perm_desktop.store.catalog import Catalog

_MOVABLE = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)
_FARTHEST = 3660  # days


@dataclass(frozen=True, slots=True)
class Move:
    """A meeting and where it would start."""

    row: MeetingRow
    starts: str  # wall time in the meeting's zone


@dataclass(frozen=True, slots=True)
class Shift:
    """What a bulk move would do."""

    moves: list[Move]
    left_alone: list[tuple[MeetingRow, str]]  # and why
    off_days: list[tuple[Move, str]]  # lands on a weekend or a holiday
    clashes: list[Clash]


def preview(
    catalog: Catalog,
    rows: Sequence[MeetingRow],
    days: int,
    *,
    weekday: int | None = None,
    business: bool = False,
) -> Shift:
    """Return what moving would do: by calendar days, then to a weekday of that week.

    ``business`` goes on from a weekend or holiday to the next business day. Held and cancelled
    meetings stay where they are. Raises UserError for a distance that makes no sense.
    """
    if not -_FARTHEST <= days <= _FARTHEST:
        raise UserError(f"Meetings cannot be moved by {days:,} days.", f"Use up to {_FARTHEST:,}.")
    moves: list[Move] = []
    left: list[tuple[MeetingRow, str]] = []
    for row in rows:
        if row.status not in _MOVABLE:
            left.append((row, f"it is {row.status}"))
            continue
        day = _target(date.fromisoformat(row.starts[:10]), days, weekday, business)
        moves.append(Move(row, f"{day.isoformat()}{row.starts[10:]}"))
    off = [(move, why) for move in moves if (why := _off_day(move))]
    return Shift(moves, left, off, _clashes(catalog, moves))


def commit(catalog: Catalog, shift: Shift) -> int:
    """Make the moves as one step; returns how many meetings moved."""
    if not shift.moves:
        return 0
    count = len(shift.moves)
    backups.before(catalog, Reason.MOVING, count)
    with catalog.edit(f"Move {count:,} meeting{'' if count == 1 else 's'}") as edit:
        for move in shift.moves:
            utc = clock.utc_minutes(move.starts, move.row.zone)
            meetings.update(edit, move.row.id, {"starts": move.starts, "utc": utc})
    return count


def _target(day: date, days: int, weekday: int | None, business: bool) -> date:
    day += timedelta(days=days)
    if weekday is not None:
        day += timedelta(days=weekday - day.weekday())
    return next_business_day(day) if business else day


def _off_day(move: Move) -> str:
    day = date.fromisoformat(move.starts[:10])
    if day.weekday() >= 5:
        return "weekend"
    return federal_holidays(day.year).get(day, "")


def _clashes(catalog: Catalog, moves: Sequence[Move]) -> list[Clash]:
    moved = {
        move.row.id: move.row._replace(
            starts=move.starts, utc=clock.utc_minutes(move.starts, move.row.zone)
        )
        for move in moves
    }
    rows = [moved.get(row.id, row) for row in meetings.rows(catalog.connection)]
    return clashes.of_rows(catalog, rows, moved)
