"""What states missed and have no other meeting for: nothing is left, or nothing is planned."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.owings import Owing, owings
from perm_desktop.core.people.attendance_figures import Scope
from perm_desktop.core.vocabulary import CadenceKind, Mark

# Of several sessions one that has no date yet may be planned: until it is late, it is left.
_LATE = (Status.OVERDUE, Status.DUE)
_NOTHING_LEFT = MappingProxyType(
    {
        CadenceKind.ONCE_PER_CYCLE: _LATE,
        CadenceKind.ONCE_PER_STATE: _LATE,
        CadenceKind.IF_NEEDED: _LATE,
        CadenceKind.N_OF_M: (Status.OVERDUE,),
    }
)
_MISSED = (Mark.ABSENT, Mark.EXCUSED)


class Missed(NamedTuple):
    """What a state owes, the meetings of it that it missed, and that no other is left."""

    owing: Owing
    rows: tuple[MeetingRow, ...]  # those missed, in the order of time

    @property
    def why(self) -> str:
        """The sentence of its status."""
        return self.owing.owed.verdict.why


def missed(known: Coverage, scope: Scope) -> list[Missed]:
    """Return what was missed for good unless somebody plans anew, by state and type.

    Coverage says when that is so: of several sessions none is left, of a meeting that is held once
    no other is scheduled. A meeting that nobody closed may have been attended, so it is no miss.
    """
    rows = known.rows_by_id()
    states = frozenset(scope.codes(known))
    found = [
        Missed(each, tuple(own))
        for each in owings([known], states)
        if each.status in _NOTHING_LEFT.get(each.owed.kind, ())
        if (own := list(_missed(each, rows)))
        if any(map(scope.holds, own))
    ]
    return sorted(found, key=lambda each: each.owing.name)


def _missed(each: Owing, rows: dict[int, MeetingRow]) -> Iterator[MeetingRow]:
    presence = each.judged.facts.presence
    for ident in each.owed.verdict.evidence:
        told = presence.get((ident, each.state))
        if told is not None and told.mark in _MISSED:
            yield rows[ident]
