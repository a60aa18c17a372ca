"""Do one thing to many meetings: tried first, then done as one step to undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from perm_desktop.core.backup_names import Reason
from perm_desktop.core.errors import UserError
from perm_desktop.core.listing.groups import is_open
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services import backups
from perm_desktop.services import meetings as meeting_services
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store import meetings
from perm_desktop.store.catalog import Catalog


class Act(StrEnum):
    """What can be done to many meetings."""

    CANCEL = "cancel"
    HOLD = "hold"
    SCHEDULE = "schedule"  # held or cancelled ones again
    PLACE = "place"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Bulk:
    """What an act would do."""

    act: Act
    text: str  # the reason, or the place
    rows: tuple[MeetingRow, ...]  # that would change
    left_alone: tuple[tuple[MeetingRow, str], ...]  # and why
    warning: str = ""  # something to know before


def preview(catalog: Catalog, act: Act, rows: Sequence[MeetingRow], text: str = "") -> Bulk:
    """Return what an act would do to meetings, and what it would leave alone."""
    found, now = kept_line(text), int(catalog.now().timestamp()) // 60
    changed: list[MeetingRow] = []
    left: list[tuple[MeetingRow, str]] = []
    for row in rows:
        why = _RULES[act](row, found, now)
        if why:
            left.append((row, why))
        else:
            changed.append(row)
    return Bulk(act, found, tuple(changed), tuple(left), _warning(act, changed))


def commit(catalog: Catalog, bulk: Bulk) -> int:
    """Do it as one step; returns how many meetings changed. Raises UserError."""
    if not bulk.rows:
        return 0
    if bulk.act is Act.CANCEL and not bulk.text:
        raise UserError("Cancelling needs a reason.", "Say why; it is shown with the meetings.")
    if bulk.act is Act.DELETE:
        meeting_services.delete_meetings(catalog, [row.id for row in bulk.rows])
        return len(bulk.rows)
    changes = [(row.id, _values(bulk, row)) for row in bulk.rows]
    backups.before(catalog, Reason.CHANGES, len(changes))
    with catalog.edit(_label(bulk)) as edit:
        for ident, values in changes:
            meetings.update(edit, ident, values)
    return len(changes)


def _values(bulk: Bulk, row: MeetingRow) -> dict[str, Any]:
    match bulk.act:
        case Act.CANCEL:
            change = MeetingChange(status=MeetingStatus.CANCELLED, reason=bulk.text)
        case Act.HOLD:
            change = MeetingChange(status=MeetingStatus.HELD)
        case Act.SCHEDULE:
            change = MeetingChange(status=MeetingStatus.SCHEDULED)
        case _:
            change = MeetingChange(place=bulk.text)
    return meeting_services.changed_values(row, change)


def _label(bulk: Bulk) -> str:
    """The undo step."""
    which = meeting_services.describe_all(bulk.rows)
    match bulk.act:
        case Act.CANCEL:
            return f"Cancel {which}"
        case Act.HOLD:
            return f"Mark held: {which}"
        case Act.SCHEDULE:
            return f"Schedule again {which}"
        case _:
            return f"Set the place of {which}"


def _may_cancel(row: MeetingRow, _text: str, _now: int) -> str:
    return "" if is_open(row) else _settled(row)


def _may_hold(row: MeetingRow, _text: str, now: int) -> str:
    if not is_open(row):
        return _settled(row)
    return "it is still to come" if row.utc > now else ""


def _may_schedule(row: MeetingRow, _text: str, _now: int) -> str:
    return "it is scheduled already" if is_open(row) else ""


def _may_place(row: MeetingRow, text: str, _now: int) -> str:
    if row.status == MeetingStatus.CANCELLED:
        return "it is cancelled"
    return "the place is the same" if row.place == text else ""


def _may_delete(_row: MeetingRow, _text: str, _now: int) -> str:
    return ""


_RULES: dict[Act, Callable[[MeetingRow, str, int], str]] = {
    Act.CANCEL: _may_cancel,
    Act.HOLD: _may_hold,
    Act.SCHEDULE: _may_schedule,
    Act.PLACE: _may_place,
    Act.DELETE: _may_delete,
}


def _settled(row: MeetingRow) -> str:
    return "it is held already" if row.status == MeetingStatus.HELD else "it is cancelled already"


def _warning(act: Act, rows: Sequence[MeetingRow]) -> str:
    """What will be missing, or goes along."""
    if act is Act.HOLD:
        bare = sum(1 for row in rows if row.states and not row.marked_states)
        return f"{bare:,} of them {_have(bare)} no attendance recorded." if bare else ""
    if act is Act.DELETE:
        full = sum(1 for row in rows if row.agenda_items or row.marked_states or row.noted)
        what = "agenda, notes or attendance; it stays with them in the trash"
        return f"{full:,} of them {_have(full)} {what}." if full else ""
    return ""


def _have(count: int) -> str:
    return "has" if count == 1 else "have"
