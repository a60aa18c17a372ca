"""Hours in which a meeting suits every clock, and when the hosts are already taken.

Planned meetings hang on Eastern wall time, so all arithmetic is in minutes of an Eastern day.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import lru_cache

from perm_desktop.core.clock import EASTERN, local, zone_info

OPENS = 8 * 60
CLOSES = 17 * 60
STEP = 30  # minutes between the starts that are tried


@lru_cache(maxsize=4096)
def behind_eastern(zone: str, day: date) -> int:
    """Minutes that a zone's clocks show less than Eastern ones on a day (Hawaii: 300 or 360)."""
    noon = datetime.combine(day, time(12))
    eastern = noon.replace(tzinfo=zone_info(EASTERN)).utcoffset()
    there = noon.replace(tzinfo=zone_info(zone)).utcoffset()
    if eastern is None or there is None:
        raise ValueError(f"{zone} has no offset on {day}")
    return int((eastern - there).total_seconds()) // 60


def suits(zones: Iterable[str], day: date, start: int, minutes: int) -> bool:
    """True when start and end lie between 8:00 and 17:00 in Eastern and in every zone."""
    if start < OPENS or start + minutes > CLOSES:
        return False
    return all(
        start - behind >= OPENS and start + minutes - behind <= CLOSES
        for behind in {behind_eastern(zone, day) for zone in zones}
    )


def starts(zones: Sequence[str], day: date, minutes: int) -> list[int]:
    """Return the starts of a day that suit every zone, earliest first."""
    return [start for start in range(OPENS, CLOSES, STEP) if suits(zones, day, start, minutes)]


class HostCalendar:
    """Which minutes of which Eastern day each host organization is taken."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, date], list[tuple[int, int]]] = defaultdict(list)

    def is_free(self, hosts: Iterable[str], day: date, start: int, minutes: int) -> bool:
        """True when none of the hosts has anything between start and end."""
        return not any(
            start < end and begin < start + minutes
            for host in hosts
            for begin, end in self._taken.get((host, day), ())
        )

    def take(self, hosts: Iterable[str], day: date, start: int, minutes: int) -> None:
        """Enter a meeting."""
        for host in hosts:
            self._taken[host, day].append((start, start + minutes))

    def take_utc(self, hosts: Iterable[str], utc: int, minutes: int) -> None:
        """Enter an existing meeting by its UTC minute, whatever zone it hangs on."""
        start = local(utc, EASTERN)
        self.take(hosts, start.date(), start.hour * 60 + start.minute, minutes)

    def load(self, hosts: Iterable[str], day: date) -> int:
        """Number of meetings of the busiest host on a day."""
        return max((len(self._taken.get((host, day), ())) for host in hosts), default=0)
