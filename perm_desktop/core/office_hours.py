"""Hours in which a meeting suits every clock, and when somebody is already taken.

Planned meetings are laid out on Eastern days, so all arithmetic is in minutes of an Eastern day.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from perm_desktop.core.clock import EASTERN, local, zone_info

OPENS = 8 * 60
CLOSES = 17 * 60
_DAY = 24 * 60
STEP = 30  # minutes between the starts that are tried
_UNIT = 5  # minutes that one bit of a busy day stands for


@lru_cache(maxsize=65536)
def behind_eastern(zone: str, day: date) -> int:
    """Minutes that a zone's clocks show less than Eastern ones on a day (Hawaii: 300 or 360)."""
    noon = datetime.combine(day, time(12))
    eastern = noon.replace(tzinfo=zone_info(EASTERN)).utcoffset()
    there = noon.replace(tzinfo=zone_info(zone)).utcoffset()
    if eastern is None or there is None:
        raise ValueError(f"{zone} has no offset on {day}")
    return int((eastern - there).total_seconds()) // 60


def bounds(
    zones: Iterable[str], days: Iterable[date], opens: int = OPENS, closes: int = CLOSES
) -> tuple[int, int]:
    """Return the earliest start and the latest end that suit Eastern and every zone on all days.

    The end may lie before the start: then no hour suits everybody.
    """
    names = tuple(zones)
    behinds = {behind_eastern(zone, day) for day in days for zone in names} | {0}
    return opens + max(behinds), closes + min(behinds)


def suits(zones: Iterable[str], day: date, start: int, minutes: int) -> bool:
    """True when start and end lie between 8:00 and 17:00 in Eastern and in every zone."""
    first, last = bounds(zones, [day])
    return first <= start and start + minutes <= last


def starts(
    zones: Sequence[str], day: date, minutes: int, opens: int = OPENS, closes: int = CLOSES
) -> list[int]:
    """Return the starts of a day that suit every zone, earliest first."""
    first, last = bounds(zones, [day], opens, closes)
    first += -first % STEP
    return list(range(first, last - minutes + 1, STEP))


def span_mask(start: int, minutes: int) -> int:
    """Return the bits of a busy day that a meeting takes; minutes are rounded outward."""
    first = start // _UNIT
    last = -(-(start + minutes) // _UNIT)
    return ((1 << (last - first)) - 1) << max(first, 0)


class HostCalendar:
    """Which minutes of which Eastern day each host (or state, or liaison) is taken.

    A day is one integer with a bit for five minutes, so that a rhythm of many days is tried by
    putting the days together once and comparing a start with one operation.
    """

    def __init__(self) -> None:
        self._busy: dict[tuple[str, date], int] = {}
        self._counts: dict[tuple[str, date], int] = defaultdict(int)

    def busy(self, hosts: Iterable[str], days: Iterable[date]) -> int:
        """Return the minutes at which any of the hosts is taken on any of the days."""
        names = tuple(hosts)
        taken = 0
        for day in days:
            for host in names:
                taken |= self._busy.get((host, day), 0)
        return taken

    def is_free(self, hosts: Iterable[str], day: date, start: int, minutes: int) -> bool:
        """True when none of the hosts has anything between start and end."""
        return not self.busy(hosts, [day]) & span_mask(start, minutes)

    def take(self, hosts: Iterable[str], day: date, start: int, minutes: int) -> None:
        """Enter a meeting."""
        mask = span_mask(start, minutes)
        for host in hosts:
            self._busy[host, day] = self._busy.get((host, day), 0) | mask
            self._counts[host, day] += 1

    def take_utc(self, hosts: Iterable[str], utc: int, minutes: int) -> None:
        """Enter an existing meeting by its UTC minute, whatever zone it hangs on."""
        start = local(utc, EASTERN)
        names, day, minute = tuple(hosts), start.date(), start.hour * 60 + start.minute
        while minutes > 0:
            today = min(minutes, _DAY - minute)
            self.take(names, day, minute, today)
            day, minute, minutes = day + timedelta(days=1), 0, minutes - today

    def load(self, hosts: Iterable[str], day: date) -> int:
        """Number of meetings of the busiest host on a day."""
        return max((self._counts.get((host, day), 0) for host in hosts), default=0)

    def total_load(self, hosts: Collection[str], days: Iterable[date]) -> int:
        """Number of meetings that the hosts have on the days."""
        return sum(self._counts.get((host, day), 0) for day in days for host in hosts)
