"""What of the grid is wanted. A part that narrows rows and columns is not one that picks cells.

Totals count the rows and columns that are left, whichever of their cells are shown.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from perm_desktop.core import clock
from perm_desktop.core.coverage.words import is_due_by, needs_attention
from perm_desktop.core.listing.groups import PHASE_NAMES
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.vocabulary import CadenceKind, Phase


class Show(StrEnum):
    """Which cells are shown."""

    ALL = "all"
    ATTENTION = "attention"
    DUE = "due"


class Order(StrEnum):
    """How the states of a cycle follow each other."""

    CODE = "code"
    NAME = "name"
    MINE = "mine"  # my states first
    OPEN = "open"  # who has most to settle first


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is wanted; empty sets stand for all."""

    show: Show = Show.ALL
    phases: frozenset[Phase] = frozenset()
    hosts: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    order: Order = Order.CODE
    on_request: bool = False  # also types on request of which no meeting is there
    text: str = ""

    @property
    def picks(self) -> bool:
        """True when only some cells are shown."""
        return self.show is not Show.ALL or bool(self.statuses)

    @property
    def count(self) -> int:
        """How many of phases, hosts and statuses narrow the grid."""
        return len(self.phases) + len(self.hosts) + len(self.statuses) + self.on_request

    def wants(self, found: Obligation, due_by: date) -> bool:
        """True for a cell that is shown."""
        if self.statuses and found.status not in self.statuses:
            return False
        match self.show:
            case Show.ALL:
                return True
            case Show.ATTENTION:
                return needs_attention(found)
            case Show.DUE:
                return is_due_by(found, due_by)

    def has_type(self, kind: MeetingType, *, is_used: bool) -> bool:
        """True for a type that has a column; ``is_used``: a meeting of it is there."""
        if kind.cadence.kind is CadenceKind.AD_HOC and not (is_used or self.on_request):
            return False
        return (not self.phases or kind.phase in self.phases) and (
            not self.hosts or not self.hosts.isdisjoint(kind.hosts)
        )

    def without_filters(self) -> Self:
        """Return a sieve that lets everything through in the same order."""
        return replace(
            self,
            show=Show.ALL,
            phases=frozenset(),
            hosts=frozenset(),
            statuses=frozenset(),
            text="",
        )

    def as_data(self) -> dict[str, Any]:
        """Return plain values to be kept; what was typed is not."""
        return {
            "show": self.show.value,
            "phases": sorted(self.phases),
            "hosts": sorted(self.hosts),
            "statuses": sorted(self.statuses),
            "order": self.order.value,
            "on_request": self.on_request,
        }


def from_data(found: Any) -> Sieve:
    """Read what was kept. Raises ValueError, KeyError or TypeError for anything else."""
    return Sieve(
        show=Show(found["show"]),
        phases=frozenset(map(Phase, found["phases"])),
        hosts=frozenset(map(str, found["hosts"])),
        statuses=frozenset(map(Status, found["statuses"])),
        order=Order(found["order"]),
        on_request=bool(found["on_request"]),
    )


def in_words(sieve: Sieve, due_by: date) -> Iterator[str]:
    """Say what a sieve leaves, part by part; nothing for one that lets everything through."""
    if sieve.show is Show.ATTENTION:
        yield "what needs attention"
    if sieve.show is Show.DUE:
        yield f"due by {clock.day(due_by)}"
    if sieve.phases:
        yield f"phase: {', '.join(PHASE_NAMES[each] for each in Phase if each in sieve.phases)}"
    if sieve.hosts:
        yield f"host: {', '.join(sorted(sieve.hosts))}"
    if sieve.statuses:
        looks = (obligation_look(each.value) for each in Status if each in sieve.statuses)
        yield f"status: {', '.join(look.word for look in looks)}"
    if sieve.text:
        yield f"with “{sieve.text}”"


def found_by(
    text: str, names: Mapping[str, str], kinds: Iterable[MeetingType]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the states and the types that a text names.

    Each word narrows the states if it begins a state's name or is its code, else the types whose
    title has it. Where no word names a state all states are meant, and so with the types.
    """
    codes, chosen = frozenset(names), list(kinds)
    for word in text.lower().split():
        states = frozenset(code for code in names if _names_state(word, code, names[code]))
        if states & codes:
            codes &= states
        else:
            chosen = [kind for kind in chosen if word in _titles(kind)]
    return codes, frozenset(kind.key for kind in chosen)


def in_order(
    codes: Collection[str],
    names: Mapping[str, str],
    mine: Collection[str],
    open_by_state: Mapping[str, int],
    order: Order,
) -> list[str]:
    """Return the states of a cycle in an order; equal ones by their codes."""
    found = sorted(codes)
    match order:
        case Order.CODE:
            return found
        case Order.NAME:
            return sorted(found, key=lambda code: names[code])
        case Order.MINE:
            return sorted(found, key=lambda code: code not in mine)
        case Order.OPEN:
            return sorted(found, key=lambda code: -open_by_state.get(code, 0))


def _names_state(word: str, code: str, name: str) -> bool:
    return word == code.lower() or any(part.startswith(word) for part in name.lower().split())


def _titles(kind: MeetingType) -> str:
    return f"{kind.short_title} {kind.title} {kind.key}".lower()
