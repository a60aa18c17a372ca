"""What a cycle says of itself in words: what is assumed, its days off, its months."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle, DateSpan, default_cutoff, default_phases
from perm_desktop.core.holidays import federal_holidays
from perm_desktop.core.plan_rules import PlanRules
from perm_desktop.core.vocabulary import Methodology, Phase

CONTRACTOR_ROLES = {
    "SC": "Statistical contractor",
    "RC": "Review contractor",
    "ERC": "Eligibility review contractor",
}
PHASES = {Phase.PRE: "Pre-cycle", Phase.INTRA: "Intra-cycle", Phase.POST: "Post-cycle"}
METHODS = {Methodology.PERM_PLUS: "PERM+", Methodology.ROUTINE: "Routine", None: "Not said"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Contractor(NamedTuple):
    """Who fills a contractor's role in a cycle; without a name nobody is known to."""

    role: str  # "SC", "RC", "ERC"
    name: str = ""
    source: str = ""  # where that is said
    verified: bool = False


class DayOff(NamedTuple):
    """A day on which nothing is planned."""

    day: date
    name: str
    is_own: bool  # added by the liaison; the law does not name it


class Month(NamedTuple):
    """A calendar month of a cycle."""

    key: str  # "2026-04"
    name: str  # "April 2026"


def phase_note(cycle: Cycle, phase: Phase) -> str:
    """Say where the dates of a phase come from."""
    if cycle.phases[phase] == default_phases(cycle.year)[phase]:
        return "Assumed: the source names the phase without months."
    return "Set in this catalog."


def cutoff_note(cycle: Cycle) -> str:
    """Say where the cut-off comes from."""
    if cycle.cutoff == default_cutoff(cycle.year):
        return "Assumed, not verified."
    return "Set in this catalog."


def days_off(span: DateSpan, rules: PlanRules) -> list[DayOff]:
    """Return the federal holidays and the days of one's own in a span, earliest first."""
    found = {
        day: DayOff(day, name, is_own=False)
        for year in range(span.starts.year, span.ends.year + 1)
        for day, name in federal_holidays(year).items()
        if day in span
    }
    for day in rules.extra_holidays:
        found.setdefault(day, DayOff(day, "Day of our own", is_own=True))
    return sorted(found.values())


def months(span: DateSpan) -> list[Month]:
    """Return the months that a span touches."""
    found: list[Month] = []
    day = span.starts.replace(day=1)
    while day <= span.ends:
        found.append(Month(f"{day:%Y-%m}", month_name(day)))
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def month_name(day: date) -> str:
    """ "April 2026"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def rules_sentences(rules: PlanRules) -> list[str]:
    """Say by which hours and days a cycle is planned."""
    moves = counted(rules.moves_at_most, "day")
    per_day = counted(rules.one_time_per_day, "one-time meeting")
    return [
        f"Meetings are planned {_weekdays(rules.weekdays)}, from {_clock(rules.opens)} to"
        f" {_clock(rules.closes)} in the main zone of every state and in Eastern.",
        f"Federal holidays are left free; a series moves by {moves} at most."
        if rules.skip_holidays
        else "Federal holidays are planned like other days.",
        f"A host has {per_day} of single states a day at most.",
    ]


def _weekdays(days: Sequence[int]) -> str:
    if tuple(days) == tuple(range(days[0], days[-1] + 1)) and len(days) > 2:
        return f"{_WEEKDAYS[days[0]]} to {_WEEKDAYS[days[-1]]}"
    return ", ".join(_WEEKDAYS[day] for day in days)


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour % 12 or 12}:{minute:02} {'AM' if hour < 12 else 'PM'}"
