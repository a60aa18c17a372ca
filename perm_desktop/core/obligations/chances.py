"""The meetings of one type for one state, by what became of them for that state."""

from collections.abc import Sequence
from dataclasses import dataclass

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.vocabulary import Mark, MeetingStatus

_HELD, _CANCELLED = MeetingStatus.HELD.value, MeetingStatus.CANCELLED.value
_DRAFT = MeetingStatus.DRAFT.value


@dataclass(frozen=True, slots=True)
class Chances:
    """One state's meetings of one type, each list in the order of time."""

    attended: tuple[MeetingRow, ...] = ()
    partly: tuple[MeetingRow, ...] = ()
    missed: tuple[MeetingRow, ...] = ()  # held, and the state was absent or excused
    unrecorded: tuple[MeetingRow, ...] = ()  # held, and nothing is marked for the state
    not_required: tuple[MeetingRow, ...] = ()
    open: tuple[MeetingRow, ...] = ()  # over, and nobody said whether it was held
    coming: tuple[MeetingRow, ...] = ()  # scheduled for later
    drafts: tuple[MeetingRow, ...] = ()  # for later, and not announced
    cancelled: tuple[MeetingRow, ...] = ()

    @property
    def held(self) -> int:
        """How many were held."""
        return sum(map(len, (self.attended, self.partly, self.missed, self.unrecorded)))


_CAME = (Mark.ATTENDED, Mark.PARTIAL)
_BY_MARK = {
    Mark.ATTENDED: "attended",
    Mark.PARTIAL: "partly",
    Mark.ABSENT: "missed",
    Mark.EXCUSED: "missed",
    Mark.NOT_REQUIRED: "not_required",
    Mark.NOT_RECORDED: "unrecorded",
}


def sort(facts: CycleFacts, rows: Sequence[MeetingRow], state: str, as_of: AsOf) -> Chances:
    """Sort a state's meetings. One that lies after the day looked at is still to come."""
    found: dict[str, list[MeetingRow]] = {}
    for row in rows:
        found.setdefault(_became(facts, row, state, as_of), []).append(row)
    return Chances(**{name: tuple(members) for name, members in found.items()})


def _became(facts: CycleFacts, row: MeetingRow, state: str, as_of: AsOf) -> str:
    if row.status == _CANCELLED:
        return "cancelled"
    if row.utc > as_of.now:
        return "drafts" if row.status == _DRAFT else "coming"
    roll_up = facts.presence.get((row.id, state))
    # who came is recorded: then it was held, though nobody said so
    if row.status != _HELD and (roll_up is None or roll_up.mark not in _CAME):
        return "open" if row.utc + row.minutes <= as_of.now else "coming"
    return "unrecorded" if roll_up is None else _BY_MARK[roll_up.mark]


def day_of(row: MeetingRow) -> str:
    """ "Tue, Apr 14, 2026"."""
    day = row.start.date()
    return f"{clock.weekday(day)}, {day.year}"


def on(row: MeetingRow) -> str:
    """ "session 2 on Tue, Apr 14, 2026", or only the day where there are no sessions."""
    return f"session {row.session} on {day_of(row)}" if row.session else f"on {day_of(row)}"


def ids(*groups: Sequence[MeetingRow]) -> tuple[int, ...]:
    """Return the ids of several lists, in order."""
    return tuple(row.id for group in groups for row in group)
