"""The rules by which deadlines are counted, as they are shipped and as a cycle has them.

A rule counts days from an anchor: a day of the cycle, the end of a quarter, or a day that is
entered for a state and a program. Numbers are data of the cycle; the shipped ones say their source
and whether it was read there. One that was not is never shown without saying so.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle, default_cutoff
from perm_desktop.core.errors import NotFoundError

CHANGED, ADDED = "Changed by you", "Added by you"  # sources of numbers typed without one
PASSED = "passed"  # what a day is that was only to be known
_SET_HERE = "Set in this catalog"


class Anchor(StrEnum):
    """What a rule counts from."""

    QUARTER_END = "quarter-end"  # four times a cycle
    CYCLE = "cycle"  # a fixed day of the reporting year
    CUTOFF = "cutoff"
    ENTERED = "entered"  # a day entered for a state
    ENTERED_BY_PROGRAM = "entered-by-program"  # and one for each program


class Count(StrEnum):
    """Which days count."""

    CALENDAR = "calendar"
    BUSINESS = "business"  # Monday to Friday without federal holidays


@dataclass(frozen=True, slots=True)
class Rule:
    """A deadline as a rule: so many days after its anchor."""

    key: str
    title: str
    anchor: Anchor
    days: int
    count: Count
    source: str
    verified: bool
    from_what: str = ""  # what an entered day is: "Findings shared with the state"
    month: int = 0  # of an anchor of the cycle: month, day, years after the reporting year
    day: int = 0
    years: int = 0
    read_for: tuple[int, int] | None = None  # first and last RY the source names; None: all
    words: str = ""  # what a time line calls it, where it shows it
    afterwards: str = ""  # "begun", "ended", "passed": what it is then, where nobody has to meet it
    is_changed: bool = False  # the cycle says otherwise than what is shipped
    is_own: bool = False  # the cycle's own, not shipped at all

    @property
    def is_entered(self) -> bool:
        """True when it counts from a day that is entered for a state."""
        return self.anchor in (Anchor.ENTERED, Anchor.ENTERED_BY_PROGRAM)

    @property
    def is_duty(self) -> bool:
        """True when somebody has to meet it; else its day is only to be known."""
        return not self.afterwards

    @property
    def is_fixed(self) -> bool:
        """True when it is a day of the cycle itself, from which nothing is counted."""
        return self.anchor in (Anchor.CYCLE, Anchor.CUTOFF)

    @property
    def length(self) -> str:
        """ "25 business days", "1 calendar day"; empty for a fixed day."""
        if not self.days:
            return ""
        return counted(self.days, f"{self.count.value} day")

    def fixed_day(self, year: int) -> date:
        """Return the day of the cycle that it counts from."""
        return date(year + self.years, self.month, self.day)


RULES = (
    Rule(
        *("quarter-data", "Quarterly universe data", Anchor.QUARTER_END, 15, Count.CALENDAR),
        source="42 CFR 431.970(a)(1) asks for data each quarter; the day is an assumption",
        verified=False,
        words="data due",
    ),
    Rule(
        *("cms-64", "Form CMS-64", Anchor.QUARTER_END, 30, Count.CALENDAR),
        source="42 CFR 430.30(c): not later than 30 days after the end of each quarter",
        verified=True,
        words="CMS-64 due",
    ),
    Rule(
        *("requests-begin", "Medical record requests begin", Anchor.CYCLE, 0, Count.CALENDAR),
        source="CMS names April 1 for RY 2024 to RY 2026; derived for other years",
        verified=True,
        month=4,
        day=1,
        years=-1,
        read_for=(2024, 2026),
        afterwards="begun",
    ),
    Rule(
        *("requests-end", "Medical record requests end", Anchor.CYCLE, 0, Count.CALENDAR),
        source="CMS names April 15 for RY 2024 to RY 2026; derived for other years",
        verified=True,
        month=4,
        day=15,
        read_for=(2024, 2026),
        afterwards="ended",
    ),
    Rule(
        *("provider-records", "Provider's medical records", Anchor.ENTERED, 75, Count.CALENDAR),
        source="42 CFR 431.970(b): within 75 calendar days of the request",
        verified=True,
        from_what="Request received by the provider",
    ),
    Rule(
        *("more-records", "Further records from the provider", Anchor.ENTERED, 14, Count.CALENDAR),
        source="CMS: more information within 14 calendar days",
        verified=True,
        from_what="Further information requested",
    ),
    Rule(
        *("difference-resolution", "Difference resolution", Anchor.ENTERED, 25, Count.BUSINESS),
        source="42 CFR 431.998(b): 25 business days after findings are shared",
        verified=True,
        from_what="Findings shared with the state",
    ),
    Rule(
        *("appeal", "Appeal to CMS", Anchor.ENTERED, 15, Count.BUSINESS),
        source="42 CFR 431.998(d): 15 business days after the difference resolution finding",
        verified=True,
        from_what="Difference resolution finding shared",
    ),
    Rule(
        *("corrective-action", "Corrective action plan", Anchor.ENTERED_BY_PROGRAM, 90),
        count=Count.CALENDAR,
        source="CMS: 90 calendar days after a state receives its error rate notification",
        verified=True,
        from_what="Error rate notification received",
    ),
    Rule(
        *("cut-off", "Cycle cut-off", Anchor.CUTOFF, 0, Count.CALENDAR),
        source="The day is an assumption: records outreach ends on April 15",
        verified=False,
        words="cut-off",
        afterwards=PASSED,
    ),
    Rule(
        *("meqc-plan", "MEQC planning document", Anchor.CYCLE, 0, Count.CALENDAR),
        source="42 CFR 431.814: by the first November 1 after the PERM year",
        verified=True,
        month=11,
        day=1,
        years=-1,
    ),
    Rule(
        *("meqc-review", "MEQC review year ends", Anchor.CYCLE, 0, Count.CALENDAR),
        source="The pilots of RY 2019 to RY 2021 were calendar years; derived for later ones",
        verified=True,
        month=12,
        day=31,
        read_for=(2019, 2021),
        afterwards="ended",
    ),
    Rule(
        *("meqc-report", "MEQC corrective action report", Anchor.CYCLE, 0, Count.CALENDAR),
        source="42 CFR 431.820: by the August 1 after the MEQC review period",
        verified=True,
        month=8,
        day=1,
        years=1,
    ),
)

# What people call them; the keys themselves are understood, too.
ALIASES = MappingProxyType(
    {
        "data": "quarter-data",
        "universe": "quarter-data",
        "64": "cms-64",
        "records": "provider-records",
        "more": "more-records",
        "dr": "difference-resolution",
        "appeals": "appeal",
        "cap": "corrective-action",
        "cutoff": "cut-off",
    }
)


def shipped(cycle: Cycle) -> list[Rule]:
    """Return the shipped rules as they hold for a cycle: what was read for other years is not."""
    return [_for_cycle(rule, cycle) for rule in RULES]


def of_cycle(cycle: Cycle) -> list[Rule]:
    """Return the rules of a cycle: the shipped ones, changed where it says so, then its own."""
    kept = cycle.deadline_rules
    found = [
        _changed(rule, cycle.year, kept[rule.key]) if rule.key in kept else rule
        for rule in shipped(cycle)
    ]
    known = {rule.key for rule in RULES}
    own = [_own(key, cycle.year, settings) for key, settings in kept.items() if key not in known]
    return [*found, *own]


def named(rules: Iterable[Rule], name: str) -> Rule:
    """Return a rule by its key or by what people call it. Raises NotFoundError."""
    wanted = name.strip().lower()
    wanted = ALIASES.get(wanted, wanted)
    known = {rule.key: rule for rule in rules}
    if wanted not in known:
        raise NotFoundError(f"There is no deadline “{name}”.", f"Use one of {', '.join(known)}.")
    return known[wanted]


def key_of(title: str, taken: Iterable[str]) -> str:
    """Return a key for a rule of one's own that no other rule has: "state-audit-2"."""
    stem = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].strip("-") or "deadline"
    used = {*taken, *ALIASES}
    key, number = stem, 2
    while key in used:
        key, number = f"{stem}-{number}", number + 1
    return key


def _for_cycle(rule: Rule, cycle: Cycle) -> Rule:
    if rule.anchor is Anchor.CUTOFF and cycle.cutoff != default_cutoff(cycle.year):
        return replace(rule, source=_SET_HERE, verified=True)
    if rule.read_for and not rule.read_for[0] <= cycle.year <= rule.read_for[1]:
        return replace(rule, verified=False)
    return rule


def _changed(rule: Rule, year: int, settings: Mapping[str, Any]) -> Rule:
    day = _day(settings)
    fixed = {"month": day.month, "day": day.day, "years": day.year - year} if day else {}
    return replace(
        rule,
        days=settings.get("days", rule.days),
        count=Count(settings.get("count", rule.count)),
        source=settings.get("source", CHANGED),
        verified=settings.get("verified", False),
        is_changed=True,
        **fixed,
    )


def _own(key: str, year: int, settings: Mapping[str, Any]) -> Rule:
    anchor = Anchor(settings.get("anchor", Anchor.ENTERED))
    if anchor is Anchor.CYCLE and _day(settings) is None:
        anchor = Anchor.ENTERED  # a day of the cycle without a day has to be entered
    bare = Rule(
        *(key, settings.get("title", key), anchor, 0, Count.CALENDAR, CHANGED, False),
        from_what=settings.get("from_what", ""),
        afterwards=PASSED if settings.get("is_milestone") else "",
        is_own=True,
    )
    return _changed(bare, year, settings)


def _day(settings: Mapping[str, Any]) -> date | None:
    text = settings.get("day")
    return date.fromisoformat(text) if text else None
