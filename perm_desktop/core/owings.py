"""What states owe, each with its cycle and type, as lists and answers read it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.vocabulary import CadenceKind, MeetingStatus


class Owing(NamedTuple):
    """An obligation with the cycle and the type it belongs to."""

    judged: Coverage
    kind: MeetingType
    owed: Obligation

    @property
    def year(self) -> int:
        """Reporting year."""
        return self.judged.facts.cycle.year

    @property
    def state(self) -> str:
        """Code of the state."""
        return self.owed.state

    @property
    def status(self) -> Status:
        """What became of it."""
        return self.owed.status

    @property
    def name(self) -> str:
        """Name of the state."""
        return self.judged.names[self.owed.state]

    @property
    def is_reconciliation(self) -> bool:
        """Whether it is about 64/21 differences, which are told by program."""
        return is_reconciliation(self.kind)


def owings(
    found: Sequence[Coverage],
    states: Collection[str] = (),
    wanted: Callable[[Obligation], bool] | None = None,
) -> Iterator[Owing]:
    """Yield what is owed in some cycles by some states, or what of it is wanted.

    No states stand for all.
    """
    for judged in found:
        kinds = {kind.key: kind for kind in judged.facts.types}
        for owed in judged.obligations:
            if (not states or owed.state in states) and (wanted is None or wanted(owed)):
                yield Owing(judged, kinds[owed.type], owed)


def is_reconciliation(kind: MeetingType) -> bool:
    """Whether 64/21 differences trigger a type."""
    details = kind.cadence.details
    return kind.cadence.kind is CadenceKind.TRIGGERED and details.get("trigger") != "data-delay"


def is_coming(row: MeetingRow, judged: Coverage) -> bool:
    """Whether a meeting is to come at the moment looked at, whatever became of it later."""
    never = (MeetingStatus.DRAFT, MeetingStatus.CANCELLED)
    return row.utc > judged.as_of.now and row.status not in never
