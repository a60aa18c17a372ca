"""The small tables of a person: posts, and the meetings with a mark, as columns."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from perm_desktop.core.people.person import Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.tenures import Names
from perm_desktop.core.state_review import when
from perm_desktop.core.symbols import mark_look
from perm_desktop.gui.contacts.words import ALL_STATES, NO_ROLE, first_day, last_day
from perm_desktop.gui.kit.line_model import Column
from perm_desktop.services.person_meetings import PersonMeeting


class PostLine(NamedTuple):
    """A post of a person, as it reads today."""

    tenure: Tenure
    role: str
    state: str
    starts: str
    ends: str
    successor: str
    is_over: bool


def post_lines(directory: Directory, person: int, names: Names, today: date) -> list[PostLine]:
    """Return the posts of a person, those that are held first, each with who came after."""
    lines = [_post_line(directory, tenure, names, today) for tenure in directory.of_person(person)]
    return sorted(lines, key=lambda line: line.is_over)


def post_columns() -> tuple[Column[PostLine], ...]:
    """Which post, from when to when, and who came after."""
    return (
        Column(head="Role", text=lambda line: line.role, is_pale=_is_over),
        Column(head="State", text=lambda line: line.state, widest="All states", is_pale=_is_over),
        Column(head="From", text=lambda line: line.starts, widest="Sep 30, 2026", is_pale=_is_over),
        Column(head="To", text=lambda line: line.ends, widest="Still serving", is_pale=_is_over),
        Column(
            head="Successor",
            text=lambda line: line.successor,
            widest="Sample Successor",
            is_pale=_is_over,
        ),
    )


def meeting_columns(names: Names, today: Callable[[], date]) -> tuple[Column[PersonMeeting], ...]:
    """When, what, for which state, marked as what, and the mark."""
    return (
        Column(
            head="When",
            text=lambda each: when(each.row, today()),
            widest="Wed, Sep 30, 12:00 noon EDT",
        ),
        Column(head="Meeting", text=lambda each: each.row.short_title),
        Column(head="State", text=lambda each: each.state, widest="State"),
        Column(
            head="Marked as",
            text=lambda each: _marked_as(each, names),
            widest="Role: MRR contact",
            tip="By name, or as the role that was held on that day",
        ),
        Column(
            head="Mark",
            text=lambda each: mark_look(each.mark).word,
            look=lambda each: mark_look(each.mark),
            widest="Not required",
        ),
    )


def post_key(line: PostLine) -> int:
    """What tells a post from the others."""
    return line.tenure.id


def meeting_key(each: PersonMeeting) -> tuple[int, str, str, bool]:
    """What tells a mark from the others."""
    return each.row.id, each.state, each.role, each.by_name


def _post_line(directory: Directory, tenure: Tenure, names: Names, today: date) -> PostLine:
    role = names.role(tenure.post.role) if tenure.post.role else NO_ROLE
    next_one = directory.successor(tenure) if tenure.ends else None
    return PostLine(
        tenure,
        f"{role}, acting" if tenure.acting else role,
        names.state(tenure.post.state) if tenure.post.state else ALL_STATES,
        first_day(tenure),
        last_day(tenure, today),
        next_one.person.name if next_one else "",
        tenure.is_over(today),
    )


def _marked_as(each: PersonMeeting, names: Names) -> str:
    role = names.role(each.role) if each.role else ""
    if each.by_name:
        return role or "By name"
    return f"Role: {role}"


def _is_over(line: PostLine) -> bool:
    return line.is_over
