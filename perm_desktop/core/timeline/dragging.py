"""How far a drag over the timeline moves a meeting, and how that is said."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from perm_desktop.core import business_days
from perm_desktop.core.clock import EASTERN, clock, local, utc_minutes, weekday, zone_label
from perm_desktop.core.holidays import is_business_day
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.axis import DAY, Axis
from perm_desktop.core.vocabulary import MeetingStatus

QUARTER = 15  # minutes
HOURLY = 480.0  # pixels a day from which a drag moves by quarter hours
_EARLIEST, _LATEST = date(2000, 1, 3), date(2099, 12, 29)


class Offset(NamedTuple):
    """How far meetings move: days, then minutes of the clock."""

    days: int = 0
    minutes: int = 0
    business: bool = True  # whether weekends and holidays are skipped in counting

    @property
    def words(self) -> str:
        """ "+3 business days", "−1 day, +45 minutes", "Not moved"."""
        kind = "business day" if self.business else "day"
        parts = [(self.days, kind), (self.minutes, "minute")]
        said = [_signed(count, noun) for count, noun in parts if count]
        return ", ".join(said) or "Not moved"


def refusal(row: MeetingRow, now: int) -> str:
    """Why a meeting stays where it is; empty for one that may move."""
    match row.status:
        case MeetingStatus.HELD:
            return "A held meeting stays where it was held."
        case MeetingStatus.CANCELLED:
            return "A cancelled meeting stays. Schedule it again first."
        case _ if row.utc <= now:
            return "Its time is over. Give it another date with Move… in the menu."
        case _:
            return ""


def pulled(row: MeetingRow, axis: Axis, minutes: float, *, calendar: bool) -> Offset:
    """Return how far a drag over so many minutes of the axis moves the meeting under the hand.

    Whole days, and quarter hours where the axis shows hours. A day off gives way to the next
    business day in the direction of the drag, unless calendar days are asked for.
    """
    start = datetime.fromisoformat(row.starts)
    if axis.day_width >= HOURLY:
        target = start + timedelta(minutes=round(minutes / QUARTER) * QUARTER)
    else:
        target = start + timedelta(days=round(minutes / DAY))
    clock_minutes = (target.hour - start.hour) * 60 + target.minute - start.minute
    days = (target.date() - start.date()).days
    if calendar or not days:
        return Offset(days, clock_minutes, business=not calendar)
    there = _opened(target.date(), 1 if days > 0 else -1)
    return Offset(business_days.distance(start.date(), there), clock_minutes)


def moved(row: MeetingRow, offset: Offset) -> MeetingRow:
    """Return a meeting as it would be; its clock stays where it is, whatever the season."""
    start = datetime.fromisoformat(row.starts)
    if offset.business:
        target = business_days.later(start.date(), offset.days)
    else:
        target = start.date() + timedelta(days=offset.days)
    target = min(max(target, _EARLIEST), _LATEST)
    moment = datetime.combine(target, start.time()) + timedelta(minutes=offset.minutes)
    starts = f"{moment:%Y-%m-%dT%H:%M}"
    return row._replace(starts=starts, utc=utc_minutes(starts, row.zone))


def where(row: MeetingRow, states: Mapping[str, State]) -> str:
    """ "Tue, Apr 14, 2026, 2:00 PM EDT · 8:00 AM HST": in Eastern and where the states are."""
    eastern = local(row.utc, EASTERN)
    zones = dict.fromkeys(states[code].zone for code in row.state_codes if code in states)
    moments = [eastern, *(local(row.utc, zone) for zone in zones)]
    clocks = dict.fromkeys(f"{clock(moment)} {zone_label(moment)}" for moment in moments)
    return f"{weekday(eastern.date())}, {eastern.year}, {' · '.join(clocks)}"


def _signed(count: int, noun: str) -> str:
    sign = "+" if count > 0 else "−"
    return f"{sign}{abs(count):,} {noun}{'' if abs(count) == 1 else 's'}"


def _opened(target: date, step: int) -> date:
    """Return the day itself when it is a business day, else the next one that way."""
    return target if is_business_day(target) else business_days.later(target, step)
