"""Mark deadlines of states as met on a day, or take that back; each one step to undo."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.obligations import deadline_rules
from perm_desktop.core.obligations.deadline_rules import Anchor, Rule
from perm_desktop.core.obligations.deadlines import Deadline
from perm_desktop.core.obligations.differences import QUARTERS, program_name
from perm_desktop.services.cycle_settings import member
from perm_desktop.services.deadlines import all_of, check_day, program_of
from perm_desktop.store import facts
from perm_desktop.store.catalog import Catalog

_Place = tuple[str, str, str]  # rule, part and state


class Chosen(NamedTuple):
    """One deadline of one state."""

    state: str
    rule: str
    program: str = ""  # where each has its own
    quarter: str = ""  # where it has several


class _Found(NamedTuple):
    """What was chosen, looked up."""

    cycle: Cycle
    state: State
    rule: Rule
    program: str
    quarter: str

    @property
    def part(self) -> str:
        return self.quarter or (program_name(self.program) if self.program else "")

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.rule.title, self.part)))


def of_line(line: Deadline) -> list[Chosen]:
    """Return what a line stands for, state by state."""
    is_quarter = line.part in QUARTERS
    quarter, program = (line.part, "") if is_quarter else ("", line.part.lower())
    return [Chosen(code, line.rule.key, program, quarter) for code in line.states]


def mark(catalog: Catalog, year: int, chosen: Sequence[Chosen], day: date) -> list[Deadline]:
    """Mark deadlines as met on a day, as one step; returns them as they stand now.

    Raises UserError for a day that is to come or before the days begin to count, for a rule that
    nobody has to meet, and for a program or quarter that it asks for and that is missing.
    """
    check_day(day)
    if day > clock.home(catalog.now()).date():
        raise UserError(f"{clock.day(day)} is still to come.", "Use the day on which it was met.")
    found = [_found(catalog, year, each) for each in chosen]
    standing = _standing(catalog, year, found)
    for each in found:
        starts = standing[_place(each)].starts
        if each.rule.is_entered and starts is not None and day < starts:
            raise UserError(
                f"{each.words} of {each.state.name} counts from {clock.day(starts)}, so that it"
                f" cannot be met on {clock.day(day)}.",
                "Change one of the two days.",
            )
    _put(catalog, year, found, day)
    now = _standing(catalog, year, found)
    return [now[_place(each)] for each in found]


def take_back(catalog: Catalog, year: int, chosen: Sequence[Chosen]) -> list[Deadline]:
    """Take back that deadlines were met, as one step; returns them as they stand now.

    Raises UserError for one that is not marked.
    """
    found = [_found(catalog, year, each) for each in chosen]
    standing = _standing(catalog, year, found)
    for each in found:
        if standing[_place(each)].met is None:
            raise UserError(
                f"{each.words} of {each.state.name} is not marked as met.",
                "There is nothing to take back.",
            )
    _put(catalog, year, found, None)
    now = _standing(catalog, year, found)
    return [now[_place(each)] for each in found]


def _put(catalog: Catalog, year: int, found: Sequence[_Found], day: date | None) -> None:
    if not found:
        return
    verb = "Mark as met" if day else "Take back as met"
    with catalog.edit(f"{verb}: {_named(found)}, RY {year}") as edit:
        for each in found:
            facts.put_deadline_met(
                *(edit, each.cycle.id, each.state.id, each.rule.key),
                *(each.program, each.quarter, day),
            )


def _named(found: Sequence[_Found]) -> str:
    """What is marked, for the step to undo."""
    words = list(dict.fromkeys(each.words for each in found))
    codes = list(dict.fromkeys(each.state.code for each in found))
    what = words[0] if len(words) == 1 else counted(len(words), "deadline")
    return f"{what} of {codes[0] if len(codes) == 1 else counted(len(codes), 'state')}"


def _found(catalog: Catalog, year: int, chosen: Chosen) -> _Found:
    cycle, state = member(catalog, year, chosen.state)
    rule = deadline_rules.named(deadline_rules.of_cycle(cycle), chosen.rule)
    if not rule.is_duty:
        raise UserError(
            f"{rule.title} is a day to be known; nobody has to meet it.",
            "Mark only what a state has to do.",
        )
    program = program_of(cycle, state.code, rule, chosen.program)
    return _Found(cycle, state, rule, program, _quarter(rule, chosen.quarter))


def _quarter(rule: Rule, quarter: str) -> str:
    named = quarter.strip().upper()
    if rule.anchor is not Anchor.QUARTER_END:
        if named:
            raise UserError(f"{rule.title} is one for all quarters.", "Leave the quarter out.")
        return ""
    if named not in QUARTERS:
        raise UserError(
            f"{rule.title} is due for each quarter by itself.", "Name Q1, Q2, Q3 or Q4."
        )
    return named


def _standing(catalog: Catalog, year: int, found: Sequence[_Found]) -> Mapping[_Place, Deadline]:
    """How the deadlines of the states stand today."""
    today = clock.home(catalog.now()).date()
    codes = list(dict.fromkeys(each.state.code for each in found))
    lines = all_of(catalog, year, today, codes) if codes else []
    return {
        (line.rule.key, line.part, code): line._replace(state=code)
        for line in lines
        for code in line.states
    }


def _place(each: _Found) -> _Place:
    return each.rule.key, each.part, each.state.code
