"""Days by which something is to be done: what the rules of a cycle give, state by state.

What is due for all states of a cycle is one deadline as long as it stands alike for all; those of
them that met it, on whatever day, are told apart.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from perm_desktop.core import business_days, clock
from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.obligations.deadline_rules import Anchor, Count, Rule
from perm_desktop.core.obligations.differences import PROGRAM_KEYS, QUARTERS, program_name

_FRESH = 30  # days for which a day of the whole cycle that nobody marked as met is still told


class Standing(StrEnum):
    """How a deadline stands, as commands print it. What is no duty is never overdue."""

    WAITING = "waiting"  # for the day that it counts from
    OPEN = "open"
    OVERDUE = "overdue"  # its last day is over, and nobody marked it as met
    MET = "met"
    TO_COME = "to-come"
    BEGUN = "begun"
    ENDED = "ended"
    PASSED = "passed"


class Entered(NamedTuple):
    """A day that a rule counts from, entered for a state; a program where it matters."""

    rule: str
    state: str
    program: str  # a key of PROGRAM_KEYS, or empty
    day: date


class Met(NamedTuple):
    """A deadline of a state that was met on a day; program and quarter where it has several."""

    rule: str
    state: str
    part: str  # a program's name, a quarter, or empty
    day: date


class Deadline(NamedTuple):
    """A day by which something is to be done; None while its day is not entered."""

    rule: Rule
    state: str  # empty for all, or for several of them
    part: str  # "Q1", "Medicaid", or empty
    starts: date | None
    due: date | None
    left: int | None = None  # days from the day looked at to the last one; below zero: passed
    met: date | None = None
    states: tuple[str, ...] = ()  # who has to meet it; nobody, where it is no duty
    is_for_all: bool = True  # of the states that were asked for

    @property
    def standing(self) -> Standing:
        """How it stands on the day looked at."""
        if self.met is not None:
            return Standing.MET
        if self.due is None:
            return Standing.WAITING
        passed = self.left is not None and self.left < 0
        if self.rule.is_duty:
            return Standing.OVERDUE if passed else Standing.OPEN
        return Standing(self.rule.afterwards) if passed else Standing.TO_COME

    @property
    def is_overdue(self) -> bool:
        """True when its last day is over and nobody marked it as met."""
        return self.standing is Standing.OVERDUE

    @property
    def late(self) -> int:
        """By how many days it was met too late."""
        return max((self.met - self.due).days, 0) if self.met and self.due else 0

    @property
    def is_told(self) -> bool:
        """True for what still waits for somebody.

        A day of the whole cycle grows old: it is told for some time, whether or not anybody marks
        who met it. One that was entered for a state is told until it is met.
        """
        if self.standing in (Standing.OPEN, Standing.TO_COME):
            return True
        fresh = self.left is not None and self.left >= -_FRESH
        return self.is_overdue and (self.rule.is_entered or fresh)

    @property
    def when(self) -> str:
        """ "in 12 days", "today", "overdue by 12 days", "met Apr 3, 2026, 2 days late", "begun"."""
        if self.met is not None:
            late = f", {counted(self.late, 'day')} late" if self.late else ""
            return f"met {clock.day(self.met)}{late}"
        if self.left is None:
            return ""
        if self.left >= 0:
            return f"in {counted(self.left, 'day')}" if self.left else "today"
        if self.rule.is_duty:
            return f"overdue by {counted(-self.left, 'day')}"
        return f"{self.rule.afterwards} {counted(-self.left, 'day')} ago"

    @property
    def who(self) -> str:
        """ "OH", "17 states", or "All"."""
        return self.state or ("All" if self.is_for_all else counted(len(self.states), "state"))

    @property
    def name(self) -> str:
        """ "Corrective action plan, Medicaid"."""
        return ", ".join(filter(None, (self.rule.title, self.part)))

    @property
    def title(self) -> str:
        """Its name, with what is not proved saying so."""
        return self.name if self.rule.verified else f"{self.name} (unverified)"


def deadlines(
    cycle: Cycle,
    rules: Iterable[Rule],
    entered: Iterable[Entered],
    states: Iterable[str],
    day: date | None = None,
    met: Iterable[Met] = (),
) -> list[Deadline]:
    """Return all deadlines of a cycle as of a day; those without a day of their own are last.

    What was met counts from its own day on.
    """
    known = {(each.rule, each.state, each.program): each.day for each in entered}
    marks = {
        (each.rule, each.part, each.state): each.day
        for each in met
        if day is None or each.day <= day
    }
    codes = tuple(states)
    found = [one for rule in rules for one in _of_rule(cycle, rule, known, codes, marks)]
    if day is not None:
        found = [one._replace(left=(one.due - day).days) if one.due else one for one in found]
    return sorted(found, key=lambda one: (one.due is None, one.due or date.max, one.rule.key))


def quarter_ends(review: DateSpan) -> tuple[date, ...]:
    """The last days of the four quarters of a review period, which begins a month."""
    months = review.starts.year * 12 + review.starts.month - 1
    firsts = (divmod(months + passed, 12) for passed in (3, 6, 9, 12))
    return tuple(date(year, month + 1, 1) - timedelta(days=1) for year, month in firsts)


def programs_of(cycle: Cycle, code: str) -> tuple[str, ...]:
    """The keys of the programs that a state of a cycle is measured for."""
    named = {each.code: each.programs for each in cycle.states}.get(code, ())
    return tuple(key for key in PROGRAM_KEYS if program_name(key) in named)


def after(day: date, days: int, count: Count) -> date:
    """The day so many calendar or business days after another; the first day after it is 1."""
    if count is Count.BUSINESS:
        return business_days.later(day, days)
    return day + timedelta(days=days)


def narrowed(found: Iterable[Deadline], states: Collection[str]) -> list[Deadline]:
    """Keep to what some states have to meet, and what is only to be known; none stand for all."""
    if not states:
        return list(found)
    kept: list[Deadline] = []
    for one in found:
        own = tuple(code for code in one.states if code in states)
        if own:
            kept.append(one._replace(states=own, state=own[0] if len(own) == 1 else ""))
        elif not one.states and (not one.state or one.state in states):
            kept.append(one)
    return kept


_Days = Mapping[tuple[str, str, str], date]  # rule, state and program, or rule, part and state


def _of_rule(
    cycle: Cycle, rule: Rule, known: _Days, codes: Sequence[str], marks: _Days
) -> list[Deadline]:
    match rule.anchor:
        case Anchor.ENTERED:
            return [_own(rule, code, "", known.get((rule.key, code, "")), marks) for code in codes]
        case Anchor.ENTERED_BY_PROGRAM:
            return [
                _own(rule, code, program_name(key), known.get((rule.key, code, key)), marks)
                for code in codes
                for key in programs_of(cycle, code)
            ]
        case _:
            parts = _days_of_cycle(cycle, rule)
            return [one for part, day in parts for one in _of_all(rule, part, day, codes, marks)]


def _days_of_cycle(cycle: Cycle, rule: Rule) -> list[tuple[str, date]]:
    """The days that a rule of the whole cycle counts from, by quarter where it has several."""
    match rule.anchor:
        case Anchor.QUARTER_END:
            return list(zip(QUARTERS, quarter_ends(cycle.review), strict=True))
        case Anchor.CUTOFF:
            return [("", cycle.cutoff)]
        case _:
            return [("", rule.fixed_day(cycle.year))]


def _of_all(
    rule: Rule, part: str, starts: date, codes: Sequence[str], marks: _Days
) -> list[Deadline]:
    """One for all states that stand alike."""
    one = _from(rule, "", part, starts)
    if not rule.is_duty or not codes:
        return [one]
    alike: dict[date | None, list[str]] = {}
    for code in codes:
        alike.setdefault(marks.get((rule.key, part, code)), []).append(code)
    return [
        one._replace(
            state=group[0] if len(group) == 1 else "",
            met=met,
            states=tuple(group),
            is_for_all=len(group) == len(codes),
        )
        for met, group in alike.items()
    ]


def _own(rule: Rule, code: str, part: str, starts: date | None, marks: _Days) -> Deadline:
    one = _from(rule, code, part, starts)
    if not rule.is_duty:
        return one
    return one._replace(states=(code,), met=marks.get((rule.key, part, code)))


def _from(rule: Rule, state: str, part: str, starts: date | None) -> Deadline:
    due = after(starts, rule.days, rule.count) if starts else None
    return Deadline(rule, state, part, starts, due)
