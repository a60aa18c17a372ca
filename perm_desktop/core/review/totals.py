"""What is owed and what became of it: in all, by phase, by host, by state, and over time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from perm_desktop.core.cycle_review import PHASES
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.obligations.status import UNCOUNTED, Obligation, Status
from perm_desktop.core.review.figures import Pair, Point, Tally
from perm_desktop.core.vocabulary import CadenceKind, Phase

HOSTS = ("SC", "RC", "ERC", "CMS")  # in the order in which they are told; others come after them
NO_HOST = "No host named"
ANY_PHASE = "In any phase"
# Satisfied once and for good; a series can fall behind again, a trigger can come back.
_ONCE = (
    *(CadenceKind.ONCE_PER_CYCLE, CadenceKind.ONCE_PER_STATE),
    *(CadenceKind.N_OF_M, CadenceKind.IF_NEEDED),
)


def tally(key: str, title: str, obligations: Iterable[Obligation]) -> Tally:
    """Sort obligations by their status."""
    found: dict[Status, list[Pair]] = defaultdict(list)
    for each in obligations:
        found[each.status].append(Pair(each.type, each.state))
    return Tally(key, title, {status: tuple(found[status]) for status in Status if found[status]})


def by_phase(
    kinds: Mapping[str, MeetingType], obligations: Sequence[Obligation]
) -> tuple[Tally, ...]:
    """Return a tally for each phase that has a type; each obligation is in one of them."""
    found: dict[Phase, list[Obligation]] = defaultdict(list)
    for each in obligations:
        found[kinds[each.type].phase].append(each)
    return tuple(
        tally(f"phase/{phase.value}", PHASES.get(phase, ANY_PHASE), found[phase])
        for phase in Phase
        if phase in found
    )


def by_host(
    kinds: Mapping[str, MeetingType], obligations: Sequence[Obligation]
) -> tuple[Tally, ...]:
    """Return a tally for each host; an obligation of several hosts is in each of theirs."""
    found: dict[str, list[Obligation]] = defaultdict(list)
    for each in obligations:
        for host in kinds[each.type].hosts or ("",):
            found[host].append(each)
    return tuple(tally(f"host/{host}", host or NO_HOST, found[host]) for host in in_order(found))


def in_order(hosts: Iterable[str]) -> list[str]:
    """Sort hosts: the contractors, CMS, others by name, and none at the end."""
    ranks = {host: rank for rank, host in enumerate(HOSTS)}
    return sorted(hosts, key=lambda host: (not host, ranks.get(host, len(ranks)), host))


def owed_once(obligations: Iterable[Obligation]) -> tuple[Pair, ...]:
    """Return what is owed and settled for good once it is satisfied."""
    return tuple(
        Pair(each.type, each.state)
        for each in obligations
        if each.kind in _ONCE and each.status not in UNCOUNTED
    )


def progress(
    obligations: Iterable[Obligation], rows: Mapping[int, MeetingRow], first: date, as_of: AsOf
) -> tuple[Point, ...]:
    """Return how much was settled by the end of each month, and by the day looked at."""
    settled = sorted(
        (_settled_on(each, rows), Pair(each.type, each.state))
        for each in obligations
        if each.kind in _ONCE and each.status is Status.SATISFIED and each.verdict.evidence
    )
    return tuple(
        Point(day, tuple(pair for on, pair in settled if on <= day))
        for day in _days(first, as_of.day)
    )


def _settled_on(each: Obligation, rows: Mapping[int, MeetingRow]) -> date:
    return max(rows[ident].start.date() for ident in each.verdict.evidence)


def _days(first: date, last: date) -> list[date]:
    """The last days of months from one day on, and the last of all."""
    days: list[date] = []
    day = _month_end(first)
    while day < last:
        days.append(day)
        day = _month_end(day + timedelta(days=1))
    return [*days, last] if first <= last else []


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
