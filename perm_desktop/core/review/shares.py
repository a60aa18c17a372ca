"""What bars show of a tally: few parts that can be told apart without color."""

from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.obligations.status import Status
from perm_desktop.core.review.figures import Tally


class Share(StrEnum):
    """A part of what is owed."""

    DONE = "done"
    PARTLY = "partly"
    AHEAD = "ahead"
    UNRECORDED = "unrecorded"
    UNDECIDED = "undecided"
    LATE = "late"


STATUSES = MappingProxyType(
    {
        Share.DONE: (Status.SATISFIED,),
        Share.PARTLY: (Status.PARTLY,),
        Share.AHEAD: (Status.SCHEDULED, Status.NOT_YET_DUE, Status.SUSPENDED),
        Share.UNRECORDED: (Status.NOT_RECORDED,),
        Share.UNDECIDED: (Status.UNDECIDED,),
        Share.LATE: (Status.DUE, Status.OVERDUE),
    }
)
WORDS = MappingProxyType(
    {
        Share.DONE: "Satisfied",
        Share.PARTLY: "Partly",
        Share.AHEAD: "Ahead or suspended",
        Share.UNRECORDED: "Not recorded",
        Share.UNDECIDED: "Undecided",
        Share.LATE: "Due or overdue",
    }
)


class BarPart(NamedTuple):
    """A part of a bar: what it stands for, and how many."""

    share: Share
    number: int


def parts(tally: Tally) -> tuple[BarPart, ...]:
    """Return the parts that are not empty; together they are all that is owed."""
    counted = (BarPart(share, tally.count(*of)) for share, of in STATUSES.items())
    return tuple(part for part in counted if part.number)


def words(tally: Tally) -> str:
    """ "219 satisfied, 34 partly, 107 due or overdue, of 360 owed"."""
    if not tally.owed:
        return "nothing owed"
    told = [f"{part.number:,} {WORDS[part.share].lower()}" for part in parts(tally)]
    return f"{', '.join(told)}, of {tally.owed:,} owed"
