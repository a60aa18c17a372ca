"""Who was in a call, as reports of it tell: names, addresses and times, not yet people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.people import names
from perm_desktop.core.people.stays import Stay


class UnknownColumnsError(UserError):
    """A table that is no report known; which of its columns is what may be said."""

    def __init__(self, sentence: str, next_step: str, heads: Sequence[str]) -> None:
        super().__init__(sentence, next_step)
        self.heads = tuple(heads)


class Attendee(NamedTuple):
    """A name in a report with all its times."""

    name: str
    emails: tuple[str, ...] = ()
    stays: tuple[Stay, ...] = ()

    @property
    def identity(self) -> tuple[str, str]:
        """What two lines of one attendee share."""
        return names.key(self.name) or self.name, self.email

    @property
    def email(self) -> str:
        """The first address, empty where none is told."""
        return self.emails[0] if self.emails else ""


class CallReport(NamedTuple):
    """What one file tells of a call."""

    layout: str  # "Teams attendance report"
    attendees: tuple[Attendee, ...]
    begins: datetime | None = None
    ends: datetime | None = None

    @property
    def times(self) -> list[datetime]:
        """All times of joining and leaving."""
        stays = (stay for attendee in self.attendees for stay in attendee.stays)
        return [time for stay in stays for time in (stay.joined, stay.left) if time is not None]


def merged(attendees: Iterable[Attendee]) -> tuple[Attendee, ...]:
    """Return one line for each attendee, in the order of the names."""
    found: dict[tuple[str, str], Attendee] = {}
    for each in attendees:
        known = found.get(each.identity)
        found[each.identity] = each if known is None else _together(known, each)
    return tuple(sorted(found.values(), key=lambda each: (names.folded(each.name), each.email)))


def of_one_call(reports: Sequence[CallReport]) -> tuple[Attendee, ...]:
    """Return the attendees of a call that has several reports; the same report counts once.

    One report may tell the address of a name that another leaves out. Where no report has the name
    twice, it is one attendee.
    """
    told = [merged(report.attendees) for report in dict.fromkeys(reports)]
    addresses: dict[str, set[str]] = {}
    twins: set[str] = set()
    for attendees in told:
        keys = Counter(each.identity[0] for each in attendees)
        twins.update(key for key, count in keys.items() if count > 1)
        for each in attendees:
            addresses.setdefault(each.identity[0], set()).update(each.emails)
    return merged(_with_address(each, addresses, twins) for attendees in told for each in attendees)


def of_one_day(reports: Sequence[CallReport]) -> None:
    """Raise UserError for reports whose days lie apart: their times must not be added up."""
    days = sorted({min(report.times).date() for report in reports if report.times})
    if days and (days[-1] - days[0]).days > 1:  # midnight may lie between two of one call
        raise UserError(
            f"These reports are of different calls: of {clock.day(days[0])} and of"
            f" {clock.day(days[-1])}.",
            "Bring in the reports of one call at a time.",
        )


def _with_address(
    one: Attendee, addresses: Mapping[str, AbstractSet[str]], twins: AbstractSet[str]
) -> Attendee:
    key = one.identity[0]
    if one.emails or key in twins or len(addresses[key]) != 1:
        return one
    return one._replace(emails=tuple(addresses[key]))


def _together(one: Attendee, other: Attendee) -> Attendee:
    return Attendee(
        one.name,
        tuple(dict.fromkeys((*one.emails, *other.emails))),
        (*one.stays, *other.stays),
    )
