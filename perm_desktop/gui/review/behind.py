"""The list behind a figure: obligations, meetings, or exceptions."""

from collections.abc import Iterable
from dataclasses import dataclass

from perm_desktop.core.obligations.status import Status
from perm_desktop.core.review.figures import Exceptional, Ids, Pair, Tally
from perm_desktop.core.symbols import obligation_look


@dataclass(frozen=True, slots=True)
class Behind:
    """What a figure was counted from; only one of the lists has something in it."""

    title: str  # "Pre-cycle: overdue"
    of: str  # what it is a part of: "16 of 234 owed"
    pairs: tuple[Pair, ...] = ()
    meetings: Ids = ()
    exceptions: tuple[Exceptional, ...] = ()

    @property
    def count(self) -> int:
        """How long the list is."""
        return len(self.pairs) + len(self.meetings) + len(self.exceptions)


def of_tally(tally: Tally, statuses: Iterable[Status]) -> Behind:
    """Return the obligations of a tally that have one of some statuses."""
    wanted = tuple(statuses)
    pairs = tally.behind(wanted)
    word = obligation_look(wanted[0].value).word.lower() if len(wanted) == 1 else "owed"
    whole = f"{tally.owed:,} owed" if tally.owed else f"{tally.total:,}"
    return Behind(f"{tally.title}: {word}", f"{len(pairs):,} of {whole}", pairs)


def of_meetings(title: str, ids: Ids, whole: int | None = None, noun: str = "") -> Behind:
    """Return meetings, perhaps as a part of others."""
    count = f"{len(ids):,}" if whole is None else f"{len(ids):,} of {whole:,}"
    return Behind(title, f"{count} {noun}".strip(), meetings=ids)
