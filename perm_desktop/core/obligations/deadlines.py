"""Dates by which something is to be done, from rules that say where they come from.

A rule counts days from an anchor: a day of the cycle, the end of a quarter, or a day that is
entered for a state and a program. Numbers are data of the cycle; the shipped ones say their source
and whether it was read there. One that was not is never shown without saying so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from perm_desktop.core import business_days
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.obligations.differences import PROGRAM_KEYS


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
    from_what: str = ""  # what an entered day is: "findings shared with the state"
    month: int = 0  # of an anchor of the cycle: month, day, years after the reporting year
    day: int = 0
    years: int = 0


class Entered(NamedTuple):
    """A day that a rule counts from, entered for a state; a program where it matters."""

    rule: str
    state: str
    program: str
    day: date


class Deadline(NamedTuple):
    """A day by which something is to be done; None while its day is not entered."""

    rule: Rule
    state: str  # empty for all
    part: str  # "Q1", "Medicaid", or empty
    starts: date | None
    due: date | None


RULES = (
    Rule(
        *("quarter-data", "Quarterly universe data", Anchor.QUARTER_END, 15, Count.CALENDAR),
        source="42 CFR 431.970(a)(1) asks for data each quarter; the day is an assumption",
        verified=False,
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
        *("meqc-report", "MEQC corrective action report", Anchor.CYCLE, 0, Count.CALENDAR),
        source="42 CFR 431.820: by the August 1 after the MEQC review period",
        verified=True,
        month=8,
        day=1,
        years=1,
    ),
)


def deadlines(
    cycle: Cycle, rules: Iterable[Rule], entered: Iterable[Entered], states: Iterable[str]
) -> list[Deadline]:
    """Return all deadlines of a cycle; those without a day yet are last."""
    known = {(each.rule, each.state, each.program): each.day for each in entered}
    codes = list(states)
    found = [one for rule in rules for one in _of_rule(cycle, rule, known, codes)]
    return sorted(found, key=lambda one: (one.due is None, one.due or date.max, one.rule.key))


def quarter_ends(year: int) -> tuple[date, ...]:
    """The last days of the four quarters of a review period (July to June)."""
    return (
        date(year - 2, 9, 30),
        date(year - 2, 12, 31),
        date(year - 1, 3, 31),
        date(year - 1, 6, 30),
    )


def after(day: date, days: int, count: Count) -> date:
    """The day so many calendar or business days after another; the first day after it is 1."""
    if count is Count.BUSINESS:
        return business_days.later(day, days)
    return day + timedelta(days=days)


def _of_rule(
    cycle: Cycle, rule: Rule, known: Mapping[tuple[str, str, str], date], codes: list[str]
) -> list[Deadline]:
    match rule.anchor:
        case Anchor.QUARTER_END:
            ends = enumerate(quarter_ends(cycle.year), 1)
            return [_from(rule, "", f"Q{number}", end) for number, end in ends]
        case Anchor.CUTOFF:
            return [_from(rule, "", "", cycle.cutoff)]
        case Anchor.CYCLE:
            fixed = date(cycle.year + rule.years, rule.month, rule.day)
            return [_from(rule, "", "", fixed)]
        case Anchor.ENTERED:
            return [_from(rule, code, "", known.get((rule.key, code, ""))) for code in codes]
        case Anchor.ENTERED_BY_PROGRAM:
            return [
                _from(rule, code, program, known.get((rule.key, code, program)))
                for code in codes
                for program in PROGRAM_KEYS
            ]


def _from(rule: Rule, state: str, part: str, starts: date | None) -> Deadline:
    due = after(starts, rule.days, rule.count) if starts else None
    return Deadline(rule, state, part, starts, due)
