"""Who would be in two meetings at once, over all cycles."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus

_LONGEST = 24 * 60
STATE_MEETINGS_A_DAY = 3  # more of one state on one day is called an overload


class Clash(NamedTuple):
    """Two meetings that somebody cannot both attend, or a day that is too full."""

    kind: str  # "host", "liaison", "state" or "overload"
    who: str
    first: MeetingRow
    second: MeetingRow


Liaisons = Mapping[tuple[int | None, str], str]  # (reporting year, state code) -> name


def find(rows: Iterable[MeetingRow], moved: Collection[int], liaisons: Liaisons) -> list[Clash]:
    """Return the clashes of the moved meetings with any other, each pair once.

    Cancelled meetings take nobody's time. A liaison is a constraint only for the states assigned
    to that person.
    """
    standing = sorted(
        (row for row in rows if row.status != MeetingStatus.CANCELLED), key=lambda row: row.utc
    )
    starts = [row.utc for row in standing]
    wanted = set(moved)
    clashes: list[Clash] = []
    for row in standing:
        if row.id not in wanted:
            continue
        first = bisect_left(starts, row.utc - _LONGEST)
        last = bisect_left(starts, row.utc + row.minutes)
        for other in standing[first:last]:
            seen = other.id in wanted and (other.utc, other.id) < (row.utc, row.id)
            if other.id != row.id and other.utc + other.minutes > row.utc and not seen:
                clashes += _between(row, other, liaisons)
    return clashes + _overloads(standing, wanted)


def sentence(clash: Clash) -> str:
    """Say a clash in words that name both meetings."""
    if clash.kind == "overload":
        return (
            f"{clash.who} has more than {STATE_MEETINGS_A_DAY} meetings on one day, among them "
            + (f"{describe(clash.first)} and {describe(clash.second)}.")
        )
    return (
        f"{clash.who} would be in two meetings at once:"
        f" {describe(clash.first)} and {describe(clash.second)}."
    )


def describe(row: MeetingRow) -> str:
    """ "RC bi-weekly check-in, OH (12), Tue, Apr 14, 2:00–3:00 PM EDT"."""
    codes = row.state_codes
    who = ", ".join(codes) if len(codes) <= 3 else f"{len(codes)} states"
    start = row.start
    return (
        f"{row.short_title}, {who} ({row.number}), {clock.weekday(start)}, {start.year},"
        f" {clock.clock_span(start, row.minutes)} {clock.zone_label(start)}"
    )


def _between(one: MeetingRow, other: MeetingRow, liaisons: Liaisons) -> list[Clash]:
    found = [Clash("host", host, one, other) for host in one.host_codes if host in other.host_codes]
    mine = {liaisons.get((one.year, code), "") for code in one.state_codes}
    theirs = {liaisons.get((other.year, code), "") for code in other.state_codes}
    found += [Clash("liaison", name, one, other) for name in sorted(mine & theirs - {""})]
    shared = set(one.state_codes) & set(other.state_codes)
    if len(shared) <= 3:
        found += [Clash("state", code, one, other) for code in sorted(shared)]
    elif shared:
        found.append(Clash("state", f"{len(shared)} states", one, other))
    return found


def _overloads(standing: Sequence[MeetingRow], moved: Collection[int]) -> list[Clash]:
    """States that get more meetings on a day than a team can prepare."""
    days = {
        (code, row.starts[:10]) for row in standing if row.id in moved for code in row.state_codes
    }
    counts = Counter(
        key
        for row in standing
        for code in row.state_codes
        if (key := (code, row.starts[:10])) in days
    )
    found: list[Clash] = []
    for (code, day), count in counts.items():
        if count > STATE_MEETINGS_A_DAY:
            full = [r for r in standing if r.starts[:10] == day and code in r.state_codes]
            first = next(row for row in full if row.id in moved)
            second = next(row for row in full if row.id != first.id)
            found.append(Clash("overload", code, first, second))
    return found
