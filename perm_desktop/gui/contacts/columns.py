"""The lists of the Contacts page as columns: people, and posts that nobody holds."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.people.finding import Line
from perm_desktop.core.people.person import Organization
from perm_desktop.core.people.tenures import Names
from perm_desktop.gui.contacts.words import ALL_STATES, NO_ROLE, ORGANIZATIONS, PROGRAMS
from perm_desktop.gui.kit.line_model import Column

_MOST_STATES = 3  # that are named; more are counted


class Sorted(NamedTuple):
    """By which column a list is sorted, by its head."""

    head: str
    goes_down: bool = False


def people_columns(names: Names) -> tuple[Column[Line], ...]:
    """Who it is, for whom, what they do on the day, how they are reached."""
    return (
        Column(head="Name", text=lambda line: line.name, widest="Sample Longer-Name"),
        Column(head="Organization", text=_organization, widest="State agency"),
        Column(
            head="States",
            text=_states,
            widest="All states",
            is_pale=lambda line: not line.tenures,
        ),
        Column(
            head="Roles",
            text=lambda line: _roles(line, names),
            widest="IT security/access SME",
            is_pale=lambda line: not line.roles,
        ),
        Column(head="Program", text=_program, widest="Medicaid"),
        Column(head="Phone", text=_phone, widest="555-555-0100"),
        Column(head="E-mail", text=_email, widest="somebody@example.org"),
        Column(
            head="Since",
            text=lambda line: clock.day(since) if (since := _since(line)) else "",
            widest="Sep 30, 2026",
            tip="First day of the longest of the posts held on the day",
        ),
    )


def vacancy_columns(names: Names) -> tuple[Column[Line], ...]:
    """Which post it is, since when nobody holds it, and who did."""
    return (
        Column(
            head="Vacant post",
            text=lambda line: line.posts,
            widest="South Dakota has no IT security/access SME since Sep 30, 2026",
        ),
        Column(head="State", text=_states, widest="State"),
        Column(head="Role", text=lambda line: _roles(line, names), widest="Eligibility system SME"),
        Column(
            head="Since",
            text=lambda line: clock.day(since) if (since := _since(line)) else "Never held",
            widest="Sep 30, 2026",
            is_pale=lambda line: _since(line) is None,
        ),
        Column(
            head="Last held by",
            text=lambda line: _last(line) or "Nobody",
            widest="Sample Person-Longname",
            is_pale=lambda line: not _last(line),
        ),
    )


def key_of(line: Line) -> Hashable:
    """What tells a line from the others: the person, or the post."""
    if line.person is not None:
        return line.person.id
    return line.vacancy.post if line.vacancy is not None else None


def in_order(lines: Iterable[Line], columns: Sequence[Column[Line]], by: Sorted) -> list[Line]:
    """Return lines by a column; those that say nothing in it come last, whichever way it goes."""
    column = next((each for each in columns if each.head == by.head), columns[0])
    valued = [(_value(line, column), line) for line in lines]
    said = [(found, line) for found, line in valued if found]
    said.sort(key=lambda each: each[0], reverse=by.goes_down)
    return [*(line for _, line in said), *(line for found, line in valued if not found)]


def _organization(line: Line) -> str:
    """Of a state's own staff the states say which agency it is."""
    person = line.person
    if person is None:
        return ""
    is_state = person.organization is Organization.STATE
    return (not is_state and person.agency) or ORGANIZATIONS[person.organization]


def _states(line: Line) -> str:
    if len(line.states) > _MOST_STATES:
        return f"{len(line.states)} states"
    is_federal = any(not tenure.post.state for tenure in line.tenures)
    return ", ".join(line.states) or (ALL_STATES if is_federal else "No post")


def _roles(line: Line, names: Names) -> str:
    words = [f"{names.role(role)}{_acting(line, role)}" for role in line.roles]
    return ", ".join(words) or (NO_ROLE if line.tenures else "")


def _acting(line: Line, role: str) -> str:
    held = [tenure.acting for tenure in line.tenures if tenure.post.role == role]
    return " (acting)" if held and all(held) else ""


def _program(line: Line) -> str:
    if line.person is None:
        return ""
    return PROGRAMS[line.person.program] if line.person.program else "Both"


def _phone(line: Line) -> str:
    return line.person.phone if line.person else ""


def _email(line: Line) -> str:
    return line.person.email if line.person else ""


def _since(line: Line) -> date | None:
    if line.vacancy is not None:
        return line.vacancy.since
    days = [tenure.starts for tenure in line.tenures]
    return min((day for day in days if day is not None), default=None)


def _last(line: Line) -> str:
    last = line.vacancy.last if line.vacancy else None
    return last.name if last else ""


def _value(line: Line, column: Column[Line]) -> Any:
    """What a line is sorted by: a day as a day, all else as it reads."""
    return _since(line) if column.head == "Since" else column.text(line).casefold()
