"""Days by which something is to be done: what the rules of a cycle give, state by state."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core import business_days
from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.obligations.deadline_rules import Anchor, Count, Rule
from perm_desktop.core.obligations.differences import PROGRAM_KEYS, program_name


class Entered(NamedTuple):
    """A day that a rule counts from, entered for a state; a program where it matters."""

    rule: str
    state: str
    program: str  # a key of PROGRAM_KEYS, or empty
    day: date


class Deadline(NamedTuple):
    """A day by which something is to be done; None while its day is not entered."""

    rule: Rule
    state: str  # empty for all
    part: str  # "Q1", "Medicaid", or empty
    starts: date | None
    due: date | None
    left: int | None = None  # days from the day looked at to the last one; below zero: passed

    @property
    def is_overdue(self) -> bool:
        """True when its last day is over."""
        return self.left is not None and self.left < 0

    @property
    def when(self) -> str:
        """ "in 12 days", "today", "12 days ago", from the day looked at; empty without one.

        That it passed does not say that nothing was done: nobody records that here.
        """
        if self.left is None:
            return ""
        days = counted(abs(self.left), "day")
        return f"in {days}" if self.left > 0 else f"{days} ago" if self.left else "today"

    @property
    def title(self) -> str:
        """ "Corrective action plan, Medicaid", with what is not proved saying so."""
        named = ", ".join(filter(None, (self.rule.title, self.part)))
        return named if self.rule.verified else f"{named} (unverified)"


def deadlines(
    cycle: Cycle,
    rules: Iterable[Rule],
    entered: Iterable[Entered],
    states: Iterable[str],
    day: date | None = None,
) -> list[Deadline]:
    """Return all deadlines of a cycle as of a day; those without a day of their own are last."""
    known = {(each.rule, each.state, each.program): each.day for each in entered}
    codes = list(states)
    found = [one for rule in rules for one in _of_rule(cycle, rule, known, codes)]
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


def _of_rule(
    cycle: Cycle, rule: Rule, known: Mapping[tuple[str, str, str], date], codes: list[str]
) -> list[Deadline]:
    match rule.anchor:
        case Anchor.QUARTER_END:
            ends = enumerate(quarter_ends(cycle.review), 1)
            return [_from(rule, "", f"Q{number}", end) for number, end in ends]
        case Anchor.CUTOFF:
            return [_from(rule, "", "", cycle.cutoff)]
        case Anchor.CYCLE:
            return [_from(rule, "", "", rule.fixed_day(cycle.year))]
        case Anchor.ENTERED:
            return [_from(rule, code, "", known.get((rule.key, code, ""))) for code in codes]
        case Anchor.ENTERED_BY_PROGRAM:
            return [
                _from(rule, code, program_name(program), known.get((rule.key, code, program)))
                for code in codes
                for program in programs_of(cycle, code)
            ]


def _from(rule: Rule, state: str, part: str, starts: date | None) -> Deadline:
    due = after(starts, rule.days, rule.count) if starts else None
    return Deadline(rule, state, part, starts, due)
