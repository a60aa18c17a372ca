"""The meetings of one type for one state, by what became of them for that state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Self

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf, CycleFacts, Presence
from perm_desktop.core.vocabulary import Mark, MeetingStatus

# plain texts: an enumeration's own comparison would be half of the cost
_HELD, _CANCELLED = MeetingStatus.HELD.value, MeetingStatus.CANCELLED.value
_DRAFT = MeetingStatus.DRAFT.value


@dataclass(frozen=True, slots=True)
class Chances:
    """One state's meetings of one type, each list in the order of time."""

    attended: tuple[MeetingRow, ...] = ()
    partly: tuple[MeetingRow, ...] = ()
    absent: tuple[MeetingRow, ...] = ()
    excused: tuple[MeetingRow, ...] = ()
    unrecorded: tuple[MeetingRow, ...] = ()  # held, and the marks do not say whether it came
    not_required: tuple[MeetingRow, ...] = ()
    open: tuple[MeetingRow, ...] = ()  # over, and nobody said whether it was held
    coming: tuple[MeetingRow, ...] = ()  # scheduled for later
    drafts: tuple[MeetingRow, ...] = ()  # for later, and not announced
    cancelled: tuple[MeetingRow, ...] = ()
    whys: Mapping[int, str] = field(default_factory=dict[int, str])  # of marks, by meeting

    @property
    def held(self) -> int:
        """How many were held with the state or to be attended by it."""
        return len(self.attended) + len(self.partly) + len(self.missed) + len(self.unrecorded)

    @property
    def missed(self) -> tuple[MeetingRow, ...]:
        """Held, and the state was absent or excused."""
        return in_time(self.absent, self.excused)

    @property
    def all(self) -> tuple[MeetingRow, ...]:
        """Every one of them, whatever became of it."""
        return in_time(*(getattr(self, name) for name in _GROUPS))

    @property
    def took_place(self) -> tuple[MeetingRow, ...]:
        """All that were held, whatever became of them for the state."""
        return in_time(
            *(self.attended, self.partly, self.absent, self.excused),
            *(self.unrecorded, self.not_required),
        )

    def between(self, first: date, last: date | None) -> Self:
        """Return those of some days; without a last day, all from the first on."""
        starts, ends = first.isoformat(), last.isoformat() if last else "9999"

        def own(rows: Sequence[MeetingRow]) -> tuple[MeetingRow, ...]:
            return tuple(row for row in rows if starts <= row.starts[:10] <= ends)

        return replace(self, **{name: own(getattr(self, name)) for name in _GROUPS})


_GROUPS = tuple(each.name for each in fields(Chances) if each.name != "whys")
_CAME = (Mark.ATTENDED, Mark.PARTIAL)
_BY_MARK = {
    Mark.ATTENDED: "attended",
    Mark.PARTIAL: "partly",
    Mark.ABSENT: "absent",
    Mark.EXCUSED: "excused",
    Mark.NOT_REQUIRED: "not_required",
}


def sort(facts: CycleFacts, rows: Sequence[MeetingRow], state: str, as_of: AsOf) -> Chances:
    """Sort a state's meetings. One that lies after the day looked at is still to come.

    Who came, or did not, is recorded only of what took place: a mark outranks a meeting's status,
    and what somebody came to was held for the others too.
    """
    found: dict[str, list[MeetingRow]] = {}
    for row in rows:
        found.setdefault(_became(facts.presence, row, state, as_of.now), []).append(row)
    groups = {name: tuple(members) for name, members in found.items()}
    return Chances(**groups, whys=_whys(facts.presence, groups, state))


def settled_by_being_held(
    facts: CycleFacts, rows: Sequence[MeetingRow], state: str, as_of: AsOf
) -> Chances:
    """Sort meetings that the state itself is not expected at: nothing has to be marked for it."""
    found = sort(facts, rows, state, as_of)
    absent = in_time(found.missed, found.not_required)
    held = [row for row in absent if row.status == _HELD or _somebody_came(facts.presence, row)]
    return Chances(
        attended=in_time(found.attended, found.partly, found.unrecorded, held),
        open=in_time(found.open, [row for row in absent if row not in held]),
        coming=found.coming,
        drafts=found.drafts,
        cancelled=found.cancelled,
    )


def _became(presence: Presence, row: MeetingRow, state: str, now: int) -> str:
    if row.status == _CANCELLED:
        return "cancelled"
    if row.utc > now:
        return "drafts" if row.status == _DRAFT else "coming"
    roll_up = presence.get((row.id, state))
    mark = Mark.NOT_RECORDED if roll_up is None else roll_up.mark
    is_over = row.status == _HELD or row.utc + row.minutes <= now
    if mark is Mark.NOT_RECORDED or not (is_over or mark in _CAME):
        if row.status == _HELD or (is_over and _somebody_came(presence, row)):
            return "unrecorded"
        return "open" if is_over else "coming"
    return _BY_MARK[mark]


def _somebody_came(presence: Presence, row: MeetingRow) -> bool:
    """Whether any state is marked as present; that one cannot come is known before, too."""
    if not row.marked_states:
        return False
    rolled = (presence.get((row.id, code)) for code in row.state_codes)
    return any(each is not None and each.mark in _CAME for each in rolled)


def _whys(
    presence: Presence, groups: Mapping[str, Sequence[MeetingRow]], state: str
) -> dict[int, str]:
    """Why the marks of roles amount to a part or to nothing yet; a state's own mark says itself."""
    rows = (*groups.get("partly", ()), *groups.get("unrecorded", ()))
    rolled = ((row.id, presence.get((row.id, state))) for row in rows)
    return {number: found.why for number, found in rolled if found and not found.is_own}


def in_time(*groups: Sequence[MeetingRow]) -> tuple[MeetingRow, ...]:
    """Return several lists as one in the order of time."""
    filled = [group for group in groups if group]
    if len(filled) < 2:
        return tuple(filled[0]) if filled else ()
    return tuple(sorted((row for group in filled for row in group), key=_start))


def _start(row: MeetingRow) -> tuple[int, int]:
    return row.utc, row.number


def local_day(row: MeetingRow) -> date:
    """The day of a meeting on its own wall clock."""
    return date.fromisoformat(row.starts[:10])


def day_of(row: MeetingRow) -> str:
    """ "Tue, Apr 14, 2026"."""
    day = local_day(row)
    return f"{clock.weekday(day)}, {day.year}"


def on(row: MeetingRow) -> str:
    """ "session 2 on Tue, Apr 14, 2026", or only the day where there are no sessions."""
    return f"session {row.session} on {day_of(row)}" if row.session else f"on {day_of(row)}"


def the(row: MeetingRow) -> str:
    """ "session 2 on Tue, Apr 14, 2026", or "the meeting on Tue, Apr 14, 2026"."""
    return on(row) if row.session else f"the meeting {on(row)}"


def begin(sentence: str) -> str:
    """Return a sentence with a capital."""
    return sentence[:1].upper() + sentence[1:]


def ids(*groups: Sequence[MeetingRow]) -> tuple[int, ...]:
    """Return the ids of several lists, in order."""
    return tuple(row.id for group in groups for row in group)
