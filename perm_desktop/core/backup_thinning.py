"""Which backups stay: 12 days, then 10 weeks, then 9 months, whatever the clock did."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

DAYS, WEEKS, MONTHS = 12, 10, 9
_RECENT = timedelta(days=2)
# A gap as long as this is a holiday of the program, or a clock that was set: what lies on the
# other side was made under another calendar and is not weighed against what is made now.
_ERA = timedelta(days=180)
_TOLERANCE = timedelta(days=1)


def superfluous(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the moments of backups that are no longer needed; never the newest one.

    Only good backups are to be asked about: a damaged one must not stand in for another. While
    backups are there that the clock has not reached, it was set back, and all stay.
    """
    era = _era(sorted({*moments}), now)
    if any(moment > now + _TOLERANCE for moment in era):
        return set()
    return {*era} - _needed(era[::-1], now)


def _era(moments: Sequence[datetime], now: datetime) -> list[datetime]:
    """The backups that belong together with ``now``, oldest first."""
    if not moments:
        return []
    eras: list[list[datetime]] = [[moments[0]]]
    for before, moment in pairwise(moments):
        if moment - before > _ERA:
            eras.append([])
        eras[-1].append(moment)
    return next((era for era in eras if era[0] - _ERA <= now <= era[-1] + _ERA), list[datetime]())


def _needed(newest_first: Sequence[datetime], now: datetime) -> set[datetime]:
    """Go back in time: the newest of each day, then of each week, then of each month."""
    needed = set[datetime]()
    days = weeks = months = 0
    last: datetime | None = None
    for moment in newest_first:
        if last is None or moment.date() != last.date():
            if days < DAYS:
                days += 1
            elif last is not None and _week(moment) != _week(last) and weeks < WEEKS:
                weeks += 1
            elif last is not None and _month(moment) != _month(last) and weeks == WEEKS:
                if months == MONTHS:
                    continue
                months += 1
            else:
                continue
            needed.add(moment)
            last = moment
        elif now - moment <= _RECENT:
            needed.add(moment)  # what was kept before each act of today and yesterday
    return needed


def _week(moment: datetime) -> tuple[int, int]:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> tuple[int, int]:
    return moment.year, moment.month
